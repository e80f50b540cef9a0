"""The period that a sentence names for a value.

    (2024: 26.5p)   below July's $2bn   its 2020 peak of $4     held against the value alone
    in 2024 revenue was $5bn and profit $1bn                    the nearest one in front

Looked past: periods of a comparison, of a relative clause, of the report ("said on Monday"), of an event ("its
third-quarter briefing"), deadlines and maturities ("notes due in 2027"), records ("for the first time since 2021").
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues, metric_verbs
from extractor.link.metrics.meeting import Meeting
from extractor.link.metrics.noun_phrases import is_past
from extractor.link.nodes import Node
from extractor.link.periods.asides import BEGUN, in_aside, looks_aside
from extractor.link.periods.bounds import is_day, is_stretch, is_year, usable
from extractor.link.periods.causes import dates_cause
from extractor.link.periods.reporting import is_based
from extractor.link.periods.told_on import dates_report, in_dateline

_EVENTS = frozenset("briefing meeting call event conference presentation announcement statement filing vote auction".split())
_MATURE = frozenset("due mature matures maturing matured expire expires expiring until extended".split())
RECORDS = frozenset("time highest lowest first worst best most biggest largest steepest weakest strongest fastest slowest".split())
# A date that something starts or ends on, and what goes on behind it about something else.
_LIMITS = frozenset("by from until starting beginning".split())
_GO_ON = frozenset("at with and saving costing".split())
_EXTREMES = frozenset("peak high low close record level average total figure closing price all-time".split())
_FIGURES = frozenset("figure reading number print level total tally".split())  # "February's figure was revised to 5%"
_CLOSES = frozenset("close closing".split())
_MOVES = cues.UP_NOUNS | cues.DOWN_NOUNS
_START = 5  # nodes
_HELD = frozenset("from than with to above below".split())
_VIEWS = frozenset("forecast guidance outlook estimate target".split())
_UNTIL, _LASTS = frozenset("into through until to".split()), frozenset("fund funds last lasts runway operations afloat".split())
# "Last May's financing valued Acme at $4m": what happened then.
_ROUNDS = frozenset("round financing deal sale offering listing flotation takeover placing investment".split())
_TOLD_AGAIN = ("fact.same_metric", "fact.metric_of_sentence_before", "fact.anaphora")
_BRACKET = 14  # nodes
_PARTS = frozenset({";", ",", "and"})  # "Dividends total 20c; at yesterday's close of $5.86 the shares yield 3.4%"
_CONTACT = 5  # nodes of "the website it bought in"
_NO_DIFFERENT = frozenset("flat level unchanged steady".split())
_FOUNDED = frozenset("founded established incorporated born".split())
_BEGINNINGS = frozenset("founding inception creation launch birth foundation".split())


def aside(nodes: Sequence[Node], i: int) -> int | None:
    """ "(2024: 26.5p)", "below July's RMB 2.06 billion", "92% below their 2020 peak of $4.60"."""
    if i > 1 and nodes[i - 1].word in cues.GENITIVE and usable(nodes[i - 2]):
        return i - 2
    if (extreme := _of_extreme(nodes, i)) is not None:
        return extreme
    for j in range(i - 1, max(-1, i - 4), -1):
        if usable(nodes[j]) and j > 0 and nodes[j - 1].word == "(":
            return j
        if nodes[j].word not in (":", ",", "-"):
            break
    return _in_bracket(nodes, i)


def _in_bracket(nodes: Sequence[Node], i: int) -> int | None:
    """ "(30 June 2024: £986m and 3,540 homes)": the period that a bracket opens with holds for all that is in it."""
    for j in range(i - 1, max(0, i - _BRACKET), -1):
        if nodes[j].word == ")":
            return None
        if nodes[j].word == "(":
            return j + 1 if usable(nodes[j + 1]) and nodes[j + 2].word == ":" else None
    return None


def _of_extreme(nodes: Sequence[Node], i: int) -> int | None:
    """ "Friday's close of €30.07", "their 2020 peak of HK$4.60"."""
    if i < 3 or nodes[i - 1].word != "of":
        return None
    for j in range(i - 2, max(-1, i - 6), -1):
        if usable(nodes[j]):
            return j if any(node.word in _EXTREMES or _is_quote(node) for node in nodes[j + 1 : i - 1]) else None
        if nodes[j].word not in _EXTREMES and nodes[j].word not in cues.GENITIVE and nodes[j].kind != "metric":
            return None
    return None


def _is_quote(node: Node) -> bool:
    """Whether a metric is a level of a day: "Friday's close", where "fourth-quarter revenue" is none."""
    return node.metric is not None and node.metric.period_kind == "instant"


def in_front(nodes: Sequence[Node], i: int, compared: set[int], meeting: Meeting | None = None) -> int | None:
    """The nearest period in front of a value that no comparison has taken and that does not date something else."""
    for j in range(i - 1, -1, -1):
        if nodes[j].kind != "period" or not usable(nodes[j]):
            continue
        if _opens_clause(nodes, j) or _has_figure(nodes, j) or _closes_books(nodes, j):
            return j
        if meeting is not None and _shares_adverb(nodes, j, meeting):
            return j
        if dates_cause(nodes, j) and not (meeting is not None and meeting.group == "deal"):
            continue
        if j not in compared and not looked_past(nodes, j, i) and not (meeting and _is_of_other(nodes, j, i, meeting)):
            return j
    return None


def _has_figure(nodes: Sequence[Node], j: int) -> bool:
    """ "Last year's figure had been £49m"."""
    behind = [node.word for node in nodes[j + 1 : j + 3]]
    return j == 0 and behind[:1] != [] and behind[0] in cues.GENITIVE and behind[-1] in _FIGURES


def _closes_books(nodes: Sequence[Node], j: int) -> bool:
    """ "Acme, whose third quarter ended on Sept. 6, had sales of": what somebody's figures are for, told in passing."""
    return j > 0 and nodes[j - 1].word == "whose" and is_stretch(nodes[j]) and [node.word for node in nodes[j + 1 : j + 2]] == [","]


