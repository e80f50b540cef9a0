"""Periods up to or from a day, and ranges → the days they cover."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TypeGuard

from extractor import timex
from extractor.forms import Day, Ending, Form, Length, Numbered, PartOf, Range, Starting, Year
from extractor.resolve.calendar import (
    MONTHS_IN,
    ONE_DAY,
    add_months,
    is_vague,
    length_timex,
    moved,
    stepped,
    stretch,
    stretch_to,
    unit_bounds,
)
from extractor.resolve.fiscal import CALENDAR, is_expected
from extractor.resolve.period_context import NOWHERE, Context, Days, bounds_of, days_of, in_quarters, to_days
from extractor.resolve.period_dates import JUST_OVER, existing_days
from extractor.resolve.period_parts import is_bare_part
from extractor.timex import Bounds

_QUARTER = Length((("quarter", Decimal(1)),))
_AWAITED = 100  # days from the end of a period to its results
_YEAR_PAIR = re.compile(r"\d{4}[-/–]\d\d")
# "the 2025/26 season", "the crop year 2025/26", "marketing year 2025/26": from harvest to harvest, or from one cup to the next.
_GROWS = (
    r"(?:season|crop|harvest|campaign|vintage|crush"
    r"|(?:crop|marketing|harvest|milling|sugar|coffee|cocoa|cotton|dairy|milk|wool|grain) year)"
)
_SEASON = re.compile(rf" (?:[a-z]+ ){{0,2}}{_GROWS}\b")
_OF_SEASON = re.compile(rf"\b{_GROWS},? (?:of )?$")
_SEASONAL = re.compile(rf"\b(?:20\d\d[-/–]\d\d (?:[a-z]+ ){{0,2}}{_GROWS}\b|{_GROWS},? (?:of )?20\d\d[-/–]\d\d\b)")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]*\.?"
_SEASON_STARTS = re.compile(
    rf"\b(?P<first>{_MONTH})(?:[-–]| to ){_MONTH} (?:20\d\d[-/–]\d\d )?(?:\w+ )?{_GROWS}\b"
    rf"|\b{_GROWS},? (?:20\d\d[-/–]\d\d,? )?(?:(?:that|which) )?(?:starts?|started|starting|begins?|began|beginning|runs?|running|opened)"
    rf"(?: on| in| from)? (?:\d\d? )?(?P<start>{_MONTH})"
)
_JULY, _NEAR = 7, 24  # characters


@days_of.register
def ending_days(form: Ending, context: Context) -> Days:
    """ "The year to 31 March"."""
    listed = _behind_listed(form, context)
    last = listed or _last_day(form.last, context)
    if last is not None and form.begun and not listed and context.published and not (isinstance(form.last, Numbered) and form.last.of):
        following = add_months(last + ONE_DAY, 12) - ONE_DAY  # the June quarter: the last one begun
        if stepped(following + ONE_DAY, form.length, -1) <= context.published or (context.looks > 0 and last < context.published):
            last = following
    if last is not None and not form.length.parts:
        return to_days(_told_to(last, context))
    if last is None or is_vague(form.length):
        return NOWHERE if last is None else Days(length_timex(form.length))
    if (last + ONE_DAY).day == 1 or form.length.parts[0][0] not in MONTHS_IN:
        return to_days(stretch_to(last, form.length))
    return to_days((stepped(last, form.length, -1) + ONE_DAY, last))


def _told_to(last: date, context: Context) -> Bounds:
    """The period ended June 30: the one told of that closed on that day, else a quarter."""
    told = [*(named.bounds for named in reversed(context.named)), *context.reports]
    closed = next((bounds for bounds in told if bounds[1] == last != bounds[0]), None)
    return closed or stretch_to(last, _QUARTER)


def _behind_listed(form: Ending, context: Context) -> date | None:
    """ "Orders rose in the March quarter of 2025 and halved in the June quarter": the one behind a quarter whose year was told."""
    last = context.named[-1] if form.begun and context.named else None
    if last is None or last.sentence != context.number or last.aside or context.looks > 0:
        return None
    if not (isinstance(form.last, Numbered) and isinstance(last.form, Ending) and last.form.begun and last.form.length == form.length):
        return None
    told, month = last.form.last, form.last
    if not isinstance(told, Numbered) or told.of is None or month.of is not None or month.number <= told.number:
        return None
    return add_months(last.bounds[1] + ONE_DAY, month.number - told.number) - ONE_DAY


def _last_day(last: Form, context: Context) -> date | None:
    """The day a period ended: of a date or month without a year the past one, unless the sentence looks ahead."""
    today, of = context.published, last.of if isinstance(last, PartOf) and last.edge else last
    if today is not None and isinstance(of, Day) and of.month and of.day and of.year is None:
        return _towards(existing_days(of.month, of.day, today), today, context)
    if today is not None and isinstance(of, Numbered) and of.unit == "month" and of.of is None and getattr(last, "part", "end") == "end":
        return _towards([timex.months(today.year + n, of.number, 1)[1] for n in (-2, -1, 0, 1)], today, context)
    whole = bounds_of(last, context)
    return whole and whole[1]


def _towards(days: Sequence[date], today: date, context: Context) -> date:
    """What is expected of a period is known a few months behind its end."""
    past, coming = max(day for day in days if day <= today), min(day for day in days if day > today)
    words = context.text[context.at.start : context.at.end]
    ahead = context.looks > 0 or context.guides
    # "expects 9 in the quarter ending June"; but "sold 9 in the quarter ending June"
    to_end = " ending " in words and (context.looks == 0 or is_expected(context.text, context.at.start))
    expected = to_end or (" ended " not in words and ahead)
    return coming if expected and (today - past).days > min((coming - today).days, _AWAITED) else past


@days_of.register
def starting_days(form: Starting, context: Context) -> Days:
    """ "The week of September 15"."""
    whole = bounds_of(form.first, context)
    if whole is None or is_vague(form.length):
        return Days("XXXX-WXX") if whole is None else Days(length_timex(form.length))
    if form.length == Length((("weekend", Decimal(1)),)):
        return to_days(unit_bounds("weekend", whole[0]))
    if form.length == Length((("week", Decimal(1)),)):
        return to_days(unit_bounds("week", whole[0] + ONE_DAY * (whole[0].isoweekday() == 7)))  # that of a Sunday is the one it opens
    return to_days(stretch(whole[0], form.length))


@days_of.register
def range_days(form: Range, context: Context) -> Days:
    """From the first day of the one to the last of the other; an end without a year takes the other's."""
    pair = _YEAR_PAIR.fullmatch(context.text, context.at.start, context.at.end)
    if pair and isinstance(form.last, Year) and form.first == Year(form.last.number - 1) and (month := _season_start(context)):
        return to_days(timex.months(form.last.number - 1, month, 12))  # the 2025/26 season
    if context.fiscal != CALENDAR and pair and isinstance(form.last, Year) and form.first == Year(form.last.number - 1):
        return days_of(Year(form.last.number, fiscal=True), context)  # 2024-25 is one year where the books close within it
    first, last = _share_year(form.first, form.last)
    if context.published and _is_bare_month(first) and _is_bare_month(last):
        if (told := _year_in_front(first.number, last.number, context)) is not None:
            return to_days(told)
        around = _months_around(first.number, last.number, context.published, context.looks)
        return _quarter_just_over(around, context) or around
    low, high = days_of(first, context), days_of(last, context)
    if low.start is None or low.end is None or high.start is None or high.end is None:
        return Days(f"{low.timex}/{high.timex}")
    start, end = low.start, high.end
    if isinstance(last, Day) and last.day is None:
        end = start + timedelta(days=(end - start).days % 7)  # Monday to Friday
    elif start > end:
        if _has_year(form.last):
            start, _ = moved("year", (start, low.end), end.year - start.year - (start.replace(year=end.year) > end))
        else:
            _, end = moved("year", (high.start, end), start.year - end.year + (end.replace(year=start.year) < start))
    if is_bare_part(first) and is_bare_part(last) and context.published and end > context.published and context.looks <= 0:
        start, end = moved("year", (start, end), -1)
    return in_quarters((start, end)) if _is_quarter(first) and _is_quarter(last) else to_days((start, end))


