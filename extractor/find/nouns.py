"""The noun that a number counts: where it ends, and its singular.

No tagger: between a number and its noun stand adjectives and nouns in the singular, so the first plural word is the
noun, and a function word, a verb or punctuation before it says that nothing is counted.
"""

from __future__ import annotations

import re

from extractor.nations import PEOPLES

IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse",
    "geese": "goose", "oxen": "ox",
    "staff": "staff", "personnel": "personnel", "aircraft": "aircraft", "cattle": "cattle", "police": "police", "sheep": "sheep",
    "fish": "fish", "spacecraft": "spacecraft",
    "hovercraft": "hovercraft", "series": "series", "species": "species", "headcount": "headcount", "businesswomen": "businesswoman",
    "businessmen": "businessman",
    "criteria": "criterion", "phenomena": "phenomenon", "lives": "life", "wives": "wife", "knives": "knife", "leaves": "leaf",
    "shelves": "shelf", "wolves": "wolf",
    "loaves": "loaf", "buses": "bus", "gases": "gas", "analyses": "analysis", "bases": "basis", "crises": "crisis", "theses": "thesis",
    "axes": "axis",
    "indices": "index", "vertices": "vertex", "matrices": "matrix", "movies": "movie", "cookies": "cookie", "calories": "calorie",
    "ties": "tie", "lies": "lie", "zombies": "zombie",
    "hertz": "hertz", "shoes": "shoe", "canoes": "canoe", "toes": "toe", "heroes": "hero", "potatoes": "potato", "tomatoes": "tomato",
    "echoes": "echo", "vetoes": "veto",
    "quizzes": "quiz", "viruses": "virus", "bonuses": "bonus", "campuses": "campus", "censuses": "census", "statuses": "status",
    "menus": "menu", "lenses": "lens",
    "caches": "cache", "headaches": "headache", "avalanches": "avalanche", "niches": "niche", "axles": "axle", "barrels": "barrel",
    "bpd": "bpd", "boe": "boe", "alumni": "alumnus",
    "square feet": "square foot", "cubic feet": "cubic foot", "folk": "folk", "crew": "crew", "crews": "crew",
    "horsepower": "horsepower", "megapixels": "megapixel", "pts": "point", "pcs": "piece",
}  # fmt: skip
# Abbreviated measures, with or without a blank, and their names.
MEASURES = {
    "kg": "kilogram", "g": "gram", "mg": "milligram", "lb": "pound", "lbs": "pound", "oz": "ounce", "km": "kilometre", "cm": "centimetre",
    "mm": "millimetre", "mi": "mile", "ft": "foot", "yd": "yard", "sqm": "square metre", "sqft": "square foot", "ha": "hectare",
    "Hz": "hertz", "mph": "mph", "kph": "kph", "hp": "horsepower", "bhp": "horsepower", "Nm": "newton-metre", "nm": "nanometre",
    "ppm": "ppm", "dB": "decibel", "bpd": "barrel", "bopd": "barrel", "boe": "barrel", "boepd": "barrel", "bbl": "barrel",
    "bbls": "barrel", "mmbtu": "mmbtu", "mmBtu": "mmbtu", "MMBtu": "mmbtu", "tpa": "tonne", "tpd": "tonne", "tpy": "tonne",
    "TEU": "TEU", "TEUs": "TEU", "teu": "teu", "teus": "teu",
    "FEU": "FEU", "FEUs": "FEU", "FTE": "FTE", "FTEs": "FTE", "dwt": "dwt", "rpm": "rpm", "ml": "millilitre", "cl": "centilitre",
    "hl": "hectolitre", "m²": "square metre", "m³": "cubic metre", "km²": "square kilometre", "t": "tonne", "T": "tonne", "mt": "tonne",
    "MT": "tonne",
}  # fmt: skip
# Measures that go by their letters alone.
MEASURES |= {
    letters: letters
    for letters in "kW MW GW TW kVA MVA kV kWh MWh GWh TWh mAh kB KB MB GB TB PB EB Mbps Gbps Tbps kHz MHz GHz".split()
} | {"kWp": "kW", "MWp": "MW", "GWp": "GW", "MWe": "MW", "GWe": "GW"}
# Measures with a scale before them ("182kt", "2.1 Moz"): what they count, and by how many.
SCALED_MEASURES = {
    "kt": ("tonne", 10**3), "ktpa": ("tonne", 10**3), "Mt": ("tonne", 10**6), "mt": ("tonne", 10**6),
    "Mtpa": ("tonne", 10**6), "mtpa": ("tonne", 10**6), "MMT": ("tonne", 10**6), "MnT": ("tonne", 10**6),
    "Gt": ("tonne", 10**9),
    "koz": ("ounce", 10**3), "Moz": ("ounce", 10**6), "moz": ("ounce", 10**6), "kboe": ("barrel", 10**3), "kboed": ("barrel", 10**3),
    "kboepd": ("barrel", 10**3), "mboe": ("barrel", 10**3), "mboed": ("barrel", 10**3), "mboepd": ("barrel", 10**3),
    "mmboe": ("barrel", 10**6), "mmbbl": ("barrel", 10**6), "mmbbls": ("barrel", 10**6), "kbpd": ("barrel", 10**3),
    "kbd": ("barrel", 10**3), "mbpd": ("barrel", 10**6), "mmbpd": ("barrel", 10**6), "mcf": ("cubic foot", 10**3),
    "mcfd": ("cubic foot", 10**3), "mmcf": ("cubic foot", 10**6), "mmcfd": ("cubic foot", 10**6), "mmscfd": ("cubic foot", 10**6),
    "bcf": ("cubic foot", 10**9),
    "Bcf": ("cubic foot", 10**9), "bcfd": ("cubic foot", 10**9), "tcf": ("cubic foot", 10**12), "bcm": ("cubic metre", 10**9),
    "mcm": ("cubic metre", 10**6), "kdwt": ("dwt", 10**3), "Mdwt": ("dwt", 10**6), "mct": ("carat", 10**6), "mhl": ("hectolitre", 10**6),
}  # fmt: skip
# First words of nouns that mean another thing without them: "131,000 square metres", "31 data centres".
TWO_WORD_UNITS = frozenset("square cubic data".split())
# Words that end the search: no noun phrase goes on with them.
STOP = frozenset(
    "a an the this that these those some any no each every all both either neither such its his her their our my your it he she they we "
    "you i who whom whose which what of in on at by for from to with without within into onto over under above below between among amid "
    "against during before after since until till through throughout across along around about near off out up down per via than as like "
    "unlike versus vs despite because although though while whereas when where if unless whether so yet but and or nor is are was were "
    "be been being am has have had having do does did will would can could may might shall should must said says say not also only even "
    "just now then there here too still already again ago later earlier early late previously respectively together apart alone once "
    "twice remains remained rose fell grew dropped climbed gained lost slipped jumped includes included goes went comes came makes made "
    "takes took means gives gave gets got according compared including excluding plus minus times last next more less fewer most least "
    "other another year years month months week weeks day days hour hours minute minutes second seconds quarter quarters decade decades "
    "century centuries today tomorrow yesterday carries brings indicates suggests shows represents adds follows leads rises falls grows "
    "gains drops equals exceeds compares contrasts lags implies reflects helps allows becomes begins thirds fifths sixths halves annually "
    "tops percent percentage cent".split()
)
# Units of time: lengths and ages are not counts.
TIME = frozenset(
    "year years yr yrs month months week weeks day days hour hours hr hrs minute minutes min mins second seconds sec secs quarter "
    "quarters decade decades century centuries fortnight fortnights weekend weekends night nights morning mornings evening evenings "
    "summer summers winter winters season seasons semester semesters generation generations am pm a.m p.m gmt est edt bst cet utc "
    "o'clock".split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov "
    "dec monday tuesday wednesday thursday friday saturday sunday".split()
)
# Plurals that stand before the noun they belong to ("1,200 sales representatives", "300 sports cars").
PREMODIFIERS = frozenset(
    "sales sports goods services systems operations arms savings news customs logistics communications women's men's children's "
    "business electronics futures options derivatives commodities securities".split()
)
# Words in -s that are no plurals.
NOT_PLURAL = frozenset(
    "paris davis tennis iris chassis axis business loss class access press process success progress stress mass glass grass cross gross "
    "gas bus plus basis analysis crisis status focus bonus virus campus census surplus consensus chorus corpus minus thus always perhaps "
    "besides overseas yes us has was is does this its his as less unless previous various famous serious obvious enormous numerous "
    "anonymous dangerous continuous religious precious indigenous autonomous rigorous prestigious luxurious ambitious world-class "
    "wireless homeless business-class first-class cordless endless express series species hers ours yours theirs towards afterwards "
    "upwards downwards needs lets gets keeps".split()
)
_PEOPLES = PEOPLES.keys() | set("Britons Europeans Africans Asians Latinos Londoners Parisians Muslims Christians Jews Hindus".split())
_POSSESSIVE = re.compile(r"['’](?= [a-z])")
_STEP = re.compile(r"[ \u00a0]{1,2}(?P<word>[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9&+/]*(?:[-.’'&][A-Za-zÀ-ÿ0-9]+)*)")
# "1.24 million 12-inch wafers", "98 million 4G subscribers", "40 737 MAXs"
_SIZED = re.compile(
    r" (?:\d[\d.,]*-(?:inch|nanometre|nanometer|metre|meter|foot|litre|liter|tonne|seat|seater|room|bedroom|bed|hour|year|star|storey|story"
    r"|megawatt|MW|GW|kW|carat|speed|axle|core|person|million-[a-z]+|volt|bit|mile|acre|day|minute|man|strong|gallon|pound|kilo|ton|gram|pack|piece)"
    r"|[2-6][GD]|[48][kK]|(?:7[0-8]7|[1-9]\d{2})(?= MAX)|\d{2,3}(?:mm|nm|kW|MW|kWh|MWh|GB|TB|ml|cl|kg|km))(?= [A-Za-z])"
)
_MODELS = re.compile(r" (?P<model>7[0-8]7(?:-\d{1,2})?|(?<=[a-zA-Z] )\d{2,3})s(?![\w-])")
# "1,800 corporate and government clients": two words that one noun is counted with.
_BOTH = re.compile(r" (?:and|or) (?P<word>[a-z][a-z-]+)(?= [a-z])")
_NO_QUALITY = frozenset(
    "worldwide globally nationwide abroad overseas overall total aboard strong net alone overnight directly made sold bought cut built "
    "kept held paid won sent put set ran left hit saw told lost plan expect".split()
)
_HELD = frozenset("used owned leased rented licensed franchised managed".split())
_MORE = re.compile(r" (?:more|fewer)(?= [a-z])")
_MOST_BETWEEN = 4
_HEAD = (" head of cattle", " head of sheep", " head of livestock", " head of pigs", " head of beef", " head of goats", " head of game")


