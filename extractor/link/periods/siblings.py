"""The period of a value that is told only by its place beside another's.

    12.9% in the third quarter from 14.2% in the second              the second quarter
    3% this year and 2.4% next                                       the year behind
    2% in the last quarter of 2025 and 9% in the one before          the quarter in front of it
    the second half was better than the first, with 2% after 10%     the second half, then the first
    between 2020 and 2025, from 3% to 4%                             the first year and the last
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from extractor import timex
from extractor.link import cues
from extractor.link.periods.lengths import SHORTEST_YEAR
from extractor.link.periods.when import Asked, When, year_moved
from extractor.mentions import Period
from extractor.timex import QUARTERS

_YEARS, _NEAR = re.compile(r"(\d{4})/(\d{4})"), 6  # nodes
_OVER = frozenset("from between over during in".split())
_END_OF_CLAUSE = frozenset(". , ; : ) and but while".split())
_BEFORE = (["the", "one", "before"], ["the", "previous", "one"], ["the", "preceding", "one"], ["the", "prior", "one"])
_HELD_AGAINST = frozenset("after following against versus from compared".split())
_MONTH, _LONGEST = 30.4, 370  # days


def elliptical(asked: Asked) -> When | None:
    """ "12.9% in the third quarter from 14.2% in the second", "3% this year and 2.4% next", "between 2020 and 2025, from 3% to 4%"."""
    nodes, behind_it = asked.nodes, asked.i + 1
    if (told := _next_year(asked) or _better_than(asked)) is not None:
        return told
    if nodes[behind_it : behind_it + 1] and nodes[behind_it].word == "/":
        behind_it += 2  # "$24.85/t in the fourth quarter, $21.40/t in the third"
    elif nodes[behind_it : behind_it + 1] and nodes[behind_it].kind == "word" and nodes[behind_it].word not in cues.PREPOSITIONS:
        behind_it += 1  # the measure: "119,700 boepd in the third quarter, 133,900 boepd in the fourth"
    words = [node.word for node in nodes[behind_it : behind_it + 4]]
    if words[:1] == ["in"] and words[1:] in _BEFORE:
        return _one_before(asked)
    if words[:2] != ["in", "the"] or len(words) < 3 or words[2] not in QUARTERS or (words[3:] and words[3] not in _END_OF_CLAUSE):
        return None
    node = next((node for node in reversed(asked.nodes[: asked.i]) if node.period is not None and "-" in node.period.timex), None)
    other = node.period if node is not None else None
    if node is None or other is None or timex.bounds(other.timex) != (other.start_date, other.end_date):
        return None
    called = asked.sentence.text[node.start : node.end].lower().split()
    named = next((QUARTERS[word] for word in called if word in QUARTERS), None)  # the number that its fiscal year gives it
    bounds = _sibling(other, named, QUARTERS[words[2]], later=not asked.comparison, published=None if asked.forecast else asked.published)
    return When(*bounds, None, "period.elliptical") if bounds else None


def _next_year(asked: Asked) -> When | None:
    """ "should be 3% this year and 2.4% next": the year behind that of the value in front."""
    nodes, i, last = asked.nodes, asked.i, asked.previous
    ends = [node.word for node in nodes[i + 1 : i + 3]]
    if ends[:1] != ["next"] or (ends[1:] and ends[1] not in _END_OF_CLAUSE) or last is None or last.start is None or last.end is None:
        return None
    return When(*year_moved(last.start, last.end, 1), None, "period.elliptical") if (last.end - last.start).days >= SHORTEST_YEAR else None


def end_of_range(asked: Asked) -> When | None:
    """ "Between 2020 and 2025 sales rose from $4m to $9m", "rose from $4m to $9m from 2020 to 2025": the first year and the last."""
    nodes, i = asked.nodes, asked.i
    if asked.meeting.change is not None or nodes[i - 1].word not in ("from", "to"):
        return None
    other = next((j for j in range(i + 1, min(i + _NEAR, len(nodes))) if nodes[j].kind == "value" and nodes[j - 1].word == "to"), None)
    starts = other is not None and nodes[i - 1].word == "from"
    ends = nodes[i - 1].word == "to" and any(a.word == "from" and b.kind == "value" for a, b in pairwise(nodes[max(0, i - _NEAR) : i]))
    span = next((node.period for node in reversed(nodes[:i]) if node.period is not None), None)
    last = other if starts and other is not None else i
    behind_them = nodes[last + 1 : last + 3]
    if span is None and [node.kind for node in behind_them] == ["word", "period"] and behind_them[0].word in _OVER:
        span = behind_them[1].period
    years = _YEARS.fullmatch(span.timex) if span is not None else None
    bounds = timex.bounds(years[1 if starts else 2]) if years is not None and (starts or ends) else None
    return When(*bounds, span, "period.elliptical") if bounds else None


def _one_before(asked: Asked) -> When | None:
    """ "rose 2% in the last quarter of 2025 and 9% in the one before": as long as the one in front, and up to it."""
    last = asked.previous
    if last is None or last.start is None or last.end is None or last.start.day > 1 or (last.end - last.start).days > _LONGEST:
        return None
    end = last.start - timedelta(days=1)
    return When(timex.first_day(end, round((last.end - last.start).days / _MONTH)), end, None, "period.elliptical")


def _better_than(asked: Asked) -> When | None:
    """ "The second half was better than the first, with a drop of 2% after one of 10%": each value has the part that its place gives."""
    nodes, i = asked.nodes, asked.i
    than = next((j for j in range(2, i - 2) if nodes[j].word == "than" and nodes[j + 1].word == "the"), None)
    if than is None or nodes[than + 2].word not in QUARTERS or nodes[than + 3].word not in _END_OF_CLAUSE:
        return None
    period = next((node.period for node in nodes[:than] if node.period is not None), None)
    values = [j for j in range(than, i) if nodes[j].kind == "value"]
    if period is None or len(values) > 1 or any(node.kind == "value" for node in nodes[:than]):
        return None
    if not values:
        return When(period.start_date, period.end_date, period, "period.sentence")
    if _HELD_AGAINST.isdisjoint(node.word for node in nodes[values[0] : i]):
        return None
    bounds = _sibling(period, None, QUARTERS[nodes[than + 2].word], later=False, published=asked.published)
    return When(*bounds, None, "period.elliptical") if bounds else None


def _sibling(period: Period, named: int | None, count: int, *, later: bool, published: date | None) -> tuple[date, date] | None:
    """The quarter or half of that number next to another: behind it where the text goes on and it is over by then, else before it."""
    year, _, part = period.timex.partition("-")
    size = {"Q": 4, "H": 2}.get(part[:1], 0)
    if not size or not part[1:].isdigit() or count > size or count == (named or int(part[1:])):
        return None
    place, step = int(year) * size + int(part[1:]) - 1, count - (named or int(part[1:]))
    following = timex.bounds(_part_at(place + step, size, part[0]))
    if step > 0 and not (later and following and (published is None or following[1] <= published)):
        step -= size
    return timex.bounds(_part_at(place + step, size, part[0]))


def _part_at(place: int, size: int, unit: str) -> str:
    return f"{place // size}-{unit}{place % size + 1}"
