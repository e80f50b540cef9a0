"""What the words before and behind a name say about it: the readers of `company_words`.

before   chipmaker [Acme] · CEO of [Acme] · buys [Acme] · according to [Acme] · Mr [Acme] · the [Acme]
after    [Acme]'s revenue · [Acme] shares · [Acme] said · [Acme] (LSE: ACM) · [Acme], a maker of · [Acme]-owned
"""

from __future__ import annotations

import re

from extractor.find.company_tickers import EXCHANGE_WORDS, read_ticker
from extractor.find.company_words import (
    AFTER_PLURALS,
    APPOSITIONS,
    BUYING,
    DEALING,
    DESCRIPTOR_PAIRS,
    DESCRIPTORS,
    DOING,
    EXAMPLES,
    FOLLOWERS,
    LINKS,
    LISTED,
    MOVING,
    OWNED,
    PERSON_WORDS,
    PLANTS,
    POSSESSIONS,
    PRODUCTS,
    ROLE_OF,
    SAYING,
    SOURCES,
    TIES,
    TRADES,
)
from extractor.find.other_names import PLACES

_AGE = re.compile(r", (?:aged )?\d\d[,.]")
# Doubao 2.0, but not "Acme 3.9%" or "Acme 5 million".
_VERSION = re.compile(r" \d{1,2}(?:\.\d+)?(?![\w.,%]|\.\d| ?(?:per|pc|percent|million|billion|trillion|%|bps|basis|points|cents))")
_CHANGE = re.compile(r" (?:up |down |by )?[+-]?\d+(?:\.\d+)?(?:%| ?per ?cent| ?pc\b)")
_ROLE_NOUNS = (
    "analyst|economist|strategist|director|founder|co-founder|partner|manager|chairman|chairwoman|president|spokesman|spokeswoman|"
    "spokesperson|executive|trader|lawyer|officer|boss|head|chief"
)
_PRODUCT_NOUNS = (
    "app|model|smartphone|phone|handset|drug|vaccine|tablet|game|sedan|saloon|suv|pickup|truck|laptop|chatbot|assistant|franchise|browser|trial|"
    "accelerator|headset|console"
)
# "Acme senior resources analyst Jo Bell", "Acme founder Jo Bell"
_ROLE_AFTER = re.compile(rf" (?:[a-z][a-z-]+ ){{0,3}}?(?:{_ROLE_NOUNS})(?:,? (?:of|for) [\w&' -]{{2,40}})? [A-Z]")
# "Acme data shows", "Acme figures suggest", "Acme test results"
_DATA = re.compile(
    r" (?:\w+ )?(?:data|figures|research|surveys?|estimates|statistics|analysis|reports?|test results|projections|calculations)"
    r"(?:\s+(?:shows?|showed|suggests?|reveals?|indicates?|puts?|points?)\b|,)"
)
# "Bravelle was upgraded", "the Bravelle app"
_PRODUCT = re.compile(
    r" (?:(?:was|is|were|has been|had been|will be|got) (?:(?:first|newly|recently|officially|then|also) )?"
    r"(?:integrated|upgraded|updated|released|rolled out|unveiled|downloaded|installed|discontinued|embedded|open-sourced|pre-installed)\b"
    rf"|(?:(?:{_PRODUCT_NOUNS})s?|search engine|operating system|mini-program)\b)"
)
# "Acme, the maker of pumps, said its profit", "Acme will cut its annual dividend": no person's, and in the same sentence
_ITS = re.compile(r"[^.;:\n]*? its ((?:[\w-]+ ){0,2}[\w-]+)")
# What only a person does: "Bell resigned", "Bell said she"
_PERSONAL = re.compile(
    r" (?:(?:resigned(?! as auditor)|retired|died|quit as|stepped down|graduated|was born)\b|(?:said|says|added) (?:he|she|his|her)\b)"
)
_PERSONAL_VERBS = frozenset("resigned retired died quit stepped graduated was said says added".split())
_RATING = re.compile(
    r" (?:\w+ )?(?:its|the|a) (?:\W?\w+\W? ){0,2}(?:rating|target|price target|recommendation|forecast|guidance|stake|dividend)\b"
)
# The line of the publisher: "Tidewater Post, 3 May 2025", "Harbour Weekly | Hong Kong, 3 May 2025", or the date on the line below.
_DATE = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    r"(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,?|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,?) (?:19|20)\d\d\b"
)
_DATELINE = re.compile(rf"(?:\s?\([^)\n]{{2,20}}\))?(?:,| \|)(?: [A-Z][A-Za-z]+(?: [A-Z][a-z]+)?,)? {_DATE}[^\n.]{{0,20}}(?:\n|$)")
_DATE_BELOW = re.compile(rf"\n(?:[A-Z][A-Za-z/ ]{{2,30}},? )?{_DATE}")
# "Published: 19 January 2026 | Harbour Wire", "By Jo Bell | Harbour Wire | Aug. 28, 2025"
_BYLINE = re.compile(r"(?:19|20)\d\d \|$")
_YEAR_AHEAD = re.compile(r"[^\n|]{2,40} \| [^\n|]{0,25}\b(?:19|20)\d\d\b")
_DATE_BEHIND = re.compile(rf"\) (?:[-–—]|{_DATE})")
_STATE = re.compile(r", (?:[A-Z][a-z]{2,3}\.|[A-Z]{2}\b|[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?=[,.;)]| \()")
_REFERENCE = re.compile(r"(?:^|\n)\s*(?:\d{1,2}[.)]|[•*-])\s+$")
_ROLE = re.compile(
    r"\b(?:ceo|cfo|coo|cto|chief|chairman|chairwoman|president|director|manager|analyst|economist|strategist|head|founder|co-founder|partner|trader|professor|lecturer|"
    r"spokesman|spokeswoman|minister|secretary|governor|lawyer|attorney|executive|chair|boss|who|aged|author|researcher|fellow|mayor|senator)\b"
)
STATES = frozenset(
    """
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ont Ore Pa Que Tenn Tex Va
    Vt Wash Wis Wyo
    """.split()
)


