"""Holidays and the weekends around them → the days they cover: the nearest that the words around look to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from extractor.forms import Direction, Holiday, Weekend
from extractor.resolve.calendar import unit_bounds
from extractor.resolve.holiday_places import of_place
from extractor.resolve.holidays import holiday
from extractor.resolve.period_context import Context, Days, bounds_of, days_of, one_day, to_days
from extractor.resolve.period_dates import JUST_OVER, nearest
from extractor.resolve.tense_words import SURELY

_NEAR = 30  # characters


@days_of.register
def holiday_days(form: Holiday, context: Context) -> Days:
    """The nearest holiday of the name that the words around look to."""
    if form.of is not None:
        whole = bounds_of(form.of, context)
        day = _holiday_here(form.name, whole[0].year, context) if whole else None
        return one_day(day) if day else Days("XXXX-XX-XX")
    today = context.published
    if today is None:
        return Days("XXXX-XX-XX")
    if form.name == "new year eve" and _names_lunar_new_year(context):
        form = replace(form, name="lunar new year eve")
    days = [day for year in (today.year - 1, today.year, today.year + 1) if (day := _holiday_here(form.name, year, context))]
    if context.is_deadline:
        days = [day for day in days if day >= today]  # "means to have 300 by Christmas"
    elif context.looks == SURELY:
        days = [day for day in days if (today - day).days < JUST_OVER]
    return one_day(nearest(days, today)) if days else Days("XXXX-XX-XX")


def _holiday_here(name: str, year: int, context: Context) -> date | None:
    text, sentence, at = context.text, context.sentence, context.at.start
    there = of_place(name, text[max(sentence.start, at - _NEAR) : at], text[sentence.start : sentence.end], text)
    return holiday(there, year) if isinstance(there, str) else date(year, *there)


@days_of.register
def weekend_days(form: Weekend, context: Context) -> Days:
    """Saturday to a Monday that is off, a Thursday or Friday that is off to Sunday."""
    day = holiday_days(Holiday(form.name, form.of), context).start
    if day is None:
        return Days("XXXX-WXX-WE")
    saturday, sunday = unit_bounds("weekend", day - timedelta(days=7 * (day.isoweekday() < 3)))
    return to_days((min(day, saturday), max(day, sunday)) if day.isoweekday() not in (2, 3) else (saturday, sunday))


def _names_lunar_new_year(context: Context) -> bool:
    forms = (named.form.of if isinstance(named.form, Direction) else named.form for named in context.named)
    return any(isinstance(form, Holiday) and form.name == "lunar new year" for form in forms)
