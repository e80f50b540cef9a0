"""Any number of articles, through this process or several: in order, lazily, one line for each, nothing lost.

The work goes out in batches of 5 to 50 articles and comes back as JSON lines: a string crosses between processes
for a tenth of what a record costs. The extractor is built before the workers are forked, so they share it. A batch whose
worker dies is handed out once more; if that one dies too, its articles go one by one, and the one that
kills again becomes a failure.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import NamedTuple

from pydantic import ValidationError

from extractor.errors import InputError
from extractor.own import OwnRules
from extractor.pipeline import check_currency, default_extractor, extract
from extractor.schema import Article, Failure, Record

LEAST, MOST = 5, 50  # articles in a batch: few at first, so that all workers start at once
MOST_CHARS = 400_000  # in a batch, so that long articles do not wait for one another
RENEW_AFTER = 4_000_000  # characters read, after which the vocabulary is thrown away: it keeps every word it ever saw
GRACE = 5.0  # seconds that a worker has, beyond its articles' time limits, before it is killed

Item = Article | Failure  # a failure to read goes through in its place


@dataclass(frozen=True, slots=True)
class Options:
    """What every article of a run is read with; `timeout` is in seconds.

    Raises:
        InputError: `currency` is no code that ISO 4217 lists.
    """

    currency: str | None = None
    max_chars: int = 2_000_000
    timeout: float | None = None
    keep_text: bool = False
    own: OwnRules = OwnRules()

    def __post_init__(self) -> None:
        check_currency(self.currency)


class Line(NamedTuple):
    """One record or failure as JSON; `facts` counts a record's facts and is None for a failure."""

    json: str
    facts: int | None


def extract_many(
    articles: Iterable[Article], *, workers: int = 1, currency: str | None = None, own: OwnRules = OwnRules()
) -> Iterator[Record | Failure]:
    """Records in the order of the articles, lazily; an article that fails becomes a `Failure` and stops nothing.

    Raises:
        InputError: at once, where `workers` is below 1 or `currency` no code that ISO 4217 lists.
    """
    if workers < 1:
        raise InputError(f"{workers} workers can read nothing: 1 is this process, more are processes beside it")
    options = Options(currency, own=own)
    return _read(articles, options, workers)


def _read(articles: Iterable[Article], options: Options, workers: int) -> Iterator[Record | Failure]:
    if workers == 1:
        yield from map(Reader(options), articles)
        return
    for line in lines(articles, options, workers):
        yield Failure.model_validate_json(line.json) if line.facts is None else Record.model_validate_json(line.json)


def lines(items: Iterable[Item], options: Options, workers: int = 1) -> Iterator[Line]:
    """One line for each item, in order."""
    if workers == 1:
        yield from map(to_line, map(Reader(options), items))
        return
    with _Pool(workers, options) as pool:
        for done in pool.run(batches(items, workers)):
            yield from done


class Reader:
    """Reads one article after another; its memory does not grow with their number."""

    def __init__(self, options: Options) -> None:
        self._options, self._chars = options, 0

    def __call__(self, item: Item) -> Record | Failure:
        if isinstance(item, Failure):
            return item
        if not isinstance(item, Article):
            raise InputError(f"{item!r:.40} is no Article: make one of a text with Article(text=…)")
        self._chars += len(item.text)
        if self._chars > RENEW_AFTER:
            self._chars = 0
            default_extractor.cache_clear()
        try:
            if len(item.text) > self._options.max_chars:
                raise InputError(f"{len(item.text):,} characters are more than {self._options.max_chars:,}: split it, or raise --max-chars")
            with time_limit(self._options.timeout):
                return self._kept(extract(item, currency=self._options.currency, own=self._options.own), item.text)
        except Exception as error:  # noqa: BLE001 - whatever one article does, the next one is read
            return failure(item, error)

    def _kept(self, record: Record, text: str) -> Record:
        """The record as it leaves: with its text where that was asked for."""
        if not self._options.keep_text:
            return record
        return record.model_copy(update={"article": record.article.model_copy(update={"text": text})})


def failure(article: Article, error: Exception) -> Failure:
    message = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
    return Failure(id=article.id, source=article.source, stage="extract", error=type(error).__name__, message=" ".join(message.split()))


def to_line(found: Record | Failure) -> Line:
    return Line(found.model_dump_json(), len(found.facts) if isinstance(found, Record) else None)


@contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Raise TimeoutError in the block after so many seconds, and each second again should something swallow it.

    By an alarm signal, so only in the main thread of a process; where there is none, as on Windows, nothing is limited.
    """
    if seconds is None or not hasattr(signal, "SIGALRM"):
        yield
        return

    def stop(_number: int, _frame: object) -> None:
        raise TimeoutError(f"took longer than {seconds:g} seconds: raise --timeout")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def batches(items: Iterable[Item], workers: int) -> Iterator[list[Item]]:
    """Items in batches that grow from 5 to 50 while no batch has more characters than one worker should hold up."""
    batch: list[Item] = []
    number = chars = 0
    for item in items:
        batch.append(item)
        chars += len(item.text) if isinstance(item, Article) else 0
        if len(batch) >= min(MOST, LEAST * (1 + number // workers)) or chars >= MOST_CHARS:
            yield batch
            batch, chars, number = [], 0, number + 1
    if batch:
        yield batch


@dataclass(slots=True)
class _Job:
    """A batch, or one article of a batch that killed two workers: `part` of `parts`."""

    batch: int
    items: list[Item]
    part: int = 0
    parts: int = 1
    deaths: int = 0


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    job: _Job | None = None
    deadline: float = field(default=float("inf"))


class _Pool:
    """Worker processes, each with one job at a time; a context manager that ends them."""

    def __init__(self, workers: int, options: Options) -> None:
        default_extractor(options.own)
        self._options = options
        self._context = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else None)
        self._workers: list[_Worker] = []
        for _ in range(workers):
            self._workers.append(self._start())

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            self._end(worker)

    def run(self, source: Iterator[list[Item]]) -> Iterator[list[Line]]:
        """The lines of every batch, in the order of the batches; at most four batches a worker are under way or waiting their turn."""
        again: deque[_Job] = deque()
        done: dict[int, dict[int, list[Line]]] = {}
        parts: dict[int, int] = {}
        asked = given = 0
        exhausted = False
        while True:
            for worker in self._workers:
                if worker.job is not None:
                    continue
                if not again and not exhausted and asked - given < 4 * len(self._workers):
                    items = next(source, None)
                    if items is None:
                        exhausted = True
                    else:
                        again.append(_Job(asked, items))
                        asked += 1
                if again:
                    self._hand_out(worker, again.popleft())
            for job, found in self._collect(again):
                parts[job.batch] = job.parts
                done.setdefault(job.batch, {})[job.part] = found
            while given in done and len(done[given]) == parts[given]:
                yield [line for _, found in sorted(done.pop(given).items()) for line in found]
                given += 1
            if exhausted and given == asked:
                return

    def _hand_out(self, worker: _Worker, job: _Job) -> None:
        worker.job = job
        worker.deadline = monotonic() + self._options.timeout * len(job.items) + GRACE if self._options.timeout else float("inf")
        with suppress(OSError):  # a worker that died while idle: found out by _collect
            worker.pipe.send(job.items)

    def _collect(self, again: deque[_Job]) -> Iterator[tuple[_Job, list[Line]]]:
        """Wait until some worker is done, dead or overdue; what a dead one leaves goes to `again`, or is a failure."""
        busy = [worker for worker in self._workers if worker.job is not None]
        if not busy:
            return
        patience = max(0.0, min(worker.deadline for worker in busy) - monotonic())
        ready = wait([worker.pipe for worker in busy], None if patience == float("inf") else patience)
        for worker in busy:
            job = worker.job
            assert job is not None
            if worker.pipe in ready:
                try:
                    found = worker.pipe.recv()
                except (EOFError, OSError):
                    found = None
            elif monotonic() > worker.deadline:
                found = None
            else:
                continue
            worker.job = None
            if found is not None:
                yield job, found
                continue
            self._workers[self._workers.index(worker)] = self._start()
            self._end(worker)
            yield from self._after_death(job, worker, again)

    def _after_death(self, job: _Job, worker: _Worker, again: deque[_Job]) -> Iterator[tuple[_Job, list[Line]]]:
        job.deaths += 1
        if job.deaths == 1:
            again.append(job)
        elif len(job.items) > 1:
            again.extend(_Job(job.batch, [item], part, len(job.items), 1) for part, item in enumerate(job.items))
        else:
            item = job.items[0]
            why = "ran out of time" if monotonic() > worker.deadline else f"died (exit code {worker.process.exitcode})"
            yield (
                job,
                [to_line(failure(item, ChildProcessError(f"its worker process {why}, twice")) if isinstance(item, Article) else item)],
            )

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        # A forked worker must not hold our ends open: only when we die do its pipes then break, and it ends too.
        inherited = [ours, *(worker.pipe for worker in self._workers)] if self._context.get_start_method() == "fork" else []
        process = self._context.Process(target=_work, args=(theirs, inherited, self._options), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _end(self, worker: _Worker) -> None:
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()


def _work(pipe: Connection, inherited: Sequence[Connection], options: Options) -> None:
    """A worker's life: batches in, lines out, until it is killed or the other end of the pipe is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then ends us
    for end in inherited:
        end.close()
    reader = Reader(options)
    with suppress(EOFError, OSError):
        while True:
            pipe.send([to_line(reader(item)) for item in pipe.recv()])
