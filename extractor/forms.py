"""What a time expression says, before anything anchors it: small frozen values that nest.

    "the first week of February this year"   Nth(1, "week", Numbered("month", 2, Shift("year", 0)))
    "the year to 31 March"                   Ending(Length((("year", 1),)), Day(31, 3))
    "three and a half years"                 Length((("year", Decimal("3.5")),))
    "that year"                              Pointer("year")

The finder of periods makes them from the text alone; the resolver turns them into days.
Units are `day workday week weekend fortnight month quarter half year decade century`, for lengths also `hour minute second`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

Part: TypeAlias = Literal["start", "mid", "end"]


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day as far as it is written: "Feb. 25", "the 25th", "Friday" (Monday is 1), "25 February 2026"."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """A year by its number; a fiscal one is named for the calendar year in which it ends."""

    number: int
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Numbered:
    """A month, quarter, half, week, decade or century by its number, in a year that `of` names or context must find."""

    unit: str
    number: int
    of: Form | None = None
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Season:
    """`SP SU FA WI`, as TIMEX3 has them."""

    name: str
    of: Form | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday by the name its table row has; `days` after it (Christmas Eve is -1)."""

    name: str
    of: Form | None = None
    days: int = 0


@dataclass(frozen=True, slots=True)
class Weekend:
    """The days off around a holiday: "Labor Day weekend"."""

    name: str
    of: Form | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """A whole calendar unit, `count` away from the one that holds the publication day ("last week" is -1).

    `part` is the stretch before (-1, "earlier this year") or behind (1) the publication day.
    """

    unit: str
    count: int
    fiscal: bool = False
    part: int = 0


@dataclass(frozen=True, slots=True)
class Direction:
    """A month, weekday, season or holiday beside "last", "this" or "next": -1, 0, 1."""

    count: int
    of: Form


@dataclass(frozen=True, slots=True)
class Pointer:
    """A unit that points back to the last period named, `count` units from it: "that year" 0, "the following month" 1."""

    unit: str | None
    count: int = 0


@dataclass(frozen=True, slots=True)
class YearBefore:
    """As long as the last period named (or as `of`) and `years` before it; `unit` where it is written ("the year-ago quarter")."""

    years: int
    unit: str | None = None
    of: Form | None = None


@dataclass(frozen=True, slots=True)
class SameIn:
    """The last period named, moved into another year: "the same period last year", "the 1988 period"."""

    unit: str | None
    of: Form


@dataclass(frozen=True, slots=True)
class Latest:
    """The unit that the article is about, or the last one that had ended: "the quarter", "the period", "the latest quarter"."""

    unit: str | None
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """So and so many units; a count of None is a vague one ("several years"); `high` is the far end of a range."""

    parts: tuple[tuple[str, Decimal | None], ...]
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Recalled:
    """A length with "the" points back at a period as long ("the nine weeks"), or `count` of them away ("the previous twelve months").

    `same`: it stands for that period, and may be made up of several ("the same four years").
    """

    length: Length
    count: int = 0
    same: bool = False


@dataclass(frozen=True, slots=True)
class Away:
    """A point `sign` * length from the publication day or from `of`: "two years ago", "three days after Christmas".

    `named`: counted from the last period named ("two days later"); `exact`: to the day ("three weeks from today").
    """

    length: Length
    sign: int
    of: Form | None = None
    named: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Rolling:
    """A length that ends or starts now: "the past three months" -1, "recent weeks"; `whole` calendar units: "the next two years" 1."""

    length: Length
    sign: int
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Nth:
    """The number-th unit inside a longer period; -1 is the last one. A unit "weekday 5" is a Friday."""

    number: int
    unit: str
    of: Form


@dataclass(frozen=True, slots=True)
class First:
    """The first (or, at sign -1, the last) stretch of a period: "the first nine months of 2025"."""

    length: Length
    of: Form | None = None
    sign: int = 1


@dataclass(frozen=True, slots=True)
class PartOf:
    """A third of a period ("early 2025"), or its first or last day where `edge` ("the end of January")."""

    part: Part
    of: Form
    edge: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """A length or unit up to a day: "the year to 31 March"; `quarter` where it has a number: "the third quarter ended Sept. 30".

    `begun` where it need not have ended: "the June quarter".
    """

    length: Length
    last: Form
    quarter: int | None = None
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Starting:
    """A length or unit from a day on: "the week of September 15"."""

    length: Length
    first: Form


@dataclass(frozen=True, slots=True)
class Range:
    """From the first day of one to the last day of the other."""

    first: Form
    last: Form


Form: TypeAlias = (
    Day | Year | Numbered | Season | Holiday | Weekend | Shift | Direction | Pointer | YearBefore | SameIn | Latest
    | Length | Recalled | Away | Rolling | Nth | First | PartOf | Ending | Starting | Range
)  # fmt: skip
