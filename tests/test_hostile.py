"""Hostile texts end in a record or a failure, in time that grows with their length and no faster."""

from __future__ import annotations

import json
import time

import pytest

from extractor import Article, extract
from extractor.pool import Options, lines, time_limit

from .hostile import KINDS

SMALL, LARGE = 10_000, 40_000


def text_of(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


def seconds(text: str) -> float:
    started = time.process_time()
    with time_limit(20):
        extract(text)
    return time.process_time() - started


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_time_grows_with_the_length(kind: str) -> None:
    """Four times the text takes at most seven times as long, where a square would take sixteen."""
    extract(text_of(KINDS[kind], 1000))
    small = min(seconds(text_of(KINDS[kind], SMALL)) for _ in range(2))
    allowed = 7 * max(small, 0.01)
    taken = seconds(text_of(KINDS[kind], LARGE))
    if taken > allowed:  # other work on the machine can slow one run: it cannot slow the best of three
        taken = min(taken, *(seconds(text_of(KINDS[kind], LARGE)) for _ in range(2)))
    assert taken <= allowed, f"{SMALL}: {small:.2f} s, {LARGE}: {taken:.2f} s"


def test_ten_megabytes_are_refused_at_once() -> None:
    given = [Article(id=name, text=text_of(KINDS[name], 10_000_000)) for name in ("digits", "dollars", "capitals", "brackets", "one word")]
    started = time.process_time()
    found = [json.loads(line.json) for line in lines(given, Options())]
    assert [row["message"] for row in found] == ["10,000,000 characters are more than 2,000,000: split it, or raise --max-chars"] * 5
    assert time.process_time() - started < 1
