"""Turns of phrase that say the value of a contract, or how much was ordered.

won deals worth $3.2bn                         contracts, no takeover
to buy $3.6bn of chips from Beta               what a supplier is paid
to supply Beta with $3.6bn of chips            likewise
ordered ten vessels for $1.9bn                 what is paid for the goods, what shops fetched
sold 8.9 billion yuan of homes                 a developer's contracted sales
an order with Acme for 40 jets                 how many
and 45 buses                                   likewise
vessels with room for 74,000 TEU               how much they can take
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.link import cues
from extractor.link.metrics.deals import in_cash
from extractor.link.metrics.idioms_of_jobs import AWARDED, WINS
from extractor.link.metrics.meeting import Meeting, Setting, phrased, taken_up
from extractor.link.metrics.noun_phrases import is_plural
from extractor.link.metrics.shops import are_shops
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_IF_MET = re.compile(r" (?:more |extra |later |on top )?(?:if|depending|provided|once|when|should|subject to|in milestones|tied to)\b")
_GOODS_ORDERED, _LISTED = ("orders", "aircraft_orders", "order_backlog"), (["and"], [","], [",", "and"], ["plus"])
_DWELLINGS = frozenset("homes houses flats apartments villas dwellings properties".split())
_ORDERS = all_forms("order commission procure") | {"contract", "contracts"}
_ORDERED = frozenset({"ordered", "commissioned", "procured", "chartered"})
_SUPPLIES = all_forms("supply provide furnish deliver")
_WITH = frozenset("with from by".split())
_WORKS = frozenset(
    "lay build supply run operate provide deliver maintain make design service upgrade install manage print clean carry transport haul "
    "drill refurbish modernise modernize overhaul staff cater electrify dredge lease manufacture equip fit".split()
)
_GIVES = all_forms("award give hand grant")
_UPFRONT = frozenset({"upfront", "up-front"})
_GOES_ON = cues.PREPOSITIONS | {"and", "plus", "but"}
_PAIR = 2  # words
_SECOND, _WILL = 3, frozenset("to will would".split())
_DEALS = frozenset("supply sell buy order deliver purchase procure provide ship import export furnish".split())
_PAPERS = frozenset("shares stocks bonds notes stakes assets securities firms companies businesses loans homes flats apartments".split())
_NEAR = 10  # nodes from the verb to the sum, and from it to the work
_HAS = frozenset("has have holds".split())


def won(at: Setting) -> Meeting | None:
    """ "won deals worth $3.2 billion": contracts, no takeover."""
    nodes, first, lead = at.nodes, at.first, at.lead
    if lead[-1:] not in (["worth"], ["of"]) or first < 2:
        return None
    deal = nodes[at.start - 2]
    if lead[-1] == "worth" and deal.metric is None:  # "won orders for nine ferries worth $1.1 billion"
        deal = next((node for node in reversed(nodes[max(0, at.start - 8) : at.start - 2]) if node.metric is not None), deal)
    work = deal.word == "work" and lead[-1] == "worth"
    if not work and (deal.metric is None or deal.metric.id not in ("deal_value", "contract_value", "orders")):
        return None
    if not any(node.word in WINS or (work and node.word in AWARDED) for node in nodes[max(0, first - 9) : first]):
        return None
    over = [node.kind if node.period else node.word for node in nodes[at.last + 1 : at.last + 3]]
    if (work or (deal.metric is not None and deal.metric.id == "orders")) and over in (["in", "period"], ["over", "period"]) :
        return Meeting("orders", deal.span, "fact.idiom", "money", "duration", "income")  # what came in over a quarter
    return phrased("contract_value", deal.span, "fact.idiom")


def ordered_at(at: Setting) -> Meeting | None:
    """ "has ordered two ships at a combined price of €2.4bn": what is paid for all of them."""
    if at.lead[-1:] != ["of"] or at.start < 3 or at.amount.per is not None:
        return None
    priced = at.text[at.nodes[at.start - 2].start : at.nodes[at.start - 2].end].lower()
    verb = next((node for node in reversed(at.nodes[: at.start]) if node.word in _ORDERED), None)
    whole = priced.startswith(("combined", "total")) or at.nodes[at.start - 3].word in ("combined", "total")
    if verb is None or not whole or not priced.endswith(("price", "cost", "value")):
        return None
    return phrased("contract_value", verb.span, "fact.idiom")


def agreed(at: Setting) -> Meeting | None:
    """ "signed a five-year agreement to supply pumps to Beta worth $250m", "The largest contract, worth $425m, is with a bank"."""
    if at.lead[-1:] != ["worth"] and at.lead[-2:] != ["valued", "at"]:
        return None
    if at.before is not None and at.before.value_kind == "count" and at.before.metric in ("orders", "aircraft_orders"):
        return phrased("contract_value", at.before.span, "fact.idiom")  # "ordered 40 jets from Beta worth $4bn"
    for node in reversed(at.nodes[max(0, at.start - _NEAR) : at.start - 1]):
        if node.metric is not None and (node.metric.id == "contract_value" or (node.metric.id == "deal_value" and _is_of_work(at))):
            return phrased("contract_value", node.span, "fact.idiom")
        counted = node.amount is not None and node.amount.kind == "quantity"  # "an order for six ships valued at $900m"
        if (node.kind == "value" and not counted) or node.word in (";", "which", "who"):
            return None
    return None


def dealt_in(at: Setting) -> Meeting | None:
    """ "agreed to supply Beta with pumps worth $250m", "will buy chips worth $3bn": a contract; but no shares, bonds or firms."""
    nodes = at.nodes
    if at.lead[-1:] != ["worth"] or at.amount.kind != "money" or at.start < _SECOND:
        return None
    things = nodes[at.start - 2]
    if not is_plural(things) or things.word in _PAPERS:
        return None
    for i in range(at.start - 3, max(0, at.start - _NEAR), -1):
        if nodes[i].kind in ("mark", "value") or nodes[i].word in _DEALS:
            agreed = nodes[i].word in _DEALS and nodes[i - 1].word in _WILL
            return phrased("contract_value", nodes[i].span, "fact.idiom") if agreed else None
    return None


def _is_of_work(at: Setting) -> bool:
    """ "landed a 15-year deal with Beta to make landing gear, valued at more than $2bn"."""
    return any(a.word == "to" and b.word in _WORKS for a, b in pairwise(at.nodes[: at.start]))


def if_goals_are_met(at: Setting) -> Meeting | None:
    """ "$300 million upfront and as much as $1.4 billion more if its drug reaches the market": what depends on milestones."""
    told = at.before is not None and at.before.metric in ("upfront_payment", "milestone_payment")
    if not told or (said := _IF_MET.match(at.text, at.amount.end)) is None:
        return None
    return Meeting("milestone_payment", Span(*said.span()), "fact.idiom", "money", "instant", "deal")


def upfront(at: Setting) -> Meeting | None:
    """ "got $90m upfront": the first payment of a contract."""
    behind = at.nodes[at.last + 1] if at.last + 1 < len(at.nodes) else None
    after = at.nodes[at.last + 2 : at.last + 3]
    qualifies = after[:1] and after[0].kind in ("word", "metric") and after[0].word not in _GOES_ON  # "a $90m upfront payment"
    if behind is not None and behind.word == "in" and after[:1] and after[0].word == "advance":
        return phrased("upfront_payment", Span(behind.start, after[0].end), "fact.idiom")
    cash = len(["in", "cash"]) if in_cash(at.nodes, at.last) else 0
    paid = [node.word for node in at.nodes[at.last + 1 + cash : at.last + 3 + cash]]
    if cash and (paid == ["up", "front"] or paid[:1] in (["upfront"], ["up-front"])):  # "$200m in cash up front"
        return phrased("upfront_payment", at.nodes[at.last + 1 + cash].span, "fact.idiom")
    if behind is not None and behind.word == "up" and after[:1] and after[0].word == "front":
        return phrased("upfront_payment", Span(behind.start, after[0].end), "fact.idiom")
    if behind is None or behind.word not in _UPFRONT or qualifies:
        return None
    return phrased("upfront_payment", behind.span, "fact.idiom")


def awarded_to(at: Setting) -> Meeting | None:
    """ "awarded a $3.9bn contract for six frigates to Beta": whose it is stands behind it."""
    nodes, last = at.nodes, at.last
    if not any(node.word in _GIVES for node in nodes[max(0, at.start - 3) : at.start]):
        return None
    named = next((n for n in nodes[last + 1 : last + 5] if n.metric is not None and n.metric.id in ("contract_value", "orders")), None)
    to = next((i for i in range(last + 2, min(last + 2 + 2 * _NEAR, len(nodes) - 1)) if nodes[i].word == "to"), None)
    if named is None or to is None:
        return None
    whose = next((i for i in range(to + 1, min(to + _NEAR, len(nodes))) if nodes[i].kind == "company"), None)
    return phrased("contract_value", named.span, "fact.idiom", company_place=whose) if whose else None


def works_deal(at: Setting) -> Meeting | None:
    """ "bagged a $1.1bn deal from Beta to lay pipelines": work to be done, nothing that is bought."""
    nodes, last = at.nodes, at.last
    deal = next((n for n in nodes[last + 1 : last + 4] if n.metric is not None and at.text[n.start : n.end].lower().endswith("deal")), None)
    if deal is None or deal.metric is None or deal.metric.id != "deal_value":
        return None
    near = nodes[last + 1 : last + 2 * _NEAR]
    does = any(a.word == "to" and b.word in _WORKS for a, b in pairwise(near))
    return phrased("contract_value", deal.span, "fact.idiom") if does else None


def contract(at: Setting) -> Meeting | None:
    """ "to buy $3.6bn of chips from Beta"."""
    nodes, first, last = at.nodes, at.first, at.last
    following = [node.word for node in nodes[last + 1 : last + 3]]
    if following[:1] != ["of"] and following != ["worth", "of"]:
        return None
    verb = next((node for node in reversed(nodes[max(0, first - 5) : first]) if node.word in cues.PURCHASES), None)
    for i in range(last + 2, min(last + 12, len(nodes) - 1)):
        if verb is not None and nodes[i].word == "from" and nodes[i + 1].kind in ("company", "reference"):
            return phrased("contract_value", verb.span, "fact.idiom")
        if nodes[i].kind in ("value", "mark"):
            return None
    return None


def supplied(at: Setting) -> Meeting | None:
    """ "will supply Beta with at least $90m of chips", "will provide $90m worth of engines to Beta": the supplier's contract."""
    nodes, first, last = at.nodes, at.first, at.last
    following = [node.word for node in nodes[last + 1 : last + 3]]
    if following[:1] != ["of"] and following != ["worth", "of"]:
        return None
    place = next((i for i in range(first - 1, max(0, first - _NEAR), -1) if nodes[i].word in _SUPPLIES), None)
    if place is None or any(node.kind in ("value", "mark") for node in nodes[place:first]):
        return None
    named = nodes[place + 1 : first] if nodes[at.start - 1].word == "with" else nodes[last + 2 : last + _NEAR]
    supplier = next((i for i in range(place - 1, -1, -1) if nodes[i].kind in ("company", "reference")), None)
    if supplier is None or not any(node.kind in ("company", "reference") for node in named):
        return None
    return phrased("contract_value", nodes[place].span, "fact.idiom", company_place=supplier)


