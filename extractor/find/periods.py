"""Time expressions: where they stand and what they say, from the words alone.

    dates       25 February 2026, Feb. 25, 2026-02-25, 25.02.2026, 02/25 2026, the 25th, Friday
    units       2024, June 2022, Q3 2024, H1, the third quarter, FY2024/25, fiscal 2026, the 1990s, the 20th century, week 10
    lengths     three and a half years, 1-3 days, several weeks, a year and a half
    relative    last year, next week, the past three months, two years ago, a year earlier, that year, the same period last year
    parts       early 2025, mid-March, the end of January, the first week of February, the first nine months
    endings     the year to 31 March, the six months ended June 30, 2025, the week of September 15
    ranges      2022 to 2024, from March through May, 3-5 March, 2024-25

Left alone: ages (a 10-year-old), frequencies and rates (weekly, twice a month, $5 a month, every two years), clock times; "may",
"march" and "fall" as plain words; versions, product names (Windows 2000), tickers (1928.HK), phone numbers, scores and fractions.
A range is one mention even where both its ends are complete dates, and a span leaves the preposition and the possessive
outside ("its [third quarter]") but keeps the article ("[the third quarter]").

How the words are put together is the table of `period_grammar`; here stand the scan that finds stretches of time words and the
conditions that an expression's surroundings must meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from extractor.find.period_grammar import read
from extractor.find.period_tokens import HOLIDAY_NAMES, WORDS, Token
from extractor.find.period_words import INNER
from extractor.forms import Away, Day, Form, Holiday, Latest, Length, Numbered, PartOf, Season, Shift, Year, YearBefore
from extractor.mentions import PeriodExpression

# --- what must hold around an expression ------------------------------------------------------------------------------

_IN_TIME = r"in|for|within|over|after|than|nearly|almost|about|around|roughly|just|only|under|least|most|during|before|until|by|of|next|past|last(?:s|ed|ing)?|tak(?:es?|ing)|took|spen[dt]|follow(?:s|ed|ing)?|once|him|them|us|quite|once|since|every|another"
_BEFORE = {
    "aunit": re.compile(rf"\b(?:{_IN_TIME})\s$", re.IGNORECASE),
    "many": re.compile(r"\b(?:for|within|in|over|after|follow(?:s|ed|ing)?|took|takes?|lasts?|lasted|spent|the)\s$", re.IGNORECASE),
    "theday": re.compile(r"\b(?:on|by|until|till|from|since|to|through|before|after|for|of)\s$", re.IGNORECASE),
    "slash": re.compile(r"\b(?:on|by|until|till|from|since|to|through|before|after|due|dated|date|at|this|next|and|or|,)\s+$|^\W*$", re.IGNORECASE),
    "dashed": re.compile(r"\bon\s$", re.IGNORECASE),
    "nthday": re.compile(r"\b(?:on|by|until|from|since)\s$", re.IGNORECASE),
    "season": re.compile(r"\b(?:in|during|since|until|by|over|through|into|before|after|for|of|to|from|with)\s$", re.IGNORECASE),
    "short_weekday": re.compile(r"\b(?:on|by|until|till|from|since|to|through|before|after|next|last|this)\s$", re.IGNORECASE),
    "one day": re.compile(r"\b(?:in|for|within|after|by|just|only|than|of|over|about|the|last(?:s|ed)?)\s$", re.IGNORECASE),
}
_AFTER_DAY = re.compile(r"\s*(?:$|[.,;:!?)\n]|(?:and|or|to|at|as|after|when|but|in|with|from|through)\b)")
_ENDS = re.compile(r"(?:end|start|close) (?!of)")
_TO_END = re.compile(r"\b(?:to|will|would|could|may|might|should)\s$")
_OF_NO_YEAR = re.compile(r"\sof\s(?!(?:(?:its|their|his|our|the|this|a)\s)?(?:\w+\s)?(?:fiscal|financial|year))")
_IN_HER = re.compile(r"\b(?:his|her|their|my|your|our)\s(?:early |mid-?|late )?$", re.IGNORECASE)
_AFTER_FIGURE = re.compile(r"\s*(?:$|[.,;:!?](?!\d))")
_AFTER_FALL = re.compile(r"\s(?:in|of|from|to|below|by)\b")
# A year is none where a name, a currency or a counted noun says so.
_NAME_BEFORE = re.compile(r"(?:[a-z,0-9]|called|the)\s+(?P<name>[A-Z][A-Za-z]*)\s$")
_NUMBERED_BEFORE = re.compile(r"(?:[#+$€£¥:@]|\b\d{3}[ -]|\b(?:No\.?|nos?\.|version|v|page|pages|room|route|flight|model|series|number|code|about|nearly|almost|over|than|some|least)\s)$", re.IGNORECASE)
_COUNTED_AFTER = re.compile(
    r"""\s?% | \.[A-Z]{1,2}\b | [’']?[A-Za-z0-9_@]  # a percentage, a ticker, a code
      | \s(?:people|persons|employees|workers|staff|shares|units|points|tonnes|tons|barrels|miles|km|kilometers|kilometres|feet|metres|meters|acres|pieces
      |homes|jobs|stores|customers|patients|cars|vehicles|troops|soldiers|students|delegates|guests|rooms|seats|megawatts|MW|GW|million|billion|percent|dollars|euros|yen|yuan)\b""",
    re.VERBOSE,
)
_CAPITAL_WORD, _SMALL_WORD = re.compile(r"[A-Z]\w*\s$"), re.compile(r"\b[a-z]+\s$")
_KNOWN_BEFORE = frozenset("In On By At Of To From Since Until Till For And Or But During Through Before After Between The Fiscal Year Full As With".split())
_PREPOSITION = re.compile(r"\b(?:in|since|until|till|by|from|to|through|during|of|for|before|after|last|next|this|late|early|mid)[ -]$", re.IGNORECASE)
_ABBREVIATED = re.compile(r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.(?=,| [a-z])")
_RATE = re.compile(r"\b(?:every|each|per|once|twice|times)\s$", re.IGNORECASE)
_MODIFIERS = (
    ("about", re.compile(r"\b(?:about|around|roughly|approximately|some)\s$", re.IGNORECASE)),
    ("over", re.compile(r"\bmore than\s$", re.IGNORECASE)),
    ("under", re.compile(r"\b(?:less|fewer) than\s$|\bunder\s$", re.IGNORECASE)),
    ("nearly", re.compile(r"\b(?:nearly|almost|close to)\s$", re.IGNORECASE)),
    ("up_to", re.compile(r"\bup to\s$", re.IGNORECASE)),
    ("at_least", re.compile(r"\bat least\s$", re.IGNORECASE)),
    ("at_most", re.compile(r"\b(?:within|at most)\s$", re.IGNORECASE)),
)
_ONE = Decimal(1)
_PEOPLE_MONTHS = frozenset((4, 5, 6, 8))  # April, May, June and August are people too

# --- the scan ---------------------------------------------------------------------------------------------------------


def _trie(words: Iterable[str]) -> str:
    """The alternation of the words with common beginnings shared: ten times as fast as the plain one."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}

    def pattern(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
        branches = [(f"[{letter}]" if letter in " .-" else letter) + pattern(child) for letter, child in sorted(node.items()) if letter]
        if not branches:
            return ""
        joined = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
        return f"(?:{joined})?" if "" in node else joined

    return pattern(tree)


_INSIDE = [*WORDS, *HOLIDAY_NAMES]
_OPENING = [word for word in _INSIDE if word in HOLIDAY_NAMES or WORDS[word][0] not in INNER | {"the", "a", "every"}]
_END = r"(?![a-z0-9_])"
_YEARS = r"(?: [ ]?fy )? (?: [-' ]? \d\d (?:\d\d)? (?:[-/–]\d\d(?:\d\d)?)? )?"  # behind a code: Q3'24, FY2024/25
_CODE = rf"(?: q[1-4] | h[12] | [fc]y(?=[ -]?['\d]) ) {_YEARS} (?!-[a-z])"
_FIGURE = rf"""(?: (?: [1-4]q | [12]h | [69]m(?=[ ]?(?:20)?\d\d\b) ) {_YEARS}
    | '?\d++ (?:[.,/–-]\d++)*+ (?:'?s|st|nd|rd|th)? )"""
_WORD = r"(?: {} | (?=[qh][1-4]|[fc]y) {} | (?=['\d]) (?<!\d[.,]) {} )"
_GAP = r"[ \u00a0]? (?: [.]?,? | ['/–—~] | --? ) [ \u00a0]?"
# The leading class lets the search run from border to border; the text gets a blank in front for it.
_STRETCH = re.compile(
    rf"""[^a-z0-9_$€£¥#+] (?P<stretch> (?: (?:the|an?|every) [ ] )?+ {_WORD.format(_trie(_OPENING), _CODE, _FIGURE)} {_END}
    (?: {_GAP} {_WORD.format(_trie(_INSIDE), _CODE, _FIGURE)} {_END} ){{0,40}} )""",
    re.VERBOSE,
)


def find_periods(text: str) -> list[PeriodExpression]:
    """Every time expression of the text, in order.

    >>> [(e.start, e.end, e.form) for e in find_periods("Sales rose in 2024.")]
    [(14, 18, Year(number=2024, fiscal=False))]
    """
    straight = text.replace("’", "'").replace("‘", "'")
    lowered = straight.lower()
    if len(lowered) != len(text):  # a few capitals have two small letters
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in straight)
    found = []
    for match in _STRETCH.finditer(" " + lowered):
        stretch = match["stretch"]
        start = match.end() - len(stretch) - 1
        alone = len(stretch) + 1 >= len(text)  # then it may be written small
        for token in read(stretch.title() if alone else straight[start : start + len(stretch)]):
            expression = _expression(text, start + token.start, start + token.end, token)
            if expression is not None:
                found.append(expression)
    return found


def _expression(text: str, start: int, end: int, token: Token) -> PeriodExpression | None:
    """The finished form as an expression, if its surroundings allow it."""
    kind, form = token.kind, token.value
    if kind not in _EMITTED:
        return None
    before = text[max(0, start - 16) : start]
    if kind in _BEFORE and not _BEFORE[kind].search(before):
        return None
    shown: Form = form  # type: ignore[assignment]
    if kind == "year" and isinstance(form, Year) and not _is_year(text, start, end, form):
        return None
    if kind == "name":
        if not _is_name(text, start, end, before, shown):
            return None
        end += _ABBREVIATED.match(text, start, end + 3) is not None
    if kind == "slash" and text[end : end + 4] == " of ":
        return None  # 3/4 of its value
    if kind in ("theday", "dashed", "nthday") and not (_AFTER_DAY if text[end - 1].isalpha() else _AFTER_FIGURE).match(text, end):
        return None
    if kind in ("aunit", "length", "many") and not _is_length(text, start, end, before, shown):
        return None
    if isinstance(shown, Numbered) and not _is_numbered(text, start, end, before, shown):
        return None
    if isinstance(shown, PartOf) and shown.edge and _ENDS.match(text, start) and _TO_END.search(before):
        return PeriodExpression(start + len("end "), end, "period.year", shown.of)  # "expects the rate to end 2026 at 3%"
    if isinstance(shown, Latest) and shown.unit == "half" and not _PREPOSITION.search(before):
        return None  # the half that was sold
    if isinstance(shown, (Shift, Latest)) and (_is_title(text, start, end) or text[end : end + 2] == "-t"):
        return None
    return _bounded_ago(text, start, end, token.rule, shown, _modifier(before)) if isinstance(shown, (Length, Away, YearBefore)) else PeriodExpression(start, end, token.rule, shown)


_EMITTED = frozenset("date year length aunit many name theday slash dashed nthday".split())


def _is_year(text: str, start: int, end: int, form: Year) -> bool:
    """A bare number is a year unless it counts, names or is worth something."""
    if end - start != 4 or form.fiscal:
        return True
    if not 1700 <= form.number < 2150 or _COUNTED_AFTER.match(text, end) and text[end : end + 2] not in ("'s", "’s"):
        return False
    before = text[max(0, start - 30) : start]
    if _NUMBERED_BEFORE.search(before):
        return False
    name = _NAME_BEFORE.search(before)
    return name is None or name["name"] in _KNOWN_BEFORE or name["name"].lower() in WORDS


def _is_name(text: str, start: int, end: int, before: str, form: Form) -> bool:
    """A weekday, month, season or holiday by itself."""
    if isinstance(form, Season):
        surely = _BEFORE["season"].search(before) is not None
        if text[start:end].lower().endswith("fall"):
            return surely and text[start].lower() == "t" and not _AFTER_FALL.match(text, end)
        return surely or text[start].lower() == "t"
    if isinstance(form, Day):
        if text[end : end + 4] == ".com":
            return False
        return end - start > 5 or end - start + 1 >= len(text) or _BEFORE["short_weekday"].search(before) is not None
    if isinstance(form, Holiday):
        return True
    if text[end : end + 4] in (" of ", " for") and text[start:end] == "March":
        return False
    person = getattr(form, "number", 0) in _PEOPLE_MONTHS or text[start:end] == "Jan"
    if person and re.match(r"\s[A-Z][a-z]", text[end : end + 3]) and not _PREPOSITION.search(before):
        return False
    if person and before.endswith(" ") and before[:-1].split(" ")[-1][:1].isupper() and before[:-1].split(" ")[-1] not in _KNOWN_BEFORE:
        return before[:-1].split(" ")[-1].lower() in WORDS
    return not (person and text[start:end] == "May" and (not before.strip() or before.rstrip()[-1:] in ".!?\"“") and re.match(r"\s(?:I|we|you|he|she|it|they|the)\b", text[end : end + 6]))


def _is_numbered(text: str, start: int, end: int, before: str, form: Numbered) -> bool:
    """A quarter, half, decade or century: not the second half of the stake, her 30s, 20th Century Fox."""
    if form.unit in ("quarter", "half") and form.of is None:
        return not _OF_NO_YEAR.match(text, end)
    if form.unit == "decade":
        return not _IN_HER.search(before)
    return form.unit != "century" or not (text[end : end + 2].strip().isupper() and "C" in text[start:end])


def _is_length(text: str, start: int, end: int, before: str, form: Form) -> bool:
    """A length is no rate ("twice a month"), no fraction ("a quarter of"), and "one day" may be any day."""
    if _RATE.search(before):
        return False
    if not isinstance(form, Length):
        return True
    unit, count = form.parts[0]
    if unit == "quarter" and text[end : end + 4] == " of ":
        return False  # three quarters of its food
    if unit in ("quarter", "half") and len(form.parts) == 1 and count == 1:
        return not re.match(r"\s(?:of|the|a|point|as|percentage)\b|-", text[end : end + 14]) and re.search(r"\b(?:in|per|for|within|over|during)\s$", before) is not None
    if unit == "day" and count == 1 and text[start:end].lower() == "one day":
        return _BEFORE["one day"].search(before) is not None
    return True


def _is_title(text: str, start: int, end: int) -> bool:
    """ "This Week", USA Today, Company of the Year: words of a name."""
    words = text[start:end].split(" ")
    before = text[max(0, start - 12) : start]
    if len(words) == 1:
        return words[0][:1].isupper() and _CAPITAL_WORD.search(before) is not None
    capital = words[-1][:1].isupper() and words[-1][1:].islower()
    return capital and (words[0].islower() or before[-1:] in ('"', "“") or _SMALL_WORD.search(before) is not None)


def _modifier(before: str) -> str | None:
    return next((name for name, pattern in _MODIFIERS if pattern.search(before)), None)


def _bounded_ago(text: str, start: int, end: int, rule: str, form: Form, modifier: str | None) -> PeriodExpression:
    """ "Less than a decade ago" says no more than a length."""
    if isinstance(form, Length):
        return PeriodExpression(start, end, rule, form, modifier)
    if modifier in ("under", "over") and text[start:end].lower().endswith(" ago"):
        length = form.length if isinstance(form, Away) else Length((("year", _ONE),))
        return PeriodExpression(start, end - len(" ago"), rule, length, modifier)
    return PeriodExpression(start, end, rule, form)
