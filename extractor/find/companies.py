"""Companies."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.mentions import CompanyCandidate
from extractor.rules import Rule

RULES: tuple[Rule, ...] = ()


class CompanyFinder:
    """The gazetteer, ready to match on Docs of one vocabulary."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, doc: Doc) -> list[CompanyCandidate]:
        return []
