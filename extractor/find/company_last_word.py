"""What the last word before a name says about it: a row of evidence or a veto, or what one of the readers makes of it.

chipmaker [Acme] · CEO of [Acme] · buys [Acme] · according to [Acme] · Mr [Acme] · the [Acme] · lenders including [Acme]
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from extractor.find.company_deals import MOVERS, NOTED, is_charged, is_dealt_with, is_ranked
from extractor.find.company_results import is_of_officer
from extractor.find.company_sources import BEFORE_THE, PAIRS, is_put_out
from extractor.find.company_ties import TRADES_AS, begins, comes_from, earns_at, is_tied
from extractor.find.company_words import (
    BUYING,
    DESCRIPTOR_PAIRS,
    DESCRIPTORS,
    EXAMPLES,
    LINKS,
    ROLE_OF,
    TIES,
)
from extractor.find.given_names import GIVEN_NAMES
from extractor.find.no_company_words import BODIES, BODY_PAIRS, PERSON_WORDS, PRODUCT_KINDS, PRODUCTS
from extractor.find.other_names import PLACES

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
_FIRMS = frozenset("company group firm studio publisher start-up startup business manufacturer brewer distiller".split())
_MAKES = frozenset("maker makers developer developers creator creators".split())
_KIND = frozenset(noun for _, noun in DESCRIPTOR_PAIRS | BODY_PAIRS)
LAST_WORD = {
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
    **dict.fromkeys(("app", "brand", "label"), "app"),
    **dict.fromkeys("bankrupt insolvent cash-strapped loss-making unlisted state-run".split(), "descriptor"),
    **dict.fromkeys(("called", "named", "renamed", "dubbed"), "called"),
    **dict.fromkeys(("leads", "runs", "heads", "chairs", "led", "ran", "headed", "chaired"), "leading"),
    **dict.fromkeys(("founded", "co-founded", "cofounded"), "leading"),
    "citing": "source",
    "per": "per",
    **dict.fromkeys(("came", "comes", "come"), "ranked"),
    **dict.fromkeys(
        "ordered lent lends owe owes owed told hit handed slapped awarded cost costs costing lost saved earned netted pay paid pays "
        "forced obliged dragged pushed plunged sent tipped returned".split(),
        "charged",
    ),
    **dict.fromkeys(_KIND, "pair"),
    "them": "pair", "off": "spun",
    **dict.fromkeys(("over", "up", "out"), "taken"),
    "started": "started",
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
    r"(?:rais(?:ed|ing)|secured|landed|closed|valued|hired|la(?:id|ying) off|employs|filed|plans|agreed|lost|worth|owned by|bought by"
    r"|acquired by|backed by|sold to|posted|reported|opened|expects)\b"
)
_HELD_APP = re.compile(r"\b(?:stakes?|shares?|invest(?:ed|ment|or)) in (?:[\w-]+ ){0,4}app$")
_TWO_WORDS = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+(?=[,.\s])")
# What is done by a company, and where it is done: "founded by Acme", "founded at Harlow College"
_DONE_BY = frozenset({"founded", "backed", "owned", "controlled", "acquired"})
# What one has in a company; the rest is in a place: "customers in Tromsø".
_PUT_IN = frozenset({"investment", "invest", "invested", "interest", "interests", "share", "holding", "notes", "investors", "investor"})
_TAKES = {
    "over": frozenset("take takes took taken taking".split()),
    "up": frozenset("snap snaps snapped snapping gobbled gobbles swallow swallowed hoover hoovered".split()),
    "out": frozenset("buy buys bought buying".split()),
}
_SPINS = frozenset({"spin", "spins", "spun", "spinning"})
_PLACING = frozenset({"at", "in", "on"})
OPENING = " “\"'‘"


class Lead(NamedTuple):
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


def _article(lead: Lead) -> None:
    """ "the Acme", "according to the Acme"."""
    if lead.last == "the" and lead.words.lower().endswith(BEFORE_THE):
        lead.evidence.append("source")
    lead.vetoes.append("article")


def _example(lead: Lead) -> None:
    """ "lenders including Acme", "lenders such as Acme"; but "phones such as Bravelle"."""
    words = lead.text[max(0, lead.start - 48) : lead.start].lower().split()
    if lead.last == "as" and words[-2:-1] != ["such"]:
        if not TRADES_AS.isdisjoint(words[-2:-1]):
            lead.evidence.append("descriptor")
        return
    noun = "".join(words[-3:-2] if lead.last == "as" else words[-2:-1]).rstrip(",")
    if noun in PRODUCTS:
        lead.vetoes.append("product_list")
    elif (noun in _FIRMS_ONLY or noun == "funds") and not _is_person_like(lead):
        lead.evidence.append("descriptor")
    else:
        lead.evidence.append("example")


def _is_person_like(lead: Lead) -> bool:
    """Whether a name is two plain words, the first a given name: "lenders such as Boi Grande" are none."""
    two = _TWO_WORDS.match(lead.text, lead.start)
    return two is not None and two[0].partition(" ")[0] in GIVEN_NAMES


def _spun(lead: Lead) -> None:
    """ "it would spin off Acme"."""
    if lead.second.lower() in _SPINS:
        lead.evidence.append("buying")


def _taken(lead: Lead) -> None:
    """ "Bolt took over Acme", "snapped up Acme", "will buy out Acme"."""
    second = lead.second.lower()
    if second in _TAKES[lead.last] or (second in _SPINS and lead.last == "out"):
        lead.evidence.append("buying")
    elif lead.last == "up" and second in ("set", "sets") and begins(lead.text, lead.start):
        lead.evidence.append("role_of")


def _started(lead: Lead) -> None:
    """ "he started Acme in 2003"."""
    if begins(lead.text, lead.start):
        lead.evidence.append("role_of")


def _per(lead: Lead) -> None:
    """ "prices fell 5%, per Acme"; but "$4 per Acme share"."""
    if lead.second[-1:] == ",":
        lead.evidence.append("source")


def _ranked(lead: Lead) -> None:
    """ "next came Acme with 9%"."""
    if is_ranked(lead.text, lead.start):
        lead.evidence.append("example")


def _charged(lead: Lead) -> None:
    """ "ordered Acme to pay", "handed Acme a $9m fine"; "told Harbour Wire" of something."""
    if is_charged(lead.text, lead.start):
        lead.evidence.append("buying")
    elif lead.last == "told":
        lead.evidence.append("source")


def _copula(lead: Lead) -> None:
    """ "the seller is Acme", "the market leader is Acme", "customers include Acme", "the biggest riser was Acme"."""
    pair = lead.words.lower().rsplit(None, 3)[-3:-1]
    noun = pair[-1] if pair else ""
    if noun in DESCRIPTORS or noun in MOVERS or tuple(pair) in DESCRIPTOR_PAIRS:
        lead.evidence.append("descriptor")
    elif noun in NOTED:
        lead.evidence.append("example")


def _called(lead: Lead) -> None:
    """ "the merged firm will be called Acme"."""
    end = lead.start - 1
    if _CALLED.search(lead.text, max(0, end - 64), end) or _VENTURE_CALLED.search(lead.text, max(0, end - 120), end):
        lead.evidence.append("descriptor")


def _holder(lead: Lead) -> None:
    """ "its owner Acme"; but "its senior partner Jo Bell"."""
    if not _TWO_WORDS.match(lead.text, lead.start):
        lead.evidence.append("descriptor")
    elif lead.words.endswith(_PARTNERS):
        lead.vetoes.append("title_before")


def _leading(lead: Lead) -> None:
    """ "Jo Bell, who runs Acme", "co-founded Acme"."""
    if lead.second == "who" or lead.last.endswith("founded"):
        lead.evidence.append("role_of")


def _paired(lead: Lead) -> None:
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


_VIEWS = frozenset({"target", "targets", "rating", "ratings", "recommendation"})
# What stands somewhere and is called by the place.
_WORKS = frozenset("plant factory works mill refinery smelter shipyard yard foundry steelworks ironworks quarry mine pit".split())
_WHERE = frozenset("at in near outside".split())


def _linked(lead: Lead) -> None:
    """Behind a preposition: "chief executive of", "fees from", "Jo Bell, 41, of", "according to", "in"."""
    text, start, last = lead.text, lead.start, lead.last
    words = text[max(0, start - 48) : start].rstrip(OPENING)
    second = "".join(words.rsplit(None, 2)[-2:-1])
    lower = second.lower()
    holds = lower in ROLE_OF and not (last in _PLACING and lower in _DONE_BY)
    if holds or is_dealt_with(text, start, last, lower, words) or is_tied(last, lower, words):
        lead.evidence.append("role_of")
    elif (lower in _MAKES and last in ("of", "behind")) or (last == "behind" and lower in _FIRMS):
        lead.vetoes.append("product_noun")  # "the maker of Oculyx", "the group behind Pale Riders"
    elif last == "of" and (kind := _TITLED.search(words)) is not None and kind["kind"] in _TITLES:
        lead.vetoes.append("product_noun")  # "its game Honor of Kings"
    elif last in _WHERE and lower in _WORKS:
        lead.vetoes.append("mine")  # "its assembly plant at Valmont"
    elif last == "on" and lower in _VIEWS:
        lead.evidence.append("role_of")  # "its price target on Acme"
    elif last == "of" and second[:1].isupper() and is_of_officer(text, start):
        lead.evidence.append("role_of")
    elif (last == "at" and earns_at(lower, text, start)) or (last == "from" and comes_from(lower, text, start)):
        lead.evidence.extend(("tie", "figure"))
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


def _app(lead: Lead) -> None:
    """ "grocery app Acme raised $200m"; but "the app Bravelle was updated"."""
    if _HELD_APP.search(lead.text, max(0, lead.start - 60), lead.start - 1):
        lead.evidence.append("role_of")
    elif not _DOES_BUSINESS.match(lead.text, lead.start):
        lead.vetoes.append("product_noun")


# By the row of the last word.
READERS: dict[str, Callable[[Lead], None]] = {
    "spun": _spun,
    "taken": _taken,
    "started": _started,
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
