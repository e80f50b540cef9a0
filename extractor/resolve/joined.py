"""Names with "and" inside, which look like two: "Barlow and Quayle has 40 shops … at Barlow and Quayle".

They are one where a sentence tells of them as of one, or where they always stand together and never as two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extractor.mentions import CompanyCandidate
from extractor.resolve.weighed_name import PERSONS

_AND = " and "
_ONE = re.compile(
    r"(?:, [^,\n]{5,60},)? (?:has|is|was|says|sees|plans|expects|wants|owns|runs|operates|employs|makes|sells|reports|trades|remains)\b"
    r"|(?: \w+){1,2} its\b|, which (?:has|is|was|makes|sells|runs|owns|operates|employs)\b"
)
_TWO = re.compile(r",? (?:have|are|were|plan|expect|want|both|each|respectively|agreed to (?:merge|combine)|(?:\w+ ){1,3}their)\b")
_NO_PART = PERSONS | {"place", "no_company", "denied", "other_head", "office", "common_noun", "lone_given_name"}
_TOGETHER = 2  # times

_Pair = tuple[str, str]


def with_joined(text: str, candidates: Sequence[CompanyCandidate]) -> Sequence[CompanyCandidate]:
    """The candidates, those that are the two halves of one name made one."""
    joined = [(a, b) for a, b in pairwise(candidates) if b.start - a.end == len(_AND) and text.startswith(_AND, a.end) and _may_be(a, b)]
    if not joined:
        return candidates
    together = Counter((a.key, b.key) for a, b in joined)
    counts = Counter(candidate.key for candidate in candidates)
    one = {(a.key, b.key) for a, b in joined if "sentence_start" in a.vetoes and _ONE.match(text, b.end)}
    two = {(a.key, b.key) for a, b in joined if _TWO.match(text, b.end)}
    wholes = {
        pair
        for pair, count in together.items()
        if pair not in two and counts[pair[1]] == count and (pair in one or (count >= _TOGETHER and counts[pair[0]] == count))
    }
    return _merged(text, candidates, wholes) if wholes else candidates


def _may_be(a: CompanyCandidate, b: CompanyCandidate) -> bool:
    """Whether two neighbours may be the halves of one name: nothing says what either is by itself."""
    if a.known or b.known or "legal_suffix" in a.evidence or " " in a.key or " " in b.key:
        return False
    return _NO_PART.isdisjoint(a.vetoes) and _NO_PART.isdisjoint(b.vetoes)


def _merged(text: str, candidates: Sequence[CompanyCandidate], wholes: set[_Pair]) -> list[CompanyCandidate]:
    """The candidates with the halves of each whole made one."""
    merged: list[CompanyCandidate] = []
    for candidate in candidates:
        first = merged[-1] if merged else candidate
        if (first.key, candidate.key) in wholes and text[first.end : candidate.start] == _AND:
            key = f"{first.key} and {candidate.key}"
            evidence, vetoes = first.evidence + candidate.evidence, first.vetoes + candidate.vetoes
            merged[-1] = candidate._replace(start=first.start, key=key, evidence=evidence, vetoes=vetoes)
        else:
            merged.append(candidate)
    return merged