def _sold_to(nodes: Sequence[Node], goods: int, first: int) -> int | None:
    """Who buys, where "to" stands in front of the one that is named between what is sold and its price."""
    to = next((i for i in range(goods + 1, first) if nodes[i].word == "to"), first)
    return next((i for i in range(to + 1, first) if nodes[i].kind == "company"), None)


def goods(at: Setting) -> Meeting | None:
    """ "will supply 90,000 processors for $1.1 billion": what is paid for the goods."""
    nodes, first, lead, before = at.nodes, at.first, at.lead, at.near
    if lead[-1:] != ["for"]:
        return None
    goods = next((i for i in range(first - 1, -1, -1) if nodes[i].amount is not None), None)
    if not _ORDERED.isdisjoint(lead[:-2]):
        verb = next(node for node in reversed(nodes[:first]) if node.word in _ORDERED)
        return phrased("contract_value", verb.span, "fact.idiom")  # "ordered new ships for"
    if goods is None:
        return None
    ordered = next((node for node in reversed(nodes[max(0, goods - 6) : goods]) if _is_order(node)), None)
    counted = nodes[goods].amount
    if ordered is not None and counted is not None and counted.unit not in (None, "times", "share") and counted.kind == "quantity":
        return phrased("contract_value", ordered.span, "fact.idiom")
    if before is not None and before.metric == "store_disposals":
        if (buyer := _sold_to(nodes, goods, first)) is not None:  # "is selling nine hotels in the Canaries to Acme for €340m"
            return phrased("deal_value", before.span, "fact.idiom", company_place=buyer)
        return phrased("disposal_proceeds", before.span, "fact.idiom")
    if before is None or before.rule != "fact.verb" or before.metric not in ("shipments", "orders"):
        return None
    return phrased("contract_value", before.span, "fact.idiom")


