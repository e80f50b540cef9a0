"""The texts of `corpus/slots.jsonl`: that their labels hold together, and that most of their figures are read right."""

from __future__ import annotations

from datetime import date

import pytest

from benchmarks.slots import Label, answers, labels, shares

LABELS = list(labels())
LEAST = {"company": 0.90, "metric": 0.90, "period": 0.83, "change": 0.96, "full": 0.73}  # below what `benchmarks/slots.py` prints


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label.id)
def test_labels_stand_in_the_text(label: Label) -> None:
    assert all(form in label.text for forms in label.forms.values() for form in forms)
    for slot in label.slots:
        assert label.text.count(slot.piece) == 1
        assert slot.company is None or slot.company in label.forms
        assert (slot.start is None) == (slot.end is None)
        assert slot.start is None or date.fromisoformat(slot.start) <= date.fromisoformat(slot.end or "")
        assert slot.change in (None, "increase", "decrease")


def test_figures_are_read() -> None:
    rates = shares([agreeing for label in LABELS for _, fact, agreeing in answers(label) if fact is not None])
    assert all(rates[name] >= least for name, least in LEAST.items()), rates
