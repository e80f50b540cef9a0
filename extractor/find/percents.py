"""Shares and changes in percent, percentage points and basis points.

- signs and words: `34%`, `11.6 per cent`, `138 percent`, `19pc`, `5 pct`, `twenty-five percent`, `8⅓ percent`
- points: `3 percentage points`, `0.4 pp`, `2ppts`, `25 basis points`, `6bp`, `70bps`, `a 25-basis-point cut`
- points of a percentage that stands beside them: `86.2%, 1.8 points better`, `up 1.8 points to 86.2%`
- ranges that share one sign are one mention: `5-7%`, `5 to 7 per cent`, `between 5 and 7%`; lists are many: `41, 33 and 28 per cent`
- signs: `-0.8%`, `(5.2)%`

Left alone: fractions in words (`half a percent`, `a fifth`), `quarter-point`, `double-digit`, `the % of`, `%20` in addresses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractor.find.count_words import ODD
from extractor.find.modifiers import modifier_after, modifier_of
from extractor.find.numbers import Number, minus_word
from extractor.find.ranges import is_year, joined, listed
from extractor.mentions import Percent
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule("percent.sign", "a number with % or ‰", "Sales rose [6.3%](percent 6.3)."),
    Rule("percent.word", "a number with percent, per cent, pct, pc", "Growth of [11.6 per cent](percent 11.6) was [2pc](percent 2) more."),
    Rule("percent.points", "percentage points, pp, ppt", "The margin fell [1.5 percentage points](percent 1.5 percentage_point)."),
    Rule(
        "percent.basis_points",
        "basis points, bp, bps",
        "Yields rose [25 basis points](percent 0.25 basis_point) and then [6bp](percent 0.06 basis_point).",
    ),
    Rule("percent.range", "a range that shares one sign", "It would miss its goal by [5-7%](percent 5..7)."),
    Rule(
        "percent.list",
        "one sign for a whole list",
        "They made up [41](percent 41), [33](percent 33) and [28 per cent](percent 28) of sales.",
    ),
    Rule(
        "percent.compared",
        "a bare number that a percentage is held against",
        "It fell to [6.1%](percent 6.1) from [6.3](percent 6.3), and will rise to [7](percent 7) from [6 percent](percent 6).",
    ),
    Rule("percent.negative", "a minus or accounting brackets", "Like-for-likes were [-0.8%](percent -0.8)."),
)

_ODD = re.compile(r"(?P<odd>(?: ?\+|[- ]?(?:odd|plus)))[ -]?(?P<word>%|per(?:cent)?\b|pc\b|pct\b)")
ONE, HUNDREDTH = Decimal(1), Decimal("0.01")
_BEFORE_PLUS = ("", "(", " ", "\n")
_WHOLE = 100  # percent
_NEAR, _FAR = 60, 4  # characters from a percentage to what it is held against; times
_AGAINST = re.compile(
    r"(?: (?:in|for|at|on|a|the|last|this|per|of) [A-Za-z' ]{2,36})?,? "
    r"(?:(?:(?:up|down|slowing|easing|accelerating) )?from|compared (?:with|to)|against|versus|vs\.?|than)"
    r" (?:the |an? )?(?:about |around |some |just )?"
)
_ENDS = re.compile(
    r"[.,;:)](?!\d)|$|\n"
    r"| (?:in|a year|a month|a quarter|the (?:year|month|quarter|week)|last|previously|before|earlier|at|on|for|during|and|as|while|when)\b"
)
_MOST_POINTS = 50
# First word or sign behind the number → what the whole must look like, the unit, its size in percent, the rule.
_WORDS = {
    "%": (r" ?%(?: ?(?P<points>points?|pts|pp)(?!\w))?(?![0-9A-F]{2}(?![0-9]* ))", "percent", ONE, "percent.sign"),
    "‰": (r" ?‰", "percent", Decimal("0.1"), "percent.sign"),
    "percent": (r"[ -]{0,2}percents?(?!\w|[- ]?points?)", "percent", ONE, "percent.word"),
    "per": (r"[ -]{0,2}per[ -]cent(?![\w])(?! points?)", "percent", ONE, "percent.word"),
    "pct": (r"[ -]?pct(?!\w)(?! ?(?:pts|points?))", "percent", ONE, "percent.word"),
    "pc": (r"[ -]?(?:pc|p\.c\.)(?!\w)(?! ?(?:pts|points?))", "percent", ONE, "percent.word"),
    "pp": (r"[ -]?pp?ts?(?!\w)|[ -]?pp(?!\w)", "percentage_point", ONE, "percent.points"),
    "percentage": (r"[ -]{0,2}percentage[ -](?:points?|pts)(?!\w)", "percentage_point", ONE, "percent.points"),
    "basis": (r"[ -]basis[ -]points?(?!\w)", "basis_point", HUNDREDTH, "percent.basis_points"),
    "b": (r"[ -]?b\.p\.(?!\w)", "basis_point", HUNDREDTH, "percent.basis_points"),
    "bp": (r"[ -]?bpt?s?(?!\w)", "basis_point", HUNDREDTH, "percent.basis_points"),
    "points": (r" (?:points?|pts)(?!\w)", "percentage_point", ONE, "percent.points"),
}  # fmt: skip
_SAME = {
    "percents": "percent", "p": "pc", "ppt": "pp", "ppts": "pp", "pps": "pp", "pts": "points", "bps": "bp", "bpts": "bp", "point": "points",
}  # fmt: skip
_MARKS = {word: (re.compile(shape, re.IGNORECASE), unit, size, rule) for word, (shape, unit, size, rule) in _WORDS.items()}
_MARKS |= {word: _MARKS[same] for word, same in _SAME.items()}
_MARKS |= {form: mark for word, mark in _MARKS.items() for form in (word.capitalize(), word.upper())}
_RARE = re.compile(
    r"[ -]{0,2}(?:(?P<points>(?:percent|per cent|pct|%)[ -]?(?:points?|pts)(?!\w)|p\.p\.)|percentage(?=[.,;:!?)]|$))",
    re.IGNORECASE,
)
# Beside which bare points are those of a percentage, and not of an index.
_PERCENT_BEFORE = re.compile(r"(?:%|per ?cent|[0-9]pc),? (?:(?:about|some|nearly|almost|around|over|up|down|a full) )*$")
# "The margin was 11.1%, an improvement of 1.6 points", "came in at 41%, down 2 points"; "rose 0.5%, a gain of 9 points" is an index.
_LEVEL_BEFORE = re.compile(
    r"\b(?:at|to|was|is|were|are|of) (?:(?:about|around|roughly|nearly|almost|just|a|record) ){0,2}"
    r"\d[\d.]* ?(?:%|per ?cent|pc)(?: (?:in|for) [a-z0-9 ]{3,24})?(?:,| -| –| —)? "
    r"(?:(?:up|down|higher|lower|better|worse) (?:by )?|(?:an?|the) (?:[a-z]+ )?[a-z]+ of )"
    r"(?:(?:about|some|nearly|almost|around|over|a full|just) )*$"
)
_COMPARED_BEHIND = re.compile(r" (?:points?|pts) (?:better|worse|higher|lower|more|less|above|below|ahead|up|down|stronger|weaker)\b")
# "Price rises contributed 5.1 points"; "added 5 points to 8,377" is an index.
_ADDED = re.compile(
    r"\b(?:contribut(?:ed|es|ing)|shav(?:ed|es|ing)|knock(?:ed|s|ing)|subtract(?:ed|s|ing)|detract(?:ed|s|ing)"
    r"|(?:acquisitions|disposals|divestments|currenc(?:y|ies)|exchange rates|pric(?:es?|ing)(?: rises| increases)?|mix|volumes?|inventories"
    r"|(?:net |higher |weaker )?(?:trade|exports|imports)|consumption|investment|construction|weather|storms|strikes|tariffs)"
    r" (?:add(?:ed|s)|suppli(?:ed|es)|cost|took|clipped|chipped in))(?: (?:about|some|nearly|around|over|another|a further|it))? $",
    re.IGNORECASE,
)
# "Added 2 percentage points, acquisitions 0.5 points and currency the remaining 0.7 point", but not "and the index 42 points".
_GOING_ON = re.compile(r"(?![a-z, ]*\b(?:index|gauge|average|benchmark|bourse)\b)[a-z' ,]{3,60} ")
_OF_MARGIN = re.compile(r" (?:points?|pts) of (?:[a-z]+ )?(?:load factor|margins?|growth|share|GDP|inflation|utili[sz]ation|output)\b")
# "The margin widened by 2.1 points", "occupancy was up 3 points"
_OF_RATE = re.compile(
    r"\b(?:margins?|(?:market|its|their) share|occupancy|load factor|combined ratio|loss ratio|expense ratio|inflation|jobless rate"
    r"|unemployment(?: rate)?|vacancy(?: rate)?|utili[sz]ation(?: rate)?|savings rate|churn|penetration)"
    r" (?:(?!(?:index|gauge|expectations|survey)\b)[a-z]+ ){0,5}$",
    re.IGNORECASE,
)
_TO_LEVEL = re.compile(r" (?:points?|pts) to [0-9]")
_PERCENT_BEHIND = re.compile(
    r" (?:points?|pts)(?: (?:higher|lower|better|worse|stronger|weaker))?,? (?:to|at) [0-9][0-9.]*(?:%| ?per ?cent|pc\b)"
)


def find_percents(text: str, numbers: Sequence[Number]) -> list[Percent]:
    """Every percent of the text in order."""
    found: list[Percent] = []
    for at, number in enumerate(numbers):
        if number.word not in _MARKS:
            if found and number.start - found[-1].end < _NEAR and _is_held_against(text, found[-1], number):
                found.append(_bare(text, number, "percent.compared"))
                continue
            if number.word and number.word not in ODD:
                continue
            number = _with_odd(text, number)
        if number.word not in _MARKS or (number.glued and number.form == "digits"):
            continue
        mark = _mark(text, number, found[-1] if found else None)
        if mark is None:
            continue
        end, unit, size, rule = mark
        found += _earlier(text, numbers, at, end, unit, size, rule, found[-1].end if found else 0)
    return found


def _is_held_against(text: str, last: Percent, number: Number) -> bool:
    """Whether a bare number is what a percentage is held against: `to 6.1% from 6.3`, `2.4 percent in May, down from 2.6 in April`."""
    if last.unit != "percent" or last.rule.endswith(("range", "negative")) or number.form != "digits" or number.glued or number.scaled:
        return False
    as_exact = ("." in text[last.start : last.end]) == ("." in text[number.start : number.end])
    if not as_exact or not last.low / _FAR < number.low < last.high * _FAR or is_year(text, number):
        return False
    return _AGAINST.fullmatch(text, last.end, number.start) is not None and _ENDS.match(text, number.end) is not None


def _bare(text: str, number: Number, rule: str) -> Percent:
    return Percent(number.start, number.end, rule, number.low, number.high, "percent", modifier_of(text, number.start, number.end))


def _with_odd(text: str, number: Number) -> Number:
    """The number of `90-odd percent`, `20+%`, with what stands between it and its sign."""
    found = _ODD.match(text, number.end) if number.word or text[number.end : number.end + 1] == "+" else None
    return number if found is None else number._replace(end=found.end("odd"), gap="", word=found["word"].lower())


def _mark(text: str, number: Number, last: Percent | None) -> tuple[int, str, Decimal, str] | None:
    """Where the percent sign ends, its unit, size and rule."""
    pattern, unit, size, rule = _MARKS[number.word]
    end = number.end
    if number.word in ("point", "points", "pts") and not _is_of_percentage(text, number, last):
        return None
    found = pattern.match(text, end)
    if found is None:
        found = _RARE.match(text, end)
        if found is None:
            return None
        unit, rule = ("percentage_point", "percent.points") if found["points"] else ("percent", "percent.word")
        return found.end(), unit, ONE, rule
    if rule == "percent.sign" and found.re.groups and found["points"]:
        return found.end(), "percentage_point", ONE, "percent.points"
    return found.end(), unit, size, rule


def _is_of_percentage(text: str, number: Number, last: Percent | None) -> bool:
    """ "86.2%, 1.8 points better", "up 1.8 points to 86.2%"; but "lost 0.5%, 62 points" is an index."""
    if number.low >= _MOST_POINTS:
        return False
    added = _ADDED.search(text, max(0, number.start - 30), number.start) and not _TO_LEVEL.match(text, number.end)
    again = last is not None and last.unit == "percentage_point" and _GOING_ON.fullmatch(text, last.end, number.start)
    compared = _COMPARED_BEHIND.match(text, number.end) and _PERCENT_BEFORE.search(text, max(0, number.start - 30), number.start)
    level = _LEVEL_BEFORE.search(text, max(0, number.start - 90), number.start)
    behind = _PERCENT_BEHIND.match(text, number.end) or _OF_MARGIN.match(text, number.end)
    rate = _OF_RATE.search(text, max(0, number.start - 60), number.start)
    return bool(added or again or compared or level or behind or rate)


def _earlier(text: str, numbers: Sequence[Number], at: int, end: int, unit: str, size: Decimal, rule: str, done: int) -> list[Percent]:
    """The percent that ends at `end`, with the range end or the list items before it that share its sign."""
    number = numbers[at]
    first = at
    while first and numbers[first - 1].start >= done and listed(text, numbers[first - 1], numbers[first]):
        first -= 1
    counted = numbers[first].low > _WHOLE >= number.low  # "a workforce of 900 and 19 per cent of the market"
    if at - first == 1 and (counted or text[numbers[first].end] == ","):  # "cut 550, or 15%, of its staff"
        first = at
    if at and unit == "percent" and text[numbers[at - 1].end : number.start] == " from " and _goes_to(text, numbers[at - 1], number):
        signed = Percent(number.start, end, rule, number.low, number.high, unit, modifier_of(text, number.start, end))
        return [_bare(text, numbers[at - 1], "percent.compared"), signed]
    items = numbers[first : at + 1]
    if len(items) == 1 and at and numbers[at - 1].start >= done and joined(text, numbers[at - 1], number):
        left = numbers[at - 1]
        low, high = sorted((left.low * size, number.high * size))
        start = left.start - _plus(text, left.start)
        return [Percent(start, end, f"{rule}+percent.range", low, high, unit, modifier_of(text, start, end))]
    out = []
    for before, item in zip((numbers[first - 1] if first else None, *items), items, strict=False):
        stop = end if item is number else item.end
        minus = minus_word(text, item.start)
        sign = "+percent.negative" if item.low < 0 or minus or (item.bracketed and unit == "percent" and not _repeats(before, item)) else ""
        value = -item.low if (item.bracketed and sign) or minus else item.low
        start = item.start - minus - _plus(text, item.start)
        if item.bracketed and not sign:
            start += 1
        name = rule if len(items) == 1 else f"{rule}+percent.list"
        high = value if sign else item.high
        modifier = modifier_of(text, start, stop) or (None if item.word in _MARKS else modifier_after(text, item.end))
        out.append(Percent(start, stop, name + sign, value * size, high * size, unit, modifier))
    return out


def _goes_to(text: str, left: Number, right: Number) -> bool:
    """ "will rise to 21 from 19 percent": both are percentages."""
    plain = left.form == "digits" and not (left.glued or left.scaled or left.word not in ("from", ""))
    return plain and text.endswith(("to ", "at "), 0, left.start) and right.low / _FAR < left.low < right.low * _FAR


def _plus(text: str, start: int) -> bool:
    """Whether a plus stands in front, one character to take in."""
    return text[start - 1 : start] == "+" and text[start - 2 : start - 1] in _BEFORE_PLUS


def _repeats(before: Number | None, number: Number) -> bool:
    """Whether a bracketed number says again what stands in words before it ("four (4) percentage points")."""
    return before is not None and before.form == "words" and before.low == number.low and number.start - before.end < 3
