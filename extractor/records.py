"""Values → the validated `Record`: ids are given and every span gets its text."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from extractor.mentions import Check, Company, Fact, Findings
from extractor.schema import Article, Record

# What all valued things have under the same name; the rest is the span.
AMOUNT = ("rule", "low", "high", "modifier")
FACT = ("subject", "metric", "metric_text", "unit", "per", "start_date", "end_date", "change", "forecast", "of", *AMOUNT)


def build(article: Article, findings: Findings, facts: Sequence[Fact], checks: Sequence[Check]) -> Record:
    """One `model_validate` of the whole: nested models made one by one cost twice as much."""
    text = article.text
    company_ids = {company.name: f"c{i}" for i, company in enumerate(findings.companies, 1)}
    period_ids = {id(period): f"t{i}" for i, period in enumerate(findings.periods, 1)}
    fact_ids = {id(fact): f"f{i}" for i, fact in enumerate(facts, 1)}

    def piece(span: Any) -> dict[str, Any]:
        return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}

    def rows(letter: str, values: Sequence[Any], *fields: str) -> list[dict[str, Any]]:
        return [{"id": f"{letter}{i}", **piece(value), **_picked(value, fields)} for i, value in enumerate(values, 1)]

    def company_row(company: Company) -> dict[str, Any]:
        mentions = [{**piece(mention), "rule": mention.rule} for mention in company.mentions]
        return {"id": company_ids[company.name], "mentions": mentions, **_picked(company, ("name", "aliases", "ticker", "exchange"))}

    def fact_row(fact: Fact) -> dict[str, Any]:
        return {
            "id": fact_ids[id(fact)],
            "company": fact.company and fact.company.name,
            "company_id": fact.company and company_ids[fact.company.name],
            "period_id": period_ids.get(id(fact.period)),
            "evidence": piece(fact.evidence),
            "metric_span": fact.metric_span and piece(fact.metric_span),
            "value_spans": [piece(span) for span in fact.value_spans],
            **_picked(fact, FACT),
        }

    def check_row(check: Check) -> dict[str, Any]:
        return {"facts": [fact_ids[id(fact)] for fact in check.facts], **_picked(check, ("kind", "status", "expected", "found", "note"))}

    about = article.model_dump(exclude={"text"})
    record = Record.model_validate(
        {
            "article": {**about, "sha256": sha256(text.encode("utf-8")).hexdigest(), "length": len(text)},
            "money": rows("m", findings.money, "currency", "assumed", "per", *AMOUNT),
            "percents": rows("p", findings.percents, "unit", *AMOUNT),
            "quantities": rows("q", findings.quantities, "unit", *AMOUNT),
            "companies": [company_row(company) for company in findings.companies],
            "periods": rows("t", findings.periods, "rule", "kind", "timex", "start_date", "end_date", "modifier"),
            "facts": [fact_row(fact) for fact in facts],
            "checks": [check_row(check) for check in checks],
        }
    )
    record.__dict__["text"] = text  # fills the cached property: no field, so it is in no JSON and no comparison
    return record


def _picked(value: Any, fields: Sequence[str]) -> dict[str, Any]:
    return {field: getattr(value, field) for field in fields}
