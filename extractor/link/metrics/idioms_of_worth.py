"""Turns of phrase that say what a company, an industry or a share is worth.

the company is worth £1.3bn                    its market value, or its valuation where nothing is said of shares
the shares price the company at €420m          likewise
the $240 million the company was worth         what it was worth then
shares, worth 410p in August                   the price of a share
310m transactions with a total value of $41bn  what is counted in front, in money
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, phrased
from extractor.link.metrics.noun_phrases import is_adverb
from extractor.link.names import is_subject
from extractor.link.nodes import Node, is_shares
from extractor.link.verb_forms import all_forms

_PARTS = frozenset("unit division arm".split())
_SAY, _ASIDE = frozenset("say says said reckon reckons believe believes think thinks estimate".split()), 14  # nodes
_BUSINESSES = frozenset("unit division arm company group firm business start-up startup it lender retailer chain maker chipmaker".split())
_INDUSTRIES = frozenset("industry sector".split())
_SHARES = frozenset({"share_price", "market_cap", "index_level"})
_LEAVES = all_forms("leave make")
_PRICES = all_forms("price")
_VALUE = 6  # nodes of "with a total value of"
# What so many of something come to in money.
_IN_MONEY = {
    "transactions": ("gross_merchandise_value", "duration", "income"),
    "contracts": ("contract_value", "instant", "deal"),
    "orders_count": ("orders", "duration", "income"),
    "order_backlog": ("order_backlog", "instant", "balance"),
}


def worth(at: Setting) -> Meeting | None:
    """ "the company is worth £1.3bn", "the industry should be worth $21bn", "shares, worth 410p in August"."""
    if at.lead[-1:] != ["worth"]:
        return None
    place = next(i for i in range(at.first - 1, -1, -1) if at.nodes[i].word == "worth")
    if at.amount.per == "share" and at.near is not None and at.near.group == "deal":
        return phrased("offer_price", at.nodes[place].span, "fact.idiom")
    subject = _subject(at.nodes, place)
    return _of_aside(at, place, subject) or _of_other(at, place, subject) or _of_business(at, place, subject)


def with_value(at: Setting) -> Meeting | None:
    """ "310 million transactions with a total value of $41 billion"."""
    begin = (at.before_place or 0) + 1
    words = [node.word for node in at.nodes[max(begin, at.start - _VALUE) : at.start]]
    if at.before is None or words[-2:] != ["value", "of"] or words[:1] != ["with"] or at.before.metric not in _IN_MONEY:
        return None
    metric, period_kind, group = _IN_MONEY[at.before.metric]
    return Meeting(metric, at.nodes[at.start - 2].span, "fact.idiom", "money", period_kind, group)


def _subject(nodes: Sequence[Node], place: int) -> int:
    """The node of what is said to be worth so much."""
    subject = place - 1
    while subject > 0 and (nodes[subject].word in cues.AUXILIARY | cues.NOW or is_adverb(nodes[subject].word)):
        subject -= 1
    if nodes[subject].word in _SAY:  # "its towers unit, which people close to it said could be worth $9bn"
        opens = next((i for i in range(subject - 1, max(0, subject - _ASIDE), -1) if nodes[i].word == "which"), 0)
        subject = opens - 2 if opens and nodes[opens - 1].word == "," else subject
    elif nodes[subject].word == ",":  # "The unit, which makes up 38% of sales, could be worth $9bn", "Acme, with 9,000 staff, is worth"
        near = range(subject - 1, max(0, subject - _ASIDE), -1)
        opens = next((i for i in near if nodes[i].word == "," and nodes[i + 1].word in ("which", "with", "whose")), 0)
        subject = opens - 1 if opens else subject
    return subject - (nodes[subject].word == "that" and nodes[subject - 1].word in _BUSINESSES)  # "a business that is now worth"


def _of_aside(at: Setting, place: int, subject: int) -> Meeting | None:
    """ "Beta, which is worth $9bn", "the end for a company worth $1.9bn", "shares, worth 410p in August"."""
    nodes, node, front = at.nodes, at.nodes[subject], at.nodes[subject - 1]
    if subject > 1 and node.word == "which" and front.word == "," and nodes[subject - 2].kind == "company":
        return phrased("market_cap", nodes[place].span, "fact.idiom", company_place=subject - 2)
    if subject == place - 1 and node.word in _BUSINESSES and subject and front.word == "a":
        return phrased("valuation", nodes[place].span, "fact.idiom")
    if node.word == "," and is_shares(front):
        return phrased("share_price", front.span, "fact.idiom")
    return None


def _of_other(at: Setting, place: int, subject: int) -> Meeting | None:
    """What an industry, a market or an order is worth."""
    nodes, node = at.nodes, at.nodes[subject]
    if node.word in _INDUSTRIES and subject < place - 1:
        return phrased("market_size", node.span, "fact.idiom")
    sized = at.before if nodes[place - 1].word in ("be", "it") else None
    if sized is not None and sized.metric == "market_size" and any(n.word == "it" for n in nodes[subject:place]):
        return replace(sized, rule="fact.same_metric", place=None)  # "sizes the market at $2bn and reckons it will be worth $3bn"
    deal = next((n for n in nodes[:subject] if n.metric is not None and n.metric.id in ("contract_value", "orders")), None)
    if node.kind == "company" and subject > 1 and nodes[subject - 1].word in ("with", "from") and deal is None:
        made = nodes[subject - 2].metric  # "The deal with Acme is worth $9m"
        deal = nodes[subject - 2] if made is not None and made.group == "deal" else None
    ordered = subject < place - 1 and deal is not None
    return phrased("contract_value", deal.span, "fact.idiom") if ordered and deal is not None else None


def _of_business(at: Setting, place: int, subject: int) -> Meeting | None:
    nodes, node = at.nodes, at.nodes[subject]
    if at.amount.per not in (None, "share"):
        return None  # "Copper rose. It is now worth $9,000 a tonne"
    # "would raise $4m and be worth $9m", "Acme has lost a customer and is now worth $2bn"
    joined = subject < place - 1 and node.word == "and" and (nodes[subject + 1].word == "be" or _opens_with_company(nodes))
    it = nodes[place - 1].kind == "reference" or nodes[place - 1].word == "it" or joined
    makes = nodes[place - 2].word in _LEAVES or (nodes[place - 2].word == "and" and any(n.word in _LEAVES for n in nodes[:place]))
    left = (it or node.kind == "company") and makes  # "which leaves it worth €31bn", "making Acme worth", "and the group worth"
    if (subject == place - 1 and not left) or not (it or node.kind in ("company", "reference") or node.word in _BUSINESSES):
        return None
    named = any(n.metric is not None and n.metric.id in _SHARES for n in nodes)
    named = named or any(at.text[n.start : n.end].lower() in ("price", "close") for n in nodes[:place])  # "At that price"
    traded = named or (at.near is not None and at.near.group in ("market", "return"))
    metric = "market_cap" if traded and node.word not in _PARTS else "valuation"
    owner = subject if node.kind == "company" and subject < place - 1 else None  # "Beta argues that Acme is worth $5bn"
    return Meeting(metric, nodes[place].span, "fact.idiom", "money", "instant", "market", company_place=owner)


def _opens_with_company(nodes: Sequence[Node]) -> bool:
    return nodes[0].kind in ("company", "reference") and nodes[1].word not in cues.GENITIVE | {"and"} and is_subject(nodes, 0)


def given_value(at: Setting) -> Meeting | None:
    """ "That gives the company a value of £300m"."""
    nodes, place = at.nodes, at.start - 2
    if place < 2 or at.lead[-1:] != ["of"] or nodes[place].word != "value" or nodes[place - 1].word != "a" or at.amount.per is not None:
        return None
    whom = nodes[place - 2]
    if whom.kind not in ("company", "reference") and whom.word not in _BUSINESSES and whom.word != "it":
        return None
    shares = at.near is not None and at.near.metric in _SHARES | {"market_cap"}
    owner = place - 2 if whom.kind == "company" else None
    metric = "market_cap" if shares else "valuation"
    return Meeting(metric, nodes[place].span, "fact.idiom", "money", "instant", "market", company_place=owner)


def was_worth(at: Setting) -> Meeting | None:
    """ "the $240 million the company was worth when it closed its last round"."""
    nodes, whom = at.nodes, at.last + 1
    if at.first == 0 or nodes[at.first - 1].word != "the" or len(nodes) < whom + 4 or at.amount.per is not None:
        return None
    whom += nodes[whom].word == "that"
    whom += nodes[whom].word == "the" and nodes[whom + 1].word in _BUSINESSES
    named = nodes[whom].kind in ("company", "reference") or nodes[whom].word in _BUSINESSES
    if not named or [node.word for node in nodes[whom + 1 : whom + 3]] != ["was", "worth"]:
        return None
    traded = any(node.metric is not None and node.metric.id in _SHARES for node in nodes[: at.first])
    owner = whom if nodes[whom].kind == "company" else None
    metric = "market_cap" if traded else "valuation"
    return Meeting(metric, nodes[whom + 2].span, "fact.idiom", "money", "instant", "market", company_place=owner)


def business_priced(at: Setting) -> Meeting | None:
    """ "the new shares price the company at €420m", "Acme is now priced at €420m"."""
    nodes, place = at.nodes, at.start - 2
    if place < 1 or nodes[place + 1].word != "at" or at.amount.high <= cues.HIGHEST_SHARE or at.amount.per is not None:
        return None
    whom = place
    if nodes[place].kind in ("company", "reference"):
        place -= 1
    elif nodes[place].word in _BUSINESSES and nodes[place - 1].word == "the":
        place, whom = place - 2, place
    else:
        whom = next((i for i in range(place - 1, -1, -1) if nodes[i].word not in cues.AUXILIARY), 0)
    verb = nodes[place].span
    if at.text[verb.start : verb.end].lower() not in _PRICES or nodes[whom].kind not in ("company", "reference"):
        return None
    return phrased("valuation", verb, "fact.idiom", company_place=whom)
