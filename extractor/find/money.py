"""Amounts of currency, each with its value in the major unit.

- sign before or behind: `$5`, `5€`, `US$1.2bn`, `$US5`, `C $ 16.4 million`, `HK$216,925`, `$-99.99`, `-$5m`
- code before or behind, glued or not: `USD10m`, `EUR 20`, `115USD`, `RMB 57 million`, `30 MUSD`
- wire forms: `PS2.7m`, `Y=590`, `Rs20`, `RM79`, `118.5p`, `94c`
- names: `7.5 million Danish crowns`, `ten dollars`, `a million dollar house`, `87.1 pence`, `42 bucks`, `$75 Canadian`
- two units: `13 dollars and 45 cents`
- ranges that share a sign or a scale: `$40-50 million`, `$10 to $15 billion`, `10 to 20 euros`; whole ends are two amounts
- vague ones: `hundreds of millions of dollars`
- accounting brackets: `$(52.1) million` is negative

Left alone: pounds of weight, video resolutions (`1080p`), `cent` inside words, robots (`R2`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.find import currencies as table
from extractor.find.currencies import CODES, MINOR_LETTERS, NAMES, SIGNS, Unit
from extractor.find.modifiers import modifier_of
from extractor.find.numbers import BLANKS, MINUS, Number, with_letter
from extractor.find.ranges import is_joint
from extractor.find.rates import rate_after
from extractor.mentions import Money
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule("money.sign_before", "a currency sign before the number", "It raised [€350 million](money EUR 350000000)."),
    Rule("money.sign_after", "a currency sign behind the number", "It costs [15€](money EUR 15)."),
    Rule("money.marked_sign", "a sign with the letters of its country", "It paid [HK$5.4m](money HKD 5400000) and [US $3](money USD 3)."),
    Rule("money.code_before", "an ISO code or wire form before the number", "Sales were [USD10m](money USD 10000000) and [RMB 57 million](money CNY 57000000)."),
    Rule("money.code_after", "an ISO code or wire form behind the number", "A loan of [20 million EUR](money EUR 20000000)."),
    Rule("money.name", "a currency's name behind the number", "It was sold for [9 billion shekels](money ILS 9000000000)."),
    Rule("money.minor", "cents, pence and other minor units", "The dividend is [9.4p](money GBP 0.094), or [12 euro cents](money EUR 0.12)."),
    Rule("money.range", "a range that shares a sign, a scale or a name", "It will cost [$40-50 million](money USD? 40000000..50000000)."),
    Rule("money.vague", "hundreds of millions", "It lost [hundreds of millions of euros](money EUR 100000000..1000000000 about)."),
    Rule("money.negative", "a minus or accounting brackets", "Net loss was [€(52.1) million](money EUR -52100000)."),
    Rule("money.two_units", "dollars and cents", "It cost [13 euros and 45 cents](money EUR 13.45)."),
)

MONEY_LETTERS = frozenset("kKmMbBtT")
_RESOLUTIONS = frozenset("144 240 360 480 576 720 1080 1440 2160 4320".split())


@dataclass(frozen=True, slots=True)
class Mark:
    """A currency mark beside a number: the stretch it covers and what it says."""

    start: int
    end: int
    unit: Unit
    rule: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its marks, before ranges are joined."""

    number: Number
    before: Mark | None
    after: Mark | None
    start: int
    end: int

    @property
    def mark(self) -> Mark | None:
        return self.before or self.after


def find_money(text: str, numbers: Sequence[Number]) -> list[Money]:
    """Every amount of the text in order."""
    amounts: list[Amount] = []
    taken = 0
    for number in numbers:
        amount = _amount(text, number, taken)
        amounts.append(amount)
        if amount.mark:
            taken = amount.end
    return _money(text, amounts)


