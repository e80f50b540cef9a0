"""A part of what was measured before.

    45% of its $2.6 billion of debt                  of what that sum is
    and the remaining 40%; $60 million of which      of the value in front
    710 shops in 36 states, 148 of them franchised   of the things, not of where they are
    Of this, $4m was for ships and $2m for ports     of what the sentence before measures
    Of this, $4m was bank debt                       what it says it is
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.link import cues
from extractor.link.metrics import noun_phrases, phrase_names
from extractor.link.metrics.change_of import nearest_direction
from extractor.link.metrics.meeting import Meeting, Setting, fits, listed, taken_up
from extractor.link.metrics.own_units import own_unit
from extractor.link.metrics.spread import PLACES
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_HOLDERS, _DIVIDENDS = frozenset("shareholders investors owners holders".split()), frozenset("dividend dividends shareholders".split())
_THESE = frozenset("this that these those them".split())
_BE = frozenset("is was are were".split())
_THEM = (["of", "them"], ["of", "these"], ["of", "which"])
_WHERE, _INSIDE = frozenset("in across throughout over".split()), frozenset({"with"})
_CLAUSE, _WITHOUT = 6, {("excluding", "which"), ("without", "which"), ("barring", "which")}  # nodes
_MOVED = cues.UP_NOUNS | cues.DOWN_NOUNS
_KEEPS = all_forms("keep retain")
_OF_IT, _BEHIND, _OPENS = (" of it", " of that", " of this"), 30, frozenset(", - – — ( with including".split())
_SPENT = frozenset("through as via for to on from".split())  # "$400m of it through buybacks"
_EARNS = all_forms("make get earn derive generate draw book take")
_FOR, _ADJOINING = (["for"], ["from"], ["in"], ["to"]), 12  # nodes of "in its Leeds plant, including up to"
_SECOND = 2  # node: what a sentence opens with, behind two words


def part_of_sum(at: Setting) -> Meeting | None:
    """ "45% of its A$2.6 billion of debt is at floating rates", "made 61% of its $4.8bn in annual sales abroad": of what that sum is.

    A market has shares.
    """
    behind = at.nodes[at.last + 1 : at.last + 8]
    if at.amount.kind != "percent" or len(behind) < 5 or behind[0].word != "of":
        return None
    sum_at = 1 + (behind[1].amount is None)
    whole = behind[sum_at].amount
    metric_at = next((i for i in range(sum_at + 1, len(behind)) if behind[i].metric is not None), len(behind) - 1)
    metric = behind[metric_at].metric
    plain = all(node.kind == "word" for node in behind[sum_at + 1 : metric_at])
    told = metric_at + 1 < len(behind) and behind[metric_at + 1].word in _BE and metric_at <= sum_at + 2
    earned = metric is not None and metric.group == "income" and (_earns(at) or tuple(at.lead[-2:]) in cues.MAKES_UP)
    if whole is None or whole.kind != "money" or metric is None or not plain or not (told or earned) or metric.group == "macro":
        return None
    return replace(listed(metric, at.last + 1 + metric_at, "fact.value_of_metric", None), of=metric.span, of_metric=metric.id)


def share_of_metric(at: Setting) -> Meeting | None:
    """ "account for a 6% share of its revenue", "brings in a 40% share of Acme's profit": that part of what is earned."""
    if at.amount.kind != "percent" or not at.text.startswith(" share of ", at.amount.end):
        return None
    for i in range(at.last + 2, min(at.last + 2 + _CLAUSE, len(at.nodes))):
        metric = at.nodes[i].metric
        if metric is not None:
            of = metric.span if metric.group == "income" and metric.value_kind == "money" else None
            return replace(listed(metric, i, "fact.value_of_metric", None), of=of, of_metric=metric.id) if of is not None else None
        if at.nodes[i].kind in ("value", "period") or (at.nodes[i].kind == "mark" and at.nodes[i].word not in cues.GENITIVE):
            return None
    return None


def _earns(at: Setting) -> bool:
    return at.word_before is not None and at.word_before.word in _EARNS


def the_rest(at: Setting) -> Meeting | None:
    """ "and the remaining 40%", "$60 million of which": of what the value before measures."""
    nodes, last = at.nodes, at.last
    another = nodes[0].word == "another" and at.first == 1
    before = at.before or (at.earlier if another or at.start == _SECOND else None)  # "The remaining 8.8% was split among others"
    if before is None:
        return None
    rest = [node.word for node in nodes[max(0, at.first - 2) : at.first]] in (["the", "remaining"], ["the", "other"])
    if another and before.of_metric and at.amount.kind == "percent":
        return replace(before, rule="fact.same_metric", place=None, change=None)  # "63% of revenue. Another 22% came from interest"
    if rest and fits(before.value_kind, at.amount):
        if before.metric == "stake" and nodes[at.first - 3].word in _KEEPS:  # "bought 70% from Acme, which will retain the other 30%"
            holder = next((i for i in range(at.first - 4, -1, -1) if nodes[i].kind == "company"), None)
            return replace(before, rule="fact.same_metric", place=None, change=None, company_place=holder)
        held = at.first - 3 if nodes[at.first - 3].kind in ("company", "reference") else None  # "leaving Acme the other 9%"
        return replace(taken_up(before), company_place=held)
    if at.lead[-2:] == ["of", "whom"] and before.metric == "employees" and at.amount.kind == "percent":
        return replace(before, rule="fact.same_metric", place=None, change=None, of=before.span, of_metric=before.metric)
    of_which = at.lead[:1] == [","] and [node.word for node in nodes[last + 1 : last + 3]] == ["of", "which"]
    if of_which and at.amount.kind == before.value_kind == "money":
        return taken_up(before)
    return None


def paid_of_it(at: Setting) -> Meeting | None:
    """ "Net profit was $227m, of which $215m went to shareholders", "of which $30m was paid out as dividends": no profit."""
    of_which = at.before is not None and at.lead[-2:] == ["of", "which"] and at.amount.kind == "money" and at.before.group == "income"
    if not of_which:
        return None
    behind = [at.text[node.start : node.end].lower() for node in at.nodes[at.last + 1 : at.last + 6]]
    to_holders = behind[:2] == ["went", "to"] and not _HOLDERS.isdisjoint(behind)
    if not to_holders and (behind[:2] != ["was", "paid"] or _DIVIDENDS.isdisjoint(behind)):
        return None
    span = Span(at.nodes[at.last + 1].start, at.nodes[at.last + 2].end)
    return Meeting("dividend", span, "fact.idiom", "money", "duration", "return")


def part_of_it(at: Setting) -> Meeting | None:
    """ "set aside £310m for bad loans - £95m of it in the final quarter": a part of the sum told before."""
    place = at.before_place
    whole = at.nodes[place].amount if place is not None else None
    behind = at.text[at.amount.end : at.amount.end + _BEHIND]
    if at.before is None or whole is None or not behind.startswith(_OF_IT) or not at.lead or at.lead[0] not in _OPENS:
        return None
    smaller = at.amount.kind == whole.kind == "money" and at.amount.unit == whole.unit and at.amount.high < whole.low
    return taken_up(at.before) if smaller and _SPENT.isdisjoint(behind.split()) else None


def part_for(at: Setting) -> Meeting | None:
    """ "is worth €230m, including €40m for upkeep": a part of the sum in front, whatever it is for."""
    place, behind = at.before_place, [node.word for node in at.nodes[at.last + 1 : at.last + 2]]
    whole = at.nodes[place].amount if place is not None else None
    if at.before is None or whole is None or at.lead[-1:] != ["including"] or behind not in _FOR:
        return None
    alike = at.amount.kind == whole.kind == "money" and at.before.change is None and at.before.value_kind == "money"
    near = at.nodes[(place or 0) + 1 : at.start]
    return taken_up(at.before) if alike and len(near) < _ADJOINING and not any(node.metric for node in near) else None


def without_it(at: Setting) -> Meeting | None:
    """ "Margin widened to 15.6% despite a $9m provision, excluding which it was 16.7%": what the sentence opens with, that aside."""
    nodes = at.nodes
    words = [node.word for node in nodes[max(0, at.start - _CLAUSE) : at.start]]
    if not any(pair in _WITHOUT for pair in pairwise(words)):
        return None
    for place, node in enumerate(nodes[: at.first]):
        if node.metric is not None and fits(node.metric.value_kind, at.amount):
            return listed(node.metric, place, "fact.same_metric", None)
    return None


def part_of_move(at: Setting) -> Meeting | None:
    """ "contracted 310 basis points to 35.2%, with tariffs responsible for 170 of that", "demand accounted for $25m of the drop"."""
    before, behind = at.before, [node.word for node in at.nodes[at.last + 1 : at.last + 4]]
    told = behind[:2] == ["of", "that"] or (behind[:2] == ["of", "the"] and behind[2:] != [] and behind[2] in _MOVED)
    if before is None or not told or at.lead[-1:] != ["for"] or (at.amount.kind == "money" and before.value_kind != "money"):
        return None
    change = before.change or nearest_direction([node.word for node in at.nodes[: at.first]])
    return taken_up(before, change)


def makes_up_again(at: Setting) -> Meeting | None:
    """ "Batteries, which made up 42% of the cost in 2021, now account for less than 30%": of the same whole."""
    before = at.before
    if before is None or before.of_metric is None or at.amount.unit != "percent" or tuple(at.lead[-2:]) not in cues.MAKES_UP:
        return None
    of_other = [node.word for node in at.nodes[at.last + 1 : at.last + 2]] == ["of"]
    again = any(tuple(node.word for node in pair) in cues.MAKES_UP for pair in pairwise(at.nodes[: at.before_place or 0]))
    if not again or of_other:
        return None
    if before.rule == "fact.noun_phrase" and (other := _another_part(at)) is not None:
        return replace(other, of=before.of, of_metric=before.of_metric)
    return replace(before, rule="fact.anaphora", place=None, change=None)


def _another_part(at: Setting) -> Meeting | None:
    """ "Diesel cars accounted for 9.6% of registrations, while electric models made up 15%": of another noun than the first."""
    end = at.start - len(("made", "up"))
    begin = noun_phrases.begin_of(at.nodes, end)
    span = noun_phrases.trimmed(at.nodes, begin, end) if at.nodes[begin - 1].word in ("while", "and", "whereas", ",", "but") else None
    return phrase_names.named(at.text, span, at.amount, None) if span else None


def some_of_them(at: Setting) -> Meeting | None:
    """ "710 shops in 36 states, 148 of them franchised", "95 hotels with 14,000 rooms, 30 of them abroad": of the first that is told."""
    nodes, place = at.nodes, at.before_place
    behind = [node.word for node in nodes[at.last + 1 : at.last + 3]]
    if at.amount.kind != "quantity" or place is None or place < _SECOND or (behind not in _THEM and at.lead[-2:] != ["of", "which"]):
        return None
    held, whole, link = nodes[place].amount, nodes[place - 2].amount, nodes[place - 1].word
    if held is None or whole is None or whole.kind != "quantity" or at.amount.high > whole.high:
        return None
    parted = link in _WHERE and held.unit in PLACES
    parted = parted or (link in _INSIDE and held.kind == "quantity" and at.amount.unit is None)
    if not parted:
        return None
    told = own_unit(at._replace(amount=whole, start=place - 2, first=place - 2, last=place - 2))
    return replace(told, rule="fact.anaphora", place=None, change=None) if told is not None else None


def of_these(at: Setting) -> Meeting | None:
    """ "Of this, $4m was": a part of what the sentence before measures, or what it says it is: "$4m was debt"."""
    nodes, earlier = at.nodes, at.earlier
    if earlier is None or at.first >= 8 or nodes[0].word != "of" or nodes[1].word not in _THESE or not fits(earlier.value_kind, at.amount):
        return None
    if (place := _is_metric(nodes, at.last)) is not None and (part := nodes[place].metric) is not None and fits(part.value_kind, at.amount):
        return listed(part, place, "fact.metric_of_sentence_before", None)
    return replace(earlier, rule="fact.metric_of_sentence_before", place=None, change=None, of=None, of_metric=None)


def _is_metric(nodes: Sequence[Node], last: int) -> int | None:
    """ "$4m was bank debt": the place of the metric that a value is said to be."""
    if last + 2 >= len(nodes) or nodes[last + 1].word not in _BE:
        return None
    return next((i for i in (last + 2, last + 3) if i < len(nodes) and nodes[i].metric is not None), None)


def goes_on_so(at: Setting) -> Meeting | None:
    """ "Of this, $4m was for ships and $2m for ports"."""
    before = at.before
    on = before is not None and before.rule == "fact.metric_of_sentence_before" and at.lead[-1:] == ["and"]
    return before if on and before is not None and fits(before.value_kind, at.amount) else None
