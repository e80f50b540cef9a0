"""The period at a node of a sentence: what kind of one it is, and its bounds for a value.

    had 240 stores at the end of 2025       a level holds on the last day
    a year-end dividend                     the whole year's
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date, timedelta

from extractor.link.metrics.meeting import Meeting
from extractor.link.nodes import Node
from extractor.link.periods.lengths import WEEK
from extractor.link.periods.reporting import is_span
from extractor.link.periods.when import When, year_before
from extractor.mentions import Period

_HELD_THEN = frozenset("market_share net_retention occupancy_rate".split())  # "ended the year with 27% of the market"
_LEAVES = frozenset("leave leaves left leaving".split())
_CLAUSE = 10  # nodes
_ENDS = frozenset("end ended ending close closed closing finish finished finishing exit exits exited exiting".split())


def named(nodes: Sequence[Node], place: int, meeting: Meeting, rule: str) -> When:
    """The bounds of the period at a node; a level at the end of a stretch holds on its last day."""
    period = nodes[place].period
    assert period
    closing = is_day(nodes[place]) and period.modifier == "end" and period.end_date is not None
    if rule == "period.metric" and meeting.metric.startswith("dividend") and closing and period.end_date is not None:
        opened = year_before(period.end_date, period.end_date)[0] + timedelta(days=1)
        return When(opened, period.end_date, period, rule, place)  # "the year-end dividend": the year's
    held = meeting.value_kind == "count" and not meeting.group and meeting.rule != "fact.verb"
    level = meeting.period_kind == "instant" or held or meeting.metric in _HELD_THEN
    ends = level and meeting.change is None and (_ends(nodes, place) or _leads_to_now(nodes, place))
    return When(period.end_date if ends else period.start_date, period.end_date, period, rule, place)


def _ends(nodes: Sequence[Node], place: int) -> bool:
    """ "ended the year", "at the close of the quarter", "left 2025 with"; but it "closed 4 shops in 2025"."""
    before = itertools.takewhile(lambda node: node.kind != "value", reversed(nodes[max(0, place - 3) : place]))
    return any(node.word in _ENDS for node in before) or (place > 0 and nodes[place - 1].word in _LEAVES)


def _leads_to_now(nodes: Sequence[Node], place: int) -> bool:
    """ "has doubled to 240 over the past three years"."""
    period = nodes[place].period
    if period is None or not period.rule.startswith("period.rolling") or nodes[place - 1].word not in ("over", "during", "in"):
        return False
    return all(not node.word.startswith("averag") for node in nodes[max(0, place - _CLAUSE) : place])


def has_ended(node: Node, today: date | None) -> bool:
    """Whether a period was over on the day of publication."""
    return node.period is not None and today is not None and node.period.end_date is not None and node.period.end_date < today


def is_ahead(period: Period | None, published: date | None) -> bool:
    if period is None or published is None or period.end_date is None or period.end_date > published:
        return period is not None
    stretch = period.start_date is None or (period.end_date - period.start_date).days > WEEK  # "last week raised its outlook to $9m"
    return period.kind == "interval" and stretch and period.end_date.year >= published.year - 1


def usable(node: Node) -> bool:
    return node.period is not None and (node.period.start_date is not None or node.period.end_date is not None)


def is_stretch(node: Node) -> bool:
    return node.period is not None and is_span(node.period.start_date, node.period.end_date)


def is_day(node: Node) -> bool:
    return node.period is not None and node.period.start_date is not None and node.period.start_date == node.period.end_date


def is_named_by_ends(node: Node) -> bool:
    """ "October to December", "2021 to 2025": a "from" in front of it says where it starts, not what something came from."""
    return node.period is not None and node.period.rule == "period.range"


def is_year(node: Node) -> bool:
    return node.period is not None and len(node.period.timex) == 4


def adjective(nodes: Sequence[Node], meeting: Meeting) -> int | None:
    """ "lowered their 2026 growth forecast to 0.9% from 1.2%": the period in front of the metric is that of both ends."""
    place = meeting.place
    return place - 1 if place and usable(nodes[place - 1]) else None
