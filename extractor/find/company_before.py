"""What the words before a name say about it: the last of them by `company_last_word`, or by how it ends.

Oslo-based [Acme] · Beta-owned [Acme] · its unit, [Acme] · Japan's [Acme] · NYSE: [Acme] · Source | [Acme]
"""

from __future__ import annotations

import re

from extractor.find.company_last_word import LAST_WORD, OPENING, READERS, Lead
from extractor.find.company_tickers import EXCHANGE_WORDS
from extractor.find.company_words import DESCRIPTORS, FIRMS, OWNED
from extractor.find.given_names import GIVEN_NAMES
from extractor.find.other_names import PLACES

# "Published: 19 January 2026 | Harbour Wire", "By Jo Bell | Harbour Wire | Aug. 28, 2025"
_BYLINE = re.compile(r"(?:19|20)\d\d \|$")
_YEAR_AHEAD = re.compile(r"[^\n|]{2,40} \| [^\n|]{0,25}\b(?:19|20)\d\d\b")
# "Its rival in Hefei, Acme"
_PLACED = re.compile(r"\b([a-z-]+) (?:based )?(?:in|from|of) [A-Z][\w-]+(?: [A-Z][\w-]+)?, $")
_PERSONS = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Dame|Sheikh|Datuk)\.? (?:[A-Z][\w.-]+ )?[A-Z][\w-]+['’]s $")
_FOR = frozenset({"descriptor", "buying", "source"})
# A last letter that says nothing of a word that stands in no table: only -'s, -maker, -makers and -based do.
_SILENT = frozenset("abcdefghijklmnopqtuvwxyz")
_BASED = ("-based", "-headquartered", "-held")
_OF_COMPANIES = ("-rival", "-owned", "-backed", "-controlled", "-listed", "-quoted", "-traded", "-placed", "-ranked", "maker", "makers")
_FIRST = 20  # characters that hold a first word
# "The city's biggest landlord, Acme,": no person's
_LARGEST = re.compile(r"(?:\w+-(?:owned|run)|biggest|largest|oldest|leading|smallest|second-biggest|third-biggest) (?:[a-z]+ )?[a-z-]+,$")
# "Acme's new owner,": whose owner a company is; two plain words may be a person
_WHOSE = re.compile(r"[A-Z][\w&-]+['’]s? (?:[a-z-]+ ){0,2}[a-z]+,$")
_TWO_PLAIN = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+(?=[,.;]|['’]s)|[A-Z][a-z]+(?=[,.;])")
_FURTHER = 60  # characters
# "A third, Acme, filed for bankruptcy", "Another, Acme, is closing"
_ONE_OF_THEM = re.compile(r"(?:^|[ \n])(?:[Oo]ne|[Aa]nother) (?:[a-z-]+ )?[a-z]+,$")  # "One buyer, Acme, has dropped out"
_BIDS = frozenset({"bidder", "suitor", "acquirer", "buyer"})
_NEXT, _ONE_MORE = frozenset("second third fourth fifth another".split()), re.compile(r"(?:^|[ \n])(?:[Aa] \w+|[Aa]nother),$")


def before(text: str, start: int, evidence: list[str], vetoes: list[str]) -> None:
    """Adds what the words before a name say."""
    head = text[start - 24 if start > 24 else 0 : start]
    if not head or head[-1] == "\n":
        vetoes.append("sentence_start")
        return
    last = head[head.rfind(" ", 0, -1) + 1 : -1].lower() if head[-1] == " " else ""
    if last[-1:] in _SILENT and last not in LAST_WORD and "-" not in last and "\n" not in last:
        return
    words = head.rstrip(OPENING)
    last = words[words.rfind(" ") + 1 :].lower()
    lead = Lead(text, start, words, last, evidence, vetoes)
    row = LAST_WORD.get(last)
    if row is None:
        _unlisted(lead)
    elif row in READERS:
        READERS[row](lead)
    elif row in _FOR:
        evidence.append(row)
    else:
        vetoes.append(row)


def _unlisted(lead: Lead) -> None:
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


def _apposed(lead: Lead) -> None:
    """ "its subsidiary, Acme", "its rival in Hefei, Acme"; "its owner, Acme" may be a person."""
    placed = _PLACED.search(lead.text, max(0, lead.start - 60), lead.start)
    noun = placed[1] if placed else lead.last.rstrip(",")
    if noun in _NEXT and _ONE_MORE.search(lead.words):
        lead.evidence.append("descriptor")
    elif noun in OWNED or noun in FIRMS or (noun in DESCRIPTORS and _ONE_OF_THEM.search(lead.words)):
        lead.evidence.append("descriptor")  # "its subsidiary,"
    elif noun in _BIDS and (noun != "buyer" or lead.words.endswith("would-be buyer,")):
        lead.evidence.append("descriptor")  # "The would-be buyer, Acme,"
    elif noun in DESCRIPTORS and _LARGEST.search(lead.text, max(0, lead.start - _FURTHER), lead.start - 1):
        lead.evidence.append("descriptor")  # "The city's biggest landlord,"
    elif noun in DESCRIPTORS and _WHOSE.search(lead.text, max(0, lead.start - _FURTHER), lead.start - 1) and not _is_person_like(lead):
        lead.evidence.append("descriptor")  # "Ostend Brewery's new owner, AB Brouwers"
    elif noun in DESCRIPTORS:
        lead.evidence.append("tie")


def _is_person_like(lead: Lead) -> bool:
    """Whether a name is two plain words, as persons' are, or one."""
    return _TWO_PLAIN.match(lead.text, lead.start) is not None


def _possessed(lead: Lead) -> None:
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


def _behind_bar(lead: Lead) -> None:
    """ "Source | Acme", "19 January 2026 | Harbour Wire"."""
    if lead.words.lower().endswith(("source |", "source|")):
        lead.evidence.append("source")
    elif lead.text[lead.start : lead.start + _FIRST].partition(" ")[0] in GIVEN_NAMES:
        lead.vetoes.append("title_before")  # "12 March 2026 | Jo Bell"
    elif lead.start < 400 and (_BYLINE.search(lead.words) or _YEAR_AHEAD.match(lead.text, lead.start, lead.start + 80)):
        lead.evidence.append("dateline")
