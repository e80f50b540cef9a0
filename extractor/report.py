"""Tables to read: the facts of records, and the scores against gold. Plain in a file, coloured on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractor import display
from extractor.corpus import KINDS
from extractor.display import counted
from extractor.schema import Fact, Record
from extractor.scorecard import Scorecard, tables

WIDTH = 120
CHANGES = {"increase": "▲ ", "decrease": "▼ "}


def console(stream: TextIO | None = None) -> Console:
    """A console that never grows wider than 120 columns, and is 120 wide where nobody looks."""
    found = Console(file=stream or sys.stdout, highlight=False)
    found.width = min(found.width, WIDTH) if found.is_terminal else WIDTH
    return found


def fact_table(records: Iterable[Record]) -> Table:
    """One row a fact, grouped by article; a long name is cut for the eye, the record keeps it whole."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name, width in (("company", 26), ("metric", 40), ("value", 28), ("period", 22)):
        table.add_column(name, max_width=width, no_wrap=True, overflow="ellipsis")
    for record in records:
        info = record.article
        table.add_section()
        table.add_row(Text(info.id, style="bold cyan"), Text(info.title or "", style="dim"), "", str(info.published or ""))
        for fact in record.facts:
            table.add_row(fact.company or "–", metric(fact), value(fact), display.days(fact.start_date, fact.end_date))
    return table


def metric(fact: Fact) -> str:
    """The metric with what narrows it down: a product, a whole."""
    return fact.metric + (f" ({fact.subject})" if fact.subject else "") + (f" of {fact.of}" if fact.of else "")


def value(fact: Fact) -> str:
    amount = display.amount(fact.low, fact.high, fact.unit, fact.modifier, fact.per)
    return CHANGES.get(fact.change or "", "") + amount + (" (forecast)" if fact.forecast else "")


def score_table(card: Scorecard) -> Table:
    """Precision, recall and F1 by kind and level, the accuracy of each fact slot, and how sure each figure is."""
    first = tables(card)[0]
    table = titled(f"Scores over {counted(card.articles, 'article')}")
    table.add_column("", no_wrap=True)
    for name in first["columns"][1:]:
        table.add_column(name, justify="right", min_width=6, no_wrap=True)
    for row in first["rows"]:
        table.add_row(*row, style="bold" if row[0].endswith(("value", "full")) else "")
    return table


def article_table(card: Scorecard) -> Table:
    """F1 of each article, one row each."""
    names = [*(f"{kind}.value" for kind in KINDS), "facts.value", "facts.full"]
    table = titled("F1 by article")
    table.add_column("", no_wrap=True)
    for name in names:
        table.add_column(name.replace(".", "\n"), justify="right")
    for article, row in card.by_article.items():
        table.add_row(article, *(f"{row[name]:.1f}" if name in row else "" for name in names))
    return table


def titled(title: str) -> Table:
    return Table(box=None, pad_edge=False, header_style="bold", title=title, title_justify="left", title_style="bold")


def print_scores(card: Scorecard, errors: Sequence[str], most: int | None) -> None:
    """The scores over all and by article, and the first errors."""
    out = console()
    out.print(score_table(card))
    out.print()
    out.print(article_table(card))
    for line in lines("Misses and extras", errors, most):
        out.print(line, markup=False)


def lines(title: str, items: Sequence[str], limit: int | None) -> Iterable[str]:
    """The first items under a title, and how many were left out."""
    if items and limit != 0:
        yield f"\n{title}"
        yield from (f"  {item}" for item in items[:limit])
        if limit is not None and len(items) > limit:
            yield f"  … and {len(items) - limit:,} more (--errors {len(items)} shows all)"
