"""The period of a figure that names none, by the one that it is held against.

    rose to $2.04 from $1.88 in 2024; was $2.04 (2024: $1.88)         the year after it
    7% more than in the first half of 2024                            the first half of 2025
    inflation came in at 2.6%, down from 2.9% in April                the month after it
    expects to spend $185m, compared with $128m last year             this year
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import takewhile

from extractor import timex
from extractor.link.cues import GENITIVE
from extractor.link.held_against import then_of
from extractor.link.nodes import Node
from extractor.link.periods.following import behind
from extractor.link.periods.lengths import SHORTEST_MONTH, SHORTEST_QUARTER
from extractor.link.periods.reached import is_averaged
from extractor.link.periods.reporting import ECONOMIC, governs, reported_for
from extractor.link.periods.when import Asked, When, year_moved
from extractor.mentions import Period

_HELD = frozenset("than on from over versus with against".split())
_REACH = 5  # nodes
_PER_SHARE = (["per", "share"], ["a", "share"], ["per", "unit"])
_LAST_YEARS = "last year"  # "against $28m in last year's first quarter"
_MONTH = len("2026-04")


def after_base(asked: Asked) -> When | None:
    """ "rose to $2.04 from $1.88 in 2024": the year after the one that it is held against."""
    nodes, i = asked.nodes, asked.i
    if asked.meeting.change is not None or asked.published is None or not (governs(asked.meeting) or is_averaged(asked)):
        return None
    if (ago := _year_of_base(asked)) is not None and ago < asked.published.year:
        return When(date(ago + 1, 1, 1), date(ago + 1, 12, 31), None, "period.comparison")
    place = _base_behind(nodes, i)
    period = nodes[place].period if place is not None else None
    if place is None or period is None or period.start_date is None or period.end_date is None:
        return None
    told = asked.sentence.text[nodes[place].start : nodes[place].end]  # "FY24" too
    named = period.timex[:4] in told or told.endswith(period.timex[2:4]) or (_LAST_YEARS in told and len(period.timex) != len("2025"))
    if not period.timex[:4].isdigit() or not named:
        return None
    after = year_moved(period.start_date, period.end_date, 1)
    if period.end_date - period.start_date < timedelta(days=SHORTEST_QUARTER) or (after[1] >= asked.published and len(period.timex) != 4):
        return None
    if period.start_date.year >= asked.published.year:
        return None
    if len(period.timex) != 4 and reported_for(asked.memory.reported, asked.company) is not None:
        return None
    listed = asked.memory.listed.periods[-1] if asked.memory.listed is not None else None
    if listed is not None and len(listed.timex) == len(period.timex) and listed.timex > period.timex:
        return When(listed.start_date, listed.end_date, listed, "period.comparison")  # the last of the years that the text goes through
    if _LAST_YEARS in told and asked.company is not None:
        asked.memory.reported.setdefault(asked.company.name, Period(0, 0, "period.after_base", "interval", timex.of_bounds(*after), *after))
    return When(*after, None, "period.comparison")


def _base_behind(nodes: Sequence[Node], i: int) -> int | None:
    """The year of what a value is held against behind it: "from $1.88 in 2024", "(2024: $1.88)", "below the $1.88 it made in 2024"."""
    i += 2 * ([node.word for node in nodes[i + 1 : i + 3]] in _PER_SHARE)  # "11.2p per share (2024: 10.6p)"
    if i + 3 < len(nodes) and nodes[i + 1].word == "(" and nodes[i + 3].word == ":":
        return i + 2 if nodes[i + 2].kind == "period" else None
    base = next((j for j in range(i + 1, min(i + 9, len(nodes))) if nodes[j].kind == "value"), None)
    if base is None:
        return None
    return behind(nodes, base) if _is_held_against(nodes, i, base) else then_of(nodes, base)


def _is_held_against(nodes: Sequence[Node], i: int, base: int) -> bool:
    """ "from $1.88", "compared with a profit of $12m"."""
    if nodes[base - 1].word in ("from", "against"):
        return base < i + 5
    between = [node.word for node in nodes[i + 1 : base] if node.kind != "metric"]
    return between in ([",", "compared", "with", "a", "of"], [",", "compared", "to", "a", "of"], [",", "against", "a", "of"])


def after_step(asked: Asked, *, undated: bool = False) -> When | None:
    """ "delivered 1,912 vehicles, 7% more than in the first half of 2024": as long as that, a year on.

    Where nothing else is dated, so are a month, and what no report governs: "carried 8 million, 6% more than in February 2025".
    """
    nodes = asked.nodes
    if undated and any(node.kind == "period" for node in nodes[: asked.i]):
        return None
    step = next((j for j in range(asked.i, min(asked.i + 4, len(nodes))) if _is_percent(nodes[j])), None)
    if step is None or asked.published is None or asked.forecast or not (undated or governs(asked.meeting)):
        return None
    words = takewhile(lambda node: node.kind == "word", nodes[step + 1 : step + 1 + _REACH])
    place = step + 1 + sum(1 for _ in words)
    period = nodes[place].period if place < len(nodes) and any(node.word in _HELD for node in nodes[step + 1 : place]) else None
    if period is None or period.start_date is None or period.end_date is None or not period.timex[:4].isdigit():
        return None
    shortest = timedelta(days=SHORTEST_MONTH if undated else SHORTEST_QUARTER)
    if period.timex[:4] not in asked.sentence.text[period.start : period.end] or period.end_date - period.start_date < shortest:
        return None
    start, end = year_moved(period.start_date, period.end_date, 1)
    return When(start, end, None, "period.comparison") if end < asked.published else None


def _is_percent(node: Node) -> bool:
    return node.amount is not None and node.amount.unit == "percent"


def after_last_year(asked: Asked) -> When | None:
    """ "expects to spend $185m, compared with $128m last year": what is put to last year is for this one."""
    nodes, i = asked.nodes, asked.i
    base = next((j for j in range(i + 1, min(i + 9, len(nodes))) if nodes[j].kind == "value"), None)
    held = base is not None and any(node.word in ("from", "against", "with", "versus") for node in nodes[i + 1 : base])
    place = _beside_base(nodes, base) if held and base is not None else None
    period = nodes[place].period if place is not None else None
    if place is None or period is None or asked.published is None or asked.meeting.group == "market":
        return None
    if asked.sentence.text[nodes[place].start : nodes[place].end].lower() != "last year":
        return None
    return When(date(asked.published.year, 1, 1), date(asked.published.year, 12, 31), None, "period.comparison")


def _beside_base(nodes: Sequence[Node], base: int) -> int | None:
    """ "$128m last year", "last year's $128m"."""
    owned = base > 1 and nodes[base - 1].word in GENITIVE and nodes[base - 2].period is not None
    return base - 2 if owned else behind(nodes, base)


def _year_of_base(asked: Asked) -> int | None:
    """ "climbed from 38% in 2024 to 45%": the year that the value in front is of."""
    nodes, last = asked.nodes, asked.last
    base = next((j for j in range(asked.i - 1, 0, -1) if nodes[j].kind == "value"), None)
    if base is None or last is None or last.start is None or nodes[asked.i - 1].word != "to" or nodes[base - 1].word != "from":
        return None
    return last.start.year if last.end == date(last.start.year, 12, 31) and last.start == date(last.start.year, 1, 1) else None


def month_after(asked: Asked) -> When | None:
    """ "Inflation came in at 2.6%, down from 2.9% in April": official figures are of the month, or quarter, after the one held against."""
    nodes, i = asked.nodes, asked.i
    if asked.meeting.metric not in ECONOMIC or asked.published is None or asked.meeting.rule == "fact.same_metric":
        return None
    base = next((j for j in range(i + 1, min(i + 6, len(nodes))) if nodes[j].kind == "value"), None)
    if base is None or nodes[base - 1].word not in ("from", "against", "with", "than", "after") or (place := behind(nodes, base)) is None:
        return None
    period = nodes[place].period
    if period is None or len(period.timex) != _MONTH or period.end_date is None:
        return None
    following = period.end_date + timedelta(days=1)
    start, end = timex.months(following.year, following.month, 3 if "Q" in period.timex else 1)
    return When(start, end, None, "period.comparison") if end < asked.published else None
