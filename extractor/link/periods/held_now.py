"""Levels that hold on the day of publication, whatever the sentence dates: what is owned, left, quoted or spoken of now."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.leads import value_start
from extractor.link.nodes import Node
from extractor.link.periods.bounds import is_ahead, is_stretch
from extractor.link.periods.reached import is_averaged
from extractor.link.periods.states import is_current, is_unlisted, links
from extractor.link.periods.tense import do_so, holds, is_present, now_behind, opens_with, present_verb, since
from extractor.link.periods.when import Asked

_PURSE = frozenset("cash net_cash net_debt debt".split())
_MEASURES = frozenset("tonne ton barrel ounce pound bushel mwh megawatt-hour mmbtu therm gallon kilo".split()) | {"megawatt hour"}
_RATES = ("freight rate", "freight rates", "spot rate", "spot rates", "container rates", "shipping rates", "charter rates", "day rates")
_NEAR = 4  # nodes
_OPENING = 6  # nodes of "At its peak in November 2021"
_STILL = cues.NOW | {"still", "already"}


def is_owned_then(asked: Asked, found: int) -> bool:
    """ "earned $5m in the first half and had net debt of $40m": of the last day of what the figure in front was made in."""
    meeting, other = asked.meeting, asked.memory.taken.get(found, asked.meeting.metric) != asked.meeting.metric
    told = other and meeting.rule != "fact.verb" and any(node.kind == "value" for node in asked.nodes[:found])  # no "borrowed $9m"
    return told and meeting.metric in _PURSE and meeting.change is None and not asked.forecast and not is_averaged(asked)


def is_left(asked: Asked) -> bool:
    """ "bought back $9m of shares in the quarter, leaving $85m of its programme": what is left of it at the end."""
    return asked.meeting.metric == "buyback" and asked.nodes[value_start(asked.nodes, asked.i) - 1].word == "leaving"


def is_of_now(asked: Asked, found: int) -> bool:
    """ "founded in 2015, it now has 240 stores"; but "spending for 2026 is now put at $6m" is that of 2026."""
    nodes, meeting = asked.nodes, asked.meeting
    if found == 1 and nodes[0].word == "for" and is_ahead(nodes[found].period, asked.published) and is_stretch(nodes[found]):
        return False  # "For 2026 he now models revenue of $5m"
    arrived = [node.word for node in nodes[asked.i - 3 : asked.i]]
    if arrived[:1] in (["is"], ["are"]) and arrived[1:] in (["down", "to"], ["up", "to"]):
        return True  # "28.3% at Christmas, is down to 27.6%"
    if nodes[asked.i - 1].word in cues.NOW or is_current(asked) or _still_does(nodes, asked.i):
        return True  # "prices for the second half, currently $890 a tonne"
    now = not cues.NOW.isdisjoint(node.word for node in nodes[found + 1 : asked.i]) or now_behind(nodes, found, asked.i)
    if now and not (meeting.place is not None and meeting.place < found):
        return True
    if meeting.period_kind == "instant" or is_unlisted(meeting):
        return since(nodes, found, asked.i) or opens_with(nodes, asked.i) or _is_told_of_place(nodes, asked.i)
    told = holds(nodes, asked.i) or ((verb := present_verb(nodes, asked.i)) is not None and nodes[verb].word in ("put", "puts"))
    return is_level(asked) and told and since(nodes, found, asked.i)  # "sold 9,000 last year, but keeps a margin of 22%"


def _still_does(nodes: Sequence[Node], i: int) -> bool:
    """ "founded it in 2018 and still owns 17%", "cost 62 yuan in 2023 and now takes 140"."""
    verb = value_start(nodes, i) - 1
    return verb > 1 and nodes[verb - 1].word in _STILL and nodes[verb].word.endswith("s")


def _is_told_of_place(nodes: Sequence[Node], i: int) -> bool:
    """ "opened its plant in 2019, where 420 people make drums"."""
    return nodes[value_start(nodes, i) - 1].word == "where" and do_so(nodes, i)


def is_quote_of_now(asked: Asked, found: int) -> bool:
    """ "shares, suspended between April and July, closed at $1", "$2 at the end of January, leapt to $6": the day of the report."""
    nodes, meeting, taken = asked.nodes, asked.meeting, asked.memory.taken.get(found)
    # "trimming their gain this year to 8%", "so far this year the stock is still down 6%"
    gain = meeting.change is not None and (asked.i - found < _NEAR or (found > 0 and nodes[found - 1].word == "far"))
    # "At its peak in 2021, it was worth", "At their peak in June they stood at"
    parted = nodes[found + 1].word in (",", "it", "they") or nodes[found + 1].kind == "reference"
    opens = found <= _OPENING and nodes[0].word in ("at", "in", "back") and parted
    if ((found > 3 and not opens) or taken is not None) and taken != meeting.metric and is_stretch(nodes[found]) and not gain:
        return True
    period = nodes[found].period
    up_to_now = taken == meeting.metric and period is not None and period.end_date == asked.published and is_stretch(nodes[found])
    if up_to_now and meeting.change is None and (amount := nodes[asked.i].amount) is not None and amount.kind == "money":
        return True  # "have lost 21% in the past year and were little changed at $168"
    if meeting.rule != "fact.same_metric" or taken != meeting.metric or meeting.change is not None:
        return False
    return nodes[asked.i - 1].word == "to" and nodes[asked.i - 2].word in cues.MOVES


def speaks_of_now(asked: Asked) -> bool:
    return (asked.meeting.period_kind == "instant" and is_present(asked.nodes, asked.i)) or links(asked)


def is_level(asked: Asked) -> bool:
    """Whether there is so much of it at one time: a holding, a rate, what is spent by the month."""
    amount = asked.nodes[asked.i].amount
    rate = amount is not None and (amount.kind == "percent" or amount.per in ("month", "week", "day"))
    return rate or asked.meeting.period_kind == "instant" or asked.meeting.metric == "unit_cost"


def is_spot(asked: Asked) -> bool:
    """ "Rotterdam coal prices fell to $96.50 a tonne", "Freight rates for a container dropped 6% to $2,410": nobody's, as of the report."""
    if asked.meeting.metric != "price" or asked.company is not None or asked.forecast or asked.comparison or is_averaged(asked):
        return False
    amounts = [node.amount for node in asked.nodes[asked.i :] if node.amount is not None]
    sums = [amount for amount in amounts if amount.kind == "money"]
    priced = any((amount.per or "").lower() in _MEASURES or asked.metric_words.endswith(_RATES) for amount in sums)
    moved = amounts[0].kind == "money" or (asked.meeting.change is not None and asked.nodes[asked.i + 1 : asked.i + 2] != [])
    return priced and moved and not any(node.kind == "period" for node in asked.nodes[: asked.i])
