"""Values behind a verb that is a metric which are something else than its object, by the metric of the verb.

covers 12 countries / sells to over 300 data centres / held on to 34% of the senior jobs / Brent was trading at $64.85
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extractor.company_nouns import NOUNS
from extractor.link import cues
from extractor.link.metrics.customers import are_served
from extractor.link.metrics.job_cuts import is_whole
from extractor.link.metrics.meeting import Setting
from extractor.link.metrics.shops import counts_shops
from extractor.link.nodes import Node, named_words

_APPROACHES = frozenset("approach offer bid proposal donation investment contribution deal_value".split())
_KEEPS = frozenset("keep keeps kept keeping".split())
_BLOWS = (["hit"], ["blow"], ["knock"], ["loss"], ["stake"], ["position"])
_OF_JOBS = re.compile(r" of (?:[\w'’-]+ ){0,4}(?:jobs|posts|roles|positions|seats|places)\b")
_BOOKED_FOR = frozenset("for against as on".split())
_NETS = frozenset({"netted", "netting"})
_SOLD_IN = frozenset("in through at from via across".split())
_PICKS = frozenset("pick picks picked picking".split())  # "picks up 91% of tumours"
_IS_ADJECTIVE = re.compile(r" (?!(?:of|at|in|to|for|by|from|and|with|over|on|an?|per|last|this)\b)[a-z]")
_PEOPLE = frozenset("person people worker employee".split())
_CLOSES = frozenset("close closes closed closing".split())


def has_no_object(at: Setting, i: int, metric: str) -> bool:
    """Whether the value behind a verb of `metric` at node `i` is something else than its object."""
    is_none = _BY_METRIC.get(metric)
    return is_none is not None and is_none(at, i)


def _opened(at: Setting, _: int) -> bool:
    """ "climbed 120 points to close at 8,377"."""
    return at.lead[-1:] == ["at"] or at.amount.unit == "point"


def _closed(at: Setting, i: int) -> bool:
    """ "closed the year with 1,204 restaurants"."""
    works = at.amount.unit in _PEOPLE  # "will close a brewery where 340 people work"
    return works or (at.nodes[i].word in _CLOSES and at.lead[-1:] == ["with"]) or _opened(at, i)


def _covered(at: Setting, _: int) -> bool:
    """ "covers 12 countries"."""
    return at.amount.unit not in cues.AREAS


def _shipped(at: Setting, _: int) -> bool:
    if at.lead[-1:] == ["to"] or (counts_shops(at) and not _SOLD_IN.isdisjoint(at.lead)):
        return True  # "sells to over 300 data centres", "sells shoes in 2,600 shops"
    # "supplies 5.6m households", "sold a 200MW portfolio"; but "sold 4GW of turbines"
    return are_served(at) or (_is_of_capacity(at) and _IS_ADJECTIVE.match(at.text, at.amount.end) is not None)


def _produced(at: Setting, _: int) -> bool:
    """ "they produce 2,100 megawatts"."""
    return _is_of_capacity(at)


def _earned(at: Setting, _: int) -> bool:
    """ "Acme lost 3 cents to $1.20"."""
    return _is_step_of_price(at)


def _netted(at: Setting, i: int) -> bool:
    """ "made a $4bn approach for Beta"."""
    if not _APPROACHES.isdisjoint(named_words(at.nodes[at.last + 1 : at.last + 4])):
        return at.nodes[i].word not in _NETS
    return _is_step_of_price(at)


def _taken_in(at: Setting, i: int) -> bool:
    """ "took a $210 million hit", "booked $5m for a fine"."""
    behind = [node.word for node in at.nodes[at.last + 1 : at.last + 2]]
    if at.nodes[i].word == "booked":
        return behind != [] and behind[0] in _BOOKED_FOR
    return (at.nodes[i].word == "took" and behind in _BLOWS) or _is_step_of_price(at)


def _settled(at: Setting, i: int) -> bool:
    """ "regulators settled on $186 million", "Brent settled up 84 cents", "wheat settled 2 cents lower"."""
    moved = [node.word for node in at.nodes[at.last + 1 : at.last + 2]] in (["lower"], ["higher"], ["up"], ["down"])
    return moved or at.nodes[i + 1].word in cues.MOVES | {"on", "at"}


def _returned(at: Setting, i: int) -> bool:
    """ "will get $250m in return for 24%"."""
    return i > 0 and at.nodes[i - 1].word == "in"


def _retailed(at: Setting, i: int) -> bool:
    """ "the upstream arm brought in €3.2bn, and retail €1.1bn"."""
    return at.nodes[i].word == "retail" and at.amount.low > cues.LARGEST_FEE


def _capitalised(at: Setting, _: int) -> bool:
    """ "capitalising $4m of costs"."""
    return at.lead[-1:] != ["at"]


def _traded(at: Setting, i: int) -> bool:
    """ "Brent was trading at $64.85"."""
    return _prices_something(at.nodes, i)


def _held(at: Setting, i: int) -> bool:
    behind = at.nodes[at.last + 1].metric if at.last + 1 < len(at.nodes) else None
    if behind is not None and behind.id.endswith("margin"):
        return True  # "retained its 20-22% margin band"
    if at.lead[-1:] != [] and at.lead[-1] in ("to", "from", "at") and at.lead[-2:] != ["on", "to"]:
        return True  # "have since picked up to 7.9%", "unemployment held at 6.3%"; but "held on to 34%"
    if _OF_JOBS.match(at.text, at.amount.end) is not None:
        return True  # "women hold 41% of the senior jobs"
    if at.nodes[i].word in cues.BUYS | _PICKS | _KEEPS:
        behind_it = at.nodes[at.last + 1 : at.last + 5]  # "bought 20% more gas"; but "bought 3% in May", "bought 3% for $75 million"
        alone = at.nodes[at.start - 1] is at.nodes[i] and [node.kind for node in behind_it[1:2]] in (["period"], ["value"])
        return not _is_of_company(behind_it) and not (alone and behind_it[0].word in ("in", "for"))
    if at.near is not None and at.near.metric == "market_size" and at.text.startswith(" of it", at.nodes[at.last].end):
        return True  # "The market is worth $9bn. Beta holds 52% of it"
    if behind is not None and behind.id == "market_share":
        return True  # "held a 14.8% share of the market"
    of_market = at.near is not None and at.near.metric == "market_share" and at.amount.kind == "percent"
    # "Beta held 18%" of the same market
    return of_market and [node.word for node in at.nodes[at.last + 1 : at.last + 2]] not in (["of"], ["in"])


def _cut(at: Setting, _: int) -> bool:
    return is_whole(at)


_BY_METRIC: dict[str, Callable[[Setting, int], bool]] = {
    "store_openings": _opened,
    "store_closures": _closed,
    "floor_area": _covered,
    "shipments": _shipped,
    "production": _produced,
    "net_profit": _netted,
    "net_loss": _earned,
    "shareholder_returns": _earned,
    "revenue": _taken_in,
    "fine": _settled,
    "total_return": _returned,
    "price": _retailed,
    "market_cap": _capitalised,
    "share_price": _traded,
    "stake": _held,
    "job_cuts": _cut,
}


def _is_of_capacity(at: Setting) -> bool:
    return cues.UNIT_METRICS.get((at.amount.unit or "").lower()) == "capacity"


def _is_step_of_price(at: Setting) -> bool:
    """ "3 cents to $1.20": how far a share moved, and where to."""
    behind = at.nodes[at.last + 1 : at.last + 3]
    to = behind[1].amount if len(behind) > 1 and behind[0].word == "to" else None
    return to is not None and to.kind == "money" and at.amount.kind == "money" and at.amount.high < to.high < cues.HIGHEST_SHARE


def _is_of_company(behind: Sequence[Node]) -> bool:
    """ "of Beta", "of the company", "of it", "of its rival", "of Dutch tannery Beta"; but "buys 43% of its vegetables"."""
    if len(behind) > 2 and behind[1].kind == "reference" and behind[2].word.endswith("s") and not behind[2].word.endswith("ss"):
        return False
    metric = behind[2].metric if len(behind) > 2 and behind[1].kind == "reference" else None
    if metric is not None and (metric.group == "count" or metric.rule == "metric.instrument"):
        return False  # "will keep 40% of its capacity offline", "buys 40% of its wheat from Beta"
    if len(behind) > 2 and behind[0].word == "of" and behind[1].word in cues.DETERMINERS and behind[2].word in NOUNS:
        return True  # "bought 12% of the coachbuilder"
    named = next((node.kind for node in behind[1:] if node.kind != "word" or node.word in cues.PREPOSITIONS), "")
    return behind[:1] != [] and behind[0].word == "of" and named in ("company", "reference")


def _prices_something(nodes: Sequence[Node], i: int) -> bool:
    """Whether the subject of a verb of trading is itself what is priced: a commodity, an index."""
    while i > 0 and nodes[i - 1].kind == "word" and (nodes[i - 1].word in cues.AUXILIARY or nodes[i - 1].word.endswith("ly")):
        i -= 1
    if i > 0 and nodes[i - 1].word == ",":  # "Silver, which has risen 80% since January, traded at $51.20"
        return nodes[0].metric is not None and nodes[0].metric.rule == "metric.instrument"
    return i > 0 and nodes[i - 1].metric is not None