def _amount(text: str, number: Number, taken: int) -> Amount:
    """One number with the currency marks on its left and right."""
    before = _before(text, number, taken)
    start, end = number.start, number.end
    if before is not None:
        number = with_letter(text, number)
        start, end = before.start, number.end
        after = _after(text, number, again=True)
        if after is not None and before.unit.code is not None and after.unit.code != before.unit.code and before.unit.shared != after.unit.shared:
            after = None if before.unit.shared is None else after
        if after is not None:
            end = after.end
        return Amount(number, before, after, start, end)
    if number.glued:
        return Amount(number, None, None, start, end)
    lettered = with_letter(text, number)
    after = _after(text, lettered)
    if after is None and lettered is not number:
        lettered, after = number, _after(text, number)
    if after is None:
        return Amount(number, None, None, start, end)
    return Amount(lettered, None, after, start, after.end)


# --- marks on the left -------------------------------------------------------------------------------------------


def _before(text: str, number: Number, taken: int) -> Mark | None:
    """The sign, code or wire form before a number."""
    at = number.start
    if at == taken and at:
        return None
    if at and text[at - 1] in BLANKS:
        at -= 1
    if at <= taken:
        return None
    last = text[at - 1]
    if last in SIGNS:
        return _sign_before(text, at - 1, number)
    if last.isalpha():
        return _letters_before(text, at, number)
    if last in "=./" and at > 1:
        for prefix in ("Y=", "Rs.", "rs.", "S/", "DKr."):
            if text.endswith(prefix, 0, at) and not text[at - len(prefix) - 1 : at - len(prefix)].isalnum():
                return _prefix(text, at - len(prefix), at, prefix, number)
    return None


def _sign_before(text: str, at: int, number: Number) -> Mark | None:
    """A sign, with the country letters before it."""
    sign = text[at]
    unit = SIGNS[sign]
    marks = {"$": table.DOLLAR_MARKS, "£": table.POUND_MARKS, "¥": table.YEN_MARKS, "₵": table.OTHER_MARKS, "¢": table.OTHER_MARKS}.get(sign)
    if marks is not None and at:
        end = at - 1 if text[at - 1] in BLANKS else at
        start = end
        while start and end - start < 5 and (text[start - 1].isalpha() or (text[start - 1] == "." and text[start - 2 : start - 1].isupper())):
            start -= 1
        letters = text[start:end]
        spaced = end < at
        code = marks.get(letters)
        if code is None and letters and letters.islower() and (not spaced or at + 1 < number.start):
            code = marks.get(letters.upper())  # "c $ 16.4 million", "aud$ 15" of lower-cased wires
        if code is not None and not (spaced and letters in table.GLUED_MARKS) and not text[start - 1 : start].isalnum():
            return Mark(_signed(text, start), number.start, Unit(code), "money.marked_sign")
    return Mark(_signed(text, at), number.start, unit, "money.sign_before")


def _signed(text: str, start: int) -> int:
    """Where the amount starts, a minus before it included."""
    if start and text[start - 1] in MINUS and (start == 1 or text[start - 2] in " (\n\u00a0") and text[start - 1] != "–":
        return start - 1
    return start


def _letters_before(text: str, at: int, number: Number) -> Mark | None:
    """A code or wire form, `$US` and `$A` among them, or the name of a currency ("malaysian ringgit 42")."""
    start = at
    while start and at - start < 8 and text[start - 1].isalpha():
        start -= 1
    letters = text[start:at]
    glued = at == number.start
    sign = text[start - 1] if start else ""
    if sign == "$" and letters in table.DOLLAR_MARKS:
        return Mark(start - 1, number.start, Unit(table.DOLLAR_MARKS[letters]), "money.marked_sign")
    if letters in CODES and _is_code(letters, number, glued):
        return Mark(_signed(text, start), number.start, CODES[letters], "money.code_before")
    if letters in table.PREFIXES:
        return _prefix(text, start, at, letters, number)
    if len(letters) == 4 and letters[0] == "M" and letters[1:] in CODES:
        return Mark(start, number.start, Unit(letters[1:], Decimal(10**6)), "money.code_before")
    if glued and letters in table.LETTER_PREFIXES and (number.scaled or number.word in MONEY_LETTERS or "," in text[number.start : number.end]):
        return Mark(start, number.start, Unit(table.LETTER_PREFIXES[letters]), "money.code_before")
    return None


