"""What a run shows while it runs: a bar on a terminal, a line for each failure, a summary at the end. All on standard error."""

from __future__ import annotations

import sys
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from extractor.batch import Summary
from extractor.report import plural
from extractor.schema import Failure, Record

SHOWN_FAILURES = 20


class Progress:
    """Watches a run; a context manager, so that the bar goes when the run ends."""

    def __init__(self, total: int | None) -> None:
        self._console = Console(file=sys.stderr, highlight=False, soft_wrap=True)
        self._bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[note]}"),
            console=self._console,
            disable=not self._console.is_terminal,
            transient=True,
        )
        self._task = self._bar.add_task("Reading", total=total, note="")

    def __enter__(self) -> Progress:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._bar.stop()

    def watch(self, found: Record | Failure, summary: Summary) -> None:
        note = f"{summary.failures} failed" if summary.failures else ""
        self._bar.update(self._task, completed=summary.articles + summary.failures, note=note)
        if isinstance(found, Failure) and summary.failures <= SHOWN_FAILURES:
            self._console.print(f"{found.id}: {found.message}", markup=False, style="red")

    def tell(self, summary: Summary, out: str) -> None:
        """One line: what was done, how fast, where it is."""
        failed = f", {plural(summary.failures, 'failure')}" if summary.failures else ""
        if failed and out != "-":
            failed += " (failures.jsonl beside it)"
        where = "" if out == "-" else f" → {out}"
        rate = summary.articles / summary.seconds if summary.seconds else 0.0
        done = f"{plural(summary.articles, 'article')}, {plural(summary.facts, 'fact')}{failed}"
        self._console.print(f"{done}, {summary.seconds:.1f} s, {rate:,.0f} articles/s{where}")
