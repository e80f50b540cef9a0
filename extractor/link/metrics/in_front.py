"""The metric in front of a value.

    revenue of $5bn / revenue was $5bn / margin (47%)          right before it
    amortisation of these costs was $5m                        the head of the subject, not what qualifies it
    an increase in commissions of $33m                         a noun phrase nearer than any listed metric
    profit before tax, excluding impairments, was $5m          past what stands between two commas
    revenue rose, helped by a new store, to $5bn               the nearest one further left

Skipped: metrics that only say what a share is taken of, weak ones that do not adjoin, and what follows "excluding",
"before", "despite".
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.metrics import noun_phrases
from extractor.link.metrics.change_of import direction
from extractor.link.metrics.meeting import Meeting, Setting, approximators_before, fits, is_rate, listed
from extractor.link.metrics.subjects import (
    adjunct,
    first_subject,
    has_noun,
    in_front_of_comma,
    is_going_on,
    is_name,
    is_plain,
    over_parenthesis,
)
from extractor.link.nodes import Amount, Node
from extractor.mentions import Span
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "fact.metric_before_value",
        "a metric in front of its value",
        "Revenue at Acme Foods Inc. rose 8% to £412m in 2025."
        " => Acme Foods Inc. | revenue | 8 percent | 2025 | increase"
        " ; Acme Foods Inc. | revenue | 412000000 GBP | 2025",
    ),
)

_BARRIERS = frozenset("while whereas but although though ;".split())
_GENERIC = frozenset(
    "amount amounts total totals level levels number value sum portion majority part impact effect aggregate figure combined".split()
)
_FRACTIONS = frozenset("half third thirds two-thirds quarter quarters three-quarters fifth sixth eighth tenth".split())
_ACCOUNTS = frozenset("account accounts accounted accounting".split())
_TRADED = frozenset("futures contracts contract prices price spot bonds notes shares front most settlement".split())
_OPEN_MARKS = frozenset({"(", "'s", "’s", "’", "'", "-", ".", '"', "“", "”", "/", ")", "&"})


def subject_metric(at: Setting) -> Meeting | None:
    """The metric that the phrase right before a value or its verb names."""
    text, nodes, amount, first, change = at.text, at.nodes, at.amount, at.first, at.change
    reach = first - approximators_before(nodes, first)
    end = reach
    if end > 1 and nodes[end - 1].word == "for" and nodes[end - 2].word in _ACCOUNTS:
        end -= 1  # "exports account for 62% of sales"
    while end > 0 and nodes[end - 1].kind == "word" and (noun_phrases.is_verb_group(nodes[end - 1].word) or is_going_on(nodes, end - 1)):
        if end < reach and noun_phrases.is_noun_too(nodes[end - 1].word) and noun_phrases.is_finite(nodes[end].word):
            break  # "its loan book stood at"
        end = _over_fraction(nodes, end - 1)
        if nodes[end].word == "of":
            break  # what stands in front of "of" is a noun: "a rise of", "a total of"
    if end == reach and (reach == 0 or nodes[reach - 1].word not in ("of", "(", ":", "at", "worth")):
        return None
    if end == reach - 1 and end > 1 and nodes[end].word == "of" and nodes[end - 1].word == "," and nodes[end - 2].metric is not None:
        end -= 1  # "turned its first profit, of £14 million"
    by_verb = any(node.word != "of" for node in nodes[end:reach])
    if 1 < end < reach and nodes[end - 1].word == "," and nodes[end].word in ("up", "down"):
        end -= 1  # "profit, up 12%"
    if end < reach and end > 2 and nodes[end - 1].word == "and":
        end = first_subject(nodes, end)  # "receivables are included in current assets and totalled $798m"
    end = over_parenthesis(nodes, noun_phrases.skip_mentions(nodes, end))
    begin = noun_phrases.begin_of(nodes, end)
    if begin > 1 and [node.word for node in nodes[begin - 1 : begin + 2]] == [",", "net", "of"]:
        end = begin - 1  # "a translation loss, net of tax, of $617 million"
        begin = noun_phrases.begin_of(nodes, end)
    if by_verb and begin > 1 and nodes[begin - 1].word == "," and (bounds := in_front_of_comma(nodes, begin, end)) is not None:
        begin, end = bounds
    if not by_verb:
        begin = adjunct(nodes, begin, end)
    elif begin and nodes[begin - 1].word in ("that", "which", "who") and not has_noun(nodes, begin, end):
        end = (
            begin - 2 if begin > 1 and nodes[begin - 2].word == "," else begin - 1
        )  # "the value of awards that vested was": what "that" stands for
        begin = noun_phrases.begin_of(nodes, end)
    if begin == end:
        return None
    head_end = noun_phrases.head_end(nodes, begin, end)
    metric = _last_metric(nodes, begin, head_end, amount, at.consumed)
    if metric is None and not by_verb and nodes[begin].word in cues.NOBODY:
        metric = _last_metric(nodes, head_end, end, amount, at.consumed)  # "analysts on average expected earnings per share of"
    if metric is not None:
        found = nodes[metric].metric
        assert found
        if found.id == "growth_rate" and metric and (grows := nodes[metric - 1].metric) and fits(grows.value_kind, amount):
            return listed(grows, metric - 1, "fact.metric_before_value", "increase")  # "capacity growth of 6%"
        if found.id in ("spending", "costs") and head_end < end and nodes[head_end].word == "on":
            spent = _last_metric(nodes, head_end, end, amount, at.consumed)
            if spent is not None and (on := nodes[spent].metric) and on.group in ("cost", "cash"):
                return listed(on, spent, "fact.metric_before_value", change)  # "spending on research and development"
        if found.id == "growth_rate" and head_end < end and nodes[head_end].word in ("in", "of"):
            moved = _last_metric(nodes, head_end, end, amount, at.consumed)
            if moved is not None:
                grown = nodes[moved].metric
                assert grown
                return listed(grown, moved, "fact.metric_before_value", "increase")
        return listed(found, metric, "fact.metric_before_value", change or _moved_metric(nodes, metric, first))
    if amount.kind == "money" and amount.per and head_end > begin and (rates := nodes[head_end - 1].metric) and rates.id == "interest_rate":
        named = Span(rates.start, rates.end)  # "rates halved to $1,480 per container"
        return Meeting("price", named, "fact.metric_before_value", "money", "instant", "market", head_end - 1, change)
    if any(
        node.kind in ("company", "reference") and nodes[i + 1].word not in ("'s", "’s")
        for i, node in enumerate(nodes[begin : head_end - 1], begin)
    ):
        return None  # the subject is a company
    if head_end > begin and nodes[head_end - 1].kind in ("company", "reference"):
        return None
    head = [
        node.word or "metric"
        for node in nodes[begin:head_end]
        if node.kind == "metric" or (node.kind == "word" and noun_phrases.is_head(node.word))
    ]
    if is_name(text, nodes, begin, head_end):
        return None
    if head and head[-1] in cues.FORECAST_NOUNS:
        return _forecast_of(nodes, begin, amount, change)
    if amount.kind == "quantity" and (amount.unit not in (None, "times") or (end < len(nodes) and nodes[end].word in _ACCOUNTS)):
        return None  # the unit says what is counted
    if not head or head[0] == "net" or nodes[begin].word in noun_phrases.PARTICIPLES or (len(head) == 1 and head[0].endswith("ed")):
        return None
    complement: int | None = _last_metric(nodes, head_end, end, amount, at.consumed, strong=True)
    if complement is None:
        complement = _last_metric(nodes, head_end, end, amount, at.consumed)
    moved_by = direction(head[-1]) if not by_verb else None
    if (head[-1] in _GENERIC and (len(head) == 1 or _is_strong(nodes, complement))) or moved_by:
        if complement is not None:
            inner = nodes[complement].metric
            assert inner
            return listed(inner, complement, "fact.metric_before_value", moved_by or change)
        if len(head) == 1 and (moved_by or complement is None) and noun_phrases.trimmed(nodes, head_end, end) is None:
            return None  # "with a rise of 7%": of what, another sentence says
        span = noun_phrases.trimmed(nodes, head_end, end) or noun_phrases.trimmed(nodes, begin, head_end)
        return noun_phrases.named(text, span, amount, moved_by or change, noun_phrases.with_complement(nodes, span)) if span else None
    if complement is not None and (not is_plain(nodes, begin) or len(head) > 4):
        return None
    if complement is None and not is_plain(nodes, begin):
        return None
    span = noun_phrases.trimmed(nodes, begin, head_end)
    return noun_phrases.named(text, span, amount, change, noun_phrases.with_complement(nodes, span)) if span else None


def _over_fraction(nodes: Sequence[Node], end: int) -> int:
    """The end in front of "almost a fifth": how much something moved is no subject."""
    if end < 2 or nodes[end - 1].word not in _FRACTIONS:
        return end
    end -= 1
    while end > 1 and nodes[end - 1].word in cues.APPROXIMATORS:
        end -= 1
    return end


def _forecast_of(nodes: Sequence[Node], begin: int, amount: Amount, change: str | None) -> Meeting | None:
    """ "payrolls, with the median forecast at 70,000 jobs", "volumes are forecast to grow 4%": it stands further left."""
    for i in range(begin - 1, -1, -1):
        metric = nodes[i].metric
        if metric and not metric.weak and fits(metric.value_kind, amount):
            return listed(metric, i, "fact.metric_before_value", change)
    return None


def _is_strong(nodes: Sequence[Node], place: int | None) -> bool:
    metric = nodes[place].metric if place is not None else None
    return metric is not None and not metric.weak


def _last_metric(
    nodes: Sequence[Node], first: int, last: int, amount: Amount, consumed: set[int], *, strong: bool = False
) -> int | None:
    for i in range(last - 1, first - 1, -1):
        metric = nodes[i].metric
        if strong and metric is not None and metric.weak:
            continue
        if metric is not None and i not in consumed and fits(metric.value_kind, amount, weak=metric.weak):
            if is_rate(nodes, i) or _is_adjective(nodes, i, last):
                continue
            return i
    return None


def _is_adjective(nodes: Sequence[Node], i: int, last: int) -> bool:
    """Whether an instrument only qualifies the noun behind it: "gold by-product credits", "oil services"."""
    metric = nodes[i].metric
    if metric is None or metric.rule != "metric.instrument" or i + 1 >= last or nodes[i + 1].kind != "word":
        return False
    word = nodes[i + 1].word
    return (
        noun_phrases.is_head(word)
        and not noun_phrases.is_verb(word)
        and not noun_phrases.is_verb_group(word)
        and not noun_phrases.is_adverb(word)
        and word not in cues.MOVES
        and word.endswith(("s", "ing", "t", "ct"))
        and word not in _TRADED
    )


def nearest_in_clause(at: Setting) -> Meeting | None:
    """The nearest metric on the left in the value's own clause."""
    return _nearest(at, strict=True)


