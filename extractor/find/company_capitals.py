"""Capitals that name no company but a measure: units, ratios and terms that the text spells out in small letters.

    3.3 million [TEU] · $1,400 per [TEU]            a unit behind a number
    a [GMV] of $29.8 billion · [ROE] of 12%         a measure with its amount
    annual recurring revenue ([ARR])                the initials of the small words before the bracket

Left alone: what is counted by the company that makes it (2 million CVL shares).
"""

from __future__ import annotations

import re

_COUNTED = re.compile(r"(?:\b(?:hundred|thousand|million|billion|trillion|per)|\d[.,]\d+|(?<!\d)\d{1,3}) $")
_COUNT_ENDS = frozenset("0123456789dnr")  # how they end: a look spares most capitals the pattern
_BEHIND_UNIT = re.compile(r"(?=[.,;:)\n]|$)| (?:of|in|at|and|by|per|a|from|on|to|with|as|for|than|against|during|between)\b")
_AMOUNT = re.compile(r" of (?:about |around |almost |nearly |over |more than |just over |some |up to )?(?:[A-Z]{0,3}[$€£¥]|(?:Rs|RMB) |\d)")
_WORDS = re.compile(r"[A-Za-z]+")
_LINKS = frozenset({"of", "and", "on", "in", "to", "the", "for", "per"})


def is_measure(text: str, start: int, end: int) -> bool:
    """Whether capitals stand for a measure by what is written around them.

    >>> text = "gross merchandise value (GMV) of $3bn"
    >>> is_measure(text, 25, 28), is_measure("Acme Pumps (APX) of Ohio", 12, 15)
    (True, False)
    """
    if text[start - 1 : start] == "(":
        return _spelt_out(text[max(0, start - 80) : start - 1], text[start:end].casefold())
    if text.startswith(" of ", end) and _AMOUNT.match(text, end):
        return True
    if text[start - 2 : start - 1] not in _COUNT_ENDS or _COUNTED.search(text, max(0, start - 10), start) is None:
        return False
    return _BEHIND_UNIT.match(text, end) is not None


def _spelt_out(lead: str, letters: str) -> bool:
    """Whether the last words of `lead`, written small but for a first one, have these initials."""
    words = _WORDS.findall(lead)
    if not words or not words[-1].islower():
        return False
    for kept in (words, [word for word in words if word not in _LINKS]):
        last = kept[-len(letters) :]
        if "".join([word[0] for word in last]).casefold() == letters and all(word.islower() for word in last[1:]):
            return True
    return False
