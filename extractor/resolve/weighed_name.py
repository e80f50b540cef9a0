"""One name of an article with what speaks for and against its being a company, and the sum."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from extractor.mentions import CompanyCandidate
from extractor.resolve.evidence import BIAS, EVIDENCE, VETOES

# These hold wherever they stand once; other vetoes must stand on half of a name's occurrences.
_ONCE = frozenset({"person", "title_before", "body", "denied", "product_noun", "product_list", "made", "measure", "mine"})
_CACHE_SIZE = 2_048
# Vetoes of persons, one that hardly counts, and the evidence of doing business and of being spoken of.
PERSONS = frozenset({"person", "title_before", "given_name"})
HARMLESS = frozenset({"sentence_start"})
BUSINESS = frozenset({"follower", "dealing", "doing", "moving", "its", "change", "which", "apposition", "tie"})
TOLD = BUSINESS | {"auxiliary", "verb", "possession"}


class Name:
    """All occurrences of one name while the article is read; the score, in tenths, follows what is added."""

    __slots__ = ("asked", "candidates", "evidence", "key", "score", "vetoes")

    def __init__(self, key: str, candidates: list[CompanyCandidate]) -> None:
        self.key = key
        self.candidates = candidates
        self.evidence, self.vetoes, self.score = _gathered(candidates)
        self.asked = False  # whether its small letters were looked for

    @property
    def accepted(self) -> bool:
        return self.score > 0

    @property
    def known(self) -> str | None:
        return self.candidates[0].known

    def support(self, row: str) -> None:
        if row not in self.evidence:
            self.evidence |= {row}
            self.score += EVIDENCE[row]

    def oppose(self, row: str) -> None:
        if row not in self.vetoes:
            self.vetoes |= {row}
            self.score += VETOES[row]

    def relieve(self, row: str) -> None:
        """Takes a veto back, from every occurrence."""
        self.vetoes -= {row}
        self.score -= VETOES[row]
        self.candidates = [c._replace(vetoes=tuple([veto for veto in c.vetoes if veto != row])) for c in self.candidates]


def _gathered(candidates: Sequence[CompanyCandidate]) -> tuple[frozenset[str], frozenset[str], int]:
    """What the occurrences say, and the sum: any evidence counts, a veto where half of them carry it."""
    if len(candidates) == 1:
        return _weighed(candidates[0].evidence, candidates[0].vetoes)
    evidence = tuple([row for candidate in candidates for row in candidate.evidence])
    if not any(candidate.vetoes for candidate in candidates):
        return _weighed(evidence, ())
    often: dict[str, int] = {}
    for candidate in candidates:
        for row in set(candidate.vetoes):
            often[row] = often.get(row, 0) + 1
    return _weighed(evidence, tuple(sorted([row for row, count in often.items() if row in _ONCE or 2 * count >= len(candidates)])))


@lru_cache(_CACHE_SIZE)
def _weighed(evidence: tuple[str, ...], vetoes: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str], int]:
    """Each row once, and their sum."""
    rows, against = frozenset(evidence), frozenset(vetoes)
    return rows, against, BIAS + sum(EVIDENCE[row] for row in rows) + sum(VETOES[row] for row in against)
