"""How long periods take on 6 kB of business news: finding them, and settling their days.

    python -m pytest benchmarks/test_periods.py -o addopts= --benchmark-columns=min,median,ops

The text is made here and carries about one time expression in every 40 words, as news does. `test_finding` is held to 300 µs and
`test_resolving` to 500 µs on a machine of our reference speed, scaled as in `test_finders`. The grammar remembers the stretches it has
read, as it does from article to article; `test_finding_anew` measures it without that memory.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from test_finders import REFERENCE, yardstick

from extractor.find.period_reader import _read, read
from extractor.find.periods import find_periods
from extractor.resolve.periods import resolve_periods
from extractor.sentences import find_sentences

PARAGRAPH = (
    "Halvorsen Freight said on Tuesday that operating profit rose 12% to €48.5 million in the second quarter from a year earlier, as "
    "shippers that had put off orders came back to its terminals. Revenue for the six months to June 30 was up 4.1 per cent at €612 "
    "million, a little short of what analysts had expected. The company, which runs 38 warehouses and employs about 5,400 people, kept its "
    "forecast for the year. Its chief executive told reporters that fuel and wages remained the largest worries, and that a new depot, due "
    "to open by the end of 2027, would cost between $90 million and $95 million. The shares closed 2.3% higher at 31.40 euros after the "
    "news, while those of its rival slipped. Some investors had hoped for a larger dividend after the sale of the barge business last May, "
    "and one of them called the plan timid. The board argued that the debt it took on two years ago had to come down first, and that the "
    "order book could shrink again if the harvest was poor or the river ran low, as it had in the past three years. Outside the meeting, "
    "lorry drivers handed out leaflets about the closure of a canteen, and a retired captain asked why nobody had thought of dredging. "
    "Management promised to look into it. The works council welcomed shorter shifts but warned that younger staff were leaving for the "
    "railways, where the hours are kinder and the pensions safer. Analysts at a rival bank thought the margin disappointing, pointing to "
    "idle cranes and to the price of diesel, and wondered aloud whether the group could pass on its costs to customers who are themselves "
    "under pressure. A spokesman said that talks with the port authority went on, declined to name the other bidders and would not be "
    "drawn on rumours that the founder wanted his seat on the supervisory board back.\n"
)
TEXT = (PARAGRAPH * 4)[:6000]
PUBLISHED = date(2026, 2, 25)
FOUND = find_periods(TEXT)
SENTENCES = find_sentences(TEXT)
FINDING, RESOLVING = 300e-6, 500e-6


def resolving() -> int:
    return len(resolve_periods(TEXT, FOUND, SENTENCES, PUBLISHED))


def anew() -> int:
    read.cache_clear()
    _read.cache_clear()
    return len(find_periods(TEXT))


def test_finding(benchmark: Any) -> None:
    assert len(benchmark(find_periods, TEXT)) > 20
    assert benchmark.stats["min"] < FINDING * max(1.0, yardstick() / REFERENCE)


def test_finding_anew(benchmark: Any) -> None:
    benchmark(anew)


def test_resolving(benchmark: Any) -> None:
    assert benchmark(resolving) > 20
    assert benchmark.stats["min"] < RESOLVING * max(1.0, yardstick() / REFERENCE)
