"""Verbs that are the metric.

employs 5,800 people / burned $190m / opened 11 stores     the value is their object
acquired Beta for $90m / Beta was sold for $90m            deals: `deals`
raised $40m                                                money raised: `raising`
cut 640 jobs                                               jobs cut: `job_cuts`
$22 million was repurchased                                the passive
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues, metric_verbs
from extractor.link.metrics import noun_phrases
from extractor.link.metrics.deals import bought_for, bought_in_cash, completed_for, paid_for, price_of_deal, sold_to, target_before
from extractor.link.metrics.job_cuts import cut_jobs, is_whole
from extractor.link.metrics.meeting import Meeting, Setting, by_verb, fits, listed
from extractor.link.metrics.nearest import is_adjective
from extractor.link.metrics.own_units import own_unit, unit_of
from extractor.link.metrics.raising import is_fund, put_in_by_fund, raised
from extractor.link.metrics.shops import counts_shops
from extractor.link.metrics.subjects import metric_in_front
from extractor.link.nodes import Amount, Node, named_words
from extractor.mentions import Span
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "fact.verb",
        "a verb that is the metric",
        "Acme Foods Inc. employs 5,800 people. => Acme Foods Inc. | employees | 5800 person | 2026-02-25",
    ),
)

_ESTATES = frozenset("estate portfolio property properties buildings".split())
_ADDS = frozenset({"add", "adds"})  # "will open in May and add 2 million units of capacity"
_STARTUPS = frozenset({"startups", "startup"})
_OWNS = frozenset("hold own control".split())
_QUALIFIED = frozenset("adjusted underlying headline statutory record pre-exceptional a an".split())
_MAKES = frozenset("make makes made making".split())
_CARRIED = frozenset("passenger person guest customer traveller tonne ton".split())
_APPROACHES = frozenset("approach offer bid proposal donation investment contribution deal_value".split())
_KEEPS = frozenset("keep keeps kept keeping".split())
_SERIES = 1000  # things built in series
_WORDS_BETWEEN = 4  # between a verb and its object
_REACH = 14  # nodes between a deal's verb and its price
_TAKES_OVER = frozenset("acquire acquired acquiring takeover buyout".split())
_EARNED = frozenset("net_profit net_loss revenue".split())
_OPENS = frozenset("store_openings store_closures".split())
_NOUN_FORMS = frozenset(
    "cost value price fine charge process produce ship mine open close hold own control purchase retail save net invest spend buy cut "
    "issue".split()
)


def deal_verb(at: Setting) -> Meeting | None:
    """The verb of a deal whose price a value is."""
    found = metric_verb(at, only=metric_verbs.DEALS)
    if found is not None or at.lead[-1:] != ["for"] or at.amount.kind != "money":
        return found
    return bought_in_cash(at.nodes, at.first) or completed_for(at.nodes, at.first)


def metric_verb(at: Setting, only: frozenset[str] | None = None) -> Meeting | None:
    """The verb whose object a value is; `only` limits the metrics."""
    nodes, amount, first = at.nodes, at.amount, at.first
    if told := cut_jobs(at, only) or _bought(at, only):
        return told
    words = 0
    for i in range(first - 1, max(-1, first - _REACH), -1):
        node = nodes[i]
        held = only is not None and (_is_share(node) or is_adjective(nodes, i, first))  # "bought 30% of Beta, a zinc mine for $90m"
        if node.kind in ("value", "metric", "mark") and node.word not in ("'s", "’s", "&", "-") and not held:
            return None
        if node.kind != "word":
            continue
        metric, last = _said(at, i)
        if metric == "funding" and (metric := raised(at, i)) is None:
            return None
        if metric == "job_cuts" and counts_shops(at):
            metric = "store_closures"  # "axed 12 of its 90 clinics"
        if metric == "revenue" and last > i and _is_startup(nodes, i):
            metric = "funding"  # "start-ups pulled in €410m"
        if metric is not None and (_has_no_object(at, i, metric) or _moves_metric(nodes, i, metric)):
            return None
        if metric is not None and _is_verb_here(nodes, i):
            if amount.unit in ("times", "share") or (only is not None and metric not in only):
                return None
            return _object_of(at, i, last, metric, words - (last - i))
        qualified = node.word in _QUALIFIED  # "made an adjusted £58m before tax"
        participle = node.word.endswith("ed") and words < 2 and node.word not in cues.APPROXIMATORS and not qualified
        if noun_phrases.is_verb(node.word) or participle or node.word in _ADDS:
            return None  # another verb stands nearer
        words += node.word not in cues.APPROXIMATORS and node.word != "between" and not qualified
    return None


def _said(at: Setting, i: int) -> tuple[str | None, int]:
    """The metric that the word at node `i` is as a verb, and the node with which the verb ends: "employs", "bought back"."""
    nodes, kind = at.nodes, at.amount.kind
    following = nodes[i + 1].word if i + 1 < at.first else ""
    if kind == "money" and (nodes[i].word, following) in metric_verbs.BOUGHT_UP:
        return "deal_value", i + 1
    phrasal = metric_verbs.PHRASAL.get((nodes[i].word, following))
    metric = phrasal[0] if phrasal and phrasal[1] == kind else metric_verbs.METRICS.get((nodes[i].word, kind))
    return metric, i + 1 if phrasal else i


def _is_startup(nodes: Sequence[Node], i: int) -> bool:
    return any(node.word.replace("-", "") in _STARTUPS for node in nodes[max(0, i - 3) : i])


def _has_no_object(at: Setting, i: int, metric: str) -> bool:
    """Whether the value behind a verb of `metric` at node `i` is something else than its object."""
    if metric == "shipments" and at.lead[-1:] == ["to"]:
        return True  # "sells to over 300 data centres"
    if metric == "net_profit" and not _APPROACHES.isdisjoint(named_words(at.nodes[at.last + 1 : at.last + 4])):
        return True  # "made a $4bn approach for Beta"
    if metric == "revenue" and at.nodes[i].word == "booked":
        return at.last + 1 < len(at.nodes) and at.nodes[at.last + 1].word in ("for", "against", "as", "on")  # "booked $5m for a fine"
    if metric == "fine":
        return at.nodes[i + 1].word in cues.MOVES | {"on", "at"}  # "regulators settled on $186 million", "Brent settled up 84 cents"
    if metric in _OPENS:
        return at.lead[-1:] == ["at"] or at.amount.unit == "point"  # "climbed 120 points to close at 8,377"
    if metric == "share_price":
        return _prices_something(at.nodes, i)  # "Brent was trading at $64.85"
    if metric == "stake" and at.lead[-1:] == ["to"] and at.lead[-2:] != ["on", "to"]:
        return True  # "have since picked up to 7.9%"; but "held on to 34%"
    if metric == "stake" and (at.nodes[i].word in cues.BUYS or at.nodes[i].word in _KEEPS):
        return not _is_of_company(at.nodes[at.last + 1 : at.last + 5])  # "bought 20% more gas"
    behind = at.nodes[at.last + 1].metric if at.last + 1 < len(at.nodes) else None
    if metric == "stake" and behind is not None and behind.id == "market_share":
        return True  # "held a 14.8% share of the market"
    if metric == "stake" and at.near is not None and at.near.metric == "market_share" and at.amount.kind == "percent":
        return [node.word for node in at.nodes[at.last + 1 : at.last + 2]] not in (["of"], ["in"])  # "Beta held 18%" of the same market
    return metric == "job_cuts" and is_whole(at)


def _moves_metric(nodes: Sequence[Node], i: int, metric: str) -> bool:
    """ "Shares in Acme lost 11.2p", "The dividend is nevertheless raised from 3p": what moves is the subject of such a verb."""
    moved = metric_in_front(nodes, i)
    return moved is not None and (metric == "funding" or (moved.id == "share_price" and metric in _EARNED))


def _is_of_company(behind: Sequence[Node]) -> bool:
    """ "of Beta", "of the company", "of it", "of Dutch tannery Beta"."""
    named = next((node.kind for node in behind[1:] if node.kind != "word" or node.word in cues.PREPOSITIONS), "")
    return behind[:1] != [] and behind[0].word == "of" and named in ("company", "reference")


def _bought(at: Setting, only: frozenset[str] | None) -> Meeting | None:
    """ "paid $86 million for Beta", "acquire Beta, a maker of optical links, for $275 million"."""
    if at.amount.kind != "money":
        return None
    paid = paid_for(at.nodes, at.first) if only is None or "deal_value" in only else None
    told = only is not None and at.lead[-1:] == ["for"]
    return paid or ((bought_for(at.nodes, at.first) or sold_to(at.nodes, at.first)) if told else None)


def _is_share(node: Node) -> bool:
    """Whether a node is a stake or a percentage, past which a deal's verb is looked for."""
    return (node.metric is not None and node.metric.id in ("stake", "share_price")) or (
        node.amount is not None and node.amount.kind == "percent"
    )


