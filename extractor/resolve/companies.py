"""Candidates → companies, aliases, references."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.mentions import Company, CompanyCandidate, Reference, Span
from extractor.rules import Rule

RULES: tuple[Rule, ...] = ()


def resolve_companies(text: str, candidates: Sequence[CompanyCandidate], sentences: Sequence[Span]) -> tuple[list[Company], list[Reference]]:
    return [], []
