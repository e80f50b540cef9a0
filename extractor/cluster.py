"""The work of a run on the machines of a Dask cluster: the same lines in the same order as `pool.lines` gives.

A batch of articles is one task. Dask runs it again elsewhere when its worker is lost; a batch that took three
workers with it goes article by article, and the one that kills again becomes a failure.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from extractor.errors import InputError
from extractor.extras import need
from extractor.pool import Item, Line, Options, Reader, batches, failure, to_line
from extractor.schema import Article

AHEAD = 4  # batches under way or waiting their turn, for each thread of the cluster
RETRIES = 2

_one_at_a_time = Lock()  # a Dask worker may have many threads; our vocabulary is for one


def read(items: list[Item], options: Options) -> list[Line]:
    """What a worker does with a batch."""
    with _one_at_a_time:
        return [to_line(found) for found in map(Reader(options), items)]


def lines(items: Iterable[Item], options: Options, scheduler: str) -> Iterator[Line]:
    """One line for each item, in order, from the cluster at this address (`tcp://host:8786`).

    Raises:
        InputError: no scheduler answers there.
    """
    with _client(scheduler) as client:
        threads = sum(client.nthreads().values()) or 1
        asked: deque[tuple[list[Item], Any]] = deque()
        for batch in batches(items, threads):
            asked.append((batch, client.submit(read, batch, options, pure=False, retries=RETRIES)))
            if len(asked) >= AHEAD * threads:
                yield from _result(client, options, *asked.popleft())
        while asked:
            yield from _result(client, options, *asked.popleft())


def _result(client: Any, options: Options, batch: list[Item], task: Any) -> list[Line]:
    try:
        found: list[Line] = task.result()
    except Exception as error:  # noqa: BLE001 - whatever befell the batch, each of its articles gets its line
        if len(batch) == 1:
            item = batch[0]
            return [to_line(failure(item, error) if isinstance(item, Article) else item)]
        alone = [([item], client.submit(read, [item], options, pure=False)) for item in batch]
        return [line for one, task in alone for line in _result(client, options, one, task)]
    return found


@contextmanager
def _client(scheduler: str) -> Iterator[Any]:
    distributed = need("distributed", "--scheduler")
    try:
        client = distributed.Client(scheduler, timeout=10)
    except (OSError, ValueError) as error:
        raise InputError(f"--scheduler {scheduler}: {error}") from None
    with client:
        yield client
