"""Which currencies share a sign or word, and the places and exchanges that speak for one of them. Only tables."""

from __future__ import annotations

import re
from collections.abc import Iterable

# The currencies that one shared sign or word may mean, the usual one first.
CANDIDATES = {
    "$": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "JMD", "TTD", "FJD", "NAD", "MXN", "ARS", "CLP", "COP"),
    "¥": ("JPY", "CNY"),
    "kr": ("SEK", "NOK", "DKK", "ISK", "CZK"),
    "Rs": ("INR", "PKR", "LKR", "NPR", "MUR"),
    "pound": ("GBP", "EGP", "LBP", "SYP", "SDG"),
    "franc": ("CHF", "XOF", "XAF", "RWF", "CDF"),
    "peso": ("MXN", "PHP", "ARS", "CLP", "COP", "UYU", "DOP", "CUP"),
    "dinar": ("KWD", "BHD", "JOD", "IQD", "RSD", "TND", "DZD", "LYD", "MKD"),
    "dirham": ("AED", "MAD"),
    "riyal": ("SAR", "QAR", "OMR", "YER", "IRR"),
    "shilling": ("KES", "UGX", "TZS", "SOS"),
    "won": ("KRW", "KPW"),
    "lira": ("TRY", "LBP", "SYP"),
    "kwacha": ("ZMW", "MWK"),
    "manat": ("AZN", "TMT"),
    "som": ("KGS", "UZS"),
    "escudo": ("CVE",),
}  # fmt: skip
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
        "PHP": "Philippin|Manila|Filipino",
        "JPY": "Japan|Tokyo|Osaka|Nikkei|Kyoto",
        "CNY": "China|Chinese|Beijing|Shanghai|Shenzhen|Guangzhou|Hangzhou",
        "SEK": "Swed|Stockholm|Gothenburg|Malmo",
        "NOK": "Norw|Oslo|Bergen|Stavanger",
        "DKK": "Denmark|Danish|Copenhagen|Aarhus|Dane",
        "ISK": "Iceland|Reykjav",
        "CZK": "Czech|Prague|Brno",
        "INR": "India|Mumbai|Delhi|Bengaluru|Bangalore|Chennai|Kolkata|Hyderabad",
        "PKR": "Pakistan|Karachi|Islamabad|Lahore",
        "LKR": "Sri Lanka|Colombo",
        "NPR": "Nepal|Kathmandu",
        "MUR": "Mauriti|Port Louis",
        "GBP": "Britain|British|UK|U.K.|London|England|Scotland|Scottish|Wales|Manchester|Bank of England|FTSE",
        "EGP": "Egypt|Cairo",
        "LBP": "Leban|Beirut",
        "SYP": "Syria|Damascus",
        "SDG": "Sudan|Khartoum",
        "CHF": "Swiss|Switzerland|Zurich|Geneva|Basel",
        "XOF": "Senegal|Dakar|Ivory Coast|Abidjan|Mali|Burkina|Benin|Togo",
        "XAF": "Cameroon|Gabon|Chad|Douala",
        "RWF": "Rwanda|Kigali",
        "CDF": "Congo|Kinshasa",
        "KWD": "Kuwait",
        "BHD": "Bahrain|Manama",
        "JOD": "Jordan|Amman",
        "IQD": "Iraq|Baghdad|Basra",
        "RSD": "Serbia|Belgrade",
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
        "ZMW": "Zambia|Lusaka",
        "MWK": "Malawi|Lilongwe",
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
