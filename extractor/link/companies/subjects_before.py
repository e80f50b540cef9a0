"""The nearest subject in front of a value, and whom what opens a sentence is about.

    Acme … while Beta saw revenue of          the nearest subject
    Having lost $5m, Acme wants               the subject behind the comma

Looked past: relative clauses ("Beta, which Acme bought, has"), objects ("would owe Acme"), "its own", who only foresees or says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues, metric_kinds
from extractor.link.companies.clause_subjects import (
    NAMES,
    has_own_verb,
    is_giver,
    is_in_aside,
    is_in_opening,
    is_institution,
    is_no_owner,
    opens_clause,
    opens_relative,
)
from extractor.link.companies.spoken_of import listed_with
from extractor.link.companies.whose import NOBODY, Owner, Sought
from extractor.link.names import is_subject, list_start
from extractor.link.nodes import Node

SAYERS = frozenset("said says added announced reported told according".split())
_FORESEES = cues.PREDICTIONS | frozenset("bets bet looks pencils pencilled prices anticipates".split())
_GOES = frozenset("peaking averaging hitting reaching ending bottoming troughing climbing falling rising".split())
_AGAINST = cues.COMPARISONS | frozenset("twice double triple half behind above below ahead".split())
_VENTURES = frozenset("venture subsidiary unit alliance consortium partnership rival competitor customer client supplier".split())
_HOLDS = frozenset("had has held holds".split())
_OWNED = frozenset("subsidiary unit affiliate arm division brand".split())
# Nodes in front of a metric among which its possessor is looked for, and behind it for who it is linked to.
IN_FRONT, BEHIND = 6, 6


def nearest_subject(sought: Sought) -> Owner | None:
    """ "Acme reported revenue of $5m": nobody, where an institution or the industry is nearer."""
    nodes, first, metric = sought.nodes, sought.first, sought.meeting.metric
    covered, ownerless = metric in metric_kinds.COVERED, metric in metric_kinds.OWNERLESS
    for i in range(first - 1, -1, -1):
        node = nodes[i]
        if is_institution(nodes, i) or (node.word in cues.NOBODY and ownerless):
            return NOBODY
        if node.kind not in NAMES or is_in_aside(nodes, i, first) or is_no_owner(nodes, i) or _is_metric(sought, i):
            continue
        if _is_put_to_other(nodes, i, first) or _is_with_its(nodes, i) or _is_of_list(nodes, i) or is_in_opening(nodes, i, first):
            continue
        if _only_says(sought, i):
            continue
        if node.kind == "company" and i > 2 and [n.word or n.kind for n in nodes[i - 3 : i]] == ["company", ",", "whose"]:
            return Owner(nodes[i - 3].companies, "company.subject", i - 3)  # "Acme, whose Beta phone sold 3 million"
        if (sought.meeting.rule != "fact.idiom" or metric != "funding") and is_giver(nodes, i, metric):
            continue
        if (bought := sought.meeting.subject) is not None and bought.start == node.start:
            continue  # "acquired, within a segment, Beta for"
        opens = opens_clause(nodes, i) and not covered  # "At Harbour Securities, the price target was cut"
        foreseen = ownerless and foresees(nodes, i, first)
        if node.companies and not foreseen and (opens or (not covered and (opens_relative(nodes, i, first) or has_own_verb(nodes, i)))):
            return Owner(node.companies, "company.subject", i)
        of_target = i > 1 and nodes[i - 1].word == "of" and nodes[i - 2].metric is not None  # "the price target of Acme"
        if covered and node.kind == "company" and i and (nodes[i - 1].word in ("on", "for") or of_target):
            return Owner(node.companies, "company.of_metric", i)
        if node.companies and is_subject(nodes, i) and not covered and not foreseen:
            return Owner(listed_with(nodes, i), "company.both" if len(node.companies) > 1 else "company.subject", i)
    return None


def _only_says(sought: Sought, i: int) -> bool:
    """ "The price was $12 in May, Acme said, 3% more than in April": who says so of nobody's figure has not the rest of it either."""
    nodes = sought.nodes
    aside = [node.word for node in nodes[i + 1 : i + 3]]
    told = len(aside) > 1 and aside[0] in SAYERS and aside[1] == "," and any(node.kind == "value" for node in nodes[:i])
    again = sought.meeting.rule == "fact.same_metric" or (sought.meeting.place is not None and sought.meeting.place < i)
    return told and not sought.inside and again


