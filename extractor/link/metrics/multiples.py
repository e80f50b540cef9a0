"""What goes on behind so many times a profit: the same of a rival, and the sum that it told of.

net debt was $9m, or 2.1 times earnings, down from $10m    the debt again, behind the multiple
Acme trades at 17 times sales. Beta gets only 7 times; Gamma, less than 6 times.
At 7 times earnings, the stock is cheaper than Beta, on 11 times.
earned $40m, so the price works out at 21 times            of what was told before
a profit of $40m; the stock trades at 46 times that        likewise
net debt is 3.4 times earnings; it wants the multiple below 3 times, it aims to be back under 2.5
"""

from __future__ import annotations

from dataclasses import replace

from extractor.link import cues, metric_kinds
from extractor.link.metrics.meeting import Meeting, Setting, listed, taken_up
from extractor.mentions import Span

_DEBTS = frozenset({"debt", "net_debt"})
_PRICED = frozenset("trades trade traded trading fetch fetches valued priced price shares stock counter sells changes".split())
_EARNS, _AIMS = frozenset("earn earns earned make makes".split()), frozenset("aim aims target goal wants multiple".split())
_TRADES = frozenset("trade trades traded trading".split())
_AMOUNTS = frozenset("amount figure level number total sum".split())
_HAD = frozenset("had made earned sold was did took spent".split())
_THAT_OF = frozenset((that, link) for that in ("that", "those") for link in ("of", "in", "at"))
_CLAUSE, _HEAVIEST = 9, 20  # nodes; the most times its earnings that anybody owes


def of_peer(at: Setting) -> Meeting | None:
    """The multiple told before, where another name and no metric of its own stands in front of so many times."""
    nodes = at.nodes
    told = next((met for met in (at.before, at.earlier) if met is not None and met.metric in metric_kinds.RATIOS), None)
    if at.amount.unit == "times" and (paid := _paid_for(at, told)) is not None:
        return paid
    ends = at.last + 1 >= len(nodes) or nodes[at.last + 1].kind == "mark"
    moves = at.change is not None or (at.lead[-1:] and at.lead[-1] in cues.MOVES)  # "orders grew 7 times"
    if at.amount.unit != "times" or told is None or not ends or moves:
        return None
    begin = at.before_place if at.before_place is not None and at.before is told else -1
    peer = next((i for i in range(at.first - 1, begin, -1) if nodes[i].kind == "company"), None)
    if peer is None:
        return None
    return replace(told, rule="fact.multiple", place=None, change=None, of=None, of_metric=None, company_place=peer)


def _paid_for(at: Setting, told: Meeting | None) -> Meeting | None:
    """ "at 16 times its ebitda of €247m, the deal is dear: Acme paid 13 times for Beta": the multiple told before, of what was bought."""
    verb, behind, before = at.word_before, at.nodes[at.last + 1 : at.last + 3], at.before
    if verb is None or verb.word not in cues.PAYS or [node.word or node.kind for node in behind] != ["for", "company"]:
        return None
    ratio = metric_kinds.MULTIPLES.get(before.metric) if told is None and before is not None else None
    met = replace(before, metric=ratio) if ratio is not None and before is not None else told
    return met and replace(met, rule="fact.multiple", place=None, change=None, of=None, of_metric=None, company_place=at.last + 2)


def on_times(at: Setting) -> Meeting | None:
    """ "Acme trades on 31 times": of its earnings, where nothing else is said."""
    behind = at.nodes[at.last + 1].word if at.last + 1 < len(at.nodes) else "."
    trades = len(at.lead) > 1 and at.lead[-1] in ("on", "at") and at.lead[-2] in _TRADES
    plain = at.amount.unit == "times" and trades and behind in (".", ",", ";", "and", "while", "but")
    told = any(met is not None and met.metric in metric_kinds.RATIOS for met in (at.before, at.earlier, at.named))
    return _ratio("price_to_earnings", at) if plain and not told else None


