"""Exchange rates whose currency stands before them: `The yuan weakened to 7.2841 per dollar`, `the won, at 1,472 to the dollar`.

The bare number is an amount of the currency named last before it in its sentence, for one of the other.

Left alone: what has its own mark (`148 yen to the dollar` is `money`'s), numbers in words, `4 a pound` without a currency before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.find.amounts import Amount, make_money
from extractor.find.currencies import NAMES, Unit
from extractor.find.currency_words import EVERYDAY, SLANG
from extractor.find.numbers import Number
from extractor.mentions import Money
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "money.exchange_rate",
        "a bare number of the currency named before it, for one of another",
        "The yuan weakened to [7.2841](money CNY 7.2841 per dollar) per dollar.",
    ),
)

_FOR_ONE = re.compile(r" (?:per|a|to the|against the|versus the) (?:U\.?S\.? |American )?(?P<other>dollar|euro)(?!\w| [a-z]+s\b)")
_FIRST_WORDS = frozenset("per a to against versus".split())
# The euro and sterling are the other way round: "the euro at 1.08 to the dollar"; and so is a pound that a few dollars pay for.
_HEADS = {name.rpartition(" ")[2] for names in NAMES.values() for name, unit in names if unit.size == 1}
_HEADS -= EVERYDAY | SLANG.keys() | {"euro", "dollar", "sterling", "rights"}
_CURRENCY = re.compile(
    rf"(?:(?P<place>[A-Za-z]+) )?\b(?P<name>{'|'.join(sorted(map(re.escape, _HEADS), key=len, reverse=True))})\b(?! [0-9])"
    r"|(?P<whose>Canadian|Hong Kong|Taiwan|Singapore|Jamaican) (?P<dollar>dollar)\b",
    re.IGNORECASE,
)
_STRONG = 5
_FARTHEST = 120


def find_exchange_rates(text: str, numbers: Sequence[Number]) -> list[Money]:
    """Every exchange rate that is written without a mark."""
    found = []
    for number in numbers:
        if number.word not in _FIRST_WORDS or number.form != "digits" or number.scaled or number.glued:
            continue
        for_one = _FOR_ONE.match(text, number.end)
        unit = _named_before(text, number.start) if for_one else None
        if for_one and unit and not (unit.code == "GBP" and number.low < _STRONG):
            amount = Amount(number, number.start, number.end, unit, "money.exchange_rate", left=False)
            made = make_money(text, amount, number.start, number.end, number.low, number.high)
            found.append(made._replace(per=for_one["other"]))
    return found


def _named_before(text: str, end: int) -> Unit | None:
    """The currency named last before `end`, in its sentence."""
    start = max(0, end - _FARTHEST)
    start = max(start, text.rfind(". ", start, end), text.rfind("\n", start, end))
    names = list(_CURRENCY.finditer(text, start, end))
    if not names:
        return None
    name, place = (names[-1]["name"] or "dollar").lower(), (names[-1]["place"] or names[-1]["whose"] or "").lower()
    named = {form: unit for word in (place.split(" ")[0], name) for form, unit in NAMES.get(word, ())}
    return named.get(f"{place} {name}") or named.get(name)
