"""What the article's guidance is for, kept for the sentences behind: the paragraph's period, and the article's fiscal year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from extractor.link.nodes import Sentence
from extractor.link.periods.lengths import LONGEST_YEAR, SHORTEST_YEAR
from extractor.link.periods.reporting import REPORTING, is_span, name_of
from extractor.link.periods.when import Memory, When
from extractor.link.periods.year_under_way import ANNUAL_VIEW, CALLED, year_under_way
from extractor.mentions import Company, Fact, Period

_OPENING = 4  # nodes
_DEADLINES = ("by ", "until ", "from ")


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
        is_year = SHORTEST_YEAR < (fact.end_date - fact.start_date).days < LONGEST_YEAR and not _is_far(when, published)
        if is_year and (memory.guided_year is None or _is_named_better(memory.guided_year, when)):
            memory.guided_year = when


def speaks_of_guidance(sentence: Sentence) -> bool:
    """ "The forecast assumes a rate of 142 yen": a paragraph that opens with the guidance of the one before goes on about it."""
    return any(node.word in CALLED for node in sentence.nodes[:_OPENING])


def promised(memory: Memory, sentence: Sentence, companies: Sequence[Company]) -> None:
    """Keep the year of "cut its sales forecast for 2026", a sentence without figures."""
    nodes = sentence.nodes
    for i, node in enumerate(nodes):
        if node.word in CALLED and companies:
            ahead = next((n.period for n in nodes[i + 1 : i + 4] if n.period), None) if nodes[i + 1 : i + 2] else None
            if ahead and is_span(ahead.start_date, ahead.end_date) and nodes[i + 1].word == "for":
                when = When(ahead.start_date, ahead.end_date, ahead, "period.guided")
                memory.guided.setdefault(companies[0].name, when)
                memory.guided_of.setdefault(companies[0].name, when)
                if ahead.start_date and ahead.end_date and SHORTEST_YEAR < (ahead.end_date - ahead.start_date).days < LONGEST_YEAR:
                    memory.guided_year = memory.guided_year or when
            return


def announced_for_year(memory: Memory, sentence: Sentence, companies: Sequence[Company], published: date | None) -> None:
    """Keep the year of "lowered its full-year forecast", a sentence without figures: what is foretold next is for it."""
    view = ANNUAL_VIEW.search(sentence.text, sentence.start, sentence.end) if companies else None
    year = memory.guided_year or (year_under_way(memory, companies[0], published, sentence.text) if view else None)
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


def _is_far(year: When, published: date | None) -> bool:
    """Whether a year is no one's guidance, but that of a plan: "will start up in fiscal 2028"."""
    return published is not None and year.start is not None and (year.start - published).days > LONGEST_YEAR


def _overlap(start: date | None, end: date | None, year: When) -> bool:
    return bool(start and end and year.start and year.end and start <= year.end and year.start <= end)


def is_deadline(period: Period | None, text: str) -> bool:
    """ "by June 2026", "from 2029": the day by which, or after which, one thing is to come; other figures do not share it."""
    return period is not None and text[max(0, period.start - 6) : period.start].lower().endswith(_DEADLINES)
