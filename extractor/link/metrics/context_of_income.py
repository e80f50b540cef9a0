"""What a figure of income turns out to be beside what its sentence and the value before speak of.

the venture took in $312m                      what it sold, or what a round of funding brought
contributed $72m to group profit               what it was added to
savers withdrew $1.9bn                         deposits that went down
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, fits, listed, words_of
from extractor.link.metrics.raising import GOING_PUBLIC, is_private_round
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms

_OF_CLIENTS = re.compile(r" (?:of|in) (?:net )?(?:new (?:money|assets)|client (?:money|assets|cash))\b")
_RAISED = frozenset({"ipo_proceeds", "disposal_proceeds", "funding"})
_BROUGHT_IN = frozenset("premiums contracted_sales other_income interest_income total_income gross_merchandise_value funding".split())
_OFFERED = frozenset({"offer_price", "shares_offered", "ipo_proceeds"})
_SALES = frozenset("sale offering listing flotation float ipo deal".split())
_LISTINGS = frozenset("listing flotation float".split())
_ROUNDS = frozenset("funding valuation".split())
_CONTRIBUTES = frozenset("contributed contributes generated generates".split())
_BACKERS, _BACKED = frozenset("investors backers".split()), 8  # nodes of "from a group of investors"
_PLANS = frozenset("plan plans pension trust endowment".split())
_FUNDS = frozenset("fund funds etf etfs managers".split())
_FUNDS_NEAR = 4  # nodes
_CONSUMES = all_forms("consume burn use absorb swallow drain")
_BURNS = all_forms("burn bleed")
_GETS_THROUGH = {(form, "through") for form in all_forms("get go run burn")}
_COLLECTS = all_forms("collect receive earn bank generate yield")
_BRINGS_IN = {(form, "in") for form in all_forms("bring take pull")}
_SAVERS = frozenset("customers savers depositors households bank lender".split())
_OF_LENDERS = frozenset("interest_income loan_loss_provisions other_income net_interest_margin".split())


def burnt(at: Setting, found: Meeting) -> Meeting | None:
    """ "will burn around $150 million of cash", "operations consumed $150 million"."""
    if found.rule == "fact.noun_phrase" and words_of(at, found).endswith("operations") and at.amount.kind == "money":
        used = any(node.word in _CONSUMES for node in at.nodes[max(0, at.first - 3) : at.first])
        return replace(found, metric="cash_burn", value_kind="money", period_kind="duration", group="cash") if used else None
    burnt = found.metric == "cash" and at.lead[-1:] and (at.lead[-1] in _BURNS or tuple(at.lead[-2:]) in _GETS_THROUGH)
    return replace(found, metric="cash_burn", period_kind="duration", group="cash") if burnt else None


def money_raised(at: Setting, found: Meeting) -> Meeting | None:
    """ "brings the cash raised to date to $415 million": funding."""
    raised = found.metric == "cash" and found.place is not None and any(node.word == "raised" for node in at.nodes[found.place + 1 :][:1])
    return replace(found, metric="funding", period_kind="duration", group="deal") if raised else None


def contributed(at: Setting, found: Meeting) -> Meeting | None:
    """ "contributed $72 million to group profit"; to a pension plan, and "to contribute $40 million" after that, it is paid in."""
    given = at.text[found.span.start : found.span.end].lower().startswith("contribut")
    if given and at.near is not None and at.near.metric == "contributions":
        return replace(at.near, rule=found.rule, span=found.span, place=None, change=None)
    part = given and (at.lead[1:3] == ["of", "which"] or _is_part_of_total(at.nodes, at.last))  # "$5m, of which the bank contributed $2m"
    if part and found.rule == "fact.verb" and at.near is not None and at.near.group == "income":
        return replace(at.near, rule=found.rule, span=found.span, place=None, change=None, of=None, of_metric=None)
    if found.rule != "fact.verb" or found.metric != "revenue" or at.last + 1 >= len(at.nodes) or at.nodes[at.last + 1].word != "to":
        return None
    for i in range(at.last + 2, min(at.last + 8, len(at.nodes))):
        if given and at.nodes[i].word in _PLANS:
            return replace(found, metric="contributions", group="cash")
        metric = at.nodes[i].metric
        if metric is not None and fits(metric.value_kind, at.amount):
            return listed(metric, i, found.rule, None)
    return None


def chipped_in(at: Setting, found: Meeting) -> Meeting | None:
    """ "its arm chipped in £48m of operating profit", "chipped in £3.1m" of the sales told before: no money for a round."""
    if found.rule != "fact.verb" or not words_of(at, found).endswith(" in") or words_of(at, found).startswith(("put", "took", "take")):
        return None
    behind = at.nodes[at.last + 1 : at.last + 4]
    place = next((i for i, node in enumerate(behind, at.last + 1) if node.metric is not None), 0)
    metric = at.nodes[place].metric if place and behind[0].word in ("of", "in", "to") else None
    if metric is not None and metric.group == "income" and fits(metric.value_kind, at.amount):
        return listed(metric, place, found.rule, None)
    near = at.near
    if near is None or near.group != "income" or found.metric != "funding":
        return None
    if near.value_kind != "money":
        return replace(found, metric="revenue", group="income")  # behind like-for-like sales
    return replace(near, rule=found.rule, span=found.span, place=None, change=None, of=None, of_metric=None)


def _is_part_of_total(nodes: Sequence[Node], last: int) -> bool:
    """ "contributed HK$6.4bn, or 54% of the total": of what was told before."""
    behind = [node.word or node.kind for node in nodes[last + 1 : last + 7]]
    return behind[:5] == [",", "or", "value", "of", "the"] and behind[5:] in (["total"], ["whole"], ["sum"])


def brought_in(at: Setting, found: Meeting) -> Meeting | None:
    """ "the life arm brought in €9bn" of premiums: such a verb means the income that the text is about; "the IPO brought in $49m"."""
    near = at.near
    place = next((i for i in range(at.start - 1, -1, -1) if at.nodes[i].metric is not None), 0)
    subject = at.nodes[place].metric
    public = GOING_PUBLIC.search(at.text) or any(node.word in _LISTINGS for node in at.nodes[max(0, at.start - 5) : at.start])
    listing = found.rule == "fact.verb" and any(node.word in _SALES for node in at.nodes[: at.first]) and public
    listing = listing or (found.rule == "fact.verb" and near is not None and near.metric in _OFFERED)  # "At the top of that range it would"
    if listing and at.amount.kind == "money" and found.metric == "revenue":
        if is_private_round(at.text):
            return replace(found, metric="funding", group="deal")  # "allotted 18,240 shares. Its backers contributed $36 million"
        return replace(found, metric="ipo_proceeds", group="deal")  # "the sale would bring in about $280m"
    if found.rule == "fact.verb" and subject is not None and subject.id in _RAISED and words_of(at, found).endswith(" in"):
        return listed(subject, place, found.rule, None)
    if near is None or found.rule != "fact.verb" or found.metric != "revenue" or near.metric not in _BROUGHT_IN:
        return None
    return replace(near, rule=found.rule, span=found.span, place=None, change=found.change, of=None, of_metric=None)


def rents(at: Setting, found: Meeting) -> Meeting | None:
    """ "collected £112m of rent", "Rents brought in £112m": what a landlord takes in."""
    words = [node.word for node in at.nodes[max(0, at.start - 2) : at.start]]
    rent = words_of(at, found).rpartition(" ")[2] in ("rent", "rents") and at.amount.kind == "money"
    taken = rent and (not _COLLECTS.isdisjoint(words) or tuple(words) in _BRINGS_IN)
    return replace(found, metric="other_income", period_kind="duration", group="income", change=None) if taken else None


def line_contributed(at: Setting, found: Meeting) -> Meeting | None:
    """ "online marketing contributed RMB 22bn": what is a cost elsewhere brings in sales here."""
    verb = at.word_before.word if at.word_before is not None else ""
    sells = found.group == "cost" and found.rule == "fact.metric_before_value" and verb in _CONTRIBUTES and at.amount.kind == "money"
    return replace(found, metric="revenue", group="income") if sells else None


def round_taken(at: Setting, found: Meeting) -> Meeting | None:
    """ "pulled in $75m at a valuation of $600m", "took $280m in June" beside a rival's round, "collected $5bn across 228 deals"."""
    if found.rule != "fact.verb" or at.amount.kind != "money":
        return None
    behind = list(takewhile(lambda node: node.kind != "mark", at.nodes[at.last + 1 :]))
    valued = any(node.metric is not None and node.metric.id == "valuation" for node in behind)
    backed = any(node.word in _BACKERS or (node.amount is not None and node.amount.unit == "deal") for node in behind[:_BACKED])
    beside = at.before is not None and at.before.metric in _ROUNDS and words_of(at, found) in ("took", "collected")
    return replace(found, metric="funding", group="deal") if valued or backed or beside else None


