"""The stretch that a report is for where it names only the stretch's length and the day of its balance sheet.

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
_OPENING = 700  # characters
_REPORTS = re.compile(
    rf"\b(?P<length>{'|'.join(_MONTHS)})\s(?:[\w-]+\s){{0,3}}?(?:loss(?:es)?|profits?|results|earnings|revenues?|sales|turnover|figures)\b",
    re.IGNORECASE,
)
_SOON, _LATE = timedelta(days=8), timedelta(days=130)  # from the day of the balance sheet to the report
_SHORTEST, _LONGEST, _LONG_AGO = timedelta(days=80), timedelta(days=372), timedelta(days=200)
# "the half", "the same half last year": what hangs on what is looked for here.
_POINTERS = ("period.the_unit", "period.that_unit", "period.same_in", "period.year_before")


def by_balance_day(text: str, periods: Sequence[Period], published: date | None) -> Bounds | None:
    """The stretch up to the day of the balance sheet, as long as the opening of the text calls it."""
    if published is None:
        return None
    ends = (period.end_date for period in periods if period.start_date == period.end_date and period.end_date is not None)
    day = next((end for end in ends if _is_balance_day(end, published)), None)
    told = _REPORTS.search(text, 0, _OPENING) if day is not None else None
    if day is None or told is None:
        return None
    start = timex.first_day(day, _MONTHS[told["length"].lower()])
    return None if any(_is_named(period, (start, day), published) for period in periods) else (start, day)


def _is_named(period: Period, stretch: Bounds, published: date) -> bool:
    """Whether the article names a stretch itself that it may report on."""
    if period.start_date is None or period.end_date is None or period.rule.startswith(_POINTERS):
        return False
    days, since = period.end_date - period.start_date, published - period.end_date
    recent = _SHORTEST <= days <= _LONGEST and timedelta(0) <= since <= _LONG_AGO
    return recent and (period.start_date, period.end_date) != stretch


def _is_balance_day(day: date, published: date) -> bool:
    """Whether a day closes a month and a report on what ended with it may come out now."""
    return closes_month(day) and _SOON <= published - day <= _LATE
