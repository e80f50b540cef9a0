"""The fiscal calendar that an article reveals: the month in which its year starts.

    the year to 31 March                      starts in April
    the year ended June 30, 2025              starts in July
    the year ending this month                by the day of publication
    the fiscal third quarter ended Oct. 27    starts in February
    fiscal 2026, which closes on Jan. 31      starts in February
    the nine months to December               starts in April: they are the first nine
    fourth-quarter revenue … the quarter ending Jan. 31    starts in February: such a quarter has the number named before it
    first-quarter profit … the quarter ended Dec. 31       starts in October, where the article names no other of either
    half-year profit … the 26 weeks to 30 August           starts in March
    the July-September quarter (Q2 FY26)      starts in April
    its first quarter, which ran from December to February    starts in December
    the September-November quarter … the financial year as a whole    starts in December: its last quarter is over
    since its financial year started on 1 October    starts in October
    it has changed from a fiscal year to a calendar year   starts in January, whatever closed before

Two names of one quarter side by side decide, then the first expression that says so, then numbers beside quarters, then halves.
Where none does but fiscal years are named, the article's country may: Indian and Japanese companies close their books in March.
Otherwise the fiscal year is the calendar year. What prices or a whole economy did in twelve months says nothing of anybody's books.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from extractor.forms import Day, Ending, Form, Nth, Numbered, PartOf, Range, Starting
from extractor.mentions import PeriodExpression
from extractor.resolve.calendar import by_name
from extractor.timex import QUARTERS

CALENDAR = 1
# The month in which a country's companies open their books, and the words that give the country away.
HABITS = (
    (4, re.compile(r"₹|\bRs\.? ?\d|\b(?:INR|BSE|NSE|crores?|lakhs?|Mumbai|New Delhi|Bengaluru|Hyderabad|Chennai|Gurugram|Pune)\b")),
    (4, re.compile(r"\b(?:Tokyo|Osaka|Nagoya|Kyoto|Yokohama)-(?:based|listed)\b|\bNikkei\b|\bTokyo Stock Exchange\b|\bJapanese\b")),
)
APRIL = 4
_YEAR_PAIR = re.compile(r"20\d\d[-/–]\d\d")  # "for 2026-27"
JAPANESE = re.compile(HABITS[1][1].pattern + r"|\b(?:TOKYO|OSAKA|NAGOYA|KYOTO)\b|\d (?:billion|trillion|million)? ?yen\b")
_ENDED = re.compile(r",?(?: which| that)? (?:ended|ending|closed) (?:on |in )?|,? \((?:ended|ending) ")
_BRACKETED = re.compile(r" \((?:the |or )?")
_RAN = re.compile(r", which (?:ran|runs) (?:from )?")
_RAN_TO = re.compile(
    rf"\b(?P<number>{'|'.join(QUARTERS)})[ -]quarter, which (?:ran|runs) from [^,;\n]{{3,16}} (?:through|to|until) $"
)
_CLOSES = re.compile(
    r"\b(?:fiscal|financial|FY|(?:[Ff]ull|[Ii]ts|[Tt]heir|whose) year)\b[^.;]*"
    r"\b(?:ends?|closed?s?|ending|ended|closing|runs? (?:to|through))\s(?:on\s|in\s)?(?:the end of\s)?$"
)
_TO_CALENDAR = re.compile(r"\bfrom a fiscal year to (?:a|the) calendar year\b")
_YEAR = r"(?:fiscal|financial) year"
_STARTS = re.compile(
    rf"\b(?:(?:start|beginning|opening) of (?:(?:its|their) year|(?:its|the|their|this) (?:new |current )?{_YEAR})"
    rf"|{_YEAR},? (?:that |which )?(?:starts|started|starting|begins|began|beginning|opens|opened|opening))(?: on| in)? $"
)
# Said of a year when its last quarter is told of, by its name or with its figures.
_AS_A_WHOLE = re.compile(
    rf"\b(?:(?P<named>{_YEAR} as a whole|(?:last|final|closing) (?:quarter |one |three months )?(?:of|in) (?:its|the|their) {_YEAR})"
    r"|[Ff]ull[- ]year (?:[\w-]+ ){1,3}(?:was|were|rose|fell|grew|came|climbed|totall?ed|reached|increased|decreased|declined|dropped)"
    r"|(?:[Ff]or|[Oo]ver|[Ii]n) the (?:full|whole) (?:fiscal |financial )year)\b"
)
_RUNS = re.compile(r"\b(?:fiscal|financial) years? (?:that )?(?:runs?|running) (?:from )?$")
_LENGTHS: dict[int, tuple[tuple[str, str], ...]] = {  # months → the ways such a length is counted
    12: (("year", "1"), ("month", "12"), ("week", "52"), ("week", "53")), 9: (("month", "9"), ("week", "39")),
    6: (("half", "1"), ("year", "0.5"), ("month", "6"), ("week", "26")), 3: (("quarter", "1"), ("month", "3"), ("week", "13")),
}  # fmt: skip
MONTHS: dict[tuple[tuple[str, Decimal | None], ...], int] = {
    ((unit, Decimal(count)),): months for months, ways in _LENGTHS.items() for unit, count in ways
}
_TWELVE_MONTHS = (("month", Decimal(12)),)  # "the twelve months to June" beside a first half: the last ones, whatever the year
_ECONOMY = re.compile(
    r"\b(?:(?i:inflation|(?:consumer|house|food) prices|economy|unemployment|payrolls|wages|retail sales)|CPI|GDP)\b"
    r"|\b[Pp]rices (?:\w+ )?(?:rose|fell|climbed|increased|grew|jumped|eased|dropped|went|were)\b"
)
_EXPECTED = re.compile(
    r"\b(?:forecasts?|expects|expecting|sees|projects|guid(?:es|ing|ed|ance)|outlook|will)\b(?:[^.;\n]|\.(?=\d))*$", re.IGNORECASE
)
_HAD = r"\bhad (?:been|fallen|risen|grown|shrunk|made|lost|\w+ed)\b"  # what was before the time that is told of
_COMPARED = re.compile(
    r"(?:\b(?:after|(?<!more )than|than (?:the|an?|its|in|it|at)"
    r"|from|against|versus|vs\.?|compare[sd]? (?:with|to)|since|following|(?:building|top|improving) (?:on|of)"
    rf"|reversing|extending|adding to|deepening|matching|having)\b|{_HAD})(?:[^.,;\n]|[.,](?=\d))*$",
    re.IGNORECASE,
)
_BEFORE_THAT = re.compile(rf"[^.;:\n]{{0,30}}{_HAD}")
_RELATIVE = re.compile(r"(?P<name>[A-Z][\w&'’-]+)(?: [A-Z][\w&.'’-]*)*, (?:whose|which) [^.;:\n]*(?:\d\.\d[^.;:\n]*)*$")
HEAD = 400  # characters in which an article names whom it is about
_FISCAL = re.compile(r"\b(?:fiscal|financial year|FY ?\d)", re.IGNORECASE)
BESIDE = 250  # characters between a number and the quarter that has it
EXPECTS = re.compile(
    r",? (?:it|the \w+|[A-Z][\w&.'’-]*(?: [A-Z][\w&.'’-]*)?) (?:\w+ )?(?:expects|plans|sees|forecasts|will|aims|intends|guides)\b"
    r"| (?:will|should|(?:is|are) (?:expected|seen|forecast|likely))\b"
)
# Whether six months are the first or the second half of a year.
_FIRST_HALF = re.compile(r"\b(?:first[ -]half|half[ -]years?|half-yearly|interims?|H1|1H)\b", re.IGNORECASE)
_SECOND_HALF = re.compile(
    r"\b(?:second[ -]half (?:profit|sales|revenue|earnings)|fourth[ -]quarter|annual (?:results|profit))\b", re.IGNORECASE
)


def fiscal_start(text: str, expressions: Sequence[PeriodExpression], published: date | None = None) -> int:
    """The month in which the fiscal year of the article's company starts."""
    if published is not None:
        expressions = [e._replace(form=by_name(e.form, published)) if isinstance(e.form, Ending | Starting) else e for e in expressions]
    for read in (_named_twice, _told, _numbered, _closed, _halved):
        month = read(text, expressions)
        if month is not None:
            return CALENDAR if _TO_CALENDAR.search(text) else month
    if any(is_fiscal(e.form) or (isinstance(e.form, Range) and _YEAR_PAIR.fullmatch(text, e.start, e.end)) for e in expressions):
        return next((month for month, clues in HABITS if clues.search(text)), CALENDAR)
    return CALENDAR


