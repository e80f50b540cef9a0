"""How often do other words for the same change a fact? Every change of `tests/wordings.py` on sentences of the corpus.

python benchmarks/wordings.py [CHANGE]      one change shows the sentences that it breaks; all of them a line each
"""

from __future__ import annotations

import json
import random
import sys
from datetime import date
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from extractor import Article, extract
from extractor.schema import Record
from tests.wordings import CHANGES, Outcome, outcome, sentences

CORPUS = Path(__file__).parent.parent / "corpus"
SENTENCES = 120  # changed for each change, at most


class Read(NamedTuple):
    """An article of the corpus, and what it says as it stands."""

    text: str
    published: date
    record: Record


def articles() -> list[Read]:
    found = []
    for path in sorted((CORPUS / "articles").glob("*.txt")):
        gold = json.loads((CORPUS / "gold" / f"{path.stem}.json").read_text())
        text, published = path.read_text(), date.fromisoformat(gold["article"]["published"])
        found.append(Read(text, published, extract(Article(text=text, published=published))))
    return found


def changed(name: str, read: list[Read]) -> list[Outcome]:
    """What a change does to some sentences of the corpus, the same ones at every run."""
    places = [(article, bounds) for article in read for bounds in sentences(article.text)]
    random.Random(1).shuffle(places)
    found: list[Outcome] = []
    for article, bounds in places:
        if len(found) == SENTENCES:
            break
        if (told := outcome(article.record, article.text, article.published, bounds, CHANGES[name])) is not None:
            found.append(told)
    return found


def main(only: str | None) -> None:
    read = articles()
    print(f"{'':28}{'sentences':>10}{'facts kept':>12}")
    for name in [only] if only else CHANGES:
        found = changed(name, read)
        broken = [told for told in found if told.before != told.after]
        print(f"{name:28}{len(found):>10}{1 - len(broken) / len(found):>12.1%}", flush=True)
        for told in broken if only else ():
            print(f"\n  {told.text}\n    before {told.before}\n    after  {told.after}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
