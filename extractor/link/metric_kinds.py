"""What is known of a metric by its name alone: how it is measured, what it relates, whose it is, what it counts. Tables only."""

from __future__ import annotations

# How a metric is measured that a phrase, a verb or a deal tells of: kind of value, kind of period, group.
KINDS: dict[str, tuple[str, str, str]] = {
    metric: kind
    for metrics, kind in {
        "employees job_cuts": ("count", "instant", "count"),
        "cargo_volume store_closures": ("count", "duration", "count"),
        "payrolls": ("count", "duration", "macro"), "tourist_arrivals": ("count", "duration", "macro"),
        "shares_offered": ("count", "instant", "deal"),
        "trading_volume": ("count", "duration", "market"),
        "revenue": ("money", "duration", "income"),
        "cost_savings fine impairment": ("money", "duration", "cost"),
        "damages_sought": ("money", "instant", "cost"),
        "capex disposal_proceeds": ("money", "duration", "cash"),
        "assets_under_management cash debt": ("money", "instant", "balance"),
        "buyback shareholder_returns": ("money", "duration", "return"),
        "contract_value upfront_payment": ("money", "instant", "deal"),
        "deal_value funding": ("money", "duration", "deal"),
        "exchange_rate market_cap valuation": ("money", "instant", "market"),
        "fund_flows price trading_turnover": ("money", "duration", "market"),  # a price as what something was sold for
        "market_size": ("money", "instant", "macro"),
        "dividend_per_share": ("money-per-share", "duration", "return"),
        "offer_price": ("money-per-share", "instant", "deal"),
        "share_price target_price": ("money-per-share", "instant", "market"),
        "stake": ("percent", "instant", "deal"),
        "interest_rate npl_ratio": ("percent", "instant", "ratio"),
        "capacity_utilization efficacy market_share on_time_performance": ("percent", "duration", "ratio"),
    }.items()
    for metric in metrics.split()
}

# Times something: the metric behind the multiple → the ratio.
MULTIPLES = {
    "net_profit": "price_to_earnings", "pretax_profit": "price_to_earnings", "eps": "price_to_earnings",
    "adjusted_profit": "price_to_earnings", "revenue": "price_to_sales", "annualized_revenue": "price_to_sales",
    "annual_recurring_revenue": "price_to_sales",
    "ebitda": "ev_to_ebitda", "adjusted_ebitda": "ev_to_ebitda", "equity": "price_to_book", "nav_per_share": "price_to_book",
    "operating_profit": "ev_to_ebit",
}  # fmt: skip
RATIOS = frozenset(MULTIPLES.values())

# How many times something a share is priced at: on the day, whatever is expected of that.
PRICED = frozenset("price_to_earnings price_to_sales price_to_book dividend_yield".split())

# "opened 12 shops last year. It now has 310": how many there are in all.
OF_ALL = {"store_openings": "stores", "store_closures": "stores", "store_disposals": "stores", "job_cuts": "employees"}

# What a bare margin relates, by the figure named before it; what a figure per share is.
MARGIN_OF = {
    "ebitda": "ebitda_margin", "adjusted_ebitda": "ebitda_margin", "operating_profit": "operating_margin", "gross_profit": "gross_margin",
    "adjusted_ebita": "ebita_margin",
}  # fmt: skip
PER_SHARE = {
    "dividend": "dividend_per_share",
    "net_profit": "eps",
    "net_loss": "eps",
    "adjusted_profit": "adjusted_eps",
    "revenue": "revenue_per_share",
    "equity": "nav_per_share",
}

# Metrics that are sums of money in one article and counts of things in the next.
SUMS_AND_COUNTS = frozenset("orders order_backlog bookings inventory contracted_sales".split())

# Metrics that never take a company from another sentence; with those of which the market is the owner: none unless it is named as theirs.
NEVER_CARRIED = frozenset("index_level exchange_rate yield market_size fund_flows growth_rate inference_cost training_cost".split())
OWNERLESS_GROUPS, OWNERLESS = frozenset({"macro"}), NEVER_CARRIED | {"interest_rate", "price"}
# What a bidder offers is the target's, what is held or bought is another's, what a broker sees is that of whom it covers.
OF_TARGET = frozenset({"offer_price", "premium"})
HELD = frozenset({"stake", "deal_value"})
COVERED = frozenset({"target_price"})
# The noun that a bare number of a counted metric counts.
COUNTED = {
    "users": "user", "monthly_active_users": "user", "daily_active_users": "user", "customers": "customer", "employees": "employee",
    "stores": "store", "store_openings": "store",
    "store_closures": "store", "store_disposals": "store",
    "subscribers": "subscriber", "shipments": "unit", "passengers": "passenger", "job_cuts": "job",
    "price_to_sales": "times", "book_to_bill": "times",
    "parameters": "parameter", "index_level": "point", "tokens_processed": "token", "payrolls": "job",
    "unemployed": "person", "jobless_claims": "claim", "pmi": "point",
    "shares_offered": "share", "shares_bid": "share", "shares_outstanding": "share", "price_to_earnings": "times",
    "price_to_book": "times", "leverage": "times", "reservation_rate": "reservation",
}  # fmt: skip
# What "passenger growth of 6%" is growth of.
GROWING = {thing: f"{thing}s" for thing in "passenger customer user subscriber store deposit loan order".split()}
