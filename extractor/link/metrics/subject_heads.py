"""The head of a long subject: what the clause's value measures, whatever stands nearer.

The interest rate on the $410m loan is 10.66%       the rate, as the loan has a figure of its own
Sales after the closure of 20 shops were $12m       sales, likewise
Revenue from services after the disposal fell 12%   revenue: the disposal only tells since when

Left alone: other subjects, and those with a verb or a comma in them.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.metrics import noun_phrases
from extractor.link.metrics.meeting import Meeting, Setting, fits, listed
from extractor.link.metrics.subject_phrase import SINCE, has_subject
from extractor.link.nodes import Node

_PARTS = frozenset("and but or while whereas that which who whose when where if because said than as".split())
_TIES = frozenset("on of for after from in at with before over".split())
_LONGEST = 24  # nodes of such a subject
_FRONT = 4  # nodes in front of its head


def heads_subject(at: Setting) -> Meeting | None:
    """The metric that heads the subject in front of a value's verb, where another value or "after" stands between the two."""
    nodes, end = at.nodes, _first_verb(at.nodes, at.start)
    if end == at.start or end == 0:
        return None
    begin = _clause_start(nodes, end)
    told = next((i for i in range(begin, end) if nodes[i].kind == "value" or nodes[i].word in SINCE), begin)
    head = next((i for i in range(begin, told) if nodes[i].metric is not None), None)
    if head is None or head - begin > _FRONT or nodes[head + 1].word not in _TIES or head in at.consumed:
        return None
    if nodes[told].word in SINCE and has_subject(nodes[begin:told]):
        return None  # "Acme cut staff after revenue rose 38%"
    metric = nodes[head].metric
    assert metric is not None
    return listed(metric, head, "fact.metric_before_value", at.change) if fits(metric.value_kind, at.amount, weak=metric.weak) else None


def _first_verb(nodes: Sequence[Node], start: int) -> int:
    """Where the verbs in front of a value begin: "is", "had risen to"."""
    end = start
    while end > 0 and nodes[end - 1].kind == "word" and noun_phrases.is_verb_group(nodes[end - 1].word):
        end -= 1
    verbs = [node.word for node in nodes[end:start] if not node.word.endswith("ing")]
    return end if any(noun_phrases.may_be_verb(word) and word not in cues.PREPOSITIONS for word in verbs) else start


def _clause_start(nodes: Sequence[Node], end: int) -> int:
    """The first node of the subject that ends at a node: behind the last mark, conjunction or verb."""
    begin = end
    while begin > max(0, end - _LONGEST):
        node = nodes[begin - 1]
        mark = node.kind == "mark" and node.word not in cues.GENITIVE and node.word != "-"
        if mark or node.word in _PARTS or noun_phrases.is_finite(node.word) or node.word in cues.AUXILIARY:
            break
        begin -= 1
    return begin
