"""Linking and checking together: at most 600 µs for 6 kB of dense business news.

    pytest benchmarks/test_linking.py -p benchmark --override-ini addopts=

The mentions are found once, outside the clock; the corpus is as dense in figures as news gets.
"""

from __future__ import annotations

import json
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from extractor import pipeline
from extractor.check import check_facts
from extractor.link.facts import link_facts
from extractor.mentions import Findings

CORPUS = Path(__file__).parent.parent / "corpus"
BUDGET_US_PER_6_KB = 600


@pytest.fixture(scope="module")
def findings() -> list[Findings]:
    """What the finders and resolvers make of every article of the corpus."""
    extractor = pipeline.default_extractor()
    found: list[Findings] = []
    original = pipeline.link_facts

    def kept(given: Findings) -> list[object]:
        found.append(given)
        return []

    pipeline.link_facts = kept  # type: ignore[assignment]
    try:
        for path in sorted((CORPUS / "articles").glob("*.txt")):
            gold = json.loads((CORPUS / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
            text = path.read_text(encoding="utf-8")
            pipeline.analyse(text, partial(extractor.tokenize, text), extractor, date.fromisoformat(gold["article"]["published"]))
    finally:
        pipeline.link_facts = original
    return found


def test_linking_and_checking(benchmark, findings):
    def run() -> None:
        for given in findings:
            check_facts(given, link_facts(given))

    run()
    benchmark(run)
    characters = sum(len(given.text) for given in findings)
    benchmark.extra_info["us_per_6_kB"] = round(benchmark.stats["median"] * 1e6 / characters * 6000)
    benchmark.extra_info["budget_us_per_6_kB"] = BUDGET_US_PER_6_KB
