"""How long the companies of 6 kB of news take, references included, as pytest-benchmark measures it.

    python -m pytest benchmarks/test_companies.py -o addopts= --benchmark-columns=min,median,ops -rx

The texts are the articles of the corpus: twenty kinds of news, a hundred capitalised runs in 6 kB. The aim is 500 µs for the
stage, and it is missed; the two tests of the aim are expected to fail and say by how much. What is measured today:

                                    find    resolve    stage (µs per 6 kB)    of the aim
    every run was read before        490        680         1170              2.3
    an article like no other         950        690         1640              3.3

Ninety names stand in 6 kB; each costs 2 to 3 µs to read with the words around it and as much to weigh and link, and one that was
never met 6 µs more. Two other shapes were measured and left: the text split at its runs, so that what stands between two names is cut
out once (5 µs less), and one pattern for all references in the place of one for each mark before them (20 µs more).

The other two tests hold today's figures, with a quarter on top, so that nothing gets slower unseen. All scale by a fixed piece of
pure Python, as in `test_finders`. Loading the gazetteer is held to 50 ms.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from test_finders import REFERENCE, yardstick

from extractor.find.companies import CompanyFinder
from extractor.find.gazetteer import Gazetteer, package_names
from extractor.resolve.companies import resolve_companies
from extractor.resolve.references import resolve_references
from extractor.sentences import find_sentences

ARTICLES = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent.parent / "corpus" / "articles").glob("*.txt"))]
SENTENCES = {text: find_sentences(text) for text in ARTICLES}
# Every other article is new to a finder that has read the rest.
OLD, NEW = ARTICLES[::2], ARTICLES[1::2]
# Seconds for 6 kB.
AIM = 500e-6
WARM_TODAY, NEW_TODAY = 1170e-6, 1640e-6
TOLERANCE = 1.25


def scale() -> float:
    return max(1.0, yardstick() / REFERENCE)


def stage(find: CompanyFinder, texts: Sequence[str]) -> int:
    found = 0
    for text in texts:
        companies = resolve_companies(text, find(text))
        found += len(companies) + len(resolve_references(text, companies, SENTENCES[text]))
    return found


def per_6_kb(benchmark: Any, texts: Sequence[str]) -> float:
    """Seconds, at the speed of the machine of reference; shown beside the aim."""
    seconds = float(benchmark.stats["min"]) * 6000 / sum(map(len, texts)) / scale()
    benchmark.extra_info.update(us_per_6_kb=round(seconds * 1e6), times_the_aim=round(seconds / AIM, 2))
    return seconds


def warm(benchmark: Any) -> float:
    find = CompanyFinder()
    assert benchmark(lambda: stage(find, ARTICLES)) > len(ARTICLES)
    return per_6_kb(benchmark, ARTICLES)


def new(benchmark: Any) -> float:
    def fresh() -> tuple[tuple[CompanyFinder, list[str]], dict[str, Any]]:
        find = CompanyFinder()
        stage(find, OLD)
        return (find, NEW), {}

    benchmark.pedantic(stage, setup=fresh, rounds=20)
    return per_6_kb(benchmark, NEW)


def test_warm_is_no_slower_than_today(benchmark: Any) -> None:
    assert warm(benchmark) <= TOLERANCE * WARM_TODAY


def test_new_is_no_slower_than_today(benchmark: Any) -> None:
    assert new(benchmark) <= TOLERANCE * NEW_TODAY


@pytest.mark.xfail(reason="the aim of 500 µs is missed: about twice as much")
def test_warm_meets_the_aim(benchmark: Any) -> None:
    assert warm(benchmark) <= AIM


@pytest.mark.xfail(reason="the aim of 500 µs is missed: about three times as much")
def test_new_meets_the_aim(benchmark: Any) -> None:
    assert new(benchmark) <= AIM


def test_gazetteer_loads(benchmark: Any) -> None:
    def load() -> Gazetteer:
        package_names.cache_clear()
        return Gazetteer(package_names())

    benchmark(load)
    assert benchmark.stats["min"] <= 0.050 * scale()
