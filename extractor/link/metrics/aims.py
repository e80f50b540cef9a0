"""What is aimed at stands behind the figure: "a target of 20% for its operating margin"."""

from __future__ import annotations

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, fits, listed

_MOVED = frozenset("to of at from is was".split())


def aimed_at(at: Setting) -> Meeting | None:
    """ "a target of 20% for its operating margin": what is aimed at stands behind."""
    nodes, amount, last, lead = at.nodes, at.amount, at.last, at.lead
    if last + 1 >= len(nodes) or nodes[last + 1].word not in ("for", "in", "on"):
        return None
    if lead[-1:] == ["of"] and at.start > 1 and (told := nodes[at.start - 2].metric) is not None and fits(told.value_kind, amount):
        return None  # "forecasts operating profit of £50m on sales of £400m"
    aims = lead[-1:] in (["at"], ["and"], ["of"]) and any(node.word in cues.FORECAST_NOUNS for node in nodes)
    if cues.FORECAST_NOUNS.isdisjoint(lead[-2:]) and not aims:
        return None
    for i in range(last + 2, min(last + 6, len(nodes))):
        metric = nodes[i].metric
        if metric is not None:
            return listed(metric, i, "fact.value_of_metric", None) if fits(metric.value_kind, amount, weak=metric.weak) else None
        if nodes[i].kind not in ("word", "reference", "company") and nodes[i].word not in cues.GENITIVE:
            return None
    return None


def target_moved(at: Setting) -> Meeting | None:
    """ "closed at €38; Beta lifted its target to €44": the price that a broker sees the share at."""
    near, place = at.near or at.named, at.start - 2
    priced = near is not None and near.metric in ("share_price", "market_cap", "target_price") and at.amount.kind == "money"
    if not priced or place < 2 or at.nodes[place].word not in ("target", "targets") or at.nodes[place + 1].word not in _MOVED:
        return None
    owned = at.text[at.nodes[place - 1].start : at.nodes[place - 1].end].lower() in ("its", "their", "a", "the", "whose")
    if not owned or (at.nodes[place + 1].word in ("to", "from") and at.nodes[place - 2].word not in cues.MOVES):
        return None
    return Meeting("target_price", at.nodes[place].span, "fact.metric_before_value", "money", "instant", "market")


def count_aimed_at(at: Setting) -> Meeting | None:
    """The same of a count, whose unit would else say what it measures."""
    return aimed_at(at) if at.amount.kind == "quantity" else None
