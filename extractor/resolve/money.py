"""Which dollar? A sign or word that several currencies share → the one this article means, and why.

The finder has put the usual reading in (`$` is USD). Here the article's own clues may know better; without any, the
caller's currency, then the usual reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.mentions import Company, Money
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (Rule("dollar.default", "a shared sign that nothing in the article explains", "It raised [$5m](money USD? 5000000)."),)


def resolve_money(text: str, money: Sequence[Money], companies: Sequence[Company], currency: str | None = None) -> list[Money]:
    """The amounts with the currency of every shared sign decided; `currency` is the caller's for a bare `$`."""
    return [replace(m, rule=f"{m.rule}+dollar.default", currency=currency if currency and m.sign in ("$", "dollar", "cent") else m.currency) if m.sign else m for m in money]
