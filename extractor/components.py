"""spaCy factories: the extractor as a component of anyone's pipeline.

    nlp.add_pipe("extractor")              all five kinds into doc.spans, the record into doc._.record
    nlp.add_pipe("extractor_money")        one kind alone: also _percents, _quantities, _companies, _periods

Found by entry point, so spaCy imports this module whenever it makes a pipeline: nothing heavy stands at the top.
On a pipeline with another tokenizer the text is split again for the rules; the spans of `doc.spans` then cover
the tokens that the pipeline has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor import spans
from extractor.tokenizer import FinanceTokenizer

if TYPE_CHECKING:
    from extractor.own import Finder
    from extractor.pipeline import Extractor
    from extractor.schema import Record

RECORD = "extractor.record"  # the key in doc.user_data: JSON values, so that to_bytes and DocBin carry it
DEFAULTS: dict[str, Any] = {"published": None, "currency": None, "companies": None, "metrics": None, "entities": False}


def load(
    *,
    published: date | None = None,
    currency: str | None = None,
    companies: Path | str | None = None,
    metrics: Path | str | None = None,
    finders: Sequence[Finder] = (),
) -> Language:
    """A `spacy.Language` of blank English, the finance tokenizer and the `extractor` component.

    `published` is the publication date of every Doc that brings none in `doc._.published`; `currency` the ISO 4217 code that a
    bare `$` means where the text does not say; `companies` and `metrics` are files of the user's own, `finders` functions
    from a text to mentions (see `extractor.own`). Functions are not saved with the pipeline; installed finders are found again.
    """
    from extractor.own import own_rules
    from extractor.pipeline import build_extractor

    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "extractor.FinanceTokenizer.v1"}}})
    files = {"companies": companies and str(companies), "metrics": metrics and str(metrics)}
    component: Any = nlp.add_pipe("extractor", config={"published": published and published.isoformat(), "currency": currency, **files})
    if finders:
        component.extractor = build_extractor(FinanceTokenizer(nlp.vocab), own_rules(companies=companies, metrics=metrics, finders=finders))
    return nlp


@dataclass(slots=True)
class Annotate:
    """The component: Doc in, the same Doc with span groups and record out."""

    kinds: tuple[str, ...]
    extractor: Extractor
    same_tokens: bool
    published: date | None
    currency: str | None
    entities: bool

    def __call__(self, doc: Doc) -> Doc:
        if RECORD not in doc.user_data:
            doc.user_data[RECORD] = self.read(doc).model_dump(mode="json")
        spans.put(doc, doc.user_data[RECORD], self.kinds)
        if self.entities:
            spans.as_entities(doc)
        return doc

    def read(self, doc: Doc) -> Record:
        from extractor.pipeline import read
        from extractor.schema import Article

        published = doc._.published or self.published
        doc._.published = published and str(published)
        article = Article(text=doc.text, published=published)
        tokens = (lambda: doc) if self.same_tokens else partial(self.extractor.tokenize, doc.text)
        return read(article, tokens, self.extractor, currency=self.currency)


def _record(doc: Doc) -> Record | None:
    """The record of a Doc that went through a component, else None."""
    from extractor.schema import Record

    return Record.model_validate(doc.user_data[RECORD]) if RECORD in doc.user_data else None


def _factory(component: str, *kinds: str) -> Any:
    """Register one component; spaCy reads its settings from the inner function's signature."""

    def create(
        nlp: Language,
        name: str,  # noqa: ARG001 - spaCy passes it
        published: str | None,
        currency: str | None,
        companies: str | None,
        metrics: str | None,
        entities: bool,
    ) -> Annotate:
        from extractor.own import own_rules
        from extractor.pipeline import build_extractor, check_currency

        check_currency(currency)
        if not Doc.has_extension("record"):
            Doc.set_extension("record", getter=_record)
            Doc.set_extension("published", default=None)
        built = build_extractor(FinanceTokenizer(nlp.vocab), own_rules(companies=companies, metrics=metrics))
        day = date.fromisoformat(published) if published else None
        return Annotate(kinds, built, isinstance(nlp.tokenizer, FinanceTokenizer), day, currency, entities)

    Language.factory(component, assigns=["doc.spans"], default_config=DEFAULTS, func=create)
    return create


create_extractor = _factory("extractor", *spans.GROUPS)
create_money = _factory("extractor_money", "money")
create_percents = _factory("extractor_percents", "percents")
create_quantities = _factory("extractor_quantities", "quantities")
create_companies = _factory("extractor_companies", "companies")
create_periods = _factory("extractor_periods", "periods")
