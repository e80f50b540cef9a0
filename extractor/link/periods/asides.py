"""Whether a period stands in an aside, which dates nothing else.

    Beta, which had made 28,912 in 2024, delivered 36,104     a relative clause
    the bill, helped by a price rise in September, was        a participle between two commas
    14% in homes (17% a year earlier) and 20% in offices      a bracket
    leverage, 1.8 times in June, will peak at 3.9 times       a value with a period of its own
    loan growth of 14%, having guided to 12% in October, and  what was done before
    more than in 2024, below its level of June                what a figure is held against
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from extractor.link import cues
from extractor.link.metrics.noun_phrases import is_past, is_verb
from extractor.link.nodes import Node

BEGUN = frozenset(
    "founded established formed created built born opened launched listed incorporated floated introduced commissioned reopened renovated "
    "acquired bought sold shut closed mothballed idled privatised nationalised delisted rebranded".split()
)
REPORTS = frozenset("said says told announced reported wrote confirmed".split())
_DOUBLED, _THEIRS = 6, frozenset("its their the that".split())  # nodes of "double their share of sales in"
_HELD_AGAINST = frozenset("than versus against compared compares".split())
_RELATIVES = frozenset("which who whose where".split())
_ASIDE, _CLAUSE = 12, 20  # nodes
_BEFORE = frozenset("before until ahead".split())
_COLONS = frozenset(":;—–")
_TWICE, _FIGURES = frozenset("double twice triple quadruple half".split()), frozenset("figure number level total amount volume".split())
_PARTICIPLES = frozenset("hit hurt driven led held cut brought sold built".split())
_LEVELS = frozenset("level levels number figure figures total amount tally".split())
_WITHIN = frozenset("in during over for at".split())
_COMPARED = 9  # nodes between "compared" and its period


def looks_aside(nodes: Sequence[Node], j: int, i: int) -> bool:
    """Whether a period belongs to a comparison or a relative clause: "Beta, which had made 28,912 in 2024, delivered 36,104"."""
    if _is_held_against(nodes, j) or (j > 1 and nodes[j - 1].word == "from" and nodes[j - 2].kind == "period"):
        return True  # "rose 1.1% in September from August"
    relative = any(node.word in _RELATIVES or _has_subject(nodes, k) for k, node in enumerate(nodes[max(0, j - 8) : j], max(0, j - 8)))
    relative = relative or _opens_far(nodes, j)
    return relative and any(node.word == "," for node in nodes[j + 1 : i])


def _opens_far(nodes: Sequence[Node], j: int) -> bool:
    """ "those from China, which had made up 38% of the group's total in 2022, dropped": one part between commas, however long."""
    clause = list(takewhile(lambda node: node.word != ",", reversed(nodes[max(0, j - _CLAUSE) : j])))
    return bool(clause) and len(clause) < min(j, _CLAUSE) and clause[-1].word in _RELATIVES


def is_told_aside(nodes: Sequence[Node], j: int, i: int) -> bool:
    """ "occupancy, which had dropped to 38% in 2020, recovered to 79%": a figure's past, told between two commas."""
    if j + 2 >= i or nodes[j + 1].word != "," or not _goes_on(nodes[j + 2].word):
        return False
    which = next((k for k in range(j - 1, max(0, j - _CLAUSE), -1) if nodes[k].word == ","), 0) + 1
    return which > 1 and nodes[which].word in _RELATIVES and nodes[which - 2].kind == "metric"


