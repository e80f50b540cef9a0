"""A level told in the present, in a clause of its own: it holds on the day of publication, whatever else the sentence dates.

    lost $5m in 2025; its gross margin is 74%                 today
    shares, up 44% over the past year, trade at 31 times      today
    net debt came down to £612m, still 3.4 times earnings     the day of the balance that it is told of
    That equals 1.6 times core earnings                       that of the sentence before
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.leads import value_start
from extractor.link.metrics.noun_phrases import is_plural
from extractor.link.nodes import Node
from extractor.link.periods.bounds import usable
from extractor.link.periods.following import behind
from extractor.link.periods.held_now import is_level
from extractor.link.periods.named import looked_past
from extractor.link.periods.reporting import BALANCE_RATIOS, name_of
from extractor.link.periods.tense import PLURAL_STATES, is_present, is_third_person, is_verb_of_now, opens_clause
from extractor.link.periods.when import Asked, When

_WORTH = ("valuation", "market_cap")
_TRADES = frozenset("trade trades trading hands".split())
_LEVELS = ("is", "are", "exceeds")
_WAYS, _PLURALS = frozenset("up for on about from to".split()), frozenset("make account".split())
_LEAST = 4  # nodes of a clause
_VALUING = 3  # nodes from "banks" to "at" in "banks value it at"
_PART = 5  # nodes of "70% of its own costs", and behind


def told_in_present(asked: Asked) -> When | None:
    """ "lost $5m in 2025; its gross margin is 74%": a level in the present in a clause of its own."""
    nodes, i = asked.nodes, asked.i
    verb = value_start(nodes, i) - 1
    dated = any(usable(node) for node in nodes[i + 1 : asked.meeting.place or i])  # "20 times estimated 2027 earnings"
    if asked.meeting.rule == "fact.multiple" and verb > 0 and nodes[verb].word == "at" and nodes[verb - 1].word in _TRADES and not dated:
        return asked.today  # "shares, up 44% over the past 12 months, trade at 31 times earnings"
    if _is_part_now(asked) or _goes_on_in_present(asked):
        return asked.today
    if [node.word for node in nodes[max(0, verb - 2) : verb + 1]] == [",", "valued", "at"] and behind(nodes, i) is None:
        return asked.today  # "Beta, valued at $3bn, is building"
    if _is_worth_now(asked, verb) and behind(nodes, i) is None:
        return asked.today
    if asked.meeting.change is not None and _is_from_peak(nodes, i) and is_present(nodes, i):
        return asked.today
    told = asked.previous is not None and asked.previous.rule == "period.reported" and asked.previous.start == asked.previous.end
    if asked.meeting.metric in BALANCE_RATIOS and told and not asked.forecast and not asked.comparison:
        return asked.previous  # "net debt came down to £612m, but that is still 3.4 times earnings"
    before = asked.memory.told.get(name_of(asked.company)) if nodes[0].word in ("that", "this") and asked.previous is None else None
    last = asked.memory.last
    on_day = last is not None and last.start is not None and last.start == last.end and not last.rule.endswith(("comparison", "prior_year"))
    if last is not None and on_day and _is_it(nodes) and asked.meeting.metric in BALANCE_RATIOS:
        return last._replace(rule="period.sentence_before", place=None)  # "Net debt was $9m at the end of 2025. It was 2.6 times earnings"
    if before is not None and asked.meeting.metric in BALANCE_RATIOS and not asked.forecast:
        return When(before.end_date, before.end_date, before, "period.sentence_before")  # "That equals 1.6 times core earnings"
    if before is not None and asked.meeting.metric == "dividend" and asked.meeting.rule == "fact.anaphora":
        return When(before.start_date, before.end_date, before, "period.sentence_before")  # "That amounts to $390 million"
    if asked.forecast or asked.meeting.change is not None or verb < 1 or nodes[verb].word not in _LEVELS or not is_level(asked):
        return None
    border = next((k for k in range(verb, 0, -1) if opens_clause(nodes, k)), None)
    if border is None or any(node.kind == "value" for node in nodes[border:i]):
        return None
    return None if any(usable(node) and not looked_past(nodes, j, i) for j, node in enumerate(nodes[border:], border)) else asked.today


def _is_part_now(asked: Asked) -> bool:
    """ "since about 70% of costs are in dollars": a part of what a metric measures, told in the present, where no period stands behind."""
    place, nodes = asked.meeting.place, asked.nodes
    part = asked.meeting.of is not None and asked.meeting.group != "deal"
    told = place is not None and part and asked.i < place < asked.i + _PART and place + 1 < len(nodes)
    if not told or place is None or asked.forecast or nodes[place + 1].word not in ("is", "are"):
        return False
    return not any(node.kind == "period" for node in nodes[asked.i + 1 : place + _PART])


def _goes_on_in_present(asked: Asked) -> bool:
    """ "made £9m last year and exports 70% of its output", "took 23% of sales in June and make up 6% of the fleet"."""
    nodes, k = asked.nodes, value_start(asked.nodes, asked.i) - 1
    k -= k > 0 and nodes[k].word in _WAYS
    if k < _LEAST or nodes[k - 1].word not in ("and", "but") or asked.forecast or asked.meeting.change is not None:
        return False
    amount = asked.nodes[asked.i].amount
    counted = amount is not None and amount.kind == "quantity" and asked.meeting.rule != "fact.idiom"
    word = nodes[k].word if nodes[k].kind == "word" else ""
    part = is_third_person(word) and asked.i + 1 < len(nodes) and nodes[asked.i + 1].word == "of"  # but "and hybrids 34.5%"
    verb = part or is_verb_of_now(word) or word in PLURAL_STATES or word in _PLURALS
    if not verb or not (counted or is_level(asked)):
        return False
    return any(usable(node) for node in nodes[: k - 1]) and behind(nodes, asked.i) is None


def _is_it(nodes: Sequence[Node]) -> bool:
    """ "It was 2.6 times": a sentence about what the one before has told."""
    it = nodes[0].word == "it" or (nodes[0].kind == "reference" and nodes[0].end - nodes[0].start == len("it"))
    return it and nodes[1].word in ("was", "is")


def _is_worth_now(asked: Asked, verb: int) -> bool:
    """ "After a round in May, Acme is valued at $3bn", "had $9m in June and burns $2m a month": told in the present."""
    words = [node.word for node in asked.nodes[max(0, verb - 2) : verb + 1]]
    burns = asked.meeting.metric == "cash_burn" and words[-1:] == ["burns"]
    if asked.meeting.metric in _WORTH and words[-1:] == ["at"] and words[0] == "value":
        who = asked.nodes[verb - _VALUING]  # "three banks value it at"; but "could raise $9m and value it at"
        return who.kind == "value" or is_plural(who)
    worth = asked.meeting.metric in _WORTH and words in (["is", "now", "worth"], ["are", "now", "worth"])
    return burns or worth or (asked.meeting.metric in _WORTH and words in (["is", "valued", "at"], ["are", "valued", "at"]))


def _is_from_peak(nodes: Sequence[Node], i: int) -> bool:
    """ "are still 31% below their peak", "are 11% lower than their peak in 2023": the time is that of the peak."""
    behind_it = [node.word for node in nodes[i + 1 : i + 5]]
    if behind_it[1:2] == ["than"] and behind_it[0] in cues.COMPARATIVES:
        behind_it = behind_it[1:]
    return behind_it[:1] in (["below"], ["above"], ["than"]) and behind_it[2:3] in (["peak"], ["high"], ["low"], ["record"])
