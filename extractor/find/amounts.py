"""One number and its currency mark → one amount. Ranges, lists and rates are put together from these in `money`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from extractor.find.currencies import Unit
from extractor.find.currency_marks import SAYS_AGAIN, country_behind, glued_cents, mark_after, mark_before, repeated_behind
from extractor.find.modifiers import modifier_of
from extractor.find.nouns import counted_noun
from extractor.find.numbers import MINUS, ONE, SCALE_WORDS, Number, minus_word, with_letter
from extractor.find.ranges import is_year
from extractor.find.rates import rate_after
from extractor.mentions import Money

# Brackets around a sign are accounting where a scale follows them, or a word before them says what the amount is.
_SCALE_BEHIND = re.compile(r"\) (?P<scale>million|billion|thousand|trillion)\b")
_OWES = re.compile(r"\b(?:of|was|were|to|at|is|loss|or) \($")
# "12 Mio. Euro", "45 cr. rupees"
_SHORT_SCALE = re.compile(r".?(?:[Mm]io|[Mm]rd|[Mm]ln|[Bb]ln|mil|[bB]il|ril|mn|bn|[Cc]r)(?P<gap>\. )(?P<word>[^\W\d_]+)")
# Words behind a number that say it is no second end of an amount.
_NOT_MONEY = frozenset("% percent pct pc times x basis bp bps".split())
# "rose $2 to $68 a barrel": the step in front, and where it led.
STEP = re.compile(
    r"(?:rose|fell|gained|lost|added|shed|dropped|climbed|slipped|jumped|eased|up|down|by|dipped|declined|increased|decreased|rise|fall|cut"
    r"|raised) $"
)


class Amount(NamedTuple):
    """A number with a currency mark; `left` tells whether the mark stands before it."""

    number: Number
    start: int
    end: int
    unit: Unit
    rule: str
    left: bool


def amount_at(text: str, number: Number, floor: int) -> Amount | None:
    """One number with the mark on its left (not below `floor`) or, failing that, on its right."""
    mark = mark_before(text, number, floor)
    if mark is not None:
        number = with_letter(text, number)
        end, unit, rule = number.end, mark.unit, mark.rule
        if number.word in SAYS_AGAIN:
            if unit.family is not None and (country := country_behind(text, end)) is not None:
                end, unit, rule = country.at, country.unit, country.rule
            else:
                end = repeated_behind(text, end)
        if text[mark.at - 1 : mark.at] == "(" and text[end : end + 1] == ")":
            return _in_brackets(text, Amount(number, mark.at, end, unit, rule, left=True))
        return Amount(number, mark.at, end, unit, rule, left=True)
    if not number.word and number.scaled and (stop := _SHORT_SCALE.match(text, number.end - 3)) is not None:
        number = number._replace(gap=stop["gap"], word=stop["word"])
    if not number.word or (number.glued and number.form == "digits"):
        if number.word in ("cents", "cent", "c") and (mark := glued_cents(text, number)) is not None:
            after = number.end + len(number.gap) + len(number.word)
            return Amount(number, mark.at, after, mark.unit, mark.rule, left=True)
        return None
    mark = mark_after(text, number)
    if mark is None:
        lettered = with_letter(text, number)
        if lettered is number or (mark := mark_after(text, lettered)) is None:
            return None
        number = lettered
    return Amount(number, number.start, mark.at, mark.unit, mark.rule, left=False)


def _in_brackets(text: str, amount: Amount) -> Amount:
    """`a loss of ($0.31)`, `($12.4) million`: brackets around the sign that make the amount negative, not an aside."""
    scaled = _SCALE_BEHIND.match(text, amount.end)
    if scaled is None and _OWES.search(text, max(0, amount.start - 10), amount.start) is None:
        return amount
    scale = SCALE_WORDS[scaled["scale"]] if scaled else ONE
    number = amount.number._replace(low=-amount.number.low * scale, high=-amount.number.high * scale, scale=amount.number.scale * scale)
    return amount._replace(number=number, start=amount.start - 1, end=scaled.end() if scaled else amount.end + 1)


def make_money(text: str, amount: Amount, start: int, end: int, low: Decimal, high: Decimal, rule: str = "") -> Money:
    """The amount as a mention `text[start:end]` with values in its unit; `rule` is added to the mark's own."""
    number, unit = amount.number, amount.unit
    low, high = low * unit.size, high * unit.size
    minus = minus_word(text, start)
    if low > 0 and (minus or (amount.left and number.bracketed) or text[start] in MINUS):
        low, high, start = -high, -low, start - minus
    rule = amount.rule + (f"+{rule}" if rule else "")
    if low < 0:
        rule += "+money.negative"
    modifier = modifier_of(text, start, end)
    if number.form == "vague":
        rule, modifier = rule + "+money.vague", modifier or "about"
    return Money(
        start, end, rule, low, high, unit.code,
        sign=unit.family, assumed=unit.family is not None and unit.code is not None, modifier=modifier, per=rate_after(text, end),
    )  # fmt: skip


def another_kind(text: str, number: Number) -> bool:
    """Whether the right number is no second end: `from $5 to 40 companies`, `from $5m to 2027`, `$3 or 2 per cent`."""
    if is_another_measure(text, number):
        return True
    if number.scaled:
        return False
    return is_year(text, number) or (number.gap == " " and counted_noun(text, number.end, between=1) is not None)


def is_another_measure(text: str, number: Number) -> bool:
    """`5%`, `2 per cent`, `3 times`."""
    return number.word in _NOT_MONEY or text.startswith(" per cent", number.end)
