"""The period that the article reports on.

    revenue rose 5% in the third quarter. Net profit was $200m.       what is reported on; a level of a day: its last day
    full-year output came to 61 tonnes                                the year that ends with the quarter reported on
    inflation was 2.4% in January. Core inflation was 2.6%.           the month that official figures are of
"""

from __future__ import annotations

from datetime import date, timedelta

from extractor.link.leads import word_before
from extractor.link.periods.lengths import LONGEST_MONTH, LONGEST_QUARTER
from extractor.link.periods.neighbours import beside_it
from extractor.link.periods.reached import is_averaged, reaches
from extractor.link.periods.reporting import (
    BALANCE_RATIOS,
    ECONOMIC,
    NATIONAL,
    OF_ECONOMY,
    OF_PRICES,
    REPORTING,
    TRADE,
    governs,
    name_of,
    only_reported,
    reported_for,
)
from extractor.link.periods.states import is_of_deal, links
from extractor.link.periods.tense import is_present
from extractor.link.periods.when import Asked, When, year_before
from extractor.link.verb_forms import all_forms
from extractor.mentions import Period

_YEARLY = ("full-year", "annual", "yearly", "whole-year")
_HALF_YEARLY = ("half-year", "half-yearly", "first-half", "six-month")
# What one report tells of a month.
_GOODS = frozenset("price average_fare costs rent".split())
_TRADED = frozenset("exports imports orders".split())
_LABOUR = ("payrolls", "unemployment_rate", "unemployed", "wage_growth")
_LABOUR_KEYS = tuple(f"{metric} of all" for metric in _LABOUR)
# Official figures that are told of one month: of trade, and of travel.
_FAMILIES = (
    (TRADE, tuple(f"{metric} of all" for metric in TRADE)),
    (frozenset("tourist_arrivals arrivals occupancy_rate revenue".split()), ("tourist_arrivals of all",)),
)
_NAMED = ("period.behind_value", "period.sentence")
# What is done with a loan, when it is told of as an event.
_DID = frozenset("wrote sold won spent earned lost generated took made recorded booked collected issued".split())
_COUNTED_IN = frozenset("including assumed assuming inherited inheriting".split())
_TAKES_UP = all_forms(
    "approve obtain secure sign arrange raise issue sell borrow repay prepay agree syndicate launch place refinance redeem"
)
_NEAR = 6  # nodes
_YEAR = (350, 380)  # days, between them


def of_report(asked: Asked) -> When | None:
    """The period that results are reported for, or that the sentence before is of."""
    meeting = asked.meeting
    if (again := _again(asked)) is not None:
        return again
    own = reported_for(asked.memory.reported, asked.company, meeting.metric)
    if own is not None and (of_year := _year_beside(asked, own)) is not None:
        return of_year
    if own is not None and (told := _year_told(asked, own) or _same_told(asked)) is not None:
        return When(told.start_date, told.end_date, told, "period.sentence_before")
    reported = _reported(asked, own)
    if reported is None:
        return beside_it(asked) if governs(meeting) else None
    if (year := _whole_year(asked, reported)) is not None:
        return year
    if is_of_other_year(asked, reported):
        return None
    paid = asked.metric_words.startswith("dividends")  # "$98 million in dividends"
    if meeting.metric.startswith("dividend") and asked.metric_words.startswith(_YEARLY) and not _is_whole_year(reported):
        return asked.memory.guided_year  # "an annual dividend of 92 yen", in the report of a half
    if meeting.metric.startswith("dividend") and _is_quarter(reported) and not paid and not asked.metric_words.startswith("interim"):
        return None  # "a dividend of 22 cents goes to the vote": the year's; "the quarterly dividend goes up to 8 cents": no quarter's
    if _is_over_stretch(asked):
        return When(reported.start_date, reported.end_date, reported, "period.reported")
    if not _is_of_last_day(asked):
        return None
    whole = meeting.change and not _is_rate(asked)  # "net debt fell by $46m" took the period; loans "up 13%" are those of its last day
    return When(reported.start_date if whole else reported.end_date, reported.end_date, reported, "period.reported")


def _again(asked: Asked) -> When | None:
    last = asked.last
    if last is not None and last.rule == "period.reported" and asked.meeting.group in ("", "market", "macro"):
        return last  # "spend per game rose 31p to £11.85"
    told_on = asked.previous is not None and asked.previous.rule == "period.sentence_before" and not asked.comparison
    goes_on = (last is not None and asked.meeting.rule == "fact.same_metric") or is_averaged(asked)
    return asked.previous if told_on and goes_on else None  # "Sales for the nine months were $66m. Europe brought in $30m; Asia $36m"


