"""Stretches that may be company names, with what their surroundings say for and against each.

    borders       runs of capitalised words and the names inside them: `company_runs`
    the name      legal form, head noun, gazetteer, capitals; given name, place, office, model: here
    its context   the words before and behind: `company_before`, `company_behind`; the dateline: `company_datelines`

What the rows weigh, and what becomes of a name over the whole article, is decided in `resolve.companies`.
Numbers, and names written small throughout, are left alone, but for the user's own list.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from extractor.find.company_before import before
from extractor.find.company_behind import after
from extractor.find.company_capitals import is_measure
from extractor.find.company_datelines import HeadName, read_head
from extractor.find.company_runs import BREAKS, RUN, Piece, inner_start, opening, read_run
from extractor.find.company_words import APPOSITIONS, FIRST_HEADS, HEADS, MEDIA_HEADS, OPENERS, PAIR_HEADS, WEAK_HEADS
from extractor.find.gazetteer import Gazetteer, Known, OwnCompanies, fold, package_names
from extractor.find.given_names import GIVEN_NAMES
from extractor.find.legal_forms import ALL_FORMS, SMALL_STARTS, SMALL_TAIL, company_key, is_form, is_strong_form
from extractor.find.other_names import (
    COMMON_NOUNS,
    FUNCTION_WORDS,
    NO_COMPANIES,
    OTHER_FIRSTS,
    OTHER_HEADS,
    OTHER_PARTS,
    PLACE_HEADS,
    PLACES,
)
from extractor.mentions import CompanyCandidate

# The last words of a name whose dot is their own: Acme Inc., Acme S.p.A.
_DOTTED = frozenset("Inc INC Corp CORP Co CO Ltd LTD Cos Bros Ltda Pty Pte Pvt Bhd Sdn".split())
_DOTTED_LETTERS = re.compile(r"(?:.*\W)?[A-Za-z]\.[A-Za-z](?:\.[A-Za-z])?$")
# GLM-5, Qwen3.5, A320neo, M2.5
_MODEL = re.compile(r"(?:.*[ ])?(?:[A-Za-z]{2,}-?\d+(?:\.\d+)?[A-Za-z]{0,4}|[A-Za-z]+-\d\w*|[A-Z]\d+(?:\.\d+)?\w*)$")
_MODEL_INSIDE = re.compile(r"[A-Za-z]-\d|[A-Za-z]\d+\.\d")
_CAMEL = re.compile(r"[A-Z]?[a-z]+[A-Z]|(?!IJ)[A-Z]{2,}[a-z]{2,}|.+\.(?:com|net|org|io|ai|co|cn|de|uk)(?:\.\w\w)?$")
# An 's that nothing is had by: "at Brackley's, the sausage maker", "Brackley's said"
_OWN_APOSTROPHE = re.compile(
    rf"['’]s(?:, (?:an?|the) (?:[\w'’-]+ ){{0,4}}?(?:\w*maker|{'|'.join(sorted(APPOSITIONS))})\b"
    r"| (?:said|says|warned|declined to|agreed to)\b)"
)
# Heads that grow together with the name: Harlanbank, Corvachem
_ENDINGS = ("bank", "banken", "banka", "pharma", "chem", "werke", "corp", "finans")
_PERIOD_LIKE = re.compile(r"\d[HQK]\d{0,4}$|[HQ]\d$")
_HOPELESS = frozenset({"place", "no_company", "denied"})
# What speaks against a name of one word, by the word; what stands further down goes before.
_LONE = {
    **dict.fromkeys(HEADS | OTHER_HEADS | ALL_FORMS, "bare_head"),
    **dict.fromkeys(COMMON_NOUNS, "common_noun"),
    **dict.fromkeys(GIVEN_NAMES, "lone_given_name"),
    **dict.fromkeys(NO_COMPANIES, "no_company"),
    **dict.fromkeys(PLACES, "place"),
}
_NO_NAMES = BREAKS | OPENERS
# A newspaper's own article: on a line of its own, or with a capital inside a sentence.
_TITLE_ARTICLE = re.compile(r"(?:^|\n|[\w,;] )The $")
_CURRENCY_SIGNS = frozenset("$€£¥")
_BY_LAST_WORD = frozenset({"other_head", "other_part", "place_head"})
_FORMER = ("former ", "ex-")
_QUOTES = frozenset("\"“'‘")
_ROLES = {"role": "role_after", "described": "descriptor", "office": "office", "titled": "title_before"}
_CAPITALS = ("capitals",)
_make = CompanyCandidate._make
# Runs that were read before; most of an article's runs are those of other articles.
_CACHE_SIZE = 30_000


class _Reading(NamedTuple):
    """What a name says by itself, wherever it stands; offsets into its run."""

    start: int
    end: int
    key: str
    known: Known | None  # only where the gazetteer knows the whole name
    evidence: tuple[str, ...]
    vetoes: tuple[str, ...]
    dotted: bool  # a dot behind it is its own
    hopeless: bool


class CompanyFinder:
    """The gazetteer and the user's own list, ready to read texts."""

    def __init__(self, own: OwnCompanies | None = None) -> None:
        own = own or OwnCompanies()
        self._denied = own.denied
        self._own = dict(own.names)
        self._small = _small_names(own)
        self._gazetteer = Gazetteer((*package_names(), *own.names)) if own.names else _package_gazetteer()
        self._readings: dict[str, tuple[_Reading, ...]] = {}

    def __call__(self, text: str) -> list[CompanyCandidate]:
        found: list[CompanyCandidate] = []
        joined, small_rests, known_readings = self._gazetteer.joined_firsts, self._gazetteer.small_rests, self._readings
        last = ""
        for match in RUN.finditer(text):
            start, run = match.start(), match[0]
            if start and ((lead := text[start - 1]).isalnum() or lead == "_"):
                begin = inner_start(text, start)
                if begin < 0:
                    continue
                start, run = begin, text[begin:start] + run
            readings = known_readings.get(run)
            if readings is None:
                readings = self._read(run)
            for reading in readings:
                offset = start
                if last in joined and text[found[-1].end : start] == " and ":
                    reading, offset = self._joined(text, found, start, reading)
                last = reading.key
                if last in small_rests and text.startswith(small_rests[last], start + reading.end):
                    reading = self._with_rest(run, reading, small_rests[last])
                found.append(_candidate(text, offset, reading))
        if self._small is not None:
            found = self._with_small_names(text, found)
        if names := read_head(text):
            found = _with_head(text, found, names)
        return found

    def _read(self, run: str) -> tuple[_Reading, ...]:
        if len(self._readings) >= _CACHE_SIZE:
            self._readings.clear()
        if run.isalpha():
            self._readings[run] = self._read_letters(run)
            return self._readings[run]
        at = opening(run, self._gazetteer)
        rest = run[at:]
        readings = self._readings.get(rest)
        if readings is None:
            readings = self._readings[rest] = tuple([_reading(rest, piece, self._denied) for piece in read_run(rest, self._gazetteer)])
        if at:
            readings = tuple([reading._replace(start=reading.start + at, end=reading.end + at) for reading in readings])
            self._readings[run] = readings
        return readings

    def _read_letters(self, word: str) -> tuple[_Reading, ...]:
        """The reading of one word of letters alone, as every second run is; what the rest of the module says of it, in short."""
        known = self._gazetteer.alone(fold(word))
        key = word.casefold()
        if known is not None or key in self._denied:
            return tuple([_reading(word, piece, self._denied) for piece in read_run(word, self._gazetteer)])
        if len(word) == 1 or word in _NO_NAMES:
            return ()
        row = _LONE.get(word)
        if row:
            return (_Reading(0, len(word), key, None, (), (row,), word in _DOTTED, row in _HOPELESS),)
        return (_Reading(0, len(word), key, None, _letters_say(word), (), word in _DOTTED, False),)

    def _joined(self, text: str, found: list[CompanyCandidate], start: int, reading: _Reading) -> tuple[_Reading, int]:
        """The reading of a name with "and" inside, whose first half is taken back: Marks and Spencer."""
        name = text[found[-1].start : start + reading.end]
        words = [fold(word) for word in name.split(" ")]
        hit = self._gazetteer.longest(words, 0)
        if hit is None or hit[0] != len(words) or reading.start:
            return reading, start
        return _reading(name, Piece(0, len(name), hit[1], True, ""), self._denied), found.pop().start

    def _with_rest(self, run: str, reading: _Reading, rest: str) -> _Reading:
        """The reading of a known name that goes on in small letters: SK hynix."""
        name = run[reading.start : reading.end] + rest
        known = self._gazetteer.longest([fold(word) for word in name.split(" ")], 0)
        whole = _reading(name, Piece(0, len(name), known[1] if known else None, True, ""), self._denied)
        return whole._replace(start=reading.start, end=reading.start + len(name))

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
        if any("dateline" in c.evidence for c in covered) or not name.publisher:
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


