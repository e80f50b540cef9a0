"""What a list of periods says only once, given to each of its members.

    Q1, Q2 and Q3 2025, Q3/Q4 2025                        the year stands with the last
    January, February and March 2025; 3 May and 4 June 2025
    the six months ended June 30, 2025 and 2024           the length and the day stand with the first
    the years ended December 31, 2024, 2023 and 2022
    as of December 31, 2024 and 2023; at the end of 2024 and 2023
    Thursday and Friday of next week                      the week stands with the last
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.forms import Day, Ending, Form, Nth, Numbered, PartOf, Year
from extractor.mentions import PeriodExpression

IN_A_YEAR = ("month", "quarter", "half")
_JOINED, _LONGEST = re.compile(r"/|,?\s?(?:(?:and|or|&)\s)?"), len(", and ")


def complete(text: str, expressions: Sequence[PeriodExpression]) -> list[PeriodExpression]:
    """The expressions, each with what its list says elsewhere."""
    completed = list(expressions)
    pairs = enumerate(pairwise(completed), 1)
    joined = [i for i, (a, b) in pairs if b.start - a.end <= _LONGEST and _JOINED.fullmatch(text, a.end, b.start)]
    for i in reversed(joined):
        completed[i - 1] = completed[i - 1]._replace(form=_with_year(completed[i - 1].form, completed[i].form))
    for i in joined:
        completed[i] = completed[i]._replace(form=_with_ending(completed[i].form, completed[i - 1].form))
    return completed


def _with_year(form: Form, behind: Form) -> Form:
    """A quarter, half or month takes the year of one that follows in the calendar too, be it named or not; a weekday its week."""
    if isinstance(behind, Nth) and behind.unit.startswith("weekday") and isinstance(form, Day) and form.day is None:
        weekday = f"weekday {form.weekday}"
        return replace(behind, unit=weekday) if weekday < behind.unit else form
    if isinstance(form, Day) and isinstance(behind, Day) and behind.year and form.month and form.year is None:
        return replace(form, year=behind.year) if (form.month, form.day) < (behind.month, behind.day) else form
    if not (isinstance(form, Numbered) and isinstance(behind, Numbered) and form.unit == behind.unit in IN_A_YEAR):
        return form
    if form.of is not None or form.number >= behind.number:
        return form
    return replace(form, of=behind.of, fiscal=behind.fiscal) if behind.of is not None else replace(form, of=behind)


def _with_ending(form: Form, before: Form) -> Form:
    """A bare year behind "ended June 30, 2025 and" ends on that day too, one behind "fiscal 2025 and" is fiscal."""
    if not isinstance(form, Year) or form.fiscal:
        return form
    if isinstance(before, Year):
        return replace(form, fiscal=before.fiscal)
    if isinstance(before, Day) and before.year and before.day and before.day > 27 and abs(before.year - form.number) == 1:
        return replace(before, day=min(before.day, 28) if before.month == 2 else before.day, year=form.number, weekday=None)
    if isinstance(before, PartOf) and before.edge and isinstance(before.of, Year):
        return replace(before, of=form)
    if not isinstance(before, Ending):
        return form
    last = before.last
    if isinstance(last, Day) and last.year is not None and last.month and last.day:
        return replace(before, last=Day(min(last.day, 28) if last.month == 2 else last.day, last.month, form.number))
    if isinstance(last, Numbered) and isinstance(last.of, Year):
        return replace(before, last=replace(last, of=Year(form.number)))
    return form
