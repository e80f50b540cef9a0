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
from bisect import bisect_left
from collections.abc import Sequence

from extractor.find.amounts import STEP, Amount, amount_at, another_kind, is_another_measure, make_money
from extractor.find.currencies import NAMES
from extractor.find.currency_words import MINOR
from extractor.find.exchange_rates import find_exchange_rates
from extractor.find.modifiers import modifier_of
from extractor.find.nouns import counted_noun
from extractor.find.numbers import ONE, Number, with_letter
from extractor.find.overlaps import without
from extractor.find.ranges import in_thousands, is_change, is_day, is_joint, is_year, listed, with_scale_of
from extractor.find.rates import EACH
from extractor.find.unmarked_money import find_compared, find_leading, find_unmarked
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
    Rule(
        "money.conversion",
        "a bare number before a bracket that converted the same currency before",
        "One is [7,000 yuan](money CNY 7000) ([€900](money EUR 900)), the other [9,000](money CNY 9000) ([€1,100](money EUR 1100)).",
    ),
    Rule("money.article", "one dollar, as `a dollar`", "The tycoon paid [a dollar](money USD? 1)."),
    Rule("money.vague", "hundreds of millions", "It lost [hundreds of millions of euros](money EUR 100000000..1000000000 about)."),
    Rule("money.negative", "a minus or accounting brackets", "Net loss was [€(52.1) million](money EUR -52100000)."),
)
_OF_THE = re.compile(r" of (?:the|its|their|a|an|his|her|our) (?:[a-z]+ )?")
_CENTS_BARE = re.compile(r" (?:and )?(?P<cents>[0-9]{2}|[a-z]+(?:-[a-z]+)?)(?=[.,;!?)]|$|\n)")
_ARTICLE = re.compile(r"a (?P<name>dollar|euro|pound|buck)(?=[.,;:!?)]|$|\n)")
_PAYING = re.compile(r"(?:^|\n|\b(?:for|paid|pays?|costs?|charged?|worth|under|over|only|just|is|was) )$", re.IGNORECASE)
_EARNS = ("earned ", "earns ", "earn ", "earning ")
# No words that join two ends or two units are longer, the second one's mark included.
FARTHEST = 24
_SENTENCE_END = re.compile(r"\. |\n")
_SHARES, _CLAUSE = re.compile(r"\b(?:shares|stock)\b(?:(?!\w\w\. [A-Z])[^;\n])*$"), 120  # characters back
_COUNTS_BEFORE = 4  # numbers, or sums, in front of "each" that may say of what


def find_money(text: str, numbers: Sequence[Number]) -> list[Money]:
    """Every amount of the text in order."""
    amounts: list[Amount | None] = []
    floor = 0
    for number in numbers:
        amount = amount_at(text, number, floor)
        amounts.append(amount)
        floor = amount.end if amount else number.end
    out: list[Money] = []
    at = 0
    while at < len(amounts):
        if amounts[at] is None and (at + 1 == len(amounts) or amounts[at + 1] is None):
            at += 1
        else:
            at += _collect(text, numbers, amounts, at, out)
    out += without(_articles(text), out)
    out += _converted_again(text, numbers, out)
    beside = [*find_compared(text, numbers, amounts), *find_leading(text, numbers, amounts), *find_exchange_rates(text, numbers)]
    for bare in (beside, find_unmarked(text, numbers, amounts)):
        if bare:
            out += without(sorted(bare, key=lambda m: m.start), sorted(out, key=lambda m: m.start))
    out.sort(key=lambda m: m.start)
    return _with_shared_rates(text, numbers, out)


def _collect(text: str, numbers: Sequence[Number], amounts: list[Amount | None], at: int, out: list[Money]) -> int:
    """Adds the amount that begins with the number `at`, if any, and tells how many numbers it took."""
    amount = amounts[at]
    following = amounts[at + 1] if at + 1 < len(amounts) else None
    if amount is None:
        if following is None or following.left or numbers[at].glued or numbers[at].bracketed:
            return 1
        left = with_letter(text, numbers[at]) if following.number.scaled else numbers[at]  # "5m to 7m euros"
        return _unmarked_left(text, left, following, out)
    if at + 1 < len(amounts) and numbers[at + 1].start - amount.end <= FARTHEST:
        made = _range(text, amount, numbers[at + 1], following) or _two_units(text, amount, numbers[at + 1], following)
        if made is not None:
            out.append(made)
            return 2
    _share_list(text, numbers, amounts, at, out)
    out.append(make_money(text, amount, amount.start, amount.end, amount.number.low, amount.number.high))
    return 1


# --- ranges, lists, two units --------------------------------------------------------------------------------------


