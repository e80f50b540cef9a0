"""Which rupee, crown, franc, peso? A sign or word that several currencies share, dollars aside → the one that is meant, and why.

    stated      what a dollar costs, at the article's end: "($1 = 94.85 Indian rupees)"
    dateline    the city that the article comes from: "Mumbai, May 14", "KARACHI (Gulf Wire) -"
    crore       who counts in lakh and crore means the Indian rupee, where no dateline says otherwise
    marked      another amount carries the country, and its own clue is no stronger
    place       the country that is named nearest, else the one that is named most

The first three are the article's home: a foreign amount ("410 Sri Lankan rupees") speaks for those right behind it alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.mentions import Money
from extractor.resolve.currency_places import CANDIDATES, DOMINANT, GONE, PLACES
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "currency.stated",
        "the article says what a dollar costs in its own currency",
        "It paid [Rs 90](money PKR? 90). ([$1](money USD? 1) = [280.50 Pakistani rupees](money PKR 280.5))",
    ),
    Rule(
        "currency.dateline",
        "the city that the article comes from",
        "Mumbai, May 14: It will pay [Rs 90](money INR? 90) for a stake in Colombo.",
    ),
    Rule(
        "currency.crore",
        "who counts in lakh and crore means the Indian rupee",
        "It will pay [Rs 90 crore](money INR? 900000000) for a stake in Colombo.",
    ),
    Rule(
        "currency.marked",
        "another amount of the article carries the country",
        "Sales were [5m Danish crowns](money DKK 5000000), costs [3m crowns](money DKK? 3000000).",
    ),
    Rule("currency.place", "the country that is named nearest", "Swedish builder Brickan lost [90m kronor](money SEK? 90000000)."),
    Rule("currency.default", "a shared word that nothing explains: its usual reading", "It cost [¥500](money JPY? 500)."),
)

_NEAR = 120  # characters
_HEAD = 600
_RIGHT_BEHIND = 60  # characters between a foreign amount and one that is short for it
# "MUMBAI (Harbour Wire) -", "Mumbai, May 14 (Harbour Wire):", "Karachi: "
_DATELINE = re.compile(
    r"^(?:(?P<loud>[A-Z][A-Z .’'-]{2,24})(?:,[^\n—–]{0,40}?)?(?: ?\((?P<wire>[^)\n]{2,30})\))? ?(?:—|–|--| - |: )"
    r"|(?P<city>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?:, [A-Z][a-z]{2,8}\.? \d{1,2}\b[^\n:—–-]{0,40})? ?(?::|—|–|--| - ))",
    re.MULTILINE,
)
_COSTS = re.compile(r"\$1 ?= ?$|\bdollar ?= ?$")
_OF_OLD = re.compile(r"\b(?:19[5-9]\d|200[01])s?\b")
_CRORE = re.compile(r"\d (?:lakh|crore)s?\b")


@dataclass(frozen=True, slots=True)
class Family:
    """The currencies that share a sign, those that the article marks (by where it does), its home, and what holds without any clue."""

    candidates: tuple[str, ...]
    starts: list[int]
    marked: list[str]
    home: tuple[str, str] | None
    otherwise: tuple[str | None, str]

    def meant(self, text: str, amount: Money) -> tuple[str | None, str]:
        """The currency of one amount: the article's own, the last one marked before it, the place named nearest, the usual one."""
        before = bisect_left(self.starts, amount.start) - 1
        if self.home is not None:
            near = before >= 0 and amount.start - self.starts[before] <= _RIGHT_BEHIND
            return (self.marked[before], "currency.marked") if near else self.home
        if self.marked:
            return self.marked[max(0, before)], "currency.marked"
        if amount.sign in DOMINANT:
            return self.otherwise
        first = max(0, amount.start - _NEAR)
        near_by = text[first : amount.end + _NEAR // 2]
        gone = () if _OF_OLD.search(near_by) else GONE  # "In 1998 the French carmaker earned 8.8 billion francs"
        places = ((place, code) for code in self.candidates if code not in gone for place in PLACES[code])
        named = [(distance, code) for place, code in places if (distance := _distance(near_by, amount.start - first, place)) is not None]
        return (min(named)[1], "currency.place") if named else self.otherwise


def family_of(text: str, money: Sequence[Money], sign: str, usual: str | None, currency: str | None) -> Family:
    """What the whole article says of one shared sign."""
    candidates = CANDIDATES.get(sign, ())
    marked = [(m.start, m.currency) for m in money if m.sign is None and m.currency is not None and m.currency in candidates]
    counts = {code: sum(text.count(place) for place in PLACES[code]) for code in candidates}
    most = max((code for code in candidates if code not in GONE), key=counts.__getitem__, default=None)
    if most is not None and counts[most]:
        otherwise: tuple[str | None, str] = (most, "currency.place")
    else:
        otherwise = (currency if currency in candidates else usual, "currency.default")
    return Family(candidates, [start for start, _ in marked], [code for _, code in marked], _home(text, candidates, marked), otherwise)


def _home(text: str, candidates: Sequence[str], marked: Sequence[tuple[int, str]]) -> tuple[str, str] | None:
    """The article's own currency among the candidates, where it says so, comes from there or counts as only one of them does."""
    for start, code in marked:
        if _COSTS.search(text, max(0, start - 12), start):
            return code, "currency.stated"
    city, _ = origin(text)
    here = next((code for code in candidates if city in PLACES[code]), None)
    if here is not None:
        return here, "currency.dateline"
    return ("INR", "currency.crore") if "INR" in candidates and not marked and _CRORE.search(text) else None


def origin(text: str) -> tuple[str, str]:
    """The city that an article comes from and the wire behind it, by its dateline; "" where it names none.

    >>> origin("Mill reopens\\nOSLO, May 14 (Harbour Wire) - The mill reopened.")
    ('Oslo', 'Harbour Wire')
    """
    found = _DATELINE.search(text[:_HEAD])
    return ("", "") if found is None else ((found["loud"] or found["city"]).strip().title(), found["wire"] or "")


def _distance(text: str, centre: int, place: str) -> int | None:
    """How far a place is named from the centre of a text: the last one before it, else the first behind; None where nowhere."""
    at = text.rfind(place, 0, centre + 1)
    if at < 0:
        at = text.find(place)
    return abs(centre - at) if at >= 0 else None
