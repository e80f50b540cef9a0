"""Whether a period dates only what else was done then, or will be, in a clause of its own.

    It cut 140 jobs in January, yet staff costs grew 9%          the half reported on
    A fire shut the mill in April; gross margin widened          likewise
    Having bought Beta in March, it spent $12m on marketing      likewise
    Profit rose 11% to $20m, helped by a $64m purchase in 2023   likewise
    savings of $9m by 2028, and costs of $4m to get there        no period in front
    would rise 35% in 2026 and said it would spend $9bn          likewise

Left alone: what opens the sentence ("In March it shut a mill and profit fell"), a month that has a figure of results of its own, and
whatever stands where nothing was reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from extractor.link import metric_verbs
from extractor.link.metrics.noun_phrases import is_past
from extractor.link.nodes import Node
from extractor.link.periods.lengths import LONGEST_MONTH
from extractor.link.periods.reporting import EARNED, governs, reported_for
from extractor.link.periods.when import Asked
from extractor.mentions import Period

_JOINS = frozenset("; : and but yet while whereas so though although".split())
_EVENTS = metric_verbs.DEALS | {"job_cuts", "store_openings", "store_closures", "price", "employees", "debt", "capacity"}
_CAUSES = frozenset("thanks due after following as because driven led helped".split())
_OPENING = 3  # nodes of "In late March"
_ASIDE = frozenset("; which who ( and-".split())


def dates_event(asked: Asked, found: int) -> bool:
    """Whether the period at a place is shorter than what the company reported on, and of another clause than the value."""
    meeting, period = asked.meeting, asked.nodes[found].period
    reported = reported_for(asked.memory.reported, asked.company)
    if not governs(meeting) or reported is None or period is None or _days(period) > LONGEST_MONTH or _days(reported) <= LONGEST_MONTH:
        return False
    if asked.memory.taken.get(found) not in _EVENTS | {None}:
        return False
    place = meeting.place if meeting.place is not None else asked.i
    return place > found and _is_apart(asked.nodes, found, place)


def dates_cause_behind(asked: Asked, found: int) -> bool:
    """Whether a period from before the one reported on stands in what a figure in front of it is put down to."""
    period, reported = asked.nodes[found].period, reported_for(asked.memory.reported, asked.company)
    if not governs(asked.meeting) or reported is None or period is None or period.end_date is None or reported.start_date is None:
        return False
    if period.end_date >= reported.start_date:
        return False
    tail = asked.nodes[asked.i + 1 : found]
    return any(a.word == "," and (b.word.endswith("ing") or is_past(b.word) or b.word in _CAUSES) for a, b in pairwise(tail))


def is_said_anew(asked: Asked, found: int) -> bool:
    """Whether another statement is reported behind a period: "would rise by 35% in 2026 and said it would spend".

    What it would earn is guidance as before: "expects sales growth of 3% in 2026 and said its margin would be 12%".
    """
    if asked.meeting.group in EARNED and asked.meeting.metric != "buyback":
        return False
    between = [node.word for node in asked.nodes[found + 1 : asked.i]]
    return any(a == "and" and b in ("said", "added") for a, b in pairwise(between))


def is_deadline_of_other(asked: Asked, found: int) -> bool:
    """Whether something else is to be reached by a period in front of a value, and that alone."""
    by = [node.word for node in asked.nodes[max(0, found - 2) : found]]
    other = asked.memory.taken.get(found, asked.meeting.metric) != asked.meeting.metric
    others = "by" in by and (other or any(node.word == "which" for node in asked.nodes[found + 1 : asked.i]))
    return others and not _plans_on(asked, found)


def _plans_on(asked: Asked, found: int) -> bool:
    """ "By 2028 it aims for a margin of 14% and a return of 18%", "to shut 60 shops by June, cutting 300 jobs"; but not at what cost."""
    between, meeting = asked.nodes[found + 1 : asked.i], asked.meeting
    if meeting.group == "cost" or meeting.metric == "capacity" or any(node.word in _ASIDE for node in between):
        return False
    if found <= _OPENING:
        return True
    before = next((a for a, b in pairwise(asked.nodes) if b.start == meeting.span.start), None) if meeting.rule == "fact.verb" else None
    done_so = before is not None and before.word == "," and asked.metric_words.endswith("ing")
    return before is not None and (done_so or before.word == "to" or (before.word == "and" and before.start == between[0].start))


def _days(period: Period) -> int:
    if period.start_date is None or period.end_date is None:
        return 0
    return (period.end_date - period.start_date).days


def _is_apart(nodes: Sequence[Node], found: int, place: int) -> bool:
    """Whether a clause ends between a period and a metric; one that opens a sentence holds for all of it."""
    between = list(takewhile(lambda node: node.kind not in ("period", "value"), reversed(nodes[found + 1 : place])))
    if found <= _OPENING:
        return any(node.word == ";" for node in between)
    if nodes[0].word.endswith("ing") and nodes[found + 1].word == ",":
        return True
    return any(node.word in _JOINS for node in between)
