"""The metric in front of a value.

    revenue of $5bn / revenue was $5bn / margin (47%)          right before it
    amortisation of these costs was $5m                        the head of the subject, not what qualifies it
    an increase in commissions of $33m                         a noun phrase nearer than any listed metric
    profit before tax, excluding impairments, was $5m          past what stands between two commas

Skipped: metrics that only say what a share is taken of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.link import cues
from extractor.link.metrics import noun_phrases
from extractor.link.metrics.change_of import direction
from extractor.link.metrics.clauses import hangs, subject_of
from extractor.link.metrics.meeting import Meeting, Setting, fits, is_rate, listed
from extractor.link.metrics.nearest import CONJUNCTIONS, is_adjective, moved_before
from extractor.link.metrics.share_moves import reaches_a_sum
from extractor.link.metrics.subjects import (
    adjunct,
    first_subject,
    has_noun,
    in_front_of_comma,
    is_going_on,
    is_name,
    is_net_amount,
    is_plain,
    over_parenthesis,
)
from extractor.link.nodes import Amount, Node
from extractor.link.verb_forms import all_forms
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
    Rule(
        "fact.line_of_business",
        "a line of business that grows or shrinks stands for its sales",
        "Acme Foods Inc. did well in 2025. Leather goods grew 2% in 2025. => Acme Foods Inc. | revenue | 2 percent | 2025 | increase",
    ),
)

_GENERIC = frozenset(
    "amount amounts total totals level levels number value sum portion majority part impact effect aggregate figure combined".split()
)
_FRACTIONS = frozenset("half third thirds two-thirds quarter quarters three-quarters fifth sixth eighth tenth".split())
_ASIDES = frozenset("up down expected estimated forecast put seen".split())
_BOUND = frozenset("set likely bound poised due".split())
_TAKEN_OFF = frozenset("tax taxes taxation interest minorities exceptionals items depreciation amortisation amortization".split())
_ACCOUNTS = all_forms("account")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The nodes from `begin` to `end`, of which the head ends at `head_end`; `by_verb` tells that a verb parts them from the value."""

    begin: int
    end: int
    head_end: int
    by_verb: bool


def subject_metric(at: Setting) -> Meeting | None:
    """The metric that the phrase right before a value or its verb names."""
    phrase = _phrase_before(at)
    if phrase is None:
        return None
    nodes, amount, consumed = at.nodes, at.amount, at.consumed
    place = _last_metric(nodes, phrase.begin, phrase.head_end, amount, consumed)
    if place is None and not phrase.by_verb and nodes[phrase.begin].word in cues.NOBODY:
        place = _last_metric(nodes, phrase.head_end, phrase.end, amount, consumed)  # "analysts on average expected earnings per share of"
    if place is not None:
        return _of_vocabulary(at, phrase, place)
    rates = nodes[phrase.head_end - 1].metric if phrase.head_end > phrase.begin else None
    if amount.kind == "money" and amount.per and rates is not None and rates.id == "interest_rate":
        named = rates.span  # "rates halved to $1,480 per container"
        return Meeting("price", named, "fact.metric_before_value", "money", "instant", "market", phrase.head_end - 1, at.change)
    return None if _is_company(at, phrase) else _unlisted(at, phrase)


