"""Which period an expression hangs on that names none itself: "a year earlier", "the previous quarter", "the same period last year".

What the article reports on is the base. No base is

    what it is only compared with    Profit rose from [a year earlier]. Margins fell from those of the previous quarter.
    what is expected                 It sees growth [next year]. The margin was 12%, down from 13% a year earlier.
    the day of the report            It published its 2025 results on [Feb. 24]. It had made less in the previous year.
    when something began or ended    The mine, shut in [2024], cost it less. It sold more than a year earlier.

A comparison that follows upon another has its period ("from 94% in [the first nine months of 2024]. Storms cost 3 points, against 5
in the same period last year"), and "quarterly profit" is that of a quarter. Where nothing was named yet, the article may say further
down what it reports on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from extractor.forms import Day, Ending, First, Form, Latest, Numbered, Pointer, Range, Shift
from extractor.resolve.calendar import is_about, moved
from extractor.resolve.period_context import Context, Named
from extractor.timex import Bounds

NEAR = 3  # sentences back that a comparison reaches for the period of the results
SHORT_QUARTER = 55  # days: retailers report on nine weeks
REPORTED_WITHIN = 7  # days from the day of a report to the article on it
RECENT = 200  # days from the end of a period to the article that reports on it
JUST_TOLD = 45  # days from the end of a month to the article that tells of it
LONG_OVER = 500  # days from the end of a period after which nobody reports on it
LONG = 26  # days: a month and what is longer, in which one may earn something

# Quarterly profit, annual sales → the unit they are counted in.
_UNITS = {"monthly": "month", "quarterly": "quarter", "half-year": "half", "half-yearly": "half", "interim": "half"} | dict.fromkeys(
    ("annual", "full-year", "yearly"), "year"
)
_COUNTED_BY = re.compile(
    rf"\b({'|'.join(_UNITS)})\s(?:(?!recurring)[\w-]+\s){{0,2}}"
    r"(?:profit|loss|revenue|sales|earnings|income|turnover|result|deliver|output|production|shipment|volume|order|export|import)",
    re.IGNORECASE,
)
_STANDS_AT = re.compile(r"\b(?:at|as of|as at|to|ended|ending|since)\s(?:the end of\s)?$")


def last_named(context: Context, unit: str | None = None) -> Bounds | None:
    """The last period named that may be a base.

    In the same sentence the nearest; before it one as long as results are, where one of the last sentences has such.
    """
    last: Bounds | None = None
    for named in bases(context):
        if last is None and unit is None and _is_month_told(named, context):
            return named.bounds
        if last is not None and named.sentence < context.number - NEAR:
            break
        if unit is not None and not is_about(unit, named.bounds):
            continue
        if named.sentence == context.number or (named.bounds[1] - named.bounds[0]).days >= SHORT_QUARTER:
            return named.bounds
        last = last or named.bounds
    return _told_before(last, context) or last if last is not None and unit is None else last


def _told_before(last: Bounds, context: Context) -> Bounds | None:
    """ "below what it had warned of in February. Fees were 11% more than a year ago": the quarter just over, told of further up."""
    today = context.published
    if today is None or (today - last[1]).days < JUST_TOLD or (last[1] - last[0]).days >= SHORT_QUARTER:
        return None
    told = (n for n in bases(context) if (n.bounds[1] - n.bounds[0]).days >= SHORT_QUARTER)
    return next((n.bounds for n in told if is_report(n.form, n.bounds, today) or _is_pointed_at(n, today)), None)


def _is_pointed_at(named: Named, today: date) -> bool:
    """ "the gross margin in the quarter"."""
    return isinstance(named.form, Latest) and named.form.unit == "quarter" and 0 <= (today - named.bounds[1]).days <= RECENT


def _is_month_told(named: Named, context: Context) -> bool:
    """Whether the sentence before, of the same paragraph, tells of the month just over: "In January it sold 5. Its share rose"."""
    today, month, start = context.published, named.form, context.sentence.start
    if today is None or named.sentence != context.number - 1 or not (isinstance(month, Numbered) and month.unit == "month"):
        return False
    if "\n" in context.text[max(0, start - 2) : start] or not 0 <= (today - named.bounds[1]).days < JUST_TOLD:
        return False
    return all(n.sentence != named.sentence or n.bounds == named.bounds for n in context.named)  # no "quarter, which ended in December"


def bases(context: Context) -> Iterator[Named]:
    """The periods named, the last one first, without those that are no base; what is expected is the last resort."""
    expected: list[Named] = []
    for named in reversed(context.named):
        near = is_near_today(named.form) and (_is_day(named.form) or named.sentence != context.number)
        if named.aside or named.passing or near or _is_long_over(named, context):
            continue
        if named.ahead and named.sentence != context.number and context.looks <= 0 and not context.guides:
            expected.append(named)
        else:
            yield named
    yield from expected


def _is_long_over(named: Named, context: Context) -> bool:
    """ "It last paid a dividend in 2019. Orders were 40, down from 44 a year earlier", in a report on something recent: no base."""
    today = context.published
    if today is None or named.sentence == context.number or (today - named.bounds[1]).days < LONG_OVER:
        return False
    return any(is_report(other.form, other.bounds, today) for other in context.named)


def is_near_today(form: Form) -> bool:
    """Whether it dates the report, as "on Monday", "yesterday" and "last week" do."""
    return _is_day(form) or (isinstance(form, Shift) and form.unit in ("week", "weekend"))


def _is_day(form: Form) -> bool:
    return (isinstance(form, Day) and form.month is None) or (isinstance(form, Shift) and form.unit == "day")


def is_of_report(form: Form, day: date, context: Context) -> bool:
    """Whether a day by its date is that of the report itself: "published on Feb. 24"."""
    if context.published is None or not isinstance(form, Day) or not 0 <= (context.published - day).days <= REPORTED_WITHIN:
        return False
    return _STANDS_AT.search(context.text, max(0, context.at.start - 25), context.at.start) is None


def unit_counted_by(context: Context) -> str | None:
    """Quarterly profit … the year-ago period: the unit, unless the sentence names what it counts.

    "From $705 million in the previous quarter and $680 million a year earlier" is about quarters too.
    """
    if context.named and context.named[-1].sentence == context.number:
        last = context.named[-1]
        if last.aside and isinstance(last.form, Pointer) and last.form.count < 0 and last.form.unit in ("month", "quarter", "half"):
            return last.form.unit
    if any(named.sentence == context.number for named in bases(context)):
        return None
    counted = _COUNTED_BY.findall(context.text, max(context.sentence.start, context.at.start - 160), context.at.start)
    return _UNITS[counted[-1].lower()] if counted else None


def latest_named(context: Context, unit: str) -> Bounds | None:
    """The latest base that is as long as the unit: January's sales may be named behind those of February."""
    return max((n.bounds for n in bases(context) if is_about(unit, n.bounds) and not n.ahead), key=lambda b: b[1], default=None)


