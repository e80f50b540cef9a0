"""Records → files: whole records as JSON lines, or flat tables of them.

    jsonl     one record a line, as `schemas/record.schema.json` has it
    csv       one table: the facts, or what `--table` names; always the same columns
    parquet   the same table with typed columns                                              extra [parquet]
    sqlite    every table in one database file
    duckdb    every table in one database file                                               extra [duckdb]
    xbrl-json the facts that XBRL can hold, with their taxonomy beside them; the rest is counted on standard error

Every writer takes an iterator of record lines and never holds more than a batch. A file is written under `<name>.tmp`
and renamed when it is whole, so that a reader never meets half of one. Amounts stay decimal strings: no column
type holds every decimal exactly.
"""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TextIO

from extractor.display import counted
from extractor.errors import InputError
from extractor.extras import filesystem, is_url, need

# Table → its columns behind `article_id`. "evidence.start" is the field `start` of `evidence`.
_SPAN = ("start", "end", "text")
TABLES = {
    "articles": ("title", "author", "publisher", "published", "language", "source", "sha256", "length", "text"),
    "facts": (
        "id", "company", "company_id", "subject", "metric", "metric_text", "low", "high", "unit", "modifier", "per", "start_date",
        "end_date", "period_id", "change", "forecast", "of", "evidence.start", "evidence.end", "evidence.text", "rule",
    ),
    "money": ("id", *_SPAN, "low", "high", "currency", "assumed", "modifier", "per", "rule"),
    "percents": ("id", *_SPAN, "low", "high", "unit", "modifier", "rule"),
    "quantities": ("id", *_SPAN, "low", "high", "unit", "modifier", "rule"),
    "companies": ("id", "name", "ticker", "exchange", *_SPAN, "rule"),
    "periods": ("id", *_SPAN, "kind", "timex", "start_date", "end_date", "modifier", "rule"),
    "checks": ("kind", "status", "facts", "expected", "found", "note"),
}  # fmt: skip
# What is no string; the rest is.
INTEGERS = frozenset(("start", "end", "length", "evidence_start", "evidence_end"))
BOOLEANS = frozenset(("assumed", "forecast"))
DATES = frozenset(("published", "start_date", "end_date"))
BATCH, INSERT = 1000, 200  # rows written to Parquet, to a database at a time


def columns(table: str) -> tuple[str, ...]:
    """The column names of a table: those of `TABLES` with a "_" for the dot."""
    return ("article_id", *(name.replace(".", "_") for name in TABLES[table]))


def rows(record: dict[str, Any], table: str) -> Iterator[tuple[Any, ...]]:
    """The rows that a record adds to a table; a company has one for each of its mentions."""
    article = record["article"]
    items = [article] if table == "articles" else record[table]
    if table == "companies":
        items = [{**company, **mention} for company in items for mention in company["mentions"]]
    for item in items:
        yield (article["id"], *(_cell(item, name) for name in TABLES[table]))


def _cell(item: dict[str, Any], name: str) -> Any:
    outer, _, inner = name.partition(".")
    value = item.get(outer)
    if inner and value is not None:
        value = value[inner]
    return " ".join(value) if isinstance(value, list) else value


def write_jsonl(lines: Iterable[str], stream: TextIO, _table: str) -> None:
    for line in lines:
        stream.write(line + "\n")


def write_csv(lines: Iterable[str], stream: TextIO, table: str) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns(table))
    for line in lines:
        writer.writerows(rows(json.loads(line), table))


def write_parquet(lines: Iterable[str], path: Path, table: str) -> None:
    arrow, parquet = need("pyarrow", "parquet"), need("pyarrow.parquet", "parquet")
    types = {"INTEGER": arrow.int64(), "BOOLEAN": arrow.bool_(), "DATE": arrow.date32(), "VARCHAR": arrow.string()}
    schema = arrow.schema([(name, types[_type(name)]) for name in columns(table)])
    found = (row for line in lines for row in rows(json.loads(line), table))
    with parquet.ParquetWriter(path, schema) as writer:
        while batch := list(islice(found, BATCH)):
            values = zip(schema, zip(*batch, strict=True), strict=True)
            cells = [arrow.array(_days(column) if field.name in DATES else column, field.type) for field, column in values]
            writer.write_batch(arrow.record_batch(cells, schema=schema))


def _days(column: Iterable[str | None]) -> list[date | None]:
    return [date.fromisoformat(day) if day else None for day in column]


def write_sqlite(lines: Iterable[str], path: Path, _table: str) -> None:
    with closing(sqlite3.connect(path)) as database:
        _fill(database.execute, lines)
        database.commit()


def write_duckdb(lines: Iterable[str], path: Path, _table: str) -> None:
    with need("duckdb", "duckdb").connect(path) as database:
        database.begin()
        _fill(database.execute, lines)
        database.commit()


def write_xbrl_json(lines: Iterable[str], path: Path, _table: str) -> None:
    from extractor import xbrl

    left_out = xbrl.write(lines, path)
    if left_out:
        reasons = ", ".join(f"{count} {reason}" for reason, count in left_out.most_common())
        sys.stderr.write(f"xbrl-json: {counted(left_out.total(), 'fact')} left out that the format cannot hold: {reasons}\n")