def _small_names(own: OwnCompanies) -> re.Pattern[str] | None:
    """The user's spellings that are no plain run of capitalised words."""
    odd = [
        name
        for name, _ in own.names
        if (run := RUN.match(name)) is None or run.end() != len(name) or len(read_run(name, Gazetteer(()))) != 1
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(odd, key=len, reverse=True)))})(?!\w)") if odd else None


def _candidate(text: str, offset: int, reading: _Reading) -> CompanyCandidate:
    """A reading at its place in the text, with the evidence around it."""
    start, end, key, known, by_name, against, dotted, hopeless = reading
    start += offset
    end += offset
    if hopeless:
        return _make((start, end, key, by_name, against, None, None, None, False))
    ahead = text[end : end + 4]
    if ahead[:1] in _CURRENCY_SIGNS:
        return _make((start, end, key, by_name, (*against, "no_company"), None, None, None, False))  # NT$5
    evidence, vetoes = list(by_name), list(against)
    if dotted and ahead[:1] == ".":
        end += 1
        ahead = text[end : end + 4]
    if ahead[1:2] == "s" and known is None and _OWN_APOSTROPHE.match(text, end):
        end += 2
        key += "'s"
        ahead = text[end : end + 4]
    if (ahead[1:3] in SMALL_STARTS or ahead[2:] in SMALL_STARTS) and (small := SMALL_TAIL.match(text, end)):
        end = small.end()
        evidence.append("legal_suffix")
    if by_name == _CAPITALS and is_measure(text, start, end):
        vetoes.append("measure")
    before(text, start, evidence, vetoes)
    ticker, exchange = after(text, start, end, evidence, vetoes)
    if "role_after" in evidence and text.endswith(_FORMER, 0, start):
        evidence.append("role_of")  # "former Acme partner Jo Bell"
    if "article" in vetoes and ("follower" in evidence or "role_after" in evidence):
        vetoes.remove("article")  # "the Acme board", "the Acme deal"
    if "plant" in vetoes and (known is None or not known.everyday):
        vetoes.remove("plant")  # "Monsanto crops"
    if ("dateline" in evidence or "media_head" in evidence) and _TITLE_ARTICLE.search(text, max(0, start - 6), start):
        start -= 4  # The Harbour Courier
    if known is not None and known.own and ticker is None:
        ticker, exchange = known.ticker, known.exchange
    lead = text[start - 2 : start] if start > 1 else text[:start]
    bracketed = lead[-1:] == "(" or (lead[:1] == "(" and lead[1] in _QUOTES)
    return _make((start, end, key, tuple(evidence), tuple(vetoes), known.name if known else None, ticker, exchange, bracketed))


