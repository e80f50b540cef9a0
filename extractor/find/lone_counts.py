"""Numbers without a noun behind them that count something all the same, by the words around them.

- scaled, grouped or with a modifier: `114 million`, `4,310 from 4,120`, `under 400`
- behind a word of counting: `versus 815`, `a fleet of 64`, `a price-earnings ratio of 67`, `stood at 412`, `Orders: 120`, `of which 31`
- parts of a count before them: `72 stores in Texas, 31 in Ohio`, `Of its 640 employees, 482 work here`
- by what stands behind them: `12 of its 48 shops`, `30 more`, `the 870,000 analysts had expected`
- levels with a point: `rose to 51.2 from 49.8`

The words that introduce such a count stand in `count_introductions`. Left alone: ages (`she was 54`), clock times, `8 of the past 10
years`, `1 in 4 customers`, labels (`Chapter: 12`).
"""

from __future__ import annotations

import re

from extractor.find.count_introductions import NO_NOUN, OF_A_WHOLE, OPENS, WANTS, WHO, Spot, goes_on, introduced
from extractor.find.count_words import CUES, HEADS
from extractor.find.further_counts import is_done_too
from extractor.find.modifiers import modifier_of
from extractor.find.nouns import MEASURES, SCALED_MEASURES, STOP, counted_noun
from extractor.find.numbers import Number
from extractor.find.ranges import is_year, joined
from extractor.mentions import Quantity

COUNTING = CUES | STOP | HEADS

_OF_ALL = re.compile(r"(?:^|[\n\"“(]|[.:;] )Of (?:(?:the|its|their|our|all|those|these|about|some) )?$")
_OF_THOSE = re.compile(r"(?:^|[\n\"“(]|[.:;] )Of (?:those|these|them|the total),(?: (?:only|just|about|some|around|roughly|nearly))? $")
_OF_WHICH = re.compile(r" of wh(?:ich|om) (?:(?:it|they) (?:runs?|owns?|operates?|has|have|leases?|employs?) )?$")
_AGE, _PEOPLE = range(10, 100), re.compile(  # "sells to customers over 60"
    r"\b(?:people|women|men|adults|children|those|clients|patients|residents|tenants|[a-z]+(?:ers|ors|ees)) (?:aged )?"
    r"(?:over|under|above|below) $"
)
# What one after another cuts, hires, opens and shuts: "Acme cut 300 jobs and Beta 120".
_OF_MANY = frozenset("job post role position worker employee person people staff store shop branch restaurant hotel home".split())
_SMALLEST = 10
_AGED = re.compile(r"\b(?:[Hh]e|[Ss]he|who|(?:Mr|Mrs|Ms)\.? \w+) (?:is|was|turned) $")
_ERA = re.compile(r"(?:eight|nine)teen hundred\b", re.IGNORECASE)
_ANOTHERS = re.compile(rf"(?:,? and|,|;|:) (?:(?:[A-Z][\w&.-]* ?){{1,3}}|{WHO} )$")
_NEXT_NAMED = re.compile(r"(?:,|,? and) (?:[A-Z][\w&.-]* ){1,3}\(\d{1,3}(?:,\d{3})+\)")
_STOPPED = re.compile(r"[.!?] [A-Z]|\n")
_OR_MORE_OF = re.compile(r" or (?:more|less|fewer|so) [a-z]")  # "15 or more years"
_IN_SO_MANY = re.compile(  # "1 in 4 customers", "2.7 to 1"
    r" (?:in|out of) (?:every )?(?:[0-9]{1,2}(?![0-9,])|two|three|four|five|six|ten)| to (?:1|one)(?!\w|[.,][0-9])(?! [a-z]+s\b)"
)
EXPECTED = re.compile(
    r" (?:(?:analysts|economists|forecasters|brokers|investors|markets)(?: (?:polled|surveyed)(?: by(?: [A-Z][\w&.]*){1,3})?)?"
    r" (?:had |have |were |was )?"
    r"(?:expect|forecast|predict|estimat|pencil|anticipat|project|look|hop)"
    r"|(?:expected|forecast|estimated|predicted|projected|anticipated) by )"
)


