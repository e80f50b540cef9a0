"""What a plant, a ship or a hall can take.

can carry 550 passengers and 140 cars, seats 550         what it holds
handles 380,000 barrels a day, crushes 900 tonnes a day  what goes through it in a time
480 million tonnes at 0.52% copper                       its grade
a blast that killed 14 people                           deaths
lost a third of its capacity, or 210,000 tonnes a year   so much of what is named in front
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics.context_of_output import is_timed
from extractor.link.metrics.meeting import Meeting, Setting, listed
from extractor.link.metrics.unit_noun import unit_of
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms

_SEATS, _HOLDS = frozenset("seats sleeps".split()), frozenset("carry hold seat sleep accommodate house take transport store".split())
_CAN = frozenset("can could may able".split())
_GUESTS = frozenset("passenger person people guest spectator car vehicle lorry truck container prisoner pupil student patient fan".split())
_RUNS = frozenset("handles handle processes process treats treat crushes crush mills mill carries carry moves refines transports".split())
_MEASURED = cues.MEASURED | {"cubic metre", "cubic meter", "cubic foot"}
_PARTS = frozenset("half third quarter fifth sixth tenth thirds quarters fifths two-thirds three-quarters most".split())
_CUTS, _SHUTS, _OPENS = cues.CUTS | cues.LETS_GO, all_forms("close shut shutter"), all_forms("open")
_METALS = frozenset(
    "copper zinc nickel lead tin lithium cobalt manganese molybdenum uranium iron tungsten vanadium graphite silver gold antimony cu zn ni "
    "li2o u3o8 fe".split()
)
_HURT = frozenset("person people worker employee passenger miner driver resident child patient".split())
_HARMS = all_forms("kill injure hurt wound")
_HARMED = frozenset("died killed injured hurt wounded dead".split())
_BY_LAND = (" a hectare", " per hectare", " an acre", " per acre")
_BY_TONNE = (" a tonne", " per tonne", "/t", " a ton", " per ton")
_METAL = 14  # characters
_BURNS = all_forms("burn consume guzzle use")
_OF_RESERVES = re.compile(
    r" (?:of|in) (?:(?:proven|proved|probable|measured|indicated|inferred|and|mineral|ore|gold|oil|gas) )*(?:resources?|reserves?)\b"
)
_CLAUSE = 9  # nodes from the verb to the value


def holds(at: Setting) -> Meeting | None:
    """ "can carry 550 passengers and 140 cars", "a ship that sleeps 900 guests"."""
    verb = at.word_before
    if at.amount.unit not in _GUESTS or verb is None:
        return None
    both = at.lead[-1:] == ["and"] and at.before is not None and at.before.metric == "capacity"
    can = verb.word in _HOLDS and at.start > 1 and not _CAN.isdisjoint(node.word for node in at.nodes[max(0, at.start - 4) : at.start - 1])
    if not (both or can or verb.word in _SEATS):
        return None
    return replace(unit_of(at.text, at.amount), metric="capacity", period_kind="instant", group="count")


def runs_through(at: Setting) -> Meeting | None:
    """ "handles 380,000 barrels per day", "a pipe that will carry 300,000 barrels a day"."""
    verb = at.word_before
    if verb is None or verb.word not in _RUNS or at.amount.unit not in _MEASURED or not is_timed(at):
        return None
    return replace(unit_of(at.text, at.amount), metric="capacity", period_kind="instant", group="count")


def crop(at: Setting) -> Meeting | None:
    """ "yields averaged 1.9 tonnes a hectare": what a field gives."""
    if at.amount.unit not in cues.MEASURED or not at.text.startswith(_BY_LAND, at.amount.end):
        return None
    said = next((node for node in reversed(at.nodes[max(0, at.start - _CLAUSE) : at.start]) if _yields(at, node)), None)
    return Meeting("crop_yield", said.span, "fact.idiom", "count", "duration", "count") if said is not None else None


def _yields(at: Setting, node: Node) -> bool:
    return at.text[node.start : node.end].lower().startswith("yield")


def grams(at: Setting) -> Meeting | None:
    """ "reserves of 1.7 million ounces at 2.1 grams a tonne"."""
    holds = at.amount.unit in ("gram", "g/t") and at.text.startswith(_BY_TONNE, at.amount.end)
    if not holds or at.lead[-1:] not in (["at"], ["grading"]):
        return None
    return Meeting("ore_grade", at.nodes[at.start - 1].span, "fact.idiom", "count", "duration", "ratio")


def in_ground(at: Setting) -> Meeting | None:
    """ "holds 148 million ounces of resources"; "burned 1.9 million tonnes of coal": what is not made, whatever else is."""
    verb = at.word_before
    if at.amount.unit not in _MEASURED or verb is None:
        return None
    if _OF_RESERVES.match(at.text, at.amount.end):
        return replace(unit_of(at.text, at.amount), metric="reserves", period_kind="instant", group="count")
    return replace(unit_of(at.text, at.amount), metric="consumption", group="count") if verb.word in _BURNS else None


def casualties(at: Setting) -> Meeting | None:
    """ "a blast that killed 14 people", "17 workers were hurt": no staff, and nobody's customers."""
    if at.amount.unit not in _HURT:
        return None
    verb, behind = at.word_before, [node for node in at.nodes[at.last + 1 : at.last + 4] if node.word not in cues.AUXILIARY]
    done = verb if verb is not None and verb.word in _HARMS else behind[0] if behind and behind[0].word in _HARMED else None
    if done is None:
        return None
    dead = done.word in ("killed", "killing", "kills", "died", "dead")
    return Meeting("deaths" if dead else "injuries", done.span, "fact.idiom", "count", "duration", "count")


def grade(at: Setting) -> Meeting | None:
    """ "reserves of 480 million tonnes at 0.52% copper": what a tonne of ore holds."""
    behind = at.text[at.amount.end : at.amount.end + _METAL].lower().split(None, 1)
    if at.lead[-1:] not in (["at"], ["grading"]) or not behind or behind[0].strip(",.;)") not in _METALS:
        return None
    return Meeting("ore_grade", at.nodes[at.start - 1].span, "fact.idiom", "percent", "duration", "ratio")


def or_so_many(at: Setting) -> Meeting | None:
    """ "shut a quarter of its shops, or 45 outlets", "lost a third of its capacity, or 210,000 tonnes a year"."""
    if at.lead[-1:] != ["or"] or at.start < 4 or at.nodes[at.start - 2].word != "," or at.amount.unit is None:
        return None
    place = at.start - 3
    metric = at.nodes[place].metric
    front = at.nodes[max(0, place - _CLAUSE) : place]
    if metric is None or metric.value_kind != "count" or not any(node.word in _PARTS for node in front[-4:]):
        return None
    found = listed(metric, place, "fact.metric_before_value", None)
    return replace(found, metric=_done(metric.id, front))


def _done(metric: str, front: Sequence[Node]) -> str:
    words = {node.word for node in front}
    if metric == "employees" and words & _CUTS:
        return "job_cuts"
    if metric == "stores" and words & _SHUTS:
        return "store_closures"
    return "store_openings" if metric == "stores" and words & _OPENS else metric