def _prefix(text: str, start: int, at: int, letters: str, number: Number) -> Mark | None:
    glued = at == number.start
    code = table.PREFIXES[letters]
    if letters.islower() and letters.isalpha() and not glued and letters not in ("rmb", "rs", "eur", "stg", "kr") and number.form == "digits" and number.word in NAMES:
        return None
    if letters in ("Re", "Sh", "FF", "Fr", "Bs", "Lit", "Euro", "euro", "PS", "LE", "Eur") and not glued and letters not in ("LE", "Eur"):
        return None
    return Mark(_signed(text, start), number.start, Unit(code, shared=table.SHARED_PREFIXES.get(letters)), "money.code_before")


# Codes that are words or names too: "TOP 50", "ALL 70", "CAD 2024", "MOP 3".
_WORD_CODES = frozenset("ALL TOP MOP CUP PEN LAK BAM GEL SOS TRY MUR BOB GIP DOP ANG SIT CAD MAD SAR SCR LSL ERN".split())


def _is_code(letters: str, number: Number, glued: bool) -> bool:
    return letters not in _WORD_CODES or (letters in ("CAD", "MAD", "SAR", "TRY", "PEN", "DOP", "MUR", "MOP", "GEL", "LAK") and (glued or number.scaled or number.low >= 10))


# --- marks on the right ------------------------------------------------------------------------------------------

_SIGN_AFTER = re.compile(r"[ \u00a0\u202f]?(?P<sign>[^\w\s]|ரூ)(?![0-9])")
_NAME = re.compile(r"[ \u00a0\u202f-]{0,2}(?:of )?(?P<name>[^\W\d_][^\W\d_]*\.?(?:[ -][^\W\d_][^\W\d_.’ʻ']*(?:[.][A-Za-z]\.?)?){0,3})")
_WORD = re.compile(r"[^\W\d_]+(?:\.[A-Za-z]\.?)*|-")
_COUNTRY_AFTER = re.compile(r" (?P<country>U\.S\.?|US|USD|Canadian|Cdn|CDN|Australian|Aust|AUD|CAD|NZD|Singapore|SGD|HKD|Hong Kong|New Zealand|NZ|Taiwan)(?![\w-])(?! (?:dollars?|cents?))")
_COUNTRIES = {
    "U.S.": "USD", "U.S": "USD", "US": "USD", "USD": "USD", "Canadian": "CAD", "Cdn": "CAD", "CDN": "CAD", "Australian": "AUD", "Aust": "AUD", "AUD": "AUD", "CAD": "CAD",
    "NZD": "NZD", "Singapore": "SGD", "SGD": "SGD", "HKD": "HKD", "Hong Kong": "HKD", "New Zealand": "NZD", "NZ": "NZD", "Taiwan": "TWD",
}  # fmt: skip
_WEIGHT = re.compile(r"[ -]pounds?(?! sterling)")


