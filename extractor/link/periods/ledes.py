"""The period that a report's text tells of where no figure names it: in what an article opens with, and in what is said of results.

    results for the quarter ended Oct. 26                 what they are for
    dug up more copper in the June quarter                a lead without figures: the one stretch that is just over
    posted a fall in first-quarter profit                 a lead with figures of something else
    the economy grew faster in the third quarter          official figures to come
    after third-quarter profit beat forecasts             what a sentence about others only speaks of

Left alone: what is to come, what a stretch is held against, and months that are to blame ("a wet March").
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from extractor.link import cues
from extractor.link.nodes import Sentence
from extractor.link.periods.causes import is_to_blame
from extractor.link.periods.lengths import SHORTEST_QUARTER
from extractor.link.periods.reporting import (
    ECONOMIC,
    LEDE,
    LONGEST,
    NATIONAL,
    OF_ALL,
    REPORTING,
    RESULTS,
    is_based,
    is_span,
    is_to_come,
    length,
    name_of,
)
from extractor.link.periods.when import year_before
from extractor.mentions import Company, Fact, Period

_VIEWS = frozenset("forecast forecasts guidance estimates outlook expectations target targets".split())
_SURVEYED = frozenset("activity survey sentiment morale confidence".split())
_BEAT = frozenset("beat beats topped missed exceeded met trailed".split())
_EARNS = frozenset("earned lost sold".split())  # "earned more in the second quarter than a year earlier"
_MADE = frozenset("money losses".split())
_REPORTS = frozenset("reported posted reports posts announced".split())
_WILL, _PUBLISH = frozenset("to will would".split()), frozenset("publish report release announce present".split())
_EDGES = frozenset("since until till before".split())
_CLOSED = ("period.ending", "period.month_report")  # "the three months to May", "its annual accounts to March"
_OF_SEVERAL = "results of all"  # "The three makers opened their books for 2025"
_MEETINGS = frozenset("briefing meeting conference event".split())
_HELD_AGAINST = frozenset("than from against versus with to".split())
_JUST_OVER = 120  # days
# Figures that a report may open with, beside what it earned: "its catastrophe losses came to $2bn in 2025".
_ACCOUNTED = frozenset(
    "catastrophe_losses loan_loss_provisions combined_ratio claims operating_costs cost_of_sales free_cash_flow operating_cash_flow "
    "gross_margin operating_margin net_margin ebitda_margin return_on_equity fund_flows fee_income trading_income".split()
)
_OVER = ("just ended", "just gone", "just past")


def announced(reported: dict[str | None, Period], sentence: Sentence, companies: Sequence[Company], published: date | None) -> bool:
    """Keep the period of "results for the quarter ended Oct. 26", "its profit fell in the third quarter": a sentence without figures.

    Whether it is another than the one kept before.
    """
    if not (_tells_of_results(sentence) or _tells_of_income(sentence)) or _are_awaited(sentence):
        return False
    name = name_of(companies[0]) if companies else _OF_SEVERAL
    spans = (
        (i, node.period) for i, node in enumerate(sentence.nodes) if node.period and is_span(node.period.start_date, node.period.end_date)
    )
    told = [period for i, period in spans if not (_is_edge(sentence, i) or is_to_blame(sentence.nodes, i) or is_to_come(period, published))]
    quarters = (period for period in told if length(period) >= SHORTEST_QUARTER)
    if (period := next(quarters, told[0] if told else None)) is not None:
        kept = reported.setdefault(name, period)
        if kept is not period and _is_named_anew(sentence, period, kept):
            reported[name] = period
            return True
    return False


def _are_awaited(sentence: Sentence) -> bool:
    """ "is to publish third-quarter results on Thursday": nobody has seen them yet."""
    return any(a.word in _WILL and b.word in _PUBLISH for a, b in pairwise(sentence.nodes))


def _is_named_anew(sentence: Sentence, period: Period, kept: Period) -> bool:
    """ "sales of $9m in 2025. … The troubles were on display in fourth-quarter results": a report named for what it is for."""
    nodes = sentence.nodes
    named = any(a.period is period and b.word in RESULTS and b.word not in _VIEWS for a, b in pairwise(nodes))
    if not named and not _REPORTS.isdisjoint(node.word for node in nodes):  # "reported lower third-quarter earnings"
        named = any(a.period is period and b.metric is not None and b.metric.id in REPORTING for a, b in pairwise(nodes))
    return named and kept.end_date is not None and period.end_date is not None and period.end_date >= kept.end_date


def _tells_of_results(sentence: Sentence) -> bool:
    """ "results for the third quarter", "what it reported for the three months ended Oct. 31"."""
    return any(node.word in RESULTS or (node.period and node.period.rule in _CLOSED) for node in sentence.nodes)


def told_in_lede(
    reported: dict[str | None, Period], sentence: Sentence, made: Sequence[Fact], companies: Sequence[Company], published: date | None
) -> None:
    """Keep the one stretch, just over, of "dug up more copper in its June quarter and raised its outlook": a lead without results.

    It may tell of something else: "is to cut 400 jobs after a poor June quarter".
    """
    nodes = sentence.nodes
    if not companies or published is None or any(node.word in _MEETINGS for node in nodes):
        return
    told = [
        period
        for i, node in enumerate(nodes)
        if (period := _year_just_over(sentence, node.period)) is not None
        if SHORTEST_QUARTER <= length(period) <= LONGEST and not is_to_come(period, published)
        if all(fact.period is not node.period or fact.metric in _ACCOUNTED for fact in made)
        if not (is_based(period) or _is_edge(sentence, i) or (i and nodes[i - 1].word in _HELD_AGAINST))
        if _VIEWS.isdisjoint(named.word for named in nodes[i + 1 : i + 3])  # "gave a fourth-quarter profit forecast"
    ]
    if len(told) == 1 and told[0].end_date is not None and (published - told[0].end_date).days < _JUST_OVER:
        reported.setdefault(name_of(companies[0]), told[0])


def _year_just_over(sentence: Sentence, period: Period | None) -> Period | None:
    """A period, of "towards the end of the year just ended" the year."""
    if period is None or period.end_date is None or period.modifier != "end":
        return period
    if not sentence.text[period.start : period.end].endswith(_OVER) or "year" not in sentence.text[period.start : period.end]:
        return period
    return period._replace(start_date=year_before(period.end_date, period.end_date)[0] + timedelta(days=1))


def opened_with(reported: dict[str | None, Period], sentence: Sentence, companies: Sequence[Company], published: date | None) -> None:
    """Keep the period of "posted a fall in first-quarter profit and said it would cut 2,100 jobs": what an article's lead is about."""
    if not companies:
        return
    for i, (node, named) in enumerate(pairwise(sentence.nodes)):
        period, metric = node.period, named.metric
        if period is None or length(period) < SHORTEST_QUARTER or is_to_come(period, published) or _is_edge(sentence, i):
            continue
        told = named.word in RESULTS or (metric is not None and metric.id in REPORTING)
        behind = sentence.nodes[i + 2].word if i + 2 < len(sentence.nodes) else ""
        if told and named.word not in _VIEWS and behind not in _VIEWS:
            reported.setdefault(name_of(companies[0]), period)
            return


