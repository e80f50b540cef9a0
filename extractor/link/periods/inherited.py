"""The period of a value whose sentence names none for it.

    have fewer than 1,000 employees       a level in the present: the publication date
    shares slipped 5%                     a market price: the publication date
    its full-year profit forecast         guidance: the year of publication
    the stock closed at 121p              the day that the article's prices are of
    capital spending is put at $5m        what the paragraph's guidance is for
    the period of the sentence before, in the same paragraph; for results, the period reported on, or the one that all reports are for

Left without dates: events that name none, forecasts that name none. The order is that of `STEPS`, below.
"""

from __future__ import annotations

from collections.abc import Callable

from extractor.link.leads import lead_words, value_start
from extractor.link.metrics.market_leaders import NOW_LEADS
from extractor.link.metrics.meeting import Meeting
from extractor.link.nodes import is_shares
from extractor.link.periods.after_base import after_base, after_last_year, after_step, month_after
from extractor.link.periods.attributed import attributed
from extractor.link.periods.bounds import has_ended, named
from extractor.link.periods.by_event import dates_event
from extractor.link.periods.carried import of_report
from extractor.link.periods.compared import is_of_rival
from extractor.link.periods.foretold import expected_then, is_in_closed_books, is_once_done
from extractor.link.periods.guided import of_guidance, put_at
from extractor.link.periods.habits import is_habit
from extractor.link.periods.held_now import is_spot
from extractor.link.periods.lengths import LONGEST_YEAR
from extractor.link.periods.market_days import of_market
from extractor.link.periods.neighbours import alongside, later
from extractor.link.periods.reached import is_averaged, reaches
from extractor.link.periods.reporting import BALANCE_RATIOS, OF_PRICES, governs, reported_for
from extractor.link.periods.states import (
    goes_on_now,
    in_all,
    is_being_done,
    is_current,
    is_in_price,
    is_of_deal,
    is_state,
    is_term,
    is_under_way,
    links,
    makes_up,
    was_once,
)
from extractor.link.periods.tense import is_present, is_told_of_now, present_verb
from extractor.link.periods.told import counted_then, of_market_told, of_other_told, told_before
from extractor.link.periods.when import NEVER, Asked, When
from extractor.link.plan_lists import deadline_behind
from extractor.mentions import Period

# Verbs in the present that are metrics: "the new shares price the company at $5m", "a lens costs €320".
_VALUED = ("price_to_earnings", "price_to_sales", "price_to_book")
_PRICES = {
    "valuation": ("price", "prices"),
    "market_share": tuple(NOW_LEADS),
    "price": ("costs", "cost", "sells", "sell", "goes for", "sells for", "priced at", "starts at", "start at"),
}
# What is charged, paid and owed: "players offer packages of $1.5m", "including net debt of $9m, the deal comes to".
_HAVE = frozenset("have has had hold holds held took takes commanded claimed for combined with on and".split())
_STANDING = frozenset("price salary net_debt".split())
_STANDS = frozenset("is are stands sits runs hovers".split())
_TO_COME = frozenset({"cost_savings", "integration_cost", "job_cuts"})
_ADDS_UP = frozenset({"shipments", "production"})
_PERFECT = frozenset("has have".split())


def inherited(asked: Asked) -> When:
    """The first of the periods above that such a figure takes."""
    return next((when for step in STEPS if (when := step(asked)) is not None), NEVER)


