"""Amounts whose currency the article named before: `It made €4.5bn. Net profit was 410 million`.

A bare number of millions that a word for what is only counted in money stands before, in the currency of the last great amount.

Left alone: what counts things (`a profit of 3 million units`), words that are counts as well (`sales of 1.35 million`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.find.amounts import Amount, make_money
from extractor.find.nouns import counted_noun
from extractor.find.numbers import Number, with_letter
from extractor.mentions import Money
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "money.unmarked",
        "a bare number of millions of what is only counted in money",
        "It made [€4.5bn](money EUR 4500000000). Net profit was [410 million](money EUR 410000000).",
    ),
)

_MEASURE = re.compile(
    r"\b(?:profits?|loss(?:es)?|turnover|revenues?|ebitd?a|earnings|net debt|borrowings|deficit|surplus|shortfall|bill|capex|spending)"
    r"(?: (?:came in|came|rose|fell|climbed|dropped|grew|slipped|jumped|stood|amounted|narrowed|widened|was|were|of|at|to|just|about|around"
    r"|some|nearly|almost|over|more than|less than|under)){1,4} $",
    re.IGNORECASE,
)
_REACH = 60  # characters of such words in front of a number
_MILLION = 1_000_000


def find_unmarked(text: str, numbers: Sequence[Number], amounts: Sequence[Amount | None]) -> list[Money]:
    """Every such amount in order; `amounts` has what each number is with its mark."""
    found: list[Money] = []
    last: Amount | None = None
    for number, amount in zip(numbers, amounts, strict=True):
        if amount is not None:
            last = amount if amount.number.scale >= _MILLION and amount.unit.size == 1 else last
        elif last is not None and _is_money(text, number := with_letter(text, number)):
            again = last._replace(number=number, rule="money.unmarked")
            found.append(make_money(text, again, number.start, number.end, number.low, number.high))
    return found


def _is_money(text: str, number: Number) -> bool:
    """Whether a bare number of millions stands behind a word for money and counts nothing."""
    if number.scale < _MILLION or number.form != "digits" or number.glued or number.bracketed:
        return False
    if text[number.end : number.end + 1] == "-" or counted_noun(text, number.end) is not None:
        return False
    return _MEASURE.search(text, max(0, number.start - _REACH), number.start) is not None
