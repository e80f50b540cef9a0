"""Lookup tables for the finder of money: `currencies.csv` (CLDR) with `currency_words` laid over it.

    LEFT     letters before a number, as written: USD, RMB, Rs, $US      → Unit
    SIGNS    one sign on either side: $, €, ₹                            → Unit
    RIGHT    letters behind a number, as written: USD, RM, zł            → Unit
    NAMES    first letters of a name → the names that begin so: danish → danish crowns, danish kroner
    SHY      a word that is money only where its country is spoken of: kip → LAK and what names Laos
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from decimal import Decimal
from importlib.resources import files
from typing import NamedTuple

from extractor.find import currency_words as words


class Unit(NamedTuple):
    """A currency or one of its minor units; `size` in the major unit, `family` where several currencies share the form."""

    code: str | None
    size: Decimal = Decimal(1)
    family: str | None = None


def _unit(code_or_family: str, size: str = "1") -> Unit:
    if code_or_family in words.FAMILIES:
        return Unit(words.FAMILIES[code_or_family], Decimal(size), code_or_family)
    return Unit(code_or_family or None, Decimal(size))


def _rows() -> list[dict[str, str]]:
    return list(csv.DictReader((files("extractor.find") / "currencies.csv").read_text(encoding="utf-8").splitlines()))


def _signs(rows: Iterable[dict[str, str]]) -> dict[str, Unit]:
    """One-character signs; the shared ones go before what CLDR says of them."""
    signs = {sign: _unit(row["code"]) for row in rows for sign in row["signs"].split() if len(sign) == 1}
    signs |= {sign: _unit(family) for sign, family in words.SHARED_SIGNS.items()}
    signs |= {letter: _unit(*minor) for letter, minor in words.MINOR_LETTERS.items() if not letter.isalpha()}
    return signs | {"£": _unit("GBP"), "₵": _unit("GHS"), "₿": _unit(""), "₤": _unit("ITL")}


def _left(codes: Iterable[str]) -> dict[str, Unit]:
    found = {f"{sign}{letters}": _unit(code) for sign, marks in words.MARKS.items() for letters, code in marks.items()}
    found |= {code: _unit(code) for code in codes}
    found |= {f"M{code}": Unit(code, Decimal(10**6)) for code in codes}
    found |= {letters: _unit(*unit) for letters, unit in words.MINOR_CODES.items()}
    return found | {letters: _unit(code) for letters, code in words.PREFIXES.items()}


def _right(codes: Iterable[str]) -> dict[str, Unit]:
    found = {code: _unit(code) for code in codes}
    found |= {f"M{code}": Unit(code, Decimal(10**6)) for code in codes}
    found |= {code: _unit(code.upper()) for code in words.LOWER_CODES}
    found |= {letters: _unit(*unit) for letters, unit in (words.MINOR_CODES | words.MAJOR_SUFFIXES).items()}
    return found | {letters: _unit(code) for letters, code in words.SUFFIXES.items()}


def _names(rows: Iterable[dict[str, str]]) -> dict[str, Unit]:
    """Every name in lower case: with its place (`danish crowns`), bare where one currency of today owns it, or shared."""
    placed: dict[str, Unit] = {}
    owners: dict[str, list[tuple[str, bool]]] = {}
    for row in sorted(rows, key=lambda row: row["current"]):  # currencies of today last: they win a name
        code, head = row["code"], row["singular"].lower()
        forms = words.HEAD_FORMS[head].split() if head in words.HEAD_FORMS else [head, head + "s", row["plural"].lower()]
        places = {row["place"].lower(), row["territory"].lower(), *_places(code)} - {""}
        for form in forms:
            placed.update((f"{place} {form}", _unit(code)) for place in places)
            if form not in words.ONLY_WITH_PLACE:
                owners.setdefault(form, []).append((code, bool(row["current"])))
    bare = {form: unit for form, codes in owners.items() if (unit := _bare(form, codes)) is not None}
    hand = {name: _unit(*unit) for table in (words.SLANG, words.MINOR) for name, unit in table.items()}
    return bare | placed | hand


def _shy(rows: Iterable[dict[str, str]]) -> dict[str, list[tuple[Unit, list[str]]]]:
    """The words that mean something else outside their country, and what names it."""
    found: dict[str, list[tuple[Unit, list[str]]]] = {}
    for row in rows:
        head = row["singular"].lower()
        places = [place for place in (row["place"], row["territory"], *words.AT_HOME.get(row["code"], "").split("|")) if place]
        for form in words.ONLY_WITH_PLACE.intersection((*words.HEAD_FORMS.get(head, "").split(), head, head + "s", row["plural"].lower())):
            found.setdefault(form, []).append((_unit(row["code"]), places))
    return found


def _places(code: str) -> list[str]:
    """The words for a currency's country: `a b|two words`."""
    one, _, phrases = words.PLACES.get(code, "").partition("|")
    return one.split() + [phrase for phrase in phrases.split("|") if phrase]


def _bare(form: str, owners: list[tuple[str, bool]]) -> Unit | None:
    """What a currency's word means without its country, or None where it is nobody's."""
    usual = _USUAL.get(form)
    if usual is not None:
        unit = _unit(usual)
        return unit._replace(code=words.USUAL_FORMS.get(form, unit.code))
    codes = {code for code, current in owners if current} or {code for code, _ in owners}
    return _unit(next(iter(codes))) if len(codes) == 1 else None


_USUAL = {
    form: usual
    for head, usual in (words.USUAL_HEADS | words.HEADS_OF_FAMILIES).items()
    for form in (*words.HEAD_FORMS.get(head, "").split(), head, head + "s")
} | words.FORMS


def _by_first_letters(names: dict[str, Unit]) -> dict[str, list[tuple[str, Unit]]]:
    """Names by their first run of letters, the longest first."""
    found: dict[str, list[tuple[str, Unit]]] = {}
    for name, unit in sorted(names.items(), key=lambda item: (-len(item[0]), item[0])):
        found.setdefault(re.split(r"[^\w]", name)[0], []).append((name, unit))
    return found


_ROWS = _rows()
CODES = frozenset(row["code"] for row in _ROWS)
SIGNS = _signs(_ROWS)
LEFT = _left(CODES)
SHY = _shy(_ROWS)
RIGHT = _right(CODES) | {word: units[0][0] for word, units in SHY.items()}
NAMES = _by_first_letters(_names(_ROWS))
LETTERS = {letter: _unit(code) for letter, code in words.LETTER_PREFIXES.items()}
MINOR_LETTERS = {letter: _unit(*unit) for letter, unit in words.MINOR_LETTERS.items() if letter.isalpha()}
