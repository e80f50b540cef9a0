"""Time expressions: where they stand and what they say, from the words alone.

    dates       25 February 2026, Feb. 25, 2026-02-25, 25.02.2026, 02/25 2026, the 25th of March, Friday
    units       2024, June 2022, Q3 2024, H1, the third quarter, FY2024/25, fiscal 2026, the 1990s, the 20th century
    lengths     three and a half years, 1-3 days, several weeks, a year and a half
    relative    last year, next week, the past three months, two years ago, a year earlier, that year, the same period last year
    parts       early 2025, mid-March, the end of January, the first week of February, the first nine months
    endings     the year to 31 March, the six months ended June 30, 2025, the week of September 15
    ranges      2022 to 2024, from March through May, 3-5 March, 2024-25

Left alone: ages (a 10-year-old), frequencies (weekly, twice a month, $5 a month), clock times, "may", "march" and "second" as
plain words, versions, scores and fractions. How the words are put together is `period_grammar`'s table; here stand the scan
that finds stretches of time words, and the few conditions an expression must meet that depend on what stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.find.period_grammar import read
from extractor.find.period_tokens import HOLIDAY_NAMES, WORDS, Token
from extractor.find.period_words import INNER, TRIGGERS
from extractor.forms import Form, Length, Season
from extractor.mentions import PeriodExpression


def _trie(words: Iterable[str]) -> str:
    """The alternation of the words with common beginnings shared: ten times as fast as the plain one."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}

    def pattern(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
        branches = [letter.replace(".", "[.]").replace("-", "[-]") + pattern(child) for letter, child in sorted(node.items()) if letter]
        if not branches:
            return ""
        joined = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
        return f"(?:{joined})?" if "" in node else joined

    return pattern(tree)


def _words(wanted: bool) -> list[str]:
    """The words that make a stretch worth reading, or the others that may open one."""
    strong = {w for w, (kind, _) in WORDS.items() if kind in TRIGGERS or kind.startswith(("u_", "us_"))}
    return sorted(strong) if wanted else sorted(w for w, (kind, _) in WORDS.items() if w not in strong and kind not in INNER | {"the", "a"})


_STRONG = rf"""(?:
      {_trie(HOLIDAY_NAMES).replace(" ", "[ ]")}
    | {_trie(_words(True))}
    | (?: [1-4]q|q[1-4]|[12]h|h[12]|[369]m(?=\d\d\b)|[fc]y ) (?: [ ]?fy )? (?: [-' ]? \d\d (?:\d\d)? (?:[-/–]\d\d(?:\d\d)?)? )?
    | [12]\d\d\d (?: s | [-/.–] \d{{1,4}} (?: [-/.–] \d{{1,4}} )? )?
    | \d{{1,2}} [-/.] \d{{1,2}} [-/.] \d{{2,4}}
    | \d\d? [-/] \d{{4}}
    | \d\d? / \d\d?
    | '?\d0s
    ) (?![a-z0-9_])"""
_WEAK = r"(?: {} | \d+ (?:[.,]\d+)* (?:st|nd|rd|th)? (?: [-–] \d+ )? ) (?![a-z0-9_])"
_OPENER = _WEAK.format(_trie(_words(False)))
_FOLLOWER = _WEAK.format(_trie(w for w, (kind, _) in WORDS.items()))
_GAP = r"[ \u00a0]? (?: [,.'/–—~] | --? )? [ \u00a0]?"
_STRETCH = re.compile(
    rf"(?<![a-z0-9_$€£¥]) (?: (?:the|an?|its) [ ] )? (?: (?P<first>{_STRONG}) | {_OPENER} ) (?: {_GAP} (?: (?P<more>{_STRONG}) | {_FOLLOWER} ) ){{0,40}}",
    re.VERBOSE,
)


def find_periods(text: str) -> list[PeriodExpression]:
    """Every time expression of the text, in order.

    >>> [(e.start, e.end, e.form) for e in find_periods("Sales rose in 2024.")]
    [(14, 18, Year(number=2024, fiscal=False))]
    """
    lowered = text.lower().replace("’", "'").replace("‘", "'")
    if len(lowered) != len(text):  # a few capitals have longer small letters
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text).replace("’", "'").replace("‘", "'")
    found = []
    for stretch in _STRETCH.finditer(lowered):
        if stretch["first"] is None and stretch["more"] is None:
            continue
        offset = stretch.start()
        for token in read(stretch[0]):
            expression = _expression(text, offset, token)
            if expression is not None:
                found.append(expression)
    return found


# --- what must hold around an expression ---------------------------------------------------------------------------------

_BEFORE_LENGTH = re.compile(r"(?:\b(?:within|in|for|over|after|than|nearly|almost|about|just|under|least|during|took|takes|last(?:s|ed)?|only|roughly|around|of|every|up to|next|some))\s$", re.IGNORECASE)


def _expression(text: str, offset: int, token: Token) -> PeriodExpression | None:
    start, end = offset + token.start, offset + token.end
    if token.kind not in ("date", "year", "length", "aunit", "name"):
        return None
    form: Form = token.value  # type: ignore[assignment]
    if token.kind == "aunit" and not _BEFORE_LENGTH.search(text, max(0, start - 10), start):
        return None
    if token.kind == "name" and isinstance(form, Season):
        return None
    return PeriodExpression(start, end, token.rule, form)
