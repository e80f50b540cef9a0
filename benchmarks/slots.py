"""What, whose, when and which way? Every text of `corpus/slots.jsonl`: short articles, and passages of one to three sentences.

python benchmarks/slots.py [--errors]

Each label is a piece of text with one figure, and the company, metric, period and change of its fact. Whole records cost ten times
the work, so these texts vary more; in a passage nothing around helps. Metrics are held against the vocabulary as `extractor evaluate`
does; in a deal either side counts as its company, as the labels leave open which.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.owners import names_given
from extractor import Article, extract
from extractor.evaluate import INTERCHANGEABLE, settled_metrics
from extractor.schema import Fact

LABELLED = Path(__file__).parent.parent / "corpus" / "slots.jsonl"
SLOTS = ("company", "metric", "period", "change")
_OF_DEALS = frozenset("deal_value stake premium offer_price".split())


class Slot(NamedTuple):
    """A figure with what its fact says: `piece` is the text around it, `company` None where it is nobody's."""

    piece: str
    company: str | None
    metric: str
    start: str | None
    end: str | None
    change: str | None


class Label(NamedTuple):
    """An article with the names of its companies, each with all its forms, and its labelled figures."""

    id: str
    text: str
    published: date
    forms: dict[str, tuple[str, ...]]
    slots: list[Slot]


def labels() -> Iterator[Label]:
    for line in LABELLED.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        forms = {company["name"]: (company["name"], *company["aliases"]) for company in row["companies"]}
        yield Label(row["id"], row["text"], date.fromisoformat(row["published"]), forms, [Slot(**slot) for slot in row["facts"]])


def answers(label: Label) -> Iterator[tuple[Slot, Fact | None, dict[str, bool]]]:
    """Each label with the fact that fits it best and what of it agrees, "full" where all does; no fact where none has the figure."""
    record = extract(Article(text=label.text, published=label.published))
    known = {name: names.union(label.forms[name]) for name, names in names_given(label.text, label.forms, record).items()}
    for slot in label.slots:
        at = label.text.index(slot.piece)
        found = [fact for fact in record.facts if any(at <= span.start < at + len(slot.piece) for span in fact.value_spans)]
        fact = max(found, key=lambda fact: sum(agree(slot, fact, known).values()), default=None)
        agreeing = agree(slot, fact, known) if fact is not None else dict.fromkeys(SLOTS, False)
        yield slot, fact, {**agreeing, "full": all(agreeing.values())}


def agree(slot: Slot, fact: Fact, known: dict[str, set[str]]) -> dict[str, bool]:
    sides = {fact.company, fact.subject, fact.of} if fact.metric in _OF_DEALS else {fact.company}
    days = tuple(day.isoformat() if day else None for day in (fact.start_date, fact.end_date))
    alike = fact.metric == slot.metric or any(fact.metric in group and slot.metric in group for group in INTERCHANGEABLE)
    return {
        "company": None in sides if slot.company is None else bool(sides & known[slot.company]),
        "metric": alike or slot.metric not in settled_metrics(),  # an id that its labeller coined is held against nothing
        "period": days == (slot.start, slot.end),
        "change": fact.change == slot.change,
    }


def shares(found: Sequence[dict[str, bool]]) -> dict[str, float]:
    """Of the labels whose figure was found, how many are right: by slot, and in full."""
    return {name: fmean(agreeing[name] for agreeing in found) for name in (*SLOTS, "full")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list every mistake")
    show = parser.parse_args().errors
    told = [(label, *answer) for label in labels() for answer in answers(label)]
    for label, slot, fact, agreeing in told if show else ():
        if not agreeing["full"]:
            print(f"{label.id} {', '.join(n for n in SLOTS if not agreeing[n])}: {slot.piece!r}, got {fact.rule if fact else None}")
    found = [agreeing for _, _, fact, agreeing in told if fact is not None]
    print(f"{'found':8}{len(told):6}{len(found) / len(told):9.1%}")
    for name, share in shares(found).items():
        print(f"{name:8}{len(found):6}{share:9.1%} right")


if __name__ == "__main__":
    main()
