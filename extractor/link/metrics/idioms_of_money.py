"""Turns of phrase that say the metric of a sum without naming it.

has $9bn under management                      the assets managed
wrote down its stake in Beta by $130m          an impairment
wiping £140m off the company's value           the market value
has €85m left / had $60 million in the bank    cash
wring €165m out of the cost base               cost savings
buys back 3 million shares for $40m            a buyback
sank £18m into the red, £18m in the black      a loss, a profit
set aside £210m for defaults                   provisions
"""

from __future__ import annotations

import re

from extractor.link import cues, metric_verbs
from extractor.link.metrics.context_of_spending import DISASTERS
from extractor.link.metrics.meeting import Meeting, Setting, listed, phrased
from extractor.link.nodes import named_words
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_LONG, _SHORT, _COUNTED = 40, 10, 24  # nodes between a verb and the price paid, and from the shares to it
_LOSSES_ON = frozenset("defaults loans bad soured credit losses impairments".split())
_LOANS = frozenset({"loan_loss_provisions", "loans", "non_performing_loans"})
_COSTS = frozenset("costs operating_expenses staff_costs cost_of_sales sga_expense unit_cost".split())
_WRITES = all_forms("write")
_LEFT_UNDER = frozenset({("left", "under"), ("remaining", "under"), ("left", "on"), ("left", "in")})
_PROGRAMME = 6  # nodes of "under its $200m authorisation"
_RUNS, _FOR = all_forms("run"), frozenset("for of across on".split())
_GONE = frozenset("evaporated evaporate evaporates vanished vanish disappeared melted wiped erased".split())
_WIPES = cues.TAKES_OFF | all_forms("erase")
_COLOUR = re.compile(r" (?:back )?(?P<said>in(?:to)? the (?P<colour>red|black)|into (?:loss|deficit))\b(?! of)")
_THROUGH = re.compile(
    r" (?P<said>(?:is|are|was|were|have been|has been)? ?(?:sold|bought|traded|passed|ran|went|flowed|booked|changed hands) "
    r"(?:on|through|over|via|across))\b"
)
_COLOURED = re.compile(r"\b(?P<said>into (?:the (?P<colour>red|black)|loss|deficit)) (?:by|with|to the tune of) (?:[a-z]+ )?\Z")
_WORTH = ("value", "worth", "market cap", "capitalisation", "capitalization")
_DRAWN = {("drawn", "on"), ("drawn", "down"), ("drawn", "from"), ("lent", "by"), ("borrowed", "from")}
_OPENING = 3  # nodes
_WRINGS = all_forms("squeeze strip trim shave remove") | frozenset("wring wrings wrung wringing take cut carve".split())


def managed(at: Setting) -> Meeting | None:
    """ "has $9bn under management", "runs $46bn for pension funds"."""
    nodes, last = at.nodes, at.last
    place = last + 1
    if (verb := at.word_before) is not None and verb.word in _RUNS and nodes[place : place + 1] != [] and nodes[place].word in _FOR:
        return phrased("assets_under_management", verb.span, "fact.idiom")
    if [node.word for node in nodes[place : place + 2]] != ["under", "management"]:
        return None
    span = Span(nodes[place].start, nodes[place + 1].end)
    return phrased("assets_under_management", span, "fact.idiom")


def wiped(at: Setting) -> Meeting | None:
    """ "wiping £140m off the company's value", "wiping out $4bn of market value", "$4bn of market value evaporated"."""
    nodes, verb, last = at.nodes, at.word_before, at.last
    verb = nodes[at.start - 2] if at.start > 1 and nodes[at.start - 1].word == "out" else verb
    if last + 1 >= len(nodes):
        return None
    if (loser := _lost_on_market(at)) is not None:
        return loser
    if nodes[last + 1].word not in ("off", "from", "of"):
        return None
    texts = [at.text[node.start : node.end].lower() for node in nodes[last + 2 : last + 7]]
    place = next((i for i, words in enumerate(texts, last + 2) if words.endswith(_WORTH)), None)
    gone = place is not None and not _GONE.isdisjoint(node.word for node in nodes[place + 1 : place + 3])
    if place is None or not (gone or (verb is not None and verb.word in _WIPES)):
        return None
    worth = nodes[place]
    return phrased("market_cap", worth.span, "fact.idiom", change="decrease")


