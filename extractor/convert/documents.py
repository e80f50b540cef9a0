"""What every format of labelled text shares: a text with labelled stretches.

    records or gold  →  Document  →  a tool's file          out
    a tool's file    →  Document  →  articles/ and gold/    and back

A label's `norm` is its value as the language of `markup` spells it ("money HKD 3000000000"); formats that can keep a
note beside a label keep it there. Facts are not carried: no such format holds them. What nobody labelled is listed in
the gold as `unlabelled`, so that it is not scored: facts, kinds that no document has, values of kinds that have labels without one.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from extractor import evaluate_page, markup, schema
from extractor.convert import norms
from extractor.corpus import Gold
from extractor.errors import InputError
from extractor.writers import atomic_text

# What our kinds are called in the tools, and what else is understood on the way in.
LABELS = {"money": "MONEY", "percents": "PERCENT", "quantities": "QUANTITY", "companies": "COMPANY", "periods": "PERIOD"}
KINDS = {label: kind for kind, label in LABELS.items()} | {"ORG": "companies", "CARDINAL": "quantities", "DATE": "periods"}
IDS = {"money": "m", "percents": "p", "quantities": "q", "periods": "t"}
META = ("title", "publisher", "published")
_UNSAFE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled stretch, in code points; `kind` is a key of LABELS."""

    start: int
    end: int
    kind: str
    norm: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its labels in text order, overlapping ones included."""

    id: str
    text: str
    labels: tuple[Label, ...]
    meta: dict[str, str] = field(default_factory=dict)
    by_hand: bool = False


def checked(text: str, start: object, end: object, label: object, where: str, words: str | None = None, norm: str | None = None) -> Label:
    """A label whose stretch lies in the text, has the words that the file says it has, and a value that can be read.

    Raises:
        InputError: one of these is not so; the message starts with `where` (a file and a line).
    """
    if label not in KINDS:
        raise InputError(f"{where}: unknown label {label!r}: must be one of {', '.join(KINDS)}")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
        raise InputError(f"{where}: {label} {start}:{end} does not lie in the text of {len(text)} characters")
    if words is not None and text[start:end] != words:
        raise InputError(f"{where}: {label} {start}:{end} is {text[start:end]!r} in the text, {words!r} in the label: mend its offsets")
    kind = KINDS[str(label)]
    if norm is not None and norms.KINDS.get(norm.partition(" ")[0]) != kind:
        norm = None  # a note of the labeller's own
    if norm is not None and kind in IDS:
        try:
            norms.read(norm, kind)
        except ValueError as error:
            raise InputError(f"{where}: the value {error}: mend it, or take it away") from None
    return Label(start, end, kind, norm)


def from_record(record: schema.Record, text: str) -> Document:
    """A record with its text.

    Raises:
        RecordError: the text is not the record's.
    """
    record.fits(text)
    labels = [Label(m.start, m.end, norms.KINDS[m.kind], m.norm) for m in markup.marks_of(record)]
    info = record.article.model_dump(mode="json")
    return Document(record.article.id, text, tuple(labels), _meta(info))


def from_gold(gold: Gold) -> Document:
    """Gold with its text; optional labels stay, as labels like any other."""
    assert gold.text is not None
    labels = [Label(m["start"], m["end"], kind, _norm(kind, m)) for kind in IDS for m in gold.labels[kind]]
    for company in gold.labels["companies"]:
        labels += [Label(m["start"], m["end"], "companies", f"company {company['name']}") for m in company["mentions"]]
    return Document(gold.id, gold.text, ordered(labels), _meta(gold.labels["article"]), by_hand=True)


def _norm(kind: str, mention: dict[str, Any]) -> str:
    return markup.norm(evaluate_page.typed(kind, mention))  # type: ignore[arg-type]


def _meta(info: dict[str, Any]) -> dict[str, str]:
    return {name: str(info[name]) for name in META if info.get(name)}


def ordered(labels: Iterable[Label]) -> tuple[Label, ...]:
    return tuple(sorted(labels, key=lambda label: (label.start, label.end, label.kind)))


def write_corpus(documents: Iterable[Document], folder: Path) -> list[Document]:
    """Write `articles/<id>.txt` and `gold/<id>.json` for each document.

    Raises:
        InputError: two documents of one name.
    """
    found = [(_UNSAFE.sub("-", document.id), document) for document in documents]
    ((name, times),) = Counter(name for name, _ in found).most_common(1) or [("", 0)]
    if times > 1:
        raise InputError(f"two documents are called {name!r}: give each an id of its own")
    unlabelled = _unlabelled(document for _, document in found)
    for name, document in found:
        with atomic_text(folder / "articles" / f"{name}.txt") as stream:
            stream.write(document.text)
        with atomic_text(folder / "gold" / f"{name}.json") as stream:
            json.dump(as_gold(document, name) | {"unlabelled": unlabelled}, stream, ensure_ascii=False, indent=1)
    return [document for _, document in found]


def _unlabelled(documents: Iterable[Document]) -> list[str]:
    """What a set of documents says nothing about."""
    labels = [label for document in documents for label in document.labels]
    absent = [kind for kind in LABELS if not any(label.kind == kind for label in labels)]
    bare = sorted({f"{label.kind}.value" for label in labels if label.norm is None})
    return ["facts", *absent, *bare]


def as_gold(document: Document, name: str) -> dict[str, Any]:
    """The document in the shape of a gold file; a label without a norm has nulls for its value."""
    text = document.text
    info = {"id": name, "title": None, "publisher": None, "published": None, "language": "en"} | document.meta
    gold: dict[str, Any] = {"article": info | {"sha256": sha256(text.encode("utf-8")).hexdigest(), "length": len(text)}}
    for kind, letter in IDS.items():
        labels = [label for label in document.labels if label.kind == kind]
        gold[kind] = [{"id": f"{letter}{i}", **_piece(text, label), **norms.read(label.norm, kind)} for i, label in enumerate(labels, 1)]
    return gold | {"companies": _companies(document), "facts": []}


def _companies(document: Document) -> list[dict[str, Any]]:
    """Labels of one name, capitals aside, are one company."""
    found: dict[str, dict[str, Any]] = {}
    for label in document.labels:
        if label.kind == "companies":
            words = document.text[label.start : label.end]
            name = (label.norm or "").removeprefix("company ") or words
            company = found.setdefault(name.lower(), {"id": f"c{len(found) + 1}", "name": name, "aliases": [], "mentions": []})
            company["mentions"].append(_piece(document.text, label))
            company["aliases"] = sorted({*company["aliases"], words})
    return list(found.values())


def _piece(text: str, label: Label) -> dict[str, Any]:
    return {"start": label.start, "end": label.end, "text": text[label.start : label.end]}
