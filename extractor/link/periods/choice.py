"""When it holds, by stated precedence:

    its place in a list of periods                       series
    the price of a bid                                   no date
    the company's 17,600 jobs are to go by 2026          what somebody has: the publication date
    (2024: 26.5p)                                        the bracket's own period
    £84.6m in the year to March, from £71.2m in 2023     the period right behind the value
    14.2% in the second, from $4m                        what the sentence's other value is compared with
    in 2024 revenue was $5bn and profit $1bn             the nearest period in front that no comparison has taken
    shares slipped 5%                                    what is inherited, from the publication date to the period reported on

Left without dates: events that name none, forecasts that name none, and the start of a change whose date is not told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from extractor.link import cues, metric_verbs
from extractor.link.held_against import base_of
from extractor.link.leads import value_start
from extractor.link.nodes import Node
from extractor.link.periods.asides import is_doubled
from extractor.link.periods.beside import beside, is_to_come, so_far, trailing
from extractor.link.periods.both_ends import both_ends
from extractor.link.periods.bounds import adjective, is_ahead, is_day, named, usable
from extractor.link.periods.by_event import dates_event
from extractor.link.periods.compared import before_that, of_then, on_the_unit, same_day_of_year, year_earlier
from extractor.link.periods.events import with_clause
from extractor.link.periods.following import behind
from extractor.link.periods.guided import is_deadline_of_other, is_said_anew
from extractor.link.periods.held_now import is_left, is_level, is_of_now, is_owned_then, is_quote_of_now, speaks_of_now
from extractor.link.periods.inherited import MARKET, inherited
from extractor.link.periods.named import in_front, looked_past
from extractor.link.periods.neighbours import compound, made_up, of_sum, said_again, through_both, year_ended
from extractor.link.periods.payouts import for_the_year
from extractor.link.periods.reached import is_reached, over_stretch
from extractor.link.periods.reporting import BALANCE_RATIOS, ECONOMIC, is_based, is_of_next, name_of, reported_for
from extractor.link.periods.siblings import elliptical, end_of_range
from extractor.link.periods.since import since_then, so_long_since
from extractor.link.periods.states import is_being_done, is_term, owned
from extractor.link.periods.tense import is_present, opens_clause
from extractor.link.periods.to_date import to_date
from extractor.link.periods.told_on import is_of_report
from extractor.link.periods.undated import dateless, punished
from extractor.link.periods.views_before import foreseen_before
from extractor.link.periods.when import NEVER, Asked, When
from extractor.link.periods.year_under_way import full_year, of_results_due
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "period.comparison",
        "the period of a value that another is compared with",
        "Acme Foods Inc. had revenue of $5 million in 2025, against $4 million in 2024."
        " => Acme Foods Inc. | revenue | 5000000 USD | 2025"
        " ; Acme Foods Inc. | revenue | 4000000 USD | 2024",
    ),
    Rule(
        "period.this_fiscal",
        "full-year guidance is for the year of publication",
        "Acme Foods Inc. lowered its full-year profit forecast to $40 million."
        " => Acme Foods Inc. | net_profit | 40000000 USD | 2026 | forecast",
    ),
    Rule(
        "period.guided",
        "what the paragraph's guidance is for",
        "Acme Foods Inc. expects sales of $9 million in 2026. Net profit should be $2 million."
        " => Acme Foods Inc. | revenue | 9000000 USD | 2026 | forecast"
        " ; Acme Foods Inc. | net_profit | 2000000 USD | 2026 | forecast",
    ),
    Rule(
        "period.behind_value",
        "the period right behind the value",
        "Acme Foods Inc. had revenue of $5 million in 2025. => Acme Foods Inc. | revenue | 5000000 USD | 2025",
    ),
    Rule(
        "period.sentence",
        "the nearest period elsewhere in the sentence",
        "In 2025 Acme Foods Inc. had revenue of $5 million. => Acme Foods Inc. | revenue | 5000000 USD | 2025",
    ),
    Rule(
        "period.metric",
        "the period in front of a forecast's metric holds for both of its ends",
        "Acme Foods Inc. raised its 2026 revenue forecast to $9 million from $8 million."
        " => Acme Foods Inc. | revenue | 9000000 USD | 2026 | forecast"
        " ; Acme Foods Inc. | revenue | 8000000 USD | 2026 | forecast",
    ),
    Rule(
        "period.since",
        "from a period named until the publication",
        "Acme Foods Inc. has repurchased $2.5 billion of its stock since 2023."
        " => Acme Foods Inc. | buyback | 2500000000 USD | 2023-01-01..2026-02-25",
    ),
    Rule(
        "period.published",
        "a level in the present and a market price without a date hold on the publication date",
        "Acme Foods Inc. has 240 stores. => Acme Foods Inc. | stores | 240 store | 2026-02-25",
    ),
    Rule(
        "period.sentence_before",
        "the period that the sentence before is about",
        "In 2025 Acme Foods Inc. opened shops. It spent $5 million on marketing."
        " => Acme Foods Inc. | marketing_expense | 5000000 USD | 2025",
    ),
    Rule(
        "period.reported",
        "the period that the article's results are for",
        "Acme Foods Inc. had revenue of $5 million in 2025. Gross margin was 41%."
        " => Acme Foods Inc. | revenue | 5000000 USD | 2025"
        " ; Acme Foods Inc. | gross_margin | 41 percent | 2025",
    ),
    Rule(
        "period.prior_year",
        "the start of a reported change whose date is not told: a year before its end",
        "Acme Foods Inc.'s revenue rose to $5 million in 2025 from $4 million."
        " => Acme Foods Inc. | revenue | 5000000 USD | 2025"
        " ; Acme Foods Inc. | revenue | 4000000 USD | 2024",
    ),
    Rule(
        "period.elliptical",
        "a quarter or half told by its number alone, after another",
        "Acme Foods Inc.'s gross margin was 40% in the third quarter of 2025 against 38% in the second."
        " => Acme Foods Inc. | gross_margin | 40 percent | 2025-Q3"
        " ; Acme Foods Inc. | gross_margin | 38 percent | 2025-Q2",
    ),
    Rule(
        "period.none",
        "no date is told",
        "Acme Foods Inc. raised $50 million. => Acme Foods Inc. | funding | 50000000 USD",
    ),
)


def when_of(asked: Asked) -> When:
    """The period of a value: the first step that tells one; none that would run backwards ("grows by 14% until it was founded in 2018")."""
    told = next((when for step in STEPS if (when := step(asked)) is not None), NEVER)
    when = _by_today(asked, trailing(asked, so_far(asked, through_both(asked, told))))
    return NEVER if when.start is not None and when.end is not None and when.end < when.start else when


def _by_today(asked: Asked, when: When) -> When:
    """ "Ore ended the week at $106": no price that was reached lies ahead of the publication."""
    day, today = when.start, asked.published
    reached = not asked.forecast and (asked.meeting.metric in MARKET or asked.meeting.metric == "price")
    if not reached or today is None or day is None or day != when.end or when.period is None or when.period.start_date is None:
        return when
    return asked.today if when.period.start_date <= today < day else when


def _possessed(asked: Asked) -> When | None:
    """ "This year's capital spending is put at $5m", "against a year-earlier loss of $6m", "a year-earlier $6m": what has the metric."""
    nodes, place = asked.nodes, asked.meeting.place
    front = value_start(nodes, asked.i) - 1
    before = nodes[front].period if front > 0 else None
    if before is not None and is_based(before) and "-" in asked.sentence.text[before.start : before.end]:
        asked.memory.compared.add(front)
        return named(nodes, front, asked.meeting, "period.comparison")
    if front > 1 and nodes[front].word in cues.GENITIVE and usable(nodes[front - 1]) and _is_held_against(nodes, front - 1):
        asked.memory.compared.add(front - 1)
        return named(nodes, front - 1, asked.meeting, "period.comparison")  # "slower than the previous quarter's 6%"
    if not place or place < 2 or asked.meeting.rule == "fact.same_metric":
        return None
    if (asked.comparison or is_of_next(nodes, place - 1)) and place < asked.i and usable(nodes[place - 1]):
        asked.memory.compared.add(place - 1)
        return named(nodes, place - 1, asked.meeting, "period.comparison")
    if nodes[place - 1].word not in cues.GENITIVE or any(node.kind == "value" for node in nodes[place : asked.i]):
        return None  # "The quarter's loss was $18m, double the $9m of a year before"
    return named(nodes, place - 2, asked.meeting, "period.metric") if usable(nodes[place - 2]) and place < asked.i else None


def _is_held_against(nodes: Sequence[Node], period: int) -> bool:
    """Whether a word of comparison stands in front of a period: "than the previous quarter", "against last year"."""
    return any(node.word in cues.COMPARISONS for node in nodes[max(0, period - 2) : period])


def _beside(asked: Asked) -> When | None:
    """The period beside a value, but no income is that of the day it was told on: "plunged to a £210m loss yesterday"."""
    when, meeting = beside(asked), asked.meeting
    day = when is not None and when.start is not None and when.start == when.end and when.period is not None
    told_on = day and when.period.rule.startswith(("period.today", "period.weekday"))  # type: ignore[union-attr]
    return None if told_on and meeting.group == "income" and meeting.period_kind == "duration" and not asked.forecast else when


def _stated(asked: Asked) -> When | None:
    """ "lost $5m in 2025; its gross margin is 74%": a level in the present in a clause of its own."""
    nodes, i = asked.nodes, asked.i
    verb = value_start(nodes, i) - 1
    dated = any(usable(node) for node in nodes[i + 1 : asked.meeting.place or i])  # "20 times estimated 2027 earnings"
    if asked.meeting.rule == "fact.multiple" and verb > 0 and nodes[verb].word == "at" and nodes[verb - 1].word in _TRADES and not dated:
        return asked.today  # "shares, up 44% over the past 12 months, trade at 31 times earnings"
    if [node.word for node in nodes[max(0, verb - 2) : verb + 1]] == [",", "valued", "at"] and behind(nodes, i) is None:
        return asked.today  # "Beta, valued at $3bn, is building"
    if _is_worth_now(asked, verb) and behind(nodes, i) is None:
        return asked.today
    if asked.meeting.change is not None and _is_from_peak(nodes, i) and behind(nodes, i) is None and is_present(nodes, i):
        return asked.today
    told = asked.previous is not None and asked.previous.rule == "period.reported" and asked.previous.start == asked.previous.end
    if asked.meeting.metric in BALANCE_RATIOS and told and not asked.forecast and not asked.comparison:
        return asked.previous  # "net debt came down to £612m, but that is still 3.4 times earnings"
    before = asked.memory.told.get(name_of(asked.company)) if nodes[0].word in ("that", "this") and asked.previous is None else None
    last = asked.memory.last
    on_day = last is not None and last.start is not None and last.start == last.end and not last.rule.endswith(("comparison", "prior_year"))
    if last is not None and on_day and _is_it(nodes) and asked.meeting.metric in BALANCE_RATIOS:
        return last._replace(rule="period.sentence_before", place=None)  # "Net debt was $9m at the end of 2025. It was 2.6 times earnings"
    if before is not None and asked.meeting.metric in BALANCE_RATIOS and not asked.forecast:
        return When(before.end_date, before.end_date, before, "period.sentence_before")  # "That equals 1.6 times core earnings"
    if before is not None and asked.meeting.metric == "dividend" and asked.meeting.rule == "fact.anaphora":
        return When(before.start_date, before.end_date, before, "period.sentence_before")  # "That amounts to $390 million"
    if asked.forecast or asked.meeting.change is not None or verb < 1 or nodes[verb].word not in _LEVELS or not is_level(asked):
        return None
    border = next((k for k in range(verb, 0, -1) if opens_clause(nodes, k)), None)
    if border is None or any(node.kind == "value" for node in nodes[border:i]):
        return None
    return None if any(usable(node) and not looked_past(nodes, j, i) for j, node in enumerate(nodes[border:], border)) else asked.today


def _is_it(nodes: Sequence[Node]) -> bool:
    """ "It was 2.6 times": a sentence about what the one before has told."""
    it = nodes[0].word == "it" or (nodes[0].kind == "reference" and nodes[0].end - nodes[0].start == len("it"))
    return it and nodes[1].word in ("was", "is")


def _is_worth_now(asked: Asked, verb: int) -> bool:
    """ "After a round in May, Acme is valued at $3bn", "had $9m in June and burns $2m a month": told in the present."""
    words = [node.word for node in asked.nodes[max(0, verb - 2) : verb + 1]]
    burns = asked.meeting.metric == "cash_burn" and words[-1:] == ["burns"]
    worth = asked.meeting.metric in _WORTH and words in (["is", "now", "worth"], ["are", "now", "worth"])
    return burns or worth or (asked.meeting.metric in _WORTH and words in (["is", "valued", "at"], ["are", "valued", "at"]))


def _is_from_peak(nodes: Sequence[Node], i: int) -> bool:
    """ "are still 31% below their peak"."""
    behind_it = [node.word for node in nodes[i + 1 : i + 4]]
    return behind_it[:1] in (["below"], ["above"]) and behind_it[2:] in (["peak"], ["high"], ["low"], ["record"])


def _compared(asked: Asked) -> When | None:
    """What a value is held against; the period in front of a forecast's metric is that of both its ends."""
    if (short := elliptical(asked)) is not None:
        return short
    if (base := base_of(asked.nodes, asked.i)) is not None:
        return named(asked.nodes, base, asked.meeting, "period.comparison")
    if not asked.comparison:
        return None
    if asked.forecast and asked.beside is not None and _is_of_others(asked):
        return asked.beside  # "was $5m in June, up from $4m a year earlier, versus an average forecast of $4.5m"
    place = adjective(asked.nodes, asked.meeting) if asked.forecast else None
    return before_that(asked) if place is None else named(asked.nodes, place, asked.meeting, "period.metric")


