"""A name that nothing tells of where it stands, and that the next sentence calls a company by its place and trade.

    The frost came at a bad time for [Acme Melk]. The Bergen dairy filled its vats in May.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from extractor.company_nouns import FUNDS, GENERIC, SPECIFIC
from extractor.mentions import CompanyCandidate
from extractor.resolve.weighed_name import HARMLESS, Name

_NO_VERBS = (
    r"(?:market|industry|sector|trade|shares?|stocks?|bosses|workers|prices?|lobby|association|union|regulator|of|in|for|and|or)\b|[A-Z]"
)
# "The Bergen dairy", "The Oslo-based yoghurt maker", "The two-year-old firm"; but not "The Oslo dairy market"
_CALLED = re.compile(
    r"[.?!]”? The (?:[A-Z][\w.’-]+(?: [A-Z][\w’-]+)?|[a-z\d]+-(?:year|month|decade)s?-old)(?: [a-z-]+){0,2}? "
    rf"(?:\w+(?:maker|builder)|{'|'.join(sorted(GENERIC | SPECIFIC | FUNDS))})(?:, (?:which|whose|founded|owned)\b| (?!{_NO_VERBS}))"
)
_SENTENCE_END = re.compile(r"[.?!]”? (?=[A-Z“])|\n")
_PERSONAL = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|who)\b")
_REACH = 300  # characters of a sentence
# At a company one is too; in a place one is not.
_AT = HARMLESS | {"locative"}


def taken_up(text: str, candidates: Sequence[CompanyCandidate], names: Mapping[str, Name]) -> bool:
    """Whether a name was found to be one that the next sentence calls a company."""
    starts: list[int] = []
    found = False
    for called in _CALLED.finditer(text):
        starts = starts or [candidate.start for candidate in candidates]
        end = called.start()
        begin = max((stop.end() for stop in _SENTENCE_END.finditer(text, max(0, end - _REACH), end)), default=max(0, end - _REACH))
        told = candidates[bisect_left(starts, begin) : bisect_left(starts, end)]
        if any(names[candidate.key].accepted for candidate in told) or _PERSONAL.search(text, begin, end):
            continue
        clean = [candidate for candidate in told if _may_be(text, candidate, names[candidate.key])]
        if len({candidate.key for candidate in clean}) == 1:
            names[clean[0].key].support("taken_up")
            found = True
    return found


def _may_be(text: str, candidate: CompanyCandidate, name: Name) -> bool:
    """Whether nothing is against a name, and it is more than a lone word said once."""
    allowed = _AT if text.endswith(("At ", "at "), 0, candidate.start) else HARMLESS
    return name.vetoes <= allowed and (" " in name.key or len(name.candidates) > 1 or bool(name.evidence))
