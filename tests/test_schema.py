"""The published schemas are the models', and a record that breaks its contract is refused by name."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from extractor import Article, Record, RecordError, extract, schemas

from .test_writers import record

ROOT = Path(__file__).parent.parent
TEXT = "Mill Holdings Inc. said revenue rose 34% to $3 million in 2024."


@pytest.mark.parametrize("name", schemas.MODELS)
def test_schema_files_are_current(name: str) -> None:
    """Written by `extractor schema`."""
    assert (ROOT / "schemas" / name).read_text(encoding="utf-8") == schemas.render(name)


def test_a_record_reads_back_as_itself() -> None:
    found = extract(TEXT)
    assert Record.model_validate_json(found.model_dump_json()) == found


def test_nothing_can_be_changed_or_added() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Article(text="a").text = "b"  # type: ignore[misc]
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        Article(text="a", mood="good")  # type: ignore[call-arg]


def broken(**changes: Any) -> dict[str, Any]:
    """The sample record with some places changed, each given as `kind__index__field`."""
    found = record()
    for path, value in changes.items():
        target: Any = found
        *way, last = [int(step) if step.isdigit() else step for step in path.split("__")]
        for step in way:
            target = target[step]
        target[last] = value
    return found


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"money__0__end": 19}, "article 'mill': span 15:19 is not as long as its text '€3m' (rule money.x)"),
        (
            {"money__0__start": 915, "money__0__end": 918},
            "article 'mill': span 915:918 ends behind the article's 43 characters (rule money.x)",
        ),
        ({"money__0__low": "4000000"}, "article 'mill': m1: low 4000000 is above high 3000000 (rule money.x)"),
        ({"facts__0__start_date": "2025-01-01"}, "article 'mill': f1: 2025-01-01 is after 2024-12-31 (rule fact.x)"),
        ({"facts__0__company_id": "c2"}, "article 'mill': f1: company 'Mill plc' is not 'c2' (span 0:43, rule fact.x)"),
        ({"facts__0__period_id": "t1"}, "article 'mill': f1: no period 't1' (span 0:43, rule fact.x)"),
        ({"checks__0__facts": ["f9"]}, "article 'mill': check sum: no fact 'f9'"),
    ],
)
def test_every_broken_promise_is_named(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Record.model_validate(broken(**changes))
    assert message in str(caught.value)


@pytest.mark.parametrize("number", ["1e6", "1,000", "1.50", "0.10", "+1", "01", "", "NaN", 1.5])
def test_numbers_are_plain_decimals(number: object) -> None:
    with pytest.raises(ValidationError):
        Record.model_validate(broken(money__0__low=number, money__0__high=number))


def test_numbers_are_written_plainly() -> None:
    found = Record.model_validate(broken(money__0__low=Decimal("3E+6"), money__0__high=Decimal("3000000.00")))
    assert '"low":"3000000","high":"3000000"' in found.model_dump_json()


def test_a_record_holds_its_spans_against_the_text() -> None:
    found = extract(TEXT)
    assert found.fits(TEXT) is found
    with pytest.raises(RecordError, match="the text is another one"):
        found.fits(TEXT + " ")
