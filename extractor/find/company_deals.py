"""What was done with a company, in front of its name: contracts, trades, stakes, and figures that it is ranked by.

    the contract went to [Acme] · sold its shops to [Acme] · bought 26% of [Acme] · analyst Jo Bell of [Acme]
    against 22% for [Acme] · behind the 22% of [Acme] · next came [Acme] with 9% · the biggest riser was [Acme]
"""

from __future__ import annotations

import re

# Whose shares or sales moved most: "the biggest riser was Acme"; and what anything may be: "the surprise was Acme"
MOVERS = frozenset(
    "riser risers faller fallers gainer gainers decliner decliners climber climbers laggard laggards mover movers performer performers"
    " holder holders shareholder shareholders bidder winners losers".split()
)
NOTED = frozenset(
    "surprise winner loser standout stand-out exception newcomer entrant beneficiary casualty star outlier second third".split()
)
# "The contract went to Acme", "a round led by Acme"
_AWARDS = frozenset("went goes awarded given led co-led arranged managed handled".split())
_AWARDED = re.compile(
    r"\b(?:contract|order|job|tender|licen[cs]e|work|round|Series [A-H]|funding|consortium|syndicate|financing|investment|offering|bid)"
    r",? (?:was |were |has been |that was |will be )?(?:(?:went|goes|awarded|given) to|(?:co-)?(?:led|arranged|managed|handled) by)$"
)
# "Sold its shops to Acme", "will buy 20,000 chips from Acme", "a firm order for 40 jets from Brazil's Acme"
_TRADED = re.compile(
    r"\b(?:(?:sell|sells|sold|selling) (?:(?! to |\b(?:tickets|seats|flights|trips|tours)\b)[^.,;:\n]|[.,]\d){1,60} to"
    r"|(?:sale|disposal) of (?:(?! to )[^.,;:\n]|[.,]\d){1,60} to|award(?:s|ed)? an? (?:(?! to )[^.;:\n]|[.,]\d){1,60} to"
    r"|orders? for (?:\d|some |about |up to )(?:(?! from )[^.;:\n]|[.,]\d){1,36} from"
    r"|(?:buy|buys|bought|buying|acquired?|orders|ordered|rents?|rented|leases?|leased|borrow|borrowed|licen[cs]es|licen[cs]ed)"
    r"(?: (?:(?! from )[^.,;:\n]|[.,]\d){1,36})? from)$"
)
# "Is to be bought by Acme", "jets leased from Acme", "was sold to Acme", "acquired in 2019 by Acme"
_PASSED = re.compile(
    r"\b(?:bought|taken over|snapped up|purchased|acquired|leased|chartered|sold|sold on|operated|manufactured|financed|insured"
    r"|supplied|brewed|bottled|distributed|underwritten)(?: in (?:19|20)\d\d| last year)? (?:by|from|to)$"
)
# "Tonnage handled by Acme"
_DONE_BY = re.compile(
    r"\b(?:[Tt]onnage|[Pp]remiums|[Pp]assengers|[Cc]argo|[Ff]reight|[Pp]rices|[Ff]ees|[Rr]ates|[Pp]arcels|[Vv]olumes?|[Cc]ontainers|[Ii]nterest)"
    r" (?:handled|charged|carried|shipped|quoted|levied|paid) by$"
)
# "Is run by Acme", "the regulator cleared Beta's purchase of Acme", "hired Jo Bell from Acme"
_RUN_BY = re.compile(r"\b(?:is|are|was|were) (?:run|managed) by$")
_DEAL_FOR = re.compile(
    r"(?:['’]s (?:[\w$€£.-]+ ){0,3}?|\b(?:approved|cleared|blocked|completed|announced|backed) (?:the|its|an?) (?:[\w$€£.-]+ ){0,3}?)"
    r"(?:purchase|acquisition|takeover|buyout|pursuit) of$"
)
_HIRED_FROM = re.compile(r"\b(?:hired|poached|recruited|joins?|joined|moves|lured)(?: [\w'’.-]+){0,4} from$")
_ORIGINS = frozenset({"by", "from", "to"})
_HANDED = frozenset(
    "bought over up purchased acquired leased chartered sold on operated manufactured financed insured supplied brewed bottled "
    "distributed underwritten year".split()
)
# "Hired advisers from Acme", "lawyers at Acme"
_STAFF_OF = re.compile(r"\b(?:advis[eo]rs|lawyers|accountants|auditors|bankers|consultants|engineers|executives) from$")
# "A round led by Bolt, with Acme"
_ROUND_WITH = re.compile(r"\b(?:round|funding|financing|investment|Series [A-H])\b[^.;\n]{0,40}\bled by [^.;\n]{2,60}, with$")
# "Builds tankers for Acme"
_MADE_FOR = re.compile(
    r"\b(?:buil[dt]s?|makes?|making|made|suppl(?:y|ies|ied)|manufactures?d?|produce[sd]?|develop(?:s|ed)?) [^.,;:\n]{2,36} for$"
)
# "Paid 16 times its profit for Acme"
_PAID_FOR = re.compile(r"\bpa(?:id|ying|ys?) (?:(?! for )[^,;:\n]|,\d){2,36} for$")
# "A share of 16%, against 22% for Acme"
_AGAINST = re.compile(
    r"\b(?:against|versus|than|compared (?:with|to)|with) (?:[a-z]+ )?"
    r"[$€£¥₹]?\d[\d.,]*(?:%| ?per ?cent|pc|[mb]n?)?(?: times)? for$"
)
# "Behind the 22% of Acme"
_SHARE_OF = re.compile(r"\b(?:against|versus|than|behind|to|with|from) (?:the )?\d[\d.]*(?:%| ?per ?cent|pc) of$")
# "Bought 26% of Acme", "paid $9m for the 26% of Acme"
_PART_BOUGHT = re.compile(
    r"\b(?:bought|buy(?:s|ing)?|acquire[sd]?|acquiring|sold|sell(?:s|ing)?|pa(?:id|ying|ys?)|holds?|holding|owns?|owning|controls?)"
    r" (?:[^,;:.\n]|[.,]\d){0,30}?\d(?:%| per ?cent|pc) of$"
)
# "The 38% of Acme it does not own"
_SHARE_OF_NAME = re.compile(r"\d(?:%| per ?cent|pc) of$")
_NOT_OWNED = re.compile(
    r"[A-Z][\w&'’.-]*(?: [A-Z][\w-]*){0,3} (?:that |which )?(?:it|they|he|she) (?:(?:does|do|did)(?: not|n['’]t)|already|now) (?:already )?"
    r"(?:owns?|holds?|controls?|owned|held|controlled)\b"
)
# "The $3.2 billion purchase of Acme", "a $350 million credit line from Acme", "a £41 million bid by Acme", "its $9m sale to Acme"
_PRICED = re.compile(
    r"[$€£¥₹]\d[\d.,]*(?:[mb]n?| [mb]illion| crore)? (?:[\w-]+ ){0,3}?(?:purchase|acquisition|takeover|buyout|merger|deal|order|contract"
    r"|loan|(?:credit )?(?:line|facility)|investment|mortgage|lawsuit|settlement|bid|offer|approach|proposal|tie-up)"
    r" (?:of|from|with|by)$"
)
# "The $2.1 billion sale to Acme", "an offer of $5 billion from Acme"
_SOLD_FOR = re.compile(
    r"[$€£¥₹]\d[\d.,]*(?:[mb]n?| [mb]illion| crore)? (?:[\w-]+ ){0,2}?(?:sale|disposal) to$"
    r"|\b(?:bid|offer|approach|proposal) of (?:[a-z]+ )?[A-Z]{0,3}[$€£¥₹]?\d[\d.,]*(?:[mb]n?|p| [a-z]+){0,3} from$"
)
# "The purchase of Beta by Acme"
_BOUGHT_BY = re.compile(r"\b(?:purchase|acquisition|takeover|buyout|buy-out) of [^.;:\n]{2,60} by$")
# "On order at Acme", "who helps run $61 billion at Acme"
_PLACED_AT = re.compile(
    r"\b(?:on order|(?:run|runs|manages?|oversees?|looks? after) [A-Z]{0,3}[$€£¥₹]\d[\d.,]*(?:[mbt]n?| [mbt]r?illion)?) at$"
)
# "A hostile bid for Acme", "a 480p offer for Acme"; but "a bid for office"
_BID_FOR = re.compile(
    r"\b(?:hostile|takeover|cash|unsolicited|rival|improved|indicative|recommended|[mb]illion|crore|\d[\d.]*(?:[mb]n?|p))"
    r"(?: [\w-]+){0,3}? (?:bid|offer|approach|proposal) (?:for|from)$|\bbidding for$"
)
# "Analyst Jo Bell of Acme"
_WORKS_FOR = re.compile(
    r"\b(?:[Aa]nalyst|[Ee]conomist|[Ss]trategist|[Bb]roker|[Tt]rader|[Bb]anker|[Ll]awyer|[Cc]onsultant) (?:[A-Z][\w'’.-]+ ){1,3}of$"
)
# "Next came Acme with 9%", "then comes Acme (790,000)"
_RANKED = re.compile(r"[\w&'’. -]{2,30}?,? (?:\(|with |at |on )[A-Z]{0,3}[$€£¥₹]?\d")

