"""Optional packages: imported where they are needed, with the `pip install` that brings one that is missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from extractor.errors import InputError

# Module → the extra of ours that brings it.
EXTRAS = {
    "trafilatura": "html",
    "pypdfium2": "pdf",
    "pyarrow": "parquet",
    "duckdb": "duckdb",
    "pandas": "pandas",
    "distributed": "cluster",
    "fsspec": "cluster",
}


def filesystem(url: str) -> tuple[Any, str]:
    """The store that a URL names (s3://, gs://, hdfs://, …) as fsspec knows it, and the path in it.

    Raises:
        InputError: fsspec, or what it needs for this store, is not installed.
    """
    try:
        store, path = need("fsspec.core", url).url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise InputError(f"{url}: {error}") from None
    return store, path


def is_url(path: str) -> bool:
    return "://" in path


def need(module: str, what: str) -> Any:
    """The module, or an error that says what needs it and how to get it.

    Raises:
        InputError: it is not installed.
    """
    try:
        return import_module(module)
    except ImportError:
        extra = EXTRAS[module.partition(".")[0]]
        raise InputError(f"{what} needs {module}: pip install 'article-extractor[{extra}]'") from None
