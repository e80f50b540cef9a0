"""Periods."""

from __future__ import annotations

from extractor.mentions import PeriodExpression
from extractor.rules import Rule

RULES: tuple[Rule, ...] = ()


def find_periods(text: str) -> list[PeriodExpression]:
    return []
