"""What the grammar of periods makes of years and their numbered parts: FY2024/25, the third quarter of 2024, June 2022, the 1990s."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeAlias

from extractor.find.period_lengths import length, one
from extractor.find.period_tokens import full_year
from extractor.forms import Day, Ending, First, Form, Holiday, Length, Nth, Numbered, Pointer, Range, Season, Shift, Year

Point: TypeAlias = Form | int  # a form, or a year by its number

TOP = {"month": 12, "quarter": 4, "half": 2, "week": 53, "century": 22}
_REPORTED_MONTHS = (6, 9)


def point(value: Point) -> Form:
    """A year's number as the year it is; two digits are a year around 2000."""
    return Year(value if value > 99 else full_year(value)) if isinstance(value, int) else value


def bare_year(number: int) -> Year | None:
    """2025 by itself, as far as such a number is a year."""
    return Year(number) if 1400 <= number < 2200 else None


def last_year_named(*values: Any) -> Form:
    """The year 2025, full-year 2025."""
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


def fiscal_year_to(closing: Form | tuple[int, int]) -> Form | None:
    """FY3/27 and FY03/2027 are named by the month that they close with; FY24/25 is a pair of years."""
    if isinstance(closing, tuple):
        number, year = closing
        closing = Numbered("month", number, Year(full_year(year))) if number <= TOP["month"] < year else Year(0)
    monthly = isinstance(closing, Numbered) and closing.unit == "month"
    return Ending(one("year"), closing) if monthly else None


def year_fiscal(value: Any, _unit: str) -> Form | None:
    """The 2025 financial year."""
    return fiscal_year(value)


def of_year(unit: str, number: int, of: Point | None = None, fiscal: bool = False) -> Numbered | None:
    """The k-th quarter, half, month, week or century, of a year where one is told; none where a year has not so many."""
    if not 1 <= number <= TOP[unit]:
        return None
    whole = None if of is None else point(of)
    return Numbered(unit, number, whole, fiscal or (isinstance(whole, (Year, Shift)) and whole.fiscal))


def month(number: int, of: Point | None = None) -> Form | None:
    """June, June 2025."""
    return of_year("month", number, of)


def year_month(of: Point, number: int) -> Form | None:
    """2025 June."""
    return of_year("month", number, of)


def week(_unit: str, number: int, of: Point | None = None) -> Form | None:
    """Week 12, week 12 of 2025."""
    return of_year("week", number, of)


def quarter(number: int, *values: Any) -> Form | None:
    """From a code (Q3 2024) or from words (the third quarter of 2024)."""
    return of_year("quarter", number, *(v for v in values if not isinstance(v, str)))


def quarters(first: int, _unit: str, last: int) -> Form | None:
    """The first quarter to the third."""
    start, end = of_year("quarter", first), of_year("quarter", last)
    return Range(start, end) if start and end and first < last else None


def quarter_of(of: Point, number: int, _unit: str = "") -> Form | None:
    """2024 third quarter, 2024's third quarter."""
    return of_year("quarter", number, of)


def fiscal_part(number: int, unit: str, of: Point | None = None) -> Form | None:
    """The fiscal first quarter, the second fiscal half of 2026."""
    return of_year(unit, number, of, fiscal=True)


def part_of_pair(number: int, unit: str, pair: Range) -> Form | None:
    """The third quarter of 2025/26: such a year is a fiscal one."""
    whole = fiscal_year(pair)
    return whole and of_year(unit, number, whole)


def final_quarter(final: int, _unit: str, of: Point | None = None) -> Form | None:
    """The final quarter of 2024."""
    return of_year("quarter", 5 + final, of)


def half(number: int, *values: Any) -> Form | None:
    """H1 2025, the first half of 2025."""
    return of_year("half", number, *(v for v in values if not isinstance(v, str)))


def second_half(*values: Any) -> Form | None:
    """The back half."""
    return half(2, *values)


def years_named(_unit: str, value: Form) -> Form | None:
    """The years 2022 to 2024, fiscal years 2025 and 2026."""
    return value if isinstance(value, (Range, Year)) else None


def half_of(of: Point, number: int, _unit: str = "") -> Form | None:
    """2025 first half."""
    return of_year("half", number, of)


def last_half(_last: int, _half: str, of: Point | None = None) -> Form | None:
    """The last half of 2025; that of the 2010s is five years."""
    if isinstance(of, Numbered):
        return First(Length((("year", Decimal(5)),)), of, -1)
    return of_year("half", 2, of)


