"""What the grammar of periods makes of parts, endings and ranges: early 2025, the end of May, the year to 31 March, 2022 to 2024."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from extractor.find.period_lengths import length, one
from extractor.find.period_years import Point, of_year, point
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
    Shift,
    Starting,
    Year,
    YearBefore,
)


def nth(number: int, unit: str, of: Point) -> Form | None:
    """The third quarter of 2024, the second week of May."""
    whole = point(of)
    if unit in ("quarter", "half") and number > 0:
        return of_year(unit, number, whole)
    if isinstance(whole, Numbered) and whole.unit == unit:
        return None  # "for a third month in January"
    return Nth(number, unit, whole)


def nth_last(number: int, last: int, unit: str, of: Point) -> Form | None:
    """The second last week of March."""
    return Nth(number * last, unit, point(of)) if last < 0 else None


def nth_weekday(number: int, name: Form, of: Point) -> Form | None:
    """The first Friday of March."""
    weekday = isinstance(name, Day) and name.day is None and name.weekday
    return Nth(number, f"weekday {weekday}", point(of)) if weekday else None


def nth_weekday_alone(number: int, name: Form) -> Form | None:
    """The first Friday: of this month."""
    return nth_weekday(number, name, Shift("month", 0))


def nth_last_weekday(number: int, last: int, name: Form, of: Point) -> Form | None:
    """The second last Friday of March."""
    return nth_weekday(number * last, name, of) if last < 0 else None


def first(number: int, of: Length, whole: Point | None = None) -> Form | None:
    """The first nine months of 2025; its first few weeks are its first third, like its first weeks."""
    unit, count = of.parts[0]
    if count is None and unit != "day" and whole is not None:
        return first_units(number, whole)
    return First(of, None if whole is None else point(whole), number) if number in (1, -1) else None


def part(which: Part, of: Point) -> Form:
    """Early 2025, the middle of May."""
    return PartOf(which, point(of))


def first_units(number: int, *values: Any) -> Form | None:
    """The first months of 2025, its opening part are its first third, the final weeks its last."""
    return part("start" if number == 1 else "end", values[-1]) if number in (1, -1) else None


def first_units_of_unit(number: int, *units: str) -> Form | None:
    """The first weeks of the quarter."""
    return first_units(number, Latest(units[-1]))


def part_to_part(first: Part, last: Part, of: Point) -> Form | None:
    """Mid-to-late 2026."""
    return Range(part(first, of), part(last, of)) if first != last else None


def half_of_month(number: int, _half: str, month: int, year: Point | None = None) -> Form | None:
    """The first half of May 2025."""
    of = of_year("month", month, year)
    return of and half_of_days(number, of)


def half_of_days(number: int, month: Form) -> Form | None:
    """Days 1 to 15, and the rest."""
    if number > 2:
        return None
    low, high = ((1, 15), (16, -1))[number - 1]
    return Range(Nth(low, "day", month), Nth(high, "day", month))


def edge(which: Part, of: Point) -> Form:
    """The end of May, the start of 2025: a day."""
    return PartOf(which, point(of), edge=True)


def month_end(month: int, which: Part, year: Point | None = None) -> Form | None:
    """March-end."""
    of = of_year("month", month, year)
    return of and edge(which, of)


def edge_of_unit(which: Part, unit: str | None = None) -> Form:
    """The end of the year; the end of "the period" is that of the one reported on."""
    return PartOf(which, Latest(unit), edge=True)


def part_of_unit(which: Part, unit: str) -> Form:
    """Early in the year."""
    return PartOf(which, Latest(unit))


def unit_edge(*values: Any) -> Form:
    """Year-end, the quarter end; "the period end" has no unit."""
    *unit, which = values
    return edge_of_unit(which, *unit)


def ending(of: Form | str, last: Point) -> Form | None:
    """The year to 31 March, the second quarter ended June 30, the week ended Friday."""
    last = point(last)
    if isinstance(of, str):
        return Ending(one(of), last)
    if isinstance(last, Pointer) and last.unit == "day":
        return None  # "two years to the day after the merger"
    if isinstance(of, Length):
        return Ending(of, last)
    if isinstance(of, Numbered) and of.unit in ("quarter", "half"):
        return Ending(one(of.unit), last, of.number * (2 if of.unit == "half" else 1))
    if isinstance(of, Year):
        return Ending(one("year"), last)
    if isinstance(of, Shift) and of.count >= 0 and not of.part and of.unit in ("quarter", "half", "year"):
        return Ending(one(of.unit), last)  # "the current quarter ending in March"
    return Ending(one(of.unit), last) if isinstance(of, (Latest, YearBefore)) and of.unit else None


def period_ended(last: Point) -> Form:
    """The period ended June 30: nobody says how long it was."""
    return Ending(Length(()), point(last))


def numbered_ending(of: Form, last: Form) -> Form | None:
    """The second quarter through Dec. 31, the full year to March; but the first quarter to the third is a range."""
    numbered = (isinstance(of, Numbered) and of.unit in ("quarter", "half") and of.of is None) or of == Latest("year")
    closing = (isinstance(last, Day) and last.day) or isinstance(last, PartOf) or (isinstance(last, Numbered) and last.unit == "month")
    return ending(of, last) if numbered and closing else None


def beside_length(count: Any, of: Form) -> Form | None:
    """The three of "the three and nine months ended September 30"."""
    if not isinstance(of, Ending) or len(of.length.parts) > 1:
        return None
    ((unit, other),) = of.length.parts
    return replace(of, length=length(count, unit)) if other is not None and count < other else None


def starting(of: Length | str, start: Form) -> Form:
    """The week of May 4 is a calendar week, a week starting May 4 is seven days."""
    if isinstance(of, str):
        return Starting(one(of), start)
    return Starting(length(7, "day") if of == one("week") else of, start)


def starting_on(of: Length, *values: Any) -> Form | None:
    """Two weeks starting May 20; what ends or closes on it does not."""
    *which, start = values
    return None if which and which[0] != "start" else starting(of, start)


def year_from(of: Form | str, *values: Any) -> Form | None:
    """The year starting April 1, the fiscal year that begins in July; nothing else that does."""
    return starting_on(one("year"), *values) if of == "year" or (isinstance(of, Latest) and of.unit == "year") else None


def week_of_day(unit: str, day: int) -> Form:
    """The week of the 14th."""
    return Starting(one(unit), Day(day))


def span(start: Point, last: Point) -> Range | None:
    """2022 to 2024, May to July, Monday to Friday; none where the two ends are no alike or stand in the wrong order."""
    low, high = point(start), point(last)
    if isinstance(low, Year) and isinstance(high, Year) and low.number >= high.number:
        return None
    if isinstance(low, Day) and low.weekday and not low.day and isinstance(high, Nth) and high.unit.startswith("weekday"):
        return Range(replace(high, unit=f"weekday {low.weekday}"), high)  # Monday to Friday last week
    return Range(low, high) if _alike(low, high) else None


def _alike(low: Form, high: Form) -> bool:
    """Whether two ends share a unit; others are complete each by itself: Sept. 14 to Thursday, Q2 2028 to the end of 2029."""
    if isinstance(low, Day) and isinstance(high, Day):
        return (low.day is None) == (high.day is None)
    return _unit(low) == _unit(high)


def _unit(form: Form) -> str:
    match form:
        case Year():
            return "year"
        case Day() | Holiday() | Away():
            return "day"
        case Numbered() | Shift() | Nth():
            return form.unit
        case Direction() | PartOf():
            return _unit(form.of)
    return type(form).__name__


def first_of_the_year(number: int, of: Length, _year: str) -> Form | None:
    """The first nine months of the year."""
    return first(number, of)
