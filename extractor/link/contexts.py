"""What a metric that was found turns out to be beside what its sentence and the value before speak of.

A list of readings, each one turn of phrase: of income and profits, of prices and costs, of shares and sales.
"""

from __future__ import annotations

from extractor.link import context_of_income as income
from extractor.link import context_of_prices as prices
from extractor.link import context_of_shares as shares
from extractor.link.meeting import Meeting, Setting

# In this order: a reading may go on from the one before.
_READINGS = (
    income.margin_of, income.loss_of, income.earned, income.before_tax, income.burnt, income.contributed, income.taken_in,
    income.brought_in, prices.per_goods, income.fee_income, shares.interest_held, shares.added, shares.bring_in, shares.goods_sold,
    shares.growth_of, prices.target_price, income.of_a_fund, prices.paid_out, prices.jobs_cut, prices.per_thing, prices.built,
    prices.borrowed, prices.overdue, prices.paid_by_each, prices.cost_of_cuts, prices.trade_gap, prices.no_share, shares.to_come,
    shares.times_of, shares.votes, prices.lending_rate, shares.part_of, shares.market_share, shares.shares_bought, shares.of_the_plan,
    shares.again, shares.like_for_like, shares.online, shares.equity_value, income.of_a_round, income.withdrawn,
)  # fmt: skip


def by_context(at: Setting, found: Meeting) -> Meeting:
    """The meeting as its surroundings read it."""
    for reading in _READINGS:
        found = reading(at, found) or found
    return found
