"""How English news writes currencies beyond what CLDR knows: wire forms, marks, minor units, slang, shared words.

Only tables. `currencies.py` lays them over `currencies.csv`; what is unique and regular in CLDR (names, plurals,
most signs) is not repeated here.
"""

from __future__ import annotations

# A sign or word that several currencies share → its family, named by its usual sign, and the usual reading (None: no reading is usual).
FAMILIES = {
    "$": "USD", "¥": "JPY", "kr": None, "Rs": "INR", "pound": "GBP", "franc": "CHF", "peso": "MXN", "dinar": None, "dirham": "AED",
    "riyal": None,
    "shilling": "KES", "won": "KRW", "kwacha": "ZMW", "manat": None, "som": None, "escudo": "CVE", "cent": "USD", "lira": "TRY",
    "ruble": "RUB", "leu": "RON", "cfa": "XOF", "K": "ZMW", "P": "PHP", "fils": "AED", "piastre": "EGP", "øre": "NOK", "paisa": "INR",
    "sen": "MYR", "centavo": "MXN", "kroner": None, "krona": "SEK",
}  # fmt: skip
# Forms of a family's word that only some of it use, as a family of their own; `crown` and `kr` are of all.
FORMS = {
    "krone": "kroner", "kroner": "kroner", "krona": "krona", "kronor": "krona", "kronas": "krona", "kronur": "krona", "krónur": "krona",
}  # fmt: skip
# Forms that mean another of the family where nothing is said; words of several currencies that mean one unless a country says otherwise.
USUAL_FORMS = {"lire": "ITL", "kronur": "ISK", "krónur": "ISK", "króna": "ISK"}
USUAL_HEADS = {
    "peseta": "ESP", "guilder": "NLG", "mark": "DEM", "lev": "BGN", "zloty": "PLN", "markka": "FIM",
    "drachma": "GRD", "real": "BRL",
}  # fmt: skip
HEADS_OF_FAMILIES = {
    "dollar": "$", "krone": "kr", "krona": "kr", "króna": "kr", "crown": "kr", "rupee": "Rs", "pound": "pound", "franc": "franc",
    "peso": "peso", "dinar": "dinar",
    "dirham": "dirham", "riyal": "riyal", "rial": "riyal", "shilling": "shilling", "won": "won", "kwacha": "kwacha", "manat": "manat",
    "som": "som", "escudo": "escudo", "lira": "lira", "ruble": "ruble", "leu": "leu",
}  # fmt: skip
SHARED_SIGNS = {"$": "$", "＄": "$", "¥": "¥", "￥": "¥", "₨": "Rs", "¢": "cent"}

