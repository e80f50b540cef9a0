"""What a report of results says of a name: it posts them, beats what was expected, looks ahead, wins customers, has divisions.

[Acme] posted a 28% drop in net profit · [Acme] beat analysts' estimates · [Acme] guided for sales of $4bn · [Acme] added 212,000 customers
Free cash flow was $1.1bn, [Acme] said · [Acme]'s beauty division was strong, with sales up 11% · said finance chief Jo Bell of [Acme]
"""

from __future__ import annotations

import re

_WORD = r"(?:(?:[^\s.;:]|\.(?=\d))+ )"
_EARNINGS = (
    r"(?:profits?|earnings|ebitd?a|net (?:income|loss(?:es)?|sales|revenues?)|(?:operating|pre-?tax|quarterly|annual|half-year|trading)"
    r" (?:income|loss(?:es)?|sales|revenues?|turnover)|revenues? of|revenues? growth|like-for-like|same-store|comparable sales"
    r"|organic (?:sales|growth))\b"
)
# "posted a 28% year-on-year drop in net profit"; but "reported a loss of power"
_POSTED = re.compile(rf" \w+ {_WORD}{{0,8}}?{_EARNINGS}")
_POSTS = frozenset("reported reports posted posts logged logs recorded records booked registered notched".split())
# "beat analysts' estimates", "missed Wall Street's quarterly profit forecast"; but "England beat expectations"
_OUTDID = re.compile(
    rf" \w+ {_WORD}{{0,2}}?(?:analysts?['’]?|street(?:['’]s)?|consensus|market|city|profit|revenue|earnings|sales|quarterly)"
    rf" {_WORD}{{0,3}}?(?:estimates?|expectations|forecasts?|consensus|views|targets?|guidance)\b",
    re.IGNORECASE,
)
_OUTDOES = frozenset("beat beats missed misses topped tops exceeded surpassed trailed".split())
# "sees full-year revenue at $4bn"; but "sees sales falling" is anybody's. "Guided for sales of $4bn"
_FORETOLD = re.compile(
    r" \w+ (?:(?:about|around|its|an?) )?"
    r"(?:full-year|annual|fiscal|(?:first|second|third|fourth|current|next)[ -]quarter|(?:first|second)[ -]half|20\d\d|adjusted|group"
    rf"|organic|like-for-like|comparable|operating|core|net|underlying) {_WORD}{{0,3}}?"
    r"(?:revenues?|sales|turnover|profits?|earnings|ebitd?a|eps|income|margins?|growth|capex|capital (?:expenditure|spending))\b"
    r"| \w+ (?:sales|revenues?|turnover|profits?|earnings) of [A-Z]{0,3}[$€£¥₹]?\d"
    r"| \w+ (?:ebitd?a|eps|nii|capex|core earnings|free cash flow|net interest income) ",
    re.IGNORECASE,
)
_GUIDED = re.compile(
    rf" (?:is )?guid\w+ (?:for|to|towards?) {_WORD}{{0,5}}?"
    r"(?:revenues?|sales|turnover|profits?|earnings|ebitd?a|eps|income|margins?|growth|capex|[$€£¥]\d)"
)
_FORESEES = frozenset("sees forecast forecasts projects projected expects expected anticipates targets".split())
_GUIDES = frozenset("guided guides guiding is".split())
# "added 212,000 postpaid phone subscribers"; a party has members
_WON = re.compile(
    r" (?:(?:added|gained|lost|attracted|won|shed|onboarded)|signed up)"
    r" (?:(?:about|around|some|nearly|almost|over|another|a net|a record|more than) )?\d[\d,.]*(?:[mb]n?| [mb]illion)? (?:[\w-]+ ){0,3}?"
    r"(?:subscribers|customers|clients|policyholders|accounts|subscriptions)\b"
)
# "cut 300 jobs", "laid off 8% of its staff"
_SHED = re.compile(
    r" (?:cut|shed|axed|slashed|eliminated|trimmed|laid off|let go(?: of)?)"
    r" (?:(?:about|around|some|nearly|almost|over|another|more than|roughly|up to|at least) )?"
    r"(?:\d{1,2}(?:,\d{3}|\d?)(?: [\w-]+){0,2}?|\d+(?:\.\d+)?(?:%| ?per ?cent| ?pc) of (?:its|the)(?: [a-z-]+){0,2}?)"
    r" (?:jobs|posts|roles|positions|workers|staff|employees|people|workforce|headcount)\b"
)
_SHEDS = frozenset("cut shed axed slashed eliminated trimmed laid let".split())
# "expected Acme to post a loss"
_TO_POST = re.compile(rf" to (?:post|report|book|earn|make|announce) {_WORD}{{0,5}}?(?:loss\b|{_EARNINGS})")
# "declared an interim dividend of 12.6p", "raised its final payout"
_PAYS = re.compile(
    r" \w+ (?:an?|its|the) (?:(?:unchanged|maiden|higher|lower|fully franked) )?"
    r"(?:interim|final|quarterly|annual|full-year|special|half-year) (?:cash )?(?:dividend|payout)\b"
)
_PAYING = frozenset(
    "declared declares proposed proposes raised raises lifted increased cut held kept maintained announced recommended".split()
)
# "lost £47m before tax", "made a pre-tax profit of £3m": a town that is a club's name too
_TAXED = re.compile(rf" \w+ {_WORD}{{0,4}}?(?:(?:before|after) tax|(?:pre|after)-?tax (?:loss|profit))\b")
_EARNS = frozenset("lost made earned".split())
_WINS = frozenset("added gained lost attracted won shed onboarded signed".split())
# "Free cash flow of $1.1bn was lower, Acme said"
_TOLD_OF = re.compile(
    r"\b(?:(?:net|operating|pre-?tax|gross|adjusted|underlying|quarterly|annual|group|core)"
    r" (?:profits?|income|earnings|loss|sales|revenues?)|free cash flow|cash flow|ebitd?a"
    r"|order (?:intake|backlog|book)|like-for-like|same-store|comparable sales|organic (?:sales|growth)|gross margins?|operating margins?"
    r"|refining margins|net debt|capex|capital expenditure|production averaged|load factor"
    r"|cash conversion|return on (?:capital|equity|sales)|net cash|like-for-likes|cost[- ](?:to[- ])?income ratio|cost of risk"
    r"|earnings per share|combined ratio|average selling prices)\b[^\n]*, $",
    re.IGNORECASE,
)
_SENTENCE = 240  # characters
_SAID = re.compile(r" (?:said|says|added|reported)(?:[.,]| (?:in a |on \w+day|late on |earlier|while|as|when|citing))")
# "Acme's beauty division was strong, with sales up 11%"; but "the army's cyber unit"
_DIVISION = re.compile(
    r"(?: [a-z-]+(?: and [a-z-]+)?){1,3} (?:division|arm|unit|segment|business)\b"
    r"(?: (?:earned|posted|generated|contributed|booked|brought in|swung) |[^\n.]*?\b(?:sales|revenues?|profits?|margins?|orders)\b)"
)
# "finance director Jo Bell of Acme"
_PERSON_OF = re.compile(
    r"\b(?:CEO|CFO|COO|chief (?:executive|financial|operating)(?: officer)?|finance (?:director|chief)|managing director|boss)"
    r" [A-Z][\w’'-]+(?: [A-Z][\w’'.-]*){0,2} of $"
)
# "At Acme, by contrast, net profit fell"; "At Acme, meanwhile, a strike cost $4m. It posted a loss"; but "At Heathrow, sales fell"
_EARNED_THERE = re.compile(
    r"(?:, (?:by contrast|in contrast|meanwhile|however|though|too))?, "
    rf"(?:(?:(?:its|the) )?(?:[a-z-]+ ){{0,2}}?{_EARNINGS}"
    r" (?:[a-z]+(?:ed|s)|fell|rose|grew|was|were|came|sank|shrank|stood|hit|has|had|more)\b"
    r"|[^\n.]{4,60}\. It (?:posted|reported|booked|made|earned|had) an? (?:[a-z-]+ ){0,2}(?:profit|loss)\b)"
)
# "At Acme, the Italian tile maker, first-half sales were flat": past who it is
_SOLD_THERE = re.compile(
    r", [^,\n]{3,60}, (?:(?:its|the) )?(?:[\w-]+ ){0,3}?"
    r"(?:sales|revenues?|turnover|takings|bookings|margins?|orders|profits?|earnings|losses|ebitd?a|income)\b"
)
_THERE = ("At ", "Over at ", "And at ", "But at ")
_REACH = 80  # characters


