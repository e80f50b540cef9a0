"""Who only puts money into others: "led by Acme", "existing investors Acme and Beta", "Acme invested $5m in the round".

Such a name is not what an article is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.mentions import Company

_NEAR, _REACH = 90, 64  # characters in front of a name that may list it with other investors, and behind it for its verb
_NAMES = r"(?:(?:the )?[A-Z][\w&.'’-]*,? |and |plc,? )*"
_BEFORE = re.compile(
    r"\b(?:(?:led|backed|joined|anchored) by|participation from|(?:backing|support|cash|money) (?:of|from)"
    r"|(?:investors?|backers?)(?: including| such as| like)?),? " + _NAMES + "$"
)
# One of them is in every lead that fits.
_HINTS = ("ed by", "ion from", "nvestor", "acker", "backing ", "support ", "cash from", "money from")
_BEHIND = re.compile(
    r"-(?:backed|funded|led)\b|(?:, an? [\w -]{2,24})?,?(?: (?:also|has|have|had|again))? (?:invested|co-led|participated"
    r"|led (?:the|its|a|that|this|with)|given (?:it|them|the)|joined (?:in|the round)|came (?:back )?in (?:again|too|as|with|for)"
    r"|chipped in|put in|doubled down"
    r"|split the lead|(?:is|are) joining|wrote (?:a|the|its))(?=[ .,;])"
)
# What any of these begins with: a look spares most names the pattern.
_MARKS = frozenset({"-", ","})
_FIRST = frozenset(
    "also has have had given invested co-led participated led joined came chipped put doubled split is are wrote".split()
)
_OWNS = re.compile(r"(?: (?:now |already )?(?:owns|holds)|, which (?:owns|holds|manages|has|runs)) (?:about |nearly |over )?[$€£]?\d")

_ACTIVIST = re.compile(r"\b[Aa]ctivist (?:(?:hedge )?fund |investor |shareholder )?$")
_IS_ACTIVIST = re.compile(r", (?:an?|the) (?:[\w-]+ ){0,2}activist\b")


def puts_money_in(text: str, start: int, end: int) -> bool:
    """Whether the name between two offsets only tells that somebody backs somebody else."""
    mark = text[end : end + 1]
    may = mark in _MARKS or (mark == " " and text[end + 1 : text.find(" ", end + 1)].rstrip(".,;") in _FIRST)
    return (may and _BEHIND.match(text, end, end + _REACH) is not None) or is_backer(text, start)


def is_backer(text: str, start: int) -> bool:
    """Whether the words in front of a name say that it backs somebody: "led by Acme", "existing investors Acme and Beta"."""
    lead = text[max(0, start - _NEAR) : start]
    return any(hint in lead for hint in _HINTS) and _BEFORE.search(text, max(0, start - _NEAR), start) is not None


def backers(text: str, companies: Iterable[Company]) -> frozenset[str]:
    """The names of those who are told of as backers alone, and what they own by it; and of activists beside whom they attack."""
    named = list(companies)
    known = {company.name for company in named if _only_backs(text, company)}
    if "ctivist" in text:
        known |= {company.name for company in named if _attacks(text, company, named)}
    return frozenset(known)


def _attacks(text: str, company: Company, named: Iterable[Company]) -> bool:
    """ "Activist Acme", "Acme, an activist fund", where another company is spoken of nearly as often."""
    called = any(_ACTIVIST.search(text, max(0, m.start - _REACH), m.start) or _IS_ACTIVIST.match(text, m.end) for m in company.mentions)
    others = (len(other.mentions) for other in named if other is not company)
    return called and max(others, default=0) > len(company.mentions) / 2


def _only_backs(text: str, company: Company) -> bool:
    others = [mention for mention in company.mentions if not puts_money_in(text, mention.start, mention.end)]
    return len(others) < len(company.mentions) and all(_OWNS.match(text, mention.end) for mention in others)
