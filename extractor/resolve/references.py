"""Words that stand for companies without naming them. They are no mentions; they help the linker."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.mentions import Company, Reference, Span


def resolve_references(text: str, companies: Sequence[Company], sentences: Sequence[Span]) -> list[Reference]:
    return []
