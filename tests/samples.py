"""A small article with one of everything, labelled by hand: for what is written from records, whoever made them."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from extractor.schema import Record

# Markup that must stay text, an astral character before the first mention, mentions that nest and that cross.
TEXT = (
    "Kelp 🌊 & Sons <script>alert('no')</script>\n"
    "\n"
    "Orlen Kelp (WSE: KLP) said revenue rose 12% to €3.5 million in 2024 from €3.125 million in 2023.\r\n"
    "Net profit reached €410,000–€450,000 in 2024; about 60% of it came in the second half of 2024.\n"
    "Orlen Kelp employs 1,200 people, and Borg Nets expects to sell 3 times as many nets in 2026.\n"
    "</script><img src=x onerror=alert(1)> & that's all.\n"
)


def piece(text: str, words: str, nth: int = 0) -> dict[str, Any]:
    """The nth occurrence of some words as a span."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words}


def record(identity: str = "kelp", text: str = TEXT, title: str | None = "Kelp <b>bold</b> & Sons", source: str | None = None) -> Record:
    def at(words: str, nth: int = 0) -> dict[str, Any]:
        return piece(text, words, nth)

    def money(number: int, words: str, low: str, high: str | None = None, nth: int = 0) -> dict[str, Any]:
        rule = {"rule": "money.symbol_before", "id": f"m{number}", "currency": "EUR", "assumed": False, "modifier": None, "per": None}
        return at(words, nth) | rule | {"low": low, "high": high or low}

    def counted(name: str, words: str, low: str, unit: str) -> dict[str, Any]:
        return at(words) | {"id": name, "low": low, "high": low, "unit": unit, "modifier": None, "rule": "quantity.noun"}

    def period(number: int, words: str, timex: str, start: str, end: str, nth: int = 0) -> dict[str, Any]:
        rule = {"rule": "period.year", "id": f"t{number}", "kind": "interval", "modifier": None}
        return at(words, nth) | rule | {"timex": timex, "start_date": start, "end_date": end}

    def fact(number: int, metric: str, low: str, unit: str, value: str, evidence: str, **more: Any) -> dict[str, Any]:
        plain = {
            "id": f"f{number}", "company": "Orlen Kelp", "company_id": "c1", "subject": None, "metric": metric,
            "metric_text": metric.replace("_", " "), "low": low, "high": low, "unit": unit, "modifier": None, "per": None,
            "start_date": "2024-01-01", "end_date": "2024-12-31", "period_id": "t1", "change": None, "forecast": False, "of": None,
            "evidence": at(evidence), "metric_span": None, "value_spans": [at(value)], "rule": "fact.beside",
        }  # fmt: skip
        return plain | more

    revenue = "revenue rose 12% to €3.5 million in 2024 from €3.125 million in 2023"
    profit = "Net profit reached €410,000–€450,000 in 2024"
    change = {"kind": "change", "status": "consistent", "facts": ["f2", "f1", "f3"], "note": "3.125 to 3.5 million"}
    ratio = {"kind": "ratio", "status": "inconsistent", "facts": ["f4", "f1"], "note": "profit over <revenue>"}
    last_year = {"start_date": "2023-01-01", "end_date": "2023-12-31", "period_id": "t2"}
    mentions = [at("Orlen Kelp") | {"rule": "company.ticker"}, at("Orlen Kelp", 1) | {"rule": "company.repeat"}]
    return Record.model_validate(
        {
            "article": {
                "id": identity, "title": title, "publisher": "Harbour <i>Post</i>", "published": "2025-03-01", "source": source,
                "sha256": sha256(text.encode()).hexdigest(), "length": len(text),
            },
            "money": [
                money(1, "€3.5 million", "3500000"), money(2, "€3.125 million", "3125000"),
                money(3, "€410,000–€450,000", "410000", "450000"), money(4, "€410,000", "410000"),
            ],
            "percents": [
                at("12%") | {"id": "p1", "low": "12", "high": "12", "unit": "percent", "modifier": None, "rule": "percent.sign"},
                at("60%") | {"id": "p2", "low": "60", "high": "60", "unit": "percent", "modifier": "about", "rule": "percent.sign"},
            ],
            "quantities": [
                counted("q1", "1,200 people", "1200", "person"),
                counted("q2", "3 times", "3", "times"),
            ],
            "companies": [
                {"id": "c1", "name": "Orlen Kelp", "aliases": ["Orlen Kelp"], "ticker": "KLP", "exchange": "WSE", "mentions": mentions},
                {
                    "id": "c2", "name": "Borg Nets", "aliases": ["Borg Nets"], "ticker": None, "exchange": None,
                    "mentions": [at("Borg Nets") | {"rule": "company.verb"}],
                },
            ],
            "periods": [
                period(1, "2024", "2024", "2024-01-01", "2024-12-31"),
                period(2, "2023", "2023", "2023-01-01", "2023-12-31"),
                period(3, "the second half of 2024", "2024-H2", "2024-07-01", "2024-12-31"),
                # Crosses the amount before it: no finder makes this, a page must bear it.
                period(4, "€450,000 in 2024", "2024", "2024-01-01", "2024-12-31"),
                period(5, "2026", "2026", "2026-01-01", "2026-12-31"),
            ],
            "facts": [
                fact(1, "revenue", "3500000", "EUR", "€3.5 million", revenue),
                fact(2, "revenue", "3125000", "EUR", "€3.125 million", revenue, **last_year),
                fact(3, "revenue", "12", "percent", "12%", revenue, change="increase"),
                fact(4, "net_profit", "410000", "EUR", "€410,000–€450,000", profit, high="450000"),
                fact(5, "employees", "1200", "person", "1,200 people", "Orlen Kelp employs 1,200 people",
                     start_date="2025-03-01", end_date="2025-03-01", period_id=None),
                fact(6, "sales_volume", "3", "times", "3 times", "Borg Nets expects to sell 3 times as many nets in 2026",
                     company="Borg Nets", company_id="c2", forecast=True, start_date="2026-01-01", end_date="2026-12-31", period_id="t5"),
            ],
            "checks": [
                change | {"expected": "12", "found": "12"},
                ratio | {"expected": "11.7", "found": "60"},
            ],
        }
    )  # fmt: skip
