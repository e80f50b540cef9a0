"""Counted things and multiples.

- counts with their noun, words between included: `1,000 employees`, `1,240 hospital customers`, `14 million Class A shares`
- numbers alone where a scale or the words before them make them a count: `114 million`, `under 400`, `versus 815`
- multiples: `700 times`, `3-5 times`, `1.2x`
- measures and index points: `10,231.6 points`, `450 MW`, `12 tonnes`
- vague ones: `dozens of banks`, `tens of thousands of jobs`

Left alone: ordinals and ranks (`4th`), names with numbers (`Boeing 737`, `GLM-5`, `FTSE 100`), list numbers, years, dates,
lengths of time and ages, scores and ratios (`5-4`, `40:60`, `one in ten`), `No. 2`, `page 21`, phone, room and section numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.find.modifiers import modifier_of
from extractor.find.nouns import MEASURES, MONTHS, STOP, TIME, counted_noun
from extractor.find.numbers import Number, with_letter
from extractor.find.ranges import is_year, joined
from extractor.mentions import Quantity
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule("quantity.noun", "a number and the noun it counts", "It has [1,240 hospital customers](quantity 1240 customer)."),
    Rule("quantity.words", "a number in words right before its noun", "It opened [twelve stores](quantity 12 store)."),
    Rule("quantity.times", "a multiple", "It trades at [11 times](quantity 11 times) earnings."),
    Rule("quantity.measure", "a number and an abbreviated measure", "The plant makes [450 MW](quantity 450 megawatt)."),
    Rule("quantity.alone", "a number alone that the words around make a count", "The team grew from [310 people](quantity 310 person) to [840](quantity 840 -)."),
    Rule("quantity.range", "a range that shares its noun", "Costs rise by [3-5 times](quantity 3..5 times)."),
    Rule("quantity.vague", "dozens, hundreds and thousands of things", "It cut [tens of thousands of jobs](quantity 10000..100000 job about)."),
)

# Words before a number that make it a name, a label or an age.
LABELS = frozenset(
    "no nos number numbers page pages p pp section sections chapter article rule form room floor suite gate flight route highway line lines row seat block building unit "
    "level phase stage step part volume vol issue version model type class grade tier series episode season aged age ages channel figure fig table appendix exhibit item note "
    "paragraph clause schedule act resolution q h fy sept january february march april may june july august september october november december jan feb mar apr jun jul aug sep oct nov dec".split()
)
# Indices and rankings whose number belongs to the name, also before a plural ("S&P 500 companies").
LISTS = frozenset("s&p p ftse nikkei stoxx dow russell fortune cac asx tsx csi topix nifty kospi ibex aex smi msci forbes top global big ta shenzhen magnificent group area formula".split())
# Words before a lone number that make it a count.
CUES = frozenset(
    "to from with versus vs against than totaled totalled totaling totalling total was were reached reaching hit employs employed employing reach numbered numbering "
    "had has have just only by".split()
)
# Determiners before a small number in words: it points back ("the two companies") and counts nothing new.
POINTING = frozenset("these those both other last next first past latest its their his her our my your previous following every".split())
_LAST_WORD = re.compile(r"(?P<word>[A-Za-z&][A-Za-z&’'-]*)\.?[ \u00a0]$")
_ONE_IN = re.compile(r"\b(?:one|two|three|four|nine|[0-9]+) (?:in|out of)(?: every)? $", re.IGNORECASE)
_FREQUENCY = re.compile(r" (?:a|per|each|every|weekly|daily|monthly|yearly|already|before|in a row|this|since|over the)\b")
_TIMES = re.compile(r"[ -]?(?:times|x)(?!\w)")
_AFTER_ALONE = re.compile(r"[ \n]?(?:[.,;:)\]!?”\"—–-]|$|\n| (?:a year|in|on|at|by|from|to|and|or|as|last|this|for|the|during|while|after|before|with|when|since|worldwide|globally|so|today|of|compared|versus|a)\b)")


def find_quantities(text: str, numbers: Sequence[Number]) -> list[Quantity]:
    """Every counted thing of the text in order."""
    out: list[Quantity] = []
    for at, number in enumerate(numbers):
        if number.glued or number.bracketed or number.low < 0 or _is_label(text, number):
            continue
        left = numbers[at - 1] if at else None
        if left is not None and (not joined(text, left, number) or (out and out[-1].end > left.start)):
            left = None
        found = _quantity(text, number, left)
        if found is not None:
            out.append(found)
    return out


def _quantity(text: str, number: Number, left: Number | None) -> Quantity | None:
    start = left.start if left else number.start
    before = _word_before(text, start)
    if before.lower().rstrip(".") in LABELS and before.lower() not in ("unit", "line", "part", "level", "may", "p", "issue", "seat"):
        return None
    word = number.word
    if number.gap == "-":
        return None
    if _TIMES.match(text, number.end) and number.word in ("times", "x"):
        end = number.end + len(number.gap) + len(word)
        if word == "times" and _FREQUENCY.match(text, end):
            return None
        return _made(text, start, end, number, left, "times", "quantity.times")
    if word in MEASURES and number.form == "digits" and (word != "t" or "," in text[number.start : number.end]):
        return _made(text, start, number.end + len(number.gap) + len(word), number, left, MEASURES[word], "quantity.measure")
    if number.form == "digits" and not number.gap and word:
        lettered = with_letter(text, number)
        if lettered is number:
            return None
        if word == "m" and lettered.word == "of":
            return _made(text, start, lettered.end, number, left, "metre", "quantity.measure")
        number, word = lettered, lettered.word
    lower = word.lower()
    if lower in TIME or lower in MONTHS or is_year(text, number) and not _modified(text, start):
        return None
    if _is_name(text, start, number, before) or before.lower() in LISTS or (before in ("in", "of") and _ONE_IN.search(text, max(0, start - 16), start)):
        return None
    return _with_noun(text, start, number, left, before) or _alone(text, start, number, left, before)


def _with_noun(text: str, start: int, number: Number, left: Number | None, before: str) -> Quantity | None:
    """A number and the noun it counts."""
    if number.form == "words" and not number.scaled and number.low <= 20:
        if number.low <= 1 or before.lower() in POINTING or "\n" in number.gap:
            return None
        noun = counted_noun(text, number.end, between=0)
        return _made(text, start, noun[0], number, left, noun[1], "quantity.words") if noun else None
    end = number.end
    if number.form == "vague":
        if not text.startswith(" of ", end):
            return None
        end += 3
    noun = counted_noun(text, end)
    if noun is None:
        return None
    rule = "quantity.vague" if number.form == "vague" else "quantity.noun"
    return _made(text, start, noun[0], number, left, noun[1], rule)


def _alone(text: str, start: int, number: Number, left: Number | None, before: str) -> Quantity | None:
    """A number alone: counted where it is scaled, modified or introduced by a word of counting."""
    if number.form != "digits" or left is not None or text[start : start + 1] == "0" or text[number.end : number.end + 1] in "-–/:" and text[number.end : number.end + 1]:
        return None
    if before[:1].isupper() and before.lower() not in CUES and not number.scaled:
        return None
    if _AFTER_ALONE.match(text, number.end) is None:
        return None
    if number.scaled or _modified(text, start) or (before.lower() in CUES and number.low >= 10) or (before == "for" and "," in text[start : number.end]):
        return _made(text, start, number.end, number, None, None, "quantity.alone")
    return None


def _modified(text: str, start: int) -> bool:
    return modifier_of(text, start, start) is not None


def _made(text: str, start: int, end: int, number: Number, left: Number | None, unit: str | None, rule: str) -> Quantity:
    low, high = number.low, number.high
    if left is not None:
        first = left.low
        if number.scaled and not left.scaled and left.low < number.low / number.scale:
            first = left.low * number.scale
        low, high = sorted((first, number.high))
        rule += "+quantity.range"
    modifier = modifier_of(text, start, end) or ("about" if number.form == "vague" else None)
    return Quantity(start, end, rule, low, high, unit, modifier)


def _word_before(text: str, start: int) -> str:
    found = _LAST_WORD.search(text, max(0, start - 20), start)
    return found["word"] if found else ""



def _is_name(text: str, start: int, number: Number, before: str) -> bool:
    """`Boeing 737 jets`: an ungrouped number right behind a capital is the name's, unless the name is a place ("in Leeds 300 jobs")."""
    if number.form != "digits" or not before[:1].isupper() or number.scaled or before.lower() in STOP or not text[number.start : number.end].isdigit():
        return False
    at = start - len(before) - 1
    return modifier_of(text, start, start) is None and not text.endswith((" in ", " at ", "In ", "At ", " across "), 0, at)


def _is_label(text: str, number: Number) -> bool:
    """`01 A Year of Growth`: a whole number with a leading zero numbers a heading."""
    return text[number.start] == "0" and text[number.start + 1 : number.start + 2].isdigit()
