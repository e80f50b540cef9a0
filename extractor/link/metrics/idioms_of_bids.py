"""Turns of phrase that say what is bid for a company or a share of it.

a first approach of 430p a share               the offer price
shareholders will receive 4.8p a share         the dividend, where nothing is bid for
a bid that puts a price of €3bn on the maker   the value of a deal
take a 60% stake in Beta for €1.1bn            likewise
spurned a $14bn approach, changed hands for £260m   likewise
its first offer was pitched at 385p                 the offer price
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractor.link import cues
from extractor.link.metrics.deals import in_cash
from extractor.link.metrics.meeting import Meeting, Setting, phrased
from extractor.link.metrics.nouns_behind_shares import is_tender, noun_behind_share
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_AGREED = frozenset("agreed offered tabled".split())
_PACKAGE = 14  # nodes from its cash to "for each share"
_EACH = (("for", "each"), ("for", "every"), ("per", "share"))
_NEAR = 12  # nodes behind a price that may tell of a bid
_APPROACHES = frozenset("approach proposal bid offer".split())
_PROPOSALS = frozenset("approach approaches proposal proposals overture overtures".split())
_KINDS = frozenset(
    "all-cash cash cash-and-stock all-stock takeover buyout rescue indicative revised sweetened unsolicited rival final".split()
)
_FETCHES = all_forms("fetch")
_CHANGES, _WHOLE = all_forms("change"), 9  # nodes of "puts the whole company at"
_DESCRIBED, _FEW = 20, 12  # nodes of "its stake in the Blue Hill wind complex to the Norwegian utility Beta for"
_DEALT = cues.BUYS | cues.SELLS | cues.PAYS | all_forms("take") | {"disposed", "dispose", "disposing"}
_PITCHES, _SET = (["at"], ["to"], ["from"]), frozenset("pitched set struck tabled put made".split())
_RAISES = all_forms("raise lift increase sweeten improve up bump cut lower reduce hike")
_BIDS = frozenset("deal_value offer_price premium".split())
_HOLDERS = frozenset("shareholders stockholders investors holders unitholders".split())
_ENTIRE = frozenset("entire whole all".split())
_PUTS = all_forms("put")
_RECEIVES = all_forms("get receive pocket collect")


def offered(at: Setting) -> Meeting | None:
    """ "shareholders will get 485p a share", "a first approach of 430p a share"."""
    nodes, amount, first, lead, before = at.nodes, at.amount, at.first, at.lead, at.near
    small = amount.per is None and amount.high <= cues.HIGHEST_SHARE and lead[-1:] == ["of"]  # "an indicative proposal of $41"
    if amount.per != "share" and not small and not _for_each_share(at):
        return None
    place = at.start
    verb = nodes[place - 1]
    near = (*nodes[:first], *nodes[at.last + 1 : at.last + _NEAR])  # "will get $41.50 a share, a premium of 34%"
    told = any(earlier is not None and earlier.group == "deal" for earlier in (before, at.named))
    deal = told or any(n.metric is not None and n.metric.group == "deal" for n in near)
    paid_out = any(n.metric is not None and n.metric.group == "return" for n in near)
    for_share = amount.per == "share" or _for_each_share(at)
    if for_share and _has_cash_behind(nodes, at.last) and not paid_out:  # "put $7.85 a share in cash on the table"
        return phrased("offer_price", verb.span, "fact.idiom")
    if (holders := _offered_to(at)) is not None:
        return phrased("offer_price", nodes[holders - 1].span, "fact.idiom", company_place=holders)
    if verb.word in _RECEIVES and deal:
        return phrased("offer_price", verb.span, "fact.idiom")
    named = lead[-1:] == ["of"] or lead[-2:] in (["approach", "at"], ["proposal", "at"], ["offer", "at"], ["bid", "at"])
    noun = nodes[place - 2] if named and place > 1 else noun_behind_share(at)
    if place > 2 and lead[-2:] in ([",", "at"], [",", "worth"]):
        noun = nodes[place - 3]  # "The bid, at 285 cents a share, carries a premium"
    if noun is None or not (_is_approach(noun) or (not named and is_tender(at, noun))):
        return None
    return phrased("offer_price", noun.span, "fact.idiom")


def _offered_to(at: Setting) -> int | None:
    """ "has offered Beta shareholders $48.50 a share", "offered Beta's holders": whose the shares are."""
    names = [i for i in range(max(1, at.start - 4), at.start) if at.nodes[i].kind == "company"]
    if len(names) != 1 or at.nodes[names[0] - 1].word not in ("offered", "offers", "offering", "offer"):
        return None
    holders = at.text[at.nodes[at.start - 1].start : at.nodes[at.start - 1].end].lower()
    return names[0] if holders.endswith(("shareholders", "holders", "investors", "stockholders")) else None


def _has_cash_behind(nodes: Sequence[Node], last: int) -> bool:
    """ "$7.85 a share in cash"."""
    behind = nodes[last + 1 : last + 6]
    return any(a.word == "in" and b.metric is not None and b.metric.id == "cash" for a, b in itertools.pairwise(behind))


def _is_approach(noun: Node) -> bool:
    return noun.word in _APPROACHES or (noun.metric is not None and noun.metric.id == "deal_value" and noun.metric.weak)


def _for_each_share(at: Setting) -> bool:
    """ "$41.50 in cash for each share"."""
    if at.last + 1 >= len(at.nodes) or at.nodes[at.last + 1].word != "in":
        return False
    package = at.nodes[at.last + 1 : at.last + _PACKAGE]
    following = itertools.takewhile(lambda node: node.amount is None or node.amount.kind != "money", package)
    behind = [at.text[node.start : node.end].lower() for node in following]
    return behind[:2] == ["in", "cash"] and any(pair in _EACH for pair in itertools.pairwise(behind))


def proposed(at: Setting) -> Meeting | None:
    """ "spurned an unsolicited $14bn proposal from Beta", "a sweetened approach worth $14bn": what somebody would pay."""
    if at.amount.per is not None or at.amount.low <= cues.HIGHEST_SHARE:
        return None
    noun = next((node for node in at.nodes[at.last + 1 : at.last + 3] if node.kind != "word" or node.word not in _KINDS), None)
    if noun is None or noun.word not in _PROPOSALS:
        noun = at.nodes[at.start - 2] if at.lead[-1:] in (["worth"], ["of"], ["at"]) and at.start > 1 else None
    if noun is None or noun.word not in _PROPOSALS:
        return None
    behind = at.nodes[at.last + 1 : at.last + _NEAR]
    bidder = next((i for i, node in enumerate(behind, at.last + 1) if node.companies and at.nodes[i - 1].word in ("from", "by")), None)
    return phrased("deal_value", noun.span, "fact.idiom", company_place=bidder)


def changed_hands(at: Setting) -> Meeting | None:
    """ "had changed hands for £260m in 2020": what was paid for a business; less is the price of a share."""
    words = [node.word for node in at.nodes[max(0, at.start - 3) : at.start]]
    if words[1:] != ["hands", "for"] or words[0] not in _CHANGES or at.amount.per is not None:
        return None
    span = Span(at.nodes[at.start - 3].start, at.nodes[at.start - 2].end)
    if at.amount.low <= cues.HIGHEST_SHARE:
        listed = at.before is not None and at.before.metric in ("offer_price", "share_price")
        return phrased("share_price", span, "fact.idiom") if listed else None  # "floated at 240p, now changes hands for 96p"
    return phrased("deal_value", span, "fact.idiom")


def fetched(at: Setting) -> Meeting | None:
    """ "is selling its towers unit, which could fetch £260m", "a sale of Beta could fetch": what it may be worth."""
    verb = at.word_before
    if verb is None or verb.word not in _FETCHES or at.amount.per is not None or at.amount.low <= cues.HIGHEST_SHARE:
        return None
    before = at.nodes[: at.start]
    if any(node.metric is not None and node.metric.id == "ipo_proceeds" for node in before):
        return None
    sale = next((i for i, node in enumerate(before) if node.word in cues.SELLS or at.text[node.start : node.end] == "sale"), None)
    if sale is None:
        return None
    sold = sale + 2 if before[sale + 1].word == "of" and before[sale + 2].kind == "company" else None
    return phrased("valuation", verb.span, "fact.idiom", company_place=sold)


def recovered(at: Setting) -> Meeting | None:
    """ "creditors would get 12c to 15c in the dollar": what they get back of what they are owed."""
    behind = at.nodes[at.last + 1 : at.last + 4]
    of_each = [node.word for node in behind[:2]] == ["in", "the"] and len(behind) > 2
    if not of_each or at.amount.high > 1 or at.text[behind[2].start : behind[2].end] not in ("dollar", "pound", "euro", "rand", "rupee"):
        return None
    return Meeting("recovery_rate", Span(behind[0].start, behind[2].end), "fact.idiom", "money", "instant", "ratio")


def paid_in_cash(at: Setting) -> Meeting | None:
    """ "will pay C$310m in cash and issue 22 million shares for 40% of Beta": what a part of it is paid for."""
    nodes, verb = at.nodes, at.word_before
    if verb is None or verb.word not in cues.PAYS or at.amount.low <= cues.HIGHEST_SHARE or at.amount.per is not None:
        return None
    if not in_cash(nodes, at.last):
        return None
    bought = next((i for i in range(at.last + 3, min(at.last + 3 + _PACKAGE, len(nodes))) if nodes[i].word == "for"), None)
    if bought is None:
        return None
    target = next((node for node in nodes[bought + 1 : bought + 8] if node.kind == "company"), None)
    part = any(node.amount is not None and node.amount.kind == "percent" for node in nodes[bought + 1 : bought + 4])
    if target is None and not part:
        return None
    return phrased("deal_value", verb.span, "fact.idiom", subject=target.span if target else None)


def put_at(at: Setting) -> Meeting | None:
    """ "The purchase puts the whole of Beta at about £950m": what all of it is worth."""
    near = at.nodes[max(0, at.start - _WHOLE) : at.start - 1]
    verb = next((i for i, node in enumerate(near) if node.word in _PUTS), None)
    if at.lead[-1:] != ["at"] or verb is None or at.amount.low <= cues.HIGHEST_SHARE or at.amount.per is not None:
        return None
    whom = near[verb + 1 :]
    named = next((i for i, node in enumerate(whom, at.start - len(whom) - 1) if node.kind in ("company", "reference")), None)
    its = any(node.kind == "reference" and node.end - node.start in (len("its"), len("their")) for node in whom)  # "its exposure"
    if named is None or its or any(node.kind == "metric" or node.word in cues.POSSESSIVES for node in whom):
        return None
    return phrased("valuation", near[verb].span, "fact.idiom", company_place=named)


def received(at: Setting) -> Meeting | None:
    """ "a 4.8p-a-share dividend", "shareholders will receive 4.8p a share": their dividend, where nothing is bid for."""
    nodes, verb = at.nodes, at.word_before
    paid = noun_behind_share(at) if at.amount.per == "share" else None
    if paid is not None and _is_dividend(paid):
        return phrased("dividend_per_share", paid.span, "fact.idiom")
    if verb is None or verb.word not in _RECEIVES:
        return None
    said = verb.span
    if at.amount.per != "share" and not (at.amount.high < 1 and any(_is_dividend(node) for node in nodes[: at.start])):
        return None  # "no dividend was declared; last year shareholders received 1.5 cents"
    in_cash = _has_cash_behind(nodes, at.last)  # "485p a share in cash"
    named = [near for near in (at.before, at.earlier, at.named) if near is not None]
    if in_cash or any(near.group == "deal" or near.metric in _BIDS for near in named):
        return phrased("offer_price", said, "fact.idiom")
    if not any(node.word in _HOLDERS or (node.metric is not None and node.metric.id == "shareholders") for node in nodes[: at.start - 1]):
        return None
    return phrased("dividend_per_share", said, "fact.idiom")


def _is_dividend(node: Node) -> bool:
    return node.metric is not None and node.metric.id in ("dividend", "dividend_per_share")


def agreed(at: Setting) -> Meeting | None:
    """ "8.7% above the C$31.50 agreed with Beta": what was bid before."""
    behind = at.nodes[at.last + 1].word if at.last + 1 < len(at.nodes) else ""
    bid = any(near is not None and near.group == "deal" for near in (at.before, at.earlier))
    if behind not in _AGREED or not bid or at.amount.high > cues.HIGHEST_SHARE:
        return None
    return phrased("offer_price", at.nodes[at.last + 1].span, "fact.idiom")


def put_on(at: Setting) -> Meeting | None:
    """ "a bid that puts a price of €3bn on the maker", "putting a value of $5m on the start-up"."""
    nodes, of = at.nodes, at.start - 1
    if at.amount.high <= cues.HIGHEST_SHARE or nodes[of].word != "of" or not any(node.word in _PUTS for node in nodes[max(0, of - 5) : of]):
        return None
    if not any(node.word == "on" for node in nodes[at.last + 1 : at.last + 6]):
        return None
    what = nodes[of - 1]
    price = what.metric is not None and what.metric.id in ("price", "valuation")
    if not price and what.word not in ("price", "value", "tag"):
        return None
    on_all = not _ENTIRE.isdisjoint(at.text[at.amount.end : nodes[min(at.last + 5, len(nodes) - 1)].end].lower().split())
    if on_all and what.word != "tag" and any(map(_is_price, nodes[:of])):
        return Meeting("equity_value", what.span, "fact.idiom", "money", "duration", "deal")  # "puts a value of £5m on the entire company"
    bid = any(node.word in _APPROACHES or (node.metric is not None and node.metric.id == "deal_value") for node in nodes[:of])
    whole = at.text[what.start : what.end].lower() == "enterprise value"  # debt and all: no price that is paid
    metric, kind, group = ("deal_value", "duration", "deal") if bid and not whole else ("valuation", "instant", "market")
    return Meeting(metric, what.span, "fact.idiom", "money", kind, group)


def _is_price(node: Node) -> bool:
    """ "the price puts", "the bid puts"."""
    return node.word == "price" or _is_approach(node) or (node.metric is not None and node.metric.id in ("price", "offer_price"))


def stake_for(at: Setting) -> Meeting | None:
    """ "take a 60% stake in the vaccine maker for €1.1 billion": what is paid for the stake."""
    nodes, first, lead = at.nodes, at.first, at.lead
    if lead[-1:] != ["for"]:
        return None
    near = range(first - 1, max(-1, first - _DESCRIBED), -1)
    stake = next((i for i in near if nodes[i].amount is not None or _is_stake(nodes, i)), None)
    metric = nodes[stake].metric if stake is not None else None
    if stake is None or metric is None or at.amount.low <= cues.HIGHEST_SHARE:
        return None
    verb = next((i for i in range(stake - 1, max(-1, stake - _FEW), -1) if nodes[i].word in _DEALT), None)
    if first - stake > _FEW and verb is None:
        return None
    held = next((i for i in range(stake + 1, first) if nodes[i].kind == "company"), None)
    way = next((node.word for node in nodes[stake : held or stake] if node.word in ("to", "from", "by")), "")
    subject = nodes[held].span if held is not None and not way else None
    whose = held if way == "to" else None  # "sold its stake in a field to Beta"
    if verb is not None and nodes[verb].word in cues.BUYS:
        whose = next((i for i in range(verb - 1, -1, -1) if nodes[i].companies), None)
    return phrased("deal_value", metric.span, "fact.idiom", subject=subject, company_place=whose)


def _is_stake(nodes: Sequence[Node], i: int) -> bool:
    """ "a 60% stake", "a 30 per cent interest in"."""
    metric = nodes[i].metric
    return metric is not None and (metric.id == "stake" or (metric.id == "interest_rate" and nodes[i + 1].word == "in"))


def pitched(at: Setting) -> Meeting | None:
    """ "The first offer, made in May, was pitched at 385p", "raised its offer for the 38% of Beta it does not own to 148p from 135p"."""
    nodes, amount, lead = at.nodes, at.amount, at.lead
    if amount.high > cues.HIGHEST_SHARE or amount.per not in (None, "share") or lead[-1:] not in _PITCHES:
        return None
    bid = next((i for i in range(at.start - 1, max(-1, at.start - _DESCRIBED), -1) if _is_approach(nodes[i])), None)
    between = nodes[bid + 1 : at.start] if bid is not None else ()
    of_else = any(node.metric is not None or (node.amount is not None and node.amount.kind == "money") for node in between)
    if bid is None or of_else:
        return None
    moved = any(node.word in _RAISES for node in nodes[max(0, bid - _NEAR) : at.start])
    set_at = lead[-1:] == ["at"] and nodes[at.start - 2].word in _SET
    if not (set_at or (moved and lead[-1] != "at")):
        return None
    return phrased("offer_price", nodes[bid].span, "fact.idiom")


def enterprise(at: Setting) -> Meeting | None:
    """ "The price puts the equity at $5bn and, with net debt, the enterprise at $9bn"."""
    if at.lead[-1:] != ["at"] or at.before is None or at.before.metric not in ("equity_value", "net_debt"):
        return None
    whole = at.nodes[at.start - 2].span
    called = at.text[whole.start : whole.end].lower().endswith("enterprise")
    return Meeting("valuation", whole, "fact.idiom", "money", "instant", "deal") if called else None
