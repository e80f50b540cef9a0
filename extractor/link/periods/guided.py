"""The period that a forecast is for, where its own clause names none.

    for 2026 it expects profit of $5m, up from an earlier estimate of $4m     what a forecast is held against has its period
    a margin of 41% and capital spending of $3m                               that of the forecast before in the sentence
    Free cash flow should exceed $1m                                          what the paragraph's guidance is for
    its annual dividend forecast                                              the year guided before, else that of publication

Left without dates: what is merely to come ("will invest $50m in a plant"), and every forecast after a deadline ("by 2028").
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from datetime import date, timedelta

from extractor.link import cues
from extractor.link.leads import lead_words, value_start
from extractor.link.metrics.meeting import Meeting
from extractor.link.nodes import Node, Sentence
from extractor.link.periods.following import behind
from extractor.link.periods.named import adjective, is_stretch
from extractor.link.periods.reporting import ECONOMIC, NATIONAL, PUBLISHED, REPORTING, RESULTS, governs, is_span, name_of, reported_for
from extractor.link.periods.when import NEVER, Asked, Memory, When
from extractor.mentions import Company, Fact, Period

# What a forecast was called before it was made anew, and those whom it is held against.
_BASES = frozenset("from than on against versus".split())
_POSTED = frozenset("reported posted announced unveiled".split())
_VIEWS = frozenset(
    "forecast forecasts guidance estimate estimates outlook target goal expectation expectations consensus projection range "
    "previous previously prior earlier initial original predicted expected seen analysts".split()
)
FORESEEN = frozenset(
    "expected predicted forecast forecasted projected anticipated estimated guided targeted flagged planned budgeted promised pencilled "
    "penciled feared hoped aiming hoping".split()
)
_LOOKED = [["were", "looking", "for"], ["was", "looking", "for"], ["been", "looking", "for"]]
_ERST = [[word] for word in "previously before earlier initially originally".split()]
_GUIDES = frozenset("guides guided guiding guidance".split())
_CALLED = frozenset("forecast forecasts guidance outlook target estimate projection view".split())
_CONSENSUS = frozenset("consensus estimate estimates".split())
_OTHERS = frozenset("analysts street economists brokers consensus".split())
_CLOSING = 10  # days: books close on the Saturday nearest to the month's end
_WEEK = timedelta(days=7)
_CAME_UP = frozenset("short below above ahead shy missing beating exceeding topping beat missed exceeded topped met within".split())
_ANNUAL_VIEW = re.compile(rf"\b(?:annual|yearly|full-year|[Ff]ull[ -]year)(?: [\w-]+){{0,3}}? (?:{'|'.join(sorted(_CALLED))})\b")
_LONGEST_YEAR, _SHORTEST_YEAR, _HALF_YEAR = 372, 355, 178  # days
# Figures of one-off plans: no guidance of a year.
_PLANS = frozenset("costs spending store_closures job_cuts".split())
_EARNED = frozenset({"income", "per share", "return"})
_HEAD = 4  # nodes
_TOLD = ("period.sentence_before", "period.reported")
_LONGEST_MONTH = 31  # days
_NUMBERS = ("first", "second", "third", "fourth")
_QUARTER = re.compile(rf"\b({'|'.join(_NUMBERS)})(?: fiscal)?[ -]quarter", re.IGNORECASE)
_JULY = 7
_INTERIM = re.compile(r"\b(?:interims?|first[ -]half)\b", re.IGNORECASE)
_DEADLINES = ("by ", "until ", "from ")


def of_guidance(asked: Asked) -> When:
    """The first of the periods above that a forecast takes."""
    nodes, i, memory = asked.nodes, asked.i, asked.memory
    if asked.previous is not None and asked.previous.start is not None and _is_measured(nodes, i):
        return asked.previous  # "was 251 tonnes, just short of its target of 255 tonnes"
    if asked.meeting.rule == "fact.expected" or _had_expected(asked):
        return _told_before(asked)
    guidable = _is_guidance(asked.meeting) or _guides_for_growth(asked)
    guidable = guidable or any(node.word in cues.ASSUMES for node in nodes[max(0, i - _HEAD - 2) : i])
    reported = reported_for(memory.reported, asked.company)
    if guidable and reported is not None and not (_is_for_a_year(asked) and _is_part(reported)) and _is_of_report(asked):
        return When(reported.start_date, reported.end_date, reported, "period.reported")
    anew = asked.guided is not None and asked.guided.place is not None and is_said_anew(asked, asked.guided.place)
    if asked.guided is not None and not anew and (guidable or any(node.word == "and" for node in nodes[max(0, i - 6) : i])):
        return asked.guided
    if _is_for_a_year(asked) and not _is_beaten(asked) and (year := _year(asked)) is not None:
        return year
    name = name_of(asked.company)
    if guidable and name not in memory.guided and name is not None and asked.meeting.group in _EARNED:
        # "expects Beta to lose $9m this year. Acme is seen making $4m"
        others = {(when.start, when.end): when for when in memory.guided.values()}
        alone = next(iter(others.values())) if len(others) == 1 and asked.meeting.metric in REPORTING else NEVER
        return memory.guided_of.get(name, alone)  # "Sales are now seen rising 5%", in the paragraph behind the profit forecast for the year
    return memory.guided.get(name, NEVER) if guidable else NEVER


def _guides_for_growth(asked: Asked) -> bool:
    """ "is guiding for loan growth of 8%": how a balance is to grow is guidance like that for a margin."""
    said = any(node.word in _GUIDES for node in asked.nodes[max(0, asked.i - _HEAD - 2) : asked.i])
    return said and asked.meeting.change is not None


def _had_expected(asked: Asked) -> bool:
    """ "Economists had expected a gain of 0.2%": of the figure in the sentence before."""
    again = asked.meeting.rule == "fact.metric_of_sentence_before" and asked.previous is None
    named = asked.meeting.metric in ECONOMIC | NATIONAL and asked.nodes[0].word in _OTHERS
    return (again or named) and any(a.word == "had" and b.word in FORESEEN for a, b in itertools.pairwise(asked.nodes[: asked.i]))


def _told_before(asked: Asked) -> When:
    """ "Profit was $94m in 2025. Analysts had expected $90m": the period of the sentence before, that of its guidance too."""
    name = name_of(asked.company)
    told = asked.memory.told.get(name)
    if asked.meeting.metric in ECONOMIC | NATIONAL and asked.meeting.rule != "fact.expected":
        told = reported_for(asked.memory.reported, None, asked.meeting.metric) or told
    if told is None and name in asked.memory.guided:
        return asked.memory.guided[name]
    told = told or reported_for(asked.memory.reported, asked.company, asked.meeting.metric)
    return When(told.start_date, told.end_date, told, "period.sentence_before") if told is not None else NEVER


def _is_beaten(asked: Asked) -> bool:
    """ "full-year profit rose to $4m from $3m, beating a consensus of $3.5m": what had been expected of a year that is over."""
    before = next((j for j in range(asked.i - 1, -1, -1) if asked.nodes[j].kind == "value"), asked.i)
    words = [node.word for node in asked.nodes[before + 1 : asked.i]]
    return asked.previous is not None and not _CAME_UP.isdisjoint(words[:5]) and not _CONSENSUS.isdisjoint(words)


def _is_part(reported: Period) -> bool:
    """Whether results are those of less than a year: "analysts expect full-year profits of" are not of them."""
    start, end = reported.start_date, reported.end_date
    return start is not None and end is not None and (end - start).days < _SHORTEST_YEAR


def is_said_anew(asked: Asked, found: int) -> bool:
    """Whether another statement is reported behind a period: "would rise by 35% in 2026 and said it would spend".

    What it would earn is guidance as before: "expects sales growth of 3% in 2026 and said its margin would be 12%".
    """
    if asked.meeting.group in _EARNED:
        return False
    between = [node.word for node in asked.nodes[found + 1 : asked.i]]
    return any(a == "and" and b in ("said", "added") for a, b in itertools.pairwise(between))


def _is_measured(nodes: Sequence[Node], i: int) -> bool:
    """Whether a goal is only what the value before came up to."""
    before = next((j for j in range(i - 1, -1, -1) if nodes[j].kind == "value"), i)
    words = [node.word for node in nodes[before + 1 : i]]
    called = [*words, *(node.word for node in nodes[i + 1 : i + 2])]  # "beat the top end of its 80,000t guidance"
    return bool(words) and not _CAME_UP.isdisjoint(words[:5]) and not (_CALLED | _CONSENSUS).isdisjoint(called)


def _is_of_report(asked: Asked) -> bool:
    """ "profit, to be published in May, should be $5m", "analysts expect revenue of $9m": of the results that are told of."""
    since = asked.i if asked.meeting.place is None else asked.meeting.place
    analysts = any(node.word in _OTHERS for node in asked.nodes[: asked.i])
    return analysts or any(node.word in PUBLISHED for node in asked.nodes[since : asked.i])


def _is_guidance(meeting: Meeting) -> bool:
    again = meeting.rule == "fact.metric_of_sentence_before"  # "Beta is less hopeful, with a forecast of $58"
    return again or (governs(meeting) and meeting.metric not in _PLANS) or meeting.metric.startswith("dividend")


def full_year(asked: Asked, since: int) -> When | None:
    """The year of a forecast that is called one behind a period of another clause."""
    return _year(asked) if _is_for_a_year(asked, since) else None


def of_results_due(asked: Asked, day: int) -> When | None:
    """ "reports full-year results on 26 March; analysts expect revenue of €5.6bn": what the results are for that a day will bring."""
    nodes, out = asked.nodes, asked.nodes[day].period
    if not asked.forecast or not governs(asked.meeting) or out is None or out.end_date is None or day < _HEAD:
        return None
    if nodes[day - 1].word not in ("on", "this", "next") and nodes[day - 1].word not in RESULTS:
        return None
    told = next((k for k in range(day - 1, day - _HEAD, -1) if nodes[k].word in RESULTS), 0)
    if told and is_stretch(nodes[told - 1]):
        period = nodes[told - 1].period
        return When(period.start_date, period.end_date, period, "period.sentence") if period else None
    if told and nodes[told - 1].word in ("full-year", "annual"):
        ends = _under_way(asked.memory.books, None, out.end_date)
        opened = ends.replace(year=ends.year - 1)
        return When(opened, ends - timedelta(days=1), None, "period.this_fiscal")
    return None


def _is_for_a_year(asked: Asked, since: int = 0) -> bool:
    """ "full-year revenue of", "its annual dividend forecast"; but a warning that annual revenue would miss its goal is none."""
    said = asked.sentence.text[asked.nodes[since].start : asked.nodes[asked.i].start].lower()
    return "full-year" in said or _ANNUAL_VIEW.search(said) is not None


def _year(asked: Asked) -> When | None:
    """The fiscal year that guidance was given for before, else the one that is under way, else the calendar year of publication."""
    if asked.memory.guided_year is not None:
        return asked.memory.guided_year
    return _year_under_way(asked.memory, asked.company, asked.published, asked.sentence.text)


def _year_under_way(memory: Memory, company: Company | None, published: date | None, text: str) -> When | None:
    if published is None:
        return None
    reported = reported_for(memory.reported, company)
    start = _opened_by(reported, published, text) or _year_of_quarter(reported, text)
    start = start or _under_way(memory.books, reported, published)
    return When(start, start.replace(year=start.year + 1) - timedelta(days=1), None, "period.this_fiscal")


def _under_way(books: int, reported: Period | None, published: date) -> date:
    """Where the year opened that holds the day of publication, or off the calendar what comes behind the results."""
    end = reported.end_date if reported is not None and books > 1 else None
    day = end + timedelta(days=_CLOSING) if end is not None and end < published else published
    return date(day.year - (day.month < books), books, 1)


def _opened_by(reported: Period | None, published: date, text: str) -> date | None:
    """Where the year under way opened, by the first half or nine months of it that are reported off the calendar: April-September.

    So by those from July, where they are called the interim or first half.
    """
    start, end = (reported.start_date, reported.end_date) if reported is not None else (None, None)
    if start is None or end is None or start.day > 1 or start.month == 1 or not _HALF_YEAR < (end - start).days < _SHORTEST_YEAR:
        return None
    if start.month == _JULY and not _INTERIM.search(text):
        return None
    return start if end < published < start.replace(year=start.year + 1) else None


def _year_of_quarter(reported: Period | None, text: str) -> date | None:
    """Where the year opened whose "fiscal third quarter ended August 31" is reported, or opens behind the fourth quarter."""
    start, end = (reported.start_date, reported.end_date) if reported is not None else (None, None)
    told = _QUARTER.search(text, reported.start, reported.end) if reported is not None else None
    if start is None or end is None or told is None or start.day > 1:
        return None
    number = _NUMBERS.index(told[1].lower())
    if number == len(_NUMBERS) - 1:
        return end + timedelta(days=1)
    month = start.month - 3 * number
    return date(start.year, month, 1) if month > 0 else date(start.year - 1, month + 12, 1)


def note_guidance(memory: Memory, facts: Sequence[Fact], text: str, published: date | None) -> None:
    """Keep the period that the facts of a sentence are guidance for: the paragraph's, and the article's year."""
    for fact in facts:
        period = fact.period
        if not fact.forecast or not is_span(fact.start_date, fact.end_date) or is_deadline(period, text):
            continue
        if published is not None and fact.end_date is not None and fact.end_date < published:
            continue  # "the $4m that analysts had expected": of what is over
        when = When(fact.start_date, fact.end_date, period, "period.guided")
        memory.guided.setdefault(name_of(fact.company), when)
        assert fact.start_date
        assert fact.end_date
        if fact.company is not None and fact.metric in REPORTING:
            memory.guided_of.setdefault(fact.company.name, when)
        is_year = _SHORTEST_YEAR < (fact.end_date - fact.start_date).days < _LONGEST_YEAR
        if is_year and (memory.guided_year is None or _is_named_better(memory.guided_year, when)):
            memory.guided_year = when


def speaks_of_guidance(sentence: Sentence) -> bool:
    """ "The forecast assumes a rate of 142 yen": a paragraph that opens with the guidance of the one before goes on about it."""
    return any(node.word in _CALLED for node in sentence.nodes[:_HEAD])


def promised(memory: Memory, sentence: Sentence, companies: Sequence[Company]) -> None:
    """Keep the year of "cut its sales forecast for 2026", a sentence without figures."""
    nodes = sentence.nodes
    for i, node in enumerate(nodes):
        if node.word in _CALLED and companies:
            ahead = next((n.period for n in nodes[i + 1 : i + 4] if n.period), None) if nodes[i + 1 : i + 2] else None
            if ahead and is_span(ahead.start_date, ahead.end_date) and nodes[i + 1].word == "for":
                when = When(ahead.start_date, ahead.end_date, ahead, "period.guided")
                memory.guided.setdefault(companies[0].name, when)
                memory.guided_of.setdefault(companies[0].name, when)
                if ahead.start_date and ahead.end_date and _SHORTEST_YEAR < (ahead.end_date - ahead.start_date).days < _LONGEST_YEAR:
                    memory.guided_year = memory.guided_year or when
            return


def announced_for_year(memory: Memory, sentence: Sentence, companies: Sequence[Company], published: date | None) -> None:
    """Keep the year of "lowered its full-year forecast", a sentence without figures: what is foretold next is for it."""
    view = _ANNUAL_VIEW.search(sentence.text, sentence.start, sentence.end) if companies else None
    year = memory.guided_year or (_year_under_way(memory, companies[0], published, sentence.text) if view else None)
    if view is not None and year is not None:
        memory.guided_of.setdefault(companies[0].name, year)


def with_year(facts: Sequence[Fact], memory: Memory) -> list[Fact]:
    """The facts, annual guidance without a year with the fiscal year that the article names further down."""
    year = memory.guided_year
    if year is None or year.period is None:
        return list(facts)
    return [
        fact._replace(start_date=year.start, end_date=year.end, period=year.period)
        if fact.rule.endswith("period.this_fiscal") and _overlap(fact.start_date, fact.end_date, year)
        else fact
        for fact in facts
    ]


def _is_named_better(kept: When, found: When) -> bool:
    """Whether a fiscal year is named that goes on past the calendar year which was taken for it."""
    return kept.period is None and _overlap(kept.start, kept.end, found)


def _overlap(start: date | None, end: date | None, year: When) -> bool:
    return bool(start and end and year.start and year.end and start <= year.end and year.start <= end)


def is_deadline(period: Period | None, text: str) -> bool:
    """ "by June 2026", "from 2029": the day by which, or after which, one thing is to come; other figures do not share it."""
    return period is not None and text[max(0, period.start - 6) : period.start].lower().endswith(_DEADLINES)


def earlier_view(asked: Asked) -> When | None:
    """ "compared with a previous forecast of $4m", "above the $4m analysts had expected", "raised its forecast to $5m from $4m"."""
    nodes, i = asked.nodes, asked.i
    before = next((j for j in range(i - 1, -1, -1) if nodes[j].kind == "value"), 0)
    held = any(node.word in _VIEWS for node in nodes[before + 1 : i]) or foreseen(nodes, i, len(nodes))
    if (held or _is_budget(asked)) and (year := full_year(asked, before + 1)) is not None:
        return year  # "spent $310m, against a full-year budget of $640m"
    if foreseen(nodes, i, len(nodes)) and asked.previous is not None and asked.previous.rule in _TOLD:
        return asked.previous  # "Sales grew 6.4%, well above the 5% gain economists had expected"
    if asked.last is None or asked.last.start is None:
        words = [node.word for node in nodes[i + 1 : i + 4]]
        return None if _CONSENSUS.isdisjoint(words) else _told_before(asked)  # "That compared with the $9m mean estimate"
    held = held or lead_words(nodes, i)[-2:] == ["rather", "than"]
    called = asked.metric_words.rpartition(" ")[2] in _CALLED  # "cut its delivery target to 17,500 homes from 19,000"
    moved = asked.forecast and (called or any(node.word in _CALLED or node.word == "range" for node in nodes[:before]))
    held = held or (asked.forecast and [node.word for node in nodes[i + 1 : i + 2]] in _ERST)  # "down from 9% previously"
    return asked.last if held or moved else None


def foreseen_before(asked: Asked) -> When | None:
    """ "cut its growth forecast for 2026 to 1.1% from 1.4% last month": the earlier forecast is for the same time."""
    if asked.last is None or asked.last.start is None or not asked.forecast:
        return None
    before = next((j for j in range(asked.i - 1, -1, -1) if asked.nodes[j].kind == "value"), None)
    return asked.last if before is not None and is_earlier_view(asked.nodes, before, asked.i, asked.published) else None


def is_earlier_view(nodes: Sequence[Node], before: int, i: int, published: date | None) -> bool:
    """Whether the month or day behind a value is that on which so much was forecast, and not what it was made in."""
    place = behind(nodes, i) if nodes[value_start(nodes, i) - 1].word == "from" else None
    period = nodes[place].period if place is not None else None
    if period is None or period.start_date is None or period.end_date is None or published is None or period.end_date >= published:
        return False
    called = [j for j in range(before) if nodes[j].word in _CALLED]
    return bool(called) and (period.end_date - period.start_date).days <= _LONGEST_MONTH


def _is_budget(asked: Asked) -> bool:
    return asked.metric_words.endswith("budget")


def foreseen(nodes: Sequence[Node], i: int, end: int) -> bool:
    """Whether what stands behind a value, up to a node, says who expected it: "the $4m it had predicted in November"."""
    clause = itertools.takewhile(lambda node: node.kind != "value" and node.word not in (",", "and", ";"), nodes[i + 1 : min(i + 8, end)])
    words = [node.word for node in clause]
    return any(word in FORESEEN or word == "poll" for word in words) or any(words[k : k + 3] in _LOOKED for k in range(len(words)))


def is_of_report(asked: Asked, found: int) -> bool:
    """ "cut its 2026 outlook to 9,000 tonnes on Wednesday", "reported a net profit of $4m on Thursday": the day, or the week."""
    nodes, meeting, day = asked.nodes, asked.meeting, asked.nodes[found].period
    own = adjective(nodes, meeting)
    base = nodes[found - 1].word in _BASES  # "reported December-quarter revenue of $9m, down 5% from the September quarter"
    if own is not None and own != found and not base and is_stretch(nodes[own]) and any(node.word in _POSTED for node in nodes[:own]):
        return True  # "reported first-quarter revenue of $9m in April"
    called = asked.sentence.text[nodes[found].start : nodes[found].end].lower()
    if called == "last month" and found + 1 < asked.i and nodes[found + 1].word in _POSTED and governs(meeting):
        return True  # "Beta last month posted a 9% rise in revenue"
    if _is_month_of_results(nodes, found) and meeting.group in _EARNED and meeting.metric != "revenue" and not asked.forecast:
        return True  # "in February Beta reported a loss of $9m"
    if day is None or day.end_date is None or day.start_date is None or day.end_date - day.start_date >= _WEEK:
        return False
    if own is not None and (asked.forecast or is_stretch(nodes[own])):
        return True
    over = asked.published is not None and day.end_date <= asked.published
    if over and asked.forecast and governs(meeting) and nodes[found - 1].word == "on":
        return True  # "lowered its annual profit forecast by 11% on Thursday"
    return over and governs(meeting) and any(node.word in _POSTED for node in nodes[: asked.i])


def _is_month_of_results(nodes: Sequence[Node], found: int) -> bool:
    """Whether somebody reports in a month: "In February Beta reported", "Beta announced in January"."""
    month, behind = nodes[found].period, nodes[found + 1 : found + 3]
    if month is None or month.start_date is None or month.end_date is None or (month.end_date - month.start_date).days > _LONGEST_MONTH:
        return False
    if nodes[found - 1].word != "in":
        return False
    said = nodes[found - 2].word in _POSTED if found > 1 else False
    return said or (len(behind) > 1 and behind[0].kind in ("company", "reference") and behind[1].word in _POSTED)


def is_deadline_of_other(asked: Asked, found: int) -> bool:
    """Whether something else is to be reached by a period in front of a value."""
    by = [node.word for node in asked.nodes[max(0, found - 2) : found]]
    other = asked.memory.taken.get(found, asked.meeting.metric) != asked.meeting.metric
    return "by" in by and (other or any(node.word == "which" for node in asked.nodes[found + 1 : asked.i]))
