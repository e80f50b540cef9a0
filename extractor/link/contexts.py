"""What a metric that was found turns out to be beside what its sentence and the value before speak of.

EBITDA of $40m … the margin was 31%            the margin of what was named before
operating profit of $40m … it made $31m        the profit that the text is about
a loss of $2m behind an operating profit       the loss of the same kind
bonds that carry 6%, mortgages cost 4.9%       the interest on a debt
its share slid to 8.9%                         a market share, no share price
the couple's interest will drop to 34%         a stake
sales rose 6%, while footwear slipped 2%       a part of the business: the metric of the value before
sales rose 6%, or 4% like for like             like-for-like sales
the venture took in $312m                      what it sold, or what a round of funding brought
savers withdrew $1.9bn                         deposits that went down
"""

from __future__ import annotations

from dataclasses import replace

from extractor.link import cues
from extractor.link.meeting import Meeting, Setting, fits, listed
from extractor.mentions import Span

_VALUES = frozenset("value values valued valuing".split())
_SELLING = frozenset("revenue like_for_like_sales online_sales food_sales sales_volume shipments orders bookings operating_profit".split())
_GOODS = frozenset(
    "tonne ton dmt wmt ounce barrel pound kilogram gallon litre bushel night mwh megawatt-hour container teu passenger seat day".split()
)
_NO_PRICES = frozenset("margin margins cost costs profit profits loss losses tax royalty revenue expense expenses charge".split())
_COST_OF = {"job_cuts": "restructuring_charge"}
_LARGEST_FEE = 100_000  # more is what fees bring in
_LOSS_OF = {"operating_profit": "operating_loss", "pretax_profit": "pretax_loss"}
_PROFITS = frozenset("operating_profit pretax_profit adjusted_profit ebitda adjusted_ebitda underwriting_profit".split())
_LOSSES = frozenset("operating_loss pretax_loss underwriting_loss".split())
_BROUGHT_IN = frozenset("premiums contracted_sales other_income interest_income total_income gross_merchandise_value funding".split())
_ROUNDS = frozenset("funding valuation".split())
_FUNDS = frozenset("fund funds etf etfs managers".split())
_BEFORE_TAX = {"net_profit": "pretax_profit", "net_loss": "pretax_loss"}
_BURNS = frozenset(cues.forms("burn"))
_PAYERS = frozenset("subscribers users customers monthly_active_users".split())
_PAYS = frozenset(cues.forms("pay"))
_MONTHS = frozenset("month week day year".split())
_SURPLUS = frozenset("surplus deficit shortfall gap".split())
_TRADE = frozenset("exports imports export import shipments trade".split())
_EXTRA = frozenset("further extra additional".split())
_OUTPUT = frozenset("production capacity seat_capacity".split())
_LARGEST_PER_SHARE = 1000
_POSSESSIVES = frozenset({"'s", "’s", "its", "his", "her", "their", "our", "’", "'"})
_SHARES_OF = frozenset("market_share market_size".split())
_SAVERS = frozenset("customers savers depositors households bank lender".split())
_LENT = frozenset("loan loans mortgage mortgages overdraft overdrafts".split())
_ALIKE = frozenset("like-for-like like same-store comparable organic".split())
_BASES = frozenset("basis terms for".split())


def by_context(at: Setting, found: Meeting) -> Meeting:
    """The meeting as its surroundings read it."""
    for reading in _READINGS:
        found = reading(at, found) or found
    return found


def words_of(at: Setting, found: Meeting) -> str:
    """The words of a metric in lower case."""
    return at.text[found.span.start : found.span.end].lower()


# ------------------------------------------------------------------ of what kind a profit, a loss, a margin is
def _margin_of(at: Setting, found: Meeting) -> Meeting | None:
    """The profit that a bare margin is of: the last one of the sentence, else that of the value before."""
    near = at.near
    if words_of(at, found) not in ("margin", "margins"):
        return None
    for node in reversed(at.nodes[: at.first]):
        if node.metric is not None and node.metric.id in cues.MARGIN_OF:
            return replace(found, metric=cues.MARGIN_OF[node.metric.id])
    return replace(found, metric=cues.MARGIN_OF[near.metric]) if near is not None and near.metric in cues.MARGIN_OF else None


def _loss_of(at: Setting, found: Meeting) -> Meeting | None:
    """ "an operating profit of $6m from a loss of $2m": the loss of the same kind."""
    if found.metric != "net_loss" or words_of(at, found) not in ("loss", "losses"):
        return None
    named = [node.metric.id for node in at.nodes[: at.first] if node.metric is not None and node.metric.id in _LOSS_OF]
    return replace(found, metric=_LOSS_OF[named[-1]]) if named else None


