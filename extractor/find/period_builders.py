"""What the rows of the period grammar make of their tokens' values: small functions to forms, None where the words make no sense."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeAlias

from extractor.find.period_tokens import day_form, full_year
from extractor.forms import (
    Away,
    Day,
    Direction,
    Ending,
    First,
    Form,
    Holiday,
    Latest,
    Length,
    Nth,
    Numbered,
    Part,
    PartOf,
    Pointer,
    Range,
    Recalled,
    Rolling,
    SameIn,
    Season,
    Shift,
    Starting,
    Year,
    YearBefore,
)

Point: TypeAlias = Form | int  # a form, or a year by its number

TOP = {"month": 12, "quarter": 4, "half": 2, "week": 53, "century": 22}


def point(value: Point) -> Form:
    """A year's number as the year it is; two digits are a year around 2000."""
    return Year(value if value > 99 else full_year(value)) if isinstance(value, int) else value


# --- numbers ----------------------------------------------------------------------------------------------------------


def add(*numbers: Any) -> Any:
    return sum(numbers)


def times(number: Any, factor: Any, *more: Any) -> Any:
    return number * factor + sum(more)


def and_half(number: Any, *_: object) -> Decimal:
    return Decimal(number) + Decimal("0.5")


def and_quarter(number: Any, *_: object) -> Decimal:
    return Decimal(number) + Decimal("0.25")


def spoken_year(century: int, rest: int) -> int | None:
    """Nineteen ninety-four."""
    return century * 100 + rest if 15 <= century <= 20 and 10 <= rest <= 99 else None


def spoken_thousand(number: int, thousand: int, rest: int = 0) -> int | None:
    """Two thousand and eight."""
    return number * thousand + int(rest) if number == 2 and rest < 100 else None


# --- days -------------------------------------------------------------------------------------------------------------


def month_day(month: int, day: int, year: int | None = None) -> Day | None:
    return day_form(year or 2024, month, day) and Day(day, month, year)


def day_month(day: int, month: int, year: int | None = None) -> Day | None:
    return month_day(month, day, year)


def year_month_day(year: int, month: int, day: int) -> Day | None:
    return month_day(month, day, year)


def month_day_short(month: int, day: int, year: int) -> Day | None:
    return month_day(month, day, full_year(year)) if year > 31 else None


def slashed(pair: tuple[int, int], year: int | None = None) -> Day | None:
    """02/25: the month first unless it cannot be."""
    month, day = pair if pair[0] <= 12 else pair[::-1]
    return month_day(month, day, year) if 1 <= month <= 12 else None


def slashed_range(low: tuple[int, int], high: tuple[int, int]) -> Range | None:
    start, last = slashed(low), slashed(high)
    return Range(start, last) if start and last else None


def weekday_slashed(weekday: int, pair: tuple[int, int]) -> Day | None:
    day = slashed(pair)
    return day and with_weekday(weekday, day)


def span_as_day(pair: tuple[int, int]) -> Day | None:
    return month_day(*pair) if 1 <= pair[0] <= 12 else None


def with_weekday(weekday: int, day: Form) -> Day | None:
    return replace(day, weekday=weekday) if isinstance(day, Day) and day.day else None


def weekday_behind(day: Form, weekday: int) -> Day | None:
    return with_weekday(weekday, day)


def weekday_ordinal(weekday: int, day: int) -> Day:
    return Day(day, weekday=weekday)


def day_alone(day: int) -> Day | None:
    return Day(day) if 1 <= day <= 31 else None


def days_of_month(first_day: int, last_day: int, month: int, year: int | None = None) -> Range | None:
    start, last = month_day(month, first_day, year), month_day(month, last_day, year)
    return Range(start, last) if start and last and first_day < last_day else None


def month_days(month: int, first_day: int, last_day: int, year: int | None = None) -> Range | None:
    return days_of_month(first_day, last_day, month, year)


def span_of_month(pair: tuple[int, int], month: int, year: int | None = None) -> Range | None:
    return days_of_month(*pair, month, year)


def month_span(month: int, pair: tuple[int, int], year: int | None = None) -> Range | None:
    return days_of_month(*pair, month, year)


def days_in(first_day: int, last_day: int, of: Form) -> Range | None:
    start, last = day_in(first_day, of), day_in(last_day, of)
    return Range(start, last) if start and last and first_day < last_day else None


def day_in(day: int, of: Form) -> Form | None:
    """The 20th of the previous month."""
    monthly = (isinstance(of, (Numbered, Shift, Pointer, Latest)) and of.unit == "month") or isinstance(of, Direction)
    return Nth(day, "day", of) if monthly and 1 <= day <= 31 else None


# --- years and their numbered parts -----------------------------------------------------------------------------------


