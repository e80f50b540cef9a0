"""spaCy's DocBin (`.spacy`): `doc.spans["money"]` and so on with their values, `doc.ents` where labels do not overlap.

In, our span groups count where they are; else spans of any group, else `doc.ents`, by their labels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from extractor.convert.documents import KINDS, LABELS, META, Document, Label, checked, ordered
from extractor.errors import InputError


def write(documents: Iterable[Document], out: Path) -> None:
    from spacy.tokens import DocBin, SpanGroup
    from spacy.vocab import Vocab

    from extractor import spans
    from extractor.tokenizer import FinanceTokenizer

    tokenize, docs = FinanceTokenizer(Vocab()), DocBin(store_user_data=True)
    for document in documents:
        doc = tokenize(document.text)
        for kind in LABELS:
            labels = [label for label in document.labels if label.kind == kind]
            found = [doc.char_span(label.start, label.end, label=LABELS[kind], alignment_mode="expand") for label in labels]
            rows = [{"start": label.start, "end": label.end, "norm": label.norm} for label in labels]
            doc.spans[kind] = SpanGroup(doc, name=kind, spans=found, attrs={"values": rows})  # type: ignore[arg-type]
        spans.as_entities(doc)
        doc.user_data["article"] = {"id": document.id, **document.meta}
        docs.add(doc)
    out.parent.mkdir(parents=True, exist_ok=True)
    docs.to_disk(out)


def read(path: Path) -> Iterator[Document]:
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    try:
        docs = DocBin().from_disk(path)
    except (ValueError, KeyError, OSError) as error:
        raise InputError(f"{path}: no DocBin: {error}") from None
    for number, doc in enumerate(docs.get_docs(Vocab()), 1):
        where = f"{path}: document {number}"
        info = doc.user_data.get("article") or {}
        labels = [checked(doc.text, *row, where) if len(row) == 3 else _valued(doc.text, row, where) for row in _rows(doc)]
        meta = {name: str(info[name]) for name in META if info.get(name)}
        yield Document(str(info.get("id", f"{path.stem}-{number}")), doc.text, ordered(labels), meta, by_hand=True)


def _valued(text: str, row: tuple[Any, ...], where: str) -> Label:
    start, end, label, norm = row
    return checked(text, start, end, label, where, norm=norm)


def _rows(doc: Any) -> Iterator[tuple[Any, ...]]:
    """(start, end, label[, norm]) in characters. Our groups know the exact offsets, which another tokenizer's tokens may not."""
    ours = [kind for kind in LABELS if kind in doc.spans and "values" in doc.spans[kind].attrs]
    for kind in ours:
        for row in doc.spans[kind].attrs["values"]:
            yield row["start"], row["end"], LABELS[kind], row.get("norm")
    if not ours:
        for span in [span for group in doc.spans.values() for span in group] or doc.ents:
            if span.label_ in KINDS:
                yield span.start_char, span.end_char, span.label_