# "Jo Bell of Acme, who", "according to Acme, the director": the role is another one's.
_WORKPLACES = frozenset({"role_of", "tie", "source"})
# FTSE 100, S&P 500, Euro Stoxx 50
_SHARED_INDEX = re.compile(r"/[A-Z]{2,5} \d")  # S&P/ASX 200
_INDEX_SIZES = frozenset("30 40 50 100 200 225 250 300 350 500 600 1000 2000".split())
_LAST_WORD = {
    **dict.fromkeys(("the", "its", "their", "his", "her", "our", "this", "that", "a", "an"), "article"),
    **dict.fromkeys(EXAMPLES, "example"),
    "as": "example",
    **dict.fromkeys(BUYING, "buying"),
    **dict.fromkeys(LINKS, "link"),
    **dict.fromkeys(DESCRIPTORS, "descriptor"),
    **dict.fromkeys(PERSON_WORDS, "title_before"),
    **dict.fromkeys((noun for _, noun in DESCRIPTOR_PAIRS), "pair"),
    "them": "pair",
}
_FOR = frozenset({"descriptor", "buying"})
# A last letter that says nothing of a word that stands in no table: only -'s, -maker, -makers and -based do.
_SILENT = frozenset("abcdefghijklmnopqtuvwxyz")
_BASED = ("-based", "-headquartered", "-held")
_OWNED = ("-owned", "-backed", "-controlled", "-listed", "-quoted", "-traded")
_SOURCES_THE = tuple(f"{source} the" for source in SOURCES)
_OPENING = " “\"'‘"
_AUXILIARIES = ("is", "was", "has", "had", "will", "would", "can", "could")
_FIRST_WORD = {
    **dict.fromkeys(_AUXILIARIES, "auxiliary"),
    **dict.fromkeys(SAYING, "saying"),
    **dict.fromkeys(DOING, "doing"),
    **dict.fromkeys(MOVING, "moving"),
    **dict.fromkeys(DEALING, "dealing"),
    **dict.fromkeys(FOLLOWERS, "follower"),
}
_VERBS = frozenset({"saying", "doing", "moving", "dealing"})
FOLLOWERS_IN_CAPITALS = frozenset({"CEO", "CFO", "COO", "CTO"})
_ROLES_AFTER = frozenset(_ROLE_NOUNS.split("|"))
_ARTICLES = frozenset({"its", "the", "a"})
_DATA_NOUNS = frozenset(
    """
    data figures research survey surveys estimates statistics analysis report reports test projections calculations
    """.split()
)
PRODUCT_NOUNS = frozenset(noun + plural for noun in (*_PRODUCT_NOUNS.split("|"), "mini-program") for plural in ("", "s")) | {
    "search",
    "operating",
}


