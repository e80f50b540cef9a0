"""What the JSON formats share: objects of a known shape, each with the line that it stands in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from extractor.convert.documents import META
from extractor.errors import InputError

Json = dict[str, Any]
_BETWEEN = re.compile(r"[\s,]*")


class Shape(BaseModel):
    """What is read of a tool's objects; whatever else they have is left alone."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)


class About(Shape):
    """What a document brings along: Label Studio's `data`, Prodigy's `meta`, doccano's metadata."""

    id: str | None = None
    article_id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: date | None = None

    def kept(self) -> dict[str, str]:
        """What of it a gold file keeps."""
        return {name: str(value) for name in META if (value := getattr(self, name))}


Some = TypeVar("Some", bound=BaseModel)


def shaped(shape: type[Some], value: object, where: str) -> Some:
    """A tool's object as the shape asks.

    Raises:
        InputError: it has another one; the message says where and what.
    """
    try:
        return shape.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        raise InputError(f"{where}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None


def text_of(row: Json, where: str) -> str:
    if not isinstance(row.get("text"), str):
        raise InputError(f'{where}: no "text"')
    return str(row["text"])


def lines(path: Path) -> Iterator[tuple[str, Json]]:
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


def elements(path: Path) -> Iterator[tuple[str, Json]]:
    """Each element of a JSON list, with the line that it starts in; JSON lines are read too."""
    words = path.read_text(encoding="utf-8-sig")
    if not words.lstrip().startswith("["):
        yield from lines(path)
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
