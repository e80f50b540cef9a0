"""What the words before a name say about it: the readers of `company_words`.

chipmaker [Acme] · CEO of [Acme] · buys [Acme] · according to [Acme] · Mr [Acme] · the [Acme] · its unit, [Acme] · Oslo-based [Acme]
"""

from __future__ import annotations

import re

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
    SOURCES,
    TIES,
)
from extractor.find.other_names import PLACES

# "Published: 19 January 2026 | Harbour Wire", "By Jo Bell | Harbour Wire | Aug. 28, 2025"
_BYLINE = re.compile(r"(?:19|20)\d\d \|$")
_YEAR_AHEAD = re.compile(r"[^\n|]{2,40} \| [^\n|]{0,25}\b(?:19|20)\d\d\b")
# Who may be a person as well: "owner Jo Bell", "senior partner Jo Bell"
_HOLDERS = frozenset({"owner", "partner", "investor", "shareholder", "seller", "buyer"})
_PARTNERS = ("senior partner", "managing partner", "founding partner", "general partner")
_KIND = frozenset(noun for _, noun in DESCRIPTOR_PAIRS | BODY_PAIRS)
_LAST_WORD = {
    **dict.fromkeys(("the", "its", "their", "his", "her", "our", "this", "that", "a", "an"), "article"),
    **dict.fromkeys(EXAMPLES, "example"),
    "as": "example",
    **dict.fromkeys(BUYING, "buying"),
    **dict.fromkeys(LINKS, "link"),
    **dict.fromkeys(DESCRIPTORS, "descriptor"),
    **dict.fromkeys(_HOLDERS, "holder"),
    **dict.fromkeys(PERSON_WORDS, "title_before"),
    **dict.fromkeys(BODIES, "body"),
    **dict.fromkeys(PRODUCT_KINDS, "product_noun"),
    **dict.fromkeys(("called", "named", "renamed", "dubbed"), "called"),
    **dict.fromkeys(("leads", "runs", "heads", "founded", "chairs", "led", "ran", "headed", "chaired"), "leading"),
    **dict.fromkeys(_KIND, "pair"),
    "them": "pair",
    **dict.fromkeys(("is", "are", "was", "were", "include", "includes", "included"), "copula"),
}
# "The contract went to Acme", "a round led by Acme"
_AWARDS = frozenset("went goes awarded given led co-led arranged managed handled".split())
_AWARDED = re.compile(
    r"\b(?:contract|order|job|tender|licen[cs]e|work|round|Series [A-H]|funding|consortium|syndicate|financing|investment|offering|bid)"
    r",? (?:was |were |has been |that was |will be )?(?:(?:went|goes|awarded|given) to|(?:co-)?(?:led|arranged|managed|handled) by)$"
)
# "Sold its shops to Acme", "will buy 20,000 chips from Acme"
_TRADED = re.compile(
    r"\b(?:(?:sell|sells|sold|selling) (?:(?! to )[^.,;:\n]|[.,]\d){1,36} to"
    r"|(?:buy|buys|bought|buying|acquired?|orders|ordered) (?:(?! from )[^.,;:\n]|[.,]\d){1,36} from)$"
)
# "The merged firm will be called Acme"
_CALLED = re.compile(
    r"\b(?:company|firm|group|business|start-?up|venture|lender|bank|entity|retailer)"
    r",? (?:was |is |will be |would be |to be |has been )?(?:called|named|renamed|dubbed)$"
)
# "A round led by Bolt, with Acme"
_ROUND_WITH = re.compile(r"\b(?:round|funding|financing|investment|Series [A-H])\b[^.;\n]{0,40}\bled by [^.;\n]{2,60}, with$")
# "Builds tankers for Acme"
_MADE_FOR = re.compile(
    r"\b(?:buil[dt]s?|makes?|making|made|suppl(?:y|ies|ied)|manufactures?d?|produce[sd]?|develop(?:s|ed)?) [^.,;:\n]{2,36} for$"
)
# "Paid 16 times its profit for Acme"
_PAID_FOR = re.compile(r"\bpa(?:id|ying|ys?) (?:(?! for )[^,;:\n]|,\d){2,36} for$")
_TWO_WORDS = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+(?=[,.\s])")
# What is done by a company, and where it is done: "founded by Acme", "founded at Harlow College"
_DONE_BY = frozenset({"founded", "backed", "owned", "controlled", "acquired"})
# "Analyst Jo Bell of Acme"
_WORKS_FOR = re.compile(
    r"\b(?:[Aa]nalyst|[Ee]conomist|[Ss]trategist|[Bb]roker|[Tt]rader|[Bb]anker|[Ll]awyer|[Cc]onsultant) (?:[A-Z][\w'’.-]+ ){1,3}of$"
)
# What one has in a company; the rest is in a place: "customers in Tromsø".
_PUT_IN = frozenset({"investment", "invest", "invested", "interest", "interests", "share", "holding", "notes", "investors", "investor"})
_PLACING = frozenset({"at", "in", "on"})
_FOR = frozenset({"descriptor", "buying"})
# A last letter that says nothing of a word that stands in no table: only -'s, -maker, -makers and -based do.
_SILENT = frozenset("abcdefghijklmnopqtuvwxyz")
_BASED = ("-based", "-headquartered", "-held")
_OWNED = ("-owned", "-backed", "-controlled", "-listed", "-quoted", "-traded")
_SOURCES_THE = tuple(f"{source} the" for source in SOURCES)
_OPENING = " “\"'‘"


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
    elif row == "article":
        if last == "the" and stripped.lower().endswith(_SOURCES_THE):
            evidence.append("source")
        vetoes.append(row)
    elif row == "link":
        _linked(text, start, last, evidence, vetoes)
    elif row == "example":
        words = text[max(0, start - 48) : start].lower().split()
        noun = words[-3] if last == "as" and len(words) > 2 else words[-2] if len(words) > 1 else ""
        if last != "as" or words[-2:-1] == ["such"]:
            (vetoes if noun.rstrip(",") in PRODUCTS else evidence).append("product_list" if noun.rstrip(",") in PRODUCTS else "example")
    elif row == "copula":
        noun = stripped[: -len(last)].rstrip().rpartition(" ")[2].lower()
        if noun in DESCRIPTORS:  # "the seller is Acme", "customers include Acme"
            evidence.append("descriptor")
    elif row == "called":
        if _CALLED.search(text, max(0, start - 64), start - 1):
            evidence.append("descriptor")
    elif row == "holder":
        if not _TWO_WORDS.match(text, start):
            evidence.append("descriptor")
        elif stripped.endswith(_PARTNERS):
            vetoes.append("title_before")
    elif row == "leading":
        if stripped[: -len(last)].rstrip().endswith("who"):
            evidence.append("role_of")  # "Jo Bell, who runs Acme"
    elif row == "pair":
        _paired(stripped[: -len(last)].rpartition(" ")[0].rpartition(" ")[2].lower(), last, evidence, vetoes)
    elif row in _FOR:
        evidence.append(row)
    else:
        vetoes.append(row)


