"""The figures of an evaluation with their uncertainty: as JSON, as Markdown, and for the page.

The interval of a figure is the middle 95 % of what it is over articles drawn again with replacement (bootstrap): it
says how much another handful of articles of the same sort could change it. The draws are the same every time.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from extractor.corpus import KINDS, Json
from extractor.evaluate import SLOTS, Score, Tally, score, total
from extractor.judge import RuleScore, by_rule, judge

DRAWS = 1000
NAMES = (*(f"{kind}.{level}" for kind in KINDS for level in ("span", "value")), "facts.value", "facts.full")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure from 0 to 100: an F1 with its counts, or the accuracy of a fact slot.

    `low` and `high` are its 95 % interval, None over a single article. `change` is the difference to the baseline,
    `change_low` and `change_high` its interval over the same draws.
    """

    name: str
    value: float
    tally: Tally | None
    low: float | None = None
    high: float | None = None
    change: float | None = None
    change_low: float | None = None
    change_high: float | None = None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Everything that one evaluation says in figures."""

    articles: int
    figures: tuple[Figure, ...]
    rules: tuple[RuleScore, ...]
    by_article: dict[str, dict[str, float]]


def scorecard(golds: Mapping[str, Json], found: Mapping[str, Json], baseline: Mapping[str, Json] | None = None) -> Scorecard:
    """Score records against gold, both as JSON by article id, over the articles that have both.

    With a baseline, only articles that it has too are compared.
    """
    names = [name for name in golds if name in found and (baseline is None or name in baseline)]
    scores = [score(golds[name], found[name]) for name in names]
    before = [score(golds[name], baseline[name]) for name in names] if baseline is not None else None
    judgements = [one for name in names for one in judge(golds[name], found[name])]
    by_article = {name: one.rows() for name, one in zip(names, scores, strict=True)}
    return Scorecard(len(names), tuple(_figures(scores, before)), tuple(by_rule(judgements)), by_article)


def _figures(scores: Sequence[Score], before: Sequence[Score] | None) -> list[Figure]:
    now, then = total(scores), total(before) if before is not None else None
    draws = _draws(len(scores)) if len(scores) > 1 else []
    drawn = [_values([scores[i] for i in draw]) for draw in draws]
    drawn_before = [_values([before[i] for i in draw]) for draw in draws] if before is not None else []
    values, values_before = now.rows(), then.rows() if then else {}
    figures = []
    for name in (*NAMES, *(f"facts.slot.{slot}" for slot in SLOTS)):
        if name not in values:
            continue
        low, high = _middle([row[name] for row in drawn if name in row])
        change = values[name] - values_before[name] if name in values_before else None
        change_low, change_high = _middle([a[name] - b[name] for a, b in zip(drawn, drawn_before, strict=False) if name in a and name in b])
        figures.append(Figure(name, values[name], now.tallies.get(name), low, high, change, change_low, change_high))
    return figures


def _draws(size: int) -> list[list[int]]:
    chance = random.Random(size)
    return [chance.choices(range(size), k=size) for _ in range(DRAWS)]


def _values(scores: Sequence[Score]) -> dict[str, float]:
    """The figures of some articles together: `total(scores).rows()`, without adding up the errors' words a thousand times."""
    tallies = {name: [one.tallies.get(name, Tally()) for one in scores] for name in NAMES}
    added = {name: Tally(sum(t.right for t in ts), sum(t.wrong for t in ts), sum(t.missed for t in ts)) for name, ts in tallies.items()}
    slots = {s: (sum(one.slots.get(s, (0, 0))[0] for one in scores), sum(one.slots.get(s, (0, 0))[1] for one in scores)) for s in SLOTS}
    return Score(added, slots).rows()


def _middle(values: list[float]) -> tuple[float | None, float | None]:
    """The bounds of the middle 95 %.

    >>> _middle([float(n) for n in range(1000)])
    (25.0, 974.0)
    """
    if not values:
        return None, None
    ordered, cut = sorted(values), len(values) // 40
    return ordered[cut], ordered[-1 - cut]


