"""Values that go on about parts: each before its own metric behind one verb, or a further part of the same whole.

$700m to reserves, $2.5bn to tax assets                           each before its own metric, behind one preposition
invested £4m in its dairy and £1.2m in lorries                    likewise
rentals brought in 46% of revenue, payment processing 31%         what each further noun is a share of
five customers brought in 82% of it, and one of them 47%          of what the value before is a share of
"""

from __future__ import annotations

from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics import noun_phrases, phrase_names
from extractor.link.metrics.context_of_spending import BOUGHT
from extractor.link.metrics.going_on import are_shares
from extractor.link.metrics.meeting import Meeting, Setting, by_verb, fits, listed
from extractor.link.metrics.verb_objects import spent_on
from extractor.link.verb_forms import all_forms

_LISTS = ([","], ["and"], [",", "and"], [";"], [";", "and"])
_LINKS = frozenset("to in of for on from".split())
_PUT = frozenset("capex funding investments".split())
_SPENDS = all_forms("spend")
_NOUN = 3  # words of "loan distribution"
_PLACE = 5  # words of "in the United States and"
_ACCOUNTS_FOR = (["accounted", "for"], ["accounts", "for"], ["accounting", "for"])


def _is_elsewhere(at: Setting) -> bool:
    """ "3.4% in Britain and 0.6% in Canada": one preposition behind both, and no metric."""
    nodes, place, link = at.nodes, at.before_place or 0, at.lead[:1]
    if link not in (["in"], ["at"]) or at.lead[-1] != "and" or len(at.lead) > _PLACE or not are_shares(nodes[place].amount, at.amount):
        return False
    behind = nodes[at.last + 1 : at.last + 4]
    return [node.word for node in behind[:1]] == link and not any(node.metric for node in (*nodes[place:at.first], *behind))


def in_parallel(at: Setting) -> Meeting | None:
    """ "added $700 million to reserves, $2.5 billion to tax assets": each value before its own metric, behind one preposition."""
    nodes, amount, last, before, before_place = at.nodes, at.amount, at.last, at.before, at.before_place
    if before is None or before_place is None:
        return None
    if _is_elsewhere(at):
        return replace(before, rule="fact.same_metric", place=None)
    if (put := _put_too(at, before)) is not None:
        return put
    if at.lead not in _LISTS:
        return None
    if before.span.start < nodes[before_place].end or amount.kind == "quantity":
        return None
    place = last + 4 if [node.word for node in nodes[last + 1 : last + 4]] == [",", "respectively", ","] else last + 1
    first = before_place + (place - last)
    if first >= len(nodes) or place >= len(nodes) or nodes[place].word not in _LINKS or nodes[first].word != nodes[place].word:
        return None
    for i in range(place + 1, min(place + 4, len(nodes))):
        metric = nodes[i].metric
        if metric is not None and fits(metric.value_kind, amount, weak=metric.weak):
            return listed(metric, i, "fact.value_of_metric", before.change)
    span = noun_phrases.phrase_after(nodes, place + 1)
    return phrase_names.named(at.text, span, amount, before.change, phrase_names.with_complement(nodes, span)) if span else None


def _put_too(at: Setting, before: Meeting) -> Meeting | None:
    """ "invested £4 million in its dairy and £1.2 million in lorries", "spent £4 million on adverts and £2 million on training"."""
    first = (at.before_place or 0) + 1
    links = [at.nodes[i].word for i in (first, at.last + 1) if i < len(at.nodes)]
    joined = at.amount.kind == before.value_kind == "money" and at.lead[-1:] in (["and"], [","]) and len(links) > 1 and links[0] == links[1]
    if not joined or before.rule not in ("fact.verb", "fact.idiom", "fact.same_metric"):
        return None
    if before.metric in _PUT and links[0] in ("in", "into", "from"):
        return replace(before, rule="fact.same_metric", place=None, change=None)
    verb = at.nodes[at.before_place - 1] if at.before_place else None
    if verb is None or verb.word not in _SPENDS or links[0] != "on":
        return None
    return spent_on(at.nodes, at.first, at.amount) or by_verb("spending", verb.span, at.amount)


def part_again(at: Setting) -> Meeting | None:
    """ "five customers brought in 82% of revenue, and one of them accounted for 47%": of what the value before is a share of."""
    before, behind, since = at.before, at.nodes[at.last + 1 : at.last + 2], at.nodes[(at.before_place or 0) + 1 : at.first]
    parted = any(node.metric is not None and before is not None and node.start != before.span.start for node in since)
    again = list(at.lead[-2:]) in _ACCOUNTS_FOR and [node.word for node in behind] != ["of"] and not parted
    share = before is not None and before.of is not None and at.amount.kind == "percent" and at.amount.unit == "percent"
    return replace(before, rule="fact.same_metric", place=None, change=None) if again and share and before is not None else None


def part_beside(at: Setting) -> Meeting | None:
    """ "rentals brought in 46% of revenue, payment processing 31% and loan distribution 23%": what each further noun is a share of."""
    before, nodes, place = at.before, at.nodes, at.before_place
    if before is not None and before.of_metric == "revenue" and before.group == "cost" and at.lead[-1:] == ["and"]:
        on = nodes[at.last + 1 : at.last + 3]  # "spends 31% of sales on advertising and 2.8% on research"
        if len(on) > 1 and on[0].word == "on" and at.amount.kind == "percent":
            metric = cues.SPENT_ON.get(on[1].word, "spending" if on[1].metric is None else on[1].metric.id)
            return replace(before, metric=metric, span=on[1].span, rule="fact.same_metric", place=None)
    if before is None or place is None or before.of is None or before.change is not None or before.metric in ("stake", "market_share"):
        return None
    if at.amount.kind != "percent" or at.amount.unit != "percent" or at.change is not None or nodes[at.first - 1].kind == "mark":
        return None
    opens = next((i for i in range(at.first - 1, place, -1) if nodes[i].word in (",", "and")), None)
    noun = nodes[opens + 1 : at.first] if opens is not None else ()
    named = 0 < len(noun) <= _NOUN and all(node.kind == "word" or (node.metric is not None and node.metric.weak) for node in noun)
    plain = not any(noun_phrases.is_verb_group(n.word) or n.word in cues.PREPOSITIONS or n.word in cues.OPENERS for n in noun)
    closed = at.nodes[at.last + 1 : at.last + 2] == [] or at.nodes[at.last + 1].word in (",", "and", ".", ";")
    cost = BOUGHT.get(at.text[noun[0].start : noun[0].end].lower()) if before.group == "cost" and len(noun) == 1 else None
    if cost is not None:  # "Food costs were 30% of sales, labour 33%"
        return replace(before, metric=cost, span=noun[0].span, rule="fact.same_metric", place=None)
    return replace(before, rule="fact.same_metric", place=None) if named and plain and closed else None
