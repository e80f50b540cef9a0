"""What a sum turns out to be that each of a company's customers pays.

customers pay 9 cents a minute                 a price
each subscriber paid $8 a month                the revenue per user
hand back £31m to its customers                refunds
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics.context_of_prices import price_of_now
from extractor.link.metrics.meeting import Meeting, Setting

_OWNER = 6  # nodes of "Acme's 2.2 million customers spent"
_SPENDERS, _SUM = ("customers", "users", "monthly_active_users", "daily_active_users"), 1_000_000
_BUYERS = frozenset("buyers customers shoppers guests patients drivers diners".split())
_BUYERS_TOO = _BUYERS | frozenset(
    "leaseholders tenants savers homeowners motorists pensioners students victims users subscribers members clients households "
    "policyholders borrowers consumers passengers".split()
)
_PAYERS = frozenset("subscribers users customers monthly_active_users".split())
_MONTHS = frozenset("month week day year".split())
_ONE = frozenset({"each", "average", "typical"})
_BEING = frozenset("is are was were been being".split())
_FOR_EACH = re.compile(r" (?:for|on|per) (?:an?|each|every)\b| each\b| apiece\b")
_USERS = frozenset("subscriber user customer member account".split())
_LEFT_EACH = re.compile(
    r" of (?:its |their |the )?(?:\w+ )?(?:customers|clients|subscribers|members|users|base)\b[^.;,]{0,12}? (?:an?|each|every|per) "
    r"(?:month|quarter|year)\b"
)


def paid_by_customers(at: Setting, found: Meeting) -> Meeting | None:
    """ "customers pay 9 cents a minute", "subscribers pay $12 a month": what each of them pays is a price."""
    paid = at.amount.kind == "money" and at.amount.per is not None and at.lead[-1:] in (["pay"], ["paid"], ["paying"])
    if not paid or found.rule != "fact.noun_phrase":
        return None
    return price_of_now(found)


def was_paid(at: Setting, found: Meeting) -> Meeting | None:
    """ "It was paid $66.20 for a barrel of oil": what a seller gets, and no spending."""
    paid = at.word_before if found.rule == "fact.verb" and at.amount.kind == "money" else None
    if paid is None or paid.word != "paid" or at.start < 2 or at.nodes[at.start - 2].word not in _BEING:
        return None
    goods = at.amount.per is not None or _FOR_EACH.match(at.text, at.amount.end) is not None
    return replace(found, metric="price" if goods else "revenue", group="market" if goods else "income")


def paid_by_each(at: Setting, found: Meeting) -> Meeting | None:
    """ "38 million subscribers … each of them paid $8.15 a month", "buyers paid £318,000 on average"."""
    near, verb = at.near, at.text[found.span.start : found.span.end].lower()
    paid = found.rule == "fact.verb" and verb in cues.PAYS and near is not None and near.metric in _PAYERS
    averaged = [node.word for node in at.nodes[at.last + 1 : at.last + 3]] == ["on", "average"]
    averaged = averaged or [node.word for node in at.nodes[max(0, at.first - 3) : at.first]] == ["an", "average", "of"]
    buyers = averaged and not _BUYERS.isdisjoint(node.word for node in at.nodes[: at.first])
    if found.rule == "fact.verb" and verb in cues.PAYS and buyers:
        return replace(found, metric="price", group="market")  # "private buyers paid £318,000 on average"
    one = at.start > 1 and at.nodes[at.start - 2].word == "each"  # "each paid $1.90 on average"
    return replace(found, metric="arpu", group="income") if paid and (at.amount.per in _MONTHS or one) else None


def spent_by_all(at: Setting, found: Meeting) -> Meeting | None:
    """ "Its 2.2 million customers spent 1.9 billion ringgit on the platform": what was sold through it, and no spending of its own."""
    verb = at.word_before
    if verb is None or found.rule != "fact.verb" or at.amount.kind != "money" or at.amount.low < _SUM or at.start < 2:
        return None
    who = at.nodes[at.start - 2]
    counted = who.metric or (who.amount.metric if who.amount is not None else None)
    owned = any(node.kind in ("company", "reference") for node in at.nodes[max(0, at.start - _OWNER) : at.start])
    buyers = owned and counted is not None and counted.id in _SPENDERS
    return replace(found, metric="gross_merchandise_value", group="income") if buyers else None


def left_each(at: Setting, found: Meeting) -> Meeting | None:
    """ "loses 1.2% of its customers every month": churn."""
    loses = at.amount.unit == "percent" and at.lead[-1:] != [] and at.lead[-1] in cues.LOSSES
    if not loses or _LEFT_EACH.match(at.text, at.amount.end) is None:
        return None
    return replace(found, metric="churn", value_kind="percent", period_kind="duration", group="ratio", change=None, of=None, of_metric=None)


def given_back(at: Setting, found: Meeting) -> Meeting | None:
    """ "hand back £31m to its customers": no shareholders' money."""
    behind = at.nodes[at.last + 1 : at.last + 6]
    to = behind[:1] != [] and behind[0].word == "to"
    buyers = any(at.text[node.start : node.end].lower().rpartition(" ")[2] in _BUYERS_TOO for node in behind)
    return replace(found, metric="refunds", group="cost") if to and buyers and at.amount.kind == "money" else None


def worth_of_order(at: Setting, found: Meeting) -> Meeting | None:
    """ "The average order was worth £31": a basket, no contract."""
    small = at.amount.kind == "money" and at.amount.high < cues.LARGEST_FEE
    place = next((i for i, node in enumerate(at.nodes[: at.start]) if node.word in ("average", "typical")), None)
    named = place is not None and any(at.text[node.start : node.end].lower().endswith("order") for node in at.nodes[place : place + 3])
    whole = any(at.text[node.start : node.end].lower().startswith(("average order", "typical order")) for node in at.nodes[: at.start])
    each = at.lead[-2:] == ["each", "worth"] and at.before is not None and at.before.metric == "orders_count"  # "each worth $71"
    if not small or not (named or whole or each):
        return None
    order = next((i for i, node in enumerate(at.nodes[: at.start]) if at.text[node.start : node.end].lower().endswith("order")), None)
    return replace(found, metric="basket_size", group="count", place=order)


def brought_by_each(at: Setting, found: Meeting) -> Meeting | None:
    """ "each subscriber brought in $8.15 a month": no revenue of all."""
    before = at.nodes[: at.start]
    if found.rule == "fact.verb" and at.amount.kind == "money" and at.amount.per in _USERS and at.amount.high < cues.LARGEST_FEE:
        return replace(found, metric="arpu", group="income")  # "makes $6.12 per user"
    small = at.amount.kind == "money" and at.amount.per in _MONTHS | {None} and at.amount.high < cues.LARGEST_FEE
    one = small and any(node.word in _ONE for node in before)
    payer = any(node.metric is not None and node.metric.id in _PAYERS for node in before)
    payer = payer or any(node.word.rstrip("s") in _USERS for node in before)
    return replace(found, metric="arpu", group="income") if one and payer and found.rule == "fact.verb" else None
