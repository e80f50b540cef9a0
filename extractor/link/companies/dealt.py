"""Whose a multiple or an enterprise value is, where the sentence has just told what is paid for whom: of who is bought.

    sell 49% of Beta to Acme for €1.3bn, valuing the unit at 11.5 times ebitda
    acquire 74% of Beta for $9m, at an enterprise value of $12m
    bought Beta from Castor for $430m including debt, or 11.5 times ebitda

Left alone: what a clause of its own tells ("Acme, which bought Beta for $9m, trades at 14 times earnings").
"""

from __future__ import annotations

from extractor.link import cues
from extractor.link.companies.whose import Owner, Sought
from extractor.link.metrics.noun_phrases import may_be_verb
from extractor.link.nodes import Node

_MULTIPLES = frozenset("ev_to_ebitda ev_to_sales price_to_sales price_to_earnings enterprise_value".split())
_DEALT = cues.BUYS | cues.SELLS
_NEAR, _BEHIND = 9, 24  # nodes from a deal's verb to whom it is of, and to what is made of its price
_TRADES = frozenset("trades trade trading".split())
_VALUING = frozenset("valuing value values valued including implying equating equivalent".split())


def of_dealt(sought: Sought) -> Owner | None:
    """ "sell 49% of Beta to Acme for €1.3bn, valuing the unit at 11.5 times ebitda": Beta's."""
    nodes, first = sought.nodes, sought.first
    whole = sought.meeting.metric == "valuation" and "enterprise" in (node.word for node in nodes[max(0, first - 4) : first])
    whole = whole or "enterprise" in sought.sentence.text[sought.meeting.span.start : sought.meeting.span.end].lower()
    if sought.meeting.metric not in _MULTIPLES and not whole:
        return None
    price = next((i for i in range(first - 1, max(0, first - _BEHIND), -1) if _is_money(nodes[i])), None)
    if price is None:
        return None
    paid = next((i for i in range(price + 2, first) if nodes[i].kind == "company" and nodes[i - 1].word == "for"), price)
    if any(_tells(node) for node in nodes[paid + 1 : first]):
        return None
    if paid != price:
        return Owner(nodes[paid].companies, "company.target", paid)  # "paid €430m for Beta, or 14 times earnings"
    verb = next((i for i in range(price - 1, max(-1, price - _BEHIND), -1) if nodes[i].word in _DEALT), None)
    if verb is None:
        return None
    named = (i for i in range(verb + 1, min(verb + _NEAR, price)) if nodes[i].kind == "company")
    bought = next((i for i in named if nodes[i - 1].word not in ("to", "from", "by")), None)
    return Owner(nodes[bought].companies, "company.target", bought) if bought is not None else None


def _is_money(node: Node) -> bool:
    return node.amount is not None and node.amount.kind == "money"


def _tells(node: Node) -> bool:
    """Whether a clause of its own begins."""
    goes_on = node.word in _TRADES or (node.word not in _VALUING and may_be_verb(node.word))
    return goes_on or node.kind == "company" or node.word in (";", "and")
