"""Whom a sentence names for a value.

    Acme's quarterly revenue / its revenue / Acme revenue    the possessor, or the name right in front of the metric
    Acme, whose revenue                                      the one that a relative clause is about
    Acme (3.1 million units; 7.8% share)                     the name in front of a bracket
    shares in Acme / revenue at Acme                         the name right behind the metric
    whereas those of Beta                                    the name that a word for the metric is linked to
    At Acme, the margin shrank to                            the name that a clause opens with
    Acme … while Beta saw revenue of                         the nearest subject in front of the value
    Having lost $5m, Acme wants                              whom a participle in front is about
    revenue was $5bn, Acme said                              the one who says so, at the sentence's end

Looked past on the way to a subject: relative clauses ("Beta, which Acme bought, has"), objects ("would owe Acme"), "its own".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.link import cues, metric_kinds
from extractor.link.companies.clause_subjects import LINKING, NAMES, is_in_aside, is_included, is_institution, opens_clause
from extractor.link.companies.persons import is_called_holder
from extractor.link.companies.spoken_of import listed_with
from extractor.link.companies.subjects_before import BEHIND, IN_FRONT, SAYERS, foresees
from extractor.link.companies.whose import NOBODY, Owner, Sought
from extractor.link.names import SKIPPED, describes, is_subject
from extractor.link.nodes import Node

_LOBBIES = {(kind, what) for kind in ("trade", "industry", "lobby") for what in ("group", "body", "association")}
_BODIES = frozenset("association federation institute bureau ministry council".split())
# Owners of a joint figure that are no company.
_GROUPS = frozenset("trio quartet".split())
_TOLD_OF_ALL = ("price", "vacancy_rate", "occupancy_rate", "footfall", "premiums")  # by whoever follows a trade
_THOSE = frozenset("those that".split())
_MOVED = cues.UP_NOUNS | cues.DOWN_NOUNS
_WORKS = frozenset("plant factory mill smelter refinery mine works fab site line".split())  # "the plant in Oslo, whose capacity"
_PARTS_OF = frozenset("segment division unit arm business brand subsidiary".split())
# Who is no company, though one stands beside them.
_RELATED = frozenset("family founder founders widow heirs chairman chairwoman brothers wife husband son daughter".split())


def moving(sought: Sought) -> Owner | None:
    """ "Acme rose 5%": the company that is itself what moves."""
    place = sought.meeting.company_place
    if place is None or (sought.meeting.metric == "stake" and is_called_holder(sought.sentence, sought.first)):
        return None  # "Castor 11% and founder Leo Park 9%"
    return Owner(listed_with(sought.nodes, place), "company.subject", place)


def of_those(sought: Sought) -> Owner | None:
    """ "Acme's sales rose 5%, Beta's 4%, and those of Castor a mere 1%": whose the metric is again, since the value before."""
    nodes = sought.nodes
    for i in range(sought.first - 1, max(1, sought.first - IN_FRONT), -1):
        if nodes[i].kind == "value":
            return None
        if nodes[i].kind == "company" and is_of_those(nodes, i) and not is_included(nodes, i, sought.first):
            return Owner(nodes[i].companies, "company.of_metric", i)
    return None


def bracketed(sought: Sought) -> Owner | None:
    """ "Acme (3.1 million units; 7.8% share) and Beta (2.7 million; 6.8%)"."""
    nodes = sought.nodes
    for i in range(sought.first - 1, 0, -1):
        if nodes[i].word == ")":
            return None
        if nodes[i].word == "(":
            return Owner(nodes[i - 1].companies, "company.subject", i - 1) if nodes[i - 1].kind == "company" else None
    return None


def between(sought: Sought) -> Owner | None:
    """ "Acme's value stands at $95bn, while Beta's is $301bn"."""
    nodes, place, first = sought.nodes, sought.meeting.place, sought.first
    if place is None and nodes[0].word in _THOSE and first > 2 and nodes[2].kind == "company" and is_of_those(nodes, 2):
        return Owner(nodes[2].companies, "company.of_metric", 2)  # "Those of Beta climbed 7%"
    if place is None or place > first or sought.meeting.metric in metric_kinds.COVERED:
        return None
    for i in range(first - 1, place, -1):
        if (
            nodes[i].kind == "company"
            and is_subject(nodes, i)
            and i + 1 < first
            and nodes[i + 1].word not in SAYERS
            and nodes[i - 1].word != ","
            and not is_in_aside(nodes, i, first)
            and not (sought.meeting.metric in metric_kinds.OWNERLESS and foresees(nodes, i, first))
        ):
            return Owner(listed_with(nodes, i), "company.subject", i)
        if is_included(nodes, i, first):
            continue
        if nodes[i].kind in NAMES and nodes[i].companies and (is_of_those(nodes, i) or (opens_clause(nodes, i) and i + 2 < first)):
            return Owner(nodes[i].companies, "company.of_metric", i)
    return None


def is_of_those(nodes: Sequence[Node], i: int) -> bool:
    """ "whereas those of Beta were 5% higher": the metric again, of another company."""
    if i > 3 and nodes[i - 1].word in cues.GENITIVE:
        i -= 2  # "those of France's Beta"
    return i > 1 and nodes[i - 1].word in ("of", "at") and nodes[i - 2].word in _THOSE


def beside_metric(sought: Sought) -> Owner | None:
    """ "Acme's quarterly revenue", "its revenue", "Acme revenue", "Acme, whose revenue"; "shares in Acme", "revenue at Acme"."""
    place = sought.meeting.place
    if place is None or sought.meeting.metric in metric_kinds.COVERED:
        return None
    return _possessor(sought.nodes, place, sought.first) or _linked(sought, place)


def _possessor(nodes: Sequence[Node], place: int, first: int) -> Owner | None:
    """ "Acme's revenue", "whose revenue", "its revenue": who has the metric at node `place`, of the value at node `first`."""
    for i in range(place - 1, max(-1, place - 1 - IN_FRONT), -1):
        node = nodes[i]
        if node.word in _GROUPS and nodes[i + 1].word in cues.GENITIVE:
            return NOBODY
        if node.word == "whose":
            return _relative(nodes, i)
        if node.kind == "reference" and i and any(is_institution(nodes, j) for j in range(max(0, i - 4), i)):
            return NOBODY
        if node.kind in NAMES and node.companies:
            return _possessing(nodes, i, place, first)
        if node.kind not in ("word", "period") and node.word not in (*cues.POSSESSIVE, "-"):
            return None
    return None


def _possessing(nodes: Sequence[Node], i: int, place: int, first: int) -> Owner | None:
    """The name at a node, where it has the metric behind it: not "spent $5m on its own shares", which are the subject's."""
    node = nodes[i]
    if i + 1 < place and nodes[i + 1].word == "own" and place > first:
        return None
    possessive = i + 1 < place and nodes[i + 1].word in cues.POSSESSIVE
    moved = i > 1 and nodes[i - 1].word in ("in", "of") and nodes[i - 2].word in _MOVED  # "a 9% fall in Acme shares"
    adjacent = i + 1 == place and (node.kind == "reference" or nodes[i - 1 : i] == () or moved or is_subject(nodes, i))
    if possessive or adjacent or (node.kind == "reference" and not _has_verb(nodes, i, place)):
        return Owner(listed_with(nodes, i) if possessive and node.kind == "company" else node.companies, "company.possessive", i)
    return None


