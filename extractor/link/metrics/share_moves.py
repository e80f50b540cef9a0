"""A company that moves stands for its share.

    Acme climbed 4.6% / Acme rose from $4 a share      its own subject
    Acme finished 4.6% higher / Acme put on 4.6%       the verb of a trading day
    Acme was unchanged at 512p                         a price that did not move
    the devices arm shrank by 4%                       a part of a company stands for its sales
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics import noun_phrases, phrase_names
from extractor.link.metrics.change_of import change_after, direction_of_price
from extractor.link.metrics.meeting import Meeting, Setting, fits, listed, taken_up
from extractor.link.metrics.rankings import counted_so_far, reached, reaches_a_count
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
_SESSIONS = frozenset("day session debut".split())
_SPANS = frozenset("day session week month morning".split())  # "ended the week 4% stronger"
_ENDED = all_forms("finish end close settle open trade")
_SENDS = all_forms("help send lift push drive take")
_BY_PENCE = all_forms("add gain shed lose")
_MOVES_IT = all_forms("cut trim slash reduce lower shrink raise lift boost increase")
_GIVES = all_forms("give")
_WAS, _FIRMER = frozenset("was were is are".split()), frozenset("higher lower firmer weaker up down".split())
# Parts of a company: what grows or shrinks of them is their sales.
_DIVISIONS = frozenset("division arm segment".split())
_COUNTING = frozenset("including excluding counting".split())
_WITHIN = frozenset("at in of from within for".split())
_HIGHEST_PRICE = 1_000_000  # of a share
_NEAR = 6  # nodes from a verb to its value
_DESCRIBED = 6  # nodes of "of its larger Danish rival Beta"
_SUMS = frozenset("income cost cash balance".split())
_THOSE, _WHOSE = frozenset({"those", "that"}), frozenset("of in at".split())
_ASIDES = frozenset("which a an the whose".split()) | frozenset("sponsored owned controlled backed listed based founded led".split())
_FLAT = frozenset("unchanged flat steady".split())


def share_move(at: Setting) -> Meeting | None:
    """A company that climbs or slips by a percentage, or to a price per share."""
    nodes, amount, first, change = at.nodes, at.amount, at.first, at.change
    per_share = amount.kind == "money" and (amount.per == "share" or _is_price_moved(at))
    if (not (change and amount.kind == "percent") and not per_share) or nodes[first - 1].word == "of":
        return None
    if nodes[first - 1].word.endswith("ing") and at.text.startswith(" of the ", amount.end):
        return None  # "will process 20,000 tonnes a year, recovering 95% of the lithium"
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
            if (waste := _object(at, nodes.index(moves))) is not None:
                return waste
            if (told := _told_again(at, node, change)) is not None:
                return told
            sales = (moves.word in cues.SALES_MOVES and not _reaches_a_price(at)) or reaches_a_sum(at) or reaches_a_count(at)
            if sales and (counted := counted_so_far(at)) is not None and counted.group == "count":
                return replace(counted, rule="fact.company_moves", place=None, change=change, of=None, of_metric=None, company_place=i)
            if amount.kind == "percent" and any(at.text[n.start : n.end].lower() in _FUNDS for n in nodes[i + 1 : nodes.index(moves)]):
                rule = "fact.company_moves"  # "Acme's fund lost 4.1% in February"
                return Meeting("total_return", moves.span, rule, "percent", "duration", "return", None, change, company_place=i)
            metric, group, kind = ("revenue", "income", "duration") if sales else ("share_price", "market", "instant")
            return Meeting(metric, moves.span, "fact.company_moves", "money", kind, group, None, change, company_place=i)
    return None


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
    told = at.earlier if node.end - node.start == len("it") and node.kind == "reference" and at.before is None else None
    points = at.amount.unit == "percentage_point" and told is not None and told.value_kind in ("percent", "ratio")
    if told is None or not (points or (is_sum and told.value_kind == "money" and told.group in _SUMS)):
        return None
    return replace(told, rule="fact.anaphora", place=None, change=change, of=None, of_metric=None)


def _is_price_moved(at: Setting) -> bool:
    """ "climbed from HK$88 at the end of February to HK$151": a company that climbs from so little is its share."""
    to = reached(at) if at.change else None  # "lost 3 cents to $1.20"
    named = next((node.kind for node in reversed(at.nodes[: at.first]) if node.companies), "")  # no "it", which may be a barrel
    if named == "company" and to is not None and to.kind == "money" and at.amount.high < to.high < cues.HIGHEST_SHARE:
        return True
    return at.lead[-1:] in (["from"], ["to"]) and len(at.lead) > 1 and at.lead[-2] in cues.MOVES and at.amount.high < cues.HIGHEST_SHARE


def _aside(nodes: Sequence[Node], start: int) -> range:
    """ "Acme, which accounts for 23% of Beta's sales, slipped 0.4%", "…, finished up 5.2%": what stands between a name and its verb."""
    close = start - 2 - (nodes[start - 2].word in _ENDED and nodes[start - 1].word in _FIRMER)
    if close < 1 or nodes[close].word != "," or nodes[close + 1].word not in cues.MOVES | _ENDED:
        return range(0)
    opens = next((i for i in range(close - 1, 0, -1) if nodes[i].word == "," and nodes[i - 1].kind == "company"), close)
    return range(opens, close + 1)


def _has(at: Setting, node: Node) -> bool:
    """ "its largest region was up 8%": what it has moves, not it."""
    return at.text[node.start : node.end].lower() in ("its", "their")


def trading_day(at: Setting) -> Meeting | None:
    """ "Acme finished 11.4% higher", "Acme was 0.4% firmer", "Acme put on 3.4%", "Acme was unchanged at 512p"."""
    nodes, last = at.nodes, _before_day(at.nodes, at.start - 1)
    words = [node.word for node in nodes[max(0, last - 1) : last + 1]]
    behind = _behind_both(nodes, at.last)
    change = None
    percent, verb = at.amount.kind == "percent", last
    if percent and words[:1] and words[0] in _GIVES and words[1:] in (["back"], ["up"]):
        return _given_back(at, last - 1)
    firmer = behind in cues.COMPARATIVES or behind in ("up", "down")
    if percent and words == ["put", "on"]:
        verb, change = last - 1, "increase"
    elif percent and firmer and words[:1] == ["the"] and words[-1] in _SPANS and last > 1 and nodes[last - 2].word in _ENDED:
        verb, change = last - 2, cues.COMPARATIVES[behind]  # "ended the day 4% stronger"
    elif percent and words[-1:] and ((words[-1] in _ENDED and firmer) or (words[-1] in _WAS and behind in _FIRMER)):
        change = cues.COMPARATIVES[behind]
    elif words[:1] and words[0] in _ENDED and words[-1] in ("up", "down") and _is_so_small(at):
        verb, change = last - 1, cues.COMPARATIVES[words[-1]]  # "closed down 14 cents, or 2%, at $7.10"
    elif words[-1:] in (["up"], ["down"]) and _ends_session(nodes, last) and (percent or _is_so_small(at)):
        verb, change = last - 3, cues.COMPARATIVES[words[-1]]  # "finished the session up 3 cents"
    elif words[-1:] and words[-1] in _ENDED and firmer and _is_so_small(at):
        change = cues.COMPARATIVES[behind]  # "finished 11p lower at 302p"
    elif words[-1:] and words[-1] in _BY_PENCE and _is_so_small(at) and _reaches_more(at):
        change = at.change  # "added 4p to 118p"
    elif at.amount.kind == "money" and words[-1:] == ["at"] and words[0] in _FLAT:
        verb = last - 1
    else:
        return None
    company = _right_before(nodes, verb)
    if company is not None and _is_whose(at, company):
        return None
    if company is None and not _is_session(at, verb) and not _shares_before(at, verb):
        return None
    if company is not None and words == ["put", "on"] and at.before is not None and at.before.group == "income":
        return replace(at.before, rule="fact.same_metric", change=change, company_place=company, place=None)  # "took £8m; Beta put on 4%"
    span = nodes[verb].span
    return Meeting("share_price", span, "fact.company_moves", "money", "instant", "market", None, change, company_place=company)


def _is_whose(at: Setting, company: int) -> bool:
    """ "Turnover at Acme was 9% lower": who has what is measured, and no share, nor a trust's unit, that moves."""
    metric = at.nodes[company - 2].metric if company > 1 and at.nodes[company - 1].word in ("at", "of", "in", "for") else None
    return metric is not None and metric.id != "share_price" and at.text[metric.start : metric.end].lower() != "units"