# Letters of a country glued to a shared sign, on either side: US$, $US, HK$, Mex$.
MARKS = {
    "$": {
        "US": "USD", "U.S.": "USD", "USD": "USD", "A": "AUD", "AU": "AUD", "AUD": "AUD", "Aus": "AUD", "C": "CAD", "CA": "CAD",
        "CAD": "CAD", "CAN": "CAD", "Can": "CAD", "CDN": "CAD",
        "Cdn": "CAD", "NZ": "NZD", "NZD": "NZD", "S": "SGD", "SG": "SGD", "SGD": "SGD", "HK": "HKD", "HKD": "HKD", "NT": "TWD",
        "NTD": "TWD", "TWD": "TWD", "R": "BRL", "BRL": "BRL",
        "MX": "MXN", "Mex": "MXN", "MXN": "MXN", "J": "JMD", "TT": "TTD", "BZ": "BZD", "EC": "XCD", "B": "BND", "BDS": "BBD",
        "Bds": "BBD", "FJ": "FJD", "F": "FJD", "N": "NAD", "Z": "ZWG",
        "AR": "ARS", "Arg": "ARS", "ARS": "ARS", "COP": "COP", "RD": "DOP",
        "Col": "COP", "CLP": "CLP", "MOP": "MOP", "L": "LRD", "G": "GYD", "WS": "WST",
        "T": "TWD",  # in CLDR the sign of Tonga's pa'anga; the agencies write T$ for Taiwan's dollar
    },
    "£": {"E": "EGP", "EG": "EGP", "LE": "EGP", "L": "LBP", "LL": "LBP", "IR": "IEP", "UK": "GBP", "GBP": "GBP", "SD": "SDG", "S": "SYP"},
    "€": {"EUR": "EUR"},
    "¥": {"CN": "CNY", "RMB": "CNY", "CNY": "CNY", "JP": "JPY", "JPY": "JPY"},
    "₵": {"GH": "GHS"},
    "¢": {"GH": "GHS"},
}  # fmt: skip
# The marks that may also stand apart from their sign: "US $5m", "C $ 16.4 million", "AU $3". ("A $5m fine" is an article.)
SPACED_MARKS = frozenset("US U.S. USD AU AUD Aus C CA CAN CDN Cdn NZ SG HK NT Mex MX".split())
# What follows an amount with a bare sign and says whose it is: "$75 Canadian", "$31.20 US".
COUNTRIES_BEHIND = {
    "U.S.": "USD", "U.S": "USD", "US": "USD", "USD": "USD", "American": "USD", "Canadian": "CAD", "Cdn": "CAD", "CDN": "CAD",
    "CAD": "CAD", "Australian": "AUD", "Aust": "AUD", "AUD": "AUD",
    "NZ": "NZD", "NZD": "NZD", "New Zealand": "NZD", "SGD": "SGD", "Singapore": "SGD", "HKD": "HKD", "Hong Kong": "HKD", "TWD": "TWD",
}  # fmt: skip

# Plain letters before the number: wire forms and local usage; a family's name (see FAMILIES) where the letters are shared.
PREFIXES = {
    "RMB": "CNY", "Rmb": "CNY", "rmb": "CNY", "Rs": "Rs", "Rs.": "Rs", "rs": "Rs", "rs.": "Rs", "RS": "Rs", "Re": "Rs", "RM": "MYR",
    "Rp": "IDR", "Tk": "BDT", "KSh": "KES", "Ksh": "KES",
    "KShs": "KES", "Kshs": "KES", "Shs": "shilling", "USh": "UGX", "UShs": "UGX", "Php": "PHP", "PhP": "PHP", "LE": "EGP",
    "DM": "DEM", "SFr": "CHF", "SFr.": "CHF", "Sfr": "CHF",
    "Fr.": "CHF", "FFr": "FRF", "BFr": "BEF", "NIS": "ILS", "STG": "GBP", "Stg": "GBP", "stg": "GBP", "Eur": "EUR", "eur": "EUR",
    "Eu": "EUR", "euro": "EUR",
    "DKr": "DKK", "SKr": "SEK", "NKr": "NOK", "kr": "kr", "Kr": "kr",
    "kr.": "kr", "NTD": "TWD", "FCFA": "cfa", "CFA": "cfa", "MRs": "MUR", "PS": "GBP", "Y=": "JPY", "Y": "JPY", "S/": "PEN",
    "S/.": "PEN", "Bs": "BOB", "Gs": "PYG", "GH": "GHS", "TL": "TRY", "PKRs": "PKR",
    "Dh": "AED", "Dhs": "AED", "QR": "QAR", "SR": "SAR", "RO": "OMR", "KD": "KWD", "BD": "BHD", "JD": "JOD", "MK": "MWK",
    "TSh": "TZS", "SLRs": "LKR", "NRs": "NPR",
    "ZK": "ZMW", "Kz": "AOA", "Le": "SLE", "Ar": "MGA", "CFAF": "cfa", "Won": "KRW",
    "Tsh": "TZS", "TShs": "TZS", "Tshs": "TZS", "Ush": "UGX", "Ushs": "UGX", "FRw": "RWF", "Frw": "RWF", "Rwf": "RWF",
    "Kč": "CZK", "Kc": "CZK", "Ft": "HUF",
    "zl": "PLN", "zł": "PLN", "Rbs": "RUB", "Rb": "RUB", "Shk": "ILS", "Sh": "shilling", "Bt": "THB", "Ps": "MXN",
    "dlrs": "$", "Dlrs": "$", "DLRS": "$",
    "#": "GBP",
}  # fmt: skip
GLUED_PREFIXES = frozenset("Eu euro PS Y= Y Re Bs Gs GH TL Ft zl Rb Sh Bt Ps Kc ZK Kz Le Ar Won".split())
# One letter glued to a number that has a scale or a group: R5.4bn, P500 million, N1,200. ("R2", "P5", "N95" are none.)
LETTER_PREFIXES = {"R": "ZAR", "P": "P", "N": "NGN", "K": "K", "Y": "JPY", "Q": "GTQ", "W": "KRW"}
# Currencies' own words that are written before the number, as their countries do: "rupees 20", "Malaysian ringgit 42".
WORDS_BEFORE = frozenset(
    "rupees ringgit baht yen yuan naira rupiah taka shillings kyat rial riyal dirham dinar kwacha cedi birr lei euro pounds dollars "
    "euros".split()
)
# Codes that are English words or other initials: only glued, or before a number with a scale.
WORDLIKE_CODES = frozenset(
    "ALL TOP MOP CUP PEN LAK BAM GEL SOS TRY MUR BOB GIP DOP ANG SIT MAD QR SR KD BD SCR ERN LSL CAD SAR SLL STD BAD "
    "BAN ATS ARM MAF MLF RO JD MK".split()
)
# Marks that are numbered: "COP28", "TOP100", "ARM64", "Le 7".
NUMBERED = frozenset("COP TOP ARM ALL BAN SIT PEN CUP Kz Le Ar ZK Won".split())
# Those of them that nothing else is called behind a number.
PLAIN_BEHIND = frozenset("CAD SAR MAD".split())

