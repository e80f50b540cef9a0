"""What the quarters of a year come to so far.

    rose to $86m in the third quarter, bringing the nine-month total to $236m      the nine months that end with the quarter
    lost $9m in the fourth quarter, taking its full-year loss to $31m              the year that ends with it
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from extractor.link.periods.reporting import governs, is_span
from extractor.link.periods.when import Asked, When
from extractor.timex import closes_month

_LENGTH = re.compile(r"\b(?P<months>six|nine|twelve|6|9|12)-month\b|\b(?P<half>half-year|first-half)\b|\b(?:full-year|annual)\b")
_MONTHS = {"six": 6, "6": 6, "nine": 9, "9": 9, "twelve": 12, "12": 12}
BRINGS = frozenset("bringing taking lifting pushing raising swelling leaving".split())
_QUARTER = 13  # weeks
_REACH = 9  # nodes from such a verb to the sum


def to_date(asked: Asked) -> When | None:
    """The months that end with the part told in front, and what is said of them next."""
    nodes, i, part = asked.nodes, asked.i, asked.previous
    verb = next((j for j in range(i - 1, max(0, i - _REACH), -1) if nodes[j].word in BRINGS), None)
    if verb is None or part is None or not governs(asked.meeting) or asked.forecast:
        return None
    values = [j for j in range(verb, i) if nodes[j].kind == "value"]
    length = _LENGTH.search(asked.sentence.text[nodes[verb].end : nodes[values[0] if values else i].start].lower())
    dated = bool(values) and any(node.kind == "period" for node in nodes[values[0] : i])  # "the payout to 12 cents (FY24: 10 cents)"
    if length is None or dated or len(values) > 1 or (values and asked.last is None):
        return None
    if values:
        return part  # "…, 9.3% more than in the same period last year"
    if part.start is None or part.end is None or not is_span(part.start, part.end):
        return None
    months = _MONTHS.get(length["months"] or "", 6 if length["half"] else 12)
    weeks = ((part.end - part.start).days + 1) // 7
    if weeks == _QUARTER and not closes_month(part.end):  # "£512m in the 13 weeks to 27 September, taking the half-year total to £1bn"
        return When(part.end - timedelta(weeks=_QUARTER * months // 3, days=-1), part.end, part.period, "period.sentence")
    return _months_to(part.end, months, part)


def _months_to(end: date, months: int, part: When) -> When | None:
    """So many months that end with the last day of one."""
    if not closes_month(end):
        return None
    first = end.year * 12 + end.month - months
    return When(date(first // 12, first % 12 + 1, 1), end, part.period, "period.sentence")
