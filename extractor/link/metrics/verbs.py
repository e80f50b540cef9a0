"""Verbs that are the metric.

employs 5,800 people / burned $190m / opened 11 stores     the value is their object
acquired Beta for $90m / Beta was sold for $90m            deals: the price behind "for", the target as subject
$22 million was repurchased                                the passive
Acme climbed 4.6% / Acme rose from $4 a share              a company that moves stands for its share
Acme climbed 4.6% and Beta 3.9%                            a new subject, the verb of the value before
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics import noun_phrases
from extractor.link.metrics.change_of import nearest_direction
from extractor.link.metrics.meeting import Meeting, Setting, fits, listed
from extractor.link.metrics.own_units import own_unit, unit_of
from extractor.link.nodes import Amount, Node, is_subject
from extractor.mentions import Span
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "fact.verb",
        "a verb that is the metric",
        "Acme Foods Inc. employs 5,800 people. => Acme Foods Inc. | employees | 5800 person | 2026-02-25",
    ),
    Rule(
        "fact.deal",
        "what is paid for a business: the metric runs from the verb to the target",
        "Acme Foods Inc. bought Beta Mills plc for $90 million in 2024."
        " => Acme Foods Inc. | deal_value | 90000000 USD | 2024 | subject=Beta Mills plc",
    ),
    Rule(
        "fact.company_moves",
        "a company that climbs or falls stands for its share",
        "Acme Foods Inc. climbed 4.6% on Monday. => Acme Foods Inc. | share_price | 4.6 percent | 2026-02-23 | increase",
    ),
)

_KINDS = {"money": "money", "percent": "percent", "quantity": "count"}
_GROUPS = {"net_profit": "income", "net_loss": "income", "revenue": "income"}
_OWNS = frozenset("hold own control".split())
_SALES_OF_PARTS = frozenset("disposal disposals divestment divestments sales selling asset".split())
_LISTINGS = frozenset("listing ipo flotation float offering debut".split())
_GOING_PUBLIC = re.compile(
    r"\b(?:prospectus|IPO|initial public offering|going public|listing application"
    r"|(?:filed|files|applied|applies) (?:to list|for an? (?:[A-Z]\w+ ){0,3}listing))\b"
)
_SUMS = frozenset("total sum amount combined round tranche excess".split())
_RAISES = frozenset(cues.forms("raise"))
_SERIES = 1000  # things built in series
_WORDS_BETWEEN = 4  # between a verb and its object
_LONGEST_APPOSITION = 20  # nodes
_REACH = 14  # nodes between a deal's verb and its price
_NOUN_FORMS = frozenset(
    "cost value price fine charge process produce ship mine open close hold own control purchase retail save net invest spend buy cut "
    "issue".split()
)


def deal_verb(at: Setting) -> Meeting | None:
    """The verb of a deal whose price a value is."""
    return metric_verb(at, only=cues.DEAL_VERBS)


def metric_verb(at: Setting, only: frozenset[str] | None = None) -> Meeting | None:
    """The verb whose object a value is; `only` limits the metrics."""
    nodes, amount, first, lead = at.nodes, at.amount, at.first, at.lead
    if (
        amount.unit in cues.JOBS
        and any(node.word in cues.CUTS for node in nodes[max(0, first - 4) : first])
        and (only is None or "job_cuts" in only)
    ):
        place = next(i for i in range(first - 1, -1, -1) if nodes[i].word in cues.CUTS)
        return Meeting("job_cuts", Span(nodes[place].start, amount.end), "fact.verb", "count", "duration")
    if amount.kind == "money" and (bought := _paid_for(nodes, first)) is not None and (only is None or "deal_value" in only):
        return bought
    if only is not None and amount.kind == "money" and lead[-1:] == ["for"] and (bought := _bought(nodes, first)) is not None:
        return bought
    words = 0
    for i in range(first - 1, max(-1, first - _REACH), -1):
        node = nodes[i]
        held = only is not None and (
            (node.metric is not None and node.metric.id in ("stake", "share_price"))
            or (node.amount is not None and node.amount.kind == "percent")
        )
        if node.kind in ("value", "metric", "mark") and node.word not in ("'s", "’s", "&", "-") and not held:
            return None
        if node.kind != "word":
            continue
        following = nodes[i + 1].word if i + 1 < first else ""
        phrasal = cues.PHRASAL_METRICS.get((node.word, following))
        metric = phrasal[0] if phrasal and phrasal[1] == amount.kind else cues.VERB_METRICS.get((node.word, amount.kind))
        if metric == "funding" and (lead in (["to"], ["by"]) or _in_debt(nodes, first)):
            return None  # "fees were raised 3% to £154", "raised $1.9bn of new debt"
        if metric == "funding" and lead[-1:] == ["of"] and lead[-2:-1] and lead[-2] not in _SUMS:
            return None  # "secured banking facilities of £250m"
        if metric == "funding" and node.word in _RAISES:
            metric = _raised_by(at.text, nodes, i, first)
        if metric == "share_price" and _prices_something(nodes, i):
            return None  # "Brent was trading at $64.85"
        if metric and _is_verb_here(nodes, i):
            if amount.unit in ("times", "share") or (only is not None and metric not in only):
                return None
            return _object_of(at, i, i + 1 if phrasal else i, metric, words - (1 if phrasal else 0))
        if noun_phrases.is_verb(node.word) or (node.word.endswith("ed") and words < 2 and node.word not in cues.APPROXIMATORS):
            return None  # another verb stands nearer
        if node.word not in cues.APPROXIMATORS:
            words += 1
    return None


def _in_debt(nodes: Sequence[Node], first: int) -> bool:
    """ "of new debt", "in senior notes" behind an amount."""
    if first + 1 >= len(nodes) or nodes[first + 1].word not in ("of", "in", "through"):
        return False
    return any(node.metric is not None and node.metric.id == "debt" for node in nodes[first + 2 : first + 5])


def _raised_by(text: str, nodes: Sequence[Node], i: int, first: int) -> str:
    """ "raise €3bn from disposals", "hopes to raise HK$4bn from the listing", "to raise $1bn" in an article about a prospectus."""
    behind = {node.word for node in nodes[first + 1 : first + 6]}
    if "from" in behind and not behind.isdisjoint(_SALES_OF_PARTS):
        return "disposal_proceeds"
    if not behind.isdisjoint(_LISTINGS):
        return "ipo_proceeds"
    hoped = any(node.word in cues.FORECAST for node in nodes[max(0, i - 4) : i])
    rounds = any(node.metric is not None and node.metric.id == "funding" for node in nodes)
    return "ipo_proceeds" if hoped and not rounds and _GOING_PUBLIC.search(text) else "funding"


def _prices_something(nodes: Sequence[Node], i: int) -> bool:
    """Whether the subject of a verb of trading is itself what is priced: a commodity, an index."""
    while i > 0 and nodes[i - 1].kind == "word" and (nodes[i - 1].word in cues.AUXILIARY or nodes[i - 1].word.endswith("ly")):
        i -= 1
    return i > 0 and nodes[i - 1].metric is not None


def _paid_for(nodes: Sequence[Node], first: int) -> Meeting | None:
    """ "paid $86 million in cash for the startup Beta"."""
    if nodes[first - 1].word not in ("pay", "paid", "pays", "paying") or first == 0:
        return None
    for i in range(first + 1, min(first + 9, len(nodes))):
        node = nodes[i]
        if node.kind == "company":
            if not any(other.word == "for" for other in nodes[first + 1 : i]):
                return None
            subject = Span(node.start, node.end)
            return Meeting(
                "deal_value", Span(nodes[first - 1].start, nodes[first - 1].end), "fact.deal", "money", "duration", "deal", subject=subject
            )
        if node.metric is not None and node.metric.id == "stake" and nodes[first + 1].word == "for":
            return Meeting("deal_value", Span(nodes[first - 1].start, nodes[first - 1].end), "fact.deal", "money", "duration", "deal")
        if node.kind == "mark" or (node.amount is not None and node.amount.kind != "percent"):
            return None
    return None


def _bought(nodes: Sequence[Node], first: int) -> Meeting | None:
    """ "acquire Beta, a maker of optical links, for $275 million": past what stands in apposition to the target."""
    for i in range(first - 1, max(-1, first - _LONGEST_APPOSITION), -1):
        node = nodes[i]
        if node.word in cues.BUYS and i + 1 < first and nodes[i + 1].kind == "company" and nodes[i + 2].word == ",":
            target = nodes[i + 1]
            span = Span(node.start, target.end)
            return Meeting("deal_value", span, "fact.deal", "money", "duration", "deal", subject=Span(target.start, target.end))
        if node.kind in ("metric", "value") or noun_phrases.is_verb(node.word):
            return None
    return None


def _is_verb_here(nodes: Sequence[Node], i: int) -> bool:
    """Whether a form that may be a noun is a verb: behind "to", an auxiliary or a name."""
    if nodes[i].word not in _NOUN_FORMS:
        return True
    before = nodes[i - 1] if i else None
    return before is not None and (
        before.word == "to"
        or before.word in cues.AUXILIARY
        or before.kind in ("company", "reference")
        or before.word in ("they", "we", "and", "it", "that", "which", "who")
        or (nodes[i].word in _OWNS and _is_held(nodes[i + 1]) and before.kind == "word" and before.word not in cues.DETERMINERS)
    )


def _is_held(node: Node) -> bool:
    """Whether a verb of owning goes on: "control 41%", "hold on to 38%"."""
    return node.kind == "value" or node.word == "on"


def _object_of(at: Setting, i: int, last: int, metric: str, words: int) -> Meeting | None:
    """What the verb of `metric` from node `i` to `last` makes of a value that stands `words` words behind it."""
    nodes, amount, first = at.nodes, at.amount, at.first
    if i and nodes[i - 1].kind == "metric" and metric not in ("valuation", "fund_flows"):
        return None  # "the euro bought 87.1 pence"
    deal = nodes[i - 1].metric or nodes[i - 2].metric if i > 1 else None
    by_deal = nodes[i].word == "valued" or (i > 0 and nodes[i - 1].word == "that")
    if metric == "valuation" and by_deal and deal is not None and deal.id == "deal_value":
        return Meeting("deal_value", Span(nodes[i].start, nodes[last].end), "fact.verb", "money", "duration", "deal")
    metric = _in_context(nodes, metric)
    if metric == "passengers" and (
        amount.metric or amount.unit not in (None, "passenger", "person", "guest", "customer", "traveller", "tonne", "ton")
    ):
        own = own_unit(at)
        return own if own is None or amount.metric else replace(own, span=Span(nodes[i].start, nodes[i].end))
    if metric == "passengers" and amount.unit in ("tonne", "ton"):
        metric = "cargo_volume"
    if metric == "production" and nodes[i].word.startswith("buil") and (amount.low < _SERIES or amount.unit in cues.HOMES):
        return own_unit(at)  # "built 12 plants", "built 4,000 homes"
    if metric == "deal_value":
        return _deal(nodes, i, first, at.lead, amount)
    if words > (0 if nodes[i].word in ("make", "makes", "made", "making") else _WORDS_BETWEEN):
        return None
    if metric == "processed":
        return replace(unit_of(at.text, amount), rule="fact.verb") if amount.unit else None
    if metric in ("spending", "capex") and (spent := _spent_on(nodes, first, amount)):
        return spent
    if metric == "capex" and first + 2 < len(nodes) and nodes[first + 1].word == "in" and nodes[first + 2].kind == "company":
        metric = "spending"
    if metric == "spending" and amount.per == "share" and any(node.metric is not None and node.metric.group == "deal" for node in nodes):
        return Meeting("offer_price", Span(nodes[i].start, nodes[last].end), "fact.deal", "money-per-share", "instant", "deal")
    following = [node.word for node in nodes[first + 1 : first + 4]]
    if metric == "spending" and (following == ["to", "buy", "back"] or following[:2] == ["to", "repurchase"]):
        metric = "buyback"
    if metric == "spending" and first + 1 < len(nodes) and nodes[first + 1].word in ("upfront", "up-front"):
        metric = "contract_value"
    flow = "duration" if metric in cues.FLOW_METRICS else "instant"
    if metric == "spending" and first + 2 < len(nodes) and nodes[first + 1].word == "to" and nodes[first + 2].word == "settle":
        metric = "fine"
    valued = i + 1 if metric in ("valuation", "market_cap") and i + 1 < first and nodes[i + 1].kind == "company" else None
    return Meeting(
        metric, Span(nodes[i].start, nodes[last].end), "fact.verb", _KINDS[amount.kind], flow, _GROUPS.get(metric, ""), company_place=valued
    )


def _spent_on(nodes: Sequence[Node], first: int, amount: Amount) -> Meeting | None:
    """ "spent £38m on research and development": what it was spent on is the metric."""
    if first + 1 >= len(nodes) or nodes[first + 1].word not in ("on", "in"):
        return None
    for i in range(first + 2, min(first + 6, len(nodes))):
        metric = nodes[i].metric
        if metric and metric.id == "share_price":
            return Meeting("buyback", Span(metric.start, metric.end), "fact.verb", "money", "duration", "return", i)
        if metric and metric.group in ("cost", "cash", "return") and fits(metric.value_kind, amount):
            return listed(metric, i, "fact.verb", None)
        if nodes[i].kind not in ("word", "reference"):
            return None
    return None


def _deal(nodes: Sequence[Node], i: int, first: int, lead: Sequence[str], amount: Amount) -> Meeting | None:
    """ "acquired Beta for $90m": the words from the verb to its target say the metric, the target is the subject."""
    if amount.per == "share" and nodes[i].word.startswith(("offer", "bid")):
        return Meeting("offer_price", Span(nodes[i].start, nodes[i].end), "fact.deal", "money-per-share", "instant", "deal")
    if first + 1 < len(nodes) and nodes[first + 1].word == "of" and nodes[i].word not in cues.SELLS:
        return None  # "purchased $12bn of securities"
    if amount.per and amount.per not in ("share", "unit"):
        return Meeting("price", Span(nodes[i].start, nodes[i].end), "fact.verb", "money", "duration", "market")
    if not {"for", "at"} & set(lead[-4:]) and (first - i > 1 or nodes[i].word in cues.SELLS):
        return None
    target = next((j for j in range(i + 1, first) if nodes[j].kind == "company"), None)
    if amount.per == "share" and target is not None:
        return Meeting(
            "offer_price", Span(nodes[i].start, nodes[target].end), "fact.deal", "money-per-share", "instant", "deal", company_place=target
        )
    last = target if target is not None else i
    subject = Span(nodes[last].start, nodes[last].end) if target is not None else None
    return Meeting("deal_value", Span(nodes[i].start, nodes[last].end), "fact.deal", "money", "duration", "deal", subject=subject)


def _in_context(nodes: Sequence[Node], metric: str) -> str:
    """ "values the company at" of a share price is its market value; what an offering raises are its proceeds."""
    named = {node.metric.id for node in nodes if node.metric}
    if metric == "valuation" and "share_price" in named:
        return "market_cap"
    return "ipo_proceeds" if metric == "funding" and "ipo_proceeds" in named and "funding" not in named else metric


def passive_verb(at: Setting) -> Meeting | None:
    """ "$22 million was repurchased", "over $5bn has been raised"."""
    nodes, amount = at.nodes, at.amount
    i = at.last + 1
    while i < len(nodes) and nodes[i].word in cues.AUXILIARY:
        i += 1
    if i == at.last + 1 or i >= len(nodes):
        return None
    metric = cues.VERB_METRICS.get((nodes[i].word, amount.kind))
    if metric is None or metric in ("processed", "deal_value", "costs") or not nodes[i].word.endswith(("ed", "t", "d")):
        return None
    return Meeting(metric, Span(nodes[i].start, nodes[i].end), "fact.verb", _KINDS[amount.kind], "duration", _GROUPS.get(metric, ""))


def share_move(at: Setting) -> Meeting | None:
    """A company that climbs or slips by a percentage, or to a price per share."""
    nodes, amount, first, change = at.nodes, at.amount, at.first, at.change
    per_share = amount.kind == "money" and amount.per == "share"
    if (not (change and amount.kind == "percent") and not per_share) or nodes[first - 1].word == "of":
        return None
    moves: Node | None = None
    for i in range(first - 1, -1, -1):
        node = nodes[i]
        if node.kind == "metric" or (node.kind == "value" and not moves):
            return None
        if node.word == "whose":
            return None  # "Acme, whose harvest fell 12%"
        if node.kind == "word" and moves is None and (node.word in cues.MOVES or node.word in ("higher", "lower")):
            moves = node
        if node.kind in ("company", "reference") and node.companies and is_subject(nodes, i):
            if moves is None:
                return None
            sales = moves.word in cues.SALES_MOVES
            metric, group, kind = ("revenue", "income", "duration") if sales else ("share_price", "market", "instant")
            return Meeting(metric, Span(moves.start, moves.end), "fact.company_moves", "money", kind, group, None, change, company_place=i)
    return None


def gapped(at: Setting) -> Meeting | None:
    """ "climbed 4.6% and Beta 3.9%"."""
    nodes, amount, first, before = at.nodes, at.amount, at.first, at.before
    if before is None or first == 0 or not fits(before.value_kind, amount):
        return None
    change = before.change or nearest_direction([node.word for node in nodes[:first]])
    if nodes[first - 1].kind == "company":
        return replace(before, rule="fact.same_metric", company_place=first - 1, place=None)
    noun = nodes[first - 1]
    plain = noun.kind == "word" and noun.word.endswith("s") and noun_phrases.is_head(noun.word) and not noun_phrases.is_verb(noun.word)
    if change and amount.kind == "percent" and plain and first > 1 and nodes[first - 2].word in ("and", ","):
        if noun.word in cues.SEGMENTS:
            return replace(before, rule="fact.same_metric", place=None)
        return noun_phrases.named(at.text, Span(noun.start, noun.end), amount, change)  # "exports rose 6.1% and imports 3.4%"
    return None
