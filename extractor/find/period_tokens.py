"""A stretch of time words → tokens of the kinds that the grammar of periods is written in.

Words come from `period_words`; figures are told apart here:

    7 → n12    25 → n31    75 → n99    2026 → n4    '24 → short    1,200 3.5 → num    1-3 → span
    20260113 → n8
    25th → ord    1990s '90s → decade    Q3 3Q → qcode    H1 1H → hcode    9M → mcode    FY → fy    CY → cy
    2026-02-25 25.02.2026 02/25/2026 25Q3 → written (a finished form)    2/15 → md    2024/25 2024-25 → pair

A hyphen, dash or comma is a token of its own; whatever else stands between two words is a token no pattern knows,
so that no expression reaches over it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from extractor.find.period_words import MONTHS, WEEKDAYS, holidays, vocabulary
from extractor.find.tries import trie
from extractor.forms import Day, Form, Numbered, Range, Year

WORDS = vocabulary()
FIGURE_KINDS = (
    "n12 n31 n99 n4 n8 num short span hours wc we ord decade qcode hcode mcode fy cy written md pair holiday "
    "comma dot slash apostrophe dash unknown"
).split()
HOLIDAY_NAMES = holidays()

_TOKEN = re.compile(
    rf"""
      (?P<holiday> {trie(HOLIDAY_NAMES)} (?![a-z]) )
    | (?P<weekly>  w/[ce]\b )                             # week commencing, week ending
    | (?P<code>    (?: [1-4]q|q[1-4]|[12]h|h[12]|[69]m|fy|cy ) (?= \W | \d | [fc]y | $ ) )
    | (?P<chunk>   (?<![a-z]-) \d+ (?P<by>[-/.–]) \d+ (?: (?P=by) \d+ )? (?![\d%]) )    # 2026-02-25, 2024/25, 1-3
    | (?P<decade>  '? (?: \d{{3}}0 | \d0 ) '?[ ]?s \b )     # 1990s, '90s, 1970's
    | (?P<ord>     \d{{1,2}} (?: st|nd|rd|th ) \b )
    | (?P<dated>   \d\d (?: q[1-4] | h[12] ) \b )         # 25Q3
    | (?P<short>   ' \d\d \b )
    | (?P<hours>   \d+[ ]?h \b )                        # 48h, but 1h and 2h are halves
    | (?P<fraction> \d* [½¼¾] )
    | (?P<num>     \d+ (?: ,\d{{3}} )* (?: \.\d+ )? )
    | (?P<word>    [a-z]+ )
    | (?P<dash>    --? | [–—~] )
    | (?P<mark>    \S )
    """,
    re.VERBOSE,
)
_NUMBERS = re.compile(r"\d+")
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_CODES = {"q": "qcode", "h": "hcode", "m": "mcode"}


class Token(NamedTuple):
    """A word, a figure or a finished form: `kind` is what patterns ask for, `value` what builders get."""

    kind: str
    value: object
    start: int
    end: int
    rule: str = ""


# These are also plain words; without a capital they are time words only beside a figure.
AMBIGUOUS = frozenset("may march mar sun sat mon wed".split())
_DOUBTFUL = AMBIGUOUS | {"fall", "dot", "qcode", "hcode", "mcode", "hours"}
FULL_NAMES = tuple(row.split()[0] for row in (*MONTHS, *WEEKDAYS))  # a dot behind them ends a sentence
_BEFORE_FALL = frozenset("the this last next previous following of in early mid late".split())
_BESIDE_CODE = frozenset("n4 short n31 n99 fy".split())
_BEFORE_AMBIGUOUS = frozenset("n12 n31 ord of".split())
_AFTER_AMBIGUOUS = frozenset("ord n4".split())


def tokenize(stretch: str) -> list[Token]:
    """The tokens of a stretch as it is written, capitals and all.

    >>> [(t.kind, t.value) for t in tokenize("Sept. 30, 2025")]
    [('month', 9), ('dot', None), ('n31', 30), ('comma', None), ('n4', 2025)]
    """
    tokens: list[Token] = []
    doubtful = []
    for found in _TOKEN.finditer(stretch.lower()):
        text = found[0]
        kind, value = _KNOWN.get(text) or _kind(found)
        if kind in _DOUBTFUL or text in _DOUBTFUL:
            doubtful.append(len(tokens))
        tokens.append(Token(kind, value, found.start(), found.end()))
    for i in doubtful:
        token = tokens[i]
        before, after = tokens[i - 1].kind if i else "", tokens[i + 1].kind if i + 1 < len(tokens) else ""
        if before == "dash" and i > 1:
            before = tokens[i - 2].kind
        if _is_full_stop(stretch, token) or _is_plain(stretch[token.start : token.end], token.kind, before, after):
            tokens[i] = Token("unknown", None, token.start, token.end)
    return tokens


def _is_full_stop(stretch: str, token: Token) -> bool:
    """Whether a sentence ends here: August. Last year ..."""
    return token.kind == "dot" and stretch[token.end : token.end + 1].isspace() and stretch[: token.start].lower().endswith(FULL_NAMES)


def _is_plain(word: str, kind: str, before: str, after: str) -> bool:
    """Whether a word written small is meant as a plain word: may, march, fall; 2h. Hours are never a capital."""
    if word in AMBIGUOUS:
        return before not in _BEFORE_AMBIGUOUS and after not in _AFTER_AMBIGUOUS
    if kind == "hours":
        return word.endswith("H")
    if word == "fall":
        return before not in _BEFORE_FALL and after != "n4"
    return kind in ("qcode", "hcode", "mcode") and word.islower() and before not in _BESIDE_CODE and after not in _BESIDE_CODE


def _kind(found: re.Match[str]) -> tuple[str, object]:
    kind, text = str(found.lastgroup), found[0]
    value: object = None
    if kind == "word":
        kind, value = WORDS.get(text, ("unknown", None))
    elif kind == "holiday":
        value = HOLIDAY_NAMES[text]
    elif kind == "weekly":
        kind = {"w/c": "wc", "w/e": "we"}[text]
    elif kind == "num":
        kind, value = _figure(text)
    elif kind == "hours":
        value = Decimal(text[:-1])
    elif kind == "fraction":
        kind, value = "num", int(text[:-1] or 0) + _FRACTIONS[text[-1]]
    elif kind == "ord":
        value = int(text[:-2])
    elif kind == "short":
        value = full_year(int(text[1:]))
    elif kind == "dated":
        unit = "quarter" if text[2] == "q" else "half"
        kind, value = "written", Numbered(unit, int(text[3]), Year(full_year(int(text[:2]))))
    elif kind == "decade":
        value = int(_NUMBERS.findall(text)[0])
    elif kind == "code":
        kind, value = _code(text)
    elif kind == "chunk":
        kind, value = _chunk(text)
    elif kind == "mark":
        kind = {",": "comma", ".": "dot", "/": "slash", "'": "apostrophe", "+": "plus"}.get(text, "unknown")
    return kind, value


def full_year(two_digits: int) -> int:
    """A year of two digits in the hundred years around 2000: 74 is 1974, 26 is 2026.

    >>> full_year(26), full_year(74)
    (2026, 1974)
    """
    return two_digits + (2000 if two_digits < 50 else 1900)


def _figure(text: str) -> tuple[str, object]:
    if len(text) == 8 and text.isdigit() and text.startswith(("19", "20")):
        day = day_form(int(text[:4]), int(text[4:6]), int(text[6:]))
        return ("n8", day) if day else ("num", None)
    if not text.isdigit() or len(text) > 4:
        return "num", Decimal(text.replace(",", "")) if len(text) < 12 else None
    value = int(text)
    if len(text) == 4:
        return ("n4" if 1000 <= value < 2300 else "num"), value
    if len(text) == 3:
        return "num", Decimal(value)
    return ("n12" if 1 <= value <= 12 else "n31" if 1 <= value <= 31 else "n99"), value


# Words and small figures, looked up instead of read.
_KNOWN: dict[str, tuple[str, object]] = WORDS | {str(n): _figure(str(n)) for n in (*range(1, 32), *range(1950, 2050))}


def _code(text: str) -> tuple[str, object]:
    if text in ("fy", "cy"):
        return text, None
    letter = text.strip("1234569")
    return _CODES[letter], int(text.strip("qhm"))


def day_form(year: int, month: int, day: int) -> Day | None:
    """The day, or None where the calendar has none such."""
    try:
        date(year, month, day)
    except ValueError:
        return None
    return Day(day, month, year)


def _month_first(month: int, day: int, year: int, dotted: bool) -> Day | None:
    """02/25/2026 and 25/02/2026; where both read, slashes are American and dots European."""
    if (dotted and month <= 31 and day <= 12) or month > 12:
        month, day = day, month
    return day_form(year, month, day)


def _chunk(text: str) -> tuple[str, object]:
    parts = _NUMBERS.findall(text)
    sizes = tuple(map(len, parts))
    read = _CHUNKS.get(sizes)
    if sizes == (4, 2) and "–" in text and int(parts[1]) > int(parts[0]) % 100:
        return "pair", Range(Year(int(parts[0])), Year(int(parts[0]) - int(parts[0]) % 100 + int(parts[1])))  # 2005–07 is no month
    form = read(*map(int, parts), "." in text) if read and len(set(re.sub(r"\d", "", text))) == 1 else None
    if form is not None:
        return ("pair", form) if isinstance(form, Range) else ("written", form)
    if len(parts) == 2 and "." in text:
        return "num", Decimal(text)
    if len(parts) == 2 and "/" in text and max(sizes) <= 2:
        return "md", (int(parts[0]), int(parts[1]))
    if len(parts) == 2 and "/" not in text and max(sizes) <= 3:
        return "span", (int(parts[0]), int(parts[1]))
    return "unknown", None


def _pair(first: int, last: int, dotted: bool) -> Form | None:
    """2024-25 is two years, 2014-10 a month."""
    if dotted or not 1900 <= first < 2200:
        return None
    if last == (first + 1) % 100 or (last > 12 and last > first % 100):
        return Range(Year(first), Year(first - first % 100 + last + (100 if last < first % 100 else 0)))
    return Numbered("month", last, Year(first)) if 1 <= last <= 12 else None


def _years(first: int, last: int, dotted: bool) -> Form | None:
    return Range(Year(first), Year(last)) if 1900 <= first < last < 2200 and not dotted else None


def _month_year(month: int, year: int, _dotted: bool) -> Form | None:
    return Numbered("month", month, Year(year)) if 1 <= month <= 12 and 1900 <= year < 2200 else None


def _year_first(year: int, month: int, day: int, _dotted: bool) -> Form | None:
    return day_form(year, month, day) if year >= 1000 else None


def _year_last(first: int, second: int, year: int, dotted: bool) -> Form | None:
    return _month_first(first, second, year if year > 99 else full_year(year), dotted)


# The number of digits in each part → its reader.
_CHUNKS: dict[tuple[int, ...], Callable[..., Form | None]] = (
    {(4, m, d): _year_first for m in (1, 2) for d in (1, 2)}
    | {(a, b, y): _year_last for a in (1, 2) for b in (1, 2) for y in (2, 4)}
    | {(4, 2): _pair, (4, 4): _years, (4, 1): _pair, (1, 4): _month_year, (2, 4): _month_year}
)
