"""The grammar of time expressions: an ordered table of rows, each rewriting a few tokens into one finished form.

A row's pattern is written in the kinds of `period_tokens`: `the?` may be missing, `n12|n31` is either, and a finished
form is of kind `year` (a whole year: 2025, fiscal 2026, last year), `date` (anything else with a place in the
calendar) or `length` (three months). The builder gets the values of the matched tokens that have one.

The rows run from top to bottom, each over the whole stretch: numbers, days, months and quarters, years, lengths,
relative expressions, parts, endings, ranges. So a longer reading stands above the shorter one it contains.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from extractor.find.period_tokens import Token, day_form, full_year, tokenize
from extractor.forms import (
    Away, Day, Direction, Ending, First, Form, Holiday, Latest, Length, Nth, Numbered, Part, PartOf, Pointer, Range, Rolling,
    SameIn, Season, Shift, Starting, Year, YearBefore,
)  # fmt: skip
from extractor.rules import Rule

Build = Callable[..., object]

# Kinds that patterns may ask for by one name.
GROUPS = {
    "DAY": "n12|n31|ord",
    "NUMBER": "n12|n31|n99|num|count|ones|tens|couple",
    "UNIT": r"us?_\w+",
    "ONE": r"u_\w+",
    "MANY": r"us_\w+",
    "POINT": "date|year|name",
    "YEAR": "year|n4",
    "TO": "to|through|dash",
}


@dataclass(frozen=True, slots=True)
class Row:
    """`pattern` → one token of kind `makes`; rows without a name only prepare others."""

    makes: str
    pattern: str
    build: Build
    name: str = ""
    says: str = ""
    example: str = ""


# --- builders -------------------------------------------------------------------------------------------------------


def add(*numbers: Any) -> Any:
    return sum(numbers)


def times(*numbers: Any) -> Any:
    return numbers[0] * numbers[1] + sum(numbers[2:])


def month_day(month: int, day: int, year: int | None = None) -> Day | None:
    return day_form(year or 2024, month, day) and Day(day, month, year)


def day_month(day: int, month: int, year: int | None = None) -> Day | None:
    return month_day(month, day, year)


def with_weekday(weekday: int, day: Day) -> Day:
    return Day(day.day, day.month, day.year, weekday)


def weekday_last(day: Day, weekday: int) -> Day:
    return with_weekday(weekday, day)


def numeric(pair: tuple[int, int], year: int | None = None) -> Day | None:
    """02/25: the month first unless it cannot be."""
    month, day = pair if pair[0] <= 12 else pair[::-1]
    return month_day(month, day, year) if 1 <= month <= 12 else None


def numbered(unit: str, fiscal: bool = False) -> Build:
    top = {"month": 12, "quarter": 4, "half": 2, "week": 53, "century": 22}[unit]

    def build(number: int, of: Form | int | None = None) -> Numbered | None:
        return Numbered(unit, int(number), as_year(of), fiscal or isinstance(of, Year) and of.fiscal) if 1 <= number <= top else None

    return build


def as_year(of: Form | int | None) -> Form | None:
    return Year(of if of > 99 else full_year(of)) if isinstance(of, int) else of


def swapped(build: Build) -> Build:
    return lambda first, second: build(second, first)


def year(number: int) -> Year | None:
    return Year(number) if 1400 <= number < 2200 else None


def fiscal_year(number: int | Range) -> Year | None:
    """FY2024/25 is named by its end, like FY25."""
    if isinstance(number, Range):
        return Year(number.last.number, fiscal=True) if isinstance(number.last, Year) else None
    return Year(number if number > 99 else full_year(number), fiscal=True) if number >= 10 else None


def decade(number: int) -> Numbered:
    return Numbered("decade", (number if number > 99 else full_year(number) if number >= 50 else 1900 + number if number >= 20 else 2000 + number) // 10)


def length(count: Any, unit: str) -> Length:
    return Length(((unit, Decimal(count)),))


def length_range(low: Any, high: Any, unit: str) -> Length | None:
    return Length(((unit, Decimal(low)),), Decimal(high)) if low < high else None


def span_length(pair: tuple[int, int], unit: str) -> Length | None:
    return length_range(*pair, unit)


def one(unit: str) -> Length:
    return length(1, unit)


def half_of(*words: str) -> Length:
    return length(Decimal("0.5"), words[-1])


def vague(unit: str) -> Length:
    return Length(((unit, None),))


def joined(start: Length, more: Length) -> Length | None:
    return Length((*start.parts, *more.parts)) if start.high is None and start.parts[0][0] != more.parts[0][0] else None


def and_a_half(of: Length, _half: str) -> Length | None:
    (unit, count), *rest = of.parts
    return Length(((unit, count + Decimal("0.5")),)) if count is not None and not rest else None


def and_a_quarter(of: Length, _unit: str) -> Length | None:
    return joined(of, length(3, "month")) if of.parts[0][0] == "year" else None


def shift(count: int, unit: str) -> Form:
    return Shift(unit, count)


def previous(count: int, unit: str) -> Form:
    return Pointer(unit, count)


def fiscal_shift(count: int, unit: str) -> Form:
    return Shift(unit, count, fiscal=True)


def rolling(sign: int, of: Length) -> Rolling:
    return Rolling(of, sign)


def vague_rolling(sign: int, unit: str) -> Rolling:
    return Rolling(vague(unit), sign)


def ago(of: Length) -> Form:
    """A year ago is as long as what it is compared with; two weeks ago is a week."""
    return YearBefore(1) if of == one("year") else Away(of, -1)


def from_now(of: Length, *_: object) -> Away:
    return Away(of, 1, exact=True)


def earlier(of: Length, sign: int) -> Form:
    unit, count = of.parts[0]
    if unit == "year" and sign < 0 and count is not None and count == int(count):
        return YearBefore(int(count))
    return Away(of, sign, named=True)


def away_from(of: Length, sign: int, point: Form) -> Away:
    return Away(of, sign, point, exact=True)


def day_from(unit: str, sign: int, point: Form) -> Away:
    return away_from(one(unit), sign, point)


def nth(number: int, unit: str, of: Form | int) -> Form:
    whole = as_year(of)
    assert whole is not None
    return numbered(unit)(number, whole) or Nth(number, unit, whole) if unit in ("quarter", "half") and number > 0 else Nth(number, unit, whole)


def nth_weekday(number: int, weekday: int, of: Form | int) -> Form:
    return nth(number, f"weekday {weekday}", of)


def last_half(_last: int, _half: str, of: Form | int | None = None) -> Form:
    return Numbered("half", 2, as_year(of))


def first(number: int, of: Length, point: Form | int | None = None) -> First | None:
    return First(of, as_year(point), number) if number in (1, -1) else None


def inside(name: Form, of: Form | int) -> Form | None:
    """A month, season or holiday that gets its year: "February this year"."""
    if isinstance(name, (Numbered, Season, Holiday)) and name.of is None:
        return replace(name, of=as_year(of))
    if isinstance(name, Day) and isinstance(of, int) and name.month:
        return replace(name, year=of)
    return None


def part(which: Part, of: Form | int) -> PartOf:
    return PartOf(which, as_year(of) or Year(0))


def edge(which: Part, of: Form | int) -> PartOf:
    return PartOf(which, as_year(of) or Year(0), edge=True)


def unit_edge(unit: str, which: Part) -> PartOf:
    return PartOf(which, Latest(unit), edge=True)


def sooner(sign: int, of: Form) -> Form | None:
    return replace(of, part=sign) if isinstance(of, Shift) and of.count == 0 and of.unit != "day" else None


def ending(of: Form | str, last: Form) -> Form | None:
    if isinstance(of, str):
        return Ending(one(of), last)
    if isinstance(of, Length):
        return Ending(of, last)
    return Ending(one(of.unit), last) if isinstance(of, (Numbered, Latest)) and of.unit else None


def ending_last(of: str, last: Form) -> Form | None:
    return ending(of, last)


def starting(unit: str, start: Form) -> Starting:
    return Starting(one(unit), start)


def span(start: Form | int, last: Form | int) -> Range | None:
    low, high = as_year(start), as_year(last)
    if low is None or high is None or isinstance(low, Year) and isinstance(high, Year) and low.number >= high.number:
        return None
    return Range(low, high)


def days_of_month(first_day: int, last_day: int, month: int, year: int | None = None) -> Range | None:
    start, last = month_day(month, first_day, year), month_day(month, last_day, year)
    return Range(start, last) if start and last and first_day < last_day else None


def month_days(month: int, *rest: int) -> Range | None:
    return days_of_month(rest[0], rest[1], month, *rest[2:])


def span_of_month(pair: tuple[int, int], month: int, year: int | None = None) -> Range | None:
    return days_of_month(*pair, month, year)


def month_span(month: int, pair: tuple[int, int], year: int | None = None) -> Range | None:
    return days_of_month(*pair, month, year)


def to_date(*_: object) -> Range:
    return Range(Shift("year", 0), Shift("day", 0))


def no_form(*_: object) -> str:
    return "junk"


# --- the table ------------------------------------------------------------------------------------------------------

GRAMMAR = (
    # Numbers in words.
    Row("ord", "tens dash? ord", add),
    Row("count", "tens dash? ones", add),
    Row("count", "NUMBER hundred and? NUMBER", times),
    Row("count", "a hundred and? NUMBER", add),
    Row("count", "NUMBER hundred|thousand", times),
    Row("count", "a hundred|thousand", add),
    Row("count", "a? couple of?", add),
    Row("count", "NUMBER dash? and dash? a dash? u_half", lambda number, _half: Decimal(number) + Decimal("0.5")),
    # Ages are no periods.
    Row("junk", "NUMBER dash? UNIT dash? old", no_form),
    # Days.
    Row("date", "n4 month DAY", lambda y, m, d: month_day(m, d, y), "period.year_month_day", "a day, its year first", "It opened on [2025 March 3](period 2025-03-03)."),
    Row("date", "month dot? dash? span comma? n4", month_span, "period.days_of_month", "days of one month, joined", "The fair is on [March 3-5, 2026](period 2026-03-03/2026-03-05)."),
    Row("date", "month dot? DAY TO DAY comma? n4", month_days),
    Row("date", "the? span of? month dot? n4", span_of_month),
    Row("date", "the? DAY TO the? DAY of? month dot? comma? n4", days_of_month),
    Row("date", "month dot? dash? DAY dot? comma? dash? n4|short", month_day, "period.month_day_year", "an American date", "It closed on [Sept. 30, 2025](period 2025-09-30)."),
    Row("date", "the? DAY dash? of? month dot? comma? dash? of? n4|short", day_month, "period.day_month_year", "a European date", "It closed on [30 September 2025](period 2025-09-30)."),
    Row("date", "month dot? dash? span", month_span),
    Row("date", "month dot? the? DAY TO the? DAY", month_days),
    Row("date", "the? span of? month dot?", span_of_month),
    Row("date", "the? DAY TO the? DAY of? month dot?", days_of_month),
    Row("date", "month dot? dash? the? DAY", month_day, "period.month_day", "a day without its year", "Trading starts on [March 9](period 2026-03-09)."),
    Row("date", "the? DAY dash? of? month dot?", day_month, "period.day_month", "the same, the day first", "Trading starts on [9 March](period 2026-03-09)."),
    Row("date", "md comma? n4", numeric, "period.slash_date_year", "02/25 2026, as datelines have it", "[02/25 2026](period 2026-02-25) Markets."),
    Row("date", "written", lambda d: d, "period.numeric_date", "2025-09-30, 30.09.2025, 9/30/2025", "Balance at [2025-09-30](period 2025-09-30)."),
    Row("date", "weekday dot? comma? the? date", with_weekday, "period.weekday_date", "a weekday with its date", "Results are due on [Thursday, March 5](period 2026-03-05)."),
    # Years with a name.
    Row("year", "fy dash? n4|n31|n99|short|pair", fiscal_year, "period.fy_code", "FY2024/25, FY26", "Sales grew in [FY2025](period 2025)."),
    Row("year", "the? fiscal dash? u_year? n4|short|pair", lambda *v: fiscal_year(v[-1]), "period.fiscal_year", "fiscal 2025, financial year 2024-25", "Sales grew in [fiscal 2025](period 2025)."),
    Row("year", "the? n4|pair fiscal u_year", lambda v, _u: fiscal_year(v)),
    Row("year", "the? calendar u_year? n4", lambda *v: Year(v[-1]), "period.calendar_year", "calendar 2025", "It sold more in [calendar 2025](period 2025)."),
    Row("year", "the u_year n4", lambda _u, n: Year(n), "period.the_year", "the year 2025", "It was founded in [the year 1998](period 1998)."),
    Row("year", "full dash? u_year n4", lambda _u, n: Year(n), "period.full_year", "full-year 2025", "Guidance for [full-year 2025](period 2025) stands."),
    Row("year", "the? this|last|next fiscal u_year", fiscal_shift, "period.this_fiscal_year", "this financial year", "It adds costs [this fiscal year](period 2026)."),
    Row("year", "the? this|last|next full|calendar? u_year", shift, "period.this_year", "last year, this year, next year", "Sales rose [last year](period 2025)."),
    # Lengths.
    Row("length", "span dash? UNIT", span_length, "period.length_range", "1-3 days, two to three years", "Delivery takes [1-3 days](period P1D/P3D)."),
    Row("length", "NUMBER TO|or NUMBER dash? more? UNIT", length_range),
    Row("length", "a ONE or n12|ones ONE|MANY", lambda u, n, v: length_range(1, n, u)),
    Row("length", "NUMBER dash? more? UNIT", length, "period.length", "three years, a 12-month run", "The loan runs for [five years](period P5Y)."),
    Row("length", "a? few more? UNIT", vague, "period.vague_length", "several weeks, a few days", "Talks took [several weeks](period PXW)."),
    Row("length", "u_half a? dash? ONE", half_of, "period.half_a_unit", "half a year", "It took [half a year](period P6M)."),
    Row("length", "a u_half dash? ONE", half_of),
    Row("aunit", "a more? ONE", one, "period.one_unit", "a month, an hour", "It was ready within [a month](period P1M at_most)."),
    Row("length", "aunit|length and a u_half", and_a_half, "period.and_a_half", "a year and a half", "The cash lasts [a year and a half](period P18M)."),
    Row("length", "aunit|length and a u_quarter", and_a_quarter),
    Row("length", "aunit|length comma? and? length", joined, "period.joined_lengths", "two years and three months", "It lasted [two years and three months](period P2Y3M)."),
    # Parts of a year by number.
    Row("date", "qcode dash? fy? dash? of? YEAR|short|n31|n99", numbered("quarter"), "period.quarter_code", "Q3 2024, Q3'24, 3Q24", "Sales fell in [Q3 2024](period 2024-Q3)."),
    Row("date", "YEAR dash? qcode", swapped(numbered("quarter"))),
    Row("date", "hcode dash? of? YEAR|short|n31|n99", numbered("half"), "period.half_code", "H1 2025, 1H25", "Sales fell in [H1 2025](period 2025-H1)."),
    Row("date", "YEAR dash? hcode", swapped(numbered("half"))),
    Row("date", "mcode dash? YEAR|short|n31", lambda n, y: first(1, length(n, "month"), y), "period.months_code", "9M 2025", "Profit rose in [9M 2025](period 2025-01/2025-09)."),
    Row("date", "the? fiscal ord dash? u_quarter", lambda n, _u: Numbered("quarter", n, None, True), "period.fiscal_quarter", "the fiscal first quarter", "Sales fell in [the fiscal third quarter](period 2025-Q3)."),
    Row("date", "the? ord fiscal dash? u_quarter comma? of? YEAR", lambda n, _u, y: Numbered("quarter", n, as_year(y), True)),
    Row("date", "the? ord fiscal dash? u_quarter", lambda n, _u: Numbered("quarter", n, None, True)),
    Row("date", "the? ord dash? u_quarter comma? of? in? YEAR", lambda n, _u, y: numbered("quarter")(n, y), "period.quarter_of", "the third quarter of 2024", "Sales fell in [the third quarter of 2024](period 2024-Q3)."),
    Row("date", "YEAR apostrophe? s? ord dash? u_quarter", lambda y, n, _u: numbered("quarter")(n, y)),
    Row("date", "the? final u_quarter of? YEAR", lambda _f, _u, y: numbered("quarter")(4, y)),
    Row("date", "the? ord dash? u_half comma? of? in? YEAR", lambda n, _u, y: numbered("half")(n, y), "period.half_of", "the first half of 2025", "Sales fell in [the first half of 2025](period 2025-H1)."),
    Row("date", "YEAR apostrophe? s? ord dash? u_half", lambda y, n, _u: numbered("half")(n, y)),
    Row("date", "the? last|final u_half of? YEAR|decade", last_half),
    Row("date", "the? ord dash? u_quarter", lambda n, _u: numbered("quarter")(n), "period.quarter", "the third quarter, by itself", "Sales fell in [the third quarter](period 2025-Q3)."),
    Row("date", "the? ord dash? u_half", lambda n, _u: numbered("half")(n), "period.half", "the first half, by itself", "Sales fell in [the first half](period 2025-H1)."),
    Row("date", "the? month dot? comma? of? n4|short", numbered("month"), "period.month_year", "a month with its year", "Prices peaked in [June 2022](period 2022-06)."),
    Row("date", "n4 comma? dash? month dot?", swapped(numbered("month")), "period.year_month", "a year with its month", "Prices peaked in [2022 June](period 2022-06)."),
    Row("date", "the? decade", decade, "period.decade", "the 1990s, the nineties", "It was built in [the 1990s](period 199)."),
    Row("date", "the? ord dash? u_century", lambda n, _u: numbered("century")(n - 1), "period.century", "the 20th century", "A law of [the 19th century](period 18)."),
    # Names.
    Row("name", "month dot?", lambda n: Numbered("month", n), "period.month", "a month by itself", "Prices rose in [January](period 2026-01)."),
    Row("name", "weekday dot?", lambda n: Day(weekday=n), "period.weekday", "a weekday by itself", "The deal was signed on [Monday](period 2026-02-23)."),
    Row("name", "the? season", Season, "period.season", "a season", "It closes in [the autumn](period 2025-FA 2025-09-01..2025-11-30)."),
    Row("name", "the? holiday", Holiday, "period.holiday", "a holiday with a date", "Sales peaked at [Christmas](period 2025-12-25)."),
    Row("date", "name comma? of? YEAR", inside, "period.name_of_year", "February this year, spring 2025, Christmas 2024", "It began in [February last year](period 2025-02)."),
    Row("date", "YEAR apostrophe s name", swapped(inside), "period.years_name", "this year's Christmas", "Sales fell at [last year's Christmas](period 2025-12-25)."),
    # Relative to the publication day.
    Row("date", "today|yesterday", lambda n: Shift("day", n), "period.today", "today, yesterday, tomorrow", "It rose [yesterday](period 2026-02-24)."),
    Row("date", "the? this|last|next ONE", shift, "period.this_unit", "last week, next quarter, this month", "It fell [last week](period 2026-W08)."),
    Row("date", "the? this|last|next|previous|following name", Direction, "period.this_name", "last May, this Christmas, next Friday", "It rose [last May](period 2025-05)."),
    Row("date", "the? last|next|previous|recent length", rolling, "period.rolling", "the past three months, the next two years", "It rose in [the past three months](period P3M 2025-11-25..2026-02-24)."),
    Row("date", "the? length last|next", lambda of, sign: Rolling(of, sign)),
    Row("date", "the? recent|last|next MANY", vague_rolling, "period.vague_rolling", "recent weeks, the coming months", "It rose in [recent weeks](period PXW)."),
    # Relative to the last period named.
    Row("date", "the? same ONE|period comma? of? in? YEAR", lambda *v: SameIn(v[0] if isinstance(v[0], str) else None, as_year(v[-1]) or Year(0)), "period.same_in_year", "the same period last year", "Sales rose in 2025-Q3."),
    Row("date", "the? n4 period", lambda n: SameIn(None, Year(n))),
    Row("date", "the? same? u_year dash? ago|earlier ONE|period", lambda *v: YearBefore(1, str(v[-1]) if isinstance(v[-1], str) and v[-1] != "year" else None)),
    Row("date", "the? previous dash? u_year dash? apostrophe? s? same? ONE|period", lambda *v: YearBefore(1, v[-1] if v[-1] != "year" else None)),
    Row("date", "the? same ONE|period length|aunit earlier|ago", lambda *v: YearBefore(1)),
    Row("date", "that|same ONE|period", lambda unit=None: Pointer(unit), "period.that_unit", "that year, the same period", "It began in 2024."),
    Row("date", "the same ONE|MANY|period", lambda unit=None: Pointer(unit)),
    Row("date", "the? following ONE", lambda n, unit: Pointer(unit, n), "period.following_unit", "the following month", "x"),
    Row("date", "the? previous ONE", lambda n, unit: Pointer(unit, n), "period.previous_unit", "the previous quarter", "x"),
    Row("date", "the? length|aunit ago", ago, "period.ago", "two years ago", "x"),
    Row("date", "the? length|aunit from now|today", from_now, "period.from_now", "three weeks from now", "x"),
    Row("date", "the? length|aunit hence", from_now),
    Row("date", "the? length|aunit earlier|later|after POINT", away_from, "period.away_from", "three days after Christmas", "x"),
    Row("date", "the? ONE earlier|after POINT", day_from, "period.day_after", "the day after tomorrow", "x"),
    Row("date", "the? length|aunit earlier|later", earlier, "period.earlier", "a year earlier, two days later", "x"),
    # Parts of longer periods.
    Row("date", "the? ord|last|final length of POINT|n4", first, "period.first_length_of", "the first nine months of 2025", "x"),
    Row("date", "the? ord|last|final length", first, "period.first_length", "the first nine months", "x"),
    Row("date", "the? ord|last|final ONE of POINT|n4", nth, "period.nth_of", "the first week of February", "x"),
    Row("date", "early|mid|late dash? in? of? the? POINT|n4", part, "period.part", "early 2025, mid-March, late last year", "x"),
    Row("date", "the early|mid|late dash? date", part),
    Row("date", "the edge|middle of POINT|n4", edge, "period.edge", "the end of January", "x"),
    Row("date", "edge|middle of POINT|n4", edge),
    Row("date", "ONE dash edge", unit_edge, "period.unit_end", "year-end, month-end", "x"),
    # Up to a day.
    Row("date", "the? length|aunit|ONE|MANY ended|to|through dot? POINT", ending, "period.ending", "the year to 31 March", "x"),
    Row("date", "the? date ended POINT", ending),
    Row("date", "the? u_week of|starting POINT", starting, "period.week_of", "the week of September 15", "x"),
    # Pointing at what the article is about.
    Row("date", "the full|latest|fiscal ONE|period", lambda unit=None: Latest(unit), "period.the_unit", "the quarter, the latest period", "x"),
    Row("date", "the full fiscal u_year", Latest),
    Row("date", "the u_week|u_weekend|u_month|u_quarter|u_half|u_year|u_decade|period", lambda unit=None: Latest(unit)),
    # Ranges.
    Row("date", "from|between POINT|n4 to|through|dash|and POINT|n4", span, "period.range", "2022 to 2024", "x"),
    Row("date", "POINT|n4 to|through|dash POINT|n4", span),
    Row("year", "n4", year, "period.year", "a bare year", "Sales doubled in [2024](period 2024)."),
    Row("date", "pair", lambda p: p, "period.year_pair", "2024-25, 2022-2024", "x"),
)

RULES = tuple(Rule(row.name, row.says, row.example) for row in GRAMMAR if row.name and row.example != "x")


# --- the engine -----------------------------------------------------------------------------------------------------


def _compile(pattern: str) -> re.Pattern[str]:
    """`the? DAY month` → a regular expression over "kind kind kind "."""
    out = []
    for word in pattern.split():
        kinds = "|".join(GROUPS.get(kind, kind) for kind in word.rstrip("?").split("|"))
        out.append(f"(?:(?:{kinds}) ){'?' if word.endswith('?') else ''}")
    return re.compile(r"(?<!\S)" + "".join(out))


def _named(rows: tuple[Row, ...]) -> Iterator[Row]:
    """A row without a name of its own goes by that of the row above it."""
    name = ""
    for row in rows:
        name = row.name or name
        yield replace(row, name=name)


_COMPILED = tuple((row, _compile(row.pattern)) for row in _named(GRAMMAR))
_LEADS = frozenset(("from", "between"))  # words a pattern may ask for in front and that stay outside the expression


@lru_cache(maxsize=8192)
def read(stretch: str) -> tuple[Token, ...]:
    """The tokens of a stretch after every row has had its turn.

    >>> [(t.kind, t.value) for t in read("early 2025")]
    [('date', PartOf(part='start', of=Year(number=2025, fiscal=False), edge=False))]
    """
    tokens = tokenize(stretch)
    for row, pattern in _COMPILED:
        kinds = "".join(f"{token.kind} " for token in tokens)
        found = pattern.search(kinds)
        while found:
            start = kinds.count(" ", 0, found.start())
            end = start + found[0].count(" ")
            made = _build(row, tokens[start:end])
            if made is None:
                position = found.end()
            else:
                tokens[start:end] = [made]
                kinds = "".join(f"{token.kind} " for token in tokens)
                position = sum(len(token.kind) + 1 for token in tokens[: start + 1])
            found = pattern.search(kinds, position)
    return tuple(tokens)


def _build(row: Row, tokens: list[Token]) -> Token | None:
    value = row.build(*(token.value for token in tokens if token.value is not None))
    if value is None:
        return None
    first_token = next((t for t in tokens if t.kind not in _LEADS), tokens[0])
    last = next((t for t in reversed(tokens) if t.kind != "dot"), tokens[-1])
    return Token(row.makes, value, first_token.start, last.end, row.name)