def _is_put_to_other(nodes: Sequence[Node], i: int, first: int) -> bool:
    """ "shipped 300 pairs, twice Beta's 152, and was valued at": Beta has another figure alone."""
    behind = nodes[i + 1 : i + 3]
    compared = i > 0 and nodes[i - 1].word in _AGAINST
    return compared and len(behind) == 2 and behind[0].word in cues.GENITIVE and behind[1].kind == "value" and i + 2 < first


def _is_of_list(nodes: Sequence[Node], i: int) -> bool:
    """ "Acme, a joint venture of Beta, Gamma and Delta, has": whose the list is, none of its members has."""
    first = list_start(nodes, i)
    return 1 < first < i and nodes[first - 1].word == "of" and nodes[first - 2].word in _VENTURES


def _is_with_its(nodes: Sequence[Node], i: int) -> bool:
    """ "Acme and its subsidiary, Beta, carried 11 million passengers": Acme's, with those of what it owns."""
    its = next((j for j in range(i - 2, max(1, i - IN_FRONT), -1) if nodes[j].kind == "reference"), 0)
    apposed = its > 1 and nodes[i - 1].word == "," and nodes[i + 1 : i + 2] != [] and nodes[i + 1].word == ","
    joined = apposed and nodes[its - 1].word == "and" and nodes[its - 2].kind == "company"
    return joined and nodes[its].companies == nodes[its - 2].companies and nodes[i - 2].word in _OWNED


def foresees(nodes: Sequence[Node], i: int, first: int) -> bool:
    """ "Acme now sees the rate at 4%", "Acme has the rate peaking at 4%": the market's figure, not that of whoever foresees it."""
    told = any(follows.word in _FORESEES for follows in nodes[i + 1 : min(i + 3, first)])
    return told or (nodes[i + 1].word in ("has", "have") and any(node.word in _GOES for node in nodes[i + 2 : first]))


def _is_metric(sought: Sought, i: int) -> bool:
    """ "improved to 92%. At Acme it is 103%": "it" is what was measured; but "a year ago it had 103%"."""
    node = sought.nodes[i]
    it = sought.meeting.rule == "fact.metric_of_sentence_before" and node.kind == "reference" and node.end - node.start == len("it")
    return it and not (sought.nodes[i + 1].word in _HOLDS and sought.nodes[i + 2].kind == "value")


def of_opening(sought: Sought) -> Owner | None:
    """ "Having lost $11m in 2025, Acme wants to", "With 31% of the market, Acme is": the subject of what opens it is behind the comma."""
    nodes, last = sought.nodes, sought.run[-1]
    priced = nodes[0].word == "at" and sought.meeting.metric in metric_kinds.PRICED  # "At 7 times earnings, Acme is"
    opens = nodes[0].word.endswith("ing") or priced or nodes[0].word == "with"
    if not opens or any(node.kind in NAMES for node in nodes[:last]):
        return None
    comma = next((i for i in range(last, len(nodes) - 1) if nodes[i].word == ","), last)
    reach = comma + 2 if nodes[0].word in ("at", "with") else len(nodes)
    i = next((i for i in range(last + 2, reach) if nodes[i].kind in NAMES and nodes[i - 1].word == ","), None)
    return Owner(nodes[i].companies, "company.subject", i) if i is not None and nodes[i].companies else None
