"""The numbers before a count that share its noun.

    410, 380 and 455 boats                       a list of bare numbers
    trimmed from 2,310 to 1,480 employees        where a step begins
    2,300 full-time and 700 part-time staff      each with a word of its own

Left alone: types ("the 737 and 787 jets"), what has a noun of its own ("400 shops and 700 part-time staff").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.find.count_words import LABELS, POINTING
from extractor.find.modifiers import modifier_of
from extractor.find.nouns import STOP, TIME, is_plural
from extractor.find.numbers import Number
from extractor.find.ranges import is_year, listed, with_scale_of
from extractor.mentions import Quantity

_COMMA_OTHERS = re.compile(r" (?P<words>[a-z][a-z-]+(?: [a-z][a-z-]+)?),(?: and)? ")
_AND_OTHERS = re.compile(
    r" (?P<words>[a-z][a-z-]+(?: [a-z][a-z-]+)?),? (?:and|or|plus) "
    r"(?:(?:about|around|some|roughly|nearly|almost|over|more than|at least|another|an? (?:further|additional)) )?"
)
_MARKED = frozenset("percent per pc pct percentage basis bps bp times x million billion".split())
_SMALLEST = 2


def listed_before(text: str, numbers: Sequence[Number], at: int, done: int, unit: str | None, *, step: bool) -> list[Quantity]:
    """The bare numbers before a count that share its noun: `410, 380 and 455 boats`, but `the 737 and 787 jets` are types.

    So does the one that a `step` begins with: `trimmed from 2,310 to 1,480 employees`.
    """
    first = at - step
    while first and not step and listed(text, numbers[first - 1], numbers[first]):
        first -= 1
    before = word_before(text, numbers[first].start)
    if first == at or not before.islower() or before in LABELS or before in POINTING or before in TIME:
        return []
    return [
        Quantity(n.start, n.end, "quantity.alone", n.low, n.high, unit, modifier_of(text, n.start, n.end))
        for n in (with_scale_of(n, numbers[at]) for n in numbers[first:at])
        if n.form == "digits" and (n.low >= 2 or unit) and n.start >= done
    ]


def qualified_before(text: str, numbers: Sequence[Number], at: int, done: int, last: Quantity) -> list[Quantity]:
    """The numbers before a count that share its noun and have a word of their own: `2,300 full-time and 700 part-time staff`."""
    first, joint = at, _AND_OTHERS
    if text.count(" ", numbers[at].end, last.end) < len(("part-time", "staff")):
        return []
    while first and numbers[first - 1].start >= done and _is_qualified(text, numbers[first - 1], numbers[first], joint):
        first, joint = first - 1, _COMMA_OTHERS
    return [
        Quantity(n.start, n.end, "quantity.alone", n.low, n.high, last.unit, modifier_of(text, n.start, n.end)) for n in numbers[first:at]
    ]


def _is_qualified(text: str, left: Number, right: Number, joint: re.Pattern[str]) -> bool:
    if left.form != "digits" or left.glued or left.bracketed or left.low < _SMALLEST or is_year(text, left):
        return False
    between = joint.fullmatch(text, left.end, right.start)
    if between is None or not STOP.isdisjoint(between["words"].split()) or any(is_plural(word) for word in between["words"].split()):
        return False
    return left.word not in TIME and left.word not in _MARKED and word_before(text, left.start) not in LABELS


def word_before(text: str, start: int) -> str:
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
