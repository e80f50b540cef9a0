"""One article in, one checked record out. `analyse` is the whole story in ten lines.

text → Doc → find (what is written) → resolve (what it means here) → link (who did what) → check → Record
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from spacy.attrs import LOWER, NORM  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor import records
from extractor.check import check_facts
from extractor.find.companies import CompanyFinder
from extractor.find.gazetteer import OwnCompanies
from extractor.find.metrics import MetricFinder
from extractor.find.money import find_money
from extractor.find.numbers import find_numbers
from extractor.find.overlaps import HasSpan, in_order, without
from extractor.find.percents import find_percents
from extractor.find.periods import find_periods
from extractor.find.quantities import find_quantities
from extractor.link.facts import link_facts
from extractor.mentions import Check, Company, Fact, Findings
from extractor.resolve.companies import resolve_companies
from extractor.resolve.money import resolve_money
from extractor.resolve.periods import resolve_periods
from extractor.schema import Article, Record
from extractor.sentences import find_sentences
from extractor.tokenizer import FinanceTokenizer


@dataclass(frozen=True, slots=True)
class Extractor:
    """What is built once and used for every article: the tokenizer and the two vocabularies."""

    tokenize: Callable[[str], Doc]
    find_companies: CompanyFinder
    find_metrics: MetricFinder


# The phrase matcher needs these two; English's fifteen double what a word costs when it is first seen.
LEXEME_ATTRIBUTES: dict[Any, Callable[[str], str]] = {LOWER: str.lower, NORM: str.lower}


@cache
def default_extractor() -> Extractor:
    """The extractor without any additions of the user's, built at the first call."""
    return build_extractor(FinanceTokenizer(Vocab(lex_attr_getters=LEXEME_ATTRIBUTES)))


def build_extractor(tokenizer: FinanceTokenizer, companies: OwnCompanies | None = None) -> Extractor:
    """An extractor of its own; `companies` is the user's list (`find.gazetteer.read_companies`), which overrides everything else."""
    return Extractor(tokenizer, CompanyFinder(companies), MetricFinder(tokenizer.vocab))


def analyse(
    text: str, doc: Doc, extractor: Extractor, published: date | None, currency: str | None = None
) -> tuple[Findings, list[Fact], list[Check]]:
    """Every stage in order; nothing is found twice and nothing flows back. `doc` holds the tokens of `text`."""
    sentences = find_sentences(text)
    numbers = find_numbers(text)
    companies, references = resolve_companies(text, extractor.find_companies(text), sentences)
    money = resolve_money(text, find_money(text, numbers), companies, currency)
    percents = without(find_percents(text, numbers), money)
    amounts = in_order(money, percents)
    periods = resolve_periods(text, without(find_periods(text), amounts), sentences, published)
    companies = unless_covered(companies, in_order(amounts, periods))
    names = [mention for company in companies for mention in company.mentions]
    quantities = without(find_quantities(text, numbers), in_order(amounts, periods, names))
    findings = Findings(
        text, published, tuple(sentences), tuple(money), tuple(percents), tuple(quantities),
        tuple(periods), tuple(companies), tuple(references), tuple(extractor.find_metrics(text, doc)),
    )  # fmt: skip
    facts = link_facts(findings)
    return findings, facts, check_facts(findings, facts)


def unless_covered(companies: Sequence[Company], stronger: Sequence[HasSpan]) -> list[Company]:
    """Company mentions inside an amount or a period go; a company left without mentions goes with them."""
    kept = [replace(company, mentions=tuple(without(company.mentions, stronger))) for company in companies]
    return [company for company in kept if company.mentions]


def extract(
    article: Article | str, *, published: date | None = None, currency: str | None = None, extractor: Extractor | None = None
) -> Record:
    """Read one article.

    `published` and `currency` (the ISO 4217 code that a bare `$` means, where the text does not say) go
    before what the article itself brings.

    Raises:
        pydantic.ValidationError: the record breaks its contract (a bug here, never the article's fault).
    """
    if isinstance(article, str):
        article = Article(text=article, published=published)
    elif published:
        article = article.model_copy(update={"published": published})
    extractor = extractor or default_extractor()
    return read(article, extractor.tokenize(article.text), extractor, currency=currency)


def read(article: Article, doc: Doc, extractor: Extractor, *, currency: str | None = None) -> Record:
    """The record of an article whose text is already a Doc with the tokenizer's tokens."""
    findings, facts, checks = analyse(article.text, doc, extractor, article.published, currency)
    return records.build(article, findings, facts, checks)
