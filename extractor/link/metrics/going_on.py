"""Whether a value goes on about the metric of the value in front of it.

from 3.4% to 2.1%, 5.1% against 2.4%       a word of comparison between the two
reached 596,000, a 12% increase            a change that says not of what
417m or 30% of it, 62% of which            a share of the value before
RMB 1.2bn ($165m)                          the same amount in another currency

Left alone: values with a metric of their own between the two, and counts of another thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from extractor.link import cues
from extractor.link.leads import uses_up
from extractor.link.metrics import noun_phrases
from extractor.link.metrics.change_of import change_after
from extractor.link.metrics.meeting import is_rate
from extractor.link.nodes import Amount, Node

_TAKING = frozenset("accounting representing equivalent equal comprising constituting making".split())
_SINCE = frozenset("from on over compared year-on-year".split())
_MAKES = frozenset("make makes made making take takes took taking bring brings brought bringing".split())
_LEVELS = cues.UP_NOUNS | cues.DOWN_NOUNS | cues.FORECAST_NOUNS | frozenset("high low record figure average pace rate change".split())
_ALIKE = frozenset({None, "times", "share", "user", "customer", "subscriber", "passenger"})
_ENDING = frozenset("ending ended end leaving".split())
_SESSION = frozenset("finished closed ended opened settled traded".split())
_PACE, _ASIDE = 3, 4  # nodes beside a value, and in front of what is taken off
_TAKEN_OFF = frozenset("after before excluding".split())
_CLAUSES, _OTHER_CLAUSE, _SUBJECT, _SHORT = frozenset("and but while whereas as although though ;".split()), 4, 6, 3
_NO_SUBJECT = cues.AUXILIARY | frozenset(
    "it they this that these those which who then later since still again there both another more others rest overall total count tally "
    "rate ratio share proportion amount sum price it's latter former same one ones further lately recently soon".split()
)
_CHAIN_STARTS = frozenset("from to against versus vs or compared up down off than".split())
_DOES = cues.MOVES | cues.AUXILIARY
_NUMBER_OF = (["number", "of"], ["numbers", "of"])
_JOINTS = frozenset("and while whereas but".split())  # in front of goods that open a clause of their own


def goes_on(nodes: Sequence[Node], before_place: int, first: int, lead: Sequence[str], own: int | None = None) -> bool:
    """Whether a value goes on about the metric of the one before, at node `own`: no other between, and a word of comparison."""
    closed = next((i for i in range(first - 1, before_place, -1) if nodes[i].word == ")"), None)  # what a bracket adds is no matter
    before, here = nodes[before_place].amount, nodes[first].amount
    before_place = before_place if closed is None else closed
    between = nodes[before_place + 1 : first]
    shared = between[:1] != [] and between[0].word == "of"  # "31% of revenue, up from 27%"
    stop = next((i for i, node in enumerate(between) if node.word in (",", "from", "against")), 0) if shared else 0
    metrics = [i for i, node in enumerate(between, before_place + 1) if node.kind == "metric" and i > before_place + stop and i != own]
    if lead[-2:] == ["one", "of"] and before is not None and here is not None and before.kind == here.kind:
        return True  # "a break fee of $96m, and on one of $150m"
    if _is_in_closed_aside(nodes, before_place, first) or _has_own_subject(between, lead):
        return False
    others = [i for i in metrics if not (is_rate(nodes, i) or _says_what_for(nodes, i) or _is_pace(nodes, before_place, i))]
    others = [i for i in others if not _is_taken_off(nodes, i) and "under" not in (nodes[i - 1].word, nodes[i - 2].word)]
    if others and not _is_counted_up(nodes, before_place, first):
        return False
    if counts_another(before, here):
        return False  # "operates 180 aircraft and flies to 92 destinations"
    if lead[-1:] and lead[-1] in _MAKES and (metrics or (len(between) == 1 and _are_sums(before, here))):
        return True  # "a final dividend of 13.5p a share makes 19.3p"
    if lead == [","] and here is not None and change_after(nodes, first)[0] and not _says_of_what(nodes, first):
        return True  # "reached 596,000 in the quarter, a 12% increase"
    if lead == [":"] and are_shares(before, here):
        return True  # "up 2.8%: 3.4% in Britain and 0.6% in Canada"
    if lead[-1:] == ["("] and first + 1 < len(nodes) and nodes[first + 1].word == ")":
        return True  # "food rose 7%, followed by beauty (5%)"
    return _takes_up(lead, [node.word for node in between if node.word not in ("(", ",")])


def _is_taken_off(nodes: Sequence[Node], i: int) -> bool:
    """ "stood at 187% after dividends, against a target of 180%", "excluding one-time costs, up from": what the figure is told without."""
    front = list(takewhile(lambda node: node.word != "," and node.kind != "value", reversed(nodes[max(0, i - _ASIDE) : i])))
    return any(node.word in _TAKEN_OFF for node in front) and [node.word for node in nodes[i + 1 : i + 2]] == [","]


def _are_sums(before: Amount | None, here: Amount | None) -> bool:
    return before is not None and here is not None and before.kind == here.kind == "money"


def _is_pace(nodes: Sequence[Node], before_place: int, i: int) -> bool:
    """ "rose at a 2.8% annual rate, against 2.6%": a rate that says how fast."""
    metric, lead = nodes[i].metric, [node.word for node in nodes[max(0, before_place - _PACE) : before_place]]
    return metric is not None and metric.id == "interest_rate" and i - before_place < _PACE and "at" in lead


def _is_in_closed_aside(nodes: Sequence[Node], before_place: int, first: int) -> bool:
    """ "Shares of Acme, 79 percent owned by Beta, closed 3 percent lower": whether the value before stands between two commas."""
    opened = before_place > 1 and nodes[before_place - 1].word == "," and nodes[before_place - 2].kind == "company"
    comma = next((i for i in range(first - 1, before_place, -1) if nodes[i].word == ","), None)
    return opened and comma is not None and comma + 1 < first and nodes[comma + 1].word in cues.LEVEL | cues.MOVES


def _has_own_subject(between: Sequence[Node], lead: Sequence[str]) -> bool:
    """ "cut its rate to 4%; the odds of another cut slid to 62%": a clause behind a semicolon that says what moved."""
    words = [node.word for node in between]
    goods = next((i for i, word in enumerate(words[1:], 1) if word in cues.OF_GOODS), None)
    if goods is not None and words[goods - 1] in _JOINTS and words[goods + 1 : goods + 2] != [] and words[goods + 1] in _DOES:
        return True  # "output dropped 6% and exports were down 1.3%"
    if any(words[i : i + 2] in _NUMBER_OF for i in range(len(words))):
        return True  # "the price was up 3%, the number of homes sold down 8%"
    if ";" not in words or lead[-1:] != ["to"] or lead[-2:-1] == [] or lead[-2] not in cues.MOVES:
        return False
    subject = words[words.index(";") + 1 : -2]
    return subject[:1] == ["the"] and len(subject) > 1 and subject[1] != "" and subject[1] not in _LEVELS


def another_moves(text: str, nodes: Sequence[Node], before_place: int, first: int, lead: Sequence[str]) -> bool:
    """ "harvested 21,300 tonnes, but mortality climbed to 4.8%": a clause with a subject of its own, which no table lists."""
    if lead[-1:] != ["to"] or lead[-2:-1] == [] or lead[-2] not in cues.MOVES or first - before_place < _OTHER_CLAUSE:
        return False
    verb = first - len(["rose", "to"])
    opens = next((i for i in range(verb - 1, max(before_place, verb - _SUBJECT), -1) if nodes[i].word in _CLAUSES), None)
    subject = nodes[opens + 1 : verb] if opens is not None else []
    subject = subject[1:] if subject and (subject[0].kind == "reference" or subject[0].word in cues.DETERMINERS) else subject
    plain = all(node.kind == "word" and text[node.start].islower() and node.word not in _NO_SUBJECT for node in subject)
    return bool(subject) and plain and _is_thing(subject[-1].word)


def _is_thing(word: str) -> bool:
    """ "mortality", "complaints"; but "the rate", "then", "has"."""
    return len(word) > _SHORT and word not in _LEVELS and noun_phrases.is_head(word) and not noun_phrases.is_verb(word)


def _takes_up(lead: Sequence[str], between: Sequence[str]) -> bool:
    """Whether the words between two values, and of these the `lead` of the second one, take up the metric of the first."""
    if not between or lead == ["("] or between in (["at"], ["worth"], ["at", "between"]):
        return True
    if len(lead) == 2 and lead[0] in cues.COMPARATIVES and lead[1] == "at":
        return True  # "revenues were 2.3% higher at £611m"
    if between[-1] == "with" and not _ENDING.isdisjoint(between):
        return True  # "fell 8% in the year, ending with 640"
    if lead[:1] == [","] and lead[-1] == "by" and len(lead) in (3, 4) and lead[1].endswith("ed"):
        return True  # "a profit of ¥880bn, revised upward by ¥40bn"
    if lead[-2:] in (["and", "by"], ["and", "of"]):
        return True  # "down by 11% on the quarter and by 8% on the year", "a premium of 36% to the close and of 41% to the average"
    if "raise" in lead and lead[lead.index("raise") + 1 :] in ([], ["up", "to"], ["as", "much", "as"], ["at", "least"]):
        return False  # "at HK$88 each, to raise up to HK$4.9 billion"
    if lead[-2:] == ["of", "which"] or not _TAKING.isdisjoint(lead):
        return True
    if lead[:1] == [","] and lead[-1] == "of" and (lead[-2] in cues.UP_NOUNS or lead[-2] in cues.DOWN_NOUNS):
        return True  # "carried 2.9m people, an increase of 6%"
    if uses_up(lead):
        return False  # "fell to 12%, with labour eating up 34% of revenue"
    if lead[-2:] == ["gave", "up"] or (lead[:1] == [","] and lead[1:2] and lead[1] in _SESSION):
        return False  # "Acme, whose sales fell 8%, closed down 7%"
    if lead[:2] == [",", "or"] and lead[2:] and not any(word in cues.PREPOSITIONS or word in cues.MOVES for word in lead[2:]):
        return False  # "with a coupon of 3.5%, or take a 65% haircut"
    if lead[-1:] == ["to"] and lead[-3:-2] in (["before"], ["after"]) and lead[-2].endswith("ing"):
        return True  # "hit $4,179 an ounce before easing to $4,141"
    if lead[-1:] == ["of"] and len(lead) > 2 and noun_phrases.is_head(lead[-2]) and lead[-2] not in _LEVELS and lead[-3] in ("a", "an"):
        return False  # "compared with a benefit of $3m"
    opens = lead[1:2] if lead[:1] in ([","], ["adjusted"]) else lead[:1]
    return any(word in _CHAIN_STARTS for word in (*opens, *lead[-1:]))


def _is_counted_up(nodes: Sequence[Node], before_place: int, first: int) -> bool:
    """ "sent 9.8 million units to stores, up 12%": of the number, wherever it went."""
    before = nodes[before_place].amount
    moved = [node.word for node in nodes[first - 2 : first]] in ([",", "up"], [",", "down"])
    counted = before is not None and before.kind == "quantity" and before.unit is not None
    return moved and counted and all(node.metric is None or node.metric.group == "count" for node in nodes[before_place:first])


def are_shares(before: Amount | None, here: Amount | None) -> bool:
    return before is not None and here is not None and before.kind == here.kind == "percent" and before.unit == here.unit


def _says_of_what(nodes: Sequence[Node], first: int) -> bool:
    """Whether the change behind a value says itself of what: "a 12% increase in arrivals"."""
    _, place = change_after(nodes, first)
    told = place + 2 < len(nodes) and nodes[place].word == "than" and "period" in (nodes[place + 1].kind, nodes[place + 2].kind)
    dated = told and (amount := nodes[first].amount) is not None and amount.unit == "percent"  # "11% more than in 2024"
    return place < len(nodes) and nodes[place].kind != "mark" and nodes[place].word not in _SINCE and not dated


def is_conversion(nodes: Sequence[Node], before_place: int | None, first: int) -> bool:
    """ "RMB 1.2bn ($165m)": the same amount in another currency."""
    before = nodes[before_place].amount if before_place is not None else None
    here = nodes[first].amount
    between = [node.word for node in nodes[(before_place or 0) + 1 : first] if node.word not in cues.APPROXIMATORS]
    return (
        before is not None
        and here is not None
        and before.kind == here.kind == "money"
        and before.unit != here.unit
        and between in (["("], [",", "or"])
    )


def counts_another(before: Amount | None, here: Amount | None) -> bool:
    """Whether two quantities count different things."""
    if before is None or here is None or before.kind != "quantity" or here.kind != "quantity":
        return False
    units = {before.unit, here.unit}
    if len(units) == 2 and None not in units and here.unit in cues.MEASURES:
        return True  # "issued 2 million shares to buy 117 acres"
    return len(units) == 2 and units.isdisjoint(_ALIKE) and units.isdisjoint(cues.JOBS)


def _says_what_for(nodes: Sequence[Node], i: int) -> bool:
    """ "for $46 a share in cash, or $3.4 billion", "set aside £210m for bad loans, up from £180m": how it is paid, and what for."""
    metric = nodes[i].metric
    if metric is None:
        return False
    return nodes[i - 1].word == "in" if metric.id == "cash" else metric.id == "non_performing_loans" and nodes[i - 1].word == "for"
