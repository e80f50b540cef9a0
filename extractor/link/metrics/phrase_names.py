"""What a noun phrase outside the vocabulary is called as a metric.

    the gross notional amount of the swaps       `notional_amount`
    a hallucination rate of 34%                  `hallucination_rate`
    a rise of 4% in North America                none: it only says where
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.company_nouns import NOUNS
from extractor.link import cues
from extractor.link.metrics.meeting import Meeting
from extractor.link.metrics.noun_phrases import is_function, is_verb
from extractor.link.nodes import Amount, Node
from extractor.mentions import Span
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "fact.noun_phrase",
        "a noun phrase beside the value that no table lists",
        "The notional amount of the swaps was $8.1 billion at the end of 2025. => - | notional_amount | 8100000000 USD | 2025-12-31",
    ),
)

_NO_NAMES = frozenset("according yoy qoq enough month year quarter week fastest ahead short shy above below".split())
# Whoever does something, and no measure of it.
_ACTORS = NOUNS - {"brokerage", "yield"} | frozenset(
    "trust startup start_up team city council government ministry regulator union chief founder owner executive chairman investor family "
    "state country what who people one robots".split()
)
# "the number of rigs", "strong demand"
_HOLLOW = frozenset("of number strong weak robust soft sluggish brisk healthy solid buoyant subdued".split())
_COMPLEMENT = 9  # nodes
# A name, and no noun behind it: "North America", "Europe cancelled out", "Europe and a fall"; "reported terms".
_WHERE = re.compile(
    r"(?:[\w-]+ ){1,2}terms$|(?:local|constant|comparable) currenc(?:y|ies)$|[A-Z][a-z]+(?: [A-Z][a-z]+)*(?:$| and | [a-z]+ed\b)"
)


def with_complement(nodes: Sequence[Node], span: Span) -> Span:
    """A head together with its "of" and what follows: "notional amount of these hedges"."""
    last = next((i for i, node in enumerate(nodes) if node.end == span.end), None)
    if last is None or last + 2 >= len(nodes) or nodes[last + 1].word != "of":
        return span
    end = last + 2
    while end < len(nodes) and end - last < _COMPLEMENT and _continues(nodes[end]):
        end += 1
    while end > last + 2 and (
        is_function(nodes[end - 1].word) or nodes[end - 1].kind == "mark" or nodes[end - 1].word in cues.APPROXIMATORS
    ):
        end -= 1
    return Span(span.start, nodes[end - 1].end) if end > last + 2 else span


def _continues(node: Node) -> bool:
    """Whether a noun phrase runs on over a node: nouns, names and "of"."""
    if node.kind in ("metric", "reference", "company"):
        return True
    if node.kind == "mark":
        return node.word in ("'s", "’s", "-")
    return (
        node.kind == "word"
        and node.word not in cues.OPENERS
        and not is_verb(node.word)
        and (node.word not in cues.PREPOSITIONS or node.word == "of")
    )


def named(text: str, span: Span, amount: Amount, change: str | None, whole: Span | None = None) -> Meeting | None:
    """The meeting with a noun phrase; its head gives the id, `whole` is all that says it ("chance of a move").

    None where the phrase only says where: "a rise of 4% in North America" is one of what was spoken of before.
    """
    where = amount.kind == "percent" or text.endswith((" terms", " currency", " currencies"), 0, span.end)
    if where and _WHERE.match(text, span.start, span.end) and text.endswith((" in ", " across "), 0, span.start):
        return None
    name = metric_id(text[span.start : span.end])
    if name.rpartition("_")[2] in _NO_NAMES or name in _ACTORS:
        return None
    kind = "duration" if amount.kind == "percent" else "instant"
    return Meeting(name, whole or span, "fact.noun_phrase", "any", kind, change=change)


def metric_id(words: str) -> str:
    """A snake_case id from the last two nouns of a head phrase, in front of "per".

    >>> metric_id("the gross notional amounts"), metric_id("R&D"), metric_id("spend per game")
    ('notional_amounts', 'r_d', 'spend')
    """
    kept = [
        word
        for word in words.lower().partition(" per ")[0].replace(" and ", " ").replace("&", " ").replace("-", "_").replace("/", " ").split()
        if word.isascii() and word.replace("_", "").isalnum() and word.strip("_") not in _HOLLOW
    ]
    return "_".join(kept[-2:]).strip("_") or "value"
