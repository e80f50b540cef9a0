"""The period of a value whose sentence names none for it.

    have fewer than 1,000 employees       a level in the present: the publication date
    shares slipped 5%                     a market price: the publication date
    its full-year profit forecast         guidance: the year of publication
    the stock closed at 121p              the day that the article's prices are of
    capital spending is put at $5m        what the paragraph's guidance is for
    the period of the sentence before, in the same paragraph; for results, the period reported on, or the one that all reports are for

Left without dates: events that name none, forecasts that name none.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from extractor.link import cues
from extractor.link.leads import lead_words, value_start
from extractor.link.metrics.meeting import Meeting
from extractor.link.nodes import Node
from extractor.link.periods.compared import is_averaged, is_base, reaches
from extractor.link.periods.guided import is_of_report, of_guidance
from extractor.link.periods.named import behind, dates_report, ends_term, named, usable
from extractor.link.periods.reporting import BALANCE_RATIOS, REPORTING, governs, only_reported, reported_for
from extractor.link.periods.tense import NOW, do_so, gets_by_with, had, holds, is_present, of_subject, works_from
from extractor.link.periods.when import NEVER, Asked, When
from extractor.mentions import Period

MARKET = frozenset("market_cap share_price target_price index_level exchange_rate yield interest_rate".split())
# What a sentence says of right now, where "has" and "make" may be parts of a longer verb or of a habit.
_LINKS = frozenset("is are stands remains charges charge".split())
_ONCE = frozenset("once peak peaked boasted formerly previously".split())
_RELATIVES = frozenset("which who that while since after before when because although though whereas but ( ; :".split())
_ASIDES = [[",", "value", word, "period", ","] for word in ("at", "in", "on")]
_OTHER_STATEMENTS = cues.FORECAST | _RELATIVES | cues.COMPARISONS | {"from", "what"}
# What happens in a deal, however it is told: "the issue comprises new shares worth $8m".
_HAPPENS = frozenset("ipo_proceeds shares_offered shares_bid subscription".split())
_CLOSE = frozenset("close closing bell".split())
_QUOTED = frozenset("share_price market_cap".split())
_BANDS = frozenset("band range guidance outlook".split())
_REGULARLY = frozenset("day week month year".split())
_YEARLY = ("full-year", "annual", "yearly", "whole-year")
_ARRANGED = frozenset("lined arranged secured agreed issued sold placed signed".split())
_CLAUSE = 5  # nodes
_QUARTER = 100  # days
_OF_QUARTERS = ("quarterly", "interim")
_YEAR = 371  # days: one of 53 weeks
_JOINS = frozenset("and but while whereas as".split())
_FUTURE = frozenset("will would is are".split())
_HOLDERS = frozenset("owner owners operator operators".split())
_OWNERS = ("its", "their", "'s", "’s")


def inherited(asked: Asked) -> When:
    """The first of the periods above that such a figure takes."""
    nodes, meeting, memory = asked.nodes, asked.meeting, asked.memory
    received = meeting.metric == "dividend_per_share" and meeting.rule == "fact.idiom"  # "shareholders will receive 4.8p a share"
    if asked.forecast and not received:
        return of_guidance(asked)
    traded = meeting.metric == "sales_volume" and meeting.group == "market"  # "19 billion shares changed hands"
    if (meeting.metric in MARKET or traded or meeting.is_instrument) and _ONCE.isdisjoint(
        node.word for node in nodes[max(0, asked.i - 5) : asked.i]
    ):
        return _of_trading_day(asked) or asked.today
    if governs(meeting) and (put := _is_put(asked)) is not None:
        return put
    present = is_present(nodes, asked.i)
    if meeting.metric == "valuation" and present:  # that of a round or a deal is as old as they are
        if asked.beside is not None:
            return asked.beside
        if any(node.metric is not None and node.metric.id == "funding" for node in nodes):
            return NEVER
    if meeting.change is None and _was_once(nodes, asked.i):
        return NEVER
    present = present and meeting.metric not in _HAPPENS and not _is_under_way(asked)
    if (meeting.change is None and ((meeting.period_kind == "instant" and present) or _is_state(asked))) or _goes_on_now(asked):
        return asked.today
    if (alongside := _alongside(asked)) is not None:
        return alongside
    if (later := _later(asked)) is not None:
        return named(nodes, later, meeting, "period.sentence")
    if memory.frame is not None and not present and _is_in_frame(meeting, memory.frame):
        return When(memory.frame.start_date, memory.frame.end_date, memory.frame, "period.sentence_before")
    return _after_base(asked) or _reported(asked) or (asked.today if links(asked) else NEVER)


def _is_put(asked: Asked) -> When | None:
    """ "Capital spending is put at $620m", "its margin band of 16-17%": what the paragraph's guidance is for."""
    last = asked.nodes[asked.i - 1].word
    if last not in ("at", "of") or not asked.memory.guided:
        return None
    words = {node.word for node in asked.nodes[max(0, asked.i - 4) : asked.i]}
    is_put = ("put" in words and not words.isdisjoint(("is", "are"))) if last == "at" else not words.isdisjoint(_BANDS)
    return asked.memory.guided.get(asked.company.name if asked.company else None) if is_put else None


