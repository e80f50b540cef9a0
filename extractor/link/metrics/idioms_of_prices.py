"""Turns of phrase that say what something is worth or costs.

the company is worth £1.3bn                    its market value, or its valuation where nothing is said of shares
the shares price the company at €420m           likewise
its buy rating and 340p target                 the target price
sold for $690 a tonne                          the price of goods
a first approach of 430p a share               the offer price
the kiwi bought 90.1 yen; 1,441 won per dollar an exchange rate
notes fetched 43 cents on the dollar           the price of a bond
shareholders will receive 4.8p a share         the dividend, where nothing is bid for
a bid that puts a price of €3bn on the maker   the value of a deal
a $16m coupon                                  interest
take a 60% stake in Beta for €1.1bn            the value of a deal
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms
from extractor.mentions import Span

_BUSINESSES = frozenset("company group firm business start-up startup it lender retailer chain maker chipmaker".split())
_AGREED = frozenset("agreed offered tabled".split())
_INDUSTRIES = frozenset("industry sector".split())
_SHARES = frozenset({"share_price", "market_cap", "index_level"})
_FETCHES = all_forms("realise realize fetch command achieve average")
_SOLD_BY = frozenset(
    "tonne ton ounce barrel pound kilogram kilo kg litre gallon bushel night seat unit megawatt-hour mwh hectare acre square_foot "
    "dmt wmt t".split()
)
_WEIGHED = frozenset("tonne ton ounce barrel pound kilogram kilo kg litre gallon bushel".split())
_LEAVES = all_forms("leave make")
_PACKAGE = 14  # nodes from its cash to "for each share"
_EACH = (("for", "each"), ("for", "every"), ("per", "share"))
_NEAR = 12  # nodes behind a price that may tell of a bid
_APPROACHES = frozenset("approach proposal bid offer".split())
_PER = frozenset("a an per a- an- per- -".split())
_BIDS = frozenset("deal_value offer_price premium".split())
_BUYS_MONEY = frozenset("bought buys buying fetched fetches fetching".split())
_CURRENCIES = {"dollar": "USD", "euro": "EUR", "yen": "JPY", "yuan": "CNY"}
_ABOVE_PAR = 2  # dollars for each that is owed; no bond is worth so much
_HIGHEST_PRICE = 10_000  # of a share; more is what a business costs
_HOLDERS = frozenset("shareholders stockholders investors holders unitholders".split())
_ON_STOCK, _NEAR_TARGET = frozenset("on for the stock share shares".split()), 7  # nodes
_PUTS, _PRICES = all_forms("put"), all_forms("price")
_RATINGS = frozenset(
    "rating recommendation buy sell hold overweight underweight "
    "outperform underperform neutral analyst analysts broker brokers brokerage".split()
)
_RECEIVES = frozenset("get gets getting got receive receives receiving received".split())


def quoted(at: Setting) -> Meeting | None:
    """ "the won firmed to 1,441 won per dollar", "the kiwi bought 90.1 yen": what a currency costs in another."""
    nodes, first = at.nodes, at.first
    one = nodes[first - 2].amount if first > 1 and nodes[first - 1].word == "=" else None
    if one is not None and one.kind == "money" and one.low == one.high == 1:  # "($1 = 1.5510 Australian dollars)"
        return Meeting("exchange_rate", nodes[first - 2].span, "fact.idiom", "money", "instant", "market")
    rate = next((node for node in reversed(nodes[:first]) if node.metric is not None and node.metric.id == "exchange_rate"), None)
    buys = nodes[first - 1].word in _BUYS_MONEY
    if buys and rate is None and at.earlier is not None and at.earlier.metric == "exchange_rate":
        return replace(at.earlier, rule="fact.same_metric", place=None, change=None)  # "a week ago it bought 69 cents"
    bought = rate is not None and buys
    if not bought and _CURRENCIES.get(at.amount.per or "", at.amount.unit) == at.amount.unit:
        return None  # "22 cents on the dollar" is a price of debt
    named = rate or next((b for a, b in reversed(list(itertools.pairwise(nodes[:first]))) if a.word == "the" and b.word), at.amount)
    span = Span(named.start, named.end)
    return Meeting("exchange_rate", span, "fact.idiom", "money", "instant", "market", subject=span)


def of_bonds(at: Setting) -> Meeting | None:
    """ "the notes fetched 43 cents on the dollar, up from 36 cents": the price of what is owed."""
    if at.amount.high > _ABOVE_PAR:
        return None
    if at.before is not None and at.before.metric == "bond_price" and at.lead[-1:] in (["from"], ["to"]):
        return replace(at.before, rule="fact.same_metric", place=None)
    owed = next((node for node in reversed(at.nodes[: at.first]) if node.metric is not None and node.metric.id == "debt"), None)
    if owed is None or at.amount.per != "dollar":
        return None
    return Meeting("bond_price", owed.span, "fact.idiom", "money", "instant", "market")


def worth(at: Setting) -> Meeting | None:
    """ "the company is worth £1.3bn", "the industry should be worth $21bn", "shares, worth 410p in August"."""
    nodes, first, lead, before = at.nodes, at.first, at.lead, at.near
    if lead[-1:] != ["worth"]:
        return None
    if at.amount.per == "share" and before is not None and before.group == "deal":
        place = next(i for i in range(first - 1, -1, -1) if nodes[i].word == "worth")
        return Meeting("offer_price", nodes[place].span, "fact.idiom", "money-per-share", "instant", "deal")
    place = next(i for i in range(first - 1, -1, -1) if nodes[i].word == "worth")
    subject = place - 1
    while subject > 0 and (nodes[subject].word in cues.AUXILIARY or nodes[subject].word in cues.NOW):
        subject -= 1
    subject -= nodes[subject].word == "that" and nodes[subject - 1].word in _BUSINESSES  # "a business that is now worth"
    if subject > 1 and nodes[subject].word == "which" and nodes[subject - 1].word == "," and nodes[subject - 2].kind == "company":
        return Meeting("market_cap", nodes[place].span, "fact.idiom", "money", "instant", "market", company_place=subject - 2)
    node = nodes[subject]
    shares = nodes[subject - 1]
    if node.word == "," and shares.metric is not None and shares.metric.id == "share_price":
        return Meeting("share_price", shares.span, "fact.idiom", "money-per-share", "instant", "market")
    if node.word in _INDUSTRIES and subject < place - 1:
        return Meeting("market_size", node.span, "fact.idiom", "money", "instant", "macro")
    sized = at.before if nodes[place - 1].word == "be" or nodes[place - 1].word == "it" else None
    if sized is not None and sized.metric == "market_size" and any(n.word == "it" for n in nodes[subject:place]):
        return replace(sized, rule="fact.same_metric", place=None)  # "sizes the market at $2bn and reckons it will be worth $3bn"
    deal = next((n for n in nodes[:subject] if n.metric is not None and n.metric.id in ("contract_value", "orders")), None)
    if subject < place - 1 and deal is not None:
        return Meeting("contract_value", deal.span, "fact.idiom", "money", "instant", "deal")
    joined = subject < place - 1 and node.word == "and" and nodes[subject + 1].word == "be"  # "would raise $4m and be worth $9m"
    it = nodes[place - 1].kind == "reference" or nodes[place - 1].word == "it" or joined
    left = (it or node.kind == "company") and nodes[place - 2].word in _LEAVES  # "which leaves it worth €31bn", "making Acme worth"
    if (subject == place - 1 and not left) or not (it or node.kind in ("company", "reference") or node.word in _BUSINESSES):
        return None
    named = any(n.metric is not None and n.metric.id in _SHARES for n in nodes)
    named = named or any(at.text[n.start : n.end].lower() in ("price", "close") for n in nodes[:place])  # "At that price"
    traded = named or (before is not None and before.group in ("market", "return"))
    metric = "market_cap" if traded else "valuation"
    return Meeting(metric, nodes[place].span, "fact.idiom", "money", "instant", "market")


def business_priced(at: Setting) -> Meeting | None:
    """ "the new shares price the company at €420m", "Acme is now priced at €420m"."""
    nodes, place = at.nodes, at.start - 2
    if place < 1 or nodes[place + 1].word != "at" or at.amount.high <= _HIGHEST_PRICE or at.amount.per is not None:
        return None
    whom = place
    if nodes[place].kind in ("company", "reference"):
        place -= 1
    elif nodes[place].word in _BUSINESSES and nodes[place - 1].word == "the":
        place, whom = place - 2, place
    else:
        whom = next((i for i in range(place - 1, -1, -1) if nodes[i].word not in cues.AUXILIARY), 0)
    verb = nodes[place].span
    if at.text[verb.start : verb.end].lower() not in _PRICES or nodes[whom].kind not in ("company", "reference"):
        return None
    return Meeting("valuation", verb, "fact.idiom", "money", "instant", "market", company_place=whom)


def unit_price(at: Setting) -> Meeting | None:
    """An amount per thing behind "at" or "sold for", where no metric of the clause is one."""
    nodes, amount, first, lead = at.nodes, at.amount, at.first, at.lead
    if amount.per not in _SOLD_BY:
        return None
    paid = any(node.word in cues.PAYS for node in nodes[max(0, first - 4) : first])
    if amount.per in _WEIGHED and paid and nodes[first - 1].word not in ("at", "for", "of"):
        verb = next(node for node in reversed(nodes[:first]) if node.word in cues.PAYS)
        return Meeting("price", verb.span, "fact.idiom", "money", "duration", "market")
    place = next((i for i in range(first - 1, max(0, first - 6), -1) if nodes[i].word in _FETCHES), None)
    if place is not None and (named := nodes[place - 1].metric) is not None and named.value_kind == "money":
        return None  # "refining margins averaged $6.80 a barrel"
    fetched = nodes[place] if place is not None else None
    sold = next((node for node in reversed(nodes[:first]) if node.word in ("sold", "sell", "sells", "selling", "bought", "hedged")), None)
    if fetched is None and any(node.kind == "metric" or (node.amount and node.amount.kind == "money") for node in nodes[:first]):
        return None
    sold = fetched or (sold if {"at", "for"} & set(lead[-5:]) else None)
    if sold is None:
        return None
    return Meeting("price", sold.span, "fact.idiom", "money", "duration", "market")


def offered(at: Setting) -> Meeting | None:
    """ "shareholders will get 485p a share", "a first approach of 430p a share"."""
    nodes, amount, first, lead, before = at.nodes, at.amount, at.first, at.lead, at.near
    small = amount.per is None and amount.high <= _HIGHEST_PRICE and lead[-1:] == ["of"]  # "an indicative proposal of $41"
    if amount.per != "share" and not small and not _for_each_share(at):
        return None
    place = at.start
    verb = nodes[place - 1]
    near = (*nodes[:first], *nodes[at.last + 1 : at.last + _NEAR])  # "will get $41.50 a share, a premium of 34%"
    told = any(earlier is not None and earlier.group == "deal" for earlier in (before, at.named))
    deal = told or any(n.metric is not None and n.metric.group == "deal" for n in near)
    paid_out = any(n.metric is not None and n.metric.group == "return" for n in near)
    for_share = amount.per == "share" or _for_each_share(at)
    if for_share and _is_in_cash(nodes, at.last) and not paid_out:  # "put $7.85 a share in cash on the table"
        return Meeting("offer_price", verb.span, "fact.idiom", "money-per-share", "instant", "deal")
    if (holders := _offered_to(at)) is not None:
        return Meeting("offer_price", nodes[holders - 1].span, "fact.idiom", "money-per-share", "instant", "deal", company_place=holders)
    if verb.word in _RECEIVES and deal:
        return Meeting("offer_price", verb.span, "fact.idiom", "money-per-share", "instant", "deal")
    named = lead[-1:] == ["of"] or lead[-2:] in (["approach", "at"], ["proposal", "at"], ["offer", "at"])
    noun = nodes[place - 2] if named and place > 1 else _behind_share(at)
    if place > 2 and lead[-2:] in ([",", "at"], [",", "worth"]):
        noun = nodes[place - 3]  # "The bid, at 285 cents a share, carries a premium"
    if noun is None or not _is_approach(noun):
        return None
    return Meeting("offer_price", noun.span, "fact.idiom", "money-per-share", "instant", "deal")


def _offered_to(at: Setting) -> int | None:
    """ "has offered Beta shareholders $48.50 a share", "offered Beta's holders": whose the shares are."""
    names = [i for i in range(max(1, at.start - 4), at.start) if at.nodes[i].kind == "company"]
    if len(names) != 1 or at.nodes[names[0] - 1].word not in ("offered", "offers", "offering", "offer"):
        return None
    holders = at.text[at.nodes[at.start - 1].start : at.nodes[at.start - 1].end].lower()
    return names[0] if holders.endswith(("shareholders", "holders", "investors", "stockholders")) else None


def _is_in_cash(nodes: Sequence[Node], last: int) -> bool:
    """ "$7.85 a share in cash"."""
    behind = nodes[last + 1 : last + 6]
    return any(a.word == "in" and b.metric is not None and b.metric.id == "cash" for a, b in itertools.pairwise(behind))


def _is_approach(noun: Node) -> bool:
    return noun.word in _APPROACHES or (noun.metric is not None and noun.metric.id == "deal_value" and noun.metric.weak)


def _behind_share(at: Setting) -> Node | None:
    """ "its 310p a share approach", "a $31-per-share bid": the noun behind what the price is for."""
    behind = at.nodes[at.last + 1 : at.last + 6]
    share = next((i for i, node in enumerate(behind) if node.word == "share" or node.metric is not None), None)
    plain = share is not None and all(node.word in _PER for node in behind[:share]) and share + 1 < len(behind)
    return behind[share + 1] if plain and share is not None else None


def _for_each_share(at: Setting) -> bool:
    """ "$41.50 in cash for each share"."""
    behind = [node.word or "cash" for node in at.nodes[at.last + 1 : at.last + _PACKAGE]]
    return behind[:2] == ["in", "cash"] and any(pair in _EACH for pair in itertools.pairwise(behind))


def received(at: Setting) -> Meeting | None:
    """ "a 4.8p-a-share dividend", "shareholders will receive 4.8p a share": their dividend, where nothing is bid for."""
    nodes, verb = at.nodes, at.word_before
    paid = _behind_share(at) if at.amount.per == "share" else None
    if paid is not None and _is_dividend(paid):
        return Meeting("dividend_per_share", paid.span, "fact.idiom", "money-per-share", "duration", "return")
    if verb is None or verb.word not in _RECEIVES:
        return None
    said = verb.span
    if at.amount.per != "share" and not (at.amount.high < 1 and any(_is_dividend(node) for node in nodes[: at.start])):
        return None  # "no dividend was declared; last year shareholders received 1.5 cents"
    in_cash = [node.word or "cash" for node in nodes[at.last + 1 : at.last + 5]][-2:] == ["in", "cash"]  # "485p a share in cash"
    named = [near for near in (at.before, at.earlier, at.named) if near is not None]
    if in_cash or any(near.group == "deal" or near.metric in _BIDS for near in named):
        return Meeting("offer_price", said, "fact.idiom", "money-per-share", "instant", "deal")
    if not any(node.word in _HOLDERS or (node.metric is not None and node.metric.id == "shareholders") for node in nodes[: at.start - 1]):
        return None
    return Meeting("dividend_per_share", said, "fact.idiom", "money-per-share", "duration", "return")


def _is_dividend(node: Node) -> bool:
    return node.metric is not None and node.metric.id in ("dividend", "dividend_per_share")


def agreed(at: Setting) -> Meeting | None:
    """ "8.7% above the C$31.50 agreed with Beta": what was bid before."""
    behind = at.nodes[at.last + 1].word if at.last + 1 < len(at.nodes) else ""
    bid = any(near is not None and near.group == "deal" for near in (at.before, at.earlier))
    if behind not in _AGREED or not bid or at.amount.high > _HIGHEST_PRICE:
        return None
    return Meeting("offer_price", at.nodes[at.last + 1].span, "fact.idiom", "money-per-share", "instant", "deal")


def put_on(at: Setting) -> Meeting | None:
    """ "a bid that puts a price of €3bn on the maker", "putting a value of $5m on the start-up"."""
    nodes, of = at.nodes, at.start - 1
    if at.amount.high <= _HIGHEST_PRICE or nodes[of].word != "of" or not any(node.word in _PUTS for node in nodes[max(0, of - 5) : of]):
        return None
    if not any(node.word == "on" for node in nodes[at.last + 1 : at.last + 6]):
        return None
    what = nodes[of - 1]
    price = what.metric is not None and what.metric.id in ("price", "valuation")
    if not price and what.word not in ("price", "value", "tag"):
        return None
    bid = any(node.word in _APPROACHES or (node.metric is not None and node.metric.id == "deal_value") for node in nodes[:of])
    whole = at.text[what.start : what.end].lower() == "enterprise value"  # debt and all: no price that is paid
    metric, kind, group = ("deal_value", "duration", "deal") if bid and not whole else ("valuation", "instant", "market")
    return Meeting(metric, what.span, "fact.idiom", "money", kind, group)


def targeted(at: Setting) -> Meeting | None:
    """ "reiterated its buy rating and 340p target", "a hold recommendation with a $40 price target"."""
    nodes, amount = at.nodes, at.amount
    target = nodes[at.last + 1] if at.last + 1 < len(nodes) else None
    place = _target_in_front(at)
    if place is not None and amount.high < _HIGHEST_PRICE:
        target = nodes[place]  # "cut its rating to hold and its target to 230p"
    if target is None or amount.high > _HIGHEST_PRICE or amount.per not in (None, "share"):
        return None
    plain = target.word == "target" and (_is_moved(at, place) or not _RATINGS.isdisjoint(node.word for node in nodes))
    if not plain and not (target.metric is not None and target.metric.id == "target_price"):
        return None
    return Meeting("target_price", target.span, "fact.idiom", "money-per-share", "instant", "market")


def _target_in_front(at: Setting) -> int | None:
    """ "its target to $260", "her target on the stock to $260": where the target stands."""
    if at.lead[-1:] != ["to"]:
        return None
    place = at.start - 2
    while place > at.start - _NEAR_TARGET and (at.nodes[place].companies or at.nodes[place].word in _ON_STOCK or at.nodes[place].metric):
        place -= 1
    return place if place > 0 and at.nodes[place].word == "target" else None


def _is_moved(at: Setting, place: int | None) -> bool:
    """ "Beta's Jo Bell raised her target to $260": so small a target is that of a share."""
    if place is None or place < 2:
        return False
    whose = at.text[at.nodes[place - 1].start : at.nodes[place - 1].end].lower()
    return whose in cues.POSSESSIVES and at.nodes[place - 2].word in cues.MOVES


def coupon(at: Setting) -> Meeting | None:
    """ "a $16m coupon"."""
    nodes, last = at.nodes, at.last
    metric = nodes[last + 1].metric if last + 1 < len(nodes) else None
    free = [node.word for node in nodes[last + 2 : last + 4]] == ["-", "free"]  # "lends it $120 million interest-free"
    if metric is None or metric.id != "interest_rate" or free:
        return None
    return Meeting("interest_expense", metric.span, "fact.idiom", "money", "duration", "cost")


def stake_for(at: Setting) -> Meeting | None:
    """ "take a 60% stake in the vaccine maker for €1.1 billion": what is paid for the stake."""
    nodes, first, lead = at.nodes, at.first, at.lead
    if lead[-1:] != ["for"]:
        return None
    near = range(first - 1, max(-1, first - 12), -1)
    stake = next((i for i in near if nodes[i].amount is not None or ((m := nodes[i].metric) is not None and m.id == "stake")), None)
    metric = nodes[stake].metric if stake is not None else None
    if stake is None or metric is None:
        return None
    held = next((node for node in nodes[stake + 1 : first] if node.kind == "company"), None)
    subject = held.span if held is not None else None
    return Meeting("deal_value", metric.span, "fact.idiom", "money", "duration", "deal", subject=subject)
