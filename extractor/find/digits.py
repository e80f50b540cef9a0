"""Shapes of digits and what they say: `1,234.5`, `1.234,50`, `12,34,567`, `1 234`, `1'234`, `1/4`, `½`."""

from __future__ import annotations

import re
from decimal import Decimal

_SHARES = "0.25 0.5 0.75 0.333333 0.666667 0.2 0.4 0.6 0.8 0.125 0.375 0.625 0.875".split()
VULGAR = dict(zip("¼½¾⅓⅔⅕⅖⅗⅘⅛⅜⅝⅞", map(Decimal, _SHARES), strict=True))
DENOMINATORS = frozenset((2, 3, 4, 5, 8, 10, 16, 32, 100))
BLANKS = " \u00a0\u2009\u202f"
SPACERS = BLANKS + "'’"  # what parts groups of three digits: 1 240, and 1'240 as the Swiss write
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}")
SPACED = re.compile(r"[0-9]{1,3}(?:(?:[\u00a0\u2009\u202f ][0-9]{3})+|(?:['’][0-9]{3})+)(?![0-9])(?:[.,][0-9]+)?(?!,?[0-9])")
# As the Continent groups: 1.250.000 and 1.250,50; a lone 1.250 has decimals.
_DOTTED = re.compile(r"[0-9]{1,3}(?:(?:\.[0-9]{3}){2,3}|(?:\.[0-9]{3}){1,3},[0-9]{2})")
# What airliners are called by, no count: "40 737 MAXs", "31 of them 737 MAXs".
AIRLINER = re.compile(r"7[0-8]7(?:s\b|X|-[0-9]| MAX| Max\b| Dreamliner| [Jj]et| [Aa]ircraft| [Pp]lane| [Ff]reighter)")
SHARE = re.compile(r"(?P<above>[0-9]{1,2})[/⁄](?P<below>[0-9]{1,3})(?![0-9/⁄]|[.,][0-9])|[¼½¾⅓⅔⅕⅖⅗⅘⅛⅜⅝⅞]")


def value_of(digits: str) -> tuple[Decimal, int] | None:
    """The value of a cluster with points and commas and how much of it was read; None for a version (`5.3.1`).

    >>> value_of("1,234.5"), value_of("5,5"), value_of("2022,2023"), value_of("5.3.1"), value_of("1.234,50")
    ((Decimal('1234.5'), 7), (Decimal('5.5'), 3), (Decimal('2022'), 4), None, (Decimal('1234.50'), 8))
    """
    whole, point, rest = digits.partition(".")
    if len(rest) > 5 and _DOTTED.fullmatch(digits):
        return Decimal(digits.replace(".", "").replace(",", ".")), len(digits)
    if "," not in digits:
        return None if "." in rest else (Decimal(digits), len(digits))
    if rest and not rest.isdigit():
        return None
    if _GROUPED.fullmatch(whole):
        return Decimal(digits.replace(",", "")), len(digits)
    first, _, second = whole.partition(",")
    if not point and second.isdigit() and len(second) < 3 and len(first) < 4:
        return Decimal(f"{first}.{second}"), len(digits)
    return (Decimal(first), len(first)) if first.isdigit() else None


def share_of(found: re.Match[str]) -> Decimal | None:
    """`1/4`, `½`; None where it is rather a date or a ratio (`24/7`)."""
    if found[0] in VULGAR:
        return VULGAR[found[0]]
    above, below = int(found["above"]), int(found["below"])
    if below not in DENOMINATORS or above >= below or (below == 100 and above >= 100):
        return None
    return (Decimal(above) / below).quantize(Decimal("0.000001")).normalize()
