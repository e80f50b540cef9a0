"""What has come about by now, or by a day, of a time that is named as a whole.

    the stock is up 8% this year                 a price has moved until the publication; so have all deals
    so far this year sales have risen 2%         whatever it is
    built 21,000 cars through July               from the start of the year to the end of July
    has built 21,000 this year through July      likewise
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from extractor.link.nodes import Node
from extractor.link.periods.lengths import LONGEST_MONTH, WHOLE_YEAR
from extractor.link.periods.market_days import MARKET
from extractor.link.periods.when import Asked, When

_TO_DATE = frozenset({("so", "far"), ("thus", "far"), ("to", "date")})
_SO_FAR = 3  # nodes of "to date in"


def so_far(asked: Asked, when: When) -> When:
    """ "The stock is up 8% this year": a price has moved until the publication, "through Wednesday" until then; so have all deals.

    "So far this year, sales have risen": whatever it is.
    """
    meeting, today = asked.meeting, asked.published
    moved = (meeting.metric in MARKET or meeting.is_instrument) and meeting.change is not None
    summed = meeting.group == "deal" and asked.company is None  # "Deals worth $9bn have been announced this year"
    if asked.forecast or not today or not when.start or not when.end or not when.start < today < when.end:
        return when
    to_date = _is_so_far(asked.nodes, when.place)
    if not (to_date or ((moved or summed) and (when.end - when.start).days >= WHOLE_YEAR)):
        return when
    through = (node for word, node in pairwise(asked.nodes[: asked.i]) if word.word == "through")
    last = next((node.period.end_date for node in through if node.period and node.period.end_date), today)
    return when._replace(end=min(last, today), rule="period.since")


def _is_so_far(nodes: Sequence[Node], place: int | None) -> bool:
    """ "So far this year, sales have risen", "To date in 2026", "the year so far": a period that has not come to its end."""
    if place is None:
        return False
    front = [node.word for node in nodes[max(0, place - _SO_FAR) : place]]
    front = front[:-1] if front[-1:] == ["in"] else front
    return tuple(front[-2:]) in _TO_DATE or tuple(node.word for node in nodes[place + 1 : place + 3]) in _TO_DATE



def through(asked: Asked, when: When) -> When:
    """ "had built 21,000 cars through June", "has built 21,000 this year through July": from the start of the year, or of what is named."""
    nodes, place, today = asked.nodes, when.place, asked.published
    if place is None or today is None or when.start is None or when.end is None or asked.forecast or _is_level(asked):
        return when
    if nodes[place - 1].word == "through" and when.end < today and (when.end - when.start).days < LONGEST_MONTH:
        whole = nodes[place - 2].period if place > 1 else None
        return when._replace(start=(whole and whole.start_date) or date(when.end.year, 1, 1), rule="period.since")
    until = nodes[place + 2].period if place + 2 < len(nodes) and nodes[place + 1].word == "through" else None
    last = until and until.end_date
    return when._replace(end=last, rule="period.since") if last is not None and when.start < last < min(when.end, today) else when


def _is_level(asked: Asked) -> bool:
    return asked.meeting.period_kind == "instant" and asked.meeting.change is None and asked.meeting.rule != "fact.noun_phrase"