def _earned(at: Setting, found: Meeting) -> Meeting | None:
    """ "operating profit will be $310m; last year it made $336m": such a verb means the profit that the text is about."""
    near = at.near
    if found.rule != "fact.verb" or near is None or at.amount.per == "share":
        return None
    same = (found.metric == "net_profit" and near.metric in _PROFITS) or (found.metric == "net_loss" and near.metric in _LOSSES)
    return replace(found, metric=near.metric) if same else None


def _before_tax(at: Setting, found: Meeting) -> Meeting | None:
    """ "made $540 million before tax"."""
    behind = [node.word for node in at.nodes[at.last + 1 : at.last + 3]]
    if found.rule != "fact.verb" or behind not in (["before", "tax"], ["before", "taxes"]):
        return None
    return replace(found, metric=_BEFORE_TAX[found.metric]) if found.metric in _BEFORE_TAX else None


def _burnt(at: Setting, found: Meeting) -> Meeting | None:
    """ "will burn around $150 million of cash"."""
    burnt = found.metric == "cash" and at.lead[-1:] and at.lead[-1] in _BURNS
    return replace(found, metric="cash_burn", period_kind="duration", group="cash") if burnt else None


def _contributed(at: Setting, found: Meeting) -> Meeting | None:
    """ "contributed $72 million to group profit"."""
    if found.rule != "fact.verb" or found.metric != "revenue" or at.last + 1 >= len(at.nodes) or at.nodes[at.last + 1].word != "to":
        return None
    for i in range(at.last + 2, min(at.last + 6, len(at.nodes))):
        metric = at.nodes[i].metric
        if metric is not None and fits(metric.value_kind, at.amount):
            return listed(metric, i, found.rule, None)
    return None


# ------------------------------------------------------------------ what came in
def _brought_in(at: Setting, found: Meeting) -> Meeting | None:
    """ "the life arm brought in €9bn" of premiums: such a verb means the income that the text is about."""
    near = at.near
    if near is None or found.rule != "fact.verb" or found.metric != "revenue" or near.metric not in _BROUGHT_IN:
        return None
    return replace(near, rule=found.rule, span=found.span, place=None, change=found.change, of=None, of_metric=None)


def _taken_in(at: Setting, found: Meeting) -> Meeting | None:
    """ "money-market funds took in $34bn", "the shop took in $3m", "the start-up has taken in $312m"."""
    near = at.near
    if found.metric != "fund_flows" or found.rule != "fact.verb" or not words_of(at, found).endswith(" in"):
        return None
    if any(node.word in _FUNDS for node in at.nodes[: at.first]):
        return None
    if near is not None and near.metric in _ROUNDS:
        return replace(found, metric="funding", group="deal")
    return replace(found, metric="revenue", group="income")


def _of_a_round(at: Setting, found: Meeting) -> Meeting | None:
    """Who contributed to a round; "pulled in $5bn of venture capital"."""
    near = at.near
    if found.metric != "revenue" or found.rule != "fact.verb":
        return None
    round_near = near is not None and near.metric in _ROUNDS
    venture = any(node.word == "venture" for node in at.nodes[at.last + 1 : at.last + 4])
    if round_near or venture or any(node.word in cues.INVESTORS for node in at.nodes):
        return replace(found, metric="funding", group="deal")
    return None


def _withdrawn(at: Setting, found: Meeting) -> Meeting | None:
    """ "customers withdrew 1.9 billion kroner from the bank"."""
    if found.metric != "fund_flows" or found.rule != "fact.verb" or not words_of(at, found).startswith("withdr"):
        return None
    around = at.nodes[max(0, at.first - 6) : at.last + 5]
    named = {at.text[node.start : node.end].lower() for node in around if node.kind in ("word", "metric")}
    deposited = not _SAVERS.isdisjoint(named) or any(node.metric is not None and node.metric.id == "deposits" for node in around)
    return replace(found, metric="deposits", group="balance", change="decrease") if deposited else None


def _fee_income(at: Setting, found: Meeting) -> Meeting | None:
    """ "fees rose 8% to $1.1bn": what a lender earns, no price."""
    if found.metric != "price" or words_of(at, found).split()[-1] != "fees":
        return None
    sums = [at.amount, *(node.amount for node in at.nodes[at.last + 1 : at.last + 4] if node.amount is not None)]
    if not any(value.kind == "money" and value.low > _LARGEST_FEE and not value.per for value in sums):
        return None
    return replace(found, metric="other_income", value_kind="money", period_kind="duration", group="income")


