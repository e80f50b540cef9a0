"""Stretches that may be company names, with what their surroundings say for and against each.

Borders first. A candidate is a run of capitalised words, held together by `&`, hyphens, dots, "of" behind
Bank, and a comma before a legal form; a camel-case word may begin small (eBay). A run is cut

    at a possessive                 Germany's | Volkswagen
    at titles and roles             Goldman Sachs | Chief Economist Jan Hatzius
    at words of headlines           Rocket Foods | Buys | Bramble Dairy
    at function words, months       In | May | Apple
    behind a strong legal form      Acme Inc | Class A
    at a small word behind a hyphen Oslo | -based

but never inside a name that the gazetteer knows. Then the words before and behind are read: each table of
`company_words` is one kind of evidence, each table of `other_names` one kind of veto. What they weigh, and
what becomes of them over the whole article, is decided in `resolve.companies`. Numbers, and names written
small throughout, are left alone.
"""

from __future__ import annotations

import re
from functools import cache

from extractor.find.company_context import after, before
from extractor.find.company_words import HEADS, MEDIA_HEADS, WEAK_HEADS
from extractor.find.gazetteer import Gazetteer, Known, OwnCompanies, fold, package_names
from extractor.find.legal_forms import FORMS, SMALL_TAIL, WEAK_FORMS, company_key, is_form, is_strong_form
from extractor.find.other_names import (
    FUNCTION_WORDS,
    GIVEN_NAMES,
    HEADLINE_WORDS,
    MONTHS_AND_DAYS,
    NO_COMPANIES,
    OFFICES,
    OTHER_FIRSTS,
    OTHER_HEADS,
    OTHER_PARTS,
    PLACES,
    TITLES,
)
from extractor.mentions import CompanyCandidate

_FORM_AHEAD = r"(?=(?:" + "|".join(sorted(map(re.escape, FORMS | WEAK_FORMS), key=len, reverse=True)) + r")\b)"
_WORD = r"[A-ZÀ-ÖØ-Þ](?:\w|[&.'’+*!-](?=\w)|(?<=[A-Z])(?<![\w][A-Z])\.|/S\b)*"
_RUN = re.compile(
    rf"""{_WORD}
    (?: (?: \ (?:&\ )?
          | (?<=Bank)\ of\ (?:the\ )? | (?<=Banks)\ of\  | (?<=University)\ of\  | (?<=Ministry)\ of\  | (?<=Department)\ of\ (?:the\ )?
          | (?<=Institute)\ of\  | (?<=Board)\ of\  | (?<=Republic)\ of\  | (?<=House)\ of\  | (?<=Port)\ of\  | (?<=Court)\ of\  | (?<=Bureau)\ of\
          | (?<=Association)\ of\  | (?<=Council)\ of\  | (?<=Secretary)\ of\ (?:the\ )? | (?<=Chamber)\ of\  | (?<=Society)\ of\  | (?<=Federation)\ of\
          | \ and\ (?=(?:Co|Company|Sons|Partners|Brothers|Associates|Production)\b) | \ (?:de|du|del|della|di|van|von|der)\ (?:la\ )?
          | \ \d{{1,3}},?\ {_FORM_AHEAD} | ,\ {_FORM_AHEAD} | \.,?\ {_FORM_AHEAD} | ,\ (?=[A-Z]\w+\ &\ [A-Z]\w+,?\ (?:LLP|LLC|LP|PC|Inc|Co|Ltd)\b) ) {_WORD} )*""",
    re.VERBOSE,
)
_DOTTED = re.compile(r"(?:Inc|Corp|Co|Ltd|Cos|Bros|Ltda|Pty|Pte|Pvt|Bhd|Sdn|\b[A-Za-z]\.[A-Za-z](?:\.[A-Za-z])?)$")
# GLM-5, Qwen3.5, A320neo, M2.5
_MODEL = re.compile(r"(?:.*[ ])?(?:[A-Za-z]{2,}-?\d+(?:\.\d+)?[A-Za-z]{0,4}|[A-Za-z]+-\d\w*|[A-Z]\d+(?:\.\d+)?\w*)$")
_CAMEL = re.compile(r"[A-Z]?[a-z]+[A-Z]|[A-Z]{2,}[a-z]{2,}|.+\.(?:com|net|org|io|ai|co|cn|de|uk)(?:\.\w\w)?$")
_PERIOD_LIKE = re.compile(r"\d[HQK]\d{0,4}$|[HQ]\d$")
_BREAKS = FUNCTION_WORDS | MONTHS_AND_DAYS | HEADLINE_WORDS | TITLES | OFFICES
_POSSESSIVES = ("'s", "’s", "'S", "’S")


