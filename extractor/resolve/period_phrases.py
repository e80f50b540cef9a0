"""Distances of several units from the publication day, which dateparser reckons: two years and three months ago.

Only what the grammar has recognised comes here, one isolated phrase at a time, spelled anew in English with its base day given; the
library is imported by the first one. A result on the wrong side of the base, or farther than one of its own units from a plain count,
is no result.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from extractor.forms import Away, Form, Length
from extractor.resolve.calendar import DAYS_IN, stepped
from extractor.rules import Rule

RULES = (
    Rule("period.compound_away", "a distance of several units", "It began [two years and three months ago](period 2023-11-25)."),
)

SETTINGS = {"PARSERS": ["relative-time"]}


def is_compound(form: Form) -> bool:
    """Whether a form counts several units from the publication day."""
    return isinstance(form, Away) and form.of is None and not form.named and len(form.length.parts) > 1


def compound_day(length: Length, sign: int, base: date) -> date | None:
    """The day so far before (-1) or behind (1) the base.

    >>> from decimal import Decimal
    >>> compound_day(Length((("year", Decimal(2)), ("month", Decimal(3)))), -1, date(2026, 2, 25))
    datetime.date(2023, 11, 25)
    """
    distance = " ".join(f"{count:f} {unit}s" for unit, count in length.parts if count is not None)
    day = _parsed(f"{distance} ago" if sign < 0 else f"in {distance}", base)
    if day is None or (day > base) != (sign > 0):
        return None
    smallest = min(DAYS_IN.get(unit, 28) for unit, _ in length.parts)
    return day if abs((day - stepped(base, length, sign)).days) <= smallest else None


@lru_cache(maxsize=1024)
def _parsed(phrase: str, base: date) -> date | None:
    import dateparser

    found = dateparser.parse(phrase, languages=["en"], settings={**SETTINGS, "RELATIVE_BASE": datetime(base.year, base.month, base.day)})
    return found.date() if found else None
