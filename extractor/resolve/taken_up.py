"""A name that nothing tells of where it stands, and that the next sentence takes for a company.

    called so        The frost came at a bad time for [Acme Melk]. The Bergen dairy filled its vats in May.
    or of a trade    Fog forced [Acme] to scrub 40 flights. The airline has asked for leave.
                     The state clawed back grants that [Acme] had after the battery firm's site closed.
    has its figures  [Acme Melk] had a rougher time of it. Turnover dropped 8% to $2.3m.
    does business    Few in the valley expected much of [Acme Melk]. It employs 1,140 people.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from extractor.company_nouns import FUNDS, GENERIC, SPECIFIC
from extractor.mentions import CompanyCandidate
from extractor.resolve.weighed_name import HARMLESS, Name

_OF_TRADE = r"(?:market|industry|sector|trade|shares?|stocks?|bosses|workers|prices?|lobby|association|union|regulator|of|in|for|and|or)\b"
_NO_VERBS = rf"{_OF_TRADE}|[A-Z]"
# "The Bergen dairy", "The Oslo-based yoghurt maker", "The two-year-old firm"; but not "The Oslo dairy market"
_CALLED = re.compile(
    r"[.?!]”? The (?:[A-Z][\w.’-]+(?: [A-Z][\w’-]+)?|[a-z\d]+-(?:year|month|decade)s?-old)(?: [a-z-]+){0,2}? "
    rf"(?:\w+(?:maker|builder)|{'|'.join(sorted(GENERIC | SPECIFIC | FUNDS))})(?:, (?:which|whose|founded|owned)\b| (?!{_NO_VERBS}))"
)
_PLACES_TOO = frozenset({"platform", "yard", "hospital", "bank"})
_SOME_OTHER = (
    r"(?:same|whole|new|parent|holding|other|first|second|latter|former|smaller|larger|combined|merged|public|private|listed|biggest|target"
    r"|peer|age|working)\b"
)
# "The airline has asked", "an order the airline calls erroneous", "the utility's capacity": bare, so of a trade
_TRADE = re.compile(
    rf"(?:[.?!]”? The|,? [a-z]+ the) (?:(?:[a-z-]+ )?(?:\w+(?:maker|builder)|{'|'.join(sorted(SPECIFIC - _PLACES_TOO))})"
    rf"|(?!{_SOME_OTHER})[a-z-]+ (?:company|firm|group))"
    rf"(?:['’]s (?!{_OF_TRADE})|(?:,| (?:said|says|calls?|called|has|had|was|is|will|plans|expects|aims|blamed|hopes)\b))"
)
_KINDS = "Net|Gross|Group|Total|Annual|Quarterly|Underlying|Operating|Core|Adjusted|Pre-?tax|Like-for-like|Same-store|Comparable|Organic"
_NOBODY = r"(?! (?:of|across|among|throughout)\b)(?![^.\n]{0,200} (?:industry|sector|market|nation|country)\b)"
# "Turnover dropped 8%", "Net profit for the year was $3m"; but not "Sales of homes fell 3%"
_FIGURES = re.compile(
    rf"[.?!]”? (?:(?:{_KINDS}) (?:sales|revenues?|turnover|profits?|earnings|income|loss(?:es)?|margin)|Turnover|Revenues?|Sales|Profits?"
    rf"|Earnings|E(?:bitda|BITDA)|Its (?:shares|stock|revenues?|sales|turnover|profits?))"
    rf"\b{_NOBODY}(?: (?!of\b)[\w’'-]+){{1,7}}? \S{{0,4}}?\d"
)
# "It employs 1,140", "It swung to a loss of $3m"
_DOES = re.compile(
    r"[.?!]”? It (?:now |also |still )?(?:employs|sells|makes|bought|owns|runs|operates|posted|earned|swung|booked|supplies)\b[^.]{1,60}?\d"
)
_SAYS = re.compile(r"(?: |, )(?:says?|said|thinks?|believes?|argue[sd]?|warn(?:s|ed)|writes?|wrote|shrugs|shrugged)\b")
_SAID = ("says ", "said ", "asks ", "adds ", "added ", "Mr ", "Ms ", "Mrs ", "to ", "in ", "from ", "than ", "until ", "since ")
_ASIDE = re.compile(r", (?:[a-z][\w’'-]* ){2,6}?[a-z][\w’'-]*, (?:has|had|is|was|did|does|will)\b")  # "Acme, barely half its size, had"
_SENTENCE_END = re.compile(r"[.?!]”? (?=[A-Z“])|\n")
_PERSONAL = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|who)\b")
_REACH = 300  # characters of a sentence
# At a company one is too; in a place one is not.
_AT = HARMLESS | {"locative"}


def taken_up(text: str, candidates: Sequence[CompanyCandidate], names: Mapping[str, Name]) -> bool:
    """Whether a name was found to be one that the next sentence takes for a company."""
    starts = [candidate.start for candidate in candidates]

    def only_one(begin: int, end: int, row: str) -> Name | None:
        """The only name there that may be a company, where none is one by itself and no person is spoken of."""
        told = candidates[bisect_left(starts, begin) : bisect_left(starts, end)]
        if any(names[candidate.key].accepted for candidate in told) or _PERSONAL.search(text, begin, end):
            return None
        may_be = _may_be if row == "taken_up" else _may_have_figures
        clean = {candidate.key for candidate in told if may_be(text, candidate, names[candidate.key])}
        return names[clean.pop()] if len(clean) == 1 else None

    found = False
    for pattern, row in ((_CALLED, "taken_up"), (_TRADE, "taken_up"), (_FIGURES, "goes_on"), (_DOES, "goes_on")):
        for behind in pattern.finditer(text):
            end = behind.start()
            begin = _sentence_start(text, end)
            name = only_one(begin, end, row)
            if name is None and pattern is _TRADE and begin:  # "… on Tuesday. Renewables make up 62% of the utility's capacity"
                name = only_one(_sentence_start(text, begin - 1), end, row)
            if name is not None:
                name.support(row)
                found = True
    return found


def _sentence_start(text: str, end: int) -> int:
    """Where the sentence begins that stands in front of a place."""
    furthest = max(0, end - _REACH)
    return max((stop.end() for stop in _SENTENCE_END.finditer(text, furthest, end)), default=furthest)


def _may_have_figures(text: str, candidate: CompanyCandidate, name: Name) -> bool:
    """Whether nothing is against a name, nobody speaks there, and it is no lone word that opens its sentence."""
    if not name.vetoes <= HARMLESS or "follower" in name.evidence:
        return False
    if text.endswith(_SAID, 0, candidate.start) or _SAYS.match(text, candidate.end):
        return False
    return " " in name.key or _ASIDE.match(text, candidate.end) is not None


def _may_be(text: str, candidate: CompanyCandidate, name: Name) -> bool:
    """Whether nothing is against a name, and it is more than a lone word said once."""
    allowed = _AT if text.endswith(("At ", "at "), 0, candidate.start) else HARMLESS
    return name.vetoes <= allowed and (" " in name.key or len(name.candidates) > 1 or bool(name.evidence))
