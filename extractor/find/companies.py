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
what becomes of them over the whole article, is decided in `resolve.companies`. Single common words at the
head of a sentence, and numbers, are left alone.
"""

from __future__ import annotations

import re
from functools import cache

from extractor.find.company_words import (
    APPOSITIONS,
    BEFORE_OF,
    BUYING,
    DESCRIPTORS,
    DOING,
    FOLLOWERS,
    HEADS,
    LINKS,
    LISTED,
    MEDIA_HEADS,
    POSSESSIONS,
    SAYING,
    SOURCES,
    WEAK_HEADS,
)
from extractor.find.gazetteer import Gazetteer, Known, OwnCompanies, fold, package_names
from extractor.find.legal_forms import FORMS, SMALL_TAIL, WEAK_FORMS, company_key, is_form, is_strong_form
from extractor.find.other_names import (
    FUNCTION_WORDS,
    GIVEN_NAMES,
    HEADLINE_WORDS,
    MONTHS_AND_DAYS,
    NO_COMPANIES,
    OTHER_HEADS,
    OTHER_PARTS,
    PLACES,
    TITLES,
)
from extractor.mentions import CompanyCandidate

_FORM_AHEAD = r"(?=(?:" + "|".join(sorted(map(re.escape, FORMS | WEAK_FORMS), key=len, reverse=True)) + r")\b)"
_WORD = r"[A-ZÀ-ÖØ-Þ](?:\w|[&.'’+-](?=\w)|(?<=[A-Z])(?<![\w][A-Z])\.|/S\b)*"
_RUN = re.compile(
    rf"""{_WORD}
    (?: (?: \ (?:&\ )?
          | (?<=Bank)\ of\ (?:the\ )? | (?<=Banks)\ of\ | (?<=University)\ of\ | (?<=Ministry)\ of\ | (?<=Department)\ of\ (?:the\ )?
          | (?<=Institute)\ of\ | (?<=Board)\ of\ | (?<=Republic)\ of\ | (?<=House)\ of\ | (?<=Port)\ of\ | (?<=Court)\ of\ | (?<=Bureau)\ of\
          | (?<=Association)\ of\ | (?<=Council)\ of\ | (?<=Secretary)\ of\ (?:the\ )? | (?<=Chamber)\ of\
          | \ and\ (?=(?:Co|Company|Sons|Partners|Brothers|Associates)\b) | \ (?:de|du|del|della|di|van|von|der)\ (?:la\ )?
          | ,\ {_FORM_AHEAD} | \.,?\ {_FORM_AHEAD} ) {_WORD} )*""",
    re.VERBOSE,
)
# (AMGN.O)  (NASDAQ: AAPL)  (LSE:UNDR)  <ACME.L>  (2731.HK)  (TSX-V: ABC; OTCQB: ABCDF)
_TICKER = re.compile(
    r"""\.?,?\ ?[(\[<] (?: (?P<exchange>NYSE(?:\ ?(?:American|Arca|MKT|:\ ?MKT))?|N(?:ASDAQ|asdaq)(?:GS|GM|CM)?|LSE|AIM|LON|TSX(?:-?V|\ Venture)?|CSE|ASX|HKEX|HKSE|SEHK|SGX|NSE|BSE
              |SSE|SZSE|TSE|TYO|KRX|KOSDAQ|FRA|ETR|Xetra|XETRA|EPA|AMS|EBR|BIT|BME|STO|OSE|OSL|CPH|HEL|SIX|SWX|JSE|OTC(?:QB|QX|BB|MKTS)?(?:\ Pink)?|PINK|AMEX|Euronext(?:\ \w+)?|B3|BMV|MOEX|TASE)
              \s?[:：]\s?(?P<symbol>[A-Z0-9][A-Z0-9.\-]{0,9})
            | (?P<reuters>[A-Z0-9]{1,6}\ ?\.(?P<code>[A-Z]{1,2}))\b
            | (?P<bare>[A-Z]{2,5}) (?=[)\]>]) )""",
    re.VERBOSE,
)
EXCHANGES = {
    "O": "Nasdaq", "OQ": "Nasdaq", "N": "NYSE", "A": "NYSE American", "L": "LSE", "PA": "Euronext Paris", "DE": "Xetra", "F": "Frankfurt", "HK": "HKEX", "T": "TSE", "SS": "SSE", "SZ": "SZSE",
    "NS": "NSE", "BO": "BSE", "AX": "ASX", "TO": "TSX", "V": "TSX-V", "S": "SIX", "VX": "SIX", "MI": "Milan", "MC": "Madrid", "AS": "Euronext Amsterdam", "BR": "Euronext Brussels",
    "LS": "Euronext Lisbon", "ST": "Stockholm", "OL": "Oslo", "CO": "Copenhagen", "HE": "Helsinki", "KS": "KRX", "KQ": "KOSDAQ", "TW": "TWSE", "SI": "SGX", "KL": "Bursa Malaysia",
    "BK": "SET", "JK": "IDX", "SA": "B3", "MX": "BMV", "J": "JSE", "VI": "Vienna", "AT": "Athens", "WA": "Warsaw", "IS": "BIST", "MM": "MOEX", "I": "Euronext Dublin", "TA": "TASE",
}  # fmt: skip
SPELT = {"NASDAQ": "Nasdaq", "NasdaqGS": "Nasdaq", "NasdaqGM": "Nasdaq", "NasdaqCM": "Nasdaq", "LON": "LSE", "XETRA": "Xetra"}

_DOTTED = re.compile(r"(?:Inc|Corp|Co|Ltd|Cos|Bros|Ltda|Pty|Pte|Pvt|Bhd|Sdn|[A-Za-z]\.[A-Za-z](?:\.[A-Za-z])?)$")
_ROLE = re.compile(
    r"\b(?:ceo|cfo|coo|cto|chief|chairman|chairwoman|president|director|manager|analyst|economist|strategist|head|founder|co-founder|partner|trader|professor|"
    r"spokesman|spokeswoman|minister|secretary|governor|lawyer|attorney|fund manager|executive|chair|boss|who|aged)\b"
)
_ROLE_BEFORE = frozenset(
    "analyst economist strategist executive chairman chairwoman president director manager spokesman spokeswoman spokesperson founder co-founder ceo cfo minister secretary governor senator trader professor lawyer mr ms mrs dr boss head chief chancellor premier judge son wife husband colleague".split()
)
_AGE = re.compile(r", (?:aged )?\d\d[,.]")
_VERSION = re.compile(r"[ -]?[A-Za-z]{0,2}\d+(?:\.\d+)*\b(?! (?:per ?cent|million|billion|trillion)|%|,\d)")
_MODEL = re.compile(r"(?:[A-Za-z]+-?\d+(?:\.\d+)?[A-Za-z]?|[A-Za-z]+-\d\w*)$")
_CAMEL = re.compile(r"[A-Z]?[a-z]+[A-Z]|[A-Z]{2,}[a-z]{2,}|.+\.(?:com|net|org|io|ai|co|cn|de|uk)$")
_INNER_FUNCTION = frozenset({"&", "of", "the", "and", "de", "du", "del", "della", "di", "van", "von", "der", "la"})
_BREAKS = FUNCTION_WORDS | MONTHS_AND_DAYS | HEADLINE_WORDS | TITLES


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
                start = _camel_start(text, start)
                if start < 0:
                    continue
            for piece in self._pieces(text, start, end):
                found.append(self._candidate(text, *piece))
        return found

    def _pieces(self, text: str, start: int, end: int) -> list[tuple[int, int, Known | None, bool, bool]]:
        """The names inside a run: start, end, what the gazetteer knows of it, a title before it, a role behind it."""
        words = text[start:end].split(" ")
        folded = [fold(word) for word in words]
        pieces: list[tuple[int, int, Known | None, bool, bool]] = []
        titled = False
        first = at = 0
        offset = begin = start
        known: Known | None = None

        def close(stop: int, role: bool) -> None:
            nonlocal known, titled
            # Function words left at the rim ("Bank of", "& ") belong to nobody.
            piece = text[begin:stop].rstrip(" &,")
            if piece:
                pieces.append((begin, begin + len(piece), known, titled, role))
            known, titled = None, False

        while at < len(words):
            word = words[at]
            hit = self._known.longest(folded, at)
            count = hit[0] if hit else 1
            if hit and not (hit[1].ambiguous and count == 1 and word in _BREAKS and at + 1 < len(words)):
                if known is None and (at == first):
                    known = hit[1]
                elif known is None and hit[1] is not None and count > 1:
                    known = None
                at += count
                offset += sum(map(len, words[at - count : at])) + count
                continue
            bare = word.rstrip(".,")
            if bare in _BREAKS or bare == "":
                if at > first:
                    close(offset - 1, bare in TITLES)
                titled = bare in TITLES or (titled and at == first)
                first, begin = at + 1, offset + len(word) + 1
            else:
                cut = _cut(word)
                if cut is not None:
                    if cut or at > first:
                        close(offset + cut, False)
                    first, begin = at + 1, offset + len(word) + 1
                elif is_strong_form(word) and at > first and not (at + 1 < len(words) and is_form(words[at + 1])):
                    close(offset + len(word), False)
                    first, begin = at + 1, offset + len(word) + 1
            offset += len(word) + 1
            at += 1
        if first < len(words):
            close(end, False)
        return pieces

    def _candidate(self, text: str, start: int, end: int, known: Known | None, titled: bool, role: bool) -> CompanyCandidate:
        tail = SMALL_TAIL.match(text, end)
        if tail:
            end = tail.end()
        elif text.startswith(".", end) and _DOTTED.search(text, max(start, end - 6), end):
            end += 1
        name = text[start:end]
        words = name.split(" ")
        key = company_key(name)
        evidence: list[str] = []
        vetoes: list[str] = []
        whole = known is not None and (fold(known.name) == fold(name) or self._is_whole(words))
        if known is not None:
            if known.own:
                evidence.append("own_list")
            elif whole:
                evidence.append("ambiguous_name" if known.ambiguous else "known_name")
            elif words[-1] in HEADS or is_form(words[-1]):
                evidence.append("known_part")
            else:
                vetoes.append("product")
        if key in self._denied:
            vetoes.append("denied")
        _shape(words, name, bool(tail), evidence, vetoes)
        if titled:
            vetoes.append("title_before")
        if role:
            evidence.append("follower")
        _before(text, start, evidence, vetoes)
        ticker, exchange = _after(text, end, len(words), evidence, vetoes)
        bracketed = start > 0 and text[start - 1] in "(“\"'‘" and (text[start - 1] == "(" or (start > 1 and text[start - 2] == "("))
        if known is not None and ticker is None and whole:
            pass
        return CompanyCandidate(start, end, key, tuple(evidence), tuple(vetoes), known.name if known and whole else None, ticker, exchange, bracketed)

    def _is_whole(self, words: list[str]) -> bool:
        folded = [fold(word) for word in words]
        hit = self._known.longest(folded, 0)
        return bool(hit) and all(is_form(word) or word in ("&", "and") for word in words[hit[0] :])  # type: ignore[index]


@cache
def _package_gazetteer() -> Gazetteer:
    return Gazetteer(package_names())


def _camel_start(text: str, start: int) -> int:
    """Where the small letters before an inner capital begin (eBay), or -1 where it is no such word."""
    begin = start
    while begin and start - begin < 6 and text[begin - 1].islower():
        begin -= 1
    return begin if begin < start and not (begin and (text[begin - 1].isalnum() or text[begin - 1] in "_'’.@/-")) else -1


def _cut(word: str) -> int | None:
    """Where a word stops being the name: before its 's, before a hyphen with a small word behind it."""
    if "'" in word or "’" in word:
        for mark in ("'s", "’s", "'S", "’S"):
            if word.endswith(mark):
                return len(word) - 2
    at = word.find("-")
    if at > 0 and word[at + 1].islower():
        return at
    return None


