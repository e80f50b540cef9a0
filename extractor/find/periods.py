"""Time expressions: where they stand and what they say, from the words alone.

    dates       25 February 2026, Feb. 25, 2026-02-25, 25.02.2026, 02/25 2026, the 25th, Friday
    units       2024, June 2022, Q3 2024, H1, the third quarter, FY2024/25, fiscal 2026, the 1990s, the 20th century, week 10
    lengths     three and a half years, 1-3 days, several weeks, a year and a half
    relative    last year, next week, the past three months, two years ago, a year earlier, that year, the same period last year
    parts       early 2025, mid-March, the end of January, the first week of February, the first nine months
    endings     the year to 31 March, the six months ended June 30, 2025, the week of September 15
    working     10 business days, the next trading day: from Monday to Friday
    lists       the second and third quarters of 2025, the three and nine months ended September 30, 18 and 19 June: two mentions each
    times       this morning, tonight: the day they belong to
    in short    31 March 24, in Jan-26, May 3 and 4, Q4/2025, mid-year, a year prior
    ranges      2022 to 2024, from March through May, 3-5 March, 2024-25, Oct.-Dec. 2025, mid-to-late 2026

Left alone: ages (a 10-year-old), frequencies and rates (weekly, twice a month, $5 a month, every two years), clock times; "may",
"march" and "fall" as plain words; versions, product names (Windows 2000), tickers (1928.HK), phone numbers, scores and fractions.
A range whose ends share a unit is one mention (2022 to 2024, 3 May to 9 June); ends of unlike units are complete each by itself and
two, by the labelling guidelines and by TimeML ("[Q2 2028] to [the end of 2029]"). A span leaves the preposition and the possessive
outside ("its [third quarter]") but keeps the article ("[the third quarter]").

How the words are put together is the table of `period_grammar`, what must hold around an expression is in `period_surroundings`,
what an expression takes from there in `period_expression`; here stands the scan: one linear pass that finds stretches of time words
and figures.
"""

from __future__ import annotations

import re

from extractor.find.period_expression import expression
from extractor.find.period_reader import read
from extractor.find.period_tokens import FULL_NAMES, HOLIDAY_NAMES, WORDS
from extractor.find.period_words import INNER
from extractor.find.tries import trie
from extractor.mentions import PeriodExpression