def _prices_something(nodes: Sequence[Node], i: int) -> bool:
    """Whether the subject of a verb of trading is itself what is priced: a commodity, an index."""
    while i > 0 and nodes[i - 1].kind == "word" and (nodes[i - 1].word in cues.AUXILIARY or nodes[i - 1].word.endswith("ly")):
        i -= 1
    return i > 0 and nodes[i - 1].metric is not None


def _is_verb_here(nodes: Sequence[Node], i: int) -> bool:
    """Whether a form that may be a noun is a verb: behind "to", an auxiliary or a name; "a maker of pumps" has none."""
    if nodes[i].word not in _NOUN_FORMS:
        return i == 0 or nodes[i - 1].word != "of" or nodes[i].word.endswith("ing")
    before = nodes[i - 1] if i else None
    return before is not None and (
        before.word == "to"
        or before.word in cues.AUXILIARY
        or before.kind in ("company", "reference")
        or before.word in ("they", "we", "and", "it", "that", "which", "who")
        or (nodes[i].word in _OWNS and _is_held(nodes[i + 1]) and before.kind in ("word", "mark") and before.word not in cues.DETERMINERS)
    )


def _is_held(node: Node) -> bool:
    """Whether a verb of owning goes on: "control 41%", "hold on to 38%"."""
    return node.kind == "value" or node.word == "on"


