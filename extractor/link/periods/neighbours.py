"""The period of a value that it has in common with another figure of its sentence.

    volume fell 6% in May, while prices rose 1.4%      two changes
    was worth $5m, a price-earnings ratio of 67        the same in another measure
    spent £4m on land and £5m on buybacks in 2025      the one period further right, no other statement between
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor import timex
from extractor.link import cues, metric_kinds
from extractor.link.held_against import then_of
from extractor.link.leads import lead_words
from extractor.link.nodes import Node
from extractor.link.periods.asides import is_told_aside
from extractor.link.periods.bounds import is_day, usable
from extractor.link.periods.by_event import dates_cause_behind
from extractor.link.periods.causes import dates_cause
from extractor.link.periods.compared import is_base
from extractor.link.periods.following import end_of_comparison
from extractor.link.periods.named import ends_term
from extractor.link.periods.reporting import governs, is_based, is_of_next
from extractor.link.periods.to_date import BRINGS
from extractor.link.periods.told_on import dates_report, is_of_report
from extractor.link.periods.when import NEVER, Asked, When
from extractor.link.verb_forms import PAST

# What parts a clause from the one in front of it.
OTHER_CLAUSES = frozenset("which who whose that while since after before when because although though whereas but ( ; :".split())
_ASIDES = [[",", "value", word, "period", ","] for word in ("at", "in", "on")]
_SUMS_UP = frozenset("figure total sum amount number bill charge".split())
_INCLUDES = frozenset("includes included comprises comprised is was equals means".split())
_OTHER_STATEMENTS = cues.FORECAST | OTHER_CLAUSES | cues.COMPARISONS | {"from", "what", "launched", "improvement", "having"}
_LED_TO = frozenset("as after because since having".split())
_DONE = frozenset(form for told in PAST.values() for form in told.split()) | {"was", "were", "had"}
_JOINS = frozenset("and but while whereas as".split())
_TRADED = frozenset("share_price index_level".split())
_BESIDE = frozenset("while whereas outpacing beating outperforming outstripping lagging trailing underperforming".split())
_OFF = ([",", "up"], [",", "down"], [",", "off"])
_CLOSED = frozenset("ended finished closed".split())
_BEGINS = frozenset("starting beginning begin begins start starts commence commencing".split())
_NEAR = 4  # nodes
_VIEWS = frozenset("consensus expectations estimates forecasts".split())
_TRADES = cues.BUYS | cues.SELLS
_WAS = frozenset("came was were rose fell totalled totaled grew".split())
_TWINS = frozenset("opened closed shut shuttered sold hired retired scrapped".split())
_ITS = frozenset("it that which reference".split())
_MONTH = len("2026-01")  # characters of its timex


def through_both(asked: Asked, when: When) -> When:
    """ "In January and February premiums fell 2%": one figure of two months that follow one another is of both."""
    nodes, place = asked.nodes, when.place
    if place is None or (asked.meeting.change is None and asked.meeting.period_kind != "duration"):
        return when
    for first in (place, place - 2):
        pair = nodes[max(0, first) : first + 3]
        a, b = (pair[0].period, pair[2].period) if len(pair) == len(("January", "and", "February")) else (None, None)
        if a is None or b is None or pair[1].word != "and" or a.end_date is None or b.start_date is None or b.end_date is None:
            continue
        months = len(a.timex) == len(b.timex) == _MONTH and a.kind == b.kind == "interval"
        if months and (b.start_date - a.end_date).days == 1 and not any(node.word == "respectively" for node in nodes):
            return when._replace(start=a.start_date, end=b.end_date)
    return when


def made_up(asked: Asked) -> When | None:
    """ "expects charges of $90m in the fourth quarter. That includes $31m for severance": what makes up a sum has its period."""
    nodes, last = asked.nodes, asked.memory.last
    opens = nodes[0].word in ("that", "this", "it") or (nodes[0].word in ("the", "that", "this") and nodes[1].word in _SUMS_UP)
    if not opens or last is None or not any(node.word in _INCLUDES for node in nodes[1:_NEAR]):
        return None
    dated = any(node.kind == "period" for node in nodes[: asked.i + _NEAR])
    return last if not dated and asked.meeting.period_kind == "duration" and asked.meeting.change is None else None


def paid_then(asked: Asked) -> When | None:
    """ "bought back 2 million shares in May, at an average price of $31 each": what they cost then, and no price of today."""
    if asked.meeting.metric != "share_price" or asked.meeting.group != "return":
        return None
    return asked.previous or NEVER


def alongside(asked: Asked) -> When | None:
    """ "volume fell 6%, while prices rose 1.4%", "spent £4m on land and £5m on buybacks": one period for both."""
    beside, words = beside_it(asked), lead_words(asked.nodes, asked.i)
    between = since_value(asked.nodes, asked.i)
    if beside is None or not _JOINS.intersection(between):
        return None
    if governs(asked.meeting) and beside.rule == "period.reported" and beside.start == beside.end:
        return None  # "the loan book grew to £412m and the net interest margin widened to 21%": a level of the last day, a rate of the half
    moved = asked.meeting.change is not None and asked.previous is beside and asked.meeting.group != "balance"
    listed = between[:1] == ["and"] or (words[:1] == ["and"] and not any(word in cues.AUXILIARY for word in words))
    return beside if moved or (listed and asked.meeting.period_kind == "duration") else None


def is_done_by_now(asked: Asked, when: When | None, between: Sequence[str]) -> bool:
    """ "cut its 2026 forecast to £310m as orders fell 12%": what has led to a view is not of the time that is foretold."""
    if asked.forecast or asked.guided is None or when is None or when.end is None or when.end != asked.guided.end:
        return False
    joint = next((k for k, word in enumerate(between) if word in _LED_TO), len(between))
    led = any(word.endswith("ed") or word in _DONE for word in between[joint + 1 :]) or between[joint : joint + 1] == ["having"]
    again = asked.last is not None and asked.last.start is None  # "after sales rose 4% to £80m"
    return (led or again) and asked.published is not None and when.end > asked.published


def with_market(asked: Asked) -> When | None:
    """ "is down 22% this year, while the index is up 10%", "lagging a 10% rise in the index": one stretch for both."""
    last = asked.previous
    if asked.meeting.change is None or last is None or last.place is None or last.start is None or last.start == last.end:
        return None
    beside = asked.memory.taken.get(last.place) in _TRADED
    return last if beside and not _BESIDE.isdisjoint(since_value(asked.nodes, asked.i)) else None


def of_whole(asked: Asked) -> When | None:
    """ "Of the $412m that it took in last year, $97m came from abroad": a part has the time of its whole."""
    part = asked.nodes[0].word == "of" and asked.chained and asked.nodes[asked.i - 1].word == ","
    return asked.previous if part and asked.meeting.change is None and asked.meeting.group == "income" else None


def year_ended(asked: Asked, found: int) -> When | None:
    """ "had 1,040 staff at the end of 2025, and labour costs were $4m": what a year cost, and not its last day."""
    period, meeting, taken = asked.nodes[found].period, asked.meeting, asked.memory.taken.get(found)
    if period is None or period.modifier != "end" or taken in (None, meeting.metric) or asked.forecast or asked.comparison:
        return None
    told = meeting.period_kind == "duration" and meeting.group in ("income", "cost") and timex.bounds(period.timex)
    year = told and len(period.timex) == len("2025") and period.start_date == period.end_date
    return When(*told, period, "period.sentence", found) if told and year else None


def said_again(asked: Asked) -> When | None:
    """ "from $387.8m, or $5.63 a share", "closed at $71.75, down 75 cents": the same figure in another measure, of the same time."""
    lead = lead_words(asked.nodes, asked.i)
    if asked.meeting.metric == "share_price" and asked.meeting.rule == "fact.same_metric" and lead in _OFF:
        return asked.last
    if asked.meeting.metric in ("interest_rate", "spread") and lead == ["at"]:
        return asked.last  # "lends it $9m at 4%"
    gapped = asked.nodes[asked.i - 1].kind == "company" and asked.meeting.rule == "fact.same_metric" and asked.meeting.change is None
    if gapped and asked.last is not None and asked.last.rule == "period.published":
        return asked.last  # "the three hold 61% of the market, and Acme 7%"
    if asked.meeting.metric == "job_cuts" and asked.meeting.of_metric and lead in ([","], [",", "or"], ["or"]):
        return asked.previous  # "will eliminate 420 positions, some 3% of its workforce"
    if _is_apposed_ratio(asked):
        return asked.previous
    quoted = asked.meeting.rule == "fact.multiple" and asked.previous is not None and asked.previous.rule == "period.published"
    if lead not in ([",", "or"], ["or"]) and not (quoted and lead in (["and"], [","])):
        return None  # "slipped to 538p, a market value of £1.1bn and 12.8 times forecast earnings"
    if asked.meeting.rule == "fact.multiple" and asked.previous is not None and _is_of_a_day(asked.previous):
        return asked.previous  # "giving it a market value of $5m, or 41 times earnings"
    return asked.last if asked.meeting.rule == "fact.same_metric" else None


def _is_of_a_day(when: When) -> bool:
    """Whether a figure is a level of one day, and not what another is held against."""
    return when.start is not None and when.start == when.end and when.rule not in ("period.comparison", "period.prior_year")


def _is_apposed_ratio(asked: Asked) -> bool:
    """ "was worth $39bn, a price-earnings ratio of 67": what the worth right in front comes to."""
    nodes, place = asked.nodes, asked.meeting.place
    apposed = place is not None and place > 2 and [node.word for node in nodes[place - 2 : place]] in ([",", "a"], [",", "an"])
    return apposed and place is not None and nodes[place - 3].kind == "value" and asked.meeting.metric in metric_kinds.RATIOS


def beside_it(asked: Asked) -> When | None:
    """The period of the sentence's figures; but "which it bought in 2023 for $6m, and believes that savings of $7m" are of another time."""
    if asked.beside is not None and asked.beside.place is not None and is_told_aside(asked.nodes, asked.beside.place, asked.i):
        return None  # "occupancy, which had dropped to 38% in 2020, recovered to 79%"
    between = since_value(asked.nodes, asked.i)
    return None if "that" in between or is_done_by_now(asked, asked.beside, between) else asked.beside


