"""Percentage points that something takes off what was named before, or puts on it.

cost the insurer 2.8 points of the ratio                           off it
acquisitions added 2 points and the sale of its pen arm another    likewise, without a verb
will shave 70 basis points off its core capital ratio              not where it is told behind what they are of
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting
from extractor.link.metrics.topics import told_again
from extractor.link.nodes import Node

_PUTS = frozenset("add adds added adding put puts contribute contributed contributes".split())
_REACH = 6  # nodes between a verb and the points that are its object


def points_of(at: Setting, named: Meeting) -> Meeting | None:
    rated = named.value_kind in ("percent", "ratio") or named.group == "income"  # points of the growth of sales
    if at.amount.unit != "percentage_point" or not rated or _names_what(at.nodes, at.last):
        return None
    verb = _points(at.nodes, at.first)
    return told_again(named, "increase" if verb in _PUTS else "decrease") if verb else None


def more_points(at: Setting, _: Meeting) -> Meeting | None:
    if at.before is None or at.amount.unit != "percentage_point" or not _are_more_points(at):
        return None
    return told_again(at.before, at.before.change)


def _points(nodes: Sequence[Node], first: int) -> str | None:
    """The verb that takes points off something or puts them on it."""
    for node in reversed(nodes[max(0, first - _REACH) : first]):
        if node.word in cues.TAKES_OFF or node.word in _PUTS:
            return node.word
        if node.metric is not None and node.metric.id == "costs" and node.metric.weak:
            return "cost"
        if node.kind in ("value", "metric"):
            return None
    return None


def _names_what(nodes: Sequence[Node], last: int) -> bool:
    """ "will shave 70 basis points off its core capital ratio": what the points are of is told behind them."""
    behind = nodes[last + 1 : last + 6]
    ratios = (n.metric.id for n in behind if n.metric is not None and n.metric.group == "ratio")
    return behind[:1] != [] and behind[0].word in ("off", "to", "from") and next(ratios, "growth_rate") != "growth_rate"


def _are_more_points(at: Setting) -> bool:
    """ "acquisitions added 2 points and the sale of its pen arm another 0.5 points": without a verb, of what the points before are."""
    before = at.nodes[at.before_place].amount if at.before_place is not None else None
    if at.before is None or before is None or before.unit != "percentage_point" or at.before.rule != "fact.anaphora":
        return False
    lead = at.nodes[at.before_place + 1 : at.first] if at.before_place is not None else ()
    return lead[:1] != () and lead[0].word in ("and", ",") and not any(n.word in cues.MOVES or n.kind == "company" for n in lead)
