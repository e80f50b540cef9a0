"""The noun behind the number of a quantity: 240,000 vehicles are vehicles."""

from __future__ import annotations

from extractor.link.metrics import phrase_names
from extractor.link.metrics.meeting import Meeting
from extractor.link.nodes import Amount
from extractor.mentions import Span


def unit_of(text: str, amount: Amount) -> Meeting:
    """The words behind the number of a quantity as its metric."""
    words = text[amount.start : amount.end].split(" ")
    nouns = [
        word
        for word in words
        if word[:1].isalpha() and word.lower() not in ("million", "billion", "trillion", "thousand", "hundred", "bn", "m", "k")
    ]
    name = nouns[-1] if nouns else words[-1]
    start = text.rindex(name, amount.start, amount.end)
    return Meeting(phrase_names.metric_id(name), Span(start, amount.end), "fact.own_unit", "count", "duration")