def _ends_session(nodes: Sequence[Node], last: int) -> bool:
    """ "finished the session up"."""
    return last > 2 and nodes[last - 1].word in _SPANS and nodes[last - 3].word in _ENDED


def _behind_both(nodes: Sequence[Node], last: int) -> str:
    """ "1 cent, or 0.9 per cent, higher": the word behind a value and the same in another way."""
    words = [node.word or node.kind for node in nodes[last + 1 : last + 6]]
    plain = [word for word in words if word != ","]
    return plain[2] if plain[:2] == ["or", "value"] and len(plain) > 2 else words[0] if words else ""


def _before_day(nodes: Sequence[Node], last: int) -> int:
    """ "ended Wednesday 1 cent higher", "closed on Monday 0.6% lower": the node in front of the day."""
    if last < 2 or nodes[last].kind != "period":
        return last
    return last - 1 - (nodes[last - 1].word == "on")


def _is_so_small(at: Setting) -> bool:
    return at.amount.kind == "money" and at.amount.high < cues.HIGHEST_SHARE


def _reaches_more(at: Setting) -> bool:
    """ "4p to 118p": by so much, to so much."""
    amount = reached(at)
    return amount is not None and amount.kind == "money" and at.amount.high < amount.low < cues.HIGHEST_SHARE


