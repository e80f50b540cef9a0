"""The fiscal year that annual guidance is for, where nobody names it.

    its annual dividend forecast                                the year guided before, else the one that is under way
    lowered its full-year forecast, after April-September       the year that this half opened
    its fiscal third quarter ended August 31                    the year that this quarter is the third of
    reports full-year results on 26 March                       the year that closed before they are out
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from extractor.link import cues
from extractor.link.periods.bounds import is_stretch
from extractor.link.periods.lengths import SHORTEST_YEAR
from extractor.link.periods.reporting import REPORTING, RESULTS, governs, reported_for
from extractor.link.periods.when import Asked, Memory, When
from extractor.mentions import Company, Period

CALLED = frozenset("forecast forecasts guidance outlook target estimate projection view".split())
_CLOSING = 10  # days: books close on the Saturday nearest to the month's end
ANNUAL_VIEW = re.compile(rf"\b(?:annual|yearly|full-year|[Ff]ull[ -]year)(?: [\w-]+){{0,3}}? (?:{'|'.join(sorted(CALLED))})\b")
OWN_VIEW = re.compile(rf"\b(?:its|their)(?: [\w-]+){{1,3}}? (?:{'|'.join(sorted(CALLED))})\b")  # its profit forecast
_HALF_YEAR = 178  # days
_NEAR = 4  # nodes
_NUMBERS = ("first", "second", "third", "fourth")
_QUARTER = re.compile(rf"\b({'|'.join(_NUMBERS)})(?: fiscal)?[ -]quarter", re.IGNORECASE)
_JULY = 7
_ANNUAL = ("annual", "yearly")
# In front of "annual profit": who sees it, whose it is, or nothing.
_VIEWERS = frozenset("sees expects expecting forecasts forecast forecasting projects predicts anticipates guides targets its".split()) | {
    "reference",
    "",
}
_UNTIL = frozenset("once when by within eventually from thereafter".split())  # "annual sales of $4m from the plant", "within five years"
_INTERIM = re.compile(r"\b(?:interims?|first[ -]half)\b", re.IGNORECASE)


def full_year(asked: Asked, since: int) -> When | None:
    """The year of a forecast that is called one behind a period of another clause."""
    return year_of_guidance(asked) if is_for_a_year(asked, since) else None


def of_results_due(asked: Asked, day: int) -> When | None:
    """ "reports full-year results on 26 March; analysts expect revenue of €5.6bn": what the results are for that a day will bring."""
    nodes, out = asked.nodes, asked.nodes[day].period
    if not asked.forecast or not governs(asked.meeting) or out is None or out.end_date is None or day < _NEAR:
        return None
    if nodes[day - 1].word not in ("on", "this", "next") and nodes[day - 1].word not in RESULTS:
        return None
    told = next((k for k in range(day - 1, day - _NEAR, -1) if nodes[k].word in RESULTS), 0)
    if told and is_stretch(nodes[told - 1]):
        period = nodes[told - 1].period
        return When(period.start_date, period.end_date, period, "period.sentence") if period else None
    if told and nodes[told - 1].word in ("full-year", "annual"):
        ends = _under_way(asked.memory.books, None, out.end_date)
        opened = ends.replace(year=ends.year - 1)
        return When(opened, ends - timedelta(days=1), None, "period.this_fiscal")
    return None


def is_for_a_year(asked: Asked, since: int = 0) -> bool:
    """ "full-year revenue of", "its annual dividend forecast"; but a warning that annual revenue would miss its goal is none."""
    said = asked.sentence.text[asked.nodes[since].start : asked.nodes[asked.i].start].lower()
    return "full-year" in said or ANNUAL_VIEW.search(said) is not None or (not since and _is_annual_view(asked))


def _is_annual_view(asked: Asked) -> bool:
    """ "cut its outlook for annual profit to $3", "sees annual earnings of $4 a share"; but "a plant will bring annual sales of $4m"."""
    place, nodes = asked.meeting.place, asked.nodes
    if not asked.forecast or place is None or asked.meeting.metric not in REPORTING:
        return False
    first = place if asked.metric_words.startswith(_ANNUAL) else place - 1
    if first < 0 or not (first == place or nodes[first].word in _ANNUAL):
        return False
    front = ["", *(node.word or node.kind for node in nodes[max(0, first - _NEAR) : first])]
    moves = len(front) > 1 and front[-1] == "in" and front[-2] in cues.UP_NOUNS | cues.DOWN_NOUNS  # "forecasts a 4% rise in annual sales"
    viewed = moves or front[-1] in _VIEWERS or (front[-1] in ("for", "of") and not CALLED.isdisjoint(front))
    return viewed and _UNTIL.isdisjoint(node.word for node in nodes[max(place, asked.i) + 1 : max(place, asked.i) + _NEAR])


def year_of_guidance(asked: Asked) -> When | None:
    """The fiscal year that guidance was given for before, else the one that is under way, else the calendar year of publication."""
    if asked.memory.guided_year is not None:
        return asked.memory.guided_year
    return year_under_way(asked.memory, asked.company, asked.published, asked.sentence.text)


def year_under_way(memory: Memory, company: Company | None, published: date | None, text: str) -> When | None:
    if published is None:
        return None
    reported = reported_for(memory.reported, company)
    start = _opened_by(reported, published, text) or _year_of_quarter(reported, text)
    start = start or _under_way(memory.books, reported, published)
    return When(start, start.replace(year=start.year + 1) - timedelta(days=1), None, "period.this_fiscal")


def _under_way(books: int, reported: Period | None, published: date) -> date:
    """Where the year opened that holds the day of publication, or off the calendar what comes behind the results."""
    end = reported.end_date if reported is not None and books > 1 else None
    day = end + timedelta(days=_CLOSING) if end is not None and end < published else published
    return date(day.year - (day.month < books), books, 1)


def _opened_by(reported: Period | None, published: date, text: str) -> date | None:
    """Where the year under way opened, by the first half or nine months of it that are reported off the calendar: April-September.

    So by those from July, where they are called the interim or first half.
    """
    start, end = (reported.start_date, reported.end_date) if reported is not None else (None, None)
    if start is None or end is None or start.day > 1 or start.month == 1 or not _HALF_YEAR < (end - start).days < SHORTEST_YEAR:
        return None
    if start.month == _JULY and not _INTERIM.search(text):
        return None
    return start if end < published < start.replace(year=start.year + 1) else None


def _year_of_quarter(reported: Period | None, text: str) -> date | None:
    """Where the year opened whose "fiscal third quarter ended August 31" is reported, or opens behind the fourth quarter."""
    start, end = (reported.start_date, reported.end_date) if reported is not None else (None, None)
    told = _QUARTER.search(text, reported.start, reported.end) if reported is not None else None
    if start is None or end is None or told is None or start.day > 1:
        return None
    number = _NUMBERS.index(told[1].lower())
    if number == len(_NUMBERS) - 1:
        return end + timedelta(days=1)
    month = start.month - 3 * number
    return date(start.year, month, 1) if month > 0 else date(start.year - 1, month + 12, 1)