# ------------------------------------------------------------------ prices, costs, rates
def _per_goods(at: Setting, found: Meeting) -> Meeting | None:
    """An amount per tonne, barrel or night is the price of it, or what it costs, unless the words say a margin."""
    if at.amount.kind != "money" or at.amount.per not in _GOODS:
        return None
    words = words_of(at, found).split()
    if found.rule == "fact.noun_phrase" and _NO_PRICES.isdisjoint(words):
        return replace(found, metric="price", value_kind="money", group="market")
    if found.rule == "fact.noun_phrase" and words[-1] in ("cost", "costs"):
        return replace(found, metric="unit_cost", value_kind="money", period_kind="duration", group="cost")
    if found.metric == "costs" and words[-1] in ("cost", "costs") and at.amount.per != "day":
        return replace(found, metric="unit_cost", group="cost")
    return replace(found, metric="price", value_kind="money", group="market") if found.metric == "fine" else None  # ore that is fine


def _lending_rate(at: Setting, found: Meeting) -> Meeting | None:
    """ "bonds that carry 6%", "green mortgages cost 4.9%", "raised what it pays on savings by 15 basis points"."""
    near = at.near
    if at.amount.kind != "percent":
        return None
    before = at.nodes[max(0, at.first - 9) : at.first]
    carried = found.place is not None and any(node.word in cues.CARRIES for node in at.nodes[found.place : at.first])
    lent = any(node.word in _LENT or (node.metric is not None and node.metric.id in ("debt", "loans")) for node in before)
    costing = found.metric == "costs" and found.change is None and words_of(at, found) in ("cost", "costs") and lent
    paid = near is not None and near.metric == "interest_rate" and found.group == "count" and any(n.word in cues.CARRIES for n in before)
    if not (found.metric == "debt" and carried) and not costing and not paid:
        return None
    return replace(found, metric="interest_rate", value_kind="percent", period_kind="instant", group="ratio")


def _target_price(at: Setting, found: Meeting) -> Meeting | None:
    """ "lifted its valuation of the stock to A$3.75"."""
    low = found.metric == "valuation" and at.amount.kind == "money" and at.amount.high < _LARGEST_PER_SHARE
    return replace(found, metric="target_price") if low else None


def _paid_by_each(at: Setting, found: Meeting) -> Meeting | None:
    """ "38 million subscribers … each of them paid $8.15 a month"."""
    near, verb = at.near, at.text[found.span.start : found.span.end].lower()
    paid = found.rule == "fact.verb" and verb in _PAYS and near is not None and near.metric in _PAYERS
    return replace(found, metric="arpu", group="income") if paid and at.amount.per in _MONTHS else None


def _cost_of_cuts(at: Setting, found: Meeting) -> Meeting | None:
    """ "let 350 people go, a step that cost it €28 million"; "the savings … getting there will cost €210m"."""
    if at.near is None or found.metric != "costs" or words_of(at, found) not in ("cost", "costs") or at.amount.kind != "money":
        return None
    metric = _COST_OF.get(at.near.metric)
    return replace(found, metric=metric, group="cost") if metric is not None else None


def _trade_gap(at: Setting, found: Meeting) -> Meeting | None:
    """ "exports rose, leaving a surplus of $2.1 billion"."""
    if found.metric not in ("net_profit", "net_loss") or words_of(at, found).split()[-1] not in _SURPLUS:
        return None
    traded = any(node.word in _TRADE for node in at.nodes[: at.first])
    return replace(found, metric="trade_balance", group="macro") if traded else None


def _no_share(at: Setting, found: Meeting) -> Meeting | None:
    """ "spent $300 million on its own stock and has $1.1 billion left": millions are no price of a share."""
    buying = at.near is not None and at.near.metric == "buyback" and found.metric == "share_price"
    return at.near if buying and at.amount.kind == "money" and at.amount.low > _LARGEST_FEE else None


# ------------------------------------------------------------------ shares of something
def _interest_held(at: Setting, found: Meeting) -> Meeting | None:
    """ "a 65% interest in the mine", "the couple's interest will drop to 34%"."""
    if found.metric != "interest_rate" or found.place is None or words_of(at, found) != "interest":
        return None
    behind = found.place == at.first + 1 and at.first + 2 < len(at.nodes) and at.nodes[at.first + 2].word == "in"
    owned = found.place > 0 and found.place < at.first and at.nodes[found.place - 1].word in _POSSESSIVES
    return replace(found, metric="stake", value_kind="percent", group="deal") if behind or owned else None


