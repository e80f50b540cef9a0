"""How much more of something was sold, made, carried or offered.

sold 7% more cars, produced 3% less copper     the units sold, the output
offered 7% more seats                          the capacity
employed 2% fewer people                       the staff
"""

from __future__ import annotations

import re

from extractor.link import cues, metric_verbs
from extractor.link.metrics.meeting import Meeting, Setting, fits, listed, phrased
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_MORE = {"more": "increase", "fewer": "decrease", "less": "decrease"}
_FLOWS = frozenset("shipments production passengers".split())
_SEATS = all_forms("offer fly operate run put") | {"on"}  # "put on 7% more seats"
_TURNS = all_forms("turn churn crank pump") - {"pumping"}
_BRINGS = all_forms("bring write win book attract earn generate collect take make")
_SPENT = frozenset({"spent", "spend"})
_BY_EACH = re.compile(
    r"\b(?:each(?: of them)?|those who (?:came|visited)|(?:customers|shoppers|guests|diners|visitors)(?: who came)?) "
    r"(?:also |still )?spen[dt] \Z"
)
_EMPLOYS = all_forms("employ")
_SELLS = all_forms("sell produce make ship deliver mine export") - {"making", "selling"} | {"sold", "made"}
_HANDS = frozenset("people workers staff hands employees persons".split())
_NO_GOODS = frozenset("than money cash staff people".split())


def more_of(at: Setting) -> Meeting | None:
    """A change in percent between a verb and the goods that it is told of."""
    behind, verb = at.nodes[at.last + 1 : at.last + 3], at.word_before
    if at.amount.unit != "percent" or verb is None or len(behind) < 2 or behind[0].word not in _MORE:
        return None
    if verb.word == "out" and at.start > 1 and at.nodes[at.start - 2].word in _TURNS:
        made = Span(at.nodes[at.start - 2].start, verb.end)  # "turned out 14% less power"
        return Meeting("production", made, "fact.idiom", "count", "duration", "count", change=_MORE[behind[0].word])
    goods = behind[1]
    told = at.near is not None and at.near.metric != "market_share"
    if verb.word in _SELLS and not told and (goods.kind in ("mark", "period") or goods.word == "in"):
        sold = metric_verbs.METRICS.get((verb.word, "quantity"), "shipments")  # "Acme, which has 56% of the market, sold 1.8% more"
        return Meeting(sold, verb.span, "fact.idiom", "count", "duration", "count", change=_MORE[behind[0].word])
    if verb.word in _SPENT and _BY_EACH.search(at.text, at.nodes[0].start, at.amount.start) and goods.kind in ("mark", "period", "word"):
        return Meeting("basket_size", verb.span, "fact.idiom", "money", "duration", "count", change=_MORE[behind[0].word])
    payers = verb.metric is not None and verb.metric.id in cues.BUYERS and at.start > 1
    asking = at.nodes[at.start - 2] if payers else verb  # "charged customers 2% more"
    if asking.word in cues.ASKS and goods.kind in ("mark", "period"):
        return phrased("price", asking.span, "fact.idiom", change=_MORE[behind[0].word])  # "charged 2% more"
    if verb.word in _EMPLOYS and goods.word in _HANDS:
        return Meeting("employees", verb.span, "fact.idiom", "count", "duration", "count", change=_MORE[behind[0].word])
    if verb.word in cues.PAYS and (goods.kind in ("mark", "period") or goods.word in ("for", "per")):
        # "Advertisers paid 6% more for each slot"
        return Meeting("price", verb.span, "fact.idiom", "money", "duration", "market", change=_MORE[behind[0].word])
    if (brought := _brought(at, verb)) is not None:
        return brought
    traded = goods.metric is not None and goods.metric.rule == "metric.instrument"  # "copper"
    if not (goods.kind == "word" or traded) or goods.word in _NO_GOODS or goods.word in cues.PREPOSITIONS:
        return None
    metric = "seat_capacity" if goods.word == "seats" and verb.word in _SEATS else metric_verbs.METRICS.get((verb.word, "quantity"))
    if metric not in _FLOWS | {"seat_capacity"}:
        return None
    return Meeting(metric, verb.span, "fact.idiom", "count", "duration", "count", change=_MORE[behind[0].word])


def _brought(at: Setting, verb: Node) -> Meeting | None:
    """ "life policies brought in 12% more new business", "wrote 9% more premiums": of the metric behind the words of more."""
    place = at.last + 2
    metric = at.nodes[place].metric
    brings = verb.word in _BRINGS or (verb.word == "in" and at.start > 1 and at.nodes[at.start - 2].word in _BRINGS)
    if not brings or metric is None or metric.weak or metric.rule == "metric.instrument" or not fits(metric.value_kind, at.amount):
        return None
    return listed(metric, place, "fact.metric_after_value", _MORE[at.nodes[at.last + 1].word])
