"""Gold files and the texts they were labelled on.

A corpus is a folder with `articles/<id>.txt` beside `gold/<id>.json`. A gold file has the shape of a record, with
`optional: true` on what is neutral, and pins its text by sha256. A text that may not be published stays
outside: it is looked for in

1. `articles/` beside the gold's folder,
2. the folder that the environment variable EXTRACTOR_ARTICLES names,
3. `../shared/articles` beside the project.

Where it is in none of them the article is left out, and said to be; with EXTRACTOR_REQUIRE_ORIGINAL=1 that is an error.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from extractor.errors import GoldError, InputError
from extractor.schema import Article

KINDS = ("money", "percents", "quantities", "companies", "periods")
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gold:
    """One hand-labelled article: its gold as JSON, and its text where that is at hand."""

    path: Path
    labels: Json
    text: str | None

    @property
    def id(self) -> str:
        return str(self.labels["article"]["id"])

    def article(self) -> Article:
        """What is handed to the extractor: the text and the publication date, nothing that was labelled."""
        published = self.labels["article"].get("published")
        return Article(id=self.id, text=self.text or "", published=date.fromisoformat(published) if published else None)


def load(paths: Iterable[str | Path]) -> list[Gold]:
    """The gold of every file, and of every `.json` of every folder, each held against its text.

    Raises:
        GoldError: a gold file that is none, or whose text has changed since it was labelled.
    """
    golds = [_load(path) for path in _files(paths)]
    if os.environ.get("EXTRACTOR_REQUIRE_ORIGINAL") == "1":
        for gold in golds:
            if gold.text is None:
                raise GoldError(
                    f"{gold.path}: its text {gold.id}.txt is in none of {', '.join(map(str, text_folders(gold.path)))}: "
                    "put it in one of them, or unset EXTRACTOR_REQUIRE_ORIGINAL"
                )
    return golds


def _files(paths: Iterable[str | Path]) -> Iterator[Path]:
    for path in map(Path, paths):
        files = sorted(path.glob("*.json")) if path.is_dir() else [path]
        if not files:
            raise GoldError(f"{path}: no gold in this folder: it should hold <id>.json files")
        yield from files


def _load(path: Path) -> Gold:
    try:
        labels = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from None
    except ValueError as error:
        raise GoldError(f"{path}: not a JSON file: {error}") from None
    for name in ("article", *KINDS, "facts"):
        if not isinstance(labels, dict) or name not in labels:
            raise GoldError(f'{path}: not a gold file: it has no "{name}" (the shape is that of a record)')
    for name in ("id", "sha256"):
        if name not in labels["article"]:
            raise GoldError(f'{path}: not a gold file: its "article" has no "{name}"')
    gold = Gold(path, labels, _find_text(path, labels["article"]["id"]))
    if gold.text is not None:
        _check_text(gold)
    return gold


def text_folders(path: Path) -> list[Path]:
    """Where the text of a gold file is looked for, in order."""
    top = path.resolve().parent.parent
    named = os.environ.get("EXTRACTOR_ARTICLES")
    return [top / "articles", *([Path(named)] if named else []), top.parent.parent / "shared" / "articles"]


def _find_text(path: Path, article_id: str) -> str | None:
    for folder in text_folders(path):
        file = folder / f"{article_id}.txt"
        if file.is_file():
            return file.read_bytes().decode("utf-8")
    return None


def _check_text(gold: Gold) -> None:
    """The text is the one that was labelled, and every span is where the gold says it is."""
    assert gold.text is not None
    found, labelled = sha256(gold.text.encode("utf-8")).hexdigest(), gold.labels["article"]["sha256"]
    if found != labelled:
        raise GoldError(
            f"{gold.path}: the text of {gold.id!r} has changed (sha256 {found[:12]}…, labelled {labelled[:12]}…): "
            "restore it, or label it again"
        )
    for kind, span in spans(gold.labels):
        there = gold.text[span["start"] : span["end"]]
        if there != span["text"]:
            where = f"{span['start']}:{span['end']}"
            raise GoldError(f"{gold.path}: {kind} {span['text']!r} at {where}, but the text has {there!r} there: mend its offsets")


def spans(record: Json) -> Iterator[tuple[str, Json]]:
    """Every mention with its kind; a company's mentions carry its name and aliases."""
    for kind in KINDS:
        for item in record[kind]:
            if kind != "companies":
                yield kind, item
                continue
            for mention in item["mentions"]:
                yield kind, {**mention, "name": item["name"], "aliases": item.get("aliases", ())}
