"""TIMEX3/ISO 8601 values and the calendar days they cover.

    2026-02-25  2026-02  2026  2025-Q3  2025-H1  2026-W09  2026-W09-WE  2025-SU  202 (decade)  20 (century)
    2022/2024  2025-01/2025-09  2025-Q1/2025-Q3        ranges of any two of these
    P3Y6M  P2W  P1D/P3D  PT24H  PXW (some weeks)       durations: no days of their own

The forms are those of TimeML's TIMEX3 `value` (TIMEX3 annotation guidelines, 2006) with halves (`H1`)
and ranges by a slash as ISO 8601 writes intervals.
"""

from __future__ import annotations

import re
from calendar import isleap
from datetime import date, timedelta
from functools import lru_cache

Bounds = tuple[date, date]

QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}  # as they are called
MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_ATOM = re.compile(
    r"""(?P<year>\d{4})
        (?: -Q(?P<quarter>[1-4])
          | -H(?P<half>[12])
          | -W(?P<week>\d\d) (?P<weekend>-WE)?
          | -(?P<season>SP|SU|FA|WI)
          | -(?P<month>\d\d) (?: -(?P<day>\d\d) )?
        )?
        | (?P<decade>\d{3}) | (?P<century>\d{2})""",
    re.VERBOSE,
)
_DURATION = re.compile(r"P(?=[\dXT])(?:(?:\d+(?:\.\d+)?|X)[YQMWD])*(?:T(?:(?:\d+(?:\.\d+)?|X)[HMS])+)?")
# A year, month, day or week left open (X), a season or a weekend.
_UNDERSPECIFIED = re.compile(r"[\dX]{2,4}(?:-(?:[QHW]?[\dX]{1,2}|SP|SU|FA|WI|WE)){0,2}(?:-WE)?")


def is_duration(timex: str) -> bool:
    """Whether a value is a length of time rather than a place in it.

    >>> is_duration("P3Y6M"), is_duration("P1D/P3D"), is_duration("2024")
    (True, True, False)
    """
    return timex.startswith("P")


def bounds(timex: str) -> Bounds | None:
    """The first and the last day a value covers, or None where it names none.

    >>> bounds("2025-Q3")
    (datetime.date(2025, 7, 1), datetime.date(2025, 9, 30))
    >>> bounds("2022/2024")
    (datetime.date(2022, 1, 1), datetime.date(2024, 12, 31))
    >>> bounds("P3Y6M") is None
    True
    """
    first, slash, last = timex.partition("/")
    if slash:
        low, high = bounds(first), bounds(last)
        return (low[0], high[1]) if low and high and low[0] <= high[1] else None
    found = _ATOM.fullmatch(timex)
    if found is None:
        return None
    try:
        return _atom_bounds(found)
    except ValueError:  # 2025-02-30, 2025-13
        return None


