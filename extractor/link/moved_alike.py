"""One figure that tells how several metrics moved: "revenue and profit both rose 5%", "a 5% rise in sales and profit"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, fits, listed
from extractor.link.nodes import Amount, Node
from extractor.link.past_time import past_time

_EACH = frozenset("both each all alike".split())
_OF_SEVERAL = frozenset("were are have had to will would could should may also again".split())  # what no single metric "was"
_OWN = frozenset("its the their net".split())
_ENDS = frozenset(". ; , ) in for at this last during over".split())  # behind the last of them: no "revenue and profit of $4m"
_SPENT = frozenset("cost return".split())  # groups that sales and the like only say the purpose of: "sales and marketing costs"
_RATIOS = frozenset("percent ratio".split())
_SO_DID = tuple((*joint, verb) for joint in (("as",), ("and", "so")) for verb in ("did", "was", "were", "has", "have"))
_NEAR = 6  # nodes of "revenue from services and"


def moved_alike(nodes: Sequence[Node], run: Sequence[int], meeting: Meeting) -> list[Meeting]:
    """What the one change of a run is told of, in the order of the text: mostly what it has met alone."""
    amount, place = nodes[run[0]].amount, meeting.place
    if len(run) > 1 or amount is None or place is None or meeting.of is not None or meeting.is_instrument:
        return [meeting]
    if meeting.change is None and not _are_both(nodes[place : run[0]]):
        return [meeting]
    places = _in_front(nodes, place, run[0], amount) if place < run[0] else _behind(nodes, place, run[0], amount)
    places = [*places, *_as_did(nodes, run[0])]
    metrics = ((i, metric) for i in places if (metric := nodes[i].metric) and metric.id != meeting.metric)
    others = [listed(metric, i, meeting.rule, meeting.change) for i, metric in metrics if fits(metric.value_kind, amount)]
    return sorted((meeting, *(other for other in others if not other.is_instrument)), key=lambda each: each.span.start)


def places_of(told: Sequence[Meeting]) -> list[int]:
    """The places of metrics that moved alike: what they rose to may follow, "both rose 5%, to $64m and $7m"."""
    return [each.place for each in told if each.place is not None] if len(told) > 1 else []


def last_alike(nodes: Sequence[Node], value: int, meeting: Meeting) -> int:
    """The place behind which a period is that of a value: "a 5% rise in revenue and profit in 2024"."""
    last = moved_alike(nodes, [value], meeting)[-1].place
    dated = last is not None and any(node.kind == "period" for node in nodes[value:last])  # "rose 5% in 2024, as did profit"
    return value if last is None or last == meeting.place or dated else max(value, last)


def _in_front(nodes: Sequence[Node], place: int, value: int, amount: Amount) -> list[int]:
    """ "Revenue, costs and profit rose 5%": the metrics listed in front, where a verb of several follows the last one."""
    last = next(i for i in range(value - 1, -1, -1) if nodes[i].metric is not None)
    between = nodes[last + 1 : value]
    each = any(node.word in _EACH for node in (*between, nodes[last - 1]))
    if not each and (place != last or amount.kind != "percent" or not _is_of_several(between)):
        return []
    found = sorted(_listed_before(nodes, last, reach=_NEAR if each else 0))
    if not found or place not in (*found, last) or (not each and not _are_alike(nodes[found[0]], nodes[last])):
        return []
    return [i for i in (*found, last) if i != place]


def _are_alike(first: Node, last: Node) -> bool:
    """No "sales and marketing costs", "sales and profit margins": what the last one alone has, the first only belongs to."""
    one, other = first.metric, last.metric
    if one is None or other is None:
        return False
    return (one.group == other.group or other.group not in _SPENT) and ((one.value_kind in _RATIOS) == (other.value_kind in _RATIOS))


def _are_both(nodes: Sequence[Node]) -> bool:
    """ "costs and revenue were both about $40m"."""
    return any(a.word in ("were", "are") and b.word in _EACH for a, b in pairwise(nodes))


def _as_did(nodes: Sequence[Node], value: int) -> list[int]:
    """ "Revenue rose 5% in May, as did net profit", "and so did its profit": the metric of which the same is told behind it."""
    start = past_time(nodes, value + 1)
    near = range(start, min(start + _NEAR, len(nodes)))
    following = [i for i in near if nodes[i].word not in (*_OWN, ",") and nodes[i].kind != "reference"]
    words = tuple(nodes[i].word for i in following)
    opens = next((opens for opens in _SO_DID if words[: len(opens)] == opens), ())
    if not opens or len(following) <= len(opens):
        return []
    place = following[len(opens)]
    whose = any(node.kind == "company" for node in nodes[place + 1 : place + 3])  # "as did the shares of Acme"
    return [place] if nodes[place].metric is not None and not whose else []


def _is_of_several(behind: Sequence[Node]) -> bool:
    """Whether what stands behind a metric says what it did: "rose", "were up", no "growth slowed"."""
    return bool(behind) and (behind[0].word in _OF_SEVERAL or (behind[0].word in cues.MOVES and not behind[0].word.endswith(("s", "ing"))))


def _listed_before(nodes: Sequence[Node], place: int, reach: int) -> Iterator[int]:
    """The places of the metrics that "and" and commas join to the one at `place`, nearest first; `reach` words may follow the first."""
    joint, i = "and", place - 1
    while i > 0:
        i -= nodes[i].word in _OWN or nodes[i].kind == "reference"
        if nodes[i].word != joint:
            return
        i -= 1
        near = range(i, max(-1, i - 1 - (reach if joint == "and" else 0)), -1)
        found = next((k for k in near if nodes[k].kind not in ("word", "period") or nodes[k].word == ","), None)
        if found is None or nodes[found].metric is None:
            return
        yield found
        joint, i = ",", found - 1


def _behind(nodes: Sequence[Node], place: int, value: int, amount: Amount) -> list[int]:
    """ "a 5% rise in both revenue and profit": the metric behind that of which it is told, where nothing is told of it alone."""
    each = nodes[place - 1].word in _EACH
    moves = any(node.word in cues.UP_NOUNS | cues.DOWN_NOUNS for node in nodes[value + 1 : place])
    if not moves or (amount.kind != "percent" and not each) or [node.word for node in nodes[place + 1 : place + 2]] != ["and"]:
        return []
    last = place + 2 + (place + 2 < len(nodes) and (nodes[place + 2].word in _OWN or nodes[place + 2].kind == "reference"))
    if last >= len(nodes) or nodes[last].metric is None or not (each or _are_alike(nodes[place], nodes[last])):
        return []
    ends = last + 1 >= len(nodes) or nodes[last + 1].word in _ENDS or nodes[last + 1].kind == "period"
    return [last] if ends else []