def in_aside(nodes: Sequence[Node], j: int, i: int) -> bool:
    """ "the average bill, helped by a price rise in September, was 3.3% higher": a participle between two commas."""
    if j + 3 < i and nodes[j + 1].word in _BEFORE and (ends := next((k for k in range(j + 2, min(j + 6, i)) if nodes[k].word == ","), 0)):
        return in_aside([*nodes[: j + 1], *nodes[ends:]], j, i - ends + j + 1)  # "the shares, down 8% this year before the results, rose"
    if j + 1 < i and nodes[j + 1].word in _COLONS and any(node.word in BEGUN for node in nodes[max(0, j - 4) : j]):
        return True  # "Its hit is Acme Run, launched last April: users have surpassed 9 million"
    if j + 3 < i and nodes[j + 1].word == "and" and nodes[j + 2].kind == "period":
        return in_aside(nodes, j + 2, i)  # "occupancy, weak in January and February, averaged 71%"
    if _began_then(nodes, j) and any(node.word == "," for node in nodes[j + 1 : i]):
        return True  # "The group, formed in 2020 through a merger, shipped"
    if j + 1 >= i or nodes[j + 1].word != ",":
        return j + 1 < i and nodes[j + 1].word == ")" and _dates_bracket(nodes, j)
    if any(a.word == "," and b.word == "having" for a, b in pairwise(nodes[max(0, j - _ASIDE) : j])):
        return True  # "loan growth of 14%, having guided to 12% in October, and expects costs to rise by 8%"
    goes_on = j + 2 < i and _goes_on(nodes[j + 2].word)
    for k in range(j - 1, max(0, j - _ASIDE), -1):
        if nodes[k].kind == "value":
            return _is_aside_with_value(nodes, k, j, goes_on=goes_on)
        if nodes[k].word == ",":
            return _is_aside_from(nodes, k, goes_on=goes_on)
    return False


def _is_aside_with_value(nodes: Sequence[Node], k: int, j: int, *, goes_on: bool) -> bool:
    """Whether the value at `k` and the period at `j` are of one aside: "leverage, 1.8 times in June, will peak at 3.9 times"."""
    if goes_on and (_says_who(nodes, k) or _is_participle_aside(nodes, k)):
        # "Acme, the chain that took 23% of Beta's sales in 2025, slipped", "sales, flattered by the 22 shops opened in 2025, rose"
        return True  # "the shares, floated at 250p in 2014, jumped"
    opens = k - (nodes[k - 1].word in ("up", "down"))  # "the shares, down 18% this year, rose 4p"
    return opens > 1 and nodes[opens - 1].word == "," and goes_on and nodes[j + 2].word != "had"


def _is_aside_from(nodes: Sequence[Node], k: int, *, goes_on: bool) -> bool:
    """Whether what the comma at `k` opens is an aside, and no clause."""
    opening = nodes[k + 1].word
    if opening == "led" and any(node.word == "round" or (node.metric and node.metric.id == "funding") for node in nodes[:k]):
        return False  # "the latest round, led by Beta in May, valued it at"
    named = opening in cues.DETERMINERS or nodes[k + 1].kind == "reference"
    if goes_on and k and (named or opening == "due" or opening.endswith("ed")):
        return True  # "shares, suspended for most of last year, rose", "the pill that lost its patent in April, brought in"
    if goes_on and k and nodes[k - 1].kind in ("metric", "company") and _says_how(nodes[k + 1]):
        return True
    if k and nodes[k - 1].kind == "company" and named:
        return True  # "Acme, the company he founded in 2020, announced": who it is
    participle = opening.endswith("ed") or opening in _PARTICIPLES
    return opening in BEGUN or (participle and nodes[k + 2].word == "by")


def _says_how(node: Node) -> bool:
    """ "occupancy, weak in January, averaged": an adjective, and no "revenue, in the third quarter, was"."""
    return node.kind == "word" and node.word.isalpha() and node.word not in cues.PREPOSITIONS | cues.OPENERS | cues.MOVES | {"payable"}


def _began_then(nodes: Sequence[Node], j: int) -> bool:
    """ ", founded in 1999", ", which opened in May 2024"."""
    words = [node.word for node in nodes[max(0, j - 4) : j]]
    return words[-1:] == ["in"] and words[-2:-1] != [] and words[-2] in BEGUN and words[-3:-2] in ([","], ["which"], ["who"])


def _dates_bracket(nodes: Sequence[Node], j: int) -> bool:
    """ "14% in homes (17% a year earlier) and 20% in offices": the period of the value in its bracket."""
    inside = list(takewhile(lambda node: node.word != "(", reversed(nodes[max(0, j - _ASIDE) : j])))
    return len(inside) < min(j, _ASIDE) and any(node.kind == "value" for node in inside)


