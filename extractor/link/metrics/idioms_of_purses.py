"""Turns of phrase that say whose money it is, and what it is for.

has $6bn to spend, $6bn left to invest             cash, or what a fund may still put to work
with $212bn to look after                          the assets managed
savers have £41bn with the bank                    deposits
"""

from __future__ import annotations

import re

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting
from extractor.mentions import Span

_TO_SPEND = re.compile(r" (?:still )?(?:left |available |in hand )?(?P<said>to (?:spend|invest|deploy|put to work|splash out|play with))\b")
_TO_MANAGE = re.compile(r" (?:left )?(?P<said>to (?:look after|manage|run|oversee))\b")
_OF_A_FUND = re.compile(r"\b(?:buyout|private[ -]equity|venture|infrastructure|fund|funds|investment firm)\b", re.IGNORECASE)
_SAVERS = r"(?:savers|depositors|customers|clients|households|companies)"
_SAVED = re.compile(
    rf"\b{_SAVERS} (?:\w+ ){{0,2}}?(?:park|parked|keep|kept|have|had|hold|held|leave|left|deposited) (?:\w+ ){{0,2}}\Z", re.IGNORECASE
)
_WITH = re.compile(r" (?P<said>with) (?:the (?:bank|lender|group)|it|them|[A-Z])")
_FOR_SAVERS = re.compile(r" (?P<said>for (?:savers|depositors))\b")
_FRONT = 60  # characters


def to_spend(at: Setting) -> Meeting | None:
    """ "has €6 billion to spend", "the buyout house has $6 billion left to invest": no spending yet."""
    said = _TO_SPEND.match(at.text, at.amount.end) if at.word_before is not None and at.word_before.word in cues.HAVING else None
    if said is None:
        return None
    of_fund = _OF_A_FUND.search(at.text, at.nodes[0].start, at.amount.start) is not None
    return _owned("dry_powder" if of_fund else "cash", said)


def to_manage(at: Setting) -> Meeting | None:
    """ "leaving the fund house with $212 billion to look after"."""
    said = _TO_MANAGE.match(at.text, at.amount.end) if at.word_before is not None and at.word_before.word in cues.HAVING else None
    return _owned("assets_under_management", said) if said is not None else None


def saved(at: Setting) -> Meeting | None:
    """ "customers parked SKr298 billion with it", "holds €21 billion for savers"."""
    said = _FOR_SAVERS.match(at.text, at.amount.end) or _WITH.match(at.text, at.amount.end)
    if said is None:
        return None
    front = at.text[max(at.nodes[0].start, at.amount.start - _FRONT) : at.amount.start]
    whose = said["said"] != "with" or _SAVED.search(front) is not None
    return _owned("deposits", said) if whose else None


def _owned(metric: str, said: re.Match[str]) -> Meeting:
    return Meeting(metric, Span(*said.span("said")), "fact.idiom", "money", "instant", "balance")
