"""Any number of articles that differ: the corpus's own, with a share of their words and digits made anew each time."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from extractor import Article

CORPUS = Path(__file__).parent.parent / "corpus" / "articles"
NEW = 0.05  # the share of words that no article before had: real news keeps bringing new names
_WORD = re.compile(r"\w+")


def made(number: int, seed: int = 0) -> Iterator[Article]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    rng = random.Random(seed)
    for k in range(number):
        text = _WORD.sub(lambda found: changed(found[0], rng), texts[k % len(texts)])
        yield Article(id=f"made-{k}", text=text, published=date(2026, 2, 25))


def changed(word: str, rng: random.Random) -> str:
    if word.isdigit() and len(word) < 4:
        return str(rng.randrange(10 ** (len(word) - 1), 10 ** len(word)))
    if not word.isalpha() or rng.random() > NEW:
        return word
    letters = "".join(rng.choice("aeiou" if k % 2 else "bcdfgklmnprstv") for k in range(rng.randrange(5, 10)))
    return letters.capitalize() if word[0].isupper() else letters