def _lost_on_market(at: Setting) -> Meeting | None:
    """ "The fall in the shares wiped £240m off Beta", "with A$26 billion wiped off the market"."""
    nodes, last = at.nodes, at.last
    off = last + 2 if nodes[last + 1].word in _WIPES and nodes[last + 2 : last + 3] != [] else last + 1
    wipes = off > last + 1 or (at.word_before is not None and at.word_before.word in _WIPES)
    if not wipes or nodes[off].word != "off" or off + 1 >= len(nodes):
        return None
    whose = next((node for node in nodes[off + 1 : off + 3] if node.word not in cues.DETERMINERS), nodes[off])
    fell = any(node.metric is not None and node.metric.id in ("share_price", "index_level") for node in nodes[: at.first])
    market = whose.metric is not None and whose.metric.id in ("market_size", "share_price", "index_level")
    alone = whose.companies and [node.word for node in nodes[off + 2 : off + 3]] not in (["'s"], ["’s"], ["'"])
    if not (market or (alone and fell)):
        return None
    return phrased("market_cap", nodes[off].span, "fact.idiom", change="decrease")


def left_under(at: Setting) -> Meeting | None:
    """ "has $200m left under its buyback programme", "with $60m remaining under its $200m authorisation" behind a buyback."""
    nodes, last = at.nodes, at.last
    if tuple(node.word for node in nodes[last + 1 : last + 3]) not in _LEFT_UNDER:
        return None
    behind = range(last + 3, min(last + 3 + _PROGRAMME, len(nodes)))
    for i in behind:
        metric = nodes[i].metric
        if metric is not None and (metric.group == "return" or nodes[last + 2].word == "under"):
            return listed(metric, i, "fact.idiom", None)
        if nodes[i].word in cues.PROGRAMMES and at.near is not None and at.near.metric == "buyback":
            return phrased("buyback", nodes[i].span, "fact.idiom")
    return None


def left(at: Setting) -> Meeting | None:
    """ "burned through €9m and has €85m left", "had €85m left in cash"."""
    nodes, last, lead, before = at.nodes, at.last, at.lead, at.near
    in_cash = [node.word for node in nodes[last + 1 : last + 3]] in (["left", "in"], ["remaining", "in"])
    purse = nodes[last + 3].metric if in_cash and last + 3 < len(nodes) else None
    if purse is not None and purse.id == "cash":
        return listed(purse, last + 3, "fact.idiom", None)
    burnt = before is not None and before.metric in ("cash_burn", "cash") and cues.HAVING.intersection(lead[-1:])
    if not burnt or last + 1 >= len(nodes) or nodes[last + 1].word not in ("left", "remaining"):
        return None
    return phrased("cash", nodes[last + 1].span, "fact.idiom")


def reddened(at: Setting) -> Meeting | None:
    """ "sank £18.3m into the red", "was $38.5 million in the red", "slid into the red by £18.3m"."""
    said = _COLOUR.match(at.text, at.amount.end) or _COLOURED.search(at.text, at.nodes[0].start, at.amount.start)
    if said is None:
        return None
    metric = "net_profit" if said["colour"] == "black" else "net_loss"
    return Meeting(metric, Span(*said.span("said")), "fact.idiom", "money", "duration", "income")


