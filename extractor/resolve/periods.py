"""Period expressions → days.

Every form of `extractor.forms` has one function here that says which days it covers, given what is known where it stands:
the publication day, the periods named before, the fiscal calendar the article reveals and which way its sentence looks.

    bare weekday        the last one up to the publication day; the next where the sentence looks ahead
    day and month       the nearest one; after "ended" the past one
    month               the past one, but one of the next three where the sentence does not look back
    quarter             the last one begun; the coming one where the sentence looks ahead
    half, nine months   the last that had ended; the coming half where the sentence looks ahead
    beginning of week   its first three days, as its end are the last three
    a year ago/earlier  as long as the last period named, a year before it
    that year           the year of the last period named; "the quarter", "the period" the one reported on
    N units ago         the unit that lies N before (TimeML); "from now", "from today" the day
    past N units        a duration (TimeML) with the days up to the day before publication; "last N", "next N" whole units, like "last month"
    late, early, mid    thirds; "the end of" is the last day
    first week of       days 1 to 7 of a month, the ISO week of a year

Where sources of gold contradict one another (whole weeks for "first week of", twelve months for "the end of the year", halves for
"late this year"), the labelling guidelines hold, then TimeML. Days that nothing anchors stay None.
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
from extractor.resolve.calendar import (
    MONTHS_IN, ONE_DAY, add_months, is_about, is_vague, length_timex, moved, stepped, stretch, stretch_to, third, unit_bounds,
)  # fmt: skip
from extractor.resolve.fiscal import CALENDAR, fiscal_start
from extractor.resolve.holidays import holiday
from extractor.resolve.tense import SURELY, direction
from extractor.timex import Bounds

SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
FISCAL_UNITS = ("quarter", "half")  # counted from the start of the fiscal year, like "fiscal" years
COMPARISONS = (YearBefore, SameIn)  # what is compared with is not what the article is about

_FROM_IN = re.compile(r"\bfrom\s[^;\n]{1,20}\s(?:in|at)\s$")
_TO_IN = re.compile(r"\sto\s[^;\n]{1,20}\s(?:in|by|at)\s")
_LONG_WORD = re.compile(r"\w{5}")
_BRACKETED = re.compile(r"\((?:[HQ]\d )?$")
_RESULTS = re.compile(r"['’]s (?:\w+ )?(?:earnings|profits?|revenues?|sales|results?|dividend|loss|turnover|ebitda)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Days:
    """What a form covers; the bounds are None where nothing anchors it."""

    timex: str
    start: date | None = None
    end: date | None = None
    modifier: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A period named before, with its bounds."""

    form: Form
    bounds: Bounds
    sentence: int


@dataclass(slots=True)
class Context:
    """What is known at one place of the article."""

    text: str
    published: date | None
    fiscal: int = CALENDAR  # the month in which the fiscal year starts
    at: Span = field(default_factory=lambda: Span(0, 0))
    sentence: Span = field(default_factory=lambda: Span(0, 0))
    number: int = 0  # of the sentence
    named: list[Named] = field(default_factory=list)

    @property
    def looks(self) -> int:
        """Which way the sentence looks; an expression all by itself is an inquiry about what comes."""
        towards = direction(self.text, self.at, self.sentence)
        around = len(self.text) - (self.at.end - self.at.start)
        return ALONE if not towards and around < 12 and not _LONG_WORD.search(self.text[: self.at.start] + self.text[self.at.end :]) else towards

    @property
    def results(self) -> bool:
        """Whether a year here is the fiscal year of results: "(2024: £5m)", "last year's earnings"."""
        start, end = self.at.start, self.at.end
        bracketed = self.text[end : end + 1] == ":" and _BRACKETED.search(self.text, max(0, start - 5), start)
        return self.fiscal != CALENDAR and bool(bracketed or _RESULTS.match(self.text, end))


NOWHERE = Days("XXXX")
ALONE = 3  # looks ahead even more than SURELY: no sentence at all


