"""A stated rise or fall against its two ends: up 6.3% to £1.12bn from £1.05bn.

Left alone: changes between stretches of unlike length, and two levels that the text does not hold against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor.check.ledger import Ledger, Range, near, whose
from extractor.mentions import Check, Fact

_COMPARED = re.compile(r"\b(?:from|against|versus|vs|compared (?:with|to)|than)\b|\(")


def changes(ledger: Ledger) -> Iterator[Check]:
    """A change against the level of its own period and the one before it in the text's own comparison."""
    for fact in ledger.facts:
        if fact.change is None or (fact.unit not in ("percent", "percentage_point") and not _is_money(fact)):
            continue
        ends = _ends(ledger, fact)
        if ends is None:
            continue
        before, after = ends
        old, new = ledger.range(before), ledger.range(after)
        expected = _changed(old, new, fact)
        if expected is not None:
            yield ledger.judged("change", (fact, before, after), expected, fact, f"{fact.metric} {fact.change}")


def _ends(ledger: Ledger, change: Fact) -> tuple[Fact, Fact] | None:
    """The two levels that a stated change runs between, where there is exactly one for each end."""
    levels = ledger.levels.get((whose(change), change.metric), [])
    now = [
        f
        for f in levels
        if f.end_date is not None and f.end_date == change.end_date and f.subject == change.subject and near(f, change)
    ]
    if len(now) != 1:
        return None
    earlier = [
        f for f in levels
        if f is not now[0] and f.unit == now[0].unit and f.subject == change.subject and f.forecast == now[0].forecast
        and near(f, change) and _is_before(f, now[0]) and _is_compared(ledger.text, f, now[0]) and _as_long(f, now[0])
    ]  # fmt: skip
    if (
        len(earlier) != 1
        or (change.unit == "percentage_point" and now[0].unit != "percent")
        or (change.unit == "percent" and now[0].unit == "percent")
    ):
        return None
    return (earlier[0], now[0]) if change.unit in ("percent", "percentage_point", now[0].unit) else None


def _as_long(one: Fact, other: Fact) -> bool:
    """Whether two figures are of stretches of like length: a day's and a quarter's are no two ends of a change."""
    if not (one.start_date and one.end_date and other.start_date and other.end_date):
        return True
    lengths = sorted(((one.end_date - one.start_date).days + 1, (other.end_date - other.start_date).days + 1))
    return lengths[1] <= lengths[0] * Decimal("1.25")


def _is_compared(text: str, one: Fact, other: Fact) -> bool:
    """Whether the words in front of either value hold the two against each other."""
    return any(_COMPARED.search(text, max(0, fact.value_spans[0].start - 30), fact.value_spans[0].start) for fact in (one, other))


def _is_money(fact: Fact) -> bool:
    return fact.unit is not None and len(fact.unit) == 3 and fact.unit.isupper()


def _is_before(one: Fact, other: Fact) -> bool:
    return one.end_date is not None and other.end_date is not None and one.end_date < other.end_date


def _changed(old: Range, new: Range, change: Fact) -> Range | None:
    """The size of the step from one level to the other, in the unit of the stated change."""
    sign = Decimal(1) if change.change == "increase" else Decimal(-1)
    if change.unit != "percent":
        steps = sorted(((new.low - old.high) * sign, (new.high - old.low) * sign))
        return Range(steps[0], (new.value - old.value) * sign, steps[1])
    quotient = new.over(old)
    if quotient is None:
        return None
    steps = sorted((((quotient.low - 1) * 100 * sign), ((quotient.high - 1) * 100 * sign)))
    return Range(steps[0], (quotient.value - 1) * 100 * sign, steps[1])
