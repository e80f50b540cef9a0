"""Hostile texts end in a record or a failure, never in a hang."""

from __future__ import annotations

import json

import pytest

from extractor import Article, extract
from extractor.pool import Options, lines, time_limit

from .hostile import KINDS


def text_of(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_hostile_text_ends_in_a_record(kind: str) -> None:
    """The limit only tells a hang from an answer; how time grows is measured by benchmarks/hostile.py."""
    text = text_of(KINDS[kind], 40_000)
    with time_limit(60):
        extract(text).fits(text)


def test_ten_megabytes_are_refused_at_once() -> None:
    given = [Article(id=name, text=text_of(KINDS[name], 10_000_000)) for name in ("digits", "dollars", "capitals", "brackets", "one word")]
    found = [json.loads(line.json) for line in lines(given, Options())]
    assert [row["message"] for row in found] == ["10,000,000 characters are more than 2,000,000: split it, or raise --max-chars"] * 5
