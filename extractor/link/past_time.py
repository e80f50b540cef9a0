"""Past what stands behind a value and only says when.

    rose 9.3% in June to 49,870      a period, with the word that leads to it
    spent £9m last year on a kiln    likewise, without one
    grew 14% a year to $18m          how often
    a 4% rise in early trade         in which hours of a trading day
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link.nodes import Node

_EACH, TIMES = frozenset("a an per every each".split()), frozenset("day week month quarter year hour minute".split())
_TRADING = frozenset("trading trade dealings deals session".split())
_HOURS = frozenset(
    "early late morning afternoon midday noon lunchtime opening premarket pre-market aftermarket after-hours extended intraday hours "
    "market electronic overnight european asian".split()
)
_WITHIN = frozenset("over by in on during for through until from".split())


def past_time(nodes: Sequence[Node], place: int) -> int:
    """The node behind "this year", "over two years", "a year", where these stand at a place."""
    while place + 1 < len(nodes):
        if nodes[place].kind == "period":
            place += 1
        elif (nodes[place].word in _WITHIN and nodes[place + 1].kind == "period") or says_how_often(nodes, place):
            place += 2
        else:
            break
    return place


def says_how_often(nodes: Sequence[Node], place: int) -> bool:
    """Whether "a year", "per day" stands at a place."""
    return nodes[place].word in _EACH and place + 1 < len(nodes) and nodes[place + 1].word in TIMES


def says_session(nodes: Sequence[Node], place: int) -> bool:
    """Whether "in early trade", "in morning trading in Oslo", "in after-hours dealings" stands at a place; a fall in trade is none."""
    hours = [node.word for node in nodes[place + 1 : place + 5]]
    traded = next((k for k, word in enumerate(hours) if word in _TRADING), 0)
    return nodes[place].word == "in" and traded > 0 and not _HOURS.isdisjoint(hours[:traded])