def set_back(at: Setting) -> Meeting | None:
    """ "The wildfires set the insurer back $88 million", "on deposit": what something cost or costs, what savers leave with a bank."""
    verb = next((i for i in range(max(0, at.start - 5), at.start - 1) if at.nodes[i].word in ("set", "sets", "setting")), None)
    if at.text.startswith(" on deposit", at.amount.end):
        return Meeting("deposits", Span(at.amount.end + 1, at.amount.end + 11), "fact.idiom", "money", "instant", "balance")
    if verb is None or at.lead[-1:] != ["back"] or at.amount.per is not None:
        return None
    struck = any(node.word in DISASTERS for node in at.nodes[:verb])
    said = Span(at.nodes[verb].start, at.nodes[at.start - 1].end)
    if at.amount.high < cues.HIGHEST_SHARE and not struck:
        return Meeting("price", said, "fact.idiom", "money", "instant", "market")  # "a day out sets a family back £190"
    return Meeting("catastrophe_losses" if struck else "costs", said, "fact.idiom", "money", "duration", "cost")


def sold_through(at: Setting) -> Meeting | None:
    """ "Goods worth $920 million were sold on its platform"."""
    said = _THROUGH.match(at.text, at.amount.end) if at.lead[-1:] == ["worth"] else None
    return Meeting("gross_merchandise_value", Span(*said.span("said")), "fact.idiom", "money", "duration", "income") if said else None


def written_down(at: Setting) -> Meeting | None:
    """ "wrote down its stake in Beta by $130 million", "writing $29 million off the value of Beta"."""
    behind = at.nodes[at.last + 1] if at.last + 1 < len(at.nodes) else None
    if behind is not None and behind.word in ("off", "down") and at.word_before is not None and at.word_before.word in _WRITES:
        return phrased("impairment", Span(at.word_before.start, behind.end), "fact.idiom")
    if at.start > 1 and at.lead[-1:] in (["off"], ["down"]) and at.nodes[at.start - 2].word in _WRITES:  # "wrote off £14m of old stock"
        said = Span(at.nodes[at.start - 2].start, at.nodes[at.start - 1].end)
        return phrased("impairment", said, "fact.idiom")
    if at.lead[-1:] != ["by"]:
        return None
    for i in range(at.start - 2, max(0, at.start - _SHORT), -1):
        if at.nodes[i].word in ("down", "off") and at.nodes[i - 1].word in _WRITES:
            return phrased("impairment", Span(at.nodes[i - 1].start, at.nodes[i].end), "fact.idiom")
    return None


def banked(at: Setting) -> Meeting | None:
    """ "had $60 million in hand", "had 318 trucks and $60 million in the bank": the bank may be read as a reference to a lender."""
    nodes, last, lead = at.nodes, at.last, at.lead
    if last + 1 < len(nodes) and nodes[last + 1].word == "left":
        last += 1  # "had $42m left in the bank"
    listed = lead[-1:] == ["and"] and any(node.word in cues.HAVING for node in nodes[: at.first])
    there = any(node.word == "there" for node in nodes[max(0, at.start - 2) : at.start])  # "there was $1.3m in the bank"
    if not (listed or there or cues.HAVING.intersection(lead[-2:])) or last + 2 >= len(nodes) or nodes[last + 1].word not in ("in", "at"):
        return None
    bank = next((node for node in nodes[last + 2 : last + 4] if node.word != "the"), None)
    if bank is None:
        return None
    if bank.word not in ("bank", "hand") and not (bank.kind == "reference" and at.text[bank.start : bank.end].lower().endswith("bank")):
        return None
    return phrased("cash", Span(nodes[last + 1].start, bank.end), "fact.idiom")


def saved(at: Setting) -> Meeting | None:
    """ "wring €165m a year out of the combined cost base"."""
    nodes, verb, last = at.nodes, at.word_before, at.last
    if verb is not None and verb.word == "out":
        verb = nodes[at.start - 2]  # "take out €150 million of costs"
    if verb is None or verb.word not in _WRINGS:
        return None
    behind = nodes[last + 1 : last + 9]
    words = [node.word for node in behind]
    if verb.word == "stripping" and (at.start < _OPENING or nodes[at.start - 3].word == ","):
        return None  # "Stripping out $3 million of merger costs, it earned": what is left aside
    if words[:1] == ["of"] and any(node.metric is not None and node.metric.id in _COSTS for node in behind[1:4]):
        return phrased("cost_savings", verb.span, "fact.idiom")
    if words[:1] == ["from"] and any(node.metric is not None and node.metric.id in _COSTS for node in behind[1:4]):
        return phrased("cost_savings", verb.span, "fact.idiom")  # "wants to trim £3m from its costs"
    out = next((i for i in range(len(words) - 1) if words[i : i + 2] == ["out", "of"]), None)
    if out is None or not any(node.metric is not None and node.metric.id in _COSTS for node in behind[out:]):
        return None
    return phrased("cost_savings", verb.span, "fact.idiom")


