"""Days, months, quarters and years by name or number, seasons and holidays → the days they cover."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from extractor import timex
from extractor.forms import Day, Ending, Numbered, Season, Year
from extractor.resolve.calendar import MONTHS_IN, add_months, is_about, moved, unit_bounds
from extractor.resolve.fiscal import CALENDAR
from extractor.resolve.period_bases import SHORT_QUARTER, last_named
from extractor.resolve.period_context import ALONE, NOWHERE, Context, Days, bounds_of, days_of, one_day, to_days
from extractor.resolve.tense_words import AHEAD, BACK, SURELY
from extractor.timex import Bounds

_PORTION = re.compile(  # of what a whole year is to bring
    r"\b(?:of (?:it|them|which|that|those|the total)|most|mostly|mainly|largely|weighted|skewed|tilted|loaded|concentrated)\b[^.;]*$"
)
_WHOLE = 300  # days: less is a part of a year
REPORTED_WITHIN = 120  # days from the end of a quarter to its results
_JUST_OVER = 45  # days in which results are still to come
JUST_OVER = 60  # days behind a day or holiday that a sentence that looks ahead may still mean
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@days_of.register
def day_days(form: Day, context: Context) -> Days:
    """ "Friday" is the last one, "25 February" the nearest, unless the words around look ahead."""
    today = context.published
    if form.day is None:
        assert form.weekday is not None
        if today is None:
            return Days(f"XXXX-WXX-{form.weekday}")
        day = today - timedelta(days=(today.isoweekday() - form.weekday) % 7)
        sure = context.looks == SURELY or context.is_deadline or (context.looks == AHEAD and (_is_dated(context) or context.released))
        ahead = context.looks == ALONE or (sure and day != today)
        return one_day(day + timedelta(days=7) if ahead else day)
    if form.month is None:
        return _day_of_month(form.day, form.weekday, context)
    if form.year is not None:
        return one_day(date(form.year, form.month, form.day))
    if today is None:
        return Days(f"XXXX-{form.month:02}-{form.day:02}")
    days = existing_days(form.month, form.day, today)
    if form.weekday is not None:
        days = [day for day in days if day.isoweekday() == form.weekday and abs((day - today).days) < 550] or days
    elif context.looks == ALONE:
        days = [day for day in days if day >= today]
    elif context.looks < 0:
        days = [day for day in days if (day - today).days < (1 if context.is_origin else JUST_OVER)]
    elif context.looks == SURELY:
        days = [day for day in days if (today - day).days < JUST_OVER]
    return one_day(nearest(days, today))


def _is_dated(context: Context) -> bool:
    """Whether the day of saying is told already: "said on Thursday that it would strike on Monday"."""
    return any(n.sentence == context.number and n.form == Day(weekday=n.bounds[0].isoweekday()) for n in context.named)


def existing_days(month: int, day: int, today: date) -> list[date]:
    """That day of the years around: the 29th of February only in leap years."""
    years = range(today.year - 4, today.year + 5)
    return [date(year, month, day) for year in years if day < 29 or day <= timex.days_in_month(year, month)]


def nearest(days: Sequence[date], today: date) -> date:
    return min(days, key=lambda day: abs((day - today).days))


def _day_of_month(day: int, weekday: int | None, context: Context) -> Days:
    """The 25th: this month's, or that of the next month the way the sentence looks; Friday the 13th is the next that is one."""
    today = context.published
    if today is None:
        return Days(f"XXXX-XX-{day:02}")
    step = -1 if context.looks < 0 else 1
    for months in range(48):
        month = add_months(today.replace(day=1), step * months)
        if timex.days_in_month(month.year, month.month) < day:
            continue
        found = month.replace(day=day)
        if (months or not context.looks or found == today or (found > today) == (step > 0)) and weekday in (None, found.isoweekday()):
            return one_day(found)
    return Days(f"XXXX-XX-{day:02}")


def fiscal_year_bounds(year: int, context: Context) -> Bounds:
    """The fiscal year that ends in the given calendar year, or starts in it where the article names it so."""
    return timex.months(year - (context.fiscal != CALENDAR and not context.by_start), context.fiscal, 12)


