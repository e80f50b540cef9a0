"""Nations as news names them: the adjective, the country, its people, its cities. Only tables."""

from __future__ import annotations

_ROWS = """
    American America Americans; Argentine Argentina Argentines; Australian Australia Australians; Austrian Austria Austrians
    Belgian Belgium Belgians; Brazilian Brazil Brazilians; British Britain British; Bulgarian Bulgaria Bulgarians
    Canadian Canada Canadians; Chilean Chile Chileans; Chinese China Chinese; Colombian Colombia Colombians
    Croatian Croatia Croats; Czech Czechia Czechs; Danish Denmark Danes; Dutch Netherlands Dutch; Egyptian Egypt Egyptians
    English England English; Estonian Estonia Estonians; Filipino Philippines Filipinos; Finnish Finland Finns; French France French
    German Germany Germans; Greek Greece Greeks; Hungarian Hungary Hungarians; Icelandic Iceland Icelanders; Indian India Indians
    Indonesian Indonesia Indonesians; Irish Ireland Irish; Israeli Israel Israelis; Italian Italy Italians; Japanese Japan Japanese
    Kazakh Kazakhstan Kazakhs; Kenyan Kenya Kenyans; Korean Korea Koreans; Latvian Latvia Latvians; Lithuanian Lithuania Lithuanians
    Malaysian Malaysia Malaysians; Mexican Mexico Mexicans; Moroccan Morocco Moroccans; Nigerian Nigeria Nigerians
    Norwegian Norway Norwegians; Peruvian Peru Peruvians; Polish Poland Poles; Portuguese Portugal Portuguese
    Romanian Romania Romanians; Russian Russia Russians; Saudi Saudi Saudis; Scottish Scotland Scots
    Singaporean Singapore Singaporeans; Slovak Slovakia Slovaks; Spanish Spain Spaniards; Swedish Sweden Swedes
    Swiss Switzerland Swiss; Taiwanese Taiwan Taiwanese; Thai Thailand Thais; Turkish Turkey Turks; Ukrainian Ukraine Ukrainians
    Vietnamese Vietnam Vietnamese; Welsh Wales Welsh
"""
# The cities that companies are said to be based in, by country.
_CITIES = """
    China: Hefei Wuhan Ningbo Wuxi Foshan Dongguan Qingdao Changsha Xiamen Chengdu Chongqing Tianjin Xian Dalian Jinan;
    Kazakhstan: Almaty Astana;
    Japan: Tokyo Osaka Kyoto Nagoya Yokohama Fukuoka Sapporo Kobe Hiroshima; China: Beijing Shanghai Shenzhen Hangzhou Guangzhou Suzhou
    Korea: Seoul Busan Incheon; Taiwan: Taipei Hsinchu Taichung; India: Mumbai Delhi Bengaluru Bangalore Chennai Pune Hyderabad Kolkata
    Germany: Berlin Munich Hamburg Frankfurt Cologne Stuttgart Düsseldorf Leipzig Dresden Hanover Bremen Essen Nuremberg Mannheim
    France: Paris Lyon Marseille Toulouse Lille Bordeaux Nantes Strasbourg Grenoble; Italy: Milan Turin Rome Bologna Genoa Naples Verona
    Spain: Madrid Barcelona Bilbao Valencia Seville; Portugal: Lisbon Porto; Netherlands: Amsterdam Rotterdam Eindhoven Utrecht
    Belgium: Brussels Antwerp Ghent Liège; Switzerland: Zurich Zürich Geneva Basel Bern Lausanne Zug; Austria: Vienna Linz Graz Salzburg
    Sweden: Stockholm Gothenburg Malmö Uppsala; Norway: Oslo Bergen Stavanger Trondheim; Denmark: Copenhagen Aarhus Odense Aalborg
    Finland: Helsinki Espoo Tampere Turku; Iceland: Reykjavik; Ireland: Dublin Cork Galway; Poland: Warsaw Krakow Gdansk Wroclaw Poznan
    Czechia: Prague Brno Ostrava; Hungary: Budapest; Romania: Bucharest Cluj; Greece: Athens Thessaloniki; Turkey: Istanbul Ankara Izmir
    Scotland: Edinburgh Glasgow Aberdeen Dundee; Wales: Cardiff Swansea; Britain: London Manchester Leeds Bristol Birmingham Sheffield
    America: Chicago Boston Houston Miami Dallas Seattle Denver Atlanta Detroit Philadelphia Phoenix;
    America: Cleveland Pittsburgh Minneapolis Cincinnati
    Canada: Toronto Montreal Vancouver Calgary Ottawa Edmonton Winnipeg; Mexico: Monterrey Guadalajara; Chile: Santiago; Peru: Lima
    Brazil: Brasilia Curitiba; Colombia: Bogota Bogotá Medellín; Australia: Sydney Melbourne Brisbane Perth Adelaide
    Malaysia: Penang Johor; Thailand: Bangkok; Vietnam: Hanoi; Indonesia: Jakarta Surabaya; Philippines: Manila Cebu
    Kenya: Nairobi Mombasa; Nigeria: Lagos Abuja; Egypt: Cairo Alexandria; Morocco: Casablanca Rabat; Saudi: Riyadh Jeddah; Ukraine: Kyiv
    Russia: Moscow; Lithuania: Vilnius Kaunas; Latvia: Riga; Estonia: Tallinn Tartu; Croatia: Zagreb; Bulgaria: Sofia
"""
_NATIONS = [row.split() for line in _ROWS.splitlines() for row in line.split(";") if row.strip()]
# Adjective or country → country; the people → its adjective. Of the people that the adjective names too ("the Dutch") a verb must tell.
COUNTRIES = {word: country for adjective, country, _ in _NATIONS for word in (adjective, country)} | {"US": "America", "UK": "Britain"}
_HOMES = [row.split(":") for line in _CITIES.splitlines() for row in line.split(";") if row.strip()]
CITIES = {city: country.strip() for country, cities in _HOMES for city in cities.split()}
PEOPLES = {people: adjective for adjective, _, people in _NATIONS}
ADJECTIVES = frozenset(adjective for adjective, *_ in _NATIONS)
