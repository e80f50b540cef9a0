"""Values that measure nothing which the article tells of somebody: `NOTHING`, of which any one is enough.

How far guidance may be out and by how much it was beaten, limits and thresholds, ages, votes, what a study looked at, small counts
in words, how long a thing is, over how many places another figure runs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

from extractor.link import cues
from extractor.link.leads import value_start
from extractor.link.metrics import noun_phrases
from extractor.link.metrics.meeting import Setting
from extractor.link.metrics.moved import is_effect_on_rate
from extractor.link.metrics.nearest import measured_there
from extractor.link.metrics.surveys import is_of_asked
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms

_ORDERED = ("orders", "aircraft_orders", "orders_count", "order_backlog", "contract_value")
_MAY_BUY, _OPTION = frozenset("option options rights".split()), 5  # nodes of "options to buy a further"
_REGIONS = frozenset("country market state city region province territory".split())
_SHARE = 7  # nodes of "0.2846 of a new Acme share"
_WITHIN = (["plus", "or", "minus"], ["give", "or", "take"])
_ERROR = " margin of error"
_THRESHOLD = 6  # nodes from "any" to the number
_BESIDE = 3  # words of "more than expected"
_EXPECTED = frozenset("expected forecast analysts predicted anticipated feared".split())
_BY_HOW_MUCH = frozenset("short shy ahead above below".split())
_ESTIMATES = frozenset("consensus estimate estimates forecast forecasts expectations view views".split())
_OUTDOES = all_forms("beat top miss exceed surpass outstrip")
_LENGTHS = frozenset("network line pipeline route railway road tunnel runway track motorway cable border coast stretch".split())
_BALLOT, _HAVE_VOTED = 60, re.compile(r" of (?:[\w'’-]+ ){1,4}(?:had |have |has )?voted (?:for|to|against|in|on|yes|no)\b")
_VOTED = (" in favour", " in favor", " of voters", " of the voters")
_BUDGETED = (" over budget", " under budget", " below budget", " above budget")
_TOO_MUCH = (["too", "high"], ["too", "low"])
_STUDIES = frozenset("trial trials study studies survey surveys experiment poll".split())
_OF_STUDY = frozenset("of in involving among".split())
_SAMPLED = ("person", "people", "patient", "volunteer")
_AGES = [[who, edge] for who in ("those", "people", "workers", "adults") for edge in ("under", "over", "aged")]  # "those under 25"
_SET_AT, _LIMIT = frozenset("is are was were of at set fixed".split()), 5  # nodes of "covenant is set at"
_NEEDED = frozenset("needed required".split())
_HURDLES = frozenset("minimum threshold hurdle".split())
_CEILINGS = frozenset("covenant covenants limit ceiling".split())
_WHICH_ONES = frozenset("paying spending earning generating billing".split())


def measures_nothing(at: Setting) -> bool:
    return any(is_so(at) for is_so in NOTHING)


def _is_tolerance(at: Setting) -> bool:
    """ "plus or minus 2%", "a margin of error of 3 points", "within the 2.5-point margin of error"."""
    if at.text.startswith(_ERROR, at.amount.end) or at.text.endswith(f"{_ERROR} of ", 0, at.amount.start):
        return True
    return [node.word for node in at.nodes[max(0, at.first - 3) : at.first]] in _WITHIN


def _is_ahead_of_other(at: Setting) -> bool:
    """ "Acme is worth $300m more than Beta": how far apart the two are, and what neither is worth."""
    if at.lead[-1:] != ["worth"] or at.amount.kind != "money":
        return False
    behind = [node.word or node.kind for node in at.nodes[at.last + 1 : at.last + 4]]
    return behind[:1] in (["more"], ["less"]) and behind[1:] in (["than", "company"], ["than", "reference"])


def _moves_rate(at: Setting) -> bool:
    return is_effect_on_rate(at.nodes, at.first)


def _is_of_share(at: Setting) -> bool:
    if at.amount.kind != "quantity" or at.amount.high >= 1 or at.amount.unit is not None:
        return False
    behind = [at.text[node.start : node.end] for node in at.nodes[at.last + 1 : at.last + _SHARE]]
    return behind[:1] == ["of"] and not {"share", "shares"}.isdisjoint(behind)


def _is_too_much(at: Setting) -> bool:
    return [node.word for node in at.nodes[at.last + 1 : at.last + 3]] in _TOO_MUCH


def _is_of_budget(at: Setting) -> bool:
    return at.text.startswith(_BUDGETED, at.nodes[at.last].end)


def _is_hurdle(at: Setting) -> bool:
    """ "above the 66.7% minimum", "short of the 75% that it needed"."""
    if at.amount.kind != "percent" or _word_behind(at) in _HURDLES:
        return at.amount.kind == "percent"
    behind = [node.word for node in at.nodes[at.last + 1 : at.last + 5]]
    return at.nodes[at.first - 1].word == "the" and not _NEEDED.isdisjoint(behind)


def _is_ceiling(at: Setting) -> bool:
    limit = next((i for i in range(at.start - 1, max(0, at.start - _LIMIT), -1) if at.nodes[i].word not in _SET_AT), 0)
    return at.amount.unit in ("times", None) and at.nodes[limit].word in _CEILINGS


def _is_age(at: Setting) -> bool:
    return at.amount.kind == "quantity" and [node.word for node in at.nodes[max(0, at.first - 2) : at.first]] in _AGES


def _is_of_index(at: Setting) -> bool:
    return at.amount.unit == "sector" and at.amount.metric is not None and at.amount.metric.id == "index_level"


def _is_threshold(at: Setting) -> bool:
    near = at.nodes[max(0, at.start - _THRESHOLD) : at.start]
    return at.amount.modifier in ("over", "at_least") and any(node.word == "any" for node in near)


def _is_surprise(at: Setting) -> bool:
    nodes, first = at.nodes, at.start
    if first < 3 or nodes[first - 1].word != "by":
        return False
    if nodes[first - 2].word in _OUTDOES:
        return True  # "earnings of 62 cents a share missed by 3 cents"
    return nodes[first - 2].word in cues.FORECAST_NOUNS and any(node.word in _OUTDOES for node in nodes[max(0, first - 7) : first - 2])


def _is_beside_forecast(at: Setting) -> bool:
    nodes, last = at.nodes, at.last
    behind = [node.word for node in nodes[last + 1 : last + 4]]
    aside = nodes[value_start(nodes, last) - 1].word in (",", "and")
    if aside and ((behind[:1] != [] and behind[0] in _BY_HOW_MUCH) or behind[:2] in (["better", "than"], ["worse", "than"])):
        clause = takewhile(lambda node: node.word not in (",", ";", "."), nodes[last + 2 : last + 7])
        return any(node.word in _ESTIMATES for node in clause)  # "earned 93 cents, two cents short of the consensus"
    return len(behind) == _BESIDE and behind[0] in cues.COMPARATIVES and behind[1] == "than" and behind[2] in _EXPECTED


def _is_where(at: Setting) -> bool:
    if at.amount.unit not in _REGIONS or at.lead[-1:] not in (["in"], ["across"]):
        return False
    verbs = list(takewhile(lambda node: node.kind == "word" and noun_phrases.is_verb_group(node.word), at.nodes[at.last + 1 :]))
    moved = at.last + 1 + len(verbs)
    if not verbs or moved >= len(at.nodes) or at.nodes[moved].amount is None:
        return False
    return measured_there(at.nodes, at.start - 2) is not None


def _is_uncounted(at: Setting) -> bool:
    return (at.amount.kind == "quantity" and at.amount.unit in cues.UNCOUNTED) or at.amount.unit == "volunteer"


def _is_option(at: Setting) -> bool:
    """ "a firm order for 30 jets, with options for 20 more", "options to buy another 20", "purchase rights on 20"."""
    if at.amount.kind != "quantity" or at.near is None or at.near.metric not in (_ORDERED if at.amount.unit is None else ("orders",)):
        return False
    return any(at.text[node.start : node.end].lower() in _MAY_BUY for node in at.nodes[max(0, at.start - _OPTION) : at.start])


def _is_vote(at: Setting) -> bool:
    if at.amount.kind != "percent":
        return False
    voted = " voted " in at.text[at.amount.end : at.amount.end + _BALLOT] and _HAVE_VOTED.match(at.text, at.amount.end) is not None
    return voted or at.lead[-2:] == ["turnout", "of"] or at.text.startswith(_VOTED, at.amount.end)


def _is_length(at: Setting) -> bool:
    return at.amount.unit in cues.MEASURES and _word_behind(at) in _LENGTHS


def _is_sample(at: Setting) -> bool:
    if at.lead[-1:] == ["in"] and at.amount.unit in _SAMPLED and any(n.word in _STUDIES for n in at.nodes[max(0, at.start - 4) : at.start]):
        return True  # "a second study, in 600 people, will go on"
    of_it = at.amount.kind == "quantity" and at.lead[-1:] != [] and at.lead[-1] in _OF_STUDY
    return of_it and _words_at(at, at.start - 2).rpartition(" ")[2] in _STUDIES


def _is_small_count(at: Setting) -> bool:
    bare = at.amount.kind == "quantity" and at.amount.unit not in (None, "times") and at.amount.metric is None
    return bare and not at.text[at.amount.start].isdigit()


def _is_made_of(at: Setting) -> bool:
    behind = at.nodes[at.last + 1 : at.last + 5]
    kinds = [node.word if node.word in ("of", "is", "are") else node.kind for node in behind]
    made = kinds in (["of", "reference", "word", "is"], ["of", "reference", "word", "are"])
    return made and at.before is not None and at.amount.kind == "percent"


def _picks_out(at: Setting) -> bool:
    verb = at.word_before
    if verb is None:
        return False
    picks_out = at.amount.kind == "money" and _words_at(at, at.start - 1) in _WHICH_ONES
    those = verb.word in ("pay", "spend") and at.nodes[at.start - 2].word in ("those", "them")
    return (picks_out or (those and at.amount.modifier == "over")) and _counts(at.nodes, at.first)


def _counts(nodes: Sequence[Node], first: int) -> bool:
    """Whether a counted thing stands in front of the word before a value."""
    at = value_start(nodes, first) - 2
    if at > 1 and nodes[at].word in ("those", "them") and nodes[at - 1].word == "of":
        return nodes[at - 2].kind == "value"
    if at < 0:
        return False
    amount = nodes[at].amount
    counted = nodes[at].metric if amount is None else amount.metric
    return counted is not None and counted.group == "count"


def _word_behind(at: Setting) -> str:
    return at.nodes[at.last + 1].word if at.last + 1 < len(at.nodes) else ""


def _words_at(at: Setting, place: int) -> str:
    return at.text[at.nodes[place].start : at.nodes[place].end].lower()


NOTHING: tuple[Callable[[Setting], bool], ...] = (
    _is_tolerance,        # plus or minus 2%, a margin of error of 3%
    _is_ahead_of_other,   # is worth $300m more than Beta
    _moves_rate,
    _is_of_share,         # $41.50 in cash and 0.2846 of an Acme share
    _is_too_much,         # the price is 20% too high
    _is_hurdle,           # above the 66.7% minimum
    _is_of_budget,        # 8% over budget
    _is_ceiling,          # where the banks' covenant is 3.0; against a covenant of 3.5 times
    _is_age,              # those under 25
    _is_of_index,         # nine of the 11 S&P sectors
    _is_threshold,        # vets any purchase of more than 10% of a strategic asset
    _is_surprise,         # topped estimates by 3 cents, missed the average forecast by $40 million
    _is_beside_forecast,  # revenue of $5.9bn, $200m more than expected
    _is_where,            # Sales of heat pumps in 14 European countries climbed 9%
    _is_uncounted,        # in a survey of 12 analysts; to test its jab in 300 volunteers
    _is_option,           # a firm order for 30 jets, with options for 20 more
    _is_vote,             # backed a walkout with 92% in favour on a turnout of 81%
    _is_length,           # traffic on its 870km network
    _is_sample,           # in a trial of 1,200 patients
    is_of_asked,          # 62% of the firms surveyed
    _is_small_count,      # the two founders
    _is_made_of,          # has 40 pubs, and 35% of its beer is brewed in-house
    _picks_out,           # customers paying more than $100,000; 41 of those pay over $500,000
)  # fmt: skip
