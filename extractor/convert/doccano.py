"""doccano: JSON lines with `label: [[start, end, label], …]`; `labels` and `entities` are read too.

The metadata `norms` keeps the labels' values, by "start:end:label".
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import Field

from extractor.convert.documents import LABELS, Document, checked, ordered
from extractor.convert.shapes import About, Shape, lines, shaped
from extractor.writers import atomic_text


class Entity(Shape):
    start_offset: int
    end_offset: int
    label: str


class Row(About):
    text: str
    label: tuple[tuple[int, int, str], ...] = ()
    labels: tuple[tuple[int, int, str], ...] = ()
    entities: tuple[Entity, ...] = ()
    norms: dict[str, str] = Field(default_factory=dict)


def write(documents: Iterable[Document], out: Path) -> None:
    with atomic_text(out) as stream:
        for document in documents:
            triples = [(label.start, label.end, LABELS[label.kind]) for label in document.labels]
            norms = {_key(*triple): label.norm for triple, label in zip(triples, document.labels, strict=True) if label.norm}
            row = {"text": document.text, "label": triples, "article_id": document.id, **document.meta, "norms": norms}
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def read(path: Path) -> Iterator[Document]:
    for where, found in lines(path):
        kept = found.get("metadata") or found.get("meta")
        row = shaped(Row, {**(kept if isinstance(kept, dict) else {}), **found}, where)
        triples = [*row.label, *row.labels, *((entity.start_offset, entity.end_offset, entity.label) for entity in row.entities)]
        labels = [
            checked(row.text, start, end, label, where, norm=row.norms.get(_key(start, end, label))) for start, end, label in triples
        ]
        yield Document(row.article_id or row.id or where, row.text, ordered(labels), row.kept(), by_hand=True)


def _key(start: int, end: int, label: str) -> str:
    return f"{start}:{end}:{label}"