# What none of follows has no role, product, data or rating behind it either: one look spares four.
_TELLING = _ROLES_AFTER | PRODUCT_NOUNS | _DATA_NOUNS | _ARTICLES | frozenset(_AUXILIARIES)


def before(text: str, start: int, evidence: list[str], vetoes: list[str]) -> None:
    """Adds what the words before a name say."""
    head = text[start - 24 if start > 24 else 0 : start]
    if not head or head[-1] == "\n":
        vetoes.append("sentence_start")
        return
    last = head[head.rfind(" ", 0, -1) + 1 : -1].lower() if head[-1] == " " else ""
    if last[-1:] in _SILENT and last not in _LAST_WORD and "-" not in last and "\n" not in last:
        return
    stripped = head.rstrip(_OPENING)
    last = stripped[stripped.rfind(" ") + 1 :].lower()
    row = _LAST_WORD.get(last)
    if row is None:
        _unlisted(last, stripped, text, start, evidence, vetoes)
    elif row == "link":
        _linked(text, start, last, evidence, vetoes)
    elif row == "example":
        words = text[max(0, start - 48) : start].lower().split()
        noun = words[-3] if last == "as" and len(words) > 2 else words[-2] if len(words) > 1 else ""
        if last != "as" or words[-2:-1] == ["such"]:
            (vetoes if noun.rstrip(",") in PRODUCTS else evidence).append("product_list" if noun.rstrip(",") in PRODUCTS else "example")
    elif row == "pair":
        _paired(stripped[: -len(last)].rpartition(" ")[0].rpartition(" ")[2].lower(), last, evidence, vetoes)
    elif row in _FOR:
        evidence.append(row)
    else:
        if last == "the" and stripped.lower().endswith(_SOURCES_THE):
            evidence.append("source")
        vetoes.append(row)


def _paired(second: str, last: str, evidence: list[str], vetoes: list[str]) -> None:
    """A word that speaks for a company with the right one before it: "asset manager", "chip designer", "among them"."""
    if (second, last) in DESCRIPTOR_PAIRS:
        evidence.append("descriptor")
    elif last == "them":
        if second == "among":
            evidence.append("example")
    elif last in PERSON_WORDS:
        vetoes.append("title_before")


def _linked(text: str, start: int, last: str, evidence: list[str], vetoes: list[str]) -> None:
    """Behind a preposition: "chief executive of", "fees from", "Jo Bell, 41, of", "according to", "in"."""
    words = text[max(0, start - 48) : start].rstrip(_OPENING).rsplit(None, 2)
    second = words[-2] if len(words) > 1 else ""
    lower = second.lower()
    if lower in ROLE_OF:
        evidence.append("role_of")
    elif lower in TIES or (last == "of" and second and (second[-1] == "," or (second[0].isupper() and second not in PLACES))):
        evidence.append("tie")
    elif f"{lower} {last}" in SOURCES:
        evidence.append("source")
    elif last in ("in", "at", "near") and text[start - 1] == " ":
        vetoes.append("locative")


