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
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from extractor.find.count_words import AREAS, CUES, FLOWS, LABELS, LISTS, NOT_COUNTED, ODD, POINTING, SOFT_LABELS
from extractor.find.modifiers import modifier_after, modifier_of
from extractor.find.nouns import MEASURES, MONTHS, SCALED_MEASURES, STOP, TIME, counted_noun, is_plural
from extractor.find.numbers import SCALE_LETTERS, Number, with_letter
from extractor.find.ranges import is_year, joined
from extractor.mentions import Quantity
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule("quantity.noun", "a number and the noun it counts", "It has [1,240 hospital customers](quantity 1240 customer)."),
    Rule("quantity.words", "a number in words right before its noun", "It opened [twelve stores](quantity 12 store)."),
    Rule("quantity.times", "a multiple", "It trades at [11 times](quantity 11 times) earnings."),
    Rule("quantity.twice", "twice as a multiple", "It is worth [twice](quantity 2 times) its debt."),
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

COUNTING = CUES | STOP
# "318mt" are millions of tonnes, "300,000 mt" metric tonnes.
SCALES_BELOW = 10_000
_FLOW = re.compile(r" ?(?P<thing>[A-Za-z0-9]{1,8})/(?:d|day|h|y|yr|t)(?!\w)")
_AREA = re.compile(r" ?sq\.? (?P<unit>ft|feet|metres|miles|m|km)(?!\w)(?:\.(?= [a-z]))?")
_ONE_IN = re.compile(r"\b(?:one|two|three|four|nine|[0-9]+) (?:in|out of)(?: every)? $", re.IGNORECASE)
# "42m of ore", "37m (121ft)" are metres; any other m is a million.
_METRES = re.compile(r" ?m(?: of| at [0-9.]+ ?(?:%|g)| \([0-9]| (?:long|high|tall|wide|deep|away|above|below|race|sprint|hurdles|pool|thick|apart)\b)")
_FREQUENCY = re.compile(r" (?:a|per|each|every|weekly|daily|monthly|yearly|already|before|in a row|this|since|over the)\b")
_OR_MORE_OF = re.compile(r" or (?:more|less|fewer|so) [a-z]")  # "15 or more years"
_IN_SO_MANY = re.compile(r" (?:in|out of) (?:every )?(?:[0-9]{1,2}(?![0-9,])|two|three|four|five|six|ten)")  # "1 in 4 customers"
_OF_A_WHOLE = re.compile(  # "640 of which", "12 of its 48 branches", "21 of 25 lots", not "8 of the past 10 years"
    r" of (?:which|whom|them|these|those|(?:its|their|our|the)(?! (?:[a-z]+ )?(?:past|last|previous|next|day|week|month|year|quarter)))\b"
    r"|(?<=[0-9]{2}) of [0-9]"
)
_MORE = re.compile(r" (?:more|fewer)(?=[.,;:)]|$|\n| (?:than|in|to|at|for|by|on|this|next|last|over|from|and|but|since|during|were|are|will|with)\b)")
_SHARE_OF = re.compile(
    r" (?:are|were|will be|have) |(?: of them)? in (?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)[A-Z]"
)
_OF_ALL = re.compile(r"(?:^|[\n\"“(]|[.:;] )Of (?:the|its|their|our|all|those|these|about|some|the roughly)? ?$")
_IN_ALL = re.compile(
    r"\b(?:total|number|increase|rise|gain|addition|decrease|decline|drop|fall|reduction|staff|headcount|workforce|fleet|team|crowd|record"
    r"|average|base|estate|network|backlog|high|low|peak) of $"
)
_STANDS = re.compile(r"\b(?:st(?:ood|ands|anding)|remain(?:s|ed|ing)|peaked|came in|(?:clos|end|finish|settl)ed(?: (?:up|down|[a-z]+er))?) at $")
_LABEL = re.compile(r"(?P<word>[A-Za-z]+)(?: \([^()]{1,40}\))?: $")
_VOTED = re.compile(r"\b(?:[Vv]ot(?:e was|es to|ed(?: by)?)(?: [0-9]+ to)?|[Ss]core(?: of| is| was)?) $")  # "by 290 votes to 145"
# "the 870,000 analysts had expected" are no analysts.
_EXPECTED = re.compile(
    r" (?:analysts|economists|forecasters|brokers|investors|markets) (?:had |have |were |was )?"
    r"(?:expect|forecast|predict|estimat|pencil|anticipat|project|look|hop)"
)
_AGED = re.compile(r"\b(?:[Hh]e|[Ss]he|who|(?:Mr|Mrs|Ms)\.? \w+) (?:is|was|turned) $")
_VOTES_TO = re.compile(r" votes (?:to|against) [0-9]")
_AFTER_ALONE = re.compile(
    r"[ \n]?(?:[.,;:()\]!?”\"—–-]|$|\n| (?:a year|in|on|at|by|from|to|and|or|as|last|this|for|the|during|while|after|before"
    r"|with|when|since|worldwide|globally|so|today|of|compared|versus|vs|a"
    r"|more|fewer|less|under|over|above|below|against|per|through|via|within|outside|abroad|overseas|into|onto"
    r"|outstanding|altogether|annually|monthly|daily|weekly)\b)"
)
_TWICE = re.compile(r"(?<!\w)[Tt]wice(?= (?:as|its|their|his|her|our|the|that|this|what|those|last|analysts['’]|earnings|sales)(?!\w))")


