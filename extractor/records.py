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
    text = article.text
    company_ids = {company.name: f"c{i}" for i, company in enumerate(findings.companies, 1)}
    period_ids = {id(period): f"t{i}" for i, period in enumerate(findings.periods, 1)}
    fact_ids = {id(fact): f"f{i}" for i, fact in enumerate(facts, 1)}

    def piece(span: Span) -> dict[str, Any]:
        return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}

    def with_text(row: dict[str, Any]) -> dict[str, Any]:
        row["text"] = text[row["start"] : row["end"]]
        return row

    def rows(letter: str, values: Sequence[object], fields: Fields) -> list[dict[str, Any]]:
        return [with_text({"id": f"{letter}{i}", **fields.of(value)}) for i, value in enumerate(values, 1)]

    def company_row(company: Company) -> dict[str, Any]:
        return {"id": company_ids[company.name], "mentions": [with_text(NAMED.of(m)) for m in company.mentions], **COMPANY.of(company)}

    def fact_row(fact: Fact) -> dict[str, Any]:
        return {
            "id": fact_ids[id(fact)],
            "company": fact.company and fact.company.name,
            "company_id": fact.company and company_ids[fact.company.name],
            "period_id": period_ids.get(id(fact.period)),
            "evidence": piece(fact.evidence),
            "metric_span": fact.metric_span and piece(fact.metric_span),
            "value_spans": [piece(span) for span in fact.value_spans],
            **FACT.of(fact),
        }

    def check_row(check: Check) -> dict[str, Any]:
        return {"facts": [fact_ids[id(fact)] for fact in check.facts], **CHECK.of(check)}

    about = article.model_dump(exclude={"text"})
    record = Record.model_validate(
        {
            "article": {**about, "sha256": sha256(text.encode("utf-8")).hexdigest(), "length": len(text)},
            "money": rows("m", findings.money, MONEY),
            "percents": rows("p", findings.percents, COUNTED),
            "quantities": rows("q", findings.quantities, COUNTED),
            "companies": [company_row(company) for company in findings.companies],
            "periods": rows("t", findings.periods, PERIOD),
            "facts": [fact_row(fact) for fact in facts],
            "checks": [check_row(check) for check in checks],
        }
    )
    record.__dict__["text"] = text  # fills the cached property: no field, so it is in no JSON and no comparison
    return record