def taken_in(at: Setting, found: Meeting) -> Meeting | None:
    """ "money-market funds took in $34bn", "the shop took in $3m", "the start-up has taken in $312m"; "£1.4bn of new money"."""
    near = at.near
    if found.metric != "fund_flows" or found.rule != "fact.verb" or not words_of(at, found).endswith(" in"):
        return None
    if any(node.word in _FUNDS for node in at.nodes[: at.first]) or _OF_CLIENTS.match(at.text, at.nodes[at.last].end):
        return None
    in_all = [node.word for node in at.nodes[:2]] == ["all", "told"]  # "All told it has taken in $320m"
    rounds = near is not None and (near.metric in _ROUNDS or (in_all and near.metric == "stake"))
    if rounds and (at.before is not None or words_of(at, found).startswith("taken")):
        return replace(found, metric="funding", group="deal")
    return replace(found, metric="revenue", group="income", period_kind="duration")


def drawn_by_funds(at: Setting, found: Meeting) -> Meeting | None:
    """ "equity funds drew $7bn in the week", "bond funds pulled in $2bn": what investors put into them."""
    funds = any(node.word in ("funds", "etfs") for node in at.nodes[max(0, at.start - _FUNDS_NEAR) : at.start])
    drawn = funds and found.rule == "fact.verb" and words_of(at, found).startswith(("dr", "pull"))
    return replace(found, metric="fund_flows", period_kind="duration", group="market") if drawn else None