def on_order(at: Setting) -> Meeting | None:
    """ "has 61 aircraft and 44 more on order": what is yet to be delivered."""
    behind = at.nodes[at.last + 1 : at.last + 4]
    place = 1 if behind[:1] != [] and behind[0].word in ("more", "others") else 0
    ordered = behind[place : place + 2]
    counted = at.amount.kind == "quantity" and at.first == at.last and len(ordered) == _PAIR
    if not counted or ordered[0].word != "on" or not at.text.startswith(" order", ordered[0].end):
        return None
    return Meeting("order_backlog", Span(ordered[0].start, ordered[1].end), "fact.idiom", "count", "instant", "count")


def _is_order(node: Node) -> bool:
    return node.word in _ORDERS or (node.metric is not None and node.metric.id in ("orders", "contract_value"))


def homes(at: Setting) -> Meeting | None:
    """ "sold 8.9 billion yuan of homes"."""
    verb, behind = at.word_before, at.nodes[at.last + 1 : at.last + 5]
    if verb is None or verb.word not in cues.SELLS or not behind or behind[0].word not in ("of", "worth"):
        return None
    if not any(node.word in _DWELLINGS for node in behind):
        return None
    return Meeting("contracted_sales", verb.span, "fact.idiom", "money", "duration", "income")


