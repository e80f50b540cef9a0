"""quantities."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.find.numbers import Number
from extractor.mentions import Quantity
from extractor.rules import Rule

RULES: tuple[Rule, ...] = ()


def find_quantities(text: str, numbers: Sequence[Number]) -> list[Quantity]:
    return []
