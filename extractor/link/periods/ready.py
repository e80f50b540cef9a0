"""When something is finished or handed over, told behind a figure.

    will make 40,000 cars a year once it opens in 2028     the figure is of then
    an order worth $4bn, to be delivered by 2029           no date of the order
    12 million doses are due in the autumn                 theirs
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link.nodes import Node
from extractor.link.periods.bounds import usable

_DONE_BY = frozenset("complete completed finished ready built operational open opens opened running starts begins full online".split())
_READY = 9  # nodes of "once the whole plant is complete in 2028"


def delivered_on(nodes: Sequence[Node], i: int, j: int) -> bool:
    """ "an order worth $4bn, to be delivered by 2029", "ships worth $4bn for delivery in 2029": no date of the order."""
    amount, words = nodes[i].amount, [node.word for node in nodes[i + 1 : j]]
    if amount is None or amount.kind != "money" or amount.per is not None:
        return False
    return words[:-1][-2:] in (["be", "delivered"], ["for", "delivery"], ["handed", "over"])


def due_then(nodes: Sequence[Node], i: int, j: int) -> bool:
    """ "a further 12 million doses are due in the autumn": when so many of something come, and no term."""
    amount, words = nodes[i].amount, [node.word for node in nodes[i + 1 : j]]
    counted = amount is not None and amount.kind == "quantity"
    return counted and words[-3:-1] in (["are", "due"], ["is", "due"]) and words[-1] in ("in", "by", "on", "next", "this")


def when_done(nodes: Sequence[Node], j: int) -> int | None:
    """ "will make 40,000 cars a year once it opens in 2028", "150MW when complete in 2030": the period in which something is ready."""
    clause = nodes[j + 1 : j + _READY]
    found = next((i for i, node in enumerate(clause) if node.kind in ("period", "mark", "value")), None)
    if found is None or clause[found].kind != "period" or _DONE_BY.isdisjoint(node.word for node in clause[:found]):
        return None
    return j + 1 + found if usable(clause[found]) else None
