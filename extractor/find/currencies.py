"""How a currency is written: signs, codes, names and the wire forms that no standard lists.

`currencies.csv` holds what CLDR knows (written by `scripts/make_currencies.py`); the tables here add what is
written in English news and stands in no standard:

- country-marked signs in every spelling: `US$`, `$US`, `C$`, `AU $`, `HK$`, `E£`, `IR£`
- wire forms in plain letters: `PS2.7m` (pounds), `Y=590`, `Rs20`, `RM79`, `Tk500`, `KSh50`, `LE 42`, `DM5m`
- minor units: cents, pence, `p`, `¢`, sen, paise, öre, kopecks, centavos
- slang: bucks, quid, grand, loonies
- signs and words that several currencies share (`$`, `¥`, `kr`, franc, peso), each with its usual reading
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Unit:
    """A currency or its minor unit: `code` None where the words leave it open, `size` in the major unit.

    `shared` is the sign or word that several currencies use; `code` then is its usual reading.
    """

    code: str | None
    size: Decimal = Decimal(1)
    shared: str | None = None


# Signs and words that several currencies share, with the reading of an article that says nothing more.
SHARED = {
    "$": "USD", "¥": "JPY", "￥": "JPY", "₨": "INR", "kr": "SEK", "rs": "INR", "fr": "CHF",
    "dollar": "USD", "pound": "GBP", "franc": "CHF", "krone": "NOK", "krona": "SEK", "crown": "SEK", "rupee": "INR", "peso": "MXN",
    "dinar": None, "dirham": "AED", "riyal": "SAR", "rial": "IRR", "shilling": "KES", "lira": "TRY", "ruble": "RUB", "won": "KRW",
    "leu": "RON", "lev": "BGN", "mark": "DEM", "guilder": "NLG", "manat": "AZN", "som": "KGS", "escudo": "PTE", "kwacha": "ZMW",
    "schilling": "ATS", "koruna": "CZK", "yuan": "CNY", "colón": "CRC", "florin": "AWG", "kyat": "MMK", "karbovanets": "UAH",
}  # fmt: skip

# Letters before or behind a shared sign, glued or with a blank: US$, $US, AU $, Mex$.
DOLLAR_MARKS = {
    "US": "USD", "U.S.": "USD", "USD": "USD", "A": "AUD", "AU": "AUD", "AUD": "AUD", "AUS": "AUD", "Aus": "AUD", "C": "CAD", "CA": "CAD", "CAD": "CAD",
    "CAN": "CAD", "Can": "CAD", "CDN": "CAD", "Cdn": "CAD", "NZ": "NZD", "NZD": "NZD", "S": "SGD", "SG": "SGD", "SGD": "SGD", "HK": "HKD", "HKD": "HKD",
    "NT": "TWD", "NTD": "TWD", "TW": "TWD", "TWD": "TWD", "R": "BRL", "BR": "BRL", "BRL": "BRL", "MX": "MXN", "Mex": "MXN", "MEX": "MXN", "MXN": "MXN",
    "J": "JMD", "JM": "JMD", "TT": "TTD", "BZ": "BZD", "EC": "XCD", "B": "BND", "BDS": "BBD", "Bds": "BBD", "FJ": "FJD", "F": "FJD", "N": "NAD",
    "Z": "ZWL", "ZW": "ZWL", "Arg": "ARS", "AR": "ARS", "RD": "DOP", "Col": "COP", "CL": "CLP", "MOP": "MOP", "L": "LRD", "G": "GYD", "WS": "WST", "T": "TOP",
}  # fmt: skip
POUND_MARKS = {"E": "EGP", "EG": "EGP", "LE": "EGP", "L": "LBP", "IR": "IEP", "UK": "GBP", "GB": "GBP", "GBP": "GBP", "S": "SYP", "SD": "SDG"}
YEN_MARKS = {"CN": "CNY", "JP": "JPY", "RMB": "CNY", "CNY": "CNY", "JPY": "JPY"}
OTHER_MARKS = {"GH": "GHS"}  # GH₵, GH¢
# Single letters that stand only glued to their sign: "A $5m fine", "Vitamin C $16".
GLUED_MARKS = frozenset("A B C F G J L N R S T Z E".split()) - {"C"}

# Written before the number, in plain letters: always, glued or not.
PREFIXES = {
    "RMB": "CNY", "Rmb": "CNY", "rmb": "CNY", "PS": "GBP", "Y=": "JPY", "Rs": "INR", "RS": "INR", "rs": "INR", "RM": "MYR", "Rp": "IDR", "Tk": "BDT", "KSh": "KES",
    "Ksh": "KES", "KShs": "KES", "Sh": "KES", "Shs": "KES", "USh": "UGX", "UShs": "UGX", "TSh": "TZS", "Php": "PHP", "PhP": "PHP", "LE": "EGP", "DM": "DEM", "SFr": "CHF",
    "SFR": "CHF", "Sfr": "CHF", "FFr": "FRF", "BFr": "BEF", "Fr": "CHF", "FF": "FRF", "Lit": "ITL", "NIS": "ILS", "STG": "GBP", "Stg": "GBP", "stg": "GBP", "Eur": "EUR", "eur": "EUR",
    "Euro": "EUR", "euro": "EUR", "DKr": "DKK", "DKr.": "DKK", "SKr": "SEK", "NKr": "NOK", "SEk": "SEK", "kr": "SEK", "Kr": "SEK", "NTD": "TWD", "FCFA": "XOF", "CFA": "XOF", "S/": "PEN",
    "MRs": "MUR", "Rs.": "INR", "rs.": "INR", "Re": "INR", "yen": "JPY", "Yen": "JPY", "yuan": "CNY", "Yuan": "CNY", "rupees": "INR", "Rupees": "INR", "baht": "THB", "Baht": "THB",
    "ringgit": "MYR", "rand": "ZAR", "naira": "NGN", "Naira": "NGN", "pesos": "MXN", "Bs": "BOB",
}  # fmt: skip
SHARED_PREFIXES = {"Rs": "rs", "RS": "rs", "rs": "rs", "Rs.": "rs", "rs.": "rs", "kr": "kr", "Kr": "kr", "Fr": "fr", "rupees": "rupee", "Rupees": "rupee", "pesos": "peso"}
# One letter before a glued number that has a scale, a group or cents: R5.4bn, P500 million, N1,200. ("R2", "P5", "N95" are none.)
LETTER_PREFIXES = {"R": "ZAR", "P": "PHP", "N": "NGN", "K": "ZMW", "Q": "GTQ", "L": "HNL", "D": "GMD", "B": "THB"}

# Written behind the number, beside the names of CLDR: (code, size in the major unit).
SUFFIXES = {
    "RMB": "CNY", "rmb": "CNY", "Rmb": "CNY", "RM": "MYR", "Rs": "INR", "NIS": "ILS", "LE": "EGP", "DM": "DEM", "kn": "HRK", "zł": "PLN", "zl": "PLN", "Kč": "CZK", "Ft": "HUF",
    "kr": "SEK", "SKr": "SEK", "DKr": "DKK", "NKr": "NOK", "FCFA": "XOF", "元": "CNY", "円": "JPY", "원": "KRW", "руб": "RUB", "sterling": "GBP", "renminbi": "CNY", "YEN": "JPY",
    "EUROS": "EUR", "EURO": "EUR", "quid": "GBP", "kuai": "CNY", "loonies": "CAD", "reais": "BRL", "bitcoin": None, "bitcoins": None, "BTC": None,
}  # fmt: skip
SLANG = {"buck": "USD", "bucks": "USD", "buckaroos": "USD"}
THOUSANDS = {"grand": "USD"}  # "50 grand"

# Minor units by name: (usual currency, size, is the currency open?).
MINOR = {
    "cent": ("USD", "0.01", "cent"), "cents": ("USD", "0.01", "cent"), "¢": ("USD", "0.01", "cent"), "c": ("USD", "0.01", "cent"),
    "penny": ("USD", "0.01", "cent"), "pennies": ("USD", "0.01", "cent"),
    "pence": ("GBP", "0.01", None), "p": ("GBP", "0.01", None),
    "dime": ("USD", "0.1", None), "dimes": ("USD", "0.1", None), "nickels": ("USD", "0.05", None), "quarters": ("USD", "0.25", None),
    "sen": ("MYR", "0.01", "sen"), "sens": ("MYR", "0.01", "sen"), "paise": ("INR", "0.01", None), "paisa": ("INR", "0.01", None),
    "öre": ("SEK", "0.01", "öre"), "øre": ("NOK", "0.01", "øre"), "kopeck": ("RUB", "0.01", None), "kopecks": ("RUB", "0.01", None), "kopek": ("RUB", "0.01", None),
    "kopeks": ("RUB", "0.01", None), "groszy": ("PLN", "0.01", None), "grosz": ("PLN", "0.01", None), "kuruş": ("TRY", "0.01", None), "kurus": ("TRY", "0.01", None),
    "agorot": ("ILS", "0.01", None), "centavo": ("MXN", "0.01", "centavo"), "centavos": ("MXN", "0.01", "centavo"), "centime": ("CHF", "0.01", "centime"),
    "centimes": ("CHF", "0.01", "centime"), "rappen": ("CHF", "0.01", None), "satang": ("THB", "0.01", None), "fen": ("CNY", "0.01", None), "jiao": ("CNY", "0.1", None),
    "mao": ("CNY", "0.1", None), "fils": ("AED", "0.01", "fils"), "halala": ("SAR", "0.01", None), "halalas": ("SAR", "0.01", None), "kobo": ("NGN", "0.01", None),
    "piastres": ("EGP", "0.01", None), "piasters": ("EGP", "0.01", None), "pesewas": ("GHS", "0.01", None), "stotinki": ("BGN", "0.01", None), "eurocent": ("EUR", "0.01", None),
    "eurocents": ("EUR", "0.01", None),
}  # fmt: skip
# Minor units that are words of their own and count only where a number and no letter stands around ("four quarters" of what?).
COINS = frozenset("dime dimes nickels quarters".split())

# Heads that CLDR's plural does not cover.
HEAD_FORMS = {
    "krone": ("krone", "kroner", "kronor", "crown", "crowns"),
    "krona": ("krona", "kronor", "kronas", "crown", "crowns"),
    "króna": ("króna", "krónur", "krona", "kronur", "crown", "crowns"),
    "koruna": ("koruna", "korunas", "koruny", "korun", "crown", "crowns"),
    "ruble": ("ruble", "rubles", "rouble", "roubles"),
    "zloty": ("zloty", "zlotys", "zloties", "złoty", "złotych", "złotys"),
    "hryvnia": ("hryvnia", "hryvnias", "hryvnya", "hryvna"),
    "colón": ("colón", "colóns", "colones", "colon", "colons"),
    "córdoba": ("córdoba", "córdobas", "cordoba", "cordobas"),
    "bolívar": ("bolívar", "bolívars", "bolívares", "bolivar", "bolivars", "bolivares"),
    "rial": ("rial", "rials", "riyal", "riyals"),
    "riyal": ("riyal", "riyals", "rial", "rials"),
    "tugrik": ("tugrik", "tugriks", "tögrög"),
    "baht": ("baht", "bahts"),
    "lek": ("lek", "leks", "lekë"),
    "markka": ("markka", "markkas", "markkaa"),
    "tenge": ("tenge", "tenges"),
    "guarani": ("guarani", "guaranis", "guaraníes"),
    "lira": ("lira", "liras", "lire"),
    "rupee": ("rupee", "rupees"),
    "peso": ("peso", "pesos"),
}
# Heads that mean something else where no country stands before them.
ONLY_WITH_PLACE = frozenset("gold rights real reals sol soles som mark marks lats lati austral inti kip lev crown tala pula gold soberano gourde dong colon colons cordoba".split())
# Words for the place beside CLDR's own ("Danish crowns", "malaysia ringgit").
PLACES = {
    "GBP": ("uk", "pounds", "english"), "USD": ("u.s.", "us", "american", "united states", "u.s"), "TWD": ("taiwan", "taiwanese", "nt"), "HKD": ("hk", "hongkong", "hong kong"),
    "ILS": ("israeli", "israel"), "SGD": ("singaporean",), "NZD": ("nz", "kiwi"), "AUD": ("aussie", "australia"), "ZAR": ("south african",), "KRW": ("korean", "south korean"),
    "NLG": ("netherlands",), "DEM": ("deutsche", "d-", "west german", "deutsch"), "AED": ("emirati", "emirates"), "XAF": ("cfa",), "XOF": ("cfa",), "KYD": ("cayman", "cayman island"),
    "GYD": ("guyanese", "guyana"), "BWP": ("botswana",), "KGS": ("kyrgyz",), "UZS": ("uzbek",), "KZT": ("kazakh",), "TMT": ("turkmen",), "TJS": ("tajik",), "AZN": ("azeri",), "BMD": ("bermudian",),
    "CNY": ("chinese", "china"),
}  # fmt: skip


def _rows() -> list[dict[str, str]]:
    with (files("extractor.find") / "currencies.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _build() -> tuple[dict[str, Unit], dict[str, Unit], dict[str, dict[str, Unit]], dict[str, tuple[str, ...]]]:
    """Codes, signs, names by their first word, and the places of each code, all from the rows and the tables above."""
    codes: dict[str, Unit] = {}
    signs: dict[str, Unit] = {sign: Unit(code, shared=sign) for sign, code in SHARED.items() if not sign.isalpha()}
    names: dict[str, Unit] = {}
    bare: dict[str, list[tuple[str, bool]]] = {}
    places: dict[str, tuple[str, ...]] = {}
    for row in _rows():
        code, head = row["code"], row["singular"].lower()
        unit = codes[code] = Unit(code)
        forms = {*HEAD_FORMS.get(head, (head, head + "s")), row["plural"].lower()}
        where = {row["place"].lower(), row["territory"].lower(), *PLACES.get(code, ())} - {""}
        places[code] = tuple(sorted(where))
        for form in forms:
            names.update((f"{place} {form}", unit) for place in where if row["current"] or f"{place} {form}" not in names)
            bare.setdefault(form, []).append((code, bool(row["current"])))
        for sign in row["signs"].split():
            if len(sign) == 1 and sign not in signs:
                signs[sign] = unit
    names.update((name, unit) for name, unit in _bare_names(bare).items() if name not in names)
    names.update(_hand_names())
    names["special drawing rights"] = Unit("XDR")
    return codes, signs | {"£": Unit("GBP"), "₿": Unit(None), "₵": Unit("GHS"), "¢": Unit("USD", Decimal("0.01"), "cent"), "₤": Unit("ITL"), "ரூ": Unit("LKR")}, _by_first_word(names), places


def _bare_names(bare: dict[str, list[tuple[str, bool]]]) -> dict[str, Unit]:
    """Heads without a place: the one currency of today that is called so, or the usual one of several."""
    found: dict[str, Unit] = {}
    usual = {form: head for head in SHARED for form in (*HEAD_FORMS.get(head, ()), head, head + "s")}
    for form, owners in bare.items():
        if form in ONLY_WITH_PLACE and form not in ("crown", "crowns"):
            continue
        today = {code for code, current in owners if current} or {code for code, _ in owners}
        if len(today) == 1 and form not in ("won",):
            found[form] = Unit(next(iter(today)))
        elif form in usual:
            found[form] = Unit(SHARED[usual[form]], shared=usual[form])
    found["crown"] = found["crowns"] = Unit("SEK", shared="crown")
    return found


def _hand_names() -> dict[str, Unit]:
    """Minor units, slang and wire words, by their lower-cased first word."""
    found = {word: Unit(code, Decimal(size), shared) for word, (code, size, shared) in MINOR.items() if len(word) > 1}
    found |= {word: Unit(code, shared="$") for word, code in SLANG.items()}
    found |= {word: Unit(code, Decimal(1000), "$") for word, code in THOUSANDS.items()}
    found |= {word: Unit(code) for word, code in SUFFIXES.items() if word.islower() and len(word) > 2}
    found |= {"pounds sterling": Unit("GBP"), "pound sterling": Unit("GBP"), "d-marks": Unit("DEM"), "d-mark": Unit("DEM"), "euro cents": Unit("EUR", Decimal("0.01"))}
    for place, code in (("us", "USD"), ("u.s.", "USD"), ("canadian", "CAD"), ("australian", "AUD"), ("singapore", "SGD"), ("hong kong", "HKD"), ("new zealand", "NZD"), ("euro", "EUR")):
        found |= {f"{place} {word}": Unit(code, Decimal("0.01")) for word in ("cent", "cents")}
    return found


def _by_first_word(names: dict[str, Unit]) -> dict[str, dict[str, Unit]]:
    found: dict[str, dict[str, Unit]] = {}
    for name, unit in names.items():
        found.setdefault(name.split(" ")[0], {})[name] = unit
    return found


CODES, SIGNS, NAMES, PLACES_OF = _build()
MINOR_LETTERS = {letter: Unit(code, Decimal(size), shared) for letter, (code, size, shared) in MINOR.items() if len(letter) == 1}
