"""What somebody had so many years ago, beside what there is of it today: on this day of that year.

    has 7,000 employees; a year ago it had 6,300           in the same sentence
    It has 90 shops. Two years ago it had 40               in the one behind, also "It had 40 two years ago"
    A year ago it sold 40 cars; it earned $31m             left alone: of a stretch of time
"""

from __future__ import annotations

import re

from extractor.link.periods.when import Asked, When, year_moved

_AGO = re.compile(r"(a|one|two|three|four|five|ten) years? ago", re.IGNORECASE)
_YEARS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
_NEAR = 8  # nodes
_HAD = frozenset("had employed ran owned operated served traded stood was were".split())


def had_years_ago(asked: Asked) -> When | None:
    """The day of that year, for a level that is held against one of today."""
    nodes, today, place = asked.nodes, asked.published, _told(asked)
    if place is None or today is None or asked.meeting.change is not None or asked.forecast or not _is_of_today(asked):
        return None
    ago = _AGO.fullmatch(asked.sentence.text, nodes[place].start, nodes[place].end)
    if ago is None or _HAD.isdisjoint(node.word for node in nodes[max(0, asked.i - _NEAR) : asked.i]):
        return None
    day, _ = year_moved(today, today, -_YEARS[ago[1].lower()])
    return When(day, day, nodes[place].period, "period.comparison", place)


def _told(asked: Asked) -> int | None:
    """The place of the period right behind a value, or of the one that opens its clause."""
    nodes, i = asked.nodes, asked.i
    if i + 1 < len(nodes) and nodes[i + 1].period is not None:
        return i + 1
    place = next((j for j in range(i - 1, -1, -1) if nodes[j].period is not None), None)
    return place if place is not None and (not place or nodes[place - 1].kind == "mark") else None


def _is_of_today(asked: Asked) -> bool:
    """Whether the same was told as a level of the publication day, in this sentence or the one in front."""
    if asked.previous is not None:
        return asked.previous.start == asked.previous.end == asked.published
    made = (fact for fact in asked.memory.made if fact.metric == asked.meeting.metric)
    return any(fact.start_date == fact.end_date == asked.published for fact in made)
