"""Whom a company sells to, told by what they are.

serves 148,000 restaurants, supplies 5.6m households     whom it serves
counts 14,000 practices as customers                     whom it calls so
640 companies pay for the product, 64,300 use it         who buys
sells to over 300 data centres                           likewise
2.3 lakh retailers bought through the app                likewise
provides software to 2,940 hospitals                     likewise
"""

from __future__ import annotations

import re

from extractor.link import cues
from extractor.link.metrics.meeting import Setting
from extractor.link.verb_forms import all_forms

_SERVES, _SITE = all_forms("serve supply insure"), 30  # characters to "on the platform"
_CLIENTS = frozenset(
    "enterprise employer merchant company business firm household organisation organization school hospital client restaurant location "
    "practice home property pharmacy retailer shop store bank farm farmer family site premise premises dealer council university "
    "institution publisher broker landlord hotel clinic surgery operator "
    "cafe pub bar garage dentist doctor physician lawyer architect vet accountant plumber builder trader advertiser".split()
)
_BUYS = frozenset("pay use subscribe buy rent rely depend".split())
_PROVIDES = _SERVES | all_forms("provide sell license lease offer deliver cater")
_TENDS = frozenset({("looks", "after"), ("look", "after"), ("looking", "after"), ("used", "by"), ("used", "in"), ("installed", "in")})
_TRADES, _THROUGH = all_forms("buy sell order shop trade"), frozenset("through via".split())
_SELLS = all_forms("sell")
_PAYING = re.compile(r" (?:paying|fee-paying|paid-up) ")
_CALLED = re.compile(r" (?:worldwide |globally )?(?:as|among) (?:its |their )?(?:\w+ )?(?:customers|clients|users|subscribers)\b")


def are_customers(at: Setting) -> bool:
    """Whether those whom a quantity counts buy from a company, or use what it makes."""
    amount, before = at.amount, at.word_before
    if amount.unit == "borrower" or (at.lead[-2:-1] and at.lead[-2] in _SELLS and at.lead[-1] == "to"):
        return True  # "sells to over 300 data centres"
    if amount.metric is None and _trades_through(at):
        return True
    if at.lead[-2:] != ["of", "the"] and _CALLED.match(at.text, amount.end):
        return True  # "14,000 practices as customers"; but "62 of the 100 biggest banks as clients"
    if amount.unit not in _CLIENTS or (before is not None and before.kind == "metric"):
        return False
    if _PAYING.search(at.text, amount.start, amount.end):
        return True  # "1,400 paying clinics"
    if amount.unit in _CLIENTS and at.text.startswith((" on its books", " on their books"), amount.end):
        return True
    if amount.unit in ("household", "home") and before is not None and before.word in ("counts", "count", "counted"):
        return True  # "its streaming service counts 31m households"
    if tuple(at.lead[-2:]) in _TENDS or (at.lead[-1:] == ["to"] and not _PROVIDES.isdisjoint(at.lead)):
        return True  # "looks after 2,940 schools", "provides software to 2,940 hospitals", "is used by 2,940 hospitals"
    behind = next((node.word for node in at.nodes[at.first + 1 : at.first + 3] if node.word not in cues.AUXILIARY), "")
    on_platform = " on the platform" in at.text[amount.end : amount.end + _SITE]
    return behind in _BUYS or on_platform or are_served(at)


def are_served(at: Setting) -> bool:
    """ "serves 3,100 enterprises", "supplies 5.6m households"."""
    verb = at.word_before
    return at.amount.unit in _CLIENTS and verb is not None and verb.word in _SERVES


def _trades_through(at: Setting) -> bool:
    """ "2.3 lakh retailers bought through the app", "11,000 smallholders sell their harvest through it"."""
    behind = [node.word for node in at.nodes[at.last + 1 : at.last + 6]]
    return not _TRADES.isdisjoint(behind[:2]) and not _THROUGH.isdisjoint(behind)
