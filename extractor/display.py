"""Values as people read them, for the pages and the notebook: never for a record.

Numbers keep every digit: a scale word only moves the decimal point.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources

from extractor import schema
from extractor.decimals import plain
from extractor.markup import short_days
from extractor.timex import closes_month

SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
PREFIX = {
    "about": "about ", "over": "over ", "under": "under ", "nearly": "nearly ",
    "up_to": "up to ", "at_least": "at least ", "at_most": "at most ",
    "start": "start of ", "mid": "middle of ", "end": "end of ",
}  # fmt: skip
UNITS = {"percent": "%", "percentage_point": " pp", "times": "×"}
PLURALS = {"person": "people", "man": "men", "woman": "women", "child": "children", "foot": "feet", "aircraft": "aircraft"}
KINDS = {"money": "Money", "percents": "Percent", "quantities": "Quantity", "companies": "Company", "periods": "Period"}

Mention = schema.Money | schema.Percent | schema.Quantity | schema.Period


def number(value: Decimal) -> str:
    """A number with its scale in words from a million on, else grouped.

    >>> number(Decimal(95717000000)), number(Decimal("-65000.5")), number(Decimal(1234567))
    ('95.717 billion', '-65,000.5', '1,234,567')
    """
    for power, word in SCALES:
        if abs(value) >= 10**power:
            scaled = plain(value.scaleb(-power))
            if len(scaled.partition(".")[2]) <= 4:
                return f"{grouped(scaled)} {word}"
    return grouped(plain(value))


def grouped(digits: str) -> str:
    """
    >>> grouped("-1234.5")
    '-1,234.5'
    """
    whole, point, rest = digits.partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{int(whole.lstrip('-')):,}{point}{rest}"


def counted(number: int, noun: str) -> str:
    """
    >>> counted(1, "article"), counted(12000, "fact")
    ('1 article', '12,000 facts')
    """
    return f"{number:,} {noun if number == 1 else plural(noun)}"


def amount(low: Decimal, high: Decimal, unit: str | None, modifier: str | None = None, per: str | None = None) -> str:
    """
    >>> amount(Decimal(40000000), Decimal(50000000), "USD", "about", "month")
    'about USD 40 – 50 million per month'
    >>> amount(Decimal("1.9"), Decimal("1.9"), "percent"), amount(Decimal(3), Decimal(5), "times"), amount(Decimal(12), Decimal(12), "bus")
    ('1.9%', '3 – 5×', '12 buses')
    """
    value = number(low) if low == high else _range(number(low), number(high))
    if unit is not None:
        noun = unit if low == high == 1 else plural(unit)
        value = f"{unit} {value}" if is_currency(unit) else f"{value}{UNITS.get(unit, ' ' + noun)}"
    return f"{PREFIX.get(modifier or '', '')}{value}{f' per {per}' if per else ''}"


def _range(low: str, high: str) -> str:
    """Two numbers, with the scale word once where they share it."""
    digits, _, scale = low.partition(" ")
    return f"{digits} – {high}" if scale and high.endswith(f" {scale}") else f"{low} – {high}"


def plural(noun: str) -> str:
    """
    >>> [plural(noun) for noun in ("store", "company", "retail branch", "square foot")]
    ['stores', 'companies', 'retail branches', 'square feet']
    """
    head, blank, last = noun.rpartition(" ")
    if last in PLURALS:
        return head + blank + PLURALS[last]
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if last.endswith(("s", "x", "ch", "sh")) else "s")


def is_currency(unit: str | None) -> bool:
    """Whether a unit is a currency's code, one of private use ("XBT") included: "TEU", "GPU" are none.

    >>> is_currency("EUR"), is_currency("XBT"), is_currency("TEU"), is_currency("person")
    (True, True, False, False)
    """
    return unit is not None and len(unit) == 3 and (unit in _codes() or (unit.isupper() and unit[0] == "X"))


@cache
def _codes() -> frozenset[str]:
    table = resources.files("extractor.find").joinpath("currencies.csv").read_text(encoding="utf-8")
    return frozenset(line.partition(",")[0] for line in table.splitlines())


def fact_kind(fact: schema.Fact) -> str:
    """`money`, `percents` or `quantities`: which kind of mention a fact's value is."""
    if is_currency(fact.unit):
        return "money"
    return "percents" if fact.unit in ("percent", "percentage_point") else "quantities"


def mention_value(mention: Mention) -> str:
    """What a mention stands for, without its rule.

    >>> from datetime import date
    >>> day = date(2026, 1, 31)
    >>> mention_value(schema.Period.model_construct(timex="2026-01", start_date=day, end_date=day, modifier="end"))
    'end of 2026-01 (2026-01-31)'
    """
    if isinstance(mention, schema.Money):
        value = amount(mention.low, mention.high, mention.currency, mention.modifier, mention.per)
        return f"{value} (currency assumed)" if mention.assumed else value
    if isinstance(mention, schema.Percent):
        value = amount(mention.low, mention.high, "percent" if mention.unit == "percent" else "percentage_point", mention.modifier)
        return f"{value} (basis points)" if mention.unit == "basis_point" else value
    if isinstance(mention, schema.Quantity):
        return amount(mention.low, mention.high, mention.unit, mention.modifier)
    value = PREFIX.get(mention.modifier or "", "") + mention.timex
    bounds = days(mention.start_date, mention.end_date)
    return value if bounds in ("", mention.timex) else f"{value} ({bounds})"


def days(start: date | None, end: date | None) -> str:
    """Bounds in their shortest form, or nothing where there are none.

    >>> days(date(2025, 1, 1), date(2025, 6, 30)), days(date(2025, 1, 1), date(2025, 9, 30)), days(None, date(2028, 12, 31))
    ('2025-H1', '2025-01 – 2025-09', '… – 2028-12-31')
    """
    if start and end and start.day == 1 and closes_month(end) and (start.year, start.month) != (end.year, end.month):
        whole = short_days(start, end)
        return whole if ".." not in whole else f"{start:%Y-%m} – {end:%Y-%m}"
    if (start is None) != (end is None):
        return f"{start or '…'} – {end or '…'}"
    short = short_days(start, end)
    return "" if short == "-" else short.replace("..", " – ")


ACRONYMS = {"rd": "R&D", "eps": "EPS", "ebitda": "EBITDA", "ebita": "EBITA", "ebit": "EBIT", "gdp": "GDP", "ipo": "IPO", "arr": "ARR"}


def metric(name: str) -> str:
    """
    >>> metric("rd_expense"), metric("adjusted_ebitda"), metric("net_loss")
    ('R&D expense', 'adjusted EBITDA', 'net loss')
    """
    return " ".join(ACRONYMS.get(word, word) for word in name.split("_"))


def fact_note(fact: schema.Fact) -> str:
    """What is out of the ordinary about a fact: its subject, its whole, its rate, that it is a change or a forecast.

    >>> fact_note(schema.Fact.model_construct(subject="Bread", of="total_costs", per=None, change="increase", forecast=True))
    'Bread · of total costs · increase · forecast'
    """
    of, per = fact.of and f"of {fact.of.replace('_', ' ')}", fact.per and f"per {fact.per}"
    parts = [fact.subject, of, per, fact.change, "forecast" if fact.forecast else None]
    return " · ".join(part for part in parts if part)
