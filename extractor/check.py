"""The article's arithmetic against itself.

    total          a sum stated for several periods against its parts            losses of 143, 788 … totalling 6,238
                   or for the things listed beside it                            three bonds of a combined 1.25bn: 500m, 450m and 300m
    change         a stated rise or fall against its two ends                    up 6.3% to £1.12bn from £1.05bn
    share          "X is N% of Y" against X and Y                                R&D of 417m, 30.4% of revenue
    margin         a margin against the profit and the revenue it relates        a gross margin of 38%
    multiple       price-to-sales against value and revenue                      $380bn, 190 times sales
    market_value   market value against share price times share count
    conversion     an amount in a second currency against the article's other conversions

Every figure is as exact as it is written: `1.37 billion` is anything from 1.365 to 1.375 billion, `about` and its kin
widen it. A check is consistent where the computed and the stated range meet. Left alone: sums whose parts leave a
gap, amounts in two currencies that nothing ties together, changes between stretches of unlike length. Where several figures
could be the sum (a group's and its divisions', the analysts'), only one that adds up is one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from extractor.mentions import Check, Fact, Findings

CONSISTENT, INCONSISTENT = "consistent", "inconsistent"
# How far a modifier lets a value reach below and above what is written, as parts of it.
SLACK = {
    "about": (Decimal("0.05"), Decimal("0.05")), "nearly": (Decimal("0.05"), Decimal(0)), "over": (Decimal(0), Decimal("0.10")),
    "under": (Decimal("0.10"), Decimal(0)), "up_to": (Decimal("0.10"), Decimal(0)), "at_least": (Decimal(0), Decimal("0.10")),
    "at_most": (Decimal("0.10"), Decimal(0)),
}  # fmt: skip
# The profit in a margin's numerator.
MARGINS = {
    "net_margin": ("net_profit",), "gross_margin": ("gross_profit",), "operating_margin": ("operating_profit",),
    "ebitda_margin": ("ebitda", "adjusted_ebitda"), "ebita_margin": ("adjusted_ebita",),
}  # fmt: skip
# What a multiple divides: (worth, what it is a multiple of).
WORTH = ("market_cap", "valuation", "deal_value", "equity_value")
MULTIPLES = {
    "price_to_sales": ("annualized_revenue", "revenue"), "price_to_earnings": ("net_profit", "adjusted_profit"),
    "ev_to_ebitda": ("ebitda", "adjusted_ebitda"),
    "price_to_book": ("equity",),
}  # fmt: skip
# Currencies that are pegged: units of the first for one of the second.
PEGS = {("HKD", "USD"): Decimal("7.8"), ("AED", "USD"): Decimal("3.6725"), ("SAR", "USD"): Decimal("3.75"), ("DKK", "EUR"): Decimal("7.46")}
_COMPARED = re.compile(r"\b(?:from|against|versus|vs|compared (?:with|to)|than)\b|\(")
# What is said of a sum, what says that a list is whole, and how many things it has.
_SUMS = re.compile(r"\b(?:combined|total(?:ing|ling|ed|led)?|aggregate|together|altogether)\b(?:\s\w+){0,2}\W*$")
_WHOLE = re.compile(r"^[^.]{0,40}:|\b(?:compris|consist|made up of|split (?:into|between)|broken down|namely|respectively)")
_COUNTS = {2: "two|both|pair", 3: "three|trio", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight"}
_FULL_STOP = re.compile(r"[.!?;][\"”’)]*\s|\n")
_DIGITS = re.compile(r"\d[\d,]*(?:\.(?P<decimals>\d+))?")


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


def check_facts(findings: Findings, facts: Sequence[Fact]) -> list[Check]:
    """Every check that the article's own figures allow, in the order of the facts they are about."""
    if len(facts) < 2:
        return []
    ledger = _Ledger(findings.text, facts)
    found = [
        *ledger.totals(),
        *ledger.changes(),
        *ledger.shares(),
        *ledger.margins(),
        *ledger.multiples(),
        *ledger.market_values(),
        *ledger.conversions(),
    ]
    return sorted(found, key=lambda check: check.facts[0].evidence.start)


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


# Characters between a total and its list, and between the members of a list.
FAR, CLOSE = 300, 90
# One metric of one company with more levels is a table: nothing says which of them belong together, and each is held against all.
MOST_LEVELS = 60


