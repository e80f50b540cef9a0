"""Counted things and multiples.

- counts with their noun, words between included: `1,000 employees`, `1,240 hospital customers`, `14 million Class A shares`
- numbers alone, where `lone_counts` says they count: `114 million`, `under 400`, `versus 815`
- multiples: `700 times`, `3-5 times`, `1.2x`
- measures and index points: `10,231.6 points`, `450 MW`, `12 tonnes`
- vague ones: `dozens of banks`, `tens of thousands of jobs`

Left alone: ordinals and ranks (`4th`), names with numbers (`Boeing 737`, `GLM-5`, `FTSE 100`), list numbers, years, dates,
`twice`, lengths of time and ages, scores and ratios (`5-4`, `40:60`, `one in ten`), `No. 2`, `page 21`, phone, room and section numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.find.count_introductions import Spot, is_bracketed
from extractor.find.count_words import (
    AREAS,
    FLOWS,
    NOT_COUNTED,
    ODD,
    POINTING,
    SIZES,
    SMALLEST_SIZE,
    SMALLEST_STAFF,
    STAFF,
)
from extractor.find.listed_counts import listed_before, qualified_before, word_before
from extractor.find.lone_counts import EXPECTED, begins_named_list, counts_alone
from extractor.find.modifiers import modifier_after, modifier_of
from extractor.find.nouns import MEASURES, MONTHS, SCALED_MEASURES, TIME, counted_noun
from extractor.find.numbered_names import is_label, is_name
from extractor.find.numbers import SCALE_LETTERS, Number, with_letter
from extractor.find.ranges import in_thousands, is_step, is_year, joined
from extractor.mentions import Quantity
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule("quantity.noun", "a number and the noun it counts", "It has [1,240 hospital customers](quantity 1240 customer)."),
    Rule("quantity.words", "a number in words right before its noun", "It opened [twelve stores](quantity 12 store)."),
    Rule("quantity.times", "a multiple", "It trades at [11 times](quantity 11 times) earnings."),
    Rule("quantity.measure", "a number and an abbreviated measure", "The plant makes [450 MW](quantity 450 MW)."),
    Rule(
        "quantity.alone",
        "a number alone that the words around make a count",
        "The team grew from [310 people](quantity 310 person) to [840](quantity 840 -).",
    ),
    Rule("quantity.range", "a range that shares its noun", "Costs rise by [3-5 times](quantity 3..5 times)."),
    Rule(
        "quantity.vague",
        "dozens, hundreds and thousands of things",
        "It cut [tens of thousands of jobs](quantity 10000..100000 job about).",
    ),
)

# "318mt" are millions of tonnes, "300,000 mt" metric tonnes.
SCALES_BELOW = 10_000
_FLOW = re.compile(r" ?(?P<thing>[A-Za-z0-9]{1,8})/(?:d|day|h|y|yr|t|D|Y)(?!\w)")
_AREA = re.compile(r" ?sq\.? (?P<unit>ft|feet|metres|miles|m|km)(?!\w)(?:\.(?= [a-z]))?")
_EACH = re.compile(r" ?[$£€¥₹0-9]")
_CUBED = {"2": "square", "3": "cubic"}  # "2,400 m2"
_PENSION = 401  # "a 401k", a plan to save for old age
_CARBON = re.compile(r" ?(?P<size>[kMG]?)t ?CO2-?e?(?!\w)")  # "3.6m tCO2e"
_CARBON_SIZE = {"": 1, "k": 10**3, "M": 10**6, "G": 10**9}
_ENERGY = re.compile(r" (?P<unit>(?:kilo|mega|giga|tera)watt[- ]hour)s?(?!\w)")
# "42m of ore", "37m (121ft)" are metres; any other m is a million.
_METRES = re.compile(
    r" ?m(?: of| at [0-9.]+ ?(?:%|g)| \([0-9]| (?:long|high|tall|wide|deep|away|above|below|race|sprint|hurdles|pool|thick|apart)\b)"
)
_FREQUENCY = re.compile(r" (?:a|per|each|every|weekly|daily|monthly|yearly|already|before|in a row|this(?! [a-z]+['’]s )|since|over the)\b")
_FIRM = re.compile(r"-\w+ (?:[\w-]+ )?(?:company|firm|start-?up|studio|workforce|business|outfit|maker|agency|group|practice|shop)\b")


def find_quantities(text: str, numbers: Sequence[Number]) -> list[Quantity]:
    """Every counted thing of the text in order."""
    out: list[Quantity] = []
    for at, written in enumerate(numbers):
        number, word = written, written.word
        if number.bracketed and ((out and _goes_on_in_brackets(text, out[-1], number)) or begins_named_list(text, number)):
            number = number._replace(start=number.start + 1, end=number.end - 1, bracketed=False)  # "(850 staff) and Linz (420)"
        if number.glued or number.bracketed or word in NOT_COUNTED or word in TIME or number.low < 0:
            continue
        if number.gap == "-" and word and word not in ODD and word != "strong" and not _has_size(text, number):  # "a 10-year bond"
            continue
        if is_year(text, number) and modifier_of(text, number.start, number.end) is None:
            continue
        left = numbers[at - 1] if at else None
        if left is not None and left.word == word:
            left = with_letter(text, left)  # "5m to 7m cars"
            if out and (out[-1].start, out[-1].end, out[-1].unit) == (left.start, left.end, None) and joined(text, left, number):
                out.pop()
        elif left is not None and word == "of" and left.low < number.low and joined(text, left, number) and _is_bare(out, left):
            out.pop()  # "cut 275 to 350 of its 21,000 jobs"
        step = left is not None and left.form == "digits" and is_step(text, left, number)
        if left is not None and (step or not joined(text, left, number) or (out and out[-1].end > left.start)):
            left = None
        if left is not None and left.gap == "-" and left.low >= number.low:  # a type ("747-8") or a score ("5-4")
            continue
        if at and numbers[at - 1].glued and text[numbers[at - 1].end : number.start] == "-":  # the end of a name: "three DC-8-62 aircraft"
            continue
        start = left.start if left else number.start
        right = numbers[at + 1] if at + 1 < len(numbers) else None
        found = _quantity(text, Spot(number, start, word_before(text, start), left, right, out[-1] if out else None))
        if found is not None and (not out or out[-1].end <= found.start):
            if found.unit is not None and left is None:
                shared = "times" if found.unit == "times" else None  # "trade at 1.6 and 1.8 times book value"
                done = next((other.end for other in reversed(out) if other.unit is not None), 0)
                beside = listed_before(text, numbers, at, done, shared, step=step) or qualified_before(text, numbers, at, done, found)
                starts = {item.start for item in beside}
                while out and out[-1].start in starts:  # read alone before
                    out.pop()
                out += beside
            out.append(found)
    return out


def _goes_on_in_brackets(text: str, last: Quantity, number: Number) -> bool:
    """`Kassel (850 staff) and Linz (420)`, `FTE 4,120 (4,310)`."""
    again = last.unit is None and number.low >= 10 and last.end == number.start - 1
    return again or is_bracketed(text, last.start, last.end)


def _is_bare(out: Sequence[Quantity], number: Number) -> bool:
    """Whether the last thing counted is that number alone, with no noun."""
    return bool(out) and (out[-1].start, out[-1].unit) == (number.start, None)


def _has_size(text: str, number: Number) -> bool:
    """ `a 47,500-person workforce`, `a 74-person company`, `a 240-megawatt solar farm`; a board of 12 and a jury count none."""
    few = number.word in STAFF and _FIRM.match(text, number.end) is None
    smallest = SMALLEST_STAFF if few else SMALLEST_SIZE
    return number.word in STAFF | SIZES and number.form == "digits" and number.low >= smallest


def _quantity(text: str, spot: Spot) -> Quantity | None:
    """What a number counts: a multiple, a measure, a noun, or only itself."""
    if is_label(text, spot):
        return None
    if spot.number.word in ("times", "x") or (spot.number.word == "X" and not spot.number.gap):
        return _times(text, spot)
    if (measured := _measure(text, spot)) is not None:
        return measured
    number = spot.number
    if number.form == "digits" and number.word and (not number.gap or number.word in SCALE_LETTERS):
        lettered = with_letter(text, number)
        if (lettered is number and not number.gap) or (number.gap and not lettered.word):
            return None
        if number.word == "m" and _METRES.match(text, number.end):
            return _made(text, spot, lettered.end, "metre", "quantity.measure")
        if number.low == _PENSION and number.word in "kK":
            return None
        spot = spot._replace(number=lettered)
        if (measured := _measure(text, spot)) is not None:
            return measured
    return _counted(text, spot)


def _counted(text: str, spot: Spot) -> Quantity | None:
    """A number and the noun it counts, or a number alone where the words around make it a count."""
    lower = spot.number.word.lower()
    if lower in TIME or lower in MONTHS or is_name(text, spot):
        return None
    counted = _with_noun(text, spot)
    strong = spot.number.gap == "-" and spot.number.word == "strong"  # "its 1,900-strong sales force"
    if counted is None and (strong or counts_alone(text, spot)):
        return _made(text, spot, spot.number.end, None, "quantity.alone")
    return counted


def _measure(text: str, spot: Spot) -> Quantity | None:
    """`450 MW`, `182kt`, `45,000 sq ft`, `415 kboe/d`: an abbreviated measure, its scale in the value."""
    number = spot.number
    word, end = number.word, _word_end(number)
    if word == "sq":
        area = _AREA.match(text, number.end)
        return _made(text, spot, area.end(), AREAS[area["unit"]], "quantity.measure") if area else None
    if word == "m" and text[end : end + 1] in _CUBED and not text[end + 1 : end + 2].isalnum():
        return _made(text, spot, end + 1, f"{_CUBED[text[end]]} metre", "quantity.measure")
    if word.endswith("watt") and (energy := _ENERGY.match(text, number.end)):
        return _made(text, spot, energy.end(), energy["unit"], "quantity.measure")
    if word.endswith("tCO") and (carbon := _CARBON.match(text, number.end)):
        return _times_size(_made(text, spot, carbon.end(), "tonne", "quantity.measure"), _CARBON_SIZE[carbon["size"]])
    flow = _FLOW.match(text, number.end) if text[end : end + 1] == "/" else None
    if flow is not None and word in FLOWS:
        (unit, size), end = FLOWS[word], flow.end()
    elif word in SCALED_MEASURES and number.low < SCALES_BELOW:
        unit, size = SCALED_MEASURES[word]
    elif word in MEASURES and number.form == "digits" and (flow or word not in ("t", "T") or _is_large(text, number)):
        unit, size = MEASURES[word], 1
    else:
        return None
    found = _made(text, spot, flow.end() if flow else end, unit, "quantity.measure")
    return _times_size(found, size)


def _times_size(found: Quantity, size: int) -> Quantity:
    return found if size == 1 else found._replace(low=found.low * size, high=found.high * size)


def _is_large(text: str, number: Number) -> bool:
    return number.scaled or "," in text[number.start : number.end]


def _times(text: str, spot: Spot) -> Quantity | None:
    """`11 times`, `1.2x`; how often something happens is no multiple."""
    end = _word_end(spot.number)
    if spot.number.word == "times" and _FREQUENCY.match(text, end) and "." not in text[spot.start : spot.number.end]:
        return None
    if spot.number.word == "x" and _EACH.match(text, end):  # "2 x 1,200 MW", "12 x £40"
        return None
    return _made(text, spot, end, "times", "quantity.times")


def _with_noun(text: str, spot: Spot) -> Quantity | None:
    """A number and the noun it counts; a small number in words only where the noun is the next word."""
    number = spot.number
    if number.form == "words" and not number.scaled and number.low <= 20:
        if number.low <= 1 or spot.before.lower() in POINTING:
            return None
        noun = counted_noun(text, number.end, between=0)
        if noun and spot.before[:1].islower() and text[number.start].isupper() and text[number.end + 1].isupper():
            return None  # "in Two Creeks": a name
        return _made(text, spot, noun[0], noun[1], "quantity.words") if noun else None
    end = number.end
    if (number.gap == "-" and number.word in ODD) or (number.form == "vague" and number.word == "of"):
        end = _word_end(number)
    elif text.startswith("+ ", end):
        end += 1
    elif number.form == "vague" and text[number.end - 1] == "s":  # "hundreds", but "several hundred"
        return None
    noun = (_word_end(number), number.word) if number.gap == "-" and number.word in STAFF | SIZES else counted_noun(text, end)
    if noun is None or (EXPECTED.match(text, number.end) and (number.scaled or "," in text[number.start : end])):
        return None
    return _made(text, spot, noun[0], noun[1], "quantity.vague" if number.form == "vague" else "quantity.noun")


def _made(text: str, spot: Spot, end: int, unit: str | None, rule: str) -> Quantity:
    """A quantity with the first end of its range, if it has one, and its modifier."""
    number, left = spot.number, spot.left
    low, high = number.low, number.high
    if left is not None:
        first = in_thousands(text, left, number)
        if number.scaled and not left.scaled and left.low < number.low / number.scale:
            first = left.low * number.scale
        low, high = sorted((first, number.high))
        rule += "+quantity.range"
    modifier = modifier_of(text, spot.start, end) or modifier_after(text, number.end)
    modifier = modifier or ("about" if number.form == "vague" else ODD.get(number.word))
    return Quantity(spot.start, end, rule, low, high, unit, modifier)


def _word_end(number: Number) -> int:
    return number.end + len(number.gap) + len(number.word)
