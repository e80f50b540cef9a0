"""What a price turns out to be in a report of how shares were traded.

listed at $38 a share, rose 12%                the share, and not what was asked for it
from an issue price of HK$19.8 to HK$10.7      likewise
the stock is at €61; Acme is valued at €12bn   the market value
closed at 534p, a price tag of £596m           likewise
closed at HK$58, with turnover of HK$2bn       what changed hands, and no sales
the April contract was up 0.9% at $104         the price of what is traded for that month
the biggest faller, down 6.2%                  its shares
"""

from __future__ import annotations

from calendar import month_abbr, month_name
from dataclasses import replace
from itertools import pairwise

from extractor.link.metrics.context_of_prices import price_of_now
from extractor.link.metrics.meeting import Meeting, Setting, listed, words_of

_EXCHANGES, _EXCHANGE = frozenset("exchange bourse board market".split()), 7  # nodes of "turnover on the Zurich stock exchange"
_PRICES, _BOURSES = frozenset("share_price market_cap index_level".split()), frozenset("HKD CNY TWD JPY KRW SGD THB MYR VND".split())
_MOVERS = frozenset("faller fallers riser risers gainer gainers loser losers decliner climber laggard leaderboard".split())
_LARGE = 500_000_000  # what no thing costs
_FRONT = frozenset(month.lower() for month in (*month_name[1:], *month_abbr[1:])) | frozenset(
    "active most-traded most-active benchmark front-month nearby three-month second-month prompt actively-traded traded".split()
)
_OPENING = 4  # nodes
_MILLION = 1_000_000
_VALUERS = frozenset("deal offer bid proposal takeover round investors".split())


def debut(at: Setting, found: Meeting) -> Meeting | None:
    """ "listed at $38 a share, rose 12%": not the price of the offering moves but the share."""
    moved = found.rule == "fact.same_metric" and at.amount.kind == "percent" and at.change and at.lead[-1:] != ["by"]
    return replace(found, metric="share_price", group="market") if moved else None


def futures(at: Setting, found: Meeting) -> Meeting | None:
    """ "The April contract was up 0.9% at $104", "the most active contract settled at 3,412 yuan": a price, and nothing that is won."""
    place = found.place
    if not place or words_of(at, found) not in ("contract", "contracts") or at.start <= place:
        return None
    before = at.nodes[place - 1]
    traded = before.word in _FRONT
    small = at.amount.kind == "percent" or (at.amount.kind == "money" and at.amount.high < _MILLION)
    if not traded or not small or any(node.companies for node in at.nodes[:place]):
        return None
    return replace(price_of_now(found), subject=found.span)


def for_delivery(at: Setting, found: Meeting) -> Meeting | None:
    """ "Wheat for May delivery lost 7 cents to $5.61": the price of the wheat."""
    if found.rule != "fact.noun_phrase" or words_of(at, found).rpartition(" ")[2] not in ("delivery", "settlement", "shipment"):
        return None
    for i, node in enumerate(at.nodes[: min(_OPENING, at.start)]):
        if node.metric is not None and node.metric.rule == "metric.instrument" and at.nodes[i + 1].word == "for":
            return replace(listed(node.metric, i, "fact.metric_before_value", found.change or at.change), subject=node.metric.span)
    return None


def listed_value(at: Setting, found: Meeting) -> Meeting | None:
    """ "The stock gained 3% to €61. At that price Acme is valued at €12bn"; not what a deal or investors value it at."""
    others = not _VALUERS.isdisjoint(node.word for node in at.nodes[: at.first])
    priced = found.rule == "fact.verb" and at.near is not None and at.near.metric == "share_price" and not others
    behind = any(node.metric is not None and node.metric.id == "market_cap" for node in at.nodes[at.last + 1 :])
    told = found.rule == "fact.verb" and behind and not others  # "Acme, valued at $12bn, has lost 22% of its market value"
    return replace(found, metric="market_cap", group="market") if priced or told else None


