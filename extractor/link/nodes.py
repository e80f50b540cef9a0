"""A sentence as the linker reads it: its mentions and the words and marks between them, in order.

    Revenue rose 34% to $3 billion in Q3
    metric  word value word value  word period

Two values that are the ends of one range ("$22 to $25", "between $85 million and $90 million") become one
`Amount`; values that differ only in position ("41%, 33% and 28%") stay single and are grouped by `runs`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from extractor.link import cues
from extractor.mentions import Company, Findings, Metric, Money, Percent, Period, Quantity, Span

# In front of a name: it is no subject.
_OBLIQUE = frozenset(
    "to from at of in than against like for on by versus including with alongside over behind between among into via towards "
    "excluding under after despite through".split()
)
SKIPPED = cues.DETERMINERS | frozenset(
    "chipmaker rival group company companies retailer bank lender peer unit smaller larger bigger's".split()
)
# Who acts for a company.
_ORGANS = frozenset("board directors management leadership bosses".split())
_RAISES = frozenset(cues.forms("raise"))
# Verbs with "it" for an object.
_TAKES = frozenset("take takes took taking make makes made making keep keeps kept put puts leave leaves left get got".split())
# Characters read behind the last mention of a sentence, with figures in it and without.
TAIL, SHORT_TAIL = 120, 24
# What joins a sentence to the one before, between two commas: "Gold, on the other hand, fell 1%".
_CONNECTIVES = {
    tuple(phrase.split())
    for phrase in (
        "however|meanwhile|moreover|nonetheless|nevertheless|indeed|though|too|by contrast|in contrast|on the other hand|in turn|"
        "of course|in particular|in addition|for its part|by comparison|as expected|on the contrary"
    ).split("|")
} | {(who, says) for who in ("he", "she", "they") for says in "says said reckons argues thinks believes estimates added adds".split()}
_LONGEST_CONNECTIVE = 4
# "Brent futures for March delivery": the month names a contract and dates nothing.
_OF_CONTRACT = re.compile(r" (?:delivery|futures|contracts?|expiry|settlement)\b")
_WORD = re.compile(r"\w[\w&-]*|['’]s\b|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Amount:
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


# Weak metrics that are also words for a change.
_MOVING_METRICS = frozenset({"investment_gain", "interest_rate", "growth_rate"})
# A sentence with more mentions is a table run together: no prose joins its values, and every value looks at all others.
MOST_MENTIONS = 120


@dataclass(frozen=True, slots=True)
class Sentence:
    """The nodes of one sentence and the places of its values among them."""

    start: int
    end: int
    nodes: list[Node]
    has_values: bool
    text: str = ""  # of the whole article: spans count from its start

    def at(self, kind: str) -> list[int]:
        return [i for i, node in enumerate(self.nodes) if node.kind == kind]


def read_sentences(findings: Findings) -> Iterator[Sentence]:
    """The sentences of an article in order."""
    items = _items(findings)
    at = 0
    for span in findings.sentences:
        inside: list[Node] = []
        while at < len(items) and items[at].start < span.end:
            if items[at].start >= span.start and items[at].end <= span.end:
                inside.append(items[at])
            at += 1
        if len(inside) > MOST_MENTIONS:
            inside = []
        if all(node.kind == "metric" for node in inside):
            yield Sentence(span.start, span.end, inside, has_values=False, text=findings.text)  # not read word by word
            continue
        values = sum(node.kind == "value" for node in inside)
        reach = inside[-1].end + (TAIL if values else SHORT_TAIL) if inside else span.start
        nodes = _with_words(findings.text, Span(span.start, min(span.end, reach)), inside) if inside else []
        nodes = _moves_as_words(findings.text, _without_connectives(nodes))
        yield Sentence(span.start, span.end, _with_ranges(nodes) if values > 1 else nodes, values > 0, findings.text)


def _items(findings: Findings) -> list[Node]:
    """Every mention as a node, in text order; a metric inside another mention is no node of its own."""
    strong = [Node("value", m.start, m.end, amount=_amount(m, None)) for m in findings.money]
    strong += [Node("value", p.start, p.end, amount=_amount(p, None)) for p in findings.percents]
    starts = [m.start for m in findings.metrics]
    for quantity in findings.quantities:
        at = bisect_right(starts, quantity.start)
        inner = findings.metrics[at] if at < len(starts) and findings.metrics[at].end <= quantity.end else None
        strong.append(Node("value", quantity.start, quantity.end, amount=_amount(quantity, inner)))
    strong += [Node("period", p.start, p.end, period=p) for p in findings.periods if not _OF_CONTRACT.match(findings.text, p.end)]
    strong += [Node("company", m.start, m.end, companies=(company,)) for company in findings.companies for m in company.mentions]
    strong.sort(key=lambda node: node.start)
    weaker = [Node("reference", r.start, r.end, companies=r.companies) for r in findings.references]
    weaker += [
        Node("metric", m.start, m.end, metric=replace(m, value_kind="any") if m.id in cues.SUMS_AND_COUNTS else m)
        for m in findings.metrics
        if findings.text[m.end : m.end + 1] != ":" or m.rule != "metric.instrument"
    ]
    weaker.sort(key=lambda node: node.start)
    return _merged(strong, weaker)


def _merged(strong: list[Node], weaker: list[Node]) -> list[Node]:
    """Both lists in text order without overlaps; the strong ones stay, of two others the first."""
    kept: list[Node] = []
    at = reached = 0
    for node in weaker:
        while at < len(strong) and strong[at].end <= node.start:
            at += 1
        if at < len(strong) and strong[at].start <= node.start and strong[at].kind == "period" and strong[at].end + 1 < node.end:
            node = node._replace(start=strong[at].end + 1)  # "two-year gilt yield": the tenor is a period of its own
            at += 1
        if node.start >= reached and (at == len(strong) or strong[at].start >= node.end):
            kept.append(node)
            reached = node.end
    return sorted((*strong, *kept), key=lambda node: node.start)


def _amount(value: Money | Percent | Quantity, inner: Metric | None) -> Amount:
    span = (Span(value.start, value.end),)
    if isinstance(value, Money):
        return Amount(value.start, value.end, "money", value.low, value.high, value.currency, value.modifier, value.per, span)
    if isinstance(value, Percent):
        unit = "percent" if value.unit == "percent" else "percentage_point"
        return Amount(value.start, value.end, "percent", value.low, value.high, unit, value.modifier, None, span)
    return Amount(value.start, value.end, "quantity", value.low, value.high, value.unit, value.modifier, None, span, inner)


def _with_words(text: str, span: Span, items: list[Node]) -> list[Node]:
    nodes: list[Node] = []
    position = span.start
    for item in (*items, None):
        end = item.start if item else span.end
        if position < end:
            for found in _WORD.finditer(text, position, end):
                word = found[0].lower()
                nodes.append(Node("word" if word[0].isalnum() else "mark", found.start(), found.end(), word))
        if item:
            nodes.append(item)
            position = item.end
    return nodes


def _without_connectives(nodes: list[Node]) -> list[Node]:
    """The nodes without ", however,": it parts no subject from its verb."""
    commas = [i for i, node in enumerate(nodes) if node.word == ","]
    for first, last in reversed(list(pairwise(commas))):
        between = tuple(node.word for node in nodes[first + 1 : last])
        if len(between) <= _LONGEST_CONNECTIVE and between in _CONNECTIVES:
            nodes = [*nodes[:first], *nodes[last + 1 :]]
    return nodes


def _moves_as_words(text: str, nodes: list[Node]) -> list[Node]:
    """The nodes with words for a metric that only says how a value moved: "a gain of 3.7%", "rising at an annual rate of 2%"."""
    at = next((i for i, node in enumerate(nodes) if node.metric and node.metric.id in _MOVING_METRICS and _only_moves(nodes, i)), None)
    if at is None:
        return nodes
    if nodes[at].metric.id == "interest_rate":  # type: ignore[union-attr]
        return [*nodes[: at - 1], *_moves_as_words(text, nodes[at + 2 :])]
    return [*nodes[:at], *_with_words(text, Span(nodes[at].start, nodes[at].end), []), *_moves_as_words(text, nodes[at + 1 :])]


def _only_moves(nodes: Sequence[Node], i: int) -> bool:
    metric = nodes[i].metric
    if metric is None or not metric.weak:
        return False
    if metric.id == "growth_rate":  # "a 9% growth in revenue"
        behind = nodes[i - 1].amount if i else None
        return behind is not None and behind.kind == "percent" and i + 1 < len(nodes) and nodes[i + 1].word in ("in", "of")
    following = next((node.amount for node in nodes[i + 1 : i + 3] if node.amount), None)
    if following is None or following.kind != "percent" or nodes[i + 1].word not in ("of", ""):
        return False
    if metric.id == "investment_gain":
        return True
    words = [node.word for node in nodes[max(0, i - 3) : i]]
    return words[-2:] in (["at", "a"], ["at", "an"]) and words[:1] != [] and words[0] in cues.MOVES


def _with_ranges(nodes: list[Node]) -> list[Node]:
    """The nodes with the two values of a written-out range made one."""
    out: list[Node] = []
    i = 0
    while i < len(nodes):
        if nodes[i].kind == "value" and i + 2 < len(nodes) and _is_range(nodes, i):
            low, high = nodes[i].amount, nodes[i + 2].amount
            assert low
            assert high
            both = replace(
                low, end=high.end, high=high.high, spans=low.spans + high.spans,
                per=low.per or high.per, unit=low.unit or high.unit, metric=low.metric or high.metric,
            )  # fmt: skip
            out.append(Node("value", low.start, high.end, amount=both))
            i += 3
        else:
            out.append(nodes[i])
            i += 1
    return out


def _is_range(nodes: Sequence[Node], i: int) -> bool:
    first, between, second = nodes[i], nodes[i + 1], nodes[i + 2]
    a, b = first.amount, second.amount
    if a is None or b is None or a.kind != b.kind or not a.low < b.high or (a.unit and b.unit and a.unit != b.unit):
        return False
    if between.word in ("-", "–", "—") and between.start == first.end and between.end == second.start:
        return True
    before = [node.word for node in nodes[max(0, i - 6) : i] if node.kind == "word"]
    if between.word == "and":
        return "between" in before[-3:]
    if between.word != "to":
        return False
    if (
        a.kind == "percent"
        and a.unit == b.unit
        and not cues.FORECAST.isdisjoint(before)
        and "from" not in before[-3:]
        and "by" not in before[-1:]
    ):
        return True  # "expected to grow 5% to 7%"
    if a.kind == "money" and before[-1:] and before[-1] in _RAISES and not cues.FORECAST.isdisjoint(before):
        return True  # "could raise HK$4 billion to HK$5 billion"
    if a.kind == "percent" and before[-1:] == ["of"] and nodes[i - 2].word in cues.UP_NOUNS | cues.DOWN_NOUNS:
        return True  # "an increase of 24% to 30%"
    if "by" in before[-2:] or not cues.MOVES.isdisjoint(before[-3:]):
        return False  # "came down by £23m to £112m", "fell 94 cents to $68.20"
    return "from" not in before[-3:] or not set(before).isdisjoint(("ranging", "range", "ranges", "ranged", "anywhere", "vary", "varying"))


def runs(sentence: Sentence) -> list[list[int]]:
    """The places of the values, those of one list ("41%, 33% and 28%") together."""
    nodes = sentence.nodes
    found: list[list[int]] = []
    for i in sentence.at("value"):
        if found and _continues(nodes, found[-1][-1], i):
            found[-1].append(i)
        else:
            found.append([i])
    return [part for run in found for part in ([run] if _is_listed(nodes, run) else [[i] for i in run])]


def _is_listed(nodes: Sequence[Node], run: Sequence[int]) -> bool:
    """Whether an "and" closes a list: two values with a comma between are none, nor are "software of $93m and $88m of land"."""
    if len(run) == 1:
        return True
    words = [node.word for node in nodes[max(0, run[0] - 2) : run[0]]]
    parted = words[-1:] == ["of"] and words != ["net", "of"] and run[-1] + 1 < len(nodes) and nodes[run[-1] + 1].word == "of"
    return not parted and any(node.word == "and" for node in nodes[run[0] : run[-1]])


def _continues(nodes: Sequence[Node], before: int, here: int) -> bool:
    a, b = nodes[before].amount, nodes[here].amount
    assert a
    assert b
    if a.kind != b.kind or (a.kind != "money" and a.unit != b.unit and a.unit and b.unit):
        return False
    between = nodes[before + 1 : here]
    if not 1 <= len(between) <= 5 or any(node.kind not in ("word", "mark") for node in between):
        return False
    words = [node.word for node in between if node.word not in cues.APPROXIMATORS]
    if between[-1].word in ("a", "an"):
        return False  # "a dividend of 3.6p, and a £75m buyback"
    return words in ([","], ["and"], [",", "and"]) and not (words == ["and"] and a.kind == "percent" and a.unit != b.unit)


def _describes(word: str) -> bool:
    """Whether a word may stand between a preposition and a name: "for the search startup Beta"."""
    plain = word not in _OBLIQUE and word not in cues.OPENERS and word not in cues.PREPOSITIONS and word not in cues.BUYS
    return plain and word not in cues.AUXILIARY and word not in cues.LEVEL and word not in cues.MOVES and not word.endswith("ed")


def is_subject(nodes: Sequence[Node], i: int) -> bool:
    """Whether a name stands where a subject or a possessor stands, and is not merely quoted as a source."""
    if nodes[i].kind not in ("company", "reference"):
        return False
    behind = [node.word for node in nodes[i + 1 : i + 4]]
    possessive = behind[:1] in (["'s"], ["’s"])
    if not possessive and any(word in cues.ATTRIBUTION for word in behind[: 2 if nodes[i].kind == "company" else 0]):
        return "reported" in behind[:1] and "that" not in behind
    if nodes[i].kind == "reference" and nodes[i].end - nodes[i].start == len("it") and i and nodes[i - 1].word in _TAKES:
        return False  # "investors took it calmly"
    j = i - 1
    while j > 0 and nodes[j].word == "and" and nodes[j - 1].kind == "company" and not possessive:
        j -= 2  # "underwritten by Acme and Beta": the first one tells
    if j > 1 and nodes[j].word in ("'s", "’s") and nodes[j - 1].kind == "word" and not possessive:
        j -= 2  # "to Finland's Beta"
    while j >= 0 and nodes[j].kind == "word" and (nodes[j].word in SKIPPED or (i - j < 4 and _describes(nodes[j].word))):
        j -= 1
    if j >= 0 and (nodes[j].word == "(" or nodes[j].word in cues.BUYS):
        return False  # "agreed to buy Beta", "bought the engine maker Beta": the object
    if j > 0 and nodes[j].word in ("is", "are", "was", "were") and any(node.word == "whose" for node in nodes[max(0, j - 5) : j]):
        return False  # "Beta, whose biggest customer is Acme, fell 6%"
    if j > 0 and nodes[j].word == "of" and nodes[j - 1].word in _ORGANS:
        return True  # "the board of Acme"
    if j >= 0 and nodes[j].word == "with" and behind[:1] and (behind[0].endswith("ing") or nodes[i + 1].kind == "metric"):
        return True  # "with Acme holding 6%"
    if j > 0 and nodes[j].word == "from" and nodes[j - 1].word in ("data", "figures") and nodes[i].kind == "reference":
        return True
    return (
        j < 0
        or nodes[j].kind != "word"
        or nodes[j].word not in _OBLIQUE
        or (possessive and nodes[j].word in ("in", "of", "by", "on", "at") and nodes[i].kind == "company")
    )