def is_expected(text: str, at: int) -> bool:
    """Whether what stands before looks ahead: "forecast fourth-quarter sales of", but not "expects $4bn, up from $3bn in fiscal 2025"."""
    start = max(0, at - 70)
    return bool(_EXPECTED.search(text, start, at)) and not _COMPARED.search(text, start, at)


def _after(month: int, months: int) -> int:
    """The first month of the year whose first so many months end with this one.

    >>> _after(3, 12), _after(10, 9), _after(12, 3)
    (4, 2, 10)
    """
    return (month - months) % 12 + 1


def _named_twice(text: str, expressions: Sequence[PeriodExpression]) -> int | None:
    """ "the July-September quarter (Q2 FY26)", "the second quarter (July to September)": its months and its number."""
    for one, other in pairwise(expressions):
        if not _BRACKETED.fullmatch(text, one.end, other.start):
            continue
        numbered, months = (other.form, one.form) if isinstance(other.form, Numbered) else (one.form, other.form)
        last = _closing_month(months, 3)
        if last is not None and isinstance(numbered, Numbered) and numbered.unit == "quarter":
            return _after(last, 3 * numbered.number)
    return None


def _told(text: str, expressions: Sequence[PeriodExpression]) -> int | None:
    """What the first expression says that ends a year, its nine months or a numbered quarter."""
    before: PeriodExpression | None = None
    for expression in expressions:
        form = expression.form
        if isinstance(form, Starting) and MONTHS.get(form.length.parts) == 12 and (first := _last_month(form.first)) is not None:
            return _after(first, 12) if isinstance(form.first, Day) and form.first.day and form.first.day <= 10 else first
        last = _last_month(form.last if isinstance(form, (Ending, Range)) else form)
        months = _months_to(form, before, expression, text) if last is not None else 0
        trailing = isinstance(form, Ending) and form.length.parts == _TWELVE_MONTHS and _FIRST_HALF.search(text) is not None
        if last is not None and months and not trailing and not _is_of_another(text, expression.start):
            return _after(last, months)
        before = expression
    return None


