"""What the grammar of periods makes of words that hang on the publication day (last week) or on a period named before (that year)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from extractor.find.period_lengths import length, one, unit_and_half, vague
from extractor.find.period_parts import edge, edge_of_unit
from extractor.find.period_years import Point, point
from extractor.forms import (
    Away,
    Day,
    Ending,
    Form,
    Holiday,
    Latest,
    Length,
    Numbered,
    Part,
    Pointer,
    Range,
    Recalled,
    Rolling,
    SameIn,
    Shift,
    Starting,
    Year,
    YearBefore,
)

ONE_YEAR = (one("year"), length(12, "month"))


def day_shift(count: int) -> Shift:
    """Today, yesterday, this morning: so many days from the publication day."""
    return Shift("day", count)


def next_daytime(count: int) -> Form:
    """The next morning: of the day after the one named."""
    return Pointer("day", count)


def shift(count: int, unit: str) -> Shift:
    """Last week, this quarter, next year: so many units from the publication day."""
    return Shift(unit, count)


def present(unit: str) -> Shift:
    """The present quarter, the present financial year."""
    return Shift(unit, 0, fiscal=unit == "year")


def fiscal_shift(count: int, unit: str) -> Shift:
    """Last financial year, this fiscal quarter."""
    return Shift(unit, count, fiscal=True)


def just_begun(unit: str) -> Shift:
    """The new financial year, the quarter just begun."""
    return Shift(unit, 0, fiscal=True)


def after_next(unit: str, count: int) -> Shift | None:
    """The week after next, the year before last."""
    return Shift(unit, 2 * count) if count else None


def sooner(sign: int, of: Form) -> Form | None:
    """Earlier this year, later this month."""
    return replace(of, part=sign) if isinstance(of, Shift) and of.count == 0 and of.unit != "day" else None


def sooner_in(sign: int, unit: str) -> Form:
    """Earlier in the month, later in the year."""
    return Shift(unit, 0, part=sign)


def rest_of(unit: str) -> Form:
    """The rest of the year."""
    return Shift(unit, 0, part=1)


def just_ended(unit: str) -> Form:
    """The quarter just ended."""
    return Shift(unit, -1, fiscal=True)


def rest_of_named(of: Point) -> Form | None:
    """The rest of this year, of the fiscal year; the remainder of 2026 begins today."""
    if isinstance(of, Latest) and of.fiscal and of.unit:
        return Shift(of.unit, 0, fiscal=True, part=1)
    return Range(Shift("day", 0), point(of)) if isinstance(point(of), Year) else sooner(1, point(of))


def length_before(*values: Any) -> Form | None:
    """The previous twelve months, the three months before."""
    (of,) = (value for value in values if isinstance(value, Length))
    return Recalled(of, -1) if of.high is None and None not in (count for _, count in of.parts) else None


def length_behind(_following: int, of: Length) -> Form | None:
    """The following two years."""
    return Recalled(of, 1) if of.high is None and None not in (count for _, count in of.parts) else None


def rolling(sign: int, of: Length) -> Form:
    """The past three months roll with the day."""
    return Rolling(of, sign)


def rolling_and_half(sign: int, unit: str, *half: str) -> Form:
    """The past year and a half."""
    return Rolling(unit_and_half(unit, *half), sign)


def past_unit(sign: int, unit: str) -> Form:
    """The past week rolls with the day, the past weekend is one."""
    return Shift(unit, sign) if unit == "weekend" else Rolling(one(unit), sign)


def whole_units(sign: int, of: Length) -> Form:
    """The last three months are whole ones, like last month."""
    return Rolling(of, sign, whole=True)


def whole_units_behind(of: Length, sign: int) -> Form:
    """Three months last."""
    return Rolling(of, sign, whole=True)


def counted_units(count: Any, sign: int, unit: str) -> Form:
    """The three coming weeks."""
    return Rolling(length(count, unit), sign, whole=True)


def counted_past(count: Any, sign: int, unit: str) -> Form:
    """The three past weeks."""
    return Rolling(length(count, unit), sign)


def vague_rolling(sign: int, unit: str) -> Form:
    """The past weeks."""
    return Rolling(vague(unit), sign)


def ago(of: Length) -> Form:
    """A year ago is as long as what it is compared with; two weeks ago is a week."""
    return YearBefore(1) if of in ONE_YEAR else Away(of, -1)


def ago_from(of: Length, start: Form) -> Form | None:
    """A year ago today, a week ago Friday."""
    daily = (isinstance(start, Shift) and start.unit == "day") or (isinstance(start, Day) and start.day is None)
    return Away(of, -1, start, exact=True) if daily else None


def from_now(of: Length, *_: object) -> Form:
    """Two weeks from now."""
    return Away(of, 1, exact=True)


def in_time(of: Length | str, *_: object) -> Form:
    """In two years' time, a year's time."""
    return from_now(one(of) if isinstance(of, str) else of)


def from_point(of: Length, start: Form) -> Form:
    """Two weeks from Monday."""
    return Away(of, 1, start, exact=True)


def from_month(of: Length, start: Form) -> Form | None:
    """The three months from October begin with it."""
    return Starting(of, start) if isinstance(start, Numbered) and start.unit == "month" else None


def unit_from(of: Length, start: Form) -> Form | None:
    """A week from today; but 500 barrels a day from August."""
    return Away(of, 1, start, exact=True) if isinstance(start, Holiday) or (isinstance(start, Shift) and start.unit == "day") else None


def this_time(_this: int, year: Form) -> Form | None:
    """This time last year."""
    return Away(one("year"), year.count, exact=True) if isinstance(year, Shift) and abs(year.count) == 1 else None


def to_date(unit: str, *_: object) -> Form:
    """The year to date."""
    return Range(Shift(unit, 0), Shift("day", 0))


def next_to(of: Form, count: int) -> Form | None:
    """The next of "this year and next"."""
    return replace(of, count=count) if isinstance(of, Shift) and of.count == 0 and not of.part else None


def beside_shift(count: int, of: Form) -> Form | None:
    """The this of "this and next year"."""
    return replace(of, count=count) if isinstance(of, Shift) and of.count != count and not of.part else None


def until_now(start: Point) -> Form:
    """2022 until now."""
    return Range(point(start), Shift("day", 0))


def same_in(*values: Any) -> Form:
    """The same period last year, the same quarter of 2024."""
    unit = values[0] if isinstance(values[0], str) and len(values) > 1 else None
    return SameIn(unit, point(values[-1]))


def year_before_unit(*values: Any) -> Form:
    """The year-ago quarter, the prior-year period, the same month a year earlier, the same nine months a year earlier."""
    unit = next((v for v in values if isinstance(v, str) and v != "year"), None)
    return YearBefore(1, unit)


def year_before_of(*values: Any) -> Form | None:
    """The year-ago third quarter."""
    return YearBefore(1, None, values[-1]) if isinstance(values[-1], Numbered) else None


def pointer(unit: str | None = None) -> Form:
    """That quarter: the one named before."""
    return Pointer(unit)


def pointers(_unit: str | None = None) -> Form:
    """Those quarters."""
    return Pointer("periods")


def pointer_by(count: int, unit: str) -> Form:
    """The following quarter, the previous year: so many from the one named before."""
    return Pointer(unit, count)


def unit_before(unit: str, count: int) -> Form:
    """The year before, the week after."""
    return Pointer(unit, count)


def unit_before_that(unit: str, _earlier: int) -> Form:
    """The year before that."""
    return YearBefore(1, of=Pointer(unit))


def latest(unit: str | None = None) -> Form:
    """The quarter, the period: of those named the latest that has ended."""
    return Latest(unit)


def most_recent(unit: str) -> Form:
    """The latest quarter is the one reported on, the latest year the last that has closed."""
    return Shift(unit, -1, fiscal=True) if unit == "year" else latest_fiscal(unit)


def latest_fiscal(unit: str) -> Form:
    """The full financial year, the fiscal quarter: the latest one reported on."""
    return Latest(unit, fiscal=True)


def earlier(of: Length, sign: int) -> Form:
    """A year earlier, two weeks later: from what is named before."""
    if of in ONE_YEAR and sign < 0:
        return YearBefore(1)
    unit, count = of.parts[0]
    if unit == "year" and sign < 0 and count is not None and count == int(count):
        return YearBefore(int(count))
    return Away(of, sign, named=True)


def away_from(of: Length, sign: int, start: Form) -> Form:
    """Two weeks before 5 May, three months after the merger closed in June."""
    return Away(of, sign, start, exact=True)


def away_from_edge(of: Length, sign: int, which: Part, whole: Point) -> Form:
    """Two weeks before the end of 2026."""
    return away_from(of, sign, edge(which, whole))


def away_from_unit_edge(of: Length, sign: int, which: Part, unit: str | None = None) -> Form:
    """Ninety days after the end of the fiscal year."""
    return away_from(of, sign, edge_of_unit(which, unit))


def day_from(unit: str, sign: int, start: Point) -> Form:
    """The day after tomorrow is a day, the week before Christmas seven."""
    if unit == "day":
        return away_from(one("day"), sign, point(start))
    return length_beside(length(7, "day") if unit == "week" else one(unit), sign, start)


def length_beside(of: Length, sign: int, start: Point) -> Form:
    """The two weeks before Christmas, the year before 2015."""
    next_day = away_from(one("day"), sign, point(start))
    return Ending(of, next_day) if sign < 0 else Starting(of, next_day)
