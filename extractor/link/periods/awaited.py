"""Figures of a report that names its period only further down, or beside what has none.

    Turnover was £41m and profit £4m. … The 26 weeks to 30 March began badly.      the 26 weeks
    net debt was £9m                                                               their last day
    from £8m                                                                       a year earlier

Done once all is read: where several figures of whom the article is about wait for a period, they are of the one that is
reported on, or else of the first stretch in the text's head that a report can be for. Left alone: a single one, forecasts, events.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractor.link.metrics.meeting import Meeting
from extractor.link.periods.by_length import is_base
from extractor.link.periods.lengths import SHORTEST_QUARTER
from extractor.link.periods.reporting import REPORTING, governs, is_span
from extractor.link.periods.when import NEVER, When, year_before
from extractor.mentions import Company, Fact, Findings, Period
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "period.awaited",
        "figures of a report that names its period only further down",
        "Acme Foods Inc.'s revenue was $9 million, net profit $2 million and gross profit $3 million. It was the year to 31 December 2025."
        " => Acme Foods Inc. | revenue | 9000000 USD | 2025"
        " ; Acme Foods Inc. | net_profit | 2000000 USD | 2025"
        " ; Acme Foods Inc. | gross_profit | 3000000 USD | 2025",
    ),
)

_BY_LENGTH = re.compile(r"\b(?:annual|yearly|quarterly|monthly|half-yearly|full-year)\b", re.IGNORECASE)
_FLOW, _LEVEL = "period.awaited", "period.awaited_end"
_SEVERAL = 3  # figures
_HEAD = 1_200  # characters in which a report names its period
_LATEST = 200  # days until a report is published
# Rules of periods that are a report's by their form.
_OF_REPORTS = frozenset(
    "ending month_report shared_ending numbered_ending quarter quarter_of quarter_code fiscal_quarter calendar_quarter half "
    "half_code half_of half_year fiscal_year business_year fy_code full_year months_code first_length first_length_of".split()
)


def waiting(meeting: Meeting, when: When, *, forecast: bool) -> When:
    """Marks what a report's period would govern and has none yet."""
    if when is not NEVER or forecast or meeting.group == "return":
        return when
    if governs(meeting):
        return when._replace(rule=_FLOW)
    return when._replace(rule=_LEVEL) if meeting.group == "balance" and meeting.change is None else when


def with_report(
    facts: Sequence[Fact], findings: Findings, main: Sequence[Company], reported: Mapping[str | None, Period]
) -> list[Fact]:
    """The facts, those that wait for the report's period with it or, where they are few or none is told, without one."""
    waits = [fact for fact in facts if fact.rule.endswith((_FLOW, _LEVEL)) and fact.company in main and not _by_length(fact, findings.text)]
    told = next((reported[company.name] for company in main if company.name in reported), None)
    if told is not None:
        waits = [fact for fact in waits if fact.evidence.start < told.start]
    period = told or _in_head(findings)
    several = sum(fact.metric in REPORTING for fact in waits) >= _SEVERAL
    return [_dated(fact, findings.text, period if several and fact in waits else None) for fact in facts]


def _by_length(fact: Fact, text: str) -> bool:
    """ "which has annual sales of $1.2bn, said profit fell": a figure of another length than the report's may be."""
    span = fact.metric_span
    return span is not None and _BY_LENGTH.search(text, max(0, span.start - len("half-yearly ")), span.end) is not None


def _in_head(findings: Findings) -> Period | None:
    """The first stretch of the head that a report published then can be for."""
    for period in findings.periods:
        if period.start < _HEAD and _can_be_reported(period, findings):
            return period
    return None


def _can_be_reported(period: Period, findings: Findings) -> bool:
    start, end, published = period.start_date, period.end_date, findings.published
    if published is None or start is None or end is None or not is_span(start, end):
        return False
    named = period.rule.split("+")[0].removeprefix("period.") in _OF_REPORTS
    return named and (end - start).days >= SHORTEST_QUARTER and 0 <= (published - end).days <= _LATEST


def _dated(fact: Fact, text: str, period: Period | None) -> Fact:
    if not fact.rule.endswith((_FLOW, _LEVEL)):
        return fact
    if period is None or period.start_date is None or period.end_date is None:
        return fact._replace(rule=fact.rule.removesuffix("_end").removesuffix("awaited") + "none")
    start, end = period.start_date, period.end_date
    if is_base(fact, text):
        start, end = year_before(start, end)
    if fact.rule.endswith(_LEVEL):
        start = end
    return fact._replace(start_date=start, end_date=end, period=period, rule=fact.rule.removesuffix("_end"))
