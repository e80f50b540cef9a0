"""How many times its profit or sales a rival is priced at, behind the same of a company.

Acme trades at 17 times sales. Beta gets only 7 times; Gamma, less than 6 times.
At 7 times earnings, the stock is cheaper than Beta, on 11 times.
"""

from __future__ import annotations

from dataclasses import replace

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting

_RATIOS = frozenset(cues.MULTIPLES.values()) | {"price_to_earnings", "price_to_book"}


def of_peer(at: Setting) -> Meeting | None:
    """The multiple told before, where another name and no metric of its own stands in front of so many times."""
    nodes = at.nodes
    told = next((met for met in (at.before, at.earlier) if met is not None and met.metric in _RATIOS), None)
    ends = at.last + 1 >= len(nodes) or nodes[at.last + 1].kind == "mark"
    moves = at.change is not None or (at.lead[-1:] and at.lead[-1] in cues.MOVES)  # "orders grew 7 times"
    if at.amount.unit != "times" or told is None or not ends or moves:
        return None
    begin = at.before_place if at.before_place is not None and at.before is told else -1
    peer = next((i for i in range(at.first - 1, begin, -1) if nodes[i].kind == "company"), None)
    if peer is None:
        return None
    return replace(told, rule="fact.multiple", place=None, change=None, of=None, of_metric=None, company_place=peer)
