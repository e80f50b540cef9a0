"""A mention's norm ("money HKD 3000000000 about") back to its value: the inverse of `markup.norm`.

A norm that somebody has edited into something unreadable is no norm: the caller is told by a ValueError.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any, get_args

from extractor import timex
from extractor.schema import Modifier, Percent, PeriodModifier

# The first word of a norm → the record's list.
KINDS = {"money": "money", "percent": "percents", "quantity": "quantities", "company": "companies", "period": "periods"}
NO_VALUE: dict[str, dict[str, Any]] = {
    "money": dict.fromkeys(("low", "high", "currency", "modifier", "per")),
    "percents": {"low": None, "high": None, "unit": "percent", "modifier": None},
    "quantities": dict.fromkeys(("low", "high", "unit", "modifier")),
    "periods": dict.fromkeys(("kind", "timex", "start_date", "end_date", "modifier")),
}
PERIOD_MODIFIERS = (*get_args(PeriodModifier), "approx")  # the last is TIMEX3's own, which labellers may know
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_DAYS = re.compile(r"\d{4}-\d\d-\d\d|-|(?:\d{4}-\d\d-\d\d)?\.\.(?:\d{4}-\d\d-\d\d)?")
_DAY_TIMEX = re.compile(r"[\dX]{4}-(?:\d\d|XX)-[\dX]{2}|[\dX]{4}-WXX-\d")


def read(norm: str | None, kind: str) -> dict[str, Any]:
    """The value fields of a mention of that kind, as a gold file has them; nulls for no norm.

    Raises:
        ValueError: no norm of that kind; the message says what is wrong with it.

    >>> read("money USD? 5000000..7000000 about per share", "money")  # doctest: +NORMALIZE_WHITESPACE
    {'low': '5000000', 'high': '7000000', 'currency': 'USD', 'modifier': 'about', 'per': 'share', 'assumed': True}
    >>> read("period 2026-01 end 2026-01-31", "periods")
    {'kind': 'date', 'timex': '2026-01', 'start_date': '2026-01-31', 'end_date': '2026-01-31', 'modifier': 'end'}
    """
    if norm is None:
        return dict(NO_VALUE[kind])
    first, _, rest = norm.partition(" ")
    if KINDS.get(first) != kind:
        raise ValueError(f"{norm!r} is no norm of {kind}")
    try:
        return {"money": _money, "percents": _percent, "quantities": _quantity, "periods": _period}[kind](rest)
    except (IndexError, ValueError):
        raise ValueError(f"{norm!r} cannot be read") from None


def _money(rest: str) -> dict[str, Any]:
    plain, _, per = rest.partition(" per ")
    currency, value, *more = plain.split()
    code = currency.removesuffix("?")
    found = {**_range(value), "currency": None if code == "-" else code, "modifier": _one(more, get_args(Modifier)), "per": per or None}
    return found | {"assumed": currency.endswith("?")}


def _percent(rest: str) -> dict[str, Any]:
    value, *more = rest.split()
    units = get_args(Percent.model_fields["unit"].annotation)
    unit = more.pop(0) if more and more[0] in units else "percent"
    return {**_range(value), "unit": unit, "modifier": _one(more, get_args(Modifier))}


def _quantity(rest: str) -> dict[str, Any]:
    value, unit, *more = rest.split()
    return {**_range(value), "unit": None if unit == "-" else unit.replace("_", " "), "modifier": _one(more, get_args(Modifier))}


def _period(rest: str) -> dict[str, Any]:
    value, *more = rest.split()
    if not timex.is_timex(value):
        raise ValueError(value)
    modifier = more.pop(0) if more and more[0] in PERIOD_MODIFIERS else None
    implied = None if timex.is_duration(value) else timex.bounds(value)
    start, end = implied or (None, None)
    if more and _DAYS.fullmatch(more[0]):
        start, end = _days(more.pop(0))
    kind = _one(more, ("date", "interval", "duration")) or _implied(value, start, end)
    return {"kind": kind, "timex": value, "start_date": start and str(start), "end_date": end and str(end), "modifier": modifier}


def _implied(value: str, start: date | None, end: date | None) -> str:
    """The kind that goes without saying, as `markup` leaves it out."""
    if timex.is_duration(value):
        return "duration"
    if start is None:
        return "date" if _DAY_TIMEX.fullmatch(value) else "interval"
    return "date" if start == end else "interval"


def _days(words: str) -> tuple[date | None, date | None]:
    if words == "-":
        return None, None
    first, dots, last = words.partition("..")
    start = date.fromisoformat(first) if first else None
    return start, (date.fromisoformat(last) if last else None) if dots else start


def _range(words: str) -> dict[str, Any]:
    low, _, high = words.partition("..")
    if not _NUMBER.fullmatch(low) or not (high == "" or _NUMBER.fullmatch(high)):
        raise ValueError(words)
    return {"low": low, "high": high or low}


def _one(words: list[str], allowed: tuple[str, ...]) -> str | None:
    """The last word that is left, if it is one of those allowed."""
    if not words:
        return None
    (word,) = words
    if word not in allowed:
        raise ValueError(word)
    return word
