"""Exchange rates whose currency stands before them: `The yuan weakened to 7.2841 per dollar`, `the won, at 1,472 to the dollar`.

The bare number is an amount of the currency named last before it in its sentence, for one of the other; so is the one that it came
from: `to 96.3 per dollar from 91.4`.

Left alone: what has its own mark (`148 yen to the dollar` is `money`'s), numbers in words, `4 a pound` without a currency before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.find.amounts import Amount, make_money
from extractor.find.currencies import NAMES, Unit
from extractor.find.currency_words import EVERYDAY, SLANG
from extractor.find.numbers import Number
from extractor.find.ranges import is_year
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
_FROM = re.compile(r",? (?:(?:up|down|compared|weaker|stronger) )?(?:from|than|with|against|versus) (?:about |around |the )?")
_BEHIND = frozenset("on late earlier at a in the last before previously and as while".split())
_STRONG = 5
_FARTHEST = 120


def find_exchange_rates(text: str, numbers: Sequence[Number]) -> list[Money]:
    """Every exchange rate that is written without a mark."""
    found = []
    for at, number in enumerate(numbers):
        if number.word not in _FIRST_WORDS or not _is_bare(number):
            continue
        for_one = _FOR_ONE.match(text, number.end)
        unit = _named_before(text, number.start) if for_one else None
        if for_one and unit and not (unit.code == "GBP" and number.low < _STRONG):
            before = numbers[at - 1 : at] if text[number.start - 4 : number.start] == " to " else []
            rates = [*_held_against(text, number, before, before[0].end if before else 0), number]
            rates += _held_against(text, number, numbers[at + 1 : at + 2], for_one.end())
            for rate in rates:
                amount = Amount(rate, rate.start, rate.end, unit, "money.exchange_rate", left=False)
                made = make_money(text, amount, rate.start, rate.end, rate.low, rate.high)
                found.append(made._replace(per=for_one["other"]))
    return found


def _is_bare(number: Number) -> bool:
    return number.form == "digits" and not number.scaled and not number.glued


def _held_against(text: str, rate: Number, near: Sequence[Number], begin: int) -> Sequence[Number]:
    """The bare rate that another came from: `to 96.3 per dollar, from 91.4 on Friday`, `from 91.4 to 96.3 per dollar`."""
    if not near or not _is_bare(near[0]) or not rate.low / 2 < near[0].low < rate.low * 2 or is_year(text, near[0]):
        return ()
    other = near[0]
    if other.start < rate.start:
        return near if begin == rate.start - len(" to ") and text.endswith("from ", 0, other.start) else ()
    follows = _FROM.fullmatch(text, begin, other.start) and (other.word in _BEHIND or not other.word)
    return near if follows else ()


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
