"""Who wins where two mentions cover the same characters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain
from operator import attrgetter
from typing import Protocol, TypeVar


class HasSpan(Protocol):
    """Anything with half-open offsets."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=HasSpan)


def without(mentions: Sequence[S], stronger: Sequence[HasSpan]) -> list[S]:
    """The mentions that touch no stronger one; both in text order.

    >>> from extractor.mentions import Span
    >>> without([Span(0, 2), Span(4, 6)], [Span(1, 3)])
    [Span(start=4, end=6)]
    """
    kept: list[S] = []
    at = bisect_right(stronger, mentions[0].start, key=attrgetter("end")) if mentions else 0
    for mention in mentions:
        while at < len(stronger) and stronger[at].end <= mention.start:
            at += 1
        if at == len(stronger) or stronger[at].start >= mention.end:
            kept.append(mention)
    return kept


def in_order(*groups: Sequence[HasSpan]) -> list[HasSpan]:
    """Several lists of mentions as one, in text order."""
    return sorted(chain(*groups), key=attrgetter("start"))
