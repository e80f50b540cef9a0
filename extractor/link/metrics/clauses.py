"""The subject of a verb, past all that only qualifies it.

collateral held by the firm in support of loans was $264m            past a participle and what hangs on it
the surrender value, which is recorded in other assets, was $481m    past a relative clause
no loans were outstanding and available capacity was $1.4bn          behind the clause before
at the end of 2020, tax payable included in accruals was $5m         behind an adverbial
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.metrics import noun_phrases
from extractor.link.nodes import Node

_RELATIVES = frozenset("that which who whom whose where".split())
_STARTS = frozenset("; : while whereas but although though because if when".split())
_FINITE = frozenset("is are was were has had have will would may could rose fell came grew went ran".split())
_RELATIVE_REACH = 8  # nodes from a relative pronoun to its verb


def hangs(nodes: Sequence[Node], begin: int, end: int) -> bool:
    """Whether a phrase only qualifies another in front of it: it opens with, or follows, a preposition or a participle."""
    opening = nodes[begin].word if begin < end else ""
    if opening in cues.PREPOSITIONS or opening in noun_phrases.PARTICIPLES or opening == "net":
        return True
    if begin == 0 or nodes[begin - 1].word in cues.PREPOSITIONS or noun_phrases.is_participle(nodes, begin - 1):
        return begin > 0
    link, verb = nodes[begin - 2].word if begin > 1 else "", nodes[begin - 1].word
    return (
        (link in cues.PREPOSITIONS and verb.endswith("ing"))  # "before considering the benefit"
        or (link in _RELATIVES and verb in _FINITE)  # "leases that have not begun"
        or (link == "to" and nodes[begin - 1].kind == "word")  # "the costs to complete the plant"
    )


def subject_of(nodes: Sequence[Node], end: int) -> int | None:
    """Where the subject that ends at node `end` begins, or None where its clause cannot be told."""
    start = _clause_start(nodes, end)
    return _past_adverbial(nodes, start, end) if start is not None else None


def _clause_start(nodes: Sequence[Node], end: int) -> int | None:
    """Where the clause begins whose verb stands at node `end`, relative clauses inside it included; None where it has no border."""
    i = end - 1
    while i >= 0:
        word = nodes[i].word
        if word == ")":
            i = next((j for j in range(i - 1, -1, -1) if nodes[j].word == "("), i)
        elif nodes[i].kind == "value" or word in _STARTS or (word == "that" and i and noun_phrases.ends_phrase(nodes[i - 1].word)):
            return i + 1
        elif _is_finite(nodes, i):
            relative = next((j for j in range(i - 1, max(-1, i - _RELATIVE_REACH), -1) if nodes[j].word in _RELATIVES), None)
            if relative is None:
                return next((j + 1 for j in range(i + 1, end) if nodes[j].word == "and"), None)
            i = relative
        i -= 1
    return 0


def _is_finite(nodes: Sequence[Node], i: int) -> bool:
    """Whether a verb says that something is or was done: "rose", but not "to rise" nor "the listed maker"."""
    word = nodes[i].word
    if word in _FINITE:
        return i == 0 or nodes[i - 1].word != "to"
    return word.endswith("ed") and noun_phrases.is_verb(word) and not noun_phrases.is_participle(nodes, i)


def _past_adverbial(nodes: Sequence[Node], start: int, end: int) -> int:
    """Behind "upon adoption,", "in 2020, 2019 and 2018," and "in 2020"."""
    if nodes[start].word not in cues.PREPOSITIONS:
        return start
    if nodes[start + 1].kind == "period":
        start += 1
        while start < end and (nodes[start].kind == "period" or nodes[start].word in (",", "and")):
            start += 1
        return start
    return next((i + 1 for i in range(start, end) if nodes[i].word == ","), start)
