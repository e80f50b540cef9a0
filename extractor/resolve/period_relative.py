"""Expressions that hang on the publication day or on the last period named → the days they cover."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from extractor import timex
from extractor.forms import (
    Away,
    Day,
    Direction,
    Holiday,
    Latest,
    Length,
    Numbered,
    Pointer,
    Rolling,
    SameIn,
    Season,
    Shift,
    Year,
    YearBefore,
)
from extractor.resolve.calendar import (
    MONTHS_IN,
    ONE_DAY,
    is_about,
    is_vague,
    length_timex,
    moved,
    stepped,
    stretch,
    stretch_to,
    unit_bounds,
)
from extractor.resolve.fiscal import CALENDAR
from extractor.resolve.period_bases import (
    NEAR,
    SHORT_QUARTER,
    bases,
    compared_before,
    is_near_today,
    last_named,
    latest_named,
    reported_on,
    unit_counted_by,
)
from extractor.resolve.period_context import (
    FISCAL_UNITS,
    NOWHERE,
    Context,
    Days,
    bounds_of,
    days_of,
    one_day,
    to_days,
)
from extractor.resolve.period_phrases import compound_day, is_compound
from extractor.timex import Bounds

LEAD, JUST = 2, 60  # sentences an article opens with; days


@days_of.register
def shift_days(form: Shift, context: Context) -> Days:
    today = context.published
    if today is None:
        return NOWHERE
    reported = _reported(form, context)
    if reported is not None:
        return to_days(reported)
    just_ended = _year_of_lead(form, context, today)
    if just_ended is not None:
        return to_days(just_ended)
    beside = context.beside_results
    of_outlook = form.unit == "year" and form.count == 0 and form.part >= 0 and context.of_outlook
    fiscal = form.fiscal or form.unit in FISCAL_UNITS or context.results or beside or of_outlook
    bounds = moved(form.unit, unit_bounds(form.unit, today, context.fiscal if fiscal else CALENDAR), form.count)
    if beside and bounds == (last_named(context, "year") or reported_on(context, "year")):
        bounds = moved("year", bounds, -1)  # nothing is compared with itself
    if form.unit in ("decade", "century"):
        return Days(f"{bounds[0].year // (10 if form.unit == 'decade' else 100)}", *bounds)
    if form.part:
        return Days(timex.of_bounds(*bounds), *((bounds[0], today) if form.part < 0 else (today, bounds[1])))
    return to_days(bounds)


def _year_of_lead(form: Shift, context: Context, today: date) -> Bounds | None:
    """The year that has just ended, where an article that reports on it opens with "last year"."""
    if (form.unit, form.count) != ("year", -1) or context.fiscal == CALENDAR or context.number > LEAD or context.aside:
        return None
    year = reported_on(context, "year")
    return year if year and (today - year[1]).days < JUST else None


def _reported(form: Shift, context: Context) -> Bounds | None:
    """This quarter's loss, this year's results: of the one that the article reports on, where that has ended."""
    if form.count or form.part or form.unit not in ("year", *FISCAL_UNITS) or context.looks > 0 or not context.of_results:
        return None
    ended = (n.bounds for n in reversed(context.named) if not n.aside and is_about(form.unit, n.bounds))
    last = next(ended, None)
    recent = last is not None and context.published is not None and 0 <= (context.published - last[1]).days < SHORT_QUARTER * 2
    return last if recent else None


@days_of.register
def direction_days(form: Direction, context: Context) -> Days:
    today, of, count = context.published, form.of, form.count
    if today is None:
        return days_of(of, context)
    if isinstance(of, Day) and of.day is None and of.weekday:
        return one_day(_weekday_towards(of.weekday, count, today))
    if isinstance(of, Numbered) and of.unit == "month":
        return to_days(timex.months(_month_towards(of.number, count, today), of.number, 1))
    if isinstance(of, (Season, Holiday)):
        years = [days_of(replace(of, of=Year(today.year + n)), context) for n in (-1, 0, 1)]
        if count == 0:  # in February "this winter" began last year
            return next((d for d in years if d.start and d.end and d.start <= today <= d.end), years[1])
        fitting = [d for d in years if d.start and d.end and (d.end < today if count < 0 else d.start > today)]
        if fitting:
            return fitting[-1] if count < 0 else fitting[0]
    return days_of(of, context)


def _weekday_towards(weekday: int, count: int, today: date) -> date:
    """Last and next Friday are those of last and next week, this Friday is the coming one, two Fridays from now the second to come."""
    ahead = (weekday - today.isoweekday()) % 7
    if count == 0:
        return today + timedelta(days=ahead)
    if count == 1:
        return today + timedelta(days=7 + weekday - today.isoweekday())
    if count == -1:
        return today - timedelta(days=7 + today.isoweekday() - weekday)
    return today + timedelta(days=(ahead or 7) + 7 * (count - 1) if count > 0 else ahead + 7 * count)


def _month_towards(month: int, count: int, today: date) -> int:
    """Last May is a past one, and not one just gone, which needs no "last"."""
    if count < 0:
        return today.year - (month >= today.month - 2)
    return today.year + (count > 0 and month <= today.month)


@days_of.register
def rolling_days(form: Rolling, context: Context) -> Days:
    value, today = length_timex(form.length), context.published
    if is_vague(form.length) or today is None or form.length.high is not None:
        return Days(value)
    start = end = today
    unit = form.length.parts[0][0]
    if (form.whole and len(form.length.parts) == 1) or unit in ("quarter", "decade"):
        start, end = unit_bounds(unit, today, context.fiscal if unit == "quarter" else CALENDAR)
    return Days(value, *(stretch_to(start - ONE_DAY, form.length) if form.sign < 0 else stretch(end + ONE_DAY, form.length)))


@days_of.register
def away_days(form: Away, context: Context) -> Days:
    anchor, named = context.published, None
    if form.of is None and form.sign < 0 and not form.named and context.aside and form.length.parts[-1][0] == "month":
        day = next((n.bounds[1] for n in bases(context) if n.sentence == context.number and n.bounds[0] == n.bounds[1]), None)
        if day is not None:  # "94% as at end-December, from 96% three months ago"
            form = replace(form, named=True)
    if form.of is not None:
        whole = bounds_of(form.of, context)
        anchor = whole and whole[form.sign > 0]
    elif form.named:
        near = form.length.parts[-1][0] in ("day", "week")
        named = next((n.bounds for n in reversed(context.named) if n.bounds[0] == n.bounds[1]), None) if near else last_named(context)
        anchor = named[1] if named else anchor
    if anchor is None or is_vague(form.length):
        return Days(length_timex(form.length))
    if is_compound(form):
        counted = compound_day(form.length, form.sign, anchor)
        return one_day(counted) if counted else Days(length_timex(form.length))
    if form.named and form.sign < 0 and named and stretch(named[0], form.length) == named:
        return to_days(stretch_to(named[0] - ONE_DAY, form.length))  # three months earlier than a quarter
    day = stepped(anchor, form.length, form.sign)
    if form.named and named and named[0] == named[1] and unit_months(form.length):
        last_of_month = (anchor + ONE_DAY).day == 1
        return one_day(unit_bounds("month", day)[1] if last_of_month else day)  # three months before 30 September: 30 June
    unit, count = form.length.parts[-1]
    if unit == "year" and count is not None and count != int(count):
        unit = "month"  # half a year ago
    coarse = not form.exact and len(form.length.parts) == 1 and (unit in MONTHS_IN or unit == "week")
    return to_days(unit_bounds("year" if unit in ("decade", "century") else unit, day)) if coarse else one_day(day)


def unit_months(length: Length) -> bool:
    return all(unit in MONTHS_IN for unit, _ in length.parts)


@days_of.register
def pointer_days(form: Pointer, context: Context) -> Days:
    """That year, the following month: the unit that holds the last period named, or one beside it."""
    if form.unit == "periods":
        return _same_periods(context)
    if form.unit is not None and form.unit.startswith("weekday"):
        return _weekday_beside(int(form.unit[-1]), form.count, context)
    named = _pointed_from(form.unit, context) if form.count < 0 else _pointed_at(form.unit, context)
    if named is None:
        return NOWHERE if form.unit is None else shift_days(Shift(form.unit, form.count), context)
    if form.unit is None:
        return to_days(_listed(context) or named)
    if form.unit == "day":
        base = (named[1], named[1])
    elif is_about(form.unit, named):
        base = named
    else:
        fiscal = form.unit in FISCAL_UNITS or (form.unit == "year" and form.count < 0 and _is_of_results(named))
        base = unit_bounds(form.unit, named[1], context.fiscal if fiscal else CALENDAR)
    return to_days(moved(form.unit, base, form.count))


def _is_of_results(bounds: Bounds) -> bool:
    """Whether a stretch of days is one that companies report on within their year."""
    return any(is_about(unit, bounds) for unit in FISCAL_UNITS) or 270 < (bounds[1] - bounds[0]).days < 280


def _listed(context: Context) -> Bounds | None:
    """From the first to the last of the years or quarters that this sentence lists: "over the same period"."""
    here = [n.bounds for n in context.named if n.sentence == context.number and isinstance(n.form, (Year, Numbered))]
    listed = len(here) > 1 and all(low[1] + ONE_DAY == high[0] for low, high in pairwise(here))
    return (here[0][0], here[-1][1]) if listed else None


def _pointed_at(unit: str | None, context: Context) -> Bounds | None:
    """The last period named: for "that day" the last day, for longer ones not the day of the report."""
    if unit == "day":
        days = (n.bounds for n in reversed(context.named) if isinstance(n.form, (Day, Shift)) and n.bounds[0] == n.bounds[1])
        return next(days, context.named[-1].bounds if context.named else None)
    return next((n.bounds for n in reversed(context.named) if not isinstance(n.form, Day) or n.form.month), None)


def _pointed_from(unit: str | None, context: Context) -> Bounds | None:
    """The base of the previous quarter: the last one reported on, where one of the last sentences has such, else what was named last."""
    if unit in ("day", "week", "weekend"):
        return _pointed_at(unit, context)
    named = [n for n in bases(context) if n.bounds[0] != n.bounds[1]]
    if unit in FISCAL_UNITS:
        near = (n.bounds for n in named if n.sentence >= context.number - NEAR and is_about(unit, n.bounds))
        found = next(near, None) or reported_on(context, unit)
        if found is not None:
            return found
    return named[0].bounds if named else reported_on(context, unit)


def _weekday_beside(weekday: int, count: int, context: Context) -> Days:
    """The previous Friday: before the last day named in the last sentences, else before publication."""
    near = (n for n in reversed(context.named) if n.sentence >= context.number - NEAR and n.bounds[0] == n.bounds[1])
    named = next((n for n in near if count > 0 or context.published is None or n.bounds[0] <= context.published), None)
    if named is None:
        return direction_days(Direction(count, Day(weekday=weekday)), context)
    away = count * (weekday - named.bounds[0].isoweekday()) % 7 or 7
    return one_day(named.bounds[0] + timedelta(days=count * away))


def _same_periods(context: Context) -> Days:
    """From the first to the last of the periods that the last sentence with any has named."""
    if not context.named:
        return NOWHERE
    last = context.named[-1].sentence
    bounds = [n.bounds for n in context.named if n.sentence == last]
    start, end = min(b[0] for b in bounds), max(b[1] for b in bounds)
    return Days(timex.of_bounds(start, end), start, end)


def _closed_year(context: Context) -> Bounds | None:
    """The year that ended with the quarter reported on: "4 million in the fourth quarter, 12 million during the year"."""
    named = next((n.bounds for n in reversed(context.named) if not n.aside and is_about("quarter", n.bounds)), None)
    if named is None or context.published is None or named[1] > context.published:
        return None
    following = named[1] + ONE_DAY
    if (following.day, following.month) != (1, context.fiscal):
        return None
    return moved("year", unit_bounds("year", following, context.fiscal), -1)


_CLOSING = re.compile(r"\b(?:end|clos|finish)(?:ed|ing) $")


@days_of.register
def latest_days(form: Latest, context: Context) -> Days:
    """The quarter, the year, the period: of those named the latest that had ended, else the current or the last one."""
    unit, today = form.unit, context.published
    ended = [
        n.bounds
        for n in context.named
        if not n.aside
        and ((unit is None and n.bounds[0] != n.bounds[1] and not is_near_today(n.form)) or (unit is not None and is_about(unit, n.bounds)))
        and (today is None or n.bounds[1] <= today)
    ]
    ahead = unit in ("year", "month") and (context.looks > 0 or (unit == "year" and context.guides))
    if ended and unit not in ("week", "weekend") and not ahead:
        last = max(ended, key=lambda b: b[1])
        if unit != "month" or today is None or (today - last[1]).days < 62:
            return to_days(last)
    closed = _closed_year(context) if unit == "year" and context.looks < 0 else None
    if closed is not None:
        return to_days(closed)
    if today is None or unit is None:
        return NOWHERE
    bounds = unit_bounds(unit, today, context.fiscal if unit in ("year", *FISCAL_UNITS) else CALENDAR)
    if unit == "year" and _CLOSING.search(context.text, max(0, context.at.start - 12), context.at.start):
        return to_days(moved(unit, bounds, -((bounds[1] - today).days > 60 and context.looks <= 0)))
    back = (unit in FISCAL_UNITS and context.looks <= 0) or (unit == "weekend" and context.looks <= 0 and bounds[1] > today)
    return to_days(moved(unit, bounds, -1) if back else bounds)


@days_of.register
def year_before_days(form: YearBefore, context: Context) -> Days:
    if form.of is None and form.unit is None and form.years == 1 and (compared := compared_before(context)):
        return to_days(compared)
    counted = None if form.unit or form.of else unit_counted_by(context)
    unit = form.unit or counted
    if form.of is not None:
        base = bounds_of(form.of, context)
    else:
        base = (latest_named(context, counted) if counted else last_named(context, unit)) or reported_on(context, unit)
    if base is None:
        if context.published is None:
            return NOWHERE
        base = unit_bounds(unit or "year", context.published, context.fiscal if unit in FISCAL_UNITS else CALENDAR)
        if counted or (unit in FISCAL_UNITS and context.looks <= 0):
            base = moved(unit or "quarter", base, -1)  # results are those of the last quarter that has ended
    return to_days(moved("year", base, -form.years))


@days_of.register
def same_in_days(form: SameIn, context: Context) -> Days:
    """The same period last year: the one reported on, moved into the year that is named."""
    whole = bounds_of(form.of, context)
    if whole is None:
        return NOWHERE
    compared = compared_before(context)
    if form.unit is None and compared and whole[0] <= compared[0] and compared[1] <= whole[1]:
        return to_days(compared)
    unit = form.unit if form.unit != "year" else None
    counted = None if unit else unit_counted_by(context)
    named = (latest_named(context, counted) if counted else last_named(context, unit)) or reported_on(context, unit or counted)
    if named is None:
        return to_days(whole)
    years = whole[1].year - named[1].year or -isinstance(form.of, Shift)  # "last year" is the one before what is compared
    return to_days(moved("year", named, years))