def resolve_periods(text: str, expressions: Sequence[PeriodExpression], sentences: Sequence[Span], published: date | None) -> list[Period]:
    """The periods of an article in text order; without a publication day relative ones keep null dates."""
    context = Context(text, published, fiscal_start(expressions))
    sentences = sentences or [Span(0, len(text))]
    periods = []
    for expression in expressions:
        while context.number + 1 < len(sentences) and sentences[context.number].end <= expression.start:
            context.number += 1
        context.sentence = sentences[context.number]
        context.at = Span(expression.start, expression.end)
        found = resolve(expression.form, context)
        if periods and _comes_after(text, periods[-1], expression, found):
            assert found.start is not None
            assert found.end is not None
            found = to_days(moved("year", (found.start, found.end), 1), found.modifier)
        if found is NOWHERE and isinstance(expression.form, (Pointer, Latest)):
            continue  # "the period" that points at nothing is no period
        if found.start and found.end and not isinstance(expression.form, (Length, Rolling)):
            context.named.append(Named(expression.form, (found.start, found.end), context.number))
        modifier = found.modifier or expression.modifier
        periods.append(Period(expression.start, expression.end, expression.rule, kind_of(found), found.timex, found.start, found.end, modifier))
    return periods


def _comes_after(text: str, last: Period, expression: PeriodExpression, found: Days) -> bool:
    """Whether an open quarter or month stands behind "from 3% in December to 2% in" and yet was read as lying before it."""
    if not isinstance(expression.form, Numbered) or expression.form.of or not (last.start_date and found.end and found.end < last.start_date):
        return False
    return _TO_IN.fullmatch(text, last.end, expression.start) is not None and _FROM_IN.search(text, max(0, last.start - 30), last.start) is not None


def kind_of(found: Days) -> str:
    if found.timex.startswith("P"):
        return "duration"
    if found.start is None:
        return "date" if re.fullmatch(r"[\dX]{4}-(?:[\dX]{2}-[\dX]{2}|WXX-\d)", found.timex) else "interval"
    return "date" if found.start == found.end else "interval"


def to_days(bounds: Bounds, modifier: str | None = None) -> Days:
    return Days(timex.of_bounds(*bounds), *bounds, modifier)


def resolve(form: Form, context: Context) -> Days:
    """The days of a form; `NOWHERE` where it points at nothing or outside the calendar."""
    try:
        return _resolve(form, context)
    except (ValueError, OverflowError):  # "10,000 years ago"
        return NOWHERE


def _resolve(form: Form, context: Context) -> Days:  # noqa: PLR0911 - the one place where every form is named
    match form:
        case Day():
            return _day(form, context)
        case Year():
            return _year(form, context)
        case Numbered(of=None):
            return _bare_number(form, context)
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
            return _length(form, context)
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


def bounds_of(form: Form, context: Context) -> Bounds | None:
    found = _resolve(form, context)
    return (found.start, found.end) if found.start and found.end else None


# --- days, months, years ----------------------------------------------------------------------------------------------


def _day(form: Day, context: Context) -> Days:
    today = context.published
    if form.day is None:
        assert form.weekday is not None
        if today is None:
            return Days(f"XXXX-WXX-{form.weekday}")
        day = today - timedelta(days=(today.isoweekday() - form.weekday) % 7)
        ahead = context.looks == ALONE or context.looks == SURELY and day != today
        return one_day(day + timedelta(days=7) if ahead else day)
    if form.month is None:
        return _day_of_month(form.day, form.weekday, context)
    if form.year is not None:
        return one_day(date(form.year, form.month, form.day))
    if today is None:
        return Days(f"XXXX-{form.month:02}-{form.day:02}")
    days = existing_days(form.month, form.day, today)
    if context.looks == ALONE:
        days = [day for day in days if day >= today]
    return one_day(nearest(days, today))


def one_day(day: date) -> Days:
    return to_days((day, day))


def existing_days(month: int, day: int, today: date) -> list[date]:
    """That day of the years around: the 29th of February only in leap years."""
    years = (year for year in range(today.year - 4, today.year + 5) if timex.months(year, month, 1)[1].day >= day)
    return [date(year, month, day) for year in years]


def nearest(days: Sequence[date], today: date) -> date:
    return min(days, key=lambda day: abs((day - today).days))


