"""Turns of phrase that say a metric without naming it, by the kind of value; in each list the first that answers wins.

Left alone: anything with a metric right beside the value.
"""

from __future__ import annotations

from extractor.link.metrics import context_of_markets as markets
from extractor.link.metrics import idioms_of_bids as bids
from extractor.link.metrics import idioms_of_building as building
from extractor.link.metrics import idioms_of_courts as courts
from extractor.link.metrics import idioms_of_funding as funding
from extractor.link.metrics import idioms_of_holders as holders
from extractor.link.metrics import idioms_of_investors as investors
from extractor.link.metrics import idioms_of_jobs as jobs
from extractor.link.metrics import idioms_of_listings as listings
from extractor.link.metrics import idioms_of_money as sums
from extractor.link.metrics import idioms_of_orders as orders
from extractor.link.metrics import idioms_of_parts as parts
from extractor.link.metrics import idioms_of_percents as percents
from extractor.link.metrics import idioms_of_prices as prices
from extractor.link.metrics import idioms_of_purses as purses
from extractor.link.metrics import idioms_of_rates as rates
from extractor.link.metrics import idioms_of_returns as returns
from extractor.link.metrics import idioms_of_stakes as stakes
from extractor.link.metrics import idioms_of_trading as trading
from extractor.link.metrics import idioms_of_trials as trials
from extractor.link.metrics import idioms_of_worth as worths
from extractor.link.metrics import market_leaders, pay, plants, staff, world_shares
from extractor.link.metrics.meeting import Meeting, Setting, Way, first_of
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "fact.idiom",
        "a turn of phrase that says the metric without naming it",
        "Acme Foods Inc. is worth £1.3bn. => Acme Foods Inc. | valuation | 1300000000 GBP | 2026-02-25",
    ),
)

OF_PERCENTS: tuple[Way, ...] = (
    parts.part_told, prices.beside_book, prices.marked_down, percents.premium,
    percents.outbid, rates.eased, rates.stepped, rates.debt_price,
    percents.growth,
    holders.held, stakes.positioned, stakes.needed, holders.in_apposition, stakes.in_return, stakes.owned_by, stakes.hyphenated,
    stakes.part_owned, percents.of_offering, listings.floated, percents.allotted, returns.paid_out, returns.earned_on, returns.yielding,
    rates.target_range, percents.let, percents.acted_on, percents.covered, percents.kept, market_leaders.ranked, world_shares.of_goods,
    world_shares.of_world, percents.pared, stakes.share_won, stakes.share_had, holders.had, stakes.dealt, stakes.sold, holders.headed,
    holders.in_brackets, percents.completed, stakes.bid_for, trials.lost_weight, trials.side_effects, trials.cured, trials.fared,
    trials.slowed, trials.seen_in, pay.rise, pay.rise_again, plants.grade,
)  # fmt: skip
OF_MONEY: tuple[Way, ...] = (
    prices.marked_down, courts.ordered_to_pay, courts.fined, courts.must_pay, courts.sued_for, courts.claimed, courts.settled_for,
    courts.dropped_for,
    courts.lawsuit, courts.imposed_on, sums.reddened, sums.set_back, sums.sold_through, trading.turned_over, trading.exercisable,
    investors.put_in, investors.drawn_by_fund, investors.net_bought, investors.tapped, investors.streamed, bids.proposed,
    bids.changed_hands, bids.fetched, bids.recovered, bids.paid_in_cash, bids.put_at, markets.sized, prices.of_bonds, prices.quoted,
    bids.enterprise, building.costing, building.budgeted, building.built_for, orders.won, orders.awarded_to, orders.works_deal,
    jobs.job_won, jobs.chosen_for, listings.sold_at, listings.sold_for, listings.shares_worth, listings.locked_up, listings.cornerstone,
    orders.ordered_at, orders.agreed, orders.dealt_in, orders.if_goals_are_met,
    orders.upfront, worths.worth, worths.with_value, worths.was_worth,
    worths.given_value, worths.business_priced, prices.averaged, trading.close, trading.priced_at, trading.ran_to, bids.agreed,
    bids.pitched, bids.put_on, purses.spent_by_each, prices.unit_price, prices.launched_at, bids.offered, bids.received, prices.targeted,
    sums.managed, purses.to_spend, purses.to_manage, purses.saved, pay.paid_to_staff, funding.fund, sums.wiped, sums.left_under,
    sums.left, sums.banked, sums.saved, sums.bought_back, sums.drawn, investors.flows, returns.handed_over, prices.coupon,
    orders.contract, orders.supplied, orders.goods, orders.homes, returns.for_it, returns.spent_of_it, sums.set_aside, bids.stake_for,
    pay.earned_by, sums.written_down, funding.led, funding.cheque, funding.in_all, funding.lined_up, funding.raised_in,
    funding.comes_from, building.poured, building.project, markets.sector, trials.got_for_goods,
)  # fmt: skip
OF_COUNTS: tuple[Way, ...] = (
    orders.ordered, orders.ordered_too, orders.on_order, orders.room, staff.strong, plants.holds, plants.runs_through, plants.or_so_many,
    plants.crop, plants.casualties, plants.grams, plants.in_ground,
)  # fmt: skip


def idiom(at: Setting) -> Meeting | None:
    """The metric that the words around a value say as one phrase."""
    if at.amount.kind == "percent":
        return first_of(OF_PERCENTS, at)
    if at.amount.kind == "money":
        return first_of(OF_MONEY, at)
    return trading.traded(at) or _warrants(at) if at.amount.unit == "share" else first_of(OF_COUNTS, at)


def _warrants(at: Setting) -> Meeting | None:
    """ "warrants to buy up to 9 million shares": the awards, not the shares."""
    nodes, first = at.nodes, at.first
    for node in reversed(nodes[max(0, first - 8) : first]):
        if node.kind == "value" or node.kind == "mark":
            return None
        if node.metric is not None:
            awards = node.metric.id == "stock_awards"
            return Meeting("stock_awards", node.span, "fact.idiom", "count", "instant") if awards else None
    return None
