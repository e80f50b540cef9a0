"""What a noun phrase that no table lists turns out to be, by its last word and the kind of its value.

the third-largest holder at 5.2%       a stake
41% of the votes                       the voting power
proposals of 410p and 440p             prices of an offer
the industry expanded 19% to $168bn    the size of a market
fell to an annual rate of 1.2 million  the metric of the value before
net debt of $9m … the debt was $7m     the metric that a noun alone names again
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, as_metric, fits, taken_up, words_of
from extractor.link.verb_forms import all_forms

# Head, kind of value → metric, kind and group.
_HEADS = {
    **{(head, "percent"): ("stake", "percent", "deal") for head in "holder shareholder investor backer owner".split()},
    **{(head, "percent"): ("take_rate", "percent", "ratio") for head in ("commission", "commissions")},
    ("votes", "percent"): ("voting_power", "percent", "deal"),
    ("return", "percent"): ("total_return", "percent", "return"),
    **{(head, kind): ("fund_flows", "money", "market") for head in ("inflow", "outflow") for kind in ("money", "price")},
    **{(head, kind): ("tariff_rate", "percent", "macro") for head in ("duties", "levies") for kind in ("percent", "change")},
    **{("burn", kind): ("cash_burn", "money", "cash") for kind in ("money", "price")},
    ("market", "money"): ("market_size", "money", "macro"),
    ("trading", "money"): ("trading_volume", "money", "market"),
    ("market", "quantity"): ("market_size", "count", "macro"),
    **{(head, "money"): ("assets_under_management", "money", "balance") for head in ("fund", "funds")},
    **{("mortgages", kind): ("loans", "money", "balance") for kind in ("money", "percent", "change")},
    **{("intake", kind): ("orders", "money", "income") for kind in ("money", "percent")},
    ("interest", "money"): ("interest_expense", "money", "cost"),
    ("package", "price"): ("offer_price", "money-per-share", "deal"),
    **{(head, "percent"): ("market_share", "percent", "ratio") for head in ("slice", "chunk")},
    **{(head, "percent"): ("interest_rate", "percent", "ratio") for head in "facility revolver note tranche mortgage".split()},
    **{(head, "money"): ("debt", "money", "balance") for head in "facility facilities revolver credit creditors lenders mezzanine".split()},
    **{(head, "money"): ("market_size", "money", "macro") for head in ("cake", "pie")},
    **{(head, "money"): ("deal_value", "money", "deal") for head in "take-private m&a buyouts takeovers dealmaking carve-out".split()},
    **{(head, "money"): ("contract_value", "money", "deal") for head in ("order", "tender")},
    **{(head, "money"): ("orders", "money", "income") for head in ("award", "awards")},
    **{(head, "price"): ("offer_price", "money-per-share", "deal") for head in "proposal proposals approach approaches".split()},
    **{(head, kind): ("market_size", "money", "macro") for head in ("industry", "sector") for kind in ("money", "change")},
}
_HOMES, _TYPICAL = frozenset("home house property flat apartment dwelling".split()), frozenset("average typical median".split())
_FLOWS = frozenset("market_size orders deal_value interest_expense fund_flows total_return cash_burn".split())
_STREAMS = frozenset("inflow outflow inflows outflows".split())
_IN_PARTS = frozenset("revenue orders order_backlog".split())
_HANDLED = frozenset("payments transfers transactions remittances".split())
_HANDLES = all_forms("handle process move settle clear route")
_HANDLED_SUM, _TRADES = 1_000_000, all_forms("trade")
_FOR_SELLERS = re.compile(r" (?:for|on behalf of) (?:[\w-]+ )?(?:merchants|businesses|customers|sellers|retailers|clients|shops)\b")
# A noun alone → the metrics that it names again.
_RETURNS = frozenset("return_on_equity return_on_tangible_equity return_on_assets return_on_invested_capital roce".split())
_LOSSES = frozenset("pretax_loss operating_loss underwriting_loss".split())
_NAMES_AGAIN = {
    "return": _RETURNS, "returns": _RETURNS, "loss": _LOSSES, "losses": _LOSSES, "debt": frozenset({"net_debt"}),
    "book": frozenset({"order_backlog"}), "provisions": frozenset({"loan_loss_provisions"}),
}  # fmt: skip
# A noun alone → how the metrics end that it may be short for: "a ratio below 92%", "the rate was 78%", "a gap of $2.5bn".
_NOTHING = ("-",)
_RATES = ("occupancy_rate", "vacancy_rate", "unemployment_rate", "churn", "attrition_rate", "cancellation_rate", "default_rate")
_BALANCES = ("_balance", "_deficit")
_ENDINGS = {
    "ratio": ("_ratio", "leverage", "ltv"), "rate": _RATES, "reading": ("pmi", "index_level", "inflation_rate"),
    "gap": _BALANCES, "shortfall": _BALANCES, "deficit": _BALANCES, "surplus": _BALANCES,
}  # fmt: skip
_ANY_POINTING = ("the ", "The ", "that ", "That ", "'s ", "’s ", "a ", "A ", "an ", "its ", "Its ")
_POINTING = ("the ", "The ", "that ", "That ", "'s ", "’s ")
_YEARLY = frozenset("annual annualised annualized adjusted".split())


def by_head(at: Setting, found: Meeting) -> Meeting | None:
    """The metric of such a phrase, where its head and its value tell."""
    head = words_of(at, found).partition(" of ")[0].rpartition(" ")[2]
    if found.rule != "fact.noun_phrase" and not (found.rule == "fact.same_metric" and found.metric == head):
        return None
    metric = _HEADS.get((head, _kind_of(at, found)))
    if metric is None:
        return None
    period = "duration" if metric[0] in _FLOWS else "instant"  # "would expand 19% this year to $168bn"
    return replace(found, metric=metric[0], value_kind=metric[1], period_kind=period, group=metric[2])


def same_rate(at: Setting, found: Meeting) -> Meeting | None:
    """ "Housing starts fell 9.8% to an annual rate of 1.256 million": the same, by the year."""
    words = words_of(at, found).split()
    counted = at.amount.kind == "quantity" and words in (["rate"], ["pace"])  # "turns out shells at a rate of 9,000 a month"
    rate = found.rule == "fact.noun_phrase" and (counted or (len(words) > 1 and words[-1] in ("rate", "pace") and words[-2] in _YEARLY))
    return taken_up(at.before) if rate and at.before is not None and at.lead[-1:] == ["of"] else None


def named_again(at: Setting, found: Meeting) -> Meeting | None:
    """ "Net debt was $9m. A year earlier the debt was $7m", "a return on equity of 15%. It wants a return of 16%": by its last noun."""
    noun, told = words_of(at, found), at.near
    if told is None or not fits(told.value_kind, at.amount):
        return None
    banks = noun == "rate" and "bank" in at.text[at.nodes[0].start : at.amount.start].lower()
    short = told.metric.endswith(_ENDINGS.get(noun, _NOTHING)) and not banks
    if short and at.text.endswith(_ANY_POINTING, 0, found.span.start):
        return replace(taken_up(told, found.change), span=found.span, rule="fact.anaphora")
    if told.metric not in _NAMES_AGAIN.get(noun, ()):
        return None
    if told.metric not in _RETURNS and not at.text.endswith(_POINTING, 0, found.span.start):
        return None
    return replace(taken_up(told, found.change), span=found.span, rule=found.rule, place=found.place)


def same_move(at: Setting, found: Meeting) -> Meeting | None:
    """ "added 88,000 jobs in July, after a gain of 121,000 in June": the same again."""
    again = found.rule == "fact.noun_phrase" and at.before is not None and at.amount.kind == "quantity" and at.amount.unit is None
    moved = words_of(at, found) in cues.UP_NOUNS | cues.DOWN_NOUNS | {"gain", "loss"} and at.lead[-1:] == ["of"]
    return taken_up(at.before) if again and moved and at.before is not None else None


def same_stream(at: Setting, found: Meeting) -> Meeting | None:
    """ "Free cash flow was -$84 million, against an inflow of $212 million": the same the other way."""
    flows = at.before is not None and at.before.metric.endswith("cash_flow")
    again = flows and found.rule == "fact.noun_phrase" and words_of(at, found).rpartition(" ")[2] in _STREAMS
    return taken_up(at.before, at.change) if again and at.before is not None else None


def part_of_sum(at: Setting, found: Meeting) -> Meeting | None:
    """ "Sales rose 9% to $2.4 billion; subscriptions made up $862 million": a part of what was told."""
    told, lead = at.near, tuple(at.lead[-2:])
    if found.rule != "fact.noun_phrase" or at.amount.kind != "money" or lead not in cues.MAKES_UP or at.change is not None:
        return None
    if told is None or told.metric not in _IN_PARTS:
        return None
    return replace(taken_up(told), rule="fact.line_of_business", span=found.span)


def handled(at: Setting, found: Meeting) -> Meeting | None:
    """ "handled €5.4bn of transfers", "payments worth Rs 3.9 lakh crore ran through them": what goes through somebody's hands."""
    passed = found.rule == "fact.noun_phrase" and at.amount.kind == "money" and words_of(at, found).split()[-1] in _HANDLED
    large = at.amount.kind == "money" and at.amount.low >= _HANDLED_SUM and at.lead[-1:] != []
    if found.rule == "fact.noun_phrase" and large and at.lead[-1] in _HANDLES and _FOR_SELLERS.match(at.text, at.amount.end):
        return replace(found, metric="gross_merchandise_value", value_kind="money", group="income")  # "processed $41bn for merchants"
    if found.rule == "fact.noun_phrase" and large and at.lead[-1] in _TRADES and at.text.startswith(" worth of ", at.amount.end):
        return replace(found, metric="trading_volume", value_kind="money", group="market")  # "traded $212bn worth of tokens"
    through = at.lead[-1:] != [] and (at.lead[-1] == "worth" or at.lead[-1] in _HANDLES)
    return replace(found, metric="gross_merchandise_value", value_kind="money", group="income") if passed and through else None


def home(at: Setting, found: Meeting) -> Meeting | None:
    """ "put the average home at £299,862"."""
    words = words_of(at, found).split()
    one = found.rule == "fact.noun_phrase" and at.amount.kind == "money" and words[0] in _TYPICAL and words[-1] in _HOMES
    return as_metric(found, "price") if one else None


def _kind_of(at: Setting, found: Meeting) -> str:
    if at.amount.kind == "percent":
        return "change" if found.change else "percent"
    priced = at.amount.kind == "money" and (at.amount.per == "share" or at.amount.high < cues.HIGHEST_SHARE)
    return "price" if priced else at.amount.kind