def _of_trading_day(asked: Asked) -> When | None:
    """ "In London yesterday Acme closed at 479p. Beta fell 3.7%", "slumped 17% yesterday": the day that prices are of."""
    memory, before = asked.memory, asked.memory.meeting
    priced = before is not None and before.metric in MARKET
    closed = not _CLOSE.isdisjoint(node.word for node in asked.nodes[:3])  # "By the close, Acme was worth $5m"
    framed = (priced or closed) and memory.frame is not None and memory.frame.start_date == memory.frame.end_date
    told = memory.traded is not None and asked.meeting.metric in _QUOTED and not is_present(asked.nodes, asked.i)
    day = memory.frame if framed else memory.traded if told else None
    return When(day.start_date, day.end_date, day, "period.sentence_before") if day is not None else None


def _is_in_frame(meeting: Meeting, frame: Period) -> bool:
    """Whether such a figure holds over such a period.

    No income is that of a day, no level that of several years, and no deal is dated by what goes before.
    """
    day = frame.start_date == frame.end_date
    if frame.start_date is not None and frame.end_date is not None and (frame.end_date - frame.start_date).days > _YEAR:
        return meeting.group != "deal" and meeting.period_kind == "duration"
    return meeting.group != "deal" and not (day and meeting.period_kind == "duration" and meeting.group)


def owned(asked: Asked) -> When | None:
    """ "for its 402 million shares", "the company's 17,600 jobs are to go", "the plant, with 265 workers": whatever happens to it."""
    nodes, i = asked.nodes, asked.i
    counted = asked.meeting.rule == "fact.own_unit"
    if not i or not (counted or asked.meeting.period_kind == "instant") or asked.meeting.change is not None:
        return None
    if counted and (nodes[i - 1].word in _OWNERS or nodes[i - 1].kind == "reference"):
        return asked.today
    if counted and nodes[i - 1].word == "of" and nodes[i - 2].word in _HOLDERS:
        return asked.today  # "Acme, owner of 212 aircraft"
    nouns = asked.meeting.place is not None and asked.meeting.place == i - 2 and nodes[i - 1].word == "of"
    if nouns and asked.meeting.group == "count" and nodes[i + 1 : i + 2] and nodes[i + 1].word in _FUTURE:
        return asked.today  # "the workforce of 43,700 will shrink"
    ends = [node.word for node in nodes[i + 1 : i + 2]] == [","]
    return asked.today if had(nodes, i) and (ends or behind(nodes, i) is None) else None


def _is_state(asked: Asked) -> bool:
    """ "operates 124 vessels with a capacity of 862,000 tonnes", "covers 92% of households", "holders of 38% have signed up"."""
    nodes, i, meeting = asked.nodes, asked.i, asked.meeting
    if meeting.of is not None and meeting.period_kind == "instant" and of_subject(nodes, i):
        return True
    since_value = _since_value(nodes, i)
    other = since_value[:2] == [",", "and"] and since_value[2:4] in (["", "with"], ["", "at"]) and len(since_value) < _CLAUSE + 1
    if asked.previous is not None and asked.previous.rule == "period.published" and (other or since_value[:1] in (["with"], ["at"])):
        return True  # "has 600 employees, and Beta with 400"
    if _comes_from(asked) or (meeting.metric == "market_share" and is_present(nodes, i)):
        return True
    start = value_start(nodes, i)
    verb = nodes[start - 1].word
    again = [node.word for node in nodes[i + 1 : i + 3]]
    if meeting.rule == "fact.verb" and again[:1] == ["a"] and again[1:] and again[1] in _REGULARLY and verb.endswith("s"):
        return True  # "delivers 60,000 meals a day"
    if meeting.rule == "fact.verb" and i > 1 and nodes[start - 2].word == "can":
        return True  # "can build 120,000 cars a year"
    if (meeting.rule == "fact.own_unit" or meeting.group == "count") and (do_so(nodes, i) or gets_by_with(nodes, i)):
        return True
    return (is_unlisted(meeting) and holds(nodes, i)) or (meeting.rule == "fact.own_unit" and works_from(nodes, i))


