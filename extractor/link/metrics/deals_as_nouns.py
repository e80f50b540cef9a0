"""A deal that is told by a noun: its price in front of it or behind "for", and who is bought behind "of".

the €350m purchase of the tannery Beta                        the price in front
the purchase of 75% of the tannery Beta from Castor for €350m the price behind
the takeover of Beta, which values it at                      who is bought
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.metrics.deals import TAKES, deal_value
from extractor.link.metrics.meeting import Meeting, Setting
from extractor.link.nodes import Node
from extractor.mentions import Span

_PURCHASE = 16  # nodes from a purchase to what is paid


def bought_as_noun(at: Setting) -> Meeting | None:
    """ "the €350m purchase of the tannery Beta", "the purchase of 75% of the tannery Beta from Castor for €350m"."""
    nodes, last = at.nodes, at.last
    if at.amount.kind == "money" and at.lead[-1:] == ["for"] and (place := _purchase_before(nodes, at.start - 1)) is not None:
        if nodes[place].word == "disposal":
            buyer = next((i for i in range(place + 2, at.start) if nodes[i].kind == "company" and nodes[i - 1].word == "to"), None)
            said = Span(nodes[place].start, nodes[place].end)
            return deal_value(said, company_place=buyer) if buyer else None
        bought = next((node for node in nodes[place + 2 : at.start] if node.kind == "company"), None)
        return bought and deal_value(Span(nodes[place].start, bought.end), subject=bought.span)
    while last + 1 < len(nodes) and _is_means(nodes[last + 1]):
        last += 1  # "the $22 million cash-and-stock purchase of Beta"
    if at.amount.kind != "money" or [node.word for node in nodes[last + 1 : last + 3]] not in (["purchase", "of"], ["buyout", "of"]):
        return None
    target = next((node for node in nodes[last + 3 : last + 7] if node.kind == "company"), None)
    named = nodes[last + 3] if last + 3 < len(nodes) else None
    if target is None and last == at.last and (named is None or not at.text[named.start].isupper()):
        return None  # "the $9m purchase of a mill"
    span = Span(nodes[last + 1].start, target.end if target is not None else nodes[last + 2].end)
    return deal_value(span, subject=target.span if target is not None else None)


def _is_means(node: Node) -> bool:
    """What a deal is paid in: "cash-and-stock", "all-cash"."""
    return node.word in ("-", "and", "and-", "all", "all-") or (node.metric is not None and node.metric.id in ("cash", "share_price"))


def _purchase_before(nodes: Sequence[Node], end: int) -> int | None:
    """Where "purchase of" stands in front of a node, no clause and no sum between."""
    for i in range(end - 2, max(0, end - _PURCHASE), -1):
        if nodes[i].word in ("purchase", "disposal") and nodes[i + 1].word == "of":
            return i
        value = nodes[i].amount
        mark = nodes[i].kind == "mark" and nodes[i].word not in cues.GENITIVE  # "the purchase of Finland's Beta"
        if mark or (value is not None and value.kind != "percent"):
            return None
    return None


def target_before(nodes: Sequence[Node], place: int) -> Span | None:
    """ "agreed to buy Beta in a deal that values the maker at", "the takeover of Beta, which values it at": who is bought."""
    for i in range(place - 1, 0, -1):
        deal = nodes[i - 2].metric if i > 1 and nodes[i - 1].word == "of" else None
        if nodes[i].kind == "company" and (nodes[i - 1].word in TAKES or (deal is not None and deal.id == "deal_value")):
            return nodes[i].span
    return None
