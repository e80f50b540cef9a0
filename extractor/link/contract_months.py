"""Months that only name a contract, and date no figure.

    Brent for March delivery, June futures, futures for March     the month of delivery
    U.S. October crude settled at $47                             likewise; but "In October crude fell"
"""

from __future__ import annotations

import re

from extractor.mentions import Period

_BEHIND = re.compile(r" (?:delivery|futures|contracts?|expiry|settlement)\b")
_IN_FRONT, _NEAR = re.compile(r"\bfutures for $"), 24  # characters
_GOODS = re.compile(r" (?:crude|Brent|WTI|corn|wheat|soybeans|copper|gold|silver|natural gas|gasoline|cotton|coffee|sugar|cocoa)\b")
# What makes a month in front of such goods the time when something happened.
_WHEN = re.compile(r"\b(?:in|since|from|until|by|of|late|early|mid|during|and|to|last|this|each)[ -]$", re.IGNORECASE)
_MONTH = re.compile(r"\d{4}-\d\d")


def names_contract(text: str, period: Period) -> bool:
    """Whether a period is the month in which something is to be delivered."""
    if _BEHIND.match(text, period.end) or _IN_FRONT.search(text, max(0, period.start - _NEAR), period.start):
        return True
    month = period.modifier is None and _MONTH.fullmatch(period.timex) is not None and _GOODS.match(text, period.end) is not None
    return month and _WHEN.search(text, max(0, period.start - 8), period.start) is None
