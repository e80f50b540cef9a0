"""Label Studio, Prodigy and doccano: one JSON value a document.

    Label Studio   a list of tasks; region offsets in code points, or in the UTF-16 units that its older versions count
    Prodigy        JSON lines with `spans` and `tokens`; what was rejected or ignored is left out
    doccano        JSON lines with `label: [[start, end, label], …]` (`labels`, `entities` are read too)

Label Studio needs a labelling interface with `<Labels name="label" toName="text">` over `<Text name="text" value="$text"/>`.
The note in Label Studio's `meta.text`, Prodigy's `norm` and doccano's metadata `norms` keep the values.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from extractor.convert.documents import LABELS, META, Document, Label, checked, ordered
from extractor.errors import InputError
from extractor.writers import atomic_text

Json = dict[str, Any]
_BETWEEN = re.compile(r"[\s,]*")


# Label Studio.


def write_label_studio(documents: Iterable[Document], out: Path) -> None:
    """What people labelled goes out as annotations, what the extractor found as predictions to correct."""
    with atomic_text(out) as stream:
        opening = "[\n"
        for document in documents:
            result = [_region(document.text, i, label) for i, label in enumerate(document.labels)]
            task: Json = {"data": {"text": document.text, "id": document.id, **document.meta}}
            if document.by_hand:
                task["annotations"] = [{"result": result}]
            else:
                task["predictions"] = [{"model_version": "extractor", "result": result}]
            stream.write(opening + json.dumps(task, ensure_ascii=False))
            opening = ",\n"
        stream.write("[]\n" if opening == "[\n" else "\n]\n")


def _region(text: str, number: int, label: Label) -> Json:
    value = {"start": label.start, "end": label.end, "text": text[label.start : label.end], "labels": [LABELS[label.kind]]}
    meta = {"meta": {"text": [label.norm]}} if label.norm else {}
    return {"id": f"r{number}", "from_name": "label", "to_name": "text", "type": "labels", "value": value, **meta}


def read_label_studio(path: Path) -> Iterator[Document]:
    """The last annotation of each task that was not cancelled, else its last prediction; also the JSON-MIN export."""
    for where, task in _elements(path):
        data = task.get("data", task)
        text = _text(data, where)
        regions = task.get("label") if "data" not in task else _last_result(task)
        labels = []
        for region in regions or ():
            value = region.get("value", region)
            for name in value.get("labels", ()):
                note = (region.get("meta") or {}).get("text") or [None]
                norm = note[0] if isinstance(note, list) else note
                start, end = _code_points(text, value)
                labels.append(checked(text, start, end, name, f"{where}, region {region.get('id', '?')}", value.get("text"), norm))
        yield Document(str(data.get("id", task.get("id", where))), text, ordered(labels), _meta(data), by_hand=True)


def _last_result(task: Json) -> list[Json]:
    done = [one for one in task.get("annotations") or () if not one.get("was_cancelled")] or task.get("predictions") or [{"result": []}]
    return [region for region in done[-1]["result"] if region.get("type") == "labels"]


def _code_points(text: str, value: Json) -> tuple[object, object]:
    """The offsets as they stand, unless only counting in UTF-16 units puts the region's words where it says they are."""
    start, end, words = value.get("start"), value.get("end"), value.get("text")
    if words is None or not isinstance(start, int) or not isinstance(end, int) or text[start:end] == words or text.isascii():
        return start, end
    units = text.encode("utf-16-le")
    before, inside = units[: 2 * start], units[2 * start : 2 * end]
    if inside.decode("utf-16-le", "replace") != words:
        return start, end
    first = len(before.decode("utf-16-le", "replace"))
    return first, first + len(words)


# Prodigy.


def write_prodigy(documents: Iterable[Document], out: Path) -> None:
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
                "spans": _prodigy_spans(document, tokens),
                "answer": "accept",
            }
            stream.write(json.dumps(task, ensure_ascii=False) + "\n")


