"""The day that a market price is of: the publication's, unless the text tells of another.

    In London yesterday Acme closed at 479p. Beta fell 3.7%         the day that prices are of
    finished the same session at $25                                the day of that session
    its debut, closed its first day up 425%                         the day that was told before
    Copper rose 3% on Wednesday. Nickel gained 2%                   the day of the sentence before
    a weekly gain of 3.2%                                           the week of the publication
    sold $150m of notes in August at a coupon of 2.78%              when it was sold
"""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise

from extractor.link import metric_kinds
from extractor.link.leads import lead_words
from extractor.link.periods.bounds import is_day, named
from extractor.link.periods.lengths import WEEK
from extractor.link.periods.neighbours import with_market
from extractor.link.periods.reporting import reported_for
from extractor.link.periods.tense import is_present
from extractor.link.periods.when import NEVER, Asked, When
from extractor.mentions import Period

MARKET = frozenset("market_cap share_price target_price index_level exchange_rate yield spread interest_rate".split())
_TRADES = frozenset("bond_price trading_volume trading_turnover".split())  # "19 billion shares changed hands"
_ONCE = frozenset("once peak peaked boasted formerly previously averaged".split())
_PRESS_TIME = re.compile(r"\b(?:[Aa]s of|[Aa]t|[Bb]y) (?:press time|the time of (?:writing|publication|going to press))\b")
_CLOSE = frozenset("close closing bell".split())
_SESSION = frozenset("opened closed finished ended".split())
_QUOTED = frozenset("share_price market_cap index_level".split())
_MOVE_TOGETHER = frozenset("share_price index_level exchange_rate yield".split())
_COUPONS = ("coupon", "coupons", "coupon rate", "interest")
_COST_OF_DEBT = re.compile(r"\b(?:cost of (?:debt|borrowings?|funds|funding)|(?:borrowing|funding) costs?)$")
_SOLD = frozenset("sold issued priced placed launched completed closed".split())
# "By early afternoon", "in morning deals", "at midday", "by 0915 GMT", but not "in afternoon trading they had been"
_IN_SESSION = re.compile(
    r"\b(?:[Bb]y|[Ii]n|[Aa]t|[Ss]hortly after) (?:(?:the )?(?:open(?:ing)?\b(?! price)|(?:(?:early|mid|late)[- ]?)?"
    r"(?:morning|afternoon|midday|noon|lunchtime|mid-?morning|mid-?afternoon)|early (?:trad\w+|deals|dealings))\b"
    r"|\d\d?[.:]?\d\d ?(?:GMT|BST|ET|[ap]\.?m\b))(?![^.;]* had (?:been|\w+ed)\b)"
)
_CLOSED = re.compile(r"\b(?:clos(?:e|ed|ing)|ended|finished|settled)\b")
_BESIDE = 40  # characters between a day and its close
_GOODS = frozenset("price bond_price".split())
_TRADED = frozenset("settled traded trading trade changing quoted bid offered flat closed finished ended".split())
_NEAR = 6  # nodes


def of_market(asked: Asked) -> When | None:
    """When a market price holds, and what a multiple of one is; other figures are left to others."""
    nodes, meeting = asked.nodes, asked.meeting
    near = [node.word for node in nodes[max(0, asked.i - 5) : asked.i]]
    if meeting.metric in MARKET and ("had", "been") in pairwise(near):
        return NEVER  # "The crown, which had been trading at 11.48 per euro, firmed"
    traded = meeting.metric in MARKET | _TRADES | metric_kinds.PRICED or meeting.is_instrument or _is_quoted(asked)
    if not traded or not _ONCE.isdisjoint(near):
        return None
    if _PRESS_TIME.search(asked.sentence.text, asked.sentence.start, nodes[asked.i].start):
        return asked.today
    if (debut := _on_first_day(asked)) is not None:
        return debut
    if meeting.metric == "spread" and _is_of_new_loan(asked):
        return NEVER
    return _of_debt(asked) or _of_the_week(asked) or with_market(asked) or _of_trading_day(asked) or asked.today


def _on_first_day(asked: Asked) -> When | None:
    """ "listed on December 5 at $114, closed its first day up 425%", "its debut": on the day that was told before."""
    words = [node.word for node in asked.nodes[: asked.i]]
    told = next((when for when in (asked.previous, asked.memory.last) if when is not None), None)
    day = told is not None and told.start is not None and told.start == told.end
    first = day and (("first", "day") in pairwise(words) or "debut" in words)
    return told if first else None


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
    quoted = asked.meeting.metric in _QUOTED | _TRADES and not is_present(asked.nodes, asked.i)
    if quoted and memory.traded is None and _is_of_index(asked.previous, asked):
        return asked.previous  # "The index fell 1% on Monday; Acme bucked the trend with a 3% gain"
    told = memory.traded is not None and quoted
    day = memory.frame if framed else memory.traded if told else _session_before(asked)
    if day is None or _is_since_close(asked, day):
        return None
    return When(day.start_date, day.end_date, day, "period.sentence_before")


def _session_before(asked: Asked) -> Period | None:
    """ "Copper rose 3% on Wednesday. Nickel gained 2%": the day that the sentence before tells the prices of, where this one tells none."""
    traded = asked.meeting.metric in _MOVE_TOGETHER or asked.meeting.is_instrument
    if not traded or asked.published is None or is_present(asked.nodes, asked.i):
        return None
    told = [fact for fact in asked.memory.made if fact.metric in _MOVE_TOGETHER or (fact.metric == "price" and fact.subject is not None)]
    days = {(fact.start_date, fact.end_date) for fact in told}  # but "bought 157 yen, up from 155 on Thursday"
    if len(days) != 1 or (day := told[0].end_date) is None or told[0].start_date != day:
        return None
    return told[0].period if 0 < (asked.published - day).days < WEEK else None


def _is_of_index(when: When | None, asked: Asked) -> bool:
    """Whether a time is the one day that an index in front moved on."""
    one_day = when is not None and when.start is not None and when.start == when.end and when.place is not None
    return one_day and when is not None and asked.memory.taken.get(when.place or 0) == "index_level"


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
