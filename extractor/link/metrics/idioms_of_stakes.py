"""Turns of phrase that say what share of a company is had, sold or bid for, or of its market.

sold 49% of pump maker Beta                    a stake
leaves it with 3% of Beta, 30%-owned Beta      likewise
Beta is 62% owned by Acme                      likewise
puts up £250m in return for 24.5%              likewise
an open offer for a further 20%                likewise
gained 2% share, has a 12% share               a share of the market
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, phrased
from extractor.link.nodes import Node, is_shares
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_OWNING = frozenset("with for has have had keep keeps keeping kept get gets getting plus".split())
_NO_OWNING = all_forms("account")
_CAPITAL = frozenset("stock capital company group firm business".split())
_DESCRIBING = cues.DETERMINERS | {"enlarged", "combined", "merged", "new"}
_GIVES = all_forms("give hand leave") | {"gives"}
_SITS = all_forms("sit")
_DEALS = cues.BUYS | cues.SELLS | cues.PAYS | {"purchase", "acquisition", "sale"}
_SOLD_ON = 10  # nodes of "of its Borkum Riff 4 wind farm to"
_KEEPING_IT = all_forms("own hold control keep retain")
_AFTER_SHARE = frozenset("up down and while but ahead behind against from versus last after followed compared as".split())
_NEEDS = all_forms("need require")
_TAKES = all_forms("take")
_DEALT, _DESCRIBED = 8, 7  # nodes from what is done to the share, and from it to whose it is
_ROLLS, _LEAVING = all_forms("roll"), frozenset("leaving leaves left".split())


def positioned(at: Setting) -> Meeting | None:
    """ "has built a 6.3% position in pump maker Beta"."""
    behind = at.nodes[at.last + 1 : at.last + _DESCRIBED]
    said = [node.word for node in behind[:2]] in (["position", "in"], ["shareholding", "in"], ["slice", "of"])
    held = next((node.span for node in behind if node.kind == "company"), None)
    part = [node.word for node in behind[:2]] in (["slice", "of"], ["chunk", "of"])
    # "bought a 25% slice of a wind farm"
    dealt_in = part and any(_is_deal(node) for node in at.nodes[max(0, at.start - _DEALT) : at.start])
    if not (said and held is not None) and not dealt_in:
        return None
    return phrased("stake", behind[0].span, "fact.idiom", of=held if said else None)


def needed(at: Setting) -> Meeting | None:
    """ "The tender offer needs at least 15.5% of the shares to be tendered", "requires 75% of the shares": so much of them."""
    if at.word_before is None or at.word_before.word not in _NEEDS or at.nodes[at.last + 1 : at.last + 2] == []:
        return None
    behind = at.nodes[at.last + 1 : at.last + 5]
    of_shares = behind[0].word == "of" and any(is_shares(n) for n in behind)
    return phrased("stake", at.word_before.span, "fact.idiom") if of_shares else None


def in_return(at: Setting) -> Meeting | None:
    """ "puts up £250m in return for 24.5%", "rolling over £40m for 3.9%, leaving Beta with 71.6%": what is got for money."""
    if at.amount.unit != "percent" or at.lead[-1:] not in (["for"], ["with"]):
        return None
    word = at.nodes[at.start - 1]
    got = [node.word for node in at.nodes[max(0, at.start - 3) : at.start]] in (["in", "return", "for"], ["in", "exchange", "for"])
    money = at.nodes[at.before_place].amount if at.before_place is not None else None
    rolls = money is not None and money.kind == "money" and any(node.word in _ROLLS for node in at.nodes[: at.first])
    rolled = rolls and at.lead == ["for"]
    left = at.near is not None and at.near.metric == "stake" and at.start > 2 and at.nodes[at.start - 3].word in _LEAVING
    if not (got or rolled or (left and word.word == "with")):
        return None
    sales = next((n for n in at.nodes[at.last + 1 : at.last + 4] if n.metric is not None and n.metric.id == "revenue"), None)
    if got and sales is not None:  # "pays $300m in exchange for 3.5% of net sales"
        return Meeting("royalty_rate", word.span, "fact.idiom", "percent", "duration", "ratio", of=sales.span, of_metric="revenue")
    place = at.start - 2 if left and at.nodes[at.start - 2].kind == "company" else None
    return phrased("stake", word.span, "fact.idiom", company_place=place)


def owned_by(at: Setting) -> Meeting | None:
    """ "Beta is 62% owned by Acme"."""
    nodes, last = at.nodes, at.last
    if [node.word for node in nodes[last + 1 : last + 3]] not in (["owned", "by"], ["held", "by"]):
        return None
    owner = next((i for i in range(last + 3, min(last + 8, len(nodes))) if nodes[i].kind == "company"), None)
    held = next((node for node in reversed(nodes[: at.first]) if node.kind == "company"), None)
    if owner is None:
        return None
    span = Span(nodes[last + 1].start, nodes[last + 2].end)
    of = held.span if held is not None else None
    return phrased("stake", span, "fact.idiom", of=of, company_place=owner)


def dealt(at: Setting) -> Meeting | None:
    """ "sold 49% of pump maker Beta", "paid $480m for 35% of chip designer Beta", "the purchase of 75% of Polish insurer Beta"."""
    nodes, last = at.nodes, at.last
    behind = nodes[last + 1 : last + _DESCRIBED]
    if at.change is not None or [node.word for node in behind[:1]] != ["of"]:
        return None
    named = (node for node in behind[1:] if node.kind != "word" or node.word in cues.PREPOSITIONS)
    held = next((node for node in named if node.word not in cues.GENITIVE), None)  # "51% of Egypt's Beta"
    verb = next((node for node in reversed(nodes[max(0, at.start - _DEALT) : at.start]) if _is_deal(node)), None)
    if verb is not None and held is not None and _is_sold_on(nodes, last, verb):
        return phrased("stake", verb.span, "fact.verb", of=Span(behind[1].start, behind[2].end))
    if held is None or held.kind != "company" or verb is None or behind[1] is held:
        return None
    return phrased("stake", verb.span, "fact.verb", of=held.span)


def _is_sold_on(nodes: Sequence[Node], last: int, verb: Node) -> bool:
    """ "sold 49% of its Borkum wind farm to Beta": a part of a thing, by whom it went to; "sold 49% of its cars to Beta" is none."""
    thing = nodes[last + 2 : last + 3]
    if verb.word not in cues.SELLS or not thing or not (thing[0].kind == "reference" or thing[0].word in cues.DETERMINERS):
        return False
    to = next((i for i in range(last + 3, min(last + _SOLD_ON, len(nodes))) if nodes[i].word == "to"), 0)
    one = to > 0 and nodes[to - 1].kind == "word" and not nodes[to - 1].word.endswith("s")
    return one and any(node.kind == "company" for node in nodes[to : to + 6])


def sold(at: Setting) -> Meeting | None:
    """ "The family has agreed to sell 60% to Acme": of what the sentence is about."""
    verb, behind = at.word_before, at.nodes[at.last + 1 : at.last + _DEALT]
    if verb is None or verb.word not in cues.SELLS or [node.word for node in behind[:1]] != ["to"]:
        return None
    buyer = any(node.kind == "company" for node in behind)
    return phrased("stake", verb.span, "fact.verb") if buyer else None


def _is_deal(node: Node) -> bool:
    return node.word in _DEALS or (node.metric is not None and node.metric.id == "deal_value")


def hyphenated(at: Setting) -> Meeting | None:
    """ "30%-owned Beta", "Acme, 98.6%-owned by its founder"."""
    owned = at.nodes[at.last + 1 : at.last + 4]
    if [node.word for node in owned[:2]] != ["-", "owned"] or owned[0].start != at.amount.end:
        return None
    of = owned[2].span if len(owned) > 2 and owned[2].kind == "company" else None
    return phrased("stake", owned[1].span, "fact.idiom", of=of)


def part_owned(at: Setting) -> Meeting | None:
    """ "leaves it with 3% of the stock", "paid $90m for 6% of Beta", "crept on to the register with 3%"."""
    nodes, first, lead = at.nodes, at.first, at.lead
    if lead[-1:] == ["with"] and (register := next((n for n in nodes[max(0, first - 8) : first] if n.word == "register"), None)):
        return phrased("stake", register.span, "fact.idiom")
    if first > 2 and nodes[first - 2].companies and nodes[first - 3].word in _GIVES and _are_holders(nodes[first - 1]):
        whole = _part_of(at)  # "would have given Beta holders 58% of the combined company"
        return whole and replace(whole, company_place=first - 2)
    given = first > 1 and nodes[first - 1].companies and nodes[first - 2].word in _GIVES  # "giving it 5.5% of the enlarged company"
    if given and (whole := _part_of(at)) is not None:
        return replace(whole, company_place=first - 1)
    sits = lead[-1:] == ["on"] and not _SITS.isdisjoint(lead[-2:])  # "already sits on 29.9% of Beta"
    owned = (sits or _OWNING.intersection(lead[-1:])) and _NO_OWNING.isdisjoint(lead)
    return _part_of(at) if owned else None


def _are_holders(node: Node) -> bool:
    return node.word in ("holders", "shareholders", "investors") or (node.metric is not None and node.metric.id == "shareholders")


def _part_of(at: Setting) -> Meeting | None:
    """ "of the stock", "of the enlarged company", "of Beta", "of the votes" behind a share."""
    nodes, last = at.nodes, at.last
    if last + 2 >= len(nodes) or nodes[last + 1].word != "of":
        return None
    for i in range(last + 2, min(last + 5, len(nodes))):
        node = nodes[i]
        if node.word in cues.VOTES:
            return Meeting("voting_power", Span(nodes[last + 1].start, node.end), "fact.idiom", "percent", "instant", "ownership")
        stock = node.word in _CAPITAL or (node.metric is not None and node.metric.id in ("share_price", "equity"))
        stock = stock or (node.kind == "reference" and at.text[node.start : node.end].lower().rpartition(" ")[2] in _CAPITAL)
        named = node.kind == "company" and not (i + 1 < len(nodes) and nodes[i + 1].word in cues.GENITIVE)
        if stock or named:
            held = node.span if named else None
            return phrased("stake", Span(nodes[last + 1].start, node.end), "fact.idiom", of=held)
        if node.word not in _DESCRIBING and node.kind not in ("reference", "company") and node.word not in cues.GENITIVE:
            return None
    return None


def bid_for(at: Setting) -> Meeting | None:
    """ "an open offer for a further 20%": of the shares."""
    place = at.start - 2
    offer = at.nodes[place].metric if place >= 0 and at.lead[-1:] == ["for"] and at.amount.unit == "percent" else None
    if offer is None or offer.group != "deal":
        return None
    return phrased("stake", at.nodes[place].span, "fact.idiom")


def share_won(at: Setting) -> Meeting | None:
    """ "gained 2% share", "lost three points of share", "had taken 40 basis points of market share": of its market."""
    nodes, verb = at.nodes, at.word_before
    place = at.last + 2 if [node.word for node in nodes[at.last + 1 : at.last + 2]] == ["of"] else at.last + 1
    share = nodes[place] if place < len(nodes) else None
    won = verb is not None and (verb.word in cues.GAINS or verb.word in cues.LOSSES or verb.word in _TAKES)
    if verb is None or not won or share is None or share.metric is None:
        return None
    named = at.text[share.start : share.end].lower()
    if named != "share" and not (named == "market share" and at.amount.unit == "percentage_point"):
        return None
    change = "decrease" if verb.word in cues.LOSSES else "increase"
    return phrased("market_share", share.span, "fact.idiom", change=change)


def share_had(at: Setting) -> Meeting | None:
    """ "has a 12% share, up from 11%": of its market; "a 12% share in Beta": a stake, as is what is bought or held without more."""
    nodes, place = at.nodes, at.last + 1
    opened = {node.word for node in nodes[max(0, at.start - 1) : at.first]}
    if place + 1 >= len(nodes) or opened.isdisjoint(("a", "an", "with")):
        return None
    share, then = nodes[place], nodes[place + 1]
    if at.amount.unit != "percent" or at.text[share.start : share.end].lower() not in ("share", "slice"):
        return None
    if then.word in ("in", "of") and (held := nodes[place + 2] if place + 2 < len(nodes) else then).kind == "company":
        return phrased("stake", share.span, "fact.idiom", of=held.span)
    held_or_dealt = not (_DEALS | _KEEPING_IT).isdisjoint(node.word for node in nodes[max(0, at.first - _DEALT) : at.first])
    if held_or_dealt or (then.word not in _AFTER_SHARE and then.kind not in ("mark", "period")):
        return None
    return phrased("market_share", share.span, "fact.idiom")