class _Ledger:
    """The facts by whose they are and what they measure."""

    def __init__(self, text: str, facts: Sequence[Fact]) -> None:
        self.text = text
        self.facts = facts
        levels: dict[tuple[str | None, str], list[Fact]] = defaultdict(list)
        for fact in facts:
            if fact.change is None and fact.of is None:
                levels[_whose(fact), fact.metric].append(fact)
        self.bought: dict[tuple[str | None, str], list[Fact]] = defaultdict(list)
        names = {name: fact.company.name for fact in facts if fact.company for name in (fact.company.name, *fact.company.aliases)}
        for fact in facts:
            if fact.metric == "deal_value" and fact.change is None and fact.subject in names:
                self.bought[names[fact.subject], fact.metric].append(fact)
        self.levels = {key: found for key, found in levels.items() if len(found) <= MOST_LEVELS}

    def range(self, fact: Fact) -> Range:
        return written(self.text, fact)

    def judged(self, kind: str, facts: Sequence[Fact], expected: Range, stated: Fact, note: str) -> Check:
        found = self.range(stated)
        status = CONSISTENT if expected.meets(found) else INCONSISTENT
        return Check(kind, status, tuple(facts), _rounded(expected.value), _rounded(found.value), note)

    def totals(self) -> Iterator[Check]:
        for levels in self.levels.values():
            if len(levels) > 2:
                yield from self._over_time(levels)
                yield from self._over_things(levels)

    def _over_time(self, levels: Sequence[Fact]) -> Iterator[Check]:
        """A figure of a long period against those of the shorter ones that follow one another in it."""
        found: dict[tuple[date, date], list[Check]] = defaultdict(list)
        for total in levels:
            if total.start_date is None or total.end_date is None:
                continue
            parts = _tiling(total, [fact for fact in levels if fact is not total and fact.unit == total.unit])
            if parts:
                note = f"{total.metric} of {len(parts)} periods"
                found[total.start_date, total.end_date].append(self.judged("total", (total, *parts), self.sum(parts), total, note))
        for checks in found.values():
            adding_up = [check for check in checks if check.status == CONSISTENT]
            if adding_up or len({check.found for check in checks}) == 1:
                yield (adding_up or checks)[0]

    def _over_things(self, levels: Sequence[Fact]) -> Iterator[Check]:
        """A "combined" figure against the list behind it; where nothing says that the list is whole, only one that adds up."""
        for at, total in enumerate(levels):
            if not _SUMS.search(self.text, max(0, total.value_spans[0].start - 40), total.value_spans[0].start):
                continue
            behind, in_front = _listed(self.text, levels[at + 1 :], total), _listed(self.text, levels[:at][::-1], total)
            for parts in (behind, in_front):
                if len(parts) < 2:
                    continue
                check = self.judged("total", (total, *parts), self.sum(parts), total, f"{total.metric} of {len(parts)} parts")
                if check.status == CONSISTENT or (parts is behind and _is_whole(self.text, total, parts)):
                    yield check
                    break

    def sum(self, facts: Sequence[Fact]) -> Range:
        expected = self.range(facts[0])
        for fact in facts[1:]:
            expected = expected.plus(self.range(fact))
        return expected

    def changes(self) -> Iterator[Check]:
        """A change against the level of its own period and the one before it in the text's own comparison."""
        for fact in self.facts:
            if fact.change is None or (fact.unit not in ("percent", "percentage_point") and not _is_money(fact)):
                continue
            ends = self._ends(fact)
            if ends is None:
                continue
            before, after = ends
            old, new = self.range(before), self.range(after)
            expected = _changed(old, new, fact)
            if expected is not None:
                yield self.judged("change", (fact, before, after), expected, fact, f"{fact.metric} {fact.change}")

    def _ends(self, change: Fact) -> tuple[Fact, Fact] | None:
        levels = self.levels.get((_whose(change), change.metric), [])
        now = [
            f
            for f in levels
            if f.end_date is not None and f.end_date == change.end_date and f.subject == change.subject and _near(f, change)
        ]
        if len(now) != 1:
            return None
        earlier = [
            f for f in levels
            if f is not now[0] and f.unit == now[0].unit and f.subject == change.subject and f.forecast == now[0].forecast
            and _near(f, change) and _is_before(f, now[0]) and _is_compared(self.text, f, now[0]) and _as_long(f, now[0])
        ]  # fmt: skip
        if (
            len(earlier) != 1
            or (change.unit == "percentage_point" and now[0].unit != "percent")
            or (change.unit == "percent" and now[0].unit == "percent")
        ):
            return None
        return (earlier[0], now[0]) if change.unit in ("percent", "percentage_point", now[0].unit) else None

    def shares(self) -> Iterator[Check]:
        for fact in self.facts:
            if fact.of is None or fact.unit != "percent" or fact.of == fact.metric:
                continue
            part, whole = self._same_period(fact, fact.metric), self._same_period(fact, fact.of)
            if part and whole and part.unit == whole.unit and (quotient := self.range(part).over(self.range(whole))):
                yield self.judged(
                    "share", (fact, part, whole), quotient.times(Decimal(100)), fact, f"{fact.metric} as a share of {fact.of}"
                )

    def margins(self) -> Iterator[Check]:
        for fact in self.facts:
            if fact.unit != "percent" or fact.change is not None or fact.metric not in MARGINS:
                continue
            whole = self._same_period(fact, "revenue")
            for name in MARGINS[fact.metric]:
                part = self._same_period(fact, name)
                if part and whole and part.unit == whole.unit and (quotient := self.range(part).over(self.range(whole))):
                    yield self.judged("margin", (fact, part, whole), quotient.times(Decimal(100)), fact, f"{name} over revenue")

    def multiples(self) -> Iterator[Check]:
        for fact in self.facts:
            if fact.unit != "times" or fact.metric not in MULTIPLES:
                continue
            worth = self._nearest(fact, WORTH)
            base = self._nearest(fact, MULTIPLES[fact.metric])
            if worth is None or base is None or (rate := _peg(worth.unit, base.unit)) is None:
                continue
            if quotient := self.range(worth).over(self.range(base).times(rate)):
                yield self.judged("multiple", (fact, worth, base), quotient, fact, f"{worth.metric} over {base.metric}")

    def market_values(self) -> Iterator[Check]:
        for (whose, metric), levels in self.levels.items():
            counts = self.levels.get((whose, "shares_outstanding"), []) if metric == "market_cap" else []
            for value in levels:
                prices = [f for f in self.levels.get((whose, "share_price"), []) if f.unit == value.unit and f.end_date == value.end_date]
                if len(prices) == 1 and len(counts) == 1:
                    price, count = self.range(prices[0]), self.range(counts[0])
                    expected = Range(price.low * count.low, price.value * count.value, price.high * count.high)
                    yield self.judged(
                        "market_value", (value, prices[0], counts[0]), expected, value, "share price times shares outstanding"
                    )

    def conversions(self) -> Iterator[Check]:
        """Each bracketed amount against the rate of the first one between the same two currencies."""
        first: dict[tuple[str | None, str | None], tuple[Fact, Fact]] = {}
        for plain, other in zip(self.facts, self.facts[1:], strict=False):
            if not other.rule.startswith("fact.conversion") or not plain.low or not other.low:
                continue
            pair = (plain.unit, other.unit)
            if pair not in first:
                first[pair] = (plain, other)
                continue
            rate = self.range(first[pair][1]).over(self.range(first[pair][0]))
            amount = self.range(plain)
            if rate is not None:
                expected = Range(amount.low * rate.low, amount.value * rate.value, amount.high * rate.high)
                yield self.judged(
                    "conversion", (other, plain, *first[pair]), expected, other, f"{plain.unit} to {other.unit} at the article's own rate"
                )

    def _same_period(self, fact: Fact, metric: str) -> Fact | None:
        found = [
            f
            for f in self.levels.get((_whose(fact), metric), [])
            if f.start_date == fact.start_date and f.end_date == fact.end_date and f.unit != "percent"
        ]
        return found[0] if len({(f.low, f.unit) for f in found}) == 1 else None

    def _nearest(self, fact: Fact, metrics: Sequence[str]) -> Fact | None:
        """The level of one of these metrics that is nearest in the text, in the same paragraph; a deal's is that of what is bought."""
        near = [
            f
            for metric in metrics
            for f in (*self.levels.get((_whose(fact), metric), ()), *self.bought.get((_whose(fact), metric), ()))
            if _near(f, fact) and (f.metric == "deal_value" or not f.forecast) and self._in_one_paragraph(f, fact)
        ]
        return min(near, key=lambda f: abs(f.value_spans[0].start - fact.value_spans[0].start), default=None)

    def _in_one_paragraph(self, one: Fact, other: Fact) -> bool:
        first, second = sorted((one.value_spans[0].start, other.value_spans[0].start))
        return "\n" not in self.text[first:second]