def _foretold(asked: Asked) -> When | None:
    """What is still to come: the period that it is guidance for, or no date."""
    meeting = asked.meeting
    if not asked.forecast:
        return None
    if (deadline := deadline_behind(asked.nodes, asked.i)) is not None:
        return named(asked.nodes, deadline, meeting, "period.sentence")
    if meeting.metric == "job_cuts" and asked.previous is not None and meeting.rule != "fact.same_metric":
        return NEVER  # "prices will go up this summer, and 120 posts are to go"
    if is_once_done(asked):
        return NEVER
    if (then := expected_then(asked)) is not None:
        return then
    if is_in_closed_books(asked) and (closed := of_report(asked)) is not None:
        return closed
    if meeting.metric == "dividend_per_share" and meeting.rule == "fact.idiom":
        return None  # "shareholders will receive 4.8p a share"
    guided = of_guidance(asked)
    if guided is not NEVER:
        return guided
    if (after := after_last_year(asked)) is not None:
        return after
    place = later(asked) if governs(meeting) and meeting.metric not in _TO_COME else None  # "profit of $5m and spending of $4m this year"
    joined = place is not None and any(node.word == "and" for node in asked.nodes[asked.i : place])
    joined = joined and place is not None and not has_ended(asked.nodes[place], asked.published)  # "will open 9 shops and had 4 in 2024"
    return named(asked.nodes, place, meeting, "period.sentence") if joined and place is not None else guided


def _beside_rival(asked: Asked) -> When | None:
    """ "invested $4bn in 2025, nearly three times the $1.25bn at Beta"."""
    return asked.last if asked.last is not None and asked.last.start is not None and is_of_rival(asked) else None


def _included(asked: Asked) -> When | None:
    """ "Orders worth $6bn, including a $1bn contract, poured in during the first quarter": a part is of the time of the whole."""
    front = [node.word for node in asked.nodes[max(0, asked.i - 3) : asked.i]]
    dated = asked.previous is not None and asked.previous.start is not None and asked.previous != asked.today
    part = dated and "including" in front and asked.meeting.period_kind == "duration" and not asked.forecast
    return asked.previous if part else None


def _of_price(asked: Asked) -> When | None:
    """What belongs to a price: the debt that a bid counts, the discount that shares trade at."""
    if asked.meeting.metric == "net_debt" and is_in_price(asked):
        return NEVER
    priced = any(is_shares(node) for node in asked.nodes[: asked.i])
    below = asked.meeting.metric in ("discount", "premium") and asked.meeting.of is not None and priced
    return asked.today if below else None  # "the shares are at 289p, still 42% below net asset value"


def _valued(asked: Asked) -> When | None:
    """A valuation: that of a round or a deal is as old as they are."""
    nodes, i = asked.nodes, asked.i
    if asked.meeting.metric != "valuation":
        return None
    if any(node.word == "talks" for node in nodes[:i]):
        return NEVER  # "is in talks to raise money at a $3 billion valuation"
    if asked.metric_words == "valuing" and asked.previous is not None and asked.previous == asked.today:
        return asked.today  # "floated in October, now changes hands for 96p, valuing it at £115m"
    if not _is_told_now(asked):
        return None
    if asked.beside is not None:
        return asked.beside
    # but "the offer values it at $5m"
    return NEVER if is_of_deal(nodes[:i]) and nodes[present_verb(nodes, i) or 0].word != "values" else None


def _plain_now(asked: Asked) -> When | None:
    """What its own words date: so much today, once, or some day."""
    meeting = asked.meeting
    if meeting.rule == "fact.multiple" and meeting.metric in _VALUED and asked.nodes[0].word == "at":
        return asked.today  # "At 30 times forward earnings, the stock is dear"
    if meeting.metric in _TO_COME and _is_told_now(asked):
        return NEVER  # "Annual savings are put at £15m"
    if meeting.metric == "funding" and (asked.metric_words.startswith("total") or in_all(asked.nodes, asked.i)):
        return asked.today
    if meeting.change is None and was_once(asked.nodes, asked.i):
        return NEVER
    return asked.today if is_current(asked) or makes_up(asked) else None


