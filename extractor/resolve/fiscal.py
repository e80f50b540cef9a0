"""The fiscal calendar that an article reveals: the month in which its year starts.

    the year to 31 March                  starts in April
    the year ended June 30, 2025          starts in July
    the fiscal third quarter ended Oct. 27    starts in February

The first such expression decides; where nothing does, the fiscal year is the calendar year.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractor.forms import Day, Ending, Form, Numbered
from extractor.mentions import PeriodExpression

CALENDAR = 1
A_YEAR = (("year", Decimal(1)),)
TWELVE_MONTHS = (("month", Decimal(12)),)


def fiscal_start(expressions: Sequence[PeriodExpression]) -> int:
    """The month in which the fiscal year of the article's company starts."""
    for expression in expressions:
        form = expression.form
        if isinstance(form, Ending):
            month = _last_month(form.last)
            if month is None:
                continue
            if form.quarter is not None:
                return (month - 3 * form.quarter) % 12 + 1
            if form.length.parts in (A_YEAR, TWELVE_MONTHS):
                return month % 12 + 1
    return CALENDAR


def _last_month(last: Form) -> int | None:
    """The month that a period ends in; a day in the first ten of a month still closes the month before."""
    if isinstance(last, Numbered) and last.unit == "month":
        return last.number
    if isinstance(last, Day) and last.month and last.day:
        return last.month if last.day > 10 else (last.month - 2) % 12 + 1
    return None