def _object_of(at: Setting, i: int, last: int, metric: str, words: int) -> Meeting | None:
    """What the verb of `metric` from node `i` to `last` makes of a value that stands `words` words behind it."""
    nodes, amount, first = at.nodes, at.amount, at.first
    before = nodes[i - 1].metric if i else None
    sells = metric == "revenue" and before is not None and before.group == "count"  # "subscriptions brought in $291m"
    if before is not None and metric not in ("valuation", "fund_flows") and not sells:
        return None  # "the euro bought 87.1 pence"
    said = Span(nodes[i].start, nodes[last].end)
    if metric == "valuation" and _is_of_deal(nodes, i):
        return Meeting("deal_value", said, "fact.verb", "money", "duration", "deal", subject=target_before(nodes, i))
    metric = _in_context(nodes, metric)
    if metric in ("valuation", "market_cap") and nodes[i].word == "valued" and any(node.word in _ESTATES for node in nodes[:i]):
        metric = "property_value"  # "the estate, 82% of it freehold, was valued at £1.46bn"
    if metric == "valuation" and before is None and _is_equity(at, i):
        metric = "equity_value"  # "the equity is valued at $7.5bn"
    if metric == "loans" and (owed := _lent(at, i, words)) is not None:
        return owed
    if metric == "deal_value":
        return price_of_deal(nodes, i, first, at.lead, amount)
    if _counts_itself(amount, nodes[i].word, metric):
        own = own_unit(at)
        return own if own is None or amount.metric or metric == "production" else replace(own, span=nodes[i].span)
    if words > (0 if nodes[i].word in _MAKES else _WORDS_BETWEEN):
        return None
    if metric == "processed":
        return replace(unit_of(at.text, amount), rule="fact.verb") if amount.unit else None
    if metric in ("spending", "capex"):
        if spent := _spent_on(nodes, first, amount):
            return spent
        if amount.per == "share" and nodes[i - 1].word == "be" and (held := _held_by(nodes)) is not None:
            return Meeting("offer_price", said, "fact.idiom", "money-per-share", "instant", "deal", company_place=held)
        if amount.per == "share" and any(node.metric is not None and node.metric.group == "deal" for node in nodes):
            return Meeting("offer_price", said, "fact.deal", "money-per-share", "instant", "deal")
        metric = put_in_by_fund(at, i) if metric == "capex" and is_fund(at, i) else _spent_for(nodes, first, metric)
    if metric == "passengers" and amount.unit in ("tonne", "ton"):
        metric = "cargo_volume"
    valued = i + 1 if metric in ("valuation", "market_cap") and i + 1 < first and nodes[i + 1].kind == "company" else None
    return by_verb(metric, said, amount, valued)


def _is_equity(at: Setting, i: int) -> bool:
    return any(at.text[node.start : node.end].lower() == "equity" for node in at.nodes[max(0, i - 3) : i])


