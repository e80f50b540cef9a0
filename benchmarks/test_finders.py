"""How long the finders of amounts take on 6 kB of news, as pytest-benchmark measures it.

    python -m pytest benchmarks -o addopts= --benchmark-columns=min,median,ops

The text is made here, so that the figures can be made again anywhere: ordinary business sentences with about one
number in every 20 words. `test_money_and_percents` is held to 300 µs on a machine of our reference speed;
on any other the budget is scaled by how long a fixed piece of pure Python takes there.
"""

from __future__ import annotations

import timeit
from collections.abc import Callable
from typing import Any

import pytest

from extractor.find.money import find_money
from extractor.find.numbers import find_numbers
from extractor.find.percents import find_percents
from extractor.find.quantities import find_quantities

PARAGRAPH = (
    "Halvorsen Freight said on Tuesday that its operating profit rose 12% to €48.5 million in the second quarter, as shippers that had "
    "put off orders "
    "in the spring came back to its terminals on the Rhine. Revenue was up 4.1 per cent at €612 million, a little short of the €620 "
    "million that analysts "
    "had expected. The company, which runs 38 warehouses and employs about 5,400 people, kept its forecast for the year. Its chief "
    "executive told reporters "
    "that fuel and wages remained the largest worries, and that a new depot near Duisburg, due to open next autumn, would cost between "
    "$90 million and "
    "$95 million. The shares, which have lost a fifth of their value since January, closed 2.3% higher at 31.40 euros after the news, "
    "while those of its rival "
    "Tarnbrook slipped. Some investors had hoped for a larger dividend after the sale of the barge business, and one of them called the "
    "plan timid. The board "
    "argued that the debt it took on two years ago had to come down first, and that the order book, though longer than it was, could "
    "shrink again if the "
    "harvest was poor or the river ran low, as it had in three of the past five summers. Outside the meeting, lorry drivers handed out "
    "leaflets about the "
    "closure of a canteen, and a retired captain, who said that he had come for the sandwiches, asked why nobody had thought of "
    "dredging. Management promised "
    "to look into it. The works council, for its part, welcomed the end of short shifts but warned that younger staff were leaving for "
    "the railways, where the "
    "hours are kinder and the pensions safer.\n"
)
TEXT = (PARAGRAPH * 6)[:6000]
NUMBERS = find_numbers(TEXT)
BUDGET = 300e-6
# What `yardstick` takes on the machine that the budget was set on.
REFERENCE = 0.45e-3


def yardstick() -> float:
    """Seconds for a fixed piece of pure Python, the best of several."""
    return min(timeit.repeat(lambda: [word.lower() for word in TEXT.split() for _ in range(12)], number=1, repeat=30))


def money_and_percents() -> tuple[int, int]:
    return len(find_money(TEXT, NUMBERS)), len(find_percents(TEXT, NUMBERS))


STAGES: dict[str, Callable[[], Any]] = {
    "numbers": lambda: find_numbers(TEXT),
    "money": lambda: find_money(TEXT, NUMBERS),
    "percents": lambda: find_percents(TEXT, NUMBERS),
    "quantities": lambda: find_quantities(TEXT, NUMBERS),
}


@pytest.mark.parametrize("stage", STAGES)
def test_stage(benchmark: Any, stage: str) -> None:
    assert benchmark(STAGES[stage])


def test_money_and_percents(benchmark: Any) -> None:
    money, percents = benchmark(money_and_percents)
    assert (money, percents) == (24, 12)
    assert benchmark.stats["min"] <= BUDGET * max(1.0, yardstick() / REFERENCE)
