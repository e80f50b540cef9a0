"""What a name says by itself, wherever it stands: legal form, head noun, gazetteer, capitals; given name, place, office, model."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor.find.common_nouns import COMMON_NOUNS
from extractor.find.company_heads import FIRST_HEADS, HEADS, MEDIA_HEADS, PAIR_HEADS, WEAK_HEADS
from extractor.find.company_runs import Piece
from extractor.find.gazetteer import Known
from extractor.find.given_names import FAMILY_NAMES, GIVEN_NAMES
from extractor.find.legal_forms import ALL_FORMS, LEADING_FORMS, NO_COMMA, company_key, is_form, is_strong_form
from extractor.find.other_names import (
    FUNCTION_WORDS,
    NO_COMPANIES,
    OTHER_FIRSTS,
    OTHER_HEADS,
    OTHER_PARTS,
    PLACE_HEADS,
    PLACE_OPENINGS,
    PLACES,
    STREETS,
)

# The last words of a name whose dot is their own: Acme Inc., Acme S.p.A.
DOTTED = frozenset("Inc INC Corp CORP Co CO Ltd LTD Cos Bros Ltda Pty Pte Pvt Bhd Sdn Lda Kft Zrt Nyrt Şti Sp".split())
_DOTTED_LETTERS = re.compile(r"(?:.*\W)?[A-Za-z]\.[A-Za-z](?:\.[A-Za-z])?$")
# GLM-5, Qwen3.5, A320neo, M2.5
_MODEL = re.compile(r"(?:.*[ ])?(?:[A-Za-z]{2,}-?\d+(?:\.\d+)?[A-Za-z]{0,4}|[A-Za-z]+-\d\w*|[A-Z]\d+(?:\.\d+)?\w*)$")
_ROUND_THE_CLOCK = re.compile(r"[A-Z][a-z]{3,}(?:24|247|365)$")  # "Parcel24": a shop that is always open
_MODEL_INSIDE = re.compile(r"[A-Za-z]-\d|[A-Za-z]\d+\.\d")
_CAMEL = re.compile(r"[A-Z]?[a-z]+[A-Z]|(?!IJ)[A-Z]{2,}[a-z]{2,}|.+\.(?:com|net|org|io|ai|co|cn|de|uk)(?:\.\w\w)?$")
_STORMS = frozenset({"Cyclone", "Hurricane", "Typhoon"})  # "Cyclone Neville"
_UNDERTAKINGS = frozenset({"Project", "Operation"})  # "Project Kodak"
# Heads that grow together with the name: Harlanbank, Corvachem
_ENDINGS = ("bank", "banken", "banka", "pharma", "chem", "werke", "corp", "finans")
_PERIOD_LIKE = re.compile(r"\d[HQK]\d{0,4}$|[HQ]\d$")
HOPELESS = frozenset({"place", "no_company", "denied"})
# What speaks against a name of one word, by the word; what stands further down goes before.
LONE = {
    **dict.fromkeys((HEADS | OTHER_HEADS | PLACE_HEADS | ALL_FORMS).difference(NO_COMMA), "bare_head"),
    **dict.fromkeys(COMMON_NOUNS, "common_noun"),
    **dict.fromkeys(GIVEN_NAMES, "lone_given_name"),
    **dict.fromkeys(NO_COMPANIES, "no_company"),
    **dict.fromkeys(PLACES, "place"),
}
# "Forecasters", "Bondholders", "Strategists", "Carmaking": people by what they do and trades, where the word stands alone.
_PEOPLE = re.compile(r"[A-Z][a-z]{5,}(?:ers|ists)$|[A-Z][a-z]+(?:making|building|farming|keeping|working|growing|mongering)$")
_BY_LAST_WORD = frozenset({"other_head", "street", "other_part", "place_head"})
# What a name's shape says against it, where the gazetteer knows better: of several words, and of one.
_BY_LETTERS = frozenset({"model_name", "common_noun"})
_BY_SHAPE = _BY_LAST_WORD | _BY_LETTERS | {"place", "given_name"}
_ROLES = {"role": "role_after", "described": "descriptor", "office": "office", "titled": "title_before"}


class Reading(NamedTuple):
    """What a name says by itself, wherever it stands; offsets into its run."""

    start: int
    end: int
    key: str
    known: Known | None  # only where the gazetteer knows the whole name
    evidence: tuple[str, ...]
    vetoes: tuple[str, ...]
    dotted: bool  # a dot behind it is its own
    hopeless: bool


def read_name(run: str, piece: Piece, denied: frozenset[str]) -> Reading:
    """What the name that a piece of a run is says for and against itself."""
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
    elif piece.whole and "known_name" in evidence and len(name) > len("M30"):
        vetoes = [row for row in vetoes if row not in (_BY_SHAPE if len(words) > 1 else _BY_LETTERS)]  # Bavarian Nordic, Jet2, Linklaters
    elif piece.whole and "ambiguous_name" in evidence and "common_noun" in vetoes and name not in COMMON_NOUNS:
        vetoes.remove("common_noun")  # Thatchers
    elif piece.whole and "ambiguous_name" in evidence and "bare_head" in vetoes:
        vetoes.remove("bare_head")  # Square, Post: that it is an everyday word is known already
    if piece.role:
        (evidence if piece.role in ("role", "described") else vetoes).append(_ROLES[piece.role])
    known = piece.known if piece.whole and piece.known and not piece.known.veto else None
    hopeless = known is None and not HOPELESS.isdisjoint(vetoes)
    dotted = words[-1] in DOTTED or ("." in words[-1] and _DOTTED_LETTERS.match(words[-1]) is not None)
    return Reading(piece.start, piece.end, key, known, tuple(evidence), tuple(vetoes), dotted, hopeless)


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
    """What the name itself says: its legal form, its place and its head; then what kind of other name it may be."""
    if len(words) == 1:
        _one_word(name, evidence, vetoes)
        return
    last = words[-1]
    if is_strong_form(last) or words[0] in LEADING_FORMS:
        evidence.append("legal_suffix")
        return
    suffixed = is_form(last)
    if suffixed:
        evidence.append("weak_suffix")
        words = [word for word in words if not is_form(word) and word != "&"] or words
    if words[-1] in PLACES and words[0] not in PLACES:
        evidence.append("placed")
        words = words[:-1]
    if row := _head(words):
        evidence.append(row)
    if " & " in name:
        evidence.append("ampersand")
    if row := _other_kind(words, name, suffixed or tuple(words[-2:]) in PAIR_HEADS):
        vetoes.append(row)
    last = words[-1]
    if not name.replace(" ", "").isalpha() and ((last[-1:].isdigit() and _MODEL.match(name)) or _MODEL_INSIDE.search(name)):
        vetoes.append("model_name")


def _is_office(words: list[str]) -> bool:
    """Ministry of, Bureau of."""
    return words[0] in OTHER_FIRSTS and words[1:2] == ["of"]


def _head(words: list[str]) -> str | None:
    """What the head of a name says for it: Acme Motors, Bank of Oslo, Acme Gazette; a single word is no head."""
    head = words[-1]
    if _is_office(words):
        return None
    if words[:2] == ["Bank", "of"] or (words[0] in FIRST_HEADS and len(words) > 1):
        return "head_noun"
    if len(words) == 1:
        return None
    if head in HEADS:
        return "weak_head" if head in WEAK_HEADS else "head_noun"
    if head in MEDIA_HEADS:
        return "media_head"
    return "head_noun" if tuple(words[-2:]) in PAIR_HEADS else None


def _other_kind(words: list[str], name: str, formed: bool) -> str | None:
    """What else a name may be, the surest first; `formed` is one with a legal form or a pair of words that are as good."""
    head = words[-1]
    if not formed and (name in PLACES or PLACES.issuperset(words)):
        return "place"
    if name in NO_COMPANIES:
        return "no_company"
    if head in STREETS and not formed and name not in NO_COMPANIES:
        return "street"
    if (head in OTHER_HEADS and not formed) or _is_office(words) or words[0] in _UNDERTAKINGS or words[0] in _STORMS:
        return "other_head"
    called = words[0] in PLACE_OPENINGS and len(words) > 1 and head not in HEADS  # Mount Isa, but Lake Resources
    if (head in PLACE_HEADS or called) and not formed:
        return "place_head"
    if not OTHER_PARTS.isdisjoint(words):
        return "other_part"
    if words[0] in FAMILY_NAMES and len(words) == 2 and head not in HEADS and head not in WEAK_HEADS:
        return "given_name"  # "Zhou Lan"
    return "given_name" if words[0] in GIVEN_NAMES and 1 < len(words) <= 3 and head not in HEADS else None


def _one_word(name: str, evidence: list[str], vetoes: list[str]) -> None:
    """ "Oslo" is a place, "Holdings" a bare head, "GLM-5" a model; else the letters speak."""
    if name.rstrip(".") in PLACES:
        vetoes.append("place")
    elif row := against_alone(name):
        vetoes.append(row)
    elif is_form(name) and name not in NO_COMMA:
        vetoes.append("bare_head")
    elif not name.isalpha() and (_MODEL.match(name) or _PERIOD_LIKE.match(name)) and not _ROUND_THE_CLOCK.match(name):
        vetoes.append("model_name")
    else:
        evidence += letters_say(name)


def against_alone(word: str) -> str | None:
    """What speaks against a name of one word.

    >>> against_alone("Bookings"), against_alone("Forecasters"), against_alone("Corvella")
    ('common_noun', 'common_noun', None)
    """
    return LONE.get(word) or ("common_noun" if _PEOPLE.match(word) else None)


def letters_say(name: str) -> tuple[str, ...]:
    """What the letters of a single word say."""
    if name.isalpha() and name[1:].islower():
        return ("weak_head",) if name.endswith(_ENDINGS) and len(name) > 7 else ()
    return ("capitals",) if name.isupper() else ("camel_case",) if _CAMEL.match(name) else ()
