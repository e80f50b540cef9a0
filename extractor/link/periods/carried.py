"""The period that the article has told of before.

    revenue rose 5% in the third quarter. Net profit was $200m.       what is reported on; a level of a day: its last day
    full-year output came to 61 tonnes                                the year that ends with the quarter reported on
    inflation was 2.4% in January. Core inflation was 2.6%.           the month that official figures are of
    exports rose 6.6% in December. Imports climbed 5.7%.              the stretch that the sentence before is all about
    rose to $2.04 from $1.88 in 2024                                  the year after what it is held against
"""

from __future__ import annotations

from datetime import date, timedelta

from extractor import timex
from extractor.link.leads import word_before
from extractor.link.periods.following import behind
from extractor.link.periods.neighbours import beside_it
from extractor.link.periods.reached import is_averaged, reaches
from extractor.link.periods.reporting import (
    BALANCE_RATIOS,
    ECONOMIC,
    EXEMPT,
    NATIONAL,
    OF_ECONOMY,
    OF_PRICES,
    REPORTING,
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
_NAMED = ("period.behind_value", "period.sentence")
# What is done with a loan, when it is told of as an event.
_DID = frozenset("wrote sold won spent earned lost generated took made recorded booked collected issued".split())
_COUNTED_IN = frozenset("including assumed assuming inherited inheriting".split())
_TAKES_UP = all_forms(
    "approve obtain secure sign arrange raise issue sell borrow repay prepay agree syndicate launch place refinance redeem"
)
_NEAR = 6  # nodes
_LONGEST_MONTH, _QUARTER = 31, 100  # days
_MONTH = len("2026-04")
_YEAR = (350, 380)  # days, between them


def of_report(asked: Asked) -> When | None:
    meeting = asked.meeting
    last = asked.last
    if last is not None and last.rule == "period.reported" and meeting.group in ("", "market", "macro"):
        return last  # "spend per game rose 31p to £11.85"
    told_on = asked.previous is not None and asked.previous.rule == "period.sentence_before" and not asked.comparison
    if told_on and ((last is not None and meeting.rule == "fact.same_metric") or is_averaged(asked)):
        return asked.previous  # "Sales for the nine months were $66m. Europe brought in $30m; Asia the other $36m"
    reported = reported_for(asked.memory.reported, asked.company, meeting.metric)
    if reported is not None and (of_year := _year_beside(asked, reported)) is not None:
        return of_year
    if reported is not None and (told := _year_told(asked, reported) or _same_told(asked)) is not None:
        return When(told.start_date, told.end_date, told, "period.sentence_before")
    of_all = governs(meeting) and (meeting.group in ("income", "ratio") or meeting.metric in REPORTING)
    of_all = of_all or (meeting.is_instrument and is_averaged(asked))  # "Brent averaged $61 a barrel"
    if reported is None and meeting.metric in _LABOUR:
        reported = next((asked.memory.reported[key] for key in _LABOUR_KEYS if key in asked.memory.reported), None)
    if _is_national(asked) and (reported is None or meeting.metric in NATIONAL):
        reported = asked.memory.reported.get(OF_ECONOMY, reported)
    of_prices = _is_of_prices(asked)
    if of_prices:
        reported = asked.memory.reported.get(OF_PRICES, reported)
    goods = meeting.metric == "price" and meeting.change is not None and asked.company is None and not meeting.is_instrument
    of_all = of_all or goods  # "Beef prices jumped 14%", in a report
    if reported is None and asked.beside is None and of_all:
        reported = only_reported(asked.memory.reported) if not is_present(asked.nodes, asked.i) else None
    if reported is None:
        return beside_it(asked) if governs(meeting) else None
    if (year := _whole_year(asked, reported)) is not None:
        return year
    paid = asked.metric_words == "dividends"  # "$98 million in dividends"
    if meeting.metric.startswith("dividend") and asked.metric_words.startswith(_YEARLY) and not _is_whole_year(reported):
        return asked.memory.guided_year  # "an annual dividend of 92 yen", in the report of a half
    if meeting.metric.startswith("dividend") and _is_quarter(reported) and not paid and not asked.metric_words.startswith("interim"):
        return None  # "a dividend of 22 cents goes to the vote": the year's; "the quarterly dividend goes up to 8 cents": no quarter's
    flows = meeting.period_kind == "duration" or meeting.change or _was_done(asked)
    unlisted = meeting.rule == "fact.noun_phrase" and flows and not links(asked)
    grown = meeting.group == "count" and meeting.change is not None  # "with subscriptions up 40%"
    of_all_the_land = meeting.metric in ECONOMIC | NATIONAL or of_prices
    official = of_all_the_land and not is_present(asked.nodes, asked.i)  # "Core inflation was 2.6%"
    if governs(meeting) or is_averaged(asked) or unlisted or grown or official or goods:
        return When(reported.start_date, reported.end_date, reported, "period.reported")
    counted = meeting.group == "count" and meeting.period_kind == "instant" and meeting.change is None and reaches(asked)
    owned_then = meeting.group == "balance" or (meeting.group in ("per share", "income") and meeting.period_kind == "instant")
    if meeting.metric == "debt" and not _TAKES_UP.isdisjoint(node.word for node in asked.nodes[max(0, asked.i - _NEAR) : asked.i]):
        return None  # "The board approved a $45 million loan": an event
    taken_on = meeting.metric == "debt" and any(node.word in _COUNTED_IN for node in asked.nodes[max(0, asked.i - _NEAR) : asked.i])
    if (taken_on or meeting.metric == "valuation") and is_of_deal(asked.nodes):
        return None  # "Including debt of $6m, the deal values Beta at $36m"
    if owned_then or meeting.metric in BALANCE_RATIOS or (counted and reported_for(asked.memory.reported, asked.company)):
        whole = meeting.change and not _is_rate(asked)  # "net debt fell by $46m" took the period; loans "up 13%" are those of its last day
        return When(reported.start_date if whole else reported.end_date, reported.end_date, reported, "period.reported")
    return None


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
    quarter = _is_month(reported) and _is_quarter(told) and not _is_month(told)
    return told if not _is_whole_year(reported) and (_is_whole_year(told) or quarter) else None


def counted_then(asked: Asked) -> When | None:
    """ "had 38 million users in June. Paying subscribers doubled to 3 million": who is counted beside others, in the same month."""
    before, told = asked.memory.meeting, asked.memory.told.get(name_of(asked.company))
    if told is None or before is None or not before.group == asked.meeting.group == "count" or asked.previous is not None:
        return None
    if not _is_month(told) or not reaches(asked) or asked.meeting.change is not None:
        return None
    return When(told.start_date, told.end_date, told, "period.sentence_before")


def _same_told(asked: Asked) -> Period | None:
    """ "Orders grew 19% in the second quarter. Those from China leapt 38%", in the report of a half: the quarter of the sentence before.

    So are the figures of the same metric there: "Sales for the nine months were $66m. Europe brought in $30m".
    """
    before, counted = asked.memory.meeting, asked.metric_words.startswith((*_YEARLY, *_HALF_YEARLY))  # "Full-year shipments came to 4.6m"
    again = asked.meeting.rule == "fact.same_metric" or (before is not None and before.metric == asked.meeting.metric and not counted)
    told = asked.memory.told.get(name_of(asked.company)) if again and governs(asked.meeting) else None
    return told if asked.previous is None else None


def of_market_told(asked: Asked, *, present: bool) -> When | None:
    """ "Shipments in China rose 9% in 2025. Acme had a share of 18%": a share of what was told of nobody.

    "Acme had 28% of the market in the 12 weeks to 28 December. Beta stood still at 10%": or of the one stretch told of others.
    """
    of_others = list(asked.memory.told.values()) if asked.company is not None and asked.previous is None else []
    only = of_others[0] if len({(period.start_date, period.end_date) for period in of_others}) == 1 else None
    told = asked.memory.told.get(None, only) if asked.meeting.metric == "market_share" and not present else None
    return When(told.start_date, told.end_date, told, "period.sentence_before") if told is not None else None


def told_before(asked: Asked, *, present: bool) -> When | None:
    """ "Exports rose 6.6% in December. Imports climbed 5.7%": what happened in the sentence before's stretch of time."""
    meeting, told = asked.meeting, asked.memory.told.get(name_of(asked.company))
    if told is None and asked.company is not None and asked.previous is None and governs(meeting):
        of_others = [period for name, period in asked.memory.told.items() if name is not None]
        told = of_others[0] if len(of_others) == 1 else None  # "Research cost Acme $5m last year. At Beta it was even more: $6m."
    event = meeting.group == "deal" or meeting.metric in EXEMPT or meeting.metric.startswith("dividend")
    flow = meeting.period_kind == "duration" or meeting.metric in ECONOMIC or (meeting.metric == "price" and meeting.change is not None)
    part = meeting.rule == "fact.metric_of_sentence_before" and asked.nodes[0].word == "of"  # "Of this, $4m was debt"
    if told is None or present or event or not (flow or part):
        return None
    return When(told.start_date, told.end_date, told, "period.sentence_before")


def after_base(asked: Asked) -> When | None:
    """ "rose to $2.04 from $1.88 in 2024": the year after the one that it is held against."""
    nodes, i = asked.nodes, asked.i
    if asked.meeting.change is not None or asked.published is None or not (governs(asked.meeting) or is_averaged(asked)):
        return None
    if (ago := _year_of_base(asked)) is not None and ago < asked.published.year:
        return When(date(ago + 1, 1, 1), date(ago + 1, 12, 31), None, "period.comparison")
    base = next((j for j in range(i + 1, min(i + 5, len(nodes))) if nodes[j].kind == "value"), None)
    if base is None or nodes[base - 1].word not in ("from", "against") or (place := behind(nodes, base)) is None:
        return None
    period = nodes[place].period
    if period is None or len(period.timex) != 4 or period.start_date is None or period.start_date.year >= asked.published.year:
        return None
    if nodes[place].end - nodes[place].start != len(period.timex):
        return None
    listed = asked.memory.listed.periods[-1] if asked.memory.listed is not None else None
    if listed is not None and len(listed.timex) == len(period.timex) and listed.timex > period.timex:
        return When(listed.start_date, listed.end_date, listed, "period.comparison")  # the last of the years that the text goes through
    return When(date(period.start_date.year + 1, 1, 1), date(period.start_date.year + 1, 12, 31), None, "period.comparison")


def after_last_year(asked: Asked) -> When | None:
    """ "expects to spend $185m, compared with $128m last year": what is put to last year is for this one."""
    nodes, i = asked.nodes, asked.i
    base = next((j for j in range(i + 1, min(i + 6, len(nodes))) if nodes[j].kind == "value"), None)
    held = base is not None and any(node.word in ("from", "against", "with", "versus") for node in nodes[i + 1 : base])
    place = behind(nodes, base) if held and base is not None else None
    period = nodes[place].period if place is not None else None
    if place is None or period is None or asked.published is None or asked.meeting.group == "market":
        return None
    if asked.sentence.text[nodes[place].start : nodes[place].end].lower() != "last year":
        return None
    return When(date(asked.published.year, 1, 1), date(asked.published.year, 12, 31), None, "period.comparison")


def _year_of_base(asked: Asked) -> int | None:
    """ "climbed from 38% in 2024 to 45%": the year that the value in front is of."""
    nodes, last = asked.nodes, asked.last
    base = next((j for j in range(asked.i - 1, 0, -1) if nodes[j].kind == "value"), None)
    if base is None or last is None or last.start is None or nodes[asked.i - 1].word != "to" or nodes[base - 1].word != "from":
        return None
    return last.start.year if last.end == date(last.start.year, 12, 31) and last.start == date(last.start.year, 1, 1) else None


def month_after(asked: Asked) -> When | None:
    """ "Inflation came in at 2.6%, down from 2.9% in April": official figures are of the month, or quarter, after the one held against."""
    nodes, i = asked.nodes, asked.i
    if asked.meeting.metric not in ECONOMIC or asked.published is None or asked.meeting.rule == "fact.same_metric":
        return None
    base = next((j for j in range(i + 1, min(i + 6, len(nodes))) if nodes[j].kind == "value"), None)
    if base is None or nodes[base - 1].word not in ("from", "against", "with", "than", "after") or (place := behind(nodes, base)) is None:
        return None
    period = nodes[place].period
    if period is None or len(period.timex) != _MONTH or period.end_date is None:
        return None
    following = period.end_date + timedelta(days=1)
    start, end = timex.months(following.year, following.month, 3 if "Q" in period.timex else 1)
    return When(start, end, None, "period.comparison") if end < asked.published else None


def _whole_year(asked: Asked, reported: Period) -> When | None:
    """ "Full-year output came to 61 tonnes", where the fourth quarter is reported on: the year that it ends; or the half."""
    end = reported.end_date
    half = asked.metric_words.startswith(_HALF_YEARLY) and asked.meeting.rule != "fact.same_metric"
    if end is not None and half and governs(asked.meeting) and _is_quarter(reported):
        return When(_first_of(end, 6), end, None, "period.reported") if end.month in (6, 12) else None
    place = asked.meeting.place
    called = place is not None and place > 0 and place < asked.i and asked.nodes[place - 1].word in _YEARLY  # "Full-year output of"
    if end is None or not governs(asked.meeting) or not (called or asked.metric_words.startswith(_YEARLY)):
        return None
    last = (end.month, end.day) == (12, 31) or (end.month % 3 and _is_quarter(reported) and not _is_month(reported))
    if reported.start_date is None or not last or reported.start_date.month == 1:
        return None
    return When(year_before(end, end)[0] + timedelta(days=1), end, None, "period.reported")


def _first_of(end: date, months: int) -> date:
    """The first day of so many months that end with this one."""
    return date(end.year, end.month - months + 1, 1)


def _is_rate(asked: Asked) -> bool:
    amount = asked.nodes[asked.i].amount
    return amount is not None and amount.kind == "percent"


def _is_whole_year(period: Period) -> bool:
    start, end = period.start_date, period.end_date
    return start is not None and end is not None and _YEAR[0] < (end - start).days < _YEAR[1]


def _is_month(period: Period) -> bool:
    start, end = period.start_date, period.end_date
    return start is not None and end is not None and (end - start).days <= _LONGEST_MONTH


def _is_quarter(period: Period) -> bool:
    start, end = period.start_date, period.end_date
    return start is not None and end is not None and (end - start).days < _QUARTER