def _prodigy_spans(document: Document, tokens: list[Json]) -> list[Json]:
    starts, ends = {token["start"]: token["id"] for token in tokens}, {token["end"]: token["id"] for token in tokens}
    return [
        {"start": label.start, "end": label.end, "label": LABELS[label.kind], "text": document.text[label.start : label.end]}
        | {"token_start": starts.get(label.start), "token_end": ends.get(label.end)}
        | ({"norm": label.norm} if label.norm else {})
        for label in document.labels
    ]


def read_prodigy(path: Path) -> Iterator[Document]:
    for where, task in _lines(path):
        if task.get("answer", "accept") != "accept":
            continue
        text, meta = _text(task, where), task.get("meta") or {}
        spans = [
            checked(text, span.get("start"), span.get("end"), span.get("label"), where, span.get("text"), span.get("norm"))
            for span in task.get("spans") or ()
        ]
        yield Document(str(meta.get("id", where)), text, ordered(spans), _meta(meta), by_hand=True)


# doccano.


def write_doccano(documents: Iterable[Document], out: Path) -> None:
    with atomic_text(out) as stream:
        for document in documents:
            triples = [[label.start, label.end, LABELS[label.kind]] for label in document.labels]
            norms = {_key(triple): label.norm for triple, label in zip(triples, document.labels, strict=True) if label.norm}
            row = {"text": document.text, "label": triples, "article_id": document.id, **document.meta, "norms": norms}
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def read_doccano(path: Path) -> Iterator[Document]:
    for where, row in _lines(path):
        text = _text(row, where)
        row = {**(row.get("metadata") or row.get("meta") or {}), **row}
        norms = row.get("norms") or {}
        triples = row.get("label") or row.get("labels") or ()
        if "entities" in row:
            triples = [[entity.get("start_offset"), entity.get("end_offset"), entity.get("label")] for entity in row["entities"]]
        labels = []
        for triple in triples:
            if not (isinstance(triple, list) and len(triple) == 3):
                raise InputError(f"{where}: {triple!r} is no [start, end, label]")
            start, end, label = triple
            labels.append(checked(text, start, end, label, where, norm=norms.get(_key(triple))))
        yield Document(str(row.get("article_id", row.get("id", where))), text, ordered(labels), _meta(row), by_hand=True)


def _key(triple: list[Any]) -> str:
    return ":".join(map(str, triple))


# Shared.


def _text(row: Json, where: str) -> str:
    if not isinstance(row.get("text"), str):
        raise InputError(f'{where}: no "text"')
    return str(row["text"])


def _meta(row: Json) -> dict[str, str]:
    return {name: str(row[name]) for name in META if row.get(name)}


def _lines(path: Path) -> Iterator[tuple[str, Json]]:
    """Each line's place and object."""
    with path.open(encoding="utf-8-sig") as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                yield f"{path}:{number}", _object(line, f"{path}:{number}")


def _object(words: str, where: str) -> Json:
    try:
        value = json.loads(words)
    except ValueError as error:
        raise InputError(f"{where}: no JSON: {error}") from None
    if not isinstance(value, dict):
        raise InputError(f"{where}: no JSON object")
    return value


def _elements(path: Path) -> Iterator[tuple[str, Json]]:
    """Each element of a JSON list, with the line that it starts in; JSON lines are read too."""
    words = path.read_text(encoding="utf-8-sig")
    if not words.lstrip().startswith("["):
        yield from _lines(path)
        return
    decoder, position, line, counted = json.JSONDecoder(), words.index("[") + 1, 1, 0
    while True:
        position = _BETWEEN.match(words, position).end()  # type: ignore[union-attr] # matches nothing, too
        line, counted = line + words.count("\n", counted, position), position
        if words[position : position + 1] == "]":
            return
        try:
            value, position = decoder.raw_decode(words, position)
        except ValueError as error:
            raise InputError(f"{path}:{line}: no JSON: {error}") from None
        if not isinstance(value, dict):
            raise InputError(f"{path}:{line}: a task must be a JSON object")
        yield f"{path}:{line}", value
