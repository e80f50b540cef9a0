"""Quantities whose unit is the metric.

240 stores / 5,800 employees           the noun that is counted
1.2 GW / 14 TWh / 1.4 million TEU      a unit that says what it measures
recalled 82,000 vehicles               with the verb that takes back what it counts
added 164,000 subscribers              a change of their number

Left alone: bare measures, small counts in words, what a trial or a survey counted, conditions.
"""

from __future__ import annotations

from dataclasses import replace

from extractor.link import cues, metric_verbs
from extractor.link.metrics.context_of_output import is_able
from extractor.link.metrics.homes import homes
from extractor.link.metrics.idioms import idiom
from extractor.link.metrics.meeting import Meeting, Setting, Way, first_of, listed, phrased
from extractor.link.metrics.people import joined
from extractor.link.metrics.staff import HIRES, WORKERS, is_workforce, who
from extractor.link.metrics.things import FLOWS, GOODS, HAS, MEASURED_OUT, is_near, of_capacity, taken_back, things
from extractor.link.metrics.unit_noun import unit_of
from extractor.link.metrics.units_of_measure import cargo, emitted, floors, graded, in_stock, land, won_or_lost
from extractor.link.metrics.units_of_shares import counted_shares, units_of_trust
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "fact.own_unit",
        "the noun that a quantity counts",
        "Acme Foods Inc. has 240 stores. => Acme Foods Inc. | stores | 240 store | 2026-02-25",
    ),
)

_CREATES = all_forms("create bring generate support sustain")
_STORES = all_forms("build install operate own run construct deploy commission add connect develop store have") | {"a", "an"}
_CONSUMES = all_forms("use consume draw guzzle")
_PLACES = all_forms("place issue")
_SHUT = frozenset({"closed", "shut"})
_LEAVING = frozenset("retirement redundancy layoff dismissal".split())
_TRIALS = frozenset("trial trials study survey poll sample".split())
_CONDITIONS = frozenset("when if whether suppose".split())
_QUOTES = frozenset("\"”’'")
_GUESTS = frozenset("tourist visitor guest traveller holidaymaker".split())
_WELCOMES = all_forms("welcome receive host attract draw")
_LANDS = frozenset("country island islands kingdom region archipelago republic".split())
_OF_A_COUNTRY, _ECONOMY = 10_000, frozenset("economy employers country state nation government payrolls".split())


def own_unit(at: Setting) -> Meeting | None:
    """ "240 stores": the unit of a quantity is its metric; a bare measure or a small count in words measures nothing."""
    amount = at.amount
    if amount.kind != "quantity" or amount.unit in (None, "times", "point") or amount.unit in cues.UNCOUNTED:
        return None
    if (more := _made_too(at)) is not None:
        return more
    if not at.text[amount.start].isdigit() or (is_near(at, _CONDITIONS, 8) and not _had_then(at)):
        return None
    return first_of(_EVERYWHERE, at) or (None if is_near(at, _TRIALS, 4) else first_of(_OUTSIDE_TRIALS, at))


def _made_too(at: Setting) -> Meeting | None:
    """ "to produce 190,000 tonnes of copper and at least 235,000 ounces of gold", "delivered 21 jets and 11 airliners"."""
    before = at.before if at.lead == ["and"] else None
    if before is None:
        return None
    if before.metric == "employees" and before.change and at.amount.unit in WORKERS:
        return replace(before, rule="fact.same_metric", place=None)  # "is hiring 600 cabin crew and 180 pilots"
    measured = at.amount.unit in MEASURED_OUT | GOODS | cues.VEHICLES and at.amount.metric is None
    made = measured and before.metric in ("production", "sales_volume", "shipments")
    return replace(before, rule="fact.same_metric", change=None, place=None) if made else None


def _had_then(at: Setting) -> bool:
    """ "at the end of December, when it had 1,720 employees": no condition."""
    before = [node.word for node in at.nodes[max(0, at.start - 5) : at.start]]
    return "when" in before and (before[-1] in ("had", "employed") or before[-2:] == ["bought", "back"])