def bare_year(number: int) -> Year | None:
    return Year(number) if 1400 <= number < 2200 else None


def last_year_named(*values: Any) -> Form:
    return point(values[-1])


def fiscal_year(*values: Any) -> Form | None:
    """FY2024/25 is named by its end, like FY25."""
    value = values[-1]
    if isinstance(value, tuple):  # FY24/25
        return Year(full_year(value[1]), fiscal=True) if value[1] == value[0] + 1 else None
    if isinstance(value, Range):
        return Year(value.last.number, fiscal=True) if isinstance(value.last, Year) else None
    if isinstance(value, Year):
        return replace(value, fiscal=True)
    return Year(value if value > 99 else full_year(value), fiscal=True) if value >= 10 else None


def year_fiscal(value: Any, _unit: str) -> Form | None:
    return fiscal_year(value)


def of_year(unit: str, number: int, of: Point | None = None, fiscal: bool = False) -> Numbered | None:
    if not 1 <= number <= TOP[unit]:
        return None
    whole = None if of is None else point(of)
    return Numbered(unit, number, whole, fiscal or (isinstance(whole, (Year, Shift)) and whole.fiscal))


def month(number: int, of: Point | None = None) -> Form | None:
    return of_year("month", number, of)


def year_month(of: Point, number: int) -> Form | None:
    return of_year("month", number, of)


def week(_unit: str, number: int, of: Point | None = None) -> Form | None:
    return of_year("week", number, of)


def quarter(number: int, *values: Any) -> Form | None:
    """From a code (Q3 2024) or from words (the third quarter of 2024)."""
    return of_year("quarter", number, *(v for v in values if not isinstance(v, str)))


def quarter_of(of: Point, number: int, _unit: str = "") -> Form | None:
    return of_year("quarter", number, of)


def fiscal_quarter(number: int, _unit: str, of: Point | None = None) -> Form | None:
    return of_year("quarter", number, of, fiscal=True)


def final_quarter(_final: int, _unit: str, of: Point | None = None) -> Form | None:
    return of_year("quarter", 4, of)


def half(number: int, *values: Any) -> Form | None:
    return of_year("half", number, *(v for v in values if not isinstance(v, str)))


def half_of(of: Point, number: int, _unit: str = "") -> Form | None:
    return of_year("half", number, of)


def last_half(_last: int, _half: str, of: Point | None = None) -> Form | None:
    if isinstance(of, Numbered):
        return First(Length((("year", Decimal(5)),)), of, -1)
    return of_year("half", 2, of)


def months_code(number: int, of: Point) -> Form | None:
    return First(length(number, "month"), point(of))


def month_quarter(number: int, unit: str, of: Point | None = None) -> Form:
    """The June quarter: the one that ends with June."""
    return Ending(one(unit), Numbered("month", number, None if of is None else point(of)), begun=True)


def months_span(first_month: int, last_month: int, *_: object) -> Form:
    return Range(Numbered("month", first_month), Numbered("month", last_month))


def of_the_year(number: int, unit: str, _year: str) -> Form | None:
    """The third quarter of the year: the year is as open as in "the third quarter"."""
    return of_year(unit, number) if unit in ("quarter", "half") else None


def first_of_the_year(number: int, of: Length, _year: str) -> Form | None:
    return first(number, of)


def calendar_quarter(number: int, _unit: str, of: Point | None = None) -> Form | None:
    return of_year("quarter", number, Shift("year", 0) if of is None else of)