def ordered(at: Setting) -> Meeting | None:
    """ "received orders for 40 trains", "an order with Acme for 40 jets"."""
    nodes, first, lead = at.nodes, at.first, at.lead
    named = lead[-1:] == ["for"] and at.start > 3 and nodes[at.start - 2].kind == "company" and nodes[at.start - 3].word in _WITH
    order = nodes[at.start - 4 if named else first - 2].metric if lead[-1:] == ["for"] and first > 1 else None
    if order is None or order.id not in ("contract_value", "orders"):
        return None
    had = first > 2 and not named and nodes[first - 3].word in _HAS
    if had:
        return Meeting("order_backlog", order.span, "fact.idiom", "count", "instant", "balance")  # "has orders for 40 trains"
    return Meeting("orders", order.span, "fact.idiom", "count", "duration", "income")


def ordered_too(at: Setting) -> Meeting | None:
    """ "an order for 120 trams and 45 buses": further things of the order told before."""
    before, place = at.before, at.before_place
    held = at.nodes[place].amount if place is not None else None
    if before is None or place is None or held is None or before.metric not in _GOODS_ORDERED or at.amount.unit is None:
        return None
    listed = held.kind == "quantity" and [node.word for node in at.nodes[place + 1 : at.start]] in _LISTED
    return taken_up(before) if listed else None


def room(at: Setting) -> Meeting | None:
    """ "vessels with room for 74,000 TEU"; not "there is room for 130" shops."""
    spacious = at.lead[-2:] in (["room", "for"], ["space", "for"]) and at.start > 1 and at.amount.unit is not None
    if not spacious or are_shops(at.amount.metric):
        return None
    return Meeting("capacity", at.nodes[at.start - 2].span, "fact.idiom", "count", "duration", "count")
