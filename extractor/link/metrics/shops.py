"""Shops that close, and those that are to open.

    45 of its 410 branches are to be shuttered         so many of all of them
    runs 410 branches, 45 of which will close          likewise, of those told before
    axed 12 of its 90 clinics                          the verb in front
    opened nine and plans 15 to 18 next year           openings, too
"""

from __future__ import annotations

from itertools import pairwise

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, phrased
from extractor.link.verb_forms import all_forms
from extractor.mentions import Metric, Span

_OPENED = all_forms("open")
_FATE = 6  # nodes between shops and what becomes of them
_WILL, _CLOSE = frozenset("will would to may could".split()), frozenset("close shut go disappear vanish".split())
_BE = frozenset("be being been are were was".split())
_CLOSED = frozenset("closed shut shuttered axed scrapped lost boarded".split())
_THOSE = frozenset("which them these those".split())


def shops_going(at: Setting) -> Meeting | None:
    """ "45 of its 410 branches are to be shuttered", "410 branches, 45 of which will close"."""
    behind = at.nodes[at.last + 1 : at.last + 6]
    if at.amount.kind != "quantity" or at.amount.unit is not None or not behind or behind[0].word != "of":
        return None
    end = next((i for i, node in enumerate(behind) if node.amount is not None), None)
    told = at.near is not None and at.near.metric == "stores" and behind[1].word in _THOSE
    if not (told or (end is not None and counts_shops(at))):
        return None
    fate = [node.word for node in at.nodes[at.last + 2 + (end or 0) :][:_FATE]]
    going = any((a in _WILL and b in _CLOSE) or (a in _BE and b in _CLOSED) for a, b in pairwise(fate))
    if not going and fate[:1] != ["closed"]:
        return None
    return phrased("store_closures", Span(at.amount.start, behind[end or 1].end), "fact.own_unit")


def shops_planned(at: Setting) -> Meeting | None:
    """ "opened nine in the quarter and plans 15 to 18 next year": as many as are to open."""
    bare = at.amount.kind == "quantity" and at.amount.unit is None
    verb = at.word_before if bare else None
    if verb is None or verb.word not in cues.FORECAST:
        return None
    opened = next((node for node in reversed(at.nodes[: at.start]) if node.word in _OPENED), None)
    return Meeting("store_openings", opened.span, "fact.verb", "count", "duration", "count") if opened is not None else None


def are_shops(metric: Metric | None) -> bool:
    """Whether what is counted is shops, whatever they are called."""
    return metric is not None and metric.id == "stores"


def counts_shops(at: Setting) -> bool:
    """Whether a number is one of shops, or of those that are counted right behind: "12 of its 90 clinics"."""
    amounts = [at.amount, *(node.amount for node in at.nodes[at.last + 1 : at.last + 6] if node.amount is not None)]
    whole = amounts[1] if at.amount.unit is None and len(amounts) > 1 and at.nodes[at.last + 1].word == "of" else at.amount
    return are_shops(whole.metric)