def _comes_from(asked: Asked) -> bool:
    """ "Nearly 70% of revenue comes from overseas"."""
    behind_it = asked.nodes[asked.i + 1 : asked.i + 8]
    opens = value_start(asked.nodes, asked.i) == 0
    return opens and any(a.word in ("comes", "come", "stems") and b.word == "from" for a, b in pairwise(behind_it))


def _was_once(nodes: Sequence[Node], i: int) -> bool:
    """ "whose share once exceeded 20%"; but "once net debt of €450m is counted" is a condition."""
    near = nodes[max(0, i - _CLAUSE) : i]
    return any(a.word == "once" and b.word in cues.LEVEL for a, b in pairwise(near))


def _goes_on_now(asked: Asked) -> bool:
    """ "now accounts for 71% of sales, whereas others make up only 8%", "costs are rising at 3% a year": whatever was reported on."""
    nodes, i, meeting = asked.nodes, asked.i, asked.meeting
    if meeting.change is not None:
        return any(a.word in ("is", "are") and b.word.endswith("ing") for a, b in pairwise(nodes[:i])) and not asked.chained
    of_now = asked.previous is not None and asked.previous.rule == "period.published" and asked.chained
    if of_now and nodes[0].word == "of" and not any(node.word in cues.AUXILIARY for node in nodes[: i + 2]):
        return True  # "Of its 640 employees, 482 work in research"
    return (of_now and is_present(nodes, i)) or not NOW.isdisjoint(_since_value(nodes, i))


def is_unlisted(meeting: Meeting) -> bool:
    """Whether what is measured stands in no table: ships, rooms, households covered."""
    return meeting.rule in ("fact.own_unit", "fact.noun_phrase") and not meeting.group


def _alongside(asked: Asked) -> When | None:
    """ "volume fell 6%, while prices rose 1.4%", "spent £4m on land and £5m on buybacks": one period for both."""
    beside, words = asked.beside, lead_words(asked.nodes, asked.i)
    between = _since_value(asked.nodes, asked.i)
    if beside is None or not _JOINS.intersection(between):
        return None
    moved = asked.meeting.change is not None and asked.previous is beside
    listed = between[:1] == ["and"] or (words[:1] == ["and"] and not any(word in cues.AUXILIARY for word in words))
    return beside if moved or (listed and asked.meeting.period_kind == "duration") else None


def _is_under_way(asked: Asked) -> bool:
    """ "the group is borrowing €3.8bn", "has lined up €3bn of debt", "is in talks to raise €100m": what is being done is no level."""
    nodes, i = asked.nodes, asked.i
    if asked.meeting.rule == "fact.value_of_metric":
        near = nodes[max(0, i - _CLAUSE) : i]
        return any(a.word in ("has", "have") and b.word in _ARRANGED for a, b in pairwise(near))
    if asked.meeting.rule != "fact.verb":
        return False
    verb = value_start(nodes, i) - 1
    if verb > 0 and nodes[verb - 1].word == "to" and nodes[verb].word in cues.METRIC_VERBS:
        return True
    return any(a.word in ("is", "are") and b.word.endswith("ing") for a, b in pairwise(nodes[max(0, i - _CLAUSE) : i]))


def _since_value(nodes: Sequence[Node], i: int) -> list[str]:
    """The words between a value and the one in front of it, or the start of the sentence."""
    before = next((j for j in range(i - 1, -1, -1) if nodes[j].kind == "value"), -1)
    return [node.word for node in nodes[before + 1 : i]]


