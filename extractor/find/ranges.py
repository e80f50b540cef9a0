"""What joins two numbers into a range or a list.

- a range: `40-50`, `40 – 50`, `40 to 50`, `between 40 and 50`, `eight or nine`
- a list: `41, 33 and 28`
"""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.find.numbers import Number

_JOINT = re.compile(r"(?:-to-| ?[-–—~] ?| to | or | through | and )(?:as (?:much|many) as |about |nearly |around |over |more than )?")
_BETWEEN = re.compile(r"(?:between|from|both) (?:about |around |roughly |approximately )?[^\w\s]?$", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:r(?:ose|isen|ising)|f(?:ell|allen|alling)|gr(?:ew|own|owing)|sank|shrank|swelled|plunged|jumped|climbed|dropped|slipped|slid"
    r"|surged|soared|tumbled|widened|narrowed|improved|increased|decreased|declined|expanded|contracted|cut|raised|lifted|lowered|up|down)"
    r" from (?:about |around |some )?$"
)
_MOVE = 24  # characters of such words
_ABOUT = ("", "about ", "around ", "nearly ", "almost ", "more than ", "over ", "just over ", "just under ")
_TO = frozenset(f" to {about}" for about in _ABOUT)
_FROM = re.compile(r"\bfrom (?:about |around |some |just |nearly |over |under )*$", re.IGNORECASE)
_ROSE = re.compile(
    r"\b(?:r(?:ose|ises?|isen|ising)|gr(?:ew|ows?|own|owing)|up|went|go|goes|gone|going|t(?:ook|akes?|aken|aking)|br(?:ings?|inging|ought)"
    r"|(?:climb|expand|increas|rais|lift|swell|swoll|jump|doubl|trebl|tripl|boost|leap|surg|soar|mov|balloon|mushroom|improv|push|step)\w*)"
    r" (?:[\w’'-]+ ){0,4}from (?:about |around |some |just |nearly |over |under )*$"
)
_STEP = 60  # characters from what moves to where it came from
_COMMA = re.compile(r", (?:and |or )?")
_AND = re.compile(r",? (?:and|or) ")
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? $")
_GROUPED = 1000  # from there on digits are written in groups
_LAST = 31  # day of a month
_LONGEST_MONTH = 10  # characters of "September "


def is_joint(text: str, start: int, end: int, left_start: int) -> bool:
    """Whether the words between two numbers make them a range; a bare `and` only behind `between`."""
    if not 1 <= end - start <= 18:
        return False
    found = _JOINT.match(text, start)
    if found is None or found.end() != end:
        return False
    if " and " in found[0]:
        return _BETWEEN.search(text, max(0, left_start - 24), left_start) is not None
    return True


def joined(text: str, left: Number, right: Number) -> bool:
    """Whether two numbers next to each other are the ends of one range: only the right one has a unit."""
    if left.glued or left.bracketed or left.form == "vague" or is_year(text, left):
        return False
    if left.form == "words" and right.form != "words" and text.endswith(("the ", "The "), 0, left.start):
        return False  # "the gap between the two to 59 basis points"
    if right.scaled and is_day(text, left):
        return False
    return is_joint(text, left.end, right.start, left.start)


def is_day(text: str, number: Number) -> bool:
    """Whether a number is the day of a month: `in the quarter ended September 28 to 3.1 billion euros`."""
    return number.low <= _LAST and _MONTH.search(text, max(0, number.start - _LONGEST_MONTH), number.start) is not None


def is_change(text: str, left: Number, right: Number) -> bool:
    """Whether two numbers, each with its scale, are where something came from and went to: `plunged from 334 million to 231 million`."""
    return left.scaled and right.scaled and _MOVED.search(text, max(0, left.start - _MOVE), left.start) is not None


def is_step(text: str, left: Number, right: Number) -> bool:
    """Whether a count moved to another, which is no range: `trimmed from 2,310 to 1,480 staff`, `its fleet rose from 40 to 52 ships`."""
    start = max(0, left.start - _STEP)
    if text[left.end : right.start] not in _TO or _FROM.search(text, start, left.start) is None:
        return False
    return left.low > right.low or _ROSE.search(text, start, left.start) is not None


def listed(text: str, left: Number, right: Number) -> bool:
    """Whether two bare numbers stand side by side in a list that shares its unit: `41, 33 and 28 per cent`."""
    if left.glued or left.bracketed or left.form == "vague" or not 1 <= right.start - left.end <= 6:
        return False
    if is_year(text, left) or _MONTH.search(text, max(0, left.start - _LONGEST_MONTH), left.start):
        return False  # "in the quarter ended Sept. 27, or 81 cents a share"
    if left.low >= _GROUPED > right.low * 10 and "," in text[left.start : left.end]:
        return False  # "a workforce of 31,000 and 19 per cent of the market"
    found = _COMMA.match(text, left.end) or _AND.match(text, left.end)
    return found is not None and found.end() == right.start and not is_joint(text, left.end, right.start, left.start)


def in_thousands(text: str, left: Number, right: Number) -> Decimal:
    """The first end of a range that the thousands of the second one are for: `4-5,000 jobs` is from 4,000."""
    written = text[right.start : right.end].lstrip("$£€¥")
    if left.scaled or right.scaled or not written.endswith(",000") or text[left.end : right.start] not in ("-", "–"):
        return left.low
    return left.low * 1000 if left.low * 1000 < right.low else left.low


def with_scale_of(item: Number, last: Number) -> Number:
    """An item of a list in the scale that its last one has for all: `five, seven and ten billion dollars`, `3, 4 and 12 million users`.

    Each of them is smaller than a thousand of the scale, in figures or in words as the last one is, and the list rises.
    """
    if item.scaled or not last.scaled or item.form != last.form or last.form == "vague" or item.low >= last.low / last.scale:
        return item
    return item._replace(low=item.low * last.scale, high=item.high * last.scale, scale=last.scale)


def is_year(text: str, number: Number) -> bool:
    """2019, or the 19 of "14% in 2014-19 and 6%"."""
    if number.end - number.start == 2 and text[number.start - 1 : number.start] in ("-", "–"):
        return number.start > 4 and text[number.start - 5 : number.start - 1].isdigit()
    return number.end - number.start == 4 and not number.scaled and 1900 <= number.low <= 2100 and text[number.start : number.end].isdigit()