def _reading(run: str, piece: Piece, denied: frozenset[str]) -> _Reading:
    name = run[piece.start : piece.end]
    key = company_key(name)
    evidence: list[str] = []
    vetoes: list[str] = []
    if key in denied:
        vetoes.append("denied")
    if piece.known is not None:
        _known(piece.known, piece.whole, name, evidence, vetoes)
    words = name.split(" ")
    _shape(words, name, evidence, vetoes)
    if piece.whole and "ambiguous_name" in evidence and len(words) > 1:
        vetoes = [row for row in vetoes if row not in _BY_LAST_WORD]  # State Street
    if piece.role:
        (evidence if piece.role in ("role", "described") else vetoes).append(_ROLES[piece.role])
    known = piece.known if piece.whole and piece.known and not piece.known.veto else None
    hopeless = known is None and not _HOPELESS.isdisjoint(vetoes)
    dotted = words[-1] in _DOTTED or ("." in words[-1] and _DOTTED_LETTERS.match(words[-1]) is not None)
    return _Reading(piece.start, piece.end, key, known, tuple(evidence), tuple(vetoes), dotted, hopeless)


def _known(known: Known, whole: bool, name: str, evidence: list[str], vetoes: list[str]) -> None:
    """What the gazetteer says of a name that begins with a known one."""
    if known.veto:
        if whole and (name == known.name or not is_form(name.rpartition(" ")[2])):
            vetoes.append(known.veto)
    elif whole:
        evidence.append("own_list" if known.own else "ambiguous_name" if known.ambiguous else "known_name")
        if known.ambiguous and name in FUNCTION_WORDS:
            vetoes.append("opener")
    elif not known.ambiguous:
        last = name.rsplit(" ", 1)[-1]
        if last in HEADS or last in PLACES or is_form(last):
            evidence.append("known_part")
        else:
            vetoes.append("product")


