"""What goes on behind so many times a profit: the same of a rival, and the sum that it told of.

net debt was $9m, or 2.1 times earnings, down from $10m    the debt again, behind the multiple
Acme trades at 17 times sales. Beta gets only 7 times; Gamma, less than 6 times.
At 7 times earnings, the stock is cheaper than Beta, on 11 times.
"""

from __future__ import annotations

from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, listed

_DEBTS = frozenset({"debt", "net_debt"})
_RATIOS = frozenset(cues.MULTIPLES.values())


def of_peer(at: Setting) -> Meeting | None:
    """The multiple told before, where another name and no metric of its own stands in front of so many times."""
    nodes = at.nodes
    told = next((met for met in (at.before, at.earlier) if met is not None and met.metric in _RATIOS), None)
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
    ratio = cues.MULTIPLES.get(before.metric) if told is None and before is not None else None
    met = replace(before, metric=ratio) if ratio is not None and before is not None else told
    return met and replace(met, rule="fact.multiple", place=None, change=None, of=None, of_metric=None, company_place=at.last + 2)


def debt_again(at: Setting) -> Meeting | None:
    """ "net debt was $9m, or 2.1 times earnings, down from $10m": the debt that the multiple tells of, not the earnings."""
    told = at.before is not None and at.before.metric == "leverage" and at.before.rule == "fact.multiple"
    if not told or at.amount.kind != "money" or at.lead[-1:] not in (["from"], ["against"]):
        return None
    debts = (i for i in range((at.before_place or 0) - 1, -1, -1) if (metric := at.nodes[i].metric) and metric.id in _DEBTS)
    place = next(debts, None)
    metric = at.nodes[place].metric if place is not None else None
    return listed(metric, place, "fact.same_metric", None) if metric is not None and place is not None else None
