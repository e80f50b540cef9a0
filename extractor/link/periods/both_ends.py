"""The one period behind both ends of a change: when it was made, where the figure it led to names none.

    rose to $120m from $100m in the fourth quarter      the quarter, and the one a year earlier
    made $12m, up from $10m, between October and December
    rose to $120m from $100m in 2024, told in 2026      the year of the $100m alone: a later one is over by now

Left alone: months and days, levels ("4,000 staff, up from 3,000 in 2025"), what has moved by now, and reports of what came later.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from extractor.link import cues
from extractor.link.leads import value_start
from extractor.link.nodes import Node
from extractor.link.periods.bounds import named
from extractor.link.periods.following import behind
from extractor.link.periods.lengths import SHORTEST_QUARTER
from extractor.link.periods.named import in_front
from extractor.link.periods.reporting import LONGEST, governs, is_based, length, reported_for
from extractor.link.periods.tense import has_arrived
from extractor.link.periods.when import Asked, When, year_before
from extractor.mentions import Period

_BEFORE = ("period.previous_unit", "period.length_before")
_CHAIN = frozenset("to from , ( ) up down at or".split())
_REACH = 9  # nodes from a value to the next of its chain


def both_ends(asked: Asked) -> When | None:
    """The period of a change's end, or of its start, that stands behind both."""
    if asked.forecast or not governs(asked.meeting) or has_arrived(asked.nodes, asked.i):
        return None
    if asked.comparison:
        return _a_year_earlier(asked)
    if in_front(asked.nodes, asked.i, asked.memory.compared, asked.meeting) is not None:
        return None  # "In the first half it rose to 29% from 24% in 2024"
    base = _base(asked.nodes, asked.i)
    place = behind(asked.nodes, base, comparison=True) if base is not None else None
    if place is None or not _is_just_over(asked, asked.nodes[place].period):
        return None
    asked.memory.taken[place] = asked.meeting.metric
    return named(asked.nodes, place, asked.meeting, "period.behind_value")


def _a_year_earlier(asked: Asked) -> When | None:
    """What the change came from, where its end has taken the period behind both."""
    last, place = asked.last, behind(asked.nodes, asked.i, comparison=True)
    if last is None or place is None or last.place != place or last.start is None or last.end is None:
        return None
    return When(*year_before(last.start, last.end), None, "period.prior_year")


def _base(nodes: Sequence[Node], i: int) -> int | None:
    """Where the change came from: the value behind "from", no other statement between."""
    for j in range(i + 1, min(i + _REACH, len(nodes))):
        if nodes[j].kind == "value":
            if nodes[value_start(nodes, j) - 1].word == "from":
                return j
            return _base(nodes, j)
        if nodes[j].kind not in ("company", "reference") and nodes[j].word not in _CHAIN and nodes[j].word not in cues.APPROXIMATORS:
            return None
    return None


def _is_just_over(asked: Asked, period: Period | None) -> bool:
    """Whether no stretch as long has ended since, nor a later one is reported on."""
    based = period is not None and (is_based(period) or period.rule.startswith(_BEFORE))  # "from 4.7% in the prior quarter"
    if period is None or asked.published is None or based or not SHORTEST_QUARTER < length(period) <= LONGEST:
        return False
    end = period.end_date or date.max
    reported = reported_for(asked.memory.reported, asked.company, asked.meeting.metric)
    later = reported is not None and reported.end_date is not None and reported.end_date > end
    return not later and end < asked.published <= end + timedelta(days=length(period))
