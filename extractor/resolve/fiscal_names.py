"""Whose books a fiscal year is counted by, and whether it is named for the calendar year in which it starts or closes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from extractor.forms import Year
from extractor.mentions import Company, PeriodExpression, Span
from extractor.resolve.fiscal import APRIL, CALENDAR, EXPECTS, HEAD, JAPANESE, fiscal_start, is_expected
from extractor.resolve.period_context import sentence_numbers

_APPOSED = re.compile(r",[^,;:.\n]*(?:\d\.\d[^,;:.\n]*)*,")
_BEGINS = 40  # characters from a sentence's start to its subject
_GOES_ON = re.compile(r"(?:It|Its|The (?:company|group|firm)(?:['’]s)?)\b")
_ITS = re.compile(r"\b(?:[Ii]ts|[Tt]he) (?:customer|client|unit|subsidiary)\b")

_NAMED_BY_END = re.compile(r"\b(?:fiscal|FY) ?(\d{4})\b[^.;]{0,30}\b(?:end(?:ed|ing|s)|to|through)\b[^.;]{0,14}\bMarch(?: 31,)? \1\b")
# "fiscal 2026, which starts in February"
_OPENS = re.compile(
    r"\b(?:[Ff]iscal|FY) ?(?:year )?(?P<number>20\d\d),? (?:which|that) (?P<verb>starts?|begins?|opens?|started|began|opened) (?:on |in )"
)


def is_named_by_start(text: str, expressions: Sequence[PeriodExpression], first_month: int, published: date | None) -> bool:
    """Whether fiscal years are named for the calendar year in which they start: more is expected of one that would be over by its name.

    Japanese companies name theirs so, unless the text says when one ended; "fiscal 2026, which starts in February" tells by itself.
    """
    if published is None or first_month == CALENDAR:
        return False
    if first_month == APRIL and JAPANESE.search(text) and not _NAMED_BY_END.search(text):
        return True
    for opens in _OPENS.finditer(text):
        if any(expression.start == opens.end() for expression in expressions):
            ahead = not opens["verb"].endswith(("ed", "an"))
            turned = first_month <= published.month  # the year that last started did so in this calendar year, not in the one before
            opened = published.year + turned - (not ahead)
            return int(opens["number"]) == opened
    for expression in expressions:
        form = expression.form
        over = isinstance(form, Year) and form.fiscal and (form.number, first_month) < (published.year, published.month)
        if over and (is_expected(text, expression.start) or EXPECTS.match(text, expression.end)):
            return True
    return False


def of_others(text: str, sentences: Sequence[Span], companies: Sequence[Company]) -> dict[int, str]:
    """The sentences that begin with a company which the head does not name, by number, and those that go on about it, with its name.

    "Carmona, its larger rival, posted 6% growth for the second quarter. Its third-quarter sales"
    """
    named = sorted((m.start, m.end, company.mentions[0].start >= HEAD, company.name) for company in companies for m in company.mentions)
    found: dict[int, str] = {}
    at = 0
    for number, sentence in enumerate(sentences):
        inside = []
        while at < len(named) and named[at][0] < sentence.end:
            inside.append(named[at])
            at += 1
        goes_on = _GOES_ON.match(text, sentence.start) and "\n" not in text[sentence.start - 2 : sentence.start]
        if goes_on and not inside and number - 1 in found:
            found[number] = found[number - 1]
        begins = inside and inside[0][0] - sentence.start < _BEGINS
        apposed = bool(inside) and _APPOSED.match(text, inside[0][1])  # "Beta, 15% owned by Acme, reported an operating loss"
        within = [other for start, _, other, _ in inside if not (apposed and start < apposed.end())]
        if begins and inside[0][2] and all(within) and not _ITS.search(text, sentence.start, inside[0][0]):
            found[number] = inside[0][3]
    return found


def books_of(
    text: str, expressions: Sequence[PeriodExpression], sentences: Sequence[Span], companies: Sequence[Company], published: date | None
) -> tuple[int, dict[int, int]]:
    """The month in which the fiscal year of the article's company starts, and that of others in the sentences that tell of them.

    Each is told by its own sentences: another's year to June says nothing of the article's company, nor hers of it.
    """
    fiscal = fiscal_start(text, expressions, published)
    others = of_others(text, sentences, companies) if fiscal != CALENDAR else {}
    if not others:
        return fiscal, {}
    own: list[PeriodExpression] = []
    theirs: dict[str, list[PeriodExpression]] = {name: [] for name in others.values()}
    for expression, number in zip(expressions, sentence_numbers(expressions, sentences), strict=True):
        (theirs[others[number]] if number in others else own).append(expression)
    months = {name: fiscal_start(text, told, published) for name, told in theirs.items()}
    return fiscal_start(text, own, published), {number: months[name] for number, name in others.items()}
