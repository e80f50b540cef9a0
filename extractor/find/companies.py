"""Stretches that may be company names, with what their surroundings say for and against each.

    borders       runs of capitalised words and the names inside them: `company_runs`
    the name      legal form, head noun, gazetteer, capitals; given name, place, office, model: `company_itself`
    its context   the words before and behind, and behind a comma: `company_before`, `company_behind`, `company_clauses`;
                  who a figure is from, what was done with a company: `company_sources`, `company_deals`;
                  capitals that are a measure: `company_capitals`; the dateline: `company_datelines`

What the rows weigh, and what becomes of a name over the whole article, is decided in `resolve.weighing`.
Numbers, and names written small throughout, are left alone, but for a few that everybody knows and the user's own list.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from extractor.find.company_apostrophes import is_own_apostrophe
from extractor.find.company_before import before
from extractor.find.company_behind import after
from extractor.find.company_capitals import is_measure
from extractor.find.company_datelines import HeadName, read_head
from extractor.find.company_itself import DOTTED, HOPELESS, Reading, against_alone, letters_say, read_name
from extractor.find.company_runs import BREAKS, Piece, in_small_letters, is_word_in_capitals, opening, read_run
from extractor.find.company_stretches import RUN, inner_start
from extractor.find.company_together import settle_together
from extractor.find.company_words import is_opener
from extractor.find.gazetteer import Gazetteer, OwnCompanies, fold, package_names
from extractor.find.legal_forms import SMALL_STARTS, SMALL_TAIL, company_key
from extractor.find.made_products import is_made
from extractor.find.nouns import MEASURES
from extractor.find.small_names import small_names
from extractor.mentions import ENDS_AS_COMPANIES, CompanyCandidate

# Who writes himself small throughout; "in vivo" is Latin.
_SMALL_NAMES = (
    *"adidas thyssenkrupp lululemon realme vivo flydubai flyadeal loveholidays lastminute.com giffgaff foodpanda dnata".split(),
    *("ams-OSRAM", "ams Osram", "e.l.f. Beauty", "bluebird bio"),
)
_WRITTEN_SMALL = re.compile(rf"(?<![\w-])(?!(?<=in )vivo)(?:{'|'.join(map(re.escape, _SMALL_NAMES))})(?![\w-])")
# "It paid $41 million for Six Rivers": inside a sentence the number is part of the name.
_NUMBERED = re.compile(r"(?<=[a-z,] )(?<!\bthe )(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve|Twenty) [A-Z][a-z]+\b")
# A newspaper's own article: on a line of its own, or with a capital inside a sentence.
_TITLE_ARTICLE = re.compile(r"(?:^|\n|[\w,;] )The $")
_CURRENCY_SIGNS = frozenset("$€£¥")
_LIKENED = ("-style", "-like", "-esque", "-type")
_APOSTROPHES = frozenset("'’")
# "Brackley's of Leeds", "Dalby & Sons, of Leeds", "Dalby Oy of Espoo", "based in Leeds"
_SEAT_OF, _REACH = re.compile(
    r"(?:(?:['’]s,?|& [A-Z][\w’'-]+,|\b(?:Inc|Ltd|LLC|LLP|plc|PLC|CIC|AG|GmbH|KG|Oy|OÜ|A[SB]|ASA|A/S|[BN]V|S\.A|SpA|Lda|Co)\.?,?) of"
    r"|\b(?:based|headquartered) in) $"
), 30
_QUOTES = frozenset("\"“'‘")
# "Estée Lauder herself", "Tesla, the inventor, died": whom a company is called for, or what has its name.
_NAMESAKE = re.compile(
    r" (?:herself|himself)\b|,? the (?:[a-z-]+ ){0,2}?(?:inventor|player|footballer|golfer|driver|designer|couturier|singer|painter|poet"
    r"|novelist|explorer|physicist|philanthropist|general|outlaw|saint|god|goddess|river|island|planet|mountain|desert|bird|fruit"
    r"|hurricane|storm)\b(?! (?:brand|maker|company|group|label|chain))"
)
_NAMESAKE_STARTS = frozenset({" hers", " hims", ", the", " the "})
_BOARD_OF = "Board of "
_CAPITALS = ("capitals",)
_make = CompanyCandidate._make
# What the words for a product may be taken for.
_OF_MAKERS = frozenset({"descriptor", "apposition", "trade", "tie"})
# Months that are given names too.
_GIVEN_MONTHS = (" August ", " April ", " June ", " May ")
# Runs that were read before; most of an article's runs are those of other articles.
_CACHE_SIZE = 30_000


class CompanyFinder:
    """The gazetteer and the user's own list, ready to read texts."""

    def __init__(self, own: OwnCompanies | None = None) -> None:
        own = own or OwnCompanies()
        self._denied = own.denied
        self._own = dict(own.names)
        self._small = _small_names(own)
        self._gazetteer = Gazetteer((*package_names(), *own.names)) if own.names else _package_gazetteer()
        self._readings: dict[str, tuple[Reading, ...]] = {}

    def __call__(self, text: str) -> list[CompanyCandidate]:
        found: list[CompanyCandidate] = []
        joined, small_rests, known_readings = self._gazetteer.joined_firsts, self._gazetteer.small_rests, self._readings
        last, numbered = "", frozenset(_NUMBERED.findall(text))
        for match in RUN.finditer(text):
            start, run = match.start(), match[0]
            if start and ((lead := text[start - 1]).isalnum() or lead == "_"):
                begin = inner_start(text, start)
                counted = text[start - 1].isdigit() and (begin < 0 or run.partition(" ")[0] in MEASURES)
                if counted and (cut := run.find(" ") + 1) and run[0].isupper():
                    start, run = start + cut, run[cut:]  # "$14.6B Acme": behind the scale; "120MW Acme": behind the measure
                elif counted or begin < 0:
                    continue
                else:
                    start, run = begin, text[begin:start] + run
            readings = known_readings.get(run)
            if readings is None:
                readings = self._read(run)
            for reading in readings:
                offset = start
                if numbered and (number := run[: reading.start].rpartition(" ")[0]) and f"{number} {_first_word(run, reading)}" in numbered:
                    reading = reading._replace(start=reading.start - len(number) - 1, key=f"{number.lower()} {reading.key}")
                if last in joined and text[found[-1].end : start] == " and ":
                    reading, offset = self._joined(text, found, start, reading)
                last = reading.key
                if last in small_rests and text.startswith(small_rests[last], start + reading.end):
                    reading = self._with_rest(run, reading, small_rests[last])
                found.append(_candidate(text, offset, reading))
        small = [self._small_name(text, match, "written_small") for match in small_names(text)]
        if any(name in text for name in _SMALL_NAMES):
            small += [self._small_name(text, match) for match in _WRITTEN_SMALL.finditer(text)]
        if small:
            found = [c for c in found if not any(s.start < c.end and c.start < s.end for s in small)]
            found = sorted((*found, *small), key=lambda candidate: candidate.start)
        if self._small is not None:
            found = self._with_small_names(text, found)
        if names := read_head(text):
            found = _with_head(text, found, names)
        return found

    def _read(self, run: str) -> tuple[Reading, ...]:
        """The names inside a run, with what they say by themselves; a first word that only opens the sentence is read apart."""
        if len(self._readings) >= _CACHE_SIZE:
            self._readings.clear()
        if run.isalpha():
            self._readings[run] = self._read_letters(run)
            return self._readings[run]
        at = opening(run, self._gazetteer)
        rest = run[at:]
        readings = self._readings.get(rest)
        if readings is None:
            plain = in_small_letters(rest) if rest.isupper() and " " in rest else rest
            readings = self._readings[rest] = tuple([read_name(plain, piece, self._denied) for piece in read_run(plain, self._gazetteer)])
        if at:
            readings = tuple([reading._replace(start=reading.start + at, end=reading.end + at) for reading in readings])
            self._readings[run] = readings
        return readings

    def _read_letters(self, word: str) -> tuple[Reading, ...]:
        """The reading of one word of letters alone, as every second run is; what the rest of the module says of it, in short."""
        known = self._gazetteer.alone(fold(word))
        key = word.casefold()
        if known is not None or key in self._denied:
            return tuple([read_name(word, piece, self._denied) for piece in read_run(word, self._gazetteer)])
        if len(word) == 1 or word in BREAKS or is_opener(word) or is_word_in_capitals(word):
            return ()
        row = against_alone(word)
        if row:
            return (Reading(0, len(word), key, None, (), (row,), word in DOTTED, row in HOPELESS),)
        return (Reading(0, len(word), key, None, letters_say(word), (), word in DOTTED, False),)

    def _joined(self, text: str, found: list[CompanyCandidate], start: int, reading: Reading) -> tuple[Reading, int]:
        """The reading of a name with "and" inside, whose first half is taken back: Marks and Spencer."""
        name = text[found[-1].start : start + reading.end]
        words = [fold(word) for word in name.split(" ")]
        hit = self._gazetteer.longest(words, 0)
        if hit is None or hit[0] != len(words) or reading.start:
            return reading, start
        return read_name(name, Piece(0, len(name), hit[1], True, ""), self._denied), found.pop().start

    def _with_rest(self, run: str, reading: Reading, rest: str) -> Reading:
        """The reading of a known name that goes on in small letters: SK hynix."""
        name = run[reading.start : reading.end] + rest
        known = self._gazetteer.longest([fold(word) for word in name.split(" ")], 0)
        whole = read_name(name, Piece(0, len(name), known[1] if known else None, True, ""), self._denied)
        return whole._replace(start=reading.start, end=reading.start + len(name))

    def _small_name(self, text: str, match: re.Match[str], *evidence: str) -> CompanyCandidate:
        """A company that writes itself small: adidas; with what speaks for it beside what stands around."""
        hit = self._gazetteer.longest([fold(word) for word in match[0].split(" ")], 0)
        known = hit[1] if hit else None
        found = _candidate(text, match.start(), read_name(match[0], Piece(0, len(match[0]), known, True, ""), self._denied))
        return found._replace(evidence=(*found.evidence, *evidence))

    def _with_small_names(self, text: str, found: list[CompanyCandidate]) -> list[CompanyCandidate]:
        """The user's names that no run of capitals holds whole, in the place of what they overlap."""
        assert self._small is not None
        own = []
        for match in self._small.finditer(text):
            known = self._own[match[0]]
            own.append(
                CompanyCandidate(
                    match.start(), match.end(), company_key(match[0]), ("own_list",), (), known.name, known.ticker, known.exchange
                )
            )
        taken = {(c.start, c.end) for c in found}
        own = [c for c in own if (c.start, c.end) not in taken]
        free = [c for c in found if not any(c.start < o.end and o.start < c.end for o in own)]
        return sorted((*free, *own))


