"""Counts that share one noun and have a word of their own each: "2,300 full-time and 700 part-time staff"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.link.leads import value_start
from extractor.link.metrics.meeting import Meeting, Setting
from extractor.link.nodes import Amount, Node

_JOINTS = frozenset(", and or plus".split())
_BARE = re.compile(r"[\d.,]+(?: (?:thousand|million|billion))?")  # no noun of its own
_BETWEEN = frozenset("word mark metric".split())
_NEAR = 7  # nodes of "full-time salaried, and more than"


def counted_alike(at: Setting) -> Meeting | None:
    """ "opened 12 new and 30 refurbished stores": what the count in front of it measures, too."""
    if at.before is None or at.before_place is None or _next_alike(at.text, at.nodes, at.before_place) != at.first:
        return None
    return replace(at.before, rule="fact.same_metric", place=None, of=None, of_metric=None)


def with_noun(text: str, nodes: Sequence[Node], first: int) -> Amount | None:
    """The amount as which a value is read: of "2,300 full-time and 700 part-time staff" the one with the noun."""
    last: int | None = first
    while last is not None:
        first, last = last, _next_alike(text, nodes, last)
    return nodes[first].amount


def _next_alike(text: str, nodes: Sequence[Node], place: int) -> int | None:
    """The place of the next count, whose noun is also that of the one at `place`, which has but a word of its own."""
    amount = nodes[place].amount
    if amount is None or amount.kind != "quantity" or amount.unit in (None, "times") or not _BARE.fullmatch(text, amount.start, amount.end):
        return None
    following = next((i for i in range(place + 1, min(place + 1 + _NEAR, len(nodes))) if nodes[i].kind not in _BETWEEN), None)
    if following is None or following < place + 2 or nodes[place + 1].word in _JOINTS:
        return None
    if nodes[value_start(nodes, following) - 1].word not in _JOINTS:
        return None
    other = nodes[following].amount
    return following if other is not None and (other.kind, other.unit) == (amount.kind, amount.unit) else None
