"""The next metric behind a value, and what may stand between.

    $9m of Acme's revenue / a $9m Acme deal     whose it is
    $1.5 million a year in rent                 how often
    a €95m ($111m) funding round                the same amount in another currency
    11 times the $356 million of Ebitda         the amount of what it is a multiple of
    $4m of new long-term debt                   a few words and one preposition
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.link import cues
from extractor.link.metrics import noun_phrases
from extractor.link.metrics.meeting import Setting, fits
from extractor.link.nodes import Node
from extractor.mentions import Metric, Span

_RATES = (["a", "year"], ["a", "month"], ["a", "week"], ["a", "day"], ["per", "year"], ["per", "month"], ["each", "year"])
_VAGUE = (["or", "more"], ["or", "so"])
_BRACKET = 10  # nodes
# What is agreed with another, whose name may stand in front.
_AGREED = frozenset({"deal_value", "contract_value", "orders"})
_REACH = 5  # words between a value and its metric


@dataclass(frozen=True, slots=True)
class Reached:
    """A metric behind a value, at node `i`: how many words stand between, and the preposition that links them, if any."""

    i: int
    metric: Metric
    words: int
    link: str

    @property
    def span(self) -> Span:
        return self.metric.span


def next_metric(nodes: Sequence[Node], place: int) -> Reached | None:
    """The metric next to node `place`, past owners, periods, a few words and one preposition."""
    if [node.word for node in nodes[place : place + 3]] == [",", "respectively", ","]:
        place += 3
        if place >= len(nodes) or nodes[place].word not in ("of", "in"):
            return None
    if [node.word for node in nodes[place : place + 2]] in (*_RATES, *_VAGUE):
        place += 2  # "$1.5 million a year in rent", "the $600 million or more cost"
        if place < len(nodes) and nodes[place].word.endswith("ing"):
            return None  # "spend $2bn a year chasing claims"
    words, link = 0, ""
    for i in range(place, len(nodes)):
        node = nodes[i]
        if words > _REACH:
            return None
        if node.metric:
            return Reached(i, node.metric, words, link)
        behind = nodes[i + 1] if node.kind == "company" and i + 1 < len(nodes) else None
        agreed = behind is not None and behind.metric is not None and behind.metric.id in _AGREED
        owner = agreed or (behind is not None and behind.word in cues.GENITIVE)  # "a $9m Acme deal", "$9m of Acme's revenue"
        if owner or node.kind in ("period", "reference") or node.word in cues.GENITIVE:
            continue
        if link and node.amount and node.amount.kind == "percent":
            continue
        if node.kind != "word" or node.word in cues.OPENERS or node.word in cues.AUXILIARY or node.word in cues.SUBORDINATE:
            return None
        if node.word in cues.PREPOSITIONS:
            if link or words or node.word not in ("of", "in", "through"):
                return None
            link = node.word
        elif noun_phrases.is_verb(node.word) and node.word not in cues.APPROXIMATORS:
            return None
        else:
            words += 1
    return None


def past_conversion(at: Setting, place: int) -> int:
    """ "a €95m ($111m) funding round": past the same amount in another currency."""
    nodes = at.nodes
    if at.amount.kind != "money" or nodes[place : place + 1] == [] or nodes[place].word != "(":
        return place
    close = next((i for i in range(place + 1, min(place + _BRACKET, len(nodes))) if nodes[i].word == ")"), None)
    inside = next((node.amount for node in nodes[place:close] if node.amount is not None), None) if close is not None else None
    return close + 1 if close is not None and inside is not None and inside.kind == "money" else place


def past_amount(at: Setting, place: int) -> int:
    """ "11 times the $356 million of Ebitda": past the amount of what it is a multiple of."""
    if place + 3 < len(at.nodes) and at.nodes[place].kind == "company" and at.nodes[place + 1].word in cues.GENITIVE:
        place += 1  # "11.2 times Beta's $839 million of Ebitda"
    amount = at.nodes[place + 1].amount if place + 2 < len(at.nodes) else None
    counts = at.amount.unit == "times" and amount is not None and amount.kind == "money"
    owned = counts and at.nodes[place].word in ("the", "its", "their", *cues.GENITIVE)
    return place + 3 if owned and at.nodes[place + 2].word == "of" else place


def last_of_row(at: Setting, reached: Reached) -> Reached:
    """ "financing receivables": of metrics in a row the last."""
    i, metric = reached.i, reached.metric
    while (behind := _past_means(at.nodes, i)) < len(at.nodes) and (following := at.nodes[behind].metric):
        if not fits(following.value_kind, at.amount):
            break
        i, metric = behind, following
    return replace(reached, i=i, metric=metric)


def _past_means(nodes: Sequence[Node], i: int) -> int:
    """The node behind a metric, past the "and" in what a deal is paid in: "cash-and-shares deal"."""
    metric, joined = nodes[i].metric, [node.word for node in nodes[i + 1 : i + 3]] == ["-", "and-"]
    return i + 3 if joined and metric is not None and metric.id == "cash" else i + 1
