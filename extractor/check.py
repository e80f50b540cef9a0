"""The article's arithmetic against itself."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.mentions import Check, Fact, Findings


def check_facts(findings: Findings, facts: Sequence[Fact]) -> list[Check]:
    return []
