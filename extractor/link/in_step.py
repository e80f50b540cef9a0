"""What runs in step with the values of a sentence again: the companies, metrics and periods that its values before were of.

    A, B and C shipped 4m, 3m and 2m, respectively, for shares of 36%, 17% and 9%     the companies
    sales and profit rose 5% and 6%, respectively, to $64m and $7m                    the metrics
    revenue was $5m in 2023, $7m in 2024 and $9m in 2025, and losses $1m, $2m and $4m the periods
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractor.link.companies.new_subjects import new_subject
from extractor.link.metrics.meeting import Meeting, listed
from extractor.link.nodes import Node
from extractor.link.series import SERIES, Step, as_written
from extractor.mentions import Company, Period

_SHARES = 5  # nodes of "respective market shares of"
_NEAR = 6  # nodes of ", respectively, to"


@dataclass(slots=True)
class Told:
    """What the values of a sentence so far were of."""

    companies: list[Company] = field(default_factory=list)  # one after the other
    listed: list[Company] = field(default_factory=list)  # those of its last list of values
    metrics: list[int] = field(default_factory=list)  # places of the metrics of its last list
    periods: list[Period] = field(default_factory=list)

    def note_period(self, period: Period | None) -> None:
        if period is not None and period not in self.periods:
            self.periods.append(period)


def companies_again(nodes: Sequence[Node], run: Sequence[int], before: int | None, told: Told) -> list[Company]:
    """The companies of the list before, or of the clauses before: "A shipped 4m and B 3m, up 5% and 6% respectively"."""
    apart = "respectively" in [node.word for node in nodes[run[-1] + 1 : run[-1] + 3]]
    apart = apart or "respective" in [node.word for node in nodes[max(0, run[0] - _SHARES) : run[0]]]  # "with respective shares of"
    last = list({company.name: company for company in reversed(told.companies)}.values())[: len(run)]
    if apart and len(last) == len(run) > 1:
        return last[::-1]
    another = before is not None and new_subject(nodes, before, run[0])
    return told.listed if 1 < len(run) == len(told.listed) and not another else []


def metrics_again(nodes: Sequence[Node], run: Sequence[int], before: int | None, told: Told, meeting: Meeting) -> list[int]:
    """The metrics of the list before, for as many values that go on about its last one, or that "to" leads on to.

    "sales and profit rose 5% and 6%, respectively, to $64m and $7m", "were $64m and $7m, up 5% and 6% from $61m and $6.6m"
    """
    if not 1 < len(run) == len(told.metrics) or before is None:
        return []
    last = nodes[told.metrics[-1]].metric
    again = last is not None and meeting.metric == last.id and (meeting.place is None or meeting.place < before)
    reaches = nodes[run[0] - 1].word == "to" and run[0] - before < _NEAR
    return told.metrics if again or reaches else []


def with_metric(nodes: Sequence[Node], place: int, meeting: Meeting) -> Meeting:
    """The meeting of a value of a list with its own metric, at node `place`: "sales and profit rose 5% and 6%"."""
    metric = nodes[place].metric
    assert metric
    return replace(listed(metric, place, "fact.metrics_in_step", meeting.change), of=meeting.of, of_metric=meeting.of_metric)


def periods_again(run: Sequence[int], told: Told) -> list[Step]:
    """The periods of the values before, for as many values."""
    if len(run) < SERIES or len(told.periods) != len(run):
        return []
    return [step for period in told.periods for step in as_written(period)]


def is_of_pair(nodes: Sequence[Node], run: Sequence[int]) -> bool:
    """Whether a sentence that names nobody tells figures "respectively"."""
    named = any(node.kind in ("company", "reference") for node in nodes)
    return not named and any(node.word == "respectively" for node in nodes[run[-1] + 1 :])