def _is_of_another(text: str, start: int) -> bool:
    """ "Norwell, whose revenue rose 29% in the fiscal year through September": the books of a company that the head does not name."""
    named = _RELATIVE.search(text, max(0, start - 120), start)
    return named is not None and named["name"] not in text[:HEAD]


def _months_to(form: Form, before: PeriodExpression | None, here: PeriodExpression, text: str) -> int:
    """How many months of a fiscal year end here, 0 where nothing tells."""
    if isinstance(form, Ending):
        months = 3 * form.quarter if form.quarter else MONTHS.get(form.length.parts, 0)
        sentence = max(here.start - 80, text.rfind("\n", 0, here.start), text.rfind(". ", 0, here.start), 0)
        told = form.quarter or (months > 6 and not _ECONOMY.search(text, sentence, here.start))
        return months if told else 0
    if isinstance(form, PartOf) and text.endswith(" year-end", 0, here.end):
        return 12  # "which has a June year-end"
    number = before.form if before and isinstance(before.form, Numbered) and before.form.unit == "quarter" else None
    if before and number and (_RAN if isinstance(form, Range) else _ENDED).fullmatch(text, before.end, here.start):
        return 3 * number.number
    if _STARTS.search(text, max(0, here.start - 60), here.start):
        return 12 if isinstance(form, Day) else 1
    if isinstance(form, Range):
        return 12 if _RUNS.search(text, max(0, here.start - 60), here.start) else 0
    ran = _RAN_TO.search(text, max(0, here.start - 60), here.start)  # "the first quarter, which ran from September through Nov. 30"
    if ran is not None:
        return 3 * QUARTERS[ran["number"]]
    return 12 if _CLOSES.search(text, max(0, here.start - 60), here.start) else 0


def _numbered(text: str, expressions: Sequence[PeriodExpression]) -> int | None:
    """What a quarter off the calendar says by the number named before it, or the only quarter by the only number."""
    numbers: list[tuple[int, bool]] = []
    unnumbered: set[tuple[int, bool]] = set()
    places: list[int] = []
    closing = [_closing_month(expression.form, 3) for expression in expressions]
    if closing.count(None) == len(closing):
        return None
    for expression, month in zip(expressions, closing, strict=True):
        form = expression.form
        numbered = isinstance(form, Numbered) and form.unit == "quarter"
        numbered = numbered and not _ECONOMY.search(text, max(0, expression.start - 60), expression.start)
        if (month is None and not numbered) or _is_held_against(text, expression):
            continue
        ahead = is_expected(text, expression.start) or EXPECTS.match(text, expression.end) is not None
        places.append(expression.start)
        if month is None:
            assert isinstance(form, Numbered)
            numbers.append((form.number, ahead))
            off = next((month for month, looks in unnumbered if month % 3 and looks == ahead), None)
            if off is not None and len(numbers) == 1:
                return _after(off, 3 * form.number)
            over = next((month for month, looks in unnumbered if month % 3 and ahead and not looks), None)
            if over is not None and len(numbers) == 1:
                return _after(over, 3 * (form.number - 1))  # "in the three months ended Oct. 31 … For the fourth quarter, Acme sees"
            continue
        unnumbered.add((month, ahead))
        if numbers and month % 3 and not any(other % 3 == 0 for other, _ in unnumbered):  # else it is somebody else's quarter
            number = next((number for number, looks in reversed(numbers) if looks == ahead), numbers[-1][0] + (-1) ** (not ahead))
            return _after(month, 3 * number)
    if len(set(numbers)) == 1 and len(unnumbered) == 1 and (_FISCAL.search(text) or places[-1] - places[0] < BESIDE):
        (number, expected), (month, ahead) = numbers[0], *unnumbered
        if number == month // 3 % 4 + 1 and month % 3 == 0 and _is_behind(text, expressions, closing):
            return None  # "52 in the July-September period; 61% of fourth-quarter days are fixed": the quarter that came next
        return None if expected or ahead else _after(month, 3 * number)
    return None


