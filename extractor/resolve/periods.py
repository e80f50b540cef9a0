"""Period expressions → dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from extractor.mentions import Period, PeriodExpression, Span
from extractor.rules import Rule

RULES: tuple[Rule, ...] = ()


def resolve_periods(text: str, expressions: Sequence[PeriodExpression], sentences: Sequence[Span], published: date | None) -> list[Period]:
    return []
