"""Lists that run in step: the k-th value with the k-th period or metric, "respectively" or not.

In 2022, 2023 and 2024 revenue was $38m, $72m and $126m          k periods, k values
From 2022 to 2024 and the first half of 2025 … A, B, C and D      a spanned period stands for its years
Net losses over the same periods were A, B, C and D               the list of the sentence before
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from extractor import timex
from extractor.link.metrics.meeting import fits
from extractor.link.nodes import Node, Sentence
from extractor.mentions import Fact, Period
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "fact.metrics_in_step",
        "the k-th of several metrics for the k-th value",
        "Acme Foods Inc. had revenue and costs of $50 million and $46 million, respectively, in 2025."
        " => Acme Foods Inc. | revenue | 50000000 USD | 2025"
        " ; Acme Foods Inc. | costs | 46000000 USD | 2025",
    ),
    Rule(
        "period.series",
        "the k-th of several periods for the k-th value, spanned years one by one",
        "From 2022 to 2024 Acme Foods Inc. had revenue of $5 million, $7 million and $9 million."
        " => Acme Foods Inc. | revenue | 5000000 USD | 2022"
        " ; Acme Foods Inc. | revenue | 7000000 USD | 2023"
        " ; Acme Foods Inc. | revenue | 9000000 USD | 2024",
    ),
)

SERIES = 3
_LASTS = re.compile(r"P\dY")
_SOME = re.compile(
    r",? (?:in|over|for|during) the (?P<which>first|initial|last|final|latter|following|next|remaining) (?P<count>[a-z]+)\b"
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
_IN_STEP = frozenset("same corresponding".split())
_REACH = 6  # nodes for each metric behind a run
_LIST_WORDS = frozenset(", and for through during over the in of on at ; to as ended years year both fiscal".split())


# "Net losses over the same period were A, B and C": the whole list that was told before.
_SAME = frozenset({"the same period", "that period", "the period"})


class Step(NamedTuple):
    """One member of a list of periods: its bounds and the mention it comes from."""

    start: date
    end: date
    period: Period


class PeriodList(NamedTuple):
    """Periods listed side by side, spanned ones as written and year by year; `further` are later ones that their sentence tells of."""

    first: int
    last: int
    periods: tuple[Period, ...]
    further: tuple[Period, ...] = ()

    def steps(self, count: int) -> list[Step]:
        """The members of the list where it has `count` of them, else an empty list."""
        for periods in (self.periods, self.periods + self.further) if self.further else (self.periods,):
            for expanded in (_years, _everything, as_written):
                steps = [step for period in periods for step in expanded(period)]
                if len(steps) == count:
                    return steps
        return []

    def steps_at_most(self) -> list[Step]:
        """The members of the list, spanned years one by one."""
        return [step for period in self.periods for step in _years(period)]


def as_written(period: Period) -> list[Step]:
    return [Step(period.start_date, period.end_date, period)] if period.start_date and period.end_date else []


def _years(period: Period) -> list[Step]:
    """A range of years as its years, anything else as written."""
    if _LASTS.fullmatch(period.timex) and period.start_date and period.end_date:
        starts = [period.start_date.replace(year=year) for year in range(period.start_date.year, period.end_date.year + 1)]
        ends = [*(start - timedelta(days=1) for start in starts[1:]), period.end_date]
        return [Step(start, end, period) for start, end in zip(starts, ends, strict=True) if start < end]  # "in those three years"
    first, _, last = period.timex.partition("/")
    return _everything(period) if len(first) == 4 == len(last) else as_written(period)


def _everything(period: Period) -> list[Step]:
    return [Step(*days, period) for value in timex.split_range(period.timex) if (days := timex.bounds(value))] or as_written(period)


def period_lists(sentence: Sentence) -> list[PeriodList]:
    """The periods of a sentence, those listed side by side together."""
    nodes = sentence.nodes
    lists: list[PeriodList] = []
    for i in sentence.at("period"):
        period = nodes[i].period
        assert period
        if lists and all(node.word in _LIST_WORDS for node in nodes[lists[-1].last + 1 : i]):
            before = lists.pop()
            lists.append(PeriodList(before.first, i, (*before.periods, period)))
        else:
            lists.append(PeriodList(i, i, (period,)))
    return lists


def steps_of(
    lists: Sequence[PeriodList], run: Sequence[int], earlier: PeriodList | None, sentence: Sentence, *, named: bool = False
) -> list[Step]:
    """The periods that a run of values goes through, nearest list first: behind the run, in front of it, the sentence before.

    Where companies or metrics are `named` for them in turn, only periods listed side by side.
    """
    count, nodes = len(run), sentence.nodes
    if count < 2:
        return []
    if earlier and (some := _some_of(earlier, count, sentence.text[nodes[run[-1]].end :])):
        return some
    behind = [
        found for found in lists if found.first > run[-1] and not any(node.kind == "value" for node in nodes[run[-1] + 1 : found.first])
    ]
    in_front = [found for found in reversed(lists) if found.last < run[0]]
    later = [found for found in lists if found.first > run[-1] and found not in behind]
    # "From 2022 to 2024 it was A, B and C, and D in 2025"
    apart = named or _is_compared(nodes, run)
    around = [found._replace(further=behind[0].periods) for found in in_front[:1] if behind and not apart]
    for found in (*behind[:1], *in_front, *around, *later):
        if steps := found.steps(count):
            return _as_told(earlier, steps) if len(found.periods) == 1 else steps
    closed = any(node.word == "respectively" for node in nodes)
    if closed and not named and len(in_front) == count and all(_is_of_one(nodes, found) for found in in_front):
        steps = [step for found in reversed(in_front) for step in as_written(found.periods[0])]
        return steps if len(steps) == count else []  # "$4m in 2024 and $5m in 2025, on sales of"; no dates where none is known
    # "over the three years margins were A, B and C, and costs were D, E, F and G": the list of four that was told before
    alone = (closed or count >= SERIES) and not any(node.period for node in (nodes[: run[0]] if closed else nodes))  # "41%, 38%, 34%"
    back = count > SERIES or (count == SERIES and _of_the_period(nodes))
    back = back or any(node.word in _IN_STEP or (node.period and _points_back(node.period, count)) for node in nodes)
    back = back or (count >= SERIES and any(sentence.text[node.start : node.end].lower() in _SAME for node in nodes if node.period))
    if earlier and (alone or back):
        steps = earlier.steps(count)
        without_last = earlier._replace(periods=earlier.periods[:-1]) if count >= SERIES else earlier
        return steps or without_last.steps(count)  # "in those three years", without the half
    return []


def _as_told(earlier: PeriodList | None, steps: list[Step]) -> list[Step]:
    """ "sold 9 in 2025, 7 in 2024 and 4 in 2023. In those years margins were": in the order in which the years were told."""
    told = earlier.steps(len(steps)) if earlier is not None and len(earlier.periods) == len(steps) else []
    return told if {step[:2] for step in told} == {step[:2] for step in steps} else steps


def _is_of_one(nodes: Sequence[Node], found: PeriodList) -> bool:
    """ "lost $4m in 2024": whether a list is one period, that of the value in front of it."""
    return len(found.periods) == 1 and any(node.kind == "value" for node in nodes[max(0, found.first - 2) : found.first])


def _is_compared(nodes: Sequence[Node], run: Sequence[int]) -> bool:
    """ "against $1m and $7m a year earlier": whether a run is what the figures in front of it are held against."""
    opens = [node.word for node in nodes[max(0, run[0] - 2) : run[0]]]
    return opens[-1:] != [] and (opens[-1] in ("against", "versus", "from") or opens == ["compared", "with"] or opens == ["compared", "to"])


def _some_of(earlier: PeriodList, count: int, behind: str) -> list[Step]:
    """ "Losses of $4m and $9m in the first two years gave way to profits of $5m and $10m in the following two": so many of a list."""
    told = _SOME.match(behind)
    if told is None or _NUMBERS.get(told["count"]) != count:
        return []
    steps = earlier.steps_at_most()
    if len(steps) <= count:
        return []
    return steps[:count] if told["which"] in ("first", "initial") else steps[-count:]


def _of_the_period(nodes: Sequence[Node]) -> bool:
    """ "made up 61%, 58% and 52% of revenue during the period", "in each period": all that was told before."""
    periods = [node.period for node in nodes if node.period is not None]
    return bool(periods) and all(period.rule == "period.the_unit" and period.timex.startswith("2") for period in periods)


def _points_back(period: Period, count: int) -> bool:
    """ "the same periods", "in the three years"."""
    return "same" in period.rule or (period.start_date is None and period.timex == f"P{count}Y")


def longest(lists: Sequence[PeriodList], made: Sequence[Fact]) -> PeriodList:
    """The list that a sentence leaves for the next one: its longest, or three periods and more that its figures are of one by one.

    "rose from $9m in 2023 to $30m in 2024, and in the first half of 2025 it took in $53m"
    """
    found = max(lists, key=lambda each: len(each.periods))
    if len(made) < SERIES:
        return found
    if (further := _further(made)) is not None:
        return PeriodList(0, 0, further)
    told = {fact.period.start: fact.period for fact in made if fact.period and not fact.rule.endswith("period.series")}
    if len(told) >= max(SERIES, len(found.periods) + 1):
        return PeriodList(0, 0, tuple(told.values()))
    return found


def lasting(earlier: PeriodList | None, found: PeriodList) -> PeriodList:
    """The list that a text leaves for its next sentences: the periods that a report goes through outlast one in passing."""
    one, through = len(found.periods) == 1, earlier is not None and len(earlier.steps_at_most()) >= SERIES
    return earlier if earlier is not None and one and through else found


def _further(made: Sequence[Fact]) -> tuple[Period, ...] | None:
    """ "From 2022 to 2024 revenue was $4m, $5m and $6m; in the first half of 2025 it came to $3m": a list, and the one period behind it."""
    listed = list(dict.fromkeys(fact.period for fact in made if fact.period and fact.rule.endswith("period.series")))
    alone = {fact.period for fact in made if fact.period and not fact.rule.endswith("period.series")}
    if not alone and len(listed) > 1:
        return tuple(listed)  # "From 2022 to 2024 revenue was $4m, $5m and $6m, and $3m in the first half of 2025"
    last = alone.pop() if len(alone) == 1 else None
    ends = [period.end_date for period in listed if period.end_date]
    return (*listed, last) if last and last.start_date and ends and last.start_date > max(ends) else None


def metrics_in_step(nodes: Sequence[Node], run: Sequence[int]) -> list[int]:
    """The places of the metrics listed beside a run of as many values.

    "revenue and net profit were A and B", "traffic came to A on a capacity of B, up 7% and 5% respectively",
    "A and B of debt and cash, respectively"
    """
    if len(run) < 2:
        return []
    return _in_step(nodes, run, _in_front(nodes, run)) or _in_step(nodes, run, _behind(nodes, run))


def _in_front(nodes: Sequence[Node], run: Sequence[int]) -> list[int]:
    """The places of the last metrics in front of a run, as many as it has values."""
    told_apart = nodes[run[-1] + 1 : run[-1] + 2] != [] and nodes[run[-1] + 1].word == "respectively"
    told_apart = told_apart or _is_compared(nodes, run)  # "a profit of $2m on sales of $9m, against $1m and $7m a year earlier"
    places: list[int] = []
    for i in range(run[0] - 1, -1, -1):
        if len(places) == len(run) or (nodes[i].kind == "value" and not told_apart):
            break
        metric = nodes[i].metric
        if metric is not None and not (told_apart and metric.weak and metric.group == "cost"):  # "revenue from cloud and online marketing"
            places.insert(0, i)
    return places


def _behind(nodes: Sequence[Node], run: Sequence[int]) -> list[int]:
    """The places of the first metrics behind a run and "of", as many as it has values, where "respectively" closes them."""
    start = run[-1] + 1
    if [node.word for node in nodes[start : start + 1]] != ["of"]:
        return []
    places = [i for i in range(start, min(start + _REACH * len(run), len(nodes))) if nodes[i].kind == "metric"][: len(run)]
    closed = places and "respectively" in [node.word for node in nodes[places[-1] + 1 : places[-1] + 3]]
    return places if closed else []


def _in_step(nodes: Sequence[Node], run: Sequence[int], places: list[int]) -> list[int]:
    """The places, where they are one list and each can have its value."""
    if len(places) != len(run):
        return []
    told = sum(node.kind == "value" for node in nodes[places[0] : run[0]])
    between = [node.word for a, b in itertools.pairwise(places) for node in nodes[a + 1 : b]]
    fitting = all(
        (metric := nodes[i].metric) and (amount := nodes[j].amount) and fits(metric.value_kind, amount)
        for i, j in zip(places, run, strict=True)
    )
    if told:
        named = any(node.kind == "company" for node in nodes[places[0] : run[0]])  # "the index and Acme lost 1% and 2% respectively"
        return places if fitting and told == len(run) and not named else []
    return places if fitting and set(between) <= {",", "and", "the", "its"} and "and" in between else []
