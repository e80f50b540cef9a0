"""What a cost or a sum spent turns out to be beside what its sentence speaks of.

research and development cost $1.7bn           the cost that is named in front of the verb
the plant will cost €130m                      capital expenditure
will open a plant at a cost of $85m            likewise
spent 14% of its revenue on research           what it was spent on, as a share of the revenue
the new shares price the company at $1.2bn     its valuation
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, fits, listed, words_of
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms

_OPENS = all_forms("open build construct erect refurbish upgrade")
_SPENDS = all_forms("spend invest plough pour")
_PRICES = all_forms("price")
_SITES = cues.BUILT | frozenset(
    "laboratory lab campus brickworks shipyard stadium pipeline dam reactor headquarters depot mill store".split()
)
_WHICH = frozenset("to expected estimated set which that is are was be will would could should".split())
_CLAUSE = 14  # nodes
_SMALLEST_SUM = 100_000  # less is the price of a share


def named_cost(at: Setting, found: Meeting) -> Meeting | None:
    """ "Research and development cost RMB 1.75 billion": the cost in front of the verb."""
    place = found.place
    if not place or words_of(at, found) not in ("cost", "costs") or place >= at.first:
        return None
    named = at.nodes[place - 1].metric
    cost = named is not None and named.group in ("cost", "cash") and not named.weak and fits(named.value_kind, at.amount)
    return listed(named, place - 1, found.rule, found.change) if named is not None and cost else None


def building(at: Setting, found: Meeting) -> Meeting | None:
    """ "the plant will cost €130m", "a laboratory, expected to cost $90m", "will open a plant in October at a cost of $85m"."""
    nodes, place = at.nodes, found.place
    if at.amount.kind != "money" or place is None or place > at.first or words_of(at, found) not in ("cost", "costs"):
        return None
    if [node.word for node in nodes[max(0, place - 2) : place]] == ["at", "a"]:
        begun = any(node.word in _OPENS for node in nodes[max(0, place - _CLAUSE) : place])
        return replace(found, metric="capex", group="cash") if begun else None
    end = place
    while end and (nodes[end - 1].word in _WHICH or nodes[end - 1].word == ","):
        end -= 1
    built = 0 < end < place and nodes[end - 1].word in _SITES
    inside = any(node.word in cues.PREPOSITIONS for node in nodes[max(0, end - 3) : end])  # "a strike at the plant will cost"
    return replace(found, metric="capex", group="cash") if built and not inside else None


def spent_share(at: Setting, found: Meeting) -> Meeting | None:
    """ "spent 14% of its revenue on research"."""
    verb, place = at.word_before, found.place
    if at.amount.kind != "percent" or verb is None or verb.word not in _SPENDS or place is None or place < at.last:
        return None
    if [node.word for node in at.nodes[place + 1 : place + 2]] not in (["on"], ["in"]):
        return None
    named = _named(at.nodes, place + 2)
    if named is None:
        return None
    metric = named.metric.id if named.metric is not None else "rd_expense"
    return Meeting(metric, named.span, found.rule, "money", "duration", "cost", of=found.span, of_metric=found.metric)


def _named(nodes: Sequence[Node], place: int) -> Node | None:
    """What the money goes on: a cost of the vocabulary, or "research"."""
    for node in nodes[place : place + 3]:
        if node.word == "research" or (node.metric is not None and node.metric.group in ("cost", "cash")):
            return node
        if node.kind != "word":
            return None
    return None


def priced(at: Setting, found: Meeting) -> Meeting | None:
    """ "the new shares price the company at $1.15 billion"."""
    place = found.place
    if place is None or words_of(at, found) not in _PRICES or at.lead[-1:] != ["at"] or at.amount.low < _SMALLEST_SUM:
        return None
    whom = at.nodes[place + 1 : place + 2]
    return replace(found, metric="valuation") if whom and whom[0].kind in ("company", "reference") else None