def _is_participle_aside(nodes: Sequence[Node], i: int) -> bool:
    """ ", floated at 250p": whether a participle with a preposition opens a part between commas in front of a value."""
    opening = nodes[max(0, i - 3) : i]
    return len(opening) == 3 and opening[0].word == "," and opening[1].word.endswith("ed") and opening[2].word in cues.PREPOSITIONS


def _says_who(nodes: Sequence[Node], i: int) -> bool:
    """Whether an apposition to a company, or what moved a figure, opens in front of a node: "Acme, the chain that", "sales, helped by"."""
    comma = next((k for k in range(i - 1, max(0, i - _ASIDE), -1) if nodes[k].word == ","), 0)
    if comma > 0 and nodes[comma - 1].kind in ("metric", "company") and nodes[comma + 1].word == "worth":
        return True  # "shares, worth 410p in August, tumbled"
    if comma > 0 and nodes[comma - 1].kind in ("metric", "company") and nodes[comma + 2].word == "by":
        return is_past(nodes[comma + 1].word)
    who = comma > 0 and nodes[comma - 1].kind in ("company", "reference")
    if who and nodes[comma + 1].word == "with":
        return True  # "Acme, with sales of $410m in 2024, will build"
    return who and nodes[comma - 1].kind == "company" and nodes[comma + 1].word in cues.DETERMINERS


def _goes_on(word: str) -> bool:
    return is_past(word) or is_verb(word) or word in _PARTICIPLES or word in cues.MOVES or word in cues.AUXILIARY


def _is_held_against(nodes: Sequence[Node], j: int) -> bool:
    """ "than in 2024", "compared with a loss of $5m last year", "below its level of June": the period of what a figure is held against."""
    if j > 1 and nodes[j - 1].word == "of" and nodes[j - 2].word in _LEVELS:
        return True  # "almost triple the number of the year before, and opened 140 stores"
    if j > 3 and nodes[j - 3].word == "what" and nodes[j - 2].kind in ("reference", "company"):
        return True  # "twice what it sold a year earlier, and earned $4m"
    doubled = next((k for k in range(j - 1, max(-1, j - _DOUBLED), -1) if nodes[k].word in _TWICE), None)
    if doubled is not None and (nodes[doubled + 1].word in _THEIRS or nodes[doubled + 1].kind == "reference"):
        return True  # "double its share a year before; Beta led with 3%"
    as_much = j - 3 - (nodes[j - 1].word in _WITHIN)
    if as_much >= 0 and [node.word for node in nodes[as_much : as_much + 3]] in (["as", "much", "as"], ["as", "many", "as"]):
        return True  # "half as much as a year before", "2.3 times as many as in the same period last year"
    value = 0
    for k in range(j - 1, max(-1, j - _COMPARED), -1):
        if nodes[k].word in _HELD_AGAINST:
            return not (nodes[k].word == "than" and is_past(nodes[k + 1].word))  # "more than earned its keep last year: sales of"
        value += nodes[k].kind == "value"
        if value > 1 or nodes[k].word == "," or (value and nodes[k].kind == "period"):
            return False
    return False


def _has_subject(nodes: Sequence[Node], k: int) -> bool:
    """ "the insurer that Acme bought in 2023", "on a bakery that opened in June": a relative clause."""
    if nodes[k].word != "that" or k == 0 or nodes[k - 1].word in REPORTS:
        return False
    return nodes[k + 1].kind in ("company", "reference") or nodes[k + 1].word in BEGUN or is_past(nodes[k + 1].word)


def is_doubled(nodes: Sequence[Node], found: int) -> bool:
    """ "double the figure in 2024", "4 times the number of 2024": what a figure is so many times of."""
    before = nodes[max(0, found - 4) : found]
    if len(before) < len("N the figure in".split()):
        return False
    times = before[0].word in _TWICE or ((amount := before[0].amount) is not None and amount.unit == "times")
    return times and before[1].word == "the" and before[2].word in _FIGURES