def _with_head(text: str, found: list[CompanyCandidate], names: Sequence[HeadName]) -> list[CompanyCandidate]:
    """The candidates with what the dateline says: its publisher is one, whatever its words; its places are none."""
    end = bisect_left(found, (max(name.end for name in names),))
    found, rest = found[:end], found[end:]
    for name in names:
        covered = [c for c in found if c.start < name.end and name.start < c.end]
        known_so = any("dateline" in c.evidence and c.start <= name.start and name.end <= c.end for c in covered)
        if known_so or not name.publisher:
            none = [c for c in covered if not (name.publisher or c.known) and (name.capitals or "dateline" not in c.evidence)]
            found = [c._replace(evidence=(), vetoes=(*c.vetoes, "place")) if c in none else c for c in found]
            continue
        key = company_key(text[name.start : name.end])
        known = next((c.known for c in covered if c.key == key), None)
        found = [c for c in found if c not in covered]
        found = sorted((*found, CompanyCandidate(name.start, name.end, key, ("dateline",), (), known)))
    return [*found, *rest]


@cache
def _package_gazetteer() -> Gazetteer:
    return Gazetteer(package_names())


def _first_word(run: str, reading: Reading) -> str:
    return run[reading.start : reading.end].partition(" ")[0]


def _small_names(own: OwnCompanies) -> re.Pattern[str] | None:
    """The user's spellings that are no plain run of capitalised words."""
    odd = [
        name
        for name, _ in own.names
        if (run := RUN.match(name)) is None or run.end() != len(name) or len(read_run(name, Gazetteer(()))) != 1
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(odd, key=len, reverse=True)))})(?!\w)") if odd else None


