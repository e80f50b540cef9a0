"""A rule has a name, says in one line what it reads, and carries the example that proves it.

Every `rule` in a record is the name of a row in some module's `RULES` table, or several joined by "+"
(`money.symbol_before+dollar.default`). `extractor explain` looks the names up; one test runs every
example and asks that its own rule made it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a rule table.

    `name` is `<kind>.<what_it_reads>`; `example` is a line in the language of `markup`, with
    ` @ 2026-02-25` at its end where it needs another publication date than the usual one.
    """

    name: str
    says: str
    example: str