def _phrase_before(at: Setting) -> _Phrase | None:
    """The noun phrase in front of a value, of its verb, or of an "of" in front of it."""
    nodes, reach = at.nodes, at.start
    end = _over_verbs(nodes, reach)
    if end == reach and (reach == 0 or nodes[reach - 1].word not in ("of", "(", ":", "at", "worth")):
        return None
    by_verb = any(node.word != "of" for node in nodes[end:reach])
    verbs = [node.word for node in nodes[end:reach] if noun_phrases.is_verb(node.word)]
    finite = verbs != [] and not any(word.endswith("ing") for word in verbs)
    end = _subject_end(nodes, end, reach, finite=finite)
    begin = noun_phrases.begin_of(nodes, end)
    if begin > 1 and [node.word for node in nodes[begin - 1 : begin + 2]] == [",", "net", "of"] and not is_net_amount(nodes, begin):
        end = begin - 1  # "a translation loss, net of tax, of $617 million"
        begin = noun_phrases.begin_of(nodes, end)
    if by_verb and begin > 1 and nodes[begin - 1].word == "," and (bounds := in_front_of_comma(nodes, begin, end)) is not None:
        begin, end = bounds
    if not by_verb:
        begin = adjunct(nodes, begin, end)
        another = (k + 1 for k in range(end - 2, begin, -1) if nodes[k].word == "and" and _is_another(nodes, k, begin, end))
        begin = next(another, begin)  # "charges for closing depots and an interest bill of £6m"
    elif begin and nodes[begin - 1].word in ("that", "which", "who") and not has_noun(nodes, begin, end):
        end = begin - 2 if begin > 1 and nodes[begin - 2].word == "," else begin - 1  # "the value of awards that vested was"
        begin = noun_phrases.begin_of(nodes, end)
        begin = next((k + 2 for k in range(end - 3, begin - 1, -1) if nodes[k].word == "to" and _does(nodes, k + 1)), begin)
        # "will use the proceeds to cut net debt, which stood at"
    elif finite and end and (start := subject_of(nodes, end)) is not None and (start >= begin or hangs(nodes, begin, end)):
        begin = min(start, end)
    if finite:
        begin = _clause_behind_object(nodes, begin, end)
    return _Phrase(begin, end, noun_phrases.head_end(nodes, begin, end), by_verb) if begin != end else None


def _is_another(nodes: Sequence[Node], k: int, begin: int, end: int) -> bool:
    """ "and an interest bill", "a charge in the second quarter and annual savings": whether an "and" joins a phrase of its own."""
    dated = any(node.kind == "period" for node in nodes[begin:k])
    return nodes[k + 1].word in ("a", "an") or (dated and nodes[end - 1].metric is not None)


def _clause_behind_object(nodes: Sequence[Node], begin: int, end: int) -> int:
    """Where the subject begins behind the object of another verb: "cut staff after revenue rose", not "profit after tax"."""
    for k in range(begin + 1, end - 1):
        if nodes[k].word in CONJUNCTIONS and nodes[k + 1].word not in _TAKEN_OFF:
            return k + 1 if any(_does(nodes, i) for i in range(max(0, begin - 1), k)) else begin
    return begin


def _does(nodes: Sequence[Node], i: int) -> bool:
    """Whether a word is a verb here: "cut staff", not "a cut in"."""
    moves = nodes[i].word in cues.MOVES and i > 0 and nodes[i - 1].word not in cues.DETERMINERS
    return moves or noun_phrases.is_verb(nodes[i].word)


def _subject_end(nodes: Sequence[Node], end: int, reach: int, *, finite: bool) -> int:
    """Where the phrase in front of the verbs from `end` to `reach` ends, what stands between the two left out."""
    if end == reach - 1 and end > 1 and nodes[end].word == "of" and nodes[end - 1].word == "," and nodes[end - 2].metric is not None:
        end -= 1  # "turned its first profit, of £14 million"
    if 1 < end < reach and nodes[end - 1].word == "," and nodes[end].word in _ASIDES:
        end -= 1  # "profit, up 12%", "the proceeds, estimated at"
    if finite and end > 2 and nodes[end - 1].word == "and" and noun_phrases.is_verb(nodes[end].word):
        end = first_subject(nodes, end)  # "receivables are included in current assets and totalled $798m"
    end = over_parenthesis(nodes, noun_phrases.skip_mentions(nodes, end))
    if end > 1 and nodes[end - 1].word in cues.MOVES and nodes[end - 2].word in cues.AUXILIARY:
        end = noun_phrases.skip_mentions(nodes, _over_verbs(nodes, end))  # "its price was cut in June from"
    return end


