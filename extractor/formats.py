"""One reader per file format: an open binary stream → articles.

A reader raises `InputError` where the whole file is lost and yields a `Failure` where one article of many is; each
message says what is wrong, where, and what to do. Offsets count in the text exactly as it stands in the
file, line ends included, without its byte order mark.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Any, BinaryIO, TypeVar

from pydantic import ValidationError

from extractor.dateline import parse_date
from extractor.errors import InputError
from extractor.extras import need
from extractor.schema import Article, Failure

# What other people call the fields of an article; the first name that is there wins, other fields are left alone.
FIELDS = {
    "text": ("text", "body", "content"),
    "id": ("id",),
    "published": ("published", "date", "published_at", "publication_date"),
    "title": ("title", "headline"),
    "author": ("author", "byline"),
    "publisher": ("publisher", "publication", "site"),
    "language": ("language", "lang"),
    "source": ("source", "url"),
}
FIELD_NAMES = frozenset(name for names in FIELDS.values() for name in names)
# Byte order marks; UTF-32 stands before UTF-16, whose mark it starts with.
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?P<lines>(?:(?!---|\.\.\.)[^\n]*\n)*)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
_FIELD_LINE = re.compile(r"(?P<name>\w+)[ \t]*:[ \t]*(?P<quote>[\"']?)(?P<value>.*?)(?P=quote)[ \t]*\r?")
_SPLIT_WORD = re.compile("[\\x02\ufffe\u00ad]\\n?")  # how a PDF marks a word parted at the end of a line
_SOFT_BREAK = re.compile(r"(?<![.!?:;\n])\n(?=[a-z(])")
_SURROGATE = re.compile("[\ud800-\udfff]")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands: `name` for messages and `Article.source`, `id` for an article that brings none."""

    name: str
    id: str

    def at(self, number: int) -> Place:
        """The k-th article of a file of many."""
        return Place(f"{self.name}:{number}", f"{self.id}:{number}")


def read_text(stream: BinaryIO, place: Place, encoding: str | None) -> Iterator[Article]:
    yield article({"text": decode(stream.read(), place, encoding)}, place)


def read_markdown(stream: BinaryIO, place: Place, encoding: str | None) -> Iterator[Article]:
    fields, text = front_matter(decode(stream.read(), place, encoding))
    yield article({**fields, "text": text}, place)


def read_json(stream: BinaryIO, place: Place, encoding: str | None) -> Iterator[Article | Failure]:
    """One article, or a list of them."""
    value = parse_json(decode(stream.read(), place, encoding), place)
    if not isinstance(value, list):
        yield article(value, place)
    else:
        yield from each(value, place, article)


def read_jsonl(lines: Iterable[bytes], place: Place, encoding: str | None) -> Iterator[Article | Failure]:
    """One article a line; never more than a line in memory."""

    def one(line: bytes, where: Place) -> Article | None:
        text = decode(line.rstrip(b"\r\n"), where, encoding)
        return article(parse_json(text, where), where) if text.strip() else None

    yield from each(lines, place, one)


def read_standard_input(stream: BinaryIO, place: Place, encoding: str | None) -> Iterator[Article | Failure]:
    """One article a line where the first line is a JSON object; else one article, as JSON or as text."""
    first = stream.readline()
    start = first.removeprefix(codecs.BOM_UTF8).lstrip()[:1]
    if start == b"{" and _is_json(first):
        yield from read_jsonl(chain([first], stream), place, encoding)
        return
    text = decode(first + stream.read(), place, encoding)
    yield article(parse_json(text, place) if start == b"{" else {"text": text}, place)


def read_html(stream: BinaryIO, place: Place, encoding: str | None) -> Iterator[Article]:
    """The main text of a page, without its frame, and what its head says of title, author, date and publisher."""
    trafilatura = need("trafilatura", place.name)
    data = stream.read()
    page = trafilatura.bare_extraction(decode(data, place, encoding) if encoding else data, with_metadata=True, include_comments=False)
    if page is None or not page.text:
        raise InputError(f"{place.name}: no article found in this page: save its text as .txt")
    fields = {"title": page.title, "author": page.author, "publisher": page.sitename, "published": page.date, "source": page.url}
    yield article({**fields, "text": page.text}, place)


def read_pdf(stream: BinaryIO, place: Place, _encoding: str | None) -> Iterator[Article]:
    """The text layer, page after page; lines that break inside a sentence are joined."""
    pdfium = need("pypdfium2", place.name)
    try:
        with pdfium.PdfDocument(stream.read()) as document:
            pages = [page.get_textpage().get_text_range() for page in document]
            about = document.get_metadata_dict(skip_empty=True)
    except pdfium.PdfiumError as error:
        raise InputError(f"{place.name}: not a PDF that can be read: {error}") from None
    text = _SOFT_BREAK.sub(" ", _SPLIT_WORD.sub("", "\n".join(pages).replace("\r\n", "\n")))
    if not text.strip():
        raise InputError(f"{place.name}: this PDF has no text layer: run it through OCR first")
    yield article({"title": about.get("Title"), "author": about.get("Author"), "text": text}, place)


