"""Companies that run in step with a list of values: the k-th value is the k-th one's, "respectively" or not.

    Acme and Beta rose 5% and 7%, respectively          in front of the values
    51% and 47% for Acme and Beta, respectively         right behind them
    9% and 16% higher at insurers Acme and Beta
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractor.link import cues
from extractor.link.names import describes
from extractor.link.nodes import Node
from extractor.mentions import Company
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "company.series",
        "the k-th of several companies for the k-th value",
        "Acme Foods Inc. and Beta Mills plc rose 5% and 7%, respectively."
        " => Acme Foods Inc. | share_price | 5 percent | 2026-02-25 | increase"
        " ; Beta Mills plc | share_price | 7 percent | 2026-02-25 | increase",
    ),
)

_DESCRIPTION = 5  # words between the "and" of a list and its next name


def companies_in_step(nodes: Sequence[Node], run: Sequence[int]) -> list[Company]:
    """The companies listed in front of a run of as many values, with a verb or "respectively" behind them, or right behind it."""
    places = [i for i in range(run[0]) if nodes[i].kind == "company"][-len(run) :]
    if (behind := _listed_behind(nodes, run)) or len(run) < 2 or len(places) != len(run):
        return [nodes[i].companies[0] for i in behind]
    plain = run[0] - places[-1] < 4 and not any(node.kind == "metric" for node in nodes[places[-1] : run[0]])  # "A and B lost 1% and 2%"
    told_apart = any(node.word == "respectively" for node in nodes[run[-1] + 1 :])
    if not plain and not told_apart:
        return []
    listed = all(_joins(nodes[a + 1 : b], described=told_apart) for a, b in itertools.pairwise(places))
    return [nodes[i].companies[0] for i in places] if listed else []


def _listed_behind(nodes: Sequence[Node], run: Sequence[int]) -> list[int]:
    """ "51% and 47% for Acme and Beta, respectively", "9% and 16% higher at insurers Acme and Beta": as many names right behind a run."""
    at = run[-1] + 1
    at += nodes[at : at + 1] != [] and nodes[at].word in cues.COMPARATIVES
    if len(run) < 2 or not nodes[at + 1 :] or nodes[at].word not in ("for", "at", "of"):
        return []
    places = [i for i in range(at + 1, len(nodes)) if nodes[i].kind == "company"][: len(run)]
    if len(places) < len(run) or not all(node.kind == "word" and describes(node.word) for node in nodes[at + 1 : places[0]]):
        return []
    closed = any(node.word == "respectively" for node in nodes[places[-1] + 1 : places[-1] + 3])
    listed = all(_joins(nodes[a + 1 : b], described=True) for a, b in itertools.pairwise(places))
    return places if (closed or nodes[at].word == "at") and listed else []


def _joins(between: Sequence[Node], *, described: bool) -> bool:
    """Whether two names are listed: "and", "and Tokyo's"; where they may be `described`, "and the parcel carrier", "and its rival" too."""
    words = [node.word for node in between]
    further = list(itertools.dropwhile(lambda word: word in (",", "and"), words))
    if not further or len(further) == len(words) or further[-1] in cues.GENITIVE:
        return len(further) < min(len(words), _DESCRIPTION)
    opens = between[-len(further)]
    noun = cues.PREPOSITIONS.isdisjoint(further) and {node.kind for node in between} <= {"word", "mark", "reference"}
    return described and noun and (opens.word in cues.DETERMINERS or opens.kind == "reference") and len(further) < _DESCRIPTION
