"""What a figure of output, goods or shops turns out to be beside the words around it.

a plant run at 90% of its capacity       how far it is used
can make 500 cars a year                 a capacity
sold 9,000 tractors, sold 12 shops       shipments, disposals
added 40 megawatts                       capacity, one way
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, listed, reached, taken_up, words_of
from extractor.link.metrics.shops import counts_shops
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_NETWORKS = ("network", "estate", "chain", "portfolio")
_OF_SHOPS = frozenset("stores store_openings store_closures".split())
_COUNTRIES = ("u.s.", " us", "american", "crude", "gasoline", "commercial", "oecd", "chinese")
_MADE = frozenset("production exports shipments".split())
_SAILS = frozenset("sailed flew sailing flying".split())
_REACHES, _RUNS_UP = all_forms("reach hit top exceed near approach"), all_forms("ramp return run climb rise crank") | {"up", "back"}
_NO_BOND = 30  # percent that no bond yields
_ABLE = {("able", "to"), ("that", "will"), ("designed", "to"), ("equipped", "to"), ("enough", "to")}
_LETS = all_forms("let allow enable")
_TURN_OUT = frozenset({"turn out"})
_CAN, _REACH = frozenset("can able capable".split()), 30  # characters from the value to its time
_TIMED = re.compile(
    r" (?:(?:a|an|per|each|every) (?:year|month|week|day|hour|minute|night|shift|season)|(?:annual|year|month|week|dai|hour)ly)\b"
)
_OUTPUT = frozenset("production capacity seat_capacity".split())
_SHOPS = frozenset("shops stores restaurants malls outlets cafes showrooms branches".split())
_MEASURED = 5  # nodes of ", measured in revenue passenger-kilometres"
_GOODS = frozenset("vehicles cars trucks vans motorcycles smartphones phones handsets tablets televisions homes".split())
_FEWEST, _MILLION = 100, 1_000_000  # goods that a bare number counts


def backlog_worth(at: Setting, found: Meeting) -> Meeting | None:
    """ "a backlog of 5,260 homes valued at $2.2 billion": the backlog in money, and no company's worth."""
    before = at.before
    counted = at.nodes[at.before_place].amount if at.before_place is not None else None
    told = found.metric == "valuation" and before is not None and before.metric == "order_backlog"
    if before is None or not told or counted is None or counted.kind != "quantity":
        return None
    return replace(before, rule="fact.same_metric", change=None) if at.lead[-2:] == ["valued", "at"] else None


def run_at(at: Setting, found: Meeting) -> Meeting | None:
    """ "the yard ran at 95% of capacity", "would reach 85% of capacity", "ramps it up to 60% of capacity"."""
    of = [node.word for node in at.nodes[at.last + 1 : at.last + 2]] == ["of"]
    if at.before is not None and at.before.metric == "capacity_utilization" and at.amount.unit == "percentage_point":
        return taken_up(at.before, found.change)
    lead = at.lead[-1:]
    reached = lead == ["at"] or (lead != [] and lead[0] in _REACHES) or (lead == ["to"] and not _RUNS_UP.isdisjoint(at.lead[:-1]))
    used = at.amount.kind == "percent" and not found.change and reached and of
    carried = at.start > 1 and at.nodes[at.start - 2].word in _SAILS  # "sailed at 107% of capacity"
    metric = "load_factor" if carried else "capacity_utilization"
    return replace(found, metric=metric, value_kind="percent", group="ratio") if used else None


def good_ones(at: Setting, found: Meeting) -> Meeting | None:
    """ "Yields have topped 65%, from 40% in April": no bond yields so much; so many of the chips made are good."""
    made = at.amount.kind == "percent" and at.amount.unit == "percent" and at.amount.low >= _NO_BOND and not found.is_instrument
    return replace(found, metric="yield_rate", group="ratio") if made and found.change is None else None


def contracts_traded(at: Setting, found: Meeting) -> Meeting | None:
    """ "Average daily volume was 11.2 million contracts", "handled 11.2 million contracts a day": on an exchange."""
    traded = at.amount.unit == "contract" and (found.metric != "contracts" or is_timed(at))
    return replace(found, metric="trading_volume", period_kind="duration", group="market") if traded else None


def of_power(at: Setting, found: Meeting) -> Meeting | None:
    """ "is building another 6 gigawatts": what can be made in gigawatts is no output."""
    able = cues.UNIT_METRICS.get((at.amount.unit or "").lower()) == "capacity"
    return replace(found, metric="capacity", period_kind="instant", group="count") if able else None


def can_make(at: Setting, found: Meeting) -> Meeting | None:
    """ "a plant that can turn out 600,000 scooters a year", "a mill that will make 90 tonnes of flour a year": no output."""
    can = found.metric == "production" and any(a.word == "can" and b.start == found.span.start for a, b in pairwise(at.nodes[: at.start]))
    turns = words_of(at, found) in _TURN_OUT and is_timed(at) and at.amount.kind == "quantity"  # "is due to turn out 100,000 cars a year"
    able = found.rule == "fact.verb" and found.change is None and (can or turns or is_able(at))
    return replace(found, metric="capacity", period_kind="instant", group="count") if able else None


