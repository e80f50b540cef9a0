"""The metrics of the vocabulary: the rows of `metrics.tsv`, and the forms in which each is written."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

NO_PLURALS = frozenset({"equity"})  # equities are shares


@dataclass(frozen=True, slots=True)
class Row:
    """A metric of the table; `forms` are lower-case, the weak ones apart."""

    id: str
    group: str
    value_kind: str
    period_kind: str
    forms: tuple[str, ...]
    weak_forms: tuple[str, ...]
    ifrs_full: str | None
    us_gaap: str | None


def table(name: str) -> list[list[str]]:
    """The rows of a data file beside this module, without its header."""
    lines = files("extractor.find").joinpath(name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


def read_metrics() -> dict[str, Row]:
    """Every metric of the vocabulary by its id, with its IFRS and US-GAAP elements where it has one.

    >>> read_metrics()["revenue"].us_gaap, read_metrics()["cash"].period_kind
    ('Revenues', 'instant')
    """
    rows = [
        Row(id_, group, value, period, forms_in(strong), forms_in(weak), ifrs or None, gaap or None)
        for id_, group, value, period, strong, weak, ifrs, gaap in table("metrics.tsv")
    ]
    return {row.id: row for row in rows}


def forms_in(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def with_plural(form: str) -> tuple[str, ...]:
    """
    >>> with_plural("gross margin"), with_plural("total sales"), with_plural("subsidy")
    (('gross margin', 'gross margins'), ('total sales',), ('subsidy', 'subsidies'))
    """
    if form in NO_PLURALS or form.endswith(("s", "ed", "per share", "&d", "x")) or not form[-1].isalpha():
        return (form,)
    return (form, form[:-1] + "ies") if form[-1] == "y" and form[-2] not in "aeou" else (form, form + "s")
