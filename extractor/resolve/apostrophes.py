"""An 's that is part of a name, told by the article as a whole.

    Brackley's said … Brackley's profit     what is Brackley's once is so everywhere, unless Brackley is named
    Harper's Bay Bancorp … Harper's Bay     what is always Harper's is one name with it
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extractor.mentions import ENDS_AS_COMPANIES, CompanyCandidate
from extractor.resolve.weighed_name import PERSONS

_APOSTROPHES = frozenset({"'s", "’s"})
_BETWEEN = frozenset({"'s ", "’s "})
# What stands against a name that is somebody's, and what before a name speaks for it or against it.
_OWNED = frozenset({"possessed", "bare_head"})
_BEFORE = frozenset("descriptor buying role_of tie source example based_before sentence_start article locative".split())
_OWNERS = frozenset({"place", "no_company", "title_before", "person"})


def with_apostrophes(text: str, candidates: Sequence[CompanyCandidate]) -> Sequence[CompanyCandidate]:
    """The candidates, each with the 's that is part of its name and without the one that is not."""
    candidates = _joined(text, candidates)
    owned = {candidate.key[:-2] for candidate in candidates if candidate.key[-2:] == "'s"}
    if not owned:
        return candidates
    plain = {candidate.key for candidate in candidates if candidate.key in owned and _is_plain(text, candidate)}
    return [_one_spelling(text, candidate, owned, plain) for candidate in candidates]


def _is_plain(text: str, candidate: CompanyCandidate) -> bool:
    """Whether a name stands without an 's, and is not a person's: "Brackley's … Mrs Brackley"."""
    return text[candidate.end : candidate.end + 2] not in _APOSTROPHES and PERSONS.isdisjoint(candidate.vetoes)


def _one_spelling(text: str, candidate: CompanyCandidate, owned: set[str], plain: set[str]) -> CompanyCandidate:
    """A name with the 's that is part of it, or without the one that is not."""
    end, key = candidate.end, candidate.key
    if key[-2:] == "'s" and key[:-2] in plain and text[end - 2 : end] in _APOSTROPHES:
        return candidate._replace(end=end - 2, key=key[:-2])
    if key not in owned or key in plain or text[end : end + 2] not in _APOSTROPHES:
        return candidate
    return candidate._replace(end=end + 2, key=f"{key}'s")


def _joined(text: str, candidates: Sequence[CompanyCandidate]) -> Sequence[CompanyCandidate]:
    """The candidates with what is always somebody's as one name with him: "Harper's Bay Bancorp … Harper's Bay Bancorp".

    So it is where neither half stands without the other one.
    """
    pairs = [(a, b) for a, b in pairwise(candidates) if b.start - a.end == 3 and _may_be_one(text, a, b)]
    if not pairs:
        return candidates
    firsts = Counter(a.key for a, _ in pairs)
    keys = Counter(candidate.key for candidate in candidates)
    wholes = Counter((a.key, b.key) for a, b in pairs)
    one = {(a, b) for (a, b), times in wholes.items() if times > 1 and keys[a] == firsts[a] and keys[b] <= firsts[a]}
    owners = {first for first, _ in one}
    joined = {a.start: (a, b) for a, b in pairs if a.key in owners or "bare_head" in b.vetoes}
    ends = {b.start for _, b in joined.values()}
    return [_whole(*joined[c.start]) if c.start in joined else c for c in candidates if c.start not in ends]


def _may_be_one(text: str, owner: CompanyCandidate, owned: CompanyCandidate) -> bool:
    """Whether what stands behind a possessive ends as companies do, and no company, place or person is known to have it."""
    if text[owner.end : owned.start] not in _BETWEEN or owner.known is not None or owned.known is not None:
        return False
    return _OWNERS.isdisjoint(owner.vetoes) and ("bare_head" in owned.vetoes or not ENDS_AS_COMPANIES.isdisjoint(owned.evidence))


def _whole(owner: CompanyCandidate, owned: CompanyCandidate) -> CompanyCandidate:
    """Two halves as one name."""
    return owned._replace(
        start=owner.start,
        key=f"{owner.key}'s {owned.key}",
        evidence=(*(row for row in owner.evidence if row in _BEFORE), *owned.evidence, "head_noun"),
        vetoes=(*(row for row in owner.vetoes if row in _BEFORE), *(row for row in owned.vetoes if row not in _OWNED)),
    )
