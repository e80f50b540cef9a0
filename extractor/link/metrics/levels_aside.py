"""A metric whose value is parted from it by commas, or whose level stands between them.

capacity, now 800,000 units, will reach 2 million         the level between commas
net debt, $2bn in March, should dip below $2bn            behind it, where that goes
sales of sensors, a field where Beta has 50%, grew 6%     past what is said of them between commas
"""

from __future__ import annotations

from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, fits, listed

_GOES = frozenset("should will would could may might must is are was were has have had".split())  # behind the comma that closes an aside
_OPEN_ASIDES = frozenset("a an the its their our which where whose with".split())
_ASIDE = 12  # nodes
_VERBS = 2  # words of ", is (now)"
_LEVELS = frozenset("is are was were stood came hit reached totalled totaled averaged has have been at to".split())
_THERE = frozenset("at of in".split())


def apposed_level(at: Setting) -> Meeting | None:
    """ "capacity, now 800,000 units, will reach 2 million", "headcount, 290 today, should hit 450", "the shares, at 412p, are"."""
    nodes, stands = at.nodes, at.nodes[at.start - 1].word == "at"
    comma = at.start - 2 if stands or at.nodes[at.start - 1].word == "worth" else at.start - 1  # "That deal, worth $5m, closed"
    place = comma - 1
    if comma > 2 and nodes[place].kind == "company" and nodes[place - 1].word in _THERE:
        place -= 2  # "headcount at Acme, currently 410, should"
    metric = nodes[place].metric if comma > 0 and nodes[comma].word == "," else None
    behind = [at.text[node.start : node.end].lower() for node in nodes[at.last + 1 : at.last + 3]]
    closed = behind[:1] == [","]
    now = closed and any(node.word in cues.NOW for node in nodes[at.start : at.first])
    now = now or (behind[1:] == [","] and behind[0] in cues.NOW)
    worth = closed and metric is not None and metric.id == "deal_value" and nodes[at.start - 1].word == "worth"
    if metric is None or not (now or worth or (stands and closed)) or not fits(metric.value_kind, at.amount):
        return None
    told = listed(metric, place, "fact.metric_before_value", None)
    return replace(told, period_kind="instant") if now else told


def resumed(at: Setting) -> Meeting | None:
    """ "net debt, $2.2 billion at the end of March, should dip below $2 billion", "net debt, once four times EBITDA, is now $2m"."""
    nodes = at.nodes
    if at.before_place is None or at.lead[:1] != [","] or len(at.lead) < _VERBS or at.lead[1] not in _GOES | _LEVELS:
        return None
    for i in range(at.before_place - 1, -1, -1):
        metric = nodes[i].metric
        comma = i + 3 if nodes[i + 1].word in _THERE and nodes[i + 2].kind == "company" else i + 1
        level = metric is not None and nodes[comma].word == "," and any(node.kind == "value" for node in nodes[comma + 1 : comma + 6])
        if metric is not None and level and fits(metric.value_kind, at.amount):
            return listed(metric, i, "fact.metric_before_value", at.change)
    return None


def over_aside(at: Setting) -> Meeting | None:
    """ "sales of sensors, a field where Beta has a share of 50%, grew 6.1%", "…, were $5m": past what is said of them between commas."""
    nodes, value = at.nodes, at.before_place
    if value is None or at.lead[:1] != [","] or len(at.lead) < 2 or at.lead[1].endswith("ing"):
        return None
    if at.lead[1] not in cues.MOVES and not all(word in _LEVELS for word in at.lead[1:]):
        return None
    near = range(value - 1, max(0, value - _ASIDE), -1)
    comma = next((i for i in near if nodes[i].word == "," or (nodes[i].kind == "value" and nodes[i + 1].word not in ("for", "of"))), 0)
    if nodes[comma].word != "," or not (nodes[comma + 1].word in _OPEN_ASIDES or nodes[comma + 1].kind == "reference"):
        return None
    for i in range(comma - 1, -1, -1):
        metric = nodes[i].metric
        if nodes[i].kind == "value" or nodes[i].word == ",":
            return None
        if metric is not None:
            if at.chain is not None and at.chain.metric == metric.id:
                return None  # "the stock, which closed on Friday at $71, down 75 cents": goes on in the aside
            fit = fits(metric.value_kind, at.amount, weak=metric.weak)
            return listed(metric, i, "fact.metric_before_value", at.change) if fit else None
    return None
