"""So many times a figure: the ratio of worth, or of debt, to that figure.

    trades at 14 times forward earnings              what it is worth
    net debt was $9m, or 2.1 times earnings          what is owed
    orders were $9m, or 1.09 times sales             what was ordered
    spent 2.1 times revenue on marketing             what was spent before, and of what
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues, metric_kinds
from extractor.link.metrics.meeting import Meeting, Setting
from extractor.link.metrics.reached import Reached, last_of_row
from extractor.link.nodes import Node
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "fact.multiple",
        "so many times a figure: the ratio of worth to that figure",
        "Acme Foods Inc. trades at 14 times forward earnings. => Acme Foods Inc. | price_to_earnings | 14 times | 2026-02-25",
    ),
)

_OWED = frozenset("net_debt debt leverage".split())
_WORTH = frozenset("net_debt debt leverage valuation market_cap equity_value".split())
_PRICES = frozenset("price bid offer deal terms valuation".split())
_INCLUDED = frozenset("once when including includes plus assumed".split())


def multiple_of(at: Setting, reached: Reached) -> Meeting | None:
    """ "14 times forward earnings", "spent 2.1 times revenue"."""
    if reached.link:
        return None
    reached = last_of_row(at, reached)
    metric = reached.metric
    if at.chain is not None and at.chain.group in ("cost", "cash"):
        return replace(at.chain, rule="fact.same_metric", change=None, of=reached.span, of_metric=metric.id)
    if at.before is not None and at.before.metric == "orders" and metric.id == "revenue":
        return Meeting("book_to_bill", reached.span, "fact.multiple", "ratio", "duration", "ratio", reached.i)  # "or 1.09 times sales"
    words = at.text[reached.span.start : reached.span.end].lower()
    ordered = next((node.metric for node in at.nodes[: at.first] if node.metric is not None and node.metric.id == "order_backlog"), None)
    if ordered is not None and metric.id == "revenue":  # "the backlog stands at 1.9 times annual sales"
        return Meeting("order_backlog", ordered.span, "fact.multiple", "ratio", "instant", "ratio", of=reached.span, of_metric=metric.id)
    if words == "forward sales":
        return Meeting("price_to_sales", reached.span, "fact.multiple", "ratio", "instant", "ratio", reached.i)  # no orders in hand
    named = _worth_named(at.nodes[: at.first])
    named = named or (at.earlier.metric if at.before is None and at.earlier is not None else "")
    pays = at.word_before is not None and at.word_before.word in cues.PAYS
    since = at.nodes[(at.before_place if at.before_place is not None else -1) + 1 : at.first]
    priced = _is_priced(at, since)
    bought = at.before is not None and at.before.group in ("deal", "market")  # "values the group at £2bn, or 9.4 times ebitda"
    bought = bought and not any(n.metric is not None and n.metric.id in _OWED for n in since)  # "pay down debt at Beta, which stood at"
    owed = named in _OWED and not pays and not priced and not bought
    earns = words.endswith("earnings") and not words.endswith("core earnings")
    bare = earns or words in ("profit", "profits")
    priced_at = "price_to_earnings" if bare else metric_kinds.MULTIPLES.get(metric.id)  # whatever profit the article reports
    ratio = "leverage" if owed and ("ebitda" in metric.id or earns or metric.id == "equity") else priced_at
    paid = at.nodes[reached.i + 1 : reached.i + 3]  # "paid 16 times EBITDA for Beta"
    target = reached.i + 2 if [node.word or node.kind for node in paid] == ["for", "company"] else None
    return Meeting(ratio, reached.span, "fact.multiple", "ratio", "instant", "ratio", reached.i, company_place=target) if ratio else None


def _is_priced(at: Setting, since: Sequence[Node]) -> bool:
    """ "so the price works out at 12.7 times ebitda"; but "to fund the deal, raising net debt to 2.4 times ebitda"."""
    for node in reversed(since):
        if node.metric is not None and node.metric.id in _OWED:
            return False
        if at.text[node.start : node.end].lower() in _PRICES:
            return True
    return False


def _worth_named(nodes: Sequence[Node]) -> str:
    """What the last figure is of that a multiple may tell; not what a price only includes: "$2bn including $340m of debt"."""
    for i in range(len(nodes) - 1, -1, -1):
        metric = nodes[i].metric
        if metric is not None and metric.id in _WORTH and _INCLUDED.isdisjoint(node.word for node in nodes[max(0, i - 4) : i]):
            return metric.id
    return ""
