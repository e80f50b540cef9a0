"""How large a whole market is, and what a company has of it.

    puts global spending on such software at $8.2bn       what everybody spends on something is its market
    consumers spent £4.1bn on vitamins                    likewise
    leads the £6.3bn sector                               likewise
    beef was 28% dearer, food cost 3% more                what it costs to buy
    down from an annual rate of 2.7%                      the inflation, the growth told before
    Indian markets fell 3%, the market fell on Monday     its share prices
    Acme took 20.4% of it, of which Acme pocketed 46%     its share of the market told before
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from extractor.link import cues
from extractor.link.metrics.context_of_economies import PAID_FOR
from extractor.link.metrics.meeting import Meeting, Setting, as_metric, fits, listed, phrased, words_of
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms
from extractor.nations import ADJECTIVES

_SPENDS = all_forms("spend")
_ALL = frozenset("buyers consumers shoppers companies firms businesses enterprises travellers advertisers owners motorists".split())
_WORLD, _WORLDWIDE = ("global ", "worldwide "), frozenset("worldwide globally".split())
_RESEARCHES = frozenset("reckons estimates puts forecasts predicts calculates projects".split())
_OWN = frozenset("new its their capital".split())  # "forecasts spending on new stores"
_INDUSTRY = frozenset("industry sector national market peer group global european regional city".split())
_SMALLEST_MARKET = Decimal(100_000_000)
_UP = frozenset({"dearer", "costlier", "pricier", "more"})
_DEARER, _MORE = _UP - {"more"} | {"cheaper"}, frozenset({"more", "less"})
_SIZES, _SAID = all_forms("size value put peg estimate reckon price") - {"prices"}, 9  # nodes of "market that it sizes at"
_LANDS, _WEEK = frozenset("u.s. us uk european asian african global world emerging local regional".split()), 7  # days
_SECTORS = frozenset("sector industry".split())
_RISING = frozenset("inflation_rate growth_rate price house_price wages retail_sales food_price".split())
_YEARLY = tuple(f"{yearly} {rate}" for yearly in ("annual", "annualised", "annualized", "yearly") for rate in ("rate", "pace", "clip"))
_TAKES = all_forms("take pocket capture hold claim have command control grab")


def spent_by_all(at: Setting, found: Meeting) -> Meeting | None:
    """ "puts global spending on such software at $8.2bn", "buyers spent $38bn on the category"."""
    nodes = at.nodes
    said = next((i for i, node in enumerate(nodes) if node.start >= found.span.start and found.rule != "fact.same_metric"), 0)
    subject = nodes[said - (2 if said > 1 and nodes[said - 1].word in _WORLDWIDE else 1)].word if said else ""
    if found.rule == "fact.verb":
        bought = [node.word for node in nodes[at.last + 1 : at.last + 2]] == ["on"]
        wide = bought and nodes[said].word in _SPENDS and subject in _ALL and at.amount.low >= _SMALLEST_MARKET
    else:
        behind = at.text[found.span.end + 1 : found.span.end + 12].split()
        named = words_of(at, found).endswith("spending") and behind[:1] == ["on"] and _OWN.isdisjoint(behind)
        wide = named and subject not in cues.OWNERS and (words_of(at, found).startswith(_WORLD) or subject in _RESEARCHES)
    return as_metric(found, "market_size") if wide else None


def dearer(at: Setting, found: Meeting) -> Meeting | None:
    """ "beef was 28% dearer", "the typical tablet was 6% cheaper", "food cost 3% more": what it costs to buy."""
    behind = at.nodes[at.last + 1].word if at.last + 1 < len(at.nodes) else ""
    if at.amount.kind != "percent":
        return None
    costs = found.metric == "costs" and words_of(at, found) in ("cost", "costs") and behind in _MORE and found.place == at.start - 1
    costs = costs or ("inflation_rate" in at.of_all and found.metric in PAID_FOR and behind in _DEARER)
    if not costs and not (found.rule == "fact.noun_phrase" and behind in _DEARER):
        return None
    change = "increase" if behind in _UP else "decrease"
    goods = at.nodes[(found.place or 0) - 1].metric if costs and found.place else None  # "palm oil cost 11% more"
    if goods is not None and goods.rule == "metric.instrument":
        found = replace(found, subject=goods.span)
    return replace(as_metric(found, "price"), change=change)


def of_stocks(at: Setting, found: Meeting) -> Meeting | None:
    """ "Indian markets fell 3%", "The market slid 2% on Monday": a stock market, which goes up and down by the day."""
    words = words_of(at, found)
    if at.amount.kind != "percent" or found.change is None or words not in ("market", "markets"):
        return None
    front = at.text[: found.span.start].rstrip().rpartition(" ")[2]
    lands = front in ADJECTIVES or front.lower() in _LANDS
    days = [node.period for node in at.nodes if node.period is not None]
    daily = any(p.start_date and p.end_date and (p.end_date - p.start_date).days < _WEEK for p in days)
    told = (words == "markets" and lands) or (daily and (lands or front.lower() in cues.DETERMINERS))
    return replace(found, metric="index_level", period_kind="instant", group="market") if told else None


def averaged(at: Setting, found: Meeting) -> Meeting | None:
    """ "churn was 0.9%, half the industry average of 1.8%": what was told of one, of all."""
    words = words_of(at, found).split()
    if found.rule != "fact.noun_phrase" or at.near is None or words[-1] != "average" or _INDUSTRY.isdisjoint(words):
        return None
    if not fits(at.near.value_kind, at.amount):
        return None
    return replace(at.near, rule="fact.same_metric", place=None, change=found.change, of=None, of_metric=None, company_place=None)


def yearly_rate(at: Setting, found: Meeting) -> Meeting | None:
    """ "consumer prices rose 2.4%, down from an annual rate of 2.7%": the rate at which what was measured before rises."""
    near = at.near
    if near is None or near.metric not in _RISING or not words_of(at, found).endswith(_YEARLY):
        return None
    return replace(found, metric=near.metric, value_kind=near.value_kind, period_kind=near.period_kind, group=near.group)


def sector(at: Setting) -> Meeting | None:
    """ "leads the £6.3bn sector", "a $12 billion industry"."""
    nodes = at.nodes
    if at.first < 1 or nodes[at.first - 1].word not in cues.DETERMINERS or at.amount.low < _SMALLEST_MARKET:
        return None
    for node in nodes[at.last + 1 : at.last + 4]:
        if node.word in _SECTORS:
            return phrased("market_size", node.span, "fact.idiom")
        if node.kind != "word" or node.word in cues.PREPOSITIONS or node.word in cues.OPENERS:
            return None
    return None


def sized(at: Setting) -> Meeting | None:
    """ "a market that it sizes at $62bn", "leads the market, worth some £2.9bn", "puts the market for tea at £2.9bn"."""
    nodes = at.nodes
    if at.amount.low < _SMALLEST_MARKET or at.amount.per not in (None, "year"):
        return None
    place = at.start - 3 if at.lead[-2:] in ([",", "worth"], [",", "valued"], ["now", "worth"]) else None
    if at.lead[-1:] == ["at"] and at.start > 1 and nodes[at.start - 2].word in _SIZES:
        place = next((i for i in range(at.start - 3, max(-1, at.start - _SAID), -1) if _is_market(nodes[i])), None)
        if place is None or not any(node.word in ("that", "which") for node in nodes[place + 1 : at.start - 2]):
            return None
    if place is None or place < 0 or not _is_market(nodes[place]):
        return None
    return phrased("market_size", nodes[place].span, "fact.idiom")


def _is_market(node: Node) -> bool:
    return node.word in _SECTORS | {"market"} or (node.metric is not None and node.metric.id == "market_size")


def grown_to(at: Setting) -> Meeting | None:
    """ "The market is to expand at a compound annual growth rate of 34% to $17bn": where the growth leads."""
    if at.amount.kind != "money" or list(at.lead) != ["to"] or at.before is None or at.before.metric != "growth_rate":
        return None
    front = at.nodes[: at.before_place or 0]
    grows = next((i for i, node in enumerate(front) if node.metric is not None and node.metric.value_kind == "money"), None)
    metric = at.nodes[grows].metric if grows is not None else None
    return listed(metric, grows or 0, "fact.metric_before_value", None) if metric is not None else None


def part_of_market(at: Setting) -> Meeting | None:
    """ "The market was worth $5bn. Acme took 20.4% of it", "of which Acme pocketed 46%", "Beta has 27%"."""
    near, verb = at.near, at.word_before
    if at.amount.kind != "percent" or near is None or near.metric not in ("market_size", "growth_rate") or verb is None:
        return None
    words = [node.word for node in at.nodes[max(0, at.first - 8) : at.first]]
    of_it = at.text.startswith(" of it", at.amount.end) or ("of", "which") in pairwise(words)
    named = at.start > 1 and at.nodes[at.start - 2].kind == "company"
    alone = named and near.metric == "market_size" and (at.last + 1 == len(at.nodes) or at.nodes[at.last + 1].kind == "mark")
    if verb.word not in _TAKES or not (of_it or alone):
        return None
    return phrased("market_share", verb.span, "fact.idiom")
