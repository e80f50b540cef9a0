"""Period expressions → days.

Every form of `extractor.forms` has one function here that says which days it covers, given what is known where it stands:
the publication day, the last period named, the fiscal calendar the article reveals and the tense of its sentence.

    bare weekday        the last one up to the publication day; the next where the sentence looks ahead
    month, month-day    the nearest; the past one after "ended", "since" or in the past tense
    quarter, half       the last one that has begun
    first nine months   the latest that had ended
    year ago, earlier   as long as the last period named and a year before it
    N units ago         the unit N before (TimeML); "N units from now" the day
    past N units        a duration (TimeML) with the days up to the publication day
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from extractor import timex
from extractor.forms import (
    Away, Day, Direction, Ending, First, Form, Holiday, Latest, Length, Nth, Numbered, PartOf, Pointer, Range, Rolling,
    SameIn, Season, Shift, Starting, Year, YearBefore,
)  # fmt: skip
from extractor.mentions import Period, PeriodExpression, Span
from extractor.resolve.holidays import holiday
from extractor.rules import Rule

RULES: tuple[Rule, ...] = ()

MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Days:
    """What a form covers; the bounds are None where nothing anchors it."""

    timex: str
    start: date | None = None
    end: date | None = None
    modifier: str | None = None


@dataclass(slots=True)
class Context:
    """What is known at one place of the article."""

    published: date | None
    fiscal: int = 1  # the month in which the fiscal year starts
    direction: int = 0  # -1 the sentence looks back, 1 ahead
    named: list[tuple[Form, Days]] = field(default_factory=list)


def resolve_periods(text: str, expressions: Sequence[PeriodExpression], sentences: Sequence[Span], published: date | None) -> list[Period]:
    """The periods of an article in text order; without a publication day relative ones keep null dates."""
    context = Context(published, fiscal_start(expressions))
    periods = []
    at = 0
    for expression in expressions:
        while at + 1 < len(sentences) and sentences[at].end <= expression.start:
            at += 1
        context.direction = direction(text, expression, sentences[at] if sentences else Span(0, len(text)))
        found = resolve(expression.form, context)
        if found.timex[0] != "P" and found.start:
            context.named.append((expression.form, found))
        kind = "duration" if found.timex[0] == "P" else _kind(found)
        periods.append(
            Period(expression.start, expression.end, expression.rule, kind, found.timex, found.start, found.end, found.modifier or expression.modifier)
        )
    return periods


def _kind(found: Days) -> str:
    if found.start is None:
        return "date" if re.fullmatch(r"[\dX]{4}-(?:[\dX]{2}-[\dX]{2}|WXX-\d)", found.timex) else "interval"
    return "date" if found.start == found.end else "interval"


# --- clues of the article ---------------------------------------------------------------------------------------------

_AHEAD = re.compile(
    r"\b(?:will|won't|shall|would|expect(?:s|ed)?|due|scheduled|plans?|planned|set to|to be|forecasts?|upcoming|next|begins|starts|brings|should|could|may|until|by|intends?|likely)\b"
)
_BACK = re.compile(r"\b(?:\w+ed|was|were|had|has|have|rose|fell|won|lost|sold|bought|since|began|grew|held|made|took|said|ended|after|went|came|told)\b")


def direction(text: str, expression: PeriodExpression, sentence: Span) -> int:
    """Whether the words around an expression look back (-1), ahead (1) or neither."""
    before = text[max(sentence.start, expression.start - 60) : expression.start]
    ahead = [m.start() for m in _AHEAD.finditer(before)]
    back = [m.start() for m in _BACK.finditer(before)]
    if ahead or back:
        return 1 if max(ahead, default=-1) > max(back, default=-1) else -1
    after = text[expression.end : min(sentence.end, expression.end + 50)]
    first_ahead, first_back = _AHEAD.search(after), _BACK.search(after)
    if first_ahead and (not first_back or first_ahead.start() < first_back.start()):
        return 1
    return -1 if first_back else 0


def fiscal_start(expressions: Sequence[PeriodExpression]) -> int:
    """The month in which the fiscal year starts, as "the year to 31 March" gives it; January where nothing does."""
    for expression in expressions:
        form = expression.form
        if isinstance(form, Ending) and form.length == Length((("year", Decimal(1)),)):
            month = form.last.month if isinstance(form.last, Day) else form.last.number if isinstance(form.last, Numbered) and form.last.unit == "month" else None
            day = form.last.day if isinstance(form.last, Day) else 30
            if month and day and day > 15:
                return month % 12 + 1
    return 1


# --- calendar ---------------------------------------------------------------------------------------------------------


def add_months(day: date, count: int) -> date:
    """The same day `count` months on, or the month's last.

    >>> add_months(date(2025, 10, 31), -1)
    datetime.date(2025, 9, 30)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    last = timex.months(year, month + 1, 1)[1].day
    return date(year, month + 1, min(day.day, last))


