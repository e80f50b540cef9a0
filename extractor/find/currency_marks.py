"""What stands beside a number and makes it money: the sign, code, wire form or name on its left or right."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor.find import currency_words as words
from extractor.find.currencies import LEFT, LETTERS, MINOR_LETTERS, NAMES, RIGHT, SHY, SIGNS, Unit
from extractor.find.digits import BLANKS
from extractor.find.numbers import MINUS, SCALE_LETTERS, Number
from extractor.find.pounds import is_by_pound, is_weight
from extractor.find.ranges import is_year
from extractor.find.rates import rate_after


class Mark(NamedTuple):
    """A currency mark: where the amount starts (on the left) or ends (on the right) with it, what it says, its rule."""

    at: int
    unit: Unit
    rule: str


# Punctuation that may stand right before a mark: "($5m", "—€3bn", "~$40".
_OPENERS = "([{\"“”'‘’~≈<>≥≤*/|—–-−:;,.+…"
_SERIES = ("eries ", "lass ", "hase ")  # "its Series C $40m round"
_MOST_LETTERS = 6
# The last letters of all marks: most words before a number can be dismissed by them.
_UNUSUAL_BEFORE = frozenset("euro euros dollars pounds lei".split())
_TAILS = frozenset(mark[-2:] for mark in LEFT) | frozenset(word[-2:] for word in words.WORDS_BEFORE) | frozenset(words.LETTER_PREFIXES)
_TAILS |= frozenset(f"{before}{letter}" for before in " (\"“-—/" for letter in words.LETTER_PREFIXES)
_MARK_TAILS = frozenset(letter for mark in words.SPACED_MARKS for letter in (mark[-1], mark[-1].lower()))
_LINES_OF_SCREENS = frozenset("144 240 360 480 576 720 1080 1440 2160 4320".split())
_LABELLED = re.compile(r"\b(?:page|seat|row|category|class|grade|type|flat|table|figure|section|room|gate) $", re.IGNORECASE)
# What a price of so many pence stands behind, and what a screen of so many lines is spoken of with.
_PRICE_AHEAD = re.compile(r"\b(?:to|from|at|of|by|for|above|below|near|and|is|was|worth|around|about|up|down|paid|pay) (?:an? )?$")
_AHEAD = 12
# What tells that R is the rand: another amount that can be nothing else, the name, the place.
_RAND = re.compile(r"\bR\d[\d.,]*(?: ?(?:m|mn|bn|tn)\b| [mbt]r?illion)|\b[Rr]and\b|Johannesburg|South Africa")
_SCREEN = re.compile(
    r"video|screen|stream|film|display|resolution|camera|\btvs?\b|monitor|footage|pixel|movie|\bhd\b|record(?:s|ed|ing) ", re.IGNORECASE
)
_LONGEST_NAME = max(len(name) for names in NAMES.values() for name, _ in names) + 1
_GLUED_CENTS = re.compile(r"(?<![^\W_])(?P<letters>US|A|AU|NZ|HK|S|C)$")
_COUNTRY_BEHIND = re.compile(
    r" (?P<country>" + "|".join(sorted(map(re.escape, words.COUNTRIES_BEHIND), key=len, reverse=True)) + ")"
    r"(?![\w-]|\.\w)(?! (?:dollars?|cents?|[a-z]*(?:s|ment|tion|or|er|roll)\b))"  # "$75 Canadian lobsters" are lobsters
)
# "three dollar bonds" are bonds.
_THINGS = re.compile(r" (?:bonds|notes|loans|accounts|tranches|funds|issues|stores|shops|pairs|clauses|payments)\b", re.IGNORECASE)
# "3 grand pianos", "12 euro area states"; "12 Dollar Trees", "500 Rand Street".
_NO_MONEY = re.compile(
    r"(?:grand (?:pianos?|prix|slams?|finals?|jur(?:y|ies)|masters?|openings?|tours?|crus?)"
    r"|euro[- ](?:zone|area)|crown (?:courts?|prince|jewels?))\b"
)
_NAMED = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]")
_NEXT_WORD = re.compile(r" [^\W\d_]+")
_PRICED = ("of ", "at ", "to ", "for ", "from ", "by ")
_CHANGE = re.compile(r"\b(?:coins?|pocket|spare change|cents|dimes|nickels|pennies|piggy|jukebox|slot machine|vending)\b")
_REPEATED_WORDS = "dollar dollars euro euros pound pounds pence cent cents yen yuan rupees USD EUR GBP RMB CNY JPY".split()
_REPEATED = re.compile(rf"[ -](?:{'|'.join(_REPEATED_WORDS)})(?!\w)")
# The words behind an amount with a sign that may say its currency again or more exactly.
SAYS_AGAIN = frozenset(re.split(r"[ .]", country)[0] for country in words.COUNTRIES_BEHIND) | frozenset(_REPEATED_WORDS)


def mark_before(text: str, number: Number, floor: int) -> Mark | None:
    """The mark on the left of a number, not reaching below `floor`.

    >>> from extractor.find.numbers import find_numbers
    >>> text = "over US $58m"
    >>> mark_before(text, find_numbers(text)[0], 0)
    Mark(at=5, unit=Unit(code='USD', size=Decimal('1'), family=None), rule='money.marked_sign')
    """
    end = number.start
    if end > floor and text[end - 1] in BLANKS:
        end -= 1
    if end <= floor:
        return None
    if text[end - 1] in SIGNS:
        return _sign_before(text, end - 1, floor, spaced=end < number.start)
    if text[max(floor, end - 2) : end] in _TAILS or text[end - 1] == "#":
        return _letters_before(text, end, number, floor)
    return None


def _sign_before(text: str, at: int, floor: int, *, spaced: bool) -> Mark:
    """A sign with the letters of its country, glued (`HK$`) or apart (`US $`, `C $ 16` of spaced-out wires)."""
    sign = text[at]
    marks = words.MARKS.get(sign)
    if marks is not None and at > floor and (text[at - 1].isalpha() or text[at - 2 : at - 1] in _MARK_TAILS):
        apart = text[at - 1] == " "
        end = at - apart
        start = end
        while start > floor and end - start < _MOST_LETTERS and (text[start - 1].isalpha() or (text[start - 1] == "." and end - start < 3)):
            start -= 1
        letters = text[start:end]
        if letters.islower() and (letters == "c" or len(letters) > 1) and (spaced or not apart):
            letters = letters.upper()
        spaced_mark = letters in words.SPACED_MARKS and not text.endswith(_SERIES, 0, start)
        if letters in marks and (not apart or spaced_mark) and not text[start - 1 : start].isalnum():
            return Mark(_with_minus(text, start), Unit(marks[letters]), "money.marked_sign")
    return Mark(_with_minus(text, at), SIGNS[sign], "money.sign_before")


def _letters_before(text: str, end: int, number: Number, floor: int) -> Mark | None:
    """A code, a wire form, `$US` or the word of a currency (`ringgit 42`)."""
    piece = text[max(floor, end - 12) : end]
    piece = piece[max(piece.rfind(" "), piece.rfind("\n"), piece.rfind("\u00a0")) + 1 :]
    letters = piece.lstrip(_OPENERS)
    unit = LEFT.get(letters)
    if unit is None:
        tail = re.split(r"[^\w$=./]", letters)[-1] if not letters.isalpha() else ""
        if tail and tail in LEFT:
            letters, unit = tail, LEFT[tail]
        else:
            return _rare_before(text, end, letters, number)
    glued = end == number.start
    start = end - len(letters)
    if letters in words.WORDLIKE_CODES and not glued and not number.scaled and number.word not in SCALE_LETTERS:
        return None
    if letters in words.GLUED_PREFIXES and not glued:
        return None
    if glued and letters in words.NUMBERED and not _looks_like_money(text, number):  # "COP28"
        return None
    if letters == "PS" and number.end - number.start == 1 and number.word not in SCALE_LETTERS:  # a console
        return None
    if letters in ("Y", "#") and (not _looks_like_money(text, number) or text.startswith("2K", number.start)):  # "#1", "Y2", "Y2K"
        return None
    rule = "money.marked_sign" if letters[0] == "$" else "money.code_before"
    return Mark(_with_minus(text, start), unit, rule)


def _rare_before(text: str, end: int, letters: str, number: Number) -> Mark | None:
    """One letter glued to what can only be money (`R5.4bn`), or a currency's word (`rupees 20`, `malaysian ringgit 42`)."""
    if letters in LETTERS and end == number.start and (_looks_like_money(text, number) or (letters == "R" and _is_rand(text, number))):
        return Mark(end - len(letters), LETTERS[letters], "money.code_before")
    lower = letters.lower()
    if lower not in words.WORDS_BEFORE or end == number.start or number.word.lower() in NAMES or number.word in RIGHT:
        return None
    if lower in _UNUSUAL_BEFORE and not _looks_like_money(text, number):  # "Euro 2024", "Euro 6"
        return None
    unit = next(unit for name, unit in NAMES[lower] if name == lower)
    start = end - len(letters)
    head = text[max(0, start - 20) : start].rstrip().lower()
    for place in NAMES.get(head.rpartition(" ")[2], ()):
        if place[0] == f"{head.rpartition(' ')[2]} {lower}":
            return Mark(start - len(place[0]) + len(lower), place[1], "money.name")
    return Mark(start, unit, "money.name")


