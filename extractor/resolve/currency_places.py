"""Which currencies share a sign or word, and the places and exchanges that speak for one of them. Only tables."""

from __future__ import annotations

import re
from collections.abc import Iterable

# The currencies that one shared sign or word may mean, the usual one first.
CANDIDATES = {
    "$": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "JMD", "TTD", "FJD", "NAD", "MXN", "ARS", "CLP", "COP"),
    "¥": ("JPY", "CNY"),
    "kr": ("SEK", "NOK", "DKK", "ISK", "CZK", "SKK"),
    "kroner": ("NOK", "DKK"),
    "krona": ("SEK", "ISK"),
    "Rs": ("INR", "PKR", "LKR", "NPR", "MUR", "SCR"),
    "pound": ("GBP", "EGP", "LBP", "SYP", "SDG", "SSP"),
    "franc": ("CHF", "XOF", "XAF", "RWF", "CDF", "GNF", "BIF", "DJF", "KMF", "FRF", "BEF"),
    "cfa": ("XOF", "XAF"),
    "peso": ("MXN", "PHP", "ARS", "CLP", "COP", "UYU", "DOP", "CUP"),
    "centavo": ("MXN", "PHP", "ARS", "COP", "BRL"),
    "dinar": ("KWD", "BHD", "JOD", "IQD", "RSD", "TND", "DZD", "LYD", "MKD"),
    "fils": ("AED", "KWD", "BHD", "JOD", "IQD"),
    "dirham": ("AED", "MAD"),
    "riyal": ("SAR", "QAR", "OMR", "YER", "IRR"),
    "shilling": ("KES", "UGX", "TZS", "SOS"),
    "won": ("KRW", "KPW"),
    "lira": ("TRY", "LBP", "SYP", "ITL"),
    "piastre": ("EGP", "LBP", "SYP", "SDG"),
    "kwacha": ("ZMW", "MWK"),
    "K": ("ZMW", "MWK", "PGK", "MMK", "LAK"),
    "P": ("PHP", "BWP"),
    "ruble": ("RUB", "BYN"),
    "leu": ("RON", "MDL"),
    "manat": ("AZN", "TMT"),
    "som": ("KGS", "UZS"),
    "escudo": ("CVE",),
    "øre": ("NOK", "DKK"),
    "paisa": ("INR", "PKR", "NPR", "BDT"),
    "sen": ("MYR", "JPY", "IDR"),
}  # fmt: skip
# Where a minor unit is a thousandth: fils of a dinar.
THOUSANDTHS = frozenset((("fils", "KWD"), ("fils", "BHD"), ("fils", "JOD"), ("fils", "IQD")))
# Currencies that the euro replaced: only beside a year of their time.
GONE = frozenset(("FRF", "BEF", "ITL", "SKK"))
# Words that mean the usual one unless the article speaks more of another country than of its own.
DOMINANT = frozenset(("ruble", "leu", "paisa", "sen", "P", "øre"))
# The dollars that newspapers of their own country write with a bare sign in English, beside the US one.
LOCAL_PRESS = ("USD", "CAD", "AUD", "NZD", "SGD", "JMD", "TTD", "FJD", "NAD")
# Words that name a currency's country or its chief cities; the country's stem covers its adjective.
PLACES = {
    code: tuple(words.split("|"))
    for code, words in {
        "USD": "U.S.|US |United States|America|New York|Washington|California|Texas|Wall Street|Chicago|Boston|San Francisco",
        "CAD": "Canada|Canadian|Toronto|Ottawa|Montreal|Vancouver|Calgary|Ontario|Quebec|Alberta|Winnipeg|Saskatchewan|S&P/TSX",
        "AUD": "Australia|Sydney|Melbourne|Canberra|Brisbane|Queensland|Adelaide|Tasmania|New South Wales|ASX|AEDT|AEST",
        "NZD": "New Zealand|Auckland|Wellington|Christchurch|Kiwi|NZX|NZDT|NZST",
        "SGD": "Singapore|Straits Times Index",
        "HKD": "Hong Kong",
        "TWD": "Taiwan|Taipei",
        "JMD": "Jamaica|Kingston",
        "TTD": "Trinidad|Port of Spain",
        "FJD": "Fiji|Suva",
        "NAD": "Namibia|Windhoek",
        "MXN": "Mexic",
        "ARS": "Argentin|Buenos Aires",
        "CLP": "Chile|Santiago",
        "COP": "Colombia|Bogot",
        "UYU": "Uruguay|Montevideo",
        "DOP": "Dominican|Santo Domingo",
        "CUP": "Cuba|Havana",
        "PHP": "Philippin|Manila|Filipino|Makati|Quezon|Cebu",
        "JPY": "Japan|Tokyo|Osaka|Nikkei|Kyoto",
        "CNY": "China|Chinese|Beijing|Shanghai|Shenzhen|Guangzhou|Hangzhou",
        "SEK": "Swed|Riksbank|Stockholm|Gothenburg|Malmo",
        "NOK": "Norw|Norges|Oslo|Bergen|Stavanger|Trondheim",
        "DKK": "Denmark|Danish|Copenhagen|Aarhus|Odense|Aalborg|Dane|Faroe",
        "ISK": "Iceland|Reykjav",
        "SKK": "Slovak|Bratislava",
        "CZK": "Czech|Prague|Brno",
        "INR": "India|Mumbai|Delhi|Bengaluru|Bangalore|Chennai|Kolkata|Hyderabad",
        "PKR": "Pakistan|Karachi|Islamabad|Lahore",
        "LKR": "Sri Lanka|Colombo",
        "NPR": "Nepal|Kathmandu",
        "MUR": "Mauriti|Port Louis",
        "SCR": "Seychell",
        "BDT": "Banglades|Dhaka|Chittagong",
        "GBP": "Britain|British|UK|U.K.|London|England|Scotland|Scottish|Wales|Manchester|Bank of England|FTSE",
        "EGP": "Egypt|Cairo",
        "LBP": "Leban|Beirut",
        "SYP": "Syria|Damascus",
        "SDG": "Sudan|Khartoum",
        "SSP": "Juba",
        "CHF": "Swiss|Switzerland|Zurich|Geneva|Basel",
        "XOF": "Senegal|Dakar|Ivory Coast|Ivorian|Ivoire|Abidjan|Mali|Bamako|Burkina|Ouagadougou|Benin|Cotonou|Togo|Niamey|BCEAO",
        "XAF": "Cameroon|Gabon|Libreville|Chad|Douala|Yaound|Equatorial Guinea|Malabo|Central African|Brazzaville|BEAC",
        "RWF": "Rwanda|Kigali",
        "CDF": "Congo|Kinshasa",
        "GNF": "Guinea|Conakry",
        "BIF": "Burundi|Bujumbura",
        "DJF": "Djibouti",
        "KMF": "Comor",
        "FRF": "France|French|Paris",
        "BEF": "Belgi|Brussels|Antwerp",
        "ITL": "Ital|Rome|Milan|Turin",
        "KWD": "Kuwait",
        "BHD": "Bahrain|Manama",
        "JOD": "Jordan|Amman",
        "IQD": "Iraq|Baghdad|Basra",
        "RSD": "Serb|Srbij|Belgrade",
        "TND": "Tunis",
        "DZD": "Alger",
        "LYD": "Libya|Tripoli",
        "MKD": "Macedonia|Skopje",
        "AED": "UAE|Emirat|Dubai|Abu Dhabi|Sharjah",
        "MAD": "Morocc|Casablanca|Rabat",
        "SAR": "Saudi|Riyadh|Jeddah",
        "QAR": "Qatar|Doha",
        "OMR": "Oman|Muscat",
        "YER": "Yemen|Sanaa",
        "IRR": "Iran|Tehran",
        "KES": "Kenya|Nairobi|Mombasa",
        "UGX": "Uganda|Kampala",
        "TZS": "Tanzania|Dar es Salaam|Zanzibar",
        "SOS": "Somali|Mogadishu",
        "KRW": "South Korea|Korean|Seoul|Kospi",
        "KPW": "North Korea|Pyongyang",
        "TRY": "Turkey|Turkish|Istanbul|Ankara|Turkiye|Türkiye",
        "ZMW": "Zambia|Lusaka|Copperbelt",
        "MWK": "Malawi|Lilongwe|Blantyre",
        "PGK": "Papua|Port Moresby",
        "MMK": "Myanmar|Yangon|Burm",
        "LAK": "Lao|Vientiane",
        "BWP": "Botswana|Gaborone",
        "RUB": "Russia|Moscow|Kremlin|Petersburg",
        "BYN": "Belarus|Minsk",
        "RON": "Romania|Bucharest|Cluj",
        "MDL": "Moldov|Chisinau|Chișinău",
        "BRL": "Brazil|Sao Paulo|São Paulo|Rio de Janeiro|Brasilia|Petrobras",
        "MYR": "Malaysia|Kuala Lumpur|Penang|Bursa",
        "IDR": "Indonesia|Jakarta",
        "AZN": "Azerbaijan|Baku",
        "TMT": "Turkmen|Ashgabat",
        "KGS": "Kyrgyz|Bishkek",
        "UZS": "Uzbek|Tashkent",
        "CVE": "Cape Verde|Praia",
    }.items()
}
# Exchanges whose companies report, more often than not, in the money of the place.
EXCHANGES = {
    "ASX": "AUD", "TSX": "CAD", "TSXV": "CAD", "TSX-V": "CAD", "NZX": "NZD", "SGX": "SGD", "NYSE": "USD", "NASDAQ": "USD", "BMV": "MXN",
}  # fmt: skip
# Whose dollars "all figures are in": "reports in U.S. dollars", "amounts are expressed in millions of Australian dollars".
WHOSE = {
    "US": "USD", "U.S.": "USD", "Canadian": "CAD", "Australian": "AUD", "New Zealand": "NZD", "Singapore": "SGD", "Hong Kong": "HKD",
    "New Taiwan": "TWD", "Taiwan": "TWD",
}  # fmt: skip
STATING = frozenset("figures amounts prices values currency results reports reported expressed stated presented numbers".split())


def _alternation(words: Iterable[str]) -> str:
    """The words grouped by first letter: the regex engine then passes over all letters that can begin none."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in groups.items())


# The places of the dollars above, to be counted in one pass, and each one's code; Suva is not in Suvarna, Fiji is in Fijian.
LOCAL_CODES = {place: code for code in LOCAL_PRESS for place in PLACES[code]}
LOCAL_PLACES = re.compile(rf"(?:{_alternation(LOCAL_CODES)})(?:(?<= )|(?![b-hj-mo-rt-z]))")