def _atom_bounds(found: re.Match[str]) -> Bounds:
    """The first and last day of one matched value."""
    if found["decade"]:
        year = int(found["decade"]) * 10
        return date(year, 1, 1), date(year + 9, 12, 31)
    if found["century"]:
        year = int(found["century"]) * 100
        return date(year, 1, 1), date(year + 99, 12, 31)
    year = int(found["year"])
    if found["quarter"]:
        return months(year, 3 * int(found["quarter"]) - 2, 3)
    if found["half"]:
        return months(year, 6 * int(found["half"]) - 5, 6)
    if found["week"]:
        monday = date.fromisocalendar(year, int(found["week"]), 1)
        return monday + timedelta(days=5 if found["weekend"] else 0), monday + timedelta(days=6)
    if found["season"]:
        return months(year, {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[found["season"]], 3)
    if found["day"]:
        day = date(year, int(found["month"]), int(found["day"]))
        return day, day
    if found["month"]:
        return months(year, int(found["month"]), 1)
    return date(year, 1, 1), date(year, 12, 31)


@lru_cache(maxsize=1024)
def months(year: int, month: int, count: int) -> Bounds:
    """The bounds of `count` whole months from the given one.

    >>> months(2025, 11, 4)
    (datetime.date(2025, 11, 1), datetime.date(2026, 2, 28))
    """
    end_year, end_month = divmod(year * 12 + month + count - 2, 12)
    return date(year, month, 1), date(end_year, end_month + 1, days_in_month(end_year, end_month + 1))


def first_day(last: date, count: int) -> date:
    """The first day of the `count` months that end with the month of a day.

    >>> first_day(date(2025, 9, 30), 6), first_day(date(2025, 1, 31), 3)
    (datetime.date(2025, 4, 1), datetime.date(2024, 11, 1))
    """
    year, month = divmod(last.year * 12 + last.month - count, 12)
    return date(year, month + 1, 1)


def days_in_month(year: int, month: int) -> int:
    """
    >>> days_in_month(2024, 2), days_in_month(2026, 2), days_in_month(2026, 12)
    (29, 28, 31)
    """
    return MONTH_LENGTHS[month - 1] + (month == 2 and isleap(year))


def closes_month(day: date) -> bool:
    """Whether a day is the last one of its month.

    >>> closes_month(date(2024, 2, 29)), closes_month(date(2025, 9, 28))
    (True, False)
    """
    return (day + timedelta(days=1)).day == 1


def is_timex(value: str) -> bool:
    """Whether a string is a value of this module's forms, or an underspecified TIMEX3 one (`XXXX-05`, `PXM`, `2026-SU`).

    >>> is_timex("2024-H1"), is_timex("XXXX-WXX-5"), is_timex("soon")
    (True, True, False)
    """
    return all(_ATOM.fullmatch(part) or _DURATION.fullmatch(part) or _UNDERSPECIFIED.fullmatch(part) for part in value.split("/"))


def split_range(value: str) -> list[str]:
    """The years, quarters, halves or months that a range runs over; a value that is no such range is its own only member.

    >>> split_range("2022/2024"), split_range("2025-Q3/2026-Q1"), split_range("2024")
    (['2022', '2023', '2024'], ['2025-Q3', '2025-Q4', '2026-Q1'], ['2024'])
    """
    first, slash, last = value.partition("/")
    shape = re.fullmatch(r"(\d{4})(?:(-[QH]|-)(\d{1,2}))?", first)
    end = re.fullmatch(r"(\d{4})(?:(-[QH]|-)(\d{1,2}))?", last)
    if not slash or shape is None or end is None or shape[2] != end[2]:
        return [value]
    unit = shape[2]
    in_year = {None: 1, "-H": 2, "-Q": 4, "-": 12}[unit]
    low, high = (int(found[1]) * in_year + int(found[3] or 1) - 1 for found in (shape, end))
    if not low < high < low + 60:
        return [value]
    if unit is None:
        return [str(year) for year in range(low, high + 1)]
    return [f"{step // in_year}{unit}{step % in_year + 1:0{2 if unit == '-' else 1}}" for step in range(low, high + 1)]


@lru_cache(maxsize=1024)
def of_bounds(start: date, end: date) -> str:
    """The shortest value that covers exactly these days.

    >>> of_bounds(date(2025, 7, 1), date(2025, 9, 30)), of_bounds(date(2024, 4, 1), date(2025, 3, 31))
    ('2025-Q3', '2024-04/2025-03')
    >>> of_bounds(date(2026, 2, 16), date(2026, 2, 22)), of_bounds(date(2026, 2, 1), date(2026, 2, 7))
    ('2026-W08', '2026-02-01/2026-02-07')
    """
    if start == end:
        return start.isoformat()
    year, month = f"{start.year:04}", start.month
    if start.day == 1 and end.day == days_in_month(end.year, end.month):
        count = (end.year - start.year) * 12 + end.month - month + 1
        if count == 1:
            return f"{year}-{month:02}"
        if count == 3 and month % 3 == 1:
            return f"{year}-Q{month // 3 + 1}"
        if count == 6 and month in (1, 7):
            return f"{year}-H{month // 6 + 1}"
        if month == 1 and end.month == 12:
            return year if count == 12 else f"{year}/{end.year:04}"
        return f"{year}-{month:02}/{end.year:04}-{end.month:02}"
    days, weekday = (end - start).days, start.isoweekday()
    if (days, weekday) in ((6, 1), (1, 6)):
        iso_year, week, _ = start.isocalendar()
        return f"{iso_year:04}-W{week:02}{'' if days == 6 else '-WE'}"
    return f"{start.isoformat()}/{end.isoformat()}"