class CompanyFinder:
    """The gazetteer and the user's own list, ready to read texts."""

    def __init__(self, vocab: object = None, own: OwnCompanies | None = None) -> None:
        own = own or OwnCompanies()
        self._denied = own.denied
        self._known = _package_gazetteer() if not own.names else Gazetteer((*package_names(), *own.names))

    def __call__(self, doc: object) -> list[CompanyCandidate]:
        text: str = doc if isinstance(doc, str) else doc.text  # type: ignore[attr-defined]
        found: list[CompanyCandidate] = []
        for run in _RUN.finditer(text):
            start, end = run.span()
            if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
                start = _inner_start(text, start)
                if start < 0:
                    continue
            for piece in _pieces(text, start, end, self._known):
                found.append(_candidate(text, piece, self._denied))
        return found


@cache
def _package_gazetteer() -> Gazetteer:
    return Gazetteer(package_names())


def _inner_start(text: str, start: int) -> int:
    """Where the small letters or digits before an inner capital begin (eBay, 3M), or -1 where it is no such word."""
    begin = start
    while begin and start - begin < 5 and (text[begin - 1].islower() or text[begin - 1].isdigit()):
        begin -= 1
    if begin == start or (begin and (text[begin - 1].isalnum() or text[begin - 1] in "_'’.,@/-$€£¥")):
        return -1
    return begin


def _pieces(text: str, start: int, end: int, gazetteer: Gazetteer) -> list[tuple[int, int, Known | None, bool, str]]:
    """The names inside a run: start, end, what the gazetteer knows its beginning to be, whether that is all, the role beside it."""
    words = text[start:end].split(" ")
    folded = ["and" if word == "&" else fold(word) for word in words]
    bare = [word[:-2] if word.endswith("'s") else word for word in folded]
    pieces: list[tuple[int, int, Known | None, bool, str]] = []
    known: Known | None = None
    known_to = 0
    titled = ""
    first = at = 0
    begin = offset = start

    def close(stop: int, role: str) -> None:
        piece = text[begin:stop].rstrip(" &,")
        if piece and not (len(piece) == 1 and not known):
            whole = known is not None and all(word == "&" or is_form(word) for word in words[known_to:at])
            pieces.append((begin, begin + len(piece), known, whole, role or titled))

    while at < len(words):
        word = words[at]
        hit = gazetteer.longest(folded, at) or gazetteer.longest(bare, at)
        if hit and (hit[0] > 1 or word not in _BREAKS or len(words) == 1):
            count = hit[0]
            if known is not None and not known.veto and not hit[1].veto and known_to >= at - 1 and words[at - 1] in ("&", words[known_to - 1]):
                close(offset - 1, "")  # one known name behind another: two names
                known, titled, first, begin = None, "", at, offset
            if at == first:
                known, known_to = hit[1], at + count
            at += count
            offset += sum(map(len, words[at - count : at])) + count
            last = words[at - 1]
            if last.endswith(_POSSESSIVES) and not gazetteer.knows(folded, at - count, count):
                close(offset - 3, "")
                known, titled, first, begin = None, "", at, offset
            continue
        stripped = word.rstrip(".,")
        if stripped in _BREAKS or (word.endswith(_POSSESSIVES) and word[:-2] in _BREAKS):
            if at > first:
                close(offset - 1, "role" if stripped in TITLES else "office" if stripped in OFFICES else "")
            titled = "titled" if stripped in TITLES or stripped in OFFICES or (titled and at == first) else ""
            known, first, begin = None, at + 1, offset + len(word) + 1
        else:
            cut = _cut(word)
            if cut is not None:
                at += 1
                close(offset + cut, "")
                at -= 1
                known, titled, first, begin = None, "", at + 1, offset + len(word) + 1
            elif at > first and is_strong_form(word) and not (at + 1 < len(words) and is_form(words[at + 1])):
                at += 1
                close(offset + len(word), "")
                at -= 1
                known, titled, first, begin = None, "", at + 1, offset + len(word) + 1
        offset += len(word) + 1
        at += 1
    if first < len(words):
        close(end, "")
    return pieces


