"""A sentence as the linker reads it: its mentions and the words and marks between them, in order.

    Revenue rose 34% to $3 billion in Q3
    metric  word value word value  word period
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from extractor.mentions import Company, Metric, Period, Span


class Amount(NamedTuple):
    """One value of a fact: `kind` is money, percent or quantity, `unit` as facts spell it; `metric` is a metric inside its own words."""

    start: int
    end: int
    kind: str
    low: Decimal
    high: Decimal
    unit: str | None
    modifier: str | None
    per: str | None
    spans: tuple[Span, ...]
    metric: Metric | None = None


class Node(NamedTuple):
    """One step of a sentence: a value, metric, period, company, reference, word or mark; `word` is lower-case, empty for mentions."""

    kind: str
    start: int
    end: int
    word: str = ""
    amount: Amount | None = None
    metric: Metric | None = None
    period: Period | None = None
    companies: tuple[Company, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Sentence(NamedTuple):
    """The nodes of one sentence, and of which kinds its mentions are."""

    start: int
    end: int
    nodes: list[Node]
    kinds: set[str]
    text: str = ""  # of the whole article: spans count from its start

    @property
    def has_values(self) -> bool:
        return "value" in self.kinds

    def at(self, kind: str) -> list[int]:
        """The places of a kind of mention among the nodes."""
        return [i for i, node in enumerate(self.nodes) if node.kind == kind] if kind in self.kinds else []


def is_shares(node: Node) -> bool:
    """Whether a node is the shares of a company, or their price."""
    return node.metric is not None and node.metric.id == "share_price"


def named_words(nodes: Iterable[Node]) -> list[str]:
    """The words of nodes, a metric by its id."""
    return [node.metric.id if node.metric is not None else node.word for node in nodes]
