"""Values → the validated `Record`: ids are given and every span gets its text."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from operator import attrgetter
from typing import Any

from extractor.mentions import Check, Company, Fact, Findings, Span
from extractor.schema import Article, Record


class Fields:
    """Attributes that go into a row under their own names."""

    def __init__(self, *names: str) -> None:
        self.names, self.get = names, attrgetter(*names)

    def of(self, value: object) -> dict[str, Any]:
        return dict(zip(self.names, self.get(value), strict=True))


SPAN = ("start", "end", "rule")
AMOUNT = (*SPAN, "low", "high", "modifier")
MONEY = Fields(*AMOUNT, "currency", "assumed", "per")
COUNTED = Fields(*AMOUNT, "unit")
PERIOD = Fields(*SPAN, "kind", "timex", "start_date", "end_date", "modifier")
NAMED = Fields(*SPAN)
COMPANY = Fields("name", "aliases", "ticker", "exchange")
FACT = Fields(
    "subject", "metric", "metric_text", "low", "high", "unit", "modifier", "per",
    "start_date", "end_date", "change", "forecast", "of", "rule",
)  # fmt: skip
CHECK = Fields("kind", "status", "expected", "found", "note")


def build(article: Article, findings: Findings, facts: Sequence[Fact], checks: Sequence[Check]) -> Record:
    """One `model_validate` of the whole: nested models made one by one cost twice as much."""
    text, rows = article.text, _Rows(article.text, findings, facts)
    about = article.model_dump(exclude={"text"})
    record = Record.model_validate(
        {
            "article": {**about, "sha256": sha256(text.encode("utf-8")).hexdigest(), "length": len(text)},
            "money": rows.of("m", findings.money, MONEY),
            "percents": rows.of("p", findings.percents, COUNTED),
            "quantities": rows.of("q", findings.quantities, COUNTED),
            "companies": [rows.company(company) for company in findings.companies],
            "periods": rows.of("t", findings.periods, PERIOD),
            "facts": [rows.fact(fact) for fact in facts],
            "checks": [rows.check(check) for check in checks],
        }
    )
    record.__dict__["text"] = text  # fills the cached property: no field, so it is in no JSON and no comparison
    return record


class _Rows:
    """The rows of one record: the article gives every span its text, and what a fact or a check names goes by its id."""

    def __init__(self, text: str, findings: Findings, facts: Sequence[Fact]) -> None:
        self._text = text
        self._companies = {company.name: f"c{i}" for i, company in enumerate(findings.companies, 1)}
        self._periods = {id(period): f"t{i}" for i, period in enumerate(findings.periods, 1)}
        self._facts = {id(fact): f"f{i}" for i, fact in enumerate(facts, 1)}

    def of(self, letter: str, values: Sequence[object], fields: Fields) -> list[dict[str, Any]]:
        """Mentions of one kind; their ids are the letter and a number."""
        return [self._with_text({"id": f"{letter}{i}", **fields.of(value)}) for i, value in enumerate(values, 1)]

    def company(self, company: Company) -> dict[str, Any]:
        mentions = [self._with_text(NAMED.of(mention)) for mention in company.mentions]
        return {"id": self._companies[company.name], "mentions": mentions, **COMPANY.of(company)}

    def fact(self, fact: Fact) -> dict[str, Any]:
        return {
            "id": self._facts[id(fact)],
            "company": fact.company and fact.company.name,
            "company_id": fact.company and self._companies[fact.company.name],
            "period_id": self._periods.get(id(fact.period)),
            "evidence": self._piece(fact.evidence),
            "metric_span": fact.metric_span and self._piece(fact.metric_span),
            "value_spans": [self._piece(span) for span in fact.value_spans],
            **FACT.of(fact),
        }

    def check(self, check: Check) -> dict[str, Any]:
        return {"facts": [self._facts[id(fact)] for fact in check.facts], **CHECK.of(check)}

    def _piece(self, span: Span) -> dict[str, Any]:
        return {"start": span.start, "end": span.end, "text": self._text[span.start : span.end]}

    def _with_text(self, row: dict[str, Any]) -> dict[str, Any]:
        row["text"] = self._text[row["start"] : row["end"]]
        return row
