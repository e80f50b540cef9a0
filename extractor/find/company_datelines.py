"""The publisher and the city in the dateline of an article: names that nothing else in it speaks for or against.

    Harbour Bulletin, Aldermoor, 4 March 2026              publisher, city
    Jo Bell, Marigold Trade Daily, Pune, October 16, 2025  the one that ends like a newspaper is the publisher
    Pune | 16 October 2025 | The Coast Chronicle           the same behind the date
    LILLE, 13 November 2025 (Courrier des Affaires)        what stands in brackets is the publisher, capitals are the city
    KNOXVILLE, Tenn., Feb. 18, 2026 –                      a city and its state
    By Jo Bell, Farmer's Ledger                            a line of its own for writer and publisher
    Source: Harbour Notes; PUNE, May 14 (Coast Desk) -     what is called the source; a wire's date has no year
    The Harbour Times Bureau | Pune | 2026-05-15           the article is the newspaper's own, its bureau is none of the name
    BOCHUM (Coast Wire), May 6 -; [Coast Daily, 6 May]     a wire in front of its date, a line in brackets
    Coast Daily, May 6 - Sales …                           a newspaper that opens its article
    Coast Ledger\nPUNE, May 6 –; PUNE -- Sales …           a newspaper on a line of its own above a city; the city alone

Read are short lines of the head that hold nothing but capitalised words, separators and a date. Left alone: sentences with a
date, and lines that hold only a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor.find.company_heads import MEDIA_HEADS
from extractor.find.given_names import GIVEN_NAMES
from extractor.find.other_names import PLACES

HEAD, LONGEST = 600, 120  # characters of the head, and of a line in it
# Where a newspaper's name ends, beyond the heads that other companies have too.
PAPERS = MEDIA_HEADS | frozenset(
    "Courant Desk Letter Newsletter Ledger Finance Markets Business Economist Standard Mirror Globe Examiner Evening Sheet Notes Digest "
    "Insider Agency".split()
)

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?(?:{_DAY} {_MONTH},?|{_MONTH} {_DAY},?) (?:19|20)\d\d\b"
    r"|(?:19|20)\d\d-\d\d-\d\d\b"
)
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_BYLINE = re.compile(r"(?:By|by|BY) ")
_WRITER = re.compile(r"By ([A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){1,2})(?=[,|·•] ?| [|·•(–—-])")
_WRITTEN = re.compile(r"[|·•/] By [A-Z]")
_SEPARATOR = re.compile(r"[,|·•()–—]| [-/] ")
_PARTED = frozenset(",|·•–—")
_BUREAU = re.compile(r" (?:Bureau|[Ss]taff|Correspondent|Reporter)$")
_WORDS = re.compile(r"[A-ZÀ-Þ&][\w.'’&-]*(?: (?:(?:of|the|and|for|de|des|du|la|le|der|do|da|del|e|y|et|&) )*[A-ZÀ-Þ0-9&][\w.'’&-]*)*")
_BEHIND = re.compile(r",? \(([^()\n]{2,40})\)(?=\n| ?[-–—:]|$)")
_LAST = re.compile(r" ?[|—–-] ([^\n|—–]{4,40})$")  # 17 January 2026 | The Coast Chronicle
_SOURCE = re.compile(r"Source ?[:|] ([A-ZÀ-Þ][\w'’&-]*(?: [A-ZÀ-Þ&][\w'’&-]*){0,4})(?=[,;|(\n]| [(|]|$)")
# MUMBAI, May 14 (Deccan News Agency):
_WIRED = re.compile(rf"[A-ZÀ-Þ][\w. -]+, (?:{_DAY} {_MONTH}|{_MONTH} {_DAY}) \(([A-ZÀ-Þ][\w'’& -]{{2,40}})\) ?[-–—:]")
_CITY = r"[A-ZÀ-Þ][A-ZÀ-Þ. ]{2,24}"
# BOCHUM (Coast Wire), November 6 -
_WIRE_FIRST = re.compile(
    rf"{_CITY}(?:, [A-Z][\w.]+)? \(([A-ZÀ-Þ][\w'’& -]{{2,40}})\),? (?:{_DAY} {_MONTH}|{_MONTH} {_DAY})(?:, (?:19|20)\d\d)? ?[-–—:]"
)
# [Coast Daily, 6 May 2026]; Coast Daily, May 6 - Sales
_OPENS = re.compile(
    rf"\[?([A-ZÀ-Þ][\w'’&]*(?: [A-ZÀ-Þ&][\w'’&]*){{1,4}}), (?:{_DAY} {_MONTH}|{_MONTH} {_DAY})(?:,? (?:19|20)\d\d\]| ?[-–—] )"
)
# PUNE, May 6 –; PUNE -- Sales
_CITY_LINE = re.compile(rf"({_CITY})(?:, (?:[A-Z][\w.]+, )?(?:{_DAY} {_MONTH}|{_MONTH} {_DAY})[^-–—\n]{{0,12}})? ?(?:--|[–—]| - )")
_STAFF = re.compile(r"(?:[Ss]taff|[Ss]enior|[Cc]hief) (?:[Rr]eporter|[Ww]riter|[Cc]orrespondent|[Ee]ditor)s?$")
_ACCOUNT = re.compile(r"\(\w+: \w+\)")  # Coast Finance (ID: coastfin)

# The line of the publisher: "Tidewater Post, 3 May 2025", "Harbour Weekly | Hong Kong, 3 May 2025", or the date on the line below.
_FULL_DATE = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    r"(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,?|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,?) (?:19|20)\d\d\b"
)
_DATELINE = re.compile(rf"(?:\s?\([^)\n]{{2,20}}\))?(?:,| \|)(?: [A-Z][A-Za-z]+(?: [A-Z][a-z]+)?,)? {_FULL_DATE}[^\n.]{{0,20}}(?:\n|$)")
_DATE_BELOW = re.compile(rf"\n(?:[A-Z][A-Za-z/ ]{{2,30}},? )?{_FULL_DATE}")
_DATE_BEHIND = re.compile(rf"\) (?:[-–—]|{_FULL_DATE})")
_TOP = 400  # characters in which it stands


class HeadName(NamedTuple):
    """A name of the dateline: a publisher or a place."""

    start: int
    end: int
    publisher: bool
    capitals: bool = False  # a place that nothing else can be


def read_head(text: str) -> list[HeadName]:
    """The publisher and the places that the dateline of an article names.

    >>> text = "Sales fall\\nHarbour Bulletin, Aldermoor, 4 March 2026\\nSales fell."
    >>> [(text[name.start:name.end], name.publisher) for name in read_head(text)]
    [('Harbour Bulletin', True), ('Aldermoor', False)]
    """
    names: list[HeadName] = []
    at = 0
    above: tuple[int, str] | None = None  # the last line, where it is nothing but a newspaper's name
    for line in text[:HEAD].split("\n"):
        if told := _told(line):
            names.append(HeadName(at + told.start(1), at + told.end(1), True))
        else:
            if city := _CITY_LINE.match(line):
                names.append(HeadName(at, at + city.end(1), False, True))
                names += [HeadName(above[0], above[0] + len(above[1]), True)] if above is not None else []
            names += _dated(line, at)
        if line:
            above = (at, line) if at and len(line) < LONGEST and _WORDS.fullmatch(line) and _is_paper(line) else None
        at += len(line) + 1
    return names


def _told(line: str) -> re.Match[str] | None:
    """A line that says plainly who publishes it: a source, a wire in brackets, a newspaper and its date in front."""
    if found := _SOURCE.match(line) or _WIRED.match(line) or _WIRE_FIRST.match(line):
        return found
    opens = _OPENS.match(line)
    return opens if opens and _is_paper(opens[1]) else None


def _dated(line: str, at: int) -> list[HeadName]:
    """The names around the date of a line, or of a line of its own for writer and publisher; it begins at `at`."""
    date = _date(line[: LONGEST + 30])
    if date is None:
        return [name for name in _line(line, at) if name.publisher or name.capitals] if _BYLINE.match(line) else []
    names = list(_line(line[: date.start()], at))
    last = _LAST.match(line, date.end())
    if last and _WORDS.fullmatch(last[1]) and _is_paper(last[1]):
        names.append(HeadName(at + last.start(1), at + last.end(1), True))
    behind = _BEHIND.match(line, date.end())
    if behind and _WORDS.fullmatch(behind[1]):
        return [*(name for name in names if not name.publisher), HeadName(at + behind.start(1), at + behind.end(1), True)]
    return names


def _date(line: str) -> re.Match[str] | None:
    """The first full date of a line; looked for where a year stands, which few lines have."""
    for year in _YEAR.finditer(line):
        if date := _DATE.search(line, max(0, year.start() - 30), year.end() + 6):
            return date
    return None


def _is_paper(name: str) -> bool:
    """Whether a name ends like a newspaper, begins like a newswire or has its article.

    >>> [_is_paper(name) for name in ("Harbour Bulletin", "Tidewire Asia", "The Argus", "New York")]
    [True, True, True, False]
    """
    first, _, rest = name.partition(" ")
    return (rest != "" and name.split(" ")[-1] in PAPERS) or first == "The" or (rest != "" and first.endswith("wire"))


def _is_nobody(name: str) -> bool:
    """Whether a name of several words is that of no person and no place: what stands so in front of the date is a publisher.

    >>> [_is_nobody(name) for name in ("Circuit & Market", "Jo Bell", "New York", "Knoxville")]
    [True, False, False, False]
    """
    first, _, rest = name.partition(" ")
    return " & " in name or (rest.count(" ") > 1 and first not in GIVEN_NAMES and name not in PLACES)


def _line(lead: str, at: int) -> Iterator[HeadName]:
    """The names of what stands before the date of a line, `at` being where the line begins."""
    parts = list(_parts(lead)) if len(lead) <= LONGEST else []
    if writer := _WRITER.match(lead):
        yield HeadName(at + writer.start(1), at + writer.end(1), False, True)
    if not all(_WORDS.fullmatch(name) for _, name in parts):
        return
    paper = next((start for start, name in parts if _is_paper(name)), None)
    if paper is None and len(parts) == 1 and _WRITTEN.search(lead) and parts[0][1] not in PLACES:
        paper = parts[0][0]  # Harbour Circuit | By Jo Bell |
    if paper is None and parts and lead.rstrip()[-1:] in _PARTED and _is_nobody(parts[0][1]):
        paper = parts[0][0]
    for place, (start, name) in enumerate(parts):
        if start == paper:
            yield HeadName(at + start, at + start + len(name), True)
            continue
        named = name in PLACES or (name.isupper() and len(name) > 4)
        if paper is not None and start < paper:  # the writer
            yield HeadName(at + start, at + start + len(name), False, True)
            continue
        behind = place and lead[start - 1] == " " and (name.endswith(".") or place + 1 == len(parts))
        if named or behind:
            yield HeadName(at + start, at + start + len(name), False, named or paper is not None)


def _parts(lead: str) -> Iterator[tuple[int, str]]:
    """What commas, bars and brackets part, with its place; the writer behind a "By" is left out."""
    at = 0
    lead = _ACCOUNT.sub(lambda account: " " * len(account[0]), lead)
    for part in _SEPARATOR.split(lead):
        name = part.strip()
        bureau = _BUREAU.sub("", name)
        if _BYLINE.match(name) and bureau != name and _is_paper(bureau):
            bureau = name = bureau.partition(" ")[2]  # By Harbour Deal Wire staff
        if name and not _BYLINE.match(name) and not _STAFF.match(name):
            yield lead.index(name, at), bureau
        at += len(part) + 1


def is_publisher(text: str, start: int, tail: str) -> bool:
    """Whether the date of the article stands behind a name: "Tidewater Post, 3 May 2025", "(Harbour Wire) -"."""
    if start >= _TOP:
        return False
    if tail[:1] == ")":
        return _DATE_BEHIND.match(tail) is not None
    date = _DATE_BELOW if tail[:1] == "\n" else _DATELINE
    return _opens_line(text, start) and date.match(tail) is not None


def _opens_line(text: str, start: int) -> bool:
    """Whether a name stands first on its line, an article aside, and is no city in capitals."""
    head = text[max(0, start - 5) : start]
    return head.rpartition("\n")[2] in ("", "The ") and not text[start : start + 3].isupper()
