"""The place where a time expression stands, as the checks of its surroundings ask for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# What may follow a finished clause, a finished sentence.
SENTENCE_GOES_ON = re.compile(r"\s*(?:$|[.,;:!?)\n]|(?:and|or|to|at|as|after|when|but|in|with|from|through)\b)")
SENTENCE_ENDS = re.compile(r"\s*(?:$|[.,;:!?](?!\d))")


def words_of(words: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(words.split())


@dataclass(slots=True)
class Place:
    """Where an expression stands, and what is before it."""

    text: str
    start: int
    end: int
    before: str = field(init=False)
    word: str = field(init=False)  # the word before, small; empty where no white space parts it from the expression

    def __post_init__(self) -> None:
        self.before = before = self.text[max(0, self.start - 30) : self.start]
        self.word = before.lower().rsplit(None, 1)[-1] if before[-1:].isspace() and before.strip() else ""

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]

    @property
    def alone(self) -> bool:
        return self.end - self.start + 1 >= len(self.text)

    def followed_by(self, pattern: re.Pattern[str]) -> bool:
        return pattern.match(self.text, self.end) is not None