def price_tag(at: Setting, found: Meeting) -> Meeting | None:
    """ "Its shares closed at 534p, leaving it with a price tag of £596m": what all of them are worth."""
    behind = at.nodes[at.last + 1 : at.last + 5]
    put_on = any(a.word == "on" and b.companies for a, b in pairwise(behind)) and at.amount.kind == "money" and at.amount.low >= _MILLION
    if put_on and found.place is not None and found.place > at.last and words_of(at, found) == "price tag":
        return replace(found, metric="valuation", group="market")  # "put a $900 million price tag on Beta"
    firm = at.amount.kind == "money" and at.amount.low >= _LARGE and words_of(at, found) == "price tag" and at.amount.per is None
    if firm and not any(node.metric is not None and node.metric.group in ("deal", "market") for node in at.nodes[: at.first]):
        return replace(found, metric="valuation", group="market")  # "once boasted a $2.1bn price tag"
    quoted = at.before is not None and at.before.metric == "share_price" and at.amount.per is None
    tagged = quoted and at.amount.kind == "money" and at.amount.low >= _MILLION and words_of(at, found) == "price tag"
    return replace(found, metric="market_cap", group="market") if tagged else None


def since_issue(at: Setting, found: Meeting) -> Meeting | None:
    """ "its share price has dropped from an issue price of HK$19.8 to HK$10.7": what a price that was asked has come to."""
    moved = found.rule == "fact.same_metric" and at.lead[-1:] == ["to"] and at.amount.kind == "money"
    place = next((i for i in range(at.first) if (metric := at.nodes[i].metric) is not None and metric.id == "share_price"), None)
    metric = at.nodes[place].metric if moved and place is not None else None
    return listed(metric, place, found.rule, None) if metric is not None and place is not None else None


def traded(at: Setting, found: Meeting) -> Meeting | None:
    """ "closed at HK$58.2, with a turnover of HK$2.3 billion", "turnover on the exchange": of shares on that day, and no sales."""
    if words_of(at, found) != "turnover" or found.place is None:
        return None
    beside = at.before is not None and at.before.metric in ("share_price", "index_level") and found.change is None
    behind = [node.word for node in at.nodes[found.place + 1 : found.place + _EXCHANGE]]
    there = behind[:1] in (["on"], ["at"]) and not _EXCHANGES.isdisjoint(behind)
    there = there or (found.place > 0 and at.nodes[found.place - 1].word in _EXCHANGES)
    # "The stock closed at HK$58. Turnover reached HK$2.3 billion": where turnover is seldom sales
    priced = found.place == 0 and at.near is not None and at.near.metric in _PRICES and at.amount.unit in _BOURSES and found.change is None
    there = there or priced
    return replace(found, metric="trading_turnover", period_kind="instant", group="market") if beside or there else None


def faller(at: Setting, found: Meeting) -> Meeting | None:
    """ "Acme was the biggest faller, down 6.2% at 418p": its shares."""
    moves = found.rule == "fact.noun_phrase" and words_of(at, found).split()[-1] in _MOVERS and at.amount.kind in ("percent", "money")
    if not moves:
        return None
    return replace(found, metric="share_price", rule="fact.company_moves", value_kind="money", period_kind="instant", group="market")


def quoted_thing(at: Setting, found: Meeting) -> Meeting | None:
    """ "Brent slipped below $70. By noon it was trading at $69.74": the price of what was told of."""
    near, place = at.near, at.start - 1
    if found.rule == "fact.verb":  # "Shares in Acme traded at $12": by whom the shares are
        named = next((i for i in range(place, -1, -1) if (metric := at.nodes[i].metric) is not None and metric.id == "share_price"), None)
        metric = at.nodes[named].metric if named is not None else None
        if metric is not None:
            return listed(metric, named or 0, "fact.metric_before_value", found.change)
    told = near is not None and near.metric == "price" and near.subject is not None and found.rule in ("fact.verb", "fact.same_metric")
    if near is None or not told or any(node.companies for node in at.nodes[: max(0, place)]):
        return None
    return replace(near, rule=found.rule, place=None, change=found.change, of=None, of_metric=None, company_place=None)
