"""Which metric a value belongs to. Looked at in this order; the first that fits wins:

agreed to buy Beta for $90m, buy back £50m of shares       a verb of a deal                                  verbs
a 19% rise in annual profit, RMB 1bn in cash               behind the value                                  behind
subscribed 14 times, a band of $20 to $22          an offering of shares                            offerings
38% above the close, is worth £1.3bn               a turn of phrase                                 idioms
the figure was down 6.3%, it is still 103%         a word for what was named before                 anaphora
from 3.4% to 2.1%, 5.1% against 2.4%, 417m or 30% of …     the metric of the value before                    chains
employs 5,800 people                                       a verb that is the metric                         verbs
revenue of $5bn, net debt came down by £23m                in front of the value                             in_front
Acme climbed 4.6% and Beta 3.9%                            a share that moves                                verbs
$1.8bn of financing receivables                            a noun phrase that no table lists                 noun_phrases
240 stores                                                 the unit of the quantity itself                   verbs
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics import noun_phrases
from extractor.link.metrics.anaphora import about_it, stands_for
from extractor.link.metrics.behind import metric_behind
from extractor.link.metrics.chains import chained, goes_on, in_parallel, is_conversion, measured
from extractor.link.metrics.change_of import change_before
from extractor.link.metrics.idioms import idiom
from extractor.link.metrics.in_front import nearest_metric, subject_metric
from extractor.link.metrics.meeting import Meeting, Setting, approximators_before, fits, lead_words, listed
from extractor.link.metrics.offerings import offering
from extractor.link.metrics.own_units import own_unit
from extractor.link.metrics.settled import settled
from extractor.link.metrics.verbs import gapped, metric_verb, passive_verb, share_move
from extractor.link.nodes import Amount, Node, Sentence
from extractor.mentions import Span
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "fact.metric_of_sentence_before",
        "a change or a bare count of what the sentence before measures",
        "Acme Foods Inc.'s sales rose 4% in 2025. Clothing was the star with a rise of 7%."
        " => Acme Foods Inc. | revenue | 4 percent | 2025 | increase"
        " ; Acme Foods Inc. | revenue | 7 percent | 2025 | increase",
    ),
)

_WHICH_ONES = frozenset("paying spending earning generating".split())
_REPORTED = frozenset("reported posted recorded logged managed notched had booked".split())


def meet(
    text: str,
    sentence: Sentence,
    run: Sequence[int],
    before: Meeting | None,
    before_place: int | None,
    consumed: set[int],
    earlier: Meeting | None = None,
    named: Meeting | None = None,
) -> Meeting | None:
    """The meeting of a run of values with its metric, or None where nothing says what they measure.

    `before` is the meeting of the value in front, at node `before_place`; `earlier` the last one of the paragraph, `named`
    of the article; `consumed` are metrics that only say what a share is taken of.
    """
    nodes, first, last = sentence.nodes, run[0], run[-1]
    amount = nodes[first].amount
    assert amount
    if [node.word for node in nodes[max(0, first - 3) : first]] == ["plus", "or", "minus"]:
        return None  # how far guidance may be out
    if amount.kind == "quantity" and amount.unit not in (None, "times") and amount.metric is None and not text[amount.start].isdigit():
        return None  # "the two founders"
    lead = lead_words(nodes, first)
    if amount.kind == "money" and lead[-1:] and lead[-1] in _WHICH_ONES and _counts(nodes, first):
        return None  # "customers paying more than $100,000"
    change = change_before(nodes, first, lead)
    rest = [node.word for node in nodes[max(0, first - 2) : first]] == ["the", "remaining"]
    if rest and before is not None and fits(before.value_kind, amount):
        return replace(before, rule="fact.same_metric", place=None, change=None, of=None, of_metric=None, company_place=None)
    of_which = lead[:1] == [","] and [node.word for node in nodes[last + 1 : last + 3]] == ["of", "which"] and amount.kind == "money"
    if of_which and before is not None and before.value_kind == "money":
        return replace(before, rule="fact.same_metric", place=None, change=None, of=None, of_metric=None)  # "$60 million of which"
    chain = before if before and before_place is not None and goes_on(nodes, before_place, first, lead) else None
    converted = chain is not None and is_conversion(nodes, before_place, first)
    counted = amount.metric is not None and not amount.metric.weak and amount.kind == "quantity"
    if offered := offering(nodes, amount, first, last, lead, before or earlier):
        return offered
    if amount.unit == "share" and (offered := idiom(nodes, amount, first, last, lead, before) or own_unit(text, nodes, amount, first)):
        return offered
    if (
        earlier is not None
        and first < 8
        and nodes[0].word == "of"
        and nodes[1].word in ("this", "that", "these", "those", "them")
        and fits(earlier.value_kind, amount)
    ):
        return replace(earlier, rule="fact.metric_of_sentence_before", place=None, change=None, of=None, of_metric=None)
    if before is not None and before.rule == "fact.metric_of_sentence_before" and lead[-1:] == ["and"] and fits(before.value_kind, amount):
        return before
    found = (
        (chained(nodes, chain, amount, lead, change, converted=True) if converted else None)
        or idiom(nodes, amount, first, last, lead, before or earlier)
        or about_it(nodes, first, named, change)
        or stands_for(text, nodes, amount, first, last, change, before or earlier or named, inside=before is not None)
        or metric_verb(text, nodes, amount, first, lead, only=cues.DEAL_VERBS)
        or metric_behind(text, nodes, amount, first, last, lead, change, consumed, chain)
        or in_parallel(text, nodes, amount, last, lead, before, before_place)
        or chained(nodes, chain, amount, lead, change, converted=converted)
        or metric_verb(text, nodes, amount, first, lead)
        or (_aimed_at(nodes, amount, last, lead) if amount.kind == "quantity" else None)
        or _units_sold(text, nodes, amount, first)
        or (own_unit(text, nodes, amount, first) if counted and change is None and lead[-1:] != ["of"] else None)
        or _object_phrase(text, nodes, amount, last, lead)
        or _aimed_at(nodes, amount, last, lead)
        or subject_metric(text, nodes, amount, first, consumed, change)
        or share_move(nodes, amount, first, change)
        or _direct_phrase(text, nodes, amount, last, lead, change)
        or nearest_metric(nodes, amount, first, before, consumed, change, strict=True)
        or gapped(text, nodes, before, first, amount)
        or passive_verb(nodes, amount, last)
        or _phrase_behind(text, nodes, amount, last, change)
        or nearest_metric(nodes, amount, first, before, consumed, change, strict=False)
        or measured(amount, before)
        or measured(amount, earlier)
        or own_unit(text, nodes, amount, first)
        or (replace(before, rule="fact.same_metric", of=None, change=change) if before and fits(before.value_kind, amount) else None)
        or _reported_alone(nodes, amount, first, last, named)
    )
    bare = amount.kind == "quantity" and amount.unit is None
    if (
        found is None
        and earlier is not None
        and (change or (bare and earlier.value_kind == "count") or (amount.kind == earlier.value_kind == "percent"))
        and fits(earlier.value_kind, amount)
    ):
        found = replace(earlier, rule="fact.metric_of_sentence_before", place=None, change=change, of=None, of_metric=None)
    if found is None:
        return None
    return settled(Setting(text, nodes, amount, first, last, lead, change, before, earlier), found, consumed)


def _counts(nodes: Sequence[Node], first: int) -> bool:
    """Whether a counted thing stands in front of the word before a value."""
    at = first - 2 - approximators_before(nodes, first)
    return at >= 0 and (node := nodes[at].metric) is not None and node.group == "count"


def _units_sold(text: str, nodes: Sequence[Node], amount: Amount, first: int) -> Meeting | None:
    """ "sales tumbled 17% to 240,000 vehicles": sales that are counted in goods."""
    if amount.kind != "quantity" or amount.unit in (None, "times", "share") or amount.metric is not None:
        return None
    end = first - approximators_before(nodes, first)
    while end > 0 and (noun_phrases.is_verb_group(nodes[end - 1].word) or (nodes[end - 1].amount or amount).kind == "percent"):
        end -= 1
    end = noun_phrases.skip_mentions(nodes, end)
    for i in range(end - 1, max(-1, end - 5), -1):
        metric = nodes[i].metric
        if metric is not None:
            if metric.id != "revenue" or text[metric.start : metric.end].lower().split()[-1] != "sales" or end == first:
                return None
            span = Span(metric.start, metric.end)
            return Meeting("shipments", span, "fact.metric_before_value", "count", "duration", "count", i)
        if nodes[i].kind not in ("word", "company", "reference") or noun_phrases.is_verb(nodes[i].word):
            return None
    return None


def _aimed_at(nodes: Sequence[Node], amount: Amount, last: int, lead: Sequence[str]) -> Meeting | None:
    """ "a target of 20% for its operating margin": what is aimed at stands behind."""
    if last + 1 >= len(nodes) or nodes[last + 1].word not in ("for", "in", "on"):
        return None
    aims = lead[-1:] in (["at"], ["and"], ["of"]) and any(node.word in cues.FORECAST_NOUNS for node in nodes)
    if cues.FORECAST_NOUNS.isdisjoint(lead[-2:]) and not aims:
        return None
    for i in range(last + 2, min(last + 6, len(nodes))):
        metric = nodes[i].metric
        if metric is not None:
            return listed(metric, i, "fact.value_of_metric", None) if fits(metric.value_kind, amount, weak=metric.weak) else None
        if nodes[i].kind not in ("word", "reference", "company") and nodes[i].word not in ("'s", "’s"):
            return None
    return None


def _reported_alone(nodes: Sequence[Node], amount: Amount, first: int, last: int, named: Meeting | None) -> Meeting | None:
    """ "Beta reported $3.9 billion, off 9%": a sum that stands alone behind such a verb is what the article is about."""
    if named is None or named.value_kind != "money" or named.group != "income" or amount.kind != "money":
        return None
    verb = nodes[first - 1 - approximators_before(nodes, first)]
    if verb.word not in _REPORTED or (last + 1 < len(nodes) and nodes[last + 1].kind not in ("mark", "period")):
        return None
    return replace(named, rule="fact.anaphora", place=None, change=None, of=None, of_metric=None, company_place=None)


def _direct_phrase(text: str, nodes: Sequence[Node], amount: Amount, last: int, lead: Sequence[str], change: str | None) -> Meeting | None:
    """ "an aggregate $41.7 million notional amount", "a 72% chance of a move": the noun right behind the value."""
    if amount.kind == "quantity" or last + 1 >= len(nodes) or change or lead[-1:] in (["to"], ["from"], ["by"]):
        return None
    word = nodes[last + 1].word
    if word in noun_phrases.PARTICIPLES and last + 2 < len(nodes) and nodes[last + 2].word == "to":
        span = noun_phrases.phrase_after(nodes, last + 3)  # "$10 million related to translation adjustments"
        return noun_phrases.named(text, span, amount, None, noun_phrases.with_complement(nodes, span)) if span else None
    if (
        nodes[last + 1].kind != "word"
        or not noun_phrases.is_head(word)
        or noun_phrases.is_verb(word)
        or word in cues.COMPARATIVES
        or word in cues.FORECAST_NOUNS
        or word in cues.UP_NOUNS
        or word in cues.DOWN_NOUNS
        or noun_phrases.is_adverb(word)
    ):
        return None
    if word.endswith("ed") and (last + 2 >= len(nodes) or nodes[last + 2].kind != "word" or nodes[last + 2].word in cues.PREPOSITIONS):
        return None  # "with a further $3bn locked in escrow"
    if last + 2 < len(nodes) and (noun_phrases.is_verb(nodes[last + 2].word) or word in ("each", "apiece", "respectively", "annually")):
        return None
    span = noun_phrases.phrase_after(nodes, last + 1)
    return noun_phrases.named(text, span, amount, None, noun_phrases.with_complement(nodes, span)) if span else None


def _object_phrase(text: str, nodes: Sequence[Node], amount: Amount, last: int, lead: Sequence[str]) -> Meeting | None:
    """ "includes $1.8 billion of seller's interest": the object of a verb that says nothing about its subject's size."""
    if (
        amount.kind != "money"
        or not lead
        or cues.HOLDING.isdisjoint(lead[-2:] if lead[-1] == "of" else lead[-1:])
        or last + 1 >= len(nodes)
    ):
        return None
    return _phrase_behind(text, nodes, amount, last, None) if nodes[last + 1].word in ("of", ",") else None


def _phrase_behind(text: str, nodes: Sequence[Node], amount: Amount, last: int, change: str | None) -> Meeting | None:
    """ "$1.8 billion of financing receivables"."""
    place = last + 4 if [node.word for node in nodes[last + 1 : last + 4]] == [",", "respectively", ","] else last + 1
    if amount.kind == "quantity" or place >= len(nodes) or nodes[place].word not in ("of", "in", "for", "on", "worth"):
        return None
    for i in range(place + 1, min(place + 4, len(nodes))):
        metric = nodes[i].metric
        if metric and metric.id == "share_price":
            return None  # "10% of the shares"
        if metric and metric.rule != "metric.instrument" and fits(metric.value_kind, amount, weak=metric.weak):
            return listed(metric, i, "fact.value_of_metric", change)
        if nodes[i].kind != "word" or nodes[i].word in cues.PREPOSITIONS:
            break
    span = noun_phrases.phrase_after(nodes, place + 1)
    return noun_phrases.named(text, span, amount, change, noun_phrases.with_complement(nodes, span)) if span else None