def _charged_now(asked: Asked) -> When | None:
    """What is charged, paid or done year in, year out."""
    price, change = asked.meeting.metric == "price", asked.meeting.change
    if price and change is None and _is_told_now(asked) and not is_averaged(asked):
        return asked.today  # "sells at 79 cents a can", "owners pay $9,000 a visit"
    if is_habit(asked):
        return asked.today
    dearer = price and asked.metric_words == "costs" and OF_PRICES not in asked.memory.reported
    return asked.today if dearer else None  # "beef costs 24% more than it did a year ago"


def _level_now(asked: Asked) -> When | None:
    meeting = asked.meeting
    perfect = meeting.rule == "fact.verb" and _adds_up(asked)
    able = meeting.metric == "capacity" and not reaches(asked)  # "has an installed capacity of 28 million tonnes a year"
    level = meeting.period_kind == "instant" or perfect or able
    if meeting.change is None and ((level and _is_present(asked)) or is_state(asked) or _stands_now(asked)):
        return asked.today
    return asked.today if goes_on_now(asked) or is_being_done(asked) else None


def _alongside(asked: Asked) -> When | None:
    both = alongside(asked)
    return None if both is None or (both.place is not None and dates_event(asked, both.place)) else both


def _later(asked: Asked) -> When | None:
    place = later(asked)
    return named(asked.nodes, place, asked.meeting, "period.sentence") if place is not None else None


def _of_frame(asked: Asked) -> When | None:
    """The period of the sentence before, in the same paragraph."""
    meeting, frame = asked.meeting, asked.memory.frame
    whole = asked.metric_words.startswith("full-year")  # "In the fourth quarter sales fell. Full-year shipments came to 4.6 million"
    if frame is None or whole or _is_present(asked) or not _is_in_frame(meeting, frame):
        return None
    owned = meeting.group == "balance" or meeting.metric in BALANCE_RATIOS
    owned_then = owned and meeting.change is None  # "In the year to March profit rose. Net debt was £9m."
    start = frame.end_date if owned_then and not is_averaged(asked) else frame.start_date
    return When(start, frame.end_date, frame, "period.sentence_before")


def _counted_then(asked: Asked) -> When | None:
    return None if _is_present(asked) else counted_then(asked)


def _of_market_told(asked: Asked) -> When | None:
    return of_market_told(asked, present=_is_present(asked))


def _of_other_told(asked: Asked) -> When | None:
    return None if _is_present(asked) else of_other_told(asked)


def _standing(asked: Asked) -> When | None:
    standing = asked.meeting.metric in _STANDING and asked.meeting.change is None and is_told_of_now(asked.nodes, asked.i)
    sized = asked.meeting.metric == "market_size" and asked.meeting.change is None and _is_put_at(asked)
    return asked.today if links(asked) or standing or sized or _is_apposed_rate(asked) else None


def _is_apposed_rate(asked: Asked) -> bool:
    """ "Unemployment, at 9.1%, is the highest"."""
    amount, front = asked.nodes[asked.i].amount, [node.word for node in asked.nodes[max(0, asked.i - 2) : asked.i]]
    rate = amount is not None and amount.kind == "percent" and asked.meeting.change is None
    place = asked.i - 3
    place -= 2 * (place > 1 and asked.nodes[place].kind == "company" and asked.nodes[place - 1].word in ("at", "of"))
    return rate and front == [",", "at"] and asked.meeting.place == place


def _is_put_at(asked: Asked) -> bool:
    """ "puts the market at $1.4bn", "a sector worth £6.3bn", "the £6.3bn sector"."""
    amount, front = asked.nodes[asked.i].amount, asked.nodes[value_start(asked.nodes, asked.i) - 1].word
    told = front in ("at", "worth") or asked.meeting.rule == "fact.idiom"
    return told and amount is not None and amount.kind == "money"


def _told_before(asked: Asked) -> When | None:
    return told_before(asked, present=_is_present(asked))


def _step_undated(asked: Asked) -> When | None:
    return after_step(asked, undated=True)


