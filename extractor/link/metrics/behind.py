"""The metric behind a value.

$25 million impairment charge                adjoining
RMB 1bn in cash / 63.5% of the voting power  linked by a preposition
$15 million was recorded in cost of sales    behind a passive verb
At $174 million, sales were flat             what the sentence is about
14 times forward earnings                    a multiple of it
a 19% rise in annual profit                  behind a change: `moved`
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues
from extractor.link.leads import uses_up, value_start
from extractor.link.metrics import noun_phrases
from extractor.link.metrics.meeting import Meeting, Setting, fits, listed, phrased
from extractor.link.metrics.moved import added_to, affected, change_behind, moved_behind, stepped
from extractor.link.metrics.multiple_of import multiple_of
from extractor.link.metrics.reached import Reached, last_of_row, next_metric, past_amount, past_conversion
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
)

# Words in front of a percent "of" something that make it a share taken by the subject: "accounting for 47% of revenue".
_TRADE = frozenset("trade change sell fetch".split())  # what shares do
_SHARE_VERBS = frozenset(
    "account accounts accounted accounting represent represents represented representing equal equals equaled equalled equaling "
    "constitute constitutes constituted constituting comprise comprises comprised comprising make makes made making or equivalent is are "
    "was were reached amounted amounting amounts".split()
)
_PASSIVES = frozenset(
    "recorded included allocated recognized recognised reported classified reclassified charged attributed spent booked reflected "
    "attributable related remained remains used earmarked reserved aside assigned capitalized capitalised".split()
)
_RESERVED = frozenset("earmarked allocated set reserved".split())  # "£15m set aside for a buyback"
_CONSISTS = frozenset("consist consists consisted consisting composed comprised".split())
_FREE = frozenset(", and ; : which ( while".split())  # in front of a value that is itself the subject
_LIST_WORDS = frozenset("in , and respectively approximately about set".split())
_YEARLY = frozenset("a-year a-month a-week a-day per-year per-month".split())
_OWNED_BY = frozenset("of for in at".split())
_PAID = frozenset("fuel labour labor energy electricity gas".split())
_TAKES = frozenset("take takes took".split())
_FAR = 10  # nodes of what a sentence opens with


def _to_come(at: Setting) -> Meeting | None:
    """ "opened hotels with 4,900 rooms and has another 27,000 in the pipeline": as many more of what was counted."""
    metric = at.nodes[at.last + 3].metric if at.last + 3 < len(at.nodes) else None
    if at.before is None or at.before.value_kind != "count" or at.amount.kind != "quantity" or at.amount.unit is not None:
        return None
    piped = metric is not None and metric.id == "order_backlog" and at.text[metric.start : metric.end].lower() == "pipeline"
    return replace(at.before, rule="fact.same_metric", place=None, change=None) if piped else None


def fronted(at: Setting) -> Meeting | None:
    """ "At $174 million, sales were flat", "From $412 in 2024, the price fell to": what opens a clause is of its subject."""
    nodes, last, opening = at.nodes, at.last, at.lead[-1:]
    if opening not in (["at"], ["from"]) or (at.start != 1 and at.lead[-2:-1] not in ([":"], [";"])):
        return None
    if opening == ["from"]:
        last = next((i for i in range(last + 1, min(last + 3, len(nodes))) if nodes[i].kind == "period"), last)
    if [node.word for node in nodes[last + 1 : last + 2]] != [","]:
        return None
    for i in range(last + 2, min(last + 2 + _FAR, len(nodes) - 1)):
        metric = nodes[i].metric
        share = metric is not None and metric.id == "share_price" and at.amount.high < cues.HIGHEST_SHARE  # "At $31.40, the shares are up"
        # "At €1.3bn, the price tag is three times"
        priced = metric is not None and metric.group == "market" and opening != ["from"] and not share
        if metric is not None and not priced and fits(metric.value_kind, at.amount, weak=metric.weak):
            said = nodes[min(_past_owner(nodes, i + 1), len(nodes) - 1)].word
            does = said in cues.AUXILIARY or said in _TRADE or noun_phrases.is_verb(said)
            return listed(metric, i, "fact.metric_after_value", None) if does else None
        if nodes[i].kind == "value":
            return None
    return None


def _past_owner(nodes: Sequence[Node], i: int) -> int:
    """ "(revenue) for 2025", "(the order book) of Acme Foods in Oslo": past whose and of when what stands in front is."""
    while i + 1 < len(nodes) and nodes[i].word in _OWNED_BY:
        mention = i + 1 + (nodes[i + 1].word in cues.DETERMINERS)
        if mention >= len(nodes) or nodes[mention].kind not in ("company", "reference", "period"):
            break
        i = mention + 1
    return i


def metric_behind(at: Setting) -> Meeting | None:
    """The metric that stands behind a value, in the order of the table above."""
    nodes, lead = at.nodes, at.lead
    moved, place = change_behind(nodes, at.last)
    if moved:
        return moved_behind(at, place, moved)
    if [node.word for node in nodes[at.last + 1 : at.last + 2]] == ["-"] and nodes[at.last + 2].word in _YEARLY:
        place = at.last + 3  # "a 31-million-euro-a-year contract"
    if at.chain is not None and lead == ["from"] and [node.word for node in nodes[at.last + 1 : at.last + 2]] == ["in"]:
        return None  # "sell down its holding to 12% from 29% in a share offering"
    if found := _coupon(at) or stepped(at) or affected(at) or added_to(at):
        return found
    adjoins = at.last + 1 < len(nodes) and nodes[at.last + 1].kind == "metric"
    whole = lead[-1:] == ["of"] and lead[-2:-1] not in (["average"], ["total"])  # "knocked an average of $900 off the price"
    if whole and at.amount.unit != "times" and not adjoins and not _CONSISTS.intersection(lead[-2:]):
        return None  # "compensation cost of $388m in personnel expense": what stands in front of "of"
    if at.chain is not None and list(lead[-2:]) in (["down", "from"], ["up", "from"]) and not adjoins:
        return None  # "was 5.84 cents, down from 6 cents in the previous round"
    following = at.nodes[at.last + 1].word if at.last + 1 < len(nodes) else ""
    if (not lead or lead[-1] in _FREE or following in _RESERVED) and (found := _passive(nodes, at.amount, at.last)):
        return found
    if [node.word for node in nodes[at.last + 1 : at.last + 3]] == ["in", "the"] and (more := _to_come(at)) is not None:
        return more
    reached = next_metric(nodes, past_amount(at, past_conversion(at, place)))
    if reached is None:
        return None
    return multiple_of(at, reached) if at.amount.unit == "times" else _adjoining(at, reached)


def _adjoining(at: Setting, reached: Reached) -> Meeting | None:
    """ "$25 million impairment charge", "RMB 1bn in cash"."""
    reached = last_of_row(at, reached)
    metric, link, lead, change = reached.metric, reached.link, at.lead, at.change
    if not _takes(at, reached):
        return None
    if link == "of" and at.amount.kind == "money" and lead[-1:] == ["for"] and lead[-2:-1] and lead[-2].startswith("account"):
        return None  # "write-downs accounted for $5m of the loss"
    if link == "of" and at.amount.kind == "percent" and _shares(at.nodes, at.first, lead, at.consumed, at.chain):
        return None  # the metric that takes the share stands in front
    if not link and (change or (lead and lead[-1] in ("by", "to", "from", "("))) and not _closes_phrase(at.nodes, reached.i):
        return None
    if link and lead[-1:] and lead[-1] in cues.RAISES:
        change = None  # "raised $1.9 billion of new debt"
    if link and at.amount.kind == "money" and metric.group != "cost" and _costs_it(at.nodes, at.first):
        change = "decrease"  # "cost it $5m of sales", but "cost it $5m in severance"
    if at.amount.kind == "money" and [node.word for node in at.nodes[at.last + 1 : at.last + 2]] == ["off"]:
        change = "decrease"  # "will shave $150m off this year's capital spending"
    if at.amount.kind == "quantity" and lead[-1:] and lead[-1] in cues.GAINS:
        change = "increase"  # "added 2.4 GW of renewable capacity"
    return listed(metric, reached.i, "fact.value_of_metric" if link else "fact.metric_after_value", change)


def _takes(at: Setting, reached: Reached) -> bool:
    """Whether a metric behind a value can be measured by it."""
    amount, metric = at.amount, reached.metric
    if metric.rule == "metric.instrument" or (amount.per and at.text[metric.start : metric.end].lower() in amount.per):
        return False
    if not fits(metric.value_kind, amount, weak=metric.weak) or (reached.words > 1 and not reached.link) or metric.id == "share_price":
        return False
    counts = amount.kind == "quantity" and amount.unit  # then the unit says what is counted, but for "1.2 GW of capacity"
    return not counts or bool(reached.link and (amount.unit or "").lower() in cues.UNIT_METRICS)


def _costs_it(nodes: Sequence[Node], first: int) -> bool:
    """ "will cost Acme 350 million kroner of interest income"."""
    at = value_start(nodes, first) - 1
    if at > 0 and (nodes[at].kind in ("company", "reference") or nodes[at].word in ("it", "them")):
        at -= 1
    verb = nodes[at].metric if at > 0 else None
    return verb is not None and verb.id == "costs" and verb.weak


def _coupon(at: Setting) -> Meeting | None:
    """ "6.5% notes", "4.25% senior bonds": the percentage of a debt."""
    bond = _bond(at.nodes, at.last) if at.amount.kind == "percent" else None
    return phrased("interest_rate", bond, "fact.metric_after_value") if bond is not None else None


def _bond(nodes: Sequence[Node], last: int) -> Span | None:
    """The words for a debt right behind the value at node `last`."""
    for i in range(last + 1, min(last + 4, len(nodes))):
        metric = nodes[i].metric
        if metric is not None:
            grows = [node.metric.id for node in nodes[i + 1 : i + 2] if node.metric is not None] == ["growth_rate"]
            return metric.span if metric.id == "debt" and not grows else None  # "30% loan growth"
        if nodes[i].kind != "word" or nodes[i].word in cues.PREPOSITIONS or nodes[i].word in cues.OPENERS:
            return None
    return None


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
        or nodes[i + 1].word in noun_phrases.PARTICIPLES
        or nodes[i + 1].kind in ("value", "period")
    )


def _is_of_cost(nodes: Sequence[Node], first: int) -> bool:
    """Whether a cost is so much of all costs: fuel, labour, or one that the vocabulary has."""
    whole = next((node.metric for node in nodes[first + 2 : first + 5] if node.metric is not None), None)
    named = nodes[max(0, value_start(nodes, first) - 3)]
    paid = named.word in _PAID or (named.metric is not None and named.metric.group == "cost")
    return paid and whole is not None and whole.group == "cost"


def _shares(nodes: Sequence[Node], first: int, lead: Sequence[str], consumed: set[int], chain: Meeting | None) -> bool:
    """Whether a percent "of" something is the share that a metric in front takes."""
    accounts = lead[-1:] == ["for"] and len(lead) > 2 and lead[-2].startswith("account")
    if chain is not None or accounts or (lead and lead[-1] in cues.TAKES_UP) or uses_up(lead):
        return True
    cost = nodes[first - 2].metric if lead[-1:] != [] and lead[-1] in _TAKES and first > 1 else None
    if cost is not None and cost.group in ("cost", "market"):
        return True  # "rents took 12% of sales"
    if len(lead) > 1 and lead[-1] == "up" and lead[-2] in cues.MAKES and _is_of_cost(nodes, first):
        return True  # "fuel made up 33% of costs": what fuel cost
    for i in range(first - 1, -1, -1):
        node = nodes[i]
        if node.kind == "metric" and i not in consumed:
            return True
        if node.word == ";":
            return False
        if node.kind == "value" and not _SHARE_VERBS & set(lead):
            return False
    return bool(_SHARE_VERBS & set(lead)) and any(node.kind == "value" for node in nodes[:first])
