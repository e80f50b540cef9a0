"""Every line of every case file, and every example of every rule, is one test."""

from __future__ import annotations

import importlib
import pkgutil
import random
from datetime import date

import pytest

import extractor
from extractor import extract, markup
from extractor.rules import Rule

from .cases import PUBLISHED, Case, all_cases, split_date

CASES = all_cases()


def result(line: str, kinds: tuple[str, ...], published: date | None, currency: str | None = None) -> str:
    """What the extractor makes of a marked-up line's text, in the same notation."""
    sentence, _, _ = line.partition(" => ")
    text, _ = markup.parse(sentence)
    record = extract(text, published=published, currency=currency).fits(text)
    if "facts" in kinds:
        facts = " ; ".join(map(markup.fact_line, record.facts))
        return f"{sentence} => {facts}" if facts else sentence
    return markup.render(text, markup.marks_of(record, kinds))


def params(cases: list[Case]) -> list[object]:
    known_gap = pytest.mark.xfail(reason="known gap", strict=True, raises=AssertionError)
    return [pytest.param(case, id=case.where, marks=[known_gap] if case.gap else []) for case in cases]


@pytest.mark.parametrize("case", params(CASES))
def test_case(case: Case) -> None:
    assert result(case.line, case.kinds, case.published, case.currency) == case.line


def cut(words: list[str], chance: random.Random) -> str:
    """A stretch of a sentence, as a headline, a table cell or a broken line leaves it."""
    first = chance.choice((0, chance.randrange(len(words))))
    return " ".join(words[first : chance.randrange(first, len(words)) + 1]).rstrip(chance.choice(("", ".,;:")))


@pytest.mark.parametrize("name", sorted({case.where.partition(":")[0] for case in CASES}))
def test_sentences_cut_anywhere_are_read(name: str) -> None:
    """Rules look at the words behind a value, which need not be there."""
    chance = random.Random(name)
    for case in CASES:
        if case.where.startswith(f"{name}:"):
            text, _ = markup.parse(case.line.partition(" => ")[0])
            for _ in range(5):
                piece = cut(text.split(" "), chance)
                extract(piece, published=case.published).fits(piece)


def all_rules() -> list[Rule]:
    """The RULES table of every module of the package."""
    names = [m.name for m in pkgutil.walk_packages(extractor.__path__, "extractor.") if not m.name.endswith("__main__")]
    return [rule for name in names for rule in getattr(importlib.import_module(name), "RULES", ())]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_rule_makes_its_example(rule: Rule) -> None:
    """The example comes out as marked, and the rule's own name is among those that made it."""
    line, published = split_date(rule.example, PUBLISHED)
    sentence, arrow, _ = line.partition(" => ")
    text, marks = markup.parse(sentence)
    kinds = ("facts",) if arrow else tuple({mark.kind for mark in marks})
    assert result(line, kinds, published) == line
    record = extract(text, published=published)
    made = [m.rule for group in (record.money, record.percents, record.quantities, record.periods, record.facts) for m in group]
    made += [m.rule for company in record.companies for m in company.mentions]
    assert rule.name in {name for names in made for name in names.split("+")}


def test_rule_names_are_unique() -> None:
    names = [rule.name for rule in all_rules()]
    assert len(names) == len(set(names)), sorted(name for name in names if names.count(name) > 1)
