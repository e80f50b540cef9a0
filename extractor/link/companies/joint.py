"""Figures of two companies taken together: no fact of either.

    Acme and Beta had combined revenue of $90m              the word in front
    Acme and Beta, which together own 17% of Castor         the word behind the names
    Four more are due to list, hoping to raise $6bn between them
"""

from __future__ import annotations

from itertools import pairwise

from extractor.link.companies.whose import Owner, Sought
from extractor.link.verb_forms import all_forms

_OPENING = 6  # nodes
_AS_ONE = frozenset("together jointly collectively combined".split())
_CREATES, _NEW = all_forms("create form"), 9  # nodes from "create" to "with"
_ONES = frozenset(
    "group company bank business firm giant lender airline insurer miner producer chain champion retailer entity powerhouse carmaker "
    "player operator brewer".split()
)
_JOINT = frozenset("combined joint aggregate".split())


def is_joint(sought: Sought, owner: Owner) -> bool:
    """Whether a figure is of its owners, or of many, together."""
    if _is_of_new_one(sought) or (len(owner.companies) > 1 and _is_told_of_both(sought)):
        return True
    return _own_together(sought, owner) or _between_them(sought, owner)


def _is_of_new_one(sought: Sought) -> bool:
    """ "in a move that would create a bank with assets of €94bn": of the two together."""
    words = [node.word for node in sought.nodes[: sought.first]]
    made = next((i for i, word in enumerate(words) if word in _CREATES and words[i + 1 : i + 2] in (["a"], ["an"])), None)
    behind = words[made + 2 : made + _NEW] if made is not None else []
    return not _ONES.isdisjoint(behind) and "with" in behind


def _is_told_of_both(sought: Sought) -> bool:
    """ "Acme and Beta had combined revenue of $90m": of the two together."""
    span = sought.meeting.span
    words = {node.word for node in (sought.nodes[0], *sought.nodes[max(0, sought.start - 3) : sought.first])}
    if any(a.word == "between" and b.word == "them" for a, b in pairwise(sought.nodes[: sought.first])):
        return True  # "Acme and Beta have between them cut 4,000 jobs"
    subject = sought.nodes[: sought.first]
    if any(a.kind == "company" and b.word in _AS_ONE for a, b in pairwise(subject)) and sum(node.kind == "company" for node in subject) > 1:
        return True  # "Acme and Beta together laid out $9bn"
    return not _JOINT.isdisjoint(words.union(sought.sentence.text[span.start : span.end].lower().split()))


def _own_together(sought: Sought, owner: Owner) -> bool:
    """ "Acme and Beta, which together own 17% of Castor", "Acme has 9% and Beta 5%; together they would have 14%": of the two together."""
    nodes, i = sought.nodes, owner.place or 0
    begin = next((j for j in range(sought.first - 1, 0, -1) if nodes[j].word == ";" or nodes[j].kind == "company"), 0)
    several = sum(node.kind == "company" for node in nodes[:begin]) > 1
    if several and [node.word for node in nodes[begin : begin + 3]] == [";", "together", "they"]:
        return True
    listed = i > 1 and nodes[i - 1].word == "and" and nodes[i - 2].kind == "company"
    return listed and [node.word for node in nodes[i + 1 : i + 4]] == [",", "which", "together"]


def _between_them(sought: Sought, owner: Owner) -> bool:
    """ "Four more are due to list, hoping to raise $6bn between them": of those that the sentence counts, not of whom it does not name."""
    behind = [node.word for node in sought.nodes[sought.run[-1] + 1 : sought.run[-1] + 3]]
    following = sought.nodes[sought.run[-1] + 1 : sought.run[-1] + 1 + _OPENING]
    if any(a.word == "between" and b.word == "them" for a, b in pairwise(following)) and all(node.kind != "value" for node in following):
        return True  # "Acme and Beta have 34% of the market between them"
    return owner.place is None and behind == ["between", "them"]