def drawn(at: Setting) -> Meeting | None:
    """ "Some $372 million had been drawn on them", "£120m drawn on a facility", "£64m lent by its owner": what is owed."""
    behind = at.nodes[at.last + 1 : at.last + 5]
    verb = next((node for node in behind if node.word not in cues.AUXILIARY), None)
    following = [node.word for node in at.nodes[at.last + 1 : at.last + 7]]
    place = following.index(verb.word) if verb is not None and verb.word in following else 0
    if verb is None or (verb.word, *following[place + 1 : place + 2]) not in _DRAWN:
        return None
    return phrased("debt", verb.span, "fact.idiom")


def bought_back(at: Setting) -> Meeting | None:
    """ "buys back 3 million shares for $40m", "suspended its buyback after purchasing £13m worth of shares"."""
    nodes, first, lead = at.nodes, at.first, at.lead
    behind = named_words(nodes[at.last + 1 : at.last + 4])
    worth = behind == ["worth", "of", "share_price"]
    if worth and at.word_before is not None and at.word_before.word in cues.PURCHASES and at.near is not None and at.near.group == "return":
        return phrased("buyback", at.word_before.span, "fact.idiom")
    if lead[-1:] != ["for"]:
        return None
    counted = any(node.amount is not None and node.amount.unit == "share" for node in nodes[max(0, first - _COUNTED) : first])
    reach = _LONG if counted else _SHORT  # "3 million shares for $9m, 2 million shares for $8m"
    for i in range(first - 2, max(0, first - reach), -1):
        pair = (nodes[i - 1].word, nodes[i].word)
        if (metric := nodes[i].metric) is not None and metric.id == "buyback":
            return listed(metric, i, "fact.idiom", None)  # "a buyback of 3 million shares for $40m"
        if (pair in metric_verbs.PHRASAL and metric_verbs.PHRASAL[pair][0] == "buyback") or nodes[i].word.startswith("repurchas"):
            return phrased("buyback", nodes[i].span, "fact.idiom")
    return None


def set_aside(at: Setting) -> Meeting | None:
    """ "set aside £210m to cover bad loans": what a lender provides for; "set aside £9m for buybacks" are those."""
    nodes, place, last = at.nodes, at.start, at.last
    behind = next((i for i in range(last + 1, len(nodes)) if nodes[i].word not in cues.AUXILIARY), last)
    passive = behind > last + 1 and [node.word for node in nodes[behind : behind + 2]] == ["set", "aside"]
    if passive:  # "a further £12m was set aside for claims"
        place, last = behind + 2, behind + 1
    if place < 2 or nodes[place - 1].word != "aside" or nodes[place - 2].word not in ("set", "put", "setting", "putting", "sets", "puts"):
        return None
    span = Span(nodes[place - 2].start, nodes[place - 1].end)
    for node in nodes[last + 1 : last + 9]:
        if node.word in _LOSSES_ON or (node.metric is not None and node.metric.id in _LOANS):
            return Meeting("loan_loss_provisions", span, "fact.idiom", "money", "duration", "cost")
        if node.word in cues.BUILT:
            return phrased("capex", span, "fact.idiom")
        if node.metric is not None and node.metric.group in ("return", "cash"):
            return listed(node.metric, nodes.index(node), "fact.idiom", None)
        if node.kind in ("value", "mark"):
            break
    return Meeting("provisions", span, "fact.idiom", "money", "duration", "cost")
