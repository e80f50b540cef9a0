"""Quantities whose unit is the metric.

240 stores / 5,800 employees           the noun that is counted
1.2 GW / 14 TWh / 1.4 million TEU      a unit that says what it measures
recalled 82,000 vehicles               with the verb that takes back what it counts
added 164,000 subscribers              a change of their number

Left alone: bare measures, small counts in words, what a trial or a survey counted, conditions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.link import cues
from extractor.link.metrics import noun_phrases
from extractor.link.metrics.idioms import idiom
from extractor.link.metrics.meeting import Meeting, Setting, approximators_before
from extractor.link.nodes import Amount, Node
from extractor.mentions import Span
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "fact.own_unit",
        "the noun that a quantity counts",
        "Acme Foods Inc. has 240 stores. => Acme Foods Inc. | stores | 240 store | 2026-02-25",
    ),
)

_HIRES = frozenset("add adds added adding create creates created creating".split())
_CLIENTS = frozenset("company business firm household organisation organization school hospital client".split())
_GOODS = frozenset("vehicle car truck lorry van bus motorcycle scooter bicycle phone smartphone tablet handset television".split())
_BUYS = frozenset("pay use subscribe buy rent".split())
_CARGO = frozenset("cargo freight mail".split())
_ROLLS = frozenset("payroll payrolls roll rolls books".split())
# What becomes of jobs that are cut, whoever cuts them.
_GOING = frozenset("go disappear vanish".split())
_CUT = frozenset("lost cut axed shed eliminated scrapped".split())
_FATE = 8  # nodes between jobs and what becomes of them
_TRIALS = frozenset("trial trials study survey poll sample".split())


def own_unit(at: Setting) -> Meeting | None:
    """ "240 stores": the unit of a quantity is its metric; a bare measure or a small count in words measures nothing."""
    text, nodes, amount, first = at.text, at.nodes, at.amount, at.first
    if amount.kind != "quantity" or amount.unit in (None, "times", "point") or amount.unit in cues.UNCOUNTED:
        return None
    if not text[amount.start].isdigit():
        return None
    if any(node.word in ("when", "if", "whether", "suppose") for node in nodes[max(0, first - 8) : first]):
        return None
    if amount.unit == "share":
        if is_bought_back(nodes, first):
            return replace(unit_of(text, amount), metric="buyback")
        around = {node.word for node in nodes[max(0, first - 5) : first]} | set(text[amount.start : amount.end].lower().split())
        return replace(unit_of(text, amount), metric="shares_offered" if around & cues.OFFERS else "shares_outstanding")
    if (other := _who(nodes, amount, first)) is not None:
        return replace(unit_of(text, amount), metric=other)
    undone = nodes[first - approximators_before(nodes, first) - 1] if first else None
    if undone is not None and undone.word in cues.UNDOING:
        unit = unit_of(text, amount)
        return replace(unit, metric=f"{undone.word}_{unit.metric}", span=Span(undone.start, undone.end), rule="fact.verb")
    if not _TRIALS.isdisjoint(node.word for node in nodes[max(0, first - 4) : first]):
        return None
    aims = cues.FORECAST_NOUNS.intersection(node.word for node in nodes[max(0, first - 4) : first])
    if aims and amount.unit in cues.MEASURED:  # "lifted its copper guidance to 740,000 tonnes"
        aim = next(node for node in reversed(nodes[:first]) if node.word in aims)
        return Meeting("production", Span(aim.start, aim.end), "fact.own_unit", "count", "duration", "count")
    if amount.unit == "job" and undone is not None and undone.word in _HIRES and not any(node.companies for node in nodes[:first]):
        return Meeting("payrolls", Span(undone.start, amount.end), "fact.own_unit", "count", "duration", "macro")
    measured = cues.UNIT_METRICS.get(amount.unit.lower())
    if measured is not None:
        does = undone is not None and undone.word in cues.ACTS | cues.METRIC_VERBS
        span = Span(undone.start, undone.end) if undone is not None and does else unit_of(text, amount).span
        flow = "instant" if measured == "capacity" else "duration"
        return Meeting(measured, span, "fact.own_unit", "count", flow, "count", change=_won_or_lost(undone))
    if amount.unit in cues.MEASURED and (cargo := _of_cargo(text, nodes, first)) is not None:
        return Meeting("cargo_volume", cargo, "fact.own_unit", "count", "duration", "count", change=_won_or_lost(undone))
    if amount.metric:
        metric = amount.metric
        if metric.id == "orders":
            return Meeting("orders_count", Span(metric.start, metric.end), "fact.own_unit", "count", "duration")
        return Meeting(
            metric.id, Span(metric.start, metric.end), "fact.own_unit", metric.value_kind, metric.period_kind, metric.group,
            change=_won_or_lost(undone),
        )  # fmt: skip
    if amount.unit.replace(" ", "_") in cues.MEASURES:
        return None
    unit = unit_of(text, amount)
    if amount.unit in _GOODS and _is_sold(nodes):
        return replace(unit, metric="shipments", group="count")
    if amount.unit in cues.MEASURED and undone is not None and undone.word in cues.ACTS:
        return replace(unit, metric=f"{undone.word}_{unit.metric}", span=Span(undone.start, undone.end), rule="fact.verb")
    acts = undone is not None and undone.kind == "word" and undone.word in cues.ACTS
    unit = replace(unit, change=_won_or_lost(undone) if amount.unit not in cues.LAUNCHED else None)
    return replace(unit, span=Span(undone.start, undone.end)) if acts and undone is not None else unit


def _is_sold(nodes: Sequence[Node]) -> bool:
    """ "its delivery figures for March: 27,316 vehicles"."""
    return any(node.metric is not None and node.metric.id in ("shipments", "sales_volume") for node in nodes) or any(
        node.word.startswith(("deliver", "shipment", "sold")) for node in nodes
    )


def _of_cargo(text: str, nodes: Sequence[Node], first: int) -> Span | None:
    """ "46 million tonnes of cargo"."""
    behind = nodes[first + 1 : first + 3]
    named = len(behind) == 2 and behind[0].word == "of" and text[behind[1].start : behind[1].end].lower() in _CARGO
    return Span(behind[1].start, behind[1].end) if named else None


def _who(nodes: Sequence[Node], amount: Amount, first: int) -> str | None:
    """ "640 companies pay for the product", "has just 185 people", "the loss of 640 jobs", "450 posts will go", "38 openings" of stores."""
    before = nodes[first - approximators_before(nodes, first) - 1] if first else None
    behind = next((node.word for node in nodes[first + 1 : first + 3] if node.word not in cues.AUXILIARY), "")
    if amount.unit in _CLIENTS and behind in _BUYS and not (before is not None and before.kind == "metric"):
        return "customers"
    at = first - approximators_before(nodes, first)
    gone = [node.metric.id if node.metric is not None else node.word for node in nodes[max(0, at - 3) : at]]
    if amount.unit in cues.JOBS and (gone[-2:] == ["net_loss", "of"] or {"let", "go"} <= set(gone)):
        return "job_cuts"
    if amount.unit in cues.JOBS and _will_go([node.word for node in nodes[first + 1 : first + _FATE]]):
        return "job_cuts"
    if amount.unit == "opening":
        return "store_openings"
    staffed = before is not None and before.word in ("has", "have", "had") and behind not in ("on", "who")
    enrolled = behind == "on" and any(node.word in _ROLLS for node in nodes[first + 2 : first + 4])
    return "employees" if amount.unit in ("person", "people") and (staffed or enrolled or behind in ("work", "works")) else None


def _will_go(behind: Sequence[str]) -> bool:
    """ "will disappear", "are to go", "would be lost"."""
    return any((a in ("will", "would", "to") and b in _GOING) or (a in ("be", "being") and b in _CUT) for a, b in pairwise(behind))


def is_bought_back(nodes: Sequence[Node], first: int) -> bool:
    """ "bought back 2.6 million shares", "repurchased 400,000 shares", "the repurchase of 400,000 shares"."""
    at = first - 1 - approximators_before(nodes, first)
    if at < 1:
        return False
    if nodes[at].word == "of":
        metric = nodes[at - 1].metric
        return nodes[at - 1].word == "repurchase" or (metric is not None and metric.id == "buyback")
    return nodes[at].word.startswith("repurchas") or cues.PHRASAL_METRICS.get((nodes[at - 1].word, nodes[at].word)) == ("buyback", "money")


def _won_or_lost(verb: Node | None) -> str | None:
    """ "added 164,000 subscribers", "lost 42,000 customers": a change of their number."""
    word = verb.word if verb is not None else ""
    return "increase" if word in cues.GAINS else "decrease" if word in cues.LOSSES else None


def unit_of(text: str, amount: Amount) -> Meeting:
    """The words behind the number of a quantity as its metric."""
    words = text[amount.start : amount.end].split(" ")
    nouns = [
        word
        for word in words
        if word[:1].isalpha() and word.lower() not in ("million", "billion", "trillion", "thousand", "hundred", "bn", "m", "k")
    ]
    name = nouns[-1] if nouns else words[-1]
    start = text.rindex(name, amount.start, amount.end)
    return Meeting(noun_phrases.metric_id(name), Span(start, amount.end), "fact.own_unit", "count", "duration")


def of_shares(at: Setting) -> Meeting | None:
    """A number of shares: a turn of phrase, or the shares themselves."""
    return idiom(at) or own_unit(at) if at.amount.unit == "share" else None


def counted_metric(at: Setting) -> Meeting | None:
    """A quantity whose noun is a metric of the vocabulary."""
    amount = at.amount
    counted = amount.kind == "quantity" and amount.metric is not None and not amount.metric.weak
    return own_unit(at) if counted and at.change is None and at.lead[-1:] != ["of"] else None


def units_sold(at: Setting) -> Meeting | None:
    """ "sales tumbled 17% to 240,000 vehicles": sales that are counted in goods."""
    nodes, amount, first = at.nodes, at.amount, at.first
    if amount.kind != "quantity" or amount.unit in (None, "times", "share") or amount.metric is not None:
        return None
    end = first - approximators_before(nodes, first)
    while end > 0 and (noun_phrases.is_verb_group(nodes[end - 1].word) or (nodes[end - 1].amount or amount).kind == "percent"):
        end -= 1
    end = noun_phrases.skip_mentions(nodes, end)
    for i in range(end - 1, max(-1, end - 5), -1):
        metric = nodes[i].metric
        if metric is not None:
            if metric.id != "revenue" or at.text[metric.start : metric.end].lower().split()[-1] != "sales" or end == first:
                return None
            span = Span(metric.start, metric.end)
            return Meeting("shipments", span, "fact.metric_before_value", "count", "duration", "count", i)
        if nodes[i].kind not in ("word", "company", "reference") or noun_phrases.is_verb(nodes[i].word):
            return None
    return None