def _after(text: str, number: Number, again: bool = False) -> Mark | None:
    """The sign, code or name behind a number; `again` where it already has a mark before it."""
    word, gap = number.word, number.gap
    if not word:
        found = _SIGN_AFTER.match(text, number.end) if not again and text[number.end : number.end + 2].strip()[:1] in SIGNS else None
        if found and found["sign"] in SIGNS:
            return Mark(number.end, found.end(), SIGNS[found["sign"]], "money.sign_after")
        return None
    end = number.end + len(gap) + len(word)
    if again:
        return _country_after(text, number)
    if word in SIGNS:
        if text[end : end + 1].isdigit():
            return None
        return Mark(number.end, end, SIGNS[word], "money.sign_after")
    lower = word.lower()
    if lower in NAMES or lower == "of" or lower in ("u", "d"):
        mark = _name_after(text, number)
        if mark is not None:
            return mark
    if word in CODES and word not in _WORD_CODES | {"ALL"} and not text[end : end + 1].isalnum():
        return Mark(number.end, end, CODES[word], "money.code_after")
    if word in table.SUFFIXES and not text[end : end + 1].isalnum():
        return Mark(number.end, end, Unit(table.SUFFIXES[word]), "money.code_after")
    if lower in ("usd", "eur", "gbp", "cad", "aud", "inr", "cny", "jpy", "chf", "hkd", "sgd", "nzd"):
        return Mark(number.end, end, CODES[lower.upper()], "money.code_after")
    if len(word) == 4 and word[0] == "M" and word[1:] in CODES:
        return Mark(number.end, end, Unit(word[1:], Decimal(10**6)), "money.code_after")
    if word in MINOR_LETTERS and not gap:
        return _minor_letter(text, number, end)
    return None


def _country_after(text: str, number: Number) -> Mark | None:
    """`$75 Canadian`, `$31.20 US`; a name that repeats the sign (`$ 10 dollars`)."""
    found = _COUNTRY_AFTER.match(text, number.end)
    if found is not None:
        return Mark(number.end, found.end(), Unit(_COUNTRIES[found["country"]]), "money.marked_sign")
    lower = number.word.lower()
    if lower in ("dollar", "dollars", "euros", "pounds"):
        return Mark(number.end, number.end + len(number.gap) + len(lower), NAMES[lower][lower], "money.name")
    return None


def _name_after(text: str, number: Number) -> Mark | None:
    """The longest currency name behind a number: `Danish crowns`, `dollars`, `of dollars` behind a vague one."""
    found = _NAME.match(text, number.end)
    if found is None:
        return None
    start, name = found.start("name"), found["name"].lower()
    if found.start("name") - number.end > 2 and text[number.end : start].endswith("of ") and number.form != "vague":
        return None
    first = _WORD.match(name)
    names = NAMES.get(first[0] if first else "")
    if names is None:
        return None
    best = ""
    for phrase in names:
        if len(phrase) > len(best) and name.startswith(phrase) and not name[len(phrase) : len(phrase) + 1].isalpha():
            best = phrase
    if not best and "-" in name:
        return None
    if not best:
        return None
    unit = names[best]
    if best in table.COINS and number.form == "digits":
        return None
    rule = "money.minor" if unit.size < 1 else "money.name"
    if best in ("pound", "pounds") and _is_weight(text, number, start + len(best)):
        return None
    return Mark(number.end, start + len(best), unit, rule)


_WEIGHT_AFTER = re.compile(r"(?:[ -]?(?:of (?!debt|revenue|sales|profit|fresh|new|public|investment|cash|funding|tax|savings|assets|government|taxpayer|equity|losses|costs|spending|damage|money|orders|deals|bonds|loans|capital|funds|annual|extra|additional|income)[a-z]+|per square|per acre|per hectare|heavier|lighter|in weight|overweight|thrust)|s?-force)")
_WEIGHT_BEFORE = re.compile(r"(?:weigh(?:s|ed|ing|t)?|lost|lose|gained|gain|lift(?:s|ed|ing)?|heavy|tip(?:s|ped) the scales at)(?: [a-z]+){0,3} $")


def _is_weight(text: str, number: Number, end: int) -> bool:
    """Whether pounds are a weight: what they are of, or a verb of weighing before them."""
    if _WEIGHT_AFTER.match(text, end):
        return True
    if number.gap == "-" and not number.scaled:
        return True
    return _WEIGHT_BEFORE.search(text, max(0, number.start - 40), number.start) is not None and not number.scaled


