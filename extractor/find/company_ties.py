"""What ties somebody to a company, in front of its name: an office, its founding, money put into it, what it came from and earns.

    finance director of [Acme] · a partner at [Acme] · co-founded [Acme] · set up [Acme] in 2003 · invested in [Acme]
    put $4m into [Acme] · a unit of [Acme] · spun out of [Acme] · a joint venture with [Acme] · changed its name to [Acme]
"""

from __future__ import annotations

import re

from extractor.find.company_words import MOVING

# Offices that only firms have; "director of", "president of" and "head of" stand before museums and states too.
_OFFICE = re.compile(
    r"\b(?:(?:managing|finance|financial|sales|commercial|marketing|operations|technical|procurement|logistics|retail|export) director"
    r"|chief [a-z]+ officer|general counsel) (?:of|at|for)$"
    r"|\b(?:vice[- ]president(?: (?:of|for) [a-z ]{3,24})?|head of [a-z ]{3,24}|(?:fund|portfolio|sales|product|plant|brand|store|export)"
    r" managers?|partner) at$"
)
_OFFICERS = frozenset("director officer counsel president manager managers partner".split())
# "Set up Acme in 2003", "started Acme in a garage"
_IN_YEAR = re.compile(r"[A-Z][\w&'’.-]*(?: [A-Z][\w&-]*){0,3} (?:in (?:(?:1[89]|20)\d\d\b|a garage\b)|(?:with|after) )")
_PUT_INTO = re.compile(
    r"\b(?:put|puts|pumped|poured|ploughed|plowed|sank|sunk|injected|invested) (?:[a-z]+ ){0,2}[A-Z]{0,3}[$€£¥₹]\d[\d.,]*"
    r"(?:[mb]n?| [mb]illion| crore)?(?: [a-z]+)? into$"
)
_CAME_FROM = re.compile(
    r"\b(?:(?:spun|carved|hived) (?:out|off) (?:of|from)|demerged from|(?:changed|changing) its name (?:from [\w ]+ )?to)$"
)
_SCALES = frozenset({"million", "billion", "trillion"})
_INVESTS = frozenset({"invested", "invests", "investing"})
_PARTS = frozenset({"unit", "division", "arm"})
_LEFT = frozenset({"out", "off", "demerged", "name"})
# "Rebranded as Acme", "trades as Acme"
TRADES_AS = frozenset({"rebranded", "trades", "trading"})

# "Sales at Acme were", "profit at Acme Foods, the baker, rose"
_COMES_FROM = frozenset("shipments deliveries output exports orders sales revenue".split())
_EARNED_AT = frozenset("sales revenue revenues turnover profit profits earnings share margin margins intake backlog".split())
_DOES_THERE = re.compile(
    rf"[A-Z][\w&'’.-]*(?: [A-Z][\w-]*){{0,2}}(?:, [^,.\n]{{2,60}},)? (?:was|were|grew|doubled|halved|{'|'.join(sorted(MOVING))})\b"
)
# "Sales fell 3% at Acme", "profit was 3% lower at Acme"; but "output fell 3% at Valmont", which may be a mine
_MOVED_AT = re.compile(
    r"\b(?:(?<!store )(?<!like )(?<!comparable )sales|revenues?|turnover|profits?|earnings|income|margins?) [^;\n]*"
    r"\d ?(?:%|per ?cent|pc)(?: higher| lower)? at$",
    re.IGNORECASE,
)
# "Contracts not yet billed amounted to $18bn at Acme"
_STOOD_AT = re.compile(
    r"\b(?:amounted to|totall?ed|reached|came to|stood at|rose to|fell to|climbed to) [A-Z]{0,3}[$€£¥₹]\d[\d.,]*(?:[mb]n?| [mb]illion)? at$"
)
_CLAUSE = 90  # characters


def is_tied(last: str, second: str, lead: str) -> bool:
    """Whether what stands before a name ties somebody to a company; `second` and `last` are the last words of `lead`.

    >>> is_tied("of", "director", "the finance director of"), is_tied("of", "director", "the director of")
    (True, False)
    >>> is_tied("with", "venture", "a joint venture with"), is_tied("in", "invested", "which had invested in")
    (True, True)
    """
    if last in ("of", "at", "for") and (second in _OFFICERS or (last == "at" and "head of " in lead)) and _OFFICE.search(lead):
        return True
    if last == "in":
        return second in _INVESTS
    if last == "of" and second in _PARTS:
        return True
    if last == "into":
        return _PUT_INTO.search(lead) is not None
    if second in _LEFT:
        return _CAME_FROM.search(lead) is not None
    return second == "venture" and last in ("with", "between") and lead.endswith(f"joint venture {last}")


def begins(text: str, start: int) -> bool:
    """Whether what was "set up" or "started" is a firm by what follows.

    >>> begins("He set up Acme in 2003", 10), begins("He set up Acme in Leeds", 10)
    (True, False)
    """
    return _IN_YEAR.match(text, start) is not None


def earns_at(lower: str, text: str, start: int) -> bool:
    """Whether something is earned where a name stands behind "at"; `lower` is the word in front of "at".

    >>> earns_at("sales", "Sales at Acme rose 4%", 9), earns_at("lower", "Profit was 3% lower at Acme", 23), earns_at("", "At Acme", 3)
    (True, True, False)
    """
    if lower in _EARNED_AT and _DOES_THERE.match(text, start):
        return True
    front = text[max(0, start - _CLAUSE) : start - 1]
    if lower in _SCALES or lower[-1:].isdigit() or lower[-2:] in ("bn", "mn"):
        return _STOOD_AT.search(front) is not None
    moved = lower in ("higher", "lower", "percent", "cent") or lower[-1:] == "%"
    return moved and _MOVED_AT.search(front) is not None


def comes_from(lower: str, text: str, start: int) -> bool:
    """Whether what moves comes from the name behind "from"; `lower` is the word in front of it.

    >>> comes_from("shipments", "Ore shipments from Acme slid to 42Mt", 19), comes_from("shipments", "Shipments from Acme", 15)
    (True, False)
    """
    return lower in _COMES_FROM and _DOES_THERE.match(text, start) is not None
