"""The facts of an article by whose they are and what they measure, and what each figure may stand for as it is written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.mentions import Check, Fact

CONSISTENT, INCONSISTENT = "consistent", "inconsistent"
# How far a modifier lets a value reach below and above what is written, as parts of it.
SLACK = {
    "about": (Decimal("0.05"), Decimal("0.05")), "nearly": (Decimal("0.05"), Decimal(0)), "over": (Decimal(0), Decimal("0.10")),
    "under": (Decimal("0.10"), Decimal(0)), "up_to": (Decimal("0.10"), Decimal(0)), "at_least": (Decimal(0), Decimal("0.10")),
    "at_most": (Decimal("0.10"), Decimal(0)),
}  # fmt: skip
_DIGITS = re.compile(r"\d[\d,]*(?:\.(?P<decimals>\d+))?")
# One metric of one company with more levels is a table: nothing says which of them belong together, and each is held against all.
MOST_LEVELS = 60


@dataclass(frozen=True, slots=True)
class Range:
    """What a written figure may stand for; `value` is the figure itself."""

    low: Decimal
    value: Decimal
    high: Decimal

    def times(self, factor: Decimal) -> Range:
        return Range(self.low * factor, self.value * factor, self.high * factor)

    def plus(self, other: Range) -> Range:
        return Range(self.low + other.low, self.value + other.value, self.high + other.high)

    def over(self, other: Range) -> Range | None:
        """The quotient of two positive ranges, None where the divisor may be nothing."""
        if other.low <= 0:
            return None
        return Range(self.low / other.high, self.value / other.value, self.high / other.low)

    def meets(self, other: Range) -> bool:
        return self.low <= other.high and other.low <= self.high


def written(text: str, fact: Fact) -> Range:
    """The range that a fact's figure stands for, from the digits it is written with."""
    spans = fact.value_spans
    digits = _DIGITS.search(text, spans[0].start, spans[-1].end)
    step = Decimal(0)
    if digits and fact.low:
        number = Decimal(digits[0].replace(",", ""))
        if number:
            step = abs(fact.low) / number / 10 ** len(digits["decimals"] or "") / 2
    below, above = SLACK.get(fact.modifier or "", (Decimal(0), Decimal(0)))
    low, high = abs(fact.low), abs(fact.high)
    return Range(low - step - low * below, (low + high) / 2, high + step + high * above)


class Ledger:
    """The facts by whose they are and what they measure: `levels`, and what was `bought` under the name of the target."""

    def __init__(self, text: str, facts: Sequence[Fact]) -> None:
        self.text = text
        self.facts = facts
        levels: dict[tuple[str | None, str], list[Fact]] = defaultdict(list)
        for fact in facts:
            if fact.change is None and fact.of is None:
                levels[whose(fact), fact.metric].append(fact)
        self.bought: dict[tuple[str | None, str], list[Fact]] = defaultdict(list)
        names = {name: fact.company.name for fact in facts if fact.company for name in (fact.company.name, *fact.company.aliases)}
        for fact in facts:
            if fact.metric == "deal_value" and fact.change is None and fact.subject in names:
                self.bought[names[fact.subject], fact.metric].append(fact)
        self.levels = {key: found for key, found in levels.items() if len(found) <= MOST_LEVELS}

    def range(self, fact: Fact) -> Range:
        """What the figure of a fact may stand for."""
        return written(self.text, fact)

    def judged(self, kind: str, facts: Sequence[Fact], expected: Range, stated: Fact, note: str) -> Check:
        """The check of a stated figure against what was computed: consistent where the two ranges meet."""
        found = self.range(stated)
        status = CONSISTENT if expected.meets(found) else INCONSISTENT
        return Check(kind, status, tuple(facts), rounded(expected.value), rounded(found.value), note)

    def sum(self, facts: Sequence[Fact]) -> Range:
        """The sum of several figures, as exact as they are."""
        expected = self.range(facts[0])
        for fact in facts[1:]:
            expected = expected.plus(self.range(fact))
        return expected

    def same_period(self, fact: Fact, metric: str) -> Fact | None:
        """The one level of a metric, of the same company and the same period."""
        found = [
            f
            for f in self.levels.get((whose(fact), metric), [])
            if f.start_date == fact.start_date and f.end_date == fact.end_date and f.unit != "percent"
        ]
        return found[0] if len({(f.low, f.unit) for f in found}) == 1 else None

    def nearest(self, fact: Fact, metrics: Sequence[str]) -> Fact | None:
        """The level of one of these metrics that is nearest in the text, in the same paragraph; a deal's is that of what is bought."""
        found = [
            f
            for metric in metrics
            for f in (*self.levels.get((whose(fact), metric), ()), *self.bought.get((whose(fact), metric), ()))
            if near(f, fact) and (f.metric == "deal_value" or not f.forecast) and self._in_one_paragraph(f, fact)
        ]
        return min(found, key=lambda f: abs(f.value_spans[0].start - fact.value_spans[0].start), default=None)

    def _in_one_paragraph(self, one: Fact, other: Fact) -> bool:
        first, second = sorted((one.value_spans[0].start, other.value_spans[0].start))
        return "\n" not in self.text[first:second]


def whose(fact: Fact) -> str | None:
    """The name of the company of a fact."""
    return fact.company.name if fact.company else None


def near(one: Fact, other: Fact) -> bool:
    """Within two or three sentences of each other: figures further apart are seldom one statement."""
    return abs(one.value_spans[0].start - other.value_spans[0].start) < 400


def rounded(value: Decimal) -> Decimal:
    """Six significant digits say enough.

    >>> rounded(Decimal("538.70967741935"))
    Decimal('538.710')
    """
    if value == 0:
        return Decimal(0)
    digits = 5 - value.adjusted()
    return round(value, digits) if digits > 0 else value.quantize(Decimal(1))
