"""The language of the tests and of `explain`: mentions marked inside the sentence.

    Revenue rose [34%](percent 34) to [HK$3 billion](money HKD 3000000000) in [Q3 2025](period 2025-Q3).

`[text](norm)`: the norm is the kind, then the value, then what is out of the ordinary about it:

    money CUR LOW[..HIGH] [modifier] [per WORDS]     CUR ends in "?" where it is assumed; "-" for none
    percent LOW[..HIGH] [percentage_point|basis_point] [modifier]
    quantity LOW[..HIGH] UNIT [modifier]             UNIT "-" for none, "_" for a blank inside it
    period TIMEX [modifier] [DAYS] [kind]            DAYS and kind only where TIMEX does not imply them:
                                                     one date, FIRST..LAST, or "-" for no dates
    company NAME

A backslash takes the meaning from the next character; `\\n` is a line break. Facts stand behind ` => `,
separated by ` ; `, each `COMPANY | METRIC | LOW[..HIGH] UNIT [modifier] [per WORDS] | DAYS | FLAGS` with "-" for
none, trailing empty fields left out, and the flags `increase decrease forecast of=… subject=…` parted by
commas. Reading is strict: a bracket that is opened and not closed is an error, never plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from extractor import schema, timex
from extractor.decimals import plain
from extractor.errors import MarkupError

KINDS = ("money", "percent", "quantity", "period", "company")
_SPECIAL = re.compile(r"\\.|\[|\]\(|\]|\n")
_NORM = re.compile(r"(?:\\.|[^)\\])*(?=\))")


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked stretch: offsets into the plain text and its norm, kind first."""

    start: int
    end: int
    norm: str

    @property
    def kind(self) -> str:
        return self.norm.partition(" ")[0]


def parse(line: str) -> tuple[str, list[Mark]]:
    r"""The plain text of a marked-up line and its marks.

    Raises:
        MarkupError: a bracket without its partner or an unknown kind; shows where.

    >>> parse(r"up [5%](percent 5) \[sic]")
    ('up 5% [sic]', [Mark(start=3, end=5, norm='percent 5')])
    """
    text = ""
    marks: list[Mark] = []
    opened: int | None = None  # where in the text the marked stretch begins
    position = 0
    while (found := _SPECIAL.search(line, position)) is not None:
        text += line[position : found.start()]
        position = found.end()
        if found[0][0] == "\\":
            text += "\n" if found[0] == "\\n" else found[0][1]
        elif found[0] == "[":
            if opened is not None:
                raise MarkupError("a bracket inside a bracket: write \\[ for a plain one", line, found.start())
            opened = len(text)
        elif found[0] == "](" and opened is not None:
            norm, position = _norm_at(line, position)
            marks.append(Mark(opened, len(text), norm))
            opened = None
        elif opened is not None:
            raise MarkupError("a marked stretch must be followed by its (norm)", line, found.start())
        else:
            text += found[0]
    if opened is not None:
        raise MarkupError("a bracket that is never closed: write \\[ for a plain one", line, len(line))
    return text + line[position:], marks


def _norm_at(line: str, position: int) -> tuple[str, int]:
    """The norm that begins at `position`, and where the line goes on behind its parenthesis."""
    found = _NORM.match(line, position)
    if found is None:
        raise MarkupError("a norm without its closing parenthesis", line, position)
    norm = unescape(found[0])
    kind = norm.partition(" ")[0]
    if kind not in KINDS:
        raise MarkupError(f"unknown kind {kind!r}, must be one of {', '.join(KINDS)}", line, position)
    return norm, found.end() + 1


def render(text: str, marks: Iterable[Mark]) -> str:
    """The marked-up line: the inverse of `parse`.

    Raises:
        ValueError: marks that overlap.
    """
    out: list[str] = []
    position = 0
    for mark in sorted(marks, key=lambda m: (m.start, m.end)):
        if mark.start < position:
            raise ValueError(f"marks overlap at {mark.start}: {text[mark.start : mark.end]!r}")
        written = re.sub(r"[\\)]", r"\\\g<0>", mark.norm)
        out += [escape(text[position : mark.start]), "[", escape(text[mark.start : mark.end]), "](", written, ")"]
        position = mark.end
    return "".join(out) + escape(text[position:])