def _over_verbs(nodes: Sequence[Node], reach: int) -> int:
    """Where the verb group that ends at `reach` begins."""
    end = reach
    if end > 1 and nodes[end - 1].word == "for" and nodes[end - 2].word in _ACCOUNTS:
        end -= 1  # "exports account for 62% of sales"
    while end > 0 and nodes[end - 1].kind == "word" and _is_of_group(nodes, end):
        if end < reach and noun_phrases.is_noun_too(nodes[end - 1].word) and noun_phrases.is_finite(nodes[end].word):
            break  # "its loan book stood at"
        end = _over_fraction(nodes, end - 1)
        if nodes[end].word == "from" and end > 1 and nodes[end - 1].word == "," and noun_phrases.is_verb_group(nodes[end - 2].word):
            end -= 1  # "costs swelled faster still, from"
        if nodes[end].word == "of":
            break  # what stands in front of "of" is a noun: "a rise of", "a total of"
    return end


def _is_of_group(nodes: Sequence[Node], end: int) -> bool:
    """Whether the word in front of a node belongs to its verb group: "is set to swell"."""
    bound = nodes[end - 1].word in _BOUND and end < len(nodes) and nodes[end].word == "to"
    return bound or noun_phrases.is_verb_group(nodes[end - 1].word) or is_going_on(nodes, end - 1)


def _of_vocabulary(at: Setting, phrase: _Phrase, place: int) -> Meeting:
    """The meeting with the metric at node `place`, or with the one that it is growth of or spending on."""
    nodes, amount = at.nodes, at.amount
    found = nodes[place].metric
    assert found
    grows = nodes[place - 1].metric if found.id == "growth_rate" and place else None
    if grows is not None and fits(grows.value_kind, amount):
        return listed(grows, place - 1, "fact.metric_before_value", "increase")  # "capacity growth of 6%"
    link = nodes[phrase.head_end].word if phrase.head_end < phrase.end else ""
    inner = _last_metric(nodes, phrase.head_end, phrase.end, amount, at.consumed) if link else None
    of = nodes[inner].metric if inner is not None else None
    if inner is not None and of is not None:
        if found.id in ("spending", "costs") and link == "on" and of.group in ("cost", "cash"):
            return listed(of, inner, "fact.metric_before_value", at.change)  # "spending on research and development"
        if found.id == "cash" and link == "paid":
            return listed(of, inner, "fact.metric_before_value", at.change)  # "cash paid for income taxes"
        if found.id == "growth_rate" and link in ("in", "of"):
            return listed(of, inner, "fact.metric_before_value", "increase")
    return listed(found, place, "fact.metric_before_value", at.change or moved_before(nodes, place, at.first))


def _is_company(at: Setting, phrase: _Phrase) -> bool:
    """Whether the subject is a company or another name, so that the phrase measures nothing."""
    nodes, begin, head_end = at.nodes, phrase.begin, phrase.head_end
    if head_end > begin and nodes[head_end - 1].kind in ("company", "reference"):
        return True
    inside = range(begin, head_end - 1)
    if any(nodes[i].kind in ("company", "reference") and nodes[i + 1].word not in cues.GENITIVE for i in inside):
        return True
    return is_name(at.text, nodes, begin, head_end)