def _unlisted(last: str, lead: str, text: str, start: int, evidence: list[str], vetoes: list[str]) -> None:
    """A last word that stands in no table: its ending speaks."""
    end = last[-1:]
    if end == "d":
        if last.endswith(_BASED):
            evidence.append("based_before")
        elif last.endswith(_OWNED):
            evidence.append("descriptor")
    elif end == ",":
        if last[:-1] in OWNED:
            evidence.append("descriptor")  # "its subsidiary, Acme"
        elif last[:-1] in DESCRIPTORS:
            evidence.append("tie")  # "its owner, Acme"
    elif end == ":":
        if last.endswith(("source:", "sources:")):
            evidence.append("source")
        else:
            vetoes.append("symbol" if last.lstrip("([")[:-1].upper() in EXCHANGE_WORDS else "sentence_start")
    elif end == "s":
        if last.endswith(("'s", "’s")):
            if lead[lead.rfind(" ") + 1 : -2] in PLACES:
                evidence.append("national")
            else:
                vetoes.append("possessed")
        elif last.endswith("makers"):
            evidence.append("descriptor")
    elif end == "r":
        if last.endswith("maker"):
            evidence.append("descriptor")
    elif end == "|":
        if lead.lower().endswith(("source |", "source|")):
            evidence.append("source")
        elif start < 400 and (_BYLINE.search(lead) or _YEAR_AHEAD.match(text, start, start + 80)):
            evidence.append("dateline")
    elif not end or end in ".!?" or "\n" in last:
        vetoes.append("sentence_start")


def after(text: str, start: int, end: int, evidence: list[str], vetoes: list[str]) -> tuple[str | None, str | None]:
    """Adds what the words behind a name say; returns the ticker in brackets and its exchange."""
    tail = text[end : end + 80]
    mark = tail[:1]
    if " its " in tail and mark != ")" and (its := _ITS.match(tail)) and not POSSESSIONS.isdisjoint(its[1].split()):
        evidence.append("its")
    if mark == " ":
        second = tail[1:2]
        if second in "([<":
            return _bracket(text, start, tail, evidence)
        if second != "|":
            _words_after(tail, evidence, vetoes)
        elif _opens_line(text, start) and _DATELINE.match(tail):
            evidence.append("dateline")
    elif mark in ("'", "’"):
        if tail[1:2] in ("s", "S") and tail[2:3] in (" ", ""):
            _possession(tail[2:], evidence)
        elif text[end - 1] in "sxz" and tail[1:2] == " ":
            _possession(tail[1:], evidence)
    elif mark == "-":
        if tail[1:].split(" ", 1)[0].rstrip(".,") in LISTED:
            evidence.append("listed")
        elif tail.startswith(("-based", "-headquartered", "-born")):
            vetoes.append("place")
    elif mark == ",":
        _clause(text, start, tail, evidence, vetoes)
    elif mark == ":" and tail[1:2] == " ":
        if _REFERENCE.search(text, max(0, start - 8), start):
            evidence.append("reference")
    elif mark == ")":
        if start < 400 and _DATE_BEHIND.match(tail):
            evidence.append("dateline")
    elif mark == "\n":
        if start < 400 and _opens_line(text, start) and _DATE_BELOW.match(tail):
            evidence.append("dateline")
    elif mark == "/":
        if _SHARED_INDEX.match(tail):
            vetoes.append("index")
    elif mark in ("(", "<"):
        return _bracket(text, start, tail, evidence)
    return None, None


def _bracket(text: str, start: int, tail: str, evidence: list[str]) -> tuple[str | None, str | None]:
    if start < 400 and _opens_line(text, start) and _DATELINE.match(tail):
        evidence.append("dateline")
    listing = read_ticker(tail)
    if listing is None:
        return None, None
    evidence.append("ticker" if listing.ticker else "bare_bracket")
    return listing


def _opens_line(text: str, start: int) -> bool:
    """Whether a name stands first on its line, an article aside, and is no city in capitals."""
    head = text[max(0, start - 5) : start]
    return head.rpartition("\n")[2] in ("", "The ") and not text[start : start + 3].isupper()