def _candidate(text: str, offset: int, reading: Reading) -> CompanyCandidate:
    """A reading at its place in the text, with the evidence around it."""
    start, end, key, known, by_name, against, dotted, hopeless = reading
    start += offset
    end += offset
    if hopeless:
        return _make((start, end, key, by_name, against, None, None, None, text[start - 1 : start] == "("))
    mark = text[end : end + 1]
    if mark in _CURRENCY_SIGNS:
        return _make((start, end, key, by_name, (*against, "no_company"), None, None, None, False))  # NT$5
    if known is not None and text[end : end + 5] in _NAMESAKE_STARTS and _NAMESAKE.match(text, end):
        return _make((start, end, f"{key} himself", (), ("denied",), None, None, None, False))
    if mark == "-" and text.startswith(_LIKENED, end):
        return _make((start, end, f"{key}-", by_name, (*against, "no_company"), None, None, None, False))  # "Acme-style discounts"
    evidence, vetoes = list(by_name), list(against)
    if dotted and mark == ".":
        end += 1
    elif mark in _APOSTROPHES and known is None and is_own_apostrophe(text, start, end):
        end += 2
        key += "'s"
        evidence.append("apostrophe")
    ahead = text[end : end + 4]
    if (ahead[1:3] in SMALL_STARTS or ahead[2:] in SMALL_STARTS) and (small := SMALL_TAIL.match(text, end)):
        end = small.end()
        evidence.append("legal_suffix")
        if text.startswith(_BOARD_OF, start):
            start += len(_BOARD_OF)
            key, evidence, vetoes = company_key(text[start:end]), ["legal_suffix"], []
    if by_name == _CAPITALS and is_measure(text, start, end):
        vetoes.append("measure")
    if text.endswith((" of ", "ed in "), 0, start) and _SEAT_OF.search(text, max(0, start - _REACH), start):
        vetoes.append("place")  # "Brackley's of Leeds, the brewer", "Dalby & Sons, of Leeds, which": of Brackley's, of Dalby
    before(text, start, evidence, vetoes)
    ticker, exchange = after(text, start, end, evidence, vetoes)
    held = "role_of" in evidence and text.endswith("app ", 0, start)  # "its stake in grocery app Acme"
    if known is None and not held and ENDS_AS_COMPANIES.isdisjoint(by_name) and is_made(text, start, end):
        evidence[:] = [row for row in evidence if row not in _OF_MAKERS]
        vetoes.append("made")
    if "person" in vetoes and text.endswith(_GIVEN_MONTHS, 0, start):
        start = text.rindex(" ", 0, start - 1) + 1  # "the heirs of August Lindqvist, who own 83%": no word of Lindqvist alone
        key = company_key(text[start:end])
    settle_together(text, start, end, known, evidence, vetoes)
    if ("dateline" in evidence or "media_head" in evidence) and _TITLE_ARTICLE.search(text, max(0, start - 6), start):
        start -= 4  # The Harbour Courier
    if known is not None and known.own and ticker is None:
        ticker, exchange = known.ticker, known.exchange
    name = known.name if known else None
    return _make((start, end, key, tuple(evidence), tuple(vetoes), name, ticker, exchange, _is_bracketed(text, start)))


def _is_bracketed(text: str, start: int) -> bool:
    """Whether a bracket opens right in front of a name, or of the quote that it stands in."""
    lead = text[start - 2 : start] if start > 1 else text[:start]
    return lead[-1:] == "(" or (lead[:1] == "(" and lead[1] in _QUOTES)
