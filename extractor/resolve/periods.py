"""Period expressions → days.

Every form of `extractor.forms` has one function here that says which days it covers, given what is known where it stands:
the publication day, the periods named before, the fiscal calendar the article reveals and which way its sentence looks.

    bare weekday        the last one up to the publication day; the next where the sentence looks ahead, told its own day already
                        ("said on Thursday it would strike on Monday") or joins it to a day to come ("next Thursday or Friday")
    day and month       the nearest one; after "ended" the past one
    month               the past one, but one of the next three where the sentence does not look back
    quarter             the last one begun; the coming one where the sentence looks ahead
    half, nine months   the last that had ended; the coming half where the sentence looks ahead
    beginning of week   its first three days, as its end are the last three
    a year ago/earlier  as long as the period reported on (`period_bases`), a year before it
    Dec-26              a month of a year, not behind "on" nor alone within days of that day
    Q1, Q2 and Q3 2025  the year, the unit and the day that a list says once
    that year           the year of the last period named; "the quarter", "the period" the one reported on
    N units ago         the unit that lies N before (TimeML); a week ago, and what is "from now" or "from today", the day
    in, within N units  a duration with its last day, or the days up to it, where the sentence looks ahead for sure
    past N units        a duration (TimeML) with the days up to the day before publication; "last N", "next N" whole units
    late, early, mid    thirds; "the end of" is the last day
    first week of       days 1 to 7 of a month, the ISO week of a year; "the week of" a Sunday is the one it opens
    first months of     the first third, as "early"; the first hours, of whatever began, are a vague duration
    business days       Monday to Friday; holidays differ from place to place and count
    Q4 results are due  of the quarter that is over, if it ended within four months; January data likewise
    a holiday           the nearest; where the sentence surely looks ahead, one that is at most two months past

Where sources of gold contradict one another (whole weeks for "first week of", twelve months for "the end of the year", halves for
"late this year", the calendar name 2025-Q4 for a fiscal quarter), the labelling guidelines hold, then TimeML. A fiscal period spells
its months (2024-08/2024-10), as the labelled articles do; half a decade has the decade as its value, with a modifier, as TimeML says.
Days that nothing anchors stay None.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from extractor.balance_day import by_balance_day
from extractor.forms import Away, Day, Form, Latest, Length, Nth, Numbered, PartOf, Pointer, Recalled, Rolling, SameIn, YearBefore
from extractor.mentions import Company, Period, PeriodExpression, Span
from extractor.resolve import (
    period_bounds,
    period_dates,
    period_holidays,
    period_latest,
    period_parts,
    period_pointers,
    period_relative,
    period_stretches,
)
from extractor.resolve.calendar import moved
from extractor.resolve.fiscal import CALENDAR, is_fiscal
from extractor.resolve.fiscal_names import books_of, is_named_by_start
from extractor.resolve.period_bases import is_of_report, is_report
from extractor.resolve.period_context import MEMORY, NOWHERE, Context, Days, Named, days_of, one_day, sentence_numbers, to_days
from extractor.resolve.period_lists import complete
from extractor.resolve.period_months import months_of_years
from extractor.resolve.period_phrases import is_compound
from extractor.timex import Bounds

# Imported for the rules they register with `days_of`.
RULED_BY = (period_bounds, period_dates, period_holidays, period_latest, period_parts, period_pointers, period_relative, period_stretches)

COMPARISONS = (YearBefore, SameIn)  # what is compared with is not what the article is about
_FROM_IN = re.compile(r"\bfrom\s[^;\n]{1,20}\s(?:in|at)\s$")
_APPOSED, _WEEKS = re.compile(r",? \(?|, "), re.compile(r"the (?:\d\d|\w+) weeks (?:ended|ending|to|through)\b")
_NEAR = 35  # days by which the weeks of a quarter may lie off its months
_JOINED = re.compile(r",?\s(?:and|or|to|through)\s")
_TO_IN = re.compile(r"\sto\s[^;\n]{1,20}\s(?:in|by|at)\s")


def resolve_periods(
    text: str, expressions: Sequence[PeriodExpression], sentences: Sequence[Span], published: date | None, companies: Sequence[Company] = ()
) -> list[Period]:
    """The periods of an article in text order; without a publication day relative ones keep null dates.

    The fiscal calendar is that of whom the head names; what a sentence tells of another of the `companies` follows its own.
    """
    expressions = complete(text, months_of_years(text, expressions, published))
    sentences = sentences or [Span(0, len(text))]
    fiscal, others = books_of(text, expressions, sentences, companies, published)
    by_start = is_named_by_start(text, expressions, fiscal, published)
    context = Context(text, published, fiscal, by_start)
    periods, reports = _in_order(context, expressions, sentences, others)
    stretch = by_balance_day(text, periods, published)
    if stretch is not None:
        reports.insert(0, stretch)
    if (context.lacks or stretch is not None) and reports:  # something hung on what is named further down
        context = Context(text, published, fiscal, by_start, reports=tuple(reports[:MEMORY]))
        periods, _ = _in_order(context, expressions, sentences, others)
    return periods


def _in_order(
    context: Context, expressions: Sequence[PeriodExpression], sentences: Sequence[Span], others: Mapping[int, int]
) -> tuple[list[Period], list[Bounds]]:
    """The periods, and those among them that the article may report on; `others` is when the year starts in sentences on others."""
    books = context.fiscal
    periods: list[Period] = []
    reports: list[Bounds] = []
    for expression, number in zip(expressions, sentence_numbers(expressions, sentences), strict=True):
        context.number = number
        context.sentence = sentences[context.number]
        context.fiscal = others.get(context.number, books)
        if context.fiscal == CALENDAR and is_fiscal(expression.form):
            context.fiscal = books  # of another whose calendar nothing tells
        context.at = Span(expression.start, expression.end)
        found = resolve(expression.form, context)
        if periods and found.start is not None and found.end is not None:
            found = _joined_to(periods[-1], expression, found, (found.start, found.end), context)
        if found.timex == NOWHERE.timex and _is_pointer(expression.form):
            continue  # "the period" that points at nothing is no period
        if periods and _is_told_in_weeks(context.text, periods[-1], expression, found):
            _in_weeks(periods, found, context)
        named = _named(expression.form, found, context)
        if named is not None:
            context.named.append(named)
            if not named.aside and is_report(named.form, named.bounds, context.published):
                reports.append(named.bounds)
        modifier, at = found.modifier or expression.modifier, context.at
        rule = f"{expression.rule}+period.compound_away" if is_compound(expression.form) else expression.rule
        periods.append(Period(at.start, at.end, rule, kind_of(found), found.timex, found.start, found.end, modifier))
    return periods, reports


def _is_told_in_weeks(text: str, last: Period, expression: PeriodExpression, found: Days) -> bool:
    """ "the fiscal first quarter, the 13 weeks ended Dec. 28": whether the weeks behind a quarter or a half say which days it has."""
    if not _APPOSED.fullmatch(text, last.end, expression.start) or not _WEEKS.match(text, expression.start, expression.end):
        return False
    if not (last.start_date and last.end_date and found.start and found.end) or "quarter" not in text[last.start : last.end]:
        return False
    return abs((last.end_date - found.end).days) <= _NEAR and abs((last.start_date - found.start).days) <= _NEAR


def _in_weeks(periods: list[Period], found: Days, context: Context) -> None:
    """Gives the last period, and what is remembered of it, the days found."""
    last = periods[-1]
    old = last.start_date, last.end_date
    periods[-1] = last._replace(timex=found.timex, start_date=found.start, end_date=found.end)
    for place, named in enumerate(context.named):
        if named.bounds == old:
            context.named[place] = named._replace(bounds=(found.start, found.end))  # type: ignore[arg-type]


def _is_pointer(form: Form) -> bool:
    return isinstance(form, (Pointer, Latest)) or (isinstance(form, (Nth, PartOf)) and form.of == Latest(None))


def _named(form: Form, found: Days, context: Context) -> Named | None:
    """What later expressions may hang on."""
    if found.start is None or found.end is None or isinstance(form, (Length, Rolling)):
        return None
    bounds = found.start, found.end
    aside = isinstance(form, COMPARISONS) or (isinstance(form, Recalled) and form.count != 0) or context.aside
    aside = aside or (isinstance(form, (Pointer, Recalled)) and context.corresponds)
    aside = aside or (isinstance(form, Away) and form.named and form.sign < 0)  # "79% three months before that"
    passing = context.is_history or is_of_report(form, found.start, context)
    return Named(form, bounds, context.number, aside, context.expects(bounds), passing)


def _joined_to(last: Period, expression: PeriodExpression, found: Days, bounds: Bounds, context: Context) -> Days:
    """The days found, or others where the words between it and the last period say how they lie."""
    form, text, (start, end) = expression.form, context.text, bounds
    if last.start_date is None:
        return found
    if isinstance(form, Numbered) and form.of is None and end < last.start_date and _comes_after(text, last, expression):
        return to_days(moved("year", bounds, 1), found.modifier)
    if last.start_date != last.end_date or start != end:
        return found
    if isinstance(form, Day) and form.day is None and context.published and max(start, context.published) < last.start_date:
        weeks = (last.start_date - start).days // 7 + 1  # the Friday of "next Thursday or Friday"
        return one_day(start + timedelta(weeks=weeks)) if _JOINED.fullmatch(text, last.end, expression.start) else found
    told_again = text[last.end : expression.start + len("the ")] == ", the " and text.startswith(" before", expression.end)
    return one_day(last.start_date) if told_again else found  # "July 31, the last trading day before reports of a bid"


def _comes_after(text: str, last: Period, expression: PeriodExpression) -> bool:
    """Whether an open quarter or month stands behind "from 3% in December to 2% in"."""
    behind = _TO_IN.fullmatch(text, last.end, expression.start)
    return behind is not None and _FROM_IN.search(text, max(0, last.start - 30), last.start) is not None


def kind_of(found: Days) -> str:
    if found.timex.startswith("P"):
        return "duration"
    if found.start is None:
        return "date" if re.fullmatch(r"[\dX]{4}-(?:[\dX]{2}-[\dX]{2}|WXX-\d)", found.timex) else "interval"
    return "date" if found.start == found.end else "interval"


def resolve(form: Form, context: Context) -> Days:
    """The days of a form; `NOWHERE` where it points at nothing or outside the calendar."""
    try:
        return days_of(form, context)
    except (ValueError, OverflowError):  # "10,000 years ago"
        return NOWHERE
