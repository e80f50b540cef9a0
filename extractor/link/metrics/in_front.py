"""The metric in front of a value.

    revenue of $5bn / revenue was $5bn / margin (47%)          right before it
    amortisation of these costs was $5m                        the head of the subject, not what qualifies it
    net profit rose at a faster clip of 2.8%                   past the pace
    an increase in commissions of $33m                         a noun phrase nearer than any listed metric
    profit before tax, excluding impairments, was $5m          past what stands between two commas

Skipped: metrics that only say what a share is taken of.
"""

from __future__ import annotations

from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics import noun_phrases
from extractor.link.metrics.change_of import change_after
from extractor.link.metrics.meeting import Meeting, Setting, fits, listed, phrased
from extractor.link.metrics.nearest import nearest_metric
from extractor.link.metrics.phrase_metric import PARTS, last_metric, line_of_business, of_vocabulary, part_moved, unlisted_metric
from extractor.link.metrics.share_moves import reaches_a_sum
from extractor.link.metrics.subject_phrase import Phrase, phrase_before
from extractor.link.metrics.subjects import is_name
from extractor.link.verb_forms import all_forms
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

_SAYS = all_forms("say tell report announce add warn")
_OBJECT = 5  # nodes of "doubled its annual sales"
_SUM = 5  # nodes from a change to the sum it led to
_PACES, _PACE = frozenset("pace clip rate tempo".split()), 5  # nodes


def subject_metric(at: Setting) -> Meeting | None:
    """The metric that the phrase right before a value or its verb names."""
    phrase = phrase_before(at)
    if phrase is None:
        return None
    nodes, amount, consumed = at.nodes, at.amount, at.consumed
    place = last_metric(nodes, phrase.begin, phrase.head_end, amount, consumed)
    if place is None and (ratio := _ratio(at, phrase)) is not None:
        return ratio
    moved = nodes[phrase.end - 1].metric is not None and any(node.word == "to" for node in nodes[phrase.head_end : phrase.end])
    if place is None and moved and nodes[phrase.end].word == "from":
        place = last_metric(nodes, phrase.head_end, phrase.end, amount, consumed)  # "enough to drag its gross margin from 25%"
    if place is None and not phrase.by_verb and nodes[phrase.begin].word in cues.NOBODY:
        place = last_metric(nodes, phrase.head_end, phrase.end, amount, consumed)  # "analysts on average expected earnings per share of"
    if place is None and not _SAYS.isdisjoint(node.word for node in nodes[phrase.begin : phrase.head_end]):
        place = last_metric(nodes, phrase.head_end, phrase.end, amount, consumed)  # "Bell said on Tuesday net profit rose 5%"
    if place is None and at.start > phrase.head_end + 2 and nodes[at.start - 1].word == "of":
        place = last_metric(nodes, at.start - 2, at.start - 1, amount, consumed)  # "talk of a valuation of"
    if place is not None and at.before is not None and at.before.place == place:
        place = _joined_behind(at, phrase, place) or place
    if place is not None:
        return None if _opens_clause(at, phrase, place) else of_vocabulary(at, phrase, place)
    rates = nodes[phrase.head_end - 1].metric if phrase.head_end > phrase.begin else None
    if amount.kind == "money" and amount.per and rates is not None and rates.id == "interest_rate":
        named = rates.span  # "rates halved to $1,480 per container"
        return Meeting("price", named, "fact.metric_before_value", "money", "instant", "market", phrase.head_end - 1, at.change)
    if at.change and at.amount.kind == "percent" and is_name(at.text, nodes, phrase.begin, phrase.head_end) and reaches_a_sum(at):
        return line_of_business(at, noun_phrases.trimmed(nodes, phrase.begin, phrase.head_end))  # "Office Products slipped 1% to $2bn"
    if (part := _part_moved(at, phrase)) is not None:
        return part
    return None if _is_company(at, phrase) else unlisted_metric(at, phrase)


def moved_object(at: Setting) -> Meeting | None:
    """ "doubled its sales last year, to $9m": what somebody moves, where only how far it gets is told."""
    nodes, comma = at.nodes, at.start - 2
    if at.before is not None or comma < 2 or [node.word for node in nodes[comma : at.start]] != [",", "to"]:
        return None
    place = next((i for i in range(comma - 1, 0, -1) if nodes[i].kind != "period" and nodes[i].word not in ("in", "for")), 0)
    metric = nodes[place].metric
    moved = any(node.word in cues.MOVES for node in nodes[max(0, place - _OBJECT) : place])
    return listed(metric, place, "fact.metric_before_value", None) if metric and moved and fits(metric.value_kind, at.amount) else None