def _shares_adverb(nodes: Sequence[Node], j: int, meeting: Meeting) -> bool:
    """ "will shut the plant by June and cut 400 jobs": when both are done; a figure in front of the period has it alone."""
    joined = j + 2 < len(nodes) and nodes[j + 1].word == "and" and nodes[j + 2].start == meeting.span.start
    return joined and meeting.rule == "fact.verb" and nodes[j - 1].word == "by"


def _is_level_with(nodes: Sequence[Node], j: int) -> bool:
    """ "was $9m, flat on last year, as the margin shrank to 2%": the time that a figure is no different from."""
    return j > 1 and nodes[j - 1].word in ("on", "with", "from") and nodes[j - 2].word in _NO_DIFFERENT


def looked_past(nodes: Sequence[Node], j: int, i: int) -> bool:
    """Whether a period in front of a value is one of those looked past."""
    return (
        ends_term(nodes, j)
        or _is_level_with(nodes, j)
        or _is_limit(nodes, j)
        or looks_aside(nodes, j, i)
        or dates_report(nodes, j)
        or in_dateline(nodes, j)
        or _qualifies(nodes, j)
        or in_aside(nodes, j, i)
        or _of_other_verb(nodes, j, i)
        or _is_of_start(nodes, j)
        or _is_of_view(nodes, j)
        or _is_base_figure(nodes, j)
    )


def _is_base_figure(nodes: Sequence[Node], j: int) -> bool:
    """ "18% above the year-ago figure, for earnings of $6 a share", "double the year-earlier figure": what a change is measured from."""
    figure, period = nodes[j + 1 : j + 2] != [] and nodes[j + 1].word in _FIGURES, nodes[j].period
    if figure and period is not None and is_based(period):
        return True
    return figure and j > 1 and (nodes[j - 1].word in _HELD or (nodes[j - 1].word == "the" and nodes[j - 2].word in _HELD))


def _is_of_view(nodes: Sequence[Node], j: int) -> bool:
    """ "down from its June forecast of 14,500, and a margin of": when so much was forecast."""
    period = nodes[j].period
    owned = 1 < j < len(nodes) - 1 and nodes[j - 1].kind == "reference" and nodes[j - 2].word in _HELD
    return owned and nodes[j + 1].word in _VIEWS and period is not None and period.timex[5:7].isdigit()  # a month or a day


def _is_of_start(nodes: Sequence[Node], j: int) -> bool:
    """ "From $412 in 2024, the price fell 20% to $331": the year of what it fell from."""
    return j < _START and nodes[0].word == "from" and nodes[1].kind == "value" and nodes[j + 1 : j + 2] != [] and nodes[j + 1].word == ","


def _opens_clause(nodes: Sequence[Node], j: int) -> bool:
    """ "more than in November 2024, when it flew 2.1 million"."""
    words = [node.word for node in nodes[j + 1 : j + 3]]
    return words[:1] == ["when"] or words == [",", "when"]


def _of_other_verb(nodes: Sequence[Node], j: int, i: int) -> bool:
    """ "shut in June after burning through $70m", "had a better start to the year: profit rose": what else was then."""
    if j > 1 and nodes[j - 1].word == "to" and nodes[j - 2].word in ("start", "beginning"):
        return True
    return any(nodes[k].word == "after" and nodes[k + 1].word.endswith("ing") for k in range(j + 1, i - 1))