def _day_of_month(day: int, weekday: int | None, context: Context) -> Days:
    """The 25th: this month's, or that of the next month the way the sentence looks; Friday the 13th is the next that is one."""
    today = context.published
    if today is None:
        return Days(f"XXXX-XX-{day:02}")
    step = -1 if context.looks < 0 else 1
    for months in range(0, 48):
        month = add_months(today.replace(day=1), step * months)
        if timex.months(month.year, month.month, 1)[1].day < day:
            continue
        found = month.replace(day=day)
        if weekday is None and (months or not context.looks or (found >= today) == (step > 0)) or weekday == found.isoweekday():
            return one_day(found)
    return Days(f"XXXX-XX-{day:02}")


def fiscal_year_bounds(year: int, context: Context) -> Bounds:
    """The fiscal year that ends in the given calendar year."""
    return timex.months(year - (context.fiscal != CALENDAR), context.fiscal, 12)


def _year(form: Year, context: Context) -> Days:
    return to_days(fiscal_year_bounds(form.number, context) if form.fiscal or context.results else timex.months(form.number, 1, 12))


def _numbered(form: Numbered, context: Context) -> Days:
    """A numbered part of a year that is named."""
    assert form.of is not None
    whole = bounds_of(form.of, context)
    if whole is None:
        return NOWHERE
    year = whole[0].year
    if form.unit == "week":
        return _week(year, form.number)
    if form.unit == "month":
        return to_days(timex.months(year, form.number, 1))
    if form.fiscal and _is_calendar_year(whole):
        whole = fiscal_year_bounds(whole[1].year, context)
    size = MONTHS_IN[form.unit]
    start = add_months(whole[0], size * (form.number - 1))
    return to_days(timex.months(start.year, start.month, size))


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
        return Days(f"XXXX-{number:02}" if unit == "month" else f"XXXX-{unit[0].upper()}{number:02}" if unit == "week" else f"XXXX-{unit[0].upper()}{number}")
    if unit == "week":
        return _week(today.year, number)
    if unit == "month":
        return to_days(timex.months(month_year(number, today, context.looks), number, 1))
    year_start, _ = unit_bounds("year", today, context.fiscal)
    size = MONTHS_IN[unit]
    start = add_months(year_start, size * (number - 1))
    not_yet = start > today or unit == "half" and add_months(start, size) > today
    if not_yet and context.looks <= 0:
        start = add_months(start, -12)
    elif context.looks > 0 and add_months(start, size) <= today and (today - start).days > 300:
        start = add_months(start, 12)
    return to_days(timex.months(start.year, start.month, size))


def _week(year: int, number: int) -> Days:
    monday = date.fromisocalendar(year, number, 1)
    return to_days((monday, monday + timedelta(days=6)))


def month_year(month: int, today: date, looks: int) -> int:
    """The year of a month by itself."""
    if month == today.month:
        return today.year
    if looks < 0:
        return today.year - (month > today.month)
    if looks > 0:
        return today.year + (month < today.month)
    ahead = (month - today.month) % 12
    return today.year + (month < today.month if ahead <= 3 else -(month > today.month))


def _season(form: Season, context: Context) -> Days:
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


def _holiday(form: Holiday, context: Context) -> Days:
    if form.of is not None:
        whole = bounds_of(form.of, context)
        day = holiday(form.name, whole[0].year) if whole else None
        return one_day(day) if day else Days("XXXX-XX-XX")
    today = context.published
    if today is None:
        return Days("XXXX-XX-XX")
    if form.name == "new year eve" and _names_lunar_new_year(context):
        form = replace(form, name="lunar new year eve")
    days = [day for year in (today.year - 1, today.year, today.year + 1) if (day := holiday(form.name, year))]
    return one_day(nearest(days, today)) if days else Days("XXXX-XX-XX")


def _names_lunar_new_year(context: Context) -> bool:
    return any(isinstance(f := n.form.of if isinstance(n.form, Direction) else n.form, Holiday) and f.name == "lunar new year" for n in context.named)


# --- relative to the publication day ----------------------------------------------------------------------------------


def _shift(form: Shift, context: Context) -> Days:
    today = context.published
    if today is None:
        return NOWHERE
    fiscal = form.fiscal or form.unit in FISCAL_UNITS or context.results
    bounds = moved(form.unit, unit_bounds(form.unit, today, context.fiscal if fiscal else CALENDAR), form.count)
    if form.unit in ("decade", "century"):
        return Days(f"{bounds[0].year // (10 if form.unit == 'decade' else 100)}", *bounds)
    if form.part:
        return Days(timex.of_bounds(*bounds), *((bounds[0], today) if form.part < 0 else (today, bounds[1])))
    return to_days(bounds)


