"""What its dates make a forecast, whatever the words around it: nobody knows a flow before its time is over.

    savings of $180m a year are promised from 2029       what begins later
    capital spending for 2026 is set at $9m, in 2026     what is not over yet
    $9bn in 2025, and $26bn by 2030, a CAGR of 24%       a growth over years of which the last are to come

Left alone: what is secured or taken in before ("has hedged 55%"), and what is told as done ("has added $9m this year").
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from extractor.link.forecasts import MOVED
from extractor.link.metrics.meeting import Meeting
from extractor.link.metrics.noun_phrases import is_past
from extractor.link.nodes import Node
from extractor.link.verb_forms import PAST

# Groups of metrics that are made over a time; what is had of it before, and what is sold ahead.
_MADE = frozenset("income cost cash macro return count".split())
_FLOWS = _MADE - {"count"} | {"per share", "ratio"}
_CHANCES = ("probability", "odds", "chance")
_TAKEN_NOW = frozenset("bookings orders stock_awards passengers".split())
_SECURED = frozenset("hedged hedge hedges sold bought booked".split())
_SO_FAR = frozenset("has have had far already".split())
# "Earned $9m in the first quarter", in a flash; but "was cut to", "was put at" are views.
_TOLD = MOVED | {pasts.split()[0] for pasts in PAST.values()} - set(PAST) | frozenset("was were fell rose earned posted reported".split())
_VIEWED = frozenset("put set seen cut left".split())
_MONTH, _OVER_YEARS = 30, 400  # days


def is_foretold(nodes: Sequence[Node], i: int, meeting: Meeting, start: date | None, end: date | None, published: date | None) -> bool:
    """Whether a value holds over a time that is not over at the publication."""
    if start is None or published is None:
        return False
    if start > published:
        return _is_of_later(nodes, meeting)
    if end is None or end <= published:
        return False
    return _grows_on(meeting, start, end) or _is_of_running(nodes, i, meeting, start, end, published)


def _is_of_later(nodes: Sequence[Node], meeting: Meeting) -> bool:
    rate = meeting.group == "ratio" and meeting.value_kind == "percent" and meeting.change is None  # "wants a return of 15% by 2028"
    expected = meeting.group in _MADE or rate or meeting.metric == "interest_rate" or meeting.metric.endswith(_CHANCES)
    return expected and meeting.metric not in _TAKEN_NOW and not _is_secured(nodes)


def _is_of_running(nodes: Sequence[Node], i: int, meeting: Meeting, start: date, end: date, published: date) -> bool:
    """A flow of a time that has begun and goes on for a month or more; "9.6 times this year's earnings" is a price of now."""
    if (end - published).days < _MONTH or (end - start).days < 2 * _MONTH or meeting.period_kind != "duration":
        return False
    if meeting.rule == "fact.noun_phrase" and any(node.word == "puts" for node in nodes[:i]):
        return True  # "puts the global surplus at 61,000 tonnes in 2026"
    if meeting.group not in _FLOWS or meeting.metric in _TAKEN_NOW | {"buyback"} or _is_secured(nodes):
        return False
    since = next((j for j in range(i - 1, -1, -1) if nodes[j].word == ";"), 0)
    if any(a.word in _TOLD and not is_past(b.word) and b.word not in _VIEWED for a, b in pairwise(nodes[since : i + 1])):
        return False
    return _SO_FAR.isdisjoint(node.word for node in (*nodes[since:i], *nodes[i + 1 : i + 4]))


def _grows_on(meeting: Meeting, start: date, end: date) -> bool:
    return meeting.metric == "growth_rate" and (end - start).days > _OVER_YEARS


def _is_secured(nodes: Sequence[Node]) -> bool:
    return any(node.word in _SECURED for node in nodes)
