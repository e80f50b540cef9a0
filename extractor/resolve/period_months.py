"""Months with a year of two digits, as tables and analysts write them: a target for Dec-26, from Jun-26.

They look like days, and are days

    behind "on"                                          It closes on Dec-26.
    far from any year that is written about              The Mar-15 vote was close.
    within days of publication, where no other stands    Markets are shut for Dec-25.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extractor.forms import Day, Form, Numbered, PartOf, Range, Year
from extractor.mentions import PeriodExpression
from extractor.resolve.period_dates import existing_days, nearest

_WRITTEN = re.compile(r"(?:(?:the )?\w+[ -](?:of )?)?[A-Z][a-z]{2,8}-\d\d(?:(?: to | through | and | ?[–-] ?)[A-Z][a-z]{2,8}-\d\d)?")
_CENTURY = 2000
_PAST, _COMING = -4, 6  # years from publication
_NEWS = 10  # days from publication


def months_of_years(text: str, expressions: Sequence[PeriodExpression], published: date | None) -> Sequence[PeriodExpression]:
    """The expressions, with the months among those that look like days."""
    if published is None:
        return expressions
    written = [i for i, e in enumerate(expressions) if text[e.end - 3 : e.end - 2] == "-" and _WRITTEN.fullmatch(text, e.start, e.end)]
    days = {i for i in written if text.endswith(("on ", "On "), 0, expressions[i].start)}
    months = [i for i in written if i not in days]
    if not months or (len(months) == 1 and (days or _is_news(expressions[months[0]].form, published))):
        return expressions
    told = list(expressions)
    for i in months:
        told[i] = told[i]._replace(form=_month(told[i].form, published.year))
    return told


def _is_news(form: Form, published: date) -> bool:
    if not (isinstance(form, Day) and form.day and form.month):
        return False
    return abs((nearest(existing_days(form.month, form.day, published), published) - published).days) < _NEWS


def _month(form: Form, near: int) -> Form:
    """The month of a year around, wherever it stands in the form."""
    match form:
        case Day(day=int(day), month=int(month), year=None, weekday=None) if _PAST < _CENTURY + day - near < _COMING:
            return Numbered("month", month, Year(_CENTURY + day))
        case Range(first=first, last=last):
            return replace(form, first=_month(first, near), last=_month(last, near))
        case PartOf(of=of):
            return replace(form, of=_month(of, near))
    return form