def _whose(fact: Fact) -> str | None:
    return fact.company.name if fact.company else None


def _within(fact: Fact, total: Fact) -> bool:
    return bool(
        fact.start_date and fact.end_date and total.start_date and total.end_date
        and total.start_date <= fact.start_date and fact.end_date <= total.end_date
    )  # fmt: skip


def _listed(text: str, facts: Sequence[Fact], total: Fact) -> list[Fact]:
    """The facts of one list, the nearest to a total first: like it in all but the figure, of one sentence, close together."""
    parts: list[Fact] = []
    before = total
    for fact in facts:
        first, second = sorted((before.value_spans, fact.value_spans), key=lambda spans: spans[0].start)
        between = text[first[-1].end : second[0].start]
        like = (fact.unit, fact.start_date, fact.end_date, fact.forecast) == (total.unit, total.start_date, total.end_date, total.forecast)
        if not like or len(between) > (FAR if before is total else CLOSE) or (parts and _FULL_STOP.search(between)):
            break
        parts.append(fact)
        before = fact
    return parts


def _is_whole(text: str, total: Fact, parts: Sequence[Fact]) -> bool:
    """Whether a list is all there is: "three bonds …: A, B and C", "comprises A and B"."""
    start = total.value_spans[-1].end
    count = _COUNTS.get(len(parts))
    counted = count and re.search(rf"\b(?:{count}|{len(parts)})\b", text[max(0, start - 100) : start])
    return bool(counted) or bool(_WHOLE.search(text[start : parts[0].value_spans[0].start]))


