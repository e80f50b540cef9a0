"""When a fact holds, and what later sentences inherit of it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from extractor.link.metrics.meeting import Meeting
from extractor.link.nodes import Node, Sentence
from extractor.link.series import PeriodList
from extractor.mentions import Company, Fact, Period
from extractor.timex import closes_month


class When(NamedTuple):
    """The bounds of a fact and where they come from; `place` is the period's node where the sentence names it."""

    start: date | None
    end: date | None
    period: Period | None
    rule: str
    place: int | None = None


NEVER = When(None, None, None, "period.none")


@dataclass(slots=True)
class Memory:
    """What later sentences inherit.

    `meeting` is the last value with its metric of the paragraph, `named` of the article, `counted` the last count of the paragraph.
    `frame` and `guided` are the periods
    that a paragraph's figures and its forecasts are for, `told` the one that all figures of the sentence before are of, `made`
    what that sentence told, `guided_year` the fiscal year of the article's guidance, `guided_of` what that of a company was for
    first, `reported` the period that results are reported for, `traded` the day before its publication that its prices are of;
    `listed` is the article's last list of periods, `last` the period of the last figure of the sentence before; `books` is the
    month in which the fiscal year starts.
    """

    frame: Period | None = None
    told: dict[str | None, Period] = field(default_factory=dict)
    guided: dict[str | None, When] = field(default_factory=dict)
    guided_year: When | None = None
    guided_of: dict[str, When] = field(default_factory=dict)
    made: Sequence[Fact] = ()
    meeting: Meeting | None = None
    named: Meeting | None = None
    counted: Meeting | None = None
    units: dict[str, str] = field(default_factory=dict)
    reported: dict[str | None, Period] = field(default_factory=dict)
    traded: Period | None = None
    listed: PeriodList | None = None
    last: When | None = None
    compared: set[int] = field(default_factory=set)
    taken: dict[int, str] = field(default_factory=dict)
    books: int = 1

    def copied(self) -> Memory:
        """The same notes, to go on with on their own; periods stay the article's own, which facts point to."""
        return replace(
            self, told={**self.told}, guided={**self.guided}, guided_of={**self.guided_of}, units={**self.units},
            reported={**self.reported}, compared={*self.compared}, taken={**self.taken},
        )  # fmt: skip


class Asked(NamedTuple):
    """A value whose period is sought: its node `i`, and what is known of it by now.

    `previous` is the period of the value before, `chained` whether both are about one metric; `guided` is the period of the
    sentence's forecasts by now, `beside` that of its figures.
    """

    sentence: Sentence
    i: int
    meeting: Meeting
    memory: Memory
    company: Company | None
    published: date | None
    comparison: bool
    forecast: bool
    previous: When | None
    chained: bool
    guided: When | None
    beside: When | None

    @property
    def nodes(self) -> Sequence[Node]:
        return self.sentence.nodes

    @property
    def last(self) -> When | None:
        """The period of the value before, where it is of the same metric."""
        return self.previous if self.chained else None

    @property
    def metric_words(self) -> str:
        return self.sentence.text[self.meeting.span.start : self.meeting.span.end].lower()

    @property
    def today(self) -> When:
        return When(self.published, self.published, None, "period.published") if self.published else NEVER


def year_before(start: date, end: date) -> tuple[date, date]:
    """The same stretch of the calendar a year earlier.

    >>> year_before(date(2025, 1, 1), date(2025, 2, 28))
    (datetime.date(2024, 1, 1), datetime.date(2024, 2, 29))
    """
    return year_moved(start, end, -1)


def year_moved(start: date, end: date, years: int) -> tuple[date, date]:
    """The same stretch of the calendar so many years on: a month's last day stays one."""
    return _moved(start, years), _moved(end, years, last=closes_month(end))


def _moved(day: date, years: int, *, last: bool = False) -> date:
    length = monthrange(day.year + years, day.month)[1]
    return date(day.year + years, day.month, length if last else min(day.day, length))
