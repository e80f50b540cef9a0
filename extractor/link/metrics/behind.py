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
from dataclasses import dataclass, replace

from extractor.link import cues
from extractor.link.leads import uses_up, value_start
from extractor.link.metrics import noun_phrases
from extractor.link.metrics.meeting import Meeting, Setting, fits, listed
from extractor.link.metrics.moved import added_to, affected, change_behind, moved_behind, stepped
from extractor.link.nodes import Amount, Node
from extractor.mentions import Metric, Span
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
_RATES = (["a", "year"], ["a", "month"], ["a", "week"], ["a", "day"], ["per", "year"], ["per", "month"], ["each", "year"])
_YEARLY = frozenset("a-year a-month a-week a-day per-year per-month".split())
_VAGUE = (["or", "more"], ["or", "so"])
_OWED = frozenset("net_debt debt leverage".split())
_WORTH = frozenset("net_debt debt leverage valuation market_cap equity_value".split())
_PRICES = frozenset("price bid offer deal terms valuation".split())
_OWNED_BY = frozenset("of for in at".split())
_INCLUDED = frozenset("once when including includes plus assumed".split())
_PAID = frozenset("fuel labour labor".split())
_BRACKET = 10  # nodes
_REACH = 5  # words between a value and its metric


def fronted(at: Setting) -> Meeting | None:
    """ "At $174 million, sales were flat", "From $412 in 2024, the price fell to": what opens a sentence is of its subject."""
    nodes, last = at.nodes, at.last
    if at.lead == ["from"]:
        last = next((i for i in range(last + 1, min(last + 3, len(nodes))) if nodes[i].kind == "period"), last)
    if at.lead not in (["at"], ["from"]) or at.start != 1 or [node.word for node in nodes[last + 1 : last + 2]] != [","]:
        return None
    for i in range(last + 2, min(last + 2 + _BRACKET, len(nodes) - 1)):
        metric = nodes[i].metric
        share = metric is not None and metric.id == "share_price" and at.amount.high < cues.HIGHEST_SHARE  # "At $31.40, the shares are up"
        # "At €1.3bn, the price tag is three times"
        priced = metric is not None and metric.group == "market" and at.lead != ["from"] and not share
        if metric is not None and not priced and fits(metric.value_kind, at.amount, weak=metric.weak):
            said = nodes[min(_past_owner(nodes, i + 1), len(nodes) - 1)].word
            return listed(metric, i, "fact.metric_after_value", None) if said in cues.AUXILIARY or noun_phrases.is_verb(said) else None
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
    if lead[-1:] == ["of"] and at.amount.unit != "times" and not adjoins and not _CONSISTS.intersection(lead[-2:]):
        return None  # "compensation cost of $388m in personnel expense": what stands in front of "of"
    if at.chain is not None and list(lead[-2:]) in (["down", "from"], ["up", "from"]) and not adjoins:
        return None  # "was 5.84 cents, down from 6 cents in the previous round"
    following = at.nodes[at.last + 1].word if at.last + 1 < len(nodes) else ""
    if (not lead or lead[-1] in _FREE or following in _RESERVED) and (found := _passive(nodes, at.amount, at.last)):
        return found
    reached = _reached(nodes, _past_amount(at, _past_conversion(at, place)))
    if reached is None:
        return None
    return _multiple(at, reached) if at.amount.unit == "times" else _adjoining(at, reached)


@dataclass(frozen=True, slots=True)
class _Reached:
    """A metric behind a value, at node `i`: how many words stand between, and the preposition that links them, if any."""

    i: int
    metric: Metric
    words: int
    link: str

    @property
    def span(self) -> Span:
        return self.metric.span


# What is agreed with another, whose name may stand in front.
_AGREED = frozenset({"deal_value", "contract_value", "orders"})


def _reached(nodes: Sequence[Node], place: int) -> _Reached | None:
    """The metric next to node `place`, past owners, periods, a few words and one preposition."""
    if [node.word for node in nodes[place : place + 3]] == [",", "respectively", ","]:
        place += 3
        if place >= len(nodes) or nodes[place].word not in ("of", "in"):
            return None
    if [node.word for node in nodes[place : place + 2]] in (*_RATES, *_VAGUE):
        place += 2  # "$1.5 million a year in rent", "the $600 million or more cost"
        if place < len(nodes) and nodes[place].word.endswith("ing"):
            return None  # "spend $2bn a year chasing claims"
    words, link = 0, ""
    for i in range(place, len(nodes)):
        node = nodes[i]
        if words > _REACH:
            return None
        if node.metric:
            return _Reached(i, node.metric, words, link)
        behind = nodes[i + 1] if node.kind == "company" and i + 1 < len(nodes) else None
        agreed = behind is not None and behind.metric is not None and behind.metric.id in _AGREED
        owner = agreed or (behind is not None and behind.word in cues.GENITIVE)  # "a $9m Acme deal", "$9m of Acme's revenue"
        if owner or node.kind in ("period", "reference") or node.word in cues.GENITIVE:
            continue
        if link and node.amount and node.amount.kind == "percent":
            continue
        if node.kind != "word" or node.word in cues.OPENERS or node.word in cues.AUXILIARY:
            return None
        if node.word in cues.PREPOSITIONS:
            if link or words or node.word not in ("of", "in", "through"):
                return None
            link = node.word
        elif noun_phrases.is_verb(node.word) and node.word not in cues.APPROXIMATORS:
            return None
        else:
            words += 1
    return None


