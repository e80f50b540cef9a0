"""Turns of phrase that say whose money it is, and what it is for.

has $6bn to spend, $6bn left to invest             cash, or what a fund may still put to work
with $212bn to look after                          the assets managed
savers have £41bn with the bank                    deposits
customers spend an average of £38 a month          the basket
"""

from __future__ import annotations

import re

from extractor.link import cues
from extractor.link.leads import before_sum
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
# Who goes shopping, by a noun or a metric that counts them.
_SPENDS = frozenset("spend spends spent spending".split())
_GUESTS = frozenset("shopper guest diner visitor buyer fan gambler punter client customer member passenger drinker".split())
_COUNTED = frozenset("subscribers users customers monthly_active_users passengers footfall".split())
_REACH = 8  # nodes


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


def spent_by_each(at: Setting) -> Meeting | None:
    """ "customers spend an average of £74 a visit", "the average shopper spends £74": what each of them leaves behind."""
    i = before_sum(at.nodes, at.first)
    if i < 1 or at.nodes[i].word not in _SPENDS or at.amount.high >= cues.LARGEST_FEE:
        return None
    before = at.nodes[max(0, i - _REACH) : i]
    guests = any(node.word.rstrip("s") in _GUESTS or (node.metric is not None and node.metric.id in _COUNTED) for node in before)
    return Meeting("basket_size", at.nodes[i].span, "fact.idiom", "money", "duration", "count") if guests else None


def _owned(metric: str, said: re.Match[str]) -> Meeting:
    return Meeting(metric, Span(*said.span("said")), "fact.idiom", "money", "instant", "balance")
