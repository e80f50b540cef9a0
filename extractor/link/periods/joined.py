"""The value that goes on with the statement of another, so that one period behind both is that of each.

    rose 8% to £412m in 2025                                 a change and where it led
    shut 17 of the group's 196 depots by March               a part and its whole
    to open 25 hotels with 4,100 rooms by 2028               two counts, or a sum and a count
    500 posts will go in Leeds and 250 in York by 2027       the same in another place
    was $164m, up 58% in 2024                                a level and its move
    bought back 2.4m shares for $250m in the quarter         a count and the sum it was had for
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting
from extractor.link.nodes import Node

_JOINS = frozenset("to or at , ( + per share higher lower".split())
_RATED = frozenset("seasonally adjusted annualised annualized rate pace of".split())  # "rose 1.2% to an annual rate of 4.1 million in"
_PLACES = frozenset("country market city state province region territory deal round transaction".split())
_BY_PLACE = 8  # nodes of "posts will go in Leeds and"
_BASES, _BASIS = frozenset("basis terms rates currencies currency".split()), 6  # nodes
_OPENS, _MOVE = frozenset(",("), 7  # nodes of ", a sharp year-on-year increase of 58%"
_NOUNS, _BASE = cues.UP_NOUNS | cues.DOWN_NOUNS, frozenset("than on from over versus".split())
_ON = 6  # nodes of "on capacity growth of"
_PAID = 14  # nodes between shares and the sum paid for them


def goes_on_with(nodes: Sequence[Node], i: int, *, comparison: bool) -> int | None:
    """The value that goes on with the statement of this one: "rose 8% to £412m", "$4.1 million, or 12 cents a share"."""
    if (whole := whole_of(nodes, i)) is not None:
        return whole
    if [node.word or node.kind for node in nodes[i + 1 : i + 3]] == ["with", "value"] and _are_counts(nodes[i], nodes[i + 2]):
        return i + 2  # "to open 25 hotels with 4,100 rooms by 2028"
    if [node.word or node.kind for node in nodes[i + 1 : i + 3]] == ["and", "value"] and _are_of_two_kinds(nodes[i], nodes[i + 2]):
        return i + 2
    if (listed := _by_place(nodes, i) or _moved_within(nodes, i)) is not None:
        return listed
    joins, first = 0, _past_basis(nodes, i)
    for j in range(first, min(first + 7, len(nodes))):
        if nodes[j].kind == "value":
            if _is_dated_in_bracket(nodes, i, j):
                return None
            multiple = (amount := nodes[j].amount) is not None and amount.unit == "times"  # "for $9bn, or 11 times its 2025 ebitda"
            return j if joins and not multiple else None
        if nodes[j].word == "on" and j + 1 < len(nodes) and j == i + 1:  # "lost $3m on revenue of $9m in 2025", "a loss of $2m on $8m"
            on = next((k for k in range(j + 1, min(j + _ON, len(nodes))) if nodes[k].kind not in ("word", "metric")), j)
            return on if nodes[on].kind == "value" and (on == j + 1 or nodes[on - 1].word == "of") else None
        if comparison and nodes[j].word == "to":
            return None  # "from 3.2% to 3.4% in June": the period is that of the end
        if nodes[j].word in ("in", "across") and j == i + 1 and _counts_places(nodes, j):
            return next(k for k in range(j + 1, len(nodes)) if nodes[k].kind == "value")
        joins += nodes[j].word in ("to", "or", "at", "(")
        rate = joins and (metric := nodes[j].metric) is not None and metric.weak  # "to an annual rate of"
        own = nodes[j].kind == "reference" and nodes[j - 1].word == "to"  # "will add 45 shops to its 1,120 by December"
        if nodes[j].word not in _JOINS | _RATED and nodes[j].word not in cues.APPROXIMATORS and not (rate or own):
            return None
    return None


def _by_place(nodes: Sequence[Node], i: int) -> int | None:
    """ "500 posts will go in Leeds and 250 in York by 2027": the count of another place, at the same time."""
    j = next((j for j in range(i + 1, min(i + _BY_PLACE, len(nodes))) if nodes[j].kind != "word"), None)
    if j is None or nodes[j].kind != "value" or nodes[j - 1].word != "and" or nodes[j + 1 : j + 2] == []:
        return None
    counts = [a.kind for node in (nodes[i], nodes[j]) if (a := node.amount) is not None] == ["quantity", "quantity"]
    placed = nodes[j + 1].word == "in" and "in" in [node.word for node in nodes[i + 1 : j]]
    return j if counts and placed and (a := nodes[j].amount) is not None and a.unit is None else None


def _moved_within(nodes: Sequence[Node], i: int) -> int | None:
    """ "was $164m, up 58% in 2024", "$164m (a rise of 58%) for the year": the last node of a level's move, over the stretch of both.

    But "closed at $14, up 58% in 2024": a price is of its day.
    """
    if nodes[i + 1 : i + 2] == [] or nodes[i + 1].word not in _OPENS:
        return None
    j = next((j for j in range(i + 2, min(i + _MOVE, len(nodes))) if nodes[j].kind != "word"), i)
    level, move = nodes[i].amount, nodes[j].amount
    if j == i or level is None or move is None or move.kind != "percent" or level.kind == "percent" or level.high < cues.HIGHEST_SHARE:
        return None
    front = [node.word for node in nodes[i + 2 : j]]
    if "but" in front or not cues.FORECAST.isdisjoint(front):
        return None  # "was $164m, but forecast a 6% fall for 2026"
    end = j + 1
    while end < len(nodes) and (nodes[end].word in _NOUNS or nodes[end].word in cues.COMPARATIVES):
        end += 1
    if not (front in (["up"], ["down"]) or (front[-1:] == ["of"] and not _NOUNS.isdisjoint(front)) or (end > j + 1 and "by" not in front)):
        return None
    if nodes[end - 1].word in cues.COMPARATIVES and [node.kind for node in nodes[end : end + 1]] == ["period"]:
        return None  # "9% below the same period of 2024"
    end = _past_base(nodes, end)
    while end < len(nodes) and nodes[end].word in (",", ")"):
        end += 1
    dated = [node.word or node.kind for node in nodes[end : end + 2]]
    return end - 1 if dated[:1] == ["period"] or dated in (["in", "period"], ["for", "period"], ["during", "period"]) else None


def _past_base(nodes: Sequence[Node], i: int) -> int:
    """The node behind "than a year earlier", "on the previous year", where that stands at a node."""
    base = next((j for j in range(i + 1, min(i + 3, len(nodes))) if nodes[j].kind == "period"), None)
    return base + 1 if base is not None and nodes[i].word in _BASE else i


def _are_counts(one: Node, other: Node) -> bool:
    """ "25 hotels", "4,100 rooms"."""
    return all((a := node.amount) is not None and a.kind == "quantity" and a.unit is not None for node in (one, other))


def _are_of_two_kinds(one: Node, other: Node) -> bool:
    """ "£1.5bn and 5,260 a year ago": a sum and a number of the same things."""
    return {a.kind for node in (one, other) if (a := node.amount) is not None} == {"money", "quantity"}


def _is_dated_in_bracket(nodes: Sequence[Node], i: int, j: int) -> bool:
    """ "revenue was $73m ($67m a year ago)": the period in the bracket is that of the same in another time."""
    a, b = nodes[i].amount, nodes[j].amount
    alike = a is not None and b is not None and (a.kind, a.unit) == (b.kind, b.unit)
    dated = [node.word or node.kind for node in nodes[j + 1 : j + 4]]
    return alike and nodes[j - 1].word == "(" and (dated[:2] == ["period", ")"] or dated in (["in", "period", ")"], ["at", "period", ")"]))


def _past_basis(nodes: Sequence[Node], i: int) -> int:
    """ "rose 14% on a comparable basis to $5bn between April and June", "at constant exchange rates": past what says how it is counted.

    So with what says which way it went: "a 2.5% decline to $5bn in 2026".
    """
    if i + 2 < len(nodes) and nodes[i + 1].word in cues.UP_NOUNS | cues.DOWN_NOUNS and nodes[i + 2].word == "to":
        return i + 2
    if i + 2 < len(nodes) and nodes[i + 1].word in cues.UP_NOUNS | cues.DOWN_NOUNS and nodes[i + 2].word == "in":
        led = next((j for j in range(i + 3, min(i + _BASIS + 2, len(nodes) - 1)) if nodes[j].word == "to"), 0)
        kinds = {node.kind for node in nodes[i + 3 : led]}
        if led and nodes[led + 1].kind == "value" and "metric" in kinds and "period" not in kinds:
            return led  # "a 14% rise in net profit to $9m for the quarter", not "in third-quarter net profit"
    if [node.word for node in nodes[i + 1 : i + 2]] not in (["on"], ["at"], ["in"]):
        return i + 1
    basis = next((j for j in range(i + 2, min(i + _BASIS, len(nodes))) if nodes[j].word in _BASES), None)
    return basis + 1 if basis is not None and not any(node.kind == "value" for node in nodes[i + 1 : basis]) else i + 1


def _counts_places(nodes: Sequence[Node], j: int) -> bool:
    """ "had 236 million users in more than 200 countries at the end of September", "raised $3.8bn across 141 deals in 2025"."""
    following = nodes[j + 1 : j + 4]
    place = next((node.amount for node in following if node.amount is not None), None)
    return place is not None and place.unit in _PLACES and all(n.kind == "value" or n.word in cues.APPROXIMATORS for n in following[:1])


def whole_of(nodes: Sequence[Node], i: int) -> int | None:
    """ "shut 17 of the group's 196 depots by March", "3% of its workforce of 9,800": the number that a count or a share is a part of."""
    amount = nodes[i].amount
    if amount is None or nodes[i + 1 : i + 2] == [] or nodes[i + 1].word != "of":
        return None
    whole = next((j for j in range(i + 2, min(i + 6, len(nodes))) if nodes[j].kind == "value"), None)
    if amount.kind == "percent" and whole is not None:
        told = nodes[whole - 1].word == "of" and (metric := nodes[whole - 2].metric) is not None and metric.group == "count"
        return whole if told else None
    if amount.kind != "quantity" or amount.unit is not None:
        return None
    return whole if whole is not None and all(n.kind != "mark" or n.word in cues.GENITIVE for n in nodes[i + 2 : whole]) else None


def paid_for(nodes: Sequence[Node], i: int, meeting: Meeting) -> int | None:
    """ "bought back 2.4 million shares for $250 million in the quarter": the sum that a count was had for, and both at once.

    So with what there is a multiple of, "11 times the $356 million of profit that it made in 2025", and with what is bought for a sum
    in front: "For $80m, Acme bought Beta in 2025".
    """
    fronted = nodes[0].word in ("for", "in") and meeting.metric == "deal_value" and meeting.span.start > nodes[i].end
    if fronted and meeting.subject is not None:
        return next((j for j in range(i + 1, len(nodes)) if nodes[j].span == meeting.subject), None)
    if meeting.rule == "fact.multiple" and [node.word or node.kind for node in nodes[i + 1 : i + 3]] == ["the", "value"]:
        return i + 2
    amount = nodes[i].amount
    if amount is None or amount.kind != "quantity" or meeting.metric != "buyback":
        return None
    paid = next((j for j in range(i + 1, min(i + _PAID, len(nodes))) if (a := nodes[j].amount) and a.kind == "money"), None)
    return paid if paid is not None and any(node.word == "for" for node in nodes[i + 1 : paid]) else None
