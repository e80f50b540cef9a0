"""How much more of something was sold, made, carried or offered.

sold 7% more cars, produced 3% less copper     the units sold, the output
offered 7% more seats                          the capacity
employed 2% fewer people                       the staff
"""

from __future__ import annotations

from extractor.link import cues, metric_verbs
from extractor.link.metrics.meeting import Meeting, Setting, phrased
from extractor.link.verb_forms import all_forms

_MORE = {"more": "increase", "fewer": "decrease", "less": "decrease"}
_FLOWS = frozenset("shipments production passengers".split())
_SEATS = all_forms("offer fly operate run put") | {"on"}  # "put on 7% more seats"
_EMPLOYS = all_forms("employ")
_SELLS = all_forms("sell produce make ship deliver mine export") - {"making", "selling"} | {"sold", "made"}
_HANDS = frozenset("people workers staff hands employees persons".split())
_NO_GOODS = frozenset("than money cash staff people".split())


def more_of(at: Setting) -> Meeting | None:
    """A change in percent between a verb and the goods that it is told of."""
    behind, verb = at.nodes[at.last + 1 : at.last + 3], at.word_before
    if at.amount.unit != "percent" or verb is None or len(behind) < 2 or behind[0].word not in _MORE:
        return None
    goods = behind[1]
    told = at.near is not None and at.near.metric != "market_share"
    if verb.word in _SELLS and not told and (goods.kind in ("mark", "period") or goods.word == "in"):
        sold = metric_verbs.METRICS.get((verb.word, "quantity"), "shipments")  # "Acme, which has 56% of the market, sold 1.8% more"
        return Meeting(sold, verb.span, "fact.idiom", "count", "duration", "count", change=_MORE[behind[0].word])
    if verb.word == "charged" and goods.kind == "mark":
        return phrased("price", verb.span, "fact.idiom", change=_MORE[behind[0].word])  # "charged 2% more"
    if verb.word in _EMPLOYS and goods.word in _HANDS:
        return Meeting("employees", verb.span, "fact.idiom", "count", "duration", "count", change=_MORE[behind[0].word])
    traded = goods.metric is not None and goods.metric.rule == "metric.instrument"  # "copper"
    if not (goods.kind == "word" or traded) or goods.word in _NO_GOODS or goods.word in cues.PREPOSITIONS:
        return None
    metric = "seat_capacity" if goods.word == "seats" and verb.word in _SEATS else metric_verbs.METRICS.get((verb.word, "quantity"))
    if metric not in _FLOWS | {"seat_capacity"}:
        return None
    return Meeting(metric, verb.span, "fact.idiom", "count", "duration", "count", change=_MORE[behind[0].word])
