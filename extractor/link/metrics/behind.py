"""The metric behind a value.

$25 million impairment charge                adjoining
RMB 1bn in cash / 63.5% of the voting power  linked by a preposition
a 19% rise in annual profit                  behind a word of change
a $411 million or 23% decline in costs       behind a second value of the same change
$15 million was recorded in cost of sales    behind a passive verb
a $26m increase to the transition tax        a noun phrase that no table lists
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics import noun_phrases
from extractor.link.metrics.change_of import change_after
from extractor.link.metrics.meeting import Meeting, Setting, approximators_before, fits, listed
from extractor.link.nodes import Amount, Node
from extractor.mentions import Span
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "fact.value_of_metric",
        "a metric linked to the value in front of it by a preposition, a word of change or a passive verb",
        "Acme Foods Inc. made £3m in revenue in 2025. => Acme Foods Inc. | revenue | 3000000 GBP | 2025",
    ),
    Rule(
        "fact.metric_after_value",
        "a metric right behind its value",
        "Acme Foods Inc. booked a $25 million impairment charge in 2025. => Acme Foods Inc. | impairment | 25000000 USD | 2025",
    ),
    Rule(
        "fact.multiple",
        "so many times a figure: the ratio of worth to that figure",
        "Acme Foods Inc. trades at 14 times forward earnings. => Acme Foods Inc. | price_to_earnings | 14 times | 2026-02-25",
    ),
)

# Words in front of a percent "of" something that make it a share taken by the subject: "accounting for 47% of revenue".
_SHARE_VERBS = frozenset(
    "account accounts accounted accounting represent represents represented representing equal equals equaled equalled equaling "
    "constitute constitutes "
    "constituted constituting comprise comprises comprised comprising make makes made making or equivalent is are was were reached "
    "amounted amounting amounts".split()
)
_PASSIVES = frozenset(
    "recorded included allocated recognized recognised reported classified reclassified charged attributed spent booked reflected "
    "attributable related remained remains "
    "used earmarked assigned capitalized capitalised".split()
)
_CONSISTS = frozenset("consist consists consisted consisting composed comprised".split())
_ADDS = frozenset("add adds added adding cut cuts cutting take takes took shave shaved knock knocked wipe wiped bring brought".split())
_RAISES = frozenset(cues.forms("raise"))
_FREE = frozenset(", and ; : which ( while".split())  # in front of a value that is itself the subject
_LIST_WORDS = frozenset("in , and respectively approximately about".split())
_RATES = (["a", "year"], ["a", "month"], ["a", "week"], ["a", "day"], ["per", "year"], ["per", "month"], ["each", "year"])
_WORTH = frozenset("net_debt debt valuation market_cap equity_value".split())
_REACH, _CHANGE_REACH = 5, 9


def metric_behind(at: Setting) -> Meeting | None:
    text, nodes, amount, first, last, lead, change, chain = at.text, at.nodes, at.amount, at.first, at.last, at.lead, at.change, at.chain
    moved, place = change_after(nodes, last)
    if moved is None and (joined := _same_change(nodes, last)) is not None:
        moved, place = joined
    if moved:
        if chain is not None and (rival := _rival(nodes, place)) is not None:
            return replace(chain, rule="fact.same_metric", place=None, change=moved, of=None, of_metric=None, company_place=rival)
        return _moved(text, nodes, amount, _past_possessor(nodes, place), place, moved)
    if amount.kind == "percent" and (bond := _bond(nodes, last)) is not None:
        return Meeting("interest_rate", bond, "fact.metric_after_value", "percent", "instant", "ratio")
    following = nodes[last + 1].word if last + 1 < len(nodes) else ""
    step: str | None = None
    movable = amount.kind == "money" or amount.unit in ("percentage_point", "point")
    if movable and lead and lead[-1] in _ADDS and following in ("to", "from", "off"):
        step = "increase" if following == "to" else "decrease"  # "will add £22m to the wage bill"
    elif change and lead[-1:] == ["of"] and following in ("to", "in"):
        step = change  # "an increase of 12% in spending"
    if step and (found := _moved(text, nodes, amount, _past_possessor(nodes, last + 1), last + 1, step)):
        return found
    if (grown := _added_to(nodes, amount, last, lead)) is not None:
        return grown
    adjoins = last + 1 < len(nodes) and nodes[last + 1].kind == "metric"
    if lead[-1:] == ["of"] and amount.unit != "times" and not adjoins and not _CONSISTS.intersection(lead[-2:]):
        return None  # "compensation cost of $388m in personnel expense": what stands in front of "of"
    if (not lead or lead[-1] in _FREE) and (found := _passive(nodes, amount, last)):
        return found
    if [node.word for node in nodes[place : place + 3]] == [",", "respectively", ","]:
        place += 3
        if place >= len(nodes) or nodes[place].word not in ("of", "in"):
            return None
    if [node.word for node in nodes[place : place + 2]] in _RATES:
        place += 2  # "$1.5 million a year in rent"
    i, words, linked = place, 0, False
    while i < len(nodes) and words <= _REACH:
        node = nodes[i]
        if node.kind == "metric" and node.metric:
            break
        i += 1
        owner = node.kind == "company" and i < len(nodes) and nodes[i].word in ("'s", "’s")
        if owner or node.kind in ("period", "reference"):
            continue
        if node.word in ("'s", "’s") or (linked and node.amount and node.amount.kind == "percent"):
            continue
        if node.kind != "word" or node.word in cues.OPENERS or node.word in cues.AUXILIARY:
            return None
        if node.word in cues.PREPOSITIONS:
            if linked or words or node.word not in ("of", "in", "through"):
                return None
            linked = True
        elif noun_phrases.is_verb(node.word) and node.word not in cues.APPROXIMATORS:
            return None
        else:
            words += 1
    else:
        return None
    while i + 1 < len(nodes) and (next_metric := nodes[i + 1].metric) and fits(next_metric.value_kind, amount):
        i += 1  # "financing receivables": of two in a row the last
    metric = nodes[i].metric
    assert metric
    if amount.unit == "times":
        if chain is not None and chain.group in ("cost", "cash") and not linked:
            return replace(chain, rule="fact.same_metric", change=None, of=Span(metric.start, metric.end), of_metric=metric.id)
        named = next((n.metric.id for n in reversed(nodes[:first]) if n.metric is not None and n.metric.id in _WORTH), "")
        owed = named in ("net_debt", "debt")
        ratio = "leverage" if owed and "ebitda" in metric.id else cues.MULTIPLES.get(metric.id)
        return (
            Meeting(ratio, Span(metric.start, metric.end), "fact.multiple", "ratio", "instant", "ratio", i)
            if ratio and not linked
            else None
        )
    if metric.rule == "metric.instrument" or (amount.per and text[metric.start : metric.end].lower() in amount.per):
        return None
    if (
        not fits(metric.value_kind, amount, weak=metric.weak)
        or (words > 1 and not linked)
        or metric.id == "share_price"
        or (amount.kind == "quantity" and amount.unit and not (linked and amount.unit.lower() in cues.UNIT_METRICS))
    ):
        return None
    if amount.kind == "percent" and linked and nodes[place].word == "of" and _shares(nodes, first, lead, at.consumed, chain):
        return None  # the metric that takes the share stands in front
    if not linked and (change or (lead and lead[-1] in ("by", "to", "from", "("))) and not _closes_phrase(nodes, i):
        return None
    if linked and lead[-1:] and lead[-1] in _RAISES:
        change = None  # "raised $1.9 billion of new debt"
    if linked and amount.kind == "money" and _costs_it(nodes, first):
        change = "decrease"
    if amount.kind == "quantity" and lead[-1:] and lead[-1] in cues.GAINS:
        change = "increase"  # "added 2.4 GW of renewable capacity"
    return listed(metric, i, "fact.value_of_metric" if linked else "fact.metric_after_value", change)


def _costs_it(nodes: Sequence[Node], first: int) -> bool:
    """ "will cost Acme 350 million kroner of interest income"."""
    at = first - 1 - approximators_before(nodes, first)
    if at > 0 and (nodes[at].kind in ("company", "reference") or nodes[at].word in ("it", "them")):
        at -= 1
    verb = nodes[at].metric if at > 0 else None
    return verb is not None and verb.id == "costs" and verb.weak


def _added_to(nodes: Sequence[Node], amount: Amount, last: int, lead: Sequence[str]) -> Meeting | None:
    """ "added 58 million barrels last year to its reserves": what a count is added to."""
    if amount.kind != "quantity" or not lead or lead[-1] not in cues.GAINS:
        return None
    place = last + 2 if last + 1 < len(nodes) and nodes[last + 1].kind == "period" else last + 1
    if place >= len(nodes) or nodes[place].word != "to":
        return None
    for i in range(place + 1, min(place + _REACH, len(nodes))):
        metric = nodes[i].metric
        if metric is not None and fits(metric.value_kind, amount):
            return listed(metric, i, "fact.value_of_metric", "increase")
        if nodes[i].kind == "value":
            return None
    return None


def _bond(nodes: Sequence[Node], last: int) -> Span | None:
    """ "6.5% notes", "4.25% senior bonds": the percentage of a debt is its coupon."""
    for i in range(last + 1, min(last + 4, len(nodes))):
        metric = nodes[i].metric
        if metric is not None:
            return Span(metric.start, metric.end) if metric.id == "debt" else None
        if nodes[i].kind != "word" or nodes[i].word in cues.PREPOSITIONS or nodes[i].word in cues.OPENERS:
            return None
    return None


def _same_change(nodes: Sequence[Node], last: int) -> tuple[str | None, int] | None:
    """ "$411 million or 23% decline": the change behind the second value is that of the first."""
    for i in range(last + 1, min(last + 4, len(nodes))):
        if nodes[i].kind == "value":
            closed = i + 1 if i + 1 < len(nodes) and nodes[i + 1].word == "," else i  # "$3.3 billion, or 32 percent, increase"
            moved, place = change_after(nodes, closed)
            return (moved, place) if moved else None
        if nodes[i].word not in (",", "or", "(", "about", "approximately"):
            return None
    return None


def _moved(text: str, nodes: Sequence[Node], amount: Amount, place: int, plain: int, moved: str) -> Meeting | None:
    """The metric of "a 19% rise in …": within reach, else the noun phrase there."""
    linked = plain < len(nodes) and nodes[plain].word in ("in", "of", "to", "for", "from", "off")
    if not linked:
        return None
    for i in range(place, min(place + _CHANGE_REACH, len(nodes))):
        node = nodes[i]
        if node.metric and fits(node.metric.value_kind, amount, weak=node.metric.weak):
            return listed(node.metric, i, "fact.value_of_metric", moved)
        if (
            (node.kind not in ("word", "period", "metric") and node.word not in ("'s", "’s"))
            or noun_phrases.is_verb(node.word)
            or node.word in cues.OPENERS - {"and"}
        ):
            break
        if node.kind == "period" and i == place + 1 and not (i + 1 < len(nodes) and nodes[i + 1].metric):
            return None
    span = noun_phrases.phrase_after(nodes, place + 1 if nodes[place].word in cues.PREPOSITIONS else place)
    return noun_phrases.named(text, span, amount, moved, noun_phrases.with_complement(nodes, span)) if span else None


def _rival(nodes: Sequence[Node], place: int) -> int | None:
    """ "had gained 22%, against a 31% jump for larger rival Beta": whose move it is."""
    if place >= len(nodes) or nodes[place].word not in ("for", "at"):
        return None
    for i in range(place + 1, min(place + 6, len(nodes))):
        if nodes[i].kind == "company":
            return i
        if nodes[i].kind != "word" or nodes[i].word in cues.PREPOSITIONS:
            return None
    return None


def _past_possessor(nodes: Sequence[Node], place: int) -> int:
    """Behind "in Acme's" where a company stands between a change and its metric."""
    for i in range(place, min(place + 3, len(nodes))):
        if nodes[i].kind in ("company", "reference"):
            return i + 2 if i + 1 < len(nodes) and nodes[i + 1].word in ("'s", "’s") else i + 1
    return place


def _passive(nodes: Sequence[Node], amount: Amount, last: int) -> Meeting | None:
    """ "$15 million was recorded in cost of sales"."""
    i = last + 1
    while i < len(nodes) and (nodes[i].word in cues.AUXILIARY or nodes[i].kind in ("period", "value") or nodes[i].word in _LIST_WORDS):
        i += 1
    if (i == last + 1 and nodes[i : i + 1] and nodes[i].word not in _PASSIVES) or i >= len(nodes) or nodes[i].word not in _PASSIVES:
        return None
    for j in range(i + 1, min(i + 6, len(nodes))):
        metric = nodes[j].metric
        if metric and fits(metric.value_kind, amount, weak=metric.weak):
            return listed(metric, j, "fact.value_of_metric", None)
        if nodes[j].kind not in ("word",) or nodes[j].word in cues.OPENERS:
            return None
    return None


def _closes_phrase(nodes: Sequence[Node], i: int) -> bool:
    """Whether no verb follows a metric, so that it is no subject of its own."""
    return (
        i + 1 >= len(nodes)
        or nodes[i + 1].kind == "mark"
        or nodes[i + 1].word in cues.PREPOSITIONS
        or nodes[i + 1].kind in ("value", "period")
    )


def _shares(nodes: Sequence[Node], first: int, lead: Sequence[str], consumed: set[int], chain: Meeting | None) -> bool:
    """Whether a percent "of" something is the share that a metric in front takes."""
    if chain is not None or (lead and lead[-1] == "for" and len(lead) > 2 and lead[-2].startswith("account")):
        return True
    for i in range(first - 1, -1, -1):
        node = nodes[i]
        if node.kind == "metric" and i not in consumed:
            return True
        if node.word == ";":
            return False
        if node.kind == "value" and not _SHARE_VERBS & set(lead):
            return False
    return bool(_SHARE_VERBS & set(lead)) and any(node.kind == "value" for node in nodes[:first])
