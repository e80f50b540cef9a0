"""The only name in a text without a company, where a sentence gives figures that companies have.

    Net debt stood at $4m at [Acme Melk].
    Capex will fall to €9m in 2026, [Acme Melk] told investors.
    Exports fell 3% at Valmont.         left alone: countries and towns have them too
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from extractor.mentions import CompanyCandidate
from extractor.resolve.weighed_name import HARMLESS, PERSONS, Name

_SENTENCE = re.compile(r"(?:[^.?!\n]|[.?!](?!”? [A-Z“]|\n|\Z))+")
_THEIRS = (
    r"(?:(?:net|gross|operating|pre-?tax|half-year|annual|quarterly|underlying|adjusted|core|group|trading)"
    r" (?:profits?|loss(?:es)?|income|margins?|sales|revenues?|debt|cash)|profits?|turnover|revenues?|earnings per share|ebitd?a|eps|capex"
    r"|capital (?:spending|expenditure)|free cash flow|dividends?|order (?:book|intake|backlog)|backlog|book-to-bill|impairments?"
    r"|write-?(?:down|off)s?|like-for-like|same-store|organic (?:growth|sales)|guidance|subscribers|churn|price target|share buy-?back"
    r"|depreciation charges?)"
)
_FIGURE = re.compile(rf"\b{_THEIRS}\b", re.IGNORECASE)
# States and clubs have some of these too, and what is told of a person is no company's.
_OTHERS = re.compile(
    r"\b(?:government|treasury|ministry|budget deficit|taxpayers?|council|club|university|school|charity|church|party|he|she|his|her)\b"
)
# What is no name: "January-March", "9M", "Rp".
_NO_NAME = re.compile(r"\d|^.{1,3}$|^\w+-\w+$")
_ROLES = ("chief ", "boss ", "head ", "analyst ", "minister ")
_AT = HARMLESS | {"locative"}


def told_alone(text: str, candidates: Sequence[CompanyCandidate], names: Mapping[str, Name]) -> bool:
    """Whether a text in which no name is a company's turned out to have one."""
    if any(name.accepted for name in names.values()):
        return False
    starts = [candidate.start for candidate in candidates]
    found, figures, clean = False, 0, set[str]()
    for sentence in _SENTENCE.finditer(text):
        told = candidates[bisect_left(starts, sentence.start()) : bisect_left(starts, sentence.end())]
        may_be = {candidate.key for candidate in told if _may_be(text, candidate, names[candidate.key])}
        clean |= may_be
        if not any(sign.isdigit() for sign in sentence[0]) or not _FIGURE.search(sentence[0]) or _OTHERS.search(sentence[0]):
            continue
        figures += 1
        persons = any(not PERSONS.isdisjoint(names[candidate.key].vetoes) for candidate in told)
        if len(may_be) == 1 and not persons:
            names[may_be.pop()].support("alone")
            found = True
    if not found and figures > 1 and len(clean) == 1 and (name := names[clean.pop()]).evidence:
        name.support("alone")  # the only one all over the text
        return True
    return found


def _may_be(text: str, candidate: CompanyCandidate, name: Name) -> bool:
    """Whether nothing is against a name, and it is no lone word that opens its sentence or is short."""
    allowed = _AT if text.endswith(("At ", "at "), 0, candidate.start) else HARMLESS
    if text.endswith(_ROLES, 0, candidate.start):
        return False  # "finance chief Jo Bell"
    if " " not in name.key and ("sentence_start" in candidate.vetoes or _NO_NAME.search(name.key)):
        return False
    return name.vetoes <= allowed
