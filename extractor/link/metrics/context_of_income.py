"""What a figure of income turns out to be beside what its sentence and the value before speak of.

EBITDA of $40m … the margin was 31%            the margin of what was named before
operating profit of $40m … it made $31m        the profit that the text is about
made $54m before tax                           the profit before tax
a loss of $2m behind an operating profit       the loss of the same kind
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
from extractor.link.deductions import taken_off
from extractor.link.metrics.expected import EXPECTED, FORECASTERS
from extractor.link.metrics.meeting import Meeting, Setting, fits, listed, taken_up, words_of
from extractor.link.metrics.raising import GOING_PUBLIC
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms

_OF_CLIENTS = re.compile(r" (?:of|in) (?:net )?(?:new (?:money|assets)|client (?:money|assets|cash))\b")
_LOSS_OF = {"operating_profit": "operating_loss", "pretax_profit": "pretax_loss"}
_LOSS_OF_FLOWS = {"ebitda": "operating_loss", "adjusted_ebitda": "operating_loss"}  # "ebitda turned to $6m after a loss of $11m"
_PROFITS = frozenset("operating_profit pretax_profit adjusted_profit ebitda adjusted_ebitda underwriting_profit".split())
_LOSSES = frozenset("operating_loss pretax_loss underwriting_loss".split())
_RAISED = frozenset({"ipo_proceeds", "disposal_proceeds", "funding"})
_BROUGHT_IN = frozenset("premiums contracted_sales other_income interest_income total_income gross_merchandise_value funding".split())
_SALES = frozenset("sale offering listing flotation float ipo deal".split())
_LISTINGS = frozenset("listing flotation float".split())
_ROUNDS = frozenset("funding valuation".split())
_CONTRIBUTES = frozenset("contributed contributes generated generates".split())
_BACKERS, _BACKED = frozenset("investors backers".split()), 8  # nodes of "from a group of investors"
_PLANS = frozenset("plan plans pension trust endowment".split())
_FUNDS = frozenset("fund funds etf etfs managers".split())
# What is earned and lost before what: the last that is taken off tells.
_BEFORE = {
    "depreciation": {"net_profit": "ebitda"},
    "interest": {"net_profit": "operating_profit", "net_loss": "operating_loss"},
    "tax": {"net_profit": "pretax_profit", "net_loss": "pretax_loss"},
}
_WITHOUT = frozenset("excluding stripping adjusted adjusting".split())
_OPENING, _FUNDS_NEAR = 3, 4  # nodes
_LENT = frozenset({"interest_income", "net_interest_income", "net_interest_margin"})
_CONSUMES = all_forms("consume burn use absorb swallow drain")
_BURNS = all_forms("burn bleed")
_GETS_THROUGH = {(form, "through") for form in all_forms("get go run burn")}
_ON_LOANS = re.compile(r" on (?:its |their |the )?(?:loans|lending|mortgages|advances)\b")
_COLLECTS = all_forms("collect receive earn bank generate yield")
_BRINGS_IN = {(form, "in") for form in all_forms("bring take pull")}
_SAVERS = frozenset("customers savers depositors households bank lender".split())
_OF_LENDERS = frozenset("interest_income loan_loss_provisions other_income net_interest_margin".split())


def margin_of(at: Setting, found: Meeting) -> Meeting | None:
    """The profit that a bare margin is of: the last one of the sentence, else that of the value before."""
    near = at.near
    if words_of(at, found) not in ("margin", "margins"):
        return None
    if found.place is not None and (_ON_LOANS.match(at.text, found.span.end) or _ON_LOANS.match(at.text, at.amount.end)):
        return replace(found, metric="net_interest_margin")  # "a margin of 2.94% on its loans"
    if near is not None and near.metric in _LENT:
        return replace(found, metric="net_interest_margin")
    for node in reversed(at.nodes[: at.first]):
        if node.metric is not None and node.metric.id in cues.MARGIN_OF:
            return replace(found, metric=cues.MARGIN_OF[node.metric.id])
    return replace(found, metric=cues.MARGIN_OF[near.metric]) if near is not None and near.metric in cues.MARGIN_OF else None


def loss_of(at: Setting, found: Meeting) -> Meeting | None:
    """ "an operating profit of $6m from a loss of $2m": the loss of the same kind; "orders were 6% behind, after a 9% deficit"."""
    if found.metric != "net_loss" or words_of(at, found) not in ("loss", "losses", "deficit"):
        return None
    if at.amount.kind == "percent":
        behind = at.before is not None and at.before.change is not None and at.before.group == "income"
        return taken_up(at.before, "decrease") if behind and at.before is not None and words_of(at, found) == "deficit" else None
    kinds = _LOSS_OF | _LOSS_OF_FLOWS | {loss: loss for loss in _LOSS_OF.values()}  # "a pretax loss of $6m, against a $9m loss"
    named = [node.metric.id for node in at.nodes[: at.first] if node.metric is not None and node.metric.id in kinds]
    named = named or ([at.earlier.metric] if at.earlier is not None and at.earlier.metric in kinds and _is_foreseen(at) else [])
    return replace(found, metric=kinds[named[-1]]) if named else None


def _is_foreseen(at: Setting) -> bool:
    """ "Analysts had forecast a loss": of the kind that was told of before."""
    words = {at.text[node.start : node.end].lower() for node in at.nodes[: at.first]}
    return at.before is None and not words.isdisjoint(FORECASTERS) and not words.isdisjoint(EXPECTED)


def profit_of(at: Setting, found: Meeting) -> Meeting | None:
    """ "an operating loss of $6m from a profit of $2m": the profit of the same kind."""
    told = at.earlier if _is_foreseen(at) else at.before
    if words_of(at, found) not in ("profit", "profits") or told is None:
        return None
    kind = next((profit for profit, loss in _LOSS_OF.items() if told.metric in (loss, profit if told is at.earlier else loss)), None)
    return replace(found, metric=kind) if kind is not None else None


def earned(at: Setting, found: Meeting) -> Meeting | None:
    """ "operating profit will be $310m; last year it made $336m": such a verb means the profit that the text is about."""
    near = at.near
    if found.rule != "fact.verb" or near is None or at.amount.per == "share":
        return None
    if [node.word for node in at.nodes[:2]] in (["after", "tax"], ["before", "tax"]):
        return None  # "After tax the group made £396m"
    if taken_off(at.nodes, at.last + 1):
        return None  # "made £368m before tax", behind an operating profit
    if found.metric == "net_loss" and near.metric in _LOSS_OF and _is_of_part(at):
        return replace(found, metric=_LOSS_OF[near.metric])  # "Operating profit fell 9%. E-mobility lost €7m"
    same = (found.metric == "net_profit" and near.metric in _PROFITS) or (found.metric == "net_loss" and near.metric in _LOSSES)
    return replace(found, metric=near.metric) if same else None


def _is_of_part(at: Setting) -> bool:
    """Whether a part of a business is the subject: no name stands in front of the verb, and nobody that one stands for."""
    return not any(node.companies or node.kind == "reference" or node.word == "it" for node in at.nodes[: at.first])


def before_tax(at: Setting, found: Meeting) -> Meeting | None:
    """ "made $540 million before tax", "lost $5 million before interest and tax"."""
    named = found.place is not None and words_of(at, found) in ("earnings", "profit", "loss", "profits", "losses")
    items = taken_off(at.nodes, at.last + 1 if found.rule == "fact.verb" else (found.place or 0) + 1) if named or not found.place else []
    if found.rule == "fact.verb" and [node.word for node in at.nodes[:2]] == ["before", "tax"]:
        items = ["tax"]  # "Before tax it made £500m"
    before = next((metrics for word, metrics in _BEFORE.items() if any(item.startswith(word) for item in items)), {})
    return replace(found, metric=before[found.metric], group="income") if found.metric in before else None


def stripped(at: Setting, found: Meeting) -> Meeting | None:
    """ "Excluding one-time items, it earned 41 cents a share", "$1.87 adjusted vs. $1.74 expected": an adjusted figure."""
    words = [node.word for node in at.nodes[:_OPENING]]
    without = words[0] in _WITHOUT or (words[0] == "on" and "adjusted" in words)
    of_items = without and not any(node.companies for node in takewhile(lambda node: node.word != ",", at.nodes))
    small = found.rule == "fact.verb" and at.amount.kind == "money" and at.amount.high < cues.HIGHEST_SHARE  # "it earned $1.96"
    adjusted = "adjusted_eps" if found.metric == "eps" or small else "adjusted_profit"
    called = [node.word for node in at.nodes[at.last + 1 : at.last + 2]] == ["adjusted"]
    return replace(found, metric=adjusted) if called or (of_items and at.first > _OPENING) else None


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
    if given and found.rule == "fact.verb" and at.near is not None and at.near.group == "income" and _is_part_of_total(at.nodes, at.last):
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
    if listing and at.amount.kind == "money" and found.metric == "revenue":
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