def official(reported: dict[str | None, Period], sentence: Sentence, published: date | None) -> None:
    """Keep the month or quarter of "The economy grew at its fastest pace in years in the third quarter": official figures to come."""
    nodes = sentence.nodes
    named = [(i, node.metric.id) for i, node in enumerate(nodes) if node.metric is not None and node.metric.id in ECONOMIC | NATIONAL]
    spans = [
        (i, node.period)
        for i, node in enumerate(nodes)
        if node.period and is_span(node.period.start_date, node.period.end_date) and not _is_edge(sentence, i)
    ]
    named = named or [(0, "pmi")] * any(node.word in _SURVEYED for node in nodes)
    told: dict[str, Period | None] = {}
    for (place, metric), (until, _) in pairwise([*named, (len(nodes), "")]):  # "output fell in May, inflation in June"
        own = [period for i, period in spans if place < i < until] if len(spans) > 1 else [period for _, period in spans]
        told.setdefault(metric, own[0] if len(own) == 1 else None)
    for metric, span in told.items():
        begun = span is not None and span.start_date is not None and published is not None and span.start_date <= published
        if span is not None and begun and not is_based(span):
            reported.setdefault(f"{metric}{OF_ALL}", span)
            if len(spans) == 1:
                return  # what the sentence tells of first


def _is_edge(sentence: Sentence, i: int) -> bool:
    """ "for the second time since July", "ahead of third-quarter results": not what is reported on."""
    before = [node.word for node in sentence.nodes[max(0, i - 2) : i]]
    return (before[-1:] != [] and before[-1] in _EDGES) or before == ["ahead", "of"]


def is_lede(sentence: Sentence) -> bool:
    """Whether a sentence stands in what an article opens with."""
    return sentence.text.count("\n", 0, sentence.start) <= LEDE


def _tells_of_income(sentence: Sentence) -> bool:
    """Whether a sentence tells how a profit or sales went, "as expected" or not, and not how they will."""
    nodes = sentence.nodes
    if any(a.word == "made" and b.word in _MADE for a, b in pairwise(nodes)):
        return True  # "made money in the fourth quarter and raised its profit target"
    ahead = any(node.word in cues.FORECAST and not (i and nodes[i - 1].word == "as") for i, node in enumerate(nodes))
    return not ahead and any(node.word in _EARNS or (node.metric is not None and node.metric.group == "income") for node in nodes)


def mentioned(reported: dict[str | None, Period], sentence: Sentence, companies: Sequence[Company], published: date | None) -> None:
    """Keep the period of "after third-quarter profit beat forecasts": a figure that a sentence about others only speaks of."""
    for node, named, verb in zip(sentence.nodes, sentence.nodes[1:], sentence.nodes[2:], strict=False):
        period, metric = node.period, named.metric
        if period is None or metric is None or metric.id not in REPORTING:
            continue
        if length(period) < SHORTEST_QUARTER or is_to_come(period, published):
            continue
        if companies and (verb.word in _BEAT or verb.word in cues.MOVES):
            reported.setdefault(name_of(companies[0]), period)
