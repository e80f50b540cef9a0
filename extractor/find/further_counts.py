"""Bare numbers that go on with the count before them: what is left of it, comes on top, is planned instead, lies elsewhere.

    shut nine shops, leaving 388; and has 54 left         sold 31 pubs. A further 24 are on the market
    70 shops, not the 90 it had planned                   10 shops, to the 48 it has; to its current 620
    92 centres, 74 at home and 18 across the Atlantic     trades on 31 times earnings, Beta on 20
    opened 11 shops, closed four and plans six more       delivered 51 planes and kept its target of 75

Left alone: what a clause of another thing counts (`nine shops on 1.2 hectares`), shares of the whole (`one of the 48 it has`).
"""

from __future__ import annotations

import re

from extractor.find.numbers import Number
from extractor.mentions import Quantity

_REACH = 250  # characters from the count before, within its paragraph
_NEAR = 80
_SMALLEST = 10
# Units of what no shop or person is counted in.
_LEVELS = frozenset(
    ("times", "point", "hectare", "kilometre", "mile", "metre", "square foot", "square metre", "TEU", "teu", "tonne", "ton", "litre")
)

_FURTHER = re.compile(
    r"\b(?:leav(?:e|es|ing)|(?:room|space) for|(?:an?|the) (?:further|other|remaining|additional)|another|instead of"
    r"|(?:rather|more|fewer) than (?:the|its|their)|on top of (?:the|its|their)|(?:its|their) (?:current|existing|present)) $",
    re.IGNORECASE,
)
_AIMED = re.compile(r"\b(?:its|their|an?|the) (?:[a-z-]+ ){0,2}?(?:target|goal|aim|forecast) of $")
_COMPARED = re.compile(r" (?:up|down) (?:on|from)\b")  # "12,400 cars in January, 900 up on a year earlier"
_THE = re.compile(r"\b(?:the|its|their) $")
_IT_HAS = re.compile(
    r" (?:that )?(?:it|they|he|she|the (?:company|group|firm|chain)) (?:already |now |currently |still |had )?"
    r"(?:has|have|had|runs?|owns?|operates?|employs?|planned|promised|sold|made|opened|built|ordered|started with)\b"
)
_LEFT = re.compile(r" (?:left|remaining)\b(?! [a-z]+s\b)")
_ELSEWHERE = re.compile(r" (?:at|from|across|on|under|by|with|abroad|overseas|elsewhere|outside|inside|within)\b(?! \d)")
_GOES_ON = (", ", " and ", ": ", "; ", ", with ", " — ", " – ")
_TRADES = re.compile(r"(?:[A-Z][\w&.-]*| [A-Z][\w&.-]*,(?: of [A-Z][a-z]+,)?) (?:on|at|commands|fetches) $")
_ENDS = re.compile(r"[.,;:)](?!\d)|$|\n")
_DONE_TO = frozenset(
    "open opened opens opening close closed closes closing shut shuts shutting shuttered add added adds adding axed franchised "
    "launched plans built builds building bought buys buying sold sells selling ordered orders ordering delivered delivers scrapped "
    "cut cuts cutting shed sheds shedding axes axing hired hires hiring recruited recruits recruiting sacked sacks fired dismissed".split()
)
_AGAIN = re.compile(r"\b(?P<verb>[a-z]+) (?:another|a further) $")
_SAID_OF_IT = re.compile(r"[^.\n]*\. (?:It|They) (?:also |has |have |then )?[a-z]+ $")  # "has 61 bakeries. It opened five"
_TOO = re.compile(
    r"(?: more| others?| further| of (?:them|these|those))?"
    r"(?:[.,;:)](?!\d)|$|\n| (?:and|but|while|in|by|during|over|last|this|next|so|after|before|for|at|since|on|across|elsewhere"
    r"|there|here|abroad|overseas|a year)\b)"
)
_AMONG = 100  # characters of ", of which nine were franchised, and closed"


def is_done_too(text: str, number: Number, start: int, before: str, last: Quantity | None) -> bool:
    """ "opened 11 shops and closed four", "opened 11 shops and plans to open six more": the same things, however few, and another verb."""
    if last is None or number.low < 2 or number.form not in ("words", "digits") or last.unit in _LEVELS or start - last.end > _AMONG:
        return False
    if before in ("another", "further") and (again := _AGAIN.search(text, last.end, start)) is not None:
        before = again["verb"]
    if before not in _DONE_TO or _TOO.match(text, number.end) is None:
        return False
    between = text[last.end : start]
    return ("\n" not in between and ". " not in between) or _SAID_OF_IT.fullmatch(between) is not None


def is_further(text: str, number: Number, start: int, last: Quantity) -> bool:
    """Whether a number that no noun follows goes on with the last count."""
    if start - last.end > _REACH or "\n" in text[last.end : start] or number.form != "digits":
        return False
    if last.unit == "times":
        return _is_multiple(text, number, start, last)
    if number.low < _SMALLEST or last.unit in _LEVELS or "." in text[number.start : number.end]:
        return False
    if _COMPARED.match(text, number.end) and text.endswith(", ", last.end, start) and ". " not in text[last.end : start]:
        return True
    if _AIMED.search(text, max(0, start - 40), start) and _TOO.match(text, number.end):
        return True
    if _FURTHER.search(text, max(0, start - 24), start) or _LEFT.match(text, number.end):
        return True
    if _IT_HAS.match(text, number.end):
        return _THE.search(text, max(0, start - 6), start) is not None
    between = text[last.end : start] if start - last.end < _NEAR else ". "
    return between.endswith(_GOES_ON) and ". " not in between and _ELSEWHERE.match(text, number.end) is not None


def _is_multiple(text: str, number: Number, start: int, last: Quantity) -> bool:
    """ "Trades on 31 times earnings and Rotork on 20", "14 times forecast earnings; Next commands 17"."""
    between = text[last.end : start]
    near = start - last.end < _NEAR and ". " not in between
    return near and 2 <= number.low < 1000 and _ENDS.match(text, number.end) is not None and _TRADES.search(between) is not None
