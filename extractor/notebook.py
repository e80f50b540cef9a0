"""A record as a notebook shows it: the article with its mentions marked, and its facts as a table.

Static HTML with its styles inside each element, since a notebook strips everything else; nothing in it is code, and what
comes from an article is escaped. Colours are see-through, for light and dark notebooks alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise

from extractor import display
from extractor.schema import Fact, Record
from extractor.view import Row, mention_rows

COLOURS = {"money": "30,140,85", "percents": "190,115,10", "quantities": "135,85,200", "companies": "50,110,205", "periods": "205,65,120"}
BOX = "max-height:28em;overflow:auto;max-width:50em;line-height:1.7;white-space:pre-wrap;font-family:Charter,Georgia,serif;font-size:1.05em"
CELL = "text-align:left;padding:.2em .8em .2em 0;vertical-align:top"


def html(record: Record) -> str:
    """The record as HTML; without the article's text, its facts with the words they were read from."""
    key = " ".join(f'<span style="{_style(kind)}">{name}</span>' for kind, name in display.KINDS.items())
    title = escape(record.article.title or record.article.id)
    day = f" · {record.article.published}" if record.article.published else ""
    body = f'<div style="{BOX}">{marked(record.text, list(mention_rows(record)))}</div>' if record.text is not None else ""
    return f"<div><p><b>{title}</b>{day}<br><small>{key}</small></p>{body}{_table(record)}</div>"


def marked(text: str, mentions: list[Row]) -> str:
    """The text with each stretch marked by what covers it: coloured as its shortest mention, all named in its tooltip.

    >>> marked("<b> 5%", [["percents", 4, 6, "5%", None, "percent.sign", None]])
    '&lt;b&gt; <span style="background:rgba(190,115,10,.16);border-bottom:2px solid rgb(190,115,10)" title="5% (percent.sign)">5%</span>'
    """
    return "".join(_stretch(text[start:end], over) for start, end, over in _stretches(len(text), mentions))


def _stretches(length: int, mentions: list[Row]) -> Iterator[tuple[int, int, list[Row]]]:
    """The text cut at every border of a mention, each piece with the mentions over it."""
    borders = sorted({0, length, *(row[1] for row in mentions), *(row[2] for row in mentions)})
    waiting = sorted(mentions, key=lambda row: (row[1], -row[2]), reverse=True)
    open_ones: list[Row] = []
    for start, end in pairwise(borders):
        open_ones = [row for row in open_ones if row[2] > start]
        while waiting and waiting[-1][1] <= start:
            open_ones.append(waiting.pop())
        yield start, end, open_ones


def _stretch(words: str, over: list[Row]) -> str:
    if not over:
        return escape(words)
    shortest = min(over, key=lambda row: row[2] - row[1])
    said = escape("; ".join(f"{row[3]} ({row[5]})" for row in over))
    return f'<span style="{_style(shortest[0])}" title="{said}">{escape(words)}</span>'


def _style(kind: str) -> str:
    return f"background:rgba({COLOURS[kind]},.16);border-bottom:2px solid rgb({COLOURS[kind]})"


def _table(record: Record) -> str:
    if not record.facts:
        return "<p><small>No facts.</small></p>"
    names = ["company", "metric", "value", "period", ""] + ([] if record.text is not None else ["evidence"])
    head = "".join(f'<th style="{CELL}">{name}</th>' for name in names)
    body = "".join(f"<tr>{_cells(_facts(fact, record.text is None))}</tr>" for fact in record.facts)
    return f'<table style="margin-top:1em"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _facts(fact: Fact, with_evidence: bool) -> Iterator[str]:
    yield fact.company or "–"
    yield display.metric(fact.metric)
    yield display.amount(fact.low, fact.high, fact.unit, fact.modifier)
    yield display.days(fact.start_date, fact.end_date) or "–"
    yield display.fact_note(fact)
    if with_evidence:
        yield fact.evidence.text


def _cells(values: Iterable[str]) -> str:
    return "".join(f'<td style="{CELL}">{escape(value)}</td>' for value in values)
