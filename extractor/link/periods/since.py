"""What has come about from a time named in front of a value until the publication.

    Since 2023 it has bought back $2.5bn                              a clause that the sentence opens with
    the total raised since it was founded in 2017 to $210m            right in front, whatever was then
    taking their gain since January to 34%                            likewise
    in the seven weeks since the year began on October 1              so long from there, whatever is published when

Left alone: what somebody has or owes now, forecasts, and what is held against another figure.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from extractor import timex
from extractor.link import cues
from extractor.link.periods.bounds import usable
from extractor.link.periods.market_days import MARKET
from extractor.link.periods.named import RECORDS
from extractor.link.periods.when import Asked, When

_CLAUSE = 10  # nodes from "since" to its period
_FAR = 10  # nodes to that of "since the start of its new financial year on"
_HEAD, _NEAR = 2, 5  # nodes in front of "since", and from its period to the value
_HAS = frozenset("has have had".split())
_HELD = frozenset("capacity floor_area stores fleet employees".split())
_RANK = 3  # nodes of "its best quarter since"
_LINKED = frozenset("to at of".split())
_SUMS = ("deal", "return", "")  # "the total raised since 2021 to €97m"
_LENGTH = re.compile(r"P(\d+)([DWM])")
_DAYS = {"D": 1, "W": 7}


def since_then(asked: Asked) -> When | None:
    """ "Since 2023 it has bought back $2.5bn", "the total raised since it was founded in 2017 to $210m"."""
    nodes, i, today = asked.nodes, asked.i, asked.published
    if today is None or asked.forecast or asked.comparison or not _adds_up(asked):
        return None
    place = next((j for j in range(i - 1, -1, -1) if usable(nodes[j])), None)
    named = nodes[place].period if place is not None else None
    if place is not None and named is not None and named.start_date is not None and named.start_date < today and _has_since(asked, place):
        return When(named.start_date, today, named, "period.since", place)
    if place is None or (opens := since_of(asked, place)) is None or any(node.word == ";" for node in nodes[place:i]):
        return None
    if any(node.word in RECORDS for node in nodes[max(0, opens - _RANK) : opens]):
        asked.memory.compared.add(place)
        return None  # "its best quarter since 2019, with net income of $88 million"
    words = [node.word for node in nodes[place + 1 : i]]
    fronted = opens < _HEAD and not _HAS.isdisjoint(words)
    joined = len(words) < _NEAR and words[-1:] != [] and words[-1] in _LINKED and all(node.kind != "value" for node in nodes[place:i])
    period = nodes[place].period
    if not (fronted or joined) or period is None or period.start_date is None or period.start_date > today:
        return None
    if "season" in period.rule:
        return None  # "since the summer": nobody says from when
    if fronted and _is_level(asked, words) and asked.meeting.metric in _HELD:
        asked.memory.compared.add(place)
        return asked.today  # "Since 2023 it has bought 41 plants, doubling its capacity to 3.1 gigawatts"
    if joined and _is_level(asked, words):
        asked.memory.compared.add(place)  # "has cut its rate by 1.75 points since May, to 4%", "sales have tripled since 2021 to $4bn"
        return asked.today if asked.meeting.metric == "interest_rate" else None
    asked.memory.compared.add(place)  # "since taking over in 2022 she has closed 40 shops and cut debt to $9m": it dates nothing else
    return When(period.start_date, today, period, "period.since", place)


def _is_level(asked: Asked, words: list[str]) -> bool:
    """Whether a value is what something has come to by now, and not what has come about since then."""
    meeting = asked.meeting
    level = meeting.metric == "interest_rate" or (meeting.group not in _SUMS and meeting.metric not in MARKET)
    return level and words[-1:] == ["to"] and meeting.change is None


def _has_since(asked: Asked, place: int) -> bool:
    """ "bought in for $90m in May 2019 and has since taken out $61m in dividends"."""
    words = [node.word for node in asked.nodes[place + 1 : asked.i]]
    told = any(a in _HAS and b == "since" for a, b in pairwise(words))
    return told and asked.meeting.period_kind == "duration" and all(node.kind != "value" for node in asked.nodes[place : asked.i])


def since_of(asked: Asked, place: int) -> int | None:
    """The place of the "since" that a period belongs to: "since 2023", "since its peak in 2021"."""
    for j in range(place - 1, max(-1, place - _CLAUSE), -1):
        if asked.nodes[j].word == "since":
            return j
        if asked.nodes[j].kind == "value" or (asked.nodes[j].kind == "mark" and asked.nodes[j].word not in cues.GENITIVE):
            return None
    return None


def _adds_up(asked: Asked) -> bool:
    """Whether there may be so much of it over a time: a change, a sum, how far a price has gone."""
    meeting, amount = asked.meeting, asked.nodes[asked.i].amount
    moved = meeting.metric in MARKET and amount is not None and amount.kind == "percent"
    return meeting.change is not None or meeting.metric == "funding" or moved or meeting.period_kind != "instant"


def so_long_since(asked: Asked) -> When | None:
    """ "In the six months since December profit fell 6%", "rose 4% in the seven weeks since its year began on October 1"."""
    nodes, today = asked.nodes, asked.published
    if today is None or asked.forecast or asked.comparison or asked.meeting.period_kind == "instant":
        return None
    for at in range(1, len(nodes) - 1):
        before = nodes[at - 1].period if nodes[at].word == "since" else None
        length = _LENGTH.fullmatch(before.timex) if before is not None else None
        place = next((j for j in range(at + 1, min(at + _FAR, len(nodes))) if usable(nodes[j])), None) if length else None
        if length is None or place is None or not _is_told_of(asked, at - 1, place):
            continue
        period = nodes[place].period
        assert period is not None
        start = _day_after(period.start_date, period.end_date, edge=period.modifier == "end")
        end = start and _last_day(start, int(length[1]), length[2])
        if start is not None and end is not None and start < today:
            asked.memory.compared.add(place)
            return When(start, min(end, today), period, "period.since", at - 1)
    return None


def _is_told_of(asked: Asked, front: int, place: int) -> bool:
    """Whether a stretch is that of the value: right behind it, or in front with no other time between."""
    if front > asked.i:
        return all(node.kind == "word" and node.word != "," for node in asked.nodes[asked.i + 1 : front])
    return place < asked.i and not any(usable(node) or node.word == ";" for node in asked.nodes[place + 1 : asked.i])


def _day_after(start: date | None, end: date | None, *, edge: bool) -> date | None:
    """The first day since a time: a day itself, or what follows on a month or on the end of one."""
    if start is None or end is None:
        return None
    return start if start == end and not edge else end + timedelta(days=1)


def _last_day(start: date, count: int, unit: str) -> date:
    if unit in _DAYS:
        return start + timedelta(days=count * _DAYS[unit] - 1)
    return timex.months(start.year, start.month, count)[1] if start.day == 1 else start + timedelta(days=30 * count)
