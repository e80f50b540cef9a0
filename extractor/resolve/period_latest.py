"""The quarter, the year, the period → the latest of those named that had ended, else the current or the last one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.forms import Latest, Numbered, Year, YearBefore
from extractor.resolve.calendar import ONE_DAY, is_about, moved, unit_bounds
from extractor.resolve.fiscal import CALENDAR
from extractor.resolve.period_bases import NEAR, SHORT_QUARTER, is_near_today, reported_on
from extractor.resolve.period_context import FISCAL_UNITS, NOWHERE, Context, Days, bounds_of, days_of, to_days
from extractor.timex import Bounds

_SUMMED_UP = re.compile(r"\b(?:making|bringing|taking)\b(?:[^.;]|\.(?=\d))*\b(?:for|over) $")
# "Revenue for the year", "built 3,100 homes over the year"; but "the shares are down 4% for the year", "sold it earlier in the year"
_OF_YEAR = re.compile(
    r"\b(?:revenues?|sales|turnover|profits?|loss(?:es)?|earnings|income|ebitd?a|dividends?|payout|capex|spending|cash flow|margins?"
    r"|results|accounts|figures|numbers) for $|(?<!\bearlier)(?<!\blater)(?<!\bearly)(?<!\blate) (?:in|over|during) $",
    re.IGNORECASE,
)
_LOOKS_BACK = re.compile(r"\s*(?:But |And |Only )?(?:[Aa]|[Tt]he|[Oo]ne|[Tt]welve|12) (?:year|months) (?:ago|earlier|before|previously)\b")
_LEAD, _YOUNG = 32, 150  # characters; days
_CLOSING = re.compile(r"\b(?:end|clos|finish)(?:ed|ing) $")


def _closed_year(context: Context) -> Bounds | None:
    """The year that ended with the quarter reported on: "4 million in the fourth quarter, 12 million during the year"."""
    if (told := _year_of_part(context)) is not None:
        return told
    parts = (n.bounds for n in reversed(context.named) if not n.aside and any(is_about(unit, n.bounds) for unit in FISCAL_UNITS))
    named = next(parts, None)
    if named is None or context.published is None or named[1] > context.published:
        return None
    following = named[1] + ONE_DAY
    if _is_fourth(named, context):
        return moved("year", (following, following), -1)[0], named[1]
    if (following.day, following.month) != (1, context.fiscal):
        return None
    return moved("year", unit_bounds("year", following, context.fiscal), -1)


def _year_of_part(context: Context) -> Bounds | None:
    """ "fell 4% in the first half of 2025 but recovered in the second, leaving them 1% lower for the year": the year of the part."""
    here = (n for n in reversed(context.named) if n.sentence == context.number and not n.aside and isinstance(n.form, Numbered))
    part = next((n.form for n in here if isinstance(n.form, Numbered) and n.form.unit in FISCAL_UNITS), None)
    whole = bounds_of(part.of, context) if part is not None and isinstance(part.of, Year) else None
    over = whole is not None and context.published is not None and whole[1] < context.published
    return whole if over else None


def _is_fourth(bounds: Bounds, context: Context) -> bool:
    """Whether a quarter was named as the fourth, whoever's calendar it is."""
    return any(n.bounds == bounds and isinstance(n.form, Numbered) and n.form.number == 4 for n in context.named)


def _closed(unit: str | None, context: Context) -> list[Bounds]:
    """ "14 billion at the end of October. Orders in the month": the month or year that a level was told for the end of."""
    if unit not in ("month", "year") or context.published is None:
        return []
    days = [n.bounds[1] for n in context.named if n.bounds[0] == n.bounds[1] <= context.published and not n.aside]
    whole = (unit_bounds(unit, day, CALENDAR if unit == "month" else context.fiscal) for day in days[-1:])
    return [bounds for bounds in whole if bounds[1] == days[-1]]


def _is_summed_up(context: Context) -> bool:
    """ "Holders are to get a final dividend of 11p, making 17p for the year": what it comes to with what was before."""
    return _SUMMED_UP.search(context.text, max(context.sentence.start, context.at.start - 40), context.at.start) is not None


def _is_whole(context: Context) -> bool:
    """ "For the full year it delivered 800,000 cars", "for the year as a whole": a year that is over."""
    if context.text.startswith(" as a whole", context.at.end):
        return True
    return context.text.startswith(("the full ", "the whole ", "The full ", "The whole "), context.at.start)


