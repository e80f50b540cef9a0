"""What a metric that was found turns out to be beside what its sentence and the value before speak of.

A list of readings, each one turn of phrase: of income and profits, of prices and costs, of what is spent, of loans, of shares and
sales.
"""

from __future__ import annotations

from collections.abc import Callable

from extractor.link import cues
from extractor.link.metrics import context_of_buybacks as buybacks
from extractor.link.metrics import context_of_costs as costs
from extractor.link.metrics import context_of_customers as customers
from extractor.link.metrics import context_of_deals as deals
from extractor.link.metrics import context_of_economies as economies
from extractor.link.metrics import context_of_goods as goods
from extractor.link.metrics import context_of_growth as growth
from extractor.link.metrics import context_of_income as income
from extractor.link.metrics import context_of_loans as loans
from extractor.link.metrics import context_of_market_shares as market_shares
from extractor.link.metrics import context_of_markets as markets
from extractor.link.metrics import context_of_output as output
from extractor.link.metrics import context_of_phrases as phrases
from extractor.link.metrics import context_of_prices as prices
from extractor.link.metrics import context_of_profits as profits
from extractor.link.metrics import context_of_quotes as quotes
from extractor.link.metrics import context_of_rounds as rounds
from extractor.link.metrics import context_of_sales as sales
from extractor.link.metrics import context_of_share_prices as share_prices
from extractor.link.metrics import context_of_shares as shares
from extractor.link.metrics import context_of_spending as spending
from extractor.link.metrics import expected, pay, rankings, staff
from extractor.link.metrics.meeting import Meeting, Setting

