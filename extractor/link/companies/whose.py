"""Whose figure it is, and what is known where that is asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractor.link.companies.spoken_of import Known
from extractor.link.metrics.meeting import Meeting
from extractor.link.nodes import Node, Sentence
from extractor.mentions import Company


class Owner(NamedTuple):
    """The companies of a value and the rule that found them; `place` is their node where the sentence names them."""

    companies: tuple[Company, ...]
    rule: str
    place: int | None = None


NOBODY = Owner((), "company.nobody")


class Sought(NamedTuple):
    """A run of values with one metric whose owner is sought; `inside` are the companies of the value before."""

    sentence: Sentence
    run: Sequence[int]
    meeting: Meeting
    inside: tuple[Company, ...]
    known: Known

    @property
    def nodes(self) -> Sequence[Node]:
        return self.sentence.nodes

    @property
    def first(self) -> int:
        return self.run[0]

    @property
    def start(self) -> int:
        """Where the statement starts: at its metric or its value."""
        return self.first if self.meeting.place is None else min(self.meeting.place, self.first)
