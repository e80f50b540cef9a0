"""The validated models: what goes in (`Article`) and what comes out (`Record`).

All are frozen and refuse unknown fields. A `Record` checks every promise of its contract when it is made:
spans as long as their text, decimals in plain notation, bounds in order, ids unique and every id that a
fact or check names present. `Record.fits(text)` holds the spans against the article itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from hashlib import sha256
from importlib import import_module
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from extractor.decimals import Number
from extractor.errors import RecordError
from extractor.timex import is_timex

SCHEMA_VERSION: Literal["1.0"] = "1.0"

Modifier = Literal["about", "over", "under", "nearly", "up_to", "at_least", "at_most"]
PeriodModifier = Literal["start", "mid", "end", "about", "over", "under", "nearly", "up_to", "at_least", "at_most"]


class Model(BaseModel):
    """Frozen, strict about names: the one base of all models."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Article(Model):
    """An article as the user hands it in; without `published` relative periods keep null dates."""

    text: str
    id: str = "article"
    published: date | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    language: str = "en"
    source: str | None = None


class ArticleInfo(Model):
    """What the record says of its article: the text itself only on demand, `sha256` pins it."""

    id: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str = "en"
    source: str | None = None
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    length: int = Field(ge=0)
    text: str | None = Field(default=None, exclude_if=lambda text: text is None, description="The article itself, where a run keeps it.")


class Piece(Model):
    """A half-open stretch of the article in Unicode code points: `text == article_text[start:end]`."""

    start: int = Field(ge=0)
    end: int
    text: str


class Ruled(Piece):
    """A stretch together with the name of the rule that found it."""

    rule: str


class Money(Ruled):
    """An amount in the major unit of its currency; `assumed` where the text only had a shared sign."""

    id: str
    low: Number
    high: Number
    currency: str | None = Field(pattern="^[A-Z]{3}$")
    assumed: bool
    modifier: Modifier | None
    per: str | None


class Percent(Ruled):
    """A share or change in percent; 25 basis points is 0.25."""

    id: str
    low: Number
    high: Number
    unit: Literal["percent", "percentage_point", "basis_point"]
    modifier: Modifier | None


class Quantity(Ruled):
    """A counted thing: `unit` is the singular noun, `times`, or null where no noun follows."""

    id: str
    low: Number
    high: Number
    unit: str | None
    modifier: Modifier | None


class Company(Model):
    """One company with all its mentions; `name` is the form used most, the other forms are aliases."""

    id: str
    name: str
    aliases: tuple[str, ...]
    ticker: str | None
    exchange: str | None
    mentions: tuple[Ruled, ...] = Field(min_length=1)


class Period(Ruled):
    """A date, an interval or a duration as TIMEX3, with inclusive bounds or null."""

    id: str
    kind: Literal["date", "interval", "duration"]
    timex: str
    start_date: date | None
    end_date: date | None
    modifier: PeriodModifier | None


Mention = Money | Percent | Quantity | Period


class Fact(Model):
    """Who, what, how much, when: one statement that a number holds."""

    id: str
    company: str | None
    company_id: str | None
    subject: str | None
    metric: str = Field(pattern="^[a-z0-9]+(_[a-z0-9]+)*$")
    metric_text: str
    low: Number
    high: Number
    unit: str | None
    modifier: Modifier | None
    per: str | None
    start_date: date | None
    end_date: date | None
    period_id: str | None
    change: Literal["increase", "decrease"] | None
    forecast: bool
    of: str | None
    evidence: Piece
    metric_span: Piece | None
    value_spans: tuple[Piece, ...] = Field(min_length=1)
    rule: str


class Check(Model):
    """A total, ratio or change of the article, computed again from its parts."""

    kind: str
    status: Literal["consistent", "inconsistent"]
    facts: tuple[str, ...]
    expected: Number
    found: Number
    note: str