def _taken_up(asked: Asked) -> When | None:
    """ "Sales rose 5% in the year. On a like-for-like basis the increase was 3%": the same figure, put another way."""
    last = asked.memory.last
    again = asked.meeting.rule == "fact.anaphora" and asked.meeting.change is not None and asked.previous is None
    return last if again and last is not None and last.rule != "period.comparison" else None


def _spot(asked: Asked) -> When | None:
    return asked.today if is_spot(asked) else None


def _is_told_now(asked: Asked) -> bool:
    """Whether a figure is told in the present, by a verb of its clause or by the one that is its metric: "Analysts value it at $5m"."""
    put_at = asked.meeting.rule == "fact.verb" and asked.meeting.metric == "valuation" and asked.metric_words == "value"
    return is_present(asked.nodes, asked.i) or put_at or asked.metric_words in _PRICES.get(asked.meeting.metric, ())


def _is_present(asked: Asked) -> bool:
    """Whether it is told in the present and holds now, which no deal does, nor what is being done."""
    return _is_told_now(asked) and not is_term(asked) and not is_under_way(asked)


def _adds_up(asked: Asked) -> bool:
    """ "has bought back $40m of stock", "has sold 3.2 million copies": up to now; but in a report it is what was sold in its time."""
    if _PERFECT.isdisjoint(lead_words(asked.nodes, asked.i)[-4:]):
        return False
    reported = reported_for(asked.memory.reported, asked.company) is not None
    return asked.meeting.metric == "buyback" or (asked.meeting.metric in _ADDS_UP and not reported)


def _of_same_ranking(asked: Asked) -> When | None:
    """ "Acme led the market with 32% in 2025, while Beta and Gamma have 9% and 8%": shares of one market at one time."""
    memory, front = asked.memory, asked.nodes[value_start(asked.nodes, asked.i) - 1].word
    before = memory.last if memory.meeting is not None and memory.meeting.metric == "market_share" else None
    ends = [period.end_date for period in memory.told.values() if period.end_date]
    if before is not None and before.end is not None and any(end > before.end for end in ends):
        before = None  # "captured 41% last year, against 29% in 2024. Acme alone took 24%"
    last = asked.last or (before if asked.previous is None else None)
    if asked.meeting.metric != "market_share" or last is None or last.start is None or last.rule.endswith(("comparison", "prior_year")):
        return None
    return last if front in _HAVE and asked.meeting.change is None else None


def _stands_now(asked: Asked) -> bool:
    """ "Net retention stands at 121%", "gross margin is 71%": a ratio that somebody has now."""
    amount, start = asked.nodes[asked.i].amount, value_start(asked.nodes, asked.i)
    before = [node.word for node in asked.nodes[max(0, start - 2) : start]]
    verb = before[-2:-1] if before[-1:] == ["at"] else before[-1:]
    return amount is not None and amount.kind == "percent" and asked.meeting.place is not None and verb[:1] != [] and verb[0] in _STANDS


def _is_in_frame(meeting: Meeting, frame: Period) -> bool:
    """Whether such a figure holds over such a period.

    No income is that of a day, no level that of several years, and no deal is dated by what goes before.
    """
    day = frame.start_date == frame.end_date
    if frame.start_date is not None and frame.end_date is not None and (frame.end_date - frame.start_date).days > LONGEST_YEAR:
        return meeting.group != "deal" and meeting.period_kind == "duration"
    return meeting.group != "deal" and not (day and meeting.period_kind == "duration" and meeting.group)


STEPS: tuple[Callable[[Asked], When | None], ...] = (
    _foretold, of_market, put_at, _included, _beside_rival, _of_same_ranking, _of_price, _valued, _plain_now, _charged_now, _level_now,
    _alongside, _later, attributed, _of_frame, _counted_then, _of_market_told, after_base, month_after, after_step, _of_other_told,
    of_report, _standing, _told_before, _step_undated, _taken_up, _spot,
)  # fmt: skip