def escape(text: str) -> str:
    r"""
    >>> print(escape("a [b]\nc"))
    a \[b\]\nc
    """
    return re.sub(r"[\\\[\]]", r"\\\g<0>", text).replace("\n", "\\n")


def unescape(text: str) -> str:
    r"""
    >>> unescape(r"Foo (UK\)")
    'Foo (UK)'
    """
    return re.sub(r"\\(.)", r"\1", text)


def marks_of(record: schema.Record, kinds: Sequence[str] = KINDS) -> list[Mark]:
    """The mentions of a record as marks, in text order, only the given kinds."""
    mentions: tuple[schema.Mention, ...] = (*record.money, *record.percents, *record.quantities, *record.periods)
    found = [Mark(m.start, m.end, norm(m)) for m in mentions]
    found += [Mark(m.start, m.end, f"company {company.name}") for company in record.companies for m in company.mentions]
    return sorted((m for m in found if m.kind in kinds), key=lambda m: (m.start, m.end))


def norm(mention: schema.Mention) -> str:
    """The norm of one mention as this module's header spells it."""
    if isinstance(mention, schema.Period):
        return _period_norm(mention)
    value = value_range(mention.low, mention.high)
    if isinstance(mention, schema.Money):
        currency = (mention.currency or "-") + ("?" if mention.assumed else "")
        return _join("money", currency, value, mention.modifier, mention.per and f"per {mention.per}")
    if isinstance(mention, schema.Percent):
        return _join("percent", value, None if mention.unit == "percent" else mention.unit, mention.modifier)
    return _join("quantity", value, (mention.unit or "-").replace(" ", "_"), mention.modifier)


def _join(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def value_range(low: Decimal, high: Decimal) -> str:
    return plain(low) if low == high else f"{plain(low)}..{plain(high)}"


def _period_norm(period: schema.Period) -> str:
    implied = None if timex.is_duration(period.timex) else timex.bounds(period.timex)
    days: str | None = None
    if (period.start_date, period.end_date) != (implied or (None, None)):
        days = _days(period.start_date, period.end_date)
    return _join("period", period.timex, period.modifier, days, None if period.kind == _implied_kind(period) else period.kind)


def _implied_kind(period: schema.Period) -> str:
    if timex.is_duration(period.timex):
        return "duration"
    if period.start_date is None:
        return "date" if re.fullmatch(r"[\dX]{4}-(?:\d\d|XX)-[\dX]{2}|[\dX]{4}-WXX-\d", period.timex) else "interval"
    return "date" if period.start_date == period.end_date else "interval"


def _days(start: date | None, end: date | None) -> str:
    if start is None and end is None:
        return "-"
    if start == end:
        return str(start)
    return f"{start or ''}..{end or ''}"


def fact_line(fact: schema.Fact) -> str:
    """One fact as this module's header spells it."""
    value = _join(value_range(fact.low, fact.high), (fact.unit or "-").replace(" ", "_"), fact.modifier, fact.per and f"per {fact.per}")
    flags = [fact.change, "forecast" if fact.forecast else None, fact.of and f"of={fact.of}", fact.subject and f"subject={fact.subject}"]
    fields = [fact.company or "-", fact.metric, value, short_days(fact.start_date, fact.end_date), ", ".join(f for f in flags if f)]
    while fields[-1] in ("", "-"):
        fields.pop()
    return " | ".join(fields)


def short_days(start: date | None, end: date | None) -> str:
    """Bounds as the shortest TIMEX that covers them: 2024, 2025-H1, 2025-Q3, 2025-09, a day, or FIRST..LAST.

    >>> short_days(date(2025, 1, 1), date(2025, 6, 30)), short_days(date(2025, 1, 1), date(2025, 9, 30))
    ('2025-H1', '2025-01-01..2025-09-30')
    """
    if start is None or end is None or start == end:
        return _days(start, end)
    half, quarter = (start.month + 5) // 6, (start.month + 2) // 3
    for short in (f"{start.year}", f"{start.year}-H{half}", f"{start.year}-Q{quarter}", f"{start.year}-{start.month:02}"):
        if timex.bounds(short) == (start, end):
            return short
    return _days(start, end)