def is_plural(word: str) -> bool:
    """Whether a word has the shape of a plural noun.

    >>> is_plural("companies"), is_plural("people"), is_plural("GPUs"), is_plural("business"), is_plural("class")
    (True, True, True, False, False)
    """
    if word[:-1].isupper() and len(word) > 2:
        return word[-1] == "s"
    word = word.lower()
    if word in IRREGULAR:
        return True
    return len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "sis", "tis", "'s", "’s")) and word not in NOT_PLURAL


def singular(word: str) -> str:
    """The singular of a plural noun, in lower case where it is no acronym.

    >>> singular("companies"), singular("people"), singular("branches"), singular("GPUs"), singular("Shares")
    ('company', 'person', 'branch', 'GPU', 'share')
    """
    named = word[:1].isupper() and (word[-2:-1].isdigit() or word in _PEOPLES)  # F-16s, Britons
    lower = word.lower() if not named and (word.istitle() or "-" in word) else word
    if lower in IRREGULAR:
        return IRREGULAR[lower]
    if "-" in lower:
        head, _, last = lower.rpartition("-")
        return f"{head}-{singular(last)}"
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("ches", "shes", "xes", "sses", "zzes")):
        return lower[:-2]
    return lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower


def counted_noun(text: str, start: int, between: int = _MOST_BETWEEN) -> tuple[int, str] | None:
    """Where the noun counted from `start` on ends, and its singular; at most `between` words stand before it.

    >>> counted_noun("1,240 hospital customers on June 30", 5), counted_noun("400 of them", 3)
    ((24, 'customer'), None)
    """
    previous = ""
    if text.startswith(_HEAD, start):
        return start + len(" head"), "head"
    if between and (more := _MORE.match(text, start)) is not None:
        start = more.end()
    for between_words in range(between + 1):
        found = _STEP.match(text, start)
        if found is None and (model := _MODELS.match(text, start)) is not None:
            return model.end(), model["model"]  # "20 Boeing 787s"
        if found is None and (sized := _SIZED.match(text, start)) is not None:
            start, previous = sized.end(), ""
            continue  # "1.24 million 12-inch wafers"
        if found is None:
            return None
        word = found["word"]
        lower = word.lower()
        if (both := _both(text, found)) is not None:
            start, previous = both, ""
            continue
        if (lower in STOP and not (len(word) == 1 and word.isupper() and between_words)) or lower in MONTHS:
            return None
        if is_plural(word) and word not in MEASURES and _POSSESSIVE.match(text, found.end()) is None:
            following = _STEP.match(text, found.end())
            goes_on = following is not None and following["word"].lower() not in STOP
            if following is not None and goes_on and is_plural(following["word"]) and (lower in PREMODIFIERS or word[0].isupper()):
                return following.end(), singular(following["word"])
            if not (lower in PREMODIFIERS and goes_on):
                return found.end(), f"{previous} {singular(word)}" if previous in TWO_WORD_UNITS else singular(word)
        if lower.endswith(("'s", "’s")):
            return None
        start, previous = found.end(), lower
        start += _POSSESSIVE.match(text, start) is not None
    return None


def _both(text: str, first: re.Match[str]) -> int | None:
    """Where the second of two words ends that stand before one noun: "1,200 full-time and part-time staff", no "300 and opened shops"."""
    found, word = _BOTH.match(text, first.end()), first["word"]
    if found is None or not word[0].islower() or any(is_plural(each) or each in STOP | _NO_QUALITY for each in (word, found["word"])):
        return None
    acts = found["word"].endswith("ed") and not word.endswith("ed") and found["word"] not in _HELD
    noun = _STEP.match(text, found.end())
    if noun is not None and not is_plural(noun["word"]) and noun["word"] not in STOP and noun["word"].islower():
        noun = _STEP.match(text, noun.end())  # "2,300 large and small business customers"
    counted = noun is not None and is_plural(noun["word"]) and noun["word"] not in MEASURES
    return found.end() if counted and not acts and not word.endswith("ly") else None
