"""The period of what a value is held against, where nobody tells it in full.

    revenue rose to $5m in 2025 from $4m                    a year before the other end
    net debt fell by $46m to $309m at 30 June               the change took the period reported on
    from a previous forecast of $4m                         the same period, told of in another way
    up 6% on a year earlier                                 what a change is measured from: not when it holds
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from extractor import timex
from extractor.link import metric_kinds
from extractor.link.leads import value_start, word_before
from extractor.link.nodes import Node
from extractor.link.periods.bounds import is_named_by_ends
from extractor.link.periods.following import behind
from extractor.link.periods.foretold import expected_then
from extractor.link.periods.lengths import LONGEST_MONTH, LONGEST_QUARTER, SHORTEST_QUARTER, SHORTEST_YEAR
from extractor.link.periods.named import in_front
from extractor.link.periods.reached import STOCKS, is_averaged, is_year_end
from extractor.link.periods.reporting import ECONOMIC, NATIONAL, governs, is_based, is_span, reported_for
from extractor.link.periods.views_before import FORESEEN, earlier_view
from extractor.link.periods.when import NEVER, Asked, When, year_before
from extractor.mentions import Period

_IN_ALL_OF = frozenset("the full year course of all whole".split())
_IN_THEN = frozenset("of in for".split())
_HELD_AGAINST = frozenset("than from versus against compared below above".split())
_FALLS_SHORT = frozenset("of below above than from over".split())
_NEAR = 6  # nodes
_SIMILAR = 7  # days
_REVISED = 7  # nodes
_SEQUENTIAL = re.compile(
    r"\b(?:sequential(?:ly)?|quarter[ -](?:on|over)[ -]quarter|(?:from|on|than|over) the (?:previous|prior|preceding) quarter"
    rf"|(?:from|on|than|over|against|with) the (?:{'|'.join(month_name[1:])}) quarter(?! (?:of|last|a year)))\b",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"\byear[ -](?:on|over)[ -]year\b|\ba year (?:ago|earlier|before)\b|\bfrom (?:last year|the (?:previous|prior) year)\b"
)
# What a change took, where another period is what it is held against: "up 5% over the quarter", "up 5% over the previous quarter".
_REPORTED = ("period.reported", "period.sentence", "period.behind_value")
_TAKEN = ("period.the_unit", "period.that_unit", "period.ending", "period.rolling")
_FOR_THE, _WHOLES = (["for", "the"], ["in", "the"], ["across", "the"]), frozenset("industry sector market country wider broader".split())
_DID = frozenset("did was were".split())
_MARKS = frozenset("level levels ahead short record peak high low figure figures number".split())
_THE_YEAR_BEFORE = frozenset(("the year before", "the previous year", "the prior year", "the preceding year"))
_A_YEAR_EARLIER = _THE_YEAR_BEFORE | frozenset(
    f"{year} {before}" for year in ("a year", "12 months", "twelve months") for before in ("earlier", "ago", "before")
)
_OWN = frozenset("period.behind_value period.sentence period.reported period.sentence_before".split())
_FAR = 10  # nodes from a value to "at this point last year"
_THIS_DAY = [[this, point] for this in ("this", "same") for point in ("point", "time", "stage")]


def same_day_of_year(asked: Asked) -> When | None:
    """ "stands at £1.4bn, up from £1.2bn a year ago", "from 5,200 at this point last year": a level of now is held against that day's."""
    if asked.published is None or asked.meeting.change is not None:
        return None
    if not asked.comparison and not any(node.word in ("this", "same") for node in asked.nodes[asked.i + 1 : asked.i + _FAR]):
        return None
    place = behind(asked.nodes, asked.i, comparison=asked.comparison)
    if place is None:
        return None
    node, last = asked.nodes[place], asked.previous
    pointed = [other.word for other in asked.nodes[max(0, place - 2) : place]] in _THIS_DAY
    told = asked.sentence.text[node.start : node.end].lower()
    of_now = asked.comparison and last is not None and last.rule == "period.published" and told == "a year ago"
    if not (of_now or (pointed and told == "last year")):
        return None
    asked.memory.compared.add(place)
    day, _ = year_before(asked.published, asked.published)
    return When(day, day, node.period, "period.comparison", place)


