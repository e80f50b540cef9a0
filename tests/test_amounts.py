"""Properties of the finders of amounts that hold on any text."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.find.money import find_money
from extractor.find.numbers import find_numbers
from extractor.find.percents import find_percents
from extractor.find.quantities import find_quantities
from extractor.pool import time_limit
from extractor.resolve.money import resolve_money

PIECES = st.lists(
    st.sampled_from(
        "$ € £ US$ HK$ USD RMB Rs p % percent pc bps to - – , . ( ) and or of a the 5 0 12 3.5 1,200 2024 bn m k million hundred half "
        "two ten twenty "
        "hundreds millions dollars pounds cents shares users times per share each about over up 1/2 ½ ٣ \n 5-4 10:45 . -".split(" ")
    ),
    max_size=30,
)


@given(PIECES.map(" ".join) | PIECES.map("".join) | st.text(max_size=60))
def test_mentions_are_ordered_stretches_with_ordered_values(text: str) -> None:
    numbers = find_numbers(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(numbers))
    money = resolve_money(text, find_money(text, numbers), [])
    for mentions in (money, find_percents(text, numbers), find_quantities(text, numbers)):
        for mention in mentions:
            assert 0 <= mention.start < mention.end <= len(text)
            assert mention.low <= mention.high
            assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        assert all(a.end <= b.start for a, b in itertools.pairwise(mentions)), [text[m.start : m.end] for m in mentions]


@given(st.integers(0, 10**15), st.sampled_from((",", "")), st.integers(0, 99))
def test_digits_keep_their_value(whole: int, group: str, cents: int) -> None:
    written = f"{whole:{group}}.{cents:02}"
    amount = find_money(f"€{written}", find_numbers(f"€{written}"))[0]
    assert amount.low == amount.high == Decimal(f"{whole}.{cents:02}")


HOSTILE = {
    "digits": "1" * 4000,
    "dots": "1." * 4000,
    "commas": "1,000" * 4000,
    "blanks": "1 000 " * 4000,
    "dollars": "$" * 4000,
    "marks": "US $" * 4000,
    "brackets": "(1)" * 4000,
    "scales": "1 million million " * 2000,
    "words": "one hundred and " * 2000,
    "hundreds": "hundreds of " * 2000,
    "ranges": "5-" * 4000,
    "percents": "5%-" * 4000,
    "lists": "5, " * 4000,
    "capitals": "A" * 8000,
    "slashes": "1/" * 4000,
    "nouns": "5 " + "word " * 4000,
    "points": "one point " * 2000,
    "crowns": "5 kr " * 1000,
    "yen": "¥5 (" * 1000,
    "quarters": "two quarters " * 1000,
    "articles": "for a dollar. " * 1000,
    "each": "$5 each " * 1000,
    "twice": "twice its " * 2000,
    "aside": "5 (€5) " * 1000,
    "of the": "5 million of the " * 1000,
    "bracketed percents": "(5)%" * 2000,
    "modifiers": "more than more than 5 " * 1000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_comes_to_an_end(name: str) -> None:
    """The limit only tells a hang from an answer; how time grows is measured by benchmarks/hostile.py."""
    text = HOSTILE[name] * 10
    with time_limit(60):
        numbers = find_numbers(text)
        resolve_money(text, find_money(text, numbers), [])
        find_percents(text, numbers)
        find_quantities(text, numbers)