def _bring_in(at: Setting, found: Meeting) -> Meeting | None:
    """ "clients, whose share once exceeded 20%": of the revenue named before."""
    near = at.near
    if near is None or near.of_metric != "revenue" or found.metric not in cues.BUYERS or found.rule == "fact.own_unit":
        return None
    return replace(near, rule="fact.same_metric", place=None, change=None) if at.amount.kind == "percent" and not at.change else None


def _votes(at: Setting, found: Meeting) -> Meeting | None:
    """ "controls 62% of the voting rights"."""
    if found.metric != "stake" or found.rule != "fact.verb":
        return None
    votes = next((node.metric for node in at.nodes[at.last + 1 : at.last + 5] if node.metric is not None), None)
    return replace(found, metric="voting_power") if votes is not None and votes.id == "voting_power" else None


def _market_share(at: Setting, found: Meeting) -> Meeting | None:
    """ "its share of the segment edged up to 3.1%", "the rival's share slid to 8.9%", "20 basis points more" behind such a share."""
    if at.amount.kind != "percent":
        return None
    level = at.lead[-1:] in (["to"], ["from"])
    share = found.metric == "share_price" and found.place is not None and words_of(at, found) == "share"
    if share and found.place is not None:
        of = at.nodes[found.place + 1].word == "of"
        owned = found.place > 0 and at.nodes[found.place - 1].word in _POSSESSIVES
        if of or (owned and (level or at.amount.unit == "percentage_point")):
            change = None if level else found.change
            return replace(found, metric="market_share", period_kind="duration", group="ratio", change=change)
    if found.metric == "market_size" and at.amount.unit == "percentage_point":
        return replace(found, metric="market_share", period_kind="duration", group="ratio")
    return None


def _part_of(at: Setting, found: Meeting) -> Meeting | None:
    """ "the share of online sales rose to 64%": what the share is made up of."""
    if found.metric not in ("share_price", "market_share") or found.place is None or words_of(at, found) != "share":
        return None
    if at.amount.kind != "percent" or at.nodes[found.place + 1].word != "of":
        return None
    for i in range(found.place + 2, min(found.place + 5, len(at.nodes))):
        metric = at.nodes[i].metric
        if metric is not None and metric.group == "income" and metric.id != "revenue":
            return listed(metric, i, found.rule, found.change)
        if at.nodes[i].kind != "word":
            return None
    return None


def _shares_bought(at: Setting, found: Meeting) -> Meeting | None:
    """ "the repurchase covers as much as 3.1% of outstanding shares"."""
    if found.metric != "shares_outstanding" or at.amount.kind != "percent" or found.place is None or found.place < at.last:
        return None
    for i, node in enumerate(at.nodes[: at.first]):
        if node.word.startswith("repurchas") or (node.metric is not None and node.metric.id == "buyback"):
            span, of = Span(node.start, node.end), found.span
            return Meeting("buyback", span, found.rule, "money", "duration", "return", i, of=of, of_metric=found.metric)
    return None


# ------------------------------------------------------------------ sales and what is sold
def _like_for_like(at: Setting, found: Meeting) -> Meeting | None:
    """ "were up 4.6%, or 3.9% on a like-for-like basis"."""
    near = at.near
    if found.metric != "revenue" or at.amount.unit != "percent":
        return None
    behind = [node.word for node in at.nodes[at.last + 1 : at.last + 5]]
    opened = behind[1:] if behind[:1] == ["on"] or behind[:1] == ["in"] else behind
    opened = opened[1:] if opened[:1] == ["a"] else opened
    if len(opened) < 2 or opened[0] not in _ALIKE or opened[1] not in _BASES:
        return None
    return replace(found, metric="like_for_like_sales", value_kind="percent", change=found.change or (near.change if near else None))


def _goods_sold(at: Setting, found: Meeting) -> Meeting | None:
    """ "sales tumbled 17% to 240,000 vehicles"."""
    if found.metric != "revenue" or at.amount.kind != "percent" or words_of(at, found).split()[-1] != "sales":
        return None
    if at.last + 1 >= len(at.nodes) or at.nodes[at.last + 1].word != "to":
        return None
    goods = next((node.amount for node in at.nodes[at.last + 2 : at.last + 5] if node.amount is not None), None)
    if goods is None or goods.kind != "quantity" or goods.unit in (None, "times", "share"):
        return None
    return replace(found, metric="shipments", value_kind="count", group="count")