def _looks_like_money(text: str, number: Number) -> bool:
    """Whether a number behind one letter is an amount: with a scale, grouped, with cents ("R418.50"), at a rate ("N30 per share")."""
    digits = text[number.start : number.end]
    if number.scaled or (number.word in SCALE_LETTERS and not number.gap) or "," in digits:
        return True
    if digits[-3:-2] == "." and (len(digits) > len("1.12") or (digits[0] == "0" and text[number.start - 1] != "R")):
        return True
    return len(digits) > 1 and rate_after(text, number.end) is not None


def _is_rand(text: str, number: Number) -> bool:
    """Whether an article in which rand are paid speaks of a price: "cut its target to R21"; but not "the R21 to Pretoria"."""
    if number.end - number.start < 2 or _PRICE_AHEAD.search(text, max(0, number.start - _AHEAD), number.start - 1) is None:
        return False
    return _RAND.search(text) is not None


def _with_minus(text: str, start: int) -> int:
    """The start of the amount, a minus before its mark included."""
    if start and text[start - 1] in MINUS and text[start - 1] != "–" and (start == 1 or text[start - 2] in " (\n\u00a0"):
        return start - 1
    return start


def mark_after(text: str, number: Number) -> Mark | None:
    """The mark on the right of a number that has none on its left."""
    word = number.word
    if not word:
        return None
    end = number.end + len(number.gap) + len(word)
    if word in SIGNS:
        return None if text[end : end + 1].isdigit() or number.gap == "-" else Mark(end, SIGNS[word], "money.sign_after")
    names = NAMES.get(word.lower())
    if names is not None:
        found = _name(text, number, number.end + len(number.gap), names)
        if found is not None:
            return found
    if word in RIGHT:
        if word in SHY:
            return _shy_name(text, number, end)
        if word in words.WORDLIKE_CODES and not number.scaled and word not in words.PLAIN_BEHIND:
            return None
        named = text[end : end + 1].isdigit() or (not number.scaled and (_THINGS.match(text, end) or is_year(text, number)))
        return None if named else Mark(end, RIGHT[word], "money.code_after")
    if word == "L" and text.startswith("L.E", end - 1):
        return Mark(end + 2, RIGHT["L.E"], "money.code_after")
    if word in MINOR_LETTERS and not number.gap and _may_be_pence(text, number):
        return Mark(end, MINOR_LETTERS[word], "money.minor")
    if word == "of" and number.form == "vague":
        return None if text[number.start - 3 : number.start].lower() == "in " else _of_name(text, number, end)  # "in millions of dollars"
    return None


