"""Expressions that hang on the publication day, or so many units from it or from a period named → the days they cover."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from extractor import timex
from extractor.forms import (
    Away,
    Day,
    Direction,
    Holiday,
    Length,
    Numbered,
    Rolling,
    Season,
    Shift,
    Year,
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
    SHORT_QUARTER,
    bases,
    last_named,
    reported_on,
)
from extractor.resolve.period_context import (
    FISCAL_UNITS,
    NOWHERE,
    Context,
    Days,
    Named,
    bounds_of,
    days_of,
    one_day,
    to_days,
)
from extractor.resolve.period_phrases import compound_day, is_compound
from extractor.timex import Bounds

LEAD, JUST = 2, 60  # sentences an article opens with; days
_NEXT_DAY, _NEAR = Shift("day", 1), 2  # sentences back to the day named last
_DECADE, _OVER = Length((("decade", Decimal(1)),)), re.compile(r"\b(?:over|during|within|for) $")
NEW_YEAR, LATE = Shift("year", 0, fiscal=True), 10  # "the new year" is the coming one from October on
_NEW_YEAR = re.compile(r"\bnew year$", re.IGNORECASE)


@days_of.register
def shift_days(form: Shift, context: Context) -> Days:
    """ "Last week", "this year": the unit of the publication day moved, a fiscal one where results are told."""
    today = context.published
    if today is None:
        return NOWHERE
    if form == _NEXT_DAY and (told := _day_told(context)) is not None:
        return to_days((told, told))
    plain = context.fiscal == CALENDAR and context.looks > 0  # a retailer's new year may begin in September
    if form == NEW_YEAR and today.month >= LATE and plain and _NEW_YEAR.search(context.text, context.at.start, context.at.end):
        return to_days(timex.months(today.year + 1, 1, 12))
    reported = _reported(form, context)
    if reported is not None:
        return to_days(reported)
    just_ended = _year_of_lead(form, context, today)
    if just_ended is not None:
        return to_days(just_ended)
    beside = context.beside_results
    of_outlook = form.unit == "year" and form.count == 0 and form.part >= 0 and context.of_outlook
    fiscal = form.fiscal or form.unit in FISCAL_UNITS or context.results or beside or of_outlook or _beside_fiscal(form, context)
    bounds = moved(form.unit, unit_bounds(form.unit, today, context.fiscal if fiscal else CALENDAR), form.count)
    if beside and bounds == (last_named(context, "year") or reported_on(context, "year")):
        bounds = moved("year", bounds, -1)  # nothing is compared with itself
    if form.unit == "decade" and form.count == -1 and _OVER.search(context.text, max(0, context.at.start - 8), context.at.start):
        return days_of(Rolling(_DECADE, -1), context)  # "sales have doubled over the last decade"
    if form.unit in ("decade", "century"):
        return Days(f"{bounds[0].year // (10 if form.unit == 'decade' else 100)}", *bounds)
    if form.part:
        return Days(timex.of_bounds(*bounds), *((bounds[0], today) if form.part < 0 else (today, bounds[1])))
    return to_days(bounds)


def _day_told(context: Context) -> date | None:
    """ "It reported on March 24. The next day the stock jumped": the day behind the one named last, in a story of what was."""
    last = next((n for n in reversed(context.named) if n.bounds[0] == n.bounds[1]), None)
    if last is None or context.looks > 0 or context.number - last.sentence > _NEAR:
        return None
    day = last.bounds[0] + timedelta(days=1)
    return day if context.published is not None and day <= context.published else None


def _beside_fiscal(form: Shift, context: Context) -> bool:
    """Whether a year stands beside a fiscal one: "90 billion yen this fiscal year and 130 billion next year"."""
    if form.unit != "year" or not context.named or context.named[-1].sentence != context.number:
        return False
    last = context.named[-1].form
    return isinstance(last, Shift) and last.fiscal


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
    """ "Next May", "this winter", "last Friday"."""
    today, of, count = context.published, form.of, form.count
    if today is None:
        return days_of(of, context)
    if isinstance(of, Day) and of.day is None and of.weekday:
        told = count == 0 and context.looks < 0  # "fell 5% this Tuesday": but "will open this Tuesday"
        return days_of(of, context) if told else one_day(_weekday_towards(of.weekday, count, today))
    if isinstance(of, Numbered) and of.unit == "month":
        return to_days(timex.months(_month_towards(of.number, count, today), of.number, 1))
    if isinstance(of, (Season, Holiday)):
        years = [days_of(replace(of, of=Year(today.year + n)), context) for n in (-2, -1, 0, 1, 2)]
        if count == 0:  # in February "this winter" began last year
            return next((d for d in years if d.start and d.end and d.start <= today <= d.end), years[2])
        fitting = [d for d in years if d.start and d.end and (d.end < today if count < 0 else d.start > today)]
        if fitting:
            return fitting[count] if count < 0 else fitting[count - 1]
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
        return today.year - (month >= today.month - 2) + count + 1
    return today.year + (count > 0 and month <= today.month) + max(0, count - 1)


def _year_told(context: Context) -> Bounds | None:
    """ "It lost 4 million in 2022 and 9 million in the next two years": the year that a sentence about the past counts on from."""
    last = context.named[-1] if context.named else None
    if last is None or last.sentence != context.number or context.looks >= 0 or not is_about("year", last.bounds):
        return None
    return last.bounds


@days_of.register
def rolling_days(form: Rolling, context: Context) -> Days:
    """ "The past three months" end with the day of publication; days, and whole calendar units where the words say so, before it."""
    value, today = length_timex(form.length), context.published
    if is_vague(form.length) or today is None or form.length.high is not None:
        return Days(value)
    start = end = today
    unit = form.length.parts[0][0]
    if form.sign > 0 and unit == "year" and (told := _year_told(context)) is not None:
        return to_days(stretch(told[1] + ONE_DAY, form.length))
    if (form.whole and len(form.length.parts) == 1) or unit == "quarter" or (unit == "decade" and form.sign > 0):
        start, end = unit_bounds(unit, today, context.fiscal if unit == "quarter" else CALENDAR)
        start -= ONE_DAY
    elif unit == "day":
        start -= ONE_DAY
    return Days(value, *(stretch_to(start, form.length) if form.sign < 0 else stretch(end + ONE_DAY, form.length)))


@days_of.register
def away_days(form: Away, context: Context) -> Days:
    """ "Two years ago", "three months later": from the publication day, or from the last period named."""
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
        named = _last_day_named(form.sign, context) if near else last_named(context)
        anchor = named[1] if named else anchor
    if anchor is None or is_vague(form.length):
        return Days(length_timex(form.length))
    if is_compound(form):
        counted = compound_day(form.length, form.sign, anchor)
        return one_day(counted) if counted else Days(length_timex(form.length))
    if form.named and form.sign < 0 and named and stretch(named[0], form.length) == named:
        return to_days(stretch_to(named[0] - ONE_DAY, form.length))  # three months earlier than a quarter
    day = stepped(anchor, form.length, form.sign)
    if form.named and form.sign > 0 and context.looks < 0 and context.published is not None and day > context.published:
        return Days(length_timex(form.length))  # "which opened ten days later": behind a day that nobody names
    if form.named and named and named[0] == named[1] and unit_months(form.length):
        last_of_month = (anchor + ONE_DAY).day == 1
        return one_day(unit_bounds("month", day)[1] if last_of_month else day)  # three months before 30 September: 30 June
    unit, count = form.length.parts[-1]
    if unit == "week" and form.named and context.named and isinstance(context.named[-1].form, Day) and _is_here(context.named[-1], context):
        return one_day(day)  # at Tuesday's auction it fetched more than two weeks earlier
    if unit == "year" and count is not None and count != int(count):
        unit = "month"  # half a year ago
    coarse = not form.exact and len(form.length.parts) == 1 and (unit in MONTHS_IN or (unit == "week" and count != 1))
    return to_days(unit_bounds("year" if unit in ("decade", "century") else unit, day)) if coarse else one_day(day)


def _is_here(named: Named, context: Context) -> bool:
    return named.sentence == context.number


def _last_day_named(sign: int, context: Context) -> Bounds | None:
    """The last day named; what lies days before one is not counted from one still to come."""
    days = (n.bounds for n in reversed(context.named) if n.bounds[0] == n.bounds[1])
    return next((b for b in days if sign > 0 or context.published is None or b[0] <= context.published), None)


def unit_months(length: Length) -> bool:
    return all(unit in MONTHS_IN for unit, _ in length.parts)
