"""Values beside a noun phrase that no table lists.

    an aggregate $41.7 million notional amount       right behind the value
    includes $1.8 billion of seller's interest       the object of a verb that says nothing about its subject's size
    $1.8 billion of financing receivables            behind "of", "in", "for"
    gets 43% of its power from the sun               of what somebody has
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues, metric_verbs
from extractor.link.metrics import noun_phrases, phrase_names
from extractor.link.metrics.meeting import Meeting, Setting, by_verb, fits, listed, phrased
from extractor.link.nodes import Node
from extractor.mentions import Span

_WHO = frozenset("wall analysts economists forecasters investors brokers people markets".split())  # "the $2bn Wall Street was looking for"
_BUSINESSES = frozenset("unit business arm division subsidiary operations affiliate venture".split())
_SOLD_SO = re.compile(r"(?:[\w-]+ ){1,4}(?P<way>on credit|online)\b")
_WAYS_SOLD = {"on credit": "credit_sales", "online": "online_sales"}
_GOODS_DONE = frozenset({"shipments", "production"})
_WHAT_IT_DOES = {"sells": "revenue", "sell": "revenue", "sold": "revenue", "earns": "net_profit", "earn": "net_profit"} | dict.fromkeys(
    "makes make produces produce grows grow mines mine".split(), "production"
)
_SOME = frozenset("half most much some all part two-thirds three-quarters".split())
_ENDS = cues.PREPOSITIONS | cues.COMPARISONS | {"out", "away", "off", "back"}  # "some $1.6bn flowed out"
_STAGES = frozenset({"post-money", "pre-money", "post", "pre"})  # "values it at $540 million post-money"


def direct_phrase(at: Setting) -> Meeting | None:
    """ "an aggregate $41.7 million notional amount", "a 72% chance of a move": the noun right behind the value."""
    text, nodes, amount, last = at.text, at.nodes, at.amount, at.last
    if amount.kind == "quantity" or last + 1 >= len(nodes) or at.change or at.lead[-1:] in (["to"], ["from"], ["by"]):
        return None
    if noun_phrases.is_adverb(nodes[last + 1].word) and last + 2 < len(nodes) and nodes[last + 2].word in noun_phrases.PARTICIPLES:
        last += 1  # "$10 million primarily related to"
    word = nodes[last + 1].word
    if word in noun_phrases.PARTICIPLES and last + 2 < len(nodes) and nodes[last + 2].word == "to":
        span = noun_phrases.phrase_after(nodes, last + 3)  # "$10 million related to translation adjustments"
        return phrase_names.named(text, span, amount, None, phrase_names.with_complement(nodes, span)) if span else None
    if word in _SOME and last + 2 < len(nodes) and nodes[last + 2].word == "of":
        return None  # "between $18 million and $22 million, she said, two-thirds of it insured"
    if (
        nodes[last + 1].kind != "word"
        or word == "next"  # "3% this year and 2.4% next"
        or not noun_phrases.is_head(word)
        or noun_phrases.is_verb(word)
        or word in cues.COMPARATIVES
        or word in _WHO
        or word in _STAGES
        or word in cues.FORECAST_NOUNS
        or (word in cues.MIDDLES and [node.word for node in nodes[last + 2 : last + 3]] == ["of"])  # "the $2bn median of estimates"
        or word in cues.UP_NOUNS
        or word in cues.DOWN_NOUNS
        or noun_phrases.is_adverb(word)
    ):
        return None
    ends = last + 2 >= len(nodes) or nodes[last + 2].kind != "word" or nodes[last + 2].word in _ENDS
    if word.endswith("ed") and ends:
        return None  # "with a further $3bn locked in escrow", "$1.87 adjusted vs. $1.74 expected"
    if last + 2 < len(nodes) and (noun_phrases.is_verb(nodes[last + 2].word) or word in ("each", "apiece", "respectively", "annually")):
        return None
    span = noun_phrases.phrase_after(nodes, last + 1)
    return phrase_names.named(text, span, amount, None, phrase_names.with_complement(nodes, span)) if span else None


def object_phrase(at: Setting) -> Meeting | None:
    """ "includes $1.8 billion of seller's interest": the object of a verb that says nothing about its subject's size."""
    nodes, last, lead = at.nodes, at.last, at.lead
    if (
        at.amount.kind != "money"
        or not lead
        or cues.HOLDING.isdisjoint(lead[-2:] if lead[-1] == "of" else lead[-1:])
        or last + 1 >= len(nodes)
    ):
        return None
    return _behind(at, None) if nodes[last + 1].word in ("of", ",") else None


