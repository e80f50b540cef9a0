"""Whose a round of funding is, and what is lent beside it: of whom the money is for, never of who puts it up.

    with Acme chipping in; the other $25 million is a loan from Bank Beta      the start-up's
    at just under 11% behind it                                                what the start-up pays
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.companies.whose import Owner, Sought
from extractor.link.nodes import Node

_PART_OF = frozenset("other rest remaining total that".split())
_IS = frozenset("is was".split())
_BACKERS = frozenset("backer backers owner owners parent shareholders investors".split())
_BRINGS = frozenset("bring brings brought bringing take takes took taking".split())
_OPENING = 6  # nodes
_ROUNDS = frozenset({"funding", "debt"})


def of_round(sought: Sought) -> Owner | None:
    """ "$20 million of the total is venture debt from Beta", "the other $25 million is a loan", "at 11%" behind one."""
    nodes, first, last, known = sought.nodes, sought.first, sought.run[-1], sought.known
    if sought.meeting.metric in ("interest_rate", "spread") and sought.inside and nodes[sought.start - 1].word == "at":
        owed = any(node.metric is not None and node.metric.id in ("debt", "loans") for node in nodes[:first])
        return Owner(sought.inside, "company.same_sentence") if owed else None
    if sought.meeting.metric == "funding" and sought.meeting.rule == "fact.verb" and (backed := _backed(nodes, first)) is not None:
        return Owner(nodes[backed].companies, "company.possessive", backed)
    if known.main and sought.meeting.metric == "funding" and nodes[first - 1].word == "to" and _brings_total(nodes, first):
        return Owner(known.main, "company.main")
    if sought.meeting.metric not in _ROUNDS or sought.meeting.rule != "fact.idiom":
        return None
    if sought.inside and nodes[first - 1].word == "to" and _is_total(nodes, first):
        return Owner(sought.inside, "company.same_sentence")
    around = {node.word for node in (*nodes[max(0, first - 2) : first], *nodes[last + 1 : last + 4])}
    part = not _PART_OF.isdisjoint(around) and any(node.word in _IS for node in nodes[last + 1 : last + 6])
    whose = sought.inside or known.main or known.carried
    return Owner(whose, "company.main" if whose == known.main else "company.sentence_before") if part and whose else None


def _is_total(nodes: Sequence[Node], first: int) -> bool:
    """ "Beta, which values it at $410m and brings its total funding to $96m": what it has raised, and not who backs it."""
    near = nodes[max(0, first - len("brings its total funding to".split())) : first]
    return any(node.word == "total" or (node.metric is not None and node.metric.id == "funding") for node in near)


def _brings_total(nodes: Sequence[Node], first: int) -> bool:
    """ "Bolt and Cave joined the round, which brings total funding to $83m": what a round does for whoever raised it."""
    return _is_total(nodes, first) and any(node.word in _BRINGS for node in nodes[max(0, first - 5) : first])


def _backed(nodes: Sequence[Node], first: int) -> int | None:
    """ "Its owner, Beta, put in $4m", "Acme's backers injected $4m": whose backers they are."""
    for i in range(min(first - 1, _OPENING)):
        behind = [node.word for node in nodes[i + 1 : i + 3]]
        if nodes[i].companies and (behind[0] in _BACKERS or (behind[0] in cues.GENITIVE and behind[1] in _BACKERS)):
            return i
    return None
