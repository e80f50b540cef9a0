"""The period of the report that a sentence's figures are said to be from.

    Output was 2.1m tonnes, the company said in its second-quarter report
    Output was 2.1m tonnes, according to its June quarterly
    Sales rose 4%, its results for the half showed
"""

from __future__ import annotations

from extractor.link import cues
from extractor.link.periods.bounds import named, usable
from extractor.link.periods.lengths import SHORTEST_QUARTER
from extractor.link.periods.reporting import RESULTS, governs, is_to_come, length
from extractor.link.periods.when import Asked, When

_SAID = frozenset("said says showed shows show according reported reports announced told revealed wrote".split())
_REPORTS = (RESULTS | {"release", "filing", "presentation", "review"}) - {"forecasts", "expectations", "estimates"}
_TAIL = 12  # nodes of ", the Perth company said on Thursday in its"


def attributed(asked: Asked) -> When | None:
    """What a report behind the figures is for, where nothing nearer dates them."""
    nodes, i = asked.nodes, asked.i
    if asked.forecast or asked.comparison or not governs(asked.meeting) or any(node.word in cues.FORECAST for node in nodes[i:]):
        return None
    for j in range(i + 2, len(nodes)):
        period = nodes[j].period
        if period is None or not usable(nodes[j]) or length(period) < SHORTEST_QUARTER or is_to_come(period, asked.published):
            continue
        reports = period.rule == "period.month_report" or _stands_beside(asked, j)
        tail = nodes[max(i + 1, j - _TAIL) : j + 4]
        told = any(node.word == "," for node in tail) and any(node.word in _SAID for node in tail)
        return named(nodes, j, asked.meeting, "period.sentence") if reports and told else None
    return None


def _stands_beside(asked: Asked, j: int) -> bool:
    """ "its second-quarter report", "its results for the half"."""
    nodes = asked.nodes
    front = [node.word for node in nodes[max(0, j - 2) : j]]
    return any(node.word in _REPORTS for node in nodes[j + 1 : j + 3]) or (front[1:] == ["for"] and front[0] in _REPORTS)