def _paired(second: str, last: str, evidence: list[str], vetoes: list[str]) -> None:
    """A word that speaks for a company with the right one before it: "asset manager", "chip designer", "among them"."""
    if (second, last) in DESCRIPTOR_PAIRS:
        evidence.append("descriptor")
    elif (second, last) in BODY_PAIRS:
        vetoes.append("body")
    elif last in DESCRIPTORS:
        evidence.append("descriptor")
    elif last == "them":
        if second == "among":
            evidence.append("example")
    elif last in PERSON_WORDS:
        vetoes.append("title_before")


def _linked(text: str, start: int, last: str, evidence: list[str], vetoes: list[str]) -> None:
    """Behind a preposition: "chief executive of", "fees from", "Jo Bell, 41, of", "according to", "in"."""
    lead = text[max(0, start - 48) : start].rstrip(_OPENING)
    words = lead.rsplit(None, 2)
    second = words[-2] if len(words) > 1 else ""
    lower = second.lower()
    if (lower in ROLE_OF and not (last in _PLACING and lower in _DONE_BY)) or _deals(text, start, last, lower, lead):
        evidence.append("role_of")
    elif _tied(last, second, lower):
        evidence.append("tie")
    elif f"{lower} {last}" in SOURCES:
        evidence.append("source")
    elif last in ("in", "at", "near") and text[start - 1] == " ":
        vetoes.append("locative")


def _deals(text: str, start: int, last: str, second: str, lead: str) -> bool:
    """Whether a contract goes to the name, something is sold to it or bought from it, it takes part in a round …"""
    if second in _AWARDS:
        return _AWARDED.search(lead) is not None
    if last == "with":
        return second[-1:] == "," and _ROUND_WITH.search(text, max(0, start - 120), start - 1) is not None
    if last == "of":
        return _WORKS_FOR.search(lead) is not None
    if last == "for":
        return _MADE_FOR.search(lead) is not None or _PAID_FOR.search(lead) is not None
    return last in ("to", "from") and _TRADED.search(lead) is not None


def _tied(last: str, second: str, lower: str) -> bool:
    """What other things have too: "agreement with Acme"; or a person: "Jo Bell, 41, of Acme", "Jo Bell of Acme"."""
    if lower in TIES:
        return last != "in" or lower in _PUT_IN
    return last == "of" and second != "" and (second[-1] == "," or (second[0].isupper() and second not in PLACES))


def _beyond(text: str, place: int, evidence: list[str]) -> None:
    """Behind "Japan's" the words before the place speak for the name: "a unit of Japan's Acme", "rival bidder, Oslo's Acme"."""
    further: list[str] = []
    before(text, place, further, [])
    evidence += [row for row in further if row != "national"]


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
        elif last[:-1] in FIRMS:
            evidence.append("descriptor")  # "his first company, Acme"
        elif last[:-1] in DESCRIPTORS:
            evidence.append("tie")  # "its owner, Acme"
    elif end == ":":
        if last.endswith(("source:", "sources:")):
            evidence.append("source")
        else:
            vetoes.append("symbol" if last.lstrip("([")[:-1].upper() in EXCHANGE_WORDS else "sentence_start")
    elif end == "s":
        if last.endswith(("'s", "’s")):
            at = lead.rfind(" ") + 1
            if lead[at:-2] in PLACES:
                evidence.append("national")
                if at > 1 and lead[at - 2] != "\n":
                    _beyond(text, text.rindex(lead[at:], 0, start), evidence)
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
