"""What users add: companies, metrics and finders of their own, and clear words where a file is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

import extractor
from extractor import own
from extractor.errors import InputError
from extractor.mentions import Money, PeriodExpression, Quantity


def bitcoins(text: str) -> Iterator[Money]:
    """The worked example: a currency that ISO 4217 does not know, under the code its markets use."""
    for found in re.finditer(r"₿(\d+(?:\.\d+)?)", text):
        amount = Decimal(found[1])
        yield Money(found.start(), found.end(), "money.bitcoin", amount, amount, "XBT")


def sprints(text: str) -> Iterator[PeriodExpression]:
    """A house's own calendar, in the forms that the resolver of periods knows."""
    from extractor.forms import Range, Year

    for found in re.finditer(r"\bplan (\d{4})-(\d{4})\b", text):
        yield PeriodExpression(found.start(), found.end(), "period.plan", Range(Year(int(found[1])), Year(int(found[2]))))


def pallets(text: str) -> Iterator[Quantity]:
    for found in re.finditer(r"(\d+)PLT", text):
        yield Quantity(found.start(), found.end(), "quantity.pallets", Decimal(found[1]), Decimal(found[1]), "pallet")


def test_a_finder_of_ones_own() -> None:
    rules = extractor.own_rules(finders=[bitcoins, sprints, pallets])
    record = extractor.extract("Acme Corp. holds ₿2.5 and 40PLT under plan 2026-2028.", own=rules)
    assert [(m.text, m.low, m.currency, m.rule) for m in record.money] == [("₿2.5", Decimal("2.5"), "XBT", "money.bitcoin")]
    assert [(p.text, p.start_date, p.end_date) for p in record.periods] == [("plan 2026-2028", date(2026, 1, 1), date(2028, 12, 31))]
    assert [(q.text, q.unit) for q in record.quantities] == [("40PLT", "pallet")]


def test_an_own_finder_goes_before_ours() -> None:
    def dollars_are_points(text: str) -> Iterator[Quantity]:
        at = text.index("$5")
        yield Quantity(at, at + 2, "quantity.points", Decimal(5), Decimal(5), "point")

    def fives(text: str) -> Iterator[Money]:
        at = text.index("$5")
        yield Money(at, at + 2, "money.own", Decimal(500), Decimal(500), "USD")

    assert extractor.extract("It cost $5.", own=extractor.own_rules(finders=[fives])).money[0].rule == "money.own"
    assert extractor.extract("It cost $5.", own=extractor.own_rules(finders=[fives, dollars_are_points])).money[0].low == 500


def test_an_installed_finder_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    point = EntryPoint("bitcoins", "tests.test_own:bitcoins", own.FINDERS)
    monkeypatch.setattr(own, "entry_points", lambda group: [point] if group == own.FINDERS else [])
    own.installed_finders.cache_clear()
    try:
        assert own.installed_finders() == (bitcoins,)
    finally:
        own.installed_finders.cache_clear()


def test_a_metric_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "metrics.csv"
    path.write_text("id,forms,value_kind,period_kind\nbed_nights,bed nights|guest nights,count,duration\n", encoding="utf-8")
    record = extractor.extract("Alpenhof AG counted 1,200 bed nights in 2024. Guest nights rose 5%.", own=extractor.own_rules(metrics=path))
    assert {fact.metric for fact in record.facts} == {"bed_nights"}


def test_a_company_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "companies.csv"
    path.write_text("name,aliases,ticker,exchange,deny\nZwölfzehn,ZZ|Zwoelfzehn,ZWZ,XETRA,\nAcme Corp.,,,,yes\n", encoding="utf-8")
    rules = extractor.own_rules(companies=path)
    record = extractor.extract("Zwölfzehn sells bread. ZZ was founded by Acme Corp. men.", own=rules)
    assert [(c.name, c.ticker, [m.text for m in c.mentions]) for c in record.companies] == [("Zwölfzehn", "ZWZ", ["Zwölfzehn", "ZZ"])]
    assert repr(rules) == repr(extractor.own_rules(companies=path))


def test_load_takes_them_too(tmp_path: Path) -> None:
    path = tmp_path / "companies.csv"
    path.write_text("name\nZwölfzehn\n", encoding="utf-8")
    doc = extractor.load(companies=path, finders=[bitcoins])("Zwölfzehn holds ₿2.")
    assert [span.text for kind in ("companies", "money") for span in doc.spans[kind]] == ["Zwölfzehn", "₿2"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("forms\nx\n", "metrics.csv:1: no column 'id'"),
        ("id,forms,kind\nbeds,bed nights,money\n", "metrics.csv:1: unknown column 'kind', must be one of id, forms, weak_forms"),
        ("id,forms\nbeds,bed nights,money\n", "metrics.csv:2: more cells than columns"),
        ("id,forms\nBed Nights,bed nights\n", "metrics.csv:2: 'Bed Nights' is no metric id"),
        ("id,forms\nbeds,\n", "metrics.csv:2: no forms"),
        ("id,forms,value_kind\nbeds,bed nights,number\n", "metrics.csv:2: unknown value_kind 'number', must be one of money"),
    ],
)
def test_a_wrong_file_of_metrics_says_where(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "metrics.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(message)):
        extractor.own_rules(metrics=path)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.csv: cannot be read"):
        extractor.own_rules(metrics=tmp_path / "none.csv")
