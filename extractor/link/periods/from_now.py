"""What a change that lies ahead starts from: the level of now, where neither end names a date.

    his stake is set to shrink to 34% from 61.5%      what he holds today
    will lower its mortgage rate to 4.99% from 5.24%
    net debt would jump from 2.2 times EBITDA to 3.6
    together they would have 31% of the market, well ahead of Beta at 18%     what a share to come is measured by, or made of

Left alone: results ("profit will rise to $9m from $8m" starts from the last year's), views ("may cut its target to $5 from $6"),
changes that have been made, and what names a date.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.link import cues
from extractor.link.leads import value_start
from extractor.link.metrics.noun_phrases import is_adverb
from extractor.link.nodes import Node
from extractor.link.periods.bounds import is_ahead
from extractor.link.periods.when import Asked, When

_AHEAD = frozenset("will would should could may might to".split())
_SEES = frozenset("see leave take bring".split())
_CHANGES = cues.MOVES | {"go", "move", "change"}
# Groups of metrics whose figures are of a stretch of time, and views of what somebody may be worth.
_OF_STRETCHES = frozenset({"income", "cost", "cash", "per share", "return", "deal"})
_VIEWS = frozenset({"target_price", "inflation_rate", "growth_rate", "wage_growth", "market_size"})
_MADE = frozenset("had decision decided agreed move".split())  # "the decision to lower the levy from 27.5%"
_HELD = frozenset({"stake"})  # the one of the group that somebody has
_REACH, _HELPS = 9, 4  # nodes from the start to the movement; from there to what looks ahead


def from_now(asked: Asked) -> When | None:
    """The publication date, for the start of a change of a level that is still to come."""
    nodes, start, meeting = asked.nodes, value_start(asked.nodes, asked.i), asked.meeting
    if asked.forecast and meeting.metric == "market_share" and _is_share_of_now(asked, start):
        return asked.today
    if start < 1 or nodes[start - 1].word != "from" or meeting.change is not None or meeting.metric in _VIEWS:
        return None
    if meeting.group in _OF_STRETCHES and meeting.metric not in _HELD:
        return None
    begin = _clause(nodes, start - 1)
    if any(node.kind == "period" and not is_ahead(node.period, asked.published) for node in nodes[begin : asked.i + _REACH]):
        return None
    if _is_to_come(asked) or _is_to_change(nodes, begin, start - 1, held=meeting.metric in _HELD):
        return asked.today if _leads_on(nodes, asked.i) or _comes_from(nodes, start - 1) else None
    return None


def _is_share_of_now(asked: Asked, start: int) -> bool:
    """ "well ahead of Beta at 18%", "20% coming from Acme", "double the 19% of Beta"; but "and would lift it to 35%" is to come."""
    last = asked.last
    if asked.meeting.change is not None or last is None or (last.start is not None and last.rule != "period.published"):
        return False
    since = next((j for j in range(start - 1, -1, -1) if asked.nodes[j].kind == "value"), None)
    return since is not None and _AHEAD.isdisjoint(node.word for node in asked.nodes[since:start])


def _clause(nodes: Sequence[Node], at: int) -> int:
    """Where the clause of a "from" begins."""
    return next((j for j in range(at - 1, max(0, at - _REACH), -1) if nodes[j].word in (",", ";")), max(0, at - _REACH))


def _is_to_come(asked: Asked) -> bool:
    """ "rises to 5,020 zlotys in 2027 from 4,806": what it leads to is dated, and lies ahead."""
    last, today = asked.last, asked.published
    return last is not None and last.start is not None and today is not None and last.start > today


def _leads_on(nodes: Sequence[Node], i: int) -> bool:
    """ "from 1.6 times EBITDA to 2.7", "from 36% to"."""
    behind = [node.word or node.kind for node in nodes[i + 1 : i + _HELPS]]
    return ("to", "value") in pairwise(behind)


def _comes_from(nodes: Sequence[Node], at: int) -> bool:
    """ "to 34% from", "to 6.09% on 17 February from"."""
    return any(node.kind == "value" for node in nodes[max(0, at - _HELPS) : at])


def _is_to_change(nodes: Sequence[Node], begin: int, at: int, *, held: bool) -> bool:
    """ "will see its holding shrink from", "is set to fall to 34% from 61.5%", "whose stake drops to 24% from"."""
    for j in range(at - 1, begin, -1):
        word = nodes[j].word
        if word not in _CHANGES:
            continue
        front = [node.word for node in nodes[max(begin, j - _HELPS) : j] if not is_adverb(node.word) and node.word != "be"]
        front = front[:-1] if front[-1:] != [] and front[-1] in _CHANGES else front  # "would go up to"
        if held and word.endswith("s") and nodes[j - 1].kind == "metric":
            return True
        if _AHEAD.isdisjoint(front) or not _MADE.isdisjoint(front):
            return False
        return (front[-1:] != [] and front[-1] in _AHEAD) or any(a in _AHEAD and b in _SEES for a, b in pairwise(front))
    return False
