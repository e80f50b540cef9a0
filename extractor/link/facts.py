"""Each value → its metric, company, period, change."""

from __future__ import annotations

from extractor.mentions import Fact, Findings
from extractor.rules import Rule

RULES: tuple[Rule, ...] = ()


def link_facts(findings: Findings) -> list[Fact]:
    return []
