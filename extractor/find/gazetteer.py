"""The companies known by name: two tables of the package and the user's own list.

    gazetteer.csv        written by scripts/build_gazetteer.py: listed companies with ticker and exchange
    popular_names.csv    kept by hand: private companies, short forms (VW, GM, P&G), names the first one lacks

Both have the columns name, aliases (parted by "|"), ticker, exchange, country, ambiguous. A name that is an
everyday word too (Target, Gap, Visa) is ambiguous: knowing it makes no company without other evidence. "seldom" stands
where the word hardly ever means anything else (Apple): only before what grows (Apple trees) it is no company.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from extractor.errors import InputError
from extractor.find.legal_forms import company_key, is_form
from extractor.find.other_names import FUNCTION_WORDS, NO_COMPANIES, PLACES
from extractor.user_files import check_columns, csv_rows, read_table

# What is left of "U.S. Bancorp" or "The Cooper Companies" without its form names nobody.
NEVER_ALONE = frozenset(word.casefold() for word in FUNCTION_WORDS | PLACES | NO_COMPANIES)
FIELDS = ("name", "aliases", "ticker", "exchange", "deny")


@dataclass(frozen=True, slots=True)
class Known:
    """One company of a table; `own` where the user listed it; `veto` where the name is known to be none."""

    name: str
    ticker: str | None
    exchange: str | None
    ambiguous: bool = False
    everyday: bool = False  # an everyday word too: ambiguous, or seldom so
    own: bool = False
    veto: str | None = None


@dataclass(frozen=True, slots=True)
class OwnCompanies:
    """What the user knows better: every spelling of a company, and the spellings that are none."""

    names: tuple[tuple[str, Known], ...] = ()
    denied: frozenset[str] = frozenset()  # as `company_key` spells them


class Gazetteer:
    """Names by their first word; `longest` reads the longest known name at a place of a run of words."""

    def __init__(self, names: Iterable[tuple[str, Known]]) -> None:
        by_first: dict[str, dict[tuple[str, ...], Known]] = {}
        small_rests: dict[str, str] = {}  # what a known name goes on with in small letters: " hynix" behind SK
        for surface, known in names:
            words = _words(surface)
            first, _, rest = surface.partition(" ")
            if rest.isalpha() and rest.islower() and not first.islower() and not is_form(rest):
                small_rests[fold(first).casefold()] = f" {rest}"
            if not (known.own or known.ambiguous) and len(words) == 1 and words[0].casefold() in NEVER_ALONE:
                continue
            by_first.setdefault(words[0], {})[words] = known
        self.joined_firsts = frozenset(first for first, found in by_first.items() if any("and" in words for words in found))
        self.small_rests = small_rests
        self._by_first = by_first
        # How many words the names that begin so have, longest first, so that the first one that fits is the one.
        self._lengths = {first: sorted({len(words) for words in found}, reverse=True) for first, found in by_first.items()}

    def longest(self, words: list[str], at: int) -> tuple[int, Known] | None:
        """How many of the lower-case `words` from `at` on are a known name, and whose."""
        first = self._first(words[at])
        if first is None:
            return None
        left = len(words) - at
        for count in self._lengths[first]:
            if count == 1:
                return 1, self._by_first[first][(first,)]
            if count <= left and (known := self._by_first[first].get(tuple(words[at : at + count]))) is not None:
                return count, known
        return None

    def _first(self, word: str) -> str | None:
        """How the tables spell a word that names begin with; capitals stand for small letters too."""
        if word in self._by_first:
            return word
        return small if word.isupper() and (small := word.casefold()) in self._by_first else None

    def alone(self, word: str) -> Known | None:
        """Whose name a lower-case word is by itself."""
        first = self._first(word)
        return self._by_first[first].get((first,)) if first is not None else None

    def knows_none(self, words: list[str]) -> bool:
        """Whether no known name begins with any of these words."""
        firsts = self._by_first
        for word in words:  # a plain loop: a generator costs twice as much, and every new name comes by here
            if word in firsts or (word.isupper() and word.casefold() in firsts):
                break
        else:
            return True
        return False

    def knows(self, words: list[str], at: int, count: int) -> bool:
        """Whether exactly these words are a known name."""
        found = self.longest(words, at)
        return found is not None and found[0] == count


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(word) if word != "&" else "and" for word in name.split())


def fold(name: str) -> str:
    """Case, apostrophes, the "&" and the dots of a name made equal; a few capitals alone stay capitals (BA is not Ba).

    >>> fold("Standard & Poor’s"), fold("J.C. Penney"), fold("BA")
    ("standard and poor's", 'jc penney', 'BA')
    """
    if not name.isalpha():
        name = name.replace("’", "'").replace(" & ", " and ").replace(".", "").replace("!", "")
    return name if len(name) < 5 and name.isupper() else name.casefold()


@cache
def package_names() -> tuple[tuple[str, Known], ...]:
    """Every spelling of the two tables, the hand-kept one last so that it wins, and the names of several words that are no companies'."""
    others = [
        (name, Known(name, None, None, veto=veto))
        for veto, table in (("place", PLACES), ("no_company", NO_COMPANIES))
        for name in table
        if " " in name
    ]
    return (*others, *_table("gazetteer.csv"), *_table("popular_names.csv"))