def later(asked: Asked) -> int | None:
    """The place of the one period further right that no other statement parts from the value."""
    further = _further(asked)
    if len(further) != 1 or further[0] in asked.memory.compared or _is_other(asked.nodes, asked.i, further[0]):
        return None
    place = further[0]
    return None if _is_of_another(asked, place) or _is_of_another_time(asked, place) or _is_no_time_of_a_figure(asked, place) else place


def _further(asked: Asked) -> list[int]:
    """The places of the periods further right, without those that tell when something else was."""
    nodes, i = asked.nodes, asked.i
    further = [j for j in range(i + 1, len(nodes)) if usable(nodes[j]) and nodes[j + 1 : j + 2] and nodes[j + 1].word not in cues.OWNERS]
    if asked.meeting.group != "deal":
        further = [j for j in further if not (dates_cause(nodes, j, i) or dates_cause_behind(asked, j))]
        further = [j for j in further if nodes[j - 1].word != "("]  # "was $4m (previous year: $3m) on revenue of $9m, in fiscal year 2025"
    if len(further) > 1 and governs(asked.meeting):  # "$4m, up 8% on the prior period, for the six months to December"
        further = [j for j in further if not is_base(nodes, j)]
    if further and any(node.kind == "value" and then_of(nodes, k) is not None for k, node in enumerate(nodes[i + 1 :], i + 1)):
        return []  # "spent $4m on land, well below the $9m it spent in 2024"
    return further[:1] if _does_both(nodes, i) else further  # "opened nine shops and shut two in 2025, and plans 15 for next year"


