"""The verb of a clause that says how its subject went, in front of a value that says by how much.

Sales were weak, down 4%                        the copula "were": weak is no measure
Orders were in line with forecasts at $9m       likewise
The unit was offered to rivals at $9m           none: what was done with it may have the price
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.metrics import noun_phrases
from extractor.link.nodes import Node

_COPULAS = frozenset("is are was were been remain remains remained stay stays stayed held looked proved".split())
_PAUSES, _ASIDES = frozenset(", – — -".split()), frozenset("up down ahead at".split())
_INSIDE = cues.POSSESSIVE | {"-"}
_LONGEST = 10  # nodes of "held up rather better than most had feared, up"


def copula_of(nodes: Sequence[Node], end: int, reach: int) -> int | None:
    """The copula of the predicate in front of the words from `end` to `reach` that lead to a value: ", down just", "at"."""
    if nodes[end - 1].word in _PAUSES and _is_aside(nodes[end].word):
        return _copula(nodes, end - 1, acted_on=True)
    return _copula(nodes, end, acted_on=False) if end == reach - 1 and nodes[end].word == "at" else None


def _is_aside(word: str) -> bool:
    return word in _ASIDES or (word.endswith("ing") and word in cues.MOVES)


def _copula(nodes: Sequence[Node], close: int, *, acted_on: bool) -> int | None:
    """The copula whose predicate ends at node `close`; `acted_on` allows for one that says what was done with the subject."""
    for i in range(close - 1, max(0, close - _LONGEST), -1):
        if nodes[i].kind not in ("word", "period") and nodes[i].word not in _INSIDE:
            return None
        if nodes[i].word in _COPULAS:
            following = nodes[i + 1].word
            done = nodes[i].word == "held" or following.endswith(("ed", "ing")) or noun_phrases.is_verb_group(following)
            return None if i + 1 == close or (done and not acted_on) else i
    return None
