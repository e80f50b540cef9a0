"""The company that a stake is of, where the words of the stake leave it open.

    a 12% stake in Castelle, a 12% shareholder in Castelle      behind "in"
    12% of the shares in Castelle                               likewise
    Castelle's biggest shareholder, Acme, owns 12%              whose holder it is
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.link.nodes import Sentence
from extractor.mentions import Company, Fact

_BEFORE, _BEHIND = 70, 60  # characters around a name
_HELD = re.compile(
    r"\b(?:stake|stakes|holding|interest|position|shareholding|shareholder|investor|shares|stock)\b"
    r" (?:in|of) (?:[\w’'&-]+ ){0,5}$"
)
_HOLDER = re.compile(r"['’]s? (?:[\w’'-]+ ){0,3}(?:shareholder|investor|owner|holder|backer)\b")
_SHARES = (None, "share_price")


def with_held(facts: Sequence[Fact], sentence: Sentence) -> list[Fact]:
    """The facts of a sentence, its stakes with the company that they are of."""
    return [fact._replace(of=_held(fact, sentence) or fact.of) if fact.metric == "stake" and fact.of in _SHARES else fact for fact in facts]


def _held(fact: Fact, sentence: Sentence) -> str | None:
    named = [node for node in sentence.nodes if node.kind == "company" and not _is_owner(node.companies[0], fact.company)]
    text, start = sentence.text, sentence.start
    for node in named:
        before, behind = text[max(start, node.start - _BEFORE) : node.start], text[node.end : min(sentence.end, node.end + _BEHIND)]
        if _HELD.search(before) or (_HOLDER.match(behind) and node.end < fact.value_spans[0].start):
            return text[node.start : node.end]
    return None


def _is_owner(company: Company, owner: Company | None) -> bool:
    return owner is not None and company.name == owner.name