def _is_of_others(asked: Asked) -> bool:
    """ "versus analysts' average forecast of $4.5m"."""
    since = next((j for j in range(asked.i - 1, -1, -1) if asked.nodes[j].kind == "value"), 0)
    near = (*asked.nodes[since : asked.i], *asked.nodes[asked.i + 1 : asked.i + 3])  # "worse than the $22bn consensus"
    return not _OTHERS.isdisjoint(node.word for node in near)


def _closes_aside(nodes: Sequence[Node], found: int, i: int) -> bool:
    """ "Its shares, down by a third this year, were 6% higher", "Beta, whose bid came to nothing in 2024, rose 3%": in passing."""
    comma = next((j for j in range(found + 1, i) if nodes[j].word == ","), 0)
    opens = any(node.word == "," for node in nodes[:found])
    return opens and comma > 0 and nodes[comma + 1].word in _TRADED


def _is_of_contract(asked: Asked, found: int) -> bool:
    """ "The September crude contract was up 19 cents": the month of delivery."""
    traded = asked.nodes[found + 1]
    instrument = traded.metric is not None and traded.metric.rule == "metric.instrument"
    return instrument and asked.sentence.text[traded.start : traded.end].lower().endswith(("contract", "futures"))


def _dates_other_aim(asked: Asked, found: int) -> bool:
    """ "To save $65m a year from 2026, it will cut 240 jobs", "prices go up this summer, and 120 posts are to go": no date of theirs."""
    apart = any(node.kind == "value" or node.word == "," for node in asked.nodes[found : asked.i])
    does = asked.nodes[value_start(asked.nodes, asked.i) - 1].word.endswith("ing")  # "will close in January, eliminating 350 jobs"
    return apart and not does and asked.forecast and asked.meeting.metric == "job_cuts" and found > _OPENING


