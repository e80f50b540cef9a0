"""What a figure of sales, output or growth turns out to be beside what its sentence and the value before speak of.

sales rose 6%, while footwear slipped 2%       a part of the business: the metric of the value before
sales rose 6%, or 4% like for like             like-for-like sales
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise, takewhile

from extractor.link import cues, metric_kinds
from extractor.link.metrics.change_of import change_after
from extractor.link.metrics.meeting import Meeting, Setting, as_metric, listed, phrased, taken_up, words_of
from extractor.link.metrics.share_moves import reaches_a_sum
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms

_SELLING = frozenset("revenue like_for_like_sales online_sales food_sales sales_volume shipments orders bookings operating_profit".split())
_BRINGS, _ACCOUNTS = all_forms("contribute generate provide bring"), all_forms("account")
_SOLD = frozenset("revenue orders shipments retail_sales gross_merchandise_value operating_profit".split())
_FETCHES = frozenset("fetched yielded made added delivered".split())
_PUTS = all_forms("put value estimate")
_PROPORTIONS = frozenset("proportion share percentage contribution".split())
_LINKS = frozenset("in to of".split())
_ARMS = frozenset("arm division unit business segment".split())
# What is measured of a business and is not sold by it.
_MEASURED = frozenset(
    "number numbers rate rates price prices level levels count counts ratio index demand visits visitors hours days wages pay "
    "bill bills size value values spend spends spending basket baskets exports imports stocks yields output complaints "
    "accidents injuries returns reach absence turnover engagement time times speed density dose doses symptoms attacks deaths "
    "risk risks weight body patients animals share average cost costs fees fee charges cash headwind headwinds".split()
)
_OF_SEGMENTS = frozenset("revenue like_for_like_sales shipments sales_volume bookings".split())
_COUNTER = frozenset("drink drinks snacks meals rooms bedding shoes books gifts wine beer spirits health wellness".split())
_TAKES = frozenset("take takes took".split()) | cues.TAKES_UP
_PLACED_ONLINE = re.compile(
    r" of [^,.;]{0,40}?\b(?:are|is|were|was|come|comes|came) (?:now )?(?:placed |made |done |booked )?"
    r"(?:online|digitally|through (?:its|the) (?:app|website))\b"
)
_JOINS = frozenset(", ; and by a an the".split())
_DRIVEN = frozenset("driven fueled fuelled helped boosted led lifted supported dragged powered paced".split())
_WHILE = frozenset("while whereas and but".split())
_SALES = cues.SALES_MOVES | frozenset("grew shrank shrunk grown".split())
_ALIKE = frozenset("like-for-like like same-store comparable organic".split())
_FAR = 12  # nodes behind a figure
_BASES = frozenset("basis terms for".split())


def market_for(at: Setting, found: Meeting) -> Meeting | None:
    """ "puts the market for freshly made tea at $312bn": the size of it."""
    if found.rule != "fact.noun_phrase" or at.amount.kind != "money" or at.lead[-1:] != ["at"]:
        return None
    words = [at.text[node.start : node.end].lower() for node in at.nodes[: at.first]]
    place = next((i for i in range(len(words) - 2, 0, -1) if words[i] == "market" and words[i + 1] == "for"), None)
    put = place is not None and not _PUTS.isdisjoint(words[:place])
    return replace(found, metric="market_size", value_kind="money", group="macro") if put else None


def bring_in(at: Setting, found: Meeting) -> Meeting | None:
    """ "clients, whose share once exceeded 20%", "revenue … of which customers abroad contributed 3%": of the revenue named before."""
    near = at.near
    brings = near is not None and near.metric == "revenue" and at.lead[-1:] and at.lead[-1] in _BRINGS
    if near is not None and brings and at.amount.kind == "percent" and found.metric in cues.BUYERS:
        return replace(near, rule="fact.same_metric", place=None, change=None, of=near.span, of_metric="revenue")
    of_sales = near is not None and near.metric == near.of_metric == "revenue"
    if near is None or not of_sales or found.metric not in cues.BUYERS or found.rule == "fact.own_unit":
        return None
    return replace(near, rule="fact.same_metric", place=None, change=None) if at.amount.kind == "percent" and not at.change else None


def brought_by_markets(at: Setting, found: Meeting) -> Meeting | None:
    """ "revenue rose to $5m, of which overseas markets contributed $3m": a part of what was told before, no size of a market."""
    near = at.near
    verb = at.lead[-2] if at.lead[-1:] == ["for"] and len(at.lead) > 1 else "".join(at.lead[-1:])
    plural = words_of(at, found).endswith("markets") or (at.before is not None and "which" in at.lead)
    if near is None or near.metric not in _SOLD or not plural or not (verb in _BRINGS or verb in _ACCOUNTS):
        return None
    part = replace(near, rule="fact.same_metric", place=None, change=None)
    return replace(part, of=near.span, of_metric=near.metric) if at.amount.kind == "percent" else part


def share_brought(at: Setting, found: Meeting) -> Meeting | None:
    """ "freight contracts brought in 58% of sales": of the revenue, whatever brought it in; but "research took 14% of sales"."""
    verb = at.lead[-2] if at.lead[-1:] == ["in"] and len(at.lead) > 1 else "".join(at.lead[-1:])
    behind = at.nodes[at.last + 1 : at.last + 5]
    income = next((node for node in behind if at.text[node.start : node.end].lower() == "income"), None)
    if at.amount.kind == "percent" and verb in _BRINGS and income is not None and behind[0].word == "of":
        # "home loans bring in 78% of its income"
        return phrased("revenue", income.span, found.rule, of=income.span, of_metric="revenue")
    if found.metric == "price" and verb in _TAKES and words_of(at, found).endswith(("rent", "rents")):
        return replace(found, metric="rent_expense", group="cost")  # "rents took 12% of sales"
    brings = verb in _BRINGS or found.metric == "price"  # "membership fees accounted for 58% of sales"
    if at.amount.kind != "percent" or not brings or [node.word for node in behind[:1]] != ["of"]:
        return None
    place = next((i for i, node in enumerate(behind, at.last + 1) if node.metric is not None and node.metric.id == "revenue"), at.last)
    sales = at.nodes[place].metric
    return replace(listed(sales, place, found.rule, None), of=sales.span, of_metric="revenue") if sales is not None else None


def part_of(at: Setting, found: Meeting) -> Meeting | None:
    """ "the share of online sales rose to 64%", "Asia's share of its sales": what the share is made up of."""
    if found.metric not in ("share_price", "market_share") or found.place is None or words_of(at, found).split()[-1] != "share":
        return None
    if at.amount.kind != "percent" or at.nodes[found.place + 1].word != "of":
        return None
    for i in range(found.place + 2, min(found.place + 5, len(at.nodes))):
        metric = at.nodes[i].metric
        owned = words_of(at, found) == "share" and at.nodes[found.place - 1].word in cues.POSSESSIVES
        theirs = any(_is_owner(at, node) for node in at.nodes[found.place + 2 : i])
        if metric is not None and metric.group == "income" and (theirs or not (owned and metric.id == "revenue")):
            return listed(metric, i, found.rule, found.change)
        if at.nodes[i].kind not in ("word", "company", "reference") and at.nodes[i].word not in cues.GENITIVE:
            return None
    return None


def _is_owner(at: Setting, node: Node) -> bool:
    return node.kind in ("company", "reference") or at.text[node.start : node.end].lower() in cues.POSSESSIVES


def like_for_like(at: Setting, found: Meeting) -> Meeting | None:
    """ "were up 4.6%, or 3.9% on a like-for-like basis", "On a like-for-like basis the increase was 3.9%"."""
    near = at.near
    if found.metric not in ("revenue", "stores") or at.amount.unit != "percent":
        return None
    if found.metric == "stores" and near is not None and near.metric == "like_for_like_sales":
        # "like-for-likes were 2.7pc better: the shops managed 1.9pc", "with shops down 10.1pc"
        return replace(near, rule="fact.same_metric", place=None, change=found.change or at.change or near.change)
    behind = [node.word for node in at.nodes[at.last + 1 : at.last + 5]]
    own = [node.word for node in takewhile(_goes_on, at.nodes[at.last + 1 : at.last + _FAR])]
    alike = any(a in _ALIKE and b in _BASES for a, b in pairwise(own))  # "4.8% ahead of last year on a like-for-like basis"
    alike = alike or (behind[:1] == ["like-for-like"] and (len(at.nodes) == at.last + 2 or at.nodes[at.last + 2].kind == "mark"))
    alike = alike or behind[:4] == ["like", "for", "like", ""] or behind[:4] == ["ahead", "like", "for", "like"]
    clause = next((i + 1 for i in range(at.first - 1, 0, -1) if at.nodes[i].word == ";"), 0)
    opens = [node.word for node in at.nodes[clause : clause + 4]]  # "; on a like-for-like basis the rise was 2.6%"
    basis = opens[:1] == ["on"] and not _ALIKE.isdisjoint(opens)
    if not (alike or basis or opens[:2] in (["like-for-like", ","], ["organically", ","])):  # "Like-for-like, the gain was 4.9%"
        return None
    change = found.change or (near.change if near is not None else None) or "increase"
    return replace(found, metric="like_for_like_sales", value_kind="percent", change=change)


def _goes_on(node: Node) -> bool:
    return node.kind != "value" and node.word not in (",", "and", ";", "(")


def subscriptions(at: Setting, found: Meeting) -> Meeting | None:
    """ "product sales slipped 4% but subscriptions jumped 9%": what they bring in, beside other sales."""
    beside = at.before is not None and at.before.metric == "revenue" and words_of(at, found).startswith("subscription")
    return replace(found, metric="revenue", value_kind="money", group="income") if beside and at.amount.kind == "percent" else None


def online(at: Setting, found: Meeting) -> Meeting | None:
    """ "online, which brought in 17% of sales"; "digital orders made up 23% of sales" are sales as well."""
    subject = next((node for node in reversed(at.nodes[: at.first]) if node.kind == "metric" or node.word in cues.SEGMENTS), None)
    if found.metric == "revenue" and found.place is not None and found.place > at.last and subject is not None and _is_online(at, subject):
        return replace(found, metric="online_sales")
    return None


def placed_online(at: Setting, found: Meeting) -> Meeting | None:
    """ "18% of its orders are now placed online"."""
    online_ = _PLACED_ONLINE.match(at.text, at.amount.end) if at.amount.unit == "percent" and found.of is None else None
    return replace(found, metric="online_share", value_kind="percent", period_kind="duration", group="ratio") if online_ else None


def _is_online(at: Setting, subject: Node) -> bool:
    return subject.word == "online" or at.text[subject.start : subject.end].lower().startswith("online ")


def times_of(at: Setting, found: Meeting) -> Meeting | None:
    """ "spent $793 million on research, equivalent to 2.3 times its revenue": the spending, no price."""
    before = at.before
    behind = [node.word for node in at.nodes[at.last + 1 : at.last + 3]]
    had = behind[:1] == ["what"] or behind in (["as", "much"], ["as", "many"])  # "three times what it had"
    had = had or (behind[:1] == ["the"] and any(node.kind == "value" for node in at.nodes[at.last + 2 : at.last + 4]))  # "the $9m of 2024"
    if found.rule == "fact.same_metric" and at.amount.unit == "times" and found.metric in metric_kinds.MULTIPLES and not had:
        # "15 times ebitda, or 11 times"
        return replace(found, metric=metric_kinds.MULTIPLES[found.metric], value_kind="ratio", group="ratio")
    if before is None or found.rule != "fact.multiple" or before.group not in ("cost", "cash") or at.lead[-1:] != ["to"]:
        return None
    return replace(before, rule="fact.same_metric", place=None, change=None, of=found.span, of_metric="revenue")


def extra_sales(at: Setting, found: Meeting) -> Meeting | None:
    """ "worth £4 million in extra sales", "brought in $9 million of additional revenue": so much more."""
    if at.amount.kind != "money" or found.change is not None or found.place is None or found.place < at.last:
        return None
    extra = any(node.word in cues.EXTRA for node in at.nodes[at.last + 1 : found.place])
    return replace(found, change="increase") if extra else None


def proportion(at: Setting, found: Meeting) -> Meeting | None:
    """ "The proportion of cloud services in total revenue rose to 32.5%": so much of it was theirs."""
    told = found.rule == "fact.noun_phrase" or (found.metric == "market_share" and "market" not in words_of(at, found))
    if not told or at.amount.kind != "percent" or words_of(at, found).split()[0] not in _PROPORTIONS:
        return None
    inside = [node for node in at.nodes[: at.first] if node.start > found.span.start]
    wholes = [node.metric for link, node in pairwise(inside) if link.word in _LINKS and node.metric is not None]
    whole = wholes[-1] if wholes else None
    if whole is None or whole.group != "income":
        return None
    return replace(found, metric=whole.id, value_kind="money", period_kind="duration", group="income", of=whole.span, of_metric=whole.id)


def of_the_plan(at: Setting, found: Meeting) -> Meeting | None:
    """ "will invest €24bn … 62% of the budget": "to spend €11bn a year" goes on about it."""
    near = at.near
    on_it = [at.text[node.start : node.end].lower() for node in at.nodes[at.last + 1 : at.last + 3]] == ["on", "it"]
    if on_it and found.rule == "fact.verb" and at.named is not None and at.named.group == "cost":
        return replace(at.named, rule="fact.anaphora", place=None)  # "R&D is another answer. It spent $1.4bn on it"
    if near is not None and near.metric == "production" and words_of(at, found) == "budget":
        return replace(found, metric="capex", group="cash")  # "will pump 212,000 barrels on a budget of $1.7 billion"
    if near is None or near.metric != "capex" or found.metric not in ("costs", "spending"):
        return None
    plain = found.rule == "fact.verb" or words_of(at, found).split()[-1] in ("budget", "spending", "outlay", "expenditure")
    return replace(found, metric="capex", group="cash") if plain else None


def again(at: Setting, found: Meeting) -> Meeting | None:
    """The metric of the value before, where what was found says nothing of its own.

    "fashion dipped 0.8%" (a part of the business), "the buyer would pay €160m", "will peak at 2.6 times"
    """
    near = at.near
    grown = at.amount.kind == "percent" and at.change and reaches_a_sum(at)
    if found.rule == "fact.noun_phrase" and not found.group and grown and _is_sold(at, found):
        # "Commercial, by contrast, grew 11.5% to $389 million"
        return replace(as_metric(found, "revenue"), rule="fact.line_of_business")
    if near is None:
        return None
    moved = at.change or _gapped(at, found) or (found.change if _drives(at) else None)
    if not _says_nothing(at, found, near, moved):
        return None
    return taken_up(near, moved)


def _says_nothing(at: Setting, found: Meeting, near: Meeting, moved: str | None) -> bool:
    """Whether what was found is but a part, a rise or a price of what `near` measured."""
    part = found.rule == "fact.noun_phrase" and near.metric in _SELLING and _is_sold(at, found)
    part = part or (found.rule == "fact.noun_phrase" and near.metric == "revenue" and _contrasts(at) and " " not in words_of(at, found))
    if part and moved and at.amount.kind == "percent":
        return True
    if part and at.before is near and near.metric == "revenue" and at.amount.kind == "money" and at.lead[-1:] and at.lead[-1] in _FETCHES:
        return True  # "snacks grew 11% to $94m; drinks fetched $46m"
    ends = at.last + 1 >= len(at.nodes) or at.nodes[at.last + 1].kind == "mark" or at.nodes[at.last + 1].word in ("if", "should", "unless")
    if found.rule == "fact.verb" and found.metric == "spending" and near.metric in cues.PAYABLE and ends:
        return True
    of_shops = near.metric == "retail_sales" and found.metric == "revenue" and words_of(at, found).endswith("sales")
    if of_shops and not any(node.companies for node in at.nodes[: at.first]):
        return True  # "Retail sales fell 0.9% in May. Sales of food dropped 1.6%"
    return at.amount.unit == "times" and near.value_kind == "ratio" and found.value_kind != "ratio" and not moved


def _is_sold(at: Setting, found: Meeting) -> bool:
    """Whether a noun phrase names a part of the business, "skincare", "the devices arm": not what else is measured, "repeat visits"."""
    words = words_of(at, found).split()
    if words[-1] in cues.SEGMENTS | _ARMS:
        return True
    first = next((i for i, node in enumerate(at.nodes) if node.start == found.span.start), 0)
    since = max(0, first - 3, (at.before_place if at.before_place is not None else -1) + 1)
    if not _drives(at) and (words[0] in cues.MOVES or any(node.word in cues.MOVES for node in at.nodes[since:first])):
        return False  # "have cut unplanned stoppages by 37%"
    return _MEASURED.isdisjoint(words) and not words[-1].endswith(("tion", "ity", "ism", "ness", "kage", "nage"))


def _gapped(at: Setting, found: Meeting) -> str | None:
    """ "Skincare grew 6%, fragrances 4.5%": the change of the value before, where only a name stands between."""
    lead = [word for word in at.lead if word not in _JOINS]
    return at.before.change if at.before is not None and lead == words_of(at, found).split() else None


def _drives(at: Setting) -> bool:
    """ "sales rose 6%, fueled by a 22% jump in spare parts": what moved them is a part of them."""
    return any(a.word in _DRIVEN and b.word == "by" for a, b in pairwise(at.nodes[max(0, at.start - 3) : at.first]))


def _contrasts(at: Setting) -> bool:
    """ "Water supplied 48% of sales, while rail shrank by 6%": a clause of its own on what else is sold."""
    lead = {node.word for node in at.nodes[(at.before_place or at.first) + 1 : at.first]}
    return not _WHILE.isdisjoint(lead) and not _SALES.isdisjoint(lead)


def of_segment(at: Setting, found: Meeting) -> Meeting | None:
    """ "Like-for-like sales rose 4.6%; food was 2.9% better and rooms slipped 0.8%": of what the value before measures."""
    near, change = at.near, found.change or change_after(at.nodes, at.last)[0]
    moved = found.rule == "fact.noun_phrase" and at.amount.kind == "percent" and change is not None
    if not moved or near is None or near.metric not in _OF_SEGMENTS or near.change is None:
        return None
    if words_of(at, found) not in cues.SEGMENTS | cues.LINES | _COUNTER:
        return None
    return taken_up(near, change)