def as_many(at: Setting) -> Meeting | None:
    """ "sold 348,000 scooters, 2.2 times as many as in 2024", "1.5 times that of Beta", "three times what it had": of what was told."""
    behind = [node.word for node in at.nodes[at.last + 1 : at.last + 4]]
    joined = at.before is not None and at.lead in ([","], [",", "or"], ["and"]) and at.amount.unit == "times"
    many = behind[:1] == ["as"] and behind[1:2] in (["many"], ["much"]) and "as" in behind[2:]
    amount = behind[:1] == ["the"] and behind[1:2] != [] and behind[1] in _AMOUNTS and behind[2:] in (["of"], ["in"], ["for"], [""])
    if joined and at.before is not None and tuple(behind[:2]) in _THAT_OF:
        return taken_up(at.before)
    had = behind[:1] == ["what"] and at.nodes[at.last + 2].kind in ("reference", "company") and behind[2:] != [] and behind[2] in _HAD
    if not joined or at.before is None or not (many or amount or had):
        return None  # "raised $32m, 4.8 times the amount of a year earlier"
    return taken_up(at.before, "increase")


def of_whole_too(at: Setting) -> Meeting | None:
    """ "11 times ebitda and 2.3 times sales": the second multiple of an enterprise value."""
    near = [node.amount.unit for node in at.nodes[: at.first] if node.amount is not None]
    whole = "times" in near and any(node.metric is not None and node.metric.id == "ebitda" for node in at.nodes[: at.first])
    beside = whole and at.lead[-1:] in (["and"], ["or"])
    behind = at.nodes[at.last + 1].metric if at.last + 1 < len(at.nodes) else None
    sales = behind is not None and behind.id == "revenue" and at.amount.unit == "times"
    return _ratio("ev_to_sales", at) if beside and sales else None


def of_told(at: Setting) -> Meeting | None:
    """ "earned $40m, so the price works out at 21 times", "trades at 46 times that", "is 15 times what Beta thinks it will earn"."""
    near = at.near
    if at.amount.unit != "times":
        return None
    since = at.nodes[(at.before_place if at.before_place is not None else -1) + 1 : at.first]
    told = [at.text[node.start : node.end].lower() for node in since]
    behind = [node.word for node in at.nodes[at.last + 1 : at.last + _CLAUSE]]
    priced = (near is not None and near.metric == "share_price") or not _PRICED.isdisjoint(told)
    if priced and behind[:1] == ["what"] and not _EARNS.isdisjoint(behind):
        return _ratio("price_to_earnings", at)
    ends = at.last + 1 >= len(at.nodes) or at.nodes[at.last + 1].kind == "mark"
    if behind[:1] == ["book"] and behind[1:2] in ([], [","], ["."], [";"], ["and"], [")"], ["while"], ["but"]):
        return _ratio("price_to_book", at)  # "a market value of $1.9bn, only 0.08 times book"
    ratio = metric_kinds.MULTIPLES.get(near.metric) if near is not None else None
    if ratio is not None and ((ends and told[-3:] == ["works", "out", "at"]) or (priced and behind[:1] == ["that"])):
        return _ratio(ratio, at)
    return None


def aimed_below(at: Setting) -> Meeting | None:
    """ "Net debt is 3.4 times earnings. It wants the multiple below 3 times", "the aim is to be back under 2.5"."""
    near = at.near
    if at.amount.kind != "quantity" or at.amount.unit not in (None, "times") or near is None or at.amount.high > _HEAVIEST:
        return None
    words = {node.word for node in at.nodes[max(0, at.first - _CLAUSE) : at.first]}
    again = near.metric == "leverage" and not words.isdisjoint(_AIMS)
    multiple = at.amount.unit == "times" and "multiple" in words and near.metric in _DEBTS | {"leverage"}
    return _ratio("leverage", at) if again or multiple else None


def _ratio(metric: str, at: Setting) -> Meeting:
    return Meeting(metric, Span(at.amount.start, at.amount.end), "fact.multiple", "ratio", "instant", "ratio")


def debt_again(at: Setting) -> Meeting | None:
    """ "net debt was $9m, or 2.1 times earnings, down from $10m": the debt that the multiple tells of, not the earnings."""
    told = at.before is not None and at.before.metric == "leverage" and at.before.rule == "fact.multiple"
    if not told or at.amount.kind != "money" or (cues.COMPARISONS.isdisjoint(at.lead) and at.lead[-1:] != ["from"]):
        return None
    debts = (i for i in range((at.before_place or 0) - 1, -1, -1) if (metric := at.nodes[i].metric) and metric.id in _DEBTS)
    place = next(debts, None)
    metric = at.nodes[place].metric if place is not None else None
    return listed(metric, place, "fact.same_metric", None) if metric is not None and place is not None else None