def compared_before(context: Context) -> Bounds | None:
    """The period of the comparison before this one, where its sentence names no other and it lies a year before one reported on."""
    if not context.named or context.number - context.named[-1].sentence > 1:
        return None
    last = [n for n in context.named if n.sentence == context.named[-1].sentence and (n.bounds[1] - n.bounds[0]).days > LONG]
    if not last or not all(n.aside for n in last):
        return None
    bounds = last[-1].bounds
    return bounds if any(not n.aside and moved("year", n.bounds, -1) == bounds for n in context.named) else None


def reported_on(context: Context, unit: str | None = None) -> Bounds | None:
    """What the article reports on further down, as long as the unit is or a quarter at least."""
    context.lacks = True
    for bounds in context.reports:
        if is_about(unit, bounds) if unit else (bounds[1] - bounds[0]).days >= SHORT_QUARTER:
            return bounds
    return None


def is_report(form: Form, bounds: Bounds, published: date | None) -> bool:
    """Whether an article may report on this: a month, quarter, half or year that has just ended."""
    if published is None or not 0 <= (published - bounds[1]).days <= RECENT or (bounds[1] - bounds[0]).days <= LONG:
        return False
    return isinstance(form, (Ending, First, Range)) or (isinstance(form, Numbered) and form.unit in ("month", "quarter", "half"))