_MONTHS = [word for word, (kind, _) in WORDS.items() if kind == "month"]
_WEEKDAYS = [word for word, (kind, _) in WORDS.items() if kind == "weekday"]
_INSIDE = [*WORDS, *HOLIDAY_NAMES, *(f"{word}#" for word in _MONTHS)]
_DETERMINERS = r"(?:the|an?|every|some|th(?:is|at|ese|ose))"  # so frequent that they only count before a time word
_OPENING = [word for word in _INSIDE if word not in WORDS or not (WORDS[word][0] in INNER or re.fullmatch(_DETERMINERS, word))]
_END = r"(?! (?! t\d\d:\d ) [a-z0-9_] )"  # 2026-02-25T09:30
_YEARS = r"(?: [ ]?[fc]y )? (?: [-' ]? \d\d (?:\d\d)? (?:[-/–]\d\d(?:\d\d)?)? )?"  # behind a code: Q3'24, FY2024/25
# Behind a first digit or apostrophe.
_NUMERALS = (
    rf"(?<=[1-4])q {_YEARS}",
    rf"(?<=[12])h {_YEARS}",
    rf"(?<=[69])m(?=[ ]?(?:fy)?(?:20)?\d\d\b) {_YEARS}",
    r"(?<=[69])m(?=[ ](?:net|core|profit|revenue|sales|earnings|ebitda?|results|turnover|income|operating|pretax)\b|[.,;])",
    rf"(?<=\d)\d?(?:{'|'.join(_MONTHS)})",  # 30Sept
    r"(?<=\d)\d(?:\d\d)?[qh][1-4]",  # 2025Q3, 25Q3
    r"(?<=\d)\d*+[ ]?h",  # 48h
    r"(?<=\d)\d*+[½¼¾+](?=[ -])",  # 1½ years, 5+ years
    r"(?<=\d)(?<!\d[.,]\d) \d*+ (?:[.,/–-]\d++){0,6}+ (?:'?s|st|nd|rd|th|(?<=[12]\d\d\d)e)?",  # 2026E, as analysts write what they expect
    r"(?<=[½¼¾])",
    r"(?<=')\d\d s?",
)
# Each begins with a letter or a class, so that the search passes over it at one look.
_FIGURES = (
    rf"q[1-4] {_YEARS} (?!-[a-z](?![1-4]))",  # Q1-Q3, but no Q1-led
    rf"h[12] {_YEARS} (?!-[a-z](?![12]))",
    r"back(?=[ ]half)",
    r"most(?=[ ]recent)",
    r"this(?=[ ](?:and|or)[ ](?:next|last)[ ])",
    r"this(?=[ ]time[ ](?:last|next|in)[ ])",
    r"just(?=-(?:ended|gone|completed|concluded|finished|closed))",
    r"working(?=[ ]week)",
    r"trading(?=[ ]week)",
    r"business(?=[ ]year)",
    r"w/[ce](?=[ ])",
    rf"[fc]y(?=[ -]?['\d]) (?: \d\d?/(?:\d\d)?\d\d (?!/) | {_YEARS} ) [ef]?",
    rf"[\d'½¼¾] (?: {' | '.join(_NUMERALS)} )",
)
# A dot goes on only behind a short form or a day, or before a figure: Sept. 30, Tues. 3, 30. September. Elsewhere a sentence ends.
_SHORT = "|".join(sorted({word[-3:] for word in (*_MONTHS, *_WEEKDAYS) if len(word) < 6 and word not in FULL_NAMES}))
_DOT = rf"[.] (?: (?<=(?:{_SHORT})[.]) | (?<=\D\d\d[.]) | (?<=[ ]\d[.]) | (?=\d) )"
_SHORT_DOT = rf"(?: [.] (?<=(?:{_SHORT})[.]) )?"
_GAP = rf"[ \u00a0]?+ (?: {_SHORT_DOT} (?: [–—] | --?+ ) | (?:{_DOT})?,?+ | ['/~] ) [ \u00a0]?+"
# What may stand before a stretch; the class, one character, lets the search run from border to border. The text gets a blank in front
# for it. Without a capturing group: in Python 3.11 possessive quantifiers can leave one with a wrong span.
_STRETCH = re.compile(
    rf"""[\ \t\r\n\u00a0"'“‘(\[,;:/|*<>=~–—-] (?: {_DETERMINERS} [ ] (?!and[ ]|or[ ]|time[ ](?:last|next)[ ]) )?+
    {trie(_OPENING, _FIGURES)} {_END}
    (?: {_GAP} {trie(_INSIDE, _FIGURES)} {_END} ){{0,40}}""",
    re.VERBOSE,
)

# "The cash will last two years", "used to last 70 days"; "drags on well past three months"
_VERBAL = {
    "last ": re.compile(r"\b(?:will|would|should|could|can|may|might|must|(?:used|expected|likely|enough|made|meant|built) to) $"),
    "past ": re.compile(r"\b(?:well|far|long|on|goes|went|going) $"),
}
_FIRST_DAYS = re.compile(r"first (?=[a-z0-9]+ (?:days|weeks)\b)")
_BY_LENGTH = re.compile(r"[a-z0-9]+ (?:day|week|month|year)s?(?P<to> to )")
_EVENTS = (" results", " earnings", " numbers", " figures", " report", " trading update")
_BESIDE_EVENT = re.compile(r" (?:before|after) (?!that )(?=[^0-9]*q[1-4]|.*(?:quarter|half))")  # "the two weeks after | Q1 results"
_BEFORE_VERBAL = len(" expected to ")


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
        start, end = match.start(), match.end() - 1  # the border is one character, as the blank in front is
        verbal = _VERBAL.get(lowered[start : start + len("last ")])
        if verbal is not None and verbal.search(lowered, max(0, start - _BEFORE_VERBAL), start):
            start += len("last ")
        for begin, close in _parts(lowered, start, end):
            stretch = straight[begin:close]
            for token in read(stretch.title() if close - begin + 1 >= len(text) else stretch):  # all by itself it may be written small
                made = expression(text, begin + token.start, begin + token.end, token)
                if made is not None:
                    found.append(made)
    return found


def _parts(lowered: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """What is read on its own in "delayed by 18 months | to late 2028", "sold in its first | ten days", "the day after | Q1 results"."""
    if lowered.endswith(("its ", "their "), 0, start) and (own := _FIRST_DAYS.match(lowered, start, end)) is not None:
        return ((own.end(), end),)
    if lowered.startswith(_EVENTS, end) and (part := _BESIDE_EVENT.search(lowered, start, end)) is not None:
        return (start, part.start()), (part.end(), end)
    if lowered.endswith("by ", 0, start) and (by := _BY_LENGTH.match(lowered, start, end)) is not None:
        return (start, by.start("to")), (by.end(), end)
    return ((start, end),)
