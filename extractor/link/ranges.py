"""Values of a sentence that belong together.

The two ends of one range ("$22 to $25", "between $85 million and $90 million") become one `Amount`; values that differ only in
position ("41%, 33% and 28%") stay single, and `runs` tells which of them are one list.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from extractor.link import cues
from extractor.link.leads import lead_words
from extractor.link.nodes import Amount, Node, Sentence

_FURTHER = frozenset("further then finally again subsequently".split())
_FURTHER_ON = _FURTHER | {"and", "to", ","}
_PAIR = 2  # values
_SIDE_BY_SIDE = 8  # nodes from one range to another
_UNLIKE = 10_000  # times: a price and a market value are no list
_MINUS = frozenset({"minus", "negative"})
_NEAR = 4  # nodes from a range to the one that it came from
_PREVIOUS = frozenset("a an the previous earlier prior".split())
_RANGING = frozenset("ranging range ranges ranged running runs ran anywhere vary varying".split())
_VIEWS = frozenset("forecast outlook guidance estimate target goal projection view".split())
_AGO = ("ago", "earlier", "before")
_CLAUSE = 10  # nodes of "expects sales and adjusted profit to grow by"
_WIDEST = 20  # times its low end: what a range of amounts may reach


def with_ranges(nodes: list[Node]) -> list[Node]:
    """The nodes with the two values of a written-out range made one."""
    out: list[Node] = []
    i = 0
    while i < len(nodes):
        if nodes[i].kind == "value" and i + 2 < len(nodes) and (_is_range(nodes, i) or _is_range_too(out, nodes, i)):
            low, high = nodes[i].amount, nodes[i + 2].amount
            assert low
            assert high
            start = -low.low if i and nodes[i - 1].word in _MINUS else low.low
            both = low._replace(
                end=high.end, low=start, high=high.high, spans=low.spans + high.spans,
                per=low.per or high.per, unit=low.unit or high.unit, metric=low.metric or high.metric,
            )  # fmt: skip
            out.append(Node("value", low.start, high.end, amount=both))
            i += 3
        else:
            out.append(_with_unit_of_step(nodes, i))
            i += 1
    return out


def _with_unit_of_step(nodes: Sequence[Node], i: int) -> Node:
    """ "grew from 900 to 1,200 stores": what a step begins with counts what it ends with."""
    first = nodes[i].amount
    steps = first is not None and first.kind == "quantity" and first.unit is None and i + 2 < len(nodes) and nodes[i + 1].word == "to"
    other = nodes[i + 2].amount if steps else None
    if first is None or other is None or other.kind != "quantity" or other.unit == "times" or not i or nodes[i - 1].word != "from":
        return nodes[i]
    return nodes[i]._replace(amount=first._replace(unit=other.unit, metric=first.metric or other.metric))


def _is_range(nodes: Sequence[Node], i: int) -> bool:
    """Whether the values at nodes `i` and `i + 2` are the two ends of one, and not a step and where it led."""
    first, between, second = nodes[i], nodes[i + 1], nodes[i + 2]
    a, b = first.amount, second.amount
    if a is not None and nodes[i - 1].word in _MINUS:
        a = a._replace(low=-a.high, high=-a.low)
    if a is None or b is None or a.kind != b.kind or not a.low < b.high or (a.unit and b.unit and a.unit != b.unit):
        return False
    if between.word in ("-", "–", "—") and between.start == first.end and between.end == second.start:
        return True
    before = [node.word for node in nodes[max(0, i - 6) : i] if node.kind == "word"]
    if between.word == "and":
        return "between" in before[-3:]
    return between.word == "to" and (_is_move_by(nodes, i, a, b, before) or _is_no_step(nodes, i, a, b, before))


def _is_move_by(nodes: Sequence[Node], i: int, a: Amount, b: Amount, before: Sequence[str]) -> bool:
    """Whether "5% to 7%" says by how much something moves or is to move."""
    foretold, in_front = not cues.FORECAST.isdisjoint(before), before[-1] if before else ""
    if a.kind == "money":
        return foretold and in_front in cues.RAISES  # "could raise HK$4 billion to HK$5 billion"
    if a.kind != "percent":
        return False
    if foretold and a.unit == b.unit and "from" not in before[-3:] and in_front != "by":
        return True  # "expected to grow 5% to 7%"
    if in_front == "of" and nodes[i - 2].word in cues.UP_NOUNS | cues.DOWN_NOUNS:
        return True  # "an increase of 24% to 30%"
    return in_front.endswith("ing") and in_front in cues.MOVES and a.unit == b.unit  # "with sales falling 2% to 4%"


def _is_no_step(nodes: Sequence[Node], i: int, a: Amount, b: Amount, before: Sequence[str]) -> bool:
    """Whether "5% to 7%" is no step and where it led."""
    if tuple(before[-2:]) in cues.PHRASAL_MOVES or (a.kind == "money" and b.high > _WIDEST * abs(a.low)):
        return False  # "tacked on $1.15 to $74.60"
    foretold = any(node.word in cues.FORECAST for node in nodes[max(0, i - _CLAUSE) : i])
    if "by" in before[-2:] and a.kind == "percent" and foretold:
        return True  # "would rise by 35% to 40%"
    if _moves_a_range(nodes, i):
        return True
    if "by" in [node.word for node in nodes[max(0, i - 2) : i]] or not cues.MOVES.isdisjoint(_since_metric(nodes, i)[-3:]):
        return False  # "came down by £23m to £112m", "fell 94 cents to $68.20"
    near = [node.word for node in nodes[max(0, i - 3, _value_before(nodes, i) + 1) : i]]
    return "from" not in near or not _RANGING.isdisjoint(before)


def _since_metric(nodes: Sequence[Node], i: int) -> list[str]:
    """The words in front of a value, behind the metric or comma nearest to it: "a 17% jump, and EBITDA of $158m to $160m".

    So behind "the lower end of its".
    """
    near = range(max(0, i - 6), i)
    begin = next((j + 1 for j in reversed(near) if nodes[j].kind in ("metric", "mark") or nodes[j].word == "end"), near.start)
    return [node.word for node in nodes[begin:i] if node.kind == "word"]


def _is_range_too(out: Sequence[Node], nodes: Sequence[Node], i: int) -> bool:
    """ "income up 5% to 7% and expenses rising 2% to 3%": what goes on after a range of percents is one too."""
    before = next((node.amount for node in reversed(out[-_SIDE_BY_SIDE:]) if node.amount is not None), None)
    a, b = nodes[i].amount, nodes[i + 2].amount
    if before is None or a is None or b is None or before.low == before.high or nodes[i + 1].word != "to":
        return False
    alike = before.kind == a.kind == b.kind == "percent" and before.unit == a.unit == b.unit
    return alike and a.low < b.high and nodes[i - 1].word not in ("from", "by")


def is_ranging(nodes: Sequence[Node], first: int) -> bool:
    """ "forecasts running from £188m to £197m": the value is all of a range, and nothing came from there."""
    amount, before = nodes[first].amount, [node.word for node in nodes[max(0, first - 2) : first]]
    return amount is not None and amount.low != amount.high and before[-1:] == ["from"] and before[0] in _RANGING


def _value_before(nodes: Sequence[Node], i: int) -> int:
    return next((j for j in range(i - 1, -1, -1) if nodes[j].kind == "value"), -1)


def _moves_a_range(nodes: Sequence[Node], i: int) -> bool:
    """ "narrowed its forecast to $5.60-$5.75 from $5.50 to $5.90", "7% to 9%, up from 5% to 7%": what a range came from is one too."""
    j = _value_before(nodes, i)
    lead = [node.word for node in nodes[j + 1 : i] if node.word not in _PREVIOUS]
    comes = lead[-3:] in ([",", "up", "from"], [",", "down", "from"], [",", "raised", "from"], [",", "lowered", "from"])
    near = nodes[i - 1].word == "from" and i - j <= _NEAR and not any(node.word in (",", "and") for node in nodes[j:i])
    if j < 0 or not (comes or near):
        return False
    told = nodes[j].amount
    written_out = j > 1 and nodes[j - 2].kind == "value" and nodes[j - 1].word in ("to", "and", "-", "–")
    return written_out or (told is not None and told.low != told.high)


def runs(sentence: Sentence) -> list[list[int]]:
    """The places of the values, those of one list ("41%, 33% and 28%") together."""
    nodes = sentence.nodes
    found: list[list[int]] = []
    for i in sentence.at("value"):
        if found and _continues(nodes, found[-1][-1], i):
            found[-1].append(i)
        else:
            found.append([i])
    return [part for run in found for part in ([run] if _is_listed(sentence, run) else [[i] for i in run])]


def step_by_step(nodes: Sequence[Node], found: Sequence[list[int]], are_told: Callable[[int], bool]) -> list[list[int]]:
    """The runs, those of a value that went "from $5m to $7m and $9m" as one where so many periods are told for it."""
    chains: list[list[list[int]]] = []
    for run in found:
        if chains and _leads_on(nodes, chains[-1], run):
            chains[-1].append(run)
        else:
            chains.append([run])
    out: list[list[int]] = []
    for chain in chains:
        joined = list(itertools.chain(*chain))
        out += [joined] if len(chain) > 1 and are_told(len(joined)) else chain
    return out


def _leads_on(nodes: Sequence[Node], chain: Sequence[list[int]], run: Sequence[int]) -> bool:
    """Whether a step leads on to the next: "from $5m", "to $7m and $9m", "and further to $12m"."""
    first = chain[0]
    if len(first) > 1 or lead_words(nodes, first[0])[-1:] != ["from"]:
        return False
    between = [node.word for node in nodes[chain[-1][-1] + 1 : run[0]] if node.word in _FURTHER or node.word not in cues.APPROXIMATORS]
    if len(chain) == 1:
        return between == ["to"]
    return between[-1:] == ["to"] and not _FURTHER.isdisjoint(between) and _FURTHER_ON.issuperset(between)


def _is_listed(sentence: Sentence, run: Sequence[int]) -> bool:
    """Whether an "and" closes a list: two values with a comma between are none, nor are "software of $93m and $88m of land"."""
    nodes = sentence.nodes
    if len(run) == 1:
        return True
    words = [node.word for node in nodes[max(0, run[0] - 2) : run[0]]]
    parted = words[-1:] == ["of"] and words != ["net", "of"] and run[-1] + 1 < len(nodes) and nodes[run[-1] + 1].word == "of"
    amounts = [nodes[i].amount for i in (run[0], run[-1])]
    pair = len(run) == _PAIR
    told_apart = pair and [node.word for node in nodes[run[0] + 1 : run[0] + 3]] == [",", "and"]
    if told_apart and all(a is not None and a.kind == "quantity" for a in amounts) and not amounts[0].unit and amounts[1].unit:  # type: ignore[union-attr]
        return False  # "users exceeded 412 million, and 1.7 million riders work for it"
    moved = words[-1:] != [] and words[-1] in cues.MOVES and amounts[-1] is not None and amounts[-1].kind == "percent"
    if pair and moved and [node.word for node in nodes[run[-1] + 1 : run[-1] + 2]] == ["of"]:
        return False  # "sales rose 4%, and 38% of shoppers used the app"
    counted = [amount.metric.id for amount in amounts if amount is not None and amount.metric is not None and not amount.metric.weak]
    if len(counted) == _PAIR and counted[0] != counted[1]:
        return False  # "641 million monthly active users and 302 million daily active users"
    sums = [amount.high for amount in amounts if amount is not None and amount.kind == "money"]
    if pair and len(sums) == _PAIR and 0 < min(sums) * _UNLIKE < max(sums):
        return False  # "closed at $47 and $6 billion of market value evaporated"
    introduced = len(run) > _PAIR and words[-1:] == [":"]  # "margins came down the stairs: 41%, 38%, 34%"
    closed = introduced or any(node.word == "and" for node in nodes[run[0] : run[-1]])
    return closed and not parted and not _is_view_and_past(sentence, run)


def _is_view_and_past(sentence: Sentence, run: Sequence[int]) -> bool:
    """ "compared with an outlook of $45m and $41m a year earlier": what was foreseen, and what came a year before."""
    nodes, first, last = sentence.nodes, run[0], run[-1]
    if len(run) != _PAIR or nodes[first - 1].word != "of" or nodes[first - 2].word not in _VIEWS or last + 1 == len(nodes):
        return False
    behind = nodes[last + 1]
    return behind.kind == "period" and sentence.text[behind.start : behind.end].lower().endswith(_AGO)


def _continues(nodes: Sequence[Node], before: int, here: int) -> bool:
    """Whether two neighbouring values are of one list: "$1m, $2m and $4m"."""
    a, b = nodes[before].amount, nodes[here].amount
    assert a
    assert b
    if a.kind != b.kind or (a.kind != "money" and a.unit != b.unit and a.unit and b.unit):
        return False
    between = nodes[before + 1 : here]
    if not 1 <= len(between) <= 5 or any(node.kind not in ("word", "mark") for node in between):
        return False
    words = [node.word for node in between if node.word not in cues.APPROXIMATORS]
    if between[-1].word in ("a", "an", "another"):
        return False  # "a dividend of 3.6p, and a £75m buyback", "has grown to 310, and another 120 are to come"
    if between[-1].word in cues.SUMMED and between[-2:-1] and between[-2].word in ("a", "an"):
        return False  # "losses were $4m, $3m and $1m, a cumulative $8m"
    if words == [",", "and"] and a.kind == "quantity" and a.unit and not b.unit:
        return False  # "in Germany, where it employs 31,000 people, and 1,400 in Spain"
    return words in ([","], ["and"], [",", "and"]) and not (words == ["and"] and a.kind == "percent" and a.unit != b.unit)
