"""Records → one HTML page that needs nothing else: no network, no folder beside it, no framework.

    <script type="application/json" id="article-0">   one block an article: its text and mentions, parsed when it is opened
    <script type="application/json" id="index">       titles, all facts, all checks: what the table filters

The page may run its own script and style (by their hashes) and load nothing: a Content-Security-Policy says so.
An article full of `<script>` stays text twice over: inside the JSON every `<` is written `\\u003c`, and the page
puts text into text nodes alone. Records are read and written one by one, so thousands need little memory.
"""

from __future__ import annotations

import base64
import html
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any, TextIO

from extractor import display
from extractor.schema import Fact, Record
from extractor.texts import Texts
from extractor.writers import atomic_text

MENTION_COLUMNS = ("kind", "start", "end", "shown", "note", "rule", "state")
FACT_COLUMNS = (
    "article", "id", "company", "subject", "metric", "said", "low", "high", "unit", "shown", "from", "to", "when",
    "change", "forecast", "of", "per", "note", "kind", "start", "end", "values", "rule", "state", "differs",
)  # fmt: skip
MISTAKE_COLUMNS = ("article", "kind", "state", "start", "end", "words", "shown", "note", "rule")
# Joined in this order into one script, inside one block, so that none of their names is the window's.
SCRIPTS = ("base", "text", "bar", "facts", "mistakes", "charts", "main")
# In a block of data HTML knows three dangers: "<" (ends or hides the block), and two line ends that old JavaScript stumbles over.
UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})

ABSENT = "The text of this article was not found: name its folder with --articles. Below is what its record quotes."
CHANGED = "The text found for this article is not the one that was read (its sha256 differs). Below is what its record quotes."

Row = list[Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page is told of one article: rows in the order of the columns above, without the article's number."""

    info: dict[str, Any]
    text: str | None
    mentions: list[Row]
    facts: list[Row]
    checks: list[dict[str, Any]] = field(default_factory=list)
    pieces: dict[str, str] = field(default_factory=dict)
    mistakes: list[Row] = field(default_factory=list)


def view(records: Iterable[Record], texts: Texts, out: Path) -> int:
    """Write the page for these records to `out` (a folder gets an `index.html`); how many they were.

    `texts` gives an article's text where it has it. A text whose sha256 is not the record's is not used: the
    page then says so and shows the facts with the words that the record itself quotes.

    Raises:
        RecordError: a record whose offsets do not fit its own text.
    """
    return write_page(out, "Extracted facts", (shown(record, texts(record.article)) for record in records))


def shown(record: Record, text: str | None) -> Shown:
    """One record as the page's rows."""
    absent = ABSENT if text is None else None
    if text is not None and sha256(text.encode("utf-8")).hexdigest() != record.article.sha256:
        text, absent = None, CHANGED
    if text is not None:
        record.fits(text)
    return Shown(
        info=article_info(record, absent),
        text=text,
        mentions=list(mention_rows(record)),
        facts=[fact_row(fact) for fact in record.facts],
        checks=[
            c.model_dump(include={"kind", "status", "note", "facts"})
            | {"expected": display.number(c.expected), "found": display.number(c.found)}
            for c in record.checks
        ],
        pieces={} if text is not None else {fact.id: fact.evidence.text for fact in record.facts},
    )


def article_info(record: Record, absent: str | None) -> dict[str, Any]:
    info = record.article.model_dump(mode="json", exclude={"sha256", "language", "text"})
    return info | {"absent": absent, "facts": len(record.facts), "bad": sum(c.status == "inconsistent" for c in record.checks)}


def mention_rows(record: Record) -> Iterator[Row]:
    """Every mention of every kind; overlapping ones all stay."""
    for kind in ("money", "percents", "quantities", "periods"):
        for mention in getattr(record, kind):
            yield [kind, mention.start, mention.end, display.mention_value(mention), None, mention.rule, None]
    for company in record.companies:
        listed = ":".join(part for part in (company.exchange, company.ticker) if part)
        for named in company.mentions:
            yield ["companies", named.start, named.end, company.name, listed or None, named.rule, None]


def fact_row(fact: Fact, state: str | None = None, differs: str | None = None) -> Row:
    return [
        fact.id, fact.company, fact.subject, display.metric(fact.metric), fact.metric_text, str(fact.low), str(fact.high), fact.unit,
        display.amount(fact.low, fact.high, fact.unit, fact.modifier),
        fact.start_date and str(fact.start_date), fact.end_date and str(fact.end_date), display.days(fact.start_date, fact.end_date),
        fact.change, fact.forecast, fact.of, fact.per, display.fact_note(fact) or None, display.fact_kind(fact),
        fact.evidence.start, fact.evidence.end, [[s.start, s.end] for s in fact.value_spans], fact.rule, state, differs,
    ]  # fmt: skip


def write_page(out: Path, title: str, articles: Iterable[Shown], **more: Any) -> int:
    """The page itself; `more` goes into its index (`scores`, `states`). The file appears under its name only when it is whole."""
    if out.is_dir() or not out.suffix:
        out = out / "index.html"
    style, page = asset("page.css"), asset("page.html")
    script = '"use strict";\n{\n' + "\n".join(asset(f"{name}.js") for name in SCRIPTS) + "}\n"
    policy = f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; img-src data:; base-uri 'none'; form-action 'none'"
    for name, value in (("policy", policy), ("title", html.escape(title)), ("style", style), ("script", script)):
        page = page.replace("{{" + name + "}}", value)
    head, _, tail = page.partition("{{data}}")
    with atomic_text(out) as file:
        file.write(head)
        total = _write_data(file, title, articles, more)
        file.write(tail)
    return total


def _write_data(file: TextIO, title: str, articles: Iterable[Shown], more: dict[str, Any]) -> int:
    infos: list[dict[str, Any]] = []
    facts: list[Row] = []
    checks: list[dict[str, Any]] = []
    mistakes: list[Row] = []
    for number, article in enumerate(articles):
        file.write(block(f"article-{number}", {"text": article.text, "mentions": article.mentions, "pieces": article.pieces}))
        infos.append(article.info)
        facts += ([number, *row] for row in article.facts)
        checks += ({"article": number, **check} for check in article.checks)
        mistakes += ([number, *row] for row in article.mistakes)
    index = {
        "title": title, "kinds": display.KINDS, "articles": infos, "mention_columns": MENTION_COLUMNS,
        "fact_columns": FACT_COLUMNS, "facts": facts, "checks": checks,
        "mistake_columns": MISTAKE_COLUMNS, "mistakes": mistakes, **more,
    }  # fmt: skip
    file.write(block("index", index))
    return len(infos)


def block(name: str, data: object) -> str:
    """Data that a page carries and nothing can break out of.

    >>> print(block("a", "</script><b>"), end="")
    <script type="application/json" id="a">"\\u003c/script\\u003e\\u003cb\\u003e"</script>
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(UNSAFE)
    return f'<script type="application/json" id="{name}">{text}</script>\n'


def asset(name: str) -> str:
    return (files("extractor") / "assets" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode('utf-8')).digest()).decode()}'"
