"""Metrics outside the vocabulary: the noun phrase beside a value says what it measures.

    the gross notional amount of the swaps was $8.1 billion     left of a verb: `notional_amount`
    $1.8 billion of financing receivables                       behind "of" or "in": `financing_receivables`
    a 72% chance of a move                                      directly behind the value: `chance`
    hallucination rate of 34%                                   left of "of"

A phrase ends at a mark, a mention, a verb of the tables or a word that opens a clause; its head part ends at
its first preposition. Left alone: phrases without a noun of their own (pronouns, a bare company).
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.nodes import Node
from extractor.mentions import Span

_VERBS = cues.UP | cues.DOWN | cues.LEVEL | cues.AUXILIARY | frozenset(cues.VERB_METRICS)
# Verb forms that are as often nouns or adjectives: they end no phrase.
_NOUNS_TOO = frozenset(
    "rate costs cost price prices range increase decline cut rise fall gain drop report record book books value pay charge charges interest holding holdings "
    "accrued recorded reported unrecognized recognised recognized deferred combined estimated fixed purchase carrying total net gross expected projected "
    "average remaining outstanding opening closing operating financing investing lending trading advertising marketing building leaving shares end start "
    "close run post approach making lease loan hit loss top equal hike boost lift climb spike".split()
)
_NOT_HEADS = cues.DETERMINERS | cues.APPROXIMATORS | cues.AUXILIARY | cues.OPENERS | frozenset(
    "respectively year years month months quarter period date time which value years-ended ended ending fiscal day week figure number sum amount's".split()
)
_LONGEST = 14  # words


def phrase_before(nodes: Sequence[Node], end: int) -> Span | None:
    """The noun phrase that ends at node `end` (exclusive), going left."""
    first = end
    while first > 0 and end - first < _LONGEST:
        node = nodes[first - 1]
        if node.kind != "word" or _ends_phrase(node.word, leftwards=True):
            break
        first -= 1
    return _trimmed(nodes, first, end)


def phrase_after(nodes: Sequence[Node], start: int) -> Span | None:
    """The noun phrase that starts at node `start`, going right."""
    last = start
    while last < len(nodes) and last - start < _LONGEST:
        node = nodes[last]
        if node.kind != "word" or _ends_phrase(node.word, leftwards=False):
            break
        last += 1
    return _trimmed(nodes, start, last)


def _ends_phrase(word: str, *, leftwards: bool) -> bool:
    if word in cues.OPENERS:
        return word not in ("and", "or") or not leftwards
    if word in _NOUNS_TOO:
        return False
    return word in _VERBS


def _trimmed(nodes: Sequence[Node], first: int, last: int) -> Span | None:
    """Without leading determiners and prepositions and without what follows a time preposition at its end."""
    while first < last and (nodes[first].word in cues.DETERMINERS or nodes[first].word in cues.PREPOSITIONS or nodes[first].word in ("and", "or", "'s", "’s")):
        first += 1
    while last > first and (nodes[last - 1].word in cues.PREPOSITIONS or nodes[last - 1].word in cues.OPENERS or nodes[last - 1].word.endswith("ly")):
        last -= 1
    if not any(is_head(node.word) for node in nodes[first:last]):
        return None
    return Span(nodes[first].start, nodes[last - 1].end)


def is_head(word: str) -> bool:
    return word not in _NOT_HEADS and word not in cues.PREPOSITIONS and len(word) > 2 and word[0].isalpha()


def head(text: str, span: Span) -> Span:
    """The head part of a phrase: what stands before its first preposition.

    >>> text = "maximum exposure to loss"
    >>> found = head(text, Span(0, 24)); text[found.start:found.end]
    'maximum exposure'
    """
    position = span.start
    words = text[span.start : span.end].split(" ")
    for number, word in enumerate(words):
        if number and word.lower() in cues.PREPOSITIONS and any(is_head(before.lower()) for before in words[:number]):
            return Span(span.start, position - 1)
        position += len(word) + 1
    return span


def metric_id(words: str) -> str:
    """A snake_case id from the last two nouns of a head phrase.

    >>> metric_id("the gross notional amounts"), metric_id("R&D")
    ('notional_amounts', 'r_d')
    """
    kept = [word for word in words.lower().replace("&", " ").replace("-", " ").split() if word.isascii() and word.isalnum()]
    return "_".join(kept[-2:]) or "value"
