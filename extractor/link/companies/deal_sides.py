"""Who buys and who is bought, as the head of an article tells it.

    EQT has agreed to buy the laboratory chain Rhenolab       behind a verb of buying, behind "bid for"
    EQT is to take Rhenolab private
    Rhenolab is being bought by EQT                            in front of a passive; the buyer behind "by"
    Rhenolab backs a €4bn bid from EQT                         who answers a bid; the bidder behind "from"
    EQT's offer, EQT launched a takeover bid                   the buyer in front

Left alone: heads that name two targets, and a company that is only told of in passing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor.mentions import Company, Findings

_LEAD = 700  # characters: title and first paragraphs
_BEFORE, _BEHIND = 90, 70  # characters around a name

_DESCRIBED = r"(?: (?!by\b|from\b|with\b|and\b|for\b|to\b|in\b|said\b|has\b|would\b|which\b|that\b)[\w’'&-]+){0,6}? $"
_BUYS = (
    r"buy|buys|buying|bought|acquire|acquires|acquiring|acquired|purchase|taking over|takes? over|took over"
    r"|snapping up|snaps? up|snapped up|clinch(?:es|ed)?|swallow(?:s|ed)?"
)
_DEALS = r"takeover|take-over|buyout|acquisition|purchase|offer|bid|approach|deal|proposal"
_BOUGHT_BEHIND = re.compile(
    rf"\b(?:{_BUYS}|(?:offer|bid|pay|paid|paying|offered|offering)s?\b[^;\n]{{0,40}}? for|(?:{_DEALS})s? (?:for|of)|deal to (?:buy|acquire)"
    r"|approach(?:es|ed|ing)?|(?:full|majority|outright) (?:control|ownership) of"
    rf"|board of){_DESCRIBED}"
)
_TAKEN = re.compile(rf"\b(?:take|takes|taking|took|makes?|making|made|turn(?:s|ed|ing)?){_DESCRIBED}")
_PRIVATE = re.compile(r",?(?: [\w’'-]+){0,6}? private\b|(?: into)? an?(?: fully| wholly)?[ -]owned (?:subsidiary|unit|affiliate)\b")
_IS_BOUGHT = re.compile(
    r"(?:,[^,.\n]{2,60},)?(?: (?:has|have|had|is|was|will|to|agreed|set|about|being|been|be)){1,5} "
    r"(?:bought|acquired|taken (?:private|over)|snapped up|swallowed)\b| (?:bought|acquired|taken over|snapped up) by\b"
)
_ANSWERS = re.compile(
    r"(?:['’]s board|,[^,.\n]{2,60},)?(?: has| have| had)? "
    r"(?:accept|back|agree|approve|recommend|reject|rebuff|spurn|welcome|receive|fend)\w*"
    rf"(?: [^\s.,]+(?:\.\d\S*)?){{0,7}}? (?:{_DEALS})s?\b(?: (?:from|by)\b|(?! (?:for|of|to buy)\b))"
)
_BUYER_BEHIND = re.compile(
    rf"\b(?:bought|acquired|taken private|taken over|snapped up|(?:{_DEALS})(?: [^\s.,]+){{0,4}}?) (?:by|from){_DESCRIBED}"
)
_BUYER_IN_FRONT = re.compile(
    r"(?:,[^,.\n]{2,60},)?"
    r"(?: (?:has|have|is|was|will|to|agreed|on|\w+day|set|about|wants|plans|offered|said(?: (?:on )?\w+day)? it w(?:ould|ill))){0,6} "
    rf"(?:{_BUYS}|bid|bids|offer|offers|tak(?:e|ing)|mak(?:e|ing)|turn|launch(?:ed|es)?|approach(?:ed|es)?|made|seal(?:ed|s)?|tabled|lodged)\b"
)
# "Acme sees off Beta to buy Gamma": no buyer.
_OUTDONE = re.compile(r"\b(?:sees?|saw|seen|fights?|fought|fends?|fended|beats?|beaten|outbids?|pips?|pipped)(?: off| out)? $")
_OWN_BID = re.compile(rf"['’]s (?:[^\s.,]+(?:\.\d\S*)? ){{0,4}}?(?:{_DEALS})\b")


_BACKING = re.compile(rf"['’]s (?:board|directors|shareholders|investors)\b[^.;\n]{{0,50}}?\b(?:{_DEALS})\b")
# "Acme, which bought Beta in May", "since it bought Beta": no news.
_IN_PASSING = re.compile(r"\b(?:which|who|that|since|after|when|having)\b[^,.]*$")


class Sides(NamedTuple):
    """The buyer and the target of the deal that an article is about; either may be missing."""

    buyer: tuple[Company, ...] = ()
    target: tuple[Company, ...] = ()


def deal_sides(findings: Findings) -> Sides:
    """The sides of the deal that the head of an article tells of."""
    named = sorted(((m, company) for company in findings.companies for m in company.mentions if m.start < _LEAD), key=lambda n: n[0].start)
    targets: dict[str, Company] = {}
    buyers: dict[str, Company] = {}
    for i, (mention, company) in enumerate(named):
        before = findings.text[max(named[i - 1][0].end if i else 0, mention.start - _BEFORE) : mention.start]
        next_name = named[i + 1][0].start if i + 1 < len(named) else len(findings.text)
        behind = findings.text[mention.end : min(next_name, mention.end + _BEHIND)]
        clause = _clause(before)
        if _is_target(clause, behind):
            targets.setdefault(company.name, company)
        elif _is_buyer(clause, behind):
            buyers.setdefault(company.name, company)
    if len(targets) != 1:
        return Sides()
    bidding = [company for name, company in buyers.items() if name not in targets]
    return Sides(tuple(bidding[:1]), tuple(targets.values()))


def _clause(before: str) -> str:
    return re.split(r"[.\n;] ?(?=[A-Z]|$)", before)[-1]


def _is_target(before: str, behind: str) -> bool:
    if _IN_PASSING.search(before):
        return False
    if _BOUGHT_BEHIND.search(before) or _IS_BOUGHT.match(behind) or _ANSWERS.match(behind) or _BACKING.match(behind):
        return True
    return _TAKEN.search(before) is not None and _PRIVATE.match(behind) is not None


def _is_buyer(before: str, behind: str) -> bool:
    return not _OUTDONE.search(before) and any((_BUYER_BEHIND.search(before), _BUYER_IN_FRONT.match(behind), _OWN_BID.match(behind)))