def read_results(first: str, tail: str, evidence: list[str]) -> None:
    """Adds what the verb `first` behind a name says of its results; `tail` begins behind the name."""
    if first in _POSTS and _POSTED.match(tail):
        evidence.append("itself")
    elif (first in _OUTDOES and _OUTDID.match(tail)) or (first in _GUIDES and _GUIDED.match(tail)):
        evidence.append("predicate")
    elif first in _EARNS and _TAXED.match(tail):
        evidence += ("itself", "predicate")
    elif (first == "to" and _TO_POST.match(tail)) or (first in _PAYING and _PAYS.match(tail)):
        evidence.append("itself")
    elif first in _FORESEES and _FORETOLD.match(tail):
        evidence.append("aim")  # so does who runs a company, by his surname
    elif (first in _WINS and _WON.match(tail)) or (first in _SHEDS and _SHED.match(tail)):
        evidence += ("doing", "figure")


def which_foresees(tail: str) -> bool:
    """
    >>> which_foresees(", which now expects core earnings for 2026 to come in at"), which_foresees(", which expects rain")
    (True, False)
    """
    clause = tail.removeprefix(", which").replace(" now ", " ", 1).replace(" still ", " ", 1)
    return clause.partition(" ")[2].partition(" ")[0] in _FORESEES and _FORETOLD.match(clause) is not None


