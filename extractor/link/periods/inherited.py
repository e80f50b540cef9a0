"""The period of a value whose sentence names none for it.

    have fewer than 1,000 employees       a level in the present: the publication date
    shares slipped 5%                     a market price: the publication date
    its full-year profit forecast         guidance: the year of publication
    the stock closed at 121p              the day that the article's prices are of
    capital spending is put at $5m        what the paragraph's guidance is for
    the period of the sentence before, in the same paragraph; for results, the period reported on, or the one that all reports are for

Left without dates: events that name none, forecasts that name none.
"""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise

from extractor.link import cues
from extractor.link.leads import lead_words, value_start
from extractor.link.metrics.meeting import Meeting
from extractor.link.metrics.rankings import NOW_LEADS
from extractor.link.periods.after_base import after_base, after_last_year, after_step, month_after
from extractor.link.periods.attributed import attributed
from extractor.link.periods.bounds import is_day, named
from extractor.link.periods.by_event import dates_event
from extractor.link.periods.carried import counted_then, of_market_told, of_other_told, of_report, told_before
from extractor.link.periods.compared import is_of_rival
from extractor.link.periods.foretold import expected_then, is_in_closed_books, is_once_done
from extractor.link.periods.guided import of_guidance
from extractor.link.periods.habits import is_habit
from extractor.link.periods.held_now import is_spot
from extractor.link.periods.neighbours import alongside, later, with_market
from extractor.link.periods.reached import is_averaged, reaches
from extractor.link.periods.reporting import BALANCE_RATIOS, OF_PRICES, governs, name_of, reported_for
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
)  # fmt: skip
from extractor.link.periods.tense import is_present, is_told_of_now, present_verb
from extractor.link.periods.when import NEVER, Asked, When
from extractor.mentions import Period

MARKET = frozenset("market_cap share_price target_price index_level exchange_rate yield spread interest_rate".split())
_ONCE = frozenset("once peak peaked boasted formerly previously".split())
_CLOSE = frozenset("close closing bell".split())
_SESSION = frozenset("opened closed finished ended".split())
_QUOTED = frozenset("share_price market_cap".split())
# Verbs in the present that are metrics: "the new shares price the company at $5m", "a lens costs €320".
_VALUED = ("price_to_earnings", "price_to_sales", "price_to_book")
_PRICES = {
    "valuation": ("price", "prices"),
    "market_share": tuple(NOW_LEADS),
    "price": ("costs", "cost", "sells", "sell", "goes for", "sells for", "priced at", "starts at", "start at"),
}
# What is charged, paid and owed: "players offer packages of $1.5m", "including net debt of $9m, the deal comes to".
_HAVE = frozenset("have has had hold holds with on and".split())
_STANDING = frozenset("price salary net_debt".split())
_PUT = frozenset("put unchanged seen set".split())  # "is put at $5m", "is unchanged at $5m"
_COUPONS = ("coupon", "coupons", "coupon rate", "interest")
_COST_OF_DEBT = re.compile(r"\b(?:cost of (?:debt|borrowings?|funds|funding)|(?:borrowing|funding) costs?)$")
_SOLD = frozenset("sold issued priced placed launched completed closed".split())
_PRESS_TIME = re.compile(r"\b(?:[Aa]s of|[Aa]t|[Bb]y) (?:press time|the time of (?:writing|publication|going to press))\b")
# "By early afternoon", "in morning deals", "at midday", "by 0915 GMT", but not "in afternoon trading they had been"
_IN_SESSION = re.compile(
    r"\b(?:[Bb]y|[Ii]n|[Aa]t|[Ss]hortly after) (?:(?:the )?(?:open(?:ing)?\b(?! price)|(?:(?:early|mid|late)[- ]?)?"
    r"(?:morning|afternoon|midday|noon|lunchtime|mid-?morning|mid-?afternoon)|early (?:trad\w+|deals|dealings))\b"
    r"|\d\d?[.:]?\d\d ?(?:GMT|BST|ET|[ap]\.?m\b))(?![^.;]* had (?:been|\w+ed)\b)"
)
_CLOSED = re.compile(r"\b(?:clos(?:e|ed|ing)|ended|finished|settled)\b")
_BESIDE = 40  # characters between a day and its close
_STANDS = frozenset("is are stands sits runs hovers".split())
_GOODS = frozenset("price bond_price".split())
_TRADED = frozenset("settled traded trading trade changing quoted bid offered flat closed finished ended".split())
_TO_COME = frozenset({"cost_savings", "integration_cost", "job_cuts"})
_BANDS = frozenset("band range guidance outlook".split())
_ADDS_UP = frozenset({"shipments", "production"})
_PERFECT = frozenset("has have".split())
_NEAR = 6  # nodes
_YEAR = 371  # days: one of 53 weeks


