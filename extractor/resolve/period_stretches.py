"""Lengths and numbered stretches → the days they cover."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from extractor.forms import Ending, First, Length, Nth, Numbered, Pointer, Recalled, Rolling, Year, YearBefore
from extractor.resolve.calendar import (
    MONTHS_IN,
    ONE_DAY,
    add_months,
    is_about,
    is_vague,
    length_timex,
    moved,
    stepped,
    stretch,
    stretch_to,
    unit_bounds,
)
from extractor.resolve.period_context import NOWHERE, Context, Days, Named, bounds_of, days_of, in_quarters, one_day, to_days
from extractor.resolve.period_dates import REPORTED_WITHIN, week_of
from extractor.resolve.period_parts import is_bare_part
from extractor.resolve.tense_words import SURELY
from extractor.timex import Bounds

# In two weeks, but neither "the second time in two weeks" nor what a balance sheet says, "due within one year".
_LED = re.compile(
    r"(?<!time )(?<!first )(?<!second )(?<!third )(?<!due )(?<!maturing )(?<!payable )"
    r"\b(in|within)\s(?:(?:about|around|roughly|just|less than|the)\s)?$", re.IGNORECASE
)
# "the third increase in two years", "the biggest fall within three months": those that are over.
_RANKED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|biggest|largest|smallest|steepest|sharpest|highest|lowest|worst|best"
    r"|only|latest)\s(?:(?:such|of its kind)\s|[\w-]+\s){1,3}$", re.IGNORECASE
)
_OVER = re.compile(r"\b(?:over|for)\s(?:the\s)?$", re.IGNORECASE)
_SUMMING = re.compile(r"\b(?:over|in|across|during)\s(?:the\s|those\s|all\s)?$", re.IGNORECASE)
_RANK = 40  # characters
_RECENTLY = 3  # sentences
_ROUND = timedelta(days=14)  # by which so many weeks of a half may be told before they are over: shops close their books on a weekend
NINE_MONTHS = Recalled(Length((("month", Decimal(9)),)))
_SINCE = re.compile(r"\s(?:since|after|before|that|until|of)\b")
_FINISHED = re.compile(r"\b(?:finished|ended|closed) [A-Z][a-z]+ ")
_FINAL = re.compile(r"\b(?:final|closing)\b|\bof the year$", re.IGNORECASE)
_BACK = (Pointer, YearBefore)  # "the prior quarter"


@days_of.register
def length_days(form: Length, context: Context) -> Days:
    """A length takes the bounds of the periods named before that it sums up, or reaches from publication into what is to come."""
    value = length_timex(form)
    if is_vague(form) or form.high is not None:
        return Days(value)
    ahead = _ahead(form, context)
    if ahead or not context.named:
        return Days(value, *(ahead or ()))
    if months := _months_of_year(form, context):
        return Days(value, *months)
    if context.looks > 0 and _LED.search(context.text, max(context.sentence.start, context.at.start - 12), context.at.start):
        return Days(value)  # "who needs it in two years should sell" sums up nothing
    return Days(value, *(_summed(form, context) or ()))


def _summed(form: Length, context: Context) -> Bounds | None:
    """The periods of the sentence before that a length sums up; "in three years" is the stretch of so many years named shortly before."""
    last = context.named[-1].sentence
    bounds = [n.bounds for n in context.named if n.sentence == last and n.bounds[0] != n.bounds[1]]
    if len(bounds) > 1 and context.number - last <= 1:
        start, end = min(b[0] for b in bounds), max(b[1] for b in bounds)
        return (start, end) if stretch(start, form) == (start, end) else None
    if form.parts[0][0] != "year" or not _SUMMING.search(context.text, context.sentence.start, context.at.start):
        return None
    near = (n.bounds for n in reversed(context.named) if context.number - n.sentence <= _RECENTLY)
    return next((named for named in near if form.parts[0][1] != 1 and named == stretch(named[0], form)), None)


def _months_of_year(form: Length, context: Context) -> Bounds | None:
    """Over eleven months: those of the year up to a November that was just named."""
    last = next((n for n in reversed(context.named) if not n.aside), None)
    if last is None or not isinstance(last.form, Numbered) or last.form.unit != "month" or context.number - last.sentence > 1:
        return None
    if form != Length((("month", Decimal(last.form.number)),)) or not _OVER.search(context.text, context.sentence.start, context.at.start):
        return None
    return last.bounds[0].replace(month=1, day=1), last.bounds[1]


def _ahead(form: Length, context: Context) -> Bounds | None:
    """In two weeks: the last day; within two weeks: the days up to it; "within three years" counts from no day in particular."""
    led = _LED.search(context.text, max(context.sentence.start, context.at.start - 12), context.at.start)
    if led is None or context.published is None or context.looks < SURELY:
        return None
    if _RANKED.search(context.text, max(context.sentence.start, led.start() - _RANK), led.start()):
        return None
    if led[1].lower() == "within":
        return None if form.parts[0][0] == "year" and form.parts[0][1] != 1 else stretch(context.published, form)
    day = stepped(context.published, form, 1)
    return day, day


@days_of.register
def recalled_days(form: Recalled, context: Context) -> Days:
    """The nine weeks: the last period named that is as long."""
    if form.count > 0:
        return _behind_named(form.length, context)
    if form.same and context.corresponds:
        return days_of(YearBefore(1), context)
    named = [n for n in context.named if not n.aside and n.bounds[0] != n.bounds[1] and stretch(n.bounds[0], form.length) == n.bounds]
    named = [n for n in named if not isinstance(n.form, _BACK)] or named  # "£121m, having lost £14m in the year before"
    if named:
        return to_days(_before(form.length, named[-1].bounds) if form.count else _told_of(named, context))
    if form.same:
        return _same_stretch(form.length, context)
    if form == NINE_MONTHS and not _SINCE.match(context.text, context.at.end):
        part = _quarter_told(context)
        nine = to_days(stretch_to(part[1], form.length)) if part else first_days(First(form.length), context)
        return nine._replace(timex="P9M")  # companies report on the first nine, up to the quarter that they tell of
    here = [n for n in context.named if n.sentence == context.number and isinstance(n.form, Ending)] if form.count < 0 else []
    if here:
        return to_days(_before(form.length, here[-1].bounds))  # "4% in the six weeks to 3 January, from 3% in the previous 13 weeks"
    if form.count:
        return days_of(Rolling(form.length, form.count, whole=True), context)
    if (closed := _month_before(context)) and form.length.parts[0][0] == "month" and not is_vague(form.length):
        return to_days(stretch_to(closed[1], form.length))
    return length_days(form.length, context)


def _told_of(named: Sequence[Named], context: Context) -> Bounds:
    """The last stretch, but no older year told in passing: "fell last year; the margin, 14% as recently as 2021"."""
    last = named[-1]
    later = [n for n in named[:-1] if n.sentence >= context.number - 1 and not n.ahead and n.bounds[1] > last.bounds[1]]
    return later[-1].bounds if later and isinstance(last.form, Year) else last.bounds


def _quarter_told(context: Context) -> Bounds | None:
    """The quarter just over that the article told of last, not only to compare with."""
    today = context.published
    told = (
        n.bounds
        for n in reversed(context.named)
        if not (n.aside or n.ahead or isinstance(n.form, _BACK)) and is_about("quarter", n.bounds)
    )
    last = next(told, None)
    recent = last is not None and today is not None and 0 <= (today - last[1]).days <= REPORTED_WITHIN
    return last if recent and last is not None and (last[1] + ONE_DAY).day == 1 else None


def _month_before(context: Context) -> Bounds | None:
    """ "Finished June with 48 million users, having signed up 1.1 million during the three months": the month that they end with."""
    last = context.named[-1] if context.named else None
    if last is None or last.sentence != context.number or not (isinstance(last.form, Numbered) and last.form.unit == "month"):
        return None
    return last.bounds if _FINISHED.search(context.text, context.sentence.start, context.at.start) else None


def _same_stretch(length: Length, context: Context) -> Days:
    """The same four years: a stretch as long, only compared with or not, else those named one by one before."""
    if not context.named or is_vague(length):
        return length_days(length, context)
    stretches = (n.bounds for n in reversed(context.named) if n.bounds[0] != n.bounds[1])
    summed = next((bounds for bounds in stretches if stretch(bounds[0], length) == bounds), None) or _summed(length, context)
    return to_days(summed) if summed else length_days(length, context)


def _behind_named(length: Length, context: Context) -> Days:
    """The following two years: those behind the last period named, if it is one of the last sentences'."""
    last = context.named[-1] if context.named else None
    if last is None or last.sentence < context.number - 1 or length.parts[0][0] not in MONTHS_IN:
        return length_days(length, context)
    return to_days(stretch(last.bounds[1] + ONE_DAY, length))