def _shape(words: list[str], name: str, small_form: bool, evidence: list[str], vetoes: list[str]) -> None:
    """What the name itself says."""
    last = words[-1]
    if small_form or (len(words) > 1 and is_strong_form(last)):
        evidence.append("legal_suffix")
        return
    if len(words) > 1 and is_form(last):
        evidence.append("weak_suffix")
    body = [w for w in words if not is_form(w)] or words
    head = body[-1]
    if len(words) > 1:
        if head in HEADS:
            evidence.append("weak_head" if head in WEAK_HEADS else "head_noun")
        elif head in MEDIA_HEADS:
            evidence.append("media_head")
        if " & " in name or "-" in name:
            evidence.append("joined_name" if " & " in name else "hyphened")
    if name in PLACES:
        vetoes.append("place")
    elif name in NO_COMPANIES:
        vetoes.append("no_company")
    elif head in OTHER_HEADS or words[0] in ("University", "Ministry", "Department", "Institute", "Port", "Republic", "House", "Secretary", "Chamber"):
        vetoes.append("other_head")
    elif not OTHER_PARTS.isdisjoint(words):
        vetoes.append("other_part")
    elif words[0] in GIVEN_NAMES and 1 < len(words) <= 3 and head not in HEADS and not is_form(last):
        vetoes.append("given_name")
    elif len(words) == 1 and name in GIVEN_NAMES:
        vetoes.append("given_name")
    elif all(w in PLACES for w in words):
        vetoes.append("place")
    if len(words) == 1:
        if _CAMEL.match(name):
            evidence.append("camel_case")
        elif name.isupper() and len(name) > 1:
            evidence.append("capitals")
    if _MODEL.search(name):
        vetoes.append("model_name")


