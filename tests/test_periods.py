"""Periods: what one-line cases cannot show."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import extract
from extractor.find.period_reader import GRAMMAR, read
from extractor.find.period_tokens import tokenize
from extractor.find.period_words import HOLIDAYS
from extractor.find.periods import find_periods
from extractor.forms import Ending, Form, Length, Range
from extractor.mentions import Period
from extractor.pool import time_limit
from extractor.resolve.holidays import ONCE, holiday
from extractor.resolve.periods import resolve_periods
from extractor.sentences import find_sentences
from extractor.timex import bounds, is_timex

PUBLISHED = date(2026, 2, 25)
WORDS = (
    "the a first last next past this that second third early mid late end of in to from and year years quarter half month week day days "
    "May March 2024 2025 Q3 H1 FY25 12 31 3-5 ago earlier ended Christmas Friday fiscal same period three several 1990s , . - ' s"
).split()


def periods(text: str, published: date | None = PUBLISHED) -> list[Period]:
    return resolve_periods(text, find_periods(text), find_sentences(text), published)


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from([PUBLISHED, date(2024, 2, 29), date(2000, 1, 1), None]))
def test_any_words_keep_the_contract(words: list[str], published: date | None) -> None:
    """Whatever time words stand together, spans are in order and apart, values are TIMEX3 and bounds in order."""
    text = " ".join(words)
    end = 0
    for period in periods(text, published):
        assert end <= period.start < period.end <= len(text)
        assert is_timex(period.timex)
        assert (period.kind == "duration") == period.timex.startswith("P")
        assert (period.start_date is None) == (period.end_date is None)
        assert period.start_date is None or period.end_date is None or period.start_date <= period.end_date
        end = period.end


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    assert all(text[p.start : p.end].strip() for p in periods(text))


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
@pytest.mark.parametrize("shape", ["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d.%m.%Y", "%A, %d %B %Y", "%b %d %Y"])
def test_every_day_is_read_in_every_shape(shape: str, day: date) -> None:
    text = f"It was signed on {day.strftime(shape)}."
    assert [(p.timex, p.start_date, p.end_date) for p in periods(text)] == [(day.isoformat(), day, day)]


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_a_weekday_is_within_a_week_of_publication(published: date) -> None:
    for text, ahead in (("It was signed on Friday.", False), ("It will be signed on Friday.", True)):
        (found,) = periods(text, published)
        assert found.start_date is not None
        assert found.start_date.isoweekday() == 5
        assert timedelta(0) <= (found.start_date - published if ahead else published - found.start_date) < timedelta(7)


@pytest.mark.parametrize("phrase", "last week;yesterday;the first nine months;next May;two years ago;a year earlier;Christmas".split(";"))
def test_without_a_publication_day_nothing_relative_has_dates(phrase: str) -> None:
    (found,) = periods(f"It rose in {phrase}.", None)
    assert (found.start_date, found.end_date) == (None, None)


def test_nothing_reads_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same text and publication day give the same periods whatever day it is."""

    def no_clock() -> float:
        raise AssertionError("a rule asked for the time")

    monkeypatch.setattr(time, "time", no_clock)
    assert [p.timex for p in periods("It rose last week and in March.")] == ["2026-W08", "2025-03"]


@pytest.mark.parametrize("name", HOLIDAYS)
def test_every_holiday_has_a_day_in_some_year_or_none_ever(name: str) -> None:
    days = [holiday(name, year) for year in (2024, 2025, 2026)]
    assert name in ONCE or all(days) or not any(days), f"{name}: {days}"


def test_every_row_of_the_grammar_can_match() -> None:
    """No pattern asks for a kind that neither words nor figures nor other rows make."""
    from extractor.find.period_reader import _COMPILED

    assert [row.pattern for row, _, needed in _COMPILED if not all(needed)] == []
    assert len({row.pattern for row in GRAMMAR}) == len(GRAMMAR)


def test_forms_say_what_is_written() -> None:
    (token,) = read("the six months to 30 September")
    form: Form = token.value  # type: ignore[assignment]
    assert isinstance(form, Ending)
    assert form.length.parts == (("month", 6),)
    (token,) = read("2022 to 2024")
    assert isinstance(token.value, Range)
    (token,) = read("three and a half years")
    assert isinstance(token.value, Length)


def test_tokens_cover_their_words() -> None:
    text = "The 3rd quarter of FY2024/25, Sept. 30"
    assert [text[t.start : t.end] for t in tokenize(text)] == ["The", "3rd", "quarter", "of", "FY", "2024/25", ",", "Sept", ".", "30"]


@pytest.mark.parametrize("unit", "1.;1/2/;2024 ;2024-;1990-1991-;first ;the year to ;q1 2024 to ;Monday, ;a year earlier ;';İ".split(";"))
def test_a_hostile_text_comes_to_an_end(unit: str) -> None:
    """The limit only tells a hang from an answer; how time grows is measured by benchmarks/hostile.py."""
    with time_limit(60):
        periods((unit * 100_000)[:100_000])


def test_bounds_are_those_of_the_timex_where_it_has_any() -> None:
    for period in periods("In 2024, in Q3 2025, in the year to 31 March, on 5 May, in the 1990s and last week sales fell."):
        assert bounds(period.timex) == (period.start_date, period.end_date)


def test_quarters_of_another_company_follow_the_calendar() -> None:
    """The books that an article reveals are those of whom its head names; of a rival further down nothing is known."""
    head = "Norwell plc's profit rose in the fiscal third quarter ended June 30. " + "It makes pumps and valves for breweries. " * 10
    rival = "Carmona Corp. posted 6% growth for the second quarter."
    text = f"{head}\nThe second quarter was weak. {rival}"
    *_, own, other = extract(text, published=date(2025, 7, 31)).periods
    assert (own.start_date, other.start_date) == (date(2025, 1, 1), date(2025, 4, 1))
