"""percents."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.find.numbers import Number
from extractor.mentions import Percent
from extractor.rules import Rule

RULES: tuple[Rule, ...] = ()


def find_percents(text: str, numbers: Sequence[Number]) -> list[Percent]:
    return []