def part_of(at: Setting) -> Meeting | None:
    """ "debt of $5bn and $4bn, respectively, of leases": a later value has its own "of"."""
    place = _over_respectively(at.nodes, at.last)
    own = at.before is not None and at.amount.kind == "money" and place < len(at.nodes) and at.nodes[place].word == "of"
    return _behind(at, at.change) if own else None


def _over_respectively(nodes: Sequence[Node], last: int) -> int:
    words = [node.word for node in nodes[last + 1 : last + 4]]
    return last + 4 if words == [",", "respectively", ","] else last + 3 if words[:2] == [",", "respectively"] else last + 1


def part_of_own(at: Setting) -> Meeting | None:
    """ "gets 43% of its power from the sun", "12% of Acme's managers are women", "is to sell 49% of its hotel unit": of what one has."""
    nodes, start = at.nodes, at.last + 2
    goes_on = at.before is not None and at.lead[-1:] == ["and"]
    if at.amount.unit != "percent" or goes_on or start + 2 >= len(nodes) or nodes[start - 1].word != "of":
        return None
    if nodes[start].kind == "company" and nodes[start + 1].word in cues.GENITIVE:
        start += 1
    elif nodes[start].kind != "reference":
        return None
    span = noun_phrases.phrase_after(nodes, start + 1) if nodes[start + 1].kind == "word" else None
    if span is None:
        return None
    if at.text[span.start : span.end].lower().rpartition(" ")[2] in _BUSINESSES:
        return phrased("stake", span, "fact.verb")
    verb = at.word_before
    done = metric_verbs.METRICS.get((verb.word, "quantity")) if verb is not None else None
    if done == "shipments" and (way := _SOLD_SO.match(at.text, span.start)) is not None:
        return Meeting(_WAYS_SOLD[way["way"]], Span(*way.span("way")), "fact.idiom", "percent", "duration")  # "of its goods on credit"
    if verb is not None and done in _GOODS_DONE:
        return replace(by_verb(done, verb.span, at.amount), of=span)  # "sells 43% of its cars in Spain"
    return phrase_names.named(at.text, span, at.amount, at.change)


def phrase_behind(at: Setting) -> Meeting | None:
    """ "$1.8 billion of financing receivables"."""
    return _behind(at, at.change)


def _behind(at: Setting, change: str | None) -> Meeting | None:
    """ "$17 million of tax benefits", "$4 million for repairs": what the preposition behind the value links."""
    nodes, amount, last = at.nodes, at.amount, at.last
    place = _over_respectively(nodes, last)
    if amount.kind == "quantity" or place >= len(nodes) or nodes[place].word not in ("of", "in", "for", "on", "worth"):
        return None
    for i in range(place + 1, min(place + (6 if _is_somebodys(nodes, place) else 4), len(nodes))):
        metric = nodes[i].metric
        if metric and metric.id == "share_price":
            return None  # "10% of the shares"
        if metric and metric.rule != "metric.instrument" and fits(metric.value_kind, amount, weak=metric.weak):
            return listed(metric, i, "fact.value_of_metric", change)
        owner = nodes[i].kind in ("company", "reference", "period") or nodes[i].word in cues.POSSESSIVE  # "of its revenue"
        if (nodes[i].kind != "word" and not owner) or nodes[i].word in cues.PREPOSITIONS:
            break
    if place + 3 < len(nodes) and nodes[place + 1].word == "what":
        return _of_what_it_does(at, nodes[place + 3])
    span = noun_phrases.phrase_after(nodes, place + 1)
    return phrase_names.named(at.text, span, amount, change, phrase_names.with_complement(nodes, span)) if span else None


def _is_somebodys(nodes: Sequence[Node], place: int) -> bool:
    """ "60% of listed banks' revenue": those whose it is stand in front of what it is of."""
    near = range(place + 2, min(place + 5, len(nodes) - 1))
    return any(nodes[i].word in cues.POSSESSIVE and nodes[i + 1].metric is not None for i in near)


def _of_what_it_does(at: Setting, verb: Node) -> Meeting | None:
    """ "62% of what it sells goes through Beta", "exports 62% of what it makes"."""
    if at.word_before is not None and at.word_before.word in cues.OF_GOODS:
        return Meeting(at.word_before.word, at.word_before.span, "fact.noun_phrase", "any", "duration")
    done = _WHAT_IT_DOES.get(verb.word)
    return Meeting(done, verb.span, "fact.noun_phrase", "money", "duration") if done is not None else None