# Letters behind the number, beside codes and CLDR's names.
SUFFIXES = {
    "RMB": "CNY", "Rmb": "CNY", "rmb": "CNY", "RM": "MYR", "Rs": "Rs", "NIS": "ILS", "LE": "EGP", "L.E": "EGP", "L.E.": "EGP",
    "DM": "DEM", "kn": "HRK", "zł": "PLN", "zl": "PLN", "Kč": "CZK",
    "Ft": "HUF", "kr": "kr", "SKr": "SEK", "DKr": "DKK", "NKr": "NOK", "FCFA": "cfa", "CFA": "cfa", "元": "CNY", "円": "JPY", "원": "KRW",
    "руб": "RUB", "TL": "TRY", "bitcoin": "", "bitcoins": "", "BTC": "",
}  # fmt: skip
LOWER_CODES = frozenset("usd eur gbp cad aud inr cny jpy chf hkd sgd nzd".split())

# Words for money that are no names of currencies: (code or family, size in the major unit).
SLANG = {
    "buck": ("$", "1"), "dlrs": ("$", "1"), "dlr": ("$", "1"), "bucks": ("$", "1"), "grand": ("$", "1000"), "quid": ("GBP", "1"),
    "loonies": ("CAD", "1"), "soum": ("UZS", "1"), "soums": ("UZS", "1"), "kuai": ("CNY", "1"),
    "renminbi": ("CNY", "1"), "sterling": ("GBP", "1"),
    "pounds sterling": ("GBP", "1"), "pound sterling": ("GBP", "1"), "d-marks": ("DEM", "1"), "d-mark": ("DEM", "1"),
    "special drawing rights": ("XDR", "1"),
    "cfa francs": ("cfa", "1"), "cfa franc": ("cfa", "1"),
}  # fmt: skip