def _fill(execute: Callable[..., object], lines: Iterable[str]) -> None:
    """Create every table and insert every record's rows, some hundred at a time: one by one takes DuckDB a millisecond each."""
    for table in TABLES:
        execute(_create(table))
    waiting: dict[str, list[tuple[Any, ...]]] = {table: [] for table in TABLES}

    def flush(least: int) -> None:
        for table, found in waiting.items():
            if len(found) >= least:
                for start in range(0, len(found), INSERT):
                    part = found[start : start + INSERT]
                    row = f"({', '.join('?' * len(columns(table)))})"
                    execute(f"INSERT INTO {table} VALUES {', '.join([row] * len(part))}", [value for values in part for value in values])
                found.clear()

    for line in lines:
        record = json.loads(line)
        for table, found in waiting.items():
            found.extend(rows(record, table))
        flush(INSERT)
    flush(1)


def _create(table: str) -> str:
    described = ", ".join(f'"{name}" {_type(name)}' for name in columns(table))
    return f"CREATE TABLE {table} ({described})"


def _type(column: str) -> str:
    if column in INTEGERS:
        return "INTEGER"
    if column in BOOLEANS:
        return "BOOLEAN"
    return "DATE" if column in DATES else "VARCHAR"


Text = Callable[[Iterable[str], TextIO, str], None]
File = Callable[[Iterable[str], Path, str], None]
TEXT_WRITERS: dict[str, Text] = {"jsonl": write_jsonl, "csv": write_csv}
FILE_WRITERS: dict[str, File] = {
    "parquet": write_parquet, "sqlite": write_sqlite, "duckdb": write_duckdb, "xbrl-json": write_xbrl_json,
}  # fmt: skip
FLAT = ("csv", "parquet")  # formats of one table
PACKAGES = {"parquet": "pyarrow.parquet", "duckdb": "duckdb"}


def check(out: str, format_name: str, table: str) -> None:
    """Refuse what cannot be written, before any work is done.

    Raises:
        InputError: an unknown format or table, a table for a format that holds whole records, a missing package, a binary
            format without a file, a folder in the place of a file, or a store that cannot be reached.
    """
    if format_name not in TEXT_WRITERS and format_name not in FILE_WRITERS:
        raise InputError(f"unknown format {format_name!r}: can write {', '.join((*TEXT_WRITERS, *FILE_WRITERS))}")
    if table not in TABLES:
        raise InputError(f"unknown table {table!r}: can write {', '.join(TABLES)}")
    if table != "facts" and format_name not in FLAT:
        raise InputError(f"{format_name} takes no table: --table goes with {' or '.join(FLAT)}")
    if out == "-" and format_name in FILE_WRITERS:
        raise InputError(f"{format_name} cannot go to standard output: name a file with -o")
    if format_name in PACKAGES:
        need(PACKAGES[format_name], f"format {format_name}")
    if is_url(out):
        filesystem(out)
    elif Path(out).is_dir():
        raise InputError(f"{out} is a folder: name a file in it with -o")


def write(lines: Iterable[str], out: str, format_name: str = "jsonl", table: str = "facts") -> None:
    """Write record lines to `out` ("-" is standard output, a URL a file in a store), whole or not at all."""
    if out == "-":
        TEXT_WRITERS[format_name](lines, sys.stdout, table)
        return
    with uploaded(out) if is_url(out) else atomic(Path(out)) as path:
        if format_name in FILE_WRITERS:
            FILE_WRITERS[format_name](lines, path, table)
        else:
            with path.open("w", encoding="utf-8", newline="") as stream:
                TEXT_WRITERS[format_name](lines, stream, table)


def beside(out: str, name: str) -> str:
    """A file of this name in the folder, here or in a store, where `out` is."""
    return f"{out.rpartition('/')[0]}/{name}" if is_url(out) else str(Path(out).with_name(name))


def remove(out: str) -> None:
    """Remove a file that may be there."""
    if not is_url(out):
        Path(out).unlink(missing_ok=True)
        return
    store, path = filesystem(out)
    if store.exists(path):
        store.rm_file(path)


@contextmanager
def uploaded(url: str) -> Iterator[Path]:
    """A local name to write to; what it holds is put in the store when the block ends well. Stores put whole files or none."""
    store, path = filesystem(url)
    with TemporaryDirectory() as folder:
        local = Path(folder) / "out"
        yield local
        store.makedirs(path.rpartition("/")[0], exist_ok=True)
        store.put_file(str(local), path)


@contextmanager
def atomic(path: Path) -> Iterator[Path]:
    """A name to write to that takes the place of `path` only when the block ends well; nothing of it is left otherwise."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".tmp")
    temporary.unlink(missing_ok=True)
    try:
        yield temporary
        with temporary.open("rb") as stream:
            os.fsync(stream.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def atomic_text(path: Path) -> Iterator[TextIO]:
    """The same as an open text file; line ends are written as they are."""
    with atomic(path) as temporary, temporary.open("w", encoding="utf-8", newline="") as stream:
        yield stream
