"""Facts as rows: plain dictionaries, or a pandas DataFrame."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from extractor.extras import need
from extractor.schema import Record
from extractor.writers import columns, rows

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped, import-not-found, unused-ignore]

COLUMNS = ("article_id", "published", *columns("facts")[1:])
DAYS = ("published", "start_date", "end_date")


def to_rows(record: Record) -> list[dict[str, Any]]:
    """One dictionary a fact, with the columns of the CSV and the article's date; amounts are Decimals, days are dates."""
    found = []
    for fact, (identity, *cells) in zip(record.facts, rows(record.model_dump(), "facts"), strict=True):
        row = dict(zip(COLUMNS, (identity, record.article.published, *cells), strict=True))
        found.append(row | {"low": fact.low, "high": fact.high})  # a dump has them as text
    return found


def to_dataframe(records: Iterable[Record]) -> pandas.DataFrame:
    """One row a fact, over all records; the columns are there even where no fact is.

    `low` and `high` stay Decimals: `frame["low"].astype(float)` where speed matters more than the last digit. Days are
    datetime64, NaT where there are none.

    Raises:
        InputError: pandas is not installed.
    """
    pd = need("pandas", "to_dataframe")
    frame = pd.DataFrame((row for record in records for row in to_rows(record)), columns=list(COLUMNS))
    return frame.astype(dict.fromkeys(DAYS, "datetime64[s]"))
