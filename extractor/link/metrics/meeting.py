"""A value together with its metric, and the small questions that every way of meeting asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from extractor.link import cues
from extractor.link.nodes import Amount, Node
from extractor.mentions import Metric, Span


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


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a run of values stands, and what was measured in front of it.

    Its sentence's nodes, its first and last place among them, the words in front of it (`lead_words`) and the change that these
    make of it. `before` is the meeting of the value in front in this sentence, at node `before_place`; `chain` is the same where
    the value goes on about its metric, `converted` where it only says its amount in another currency. `earlier` is the last meeting
    of the paragraph, `named` of the article; `consumed` are places of metrics that only say what a share is taken of.
    """

    text: str
    nodes: Sequence[Node]
    amount: Amount
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

    @property
    def word_before(self) -> Node | None:
        """What stands right in front of the value, words that only qualify its number aside."""
        place = self.first - 1 - approximators_before(self.nodes, self.first)
        return self.nodes[place] if place >= 0 else None

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
    span = Span(metric.start, metric.end)
    subject = span if metric.rule == "metric.instrument" else None
    return Meeting(metric.id, span, rule, metric.value_kind, metric.period_kind, metric.group, place, change, subject=subject)


def fits(value_kind: str, amount: Amount, *, weak: bool = False) -> bool:
    """Whether a metric of such a kind can have such a value; "any" is a metric that no table lists."""
    kind, times = amount.kind, amount.unit == "times"
    if value_kind == "money":
        return kind in ("money", "percent") or (times and not weak)
    if value_kind == "percent":
        return kind == "percent" or amount.unit == "point"
    if value_kind == "ratio":
        return kind == "percent" or (kind == "quantity" and (times or amount.unit in (None, "point")))
    if value_kind == "count":
        return kind == "percent" or (kind == "quantity" and not times)
    return kind in ("money", "percent") or value_kind == "any"  # money-per-share


def is_rate(nodes: Sequence[Node], i: int) -> bool:
    """Whether a metric only says per what an amount is: "31 rupees per order"."""
    behind = i > 1 and nodes[i - 1].word in ("per", "a", "an", "each")
    amount = nodes[i - 2].amount if behind else None
    return amount is not None and bool(amount.per)


# Values that are nothing without what they are the value of: the words run on over "of".
HOLLOW = frozenset({"investments"})


def lead_words(nodes: Sequence[Node], first: int) -> list[str]:
    """The words and marks between the mention before and a value, without the approximators at their end."""
    words: list[str] = []
    i = first - 1
    while i >= 0 and nodes[i].kind in ("word", "mark"):
        words.append(nodes[i].word)
        i -= 1
    words.reverse()
    return words[: len(words) - approximators_before(nodes, first)]


def approximators_before(nodes: Sequence[Node], first: int) -> int:
    """How many words right before a value only qualify its number: "just over", "as much as", "a further", "up to"."""
    count = 0
    while first - count > 0 and nodes[first - count - 1].kind == "word":
        word = nodes[first - count - 1].word
        before = nodes[first - count - 2].word if first - count > 1 else ""
        if (
            (word == "than" and before in ("more", "less", "fewer", "greater"))
            or (word == "to" and before == "up" and not (first - count > 2 and nodes[first - count - 3].word in cues.MOVES))
            or (word == "as" and before in ("much", "many", "little"))
        ):
            count += 2
        elif word in ("above", "below") and count == 0 and before in ("is", "are", "was", "were"):
            break
        elif word in cues.APPROXIMATORS or word == "between":
            count += 1
        else:
            break
    return count
