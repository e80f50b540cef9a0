"""Figures whose period is told by its length alone ("annual profit"), or that open an article in front of the report's period.

    Acme had a 19% rise in annual profit. … Profit was $84m in 2025.          the year that is reported further down
    a quarterly loss of $120m, wider than the $80m a year earlier             the quarter that the year lies before
    an interim dividend of 3.6p, up from 3.4p                                 the half, and the one a year earlier

Done once all is read. Left alone: forecasts, and dividends declared from one quarter to the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from extractor.link.periods.reporting import LEDE, REPORTING, is_span, name_of
from extractor.link.periods.when import When, year_before, year_moved
from extractor.mentions import Fact
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "period.told_by_length",
        "a period told by its length alone, named further down",
        "Acme Foods Inc. had a 19% rise in annual profit. Profit was $84 million in 2025."
        " => Acme Foods Inc. | net_profit | 19 percent | 2025 | increase"
        " ; Acme Foods Inc. | net_profit | 84000000 USD | 2025",
    ),
)

# A headline names only the length of its period; the report names the days further down.
_LENGTHS = {
    "annual": (360, 372),
    "full-year": (360, 372),
    "yearly": (360, 372),
    "final": (360, 372),
    "half-year": (178, 186),
    "interim": (178, 186),
    "quarterly": (85, 98),
}
_QUARTER, _YEARLY = _LENGTHS["quarterly"], frozenset({"annual", "full-year", "yearly"})
_TOLD_BY_LENGTH = REPORTING | {"dividend", "dividend_per_share"}
_POSTED = re.compile(r"\b(?:posted|reported|announced|unveiled|booked|logged)\b")
_HALF = 6  # months
_OTHER_TIMES = ("period.prior_year", "period.comparison", "period.series", "period.published")


def dated(facts: Sequence[Fact], text: str, published: date | None) -> list[Fact]:
    """The facts, those of a period told only by its length ("annual profit") with the first reported period of that length.

    "A quarterly loss of $120m, wider than the $80m a year earlier" is of the quarter that the year lies before.
    """
    spans: dict[tuple[str | None, str], When] = {}
    first: dict[str | None, Fact] = {}
    told = [f for f in facts if f.metric in REPORTING and f.period and f.start_date and f.end_date and not f.forecast]
    for fact in told:
        if is_span(fact.start_date, fact.end_date) and not fact.rule.endswith(_OTHER_TIMES):
            first.setdefault(name_of(fact.company), fact)
    for fact in sorted(told, key=lambda fact: _is_year_earlier(fact, text)):
        assert fact.start_date
        assert fact.end_date
        when = When(fact.start_date, fact.end_date, fact.period, "")
        if _is_year_earlier(fact, text):
            when = When(*year_moved(fact.start_date, fact.end_date, 1), None, "")
        elif fact.rule.endswith("period.comparison"):
            continue
        assert when.start
        assert when.end
        days = (when.end - when.start).days + 1
        for word, (shortest, longest) in _LENGTHS.items():
            if shortest <= days <= longest:
                spans.setdefault((name_of(fact.company), word), when)
    if not first and published is not None and _reports(facts, text):
        _last_ended(spans, facts, published)
    waits = [fact for fact in facts if fact.rule.endswith("period.none")]
    moved = {(name_of(fact.company), fact.metric) for fact in waits if fact.change or is_base(fact, text)}
    return [
        _dated(fact, text, spans, first.get(name_of(fact.company)), moved)
        if fact.rule.endswith("period.none") and fact.metric in _TOLD_BY_LENGTH and not _is_ahead(fact)
        else fact
        for fact in facts
    ]


def _reports(facts: Sequence[Fact], text: str) -> bool:
    """Whether figures are news: "posted an annual profit of $9m", "annual sales fell 4%"; but "has annual sales of $9m" says who it is."""
    figures = [fact for fact in facts if fact.metric in REPORTING]
    return any(fact.change is not None or is_base(fact, text) for fact in figures) or (bool(figures) and _POSTED.search(text) is not None)


def _last_ended(spans: dict[tuple[str | None, str], When], facts: Sequence[Fact], published: date) -> None:
    """ "Acme posted a 9% rise in annual profit" and no word of when: the year that had ended last.

    None is told of in the second half of the next, when another one may have closed off the calendar.
    """
    year = When(date(published.year - 1, 1, 1), date(published.year - 1, 12, 31), None, "")
    if published.month <= _HALF:
        spans |= {(name_of(fact.company), word): year for fact in facts for word in _YEARLY}


def _closed_by(fact: Fact, text: str) -> When | None:
    """ "Annual revenue slipped 2%. … Fourth-quarter revenue was $290m": the year that ends with the quarter told of."""
    start, end, period = fact.start_date, fact.end_date, fact.period
    if start is None or end is None or period is None or not _QUARTER[0] <= (end - start).days <= _QUARTER[1]:
        return None
    if (end.month, end.day) != (12, 31) and "fourth" not in text[period.start : period.end].lower():
        return None
    return When(year_before(end, end)[0] + timedelta(days=1), end, None, "")


def _is_year_earlier(fact: Fact, text: str) -> bool:
    """Whether a figure is one of a year before the period reported on: "a year earlier", "the same period last year"."""
    period = fact.period
    return fact.rule.endswith("period.comparison") and period is not None and "year" in text[period.start : period.end].lower()


def _is_ahead(fact: Fact) -> bool:
    """A forecast is of another period than the report's; a dividend that is merely proposed is of the same."""
    return fact.forecast and not fact.metric.startswith("dividend")


def _dated(
    fact: Fact, text: str, spans: dict[tuple[str | None, str], When], first: Fact | None, moved: set[tuple[str | None, str]]
) -> Fact:
    words = text[fact.metric_span.start : fact.metric_span.end].lower().split() if fact.metric_span else []
    if words[:1] == ["quarterly"] and fact.metric.startswith("dividend"):
        return fact  # declared from one quarter to the next: an event
    when = next((spans[name_of(fact.company), word] for word in words if (name_of(fact.company), word) in spans), None)
    opens = first is not None and text.count("\n", 0, fact.evidence.start) <= LEDE and fact.evidence.end < first.evidence.start
    if when is None and first is not None and opens and not _YEARLY.isdisjoint(words):
        when = _closed_by(first, text)
    moves = (name_of(fact.company), fact.metric) in moved  # "fell 12% to $48m": the level too
    if when is None and first is not None and moves and _opens(fact, first, text) and _LENGTHS.keys().isdisjoint(words):
        when = When(first.start_date, first.end_date, first.period, "")
    if when is None or when.start is None or when.end is None:
        return fact
    rule = fact.rule.removesuffix("period.none") + "period.told_by_length"
    if fact.rule.startswith("fact.same_metric") and is_base(fact, text):
        start, end = year_before(when.start, when.end)
        return fact._replace(start_date=start, end_date=end, rule=rule)
    return fact._replace(start_date=when.start, end_date=when.end, period=when.period, rule=rule)


def is_base(fact: Fact, text: str) -> bool:
    """Whether a figure is what another rose or fell from: "an interim dividend of 3.6p, up from 3.4p"."""
    start = fact.value_spans[0].start
    return fact.change is None and text[max(0, start - 10) : start].lower().endswith((" from ", " against "))


def _opens(fact: Fact, first: Fact, text: str) -> bool:
    """Whether a figure stands in what an article opens with, in front of the sentence that names the period of such figures."""
    if fact.metric not in REPORTING or fact.evidence.start >= first.evidence.start:
        return False
    return text.count("\n", 0, fact.evidence.start) <= LEDE
