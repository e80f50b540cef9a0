"""The corpus against its gold: texts unchanged, dates as datelines give them, and scores that never fall."""

from __future__ import annotations

import json
import os
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from extractor import GoldError, corpus, evaluate
from extractor.corpus import Gold
from extractor.dateline import find_dateline

from .test_cli import gold as make_gold

ROOT = Path(__file__).parent.parent
SCORES = json.loads((ROOT / "corpus" / "scores.json").read_text(encoding="utf-8"))
TOLERANCE = 0.01
GOLDS = {gold.id: gold for gold in corpus.load([ROOT / "corpus" / "gold"])}


@cache
def figures(article: str) -> dict[str, float]:
    """Today's scores of one article."""
    gold = GOLDS[article]
    return evaluate.score(gold.labels, evaluate.extracted([gold])[article]).rows()


def with_text(article: str) -> Gold:
    gold = GOLDS[article]
    if gold.text is None:
        pytest.skip(f"{article}: its text is not at hand (its folder can be named in EXTRACTOR_ARTICLES)")
    return gold


# A wire's date without a year that a weekday and the years named would give, or an article that names no date at all.
UNDATED = ("u6-", "y1-", "ab2-", "ad1-", "ad3-", "ae1-", "ag1-", "ag4-", "al6-", "ao3-", "aq4-", "aw2-", "az4-", "bc4-", "bc6-", "bf4-")
YEARLESS = pytest.mark.xfail(strict=True, reason="the text does not tell its year")


@pytest.mark.parametrize("article", [pytest.param(name, marks=YEARLESS) if name.startswith(UNDATED) else name for name in GOLDS])
def test_dateline_gives_the_publication_date(article: str) -> None:
    gold = with_text(article)
    assert gold.text is not None
    published = date.fromisoformat(gold.labels["article"]["published"])
    assert find_dateline(gold.text) == published


@pytest.mark.parametrize("article", GOLDS)
def test_no_score_falls(article: str) -> None:
    """`make scores` writes the new ones where they rose."""
    with_text(article)
    fallen = {
        name: (was, figures(article).get(name, 0.0))
        for name, was in SCORES[article].items()
        if figures(article).get(name, 0.0) < was - TOLERANCE
    }
    assert not fallen, f"{article}: was, is: {fallen}"


def test_every_gold_article_has_its_scores() -> None:
    assert set(SCORES) == set(GOLDS)


@pytest.mark.parametrize("article", GOLDS)
def test_no_text_but_the_original_lies_outside(article: str) -> None:
    inside = (ROOT / "corpus" / "articles" / f"{article}.txt").is_file()
    assert inside or article == "bohu-2026-02-25"


def test_the_original_is_there_where_it_must_be() -> None:
    if os.environ.get("EXTRACTOR_REQUIRE_ORIGINAL") == "1":
        assert GOLDS["bohu-2026-02-25"].text


def test_text_is_looked_for_where_the_environment_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_gold(tmp_path)
    monkeypatch.setenv("EXTRACTOR_ARTICLES", str(tmp_path / "elsewhere"))
    (tmp_path / "articles").rename(tmp_path / "elsewhere")
    assert corpus.load([path])[0].text


def test_absent_text_is_left_out_unless_required(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_gold(tmp_path)
    (tmp_path / "articles" / "mill.txt").unlink()
    monkeypatch.delenv("EXTRACTOR_REQUIRE_ORIGINAL", raising=False)
    assert corpus.load([path])[0].text is None
    monkeypatch.setenv("EXTRACTOR_REQUIRE_ORIGINAL", "1")
    with pytest.raises(GoldError, match=r"its text mill\.txt is in none of .*put it in one of them"):
        corpus.load([path])


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"text": "Another text."}, r"the text of 'mill' has changed \(sha256 .*restore it, or label it again"),
        ({"money": [{"start": 45, "end": 55, "text": "$3 million"}]}, r"money '\$3 million' at 45:55, but the text has '3 million ' there"),
        ({"article": {"id": "mill"}}, 'its "article" has no "sha256"'),
    ],
)
def test_gold_that_does_not_fit_is_refused(tmp_path: Path, changes: dict[str, object], message: str) -> None:
    path = make_gold(tmp_path, **changes)  # type: ignore[arg-type]
    with pytest.raises(GoldError, match=message):
        corpus.load([path])


@pytest.mark.parametrize(("content", "message"), [("{", "not a JSON file"), ("[]", 'it has no "article"'), ("{}", 'it has no "article"')])
def test_files_that_are_no_gold_are_refused(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "a.json").write_text(content)
    with pytest.raises(GoldError, match=message):
        corpus.load([tmp_path])