def inherited(asked: Asked) -> When:
    """The first of the periods above that such a figure takes."""
    nodes, meeting, memory = asked.nodes, asked.meeting, asked.memory
    received = meeting.metric == "dividend_per_share" and meeting.rule == "fact.idiom"  # "shareholders will receive 4.8p a share"
    if asked.forecast and meeting.metric == "job_cuts" and asked.previous is not None and asked.meeting.rule != "fact.same_metric":
        return NEVER  # "prices will go up this summer, and 120 posts are to go"
    if asked.forecast and is_once_done(asked):
        return NEVER
    if asked.forecast and (then := expected_then(asked)) is not None:
        return then
    if asked.forecast and is_in_closed_books(asked) and (closed := of_report(asked)) is not None:
        return closed
    if asked.forecast and not received:
        guided = of_guidance(asked)
        if guided is NEVER and (after := after_last_year(asked)) is not None:
            return after
        waits = guided is NEVER and governs(meeting) and meeting.metric not in _TO_COME
        place = later(asked) if waits else None  # "profit of $5m and spending of $4m this year"
        joined = place is not None and any(node.word == "and" for node in nodes[asked.i : place])
        return named(nodes, place, meeting, "period.sentence") if joined and place is not None else guided
    traded = _is_quoted(asked) or meeting.metric == "bond_price"
    traded = traded or meeting.metric in ("trading_volume", "trading_turnover")  # "19 billion shares changed hands"
    if meeting.metric in MARKET and ("had", "been") in pairwise(node.word for node in nodes[max(0, asked.i - 5) : asked.i]):
        return NEVER  # "The crown, which had been trading at 11.48 per euro, firmed"
    if (meeting.metric in MARKET | cues.PRICED or traded or meeting.is_instrument) and (_ONCE | {"averaged"}).isdisjoint(
        node.word for node in nodes[max(0, asked.i - 5) : asked.i]
    ):
        if _PRESS_TIME.search(asked.sentence.text, asked.sentence.start, nodes[asked.i].start):
            return asked.today
        if (debut := _on_first_day(asked)) is not None:
            return debut
        if meeting.metric == "spread" and _is_of_new_loan(asked):
            return NEVER
        return _of_debt(asked) or _of_the_week(asked) or with_market(asked) or _of_trading_day(asked) or asked.today
    if governs(meeting) and (put := _is_put(asked)) is not None:
        return put
    if asked.last is not None and asked.last.start is not None and is_of_rival(asked):
        return asked.last  # "invested $4bn in 2025, nearly three times the $1.25bn at Beta"
    if (same := _of_same_ranking(asked)) is not None:
        return same
    priced = any(node.metric is not None and node.metric.id == "share_price" for node in nodes[: asked.i])
    if meeting.metric == "net_debt" and is_in_price(asked):
        return NEVER
    if meeting.metric in ("discount", "premium") and meeting.of is not None and priced:
        return asked.today  # "the shares are at 289p, still 42% below net asset value"
    put_at = meeting.rule == "fact.verb" and meeting.metric == "valuation" and asked.metric_words == "value"  # "Analysts value it at $5m"
    present = is_present(nodes, asked.i) or put_at or asked.metric_words in _PRICES.get(meeting.metric, ())
    if meeting.metric == "valuation" and any(node.word == "talks" for node in nodes[: asked.i]):
        return NEVER  # "is in talks to raise money at a $3 billion valuation"
    if meeting.metric == "valuation" and present:  # that of a round or a deal is as old as they are
        if asked.beside is not None:
            return asked.beside
        if is_of_deal(nodes[: asked.i]) and nodes[present_verb(nodes, asked.i) or 0].word != "values":
            return NEVER  # but "the offer values it at $5m"
    if meeting.rule == "fact.multiple" and meeting.metric in _VALUED and nodes[0].word == "at":
        return asked.today  # "At 30 times forward earnings, the stock is dear"
    if meeting.metric in _TO_COME and present:
        return NEVER  # "Annual savings are put at £15m"
    if meeting.metric == "funding" and (asked.metric_words.startswith("total") or in_all(nodes, asked.i)):
        return asked.today
    if meeting.change is None and was_once(nodes, asked.i):
        return NEVER
    if is_current(asked) or makes_up(asked):
        return asked.today
    if meeting.metric == "price" and meeting.change is None and present and not is_averaged(asked):
        return asked.today  # "sells at 79 cents a can", "owners pay $9,000 a visit"
    if is_habit(asked):
        return asked.today
    if meeting.metric == "price" and asked.metric_words == "costs" and OF_PRICES not in memory.reported:
        return asked.today  # "beef costs 24% more than it did a year ago"
    present = present and not is_term(asked) and not is_under_way(asked)
    perfect = meeting.rule == "fact.verb" and _adds_up(asked)
    able = meeting.metric == "capacity" and not reaches(asked)  # "has an installed capacity of 28 million tonnes a year"
    level = meeting.period_kind == "instant" or perfect or able
    if (meeting.change is None and ((level and present) or is_state(asked) or _stands_now(asked))) or goes_on_now(asked):
        return asked.today
    if is_being_done(asked):
        return asked.today
    if (both := alongside(asked)) is not None and not (both.place is not None and dates_event(asked, both.place)):
        return both
    if (place := later(asked)) is not None:
        return named(nodes, place, meeting, "period.sentence")
    if (told := attributed(asked)) is not None:
        return told
    whole = asked.metric_words.startswith("full-year")  # "In the fourth quarter sales fell. Full-year shipments came to 4.6 million"
    if memory.frame is not None and not present and not whole and _is_in_frame(meeting, memory.frame):
        owned = meeting.group == "balance" or meeting.metric in BALANCE_RATIOS
        owned_then = owned and meeting.change is None  # "In the year to March profit rose. Net debt was £9m."
        start = memory.frame.end_date if owned_then and not is_averaged(asked) else memory.frame.start_date
        return When(start, memory.frame.end_date, memory.frame, "period.sentence_before")
    if not present and (counted := counted_then(asked)) is not None:
        return counted
    told = of_market_told(asked, present=present) or after_base(asked) or month_after(asked) or after_step(asked)
    if (found := told or (None if present else of_other_told(asked)) or of_report(asked)) is not None:
        return found
    if links(asked) or (meeting.metric in _STANDING and meeting.change is None and is_told_of_now(nodes, asked.i)):
        return asked.today
    return told_before(asked, present=present) or after_step(asked, undated=True) or (asked.today if is_spot(asked) else NEVER)


