"""Labelled text in other people's formats, both ways: label in your own tool, evaluate here.

    label-studio  prodigy  doccano  brat  spacy  conll

Out: records or gold with their texts. In: `articles/<id>.txt` and `gold/<id>.json`, ready for `extractor evaluate`.
Every offset is held against its text on the way in, and an error names the line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor import corpus, texts
from extractor.convert import brat, conll, docbin, doccano, label_studio, prodigy
from extractor.convert.documents import Document, from_gold, from_record, write_corpus
from extractor.errors import InputError
from extractor.readers import read_records


@dataclass(frozen=True, slots=True)
class Format:
    """How one format is written to a file (or a folder) and read from it."""

    write: Callable[[Iterable[Document], Path], None]
    read: Callable[[Path], Iterator[Document]]


FORMATS = {
    "label-studio": Format(label_studio.write, label_studio.read),
    "prodigy": Format(prodigy.write, prodigy.read),
    "doccano": Format(doccano.write, doccano.read),
    "brat": Format(brat.write, brat.read),
    "spacy": Format(docbin.write, docbin.read),
    "conll": Format(conll.write, conll.read),
}


def format_named(name: str) -> Format:
    """
    Raises:
        InputError: there is none of that name.
    """
    if name not in FORMATS:
        raise InputError(f"unknown format {name!r}: can convert {', '.join(FORMATS)}")
    return FORMATS[name]


def export(paths: Iterable[Path], format_name: str, out: Path, articles: Iterable[Path] = ()) -> tuple[int, list[str]]:
    """Write records (`.jsonl`) or gold (a folder, or `.json`) in a format; how many, and the ids left out for want of a text.

    Raises:
        InputError: an unknown format, or a file that cannot be read.
        RecordError: a record that does not fit its text.
    """
    chosen, find, absent, total = format_named(format_name), texts.finder(articles), list[str](), 0

    def documents() -> Iterator[Document]:
        nonlocal total
        for identity, document in _documents(paths, find):
            if document is None:
                absent.append(identity)
            else:
                total += 1
                yield document

    chosen.write(documents(), out)
    return total, absent


def _documents(paths: Iterable[Path], find: texts.Texts) -> Iterator[tuple[str, Document | None]]:
    for path in paths:
        if path.is_dir() or path.suffix == ".json":
            for gold in corpus.load([path]):
                yield gold.id, from_gold(gold) if gold.text is not None else None
        else:
            for record in read_records(path):
                text = find(record.article)
                yield record.article.id, from_record(record, text) if text is not None else None


def collect(paths: Iterable[Path], format_name: str, folder: Path) -> tuple[int, int, int]:
    """Read labelled files into a corpus folder; how many documents, labels, and labels without a value they were.

    Raises:
        InputError: an unknown format, a file that cannot be read, a label that is not where it says: with the line.
    """
    chosen = format_named(format_name)
    documents = write_corpus((document for path in paths for document in _read(chosen, path)), folder)
    labels = [label for document in documents for label in document.labels]
    return len(documents), len(labels), sum(label.norm is None for label in labels)


def _read(chosen: Format, path: Path) -> Iterator[Document]:
    try:
        yield from chosen.read(path)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}: save it as UTF-8") from None