def year_earlier(asked: Asked) -> When | None:
    """ "An interim dividend of 42 yen, against 38 yen a year earlier": as long as what it is held against, whatever was named last.

    So in a chain of two: "from $33m, or 36 cents a share, the year before".
    """
    last = asked.last if asked.comparison else None
    before = asked.previous or _told_before(asked)
    again = asked.chained and before is not None and before.rule == "period.comparison"
    turned = before is not None and before.rule in _OWN and _is_part_of_year(before) and asked.meeting.period_kind == "duration"
    if (last is None and not again and not turned) or asked.meeting.change is not None:
        return None
    place = behind(asked.nodes, asked.i, comparison=asked.comparison)
    if place is None or before is None or before.start is None or before.end is None:
        return None
    node = asked.nodes[place]
    told = asked.sentence.text[node.start : node.end].lower()
    if told == "last year":  # "rose to $9m in the second quarter from $4m last year"
        told_alike = last is not None and _is_part_of_year(last) and node.period is not None and _is_year_before(last, node.period)
        return When(*year_before(before.start, before.end), node.period, "period.comparison", place) if told_alike else None
    if told not in _A_YEAR_EARLIER or (last is None and told not in _THE_YEAR_BEFORE):
        return None
    asked.memory.compared.add(place)
    if again:
        return before if before.place == place else None
    return When(*year_before(before.start, before.end), node.period, "period.comparison", place) if before.rule in _OWN else None


def last_years(asked: Asked, place: int) -> When | None:
    """ "rose 13% to $9m in the quarter from last year's $8m": the same quarter of last year."""
    node, before = asked.nodes[place], asked.previous
    if before is None or before.start is None or before.end is None or node.period is None or not _is_part_of_year(before):
        return None
    if asked.sentence.text[node.start : node.end].lower() != "last year" or not _is_year_before(before, node.period):
        return None
    if (before.end - before.start).days < SHORTEST_QUARTER:
        return None  # "sales in the nine weeks … profit will be $9m, up from last year's $8m"
    return When(*year_before(before.start, before.end), node.period, "period.comparison", place) if before.rule in _OWN else None


def _is_year_before(when: When, year: Period) -> bool:
    if when.start is None or year.start_date is None or year.end_date is None:
        return False
    return year.start_date <= year_before(when.start, when.start)[0] <= year.end_date


def _told_before(asked: Asked) -> When | None:
    """ "Second-quarter profit was $9m. It had earned $4m the year before": the period of what the sentence before told."""
    told = next((fact for fact in reversed(asked.memory.made) if fact.start_date is not None and not fact.forecast), None)
    had = told is not None and any(node.word == "had" for node in asked.nodes[: asked.i])
    return When(told.start_date, told.end_date, told.period, "period.sentence_before") if told is not None and had else None


def _is_part_of_year(when: When) -> bool:
    return when.start is not None and when.end is not None and 1 < (when.end - when.start).days < SHORTEST_YEAR - LONGEST_MONTH


def is_base(nodes: Sequence[Node], place: int) -> bool:
    """Whether a period behind a change is what it is measured from: "up 6% on a year earlier", "12% more than in 2024"."""
    period = nodes[place].period
    assert period
    while place > 2 and nodes[place - 1].word in _IN_ALL_OF and nodes[place - 2].word in (*_IN_ALL_OF, "in", "over", "than"):
        place -= 1  # "less than in the full year 2024", "than over the course of 2024"
    before = [node.word for node in nodes[max(0, place - 2) : place]]
    clause = [node.word for node in nodes[max(0, place - 5) : place]]
    if before[-1:] == ["from"] and is_named_by_ends(nodes[place]):
        return False  # "rose 5% from October to December"
    if before in _THIS_DAY:
        return True  # "11% up on this time last year"
    if "same" in clause and "than" in (node.word for node in nodes[max(0, place - 7) : place]):
        return True  # "£31m more than at the same point in 2024"
    if "than" in clause and not FORESEEN.isdisjoint(clause):
        return True  # "$12m more than projected in October"
    near = reversed(nodes[max(0, place - 5) : place])
    told = next((node for node in near if node.kind == "value" or node.word in ("what", "where")), None)
    if told is not None and told.kind != "value" and clause[-1:] != ["in"]:  # but "Spain, where sales grew 4% last year"
        return True  # "3% short of what it managed a year ago", "18% above where it stood at the end of March"
    if any(a in _FALLS_SHORT and b in ("where", "what") for a, b in pairwise(node.word for node in nodes[max(0, place - 6) : place])):
        return True  # "150 million short of where it stood in 2021"
    if any(b.word == "what" and a.amount is not None and a.amount.unit == "times" for a, b in pairwise(nodes[max(0, place - 6) : place])):
        return True  # "three times what it earned in 2024"
    if "than" in clause and not _DID.isdisjoint(before):
        return True  # "24% more than it did a year ago", "lower than they were in 2019"
    if before[-1:] in (["level"], ["levels"]) and not _HELD_AGAINST.isdisjoint(clause):
        return True  # "38% below the level a year ago"
    if before[:1] in (["those"], ["that"]) and before[-1] in _IN_THEN and not _HELD_AGAINST.isdisjoint(clause):
        return True  # "4% below those of 2024", "higher than that in 2024"
    if before[-1:] in (["of"], ["for"]) and before[:1] != [] and before[0] in _MARKS:
        return True  # "6% below its level of a week earlier", "3% ahead of 2024", "twice the figure of a year ago"
    if before[-1:] == ["over"] and (period.rule in _TAKEN or place == 1):
        return False  # "Over 2025 as a whole, the surplus shrank by $7bn"
    return not _HELD_AGAINST.isdisjoint(before) or (before[-1:] in (["on"], ["over"]) and (period.kind != "date" or is_based(period)))