@days_of.register
def year_days(form: Year, context: Context) -> Days:
    """A year; in brackets behind the results of a part of one, that part of it: "5 million for the half year (2024: 4 million)"."""
    if (part := _part_reported(context)) is not None and part[1].year - 1 == form.number:
        return to_days(moved("year", part, -1))
    return to_days(fiscal_year_bounds(form.number, context) if form.fiscal or context.results else timex.months(form.number, 1, 12))


def _part_reported(context: Context) -> Bounds | None:
    """The part of a year that brackets with a bare year stand behind the results of, where no whole one is told of."""
    if not context.bracketed or context.at.end - context.at.start != len("2024"):
        return None
    part = last_named(context)
    if part is None or not SHORT_QUARTER < (part[1] - part[0]).days < _WHOLE:
        return None
    return None if any(is_about("year", n.bounds) and n.bounds[1] == part[1] for n in context.named) else part


@days_of.register
def numbered_days(form: Numbered, context: Context) -> Days:
    """A numbered part of a year that is named, or one whose year the context must give."""
    if form.of is None:
        return _bare_number(form, context)
    whole = bounds_of(form.of, context)
    if whole is None:
        return NOWHERE
    if isinstance(form.of, Numbered) and form.of.unit == form.unit:  # the first of "the first and second quarters"
        return to_days(moved(form.unit, whole, form.number - form.of.number))
    year = whole[0].year
    if form.unit == "week":
        return week_of(year, form.number)
    if form.unit == "month":
        return to_days(timex.months(year, form.number, 1))
    if unit_before := _before_results(form, context):
        return to_days(unit_before)
    if form.fiscal and _is_calendar_year(whole):
        whole = fiscal_year_bounds(whole[1].year, context)
    size = MONTHS_IN[form.unit]
    start = add_months(whole[0], size * (form.number - 1))
    return to_days(timex.months(start.year, start.month, size))


def _before_results(form: Numbered, context: Context) -> Bounds | None:
    """What brackets compare with behind results: "5 million for the six months to 30 September (H1 2024: 4 million)"."""
    if not context.bracketed or not isinstance(form.of, Year) or form.of.fiscal:
        return None
    told = (n.bounds for n in reversed(context.named) if isinstance(n.form, Ending) and not n.aside and is_about(form.unit, n.bounds))
    last = next(told, None)
    return moved("year", last, -1) if last is not None and last[1].year - 1 == form.of.number else None


def _is_calendar_year(bounds: Bounds) -> bool:
    return (bounds[0].month, bounds[0].day, bounds[1].month) == (1, 1, 12)


def _bare_number(form: Numbered, context: Context) -> Days:
    """A decade, a century, or a month, quarter, half or week whose year the context must give."""
    unit, number, today = form.unit, form.number, context.published
    if unit == "decade":
        return Days(f"{number:03}", date(number * 10, 1, 1), date(number * 10 + 9, 12, 31))
    if unit == "century":
        return Days(f"{number:02}", date(number * 100, 1, 1), date(number * 100 + 99, 12, 31))
    if today is None:
        return Days("XXXX-" + {"month": f"{number:02}", "week": f"W{number:02}"}.get(unit, f"{unit[0].upper()}{number}"))
    if unit == "week":
        return week_of(today.year, number)
    if unit == "month":
        past = timex.months(month_year(number, today, BACK), number, 1)
        if context.issued or ((today - past[1]).days < REPORTED_WITHIN and context.released):
            return to_days(past)
        return to_days(timex.months(month_year(number, today, SURELY if context.is_deadline else context.looks), number, 1))
    told = _told_before(form, context)
    if told is not None:
        return told
    if (year := _year_to_come(context)) is not None:
        first = add_months(year, MONTHS_IN[unit] * (number - 1))
        return to_days(timex.months(first.year, first.month, MONTHS_IN[unit]))
    year_start, _ = unit_bounds("year", today, context.fiscal)
    size = MONTHS_IN[unit]
    start = add_months(year_start, size * (number - 1))
    if unit == "quarter" and (plain := _just_ended(number, start, context)):
        return to_days(plain)
    not_yet = start > today or (unit == "half" and add_months(start, size) > today and not context.begun)
    before = add_months(start, -12)
    over = (today - add_months(before, size)).days
    due = (context.released and over < REPORTED_WITHIN) or (over < _JUST_OVER and context.of_figures)
    if not_yet and (context.looks <= 0 or due):
        start = before
    elif context.looks > 0 and (today - add_months(start, size)).days > (REPORTED_WITHIN if context.looks >= SURELY else _WHOLE - 90):
        start = add_months(start, 12)
    return to_days(timex.months(start.year, start.month, size))


