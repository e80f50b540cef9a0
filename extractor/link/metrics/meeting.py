"""A value together with its metric, and the small questions that every way of meeting asks."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from extractor.link import metric_verbs
from extractor.link.metric_kinds import KINDS
from extractor.link.nodes import Amount, Node
from extractor.link.past_time import past_time
from extractor.mentions import Metric, Span

# Verbs that are metrics of a group.
_GROUPS = {
    "net_profit": "income", "net_loss": "income", "revenue": "income", "employees": "count", "shipments": "count", "buyback": "return",
    "shareholder_returns": "return",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meeting:
    """A value and its metric: `span` are the metric's words, `place` their node (None where a verb or phrase says it).

    `of` is what a share is a share of, `of_metric` its id; `subject` the instrument or deal target; `company_place` the
    node of the company whose share moves.
    """

    metric: str
    span: Span
    rule: str
    value_kind: str
    period_kind: str
    group: str = ""
    place: int | None = None
    change: str | None = None
    of: Span | None = None
    of_metric: str | None = None
    subject: Span | None = None
    company_place: int | None = None

    @property
    def is_instrument(self) -> bool:
        """Whether what is priced is the metric itself: an index, a commodity, a currency."""
        return self.subject is not None and self.group != "deal"


class Setting(NamedTuple):
    """Where a run of values stands, and what was measured in front of it.

    Its sentence's nodes, where it starts among them (`value_start`), its first and last value, the words in front of it (`lead_words`)
    and the change that these make of it. `before` is the meeting of the value in front in this sentence, at node `before_place`;
    `chain` is the same where the value goes on about its metric, `converted` where it only says its amount in another currency.
    `earlier` is the last meeting of the paragraph, `named` of the article, `counted` the last count of the
    paragraph, `units` what the article has counted by so far, by metric;
    `consumed` are places of metrics that only say what a share is taken of. `of_all` are the metrics
    that the article gives official figures of, where it is about no company.
    """

    text: str
    nodes: Sequence[Node]
    amount: Amount
    start: int
    first: int
    last: int
    lead: Sequence[str]
    change: str | None
    consumed: set[int]
    before: Meeting | None = None
    before_place: int | None = None
    chain: Meeting | None = None
    converted: bool = False
    earlier: Meeting | None = None
    named: Meeting | None = None
    units: Mapping[str, str] = {}
    of_all: frozenset[str] = frozenset()
    counted: Meeting | None = None

    @property
    def word_before(self) -> Node | None:
        """What stands right in front of the value, words that only qualify its number aside."""
        return self.nodes[self.start - 1] if self.start > 0 else None

    @property
    def near(self) -> Meeting | None:
        """What was measured last."""
        return self.before or self.earlier


Way = Callable[[Setting], Meeting | None]


def first_of(ways: Iterable[Way], at: Setting) -> Meeting | None:
    """What the first way that answers says."""
    for way in ways:
        if (found := way(at)) is not None:
            return found
    return None


def words_of(at: Setting, found: Meeting) -> str:
    """The words of a metric in lower case."""
    return at.text[found.span.start : found.span.end].lower()


def listed(metric: Metric, place: int, rule: str, change: str | None) -> Meeting:
    """The meeting with a metric of the vocabulary at node `place`."""
    span = metric.span
    subject = span if metric.rule == "metric.instrument" else None
    return Meeting(metric.id, span, rule, metric.value_kind, metric.period_kind, metric.group, place, change, subject=subject)


def reached(at: Setting, by: Container[str] = ("to",)) -> Amount | None:
    """The level that a change led to: "14% to $296m", "9.3% in June to 49,870 vehicles"."""
    nodes = at.nodes
    i = past_time(nodes, at.last + 1)
    i += i < len(nodes) and nodes[i].word == ","
    if i >= len(nodes) or nodes[i].word not in by:
        return None
    return next((node.amount for node in nodes[i + 1 : i + 4] if node.amount is not None), None)


def phrased(
    metric: str,
    span: Span,
    rule: str,
    *,
    change: str | None = None,
    of: Span | None = None,
    of_metric: str | None = None,
    subject: Span | None = None,
    company_place: int | None = None,
) -> Meeting:
    """The meeting with a metric of `KINDS`, which the words `span` say without naming it."""
    value_kind, period_kind, group = KINDS[metric]
    return Meeting(metric, span, rule, value_kind, period_kind, group, None, change, of, of_metric, subject, company_place)


def as_metric(found: Meeting, metric: str) -> Meeting:
    """The same value as one of a metric of `KINDS`."""
    value_kind, period_kind, group = KINDS[metric]
    return replace(found, metric=metric, value_kind=value_kind, period_kind=period_kind, group=group)


def taken_up(told: Meeting, change: str | None = None) -> Meeting:
    """What was measured before, of a new value: what it was a share of is not said again."""
    return replace(told, rule="fact.same_metric", place=None, change=change, of=None, of_metric=None)


def by_verb(metric: str, span: Span, amount: Amount, company_place: int | None = None) -> Meeting:
    """The meeting with the metric of a verb, whose words `span` are."""
    kind = {"quantity": "count"}.get(amount.kind, amount.kind)
    flow = "duration" if metric in metric_verbs.FLOWS else "instant"
    return Meeting(metric, span, "fact.verb", kind, flow, _GROUPS.get(metric, ""), company_place=company_place)


def fits(value_kind: str, amount: Amount, *, weak: bool = False) -> bool:
    """Whether a metric of such a kind can have such a value; "any" is a metric that no table lists."""
    kind, times = amount.kind, amount.unit == "times"
    if value_kind == "money":
        return kind in ("money", "percent") or (times and not weak)
    if value_kind == "percent":
        return kind == "percent" or amount.unit == "point"
    if value_kind == "ratio":
        return kind == "percent" or (kind == "quantity" and (times or amount.unit in (None, "point", "gram")))
    if value_kind == "count":
        return kind == "percent" or (kind == "quantity" and not times)
    return kind in ("money", "percent") or value_kind == "any"  # money-per-share


def is_rate(nodes: Sequence[Node], i: int) -> bool:
    """Whether a metric only says per what an amount is: "31 rupees per order"."""
    behind = i > 1 and nodes[i - 1].word in ("per", "a", "an", "each")
    amount = nodes[i - 2].amount if behind else None
    return amount is not None and bool(amount.per)
