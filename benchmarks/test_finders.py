"""How long the finders of amounts take on 6 kB of news, as pytest-benchmark measures it.

    python -m pytest benchmarks -o addopts= --benchmark-columns=min,median,ops

The texts are made here, so that the figures can be made again anywhere: ordinary business sentences, with a number in every 15
words in the report of results and half as many in the story, which is about what the agencies' news holds. `test_money_and_percents`
reads from the first character: the numbers are looked for too, since neither money nor percents are found without them. The story
is held to 300 µs on a machine of our reference speed (295 µs were measured); on any other the budget is scaled by how long a fixed
piece of pure Python takes there. The report takes 465 µs.
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
STORY = (
    "The town lies where two rivers meet, and for as long as anyone can remember its people have lived from what passes by on the water. "
    "Coal came down from the hills, wine went up, and the warehouses along the quay changed hands whenever a family fell out or moved "
    "away. Today most of them hold furniture, trainers and washing machines, ordered on a telephone and carried off by night. Nobody "
    "here speaks of decline. The harbour master, a patient man who grew up on a barge, says that the trade has always come back in "
    "another shape, and that those who wait for the old one are waiting for the wrong ship. What worries him is the weather. When the "
    "river drops, the captains load less, the mills upstream run short, and the railway, which nobody loves, has to carry what it can. "
    "His daughter runs a company that reads satellite pictures to tell shippers how deep the water will be. Large chemical groups pay "
    "for the forecast; small bakers ask for it on the telephone and get it for nothing. She has been told to sell the business more "
    "than once and laughs about it. The buyers, she says, want the name and the list of customers, but not the man who walks along the "
    "bank every morning with a stick and tells her when the pictures are wrong. That man is retired, takes no wage, and will not be part "
    "of any deal. Until somebody finds a way to put him on a balance sheet, the company stays where it is.\n"
)
TEXT = (PARAGRAPH * 6)[:6000]
WIRE = ((STORY + PARAGRAPH) * 3)[:6000]
NUMBERS = find_numbers(TEXT)
BUDGET = 300e-6
# What `yardstick` takes on the machine that the budget was set on.
REFERENCE = 0.45e-3


def yardstick() -> float:
    """Seconds for a fixed piece of pure Python, the best of several."""
    return min(timeit.repeat(lambda: [word.lower() for word in TEXT.split() for _ in range(12)], number=1, repeat=30))


def money_and_percents(text: str) -> tuple[int, int]:
    numbers = find_numbers(text)
    return len(find_money(text, numbers)), len(find_percents(text, numbers))


STAGES: dict[str, Callable[[], Any]] = {
    "numbers": lambda: find_numbers(TEXT),
    "money": lambda: find_money(TEXT, NUMBERS),
    "percents": lambda: find_percents(TEXT, NUMBERS),
    "quantities": lambda: find_quantities(TEXT, NUMBERS),
}


@pytest.mark.parametrize("stage", STAGES)
def test_stage(benchmark: Any, stage: str) -> None:
    assert benchmark(STAGES[stage])


# Without the collector, which `extract` too keeps waiting until an article is read.
@pytest.mark.benchmark(disable_gc=True)
def test_money_and_percents(benchmark: Any) -> None:
    assert benchmark(money_and_percents, WIRE) == (12, 6)
    assert benchmark.stats["min"] <= BUDGET * max(1.0, yardstick() / REFERENCE)


@pytest.mark.benchmark(disable_gc=True)
def test_money_and_percents_of_results(benchmark: Any) -> None:
    assert benchmark(money_and_percents, TEXT) == (24, 12)
