"""Who holds a part of a company and is none: persons, families, shareholders.

    the founder still controls 28.5%; the couple's interest     nobody's
    shareholders of Beta will own 23%                            likewise
    the chairman has 52% of the votes                            those in the company
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.companies.whose import NOBODY, Owner, Sought
from extractor.link.leads import value_start
from extractor.link.metrics.noun_phrases import is_verb
from extractor.link.nodes import Node, Sentence

# Who holds shares and is no company.
_PERSONS = frozenset(
    "founder founders co-founder co-founders chairman chairwoman chief family brothers government state investors employees "
    "directors management he she they couple husband wife heirs".split()
)
_VEHICLES = frozenset("vehicle trust office fund holding".split())  # "the family vehicle"
_FOUNDERS = frozenset("founder founders co-founder co-founders chairman chairwoman he she".split())
_HAS = frozenset("has have had holds owns".split())
_WITH = frozenset("with a further another (".split())
_ASIDE = 12  # nodes


def of_person(sought: Sought) -> Owner | None:
    """ "the founder still controls 28.5%": a holder that is no company; votes are those in the company."""
    holder, known = _holder(sought), sought.known
    votes = holder is not None and sought.meeting.metric == "voting_power" and (known.main or known.carried)
    who = next((i for i, node in enumerate(sought.nodes[: sought.first]) if node.word in _FOUNDERS), None)
    if not votes or who is None:
        return holder
    if who and sought.nodes[who - 1].companies:
        return Owner(sought.nodes[who - 1].companies, "company.possessive", who - 1)  # "Its founder, who controls 41% of the votes"
    return Owner(votes, "company.main" if known.main else "company.sentence_before")


def _holder(sought: Sought) -> Owner | None:
    """Nobody, where a person or shareholders hold a stake."""
    nodes, first = sought.nodes, sought.first
    if sought.meeting.metric not in ("stake", "voting_power"):
        return None
    place = sought.meeting.place
    if place and nodes[place - 1].word in ("his", "her"):
        return NOBODY  # "see his holding diluted to 22%"
    genitive = place is not None and place > 1 and nodes[place - 1].word in cues.GENITIVE
    if place and genitive and (nodes[place - 2].word in _PERSONS or is_called(sought.sentence, place - 2)):
        return NOBODY  # "the couple's interest will drop to 34%", "Bell's stake"
    if sought.meeting.rule not in ("fact.verb", "fact.idiom") and not _is_had(sought):
        again = sought.meeting.rule == "fact.same_metric" and is_called_holder(sought.sentence, first)  # "and founder Leo Park 9%"
        return NOBODY if again or is_of_persons(nodes, sought.start) or _is_with(sought) else None
    for i in range(first - 1, -1, -1):
        if nodes[i].word == "," and _closes_aside(nodes, i):
            return None
        of_place = i > 1 and nodes[i - 1].word in ("of", "in") and nodes[i - 2].kind == "company"  # "Acme of Japan holds 12%"
        if is_called(sought.sentence, i) and not of_place and (i == first - 1 or is_verb(nodes[i + 1].word)):
            return NOBODY  # "Halloran owns 8% and Raman 6%"
        if nodes[i].word == "who":
            return NOBODY  # "Jo Bell, who owns 12%"
        if nodes[i].word == "management" and nodes[i - 1].word == "under":
            continue  # "which has €28bn under management, owns 12%"
        if (nodes[i].word in _PERSONS and nodes[i + 1].word not in _VEHICLES) or _are_shareholders(nodes, i):
            return NOBODY
        if nodes[i].kind == "company" and _is_in_life(nodes, i):
            return NOBODY  # "Jo Bell, who founded Acme in 1998, owns 12%"
        owns_too = nodes[i].kind == "value" and [node.word for node in nodes[first - 2 : first - 1]] == ["and"]  # "and controls 44%"
        if nodes[i].kind in ("company", "reference", "value") and not owns_too:
            return None
    return None


def _is_had(sought: Sought) -> bool:
    """ "the founder has a stake of 22%", "the state still has a 51% stake": what somebody has, told by the noun."""
    start = value_start(sought.nodes, sought.first)
    front = sought.nodes[max(0, start - 4) : start]
    has = any(node.word in _HAS for node in front) and not any(node.kind in ("value", "mark") for node in front)
    return has and sought.meeting.rule in ("fact.metric_before_value", "fact.metric_after_value")


def is_called(sentence: Sentence, i: int) -> bool:
    """Whether a word is a name, and that of no company."""
    node = sentence.nodes[i]
    return node.kind == "word" and node.word.isalpha() and len(node.word) > 2 and sentence.text[node.start].isupper()


def is_called_holder(sentence: Sentence, first: int) -> bool:
    """ "and Leo Park 9%", "and Leo Park with 9%", "Leo Park (9%)": whether a name of no company stands in front of what it has."""
    start = first
    while start > 1 and sentence.nodes[start - 1].word in _WITH:
        start -= 1
    return is_called(sentence, start - 1)


def _is_in_life(nodes: Sequence[Node], i: int) -> bool:
    """Whether a company is only named in what is told of a person: ", who founded Acme in 1998,"."""
    who = next((j for j in range(i - 1, max(0, i - _ASIDE), -1) if nodes[j].word in ("who", ",")), 0)
    return who > 1 and nodes[who].word == "who" and nodes[who - 1].word == ","


def _is_with(sought: Sought) -> bool:
    """ "Jo Bell, with a 6.2% stake, wants a sale": a name of no company in front of the stake's comma."""
    start = value_start(sought.nodes, sought.first)
    return start > 2 and [node.word for node in sought.nodes[start - 2 : start]] == [",", "with"] and is_called(sought.sentence, start - 3)


def is_of_persons(nodes: Sequence[Node], start: int) -> bool:
    """ "Acme holds 22%, the founder 14%", "as have directors with a further 3%": no company right in front of a value."""
    while start > 1 and nodes[start - 1].word in _WITH:
        start -= 1
    return start > 0 and nodes[start - 1].word in _PERSONS


def _are_shareholders(nodes: Sequence[Node], i: int) -> bool:
    """ "Beta shareholders will own 23% of Acme", "shareholders of Beta"."""
    named = nodes[i - 2] if i > 1 and nodes[i - 1].word == "of" else nodes[i]
    return named.metric is not None and named.metric.id == "shareholders"


def _closes_aside(nodes: Sequence[Node], i: int) -> bool:
    """ "Acme, the vehicle of founder Jo Bell, owns 31%": whether a comma ends what is told of a company, whoever is named in it."""
    opens = next((j for j in range(i - 1, max(0, i - _ASIDE), -1) if nodes[j].word == ","), 0)
    return opens > 0 and nodes[opens - 1].kind == "company" and is_verb(nodes[i + 1].word)