def _online(at: Setting, found: Meeting) -> Meeting | None:
    """ "online, which brought in 17% of sales"; "digital orders made up 23% of sales" are sales as well."""
    subject = next((node for node in reversed(at.nodes[: at.first]) if node.kind == "metric" or node.word in cues.SEGMENTS), None)
    if found.metric == "revenue" and found.place is not None and found.place > at.last and subject is not None and subject.word == "online":
        return replace(found, metric="online_sales")
    return None


def _to_come(at: Setting, found: Meeting) -> Meeting | None:
    """ "has 164 shops and intends to add 12 more"."""
    opened = found.metric == "stores" and found.rule == "fact.same_metric" and at.lead[-1:] and at.lead[-1] in ("add", "open", "adding")
    return replace(found, metric="store_openings", period_kind="duration", change=None) if opened else None


def _times_of(at: Setting, found: Meeting) -> Meeting | None:
    """ "spent $793 million on research, equivalent to 2.3 times its revenue": the spending, no price."""
    before = at.before
    if before is None or found.rule != "fact.multiple" or before.group not in ("cost", "cash") or at.lead[-1:] != ["to"]:
        return None
    return replace(before, rule="fact.same_metric", place=None, change=None, of=found.span, of_metric="revenue")


def _added(at: Setting, found: Meeting) -> Meeting | None:
    """ "a further 2 GW of capacity"; not what is still "under construction"."""
    more = found.metric in _OUTPUT and at.amount.kind == "quantity" and found.change is None and at.nodes[at.first - 1].word in _EXTRA
    building = any(node.word in ("construction", "development") for node in at.nodes[at.last + 1 : at.last + 5])
    return replace(found, change="increase") if more and not building else None


# ------------------------------------------------------------------ what only goes on about the value before
def _growth_of(at: Setting, found: Meeting) -> Meeting | None:
    """ "growth was 1.8%": of the figure named before."""
    near = at.near
    if near is None or found.metric != "growth_rate" or words_of(at, found) != "growth":
        return None
    if near.group not in ("income", "count") or near.value_kind == "percent":
        return None
    return replace(near, rule=found.rule, place=None, change=found.change or "increase", of=None, of_metric=None)


def _of_the_plan(at: Setting, found: Meeting) -> Meeting | None:
    """ "will invest €24bn … 62% of the budget": "to spend €11bn a year" goes on about it."""
    near = at.near
    if near is None or near.metric != "capex" or found.metric not in ("costs", "spending"):
        return None
    plain = found.rule == "fact.verb" or words_of(at, found).split()[-1] in ("budget", "spending", "outlay", "expenditure")
    return replace(found, metric="capex", group="cash") if plain else None


def _again(at: Setting, found: Meeting) -> Meeting | None:
    """The metric of the value before, where what was found says nothing of its own.

    "fashion dipped 0.8%" (a part of the business), "the buyer would pay €160m", "will peak at 2.6 times"
    """
    near = at.near
    if near is None:
        return None
    again = replace(near, rule="fact.same_metric", place=None, change=at.change, of=None, of_metric=None)
    part = found.rule == "fact.noun_phrase" and words_of(at, found).split()[-1] in cues.SEGMENTS and near.metric in _SELLING
    if part and at.change and at.amount.kind == "percent":
        return again
    ends = at.last + 1 >= len(at.nodes) or at.nodes[at.last + 1].kind == "mark"
    if found.rule == "fact.verb" and found.metric == "spending" and near.metric in cues.PAYABLE and ends:
        return again
    if at.amount.unit == "times" and near.value_kind == "ratio" and found.value_kind != "ratio":
        return again
    return None


def _equity_value(at: Setting, found: Meeting) -> Meeting | None:
    """ "values its equity at"."""
    if found.metric != "equity" or not found.place or not any(n.word in _VALUES for n in at.nodes[max(0, found.place - 4) : found.place]):
        return None
    return replace(found, metric="equity_value", group="deal")


# In this order: a reading may go on from the one before.
_READINGS = (
    _margin_of, _loss_of, _earned, _before_tax, _burnt, _contributed, _taken_in, _brought_in, _per_goods, _fee_income, _interest_held,
    _added, _bring_in, _goods_sold, _growth_of, _target_price, _paid_by_each, _cost_of_cuts, _trade_gap, _no_share, _to_come, _times_of,
    _votes, _lending_rate, _part_of, _market_share, _shares_bought, _of_the_plan, _again, _like_for_like, _online, _equity_value,
    _of_a_round, _withdrawn,
)  # fmt: skip
