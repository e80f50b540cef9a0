"""What a run says while it runs, all on standard error: a bar on a terminal, a line for each failure, a summary at the end.

With `--log-json` the same as JSON lines: `{"event": "failure" | "progress" | "summary", "time": …, …}`.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from extractor.batch import Summary
from extractor.display import counted
from extractor.schema import Failure

SHOWN_FAILURES = 20  # the rest is in failures.jsonl
REFRESH, LOG = 0.1, 10.0  # seconds between two looks of the bar, between two progress lines of a log


class Progress:
    """Watches a run; a context manager, so that the bar goes when the run ends.

    The bar is drawn from within `watch`, by no thread of its own: worker processes are forked while it stands.
    """

    def __init__(self, total: int | None, *, quiet: bool = False, log: bool = False) -> None:
        self._console = Console(file=sys.stderr, highlight=False, soft_wrap=True)
        self._quiet, self._log = quiet, log
        self._bar = Bar(
            TextColumn("Reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            TextColumn("[red]{task.fields[failed]}"),
            console=self._console,
            disable=quiet or log or not self._console.is_terminal,
            transient=True,
            auto_refresh=False,
        )
        self._task = self._bar.add_task("", total=total, rate="", failed="")
        self._last = 0.0

    def __enter__(self) -> Progress:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def watch(self, summary: Summary, failure: Failure | None) -> None:
        now = monotonic()
        if failure:
            self._tell_failure(failure, summary)
        if self._log:
            if now - self._last >= LOG:
                self._last = now
                self._write("progress", asdict(summary))
        elif now - self._last >= REFRESH:
            self._last = now
            failed = f"{summary.failures:,} failed" if summary.failures else ""
            self._bar.update(self._task, completed=summary.articles + summary.failures, rate=f"{rate(summary):,.0f}/s", failed=failed)
            self._bar.refresh()

    def _tell_failure(self, failure: Failure, summary: Summary) -> None:
        if self._log:
            self._write("failure", failure.model_dump(mode="json"))
        elif summary.failures <= SHOWN_FAILURES:
            self._console.print(f"{failure.id}: {failure.message}", markup=False, style="red")
        elif summary.failures == SHOWN_FAILURES + 1:
            self._console.print("… further failures are not shown", style="red")

    def tell(self, summary: Summary, out: str) -> None:
        """What was done, how fast, where it is; in one line."""
        if self._log:
            self._write("summary", {**asdict(summary), "articles_per_second": round(rate(summary), 1), "out": out})
            return
        if self._quiet:
            return
        failed = f", {counted(summary.failures, 'failure')}" if summary.failures else ""
        if failed and out != "-":
            failed += " (failures.jsonl beside it)"
        done = f"{counted(summary.articles, 'article')}, {counted(summary.facts, 'fact')}{failed}"
        where = "" if out == "-" else f" → {out}"
        self._console.print(f"{done}, {summary.seconds:.1f} s, {rate(summary):,.0f} articles/s{where}")

    def _write(self, event: str, fields: dict[str, object]) -> None:
        row = {"event": event, "time": datetime.now(UTC).isoformat(timespec="milliseconds"), **fields}
        print(json.dumps(row, ensure_ascii=False), file=sys.stderr, flush=True)  # noqa: T201


def rate(summary: Summary) -> float:
    """Articles a second."""
    return summary.articles / summary.seconds if summary.seconds else 0.0