class Record(Model):
    """Everything found in one article."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    article: ArticleInfo
    money: tuple[Money, ...]
    percents: tuple[Percent, ...]
    quantities: tuple[Quantity, ...]
    companies: tuple[Company, ...]
    periods: tuple[Period, ...]
    facts: tuple[Fact, ...]
    checks: tuple[Check, ...]

    @model_validator(mode="after")
    def _keeps_its_contract(self) -> Record:
        for problem in _problems(self):
            raise ValueError(f"article {self.article.id!r}: {problem}")
        return self

    def fits(self, text: str) -> Record:
        """The record itself, once every span was held against `text`.

        Raises:
            RecordError: naming the article, the first span that differs and its rule.
        """
        digest = sha256(text.encode("utf-8")).hexdigest()
        if digest != self.article.sha256:
            was = self.article.sha256
            raise RecordError(f"article {self.article.id!r}: the text is another one (sha256 {digest[:12]}…, recorded {was[:12]}…)")
        for piece, rule in _pieces(self):
            here = text[piece.start : piece.end]
            if here != piece.text:
                where = f"article {self.article.id!r}: {piece.start}:{piece.end}"
                raise RecordError(f"{where} is {here!r} in the text, {piece.text!r} in the record (rule {rule})")
        return self

    @cached_property
    def text(self) -> str | None:
        """The article's text, where the record was made in this process or keeps it; no part of the record's value."""
        return self.article.text

    def to_rows(self) -> list[dict[str, Any]]:
        """One flat dictionary a fact: the columns of the CSV and the article's date, with Decimals and dates."""
        rows: list[dict[str, Any]] = import_module("extractor.frames").to_rows(self)  # by name: it stands above this module
        return rows

    def _repr_html_(self) -> str:
        """How a notebook shows it: the article with its mentions marked, and the facts."""
        return str(import_module("extractor.notebook").html(self))


def _mentions(record: Record) -> tuple[Mention, ...]:
    return (*record.money, *record.percents, *record.quantities, *record.periods)


def _pieces(record: Record) -> Iterator[tuple[Piece, str]]:
    """Every span of a record with the rule that answers for it."""
    for mention in _mentions(record):
        yield mention, mention.rule
    for company in record.companies:
        for named in company.mentions:
            yield named, named.rule
    for fact in record.facts:
        for piece in (fact.evidence, *fact.value_spans, *([fact.metric_span] if fact.metric_span else [])):
            yield piece, fact.rule


def _problems(record: Record) -> Iterator[str]:
    """What breaks the contract, each naming the span and the rule."""
    for piece, rule in _pieces(record):
        if piece.end - piece.start != len(piece.text) or not piece.text:
            yield f"span {piece.start}:{piece.end} is not as long as its text {piece.text!r} (rule {rule})"
        if piece.end > record.article.length:
            yield f"span {piece.start}:{piece.end} ends behind the article's {record.article.length} characters (rule {rule})"
    with_value: tuple[Money | Percent | Quantity | Fact, ...] = (*record.money, *record.percents, *record.quantities, *record.facts)
    for valued in with_value:
        if valued.low > valued.high:
            yield f"{valued.id}: low {valued.low} is above high {valued.high} (rule {valued.rule})"
    with_dates: tuple[Period | Fact, ...] = (*record.periods, *record.facts)
    for dated in with_dates:
        if dated.start_date and dated.end_date and dated.start_date > dated.end_date:
            yield f"{dated.id}: {dated.start_date} is after {dated.end_date} (rule {dated.rule})"
    for period in record.periods:
        if not is_timex(period.timex):
            yield f"{period.id}: {period.timex!r} is no TIMEX3 value (span {period.text!r}, rule {period.rule})"
        if (period.kind == "duration") != period.timex.startswith("P"):
            yield f"{period.id}: a {period.kind} cannot have the timex {period.timex!r} (span {period.text!r}, rule {period.rule})"
    yield from _dangling(record)


def _dangling(record: Record) -> Iterator[str]:
    """Ids given twice, and ids named that are not there."""
    groups: Iterable[tuple[str, ...]] = (
        tuple(m.id for m in _mentions(record)),
        tuple(c.id for c in record.companies),
        tuple(f.id for f in record.facts),
    )
    for ids in groups:
        if len(set(ids)) != len(ids):
            yield f"the id {next(i for i in ids if ids.count(i) > 1)!r} is given twice"
    names = {c.id: c.name for c in record.companies}
    periods, facts = {p.id for p in record.periods}, {f.id for f in record.facts}
    for fact in record.facts:
        where = f"span {fact.evidence.start}:{fact.evidence.end}, rule {fact.rule}"
        if fact.company_id is not None and names.get(fact.company_id) != fact.company:
            yield f"{fact.id}: company {fact.company!r} is not {fact.company_id!r} ({where})"
        if fact.period_id is not None and fact.period_id not in periods:
            yield f"{fact.id}: no period {fact.period_id!r} ({where})"
    for check in record.checks:
        for missing in set(check.facts) - facts:
            yield f"check {check.kind}: no fact {missing!r}"


class Failure(Model):
    """An article that could not be read: one line of `failures.jsonl`."""

    id: str
    source: str | None
    stage: str
    error: str
    message: str
