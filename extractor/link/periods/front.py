"""The nearest period in front of a value: `STEPS`, looked at in order; the first that answers wins.

    cut its 2026 outlook in January to 88,000 tonnes            the period of a forecast's metric
    gold is up 57% this year; silver gained 2%                  another figure's: not this one's
    profit rose in March, and it would pay $9m for Beta         likewise
    posted quarterly earnings of $1.42 a share on Wednesday     the day of the report: not this one's
    in 2024 revenue was $5bn and profit $1bn                    the value's own
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from extractor.link import cues, metric_kinds, metric_verbs
from extractor.link.leads import value_start
from extractor.link.nodes import Node
from extractor.link.periods.asides import is_doubled
from extractor.link.periods.beside import is_to_come
from extractor.link.periods.bounds import adjective, is_ahead, is_day, is_stretch, named
from extractor.link.periods.by_event import dates_event, is_deadline_of_other, is_said_anew
from extractor.link.periods.held_now import is_left, is_of_now, is_owned_then, is_quote_of_now, speaks_of_now
from extractor.link.periods.market_days import MARKET
from extractor.link.periods.named import in_front
from extractor.link.periods.neighbours import is_done_by_now, year_ended
from extractor.link.periods.reached import is_reached, over_stretch
from extractor.link.periods.reporting import ECONOMIC, reported_for
from extractor.link.periods.states import is_being_done, is_term
from extractor.link.periods.told_on import is_of_report
from extractor.link.periods.when import Asked, When, year_before
from extractor.link.periods.year_under_way import OWN_VIEW, full_year, of_results_due
from extractor.link.verb_forms import all_forms

_TAKES_TO = frozenset("brings bringing takes taking lifts lifting".split())
_TRADED = frozenset(
    "was were closed ended finished traded rose fell gained lost added shed climbed dropped slipped jumped advanced slid sank stood".split()
)
_PROCEEDS = frozenset({"ipo_proceeds", "funding"})
_BOUGHT = metric_verbs.DEALS | {"land_bank"}
_SPENT = ("_margin", "spending")
_WILL = frozenset("will plans plan expects aims intends wants hopes".split())
_JOINS, _WHO = frozenset("and ; but".split()), 3  # nodes of "and the company"
_COUNTED_BY = ("quarterly", "annual", "monthly", "half-year", "full-year", "yearly")
_MONTH, _HALF_YEAR = 31, 190  # days
_OPENING = 2  # nodes of "By 2027", "In 2026"
_REVISES = all_forms(
    "raise lift increase hike boost nudge up cut lower trim reduce slash narrow tighten keep leave maintain confirm reiterate reaffirm"
)
_FOR = frozenset("for in over during".split())
# The answers that the period in front is something else's, and that it is when the figures were told.
_OF_ELSE, _OF_REPORT = When(None, None, None, ""), When(None, None, None, "report")


def from_front(asked: Asked) -> When | None:
    """The nearest period in front, unless it is that of another figure or of the report."""
    own = adjective(asked.nodes, asked.meeting) if asked.forecast else None
    if own is not None:
        asked.memory.taken.setdefault(own, asked.meeting.metric)
        return named(asked.nodes, own, asked.meeting, "period.metric")  # "cut its 2026 outlook in January to 88,000 tonnes"
    found = in_front(asked.nodes, asked.i, asked.memory.compared, asked.meeting)
    if found is None:
        return None
    told = next(when for step in STEPS if (when := step(asked, found)) is not None)
    if told is _OF_REPORT:
        return _fronted(asked, found)
    return None if told is _OF_ELSE else told


def _fronted(asked: Asked, day: int) -> When | None:
    """ "For 2024, Acme last month reported a profit of $9m": what opens the sentence, in front of the time of the report."""
    opens = next((j for j, node in enumerate(asked.nodes[:_OPENING]) if is_stretch(node)), None)
    fronted = opens is not None and opens < day and asked.nodes[opens - 1].word in _FOR and asked.nodes[opens + 1].word == ","
    return _its_own(asked, opens) if opens is not None and fronted else None


def _doubled(asked: Asked, found: int) -> When | None:
    """ "double the figure in 2024, surpassing Beta's 429,445"."""
    return (asked.last or _OF_ELSE) if is_doubled(asked.nodes, found) else None


def _done_then(asked: Asked, found: int) -> When | None:
    """What else was done, delivered, published or aimed at then."""
    done = _is_of_contract(asked, found) or _dates_other_aim(asked, found) or dates_event(asked, found)
    out = asked.meeting.metric in ECONOMIC and is_day(asked.nodes[found])  # "Friday brings payrolls, forecast at 70,000"
    amount = asked.nodes[asked.i].amount
    # "most of it in the fourth quarter, and save $120m a year"
    per_year = amount is not None and amount.per == "year" and _has_other(asked, found)
    if done or out or per_year:
        return _OF_ELSE
    # "savings of $9m a year by 2028, and costs of $4m to get there"
    return _OF_ELSE if (asked.forecast or is_to_come(asked, found)) and is_deadline_of_other(asked, found) else None


def _of_market(asked: Asked, found: int) -> When | None:
    """ "over the past year, when the index gave up 6%"; but "gold is up 57% this year; silver gained 2%"."""
    nodes, meeting = asked.nodes, asked.meeting
    if meeting.metric not in MARKET and not meeting.is_instrument:
        return None
    if meeting.change and [node.word for node in nodes[found + 1 : found + 3]] == [",", "when"]:
        return named(nodes, found, meeting, "period.sentence")
    of_books = nodes[found - 1].word == "whose"  # "Acme, whose third quarter ended on Sept. 6, fell 3%": no price is that of the books
    apart = any(node.word == ";" for node in nodes[found : asked.i]) or _closes_aside(nodes, found, asked.i)
    return _OF_ELSE if of_books or apart else None


def _foretold_before(asked: Asked, found: int) -> When | None:
    """ "cut its 2026 outlook to $9m after sales fell 4%": the time of the outlook."""
    between = [node.word for node in asked.nodes[found : asked.i]]
    return _OF_ELSE if is_done_by_now(asked, named(asked.nodes, found, asked.meeting, ""), between) else None


def _of_multiple(asked: Asked, found: int) -> When | None:
    """ "10.9 times 2025 earnings and 1.8 times book": the year is that of the earnings."""
    priced = asked.memory.taken.get(found) in metric_kinds.PRICED - {asked.meeting.metric}
    return _OF_ELSE if asked.meeting.rule == "fact.multiple" and priced else None


def _brought_to(asked: Asked, found: int) -> When | None:
    """ "closed its Series B in June 2024, and brings total funding to $161 million"."""
    lifts = asked.meeting.metric == "funding" and asked.nodes[value_start(asked.nodes, asked.i) - 1].word == "to"
    return asked.today if lifts and not _TAKES_TO.isdisjoint(node.word for node in asked.nodes[found : asked.i]) else None


def _quoted_now(asked: Asked, found: int) -> When | None:
    return _OF_ELSE if asked.meeting.metric in MARKET and not asked.forecast and is_quote_of_now(asked, found) else None


def _of_report(asked: Asked, found: int) -> When | None:
    """The day, or the week, that the figures were told on."""
    meeting, day = asked.meeting, asked.nodes[found].period
    same = asked.previous is not None and asked.previous.start is not None and meeting.group in ("income", "per share")
    if same and is_day(asked.nodes[found]) and is_of_report(asked, found) and asked.previous != asked.today:
        return asked.previous  # "posted second-quarter earnings of $1.42 a share on Wednesday, beating the $1.31 that"
    told_on = day is not None and "weekday" in day.rule
    flows = meeting.group == "income" or asked.metric_words.startswith(_COUNTED_BY)  # "on Tuesday reported quarterly copper output of"
    if told_on and flows and meeting.period_kind == "duration" and not asked.forecast:
        return _OF_REPORT  # "On Wednesday its report for the second quarter showed revenue of": no income is that of a day
    if is_day(asked.nodes[found]) or not is_of_report(asked, found):
        return None
    return (asked.last or _OF_REPORT) if same else _OF_REPORT  # "last week posted a 9% rise in annual profit"


def _of_balance(asked: Asked, found: int) -> When | None:
    """ "net cash was $402 million on 30 June, after dividends of $71 million": the day of a level, and not of what has flowed."""
    meeting, amount = asked.meeting, asked.nodes[asked.i].amount
    flows = meeting.period_kind == "duration" and (meeting.group in ("cash", "return", "cost") or meeting.metric.endswith(_SPENT))
    flows = flows or (meeting.change is not None and amount is not None and amount.kind == "quantity")  # "a net addition of 1,046 staff"
    starts = found > 0 and asked.nodes[found - 1].word == "from" and meeting.change is not None
    day = flows and not starts and not asked.forecast and is_day(asked.nodes[found])
    return _OF_ELSE if day and reported_for(asked.memory.reported, asked.company) is not None else None


def _whole_year(asked: Asked, found: int) -> When | None:
    """ "sales rose in the first quarter, but it cut its full-year forecast to $5m"."""
    return full_year(asked, found) if asked.forecast else None


def _foretold(asked: Asked, found: int) -> When | None:
    """The period of what is over, or of another statement, where a value is still to come."""
    if not asked.forecast:
        return None
    if not is_ahead(asked.nodes[found].period, asked.published):
        return _OF_ELSE  # "filed on Friday for an offering that could raise": the day of the report
    if _is_view_behind_results(asked, found) or (asked.meeting.group != "return" and _is_over_then(asked, found)):
        return _OF_ELSE  # "sold 2.2 million passes last winter and will spend $75m"
    # "would rise by 35% in 2026 and said it would spend $9bn on a factory"
    return _OF_ELSE if _has_other(asked, found) and is_said_anew(asked, found) else None


def _of_other_figure(asked: Asked, found: int) -> When | None:
    metric, amount = asked.meeting.metric, asked.nodes[asked.i].amount
    if metric in _PROCEEDS and amount is not None and amount.kind == "percent" and _has_other(asked, found):
        return _OF_ELSE  # "Of the proceeds, 30% is for a plant that opens in 2027, 15% for shops"
    if metric == "deal_value" and asked.memory.taken.get(found, metric) not in _BOUGHT:
        return _OF_ELSE  # "profit rose 26% in the year to March, and it would pay $9m for Beta"
    if metric == "capex" and asked.previous is not None and _is_project(asked):
        return _OF_ELSE  # "spent A$96 million during the quarter on the A$640 million Thargo expansion"
    return _OF_ELSE if _has_other(asked, found) and (speaks_of_now(asked) or is_being_done(asked)) else None


def _is_project(asked: Asked) -> bool:
    """ "on the A$640 million Thargo expansion": what all of something costs, told in passing."""
    before, behind = asked.nodes[asked.i - 1].word, asked.nodes[asked.i + 1 : asked.i + 2]
    return before in cues.DETERMINERS and asked.meeting.span.start > asked.nodes[asked.i].end and [node.kind for node in behind] == ["word"]


def _held_now(asked: Asked, found: int) -> When | None:
    if asked.meeting.change is not None or asked.forecast or not is_of_now(asked, found):
        return None
    return _OF_ELSE if asked.meeting.metric == "valuation" or is_term(asked) else asked.today


def _of_whole_year(asked: Asked, found: int) -> When | None:
    """ "took a charge in the fourth quarter, which led to a full-year loss of $9m": no quarter's."""
    period = asked.nodes[found].period
    whole = asked.metric_words.startswith(("full-year", "annual ")) and not asked.forecast and asked.meeting.change is None
    if not whole or period is None or period.start_date is None or period.end_date is None:
        return None
    if not _MONTH < (period.end_date - period.start_date).days < _HALF_YEAR:
        return None
    if "fourth" not in asked.sentence.text[period.start : period.end].lower():
        return _OF_ELSE
    opened = year_before(period.end_date, period.end_date)[0] + timedelta(days=1)
    return When(opened, period.end_date, period, "period.told_by_length", found)


