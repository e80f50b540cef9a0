"""Levels that were reached, closed with or averaged: whether a stretch is when they hold, or only its last day.

    ended the half with 64 stores                           the last day of the half
    reached $3bn in 2025                                    the year
    sold at an average of $90 a barrel in 2025              over the year
"""

from __future__ import annotations

from extractor.link import cues
from extractor.link.leads import lead_words, word_before
from extractor.link.metrics.meeting import Meeting
from extractor.link.periods.lengths import SHORTEST_YEAR
from extractor.link.periods.reporting import BALANCE_RATIOS, is_span, reported_for
from extractor.link.periods.when import Asked

_AVERAGED = ("average", "realised", "realized", "achieved")
_AVERAGE = len("average ")
# What a business has so many of at one time, and how such a level is arrived at.
STOCKS = frozenset("capacity customers employees stores subscribers users fleet shareholders rd_employees".split())
_DURING = frozenset("over during in".split())
_RESULTS = frozenset(
    "took brought left lifted taking bringing leaving lifting swelling reducing cutting raising takes brings leaves lifts total".split()
)
_LEFT = frozenset("leaving total".split())
_ENDED = frozenset("ended ending finished finishing closed".split())
_CLOSED = frozenset("ended closed finished ends closes finishes".split())  # "ended the half with 64 stores"
_REACHES = frozenset("to reached reaching hit hitting totalled totaled stood ended topped passed exceeded surpassed".split())


def is_averaged(asked: Asked) -> bool:
    """A price that results report, not one that anybody quotes: "the average selling price"; a level over a time: "loans averaged $98m"."""
    before = word_before(asked.nodes, asked.i)
    over_time = asked.meeting.is_instrument and any(node.word == "averaged" for node in asked.nodes[: asked.i])
    if over_time or (before is not None and before.word in ("averaged", "average")):
        return True  # "Brent averaged $60.85 a barrel versus $71.40"
    span = asked.meeting.span
    if asked.meeting.group in ("balance", "count") and "average" in asked.sentence.text[max(0, span.start - _AVERAGE) : span.end].lower():
        return True  # "average net debt fell to £68m"
    if asked.meeting.group == "count" and [node.word for node in asked.nodes[asked.i + 1 : asked.i + 3]] == ["on", "average"]:
        return True  # "had 212 staff on average"
    return asked.meeting.metric == "price" and any(word in asked.metric_words for word in _AVERAGED)


def is_year_end(asked: Asked) -> bool:
    """ "ended the year with net cash of £94m, compared with £163m": the last day of the year, as told or reported on, and a year before."""
    meeting, last = asked.meeting, asked.last
    owned_then = meeting.group == "balance" or (meeting.group == "per share" and meeting.period_kind == "instant")
    owned_then = owned_then or meeting.metric in BALANCE_RATIOS | STOCKS
    if last is None or not owned_then or last.start is None or last.start != last.end:
        return False
    told = last.period
    if told is not None and "year" in asked.sentence.text[told.start : told.end].lower() and told.modifier == "end":
        return True  # "had 312 shops at year-end, down from 320"
    reported = reported_for(asked.memory.reported, asked.company)
    if reported is None or not reported.start_date or not reported.end_date:
        return False
    return (reported.end_date - reported.start_date).days >= SHORTEST_YEAR and last.end == reported.end_date


def over_stretch(asked: Asked, found: int) -> bool:
    """ "strengthened by 40bp during the quarter to 17.9%": the change took the quarter, the level its last day."""
    nodes, between = asked.nodes, asked.nodes[found + 1 : asked.i]
    changed = asked.last is not None and asked.last.place == found
    # "fell over the year to $5m"
    changed = changed or (found > 1 and nodes[found - 1].word in _DURING and nodes[found - 2].word in cues.MOVES)
    return changed and [node.word for node in between] == ["to"] and _is_level(asked.meeting)


def is_reached(asked: Asked, found: int) -> bool:
    """ "opened 14 shops in the half, taking the estate to 521", "reached 1,432, against 1,217 a year earlier": at its end."""
    meeting, last, period = asked.meeting, asked.last, asked.nodes[found].period
    if asked.forecast or meeting.change is not None or not (meeting.group == "balance" or meeting.metric in STOCKS):
        return False
    if period is None or not is_span(period.start_date, period.end_date):
        return False
    if asked.comparison:
        return last is not None and last.start is not None and last.start == last.end
    between = asked.nodes[max(found + 1, asked.i - 7) : asked.i]
    if _ENDED.intersection(node.word for node in between[-5:]):
        return found < asked.i  # "opened 34 shops during the quarter and ended it with 1,902"
    return found < asked.i and any(node.word in _RESULTS or node.word == "and" for node in between) and reaches(asked)


def reaches(asked: Asked) -> bool:
    """Whether the words in front of a value say that a level was arrived at: "reached", "ended the half with"."""
    words = [asked.sentence.text[node.start : node.end].lower() for node in asked.nodes[max(0, asked.i - 4) : asked.i]]
    ended = words[-1:] == ["with"] and ((words[1:2] in (["the"], ["it"]) and words[0] in _CLOSED) or "leaving" in words[-3:])
    ended = ended or (words[-1:] == ["of"] and not _LEFT.isdisjoint(words))  # "leaving a network of 312", "for a total of 312"
    return ended or not _REACHES.isdisjoint(lead_words(asked.nodes, asked.i)[-3:])


def _is_level(meeting: Meeting) -> bool:
    return meeting.change is None and (meeting.period_kind == "instant" or meeting.group == "balance" or meeting.metric in ("leverage",))
