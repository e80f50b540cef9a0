"""What the grammar of periods makes of calendar days: 25 February 2026, Feb. 25, 02/25, the 25th, 3-5 March, the 20th of next month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extractor.find.period_tokens import day_form, full_year
from extractor.forms import Day, Direction, Form, Latest, Nth, Numbered, Pointer, Range, Shift, Year


def month_day(month: int, day: int, year: int | None = None) -> Day | None:
    """February 25, Feb. 25, 2026; none where that month has no such day, the 29th of February aside."""
    year = full_year(year) if year and year < 100 else year
    return day_form(year or 2024, month, day) and Day(day, month, year)


def day_month(day: int, month: int, year: int | None = None) -> Day | None:
    """25 February, 25 February 2026."""
    return month_day(month, day, year)


def year_month_day(year: int, month: int, day: int) -> Day | None:
    """2026 February 25, 2026-Feb-25."""
    return month_day(month, day, year)


def month_day_short(month: int, day: int, year: int) -> Day | None:
    """February 25th, 99: behind a day, no number up to 31 is a year."""
    return month_day(month, day, full_year(year)) if year > 31 else None


def slashed(pair: tuple[int, int], year: int | None = None) -> Day | None:
    """02/25: the month first unless it cannot be."""
    month, day = pair if pair[0] <= 12 else pair[::-1]
    return month_day(month, day, year) if 1 <= month <= 12 else None


def slashed_range(low: tuple[int, int], high: tuple[int, int]) -> Range | None:
    """10/1 to 11/2."""
    start, last = slashed(low), slashed(high)
    return Range(start, last) if start and last else None


def slashed_to_day(low: tuple[int, int], last: Form) -> Range | None:
    """10/1 to 11/2/2025: the year stands with the last."""
    start = slashed(low)
    return Range(start, last) if start and isinstance(last, Day) else None


def month_of_written(month: int, rest: Form) -> Day | None:
    """Feb/10/2026: behind the month, a day and a year look like a month of that year."""
    return month_day(month, rest.number, rest.of.number) if isinstance(rest, Numbered) and isinstance(rest.of, Year) else None


def weekday_written(weekday: int, day: Form) -> Form | None:
    """Monday 9/3/2026: the weekday tells the day from the month."""
    if not (isinstance(day, Day) and day.day and day.month and day.year):
        return None
    for month, number in ((day.month, day.day), (day.day, day.month)):
        if day_form(day.year, month, number) and date(day.year, month, number).isoweekday() == weekday:
            return Day(number, month, day.year, weekday)
    return replace(day, weekday=weekday)


def day_behind(other: Form, day: int, year: int | None = None) -> Day | None:
    """The 4 of "May 3 and 4", the "4, 2026" of "May 3 and 4, 2026"."""
    if not (isinstance(other, Day) and other.day and other.month) or other.weekday or other.year or day <= other.day:
        return None
    return month_day(other.month, day, year)


def weekday_slashed(weekday: int, pair: tuple[int, int]) -> Day | None:
    """Monday 2/25."""
    day = slashed(pair)
    return day and with_weekday(weekday, day)


def span_as_day(pair: tuple[int, int]) -> Day | None:
    """3-4, where a date stands."""
    return month_day(*pair) if 1 <= pair[0] <= 12 else None


def with_weekday(weekday: int, day: Form) -> Day | None:
    """Wednesday, February 25."""
    return replace(day, weekday=weekday) if isinstance(day, Day) and day.day else None


def weekday_behind(day: Form, weekday: int) -> Day | None:
    """February 25, a Wednesday."""
    return with_weekday(weekday, day)


def weekday_ordinal(weekday: int, day: int) -> Day:
    """Wednesday the 25th."""
    return Day(day, weekday=weekday)


def day_alone(day: int) -> Day | None:
    """The 25th."""
    return Day(day) if 1 <= day <= 31 else None


def days_of_month(first_day: int, last_day: int, month: int, year: int | None = None) -> Range | None:
    """3 to 5 March, 3 to 5 March 2026; days in order alone."""
    start, last = month_day(month, first_day, year), month_day(month, last_day, year)
    return Range(start, last) if start and last and first_day < last_day else None


def month_days(month: int, first_day: int, last_day: int, year: int | None = None) -> Range | None:
    """March 3 to 5."""
    return days_of_month(first_day, last_day, month, year)


def span_of_month(pair: tuple[int, int], month: int, year: int | None = None) -> Range | None:
    """3-5 March."""
    return days_of_month(*pair, month, year)


def month_span(month: int, pair: tuple[int, int], year: int | None = None) -> Range | None:
    """March 3-5."""
    return days_of_month(*pair, month, year)


def days_in(first_day: int, last_day: int, of: Form) -> Range | None:
    """The 3rd to the 5th of next month."""
    start, last = day_in(first_day, of), day_in(last_day, of)
    return Range(start, last) if start and last and first_day < last_day else None


def day_beside(day: int, other: Form) -> Day | None:
    """The 18 of "18 and 19 June"."""
    fits = isinstance(other, Day) and other.day and other.month and other.weekday is None and day < other.day
    return replace(other, day=day) if isinstance(other, Day) and fits else None


def day_in(day: int, of: Form) -> Form | None:
    """The 20th of the previous month."""
    monthly = (isinstance(of, (Numbered, Shift, Pointer, Latest)) and of.unit == "month") or isinstance(of, Direction)
    return Nth(day, "day", of) if monthly and 1 <= day <= 31 else None