def nearest_metric(at: Setting) -> Meeting | None:
    """The nearest metric on the left."""
    return _nearest(at, strict=False)


def _nearest(at: Setting, *, strict: bool) -> Meeting | None:
    """The nearest metric on the left; `strict` stops at a new clause."""
    nodes, amount, first, before = at.nodes, at.amount, at.first, at.before
    barrier = False
    for i in range(first - 1, -1, -1):
        node = nodes[i]
        if node.word in _BARRIERS:
            barrier = True
        metric = node.metric
        if metric is None or i in at.consumed or not fits(metric.value_kind, amount, weak=metric.weak):
            continue
        if is_rate(nodes, i) or _is_adjective(nodes, i, first):
            continue
        if barrier and strict:
            return None
        if _is_complement(nodes, i) and nodes[i + 1].word not in ("of", "("):
            continue
        if (
            not _adjoins(nodes, i, first)
            and (metric.weak or (amount.kind == "quantity" and amount.unit))
            and not (before and before.place == i)
        ):
            continue
        return listed(metric, i, "fact.metric_before_value", at.change or _moved_metric(nodes, i, first))
    return None


def _is_complement(nodes: Sequence[Node], i: int) -> bool:
    """Whether a metric only qualifies another: "before one-off items", "excluding impairments", "due to lower costs"."""
    for node in reversed(nodes[max(0, i - 3) : i]):
        if node.word in cues.SUBORDINATE:
            return True
        if node.kind != "word" or node.word in cues.PREPOSITIONS or node.word.endswith("ing"):
            return False
    return False


