"""Values that are told in passing: the next one goes on about what stood in front of them.

    $4.1 million, or 12 cents a share, up from           the same by the share
    hedged 82% of its fuel at $690 a tonne and 60%       a price of goods
    a profit of $3m on revenue of $9m, down from $4m     what it was earned on
    raised $3.8bn across 141 deals, 12% less             where it is spread
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues, metric_kinds
from extractor.link.held_against import ends_relative, is_held_against, moves_behind
from extractor.link.leads import lead_words
from extractor.link.metrics.meeting import Meeting
from extractor.link.metrics.subjects import is_taken_off
from extractor.link.nodes import Amount, Node

_NEXT, _FAR = 8, 1e9  # nodes of ", up from an adjusted"; times


def is_in_passing(nodes: Sequence[Node], before: Meeting, before_place: int | None, meeting: Meeting, run: Sequence[int]) -> bool:
    """Whether a run says something beside the value `before`."""
    if meeting.metric == metric_kinds.PER_SHARE.get(before.metric) or _is_whole(nodes, before_place, run):
        return True
    if meeting.metric == "price" and meeting.rule == "fact.idiom" and not is_held_against(nodes, run[-1]):
        return True
    if meeting.metric in ("price", "costs") and ends_relative(nodes, before_place, run[-1]):
        return True
    on = nodes[meeting.place - 1].word == "on" if meeting.place else False
    earned = on and meeting.metric == "revenue" and not meeting.change and before.metric.endswith(("profit", "loss"))
    earned = earned and [node.word for node in nodes[run[-1] + 1 : run[-1] + 2]] != ["("]  # "on revenue of $9m (down 4%)"
    earned = earned and not moves_behind(nodes, run[-1]) and not _is_nearer(nodes, before_place, run[-1])
    return earned or is_taken_off(nodes, meeting.span)


def _is_nearer(nodes: Sequence[Node], before: int | None, here: int) -> bool:
    """ "a profit of $3m on sales of $44m, up from $41m": whether the next sum is rather like this one than like that before."""
    behind = next((node.amount for node in nodes[here + 1 : here + _NEXT] if node.amount is not None), None)
    first, last = nodes[before].amount if before is not None else None, nodes[here].amount
    if behind is None or first is None or last is None or not behind.kind == first.kind == last.kind == "money":
        return False
    return behind.low > 0 and _times_apart(last, behind) < _times_apart(first, behind)


def _times_apart(one: Amount, other: Amount) -> float:
    return float(max(one.low, other.low) / min(one.low, other.low)) if min(one.low, other.low) > 0 else _FAR


def _is_whole(nodes: Sequence[Node], before: int | None, run: Sequence[int]) -> bool:
    """ "83% of its 11,940 flights left on time, against 76% a year earlier": how many there are that the share is of."""
    share, whole = nodes[before].amount if before is not None else None, nodes[run[0]].amount
    counted = share is not None and share.kind == "percent" and whole is not None and whole.kind == "quantity"
    lead = nodes[(before or 0) + 1 : run[0]]
    of = lead[:1] != [] and lead[0].word == "of" and all(node.word in cues.APPROXIMATORS or node.kind == "reference" for node in lead[1:])
    return counted and of and whole is not None and whole.unit not in (None, "times")


def is_spread(nodes: Sequence[Node], before_place: int | None, run: Sequence[int]) -> bool:
    """Whether a run only says over what something is spread, or what is told of a place aside."""
    amount = nodes[run[0]].amount
    across = amount is not None and amount.kind == "quantity" and nodes[run[0] - 1].word == "across"
    return (across and before_place == run[0] - 2) or _is_beside_place(nodes, before_place, run)


def _is_beside_place(nodes: Sequence[Node], before: int | None, run: Sequence[int]) -> bool:
    """ "3,800 jobs will go in Germany, where Acme employs 31,000 people, and 1,400 in Spain": what is told of the place aside."""
    if before is None or [node.word for node in nodes[run[-1] + 1 : run[-1] + 3]] != [",", "and"]:
        return False
    return any(nodes[j].word == "where" and nodes[j - 1].word == "," for j in range(run[0] - 1, before, -1))


def is_part_of_told(nodes: Sequence[Node], before: Meeting | None, meeting: Meeting, run: Sequence[int]) -> bool:
    """ "612 people, of whom 187 were coaches", "Of its 5,400 employees, 1,150 are in Britain": a part of what was counted before."""
    amount, lead = nodes[run[0]].amount, lead_words(nodes, run[0])
    same = before is not None and before.metric == meeting.metric and meeting.rule in ("fact.same_metric", "fact.metric_before_value")
    if not same or amount is None or amount.kind != "quantity":
        return False
    fewer = [node.word for node in nodes[run[-1] + 1 : run[-1] + 3]]
    if lead == [","] and len(fewer) == len(("fewer", "than")) and fewer[0] in cues.COMPARATIVES and fewer[1] == "than":
        return True  # "8,940 at the end of December, 780 people fewer than"
    return lead[-2:] in (["of", "whom"], ["of", "which"]) or (nodes[0].word == "of" and lead == [","])