def _words_after(tail: str, evidence: list[str], vetoes: list[str]) -> None:
    words = tail.split(" ", 5)
    first = words[1]
    if not first.islower():
        if first[:1].isdigit():
            if first in _INDEX_SIZES:
                vetoes.append("index")
            elif _CHANGE.match(tail):
                evidence.append("change")
            elif _VERSION.match(tail):
                vetoes.append("version")
        elif first in FOLLOWERS_IN_CAPITALS:
            evidence.append("follower")
        return
    if first in _PERSONAL_VERBS and _PERSONAL.match(tail):
        vetoes.append("person")
    row = _FIRST_WORD.get(first)
    if row is None:
        first = first.rstrip(".,;:")
        row = _FIRST_WORD.get(first)
    if row in _VERBS and first[-1] == "s" and len(words) > 2 and words[2].rstrip(".,;:") in AFTER_PLURALS:
        row = None  # "Block trades were rare": no verb
    elif row is not None:
        evidence.append(row)
    elif first == "s":  # filings lose their apostrophes: "Acme s revenue"
        _possession(tail[2:], evidence)
    elif first[-2:] == "ed":
        evidence.append("verb")
    elif first in PLANTS:
        vetoes.append("plant")
    if _TELLING.isdisjoint(words):
        return
    if row is None and first[-2:] == "ed" and not _ARTICLES.isdisjoint(words) and _RATING.match(tail):
        evidence.append("rating")
    elif row is None or row == "follower":
        if not _ROLES_AFTER.isdisjoint(words) and _ROLE_AFTER.match(tail):
            evidence.append("role_after")
        elif not PRODUCT_NOUNS.isdisjoint(words) and _PRODUCT.match(tail):
            vetoes.append("product_noun")
        elif not _DATA_NOUNS.isdisjoint(words) and "source" not in evidence and _DATA.match(tail):
            evidence.append("source")
    elif row == "auxiliary":
        if _PRODUCT.match(tail):
            vetoes.append("product_noun")
    elif not _ARTICLES.isdisjoint(words) and _RATING.match(tail):
        evidence.append("rating")


def _possession(tail: str, evidence: list[str]) -> None:
    words = tail.replace(",", " ,").lower().split(None, 3)
    evidence.append("metric_possession" if not POSSESSIONS.isdisjoint(words[:2]) else "possession")


def _clause(text: str, start: int, tail: str, evidence: list[str], vetoes: list[str]) -> None:
    """Behind a comma: an age, a role, "a maker of …", "which …"."""
    if start < 400 and _opens_line(text, start) and _DATELINE.match(tail):
        evidence.append("dateline")
        return
    found = _STATE.match(tail)
    if found and (found[0][2:] in PLACES or (found[0][-1] == "." and found[0][2:-1] in STATES)):
        vetoes.append("before_place")
        return
    clause = tail[2:].lower()
    if _AGE.match(tail):
        vetoes.append("person")
    elif clause.startswith(("which ", "whose ", "formerly ")):
        evidence.append("which")
    elif clause.startswith(("a ", "an ", "the ", "one of ", "another ")):
        words = re.split(r"[ ,.-]+", clause)[1:8]
        if words[1:2] in (["based"], ["headquartered"]):
            evidence.append("based")
        if not APPOSITIONS.isdisjoint(words):
            evidence.append("apposition")
            if not TRADES.isdisjoint(words[:4]):
                evidence.append("trade")
            if (close := tail.find(",", 2)) > 0:
                if _RATING.match(tail, close + 1):
                    evidence.append("rating")  # "Acme, the broker, trimmed its target price"
                elif _PERSONAL.match(tail, close + 1):
                    vetoes.append("person")  # "Jo Bell, a maker of films, resigned"
        elif not PRODUCT_NOUNS.isdisjoint(words):
            vetoes.append("product_noun")
        elif _ROLE.search(clause, 0, 40):
            vetoes.append("person")
    elif _WORKPLACES.isdisjoint(evidence) and _ROLE.search(clause, 0, 24):
        vetoes.append("person")
