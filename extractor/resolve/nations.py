"""Nations as news names them: the adjective, the country, its people. Only a table."""

from __future__ import annotations

_ROWS = """
    American America Americans; Argentine Argentina Argentines; Australian Australia Australians; Austrian Austria Austrians
    Belgian Belgium Belgians; Brazilian Brazil Brazilians; British Britain British; Bulgarian Bulgaria Bulgarians
    Canadian Canada Canadians; Chilean Chile Chileans; Chinese China Chinese; Colombian Colombia Colombians
    Croatian Croatia Croats; Czech Czechia Czechs; Danish Denmark Danes; Dutch Netherlands Dutch; Egyptian Egypt Egyptians
    English England English; Estonian Estonia Estonians; Filipino Philippines Filipinos; Finnish Finland Finns; French France French
    German Germany Germans; Greek Greece Greeks; Hungarian Hungary Hungarians; Icelandic Iceland Icelanders; Indian India Indians
    Indonesian Indonesia Indonesians; Irish Ireland Irish; Israeli Israel Israelis; Italian Italy Italians; Japanese Japan Japanese
    Kenyan Kenya Kenyans; Korean Korea Koreans; Latvian Latvia Latvians; Lithuanian Lithuania Lithuanians
    Malaysian Malaysia Malaysians; Mexican Mexico Mexicans; Moroccan Morocco Moroccans; Nigerian Nigeria Nigerians
    Norwegian Norway Norwegians; Peruvian Peru Peruvians; Polish Poland Poles; Portuguese Portugal Portuguese
    Romanian Romania Romanians; Russian Russia Russians; Saudi Saudi Saudis; Scottish Scotland Scots
    Singaporean Singapore Singaporeans; Slovak Slovakia Slovaks; Spanish Spain Spaniards; Swedish Sweden Swedes
    Swiss Switzerland Swiss; Taiwanese Taiwan Taiwanese; Thai Thailand Thais; Turkish Turkey Turks; Ukrainian Ukraine Ukrainians
    Vietnamese Vietnam Vietnamese; Welsh Wales Welsh
"""
_NATIONS = [row.split() for line in _ROWS.splitlines() for row in line.split(";") if row.strip()]
# Adjective or country → country; the people → its adjective. Of the people that the adjective names too ("the Dutch") a verb must tell.
COUNTRIES = {word: country for adjective, country, _ in _NATIONS for word in (adjective, country)}
PEOPLES = {people: adjective for adjective, _, people in _NATIONS}