def _just_ended(number: int, start: date, context: Context) -> Bounds | None:
    """The calendar's quarter where that has just ended and the one of the fiscal year long ago: another company's, or the market's.

    Not where the article has named the same three months already, by another number.
    """
    today = context.published
    if today is None or context.fiscal == CALENDAR or context.looks > 0:
        return None
    plain = timex.months(today.year - (number * 3 >= today.month), number * 3 - 2, 3)
    fiscal_end = add_months(start, 3 if add_months(start, 3) <= today else -9)
    just = 0 < (today - plain[1]).days < REPORTED_WITHIN < (today - fiscal_end).days - 60
    numbered = any(n.bounds == plain and isinstance(n.form, Numbered) and n.form.number != number for n in context.named)
    return plain if just and not numbered else None


def _told_before(form: Numbered, context: Context) -> Days | None:
    """A quarter that was named with its last day, or that follows one of a named year in its sentence."""
    quarter = form.number * (2 if form.unit == "half" else 1)
    for named in reversed(context.named):
        other = named.form
        if isinstance(other, Ending) and other.quarter == quarter and is_about(form.unit, named.bounds):
            return to_days(named.bounds)
        if named.sentence != context.number or not isinstance(other, Numbered) or other.of is None:
            continue
        if other.unit == form.unit and other.number < form.number:
            return to_days(moved(form.unit, named.bounds, form.number - other.number))
    return None


def _year_to_come(context: Context) -> date | None:
    """The first day of a year that the sentence expects something of: "for 2027 it sees 9 billion, half of it in the first half"."""
    last, today = context.named[-1] if context.named else None, context.published
    if last is None or today is None or last.sentence != context.number or last.bounds[0].year != today.year + 1:
        return None
    lead = max(context.sentence.start, context.at.start - 70)
    told = is_about("year", last.bounds) and _PORTION.search(context.text, lead, context.at.start)
    return last.bounds[0] if told and not context.aside and context.looks >= 0 else None


def week_of(year: int, number: int) -> Days:
    """The week that ISO 8601 gives the number."""
    monday = date.fromisocalendar(year, number, 1)
    return to_days((monday, monday + timedelta(days=6)))


def month_year(month: int, today: date, looks: int) -> int:
    """The year of a month by itself."""
    if month == today.month:
        return today.year
    if looks < 0:
        return today.year - (month > today.month)
    ahead = (month - today.month) % 12
    if looks >= SURELY or (looks > 0 and ahead < 9):
        return today.year + (month < today.month)
    return today.year + (month < today.month if ahead <= 3 else -(month > today.month))


@days_of.register
def season_days(form: Season, context: Context) -> Days:
    """The nearest season that the words around look to, three months of it."""
    whole = bounds_of(form.of, context) if form.of else None
    if whole is None and context.published is None:
        return Days(f"XXXX-{form.name}")
    if whole is not None:
        year = whole[0].year
    else:
        assert context.published is not None
        start = date(context.published.year, SEASON_START[form.name], 1)
        ahead = (start - context.published).days
        year = start.year - (ahead > (0 if context.looks < 0 else 92)) * (context.looks <= 0) + (ahead < -92 and context.looks > 0)
    bounds = timex.months(year, SEASON_START[form.name], 3)
    return Days(f"{year}-{form.name}", *bounds, "about")
