"""What growth is of.

growth was 1.8%                                of the figure named before
a 4.2% sequential growth in revenue            of what stands behind it
passenger growth of 6%                         of what is counted
£5m, representing growth of 6%                 of the figure that it is said of
reported earnings growth of 7%                 of what it earned, and no wages
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues, metric_kinds
from extractor.link.metrics.expected import EXPECTED
from extractor.link.metrics.meeting import Meeting, Setting, fits, listed, words_of
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms

_OF_BANKS = frozenset({"deposits", "loans"})
_GROWTH = frozenset(f"{when}growth{rate}" for when in ("", "year-on-year ") for rate in ("", " rate", " rates"))
_REPORTS = frozenset("reported posted recorded".split())
_ACHIEVES = all_forms("manage achieve deliver log notch register eke enjoy")
_IS_SO_MUCH = frozenset("representing marking , a".split())  # between a figure and its growth
_GUIDES = frozenset("guided guides guiding guidance".split())


def growth_of(at: Setting, found: Meeting) -> Meeting | None:
    """ "growth was 1.8%": of the figure named before."""
    near = at.near
    if words_of(at, found).endswith(("volume growth", "growth in volume", "growth in volumes")):
        return replace(found, metric="sales_volume", value_kind="count", group="count", change="increase")
    thing = metric_kinds.GROWING.get(_what_grows(at, found))
    if thing is not None and at.amount.unit == "percent":
        group = "balance" if thing in _OF_BANKS else "count"
        return replace(found, metric=thing, value_kind="count", group=group, change="increase")
    if found.metric != "growth_rate" or words_of(at, found) not in _GROWTH:
        return None
    behind = at.nodes[found.place + 1].word if found.place is not None and at.last < found.place < len(at.nodes) - 1 else ""
    if at.before is not None and at.before.change is not None and behind in EXPECTED:
        return replace(at.before, rule="fact.expected", place=None, change="increase", company_place=None)  # "the 1.9% growth tipped by"
    grows = at.nodes[found.place - 1].metric if found.place else None
    guided = at.lead[-1:] == ["to"] and any(node.word in cues.FORECAST_NOUNS for node in at.nodes[: at.first])  # "raised its forecast for"
    if grows is not None and fits(grows.value_kind, at.amount) and (guided or at.lead[-1:] == ["of"]):
        return listed(grows, found.place - 1 if found.place else 0, found.rule, "increase")  # "pencilled in sales growth of 5-6 per cent"
    if (figured := _of_figure(at, found)) is not None:
        return figured
    if found.place is not None and found.place > at.last and behind in ("in", "of") and found.place + 2 < len(at.nodes):
        what = at.nodes[found.place + 2].metric  # "a 4.2% sequential growth in revenue"
        if what is not None and fits(what.value_kind, at.amount):
            return listed(what, found.place + 2, found.rule, "increase")
    before = at.nodes[: at.first]
    to = at.nodes[at.last + 2].amount if at.last + 2 < len(at.nodes) and at.nodes[at.last + 1].word == "to" else None
    summed = to is not None and to.kind == "money" and not any(node.metric is not None for node in before[: found.place])
    told = any(node.word in _REPORTS for node in before[-4:]) or (not _moves_sum(near) and (summed or _achieves(before)))
    told = told or (near is None and any(node.word in _GUIDES for node in before))
    if told and any(node.companies for node in before):
        # "Acme has guided for growth of 15%", "Beta managed growth of 3.7%", "for growth of 4% to $3bn"
        return replace(found, metric="revenue", value_kind="money", group="income", change="increase")
    if near is None or not _moves_sum(near):
        return None
    return replace(near, rule=found.rule, place=None, change=found.change or "increase", of=None, of_metric=None)


def _what_grows(at: Setting, found: Meeting) -> str:
    """ "passenger growth of 6%", "30% loan growth": the noun in front of "growth"."""
    said = words_of(at, found)
    if said == "growth" and found.place:
        front = at.nodes[found.place - 1]
        return at.text[front.start : front.end].lower()
    return said.removesuffix(" growth").rpartition(" ")[2] if said.endswith(" growth") else ""


def _of_figure(at: Setting, found: Meeting) -> Meeting | None:
    """ "output was 5 tonnes, representing growth of 6%": of the figure in front."""
    place, before = found.place, at.before
    if before is None or at.before_place is None or place is None or not at.before_place < place < at.first:
        return None
    between = at.nodes[at.before_place + 1 : place]
    of_it = bool(between) and all(node.word in _IS_SO_MUCH for node in between)
    if not of_it or at.amount.kind != "percent" or before.value_kind == "percent":
        return None
    return replace(before, rule=found.rule, place=None, change="increase", of=None, of_metric=None)


def _moves_sum(near: Meeting | None) -> bool:
    """Whether what was measured last is a sum or a count that grows."""
    if near is None or near.group not in ("income", "count"):
        return near is not None and near.metric == "price" and near.change is not None and near.subject is None  # of homes, of rents
    return near.value_kind != "percent" or near.metric == "like_for_like_sales"


def _achieves(before: Sequence[Node]) -> bool:
    """ "Acme managed growth of", "it eked out growth of"; but "said Spain managed growth of"."""
    verb = next((i for i in range(len(before) - 1, max(0, len(before) - 6), -1) if before[i].word in _ACHIEVES), None)
    return verb is not None and before[verb - 1].kind in ("company", "reference")


def earnings_of(at: Setting, found: Meeting) -> Meeting | None:
    """ "Acme reported earnings growth of 7%": what it earned, and no wages."""
    earned = words_of(at, found) == "earnings growth" and any(node.companies for node in at.nodes)
    return replace(found, metric="net_profit", value_kind="money", group="income", change="increase") if earned else None
