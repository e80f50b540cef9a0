"""Tonnes and square feet: what they are of.

46 million tonnes of cargo            cargo
emitted 612,000 tonnes of carbon      emissions
has let 71,000 sq ft                  floor area
2.3 grams a tonne                     the grade of an ore
"""

from __future__ import annotations

import re

from extractor.link import cues
from extractor.link.metrics import noun_phrases
from extractor.link.metrics.meeting import Meeting, Setting, phrased
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_CARGO = frozenset("cargo freight mail".split())
_LOADS = frozenset(("tonne", "ton", "cubic metre", "cubic meter"))
_OPENING = 3  # nodes of "Its air cargo"
_SIGNS = all_forms("sign pick")
_HAULS = all_forms("handle haul move shift carry transport")
_ORE = re.compile(r" of (?:ore|rock|material|waste|coal|concentrate|cane|beet)\b")
_OF_ORE = re.compile(r"(?: (?:per|an?|to the|each) (?:tonne|ton|t)|/t)\b")
_CARRIERS = frozenset(
    "port ports terminal terminals railway railways rail train trains railroad dock docks ship ships shipping line lines vessel vessels "
    "fleet barges tankers carriers trucks wagons freight".split()
)
_CARBON = re.compile(r" of (?:carbon|co2|greenhouse|methane|co₂|planet-warming)\b", re.IGNORECASE)
_EMITS = all_forms("emit pump spew")
_IN_STOCK = re.compile(r"(?: of \w+){0,2} (?P<said>in (?:stock|storage|inventory|warehouses))\b")
_FLOORS = frozenset(("square foot", "square metre", "square meter", "square_foot", "square_metre", "square_meter", "sq ft"))
LANDS = frozenset({"hectare", "acre"})
_TAKES = all_forms("acquire buy purchase")
_FARMS = _TAKES | all_forms("farm own lease rent manage till plant cultivate hold control have add sow grow work operate")
_ROOMS = all_forms(
    "let lease rent manage own operate occupy run build complete develop add cover have acquire take open deliver vacate surrender"
)


def emitted(at: Setting) -> Meeting | None:
    """ "emitted 612,000 tonnes of carbon dioxide"."""
    verb = at.word_before
    of_carbon = _CARBON.match(at.text, at.amount.end) is not None
    if verb is None or at.amount.unit not in cues.MEASURED or not (of_carbon or (verb.word in _EMITS - {"pumped", "pump"})):
        return None
    return Meeting("emissions", verb.span, "fact.own_unit", "count", "duration", "count", change=won_or_lost(verb))


def in_stock(at: Setting) -> Meeting | None:
    """ "held 90,000 tonnes of copper in stock"."""
    said = _IN_STOCK.match(at.text, at.amount.end) if at.amount.unit in cues.MEASURED else None
    return Meeting("inventory", Span(*said.span("said")), "fact.own_unit", "count", "instant", "balance") if said else None


def floors(at: Setting) -> Meeting | None:
    """ "has let 71,000 sq ft so far", "manages 6.3m square feet of warehouses"."""
    verb = at.word_before
    if verb is None or at.amount.unit not in _FLOORS or verb.word not in _ROOMS:
        return None
    return Meeting("floor_area", verb.span, "fact.own_unit", "count", "instant", "count", change=won_or_lost(verb))


def land(at: Setting) -> Meeting | None:
    """ "farms 22,000 hectares", "1.9 million tonnes from 640,000 hectares it leases"."""
    verb = at.word_before
    if at.amount.unit not in LANDS or verb is None:
        return None
    held = verb.word in _FARMS or any(node.word in _FARMS for node in at.nodes[at.last + 1 : at.last + 4])
    return Meeting("land_bank", verb.span, "fact.own_unit", "count", "instant", "count", change=_more_land(verb)) if held else None


def _more_land(verb: Node) -> str | None:
    return "increase" if verb.word in _TAKES else won_or_lost(verb)


def cargo(at: Setting) -> Meeting | None:
    """ "46 million tonnes of cargo"."""
    behind = at.nodes[at.first + 1 : at.first + 3]
    apposed = at.start > 2 and [node.word for node in at.nodes[at.start - 2 : at.start]] == [",", "at"]  # "Cargo, at 7,150 tonnes, was"
    if at.amount.unit in _LOADS and (carried := _carried(at)) is not None:
        return carried
    if at.amount.unit in cues.MEASURED and (moved := _in_front(at)) is not None:
        return phrased("cargo_volume", moved.span, "fact.own_unit")
    if at.amount.unit not in cues.MEASURED or not (apposed or (len(behind) == 2 and behind[0].word == "of")):
        return None
    named = at.nodes[at.start - 3].span if apposed else behind[1].span
    if at.text[named.start : named.end].lower() not in _CARGO:
        return None
    return phrased("cargo_volume", named, "fact.own_unit", change=won_or_lost(at.word_before))


def _carried(at: Setting) -> Meeting | None:
    """ "its terminals handled 31 million tonnes", where ships or trains are spoken of and no ore."""
    verb = at.word_before
    moved = verb is not None and verb.word in _HAULS and _ORE.match(at.text, at.amount.end) is None
    spoken = at.text[at.nodes[0].start : at.amount.start].lower().replace("-", " ")
    if verb is None or not moved or _CARRIERS.isdisjoint(spoken.replace("’s", "").replace("'s", "").replace(",", "").split()):
        return None
    return phrased("cargo_volume", verb.span, "fact.own_unit")


def _in_front(at: Setting) -> Node | None:
    """ "Freight, a sideline, came to 3,150 tonnes": what opens the clause in front of the verb."""
    if not at.lead or not all(noun_phrases.is_verb_group(word) for word in at.lead[-2:] if word != ","):
        return None
    opening = (node for node in at.nodes[: min(_OPENING, at.start)] if at.text[node.start : node.end].lower() in _CARGO)
    return next(opening, None)


def graded(at: Setting) -> Meeting | None:
    """ "mined 640,000 tonnes at 2.3 grams a tonne": what a tonne of ore holds."""
    holds = _OF_ORE.match(at.text, at.amount.end) if at.amount.unit in ("gram", "g/t") else None
    return Meeting("ore_grade", Span(at.amount.start, holds.end()), "fact.own_unit", "count", "duration", "ratio") if holds else None


def won_or_lost(verb: Node | None, before: Node | None = None) -> str | None:
    """ "added 164,000 subscribers", "lost 42,000 customers": a change of their number."""
    word = verb.word if verb is not None else ""
    if word == "up" and before is not None and before.word in _SIGNS:
        return "increase"  # "signed up 132,000 customers"
    return "increase" if word in cues.GAINS else "decrease" if word in cues.LOSSES else None
