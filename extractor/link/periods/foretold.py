"""What is told in the future and is no guidance for a time to come.

    Discounts will have pushed the gross margin down to 38.5%      of the books that are closed and not out yet: what is reported on
    the results will also include a charge of €12m                 likewise
    When it is finished, Acme will have 2,050MW of capacity        no date, whatever is forecast around it
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from extractor.link.nodes import Node
from extractor.link.periods.bounds import usable
from extractor.link.periods.reporting import RESULTS
from extractor.link.periods.when import Asked, When

_WHEN = frozenset("when once after".split())
_DONE = frozenset("finished complete completed built ready done operational running expanded enlarged".split())
_SHOWS = frozenset("include carry show contain reflect feature".split())
_BOOKS = RESULTS - {"forecasts", "expectations", "estimates", "update"}
_CLAUSE, _NEAR = 9, 7  # nodes
_TOLD = ("period.behind_value", "period.sentence", "period.sentence_before", "period.reported")
_OTHER_ENDS = ("period.comparison", "period.prior_year")
_HELD_AGAINST = frozenset("below above than against versus vs beating topping missing short ahead with".split())
_VIEWS = frozenset("forecasts forecast expectations expectation estimates estimate consensus".split())


def is_in_closed_books(asked: Asked) -> bool:
    """ "will have pushed the margin down to 38.5%", "the year's accounts will also carry an impairment of $5m"."""
    front = asked.nodes[: asked.i]
    if any(a.word in ("will", "would") and b.word == "have" and _is_done(c) for a, b, c in zip(front, front[1:], front[2:], strict=False)):
        return True
    told = next((k for k, node in enumerate(front) if node.word in ("will", "would")), len(front))
    shown = not _SHOWS.isdisjoint(node.word for node in front[told : told + 3])
    named = any(node.word in _BOOKS or asked.sentence.text[node.start : node.end].lower() == "accounts" for node in front[:told])
    return shown and named


def _is_done(node: Node) -> bool:
    """ "will have pushed", and not "will have 2,050MW"."""
    return node.word.endswith(("ed", "en")) or node.word in ("been", "cut", "hit", "hurt", "cost", "lost", "made", "sunk", "held", "put")


def expected_then(asked: Asked) -> When | None:
    """ "grew by 151,000 in February, below forecasts of 160,000": what was expected of a time that is over, of the figure in front."""
    held, words = asked.previous, {node.word for node in asked.nodes[max(0, asked.i - _NEAR) : asked.i]}
    before = asked.beside if held is not None and held.rule in _OTHER_ENDS else held  # "rose to $9m from $8m, beating a consensus of $7m"
    over = before is not None and before.end is not None and asked.published is not None and before.end <= asked.published
    if before is None or not over or before.rule not in _TOLD or words.isdisjoint(_HELD_AGAINST) or words.isdisjoint(_VIEWS):
        return None
    return When(before.start, before.end, before.period, "period.sentence")


def is_once_done(asked: Asked) -> bool:
    """ "Once complete, the mill will employ 400 people": nobody says when."""
    nodes = asked.nodes
    if asked.meeting.group == "income" or any(usable(node) for node in nodes[: asked.i]):
        return False
    if nodes[0].word in _WHEN and _tells_of_end(nodes[1:]):
        return True
    return any(a.word in ("when", "once") and _tells_of_end(nodes[k + 1 :]) for k, a in enumerate(nodes[asked.i :], asked.i))


def _tells_of_end(nodes: Sequence[Node]) -> bool:
    clause = takewhile(lambda node: node.kind not in ("mark", "value"), nodes[:_CLAUSE])
    return any(node.word in _DONE for node in clause)
