"""Expressions that hang on the periods named: that year, the previous quarter, the quarter, a year earlier, the same period last year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from extractor import timex
from extractor.forms import (
    Day,
    Direction,
    Latest,
    Numbered,
    Pointer,
    SameIn,
    Shift,
    Year,
    YearBefore,
)
from extractor.resolve.calendar import (
    ONE_DAY,
    is_about,
    moved,
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
from extractor.timex import Bounds


@days_of.register
def pointer_days(form: Pointer, context: Context) -> Days:
    """That year, the following month: the unit that holds the last period named, or one beside it."""
    if form.unit == "periods":
        return _same_periods(context)
    if form.unit is not None and form.unit.startswith("weekday"):
        return _weekday_beside(int(form.unit[-1]), form.count, context)
    named = _pointed_from(form.unit, context) if form.count < 0 else _pointed_at(form.unit, context)
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
        return _pointed_at(unit, context)
    named = [n for n in bases(context) if n.bounds[0] != n.bounds[1]]
    if unit in FISCAL_UNITS:
        near = (n.bounds for n in named if n.sentence >= context.number - NEAR and is_about(unit, n.bounds) and not n.ahead)
        found = next(near, None) or reported_on(context, unit)
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


def _closed_year(context: Context) -> Bounds | None:
    """The year that ended with the quarter reported on: "4 million in the fourth quarter, 12 million during the year"."""
    if (told := _year_of_part(context)) is not None:
        return told
    parts = (n.bounds for n in reversed(context.named) if not n.aside and any(is_about(unit, n.bounds) for unit in FISCAL_UNITS))
    named = next(parts, None)
    if named is None or context.published is None or named[1] > context.published:
        return None
    following = named[1] + ONE_DAY
    if _is_fourth(named, context):
        return moved("year", (following, following), -1)[0], named[1]
    if (following.day, following.month) != (1, context.fiscal):
        return None
    return moved("year", unit_bounds("year", following, context.fiscal), -1)


def _year_of_part(context: Context) -> Bounds | None:
    """ "fell 4% in the first half of 2025 but recovered in the second, leaving them 1% lower for the year": the year of the part."""
    here = (n for n in reversed(context.named) if n.sentence == context.number and not n.aside and isinstance(n.form, Numbered))
    part = next((n.form for n in here if isinstance(n.form, Numbered) and n.form.unit in FISCAL_UNITS), None)
    whole = bounds_of(part.of, context) if part is not None and isinstance(part.of, Year) else None
    over = whole is not None and context.published is not None and whole[1] < context.published
    return whole if over else None


def _is_fourth(bounds: Bounds, context: Context) -> bool:
    """Whether a quarter was named as the fourth, whoever's calendar it is."""
    return any(n.bounds == bounds and isinstance(n.form, Numbered) and n.form.number == 4 for n in context.named)


_THIS_YEAR = re.compile(r"(?<!of )(?<!earlier )\bthis year\b|\bso far\b|\bsince (?:the (?:start|beginning) of )?(?:January|the year)\b")
_SUMMED_UP = re.compile(r"\b(?:making|bringing|taking)\b(?:[^.;]|\.(?=\d))*\b(?:for|over) $")
# "Revenue for the year", "built 3,100 homes over the year"; but "the shares are down 4% for the year", "sold it earlier in the year"
_OF_YEAR = re.compile(
    r"\b(?:revenues?|sales|turnover|profits?|loss(?:es)?|earnings|income|ebitd?a|dividends?|payout|capex|spending|cash flow|margins?)"
    r" for $|(?<!\bearlier)(?<!\blater)(?<!\bearly)(?<!\blate) (?:in|over|during) $",
    re.IGNORECASE,
)
_LEAD, _YOUNG = 32, 150  # characters; days
_CLOSING = re.compile(r"\b(?:end|clos|finish)(?:ed|ing) $")


