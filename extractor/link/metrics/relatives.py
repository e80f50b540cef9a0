"""Values that a relative clause says the metric of.

    the 2,950 that Beta employs / the 2,950 Beta employs      the verb of the clause, and its subject
    cash, of which it had $9bn                                what it hangs on
    small firms, which make up 37% of revenue                 what it is a part of
    the $7.20 a share that Beta agreed to pay                 the price of a bid
"""

from __future__ import annotations

from dataclasses import replace

from extractor.link import cues, metric_verbs
from extractor.link.metrics.meeting import Meeting, Setting, by_verb, fits, listed, phrased
from extractor.link.metrics.noun_phrases import is_adverb
from extractor.link.metrics.verb_objects import spent_on
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_MEANS = all_forms("agree plan intend expect hope aim want need use promise offer") | {"to"}  # "agreed to pay", "is expected to report"
_HAS = frozenset("has have had holds held".split())
_REACH = 8  # nodes between a value and the verb of its clause


def relative_verb(at: Setting) -> Meeting | None:
    """ "the 2,950 that Beta employs": the verb whose object the value is."""
    nodes = at.nodes
    if at.lead[-2:] == ["one", "of"]:
        return None  # "a fee of $96m, and one of $150m that Beta owes"
    who = at.last + 2 if at.last + 2 < len(nodes) and nodes[at.last + 1].word in ("that", "which") else at.last + 1
    if who >= len(nodes) or nodes[who].kind not in ("company", "reference") or (who == at.last + 1 and not _is_definite(at)):
        return None
    for i in range(who + 1, min(who + _REACH, len(nodes))):
        word = nodes[i].word
        cut = word in cues.CUTS and at.amount.unit in cues.JOBS  # "the 210 jobs that Beta eliminated"
        metric = "job_cuts" if cut else metric_verbs.METRICS.get((word, at.amount.kind))
        if metric == "spending" and [node.word for node in nodes[i + 1 : i + 3]] in (["to", "settle"], ["to", "resolve"]):
            metric = "fine"  # "the $850m that Beta is paying to settle claims"
        if metric == "spending" and (spent := spent_on(nodes, i, at.amount)) is not None:
            return replace(spent, company_place=who if nodes[who].kind == "company" else None)  # "the $30m it spent on advertising"
        if metric is not None:
            return _of_verb(at, metric, nodes[i].span, who if nodes[who].kind == "company" else None)
        if word not in cues.AUXILIARY and word not in _MEANS and not is_adverb(word):
            return None
    return None


def had_of_it(at: Setting) -> Meeting | None:
    """ "will pay with cash, of which it had $9bn": the metric that the clause hangs on."""
    nodes, which = at.nodes, at.start - 3
    metric = nodes[which - 3].metric if which > 2 else None
    hangs = [node.word for node in nodes[max(0, which - 2) : which + 1]] == [",", "of", "which"]
    if metric is None or not hangs or nodes[at.start - 1].word not in _HAS:
        return None
    return listed(metric, which - 3, "fact.metric_before_value", None) if fits(metric.value_kind, at.amount) else None


def makes_up(at: Setting) -> Meeting | None:
    """ "churn among small firms, which make up 37% of recurring revenue, rose": a part of what stands behind it."""
    nodes = at.nodes
    pair = tuple(at.lead[-2:])
    whose = len(at.lead) > 2 and at.lead[-3] in ("which", "who", "that") and pair in cues.MAKES_UP
    if at.amount.kind != "percent" or not whose or [node.word for node in nodes[at.last + 1 : at.last + 2]] != ["of"]:
        return None
    for i in range(at.last + 2, min(at.last + 6, len(nodes))):
        metric = nodes[i].metric
        if metric is not None and metric.group == "income" and fits(metric.value_kind, at.amount):
            return replace(listed(metric, i, "fact.value_of_metric", None), of=metric.span, of_metric=metric.id)
        if nodes[i].kind in ("value", "mark") and nodes[i].word not in cues.GENITIVE:
            return None
    return None


def _is_definite(at: Setting) -> bool:
    """Whether "the" stands in front, so that a name behind the value may open its clause: "the 2,950 Beta employs"."""
    return at.first > 0 and at.nodes[at.first - 1].word in ("the", "those", "these")


def _of_verb(at: Setting, metric: str, span: Span, owner: int | None) -> Meeting | None:
    bid = at.near is not None and at.near.metric in ("offer_price", "deal_value")
    if metric == "spending" and (at.amount.per == "share" or (bid and at.amount.high < cues.HIGHEST_SHARE)):
        return phrased("offer_price", span, "fact.deal")
    if (metric in metric_verbs.DEALS and metric != "job_cuts") or metric == "processed":
        return None
    if metric == "production" and (at.amount.unit or "").lower() in cues.UNIT_METRICS:
        return None  # "the 1,840 MW that Beta has built": its capacity
    return by_verb(metric, span, at.amount, owner)