_ANY = ""
# Each reading with the metrics it is for, in this order: a reading may go on from the one before.
_TABLE = (
    (profits.margin_of, _ANY),
    (markets.spent_by_all, "spending"),
    (markets.dearer, _ANY),
    (markets.yearly_rate, _ANY),
    (quotes.faller, _ANY),
    (economies.of_living, "price"),
    (economies.approved, "mortgages"),
    (economies.stripped, _ANY),
    (economies.price_growth, "price"),
    (economies.rate_told, "interest_rate"),
    (prices.of_cover, _ANY),
    (markets.averaged, _ANY),
    (economies.series_again, _ANY),
    (economies.by_country, _ANY),
    (economies.out_of_work, _ANY),
    (economies.sales_told, "revenue stores"),
    (economies.homes_sold, "contracted_sales"),
    (economies.quoted_again, "exchange_rate"),
    (economies.currency, _ANY),
    (economies.metal, _ANY),
    (economies.part_made, _ANY),
    (economies.paid_for, _ANY),
    (economies.of_country, "production funding"),
    (spending.named_cost, "costs"),
    (spending.cost_of, "costs"),
    (spending.each_cost, "costs"),
    (spending.on_things, "spending costs"),
    (costs.budgeted, "costs"),
    (costs.of_state, "costs"),
    (spending.share_of_cost, _ANY),
    (spending.spent_share, "revenue net_profit"),
    (profits.loss_of, "net_loss"),
    (share_prices.price_lost, "net_loss"),
    (share_prices.value_lost, "net_loss share_price"),
    (profits.profit_of, "net_profit pretax_profit"),
    (profits.earned, "net_profit net_loss"),
    (profits.before_tax, "net_profit net_loss"),
    (income.money_raised, "cash"),
    (profits.of_level, "net_profit net_loss operating_profit operating_loss pretax_profit pretax_loss adjusted_profit"),
    (profits.stripped, "net_profit net_loss eps"),
    (income.burnt, "cash operations"),
    (pay.of_executive, "net_profit spending revenue funding"),
    (prices.earned_on_each, "net_profit net_loss eps"),
    (spending.taxes, "spending"),
    (spending.subsidies, "donation"),
    (spending.spent_on, "spending"),
    (spending.penalty, "spending"),
    (buybacks.spent_on_them, "spending"),
    (spending.planned, "spending"),
    (spending.spent_on_first, "spending"),
    (spending.spent_by_people, "spending"),
    (deals.spent_on_company, "spending capex"),
    (deals.part_bought, _ANY),
    (deals.paid_in, "spending cash"),
    (deals.in_cash_and_stock, "cash share_price"),
    (deals.purchase, "purchase buyout"),
    (rounds.built_stake, "stake"),
    (output.bought_of, "stake"),
    (deals.lending, "loans"),
    (deals.paid_in_cash, "cash"),
    (deals.bid_in_cash, "cash"),
    (deals.of_the_price, "price"),
    (deals.other_fee, "price"),
    (rounds.priced_at_debut, "price"),
    (quotes.price_tag, "price"),
    (rounds.price_of_round, "funding"),
    (rounds.round_before, "funding"),
    (rounds.worth_in_round, "funding"),
    (deals.over_years, "deal_value"),
    (deals.bid_for, "deal_value"),
    (deals.of_sale, "funding"),
    (deals.netted, "net_profit"),
    (deals.from_sale, "net_profit funding revenue"),
    (rounds.placed, "ipo_proceeds"),
    (rounds.of_holder, "shareholders"),
    (deals.assets_sold, "total_assets"),
    (deals.looked_after, "total_assets"),
    (rounds.lent, "funding"),
    (rounds.of_start_ups, "revenue"),
    (rounds.put_up_for, "funding"),
    (customers.given_back, "shareholder_returns debt"),
    (rounds.handed_out_as, "shareholder_returns spending buyback"),
    (rounds.more_shares, "shipments"),
    (spending.of_disasters, "costs claims net_loss"),
    (spending.wages_of_all, "staff_costs"),
    (quotes.traded, "revenue"),
    (income.contributed, "revenue"),
    (income.chipped_in, "revenue funding"),
    (customers.brought_by_each, "revenue net_profit"),
    (customers.worth_of_order, "contract_value orders"),
    (customers.left_each, "subscribers customers users base share_price"),
    (income.rents, "rent_expense price other_income"),
    (income.line_contributed, _ANY),
    (income.round_taken, "revenue"),
    (income.taken_in, "fund_flows"),
    (income.brought_in, "revenue"),
    (prices.goods_cost, "costs unit_cost fuel_cost"),
    (costs.cost_of_staff, "costs"),
    (goods.cost_to_buyer, "costs"),
    (goods.in_bulk, "offer_price revenue"),
    (prices.sticker, "costs"),
    (costs.put_up, _ANY),
    (costs.invested_in, "funding"),
    (prices.cost_of_output, "costs"),
    (share_prices.price_of_shares, "new_shares additional_shares"),
    (prices.yield_of_seats, "yield"),
    (shares.over_a_week, _ANY),
    (shares.yields, "yield"),
    (shares.fair_value, "investments"),
    (
        phrases.named_again,
        "ratio rate reading gap shortfall deficit surplus interest_rate return returns total_return net_loss debt book "
        "restructuring_charge",
    ),
    (phrases.by_head, _ANY),
    (goods.tagged, _ANY),
    (goods.put_on, _ANY),
    (goods.thing_moved, _ANY),
    (phrases.same_rate, _ANY),
    (phrases.same_move, _ANY),
    (phrases.same_stream, _ANY),
    (phrases.part_of_sum, _ANY),
    (phrases.handled, _ANY),
    (pay.rises, "salary"),
    (pay.pay, _ANY),
    (phrases.home, _ANY),
    (economies.part_grown, _ANY),
    (loans.break_fee, "spending debt price"),
    (income.drawn_by_funds, "debt revenue"),
    (prices.paid_per_goods, "spending"),
    (customers.paid_by_customers, "users customers subscribers members guests drivers patients buyers shoppers"),
    (prices.per_goods, _ANY),
    (prices.benchmark, _ANY),
    (income.fee_income, "price average_fare"),
    (shares.interest_held, "interest_rate"),
    (shares.in_stock, "share_price"),
    (shares.part_sold, "deal_value"),
    (output.run_at, "capacity"),
    (output.good_ones, "yield"),
    (output.shops_sold, "shipments"),
    (output.of_power, "production shipments"),
    (output.contracts_traded, "sales_volume shipments contracts"),
    (output.can_make, "production shipments processed wafers cargo_volume passengers"),
    (sales.market_for, _ANY),
    (sales.extra_sales, "revenue costs"),
    (output.added, "production capacity seat_capacity"),
    (output.measured_in, "traffic"),
    (sales.bring_in, " ".join(cues.BUYERS)),
    (sales.brought_by_markets, "market_size market_share"),
    (expected.by_the_market, "market_size"),
    (markets.of_stocks, "market_size"),
    (sales.share_brought, "contract_value shipments stores orders debt loans price market_size market_share"),
    (output.goods_sold, "revenue retail_sales"),
    (quotes.debut, "offer_price"),
    (quotes.quoted_thing, "share_price"),
    (quotes.futures, "contract_value"),
    (quotes.for_delivery, _ANY),
    (quotes.since_issue, "offer_price"),
    (sales.subscriptions, "subscribers"),
    (shares.equities, "inventory"),
    (output.stockpiles, "inventory"),
    (growth.growth_of, "growth_rate orders subscribers"),
    (growth.earnings_of, "wage_growth"),
    (share_prices.traded_at, "trading_volume"),
    (share_prices.bought_for, "share_price"),
    (share_prices.target_price, "valuation investments"),
    (share_prices.bid_per_share, "deal_value"),
    (share_prices.bid_at_prices, "price"),
    (costs.research, "research"),
    (costs.labour, "labour labor fuel energy electricity"),
    (costs.blow, _ANY),
    (costs.swallowed, "other_income price"),
    (share_prices.of_listing, "funding"),
    (share_prices.fetched, "deal_value"),
    (spending.deal_to_do, "deal_value"),
    (shares.listed_for, "funding"),
    (share_prices.put_in, "ipo_proceeds funding disposal_proceeds"),
    (income.of_a_fund, "contract_value"),
    (share_prices.paid_out, "spending"),
    (share_prices.paid_per_share, "spending"),
    (prices.paid_for_business, "spending"),
    (costs.jobs_cut, "employees"),
    (staff.on_payroll, "payroll"),
    (loans.loan_losses, "impairment"),
    (costs.saved, "costs operating_expenses"),
    (costs.per_thing, "revenue costs operating_expenses"),
    (costs.built, "spending funding"),
    (costs.to_build, "costs"),
    (costs.of_pay, "costs"),
    (costs.bare_expenses, "costs"),
    (loans.borrowed, "loans"),
    (loans.borrowed_by_state, "debt"),
    (loans.net_of_cash, "debt"),
    (loans.owing, "debt"),
    (loans.times_flow, "net_debt"),
    (loans.on_balances, "deposits loans"),
    (loans.loan_growth, "debt"),
    (loans.lenders_provisions, "restructuring_charge provisions"),
    (loans.overdue, "loans non_performing_loans loan_loss_provisions restructuring_charge market_share share_price"),
    (customers.was_paid, "spending"),
    (customers.spent_by_all, "spending"),
    (customers.paid_by_each, "spending"),
    (costs.cost_of_cuts, "costs restructuring_charge spending"),
    (share_prices.dividend_bill, "costs"),
    (prices.trade_gap, "net_profit net_loss"),
    (share_prices.floated_at, "share_price price ipo_proceeds"),
    (share_prices.no_share, "share_price"),
    (output.to_come, "stores"),
    (output.network, _ANY),
    (sales.times_of, _ANY),
    (shares.votes, "stake"),
    (shares.held_of_market, "stake"),
    (shares.of_votes, "share_price shares_outstanding"),
    (loans.lending_rate, _ANY),
    (loans.policy_rate, _ANY),
    (loans.cost_of_money, "interest_expense"),
    (loans.over_benchmark, "net_margin gross_margin operating_margin net_interest_margin"),
    (loans.odds, _ANY),
    (sales.part_of, "share_price market_share"),
    (market_shares.market_share, "share_price market_size stake employees shipments sales_volume revenue orders deliveries"),
    (rankings.share_of_market, _ANY),
    (rankings.of_the_top, _ANY),
    (rankings.part_of_units, _ANY),
    (rankings.sales_of_units, "revenue"),
    (buybacks.shares_bought, "shares_outstanding"),
    (buybacks.own_shares, "stake"),
    (buybacks.programme, _ANY),
    (buybacks.for_buyback, "dividend shareholder_returns spending free_cash_flow cash"),
    (buybacks.handed_out, "free_cash_flow net_profit adjusted_profit operating_cash_flow"),
    (sales.proportion, _ANY),
    (sales.of_the_plan, "costs spending"),
    (sales.again, _ANY),
    (sales.like_for_like, "revenue stores"),
    (sales.online, "revenue"),
    (sales.placed_online, "revenue orders bookings transactions"),
    (sales.of_segment, _ANY),
    (deals.equity_value, "equity"),
    (output.backlog_worth, "valuation"),
    (deals.with_debt, "equity_value valuation"),
    (quotes.listed_value, "valuation"),
    (income.of_a_round, "revenue"),
    (income.withdrawn, "fund_flows"),
)
_METRICS = {metric for _, metrics in _TABLE for metric in metrics.split()}


def _readings_of(metric: str) -> tuple[tuple[int, Callable[[Setting, Meeting], Meeting | None]], ...]:
    """The numbered readings that are for a metric."""
    return tuple((number, reading) for number, (reading, metrics) in enumerate(_TABLE) if not metrics or metric in metrics.split())


_READINGS = {metric: _readings_of(metric) for metric in _METRICS}
_OF_ANY = _readings_of(_ANY)


def by_context(at: Setting, found: Meeting, after: int = -1) -> Meeting:
    """The meeting as its surroundings read it, by the readings `after` one."""
    for number, reading in _READINGS.get(found.metric, _OF_ANY):
        if number > after and (read := reading(at, found)) is not None:
            return by_context(at, read, number)
    return found
