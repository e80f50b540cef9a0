"""Why the extractor says what it says: a text with its mentions marked, and the rule behind each of them and each fact.

Names get a table of their own, the refused ones too: a company is decided over the whole article, by the sum of what
speaks for the name and what against. The last table says in which file and line each rule stands.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

from rich.console import Console
from rich.table import Table
from rich.text import Text

import extractor
from extractor import markup
from extractor.decimals import plain
from extractor.markup import Mark
from extractor.own import OwnRules
from extractor.resolve.companies import Explained, explain_companies
from extractor.resolve.evidence import AGAINST, BIAS, FOR
from extractor.rules import Rule
from extractor.schema import Fact, Record

STYLES = {"money": "green", "percent": "cyan", "quantity": "blue", "period": "magenta", "company": "yellow"}

SAYS = {row.name: row.says for row in (*FOR, *AGAINST)}


def explain(record: Record, text: str, console: Console, own: OwnRules = OwnRules()) -> None:
    """Print the marked text and three tables: its mentions, every name that was weighed, and its facts."""
    console.print(marked(record, text), soft_wrap=True)
    for table in (_mentions(record), _names(text, own), _facts(record), _places(record)):
        if table.row_count:
            console.print()
            console.print(table)


def marked(record: Record, text: str) -> Text:
    """The text in the language of `markup`, each mention in the colour of its kind; of two that overlap the first counts."""
    out, position = Text(), 0
    for mark in markup.marks_of(record):
        if mark.start < position:
            continue
        out.append(_lines(text[position : mark.start]))
        out.append(_lines(text[mark.start : mark.end], mark.norm), STYLES[mark.kind])
        position = mark.end
    return out.append(_lines(text[position:]))


def _lines(piece: str, norm: str | None = None) -> str:
    """A piece as markup, but with its line breaks as they are: this is for reading."""
    marks = [Mark(0, len(piece), norm)] if norm else []
    return "\n".join(markup.render(line, marks if len(lines) == 1 else []) for lines in [piece.split("\n")] for line in lines)


def _mentions(record: Record) -> Table:
    table = _table("mention", "is", "because")
    named = [(m.start, f"{c.id}  {m.text}", f"company {c.name}", m.rule) for c in record.companies for m in c.mentions]
    for group in (record.money, record.percents, record.quantities, record.periods):
        named += [(m.start, f"{m.id}  {m.text}", markup.norm(m), m.rule) for m in group]
    for _, mention, norm, rule in sorted(named):
        table.add_row(" ".join(mention.split()), norm, says(rule))
    return table


def _names(text: str, own: OwnRules) -> Table:
    """Each name with its sum, then its rows; the sums start below zero, since most names are no companies'."""
    from extractor.pipeline import default_extractor

    table = _table("name", "is", "sum", f"because (each name starts at {BIAS / 10:+.1f}, a company is above 0)")
    for name in explain_companies(text, default_extractor(own).find_companies(text)):
        times = f" ({name.mentions} times)" if name.mentions > 1 else ""
        decision, style = ("company", "") if name.accepted else ("no company", "dim")
        table.add_row(f"{name.name}{times}", decision, f"{name.score / 10:+.1f}", "\n".join(_weights(name)), style=style)
    return table


def _weights(name: Explained) -> Iterator[str]:
    for prefix, rows in (("company", name.evidence), ("veto", name.vetoes)):
        for row, weight in rows:
            yield f"{weight / 10:+.1f}  {prefix}.{row}: {SAYS[row]}"


def _facts(record: Record) -> Table:
    table = _table("fact", "from", "because")
    for fact in record.facts:
        table.add_row(f"{fact.id}  {markup.fact_line(fact)}", "\n".join(_origins(record, fact)), says(fact.rule))
    for check in record.checks:
        figures = f"expected {plain(check.expected)}, found {plain(check.found)}"
        table.add_row(f"check  {check.kind} of {', '.join(check.facts)}", figures, f"{check.status}: {check.note}")
    return table


def _places(record: Record) -> Table:
    """Where the row of each rule stands, for whoever wants to read on or to change it."""
    table = _table("rule", "stands in")
    made = (record.money, record.percents, record.quantities, record.periods, record.facts)
    mentions = [mention for company in record.companies for mention in company.mentions]
    used = [value.rule for value in (*mentions, *(value for group in made for value in group))]
    for name in dict.fromkeys(name for names in used for name in names.split("+")):
        if name in rules():
            table.add_row(name, place(name))
    return table


def _origins(record: Record, fact: Fact) -> Iterator[str]:
    """Where each part of a fact was read; what lies outside its evidence is inherited."""
    for piece in fact.value_spans:
        yield f"value {piece.text!r} at {piece.start}"
    if fact.metric_span:
        yield f"metric {fact.metric_span.text!r} at {fact.metric_span.start}{_inherited(fact, fact.metric_span.start)}"
    company = next((c for c in record.companies if c.id == fact.company_id), None)
    if company:
        # The mention that the fact most likely leans on: the last one before its evidence ends.
        near = [m for m in company.mentions if m.start < fact.evidence.end] or list(company.mentions)
        inside = [m for m in near if m.start >= fact.evidence.start]
        mention = (inside or near[-1:])[0]
        yield f"company {mention.text!r} at {mention.start}{_inherited(fact, mention.start)}"
    period = next((p for p in record.periods if p.id == fact.period_id), None)
    if period:
        yield f"period {period.text!r} at {period.start}{_inherited(fact, period.start)}"
    elif fact.start_date and fact.start_date == fact.end_date == record.article.published:
        yield "period: the publication date"


def _inherited(fact: Fact, start: int) -> str:
    if start < fact.evidence.start:
        return " (inherited from before)"
    return " (from behind)" if start >= fact.evidence.end else ""


def says(names: str) -> str:
    """Each rule's name with the line it says of itself.

    >>> says("no.such_rule")
    'no.such_rule'
    """
    return "\n".join(f"{name}: {rules()[name].says}" if name in rules() else name for name in names.split("+"))


@cache
def rules() -> dict[str, Rule]:
    """Every row of every module's RULES table, by name."""
    return {rule.name: rule for module in _modules() for rule in getattr(module, "RULES", ())}


@cache
def _modules() -> list[ModuleType]:
    names = [m.name for m in pkgutil.walk_packages(extractor.__path__, "extractor.") if not m.name.endswith("__main__")]
    return [importlib.import_module(name) for name in names]


def place(rule: str) -> str:
    """The file and the line of a rule's row.

    >>> place("money.sign_before").partition(":")[0]
    'extractor/find/money.py'
    """
    module = next(m for m in _modules() if any(row.name == rule for row in getattr(m, "RULES", ())))
    lines = inspect.getsource(module).splitlines()
    spellings = (f'"{rule}"', f'"{rule.partition(".")[2]}"')  # the rows of `evidence` stand there without their kind
    line = next((i for spelling in spellings for i, text in enumerate(lines, 1) if spelling in text), 1)
    return f"{Path(module.__file__ or '').relative_to(Path(extractor.__file__).parent.parent).as_posix()}:{line}"


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table
