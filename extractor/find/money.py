"""money."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.find.numbers import Number
from extractor.mentions import Money
from extractor.rules import Rule

RULES: tuple[Rule, ...] = ()


def find_money(text: str, numbers: Sequence[Number]) -> list[Money]:
    return []
