"""The period beside a value: in brackets, or right behind it.

    (2024: 26.5p)                                        the bracket's own
    £84.6m in the year to March                          right behind
    has repurchased $2.5bn since 2023, so far this year  from there until the publication
    will spend $9m a year through 2028                   from the publication until then
    will employ 300 people when it opens in 2028         then

No period of the value: what a change is measured from, a start, a term, a day on which something is paid or closes.
"""

from __future__ import annotations

from datetime import date, timedelta

from extractor.link.known_by_now import is_of_now
from extractor.link.leads import value_start
from extractor.link.moved_alike import last_alike
from extractor.link.periods.bounds import is_ahead, is_day, is_named_by_ends, is_stretch, is_year, named
from extractor.link.periods.compared import is_base, last_years, of_change
from extractor.link.periods.following import behind
from extractor.link.periods.joined import paid_for
from extractor.link.periods.lengths import LONGEST_MONTH, WHOLE_YEAR
from extractor.link.periods.market_days import MARKET
from extractor.link.periods.named import aside, sets_day
from extractor.link.periods.reached import is_reached
from extractor.link.periods.reporting import is_based, is_span, length, reported_for
from extractor.link.periods.since import since_of
from extractor.link.periods.states import has_risen
from extractor.link.periods.told_on import is_of_report
from extractor.link.periods.views_before import foreseen
from extractor.link.periods.when import Asked, When, year_before
from extractor.link.verb_forms import all_forms
from extractor.mentions import Period

_OPENS = all_forms("open start begin") | {"completed", "finished"}
_WITHIN = frozenset("in during for".split())
_BACK = frozenset({"period.ago", "period.earlier"})  # "a year ago", "a year earlier"
_CLAUSE = 12  # nodes
_DECEMBER = 12
_TWELVE_MONTHS = ("P12M", "P1Y")
_YEAR_BEFORE = ("previous year", "the previous year", "prior year", "prior-year", "last year", "year earlier", "a year earlier")


def beside(asked: Asked) -> When | None:
    """The period in brackets, or right behind the value."""
    nodes, meeting, memory = asked.nodes, asked.meeting, asked.memory
    if is_of_now(nodes, asked.i, asked.published):
        return asked.today
    bracketed = aside(nodes, asked.i)
    found = bracketed if bracketed is not None else _right_behind(asked)
    if found is None:
        return _past_start(asked) or _when_opened(asked)
    period = nodes[found].period
    assert period
    if nodes[found - 1].word in ("of", "in", "for") and is_based(period) and meeting.change and _is_multiple(asked):
        memory.compared.add(found)
        return asked.last  # "raised $32m, 4.8 times the amount of a year earlier"
    based = _moved_since(asked, found, period)
    held_against = nodes[found - 1].word == "of" and is_based(period)  # "twice the $9m of the year before"
    if based or asked.comparison or held_against or (bracketed is not None and not sets_day(nodes, found)):
        memory.compared.add(found)  # a comparison looks aside: it governs nothing but its own value
    if based:
        return _since_new_year(asked, found) or _behind_base(asked, found) or asked.last or _where_it_went(asked, found)
    if _is_of_what_it_is_for(asked, found, period):
        return None
    told = _until_today(asked, found) or (of_change(asked, found) if meeting.change else None) or _year_before_guided(asked, found)
    told = told or (_same_part(asked, found) if bracketed is not None else _same_stretch(asked, found))
    if told is None and found < asked.i:
        told = last_years(asked, found)
    if told is not None:
        return told
    memory.taken[found] = meeting.metric
    when = named(nodes, found, meeting, "period.comparison" if asked.comparison or bracketed is not None else "period.behind_value")
    return when._replace(start=when.end) if is_reached(asked, found) or _is_of_day_too(asked, period) else when