# "Ordered Acme to pay", "hit Acme with a $30 million fine", "awarded Acme $30 million", "would owe Acme a break fee of $3m"
# "forced Acme to scrub 300 flights", "dragged Acme to a half-year loss"
_CHARGED = re.compile(
    r"[A-Z][\w&'’.-]*(?: [A-Z][\w-]*){0,3} (?:to (?:re)?pay\b|(?:with )?(?:an? )?(?:record |hefty )?[A-Z]{0,3}[$€£¥₹]\d"
    r"|an? (?:break|termination|success|breakup|licen[cs]e)[ -]?(?:up )?fee of\b"
    r"|to (?:cancel|scrub|recall|restate|write (?:down|off)|idle|shutter|lay off|ground|suspend|close|shut|cut|sell) (?:its |the )?"
    r"[\w ]{0,20}?(?:\d[\d,]* )?(?:flights|dividend|output|production|jobs|stores|plants?|products?|models?|cars|vehicles|stakes?|accounts"
    r"|results|outlets)\b"
    r"|(?:back )?(?:in)?to an? (?:[\w-]+ ){0,3}?(?:loss|profit|deficit)\b|into the (?:red|black)\b)"
)
# "raised €6.8m from Acme", "to buy control of Acme"
_RAISED = re.compile(
    r"\b(?:rais(?:e|es|ed|ing)|secured|received|won) (?:about |another |a further )?[A-Z]{0,3}[$€£¥₹]?\d[\w.]*(?: [mbt]r?illion)?"
    r"(?: [a-z-]+){0,3} from$"
)
_BUYS_CONTROL = re.compile(r"\b(?:buy|buys|buying|bought|acquir\w+|sell|sold|selling) (?:a )?(?:majority )?control of$")


