"""What is paid for a business, told in front of who buys it: "For $80m, Acme bought Beta", "In a deal worth $80m, it bought"."""

from __future__ import annotations

from extractor.link import cues
from extractor.link.metrics.deals import deal_value, in_cash
from extractor.link.metrics.meeting import Meeting, Setting, phrased
from extractor.link.nodes import Node
from extractor.link.past_time import past_time

_OPENS, _NAMED = 4, 8  # nodes of "for a total of", of "in an all-cash deal that is valued at"
_KINDS = frozenset("all- all-cash all-stock cash-and-stock friendly surprise".split())
_DEALS = frozenset("deal transaction takeover acquisition".split())
_SHARE = 3  # nodes of "a share"
_CLAUSE = 16  # nodes


def fronted_price(at: Setting) -> Meeting | None:
    """ "For $80m, Acme bought Beta on Monday", "For $12 a share in cash, it is to buy Beta": the price of what is bought behind it."""
    nodes, comma = at.nodes, past_time(at.nodes, _past_cash(at))
    if not _opens(at) or at.amount.kind != "money" or comma >= len(nodes) or nodes[comma].word != ",":
        return None
    clause = nodes[comma + 1 : comma + _CLAUSE]
    buys = next((i for i, node in enumerate(clause) if node.word in cues.BUYS), None)
    if buys is None or any(node.amount is not None and node.amount.kind == "money" for node in clause[:buys]):
        return None
    buyer = next((i for i, node in enumerate(clause[:buys]) if node.companies), None)
    target = next((i for i in range(comma + buys + 2, min(comma + _CLAUSE, len(nodes))) if nodes[i].kind == "company"), None)
    if buyer is None or target is None or any(node.word == "from" for node in nodes[comma + buys : target]):
        return None  # "For $80m, Acme bought a mill from Beta"
    return _price(at, clause[buys], target, comma + 1 + buyer)


def _opens(at: Setting) -> bool:
    """ "For a mere $80m,", "In a deal worth $80m,", "In a transaction valued at about $80m,"."""
    if at.nodes[0].word == "for":
        return at.start <= _OPENS
    front = at.nodes[1 : at.start]
    plain = at.nodes[0].word == "in" and at.start <= _NAMED and all(node.kind in ("word", "metric", "reference") for node in front)
    return plain and (any(_is_deal(node) for node in front) or _past_deal(at, at.last) > at.last)


def _is_deal(node: Node) -> bool:
    return node.word in _DEALS or (node.metric is not None and node.metric.id == "deal_value")


def _past_deal(at: Setting, last: int) -> int:
    """The place of the noun behind a price, "in an $80m all-cash deal", else that of the price."""
    behind = at.nodes[last + 1 : last + 3]
    found = next((k for k, node in enumerate(behind, 1) if node.word not in _KINDS), 0)
    return last + found if found and _is_deal(behind[found - 1]) else last


def _past_cash(at: Setting) -> int:
    """Where what only says for what, and how it is paid, ends: "a share", "in cash"."""
    last = at.last
    if at.amount.per == "share":
        last = next((i for i in range(last + 1, min(last + 1 + _SHARE, len(at.nodes))) if at.nodes[i].metric is not None), last)
    last = _past_deal(at, last)
    return last + (3 if in_cash(at.nodes, last) else 1)


def _price(at: Setting, verb: Node, target: int, buyer: int) -> Meeting | None:
    """A price per share is the target's, a sum the buyer's."""
    if at.amount.per == "share":
        return phrased("offer_price", verb.span, "fact.deal", company_place=target)
    if at.amount.per is not None or at.amount.high <= cues.HIGHEST_SHARE:
        return None
    return deal_value(verb.span, subject=at.nodes[target].span, company_place=buyer)
