"""Turns of phrase that say who has what share of a company, or of its market.

holders of 31% of the stock                    a stake
sold 49% of pump maker Beta                    likewise
leaves it with 3% of Beta, 30%-owned Beta      likewise
Beta is 62% owned by Acme                      likewise
puts up £250m in return for 24.5%              likewise
an open offer for a further 20%                likewise
its biggest holder is Acme, with 22%           likewise
Acme, with 22%, is its biggest holder          likewise
gained 2% share, has a 12% share               a share of the market
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.link import cues
from extractor.link.leads import value_start
from extractor.link.metrics.meeting import Meeting, Setting
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_HOLDERS = frozenset("holders holder owners owner shareholder investor".split())
_OWNING = frozenset("with for has have had keep keeps keeping kept get gets getting plus".split())
_NO_OWNING = all_forms("account")
_CAPITAL = frozenset("stock capital company group firm business".split())
_DESCRIBING = cues.DETERMINERS | {"enlarged", "combined", "merged", "new"}
_GIVES = all_forms("give hand leave") | {"gives"}
_KEEPING = all_forms("keep retain")
_GETS = all_forms("get receive")
_SITS = all_forms("sit")
_HAVING = _GETS | _KEEPING | {"has", "have", "had"}
_INSIDERS = frozenset("founders founder family management staff".split())
_DEALS = cues.BUYS | cues.SELLS | cues.PAYS | {"purchase", "acquisition", "sale"}
_MORE = frozenset("a another further".split())
_SOLD_ON = 10  # nodes of "of its Borkum Riff 4 wind farm to"
_DEALT, _DESCRIBED = 8, 7  # nodes from what is done to the share, and from it to whose it is
_KEEPING_IT = all_forms("own hold control keep retain")
_AFTER_SHARE = frozenset("up down and while but ahead behind against from versus last after followed compared as".split())
_NEEDS = all_forms("need require")
_TAKES = all_forms("take")
_ROLLS, _LEAVING = all_forms("roll"), frozenset("leaving leaves left".split())


_ONE_HOLDER, _APPOSED = frozenset("holder owner shareholder investor".split()), 8  # nodes of ", its top shareholder with"


def held(at: Setting) -> Meeting | None:
    """ "holders of 31% of the stock", "of at least another 46%"; those of a debt who stand behind a plan for it."""
    nodes, first = at.nodes, at.start
    while first > 0 and nodes[first - 1].word in _MORE:
        first -= 1
    first = value_start(nodes, first)
    if first < 2 or nodes[first - 1].word not in ("of", "with", "at") or nodes[first - 2].word not in _HOLDERS:
        return None
    if any(node.metric is not None and node.metric.id in ("debt", "loans") for node in nodes[at.last + 2 : at.last + 10]):
        return Meeting("creditor_support", nodes[first - 2].span, "fact.idiom", "percent", "instant")
    apposed = next((i for i in range(first - 3, max(0, first - _APPOSED), -1) if nodes[i].word == ","), 0)
    if apposed and nodes[apposed - 1].kind == "company" and nodes[first - 2].word in _ONE_HOLDER:  # "goes to Tencent, holder of 17.2%"
        return Meeting("stake", nodes[first - 2].span, "fact.idiom", "percent", "instant", "deal", company_place=apposed - 1)
    return Meeting("stake", nodes[first - 2].span, "fact.idiom", "percent", "instant", "deal")


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
    return Meeting("stake", behind[0].span, "fact.idiom", "percent", "instant", "deal", of=held if said else None)


def needed(at: Setting) -> Meeting | None:
    """ "The tender offer needs at least 15.5% of the shares to be tendered", "requires 75% of the shares": so much of them."""
    if at.word_before is None or at.word_before.word not in _NEEDS or at.nodes[at.last + 1 : at.last + 2] == []:
        return None
    behind = at.nodes[at.last + 1 : at.last + 5]
    of_shares = behind[0].word == "of" and any(n.metric is not None and n.metric.id == "share_price" for n in behind)
    return Meeting("stake", at.word_before.span, "fact.idiom", "percent", "instant", "deal") if of_shares else None


def in_apposition(at: Setting) -> Meeting | None:
    """ "Beta, with 11.7%, is its biggest shareholder"."""
    nodes, name, last = at.nodes, at.start - 3, at.last
    if name < 0 or nodes[name].kind != "company" or [node.word for node in nodes[name + 1 : name + 3]] != [",", "with"]:
        return None
    behind = nodes[last + 1 : last + _DESCRIBED + 3]
    holder = next((node for node in behind if node.word in _HOLDERS), None)
    if holder is None or [node.word for node in behind[:2]] not in ([",", "is"], [",", "was"], [",", "remains"]):
        return None
    held = next((node.span for node in behind if node.kind == "company"), None)
    return Meeting("stake", holder.span, "fact.idiom", "percent", "instant", "deal", of=held, company_place=name)


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
    return Meeting("stake", word.span, "fact.idiom", "percent", "instant", "deal", company_place=place)


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
    return Meeting("stake", span, "fact.idiom", "percent", "instant", "deal", of=of, company_place=owner)


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
        return Meeting("stake", verb.span, "fact.verb", "percent", "instant", "deal", of=Span(behind[1].start, behind[2].end))
    if held is None or held.kind != "company" or verb is None or behind[1] is held:
        return None
    return Meeting("stake", verb.span, "fact.verb", "percent", "instant", "deal", of=held.span)


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
    return Meeting("stake", verb.span, "fact.verb", "percent", "instant", "deal") if buyer else None


def _is_deal(node: Node) -> bool:
    return node.word in _DEALS or (node.metric is not None and node.metric.id == "deal_value")


def hyphenated(at: Setting) -> Meeting | None:
    """ "30%-owned Beta", "Acme, 98.6%-owned by its founder"."""
    owned = at.nodes[at.last + 1 : at.last + 4]
    if [node.word for node in owned[:2]] != ["-", "owned"] or owned[0].start != at.amount.end:
        return None
    of = owned[2].span if len(owned) > 2 and owned[2].kind == "company" else None
    return Meeting("stake", owned[1].span, "fact.idiom", "percent", "instant", "deal", of=of)


def part_owned(at: Setting) -> Meeting | None:
    """ "leaves it with 3% of the stock", "paid $90m for 6% of Beta", "crept on to the register with 3%"."""
    nodes, first, lead = at.nodes, at.first, at.lead
    if lead[-1:] == ["with"] and (register := next((n for n in nodes[max(0, first - 8) : first] if n.word == "register"), None)):
        return Meeting("stake", register.span, "fact.idiom", "percent", "instant", "deal")
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
            return Meeting("stake", Span(nodes[last + 1].start, node.end), "fact.idiom", "percent", "instant", "deal", of=held)
        if node.word not in _DESCRIBING and node.kind not in ("reference", "company") and node.word not in cues.GENITIVE:
            return None
    return None


def bid_for(at: Setting) -> Meeting | None:
    """ "an open offer for a further 20%": of the shares."""
    place = at.start - 2
    offer = at.nodes[place].metric if place >= 0 and at.lead[-1:] == ["for"] and at.amount.unit == "percent" else None
    if offer is None or offer.group != "deal":
        return None
    return Meeting("stake", at.nodes[place].span, "fact.idiom", "percent", "instant", "deal")


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
    return Meeting("market_share", share.span, "fact.idiom", "percent", "duration", "ratio", change=change)


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
        return Meeting("stake", share.span, "fact.idiom", "percent", "instant", "deal", of=held.span)
    held_or_dealt = not (_DEALS | _KEEPING_IT).isdisjoint(node.word for node in nodes[max(0, at.first - _DEALT) : at.first])
    if held_or_dealt or (then.word not in _AFTER_SHARE and then.kind not in ("mark", "period")):
        return None
    return Meeting("market_share", share.span, "fact.idiom", "percent", "duration", "ratio")


def headed(at: Setting) -> Meeting | None:
    """ "its biggest holder is Harbour Capital, with 22%, followed by Castor with 9%": each name has its own."""
    nodes, place = at.nodes, at.start - 2
    place -= place > 0 and nodes[place].word == ","
    if at.lead[-1:] != ["with"] or place < 1:
        return None
    of_whom = nodes[place].kind == "company" and nodes[place - 1].word == "of" and _is_holder(nodes[place - 2])
    of = nodes[place].span if of_whom else None
    place -= 2 * of_whom
    told = next((i for i in range(place, 0, -1) if nodes[i].word in cues.AUXILIARY), 0) if _is_holder(nodes[place]) else 0
    if told and nodes[told - 1].kind == "company":  # "Harbour Capital is its biggest holder, with 22%"
        return Meeting("stake", nodes[place].span, "fact.idiom", "percent", "instant", "deal", of=of, company_place=told - 1)
    if nodes[place].kind != "company":
        return None
    named = any(_is_holder(node) for node in nodes[:place])
    return Meeting("stake", nodes[at.start - 1].span, "fact.idiom", "percent", "instant", "deal", company_place=place) if named else None


def _is_holder(node: Node) -> bool:
    return node.word in _HOLDERS or (node.metric is not None and node.metric.id == "shareholders")


def had(at: Setting) -> Meeting | None:
    """ "Beta, which has 6.2%, will listen", "put in €65m, for which it gets 4.8%": of the company told before."""
    verb, told = at.word_before, at.near or at.named
    ends = [node.word for node in at.nodes[at.last + 1 : at.last + 2]] in ([","], ["."], [";"], ["and"], ["between"])
    if verb is None or verb.word not in _HAVING or not ends:
        return None
    if (held_in := _in_which(at)) is not None:
        return held_in
    insiders = any(node.word in _INSIDERS for node in at.nodes[max(0, at.start - 6) : at.start])
    keep = insiders and verb.word in _KEEPING | {"have"}  # "the two founders keep 31%", "still have 31% between them"
    raised = told is not None and told.metric in ("funding", "ipo_proceeds") and verb.word in _KEEPING
    if not keep and not raised and (told is None or told.group != "deal"):
        return None
    kind = "duration" if verb.word in _GETS else "instant"  # what somebody is to get is no level of today
    return Meeting("stake", verb.span, "fact.idiom", "percent", kind, "deal") if at.amount.unit == "percent" else None


def _in_which(at: Setting) -> Meeting | None:
    """ "Beta, in which Acme has 41%": of the company told before."""
    which = [node.word for node in at.nodes[max(0, at.start - 4) : at.start - 2]] == ["in", "which"]
    holder = at.nodes[at.start - 2] if which else None
    if holder is None or not holder.companies:
        return None
    span = at.nodes[at.start - 1].span
    return Meeting("stake", span, "fact.idiom", "percent", "instant", "deal", company_place=at.start - 2)


def in_brackets(at: Setting) -> Meeting | None:
    """ "Harbour Capital (5.2%) and Castor (9.4%) have pledged their shares", "are its largest shareholders": what each of them holds."""
    nodes, name, last = at.nodes, at.start - 2, at.last
    alone = at.before is None or at.before.metric == "stake"
    if name < 0 or nodes[name].kind != "company" or nodes[name + 1].word != "(" or not alone or last + 1 >= len(nodes):
        return None
    behind = nodes[last + 1 :]
    shares = next((b for a, b in pairwise(behind) if at.text[a.start : a.end].lower() == "their" and _are_shares(b)), None)
    holders = shares or next((node for node in behind if _is_holder(node) or node.word == "shareholders"), None)
    if behind[0].word != ")" or holders is None:
        return None
    return Meeting("stake", holders.span, "fact.idiom", "percent", "instant", "deal", company_place=name)


def _are_shares(node: Node) -> bool:
    return node.metric is not None and node.metric.id == "share_price"