def _ratio(at: Setting, phrase: Phrase) -> Meeting | None:
    """ "the ratio of R&D to revenue dropped from 381%": the first of the two."""
    nodes, head = at.nodes, phrase.head_end
    joined = [node.word for node in nodes[head : head + 3 : 2]] == ["of", "to"]
    told = at.amount.kind == "percent" and nodes[head - 1].word == "ratio" and joined
    first, second = (nodes[head + 1], nodes[head + 3]) if told and head + 3 < len(nodes) else (None, None)
    if first is None or first.metric is None or second is None or second.metric is None:
        return None
    return replace(listed(first.metric, head + 1, "fact.metric_before_value", None), of=second.span, of_metric=second.metric.id)


def at_pace(at: Setting) -> Meeting | None:
    """ "net profit rose at a faster clip of 2.8%", "at a 2.8% annual rate": the metric in front of the verb that the pace is of."""
    of = at.start - 1
    if at.amount.kind != "percent" or of < 1:
        return None
    if _is_pace_behind(at):
        start = next((i for i in range(of, max(0, of - _PACE), -1) if at.nodes[i].word == "at"), 0)
    elif of >= _PACE and at.nodes[of].word == "of" and at.nodes[of - 1].word in _PACES:
        start = next((i for i in range(of - 2, of - _PACE, -1) if at.nodes[i].word == "at"), 0)
    else:
        return None
    verb = at.nodes[start - 1].word if start else ""
    change = "increase" if verb in cues.UP else "decrease" if verb in cues.DOWN else None
    if change is None:
        return None
    moves = at._replace(start=start, first=start, change=change)
    return subject_metric(moves) or nearest_metric(moves)


def _is_pace_behind(at: Setting) -> bool:
    """ "at a 2.8% annual rate": a pace behind its percentage, past words in the singular."""
    for node in at.nodes[at.last + 1 : at.last + 1 + _PACE]:
        if node.kind not in ("word", "metric"):
            return False
        if at.text[node.start : node.end].lower().split()[-1] in _PACES:
            return True
    return False


def _joined_behind(at: Setting, phrase: Phrase, place: int) -> int | None:
    """ "took a $52m write-down in 2025 and its operating margin fell to 3.6%": another clause behind what has a value already."""
    joint = next((i for i in range(place + 1, phrase.end) if at.nodes[i].word == "and"), None)
    return last_metric(at.nodes, joint + 1, phrase.end, at.amount, at.consumed) if joint is not None else None


def _opens_clause(at: Setting, phrase: Phrase, place: int) -> bool:
    """ "posted 6% organic growth and Beta fell 1.8%": a company that joins a clause of its own to a figure told already."""
    name = phrase.end - 1
    told = at.before is not None and at.before.place == place and phrase.by_verb
    return told and place < name - 1 and at.nodes[name].kind == "company" and at.nodes[name - 1].word in ("and", "but", "while")


def _part_moved(at: Setting, phrase: Phrase) -> Meeting | None:
    """ "The consumer business, hit by lower prices, was down 2% at $487m": its sales, or what the sentence before is of."""
    head = at.nodes[phrase.head_end - 1] if phrase.head_end > phrase.begin else None
    if head is None or head.kind not in ("reference", "word") or at.amount.unit != "percent":
        return None
    if at.text[head.start : head.end].lower().rpartition(" ")[2] not in PARTS:
        return None
    change = at.change or change_after(at.nodes, at.last)[0]
    behind = at.nodes[at.last + 1 : at.last + _SUM]
    led = any(node.word in ("to", "at") for node in behind)
    level = next((node.amount for node in behind if node.amount is not None), None)
    if change is not None and led and level is not None and level.kind == "money" and level.low >= cues.HIGHEST_SHARE:
        span = noun_phrases.trimmed(at.nodes, phrase.begin, phrase.head_end) or head.span
        return phrased("revenue", span, "fact.line_of_business", change=change)
    return part_moved(at)


def _is_company(at: Setting, phrase: Phrase) -> bool:
    """Whether the subject is a company or another name, so that the phrase measures nothing."""
    nodes, begin, head_end = at.nodes, phrase.begin, phrase.head_end
    if head_end > begin and nodes[head_end - 1].kind in ("company", "reference"):
        return True
    inside = range(begin, head_end - 1)
    moved = phrase.by_verb and at.change is not None and noun_phrases.is_plural(nodes[head_end - 1])  # "Its exports rose 3%"
    named = (i for i in inside if nodes[i].kind in ("company", "reference") and nodes[i + 1].word not in cues.GENITIVE)
    if any(not moved or i > begin or nodes[i].end - nodes[i].start != len("its") for i in named):
        return True
    return is_name(at.text, nodes, begin, head_end)