def _is_reported(context: Context, year: Bounds) -> bool:
    """ "Revenue for the year was down 4%", "making 17p for the year", told in March: of a year that had just begun nothing is."""
    young = context.published is not None and (context.published - year[0]).days < _YOUNG
    lead = max(context.sentence.start, context.at.start - _LEAD)
    return young and (_OF_YEAR.search(context.text, lead, context.at.start) is not None or _is_summed_up(context))


def _of_results(ended: Sequence[Bounds], context: Context) -> list[Bounds]:
    """ "In the quarter sales fell. April was better. It ended the period with 512 shops": as long as results are, the last ones near."""
    long = [bounds for bounds in ended if (bounds[1] - bounds[0]).days >= SHORT_QUARTER]
    near = {named.bounds for named in context.named if named.sentence >= context.number - NEAR}
    return [bounds for bounds in long if bounds in near] or long


def _just_named(ended: Sequence[Bounds], context: Context) -> Sequence[Bounds]:
    """ "Defaults rose in the 12 months to February. … Sales fell in 2024. Debt at the end of the year": those of the last two sentences."""
    near = {named.bounds for named in context.named if named.sentence >= context.number - 1 and not named.aside}
    today = context.published
    return [bounds for bounds in ended if bounds in near and today is not None and (today - bounds[1]).days < _YOUNG] or ended


def _half_of_quarter(context: Context) -> Bounds | None:
    """The half that closes with the last quarter named, where one does and it is over."""
    quarter = next((n.bounds for n in reversed(context.named) if not n.aside and is_about("quarter", n.bounds)), None)
    half = unit_bounds("half", quarter[1], context.fiscal) if quarter is not None else None
    over = half is not None and quarter is not None and half[1] == quarter[1]
    return half if over and context.published is not None and quarter is not None and quarter[1] <= context.published else None


def _opened_with(unit: str | None, context: Context) -> Bounds | None:
    """ "A year ago it lost $4m in the quarter": what a sentence that looks back opens with."""
    if unit == "year" or not context.named or context.named[-1].sentence != context.number:
        return None
    here = [n for n in context.named if n.sentence == context.number]
    back = isinstance(here[0].form, YearBefore) and _LOOKS_BACK.match(context.text, context.sentence.start)
    told = back and here[0].bounds[0] != here[0].bounds[1] and (unit is None or is_about(unit, here[0].bounds))
    return here[0].bounds if told else None


@days_of.register
def latest_days(form: Latest, context: Context) -> Days:
    """The quarter, the year, the period: of those named the latest that had ended, else the current or the last one."""
    unit, today = form.unit, context.published
    if (opened := _opened_with(unit, context)) is not None:
        return to_days(opened)
    ended = [
        n.bounds
        for n in context.named
        if not n.aside
        and ((unit is None and n.bounds[0] != n.bounds[1] and not is_near_today(n.form)) or (unit is not None and is_about(unit, n.bounds)))
        and (today is None or n.bounds[1] <= today)
    ]
    if unit is None:
        ended = _of_results(ended, context) or ended
    ended = ended or _closed(unit, context)
    ahead = unit in ("year", "month") and (context.looks > 0 or (unit == "year" and context.guides)) and not _is_summed_up(context)
    if ended and unit not in ("week", "weekend") and not ahead:
        last = max(_just_named(ended, context) if unit == "year" else ended, key=lambda b: b[1])
        if unit != "month" or today is None or (today - last[1]).days < 62:
            return to_days(last)
    if not ended and unit == "half" and context.looks <= 0 and (half := _half_of_quarter(context)) is not None:
        return to_days(half)  # "64 million in the second quarter. For the half as a whole it was 98 million"
    if not ended and unit == "half" and context.looks <= 0 and (told := reported_on(context, unit)) is not None:
        return to_days(told)  # "in the half", where only a balance sheet's day tells which
    closed = _closed_year(context) if unit == "year" and context.looks < 0 else None
    if closed is not None:
        return to_days(closed)
    if today is None or unit is None:
        return NOWHERE
    bounds = unit_bounds(unit, today, context.fiscal if unit in ("year", *FISCAL_UNITS) else CALENDAR)
    if unit == "year" and _CLOSING.search(context.text, max(0, context.at.start - 12), context.at.start):
        return to_days(moved(unit, bounds, -((bounds[1] - today).days > 60 and context.looks <= 0)))
    back = (unit in FISCAL_UNITS and context.looks <= 0) or (unit == "weekend" and context.looks <= 0 and bounds[1] > today)
    over = context.looks < 0 or _is_summed_up(context)
    back = back or (unit == "year" and not ahead and over and (_is_whole(context) or _is_reported(context, bounds)))
    return to_days(moved(unit, bounds, -1) if back else bounds)