def of_a_fund(at: Setting, found: Meeting) -> Meeting | None:
    """ "the fund had collected $290 million in commitments"."""
    if found.metric != "contract_value" or words_of(at, found) != "commitments":
        return None
    fund = any(node.word in _FUNDS for node in at.nodes[: at.first])
    return replace(found, metric="funding", period_kind="duration") if fund else None


def of_a_round(at: Setting, found: Meeting) -> Meeting | None:
    """Who contributed to a round; "pulled in $5bn of venture capital"."""
    near = at.near
    if found.metric != "revenue" or found.rule != "fact.verb":
        return None
    round_near = near is not None and near.metric in _ROUNDS and not words_of(at, found).startswith("took")
    venture = any(node.word == "venture" for node in at.nodes[at.last + 1 : at.last + 4])
    if round_near or venture or any(node.word in cues.INVESTORS for node in at.nodes):
        return replace(found, metric="funding", group="deal")
    return None


def withdrawn(at: Setting, found: Meeting) -> Meeting | None:
    """ "customers withdrew 1.9 billion kroner from the bank"."""
    if found.metric != "fund_flows" or found.rule != "fact.verb" or not words_of(at, found).startswith("withdr"):
        return None
    around = at.nodes[max(0, at.first - 6) : at.last + 5]
    named = {at.text[node.start : node.end].lower() for node in around if node.kind in ("word", "metric")}
    deposited = not _SAVERS.isdisjoint(named) or any(node.metric is not None and node.metric.id == "deposits" for node in around)
    return replace(found, metric="deposits", group="balance", change="decrease") if deposited else None


def fee_income(at: Setting, found: Meeting) -> Meeting | None:
    """ "fees rose 8% to $1.1bn", "lending income fell 4% but fees rose 8%": what a lender earns, no price.

    "Fares brought in $391m" are sales.
    """
    if found.metric == "average_fare":
        sold = at.amount.kind == "money" and at.amount.low > cues.LARGEST_FEE
        return replace(found, metric="revenue", value_kind="money") if sold else None
    if found.metric != "price" or words_of(at, found).split()[-1] != "fees":
        return None
    sums = [at.amount, *(node.amount for node in at.nodes[at.last + 1 : at.last + 6] if node.amount is not None)]
    lends = any(told is not None and told.metric in _OF_LENDERS for told in (at.before, at.earlier)) and at.amount.kind == "percent"
    if not lends and not any(value.kind == "money" and value.low > cues.LARGEST_FEE and not value.per for value in sums):
        return None
    return replace(found, metric="other_income", value_kind="money", period_kind="duration", group="income")
