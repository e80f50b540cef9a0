"""A stated sum against its parts.

    losses of 143, 788 … totalling 6,238                             a figure of a long period, and those of the shorter ones in it
    three bonds of a combined 1.25bn: 500m, 450m and 300m            a "combined" figure, and the list beside it

Left alone: parts that leave a gap, and lists that nothing says are whole, unless they add up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from extractor.check.ledger import CONSISTENT, Ledger
from extractor.mentions import Check, Fact

# What is said of a sum, what says that a list is whole, and how many things it has.
_SUMS = re.compile(r"\b(?:combined|total(?:ing|ling|ed|led)?|aggregate|together|altogether)\b(?:\s\w+){0,2}\W*$")
_WHOLE = re.compile(r"^[^.]{0,40}:|\b(?:compris|consist|made up of|split (?:into|between)|broken down|namely|respectively)")
_COUNTS = {2: "two|both|pair", 3: "three|trio", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight"}
_FULL_STOP = re.compile(r"[.!?;][\"”’)]*\s|\n")
# Characters between a total and its list, and between the members of a list.
FAR, CLOSE = 300, 90


def totals(ledger: Ledger) -> Iterator[Check]:
    """A sum over periods, and a sum over things."""
    for levels in ledger.levels.values():
        if len(levels) > 2:
            yield from _over_time(ledger, levels)
            yield from _over_things(ledger, levels)


def _over_time(ledger: Ledger, levels: Sequence[Fact]) -> Iterator[Check]:
    """A figure of a long period against those of the shorter ones that follow one another in it."""
    found: dict[tuple[date, date], list[Check]] = defaultdict(list)
    for total in levels:
        if total.start_date is None or total.end_date is None:
            continue
        parts = _tiling(total, [fact for fact in levels if fact is not total and fact.unit == total.unit])
        if parts:
            note = f"{total.metric} of {len(parts)} periods"
            found[total.start_date, total.end_date].append(ledger.judged("total", (total, *parts), ledger.sum(parts), total, note))
    for checks in found.values():
        adding_up = [check for check in checks if check.status == CONSISTENT]
        if adding_up or len({check.found for check in checks}) == 1:
            yield (adding_up or checks)[0]


def _over_things(ledger: Ledger, levels: Sequence[Fact]) -> Iterator[Check]:
    """A "combined" figure against the list behind it; where nothing says that the list is whole, only one that adds up."""
    for at, total in enumerate(levels):
        if not _SUMS.search(ledger.text, max(0, total.value_spans[0].start - 40), total.value_spans[0].start):
            continue
        behind, in_front = _listed(ledger.text, levels[at + 1 :], total), _listed(ledger.text, levels[:at][::-1], total)
        for parts in (behind, in_front):
            if len(parts) < 2:
                continue
            check = ledger.judged("total", (total, *parts), ledger.sum(parts), total, f"{total.metric} of {len(parts)} parts")
            if check.status == CONSISTENT or (parts is behind and _is_whole(ledger.text, total, parts)):
                yield check
                break


def _within(fact: Fact, total: Fact) -> bool:
    """Whether a figure's period lies within that of a total."""
    return bool(
        fact.start_date and fact.end_date and total.start_date and total.end_date
        and total.start_date <= fact.start_date and fact.end_date <= total.end_date
    )  # fmt: skip


def _listed(text: str, facts: Sequence[Fact], total: Fact) -> list[Fact]:
    """The facts of one list, the nearest to a total first: like it in all but the figure, of one sentence, close together."""
    parts: list[Fact] = []
    before = total
    for fact in facts:
        first, second = sorted((before.value_spans, fact.value_spans), key=lambda spans: spans[0].start)
        between = text[first[-1].end : second[0].start]
        like = (fact.unit, fact.start_date, fact.end_date, fact.forecast) == (total.unit, total.start_date, total.end_date, total.forecast)
        if not like or len(between) > (FAR if before is total else CLOSE) or (parts and _FULL_STOP.search(between)):
            break
        parts.append(fact)
        before = fact
    return parts


def _is_whole(text: str, total: Fact, parts: Sequence[Fact]) -> bool:
    """Whether a list is all there is: "three bonds …: A, B and C", "comprises A and B"."""
    start = total.value_spans[-1].end
    count = _COUNTS.get(len(parts))
    counted = count and re.search(rf"\b(?:{count}|{len(parts)})\b", text[max(0, start - 100) : start])
    return bool(counted) or bool(_WHOLE.search(text[start : parts[0].value_spans[0].start]))


def _tiling(total: Fact, facts: Sequence[Fact]) -> list[Fact]:
    """The facts whose periods follow one another without a gap over the period of the total; empty where they do not."""
    inside = sorted(
        (f for f in facts if f.start_date and f.end_date and _within(f, total)),
        key=lambda f: (f.start_date, f.value_spans[0].start),
    )  # fmt: skip
    parts: list[Fact] = []
    expected = total.start_date
    for fact in inside:
        if (
            fact.start_date == expected
            and fact.subject == total.subject
            and fact.end_date
            and (fact.start_date, fact.end_date) != (total.start_date, total.end_date)
        ):
            parts.append(fact)
            expected = fact.end_date + timedelta(days=1)
    return parts if len(parts) > 1 and total.end_date and expected == total.end_date + timedelta(days=1) else []
