"""Verbs that are the metric ("employs 5,800 people", "bought back £50m of shares"): tables only.

Every verb stands once, in its base form, with its metric and the kind of value that it takes; `verb_forms` makes the others.
"""

from __future__ import annotations

from extractor.link.verb_forms import forms

_VERBS: tuple[tuple[str, str, str], ...] = (
    ("employ", "employees", "quantity"),
    ("hire recruit", "employees", "quantity"),
    ("spend distribute splurge", "spending", "money"),
    ("invest", "capex", "money"),
    ("burn", "cash_burn", "money"),
    ("manage oversee", "assets_under_management", "money"),
    ("lend", "loans", "money"),
    ("grade", "ore_grade", "percent"),
    ("score", "score", "percent"),
    ("raise secure seek pocket snag nab", "funding", "money"),
    ("value", "valuation", "money"),
    ("acquire buy purchase", "deal_value", "money"),
    ("earn make", "net_profit", "money"),
    ("lose", "net_loss", "money"),
    ("contribute generate gross collect", "revenue", "money"),
    ("cost", "costs", "money"),
    ("hold own control command wield retain keep amass accumulate buy acquire purchase", "stake", "percent"),
    ("return", "shareholder_returns", "money"),
    ("return", "total_return", "percent"),
    ("owe borrow repay refinance redeem", "debt", "money"),
    ("repurchase", "buyback", "money"),
    ("fine settle", "fine", "money"),
    ("withdraw", "fund_flows", "money"),
    ("draw", "debt", "money"),
    ("sell ship deliver", "shipments", "quantity"),
    ("sell offload divest", "deal_value", "money"),
    ("offer bid dangle", "deal_value", "money"),
    ("pay", "spending", "money"),
    ("produce mine pump brew refine distil distill yield smelt", "production", "quantity"),
    ("carry fly transport", "passengers", "quantity"),
    ("make manufacture assemble build", "production", "quantity"),
    ("supply", "shipments", "quantity"),
    ("order", "orders", "quantity"),
    ("open", "store_openings", "quantity"),
    ("close shut shutter", "store_closures", "quantity"),
    ("axe", "job_cuts", "quantity"),
    ("price subsidise subsidize retail charge", "price", "money"),
    ("save preserve conserve", "cost_savings", "money"),
    ("donate", "donation", "money"),
    ("refund reimburse", "refunds", "money"),
    ("process", "processed", "quantity"),
    ("cover span occupy", "floor_area", "quantity"),
)
METRICS: dict[tuple[str, str], str] = {
    (form, kind): metric for bases, metric, kind in _VERBS for base in bases.split() for form in forms(base)
}
_PRODUCED = "harvested quarried extracted bottled caught felled slaughtered baked roasted".split()
METRICS |= {("took", "money"): "revenue", ("booked", "money"): "revenue"}  # "take" is too often a noun: "a take rate of 5%"
METRICS |= {(form, "money"): "net_loss" for form in "bled bleeds bleeding haemorrhaged hemorrhaged haemorrhaging hemorrhaging".split()}
METRICS |= {(form, "money"): "net_profit" for form in ("netted", "netting")}  # "net" is an adjective
LANDS = frozenset("landed lands landing bagged".split())  # no "land", no "bags"
METRICS |= {(form, "money"): "funding" for form in LANDS}
METRICS |= {(form, "quantity"): "production" for form in _PRODUCED}  # so are a harvest, an extract
_TRADED = {"exported": "exports", "exporting": "exports", "imported": "imports"}  # and an export
METRICS |= {(form, kind): metric for form, metric in _TRADED.items() for kind in ("quantity", "money")}
METRICS |= {(f"{base}{ending}", "money"): "market_cap" for base in ("capitalis", "capitaliz") for ending in ("ing", "es")}  # at so much
FORMS = frozenset(form for form, _ in METRICS)
# Verbs that go before a metric behind the value: "buy back £50m of shares".
DEALS = frozenset("buyback deal_value valuation funding job_cuts store_openings store_closures stake".split())
# Two words that are paying, and two that are buying: "forked out $40m for Beta", "snapped up Beta for $40m".
PAID_OUT = frozenset(
    (form, particle)
    for bases, particle in (("fork shell splash lay", "out"), ("cough stump", "up"), ("fork", "over"))
    for base in bases.split()
    for form in forms(base)
)
BOUGHT_UP = frozenset((form, "up") for base in ("snap", "buy", "scoop", "pick", "gobble") for form in forms(base)) | frozenset(
    (form, "over") for form in forms("take")
)
# Two words that are one verb: (first, second) → metric.
PHRASAL = {
    ("buy", "back"): ("buyback", "money"), ("bought", "back"): ("buyback", "money"), ("buying", "back"): ("buyback", "money"),
    **{(form, "in"): ("fund_flows", "money") for form in forms("take")},
    **{(form, "in"): ("revenue", "money") for base in ("bring", "pull", "rake", "haul") for form in forms(base)},
    ("cashing", "out"): ("disposal_proceeds", "money"), ("cashed", "out"): ("disposal_proceeds", "money"),
    **{(form, "over"): ("revenue", "money") for form in ("turned", "turns", "turning")},
    **{(form, "up"): ("revenue", "money") for form in ("ring", "rings", "rang", "rung", "ringing")},
    ("wrote", "off"): ("impairment", "money"), ("wrote", "down"): ("impairment", "money"), ("written", "off"): ("impairment", "money"),
    **{(form, "back"): ("shareholder_returns", "money") for base in ("hand", "give") for form in forms(base)},
    **{(form, "in"): ("funding", "money") for base in ("put", "chip", "kick") for form in forms(base)},
    **{(form, "up"): ("funding", "money") for form in forms("put")},
    ("handed", "out"): ("spending", "money"), ("leased", "back"): ("rent_expense", "money"),
    ("gave", "away"): ("spending", "money"),
    ("doled", "out"): ("spending", "money"),
    ("handed", "over"): ("shipments", "quantity"),
    ("dug", "up"): ("production", "quantity"), ("digs", "up"): ("production", "quantity"),
    ("turn", "out"): ("production", "quantity"), ("turns", "out"): ("production", "quantity"),
    ("turned", "out"): ("production", "quantity"),
    **{(form, "out"): ("production", "quantity") for base in ("churn", "crank", "pump") for form in forms(base)},
    **dict.fromkeys(PAID_OUT, ("spending", "money")),
    **{(form, "after"): ("assets_under_management", "money") for form in forms("look")},
    ("laid", "off"): ("job_cuts", "quantity"), ("lay", "off"): ("job_cuts", "quantity"), ("laying", "off"): ("job_cuts", "quantity"),
    ("valued", "at"): ("valuation", "money"),
    ("capitalised", "at"): ("market_cap", "money"), ("capitalized", "at"): ("market_cap", "money"),
    **{(form, "at"): ("share_price", "money") for form in ("traded", "trading", "trades", "quoted")},
    ("starts", "at"): ("price", "money"), ("start", "at"): ("price", "money"), ("starting", "at"): ("price", "money"),
    ("sells", "for"): ("price", "money"), ("sell", "for"): ("price", "money"), ("selling", "for"): ("price", "money"),
    ("sold", "for"): ("deal_value", "money"), ("disposed", "of"): ("deal_value", "money"), ("dispose", "of"): ("deal_value", "money"),
    **{(form, "up"): ("cash_burn", "money") for form in forms("use")},
    **{(form, "through"): ("cash_burn", "money") for base in ("get", "go", "run") for form in forms(base)},
    **{(form, "for"): ("price", "money") for form in forms("go")},
    **{(form, "up"): ("stake", "percent") for base in ("snap", "buy", "scoop", "pick", "build") for form in forms(base)},
    ("sells", "at"): ("price", "money"), ("floated", "at"): ("offer_price", "money"), ("floats", "at"): ("offer_price", "money"),
}  # fmt: skip
# Whether the figure of a metric outside the vocabulary is a flow; verbs above use it too.
FLOWS = frozenset(
    "spending capex disposal_proceeds cash_burn funding deal_value net_profit net_loss revenue shipments production passengers "
    "store_openings store_closures buyback shareholder_returns cost_savings impairment fine".split()
)
