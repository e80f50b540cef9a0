"""Figures of a whole trade, where its clause is about all who are in it.

    retailers cut prices by 3% / growers ship 40,000 tonnes a year     nobody's
    vacancy across the sector stands at 4.9%                           likewise
    Investors sent the shares up 4%                                    the company's: they only move it
    Investors put in $90m, in the round of a company                   the company's: they only give
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.link import cues, metric_kinds
from extractor.link.companies.markets import RESEARCHED, WHOLE, metric_words
from extractor.link.companies.unsaid import is_one_companys
from extractor.link.companies.whose import NOBODY, Owner, Sought
from extractor.link.nodes import Node
from extractor.link.periods.reporting import governs
from extractor.link.verb_forms import all_forms

_WATCHERS = frozenset("investors analysts traders shareholders brokers".split())
_SENDS = all_forms("send push drive mark bid")
_EVERYBODY = cues.NOBODY | {"consensus"}
_TRADES = frozenset(
    "providers growers hospitals farmers brewers refiners utilities businesses governments cities states makers producers builders "
    "importers wholesalers distillers steelmakers bakers planters charities".split()
)
_BODIES = frozenset("association federation institute consultants consultancy researchers growers bureau statisticians".split())
_SAYS, _HEAD = cues.PREDICTIONS | frozenset("said says say think reckon believe expect estimate forecast".split()), 8  # nodes
_OF_TRADES = frozenset("capacity capacity_utilization growth_rate orders imports exports".split())
_GIVERS = frozenset("investors insurers lenders banks funds".split())
_BELONG, _OWNED = frozenset("of under owned run operated".split()), 6  # nodes from many to whose they are
_OURS = frozenset({"we", "our"})
_RAISED = frozenset("new fresh these net raised additional own".split())  # "The new funds are meant for": money
_SERVED = frozenset("to from with".split())  # "lending to companies": whom somebody deals with
# Who expects the figures of others: "analysts expect revenue of $5m".
_FORECASTERS = frozenset("analysts economists".split())


def of_trade_body(sought: Sought) -> Owner | None:
    """ "The industry association said plants were 71% utilised", "Consultants at Acme think capacity will shrink": of all in the trade."""
    nodes, metric = sought.nodes, sought.meeting.metric
    if metric not in RESEARCHED | _OF_TRADES:
        return None
    opening = sought.sentence.text[sought.sentence.start : nodes[0].start].lower().split()
    if not _BODIES.isdisjoint(opening) and not any(node.companies for node in nodes[: sought.first]):
        return NOBODY  # what it said stands as if it were told plainly
    body = next((i for i, node in enumerate(nodes[:_HEAD]) if node.word in _BODIES), None)
    if body is None or any(node.kind == "reference" for node in nodes[:body]):
        return None
    says = next((i for i in range(body + 1, min(body + _HEAD, sought.first)) if nodes[i].word in _SAYS), None)
    return NOBODY if says is not None and not any(node.companies for node in nodes[says : sought.first]) else None


def _is_done_by_many(sought: Sought) -> bool:
    """ "Growers ship 40,000 tonnes a year", "In all, hospitals spend $26bn on it": what a bare plural does at the head of its clause."""
    nodes, start = sought.nodes, sought.meeting.span.start
    verb = next((i for i, node in enumerate(nodes) if node.start == start), 0)
    opens = verb == 1 or (verb > 1 and nodes[verb - 2].kind == "mark")
    return opens and nodes[verb - 1].word in _TRADES


def of_industry(sought: Sought) -> Owner | None:
    """ "retailers cut prices by 3%", "vacancy across the sector stands at 4.9%"."""
    if sought.meeting.rule in ("fact.offering", "fact.expected") or sought.meeting.metric in metric_kinds.COVERED:
        return None  # "investors bid for 37 million shares", "analysts lifted their price target": the company's
    if sought.known.main and not sought.known.of_market and is_one_companys(sought):
        return None  # "A price war among makers dragged the gross margin down to 33%"
    if any(a.word == "rest" and b.word == "of" for a, b in pairwise(sought.nodes[: sought.first])):
        return None  # "the rest of the world brought in £33m"
    if any(a.word == "the" and b.word in WHOLE for a, b in pairwise(sought.nodes[sought.start : sought.first])):
        return NOBODY  # "vacancy across the sector stands at 4.9%"
    if sought.meeting.metric == "market_share" and sought.meeting.rule == "fact.verb":
        return NOBODY  # "of which local suppliers held 34%"
    if sought.meeting.rule == "fact.verb" and _is_done_by_many(sought):
        return NOBODY
    if _is_moved_by(sought):
        return None  # "Investors sent the shares up 4%"
    words = _everybody(sought)
    nobody = cues.NOBODY - _FORECASTERS if governs(sought.meeting) else cues.NOBODY
    if "consensus" in words and governs(sought.meeting):
        return None  # "The market consensus was for a profit of $9m"
    told = sought.meeting.rule == "fact.anaphora" or (sought.meeting.rule == "fact.verb" and sought.known.carried)
    if sought.meeting.group == "return" or (sought.meeting.metric == "funding" and told and not _goes_to(sought)):
        # "It closed a round. Investors put in $90m", "investors will get a dividend of 3.5p", "investors supplied 55% of the money"
        nobody = nobody - _GIVERS
    return None if nobody.isdisjoint(words) else NOBODY


def _is_moved_by(sought: Sought) -> bool:
    place = sought.meeting.place
    watched = place is not None and sought.nodes[0].word in _WATCHERS and sought.meeting.metric == "share_price"
    return watched and not _SENDS.isdisjoint(node.word for node in sought.nodes[:place])


def _everybody(sought: Sought) -> set[str]:
    """The words for all of a trade in front of a value, where they say whose it is, and those of its metric."""
    place = sought.meeting.place
    behind = sought.nodes[place + 1 : place + 2] if place is not None else ()
    given = sought.meeting.metric == "funding" and any(node.word in ("for", "into", "to") for node in behind)
    # "growth of the global car industry", "funding for robot companies"
    until = sought.first if given or sought.meeting.metric in metric_kinds.NEVER_CARRIED else sought.start
    begin = next((i for i in range(until - 1, 1, -1) if sought.nodes[i].word == "and" and sought.nodes[i - 1].word == ","), 0)
    if sought.inside:  # "will give Acme a grant of £50m for a plant that will employ 900"
        begin = max(begin, next((i for i in range(sought.first - 1, 0, -1) if sought.nodes[i].kind == "value"), 0))
    watched = place is not None and sought.nodes[0].word in _WATCHERS
    looked_at = watched and place is not None and sought.nodes[place - 1].word in cues.PREPOSITIONS
    if looked_at and any(node.word == "which" for node in sought.nodes[place : sought.first]):
        begin = until  # "investors looked at net retention, which slipped to 109%": the company's
    words = {
        node.word
        for i, node in enumerate(sought.nodes[begin:until], begin)
        if node.word in _EVERYBODY and not (i and sought.nodes[i - 1].word in _SERVED) and not _are_somebodys(sought.nodes, i)
        and not _have_other(sought.nodes, i) and not (node.word == "funds" and sought.nodes[i - 1].word in _RAISED)
    }
    ours = sought.meeting.metric == "market_share" and not _OURS.isdisjoint(node.word for node in sought.nodes[: sought.first])
    # "230,000 retailers bought through the app", "We have 4% of the market"
    if sought.meeting.rule != "fact.own_unit" and sought.meeting.metric != "market_cap" and not ours:
        named = metric_words(sought)
        grants = sought.meeting.metric == "donation"  # "Government grants were $4m": who gets them has them
        managed = sought.meeting.metric == "assets_under_management"  # "funds under management"
        words.update(named if named[-1] != "flow" and not grants and not managed else ())  # "funds flow"
    return words


def _goes_to(sought: Sought) -> bool:
    """ "Investors put $9bn into robot makers": money for others."""
    return any(node.word in ("into", "in", "to", "for") for node in sought.nodes[sought.run[-1] + 1 : sought.run[-1] + 2])


def _are_somebodys(nodes: Sequence[Node], i: int) -> bool:
    """ "The four airlines under the Acme brand", "the brands of the group": whose they are is told behind."""
    behind = nodes[i + 1 : i + _OWNED]
    return bool(behind) and behind[0].word in _BELONG and any(node.kind in ("company", "reference") for node in behind)


def _have_other(nodes: Sequence[Node], i: int) -> bool:
    """ "The rise in employers' national insurance added £9m to its wage bill": what they have is something else."""
    had = nodes[i + 1 : i + 3]
    return len(had) > 1 and had[0].word in ("'", "’") and had[1].kind == "word"
