"""An evaluation as a page: gold beside what was found, in the article, with the figures and the rules to mend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from extractor import display, schema
from extractor.corpus import Gold, Json
from extractor.judge import STATES, Judgement, judge
from extractor.scorecard import Scorecard, tables
from extractor.view import ABSENT, Row, Shown, fact_row, write_page

MODELS: dict[str, type[schema.Model]] = {
    "money": schema.Money, "percents": schema.Percent, "quantities": schema.Quantity, "periods": schema.Period, "facts": schema.Fact,
}  # fmt: skip
MISTAKES = ("wrong", "missed", "extra")
# What a gold file may leave out.
_MISSING = dict.fromkeys("id rule modifier per assumed currency unit subject change forecast of metric_text".split())


def write(golds: Iterable[Gold], found: Mapping[str, Json], card: Scorecard, out: Path) -> int:
    """Write the page to `out` (a folder gets an `index.html`); how many articles it shows."""
    articles = (shown(gold, found[gold.id]) for gold in golds if gold.id in found)
    return write_page(out, "Evaluation", articles, scores=tables(card), states=STATES)


def shown(gold: Gold, found: Json) -> Shown:
    judgements = judge(gold.labels, found)
    facts = [one for one in judgements if one.kind == "facts"]
    told = {**gold.labels["article"], **{name: value for name, value in found["article"].items() if value is not None}}
    info = {name: told.get(name) for name in ("id", "title", "author", "publisher", "published", "source", "length")}
    return Shown(
        info=info | {"absent": ABSENT if gold.text is None else None, "facts": len(facts), "bad": 0},
        text=gold.text,
        mentions=[_mention_row(one) for one in judgements if one.kind != "facts"],
        facts=list(_fact_rows(facts)),
        mistakes=[_mistake_row(one) for one in judgements if one.kind != "facts" and one.state in MISTAKES],
        pieces={} if gold.text is not None else {f"f{i}": _evidence(one) for i, one in enumerate(facts, 1)},
    )


def _mention_row(one: Judgement) -> Row:
    seen = one.found or one.gold
    assert seen is not None
    note = f"gold: {_value(one.kind, one.gold)}" if one.state == "wrong" and one.gold else None
    return [one.kind, seen["start"], seen["end"], _value(one.kind, seen), note, (one.found or {}).get("rule"), one.state]


def _mistake_row(one: Judgement) -> Row:
    kind, start, end, value, note, rule, state = _mention_row(one)
    seen = one.found or one.gold
    assert seen is not None
    return [kind, state, start, end, seen["text"], value, note, rule]


def _value(kind: str, mention: Json) -> str:
    return str(mention["name"]) if kind == "companies" else display.mention_value(typed(kind, mention))  # type: ignore[arg-type]


def _fact_rows(facts: Iterable[Judgement]) -> Iterator[Row]:
    """Facts of two sources in one table: they get ids of their own."""
    for i, one in enumerate(facts, 1):
        seen = one.found or one.gold
        assert seen is not None
        fact = typed("facts", {**seen, "id": f"f{i}", "value_spans": seen.get("value_spans", ())})
        assert isinstance(fact, schema.Fact)
        yield fact_row(fact, one.state, _difference(one) or None)


def _difference(one: Judgement) -> str:
    """What the gold says where a fact's slots are wrong."""
    if one.gold is None:
        return ""
    gold = typed("facts", one.gold)
    assert isinstance(gold, schema.Fact)
    said = {
        "metric": display.metric(gold.metric),
        "company": gold.company or "no company",
        "period": display.days(gold.start_date, gold.end_date) or "no period",
        "change": gold.change or "no change",
    }
    return ("gold: " if one.differs else "") + " · ".join(said[name] for name in one.differs)


def _evidence(one: Judgement) -> str:
    """The words of a fact whose text is absent: gold then has offsets alone."""
    for side in (one.found, one.gold):
        if side is not None and "text" in side["evidence"]:
            return str(side["evidence"]["text"])
    return "…"


def typed(kind: str, row: Json) -> schema.Model:
    """A mention or fact of a gold file as a model: gold leaves out ids and rules, so nothing is validated here.

    >>> typed("percents", {"low": "5", "high": "5", "unit": "percent"}).low
    Decimal('5')
    """
    values: dict[str, Any] = _MISSING | row
    values |= {name: Decimal(row[name]) for name in ("low", "high") if name in row}
    values |= {name: date.fromisoformat(row[name]) if row.get(name) else None for name in ("start_date", "end_date")}
    if "evidence" in row:
        values["evidence"] = schema.Piece.model_construct(**row["evidence"])
        values["value_spans"] = tuple(schema.Piece.model_construct(**span) for span in row.get("value_spans", ()))
    return MODELS[kind].model_construct(**values)
