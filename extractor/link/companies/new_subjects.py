"""Whether somebody else comes in between two values, so that the second is not the first one's.

    Acme lost 6%; larger Beta gave up 2%                    a name that is a subject
    a break fee of $5m; the buyer would pay $9m             a word for another company
    34 times earnings, compared with 22 for Beta            whom a value is put to behind it
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link.companies.clause_subjects import opens_clause
from extractor.link.companies.markets import OF_MARKETS, SOLD_BY_ALL
from extractor.link.companies.named import is_of_those
from extractor.link.companies.whose import NOBODY, Owner
from extractor.link.metrics.meeting import Meeting
from extractor.link.names import is_subject
from extractor.link.nodes import Node

_ATTACHED, _THEM = frozenset("at with".split()), frozenset("which whom them".split())

# What a country, an industry or a market has as well as a company; and how a company is found that the sentence does not name.
_OF_ALL = OF_MARKETS | SOLD_BY_ALL | frozenset(
    "loans deposits inventory capacity npl_ratio vacancy_rate occupancy_rate load_factor".split()
)
_FROM_AFAR = frozenset("company.sentence_before company.main company.paragraph_before".split())


def new_subject(nodes: Sequence[Node], before: int, first: int) -> bool:
    """Whether a name between two values is the subject of the second."""
    names = [i for i, node in enumerate(nodes[before:first], before) if node.kind == "company" or _opens_with_noun(nodes, i)]
    return any(is_subject(nodes, i) or is_of_those(nodes, i) or opens_clause(nodes, i) for i in names)


def hangs_on(nodes: Sequence[Node], before: int, start: int) -> bool:
    """ "3.6 million kiosks, which ring up $170bn", "96 firms listed, raising $18bn", "41 bids at a premium of": those told of."""
    words = [node.word for node in nodes[before + 1 : start]]
    if any(node.companies for node in nodes[before + 1 : start]) or ";" in words:
        return False
    article = words[-1:] in (["a"], ["an"])
    attached = len(words) > article and words[-1 - article] in _ATTACHED
    return attached or not _THEM.isdisjoint(words) or (words[:1] == [","] and words[1:2] != [] and words[1].endswith("ing"))


def of_the_same(found: Owner, before: Meeting | None, meeting: Meeting, between: Sequence[Node]) -> Owner:
    """ "Chinese steel output fell 4%, while exports climbed 12%": where the first is nobody's, so is what goes on without a name."""
    if found.rule not in _FROM_AFAR or before is None or any(node.companies for node in between):
        return found
    if not all(told.metric in _OF_ALL or _is_unlisted(told) for told in (before, meeting)):
        return found
    priced = before.metric == "price" and meeting.metric not in ("price", "inventory") and not _is_unlisted(meeting)
    return found if priced else NOBODY  # "The $25 title has sold 3 million copies": what is priced is somebody's


def _is_unlisted(meeting: Meeting) -> bool:
    return meeting.rule == "fact.noun_phrase" and meeting.group == ""


def is_put_to(nodes: Sequence[Node], last: int) -> bool:
    """ "34 times earnings, compared with 22 for market leader Beta", "and on one of $9m that Beta owes"."""
    behind = nodes[last + 1 : last + 5]
    if [node.word or node.kind for node in behind[:2]] == ["that", "company"]:
        return True
    return behind[:1] != [] and behind[0].word == "for" and any(node.kind == "company" for node in behind)


def _opens_with_noun(nodes: Sequence[Node], i: int) -> bool:
    """ "a break fee of $5m; the buyer would pay $9m": a word for another company, no pronoun."""
    article = i > 1 and nodes[i - 1].word == "the"
    noun = nodes[i].kind == "reference" and (article or nodes[i].end - nodes[i].start > len("their"))
    return noun and nodes[i - 1 - article].word == ";"
