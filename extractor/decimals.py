"""Numbers as a record holds them: exact, and as plain decimal strings.

    3000000000   0.25   -65000.5      never 3E+9, 0.250 or 1,000
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

_PLAIN = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?")


def plain(number: Decimal) -> str:
    """A decimal without exponent, grouping or trailing zeros.

    >>> plain(Decimal("3E+9")), plain(Decimal("0.10")), plain(Decimal("-0.0"))
    ('3000000000', '0.1', '0')
    """
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _plain_only(value: object) -> object:
    if isinstance(value, str) and not _PLAIN.fullmatch(value):
        raise ValueError(f"{value!r} is no plain decimal: write it without exponent, grouping or trailing zeros")
    if isinstance(value, float):
        raise ValueError(f"{value!r} is a float: amounts are exact, give a string or a Decimal")
    return value


Number = Annotated[
    Decimal,
    BeforeValidator(_plain_only),
    PlainSerializer(plain, return_type=str),
    WithJsonSchema({"type": "string", "pattern": f"^{_PLAIN.pattern}$"}),
]