def _before(length: Length, bounds: Bounds) -> Bounds:
    """The stretch as long that ends where these days begin."""
    return stretch_to(bounds[0] - ONE_DAY, length)


@days_of.register
def nth_days(form: Nth, context: Context) -> Days:
    """ "The second week of March", "the last Friday of the month"."""
    whole = bounds_of(form.of, context)
    if whole is None:
        return NOWHERE
    start, end = whole
    if form.unit.startswith("weekday"):
        return one_day(_nth_weekday(form.number, int(form.unit[-1]), start, end))
    length = Length(((form.unit, Decimal(1)),))
    if form.unit == "week" and is_about("year", whole):
        return _iso_week_of(start.year, form.number)
    if form.number > 0:
        nth = moved(form.unit, stretch(start, length), form.number - 1)
        return to_days(nth) if nth[0] <= end else NOWHERE  # the 31st of a month of thirty days
    return to_days(moved(form.unit, stretch_to(end, length), form.number + 1))


def _iso_week_of(year: int, number: int) -> Days:
    """The weeks of a year are numbered by ISO 8601; those of a month are days 1 to 7 and so on."""
    weeks = date(year, 12, 28).isocalendar()[1]
    return week_of(year, number if number > 0 else weeks + 1 + number)


def _nth_weekday(number: int, weekday: int, start: date, end: date) -> date:
    if number > 0:
        return start + timedelta(days=(weekday - start.isoweekday()) % 7 + 7 * (number - 1))
    return end - timedelta(days=(end.isoweekday() - weekday) % 7 - 7 * (number + 1))