def _relative(nodes: Sequence[Node], i: int) -> Owner | None:
    """ "sold by Acme, whose stake", "Acme, a fund whose assets": the name that a relative clause hangs on; "its founder, whose" is none."""
    if i > 1 and nodes[i - 1].word == "," and nodes[i - 2].word in _RELATED:
        return NOBODY
    for j in range(i - 1, max(-1, i - 1 - IN_FRONT), -1):
        if nodes[j].kind in NAMES and nodes[j].companies:
            apposed = nodes[j + 1].word == "," or j + 1 == i
            return Owner(nodes[j].companies, "company.possessive", j) if apposed else NOBODY  # not "to Acme's bank, whose"
        if nodes[j].kind != "word" and nodes[j].word != ",":
            return None
    # "both more than the century-old bank across the harbour, whose value"
    if i > 1 and nodes[i - 2].word in _PARTS_OF:
        return None  # "the automation segment, whose profit"
    clause = {node.word for node in nodes[max(0, i - IN_FRONT) : i]}
    return NOBODY if nodes[i - 1].word == "," and "the" in clause and _WORKS.isdisjoint(clause) else None


def _linked(sought: Sought, place: int) -> Owner | None:
    """ "shares in Acme"; but "a stake in Beta", "the acquisition of Beta" are what is held or bought."""
    nodes = sought.nodes
    if sought.meeting.metric in metric_kinds.HELD:
        return None
    for i in range(place + 1, min(place + 1 + BEHIND, len(nodes))):
        node = nodes[i]
        if node.kind in NAMES and node.companies and nodes[place + 1].word in LINKING:
            if i + 1 < len(nodes) and nodes[i + 1].word == "-":
                return None  # "a $2bn valuation in Beta-led round"
            if (named := _apposed(nodes, i)) is not None:
                return named
            return Owner(listed_with(nodes, i) if node.kind == "company" else node.companies, "company.of_metric", i)
        described = i > place + 1 and node.kind == "word" and describes(node.word)  # "the margin of supermarket operator Acme"
        if node.kind != "word" or not (node.word in LINKING or node.word in SKIPPED or described):
            return None
    return None


