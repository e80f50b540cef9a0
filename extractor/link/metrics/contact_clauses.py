"""What somebody does, told behind the noun that the sentence is about, without a "which".

the number of cars it delivered rose 4%         the verb says what is counted
the money it owes banks fell to €410 million    or what the sum is
the interest it pays on its debt rose           the noun is a metric itself: `head_of`
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues, metric_verbs
from extractor.link.metrics import noun_phrases
from extractor.link.metrics.meeting import Meeting, Setting, by_verb
from extractor.link.nodes import Node
from extractor.mentions import Span

_COUNTED = frozenset("number numbers".split())
_SUMS = frozenset("amount amounts money sum sums value".split())
_LINKS = frozenset("that which".split())
_LENGTHS = frozenset({2, 4})  # of "it" and "they", not of "its" and "their"
_TELLS = frozenset("says said thinks expects reckons believes hopes predicts estimates wants".split())
_CLAUSE, _HEAD = 9, 6  # nodes of "Acme delivered to its customers in Europe", of "the number of new cars"


def clause_of(nodes: Sequence[Node], begin: int, end: int) -> int | None:
    """Where a clause without "which" starts among some nodes: "(the interest) it pays on its debt"."""
    for k in range(max(begin, 1), end - 1):
        if _does(nodes, k) and (nodes[k - 1].kind == "metric" or (nodes[k - 1].kind == "word" and _is_noun(nodes[k - 1].word))):
            return k
    return None


def is_sayer(at: Setting, begin: int, end: int) -> bool:
    """ "a number that Bell says will pass 500,000": who only tells of it."""
    return at.text[at.nodes[begin].start].isupper() and end < at.start and at.nodes[end].word in _TELLS


def done_by(at: Setting) -> Meeting | None:
    """ "the number of cars it delivered rose 4%", "the money it owes banks fell to": what a verb says of a hollow noun."""
    nodes, start = at.nodes, at.start
    if not at.lead or at.amount.unit == "times":
        return None
    for k in range(start - 2, max(1, start - _CLAUSE), -1):
        if nodes[k].kind == "value" or nodes[k].word in (",", ";"):
            return None
        if not _does(nodes, k):
            continue
        head = next((node.word for node in reversed(nodes[max(0, k - _HEAD) : k]) if node.word in _COUNTED | _SUMS), None)
        moved = any(node.word in cues.MOVES or noun_phrases.is_verb(node.word) for node in nodes[k + 2 : start])
        metric = metric_verbs.METRICS.get((nodes[k + 1].word, "quantity" if head in _COUNTED else "money")) if head is not None else None
        if metric is None or not moved or (head in _COUNTED) == (at.amount.kind == "money"):
            return None
        kind = "count" if head in _COUNTED else "money"
        told = by_verb(metric, Span(nodes[k].start, nodes[k + 1].end), at.amount)
        return replace(told, value_kind=kind, change=at.change)
    return None


def _does(nodes: Sequence[Node], k: int) -> bool:
    """ "it delivered", "Acme sells": who does something, and the verb right behind."""
    pointed = nodes[k].kind == "reference" and nodes[k].end - nodes[k].start in _LENGTHS
    who = nodes[k].kind == "company" or nodes[k].word in cues.PRONOUNS or pointed
    return who and nodes[k + 1].word in metric_verbs.FORMS | cues.PAYS and nodes[k - 1].word not in cues.GENITIVE


def _is_noun(word: str) -> bool:
    return word in _LINKS or (noun_phrases.is_head(word) and not noun_phrases.is_verb(word) and word not in cues.OPENERS)
