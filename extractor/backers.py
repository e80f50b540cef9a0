"""Who only puts money into others: "led by Acme", "existing investors Acme and Beta", "Acme invested $5m in the round".

Such a name is not what an article is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.mentions import Company

_NEAR, _REACH = 90, 40  # characters in front of a name that may list it with other investors, and behind it for its verb
_NAMES = r"(?:(?:the )?[A-Z][\w&.'’-]*,? |and |plc,? )*"
_BEFORE = re.compile(
    r"\b(?:(?:led|backed|joined|anchored) by|participation from|(?:investors?|backers?)(?: including| such as| like)?),? " + _NAMES + "$"
)
_BEHIND = re.compile(
    r",?(?: (?:also|has|have|had|again))? (?:invested|co-led|led (?:the|its|a|that|this)|participated|joined (?:in|the round)"
    r"|chipped in|put in|wrote (?:a|the|its)) "
)


def puts_money_in(text: str, start: int, end: int) -> bool:
    """Whether the name between two offsets only tells that somebody backs somebody else."""
    return _BEHIND.match(text, end, end + _REACH) is not None or _BEFORE.search(text, max(0, start - _NEAR), start) is not None


def backers(text: str, companies: Iterable[Company]) -> frozenset[str]:
    """The names of those who are told of as backers alone."""
    return frozenset(company.name for company in companies if all(puts_money_in(text, m.start, m.end) for m in company.mentions))
