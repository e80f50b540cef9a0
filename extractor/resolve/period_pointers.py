"""Expressions that hang on the periods named: that year, the previous quarter, the quarter, a year earlier, the same period last year."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise

from extractor import timex
from extractor.forms import Day, Direction, Numbered, Pointer, SameIn, Shift, Year, YearBefore
from extractor.resolve.calendar import ONE_DAY, is_about, moved, unit_bounds
from extractor.resolve.fiscal import CALENDAR
from extractor.resolve.period_bases import NEAR, bases, compared_before, last_named, latest_named, reported_on, unit_counted_by
from extractor.resolve.period_context import FISCAL_UNITS, NOWHERE, Context, Days, bounds_of, days_of, one_day, to_days
from extractor.timex import Bounds

_THIS_YEAR = re.compile(r"(?<!of )(?<!earlier )\bthis year\b|\bso far\b|\bsince (?:the (?:start|beginning) of )?(?:January|the year)\b")


@days_of.register
def pointer_days(form: Pointer, context: Context) -> Days:
    """That year, the following month: the unit that holds the last period named, or one beside it."""
    if form.unit == "periods":
        return _same_periods(context)
    if context.corresponds:
        return year_before_days(YearBefore(1, form.unit), context)
    if form.unit is not None and form.unit.startswith("weekday"):
        return _weekday_beside(int(form.unit[-1]), form.count, context)
    named = _pointed_from(form.unit, context) if form.count < 0 else _pointed_at(form.unit, context)
    if named is None and form.unit == "year" and form.count < 0 and (year := _year_of_day(context)) is not None:
        return to_days(moved("year", year, form.count))
    if named is None:
        return NOWHERE if form.unit is None else days_of(Shift(form.unit, form.count), context)
    if form.unit is None:
        return to_days(_listed(context) or named)
    if form.unit == "date":
        return one_day(named[1])
    if form.unit == "day":
        base = (named[1], named[1])
    elif is_about(form.unit, named):
        base = named
    else:
        fiscal = form.unit in FISCAL_UNITS or (form.unit == "year" and form.count < 0 and _is_of_results(named))
        base = unit_bounds(form.unit, named[1], context.fiscal if fiscal else CALENDAR)
    return to_days(moved(form.unit, base, form.count))


def _year_of_day(context: Context) -> Bounds | None:
    """ "had 270 shops at the end of 2025. The year before": the year that holds the last day named."""
    day = next((n for n in bases(context) if n.bounds[0] == n.bounds[1] and n.sentence >= context.number - NEAR), None)
    return unit_bounds("year", day.bounds[1], context.fiscal) if day is not None else None


def _is_of_results(bounds: Bounds) -> bool:
    """Whether a stretch of days is one that companies report on within their year."""
    return any(is_about(unit, bounds) for unit in FISCAL_UNITS) or 270 < (bounds[1] - bounds[0]).days < 280


def _listed(context: Context) -> Bounds | None:
    """From the first to the last of the years or quarters that this sentence lists: "over the same period"."""
    here = [n.bounds for n in context.named if n.sentence == context.number and isinstance(n.form, (Year, Numbered))]
    listed = len(here) > 1 and all(low[1] + ONE_DAY == high[0] for low, high in pairwise(here))
    return (here[0][0], here[-1][1]) if listed else None


def _pointed_at(unit: str | None, context: Context) -> Bounds | None:
    """The last period named: for "that day" the last day, for "that date" the end of a period too; else not the day of the report."""
    if unit in ("day", "date"):
        days = (n for n in reversed(context.named) if unit == "date" or isinstance(n.form, (Day, Shift)))
        return next((n.bounds for n in days if n.bounds[0] == n.bounds[1]), context.named[-1].bounds if context.named else None)
    long = [n for n in reversed(context.named) if not isinstance(n.form, Day) or n.form.month]
    told = [n for n in long if unit or not n.aside or n.sentence == context.number] or long  # not "(first half of 2024: 5 million)"
    told = [n for n in told if not n.passing] or told  # "Acme, floated in 2021, sold 40 over the same period"
    return told[0].bounds if told else None


def _pointed_from(unit: str | None, context: Context) -> Bounds | None:
    """The base of the previous quarter: the last one reported on, where one of the last sentences has such, else what was named last."""
    if unit in ("day", "week", "weekend"):
        told = (n.bounds for n in reversed(context.named) if not n.aside and n.sentence == context.number and is_about(unit, n.bounds))
        return (next(told, None) if unit != "day" else None) or _pointed_at(unit, context)
    named = [n for n in bases(context) if n.bounds[0] != n.bounds[1]]
    if unit in FISCAL_UNITS:
        near = (n for n in named if n.sentence >= context.number - NEAR and is_about(unit, n.bounds))
        # "expects Q1 sales to be flat from the previous quarter"
        told = (n.bounds for n in near if not n.ahead or n.sentence == context.number)
        found = next(told, None) or reported_on(context, unit)
        if found is not None:
            return found
    return named[0].bounds if named else reported_on(context, unit)


def _weekday_beside(weekday: int, count: int, context: Context) -> Days:
    """The previous Friday: before the last day named in the last sentences or the last Friday named, else before publication."""
    days = [n for n in reversed(context.named) if n.bounds[0] == n.bounds[1]]
    near = (n for n in days if n.sentence >= context.number - NEAR)
    named = next((n for n in near if count > 0 or context.published is None or n.bounds[0] <= context.published), None)
    named = named or next((n for n in days if n.form == Day(weekday=weekday)), None)
    if named is None:
        return days_of(Direction(count, Day(weekday=weekday)), context)
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


@days_of.register
def year_before_days(form: YearBefore, context: Context) -> Days:
    """ "A year earlier": before the last period named, or the one that the figure is counted by."""
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


def _is_to_date(whole: Bounds, context: Context) -> bool:
    """ "Takeovers worth $90bn have been announced this year, against $80bn in the same period of 2025": the part of the year so far."""
    since = _THIS_YEAR.search(context.text, context.sentence.start, context.at.start)
    here = (n.bounds for n in context.named if n.sentence == context.number)
    parts = [b for b in here if b[0] != b[1] and not (is_about("year", b) or is_about("month", b))]
    return since is not None and not parts and is_about("year", whole)


@days_of.register
def same_in_days(form: SameIn, context: Context) -> Days:
    """The same period last year: the one reported on, moved into the year that is named."""
    whole = bounds_of(form.of, context)
    if whole is None:
        return NOWHERE
    today = context.published
    day_here = form.unit == "day" and any(n.bounds[0] == n.bounds[1] for n in context.named if n.sentence >= context.number - 1)
    now = _is_to_date(whole, context) if form.unit is None else form.unit == "day" and not day_here
    if now and today is not None and whole[0] < today:
        _, then = moved("year", (today, today), whole[0].year - today.year)
        return to_days((then if form.unit else whole[0], then))
    compared = compared_before(context)
    if form.unit is None and compared and whole[0] <= compared[0] and compared[1] <= whole[1]:
        return to_days(compared)
    unit = form.unit if form.unit != "year" else None
    counted = None if unit else unit_counted_by(context)
    named = (latest_named(context, counted) if counted else last_named(context, unit)) or reported_on(context, unit or counted)
    if named is None:
        return to_days(whole)
    years = whole[1].year - named[1].year or -isinstance(form.of, Shift)  # "last year" is the one before what is compared
    held = moved("year", named, years)
    if whole[1] < held[0]:
        held = moved("year", named, years - 1)  # "the same quarter of FY25": October to December of the year before
    return to_days(held)
