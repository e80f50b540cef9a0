"""A stated ratio against the two amounts it relates.

    share          "X is N% of Y" against X and Y                            R&D of 417m, 30.4% of revenue
    margin         a margin against the profit and the revenue it relates    a gross margin of 38%
    multiple       price-to-sales against value and revenue                  $380bn, 190 times sales
    market_value   market value against share price times share count
    conversion     an amount in a second currency against the article's other conversions

Left alone: amounts in two currencies that nothing ties together.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor.check.ledger import Ledger, Range
from extractor.mentions import Check, Fact

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


def shares(ledger: Ledger) -> Iterator[Check]:
    """ "Research took 30.4% of revenue": the share against the two amounts."""
    for fact in ledger.facts:
        if fact.of is None or fact.unit != "percent" or fact.of == fact.metric:
            continue
        part, whole = ledger.same_period(fact, fact.metric), ledger.same_period(fact, fact.of)
        if part and whole and part.unit == whole.unit and (quotient := ledger.range(part).over(ledger.range(whole))):
            yield ledger.judged(
                "share", (fact, part, whole), quotient.times(Decimal(100)), fact, f"{fact.metric} as a share of {fact.of}"
            )


def margins(ledger: Ledger) -> Iterator[Check]:
    """A margin against the profit and the revenue of its period."""
    for fact in ledger.facts:
        if fact.unit != "percent" or fact.change is not None or fact.metric not in MARGINS:
            continue
        whole = ledger.same_period(fact, "revenue")
        for name in MARGINS[fact.metric]:
            part = ledger.same_period(fact, name)
            if part and whole and part.unit == whole.unit and (quotient := ledger.range(part).over(ledger.range(whole))):
                yield ledger.judged("margin", (fact, part, whole), quotient.times(Decimal(100)), fact, f"{name} over revenue")


def multiples(ledger: Ledger) -> Iterator[Check]:
    """ "190 times sales": the multiple against the worth and the base that are nearest to it."""
    for fact in ledger.facts:
        if fact.unit != "times" or fact.metric not in MULTIPLES:
            continue
        worth = ledger.nearest(fact, WORTH)
        base = ledger.nearest(fact, MULTIPLES[fact.metric])
        if worth is None or base is None or (rate := _peg(worth.unit, base.unit)) is None:
            continue
        if quotient := ledger.range(worth).over(ledger.range(base).times(rate)):
            yield ledger.judged("multiple", (fact, worth, base), quotient, fact, f"{worth.metric} over {base.metric}")


def market_values(ledger: Ledger) -> Iterator[Check]:
    """A market value against the price of a share times the count of shares."""
    for (whose, metric), levels in ledger.levels.items():
        counts = ledger.levels.get((whose, "shares_outstanding"), []) if metric == "market_cap" else []
        for value in levels:
            prices = [f for f in ledger.levels.get((whose, "share_price"), []) if f.unit == value.unit and f.end_date == value.end_date]
            if len(prices) == 1 and len(counts) == 1:
                price, count = ledger.range(prices[0]), ledger.range(counts[0])
                expected = Range(price.low * count.low, price.value * count.value, price.high * count.high)
                yield ledger.judged(
                    "market_value", (value, prices[0], counts[0]), expected, value, "share price times shares outstanding"
                )


def conversions(ledger: Ledger) -> Iterator[Check]:
    """Each bracketed amount against the rate of the first one between the same two currencies."""
    first: dict[tuple[str | None, str | None], tuple[Fact, Fact]] = {}
    for plain, other in zip(ledger.facts, ledger.facts[1:], strict=False):
        if not other.rule.startswith("fact.conversion") or not plain.low or not other.low:
            continue
        pair = (plain.unit, other.unit)
        if pair not in first:
            first[pair] = (plain, other)
            continue
        rate = ledger.range(first[pair][1]).over(ledger.range(first[pair][0]))
        amount = ledger.range(plain)
        if rate is not None:
            expected = Range(amount.low * rate.low, amount.value * rate.value, amount.high * rate.high)
            yield ledger.judged(
                "conversion", (other, plain, *first[pair]), expected, other, f"{plain.unit} to {other.unit} at the article's own rate"
            )


def _peg(one: str | None, other: str | None) -> Decimal | None:
    """How many of the first currency make one of the second; None where nothing fixes it."""
    if one == other:
        return Decimal(1)
    if one is None or other is None:
        return None
    if (one, other) in PEGS:
        return PEGS[one, other]
    return 1 / PEGS[other, one] if (other, one) in PEGS else None
