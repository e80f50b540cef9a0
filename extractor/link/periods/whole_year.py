"""A figure of the whole year, beside one of the part that closed it.

    €19m in the final quarter of 2025, dragging the annual figure down to €134m      the year that ends with the quarter
    sales fell in the nine weeks to 3 January and annual profit should be €85m       the year under way
    lost €19m in the second half to September, and its annual loss was €134m         the year to September
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from extractor.link.periods.reporting import governs
from extractor.link.periods.when import Asked, When, year_before
from extractor.link.periods.year_under_way import is_for_a_year, year_of_guidance

_YEARLY = frozenset("annual yearly full-year".split())
_PACE = frozenset("rate pace growth run basis average interest yield inflation".split())  # "at an annual rate of 4%"
_CLOSING = ("fourth", "final", "last", "second half", "second-half", "q4", "h2", "june quarter")  # as they say where years close in June
_NEAR, _LEAST, _PART = 7, 20, 200  # nodes from "the annual figure" to its value; days


def of_whole_year(asked: Asked, when: When) -> When:
    """The year that a quarter or half closed, where the figure is called annual; else the period as it is."""
    if when.start is None or when.end is None or when.period is None or not _LEAST < (when.end - when.start).days < _PART:
        return when
    near = [node.word for node in asked.nodes[max(0, asked.i - _NEAR) : asked.i]]
    if not governs(asked.meeting):
        return when
    called = asked.metric_words.startswith(("annual ", "yearly ")) or any(a in _YEARLY and b not in _PACE for a, b in pairwise(near))
    if not called and not (asked.forecast and is_for_a_year(asked)):
        return when
    if asked.forecast:
        return (year_of_guidance(asked) or when) if asked.published is not None and when.end < asked.published else when
    told = asked.sentence.text[when.period.start : when.period.end].lower()
    if not any(word in told for word in _CLOSING) and (when.end.month, when.end.day) != (12, 31):
        return when
    return when._replace(start=year_before(when.end, when.end)[0] + timedelta(days=1))
