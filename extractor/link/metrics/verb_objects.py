"""The objects of verbs that are the metric: what a verb makes of the value behind it.

employs 5,800 people, burned $190m          its own metric
is valued at $7.5bn, values it at $2bn      of the equity, or the price of a deal
spent $51m on shares of its own, to settle  a buyback, a fine
lent $9m to the public                      loans
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics.deals_as_nouns import target_before
from extractor.link.metrics.deals_as_verbs import price_of_deal
from extractor.link.metrics.homes import are_completed
from extractor.link.metrics.meeting import Meeting, Setting, by_verb, fits, listed, phrased
from extractor.link.metrics.own_units import own_unit
from extractor.link.metrics.raising import in_round, is_fund, put_in_by_fund
from extractor.link.metrics.unit_noun import unit_of
from extractor.link.nodes import Amount, Node, is_shares, named_words
from extractor.link.past_time import past_time
from extractor.mentions import Metric, Span

_ESTATES = frozenset("estate portfolio property properties buildings".split())
_MAKES = frozenset("make makes made making".split())
_CARRIED = frozenset("passenger person guest customer traveller tonne ton".split())
_ON_THE_MARKET = (" on the stock market", " on the stock exchange", " by the stock market", " by the market", " by investors")
_ORDERED_TO = frozenset("ordered forced told sentenced condemned required compelled".split())
_SAID_AGAIN = 9  # nodes of ", or 9% of revenue,"
_PROCESSED = {"token": "tokens_processed", "transaction": "transactions", "order": "orders_count"}
_DESCRIBED = 6  # nodes of "to the Leeds care-home chain"
_SERIES = 1000  # things built in series
_WHOLE_OF = frozenset("the whole all entirety of".split())
_WORDS_BETWEEN = 4  # between a verb and its object
_TAKES_OVER = frozenset("acquire acquired acquiring takeover buyout".split())
_WORTH = ("valuation", "market_cap")


def object_of(at: Setting, i: int, last: int, metric: str, words: int) -> Meeting | None:
    """What the verb of `metric` from node `i` to `last` makes of a value that stands `words` words behind it."""
    nodes, amount, first = at.nodes, at.amount, at.first
    before = nodes[i - 1].metric if i else None
    sells = metric == "revenue" and before is not None and before.group == "count"  # "subscriptions brought in $291m"
    sells = sells or (before is not None and before.id == "stores" and amount.kind == "quantity")  # "its plants made 4,000 cars"
    if before is not None and metric not in ("valuation", "fund_flows") and not sells:
        return None  # "the euro bought 87.1 pence"
    said = Span(nodes[i].start, nodes[last].end)
    if metric == "valuation" and _is_of_deal(nodes, i):
        return phrased("deal_value", said, "fact.verb", subject=target_before(nodes, i))
    if metric == "fine" and nodes[i].word.startswith("settl") and words == 1 and at.lead[-1:] == ["for"]:
        return None  # "sought £4bn for its fund and settled for £3bn"
    metric = _in_context(nodes, first, metric)
    if metric in _WORTH:
        metric = _worth_of(at, i, metric, before)
    if metric in _WORTH and (priced := _share_valued(at, i, said)) is not None:
        return priced
    if metric == "loans" and (owed := _lent(at, i, words)) is not None:
        return owed
    if metric == "deal_value":
        return price_of_deal(nodes, i, first, at.lead, amount)
    if _counts_itself(amount, nodes[i].word, metric) or are_completed(at):
        own = own_unit(at)
        return own if own is None or amount.metric or metric != "passengers" else replace(own, span=nodes[i].span)
    if words > (0 if nodes[i].word in _MAKES else _WORDS_BETWEEN):
        return None
    if metric == "processed":
        done = replace(unit_of(at.text, amount), rule="fact.verb") if amount.unit else None
        return replace(done, metric=_PROCESSED[amount.unit]) if done is not None and amount.unit in _PROCESSED else done
    if metric == "spending" and nodes[i].word == "pay" and is_ordered(nodes, i):
        metric = "fine"
    if metric in ("spending", "capex"):
        if (spent := spent_on(nodes, first, amount) or _paid_by_share(at, i, said)) is not None:
            return spent
        metric = put_in_by_fund(at, i) if metric == "capex" and (is_fund(at, i) or in_round(at, i)) else _spent_for(nodes, first, metric)
    if metric == "passengers" and amount.unit in ("tonne", "ton"):
        metric = "cargo_volume"
    valued = next((j for j in range(i + 1, first) if nodes[j].word not in _WHOLE_OF), first)  # "values the whole of Beta at"
    is_named = metric in _WORTH and valued < first and nodes[valued].kind == "company"
    return by_verb(metric, said, amount, valued if is_named else None)


def _worth_of(at: Setting, i: int, metric: str, before: Metric | None) -> str:
    """Of what the worth is told: of a property, of the equity, of a company on the stock market or of another."""
    if at.nodes[i].word == "valued" and any(_is_estate(node) for node in at.nodes[:i]):
        return "property_value"  # "the estate, 82% of it freehold, was valued at £1.46bn"
    if metric != "valuation" or _is_share_price(at, i):
        return metric
    if at.text.startswith(_ON_THE_MARKET, at.amount.end):
        return "market_cap"  # "is valued at £1.9bn on the stock market"
    return "equity_value" if before is None and _is_equity(at, i) else metric  # "the equity is valued at $7.5bn"


def _is_estate(node: Node) -> bool:
    return node.word in _ESTATES or (node.amount is not None and node.amount.unit in ("property", "building"))  # "its 412 properties"


def _is_share_price(at: Setting, i: int) -> bool:
    return at.nodes[i].word.startswith("valu") and at.amount.high < cues.HIGHEST_SHARE and at.amount.per in (None, "share")


def _share_valued(at: Setting, i: int, said: Span) -> Meeting | None:
    """ "shareholders will get 0.4 of a share, valuing Beta at $27.40", "upgraded it, valuing it at A$2.60": what is put on a share."""
    if not _is_share_price(at, i):
        return None
    told = any(near is not None and near.group == "deal" for near in (at.before, at.earlier))
    bought = any(_is_deal(node) or (node.word in cues.BUYS and at.nodes[k + 1].companies) for k, node in enumerate(at.nodes[:i]))
    if not told and not bought:
        return phrased("target_price", said, "fact.verb")
    whom = next((k for k in range(i + 1, at.first) if at.nodes[k].kind == "company"), None)
    return phrased("offer_price", said, "fact.verb", company_place=whom)


def _paid_by_share(at: Setting, i: int, said: Span) -> Meeting | None:
    """ "holders of Beta will be paid $22 a share", "would pay $22 a share" where a deal is told: the price of a bid."""
    if at.amount.per != "share":
        return None
    if at.nodes[i - 1].word == "be" and (held := _held_by(at.nodes)) is not None:
        return phrased("offer_price", said, "fact.idiom", company_place=held)
    deal = any(node.metric is not None and node.metric.group == "deal" for node in at.nodes)
    return phrased("offer_price", said, "fact.deal") if deal else None


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


def _is_deal(node: Node) -> bool:
    return node.word in _TAKES_OVER or (node.metric is not None and node.metric.id in ("deal_value", "offer_price"))


def _counts_itself(amount: Amount, verb: str, metric: str) -> bool:
    """Whether what a verb does so many times to has a metric of its own: "flies to 92 places", "built 12 plants", "built 4,000 homes"."""
    if metric == "passengers":
        counted = amount.metric is not None and amount.metric.id not in cues.BUYERS  # "carried 10.31 million customers"
        return counted or (amount.unit is not None and amount.unit not in _CARRIED)
    return metric == "production" and verb.startswith("buil") and (amount.low < _SERIES or amount.unit in cues.HOMES)


def is_ordered(nodes: Sequence[Node], i: int) -> bool:
    """ "ordered Acme to pay", "was told to pay": what somebody else makes a company pay."""
    front = [node.word for node in nodes[max(0, i - 4) : i]]
    return front[-1:] == ["to"] and not _ORDERED_TO.isdisjoint(front)


def _spent_for(nodes: Sequence[Node], first: int, metric: str) -> str:
    """What is spent "to buy back shares", "to settle claims", "upfront"; what is invested "in Beta" is put up nowhere."""
    following = [node.word or node.kind for node in nodes[first + 1 : first + 4]]
    if metric == "capex":
        return "spending" if following[:2] == ["in", "company"] else metric
    if following == ["to", "buy", "back"] or following[:2] in (["to", "repurchase"], ["buying", "back"], ["repurchasing", "value"]):
        return "buyback"
    if following[:2] == ["to", "settle"]:
        return "fine"
    bought = named_words(nodes[first + 2 : first + 5])  # "spend ¥412bn on a tender offer"
    if following[:1] == ["on"] and "deal_value" in bought:
        return "deal_value"
    own = nodes[first + 6].metric if following[:2] == ["on", "value"] and first + 6 < len(nodes) else None
    if own is not None and own.id == "share_price" and nodes[first + 5].word == "own":
        return "buyback"  # "spent $51m on 640,000 of its own shares"
    return "upfront_payment" if following[:1] in (["upfront"], ["up-front"]) else metric


def _lent(at: Setting, i: int, words: int) -> Meeting | None:
    """ "lent it €75m", "agreed to lend €75m towards a plant", "will lend €75m to Acme": what the borrower owes; "lent $5bn to savers"."""
    nodes, last = at.nodes, at.last
    given_to = last + 2 < len(nodes) and nodes[last + 1].word == "to"
    near = range(last + 2, min(last + 2 + _DESCRIBED, len(nodes))) if given_to else range(i, i + 1)  # "to the care-home chain Acme"
    borrower = next((j for j in (i + 1, *near) if nodes[j].companies), None)
    agreed = i > 0 and nodes[i - 1].word in ("to", "will", "would") and not given_to
    if words > _WORDS_BETWEEN or not (agreed or borrower is not None):
        return None
    said = nodes[i].span
    return phrased("debt", said, "fact.verb", company_place=borrower)


def spent_on(nodes: Sequence[Node], first: int, amount: Amount) -> Meeting | None:
    """ "spent £38m on research and development", "spent £38m, or 9% of revenue, on research": what it was spent on is the metric."""
    first = past_time(nodes, _past_agent(nodes, past_time(nodes, first + 1))) - 1  # "spent £38m in 2025 on research and development"
    if [node.word for node in nodes[first + 1 : first + 3]] == [",", "or"]:
        first = next((i for i in range(first + 3, min(first + _SAID_AGAIN, len(nodes))) if nodes[i].word == ","), first)
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


def _past_agent(nodes: Sequence[Node], i: int) -> int:
    """The node behind "by Acme", where that stands at a node: "£38m was spent by Acme on research"."""
    return i + 2 if [node.word or node.kind for node in nodes[i : i + 2]] in (["by", "company"], ["by", "reference"]) else i


def _in_context(nodes: Sequence[Node], first: int, metric: str) -> str:
    """ "values the company at" of a share price is its market value; what an offering raises are its proceeds."""
    named = {node.metric.id for node in nodes if node.metric}
    if metric == "valuation" and any(is_shares(node) for node in nodes[:first]):
        return "market_cap"
    return "ipo_proceeds" if metric == "funding" and "ipo_proceeds" in named and "funding" not in named else metric