def _past_conversion(at: Setting, place: int) -> int:
    """ "a €95m ($111m) funding round": past the same amount in another currency."""
    nodes = at.nodes
    if at.amount.kind != "money" or nodes[place : place + 1] == [] or nodes[place].word != "(":
        return place
    close = next((i for i in range(place + 1, min(place + _BRACKET, len(nodes))) if nodes[i].word == ")"), None)
    inside = next((node.amount for node in nodes[place:close] if node.amount is not None), None) if close is not None else None
    return close + 1 if close is not None and inside is not None and inside.kind == "money" else place


def _past_amount(at: Setting, place: int) -> int:
    """ "11 times the $356 million of Ebitda": past the amount of what it is a multiple of."""
    if place + 3 < len(at.nodes) and at.nodes[place].kind == "company" and at.nodes[place + 1].word in cues.GENITIVE:
        place += 1  # "11.2 times Beta's $839 million of Ebitda"
    amount = at.nodes[place + 1].amount if place + 2 < len(at.nodes) else None
    counts = at.amount.unit == "times" and amount is not None and amount.kind == "money"
    owned = counts and at.nodes[place].word in ("the", "its", "their", *cues.GENITIVE)
    return place + 3 if owned and at.nodes[place + 2].word == "of" else place


def _last_of_row(at: Setting, reached: _Reached) -> _Reached:
    """ "financing receivables": of metrics in a row the last."""
    i, metric = reached.i, reached.metric
    while (behind := _past_means(at.nodes, i)) < len(at.nodes) and (following := at.nodes[behind].metric):
        if not fits(following.value_kind, at.amount):
            break
        i, metric = behind, following
    return replace(reached, i=i, metric=metric)


def _past_means(nodes: Sequence[Node], i: int) -> int:
    """The node behind a metric, past the "and" in what a deal is paid in: "cash-and-shares deal"."""
    metric, joined = nodes[i].metric, [node.word for node in nodes[i + 1 : i + 3]] == ["-", "and-"]
    return i + 3 if joined and metric is not None and metric.id == "cash" else i + 1


def _multiple(at: Setting, reached: _Reached) -> Meeting | None:
    """ "14 times forward earnings", "spent 2.1 times revenue"."""
    if reached.link:
        return None
    reached = _last_of_row(at, reached)
    metric = reached.metric
    if at.chain is not None and at.chain.group in ("cost", "cash"):
        return replace(at.chain, rule="fact.same_metric", change=None, of=reached.span, of_metric=metric.id)
    if at.before is not None and at.before.metric == "orders" and metric.id == "revenue":
        return Meeting("book_to_bill", reached.span, "fact.multiple", "ratio", "duration", "ratio", reached.i)  # "or 1.09 times sales"
    named = _worth_named(at.nodes[: at.first])
    named = named or (at.earlier.metric if at.before is None and at.earlier is not None else "")
    pays = at.word_before is not None and at.word_before.word in cues.PAYS
    since = at.nodes[(at.before_place if at.before_place is not None else -1) + 1 : at.first]
    priced = any(at.text[node.start : node.end].lower() in _PRICES for node in since)  # "so the price works out at 12.7 times ebitda"
    bought = at.before is not None and at.before.group in ("deal", "market")  # "values the group at £2bn, or 9.4 times ebitda"
    bought = bought and not any(n.metric is not None and n.metric.id in _OWED for n in since)  # "pay down debt at Beta, which stood at"
    owed = named in _OWED and not pays and not priced and not bought
    words = at.text[reached.span.start : reached.span.end].lower()
    earns = words.endswith("earnings") and not words.endswith("core earnings")
    bare = earns or words in ("profit", "profits")
    priced_at = "price_to_earnings" if bare else cues.MULTIPLES.get(metric.id)  # whatever profit the article reports
    ratio = "leverage" if owed and ("ebitda" in metric.id or earns) else priced_at
    paid = at.nodes[reached.i + 1 : reached.i + 3]  # "paid 16 times EBITDA for Beta"
    target = reached.i + 2 if [node.word or node.kind for node in paid] == ["for", "company"] else None
    return Meeting(ratio, reached.span, "fact.multiple", "ratio", "instant", "ratio", reached.i, company_place=target) if ratio else None


def _worth_named(nodes: Sequence[Node]) -> str:
    """What the last figure is of that a multiple may tell; not what a price only includes: "$2bn including $340m of debt"."""
    for i in range(len(nodes) - 1, -1, -1):
        metric = nodes[i].metric
        if metric is not None and metric.id in _WORTH and _INCLUDED.isdisjoint(node.word for node in nodes[max(0, i - 4) : i]):
            return metric.id
    return ""


def _adjoining(at: Setting, reached: _Reached) -> Meeting | None:
    """ "$25 million impairment charge", "RMB 1bn in cash"."""
    reached = _last_of_row(at, reached)
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


def _takes(at: Setting, reached: _Reached) -> bool:
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
    return Meeting("interest_rate", bond, "fact.metric_after_value", "percent", "instant", "ratio") if bond is not None else None


def _bond(nodes: Sequence[Node], last: int) -> Span | None:
    """The words for a debt right behind the value at node `last`."""
    for i in range(last + 1, min(last + 4, len(nodes))):
        metric = nodes[i].metric
        if metric is not None:
            return metric.span if metric.id == "debt" else None
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
