"""Whether a value is what others expected of a figure: it never was.

    the $1.31 that analysts had forecast                    who foresaw it stands behind it
    the $1bn average of 14 analysts' estimates              likewise, what it is an average of
    the average estimate of $1bn, the $22.8bn expected      what a view is called, in front of it
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from extractor.link import cues
from extractor.link.metrics.expected import EXPECTED, FORECASTERS
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms

ESTIMATES = frozenset("estimate estimates consensus smartestimate".split())
PREDICTED = frozenset("forecast expected predicted anticipated projected".split())
_COUNTED_VIEWS = frozenset("estimate forecast analyst".split())
_FORESEEN = ESTIMATES | {"expectations", "expectation"}
_VIEWING = _FORESEEN | PREDICTED | EXPECTED | FORECASTERS | cues.MIDDLES | {"poll"}
VIEW = 5  # nodes from what a view is called to its value
OUTDOES = all_forms("beat miss top exceed surpass trail undershoot outstrip")
_PUT_TO = cues.COMPARISONS - {"than"}
_REACH = 8  # nodes from a value to who foresaw it


def is_consensus(nodes: Sequence[Node], place: int) -> bool:
    """Whether the value at a place is what was expected, by the words of its own clause behind it or in front of it."""
    reach = nodes[place + 1 : place + _REACH]
    front = nodes[max(0, place - VIEW) : place]
    if _VIEWING.isdisjoint([node.word for node in front] + [node.word for node in reach]):
        return False  # most values
    ends = next((i for i, (a, b) in enumerate(pairwise(reach)) if a.word == "and" and b.word in cues.DETERMINERS), len(reach))
    clause = takewhile(lambda node: node.kind != "value" and node.word not in (",", ";", "line"), reach[:ends])
    behind = [node.word for node in clause]
    near = takewhile(lambda node: node.kind != "value" and node.word not in (",", ";"), reversed(front))
    lead = [node.word for node in near][::-1]
    return _is_foreseen_by(nodes, place, behind) or _is_average(nodes, place, behind) or _is_called_view(lead, behind)


def _is_foreseen_by(nodes: Sequence[Node], place: int, behind: Sequence[str]) -> bool:
    """ "that analysts had forecast", "that Acme had pencilled in", "pencilled in by Acme", "seen in an agency's poll": by whom."""
    if not FORECASTERS.isdisjoint(behind) and not (EXPECTED | ESTIMATES).isdisjoint(behind):
        return True
    named = [node.kind for node in nodes[place + 2 : place + 3]] in (["company"], ["reference"])
    if behind[:1] == ["that"] and named and behind[2:3] == ["had"] and behind[3:] != [] and behind[3] in EXPECTED:
        return True
    if behind[:1] != [] and behind[0] in EXPECTED and "by" in behind[1:3]:
        return True
    return "poll" in behind and "in" in behind[: behind.index("poll")]


def _is_average(nodes: Sequence[Node], place: int, behind: Sequence[str]) -> bool:
    """ "the $9m mean estimate of 14 analysts", "the $9m average analyst estimate", "the $9m median of estimates in a survey"."""
    if any(a in cues.MIDDLES and b in ESTIMATES for a, b in pairwise(word for word in behind if word != "analyst")):
        return True
    viewed = not ESTIMATES.isdisjoint(behind) or _are_views(nodes[place + 3 : place + 5])  # "of 14 analyst estimates"
    return viewed and behind[1:2] == ["of"] and behind[0] in cues.MIDDLES


def _is_called_view(lead: Sequence[str], behind: Sequence[str]) -> bool:
    """ "far worse than the 1% drop forecast", "shy of the $22.8bn expected", "estimates for a profit of $9m"."""
    moved = behind[:1] != [] and behind[0] in cues.UP_NOUNS | cues.DOWN_NOUNS
    closed = behind[2:3] == [] or behind[2] in ("", ".", "by", "in", ")", ";")
    if moved and len(behind) > 1 and behind[1] in PREDICTED and closed:
        return True
    if behind[:1] != [] and behind[0] in PREDICTED and lead[-1:] == ["the"]:
        return True
    # not "beat estimates with sales of"
    foreseen = (lead[-1:] == ["of"] and "with" not in lead) or (lead[-2:-1] in (["for"], ["of"]) and lead[-1] in ("a", "an"))
    return foreseen and not _FORESEEN.isdisjoint(lead)


def is_outdone(nodes: Sequence[Node], first: int) -> bool:
    """ "beating forecasts of $1.05", "against the $1.05 consensus": what an outcome is held against, which leaves no forecast."""
    near = takewhile(lambda node: node.kind != "value", reversed(nodes[max(0, first - VIEW) : first]))
    return any(node.word in OUTDOES or node.word in _PUT_TO for node in near)


def _are_views(nodes: Sequence[Node]) -> bool:
    """ "14 analyst estimates": a count of what is foreseen."""
    return any(node.amount is not None and node.amount.unit is not None and node.amount.unit in _COUNTED_VIEWS for node in nodes)
