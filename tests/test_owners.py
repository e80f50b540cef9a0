"""The articles of `corpus/owners.jsonl`: that their labels hold together, and that most of their figures find their owner."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.owners import Label, facts_of, labels, mistakes
from extractor import Article, extract

LABELS = list(labels())
LEAST = {"main company": 0.94, "company": 0.85, "owner": 0.85}  # some points below what `benchmarks/owners.py` prints


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label.id)
def test_labels_stand_in_the_text(label: Label) -> None:
    assert label.main is None or label.main in label.forms
    assert all(form in label.text for forms in label.forms.values() for form in forms)
    for piece, owner in label.owners:
        assert label.text.count(piece) == 1
        assert owner is None or owner in label.forms


def test_companies_and_owners_are_found() -> None:
    wrong: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for label in LABELS:
        record = extract(Article(text=label.text, published=label.published))
        asked["main company"] += label.main is not None
        asked["company"] += len(label.forms) - (label.main is not None)
        asked["owner"] += sum(bool(facts_of(record, label.text.index(piece), len(piece))) for piece, _ in label.owners)
        wrong.update(kind for kind, _ in mistakes(label, record))
    right = {kind: 1 - wrong[kind] / count for kind, count in asked.items()}
    assert all(right[kind] >= least for kind, least in LEAST.items()), right
