"""What is known where a time expression stands, and the one function that asks a form for its days.

Every form of `extractor.forms` has its own function in `period_dates`, `period_holidays`, `period_relative`, `period_pointers`,
`period_latest`, `period_stretches`, `period_parts` or `period_bounds`, registered with `days_of`; they call it again for the forms that
theirs holds.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import singledispatch
from typing import NamedTuple

from extractor import timex
from extractor.forms import Form
from extractor.mentions import PeriodExpression, Span
from extractor.resolve import period_cues as cues
from extractor.resolve.calendar import ONE_DAY, add_months, is_about
from extractor.resolve.fiscal import CALENDAR
from extractor.resolve.tense import direction
from extractor.resolve.tense_words import AHEAD, BACK, NEITHER, SURELY
from extractor.timex import Bounds

FISCAL_UNITS = ("quarter", "half")  # counted from the start of the fiscal year, like "fiscal" years
MEMORY = 64  # how many periods back an expression may point: a reader forgets too, and time stays linear
ALONE = 3  # looks ahead even more than SURELY: no sentence at all


class Days(NamedTuple):
    """What a form covers; the bounds are None where nothing anchors it."""

    timex: str
    start: date | None = None
    end: date | None = None
    modifier: str | None = None


class Named(NamedTuple):
    """A period named before, with its bounds."""

    form: Form
    bounds: Bounds
    sentence: int
    aside: bool = False  # named only to compare with: "against 2% in Q3 2024", "(Q3 2024: 2%)"
    ahead: bool = False  # named for what is expected of it: "sees growth in 2027"
    passing: bool = False  # what only began then, the day of the report itself: "launched in 2019", "published on Feb. 24"


NOWHERE = Days("XXXX")  # points at nothing, or outside the calendar


@dataclass(slots=True)
class Context:
    """What is known at one place of the article."""

    text: str
    published: date | None
    fiscal: int = CALENDAR  # the month in which the fiscal year starts
    by_start: bool = False  # fiscal years are named for the calendar year in which they start
    at: Span = field(default_factory=lambda: Span(0, 0))
    sentence: Span = field(default_factory=lambda: Span(0, 0))
    number: int = 0  # of the sentence
    named: deque[Named] = field(default_factory=lambda: deque(maxlen=MEMORY))
    looked: tuple[Span, int] | None = None  # the last answer of `looks`
    reports: tuple[Bounds, ...] = ()  # what the article turned out to report on, where it was read before
    lacks: bool = False  # whether something hung on what had not been named yet

    @property
    def looks(self) -> int:
        """Which way the sentence looks, worked out once for each place."""
        if self.looked is None or self.looked[0] is not self.at:
            self.looked = self.at, self._looks()
        return self.looked[1]

    def _looks(self) -> int:
        """Which way the sentence looks; an expression all by itself is an inquiry about what comes."""
        dated = self.text.endswith(cues.AT, 0, self.at.start) or cues.BARE_WEEKDAY.match(self.text, self.at.start)
        if (dated and cues.FROM.search(self._around(45))) or cues.PRICE.match(self.text, self.at.end):
            return BACK
        quoted = self.text.startswith(",", self.at.end)
        if quoted and cues.QUOTED.search(self.text, max(self.sentence.start, self.at.start - 70), self.at.start):
            return BACK
        if cues.FORWARD.match(self.text, self.at.end) or cues.FORWARD_IN.search(self.text, max(0, self.at.start - 24), self.at.start):
            return SURELY
        towards = direction(self.text, self.at, self.sentence)
        if towards < 0 and cues.WOULD.match(self.text, self.at.end):
            towards = AHEAD
        if towards or len(self.text) - (self.at.end - self.at.start) > 11:
            return towards
        return NEITHER if cues.LONG_WORD.search(self.text[: self.at.start] + self.text[self.at.end :]) else ALONE

    @property
    def bracketed(self) -> bool:
        """Whether it opens brackets with what it is compared with: "(Q3 2024: 2%)"."""
        start, end = self.at.start, self.at.end
        return self.text[end : end + 1] == ":" and cues.BRACKETED.search(self.text, max(0, start - 5), start) is not None

    @property
    def aside(self) -> bool:
        """Whether what stands here is only compared with what the article is about."""
        start, end = self.at.start, self.at.end
        from_here = self.text.endswith("from ", 0, start) and not cues.TO_THERE.match(self.text, end)
        held = self.text.startswith("the ", start) and cues.MOVED_ON.search(self.text, max(0, start - 30), start)
        return bool(self.bracketed or from_here or held or cues.COMPARED.search(self._around(70)))

    @property
    def corresponds(self) -> bool:
        """Whether it is that of the year before: "4% up on the corresponding period"."""
        return cues.CORRESPONDING.match(self.text, self.at.start) is not None

    @property
    def is_history(self) -> bool:
        """Whether something only began or ended then, beside what the sentence is about: ", mothballed in 2024," "since launching in"."""
        if not self.text.endswith((" in ", " early ", " late "), 0, self.at.start):
            return False
        return cues.HISTORY.search(self.text, max(self.sentence.start, self.at.start - 50), self.at.start) is not None

    def expects(self, bounds: Bounds) -> bool:
        """Whether what stands here is yet to come, or to end and spoken of in that sense."""
        if self.published is None or bounds[1] <= self.published:
            return False
        return bounds[0] > self.published or self.looks > 0 or self.guides

    @property
    def of_results(self) -> bool:
        """Whether results belong to what stands here: "this quarter's loss"."""
        return cues.RESULTS.match(self.text, self.at.end) is not None

    @property
    def begun(self) -> bool:
        """Whether what stands here is under way: "has started well", "a strong start to the second half"."""
        start = max(self.sentence.start, self.at.start - 30)
        return bool(cues.BEGUN.match(self.text, self.at.end) or cues.START_TO.search(self.text, start, self.at.start))

    @property
    def guides(self) -> bool:
        """Whether the sentence speaks of what is expected: "confirmed its goal for the full year"."""
        return cues.GUIDANCE.search(self._around(90, 60).lower()) is not None

    def _around(self, before: int, after: int | None = None) -> str:
        """The sentence up to here, or so far on, behind a blank: every word has a border in front."""
        end = self.at.start if after is None else min(self.sentence.end, self.at.end + after)
        return " " + self.text[max(self.sentence.start, self.at.start - before) : end]

    @property
    def released(self) -> bool:
        """Whether results are to come out of what stands here, which is over then: "will release third-quarter results on Friday"."""
        if cues.TO_REPORT.search(self.text, max(self.sentence.start, self.at.start - 40), self.at.start):
            return True
        if self.text.endswith(" for ", 0, self.at.start) and cues.OUT.match(self.text, self.at.end):
            return True
        told = cues.RELEASED.match(self.text, self.at.end) or cues.RELEASED_FOR.search(self.text, max(0, self.at.start - 15), self.at.start)
        if not told:
            return False
        start, end = max(self.sentence.start, self.at.start - 40), min(self.sentence.end, self.at.end + 60)
        return cues.RELEASE.search(self.text, start, end) is not None

    @property
    def of_figures(self) -> bool:
        """Whether a numbered part of a year stands in front of what is earned: "expects fourth-quarter profit of $12 million"."""
        return self.text[self.at.end - 8 : self.at.end] == "-quarter" and cues.EARNED.match(self.text, self.at.end) is not None

    @property
    def issued(self) -> bool:
        """Whether a forecast was made then: "against its July forecast"."""
        return cues.ISSUED.match(self.text, self.at.end) is not None and self.text.endswith(cues.OWN, 0, self.at.start)

    @property
    def is_deadline(self) -> bool:
        """Whether something is to come about by then, of which nothing says that it has: "is seen at 2% by December"."""
        return self.looks >= 0 and self.text.endswith("by ", 0, self.at.start)

    @property
    def is_origin(self) -> bool:
        """Whether something began then: "the lowest since March 31"."""
        return self.text.endswith(("since ", "Since "), 0, self.at.start)

    @property
    def beside_results(self) -> bool:
        """Whether a year here is compared with a fiscal one: "64 yen a share, against 60 yen last year"."""
        if self.fiscal == CALENDAR or not self.text.startswith(("last ", "Last "), self.at.start):
            return False
        if cues.IT_MADE.match(self.text, self.at.end):
            return True  # "last year it made £231m"
        if cues.SHARES.search(self.text, max(self.sentence.start, self.at.start - 90), self.at.start):
            return False  # "the stock, which lost a third last year"
        return cues.AGAINST.search(self.text, max(self.sentence.start, self.at.start - 45), self.at.start) is not None

    @property
    def of_outlook(self) -> bool:
        """Whether a company says what it expects of this year, which is its fiscal one: no market, and no year by its number beside it."""
        if self.fiscal == CALENDAR or not (self.looks > 0 or self.guides):
            return False
        years = [n.bounds[1] for n in self.named if is_about("year", n.bounds) and not n.aside]
        near = self.published.year if self.published else 0
        plain = any(end.month == 12 and abs(end.year - near) <= 1 for end in years)  # not "by 2028"
        start, end = max(self.sentence.start, self.at.start - 120), min(self.sentence.end, self.at.end + 60)
        return not plain and cues.MARKET.search(self.text, start, end) is None

    @property
    def results(self) -> bool:
        """Whether a year here is the fiscal year of results: "(2024: £5m)", "last year's earnings"."""
        return self.fiscal != CALENDAR and (self.bracketed or cues.RESULTS.match(self.text, self.at.end) is not None)


def sentence_numbers(expressions: Sequence[PeriodExpression], sentences: Sequence[Span]) -> Iterator[int]:
    """The number of the sentence in which each expression stands; both in text order."""
    number = 0
    for expression in expressions:
        while number + 1 < len(sentences) and sentences[number].end <= expression.start:
            number += 1
        yield number


@singledispatch
def days_of(form: Form, context: Context) -> Days:
    """The days that a form covers."""
    raise TypeError(f"no rule for the form {form!r} ({context.published})")


def bounds_of(form: Form, context: Context) -> Bounds | None:
    found = days_of(form, context)
    return (found.start, found.end) if found.start and found.end else None


def in_quarters(bounds: Bounds) -> Days:
    """The days of a stretch told by its quarters: in a list of values it stands for each of them."""
    start, end = bounds
    ends = [timex.of_bounds(*of) for of in ((start, add_months(start, 3) - ONE_DAY), (add_months(end + ONE_DAY, -3), end))]
    told = ends[0] != ends[1] and all("-Q" in quarter for quarter in ends)
    return Days("/".join(ends), start, end) if told else to_days(bounds)


def to_days(bounds: Bounds, modifier: str | None = None) -> Days:
    return Days(timex.of_bounds(*bounds), *bounds, modifier)


def one_day(day: date) -> Days:
    return to_days((day, day))
