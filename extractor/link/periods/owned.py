"""What something has, whatever happens to it: it has so much on the day of publication, whenever the rest of the sentence is.

`ANY` holds for whatever is measured, `LEVELS` for what is counted and for levels; each row is a question, and one yes is enough.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from extractor.link import cues
from extractor.link.known_by_now import has_it
from extractor.link.metrics.sized import is_headcount
from extractor.link.nodes import Node
from extractor.link.periods.at_work import had
from extractor.link.periods.following import behind
from extractor.link.periods.when import Asked, When

CURRENT = frozenset("current present".split())
_TO_BE = frozenset("will would to should".split())
_FUTURE = frozenset("will would is are".split())
# What is owed no more, or was only then.
_SETTLED = frozenset("repaid redeemed refinanced retired sold raised issued exchanged issue".split())
_HOLDERS = frozenset("owner owners operator operators holder holders".split())
_GOES_WITH = frozenset("have has will would must are can face".split())
_IN_BRACKETS = frozenset({"employees", "stake"})
_ON_FROM = frozenset("of from to".split())
_CLAUSE, _AHEAD = 5, 8  # nodes
_ABOUT = frozenset("more than about some nearly over around roughly almost at least".split())
_HELD = frozenset("balance count".split())


def owned(asked: Asked) -> When | None:
    if not asked.i or asked.meeting.change is not None:
        return None
    level = _is_counted(asked) or asked.meeting.period_kind == "instant"
    return asked.today if any(is_so(asked) for is_so in (*ANY, *(LEVELS if level else ()))) else None


def _is_told_now(asked: Asked) -> bool:
    return asked.nodes[asked.i - 1].word in cues.NOW or _is_followed_by_now(asked.nodes, asked.i)


def _is_current(asked: Asked) -> bool:
    nodes, i, place = asked.nodes, asked.i, asked.meeting.place
    return not CURRENT.isdisjoint((nodes[i - 1].word, nodes[place - 1].word if place and place < i else ""))


def _is_had(asked: Asked) -> bool:
    return has_it(asked.nodes, asked.i)


def _is_stake_aside(asked: Asked) -> bool:
    held = [node.word for node in asked.nodes[asked.i - 1 : asked.i + 3] if node.kind != "value"]
    return asked.meeting.metric == "stake" and held in ([",", "owned", "by"], ["and", "owned", "by"])


def _are_staff_lost_from(asked: Asked) -> bool:
    out_of = [node.word for node in asked.nodes[max(0, asked.i - 2) : asked.i]] == ["out", "of"]
    return out_of and asked.meeting.metric == "employees"


def _is_added_to(asked: Asked) -> bool:
    return asked.chained and [node.word or node.kind for node in asked.nodes[asked.i - 2 : asked.i]] == ["to", "reference"]


def _is_headcount(asked: Asked) -> bool:
    return _is_counted(asked) and is_headcount(asked.sentence.text, asked.nodes[asked.i].amount)


def _is_somebodys(asked: Asked) -> bool:
    front = next((node for node in reversed(asked.nodes[: asked.i]) if node.word not in _ABOUT), asked.nodes[0])
    return _is_counted(asked) and (_is_owner(front) or front.word == "whose")


def _are_all(asked: Asked) -> bool:
    """ "promised to keep all 2,300 staff", "all 21 staff have been offered jobs"; but "sold all 40 stores in 2023"."""
    nodes, i = asked.nodes, asked.i
    if nodes[i - 1].word != "all":
        return False
    if i > 1 and nodes[i - 3].word == "to":
        return True
    return not _GOES_WITH.isdisjoint(node.word for node in takewhile(lambda node: node.word not in (",", ";"), nodes[i + 1 : i + _CLAUSE]))


def _are_staff_of_whom(asked: Asked) -> bool:
    parted = asked.i > 1 and [node.word for node in asked.nodes[asked.i - 2 : asked.i]] == ["of", "the"]
    return parted and asked.meeting.metric == "employees"


def _is_in_brackets(asked: Asked) -> bool:
    nodes, i = asked.nodes, asked.i
    closed = nodes[i + 1 : i + 2] != [] and nodes[i + 1].word == ")"
    return closed and nodes[i - 1].word == "(" and asked.meeting.metric in _IN_BRACKETS


def _is_its_debt(asked: Asked) -> bool:
    nodes, i, place = asked.nodes, asked.i, asked.meeting.place
    if not _is_owner(nodes[i - 1]) or asked.meeting.metric != "debt" or place is None or place <= i or behind(nodes, i) is not None:
        return False
    return _SETTLED.isdisjoint(node.word for node in nodes[max(0, i - 4) : place])


def _is_holders(asked: Asked) -> bool:
    return asked.nodes[asked.i - 1].word == "of" and asked.nodes[asked.i - 2].word in _HOLDERS


def _is_to_change(asked: Asked) -> bool:
    ahead = asked.nodes[asked.i + 1 : asked.i + 2]
    return _is_count_of(asked) and ahead != [] and ahead[0].word in _FUTURE


def _is_whole(asked: Asked) -> bool:
    nodes, i = asked.nodes, asked.i
    parted = [node.word or node.kind for node in nodes[max(0, i - 5) : i - 3]] == ["value", "of"]
    return _is_count_of(asked) and (asked.forecast or parted) and i > 2 and _is_owner(nodes[i - 3])


def _is_of_workforce(asked: Asked) -> bool:
    nodes, i = asked.nodes, asked.i
    return _is_of(asked) and asked.meeting.metric == "employees" and i > 3 and nodes[i - 3].word == "a" and nodes[i - 4].word in _ON_FROM


def _is_its_level(asked: Asked) -> bool:
    nodes, i, place = asked.nodes, asked.i, asked.meeting.place
    if not asked.forecast or not _is_of(asked) or asked.meeting.group not in _HELD or place is None or place < 1:
        return False
    owner = _is_owner(nodes[place - 1]) or (place > 1 and _is_owner(nodes[place - 2]))
    to = [node.word or node.kind for node in nodes[i + 1 : i + 3]] == ["to", "value"]
    return owner and not to and not _TO_BE.isdisjoint(node.word for node in nodes[max(0, place - _AHEAD) : place])


def _starts_from(asked: Asked) -> bool:
    nodes, i = asked.nodes, asked.i
    goes_to = nodes[i - 1].word == "from" and [node.word or node.kind for node in nodes[i + 1 : i + 3]] == ["to", "value"]
    if not goes_to or asked.meeting.period_kind != "instant":
        return False
    return not _TO_BE.isdisjoint(node.word for node in nodes[max(0, i - _CLAUSE) : i])


def _is_had_aside(asked: Asked) -> bool:
    ends = [node.word for node in asked.nodes[asked.i + 1 : asked.i + 2]] == [","]
    return had(asked.nodes, asked.i) and (ends or behind(asked.nodes, asked.i) is None)


ANY: tuple[Callable[[Asked], bool], ...] = (
    _is_told_now,          # will raise its capacity, now 800,000 units, to 2 million by March
    _is_current,           # from a current $5m; at the present burn rate of $5m a month
    _is_had,               # will add 10 shops to the 48 it has
    _is_stake_aside,       # Beta, 15% owned by Acme, reported a loss for the third quarter
    _are_staff_lost_from,  # the loss of 240 jobs out of 4,100
)  # fmt: skip
LEVELS: tuple[Callable[[Asked], bool], ...] = (
    _is_added_to,          # will add 45 shops to its 1,120 by December
    _is_headcount,         # Acme, a 74-person start-up, raised $9m
    _is_somebodys,         # the company's 17,600 jobs are to go; for its 402 million shares
    _are_all,              # promised to keep all 2,300 of its employees
    _are_staff_of_whom,    # one in 10 of the 2,750 employees will go
    _is_in_brackets,       # plants in Kassel (850 staff) and Linz (420) are to close; Acme (5%) and Beta (9%) pledged their shares
    _is_its_debt,          # would cut its $1.6bn debt load; not "repaid its $1.6bn debt"
    _is_holders,           # Acme, owner of 212 aircraft; holders of 18% of the shares
    _is_to_change,         # the workforce of 43,700 will shrink
    _is_whole,             # will triple its fleet of 85 ships; will shed 3% of its workforce of 9,800 by June
    _is_of_workforce,      # will cut 900 jobs, or 4% of a workforce of 22,600; on top of a workforce of 4,380
    _is_its_level,         # plans to halve its debt of $400m by 2028; will use its cash pile of $90m
    _starts_from,          # headcount will go from 1,900 to 2,600 by December
    _is_had_aside,         # the plant, with 265 workers, will close
)  # fmt: skip


def _is_counted(asked: Asked) -> bool:
    return asked.meeting.rule == "fact.own_unit"


def _is_owner(node: Node) -> bool:
    return node.word in cues.OWNERS or node.kind == "reference"


def _is_of(asked: Asked) -> bool:
    """ "workforce of 900"."""
    return asked.meeting.place is not None and asked.meeting.place == asked.i - 2 and asked.nodes[asked.i - 1].word == "of"


def _is_count_of(asked: Asked) -> bool:
    return _is_of(asked) and asked.meeting.group == "count"


def _is_followed_by_now(nodes: Sequence[Node], i: int) -> bool:
    """ "to $14m in 2030, from $9m now", "from $9m at present to"; but "the $9m now expected"."""
    behind_it = [node.word for node in nodes[i + 1 : i + 3]]
    if behind_it == ["at", "present"]:
        return True
    return behind_it[:1] != [] and behind_it[0] in cues.NOW and behind_it[1:] in ([], [","], ["."], [";"], [")"], ["to"])
