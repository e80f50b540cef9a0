"""Prodigy: JSON lines with `spans` and `tokens`; what was rejected or ignored is left out, `norm` keeps a span's value."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.convert.documents import LABELS, Document, checked, ordered
from extractor.convert.shapes import About, Json, Shape, lines, shaped
from extractor.writers import atomic_text


class Span(Shape):
    start: int
    end: int
    label: str
    text: str | None = None
    norm: str | None = None


class Task(Shape):
    text: str
    meta: About = About()
    spans: tuple[Span, ...] = ()
    answer: str = "accept"


def write(documents: Iterable[Document], out: Path) -> None:
    from spacy.vocab import Vocab

    from extractor.tokenizer import FinanceTokenizer  # spaCy's own split would cut through mentions

    tokenize = FinanceTokenizer(Vocab())
    with atomic_text(out) as stream:
        for document in documents:
            tokens = [
                {"text": token.text, "start": token.idx, "end": token.idx + len(token), "id": token.i, "ws": bool(token.whitespace_)}
                for token in tokenize(document.text)
            ]
            task = {
                "text": document.text,
                "meta": {"id": document.id, **document.meta},
                "tokens": tokens,
                "spans": _spans(document, tokens),
                "answer": "accept",
            }
            stream.write(json.dumps(task, ensure_ascii=False) + "\n")


def _spans(document: Document, tokens: list[Json]) -> list[Json]:
    starts, ends = {token["start"]: token["id"] for token in tokens}, {token["end"]: token["id"] for token in tokens}
    return [
        {"start": label.start, "end": label.end, "label": LABELS[label.kind], "text": document.text[label.start : label.end]}
        | {"token_start": starts.get(label.start), "token_end": ends.get(label.end)}
        | ({"norm": label.norm} if label.norm else {})
        for label in document.labels
    ]


def read(path: Path) -> Iterator[Document]:
    for where, row in lines(path):
        task = shaped(Task, row | {"spans": row.get("spans") or []}, where)
        if task.answer == "accept":
            labels = [checked(task.text, span.start, span.end, span.label, where, span.text, span.norm) for span in task.spans]
            yield Document(task.meta.id or where, task.text, ordered(labels), task.meta.kept(), by_hand=True)