def _adds_up(asked: Asked) -> bool:
    """ "has bought back $40m of stock", "has sold 3.2 million copies": up to now; but in a report it is what was sold in its time."""
    if _PERFECT.isdisjoint(lead_words(asked.nodes, asked.i)[-4:]):
        return False
    reported = reported_for(asked.memory.reported, asked.company) is not None
    return asked.meeting.metric == "buyback" or (asked.meeting.metric in _ADDS_UP and not reported)


def _on_first_day(asked: Asked) -> When | None:
    """ "listed on December 5 at $114, closed its first day up 425%", "its debut": on the day that was told before."""
    words = [node.word for node in asked.nodes[: asked.i]]
    told = next((when for when in (asked.previous, asked.memory.last) if when is not None), None)
    day = told is not None and told.start is not None and told.start == told.end
    first = day and (("first", "day") in pairwise(words) or "debut" in words)
    return told if first else None


def _of_same_ranking(asked: Asked) -> When | None:
    """ "Acme led the market with 32% in 2025, while Beta and Gamma have 9% and 8%": shares of one market at one time."""
    memory, front = asked.memory, asked.nodes[value_start(asked.nodes, asked.i) - 1].word
    before = memory.last if memory.meeting is not None and memory.meeting.metric == "market_share" else None
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


def _of_debt(asked: Asked) -> When | None:
    """ "sold $150m of notes in August at a coupon of 2.78%", and in a report "the average cost of debt slipped to 3.2%"."""
    if asked.meeting.metric != "interest_rate" or asked.forecast:
        return None
    sold = asked.previous
    told = asked.metric_words in _COUPONS or (asked.meeting.place is not None and _is_debt_sold(asked))
    if sold is not None and sold.rule in ("period.sentence", "period.behind_value") and told:
        return sold
    reported = reported_for(asked.memory.reported, asked.company)
    if reported is None or asked.meeting.change is not None or not _COST_OF_DEBT.search(asked.metric_words) or asked.comparison:
        return None
    return When(reported.end_date, reported.end_date, reported, "period.reported")


def _is_of_new_loan(asked: Asked) -> bool:
    """ "secured a €150m facility at 390 basis points over Euribor": a term of what was agreed."""
    if asked.last == asked.today or not any(node.kind == "value" for node in asked.nodes[: asked.i]):
        return False
    return any((metric := node.metric) is not None and metric.id == "debt" for node in asked.nodes[: asked.i])