def _is_of_another(asked: Asked, place: int) -> bool:
    """Whether a period further right is that of another figure or deal, which stands between or behind it."""
    nodes, between, deal = asked.nodes, asked.nodes[asked.i : place], asked.meeting.group == "deal"
    if not BRINGS.isdisjoint(node.word for node in between):
        return True  # "rose 9% to $86m, bringing the nine-month total to": that of the sum
    if deal and any(a.word == "and" and b.word in _TRADES for a, b in pairwise(between)):
        return True  # "bought Acme for $9m, and sold Beta for $4m in January"
    multiple = (amount := nodes[place - 1].amount) is not None and amount.unit == "times"  # "valued at $9bn, 13 times 2024 sales"
    if (deal or multiple) and nodes[place + 1].kind == "metric":
        return True  # "for $1.9bn, or 11 times its 2025 ebitda"
    of_then = asked.sentence.text.endswith(("earlier", "ago", "before"), nodes[place].start, nodes[place].end)
    if of_then and any(node.amount is not None and node.amount.unit == "times" for node in between[1:]):
        return True  # "valued it at $1.1bn, five times its valuation 18 months earlier"
    return is_of_next(nodes, place)  # "revenue slid 6%, and a year-earlier profit of $4m turned into a loss"


def _is_of_another_time(asked: Asked, place: int) -> bool:
    """Whether a figure was earned or counted at another time than a period further right: what is to come, one day, its last day."""
    nodes, front = asked.nodes, asked.nodes[place - 1].word
    if governs(asked.meeting) and is_day(nodes[place]):
        return True  # "orders of $1.4bn left a backlog of $3bn on June 30": nothing is earned in a day
    if not _BEGINS.isdisjoint(node.word for node in nodes[place - 2 : place]):
        return True  # "charges of $45m, and annual savings of $70m starting in 2027"
    if front in _CLOSED:
        return True  # "average loans grew 3% and deposits ended the year at $9m"
    if asked.forecast:
        return False
    if front in ("by", "until"):
        return True  # "has grown to 310, and another 120 jobs are to be filled by the end of 2026"
    ends = period.end_date if (period := nodes[place].period) is not None else None
    to_come = asked.published is not None and ends is not None and ends > asked.published
    # "came to £58m, and about £110m is earmarked for the full year"
    return to_come and not _WAS.isdisjoint(lead_words(nodes, asked.i)[-3:])


