"""Tables that users keep themselves (companies, metrics): read row by row, or refused by file and line with what to do."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from extractor.errors import InputError


def read_table(path: Path, kind: str) -> str:
    """The text of a file; `kind` says what it should have been: "CSV file of metrics".

    Raises:
        InputError: no such file, or not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}): give a {kind}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8 (byte {error.start}): save it as UTF-8") from error


def csv_rows(path: Path, text: str, columns: Collection[str], needed: Iterable[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Each row below the header, an empty cell as "", with its place: "companies.csv:2".

    Raises:
        InputError: a column that is unknown or missing, or more cells than columns.
    """
    reader = csv.DictReader(text.splitlines())
    names = reader.fieldnames or ()
    check_columns(f"{path}:1", names, columns)
    for name in needed:
        if name not in names:
            raise InputError(f"{path}:1: no column {name!r}: the first line must name the columns ({', '.join(columns)})")
    for row in reader:
        where = f"{path}:{reader.line_num}"
        if None in row:
            raise InputError(f"{where}: more cells than columns: put a cell with a comma into quotes")
        yield where, {name: (value or "").strip() for name, value in row.items()}


def check_columns(where: str, names: Iterable[str], columns: Collection[str]) -> None:
    """
    Raises:
        InputError: one of the names is no column.
    """
    for name in names:
        if name not in columns:
            raise InputError(f"{where}: unknown column {name!r}, must be one of {', '.join(columns)}")