# Written out.


def as_json(card: Scorecard) -> dict[str, Any]:
    """Plain values, figures to two decimals."""

    def figure(one: Figure) -> dict[str, Any]:
        row: dict[str, Any] = {"value": round(one.value, 2), "interval": _pair(one.low, one.high)}
        if one.tally is not None:
            row |= {"precision": round(100 * one.tally.precision, 2), "recall": round(100 * one.tally.recall, 2)}
            row |= {"right": one.tally.right, "wrong": one.tally.wrong, "missed": one.tally.missed}
        if one.change is not None:
            row |= {"change": round(one.change, 2), "change_interval": _pair(one.change_low, one.change_high)}
        return row

    return {
        "articles": card.articles,
        "figures": {one.name: figure(one) for one in card.figures},
        "rules": [asdict(one) | {"precision": round(100 * one.precision, 2)} for one in card.rules],
        "by_article": {name: {k: round(v, 2) for k, v in row.items()} for name, row in card.by_article.items()},
    }


def _pair(low: float | None, high: float | None) -> list[float] | None:
    return None if low is None or high is None else [round(low, 2), round(high, 2)]


def tables(card: Scorecard) -> list[dict[str, Any]]:
    """What there is to read, as {title, note, columns, rows} with every cell as text."""
    compared = any(one.change is not None for one in card.figures)
    names = [name for name in NAMES if not name.endswith("span")]
    return [
        {
            "title": f"Over {card.articles} article{'' if card.articles == 1 else 's'}",
            "note": "95 %: the interval that a figure stays in when the articles are drawn again. Slots of a fact show accuracy.",
            "columns": ["", "right", "wrong", "missed", "P", "R", "F1", "95 %", *(["change", "95 %"] if compared else [])],
            "rows": [_cells(one, compared) for one in card.figures],
        },
        {
            "title": "Precision by rule",
            "note": "Wrong: found where the gold has it, with another value. Extra: not in the gold. Most mistakes first.",
            "columns": ["rule", "right", "wrong", "extra", "precision"],
            "rows": [[r.rule, str(r.right), str(r.wrong), str(r.extra), f"{100 * r.precision:.1f}"] for r in card.rules],
        },
        {
            "title": "F1 by article",
            "note": "",
            "columns": ["article", *(name.removesuffix(".value").replace(".", " ") for name in names)],
            "rows": [[article, *(f"{row[name]:.1f}" if name in row else "" for name in names)] for article, row in card.by_article.items()],
        },
    ]


def _cells(one: Figure, compared: bool) -> list[str]:
    name, t = one.name, one.tally
    cells = [name.replace("facts.slot.", "fact's ").replace(".", " ")]
    cells += [str(t.right), str(t.wrong), str(t.missed), f"{100 * t.precision:.1f}", f"{100 * t.recall:.1f}"] if t else [""] * 5
    cells += [f"{one.value:.1f}", _range(one.low, one.high)]
    if compared:
        cells += ["" if one.change is None else f"{one.change:+.1f}", _range(one.change_low, one.change_high, "+")]
    return cells


def _range(low: float | None, high: float | None, sign: str = "") -> str:
    return "" if low is None or high is None else f"{low:{sign}.1f} – {high:{sign}.1f}"


def as_markdown(card: Scorecard) -> str:
    return "\n\n".join(markdown_table(**table) for table in tables(card)) + "\n"


def markdown_table(title: str, note: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    r"""
    >>> print(markdown_table("T", "", ["a", "b"], [["x|y", "1"]]))
    ## T
    <BLANKLINE>
    | a | b |
    |---|--:|
    | x\|y | 1 |
    """
    lines = [[cell.replace("|", "\\|") for cell in row] for row in (columns, *rows)]
    body = ["| " + " | ".join(row) + " |" for row in lines]
    body.insert(1, "|---" + "|--:" * (len(columns) - 1) + "|")
    return "\n".join([f"## {title}", "", *([note, ""] if note else []), *body])