def _table(name: str) -> Iterator[tuple[str, Known]]:
    text = files("extractor.find").joinpath(name).read_text(encoding="utf-8")
    rows = csv.reader(text.splitlines())
    next(rows)
    for main, aliases, ticker, exchange, _, ambiguous in rows:
        known = Known(main, ticker or None, exchange or None, ambiguous == "yes", ambiguous != "")
        yield main, known
        for alias in filter(None, aliases.split("|")):
            yield alias, known


def read_companies(path: Path | str) -> OwnCompanies:
    """The user's own list: CSV with a header, or JSONL, with name, aliases, ticker, exchange, deny.

    `aliases` is a list in JSONL and parted by "|" in CSV; a row with `deny` (true, yes or 1) says that its name
    and aliases are no company. Only `name` is needed.

    Raises:
        InputError: naming the file and the line: no such file, not UTF-8, unknown column, no name, broken JSON.
    """
    path = Path(path)
    text = read_table(path, "CSV or JSONL file of companies")
    rows: Iterable[tuple[str, Mapping[str, Any]]] = (
        _jsonl_rows(path, text) if path.suffix.lower() in (".jsonl", ".ndjson") else csv_rows(path, text, FIELDS, ("name",))
    )
    names: list[tuple[str, Known]] = []
    denied: set[str] = set()
    for where, row in rows:
        name, aliases, deny = _own_row(where, row)
        if deny:
            denied.update(company_key(spelling) for spelling in (name, *aliases))
            continue
        known = Known(name, row.get("ticker") or None, row.get("exchange") or None, own=True)
        names += [(spelling, known) for spelling in (name, *aliases)]
    return OwnCompanies(tuple(names), frozenset(denied))


def _jsonl_rows(path: Path, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f'{path}:{number}: is not JSON ({error.msg}): one object a line, {{"name": …}}') from error
        if not isinstance(row, dict):
            raise InputError(f'{path}:{number}: is no object: one object a line, {{"name": …}}')
        check_columns(f"{path}:{number}", row, FIELDS)
        yield f"{path}:{number}", row


def _own_row(where: str, row: Mapping[str, Any]) -> tuple[str, list[str], bool]:
    """Name, aliases and whether they are denied."""
    name, aliases, deny = row.get("name"), row.get("aliases") or [], row.get("deny") or False
    if not isinstance(name, str) or not name.strip():
        raise InputError(f"{where}: has no name: every row needs one")
    if isinstance(aliases, str):
        aliases = [alias.strip() for alias in aliases.split("|") if alias.strip()]
    if not isinstance(aliases, list) or not all(isinstance(alias, str) and alias.strip() for alias in aliases):
        raise InputError(f"{where}: aliases must be a list of names (in CSV parted by '|'), not {row['aliases']!r}")
    if str(deny).lower() not in ("true", "yes", "1", "false", "no", "0"):
        raise InputError(f"{where}: deny must be yes or no, not {deny!r}")
    return name.strip(), aliases, str(deny).lower() in ("true", "yes", "1")
