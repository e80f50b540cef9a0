"""xBRL-JSON: what is reported and how, what is left out and why, and that an XBRL processor finds nothing to complain of."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from extractor import extract, taxonomy, xbrl
from extractor.cli import app
from extractor.readers import find_sources, read_articles
from extractor.schema import Article, Fact, Record

from .samples import record

ARTICLES = Path(__file__).parent.parent / "corpus" / "articles"


def report(records: Iterable[Record], path: Path) -> tuple[dict[str, Any], dict[str, int]]:
    left_out = xbrl.write((one.model_dump_json() for one in records), path)
    return json.loads(path.read_text(encoding="utf-8")), dict(left_out)


def changed(number: int = 0, **values: Any) -> Fact:
    """A fact of the sample with other values."""
    row = record().facts[number].model_dump(mode="json")
    return Fact.model_validate(row | values)


def test_reports_facts_with_exclusive_ends_and_plain_values(tmp_path: Path) -> None:
    found, left_out = report([record()], tmp_path / "r.json")
    assert found["documentInfo"]["documentType"] == "https://xbrl.org/2021/xbrl-json"
    assert found["facts"]["a1.kelp.f1"] == {
        "value": "3500000",
        "decimals": -5,
        "dimensions": {
            "concept": "metric:Revenue",
            "entity": "company:Orlen_Kelp",
            "period": "2024-01-01T00:00:00/2025-01-01T00:00:00",
            "unit": "iso4217:EUR",
        },
    }
    assert found["facts"]["a1.kelp.f5"]["dimensions"] | {"entity": ""} == {
        "concept": "metric:Employees",
        "entity": "",
        "period": "2025-03-02T00:00:00",
        "unit": "unit:person",
    }
    assert list(found["facts"]) == ["a1.kelp.f1", "a1.kelp.f2", "a1.kelp.f5"]
    assert left_out == {"a change": 1, "a range": 1, "a unit that its metric does not have": 1}


@pytest.mark.parametrize(
    ("values", "dimensions"),
    [
        ({"metric": "share_price", "per": "share", "start_date": "2024-12-31"}, {"unit": "iso4217:EUR/xbrli:shares"}),
        ({"metric": "gross_margin", "unit": "percent"}, {"concept": "metric:GrossMargin"}),
        ({"metric": "price_to_sales", "unit": "times", "start_date": "2024-12-31"}, {"period": "2025-01-01T00:00:00"}),
        ({"metric": "shipments", "unit": "metric ton"}, {"unit": "unit:metric_ton"}),
        ({"subject": "Dried kelp", "forecast": True}, {"metric:Subject": "Dried kelp", "metric:Outlook": "forecast"}),
    ],
)
def test_units_and_dimensions(values: dict[str, Any], dimensions: dict[str, str]) -> None:
    fact = changed(**values)
    assert xbrl.unsupported(fact) is None
    found = xbrl.reported(fact)["dimensions"]
    assert found | dimensions == found
    assert ("unit" in found) == (fact.unit not in ("percent", "times")), "XBRL's pure number has no unit"


def test_a_percentage_is_a_share_of_one() -> None:
    fact = changed(2, metric="gross_margin", change=None)
    assert xbrl.reported(fact) | {"dimensions": {}} == {"value": "0.12", "decimals": 2, "dimensions": {}}


def test_a_fact_about_nobody_has_no_entity() -> None:
    assert "entity" not in xbrl.reported(changed(company=None, company_id=None))["dimensions"]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"metric": "kelp_index"}, "a metric that the taxonomy does not have"),
        ({"change": "increase"}, "a change"),
        ({"high": "4000000"}, "a range"),
        ({"modifier": "about"}, "an approximation"),
        ({"of": "costs"}, "a share of another figure"),
        ({"end_date": None}, "no period"),
        ({"metric": "cash"}, "a level over more than a day"),
        ({"per": "month"}, "a rate"),
        ({"metric": "share_price", "per": "month", "start_date": "2024-12-31"}, "a rate"),
        ({"unit": "percent"}, "a unit that its metric does not have"),
        ({"metric": "employees", "start_date": "2024-12-31"}, "a unit that its metric does not have"),
    ],
)
def test_what_the_format_cannot_hold(values: dict[str, Any], reason: str) -> None:
    assert xbrl.unsupported(changed()) is None
    assert xbrl.unsupported(changed(**values)) == reason


def test_the_command_counts_what_it_leaves_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Acme's revenue rose 5% in 2024.", encoding="utf-8")
    done = CliRunner().invoke(app, ["run", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out" / "r.json"), "--format", "xbrl-json"])
    assert done.exit_code == 0
    assert json.loads((tmp_path / "out" / "r.json").read_text(encoding="utf-8"))["facts"] == {}
    assert (tmp_path / "out" / taxonomy.FILE).is_file()
    assert "1 fact left out that the format cannot hold: 1 a change" in done.stderr


# The taxonomy, and what a processor says of both.


def test_the_taxonomy_is_what_the_table_says() -> None:
    assert taxonomy.PATH.read_text(encoding="utf-8") == taxonomy.render(), "run: extractor schema"


def test_concepts_have_names_of_their_own() -> None:
    names = [concept.name for concept in taxonomy.concepts().values()]
    assert len(names) == len(set(names))
    assert not set(names) & {*taxonomy.DIMENSIONS, *(f"{name}Name" for name in taxonomy.DIMENSIONS)}


def arelle(report: Path, home: Path) -> list[str]:
    """What Arelle has to say, its two notes on how long it took aside."""
    command = [sys.executable, "-m", "arelle.CntlrCmdLine", "--file", str(report), "--validate", "--utr"]
    options = ["--internetConnectivity", "offline", "--disablePersistentConfig", "--logFormat", "[%(messageCode)s] %(message)s"]
    done = subprocess.run([*command, *options], capture_output=True, text=True, env={"HOME": str(home)}, check=False)
    lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    assert sum(line.startswith("[info] ") for line in lines) == 2, lines
    return [line for line in lines if not line.startswith("[info] ")]


def test_arelle_finds_no_fault_with_the_corpus(tmp_path: Path) -> None:
    pytest.importorskip("arelle", reason="pip install arelle-release")
    articles = (found for found in read_articles(find_sources([str(ARTICLES)])) if isinstance(found, Article))
    found, _ = report([record(), *(extract(article) for article in articles)], tmp_path / "r.json")
    assert len(found["facts"]) > 20
    assert arelle(tmp_path / "r.json", tmp_path) == []


def test_arelle_would_find_one(tmp_path: Path) -> None:
    pytest.importorskip("arelle", reason="pip install arelle-release")
    report([record()], tmp_path / "r.json")
    whole = (tmp_path / "r.json").read_text(encoding="utf-8")
    for right, wrong, code in (
        ("iso4217:EUR", "iso4217:ZZZ", "utre:error-NumericFactUtrInvalid"),
        ("metric:Revenue", "metric:Kelp", "oime:unknownConcept"),
        ('"2025-03-02T00:00:00"', '"2025-03-01T00:00:00/2025-03-02T00:00:00"', "oime:invalidPeriodDimension"),
    ):
        (tmp_path / "bad.json").write_text(whole.replace(right, wrong), encoding="utf-8")
        assert any(code in line for line in arelle(tmp_path / "bad.json", tmp_path)), code