def _before(text: str, start: int, evidence: list[str], vetoes: list[str]) -> None:
    """What the words before a name say."""
    head = text[max(0, start - 40) : start]
    if not head or head[-1] == "\n":
        evidence.append("line_start")
        return
    words = head.rstrip(" “\"'‘").lower().split()
    if not words:
        return
    last = words[-1]
    if last in DESCRIPTORS or last.endswith(("maker", "makers")):
        evidence.append("descriptor")
    elif last in LINKS and len(words) > 1 and words[-2] in BEFORE_OF:
        evidence.append("role_of")
    elif last in BUYING:
        evidence.append("buying")
    elif last == "as" and len(words) > 1 and words[-2] == "such":
        evidence.append("buying")
    elif last in _ROLE_BEFORE:
        vetoes.append("title_before")
    elif last.endswith(("'s", "’s")):
        vetoes.append("possessed")
    elif last in ("the", "its", "their", "his", "her", "our", "this", "that"):
        vetoes.append("article")
    elif last in ("in", "at", "near"):
        vetoes.append("locative")
    if len(words) > 1 and " ".join(words[-2:]) in SOURCES:
        evidence.append("source")


def _after(text: str, end: int, count: int, evidence: list[str], vetoes: list[str]) -> tuple[str | None, str | None]:
    """What the words behind a name say, and the ticker in brackets."""
    tail = text[end : end + 64]
    ticker = exchange = None
    if tail[:3].strip(" ,.")[:1] in ("(", "[", "<"):
        found = _TICKER.match(tail)
        if found:
            ticker, exchange = _listing(found)
            if found["bare"] is None:
                evidence.append("ticker")
            else:
                ticker = None
    if tail[:2] in ("'s", "’s") or (tail[:1] in ("'", "’") and text[end - 1] == "s"):
        words = tail[2:].replace(",", " ,").lower().split()[:4]
        if words and not POSSESSIONS.isdisjoint(words[:2]):
            evidence.append("metric_possession")
        else:
            evidence.append("possession")
    elif tail[:1] == " ":
        words = tail.lower().split()[:2]
        if words:
            first = words[0].strip(".,;:")
            if first in FOLLOWERS:
                evidence.append("follower")
            elif first in DOING:
                evidence.append("doing")
            elif first in SAYING:
                evidence.append("saying")
            elif first[:1].isdigit() and _VERSION.match(tail):
                vetoes.append("version")
    elif tail[:1] == "-":
        if tail[1:].split(" ", 1)[0].rstrip(".,") in LISTED:
            evidence.append("listed")
        elif tail[1:6] == "based":
            vetoes.append("place")
    elif tail[:2] == ", ":
        clause = tail[2:].lower()
        if _AGE.match(tail):
            vetoes.append("person")
        elif clause.startswith(("a ", "an ", "the ", "one of ", "which ", "whose ")):
            words = re.split(r"[ ,.-]", clause)[1:8]
            if clause.startswith(("which", "whose")) and count:
                evidence.append("apposition")
            elif not APPOSITIONS.isdisjoint(words):
                evidence.append("apposition")
            elif _ROLE.search(clause, 0, 40):
                vetoes.append("person")
        elif _ROLE.match(clause) or _ROLE.search(clause, 0, 24):
            vetoes.append("person")
    return ticker, exchange


def _listing(found: re.Match[str]) -> tuple[str | None, str | None]:
    if found["reuters"]:
        return found["reuters"].replace(" ", ""), EXCHANGES.get(found["code"])
    if found["symbol"]:
        return found["symbol"].rstrip(".-"), SPELT.get(found["exchange"], found["exchange"])
    return found["bare"], None