def _is_held_against(text: str, expression: PeriodExpression) -> bool:
    """ "up 4%, reversing a 3% drop in the fourth quarter", "In the December quarter the loss had been": not what the article is about."""
    compared = _COMPARED.search(text, max(0, expression.start - 45), expression.start)
    return compared is not None or _BEFORE_THAT.match(text, expression.end) is not None


def _is_behind(text: str, expressions: Sequence[PeriodExpression], closing: Sequence[int | None]) -> bool:
    """Whether the first quarter by its months stands in front of the first one by its number, and no fiscal year is spoken of."""
    numbered = (e.start for e in expressions if isinstance(e.form, Numbered) and e.form.unit == "quarter")
    by_months = (e.start for e, month in zip(expressions, closing, strict=True) if month is not None)
    return next(by_months, 0) < next(numbered, 0) and _FISCAL.search(text) is None


def _closed(text: str, expressions: Sequence[PeriodExpression]) -> int | None:
    """What the one quarter told of says that the whole year is told of with; off the calendar, or a last one by its name."""
    closing = ((month, e) for e in expressions if (month := _closing_month(e.form, 3)) is not None)
    months = {month: e for month, e in closing if not _is_held_against(text, e)}
    if len(months) != 1:
        return None
    month, expression = next(iter(months.items()))
    if (whole := _AS_A_WHOLE.search(text)) is None or _is_foreseen(text, whole) or is_expected(text, expression.start):
        return None
    return _after(month, 12) if month % 3 or whole["named"] else None


def _is_foreseen(text: str, said: re.Match[str]) -> bool:
    """Whether the clause around what is said of a year looks ahead."""
    return bool(_EXPECTED.search(text, max(0, said.start() - 70), said.end()) or EXPECTS.match(text, said.end()))


def _halved(text: str, expressions: Sequence[PeriodExpression]) -> int | None:
    """What six or nine months say: the first ones of a year, unless they can be the calendar's or the article says otherwise."""
    for expression in expressions:
        nine = _closing_month(expression.form, 9)
        if nine is not None:
            return _after(nine, 9)
        month = _closing_month(expression.form, 6)
        if month is None or month == 6 or is_expected(text, expression.start) or _is_held_against(text, expression):
            continue
        if _after(month, 6) == APRIL and JAPANESE.search(text):
            return APRIL  # whatever quarters are told of elsewhere
        second, first = _SECOND_HALF.search(text), _FIRST_HALF.search(text)
        if second and not (first and first.start() < second.start()):
            return None if month == 12 else _after(month, 12)
        return _after(month, 6) if month != 12 or _FIRST_HALF.search(text) else None
    return None


def _closing_month(form: Form, months: int) -> int | None:
    """The last month of an unnumbered stretch of so many months: the quarter ended Nov. 29, October-December."""
    if isinstance(form, Ending) and form.quarter is None and MONTHS.get(form.length.parts) == months:
        return _last_month(form.last)
    if isinstance(form, Range) and isinstance(form.first, Numbered) and isinstance(form.last, Numbered):
        first, last = form.first, form.last
        if first.unit == last.unit == "month" and (last.number - first.number) % 12 == months - 1:
            return last.number
    return None


def is_fiscal(form: Form) -> bool:
    of = getattr(form, "of", None)
    return bool(getattr(form, "fiscal", False)) or (of is not None and is_fiscal(of))


def _last_month(last: Form) -> int | None:
    """The month that a period ends in; a day in the first ten of a month still closes the month before."""
    if isinstance(last, PartOf) and last.part == "end":
        last = last.of
    if isinstance(last, Nth) and last.number < 0:
        last = last.of  # the last Saturday in June
    if isinstance(last, Numbered) and last.unit == "month":
        return last.number
    if isinstance(last, Day) and last.month and last.day:
        return last.month if last.day > 10 else (last.month - 2) % 12 + 1
    return None