def decade(number: int) -> Numbered:
    """1990, 90 and 10 are decades of this and the last century: the 1990s, the '90s, the 2010s."""
    full = number if number > 99 else 1900 + number if number >= 20 else 2000 + number
    return Numbered("decade", full // 10)


def century(number: int, _unit: str) -> Form | None:
    return of_year("century", number - 1)


def inside(name: Form, of: Point) -> Form | None:
    """A month, season or holiday that gets its year: "February this year"."""
    if isinstance(name, (Numbered, Season, Holiday)) and name.of is None:
        return replace(name, of=point(of))
    if isinstance(name, Day) and name.month and not name.year:
        return Nth(name.day or 1, "day", Numbered("month", name.month, point(of)))
    return None


def years_name(of: Point, name: Form) -> Form | None:
    return inside(name, of)


# --- lengths ----------------------------------------------------------------------------------------------------------


def length(count: Any, unit: str) -> Length:
    return Length(((unit, Decimal(count)),))


def length_range(low: Any, high: Any, unit: str) -> Length | None:
    return Length(((unit, Decimal(low)),), Decimal(high)) if low < high else None


def one_or_more(unit: str, high: Any, _unit: str) -> Length | None:
    return length_range(1, high, unit)


def span_length(pair: tuple[int, int], unit: str) -> Length | None:
    return length_range(*pair, unit)


def one(unit: str) -> Length:
    return length(1, unit)


def half_a(*words: str) -> Length:
    return length(Decimal("0.5"), words[-1])


def unit_and_half(unit: str, *_: object) -> Length:
    return length(Decimal("1.5"), unit)


def vague(unit: str) -> Length:
    return Length(((unit, None),))


def same_length(of: Length) -> Length:
    return of


def recalled(of: Length) -> Form:
    return Recalled(of) if of.high is None else of


def joined(start: Length, more: Length) -> Length | None:
    """Two years and three months: another unit each time."""
    fits = start.high is None and more.high is None and more.parts[0][0] not in (unit for unit, _ in start.parts)
    return Length((*start.parts, *more.parts)) if fits else None


def length_and_half(of: Length, _half: str) -> Length | None:
    (unit, count), *rest = of.parts
    return Length(((unit, count + Decimal("0.5")),)) if count is not None and not rest else None


def length_and_quarter(of: Length, _unit: str) -> Length | None:
    return joined(of, length(3, "month")) if of.parts[0][0] == "year" else None


# --- relative to the publication day ----------------------------------------------------------------------------------


def day_shift(count: int) -> Shift:
    return Shift("day", count)


def shift(count: int, unit: str) -> Shift:
    return Shift(unit, count)


def fiscal_shift(count: int, unit: str) -> Shift:
    return Shift(unit, count, fiscal=True)


def new_year(unit: str) -> Shift:
    return Shift(unit, 0, fiscal=True)


def after_next(unit: str, count: int) -> Shift | None:
    return Shift(unit, 2 * count) if count else None


def sooner(sign: int, of: Form) -> Form | None:
    """Earlier this year, later this month."""
    return replace(of, part=sign) if isinstance(of, Shift) and of.count == 0 and of.unit != "day" else None


def sooner_in(sign: int, unit: str) -> Form:
    return Shift(unit, 0, part=sign)


def rest_of(unit: str) -> Form:
    return Shift(unit, 0, part=1)


def direction(count: int, of: Form) -> Form:
    return Direction(count, of)


def weekdays_away(count: Any, weekday: int) -> Form:
    return Direction(int(count), Day(weekday=weekday))


def weekdays_back(count: Any, weekday: int) -> Form:
    return Direction(-int(count), Day(weekday=weekday))


def weekday_in(name: Form, of: Form) -> Form | None:
    """Wednesday next week, Monday of the following week."""
    weekly = isinstance(of, (Shift, Pointer, Latest, Numbered, Starting)) and getattr(of, "unit", "week") == "week"
    return nth_weekday(1, name, of) if weekly else None


def in_week_weekday(of: Form, name: Form) -> Form | None:
    return weekday_in(name, of)


def rolling(sign: int, of: Length) -> Form:
    """The past three months roll with the day."""
    return Rolling(of, sign)


def past_unit(sign: int, unit: str) -> Form:
    return Rolling(one(unit), sign)


def whole_units(sign: int, of: Length) -> Form:
    """The last three months are whole ones, like last month."""
    return Rolling(of, sign, whole=True)


def whole_units_behind(of: Length, sign: int) -> Form:
    return Rolling(of, sign, whole=True)


def counted_units(count: Any, sign: int, unit: str) -> Form:
    return Rolling(length(count, unit), sign, whole=True)


def vague_rolling(sign: int, unit: str) -> Form:
    return Rolling(vague(unit), sign)


def ago(of: Length) -> Form:
    """A year ago is as long as what it is compared with; two weeks ago is a week."""
    return YearBefore(1) if of == one("year") else Away(of, -1)


def from_now(of: Length, *_: object) -> Form:
    return Away(of, 1, exact=True)


def from_point(of: Length, start: Form) -> Form:
    return Away(of, 1, start, exact=True)


def unit_from(of: Length, start: Form) -> Form | None:
    """A week from today; but 500 barrels a day from August."""
    return Away(of, 1, start, exact=True) if isinstance(start, Holiday) or (isinstance(start, Shift) and start.unit == "day") else None


def to_date(*_: object) -> Form:
    return Range(Shift("year", 0), Shift("day", 0))


def until_now(start: Point) -> Form:
    return Range(point(start), Shift("day", 0))


# --- relative to the last period named --------------------------------------------------------------------------------


def same_in(*values: Any) -> Form:
    """The same period last year, the same quarter of 2024."""
    unit = values[0] if isinstance(values[0], str) and len(values) > 1 else None
    return SameIn(unit, point(values[-1]))


def year_before_unit(*values: Any) -> Form:
    """The year-ago quarter, the prior-year period, the same month a year earlier."""
    unit = next((v for v in values if isinstance(v, str) and v != "year"), None)
    return YearBefore(1, unit)


def year_before_of(*values: Any) -> Form | None:
    """The year-ago third quarter."""
    return YearBefore(1, None, values[-1]) if isinstance(values[-1], Numbered) else None


def pointer(unit: str | None = None) -> Form:
    return Pointer(unit)


def pointers(_unit: str | None = None) -> Form:
    return Pointer("periods")


def pointer_by(count: int, unit: str) -> Form:
    return Pointer(unit, count)


def unit_before(unit: str, count: int) -> Form:
    """The year before, the week after."""
    return Pointer(unit, count)


def latest(unit: str | None = None) -> Form:
    return Latest(unit)


def latest_fiscal(unit: str) -> Form:
    return Latest(unit, fiscal=True)


def earlier(of: Length, sign: int) -> Form:
    unit, count = of.parts[0]
    if unit == "year" and sign < 0 and count is not None and count == int(count):
        return YearBefore(int(count))
    return Away(of, sign, named=True)


def away_from(of: Length, sign: int, start: Form) -> Form:
    return Away(of, sign, start, exact=True)


def day_from(unit: str, sign: int, start: Form) -> Form:
    """The day after tomorrow is a day, the week before Christmas seven."""
    next_day = away_from(one("day"), sign, start)
    if unit == "day":
        return next_day
    return Ending(one(unit), next_day) if sign < 0 else Starting(length(7, "day") if unit == "week" else one(unit), next_day)


def half_of_decade(number: int, _half: str, of: int) -> Form:
    """The first half of the 2020s: five years."""
    return First(length(5, "year"), decade(of), 1 if number == 1 else -1)


# --- parts, endings, ranges -------------------------------------------------------------------------------------------


def nth(number: int, unit: str, of: Point) -> Form | None:
    whole = point(of)
    if unit in ("quarter", "half") and number > 0:
        return of_year(unit, number, whole)
    return Nth(number, unit, whole)


def nth_last(number: int, last: int, unit: str, of: Point) -> Form | None:
    return Nth(number * last, unit, point(of)) if last < 0 else None


def nth_weekday(number: int, name: Form, of: Point) -> Form | None:
    weekday = isinstance(name, Day) and name.day is None and name.weekday
    return Nth(number, f"weekday {weekday}", point(of)) if weekday else None


def nth_weekday_alone(number: int, name: Form) -> Form | None:
    return nth_weekday(number, name, Shift("month", 0))


def nth_last_weekday(number: int, last: int, name: Form, of: Point) -> Form | None:
    return nth_weekday(number * last, name, of) if last < 0 else None


def first(number: int, of: Length, whole: Point | None = None) -> First | None:
    return First(of, None if whole is None else point(whole), number) if number in (1, -1) else None


def part(which: Part, of: Point) -> Form:
    return PartOf(which, point(of))


def edge(which: Part, of: Point) -> Form:
    return PartOf(which, point(of), edge=True)


def edge_of_unit(which: Part, unit: str | None = None) -> Form:
    """The end of the year; the end of "the period" is that of the one reported on."""
    return PartOf(which, Latest(unit), edge=True)


def part_of_unit(which: Part, unit: str) -> Form:
    return PartOf(which, Latest(unit))


def unit_edge(unit: str, which: Part) -> Form:
    return edge_of_unit(which, unit)


def ending(of: Form | str, last: Point) -> Form | None:
    last = point(last)
    if isinstance(of, str):
        return Ending(one(of), last)
    if isinstance(of, Length):
        return Ending(of, last)
    if isinstance(of, Numbered) and of.unit in ("quarter", "half"):
        return Ending(one(of.unit), last, of.number * (2 if of.unit == "half" else 1))
    if isinstance(of, Year):
        return Ending(one("year"), last)
    return Ending(one(of.unit), last) if isinstance(of, (Latest, YearBefore)) and of.unit else None


def starting(of: Length | str, start: Form) -> Form:
    """The week of May 4 is a calendar week, a week starting May 4 is seven days."""
    if isinstance(of, str):
        return Starting(one(of), start)
    return Starting(length(7, "day") if of == one("week") else of, start)


def week_of_day(unit: str, day: int) -> Form:
    return Starting(one(unit), Day(day))


def span(start: Point, last: Point) -> Range | None:
    low, high = point(start), point(last)
    if isinstance(low, Year) and isinstance(high, Year) and low.number >= high.number:
        return None
    return Range(low, high)


def same_form(form: Any) -> Any:
    return form


def nothing(*_: object) -> str:
    """A value for what is read only to be left alone."""
    return "nothing"