def read_parquet(stream: BinaryIO, place: Place, _encoding: str | None) -> Iterator[Article | Failure]:
    """One article a row; never more than a batch of rows in memory."""
    parquet = need("pyarrow.parquet", place.name)
    try:
        file = parquet.ParquetFile(stream)
    except ValueError as error:
        raise InputError(f"{place.name}: not a Parquet file that can be read: {error}") from None
    names = [name for name in file.schema_arrow.names if name in FIELD_NAMES]
    if not set(FIELDS["text"]) & set(names):
        raise InputError(f"{place.name}: no text: one column must be named {' or '.join(FIELDS['text'])}")
    batches = file.iter_batches(batch_size=256, columns=names)
    yield from each((row for batch in batches for row in batch.to_pylist()), place, article)


def each(rows: Iterable[T], place: Place, read: Callable[[T, Place], Article | None]) -> Iterator[Article | Failure]:
    """Every article of a file of many; one that cannot be read is one failure and the next is read."""
    for number, row in enumerate(rows, 1):
        where = place.at(number)
        try:
            found = read(row, where)
        except InputError as error:
            yield failure(where, error)
        else:
            if found is not None:
                yield found


def failure(place: Place, error: Exception) -> Failure:
    message = str(error) if isinstance(error, InputError) else f"{place.name}: {getattr(error, 'strerror', None) or error}"
    return Failure(id=place.id, source=place.name, stage="read", error=type(error).__name__, message=message)


def article(fields: object, place: Place) -> Article:
    """The article that a JSON object or front matter describes.

    Raises:
        InputError: no object, no text, a date that is none, or a character that no file can hold.
    """
    if not isinstance(fields, Mapping):
        raise InputError(f'{place.name}: an article is a JSON object with a "text", not {_json_name(fields)}')
    found = {name: next((fields[n] for n in names if fields.get(n) is not None), None) for name, names in FIELDS.items()}
    given: dict[str, Any] = {"id": place.id, "source": place.name, **{name: value for name, value in found.items() if value is not None}}
    if not isinstance(given.get("text"), str):
        raise InputError(f'{place.name}: no text: an article needs a field "text" that holds one')
    if "published" in given:
        given["published"] = _published(given["published"], place)
    lone = _SURROGATE.search(given["text"])
    if lone:
        half = f"half a surrogate pair (\\u{ord(lone[0]):x}) at character {lone.start()} of the text"
        raise InputError(f"{place.name}: {half}: write the whole pair")
    given["id"] = str(given["id"])
    try:
        return Article(**given)
    except ValidationError as error:
        first = error.errors()[0]
        raise InputError(f'{place.name}: field "{first["loc"][0]}": {first["msg"].lower()}') from None


def _published(value: object, place: Place) -> date:
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    day = parse_date(value) if isinstance(value, str) else None
    if day is None:
        raise InputError(f"{place.name}: published {value!r} is no date: write it as 2026-02-25")
    return day


def front_matter(text: str) -> tuple[dict[str, str], str]:
    r"""The `key: value` lines between two `---` lines at the start of a text, and the text behind them.

    >>> front_matter("---\ntitle: 'A: B'\npublished: 2026-02-25\n---\nText.")
    ({'title': 'A: B', 'published': '2026-02-25'}, 'Text.')
    """
    found = _FRONT_MATTER.match(text)
    if found is None:
        return {}, text
    lines = (_FIELD_LINE.fullmatch(line) for line in found["lines"].split("\n"))
    return {line["name"].lower(): line["value"] for line in lines if line and line["value"]}, text[found.end() :]


def check_encoding(name: str) -> None:
    """
    Raises:
        InputError: no text can be read by an encoding of that name.
    """
    try:
        " ".encode(name)
    except LookupError:
        raise InputError(f"unknown encoding {name!r}: give a name that Python knows, such as cp1252 or gb18030") from None


def decode(data: bytes, place: Place, encoding: str | None = None) -> str:
    """The text of some bytes: by byte order mark, then as `encoding`, by default UTF-8.

    Raises:
        InputError: with the offset of the first byte that does not fit.
    """
    mark, by_mark = next(((mark, name) for mark, name in BOMS if data.startswith(mark)), (b"", None))
    used = by_mark or encoding or "utf-8"
    try:
        return data[len(mark) :].decode(used)
    except UnicodeDecodeError as error:
        at = len(mark) + error.start
        wrong = f"byte 0x{data[at]:02x} at offset {at} is not {used.upper()}"
        raise InputError(f"{place.name}: {wrong}: save it as UTF-8, or name its encoding with --encoding") from None


def parse_json(text: str, place: Place) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}" if "\n" in text.strip() else f"column {error.colno}"
        raise InputError(f"{place.name}: invalid JSON at {where}: {error.msg}") from None
    except (ValueError, RecursionError) as error:  # a number or a nesting beyond all measure
        raise InputError(f"{place.name}: invalid JSON: {error}") from None


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _json_name(value: object) -> str:
    """
    >>> _json_name([]), _json_name("x"), _json_name(None)
    ('a list', 'a string', 'null')
    """
    return {list: "a list", str: "a string", bool: "a truth value", type(None): "null"}.get(type(value), "a number")
