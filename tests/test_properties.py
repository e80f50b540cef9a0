"""What holds for any text: every offset fits, the tokenizer loses nothing, markup reads back, nothing crashes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor import Record, extract, markup
from extractor.dateline import find_dateline, parse_date
from extractor.decimals import plain
from extractor.formats import front_matter
from extractor.markup import Mark
from extractor.sentences import find_sentences
from extractor.tokenizer import FinanceTokenizer

TOKENIZE = FinanceTokenizer(spacy.blank("en").vocab)

# Any text, and text made of what the rules look at: the second finds far more than the first.
WORDS = """
    $ € £ ¥ HK$ US$ RMB USD yuan kr 1 3.5 1,000 12,34 -5 (2.1) 2024 2025 FY26 Q3 H1 31 % pc bp percent points k m bn trn million
    billion crore half a hundreds of thousands dozen from to and between , . ; : - – — / ( ) [ ] ' ’ " “ ” about over nearly up at
    least January Sept. May Monday the first nine months ended year earlier same period that last next week end mid early Inc. plc
    Ltd Bank Acme Corp's CEO (0700.HK) (NASDAQ: ABC) revenue net loss profit rose fell by respectively both companies total per share
    each month users employees times 🚀 é İ ß ﬁ 中 亿元
"""
BLANKS = ["\n", "\t", "\r\n", "\x00", "\u00a0", "\u2009", "\u200b", "\u202e", "e\u0301"]
PIECES = st.sampled_from([*WORDS.split(), *BLANKS])
ANY = st.text(max_size=200)
NEWS = st.lists(PIECES, max_size=60).flatmap(lambda pieces: st.sampled_from([" ", "", "\n"]).map(lambda glue: glue.join(pieces)))
TEXTS = st.one_of(ANY, NEWS)
DAYS = st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2050, 12, 31)))
patient = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@given(TEXTS, DAYS)
@settings(patient, max_examples=300)
def test_any_text_gives_a_record_that_fits_it(text: str, published: date | None) -> None:
    record = extract(text, published=published).fits(text)
    assert Record.model_validate_json(record.model_dump_json()) == record


@given(TEXTS, DAYS)
@settings(patient, max_examples=100)
def test_the_same_text_gives_the_same_record(text: str, published: date | None) -> None:
    assert extract(text, published=published) == extract(text, published=published)


@given(NEWS)
@settings(patient, max_examples=200)
def test_mentions_of_one_kind_do_not_overlap(text: str) -> None:
    record = extract(text)
    for kind in markup.KINDS:
        markup.render(text, markup.marks_of(record, (kind,)))  # raises where they do


@given(TEXTS)
@settings(patient)
def test_tokens_spell_the_text(text: str) -> None:
    assert TOKENIZE(text).text == text


@given(TEXTS)
@settings(patient)
def test_sentences_leave_out_only_white_space(text: str) -> None:
    position = 0
    for sentence in find_sentences(text):
        assert text[position : sentence.start].strip() == ""
        assert sentence.start < sentence.end
        position = sentence.end
    assert text[position:].strip() == ""


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(ANY.filter(lambda t: "\r" not in t))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    norms = st.builds(
        "{} {}".format, st.sampled_from(markup.KINDS), st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
    )
    return text, [Mark(start, end, draw(norms)) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]


@given(marked())
@settings(patient)
def test_markup_reads_back(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    assert markup.parse(markup.render(text, marks)) == (text, marks)


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_plain_decimals_keep_their_value(number: Decimal) -> None:
    written = plain(number)
    assert Decimal(written) == number
    assert "E" not in written
    assert not written.endswith(".")
    assert "." not in written or not written.endswith("0")


@given(TEXTS)
def test_heads_of_any_kind_are_read(text: str) -> None:
    find_dateline(text)
    parse_date(text)
    fields, body = front_matter(text)
    assert text.endswith(body)
    assert front_matter(f"---\ntitle: x\n---\n{text}") == ({"title": "x"}, text)
    assert fields is not None


@given(st.dates(date(1000, 1, 1)))
def test_every_day_is_read_in_every_form(day: date) -> None:
    name = f"{day:%B}"
    for words in (
        f"{day}",
        f"{day.day} {name} {day.year}",
        f"{name} {day.day}, {day.year}",
        f"{day:%a}, {day.day} {day:%b} {day.year}",
        f"{day:%m/%d/%Y}",
    ):
        assert parse_date(words) == day, words
