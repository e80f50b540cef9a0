"""The grammar of time expressions: ordered tables of rows, each rewriting a few tokens into one finished form.

The rows are in `period_rows_named` (what is written out) and behind them `period_rows_related` (what hangs on something else).

A row's pattern is written in the kinds of `period_tokens`: `the?` may be missing, `n12|n31` is either, `!UNIT` says what must not
follow, `&date` what must and `<date` what must stand in front, which the builder gets too but leaves in place. A finished form is of kind

    year      a whole year                                2025, fiscal 2026, last year
    name      what repeats every week or year             Friday, May, summer, Christmas
    date      anything else with a place in the calendar  25 February, the third quarter, yesterday
    length    so and so many units                        three months
    numbered  what ends in a number that may count        31 March 24, Monday 12, May twenty-nine
    aunit     one of them                                 a month

and the builder gets the values of the matched tokens that have one. A row without a name goes by that of the row above it.
The rows run from top to bottom, each over the whole stretch, so a longer reading stands above the shorter one it contains:
numbers, days, years, lengths, numbered parts, names, relative expressions, parts of periods, endings, ranges.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractor.rules import Rule

# Kinds that patterns may ask for by one name.
GROUPS = {
    "DAY": "n12|n31|ord",
    "NUMBER": "n12|n31|n99|num|count|ones|tens|couple",
    "UNIT": r"us?_\w+",
    "QUARTER": "u_quarter|us_quarter",
    "HALF": "u_half|us_half",
    "ONE": r"u_\w+",
    "MANY": r"us_\w+",
    "POINT": "date|year|name|numbered",
    "YEAR": "year|n4",
    "TO": "to|through|dash",
    "FINANCIAL": "u_quarter|u_half|u_year|period",
}


@dataclass(frozen=True, slots=True)
class Row:
    """`pattern` → one token of kind `makes`."""

    makes: str
    pattern: str
    build: Callable[..., object]
    name: str = ""
    says: str = ""
    example: str = ""


def rules_of(rows: Sequence[Row]) -> tuple[Rule, ...]:
    """The rows that have a name of their own, as `extractor explain` shows them."""
    return tuple(Rule(row.name, row.says, row.example) for row in rows if row.name)
