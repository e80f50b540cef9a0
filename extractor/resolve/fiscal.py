"""The fiscal calendar that an article reveals: the month in which its year starts.

    the year to 31 March                  starts in April
    the year ended June 30, 2025          starts in July
    the fiscal third quarter ended Oct. 27    starts in February
    fiscal 2026, which closes on Jan. 31      starts in February
    fourth-quarter revenue … the quarter ending Jan. 31    starts in February: such a quarter has the number named before it

The first such expression decides. Where none does but fiscal years are named, the article's country may: Indian and Japanese companies
close their books in March. Otherwise the fiscal year is the calendar year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractor.forms import Day, Ending, Form, Numbered
from extractor.mentions import PeriodExpression

CALENDAR = 1
# The month in which a country's companies open their books, and the words that give the country away.
HABITS = (
    (4, re.compile(r"₹|\bRs\.? ?\d|\b(?:INR|BSE|NSE|crores?|lakhs?|Mumbai|New Delhi|Bengaluru|Hyderabad|Chennai|Gurugram|Pune)\b")),
    (4, re.compile(r"\b(?:Tokyo|Osaka|Nagoya|Kyoto|Yokohama)-(?:based|listed)\b|\bNikkei\b|\bTokyo Stock Exchange\b|\bJapanese\b")),
)
_ENDED = re.compile(r"(?:,? (?:which|that))? (?:ended|ending|closed) (?:on )?|,? \((?:ended|ending) ")
_CLOSES = re.compile(
    r"\b(?:fiscal|financial|FY)\b[^.;]*\b(?:ends?|closes?|ending|ended|closing|runs? (?:to|through))\s(?:on\s|in\s)?(?:the end of\s)?$"
)
A_YEAR = (("year", Decimal(1)),)
A_QUARTER = ((("quarter", Decimal(1)),), (("month", Decimal(3)),), (("week", Decimal(13)),))
TWELVE_MONTHS = (("month", Decimal(12)),)


def fiscal_start(text: str, expressions: Sequence[PeriodExpression]) -> int:
    """The month in which the fiscal year of the article's company starts."""
    number = None
    for before, expression in zip((None, *expressions), expressions, strict=False):
        form = expression.form
        if isinstance(form, Numbered) and form.unit == "quarter":
            number = form.number
        if before and isinstance(before.form, Numbered) and before.form.unit == "quarter":
            month = _last_month(form)
            if month is not None and _ENDED.fullmatch(text, before.end, expression.start):
                return (month - 3 * before.form.number) % 12 + 1
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
            if number is not None and month % 3 and form.length.parts in A_QUARTER:
                return (month - 3 * number) % 12 + 1
            if form.length.parts in (A_YEAR, TWELVE_MONTHS):
                return month % 12 + 1
    if any(_is_fiscal(expression.form) for expression in expressions):
        return next((month for month, clues in HABITS if clues.search(text)), CALENDAR)
    return CALENDAR


def _is_fiscal(form: Form) -> bool:
    return bool(getattr(form, "fiscal", False)) or (isinstance(form, Numbered) and form.of is not None and _is_fiscal(form.of))


def _last_month(last: Form) -> int | None:
    """The month that a period ends in; a day in the first ten of a month still closes the month before."""
    if isinstance(last, Numbered) and last.unit == "month":
        return last.number
    if isinstance(last, Day) and last.month and last.day:
        return last.month if last.day > 10 else (last.month - 2) % 12 + 1
    return None
