"""Business articles to checked numbers, by rules: `extract(article)` reads one, `extract_many` any number.

    >>> from extractor import extract
    >>> record = extract("Acme's revenue rose 34% to HK$3 billion in 2024.")
    >>> [(m.text, str(m.low), m.currency) for m in record.money]
    [('HK$3 billion', '3000000000', 'HKD')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractor.errors import ExtractorError, GoldError, InputError, MarkupError, RecordError

if TYPE_CHECKING:
    from extractor.components import load
    from extractor.frames import to_dataframe
    from extractor.own import own_rules
    from extractor.pipeline import extract
    from extractor.pool import extract_many
    from extractor.schema import Article, Failure, Record

__version__ = "0.1.0"
__all__ = [
    "Article", "ExtractorError", "Failure", "GoldError", "InputError", "MarkupError", "Record", "RecordError",
    "extract", "extract_many", "load", "own_rules", "to_dataframe",
]  # fmt: skip

_LATER = {
    "Article": "extractor.schema", "Failure": "extractor.schema", "Record": "extractor.schema",
    "extract": "extractor.pipeline", "extract_many": "extractor.pool", "load": "extractor.components", "own_rules": "extractor.own",
    "to_dataframe": "extractor.frames",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """spaCy takes a second to import and pydantic a tenth, so what needs them is fetched when it is first asked for."""
    if name in _LATER:
        from importlib import import_module

        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"module 'extractor' has no attribute {name!r}")
