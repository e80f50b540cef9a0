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

from extractor.link import cues
from extractor.link.held_against import base_of
from extractor.link.leads import lead_words, value_start
from extractor.link.nodes import Node
from extractor.link.periods.beside import beside, trailing
from extractor.link.periods.both_ends import both_ends
from extractor.link.periods.bounds import adjective, named, usable
from extractor.link.periods.compared import before_that, last_years, of_then, on_the_unit, same_day_of_year, year_earlier
from extractor.link.periods.events import with_clause
from extractor.link.periods.from_now import from_now
from extractor.link.periods.front import from_front
from extractor.link.periods.inherited import inherited
from extractor.link.periods.market_days import MARKET
from extractor.link.periods.neighbours import made_up, of_whole, paid_then, said_again, through_both
from extractor.link.periods.owned import owned
from extractor.link.periods.payouts import for_the_year
from extractor.link.periods.present import told_in_present
from extractor.link.periods.reporting import is_based, is_of_next
from extractor.link.periods.several_years import compound, of_sum
from extractor.link.periods.siblings import elliptical, end_of_range
from extractor.link.periods.since import since_then, so_long_since
from extractor.link.periods.so_far import so_far, through
from extractor.link.periods.to_date import to_date
from extractor.link.periods.undated import dateless, of_project, punished
from extractor.link.periods.views_before import foreseen_before
from extractor.link.periods.when import NEVER, Asked, When
from extractor.link.periods.whole_year import of_whole_year
from extractor.link.periods.year_ago import had_years_ago
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
_FLOWS, _REPORTS = frozenset({"income", "per share"}), frozenset("report post announce publish unveil release reporting".split())
_OTHERS = frozenset("analysts analysts' consensus average mean median".split())


def when_of(asked: Asked) -> When:
    """The period of a value: the first step that tells one; none that would run backwards ("grows by 14% until it was founded in 2018")."""
    told = next((when for step in STEPS if (when := step(asked)) is not None), NEVER)
    when = _by_today(asked, of_whole_year(asked, trailing(asked, so_far(asked, through(asked, through_both(asked, told))))))
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
        if (quarter := last_years(asked, front - 1)) is not None:
            return quarter
        return named(nodes, front - 1, asked.meeting, "period.comparison")  # "slower than the previous quarter's 6%"
    if not place or place < 2 or asked.meeting.rule == "fact.same_metric":
        return None
    if nodes[0].word == "at" and front == 0 and place > asked.i and usable(nodes[place - 1]):
        return named(nodes, place - 1, asked.meeting, "period.metric")  # "At $412m, the group's 2025 revenue was 9% higher"
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
    if when is None or when.period is None or not day or meeting.group not in _FLOWS or meeting.period_kind != "duration":
        return when
    told_on = when.period.rule.startswith(("period.today", "period.weekday"))
    if asked.forecast:  # "expects it to report earnings of $2.14 a share on Tuesday"
        return None if told_on and not _REPORTS.isdisjoint(node.word for node in asked.nodes[: asked.i]) else when
    apart = when.place is not None and any(node.metric or node.word == "and" for node in asked.nodes[asked.i + 1 : when.place])
    return None if told_on or apart else when  # "revenue was £402m and the order book at 28 February £212m"


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


def _made_on(asked: Asked) -> When | None:
    """ "against a profit of $1.2m on $47m": what it was made on then."""
    then = asked.previous if lead_words(asked.nodes, asked.i) == ["on"] and asked.chained else None
    return then if then is not None and then.rule in ("period.comparison", "period.prior_year") else None


def _is_of_others(asked: Asked) -> bool:
    """ "versus analysts' average forecast of $4.5m"."""
    since = next((j for j in range(asked.i - 1, -1, -1) if asked.nodes[j].kind == "value"), 0)
    near = (*asked.nodes[since : asked.i], *asked.nodes[asked.i + 1 : asked.i + 3])  # "worse than the $22bn consensus"
    return not _OTHERS.isdisjoint(node.word for node in near)


STEPS: tuple[Callable[[Asked], When | None], ...] = (
    owned, _possessed, of_then, told_in_present, foreseen_before, compound, of_sum, of_whole, on_the_unit, to_date, so_long_since,
    with_clause,
    same_day_of_year, had_years_ago, year_earlier, end_of_range, both_ends, punished, _beside, since_then, said_again, made_up, paid_then,
    from_now, _compared, _made_on, dateless, from_front, for_the_year, of_project, inherited,
)  # fmt: skip