def _reported(asked: Asked, own: Period | None) -> Period | None:
    """The period of a company's own report; of what belongs to nobody, that of the economy, the prices or all reports."""
    meeting, memory = asked.meeting, asked.memory
    reported = own
    if reported is None and meeting.metric in _LABOUR:
        reported = next((memory.reported[key] for key in _LABOUR_KEYS if key in memory.reported), None)
    if reported is None and asked.company is None:
        keys = next((keys for metrics, keys in _FAMILIES if meeting.metric in metrics), ())
        reported = next((memory.reported[key] for key in keys if key in memory.reported), None)
    if _is_national(asked) and (reported is None or meeting.metric in NATIONAL):
        reported = memory.reported.get(OF_ECONOMY, reported)
    if _is_of_prices(asked):
        reported = memory.reported.get(OF_PRICES, reported)
    if reported is not None or asked.beside is not None or is_present(asked.nodes, asked.i):
        return reported
    of_all = governs(meeting) and (meeting.group in ("income", "ratio") or meeting.metric in REPORTING)
    of_all = of_all or (meeting.is_instrument and is_averaged(asked))  # "Brent averaged $61 a barrel"
    return only_reported(memory.reported) if of_all or _are_goods(asked) else None


def _are_goods(asked: Asked) -> bool:
    """ "Beef prices jumped 14%", in a report."""
    meeting = asked.meeting
    return meeting.metric == "price" and meeting.change is not None and asked.company is None and not meeting.is_instrument


def _is_over_stretch(asked: Asked) -> bool:
    """Whether such a figure is of all the time that is reported on."""
    meeting = asked.meeting
    flows = meeting.period_kind == "duration" or meeting.change or _was_done(asked)
    unlisted = meeting.rule == "fact.noun_phrase" and flows and not links(asked)
    grown = meeting.group == "count" and meeting.change is not None  # "with subscriptions up 40%"
    if governs(meeting) or is_averaged(asked) or unlisted or grown or _are_goods(asked):
        return True
    official = meeting.metric in ECONOMIC | NATIONAL or _is_of_prices(asked)  # "Core inflation was 2.6%"
    shared = _is_rate(asked) and meeting.metric in REPORTING  # "with subscriptions making up 63% of the total"
    return (official or shared) and not is_present(asked.nodes, asked.i)


def _is_of_last_day(asked: Asked) -> bool:
    """Whether such a figure is one of the last day of the time that is reported on."""
    meeting, near = asked.meeting, {node.word for node in asked.nodes[max(0, asked.i - _NEAR) : asked.i]}
    if meeting.metric == "debt" and not _TAKES_UP.isdisjoint(near):
        return False  # "The board approved a $45 million loan": an event
    taken_on = meeting.metric == "debt" and not _COUNTED_IN.isdisjoint(near)
    if (taken_on or meeting.metric == "valuation") and is_of_deal(asked.nodes):
        return False  # "Including debt of $6m, the deal values Beta at $36m"
    owned_then = meeting.group == "balance" or (meeting.group in ("per share", "income") and meeting.period_kind == "instant")
    if owned_then or meeting.metric in BALANCE_RATIOS:
        return True
    counted = meeting.group == "count" and meeting.period_kind == "instant" and meeting.change is None and reaches(asked)
    return counted and reported_for(asked.memory.reported, asked.company) is not None


def _was_done(asked: Asked) -> bool:
    """ "wrote £5bn of bulk annuities": what somebody did in the time reported on; not what they "had"."""
    verb = word_before(asked.nodes, asked.i)
    amount = asked.nodes[asked.i].amount
    return amount is not None and amount.kind == "money" and verb is not None and verb.word in _DID


def _is_national(asked: Asked) -> bool:
    """ "The economy grew 2% in the first quarter. … Household spending was up 2.7%, homebuilding contracted 4.1%"."""
    meeting = asked.meeting
    line = meeting.rule == "fact.noun_phrase" and meeting.change is not None
    return asked.company is None and (meeting.metric in NATIONAL or line) and not is_present(asked.nodes, asked.i)


def _is_of_prices(asked: Asked) -> bool:
    """ "Consumer prices rose 3% in April. … Airfares dropped 2.6%, real earnings grew 0.5%": nobody's prices, in such a report."""
    meeting = asked.meeting
    unlisted = meeting.rule == "fact.noun_phrase" and meeting.metric not in _TRADED | ECONOMIC
    goods = meeting.change is not None and (meeting.metric in _GOODS or unlisted)
    nobodys = asked.company is None and OF_PRICES in asked.memory.reported
    return nobodys and (goods or meeting.metric == "wage_growth") and not is_present(asked.nodes, asked.i)


