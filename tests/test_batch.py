"""Many articles: in order, one line each, whatever dies on the way; and a run that was killed goes on where it stopped."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor import Article, Failure, InputError, Record, batch, extract, extract_many, pool
from extractor.batch import Summary
from extractor.pool import Line, Options

ROOT = Path(__file__).parent.parent
TEXT = "Mill Holdings Inc. said revenue rose 34% to $3 million in 2024."


def articles(number: int) -> list[Article]:
    return [Article(id=f"a{i}", text=f"{TEXT} It sold {i} mills.") for i in range(number)]


def shown(lines: Iterator[Line]) -> list[str]:
    """Id and outcome of each line."""
    rows = [(json.loads(line.json), line.facts) for line in lines]
    return [f"{row['id']} {row['error']}" if facts is None else row["article"]["id"] for row, facts in rows]


def test_two_workers_find_what_one_does() -> None:
    given = articles(120)
    alone = list(extract_many(given))
    assert alone == list(extract_many(given, workers=2))
    assert [record.article.id for record in alone if isinstance(record, Record)] == [article.id for article in given]


def test_what_cannot_be_done_is_refused_at_once() -> None:
    with pytest.raises(InputError, match="0 workers can read nothing"):
        extract_many(articles(1), workers=0)
    with pytest.raises(InputError, match="currency 'dollars' is no ISO 4217 code"):
        extract_many(articles(1), currency="dollars")
    with pytest.raises(InputError, match=r"'It cost \$5m.' is no Article"):
        list(extract_many(["It cost $5m."]))  # type: ignore[list-item]


def test_articles_are_taken_only_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[Article]:
        nonlocal taken
        while True:
            taken += 1
            yield Article(text=TEXT)

    for workers, most in ((1, 1), (2, 2 * 4 * pool.MOST)):
        taken = 0
        found = extract_many(endless(), workers=workers)
        assert isinstance(next(found), Record)
        assert taken <= most
        found.close()  # type: ignore[attr-defined]


def test_a_failure_to_read_keeps_its_place() -> None:
    broken = Failure(id="x", source=None, stage="read", error="InputError", message="…")
    found = pool.lines([*articles(3), broken, *articles(2)], Options(), workers=2)
    assert shown(found) == ["a0", "a1", "a2", "x InputError", "a0", "a1"]


def deadly(article: Article, **options: Any) -> Record:
    """An extractor that does what the text says."""
    if "KILL" in article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "once" in article.text:
        flag = Path(article.text.split()[-1])
        if not flag.exists():
            flag.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    if "LOOP" in article.text:
        while True:
            pass
    if "HANG" in article.text:
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
        time.sleep(60)
    if "RAISE" in article.text:
        raise ValueError("first\n  second")
    return extract(article, **options)


@pytest.fixture
def _deadly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "extract", deadly)  # the workers are forked and so have it too


@pytest.mark.usefixtures("_deadly")
def test_an_article_that_kills_its_worker_is_alone_in_failing() -> None:
    given = articles(40)
    given[7] = Article(id="killer", text="KILL")
    given[30] = Article(id="killer too", text="KILL")
    found = shown(pool.lines(given, Options(), workers=2))
    assert found == [f"{a.id} ChildProcessError" if "killer" in a.id else a.id for a in given]


@pytest.mark.usefixtures("_deadly")
def test_a_worker_that_dies_once_costs_nothing(tmp_path: Path) -> None:
    given = articles(30)
    given[3] = Article(id="once", text=f"Killed once {tmp_path / 'flag'}")
    assert shown(pool.lines(given, Options(), workers=2)) == [a.id for a in given]


@pytest.mark.usefixtures("_deadly")
@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_that_takes_too_long_fails(workers: int) -> None:
    given = [*articles(2), Article(id="slow", text="LOOP"), *articles(2)]
    found = list(pool.lines(given, Options(timeout=0.3), workers=workers))
    assert shown(iter(found)) == ["a0", "a1", "slow TimeoutError", "a0", "a1"]
    assert json.loads(found[2].json)["message"] == "took longer than 0.3 seconds: raise --timeout"


@pytest.mark.usefixtures("_deadly")
def test_a_worker_that_heeds_no_alarm_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "GRACE", 0.2)
    given = [*articles(2), Article(id="deaf", text="HANG"), *articles(2)]
    found = shown(pool.lines(given, Options(timeout=0.5), workers=2))
    assert found == ["a0", "a1", "deaf ChildProcessError", "a0", "a1"]


@pytest.mark.usefixtures("_deadly")
def test_an_error_is_one_line() -> None:
    (found,) = pool.lines([Article(text="RAISE")], Options())
    assert json.loads(found.json) == {"id": "article", "source": None, "stage": "extract", "error": "ValueError", "message": "first second"}


def test_long_articles_are_refused() -> None:
    (found,) = pool.lines([Article(text="a" * 101)], Options(max_chars=100))
    assert json.loads(found.json)["message"] == "101 characters are more than 100: split it, or raise --max-chars"


def test_memory_is_renewed(monkeypatch: pytest.MonkeyPatch) -> None:
    built = []
    monkeypatch.setattr(pool, "RENEW_AFTER", 10 * len(TEXT))
    monkeypatch.setattr(pool.default_extractor, "cache_clear", lambda: built.append(1))
    list(extract_many(Article(text=TEXT) for _ in range(35)))
    assert len(built) == 3


def test_batches_start_small_and_stay_light() -> None:
    sizes = [len(part) for part in pool.batches(articles(900), workers=2)]
    assert sizes[:4] == [5, 5, 10, 10]
    assert max(sizes) == 50
    assert sum(sizes) == 900
    heavy = [Article(text="x" * pool.MOST_CHARS) for _ in range(3)]
    assert [len(part) for part in pool.batches(heavy, workers=1)] == [1, 1, 1]


def run(given: list[Article], out: Path, **options: object) -> Summary:
    return batch.run(given, str(out), **options)  # type: ignore[arg-type]


def test_shards_are_cut_in_the_same_places() -> None:
    sizes = [len(shard) for shard in batch.shards(articles(500))]
    assert sizes == [200, 200, 100]
    heavy = [Article(text="x" * batch.SHARD_CHARS) for _ in range(2)]
    assert [len(shard) for shard in batch.shards(heavy)] == [1, 1]


def test_key_changes_with_articles_options_and_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    given = articles(2)
    keys = {batch.key(given, Options()), batch.key(given[:1], Options()), batch.key(given, Options(currency="CAD"))}
    monkeypatch.setattr(batch, "rules_version", lambda: "other")
    assert len(keys | {batch.key(given, Options())}) == 4


def test_resume_takes_what_is_there_and_makes_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "SHARD_ITEMS", 5)
    given = [*articles(12), Article(id="long", text="x" * 500), *articles(9)]
    whole = run(given, tmp_path / "whole" / "out.jsonl", options=Options(max_chars=400))
    assert (whole.articles, whole.failures) == (21, 1)

    read: list[str] = []

    def stopping() -> Iterator[Article]:
        for number, article in enumerate(given):
            if number == 13:
                raise KeyboardInterrupt
            yield article

    def counted(todo: Iterator[Article], options: Options) -> Iterator[Line]:
        return pool.lines((read.append(item.id) or item for item in todo), options)  # type: ignore[func-returns-value]

    out = tmp_path / "killed" / "out.jsonl"
    with pytest.raises(KeyboardInterrupt):
        batch.run(stopping(), str(out), options=Options(max_chars=400))
    assert not out.exists()
    assert len(list(Path(f"{out}.parts").glob("part-*.jsonl"))) == 2
    seen: list[int] = []
    again = batch.run(
        given,
        str(out),
        options=Options(max_chars=400),
        resume=True,
        work=counted,  # type: ignore[arg-type]
        watch=lambda summary, _: seen.append(summary.articles),
    )
    assert read == [article.id for article in given[10:]]
    assert (again.articles, again.facts, again.failures) == (whole.articles, whole.facts, whole.failures)
    for name in ("out.jsonl", "failures.jsonl"):
        assert (out.parent / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()
    assert sorted(file.name for file in out.parent.iterdir()) == ["failures.jsonl", "out.jsonl"]


def test_without_resume_old_parts_are_thrown_away(tmp_path: Path) -> None:
    folder = tmp_path / "out.jsonl.parts"
    folder.mkdir()
    (folder / "part-000000-0000.jsonl").write_text("nonsense")
    assert run(articles(3), tmp_path / "out.jsonl").articles == 3
    assert not folder.exists()


def test_nothing_to_do_gives_an_empty_file(tmp_path: Path) -> None:
    assert run([], tmp_path / "out.jsonl").articles == 0
    assert (tmp_path / "out.jsonl").read_bytes() == b""


@pytest.mark.parametrize("format_name", ["csv", "parquet", "sqlite", "duckdb"])
def test_every_format_is_written_from_parts(tmp_path: Path, format_name: str) -> None:
    assert run(articles(7), tmp_path / "out", format_name=format_name, table="money").articles == 7
    assert (tmp_path / "out").stat().st_size > 0


def test_stores_are_written_like_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fsspec

    store = fsspec.filesystem("memory")
    monkeypatch.chdir(tmp_path)
    long = Article(id="long", text="x" * 500)
    for given, failed in (([*articles(3), long], True), (articles(3), False)):
        batch.run(given, "memory://out/deep/records.jsonl", options=Options(max_chars=400))
        assert store.cat("/out/deep/records.jsonl").count(b"\n") == 3
        assert store.exists("/out/deep/failures.jsonl") is failed
    assert list(tmp_path.iterdir()) == []


def test_kept_text_is_in_the_record(tmp_path: Path) -> None:
    run(articles(1), tmp_path / "out.jsonl", options=Options(keep_text=True))
    record = Record.model_validate_json((tmp_path / "out.jsonl").read_bytes())
    assert record.article.text == articles(1)[0].text
    run(articles(1), tmp_path / "out.jsonl")
    assert '"text":null' not in (tmp_path / "out.jsonl").read_text().split('"money"')[0]


# A program of its own, because only a process can be killed; its shards are small, so that there are many moments to be killed at.
PROGRAM = "import sys, extractor.batch as b; b.SHARD_ITEMS = 20; from extractor.cli import main; main()"


def command(*arguments: object) -> subprocess.Popen[bytes]:
    # A shell has its background jobs ignore Ctrl-C, and so would every child of tests that are run in one.
    listening = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    words = [sys.executable, "-c", listening + PROGRAM, *map(str, arguments)]
    return subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def test_killed_at_any_moment_and_resumed_gives_the_same_bytes(tmp_path: Path) -> None:
    """Ten times `kill -9` at a random moment, then a run to the end: no record twice, none missing."""
    source = tmp_path / "in.jsonl"
    rows = [{"id": f"a{i}", "text": "" if i % 97 == 5 else f"{TEXT} It sold {i} mills. " * 8} for i in range(300)]
    rows[3]["published"] = "someday"
    source.write_text("\n".join(map(json.dumps, rows)))
    whole, killed = tmp_path / "whole" / "out.jsonl", tmp_path / "killed" / "out.jsonl"
    started = time.monotonic()
    process = command("run", source, "-o", whole, "--workers", 2)
    process.communicate()
    assert process.returncode == 1  # one article has no date
    full = time.monotonic() - started

    moments = random.Random(5)
    for _ in range(10):
        process = command("run", source, "-o", killed, "--workers", 2, "--resume")
        time.sleep(moments.uniform(0.4, 1.0) * full)
        process.kill()
        process.communicate(timeout=30)
    process = command("run", source, "-o", killed, "--workers", 2, "--resume")
    _, said = process.communicate()
    assert process.returncode == 1, said
    assert b"299 articles" in said
    for name in ("out.jsonl", "failures.jsonl"):
        assert (killed.parent / name).read_bytes() == (whole.parent / name).read_bytes()
    assert sorted(file.name for file in killed.parent.iterdir()) == ["failures.jsonl", "out.jsonl"]
    ids = [json.loads(line)["article"]["id"] for line in whole.read_bytes().splitlines()]
    assert ids == [f"a{i}" for i in range(300) if i != 3]


def test_ctrl_c_says_how_to_go_on(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(json.dumps({"id": f"a{i}", "text": TEXT * 20}) for i in range(3000)))
    process = command("run", source, "-o", tmp_path / "out.jsonl", "--workers", 2)
    while process.poll() is None and not list(tmp_path.glob("out.jsonl.parts/part-*.jsonl")):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 1
    assert said.decode().strip() == "extractor: interrupted (a run with -o goes on where it stopped with --resume)"


def test_json_log_tells_failures_and_the_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_bytes(b"\xff")
    process = command("run", tmp_path, "-o", tmp_path / "out" / "out.jsonl", "--log-json")
    _, said = process.communicate()
    events = [json.loads(line) for line in said.splitlines()]
    assert [event["event"] for event in events if event["event"] != "progress"] == ["failure", "summary"]
    assert (events[-1]["articles"], events[-1]["failures"]) == (1, 1)


def test_quiet_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert command("run", tmp_path, "-o", tmp_path / "out.jsonl", "--quiet").communicate()[1] == b""
