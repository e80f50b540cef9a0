"""Arithmetic of days and calendar units, and lengths as TIMEX3: nothing here knows of an article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from extractor import timex
from extractor.forms import Ending, Length, Numbered, Shift, Starting
from extractor.timex import Bounds

MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
# How long a stretch of days may be called a unit: fiscal quarters have 12 to 14 weeks.
USUAL_DAYS = {
    "year": (350, 380), "half": (175, 190), "quarter": (80, 100), "month": (28, 35), "week": (5, 7), "weekend": (2, 3), "day": (1, 1),
}  # fmt: skip
THIRTEEN_WEEKS = 91  # days: a retailer's quarter
ONE_DAY = timedelta(days=1)


def add_months(day: date, count: int) -> date:
    """The same day `count` months on, or the month's last.

    >>> add_months(date(2025, 10, 31), -1)
    datetime.date(2025, 9, 30)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, timex.days_in_month(year, month + 1)))


def unit_bounds(unit: str, day: date, first_month: int = 1) -> Bounds:
    """The whole calendar unit that holds a day; quarters, halves and years count from `first_month`.

    >>> unit_bounds("quarter", date(2026, 2, 25)), unit_bounds("year", date(2026, 2, 25), 4)
    ((datetime.date(2026, 1, 1), datetime.date(2026, 3, 31)), (datetime.date(2025, 4, 1), datetime.date(2026, 3, 31)))
    """
    if unit in ("week", "fortnight", "weekend"):
        monday = day - timedelta(days=day.weekday())
        return monday + timedelta(days=5 * (unit == "weekend")), monday + timedelta(days=13 if unit == "fortnight" else 6)
    if unit not in MONTHS_IN:
        return day, day
    months = MONTHS_IN[unit]
    if unit in ("decade", "century"):
        return timex.months(day.year - day.year % (months // 12), 1, months)
    index = (day.year * 12 + day.month - first_month) // months * months + first_month - 1
    return timex.months(index // 12, index % 12 + 1, months)


def moved(unit: str, bounds: Bounds, count: int) -> Bounds:
    """The stretch of days that lies `count` units on; whole months stay whole.

    >>> moved("month", (date(2025, 2, 1), date(2025, 2, 28)), 1)
    (datetime.date(2025, 3, 1), datetime.date(2025, 3, 31))
    """
    start, end = bounds
    if unit == "workday":
        return _workdays_on(start, count), _workdays_on(end, count)
    if unit not in MONTHS_IN:
        step = timedelta(days=DAYS_IN.get(unit, 1) * count)
        return start + step, end + step
    months = MONTHS_IN[unit] * count
    whole = (end + ONE_DAY).day == 1
    if unit == "quarter" and not whole and (end - start).days + 1 == THIRTEEN_WEEKS:
        step = timedelta(days=THIRTEEN_WEEKS * count)
        return start + step, end + step
    if whole:
        return add_months(start, months), add_months(end + ONE_DAY, months) - ONE_DAY
    return add_months(start, months), add_months(end, months)


def stepped(day: date, length: Length, sign: int) -> date:
    """The day a length away; halves of months count thirty days a month, vague counts nothing."""
    for unit, count in length.parts:
        if count is None:
            continue
        if unit in MONTHS_IN:
            months, part = divmod(count * MONTHS_IN[unit], 1)
            day = add_months(day, sign * int(months))
            if part:
                day += timedelta(days=sign * int(part * 30))
        elif unit == "workday":
            day = _workdays_on(day, sign * int(count))
        elif unit in DAYS_IN:
            day += timedelta(days=sign * int(count * DAYS_IN[unit]))
    return day


def _workdays_on(day: date, count: int) -> date:
    """So many days from Monday to Friday on; holidays differ from place to place and count.

    >>> _workdays_on(date(2026, 2, 26), 3), _workdays_on(date(2026, 3, 1), -1)
    (datetime.date(2026, 3, 3), datetime.date(2026, 2, 27))
    """
    if not count:
        return day
    if day.isoweekday() > 5:  # the weekend counts with the last working day before what is counted
        day += timedelta(days=5 - day.isoweekday() if count > 0 else 8 - day.isoweekday())
    weeks, days = divmod(day.weekday() + count, 5)
    return day + timedelta(days=7 * weeks + days - day.weekday())


def stretch(start: date, length: Length) -> Bounds:
    """So many units from a day on, the day included."""
    if length.parts[0][0] == "workday":
        return _workdays_on(start - ONE_DAY, 1), stepped(start - ONE_DAY, length, 1)
    return start, stepped(start, length, 1) - ONE_DAY


def stretch_to(end: date, length: Length) -> Bounds:
    """So many units up to a day, the day included."""
    if length.parts[0][0] == "workday":
        end = _workdays_on(end + ONE_DAY, -1)
    return stepped(end + ONE_DAY, length, -1), end


def third(start: date, end: date, part: str) -> Bounds:
    """The first, middle or last third: of a year four months each, of a month ten days and the rest.

    >>> third(date(2025, 1, 1), date(2025, 12, 31), "mid")
    (datetime.date(2025, 5, 1), datetime.date(2025, 8, 31))
    >>> third(date(2025, 3, 1), date(2025, 3, 31), "end")
    (datetime.date(2025, 3, 21), datetime.date(2025, 3, 31))
    """
    index = ("start", "mid", "end").index(part)
    days = (end - start).days + 1
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if start.day == 1 and months % 3 == 0 and days > 80:
        low = add_months(start, months // 3 * index)
        return low, add_months(low, months // 3) - ONE_DAY
    if days < 3:
        return start, end
    step = 10 if months == 1 and days >= 28 else days // 3
    low = start + timedelta(days=step * index)
    return low, end if index == 2 else low + timedelta(days=step - 1)


def is_about(unit: str, bounds: Bounds) -> bool:
    """Whether a stretch of days is as long as the unit usually is."""
    low, high = USUAL_DAYS.get(unit, (1, 10**6))
    return low <= (bounds[1] - bounds[0]).days + 1 <= high


# --- lengths ----------------------------------------------------------------------------------------------------------

_LETTERS = {"year": "Y", "month": "M", "quarter": "Q", "week": "W", "day": "D", "hour": "H", "minute": "M", "second": "S"}
_COARSE = {
    "decade": ("year", 10), "century": ("year", 100), "half": ("month", 6), "fortnight": ("week", 2), "weekend": ("day", 2),
    "workday": ("day", 1),
}  # fmt: skip
_FINER = {"year": ("month", 12), "month": ("day", 30)}
_DATE_UNITS, _CLOCK_UNITS = ("year", "quarter", "month", "week", "day"), ("hour", "minute", "second")

Parts = tuple[tuple[str, Decimal | None], ...]


def is_vague(length: Length) -> bool:
    """Whether no number of days can be told: several weeks, three hours."""
    return any(count is None or unit in _CLOCK_UNITS for unit, count in length.parts)


def length_timex(length: Length) -> str:
    """A length as TIMEX3.

    >>> length_timex(Length((("year", Decimal("3.5")),))), length_timex(Length((("day", Decimal(1)),), Decimal(3)))
    ('P3Y6M', 'P1D/P3D')
    >>> length_timex(Length((("week", None),))), length_timex(Length((("hour", Decimal(24)),)))
    ('PXW', 'PT24H')
    """
    if length.high is not None:
        unit, low = length.parts[0]
        return f"{_spelled(((unit, low),))}/{_spelled(((unit, length.high),))}"
    return _spelled(length.parts)


def _spelled(parts: Parts) -> str:
    sums: dict[str, Decimal | None] = {}
    for unit, count in _plain_parts(parts):
        old = sums.get(unit)
        sums[unit] = count if old is None else old + (count or 0)
    dates = "".join(f"{_figure(sums[u])}{_LETTERS[u]}" for u in _DATE_UNITS if u in sums)
    clock = "".join(f"{_figure(sums[u])}{_LETTERS[u]}" for u in _CLOCK_UNITS if u in sums)
    return f"P{dates}" + (f"T{clock}" if clock else "")


def _plain_parts(parts: Parts) -> list[tuple[str, Decimal | None]]:
    """The parts in TIMEX3's units, broken years as months and broken months as days; quarters beside years as months."""
    out: list[tuple[str, Decimal | None]] = []
    for unit, count in parts:
        unit, factor = ("month", 3) if unit == "quarter" and len(parts) > 1 else _COARSE.get(unit, (unit, 1))
        if count is None:
            out.append((unit, None))
            continue
        count *= factor
        if count != int(count) and unit in _FINER:
            finer, size = _FINER[unit]
            if int(count):
                out.append((unit, Decimal(int(count))))
            unit, count = finer, Decimal(round((count - int(count)) * size))
        out.append((unit, count))
    return out


def _figure(count: Decimal | None) -> str:
    return "X" if count is None else format(count.normalize(), "f")


def by_name(form: Ending | Starting, published: date) -> Ending | Starting:
    """ "the year ending this month", "the year starting next month": up to the month, or from it on, by its name."""
    edge = form.last if isinstance(form, Ending) else form.first
    if not isinstance(edge, Shift) or edge.unit != "month":
        return form
    month = Numbered("month", add_months(published, edge.count).month)
    return replace(form, last=month) if isinstance(form, Ending) else replace(form, first=month)