def _year_beside(asked: Asked, reported: Period) -> When | None:
    """ "Sales tripled to $6bn last year, yet the loss widened to $1bn", in the report of a quarter: the year of the sales."""
    beside = asked.beside
    if beside is None or beside.period is None or not governs(asked.meeting) or beside.rule not in _NAMED:
        return None
    if asked.memory.taken.get(-1 if beside.place is None else beside.place) not in REPORTING:
        return None  # "Total sales, flattered by the 22 shops it opened in 2025, were 4% higher"
    return beside if _is_quarter(reported) and _is_whole_year(beside.period) and beside.end == beside.period.end_date else None


def _year_told(asked: Asked, reported: Period) -> Period | None:
    """ "Margin was 23.6% last year. Research cost $61m", in the report of a quarter: the year that the sentence before is of.

    So is the quarter, in the report of a month.
    """
    told = asked.memory.told.get(name_of(asked.company))
    if told is None or asked.previous is not None or not governs(asked.meeting) or asked.meeting.period_kind != "duration":
        return None
    quarter = is_month(reported) and _is_quarter(told) and not is_month(told)
    return told if not _is_whole_year(reported) and (_is_whole_year(told) or quarter) else None


def _same_told(asked: Asked) -> Period | None:
    """ "Orders grew 19% in the second quarter. Those from China leapt 38%", in the report of a half: the quarter of the sentence before.

    So are the figures of the same metric there: "Sales for the nine months were $66m. Europe brought in $30m".
    """
    before, counted = asked.memory.meeting, asked.metric_words.startswith((*_YEARLY, *_HALF_YEARLY))  # "Full-year shipments came to 4.6m"
    again = asked.meeting.rule == "fact.same_metric" or (before is not None and before.metric == asked.meeting.metric and not counted)
    told = asked.memory.told.get(name_of(asked.company)) if again and governs(asked.meeting) else None
    return told if asked.previous is None else None


def _whole_year(asked: Asked, reported: Period) -> When | None:
    """ "Full-year output came to 61 tonnes", where the fourth quarter is reported on: the year that it ends; or the half."""
    end = reported.end_date
    half = asked.metric_words.startswith(_HALF_YEARLY) and asked.meeting.rule != "fact.same_metric"
    if end is not None and half and governs(asked.meeting) and _is_quarter(reported):
        return When(_first_of(end, 6), end, None, "period.reported") if end.month in (6, 12) else None
    if end is None or not governs(asked.meeting) or not _is_called_yearly(asked):
        return None
    last = (end.month, end.day) == (12, 31) or (end.month % 3 and _is_quarter(reported) and not is_month(reported))
    if reported.start_date is None or not last or reported.start_date.month == 1:
        return None
    return When(year_before(end, end)[0] + timedelta(days=1), end, None, "period.reported")


def _is_called_yearly(asked: Asked) -> bool:
    """ "Full-year output of", "annual sales"."""
    place = asked.meeting.place
    called = place is not None and 0 < place < asked.i and asked.nodes[place - 1].word in _YEARLY
    return called or asked.metric_words.startswith(_YEARLY)


def is_of_other_year(asked: Asked, told: Period) -> bool:
    """ "It offered to sell plants with annual sales of $90m", in the report of a quarter: of no year in particular."""
    again = asked.meeting.rule == "fact.same_metric"
    return asked.meeting.metric in REPORTING and not again and _is_called_yearly(asked) and _is_quarter(told)


def _first_of(end: date, months: int) -> date:
    """The first day of so many months that end with this one."""
    return date(end.year, end.month - months + 1, 1)


def _is_rate(asked: Asked) -> bool:
    amount = asked.nodes[asked.i].amount
    return amount is not None and amount.kind == "percent"


def _is_whole_year(period: Period) -> bool:
    start, end = period.start_date, period.end_date
    return start is not None and end is not None and _YEAR[0] < (end - start).days < _YEAR[1]


def is_month(period: Period) -> bool:
    start, end = period.start_date, period.end_date
    return start is not None and end is not None and (end - start).days <= LONGEST_MONTH


def _is_quarter(period: Period) -> bool:
    start, end = period.start_date, period.end_date
    return start is not None and end is not None and (end - start).days <= LONGEST_QUARTER