def is_charged(text: str, start: int) -> bool:
    """Whether the name behind "ordered", "hit" or "handed" is to pay or gets a sum.

    >>> is_charged("A judge ordered Acme to pay $9m", 16), is_charged("A judge ordered Acme to sit", 16)
    (True, False)
    """
    return _CHARGED.match(text, start) is not None


def is_dealt_with(text: str, start: int, last: str, second: str, lead: str) -> bool:
    """Whether a contract goes to the name, something is sold to it or bought from it, it takes part in a round …"""
    if last == "by" and _DONE_BY.search(lead):
        return True
    if second in _AWARDS:
        return _AWARDED.search(lead) is not None
    if last == "with":
        return second[-1:] == "," and _ROUND_WITH.search(text, max(0, start - 120), start - 1) is not None
    if last == "of":
        if second == "control" and _BUYS_CONTROL.search(lead) is not None:
            return True
        left = _SHARE_OF_NAME.search(lead) is not None and _NOT_OWNED.match(text, start) is not None
        return left or any(found.search(lead) is not None for found in (_WORKS_FOR, _PART_BOUGHT, _SHARE_OF, _PRICED, _DEAL_FOR))
    if last == "at":
        return _PLACED_AT.search(lead) is not None
    if last == "from" and (_BID_FOR.search(lead) is not None or _RAISED.search(text, max(0, start - 80), start - 1) is not None):
        return True
    if last in _ORIGINS and (second in _HANDED or second.isdigit()) and _PASSED.search(lead):
        return True
    if second in ("run", "managed") and _RUN_BY.search(lead):
        return True
    if last == "from" and _HIRED_FROM.search(lead):
        return True
    if last == "from" and second[-1:] == "s" and _STAFF_OF.search(lead):
        return True
    if last in ("from", "with", "by") and _PRICED.search(text, max(0, start - 80), start - 1):
        return True
    if last in ("from", "to") and _SOLD_FOR.search(text, max(0, start - 80), start - 1):
        return True
    if last == "by":
        return _BOUGHT_BY.search(text, max(0, start - 80), start - 1) is not None
    if last == "for":
        return any(found.search(lead) is not None for found in (_MADE_FOR, _PAID_FOR, _AGAINST, _BID_FOR))
    return last in ("to", "from") and _TRADED.search(text, max(0, start - 80), start - 1) is not None


def is_ranked(text: str, start: int) -> bool:
    """Whether a figure tells the rank of a name behind "came".

    >>> is_ranked("Next came Acme with 9%", 10), is_ranked("Next came Acme with flowers", 10)
    (True, False)
    """
    return _RANKED.match(text, start) is not None
