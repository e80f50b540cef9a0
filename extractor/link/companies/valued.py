"""Whom a deal, a bid or a round values: who is bought or funded, and not who pays.

    a round led by Beta valued the company at $4bn      the company
    a takeover of Beta that would value it at           Beta
    is selling half of the clinic group Beta at         what is sold
    Beta, which came in on terms that valued it at      whom the article is about, and not Beta
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.companies.put_to import NAMES
from extractor.link.companies.whose import Owner, Sought
from extractor.link.leads import value_start
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms

_VALUES = all_forms("value")
_MULTIPLES = frozenset("price_to_earnings ev_to_ebitda ev_to_sales price_to_sales price_to_book".split())
_TO_VALUE = frozenset("that which would could will , to might".split())
_COMES_IN = frozenset("came invested injected".split())
_BIDS = frozenset("takeover bid offer deal approach proposal buyout acquisition".split())


def valued(sought: Sought) -> Owner | None:
    """ "a round led by Beta valued the company at $4bn": the one that is valued."""
    nodes = sought.nodes
    if sought.meeting.metric in _MULTIPLES:
        return _valued_at(nodes, sought.first)
    if sought.meeting.metric not in ("valuation", "market_cap", "equity_value"):
        return None
    if (invested := _put_money_in(sought)) is not None:
        return invested
    if sought.meeting.metric == "equity_value":
        return None
    if (held := _held_before(nodes, sought.first)) is not None:
        return held
    verb = value_start(nodes, sought.first) - 2
    if verb > 1 and nodes[verb].word in ("valued", "worth") and nodes[verb - 1].word == "," and nodes[verb - 2].kind == "company":
        return Owner(nodes[verb - 2].companies, "company.subject", verb - 2)  # "Beta, valued at $32bn, is"
    for i in range(sought.first - 1, 0, -1):
        if nodes[i].kind in NAMES and nodes[i].companies and nodes[i - 1].word in _VALUES:
            if nodes[i].kind == "reference" and sought.known.target and _is_of_deal(nodes[:i]):
                return Owner(sought.known.target, "company.target")  # "a takeover that would value the family-owned haulier at $4bn"
            if nodes[i].kind == "reference" and sought.known.main and _opens_with_round(nodes[:i]):
                return Owner(sought.known.main, "company.main")  # "Beta holds 9%. The Series B round valued the company at $4bn"
            return _bought(nodes, i) or Owner(nodes[i].companies, "company.subject", i)
        if nodes[i].kind == "value":
            return None
    return None


def _put_money_in(sought: Sought) -> Owner | None:
    """ "Beta came in three years ago in a deal that valued the equity at $3bn": whom the article is about, where only Beta is named."""
    nodes, main = sought.nodes[: sought.first], sought.known.main
    values = next((i for i, node in enumerate(nodes) if node.word in _VALUES and nodes[i - 1].word in _TO_VALUE), None)
    if values is None or not main or any(node.kind == "company" for node in nodes[values:]):
        return None
    named = [i for i, node in enumerate(nodes[:values]) if node.kind == "company"]
    backs = len(named) == 1 and nodes[named[0]].companies != main and any(node.word in _COMES_IN for node in nodes[named[0] : values])
    return Owner(main, "company.main") if backs else None


def _valued_at(nodes: Sequence[Node], first: int) -> Owner | None:
    """ "Acme's bid values Beta at 14 times earnings": whose earnings they are."""
    at = value_start(nodes, first) - 1
    named = at > 1 and nodes[at].word == "at" and nodes[at - 1].kind == "company" and nodes[at - 2].word in _VALUES
    return Owner(nodes[at - 1].companies, "company.subject", at - 1) if named else None


def _is_of_deal(nodes: Sequence[Node]) -> bool:
    """ "a takeover that would value", "in an offer valuing": a bid does, not who makes it."""
    back = next((i for i in range(len(nodes) - 2, -1, -1) if nodes[i].word not in _TO_VALUE), -1)
    metric = nodes[back].metric if back >= 0 else None
    return back >= 0 and (nodes[back].word in _BIDS or (metric is not None and metric.id == "deal_value"))


def _opens_with_round(nodes: Sequence[Node]) -> bool:
    """Whether a round of funding is what a sentence that names nobody is about."""
    words = {node.word for node in nodes} | {node.metric.id for node in nodes if node.metric is not None}
    return not any(node.kind == "company" for node in nodes) and not words.isdisjoint(("round", "funding"))


def _bought(nodes: Sequence[Node], i: int) -> Owner | None:
    """ "It will buy the rest of Beta, which values the soap firm at $9m": no buyer values itself."""
    buys = nodes[i].kind == "reference" and any(node.word in (cues.BUYS | cues.PAYS) - _VALUES for node in nodes[:i])
    part = next((j for j in range(i - 1, 1, -1) if nodes[j].kind == "company" and nodes[j - 1].word == "of"), None) if buys else None
    return None if part is None else Owner(nodes[part].companies, "company.subject", part)


def _held_before(nodes: Sequence[Node], first: int) -> Owner | None:
    """ "acquired 10% of Beta, valuing the baker at £2bn", "offered 640p a share for Beta, valuing it": whom the part or the offer is of."""
    if (part := _part_sold(nodes, value_start(nodes, first))) is not None:
        return part
    verb = next((i for i in range(first - 1, 1, -1) if nodes[i].word == "valuing"), None)
    if verb is None or nodes[verb - 1].word != "," or nodes[verb + 1].kind == "company":
        return None
    held = next((i for i in range(verb - 2, 1, -1) if nodes[i].kind == "company"), None)
    of = held is not None and nodes[held - 1].word in ("of", "for", "in") and nodes[held - 2].word != "ahead"
    return Owner(nodes[held].companies, "company.subject", held) if of and held is not None else None


def _part_sold(nodes: Sequence[Node], first: int) -> Owner | None:
    """ "is selling 50 per cent of the clinic group Beta to Acme at a valuation of $5m": that of what is sold."""
    named = first > 4 and nodes[first - 1].word == "of" and nodes[first - 2].metric is not None and nodes[first - 3].word in ("a", "the")
    if not named or nodes[first - 4].word != "at":
        return None
    of = next((i for i in range(first - 5, 0, -1) if nodes[i].word in ("of", "in") and _is_part(nodes[i - 1])), None)
    whole = next((i for i in range(of + 1, min(of + 5, first)) if nodes[i].kind == "company"), None) if of is not None else None
    return Owner(nodes[whole].companies, "company.subject", whole) if whole is not None else None


def _is_part(node: Node) -> bool:
    """ "50 per cent of", "a stake in"."""
    percent = node.amount is not None and node.amount.kind == "percent"
    return percent or (node.metric is not None and node.metric.id == "stake")
