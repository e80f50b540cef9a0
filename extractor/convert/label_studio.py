"""Label Studio: a list of tasks.

Region offsets count code points, or the UTF-16 units of its older versions: whichever puts a region's words where it
says they are. Needed is a labelling interface with `<Labels name="label" toName="text">` over
`<Text name="text" value="$text"/>`; `meta.text` of a region keeps its value.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from extractor.convert.documents import LABELS, Document, Label, checked, ordered
from extractor.convert.shapes import About, Json, Shape, elements, shaped, text_of
from extractor.writers import atomic_text


class Value(Shape):
    start: int
    end: int
    labels: tuple[str, ...] = ()
    text: str | None = None


class Note(Shape):
    text: list[str] | str | None = None


class Region(Shape):
    id: str = "?"
    value: Value
    meta: Note | None = None


class Result(Shape):
    result: tuple[dict[str, Any], ...]  # regions of other types than labels have other values
    was_cancelled: bool = False


class Task(Shape):
    id: str | None = None
    data: dict[str, Any]
    annotations: tuple[Result, ...] = ()
    predictions: tuple[Result, ...] = ()


class ShortTask(Shape):
    """Label Studio's JSON-MIN export: the data at the top, the labels under the name of their control."""

    label: tuple[Value, ...] = ()


def write(documents: Iterable[Document], out: Path) -> None:
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


def read(path: Path) -> Iterator[Document]:
    """The last annotation of each task that was not cancelled, else its last prediction; also the JSON-MIN export."""
    for where, row in elements(path):
        if "data" in row:
            task = shaped(Task, row, where)
            data = {"id": task.id, **task.data}
            results = [one for one in task.annotations if not one.was_cancelled] or task.predictions or [Result(result=())]
            found = [region for region in results[-1].result if region.get("type") == "labels"]
            regions = [shaped(Region, region, where) for region in found]
        else:
            data = row
            regions = [Region(value=value) for value in shaped(ShortTask, row, where).label]
        text, about = text_of(data, where), shaped(About, data, where)
        labels = [_label(text, region, name, where) for region in regions for name in region.value.labels]
        yield Document(about.id or where, text, ordered(labels), about.kept(), by_hand=True)


def _label(text: str, region: Region, name: str, where: str) -> Label:
    note = region.meta.text if region.meta else None
    norm = next(iter(note), None) if isinstance(note, list) else note
    start, end = _code_points(text, region.value)
    return checked(text, start, end, name, f"{where}, region {region.id}", region.value.text, norm)


def _code_points(text: str, value: Value) -> tuple[int, int]:
    """The offsets as they stand, unless only counting in UTF-16 units puts the region's words where it says they are."""
    if value.text is None or text[value.start : value.end] == value.text or text.isascii():
        return value.start, value.end
    units = text.encode("utf-16-le")
    before, inside = units[: 2 * value.start], units[2 * value.start : 2 * value.end]
    if inside.decode("utf-16-le", "replace") != value.text:
        return value.start, value.end
    first = len(before.decode("utf-16-le", "replace"))
    return first, first + len(value.text)
