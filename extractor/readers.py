"""Paths → articles, each with its date.

    .txt            the text; published from a dateline in its head
    .md             the text behind the front matter (`---`, `key: value` lines, `---`)
    .json           one article, or a list of them
    .jsonl          one article a line
    a folder        every such file in it, at any depth; hidden files and files of other kinds are left alone
    -               standard input: one article a line where it starts with a JSON object, else one article

`read_articles` yields `Article`s, and a `Failure` for each file or line that is none; nothing stops it in the middle.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from extractor import formats
from extractor.dateline import find_dateline
from extractor.errors import InputError
from extractor.formats import Place
from extractor.schema import Article, Failure, Record

READERS: dict[str, Callable[[BinaryIO, Place, str | None], Iterator[Article | Failure]]] = {
    ".txt": formats.read_text,
    ".md": formats.read_markdown,
    ".json": formats.read_json,
    ".jsonl": formats.read_jsonl,
    "-": formats.read_standard_input,
}


@dataclass(frozen=True, slots=True)
class Source:
    """One file that is there and whose format is known."""

    place: Place
    format: str
    open: Callable[[], BinaryIO]


def read_articles(sources: Iterable[Source], *, published: date | None = None, encoding: str | None = None) -> Iterator[Article | Failure]:
    """Every article of the sources, in order; `published` goes before what a file says of itself."""
    for source in sources:
        try:
            with source.open() as stream:
                for found in READERS[source.format](stream, source.place, encoding):
                    yield _dated(found, published) if isinstance(found, Article) else found
        except (InputError, OSError) as error:
            yield formats.failure(source.place, error)


def find_sources(paths: Iterable[str]) -> list[Source]:
    """The files that the paths stand for: in the order given, sorted inside a folder.

    Raises:
        InputError: a path that is not there, of unknown format, or a folder without articles.
    """
    return [source for path in paths for source in _sources(path)]


def _sources(path: str) -> list[Source]:
    if path == "-":
        return [Source(Place("standard input", "stdin"), "-", lambda: sys.stdin.buffer)]
    place = Path(path)
    if place.is_dir():
        files = sorted(f for f in place.rglob("*") if f.suffix.lower() in READERS and f.is_file() and not _hidden(f.relative_to(place)))
        if not files:
            raise InputError(f"{path}: no article in this folder: can read {_known()}")
        return [_file(f, f.relative_to(place)) for f in files]
    if not place.exists():
        raise InputError(f"{path}: no such file or folder")
    if place.suffix.lower() not in READERS:
        raise InputError(f"{path}: unknown format {place.suffix!r}: can read {_known()}, a folder of them, or - for standard input")
    return [_file(place, Path(place.name))]


def _file(path: Path, name: Path) -> Source:
    return Source(Place(path.as_posix(), name.with_suffix("").as_posix()), path.suffix.lower(), lambda: path.open("rb"))


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _known() -> str:
    return ", ".join(ending for ending in READERS if ending != "-")


def _dated(article: Article, published: date | None) -> Article:
    """The article with its date: the caller's, its own, or its dateline's."""
    day = published or article.published or find_dateline(article.text)
    return article if day == article.published else article.model_copy(update={"published": day})


def read_records(path: Path) -> Iterator[Record]:
    """The records of a file that a run wrote as JSON lines.

    Raises:
        InputError: a file that is not there, or a line that is no record.
    """
    try:
        with path.open("rb") as stream:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    yield _record(line, f"{path}:{number}")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from None


def _record(line: bytes, where: str) -> Record:
    try:
        return Record.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise InputError(f"{where}: not a record: {field + ': ' if field else ''}{first['msg']}") from None