def _its_own(asked: Asked, found: int) -> When:
    at_end = over_stretch(asked, found) or is_reached(asked, found) or is_owned_then(asked, found) or is_left(asked)
    asked.memory.taken.setdefault(found, asked.meeting.metric)
    when = named(asked.nodes, found, asked.meeting, "period.sentence")
    return when._replace(start=when.end) if at_end else when


STEPS: tuple[Callable[[Asked, int], When | None], ...] = (
    _doubled, _done_then, _foretold_before, _of_market, _of_multiple, _brought_to, _quoted_now, _of_report, _of_balance, year_ended,
    of_results_due, _whole_year, _foretold, _of_other_figure, _held_now, _of_whole_year, _its_own,
)  # fmt: skip


def _has_other(asked: Asked, found: int) -> bool:
    """Whether a period in front was taken for a figure of another metric, or qualifies one: "its 2026 sales forecast"."""
    named = asked.nodes[found + 1].metric
    if named is not None and named.id != asked.meeting.metric and asked.nodes[found + 1] is not asked.nodes[asked.i]:
        return True
    return asked.memory.taken.get(found, asked.meeting.metric) != asked.meeting.metric


def _closes_aside(nodes: Sequence[Node], found: int, i: int) -> bool:
    """ "Its shares, down by a third this year, were 6% higher", "Beta, whose bid came to nothing in 2024, rose 3%": in passing."""
    comma = next((j for j in range(found + 1, i) if nodes[j].word == ","), 0)
    opens = any(node.word == "," for node in nodes[:found])
    return opens and comma > 0 and (nodes[comma + 1].word in _TRADED or nodes[comma + 1].word in cues.MOVES)


