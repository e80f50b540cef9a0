"""What a sum by the share turns out to be beside what its sentence and the value before speak of: a price, a bid, a dividend.

by selling new shares at $41 each            the price of an offering
it offers 214 kronor for each share          the price of a bid
For 2025 it paid €2.10 per share             a dividend
an interim dividend of 3.5p, costing £8.6m   what all of it comes to
its shares traded 3% lower                   how far their price went
lost $3 billion in value                     market value
copper ended the day with a loss of 4%       likewise, and of no profit
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from extractor.link import cues
from extractor.link.metrics.context_of_prices import DIVIDENDS, paragraph
from extractor.link.metrics.deals import as_offer_price
from extractor.link.metrics.meeting import Meeting, Setting, as_metric, listed, words_of
from extractor.link.metrics.raising import GOING_PUBLIC
from extractor.link.verb_forms import all_forms

_OF_BIDS = frozenset("offer_price deal_value premium equity_value".split())
_PAYOUT = re.compile(r"\b(?:dividend|payout|distribution)s?\b")
_BID = re.compile(r"\b(?:bid|bidder|takeover|tender offer|acquir(?:e|es|ed|ing)|acceptances|buyout|suitor)\b")
# "the HK$23.5 at which it went public", "the $17 it listed at", "the 310p at which they were sold in the flotation"
_FLOATED = re.compile(
    r"(?: a share| each)? (?:at which [^,;.\n]{2,30}? (?:went public|came to market|listed|floated|debuted|"
    r"(?:was|were) (?:sold|priced|offered) (?:in|at) (?:its|the|their|an)(?: \w+){0,2} (?:offering|ipo|float|flotation|listing))"
    r"|(?:it|they) (?:went public|came to market|listed|floated|debuted) at)\b",
    re.IGNORECASE,
)
_DEAREST_SHARE = 1000
_FETCHES = all_forms("fetch raise generate")
_BIDS = all_forms("bid offer") | {"approach", "proposal"}
_WORKS_OUT = frozenset("worth to at of".split())
_PRICED, _FUNDS = frozenset("share_price index_level price exchange_rate bond_price".split()), frozenset("fund trade portfolio".split())
_BUYS_BACK = frozenset((form, particle) for form in all_forms("buy") for particle in ("in", "back"))


def price_of_shares(at: Setting, found: Meeting) -> Meeting | None:
    """ "by selling new shares at $41 each"."""
    each = at.amount.kind == "money" and at.amount.per in ("share", "unit", "each", "apiece") and at.lead[-1:] == ["at"]
    sold = found.rule == "fact.noun_phrase" and each and words_of(at, found).endswith(" shares")
    return as_offer_price(found) if sold else None


def traded_at(at: Setting, found: Meeting) -> Meeting | None:
    """ "Acme shares traded 3% lower": no volume."""
    moved = at.amount.kind == "percent" and words_of(at, found) == "shares traded" and found.change is None
    return replace(found, metric="share_price", value_kind="money", period_kind="instant") if moved and not at.lead else None


def price_lost(at: Setting, found: Meeting) -> Meeting | None:
    """ "Copper ended the day with a loss of 4%", "the fund posted a 3% loss": what was lost of a price, or of what is invested."""
    if at.amount.unit != "percent" or found.change is not None or words_of(at, found) not in ("loss", "losses"):
        return None
    front = at.nodes[: min(at.first, found.place or 0)]
    priced = next((i for i, node in enumerate(front) if node.metric is not None and node.metric.id in _PRICED), None)
    if priced is not None and (metric := front[priced].metric) is not None:
        return listed(metric, priced, found.rule, "decrease")
    invested = any(node.word in _FUNDS for node in front)
    return replace(found, metric="total_return", group="return", change="decrease") if invested else None


def value_lost(at: Setting, found: Meeting) -> Meeting | None:
    """ "Acme has lost $3 billion in value since June": of its market value, and no loss that it booked."""
    lost = at.amount.kind == "money" and at.lead[-1:] != [] and at.lead[-1] in cues.LOSSES
    if not lost or not at.text.startswith((" in value", " of value", " of its value", " of their value"), at.amount.end):
        return None
    return replace(found, metric="market_cap", value_kind="money", period_kind="instant", group="market", change="decrease")


def bought_for(at: Setting, found: Meeting) -> Meeting | None:
    """ "agreed to buy all of the shares of Beta for $37 each": what is paid for them."""
    each = at.amount.kind == "money" and at.amount.per == "share" and at.lead[-1:] == ["for"] and found.change is None
    bought = each and found.place is not None and any(node.word in cues.BUYS for node in at.nodes[: found.place])
    return as_offer_price(found) if bought else None


def target_price(at: Setting, found: Meeting) -> Meeting | None:
    """ "lifted its valuation of the stock to A$3.75"."""
    fair = found.metric == "valuation" or words_of(at, found) == "fair value"  # "kept a fair value of S$1.40"
    low = fair and at.amount.kind == "money" and at.amount.high < cues.LARGEST_PER_SHARE
    return replace(found, metric="target_price") if low else None


def bid_per_share(at: Setting, found: Meeting) -> Meeting | None:
    """ "it offers 214 kronor for each share": the price of a bid, whatever the bid is worth."""
    passive = found.place and at.nodes[found.place - 1].word in ("were", "was") and at.nodes[found.place + 1].word == "at"
    if at.amount.kind == "money" and passive:  # "the bonds were bid at 11 cents", "the stock was bid at $17 a share"
        priced = "share_price" if at.amount.per == "share" else "bond_price"
        return replace(found, metric=priced, period_kind="instant", group="market")
    bid = words_of(at, found).rpartition(" ")[2] in _BIDS and at.amount.high < _DEAREST_SHARE  # "a $59.50 bid"
    if at.amount.kind != "money" or not (at.amount.per == "share" or bid):
        return None
    return replace(as_offer_price(found), subject=None)


def bid_at_prices(at: Setting, found: Meeting) -> Meeting | None:
    """ "$9 in cash and half a share. At Friday's prices that is worth $38 a share": what is bid for each."""
    told = any(near is not None and near.group == "deal" for near in (at.before, at.earlier))
    bid = at.earlier is not None and at.earlier.metric in _OF_BIDS and words_of(at, found) == "price" and at.lead[-1:] == ["of"]
    if bid and at.amount.kind == "money" and at.amount.per == "share":  # "The price of $23 a share is a premium of"
        return as_offer_price(found)
    stands_for = any(node.word in ("that", "this", "it") or node.kind == "reference" for node in at.nodes[found.place or 0 : at.first])
    if at.amount.kind != "money" or at.amount.per != "share" or not told or not stands_for or _WORKS_OUT.isdisjoint(at.lead[-1:]):
        return None
    return as_offer_price(found)


def of_listing(at: Setting, found: Meeting) -> Meeting | None:
    """ "60% of the proceeds", "net proceeds are put at HK$2bn", in an article about a prospectus."""
    shared = at.amount.kind in ("percent", "money") and words_of(at, found).split()[-1] == "proceeds"
    return replace(found, metric="ipo_proceeds") if shared and GOING_PUBLIC.search(at.text) else None


def fetched(at: Setting, found: Meeting) -> Meeting | None:
    """ "the deal could fetch about $400 million", in an article about a prospectus."""
    sold = words_of(at, found) in ("deal", "offer", "offering") and not _FETCHES.isdisjoint(at.lead) and GOING_PUBLIC.search(at.text)
    return replace(found, metric="ipo_proceeds", change=None, subject=None) if sold else None


def floated_at(at: Setting, found: Meeting) -> Meeting | None:
    """ "below the HK$23.5 at which it went public": what its shares were sold at, not what they trade at."""
    if at.amount.kind != "money" or at.amount.high > cues.HIGHEST_SHARE:
        return None
    offered = at.before is not None and at.before.metric == "shares_offered" and words_of(at, found) == "price"
    raised = at.before is not None and at.before.metric == "ipo_proceeds" and at.lead == ["at"]  # "raising $310m at $17 a share"
    offered = offered or (raised and at.amount.per == "share")
    if not offered and _FLOATED.match(at.text, at.amount.end) is None:  # "22.5 million shares, at a price of between $17 and $19"
        return None
    return as_offer_price(found)


def put_in(at: Setting, found: Meeting) -> Meeting | None:
    """ "to which the offering has added $9m": what it brought in, and no change of it; "investment will be $7m" builds."""
    if found.metric == "funding" and found.place == 0 and words_of(at, found) == "investment" and at.amount.kind == "money":
        return replace(found, metric="capex", period_kind="duration", group="cash")
    brings = at.lead[-1:] and (at.lead[-1] in cues.GAINS or at.lead[-1] in cues.RAISES)  # "the offering raised €620 million"
    adds = found.change == "increase" and at.amount.kind == "money" and brings
    return replace(found, change=None) if adds else None


def paid_out(at: Setting, found: Meeting) -> Meeting | None:
    """ "the interim dividend, paid at 4.1p a share", "scrapped its payout. A year ago it paid 3 cents"."""
    if found.rule != "fact.verb" or found.metric != "spending" or words_of(at, found) not in cues.PAYS:
        return None
    verb = next((i for i, node in enumerate(at.nodes) if node.start == found.span.start), 0)
    for i in range(max(0, verb - 3), verb):
        metric = at.nodes[i].metric
        if metric is not None and metric.group == "return":
            return listed(metric, i, found.rule, None)
    cents = at.amount.kind == "money" and at.amount.high < 1 and at.amount.per is None
    if not cents or _PAYOUT.search(paragraph(at.text, at.amount.start)) is None:
        return None
    return replace(found, metric="dividend", value_kind="money", period_kind="duration", group="return")


def paid_per_share(at: Setting, found: Meeting) -> Meeting | None:
    """ "For 2025 it paid €2.10 per share": a dividend; what a bidder pays is the price of its bid."""
    bought = at.text.startswith((" for the ", " for its ", " for each ", " in cash"), at.nodes[at.last].end)
    told = at.near if at.near is not None and at.near.metric in DIVIDENDS else None
    if found.rule == "fact.verb" and words_of(at, found) in cues.PAYS and told is not None and at.amount.per is None:
        alike = at.amount.high < _DEAREST_SHARE  # "a dividend of 85 yen, having paid 78 yen for 2024"
        return replace(told, rule=found.rule, span=found.span, place=None, change=None) if alike else None
    if found.rule != "fact.verb" or at.amount.per != "share" or words_of(at, found) not in cues.PAYS or bought:
        return None
    bid = any(near is not None and near.metric in _OF_BIDS for near in (at.before, at.earlier, at.named))
    bid = bid or (at.near is not None and at.near.metric == "buyback")  # "It paid an average of 118 francs a share"
    bid = bid or _BID.search(paragraph(at.text, at.amount.start)) is not None
    metric, group = ("offer_price", "deal") if bid else ("dividend_per_share", "return")
    return replace(found, metric=metric, value_kind="money-per-share", group=group)


def dividend_bill(at: Setting, found: Meeting) -> Meeting | None:
    """ "an interim dividend of 3.5p, costing the company £8.6m": what all of it comes to."""
    paid = found.rule == "fact.verb" and words_of(at, found) == "costing" and at.before is not None and at.before.metric in DIVIDENDS
    return replace(found, metric="dividend", group="return") if paid and at.amount.high >= cues.LARGEST_FEE else None


def no_share(at: Setting, found: Meeting) -> Meeting | None:
    """ "spent $300 million on its own stock and has $1.1 billion left", "$3.60 a share, or $9.9 million": no price of a share."""
    if at.amount.kind != "money" or at.amount.low <= cues.LARGEST_FEE:
        return None
    if at.near is not None and at.near.metric == "buyback":
        return at.near
    if at.lead[-3:] == ["a", "value", "of"] and found.rule == "fact.same_metric":
        return replace(found, metric="market_cap", value_kind="money", change=None)  # "the shares rose 3%, giving it a value of $2bn"
    words = [node.word for node in at.nodes[: at.first]]
    if at.lead[-1:] == ["worth"] and any(pair in _BUYS_BACK for pair in pairwise(words)):
        return as_metric(found, "buyback")  # "bought in stock worth $176m"
    said_again = found.rule == "fact.same_metric" and at.lead[-1:] == ["or"]
    return as_metric(found, "deal_value") if said_again else None