def says_so(text: str, start: int, tail: str) -> bool:
    """Whether a name closes a sentence on results that it told.

    >>> told = "Free cash flow rose to $4m, Acme said."
    >>> says_so(told, 28, " said."), says_so("It rained, Acme said.", 11, " said.")
    (True, False)
    """
    if not text.endswith(", ", 0, start) or _SAID.match(tail) is None:
        return False
    begin = max(text.rfind("\n", 0, start) + 1, text.rfind(". ", 0, start) + 1, start - _SENTENCE)
    return _TOLD_OF.search(text, begin, start) is not None


def earns_there(text: str, start: int, end: int, *, apposed: bool = False) -> bool:
    """Whether a sentence that opens with "At" and a name goes on with what is earned there; `apposed`: behind who that is.

    >>> told = "At Acme, profit fell 5%."
    >>> earns_there(told, 3, 7), earns_there("At Acme, it rained.", 3, 7), earns_there("He was at Acme, profit fell.", 10, 14)
    (True, False, False)
    >>> earns_there("At Acme, the tile maker, first-half sales were flat.", 3, 7, apposed=True)
    True
    """
    lead = next((words for words in _THERE if text.endswith(words, 0, start)), None)
    opens = lead is not None and (start == len(lead) or text[start - len(lead) - 1] in " \n")
    return opens and (_EARNED_THERE.match(text, end) is not None or (apposed and _SOLD_THERE.match(text, end) is not None))


def is_of_division(tail: str) -> bool:
    """
    >>> is_of_division(" beauty division grew, with sales up 4%"), is_of_division(" cyber unit grew")
    (True, False)
    """
    return _DIVISION.match(tail) is not None


def is_of_officer(text: str, start: int) -> bool:
    """Whether the name behind "of" is that of an officer's company.

    >>> is_of_officer("finance director Jo Bell of Acme", 28), is_of_officer("analyst Jo Bell of Acme", 19)
    (True, False)
    """
    return _PERSON_OF.search(text, max(0, start - _REACH), start) is not None
