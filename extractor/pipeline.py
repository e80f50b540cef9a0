"""One article in, one checked record out. `analyse` is the whole story in ten lines.

text → Doc → find (what is written) → resolve (what it means here) → link (who did what) → check → Record
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Any

from spacy.attrs import LOWER, NORM  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor import records
from extractor.check import check_facts
from extractor.errors import InputError
from extractor.find.companies import CompanyFinder
from extractor.find.currencies import CODES
from extractor.find.metrics import MetricFinder
from extractor.find.money import find_money
from extractor.find.numbers import find_numbers
from extractor.find.overlaps import HasSpan, in_order, without
from extractor.find.percents import find_percents
from extractor.find.periods import find_periods
from extractor.find.quantities import find_quantities
from extractor.link.facts import link_facts
from extractor.mentions import Check, Company, CompanyMention, Fact, Findings, Money, Percent, PeriodExpression, Quantity, Reference, Span
from extractor.own import Finder, OwnRules, installed_finders, own_mentions, with_own
from extractor.resolve.companies import resolve_companies
from extractor.resolve.fiscal import fiscal_start
from extractor.resolve.money import resolve_money
from extractor.resolve.periods import resolve_periods
from extractor.resolve.references import resolve_references
from extractor.schema import Article, Record
from extractor.sentences import find_sentences
from extractor.tokenizer import FinanceTokenizer


@dataclass(frozen=True, slots=True)
class Extractor:
    """What is built once and used for every article: the tokenizer, the two vocabularies, the user's own finders."""

    tokenize: Callable[[str], Doc]
    find_companies: CompanyFinder
    find_metrics: MetricFinder
    finders: tuple[Finder, ...]


# The phrase matcher needs these two; English's fifteen double what a word costs when it is first seen.
LEXEME_ATTRIBUTES: dict[Any, Callable[[str], str]] = {LOWER: str.lower, NORM: str.lower}


@cache
def default_extractor(own: OwnRules = OwnRules()) -> Extractor:
    """The extractor that all articles share, built at the first call; `own` are a user's additions."""
    return build_extractor(FinanceTokenizer(Vocab(lex_attr_getters=LEXEME_ATTRIBUTES)), own)


def build_extractor(tokenizer: FinanceTokenizer, own: OwnRules) -> Extractor:
    """An extractor whose vocabularies match on the tokenizer's own vocabulary."""
    finders = (*own.finders, *installed_finders())
    return Extractor(tokenizer, CompanyFinder(own.companies), MetricFinder(tokenizer.vocab, own.metrics), finders)


def analyse(
    text: str, doc: Callable[[], Doc], extractor: Extractor, published: date | None, currency: str | None = None
) -> tuple[Findings, list[Fact], list[Check]]:
    """Every stage in order; nothing is found twice and nothing flows back. `doc` gives the tokens of `text`, where they are needed."""
    sentences = find_sentences(text)
    numbers = find_numbers(text)
    own = own_mentions(extractor.finders, text)
    named = resolve_companies(text, extractor.find_companies(text))
    money = resolve_money(text, with_own(find_money(text, numbers), own, Money), named, currency)
    percents = without(with_own(find_percents(text, numbers), own, Percent), money)
    amounts = in_order(money, percents)
    expressions = without(with_own(find_periods(text), own, PeriodExpression), in_order(amounts, with_forms(named)))
    periods = resolve_periods(text, expressions, sentences, published, named)
    companies = unless_covered(named, in_order(amounts, periods))
    names = [mention for company in companies for mention in company.mentions]
    quantities = without(with_own(find_quantities(text, numbers), own, Quantity), in_order(amounts, periods, names))
    told = up_to(sentences, in_order(amounts, quantities))
    references = to_known(resolve_references(text, named, told, money), companies)
    metrics = extractor.find_metrics(text, doc()) if told else []
    findings = Findings(
        text, published, tuple(told), tuple(money), tuple(percents), tuple(quantities),
        tuple(periods), tuple(companies), tuple(references), tuple(metrics),
        fiscal_start(text, expressions, published) if told else 1,
    )  # fmt: skip
    facts = link_facts(findings)
    return findings, facts, check_facts(findings, facts)


def with_forms(companies: Sequence[Company]) -> list[CompanyMention]:
    """The names that a legal form ends: what looks like a period inside is part of the name, as in "Tel Gal (2009) Ltd"."""
    return [mention for company in companies for mention in company.mentions if mention.rule.startswith("company.legal_suffix")]


def unless_covered(companies: Sequence[Company], stronger: Sequence[HasSpan]) -> list[Company]:
    """Company mentions inside an amount or a period go; a company left without mentions goes with them."""
    kept = [company._replace(mentions=tuple(without(company.mentions, stronger))) for company in companies]
    return [company for company in kept if company.mentions]


def up_to(sentences: Sequence[Span], values: Sequence[HasSpan]) -> list[Span]:
    """The sentences up to the last value: what is said behind it enters no fact."""
    return [sentence for sentence in sentences if sentence.start < values[-1].end] if values else []


def to_known(references: Sequence[Reference], companies: Sequence[Company]) -> list[Reference]:
    """The references all of whose companies are left."""
    left = {company.name for company in companies}
    return [reference for reference in references if left.issuperset(company.name for company in reference.companies)]


def extract(article: Article | str, *, published: date | None = None, currency: str | None = None, own: OwnRules = OwnRules()) -> Record:
    """Read one article.

    `published` and `currency` (the ISO 4217 code that a bare `$` means, where the text does not say) go
    before what the article itself brings; `own` (made by `own_rules`) adds companies, metrics and finders.

    Raises:
        InputError: `currency` is no code that ISO 4217 lists.
        pydantic.ValidationError: the record breaks its contract (a bug here, never the article's fault).
    """
    check_currency(currency)
    if isinstance(article, str):
        article = Article(text=article, published=published)
    elif published:
        article = article.model_copy(update={"published": published})
    extractor = default_extractor(own)
    with no_garbage_collection():
        return read(article, partial(extractor.tokenize, article.text), extractor, currency=currency)


def check_currency(code: str | None) -> None:
    """Refuse what stands for a bare `$` and is no currency, before an article is read with it.

    Raises:
        InputError: neither None nor a code that ISO 4217 lists.
    """
    if code is not None and code not in CODES:
        raise InputError(f"currency {code!r} is no ISO 4217 code: write it in three capitals, as CAD")


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """No search for cycles inside: an article's values hold none, and the search, through all that spaCy has loaded, costs an eighth."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def read(article: Article, doc: Callable[[], Doc], extractor: Extractor, *, currency: str | None = None) -> Record:
    """The record of an article; `doc` gives its text as a Doc with the tokenizer's tokens."""
    findings, facts, checks = analyse(article.text, doc, extractor, article.published, currency)
    return records.build(article, findings, facts, checks)
