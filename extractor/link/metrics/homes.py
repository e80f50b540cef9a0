"""Homes that are counted.

completed 3,912 homes, handed over 410 flats      completions
hopes to close on 14,500 homes                    likewise
a network that passes 4.2m homes                  homes passed
"""

from __future__ import annotations

from itertools import pairwise

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting
from extractor.link.verb_forms import all_forms, forms

_COMPLETES = all_forms("complete build deliver finish")
_HANDS_OVER = frozenset((verb, particle) for base, particle in (("hand", "over"), ("close", "on")) for verb in forms(base))
_PREMISES, _PASSES = frozenset("home premise premises household".split()), all_forms("pass") | {"past"}


def are_completed(at: Setting) -> bool:
    """ "built 1,940 homes", "handed over 3,412 houses"."""
    if at.amount.unit not in cues.DWELLINGS or at.word_before is None:
        return False
    words = [node.word for node in at.nodes[max(0, at.start - 2) : at.first]]
    if words == ["keys", "to"]:
        return True  # "handed over the keys to 1,842 homes"
    return at.word_before.word in _COMPLETES or not _HANDS_OVER.isdisjoint(pairwise(words))


def homes(at: Setting) -> Meeting | None:
    """What becomes of the homes that a quantity counts."""
    verb = at.word_before
    if at.amount.unit in _PREMISES and verb is not None and verb.word in _PASSES:
        return Meeting("homes_passed", verb.span, "fact.own_unit", "count", "instant", "count")
    if verb is None or not are_completed(at):
        return None
    return Meeting("completions", verb.span, "fact.own_unit", "count", "duration", "count")
