"""Turns of phrase that say a metric without naming it.

38% above Friday's close                       of an offer: the premium
250 basis points over HIBOR / borrowed at 7%   the price of a debt
to expand at a compound 24% a year             the growth rate of a market
the company is worth £1.3bn                    its market value, or its valuation where nothing is said of shares
holders of 31% of the stock                    a stake
a close of €30.07                              the share price
the dividend will cost $54m                    the dividend
a $16m coupon                                  interest
to buy $3.6bn of chips from Beta               the value of a contract
warrants to buy up to 9 million shares         the awards, not the shares
the $640 million smelter expansion             capital expenditure

Left alone: anything with a metric right beside the value.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.meeting import Meeting, approximators_before, listed
from extractor.link.nodes import Amount, Node
from extractor.mentions import Span
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "fact.idiom",
        "a turn of phrase that says the metric without naming it",
        "Acme Foods Inc. is worth £1.3bn. => Acme Foods Inc. | valuation | 1300000000 GBP | 2026-02-25",
    ),
)

_OFFERS = frozenset({"offer_price", "deal_value"})
_QUOTES = frozenset("close closing average undisturbed trading".split())
_BENCHMARKS = frozenset(
    "hibor sofr libor euribor sonia shibor bbsw stibor nibor tibor saron prime base mid-swaps swaps treasuries treasurys gilts bunds "
    "benchmark government".split()
)
_LENDS = frozenset(form for verb in ("borrow", "lend", "price", "refinance") for form in cues.forms(verb))
_MARKETS = frozenset("market industry sector economy demand".split())
_HOLDERS = frozenset("holders holder owners owner".split())
_BUSINESSES = frozenset("company group firm business start-up startup it lender retailer chain maker chipmaker".split())
_SHARES = frozenset({"share_price", "market_cap", "index_level"})
_PURCHASES = frozenset(form for verb in ("buy", "order", "purchase", "procure") for form in cues.forms(verb))
_SOLD_BY = frozenset(
    "tonne ton ounce barrel pound kilogram kilo kg litre gallon bushel night seat unit megawatt-hour mwh hectare acre square_foot".split()
)
_DEALT_WITH = frozenset("hedged filled renewed completed pre-let let pre-sold drilled vaccinated retained recycled".split())
_PROJECTS = frozenset("expansion plant factory refinery smelter upgrade facility terminal refurbishment extension overhaul".split())
_TRADES = _PURCHASES | frozenset("sell sold selling sale acquire acquired".split())


def idiom(nodes: Sequence[Node], amount: Amount, first: int, last: int, lead: Sequence[str], before: Meeting | None) -> Meeting | None:
    """The metric that the words around a value say as one phrase."""
    if amount.kind == "percent":
        return (
            _premium(nodes, first, last)
            or _debt_price(nodes, first, last, lead)
            or _growth(nodes, first, lead)
            or _held(nodes, first)
            or _yielding(nodes, first)
            or _acted_on(nodes, first, last)
        )  # fmt: skip
    if amount.kind == "money":
        return (
            _costing(nodes, first)
            or _worth(nodes, first, lead, before)
            or _close(nodes, first, lead)
            or _unit_price(nodes, amount, first, lead)
            or _managed(nodes, last)
            or _bought_back(nodes, first, lead)
            or _coupon(nodes, last)
            or _contract(nodes, first, last)
            or _goods(nodes, first, lead, before)
            or _project(nodes, amount, first, last)
        )
    return _warrants(nodes, first) if amount.unit == "share" else _ordered(nodes, first, lead)


def _premium(nodes: Sequence[Node], first: int, last: int) -> Meeting | None:
    side = nodes[last + 1].word if last + 1 < len(nodes) else ""
    if side not in ("above", "over", "below") or _QUOTES.isdisjoint(node.word for node in nodes[last + 2 : last + 8]):
        return None
    named = {node.metric.id for node in nodes[:first] if node.metric}
    if not (_OFFERS & named or ("price" in named and any(node.word == "close" for node in nodes))):
        return None
    metric = "discount" if side == "below" else "premium"
    return Meeting(metric, Span(nodes[last + 1].start, nodes[last + 1].end), "fact.idiom", "percent", "instant", "deal")


def _debt_price(nodes: Sequence[Node], first: int, last: int, lead: Sequence[str]) -> Meeting | None:
    following = [node.word for node in nodes[last + 1 : last + 5]]
    if following[:1] in (["over"], ["above"]) and _BENCHMARKS & set(following[1:]):
        return Meeting("interest_rate", Span(nodes[last + 1].start, nodes[last + 1].end), "fact.idiom", "percent", "instant", "ratio")
    for node in reversed(nodes[max(0, first - 5) : first]):
        if node.kind != "word":
            return None
        if node.word in _LENDS and lead[-1:] == ["at"]:
            return Meeting("interest_rate", Span(node.start, node.end), "fact.idiom", "percent", "instant", "ratio")
    return None


def _growth(nodes: Sequence[Node], first: int, lead: Sequence[str]) -> Meeting | None:
    if "at" not in lead[-3:]:
        return None
    at = first - 1
    while nodes[at].word != "at":
        at -= 1
    if at and (nodes[at - 1].word in cues.UP or nodes[at - 1].word in cues.DOWN):
        for i in range(at - 2, -1, -1):
            metric = nodes[i].metric
            if (metric is not None and metric.id == "market_size") or nodes[i].word in _MARKETS:
                return Meeting("growth_rate", Span(nodes[at - 1].start, nodes[at - 1].end), "fact.idiom", "percent", "duration", "macro", i)
            if nodes[i].kind in ("metric", "company"):
                return None
    return None


def _held(nodes: Sequence[Node], first: int) -> Meeting | None:
    if first < 2 or nodes[first - 1].word not in ("of", "with") or nodes[first - 2].word not in _HOLDERS:
        return None
    return Meeting("stake", Span(nodes[first - 2].start, nodes[first - 2].end), "fact.idiom", "percent", "instant", "deal")


def _costing(nodes: Sequence[Node], first: int) -> Meeting | None:
    place = first - 1 - approximators_before(nodes, first)
    cost = nodes[place].metric if place > 0 else None
    if cost is None or cost.id != "costs" or nodes[place - 1].word not in ("will", "would", "could", "may", "might", "to"):
        return None
    place -= 1
    while place > 0 and nodes[place].word in cues.AUXILIARY:
        place -= 1
    if nodes[place].word == ",":
        place = next((i - 1 for i in range(place - 1, 0, -1) if nodes[i].word == ","), place)
    metric = nodes[place].metric
    return listed(metric, place, "fact.idiom", None) if metric is not None and metric.group in ("return", "cost") else None


def _worth(nodes: Sequence[Node], first: int, lead: Sequence[str], before: Meeting | None) -> Meeting | None:
    if lead[-1:] != ["worth"]:
        return None
    place = next(i for i in range(first - 1, -1, -1) if nodes[i].word == "worth")
    subject = place - 1
    while subject > 0 and nodes[subject].word in cues.AUXILIARY:
        subject -= 1
    node = nodes[subject]
    deal = next((n for n in nodes[:subject] if n.metric is not None and n.metric.id in ("contract_value", "orders")), None)
    if subject < place - 1 and deal is not None:
        return Meeting("contract_value", Span(deal.start, deal.end), "fact.idiom", "money", "instant", "deal")
    if subject == place - 1 or not (node.kind in ("company", "reference") or node.word in _BUSINESSES):
        return None
    shares = (before is not None and before.group == "market") or any(n.metric is not None and n.metric.id in _SHARES for n in nodes)
    metric = "market_cap" if shares else "valuation"
    return Meeting(metric, Span(nodes[place].start, nodes[place].end), "fact.idiom", "money", "instant", "market")


def _close(nodes: Sequence[Node], first: int, lead: Sequence[str]) -> Meeting | None:
    if lead[-2:] != ["close", "of"]:
        return None
    return Meeting("share_price", Span(nodes[first - 2].start, nodes[first - 2].end), "fact.idiom", "money-per-share", "instant", "market")


def _coupon(nodes: Sequence[Node], last: int) -> Meeting | None:
    metric = nodes[last + 1].metric if last + 1 < len(nodes) else None
    if metric is None or metric.id != "interest_rate":
        return None
    return Meeting("interest_expense", Span(metric.start, metric.end), "fact.idiom", "money", "duration", "cost")


def _unit_price(nodes: Sequence[Node], amount: Amount, first: int, lead: Sequence[str]) -> Meeting | None:
    """An amount per thing behind "at" or "sold for", where no metric of the clause is one."""
    if amount.per not in _SOLD_BY or any(node.kind in ("metric", "value") for node in nodes[:first]):
        return None
    sold = next((node for node in reversed(nodes[:first]) if node.word in ("sold", "sell", "sells", "selling", "bought", "hedged")), None)
    if sold is None or not {"at", "for"} & set(lead[-5:]):
        return None
    return Meeting("price", Span(sold.start, sold.end), "fact.idiom", "money", "duration", "market")


def _managed(nodes: Sequence[Node], last: int) -> Meeting | None:
    place = last + 1
    if [node.word for node in nodes[place : place + 2]] != ["under", "management"]:
        return None
    span = Span(nodes[place].start, nodes[place + 1].end)
    return Meeting("assets_under_management", span, "fact.idiom", "money", "instant", "balance")


def _bought_back(nodes: Sequence[Node], first: int, lead: Sequence[str]) -> Meeting | None:
    if lead[-1:] != ["for"]:
        return None
    for i in range(first - 2, max(0, first - 10), -1):
        pair = (nodes[i - 1].word, nodes[i].word)
        if (pair in cues.PHRASAL_METRICS and cues.PHRASAL_METRICS[pair][0] == "buyback") or nodes[i].word.startswith("repurchas"):
            return Meeting("buyback", Span(nodes[i].start, nodes[i].end), "fact.idiom", "money", "duration", "return")
    return None


def _yielding(nodes: Sequence[Node], first: int) -> Meeting | None:
    node = nodes[first - 1 - approximators_before(nodes, first)] if first else None
    if node is None or node.word not in ("yielding", "yielded"):
        return None
    return Meeting("yield", Span(node.start, node.end), "fact.idiom", "percent", "instant", "market")


def _ordered(nodes: Sequence[Node], first: int, lead: Sequence[str]) -> Meeting | None:
    order = nodes[first - 2].metric if lead[-1:] == ["for"] and first > 1 else None
    if order is None or order.id not in ("contract_value", "orders"):
        return None
    return Meeting("orders", Span(order.start, order.end), "fact.idiom", "count", "duration", "income")


def _contract(nodes: Sequence[Node], first: int, last: int) -> Meeting | None:
    following = [node.word for node in nodes[last + 1 : last + 3]]
    if following[:1] != ["of"] and following != ["worth", "of"]:
        return None
    verb = next((node for node in reversed(nodes[max(0, first - 5) : first]) if node.word in _PURCHASES), None)
    for i in range(last + 2, min(last + 12, len(nodes) - 1)):
        if verb is not None and nodes[i].word == "from" and nodes[i + 1].kind in ("company", "reference"):
            return Meeting("contract_value", Span(verb.start, verb.end), "fact.idiom", "money", "instant", "deal")
        if nodes[i].kind in ("value", "mark"):
            return None
    return None


def _goods(nodes: Sequence[Node], first: int, lead: Sequence[str], before: Meeting | None) -> Meeting | None:
    """ "will supply 90,000 processors for $1.1 billion": what is paid for the goods."""
    if lead[-1:] != ["for"] or before is None or before.rule != "fact.verb" or before.metric not in ("shipments", "orders"):
        return None
    if not any(node.amount is not None for node in nodes[:first]):
        return None
    return Meeting("contract_value", before.span, "fact.idiom", "money", "instant", "deal")


def _acted_on(nodes: Sequence[Node], first: int, last: int) -> Meeting | None:
    """ "hedged 70% of its fuel": the share of something that was dealt with."""
    verb = nodes[first - 1 - approximators_before(nodes, first)] if first else None
    if verb is None or verb.word not in _DEALT_WITH or last + 1 >= len(nodes) or nodes[last + 1].word != "of":
        return None
    return Meeting(verb.word, Span(verb.start, verb.end), "fact.idiom", "percent", "duration")


def _project(nodes: Sequence[Node], amount: Amount, first: int, last: int) -> Meeting | None:
    if nodes[first - 1].word not in cues.DETERMINERS or amount.per or _TRADES & {node.word for node in nodes[max(0, first - 4) : first]}:
        return None
    for node in nodes[last + 1 : last + 5]:
        if node.word in _PROJECTS:
            return Meeting("capex", Span(node.start, node.end), "fact.idiom", "money", "duration", "cash")
        if node.kind not in ("word", "company") or node.word in cues.PREPOSITIONS or node.word in cues.OPENERS:
            return None
    return None


def _warrants(nodes: Sequence[Node], first: int) -> Meeting | None:
    for node in reversed(nodes[max(0, first - 8) : first]):
        if node.kind == "value" or node.kind == "mark":
            return None
        if node.metric is not None:
            awards = node.metric.id == "stock_awards"
            return Meeting("stock_awards", Span(node.start, node.end), "fact.idiom", "count", "instant") if awards else None
    return None