def _may_be_pence(text: str, number: Number) -> bool:
    """`118.5p`, `cut its target to 240p`, but neither `5mp` nor the `1080p` of a screen."""
    if number.form != "digits" or number.scaled or _LABELLED.search(text, max(0, number.start - 12), number.start):
        return False
    if text[number.end] != "p" or text[number.start : number.end] not in _LINES_OF_SCREENS:
        return True
    before = text[max(0, number.start - 60) : number.start]
    return _PRICE_AHEAD.search(before) is not None and _SCREEN.search(text, max(0, number.start - 60), number.end + 40) is None


def glued_cents(text: str, number: Number) -> Mark | None:
    """`US72 cents`: the letters of a country glued to a number of cents."""
    found = _GLUED_CENTS.search(text, max(0, number.start - 4), number.start)
    after = mark_after(text, number) if found else None
    if found is None or after is None or after.unit.family != "cent":
        return None
    return Mark(found.start(), Unit(words.MARKS["$"][found["letters"]], after.unit.size), "money.minor")


def _of_name(text: str, number: Number, end: int) -> Mark | None:
    """`hundreds of millions of dollars`."""
    found = _NEXT_WORD.match(text, end)
    names = NAMES.get(found[0][1:].lower()) if found else None
    return _name(text, number, end + 1, names) if names else None


