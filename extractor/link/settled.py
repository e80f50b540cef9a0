"""What a metric that was found turns out to be beside its value.

EBITDA of $40m … the margin was 31%            the margin of what was named before
bonds that carry 6%                            the interest on a debt
its share of the segment edged up to 3.1%      a market share, no share price
sales rose 6%, while footwear slipped 2%       a part of the business: the metric of the value before
a net profit of 44 cents a share               the figure per share
customers bring in 46% of revenue              a share of the revenue
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues, noun_phrases
from extractor.link.change_of import change_after, nearest_direction
from extractor.link.meeting import HOLLOW, Meeting, listed
from extractor.link.nodes import Amount, Node
from extractor.link.subjects import over_parenthesis
from extractor.mentions import Span

_VALUES = frozenset("value values valued valuing".split())
_SELLING = frozenset("revenue like_for_like_sales online_sales food_sales sales_volume shipments orders bookings operating_profit".split())
_COMPARED = frozenset("on over from in the a year month quarter week day previous last year-on-year month-on-month earlier".split())
_GOODS = frozenset("tonne ton ounce barrel pound kilogram gallon litre bushel night mwh megawatt-hour container teu passenger seat".split())
_NO_PRICES = frozenset("margin margins cost costs profit profits loss losses tax royalty revenue expense expenses charge".split())
_LARGEST_FEE = 100_000  # more is what fees bring in
_LOSS_OF = {"operating_profit": "operating_loss", "pretax_profit": "pretax_loss"}
_BROUGHT_IN = frozenset("premiums contracted_sales other_income interest_income total_income gross_merchandise_value".split())
_EXTRA = frozenset("further extra additional".split())
_OUTPUT = frozenset("production capacity seat_capacity".split())
_LARGEST_PER_SHARE = 1000  # "$24.6 million, or 15 cents"


def settled(
    text: str,
    nodes: Sequence[Node],
    found: Meeting,
    amount: Amount,
    first: int,
    last: int,
    lead: Sequence[str],
    change: str | None,
    before: Meeting | None,
    earlier: Meeting | None,
    consumed: set[int],
) -> Meeting:
    """The meeting with the metric, change and share that its value and surroundings ask for."""
    found = _by_context(text, nodes, found, amount, first, last, lead, change, before or earlier)
    shared = lead[-1:] == ["or"] or any(node.amount is not None and node.amount.per == "share" for node in nodes[:first])
    alike = before is not None and before.metric in (found.metric, cues.PER_SHARE.get(found.metric))
    small = alike and shared and amount.high < _LARGEST_PER_SHARE
    if amount.kind == "money" and found.metric in cues.PER_SHARE and (amount.per == "share" or small):
        found = replace(found, metric=cues.PER_SHARE[found.metric], value_kind="money-per-share")
    gap = (not lead and found.place == first - 1) or (
        before is not None and found.place == before.place and (lead in ([",", "and"], [","]) or _joins(lead))
    )
    if gap and found.change is None and before and before.change and amount.kind == "percent" and not found.of:
        found = replace(found, change=before.change)  # "the FTSE fell 1.1% and the DAX 1.6%"
    if found.metric in HOLLOW and (owner := _of_what(text, nodes, found, amount)) is not None:
        return owner
    if found.metric in HOLLOW:
        found = replace(found, span=noun_phrases.with_complement(nodes, found.span))
    found = _with_share(nodes, _with_direction(text, nodes, found, amount, first, last, lead, change), amount, last, consumed)
    if found.metric in cues.BUYERS and found.of_metric in ("revenue", "annual_recurring_revenue"):
        return replace(found, metric=found.of_metric, value_kind="money", period_kind="duration", group="income")  # what customers bring in
    return found


def _of_what(text: str, nodes: Sequence[Node], found: Meeting, amount: Amount) -> Meeting | None:
    """ "our debt had an estimated fair value of $4bn": what it is the value of."""
    if found.place is None or not text[found.span.start : found.span.end].lower().endswith(("value", "values", "amount", "amounts")):
        return None
    i = found.place - 1
    while i > 0 and nodes[i].kind == "word" and (nodes[i].word in cues.DETERMINERS or nodes[i].word in cues.APPROXIMATORS):
        i -= 1
    if i < 1 or nodes[i].word not in ("had", "has", "have", "with", "having"):
        return None
    i = over_parenthesis(nodes, noun_phrases.skip_mentions(nodes, i))
    metric = nodes[i - 1].metric if i else None
    if metric is not None:
        return listed(metric, i - 1, found.rule, found.change)
    span = noun_phrases.trimmed(nodes, noun_phrases.begin_of(nodes, i), i)
    return noun_phrases.named(text, span, amount, found.change) if span else None


def _joins(lead: Sequence[str]) -> bool:
    """ "jumped 62% on the year and 4.1% on the month": only what the first is compared with stands between."""
    return lead[-1:] == ["and"] and _COMPARED.issuperset(lead[:-1])


def _by_context(
    text: str,
    nodes: Sequence[Node],
    found: Meeting,
    amount: Amount,
    first: int,
    last: int,
    lead: Sequence[str],
    change: str | None,
    near: Meeting | None,
) -> Meeting:
    if text[found.span.start : found.span.end].lower() in ("margin", "margins") and (profit := _profit_before(nodes, first, near)):
        found = replace(found, metric=cues.MARGIN_OF[profit])
    if found.metric == "net_loss" and (loss := _loss_like(text, nodes, found, first)) is not None:
        found = replace(found, metric=loss)
    if near is not None and _brings_in(found, near):
        found = replace(near, rule=found.rule, span=found.span, place=None, change=found.change, of=None, of_metric=None)
    if found.rule == "fact.noun_phrase" and amount.kind == "money" and _is_price(text, found, amount):
        found = replace(found, metric="price", value_kind="money", group="market")
    if found.metric == "price" and _is_fee_income(text, nodes, found, amount, last):
        found = replace(found, metric="other_income", value_kind="money", period_kind="duration", group="income")
    if found.metric == "interest_rate" and _is_interest_held(text, nodes, found, first):
        found = replace(found, metric="stake", value_kind="percent", group="deal")
    if found.metric in _OUTPUT and amount.kind == "quantity" and found.change is None and nodes[first - 1].word in _EXTRA:
        found = replace(found, change="increase")
    if (
        near is not None
        and found.metric in cues.BUYERS
        and found.rule != "fact.own_unit"
        and near.of_metric == "revenue"
        and amount.kind == "percent"
        and not change
    ):
        return replace(near, rule="fact.same_metric", place=None, change=None)  # "clients, whose share once exceeded 20%"
    if found.metric == "revenue" and amount.kind == "percent" and _counts_goods(text, nodes, found, last):
        found = replace(found, metric="shipments", value_kind="count", group="count")
    if near is not None and found.metric == "growth_rate" and _is_growth_of(text, found, near):
        found = replace(near, rule=found.rule, place=None, change=found.change or "increase", of=None, of_metric=None)
    if found.metric == "valuation" and amount.kind == "money" and amount.high < _LARGEST_PER_SHARE:
        found = replace(found, metric="target_price")  # "lifted its valuation of the stock to A$3.75"
    carried = found.place is not None and any(node.word in cues.CARRIES for node in nodes[found.place : first])
    if found.metric == "debt" and amount.kind == "percent" and carried:
        found = replace(found, metric="interest_rate", value_kind="percent", group="ratio")  # "bonds that carry 6%"
    if found.metric in ("share_price", "market_share") and (part := _part_of(text, nodes, found, amount)) is not None:
        found = part
    if _is_market_share(text, nodes, found, amount):
        level = lead[-1:] in (["to"], ["from"])
        found = replace(found, metric="market_share", period_kind="duration", group="ratio", change=None if level else found.change)
    if near is not None and (again := _again(text, nodes, found, near, amount, last, change)):
        found = again
    if found.metric == "equity" and found.place and any(node.word in _VALUES for node in nodes[max(0, found.place - 4) : found.place]):
        found = replace(found, metric="equity_value", group="deal")
    if (
        found.metric == "revenue"
        and found.rule == "fact.verb"
        and ((near is not None and near.metric in ("funding", "valuation")) or any(node.word in cues.INVESTORS for node in nodes))
    ):
        found = replace(found, metric="funding", group="deal")  # who contributed to a round
    return found


def _again(
    text: str, nodes: Sequence[Node], found: Meeting, near: Meeting, amount: Amount, last: int, change: str | None
) -> Meeting | None:
    """The metric of the value before, where what was found says nothing of its own.

    "fashion dipped 0.8%" (a part of the business), "the buyer would pay €160m", "will peak at 2.6 times"
    """
    words = text[found.span.start : found.span.end].lower().split()
    again = replace(near, rule="fact.same_metric", place=None, change=change, of=None, of_metric=None)
    part = found.rule == "fact.noun_phrase" and words[-1] in cues.SEGMENTS and near.metric in _SELLING
    if part and change and amount.kind == "percent":
        return again
    ends = last + 1 >= len(nodes) or nodes[last + 1].kind == "mark"
    if found.rule == "fact.verb" and found.metric == "spending" and near.metric in cues.PAYABLE and ends:
        return again
    if amount.unit == "times" and near.value_kind == "ratio" and found.value_kind != "ratio":
        return again
    return None


def _loss_like(text: str, nodes: Sequence[Node], found: Meeting, first: int) -> str | None:
    """ "an operating profit of $6m from a loss of $2m": the loss of the same kind."""
    if text[found.span.start : found.span.end].lower() not in ("loss", "losses"):
        return None
    named = [node.metric.id for node in nodes[:first] if node.metric is not None and node.metric.id in _LOSS_OF]
    return _LOSS_OF[named[-1]] if named else None


def _brings_in(found: Meeting, near: Meeting) -> bool:
    """ "the life arm brought in €9bn" of premiums: such a verb means the income that the text is about."""
    return found.rule == "fact.verb" and found.metric == "revenue" and near.metric in _BROUGHT_IN


def _is_price(text: str, found: Meeting, amount: Amount) -> bool:
    """An amount per tonne, barrel or night is the price of it, unless the words say a margin or a cost."""
    words = text[found.span.start : found.span.end].lower().split()
    return amount.per in _GOODS and _NO_PRICES.isdisjoint(words)


def _is_fee_income(text: str, nodes: Sequence[Node], found: Meeting, amount: Amount, last: int) -> bool:
    """ "fees rose 8% to $1.1bn": what a lender earns, no price."""
    if text[found.span.start : found.span.end].lower().split()[-1] != "fees":
        return False
    sums = [amount, *(node.amount for node in nodes[last + 1 : last + 4] if node.amount is not None)]
    return any(value.kind == "money" and value.low > _LARGEST_FEE and not value.per for value in sums)


def _is_interest_held(text: str, nodes: Sequence[Node], found: Meeting, first: int) -> bool:
    """ "a 65% interest in the mine"."""
    plain = found.place == first + 1 and text[found.span.start : found.span.end].lower() == "interest"
    return plain and first + 2 < len(nodes) and nodes[first + 2].word == "in"


def _counts_goods(text: str, nodes: Sequence[Node], found: Meeting, last: int) -> bool:
    """ "sales tumbled 17% to 240,000 vehicles"."""
    if text[found.span.start : found.span.end].lower().split()[-1] != "sales" or last + 1 >= len(nodes) or nodes[last + 1].word != "to":
        return False
    goods = next((node.amount for node in nodes[last + 2 : last + 5] if node.amount is not None), None)
    return goods is not None and goods.kind == "quantity" and goods.unit not in (None, "times", "share")


def _profit_before(nodes: Sequence[Node], first: int, near: Meeting | None) -> str | None:
    """The profit that a bare margin is of: the last one of the sentence, else that of the value before."""
    for node in reversed(nodes[:first]):
        if node.metric is not None and node.metric.id in cues.MARGIN_OF:
            return node.metric.id
    return near.metric if near is not None and near.metric in cues.MARGIN_OF else None


def _is_growth_of(text: str, found: Meeting, near: Meeting) -> bool:
    """Whether "growth was 1.8%" is that of the figure named before."""
    plain = text[found.span.start : found.span.end].lower() == "growth"
    return plain and near.group in ("income", "count") and near.value_kind != "percent"


def _part_of(text: str, nodes: Sequence[Node], found: Meeting, amount: Amount) -> Meeting | None:
    """ "the share of online sales rose to 64%": what the share is made up of."""
    words = text[found.span.start : found.span.end].lower()
    if amount.kind != "percent" or found.place is None or words != "share" or nodes[found.place + 1].word != "of":
        return None
    for i in range(found.place + 2, min(found.place + 5, len(nodes))):
        metric = nodes[i].metric
        if metric is not None and metric.group == "income" and metric.id != "revenue":
            return listed(metric, i, found.rule, found.change)
        if nodes[i].kind != "word":
            return None
    return None


def _is_market_share(text: str, nodes: Sequence[Node], found: Meeting, amount: Amount) -> bool:
    """ "its share of the segment edged up to 3.1%"."""
    if found.metric != "share_price" or amount.kind != "percent" or found.place is None:
        return False
    return text[found.span.start : found.span.end].lower() == "share" and nodes[found.place + 1].word == "of"


def _with_direction(
    text: str, nodes: Sequence[Node], found: Meeting, amount: Amount, first: int, last: int, lead: Sequence[str], change: str | None
) -> Meeting:
    """The change that the words around or in the metric give: "3.8% higher", "a price hike of 30%", "44bps of easing"."""
    if found.rule == "fact.idiom":
        return found
    moved, _ = change_after(nodes, last)
    if moved and found.change is None and amount.kind != "quantity":
        found = replace(found, change=moved)
    if found.change is None and amount.kind == "percent":
        inside = nearest_direction(text[found.span.start : found.span.end].lower().split()[-1:])
        if inside and (found.metric == "price" or amount.unit == "percentage_point"):
            found = replace(found, change=inside)
        elif amount.unit == "percentage_point" and lead[-1:] not in (["to"], ["at"]):
            found = replace(found, change=nearest_direction([node.word for node in nodes[:first]]))
        elif found.metric == "like_for_like_sales":
            found = replace(found, change="increase")
    if found.metric == "growth_rate" and found.change and amount.unit == "percent" and not change:
        found = replace(found, change=None)
    return found


def _with_share(nodes: Sequence[Node], found: Meeting, amount: Amount, last: int, consumed: set[int]) -> Meeting:
    """ "30% of revenue" fills `of`."""
    if found.metric == "stake" and found.place is not None:
        held = next((node for node in nodes[found.place + 1 : found.place + 4] if node.kind == "company"), None)
        if held is not None:
            return replace(found, of=Span(held.start, held.end))
    if found.metric == "deal_value" and found.subject is None and found.place is not None:
        bought = next((node for node in nodes[found.place + 1 : found.place + 4] if node.kind == "company"), None)
        return replace(found, subject=Span(bought.start, bought.end) if bought else None)
    if amount.kind != "percent" or last + 1 >= len(nodes) or nodes[last + 1].word != "of" or found.change:
        return found
    if found.metric == "market_size":
        found = replace(found, metric="market_share", period_kind="duration", group="ratio")
    for i in range(last + 2, min(last + 8, len(nodes))):
        node = nodes[i]
        if node.kind in ("company", "reference") and i + 1 < len(nodes) and nodes[i + 1].word in ("'s", "’s"):
            continue
        if node.metric:
            if found.place != i:
                consumed.add(i)
            return replace(found, of=Span(node.metric.start, node.metric.end), of_metric=node.metric.id)
        if node.kind == "value" or (node.kind == "mark" and node.word not in ("'s", "’s")):
            break
        if node.kind == "company":
            return replace(found, of=Span(node.start, node.end))
    if last + 2 < len(nodes) and nodes[last + 2].word in ("them", "these", "those", "which"):
        return replace(found, of=found.span, of_metric=found.metric)
    start = last + 3 if last + 2 < len(nodes) and nodes[last + 2].kind in ("reference", "company") else last + 2
    if start < len(nodes) and nodes[start].word in ("'s", "’s"):
        start += 1
    span = noun_phrases.phrase_after(nodes, start)
    return replace(found, of=span) if span else found
