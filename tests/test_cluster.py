"""The same lines from a Dask cluster, whatever happens to its workers. Each worker is a process of this machine."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from extractor import Article, Failure, InputError, cluster, pool
from extractor.cli import app
from extractor.pool import Options

TEXT = "Mill Holdings Inc. said revenue rose 34% to $3 million in 2024."


@pytest.fixture(scope="module")
def dask() -> Iterator[Any]:
    import distributed

    with (
        warnings.catch_warnings(action="ignore"),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as local,
    ):
        yield local


def articles(number: int) -> list[Article]:
    return [Article(id=f"a{i}", text=f"{TEXT} It sold {i} mills. " * 5) for i in range(number)]


def test_a_cluster_finds_what_one_process_does(dask: Any) -> None:
    broken = Failure(id="x", source=None, stage="read", error="InputError", message="…")
    given = [*articles(60), broken, *articles(5)]
    assert list(cluster.lines(given, Options(), dask.scheduler_address)) == list(pool.lines(given, Options()))


def test_a_killed_worker_costs_nothing(dask: Any) -> None:
    """One of two workers is killed while the run is under way: every article has its line, once, in its place."""
    given = articles(1500)
    victim = next(iter(dask.workers.values())).pid
    killer = threading.Timer(0.7, os.kill, (victim, signal.SIGKILL))
    killer.start()
    found = list(cluster.lines(given, Options(), dask.scheduler_address))
    killer.join()
    assert [json.loads(line.json)["article"]["id"] for line in found] == [article.id for article in given]


def test_a_run_on_a_cluster_writes_what_a_run_at_home_does(dask: Any, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for article in articles(12):
        (tmp_path / "in" / f"{article.id}.txt").write_text(article.text)
    for name, more in (("home", []), ("away", ["--scheduler", dask.scheduler_address])):
        done = CliRunner().invoke(app, ["run", str(tmp_path / "in"), "-o", str(tmp_path / name), *more])
        assert done.exit_code == 0, done.output
    assert (tmp_path / "home").read_bytes() == (tmp_path / "away").read_bytes()


def test_no_scheduler_is_one_line() -> None:
    started = time.monotonic()
    with pytest.raises(InputError, match=r"--scheduler tcp://127\.0\.0\.1:9: "):
        list(cluster.lines(articles(1), Options(), "tcp://127.0.0.1:9"))
    assert time.monotonic() - started < 30
