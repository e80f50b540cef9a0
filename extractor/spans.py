"""Our values on spaCy's Doc: `doc.spans["money"]` and so on, values as JSON in the group's `attrs`.

Values are kept out of `Span._`: that is keyed by offsets alone (two labels on one stretch would share it) and
breaks `doc.to_bytes()` and multiprocessing. The k-th dict of `doc.spans["money"].attrs["values"]` belongs to the k-th span.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc, Span, SpanGroup

# Key in doc.spans → label of the spans.
GROUPS = {"money": "MONEY", "percents": "PERCENT", "quantities": "QUANTITY", "companies": "COMPANY", "periods": "PERIOD"}


def put(doc: Doc, record: dict[str, Any], kinds: tuple[str, ...] = tuple(GROUPS)) -> None:
    """Set one span group per kind; `record` is a record's JSON."""
    for kind in kinds:
        rows = _rows(record, kind)
        spans = [_span(doc, row, GROUPS[kind]) for row in rows]
        doc.spans[kind] = SpanGroup(doc, name=kind, spans=spans, attrs={"values": rows})


def get(doc: Doc, kind: str) -> Iterator[tuple[Span, dict[str, Any]]]:
    """Each span of a group with its value."""
    group = doc.spans[kind]
    return zip(group, group.attrs["values"], strict=True)


def _rows(record: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    if kind != "companies":
        return list(record[kind])
    rows = [{**mention, "id": company["id"], "name": company["name"]} for company in record["companies"] for mention in company["mentions"]]
    return sorted(rows, key=lambda row: (row["start"], row["end"]))


def _span(doc: Doc, row: dict[str, Any], label: str) -> Span:
    """The tokens that cover a mention; a foreign tokenizer may not split at its borders, so the span may be wider."""
    span = doc.char_span(row["start"], row["end"], label=label, alignment_mode="expand")
    if span is None:  # only an empty Doc has no token to cover it with
        raise ValueError(f"{row['start']}:{row['end']} lies outside the Doc")
    return span


def as_entities(doc: Doc) -> None:
    """Fill `doc.ents` with all groups' spans, the longest first where they overlap; what was there before goes last."""
    from spacy.util import filter_spans

    ours = [span for kind in GROUPS if kind in doc.spans for span in doc.spans[kind]]
    doc.ents = tuple(filter_spans([*ours, *(e for e in doc.ents if not any(e.start < s.end and s.start < e.end for s in ours))]))