def _direction(form: Direction, context: Context) -> Days:
    today, of, count = context.published, form.of, form.count
    if today is None:
        return _resolve(of, context)
    if isinstance(of, Day) and of.day is None and of.weekday:
        return one_day(_weekday_towards(of.weekday, count, today))
    if isinstance(of, Numbered) and of.unit == "month":
        return to_days(timex.months(_month_towards(of.number, count, today), of.number, 1))
    if isinstance(of, (Season, Holiday)):
        years = [_resolve(replace(of, of=Year(today.year + n)), context) for n in (-1, 0, 1)]
        if count == 0:
            return years[1]
        fitting = [d for d in years if d.start and d.end and (d.end < today if count < 0 else d.start > today)]
        if fitting:
            return fitting[-1] if count < 0 else fitting[0]
    return _resolve(of, context)


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


def _rolling(form: Rolling, context: Context) -> Days:
    value, today = length_timex(form.length), context.published
    if is_vague(form.length) or today is None or form.length.high is not None:
        return Days(value)
    start = end = today
    unit = form.length.parts[0][0]
    if form.whole and len(form.length.parts) == 1 or unit in ("quarter", "decade"):
        start, end = unit_bounds(unit, today, context.fiscal if unit == "quarter" else CALENDAR)
    return Days(value, *(stretch_to(start - ONE_DAY, form.length) if form.sign < 0 else stretch(end + ONE_DAY, form.length)))


def _away(form: Away, context: Context) -> Days:
    anchor = context.published
    if form.of is not None:
        whole = bounds_of(form.of, context)
        anchor = whole and whole[form.sign > 0]
    elif form.named:
        near = form.length.parts[-1][0] in ("day", "week")
        named = next((n.bounds for n in reversed(context.named) if n.bounds[0] == n.bounds[1]), None) if near else last_named(context)
        anchor = named[1] if named else anchor
    if anchor is None or is_vague(form.length):
        return Days(length_timex(form.length))
    day = stepped(anchor, form.length, form.sign)
    unit = form.length.parts[-1][0]
    coarse = not form.exact and len(form.length.parts) == 1 and (unit in MONTHS_IN or unit == "week")
    return to_days(unit_bounds("year" if unit in ("decade", "century") else unit, day)) if coarse else one_day(day)


# --- relative to what was named before --------------------------------------------------------------------------------


def last_named(context: Context, unit: str | None = None) -> Bounds | None:
    """The last period named that is no mere date of the report ("on Monday", "yesterday") and no term of comparison."""
    for named in reversed(context.named):
        dates_report = isinstance(named.form, Day) and named.form.month is None or isinstance(named.form, Shift) and named.form.unit == "day"
        if not dates_report and not isinstance(named.form, COMPARISONS) and (unit is None or is_about(unit, named.bounds)):
            return named.bounds
    return None


def _pointer(form: Pointer, context: Context) -> Days:
    """That year, the following month: the unit that holds the last period named, or one beside it."""
    if form.unit == "periods":
        return _same_periods(context)
    named = next((n.bounds for n in reversed(context.named) if form.unit == "day" or not isinstance(n.form, Day) or n.form.month), None)
    if named is None:
        return NOWHERE if form.unit is None else _shift(Shift(form.unit, form.count), context)
    if form.unit is None:
        return to_days(named)
    if form.unit == "day":
        base = (named[1], named[1])
    elif is_about(form.unit, named):
        base = named
    else:
        base = unit_bounds(form.unit, named[1], context.fiscal if form.unit in FISCAL_UNITS else CALENDAR)
    return to_days(moved(form.unit, base, form.count))


def _same_periods(context: Context) -> Days:
    """From the first to the last of the periods that the last sentence with any has named."""
    if not context.named:
        return NOWHERE
    last = context.named[-1].sentence
    bounds = [n.bounds for n in context.named if n.sentence == last]
    start, end = min(b[0] for b in bounds), max(b[1] for b in bounds)
    return Days(timex.of_bounds(start, end), start, end)