def _held_by(nodes: Sequence[Node]) -> int | None:
    """ "Holders of Beta, whose stock trades in Zurich, will be paid $48 a share": of which company a sentence's subject holds shares."""
    holders = nodes[0].word in ("holders", "shareholders") or (nodes[0].metric is not None and nodes[0].metric.id == "shareholders")
    return 2 if holders and [node.word or node.kind for node in nodes[1:3]] == ["of", "company"] else None


def _is_of_deal(nodes: Sequence[Node], i: int) -> bool:
    """ "a deal that values the maker at", "in a takeover valued at"."""
    deal = nodes[i - 1].metric or nodes[i - 2].metric if i > 1 else None
    part = any(node.amount is not None and node.amount.kind == "percent" for node in nodes[:i])  # "bought 10% of it, valuing it at"
    if nodes[i].word == "valuing" and not part and any(node.word in _TAKES_OVER for node in nodes[:i]):
        return True  # "agreed to acquire Beta for 640p a share, valuing it at £2bn"
    return deal is not None and deal.id == "deal_value" and (nodes[i].word in ("valued", "valuing") or nodes[i - 1].word == "that")


def _counts_itself(amount: Amount, verb: str, metric: str) -> bool:
    """Whether what a verb does so many times to has a metric of its own: "flies to 92 places", "built 12 plants", "built 4,000 homes"."""
    if metric == "passengers":
        counted = amount.metric is not None and amount.metric.id not in cues.BUYERS  # "carried 10.31 million customers"
        return counted or (amount.unit is not None and amount.unit not in _CARRIED)
    return metric == "production" and verb.startswith("buil") and (amount.low < _SERIES or amount.unit in cues.HOMES)


def _spent_for(nodes: Sequence[Node], first: int, metric: str) -> str:
    """What is spent "to buy back shares", "to settle claims", "upfront"; what is invested "in Beta" is put up nowhere."""
    following = [node.word or node.kind for node in nodes[first + 1 : first + 4]]
    if metric == "capex":
        return "spending" if following[:2] == ["in", "company"] else metric
    if following == ["to", "buy", "back"] or following[:2] in (["to", "repurchase"], ["buying", "back"], ["repurchasing", "value"]):
        return "buyback"
    if following[:2] == ["to", "settle"]:
        return "fine"
    own = nodes[first + 6].metric if following[:2] == ["on", "value"] and first + 6 < len(nodes) else None
    if own is not None and own.id == "share_price" and nodes[first + 5].word == "own":
        return "buyback"  # "spent $51m on 640,000 of its own shares"
    return "upfront_payment" if following[:1] in (["upfront"], ["up-front"]) else metric


def _lent(at: Setting, i: int, words: int) -> Meeting | None:
    """ "lent it €75m", "agreed to lend €75m towards a plant", "will lend €75m to Acme": what the borrower owes; "lent $5bn to savers"."""
    nodes, last = at.nodes, at.last
    given_to = last + 2 < len(nodes) and nodes[last + 1].word == "to"
    borrower = next((j for j in (i + 1, last + 2 if given_to else i) if nodes[j].companies), None)
    agreed = i > 0 and nodes[i - 1].word in ("to", "will", "would") and not given_to
    if words > _WORDS_BETWEEN or not (agreed or borrower is not None):
        return None
    said = nodes[i].span
    return Meeting("debt", said, "fact.verb", "money", "instant", "balance", company_place=borrower)


def _spent_on(nodes: Sequence[Node], first: int, amount: Amount) -> Meeting | None:
    """ "spent £38m on research and development": what it was spent on is the metric."""
    if first + 1 >= len(nodes) or nodes[first + 1].word not in ("on", "in"):
        return None
    for i in range(first + 2, min(first + 6, len(nodes))):
        metric = nodes[i].metric
        if metric and metric.id == "share_price":
            return Meeting("buyback", metric.span, "fact.verb", "money", "duration", "return", i)
        if metric and metric.group in ("cost", "cash", "return") and fits(metric.value_kind, amount):
            return listed(metric, i, "fact.verb", None)
        if nodes[i].kind not in ("word", "reference"):
            return None
    return None


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
    metric = metric_verbs.METRICS.get((nodes[i].word, amount.kind))
    if metric is None or metric in ("processed", "deal_value", "costs") or not nodes[i].word.endswith(("ed", "t", "d")):
        return None
    return replace(by_verb(metric, nodes[i].span, amount), period_kind="duration")