def _is_of_contract(asked: Asked, found: int) -> bool:
    """ "The September crude contract was up 19 cents": the month of delivery."""
    traded = asked.nodes[found + 1]
    instrument = traded.metric is not None and traded.metric.rule == "metric.instrument"
    return instrument and asked.sentence.text[traded.start : traded.end].lower().endswith(("contract", "futures"))


def _dates_other_aim(asked: Asked, found: int) -> bool:
    """ "To save $65m a year from 2026, it will cut 240 jobs", "prices go up this summer, and 120 posts are to go": no date of theirs."""
    apart = any(node.kind == "value" or node.word == "," for node in asked.nodes[found : asked.i])
    does = asked.nodes[value_start(asked.nodes, asked.i) - 1].word.endswith("ing")  # "will close in January, eliminating 350 jobs"
    return apart and not does and asked.forecast and asked.meeting.metric == "job_cuts" and found > _OPENING


def _is_over_then(asked: Asked, found: int) -> bool:
    """Whether a period in front is over by now, and another clause says behind it what will be."""
    period, between = asked.nodes[found].period, asked.nodes[found + 1 : asked.i]
    over = period is not None and period.end_date is not None and asked.published is not None and period.end_date < asked.published
    ahead = (i for i, node in enumerate(between) if node.word in _WILL)  # "and will", "; it will", "and the company plans"
    return over and any(_JOINS.intersection(node.word for node in between[max(0, i - _WHO) : i]) for i in ahead)


def _is_view_behind_results(asked: Asked, found: int) -> bool:
    """ "sales rose 5% in the 13 weeks to July 25, and it nudged up its profit forecast to £9m": no forecast of those weeks."""
    period, nodes = asked.nodes[found].period, asked.nodes
    over = period is not None and period.end_date is not None and asked.published is not None and period.end_date < asked.published
    if not over or found not in asked.memory.taken:
        return False
    revised = next((node.start for node in nodes[found + 1 : asked.i] if node.word in _REVISES), None)
    return revised is not None and OWN_VIEW.search(asked.sentence.text, revised, nodes[asked.i].start) is not None