@days_of.register
def first_days(form: First, context: Context) -> Days:
    """ "The first nine months of 2025"; alone, those of the fiscal year."""
    if is_vague(form.length) or (form.of is None and form.length.parts[0][0] in ("year", "decade", "century")):
        return Days(length_timex(form.length))  # the first two years are those of whatever began
    if form.of is not None:
        whole = bounds_of(form.of, context)
        if whole is None:
            return NOWHERE
        found = stretch(whole[0], form.length) if form.sign > 0 else stretch_to(whole[1], form.length)
        if is_bare_part(form.of) and context.published and (later := moved("year", found, 1))[1] - _ROUND <= context.published:
            found = later  # the first five weeks of the second half, which is not over
        if isinstance(form.of, Numbered) and form.of.unit == "decade":
            return Days(f"{form.of.number:03}", *found, "start" if form.sign > 0 else "end")  # half a decade has no value of its own
        return in_quarters(found) if form.length.parts[0][0] == "quarter" else to_days(found)
    if context.published is None:
        return NOWHERE
    if form.sign < 0 and _FINAL.search(context.text, context.at.start, context.at.end):
        if (whole := _told_with_end(form.length, context)) is not None:
            return to_days(stretch_to(whole[1], form.length))  # "in the 13 weeks to 3 January … in the final six weeks"
        # else of the year that ended last
        return to_days(stretch_to(unit_bounds("year", context.published, context.fiscal)[0] - ONE_DAY, form.length))
    if form.sign < 0:
        return days_of(Rolling(form.length, -1), context)
    start, _ = unit_bounds("year", context.published, context.fiscal)
    found = stretch(start, form.length)
    if found[1] > context.published:
        found = stretch(add_months(start, -12), form.length)
    return in_quarters(found) if form.length.parts[0][0] == "quarter" else to_days(found)


def _told_with_end(length: Length, context: Context) -> Bounds | None:
    """The stretch told with its last day that the article spoke of last, if it is longer than a part of it and no whole year."""
    ended = (n.bounds for n in reversed(context.named) if isinstance(n.form, Ending) and n.bounds[0] != n.bounds[1] and not n.ahead)
    last = next(ended, None)
    if last is None or is_about("year", last) or stretch_to(last[1], length)[0] <= last[0]:
        return None
    return last