def is_able(at: Setting) -> bool:
    """ "can fill 90,000 bottles an hour", "is able to press 60,000 tonnes of fruit a year": what could be done in such a time."""
    words = [node.word for node in at.nodes[max(0, at.start - 4) : at.start]]
    lets = not _LETS.isdisjoint(node.word for node in at.nodes[max(0, at.start - 6) : at.start])  # "will let it make 900,000 tyres a year"
    if at.amount.kind != "quantity" or (_CAN.isdisjoint(words) and _ABLE.isdisjoint(pairwise(words)) and not lets):
        return False
    return is_timed(at)


def is_timed(at: Setting) -> bool:
    """ "90,000 bottles an hour"."""
    behind, _, _ = at.text[at.amount.end : at.amount.end + _REACH].partition(",")
    return at.amount.per is not None or _TIMED.search(behind) is not None


def shops_sold(at: Setting, found: Meeting) -> Meeting | None:
    """ "opened 7 pubs and sold 23": what goods are sold in, and no goods."""
    shops = counts_shops(at)  # "sold 41 of its 97 shops"
    again = at.amount.unit is None and at.before is not None and at.before.metric in _OF_SHOPS
    sold = found.rule == "fact.verb" and words_of(at, found) in cues.SELLS and (shops or again)
    return replace(found, metric="store_disposals", group="count") if sold else None


def goods_sold(at: Setting, found: Meeting) -> Meeting | None:
    """ "sales tumbled 17% in June to 240,000 vehicles", "were down 2% at 640,000", "retail sales of electric cars rose 6%"."""
    if found.metric not in ("revenue", "retail_sales") or at.amount.kind != "percent" or words_of(at, found).split()[-1] != "sales":
        return None
    if found.metric == "retail_sales" and found.place is not None and (of_goods := _of_goods(at, found.place)) is not None:
        span = Span(found.span.start, of_goods.end)
        return replace(found, metric="shipments", value_kind="count", span=span)  # of a market, as its group says
    goods = reached(at, ("to", "at"))
    if goods is None or goods.kind != "quantity" or goods.unit in ("times", "share"):
        return None
    if goods.unit is None and not _FEWEST <= goods.low < _MILLION:
        return None  # millions may be of money
    return replace(found, metric="shipments", value_kind="count", group="count")


def _of_goods(at: Setting, place: int) -> Node | None:
    """ "retail sales of new-energy vehicles": goods that are counted."""
    behind = at.nodes[place + 1 : min(place + 7, at.first)]
    return next((node for node in behind if node.word in _GOODS), None) if behind[:1] and behind[0].word == "of" else None


def to_come(at: Setting, found: Meeting) -> Meeting | None:
    """ "has 164 shops and intends to add 12 more"."""
    opened = found.metric == "stores" and found.rule == "fact.same_metric" and at.lead[-1:] and at.lead[-1] in ("add", "open", "adding")
    return replace(found, metric="store_openings", period_kind="duration", change=None) if opened else None


def network(at: Setting, found: Meeting) -> Meeting | None:
    """ "shut 14 shops, leaving a network of 312": so many shops, at the end of it."""
    near = at.near
    left = found.rule == "fact.noun_phrase" and words_of(at, found) in _NETWORKS and at.lead[-1:] == ["of"]
    if not left or near is None or not near.metric.startswith("store") or at.amount.kind != "quantity":
        return None
    return replace(found, metric="stores", value_kind="count", period_kind="instant", group="count", change=None)


def measured_in(at: Setting, found: Meeting) -> Meeting | None:
    """ "Traffic, measured in revenue passenger-kilometres, rose 12% to 2.9bn": the measure says what it is."""
    if found.place is None:
        return None
    if any(at.text[node.start : node.end].lower() in _SHOPS for node in at.nodes[found.place + 1 : found.place + 5]):
        return replace(found, metric="footfall")  # "traffic in its shops fell 3%"
    for i in range(found.place + 1, min(found.place + _MEASURED, at.start)):
        metric = at.nodes[i].metric
        if metric is not None and metric.id == "revenue_passenger_kilometres":
            return listed(metric, i, found.rule, found.change)
    return None


def added(at: Setting, found: Meeting) -> Meeting | None:
    """ "a further 2 GW of capacity"; not what is still "under construction"."""
    more = found.metric in _OUTPUT and at.amount.kind == "quantity" and found.change is None and at.nodes[at.first - 1].word in cues.EXTRA
    building = any(node.word in ("construction", "development") for node in at.nodes[at.last + 1 : at.last + 5])
    return replace(found, change="increase") if more and not building else None


def stockpiles(at: Setting, found: Meeting) -> Meeting | None:
    """ "U.S. stockpiles rose by 4.1 million barrels": a country's."""
    national = at.text[max(0, found.span.start - 12) : found.span.start].rstrip().lower().endswith(_COUNTRIES)
    oil = at.amount.unit == "barrel" and national
    return replace(found, metric="oil_stocks", group="macro", period_kind="instant") if oil else None


def bought_of(at: Setting, found: Meeting) -> Meeting | None:
    """ "buys 18% of Beta's output", "takes 44% of its exports": so much of what another makes, and no stake in it."""
    behind = at.nodes[at.last + 1 : at.last + 5]
    made = next((i for i, node in enumerate(behind) if node.metric is not None and node.metric.id in _MADE), 0)
    metric = behind[made].metric if made > 1 else None
    if metric is None or found.rule != "fact.verb" or behind[0].word != "of" or not any(node.companies for node in behind[:made]):
        return None
    part = listed(metric, at.last + 1 + made, "fact.value_of_metric", None)
    return replace(part, of=metric.span, of_metric=metric.id)