# Minor units by name: (code or family, size in the major unit).
MINOR = {
    "cent": ("cent", "0.01"), "cents": ("cent", "0.01"), "penny": ("cent", "0.01"), "pennies": ("cent", "0.01"),
    "pence": ("GBP", "0.01"), "eurocent": ("EUR", "0.01"), "eurocents": ("EUR", "0.01"),
    "euro cent": ("EUR", "0.01"), "euro cents": ("EUR", "0.01"), "us cents": ("USD", "0.01"), "u.s. cents": ("USD", "0.01"),
    "us cent": ("USD", "0.01"), "canadian cents": ("CAD", "0.01"),
    "australian cents": ("AUD", "0.01"), "singapore cents": ("SGD", "0.01"), "hong kong cents": ("HKD", "0.01"),
    "hong kong cent": ("HKD", "0.01"), "hk cents": ("HKD", "0.01"), "hk cent": ("HKD", "0.01"),
    "new zealand cents": ("NZD", "0.01"),
    "dimes": ("USD", "0.1"), "dime": ("USD", "0.1"), "nickels": ("USD", "0.05"), "quarters": ("USD", "0.25"),
    "sen": ("sen", "0.01"), "sens": ("sen", "0.01"), "paise": ("paisa", "0.01"), "paisa": ("paisa", "0.01"), "paisas": ("paisa", "0.01"),
    "öre": ("SEK", "0.01"), "øre": ("øre", "0.01"), "kopeck": ("RUB", "0.01"),
    "kopecks": ("RUB", "0.01"), "kopeks": ("RUB", "0.01"), "groszy": ("PLN", "0.01"), "kuruş": ("TRY", "0.01"), "kurus": ("TRY", "0.01"),
    "agorot": ("ILS", "0.01"), "centavos": ("centavo", "0.01"), "centavo": ("centavo", "0.01"),
    "centimes": ("franc", "0.01"), "rappen": ("CHF", "0.01"), "satang": ("THB", "0.01"), "fen": ("CNY", "0.01"), "jiao": ("CNY", "0.1"),
    "mao": ("CNY", "0.1"), "halalas": ("SAR", "0.01"), "halala": ("SAR", "0.01"),
    "kobo": ("NGN", "0.01"), "piastres": ("piastre", "0.01"), "piasters": ("piastre", "0.01"), "pesewas": ("GHS", "0.01"),
    "stotinki": ("BGN", "0.01"), "fils": ("fils", "0.01"), "baisa": ("OMR", "0.001"), "baisas": ("OMR", "0.001"),
    "baizas": ("OMR", "0.001"), "baiza": ("OMR", "0.001"),
    "millimes": ("TND", "0.001"), "pesewa": ("GHS", "0.01"), "ngwee": ("ZMW", "0.01"), "tambala": ("MWK", "0.01"),
    "thebe": ("BWP", "0.01"), "toea": ("PGK", "0.01"), "poisha": ("BDT", "0.01"), "kopiykas": ("UAH", "0.01"), "tiyn": ("KZT", "0.01"),
    "grosz": ("PLN", "0.01"), "grosze": ("PLN", "0.01"), "tetri": ("GEL", "0.01"),
}  # fmt: skip
# Quotes in minor units by code, on either side: GBp 340, 340 GBX.
MINOR_CODES = {"GBp": ("GBP", "0.01"), "GBX": ("GBP", "0.01"), "ZAc": ("ZAR", "0.01"), "USc": ("USD", "0.01")}
# Millions and more of them in one word, as the Nordic write: 5 mkr.
MAJOR_SUFFIXES = {"mkr": ("kr", "1000000"), "Mkr": ("kr", "1000000"), "mnkr": ("kr", "1000000"), "mdkr": ("kr", "1000000000")}
MINOR_LETTERS = {"p": ("GBP", "0.01"), "c": ("cent", "0.01"), "¢": ("cent", "0.01")}
# Coins only among other change; otherwise quarters are of the year.
COINS = frozenset(("quarters",))

