"""Parts of periods → the days they cover: early 2025, the end of January, the year end, the middle of the week."""

from __future__ import annotations

import re
from datetime import date, timedelta

from extractor import timex
from extractor.forms import Ending, Form, Latest, Numbered, PartOf, Shift
from extractor.resolve.calendar import is_about, moved, third
from extractor.resolve.fiscal import CALENDAR
from extractor.resolve.period_context import FISCAL_UNITS, Context, Days, days_of
from extractor.timex import Bounds

_FISCAL = re.compile(r"\b(?:fiscal|financial)\b")
_DECEMBER = 12


@days_of.register
def part_days(form: PartOf, context: Context) -> Days:
    """ "Early 2025", "the end of January"."""
    of = form.of
    if (month := _month_told(form, context)) is not None:
        return Days(timex.of_bounds(*month), month[1], month[1], form.part)
    if isinstance(of, Latest) and of.unit not in (None, *FISCAL_UNITS) and not _closes_books(form, context):
        assert of.unit is not None
        fiscal = _FISCAL.search(context.text, context.at.start, context.at.end) is not None
        of = Shift(of.unit, 0, fiscal)  # the end of the year, of the month: the current one
    whole = days_of(of, context)
    if whole.start is None or whole.end is None:
        return whole._replace(modifier=form.part)
    if form.edge and (whole.end - whole.start).days == 6:
        return Days(whole.timex, *_week_edge(whole.start, form.part), form.part)
    start, end = whole.start, whole.end
    if not form.edge or form.part == "mid":
        return Days(whole.timex, *third(start, end, form.part), form.part)
    to_come = context.published is not None and end > context.published
    if isinstance(form.of, Latest) and form.of.unit and form.part == "end" and to_come and context.looks < 0:
        start, end = moved(form.of.unit, (start, end), -1)  # "had 50 shops at year-end"
    if is_bare_part(form.of) and form.part == "end" and to_come and context.looks < 0:
        start, end = moved("year", (start, end), -1)  # "had 50 shops at the end of the first quarter"
    day = start if form.part == "start" else end
    return Days(whole.timex if end == whole.end else timex.of_bounds(start, end), day, day, form.part)


def _closes_books(form: PartOf, context: Context) -> bool:
    """Whether the end of the year is that of the fiscal year reported on, or whose last part is: "net cash at the year end was £4m"."""
    if form.of != Latest("year") or not form.edge or form.part != "end" or context.fiscal == CALENDAR:
        return False
    if context.text.startswith(" dividend", context.at.end):
        return True  # "the year-end dividend will be 25 yen": that of the books
    if context.looks > 0:
        return False
    told = [named.bounds for named in context.named if not (named.ahead or named.aside) and named.bounds[0] != named.bounds[1]]
    return any((bounds[1].month % 12) + 1 == context.fiscal and bounds[1].month != _DECEMBER for bounds in told) or any(
        isinstance(named.form, Ending) and is_about("year", named.bounds) and not named.ahead for named in context.named
    )


def _month_told(form: PartOf, context: Context) -> Bounds | None:
    """ "Exports fell in January. Stocks at the end of the month stood at": the month that was just told of."""
    if form.of != Latest("month") or not form.edge or form.part != "end" or context.looks > 0:
        return None
    if context.text.endswith(" by ", 0, context.at.start):
        return None
    near = (named for named in reversed(context.named) if context.number - named.sentence <= 1 and not named.ahead)
    return next((named.bounds for named in near if isinstance(named.form, Numbered) and named.form.unit == "month"), None)


def _week_edge(monday: date, part: str) -> Bounds:
    """Monday to Wednesday, Friday to Sunday, and between."""
    first = {"start": 0, "mid": 2, "end": 4}[part]
    return monday + timedelta(days=first), monday + timedelta(days=first + 2)


def is_bare_part(form: Form) -> bool:
    return isinstance(form, Numbered) and form.unit in FISCAL_UNITS and form.of is None
