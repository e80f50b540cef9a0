"""Turns of phrase that say who takes how much of an offering of shares, what they pay, and what is put up for it.

float 25% of its shares at €18 to €21 each         a part of them, and their price
placed 14 million shares with funds at 132p        likewise
a rights issue of two shares for five at 85p       likewise
cornerstone investors took $170m of the shares     what they commit to before it
Acme and Beta each subscribed for $40m             likewise
1,286 times subscribed, locking up HK$387bn        what was put up for it
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, phrased
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_LOCKS, _SHORT = all_forms("lock tie freeze"), 4  # nodes of "tying up about"
_TAKES = all_forms("take buy subscribe commit put pledge invest")
_OFFERED = frozenset("offer_price ipo_proceeds shares_offered subscription cornerstone_investment".split())
_SELLS = all_forms("float list sell place issue offer market price") | {"placing", "floatation", "flotation", "listing"}
_TRADES = frozenset("trade trades traded trading close closed closes opened open ended end bought buy buys buying repurchased".split())
_ISSUES = all_forms("issue")
_PRICED_BY = ("fact.offering", "fact.deal")
_SALES = frozenset({"ipo_proceeds", "funding", "shares_offered"})
_FLOATS, _CLAUSE = all_forms("float list"), 16  # nodes from what is done with shares to their price
_NEAR = 14  # nodes from the investors to what they take


def locked_up(at: Setting) -> Meeting | None:
    """ "was 1,286 times subscribed, locking up HK$387.5bn", "tying up HK$178bn of margin loans"."""
    nodes, start = at.nodes, at.start
    verb = next((i for i in range(max(0, start - _SHORT), start - 1) if nodes[i].word in _LOCKS and nodes[i + 1].word == "up"), None)
    if verb is None or at.near is None or at.near.metric != "subscription":
        return None
    return Meeting("subscription_amount", Span(nodes[verb].start, nodes[verb + 1].end), "fact.idiom", "money", "duration", "deal")


def cornerstone(at: Setting) -> Meeting | None:
    """ "Cornerstone investors have agreed to buy $170m of the shares", behind that "Acme and Beta each subscribed for $40m"."""
    nodes = at.nodes
    verb = next((node for node in reversed(nodes[max(0, at.start - 3) : at.start]) if node.word in _TAKES), None)
    if verb is None or at.amount.per is not None:
        return None
    named = any(at.text[node.start : node.end].lower().startswith("cornerstone") for node in nodes[max(0, at.first - _NEAR) : at.first])
    told = (at.earlier or at.named) if at.before is None else at.before
    again = told is not None and told.metric == "cornerstone_investment"
    subscribed = verb.word.startswith("subscri") and told is not None and told.metric in _OFFERED
    if not named and not again and not subscribed:
        return None
    return Meeting("cornerstone_investment", verb.span, "fact.idiom", "money", "duration", "deal")


def floated(at: Setting) -> Meeting | None:
    """ "plans to float 25% of its shares": a part of them."""
    verb, behind = at.word_before, at.nodes[at.last + 1 : at.last + 4]
    if verb is None or not (verb.word in _FLOATS or _is_float(at.text, verb)) or [node.word for node in behind[:1]] != ["of"]:
        return None
    of = behind[-1].span
    return phrased("shares_offered", verb.span, "fact.idiom", of=of)


def _is_float(text: str, node: Node) -> bool:
    return node.metric is not None and text[node.start : node.end].lower() == "float"


def sold_at(at: Setting) -> Meeting | None:
    """ "sold 14 million shares to funds at 132p", "will float 25% of its shares at €18 to €21 each": what one of them is sold for."""
    nodes, begin = at.nodes, at.start - (at.lead[-1:] == ["between"])
    ranged = begin > 2 and nodes[begin - 1].word == "of" and nodes[begin - 2].word in ("range", "band")
    if begin < 2 or not (ranged or nodes[begin - 1].word == "at"):
        return None
    if at.amount.high >= cues.HIGHEST_SHARE or at.amount.per not in (None, "share", "unit"):
        return None
    far = max(-1, begin - _CLAUSE)
    since = next((i for i in range(begin - 1, far, -1) if nodes[i].word == ";" or _is_debt(nodes[i])), far)
    near = nodes[since + 1 : begin - 1]
    verb = next((i for i, node in enumerate(near) if node.word in _SELLS or _is_sale(node)), None)
    if verb is None or near[-1].word in _FLOATS or any(node.word in _TRADES for node in near[verb:]):
        return None
    small = (node.amount for node in near[verb:] if node.amount is not None and node.amount.high < cues.HIGHEST_SHARE)
    priced = any(amount.kind == "money" for amount in small)  # "listed at HK$28, was 9% higher at"
    if priced or not (_has_shares(at.text, near) or _is_sale(near[verb])):
        return None
    return phrased("offer_price", near[verb].span, "fact.offering")


def _is_sale(node: Node) -> bool:
    return node.metric is not None and node.metric.id in _SALES


def _is_debt(node: Node) -> bool:
    return node.metric is not None and node.metric.id in ("debt", "interest_rate", "yield")


def _has_shares(text: str, nodes: Sequence[Node]) -> bool:
    """ "its shares", "14 million shares", "9 million new units"."""
    counted = any(node.amount is not None and node.amount.unit in ("share", "unit") for node in nodes)
    named = (node for node in nodes if node.metric is not None and node.metric.id in ("share_price", "shares_offered"))
    return counted or any(text[node.start : node.end].lower().endswith("s") for node in named)


def sold_for(at: Setting) -> Meeting | None:
    """ "selling 46 million shares at 1,085 rupees apiece for about 50 billion rupees": what they fetch in all."""
    before = at.before
    if at.lead[-1:] != ["for"] or before is None or before.rule not in _PRICED_BY or before.metric not in _SALES | {"offer_price"}:
        return None
    if at.amount.high < cues.HIGHEST_SHARE or at.amount.per is not None:
        return None
    metric = "share_sale" if before.rule == "fact.offering" else "deal_value"  # "bought 4% of Beta at $24 a share for $90m"
    return Meeting(metric, before.span, "fact.idiom", "money", "duration", "deal")


def shares_worth(at: Setting) -> Meeting | None:
    """ "plans to issue new shares worth 12 billion rupees", "its backers will sell shares worth as much"."""
    nodes, place = at.nodes, at.start - 2
    if at.lead[-1:] != ["worth"] or place < 1 or at.amount.high < cues.HIGHEST_SHARE or not _has_shares(at.text, nodes[place : place + 1]):
        return None
    near = nodes[max(0, place - _SHORT) : place]
    issued = next((node for node in near if node.word in _ISSUES), None)
    sold = next((node for node in near if node.word in cues.SELLS), None)
    said = issued or sold
    if said is None:
        return None
    listed = any(told is not None and told.metric in _OFFERED for told in (at.before, at.earlier))
    metric = "ipo_proceeds" if listed else "funding" if issued is not None else "share_sale"
    return Meeting(metric, said.span, "fact.offering", "money", "duration", "deal")