def of_then(asked: Asked) -> When | None:
    """ "the year-ago figure of $24m had been flattered by a $7m gain": what made another figure what it was is of its time."""
    if asked.previous is None or asked.previous.start is None:
        return None
    words = [node.word for node in asked.nodes[value_start(asked.nodes, asked.i) - 4 : asked.i]]
    led = words[:2] == ["had", "been"] and words[3:4] == ["by"]
    return asked.previous if led else None


def of_change(asked: Asked, found: int) -> When | None:
    """ "net debt fell by $46m to $309m at 30 June": the change took the reported period, the level its last day."""
    meeting = asked.meeting
    day, reported = asked.nodes[found].period, reported_for(asked.memory.reported, asked.company)
    if day is None or reported is None or meeting.group != "balance" or day.start_date != day.end_date or reported.end_date != day.end_date:
        return None
    return When(reported.start_date, reported.end_date, reported, "period.reported")


def before_that(asked: Asked) -> When:
    """The start of a change whose date is not told: a year before its end, for figures that a report's period governs."""
    if asked.forecast and asked.meeting.metric in STOCKS | {"capacity"} and asked.nodes[asked.i - 1].word == "from":
        return asked.today  # "headcount should climb from 164 to 240 by December"
    if asked.forecast and (then := expected_then(asked)) is not None:
        return then
    if (same := earlier_view(asked)) is not None:
        return same
    if asked.meeting.metric == "share_price" and asked.meeting.change is not None and asked.last is not None:
        return asked.last  # "gained 22% this year, against a 31% jump for its rival"
    if asked.meeting.metric == "index_level" and asked.meeting.change is not None and asked.previous is not None:
        return asked.previous  # "lost 15% this year, compared with a 2% gain for the index"
    if asked.previous is not None and is_of_rival(asked):
        return asked.previous  # "was 47%, against 33.5% at Beta"
    if asked.meeting.metric.startswith(("price", "salary")) and asked.last is not None and asked.last.rule == "period.published":
        return asked.last  # "trades at 34 times earnings, compared with 22 for its rival", "costs €45, against €58 for gas"
    if asked.last is not None and _is_revised(asked):
        return asked.last
    if (before := _stretch_before(asked) or _shared_base(asked)) is not None:
        return before
    if not governs(asked.meeting) and not is_averaged(asked) and not is_year_end(asked) and not _is_part(asked):
        return NEVER
    last = asked.last or (asked.previous if asked.meeting.is_instrument else None)
    if last is not None:
        start, end = last.start, last.end
    else:
        period = _of_other_end(asked)
        start, end = (period.start_date, period.end_date) if period else (None, None)
        if period is None and asked.previous is not None and asked.previous.rule == "period.reported":
            start, end = asked.previous.start, asked.previous.end  # "shipped 9 million, lifting its share from 17% to 19%"
    if start is None or end is None or not (is_span(start, end) or is_year_end(asked)):
        return NEVER
    if _is_sequential(asked) and (end - start).days <= LONGEST_QUARTER:
        return When(timex.first_day(start - timedelta(days=1), 3), start - timedelta(days=1), None, "period.prior_year")
    return When(*year_before(start, end), None, "period.prior_year")


def _is_sequential(asked: Asked) -> bool:
    """ "Revenue rose 11.6 percent sequentially. Utilisation climbed to 86 percent from 79 percent": held against the quarter before."""
    text, end = asked.sentence.text, asked.nodes[asked.i].start
    paragraph = text[text.rfind("\n", 0, end) + 1 : end]
    told = max((found.start() for found in _SEQUENTIAL.finditer(paragraph)), default=-1)
    return told >= 0 and told > max((found.start() for found in _YEARLY.finditer(paragraph)), default=-1)