def _latest(form: Latest, context: Context) -> Days:
    """The quarter, the year, the period: of those named the latest that had ended, else the current or the last one."""
    unit, today = form.unit, context.published
    ended = [
        n.bounds
        for n in context.named
        if not isinstance(n.form, COMPARISONS)
        and (unit is None and n.bounds[0] != n.bounds[1] or unit is not None and is_about(unit, n.bounds))
        and (today is None or n.bounds[1] <= today)
    ]
    if ended and unit not in ("week", "weekend", "month") and not (unit == "year" and context.looks > 0):
        return to_days(max(ended, key=lambda b: b[1]))
    if today is None or unit is None:
        return NOWHERE
    bounds = unit_bounds(unit, today, context.fiscal if unit in FISCAL_UNITS or form.fiscal else CALENDAR)
    back = unit in FISCAL_UNITS and context.looks <= 0 or unit == "weekend" and context.looks <= 0 and bounds[1] > today
    return to_days(moved(unit, bounds, -1) if back else bounds)


def _year_before(form: YearBefore, context: Context) -> Days:
    base = bounds_of(form.of, context) if form.of else last_named(context, form.unit)
    if base is None:
        if context.published is None:
            return NOWHERE
        base = unit_bounds(form.unit or "year", context.published, context.fiscal if form.unit in FISCAL_UNITS else CALENDAR)
    return to_days(moved("year", base, -form.years))


def _same_in(form: SameIn, context: Context) -> Days:
    """The same period last year: the one reported on, moved into the year that is named."""
    whole = bounds_of(form.of, context)
    named = last_named(context, form.unit if form.unit != "year" else None)
    if whole is None or named is None:
        return to_days(whole) if whole else NOWHERE
    years = whole[1].year - named[1].year or -isinstance(form.of, Shift)  # "last year" is the one before what is compared
    return to_days(moved("year", named, years))


# --- lengths and parts ------------------------------------------------------------------------------------------------


def _length(form: Length, context: Context) -> Days:
    """A length takes the bounds of the periods named before that it sums up."""
    value = length_timex(form)
    if is_vague(form) or form.high is not None or not context.named:
        return Days(value)
    last = context.named[-1].sentence
    bounds = [n.bounds for n in context.named if n.sentence == last and n.bounds[0] != n.bounds[1]]
    if len(bounds) < 2 or context.number - last > 1:
        return Days(value)
    start, end = min(b[0] for b in bounds), max(b[1] for b in bounds)
    return Days(value, start, end) if stretch(start, form) == (start, end) else Days(value)


def _nth(form: Nth, context: Context) -> Days:
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
        return to_days(moved(form.unit, stretch(start, length), form.number - 1))
    return to_days(moved(form.unit, stretch_to(end, length), form.number + 1))


def _iso_week_of(year: int, number: int) -> Days:
    """The weeks of a year are numbered by ISO 8601; those of a month are days 1 to 7 and so on."""
    weeks = date(year, 12, 28).isocalendar()[1]
    return _week(year, number if number > 0 else weeks + 1 + number)


def _nth_weekday(number: int, weekday: int, start: date, end: date) -> date:
    if number > 0:
        return start + timedelta(days=(weekday - start.isoweekday()) % 7 + 7 * (number - 1))
    return end - timedelta(days=(end.isoweekday() - weekday) % 7 - 7 * (number + 1))


def _first(form: First, context: Context) -> Days:
    if is_vague(form.length):
        return Days(length_timex(form.length))
    if form.of is not None:
        whole = bounds_of(form.of, context)
        if whole is None:
            return NOWHERE
        return to_days(stretch(whole[0], form.length) if form.sign > 0 else stretch_to(whole[1], form.length))
    if context.published is None:
        return NOWHERE
    if form.sign < 0:
        return _rolling(Rolling(form.length, -1), context)
    start, _ = unit_bounds("year", context.published, context.fiscal)
    if stepped(start, form.length, 1) > context.published:
        start = add_months(start, -12)
    return to_days(stretch(start, form.length))


