"""Any number of articles: read, extract, write; what fails is one line in `failures.jsonl` and stops nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor import writers
from extractor.errors import ExtractorError
from extractor.pool import extract_many
from extractor.schema import Article, Failure, Record


class StrictError(ExtractorError):
    """The first failure of a strict run."""


@dataclass(slots=True)
class Summary:
    """What a run did so far."""

    articles: int = 0
    facts: int = 0
    failures: int = 0
    seconds: float = 0.0

    def add(self, found: Record | Failure) -> None:
        if isinstance(found, Failure):
            self.failures += 1
        else:
            self.articles += 1
            self.facts += len(found.facts)


def run(
    articles: Iterable[Article | Failure],
    out: str,
    *,
    format_name: str = "jsonl",
    table: str = "facts",
    strict: bool = False,
    currency: str | None = None,
    watch: Callable[[Record | Failure, Summary], None] | None = None,
) -> Summary:
    """Extract every article to `out`; `watch` hears of each as it is done.

    Raises:
        StrictError: with `strict`, at the first failure; `out` is then as it was before.
    """
    summary, started = Summary(), time.monotonic()
    failures: list[Failure] = []

    def lines() -> Iterator[str]:
        for found in results(articles, currency):
            summary.add(found)
            summary.seconds = time.monotonic() - started
            if watch:
                watch(found, summary)
            if isinstance(found, Record):
                yield found.model_dump_json()
            elif strict:
                raise StrictError(found.message)
            else:
                failures.append(found)

    writers.write(lines(), out, format_name, table)
    if out != "-":
        write_failures(failures, Path(out).parent / "failures.jsonl")
    return summary


def results(articles: Iterable[Article | Failure], currency: str | None = None) -> Iterator[Record | Failure]:
    """One record or failure for each article; a failure to read goes through as it is, in its place."""
    for found in articles:
        if isinstance(found, Failure):
            yield found
        else:
            yield from extract_many([found], currency=currency)


def write_failures(failures: list[Failure], path: Path) -> None:
    """The file beside the output; where nothing failed, one of an earlier run goes."""
    if failures:
        writers.write((failure.model_dump_json() for failure in failures), str(path))
    else:
        path.unlink(missing_ok=True)
