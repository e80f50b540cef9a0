"""The day or the month that a report came out on, which is not when its figures hold.

    said on Monday that revenue rose / announced its results for 2025 on March 11 / LEEDS, May 2 -- /
    reported a net profit of $4m on Thursday / in February Beta reported a loss of $9m
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import timedelta

from extractor.link.nodes import Node
from extractor.link.periods.asides import REPORTS
from extractor.link.periods.bounds import adjective, is_stretch
from extractor.link.periods.lengths import LONGEST_MONTH
from extractor.link.periods.reporting import EARNED, PUBLISHED, governs
from extractor.link.periods.when import Asked

_TELLS = frozenset("reports report reporting".split())
_DISCLOSED = frozenset("disclosed revealed unveiled filed".split())
_CLAUSE = 14  # nodes between a verb of reporting and its date
_ISSUES = REPORTS | PUBLISHED | _DISCLOSED
_RESULTS = frozenset("results figures earnings accounts numbers".split())
_DASHES = ("-", "—", "–")
_HEAD = 4  # nodes that a sentence may open with before its date
_TOLD = 6  # nodes of "told The Beta Sheet on"
_DATELINE = 8  # nodes at the start of a text
_BASES = frozenset("from than on against versus".split())
_POSTED = frozenset("reported posted announced unveiled".split())
_WEEK = timedelta(days=7)


def in_dateline(nodes: Sequence[Node], j: int) -> bool:
    """ "LEEDS, May 2 (Harbour Wire) -- ", "LEEDS, May 2 - ": the day of the report."""
    day = nodes[j].period
    if 0 < j < _DATELINE and nodes[j - 1].word == "," and nodes[j + 1 : j + 2] and nodes[j + 1].word in _DASHES:
        return day is not None and day.start_date == day.end_date
    return j < _DATELINE and nodes[j + 1 : j + 2] != [] and nodes[j + 1].word == "(" and any(
        node.word in _DASHES for node in nodes[j + 2 : j + 7]
    )


def dates_report(nodes: Sequence[Node], j: int) -> bool:
    """ "said on Monday that revenue rose", "due to be published in March", "On Monday its rival disclosed a round of $5m"."""
    of_metric = nodes[j + 1 : j + 2] != [] and nodes[j + 1].kind == "metric"
    if j > 1 and nodes[j - 1].word in ("on", "in") and nodes[j - 2].word == "out":
        return True  # "its third-quarter report, out on Thursday, showed"
    if nodes[j - 1].word == "on" and any(node.word == "told" for node in nodes[max(0, j - _TOLD) : j]):
        return True  # "has raised $275 million, it told The Beta Sheet on Tuesday"
    if j and nodes[j - 1].word in REPORTS and nodes[j + 1 : j + 2] and nodes[j + 1].kind in ("reference", "company"):
        return True  # "said last month it would spend $5m"
    if j and nodes[j - 1].word in REPORTS and nodes[j + 1 : j + 2] and nodes[j + 1].word == "that":
        return True  # "reported last month that its profit fell"
    if is_stretch(nodes[j]) and (of_metric or (j > 0 and nodes[j - 1].word in REPORTS)):
        return False  # "reported third-quarter revenue of $5m", "announced a third-quarter net profit of $5m"
    if is_stretch(nodes[j]) and nodes[j + 1 : j + 2] and nodes[j + 1].word in _RESULTS:
        return False  # "released its third-quarter results"
    said = next((k for k in range(max(0, j - 3), j) if nodes[k].word in REPORTS or nodes[k].word in PUBLISHED), None)
    if said is not None and any(node.word == ";" for node in nodes[said:j]):
        said = None  # "will slow to 2%, it said; the third quarter brought 3%"
    if said is not None:  # but "said sales in the first quarter were", "announced results for the first quarter: sales were"
        told = any(node.kind == "metric" or node.word in _RESULTS for node in nodes[said:j])
        told = told or nodes[j - 1].word == "for" or any(node.word == "that" for node in nodes[said:j])  # "said that in 2026 it"
        return not (is_stretch(nodes[j]) and nodes[said].word in REPORTS and told)
    if nodes[j + 1 : j + 2] and nodes[j + 1].word == "that" and any(node.word in _DISCLOSED for node in nodes[max(0, j - 3) : j]):
        return True  # "disclosed in May that its occupancy had slipped"
    period = nodes[j].period
    if period is None or period.start_date != period.end_date:
        return False
    if j and (nodes[j - 1].word in _TELLS or _issues_results(nodes, j)):
        return True  # "its rival, which reports next Tuesday"
    if j > _HEAD:
        return False
    until = next((k for k in range(j + 1, len(nodes)) if nodes[k].kind == "value"), len(nodes))
    return any(node.word in REPORTS or node.word in _DISCLOSED for node in nodes[j + 1 : until])


def _issues_results(nodes: Sequence[Node], j: int) -> bool:
    """ "announced its results for 2025 on March 11: revenue rose": the day that results are out."""
    clause = list(itertools.takewhile(lambda node: node.kind not in ("mark", "value"), reversed(nodes[max(0, j - _CLAUSE) : j])))
    told = (k for k, node in enumerate(clause) if node.word in _RESULTS or (node.metric is not None and node.metric.group == "income"))
    results = next(told, len(clause))
    return any(node.word in _ISSUES for node in clause[results:])


def is_of_report(asked: Asked, found: int) -> bool:
    """ "cut its 2026 outlook to 9,000 tonnes on Wednesday", "reported a net profit of $4m on Thursday": the day, or the week."""
    nodes, meeting, day = asked.nodes, asked.meeting, asked.nodes[found].period
    own = adjective(nodes, meeting)
    base = nodes[found - 1].word in _BASES  # "reported December-quarter revenue of $9m, down 5% from the September quarter"
    if own is not None and own != found and not base and is_stretch(nodes[own]) and any(node.word in _POSTED for node in nodes[:own]):
        return True  # "reported first-quarter revenue of $9m in April"
    called = asked.sentence.text[nodes[found].start : nodes[found].end].lower()
    if called == "last month" and found + 1 < asked.i and nodes[found + 1].word in _POSTED and governs(meeting):
        return True  # "Beta last month posted a 9% rise in revenue"
    if _is_month_of_results(nodes, found) and meeting.group in EARNED and meeting.metric != "revenue" and not asked.forecast:
        return True  # "in February Beta reported a loss of $9m"
    if day is None or day.end_date is None or day.start_date is None or day.end_date - day.start_date >= _WEEK:
        return False
    if own is not None and (asked.forecast or is_stretch(nodes[own])):
        return True
    over = asked.published is not None and day.end_date <= asked.published
    if over and asked.forecast and governs(meeting) and nodes[found - 1].word == "on":
        return True  # "lowered its annual profit forecast by 11% on Thursday"
    return over and governs(meeting) and any(node.word in _POSTED for node in nodes[: asked.i])


def _is_month_of_results(nodes: Sequence[Node], found: int) -> bool:
    """Whether somebody reports in a month: "In February Beta reported", "Beta announced in January"."""
    month, behind = nodes[found].period, nodes[found + 1 : found + 3]
    if month is None or month.start_date is None or month.end_date is None or (month.end_date - month.start_date).days > LONGEST_MONTH:
        return False
    if nodes[found - 1].word != "in":
        return False
    said = nodes[found - 2].word in _POSTED if found > 1 else False
    return said or (len(behind) > 1 and behind[0].kind in ("company", "reference") and behind[1].word in _POSTED)
