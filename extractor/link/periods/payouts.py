"""Which year a dividend is for that its sentence gives no date.

    Profit was $5m in 2025. The board will propose a dividend of 40 cents      the year reported on
    … in the fourth quarter of 2025. It recommended 40 cents a share           the year that ends with the quarter
    … in the quarter to December, in April's books. The year-end dividend          the year that those books close
    a final dividend of 20 cents, bringing the full-year total to 40 cents     both are of the year reported on

Left alone: interim and quarterly dividends, and those of a report on a part of a year that is not its last.
"""

from __future__ import annotations

from datetime import date, timedelta

from extractor.link.periods.lengths import LONGEST_QUARTER, SHORTEST_QUARTER, SHORTEST_YEAR
from extractor.link.periods.reporting import reported_for
from extractor.link.periods.when import Asked, When, year_before

_PROPOSED = frozenset(
    "propose proposes proposed proposing recommend recommends recommended recommending vote shareholders investors holders agm".split()
)
_SUMMED = frozenset("bringing taking lifting making raising brings takes makes brought took made".split())
_AT_END = "year-end"
_YEARLY = ("final", "full-year", "annual", "total", _AT_END)
_PARTS = ("interim", "quarterly", "special", "monthly", "half-year")


def for_the_year(asked: Asked) -> When | None:
    """The year that a dividend which is proposed, final or summed up is for."""
    if not asked.meeting.metric.startswith("dividend") or asked.comparison or asked.meeting.change is not None:
        return None
    reported = reported_for(asked.memory.reported, asked.company)
    if reported is None or reported.start_date is None or reported.end_date is None or asked.metric_words.startswith(_PARTS):
        return None
    if not (asked.metric_words.startswith(_YEARLY) or any(node.word in _PROPOSED | _SUMMED for node in asked.nodes[: asked.i])):
        return None
    days, end = (reported.end_date - reported.start_date).days, reported.end_date
    if asked.metric_words.startswith(_AT_END) and asked.memory.books > 1:
        opened = date(end.year - (end.month < asked.memory.books), asked.memory.books, 1)
        return When(opened, opened.replace(year=opened.year + 1) - timedelta(days=1), None, "period.this_fiscal")
    if days >= SHORTEST_YEAR:
        return When(reported.start_date, end, reported, "period.reported")
    closes = (end.month, end.day) == (12, 31) or end.month % 3 != 0
    guided = asked.memory.guided_year
    goes_on = guided is not None and guided.end is not None and guided.end > end and guided.start is not None and guided.start < end
    if goes_on or not (SHORTEST_QUARTER <= days <= LONGEST_QUARTER and closes):
        return None  # the year has a quarter to go
    return When(year_before(end, end)[0] + timedelta(days=1), end, None, "period.reported")