def _part(form: PartOf, context: Context) -> Days:
    of = form.of
    if isinstance(of, Latest) and of.unit not in (None, *FISCAL_UNITS):
        assert of.unit is not None
        of = Shift(of.unit, 0)  # the end of the year, of the month: the current one
    whole = _resolve(of, context)
    if whole.start is None or whole.end is None:
        return replace(whole, modifier=form.part)
    if form.edge and (whole.end - whole.start).days == 6:
        return Days(whole.timex, *_week_edge(whole.start, form.part), form.part)
    if form.edge and form.part != "mid":
        if isinstance(form.of, Latest) and form.part == "end" and context.looks < 0 and context.published and whole.end > context.published:
            whole = to_days(moved(form.of.unit or "year", (whole.start, whole.end), -1))  # "had 50 at year-end"
            assert whole.start is not None
            assert whole.end is not None
        day = whole.start if form.part == "start" else whole.end
        return Days(whole.timex, day, day, form.part)
    return Days(whole.timex, *third(whole.start, whole.end, form.part), form.part)


def _week_edge(monday: date, part: str) -> Bounds:
    """Monday to Wednesday, Friday to Sunday, and between."""
    first = {"start": 0, "mid": 2, "end": 4}[part]
    return monday + timedelta(days=first), monday + timedelta(days=first + 2)


def _ending(form: Ending, context: Context) -> Days:
    last = _last_day(form.last, context)
    if last is None or is_vague(form.length):
        return NOWHERE if last is None else Days(length_timex(form.length))
    if last.day < 24 and form.length.parts[0][0] in MONTHS_IN:
        return to_days((stepped(last, form.length, -1) + ONE_DAY, last))
    if (last + ONE_DAY).day == 1 or form.length.parts[0][0] not in MONTHS_IN:
        return to_days(stretch_to(last, form.length))
    return to_days((stepped(last, form.length, -1) + ONE_DAY, last))


def _last_day(last: Form, context: Context) -> date | None:
    """The day a period ended: of a date without a year the past one, unless the sentence looks ahead."""
    today = context.published
    if today is not None and isinstance(last, Day) and last.month and last.day and last.year is None:
        days = existing_days(last.month, last.day, today)
        past = [day for day in days if day <= today]
        return nearest(days, today) if context.looks > 0 else past[-1]
    if today is not None and isinstance(last, Numbered) and last.unit == "month" and last.of is None:
        end = timex.months(today.year, last.number, 1)[1]
        return end if end <= today else timex.months(today.year - 1, last.number, 1)[1]
    whole = bounds_of(last, context)
    return whole and whole[1]


def _starting(form: Starting, context: Context) -> Days:
    whole = bounds_of(form.first, context)
    if whole is None or is_vague(form.length):
        return Days("XXXX-WXX") if whole is None else Days(length_timex(form.length))
    if form.length == Length((("week", Decimal(1)),)):
        return to_days(unit_bounds("week", whole[0]))
    return to_days(stretch(whole[0], form.length))


# --- ranges -----------------------------------------------------------------------------------------------------------


def _range(form: Range, context: Context) -> Days:
    """From the first day of the one to the last of the other; an end without a year takes the other's."""
    first, last = _share_year(form.first, form.last)
    if isinstance(first, Numbered) and isinstance(last, Numbered) and first.of is last.of is None and first.unit == last.unit == "month" and context.published:
        return _months_around(first.number, last.number, context.published, context.looks)
    low, high = _resolve(first, context), _resolve(last, context)
    if low.start is None or low.end is None or high.start is None or high.end is None:
        return Days(f"{low.timex}/{high.timex}")
    start, end = low.start, high.end
    if start > end:
        if _has_year(form.last):
            start, _ = moved("year", (start, low.end), end.year - start.year - (start.replace(year=end.year) > end))
        else:
            _, end = moved("year", (high.start, end), start.year - end.year + (end.replace(year=start.year) < start))
    return Days(timex.of_bounds(start, end), start, end)


def _months_around(first: int, last: int, today: date, looks: int) -> Days:
    """From May to September: the stretch that holds the publication day, else the one the sentence looks at."""
    count = (last - first) % 12 + 1
    around = [timex.months(today.year + n, first, count) for n in (-2, -1, 0, 1)]
    holding = [b for b in around if b[0] <= today <= b[1]]
    fitting = holding or [b for b in around if (b[0] > today if looks > 0 else b[1] < today)]
    return to_days(fitting[0] if looks > 0 else fitting[-1])


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
