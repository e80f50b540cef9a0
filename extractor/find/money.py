"""Amounts of currency, each with its value in the major unit.

- sign before or behind: `$5`, `5€`, `US$1.2bn`, `$US5`, `C $ 16.4 million`, `HK$216,925`, `$-99.99`, `-$5m`
- code before or behind, glued or not: `USD10m`, `EUR 20`, `115USD`, `RMB 57 million`, `30 MUSD`
- wire forms: `PS2.7m`, `Y=590`, `Rs20`, `RM79`, `R5.4bn`, `118.5p`, `94c`
- names: `7.5 million Danish crowns`, `ten dollars`, `a million dollar house`, `87.1 pence`, `42 bucks`, `$75 Canadian`
- two units: `13 dollars and 45 cents`, `15 dollars 50`
- ranges that share a sign, a scale or a name: `$40-50 million`, `$10 to $15 billion`, `10 to 20 euros`; whole ends are two amounts
- lists that share a name: `5, 10 and 20 euros`, `280 million of the 1.5 billion shekels`
- vague ones: `hundreds of millions of dollars`; accounting brackets: `$(52.1) million` is negative

Left alone: pounds of weight, video resolutions (`1080p`), `cent` inside words, quarters of a year, robots (`R2`).
What stands beside a number is `currency_marks`'s to read; here amounts are put together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from extractor.find.currencies import Unit
from extractor.find.currency_marks import SAYS_AGAIN, country_behind, glued_cents, mark_after, mark_before, repeated_behind
from extractor.find.modifiers import modifier_of
from extractor.find.nouns import counted_noun
from extractor.find.numbers import MINUS, ONE, SCALE_WORDS, Number, with_letter
from extractor.find.ranges import is_joint, is_year, listed
from extractor.find.rates import EACH, rate_after
from extractor.mentions import Money
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule("money.sign_before", "a currency sign before the number", "It raised [€350 million](money EUR 350000000)."),
    Rule("money.sign_after", "a currency sign behind the number", "It costs [15€](money EUR 15)."),
    Rule("money.marked_sign", "a sign with the letters of its country", "It paid [HK$5.4m](money HKD 5400000) and [US $3](money USD 3)."),
    Rule(
        "money.code_before",
        "an ISO code or wire form before the number",
        "Sales were [USD10m](money USD 10000000) and [RMB 57 million](money CNY 57000000).",
    ),
    Rule("money.code_after", "an ISO code or wire form behind the number", "A loan of [20 million EUR](money EUR 20000000)."),
    Rule("money.name", "a currency's name beside the number", "It was sold for [9 billion shekels](money ILS 9000000000)."),
    Rule(
        "money.minor",
        "cents, pence and other minor units",
        "The dividend is [9.4p](money GBP 0.094), or [12 euro cents](money EUR 0.12).",
    ),
    Rule("money.two_units", "dollars and cents", "It cost [13 euros and 45 cents](money EUR 13.45)."),
    Rule("money.range", "a range that shares a sign, a scale or a name", "It will cost [€40-50 million](money EUR 40000000..50000000)."),
    Rule("money.list", "one name for a whole list", "Notes of [5](money EUR 5), [10](money EUR 10) and [20 euros](money EUR 20)."),
    Rule("money.vague", "hundreds of millions", "It lost [hundreds of millions of euros](money EUR 100000000..1000000000 about)."),
    Rule("money.negative", "a minus or accounting brackets", "Net loss was [€(52.1) million](money EUR -52100000)."),
)


class Amount(NamedTuple):
    """A number with a currency mark; `left` tells whether the mark stands before it."""

    number: Number
    start: int
    end: int
    unit: Unit
    rule: str
    left: bool


_SCALE_BEHIND = re.compile(r"\) (?P<scale>million|billion|thousand|trillion)\b")
_OWES = re.compile(r"\b(?:of|was|were|to|at|is|loss|or) \($")
_OF_THE = re.compile(r" of (?:the|its|their|a|an|his|her|our) (?:[a-z]+ )?")
_STEP = re.compile(
    r"(?:rose|fell|gained|lost|added|shed|dropped|climbed|slipped|jumped|eased|up|down|by|dipped|declined|increased|decreased|rise|fall|cut"
    r"|raised) $"
)
_CENTS_BARE = re.compile(r" (?:and )?(?P<cents>[0-9]{2}|[a-z]+(?:-[a-z]+)?)(?=[.,;!?)]|$|\n)")
# No words that join two ends or two units are longer, the second one's mark included.
FARTHEST = 24
# Words behind a number that say it is no second end of an amount.
_NOT_MONEY = frozenset("% percent pct pc times x basis bp bps".split())


def find_money(text: str, numbers: Sequence[Number]) -> list[Money]:
    """Every amount of the text in order."""
    amounts: list[Amount | None] = []
    floor = 0
    for number in numbers:
        amount = _amount(text, number, floor)
        amounts.append(amount)
        floor = amount.end if amount else number.end
    out: list[Money] = []
    at = 0
    while at < len(amounts):
        if amounts[at] is None and (at + 1 == len(amounts) or amounts[at + 1] is None):
            at += 1
        else:
            at += _collect(text, numbers, amounts, at, out)
    return _shared_rates(text, numbers, out)


def _amount(text: str, number: Number, floor: int) -> Amount | None:
    """One number with the mark on its left or, failing that, on its right."""
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


def _collect(text: str, numbers: Sequence[Number], amounts: list[Amount | None], at: int, out: list[Money]) -> int:
    """Adds the amount that begins with the number `at`, if any, and tells how many numbers it took."""
    amount = amounts[at]
    following = amounts[at + 1] if at + 1 < len(amounts) else None
    if amount is None:
        if following is None or following.left or numbers[at].glued or numbers[at].bracketed:
            return 1
        return _unmarked_left(text, numbers[at], following, out)
    if at + 1 < len(amounts) and numbers[at + 1].start - amount.end <= FARTHEST:
        made = _range(text, amount, numbers[at + 1], following) or _two_units(text, amount, numbers[at + 1], following)
        if made is not None:
            out.append(made)
            return 2
    _share_list(text, numbers, amounts, at, out)
    out.append(_made(text, amount, amount.start, amount.end, amount.number.low, amount.number.high))
    return 1


def _made(text: str, amount: Amount, start: int, end: int, low: Decimal, high: Decimal, rule: str = "") -> Money:
    number, unit = amount.number, amount.unit
    low, high = low * unit.size, high * unit.size
    if low > 0 and ((amount.left and number.bracketed) or text[start] in MINUS):
        low, high = -high, -low
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


# --- ranges, lists, two units --------------------------------------------------------------------------------------


def _unmarked_left(text: str, number: Number, amount: Amount, out: list[Money]) -> int:
    """A bare number before an amount whose mark stands behind: the range's first end, or a part `of the` amount."""
    if is_joint(text, number.end, amount.start, number.start):
        out.append(_ends(text, amount, number, amount.number, number.start, amount.end))
        return 2
    of = _OF_THE.match(text, number.end) if number.scaled else None
    if of is not None and of.end() == amount.start:
        out.append(_made(text, amount._replace(number=number), number.start, number.end, number.low, number.high, "money.list"))
    return 1


