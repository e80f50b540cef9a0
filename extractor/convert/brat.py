"""brat stand-off: a folder of `<id>.txt` beside `<id>.ann`.

    T1	MONEY 38 50	HK$3 billion
    #1	AnnotatorNotes T1	money HKD 3000000000

Offsets are code points. Line breaks inside a stretch stand as blanks in its last column, as brat writes them. Relations,
events and attributes are left alone; a stretch in pieces (`12 15;20 25`) is refused. An `annotation.conf` with our
labels is written beside, so that the folder opens in brat as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.convert.documents import LABELS, Document, checked, ordered
from extractor.errors import InputError
from extractor.writers import atomic_text

_STRETCH = re.compile(r"(?P<label>\S+) (?P<start>\d+) (?P<end>\d+)")
_NAME = re.compile(r"[^\w.-]+")


def write(documents: Iterable[Document], out: Path) -> None:
    for document in documents:
        name = _NAME.sub("-", document.id)
        with atomic_text(out / f"{name}.txt") as stream:
            stream.write(document.text)
        with atomic_text(out / f"{name}.ann") as stream:
            for number, label in enumerate(document.labels, 1):
                words = _one_line(document.text[label.start : label.end])
                stream.write(f"T{number}\t{LABELS[label.kind]} {label.start} {label.end}\t{words}\n")
                if label.norm:
                    stream.write(f"#{number}\tAnnotatorNotes T{number}\t{_one_line(label.norm)}\n")
    with atomic_text(out / "annotation.conf") as stream:
        stream.write("\n".join(["[entities]", *LABELS.values(), "[relations]", "[events]", "[attributes]"]) + "\n")


def read(path: Path) -> Iterator[Document]:
    """Every `.ann` of a folder, or one file."""
    files = sorted(path.glob("*.ann")) if path.is_dir() else [path]
    if not files:
        raise InputError(f"{path}: no .ann file in this folder")
    for file in files:
        text_file = file.with_suffix(".txt")
        if not text_file.is_file():
            raise InputError(f"{file}: its text {text_file.name} is not beside it")
        yield _document(file, text_file.read_bytes().decode("utf-8"))


def _document(file: Path, text: str) -> Document:
    lines = file.read_text(encoding="utf-8").split("\n")
    notes = dict(_notes(lines))
    labels = []
    for number, line in enumerate(lines, 1):
        if line.startswith("T"):
            where = f"{file}:{number}"
            name, _, rest = line.partition("\t")
            stretch, _, words = rest.partition("\t")
            found = _STRETCH.fullmatch(stretch)
            if found is None:
                raise InputError(f"{where}: {stretch!r} is no stretch: must be LABEL START END, in one piece")
            start, end = int(found["start"]), int(found["end"])
            label = checked(text, start, end, found["label"], where, norm=notes.get(name))
            if _one_line(text[start:end]) != words:
                raise InputError(f"{where}: {start}:{end} is {text[start:end]!r} in the text, {words!r} in the label: mend its offsets")
            labels.append(label)
    return Document(file.stem, text, ordered(labels), by_hand=True)


def _notes(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if line.startswith("#"):
            kind, _, note = line.partition("\t")[2].partition("\t")
            yield kind.rpartition(" ")[2], note.strip()


def _one_line(words: str) -> str:
    return re.sub(r"[\r\n]", " ", words)