def _as_long(one: Fact, other: Fact) -> bool:
    """Whether two figures are of stretches of like length: a day's and a quarter's are no two ends of a change."""
    if not (one.start_date and one.end_date and other.start_date and other.end_date):
        return True
    lengths = sorted(((one.end_date - one.start_date).days + 1, (other.end_date - other.start_date).days + 1))
    return lengths[1] <= lengths[0] * Decimal("1.25")


def _is_compared(text: str, one: Fact, other: Fact) -> bool:
    """Whether the words in front of either value hold the two against each other."""
    return any(_COMPARED.search(text, max(0, fact.value_spans[0].start - 30), fact.value_spans[0].start) for fact in (one, other))


def _near(one: Fact, other: Fact) -> bool:
    """Within two or three sentences of each other: figures further apart are seldom one statement."""
    return abs(one.value_spans[0].start - other.value_spans[0].start) < 400


def _is_money(fact: Fact) -> bool:
    return fact.unit is not None and len(fact.unit) == 3 and fact.unit.isupper()


def _is_before(one: Fact, other: Fact) -> bool:
    return one.end_date is not None and other.end_date is not None and one.end_date < other.end_date


def _tiling(total: Fact, facts: Sequence[Fact]) -> list[Fact]:
    """The facts whose periods follow one another without a gap over the period of the total; empty where they do not."""
    inside = sorted(
        (f for f in facts if f.start_date and f.end_date and _within(f, total)),
        key=lambda f: (f.start_date, f.value_spans[0].start),
    )  # fmt: skip
    parts: list[Fact] = []
    expected = total.start_date
    for fact in inside:
        if (
            fact.start_date == expected
            and fact.subject == total.subject
            and fact.end_date
            and (fact.start_date, fact.end_date) != (total.start_date, total.end_date)
        ):
            parts.append(fact)
            expected = fact.end_date + timedelta(days=1)
    return parts if len(parts) > 1 and total.end_date and expected == total.end_date + timedelta(days=1) else []


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


def _peg(one: str | None, other: str | None) -> Decimal | None:
    """How many of the first currency make one of the second; None where nothing fixes it."""
    if one == other:
        return Decimal(1)
    if one is None or other is None:
        return None
    if (one, other) in PEGS:
        return PEGS[one, other]
    return 1 / PEGS[other, one] if (other, one) in PEGS else None


def _rounded(value: Decimal) -> Decimal:
    """Six significant digits say enough.

    >>> _rounded(Decimal("538.70967741935"))
    Decimal('538.710')
    """
    if value == 0:
        return Decimal(0)
    digits = 5 - value.adjusted()
    return round(value, digits) if digits > 0 else value.quantize(Decimal(1))