def unit_bounds(unit: str, day: date, fiscal: int = 1) -> timex.Bounds:
    """The whole calendar unit that holds a day.

    >>> unit_bounds("quarter", date(2026, 2, 25))
    (datetime.date(2026, 1, 1), datetime.date(2026, 3, 31))
    """
    if unit in ("week", "fortnight", "weekend"):
        monday = day - timedelta(days=day.weekday())
        return (monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6))
    if unit not in MONTHS_IN:
        return day, day
    months = MONTHS_IN[unit]
    if unit in ("decade", "century"):
        first_year = day.year - day.year % (months // 12)
        return timex.months(first_year, 1, months)
    index = (day.year * 12 + day.month - fiscal) // months * months + fiscal - 1
    return timex.months(index // 12, index % 12 + 1, months)


def moved(unit: str, bounds: timex.Bounds, count: int) -> timex.Bounds:
    """Whole units, `count` on."""
    start, end = bounds
    if unit in MONTHS_IN:
        months = MONTHS_IN[unit] * count
        start = add_months(start, months)
        whole = end + timedelta(days=1)
        return start, add_months(whole, months) - timedelta(days=1)
    step = timedelta(days=DAYS_IN.get(unit, 7 if unit == "weekend" else 1) * count)
    return start + step, end + step


def to_days(bounds: timex.Bounds, modifier: str | None = None) -> Days:
    return Days(timex.of_bounds(*bounds), *bounds, modifier)


# --- one function for each form ---------------------------------------------------------------------------------------


def resolve(form: Form, context: Context) -> Days:
    """The days of a form; unknown ones keep a timex with X and no bounds."""
    try:
        return _resolve(form, context)
    except (ValueError, OverflowError):  # outside the calendar: "10,000 years ago"
        return Days("XXXX")


def _resolve(form: Form, context: Context) -> Days:
    match form:
        case Day():
            return _day(form, context)
        case Year():
            return _year(form, context)
        case Numbered():
            return _numbered(form, context)
        case Season():
            return _season(form, context)
        case Holiday():
            return _holiday(form, context)
        case Shift():
            return _shift(form, context)
        case Direction():
            return _direction(form, context)
        case Pointer():
            return _pointer(form, context)
        case Latest():
            return _latest(form, context)
        case YearBefore():
            return _year_before(form, context)
        case SameIn():
            return _same_in(form, context)
        case Length():
            return Days(length_timex(form))
        case Away():
            return _away(form, context)
        case Rolling():
            return _rolling(form, context)
        case Nth():
            return _nth(form, context)
        case First():
            return _first(form, context)
        case PartOf():
            return _part(form, context)
        case Ending():
            return _ending(form, context)
        case Starting():
            return _starting(form, context)
        case Range():
            return _range(form, context)


def _nearest(candidates: list[date], context: Context) -> date | None:
    """Of the same day in neighbouring years: the nearest, or as the sentence looks."""
    today = context.published
    if today is None or not candidates:
        return None
    return min(candidates, key=lambda d: abs((d - today).days))


def _day(form: Day, context: Context) -> Days:
    today = context.published
    if form.day is None and form.weekday is not None:
        if today is None:
            return Days(f"XXXX-WXX-{form.weekday}")
        back = (today.isoweekday() - form.weekday) % 7
        day = today - timedelta(days=back)
        if context.direction > 0 and back:
            day += timedelta(days=7)
        return to_days((day, day))
    assert form.day is not None
    if form.month is None:
        return Days(f"XXXX-XX-{form.day:02}")
    if form.year is not None:
        day = date(form.year, form.month, form.day)
        return to_days((day, day))
    if today is None:
        return Days(f"XXXX-{form.month:02}-{form.day:02}")
    candidates = [date(year, form.month, form.day) for year in range(today.year - 4, today.year + 5) if form.day < 29 or timex.months(year, form.month, 1)[1].day >= form.day]
    day_found = _nearest(candidates, context)
    return to_days((day_found, day_found)) if day_found else Days(f"XXXX-{form.month:02}-{form.day:02}")


def fiscal_year_bounds(year: int, context: Context) -> timex.Bounds:
    """The fiscal year that ends in the given calendar year."""
    return timex.months(year if context.fiscal == 1 else year - 1, context.fiscal, 12)


def _year(form: Year, context: Context) -> Days:
    if form.fiscal:
        return to_days(fiscal_year_bounds(form.number, context))
    return to_days(timex.months(form.number, 1, 12))


def _numbered(form: Numbered, context: Context) -> Days:
    unit, number = form.unit, form.number
    if unit == "decade":
        return Days(f"{number:03}", date(number * 10, 1, 1), date(number * 10 + 9, 12, 31))
    if unit == "century":
        return Days(f"{number:02}", date(number * 100, 1, 1) if number else None, date(number * 100 + 99, 12, 31) if number else None)
    if form.of is not None:
        whole = _resolve(form.of, context)
        if whole.start is None:
            return Days("XXXX")
        if unit == "week":
            return _week(whole.start.year, number)
        if unit == "month":
            return to_days(timex.months(whole.start.year, number, 1))
        if (form.fiscal or not isinstance(form.of, Year)) and context.fiscal != 1 and whole.start.month == 1 and whole.start.day == 1:
            whole = to_days(fiscal_year_bounds(whole.start.year, context))
        assert whole.start is not None
        size = MONTHS_IN[unit]
        first = add_months(whole.start, size * (number - 1))
        return to_days(timex.months(first.year, first.month, size))
    today = context.published
    if unit == "month":
        if today is None:
            return Days(f"XXXX-{number:02}")
        return to_days(timex.months(_month_year(number, today, context.direction), number, 1))
    if today is None:
        return Days(f"XXXX-{unit[0].upper()}{number}")
    if unit == "week":
        return _week(today.year, number)
    size = MONTHS_IN[unit]
    current = unit_bounds("year", today, context.fiscal)[0]
    first = add_months(current, size * (number - 1))
    if first > today and not (context.direction > 0 and (first - today).days < 200):
        first = add_months(first, -12)
    return to_days(timex.months(first.year, first.month, size))


def _week(year: int, number: int) -> Days:
    monday = date.fromisocalendar(year, number, 1)
    return to_days((monday, monday + timedelta(days=6)))


def _month_year(month: int, today: date, looks: int) -> int:
    """The year of a month by itself: the nearest one; a sentence that looks back never means a coming month."""
    ahead = (month - today.month) % 12
    if looks < 0:
        return today.year if month <= today.month else today.year - 1
    if looks > 0 and ahead:
        return today.year if month > today.month else today.year + 1
    return today.year + (0 if abs(month - today.month) <= 6 else -1 if month > today.month else 1)


def _season(form: Season, context: Context) -> Days:
    whole = _resolve(form.of, context) if form.of else None
    year = whole.start.year if whole and whole.start else context.published.year if context.published else None
    if year is None:
        return Days(f"XXXX-{form.name}")
    if whole is None and context.published and date(year, SEASON_START[form.name], 1) > context.published and context.direction <= 0:
        year -= 1
    start, end = timex.months(year, SEASON_START[form.name], 3)
    return Days(f"{year}-{form.name}", start, end, "about")


def _holiday(form: Holiday, context: Context) -> Days:
    if form.of:
        whole = _resolve(form.of, context)
        years = [whole.start.year] if whole.start else []
    else:
        years = [context.published.year + n for n in (-1, 0, 1)] if context.published else []
    day = _nearest([d for d in (holiday(form.name, year) for year in years) if d], context) if context.published or form.of is None else (holiday(form.name, years[0]) if years else None)
    return to_days((day, day)) if day else Days("XXXX-XX-XX")


def _shift(form: Shift, context: Context) -> Days:
    if context.published is None:
        return Days("XXXX")
    fiscal = context.fiscal if form.fiscal or form.unit in ("quarter", "half") else 1
    bounds = moved(form.unit, unit_bounds(form.unit, context.published, fiscal), form.count)
    days = to_days(bounds)
    if form.part:
        low, high = (bounds[0], context.published) if form.part < 0 else (context.published, bounds[1])
        return replace(days, start=low, end=high)
    return days


def _direction(form: Direction, context: Context) -> Days:
    today = context.published
    if today is None:
        return _resolve(form.of, context)
    near = form.of
    if isinstance(near, Day) and near.weekday and near.day is None:
        back = (today.isoweekday() - near.weekday) % 7
        day = {-1: today - timedelta(days=back or 7), 1: today + timedelta(days=(7 - back)), 0: today - timedelta(days=today.isoweekday() - near.weekday)}[form.count]
        return to_days((day, day))
    if isinstance(near, Numbered) and near.unit == "month":
        year = today.year
        if form.count < 0 and near.number >= today.month:
            year -= 1
        if form.count > 0 and near.number <= today.month:
            year += 1
        return to_days(timex.months(year, near.number, 1))
    candidates = [_resolve(replace(near, of=Year(today.year + n)), context) for n in (-1, 0, 1)] if isinstance(near, (Season, Holiday, Numbered)) else []
    if form.count == 0 and candidates:
        return candidates[1]
    fitting = [c for c in candidates if c.start and c.end and (c.end < today if form.count < 0 else c.start > today)]
    if not fitting:
        return _resolve(near, context)
    return fitting[-1] if form.count < 0 else fitting[0]


def _last_named(context: Context, unit: str | None = None) -> Days | None:
    """The last period named; days that only date the report ("on Monday", "yesterday") are passed over if others are there."""
    for form, days in reversed(context.named):
        if unit in (None, "day") or days.start and days.end and _fits(unit, days):
            if isinstance(form, Shift) and form.unit == "day" or isinstance(form, Day) and form.day is None:
                continue
            return days
    return None


def _fits(unit: str, days: Days) -> bool:
    assert days.start is not None and days.end is not None
    length = (days.end - days.start).days + 1
    low, high = {"year": (350, 380), "half": (175, 190), "quarter": (80, 100), "month": (28, 31), "week": (7, 7), "weekend": (2, 2)}.get(unit, (0, 10**6))
    return low <= length <= high


def _pointer(form: Pointer, context: Context) -> Days:
    named = _last_named(context, None)
    if named is None or named.start is None or named.end is None:
        return _shift(Shift(form.unit or "year", form.count), context)
    if form.unit is None:
        return named
    if form.unit == "day":
        base: timex.Bounds = (named.end, named.end)
    else:
        base = (named.start, named.end) if _fits(form.unit, named) else unit_bounds(form.unit, named.end, context.fiscal if form.unit in ("quarter", "half") else 1)
    return to_days(moved(form.unit, base, form.count))


def _latest(form: Latest, context: Context) -> Days:
    unit = form.unit
    named = _last_named(context, unit)
    if named:
        return named
    if context.published is None or unit is None:
        return Days("XXXX")
    bounds = unit_bounds(unit, context.published, context.fiscal if unit != "year" or form.fiscal else 1)
    return to_days(moved(unit, bounds, -1) if unit in ("quarter", "half") else bounds)


def _year_before(form: YearBefore, context: Context) -> Days:
    named = _last_named(context, form.unit)
    if named and named.start and named.end:
        return to_days(moved("year", (named.start, named.end), -form.years))
    if context.published is None:
        return Days("XXXX")
    if form.unit in ("quarter", "half"):
        return to_days(moved("year", unit_bounds(form.unit, context.published), -form.years))
    return to_days(moved("year", unit_bounds("year", context.published), -form.years))


def _same_in(form: SameIn, context: Context) -> Days:
    whole = _resolve(form.of, context)
    named = _last_named(context, form.unit if form.unit != "year" else None)
    if not (named and named.start and named.end and whole.start):
        return whole
    years = whole.start.year - named.start.year
    return to_days(moved("year", (named.start, named.end), years)) if years else named


def _back(day: date, length: Length, sign: int) -> date:
    """A day so many units on."""
    for unit, count in length.parts:
        if count is None:
            continue
        if unit in MONTHS_IN:
            months = count * MONTHS_IN[unit]
            day = add_months(day, sign * int(months))
            day += timedelta(days=sign * int((months - int(months)) * 30))
        elif unit in DAYS_IN:
            day += timedelta(days=sign * int(count * DAYS_IN[unit]))
    return day


def _vague(length: Length) -> bool:
    return any(count is None for _, count in length.parts) or length.parts[0][0] in ("hour", "minute", "second")


def _away(form: Away, context: Context) -> Days:
    anchor = context.published
    if form.of is not None:
        point = _resolve(form.of, context)
        anchor = point.end if form.sign > 0 else point.start
    elif form.named:
        named = _last_named(context)
        anchor = named.end if named else anchor
    if _vague(form.length) or anchor is None:
        return Days(length_timex(form.length))
    day = _back(anchor, form.length, form.sign)
    unit = form.length.parts[-1][0]
    if form.exact or unit not in MONTHS_IN and unit != "week":
        return to_days((day, day))
    return to_days(unit_bounds(unit if unit not in ("century",) else "year", day))


def _rolling(form: Rolling, context: Context) -> Days:
    value = length_timex(form.length)
    if _vague(form.length) or context.published is None:
        return Days(value)
    if form.sign < 0:
        return Days(value, _back(context.published, form.length, -1), context.published - timedelta(days=1))
    return Days(value, context.published + timedelta(days=1), _back(context.published, form.length, 1))


def _nth(form: Nth, context: Context) -> Days:
    whole = _resolve(form.of, context)
    if whole.start is None or whole.end is None:
        return Days("XXXX")
    if form.unit.startswith("weekday"):
        wanted = int(form.unit[-1])
        if form.number > 0:
            day = whole.start + timedelta(days=(wanted - whole.start.isoweekday()) % 7 + 7 * (form.number - 1))
        else:
            day = whole.end - timedelta(days=(whole.end.isoweekday() - wanted) % 7)
        return to_days((day, day))
    return _first(First(Length(((form.unit, Decimal(1)),)), form.of, 1 if form.number > 0 else -1), context) if abs(form.number) == 1 else to_days(
        moved(form.unit, (whole.start, _back(whole.start, Length(((form.unit, Decimal(1)),)), 1) - timedelta(days=1)), form.number - 1)
    )


def _first(form: First, context: Context) -> Days:
    if _vague(form.length):
        return Days(length_timex(form.length))
    if form.of is not None:
        whole = _resolve(form.of, context)
        start, end = whole.start, whole.end
    elif context.published is None:
        return Days("XXXX")
    elif form.sign < 0:
        return _rolling(Rolling(form.length, -1), context)
    else:
        start, _ = unit_bounds("year", context.published, context.fiscal)
        if _back(start, form.length, 1) > context.published:
            start = add_months(start, -12)
        end = None
    if start is None:
        return Days("XXXX")
    if form.sign > 0:
        return to_days((start, _back(start, form.length, 1) - timedelta(days=1)))
    assert end is not None
    return to_days((_back(end + timedelta(days=1), form.length, -1), end))


def _part(form: PartOf, context: Context) -> Days:
    whole = _resolve(form.of, context)
    if whole.start is None or whole.end is None:
        return replace(whole, modifier=form.part)
    if form.edge and form.part != "mid":
        day = whole.start if form.part == "start" else whole.end
        return Days(whole.timex, day, day, form.part)
    return Days(whole.timex, *third(whole.start, whole.end, form.part), form.part)


def third(start: date, end: date, part: str) -> timex.Bounds:
    """The first, middle or last third: of a year four months each, of a month ten days and the rest.

    >>> third(date(2025, 1, 1), date(2025, 12, 31), "mid")
    (datetime.date(2025, 5, 1), datetime.date(2025, 8, 31))
    """
    index = ("start", "mid", "end").index(part)
    days = (end - start).days + 1
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if start.day == 1 and months % 3 == 0 and days > 80:
        low = add_months(start, months // 3 * index)
        return low, add_months(low, months // 3) - timedelta(days=1)
    if days < 3:
        return start, end
    step = days // 3
    low = start + timedelta(days=step * index)
    return low, end if index == 2 else low + timedelta(days=step - 1)


def _ending(form: Ending, context: Context) -> Days:
    if isinstance(form.last, Day) and form.last.month and form.last.year is None and context.published:
        last = _past_day(form.last, context.published)
    elif isinstance(form.last, Numbered) and form.last.unit == "month" and form.last.of is None and context.published:
        today = context.published
        last = timex.months(today.year - (form.last.number >= today.month), form.last.number, 1)[1]
    else:
        whole = _resolve(form.last, context)
        if whole.end is None:
            return Days("XXXX")
        last = whole.end
    if _vague(form.length):
        return Days(length_timex(form.length))
    start = _back(last + timedelta(days=1), form.length, -1)
    if last.day >= 24 and form.length.parts[0][0] in MONTHS_IN and start.day != 1:
        return Days(timex.of_bounds(start, last), start, last)
    return to_days((start, last))


def _past_day(form: Day, today: date) -> date:
    assert form.month and form.day
    day = date(today.year, form.month, min(form.day, timex.months(today.year, form.month, 1)[1].day))
    return day if day <= today else date(today.year - 1, form.month, min(form.day, timex.months(today.year - 1, form.month, 1)[1].day))


def _starting(form: Starting, context: Context) -> Days:
    whole = _resolve(form.first, context)
    if whole.start is None:
        return Days("XXXX-WXX")
    monday = whole.start - timedelta(days=whole.start.weekday())
    return to_days((monday, monday + timedelta(days=6)))


def _range(form: Range, context: Context) -> Days:
    first_form, last_form = form.first, form.last
    if isinstance(first_form, Day) and isinstance(last_form, Day) and last_form.year and not first_form.year and first_form.month:
        first_form = replace(first_form, year=last_form.year if first_form.month <= (last_form.month or 12) else last_form.year - 1)
    if isinstance(first_form, Numbered) and isinstance(last_form, Numbered) and first_form.of is None and last_form.of is not None:
        first_form = replace(first_form, of=last_form.of)
    low, high = _resolve(first_form, context), _resolve(last_form, context)
    if low.start is None or high.end is None:
        return Days(f"{low.timex}/{high.timex}")
    if low.start > high.end:
        years = 1 + low.start.year - high.end.year
        if last_form is form.last and isinstance(last_form, Numbered) and last_form.of is not None:
            low = to_days(moved("year", (low.start, low.start), -1))
        else:
            high = to_days(moved("year", (high.end, high.end), years if low.start > moved("year", (high.end, high.end), years - 1)[1] else years - 1))
    assert low.start is not None and high.end is not None
    both_years = re.fullmatch(r"\d{4}", low.timex) and re.fullmatch(r"\d{4}", high.timex)
    value = f"{low.timex}/{high.timex}" if both_years else timex.of_bounds(low.start, high.end)
    return Days(value, low.start, high.end)


# --- lengths ----------------------------------------------------------------------------------------------------------

_LETTERS = {"year": "Y", "month": "M", "quarter": "Q", "week": "W", "day": "D", "hour": "H", "minute": "M", "second": "S"}
_COARSE = {"decade": ("year", 10), "century": ("year", 100), "half": ("month", 6), "fortnight": ("week", 2), "weekend": ("day", 2)}


def length_timex(length: Length) -> str:
    """A length as TIMEX3: P3Y, P3Y6M, P1D/P3D, PXW.

    >>> length_timex(Length((("year", Decimal("3.5")),)))
    'P3Y6M'
    """
    if length.high is not None:
        unit, low = length.parts[0]
        return f"{_amount(((unit, low),))}/{_amount(((unit, length.high),))}"
    return _amount(length.parts)


def _amount(parts: tuple[tuple[str, Decimal | None], ...]) -> str:
    """The parts of one length; half a year is six months, half a month fifteen days."""
    sums: dict[str, Decimal | None] = {}
    for unit, count in parts:
        if unit in _COARSE:
            unit, factor = _COARSE[unit]
            count = None if count is None else count * factor
        if unit == "quarter" and (len(parts) > 1):
            unit, count = "month", None if count is None else count * 3
        whole = count is None or count == int(count)
        if whole or unit not in ("year", "month"):
            sums[unit] = _plus(sums.get(unit), count)
            continue
        assert count is not None
        smaller, factor = ("month", 12) if unit == "year" else ("day", 30)
        if int(count):
            sums[unit] = Decimal(int(count))
        sums[smaller] = Decimal(round((count - int(count)) * factor))
    date_part = "".join(f"{_figure(sums[u])}{_LETTERS[u]}" for u in ("year", "quarter", "month", "week", "day") if u in sums)
    time_part = "".join(f"{_figure(sums[u])}{_LETTERS[u]}" for u in ("hour", "minute", "second") if u in sums)
    return f"P{date_part}" + (f"T{time_part}" if time_part else "")


def _plus(old: Decimal | None, new: Decimal | None) -> Decimal | None:
    return new if old is None else old + (new or 0)


def _figure(count: Decimal | None) -> str:
    return "X" if count is None else format(count.normalize(), "f")
