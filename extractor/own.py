"""What users add from outside: companies, metrics and whole finders. Theirs go before ours.

    companies   CSV or JSONL: name, aliases, ticker, exchange, deny            (`find.gazetteer` reads it)
    metrics     CSV: id, forms, and where they differ from the defaults weak_forms, value_kind, period_kind
    finders     functions `text -> mentions`, given to `load` or installed under the entry point group
                `extractor_finders`; a mention is a Money, Percent, Quantity or PeriodExpression of `extractor.mentions`

A currency or a form of period that no table of ours can hold is a finder of a few lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.metadata import entry_points
from pathlib import Path
from typing import TypeAlias, TypeVar

from extractor.errors import InputError
from extractor.find.gazetteer import OwnCompanies, read_companies
from extractor.find.metric_rows import Row
from extractor.find.overlaps import without
from extractor.mentions import Money, Percent, PeriodExpression, Quantity
from extractor.user_files import csv_rows, read_table

Found: TypeAlias = Money | Percent | Quantity | PeriodExpression
Finder: TypeAlias = Callable[[str], Iterable[Found]]
M = TypeVar("M", bound=Found)

FINDERS = "extractor_finders"
VALUE_KINDS = ("money", "percent", "count", "ratio", "money-per-share")
PERIOD_KINDS = ("duration", "instant")
COLUMNS = {"id": "", "forms": "", "weak_forms": "", "value_kind": "money", "period_kind": "duration"}


@dataclass(frozen=True, slots=True)
class OwnRules:
    """A user's additions; hashable, so that one extractor is built for each and kept.

    `digest` stands for the files' content, and alone in the `repr`, by which a run that is taken up again knows its parts.
    """

    companies: OwnCompanies = field(default=OwnCompanies(), repr=False)
    metrics: tuple[Row, ...] = field(default=(), repr=False)
    finders: tuple[Finder, ...] = field(default=(), repr=False)
    digest: str = ""


def own_rules(*, companies: Path | str | None = None, metrics: Path | str | None = None, finders: Iterable[Finder] = ()) -> OwnRules:
    """A user's files and functions as one value.

    Raises:
        InputError: a file that cannot be read; names the file and the line.
    """
    known = read_companies(companies) if companies else OwnCompanies()
    rows = tuple(_metric_rows(Path(metrics))) if metrics else ()
    digest = sha256(b"\0".join(Path(path).read_bytes() for path in (companies, metrics) if path)).hexdigest()[:16]
    return OwnRules(known, rows, tuple(finders), digest if companies or metrics else "")


@cache
def installed_finders() -> tuple[Finder, ...]:
    """The finders that installed packages offer, in the order of their names."""
    return tuple(point.load() for point in sorted(entry_points(group=FINDERS), key=lambda point: point.name))


def own_mentions(finders: Sequence[Finder], text: str) -> list[Found]:
    """What the users' finders find, in text order; the first finder wins where two cover the same characters."""
    found: list[Found] = []
    for finder in finders:
        found = sorted([*found, *without(sorted(finder(text), key=_start), found)], key=_start)
    return found


def with_own(found: list[M], own: Sequence[Found], kind: type[M]) -> list[M]:
    """Our mentions of one kind with the user's in their place."""
    mine = [mention for mention in own if isinstance(mention, kind)]
    return sorted([*mine, *without(found, mine)], key=_start) if mine else found


def _start(mention: Found) -> int:
    return mention.start


def _metric_rows(path: Path) -> Iterator[Row]:
    for where, row in csv_rows(path, read_table(path, "CSV file of metrics"), COLUMNS, ("id", "forms")):
        yield _metric_row(where, {name: row.get(name) or default for name, default in COLUMNS.items()})


def _metric_row(where: str, row: dict[str, str]) -> Row:
    if not re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*", row["id"]):
        raise InputError(f"{where}: {row['id']!r} is no metric id: write it in snake_case, as net_revenue")
    if not row["forms"]:
        raise InputError(f"{where}: no forms: give the words that say the metric, parted by |")
    for name, allowed in (("value_kind", VALUE_KINDS), ("period_kind", PERIOD_KINDS)):
        if row[name] not in allowed:
            raise InputError(f"{where}: unknown {name} {row[name]!r}, must be one of {', '.join(allowed)}")
    forms, weak = (tuple(cell.lower().split("|")) if cell else () for cell in (row["forms"], row["weak_forms"]))
    return Row(row["id"], "own", row["value_kind"], row["period_kind"], forms, weak, None, None)
