"""What had been forecast of a figure: the period of the earlier view is that of what it is held against.

    above the $4m that analysts had expected              the period of the sentence's other figure
    Analysts had expected $90m                            that of the sentence before
    raised its forecast to $5m from $4m                   that of the new forecast
    its growth forecast to 1.1% from 1.4% last month      likewise: the month is that in which it was made
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date

from extractor.link.leads import lead_words, value_start
from extractor.link.nodes import Node
from extractor.link.periods.following import behind
from extractor.link.periods.lengths import LONGEST_MONTH
from extractor.link.periods.reporting import ECONOMIC, NATIONAL, name_of, reported_for
from extractor.link.periods.when import NEVER, Asked, When
from extractor.link.periods.year_under_way import CALLED, full_year

# What a forecast was called before it was made anew, and those whom it is held against.
_VIEWS = frozenset(
    "forecast forecasts guidance estimate estimates outlook target goal expectation expectations consensus projection range "
    "previous previously prior earlier initial original predicted expected seen analysts".split()
)
FORESEEN = frozenset(
    "expected predicted forecast forecasted projected anticipated estimated guided targeted flagged planned budgeted promised pencilled "
    "penciled feared hoped aiming hoping".split()
)
_LOOKED = [["were", "looking", "for"], ["was", "looking", "for"], ["been", "looking", "for"]]
_HELD_AGAINST = frozenset("from against than versus with".split())
_ERST = [[word] for word in "previously before earlier initially originally".split()]
_CONSENSUS = frozenset("consensus estimate estimates".split())
OTHERS = frozenset("analysts street economists brokers consensus".split())
_CAME_UP = frozenset("short below above ahead shy missing beating exceeding topping beat missed exceeded topped met within".split())
_TOLD = ("period.sentence_before", "period.reported")


def had_expected(asked: Asked) -> bool:
    """ "Economists had expected a gain of 0.2%": of the figure in the sentence before."""
    again = asked.meeting.rule == "fact.metric_of_sentence_before" and asked.previous is None
    named = asked.meeting.metric in ECONOMIC | NATIONAL and asked.nodes[0].word in OTHERS
    return (again or named) and any(a.word == "had" and b.word in FORESEEN for a, b in itertools.pairwise(asked.nodes[: asked.i]))


def told_before(asked: Asked) -> When:
    """ "Profit was $94m in 2025. Analysts had expected $90m": the period of the sentence before, that of its guidance too."""
    name = name_of(asked.company)
    told = asked.memory.told.get(name)
    if asked.meeting.metric in ECONOMIC | NATIONAL and asked.meeting.rule != "fact.expected":
        told = reported_for(asked.memory.reported, None, asked.meeting.metric) or told
    if told is None and name in asked.memory.guided:
        return asked.memory.guided[name]
    told = told or reported_for(asked.memory.reported, asked.company, asked.meeting.metric)
    return When(told.start_date, told.end_date, told, "period.sentence_before") if told is not None else NEVER


def is_beaten(asked: Asked) -> bool:
    """ "full-year profit rose to $4m from $3m, beating a consensus of $3.5m": what had been expected of a year that is over."""
    before = next((j for j in range(asked.i - 1, -1, -1) if asked.nodes[j].kind == "value"), asked.i)
    words = [node.word for node in asked.nodes[before + 1 : asked.i]]
    return asked.previous is not None and not _CAME_UP.isdisjoint(words[:5]) and not _CONSENSUS.isdisjoint(words)


def is_measured(nodes: Sequence[Node], i: int) -> bool:
    """Whether a goal is only what the value before came up to."""
    before = next((j for j in range(i - 1, -1, -1) if nodes[j].kind == "value"), i)
    words = [node.word for node in nodes[before + 1 : i]]
    called = [*words, *(node.word for node in nodes[i + 1 : i + 2])]  # "beat the top end of its 80,000t guidance"
    return bool(words) and not _CAME_UP.isdisjoint(words[:5]) and not (CALLED | _CONSENSUS).isdisjoint(called)


def earlier_view(asked: Asked) -> When | None:
    """ "compared with a previous forecast of $4m", "above the $4m analysts had expected", "raised its forecast to $5m from $4m"."""
    nodes, i = asked.nodes, asked.i
    before = next((j for j in range(i - 1, -1, -1) if nodes[j].kind == "value"), 0)
    held = any(node.word in _VIEWS for node in nodes[before + 1 : i]) or foreseen(nodes, i, len(nodes))
    if (held or _is_budget(asked)) and (year := full_year(asked, before + 1)) is not None:
        return year  # "spent $310m, against a full-year budget of $640m"
    if foreseen(nodes, i, len(nodes)) and asked.previous is not None and asked.previous.rule in _TOLD:
        return asked.previous  # "Sales grew 6.4%, well above the 5% gain economists had expected"
    if asked.last is None or asked.last.start is None:
        words = [node.word for node in nodes[i + 1 : i + 4]]
        return None if _CONSENSUS.isdisjoint(words) else told_before(asked)  # "That compared with the $9m mean estimate"
    held = held or lead_words(nodes, i)[-2:] == ["rather", "than"]
    called = asked.metric_words.rpartition(" ")[2] in CALLED  # "cut its delivery target to 17,500 homes from 19,000"
    moved = asked.forecast and (called or any(node.word in CALLED or node.word == "range" for node in nodes[:before]))
    held = held or (asked.forecast and [node.word for node in nodes[i + 1 : i + 2]] in _ERST)  # "down from 9% previously"
    return asked.last if held or moved else None


def foreseen_before(asked: Asked) -> When | None:
    """ "cut its growth forecast for 2026 to 1.1% from 1.4% last month": the earlier forecast is for the same time."""
    last, today = asked.last, asked.published
    if last is None or last.start is None or not (asked.forecast or (last.end is not None and today is not None and last.end > today)):
        return None
    before = next((j for j in range(asked.i - 1, -1, -1) if asked.nodes[j].kind == "value"), None)
    return asked.last if before is not None and is_earlier_view(asked.nodes, before, asked.i, asked.published) else None


def is_earlier_view(nodes: Sequence[Node], before: int, i: int, published: date | None) -> bool:
    """Whether the month or day behind a value is that on which so much was forecast, and not what it was made in.

    So it is called: "from 1.3% in the December projections".
    """
    place = behind(nodes, i) if nodes[value_start(nodes, i) - 1].word in _HELD_AGAINST else None
    period = nodes[place].period if place is not None else None
    if period is None or period.start_date is None or period.end_date is None or published is None or period.end_date >= published:
        return False
    viewed = place is not None and any(node.word.removesuffix("s") in CALLED for node in nodes[place + 1 : place + 3])
    called = viewed or any(node.word in CALLED for node in nodes[:before])
    return called and (period.end_date - period.start_date).days <= LONGEST_MONTH


def _is_budget(asked: Asked) -> bool:
    return asked.metric_words.endswith("budget")


def foreseen(nodes: Sequence[Node], i: int, end: int) -> bool:
    """Whether what stands behind a value, up to a node, says who expected it: "the $4m it had predicted in November"."""
    clause = itertools.takewhile(lambda node: node.kind != "value" and node.word not in (",", "and", ";"), nodes[i + 1 : min(i + 8, end)])
    words = [node.word for node in clause]
    return any(word in FORESEEN or word == "poll" for word in words) or any(words[k : k + 3] in _LOOKED for k in range(len(words)))
