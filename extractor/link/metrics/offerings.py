"""How an offering of shares is spoken of.

the issue was subscribed 14.6 times / 23 times oversubscribed          how often the shares were asked for: `subscription`
retail investors bid for 3.4 times their quota                         likewise
bid for 37.8 crore shares                                              the shares asked for: `shares_bid`
against 2.59 crore on offer                                            the shares there are: `shares_offered`
priced its IPO at $24 a share, in a band of Rs 318 to Rs 335           the price of a share: `offer_price`
the Rs 1,240 crore issue, new shares worth Rs 800 crore                what the shares bring in: `ipo_proceeds`

Left alone: bonds that are issued, and prices of goods.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics.deals import as_offer_price
from extractor.link.metrics.meeting import Meeting, Setting, listed, phrased
from extractor.link.nodes import Amount, Node, is_shares
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "fact.offering",
        "what is said of an offering of shares: how often it was subscribed, what was bid for, its price and its size",
        "Acme Foods Inc.'s IPO was subscribed 14.6 times. => Acme Foods Inc. | subscription | 14.6 times",
    ),
)

_PART = 7  # nodes of "oversubscribed their part of the offering"
_SUBSCRIBED = frozenset("subscribed oversubscribed over-subscribed undersubscribed covered overbooked booked".split())
_COVERS, _COVER = all_forms("cover"), 5  # nodes of "covers its interest payments"
_COVERED = {"interest": "interest_cover", "dividend": "dividend_cover"}
_BIDS = frozenset("bid bids bidding applied applications orders demand".split())
_ON_OFFER = (["available"], ["up", "for"], ["for", "sale"])
_ISSUES = frozenset("issue issuance float flotation listing ipo offering".split())
_SHARES = frozenset({"share_price", "shares_offered"})
_OFFERINGS = frozenset({"ipo_proceeds", "offer_price", "shares_offered", "subscription", "shares_bid"})
_PRICED = all_forms("price")
_SOLD = frozenset("issued sold offered floated placed".split())
_TRADES = all_forms("close end finish open") | {"trading"}
_ASSUMED = frozenset("assumed expected indicative estimated offering proposed initial".split())
_OPTIONS, _NEARBY = frozenset("option over-allotment overallotment greenshoe".split()), 8  # nodes
_BANKS = frozenset("underwriters underwriter banks bookrunners managers".split())
_VIEW, _BROUGHT_IN = 6, _OFFERINGS | {"funding"}
_REDEEMS = all_forms("redeem refinance mature") | {"bond", "bonds", "notes", "coupon"}
_DEBT = frozenset({"debt", "interest_rate", "yield"})


def offering(at: Setting) -> Meeting | None:
    """The metric of a value that an offering of shares is described by."""
    nodes, amount, last = at.nodes, at.amount, at.last
    begin = at.start
    if amount.unit == "times":
        return _subscription(nodes, begin, last)
    if amount.kind == "quantity" and amount.unit in (None, "share"):
        return _shares(nodes, amount, begin, last, at.near)
    if amount.kind == "money" and (priced := _at_each(at) or _assumed(at)) is not None:
        return priced
    return _money(nodes, amount, at.first, last, at.lead) if amount.kind == "money" else None


def _subscription(nodes: Sequence[Node], at: int, last: int) -> Meeting | None:
    """ "was 12 times oversubscribed", "bids for 12 times the shares"."""
    near = (*reversed(nodes[max(0, at - 2) : at]), *nodes[last + 1 : last + 2])
    said = next((node for node in near if node.word in _SUBSCRIBED), None)
    # "oversubscribed their part of the offering 1,240 times"
    said = said or next((node for node in nodes[max(0, at - _PART) : at] if node.word == "oversubscribed"), None)
    if (covers := _cover(nodes, at)) is not None:
        return covers
    if said is not None and said.word == "covered" and (paid := _is_earned(nodes, at)) is not None:
        return Meeting(paid, said.span, "fact.idiom", "ratio", "duration", "ratio")
    if said is not None:
        return _meeting("subscription", said, said, "ratio")
    behind = [node.word for node in nodes[last + 1 : last + 4]]
    if behind[:2] == ["the", "amount"] and behind[2:] in (["on"], ["for"], ["available"], ["sought"]):
        return _meeting("subscription", nodes[last + 2], nodes[last + 3], "ratio")  # "orders of $2bn, or 3.4 times the amount on offer"
    verb = next((node for node in reversed(nodes[max(0, at - 3) : at]) if _is_bid(node)), None)
    return _meeting("subscription", verb, verb, "ratio") if verb is not None and at and nodes[at - 1].word in ("for", "of") else None


def _is_earned(nodes: Sequence[Node], at: int) -> str | None:
    """ "The dividend at Acme is covered 2.1 times", "Its interest bill was covered 4.2 times": by what is earned."""
    for node in nodes[:at]:
        name = node.word or (node.metric.id if node.metric is not None else "")
        if (metric := next((metric for word, metric in _COVERED.items() if name.startswith(word)), None)) is not None:
            return metric
    return None


def _cover(nodes: Sequence[Node], at: int) -> Meeting | None:
    """ "Profit covered interest 6.1 times", "Earnings cover the dividend twice": no shares that are asked for."""
    verb = next((i for i in range(max(0, at - _COVER), at - 1) if nodes[i].word in _COVERS), None)
    what = [node.word or (node.metric.id if node.metric is not None else "") for node in nodes[(verb or 0) + 1 : at]] if verb else []
    metric = next((metric for word, metric in _COVERED.items() if any(name.startswith(word) for name in what)), None)
    if verb is None or metric is None or any(node.kind in ("value", "mark") for node in nodes[verb:at]):
        return None
    return Meeting(metric, Span(nodes[verb].start, nodes[at - 1].end), "fact.idiom", "ratio", "duration", "ratio")


def _shares(nodes: Sequence[Node], amount: Amount, at: int, last: int, before: Meeting | None) -> Meeting | None:
    """ "4 million shares on offer", "bids for 9 million shares"."""
    following = [node.word for node in nodes[last + 1 : last + 3]]
    on_offer = following == ["on", ""] and _is_bid(nodes[last + 2])
    offered = on_offer or following in _ON_OFFER or following[:1] in _ON_OFFER
    if offered and (amount.unit == "share" or (before is not None and before.metric in _OFFERINGS)):
        return _meeting("shares_offered", nodes[last + 1], nodes[last + len(following)], "count")
    issue = nodes[at - 2].metric if at > 1 and nodes[at - 1].word == "of" else None
    if issue is not None and issue.id == "ipo_proceeds" and amount.kind == "quantity":
        return _meeting("shares_offered", nodes[at - 2], nodes[at - 2], "count")  # "an offer for sale of 68 million by the founders"
    option = next((node for node in reversed(nodes[max(0, at - _NEARBY) : at]) if node.word in _OPTIONS), None)
    told = amount.unit == "share" or (before is not None and before.metric in _OFFERINGS)
    if option is not None and told and any(node.word in _BANKS for node in nodes[:at]):
        return _meeting("shares_offered", option, option, "count")  # "gives the underwriters an option on another 1.4 million"
    if amount.unit == "share" and at > 1 and nodes[at - 1].word == "for":
        verb = next((node for node in reversed(nodes[max(0, at - 3) : at]) if _is_bid(node)), None)
        return _meeting("shares_bid", verb, verb, "count") if verb is not None else None
    return None


def _is_bid(node: Node) -> bool:
    return node.word in _BIDS or (node.metric is not None and node.metric.weak and node.metric.id in ("deal_value", "orders"))


def _at_each(at: Setting) -> Meeting | None:
    """ "offering 16 million shares, 4 million of them from existing holders, at $15 to $17 each", "can buy new shares at $8.40 each"."""
    before = at.before
    if at.lead[-1:] != ["at"] or at.amount.per not in ("share", "unit"):
        return None
    new = next((node for node in at.nodes[: at.first] if node.metric is not None and node.metric.id == "shares_offered"), None)
    if before is None or before.metric != "shares_offered":
        return _meeting("offer_price", new, new, "money-per-share") if new is not None else None
    return replace(as_offer_price(before), rule="fact.offering", place=None, of=None, of_metric=None)


def _assumed(at: Setting) -> Meeting | None:
    """ "at an expected price of $17 to $20 a share", "based on an assumed price of $18.50, it estimates net proceeds of"."""
    nodes, first = at.nodes, at.start
    asked = nodes[first - 2] if first > 2 and nodes[first - 1].word == "of" else None
    if asked is None or asked.metric is None or asked.metric.id not in ("price", "offer_price"):
        return None
    if _ASSUMED.isdisjoint(node.word for node in nodes[max(0, first - _VIEW) : first - 2]) or at.amount.high >= cues.HIGHEST_SHARE:
        return None
    told = {node.metric.id for node in nodes if node.metric is not None} | ({at.near.metric} if at.near is not None else set())
    return None if told.isdisjoint(_BROUGHT_IN) else _meeting("offer_price", asked, asked, "money-per-share")


def _money(nodes: Sequence[Node], amount: Amount, first: int, last: int, lead: Sequence[str]) -> Meeting | None:
    """ "an issue of $90m", "priced at $14 a share", "shares worth $90m": what an offering brings in or asks."""
    named = {node.metric.id for node in nodes if node.metric is not None}
    behind = nodes[last + 1] if last + 1 < len(nodes) else None
    if behind is not None and behind.word in _ISSUES and nodes[max(0, first - 2)].word not in cues.MOVES:
        debt = next((i for i in range(last + 2, min(last + 6, len(nodes))) if _is_debt(nodes[i])), None)
        if debt is not None and (metric := nodes[debt].metric) is not None:
            return listed(metric, debt, "fact.offering", None)  # "a $400 million issue of senior bonds"
        owed = behind.word == "issue" and not _REDEEMS.isdisjoint(node.word for node in nodes)
        if owed and named.isdisjoint(_OFFERINGS):
            return phrased("debt", behind.span, "fact.offering")  # "will redeem a $250m issue paying 3.5%"
        return _meeting("ipo_proceeds", behind, behind, "money") if named.isdisjoint(_DEBT) else None
    if lead[-2:] == ["issue", "of"] and any(node.word in ("public", "listing", "list") for node in nodes[:first]):
        return _meeting("ipo_proceeds", nodes[first - 2], nodes[first - 2], "money")  # "could go public in an issue of Rs 6,000 crore"
    per_share = amount.per in ("share", "unit") or (amount.per is None and amount.high < cues.HIGHEST_SHARE)
    if per_share and (found := _priced(nodes, first, amount.per is not None, named)) is not None:
        return found
    if lead[-1:] == ["worth"] and not named.isdisjoint(_OFFERINGS - _SHARES):
        shares = next((node for node in reversed(nodes[max(0, first - 4) : first]) if node.metric is not None), None)
        if shares is not None and shares.metric is not None and shares.metric.id in _SHARES:
            return _meeting("ipo_proceeds", shares, shares, "money")
    return None


def _is_debt(node: Node) -> bool:
    return node.metric is not None and node.metric.id == "debt"


def _priced(nodes: Sequence[Node], first: int, is_per_share: bool, named: set[str]) -> Meeting | None:
    """ "priced its IPO at $24", "priced in a band of 318 to 335 rupees a share"."""
    near = nodes[max(0, first - 5) : first - 1]
    verb = next((i for i, node in enumerate(near) if node.word in _PRICED), None)
    if nodes[first - 1].word == "at" and verb is not None and any(n.metric and n.metric.id == "share_price" for n in near[verb:]):
        return _meeting("offer_price", near[verb], near[verb], "money-per-share")  # "priced its shares at HK$40"
    sold = nodes[first - 2] if first > 1 and nodes[first - 1].word == "at" else None
    of_shares = "share_price" in named and named.isdisjoint(_DEBT)
    if sold is not None and of_shares and (sold.word in _PRICED or (sold.word in _SOLD and is_per_share)):
        return _meeting("offer_price", sold, sold, "money-per-share")  # "Issued at HK$38.60 per share, the stock opened at HK$52"
    if sold is not None and of_shares and sold.word in _SOLD and nodes[first - 3].word == "," and is_shares(nodes[first - 4]):
        return _meeting("offer_price", sold, sold, "money-per-share")  # "the shares, sold at HK$30.25, closed at HK$21.90"
    if not is_per_share and "ipo_proceeds" not in named:
        return None
    for node in reversed(nodes[max(0, first - 9) : first]):
        if node.kind == "value" or node.word in _TRADES or (node.metric is not None and node.metric.group == "market"):
            return None
        if node.word in _PRICED:
            return _meeting("offer_price", node, node, "money-per-share")
        if node.metric is not None and node.metric.id == "ipo_proceeds":
            return _meeting("offer_price", node, node, "money-per-share")
    return None


def _meeting(metric: str, first: Node, last: Node, kind: str) -> Meeting:
    return Meeting(metric, Span(first.start, last.end), "fact.offering", kind, "instant", "deal")