def _unlisted(at: Setting, phrase: _Phrase) -> Meeting | None:
    """A metric that no table lists: the phrase's own noun, or where that only counts or moves, what its complement names."""
    nodes, amount, begin, end, head_end = at.nodes, at.amount, phrase.begin, phrase.end, phrase.head_end
    head = [
        node.word or "metric"
        for node in nodes[begin:head_end]
        if node.kind == "metric" or (node.kind == "word" and noun_phrases.is_head(node.word))
    ]
    if head and head[-1] in cues.FORECAST_NOUNS:
        return _forecast_of(nodes, begin, amount, at.change) or _of_earlier_forecast(at)
    if amount.kind == "quantity" and (amount.unit not in (None, "times") or (end < len(nodes) and nodes[end].word in _ACCOUNTS)):
        return None  # the unit says what is counted
    if not phrase.by_verb and [node.word for node in nodes[at.last + 1 : at.last + 2]] == ["of"]:
        return None  # "the recognition of $17m of tax benefits"
    if not head or head[0] == "net" or nodes[begin].word in noun_phrases.PARTICIPLES or (len(head) == 1 and head[0].endswith("ed")):
        return None
    complement = _last_metric(nodes, head_end, end, amount, at.consumed, strong=True)
    if complement == end - 1 and not phrase.by_verb and head_end < complement:
        return _of_complement(at, phrase, complement, at.change, alone=False)  # "the parties agreed on a break fee of $96m"
    if complement is None:
        complement = _last_metric(nodes, head_end, end, amount, at.consumed)
    moved_by = direction(head[-1]) if not phrase.by_verb else None
    if moved_by or (head[-1] in _GENERIC and (len(head) == 1 or _is_strong(nodes, complement))):
        return _of_complement(at, phrase, complement, moved_by or at.change, alone=len(head) == 1)
    of_goods = head[-1] in cues.LINES and complement is None and (at.change or amount.kind == "money") and amount.kind != "quantity"
    called = at.text[nodes[head_end - 1].start].isupper() and head_end - 1 > begin
    if of_goods or (called and reaches_a_sum(at)):
        return _line(at, noun_phrases.trimmed(nodes, begin, head_end))  # "the drug Oculyx jumped 11% to $684 million"
    if not is_plain(nodes, begin) or (complement is not None and len(head) > 4):
        return None
    return _phrase_named(at, noun_phrases.trimmed(nodes, begin, head_end), at.change)


def _of_complement(at: Setting, phrase: _Phrase, place: int | None, change: str | None, *, alone: bool) -> Meeting | None:
    """ "an increase in commissions of $33m", "the total amount of fees": the metric at node `place`, or what else it is of."""
    metric = at.nodes[place].metric if place is not None else None
    if place is not None and metric is not None:
        return listed(metric, place, "fact.metric_before_value", change)
    of_what = noun_phrases.trimmed(at.nodes, phrase.head_end, phrase.end)
    if of_what is None and alone:
        return None  # "with a rise of 7%": of what, another sentence says
    return _phrase_named(at, of_what or noun_phrases.trimmed(at.nodes, phrase.begin, phrase.head_end), change)


def _line(at: Setting, span: Span | None) -> Meeting | None:
    """ "leather goods slipped 2% to €2bn": a line of business stands for its sales."""
    if span is None:
        return None
    return Meeting("revenue", span, "fact.line_of_business", "money", "duration", "income", change=at.change)


def _phrase_named(at: Setting, span: Span | None, change: str | None) -> Meeting | None:
    return noun_phrases.named(at.text, span, at.amount, change, noun_phrases.with_complement(at.nodes, span)) if span else None


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


def _of_earlier_forecast(at: Setting) -> Meeting | None:
    """ "Acme sees Brent at $64. Beta is less hopeful, with a forecast of $58": of the price that the sentence before foresees."""
    earlier, of = at.earlier, at.lead[-2:] == ["forecast", "of"]
    if earlier is None or earlier.metric != "price" or at.amount.kind != "money" or at.change is not None or not of:
        return None
    return replace(earlier, rule="fact.metric_of_sentence_before", place=None, change=None, company_place=None)


def _is_strong(nodes: Sequence[Node], place: int | None) -> bool:
    metric = nodes[place].metric if place is not None else None
    return metric is not None and not metric.weak


def _last_metric(nodes: Sequence[Node], first: int, last: int, amount: Amount, consumed: set[int], *, strong: bool = False) -> int | None:
    """The last metric between two nodes that the amount can be a value of; `strong` leaves out the weak ones."""
    for i in range(last - 1, first - 1, -1):
        metric = nodes[i].metric
        if strong and metric is not None and metric.weak:
            continue
        if metric is not None and i not in consumed and fits(metric.value_kind, amount, weak=metric.weak):
            if is_rate(nodes, i) or is_adjective(nodes, i, last):
                continue
            named = nodes[i - 1].metric if metric.weak and i > first else None
            return i - 1 if named is not None and not named.weak and named.group == metric.group else i  # "depreciation expense"
    return None