def on_the_unit(asked: Asked) -> When | None:
    """ "ended September at 12.9%, up 20 basis points on the quarter": the time that led up to the day of the level."""
    words, last = [node.word for node in asked.nodes[asked.i + 1 : asked.i + 4]], asked.last
    if asked.meeting.change is None or words[:2] != ["on", "the"] or last is None or last.end is None or last.start != last.end:
        return None
    starts = {"quarter": timex.first_day(last.end, 3), "year": year_before(last.end, last.end)[0] + timedelta(days=1)}
    start = starts.get(words[-1])
    return When(start, last.end, None, "period.sentence") if start is not None else None


def _is_revised(asked: Asked) -> bool:
    """ "December's increase was revised to 0.5% from 0.6%": of the same time."""
    return any(node.word == "revised" for node in asked.nodes[max(0, asked.i - _REVISED) : asked.i])


def _stretch_before(asked: Asked) -> When | None:
    """ "in March the jobless rate dipped to 4.2% from 4.4%": official figures are held against those of the month or quarter before."""
    last, metric = asked.last or asked.previous, asked.meeting.metric
    before = word_before(asked.nodes, asked.i)
    held = before is not None and before.word in ("from", "after", "following")
    if not held or last is None or not last.start or not last.end or last.start.day != 1:
        return None
    end, days = last.start - timedelta(days=1), (last.end - last.start).days
    if (metric in ECONOMIC or (metric == "price" and asked.company is None)) and days <= LONGEST_MONTH:
        return When(end.replace(day=1), end, None, "period.prior_year")
    quarter = metric in ECONOMIC | NATIONAL and LONGEST_MONTH < days <= LONGEST_QUARTER
    return When(timex.first_day(end, 3), end, None, "period.prior_year") if quarter else None


def _is_part(asked: Asked) -> bool:
    """ "online accounted for 38% of the total, up from 35%": a share of what the report tells, though no table lists it."""
    amount, last = asked.nodes[asked.i].amount, asked.last
    told = amount is not None and amount.unit == "percent" and asked.meeting.group == "" and asked.meeting.change is None
    return told and last is not None and last.rule in _REPORTED and asked.nodes[asked.i - 1].word == "from"


def _shared_base(asked: Asked) -> When | None:
    """ "eased to 12.9% from 13.4% in the December quarter, while utilisation slipped to 84.7% from 85.3%": told for the one in front."""
    nodes, i, last = asked.nodes, asked.i, asked.last
    told = max((place for place in asked.memory.compared if place < i), default=None)
    if told is None or last is None or nodes[i - 1].word != "from" or any(node.kind == "period" for node in nodes[told + 1 : i]):
        return None
    base = nodes[told].period
    if not any(a.word == "from" and b.kind == "value" for a, b in pairwise(nodes[max(0, told - _NEAR) : told])):
        return None
    if base is None or base.start_date is None or base.end_date is None or last.start is None or last.end is None:
        return None
    if base.end_date >= last.end or abs((base.end_date - base.start_date) - (last.end - last.start)).days > _SIMILAR:
        return None
    return When(base.start_date, base.end_date, base, "period.comparison")


def is_of_rival(asked: Asked) -> bool:
    """Whether a value is held against that of another company, or of all, at the same time: "against 1% for the industry"."""
    if [node.word for node in asked.nodes[asked.i + 1 : asked.i + 3]] in _FOR_THE and asked.nodes[asked.i + 3 : asked.i + 4] != []:
        return asked.sentence.text[asked.nodes[asked.i + 3].start : asked.nodes[asked.i + 3].end].lower() in _WHOLES
    behind_it = asked.nodes[asked.i + 1 : asked.i + 3]
    linked = ("at", "for") if asked.meeting.metric in metric_kinds.HELD else ("at", "for", "of")
    return len(behind_it) == 2 and behind_it[0].word in linked and behind_it[1].kind == "company"


def _of_other_end(asked: Asked) -> Period | None:
    """The period of the value behind, of the sentence, of the report, whichever is told first."""
    nodes, i = asked.nodes, asked.i
    following = next((j for j in range(i + 1, len(nodes)) if nodes[j].kind == "value"), None)
    place = behind(nodes, following) if following is not None else None
    if place is None:
        place = in_front(nodes, i, asked.memory.compared)
    if place is None and asked.meeting.metric == "market_share" and None in asked.memory.told:
        return asked.memory.told[None]  # in a report on a market
    return nodes[place].period if place is not None else reported_for(asked.memory.reported, asked.company)