def ends_term(nodes: Sequence[Node], j: int) -> bool:
    """ "notes due in October 2025", "the lowest since it listed in 2021": when it ends, or how long ago, not when it holds."""
    before = [node.word for node in nodes[max(0, j - 2) : j]]
    since = next((k for k in range(j - 1, max(0, j - 5), -1) if nodes[k].word == "since"), 0)
    if since and not RECORDS.isdisjoint(node.word for node in nodes[max(0, since - 3) : since]):
        return True
    if before[-1:] != [] and before[-1] in _UNTIL and not _LASTS.isdisjoint(node.word for node in nodes[max(0, j - 7) : j - 1]):
        return True  # "cash of $92m, enough to fund operations into 2028, and debt of"
    apart = nodes[j + 1 : j + 2] != [] and nodes[j + 1].word in cues.PREPOSITIONS  # "ended 2025 with debt of $90m"
    bond = None if apart else next((node.metric for node in nodes[j + 1 : j + 3] if node.metric is not None), None)
    dated = is_day(nodes[j]) or before[-1:] in (["in"], ["of"], ["for"])  # "by the end of 2025 its debt"
    if is_year(nodes[j]) and not dated and bond is not None and bond.id in ("debt", "yield"):
        return True  # "its 2026 dollar bonds were bid at 11 cents"
    return not _MATURE.isdisjoint(before)


def _is_limit(nodes: Sequence[Node], j: int) -> bool:
    """ "will open by June at a cost of £3m", "starting in 2027, at an average price of $9": the date of the one, not of the other."""
    if j < 2 or j + 1 >= len(nodes):
        return False
    words = [node.word for node in nodes[j + 1 : j + 3]]
    goes_on = words[0] in _GO_ON or (words[0] == "," and words[-1] in _GO_ON)
    return goes_on and not _LIMITS.isdisjoint(node.word for node in nodes[max(1, j - 2) : j])


def _is_of_other(nodes: Sequence[Node], j: int, i: int, meeting: Meeting) -> bool:
    """ "April's rise in the minimum wage will add £22m": the period of another noun."""
    if _in_contact_clause(nodes, j, meeting):
        return True
    attributive = nodes[j + 1].kind == "metric" and nodes[j + 1].start != meeting.span.start
    if attributive and meeting.group == "deal" and any(node.word == "," for node in nodes[j:i]):
        return True  # "raised its forecast after fourth-quarter profit beat estimates, and agreed to buy Beta for"
    if not nodes[j + 1 : j + 2] or nodes[j + 1].word not in cues.GENITIVE or i - j <= 3:
        return False
    owned = nodes[j + 2].word if nodes[j + 2 : j + 3] else ""
    if sets_day(nodes, j) or owned in _CLOSES or (meeting.rule in _TOLD_AGAIN and owned in _MOVES | _FIGURES):
        return False  # "August's increase was revised to 0.5%"
    rounds = any(node.word in _ROUNDS or (node.metric is not None and node.metric.id == "funding") for node in nodes[j + 2 : j + 7])
    return not rounds and not 0 < meeting.span.start - nodes[j].end < 30


def _in_contact_clause(nodes: Sequence[Node], j: int, meeting: Meeting) -> bool:
    """ "Without Beta, the website it bought in May for £7m, sales rose": when a thing of an aside was done."""
    if j < _CONTACT or nodes[j - 1].word not in ("in", "on", "at", "during") or not _is_done(nodes[j - 2].word):
        return False
    thing = nodes[j - 4].kind in ("word", "metric") and nodes[j - 5].word in cues.DETERMINERS
    told = thing and nodes[j - 3].kind in ("reference", "company")
    return told and any(node.word == "," and node.start < meeting.span.start for node in nodes[j:])


def _is_done(word: str) -> bool:
    return is_past(word) or word in metric_verbs.FORMS or word in BEGUN


def sets_day(nodes: Sequence[Node], j: int) -> bool:
    """ "At Thursday's close of $52, it was worth $5m", "At Friday's closing price, …": the day of whatever is said behind."""
    opens = j == 1 or (j > 1 and nodes[j - 2].word in _PARTS)
    if not opens or nodes[j - 1].word not in ("at", "by") or j + 1 >= len(nodes):
        return False
    return nodes[j + 1].word in cues.GENITIVE and is_day(nodes[j])


def _qualifies(nodes: Sequence[Node], j: int) -> bool:
    """ "the morning of its third-quarter briefing", "up by a fifth since Christmas": no period of the figure."""
    if j and nodes[j - 1].word == "since":
        return True
    if j > 1 and nodes[j - 1].word in ("in", "of") and nodes[j - 2].word in _BEGINNINGS:
        return True  # "since its founding in 2019"
    if j > 1 and nodes[j - 2].word in _FOUNDED and [node.word for node in nodes[j + 1 : j + 2]] != ["with"]:
        return True  # "was founded in 2017 and has raised $9m"
    if j > 1 and nodes[j - 1].word == "as" and nodes[j - 2].word == "recently":
        return j < 4 or nodes[j - 4].kind != "value"  # "below zero as recently as 2023", but "a meagre 4% as recently as 2017"
    following = nodes[j + 1] if j + 1 < len(nodes) else None
    hyphened = nodes[j].period is not None and nodes[j].end - nodes[j].start > 5 and following is not None and following.kind == "word"
    return hyphened and following is not None and following.word in _EVENTS