def _season_start(context: Context) -> int | None:
    """The month in which the season starts that a pair of years names, here or anywhere in a text that has no books closing otherwise."""
    text, at = context.text, context.at
    here = _SEASON.match(text, at.end) or _OF_SEASON.search(text, max(0, at.start - _NEAR), at.start)
    return _season_month(text) if here or (context.fiscal == CALENDAR and _SEASONAL.search(text)) else None


@lru_cache(maxsize=64)
def _season_month(text: str) -> int:
    """When the text says that its seasons start, else in July, as most do."""
    told = _SEASON_STARTS.search(text)
    return 1 + _MONTHS.index((told["first"] or told["start"])[:3]) if told else _JULY


def _is_quarter(form: Form) -> bool:
    return isinstance(form, Numbered) and form.unit == "quarter"


def _is_bare_month(form: Form) -> TypeGuard[Numbered]:
    return isinstance(form, Numbered) and form.unit == "month" and form.of is None


def _months_around(first: int, last: int, today: date, looks: int) -> Days:
    """From May to September: the stretch that holds the publication day, else the one the sentence looks at."""
    count = (last - first) % 12 + 1
    around = [timex.months(today.year + n, first, count) for n in (-2, -1, 0, 1)]
    holding = [b for b in around if b[0] <= today <= b[1] and looks >= 0]
    fitting = holding or [b for b in around if (b[0] > today if looks > 0 else b[1] < today)]
    return to_days(fitting[0] if looks > 0 else fitting[-1])


def _quarter_just_over(found: Days, context: Context) -> Days | None:
    """ "Acme is set to swing to a loss in the April-June quarter", told in July: results still to come, of a quarter that is over."""
    called = context.text.endswith("quarter", context.at.start, context.at.end)
    if not called or context.published is None or found.start is None or found.end is None or found.start < context.published:
        return None
    before = moved("year", (found.start, found.end), -1)
    return to_days(before) if (context.published - before[1]).days < JUST_OVER else None


def _year_in_front(first: int, last: int, context: Context) -> Bounds | None:
    """ "The 2026/27 (May-April) outlook", "Q3 (Nov-Jan) orders": what the brackets stand behind."""
    if not context.named or not context.text.startswith("(", context.at.start - 1):
        return None
    start, end = context.named[-1].bounds
    return (start, end) if (start.month, end.month) == (first, last) else None


def _has_year(form: Form) -> bool:
    return isinstance(form, Year) or getattr(form, "year", None) is not None or getattr(form, "of", None) is not None


def _share_year(first: Form, last: Form) -> tuple[Form, Form]:
    """From March to May 2024, 3 May to 9 June 2024: the year stands once."""
    if isinstance(first, Day) and isinstance(last, Day) and last.year and first.month and first.year is None:
        return replace(first, year=last.year - (first.month > (last.month or 12))), last
    if isinstance(first, Numbered) and isinstance(last, Numbered) and first.of is None and last.of is not None and first.unit == last.unit:
        return replace(first, of=last.of), last
    if isinstance(first, Numbered) and isinstance(last, Numbered) and last.of is None and first.of is not None and first.unit == last.unit:
        return first, replace(last, of=first.of)
    return first, last