def _unmarked_left(text: str, number: Number, amount: Amount, out: list[Money]) -> int:
    """A bare number before an amount whose mark stands behind: the range's first end, or a part `of the` amount."""
    # "for the year ending March 2026 to $118 billion", "the payout for 2025 to 10 sen"; "from 2000 to 900 yen" is money twice
    step = text.endswith("from ", 0, number.start) and not text.startswith(" and ", number.end)  # "up 15% from 2024 and 4 cents more"
    falls = amount.number.low < number.low and not step
    dated = (is_year(text, number) and (amount.number.scaled or falls)) or (is_day(text, number) and amount.number.scaled)
    if is_joint(text, number.end, amount.start, number.start) and not dated and not is_change(text, number, amount.number):
        out.append(_ends(text, amount, number, amount.number, number.start, amount.end))
        return 2
    of = _OF_THE.match(text, number.end) if number.scaled else None
    if of is not None and of.end() == amount.start:
        out.append(make_money(text, amount._replace(number=number), number.start, number.end, number.low, number.high, "money.list"))
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
    if left.number.scaled and not is_another_measure(text, number):
        number = with_letter(text, number)  # "between $5m and 7m"
    if left.number.scaled and not number.scaled and text.startswith(" and ", left.end):
        return None  # "a backlog of £1.38bn, or 4,910 homes, down from £1.51bn and 5,260"
    joined_to_scale = left.number.scaled and number.scaled and number.start == left.end + 1  # "HK$5 billion-6 billion"
    if left.number.scaled and text.endswith("by ", 0, left.start) and text.startswith(" to ", left.end):
        return None  # "shrank by €7.3bn to 214.6bn"
    if left.number.scaled and with_letter(text, number).high < left.number.low and text.startswith(" to ", left.end):
        return None  # "will refund $90m to 2.1m drivers": an end below the other is none
    if not left.left or (number.glued and not joined_to_scale) or number.bracketed or another_kind(text, number):
        return None
    number = with_letter(text, number)
    return _ends(text, left, left.number, number, left.start, number.end)


def _ends(text: str, amount: Amount, low: Number, high: Number, start: int, end: int) -> Money:
    """One amount from two ends; a scale reaches the left end where that has none and stays below the right one."""
    first = in_thousands(text, low, high)
    if not low.scaled and high.scaled and low.low < high.low / high.scale:
        first *= high.scale
    lower, upper = sorted((first, high.high))
    return make_money(text, amount, start, end, lower, upper, "money.range")


def _share_list(text: str, numbers: Sequence[Number], amounts: list[Amount | None], at: int, out: list[Money]) -> None:
    """Adds the bare numbers before an amount that share its name: `5, 10 and 20 euros`."""
    amount = amounts[at]
    if amount is None or amount.left:
        return
    first = at
    while first and amounts[first - 1] is None and listed(text, numbers[first - 1], numbers[first]):
        first -= 1
    for number in (with_scale_of(n, amount.number) for n in numbers[first:at]):
        out.append(make_money(text, amount._replace(number=number), number.start, number.end, number.low, number.high, "money.list"))


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
    return make_money(text, left, left.start, end, total, total, "money.two_units")


# --- amounts that are not written out --------------------------------------------------------------------------------


def _articles(text: str) -> list[Money]:
    """`a dollar` that somebody pays; `half a dollar`, `five francs a dollar`, `lost a pound` are other things."""
    out = []
    for found in _ARTICLE.finditer(text):
        start, end = found.span()
        if _PAYING.search(text, max(0, start - 10), start):
            unit = next(unit for name, unit in NAMES[found["name"]] if name == found["name"])
            amount = Amount(Number(start, end, ONE, ONE, form="words"), start, end, unit, "money.article", left=False)
            out.append(make_money(text, amount, start, end, ONE, ONE))
    return out


def _converted_again(text: str, numbers: Sequence[Number], money: list[Money]) -> list[Money]:
    """The bare number in `7,000 yuan (€900), the other 9,000 (€1,100)`: its bracket converts from the yuan again."""
    source: dict[str | None, Money] = {}
    by_end = {number.end: number for number in numbers}
    added: list[Money] = []
    for left, right in zip((None, *money), money, strict=False):
        at = right.start - 2
        if text[at : right.start] != " (":
            continue
        if left is not None and left.end == at:
            source[right.currency] = left
        elif (number := by_end.get(at)) is not None and right.currency in source and (number.scaled or "," in text[number.start : at]):
            model = source[right.currency]
            amount = model._replace(start=number.start, end=at, rule="money.conversion", low=number.low, high=number.high, per=None)
            added.append(amount._replace(modifier=modifier_of(text, number.start, at)))
    return added


# --- rates -----------------------------------------------------------------------------------------------------------


def _with_shared_rates(text: str, numbers: Sequence[Number], money: list[Money]) -> list[Money]:
    """`each` and `apiece` name the thing counted before; the first end of a range has the rate of the second."""
    for at in range(len(money) - 1, -1, -1):
        amount = money[at]
        if amount.per == EACH:
            money[at] = amount._replace(per=_counted_before(text, numbers, money[:at], amount.start))
        elif amount.per is None and at + 1 < len(money) and money[at + 1].per and _is_range(text, amount, money[at + 1]):
            money[at] = amount._replace(per=money[at + 1].per)
    return money


def _is_range(text: str, left: Money, right: Money) -> bool:
    """Whether two whole amounts are the ends of a range, and not a step and where it led ("rose $2 to $68 a barrel")."""
    if left.rule != right.rule or not is_joint(text, left.end, right.start, left.start):
        return False
    return STEP.search(text, max(0, left.start - 16), left.start) is None


def _counted_before(text: str, numbers: Sequence[Number], sums: Sequence[Money], end: int) -> str:
    """The noun of the last number before `end` in its sentence that counts one; else a share, where shares are spoken of, or any unit."""
    if text.endswith(_EARNS, 0, end):
        return "share"  # "earned $2.31 apiece"
    last = bisect_left(numbers, (end,))
    for number in reversed(numbers[max(0, last - _COUNTS_BEFORE) : last]):
        if _SENTENCE_END.search(text, number.end, end):
            break
        if any(amount.start <= number.start < amount.end for amount in sums[-_COUNTS_BEFORE:]):
            continue  # "bought it for 14,200 crore rupees, at 840 rupees apiece"
        noun = counted_noun(text, number.end)
        if noun is not None and noun[1] not in MINOR:  # "fell 50 cents to $20 each"
            return noun[1]
    return "share" if _SHARES.search(text, max(0, end - _CLAUSE), end) else "unit"
