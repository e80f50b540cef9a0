"""The stretch that a report is for where it names only the stretch's length, by the day of its balance sheet, else by the calendar.

    an annual profit … Net assets were £3bn at the end of June          the year to June
    plunged to a half-year loss … owed £90m on 30 September             the six months to September
    a quarterly profit … at the end of March                            the three months to March

Left alone: articles that name the stretch that they report on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from extractor import timex
from extractor.mentions import Period
from extractor.timex import Bounds, closes_month

_MONTHS = {
    "quarterly": 3, "half-year": 6, "half-yearly": 6, "interim": 6, "six-month": 6, "first-half": 6, "annual": 12, "full-year": 12,
    "yearly": 12,
}  # fmt: skip
_OPENING, _NEAR = 700, 30  # characters
_REPORTS = re.compile(
    rf"\b(?P<length>{'|'.join(_MONTHS)})\s(?:[\w-]+\s){{0,3}}?(?:loss(?:es)?|profits?|results|earnings|revenues?|sales|turnover|figures)\b"
    r"(?!\s(?:(?:growth|margin)\s)?(?:forecast|guidance|outlook|target|view|goal|projection|estimate|warning)s?\b)",
    re.IGNORECASE,
)
# "a chain with annual sales of $9m", "expects annual profit to rise": what somebody has year in, year out, and what is to come.
_NO_REPORT = re.compile(
    r"\b(?:with|has|have|whose|expect(?:s|ed|ing)?|sees?|forecasts?|predict(?:s|ed)?|target(?:s|ing)?|will|would|could|may|\d\w*\sin|illion\sin)"
    r"\s(?:(?:its|an?|the|that|combined|total|about|lower|higher)\s){0,2}$",
    re.IGNORECASE,
)
_SOON, _LATE = timedelta(days=8), timedelta(days=130)  # from the day of the balance sheet to the report
_SHORTEST, _LONGEST, _LONG_AGO = timedelta(days=80), timedelta(days=372), timedelta(days=200)
_YEAR, _HALF = 12, 6  # months
# "the half", "the same half last year": what hangs on what is looked for here.
_POINTERS = ("period.the_unit", "period.that_unit", "period.same_in", "period.year_before")


def by_balance_day(text: str, periods: Sequence[Period], published: date | None) -> Bounds | None:
    """The stretch up to the day of the balance sheet, as long as the opening of the text calls it."""
    if published is None:
        return None
    told = _REPORTS.search(text, 0, _OPENING)
    if told is None or _NO_REPORT.search(text, max(0, told.start() - _NEAR), told.start()):
        return None
    months = _MONTHS[told["length"].lower()]
    ends = (period.end_date for period in periods if period.start_date == period.end_date and period.end_date is not None)
    closed = next((end for end in ends if _is_balance_day(end, published)), None)
    day = closed or _last_close(months, published)
    if day is None:
        return None
    start = timex.first_day(day, months)
    return None if any(_is_named(period, published) and not (closed and _is(period, start, day)) for period in periods) else (start, day)


def _last_close(months: int, published: date) -> date | None:
    """The day that the last year of the calendar ended on, where a report on it may come out now."""
    return date(published.year - 1, 12, 31) if months == _YEAR and published.month <= _HALF else None


def _is(period: Period, start: date, day: date) -> bool:
    return (period.start_date, period.end_date) == (start, day)


def _is_named(period: Period, published: date) -> bool:
    """Whether the article names a stretch itself that it may report on."""
    if period.start_date is None or period.end_date is None or period.rule.startswith(_POINTERS):
        return False
    days, since = period.end_date - period.start_date, published - period.end_date
    return _SHORTEST <= days <= _LONGEST and timedelta(0) <= since <= _LONG_AGO


def _is_balance_day(day: date, published: date) -> bool:
    """Whether a day closes a month and a report on what ended with it may come out now."""
    return closes_month(day) and _SOON <= published - day <= _LATE