def _leavers(at: Setting) -> Meeting | None:
    """ "seeks 1,500 voluntary retirements", "400 redundancies"."""
    return replace(unit_of(at.text, at.amount), metric="job_cuts", group="count") if at.amount.unit in _LEAVING else None


def _people(at: Setting) -> Meeting | None:
    other = who(at)
    if other != "employees":
        if other == "users" and joined(at):
            return replace(unit_of(at.text, at.amount), metric=other, period_kind="instant", group="count")
        return replace(unit_of(at.text, at.amount), metric=other) if other is not None else None
    return replace(unit_of(at.text, at.amount), metric=other, period_kind="instant", group="count")


def _aimed_at(at: Setting) -> Meeting | None:
    """ "lifted its copper guidance to 740,000 tonnes"."""
    if at.amount.unit not in cues.MEASURED:
        return None
    aim = next((node for node in reversed(at.nodes[max(0, at.first - 4) : at.first]) if node.word in cues.FORECAST_NOUNS), None)
    # "shipped 41 million tonnes. It kept its forecast for the year at 165 million tonnes"
    metric = at.near.metric if at.near is not None and at.near.metric in FLOWS else "production"
    return Meeting(metric, aim.span, "fact.own_unit", "count", "duration", "count") if aim is not None else None


def _payrolls(at: Setting) -> Meeting | None:
    """ "the economy added 150,000 jobs", "added an average of 150,000 jobs a month"."""
    average = [node.word for node in at.nodes[max(0, at.start - 3) : at.start]] == ["an", "average", "of"] and at.start > 3
    verb = at.nodes[at.start - 4] if average else at.word_before
    if at.amount.unit != "job" or verb is None or verb.word not in HIRES or any(node.companies for node in at.nodes[: at.first]):
        return None
    if at.amount.high < _OF_A_COUNTRY and _ECONOMY.isdisjoint(node.word for node in at.nodes[: at.first]):
        return None  # "The new shops will create 45 jobs"
    return phrased("payrolls", Span(verb.start, at.amount.end), "fact.own_unit")


def _visitors(at: Setting) -> Meeting | None:
    """ "The country welcomed 3.4 million tourists", "received 25 million guests": who came to a land."""
    verb = at.word_before
    if at.amount.unit not in _GUESTS or verb is None or verb.word not in _WELCOMES or any(node.companies for node in at.nodes[: at.first]):
        return None
    land = at.amount.unit == "tourist" or any(node.word in _LANDS or node.word in cues.REGIONS for node in at.nodes[: at.first])
    return phrased("tourist_arrivals", Span(verb.start, at.amount.end), "fact.own_unit") if land else None


def _jobs_created(at: Setting) -> Meeting | None:
    """ "a plant that will create 500 jobs": no staff that somebody has."""
    verb = at.word_before
    if at.amount.unit != "job" or verb is None or verb.word not in _CREATES:
        return None
    return Meeting("job_creation", Span(verb.start, at.amount.end), "fact.own_unit", "count", "instant")


def _measure(at: Setting) -> Meeting | None:
    """ "installed 1.2 GW": a unit that says what it measures."""
    measured, verb = cues.UNIT_METRICS.get((at.amount.unit or "").lower()), at.word_before
    if measured is None:
        return None
    if measured == "production" and verb is not None and verb.word in _CONSUMES:
        measured = "power_use"  # "its data centres used 31 terawatt-hours"
    if measured == "production" and verb is not None and verb.word in _STORES:
        measured = "capacity"  # "to build an 800MWh site", "operates 1.2GWh of batteries"
    does = verb is not None and verb.word in cues.ACTS | metric_verbs.FORMS
    span = verb.span if verb is not None and does else unit_of(at.text, at.amount).span
    flow = "instant" if measured == "capacity" else "duration"
    return Meeting(measured, span, "fact.own_unit", "count", flow, "count", change=won_or_lost(verb))


