"""Reads a stretch of time words with the rows of `period_grammar`: each in its turn rewrites a few tokens into one.

A row is compiled to a regular expression over the kinds of the tokens ("month n31 comma n4 "). Stretches differ in their words and are
alike in their kinds, so which rows match where is remembered by the kinds, and a stretch seen before is not read again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from extractor.find import period_rows_named, period_rows_related
from extractor.find.period_grammar import GROUPS, Row
from extractor.find.period_tokens import FIGURE_KINDS, WORDS, Token, tokenize
from extractor.find.period_words import TRIGGERS

GRAMMAR = (*period_rows_named.ROWS, *period_rows_related.ROWS)


def _named(rows: tuple[Row, ...]) -> Iterator[Row]:
    name = ""
    for row in rows:
        name = row.name or name
        yield replace(row, name=name)


_KINDS = frozenset(kind for kind, _ in WORDS.values()) | frozenset(row.makes for row in GRAMMAR) | frozenset(FIGURE_KINDS)


def _compile(pattern: str) -> tuple[re.Pattern[str], tuple[frozenset[str], ...]]:
    """`the? DAY month` → a regular expression over "kind kind kind ", and the kinds without which it cannot match."""
    front: list[str] = []  # what stays in place
    out: list[str] = []
    behind: list[str] = []  # and this
    needed = []
    for word in pattern.split():
        kinds = "|".join(GROUPS.get(kind, kind) for kind in word.strip("!&<?").split("|"))
        if word.startswith("!"):
            out.append(f"(?!(?:{kinds}) )")
            continue
        {"<": front, "&": behind}.get(word[0], out).append(f"(?:(?:{kinds}) ){'?' if word.endswith('?') else ''}")
        if not word.endswith("?"):
            needed.append(frozenset(kind for kind in _KINDS if re.fullmatch(kinds, kind)))
    return re.compile(rf"(?<!\S)({''.join(front)}){''.join(out)}(?=({''.join(behind)}))"), tuple(needed)


_COMPILED = tuple((row, *_compile(row.pattern)) for row in _named(GRAMMAR))


def _place(place: int) -> tuple[int, dict[str, int]]:
    """Rows as bits of a number: those that need no kind at this place, and by kind those that it serves."""
    without, asking = 0, dict.fromkeys(_KINDS, 0)
    for number, (_, _, needed) in enumerate(_COMPILED):
        if place >= len(needed):
            without |= 1 << number
            continue
        for kind in needed[place]:
            asking[kind] |= 1 << number
    return without, asking


_PLACES = tuple(_place(i) for i in range(max(len(needed) for _, _, needed in _COMPILED)))
# Without one of these there is no period in a stretch: most stretches are a mere "first", "the last" or a figure.
_TRIGGERS = TRIGGERS | {kind for kind in _KINDS if kind.startswith(("u_", "us_"))}
_TRAILING = re.compile(r"(?:[ ,.]+(?:and|or|of|to|in|on|from|the|an?|some|many))+$", re.IGNORECASE)
FINISHED = frozenset(
    "date year name length aunit many compact theday nthday day numbered midyear namein andnext backdate yearmonth slash dashed "
    "shortened monthscode".split()
)
_LEADS = frozenset(("from", "between"))  # words that a pattern may ask for in front and that stay outside the expression


@lru_cache(maxsize=8192)
def read(stretch: str) -> tuple[Token, ...]:
    """The finished forms of a stretch, without the words at its end that say nothing: "two years ago, the"."""
    if stretch.isdecimal() and len(stretch) not in (4, 8):
        return ()
    trimmed = _TRAILING.sub("", stretch)
    return _read(trimmed)


@lru_cache(maxsize=8192)
def _read(stretch: str) -> tuple[Token, ...]:
    """The finished forms of a stretch, after every row has had its turn.

    >>> [(t.kind, t.value) for t in _read("early 2025")]
    [('date', PartOf(part='start', of=Year(number=2025, fiscal=False), edge=False))]
    >>> _read("the last 45")
    ()
    """
    tokens = tokenize(stretch)
    if _TRIGGERS.isdisjoint([token.kind for token in tokens]) and not (len(tokens) == 2 and tokens[0].kind == "the"):  # "the 27"
        return ()
    kinds, number, position = _kinds(tokens), -1, 0
    while step := _next(kinds, number, position):
        number, front, start, end, behind, at, position = step
        made = _build(_COMPILED[number][0], tokens[front:start], tokens[start:end], tokens[end:behind])
        if made is None:
            continue
        # "The first, second and third quarters" is read from its end: a row that looks behind starts over.
        position = 0 if behind > end else at
        tokens[start:end] = [made]
        kinds = _kinds(tokens)
    return tuple([token for token in tokens if token.kind in FINISHED])


@lru_cache(maxsize=8192)
def _next(kinds: str, number: int, position: int) -> tuple[int, int, int, int, int, int, int] | None:
    """The next match, of the row itself behind the position or of a later row.

    The row, the ends of what it looks at in front, takes and looks at behind, and where the match stands in the kinds.
    """
    found = _COMPILED[number][1].search(kinds, position) if number >= 0 else None
    if found is None:
        rows = _rows(kinds)
        at = bisect_left(rows, number + 1)
        if at == len(rows):
            return None
        number = rows[at]
        found = _COMPILED[number][1].search(kinds)
        assert found is not None
    front = kinds.count(" ", 0, found.start())
    start, end = front + found[1].count(" "), front + found[0].count(" ")
    return number, front, start, end, end + found[2].count(" "), found.start(), found.end()


@lru_cache(maxsize=8192)
def _rows(kinds: str) -> tuple[int, ...]:
    """The rows that match somewhere, of the whole table: stretches differ in their words and are alike in their kinds."""
    present = set(kinds.split())
    possible = -1
    for without, asking in _PLACES:
        served = without
        for kind in present:
            served |= asking[kind]
        possible &= served
    found = []
    while possible:
        number = (possible & -possible).bit_length() - 1
        possible &= possible - 1
        if _COMPILED[number][1].search(kinds):
            found.append(number)
    return tuple(found)


def _kinds(tokens: list[Token]) -> str:
    """The kinds as the patterns read them."""
    return "".join([f"{token.kind} " for token in tokens])


def _build(row: Row, front: list[Token], tokens: list[Token], behind: list[Token]) -> Token | None:
    value = row.build(*[token.value for token in (*front, *tokens, *behind) if token.value is not None])
    if value is None:
        return None
    first = tokens[0] if tokens[0].kind not in _LEADS or len(tokens) == 1 else tokens[1]
    last = tokens[-1] if tokens[-1].kind != "dot" else tokens[-2]
    return Token(row.makes, value, first.start, last.end, row.name)
