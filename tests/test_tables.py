"""The tables that were generated are up to date, and no table says one thing twice."""

from __future__ import annotations

import ast
import csv
import importlib.util
import re
from collections import Counter
from pathlib import Path

import pytest

from extractor.find import currency_words, nouns
from extractor.find.currencies import CODES, LEFT, NAMES, RIGHT, SIGNS
from extractor.find.metric_rows import read_metrics
from extractor.find.modifiers import BEFORE
from extractor.find.money import find_money
from extractor.find.numbers import find_numbers
from extractor.find.period_words import HOLIDAYS
from extractor.link.metric_kinds import KINDS
from extractor.own import PERIOD_KINDS, VALUE_KINDS
from extractor.resolve.currency_places import CANDIDATES, EXCHANGES, LOCAL_PRESS, PLACES, WHOSE
from extractor.resolve.holiday_places import BY_PLACE
from extractor.resolve.holidays import AFTER_EASTER, AFTER_THANKSGIVING, FIXED, FLOATING, LUNAR, ONCE

ROOT = Path(__file__).resolve().parent.parent


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader((ROOT / "extractor" / "find" / "currencies.csv").read_text(encoding="utf-8").splitlines()))


def test_currencies_csv_is_what_the_script_writes() -> None:
    spec = importlib.util.spec_from_file_location("make_currencies", ROOT / "scripts" / "make_currencies.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.TABLE.read_text(encoding="utf-8") == script.table(), "run scripts/make_currencies.py"


def units() -> list[tuple[str, str | None]]:
    everything = [*LEFT.items(), *RIGHT.items(), *SIGNS.items(), *((name, unit) for names in NAMES.values() for name, unit in names)]
    return [(form, unit.code) for form, unit in everything]


def test_every_form_means_a_currency_that_exists() -> None:
    assert {(form, code) for form, code in units() if code is not None and code not in CODES | {"XDR"}} == set()


def test_every_family_has_candidates_and_every_candidate_places() -> None:
    assert set(currency_words.FAMILIES) - set(CANDIDATES) == {"cent"}  # cents are decided with the dollar
    named = {code for codes in CANDIDATES.values() for code in codes} | set(EXCHANGES.values()) | set(LOCAL_PRESS) | set(WHOSE.values())
    assert named - set(PLACES) == set()
    assert named - CODES == set()


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_is_read_on_either_side(code: str) -> None:
    assert LEFT[code].code == RIGHT[code].code == code


@pytest.mark.parametrize("row", [row for row in rows() if row["current"] and row["place"]], ids=lambda row: row["code"])
def test_every_currency_of_today_is_read_by_its_names(row: dict[str, str]) -> None:
    for name in (f"{row['place']} {row['singular']}", f"{row['place']} {row['plural']}"):
        for text in (f"It cost 5 million {name}.", f"it cost 20 {name.lower()} in all"):
            assert [amount.currency for amount in find_money(text, find_numbers(text))] == [row["code"]], text


def test_every_form_is_listed_for_one_metric() -> None:
    rows = read_metrics().values()
    counts = Counter(form for row in rows for form in (*row.forms, *row.weak_forms))
    assert [form for form, count in counts.items() if count > 1] == []  # of two the first would win, unseen


def test_every_metric_has_a_kind_of_value_and_of_period() -> None:
    for row in read_metrics().values():
        assert row.value_kind in VALUE_KINDS, row.id
        assert row.period_kind in PERIOD_KINDS, row.id
        assert row.forms or row.weak_forms, row.id


def test_every_holiday_has_its_days() -> None:
    computed = {name for table in (FIXED, FLOATING, AFTER_EASTER, AFTER_THANKSGIVING, ONCE, LUNAR, BY_PLACE) for name in table}
    assert set(HOLIDAYS) - computed == set()


def test_no_phrase_has_two_modifiers() -> None:
    counts = Counter(phrase for phrases in BEFORE.values() for phrase in phrases)
    assert [phrase for phrase, count in counts.items() if count > 1] == []


def test_irregular_nouns_are_no_stop_words() -> None:
    assert set(nouns.IRREGULAR) & nouns.STOP == set()
    assert all(re.fullmatch(r"[a-z ]+", word) for word in nouns.IRREGULAR)


@pytest.mark.parametrize("path", sorted((ROOT / "extractor").rglob("*.py")), ids=lambda path: path.stem)
def test_no_table_hides_another_of_its_name(path: Path) -> None:
    module = ast.parse(path.read_text(encoding="utf-8"))
    targets = [target for node in module.body if isinstance(node, ast.Assign) for target in node.targets]
    names = Counter(node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name))
    assert [name for name, count in names.items() if count > 1] == []


def test_a_phrase_measures_a_metric_as_the_vocabulary_does() -> None:
    rows = read_metrics()
    listed = {metric: (row.value_kind, row.period_kind, row.group) for metric, row in rows.items()}
    differs = {metric for metric, kind in KINDS.items() if metric in listed and listed[metric] != kind}
    # Of a deal, a sale and an offer a phrase tells what was done; their names tell a level.
    assert differs == {"deal_value", "offer_price", "price"}
