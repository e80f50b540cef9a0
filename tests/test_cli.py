"""The command line by its runner: what it prints where, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from extractor import __version__
from extractor.cli import app

ROOT = Path(__file__).parent.parent
ARTICLE = "corpus/articles/05-uk-results.txt"
TEXT = "Mill Holdings Inc. said revenue rose 34% to $3 million in 2024.\n"


def call(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments], input=stdin)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "mill.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_run_prints_records_to_standard_output(article: Path) -> None:
    done = call("run", article, "--published", "2026-02-25")
    assert done.exit_code == 0
    record = json.loads(done.stdout)
    assert record["article"]["id"] == "mill"
    assert record["article"]["published"] == "2026-02-25"
    assert [m["low"] for m in record["money"]] == ["3000000"]
    assert "1 article, " in done.stderr


def test_run_reads_standard_input() -> None:
    done = call("run", "-", stdin=TEXT)
    assert json.loads(done.stdout)["article"]["length"] == len(TEXT)


def test_run_writes_csv(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out" / "money.csv"
    assert call("run", article, "--format", "csv", "--table", "money", "-o", out).exit_code == 0
    (row,) = csv.DictReader(io.StringIO(out.read_text(encoding="utf-8")))
    assert (row["article_id"], row["text"], row["low"]) == ("mill", "$3 million", "3000000")


def test_failures_are_counted_and_kept(article: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"caf\xe9")
    out = tmp_path / "out" / "records.jsonl"
    done = call("run", tmp_path, "-o", out)
    assert done.exit_code == 1
    assert "1 article, " in done.stderr
    assert "1 failure" in done.stderr
    assert len(out.read_text(encoding="utf-8").splitlines()) == 1
    failure = json.loads((out.parent / "failures.jsonl").read_text(encoding="utf-8"))
    assert failure["id"] == "bad"
    assert failure["stage"] == "read"
    assert "offset 3" in failure["message"]
    (tmp_path / "bad.txt").unlink()
    assert call("run", article, "-o", out).exit_code == 0
    assert not (out.parent / "failures.jsonl").exists()


def test_strict_stops_and_leaves_the_output_as_it_was(article: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"caf\xe9")
    out = tmp_path / "records.jsonl"
    out.write_text("old\n")
    done = call("run", tmp_path / "bad.txt", article, "-o", out, "--strict")
    assert done.exit_code == 1
    assert "offset 3" in done.stderr
    assert out.read_text() == "old\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["run", "nowhere.txt"], "extractor: nowhere.txt: no such file or folder"),
        (["run", "pyproject.toml"], "extractor: pyproject.toml: unknown format '.toml'"),
        (["run", ARTICLE, "--format", "xml"], "extractor: unknown format 'xml'"),
        (["run", ARTICLE, "--format", "csv", "--table", "cash"], "extractor: unknown table 'cash'"),
        (["run", ARTICLE, "--format", "parquet"], "extractor: parquet cannot go to standard output: name a file with -o"),
        (["run", ARTICLE, "--published", "tomorrow"], "extractor: --published 'tomorrow' is no date: write it as 2026-02-25"),
        (["run", ARTICLE, "--currency", "usd"], "extractor: currency 'usd' is no ISO 4217 code: write it in three capitals, as CAD"),
        (["run", ARTICLE, "--encoding", "klingon"], "extractor: unknown encoding 'klingon'"),
        (["run", ARTICLE, "--table", "money"], "extractor: jsonl takes no table: --table goes with csv or parquet"),
        (["run", ARTICLE, "-o", "corpus"], "extractor: corpus is a folder: name a file in it with -o"),
        (["run", ARTICLE, "-o", "nowhere://x"], "extractor: nowhere://x: "),
        (["run", ARTICLE, "-q", "-o", "Makefile/x.jsonl"], "extractor: Makefile/x.jsonl.parts: cannot be written (Not a directory)"),
        (["explain", ARTICLE, "--currency", "usd"], "extractor: currency 'usd' is no ISO 4217 code"),
        (["explain", "nowhere.txt"], "extractor: nowhere.txt: no such file or folder"),
        (["evaluate", "nowhere.json"], "extractor: nowhere.json: No such file or directory"),
        (["run"], "Usage"),
        (["walk"], "Usage"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(arguments: list[str], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = call(*arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith(message)
    assert message.startswith("Usage") or done.stderr.count("\n") == 1


def test_version_is_told() -> None:
    assert call("--version").stdout == f"extractor {__version__}\n"


def gold(folder: Path, text: str = TEXT, **changes: object) -> Path:
    """A corpus of one article, labelled with one amount."""
    from hashlib import sha256

    (folder / "articles").mkdir()
    (folder / "gold").mkdir()
    (folder / "articles" / "mill.txt").write_text(text, encoding="utf-8")
    labels = {
        "article": {"id": "mill", "published": "2026-02-25", "sha256": sha256(TEXT.encode()).hexdigest()},
        "money": [{"start": 44, "end": 54, "text": "$3 million", "low": "3000000", "high": "3000000", "currency": "USD"}],
        "percents": [], "quantities": [], "companies": [], "periods": [], "facts": [],
        **changes,
    }  # fmt: skip
    path = folder / "gold" / "mill.json"
    path.write_text(json.dumps(labels), encoding="utf-8")
    return path


def test_evaluate_scores_and_lists_errors(tmp_path: Path) -> None:
    path = gold(tmp_path)
    done = call("evaluate", path)
    assert done.exit_code == 0
    assert "money value" in done.stdout
    assert "percents: not a mention '34%'" in done.stdout
    assert call("evaluate", path, "--min-f1", "99").exit_code == 1
    assert "not a mention" not in call("evaluate", path, "--errors", "0").stdout


def test_evaluate_scores_stored_records(tmp_path: Path) -> None:
    path = gold(tmp_path)
    call("run", tmp_path / "articles", "-o", tmp_path / "out.jsonl")
    assert call("evaluate", tmp_path / "gold", "--records", tmp_path / "out.jsonl").exit_code == 0
    (tmp_path / "empty.jsonl").write_text("")
    done = call("evaluate", path, "--records", tmp_path / "empty.jsonl")
    assert done.exit_code == 2
    assert "mill: left out, no record in" in done.stderr


def test_evaluate_saves_every_figure(tmp_path: Path) -> None:
    assert call("evaluate", gold(tmp_path), "--save", tmp_path / "scores.json").exit_code == 0
    assert json.loads((tmp_path / "scores.json").read_text())["mill"]["money.value"] == 100.0


def test_report_prints_the_facts(article: Path, tmp_path: Path) -> None:
    call("run", article, "-o", tmp_path / "out.jsonl")
    done = call("report", tmp_path / "out.jsonl")
    assert done.exit_code == 0
    assert "mill" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 120


def test_explain_names_the_rule_and_what_it_says(article: Path) -> None:
    for given in (TEXT, article):
        done = call("explain", given)
        assert done.exit_code == 0
        assert "[$3 million](money USD? 3000000)" in done.stdout
        assert "money.sign_before: a currency sign before the number" in done.stdout


def test_schema_is_current(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    assert call("schema", "--check").exit_code == 0
    monkeypatch.chdir(tmp_path)
    done = call("schema", "--check")
    assert done.exit_code == 1
    assert "run: extractor schema" in done.stderr
    assert call("schema").exit_code == 0
    assert call("schema", "--check").exit_code == 0


@pytest.mark.parametrize("command", ["run", "report", "evaluate", "explain", "schema", "view", "convert"])
def test_help_shows_examples(command: str) -> None:
    done = call(command, "--help")
    assert done.exit_code == 0
    assert f"  extractor {command} " in done.stdout


WITHOUT_SPACY = """
import sys
from extractor.cli import app
try:
    app({arguments!r})
except SystemExit as stop:
    assert stop.code == 0, stop.code
loaded = [name for name in {unwanted!r} if name in sys.modules]
assert not loaded, loaded
"""


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["--help"], ["spacy", "pydantic", "dateparser"]),
        (["run", "--help"], ["spacy", "dateparser"]),
        (["schema", "--check"], ["spacy", "dateparser"]),
        (["evaluate", "GOLD", "--records", "RECORDS"], ["spacy", "dateparser"]),
        (["report", "RECORDS"], ["spacy", "dateparser"]),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else str(value),
)
def test_these_start_without_spacy(arguments: list[str], unwanted: list[str], tmp_path: Path) -> None:
    places = {"GOLD": str(gold(tmp_path)), "RECORDS": str(tmp_path / "out.jsonl")}
    if "RECORDS" in arguments:
        call("run", tmp_path / "articles", "-o", places["RECORDS"])
    program = WITHOUT_SPACY.format(arguments=[places.get(a, a) for a in arguments], unwanted=unwanted)
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
