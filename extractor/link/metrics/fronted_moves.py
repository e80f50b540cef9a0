"""A move that opens a sentence, in front of what moved.

    After rising 5% in 2024, revenue fell          a participle, with "after", "having" or alone
    After a 5% rise in 2024, revenue fell          a noun
    Up 5%, revenue reached $2bn                    which way alone
    Up from 12% in 2024, the margin was 14%        where it came from
    After falling 12% on Monday, Acme gained 3%    a company stands for its share
    After a 5% rise in costs, profit fell          left alone: what rose is told
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.metrics.change_of import change_after
from extractor.link.metrics.meeting import Meeting, Setting, fits, listed, phrased
from extractor.link.metrics.noun_phrases import may_be_verb
from extractor.link.nodes import Node
from extractor.link.past_time import past_time

_OPENS, _WAYS = frozenset("after having following despite".split()), frozenset("up down".split())
_LONGEST, _SUBJECT = 6, 9  # nodes of what opens the sentence in front of its value, and from the comma to what moved
_NOUNS = cues.UP_NOUNS | cues.DOWN_NOUNS


def fronted_move(at: Setting) -> Meeting | None:
    """ "After rising 5% in 2024, revenue fell", "Up 5%, revenue reached $2bn": of the subject behind the comma."""
    nodes, start = at.nodes, at.start
    opens = nodes[0].word
    moving = opens in cues.MOVES and opens.endswith("ing")
    if at.before is not None or not 0 < start < _LONGEST or not (opens in _OPENS or opens in _WAYS or moving):
        return None
    level = nodes[start - 1].word == "from"
    change = None if level else at.change or change_after(nodes, at.last)[0]
    comma = _comma(nodes, at.last)
    if comma is None or (change is None and not (level and opens in cues.MOVES)) or any(node.kind != "word" for node in nodes[:start]):
        return None
    for i in range(comma + 1, min(comma + _SUBJECT, len(nodes))):
        metric = nodes[i].metric
        if metric is not None and fits(metric.value_kind, at.amount, weak=metric.weak):
            return listed(metric, i, "fact.metric_after_value", change)
        moves = nodes[i].kind == "company" and nodes[i + 1 : i + 2] != [] and nodes[i + 1].word in cues.MOVES
        if moves and change and at.amount.kind == "percent":
            return phrased("share_price", nodes[0].span, "fact.company_moves", change=change, company_place=i)
        if nodes[i].kind == "value" or (may_be_verb(nodes[i].word) and nodes[i].word not in cues.GENITIVE):
            return None
    return None


def _comma(nodes: Sequence[Node], last: int) -> int | None:
    """The comma behind a move and when it was, where nothing else is told in front of it."""
    i = last + 1
    while i < len(nodes) and nodes[i].word in _NOUNS:
        i += 1
    i = past_time(nodes, i)
    if i + 1 < len(nodes) and nodes[i].word == "to" and nodes[i + 1].kind == "value":
        i = past_time(nodes, i + 2)
    return i if i < len(nodes) and nodes[i].word == "," else None