def _shape(words: list[str], name: str, evidence: list[str], vetoes: list[str]) -> None:
    """What the name itself says."""
    last = words[-1]
    if len(words) == 1:
        _one_word(name, evidence, vetoes)
        return
    if is_strong_form(last):
        evidence.append("legal_suffix")
        return
    suffixed = is_form(last)
    if suffixed:
        evidence.append("weak_suffix")
        words = [word for word in words if not is_form(word) and word != "&"] or words
    if words[-1] in PLACES and words[0] not in PLACES:
        evidence.append("placed")
        words = words[:-1]
    head = words[-1]
    office = words[0] in OTHER_FIRSTS and words[1:2] == ["of"]
    if office:
        pass
    elif words[:2] == ["Bank", "of"] or (words[0] in FIRST_HEADS and len(words) > 1):
        evidence.append("head_noun")
    elif len(words) > 1:
        if head in HEADS:
            evidence.append("weak_head" if head in WEAK_HEADS else "head_noun")
        elif head in MEDIA_HEADS:
            evidence.append("media_head")
        elif tuple(words[-2:]) in PAIR_HEADS:
            evidence.append("head_noun")
            suffixed = True  # as good as a legal form
    if " & " in name:
        evidence.append("ampersand")
    if not suffixed and (name in PLACES or PLACES.issuperset(words)):
        vetoes.append("place")
    elif name in NO_COMPANIES:
        vetoes.append("no_company")
    elif (head in OTHER_HEADS and not suffixed) or office:
        vetoes.append("other_head")
    elif head in PLACE_HEADS and not suffixed:
        vetoes.append("place_head")
    elif not OTHER_PARTS.isdisjoint(words):
        vetoes.append("other_part")
    elif words[0] in GIVEN_NAMES and 1 < len(words) <= 3 and head not in HEADS:
        vetoes.append("given_name")
    if not name.replace(" ", "").isalpha() and ((head[-1:].isdigit() and _MODEL.match(name)) or _MODEL_INSIDE.search(name)):
        vetoes.append("model_name")


def _one_word(name: str, evidence: list[str], vetoes: list[str]) -> None:
    if name.rstrip(".") in PLACES:
        vetoes.append("place")
    elif name in _LONE:
        vetoes.append(_LONE[name])
    elif is_form(name):
        vetoes.append("bare_head")
    elif not name.isalpha() and (_MODEL.match(name) or _PERIOD_LIKE.match(name)):
        vetoes.append("model_name")
    else:
        evidence += _letters_say(name)


def _letters_say(name: str) -> tuple[str, ...]:
    """What the letters of a single word say."""
    if name.isalpha() and name[1:].islower():
        return ("weak_head",) if name.endswith(_ENDINGS) and len(name) > 7 else ()
    return ("capitals",) if name.isupper() else ("camel_case",) if _CAMEL.match(name) else ()
