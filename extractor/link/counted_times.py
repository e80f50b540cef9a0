"""How often something has happened, left out before anything else is read: it dates no figure and parts none from its verb.

    lifted its forecast for the second time this year, to $5m      lifted its forecast to $5m
    raised its dividend for the tenth year running, to 12 cents    raised its dividend to 12 cents
    fell, for the first time since 2020, by 4%                     fell by 4%
"""

from __future__ import annotations

from extractor.link.nodes import Node

_NTH = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth umpteenth last".split())
_UNITS = frozenset("time year quarter month week day half season".split())
_IN_TURN = frozenset("straight consecutive successive".split())
_GOES_ON = frozenset("to by from".split())
_SHORTEST = 4  # nodes of "for the first time"


def without_times(nodes: list[Node]) -> list[Node]:
    """The nodes without "for the second time this year"."""
    for i in range(len(nodes) - _SHORTEST):
        if nodes[i].word == "for" and nodes[i + 1].word == "the" and (end := _end(nodes, i + 2)) is not None:
            opened = i > 0 and nodes[i - 1].word == ","
            closed = end < len(nodes) and nodes[end].word == ","
            leads = end + 1 < len(nodes) and nodes[end + 1].word in _GOES_ON
            return [*nodes[: i - opened], *nodes[end + (closed and (opened or leads)) :]] if i > 1 else nodes
    return nodes


def _end(nodes: list[Node], nth: int) -> int | None:
    """Behind what tells the time, the stretch that it is counted in included; None where nothing does."""
    if nodes[nth].word not in _NTH and not nodes[nth].word.endswith(("th", "nd", "rd", "1st")):
        return None
    unit = nth + 1 + (nodes[nth + 1].word in _IN_TURN)
    if unit >= len(nodes) or nodes[unit].word not in _UNITS:
        return None
    end = unit + 1
    words = [node.word or node.kind for node in nodes[end : end + 3]]
    if words[:1] == ["running"] or (words[:1] == ["period"] and nodes[nth].word != "first"):
        return end + 1
    if words in (["in", "a", "row"], ["in", "a", "year"]):
        return end + 3
    counted = words[:2] == ["in", "period"] and (period := nodes[end + 1].period) is not None and period.kind == "duration"
    if counted or words[:2] == ["since", "period"]:
        return end + 2  # but "made a profit for the first time in the second quarter"
    return end if nodes[unit].word == "time" or nodes[unit - 1].word in _IN_TURN else None
