"""What is known where a time expression stands, and the one function that asks a form for its days.

Every form of `extractor.forms` has its own function in `period_dates`, `period_holidays`, `period_relative`, `period_pointers`,
`period_latest`, `period_stretches`, `period_parts` or `period_bounds`, registered with `days_of`; they call it again for the forms that
theirs holds.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from datetime import date
from functools import singledispatch
from typing import NamedTuple

from extractor import timex
from extractor.forms import Form
from extractor.mentions import Span
from extractor.resolve.calendar import ONE_DAY, add_months, is_about
from extractor.resolve.fiscal import CALENDAR
from extractor.resolve.tense import AHEAD, BACK, NEITHER, SURELY, direction
from extractor.timex import Bounds

FISCAL_UNITS = ("quarter", "half")  # counted from the start of the fiscal year, like "fiscal" years
MEMORY = 64  # how many periods back an expression may point: a reader forgets too, and time stays linear
ALONE = 3  # looks ahead even more than SURELY: no sentence at all

_CLAUSE = r"[^.;,()]*(?:[.,](?=\d)[^.;,()]*)*$"  # the rest of a clause, with the points and commas of its figures
# This and `_GUIDANCE` are asked of nearly every place: a border character in front lets the search run from word to word.
_COMPARED = re.compile(
    rf"""\W(?: (?:than(?:(?<!more[ ]than)(?<!less[ ]than)(?<!fewer[ ]than)|(?![ ][^\w\s]{{0,3}}\d))
              | since|against|below|above|versus|vs\.?|compared[ ](?:with|to))\s{_CLAUSE}
          | as[ ]in\s$  # the same as in May
          | (?:ahead|short|shy)[ ]of[ ](?:the[ ])?[^\w\s]{{0,3}}\d{_CLAUSE}  # ahead of the 2% achieved in the previous quarter
          | (?:[Aa]fter|[Ff]ollowing)\sa\s(?:[\w-]+\s){{0,2}}$
          | (?:from|after(?:[ ]an?(?:[ ][\w-]+){{0,3}})?)\s[^\w\s]{{0,3}}\d(?:(?![ ]to[ ])[^;,()]|,(?=\d))*$
          | (?:(?<=%\s)|per[ ]?cent\s|points?\s)(?:higher\s|lower\s)?from\s$  # widened 9 basis points from the third quarter
          | (?<=,[ ])(?:which[ ])?end(?:ed|ing)[ ](?:(?:on|in)[ ])?$  # its third quarter, ended Sept. 30
          )""",
    re.VERBOSE,
)
# From 1.6 times at the end of September; against $68 million in the fourth quarter.
_FROM = re.compile(
    r"\W(?:from|against|versus|after)\s(?:an?\s(?:[\w-]+\s){1,2})?[^\w\s]{0,3}(?!\d?\d(?::\d\d)?\s?[ap]\.?m\b)\d"
    r"(?:(?![ ](?:to|will|that|which)[ ])[^;,()]|,(?=\d))*\s(?:at|in|on)\s$"
)
_PRICE = re.compile(r"['’]s\s(?:clos\w+|finish|record|high|low|trading|session|rally|sell-?off)\b")  # 25% above Wednesday's close
# Iron ore, at $98 a tonne on Wednesday, will sink; the headcount, 28,400 at the end of December, is to pass 31,000.
_QUOTED = re.compile(r", (?:(?:now |last |currently |trading )*at \S*\d|(?:[A-Z]{2,3} ?)?[^\w\s]{0,3}\d)(?:[^;,]|,(?=\d))* (?:on|at|in) $")
# Said the year would be poor.
_WOULD = re.compile(r"\s(?:will|would|should|could|(?:is|are|was|were) (?:expected|likely|forecast|seen|set|due))\b")
_ISSUED, _OWN = re.compile(r" (?:forecast|estimate|guidance|projection|outlook)"), ("its ", "their ", "his ", "her ")
_FORWARD = re.compile(r"[ -](?:delivery|contracts?|futures|settlement|expiry)\b")  # Brent for April delivery
_FORWARD_IN = re.compile(r"\b(?:futures for|(?:for|of) (?:delivery|settlement) in) $")  # Brent futures for May
_RELEASED = re.compile(
    r"(?:['’]s|[ -](?:and|or) (?:full|half)-year)?[ -](?:[\w-]+ ){0,2}"
    r"(?:results|earnings|figures|numbers|report|accounts|data|statistics|(?:price |prices )?index|payrolls|inflation|CPI|PMI|survey)\b",
    re.IGNORECASE,
)
_RELEASED_FOR = re.compile(r"\b(?:results|earnings|figures|numbers|data|statistics|payrolls|inflation) for $", re.IGNORECASE)
# "expect Acme to report fourth-quarter profit of $12 million"
_TO_REPORT = re.compile(r"\bto (?:report|post|unveil|show|book) (?:(?:an?|its|their|higher|lower|record|[\w.]+% (?:rise|fall) in) ){0,3}$")
_EARNED = re.compile(r" (?:[\w-]+ ){0,2}(?:profits?|loss(?:es)?|revenues?|sales|earnings|income|turnover|ebitda?)\b", re.IGNORECASE)
_RELEASE = re.compile(r"\b(?:due|reports?|releas\w+|publish\w*|announc\w+|unveils?|issues?|posts?|discloses?)\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:against|versus|vs\.?|compared[ ](?:with|to)|from|after|than|below|above|made|earned|paid|lost|reported|posted|achieved|recorded)"
    rf"\s{_CLAUSE}"
)
_TO_THERE = re.compile(r"['’]?s?\s(?:to|through|until|till|on)\b|[-–]")  # from here: up 4% from January
_BEGUN = re.compile(r"\s(?:(?:has|have)\s(?:\w+\s)?(?:begun|started|opened|got off)\b|so far\b|to date\b)|,\scurrently\b")
_START_TO = re.compile(r"\b(?:start|beginning) to\s(?:(?:its|their)\s)?$")
_SHARES = re.compile(r"\b(?:[Ss]hares|[Ss]tocks?|index)\b")
_MARKET = re.compile(r"\b(?:shares?|stocks?|index|econom\w+|inflation|rates?|markets?|central bank|GDP)\b", re.IGNORECASE)
_IT_MADE = re.compile(r",? (?:it|the (?:company|group|firm|bank|retailer|airline)) (?:made|earned|lost|posted|reported|sold|took)\b")
_LONG_WORD = re.compile(r"\w{5}")
_BRACKETED = re.compile(r"\((?:[HQ]\d )?$")
_GUIDANCE = re.compile(
    r"""\W(?: (?: confirm|reiterat|maintain|reaffirm|stick|stuck|stood|kept|keep|left|rais|lift|cut|lower|trimm|narrow|upgrad|downgrad
                | withdr)\w*\s(?:[\w-]+\s){0,4}(?:guidance|forecasts?|outlook|targets?|goals?|expectations)\b
          | guid(?:ed|ing)[ ](?:to|for)\b
          | (?:stick|sticks|sticking|stuck)[ ](?:to|by|with)\b
          | (?:on|off)[ ](?:course|track)[ ](?:for|to)\b
          | (?:is|are)[ ](?:still[ ]|now[ ])?(?:put|seen|pencilled[ ]in|penciled[ ]in)[ ]at\b
          | (?:outlook|prospects|forecasts?|guidance|targets?)[ ]for[ ](?=the[ ][\w-]+[ ]to\b)
          )""",
    re.VERBOSE,
)
# The nickel mine, mothballed in 2024; the label, which opened in 2019; since launching in 2023.
_BEGUN_OR_ENDED = (
    "found|establish|form|creat|open|launch|list|incorporat|float|introduc|commission|renovat|acquir|clos|mothball|idl|privatis|nationalis|"
    "delist|rebrand|join|appoint|hir|retir|demerg"
)
_HISTORY = re.compile(
    rf"(?:, (?:(?:which|who) (?:was |had been )?)?|\bsince )(?:first |only |re)?(?:{_BEGUN_OR_ENDED})(?:ed|ing)(?: by [\w ]{{1,20}})? "
    r"(?:in [A-Z]\w+ )?(?:back )?in (?:early |late )?$"
    r"|, who (?:took over|took charge|came in|became \w+) in $"
    r"|, (?:which (?:it |was )?)?(?:built|bought|sold|shut|set up|born|spun off|taken private)(?: by [\w ]{1,20})? (?:back )?in $",
    re.IGNORECASE,
)
_RESULTS = re.compile(
    r"['’]s (?!expected|forecast|projected|estimated|predicted)(?:\w+ )?"
    r"(?:[£$€]|earnings|profits?|revenues?|sales|results?|dividend|loss|turnover|ebitda)",
    re.IGNORECASE,
)


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
        compared = self.text.endswith((" at ", " in ", " on "), 0, self.at.start) and _FROM.search(self._around(45))
        if compared or _PRICE.match(self.text, self.at.end):
            return BACK
        quoted = self.text.startswith(",", self.at.end)
        if quoted and _QUOTED.search(self.text, max(self.sentence.start, self.at.start - 70), self.at.start):
            return BACK
        if _FORWARD.match(self.text, self.at.end) or _FORWARD_IN.search(self.text, max(0, self.at.start - 24), self.at.start):
            return SURELY
        towards = direction(self.text, self.at, self.sentence)
        if towards < 0 and _WOULD.match(self.text, self.at.end):
            towards = AHEAD
        if towards or len(self.text) - (self.at.end - self.at.start) > 11:
            return towards
        return NEITHER if _LONG_WORD.search(self.text[: self.at.start] + self.text[self.at.end :]) else ALONE

    @property
    def bracketed(self) -> bool:
        """Whether it opens brackets with what it is compared with: "(Q3 2024: 2%)"."""
        start, end = self.at.start, self.at.end
        return self.text[end : end + 1] == ":" and _BRACKETED.search(self.text, max(0, start - 5), start) is not None

    @property
    def aside(self) -> bool:
        """Whether what stands here is only compared with what the article is about."""
        start, end = self.at.start, self.at.end
        from_here = self.text.endswith("from ", 0, start) and not _TO_THERE.match(self.text, end)
        return bool(self.bracketed or from_here or _COMPARED.search(self._around(70)))

    @property
    def is_history(self) -> bool:
        """Whether something only began or ended then, beside what the sentence is about: ", mothballed in 2024," "since launching in"."""
        if not self.text.endswith((" in ", " early ", " late "), 0, self.at.start):
            return False
        return _HISTORY.search(self.text, max(self.sentence.start, self.at.start - 50), self.at.start) is not None

    def expects(self, bounds: Bounds) -> bool:
        """Whether what stands here is yet to come, or to end and spoken of in that sense."""
        if self.published is None or bounds[1] <= self.published:
            return False
        return bounds[0] > self.published or self.looks > 0 or self.guides

    @property
    def of_results(self) -> bool:
        """Whether results belong to what stands here: "this quarter's loss"."""
        return _RESULTS.match(self.text, self.at.end) is not None

    @property
    def begun(self) -> bool:
        """Whether what stands here is under way: "has started well", "a strong start to the second half"."""
        start = max(self.sentence.start, self.at.start - 30)
        return bool(_BEGUN.match(self.text, self.at.end) or _START_TO.search(self.text, start, self.at.start))

    @property
    def guides(self) -> bool:
        """Whether the sentence speaks of what is expected: "confirmed its goal for the full year"."""
        return _GUIDANCE.search(self._around(90, 60).lower()) is not None

    def _around(self, before: int, after: int | None = None) -> str:
        """The sentence up to here, or so far on, behind a blank: every word has a border in front."""
        end = self.at.start if after is None else min(self.sentence.end, self.at.end + after)
        return " " + self.text[max(self.sentence.start, self.at.start - before) : end]

    @property
    def released(self) -> bool:
        """Whether results are to come out of what stands here, which is over then: "will release third-quarter results on Friday"."""
        if _TO_REPORT.search(self.text, max(self.sentence.start, self.at.start - 40), self.at.start):
            return True
        if not (_RELEASED.match(self.text, self.at.end) or _RELEASED_FOR.search(self.text, max(0, self.at.start - 15), self.at.start)):
            return False
        start, end = max(self.sentence.start, self.at.start - 40), min(self.sentence.end, self.at.end + 60)
        return _RELEASE.search(self.text, start, end) is not None

    @property
    def of_figures(self) -> bool:
        """Whether a numbered part of a year stands in front of what is earned: "expects fourth-quarter profit of $12 million"."""
        return self.text[self.at.end - 8 : self.at.end] == "-quarter" and _EARNED.match(self.text, self.at.end) is not None

    @property
    def issued(self) -> bool:
        """Whether a forecast was made then: "against its July forecast"."""
        return _ISSUED.match(self.text, self.at.end) is not None and self.text.endswith(_OWN, 0, self.at.start)

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
        if _IT_MADE.match(self.text, self.at.end):
            return True  # "last year it made £231m"
        if _SHARES.search(self.text, max(self.sentence.start, self.at.start - 90), self.at.start):
            return False  # "the stock, which lost a third last year"
        return _AGAINST.search(self.text, max(self.sentence.start, self.at.start - 45), self.at.start) is not None

    @property
    def of_outlook(self) -> bool:
        """Whether a company says what it expects of this year, which is its fiscal one: no market, and no year by its number beside it."""
        if self.fiscal == CALENDAR or not (self.looks > 0 or self.guides):
            return False
        years = [n.bounds[1] for n in self.named if is_about("year", n.bounds) and not n.aside]
        near = self.published.year if self.published else 0
        plain = any(end.month == 12 and abs(end.year - near) <= 1 for end in years)  # not "by 2028"
        start, end = max(self.sentence.start, self.at.start - 120), min(self.sentence.end, self.at.end + 60)
        return not plain and _MARKET.search(self.text, start, end) is None

    @property
    def results(self) -> bool:
        """Whether a year here is the fiscal year of results: "(2024: £5m)", "last year's earnings"."""
        return self.fiscal != CALENDAR and (self.bracketed or _RESULTS.match(self.text, self.at.end) is not None)


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
