"""What the grammar of periods makes of weekdays, months and holidays beside other words: next Friday, Wednesday next week, Tuesday week."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from extractor.find.period_lengths import length, one
from extractor.find.period_parts import nth_weekday
from extractor.find.period_relations import from_now, length_beside
from extractor.find.period_years import Point
from extractor.forms import Away, Day, Direction, Form, Holiday, Latest, Length, Numbered, Pointer, Season, Shift, Starting


def name_after_next(name: Form, sign: int, count: int) -> Form | None:
    """The Friday after next, the spring before last."""
    return Direction(2 * count, name) if sign == count else None


def beside_named(count: int, of: Form) -> Form:
    """The previous Friday, the following May."""
    weekday = isinstance(of, Day) and of.day is None and of.weekday
    return Pointer(f"weekday {weekday}", count) if weekday else Direction(count, of)


def direction(count: int, of: Form) -> Form:
    """Last May, this Christmas, next Friday: so many on from the publication day."""
    return Direction(count, of)


def this_coming(_this: int, _next: int, name: Form) -> Form:
    """This coming Friday is this Friday."""
    return Direction(0, name)


def weekdays_away(count: Any, weekday: int) -> Form:
    """Two Fridays from now."""
    return Direction(int(count), Day(weekday=weekday))


def weekdays_back(count: Any, weekday: int) -> Form:
    """Two Fridays ago."""
    return Direction(-int(count), Day(weekday=weekday))


def weekday_in(name: Form, of: Form) -> Form | None:
    """Wednesday next week, Monday of the following week, Monday two weeks from now."""
    if isinstance(of, Away) and of.exact:
        return nth_weekday(1, name, Starting(one("week"), of))
    weekly = isinstance(of, (Shift, Pointer, Latest, Numbered, Starting)) and getattr(of, "unit", "week") == "week"
    return nth_weekday(1, name, of) if weekly else None


def in_week_weekday(of: Form, name: Form) -> Form | None:
    """Next week on Wednesday."""
    return weekday_in(name, of)


def weekday_beside(name: Form, sign: int, start: Point) -> Form | None:
    """The Friday after Thanksgiving."""
    return nth_weekday_beside(1, name, sign, start)


def nth_weekday_beside(number: int, name: Form, sign: int, start: Point) -> Form | None:
    """The third Tuesday after Christmas."""
    return nth_weekday(sign * number, name, length_beside(length(7 * number, "day"), sign, start))


def week_on(of: Length, name: Form) -> Form | None:
    """A week on Tuesday, a week from Monday."""
    weekday = isinstance(name, Day) and name.day is None
    return Away(of, 1, Direction(0, name), exact=True) if weekday and of == one("week") else None


def weekday_week(name: Form, unit: str) -> Form | None:
    """Tuesday week."""
    return week_on(one(unit), name)


def name_in_time(name: Form, of: Length, *_: object) -> Form | None:
    """In March in two years' time."""
    return replace(name, of=from_now(of)) if isinstance(name, (Numbered, Season, Holiday)) else None