def _apposed(nodes: Sequence[Node], i: int) -> Owner | None:
    """ "assets at its fund arm, Beta, rose": the name that a phrase with "its" stands beside."""
    if nodes[i].kind != "reference":
        return None
    comma = next((j for j in range(i + 1, min(i + 5, len(nodes))) if nodes[j].kind != "word"), None)
    if comma is None or nodes[comma].word != "," or [node.kind for node in nodes[comma + 1 : comma + 2]] != ["company"]:
        return None
    closed = nodes[comma + 2 : comma + 3] and nodes[comma + 2].word == ","
    return Owner(nodes[comma + 1].companies, "company.of_metric", comma + 1) if closed and comma > i + 1 else None


def _has_verb(nodes: Sequence[Node], first: int, last: int) -> bool:
    """Whether a clause of its own stands between two nodes."""
    return any(
        node.word in cues.LEVEL
        or node.word in cues.AUXILIARY
        or node.word in cues.UP
        or node.word in cues.DOWN
        or node.word in cues.PREDICTIONS
        for node in nodes[first:last]
    )


def sayer(sought: Sought) -> Owner | None:
    """ "…, Acme said", "…, said Acme"; but the price of a trade is not that of the house which tells it."""
    nodes = sought.nodes
    ownerless = sought.meeting.metric in metric_kinds.OWNERLESS
    behind = [node.word for node in nodes[sought.run[-1] + 1 :]]
    body = not _BODIES.isdisjoint(behind) or any(pair in _LOBBIES for pair in pairwise(behind))
    if body and not SAYERS.isdisjoint(behind) and not any(node.companies for node in nodes):
        return NOBODY  # "premiums have risen 11%, the Association of Insurers says"
    for i in range(sought.run[-1] + 1, len(nodes)):
        if nodes[i].kind in NAMES and nodes[i].companies and nodes[i - 1].word != "told":  # "its chief executive told Beta"
            if nodes[i + 2 : i + 3] and nodes[i + 2].kind == "value":
                continue  # "Beta added 1.4%": a move
            around = [node.word for node in nodes[max(0, i - 1) : i + 2]]
            if sought.meeting.metric in _TOLD_OF_ALL and sought.known.main and nodes[i].companies != sought.known.main and "says" in around:
                return NOBODY  # "Average prices have fallen 16%, Castor Dynamics says"
            if not SAYERS.isdisjoint(around) and "according" not in around and not (ownerless and nodes[i].companies != sought.known.main):
                return Owner(nodes[i].companies, "company.sayer", i)
    return None
