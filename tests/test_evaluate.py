"""Scoring by examples small enough to count by hand."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from extractor.evaluate import Tally, same_metric, score, settled_metrics, total

Json = dict[str, Any]


def money(start: int, low: str, currency: str = "USD", **more: Any) -> Json:
    return {"start": start, "end": start + 2, "text": "$1", "low": low, "high": low, "currency": currency, **more}


def fact(metric: str = "revenue", low: str = "1", company: str | None = "Mill", year: int | None = 2024, **more: Any) -> Json:
    days = {"start_date": f"{year}-01-01", "end_date": f"{year}-12-31"} if year else {"start_date": None, "end_date": None}
    return {
        "company": company,
        "metric": metric,
        "metric_text": metric,
        "low": low,
        "high": low,
        "unit": "USD",
        **days,
        "change": None,
        **more,
    }


def record(**kinds: list[Json]) -> Json:
    company = {"name": "Mill plc", "aliases": ["Mill"], "mentions": [{"start": 0, "end": 4, "text": "Mill"}]}
    return {"money": [], "percents": [], "quantities": [], "companies": [company], "periods": [], "facts": [], **kinds}


def test_figures_of_a_tally() -> None:
    tally = Tally(right=3, wrong=1, missed=2)
    assert (tally.precision, tally.recall) == (0.75, 0.6)
    assert tally.f1 == pytest.approx(2 / 3)
    assert Tally().f1 == 1.0
    assert Tally(missed=1).f1 == 0.0


def test_right_spans_with_wrong_values() -> None:
    gold = record(money=[money(10, "1"), money(20, "2"), money(30, "3")])
    found = record(money=[money(10, "1"), money(20, "2", "CAD"), money(40, "4")])
    scored = score(gold, found)
    assert scored.tallies["money.span"] == Tally(right=2, wrong=1, missed=1)
    assert scored.tallies["money.value"] == Tally(right=1, wrong=2, missed=2)
    assert scored.errors == (
        "money: missed '$1' at 30",
        "money: '$1' at 20 is 2 USD, got 2 CAD",
        "money: not a mention '$1' at 40 (rule None)",
    )


def test_optional_gold_is_neutral() -> None:
    gold = record(money=[money(10, "1", optional=True)], facts=[fact(optional=True)])
    for found in (
        record(),
        record(money=[money(10, "9")]),
        record(money=[money(11, "1")]),
        record(facts=[fact()]),
        record(facts=[fact("cash")]),
    ):
        assert {name: tally for name, tally in score(gold, found).tallies.items() if tally.wrong or tally.missed} == {}


def test_a_company_is_known_by_any_of_its_forms() -> None:
    gold = record()
    for name, right in (("mill", 1), ("MILL PLC", 1), ("Miller", 0)):
        found = record(companies=[{**gold["companies"][0], "name": name}])
        assert score(gold, found).tallies["companies.span"].right == 1
        assert score(gold, found).tallies["companies.value"].right == right


def test_signs_do_not_count_but_sizes_do() -> None:
    assert score(record(facts=[fact(low="5")]), record(facts=[fact(low="-5")])).tallies["facts.full"] == Tally(right=1)
    assert score(record(facts=[fact(low="5")]), record(facts=[fact(low="5.1")])).tallies["facts.value"] == Tally(wrong=1, missed=1)


def test_slots_of_a_fact() -> None:
    scored = score(record(facts=[fact()]), record(facts=[fact("cash", company="Other", year=None, change="increase")]))
    assert scored.tallies["facts.value"] == Tally(right=1)
    assert scored.tallies["facts.full"] == Tally(wrong=1, missed=1)
    assert scored.slots == {"metric": (0, 1), "company": (0, 1), "period": (0, 1), "change": (0, 1)}


def test_facts_of_one_value_are_paired_best_first() -> None:
    gold = record(facts=[fact("revenue", year=2023), fact("revenue", year=2024)])
    found = record(facts=[fact("revenue", year=2024), fact("cash", year=2023), fact("revenue", year=2023, company="Mill plc")])
    scored = score(gold, found)
    assert scored.tallies["facts.full"] == Tally(right=2, wrong=1)


def test_metrics_that_mean_the_same() -> None:
    assert same_metric(fact("users"), fact("subscribers"))
    assert not same_metric(fact("revenue"), fact("net_profit"))
    assert "revenue" in settled_metrics()
    unheard_of = fact("barnacles", metric_text="number of barnacles")
    assert same_metric(unheard_of, fact("count", metric_text="barnacle"))
    assert not same_metric(unheard_of, fact("count", metric_text="barnacle colonies"))


def test_scores_add_up() -> None:
    gold = record(money=[money(10, "1")], facts=[fact(), fact("cash", low="2")])
    found = copy.deepcopy(gold)
    found["facts"].pop()
    both = total([score(gold, found), score(gold, gold)])
    assert both.tallies["money.value"] == Tally(right=2)
    assert both.tallies["facts.full"] == Tally(right=3, missed=1)
    assert both.slots["metric"] == (3, 3)
    assert both.rows()["facts.full"] == pytest.approx(600 / 7)
