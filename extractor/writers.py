"""Records → files: whole records as JSON lines, or one flat table of them.

    jsonl   one record a line, as `schemas/record.schema.json` has it
    csv     one table: the facts, or what `--table` names; one row each, always the same columns

Every writer takes an iterator of record lines and never holds more than one. A file is written under `<name>.tmp`
and renamed when it is whole, so that a reader never meets half of one. Amounts stay decimal strings.
"""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from extractor.errors import InputError

# Table → its columns behind `article_id`. "evidence.start" is the field `start` of `evidence`.
_SPAN = ("start", "end", "text")
TABLES = {
    "articles": ("title", "author", "publisher", "published", "language", "source", "sha256", "length"),
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


def write_jsonl(lines: Iterable[str], stream: TextIO, table: str) -> None:  # noqa: ARG001 - one signature for all writers
    for line in lines:
        stream.write(line + "\n")


def write_csv(lines: Iterable[str], stream: TextIO, table: str) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns(table))
    for line in lines:
        writer.writerows(rows(json.loads(line), table))


WRITERS: dict[str, Callable[[Iterable[str], TextIO, str], None]] = {"jsonl": write_jsonl, "csv": write_csv}


def check(format_name: str, table: str) -> None:
    """Refuse what cannot be written, before any work is done.

    Raises:
        InputError: an unknown format or table.
    """
    if format_name not in WRITERS:
        raise InputError(f"unknown format {format_name!r}: can write {', '.join(WRITERS)}")
    if table not in TABLES:
        raise InputError(f"unknown table {table!r}: can write {', '.join(TABLES)}")


def write(lines: Iterable[str], out: str, format_name: str = "jsonl", table: str = "facts") -> None:
    """Write record lines to `out` ("-" is standard output), whole or not at all."""
    if out == "-":
        WRITERS[format_name](lines, sys.stdout, table)
        return
    with atomic(Path(out)) as stream:
        WRITERS[format_name](lines, stream, table)


@contextmanager
def atomic(path: Path) -> Iterator[TextIO]:
    """A text file that appears under its name only when the block ends well; nothing of it is left otherwise."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".tmp")
    try:
        with temporary.open("w", encoding="utf-8", newline="") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