class Spot(NamedTuple):
    """A number as the start of a count: where the mention starts, the word before it, the range's first end, the number behind.

    `last` is the count found before it.
    """

    number: Number
    start: int
    before: str
    left: Number | None
    right: Number | None
    last: Quantity | None


def find_quantities(text: str, numbers: Sequence[Number]) -> list[Quantity]:
    """Every counted thing of the text in order."""
    out: list[Quantity] = []
    for at, number in enumerate(numbers):
        word = number.word
        if number.glued or number.bracketed or word in NOT_COUNTED or word in TIME or number.low < 0:
            continue
        if number.gap == "-" and word and word not in ODD:  # "a 10-year bond"
            continue
        if is_year(text, number) and modifier_of(text, number.start, number.end) is None:
            continue
        left = numbers[at - 1] if at else None
        if left is not None and (not joined(text, left, number) or (out and out[-1].end > left.start)):
            left = None
        if left is not None and text.startswith(" and ", left.end):  # each end of "between 90 and 95 shops" is whole
            left = None
        if left is not None and left.gap == "-" and left.low >= number.low:  # a type ("747-8") or a score ("5-4")
            continue
        start = left.start if left else number.start
        right = numbers[at + 1] if at + 1 < len(numbers) else None
        found = _quantity(text, Spot(number, start, _word_before(text, start), left, right, out[-1] if out else None))
        if found is not None:
            out.append(found)
    if "wice" in text:
        out = sorted((*out, *_twice(text)), key=lambda q: q.start)
    return out


def _twice(text: str) -> list[Quantity]:
    """`twice` as a multiple; `twice a year` is how often."""
    two, spans = Decimal(2), (found.span() for found in _TWICE.finditer(text))
    return [Quantity(start, end, "quantity.twice", two, two, "times", modifier_of(text, start, end)) for start, end in spans]


def _quantity(text: str, spot: Spot) -> Quantity | None:
    """What a number counts: a multiple, a measure, a noun, or only itself."""
    before = spot.before.lower()
    if (before in LABELS and before not in SOFT_LABELS) or _VOTED.search(text, max(0, spot.start - 36), spot.start):
        return None
    if spot.number.word == "votes" and _VOTES_TO.match(text, spot.number.end):
        return None
    number = spot.number
    if number.word in ("times", "x"):
        return _times(text, spot)
    measured = _measure(text, spot)
    if measured is not None:
        return measured
    if number.form == "digits" and number.word and (not number.gap or number.word in SCALE_LETTERS):
        lettered = with_letter(text, number)
        if lettered is number or (number.gap and not lettered.word):
            return None
        if number.word == "m" and _METRES.match(text, number.end):
            return _made(text, spot, lettered.end, "metre", "quantity.measure")
        number = lettered
        spot = spot._replace(number=number)
        measured = _measure(text, spot)
        if measured is not None:
            return measured
    lower = number.word.lower()
    if lower in TIME or lower in MONTHS or _is_name(text, spot):
        return None
    return _with_noun(text, spot) or _alone(text, spot)


