"""The values that flow between the stages: frozen, flat, cheap to make.

A mention says where (half-open code point offsets into the article's text), what (normalised value)
and why (the name of the rule that made it). The stages pass these along; `schema.py` holds the
validated models that leave the house. Named tuples, because an article makes hundreds and a frozen dataclass takes three
times as long to make.

    find  →  Money, Percent, Quantity, PeriodExpression, Metric, company candidates
    resolve →  Money (currency decided), Period, Company, Reference
    link  →  Fact                  check  →  Check
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from extractor.forms import Form


class Span(NamedTuple):
    """A half-open stretch of the text, `text[start:end]`."""

    start: int
    end: int


class Money(NamedTuple):
    """An amount in the major unit of its currency (34 cents is 0.34).

    `sign` is the sign or word that leaves the currency open ("$", "¥", "kr"); the finder then puts the
    usual reading into `currency` and `assumed`, and `resolve.money` may know better.
    """

    start: int
    end: int
    rule: str
    low: Decimal
    high: Decimal
    currency: str | None
    sign: str | None = None
    assumed: bool = False
    modifier: str | None = None
    per: str | None = None


class Percent(NamedTuple):
    """A share or change in percent (25 basis points is 0.25); `unit` is percent, percentage_point or basis_point."""

    start: int
    end: int
    rule: str
    low: Decimal
    high: Decimal
    unit: str
    modifier: str | None = None


class Quantity(NamedTuple):
    """A counted thing; `unit` is the singular noun, "times" for a multiple, or None."""

    start: int
    end: int
    rule: str
    low: Decimal
    high: Decimal
    unit: str | None
    modifier: str | None = None


class Period(NamedTuple):
    """A time expression with its TIMEX3 value; the inclusive bounds are None where nothing anchors it."""

    start: int
    end: int
    rule: str
    kind: str  # date | interval | duration
    timex: str
    start_date: date | None
    end_date: date | None
    modifier: str | None = None


class PeriodExpression(NamedTuple):
    """A time expression as written, before anything anchors it; `form` is what it says."""

    start: int
    end: int
    rule: str
    form: Form
    modifier: str | None = None


class CompanyCandidate(NamedTuple):
    """A stretch that may be a company's name, with what its surroundings say for and against it.

    `key` is what the spellings of one name share; `known` the gazetteer's name for it; `evidence` and
    `vetoes` are names of rows in the weight tables of `resolve.evidence`. `bracketed` candidates stand in
    the brackets behind another one and may be its short form.
    """

    start: int
    end: int
    key: str
    evidence: tuple[str, ...] = ()
    vetoes: tuple[str, ...] = ()
    known: str | None = None
    ticker: str | None = None
    exchange: str | None = None
    bracketed: bool = False


# The rows of evidence that a name's own words are: it ends as companies' names do.
ENDS_AS_COMPANIES = frozenset({"legal_suffix", "weak_suffix", "head_noun", "weak_head"})


class CompanyMention(NamedTuple):
    """One occurrence of a company's name."""

    start: int
    end: int
    rule: str


class Company(NamedTuple):
    """One company of the article with every mention of it, in text order."""

    name: str
    aliases: tuple[str, ...]
    mentions: tuple[CompanyMention, ...]
    ticker: str | None = None
    exchange: str | None = None
    rule: str = ""


class Named(NamedTuple):
    """One mention with its company."""

    start: int
    end: int
    company: Company


class Reference(NamedTuple):
    """Words that stand for companies without naming them: "the chipmaker", "both companies", "it".

    `companies` are the ones meant; a reference is never a mention of the record, only help for the linker.
    """

    start: int
    end: int
    companies: tuple[Company, ...]
    rule: str


class Metric(NamedTuple):
    """The words that name what is measured. `weak` ones need a value of the right kind beside them."""

    start: int
    end: int
    rule: str
    id: str
    weak: bool
    value_kind: str  # money | percent | count | ratio | money-per-share
    period_kind: str  # instant | duration
    group: str = ""  # income | cost | cash | balance | ratio | return | count | deal | ownership | market | macro | per share

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Fact(NamedTuple):
    """One statement that a number holds: who, what, how much, when, and the words it was read from."""

    company: Company | None
    subject: str | None
    metric: str
    metric_text: str
    low: Decimal
    high: Decimal
    unit: str | None
    modifier: str | None
    per: str | None
    start_date: date | None
    end_date: date | None
    period: Period | None
    change: str | None  # increase | decrease
    forecast: bool
    of: str | None
    evidence: Span
    metric_span: Span | None
    value_spans: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Check:
    """The article's arithmetic held against itself; `expected` is computed, `found` is what the article states."""

    kind: str
    status: str  # consistent | inconsistent
    facts: tuple[Fact, ...]
    expected: Decimal
    found: Decimal
    note: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All that is known of one article when the linker starts: the text and every resolved mention, each in text order.

    `sentences` reach to the last value, the references and metrics only help the linker and need not go on behind it;
    `books` is the month in which the fiscal year starts that the text reveals.
    """

    text: str
    published: date | None
    sentences: tuple[Span, ...]
    money: tuple[Money, ...]
    percents: tuple[Percent, ...]
    quantities: tuple[Quantity, ...]
    periods: tuple[Period, ...]
    companies: tuple[Company, ...]
    references: tuple[Reference, ...]
    metrics: tuple[Metric, ...]
    books: int = 1
