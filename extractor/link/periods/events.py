"""The time of a level that a clause behind it tells.

    was valued at $600m when it raised $88m in June       the month of the clause
    the $340m at which Beta led a round in April 2024     likewise
    had $42m left in the bank before the round closed     none, where the clause tells none

Left alone: levels in the present, changes, prices of a market.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from extractor.link.nodes import Node
from extractor.link.periods.bounds import named, usable
from extractor.link.periods.market_days import MARKET
from extractor.link.periods.tense import is_present
from extractor.link.periods.when import NEVER, Asked, When

_WHEN = frozenset("when before".split())
_REACH = 5  # nodes from a value to its clause


def with_clause(asked: Asked) -> When | None:
    """ "was valued at $600m when it raised $88m in June": the time of the clause; "had $42m left before the round closed": none."""
    nodes, i, meeting = asked.nodes, asked.i, asked.meeting
    if meeting.metric in MARKET or meeting.is_instrument or (meeting.period_kind != "instant" and meeting.rule != "fact.own_unit"):
        return None
    at_which = [node.word for node in nodes[i + 1 : i + 3]] == ["at", "which"]  # "the $340m at which Beta led a round"
    if meeting.change is not None or asked.forecast or meeting.group == "deal":
        return None
    was = meeting.rule == "fact.idiom" and meeting.span.start > nodes[i].end  # "the $240m the company was worth when it raised"
    # "against $1.6 billion when it last raised money in 2022"
    then = asked.comparison and [node.word for node in nodes[i + 1 : i + 2]] == ["when"]
    if not at_which and not was and not then and (asked.comparison or is_present(nodes, i)):
        return None
    opens = i + 2 if at_which else next((j for j in range(i + 1, min(i + _REACH, len(nodes) - 1)) if nodes[j].word in _WHEN), None)
    if opens is None or any(node.kind in ("mark", "value", "period") for node in (*nodes[i + 1 : opens], *nodes[opens + 1 : opens + 2])):
        return None
    clause = takewhile(lambda j: not _closes(nodes, j), range(opens + 1, len(nodes)))
    found = next((j for j in clause if usable(nodes[j])), None)
    return NEVER if found is None else named(nodes, found, meeting, "period.behind_value")


def _closes(nodes: Sequence[Node], j: int) -> bool:
    """Whether a clause ends at a node; not at the comma of "when it last raised money, in May 2023"."""
    dated = [node.word or node.kind for node in nodes[j + 1 : j + 3]]
    return nodes[j].word == ";" or (nodes[j].word == "," and dated not in (["in", "period"], ["on", "period"]))