def _is_of_day_too(asked: Asked, period: Period) -> bool:
    """ "finished June with net cash of $3m, having had net debt of $1m a year before": a level of a year before a day."""
    day = asked.previous.start if asked.previous is not None else None
    if day is None or asked.previous is None or day != asked.previous.end or asked.meeting.period_kind != "instant" or asked.meeting.change:
        return False
    return period.rule in _BACK and year_before(day, day)[1] == period.end_date


def _moved_since(asked: Asked, found: int, period: Period) -> bool:
    """Whether a change is measured from the period behind it: "down 81% from last year"."""
    if not asked.meeting.change or asked.comparison or not is_base(asked.nodes, found):
        return False
    over = bool(asked.published and period.end_date and period.end_date < asked.published)
    if asked.nodes[found - 1].word == "from" and not over and (asked.forecast or is_to_come(asked, found)):
        return False  # "will pump an extra 500 barrels a day from August", "price increases of 5% from May 15"
    counted = (amount := asked.nodes[asked.i].amount) is not None and amount.kind == "quantity" and asked.forecast
    ahead = asked.published is not None and period.start_date is not None and period.start_date > asked.published
    return not (counted and ahead)  # "add 25 hotels over the next three years"


def _is_of_what_it_is_for(asked: Asked, found: int, period: Period) -> bool:
    """Whether the period dates what a figure is for and not the figure: a settlement's year, a warrant's term."""
    nodes = asked.nodes
    starts_there = nodes[value_start(nodes, asked.i) - 1].word == "from"  # "should grow from $1.4bn in 2024 to $9.6bn in 2030"
    if asked.forecast and not starts_there and is_stretch(nodes[found]) and not is_ahead(period, asked.published):
        return True  # "expects a fine of $3bn for violations of a settlement from 2011"
    # "warrants to buy 9 million shares through 2030"
    return nodes[found - 1].word == "through" and asked.meeting.period_kind == "instant" and is_to_come(asked, found)


def _is_multiple(asked: Asked) -> bool:
    amount = asked.nodes[asked.i].amount
    return amount is not None and amount.unit == "times"


def _since_new_year(asked: Asked, found: int) -> When | None:
    """ "The shares are 11% lower than at the start of the year", "than at the end of 2025": what they have done since then."""
    day, today = asked.nodes[found].period, asked.published
    traded = asked.meeting.metric in MARKET or asked.meeting.is_instrument
    if not traded or day is None or today is None or day.start_date != day.end_date:
        return None
    if day.start_date not in (date(today.year, 1, 1), date(today.year - 1, _DECEMBER, 31)):
        return None
    return When(day.start_date, today, day, "period.since", found)


def _when_opened(asked: Asked) -> When | None:
    """ "will make 90 tonnes a year and employ 300 people when it opens in 2028"."""
    if not asked.forecast:
        return None
    nodes, until = asked.nodes, min(asked.i + _CLAUSE, len(asked.nodes) - 3)
    when = next((j for j in range(asked.i + 1, until) if nodes[j].word == "when"), None)
    if when is None or nodes[when + 2].word not in _OPENS:
        return None
    place = when + 3 + (nodes[when + 3].word in ("in", "at", "on"))
    if place >= len(nodes) or not is_ahead(nodes[place].period, asked.published):
        return None
    return named(nodes, place, asked.meeting, "period.behind_value")


def _past_start(asked: Asked) -> When | None:
    """ "contracted to 14.6% from 16.2% a year ago in the first quarter": when it did, past where a level came from."""
    nodes, i = asked.nodes, asked.i
    if [node.word or node.kind for node in nodes[i + 1 : i + 4]] != ["from", "value", "period"] or asked.meeting.change:
        return None
    base = nodes[i + 3].period
    return _behind_base(asked, i + 3) if base is not None and base.rule in _BACK else None


def _behind_base(asked: Asked, base: int) -> When | None:
    """ "rose 2.4% from a year earlier in January": when it did, behind what that is measured from."""
    nodes, base = asked.nodes, base + ([node.word for node in asked.nodes[base + 1 : base + 2]] == [","])
    base += 2 * ([node.word or node.kind for node in nodes[base + 1 : base + 3]] == ["at", "company"])  # "from a year ago at Acme in May"
    place = base + 2
    if place >= len(nodes) or nodes[base + 1].word not in _WITHIN or not is_stretch(nodes[place]) or is_to_come(asked, place):
        return None
    return named(nodes, place, asked.meeting, "period.behind_value")


