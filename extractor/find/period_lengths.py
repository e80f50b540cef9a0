"""What the grammar of periods makes of numbers and lengths: twenty-five, nineteen ninety-four, three and a half years, 1-3 days."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from extractor.forms import Form, Length, Recalled, Shift

_AS_MONTHS = {"quarter": 3, "half": 6, "year": 12}


def same_form(form: Any) -> Any:
    """What is finished already, under another kind."""
    return form


def nothing(*_: object) -> str:
    """A value for what is read only to be left alone."""
    return "nothing"


def add(*numbers: Any) -> Any:
    """Twenty-five: the sum of its words."""
    return sum(numbers)


def times(number: Any, factor: Any, *more: Any) -> Any:
    """Three hundred and twelve."""
    return number * factor + sum(more)


def and_half(number: Any, *_: object) -> Decimal:
    """Three and a half."""
    return Decimal(number) + Decimal("0.5")


def and_quarter(number: Any, *_: object) -> Decimal:
    """Three and a quarter."""
    return Decimal(number) + Decimal("0.25")


def spoken_year(century: int, rest: int) -> int | None:
    """Nineteen ninety-four."""
    return century * 100 + rest if 15 <= century <= 20 and 10 <= rest <= 99 else None


def spoken_hundred(century: int, _hundred: int, rest: int) -> int | None:
    """Nineteen hundred ninety-four."""
    return spoken_year(century, rest)


def spoken_thousand(number: int, thousand: int, rest: int = 0) -> int | None:
    """Two thousand and eight."""
    return number * thousand + int(rest) if number == 2 and rest < 100 else None


def length(count: Any, unit: str) -> Length:
    """Three months."""
    return Length(((unit, Decimal(count)),))


def length_range(low: Any, high: Any, unit: str) -> Length | None:
    """One to three days; none where the second number is not the larger one."""
    return Length(((unit, Decimal(low)),), Decimal(high)) if low < high else None


def one_or_more(unit: str, high: Any, _unit: str) -> Length | None:
    """A day or three days."""
    return length_range(1, high, unit)


def one_or_two(unit: str, high: Any) -> Length | None:
    """A day or two."""
    return one_or_more(unit, high, unit)


def span_length(pair: tuple[int, int], unit: str) -> Length | None:
    """1-3 days."""
    return length_range(*pair, unit)


def one(unit: str) -> Length:
    """A month."""
    return length(1, unit)


def half_a(*words: str) -> Length:
    """Half a year; half a decade is five."""
    return length(5, "year") if words[-1] == "decade" else length(Decimal("0.5"), words[-1])


def unit_and_half(unit: str, *_: object) -> Length:
    """A year and a half."""
    return length(Decimal("1.5"), unit)


def quarter_of(*units: str) -> Length:
    """A quarter of a century."""
    return length(Decimal("0.25"), units[-1])


def quarters_of(count: Any, *units: str) -> Length:
    """Three quarters of a year."""
    return length(Decimal(count) / 4, units[-1])


def vague(unit: str) -> Length:
    """Months, years: nobody says how many."""
    return Length(((unit, None),))


def first_units(number: int, unit: str) -> Length | None:
    """The first weeks, the final hours."""
    return vague(unit) if number in (1, -1) and unit not in ("quarter", "half") else None


def same_length(of: Length) -> Length:
    """Three months or so, a month or so."""
    return of


def recalled(of: Length) -> Form:
    """The three months: those named before."""
    return Recalled(of) if of.high is None else of


def same_recalled(of: Length) -> Form:
    """The same three months."""
    return Recalled(of, same=True) if of.high is None else of


def joined(start: Length, more: Length) -> Length | None:
    """Two years and three months: another unit each time."""
    fits = start.high is None and more.high is None and more.parts[0][0] not in (unit for unit, _ in start.parts)
    return Length((*start.parts, *more.parts)) if fits else None


def length_and_half(of: Length, _half: str) -> Length | None:
    """Three years and a half."""
    (unit, count), *rest = of.parts
    return Length(((unit, count + Decimal("0.5")),)) if count is not None and not rest else None


def length_and_quarter(of: Length, _unit: str) -> Length | None:
    """Three years and a quarter."""
    return joined(of, length(3, "month")) if of.parts[0][0] == "year" else None


def just_ended(of: Length) -> Form | None:
    """The three months just ended: a quarter; so with six and twelve."""
    unit = next((unit for unit, months in _AS_MONTHS.items() if of.high is None and of.parts == (("month", Decimal(months)),)), None)
    return Shift(unit, -1, fiscal=True) if unit else None
