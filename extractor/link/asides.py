"""What is only said in passing between a subject and its verb, and left out before anything else is read.

    Gold, on the other hand, fell 1%                 what joins a sentence to the one before
    Office mortgages, the weakest part, shrank       an apposition
    Acme, Beta's biggest rival, has 640 customers    one that names somebody else
    Acme, which Beta founded, earned $5m             a relative clause
    Acme, listed in Oslo since 2019, earned $5m      a participle
    Acme, like Beta, earned $5m                      a comparison
    Acme, Beta's largest holder, which has 12%       an apposition in front of a relative clause
    Ms Tan said (that) in May Acme earned $5m        who says so in front, where that is no company

An aside with a value in it stays: "Acme, which earned $5m in 2024, is".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.link import cues, metric_verbs
from extractor.link.nodes import Node

_CONNECTIVES = {
    tuple(phrase.split())
    for phrase in (
        "however|meanwhile|moreover|nonetheless|nevertheless|indeed|though|too|by contrast|in contrast|on the other hand|in turn|"
        "of course|in particular|in addition|for its part|by comparison|as expected|on the contrary"
    ).split("|")
} | {(who, says) for who in ("he", "she", "they") for says in "says said reckons argues thinks believes estimates added adds".split()}
_LONGEST_CONNECTIVE = 4  # words
_LONGEST_ASIDE = 14  # nodes
# What opens an aside behind any subject, and behind a company.
_OPENERS = frozenset("the a an one which who whose".split())
_OF_COMPANY = _OPENERS | frozenset(
    "like unlike based founded listed owned backed led headed controlled run formerly known itself part headquartered".split()
)
_COUNTS_IN = frozenset("include includes included exclude excludes excluded".split())
_RELATIVES = frozenset("which whose".split())
_ROLES = frozenset("founder founders chairman chairwoman chair chief executive president director family heir customer client".split())
# What tells that a company's figures are another's: "Walmart, its biggest account, represents 8% of revenue".
_OUTSIDERS = frozenset("customer client account supplier backer investor consultancy consultant adviser researcher tracker broker".split())
_PARTICIPLES = frozenset("found used made built sold supplied fitted installed".split())
# What an aside says of the figure behind it: "led by Beta in May, valued it at", "which cut its forecast, made".
_ROUNDS = frozenset("led backed".split())
_FORESEEN = frozenset("forecast forecasts guidance outlook".split())
_BULLETS = frozenset("- – — • * · ▪ ●".split())
_ADDED = frozenset("added adds noted notes".split())
_SAID = frozenset("said says".split()) | _ADDED
_LONGEST_SAYER, _LEAST_SAID = 7, 5  # nodes
_NO_CLAUSE = frozenset("to of on at by with".split())  # "said on Monday", "added to its stake"
_SAYS = frozenset("said says plans aims wants hopes is was has had today yesterday".split())
_STOOD = frozenset("stood came hit reached totalled totaled averaged amounted remained exceeded topped passed ended closed".split())
_FINITE = frozenset(
    word for word in cues.MOVES | metric_verbs.FORMS | {first for first, _ in metric_verbs.PHRASAL} if not word.endswith("ing")
)


def without_asides(nodes: list[Node]) -> list[Node]:
    """The nodes without ", however," and ", a closely watched measure,": they part no subject from its verb."""
    commas = [i for i, node in enumerate(nodes) if node.word == ","]
    for first, last in reversed(list(pairwise(commas))):
        between = tuple(node.word for node in nodes[first + 1 : last])
        joins = len(between) <= _LONGEST_CONNECTIVE and between in _CONNECTIVES
        if joins or _is_aside(nodes, first, last):
            # "Where Acme spends 8% on research, however, Beta spends 4%": another clause begins
            clause = joins and nodes[first - 1].kind == "word" and [node.kind for node in nodes[last + 1 : last + 2]] == ["company"]
            relative = nodes[last + 1].word in _RELATIVES  # "Acme, Beta's largest holder, which has 12%": its comma stays
            nodes = [*nodes[:first], *nodes[last + (not (clause or relative)) :]]
    return nodes


def without_opening(nodes: list[Node]) -> list[Node]:
    """The nodes without a bullet or "Ms Tan said that" in front of them: what somebody says stands as if it were told plainly."""
    bullets = next((i for i, node in enumerate(nodes) if node.word not in _BULLETS), 0)
    nodes = nodes[bullets:]
    said = next((i for i, node in enumerate(nodes[: _LONGEST_SAYER + 1]) if node.kind != "word" or node.word in _SAID), 0)
    if said == 0 or nodes[said].word not in _SAID or len(nodes) < said + _LEAST_SAID:
        return nodes
    that = nodes[said + 1].word == "that"
    told = said + 1 + that
    if nodes[said].word in _ADDED and not that:
        return nodes  # "Higher taxes added $9m to the bill"
    return nodes[told:] if nodes[told].kind != "mark" and nodes[told].word not in _NO_CLAUSE else nodes


def _is_aside(nodes: Sequence[Node], first: int, last: int) -> bool:
    """Whether what stands between two commas is only said of the subject in front, its verb right behind."""
    inside, behind = nodes[first + 1 : last], nodes[last + 1 : last + 2]
    if not 1 < len(inside) <= _LONGEST_ASIDE or first == 0 or not behind:
        return False
    if nodes[first - 1].kind == "company" or (nodes[first - 1].kind == "reference" and first == 1):
        plain = all(node.kind not in ("value", "mark") or node.word == "-" or node.word in cues.GENITIVE for node in inside)
        words = {node.word for node in inside}
        telling = not words.isdisjoint(_OUTSIDERS | _FORESEEN) or (inside[0].word in _ROUNDS and any(node.period for node in inside))
        telling = telling or [node.word or node.kind for node in inside] == ["whose", "period"]  # "whose year ended on June 30"
        relative = behind[0].word in _RELATIVES and inside[0].word not in _RELATIVES
        return plain and not telling and _opens_of_company(inside) and (relative or is_finite(behind[0].word))
    if _is_told_of_thing(inside) and behind[0].word in _FINITE:
        return True  # "Sensors, found in Acme's phones, earned"
    if nodes[first - 1].metric is not None and inside[0].word == "which" and inside[1].word in _COUNTS_IN:
        return all(node.kind != "value" for node in inside)  # "Sales, which include those of Beta, rose"
    measured = nodes[first - 1].metric is not None  # "The order backlog, a guide to future revenue, came to"
    if inside[0].word not in _OPENERS or any(node.kind != "word" and not (measured and node.kind == "metric") for node in inside):
        return False
    roles = not _ROLES.isdisjoint(node.word for node in inside)  # "Jo Bell, the founder, will keep 24.6% of the votes": whose they are
    verb = behind[0].word in _FINITE or behind[0].word in cues.AUXILIARY or (measured and behind[0].word in _STOOD)
    return not roles and verb


def _is_told_of_thing(inside: Sequence[Node]) -> bool:
    """ "found in Acme's phones", "used by carmakers": a participle, with somebody's name behind it."""
    plain = all(node.kind in ("word", "company") or node.word in cues.GENITIVE for node in inside)
    return plain and inside[0].word in _PARTICIPLES and any(node.kind == "company" for node in inside)


def _opens_of_company(inside: Sequence[Node]) -> bool:
    """ "Beta's biggest rival", "its parent", "a maker of pumps", "founded in 1958"; not the next one of a list."""
    if inside[0].word in _OF_COMPANY or inside[0].kind == "reference":
        return True
    return inside[0].kind in ("company", "word") and inside[1].word in cues.GENITIVE


def is_finite(word: str) -> bool:
    """Whether a word behind a company and an aside is a verb: "recorded", "expects", "said"; or stands right in front: "today said"."""
    return word in _FINITE or word in cues.AUXILIARY or word in _SAYS or word.endswith("ed") or word in cues.PREDICTIONS
