"""Turns of phrase that say the metric of an amount of money without naming it.

the company is worth £1.3bn                    its market value, or its valuation where nothing is said of shares
a close of €30.07                              the share price
the dividend will cost $54m                    the dividend
a $16m coupon                                  interest
has $9bn under management                      the assets managed
buys back 3 million shares for $40m            a buyback
to buy $3.6bn of chips from Beta               the value of a contract
ordered ten vessels for $1.9bn                 likewise
won deals worth $3.2bn                         likewise
set aside £210m for defaults                   provisions
led the round with $350 million                funding
a first approach of 430p a share               the offer price
wring €165m out of the cost base               cost savings
had $60 million in the bank                    cash
the $640 million smelter expansion             capital expenditure

Left alone: anything with a metric right beside the value.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, approximators_before, listed
from extractor.link.nodes import Amount, Node
from extractor.mentions import Span

_BUSINESSES = frozenset("company group firm business start-up startup it lender retailer chain maker chipmaker".split())
_SHARES = frozenset({"share_price", "market_cap", "index_level"})
_PURCHASES = frozenset(form for verb in ("buy", "order", "purchase", "procure") for form in cues.forms(verb))
_ORDERS = frozenset(form for verb in ("order", "commission", "procure") for form in cues.forms(verb)) | {"contract", "contracts"}
_LONG, _SHORT = 40, 10  # nodes between a verb and the price paid
_ORDERED = frozenset({"ordered", "commissioned", "procured"})
_FETCHES = frozenset(form for verb in ("realise", "realize", "fetch", "command", "achieve", "average") for form in cues.forms(verb))
_SOLD_BY = frozenset(
    "tonne ton ounce barrel pound kilogram kilo kg litre gallon bushel night seat unit megawatt-hour mwh hectare acre square_foot "
    "dmt wmt t".split()
)
_WEIGHED = frozenset("tonne ton ounce barrel pound kilogram kilo kg litre gallon bushel".split())
_PAID_FOR = frozenset(cues.forms("pay"))
_POURS = frozenset(form for verb in ("sink", "plough", "plow", "pour", "pump", "put", "channel") for form in cues.forms(verb))
_BUILDS = frozenset(form for verb in ("refurbish", "build", "upgrade", "expand", "renovate", "modernise") for form in cues.forms(verb))
_PROJECTS = frozenset("expansion plant factory refinery smelter upgrade facility terminal refurbishment extension overhaul".split())
_TRADES = _PURCHASES | frozenset("sell sold selling sale acquire acquired".split())
_WINS = frozenset(
    "bag bags bagged bagging win wins won winning sign signs signed signing land lands landed landing clinch clinched secure secures "
    "secured".split()
)
_LOSSES_ON = frozenset("defaults loans bad soured credit losses impairments".split())
_LOANS = frozenset({"loan_loss_provisions", "loans", "non_performing_loans"})
_COSTS = frozenset("costs operating_expenses staff_costs cost_of_sales sga_expense unit_cost".split())
_LEADS = frozenset("led leads leading joined contributed".split())
_HAVING = frozenset("has have had having with".split())
_AIMS = frozenset("target goal cap".split())
_WIPES = frozenset(form for verb in ("wipe", "knock", "shave", "lop", "erase") for form in cues.forms(verb))
_COMMITS = frozenset("committed commit commits pledged".split())
_ROUNDS = frozenset({"funding", "ipo_proceeds", "valuation"})
_APPROACHES = frozenset("approach proposal bid offer".split())
_RECEIVES = frozenset("get gets getting receive receives receiving".split())
_WRINGS = cues.forms("squeeze") + cues.forms("strip") + ["wring", "wrings", "wrung", "wringing", "take", "cut", "carve"]


def idiom_of_money(at: Setting) -> Meeting | None:
    """The metric that the words around an amount say as one phrase."""
    nodes, amount, first, last, lead, before = at.nodes, at.amount, at.first, at.last, at.lead, at.near
    verb = nodes[first - 1 - approximators_before(nodes, first)] if first else None
    return (
        _costing(nodes, first)
        or _won(nodes, first, lead)
        or _worth(nodes, first, lead, before)
        or _close(nodes, first, lead)
        or _unit_price(nodes, amount, first, lead)
        or _offered(nodes, amount, first, lead, before)
        or _managed(nodes, last)
        or _fund(nodes, first, lead)
        or _wiped(nodes, verb, last)
        or _left(nodes, last, lead, before)
        or _banked(nodes, last, lead)
        or _saved(nodes, verb, first, last)
        or _bought_back(nodes, first, lead)
        or _coupon(nodes, last)
        or _contract(nodes, first, last)
        or _goods(nodes, first, lead, before)
        or _set_aside(nodes, first, last)
        or _stake_for(nodes, first, lead)
        or _led(nodes, first, lead, before)
        or _poured(nodes, verb, first, last, lead)
        or _project(nodes, amount, first, last)
    )


def _costing(nodes: Sequence[Node], first: int) -> Meeting | None:
    place = first - 1 - approximators_before(nodes, first)
    cost = nodes[place].metric if place > 0 else None
    if cost is None or cost.id != "costs" or nodes[place - 1].word not in ("will", "would", "could", "may", "might", "to"):
        return None
    place -= 1
    while place > 0 and nodes[place].word in cues.AUXILIARY:
        place -= 1
    if nodes[place].word == "which":  # "an interim dividend of 14 rupees, which will cost"
        place = next((i for i in range(place, -1, -1) if (node := nodes[i]).metric is not None and node.metric.group == "return"), place)
    if nodes[place].word == ",":
        place = next((i - 1 for i in range(place - 1, 0, -1) if nodes[i].word == ","), place)
    metric = nodes[place].metric
    return listed(metric, place, "fact.idiom", None) if metric is not None and metric.group in ("return", "cost") else None


def _worth(nodes: Sequence[Node], first: int, lead: Sequence[str], before: Meeting | None) -> Meeting | None:
    if lead[-1:] != ["worth"]:
        return None
    place = next(i for i in range(first - 1, -1, -1) if nodes[i].word == "worth")
    subject = place - 1
    while subject > 0 and nodes[subject].word in cues.AUXILIARY:
        subject -= 1
    node = nodes[subject]
    deal = next((n for n in nodes[:subject] if n.metric is not None and n.metric.id in ("contract_value", "orders")), None)
    if subject < place - 1 and deal is not None:
        return Meeting("contract_value", Span(deal.start, deal.end), "fact.idiom", "money", "instant", "deal")
    if subject == place - 1 or not (node.kind in ("company", "reference") or node.word in _BUSINESSES):
        return None
    named = any(n.metric is not None and n.metric.id in _SHARES for n in nodes)
    shares = named or (before is not None and before.group in ("market", "return"))
    metric = "market_cap" if shares else "valuation"
    return Meeting(metric, Span(nodes[place].start, nodes[place].end), "fact.idiom", "money", "instant", "market")


def _close(nodes: Sequence[Node], first: int, lead: Sequence[str]) -> Meeting | None:
    if lead[-2:] != ["close", "of"]:
        return None
    return Meeting("share_price", Span(nodes[first - 2].start, nodes[first - 2].end), "fact.idiom", "money-per-share", "instant", "market")


def _coupon(nodes: Sequence[Node], last: int) -> Meeting | None:
    metric = nodes[last + 1].metric if last + 1 < len(nodes) else None
    if metric is None or metric.id != "interest_rate":
        return None
    return Meeting("interest_expense", Span(metric.start, metric.end), "fact.idiom", "money", "duration", "cost")


def _unit_price(nodes: Sequence[Node], amount: Amount, first: int, lead: Sequence[str]) -> Meeting | None:
    """An amount per thing behind "at" or "sold for", where no metric of the clause is one."""
    if amount.per not in _SOLD_BY:
        return None
    paid = any(node.word in _PAID_FOR for node in nodes[max(0, first - 4) : first])
    if amount.per in _WEIGHED and paid and nodes[first - 1].word not in ("at", "for", "of"):
        verb = next(node for node in reversed(nodes[:first]) if node.word in _PAID_FOR)
        return Meeting("price", Span(verb.start, verb.end), "fact.idiom", "money", "duration", "market")
    fetched = next((node for node in reversed(nodes[max(0, first - 5) : first]) if node.word in _FETCHES), None)
    sold = next((node for node in reversed(nodes[:first]) if node.word in ("sold", "sell", "sells", "selling", "bought", "hedged")), None)
    if fetched is None and any(node.kind == "metric" or (node.amount and node.amount.kind == "money") for node in nodes[:first]):
        return None
    sold = fetched or (sold if {"at", "for"} & set(lead[-5:]) else None)
    if sold is None:
        return None
    return Meeting("price", Span(sold.start, sold.end), "fact.idiom", "money", "duration", "market")


def _managed(nodes: Sequence[Node], last: int) -> Meeting | None:
    place = last + 1
    if [node.word for node in nodes[place : place + 2]] != ["under", "management"]:
        return None
    span = Span(nodes[place].start, nodes[place + 1].end)
    return Meeting("assets_under_management", span, "fact.idiom", "money", "instant", "balance")


def _offered(nodes: Sequence[Node], amount: Amount, first: int, lead: Sequence[str], before: Meeting | None) -> Meeting | None:
    """ "shareholders will get 485p a share", "a first approach of 430p a share"."""
    if amount.per != "share":
        return None
    at = first - approximators_before(nodes, first)
    verb = nodes[at - 1]
    deal = (before is not None and before.group == "deal") or any(n.metric is not None and n.metric.group == "deal" for n in nodes[:first])
    if verb.word in _RECEIVES and deal:
        return Meeting("offer_price", Span(verb.start, verb.end), "fact.idiom", "money-per-share", "instant", "deal")
    if lead[-1:] != ["of"] or at < 2:
        return None
    noun = nodes[at - 2]
    if noun.word not in _APPROACHES and not (noun.metric is not None and noun.metric.id == "deal_value" and noun.metric.weak):
        return None
    return Meeting("offer_price", Span(noun.start, noun.end), "fact.idiom", "money-per-share", "instant", "deal")


def _fund(nodes: Sequence[Node], first: int, lead: Sequence[str]) -> Meeting | None:
    """ "the third fund has a target of $800 million"."""
    if lead[-1:] != ["of"] or not _AIMS.intersection(lead[-2:]) or any(node.kind == "metric" for node in nodes[:first]):
        return None
    fund = next((node for node in nodes[:first] if node.word == "fund"), None)
    return Meeting("funding", Span(fund.start, fund.end), "fact.idiom", "money", "duration", "deal") if fund is not None else None


def _wiped(nodes: Sequence[Node], verb: Node | None, last: int) -> Meeting | None:
    """ "wiping £140m off the company's value"."""
    if verb is None or verb.word not in _WIPES or last + 1 >= len(nodes) or nodes[last + 1].word not in ("off", "from"):
        return None
    worth = next((node for node in nodes[last + 2 : last + 7] if node.word in ("value", "worth")), None)
    if worth is None:
        return None
    return Meeting("market_cap", Span(worth.start, worth.end), "fact.idiom", "money", "instant", "market", change="decrease")


def _left(nodes: Sequence[Node], last: int, lead: Sequence[str], before: Meeting | None) -> Meeting | None:
    """ "burned through €9m and has €85m left"."""
    burnt = before is not None and before.metric in ("cash_burn", "cash") and _HAVING.intersection(lead[-1:])
    if not burnt or last + 1 >= len(nodes) or nodes[last + 1].word not in ("left", "remaining"):
        return None
    return Meeting("cash", Span(nodes[last + 1].start, nodes[last + 1].end), "fact.idiom", "money", "instant", "balance")


def _banked(nodes: Sequence[Node], last: int, lead: Sequence[str]) -> Meeting | None:
    """ "had $60 million in the bank": the bank may be read as a reference to a lender."""
    if not _HAVING.intersection(lead[-2:]) or last + 2 >= len(nodes) or nodes[last + 1].word != "in":
        return None
    bank = nodes[last + 2] if nodes[last + 2].word != "the" else nodes[last + 3]
    if bank.kind != "reference" and bank.word != "bank":
        return None
    return Meeting("cash", Span(nodes[last + 1].start, bank.end), "fact.idiom", "money", "instant", "balance")


def _saved(nodes: Sequence[Node], verb: Node | None, first: int, last: int) -> Meeting | None:
    """ "wring €165m a year out of the combined cost base"."""
    if verb is not None and verb.word == "out":
        verb = nodes[first - 2 - approximators_before(nodes, first)]  # "take out €150 million of costs"
    if verb is None or verb.word not in _WRINGS:
        return None
    behind = nodes[last + 1 : last + 9]
    words = [node.word for node in behind]
    if words[:1] == ["of"] and any(node.metric is not None and node.metric.id in _COSTS for node in behind[1:4]):
        return Meeting("cost_savings", Span(verb.start, verb.end), "fact.idiom", "money", "duration", "cost")
    out = next((i for i in range(len(words) - 1) if words[i : i + 2] == ["out", "of"]), None)
    if out is None or not any(node.metric is not None and node.metric.id in _COSTS for node in behind[out:]):
        return None
    return Meeting("cost_savings", Span(verb.start, verb.end), "fact.idiom", "money", "duration", "cost")


def _bought_back(nodes: Sequence[Node], first: int, lead: Sequence[str]) -> Meeting | None:
    if lead[-1:] != ["for"]:
        return None
    counted = nodes[first - 2].amount if first > 1 else None
    reach = _LONG if counted is not None and counted.unit == "share" else _SHORT  # "3 million shares for $9m, 2 million shares for $8m"
    for i in range(first - 2, max(0, first - reach), -1):
        pair = (nodes[i - 1].word, nodes[i].word)
        if (pair in cues.PHRASAL_METRICS and cues.PHRASAL_METRICS[pair][0] == "buyback") or nodes[i].word.startswith("repurchas"):
            return Meeting("buyback", Span(nodes[i].start, nodes[i].end), "fact.idiom", "money", "duration", "return")
    return None


def _contract(nodes: Sequence[Node], first: int, last: int) -> Meeting | None:
    following = [node.word for node in nodes[last + 1 : last + 3]]
    if following[:1] != ["of"] and following != ["worth", "of"]:
        return None
    verb = next((node for node in reversed(nodes[max(0, first - 5) : first]) if node.word in _PURCHASES), None)
    for i in range(last + 2, min(last + 12, len(nodes) - 1)):
        if verb is not None and nodes[i].word == "from" and nodes[i + 1].kind in ("company", "reference"):
            return Meeting("contract_value", Span(verb.start, verb.end), "fact.idiom", "money", "instant", "deal")
        if nodes[i].kind in ("value", "mark"):
            return None
    return None


def _goods(nodes: Sequence[Node], first: int, lead: Sequence[str], before: Meeting | None) -> Meeting | None:
    """ "will supply 90,000 processors for $1.1 billion": what is paid for the goods."""
    if lead[-1:] != ["for"]:
        return None
    goods = next((i for i in range(first - 1, -1, -1) if nodes[i].amount is not None), None)
    if not _ORDERED.isdisjoint(lead[:-2]):
        verb = next(node for node in reversed(nodes[:first]) if node.word in _ORDERED)
        return Meeting("contract_value", Span(verb.start, verb.end), "fact.idiom", "money", "instant", "deal")  # "ordered new ships for"
    if goods is None:
        return None
    ordered = next((node for node in reversed(nodes[max(0, goods - 6) : goods]) if _is_order(node)), None)
    counted = nodes[goods].amount
    if ordered is not None and counted is not None and counted.unit not in (None, "times", "share") and counted.kind == "quantity":
        return Meeting("contract_value", Span(ordered.start, ordered.end), "fact.idiom", "money", "instant", "deal")
    if before is None or before.rule != "fact.verb" or before.metric not in ("shipments", "orders"):
        return None
    return Meeting("contract_value", before.span, "fact.idiom", "money", "instant", "deal")


def _is_order(node: Node) -> bool:
    return node.word in _ORDERS or (node.metric is not None and node.metric.id in ("orders", "contract_value"))


def _poured(nodes: Sequence[Node], verb: Node | None, first: int, last: int, lead: Sequence[str]) -> Meeting | None:
    """ "plans to sink NZ$220m into a drying tower", "will refurbish its resort for $18m"."""
    into = last + 1 < len(nodes) and nodes[last + 1].word == "into"
    if verb is not None and verb.word in _POURS and into and not any(n.kind == "company" for n in nodes[last + 2 : last + 4]):
        return Meeting("capex", Span(verb.start, verb.end), "fact.idiom", "money", "duration", "cash")
    built = next((node for node in reversed(nodes[max(0, first - 8) : first]) if node.word in _BUILDS), None)
    if built is None or lead[-1:] != ["for"] or any(n.kind in ("value", "metric") for n in nodes[max(0, first - 8) : first]):
        return None
    return Meeting("capex", Span(built.start, built.end), "fact.idiom", "money", "duration", "cash")


def _project(nodes: Sequence[Node], amount: Amount, first: int, last: int) -> Meeting | None:
    if nodes[first - 1].word not in cues.DETERMINERS or amount.per or _TRADES & {node.word for node in nodes[max(0, first - 4) : first]}:
        return None
    for node in nodes[last + 1 : last + 5]:
        if node.word in _PROJECTS:
            return Meeting("capex", Span(node.start, node.end), "fact.idiom", "money", "duration", "cash")
        if node.kind not in ("word", "company") or node.word in cues.PREPOSITIONS or node.word in cues.OPENERS:
            return None
    return None


def _won(nodes: Sequence[Node], first: int, lead: Sequence[str]) -> Meeting | None:
    """ "won deals worth $3.2 billion": contracts, no takeover."""
    if lead[-1:] not in (["worth"], ["of"]) or first < 2:
        return None
    deal = nodes[first - 2 - approximators_before(nodes, first)]
    if deal.metric is None or deal.metric.id not in ("deal_value", "contract_value", "orders"):
        return None
    if not any(node.word in _WINS for node in nodes[max(0, first - 9) : first]):
        return None
    return Meeting("contract_value", Span(deal.start, deal.end), "fact.idiom", "money", "instant", "deal")


def _stake_for(nodes: Sequence[Node], first: int, lead: Sequence[str]) -> Meeting | None:
    """ "take a 60% stake in the vaccine maker for €1.1 billion": what is paid for the stake."""
    if lead[-1:] != ["for"]:
        return None
    stake = next((i for i in range(first - 1, max(-1, first - 12), -1) if nodes[i].metric is not None or nodes[i].amount is not None), None)
    metric = nodes[stake].metric if stake is not None else None
    if stake is None or metric is None or metric.id != "stake":
        return None
    held = next((node for node in nodes[stake + 1 : first] if node.kind == "company"), None)
    subject = Span(held.start, held.end) if held is not None else None
    return Meeting("deal_value", Span(metric.start, metric.end), "fact.idiom", "money", "duration", "deal", subject=subject)


def _set_aside(nodes: Sequence[Node], first: int, last: int) -> Meeting | None:
    """ "set aside £210m to cover bad loans": what a lender provides for."""
    at = first - approximators_before(nodes, first)
    if at < 2 or nodes[at - 1].word != "aside" or nodes[at - 2].word not in ("set", "put", "setting", "putting", "sets", "puts"):
        return None
    span = Span(nodes[at - 2].start, nodes[at - 1].end)
    for node in nodes[last + 1 : last + 9]:
        if node.word in _LOSSES_ON or (node.metric is not None and node.metric.id in _LOANS):
            return Meeting("loan_loss_provisions", span, "fact.idiom", "money", "duration", "cost")
        if node.kind in ("value", "mark"):
            break
    return Meeting("provisions", span, "fact.idiom", "money", "duration", "cost")


def _led(nodes: Sequence[Node], first: int, lead: Sequence[str], before: Meeting | None) -> Meeting | None:
    """ "Beta led the round with $350 million": its part of what was raised before."""
    if before is None or before.metric not in _ROUNDS:
        return None
    if lead[-1:] != ["with"] and not _COMMITS.intersection(lead[-1:]):
        return None
    leads = _LEADS if lead[-1] == "with" else _COMMITS
    verb = next((node for node in reversed(nodes[max(0, first - 7) : first]) if node.word in leads), None)
    return Meeting("funding", Span(verb.start, verb.end), "fact.idiom", "money", "duration", "deal") if verb is not None else None