def _reported(asked: Asked) -> When | None:
    meeting = asked.meeting
    last = asked.last
    if last is not None and last.rule == "period.reported" and meeting.group in ("", "market", "macro"):
        return last  # "spend per game rose 31p to £11.85"
    reported = reported_for(asked.memory.reported, asked.company, meeting.metric)
    of_all = governs(meeting) and (meeting.group in ("income", "ratio") or meeting.metric in REPORTING)
    if reported is None and asked.beside is None and of_all:
        reported = only_reported(asked.memory.reported) if not is_present(asked.nodes, asked.i) else None
    if reported is None:
        return asked.beside if governs(meeting) else None
    if (year := _whole_year(asked, reported)) is not None:
        return year
    if meeting.metric.startswith("dividend") and _is_quarter(reported) and not asked.metric_words.startswith(_OF_QUARTERS):
        return None  # "a dividend of 22 cents goes to the vote": the year's
    unlisted = meeting.rule == "fact.noun_phrase" and (meeting.period_kind == "duration" or meeting.change) and not links(asked)
    grown = meeting.group == "count" and meeting.change is not None  # "with subscriptions up 40%"
    if governs(meeting) or is_averaged(asked) or unlisted or grown:
        return When(reported.start_date, reported.end_date, reported, "period.reported")
    counted = meeting.group == "count" and meeting.period_kind == "instant" and meeting.change is None and reaches(asked)
    owned_then = meeting.group == "balance" or (meeting.group in ("per share", "income") and meeting.period_kind == "instant")
    if owned_then or meeting.metric in BALANCE_RATIOS or (counted and reported_for(asked.memory.reported, asked.company)):
        whole = meeting.change and meeting.group != "income"  # a backlog "up 14%" is as old as the backlog
        return When(reported.start_date if whole else reported.end_date, reported.end_date, reported, "period.reported")
    return None


def _after_base(asked: Asked) -> When | None:
    """ "rose to $2.04 from $1.88 in 2024": the year after the one that it is held against."""
    nodes, i = asked.nodes, asked.i
    if asked.meeting.change is not None or not governs(asked.meeting) or asked.published is None:
        return None
    base = next((j for j in range(i + 1, min(i + 5, len(nodes))) if nodes[j].kind == "value"), None)
    if base is None or nodes[base - 1].word not in ("from", "against") or (place := behind(nodes, base)) is None:
        return None
    period = nodes[place].period
    if period is None or len(period.timex) != 4 or period.start_date is None or period.start_date.year >= asked.published.year:
        return None
    if nodes[place].end - nodes[place].start != len(period.timex):
        return None
    return When(date(period.start_date.year + 1, 1, 1), date(period.start_date.year + 1, 12, 31), None, "period.comparison")


def _whole_year(asked: Asked, reported: Period) -> When | None:
    """ "Full-year output came to 61 tonnes", where the fourth quarter is reported on: the year that it ends."""
    end = reported.end_date
    if end is None or not governs(asked.meeting) or not asked.metric_words.startswith(_YEARLY):
        return None
    if reported.start_date is None or (end.month, end.day) != (12, 31) or reported.start_date.month == 1:
        return None
    return When(date(end.year, 1, 1), end, None, "period.reported")


def _is_quarter(period: Period) -> bool:
    start, end = period.start_date, period.end_date
    return start is not None and end is not None and (end - start).days < _QUARTER


def links(asked: Asked) -> bool:
    """ "Its take rate is roughly 5%": a rate in the present, where nothing was reported."""
    if asked.meeting.change is not None or asked.meeting.group == "deal" or _is_under_way(asked):
        return False
    return not _LINKS.isdisjoint(lead_words(asked.nodes, asked.i)[-5:])


def _later(asked: Asked) -> int | None:
    """The one period further right that no other statement parts from the value."""
    nodes, i = asked.nodes, asked.i
    later = [j for j in range(i + 1, len(nodes)) if usable(nodes[j]) and nodes[j + 1 : j + 2] and nodes[j + 1].word not in _OWNERS]
    if len(later) != 1 or later[0] in asked.memory.compared or _is_other(nodes, i, later[0]):
        return None
    other = is_base(nodes, later[0]) or dates_report(nodes, later[0]) or is_of_report(asked, later[0])
    return None if other or ends_term(nodes, later[0]) else later[0]


def _is_other(nodes: Sequence[Node], i: int, j: int) -> bool:
    """Whether another kind of statement stands between a value and a period further right: a forecast, a relative clause."""
    words = {node.word for node in nodes[i:j]}
    if [node.word or node.kind for node in nodes[max(0, j - 3) : j + 2]] in _ASIDES:
        return True  # "volumes were 7% lower, and the share, 28.3% at Christmas, is down": of that value alone
    if not words.isdisjoint(_OTHER_STATEMENTS) or not any(node.kind == "value" for node in nodes[i + 1 : j]):
        return True
    return _gives_cause(nodes, i, j)


def _gives_cause(nodes: Sequence[Node], i: int, j: int) -> bool:
    """ "fell 3% to 288,000 as a strike grounded flights over Christmas"."""
    return any(a.word == "as" and b.word not in ("of", "at", "well") for a, b in pairwise(nodes[i + 1 : j]))
