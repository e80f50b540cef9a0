"""What is made from the code and the tables: the JSON Schemas of what goes in and comes out, and the XBRL taxonomy of the metrics."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel

from extractor import taxonomy
from extractor.schema import Article, Record

MODELS: dict[str, type[BaseModel]] = {"record.schema.json": Record, "article.schema.json": Article}


def render(name: str) -> str:
    """The text of one schema file: keys sorted as the models have them, one line break at the end."""
    model = MODELS[name]
    schema = model.model_json_schema(mode="serialization" if model is Record else "validation")
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=2, ensure_ascii=False) + "\n"


def stale(folder: Path) -> dict[Path, str]:
    """The files that are absent or not what the models and the table say, with what they should hold."""
    wanted = {folder / name: render(name) for name in MODELS} | {taxonomy.PATH: taxonomy.render()}
    return {path: text for path, text in wanted.items() if not path.is_file() or path.read_text(encoding="utf-8") != text}
