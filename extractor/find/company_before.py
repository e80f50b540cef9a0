"""What the words before a name say about it: the readers of `company_words`.

chipmaker [Acme] · CEO of [Acme] · buys [Acme] · according to [Acme] · Mr [Acme] · the [Acme] · its unit, [Acme] · Oslo-based [Acme]
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from extractor.find.company_deals import MOVERS, NOTED, is_charged, is_dealt_with, is_ranked
from extractor.find.company_results import is_of_officer
from extractor.find.company_sources import BEFORE_THE, PAIRS, is_put_out
from extractor.find.company_tickers import EXCHANGE_WORDS
from extractor.find.company_words import (
    BODIES,
    BODY_PAIRS,
    BUYING,
    DESCRIPTOR_PAIRS,
    DESCRIPTORS,
    EXAMPLES,
    FIRMS,
    LINKS,
    OWNED,
    PERSON_WORDS,
    PRODUCT_KINDS,
    PRODUCTS,
    ROLE_OF,
    TIES,
)
from extractor.find.given_names import GIVEN_NAMES
from extractor.find.other_names import PLACES

# "Published: 19 January 2026 | Harbour Wire", "By Jo Bell | Harbour Wire | Aug. 28, 2025"
_BYLINE = re.compile(r"(?:19|20)\d\d \|$")
_YEAR_AHEAD = re.compile(r"[^\n|]{2,40} \| [^\n|]{0,25}\b(?:19|20)\d\d\b")
# Who may be a person as well: "owner Jo Bell", "senior partner Jo Bell"
_HOLDERS = frozenset({"owner", "partner", "investor", "shareholder", "seller", "buyer"})
# Of many, no persons: "rivals such as Acme", "lenders including Acme"
_FIRMS_ONLY = frozenset(noun for noun in DESCRIPTORS if noun[-1] == "s") - frozenset(f"{holder}s" for holder in _HOLDERS) - frozenset(
    "clients customers hyperscalers contenders competitors backers incumbents heavyweights tenants landlords partners developers".split()
)
_PARTNERS = ("senior partner", "managing partner", "founding partner", "general partner")
# What has a name with "of" in it: "the game Honor of Kings"; no person has one name before it.
_TITLED = re.compile(r"\b(?P<kind>[a-z]+) [A-Z][\w'’-]+ of$")
_TITLES = PRODUCT_KINDS | {"title", "hit", "model", "novel", "show", "blockbuster", "franchise"}
_MAKES = frozenset("maker makers developer developers creator creators".split())
_KIND = frozenset(noun for _, noun in DESCRIPTOR_PAIRS | BODY_PAIRS)
_LAST_WORD = {
    **dict.fromkeys(("the", "its", "their", "his", "her", "our", "this", "a", "an"), "article"),
    **dict.fromkeys(EXAMPLES, "example"),
    "as": "example",
    **dict.fromkeys(BUYING, "buying"),
    **dict.fromkeys(LINKS, "link"),
    **dict.fromkeys(DESCRIPTORS, "descriptor"),
    **dict.fromkeys(_HOLDERS, "holder"),
    **dict.fromkeys(PERSON_WORDS, "title_before"),
    **dict.fromkeys(BODIES, "body"),
    **dict.fromkeys(PRODUCT_KINDS, "product_noun"),
    "app": "app",
    **dict.fromkeys("bankrupt insolvent cash-strapped loss-making unlisted state-run".split(), "descriptor"),
    **dict.fromkeys(("called", "named", "renamed", "dubbed"), "called"),
    **dict.fromkeys(("leads", "runs", "heads", "founded", "chairs", "led", "ran", "headed", "chaired"), "leading"),
    "citing": "source",
    "per": "per",
    **dict.fromkeys(("came", "comes", "come"), "ranked"),
    **dict.fromkeys(("ordered", "told", "hit", "handed", "slapped", "awarded", "cost", "costs", "costing"), "charged"),
    **dict.fromkeys(_KIND, "pair"),
    "them": "pair",
    **dict.fromkeys(("is", "are", "was", "were", "include", "includes", "included"), "copula"),
}
# "The merged firm will be called Acme"
_CALLED = re.compile(
    r"\b(?:company|firm|group|business|start-?up|venture|lender|bank|entity|retailer)"
    r",? (?:was |is |will be |would be |to be |has been )?(?:called|named|renamed|dubbed)$"
)
# "The venture between Bolt and Cord, called Acme"
_VENTURE_CALLED = re.compile(r"\bventure (?:between|of|with|by|from) [^.;\n]{3,90}, (?:to be )?(?:called|named|dubbed)$")
# "Grocery app Acme raised $200m", "its stake in grocery app Acme": a business that goes by its app
_DOES_BUSINESS = re.compile(
    r"[A-Z][\w&'’.-]*(?: [A-Z][\w-]*){0,2}(?:, [^,.\n]{2,60},)? (?:(?:has|have|is|was|had|will) )?"
    r"(?:rais(?:ed|ing)|secured|landed|closed|valued|hired|la(?:id|ying) off|employs|filed|plans|agreed|lost|worth)\b"
)
_HELD_APP = re.compile(r"\b(?:stakes?|shares?|invest(?:ed|ment|or)) in (?:[\w-]+ ){0,4}app$")
# "Its rival in Hefei, Acme"
_PLACED = re.compile(r"\b([a-z-]+) (?:based )?(?:in|from|of) [A-Z][\w-]+(?: [A-Z][\w-]+)?, $")
_PERSONS = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Dame|Sheikh|Datuk)\.? (?:[A-Z][\w.-]+ )?[A-Z][\w-]+['’]s $")
_TWO_WORDS = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+(?=[,.\s])")
# What is done by a company, and where it is done: "founded by Acme", "founded at Harlow College"
_DONE_BY = frozenset({"founded", "backed", "owned", "controlled", "acquired"})
# What one has in a company; the rest is in a place: "customers in Tromsø".
_PUT_IN = frozenset({"investment", "invest", "invested", "interest", "interests", "share", "holding", "notes", "investors", "investor"})
_PLACING = frozenset({"at", "in", "on"})
_FOR = frozenset({"descriptor", "buying", "source"})
# A last letter that says nothing of a word that stands in no table: only -'s, -maker, -makers and -based do.
_SILENT = frozenset("abcdefghijklmnopqtuvwxyz")
_BASED = ("-based", "-headquartered", "-held")
_OF_COMPANIES = ("-rival", "-owned", "-backed", "-controlled", "-listed", "-quoted", "-traded", "maker", "makers")
_FIRST = 20  # characters that hold a first word
_OPENING = " “\"'‘"


# "The city's biggest landlord, Acme,": no person's
_LARGEST = re.compile(r"(?:\w+-(?:owned|run)|biggest|largest|oldest|leading|smallest|second-biggest|third-biggest) (?:[a-z]+ )?[a-z-]+,$")


class _Lead(NamedTuple):
    """What stands before a name: the words on its left without the marks that open it, the last of them in small letters."""

    text: str
    start: int  # of the name
    words: str
    last: str
    evidence: list[str]  # rows for the name
    vetoes: list[str]  # rows against it

    @property
    def second(self) -> str:
        """The word before the last one."""
        return self.words[: -len(self.last)].rstrip().rpartition(" ")[2]


def before(text: str, start: int, evidence: list[str], vetoes: list[str]) -> None:
    """Adds what the words before a name say."""
    head = text[start - 24 if start > 24 else 0 : start]
    if not head or head[-1] == "\n":
        vetoes.append("sentence_start")
        return
    last = head[head.rfind(" ", 0, -1) + 1 : -1].lower() if head[-1] == " " else ""
    if last[-1:] in _SILENT and last not in _LAST_WORD and "-" not in last and "\n" not in last:
        return
    words = head.rstrip(_OPENING)
    last = words[words.rfind(" ") + 1 :].lower()
    lead = _Lead(text, start, words, last, evidence, vetoes)
    row = _LAST_WORD.get(last)
    if row is None:
        _unlisted(lead)
    elif row in _READERS:
        _READERS[row](lead)
    elif row in _FOR:
        evidence.append(row)
    else:
        vetoes.append(row)


def _article(lead: _Lead) -> None:
    """ "the Acme", "according to the Acme"."""
    if lead.last == "the" and lead.words.lower().endswith(BEFORE_THE):
        lead.evidence.append("source")
    lead.vetoes.append("article")


def _example(lead: _Lead) -> None:
    """ "lenders including Acme", "lenders such as Acme"; but "phones such as Bravelle"."""
    words = lead.text[max(0, lead.start - 48) : lead.start].lower().split()
    if lead.last == "as" and words[-2:-1] != ["such"]:
        return
    noun = "".join(words[-3:-2] if lead.last == "as" else words[-2:-1]).rstrip(",")
    if noun in PRODUCTS:
        lead.vetoes.append("product_list")
    elif noun in _FIRMS_ONLY and not _TWO_WORDS.match(lead.text, lead.start):
        lead.evidence.append("descriptor")
    else:
        lead.evidence.append("example")


def _per(lead: _Lead) -> None:
    """ "prices fell 5%, per Acme"; but "$4 per Acme share"."""
    if lead.second[-1:] == ",":
        lead.evidence.append("source")


def _ranked(lead: _Lead) -> None:
    """ "next came Acme with 9%"."""
    if is_ranked(lead.text, lead.start):
        lead.evidence.append("example")


def _charged(lead: _Lead) -> None:
    """ "ordered Acme to pay", "handed Acme a $9m fine"; "told Harbour Wire" of something."""
    if is_charged(lead.text, lead.start):
        lead.evidence.append("buying")
    elif lead.last == "told":
        lead.evidence.append("source")


def _copula(lead: _Lead) -> None:
    """ "the seller is Acme", "the market leader is Acme", "customers include Acme", "the biggest riser was Acme"."""
    pair = lead.words.lower().rsplit(None, 3)[-3:-1]
    noun = pair[-1] if pair else ""
    if noun in DESCRIPTORS or noun in MOVERS or tuple(pair) in DESCRIPTOR_PAIRS:
        lead.evidence.append("descriptor")
    elif noun in NOTED:
        lead.evidence.append("example")


def _called(lead: _Lead) -> None:
    """ "the merged firm will be called Acme"."""
    end = lead.start - 1
    if _CALLED.search(lead.text, max(0, end - 64), end) or _VENTURE_CALLED.search(lead.text, max(0, end - 120), end):
        lead.evidence.append("descriptor")


def _holder(lead: _Lead) -> None:
    """ "its owner Acme"; but "its senior partner Jo Bell"."""
    if not _TWO_WORDS.match(lead.text, lead.start):
        lead.evidence.append("descriptor")
    elif lead.words.endswith(_PARTNERS):
        lead.vetoes.append("title_before")


def _leading(lead: _Lead) -> None:
    """ "Jo Bell, who runs Acme"."""
    if lead.second == "who":
        lead.evidence.append("role_of")


def _paired(lead: _Lead) -> None:
    """A word that speaks for a company with the right one before it: "asset manager", "chip designer", "among them"."""
    pair = (lead.second.lower(), lead.last)
    if pair in DESCRIPTOR_PAIRS or (pair not in BODY_PAIRS and lead.last in DESCRIPTORS):
        lead.evidence.append("descriptor")
    elif pair in BODY_PAIRS:
        lead.vetoes.append("body")
    elif pair == ("among", "them"):
        lead.evidence.append("example")
    elif lead.last in PERSON_WORDS:
        lead.vetoes.append("title_before")


# What stands somewhere and is called by the place.
_WORKS = frozenset("plant factory works mill refinery smelter shipyard yard foundry steelworks ironworks quarry mine pit".split())
_WHERE = frozenset("at in near outside".split())


def _linked(lead: _Lead) -> None:
    """Behind a preposition: "chief executive of", "fees from", "Jo Bell, 41, of", "according to", "in"."""
    text, start, last = lead.text, lead.start, lead.last
    words = text[max(0, start - 48) : start].rstrip(_OPENING)
    second = "".join(words.rsplit(None, 2)[-2:-1])
    lower = second.lower()
    if (lower in ROLE_OF and not (last in _PLACING and lower in _DONE_BY)) or is_dealt_with(text, start, last, lower, words):
        lead.evidence.append("role_of")
    elif lower in _MAKES and last in ("of", "behind"):
        lead.vetoes.append("product_noun")  # "the maker of Oculyx", "the studio behind Pale Riders"
    elif last == "of" and (kind := _TITLED.search(words)) is not None and kind["kind"] in _TITLES:
        lead.vetoes.append("product_noun")  # "its game Honor of Kings"
    elif last in _WHERE and lower in _WORKS:
        lead.vetoes.append("mine")  # "its assembly plant at Valmont"
    elif last == "of" and second[:1].isupper() and is_of_officer(text, start):
        lead.evidence.append("role_of")
    elif _tied(last, second, lower):
        lead.evidence.append("tie")
    elif f"{lower} {last}" in PAIRS or (last == "by" and is_put_out(text, start)):
        lead.evidence.append("source")
    elif last in ("in", "at", "near") and text[start - 1] == " ":
        lead.vetoes.append("locative")


def _tied(last: str, second: str, lower: str) -> bool:
    """What other things have too: "agreement with Acme"; or a person: "Jo Bell, 41, of Acme", "Jo Bell of Acme"."""
    if lower in TIES:
        return last != "in" or lower in _PUT_IN
    if last == "of" and second in ("those", "that"):
        return True  # "those of Acme"
    return last == "of" and second != "" and (second[-1] == "," or (second[0].isupper() and second not in PLACES))


def _unlisted(lead: _Lead) -> None:
    """A last word that stands in no table: its ending speaks."""
    last = lead.last
    end = last[-1:]
    if last.endswith(_BASED):
        lead.evidence.append("based_before")
    elif last.endswith(_OF_COMPANIES):
        lead.evidence.append("descriptor")
    elif end == ",":
        _apposed(lead)
    elif last.endswith(("source:", "sources:")):
        lead.evidence.append("source")
    elif end == ":":
        lead.vetoes.append("symbol" if last.lstrip("([")[:-1].upper() in EXCHANGE_WORDS else "sentence_start")
    elif last.endswith(("'s", "’s")):
        _possessed(lead)
    elif end == "|":
        _behind_bar(lead)
    elif not end or end in ".!?" or "\n" in last:
        lead.vetoes.append("sentence_start")


def _apposed(lead: _Lead) -> None:
    """ "its subsidiary, Acme", "its rival in Hefei, Acme"; "its owner, Acme" may be a person."""
    placed = _PLACED.search(lead.text, max(0, lead.start - 60), lead.start)
    noun = placed[1] if placed else lead.last.rstrip(",")
    if noun in OWNED or noun in FIRMS or (noun in DESCRIPTORS and _LARGEST.search(lead.words)):
        lead.evidence.append("descriptor")  # "its subsidiary,"; "The city's biggest landlord,"
    elif noun in DESCRIPTORS:
        lead.evidence.append("tie")


def _possessed(lead: _Lead) -> None:
    """Behind "Japan's" the words before the place speak for the name: "a unit of Japan's Acme"; behind "Bell's" it is had by another."""
    at = max(lead.words.rfind(" "), lead.words.rfind("\n")) + 1
    owner = lead.words[at:]
    if _PERSONS.search(lead.text, max(0, lead.start - 40), lead.start):
        return  # "Mr Bell's Acme bought"
    place = lead.text.rindex(owner, 0, lead.start)
    first = lead.text[max(0, place - _FIRST) : place].rpartition(" ")[0].rpartition(" ")[2] if at else ""
    if first and f"{first} {owner[:-2]}" in PLACES:
        at, place = at - len(first) - 1, place - len(first) - 1  # "Sri Lanka's Acme"
    elif owner[:-2] not in PLACES:
        lead.vetoes.append("possessed")
        return
    lead.evidence.append("national")
    if at > 1 and lead.words[at - 2] != "\n":
        further: list[str] = []
        before(lead.text, place - 4 * lead.text.endswith(" the ", 0, place), further, [])  # "the purchase of the UK's Acme"
        lead.evidence.extend(row for row in further if row != "national")


def _behind_bar(lead: _Lead) -> None:
    """ "Source | Acme", "19 January 2026 | Harbour Wire"."""
    if lead.words.lower().endswith(("source |", "source|")):
        lead.evidence.append("source")
    elif lead.text[lead.start : lead.start + _FIRST].partition(" ")[0] in GIVEN_NAMES:
        lead.vetoes.append("title_before")  # "12 March 2026 | Jo Bell"
    elif lead.start < 400 and (_BYLINE.search(lead.words) or _YEAR_AHEAD.match(lead.text, lead.start, lead.start + 80)):
        lead.evidence.append("dateline")


def _app(lead: _Lead) -> None:
    """ "grocery app Acme raised $200m"; but "the app Bravelle was updated"."""
    if _HELD_APP.search(lead.text, max(0, lead.start - 60), lead.start - 1):
        lead.evidence.append("role_of")
    elif not _DOES_BUSINESS.match(lead.text, lead.start):
        lead.vetoes.append("product_noun")


# By the row of the last word.
_READERS: dict[str, Callable[[_Lead], None]] = {
    "article": _article,
    "link": _linked,
    "example": _example,
    "per": _per,
    "ranked": _ranked,
    "app": _app,
    "charged": _charged,
    "copula": _copula,
    "called": _called,
    "holder": _holder,
    "leading": _leading,
    "pair": _paired,
}
