"""Facts as rows and as a DataFrame, and a record in a notebook."""

from __future__ import annotations

import pickle
import sys
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest

import extractor
from extractor import InputError, Record
from extractor.frames import COLUMNS
from extractor.schema import Article
from extractor.writers import columns

from .samples import TEXT, record


def test_rows_are_flat_and_typed() -> None:
    first, *rest = record().to_rows()
    assert len(rest) == 5
    assert list(first) == list(COLUMNS)
    assert set(columns("facts")) <= set(COLUMNS), "what the CSV has"
    assert (first["article_id"], first["published"]) == ("kelp", date(2025, 3, 1))
    assert (first["company"], first["metric"]) == ("Orlen Kelp", "revenue")
    assert (first["low"], first["start_date"], first["forecast"]) == (Decimal(3500000), date(2024, 1, 1), False)
    assert isinstance(first["low"], Decimal)


def test_a_dataframe_of_many_records_and_of_none() -> None:
    pytest.importorskip("pandas", reason="pip install pandas")
    frame = extractor.to_dataframe(record(f"kelp-{i}") for i in range(3))
    assert frame.shape == (18, len(COLUMNS))
    assert frame.groupby("metric")["low"].max()["revenue"] == Decimal(3500000)
    assert str(frame["start_date"].dtype) == "datetime64[s]"
    assert list(extractor.to_dataframe([]).columns) == list(COLUMNS)


def test_open_days_are_nat() -> None:
    pytest.importorskip("pandas", reason="pip install pandas")
    row = record().model_dump(mode="json")
    row["facts"][0] |= {"start_date": None, "end_date": None}
    row["facts"][1]["start_date"] = "1602-03-20"
    frame = extractor.to_dataframe([Record.model_validate(row)])
    assert frame["start_date"].isna().tolist() == [True] + [False] * 5
    assert frame["start_date"][1].year == 1602


def test_without_pandas_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(InputError, match=r"article-extractor\[pandas\]"):
        extractor.to_dataframe([])


# In a notebook.


class Shown(HTMLParser):
    """The text of some HTML, the tooltips by their words, and the tags used."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.text, self.tags, self.titles = "", set[str](), dict[str, str]()
        self._title: str | None = None
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._title = dict(attrs).get("title")

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._title:
            self.titles[data] = self._title
        self._title = None


def known() -> Record:
    """The sample as extract() would give it: knowing its text."""
    one = record()
    one.__dict__["text"] = TEXT
    return one


def test_a_notebook_shows_the_article_with_its_mentions() -> None:
    shown = Shown(known()._repr_html_())
    assert TEXT.replace("\r\n", "\n") in shown.text.replace("\r\n", "\n")
    assert shown.titles["12%"] == "12% (percent.sign)"
    assert shown.titles["€410,000"] == "EUR 410,000 – 450,000 (money.symbol_before); EUR 410,000 (money.symbol_before)"
    assert "net profit" in shown.text
    assert not shown.tags & {"script", "img", "style", "i"}


def test_without_its_text_a_record_shows_evidence() -> None:
    shown = Shown(record()._repr_html_())
    assert "Net profit reached €410,000–€450,000 in 2024" in shown.text
    assert "that's all" not in shown.text


def test_the_text_is_no_part_of_the_record() -> None:
    made = extractor.extract(Article(text="Acme's revenue rose 34% in 2024.", id="a"))
    assert made.text == "Acme's revenue rose 34% in 2024."
    stored = Record.model_validate_json(made.model_dump_json())
    assert stored.text is None
    assert stored == made
    assert "text" not in made.model_dump()
    assert pickle.loads(pickle.dumps(made)) == made


def test_a_kept_text_is_the_text() -> None:
    row = record().model_dump(mode="json")
    row["article"]["text"] = TEXT
    assert Record.model_validate(row).text == TEXT
