"""The company that a stake is of, where the words of the stake leave it open, and whose stock is told of behind it.

    a 12% stake in Castelle, a 12% shareholder in Castelle      behind "in"
    12% of the shares in Castelle                               likewise
    Castelle's biggest shareholder, Acme, owns 12%              whose holder it is
    Acme owns 12% of Castelle, and the stock closed at £4       the stock is that of the company held
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.link.companies.clause_subjects import LINKING
from extractor.link.companies.whose import Owner, Sought
from extractor.link.nodes import Node, Sentence, is_shares
from extractor.link.verb_forms import all_forms
from extractor.mentions import Company, Fact

_BEFORE, _BEHIND = 70, 60  # characters around a name
_HELD = re.compile(
    r"\b(?:stake|stakes|holding|interest|position|shareholding|shareholder|investor|shares|stock)\b"
    r" (?:in|of) (?:[\w’'&-]+ ){0,5}$"
)
_HOLDER = re.compile(r"['’]s? (?:[\w’'-]+ ){0,3}(?:shareholder|investor|owner|holder|backer)\b")
_SHARES = (None, "share_price")
_HOLDS = all_forms("own hold control keep have")


def of_held(sought: Sought) -> Owner | None:
    """ "Acme owns 12% of Castelle, and the stock closed at £4": the stock of the company held, or of whom the article is about."""
    nodes, main = sought.nodes, sought.known.main
    if sought.meeting.metric not in ("share_price", "market_cap") or not sought.inside:
        return None
    stake = next((i for i in range(1, sought.first) if nodes[i].amount is not None and _is_held(nodes, i)), 0)
    stock = next((i for i in range(stake + 1, sought.first) if is_shares(nodes[i]) and nodes[i - 1].word == "the"), 0)
    if not stake or not stock or nodes[stock + 1].word in LINKING:
        return None
    if [node.word or node.kind for node in nodes[stake + 1 : stake + 3]] == ["of", "company"]:
        return Owner(nodes[stake + 2].companies, "company.of_metric", stake + 2)
    return Owner(main, "company.main") if main and main != sought.inside else None


def _is_held(nodes: Sequence[Node], i: int) -> bool:
    """Whether a percentage is a stake that somebody holds."""
    amount = nodes[i].amount
    return amount is not None and amount.kind == "percent" and any(node.word in _HOLDS for node in nodes[max(0, i - 3) : i])


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
