"""What an amount is paid for: the `per` of a rate, in the words of the text.

`HK$473 per share`, `$5m a month`, `$15.4/hour`, `$20 per million tokens`, `$4,912 an ounce`, `22 cents on the dollar`,
`a $70-a-share bid`, `a 540 pence-per-share offer`, `148 yen to the dollar`, `RMB 300 each`.

Left alone: `a year earlier`, `a month ago` (a time, not a rate), `per cent`.
"""

from __future__ import annotations

import re

# Units that "a" or "an" may stand before; behind "per" and "/" any noun will do.
UNITS = frozenset(
    "share month year week day night hour minute second quarter season fortnight head person customer user subscriber employee worker "
    "member seat boe bbl ticket visit trip ride game barrel ounce gallon litre liter bushel pound lb kilo kilogram kg gram tonne ton "
    "therm mmbtu btu megawatt-hour kilowatt-hour mwh kwh mile kilometre km acre hectare foot unit piece item copy bottle can pack packet "
    "box bag case carton pint cup glass dozen time go pop plate household home house room song stream click call text container "
    "crate trade token word page line vote point bond contract ads adr phone car vehicle tube vial sheep cow animal tree kit dose "
    "shot".split()
)
# Units of time: "a year earlier" is no rate.
TIMES = frozenset("month year week day hour minute quarter".split())
# Words that may stand between "per" and its noun and belong to the unit.
ADJECTIVES = (
    ""
    "million|billion|thousand|hundred|one|diluted|basic|ordinary|common|preferred|square|sq|metric|cubic|troy|short|long|American|depositary|adjusted|"
    r"fully|monthly|new|active|paying|average|available|US|U\.S"
)
# Who or what a figure is from: "$5m, per data from Acme".
SOURCES = frozenset("data estimates figures filings analysts consensus reports company its their a the".split())
# Units written short.
ABBREVIATED = {
    "boe": "barrel", "bbl": "barrel", "oz": "ounce", "t": "tonne", "mt": "tonne", "tCO": "tonne",
    "hr": "hour", "mo": "month", "yr": "year",
}  # fmt: skip
SHORT = {"p.a.": "year", "p.c.m.": "month", "pcm": "month", "p.w.": "week", "pw": "week", "psf": "square foot"}
# What `rate_after` gives for "each" and "apiece": the thing is named elsewhere.
EACH = "each"

_RATE = re.compile(
    rf"""\ ?/\ ?(?P<slash>(?:sq\.?\ |[0-9]{{1,3}}\ ?)?[A-Za-z]+)                                                            # /hour
      | -?[ ]?(?:an?|per)-(?P<glued>[a-z]+)(?!\w)                                                           # -a-share, -per-share
      | ,?\ (?:per|for\ each|for\ every)\ (?P<many>(?:[0-9][0-9,]*[kKmM]?|million|billion|thousand)                  # per million
            \ (?:[a-z]+\ )??[a-z]+s(?!\w))                                                                     #   input tokens
      | ,?\ (?:per|for\ each|for\ every)\ (?P<of_name>(?:[A-Z][\w.&'’-]*\ ){{2,5}}shares?)(?!\w)                 # for each Acme Foods share
      | ,?\ (?:per|for\ each|for\ every)\ (?P<per>(?:(?:[0-9][0-9,.]*(?:-?[a-z]+)?|[a-z]+-foot|(?:{ADJECTIVES})\.?)\ )*  # per 40ft, million
            [A-Za-z][\w-]*(?:\ (?:foot|feet|metre|meter|equivalent|tonnes?|tons?|hour|share)(?!\w))?)       #   box, tokens
      | \ on\ the\ (?P<on>dollar|pound|euro)(?!\w)                                                          # on the dollar
      | \ to\ the\ (?P<to>dollar|euro|pound)(?!\w)                                                         # to the dollar
      | \ (?P<each>each|apiece)(?!\w)
      | \ (?P<short>p\.a\.|p\.c\.m\.|pcm|p\.w\.|pw|psf)(?!\w)                                                # pcm
      | \ (?P<often>annually|monthly|weekly|daily)(?=[.,;:!?)]|$|\ (?:in|by|from|on|to|and|for|at|through|over)\ )      # annually
      | \ an?\ (?P<a>(?:square|cubic)\ (?:foot|metre|meter|yard|mile)|[A-Za-z]+(?:-hour)?)(?!\w)               # an ounce, a square metre
    """,
    re.VERBOSE,
)
_TIME_WORDS = re.compile(r" (?:ago|earlier|before|later|after|prior|on(?=[.,;:]| from\b|$)|previously|since|or two)\b")


def rate_after(text: str, end: int) -> str | None:
    """The unit that the amount ending at `end` is paid for, or None.

    >>> rate_after("$5m a month", 3), rate_after("$5m a year earlier", 3), rate_after("$20 per million tokens", 3)
    ('month', None, 'million tokens')
    """
    if text[end : end + 1] not in (" ", "/", "-", ","):
        return None
    found = _RATE.match(text, end)
    if found is None:
        return None
    kind = found.lastgroup
    unit = found[kind] if kind else ""
    if kind == "slash":
        return ABBREVIATED.get(unit, unit)
    if kind == "short":
        return SHORT[unit]
    if kind == "often":
        return {"annually": "year", "monthly": "month", "weekly": "week", "daily": "day"}[unit]
    if kind == "each":
        return EACH
    if kind == "of_name":
        return "share"
    if kind == "per":
        if text[end] == "," and (unit[:1].isupper() or unit.split(" ")[0] in SOURCES):
            return None  # "60 cents, per data compiled by Acme"
        if unit.endswith((" share", " dollar")):  # "per diluted share", "per US dollar"
            return unit.rpartition(" ")[2]
        return {"annum": "year", "cent": None, "cents": None, "se": None}.get(unit, unit)
    if kind in ("a", "glued") and unit.lower() not in UNITS and " " not in unit:
        return None
    if unit in TIMES and _TIME_WORDS.match(text, found.end()):
        return None
    return ABBREVIATED.get(unit, unit)
