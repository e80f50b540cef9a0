"""Case files: one line is one case, the expectation marked inside the sentence.

    # a comment
    @kinds money percent        which kinds this file is about (others are not shown); "facts" for fact files
    @published 2026-02-25       the publication date of the cases below ("none" for no date)
    @currency CAD               the caller's default currency for the cases below ("none" again)
    Profit rose [5%](percent 5).
    Profit rose [5%](percent 5). @ 2024-05-03    another publication date for this line alone
    ! Profit rose a [fifth](percent 20).         a known gap: must fail (strict xfail)
    Acme's revenue was $3bn in 2024. => Acme | revenue | 3000000000 USD | 2024

What is not marked must yield nothing. In a facts file only what stands behind `=>` counts; a sentence without
`=>` must yield no fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"
PUBLISHED = date(2026, 2, 25)
_DATE = re.compile(r" @ (\d{4}-\d\d-\d\d|none)$")


@dataclass(frozen=True, slots=True)
class Case:
    where: str
    line: str
    kinds: tuple[str, ...]
    published: date | None
    currency: str | None
    gap: bool


def split_date(line: str, default: date | None) -> tuple[str, date | None]:
    found = _DATE.search(line)
    if found is None:
        return line, default
    return line[: found.start()], None if found[1] == "none" else date.fromisoformat(found[1])


def read_cases(path: Path) -> Iterator[Case]:
    kinds: tuple[str, ...] = ()
    published: date | None = PUBLISHED
    currency: str | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path.name}:{number}"
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("@"):
            name, _, value = line[1:].partition(" ")
            if name == "kinds":
                kinds = tuple(value.split())
            elif name == "published":
                published = None if value == "none" else date.fromisoformat(value)
            elif name == "currency":
                currency = None if value == "none" else value
            else:
                raise ValueError(f"{where}: unknown directive @{name}, must be @kinds, @published or @currency")
            continue
        assert kinds, f"{where}: a case file starts with its @kinds"
        gap = line.startswith("! ")
        body, day = split_date(line.removeprefix("! "), published)
        yield Case(where, body, kinds, day, currency, gap)


def all_cases() -> list[Case]:
    return [case for path in sorted(FOLDER.glob("*.txt")) for case in read_cases(path)]
