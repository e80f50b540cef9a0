"""Where a company's name begins and ends: runs of capitalised words, and the names inside them.

A run is held together by blanks, `&`, hyphens, dots, "of" behind Bank or Ministry, "and" before Co or Sons, small
particles (de, von) and a comma before a legal form. It is cut

    at a possessive                 Germany's | Volkswagen
    at titles and roles             Goldman Sachs | Chief Economist Jan Hatzius
    at words of headlines           Rocket Foods | Buys | Bramble Dairy
    at function words, months       In | May | Apple
    behind a strong legal form      Acme Inc | Class A
    between two known names         Facebook | Amazon
    at a small word behind a hyphen Oslo | -based

but never inside a name that the gazetteer knows (Bed Bath & Beyond, New York, Moody's).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from extractor.find.company_heads import HEADS
from extractor.find.company_words import DESCRIPTORS, OPENERS, is_opener
from extractor.find.gazetteer import Gazetteer, Known, fold
from extractor.find.legal_forms import FORMS, INNER_WORDS, LEADING_FORMS, is_form, is_strong_form
from extractor.find.other_names import FUNCTION_WORDS, HEADLINE_WORDS, MONTHS_AND_DAYS, OFFICES, PLACES, TITLES

BREAKS = FUNCTION_WORDS | MONTHS_AND_DAYS | HEADLINE_WORDS | TITLES | OFFICES

_PLAIN_OPENERS = (FUNCTION_WORDS | MONTHS_AND_DAYS | HEADLINE_WORDS) - TITLES - OFFICES - OPENERS
_ORGANS = frozenset({"Board", "Secretary", "Council", "Office", "Committee"})
_PLAIN = re.compile(r"[\w ]{2,}")
_CACHE_SIZE = 4_096  # words of runs, which return more often than the runs do
_JOINERS = frozenset({"y", "et", "und", "e", "ve", "en", "ja"})
_SAINTS = frozenset({"St.", "St", "Saint"})
_MONTHS_TOO = frozenset({"Mar", "Sun", "Jan", "Dec"})  # "Conservas Mar Alto, S.A."
_INITIALS = 3  # capitals of a word that is left as it is
_POSSESSIVES = ("'s", "’s", "'S", "’S")
# "Gelato Maker Acme"
_MAKERS = frozenset({"Maker", "Builder", "Grower", "Chain", "Firm", "Designer"})
_TRADES = _MAKERS | {word for word in OPENERS if word.lower() in DESCRIPTORS}


class Piece(NamedTuple):
    """A name inside a run, by offsets into the run; `known` is what the gazetteer knows its beginning to be."""

    start: int
    end: int
    known: Known | None
    whole: bool  # nothing but legal forms stands behind the known part
    role: str  # "role" or "office" where a title follows, "titled" or "described" where one stands before, or ""


def opening(run: str, gazetteer: Gazetteer) -> int:
    """How long the words are that only open the sentence, so that what is behind them reads as if it stood alone.

    "The", "In Tallinn" before a legal form, "The Board of" before a company.
    """
    word, _, rest = run.partition(" ")
    if word not in _PLAIN_OPENERS or not rest or rest in BREAKS or rest[0] == "&":
        return _organ(run, gazetteer)
    if gazetteer.longest([_spellings(each)[1] for each in run.split(" ")], 0):
        return 0
    place, _, behind = rest.partition(" ")
    if word == "In" and place in PLACES and " " in behind:
        words = [_spellings(each)[1] for each in rest.split(" ")]
        company = is_strong_form(behind.rpartition(" ")[2]) or gazetteer.knows(words, 1, len(words) - 1)
        known = gazetteer.longest(words, 0)
        return len(word) + 1 + (len(place) + 1 if company and known is None else 0)  # but "In Boston Scientific Corp"
    return len(word) + 1 + _organ(rest, gazetteer)


def _organ(run: str, gazetteer: Gazetteer) -> int:
    """How long the words are that name an organ of the company behind: "Board of Acme Holdings", but not "Board of Education"."""
    word, _, rest = run.partition(" of ")
    if word not in _ORGANS or not rest:
        return 0
    words = rest.split(" ")
    known = gazetteer.longest([_spellings(each)[1] for each in words], 0)
    company = (len(words) > 1 and is_strong_form(words[-1])) or (known is not None and not known[1].veto)
    return len(word) + len(" of ") if company or (word == "Board" and len(words) > 1 and words[-1] in HEADS) else 0


def in_small_letters(run: str) -> str:
    """A run of a headline in capitals as a text would write it, letter by letter; what may be initials stays.

    >>> in_small_letters("HARLAN MOTORS PLC TO BUY DB CO")
    'Harlan Motors PLC To Buy DB CO'
    """
    words = run.split(" ")
    if all(len(word) <= _INITIALS for word in words):
        return run  # AT T
    return " ".join([small if len(word) > _INITIALS or small in BREAKS else word for word in words if (small := word.capitalize())])


def is_word_in_capitals(word: str) -> bool:
    """Whether capitals spell a word that is no part of a name: OVERNIGHT, but not DB or IBM."""
    return len(word) > _INITIALS + 1 and word.isupper() and word.capitalize() in BREAKS


def read_run(run: str, gazetteer: Gazetteer) -> list[Piece]:
    """The names inside a run of capitalised words."""
    if " " not in run:
        return _read_word(run, gazetteer)
    words = run.split(" ")
    if piece := _plain_piece(run, words, gazetteer):
        return [piece]
    return _Reader(run, words, gazetteer).read()


def _read_word(word: str, gazetteer: Gazetteer) -> list[Piece]:
    """The name that a run of one word is; what `_Reader` would say, without its bookkeeping."""
    cut = _cut(word)
    known = gazetteer.alone(fold(word))
    stop = len(word)
    if known is None and cut is not None:
        known, stop = gazetteer.alone(fold(word[:cut])), cut
    if known is None:
        bare = word.rstrip(".,")
        owner = word[:-2] if word.endswith(_POSSESSIVES) else bare
        if bare in BREAKS or is_opener(bare) or owner in BREAKS or is_word_in_capitals(owner):
            return []
    name = word[:stop].rstrip(",")
    return [Piece(0, len(name), known, known is not None, "")] if len(name) > 1 or known else []


class _Reader:
    """Reads a run from left to right; the open piece began with the word `first`."""

    def __init__(self, run: str, words: list[str], gazetteer: Gazetteer) -> None:
        self.run = run
        self.words = words
        self.gazetteer = gazetteer
        spellings = [_spellings(word) for word in words]
        self.cuts = [cut for cut, _, _ in spellings]
        self.folded = [folded for _, folded, _ in spellings]
        self.bare = [bare for _, _, bare in spellings]
        self.starts = [0, *accumulate(len(word) + 1 for word in words)]
        self.pieces: list[Piece] = []
        self.known: Known | None = None
        self.known_to = self.first = self.at = 0
        self.titled = ""

    def read(self) -> list[Piece]:
        while self.at < len(self.words):
            hit = self._longest()
            if hit and (hit[0] > 1 or len(self.words) == 1 or self.words[self.at] not in BREAKS):
                self._known_name(*hit)
            else:
                self._word(self.words[self.at])
        if self.first < len(self.words):
            self._close(len(self.run), len(self.words))
        return self.pieces

    def _longest(self) -> tuple[int, Known] | None:
        """The longest known name here, with its possessive (Moody's) or without."""
        whole = self.gazetteer.longest(self.folded, self.at)
        bare = self.gazetteer.longest(self.bare, self.at)
        return bare if bare and (whole is None or bare[0] > whole[0]) else whole

    def _known_name(self, count: int, known: Known) -> None:
        at, words = self.at, self.words
        if self.known and not self.known.veto and not known.veto and self.known_to >= at - (words[at - 1] == "&"):
            self._close(self.starts[at] - 1, at)  # one known name behind another: two names
            self._open(at)
        if at == self.first:
            self.known, self.known_to = known, at + count
        self.at += count
        cut = self.cuts[self.at - 1]
        if cut is not None and not self.gazetteer.knows(self.folded, at, count):
            self._close(self.starts[self.at - 1] + cut, self.at)
            self._open(self.at)

    def _word(self, word: str) -> None:
        at = self.at
        self.at += 1
        stripped = word.rstrip(".,")
        owns = word.endswith(_POSSESSIVES) and not self._is_formed(self.at)  # but Bramble's Inc.
        owns = owns and not (at > self.first and self.words[at - 1] in _SAINTS and self.at < len(self.words))  # St. John's Brewing
        joined = word in HEADLINE_WORDS and self.words[self.at : self.at + 1] == ["&"]  # Drives & Motion
        joined = joined or (at > self.first + 1 and self.words[at - 1] in _JOINERS)  # Sol y Mar
        inside = self.first < at < len(self.words) - 1 and is_strong_form(self.words[-1])
        joined = joined or (inside and (stripped in _MONTHS_TOO or self.words[at + 1] == "of"))  # Brewers Supply of Maine, Inc.
        breaks = stripped in BREAKS and not joined and not self._ends_in(stripped, at)
        opens = at == self.first and is_opener(stripped) and not self._is_before_forms(at)
        if not opens and at > self.first and self._tells_trade(stripped, at):
            self._open(at + 1, "described")
            return
        if breaks or opens or (owns and word[:-2] in BREAKS and not self._ends_in(word[:-2], at)):
            self._break(at, stripped)
            return
        cut = self.cuts[at] if owns or not word.endswith(_POSSESSIVES) else None
        if cut is None and at > self.first and is_strong_form(word) and not _forms_go_on(self.words, self.at):
            cut = len(word)
        if cut is not None:
            self._close(self.starts[at] + cut, self.at)
            self._open(self.at)

    def _ends_in(self, word: str, at: int) -> bool:
        """Whether a word of headlines is what a name ends in: Harbour Investors, Oakmere Growth, Marl Trading Ltd's."""
        if at == self.first or not self._only_forms_from(at + 1):
            return False
        formed = at + 1 < len(self.words)
        if formed and word in INNER_WORDS:
            return True  # Siam Lotus Public Company Limited
        ends = word in HEADS or word == "Growth" or (formed and word not in HEADLINE_WORDS)  # Harbour Days Co.
        return ends and (self.known is None or (word == "Growth" and self.known.everyday))  # Vertex Growth, but "Nvidia Growth"

    def _tells_trade(self, word: str, at: int) -> bool:
        """Whether a headline tells what the company behind is: "Gelato Maker Acme Eyes Listing", but not "Harlan Builder Acme Ltd"."""
        if self.known is not None or word in HEADS or word in FORMS or at + 1 >= len(self.words):
            return False
        return word in _TRADES and not any(is_form(each) or each in HEADS for each in self.words[at + 1 :])

    def _is_formed(self, at: int) -> bool:
        """Whether a legal form stands next that belongs to the name before it; "Finland's Oy Karhula Ab" begins with one."""
        if at >= len(self.words) or not is_strong_form(self.words[at]):
            return False
        return self.words[at] not in LEADING_FORMS or at + 1 == len(self.words)

    def _only_forms_from(self, at: int) -> bool:
        """Whether legal forms alone are left, the last one perhaps with its possessive; the first other word tells."""
        rest = (self.words[i] for i in range(at, len(self.words)))
        return all(is_form(word[:-2] if word.endswith(_POSSESSIVES) else word) for word in rest)

    def _is_before_forms(self, at: int) -> bool:
        """Whether a word that may describe a company is all there is of a name: Giant Group Ltd."""
        return at + 1 < len(self.words) and all(map(is_form, self.words[at + 1 :]))

    def _break(self, at: int, word: str) -> None:
        """A word that is no part of a name: a title speaks for the name before it and against the one behind."""
        title = word in TITLES or word in OFFICES
        if at > self.first:
            self._close(self.starts[at] - 1, at, "role" if word in TITLES else "office" if title else "")
        still_titled = self.titled == "titled" and at == self.first
        self._open(at + 1, "titled" if title or still_titled else "described" if is_opener(word) else "")

    def _open(self, first: int, titled: str = "") -> None:
        first += self.words[first : first + 1] == ["of"]
        self.known, self.first, self.titled = None, first, titled

    def _close(self, stop: int, upto: int, role: str = "") -> None:
        """Ends the piece before offset `stop`, which holds the words up to `upto`."""
        start = self.starts[self.first]
        name = self.run[start:stop].rstrip(" &,")
        if name and (len(name) > 1 or self.known):
            whole = self.known is not None and all(word in INNER_WORDS or is_form(word) for word in self.words[self.known_to : upto])
            self.pieces.append(Piece(start, start + len(name), self.known, whole, role or self.titled))


def _plain_piece(run: str, words: list[str], gazetteer: Gazetteer) -> Piece | None:
    """The one name of a run without surprises: function words may stand before it, a possessive behind; most runs are so."""
    start, end = 0, len(run)
    folded = [_spellings(word)[1] for word in words]
    if run.endswith(_POSSESSIVES):
        end -= 2
        words = [*words[:-1], words[-1][:-2]]
        folded.append(fold(words[-1]))  # both Moody's and Acme's
    if not gazetteer.knows_none(folded):
        return None
    first = 0
    while first < len(words) - 1 and words[first] in _PLAIN_OPENERS:
        start += len(words[first]) + 1
        first += 1
    words = words[first:]
    if not BREAKS.isdisjoint(words) or not _TRADES.isdisjoint(words[1:-1]):
        return None
    if is_opener(words[0]) or not FORMS.isdisjoint(words[:-1]) or not _PLAIN.fullmatch(run, start, end):
        return None
    return Piece(start, end, None, False, "")


def _forms_go_on(words: list[str], at: int) -> bool:
    """GmbH & Co. KG, S.A. de C.V., Corporation of America."""
    if at < len(words) and words[at] == "of":
        return True
    if at < len(words) and words[at] in ("&", "de"):
        at += 1
    return at < len(words) and is_form(words[at])


@lru_cache(_CACHE_SIZE)
def _spellings(word: str) -> tuple[int | None, str, str]:
    """Where a word of a run stops being the name, the word as the gazetteer spells it, and what is left of it there."""
    cut = _cut(word)
    folded = "and" if word == "&" else fold(word)
    return cut, folded, folded if cut is None else fold(word[:cut])


def _cut(word: str) -> int | None:
    """Where a word stops being the name: before its 's, before a hyphen with nothing but small letters behind it."""
    if word.endswith(_POSSESSIVES):
        return len(word) - 2
    at = word.find("-")
    if at > 0 and word != "Co-op" and word[at + 1].islower() and word[at + 1 :].islower():
        return at
    return None