def counts_alone(text: str, spot: Spot) -> bool:
    """Whether a number that no noun follows counts something: it must be introduced as a count, and stand alone."""
    number, before, lower = spot.number, spot.before, spot.before.lower()
    written = text[number.start : number.end]
    if is_done_too(text, number, spot.start, lower, spot.last):
        return True
    if _is_something_else(text, spot):
        return False
    modified, level = is_modified(text, spot), "." in written
    gapped = goes_on_for(text, spot) if "," not in written else spot.last is not None and _goes_on_for(text, spot.last, spot.start)
    if before[:1].isupper() and not (modified or number.scaled or gapped or lower in COUNTING or before.endswith(("'s", "’s"))):
        return False
    cued = lower in CUES and (number.low >= 10 or level)
    if cued and _AGED.search(text, max(0, spot.start - 30), spot.start):
        return False
    part = _is_part_of_all(text, spot)
    if not (modified or number.scaled or "," in written or gapped or cued or part or introduced(text, spot)):
        return False
    if written[0] == "0" and not level:
        return False
    return modified or part or _stands_alone(text, number)


def is_modified(text: str, spot: Spot) -> bool:
    return modifier_of(text, spot.start, spot.number.end) is not None


def _is_something_else(text: str, spot: Spot) -> bool:
    """A year, a small number in words, one end of a range, a clock time, `15 or more years`, `1 in 4`."""
    number, end = spot.number, spot.number.end
    written_out = number.form == "digits" or (number.form == "words" and number.low >= 100)
    small_range = spot.left is not None and "," not in text[spot.start : spot.left.end] and not _is_wanted(text, spot.start)
    small_range = small_range and not text.startswith((" of its ", " of their "), end)  # "cut 275 to 350 of its 21,000 jobs"
    if not written_out or is_year(text, number) or small_range:
        return True
    if number.form == "words" and _ERA.match(text, number.start) and spot.before.lower() in ("in", "since", "of", "the"):
        return True  # "in nineteen hundred"
    if text[end : end + 1] in ("-", "–", "/", ":") or text.startswith(" a.m", end):
        return True
    if number.low in _AGE and _PEOPLE.search(text, max(0, spot.start - 24), spot.start):
        return True
    if _OR_MORE_OF.match(text, end) or (number.low < 10 and _IN_SO_MANY.match(text, end)):
        return True
    return spot.right is not None and _starts_a_range(text, number, spot.right)


def _starts_a_range(text: str, number: Number, right: Number) -> bool:
    """Whether the number behind is the other end, with the noun of both: "300 to 400 trolleys", "plans 15 to 18 next year"."""
    if not joined(text, number, right):
        return False
    if _is_wanted(text, number.start):
        return True
    if right.word in ("times", "x") or right.word in MEASURES or right.word in SCALED_MEASURES:
        return True
    return counted_noun(text, right.end) is not None


def _is_wanted(text: str, start: int) -> bool:
    """ "plans 15 to 18 next year", "to open 15 to 18"."""
    return WANTS.search(text, max(0, start - 12), start) is not None or OPENS.search(text, max(0, start - 14), start) is not None


def _goes_on_for(text: str, last: Quantity, start: int) -> bool:
    """Whether a count goes on with another's name: "Acme delivered 2.2m vehicles, 1% more, Beta 588,300 and Castor 91,400"."""
    between = text[last.end : start] if start - last.end <= 60 else ". "
    return _ANOTHERS.search(between) is not None and _STOPPED.search(between) is None


def goes_on_for(text: str, spot: Spot) -> bool:
    """ "Acme cut 300 jobs and Beta 120": of what no model goes by a number."""
    last = spot.last
    return last is not None and last.unit in _OF_MANY and spot.number.low >= _SMALLEST and _goes_on_for(text, last, spot.start)


def begins_named_list(text: str, number: Number) -> bool:
    """ "Acme (840,000) and Beta (790,000)": what each of several names has."""
    named = text[number.start + 1 : number.end - 1].count(",") > 0 and text[number.start - 2 : number.start - 1].isalpha()
    return named and _NEXT_NAMED.match(text, number.end) is not None


def _is_part_of_all(text: str, spot: Spot) -> bool:
    """A part of the count before: `Of its 640 employees, 482 work`, `Of those, 18 million paid`, `of which 22 found oil`."""
    number, last = spot.number, spot.last
    if last is not None and _OF_THOSE.search(text, max(0, spot.start - 32), spot.start):
        return number.low >= 2
    if _OF_WHICH.search(text, max(0, spot.start - 24), spot.start):
        return number.low >= 2
    if last is None or number.gap != " " or number.low < 2 or not goes_on(text, last, spot.start):
        return False
    return _OF_ALL.search(text, max(0, last.start - 16), last.start) is not None


def _stands_alone(text: str, number: Number) -> bool:
    """Whether what follows a number is no noun of its own: punctuation, a function word, a verb."""
    word = number.word.lower()
    if number.gap == " " and (word in STOP or word.endswith("ed")):
        return True
    if OF_A_WHOLE.match(text, number.end):
        return True
    return NO_NOUN.match(text, number.end) is not None or EXPECTED.match(text, number.end) is not None
