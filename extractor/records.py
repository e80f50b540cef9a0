"""Values → the validated `Record`: ids are given and every span gets its text."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from extractor.mentions import Check, Company, Fact, Findings, Span
from extractor.schema import Article, Record


def build(article: Article, findings: Findings, facts: Sequence[Fact], checks: Sequence[Check]) -> Record:
    """One `model_validate` of the whole: nested models made one by one cost twice as much."""
    text = article.text
    company_ids = {id(company): f"c{i}" for i, company in enumerate(findings.companies, 1)}
    company_ids_by_name = {company.name: f"c{i}" for i, company in enumerate(findings.companies, 1)}
    period_ids = {id(period): f"t{i}" for i, period in enumerate(findings.periods, 1)}
    fact_ids = {id(fact): f"f{i}" for i, fact in enumerate(facts, 1)}

    def piece(span: Any) -> dict[str, Any]:
        return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}

    def company_id(company: Company | None) -> str | None:
        if company is None:
            return None
        return company_ids.get(id(company)) or company_ids_by_name[company.name]

    def fact_row(number: int, fact: Fact) -> dict[str, Any]:
        return {
            "id": f"f{number}",
            "company": fact.company.name if fact.company else None,
            "company_id": company_id(fact.company),
            "subject": fact.subject,
            "metric": fact.metric,
            "metric_text": fact.metric_text,
            "low": fact.low,
            "high": fact.high,
            "unit": fact.unit,
            "modifier": fact.modifier,
            "per": fact.per,
            "start_date": fact.start_date,
            "end_date": fact.end_date,
            "period_id": period_ids.get(id(fact.period)),
            "change": fact.change,
            "forecast": fact.forecast,
            "of": fact.of,
            "evidence": piece(fact.evidence),
            "metric_span": piece(fact.metric_span) if fact.metric_span else None,
            "value_spans": [piece(span) for span in fact.value_spans],
            "rule": fact.rule,
        }

    return Record.model_validate(
        {
            "article": {
                **article.model_dump(exclude={"text"}),
                "published": article.published or findings.published,
                "sha256": sha256(text.encode("utf-8")).hexdigest(),
                "length": len(text),
            },
            "money": [
                piece(m) | {"id": f"m{i}", "rule": m.rule, "low": m.low, "high": m.high, "currency": m.currency, "assumed": m.assumed, "modifier": m.modifier, "per": m.per}
                for i, m in enumerate(findings.money, 1)
            ],
            "percents": [
                piece(p) | {"id": f"p{i}", "rule": p.rule, "low": p.low, "high": p.high, "unit": p.unit, "modifier": p.modifier}
                for i, p in enumerate(findings.percents, 1)
            ],
            "quantities": [
                piece(q) | {"id": f"q{i}", "rule": q.rule, "low": q.low, "high": q.high, "unit": q.unit, "modifier": q.modifier}
                for i, q in enumerate(findings.quantities, 1)
            ],
            "companies": [
                {
                    "id": f"c{i}", "name": c.name, "aliases": c.aliases, "ticker": c.ticker, "exchange": c.exchange,
                    "mentions": [piece(m) | {"rule": m.rule} for m in c.mentions],
                }
                for i, c in enumerate(findings.companies, 1)
            ],
            "periods": [
                piece(p) | {"id": f"t{i}", "rule": p.rule, "kind": p.kind, "timex": p.timex, "start_date": p.start_date, "end_date": p.end_date, "modifier": p.modifier}
                for i, p in enumerate(findings.periods, 1)
            ],
            "facts": [fact_row(i, fact) for i, fact in enumerate(facts, 1)],
            "checks": [
                {"kind": c.kind, "status": c.status, "facts": [fact_ids[id(f)] for f in c.facts], "expected": c.expected, "found": c.found, "note": c.note}
                for c in checks
            ],
        }
    )  # fmt: skip