def _where_it_went(asked: Asked, base: int) -> When | None:
    """ "fell 2.1% from a year earlier to 39.4 million in the fourth quarter": the period of both."""
    nodes = asked.nodes
    reached = next((j for j in range(base + 2, min(base + 5, len(nodes))) if nodes[j].kind == "value"), None)
    if reached is None or nodes[base + 1].word != "to" or (place := behind(nodes, reached)) is None:
        return None
    return named(nodes, place, asked.meeting, "period.behind_value")


def _same_part(asked: Asked, found: int) -> When | None:
    """ "10.9% in the six months to September 2025 (2024: 12.3%)": that part of the year in the bracket, also "(previous year: 9%)"."""
    last, node = asked.previous, asked.nodes[found]
    called = asked.sentence.text[node.start : node.end].lower()
    if last is None or last.start is None or last.end is None or not is_span(last.start, last.end) or node.period is None:
        return None
    opens = asked.nodes[found - 1].word == "(" and called in _YEAR_BEFORE
    before = opens or (called.isdigit() and last.end.year - int(called) == 1)
    whole = (last.end - last.start).days > WHOLE_YEAR
    if not before or (whole and (node.period.start_date, node.period.end_date) != (last.start, last.end)):
        return None
    return When(*year_before(last.start, last.end), node.period, "period.comparison", found)


def _same_stretch(asked: Asked, found: int) -> When | None:
    """ "31% of sales in the 16 weeks to 20 April, up from 27% twelve months ago": the stretch that ends then."""
    last, day = asked.last, asked.nodes[found].period
    if not asked.comparison or last is None or last.start is None or last.end is None or day is None or not is_span(last.start, last.end):
        return None
    before = year_before(last.start, last.end)
    told = day.start_date == day.end_date == before[1] or (last.place is not None and last.place > found and day.rule in _BACK)
    return When(*before, day, "period.comparison", found) if told else None


def _year_before_guided(asked: Asked, found: int) -> When | None:
    """ "expects £82m in the year to March, against £99m last year": last year is the one before, as the company counts them."""
    last, node = asked.last or (asked.previous if asked.comparison else None), asked.nodes[found]
    if last is None or last.start is None or last.end is None or asked.sentence.text[node.start : node.end].lower() != "last year":
        return None
    if last.rule == "period.prior_year":
        return last._replace(place=found)  # "down from $9.7m, or 70 cents a share last year"
    fiscal = (last.end - last.start).days > WHOLE_YEAR and last.end.month != _DECEMBER
    return When(*year_before(last.start, last.end), node.period, "period.prior_year", found) if fiscal else None


def _right_behind(asked: Asked) -> int | None:
    nodes, i = asked.nodes, asked.i
    if asked.comparison and nodes[i - 1].word == "(" and nodes[i + 1].word == ")":
        return None  # "388 (359) in 2025"
    found = behind(nodes, paid_for(nodes, i, asked.meeting) or last_alike(nodes, i, asked.meeting), comparison=asked.comparison)
    if found is not None and asked.comparison and _is_day_of_step(asked, i - 1, found):
        return None
    if found is None and _is_day_of_step(asked, i + 1, i + 4):
        return i + 4
    return None if found is None or _starts_or_runs(asked, found) else found


def _is_day_of_step(asked: Asked, start: int, day: int) -> bool:
    """ "will lower its rate to 5% from 5.2% on Aug 3": the day of the step and not of where it begins; `start` is that of "from"."""
    nodes = asked.nodes
    if day != start + 3 or day >= len(nodes) or nodes[start].word != "from" or nodes[start + 1].kind != "value":
        return False
    return nodes[day - 1].word == "on" and is_day(nodes[day]) and is_to_come(asked, day)