def _cut(word: str) -> int | None:
    """Where a word stops being the name: before its 's, before a hyphen with a small word behind it."""
    if word.endswith(_POSSESSIVES):
        return len(word) - 2
    at = word.find("-")
    if at > 0 and word[at + 1].islower() and not any(letter.isupper() for letter in word[at + 1 :]):
        return at
    return None


def _candidate(text: str, piece: tuple[int, int, Known | None, bool, str], denied: frozenset[str]) -> CompanyCandidate:
    start, end, known, whole, role = piece
    tail = SMALL_TAIL.match(text, end) if text[end : end + 1] in (" ", ",") else None
    if tail:
        end = tail.end()
    elif text.startswith(".", end) and _DOTTED.search(text, max(start, end - 6), end):
        end += 1
    name = text[start:end]
    key = company_key(name)
    evidence: list[str] = []
    vetoes: list[str] = []
    if known is not None:
        _known(known, whole, name, evidence, vetoes)
    if key in denied:
        vetoes.append("denied")
    _shape(name.split(" "), name, tail is not None, evidence, vetoes)
    if role:
        (evidence if role == "role" else vetoes).append({"role": "role_after", "office": "office", "titled": "title_before"}[role])
    before(text, start, evidence, vetoes)
    ticker, exchange = after(text, start, end, evidence, vetoes)
    if "article" in vetoes and ("follower" in evidence or "role_after" in evidence):
        vetoes.remove("article")  # "the Acme board", "the Acme deal"
    bracketed = text[start - 1 : start] == "(" or text[start - 2 : start] in ('("', "(“", "('", "(‘")
    canonical = known.name if known is not None and whole and not known.veto else None
    if canonical and ticker is None and known is not None and known.own:
        ticker, exchange = known.ticker, known.exchange
    return CompanyCandidate(start, end, key, tuple(evidence), tuple(vetoes), canonical, ticker, exchange, bracketed)


def _known(known: Known, whole: bool, name: str, evidence: list[str], vetoes: list[str]) -> None:
    """What the gazetteer says of a name that begins with a known one."""
    if known.veto:
        if whole:
            vetoes.append(known.veto)
    elif whole:
        evidence.append("own_list" if known.own else "ambiguous_name" if known.ambiguous else "known_name")
    elif not known.ambiguous:
        last = name.rsplit(" ", 1)[-1]
        if last in HEADS or last in PLACES or is_form(last):
            evidence.append("known_part")
        else:
            vetoes.append("product")


def _shape(words: list[str], name: str, small_form: bool, evidence: list[str], vetoes: list[str]) -> None:
    """What the name itself says."""
    last = words[-1]
    if small_form or (len(words) > 1 and is_strong_form(last)):
        evidence.append("legal_suffix")
        return
    if len(words) == 1:
        _one_word(name, evidence, vetoes)
        return
    if is_form(last):
        evidence.append("weak_suffix")
        words = [word for word in words if not is_form(word) and word != "&"] or words
    if words[-1] in PLACES and words[0] not in PLACES:
        words = words[:-1]
    head = words[-1]
    if len(words) == 1:
        pass
    elif head in HEADS:
        evidence.append("weak_head" if head in WEAK_HEADS else "head_noun")
    elif head in MEDIA_HEADS:
        evidence.append("media_head")
    if " & " in name:
        evidence.append("ampersand")
    if name in PLACES or all(word in PLACES for word in words):
        vetoes.append("place")
    elif name in NO_COMPANIES:
        vetoes.append("no_company")
    elif head in OTHER_HEADS or words[0] in OTHER_FIRSTS:
        vetoes.append("other_head")
    elif not OTHER_PARTS.isdisjoint(words):
        vetoes.append("other_part")
    elif words[0] in GIVEN_NAMES and len(words) <= 3 and head not in HEADS:
        vetoes.append("given_name")
    if head[-1:].isdigit() and _MODEL.match(name):
        vetoes.append("model_name")


def _one_word(name: str, evidence: list[str], vetoes: list[str]) -> None:
    if name in PLACES:
        vetoes.append("place")
    elif name in NO_COMPANIES:
        vetoes.append("no_company")
    elif name in GIVEN_NAMES:
        vetoes.append("lone_given_name")
    elif name in HEADS or name in OTHER_HEADS or is_form(name):
        vetoes.append("bare_head")
    elif not name.isalpha() and (_MODEL.match(name) or _PERIOD_LIKE.match(name)):
        vetoes.append("model_name")
    elif name.isupper():
        evidence.append("capitals")
    elif _CAMEL.match(name):
        evidence.append("camel_case")
