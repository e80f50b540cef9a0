"""A run over any number of articles that can be killed at any moment and taken up again.

The articles are cut into shards, always in the same places. Each shard's lines go to one part file beside the output (in the
working folder, where the output is a URL), `<out>.parts/part-<shard>-<key>.jsonl`, under its name only when it is
whole. The key is made of the shard's articles, the options and the rules themselves, so a part that is there is right. When
all parts are there they are joined to the output and to `failures.jsonl` beside it, and the parts go: to the byte the
same, killed or not.

Standard output cannot be taken up again: there the lines go out as they come.
"""

from __future__ import annotations

import json
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from time import monotonic

from extractor import writers
from extractor.errors import ExtractorError
from extractor.extras import is_url
from extractor.pool import Item, Line, Options, lines
from extractor.schema import Article, Failure

SHARD_ITEMS, SHARD_CHARS = 200, 8_000_000

Lines = Callable[[Iterable[Item]], Iterator[Line]]
Watch = Callable[["Summary", Failure | None], None]


class StrictError(ExtractorError):
    """The first failure of a strict run."""


@dataclass(slots=True)
class Summary:
    """What a run did so far; `articles` counts records, not failures."""

    articles: int = 0
    facts: int = 0
    failures: int = 0
    seconds: float = 0.0

    def add(self, line: Line) -> None:
        if line.facts is None:
            self.failures += 1
        else:
            self.articles += 1
            self.facts += line.facts


@dataclass(frozen=True, slots=True)
class Part:
    """One shard's file: a head with its counts, then its lines. `size` is how many lines it must have."""

    path: Path
    size: int

    def write(self, found: list[Line]) -> None:
        counts = Summary()
        for line in found:
            counts.add(line)
        head = json.dumps({"articles": counts.articles, "facts": counts.facts, "failures": counts.failures})
        writers.write([head, *(line.json for line in found)], str(self.path))

    def counts(self) -> Summary:
        with self.path.open(encoding="utf-8") as stream:
            return Summary(**json.loads(stream.readline()))

    def lines(self, *, failures: bool) -> Iterator[str]:
        """The lines of its records, or of its failures."""
        with self.path.open(encoding="utf-8", newline="\n") as stream:
            next(stream)
            for line in stream:
                if line.startswith('{"schema_version"') != failures:
                    yield line.rstrip("\n")


def run(
    items: Iterable[Item],
    out: str,
    *,
    format_name: str = "jsonl",
    table: str = "facts",
    options: Options = Options(),
    work: Callable[[Iterable[Item], Options], Iterator[Line]] = lines,
    resume: bool = False,
    strict: bool = False,
    watch: Watch | None = None,
) -> Summary:
    """Extract every article to `out`; `watch` hears of each as it is done, and of the failure where it is one.

    `work` does it: `pool.lines` in this process or several, `cluster.lines` on other machines.

    Raises:
        StrictError: with `strict`, at the first failure; `out` is then as it was before.
    """
    summary, started = Summary(), monotonic()
    watched = partial(_watched, summary=summary, started=started, watch=watch, strict=strict)
    if out == "-":
        writers.write((line.json for line in watched(work(items, options)) if line.facts is not None), out, format_name, table)
        return summary
    folder = Path(f"{out.rpartition('/')[2] if is_url(out) else out}.parts")
    if not resume:
        shutil.rmtree(folder, ignore_errors=True)
    parts = list(_parts(items, folder, options, lambda todo: watched(work(todo, options)), summary))
    if strict and summary.failures:
        raise StrictError("an earlier run left failures: see failures.jsonl after a run without --strict")
    _join(parts, out, format_name, table, summary)
    shutil.rmtree(folder, ignore_errors=True)
    summary.seconds = monotonic() - started
    return summary


def _watched(found: Iterable[Line], *, summary: Summary, started: float, watch: Watch | None, strict: bool) -> Iterator[Line]:
    """The lines as they come, each counted and told of; `started` is when the run did, on the clock of `monotonic`."""
    for line in found:
        summary.add(line)
        summary.seconds = monotonic() - started
        failure = Failure.model_validate_json(line.json) if line.facts is None else None
        if watch:
            watch(summary, failure)
        if failure and strict:
            raise StrictError(f"{failure.id}: {failure.message}")
        yield line


def _parts(items: Iterable[Item], folder: Path, options: Options, lines_of: Lines, summary: Summary) -> Iterator[Part]:
    """Every part of the run in order, once it is there: made now, or left by an earlier run."""
    planned: deque[tuple[Part, bool]] = deque()

    def todo() -> Iterator[Item]:
        for number, shard in enumerate(shards(items)):
            part = Part(folder / f"part-{number:06}-{key(shard, options)}.jsonl", len(shard))
            there = part.path.exists()
            planned.append((part, there))
            if not there:
                yield from shard

    found: list[Line] = []
    for line in lines_of(todo()):
        found.append(line)
        while planned[0][1]:
            yield _earlier(planned.popleft()[0], summary)
        if len(found) == planned[0][0].size:
            planned[0][0].write(found)
            found = []
            yield planned.popleft()[0]
    for part, _ in planned:
        yield _earlier(part, summary)


def _earlier(part: Part, summary: Summary) -> Part:
    counts = part.counts()
    summary.articles += counts.articles
    summary.facts += counts.facts
    summary.failures += counts.failures
    return part


def _join(parts: list[Part], out: str, format_name: str, table: str, summary: Summary) -> None:
    """The parts as one output; where nothing failed, a `failures.jsonl` of an earlier run goes."""
    failures = writers.beside(out, "failures.jsonl")
    if summary.failures:
        writers.write((line for part in parts for line in part.lines(failures=True)), failures)
    else:
        writers.remove(failures)
    writers.write((line for part in parts for line in part.lines(failures=False)), out, format_name, table)


def shards(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in shards, cut by their number and size alone, so that every run cuts in the same places."""
    shard: list[Item] = []
    chars = 0
    for item in items:
        shard.append(item)
        chars += len(item.text) if isinstance(item, Article) else 0
        if len(shard) == SHARD_ITEMS or chars >= SHARD_CHARS:
            yield shard
            shard, chars = [], 0
    if shard:
        yield shard


def key(shard: Iterable[Item], options: Options) -> str:
    """What a shard's lines depend on, in 16 letters: its articles, the options, the rules."""
    digest = sha256(f"{rules_version()}\n{options}\n".encode())
    for item in shard:
        digest.update(item.model_dump_json().encode())
    return digest.hexdigest()[:16]


@cache
def rules_version() -> str:
    """A hash of every file of this package: any change to a rule or a table makes another version."""
    digest = sha256()

    def walk(folder: Traversable) -> None:
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if entry.is_dir() and entry.name != "__pycache__":
                walk(entry)
            elif entry.name.endswith((".py", ".csv", ".tsv")):
                digest.update(entry.read_bytes())

    walk(resources.files("extractor"))
    return digest.hexdigest()