def _range(text: str, left: Amount, number: Number, right: Amount | None) -> Money | None:
    """Two ends that share a sign, a scale or a name; None where each end is whole."""
    if left.number.form == "vague" or not is_joint(text, left.end, right.start if right else number.start, left.start):
        return None
    if right is not None:
        # "$10 to $15 billion": an end without the other's scale is not whole.
        if not left.left or left.number.scaled or not right.number.scaled or left.unit != right.unit or left.rule != right.rule:
            return None
        return _ends(text, left, left.number, right.number, left.start, right.end)
    if not left.left or number.glued or number.bracketed or number.word in _NOT_MONEY or text.startswith(" per cent", number.end) or _counts_something(text, number):
        return None
    number = with_letter(text, number)
    return _ends(text, left, left.number, number, left.start, number.end)


def _ends(text: str, amount: Amount, low: Number, high: Number, start: int, end: int) -> Money:
    """One amount from two ends; a scale reaches the left end where that has none and stays below the right one."""
    first = low.low
    if not low.scaled and high.scaled and low.low < high.low / high.scale:
        first *= high.scale
    lower, upper = sorted((first, high.high))
    return _made(text, amount, start, end, lower, upper, "money.range")


def _counts_something(text: str, number: Number) -> bool:
    """Whether the right number counts a thing of its own, or is a year ("from $5 to 40 companies", "from $5m to 2027")."""
    if number.scaled:
        return False
    return is_year(text, number) or (number.gap == " " and counted_noun(text, number.end, between=1) is not None)


def _share_list(text: str, numbers: Sequence[Number], amounts: list[Amount | None], at: int, out: list[Money]) -> None:
    """Adds the bare numbers before an amount that share its name: `5, 10 and 20 euros`."""
    amount = amounts[at]
    if amount is None or amount.left:
        return
    first = at
    while first and amounts[first - 1] is None and listed(text, numbers[first - 1], numbers[first]):
        first -= 1
    out += [_made(text, amount._replace(number=n), n.start, n.end, n.low, n.high, "money.list") for n in numbers[first:at]]


def _two_units(text: str, left: Amount, number: Number, right: Amount | None) -> Money | None:
    """`13 dollars and 45 cents`, `15 dollars 50`."""
    if left.left or left.unit.size != 1 or number.scaled or not 0 <= number.low < 100:
        return None
    between = text[left.end : right.start if right else number.start]
    if between not in (" ", " and ", ", ", ", and "):
        return None
    if right is not None:
        if right.left or right.unit.size >= 1:
            return None
        value, end = number.low * right.unit.size, right.end
    else:
        two_digits = number.low >= 10 and (number.form == "words" or number.end == number.start + 2)
        if not two_digits or "," in between or _CENTS_BARE.match(text, left.end) is None:
            return None
        value, end = number.low / 100, number.end
    total = left.number.low + value
    return _made(text, left, left.start, end, total, total, "money.two_units")


# --- rates -----------------------------------------------------------------------------------------------------------


def _shared_rates(text: str, numbers: Sequence[Number], money: list[Money]) -> list[Money]:
    """`each` and `apiece` name the thing counted before; the first end of a range has the rate of the second."""
    for at in range(len(money) - 1, -1, -1):
        amount = money[at]
        if amount.per == EACH:
            money[at] = replace(amount, per=_counted_before(text, numbers, amount.start))
        elif amount.per is None and at + 1 < len(money) and money[at + 1].per and _is_range(text, amount, money[at + 1]):
            money[at] = replace(amount, per=money[at + 1].per)
    return money


def _is_range(text: str, left: Money, right: Money) -> bool:
    """Whether two whole amounts are the ends of a range, and not a step and where it led ("rose $2 to $68 a barrel")."""
    if left.rule != right.rule or not is_joint(text, left.end, right.start, left.start):
        return False
    return _STEP.search(text, max(0, left.start - 16), left.start) is None


def _counted_before(text: str, numbers: Sequence[Number], end: int) -> str:
    """The noun of the last number before `end` that counts one, in its sentence; else any unit."""
    for number in reversed(numbers):
        if number.start < end:
            if end - number.end > 120 or ". " in text[number.end : end]:
                break
            noun = counted_noun(text, number.end)
            if noun is not None:
                return noun[1]
    return "unit"
