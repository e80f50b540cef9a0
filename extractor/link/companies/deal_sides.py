"""Who buys and who is bought, as the head of an article tells it, or one sentence.

    EQT has agreed to buy the laboratory chain Rhenolab       behind a verb of buying, behind "bid for"
    EQT is to take Rhenolab private
    Rhenolab is being bought by EQT                            in front of a passive; the buyer behind "by"
    Rhenolab backs a €4bn bid from EQT                         who answers a bid; the bidder behind "from"
    EQT's offer, EQT launched a takeover bid                   the buyer in front
    Norwell sold Rhenolab to EQT                               behind a verb of selling; the buyer behind "to"
    Norwell's Rhenolab business                                who is named by its owner

Left alone: heads that name two targets, and a company that is only told of in passing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor import kin
from extractor.link.nodes import Sentence
from extractor.mentions import Company, Fact, Findings

_LEAD = 700  # characters: title and first paragraphs
_BEFORE, _BEHIND = 90, 70  # characters around a name

_DESCRIBED = r"(?: (?!by\b|from\b|with\b|and\b|for\b|to\b|in\b|said\b|has\b|would\b|which\b|that\b)[\w’'&-]+){0,6}? $"
_BUYS = (
    r"buy|buys|buying|bought|acquire|acquires|acquiring|acquired|purchase|taking over|takes? over|took over"
    r"|snapping up|snaps? up|snapped up|clinch(?:es|ed)?|swallow(?:s|ed)?|swoop(?:s|ed|ing)? on"
)
_SELLS = r"sell|sells|selling|sold|offload(?:s|ed|ing)?|divest(?:s|ed|ing)?|hiv(?:e|ed|ing) off|hand(?:s|ed|ing)? over"
_DEALS = r"takeover|take-over|buyout|acquisition|purchase|offer|bid|approach|deal|proposal"
_BOUGHT_BEHIND = re.compile(
    rf"\b(?:{_BUYS}|(?:offer|bid|pay|paid|paying|offered|offering)s?\b[^;\n]{{0,40}}? for|(?:{_DEALS})s? (?:for|of)|deal to (?:buy|acquire)"
    r"|approach(?:es|ed|ing)?|circling|stalking|wooing|bidding war for|battle for"
    r"|(?:full|majority|outright) (?:control|ownership) of|w(?:in|ins|on|inning) control of"
    rf"|auction (?:of|for)|board of|(?:rejected|rebuffed|spurned|turned down|dismissed|snubbed) by){_DESCRIBED}"
    r"|\bshares? for (?:each|every|each of the) (?:[a-z]+ )?(?:shares? (?:in|of) )?$"  # "0.4 of its shares for each Beta share"
    rf"|\b(?:{_BUYS}) (?:its|their|an?) (?:[\w’'-]+ ){{0,3}}?{kin.PATTERN}, $"  # "buy its biggest franchisee, Beta"
)
_SOLD_BEHIND, _TO_A_BUYER = re.compile(rf"\b(?:{_SELLS}){_DESCRIBED}"), re.compile(r"(?:,[^,.\n]{2,90},)?(?: [\w-]+){0,3}? to\b")
_SOLD_TO = re.compile(rf"\b(?:{_SELLS})\b[^.;\n]{{0,90}}? to{_DESCRIBED}")
_OWNED, _RELATIVE = re.compile(r"['’]s? $"), re.compile(r",? (?:which|that) $")
_BOUGHT_IT = re.compile(rf"(?: has| had| have)? (?:{_BUYS})\b")
_TAKEN = re.compile(rf"\b(?:take|takes|taking|took|makes?|making|made|turn(?:s|ed|ing)?){_DESCRIBED}")
_PRIVATE = re.compile(r",?(?: [\w’'-]+){0,6}? private\b|(?: into)? an?(?: fully| wholly)?[ -]owned (?:subsidiary|unit|affiliate)\b")
_WHEN = r"(?: (?:in|on|last|this|earlier)(?: \w+){1,3}?)?"  # "was acquired last month by Acme"
_IS_BOUGHT = re.compile(
    r"(?:,[^,.\n]{2,60},)?"
    r"(?: (?:has|have|had|is|was|will|would|to|agreed|said|it|set|about|being|been|be|(?:late )?on \w+day|\w+day)){1,8} "
    r"(?:bought|acquired|taken (?:private|over)|snapped up|swallowed|sold to(?! the public| investors)|going private)\b"
    rf"|,? (?:bought|acquired|taken over|snapped up){_WHEN} by\b"
)
_DAY = r"(?: (?:late )?on \w+day| yesterday| last \w+)?"
_ANSWERS = re.compile(
    rf"(?:['’]s board|,[^,.\n]{{2,60}},)?(?: said{_DAY}(?: that)? it)?(?: has| have| had)?{_DAY} "
    r"(?:accept|back|agree|approve|recommend|reject|rebuff|spurn|welcome|receive|fend|dismiss|snub|turn(?:ed|s)? down"
    r"|brush(?:ed|es)? (?:off|aside))\w*"
    rf"(?: [^\s.,]+(?:\.\d\S*)?){{0,7}}? (?:{_DEALS})s?\b(?: (?:from|by)\b|(?! (?:for|of|to buy)\b))"
    r"| (?:said|says|argued|argues)\b[^.;\n]{0,80}\bundervalu"
)
_BUYER_BEHIND = re.compile(
    rf"\b(?:(?:bought|acquired|taken private|taken over|snapped up){_WHEN}|(?:{_DEALS})(?: [^\s.,]+){{0,4}}?) (?:by|from){_DESCRIBED}"
)
_BUYER_IN_FRONT = re.compile(
    r"(?:,[^,.\n]{2,60},)?"
    r"(?: (?:has|have|is|was|will|to|agreed|on|\w+day|set|about|wants|plans|offered|dropped|scrapped|abandoned|talks|in|close|near(?:s|ing)"
    r"|a|deal|said(?: (?:on )?\w+day)? it w(?:ould|ill))){0,6} "
    rf"(?:{_BUYS}|bid|bids|offer|offers|tak(?:e|ing)|mak(?:e|ing)|turn|launch(?:ed|es)?|approach(?:ed|es)?|made|seal(?:ed|s)?|tabled|lodged)\b"
)
# "Acme sees off Beta to buy Gamma": no buyer.
_OUTDONE = re.compile(r"\b(?:sees?|saw|seen|fights?|fought|fends?|fended|beats?|beaten|outbids?|pips?|pipped)(?: off| out)? $")
# "agreed on Monday, December 8, to buy": a day by its date is as good as by its name.
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = re.compile(rf"\b(?:on )?(?:[A-Z][a-z]+day(?:,? | \())?(?:{_MONTH} \d\d?(?:, \d{{4}})?|\d\d? {_MONTH}(?: \d{{4}})?)\b\)?(?:,(?= ))?")
_OWN_BID = re.compile(rf"['’]s (?:[^\s.,]+(?:\.\d\S*)? ){{0,4}}?(?:{_DEALS})\b")


# "pay Beta shareholders $12 in cash", "give investors in Beta 0.3 of a share".
_PAYS = re.compile(rf"\b(?:pay|pays|paying|paid|offer|offers|offering|offered|give|gives|giving){_DESCRIBED}")
_HOLDERS = re.compile(r"(?:['’]s?)? (?:shareholders|stockholders|unitholders|investors|owners)\b")
_OF_A_DEAL = ("deal_value", "offer_price")
_BACKING = re.compile(rf"['’]s (?:board|directors|shareholders|investors)\b[^.;\n]{{0,50}}?\b(?:{_DEALS})\b")
# "Acme, which bought Beta in May", "since it bought Beta": no news.
_IN_PASSING = re.compile(r"\b(?:which|who|that|since|after|when|having)\b[^,.]*$")


# "Acme, the maker of valves whose shares have traded in London since before the war, has agreed": past what it is.
_ASIDE = re.compile(r",[^,.;\n]{2,160},(?= (?:has|have|had|is|was|will|agreed|said)\b)")


class Sides(NamedTuple):
    """The buyer and the target of the deal that an article is about; either may be missing."""

    buyer: tuple[Company, ...] = ()
    target: tuple[Company, ...] = ()


def deal_sides(findings: Findings) -> Sides:
    """The sides of the deal that the head of an article tells of."""
    named = sorted(((m, company) for company in findings.companies for m in company.mentions if m.start < _LEAD), key=lambda n: n[0].start)
    return sides_of([(mention.start, mention.end, company) for mention, company in named], findings.text)


def with_sides(facts: Sequence[Fact], sentence: Sentence) -> list[Fact]:
    """What is paid for a business belongs to who buys it, and is for who is bought, where its sentence names both."""
    told = any(fact.metric in _OF_A_DEAL for fact in facts)
    named = [(node.start, node.end, node.companies[0]) for node in sentence.nodes if node.kind == "company"] if told else []
    sides = sides_of(named, sentence.text) if len(named) > 1 else Sides()
    return [_of_sides(fact, sides) if sides.target and fact.metric in _OF_A_DEAL else fact for fact in facts]


def _of_sides(fact: Fact, sides: Sides) -> Fact:
    target = sides.target[0]
    how, _, when = fact.rule.split("+")
    if fact.metric == "offer_price":
        paid = sides.buyer and fact.company is sides.buyer[0]  # "bought Beta for $3bn, or $41 a share"
        return fact._replace(company=target, rule=f"{how}+company.target+{when}") if paid else fact
    if fact.company is not target:
        return fact._replace(subject=target.name) if fact.subject is None or _is_named(fact.subject, fact.company) else fact
    if not sides.buyer:
        return fact
    return fact._replace(company=sides.buyer[0], subject=target.name, rule=f"{how}+company.buyer+{when}")


def _is_named(words: str, company: Company | None) -> bool:
    return company is not None and words in (company.name, *company.aliases)


def sides_of(named: Sequence[tuple[int, int, Company]], text: str) -> Sides:
    """The sides of the one deal that a stretch of a text tells of, given where it names whom; none where it names two targets."""
    targets: dict[str, Company] = {}
    buyers: dict[str, Company] = {}
    for i, (start, end, company) in enumerate(named):
        before = _plain(text[max(named[i - 1][1] if i else 0, start - _BEFORE) : start])
        next_name = named[i + 1][0] if i + 1 < len(named) else len(text)
        said = end if (aside := _ASIDE.match(text, end, next_name)) is None else aside.end()
        behind = _plain(text[said : min(next_name, said + _BEHIND)])
        if _OWNED.fullmatch(behind) and i + 1 < len(named):
            continue  # "Norwell's Castelle business"
        if i and _OWNED.fullmatch(before):
            before = text[max(named[i - 2][1] if i > 1 else 0, start - _BEFORE) : named[i - 1][0]]
        clause = _clause(before)
        further = text[named[i + 1][1] : named[i + 1][1] + _BEHIND] if i + 1 < len(named) and _RELATIVE.fullmatch(behind) else ""
        if _is_target(clause, behind) or _BOUGHT_IT.match(further):  # "Beta, which Acme bought"
            targets.setdefault(company.name, company)
        elif _is_buyer(clause, behind) or _SOLD_TO.search(_clause(text[max(0, start - _BEFORE) : start])):
            buyers.setdefault(company.name, company)
    if len(targets) != 1:
        return Sides()
    bidding = [company for name, company in buyers.items() if name not in targets]
    return Sides(tuple(bidding[:1]), tuple(targets.values()))


def _plain(words: str) -> str:
    return _DATE.sub("on Friday", words) if any(map(str.isdigit, words)) else words


def _clause(before: str) -> str:
    return re.split(r"[.\n;] ?(?=[A-Z]|$)", before)[-1]


def _is_target(before: str, behind: str) -> bool:
    if _IN_PASSING.search(before):
        return False
    if _BOUGHT_BEHIND.search(before) or _IS_BOUGHT.match(behind) or _ANSWERS.match(behind) or _BACKING.match(behind):
        return True
    if _SOLD_BEHIND.search(before) and _TO_A_BUYER.match(behind):
        return True
    if _HOLDERS.match(behind) and _PAYS.search(before):
        return True
    return _TAKEN.search(before) is not None and _PRIVATE.match(behind) is not None


def _is_buyer(before: str, behind: str) -> bool:
    return not _OUTDONE.search(before) and any((_BUYER_BEHIND.search(before), _BUYER_IN_FRONT.match(behind), _OWN_BID.match(behind)))
