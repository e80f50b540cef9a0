"""Who is named, and whose is a figure? Every article of `corpus/owners.jsonl`.

python benchmarks/owners.py [--errors]

The labels are cheaper than whole records, so the articles vary more: they name the company late, by description first, by its
founder's name, or tell of two evenly. A figure of a deal counts for either side, as the labels leave open which.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from extractor import Article, extract
from extractor.schema import Fact, Record

LABELLED = Path(__file__).parent.parent / "corpus" / "owners.jsonl"


class Label(NamedTuple):
    """An article with its companies, each with all its forms, the one it is about, and pieces of text with the owner of their figure."""

    id: str
    text: str
    published: date
    main: str | None
    forms: dict[str, tuple[str, ...]]
    owners: list[tuple[str, str | None]]


def labels() -> Iterator[Label]:
    for line in LABELLED.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        forms = {company["name"]: (company["name"], *company["aliases"]) for company in row["companies"]}
        yield Label(row["id"], row["text"], date.fromisoformat(row["published"]), row["main"], forms, [(p, w) for p, w in row["owners"]])


def names_given(text: str, forms: dict[str, tuple[str, ...]], record: Record) -> dict[str, set[str]]:
    """The names under which a record lists each labelled company: those of the companies that any of its forms is a mention of."""
    found: dict[str, set[str]] = {}
    for company in record.companies:
        for mention in company.mentions:
            found.setdefault(text[mention.start : mention.end], set()).add(company.name)
    return {name: set().union(*(found.get(form, set()) for form in called)) for name, called in forms.items()}


def mistakes(label: Label, record: Record) -> Iterator[tuple[str, str]]:
    """What a record has wrong: the kind of mistake and what it is about."""
    known = names_given(label.text, label.forms, record)
    for name in (name for name, called in known.items() if not called):
        yield ("main company" if name == label.main else "company"), name
    for piece, owner in label.owners:
        facts = facts_of(record, label.text.index(piece), len(piece))
        if facts and not any(is_owner(fact, owner, known) for fact in facts):
            yield "owner", f"{piece!r} is {owner}'s, not {facts[0].company}'s"


def facts_of(record: Record, start: int, length: int) -> list[Fact]:
    """The facts whose value lies in a piece of the text."""
    return [fact for fact in record.facts if any(start <= span.start and span.end <= start + length for span in fact.value_spans)]


def is_owner(fact: Fact, owner: str | None, known: dict[str, set[str]]) -> bool:
    sides = {fact.company, fact.subject, fact.of} if fact.metric in ("deal_value", "stake") else {fact.company}
    return (None in sides) if owner is None else bool(sides & {owner, *known[owner]})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list every mistake")
    show = parser.parse_args().errors
    wrong: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for label in labels():
        record = extract(Article(text=label.text, published=label.published))
        asked["main company"] += label.main is not None
        asked["company"] += len(label.forms) - (label.main is not None)
        asked["owner"] += sum(bool(facts_of(record, label.text.index(piece), len(piece))) for piece, _ in label.owners)
        for kind, what in mistakes(label, record):
            wrong[kind] += 1
            if show:
                print(f"{label.id} {kind}: {what}")
    for kind, count in asked.items():
        print(f"{kind:14}{count:6}{1 - wrong[kind] / count:9.1%} right")


if __name__ == "__main__":
    main()
