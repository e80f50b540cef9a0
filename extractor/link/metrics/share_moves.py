"""A company that moves stands for its share.

    Acme climbed 4.6% / Acme rose from $4 a share      its own subject
    Acme finished 4.6% higher / Acme put on 4.6%       the verb of a trading day
    Acme was unchanged at 512p                         a price that did not move
    the devices arm shrank by 4%                       a part of a company stands for its sales
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics import noun_phrases, phrase_names
from extractor.link.metrics.change_of import change_after
from extractor.link.metrics.meeting import Meeting, Setting, fits, listed, phrased, reached, taken_up
from extractor.link.metrics.rankings import counted_so_far, reaches_a_count
from extractor.link.names import is_subject
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "fact.company_moves",
        "a company that climbs or falls stands for its share",
        "Acme Foods Inc. climbed 4.6% on Monday. => Acme Foods Inc. | share_price | 4.6 percent | 2026-02-23 | increase",
    ),
)

# How a trading day ends, and what is said of a price that it did not move.
_FUNDS = frozenset("fund funds portfolio etf".split())
ENDED = all_forms("finish end close settle open trade")
_MOVES_IT = all_forms("cut trim slash reduce lower shrink raise lift boost increase")
WAS, FIRMER = frozenset("was were is are".split()), frozenset("higher lower firmer weaker up down".split())
# Parts of a company: what grows or shrinks of them is their sales.
_DIVISIONS = frozenset("division arm segment".split())
_WITHIN = frozenset("at in of from within for".split())
_HIGHEST_PRICE = 1_000_000  # of a share
_CONCEDING = frozenset("though although but while yet whereas".split())
# Which no share is: "It rose 0.9% at constant exchange rates".
_CLEARED = re.compile(
    r" (?:(?:at|in) constant|excluding|before one-off|on an? (?:like-for-like|organic|underlying|comparable|adjusted|constant))\b"
)
# A share is held against no month or quarter before.
_ON_PERIOD = re.compile(r" (?:month|quarter|year)(?:-on-|-over-| on | over )(?:month|quarter|year)\b| sequentially\b")
_NEAR = 6  # nodes from a verb to its value
_DESCRIBED = 6  # nodes of "of its larger Danish rival Beta"
_SUMS = frozenset("income cost cash balance".split())
_SAYS = all_forms("say report note add warn announce expect predict forecast estimate disclose reveal show")
_SAME = frozenset("it they he she that had would will has".split())
_THOSE, _WHOSE = frozenset({"those", "that"}), frozenset("of in at".split())


def share_move(at: Setting) -> Meeting | None:
    """A company that climbs or slips by a percentage, or to a price per share."""
    nodes, amount, first, change = at.nodes, at.amount, at.first, at.change
    per_share = amount.kind == "money" and (amount.per == "share" or _is_price_moved(at))
    if (not (change and amount.kind == "percent") and not per_share) or nodes[first - 1].word == "of":
        return None
    if nodes[first - 1].word.endswith("ing") and at.text.startswith(" of the ", amount.end):
        return None  # "will process 20,000 tonnes a year, recovering 95% of the lithium"
    if at.lead[-1:] != [] and at.lead[-1] in cues.LOSSES and at.text.startswith((" of its ", " of their ", " of the "), amount.end):
        return None  # "loses 19% of its water to leaks"
    moves: Node | None = None
    aside = _aside(nodes, at.start)
    for i in range(first - 1, -1, -1):
        if i in aside:
            continue
        node = nodes[i]
        if node.kind == "metric" or (node.kind == "value" and not moves):
            return None
        if node.kind == "word" and moves is None and (node.word in cues.MOVES or node.word in ("higher", "lower")):
            moves = node
        if node.kind in ("company", "reference") and node.companies and is_subject(nodes, i) and not _has(at, node):
            if moves is None or (i and nodes[i - 1].word == "which" and nodes[i + 1].word in cues.PREDICTIONS):
                return None  # "memory costs, which Acme expects to rise 30%"
            return _of_both(at, i) or _moved_by(at, i, moves)
    return None


def _of_both(at: Setting, i: int) -> Meeting | None:
    """ "Sales at Acme and Beta both rose 5%": what of the companies moved stands in front of them."""
    k = i - 1
    while k > 1 and (at.nodes[k].kind == "company" or at.nodes[k].word in ("and", ",")):
        k -= 1
    metric = at.nodes[k - 1].metric if 0 < k < i - 1 and at.nodes[k].word in ("at", "of", "in") else None
    return listed(metric, k - 1, "fact.metric_before_value", at.change) if metric and fits(metric.value_kind, at.amount) else None


def _moved_by(at: Setting, i: int, moves: Node) -> Meeting | None:
    """What of the company at node `i` the verb `moves`: its shares, its sales, what it counts or gives off."""
    nodes, amount, change, verb = at.nodes, at.amount, at.change, at.nodes.index(moves)
    if nodes[i + 1].word in _SAYS and nodes[i + 2] is not moves and nodes[i + 2].kind == "word" and nodes[i + 2].word not in _SAME:
        return None  # "Acme said copies sold rose 4%"
    if (told := _object(at, verb) or _told_again(at, nodes[i], change)) is not None:
        return told
    sales = (moves.word in cues.SALES_MOVES and not _reaches_a_price(at)) or reaches_a_sum(at) or reaches_a_count(at)
    sales = sales or _ON_PERIOD.match(at.text, amount.end) is not None
    if sales and (counted := counted_so_far(at)) is not None and counted.group == "count":
        return replace(counted, rule="fact.company_moves", place=None, change=change, of=None, of_metric=None, company_place=i)
    if amount.kind == "percent" and any(at.text[node.start : node.end].lower() in _FUNDS for node in nodes[i + 1 : verb]):
        rule = "fact.company_moves"  # "Acme's fund lost 4.1% in February"
        return Meeting("total_return", moves.span, rule, "percent", "duration", "return", None, change, company_place=i)
    moved = phrased("revenue" if sales else "share_price", moves.span, "fact.company_moves", change=change, company_place=i)
    return replace(moved, value_kind="money")  # a multiple may go on: "climbed to HK$412.6, more than four times its offer price"


def _object(at: Setting, verb: int) -> Meeting | None:
    """ "cut waste by 6%": what a company moves, where that stands between the verb and by how much."""
    behind = at.nodes[verb + 1] if at.lead[-1:] == ["by"] and at.nodes[verb].word in _MOVES_IT else None
    if behind is None or behind.kind != "word" or not noun_phrases.is_head(behind.word) or noun_phrases.is_verb_group(behind.word):
        return None
    span = noun_phrases.phrase_after(at.nodes, verb + 1)
    return phrase_names.named(at.text, span, at.amount, at.change) if span is not None else None


def _told_again(at: Setting, node: Node, change: str | None) -> Meeting | None:
    """ "Net profit was $9m. Sequentially, it slipped 6.2% from $9.6m": what the sentence before measures, and no company.

    So is what moves by points: "Its solvency ratio is 214%. It will fall by another 4 points".
    """
    behind = at.nodes[at.last + 1 : at.last + 3]
    start = behind[1].amount if len(behind) > 1 and behind[0].word in ("from", "to") else None
    is_sum = start is not None and start.kind == "money" and start.low > _HIGHEST_PRICE
    it = node.end - node.start == len("it") and node.kind == "reference"
    cleared = change is not None and _CLEARED.match(at.text, at.amount.end) is not None
    if it and (conceded := _conceded(at, node, cleared=cleared)) is not None:
        return replace(conceded, rule="fact.anaphora", place=None, change=change, of=None, of_metric=None)
    told = at.earlier if it and at.before is None else None
    points = at.amount.unit == "percentage_point" and told is not None and told.value_kind in ("percent", "ratio")
    if told is None or not (points or ((is_sum or cleared) and told.value_kind == "money" and told.group in _SUMS)):
        return None
    return replace(told, rule="fact.anaphora", place=None, change=change, of=None, of_metric=None)


def _conceded(at: Setting, it: Node, *, cleared: bool) -> Meeting | None:
    """ "Revenue slipped 2.2%, though it rose 0.9% at constant rates": what the clause in front, which no company opens, measures."""
    place, before = at.nodes.index(it), at.before
    if before is None or before.value_kind == "percent" or before.group not in _SUMS or at.nodes[place - 1].word not in _CONCEDING:
        return None
    front = list(enumerate(at.nodes[:place]))
    opened = any(node.companies and is_subject(at.nodes, i) and not _owns(at, i) for i, node in front)
    return before if cleared or not opened else None


def _owns(at: Setting, i: int) -> bool:
    """ "Acme's revenue", "its revenue"."""
    return at.nodes[i + 1].word in cues.GENITIVE or at.text[at.nodes[i].start : at.nodes[i].end].lower() in cues.POSSESSIVES


def _is_price_moved(at: Setting) -> bool:
    """ "climbed from HK$88 at the end of February to HK$151": a company that climbs from so little is its share."""
    to = reached(at) if at.change else None  # "lost 3 cents to $1.20"
    named = next((node.kind for node in reversed(at.nodes[: at.first]) if node.companies), "")  # no "it", which may be a barrel
    if named == "company" and to is not None and to.kind == "money" and at.amount.high < to.high < cues.HIGHEST_SHARE:
        return True
    return at.lead[-1:] in (["from"], ["to"]) and len(at.lead) > 1 and at.lead[-2] in cues.MOVES and at.amount.high < cues.HIGHEST_SHARE


def _aside(nodes: Sequence[Node], start: int) -> range:
    """ "Acme, which accounts for 23% of Beta's sales, slipped 0.4%", "…, finished up 5.2%": what stands between a name and its verb."""
    close = start - 2 - (nodes[start - 2].word in ENDED and nodes[start - 1].word in FIRMER)
    if close < 1 or nodes[close].word != "," or nodes[close + 1].word not in cues.MOVES | ENDED:
        return range(0)
    opens = next((i for i in range(close - 1, 0, -1) if nodes[i].word == "," and nodes[i - 1].kind == "company"), close)
    return range(opens, close + 1)


def _has(at: Setting, node: Node) -> bool:
    """ "its largest region was up 8%": what it has moves, not it."""
    return at.text[node.start : node.end].lower() in ("its", "their")


def reaches_a_sum(at: Setting) -> bool:
    """ "the drug jumped 11% to $684 million", "was up 11% at $684 million": no share costs so much."""
    amount = reached(at, ("to", "at"))
    return amount is not None and amount.kind == "money" and amount.low > _HIGHEST_PRICE


def _reaches_a_price(at: Setting) -> bool:
    """ "Acme declined 4.8% to $52.15": what a share costs."""
    amount = reached(at)
    return amount is not None and amount.kind == "money" and amount.high < cues.HIGHEST_SHARE


def those_of(at: Setting) -> Meeting | None:
    """ "Shares in Acme lost 7.9% to $512, cutting its value to $74m, while those of Beta leapt 32%": shares, too.

    "Same-store sales climbed 4%, while those at Beta were 2.9% lower": else of what the value before measures.

    "Profit at Acme dropped, but that of Beta climbed to $310m": or of what is named in front.
    """
    nodes, text = at.nodes, at.text
    change = at.change or change_after(nodes, at.last)[0]
    if at.amount.kind == "quantity" or (change is None) == (at.amount.kind == "percent"):
        return None
    for i in range(at.first - 1, max(1, at.first - _NEAR), -1):
        if nodes[i].kind == "company" and _are_theirs(nodes, i, text):
            shares = next((j for j in range(i) if (m := nodes[j].metric) is not None and m.id == "share_price"), None)
            metric = nodes[shares].metric if shares is not None else None
            told = at.before or _named_in_front(at, i) or at.earlier
            told = listed(metric, i, "fact.same_metric", change) if metric is not None else told
            if told is None or not fits(told.value_kind, at.amount):
                return None
            return replace(taken_up(told, change), company_place=i)
    return None


def _named_in_front(at: Setting, end: int) -> Meeting | None:
    """ "Profit at Acme dropped": the metric that a clause without a value is about."""
    place = next((i for i in range(end - 1, -1, -1) if at.nodes[i].metric is not None), None)
    metric = at.nodes[place].metric if place is not None else None
    return listed(metric, place, "fact.same_metric", None) if metric is not None and place is not None else None


def _are_theirs(nodes: Sequence[Node], i: int, text: str) -> bool:
    """ "those of Beta", "those of its larger rival Beta"."""
    near = range(i - 1, max(0, i - _DESCRIBED), -1)
    if any(nodes[k].word in cues.COUNTING for k in near):
        return False  # "sales, including those of Beta, fell 4%"
    whose = next((k for k in near if nodes[k].kind not in ("word", "reference") or nodes[k].word in _WHOSE), 0)
    return whose > 0 and nodes[whose].word in _WHOSE and text[nodes[whose - 1].start : nodes[whose - 1].end].lower() in _THOSE


def _is_measured(nodes: Sequence[Node], part: int) -> bool:
    """ "Profit at its UK grocery arm grew 3%": what is told of a part of a company, which moves itself else."""
    for i in range(part - 1, max(0, part - _NEAR), -1):
        if nodes[i].word in _WITHIN:
            return nodes[i - 1].metric is not None
        if nodes[i].kind not in ("word", "company", "reference") and nodes[i].word not in cues.GENITIVE:
            return False
    return False


def fund_moves(at: Setting) -> Meeting | None:
    """ "The fund gained 6.1% last year", "its flagship fund has lost 6%": what it returned."""
    if at.amount.unit != "percent" or at.change is None or not at.lead or at.lead[-1] not in cues.MOVES:
        return None
    place = at.start - 2
    while place > 0 and (at.nodes[place].word in cues.AUXILIARY or at.nodes[place].kind == "period"):
        place -= 1
    if at.text[at.nodes[place].start : at.nodes[place].end].lower().rpartition(" ")[2] not in _FUNDS:
        return None
    return Meeting("total_return", at.nodes[at.start - 1].span, "fact.company_moves", "percent", "duration", "return", change=at.change)


def division_moves(at: Setting) -> Meeting | None:
    """ "the devices arm shrank again, by 4%": a part of a company stands for its sales."""
    nodes = at.nodes
    if at.amount.kind != "percent" or at.change is None:
        return None
    for i in range(at.first - 1, max(0, at.first - _NEAR), -1):
        if nodes[i].kind not in ("word", "mark"):
            return None
        if nodes[i].word in cues.SALES_MOVES:
            part = nodes[i - 1].word in _DIVISIONS and not _is_measured(nodes, i - 1)
            span = nodes[i].span
            return phrased("revenue", span, "fact.company_moves", change=at.change) if part else None
    return None