def _is_over_then(asked: Asked, found: int) -> bool:
    """Whether a period in front is over by now, and another clause says behind it what will be."""
    period, between = asked.nodes[found].period, asked.nodes[found + 1 : asked.i]
    over = period is not None and period.end_date is not None and asked.published is not None and period.end_date < asked.published
    return over and any(a.word == "and" and b.word in ("will", "plans", "expects", "aims") for a, b in pairwise(between))


def _in_front(asked: Asked) -> When | None:
    """The nearest period in front, unless it is that of another figure or of the report."""
    nodes, meeting, memory, taken = asked.nodes, asked.meeting, asked.memory, asked.memory.taken
    own = adjective(nodes, meeting) if asked.forecast else None
    if own is not None:
        taken.setdefault(own, meeting.metric)
        return named(nodes, own, meeting, "period.metric")  # "cut its 2026 outlook in January to 88,000 tonnes"
    found = in_front(nodes, asked.i, asked.memory.compared, meeting)
    if found is not None and is_doubled(nodes, found):
        return asked.last  # "double the figure in 2024, surpassing Beta's 429,445"
    if found is not None and (_is_of_contract(asked, found) or _dates_other_aim(asked, found) or dates_event(asked, found)):
        return None
    if found is not None and meeting.metric in ECONOMIC and is_day(nodes[found]):
        return None  # "Friday brings payrolls, forecast at 70,000": the day they come out
    per_year = (amount := nodes[asked.i].amount) is not None and amount.per == "year"
    if per_year and found is not None and taken.get(found, meeting.metric) != meeting.metric:
        return None  # "most of it in the fourth quarter, and save $120m a year"
    if found is not None and (asked.forecast or is_to_come(asked, found)) and is_deadline_of_other(asked, found):
        return None  # "savings of $9m a year by 2028, and costs of $4m to get there"
    market = meeting.metric in MARKET or meeting.is_instrument
    if market and found is not None and meeting.change and [node.word for node in nodes[found + 1 : found + 3]] == [",", "when"]:
        return named(nodes, found, meeting, "period.sentence")  # "over the past year, when the index gave up 6%"
    if market and found is not None and any(node.word == ";" for node in nodes[found : asked.i]):
        return None  # "gold is up 57% this year; silver gained 2%"
    if market and found is not None and _closes_aside(nodes, found, asked.i):
        return None
    if market and found is not None and nodes[found - 1].word == "whose":
        return None  # "Acme, whose third quarter ended on Sept. 6, fell 3%": no price is that of the books
    if meeting.rule == "fact.multiple" and found is not None and taken.get(found) in cues.PRICED - {meeting.metric}:
        return None  # "10.9 times 2025 earnings and 1.8 times book": the year is that of the earnings
    lifts = meeting.metric == "funding" and nodes[value_start(nodes, asked.i) - 1].word == "to"
    if lifts and found is not None and not _TAKES_TO.isdisjoint(node.word for node in nodes[found : asked.i]):
        return asked.today  # "closed its Series B in June 2024, and brings total funding to $161 million"
    if found is None or (is_quote_of_now(asked, found) if meeting.metric in MARKET and not asked.forecast else False):
        return None
    same = asked.previous is not None and asked.previous.start is not None and meeting.group in ("income", "per share")
    if same and is_day(nodes[found]) and is_of_report(asked, found) and asked.previous != asked.today:
        return asked.previous  # "posted second-quarter earnings of $1.42 a share on Wednesday, beating the $1.31 that"
    told_on = (day := nodes[found].period) is not None and "weekday" in day.rule
    if told_on and meeting.group == "income" and meeting.period_kind == "duration" and not asked.forecast:
        return None  # "On Wednesday its report for the second quarter showed revenue of": no income is that of a day
    if not is_day(nodes[found]) and is_of_report(asked, found):
        return asked.last if same else None  # "last week posted a 9% rise in annual profit"
    flows = meeting.period_kind == "duration" and (meeting.group in ("cash", "return", "cost") or meeting.metric.endswith(_SPENT))
    flows = flows or (meeting.change is not None and amount is not None and amount.kind == "quantity")  # "a net addition of 1,046 staff"
    starts = found is not None and found > 0 and nodes[found - 1].word == "from" and meeting.change is not None
    if flows and not starts and not asked.forecast and is_day(nodes[found]) and reported_for(memory.reported, asked.company) is not None:
        return None  # "net cash was $402 million on 30 June, after dividends of $71 million"
    if (year := year_ended(asked, found)) is not None:
        return year
    if (awaited := of_results_due(asked, found)) is not None:
        return awaited
    if asked.forecast and (whole := full_year(asked, found)) is not None:
        return whole  # "sales rose in the first quarter, but it cut its full-year forecast to $5m"
    if asked.forecast and not is_ahead(nodes[found].period, asked.published):
        return None  # "filed on Friday for an offering that could raise": the day of the report
    if asked.forecast and meeting.group != "return" and _is_over_then(asked, found):
        return None  # "sold 2.2 million passes last winter and will spend $75m"
    if asked.forecast and taken.get(found, meeting.metric) != meeting.metric and is_said_anew(asked, found):
        return None  # "would rise by 35% in 2026 and said it would spend $9bn on a factory"
    proceeds = meeting.metric in _PROCEEDS and amount is not None and amount.kind == "percent"
    if proceeds and taken.get(found, meeting.metric) != meeting.metric:
        return None  # "Of the proceeds, 30% is for a plant that opens in 2027, 15% for shops"
    if meeting.metric == "deal_value" and taken.get(found, meeting.metric) not in metric_verbs.DEALS | {"land_bank"}:
        return None  # "profit rose 26% in the year to March, and it would pay $9m for Beta"
    if taken.get(found, meeting.metric) != meeting.metric and (speaks_of_now(asked) or is_being_done(asked)):
        return None  # the period of another figure
    if meeting.change is None and not asked.forecast and is_of_now(asked, found):
        return None if meeting.metric == "valuation" or is_term(asked) else asked.today
    at_end = over_stretch(asked, found) or is_reached(asked, found) or is_owned_then(asked, found) or is_left(asked)
    taken.setdefault(found, meeting.metric)
    when = named(nodes, found, meeting, "period.sentence")
    return when._replace(start=when.end) if at_end else when


_WORTH = ("valuation", "market_cap")
_TAKES_TO = frozenset("brings bringing takes taking lifts lifting".split())
_TRADED = frozenset(
    "was were closed ended finished traded rose fell gained lost added shed climbed dropped slipped jumped advanced slid sank stood".split()
)
_TRADES = frozenset("trade trades trading hands".split())
_LEVELS = ("is", "are", "exceeds")
_PROCEEDS = frozenset({"ipo_proceeds", "funding"})
_SPENT = ("_margin", "spending")
_OTHERS = frozenset("analysts analysts' consensus average mean median".split())
_OPENING = 2  # nodes of "By 2027", "In 2026"

STEPS: tuple[Callable[[Asked], When | None], ...] = (
    owned, _possessed, of_then, _stated, foreseen_before, compound, of_sum, on_the_unit, to_date, so_long_since, with_clause,
    same_day_of_year, year_earlier, end_of_range, both_ends, punished, _beside, since_then, said_again, made_up,
    _compared, dateless, _in_front, for_the_year, inherited,
)  # fmt: skip
