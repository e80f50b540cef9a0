"""Whether a value only stands beside another: of an earlier time, or the same in another way.

    down from $4m, 16 points above its 26%, (vs 52%)       it holds at the time that is compared with
    $508m, or 12% of revenue; at 30 times earnings         it holds when the value before it does
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.held_against import (
    FRACTIONS,
    base_of,
    comes_after,
    compares,
    is_bracketed_again,
    is_compared,
    is_last_time,
    is_put_beside,
    is_turned,
    then_of,
)
from extractor.link.in_passing import is_part_of_told
from extractor.link.leads import lead_words
from extractor.link.metrics.expected import FORECASTERS
from extractor.link.metrics.meeting import Meeting
from extractor.link.nodes import Node
from extractor.link.periods.at_work import was_at_work_from, works_from
from extractor.link.periods.following import behind
from extractor.link.periods.several_years import is_sum
from extractor.link.ranges import is_ranging

# The value goes on about the metric of the one before.
GOES_ON = frozenset("fact.same_metric fact.conversion fact.pace".split())
# A second way to put the value before it: it holds at the same time.
_ALIKE = frozenset("or : ( which accounting representing equivalent equal".split())
_DIFFERENCES, _NEAR = frozenset(("below", "above")), 3  # nodes


def is_again(nodes: Sequence[Node], place: int, meeting: Meeting, before_place: int | None, *, changed: bool) -> bool:
    """ "despatches were 388 tonnes (359 tonnes)": the metric of the value before it, a year earlier; `changed`: that was a change."""
    goes_on = meeting.rule in GOES_ON and not changed
    return goes_on and before_place is not None and is_bracketed_again(nodes, before_place, place)


def is_comparison(
    nodes: Sequence[Node], run: Sequence[int], meeting: Meeting, before: Meeting | None, before_place: int | None, *, changed: bool
) -> bool:
    """Whether a run holds at the time that the value `before` is compared with; `changed`: that value was a change."""
    first, last = run[0], run[-1]
    lead = lead_words(nodes, first)
    held = (
        _comes_from(nodes, first, lead)
        or (compares(lead) and not _is_theirs(nodes, first))
        or (changed and _is_differed_from(nodes, first))
        or comes_after(nodes, first)
        or base_of(nodes, first) is not None
        or then_of(nodes, first) is not None
        or is_last_time(nodes, last)
        or is_compared(nodes, meeting.place)
        or is_turned(nodes, first, last)
        or is_again(nodes, first, meeting, before_place, changed=changed)
        or _is_whole_of_then(nodes, first, lead)
    )
    return held and not is_put_beside(before, before_place, meeting, run)


def _comes_from(nodes: Sequence[Node], first: int, lead: Sequence[str]) -> bool:
    """ "up from $4m"; but "trades from 96 stores" and "from $4m to $5m, depending on" compare nothing."""
    works = works_from(nodes, first) or was_at_work_from(nodes, first)
    return lead[-1:] == ["from"] and not works and not is_ranging(nodes, first)


def _is_whole_of_then(nodes: Sequence[Node], first: int, lead: Sequence[str]) -> bool:
    """ "£3.9m, barely a third of the £11.2m it earned in 2024": what a figure is a fraction of."""
    fraction = len(lead) > _NEAR and lead[-3] in FRACTIONS and list(lead[-2:]) == ["of", "the"]
    return fraction and nodes[first + 1].kind in ("reference", "company") and behind(nodes, first) is not None


def _is_theirs(nodes: Sequence[Node], first: int) -> bool:
    """ "more than twice the industry's 2.1%": somebody else's, of the same time; but "against last year's 2%"."""
    return first > 1 and nodes[first - 1].word in cues.GENITIVE and nodes[first - 2].kind != "period"


def _is_differed_from(nodes: Sequence[Node], first: int) -> bool:
    """ "16 points above the 26% of"; but in "16 points above Beta's 26%" a rival's is of the same time."""
    near = {node.word for node in nodes[first - _NEAR : first]} if first > 1 else set()
    expected = nodes[first + 1].word in FORECASTERS if first + 1 < len(nodes) else False  # "about $8m below the $52m analysts expect"
    return not expected and not _DIFFERENCES.isdisjoint(near) and nodes[first - 1].word not in cues.GENITIVE


def is_alike(nodes: Sequence[Node], run: Sequence[int], meeting: Meeting, before: Meeting | None, before_place: int | None) -> bool:
    """Whether a run says the value before in another way."""
    lead = lead_words(nodes, run[0])
    if lead == ["("] and nodes[run[0] - 2].kind == "company":
        return False  # "has 22%, ahead of Beta (9%)"
    if lead[:1] == ["("] and compares(lead):
        return False  # "was 50% (vs 52%)"
    if lead == [","] and meeting.place == run[0] - 2 and any(node.word == ";" for node in nodes[before_place or 0 : run[0]]):
        return True  # "retention is 128%; gross margin, 61%"
    if is_sum(nodes, run[0]):
        return False  # "$4m, $5m and $6m, or $15m in total"
    if meeting.rule == "fact.multiple" and meeting.company_place is not None:
        return False  # "at 30 times this year's profit it is dearer than Beta, which trades at 20 times"
    if is_part_of_told(nodes, before, meeting, run):
        return True
    return meeting.rule in (*GOES_ON, "fact.multiple") and not _ALIKE.isdisjoint(lead)