def _is_no_time_of_a_figure(asked: Asked, place: int) -> bool:
    """Whether a period further right is only compared with, dates a report or ends a term."""
    nodes = asked.nodes
    based = (period := nodes[place].period) is not None and is_based(period)  # "3.8%, on top of a 2.9% gain in the prior-year quarter"
    return based or is_base(nodes, place) or dates_report(nodes, place) or is_of_report(asked, place) or ends_term(nodes, place)


def _is_other(nodes: Sequence[Node], i: int, j: int) -> bool:
    """Whether another kind of statement stands between a value and a period further right: a forecast, a relative clause."""
    words = {node.word for node in _outside_brackets(nodes, i, j)} - _in_passing(nodes, i, j)
    if [node.word or node.kind for node in nodes[max(0, j - 3) : j + 2]] in _ASIDES:
        return True  # "volumes were 7% lower, and the share, 28.3% at Christmas, is down": of that value alone
    if not words.isdisjoint(_OTHER_STATEMENTS) or not (_does_both(nodes, i) or any(node.kind == "value" for node in nodes[i + 1 : j])):
        return True
    parts = ((a.kind, b.word, c.word or c.kind) for a, b, c in zip(nodes[i + 1 : j], nodes[i + 2 : j], nodes[i + 3 : j], strict=False))
    if any((kind, word) == ("value", "of") and of in _ITS for kind, word, of in parts):
        return True  # "put down $2.2bn in advance, $900m of it in January"
    return _gives_cause(nodes, i, j)


def _in_passing(nodes: Sequence[Node], i: int, j: int) -> set[str]:
    """Words of no other statement: "earned 48 cents a share, ahead of consensus, on revenue that climbed 6% in the first quarter"."""
    threes = list(zip(nodes[i:j], nodes[i + 1 : j], nodes[i + 2 : j], strict=False))
    passing = {a.word for a, b, c in threes if b.word == "of" and c.word in _VIEWS}
    return passing | {c.word for a, b, c in threes if a.word == "on" and b.metric is not None and c.word == "that"}


def _outside_brackets(nodes: Sequence[Node], i: int, j: int) -> list[Node]:
    """The nodes between two, without a bracket that tells the same of another time: "(previous year: $3 million)"."""
    told: list[Node] = []
    place = i
    while place < j:
        closed = end_of_comparison(nodes, place) if nodes[place].word == "(" else None
        told += [nodes[place]] if closed is None else []
        place = place + 1 if closed is None else closed + 1
    return told


def _does_both(nodes: Sequence[Node], i: int) -> bool:
    """ "opened nine shops and shut two in 2025": two verbs of one subject and one time."""
    behind_it = [node.word for node in nodes[i + 1 : i + 3]]
    return behind_it[:1] == ["and"] and behind_it[1:] != [] and behind_it[1] in _TWINS


def _gives_cause(nodes: Sequence[Node], i: int, j: int) -> bool:
    """ "fell 3% to 288,000 as a strike grounded flights over Christmas"."""
    return any(a.word == "as" and b.word not in ("of", "at", "well") for a, b in pairwise(nodes[i + 1 : j]))


def since_value(nodes: Sequence[Node], i: int) -> list[str]:
    """The words between a value and the one in front of it, or the start of the sentence."""
    before = next((j for j in range(i - 1, -1, -1) if nodes[j].kind == "value"), -1)
    return [node.word for node in nodes[before + 1 : i]]
