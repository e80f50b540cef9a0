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
from typing import NamedTuple

from extractor.find.company_words import OPENERS
from extractor.find.gazetteer import Gazetteer, Known, fold
from extractor.find.legal_forms import FORMS, WEAK_FORMS, is_form, is_strong_form
from extractor.find.other_names import FUNCTION_WORDS, HEADLINE_WORDS, MONTHS_AND_DAYS, OFFICES, TITLES

# Words that take an "of" into the name.
OF_HEADS = (
    "Bank Banks University Ministry Department Institute Board Republic House Port Court Bureau Association Council Secretary Chamber "
    "Society Federation"
)
BREAKS = FUNCTION_WORDS | MONTHS_AND_DAYS | HEADLINE_WORDS | TITLES | OFFICES

_FORM_AHEAD = r"(?=(?:" + "|".join(sorted(map(re.escape, FORMS | WEAK_FORMS), key=len, reverse=True)) + r")\b)"
_WORD = r"[A-ZÀ-ÖØ-Þ]\w*(?:[&.'’+*!-]\w+|(?<=[A-Z])(?<![\w&][A-Z])\.|/S\b)*"
_OF = "|".join(rf"(?<=\b{head}\ of\ )" for head in OF_HEADS.split())
RUN = re.compile(
    rf"""{_WORD}
    (?: (?: \ (?: (?=[A-ZÀ-ÖØ-Þ])
              | &\                                                      # Marlowe & Tench
              | of\ (?:{_OF})(?:the\ )?                                 # Bank of Norland
              | and\ (?=(?:Co|Company|Sons|Partners|Brothers|Associates|Production)\b)
              | d(?:e|u|el|ella|i|er)\ (?:la\ )? | v[ao]n\ (?:de[rn]?\ )?
              | \d{{1,3}},?\ {_FORM_AHEAD}                              # Orchard Power 4, Inc.
              | \d\ (?=[A-Z]{{2,}}\b) )                                 # SpareBank 1 SMN
          | ,\ (?: {_FORM_AHEAD}                                        # Acme, Inc.
                 | (?=[A-Z]\w+\ &\ [A-Z]\w+,?\ (?:LLP|LLC|LP|PC|Inc|Co|Ltd)\b) )  # Kerr, Lund & Moss LLP
          | \.,?\ {_FORM_AHEAD} | (?<=\bBros)\.\ (?=[A-Z]) )             # Acme Co. Ltd, Tully Bros. Foods
        {_WORD} )*""",
    re.VERBOSE,
)
_PLAIN_OPENERS = (FUNCTION_WORDS | MONTHS_AND_DAYS | HEADLINE_WORDS) - TITLES - OFFICES
_PLAIN = re.compile(r"[\w ]{2,}")
_POSSESSIVES = ("'s", "’s", "'S", "’S")


class Piece(NamedTuple):
    """A name inside a run, by offsets into the run; `known` is what the gazetteer knows its beginning to be."""

    start: int
    end: int
    known: Known | None
    whole: bool  # nothing but legal forms stands behind the known part
    role: str  # "role" or "office" where a title follows, "titled" or "described" where one stands before, or ""


def inner_start(text: str, start: int) -> int:
    """Where the small letters or digits before an inner capital begin (eBay, 3M), or -1 where it is no such word."""
    begin = start
    while begin and start - begin < 12 and (text[begin - 1].islower() or text[begin - 1].isdigit()):
        begin -= 1
    if begin == start or (begin and (text[begin - 1].isalnum() or text[begin - 1] in "_'’.,@/-$€£¥")):
        return -1
    return begin


def read_run(run: str, gazetteer: Gazetteer) -> list[Piece]:
    """The names inside a run of capitalised words."""
    if run in BREAKS and gazetteer.longest([fold(run)], 0) is None:
        return []
    words = run.split(" ")
    if piece := _plain_piece(run, words, gazetteer):
        return [piece]
    folded = ["and" if word == "&" else fold(word) for word in words]
    cuts = [_cut(word) for word in words]
    bare = [folded[i] if cut is None else fold(words[i][:cut]) for i, cut in enumerate(cuts)]
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    pieces: list[Piece] = []
    known: Known | None = None
    known_to = first = at = 0
    titled = ""

    def close(stop: int, upto: int, role: str = "") -> None:
        """Ends the piece before offset `stop`, which holds the words up to `upto`."""
        name = run[starts[first] : stop].rstrip(" &,")
        if name and (len(name) > 1 or known):
            whole = known is not None and all(word == "&" or is_form(word) for word in words[known_to:upto])
            pieces.append(Piece(starts[first], starts[first] + len(name), known, whole, role or titled))

    while at < len(words):
        word = words[at]
        hit = gazetteer.longest(folded, at) or gazetteer.longest(bare, at)
        if hit and (hit[0] > 1 or word not in BREAKS or len(words) == 1):
            if known and not known.veto and not hit[1].veto and known_to >= at - (words[at - 1] == "&"):
                close(starts[at] - 1, at)
                known, titled, first = None, "", at
            if at == first:
                known, known_to = hit[1], at + hit[0]
            at += hit[0]
            cut = cuts[at - 1]
            if cut is not None and not gazetteer.knows(folded, at - hit[0], hit[0]):
                close(starts[at - 1] + cut, at)
                known, titled, first = None, "", at
            continue
        at += 1
        stripped = word.rstrip(".,")
        opener = at == first + 1 and stripped in OPENERS
        if opener or stripped in BREAKS or (word.endswith(_POSSESSIVES) and word[:-2] in BREAKS):
            if at > first + 1:
                close(starts[at - 1] - 1, at - 1, "role" if stripped in TITLES else "office" if stripped in OFFICES else "")
            titled = (
                "titled" if stripped in TITLES or stripped in OFFICES or (titled and at == first + 1) else "described" if opener else ""
            )
            known, first = None, at
            continue
        cut = cuts[at - 1]
        if cut is None and at > first + 1 and is_strong_form(word) and not _forms_go_on(words, at):
            cut = len(word)
        if cut is not None:
            close(starts[at - 1] + cut, at)
            known, titled, first = None, "", at
    if first < len(words):
        close(len(run), len(words))
    return pieces


def _plain_piece(run: str, words: list[str], gazetteer: Gazetteer) -> Piece | None:
    """The one name of a run without surprises: function words may stand before it, a possessive behind; most runs are so."""
    start, end = 0, len(run)
    folded = [fold(word) for word in words]
    if run.endswith(_POSSESSIVES):
        end -= 2
        words = [*words[:-1], words[-1][:-2]]
        folded.append(fold(words[-1]))  # both Moody's and Acme's
    if not gazetteer.knows_none(folded):
        return None
    while len(words) > 1 and words[0] in _PLAIN_OPENERS:
        start += len(words[0]) + 1
        words = words[1:]
    if words[0] in OPENERS or not BREAKS.isdisjoint(words) or not FORMS.isdisjoint(words[:-1]) or not _PLAIN.fullmatch(run, start, end):
        return None
    return Piece(start, end, None, False, "")


def _forms_go_on(words: list[str], at: int) -> bool:
    """GmbH & Co. KG, S.A. de C.V."""
    if at < len(words) and words[at] in ("&", "de"):
        at += 1
    return at < len(words) and is_form(words[at])


def _cut(word: str) -> int | None:
    """Where a word stops being the name: before its 's, before a hyphen with nothing but small letters behind it."""
    if word.endswith(_POSSESSIVES):
        return len(word) - 2
    at = word.find("-")
    if at > 0 and word[at + 1].islower() and word[at + 1 :].islower():
        return at
    return None