def _closed(unit: str | None, context: Context) -> list[Bounds]:
    """ "14 billion at the end of October. Orders in the month": the month or year that a level was told for the end of."""
    if unit not in ("month", "year") or context.published is None:
        return []
    days = [n.bounds[1] for n in context.named if n.bounds[0] == n.bounds[1] <= context.published and not n.aside]
    whole = (unit_bounds(unit, day, CALENDAR if unit == "month" else context.fiscal) for day in days[-1:])
    return [bounds for bounds in whole if bounds[1] == days[-1]]


def _is_summed_up(context: Context) -> bool:
    """ "Holders are to get a final dividend of 11p, making 17p for the year": what it comes to with what was before."""
    return _SUMMED_UP.search(context.text, max(context.sentence.start, context.at.start - 40), context.at.start) is not None


def _is_whole(context: Context) -> bool:
    """ "For the full year it delivered 800,000 cars": a year that is over."""
    return context.text.startswith(("the full ", "the whole ", "The full ", "The whole "), context.at.start)


def _is_reported(context: Context, year: Bounds) -> bool:
    """ "Revenue for the year was down 4%", "making 17p for the year", told in March: of a year that had just begun nothing is."""
    young = context.published is not None and (context.published - year[0]).days < _YOUNG
    lead = max(context.sentence.start, context.at.start - _LEAD)
    return young and (_OF_YEAR.search(context.text, lead, context.at.start) is not None or _is_summed_up(context))


def _of_results(ended: Sequence[Bounds], context: Context) -> list[Bounds]:
    """ "In the quarter sales fell. April was better. It ended the period with 512 shops": as long as results are, the last ones near."""
    long = [bounds for bounds in ended if (bounds[1] - bounds[0]).days >= SHORT_QUARTER]
    near = {named.bounds for named in context.named if named.sentence >= context.number - NEAR}
    return [bounds for bounds in long if bounds in near] or long


def _half_of_quarter(context: Context) -> Bounds | None:
    """The half that closes with the last quarter named, where one does and it is over."""
    quarter = next((n.bounds for n in reversed(context.named) if not n.aside and is_about("quarter", n.bounds)), None)
    half = unit_bounds("half", quarter[1], context.fiscal) if quarter is not None else None
    over = half is not None and quarter is not None and half[1] == quarter[1]
    return half if over and context.published is not None and quarter is not None and quarter[1] <= context.published else None


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
    if unit is None:
        ended = _of_results(ended, context) or ended
    ended = ended or _closed(unit, context)
    ahead = unit in ("year", "month") and (context.looks > 0 or (unit == "year" and context.guides)) and not _is_summed_up(context)
    if ended and unit not in ("week", "weekend") and not ahead:
        last = max(ended, key=lambda b: b[1])
        if unit != "month" or today is None or (today - last[1]).days < 62:
            return to_days(last)
    if not ended and unit == "half" and context.looks <= 0 and (half := _half_of_quarter(context)) is not None:
        return to_days(half)  # "64 million in the second quarter. For the half as a whole it was 98 million"
    if not ended and unit == "half" and context.looks <= 0 and (told := reported_on(context, unit)) is not None:
        return to_days(told)  # "in the half", where only a balance sheet's day tells which
    closed = _closed_year(context) if unit == "year" and context.looks < 0 else None
    if closed is not None:
        return to_days(closed)
    if today is None or unit is None:
        return NOWHERE
    bounds = unit_bounds(unit, today, context.fiscal if unit in ("year", *FISCAL_UNITS) else CALENDAR)
    if unit == "year" and _CLOSING.search(context.text, max(0, context.at.start - 12), context.at.start):
        return to_days(moved(unit, bounds, -((bounds[1] - today).days > 60 and context.looks <= 0)))
    back = (unit in FISCAL_UNITS and context.looks <= 0) or (unit == "weekend" and context.looks <= 0 and bounds[1] > today)
    back = back or (unit == "year" and not ahead and context.looks < 0 and (_is_whole(context) or _is_reported(context, bounds)))
    return to_days(moved(unit, bounds, -1) if back else bounds)


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
