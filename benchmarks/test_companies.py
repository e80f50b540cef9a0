"""How long the companies of 6 kB of news take, as pytest-benchmark measures it.

    python -m pytest benchmarks/test_companies.py -o addopts= --benchmark-columns=min,median,ops

`test_warm` reads texts whose runs of capitals have been read before, as those of a large batch mostly have; `test_new_words` reads
a text none of whose names was ever seen. Loading the gazetteer is held to 50 ms, the whole stage to 500 µs as the aim;
what it takes today stands beside it. Both scale by a fixed piece of pure Python, as in `test_finders`.
"""

from __future__ import annotations

import itertools
import re
from typing import Any

from test_finders import REFERENCE, yardstick

from extractor.find.companies import CompanyFinder
from extractor.find.gazetteer import Gazetteer, package_names
from extractor.resolve.companies import resolve_companies
from extractor.sentences import find_sentences

PARAGRAPH = (
    "Halvorsen Freight Group plc said on Tuesday that its operating profit rose 12% in the second quarter, as shippers such "
    "as Tarnbrook and Ellery Lines came back to its terminals on the Rhine. Analysts at Penrose Securities had expected less. "
    "The company, which runs 38 warehouses in Germany and the Netherlands, kept its forecast for the year. Chief executive "
    "Ingrid Holt told reporters in Duisburg that fuel and wages remained the largest worries. Halvorsen's shares closed 2.3% "
    "higher at 31.40 euros after the news, while those of its rival Tarnbrook slipped. Some investors had hoped for a larger "
    "dividend after the sale of the barge business to Nordmole Capital, and one of them called the plan timid. The board "
    "argued that the debt had to come down first, and that the order book could shrink again if the harvest was poor. Outside "
    "the meeting, drivers handed out leaflets about the closure of a canteen. The works council, for its part, welcomed the "
    "end of short shifts but warned that younger staff were leaving for Deutsche Bahn, where the hours are kinder.\n"
)
TEXT = (PARAGRAPH * 7)[:6000]
SENTENCES = find_sentences(TEXT)
# Seconds, as multiples of the aim of 500 µs: see the module's docstring.
AIM = 500e-6
WARM, NEW = 2.0, 3.0


def scale() -> float:
    return max(1.0, yardstick() / REFERENCE)


def test_warm(benchmark: Any) -> None:
    find = CompanyFinder()
    companies, references = benchmark(lambda: resolve_companies(TEXT, find(TEXT), SENTENCES))
    assert [company.name for company in companies][:3] == ["Halvorsen Freight Group plc", "Tarnbrook", "Ellery Lines"]
    assert references
    assert benchmark.stats["min"] <= WARM * AIM * scale()


def test_new_words(benchmark: Any) -> None:
    """Each round has names that no round had before: the capitals of all longer words are followed by its number, in letters."""
    rounds = itertools.count(1)
    find = CompanyFinder()

    def fresh() -> tuple[tuple[str], dict[str, Any]]:
        letters = "".join(chr(ord("a") + int(digit)) for digit in str(next(rounds)))
        return (re.sub(r"\b([A-Z][a-z])(?=[a-z]{4})", rf"\1{letters}", TEXT),), {}

    benchmark.pedantic(lambda text: resolve_companies(text, find(text), find_sentences(text)), setup=fresh, rounds=200)
    assert benchmark.stats["min"] <= NEW * AIM * scale()


def test_gazetteer_loads(benchmark: Any) -> None:
    def load() -> Gazetteer:
        package_names.cache_clear()
        return Gazetteer(package_names())

    benchmark(load)
    assert benchmark.stats["min"] <= 0.050 * scale()
