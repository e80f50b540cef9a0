"""Turns of phrase that say what something costs, or should.

its buy rating and 340p target                 the target price
sold for $690 a tonne                          the price of goods
the kiwi bought 90.1 yen; 1,441 won per dollar an exchange rate
notes fetched 43 cents on the dollar           the price of a bond
a $16m coupon                                  interest
offers 30% off all shoes                       a discount
to 289p, 42% below net asset value             a discount to what a share, or a thing sold, stands for in the books
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, phrased
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_SOLD_GOODS = frozenset("shipments sales_volume completions fleet".split())
_EACH = re.compile(r"(?: (?:an?|per) (?:hour|day|week|month|year))? (?:each|apiece)\b")
_TO_BOOK = re.compile(
    r" (above|over|below) (?:(?:the|its|their|last|year-end|[A-Z][a-z]+|independent|latest) ){0,2}?"
    r"(valuation|(?:net asset|tangible book|book|carrying) values?|net assets|NAV)\b"
)
_OWED = frozenset({"debt", "loans", "non_performing_loans"})
_FETCHES = all_forms("realise realize fetch command achieve average get obtain receive") | {"got"}
_LAUNCHES, _LAUNCH = all_forms("roll launch introduce unveil release offer"), 12  # nodes
_RENTS = all_forms("lease rent")
_GIVES, _OFFERED = all_forms("give offer get receive promise advertise grant"), 4  # nodes of "offers its buyers an average"
_EXTREMES = frozenset("peak high highs record low lows top".split())
_CHARTERS = all_forms("charter hire") | _RENTS | {"fixed"}
_SOLD_BY = frozenset(
    "tonne ton ounce barrel pound kilogram kilo kg litre gallon bushel night seat unit megawatt-hour mwh hectare acre "
    "dmt wmt t".split()
) | {"square foot", "square metre", "square meter"}
_FLOORS = frozenset(("square foot", "square metre", "square meter", "sq ft"))
_WEIGHED = frozenset("tonne ton ounce barrel pound kilogram kilo kg litre gallon bushel".split())
_BUYS_MONEY = frozenset("bought buys buying fetched fetches fetching".split())
_CURRENCIES = {"dollar": "USD", "euro": "EUR", "yen": "JPY", "yuan": "CNY"}
_ABOVE_PAR = 2  # dollars for each that is owed; no bond is worth so much
_BROKERS = frozenset("broker brokers brokerage analyst analysts".split())
_KEEPS = all_forms("keep reiterate maintain retain repeat raise lift cut trim lower slash")
_ON_STOCK, _NEAR_TARGET = frozenset("on for the stock share shares".split()), 7  # nodes
_HAS = frozenset("has have had with".split())
_RATINGS = frozenset(
    "rating recommendation buy sell hold overweight underweight "
    "outperform underperform neutral analyst analysts broker brokers brokerage".split()
)


def quoted(at: Setting) -> Meeting | None:
    """ "the won firmed to 1,441 won per dollar", "the kiwi bought 90.1 yen": what a currency costs in another."""
    nodes, first = at.nodes, at.first
    one = nodes[first - 2].amount if first > 1 and nodes[first - 1].word == "=" else None
    if one is not None and one.kind == "money" and one.low == one.high == 1:  # "($1 = 1.5510 Australian dollars)"
        return Meeting("exchange_rate", nodes[first - 2].span, "fact.idiom", "money", "instant", "market")
    before, held = at.before, nodes[at.before_place].amount if at.before_place is not None else None
    if before is not None and before.metric == "exchange_rate" and held and (held.unit, held.per) == (at.amount.unit, at.amount.per):
        return replace(before, rule="fact.same_metric", place=None, change=None)  # "to 96.3 per dollar, from 91.4"
    rate = next((nodes[i] for i in range(first - 1, -1, -1) if _is_quoted(nodes, i)), None)
    buys = nodes[first - 1].word in _BUYS_MONEY
    if buys and rate is None and at.earlier is not None and at.earlier.metric == "exchange_rate":
        return replace(at.earlier, rule="fact.same_metric", place=None, change=None)  # "a week ago it bought 69 cents"
    bought = rate is not None and buys
    if not bought and _CURRENCIES.get(at.amount.per or "", at.amount.unit) == at.amount.unit:
        return None  # "22 cents on the dollar" is a price of debt
    named = rate or next((b for a, b in reversed(list(itertools.pairwise(nodes[:first]))) if a.word == "the" and b.word), at.amount)
    span = Span(named.start, named.end)
    return phrased("exchange_rate", span, "fact.idiom", subject=span)


def _is_quoted(nodes: Sequence[Node], i: int) -> bool:
    """ "the won", but not what it is told for: "1,441 per dollar", "to the dollar"."""
    metric, front = nodes[i].metric, [node.word for node in nodes[max(0, i - 2) : i]]
    for_one = front[-1:] == ["per"] or front in (["to", "the"], ["against", "the"])
    return metric is not None and metric.id == "exchange_rate" and not for_one


def averaged(at: Setting) -> Meeting | None:
    """ "sold 1,140 homes at an average of £312,000", "7 million copies at $69.99 each": what each went for."""
    words = [node.word for node in at.nodes[max(0, at.start - 4) : at.start]]
    sold = at.before is not None and at.before.metric in _SOLD_GOODS
    if sold and words[-1:] in (["at"], ["for"]) and at.amount.per != "share" and _EACH.match(at.text, at.amount.end):
        return _of_hire(at.nodes[: at.first]) or phrased("price", at.nodes[at.start - 1].span, "fact.idiom")
    front = [node.word for node in at.nodes[max(0, at.first - 4) : at.first]]  # "an average" only qualifies a number, too
    told = front == ["at", "an", "average", "of"] or front[-3:] == ["at", "an", "average"]
    if not told or at.before is None or at.before.value_kind != "count" or at.amount.per not in (None, "each"):
        return None
    return phrased("price", at.nodes[at.start - 1].span, "fact.idiom")


def of_bonds(at: Setting) -> Meeting | None:
    """ "the notes fetched 43 cents on the dollar, up from 36 cents": the price of what is owed."""
    if at.amount.high > _ABOVE_PAR:
        return None
    if at.before is not None and at.before.metric == "bond_price" and at.lead[-1:] in (["from"], ["to"]):
        return replace(at.before, rule="fact.same_metric", place=None)
    owed = next((node for node in reversed(at.nodes[: at.first]) if node.metric is not None and node.metric.id in _OWED), None)
    if owed is None or at.amount.per not in ("dollar", "euro"):
        return None
    return Meeting("bond_price", owed.span, "fact.idiom", "money", "instant", "market")


def unit_price(at: Setting) -> Meeting | None:
    """An amount per thing behind "at" or "sold for", where no metric of the clause is one."""
    nodes, amount, first, lead = at.nodes, at.amount, at.first, at.lead
    if amount.per is None or amount.per.lower() not in _SOLD_BY:
        return None
    paid = any(node.word in cues.PAYS for node in nodes[max(0, first - 4) : first])
    if amount.per in _WEIGHED and paid and nodes[first - 1].word not in ("at", "for", "of"):
        verb = next(node for node in reversed(nodes[:first]) if node.word in cues.PAYS)
        return phrased("price", verb.span, "fact.idiom")
    place = next((i for i in range(first - 1, max(0, first - 6), -1) if nodes[i].word in _FETCHES), None)
    if place is not None and (named := nodes[place - 1].metric) is not None and named.value_kind == "money":
        return None  # "refining margins averaged $6.80 a barrel"
    if place is not None and any(node.metric is not None and node.metric.id == "unit_cost" for node in nodes[:place]):
        return None  # "all-in sustaining costs at Acme averaged $2.38 a pound"
    let = next((node for node in reversed(nodes[:first]) if node.word in ("lease", "leased", "let", "lets", "rented")), None)
    if let is not None and amount.per in _FLOORS and lead[-1:] == ["at"]:
        return Meeting("rent_expense", let.span, "fact.idiom", "money", "instant", "cost")  # "The lease is at £88 a square foot"
    fetched = nodes[place] if place is not None else None
    sold = next((node for node in reversed(nodes[:first]) if node.word in ("sold", "sell", "sells", "selling", "bought", "hedged")), None)
    if fetched is None and any(node.kind == "metric" or (node.amount and node.amount.kind == "money") for node in nodes[:first]):
        return None
    sold = fetched or (sold if {"at", "for"} & set(lead[-5:]) else None)
    if sold is None:
        return None
    return phrased("price", sold.span, "fact.idiom")


def launched_at(at: Setting) -> Meeting | None:
    """ "rolled out an agent for $200 a month", "chartered six ships at $41,000 a day": what somebody will take for it."""
    front = at.nodes[max(0, at.first - _LAUNCH) : at.first]
    launch = next((node for node in reversed(front) if node.word in _LAUNCHES | _CHARTERS), None)
    if launch is None or at.lead[-1:] not in (["for"], ["at"], ["costing"]) or at.amount.per not in ("month", "year", "week", "day"):
        return None
    return _of_hire(front) or Meeting("price", launch.span, "fact.idiom", "money", "instant", "market")


def marked_down(at: Setting) -> Meeting | None:
    """ "offers 30% off all shoes", "gives buyers $5,000 off the list price"; but "is 12% off its peak", "took $40m off profit"."""
    off = at.nodes[at.last + 1] if at.last + 2 < len(at.nodes) else None
    if off is None or off.word != "off" or at.amount.unit == "times":
        return None
    behind = at.nodes[at.last + 2 : at.last + 5]
    if any(node.word in _EXTREMES or (node.metric is not None and node.metric.group != "market") for node in behind):
        return None
    front = at.nodes[max(0, at.start - _OFFERED) : at.start]
    given = any(at.text[node.start : node.end].lower() in _GIVES for node in front) and front[-1].word not in cues.TAKES_OFF
    return Meeting("discount", off.span, "fact.idiom", at.amount.kind, "instant", "deal") if given else None


def _of_hire(front: Sequence[Node]) -> Meeting | None:
    """ "rents its depot for £4m a year", "leased 12 jets at $310,000 a month each": what the tenant pays; no "rented them to Beta"."""
    hire = next((i for i in range(len(front) - 1, -1, -1) if front[i].word in _RENTS), None)
    if hire is None or any(node.word in ("to", "out") for node in front[hire:]):
        return None
    return Meeting("rent_expense", front[hire].span, "fact.idiom", "money", "instant", "cost")


def targeted(at: Setting) -> Meeting | None:
    """ "reiterated its buy rating and 340p target", "a hold recommendation with a $40 price target"."""
    nodes, amount = at.nodes, at.amount
    target = nodes[at.last + 1] if at.last + 1 < len(nodes) else None
    place = _target_in_front(at)
    if place is not None and amount.high < cues.HIGHEST_SHARE:
        target = nodes[place]  # "cut its rating to hold and its target to 230p"
    if target is None or amount.high > cues.HIGHEST_SHARE or amount.per not in (None, "share"):
        return None
    rated = not _RATINGS.isdisjoint(node.word for node in nodes) or (place is not None and at.lead[-1:] == ["of"])
    plain = target.word == "target" and (rated or _is_had(at) or _is_moved(at, place) or _is_kept(at))
    if not plain and not (target.metric is not None and target.metric.id == "target_price"):
        return None
    return phrased("target_price", target.span, "fact.idiom")


def _is_had(at: Setting) -> bool:
    """ "Acme Securities now has a $140 target", where shares are priced."""
    words = [node.word for node in at.nodes[max(0, at.first - 2) : at.first]]
    priced = at.near is not None and at.near.group == "market"
    return priced and len(words) > 1 and words[0] in _HAS and words[1] in cues.DETERMINERS


def _target_in_front(at: Setting) -> int | None:
    """ "its target to $260", "her target on the stock to $260", "its target of $260": where the target stands."""
    if at.lead[-1:] == ["of"] and at.start > 2 and at.nodes[at.start - 2].word == "target":
        spoken = re.findall(r"\w+", at.text[at.nodes[0].start : at.amount.start])  # what is said between commas is no node
        brokers = at.nodes[at.start - 3].word == "a" and not _BROKERS.isdisjoint(spoken)
        brokers = brokers or not _RATINGS.isdisjoint(word.lower() for word in spoken)
        return at.start - 2 if brokers or _is_whose(at, at.start - 3) else None
    if at.lead[-1:] != ["to"]:
        return None
    place = at.start - 2
    while place > at.start - _NEAR_TARGET and _is_of_share(at.nodes, place):
        place -= 1
    return place if place > 0 and at.nodes[place].word == "target" else None


def _is_of_share(nodes: Sequence[Node], place: int) -> bool:
    """Whether a node only says whose target it is: "on the stock", "on software firm Beta"."""
    node, behind = nodes[place], nodes[place + 1]
    described = node.kind == "word" and node.word not in cues.PREPOSITIONS and node.word != "target"
    return bool(node.companies) or node.word in _ON_STOCK or node.metric is not None or (described and behind.word != "to")


def _is_kept(at: Setting) -> bool:
    """ "Beta kept its $1.45 target on Acme"."""
    return at.first > 1 and _is_whose(at, at.first - 1) and at.nodes[at.first - 2].word in _KEEPS


def _is_whose(at: Setting, place: int) -> bool:
    return at.text[at.nodes[place].start : at.nodes[place].end].lower() in cues.POSSESSIVES


def _is_moved(at: Setting, place: int | None) -> bool:
    """ "Beta's Jo Bell raised her target to $260": so small a target is that of a share."""
    if place is None or place < 2:
        return False
    return _is_whose(at, place - 1) and at.nodes[place - 2].word in cues.MOVES


def coupon(at: Setting) -> Meeting | None:
    """ "a $16m coupon"."""
    nodes, last = at.nodes, at.last
    metric = nodes[last + 1].metric if last + 1 < len(nodes) else None
    free = [node.word for node in nodes[last + 2 : last + 4]] == ["-", "free"]  # "lends it $120 million interest-free"
    if metric is None or metric.id != "interest_rate" or free:
        return None
    return Meeting("interest_expense", metric.span, "fact.idiom", "money", "duration", "cost")


def beside_book(at: Setting) -> Meeting | None:
    """ "to 289p, still 42% below net asset value", "sold 31 pubs for £38m, 6% above book value": a discount, a premium."""
    behind = _TO_BOOK.match(at.text, at.nodes[at.last].end)
    if behind is None:
        return None
    metric, side = ("discount" if behind[1] == "below" else "premium"), at.nodes[at.last + 1].span
    return Meeting(metric, side, "fact.idiom", "percent", "instant", "deal", of=Span(*behind.span(2)))