def _measure(text: str, spot: Spot) -> Quantity | None:
    """`450 MW`, `182kt`, `45,000 sq ft`, `415 kboe/d`: an abbreviated measure, its scale in the value."""
    number = spot.number
    word, end = number.word, _word_end(number)
    if word == "sq":
        area = _AREA.match(text, number.end)
        return _made(text, spot, area.end(), AREAS[area["unit"]], "quantity.measure") if area else None
    flow = _FLOW.match(text, number.end) if text[end : end + 1] == "/" else None
    if flow is not None and word in FLOWS:
        (unit, size), end = FLOWS[word], flow.end()
    elif word in SCALED_MEASURES and number.low < SCALES_BELOW:
        unit, size = SCALED_MEASURES[word]
    elif word in MEASURES and number.form == "digits" and (flow or word != "t" or "," in text[number.start : number.end]):
        unit, size = MEASURES[word], 1
    else:
        return None
    found = _made(text, spot, flow.end() if flow else end, unit, "quantity.measure")
    return found if size == 1 else replace(found, low=found.low * size, high=found.high * size)


def _times(text: str, spot: Spot) -> Quantity | None:
    """`11 times`, `1.2x`; how often something happens is no multiple."""
    end = _word_end(spot.number)
    if spot.number.word == "times" and _FREQUENCY.match(text, end):
        return None
    return _made(text, spot, end, "times", "quantity.times")


def _with_noun(text: str, spot: Spot) -> Quantity | None:
    """A number and the noun it counts; a small number in words only where the noun is the next word."""
    number = spot.number
    if number.form == "words" and not number.scaled and number.low <= 20:
        if number.low <= 1 or spot.before.lower() in POINTING:
            return None
        noun = counted_noun(text, number.end, between=0)
        return _made(text, spot, noun[0], noun[1], "quantity.words") if noun else None
    end = number.end
    if (number.gap == "-" and number.word in ODD) or (number.form == "vague" and number.word == "of"):
        end = _word_end(number)
    elif text.startswith("+ ", end):
        end += 1
    elif number.form == "vague" and text[number.end - 1] == "s":  # "hundreds", but "several hundred"
        return None
    noun = counted_noun(text, end)
    if noun is None or (_EXPECTED.match(text, number.end) and (number.scaled or "," in text[number.start : end])):
        return None
    return _made(text, spot, noun[0], noun[1], "quantity.vague" if number.form == "vague" else "quantity.noun")


def _alone(text: str, spot: Spot) -> Quantity | None:
    """A number alone: counted where it is scaled, modified or introduced by a word of counting."""
    number, before = spot.number, spot.before
    if is_year(text, number):
        return None
    written_out = number.form == "digits" or (number.form == "words" and number.scale >= 1000)
    if not written_out or (spot.left is not None and "," not in text[spot.start : spot.left.end]):
        return None
    if text[number.end : number.end + 1] in ("-", "–", "/", ":"):
        return None
    if _OR_MORE_OF.match(text, number.end) or (number.low < 10 and _IN_SO_MANY.match(text, number.end)):
        return None
    grouped = "," in text[number.start : number.end]
    modified = _modified(text, spot)
    if before[:1].isupper() and not (modified or number.scaled or before.lower() in COUNTING or before.endswith(("'s", "’s"))):
        return None
    level = "." in text[number.start : number.end]  # "rose to 51.2 from 0.98"
    cued = before.lower() in CUES and (number.low >= 10 or level)
    if cued and _AGED.search(text, max(0, spot.start - 30), spot.start):
        return None
    part = number.gap == " " and number.low >= 2 and spot.last is not None and _is_part(text, spot.last, spot.start)
    if not (modified or grouped or number.scaled or cued or part or _introduced(text, spot)):
        return None
    if (text[number.start] == "0" and not level) or not (modified or part or _stands_alone(text, number)):
        return None
    if number.word == "a" and text.startswith(" a.m", number.end):
        return None
    if spot.right and _ends_a_range(text, number, spot.right):
        return None
    return _made(text, spot, number.end, None, "quantity.alone")


