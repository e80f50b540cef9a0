"""The period of a sum or of a yearly growth that runs over several years.

    lost $2m in 2024 and $3m in 2025: a cumulative $5m            from the first of the years in front to the last
    a total of $9m, behind a sentence that lists the years        the list of that sentence
    from $9m in 2025 to $26m in 2030, a compound growth of 24%    from the year that it grows from to the one that it leads to
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from extractor.link.nodes import Node, Sentence
from extractor.link.periods.bounds import usable
from extractor.link.periods.lengths import WHOLE_YEAR
from extractor.link.periods.neighbours import OTHER_CLAUSES
from extractor.link.periods.when import Asked, When
from extractor.mentions import Period

_COMPOUND = re.compile(r"\bcompound|\bCAGR\b", re.IGNORECASE)
_SUMS = frozenset("cumulative combined totaling totalling".split())
_YEAR = len("2026")  # characters of its timex
_NEAR = 4  # nodes


def of_sum(asked: Asked) -> When | None:
    """ "lost $2m in 2024 and $3m in 2025: a cumulative $5m": from the first of the years in front to the last, or of a list before."""
    nodes, i, previous = asked.nodes, asked.i, asked.previous
    added_up = asked.metric_words.startswith(("accumulated", "cumulative"))
    if not (added_up or is_sum(nodes, i)):
        return None
    listed = asked.memory.listed.steps_at_most() if asked.memory.listed else []
    stepped = previous is not None and previous.rule == "period.series"
    places = [j for j, node in enumerate(nodes[:i]) if node.period and node.period.start_date and node.period.end_date]
    over = [period for j in places if (period := nodes[j].period)] if asked.meeting.rule == "fact.same_metric" else []
    if len(over) > 1:
        first, last = min(p.start_date for p in over if p.start_date), max(p.end_date for p in over if p.end_date)
        return When(first, last, over[-1], "period.sentence", places[-1])
    following = takewhile(lambda node: node.kind not in ("value", "mark"), nodes[i + 1 :])
    own = any(node.period and node.period.start_date for node in following)  # "a total of $9m lost over three years"
    if len(listed) < 2 or over or own or not (stepped or _spans(asked.sentence, len(listed))):
        return None
    return When(listed[0].start, listed[-1].end, listed[-1].period, "period.sentence_before")  # the list of the sentence before


def is_sum(nodes: Sequence[Node], i: int) -> bool:
    """ "a cumulative $5m", "a total of $5m", "$5m in total"."""
    in_front, behind = [node.word for node in nodes[max(0, i - 3) : i]], [node.word for node in nodes[i + 1 : i + 3]]
    return not _SUMS.isdisjoint(in_front) or in_front[-2:] == ["total", "of"] or behind == ["in", "total"]


def _spans(sentence: Sentence, count: int) -> bool:
    """ "over the three years", "over the period": what sums up the list told before."""
    periods = [node for node in sentence.nodes if node.period is not None]
    told = (sentence.text[node.start : node.end].lower() for node in periods)
    return any(node.period is not None and node.period.timex == f"P{count}Y" for node in periods) or "the period" in told


def compound(asked: Asked) -> When | None:
    """ "from $9m in 2025 to $26m in 2030, a compound annual growth rate of 24%": from the first year in front to the last.

    What is to come grows from the last year that is over: "$4m in 2022, $9m in 2025 and $26m by 2030, a CAGR of 24%".
    """
    nodes, i = asked.nodes, asked.i
    if asked.forecast and asked.meeting.change is not None and _is_yearly(nodes, i):
        return _year_by_year(asked)
    if asked.meeting.metric != "growth_rate" or _COMPOUND.search(asked.sentence.text, nodes[max(0, i - _NEAR)].start, nodes[i].end) is None:
        return None
    behind = _whole_years(nodes[i + 1 : i + 6]) if nodes[i + 1 : i + 2] and nodes[i + 1].word in ("from", "between", "for") else []
    years = behind if len(behind) > 1 else _whole_years(nodes[:i])
    years = years if len(years) > 1 else _whole_years(nodes)
    if not years:
        return None
    last = max(p.end_date for p in years if p.end_date)
    over = [p for p in years if p.end_date and asked.published and p.end_date < asked.published < last]
    first = max(p.start_date for p in over if p.start_date) if over else min(p.start_date for p in years if p.start_date)
    return When(first, last, years[-1], "period.sentence")


def _whole_years(nodes: Sequence[Node]) -> list[Period]:
    """The years among some nodes, and what is longer."""
    periods = (node.period for node in nodes if node.period is not None)
    return [p for p in periods if p.start_date and p.end_date and (p.end_date - p.start_date).days > WHOLE_YEAR]


def _is_yearly(nodes: Sequence[Node], i: int) -> bool:
    behind_it = [node.word for node in nodes[i + 1 : i + 3]]
    return behind_it in (["a", "year"], ["per", "year"]) or behind_it[:1] in (["annually"], ["yearly"])


def _year_by_year(asked: Asked) -> When | None:
    """ "was worth $9m in 2025 and should grow 14% a year to $18m by 2030": from the year that it grows from, where one is told."""
    nodes, i = asked.nodes, asked.i
    goal = next((j for j in range(i + 1, len(nodes)) if usable(nodes[j])), None)
    if goal is None or (period := nodes[goal].period) is None or len(period.timex) != _YEAR:
        return None
    if not OTHER_CLAUSES.isdisjoint(node.word for node in nodes[i:goal]):
        return None
    base = next((node.period for node in reversed(nodes[:i]) if node.period and len(node.period.timex) == _YEAR), period)
    return When(base.start_date, period.end_date, period, "period.sentence", goal)