def months_code(number: int, of: Point | None = None) -> Form | None:
    """9M 2025; 9M by itself."""
    if of is None:
        return First(length(number, "month")) if number in _REPORTED_MONTHS else None
    return First(length(number, "month"), point(of))


def month_short(number: int, year: int) -> Form | None:
    """The quarter ended Mar-25; but the year to Dec-31 ends on a day."""
    return month(number, year) if year < 28 else None


def same_month(_unit: str, of: Form) -> Form | None:
    """The month of January 2026."""
    return of if isinstance(of, Numbered) and of.unit == "month" else None


def up_to_month(number: int, unit: str) -> Form:
    """The June year, in its June interims: the one that ended with June."""
    return Ending(one(unit), Numbered("month", number))


def month_quarter(number: int, unit: str, of: Point | None = None) -> Form:
    """The June quarter: the one that ends with June."""
    return Ending(one(unit), Numbered("month", number, None if of is None else point(of)), begun=True)


def months_span(first_month: int, last_month: int, *_: object) -> Form:
    """The April-June quarter."""
    return Range(Numbered("month", first_month), Numbered("month", last_month))


def months_span_of(first_month: int, last_month: int, *values: Any) -> Form:
    """The April-June quarter of 2026."""
    year = point(values[-1])
    return Range(Numbered("month", first_month, year), Numbered("month", last_month, year))


def christmas_quarter(name: str, unit: str, of: Point | None = None) -> Form | None:
    """The Christmas quarter is the one that ends with December."""
    return month_quarter(12, unit, of) if name == "christmas" else None


def of_previous_year(number: int, unit: str, count: int, year: str) -> Form:
    """The first half of the prior year."""
    return Numbered(unit, number, Pointer(year, count))


def of_the_year(number: int, unit: str, _year: str) -> Form | None:
    """The third quarter of the year: the year is as open as in "the third quarter"."""
    return of_year(unit, number) if unit in ("quarter", "half") else None


def calendar_quarter(number: int, _unit: str, of: Point | None = None) -> Form | None:
    """The third calendar quarter of 2025."""
    return of_year("quarter", number, Shift("year", 0) if of is None else of)


def decade(number: int) -> Numbered:
    """1990, 90 and 10 are decades of this and the last century: the 1990s, the '90s, the 2010s."""
    full = number if number > 99 else 1900 + number if number >= 20 else 2000 + number
    return Numbered("decade", full // 10)


def spoken_decade(century: int, decade: int) -> int | None:
    """The nineteen-eighties."""
    return century * 100 + decade % 100 if 15 <= century <= 20 else None


def spoken_thousands(number: int, thousands: int) -> int | None:
    """The two thousands."""
    return number * thousands if number == 2 else None


def century(number: int, _unit: str) -> Form | None:
    """The 19th century."""
    return of_year("century", number - 1)


def beside_number(number: int, of: Form) -> Form | None:
    """The second of "the second and third quarters of 2024"."""
    if not (isinstance(of, Numbered) and of.unit in ("quarter", "half")):
        return None
    return replace(of, number=number) if number < of.number else None


def from_number(number: int, of: Form) -> Range | None:
    """ "The first to the third quarter of 2024"."""
    first = beside_number(number, of)
    return Range(first, of) if first is not None else None


def inside(name: Form, of: Point) -> Form | None:
    """A month, season or holiday that gets its year: "February this year"."""
    if isinstance(name, (Numbered, Season, Holiday)) and name.of is None:
        return replace(name, of=point(of))
    if isinstance(name, Day) and name.month and not name.year:
        return Nth(name.day or 1, "day", Numbered("month", name.month, point(of)))
    return None


def season_of_pair(name: Form, pair: Range) -> Form | None:
    """The winter of 2022-23 is the one that begins in 2022."""
    return inside(name, pair.first) if isinstance(name, Season) and isinstance(pair, Range) else None


def years_name(of: Point, name: Form) -> Form | None:
    """2025's Christmas, 2025 summer."""
    return inside(name, of)


def half_of_this_decade(number: int, _half: str, unit: str) -> Form:
    """The first half of this decade."""
    return First(length(5, "year"), Shift(unit, 0), 1 if number == 1 else -1)


def half_of_decade(number: int, _half: str, of: int) -> Form:
    """The first half of the 2020s: five years."""
    return First(length(5, "year"), decade(of), 1 if number == 1 else -1)
