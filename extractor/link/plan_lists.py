"""What somebody plans, one step after the other: "plans to open 40 shops, hire 350 staff and invest $20m by 2027"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.link import cues
from extractor.link.nodes import Node

_MODALS = frozenset("will would could should may might".split())
_WANTS = frozenset("want wants wanting wanted agreed".split())
# What is done to things, people and money, as it stands behind "to" or "will".
_STEPS = frozenset(
    "open close shut add hire recruit cut shed axe scrap save invest spend build launch create buy sell acquire raise reduce lower double "
    "triple repay pay generate expand increase deliver produce train employ eliminate divest order install lift boost halve".split()
)
_JOINTS = frozenset(", and to also".split())
_DEADLINES = frozenset("by before in during over".split())
_BEGINS = frozenset("starting beginning from".split())
_NEAR = 5  # nodes from a deadline's preposition to its period


def is_next_step(nodes: Sequence[Node], before: int, first: int) -> bool:
    """Whether the value at `first` is what is done next, behind that at `before`: ", hire 350", "and to invest another $20m"."""
    return _goes_on(nodes[before + 1 : first]) and _are_planned(nodes[:before])


def deadline_behind(nodes: Sequence[Node], i: int) -> int | None:
    """The place of the deadline behind the last step, where the value at `i` is of one before: "by 2027", "before the end of 2027"."""
    last = i
    for j in range(i + 1, len(nodes)):
        if nodes[j].kind == "value" and _goes_on(nodes[last + 1 : j]):
            last = j
        elif nodes[j].kind in ("value", "company") or nodes[j].word in (":", ";", "("):
            return None
        elif nodes[j].kind == "period":
            led = {node.word for node in nodes[max(last + 1, j - _NEAR) : j]}
            dated = not led.isdisjoint(_DEADLINES) and led.isdisjoint(_BEGINS)  # "and to save $9m a year starting in 2027"
            return j if dated and last > i and _are_planned(nodes[:i]) else None
    return None


def _goes_on(between: Sequence[Node]) -> bool:
    """Whether the nodes between two values open with a verb that "and" or a comma joins to the one in front, of the same subject."""
    lead = next((k for k, node in enumerate(between) if node.word not in _JOINTS), len(between))
    if not 0 < lead < len(between) or between[0].word not in (",", "and") or between[lead].word not in _STEPS:
        return False
    return not any(node.kind in ("company", "period") or node.word in _MODALS for node in between)


def _are_planned(before: Sequence[Node]) -> bool:
    """Whether the words in front of a step say that it lies ahead: "plans to", "will"."""
    if any(node.word in _MODALS for node in before):
        return True
    if len(before) > 1 and before[0].kind in ("company", "reference") and before[1].word == "to":
        return True
    return any(b.word == "to" and (a.word in cues.FORECAST or a.word in _WANTS) for a, b in pairwise(before))
