"""What is over, held or known by now, whatever the words around it look forward to.

    beating the 4.2 million forecast, and ended the year with 94 million     what has happened
    from $4bn now / to the 48 it has                                         what is held
    will propose a dividend of €1.85                                         what is put to the vote is known
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from extractor.link import cues
from extractor.link.forecasts import BASES, SENDING
from extractor.link.metrics.meeting import Meeting
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms

_CLAUSES = frozenset("after as while when because".split())  # "raised its forecast to €2bn, from €1.7bn, after third-quarter sales rose"
_OWN = frozenset("has have owns own holds hold runs run operates operate".split())
_JOINS, _HIRES = all_forms("join"), all_forms("add") | all_forms("hire") | all_forms("recruit")
_PROPOSES, _PROPOSED = all_forms("propose recommend"), 8  # nodes


def has_happened(nodes: Sequence[Node], before: int, first: int) -> bool:
    """ "beating the 4.2 million forecast by analysts, and ended the year with 94.3 million": no forecast any more."""
    return any(node.word in SENDING for node in nodes[before + 1 : first])


def is_over(nodes: Sequence[Node], last: int, published: date | None) -> bool:
    """Whether a period right behind a value ended before the publication."""
    clause = list(takewhile(lambda node: node.word not in _CLAUSES, nodes[last + 1 : last + 5]))
    over = next((i for i, node in enumerate(clause, last + 1) if _ended(node, published)), None)
    return over is not None and not (nodes[over - 1].word in BASES or nodes[over - 2].word == "than")  # "down 81% from the year before"


def _ended(node: Node, published: date | None) -> bool:
    end = node.period.end_date if node.period is not None else None
    return end is not None and published is not None and end < published


def is_of_now(nodes: Sequence[Node], last: int, published: date | None) -> bool:
    """ "from $4bn now", "against $4bn today": right behind a value."""
    behind = nodes[last + 1] if last + 1 < len(nodes) else None
    today = behind is not None and behind.period is not None and published is not None and behind.period.start_date == published
    ends = all(node.kind == "mark" for node in nodes[last + 2 : last + 3])
    return today or has_it(nodes, last) or _is_joined(nodes, last) or (behind is not None and behind.word in cues.NOW and ends)


def has_it(nodes: Sequence[Node], last: int) -> bool:
    """ "will add 10 shops to the 48 it has"."""
    if not last or nodes[last - 1].word != "the":
        return False
    owner, verb = [*nodes[last + 1 : last + 3], None, None][:2]
    named = owner is not None and (owner.kind == "reference" or owner.word in ("it", "they"))
    return named and verb is not None and verb.word in _OWN


def _is_joined(nodes: Sequence[Node], last: int) -> bool:
    """ "will be hired, joining a staff of 1,900", "will add 40 clerks to its staff of 1,900": who is there by now."""
    front = nodes[max(0, last - 4) : last]
    if len(front) < len("joining a staff of".split()) or front[3].word != "of":
        return False
    staff = front[2].metric is not None and front[2].metric.id == "employees"
    theirs = front[1].word in cues.DETERMINERS or front[1].kind == "reference"
    added = front[0].word == "to" and not _HIRES.isdisjoint(node.word for node in nodes[:last])
    return staff and theirs and (added or front[0].word in _JOINS)


def is_proposed(nodes: Sequence[Node], first: int, meeting: Meeting) -> bool:
    """ "will propose a dividend of €1.85": what is put to the vote is known."""
    return meeting.group == "return" and any(node.word in _PROPOSES for node in nodes[max(0, first - _PROPOSED) : first])


def is_bid(meeting: Meeting) -> bool:
    """ "shareholders will get 485p a share": what is offered is offered now."""
    return meeting.metric == "offer_price" and meeting.rule == "fact.idiom"