# Forms of a currency's own word that CLDR's English lacks.
HEAD_FORMS = {
    "krone": "krone kroner kronor crown crowns", "krona": "krona kronor kronas crown crowns",
    "króna": "króna krónur krona kronur crown crowns", "koruna": "koruna korunas koruny korun crown crowns",
    "ruble": "ruble rubles rouble roubles", "zloty": "zloty zlotys zloties złoty złotych", "hryvnia": "hryvnia hryvnias hryvnya",
    "colón": "colón colóns colones colon colons",
    "córdoba": "córdoba córdobas cordoba cordobas", "bolívar": "bolívar bolívars bolívares bolivar bolivars bolivares",
    "rial": "rial rials riyal riyals", "riyal": "riyal riyals rial rials",
    "tugrik": "tugrik tugriks tögrög", "baht": "baht bahts", "lek": "lek leks lekë", "markka": "markka markkas markkaa",
    "lira": "lira liras lire",
    "real": "real reals reais", "peseta": "peseta pesetas", "guilder": "guilder guilders", "paʻanga": "paʻanga paʻangas pa'anga pa’anga",
    "leu": "leu lei", "lev": "lev leva levs", "yen": "yen", "yuan": "yuan yuans", "won": "won", "litas": "litas litai",
    "lats": "lats lati", "metical": "metical meticals meticais",
    "guarani": "guarani guaranis guaranies guaraníes",
    "quetzal": "quetzal quetzals quetzales", "kroon": "kroon kroons krooni", "loti": "loti lotis maloti", "leone": "leone leones",
}  # fmt: skip
# Words that mean something else unless a country stands before them or, where they stand bare, in the article: "3 trillion kip" (Laos).
ONLY_WITH_PLACE = frozenset(
    "gold real reals sol sols som soms mark marks lats lati austral australs inti intis tala talas pula pulas soberano soberanos "
    "colon colons cordoba cordobas dram drams kip kips sucre sucres kina kinas leone leones dobra dobras kroon kroons loti lotis maloti "
    "metical meticals meticais".split()
)
# Those of them that are English words as well: only behind a scale ("5 real users", "a film with 3 marks").
EVERYDAY = frozenset("gold real reals sol sols mark marks austral dram drams colon colons".split())
# What names a currency's country, beside CLDR's adjective and name.
AT_HOME = {
    "LAK": "Vientiane|Lao ", "MZN": "Maputo", "PGK": "Port Moresby", "WST": "Apia", "BWP": "Gaborone|Botswana", "SLE": "Freetown",
    "AMD": "Yerevan", "NIO": "Managua", "PEN": "Lima", "EEK": "Tallinn", "LVL": "Riga", "BAM": "Bosnia|Sarajevo", "DEM": "Frankfurt|Bonn",
    "LSL": "Maseru", "STN": "São Tomé", "UZS": "Tashkent|Uzbek", "KGS": "Bishkek|Kyrgyz", "CRC": "San José",
}  # fmt: skip
# Words for a currency's country beside CLDR's adjective and name.
PLACES = {
    "USD": "us u.s. american", "GBP": "uk english", "TWD": "taiwan taiwanese nt", "HKD": "hk|hong kong", "ILS": "israeli israel",
    "SGD": "singaporean", "NZD": "nz", "AUD": "aussie", "KRW": "korean",
    "NLG": "netherlands", "DEM": "deutsche deutsch|west german", "AED": "emirati", "KYD": "cayman|cayman island", "GYD": "guyanese",
    "BWP": "botswana", "KGS": "kyrgyz", "UZS": "uzbek", "KZT": "kazakh",
    "TMT": "turkmen", "TJS": "tajik", "AZN": "azeri", "BMD": "bermudian", "CNY": "chinese", "ANG": "antillean",
}  # fmt: skip