def _name(text: str, number: Number, start: int, names: list[tuple[str, Unit]]) -> Mark | None:
    """The longest name that stands at `start`."""
    ahead = text[start : start + _LONGEST_NAME].lower()
    for name, unit in names:
        if ahead.startswith(name) and not ahead[len(name) : len(name) + 1].isalnum():
            end = start + len(name)
            if _another_thing(text, number, name, end):
                return None
            return Mark(end, unit, "money.minor" if unit.size < 1 else "money.name")
    return None


def _shy_name(text: str, number: Number, end: int) -> Mark | None:
    """`3 trillion kip` of an article about Laos; behind no scale only where nothing else is called so."""
    if not number.scaled and number.word in words.EVERYDAY:
        return None
    if number.word in ("real", "mark", "colon") and _NEXT_WORD.match(text, end) is not None:
        return None  # "5 million real users"
    named = (unit for unit, places in SHY[number.word] if any(place in text for place in places))
    unit = next(named, None)
    return Mark(end, unit, "money.name") if unit is not None else None


def _another_thing(text: str, number: Number, name: str, end: int) -> bool:
    """Whether a currency's name means something else here: quarters of a year, `12 won`, `three dollar bonds`, pounds of weight."""
    if name == "cent" and text[end - len(name)] == "C":
        return rate_after(text, end) is None  # "50 Cent", who raps
    if not number.scaled and name[-1] != "s" and (_NO_MONEY.match(text, end - len(name)) or _NAMED.match(text, end - len(name))):
        return True
    if name in words.COINS:
        return number.form == "digits" or not _among_coins(text, number, end)
    if name in ("pound", "pounds") and is_by_pound(text, number, end):
        return True
    if number.scaled:
        return False
    if name == "won" and number.low < 1000:  # "of 30 bids 12 won"; but "a dividend of 300 won per share"
        return not text.endswith(_PRICED, 0, number.start) or rate_after(text, end) is None
    if name in ("pound", "pounds") and is_weight(text, number, end):
        return True
    return number.gap != "-" and _THINGS.match(text, end) is not None


def _among_coins(text: str, number: Number, end: int) -> bool:
    """Whether dimes and quarters are coins: alone in their line, or near other change."""
    around = max(0, number.start - 60)
    line = text[text.rfind("\n", around, number.start) + 1 or around : number.start] + text[end : end + 1].strip("\n.!")
    return not line.strip() or _CHANGE.search(text, around, end + 60) is not None


def country_behind(text: str, end: int) -> Mark | None:
    """`$75 Canadian`, `$31.20 US`."""
    found = _COUNTRY_BEHIND.match(text, end)
    return Mark(found.end(), Unit(words.COUNTRIES_BEHIND[found["country"]]), "money.marked_sign") if found else None


def repeated_behind(text: str, end: int) -> int:
    """Where an amount ends that says its currency twice: `$10 dollars`, `£5m GBP`."""
    found = _REPEATED.match(text, end)
    return found.end() if found else end
