"""What is counted by the thing itself, where no table says what it measures: ships, tonnes, phones, jets.

sold 4,000 cars / its delivery figures: 27,316 vehicles    shipments
operates 40 ships                                          a fleet
signed with Airbus for 42 jets                             orders
mined 640 tonnes / by-product gold came to 21,600 ounces   what is done with it, else production
can press 60,000 tonnes a year                             a capacity
recalled 82,000 vehicles                                   what is taken back
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics import noun_phrases
from extractor.link.metrics.context_of_output import is_able
from extractor.link.metrics.meeting import Meeting, Setting, Way, first_of
from extractor.link.metrics.unit_noun import unit_of
from extractor.link.metrics.units_of_measure import won_or_lost
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms, forms
from extractor.mentions import Span

GOODS = frozenset("vehicle car truck lorry van bus motorcycle scooter bicycle phone smartphone tablet handset television".split())
_PLANES = frozenset("aircraft jet plane airliner".split())
_UNDONE = {"cancellation": "cancelled", "recall": "recalled", "grounding": "grounded"}
_DONE = {form: forms(base)[-2] for base in "recall ground scrap postpone suspend delay".split() for form in forms(base)}
_CALLS, _COVERS = all_forms("call"), all_forms("cover affect involve include concern") | {"to", "applies"}
_RETIRED = dict.fromkeys(("retired", "retire", "retiring"), "decrease") | dict.fromkeys(cues.GAINS, "increase")
_SHIFTS = all_forms("move shift retail register dispatch despatch")
HAS = all_forms("operate run own fly lease") | {"has", "have", "had", "got"}
_ENDED = frozenset("ended finished closed started began".split())
_SIGNS_FOR, _ADDS = all_forms("sign contract"), all_forms("add")
FLOWS = frozenset("production shipments sales_volume passengers cargo_volume".split())  # whatever is counted by the same unit again
_MILLION = 1_000_000
_CLAUSE = 8  # nodes
# "fell by half to", "dropped by a third to", "rose 9% in June to"
_BESIDE_MOVES = frozenset("a half third quarter fifth in during over for".split())
MEASURED_OUT = frozenset("ounce tonne ton barrel carat pound litre".split())


def is_near(at: Setting, words: frozenset[str], reach: int) -> bool:
    return not words.isdisjoint(node.word for node in at.nodes[max(0, at.first - reach) : at.first])


def taken_back(at: Setting) -> Meeting | None:
    """ "recalled 82,000 vehicles", "the cancellation of 1,940 flights"."""
    verb = at.word_before
    if (called := _called_back(at)) is not None:
        unit = unit_of(at.text, at.amount)
        return replace(unit, metric=f"recalled_{unit.metric}", span=called, rule="fact.verb")
    if verb is not None and verb.word == "of" and (done := at.nodes[at.start - 2]).word in _UNDONE:
        return replace(_done_to(at, done), metric=f"{_UNDONE[done.word]}_{unit_of(at.text, at.amount).metric}")
    return _done_to(at, verb) if verb is not None and verb.word in cues.UNDOING else None


def _called_back(at: Setting) -> Span | None:
    """ "called back 214,300 vehicles", "The recall covers 82,000 pickups": what says that they are recalled."""
    if at.start < 2:
        return None
    verb, front = at.nodes[at.start - 1], at.nodes[at.start - 2]
    if verb.word == "back" and front.word in _CALLS:
        return Span(front.start, verb.end)
    return front.span if front.word == "recall" and verb.word in _COVERS else None


def _done_to(at: Setting, verb: Node) -> Meeting:
    unit = unit_of(at.text, at.amount)
    return replace(unit, metric=f"{_DONE.get(verb.word, verb.word)}_{unit.metric}", span=verb.span, rule="fact.verb")


def of_capacity(at: Setting) -> Meeting | None:
    """ "will add 150,000 barrels per day of capacity"."""
    for i in range(at.last + 2, min(at.last + 5, len(at.nodes))):
        metric = at.nodes[i].metric
        if metric is not None and metric.id == "capacity" and "of" in (at.nodes[i - 1].word, at.nodes[at.last + 1].word):
            unit = unit_of(at.text, at.amount)
            return replace(unit, metric="capacity", period_kind="instant", group="count", change=won_or_lost(at.word_before))
    return None


def things(at: Setting) -> Meeting | None:
    """ "has 240 stores", "sold 4,000 cars", "mined 640 tonnes"; a bare length or area is none."""
    return None if _noun(at).replace(" ", "_") in cues.MEASURES else first_of(_WAYS, at)


def _wafers(at: Setting) -> Meeting | None:
    monthly = at.text.startswith((" a month", " per month", " monthly"), at.amount.end)
    acts = at.word_before is not None and at.word_before.word in cues.ACTS
    return _level(at, "capacity") if _noun(at) == "wafer" and monthly and not acts else None


def _the_same_again(at: Setting) -> Meeting | None:
    counted = next((metric for metric, of in reversed(list(at.units.items())) if of == _noun(at) and metric in FLOWS), None)
    return _flow(at, counted) if counted is not None else None


def _can_be(at: Setting) -> Meeting | None:
    can = any(node.word == "can" for node in at.nodes[max(0, at.start - 3) : at.start])
    return _level(at, "capacity") if is_able(at) or (can and _noun(at) in cues.MEASURED) else None


def _fleet(at: Setting) -> Meeting | None:
    if _noun(at) not in cues.VEHICLES:
        return None
    if _is_had(at):
        return _level(at, "fleet")
    moved = _RETIRED.get(at.word_before.word) if at.word_before is not None else None
    return replace(unit_of(at.text, at.amount), metric="fleet", group="count", change=moved) if moved is not None else None


def _planes_bought(at: Setting) -> Meeting | None:
    verb = at.word_before
    if _noun(at) not in _PLANES or verb is None or verb.word not in cues.PURCHASES:
        return None
    return replace(unit_of(at.text, at.amount), metric="aircraft_orders", span=Span(verb.start, at.amount.end), group="count")


def _goods_sold(at: Setting) -> Meeting | None:
    if _noun(at) not in GOODS:
        return None
    verb = at.word_before.word if at.word_before is not None else ""
    if at.units.get("shipments") in GOODS and verb not in cues.UNDOING:
        return _flow(at, "shipments")
    sold = _is_sold(at.nodes) or verb in _SHIFTS
    return replace(unit_of(at.text, at.amount), metric="shipments", group="count") if sold else None


def _planes_signed_for(at: Setting) -> Meeting | None:
    signed = at.word_before is not None and at.word_before.word == "for" and is_near(at, _SIGNS_FOR, 5)
    return replace(unit_of(at.text, at.amount), metric="orders_count", group="count") if _noun(at) in _PLANES and signed else None


def _added_by_year(at: Setting) -> Meeting | None:
    added = at.word_before is not None and _noun(at) in cues.MEASURED and at.word_before.word in _ADDS
    yearly = added and at.text.startswith((" a year", " per year"), at.amount.end)
    return replace(unit_of(at.text, at.amount), metric="capacity", group="count") if yearly else None


def _measured_by_act(at: Setting) -> Meeting | None:
    return _done_to(at, at.word_before) if at.word_before is not None and _acts(at) and _noun(at) in cues.MEASURED else None


def _weighed(at: Setting) -> Meeting | None:
    if _noun(at) not in MEASURED_OUT:
        return None
    unit, verb = unit_of(at.text, at.amount), at.word_before
    if verb is not None and verb.word in cues.PURCHASES:
        return replace(unit, metric="purchases", span=verb.span, period_kind="duration", group="")  # "China bought 81 tonnes of gold"
    if (goods := _of_goods(at)) is not None:
        return replace(unit, metric=goods.word, span=goods.span, period_kind="duration", group="")
    return _flow(at, "production")  # "By-product gold came to 21,600 ounces"


def _plain(at: Setting) -> Meeting | None:
    verb = at.word_before
    unit = replace(unit_of(at.text, at.amount), change=won_or_lost(verb) if _noun(at) not in cues.LAUNCHED else None)
    return replace(unit, span=verb.span) if verb is not None and _acts(at) else unit


_WAYS: tuple[Way, ...] = (
    of_capacity,         # will add 150,000 barrels per day of capacity
    _wafers,             # Beta, at 280,000 wafers a month, is a rival
    _the_same_again,     # the largest mine gave 92,100 ounces, after so many ounces of production
    _can_be,             # can press 60,000 tonnes of fruit a year
    _fleet,              # operates 40 ships; added 11 jets and retired four
    _planes_bought,      # ordered 30 jets
    _goods_sold,         # its delivery figures: 27,316 vehicles; guides for 145,000 vehicles, after so many delivered
    _planes_signed_for,  # signed with Airbus for 42 jets
    _added_by_year,      # the pit will add 60,000 tonnes a year
    _measured_by_act,    # mined 640 tonnes
    _weighed,            # By-product gold came to 21,600 ounces
    _plain,              # has 240 stores
)  # fmt: skip


def _noun(at: Setting) -> str:
    return at.amount.unit or ""


def _acts(at: Setting) -> bool:
    return at.word_before is not None and at.word_before.kind == "word" and at.word_before.word in cues.ACTS


def _level(at: Setting, metric: str) -> Meeting:
    return replace(unit_of(at.text, at.amount), metric=metric, period_kind="instant", group="count")


def _flow(at: Setting, metric: str) -> Meeting:
    return replace(unit_of(at.text, at.amount), metric=metric, group="count", change=won_or_lost(at.word_before))


def _of_goods(at: Setting) -> Node | None:
    """ "trimmed its estimate of demand growth to 1.03 million barrels a day": what is done with the goods, and no output."""
    for node in reversed(at.nodes[max(0, at.start - _CLAUSE) : at.start]):
        if node.word in cues.OF_GOODS:
            return node
        if node.kind in ("value", "mark", "company"):
            return None
    return None


def _is_had(at: Setting) -> bool:
    """ "operates 40 ships", "the owner of 212 aircraft"; none that are on order."""
    words = [node.word for node in at.nodes[max(0, at.start - 2) : at.start]]
    owner = at.text[at.nodes[at.start - 1].start : at.nodes[at.start - 1].end].lower() if at.start else ""
    has = words in (["owner", "of"], ["operator", "of"]) or (words[-1:] != [] and words[-1] in HAS) or owner in cues.OWNERS
    left = words[-1:] == ["with"] and any(node.word in _ENDED for node in at.nodes[max(0, at.start - 4) : at.start])  # "ended 2025 with"
    return (has or left) and not at.text.startswith(" on order", at.amount.end)


def _is_sold(nodes: Sequence[Node]) -> bool:
    """ "its delivery figures for March: 27,316 vehicles"."""
    return any(node.metric is not None and node.metric.id in ("shipments", "sales_volume") for node in nodes) or any(
        node.word.startswith(("deliver", "shipment", "sold")) for node in nodes
    )


def units_sold(at: Setting) -> Meeting | None:
    """ "sales tumbled 17% in June to 240,000 vehicles": sales that are counted in goods."""
    nodes, amount, first = at.nodes, at.amount, at.first
    few = amount.unit is not None or amount.low < _MILLION  # "sales fell by half to 6,200"; millions may be of money
    if amount.kind != "quantity" or amount.unit in ("times", "share") or amount.metric is not None or not few:
        return None
    end = at.start
    while end > 0 and _is_of_move(nodes[end - 1]):
        end -= 1
    end = noun_phrases.skip_mentions(nodes, end)
    for i in range(end - 1, max(-1, end - 5), -1):
        metric = nodes[i].metric
        if metric is not None:
            if metric.id != "revenue" or at.text[metric.start : metric.end].lower().split()[-1] != "sales" or end == first:
                return None
            span = metric.span
            return Meeting("shipments", span, "fact.metric_before_value", "count", "duration", "count", i)
        if nodes[i].kind not in ("word", "company", "reference") or noun_phrases.is_verb(nodes[i].word):
            return None
    return None


def _is_of_move(node: Node) -> bool:
    if node.kind == "period" or (node.amount is not None and node.amount.kind == "percent"):
        return True
    return noun_phrases.is_verb_group(node.word) or node.word in _BESIDE_MOVES
