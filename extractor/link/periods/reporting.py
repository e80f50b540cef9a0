"""What a report's period governs.

    revenue rose 5% in the third quarter. Net profit was $200m.          the quarter holds for the profit too
    cash was $95m                                                        a level of a day: its last day
    the load factor rose to 86.1% from 84.9%                             the start of a change: a year earlier

It holds for the company it was reported of, over sentences and paragraphs, until a later one is named. A list of several
periods reports none. What an article opens with takes the period that its body names. Left alone: events, prices and forecasts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from extractor.link.metrics.meeting import Meeting
from extractor.link.nodes import Node
from extractor.link.periods.lengths import LONGEST_QUARTER, SHORTEST_MONTH, SHORTEST_QUARTER
from extractor.mentions import Company, Fact, Period
from extractor.timex import closes_month

# Figures whose period is the one that the report is about.
REPORTING = frozenset(
    "interest_income other_income investment_income gross_profit operating_income revenue net_profit net_loss pretax_profit pretax_loss "
    "operating_profit operating_loss adjusted_profit ebitda adjusted_ebitda shipments production passengers traffic sales_volume "
    "cargo_volume contracted_sales net_interest_income orders bookings like_for_like_sales completions premiums "
    "gross_merchandise_value eps adjusted_eps revenue_passenger_kilometres seat_capacity load_factor occupancy_rate flights "
    "trading_volume".split()
)
# Of these what is counted, which gives way to what is earned: "flew 28 million last year … earned $61m in the quarter".
COUNTED = frozenset(
    "shipments production passengers traffic sales_volume cargo_volume completions revenue_passenger_kilometres seat_capacity load_factor "
    "occupancy_rate flights trading_volume".split()
)
_BY_COUNT, _FORETOLD = " by count", " foretold"
# Series of official figures, which a statistics office reports by the month or quarter.
ECONOMIC = frozenset(
    "inflation_rate unemployment_rate unemployed retail_sales industrial_output wage_growth payrolls jobless_claims pmi "
    "trade_balance oil_stocks housing_starts building_permits home_sales mortgage_approvals job_openings foreign_reserves "
    "current_account_balance employment_rate insolvencies tourist_arrivals remittances".split()
)
# What a country sells and buys; companies have exports too.
TRADE = ("exports", "imports", "trade_balance")
# What the accounts of an economy tell beside how it grew.
NATIONAL = frozenset("growth_rate consumer_spending fixed_investment household_income savings_ratio".split())
EARNED = frozenset({"income", "per share", "return"})
# What a report's period governs: groups of metrics, and single ones.
GOVERNED_GROUPS = frozenset({"income", "per share", "cash", "return", "cost", "ratio"})
GOVERNED = REPORTING | frozenset(
    "store_openings store_closures store_disposals load_factor occupancy_rate seat_capacity revenue_passenger_kilometres flights footfall "
    "transactions on_time_performance ore_grade recovery_rate floor_area completions realised_price basket_size orders_count capacity "
    "wafer_output cash_burn spending fund_flows refining_margin".split()
)
BALANCE_RATIOS = frozenset(
    "leverage capital_ratio npl_ratio ltv net_gearing coverage_ratio casa_ratio liquidity_coverage_ratio "
    "loan_to_deposit_ratio".split()
)
OF_ALL = " of all"
OF_PRICES = f"inflation_rate{OF_ALL}"
OF_ECONOMY = f"growth_rate{OF_ALL}"
EXEMPT = frozenset("cost_per_employee salary fine interest_rate spread".split())
RESULTS = frozenset("books results earnings report figures update statement accounts numbers forecasts expectations estimates".split())
PUBLISHED = frozenset("published released filed submitted lodged".split())
_SHIFT = timedelta(days=10)  # between a quarter of the calendar and one of 13 weeks
_HELD_AGAINST = ("period.prior_year", "period.comparison")
# Periods that are always told of another.
_BASES = frozenset(
    f"period.{rule}" for rule in "earlier ago unit_before unit_before_that year_before year_before_unit length_before".split()
)
# What happens once: when says nothing about other figures.
_EVENTS = frozenset(
    "deal_value equity_value contract_value upfront_payment milestone_payment valuation funding stake fine break_fee ipo_proceeds "
    "disposal_proceeds".split()
)
_SEASONS = ("SP", "SU", "FA", "WI")  # in which no accounts are made up
LEDE = 4  # lines that an article opens with
SHORTEST, LONGEST = SHORTEST_MONTH, 370  # days: a month, a year


def is_span(start: date | None, end: date | None) -> bool:
    """Whether two bounds are those of a month, a quarter, a half or a year."""
    return start is not None and end is not None and SHORTEST <= (end - start).days <= LONGEST


def governs(meeting: Meeting) -> bool:
    """Whether the period of the report is that of such a figure."""
    if meeting.metric in EXEMPT or meeting.period_kind != "duration":
        return False
    return meeting.group in GOVERNED_GROUPS or meeting.metric in GOVERNED


def note(reported: dict[str | None, Period], facts: Sequence[Fact], published: date | None) -> None:
    """Keep the period that a sentence reports on, by company; a series of periods leaves none behind, nor does one that is not over."""
    listed = [fact for fact in facts if fact.rule.endswith("period.series")]
    for fact in facts:
        if fact.forecast:
            _note_foretold(reported, fact, published)
        if fact.forecast or fact.period is None:
            continue
        if fact not in listed and any(fact.period is other.period for other in listed):
            continue  # "from the first to the third quarter … $4m, $5m and $6m, totalling $15m"
        if (fact.metric in ECONOMIC or (fact.metric in TRADE and fact.company is None)) and _is_stated(fact):
            reported.setdefault(f"{fact.metric}{OF_ALL}", fact.period)
        if fact.metric == "growth_rate" and fact.company is None and _is_stated(fact):
            reported.setdefault(OF_ECONOMY, fact.period)
        if fact.metric not in REPORTING:
            if fact.rule.startswith("fact.own_unit") and fact.rule.endswith("behind_value") and _is_whole(fact):
                reported.setdefault(f"{name_of(fact.company)} at all", fact.period)  # "completed 6,120 homes in 2025"
            continue
        if published is not None and fact.end_date is not None and fact.end_date > published:
            continue
        if "period.series" in fact.rule:
            if not _closes_with(listed, reported.get(name_of(fact.company))):
                reported.pop(name_of(fact.company), None)
        elif _is_stated(fact):
            for key in (name_of(fact.company), f"{fact.metric}{OF_ALL}"):
                foretold = f"{key}{_FORETOLD}" in reported
                if key not in reported or foretold or _is_overtaken(reported[key], fact.period) or _is_earned_in(reported, key, fact):
                    reported[key] = fact.period
                    reported.pop(f"{key}{_FORETOLD}", None)
                    _mark_count(reported, key, fact)


def _note_foretold(reported: dict[str | None, Period], fact: Fact, published: date | None) -> None:
    """ "Profit for the year to March will be $5m", told in May: what is over is reported on, until figures are named for another time."""
    period, name = fact.period, name_of(fact.company)
    told = fact.metric in REPORTING or (fact.metric.endswith("per_share") and not fact.metric.startswith("dividend"))
    if period is None or name is None or name in reported or not told or not _is_stated(fact):
        return
    if published is not None and period.end_date is not None and period.end_date < published and length(period) > SHORTEST_QUARTER:
        reported[name] = reported[f"{name}{_FORETOLD}"] = period


def _is_earned_in(reported: Mapping[str | None, Period], key: str | None, fact: Fact) -> bool:
    """Whether a period kept for what was counted gives way to the quarter up to the same day that something was earned in."""
    kept, found = reported.get(f"{key}{_BY_COUNT}"), fact.period
    return kept is not None and found is not None and fact.metric not in COUNTED and kept.end_date == found.end_date


def _mark_count(reported: dict[str | None, Period], key: str | None, fact: Fact) -> None:
    if fact.metric in COUNTED and fact.period is not None:
        reported[f"{key}{_BY_COUNT}"] = fact.period
    else:
        reported.pop(f"{key}{_BY_COUNT}", None)


def of_all(reported: Mapping[str | None, Period]) -> frozenset[str]:
    """The metrics of which figures were told that are those of all."""
    return frozenset(key.removesuffix(OF_ALL) for key in reported if key is not None and key.endswith(OF_ALL))


def _closes_with(listed: Sequence[Fact], kept: Period | None) -> bool:
    """ "revenue in the third quarter was $6m. From the first to the third quarter it was $4m, $5m and $6m": what the list leads to."""
    quarter = kept is not None and length(kept) <= LONGEST_QUARTER
    return quarter and (listed[-1].start_date, listed[-1].end_date) == (kept.start_date, kept.end_date)  # type: ignore[union-attr]


def told_by(facts: Sequence[Fact], published: date | None) -> dict[str | None, Period]:
    """The one stretch, over by now, that the figures of a sentence are of, by company."""
    told: dict[str | None, Period] = {}
    mixed: set[str | None] = set()
    for fact in facts:
        if fact.forecast or fact.period is None or fact.metric in _EVENTS or fact.rule.endswith(_HELD_AGAINST):
            continue
        if is_to_come(fact.period, published) or is_based(fact.period):
            continue
        kept = told.setdefault(name_of(fact.company), fact.period)
        if "period.series" in fact.rule and kept.end_date is not None and fact.end_date is not None and fact.end_date > kept.end_date:
            kept = told[name_of(fact.company)] = fact.period  # "earned $3m and $5m in 2024 and 2025": the last of them
        if fact.start_date == fact.end_date == kept.end_date != kept.start_date:
            continue  # "grew 3% in the quarter to $88m"
        if fact.start_date == fact.end_date or (kept.start_date, kept.end_date) != (fact.start_date, fact.end_date):
            mixed.add(name_of(fact.company))
    return {name: period for name, period in told.items() if name not in mixed}


def _is_stated(fact: Fact) -> bool:
    """Whether a fact is of a stretch that is no other's: not that of what a figure is held against, "a year earlier"."""
    based = fact.period is not None and (is_based(fact.period) or fact.period.timex[-2:] in _SEASONS)
    return is_span(fact.start_date, fact.end_date) and not fact.rule.endswith(_HELD_AGAINST) and not based


