"""Which way a metric that was found moved, by the words around it and in it.

3.8% higher, a price hike of 30%                                        a comparative behind, a noun of movement in the metric
the FTSE fell 1.1% and the DAX 1.6%                                     the change of the value before
December's increase was revised to 7.1% from 7.8%                       of what is told anew
the combined ratio was 94.2%, an improvement of 2.6 points              what is the better the lower it is
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile

from extractor.link import cues
from extractor.link.leads import value_start
from extractor.link.metrics.change_of import (
    DECREASE,
    INCREASE,
    SIGNS,
    change_after,
    change_in_brackets,
    change_of_both,
    direction,
    nearest_direction,
)
from extractor.link.metrics.context_of_output import is_able
from extractor.link.metrics.meeting import Meeting, Setting, words_of
from extractor.link.metrics.staff import are_hired

_COMPARED = frozenset("on over from in the a year month quarter week day previous last year-on-year month-on-month earlier".split())
# What grows by what is hired or added.
_GROWN = frozenset("employees stores production capacity".split())
# What is the better the lower it is, and how it gets worse.
_BETTER_LOW = frozenset(
    "cost_income_ratio combined_ratio loss_ratio operating_ratio npl_ratio unemployment_rate churn attrition_rate vacancy_rate "
    "default_rate leverage unit_cost net_debt".split()
)
_BETTER = frozenset("improved improves improve improving bettered improvement".split())
_WORSE = frozenset("deteriorated worsened deteriorating worsening".split())
_AGAIN = ("fact.metric_of_sentence_before", "fact.anaphora", "fact.same_metric")
_TWO = 2  # words of "and Portugal"


def with_change_before(at: Setting, found: Meeting) -> Meeting:
    """ "the FTSE fell 1.1% and the DAX 1.6%": the change of the value before, where no verb of its own stands between."""
    lead, before = at.lead, at.before
    if before is None or found.change is not None or found.of or at.amount.kind != "percent":
        return found
    stepped = any(node.amount and node.amount.unit == "percentage_point" for node in at.nodes[: at.first]) and found.place != before.place
    if stepped and at.amount.unit == "percent":
        return found  # "was 15.6%, up 0.4 percentage point, and the coverage ratio 143%"
    gapped = not lead and found.place == at.first - 1 and found.metric != "dividend_yield"  # "fell 5% and yield 4%"
    gapped = gapped or (found.place == before.place and _names_another(lead))
    gapped = gapped or (found.rule == "fact.same_metric" and at.amount.unit == "percent" and _names_another(lead))
    again = found.place == before.place and (lead in ([",", "and"], [","]) or _joins(lead))
    if (not gapped and not again) or change_after(at.nodes, at.last)[0]:
        return found  # "closed 0.3% lower, and the Nikkei 0.6% firmer"
    reaches = [node.word for node in at.nodes[at.last + 1 : at.last + 2]] == ["to"]  # "sales rose 6% to $9bn and revenue 4% to $1bn"
    moved = nearest_direction([node.word for node in at.nodes[: at.first]]) if reaches else None
    return replace(found, change=before.change or moved)


def _joins(lead: Sequence[str]) -> bool:
    """ "jumped 62% on the year and 4.1% on the month": only what the first is compared with stands between."""
    return lead[-1:] == ["and"] and _COMPARED.issuperset(lead[:-1])


def with_direction(at: Setting, found: Meeting) -> Meeting:
    """The meeting with the change that the words around or in the metric give, by the first of `_WAYS` that tells one."""
    if found.rule == "fact.idiom":
        return found
    change = found.change or next((told for way in _WAYS if (told := way(at, found)) is not None), None)
    if change is not None and found.metric in _BETTER_LOW:
        change = _for_better(at) or change
    another = (found.rule == "fact.same_metric" and _names_another(at.lead)) or _outgrows(at, found)
    if found.metric == "growth_rate" and at.amount.unit == "percent" and not at.change and not another:
        change = None  # a rate of growth, and not by how much it moved
    before = at.before
    again = before is not None and before.metric == found.metric and list(at.lead) == ["and"]
    if change is None and before is not None and again and (at.amount.kind == "percent" or _by(at)):
        change = before.change  # "grew 1.4% this year and 1.9% in the next"
    return found if change == found.change else replace(found, change=change)


def _by_comparative(at: Setting, found: Meeting) -> str | None:
    """ "3.8% higher than", "up or down by 3.8%": the way that a word behind the value gives."""
    yearly = any(node.kind == "period" for node in at.nodes[at.last + 3 : at.last + 5])  # "takeovers worth $690bn, 8% more than in 2025"
    of_deal = found.group == "deal" and found.metric != "funding" and not yearly  # "32% more than the close" is a premium
    if of_deal or (at.amount.kind == "quantity" and not _ends_behind(at, found)):
        return None
    return change_after(at.nodes, at.last)[0] or change_of_both(at.nodes, at.last)


def _by_sign(at: Setting, found: Meeting) -> str | None:
    return change_in_brackets(at.text, at.nodes, at.first) or _signed(at, found)


def _by_words_in_front(at: Setting, found: Meeting) -> str | None:
    return nearest_direction([node.word for node in at.nodes[: at.first]]) if _is_said_anew(at, found) else None


def _by_own_words(at: Setting, found: Meeting) -> str | None:
    """ "a price hike of 30%", "44bps of easing", "like-for-like sales of 3%": the way that the words of the metric give."""
    if at.amount.kind != "percent":
        return None
    points, words = at.amount.unit == "percentage_point", words_of(at, found)
    inside = nearest_direction(words.split()[-1:])
    if inside and (found.metric == "price" or points):
        return inside
    if points and at.lead[-1:] not in (["to"], ["at"], ["from"]):
        return nearest_direction([node.word for node in at.nodes[: at.first]])
    grows = found.metric == "like_for_like_sales" or (found.value_kind in ("money", "count") and words.endswith(" growth"))
    return INCREASE if grows else None


def _by_move_before(at: Setting, found: Meeting) -> str | None:
    return at.before.change if at.before is not None and _is_held_against_move(at, found) else None


def _by_hiring(at: Setting, found: Meeting) -> str | None:
    """ "has hired 350 people this year"."""
    hired = at.amount.kind == "quantity" and found.metric in _GROWN and are_hired(at) and not is_able(at)
    return INCREASE if hired else None


def _for_better(at: Setting) -> str | None:
    """The way a ratio went that is the better the lower it is.

    "the combined ratio was 94.2%, an improvement of 2.6 points", "the cost-income ratio deteriorated by 1.4 points"
    """
    if not _BETTER.isdisjoint(at.lead) or at.text.startswith((" better", " points better"), at.amount.end):
        return DECREASE
    return INCREASE if not _WORSE.isdisjoint(at.lead) else None


def _is_held_against_move(at: Setting, found: Meeting) -> bool:
    """ "growth of 4%, down from its guidance of 7%", "rose 4%, slower than the previous quarter's 6%": by how much a sum moved, too."""
    before = at.before
    if before is None or before.change is None or before.metric != found.metric or found.value_kind not in ("money", "count"):
        return False
    moved = at.nodes[at.before_place].amount if at.before_place is not None else None
    alike = moved is not None and moved.unit == at.amount.unit == "percent" and found.of is None
    whole = [node.word for node in at.nodes[at.last + 1 : at.last + 2]] == ["of"]
    clause = takewhile(lambda node: node.word not in (",", ";"), reversed(at.nodes[at.before_place or 0 : at.start]))
    return alike and not whole and any(node.word in cues.COMPARISONS or node.word == "from" for node in clause)


def _signed(at: Setting, found: Meeting) -> str | None:
    """ "NII $3.02B, +5% Y/Y", "comp sales -2.1%": how a sum or a count moved."""
    moves = found.value_kind in ("money", "count") or found.metric == "like_for_like_sales"
    place = at.amount.start - (at.text[at.amount.start] not in SIGNS)
    stands_alone = at.text[place - 1 : place] in ("", " ")  # no hyphen: "a sub-5% rise"
    return SIGNS.get(at.text[place]) if moves and at.amount.unit == "percent" and stands_alone else None


def _names_another(lead: Sequence[str]) -> bool:
    """ "Spain grew 0.6% and Portugal 0.8%", "manufacturing expanded 4.8% and construction 10.8%": only who did so stands between."""
    plain = len(lead) == _TWO and lead[0] in ("and", ",") and lead[1].isalpha() and not lead[1].endswith("ly")
    return plain and lead[1] not in cues.MOVES | cues.LEVEL | cues.PREPOSITIONS | cues.OPENERS | cues.COMPARISONS | {"following"}


def _outgrows(at: Setting, found: Meeting) -> bool:
    """ "Gross domestic product was 1.3% higher than a year before"; but "growth was 1.3% higher"."""
    behind = at.nodes[at.last + 1 : at.last + 2]
    return bool(behind) and behind[0].word in cues.COMPARATIVES and "growth" not in words_of(at, found)


def _is_said_anew(at: Setting, found: Meeting) -> bool:
    """ "declined 3.5% to €25.9 billion, or 0.8% at constant exchange rates": how far a sum moved, in another way; no share of it."""
    again = found.rule == "fact.same_metric" and found.value_kind == "money" and at.lead[-1:] == ["or"]
    behind = [node.word for node in at.nodes[at.last + 1 : at.last + 3]]
    return again and at.amount.unit == "percent" and behind[:1] in (["at"], ["in"], ["on"], ["excluding"])


def _by_revised_move(at: Setting, found: Meeting) -> str | None:
    """ "December's increase was revised to 7.1% from 7.8%": which way it was."""
    if at.amount.unit != "percent" or found.rule not in _AGAIN:
        return None
    front = [node.word for node in at.nodes[: at.first]]
    noun = front[front.index("revised") - 2] if "revised" in front[3:] else ""
    return direction(noun) if noun in cues.UP_NOUNS or noun in cues.DOWN_NOUNS else None


def _by(at: Setting) -> bool:
    """ "will reduce earnings by 18 cents this year and about 25 cents in 2027"."""
    place = at.before_place
    return place is not None and at.nodes[value_start(at.nodes, place) - 1].word == "by"


def _ends_behind(at: Setting, found: Meeting) -> bool:
    """ "41,300 tonnes of cargo, 900 tonnes more; …", "1,860 people, 240 fewer than": the comparative is the last word of its clause."""
    behind = at.nodes[at.last + 2 : at.last + 3]
    apart = found.rule == "fact.same_metric" and at.lead[-1:] == [","]
    compared = behind[:1] != [] and behind[0].word == "than"  # "780 people fewer than"
    closed = not behind or behind[0].kind == "mark" or behind[0].word == "than" or (apart and behind[0].word in ("on", "from"))
    return (at.amount.unit in cues.MEASURED or apart or compared) and closed  # "3,200 staff, 140 down on last year"


_WAYS: tuple[Callable[[Setting, Meeting], str | None], ...] = (
    _by_comparative, _by_sign, _by_words_in_front, _by_revised_move, _by_own_words, _by_move_before, _by_hiring,
)  # fmt: skip
