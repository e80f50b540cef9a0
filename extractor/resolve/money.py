"""Which dollar?"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.mentions import Company, Money
from extractor.rules import Rule

RULES: tuple[Rule, ...] = ()


def resolve_money(text: str, money: Sequence[Money], companies: Sequence[Company], currency: str | None = None) -> list[Money]:
    return list(money)
