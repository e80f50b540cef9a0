"""The article's arithmetic: what is held against what, and what is left alone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from extractor import extract

PUBLISHED = date(2026, 2, 25)

FOUND = [
    # what is listed behind a combined figure: a slip, and none
    (
        "Norwell plc has three dollar bonds with a combined $1.35 billion outstanding. The old paper comprises $500 million of 6% notes, "
        "$450 million of 7% notes and $300 million of 8% notes.",
        [("total", "inconsistent", "1250000000", "1350000000")],
    ),
    (
        "Norwell plc has three dollar bonds with a combined $1.25 billion outstanding. The old paper comprises $500 million of 6% notes, "
        "$450 million of 7% notes and $300 million of 8% notes.",
        [("total", "consistent", "1250000000", "1250000000")],
    ),
    # nothing says that the two are all of it
    (
        "Norwell plc has dollar bonds with a combined $1.35 billion, among them $500 million of 6% notes and $450 million of 7% notes.",
        [],
    ),
    # of several figures for one period only the one that adds up is the sum: the other is the analysts'
    (
        "Norwell plc made a net profit of $5 million in 2025, above the $4 million that analysts had predicted. "
        "Net profit was $2 million in the first half of 2025 and $3 million in the second half of 2025.",
        [("total", "consistent", "5000000", "5000000")],
    ),
    (
        "Norwell plc made a net profit of $6.11 million in 2025. "
        "Net profit was $2.05 million in the first half of 2025 and $3.02 million in the second half of 2025.",
        [("total", "inconsistent", "5070000", "6110000")],
    ),
    # a change between two stretches of one length; a day and a quarter are no two ends
    ("Norwell plc's revenue rose 20% to $6.00 million in 2025 from $5.00 million in 2024.", [("change", "consistent", "20", "20")]),
    ("Norwell plc's revenue rose 30% to $6.00 million in 2025 from $5.00 million in 2024.", [("change", "inconsistent", "20", "30")]),
    ("Copper averaged $9,100 in the fourth quarter, against $8,000 a year before; it rose $60 to $9,500 on Tuesday.", []),
    # a multiple belongs to the worth told beside it, a deal's price to what is bought
    (
        "Norwell plc said it would acquire Castor Optics, a maker of lenses, for $275 million in cash, or five times the startup's 2024 "
        "sales of $55 million. Castor Optics, which has 140 employees, was valued at $180 million in a funding round in March 2024.",
        [("multiple", "consistent", "5", "5")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text[:40] for text, _ in FOUND])
def test_checks(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    checks = extract(text, published=PUBLISHED).checks
    assert [(c.kind, c.status, Decimal(c.expected), Decimal(c.found)) for c in checks] == [
        (kind, status, Decimal(computed), Decimal(stated)) for kind, status, computed, stated in expected
    ]
