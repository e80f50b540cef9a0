"""A statement in other words gives the same facts."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import Article, extract

from .wordings import CHANGES, outcome, sentences

PUBLISHED = date(2026, 2, 25)
TEXT = """Norwell plc doubles down on pumps

Norwell plc reported revenue of $412 million in 2025, compared with $380 million a year earlier. Its net profit rose 8% to $41 million.
Norwell plc has 5,800 employees and 41 plants. Norwell plc expects revenue of $450 million in 2026.
Norwell plc's cash was $96 million at the end of December. The gross margin rose to 41% from 38% a year earlier.
Castor Foods Inc. sold 90,000 tonnes of flour in the first half of 2025 and spent $12 million on mills.
In 2024, Castor Foods Inc. had sales of $210 million. Castor Foods Inc. lost $4 million in 2025.
Castor Foods Inc. raised $75 million in May 2025 at a valuation of $600 million. The shares fell 3% to $14.20 on Tuesday.
Norwell plc will open 12 plants in 2026.
"""


@pytest.mark.parametrize("name", CHANGES)
def test_other_words_change_no_fact(name: str) -> None:
    record = extract(Article(text=TEXT, published=PUBLISHED))
    outcomes = [outcome(record, TEXT, PUBLISHED, bounds, CHANGES[name]) for bounds in sentences(TEXT)]
    told = [found for found in outcomes if found is not None]
    assert told, "no sentence of the text can be changed so"
    for found in told:
        assert found.after == found.before, found.text


def test_what_a_relative_clause_tells_points_to_its_period() -> None:
    clause = "Castor plc, whose output was 90 tonnes, had sales of $3 million in May 2025."
    facts = extract(f"In the third quarter of 2025 Norwell plc earned $9 million. {clause}", published=PUBLISHED).facts
    assert [(fact.metric, fact.period_id) for fact in facts] == [("net_profit", "t1"), ("production", "t1"), ("revenue", "t2")]
