"""The period right behind a value, before the next value or clause.

    £84.6m in the year to March, from £71.2m in 2023      each its own
    rose 8% to £412m in 2025                              one for both, where the second goes on with the statement
    a 58% chance that rates will be cut in July           that of what may happen

Not crossed: "and" with a statement of its own, a relative clause, what begins or ends, the day that news was announced on.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from extractor.link import cues, metric_verbs
from extractor.link.deductions import taken_off
from extractor.link.leads import value_start
from extractor.link.metrics.noun_phrases import is_past, is_verb
from extractor.link.nodes import Node
from extractor.link.periods.asides import REPORTS
from extractor.link.periods.bounds import usable
from extractor.link.periods.causes import dates_cause
from extractor.link.periods.joined import goes_on_with
from extractor.link.periods.named import ends_term
from extractor.link.periods.ready import delivered_on, due_then, when_done

_STOPS = frozenset(
    "; : while whereas but spite ) after before because when if unless which who that begins starts opens closes ends expires".split()
)
_ANNOUNCES = frozenset("announced unveiled disclosed".split())
_REST = frozenset("rest remainder balance option".split())  # what is to be bought or paid at another time
_LEVELS = frozenset("figure level number amount".split())
_TALLIES = _LEVELS | {"tally", "total", "haul", "sum"}
_MEASURED, _WHEN = frozenset("below above on than".split()), frozenset("in for during over".split())
_EXTREMES = frozenset("peak high low record trough".split())
_EARLY = frozenset("early soon late recently".split())  # "as early as next year"
_THEN = frozenset("in of during".split())
_BRACKET = 8  # nodes of "(previous year: $3 million)"
_PARTS, _ASIDE = frozenset("plus give most half some equal its their roughly or a".split()), 11  # nodes
_BRINGS = frozenset("brought brings took takes lifted lifts pushed pushes raised raises swelled swells".split())
_FURTHEST = 9  # words between a value and the period right behind it
_INTENDS = frozenset("wants plans aims expects targets hopes intends sees eyes".split())  # "has 274 outlets and wants 600 by"
_GOODS, _DATES_GOODS = 16, frozenset("in during from over for".split())  # nodes of a list of what is bought
_OTHER_END = frozenset("from against versus than with".split())
_DONE = frozenset("closed completed ended finished".split())
_TAKEN, _WITHIN = frozenset("taken booked recorded recognised recognized incurred".split()), frozenset("in during".split())
_PASSIVE = frozenset("had was were been".split())  # "the $9m it had announced", "deals worth $9m were announced in May"
_THROUGH, _PLACE = frozenset("in through at across between from to for".split()), 4  # nodes of "in New South Wales"
_WILL = frozenset({"will", "would"})
_DATES = frozenset("by in before during at".split())
_MODALS = frozenset("will would should could may might is are was were has had".split())


def behind(nodes: Sequence[Node], i: int, *, comparison: bool = False) -> int | None:
    """The period right behind a value, before the next value or clause."""
    joined = goes_on_with(nodes, i, comparison=comparison)
    if joined is not None:
        found = behind(nodes, joined)
        if found is None or "than" in (node.word for node in nodes[joined + 1 : found]):
            return None  # "was $9m, or 5% more than in January"
        return None if nodes[found + 1 : found + 2] and nodes[found + 1].word in cues.GENITIVE else found
    first = i + 2 if _is_in_brackets(nodes, i) else i + 1
    first += len(["before", *items]) if (items := taken_off(nodes, first)) else 0  # "made £82m before tax and one-off items in the year"
    if (goods := _behind_goods(nodes, first)) is not None and _dates(nodes, i, first, goods):
        return goods
    words, skipped = 0, first
    for j in range(first, len(nodes)):
        node = nodes[j]
        if j < skipped or (node.word == "," and (skipped := _end_of_aside(nodes, j)) > j):
            continue
        if node.kind == "period":
            j = _behind_base(nodes, i, j + _is_length_of_year(nodes, j))
            return j if _dates(nodes, i, first, j) else None
        if _turns_to_else(nodes, i, first, j):
            return None
        if node.word == "(" and (closed := end_of_comparison(nodes, j)) is not None:
            skipped = closed + 1
            continue
        if node.word in ("when", "once") and (done := when_done(nodes, j)) is not None:
            return done
        if _lists_names(nodes, j):
            continue  # "9% and 16% higher at insurers Acme and Beta in 2025"
        if node.word == "and" and (_joins_goods(nodes, first, j) or _joins_places(nodes, first, j)):
            continue
        if _closes(nodes, j) or words > _FURTHEST or (node.word == "and" and (words > 0 or _begins_anew(nodes, j))):
            return None
        words += not (node.word == "," and nodes[j - 1].word == "respectively")
    return None


def _is_in_brackets(nodes: Sequence[Node], i: int) -> bool:
    """ "Rp 1.46 trillion (about $87 million) in 2025", "$5 billion (up 4%) in 2025"."""
    opens = value_start(nodes, i)
    opens -= opens > 1 and nodes[opens - 1].word in ("up", "down")
    return opens > 0 and nodes[opens - 1].word == "(" and [node.word for node in nodes[i + 1 : i + 2]] == [")"]


def _is_length_of_year(nodes: Sequence[Node], j: int) -> bool:
    """ "in the 53-week fiscal 2025": how long the year is that stands behind."""
    return (period := nodes[j].period) is not None and period.timex in ("P52W", "P53W") and any(map(usable, nodes[j + 1 : j + 2]))


def _behind_base(nodes: Sequence[Node], i: int, j: int) -> int:
    """ "8% below last year's level in January": the period behind the one that a change is measured from, else that one."""
    amount, k = nodes[i].amount, j + 1
    if amount is None or amount.kind != "percent" or _MEASURED.isdisjoint(node.word for node in nodes[i + 1 : j]):
        return j
    k += nodes[k : k + 1] != [] and nodes[k].word in cues.GENITIVE
    k += nodes[k : k + 1] != [] and (nodes[k].word in _TALLIES or nodes[k].metric is not None)
    then = [node.word or node.kind for node in nodes[k : k + 2]]
    return k + 1 if len(then) > 1 and then[0] in _WHEN and then[1] == "period" and usable(nodes[k + 1]) else j


def _dates(nodes: Sequence[Node], i: int, first: int, j: int) -> bool:
    """Whether the period at `j` is that of the value at `i`, and not of what stands behind or between."""
    behind_it = nodes[j + 1].word if j + 1 < len(nodes) else ""
    if behind_it in _MODALS and any(other.word == "and" for other in nodes[first:j]):
        return False  # "will cost €130m and from 2027 should have"
    if behind_it in _EXTREMES and any(other.word in ("from", "than") for other in nodes[first:j]):
        return False  # "has dwindled to 3,900 from a 2021 peak of 11,200"
    if behind_it in cues.GENITIVE and any(other.word == "and" for other in nodes[first:j]):
        return False  # "fell 6% and a fire wiped out most of the fourth quarter's growth"
    if behind_it in cues.GENITIVE and nodes[j - 1].word == "from" and [node.kind for node in nodes[j + 2 : j + 3]] == ["value"]:
        return False  # "rose to $9m from last year's $8m"
    if behind_it in cues.GENITIVE and nodes[j - 2].word in ("compares", "compared"):
        return False  # "guidance of $9m compares with last year's $10m"
    if nodes[j - 1].word in _LEVELS and not _MEASURED.isdisjoint(node.word for node in nodes[first : j - 1]):
        return False  # "11% below the figure a year earlier"
    if nodes[j - 1].word == "the" and behind_it in _TALLIES:
        return False  # "or 2.4 times the 2024 tally"
    if (ends_term(nodes, j) and not due_then(nodes, i, j)) or _announced_on(nodes, i, j) or delivered_on(nodes, i, j):
        return False
    return usable(nodes[j]) and not dates_cause(nodes, j, i)


def _turns_to_else(nodes: Sequence[Node], i: int, first: int, j: int) -> bool:
    """Whether what stands behind a value goes on, from this node, about something else that has a period of its own."""
    node, following = nodes[j], [other.word or other.kind for other in nodes[j + 1 : j + 4]]
    ahead = nodes[j + 1].word if j + 1 < len(nodes) else ""
    if node.word == "based":
        return ahead == "on"  # "a price-to-sales ratio of 52 times based on 2025 revenue"
    if node.word in _LEVELS and nodes[first].word == "of" and ahead in ("for", "of"):
        return True  # "already 86% of the figure for 2024": of what it is so much
    if node.word in _LEVELS and ahead in _THEN and nodes[i].amount is not None and nodes[i].amount.unit == "times":  # type: ignore[union-attr]
        return True  # "four times the amount in 2024"
    if node.word in _BRINGS and ahead in cues.DETERMINERS:
        return True  # "Sales of $9bn brought the total for the year to $32bn"
    if node.word in _REST and nodes[j - 1].word in ("the", "an"):
        return True  # "bought 30% for $65m, with an option on the rest from 2028"
    if node.word != ",":
        return False
    if following[:1] == ["with"] and following[1:2] != ["effect"]:
        return True  # "and Beta 350,000, with break-even promised by the fourth quarter"
    if following[:2] == ["value", "of"] and following[2:] in (["it"], ["that"], ["which"], ["reference"]):
        return True  # "put down $2.2bn in advance, $900m of it in January"
    # "its site in Goole, where 310 people work, by next summer"
    return any(before.word == "where" for before in nodes[max(0, i - 3) : i])


def end_of_comparison(nodes: Sequence[Node], j: int) -> int | None:
    """Where a bracket ends that tells the same of another time: "(previous year: $3 million)"."""
    if [node.kind for node in nodes[j + 1 : j + 2]] != ["period"] or [node.word for node in nodes[j + 2 : j + 3]] != [":"]:
        return None
    return next((k for k in range(j + 3, min(j + _BRACKET, len(nodes))) if nodes[k].word == ")"), None)


def _joins_places(nodes: Sequence[Node], first: int, j: int) -> bool:
    """ "passed through Barcelona and Palma last year": whether nothing but a noun stands between an "and" and the period that ends it."""
    led = any(node.word in _THROUGH for node in nodes[max(first, j - _PLACE) : j])
    ends = all(node.kind == "mark" for node in nodes[j + 3 : j + 4])
    return led and [node.kind for node in nodes[j + 1 : j + 3]] == ["word", "period"] and ends and not _is_verb(nodes[j + 1].word)


def _lists_names(nodes: Sequence[Node], j: int) -> bool:
    """Whether an "and" stands between two companies."""
    return nodes[j].word == "and" and [node.kind for node in (nodes[j - 1], *nodes[j + 1 : j + 2])] == ["company", "company"]


def _end_of_aside(nodes: Sequence[Node], comma: int) -> int:
    """ "cut 900 jobs, most of them in Oslo, by 2027", "450 posts, or 4% of all, will go by 2027": where a part between commas ends."""
    opening = nodes[comma + 1 : comma + 2]
    if not opening:
        return comma
    if not (opening[0].kind == "value" or opening[0].word in _PARTS or opening[0].word in cues.APPROXIMATORS):
        return _end_of_apposition(nodes, comma)
    inside = list(takewhile(lambda node: node.kind not in ("period", "mark"), nodes[comma + 1 : comma + _ASIDE]))
    end = comma + 1 + len(inside)
    if nodes[end : end + 1] == [] or nodes[end].word != "," or any(_is_verb(node.word) for node in inside):
        return comma
    ahead = [node.word for node in nodes[end + 1 : end + 4]]
    return end + 3 if ahead[:1] != [] and ahead[0] in _WILL and ahead[2:] == ["by"] else end


def _end_of_apposition(nodes: Sequence[Node], comma: int) -> int:
    """ "40 shops in Spain, the second-biggest market, by 2027", "600 jobs in Greenville, South Carolina, by year-end": where it ends."""
    inside = list(takewhile(lambda node: node.kind not in ("value", "period", "mark"), nodes[comma + 1 : comma + _ASIDE]))
    end = comma + 1 + len(inside)
    if not inside or [node.word for node in nodes[end : end + 1]] != [","]:
        return comma
    ahead = nodes[end + 1 : end + 3]
    dated = [node.kind for node in ahead[:1]] == ["period"] or (
        len(ahead) > 1 and ahead[0].word in _DATES and ahead[1].kind == "period"
    )
    verb = any(_is_verb(node.word) or is_past(node.word) or node.word in cues.OPENERS for node in inside)
    return end if dated and not verb else comma


def _behind_goods(nodes: Sequence[Node], first: int) -> int | None:
    """ "spent $9m on wires, substations and gas turbines in 2025", "on technology and a new data centre": the period behind a list."""
    if first >= len(nodes) or nodes[first].word not in ("on", "in", "for", "into"):
        return None
    joined = False
    for j in range(first + 1, min(first + _GOODS, len(nodes))):
        node = nodes[j]
        if node.kind == "period":
            return j if joined and nodes[j - 1].word in _DATES_GOODS else None
        joined = joined or node.word == "and"
        if not (node.kind == "word" or node.word in (",", "-")) or node.word in _MODALS or node.word in _STOPS:
            return None
        if _is_verb(node.word) or is_past(node.word) or node.word == "to":
            return None
    return None


def _joins_goods(nodes: Sequence[Node], first: int, j: int) -> bool:
    """ "on new plants and equipment last year", "for mills and machines in 2025": two nouns of one phrase in front of a period."""
    if nodes[first].word not in ("on", "in", "for") or nodes[j - 1].kind != "word" or not nodes[j - 1].word.endswith("s"):
        return False
    noun, *behind = [*nodes[j + 1 : j + 4], None, None, None][:3]
    if noun is None or noun.kind != "word" or noun.word in cues.PREPOSITIONS or _is_verb(noun.word) or noun.word in _INTENDS:
        return False
    dated = behind[1] if behind[0] is not None and behind[0].word in ("in", "during") else behind[0]
    return dated is not None and dated.kind == "period"


def _begins_anew(nodes: Sequence[Node], j: int) -> bool:
    """ "and then fell by 2028", "and the group ended the year", "and the year before 3p": whether an "and" opens a statement of its own."""
    following = nodes[j + 1 : j + 3]
    word = following[0].word if following else ""
    named = len(following) > 1 and not word and (_is_verb(following[1].word) or following[1].kind == "value")
    return named or word == "then" or word in cues.PREPOSITIONS or _is_verb(word) or word in _INTENDS


def _announced_on(nodes: Sequence[Node], i: int, j: int) -> bool:
    """ "announced a €95m funding round on Tuesday": the day dates the news of the value at `i`."""
    period = nodes[j].period
    if period is None or period.start_date != period.end_date or nodes[j - 1].word != "on":
        return False
    return any(node.word in _ANNOUNCES for node in nodes[max(0, i - 4) : i])


def _is_verb(word: str) -> bool:
    return is_verb(word) or word.endswith("ed") or word in metric_verbs.FORMS


def _closes(nodes: Sequence[Node], j: int) -> bool:
    """Whether what stands behind a value ends before this node."""
    node = nodes[j]
    if node.word == "(":
        return not (j + 2 < len(nodes) and nodes[j + 1].kind == "period" and nodes[j + 2].word == ")")
    if node.word == "," and nodes[j - 1].word != "respectively":
        return _closes_at_comma(nodes, j)
    if node.word == "top" and nodes[j - 1].word == "on":
        return True  # "a buyback of $9m, on top of last Friday's dividend"
    if node.word == "when" and nodes[j - 1].kind == "value" and nodes[j - 2].word in _OTHER_END:
        return False  # "against $1.6bn when it last raised money in 2022"
    done = [other.word or other.kind for other in nodes[j + 1 : j + 3]] if node.word == "that" else []
    if len(done) > 1 and done[0] in _DONE and (done[1] == "period" or done[1] in _WITHIN):
        return False  # "$120 million in a round that closed last month"
    if node.word == "that" and nodes[j - 1].word == "of":
        return False  # "earned 40% of that in the first half"
    if node.word == "that" and nodes[j - 1].word in cues.CHANCES:
        return False  # "a 58% chance that rates will be cut in July"
    if node.word == "which" and nodes[j - 1].word == "at":
        return False  # "the €37.30 at which the stock closed on Monday"
    if node.word == "as":
        early = nodes[j + 1 : j + 2] and nodes[j + 1].word in _EARLY and nodes[j + 2 : j + 3] and nodes[j + 2].word == "as"
        behind_early = j > 1 and nodes[j - 1].word in _EARLY and nodes[j - 2].word == "as"
        return not (early or behind_early or (nodes[j + 1 : j + 2] and nodes[j + 1].word in ("of", "at")))
    if _is_object_clause(nodes, j) or (j and _is_object_clause(nodes, j - 2) and nodes[j].word in REPORTS):
        return False
    if node.word == "announced" and nodes[j - 1].kind == "value":
        return False  # "on top of 2,000 announced in March 2024"
    return node.kind == "value" or node.word in _STOPS or (node.word in REPORTS and nodes[j - 1].word not in _PASSIVE)


def _closes_at_comma(nodes: Sequence[Node], j: int) -> bool:
    following = nodes[j + 1] if j + 1 < len(nodes) else None
    if following is None:
        return True
    if following.word in _TAKEN and nodes[j + 2 : j + 3] and nodes[j + 2].word in _WITHIN:
        return False  # "an impairment of $5m in Brazil, taken in the third quarter"
    if following.word in ("against", "versus", "compared"):
        return True
    if following.word in _WILL and [node.word for node in nodes[j + 3 : j + 4]] == ["by"]:
        return False  # "3,300 people, or 8% of the workforce, will go by the end of June"
    return following.word not in cues.PREPOSITIONS and following.kind != "period" and following.word != "respectively"


def _is_object_clause(nodes: Sequence[Node], j: int) -> bool:
    """ "the $356m of Ebitda that Acme reported for 2025", "the $7.20 which Beta agreed to pay in May": its period is the value's."""
    return nodes[j].word in ("that", "which") and nodes[j + 1 : j + 2] != [] and nodes[j + 1].kind in ("company", "reference")
