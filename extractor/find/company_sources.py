"""Who a figure is from: research houses, brokers, newspapers, by the words before a name and behind it.

    according to [Acme] · citing [Acme] data · prices fell, per [Acme] · a report published on Monday by [Acme]
    told [Acme] · expected by [Acme] · a study that [Acme] compiles
    [Acme] data shows · [Acme] predicts sales of $4m · prices fell, [Acme] reckons · the [Acme] consensus
    [Acme] analysts think · [Acme Bolt] analyst Jo Bell · [Acme] has learned

Left alone: what people say ("Bell said sales fell"), and who does something else by Monday ("a bid by Acme").
"""

from __future__ import annotations

import re

# Two words before a source's name.
PAIRS = frozenset(
    f"{before} {word}"
    for word, befores in {
        "to": "according",
        "from": "data figures estimates note report research statistics numbers",
        "by": "survey poll polls figures data estimates research analysis forecast forecasts reported cited report compiled polled "
        "surveyed collected tracked commissioned published projected predicted estimated expected calculated gathered counted "
        "released monitored quoted index projections",
        "in": "report article story",
    }.items()
    for before in befores.split()
)
BEFORE_THE = tuple(f"{pair} the" for pair in PAIRS)
# "A report published on Monday by Acme", "the decline pencilled in by Acme"
_REPORTED_BY = re.compile(
    r"\b(?:reports?|stud(?:y|ies)|surveys?|polls?|research|data|figures|statistics|forecasts?|analysis|index|tracker|ranking|rankings"
    r"|note|projections?|estimates?|numbers)\b(?: [\w-]+){1,6} by $"
    r"|\b(?:pencill?ed in|put out|brought out|pulled together|drawn up|seen) by $"
)
_REACH = 70  # characters
# "Till data that Acme collects"
_GATHERS = frozenset("collects compiles tracks gathers publishes monitors".split())
# "Acme data shows", "Acme figures suggest", "Acme test results"
_DATA = re.compile(
    r" (?:\w+ )?(?:data|figures|research|surveys?|estimates|statistics|analysis|reports?|test results|projections|calculations)"
    r"(?:\s+(?:shows?|showed|suggests?|reveals?|indicates?|puts?|points?)\b|,)"
)
_DATA_NOUNS = frozenset(
    """
    data figures research survey surveys estimates statistics analysis report reports test projections calculations
    """.split()
)
_RECKONINGS = frozenset({"count", "reckoning", "tally"})  # "by Acme's count"
# "Acme estimates that sales will fall 8%", "Acme sees none"; but "Solar projects worth $4m"
_RECKONS = frozenset("estimates predicts reckons projects forecasts pegs sees puts counts counted calculates pencils".split())
_A_FIGURE = re.compile(
    r" \w+ (?!(?:he|she|his|her|of|worth|in|for|from|by|on|at|with|to|and|or|are|were|have|had|was|is|will|would|\w+ed)\b)"
    r"(?:that\b|(?:[^.;:\n]|\.\d)*?(?:\d|\b(?:none|double|doubling|halve|triple)\b))"
)
# "Prices will fall, Acme predicts."
_CLOSING = re.compile(r" (?:estimates|predicts|reckons|calculates|forecasts|projects)[.,;](?!\d)")
# "Acme analysts think", "Acme senior analyst Jo Bell"
_ANALYSTS = re.compile(
    r" (?:[a-z-]+ ){0,2}?(?:(?:analyst|economist|strategist) [A-Z]|(?:analysts|economists|strategists|researchers) "
    r"(?:said|say|think|thought|reckon|expect|see|wrote|put|estimate|forecast|predict|believe|led)\b)"
)
# "Acme has learned", "Acme can reveal"
_LEARNS = re.compile(r" (?:(?:has|have) learn(?:ed|t)(?! to\b)|(?:can|could) (?:exclusively )?(?:reveal|report|disclose))\b")
_LEARNING = frozenset({"has", "can", "could"})
# "Below the 15 billion yen Acme consensus", "Acme consensus of $4m": the mean of what many expect
_CONSENSUS = re.compile(r" consensus (?:of|for|forecasts?|estimates?|figure)\b")
_FIRST = _RECKONS | _GATHERS | _LEARNING | {"consensus"}
_AMOUNT = re.compile(r"(?:\d[mbn]*|[mb]illion|yen|yuan|won|euros|%) $")


def is_put_out(text: str, start: int) -> bool:
    """Whether a name behind "by" has put out what stands in front of it.

    >>> text = "A report published on Monday by Acme and a bid by Bolt"
    >>> is_put_out(text, text.index("Acme")), is_put_out(text, text.index("Bolt"))
    (True, False)
    """
    return _REPORTED_BY.search(text, max(0, start - _REACH), start) is not None


def is_source(lead: str, tail: str) -> bool:
    """Whether the words behind a name say that a figure is from there; `lead` ends before it.

    >>> is_source("", " predicts sales of $4m"), is_source("", " projects worth $4m"), is_source("fell, ", " reckons.")
    (True, False, True)
    """
    words = tail.split(" ", 3)
    first = words[1].rstrip(".,;")
    if first not in _FIRST and _DATA_NOUNS.isdisjoint(words[1:3]):
        return False
    if first in _RECKONS:
        return _A_FIGURE.match(tail) is not None or (lead.endswith(", ") and _CLOSING.match(tail) is not None)
    if first in _GATHERS:
        return lead.endswith(("that ", "which "))
    if first in _LEARNING:
        return _LEARNS.match(tail) is not None
    if first == "consensus":
        return _CONSENSUS.match(tail) is not None or _AMOUNT.search(lead) is not None
    return _DATA.match(tail) is not None


def is_by_analysts(tail: str) -> bool:
    """Whether the analysts of a house are told of behind its name.

    >>> is_by_analysts(" analysts think so"), is_by_analysts(" analyst Jo Bell"), is_by_analysts(" analysts")
    (True, True, False)
    """
    return _ANALYSTS.match(tail) is not None


def reckons(words: list[str]) -> bool:
    """ "by Acme's count" """
    return bool(words) and words[0] in _RECKONINGS
