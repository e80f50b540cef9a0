"""What a price, a cost or a rate turns out to be beside what its sentence and the value before speak of.

rates of $24 a tonne, costs of $50 a tonne     prices, unit costs
fuel costs $487 a tonne, the phone costs $999  prices
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics.change_of import change_after, direction
from extractor.link.metrics.meeting import Meeting, Setting, as_metric, words_of
from extractor.link.metrics.noun_phrases import begin_of, is_head, is_verb, trimmed
from extractor.link.nodes import Node
from extractor.mentions import Span

_COVER = re.compile(r"\b(?:renewals?|(?:re)?insur(?:er|ers|ance)|underwrit(?:er|ers|ing)|policyholders|hurricane cover|premium rates?)\b")
_PENSIONS = re.compile(r"\b(?:pensions?|retirement) (?:scheme|plan|fund|arrangement)s?\b")
_MODALS, _TERMS, _DEAREST_TERM = frozenset("will would should to".split()), frozenset({"month", "year", "week"}), 10_000
_DEAREST_THING, _ASIDE = 1_000_000, 6
_EVENTS = frozenset(
    "strike strikes delay delays outage stoppage shutdown recall closure storm flood fire move plan project scheme programme fall rise cut "
    "increase drop switch change merger deal dispute mistake error day week month year plant factory mill mine".split()
)
_OF_MONEY = frozenset("policy interest base benchmark lending repo mortgage central loan deposit savings".split())
_GOODS = frozenset(
    "tonne ton dmt wmt ounce barrel pound kilogram gallon litre bushel night mwh megawatt-hour container box teu feu passenger "
    "seat day kilowatt-hour kwh visit dozen lb kg therm mmbtu kilo quintal metre meter foot ft".split()
)
_PROFITS, _ON_EACH = ("net_profit", "net_loss"), (" on each", " on every", " for each", " for every")
_PIECES = frozenset("car vehicle scooter bike unit phone handset device piece parcel order ride trip delivery meal panel chip".split())
_NO_PRICES = frozenset("margin margins cost costs profit profits loss losses tax royalty revenue expense expenses charge".split())
_NO_CHARGES = ("fine", "restructuring_charge")  # ore that is fine, treatment charges
_ONE, _TYPICAL = frozenset("a an each every one average typical".split()), frozenset({"average", "typical"})
_US = frozenset("us it them customers farmers consumers shoppers buyers drivers users households families passengers".split())
_PROPERTY = frozenset("resort hotel hotels site plant factory mill mine building tower mall portfolio brewery estate stake".split())
_SHARES = frozenset("shares stock control ownership".split())
_BUSINESSES = frozenset("business company unit brand chain firm group division operation operations".split())
DIVIDENDS = frozenset({"dividend", "dividend_per_share"})
_OF_SHARES = DIVIDENDS | {"share_price", "fuel_cost"}
_FLIES = frozenset("load_factor passengers seat_capacity revenue_passenger_kilometres unit_revenue average_fare unit_cost flights".split())
_SURPLUS = frozenset("surplus deficit shortfall gap".split())
_TRADE = frozenset("exports imports export import shipments trade".split())
_HIRED = frozenset("ship vessel tanker carrier rig bulker capesize".split())
_TRADED = re.compile(r"\b(?:[Ee]xports|[Ii]mports|[Ff]oreign trade|[Tt]rade (?:surplus|deficit|gap|balance|data|figures))\b")
_STATE = frozenset("government budget treasury fiscal public".split())


def price_of_now(found: Meeting) -> Meeting:
    """The same value as what something costs: a level, where "sold for" tells what was paid over a time."""
    return replace(as_metric(found, "price"), period_kind="instant")


def of_cover(at: Setting, found: Meeting) -> Meeting | None:
    """ "raised rates by 4.8% at the January renewals", "motor rates rose 11%": what cover costs, and no interest."""
    told = found.metric in ("interest_rate", "premium") or found.rule == "fact.noun_phrase"
    words = words_of(at, found).split()
    if at.amount.kind != "percent" or not told or words[-1] not in ("rate", "rates", "premium") or not _OF_MONEY.isdisjoint(words):
        return None
    if not _COVER.search(at.text, at.nodes[0].start, at.nodes[-1].end):
        return None
    following = at.text[found.span.end : found.span.end + 12].split()[:1]
    change = direction(following[0]) if following and following[0] in cues.UP_NOUNS | cues.DOWN_NOUNS else None
    return replace(as_metric(found, "price"), change=found.change or change)


def per_goods(at: Setting, found: Meeting) -> Meeting | None:
    """An amount per tonne, barrel or night is the price of it, or what it costs, unless the words say a margin."""
    if not _is_per_goods(at):
        return None
    words = words_of(at, found).split()
    if found.metric in _OF_SHARES:  # "the metal, last seen trading at $1,962 an ounce", "a payout of $9.20 per kilogram of milk"
        return replace(found, metric="price", value_kind="money", group="market")
    if found.metric == "premiums":  # "aluminium premiums dropped to $210 a tonne"
        return price_of_now(found)
    if found.metric == "contract_value" and found.place and at.nodes[found.place - 1].word == "on":
        return replace(found, metric="price", value_kind="money", group="market")  # "was sold on contract at NKr71 a kilo"
    if found.rule == "fact.noun_phrase" and not found.group and _NO_PRICES.isdisjoint(words):
        return replace(found, metric="price", value_kind="money", group="market")
    if found.metric in ("costs", "cost_of_sales") and words[-1] in ("cost", "costs") and at.amount.per != "day":
        return replace(found, metric="unit_cost", group="cost")
    return replace(found, metric="price", value_kind="money", group="market") if found.metric in _NO_CHARGES else None


def earned_on_each(at: Setting, found: Meeting) -> Meeting | None:
    """ "earned 18.4 crowns a kilo", "made 0.04 yuan on each parcel", "Per tonne sold, it made £11.80": no profit of all."""
    told = found.metric in _PROFITS and at.text.startswith(_ON_EACH, at.amount.end)  # "made a loss of 12,000 yuan on each car"
    if (found.rule != "fact.verb" and not told) or at.amount.kind != "money" or at.amount.high > cues.LARGEST_FEE:
        return None
    if at.amount.per == "day":
        sails = any(node.word.rstrip("s") in _HIRED for node in at.nodes[: at.start])
        return replace(found, metric="price", value_kind="money", group="market") if sails else None  # "its ships earned $31,000 a day"
    opened = [node.word for node in at.nodes[:2]]
    one = (at.amount.per or "") in cues.VEHICLES | _PIECES  # "lost 12,000 yuan per car"
    per = one or _is_per_goods(at) or (opened[0] == "per" and opened[1] in _GOODS) or at.text.startswith(_ON_EACH, at.amount.end)
    metric = "loss_per_unit" if found.metric == "net_loss" else "profit_per_unit"
    return replace(found, metric=metric, value_kind="money", group="income") if per else None


def _is_per_goods(at: Setting) -> bool:
    """ "$24 a tonne", "€900 per 40-foot container"."""
    per = (at.amount.per or "").lower()
    return at.amount.kind == "money" and (per.rpartition(" ")[2].removesuffix("s") in _GOODS or per in ("megawatt hour", "kilowatt hour"))


def benchmark(at: Setting, found: Meeting) -> Meeting | None:
    """ "the gas benchmark was 34% higher at $2.75", "both benchmarks had gained 3%": the price that others go by."""
    if found.rule == "fact.noun_phrase" and words_of(at, found).endswith("benchmarks") and at.near is not None and at.near.is_instrument:
        return replace(at.near, rule="fact.anaphora", place=None, change=found.change)
    named = found.rule == "fact.noun_phrase" and words_of(at, found).split()[-1] in ("benchmark", "contract", "marker")
    sums = [at.amount, *(node.amount for node in at.nodes[at.last + 1 : at.last + 4] if node.amount is not None)]
    priced = named and any(value.kind == "money" for value in sums)
    return price_of_now(found) if priced else None


def goods_cost(at: Setting, found: Meeting) -> Meeting | None:
    """ "bunker fuel costs $487 a tonne", "petrol should cost R1.12 a litre more", "a lens costs €320": a price, where "costs" is a verb."""
    place = found.place
    if place is not None and at.before is not None and at.before.metric == "price" and _last(at, at.before) == _last(at, found):
        level = at.lead[-1:] == ["at"]  # "cost us $4 in April and are at $2"; "costs $4, 12 cents more than in France"
        moved = found.change or change_after(at.nodes, at.last)[0]
        return replace(at.before, rule=found.rule, change=moved) if level or moved else None
    paid_by = place is not None and place == at.start - 2 and (at.nodes[place + 1].word in _US or at.nodes[place + 1].companies)
    between = [node.word for node in at.nodes[place + 1 : at.start]] if place is not None else []
    averaged = between in (["an", "average", "of"], ["on", "average"])
    beside = paid_by or averaged or place == at.start - 1
    if place is None or not beside or words_of(at, found).rpartition(" ")[2] not in ("cost", "costs"):
        return None
    unit = " " in words_of(at, found)  # "an Acme unit costs €320"
    while place and at.nodes[place - 1].word in cues.AUXILIARY:
        place -= 1
    if place and at.nodes[place - 1].word == ",":  # "A lidar module, she noted, now costs $11"
        place = next((i for i in range(place - 2, max(0, place - _ASIDE), -1) if at.nodes[i].word == ","), place)
    phrase = _phrase_to(at.nodes, place)
    if not _EVENTS.isdisjoint(at.nodes[i].word for i in phrase):
        return None  # "A strike costs $90,000 a day"
    one = not _ONE.isdisjoint(at.nodes[i].word for i in phrase)
    largest = _DEAREST_THING if phrase and at.nodes[phrase[0]].word in ("a", "an") else cues.LARGEST_FEE  # "An H20 costs 120,000 yuan"
    dear = at.amount.high > largest and _TYPICAL.isdisjoint(at.nodes[i].word for i in phrase)  # "the average house costs £310,000"
    dear = dear and not (_is_per_goods(at) and at.amount.per != "day")  # "flats cost £14,200 a square metre"
    if at.amount.kind != "money" or dear or not (one or (_is_per_goods(at) and not unit)):
        return None
    verb = Span(found.span.end - len(words_of(at, found).rpartition(" ")[2]), found.span.end)
    seller = next((i for i in phrase if at.nodes[i].companies), None)
    goods = trimmed(at.nodes, begin_of(at.nodes, place), place) if seller is None and not one and not paid_by else None
    price = replace(found, metric="price", span=verb, value_kind="money", group="market", subject=goods, company_place=seller)
    return replace(price, period_kind="instant") if goods is None else price


def _phrase_to(nodes: Sequence[Node], place: int) -> range:
    """The nodes of the phrase that ends at a node, names included: "steam from its boilers", "a lens from Acme"."""
    begin = place
    while begin > 0 and nodes[begin - 1].kind in ("word", "company", "reference", "metric") and not is_verb(nodes[begin - 1].word):
        begin -= 1
    return range(begin, place)


def _last(at: Setting, found: Meeting) -> str:
    """The last word of a metric: "diesel costs" and "costs" are told alike."""
    return words_of(at, found).rpartition(" ")[2]


def sticker(at: Setting, found: Meeting) -> Meeting | None:
    """ "the phone costs $999", "its service costs $20 a month": a price, where "costs" is a verb."""
    verb = words_of(at, found) == "costs" and found.place == at.start - 1 and at.start > 1
    if words_of(at, found) == "cost" and found.place == at.start - 1 and at.nodes[at.start - 2].word in _MODALS and at.amount.per in _TERMS:
        small = at.amount.kind == "money" and at.amount.high < _DEAREST_TERM  # "The plan will cost $25 a month"
        return replace(found, metric="price", value_kind="money", group="market") if small else None
    named = at.nodes[at.start - 2] if verb else None
    dearest = _DEAREST_THING if named is not None and named.word == "each" else cues.LARGEST_FEE
    small = at.amount.kind == "money" and at.amount.high < dearest
    goods = named is not None and named.kind == "word" and not named.word.endswith("s") and (is_head(named.word) or named.word == "each")
    return replace(found, metric="price", value_kind="money", group="market") if small and goods else None


def cost_of_output(at: Setting, found: Meeting) -> Meeting | None:
    """ "forecasts 430,000 ounces at a cost of $1,400 to $1,500": what each costs."""
    made = at.before is not None and at.before.metric == "production"
    small = at.amount.kind == "money" and at.amount.high < cues.LARGEST_FEE
    return replace(found, metric="unit_cost") if made and small else None


def yield_of_seats(at: Setting, found: Meeting) -> Meeting | None:
    """ "its load factor was 86% and yields fell 3%": what an airline takes in for a seat."""
    near = [meeting.metric for meeting in (at.before, at.earlier) if meeting is not None]
    named = [node.metric.id for node in at.nodes if node.metric is not None]
    return replace(found, metric="unit_revenue", period_kind="duration", group="income") if _FLIES & {*near, *named} else None


def paid_per_goods(at: Setting, found: Meeting) -> Meeting | None:
    """ "customers pay 14 cents per kilowatt-hour"."""
    paid = _is_per_goods(at) and words_of(at, found) in cues.PAYS
    return replace(found, metric="price", value_kind="money", group="market") if paid else None


def paid_for_business(at: Setting, found: Meeting) -> Meeting | None:
    """ "agreed to pay €380 million for the business"."""
    words = [at.text[node.start : node.end].lower() for node in at.nodes[at.last + 1 : at.last + 5]]
    bought = words[:1] == ["for"] and words[1:2] in (["the"], ["its"], ["that"]) and not _BUSINESSES.isdisjoint(words[2:])
    bought = bought or (words[:2] in (["for", "a"], ["for", "an"], ["for", "the"]) and not _PROPERTY.isdisjoint(words[2:]))
    bought = bought or (words[:1] == ["for"] and words[1:] != [] and words[1] in ("the business", "the company", "that business"))
    bought = bought or (words[:1] == ["for"] and not _SHARES.isdisjoint(words[1:3]))  # "for shares held by two founders"
    paid = found.rule == "fact.verb" and words_of(at, found) in cues.PAYS and bought and at.amount.per is None
    return replace(found, metric="deal_value", group="deal") if paid else None


def trade_gap(at: Setting, found: Meeting) -> Meeting | None:
    """ "exports rose, leaving a surplus of $2.1 billion", "the pension scheme has a deficit of £48m": no profit and no loss."""
    if found.metric not in ("net_profit", "net_loss") or words_of(at, found).split()[-1] not in _SURPLUS:
        return None
    if _PENSIONS.search(at.text, at.nodes[0].start, found.span.start):
        return replace(found, metric="pension_deficit", period_kind="instant", group="balance")
    of_output = any(node.metric is not None and node.metric.id == "growth_rate" for node in at.nodes[at.last + 1 : at.last + 4])
    if of_output or any(node.word in _STATE for node in at.nodes[: at.first]):
        return replace(found, metric="budget_deficit", group="macro")
    traded = any(node.word in _TRADE or (node.metric and node.metric.id == "trade_balance") for node in at.nodes[: at.first])
    owned = any(node.kind in ("company", "reference") for node in at.nodes[: at.first])
    told = not owned and _TRADED.search(paragraph(at.text, found.span.start))  # "Foreign trade was kinder. The surplus grew"
    traded = traded or bool(told)
    return replace(found, metric="trade_balance", group="macro") if traded else None


def paragraph(text: str, place: int) -> str:
    return text[text.rfind("\n", 0, place) + 1 : place]
