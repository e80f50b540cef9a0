"""Records go out whole or not at all, in tables that always have the same columns."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extractor import InputError, schema
from extractor.writers import TABLES, check, columns, rows, write

MODELS = {
    "articles": schema.ArticleInfo, "facts": schema.Fact, "money": schema.Money, "percents": schema.Percent, "quantities": schema.Quantity,
    "periods": schema.Period, "checks": schema.Check,
}  # fmt: skip


def record(article_id: str = "mill") -> dict[str, Any]:
    """A small record with one of each, made by hand: the writers must not depend on what the rules find."""
    text = 'Mill plc paid "€3m", in 2024,\nfor 5% of it.'
    amount = {"start": 15, "end": 18, "text": "€3m"}
    return {
        "schema_version": "1.0",
        "article": {
            **dict.fromkeys(("title", "author", "publisher", "source")),
            "id": article_id,
            "published": "2026-02-25",
            "language": "en",
            "sha256": "0" * 64,
            "length": len(text),
        },
        "money": [
            {
                "id": "m1",
                **amount,
                "low": "3000000",
                "high": "3000000",
                "currency": "EUR",
                "assumed": False,
                "modifier": None,
                "per": None,
                "rule": "money.x",
            }
        ],
        "percents": [],
        "quantities": [],
        "companies": [
            {
                "id": "c1",
                "name": "Mill plc",
                "aliases": ["Mill"],
                "ticker": None,
                "exchange": None,
                "mentions": [{"start": 0, "end": 8, "text": "Mill plc", "rule": "company.x"}],
            }
        ],
        "periods": [],
        "facts": [
            {
                **dict.fromkeys(("subject", "modifier", "per", "period_id", "change", "of", "metric_span")),
                "id": "f1",
                "company": "Mill plc",
                "company_id": "c1",
                "metric": "deal_value",
                "metric_text": "paid",
                "low": "3000000",
                "high": "3000000",
                "unit": "EUR",
                "start_date": "2024-01-01",
                "end_date": "2024-12-31",
                "forecast": False,
                "evidence": {"start": 0, "end": len(text), "text": text},
                "value_spans": [amount],
                "rule": "fact.x",
            }
        ],
        "checks": [{"kind": "sum", "status": "consistent", "facts": ["f1"], "expected": "3000000", "found": "3000000", "note": ""}],
    }


LINE = json.dumps(record(), ensure_ascii=False)


def test_the_sample_is_a_record() -> None:
    assert schema.Record.model_validate(record()).model_dump(mode="json") == record()


def test_jsonl_is_written_as_it_is(tmp_path: Path) -> None:
    write(iter([LINE, LINE]), str(tmp_path / "deep" / "out.jsonl"))
    assert (tmp_path / "deep" / "out.jsonl").read_text(encoding="utf-8") == f"{LINE}\n{LINE}\n"


def test_csv_holds_the_facts(tmp_path: Path) -> None:
    write(iter([LINE]), str(tmp_path / "out.csv"), "csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert list(row) == list(columns("facts"))
    assert (row["article_id"], row["low"], row["evidence_text"]) == ("mill", "3000000", record()["facts"][0]["evidence"]["text"])


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_its_columns_with_and_without_rows(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    write([], "-", "csv", table)
    assert capsys.readouterr().out == ",".join(columns(table)) + "\n"
    write([LINE], "-", "csv", table)
    found = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert len(found) == 1 + len(list(rows(record(), table)))
    assert all(len(row) == len(columns(table)) for row in found)


@pytest.mark.parametrize("table", MODELS)
def test_tables_hold_every_field_of_their_model(table: str) -> None:
    """A field added to a model needs its column: only nested spans and lists of ids are told in other columns."""
    told = {name.partition(".")[0] for name in TABLES[table]}
    left = set(MODELS[table].model_fields) - told
    assert left <= {"metric_span", "value_spans", "id"}


def test_a_broken_run_leaves_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("old\n")

    def lines():  # type: ignore[no-untyped-def]
        yield LINE
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        write(lines(), str(out))
    assert out.read_text() == "old\n"
    assert list(tmp_path.iterdir()) == [out]


def test_unknown_names_are_refused() -> None:
    with pytest.raises(InputError, match="unknown format 'xml': can write jsonl, csv, parquet, sqlite, duckdb"):
        check("-", "xml", "facts")
    with pytest.raises(InputError, match="unknown table 'money_': can write articles, facts, money"):
        check("-", "csv", "money_")
    with pytest.raises(InputError, match="parquet cannot go to standard output: name a file with -o"):
        check("-", "parquet", "facts")


def test_missing_package_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(InputError, match=r"format duckdb needs duckdb: pip install 'article-extractor\[duckdb\]'"):
        check("out.duckdb", "duckdb", "facts")


@pytest.mark.parametrize("table", TABLES)
def test_parquet_has_the_same_columns_with_and_without_rows(table: str, tmp_path: Path) -> None:
    from pyarrow import parquet

    path = tmp_path / "out.parquet"
    write([], str(path), "parquet", table)
    empty = parquet.read_table(path)
    write([LINE] * 3, str(path), "parquet", table)
    full = parquet.read_table(path)
    assert empty.schema == full.schema
    assert tuple(full.schema.names) == columns(table)
    assert full.num_rows == 3 * len(list(rows(record(), table)))


def test_parquet_types_its_columns(tmp_path: Path) -> None:
    from pyarrow import parquet

    write([LINE], str(tmp_path / "out.parquet"), "parquet")
    (row,) = parquet.read_table(tmp_path / "out.parquet").to_pylist()
    assert (row["low"], row["start_date"], row["forecast"], row["evidence_start"]) == ("3000000", date(2024, 1, 1), False, 0)


@pytest.mark.parametrize("format_name", ["sqlite", "duckdb"])
def test_databases_hold_every_table(format_name: str, tmp_path: Path) -> None:
    import duckdb

    path = tmp_path / f"out.{format_name}"
    lines = [json.dumps(record(f"mill-{number}")) for number in range(250)]  # more rows than are inserted at a time
    write(lines, str(path), format_name)
    with closing(sqlite3.connect(path) if format_name == "sqlite" else duckdb.connect(path, read_only=True)) as database:
        for table in TABLES:
            wanted = 250 * len(list(rows(record(), table)))
            assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (wanted,)
        query = (
            "SELECT f.article_id, m.text, f.low FROM facts f JOIN money m USING (article_id) ORDER BY f.article_id LIMIT 1"
        )
        assert database.execute(query).fetchall() == [("mill-0", "€3m", "3000000")]
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
