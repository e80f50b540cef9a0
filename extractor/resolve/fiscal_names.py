"""Whether fiscal years are named for the calendar year in which they start, and not for the one in which they close."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from extractor.forms import Year
from extractor.mentions import PeriodExpression
from extractor.resolve.fiscal import APRIL, CALENDAR, EXPECTS, JAPANESE, is_expected

_NAMED_BY_END = re.compile(r"\b(?:fiscal|FY) ?(\d{4})\b[^.;]{0,30}\b(?:end(?:ed|ing|s)|to|through)\b[^.;]{0,14}\bMarch(?: 31,)? \1\b")


def is_named_by_start(text: str, expressions: Sequence[PeriodExpression], first_month: int, published: date | None) -> bool:
    """Whether fiscal years are named for the calendar year in which they start: more is expected of one that would be over by its name.

    Japanese companies name theirs so, unless the text says when one ended.
    """
    if published is None or first_month == CALENDAR:
        return False
    if first_month == APRIL and JAPANESE.search(text) and not _NAMED_BY_END.search(text):
        return True
    for expression in expressions:
        form = expression.form
        over = isinstance(form, Year) and form.fiscal and (form.number, first_month) < (published.year, published.month)
        if over and (is_expected(text, expression) or EXPECTS.match(text, expression.end)):
            return True
    return False