def _given_back(at: Setting, verb: int) -> Meeting | None:
    """ "On Wednesday it gave back 4.7% and finished at HK$83": a share, where a company or the stock does so."""
    subject = at.nodes[verb - 1] if verb else None
    if subject is None or not (subject.companies or subject.word == "it" or (subject.metric and subject.metric.id == "share_price")):
        return None
    return Meeting("share_price", at.nodes[verb].span, "fact.company_moves", "money", "instant", "market", None, "decrease")


def _shares_before(at: Setting, verb: int) -> bool:
    """ "Acme shares opened lower, but by midday they were trading 2.9% up"."""
    they = any(at.text[node.start : node.end].lower() == "they" for node in at.nodes[max(0, verb - 2) : verb])
    return they and any(node.metric is not None and node.metric.id == "share_price" for node in at.nodes[:verb])


def _is_session(at: Setting, verb: int) -> bool:
    """ "opened at HK$58 … the first day still ended 36% higher": the day's trade in the share just priced."""
    place = verb - 1 - (at.nodes[verb - 1].word == "still")
    priced = at.near is not None and at.near.metric in ("share_price", "offer_price")
    return priced and place > 0 and at.nodes[place].word in _SESSIONS


def _right_before(nodes: Sequence[Node], verb: int) -> int | None:
    """The company that is a verb's subject, auxiliaries and another verb of the day between."""
    place = verb - 1
    if nodes[place].word == "," and nodes[verb].word in _WAS | _ENDED:
        return _in_front_of_aside(nodes, place)
    while place > 0 and (nodes[place].word in cues.AUXILIARY or nodes[place].word in _ENDED):
        place -= 1
    return place if place >= 0 and nodes[place].kind == "company" else None


def _in_front_of_aside(nodes: Sequence[Node], comma: int) -> int | None:
    """ "Acme, which carries 200 million travellers, was 0.9% lower": whom what stands between two commas is told of."""
    opens = next((i for i in range(comma - 1, 0, -1) if nodes[i].word == ","), 0)
    told = opens > 0 and nodes[opens - 1].kind == "company" and nodes[opens + 1].word in _ASIDES
    return opens - 1 if told else None


def reaches_a_sum(at: Setting) -> bool:
    """ "the drug jumped 11% to $684 million": no share costs so much."""
    amount = reached(at)
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
    if any(nodes[k].word in _COUNTING for k in near):
        return False  # "sales, including those of Beta, fell 4%"
    whose = next((k for k in near if nodes[k].kind not in ("word", "reference") or nodes[k].word in _WHOSE), 0)
    return whose > 0 and nodes[whose].word in _WHOSE and text[nodes[whose - 1].start : nodes[whose - 1].end].lower() in _THOSE


def sent_to(at: Setting) -> Meeting | None:
    """ "helping Acme to a 2.9% advance", "sent Beta to a 4% loss": the share of whom it names."""
    nodes, first = at.nodes, at.first
    behind = nodes[at.last + 1] if at.last + 1 < len(nodes) else None
    if at.amount.kind != "percent" or behind is None or first < 4 or nodes[first - 3].kind != "company":
        return None
    if [node.word for node in nodes[first - 2 : first]] != ["to", "a"] or nodes[first - 4].word not in _SENDS:
        return None
    moved = direction_of_price(at.text[behind.start : behind.end].lower())
    if moved is None:
        return None
    return Meeting("share_price", behind.span, "fact.company_moves", "money", "instant", "market", None, moved, company_place=first - 3)


def _is_measured(nodes: Sequence[Node], part: int) -> bool:
    """ "Profit at its UK grocery arm grew 3%": what is told of a part of a company, which moves itself else."""
    for i in range(part - 1, max(0, part - _NEAR), -1):
        if nodes[i].word in _WITHIN:
            return nodes[i - 1].metric is not None
        if nodes[i].kind not in ("word", "company", "reference") and nodes[i].word not in cues.GENITIVE:
            return False
    return False


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
            return Meeting("revenue", span, "fact.company_moves", "money", "duration", "income", change=at.change) if part else None
    return None