def _adjoins(nodes: Sequence[Node], i: int, first: int) -> bool:
    """Whether only words, companies and periods stand between a metric and its value."""
    between = nodes[i + 1 : first]
    between = _unbracketed(between)
    if between and between[-1].word in ("it", "them"):
        between = between[:-1]  # "a step that cost it €28 million"
    if len(between) == 1 and between[0].word == ",":
        return True  # "the previous round, $65 million in June"
    if len(between) > 1 and between[0].word == "," and between[1].word == "which":
        between = between[2:]
    for node in between:
        if node.kind == "value" or node.kind == "metric":
            return False
        if node.kind == "mark" and node.word not in _OPEN_MARKS:
            return False
        if node.word in cues.OPENERS and node.word not in ("than", "as", "also", "up"):
            return False
    return len(between) <= 12


def _unbracketed(between: Sequence[Node]) -> Sequence[Node]:
    """Without what stands in brackets: "the stock (Nasdaq: QLST) slid"."""
    words = [node.word for node in between]
    if "(" in words and ")" in words[words.index("(") :]:
        first = words.index("(")
        return [*between[:first], *between[words.index(")", first) + 1 :]]
    return between


def _moved_metric(nodes: Sequence[Node], i: int, first: int) -> str | None:
    """ "lifting prices about 1%", "cut its prices by 5%": the verb stands in front of the metric."""
    if any(node.word not in cues.APPROXIMATORS and node.word != "by" for node in nodes[i + 1 : first]):
        return None
    place = i - 1
    while place > 0 and (nodes[place].word in cues.DETERMINERS or nodes[place].kind == "reference"):
        place -= 1
    word = nodes[place].word if place >= 0 else ""
    return direction(word) if word in cues.MOVES else None
