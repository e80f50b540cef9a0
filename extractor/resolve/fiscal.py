"""The fiscal calendar that an article reveals: the month in which its year starts.

    the year to 31 March                  starts in April
    the year ended June 30, 2025          starts in July
    the fiscal third quarter ended Oct. 27    starts in February
    fiscal 2026, which closes on Jan. 31      starts in February

The first such expression decides; where nothing does, the fiscal year is the calendar year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractor.forms import Day, Ending, Form, Numbered
from extractor.mentions import PeriodExpression

CALENDAR = 1
_CLOSES = re.compile(
    r"\b(?:fiscal|financial)\b[^.;]*\b(?:ends?|closes?|ending|ended|closing|runs? (?:to|through))\s(?:on\s|in\s)?(?:the end of\s)?$"
)
A_YEAR = (("year", Decimal(1)),)
TWELVE_MONTHS = (("month", Decimal(12)),)


def fiscal_start(text: str, expressions: Sequence[PeriodExpression]) -> int:
    """The month in which the fiscal year of the article's company starts."""
    for expression in expressions:
        form = expression.form
        if isinstance(form, (Day, Numbered)) and _CLOSES.search(text, max(0, expression.start - 60), expression.start):
            month = _last_month(form)
            if month is not None:
                return month % 12 + 1
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
