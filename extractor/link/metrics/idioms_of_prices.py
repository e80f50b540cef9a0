"""Turns of phrase that say what something is worth or costs.

the company is worth £1.3bn                    its market value, or its valuation where nothing is said of shares
a close of €30.07                              the share price
sold for $690 a tonne                          the price of goods
a first approach of 430p a share               the offer price
a $16m coupon                                  interest
take a 60% stake in Beta for €1.1bn            the value of a deal
"""

from __future__ import annotations

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, approximators_before
from extractor.mentions import Span

_BUSINESSES = frozenset("company group firm business start-up startup it lender retailer chain maker chipmaker".split())
_SHARES = frozenset({"share_price", "market_cap", "index_level"})
_FETCHES = frozenset(form for verb in ("realise", "realize", "fetch", "command", "achieve", "average") for form in cues.forms(verb))
_SOLD_BY = frozenset(
    "tonne ton ounce barrel pound kilogram kilo kg litre gallon bushel night seat unit megawatt-hour mwh hectare acre square_foot "
    "dmt wmt t".split()
)
_WEIGHED = frozenset("tonne ton ounce barrel pound kilogram kilo kg litre gallon bushel".split())
_PAID_FOR = frozenset(cues.forms("pay"))
_NEAR = 12  # nodes behind a price that may tell of a bid
_APPROACHES = frozenset("approach proposal bid offer".split())
_RECEIVES = frozenset("get gets getting receive receives receiving".split())


def worth(at: Setting) -> Meeting | None:
    """ "the company is worth £1.3bn"."""
    nodes, first, lead, before = at.nodes, at.first, at.lead, at.near
    if lead[-1:] != ["worth"]:
        return None
    place = next(i for i in range(first - 1, -1, -1) if nodes[i].word == "worth")
    subject = place - 1
    while subject > 0 and nodes[subject].word in cues.AUXILIARY:
        subject -= 1
    node = nodes[subject]
    deal = next((n for n in nodes[:subject] if n.metric is not None and n.metric.id in ("contract_value", "orders")), None)
    if subject < place - 1 and deal is not None:
        return Meeting("contract_value", Span(deal.start, deal.end), "fact.idiom", "money", "instant", "deal")
    if subject == place - 1 or not (node.kind in ("company", "reference") or node.word in _BUSINESSES):
        return None
    named = any(n.metric is not None and n.metric.id in _SHARES for n in nodes)
    shares = named or (before is not None and before.group in ("market", "return"))
    metric = "market_cap" if shares else "valuation"
    return Meeting(metric, Span(nodes[place].start, nodes[place].end), "fact.idiom", "money", "instant", "market")


def close(at: Setting) -> Meeting | None:
    """ "a close of €30.07"."""
    nodes, first, lead = at.nodes, at.first, at.lead
    if lead[-2:] != ["close", "of"]:
        return None
    return Meeting("share_price", Span(nodes[first - 2].start, nodes[first - 2].end), "fact.idiom", "money-per-share", "instant", "market")


def unit_price(at: Setting) -> Meeting | None:
    """An amount per thing behind "at" or "sold for", where no metric of the clause is one."""
    nodes, amount, first, lead = at.nodes, at.amount, at.first, at.lead
    if amount.per not in _SOLD_BY:
        return None
    paid = any(node.word in _PAID_FOR for node in nodes[max(0, first - 4) : first])
    if amount.per in _WEIGHED and paid and nodes[first - 1].word not in ("at", "for", "of"):
        verb = next(node for node in reversed(nodes[:first]) if node.word in _PAID_FOR)
        return Meeting("price", Span(verb.start, verb.end), "fact.idiom", "money", "duration", "market")
    fetched = next((node for node in reversed(nodes[max(0, first - 5) : first]) if node.word in _FETCHES), None)
    sold = next((node for node in reversed(nodes[:first]) if node.word in ("sold", "sell", "sells", "selling", "bought", "hedged")), None)
    if fetched is None and any(node.kind == "metric" or (node.amount and node.amount.kind == "money") for node in nodes[:first]):
        return None
    sold = fetched or (sold if {"at", "for"} & set(lead[-5:]) else None)
    if sold is None:
        return None
    return Meeting("price", Span(sold.start, sold.end), "fact.idiom", "money", "duration", "market")


def offered(at: Setting) -> Meeting | None:
    """ "shareholders will get 485p a share", "a first approach of 430p a share"."""
    nodes, amount, first, lead, before = at.nodes, at.amount, at.first, at.lead, at.near
    if amount.per != "share" and not _for_each_share(at):
        return None
    place = first - approximators_before(nodes, first)
    verb = nodes[place - 1]
    near = (*nodes[:first], *nodes[at.last + 1 : at.last + _NEAR])  # "will get $41.50 a share, a premium of 34%"
    deal = (before is not None and before.group == "deal") or any(n.metric is not None and n.metric.group == "deal" for n in near)
    if verb.word in _RECEIVES and deal:
        return Meeting("offer_price", Span(verb.start, verb.end), "fact.idiom", "money-per-share", "instant", "deal")
    if lead[-1:] != ["of"] or place < 2:
        return None
    noun = nodes[place - 2]
    if noun.word not in _APPROACHES and not (noun.metric is not None and noun.metric.id == "deal_value" and noun.metric.weak):
        return None
    return Meeting("offer_price", Span(noun.start, noun.end), "fact.idiom", "money-per-share", "instant", "deal")


def _for_each_share(at: Setting) -> bool:
    """ "$41.50 in cash for each share"."""
    behind = [node.word or "cash" for node in at.nodes[at.last + 1 : at.last + 6]]
    return behind[:2] == ["in", "cash"] and behind[2:4] in (["for", "each"], ["for", "every"], ["per", "share"])


def coupon(at: Setting) -> Meeting | None:
    """ "a $16m coupon"."""
    nodes, last = at.nodes, at.last
    metric = nodes[last + 1].metric if last + 1 < len(nodes) else None
    if metric is None or metric.id != "interest_rate":
        return None
    return Meeting("interest_expense", Span(metric.start, metric.end), "fact.idiom", "money", "duration", "cost")


def stake_for(at: Setting) -> Meeting | None:
    """ "take a 60% stake in the vaccine maker for €1.1 billion": what is paid for the stake."""
    nodes, first, lead = at.nodes, at.first, at.lead
    if lead[-1:] != ["for"]:
        return None
    stake = next((i for i in range(first - 1, max(-1, first - 12), -1) if nodes[i].metric is not None or nodes[i].amount is not None), None)
    metric = nodes[stake].metric if stake is not None else None
    if stake is None or metric is None or metric.id != "stake":
        return None
    held = next((node for node in nodes[stake + 1 : first] if node.kind == "company"), None)
    subject = Span(held.start, held.end) if held is not None else None
    return Meeting("deal_value", Span(metric.start, metric.end), "fact.idiom", "money", "duration", "deal", subject=subject)
