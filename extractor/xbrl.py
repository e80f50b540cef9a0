"""Facts as xBRL-JSON (OIM 2021): what an auditor's or a regulator's tools read.

    {"value": "3500000", "decimals": -5, "dimensions": {"concept": "metric:Revenue", "entity": "company:Acme",
     "period": "2024-01-01T00:00:00/2025-01-01T00:00:00", "unit": "iso4217:EUR"}}

- A period's end is exclusive: midnight after its last day. A level holds at the midnight that ends its day.
- `decimals` says how far the article's own figure is exact: "€3.5 million" to 10 to the power of 5.
- Percentages are shares of one ("0.12"), as XBRL wants them.
- The taxonomy (`taxonomy.py`) is written beside the report, so that both can be opened offline.

The format has no place for ranges, approximations ("about", "over"), changes, shares of another figure, rates
(`per`), facts without a period, and metrics that the taxonomy does not have: they are left out and counted.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from extractor import taxonomy
from extractor.decimals import plain
from extractor.display import is_currency
from extractor.schema import Fact, Record
from extractor.taxonomy import Concept, concepts

NAMESPACES = {
    "xbrl": "https://xbrl.org/2021",
    "xbrli": "http://www.xbrl.org/2003/instance",
    "iso4217": "http://www.xbrl.org/2003/iso4217",
    "metric": taxonomy.NAMESPACE,
    "company": "urn:x-article-extractor:companies",
    "unit": "urn:x-article-extractor:units",
}
_DIGITS = re.compile(r"\d[\d,]*(?:\.(?P<places>\d+))?")
_NO_NAME = re.compile(r"[^\w.-]+")


def write(lines: Iterable[str], path: Path) -> Counter[str]:
    """Write the facts of record lines as one report, with its taxonomy beside it; what was left out, by the reason."""
    left_out: Counter[str] = Counter()
    (path.parent / taxonomy.FILE).write_text(taxonomy.PATH.read_text(encoding="utf-8"), encoding="utf-8")
    info = {"documentType": "https://xbrl.org/2021/xbrl-json", "namespaces": NAMESPACES, "taxonomy": [taxonomy.FILE]}
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(f'{{"documentInfo": {json.dumps(info)},\n"facts": {{')
        between = "\n"
        for number, line in enumerate(lines, 1):
            record = Record.model_validate_json(line)
            for fact in record.facts:
                reason = unsupported(fact)
                if reason:
                    left_out[reason] += 1
                else:
                    key = json.dumps(f"a{number}.{_NO_NAME.sub('-', record.article.id)}.{fact.id}", ensure_ascii=False)
                    stream.write(f"{between}{key}: {json.dumps(reported(fact), ensure_ascii=False)}")
                    between = ",\n"
        stream.write("\n}}\n")
    return left_out


def unsupported(fact: Fact) -> str | None:
    """Why the format cannot hold a fact, or None where it can."""
    concept = concepts().get(fact.metric)
    reasons = {
        "a metric that the taxonomy does not have": concept is None,
        "a change": fact.change is not None,
        "a range": fact.low != fact.high,
        "an approximation": fact.modifier is not None,
        "a share of another figure": fact.of is not None,
        "no period": fact.start_date is None or fact.end_date is None,
        "a level over more than a day": concept is not None and concept.period == "instant" and fact.start_date != fact.end_date,
        "a rate": fact.per is not None and not (concept is not None and concept.kind == "money-per-share" and fact.per == "share"),
        "a unit that its metric does not have": concept is not None and not _fits(concept, fact.unit),
    }
    return next((reason for reason, applies in reasons.items() if applies), None)


def _fits(concept: Concept, unit: str | None) -> bool:
    if concept.kind in ("money", "money-per-share"):
        return is_currency(unit)
    if concept.kind == "count":
        return not is_currency(unit) and unit not in ("percent", "percentage_point", "times")
    return unit == {"percent": "percent", "ratio": "times"}[concept.kind]


def reported(fact: Fact) -> dict[str, Any]:
    """A fact that the format can hold, in the format's words."""
    concept = concepts()[fact.metric]
    assert fact.start_date is not None
    assert fact.end_date is not None
    dimensions = {"concept": f"metric:{concept.name}"}
    if fact.company is not None:
        dimensions["entity"] = f"company:{'_'.join(fact.company.split())}"
    dimensions["period"] = period(fact.start_date, fact.end_date, concept.period)
    unit = _unit(concept, fact.unit)
    if unit is not None:
        dimensions["unit"] = unit
    if fact.subject is not None:
        dimensions["metric:Subject"] = fact.subject
    if fact.forecast:
        dimensions["metric:Outlook"] = "forecast"
    value = fact.low.scaleb(-2) if concept.kind == "percent" else fact.low
    exact = decimals(fact.value_spans[0].text, value)
    return {"value": plain(value), **({} if exact is None else {"decimals": exact}), "dimensions": dimensions}


def period(start: date, end: date, kind: str) -> str:
    """
    >>> period(date(2024, 1, 1), date(2024, 12, 31), "duration"), period(date(2024, 12, 31), date(2024, 12, 31), "instant")
    ('2024-01-01T00:00:00/2025-01-01T00:00:00', '2025-01-01T00:00:00')
    """
    after = f"{end + timedelta(days=1)}T00:00:00"
    return after if kind == "instant" else f"{start}T00:00:00/{after}"


def _unit(concept: Concept, unit: str | None) -> str | None:
    """None is XBRL's pure number."""
    if concept.kind == "money-per-share":
        return f"iso4217:{unit}/xbrli:shares"
    if concept.kind == "money":
        return f"iso4217:{unit}"
    return f"unit:{_NO_NAME.sub('_', unit)}" if concept.kind == "count" and unit else None


def decimals(words: str, value: Decimal) -> int | None:
    """To how many decimal places an article's figure is exact, read off how it is written; None where it is not written in digits.

    >>> decimals("€3.5 million", Decimal(3500000)), decimals("12%", Decimal("0.12")), decimals("$1.30", Decimal("1.3"))
    (-5, 2, 2)
    >>> decimals("1,200 people", Decimal(1200)), decimals("half a million", Decimal(500000))
    (0, None)
    """
    found = _DIGITS.search(words)
    if found is None:
        return None
    written = Decimal(found[0].replace(",", ""))
    if not written or not value:
        return None
    scale = (abs(value) / written).normalize().as_tuple()
    power = scale.exponent
    return len(found["places"] or "") - power if scale.digits == (1,) and isinstance(power, int) else None
