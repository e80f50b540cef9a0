"""What a metric that was found turns out to be beside its value.

customers bring in 46% of revenue              a share of the revenue
30% of revenue, a stake of 30% in Beta         of what it is a share
an estimated fair value of $4bn                of what it is the value

Which way it moved stands in `settled_change`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics import noun_phrases, phrase_names
from extractor.link.metrics.contexts import by_context
from extractor.link.metrics.meeting import Meeting, Setting, as_metric, listed, words_of
from extractor.link.metrics.per_share import per_share
from extractor.link.metrics.rankings import part_of_sales
from extractor.link.metrics.settled_change import with_change_before, with_direction
from extractor.link.metrics.subjects import over_parenthesis
from extractor.link.nodes import Node

# What costs a share of the revenue: not what brings it in.
_COSTS = frozenset(
    "cost costs expense expenses spending expenditure investment investments tax taxes margin profit profits loss losses debt purchases "
    "labour labor staff personnel payroll fuel energy marketing research wages salaries charge charges rent rents fee royalties budget "
    "bill outlay savings interest receivables inventory deposits".split()
)
# Values that are nothing without what they are the value of: their words run on over "of".
_HOLLOW = frozenset({"investments"})
_TOLD_WHOLE = frozenset({"efficacy", "side_effect_rate"})  # where a turn of phrase says what all of it is
_THEM = frozenset("them these those which".split())
_NO_SHARES = frozenset({"voting_power", "deal_value"})  # of something else
_SHOPS = frozenset("stores store_openings store_closures store_disposals".split())
_OUT_OF = frozenset("net_profit adjusted_profit free_cash_flow pretax_profit".split())  # what dividends are paid out of


def settled(at: Setting, found: Meeting) -> Meeting:
    """The meeting with the metric, change and share that its value and surroundings ask for."""
    found = with_change_before(at, per_share(at, by_context(at, found)))
    if found.metric in _HOLLOW:
        if (owner := _of_what(at, found)) is not None:
            return owner
        found = replace(found, span=phrase_names.with_complement(at.nodes, found.span))
    if found.metric == "orders" and _is_counted(at):
        found = replace(found, metric="orders_count", value_kind="count", group="count")
    found = _with_target(at.nodes, with_direction(at, found))
    if found.metric in ("debt", "net_debt") and at.amount.unit == "times":
        found = replace(found, metric="leverage", value_kind="ratio", group="ratio")  # "borrowings are 9.8 times last year's ebitda"
    if at.amount.kind == "percent" and at.nodes[at.last + 1 : at.last + 2] and at.nodes[at.last + 1].word == "of":
        found = _with_whole(at, found)
    unlisted = (found.rule == "fact.noun_phrase" and at.lead[-1:] != ["of"]) or found.metric == "market_share"  # "a fee of 3% of sales"
    unlisted = unlisted or found.metric in _SHOPS  # "closed stores that brought in 12% of sales"
    if found.of_metric == "revenue" and unlisted and _COSTS.isdisjoint(words_of(at, found).split()):
        # "Asia accounts for 31% of sales", "overseas markets bring in 31% of sales"
        return part_of_sales(at, as_metric(found, "revenue"))
    if _is_new_part(at, found):
        assert found.of_metric
        return replace(found, metric=found.of_metric, value_kind="money", period_kind="duration", group="income", change=None)
    if found.metric in cues.BUYERS and found.of_metric in ("revenue", "annual_recurring_revenue"):
        return replace(found, metric=found.of_metric, value_kind="money", period_kind="duration", group="income")  # what customers bring in
    return _called_by_subject(at, part_of_sales(at, found))


def _with_whole(at: Setting, found: Meeting) -> Meeting:
    """ "30% of revenue", "a payout of 52% of underlying profit": the meeting with what it is a share of."""
    shared = _with_share(at.nodes, found, at.last, at.consumed)
    if found.metric == "churn":
        return found  # "loses 1.2% of its customers a month": of them, of course
    if found.metric in _TOLD_WHOLE and found.of is not None:
        return replace(shared, of=found.of, of_metric=None)
    payout = shared.rule != "fact.same_metric" and words_of(at, shared).endswith("payout")
    if payout and shared.metric == "dividend" and shared.of_metric in _OUT_OF:
        return replace(shared, metric="payout_ratio", value_kind="percent", group="return")
    return shared


def _called_by_subject(at: Setting, found: Meeting) -> Meeting:
    """ "Trading brought in $2bn": what did so says what the value measures, not the verb."""
    if found.rule != "fact.verb" or found.metric not in ("revenue", "other_income"):
        return found
    end = next((i + 1 for i in range(at.first - 1, -1, -1) if at.nodes[i].end <= found.span.start), 0)
    span = noun_phrases.trimmed(at.nodes, noun_phrases.begin_of(at.nodes, end), end) if end else None
    return replace(found, span=span) if span is not None and at.nodes[end].word not in cues.AUXILIARY | {"to"} else found


def _is_counted(at: Setting) -> bool:
    """ "orders dropped to 4.9 million", "orders fell 4% to 4.9 million": a bare number of them, or one that they moved to."""
    amount = at.amount
    if amount.kind == "percent" and [node.word for node in at.nodes[at.last + 1 : at.last + 2]] == ["to"]:
        amount = next((node.amount for node in at.nodes[at.last + 2 : at.last + 4] if node.amount is not None), amount)
    return amount.kind == "quantity" and amount.unit in (None, "order")


def _is_new_part(at: Setting, found: Meeting) -> bool:
    """ "China accounts for 31% of profit", "has 4,150 workers; exports make up 58% of sales": a part of income that no table lists."""
    makes_up = tuple(at.lead[-2:]) in cues.MAKES_UP
    unlisted = found.rule == "fact.noun_phrase" or (found.rule == "fact.same_metric" and found.group not in ("income", "cost", "cash"))
    whole = next((node.metric for node in at.nodes[at.last + 2 : at.last + 6] if node.metric is not None), None)
    if not makes_up or not unlisted or found.of_metric is None or whole is None or whole.id != found.of_metric:
        return False
    return whole.group == "income" and _COSTS.isdisjoint(words_of(at, found).split())


def _of_what(at: Setting, found: Meeting) -> Meeting | None:
    """ "our debt had an estimated fair value of $4bn": what it is the value of."""
    nodes = at.nodes
    if found.place is None or not words_of(at, found).endswith(("value", "values", "amount", "amounts")):
        return None
    i = found.place - 1
    while i > 0 and nodes[i].kind == "word" and (nodes[i].word in cues.DETERMINERS or nodes[i].word in cues.APPROXIMATORS):
        i -= 1
    if i < 1 or nodes[i].word not in ("had", "has", "have", "with", "having"):
        return None
    i = over_parenthesis(nodes, noun_phrases.skip_mentions(nodes, i))
    metric = nodes[i - 1].metric if i else None
    if metric is not None:
        return listed(metric, i - 1, found.rule, found.change)
    span = noun_phrases.trimmed(nodes, noun_phrases.begin_of(nodes, i), i)
    return phrase_names.named(at.text, span, at.amount, found.change) if span else None


def _with_target(nodes: Sequence[Node], found: Meeting) -> Meeting:
    """ "a stake in Beta of 30%" fills `of`, "the takeover of Beta by Acme for $90m" the subject and the owner."""
    if found.place is None or (found.metric != "stake" and (found.metric != "deal_value" or found.subject is not None)):
        return found
    target = next((i for i in range(found.place + 1, min(found.place + 4, len(nodes))) if nodes[i].kind == "company"), None)
    if target is None:
        return found
    span = nodes[target].span
    if found.metric == "stake":
        return replace(found, of=span)
    behind = [node.word or node.kind for node in nodes[target + 1 : target + 3]]
    return replace(found, subject=span, company_place=target + 2 if behind == ["by", "company"] else found.company_place)


def _has_figure(nodes: Sequence[Node], i: int) -> bool:
    """ "3% of its workforce of 92,000": whether what a share is taken of is told behind."""
    behind = nodes[i + 1 : i + 3]
    return [node.word or node.kind for node in behind] == ["of", "value"]


def _with_share(nodes: Sequence[Node], found: Meeting, last: int, consumed: set[int]) -> Meeting:
    """ "30% of revenue" fills `of`: `last` is the node of the percentage, an "of" behind it."""
    filled = (found.metric == "stake" and found.of) or (found.metric == "buyback" and found.of_metric)
    if found.change or found.metric in _NO_SHARES or filled:
        return found
    if found.metric == "market_size":
        found = as_metric(found, "market_share")
    for i in range(last + 2, min(last + 8, len(nodes))):
        node = nodes[i]
        it = i == last + 2 and node.end - node.start == len("it") and node.kind in ("word", "reference")
        if it and found.metric in ("market_share", "stake"):
            return found  # "holds 52% of it and Beta 44%"
        if node.kind in ("company", "reference") and i + 1 < len(nodes) and nodes[i + 1].word in cues.GENITIVE:
            continue
        if node.metric:
            if found.place != i and not _has_figure(nodes, i):
                consumed.add(i)
            bought = found.metric == "stake" and found.rule == "fact.verb"
            if bought and nodes[i - 2].kind == "company" and nodes[i - 1].word in cues.GENITIVE:
                return replace(found, of=nodes[i - 2].span)  # "2% of Beta's shares"
            if found.is_instrument and found.metric == "price" and node.metric.group == "income":  # "copper is 51% of earnings"
                found = replace(found, metric=node.metric.id, span=node.metric.span, subject=None, period_kind="duration", group="income")
            return replace(found, of=node.metric.span, of_metric=node.metric.id)
        if node.kind == "value" or (node.kind == "mark" and node.word not in cues.POSSESSIVE):
            break
        joins = node.word == "and" and nodes[i - 1].word not in _THEM
        if i > last + 2 and (joins or (node.word in cues.PREPOSITIONS and node.word != "of")):
            break  # "61% of defaults at Acme", "88% of the time and passenger journeys rose"
        if node.kind == "company":
            return replace(found, of=node.span)
    if last + 2 < len(nodes) and nodes[last + 2].word in _THEM:
        return replace(found, of=found.span, of_metric=found.metric)
    start = last + 3 if last + 2 < len(nodes) and nodes[last + 2].kind in ("reference", "company") else last + 2
    if start < len(nodes) and nodes[start].word in cues.GENITIVE:
        start += 1
    span = noun_phrases.phrase_after(nodes, start)
    return replace(found, of=span) if span else found
