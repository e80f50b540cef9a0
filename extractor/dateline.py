"""The publication date as an article's own head gives it.

Read are the first lines only, and only a full date that stands as a dateline does:

- alone, or at the end of a short line behind a comma, bar or bracket: `02/25 2026`, `Harbour Post, Wednesday 21 May 2025`,
  `The Quay | Rotterdam, 4 December 2025`, `OSLO (Harbour Wire) 5 February 2026, 16:45 GMT`, `4 December 2025 | The Quay`,
  `OSLO, 5 February 2026 (Harbour Wire)`
- behind a label: `Published: 2025-08-22`, `Date | 22 August 2025`, `Updated on Aug. 22, 2025`
- in front of the dash or the colon that opens a report: `OSLO, 23 October 2025 (Harbour Wire) – The bank …`
- in the bracket that opens one: `[Harbour Post, 21 May 2025] The mill …`

A wire's dateline has no year: `OSLO, Oct 23 (Harbour Wire) - The bank said on Thursday`. The weekday that its first
paragraph names, or the second, and the years of the text give it (`_in_year`); where they leave a choice, the article has no date.

Left alone: a date that a preposition or verb ties to its sentence (`to close by 31 December 2026`).
`parse_date` reads the same dates where a field holds nothing else.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

MONTHS = {name: number for number, names in enumerate(
    ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
     "september sept sep", "october oct", "november nov", "december dec"), 1) for name in names.split()}  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LINES, LONGEST = 6, 120  # how many non-empty lines of the head, and how long a line that ends in its date may be
NEAR = 1  # years: a report names its own year, the one before or the one to come

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"""
    (?<![\w./-])
    (?: (?P<iso_year>\d{{4}})(?P<sep>[-/.])(?P<iso_month>\d{{1,2}})(?P=sep)(?P<iso_day>\d{{1,2}})   # 2026-02-25, 2026/02/25
      | (?P<first>\d{{1,2}})(?P<slash>[/.])(?P<second>\d{{1,2}})[/. ]\ ?(?P<year>\d{{4}})           # 02/25 2026, 25.02.2026
      | (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\ of)?[ -](?P<month>{_MONTH})\.?,?[ -](?P<day_year>\d{{4}})  # 25 February 2026
      | (?P<us_month>{_MONTH})\.?\ (?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?,?\ (?P<us_year>\d{{4}})     # February 25, 2026
    )(?![\w/-]|\.\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s*"
_BEFORE = re.compile(rf"(?:^|[,|:;·•/()\[\]–—-]|\b(?:published|updated|posted|date|dated|on))\s*(?:{_WEEKDAY})?$", re.IGNORECASE)
_LABELLED_ON = re.compile(rf"\b(?:published|updated|posted)\s+on\s*(?:{_WEEKDAY})?$", re.IGNORECASE)
_ON = re.compile(rf"\bon\s*(?:{_WEEKDAY})?$", re.IGNORECASE)
_TIME = r"(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}\b)?"
# What a dateline may still say behind its date: a time, an agency in brackets, and what a bar, a slash or "by" sets off.
_LINE_ENDS = re.compile(
    rf"[\s,|/·•)\]–—-]*(?:{_TIME})?[\s,|/·•)\].–—-]*(?:\([^()\n]{{1,60}}\)\s*)?(?:$|(?:(?<=[|/·•])|\bby\b)[^.!?]{{1,60}}$)"
)
_REPORT_OPENS = re.compile(r"\s*+(?:(?:\([^()\n]{1,60}\)|/[^/\n]{1,40}/)\s*+)?(?:[–—:]|--?\s)")
_WIRE = re.compile(
    rf"""(?: (?!(?:{_MONTH})\b) [^\W\d_] [\w .'’/-]{{1,40}} (?:,\ [A-Z][\w. ]{{1,20}})?         # SAN JOSE, California,
         (?:\([^()\n]{{1,60}}\))? ,\ )?                                                      # BOCHUM (Nordwest Wire),
    (?: (?P<weekday>{"|".join(WEEKDAYS)}),?\ )?
    (?: (?P<month>{_MONTH})\.?\ (?P<day>\d{{1,2}}) | (?P<eu_day>\d{{1,2}})\ (?P<eu_month>{_MONTH})\.? )
    \s* (?: \([^()\n]{{1,60}}\) \s* (?:[–—:]|--?\s|$) | (?:[–—]|--?\s) )""",
    re.VERBOSE | re.IGNORECASE,
)
# The weekday on which a report tells that it happened; what is late, next or of every week is another day's.
_ON_WEEKDAY = re.compile(
    r"(?<!\blate )(?<!\blate on )(?<!\blast )(?<!\bnext )(?<!\bby )(?<!\buntil )(?<!\bsince )(?<!\bfrom )"
    rf"\b(?P<weekday>{'|'.join(WEEKDAYS)})\b(?!['’])",
    re.IGNORECASE,
)
# A year that a plan or a contract runs to lies too far off to tell the report's own.
_YEAR = re.compile(r"(?<!\buntil )(?<!\bby )(?<!\bby the end of )(?<!\bdue )(?<!\bdue in )(?<![\w$€£¥.,-])(?:19|20)\d\d(?![\w%]|[.,]\d)")
_FISCAL_YEAR, _CENTURY = re.compile(r"\bFY ?['’]?(?:20)?(?P<short>\d\d)\b"), 2000
_ISO_TIME = re.compile(r"T\d\d:\d\d.*|(?<![ ,])[ ,]+\d\d?:\d\d.*", re.DOTALL)


def find_dateline(text: str) -> date | None:
    """The date of the first dateline in the head of an article, or None.

    >>> find_dateline("Mill reopens by 1 May 2027\\nHarbour Post, Wednesday 21 May 2025\\nThe mill …")
    datetime.date(2025, 5, 21)
    """
    lines = [line for line in text[:4000].splitlines() if line.strip()][:LINES]
    for line in lines:
        for found in _DATE.finditer(line[:400]):
            day = _day(found)
            if day is not None and _is_dateline(line, found):
                return day
    return _wire_date(lines, text)


def _wire_date(lines: list[str], text: str) -> date | None:
    """The date of a wire's dateline, which has no year of its own.

    >>> find_dateline("OSLO, Oct 23 (Harbour Wire) - The bank said on Thursday that it expects to earn more in 2026.")
    datetime.date(2025, 10, 23)
    """
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        if found := _WIRE.match(line):
            told = [found["weekday"]] if found["weekday"] else _weekdays(line) or _weekdays(following)
            weekdays = {weekday.lower() for weekday in told}
            named = Counter(int(year[0]) for year in _YEAR.finditer(text))
            named.update(_CENTURY + int(year["short"]) for year in _FISCAL_YEAR.finditer(text))
            month, day = MONTHS[(found["month"] or found["eu_month"]).lower()], int(found["day"] or found["eu_day"])
            return _in_year(month, day, weekdays.pop(), named) if len(weekdays) == 1 else None
    return None


def _weekdays(line: str) -> list[str]:
    return [on["weekday"] for on in _ON_WEEKDAY.finditer(line)]


def _in_year(month: int, day: int, weekday: str, named: Counter[int]) -> date | None:
    """The day of that weekday whose year, or a year next to it, is named most: one weekday comes back after five years at the earliest."""
    support: Counter[date] = Counter()
    for year, times in named.items():
        for near in range(year - NEAR, year + NEAR + 1):
            found = _calendar_day(near, month, day)
            if found is not None and found.weekday() == WEEKDAYS.index(weekday):
                support[found] += times * (2 if near == year else 1)
    best = support.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else None


def parse_date(words: str) -> date | None:
    """The day that a field names, a time behind it disregarded; None where it is no date.

    >>> parse_date("2026-02-25T09:30:00Z"), parse_date("Feb. 25, 2026"), parse_date("last week")
    (datetime.date(2026, 2, 25), datetime.date(2026, 2, 25), None)
    """
    words = re.sub(rf"^{_WEEKDAY}(?=[\d\w])", "", words.strip(), flags=re.IGNORECASE) if not words.strip()[:1].isdigit() else words.strip()
    found = _DATE.fullmatch(_ISO_TIME.sub("", words))
    return _day(found) if found else None


def _is_dateline(line: str, found: re.Match[str]) -> bool:
    before, after = line[: found.start()].lstrip(), line[found.end() :]
    if not _BEFORE.search(before) or (_ON.search(before) and not _LABELLED_ON.search(before)):
        return False
    if before.startswith("[") and after.startswith("] ") and not set("[].!?") & set(before[1:]):
        return True
    return bool(_REPORT_OPENS.match(after) if len(line) > LONGEST or not _LINE_ENDS.match(after) else True)


def _day(found: re.Match[str]) -> date | None:
    """The calendar day of a match; a day in front only where the sign or the size says so, else as in America."""
    if found["iso_year"]:
        year, month, day = int(found["iso_year"]), int(found["iso_month"]), int(found["iso_day"])
    elif found["year"]:
        first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
        day, month = (first, second) if first > 12 or (found["slash"] == "." and second <= 12) else (second, first)
    else:
        prefix = "us_" if found["us_year"] else ""
        year, day = int(found["us_year" if prefix else "day_year"]), int(found[f"{prefix}day"])
        month = MONTHS[found[f"{prefix}month"].lower()]
    return _calendar_day(year, month, day)


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