def _until_today(asked: Asked, found: int) -> When | None:
    """ "since 2023", "so far this year": from there until the publication; "through 2028": from the publication until then."""
    word, period, today = asked.nodes[found - 1].word, asked.nodes[found].period, asked.published
    if not found or period is None or today is None:
        return None
    if (since_of(asked, found) or 0) > asked.i:
        word = "since"  # "has fallen 14% since its peak in 2021"
    if word in ("since", "far") and period.start_date and period.start_date <= today:
        held = asked.meeting.metric in MARKET  # "The policy rate has been parked at 3.5% since December"
        level = asked.meeting.change is None and (held or asked.meeting.group in ("market", "balance") or has_risen(asked))
        if word == "since" and level:
            return asked.today  # "the price has tripled to $24 since May": the level is that of today
        return When(period.start_date, today, period, "period.since", found)
    if word == "through" and asked.forecast and is_year(asked.nodes[found]) and period.end_date:
        return When(min(today, period.end_date), period.end_date, period, "period.since", found)
    return None


def trailing(asked: Asked, when: When) -> When:
    """ "attrition over the trailing 12 months": in a report, those that end with the period reported on."""
    period, reported = when.period, reported_for(asked.memory.reported, asked.company)
    if period is None or period.rule != "period.rolling" or period.timex not in _TWELVE_MONTHS or reported is None:
        return when
    market = asked.meeting.metric in MARKET or asked.meeting.is_instrument
    end = reported.end_date
    if market or asked.published is None or end is None or end >= asked.published or when.end is None or when.end > asked.published:
        return when
    return when._replace(start=year_before(end, end)[0] + timedelta(days=1), end=end, rule="period.reported")


def _starts_or_runs(asked: Asked, found: int) -> bool:
    """Whether the period behind a value is a start, a term or a day ahead: "from June", "3% for the first two years"."""
    nodes, meeting = asked.nodes, asked.meeting
    before, period = nodes[found - 1].word, nodes[found].period
    if asked.comparison and before != "for" and foreseen(nodes, asked.i, found):
        return True  # "the 215 billion yen it had predicted in November"
    voted = meeting.metric == "dividend_per_share" and period is not None and period.kind == "date"  # "goes to the vote on 7 May"
    close = any(node.word in ("close", "closing") for node in nodes[asked.i : found + 4])
    if meeting.metric == "premium" or (meeting.metric == "discount" and close) or voted or is_of_report(asked, found):
        return True  # "32% to Friday's close"
    paid = before in ("on", "in") and any(node.word in ("paid", "payable") for node in nodes[asked.i : found])
    day = period is not None and (period.start_date == period.end_date or (paid and length(period) <= LONGEST_MONTH))
    if day and meeting.metric.startswith("dividend"):
        return True  # "will receive 4.8p a share on 9 January", "will be paid in September": when it is paid
    if meeting.metric in MARKET:
        ahead = period and asked.published and period.start_date and period.start_date > asked.published
        return (before == "for" and not asked.forecast) or bool(ahead and not asked.forecast and not meeting.change and before != "at")
    ranged = nodes[found + 1 : found + 2] and nodes[found + 1].word != "to"
    starts = not meeting.change and not (_is_recurring(asked) and is_to_come(asked, found))  # "will buy back $50m of shares from June"
    return bool(starts and before == "from" and ranged and not is_year(nodes[found]) and not is_named_by_ends(nodes[found]))


def _is_recurring(asked: Asked) -> bool:
    """Whether a figure goes on from then: "will pump 137,000 barrels a day from April", "savings of $9m a year should flow from July"."""
    amount = asked.nodes[asked.i].amount
    return amount is not None and (amount.kind != "money" or amount.per is not None)


def is_to_come(asked: Asked, found: int) -> bool:
    period = asked.nodes[found].period
    return bool(asked.published and period and period.end_date and period.end_date > asked.published)