def is_based(period: Period) -> bool:
    """ "a year earlier": told of another."""
    return period.rule.split("+")[0] in _BASES


def is_of_next(nodes: Sequence[Node], place: int) -> bool:
    """ "a year-earlier profit of $4m": a period that is told of another, as the adjective of what was had then."""
    period = nodes[place].period
    return period is not None and is_based(period) and nodes[place + 1 : place + 2] != [] and nodes[place + 1].kind == "metric"


def _is_overtaken(kept: Period, found: Period) -> bool:
    """Whether a later quarter, half or year is told of: a prospectus names its full years first, a report the last one in passing."""
    if not (kept.start_date and kept.end_date and found.start_date and found.end_date):
        return False
    if abs(found.start_date - kept.start_date) <= _SHIFT and abs(found.end_date - kept.end_date) <= _SHIFT:
        return closes_month(kept.end_date) and not closes_month(found.end_date)  # "in the third quarter … the 13 weeks ended Sept. 28"
    return found.end_date > kept.end_date and length(found) > SHORTEST_QUARTER


def _is_whole(fact: Fact) -> bool:
    """Whether a fact is of a quarter, a half or a year."""
    start, end = fact.start_date, fact.end_date
    return start is not None and end is not None and is_span(start, end) and (end - start).days > SHORTEST_QUARTER


def name_of(company: Company | None) -> str | None:
    return company.name if company else None


def is_to_come(period: Period, published: date | None) -> bool:
    return published is not None and period.end_date is not None and period.end_date > published


def length(period: Period) -> int:
    return (period.end_date - period.start_date).days if period.start_date and period.end_date else 0


def reported_for(reported: dict[str | None, Period], company: Company | None, metric: str = "") -> Period | None:
    """The period reported for a company, else the one that others report the same metric for: a table of makers' sales."""
    name = name_of(company)
    of_all = reported.get(f"{metric}{OF_ALL}")
    if company is None and of_all is not None:
        return of_all  # official figures: orders in December, prices in January
    return reported.get(name) or of_all or reported.get(f"{name} at all")


def only_reported(reported: dict[str | None, Period]) -> Period | None:
    """The one period that every report of an article is for so far."""
    own = [(key or "", period) for key, period in reported.items() if key is None or not key.endswith((_BY_COUNT, _FORETOLD))]
    told = [period for key, period in own if key.removesuffix(" of all") not in ECONOMIC | NATIONAL]
    bounds = {(period.start_date, period.end_date) for period in told}
    return told[0] if len(bounds) == 1 else None
