# ruff: noqa: E501 - a row of the table is a line
"""The grammar of time expressions: an ordered table of rows, each rewriting a few tokens into one finished form.

A row's pattern is written in the kinds of `period_tokens`: `the?` may be missing, `n12|n31` is either, `!UNIT` says what must not
follow and `&date` what must, which the builder gets too but leaves in place. A finished form is of kind

    year      a whole year                                2025, fiscal 2026, last year
    name      what repeats every week or year             Friday, May, summer, Christmas
    date      anything else with a place in the calendar  25 February, the third quarter, yesterday
    length    so and so many units                        three months
    aunit     one of them                                 a month

and the builder gets the values of the matched tokens that have one. A row without a name goes by that of the row above it.
The rows run from top to bottom, each over the whole stretch, so a longer reading stands above the shorter one it contains:
numbers, days, years, lengths, numbered parts, names, relative expressions, parts of periods, endings, ranges.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractor.find import period_days as days
from extractor.find import period_lengths as lengths
from extractor.find import period_parts as parts
from extractor.find import period_relations as relations
from extractor.find import period_years as years
from extractor.forms import Day, Holiday, Season, YearBefore
from extractor.rules import Rule

# Kinds that patterns may ask for by one name.
GROUPS = {
    "DAY": "n12|n31|ord",
    "NUMBER": "n12|n31|n99|num|count|ones|tens|couple",
    "UNIT": r"us?_\w+",
    "QUARTER": "u_quarter|us_quarter",
    "HALF": "u_half|us_half",
    "ONE": r"u_\w+",
    "MANY": r"us_\w+",
    "POINT": "date|year|name",
    "YEAR": "year|n4",
    "TO": "to|through|dash",
    "FINANCIAL": "u_quarter|u_half|u_year|period",
}


@dataclass(frozen=True, slots=True)
class Row:
    """`pattern` → one token of kind `makes`."""

    makes: str
    pattern: str
    build: Callable[..., object]
    name: str = ""
    says: str = ""
    example: str = ""


GRAMMAR = (
    # Numbers and years in words.
    Row("ord", "tens dash? ord", lengths.add),
    Row("count", "tens dash? ones", lengths.add),
    Row("n4", "count dash? count|tens", lengths.spoken_year),
    Row("n4", "NUMBER thousand and? NUMBER !UNIT", lengths.spoken_thousand),
    Row("count", "NUMBER hundred|thousand and? NUMBER", lengths.times),
    Row("count", "a hundred|thousand and? NUMBER", lengths.add),
    Row("n4", "NUMBER thousand !UNIT", lengths.spoken_thousand),
    Row("count", "NUMBER hundred|thousand", lengths.times),
    Row("count", "a hundred|thousand", lengths.add),
    Row("count", "a? couple of?", lengths.add),
    Row("count", "NUMBER dash? and dash? a? dash? u_half", lengths.and_half),
    Row("count", "NUMBER and a u_quarter", lengths.and_quarter),
    Row("us_workday", "working us_day", lambda _unit: "workday"),
    Row("u_workday", "working dash? u_day", lambda _unit: "workday"),
    # Ages are no periods, nor are frequencies.
    Row("nothing", "NUMBER dash? UNIT dash? old", lengths.nothing),
    Row("nothing", "every NUMBER? UNIT", lengths.nothing),
    Row("decade", "count|tens dash? decade", years.spoken_decade),
    # Days.
    Row("date", "n4 month DAY", days.year_month_day, "period.year_month_day", "a day, its year first", "It opened on [2025 March 3](period 2025-03-03)."),
    Row("date", "n4 dash|slash month dash|slash DAY", days.year_month_day),
    Row("date", "month dot? dash? span comma? n4", days.month_span, "period.days_of_month", "days of one month, joined", "The fair is on [March 3-5, 2026](period 2026-03-03/2026-03-05)."),
    Row("date", "month dot? the? DAY TO the? DAY comma? n4", days.month_days),
    Row("date", "the? span of? month dot? comma? n4", days.span_of_month),
    Row("date", "the? DAY TO the? DAY of? month dot? comma? n4", days.days_of_month),
    Row("date", "from|between the? DAY and the? DAY of? month dot? comma? n4", days.days_of_month),
    Row("date", "month dot? dash? the? DAY dot? comma? dash? of|in? n4|short", days.month_day, "period.month_day_year", "an American date", "It closed on [Sept. 30, 2025](period 2025-09-30)."),
    Row("date", "month dot? count|tens comma? n4", days.month_day),
    Row("date", "count|tens of? month comma? n4", days.day_month),
    Row("date", "month dot? the? ord n99", days.month_day_short),
    Row("date", "the? DAY month of n99", days.day_month),
    Row("date", "the? DAY dot? dash|slash? of? month dot? comma? dash|slash? of|in? n4|short", days.day_month, "period.day_month_year", "a European date", "It closed on [30 September 2025](period 2025-09-30)."),
    Row("date", "DAY dash month dash n31|n99", days.day_month),
    Row("date", "month dot? dash? span", days.month_span),
    Row("date", "month dot? the? DAY TO the? DAY", days.month_days),
    Row("date", "from|between month dot? the? DAY and the? DAY", days.month_days),
    Row("date", "the? span of? month dot?", days.span_of_month),
    Row("date", "the? DAY TO the? DAY of? month dot?", days.days_of_month),
    Row("date", "from|between the? DAY and the? DAY of? month dot?", days.days_of_month),
    Row("date", "month dot? dash|slash? the? DAY", days.month_day, "period.month_day", "a day without its year", "Trading starts on [March 9](period 2026-03-09)."),
    Row("date", "the? DAY dash? of? month dot?", days.day_month, "period.day_month", "the same, the day first", "Trading starts on [9 March](period 2026-03-09)."),
    Row("nothing", "month dot? n12|n31|ord", lengths.nothing),  # February 30
    Row("date", "md comma? n4", days.slashed, "period.slash_date_year", "02/25 2026, as datelines have it", "[02/25 2026](period 2026-02-25) Markets."),
    Row("date", "written", lengths.same_form, "period.numeric_date", "2025-09-30, 30.09.2025, 9/30/2025", "Balance at [2025-09-30](period 2025-09-30)."),
    Row("date", "weekday dot? comma? the? date", days.with_weekday, "period.weekday_date", "a weekday with its date", "Results are due on [Thursday, March 5](period 2026-03-05)."),
    Row("date", "date comma? weekday", days.weekday_behind),
    Row("date", "weekday comma? md", days.weekday_slashed),
    Row("date", "weekday dot? the? ord", days.weekday_ordinal, "period.weekday_ordinal", "a weekday with the day of its month", "It met on [Thursday the 19th](period 2026-02-19)."),
    Row("numberedday", "weekday n31|n12", days.weekday_ordinal),
    # Years by name.
    Row("year", "fy dash? n4|n31|n99|short|pair|md|span", years.fiscal_year, "period.fy_code", "FY2024/25, FY26", "Sales grew in [FY2025](period 2025)."),
    Row("year", "cy dash? n4|n31|n99|short", years.last_year_named, "period.cy_code", "CY2025", "Sales grew in [CY2025](period 2025)."),
    Row("year", "the? fiscal dash? u_year|us_year? n4|short|pair", years.fiscal_year, "period.fiscal_year", "fiscal 2025, financial year 2024-25", "Sales grew in [fiscal 2025](period 2025)."),
    Row("year", "the? n4|pair fiscal u_year", years.year_fiscal),
    Row("year", "the? calendar u_year? n4", years.last_year_named, "period.calendar_year", "calendar 2025", "It sold more in [calendar 2025](period 2025)."),
    Row("year", "the u_year of? n4", years.last_year_named, "period.the_year", "the year 2025", "It was founded in [the year 1998](period 1998)."),
    Row("year", "full dash? u_year n4", years.last_year_named, "period.full_year", "full-year 2025", "Guidance for [full-year 2025](period 2025) stands."),
    Row("year", "the? this|last|next fiscal u_year", relations.fiscal_shift, "period.this_fiscal_year", "this financial year", "It adds costs [this fiscal year](period 2026)."),
    Row("year", "the? previous|following fiscal u_year", relations.pointer_by),
    Row("year", "the new fiscal? u_year", relations.new_year, "period.the_new_year", "the new year, as results speak of it", "Trade held up in [the new financial year](period 2026)."),
    Row("year", "the? this|last|next full|calendar? u_year", relations.shift, "period.this_year", "last year, this year, next year", "Sales rose [last year](period 2025)."),
    Row("yearago", "u_year dash ago|earlier", lambda *_: YearBefore(1)),
    Row("date", "the full|latest? fiscal u_year|u_quarter|u_half !to|through", relations.latest_fiscal, "period.the_full_year", "the full year, the latest quarter, the fiscal year", "Guidance for [the full year](period 2026) stands."),
    Row("date", "the full|latest ONE|period", relations.latest),
    # Lengths.
    Row("length", "span dash? more? UNIT", lengths.span_length, "period.length_range", "1-3 days, two to three years", "Delivery takes [1-3 days](period P1D/P3D)."),
    Row("length", "NUMBER TO|or NUMBER dash? more? UNIT", lengths.length_range),
    Row("length", "a ONE or NUMBER UNIT", lengths.one_or_more),
    Row("length", "NUMBER dash? more? UNIT", lengths.length, "period.length", "three years, a 12-month run", "The loan runs for [five years](period P5Y)."),
    Row("length", "a? few more? UNIT", lengths.vague, "period.vague_length", "several weeks, a few days", "Talks took [several weeks](period PXW)."),
    Row("length", "more MANY", lengths.vague),
    Row("length", "u_half a? dash? ONE", lengths.half_a, "period.half_a_unit", "half a year", "It took [half a year](period P6M)."),
    Row("length", "a u_half dash? ONE", lengths.half_a),
    Row("length", "length and a? u_half", lengths.length_and_half, "period.and_a_half", "a year and a half", "The cash lasts [a year and a half](period P1Y6M)."),
    Row("length", "a ONE and a? u_half", lengths.unit_and_half),
    Row("length", "length and a u_quarter", lengths.length_and_quarter),
    Row("length", "another ONE", lengths.one, "period.one_unit", "a month, another week", "It was ready within [a month](period P1M at_most)."),
    Row("aunit", "a full? more? ONE", lengths.one),
    Row("aunit", "all|full dash? ONE", lengths.one),
    Row("length", "length|aunit comma? and length|aunit", lengths.joined, "period.joined_lengths", "two years and three months", "It lasted [two years and three months](period P2Y3M)."),
    Row("length", "length comma? length", lengths.joined),
    Row("length", "length|aunit or so", lengths.same_length),
    # Numbered parts of a year.
    Row("date", "qcode dash? fy? dash? of? YEAR|short|n31|n99", years.quarter, "period.quarter_code", "Q3 2024, Q3'24, 3Q24, Q2", "Sales fell in [Q3 2024](period 2024-Q3)."),
    Row("date", "qcode of? pair", lambda number, pair: years.part_of_pair(number, "quarter", pair)),
    Row("date", "YEAR dash? qcode", years.quarter_of),
    Row("date", "qcode", years.quarter),
    Row("date", "hcode dash? fy? dash? of? YEAR|short|n31|n99", years.half, "period.half_code", "H1 2025, 1H25, H2", "Sales fell in [H1 2025](period 2025-H1)."),
    Row("date", "hcode of? pair", lambda number, pair: years.part_of_pair(number, "half", pair)),
    Row("date", "YEAR dash? hcode", years.half_of),
    Row("date", "hcode", years.half),
    Row("date", "mcode dash? YEAR|short|n31", years.months_code, "period.months_code", "9M 2025", "Profit rose in [9M 2025](period 2025-01/2025-09)."),
    Row("date", "the? fiscal ord dash? u_quarter|u_half of? YEAR", years.fiscal_part, "period.fiscal_quarter", "the fiscal first quarter", "Sales fell in [the fiscal third quarter](period 2025-Q3)."),
    Row("date", "the? fiscal ord dash? u_quarter|u_half", years.fiscal_part),
    Row("date", "the? ord fiscal dash? u_quarter|u_half comma? of? YEAR", years.fiscal_part),
    Row("date", "the? ord fiscal dash? u_quarter|u_half", years.fiscal_part),
    Row("date", "the? ord dash? u_quarter|u_half of? fiscal? pair", years.part_of_pair, "period.part_of_pair", "the third quarter of 2025/26", "Sales fell in [the third quarter of 2024/25](period 2025-Q3)."),
    Row("date", "the? ord dash? dash? QUARTER comma? of? in? YEAR", years.quarter, "period.quarter_of", "the third quarter of 2024", "Sales fell in [the third quarter of 2024](period 2024-Q3)."),
    Row("date", "YEAR apostrophe? s? the? ord dash? u_quarter", years.quarter_of),
    Row("date", "the? opening u_quarter|u_half of? YEAR", lambda number, unit, of: years.of_year(unit, number, of)),
    Row("date", "the? final|last u_quarter of YEAR", years.final_quarter),
    Row("date", "the? final u_quarter YEAR", years.final_quarter),
    Row("date", "the? ord dash? HALF comma? of? in? YEAR", years.half, "period.half_of", "the first half of 2025", "Sales fell in [the first half of 2025](period 2025-H1)."),
    Row("date", "the? latter|front u_half of? YEAR", years.half),
    Row("date", "the? back u_half of? YEAR", years.second_half),
    Row("date", "YEAR apostrophe? s? the? ord dash? u_half", years.half_of),
    Row("date", "the? last|final u_half of? the? YEAR", years.last_half),
    Row("date", "the? month dot? dash? TO dash? month dot? dash? u_quarter|u_half|period", years.months_span, "period.months_quarter", "the July-September quarter", "Sales fell in [the July-September quarter](period 2025-Q3)."),
    Row("date", "the? month dot? dash? u_quarter|u_half of? YEAR", years.month_quarter),
    Row("date", "the? ord calendar dash? u_quarter of? YEAR", years.calendar_quarter, "period.calendar_quarter", "the second calendar quarter", "Sales fell in [the first calendar quarter](period 2026-Q1)."),
    Row("date", "the? ord calendar dash? u_quarter", years.calendar_quarter),
    Row("date", "the? ord dash? u_quarter|u_half of the u_year", years.of_the_year, "period.of_the_year", "the first half of the year", "Sales fell in [the first half of the year](period 2025-H1)."),
    Row("date", "the? latter|front u_half of the u_year", years.of_the_year),
    Row("date", "the back u_half of the u_year", lambda unit, year: years.of_the_year(2, unit, year)),
    Row("date", "the? month dot? dash? u_quarter|u_half", years.month_quarter, "period.month_quarter", "the June quarter", "Sales fell in [the December quarter](period 2025-Q4)."),
    Row("date", "the? ord dash? QUARTER", years.quarter, "period.quarter", "the third quarter, by itself", "Sales fell in [the third quarter](period 2025-Q3)."),
    Row("date", "the? final u_quarter", years.final_quarter),
    Row("date", "the? ord dash? u_half of the? decade", years.half_of_decade, "period.half_of_decade", "the first half of the 2010s", "It fell in [the first half of the 2010s](period 201 start 2010-01-01..2014-12-31)."),
    Row("date", "the? ord dash? u_half of the u_decade", years.half_of_this_decade),
    Row("date", "the? ord dash? HALF", years.half, "period.half", "the second half, by itself", "Sales fell in [the second half](period 2025-H2)."),
    Row("date", "the? ord &comma|and|or &and|or? &date", years.beside_number, "period.shared_unit", "the second and third quarters: the unit stands with the last", "Sales fell in [the second](period 2024-Q2) and [third quarters of 2024](period 2024-Q3)."),
    Row("date", "the? month dot? comma? dash|slash? of? n4|short", years.month, "period.month_year", "a month with its year", "Prices peaked in [June 2022](period 2022-06)."),
    Row("date", "month dot? of n99", years.month),
    Row("date", "n4 comma? dash|slash? month dot?", years.year_month, "period.year_month", "a year with its month", "Prices peaked in [2022 June](period 2022-06)."),
    Row("yearmonth", "n4 dash|slash n12", years.year_month),
    Row("date", "the? decade", years.decade, "period.decade", "the 1990s, the nineties", "It was built in [the 1990s](period 199)."),
    Row("date", "the? last u_half of date", years.last_half),
    Row("date", "the? ord dash? u_century", years.century, "period.century", "the 20th century", "A law of [the 19th century](period 18)."),
    Row("date", "the? u_week n12|n31|n99 of? YEAR", years.week, "period.week_number", "week 10", "It opens in [week 10](period 2026-W10)."),
    Row("date", "the? u_week n12|n31|n99", years.week),
    # What repeats every week or year.
    Row("name", "month dot?", years.month, "period.month", "a month by itself", "Prices rose in [January](period 2026-01)."),
    Row("name", "weekday dot?", lambda n: Day(weekday=n), "period.weekday", "a weekday by itself", "The deal was signed on [Monday](period 2026-02-23)."),
    Row("name", "the? season", Season, "period.season", "a season", "It closed in [the autumn](period 2025-FA about)."),
    Row("name", "the? holiday", Holiday, "period.holiday", "a holiday with a date", "Sales peaked at [Christmas](period 2025-12-25)."),
    Row("name", "new u_year", lambda _unit: Holiday("new year"), "period.new_year", "New Year by itself", "It closed before [New Year](period 2026-01-01)."),
    Row("name", "the u_month of name", lambda _unit, name: name, "period.the_month_of", "the month of May", "Sales fell in [the month of January](period 2026-01)."),
    Row("date", "name comma? of? YEAR", years.inside, "period.name_of_year", "February this year, spring 2025, Christmas 2024", "It began in [February last year](period 2025-02)."),
    Row("date", "YEAR apostrophe s name", years.years_name, "period.years_name", "this year's Christmas", "Sales fell at [last year's Christmas](period 2025-12-25)."),
    # Relative to the publication day.
    Row("year", "earlier|later YEAR", relations.sooner, "period.sooner", "earlier this year, later this month", "It rose [earlier this year](period 2026 2026-01-01..2026-02-25)."),
    Row("date", "the? ONE after|earlier the? next|last", lambda u, _s, n: relations.after_next(u, n), "period.after_next", "the week after next, the year before last", "It reports in [the week after next](period 2026-W11)."),
    Row("date", "this daytime", relations.day_shift, "period.time_of_day", "this morning, for the day it belongs to", "It fell [this morning](period 2026-02-25)."),
    Row("date", "the next|following daytime", relations.next_daytime),
    Row("date", "today", relations.day_shift, "period.today", "today, yesterday, tomorrow", "It rose [yesterday](period 2026-02-24)."),
    Row("date", "the? ord last name of|in the? POINT|n4", parts.nth_last_weekday, "period.nth_weekday", "the first Friday of next month", "It reports on [the first Friday of March](period 2026-03-06)."),
    Row("date", "the? ord|last|final name of|in this|last|next ONE", lambda n, w, c, u: parts.nth_weekday(n, w, relations.shift(c, u))),
    Row("date", "the? ord|last|final name of|in the ONE", lambda n, w, u: parts.nth_weekday(n, w, relations.shift(0, u))),
    Row("date", "the? ord|last|final name of|in POINT|n4", parts.nth_weekday),
    Row("date", "the? ord last ONE of this|last|next ONE", lambda n, last, u, c, v: parts.nth_last(n, last, u, relations.shift(c, v)), "period.nth_last", "the second last week of March", "It fell in [the second last week of 2025](period 2025-W51)."),
    Row("date", "the? ord last ONE of the? POINT|n4", parts.nth_last),
    Row("date", "the? last|final ONE of this|last|next ONE", lambda n, u, c, v: parts.nth(n, u, relations.shift(c, v)), "period.last_of", "the last week of January", "It fell in [the last week of January](period 2026-01-25/2026-01-31)."),
    Row("date", "the? last|final ONE of the? POINT|n4", parts.nth),
    Row("date", "the? NUMBER last|next MANY", relations.counted_units, "period.counted_units", "the three coming weeks", "It closes for [the three coming weeks](period P3W 2026-03-02..2026-03-22)."),
    Row("date", "the? last|next|past u_hour|u_minute", relations.past_unit, "period.clock_unit", "the next hour", "It closes in [the next hour](period PT1H)."),
    Row("date", "the? this|last|next more? ONE", relations.shift, "period.this_unit", "last week, next quarter, this month", "It fell [last week](period 2026-W08)."),
    Row("date", "earlier|later date", relations.sooner),
    Row("date", "the? previous|following name", relations.beside_named, "period.name_beside", "the previous Friday, counted from a day named before", "It rose on [Thursday, March 5](period 2026-03-05) and fell on [the following Friday](period 2026-03-06)."),
    Row("date", "the? this|last|next name", relations.direction, "period.this_name", "last May, this Christmas, next Friday", "It rose [last May](period 2025-05)."),
    Row("date", "the? ord|last|final length of the? POINT|n4", parts.first, "period.first_length_of", "the first nine months of 2025", "It rose in [the first nine months of 2025](period 2025-01/2025-09)."),
    Row("date", "the? ord|last|final length of the u_year", parts.first_of_the_year),
    Row("date", "the? past length", relations.rolling, "period.rolling", "the past three months, the past year", "It rose in [the past three months](period P3M 2025-11-25..2026-02-24)."),
    Row("date", "this past ONE", lambda _this, sign, unit: relations.past_unit(sign, unit)),
    Row("date", "the? past ONE", relations.past_unit),
    Row("date", "this past name", lambda _this, _sign, name: name),
    Row("date", "the? NUMBER past MANY", relations.counted_past),
    Row("date", "the? previous length", relations.length_before, "period.length_before", "the previous twelve months, before a period named that is as long", "It sold 5 in [the year to 30 June 2025](period 2024-07/2025-06), 3 in [the previous twelve months](period 2023-07/2024-06)."),
    Row("date", "the length earlier !POINT|n4", relations.length_before),
    Row("date", "the? last|next length", relations.whole_units, "period.whole_units", "the last two months, the next three years", "It rose in [the last two months](period P2M 2025-12-01..2026-01-31)."),
    Row("date", "the? length last|next", relations.whole_units_behind),
    Row("date", "the? recent|past|last|next MANY|length", lambda sign, of: relations.vague_rolling(sign, of) if isinstance(of, str) else relations.rolling(sign, of), "period.vague_rolling", "recent weeks, the coming months", "It rose in [recent weeks](period PXW)."),
    Row("date", "NUMBER weekdays from now", relations.weekdays_away, "period.weekdays_away", "two Fridays from now", "It opens [two Fridays from now](period 2026-03-06)."),
    Row("date", "NUMBER weekdays ago", relations.weekdays_back),
    Row("backdate", "NUMBER weekdays back", relations.weekdays_back),
    # Relative to the last period named.
    Row("date", "the? same FINANCIAL|u_month comma? of? in? the? YEAR", relations.same_in, "period.same_in_year", "the same period last year", "It rose 5% in [Q3 2025](period 2025-Q3) from [the same period of 2023](period 2023-Q3)."),
    Row("date", "the? n4 period", relations.same_in),
    Row("date", "YEAR apostrophe s u_quarter|u_half|period", lambda of, unit=None: relations.same_in(unit, of) if unit else relations.same_in(of)),
    Row("date", "the? same? yearago FINANCIAL|u_month", relations.year_before_unit, "period.year_before_unit", "the year-ago quarter", "It rose 5% in [Q3 2025](period 2025-Q3) from [the year-ago quarter](period 2024-Q3)."),
    Row("date", "the? same? yearago date", relations.year_before_of),
    Row("date", "the? previous dash? u_year apostrophe? s? same? u_quarter|u_half|u_month|period", relations.year_before_unit),
    Row("date", "the? same ONE|period comma? yearago", relations.year_before_unit),
    Row("date", "the? same ONE|period comma? a? u_year|aunit earlier|ago", relations.year_before_unit),
    Row("date", "yearago", lengths.same_form, "period.year_before", "year-ago, year-earlier", "It rose 5% in [Q3 2025](period 2025-Q3) from a [year-earlier](period 2024-Q3) loss."),
    Row("date", "the? that|same MANY|periods", relations.pointers, "period.the_same_periods", "the same periods", "From [2022 to 2024](period 2022/2024) sales rose; costs fell in [the same periods](period 2022/2024)."),
    Row("date", "that same ONE|period", relations.pointer, "period.that_same_unit", "that same day", "It opened on [March 9, 2025](period 2025-03-09) and closed [that same day](period 2025-03-09)."),
    Row("date", "the? that|same ONE|period", relations.pointer, "period.that_unit", "that year, the same period", "It began in [2024](period 2024); sales [that year](period 2024) were low."),
    Row("date", "the? following ONE", relations.pointer_by, "period.following_unit", "the following month", "It began in [May 2024](period 2024-05) and ended [the following month](period 2024-06)."),
    Row("date", "the? previous ONE", relations.pointer_by, "period.previous_unit", "the previous quarter", "It rose 5% in [Q3 2025](period 2025-Q3) from [the previous quarter](period 2025-Q2)."),
    Row("date", "the? ord|last|final name of|in the? date", parts.nth_weekday),
    Row("date", "the? DAY TO the? DAY of? date", days.days_in, "period.days_in", "the 4th to 23rd of next month", "It closes from [the 4th to the 23rd of next month](period 2026-03-04/2026-03-23)."),
    Row("date", "the? DAY u_day? of? date|name", lambda n, *v: days.day_in(n, v[-1]), "period.day_in", "the 20th of next month", "It is due on [the 20th of next month](period 2026-03-20)."),
    Row("date", "the? DAY &and|or &date", days.day_beside, "period.day_beside", "18 and 19 June: the month stands with the last", "It meets on [18](period 2026-03-18) and [19 March](period 2026-03-19)."),
    Row("date", "the? length|aunit ago", relations.ago, "period.ago", "two years ago", "It was founded [two years ago](period 2024)."),
    Row("backdate", "the? length|aunit back", relations.ago),
    Row("date", "the? length|aunit from now", relations.from_now, "period.from_now", "three weeks from now", "It opens [three weeks from now](period 2026-03-18)."),
    Row("date", "the? length|aunit|ONE apostrophe? s? time", relations.in_time),
    Row("date", "the? length from date|name", relations.from_point),
    Row("date", "the? aunit from date|name", relations.unit_from),
    Row("date", "the? length|aunit hence", relations.from_now),
    Row("date", "name from? of? the? date", relations.weekday_in, "period.weekday_in", "Wednesday next week", "It opens on [Wednesday next week](period 2026-03-04)."),
    Row("date", "date apostrophe? s? on? name", relations.in_week_weekday),
    Row("date", "the length earlier|after POINT", relations.length_beside, "period.length_beside", "the two weeks before Christmas", "It rose in [the two weeks before Christmas](period 2025-12-11/2025-12-24)."),
    Row("date", "the? length|aunit earlier|later|after POINT", relations.away_from, "period.away_from", "three days after Christmas", "It closed [three days after Christmas](period 2025-12-28)."),
    Row("date", "the ONE earlier|after n4", relations.day_from),
    Row("date", "the? ONE earlier|after POINT", relations.day_from, "period.day_after", "the day after tomorrow", "It reports [the day after tomorrow](period 2026-02-27)."),
    Row("date", "the ONE earlier|after", relations.unit_before, "period.unit_before", "the year before, the month after", "It sold more in [2024](period 2024) than [the year before](period 2023)."),
    Row("date", "the? length|aunit earlier|later", relations.earlier, "period.earlier", "a year earlier, two days later", "It sold more in [2024](period 2024) than [a year earlier](period 2023)."),
    # Parts of longer periods.
    Row("date", "the? ord|last|final length", parts.first, "period.first_length", "the first nine months, the latest that had ended", "It rose in [the first nine months](period 2025-01/2025-09)."),
    Row("date", "the? ord|final ONE of the? POINT|n4", parts.nth, "period.nth_of", "the first week of February", "It rose in [the first week of February](period 2026-02-01/2026-02-07)."),
    Row("date", "the? ord|last|final ONE of the ONE", lambda number, unit, of: parts.nth(number, unit, relations.latest(of))),
    Row("date", "the? early|late MANY of the? POINT|n4", lambda which, _units, of: parts.part(which, of), "period.first_units", "the first months of 2025, the final weeks of the year: its first or last third", "It rose in [the first months of 2025](period 2025 start 2025-01-01..2025-04-30)."),
    Row("date", "the? ord|last|final|opening MANY|part of the? POINT|n4", parts.first_units),
    Row("date", "the? ord|last|final|opening MANY|part of the ONE", parts.first_units_of_unit),
    Row("date", "the? early|late part of the? POINT|n4", parts.part),
    Row("date", "the? early|late part of the ONE", parts.part_of_unit),
    Row("date", "the? latter part of the? POINT|n4", lambda _latter, of: parts.part("end", of)),
    Row("date", "the? latter part of the ONE", lambda _latter, unit: parts.part_of_unit("end", unit)),
    Row("length", "the ord|final MANY", lengths.first_units, "period.first_few", "the first weeks, of whatever began", "It sold out in [the first weeks](period PXW)."),
    Row("length", "the early MANY", lambda _part, unit: lengths.vague(unit)),
    Row("date", "the? early|mid|late|middle dash? in? of? the? POINT|n4", parts.part, "period.part", "early 2025, mid-March, late last year", "It rose in [early 2025](period 2025 start 2025-01-01..2025-04-30)."),
    Row("date", "early|mid|late|middle in|of the ONE", parts.part_of_unit),
    Row("date", "u_year dash? edge n4", lambda _unit, which, number: parts.edge(which, number), "period.year_end_of", "year-end 2024", "It had 50 at [year-end 2024](period 2024 end 2024-12-31)."),
    Row("date", "the? u_week of|starting|edge on? POINT", lambda unit, *v: parts.starting(unit, v[-1]), "period.week_of", "the week of September 15", "It starts in [the week of March 9](period 2026-W11)."),
    Row("date", "the? u_week of|starting|edge the ord", parts.week_of_day),
    Row("date", "wc dot? POINT", lambda of: parts.starting("week", of)),
    Row("date", "we dot? POINT", lambda of: parts.ending("week", of)),
    Row("date", "the? edge dash? of? the? POINT|n4", parts.edge, "period.edge", "the end of January", "It had 50 at [the end of January](period 2026-01 end 2026-01-31)."),
    Row("date", "the? edge of the? fiscal? ONE|period", parts.edge_of_unit),
    Row("date", "earlier|later in the ONE", relations.sooner_in),
    Row("date", "the? rest of? the? this? ONE", lambda *v: relations.rest_of(v[-1]), "period.rest_of", "the rest of the year", "It expects growth for [the rest of the year](period 2026 2026-02-25..2026-12-31)."),
    Row("date", "the? rest of? the? date|year", relations.rest_of_named),
    Row("date", "the? rest of n4", relations.rest_of_named),
    Row("date", "fiscal? ONE dash edge", parts.unit_edge, "period.unit_end", "year-end, month-end", "It had 50 at [month-end](period 2026-01 end 2026-01-31)."),
    # Up to a day, from a day on.
    Row("date", "the? fiscal? length|ONE|MANY period? ended|to|through on? dot? POINT|n4", parts.ending, "period.ending", "the year to 31 March", "It earned more in [the year to 31 March](period 2024-04/2025-03)."),
    Row("date", "aunit period? ended on? dot? POINT|n4", parts.ending),
    Row("date", "the? date|year ended on? POINT", parts.ending),
    Row("date", "the ONE just ended|gone", relations.just_ended, "period.just_ended", "the quarter just ended, the year just begun", "Sales fell in [the quarter just ended](period 2025-Q4)."),
    Row("date", "the ONE just begun", relations.just_begun),
    Row("date", "the? date to|through on? POINT", parts.numbered_ending, "period.numbered_ending", "the second quarter through Dec. 31", "It earned $3m in [the second quarter through Dec. 31](period 2025-Q4)."),
    Row("date", "the NUMBER &comma|and|or &and|or? &date", parts.beside_length, "period.shared_ending", "the three and nine months ended: the unit and the day stand with the last", "Sales fell in [the three](period 2025-Q3) and [nine months ended September 30, 2025](period 2025-01/2025-09)."),
    Row("date", "the? length|aunit starting POINT", parts.starting, "period.starting", "two weeks starting May 20", "It closes for [two weeks starting May 20](period 2026-05-20/2026-06-02)."),
    # Pointing at what the article is about.
    Row("date", "the full|fiscal? u_year to tilldate", relations.to_date, "period.to_date", "the year to date", "It rose 5% in [the year to date](period 2026-01-01/2026-02-25)."),
    Row("date", "fiscal? u_year dash? to dash? tilldate", relations.to_date),
    Row("date", "the u_week|u_weekend|u_month|u_quarter|u_half|u_year|u_decade|period", relations.latest, "period.the_unit", "the quarter, the period", "It fell in [Q3 2025](period 2025-Q3). Costs in [the quarter](period 2025-Q3) rose."),
    # Ranges.
    Row("date", "from|between POINT|n4 to|through|dash|and POINT|n4", parts.span, "period.range", "2022 to 2024, between March and May", "Sales rose from [2022 to 2024](period 2022/2024)."),
    Row("date", "from|between POINT|n4 to|through|and now", relations.until_now),
    Row("date", "POINT|n4 to|through|dash POINT|n4", parts.span),
    Row("year", "n4", years.bare_year, "period.year", "a bare year", "Sales doubled in [2024](period 2024)."),
    Row("date", "the us_year date|year", years.years_named, "period.the_years", "the years 2022 to 2024", "Sales doubled in [the years 2022 to 2024](period 2022/2024)."),
    Row("date", "the us_year pair", years.years_named),
    Row("date", "the length", lengths.recalled, "period.recalled", "the nine weeks, as long as a period named", "Sales rose in [the nine weeks to 4 January](period 2025-11-03/2026-01-04). Margins for [the nine weeks](period 2025-11-03/2026-01-04) fell."),
    Row("date", "pair", lengths.same_form, "period.year_pair", "2024-25, 2022-2024", "Output rose in [2022-2024](period 2022/2024)."),
    Row("date", "from|between md to|through|dash|and md", days.slashed_range, "period.slash_date", "2/15, where a preposition says it is a date", "It opens on [3/15](period 2026-03-15)."),
    Row("slash", "md", days.slashed),
    Row("dashed", "span", days.span_as_day),
    Row("nthday", "the? ord name", parts.nth_weekday_alone, "period.nth_weekday_alone", "the third Tuesday, of this month", "It meets on [the first Monday](period 2026-02-02)."),
    Row("theday", "the ord|n31|n12", days.day_alone, "period.day_alone", "the 25th", "It is due on [the 27th](period 2026-02-27)."),
    Row("many", "MANY", lengths.vague, "period.bare_units", "for years, within weeks", "It fought for [years](period PXY)."),
)  # fmt: skip

RULES = tuple(Rule(row.name, row.says, row.example) for row in GRAMMAR if row.name)
