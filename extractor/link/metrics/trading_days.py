"""What a day's trading did to the share of a company that is named.

    Acme finished 11.4% higher / Acme put on 3.4%         the verb of a trading day
    Acme was 0.4% firmer / Acme was unchanged at 512p     likewise
    helping Acme to a 2.9% advance                        whom something sent there
    nickel, the worst performer with a loss of 6%         how far a price has gone
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics.change_of import direction_of_price, told_with
from extractor.link.metrics.meeting import Meeting, Setting, listed, phrased, reached
from extractor.link.metrics.share_moves import ENDED, FIRMER, WAS
from extractor.link.nodes import Node, is_shares
from extractor.link.verb_forms import all_forms

_SESSIONS = frozenset("day session debut".split())
_SPANS = frozenset("day session week month morning".split())  # "ended the week 4% stronger"
_SENDS = all_forms("help send lift push drive take")
_BY_PENCE = all_forms("add gain shed lose")
_GIVES = all_forms("give")
_ASIDES = frozenset("which a an the whose".split()) | frozenset("sponsored owned controlled backed listed based founded led".split())
_SHORTEST = 4  # nodes of "performer with gains of"
_PERFORMS = frozenset(
    "performer performers performing best-performing worst-performing faller fallers riser risers gainer gainers loser losers decliner "
    "decliners climber climbers".split()
)
_FLAT = frozenset("unchanged flat steady".split())

# What is traded of a company, if no share.
_TRADED = frozenset("units adrs adr receipts depositary stock certificates".split())


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
    elif percent and firmer and words[:1] == ["the"] and words[-1] in _SPANS and last > 1 and nodes[last - 2].word in ENDED:
        verb, change = last - 2, cues.COMPARATIVES[behind]  # "ended the day 4% stronger"
    elif percent and words[-1:] and ((words[-1] in ENDED and firmer) or (words[-1] in WAS and behind in FIRMER)):
        change = cues.COMPARATIVES[behind]
    elif words[:1] and words[0] in ENDED and words[-1] in ("up", "down") and _is_so_small(at):
        verb, change = last - 1, cues.COMPARATIVES[words[-1]]  # "closed down 14 cents, or 2%, at $7.10"
    elif words[-1:] in (["up"], ["down"]) and _ends_session(nodes, last) and (percent or _is_so_small(at)):
        verb, change = last - 3, cues.COMPARATIVES[words[-1]]  # "finished the session up 3 cents"
    elif words[-1:] and words[-1] in ENDED and firmer and _is_so_small(at):
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
    return phrased("share_price", span, "fact.company_moves", change=change, company_place=company)


def _is_whose(at: Setting, company: int) -> bool:
    """ "Turnover at Acme was 9% lower", "Fares on the routes of Acme": who has what is told, and no share, nor a trust's unit."""
    if company < 2 or at.nodes[company - 1].word not in ("at", "of", "in", "for", "from"):
        return False
    named = (at.text[node.start : node.end].lower() for node in at.nodes[:company] if node.kind in ("word", "metric"))
    shares = any(node.metric is not None and node.metric.id == "share_price" for node in at.nodes[:company])
    return not shares and _TRADED.isdisjoint(named)


def _ends_session(nodes: Sequence[Node], last: int) -> bool:
    """ "finished the session up"."""
    return last > 2 and nodes[last - 1].word in _SPANS and nodes[last - 3].word in ENDED


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
    return phrased("share_price", at.nodes[verb].span, "fact.company_moves", change="decrease")


def _shares_before(at: Setting, verb: int) -> bool:
    """ "Acme shares opened lower, but by midday they were trading 2.9% up"."""
    they = any(at.text[node.start : node.end].lower() == "they" for node in at.nodes[max(0, verb - 2) : verb])
    return they and any(is_shares(node) for node in at.nodes[:verb])


def _is_session(at: Setting, verb: int) -> bool:
    """ "opened at HK$58 … the first day still ended 36% higher": the day's trade in the share just priced."""
    place = verb - 1 - (at.nodes[verb - 1].word == "still")
    priced = at.near is not None and at.near.metric in ("share_price", "offer_price")
    return priced and place > 0 and at.nodes[place].word in _SESSIONS


def _right_before(nodes: Sequence[Node], verb: int) -> int | None:
    """The company that is a verb's subject, auxiliaries and another verb of the day between."""
    place = verb - 1
    if nodes[place].word == "," and nodes[verb].word in WAS | ENDED:
        return _in_front_of_aside(nodes, place)
    while place > 0 and (nodes[place].word in cues.AUXILIARY or nodes[place].word in ENDED):
        place -= 1
    return place if place >= 0 and nodes[place].kind == "company" else None


def _in_front_of_aside(nodes: Sequence[Node], comma: int) -> int | None:
    """ "Acme, which carries 200 million travellers, was 0.9% lower": whom what stands between two commas is told of."""
    opens = next((i for i in range(comma - 1, 0, -1) if nodes[i].word == ","), 0)
    told = opens > 0 and nodes[opens - 1].kind == "company" and nodes[opens + 1].word in _ASIDES
    return opens - 1 if told else None


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
    return phrased("share_price", behind.span, "fact.company_moves", change=moved, company_place=first - 3)


def performed(at: Setting) -> Meeting | None:
    """ "Nickel, the worst performer this year with a loss of 6%", "Acme was the top performer, up 7%": a price or a company's shares."""
    front = at.nodes[: at.start]
    if at.amount.unit != "percent" or len(front) < _SHORTEST or _PERFORMS.isdisjoint(node.word for node in front):
        return None
    beside = front[-2].word == "," and front[-1].word in ("up", "down")
    told = (front[-1], cues.COMPARATIVES[front[-1].word]) if beside else told_with(at.text, at.nodes, at.start, at.last)
    if told is None:
        return None
    said, change = told
    for i in range(len(front) - 1, -1, -1):
        node = front[i]
        if node.metric is not None and node.metric.rule == "metric.instrument":
            return listed(node.metric, i, "fact.metric_before_value", change)
        if node.kind == "company":
            return phrased("share_price", said.span, "fact.company_moves", change=change, company_place=i)
    return None
