"""Paths → articles, each with its date.

    .txt            the text; published from a dateline in its head
    .md             the text behind the front matter (`---`, `key: value` lines, `---`)
    .html           the main text of the page, title, author and date from its head        extra [html]
    .json           one article, or a list of them
    .jsonl          one article a line
    .parquet        one article a row                                                      extra [parquet]
    .pdf            the text layer                                                         extra [pdf]
    each of them    compressed, as .txt.gz
    a folder        every such file in it, at any depth; hidden files and files of other kinds are left alone
    a glob          every such file it matches, as "news/**/2025-*.txt"
    a URL           a file, folder or glob of a store: s3://, gs://, hdfs://, …            extra [cluster]
    -               standard input: one article a line where it starts with a JSON object, else one article

`read_articles` yields `Article`s, and a `Failure` for each file or line that is none; nothing stops it in the middle.
"""

from __future__ import annotations

import glob
import gzip
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from pydantic import ValidationError

from extractor import formats
from extractor.dateline import find_dateline
from extractor.errors import InputError
from extractor.extras import filesystem, is_url, need
from extractor.formats import Place
from extractor.schema import Article, Failure, Record

READERS: dict[str, Callable[[BinaryIO, Place, str | None], Iterator[Article | Failure]]] = {
    ".txt": formats.read_text,
    ".md": formats.read_markdown,
    ".html": formats.read_html,
    ".htm": formats.read_html,
    ".json": formats.read_json,
    ".jsonl": formats.read_jsonl,
    ".parquet": formats.read_parquet,
    ".pdf": formats.read_pdf,
    "-": formats.read_standard_input,
}
PACKAGES = {".html": "trafilatura", ".htm": "trafilatura", ".parquet": "pyarrow.parquet", ".pdf": "pypdfium2"}
MANY = frozenset((".json", ".jsonl", ".parquet", "-"))  # formats that may hold more than one article


@dataclass(frozen=True, slots=True)
class Source:
    """One file that is there and whose format is known."""

    place: Place
    format: str
    zipped: bool
    open: Callable[[], BinaryIO]


def read_articles(sources: Iterable[Source], *, published: date | None = None, encoding: str | None = None) -> Iterator[Article | Failure]:
    """Every article of the sources, in order; `published` goes before what a file says of itself.

    Raises:
        InputError: at once, where Python knows no encoding of that name.
    """
    if encoding is not None:
        formats.check_encoding(encoding)
    return _articles(sources, published, encoding)


def _articles(sources: Iterable[Source], published: date | None, encoding: str | None) -> Iterator[Article | Failure]:
    for source in sources:
        try:
            with source.open() as file, cast("BinaryIO", gzip.GzipFile(fileobj=file)) if source.zipped else file as stream:
                for found in READERS[source.format](stream, source.place, encoding):
                    yield _dated(found, published) if isinstance(found, Article) else found
        except (InputError, OSError, EOFError, zlib.error) as error:
            yield formats.failure(source.place, error)


def find_sources(paths: Iterable[str]) -> list[Source]:
    """The files that the paths stand for: in the order given, sorted inside a folder.

    Raises:
        InputError: a path that is not there, of unknown format, a folder without articles, or a package that is missing.
    """
    sources = [source for path in paths for source in _sources(path)]
    for source in {source.format: source for source in sources}.values():
        if source.format in PACKAGES:
            need(PACKAGES[source.format], source.place.name)
    return sources


def _sources(path: str) -> list[Source]:
    if path == "-":
        return [Source(Place("standard input", "stdin"), "-", False, lambda: sys.stdin.buffer)]
    if is_url(path):
        return _remote(path)
    place = Path(path)
    if place.is_dir():
        files = sorted(f for f in place.rglob("*") if _format(f) in READERS and f.is_file() and not _hidden(f.relative_to(place)))
        if not files:
            raise InputError(f"{path}: no article in this folder: can read {_known()}")
        return [_local(f, f.relative_to(place)) for f in files]
    if not place.exists() and glob.has_magic(path):
        files = sorted(f for f in map(Path, glob.glob(path, recursive=True)) if _format(f) in READERS and f.is_file())
        if not files:
            raise InputError(f"{path}: matches no article: can read {_known()}")
        return [_local(f, f) for f in files]
    if not place.exists():
        raise InputError(f"{path}: no such file or folder")
    if _format(place) not in READERS:
        raise InputError(f"{path}: unknown format {place.suffix!r}: can read {_known()}, a folder of them, or - for standard input")
    return [_local(place, Path(place.name))]


def _remote(url: str) -> list[Source]:
    store, root = filesystem(url)
    names = store.find(root) if store.isdir(root) else store.glob(root) if glob.has_magic(root) else [root] if store.exists(root) else []
    files = sorted(name for name in names if _format(Path(name)) in READERS)
    if not files:
        raise InputError(f"{url}: no article there: can read {_known()}")
    start = root if store.isdir(root) else root.rpartition("/")[0]
    return [_source(store.unstrip_protocol(name), Path(name).relative_to(start), partial(store.open, name, "rb")) for name in files]


def _format(path: Path) -> str:
    """The ending that names the format, in lower case and without the one of its compression."""
    plain = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    return plain.suffix.lower()


def _local(path: Path, name: Path) -> Source:
    return _source(path.as_posix(), name, lambda: path.open("rb"))


def _source(path: str, name: Path, opened: Callable[[], BinaryIO]) -> Source:
    """The source at a path; `name` is what its article's id is made of."""
    zipped = name.suffix.lower() == ".gz"
    article_id = (name.with_suffix("") if zipped else name).with_suffix("").as_posix()
    return Source(Place(path, article_id), _format(name), zipped, opened)


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