def _vocabulary(at: Setting) -> Meeting | None:
    """ "added 164,000 subscribers": the noun is a metric of the vocabulary."""
    metric = at.amount.metric
    if metric is None:
        return None
    span = metric.span
    if metric.id == "subscribers" and " union " in at.text[at.amount.start : at.amount.end]:
        return replace(unit_of(at.text, at.amount), metric="union_members")  # "a walkout by 1,150 union members"
    if (capacity := of_capacity(at)) is not None:
        return capacity  # "will add 2 million units of annual capacity"
    if is_able(at):
        return Meeting("capacity", span, "fact.own_unit", "count", "instant", "count")  # "can handle 40 million passengers a year"
    if metric.id == "orders":
        return Meeting("orders_count", span, "fact.own_unit", "count", "duration")
    change = won_or_lost(at.word_before, at.nodes[at.start - 2] if at.start > 1 else None)
    behind = [node.word for node in at.nodes[at.last + 1 : at.last + 3] if node.word not in cues.AUXILIARY]
    if metric.id == "stores" and behind and behind[0] in _SHUT:
        return phrased("store_closures", span, "fact.own_unit")  # "some 40 pubs closed last year"
    if metric.value_kind == "percent" or metric.id in ("contract_value", "deal_value", "market_size", "unit_cost"):
        return replace(unit_of(at.text, at.amount), change=change)  # "signed 14 agreements", "has 300 vacancies"
    return Meeting(metric.id, span, "fact.own_unit", metric.value_kind, metric.period_kind, metric.group, change=change)


# Asked in this order. What a trial or a survey counts is only what the first ways know.
_EVERYWHERE: tuple[Way, ...] = (_leavers, counted_shares, _payrolls, _visitors, _jobs_created, _people, taken_back, homes)
_OUTSIDE_TRIALS: tuple[Way, ...] = (_aimed_at, _measure, graded, emitted, cargo, in_stock, floors, land, _vocabulary, things)


def of_shares(at: Setting) -> Meeting | None:
    """A number of shares: a turn of phrase, or the shares themselves; "placed 140 million new units" of a trust."""
    if at.amount.unit == "unit" and at.word_before is not None and at.word_before.word in _PLACES:
        return replace(unit_of(at.text, at.amount), metric="shares_offered", group="")
    if at.amount.unit == "unit" and (held := units_of_trust(at)) is not None:
        return held
    return idiom(at) or own_unit(at) if at.amount.unit == "share" else None


def counted_metric(at: Setting) -> Meeting | None:
    """A quantity whose noun is a metric of the vocabulary."""
    amount = at.amount
    counted = amount.kind == "quantity" and ((amount.metric is not None and not amount.metric.weak) or is_workforce(at) or _is_staff(at))
    counted = counted or _is_done_there(at)
    return own_unit(at) if counted and at.change is None and (at.lead[-1:] != ["of"] or is_workforce(at)) else None


def quoted_count(at: Setting) -> Meeting | None:
    """ "says it has “over 50 million” users": a noun behind the quotation mark of its number."""
    noun = at.nodes[at.last + 2] if at.last + 2 < len(at.nodes) and at.nodes[at.last + 1].word in _QUOTES else None
    if noun is None or noun.metric is None or noun.metric.group != "count" or at.amount.kind != "quantity" or at.amount.unit is not None:
        return None
    return listed(noun.metric, at.last + 2, "fact.metric_after_value", None)


def _is_staff(at: Setting) -> bool:
    """ "counts 14,000 practices as customers and has 8,700 staff"."""
    verb = at.word_before
    return at.amount.unit == "staff" and verb is not None and verb.word in HAS


def _is_done_there(at: Setting) -> bool:
    """ "its clinics treated 310,000 patients", "its hospitals have 3,100 beds": what is counted in front is who does it, or has it."""
    verb = at.word_before
    if verb is None or at.amount.kind != "quantity" or at.amount.unit in (None, "times", "point", "share") or at.start < 2:
        return False
    place = at.nodes[at.start - 2].metric
    does = verb.word in HAS | cues.ACTS or (verb.word.endswith("ed") and verb.word not in cues.MOVES | cues.LEVEL | cues.APPROXIMATORS)
    return place is not None and place.id == "stores" and does