def _introduced(text: str, spot: Spot) -> bool:
    """Whether the words beside a bare number make it a count: `stood at 412`, `of which 31`, `30 more`, `12 of its 48 shops`, `Orders: 120`."""
    number, start, before = spot.number, spot.start, spot.before.lower()
    if before == "at":
        level = number.low >= 10 or "." in text[number.start : number.end]
        return level and _STANDS.search(text, max(0, start - 32), start) is not None
    if number.low < 2 or before in TIME:
        return False
    if before in ("which", "whom"):
        return text.endswith((" of which ", " of whom "), 0, start)
    if before == "of":
        return _IN_ALL.search(text, max(0, start - 24), start) is not None
    if before == "between":
        right = spot.right
        return right is not None and text[number.end : right.start] == " and " and counted_noun(text, right.end) is not None
    if text.startswith(": ", start - 2):
        label = _LABEL.search(text, max(0, start - 60), start)
        return label is not None and is_plural(label["word"]) and label["word"].lower() not in LABELS
    if spot.last is not None and _SHARE_OF.match(text, number.end) and _goes_on(text, spot.last, start):
        return True
    return _OF_A_WHOLE.match(text, number.end) is not None or _MORE.match(text, number.end) is not None


def _goes_on(text: str, last: Quantity, start: int) -> bool:
    """Whether a list of counts goes on at `start`: `72 stores in Texas, 31 in Ohio and 14 in Iowa`."""
    between = text[last.end : start] if start - last.end <= 60 else ". "
    return between.endswith((", ", " and ", ": ", "; ")) and ". " not in between and "\n" not in between


def _is_part(text: str, last: Quantity, start: int) -> bool:
    """Whether the number at `start` is a part of the count before it: `Of its 640 employees, 482 work in research`."""
    return _goes_on(text, last, start) and _OF_ALL.search(text, max(0, last.start - 16), last.start) is not None


def _stands_alone(text: str, number: Number) -> bool:
    """Whether what follows a number is no noun of its own: punctuation, a function word, a verb."""
    word = number.word.lower()
    if number.gap == " " and (word in STOP or word.endswith("ed")):
        return True
    return _AFTER_ALONE.match(text, number.end) is not None or _EXPECTED.match(text, number.end) is not None


def _ends_a_range(text: str, number: Number, right: Number) -> bool:
    """Whether the number behind is the other end, with the noun of both: "300 to 400 trolleys"."""
    if text.startswith(" and ", number.end) or not joined(text, number, right):
        return False
    return right.word in MEASURES or right.word in SCALED_MEASURES or counted_noun(text, right.end) is not None


def _made(text: str, spot: Spot, end: int, unit: str | None, rule: str) -> Quantity:
    number, left = spot.number, spot.left
    low, high = number.low, number.high
    if left is not None:
        first = left.low
        if number.scaled and not left.scaled and left.low < number.low / number.scale:
            first = left.low * number.scale
        low, high = sorted((first, number.high))
        rule += "+quantity.range"
    modifier = modifier_of(text, spot.start, end) or modifier_after(text, number.end)
    modifier = modifier or ("about" if number.form == "vague" else ODD.get(number.word))
    return Quantity(spot.start, end, rule, low, high, unit, modifier)


def _word_end(number: Number) -> int:
    return number.end + len(number.gap) + len(number.word)


def _word_before(text: str, start: int) -> str:
    """The word that touches the number on its left, its full stop dropped; none across other punctuation."""
    end = start - 1
    if end < 1 or text[end] not in " \u00a0":
        return ""
    end -= text[end - 1] == "."
    if not text[end - 1].isalpha():
        return ""
    first = max(0, end - 20)
    word = text[max(first, text.rfind(" ", first, end) + 1) : end]
    if word.isalpha() or word[-2:-1] in ("'", "’"):
        return word
    return re.split(r"[\s(\"“'‘]", word)[-1]


def _modified(text: str, spot: Spot) -> bool:
    return modifier_of(text, spot.start, spot.number.end) is not None


def _is_name(text: str, spot: Spot) -> bool:
    """`Boeing 737 jets`, `S&P 500 firms`, `01 The Year`, `one in 200 shops`: the number belongs to the words before it.

    A capital right before an ungrouped number makes a name, unless it is a place ("in Leeds 300 jobs").
    """
    number, before, start = spot.number, spot.before, spot.start
    lower = before.lower()
    if (lower in LISTS and not number.scaled and not _modified(text, spot)) or (lower in ("in", "of") and _ONE_IN.search(text, max(0, start - 16), start)):
        return True
    if text[number.start] == "0" and text[number.start + 1 : number.start + 2].isdigit():
        return True
    if number.scaled or not before[:1].isupper() or not before.isalpha() or lower in STOP:
        return False
    if not text[number.start : number.end].isdigit():
        return False
    return not text.endswith((" in ", " at ", "In ", "At ", " across "), 0, start - len(before) - 1) and not _modified(text, spot)