def _is_debt_sold(asked: Asked) -> bool:
    """ "In May it sold $600 million of bonds at 5.25%": the rate is told of what was sold then."""
    debt, lead = asked.nodes[asked.meeting.place or 0].metric, lead_words(asked.nodes, asked.i)
    sold = any(node.word in _SOLD for node in asked.nodes[: asked.meeting.place])
    return debt is not None and debt.id == "debt" and lead[-1:] in (["at"], ["of"]) and sold


def _of_the_week(asked: Asked) -> When | None:
    """ "a weekly gain of 3.2%": from the Monday to the Sunday of the publication's week."""
    if asked.published is None or not asked.metric_words.startswith("weekly"):
        return None
    monday = asked.published - timedelta(days=asked.published.weekday())
    return When(monday, monday + timedelta(days=6), None, "period.published")


def _is_quoted(asked: Asked) -> bool:
    """ "Dutch gas settled at €41 a megawatt-hour, 6% dearer", "its bonds were bid at 11 cents": the price of something that is traded."""
    if asked.meeting.metric not in _GOODS:
        return False
    if asked.last is not None and asked.last.rule == "period.published":
        return True
    lead = lead_words(asked.nodes, asked.i)[-2:]
    return len(lead) == 2 and lead[0] in _TRADED and lead[1] == "at"


def _is_put(asked: Asked) -> When | None:
    """ "Capital spending is put at $620m", "its margin band of 16-17%": what the paragraph's guidance is for."""
    last = asked.nodes[asked.i - 1].word
    if last not in ("at", "of") or not asked.memory.guided:
        return None
    words = {node.word for node in asked.nodes[max(0, asked.i - 4) : asked.i]}
    is_put = (not words.isdisjoint(_PUT) and not words.isdisjoint(("is", "are"))) if last == "at" else not words.isdisjoint(_BANDS)
    return asked.memory.guided.get(name_of(asked.company)) if is_put else None


def _of_trading_day(asked: Asked) -> When | None:
    """ "In London yesterday Acme closed at 479p. Beta fell 3.7%", "slumped 17% yesterday": the day that prices are of."""
    memory, before = asked.memory, asked.memory.meeting
    if (same := _of_same_session(asked)) is not None:
        return same
    if asked.meeting.metric == "market_cap" and (price := _of_price_beside(asked)) is not None:
        return price
    priced = before is not None and before.metric in MARKET
    opened = asked.metric_words in _SESSION  # "On 11 March Acme listed. The stock opened at $52"
    closed = opened or not _CLOSE.isdisjoint(node.word for node in asked.nodes[:3])  # "By the close, Acme was worth $5m"
    framed = (priced or closed) and memory.frame is not None and memory.frame.start_date == memory.frame.end_date
    told = memory.traded is not None and asked.meeting.metric in _QUOTED and not is_present(asked.nodes, asked.i)
    day = memory.frame if framed else memory.traded if told else None
    if day is None or _is_since_close(asked, day):
        return None
    return When(day.start_date, day.end_date, day, "period.sentence_before")


def _is_since_close(asked: Asked, day: Period) -> bool:
    """ "At yesterday's close of $5.86 … By early afternoon the shares were 2.7% lower": the session after the one that closed."""
    text, sentence = asked.sentence.text, asked.sentence
    closed = _CLOSED.search(text, max(0, day.start - _BESIDE), min(day.end + _BESIDE, sentence.start)) is not None
    return closed and day.start < sentence.start and _IN_SESSION.search(text, sentence.start, sentence.end) is not None


def _of_price_beside(asked: Asked) -> When | None:
    """ "closed at $47, giving it a market value of $21bn": the day of the price in front."""
    price = asked.previous
    one_day = price is not None and price.start is not None and price.start == price.end
    return price if one_day and not is_present(asked.nodes, asked.i) else None


def _of_same_session(asked: Asked) -> When | None:
    """ "closed at $52 on Tuesday; Beta, floated in June at $9, finished the same session at $25"."""
    nodes, near = asked.nodes, asked.nodes[max(0, asked.i - _NEAR) : asked.i]
    if not any(a.word == "same" and b.word == "session" for a, b in pairwise(near)):
        return None
    day = next((j for j in range(asked.i - 1, -1, -1) if is_day(nodes[j])), None)
    return named(nodes, day, asked.meeting, "period.sentence") if day is not None else None


def _is_in_frame(meeting: Meeting, frame: Period) -> bool:
    """Whether such a figure holds over such a period.

    No income is that of a day, no level that of several years, and no deal is dated by what goes before.
    """
    day = frame.start_date == frame.end_date
    if frame.start_date is not None and frame.end_date is not None and (frame.end_date - frame.start_date).days > _YEAR:
        return meeting.group != "deal" and meeting.period_kind == "duration"
    return meeting.group != "deal" and not (day and meeting.period_kind == "duration" and meeting.group)