def _minor_letter(text: str, number: Number, end: int) -> Mark | None:
    """`118.5p`, `94c`; neither `1080p` nor `-10C`."""
    digits = text[number.start : number.end]
    if text[end : end + 1].isalnum() or digits in _RESOLUTIONS or number.scaled or number.form != "digits":
        return None
    return Mark(number.end, end, MINOR_LETTERS[number.word], "money.minor")


# --- ranges, values ----------------------------------------------------------------------------------------------


def _money(text: str, amounts: list[Amount]) -> list[Money]:
    """The amounts with a mark, ranges joined and two units added up."""
    out: list[Money] = []
    at = 0
    while at < len(amounts):
        left = amounts[at]
        right = amounts[at + 1] if at + 1 < len(amounts) else None
        if right is not None and (left.mark or right.mark):
            made = _range(text, left, right) or _two_units(text, left, right)
            if made is not None:
                out.append(made)
                at += 2
                continue
        if left.mark is not None:
            out.append(_single(text, left))
        at += 1
    return out


def _single(text: str, amount: Amount) -> Money:
    mark = amount.after if amount.before and amount.after and amount.before.unit.shared and not amount.after.unit.shared else amount.mark
    assert mark is not None
    return _made(text, amount.start, amount.end, amount.number.low, amount.number.high, mark, amount)


def _made(text: str, start: int, end: int, low: Decimal, high: Decimal, mark: Mark, amount: Amount, rule: str = "") -> Money:
    number, unit = amount.number, mark.unit
    low, high = low * unit.size, high * unit.size
    if amount.before and (number.bracketed or text[start] in MINUS) and low > 0:
        low, high = -high, -low
    names = [mark.rule, rule, "money.vague" if number.form == "vague" else "", "money.negative" if low < 0 else ""]
    modifier = modifier_of(text, start, end) or ("about" if number.form == "vague" else None)
    return Money(
        start, end, "+".join(name for name in names if name), low, high, unit.code,
        sign=unit.shared, assumed=unit.shared is not None and unit.code is not None, modifier=modifier, per=rate_after(text, end),
    )  # fmt: skip


def _range(text: str, left: Amount, right: Amount) -> Money | None:
    """One amount of two ends that share a sign, a scale or a name; None where each end is whole."""
    if left.number.form == "vague" or not is_joint(text, left.end, right.start, left.start):
        return None
    mark = left.mark or right.mark
    assert mark is not None
    low, high = left.number, right.number
    if left.mark and right.mark:
        if low.scaled or not high.scaled or left.mark.unit.code != right.mark.unit.code or left.mark.unit.size != right.mark.unit.size:
            return None
    elif left.mark:
        if left.after or high.glued or high.word in ("%", "percent", "per", "times", "pct") or _other_thing(high):
            return None
        high = with_letter(text, high)
    elif low.glued:
        return None
    first = low.low
    if not low.scaled and high.scaled and low.low < high.low / high.scale:
        first = low.low * high.scale
    ends = sorted((first, high.high))
    end = max(right.end, high.end)
    return _made(text, left.start, end, ends[0], ends[1], mark, left if left.mark else right, "money.range")


def _other_thing(number: Number) -> bool:
    """Whether the right number counts something of its own ("from $5 to 40 companies")."""
    return number.gap == " " and not number.scaled and number.word.islower() and number.word.endswith("s") and len(number.word) > 3


def _two_units(text: str, left: Amount, right: Amount) -> Money | None:
    """`13 dollars and 45 cents`."""
    if not (left.after and right.after and not right.before) or left.after.rule not in ("money.name", "money.code_after") or right.after.rule != "money.minor":
        return None
    if text[left.end : right.start] not in (" ", " and ", ", ", ", and ") or right.number.low >= 100 or right.number.low < 0:
        return None
    sum_ = left.number.low * left.after.unit.size + right.number.low * right.after.unit.size
    whole = Mark(left.start, right.end, Unit(left.after.unit.code, shared=left.after.unit.shared), "money.name")
    return _made(text, left.start, right.end, sum_, sum_, whole, left, "money.two_units")
