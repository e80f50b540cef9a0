"""Changes of wording that change no fact: asides, connectives, who says so, other words for the same. Shared by a test and a benchmark.

Testing by such pairs is called metamorphic: nobody has to label the second text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from extractor import Article, extract
from extractor.schema import Fact, Record

SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"”]?(?=\s[A-Z“\"]|\n|$)|$)", re.MULTILINE)
LEAST = 30  # characters of a sentence worth changing
_VERB = re.compile(
    r" (?:said|reported|posted|earned|made|sold|rose|fell|grew|booked|raised|has|had|is|was|expects|plans|employs|operates|delivered"
    r"|shipped|opened|paid|bought|cut|swung|closed|owns|holds|lost|recorded|generated|spent|will)\b"
)
_OPENERS = frozenset("The In At It Its For A An This".split())
_PERCENT = r"\d[\d.]*(?:%| per ?cent)"
_MONEY = r"[$€£][\d.,]+ ?(?:million|billion|bn|m)\b"

# A sentence with its bounds in a record's text → the text with the sentence changed, or None where the change does not apply.
Change = Callable[[str, int, int, Record], str | None]
Told = tuple[str | None, str, str, str, str | None, date | None, date | None, str | None]


class Outcome(NamedTuple):
    """The facts of a sentence before a change and after it."""

    text: str
    before: list[Told]
    after: list[Told]


def aside(words: str) -> Change:
    """Behind a company that a verb follows: "Acme, like its rival Zorvex Corp, earned"."""

    def change(text: str, start: int, end: int, record: Record) -> str | None:
        for mention in (mention for company in record.companies for mention in company.mentions):
            first = mention.start == start or re.search(r"(?:, | and | while | but )$", text[start : mention.start])
            if start <= mention.start < end and first and _VERB.match(text, mention.end):
                return text[: mention.end] + words + text[mention.end :]
        return None

    return change


def opening(words: str) -> Change:
    """In front of a sentence: "Meanwhile, ", "Ms Tan said "."""

    def change(text: str, start: int, end: int, record: Record) -> str | None:
        named = any(mention.start == start for company in record.companies for mention in company.mentions)
        if named:
            return text[:start] + words + text[start:]
        if re.search(r"[\"“]", text[start:end]) or text[start:end].split()[0] not in _OPENERS:
            return None
        return text[:start] + words + text[start].lower() + text[start + 1 :]

    return change


def closing(words: str) -> Change:
    """In front of the full stop: ", Ms Tan said"."""

    def change(text: str, start: int, end: int, _record: Record) -> str | None:
        plain = text[end - 1] == "." and not re.search(r"[\"“]| said", text[start:end])
        return text[: end - 1] + words + text[end - 1 :] if plain else None

    return change


def swapped(pattern: str, other: str) -> Change:
    """Other words for the first that match: "rose" for "climbed"."""

    def change(text: str, start: int, end: int, _record: Record) -> str | None:
        found = re.search(pattern, text[start:end])
        return text[: start + found.start()] + found.expand(other) + text[start + found.end() :] if found else None

    return change


CHANGES: dict[str, Change] = {
    "aside: another's rival": aside(", Zorvex Corp's biggest rival,"),
    "aside: like another": aside(", like its rival Zorvex Corp,"),
    "aside: which": aside(", which was founded in Norway,"),
    "aside: whose": aside(", whose shares trade in London,"),
    "aside: a maker": aside(", a family-controlled maker of pumps,"),
    "aside: based": aside(", based in Oslo,"),
    "aside: a ticker": aside(" (NYSE: ZRL)"),
    "aside: however": aside(", however,"),
    "opening: Meanwhile": opening("Meanwhile, "),
    "opening: Overall": opening("Overall, "),
    "opening: Ms Tan said": opening("Ms Tan said "),
    "opening: added that": opening("The chief executive added that "),
    "opening: Helped by": opening("Helped by strong demand, "),
    "closing: Ms Tan said": closing(", Ms Tan said"),
    "closing: analysts noted": closing(", analysts at Jefferies noted"),
    "closing: beating": closing(", beating expectations"),
    "verb: climbed": swapped(r"\brose\b", "climbed"),
    "verb: jumped": swapped(r"\b(?:rose|grew|increased)\b", "jumped"),
    "verb: slid": swapped(r"\bfell\b", "slid"),
    "verb: popped": swapped(rf"\brose (?={_PERCENT} to )", "popped "),
    "level: came in at": swapped(rf"\b(?:was|were) (?={_MONEY})", "came in at "),
    "level: totalled": swapped(rf"\b(?:was|were) (?={_MONEY})", "totalled "),
    "level: clocked in at": swapped(rf"\b(?:was|were) (?={_MONEY})", "clocked in at "),
    "level: about": swapped(rf"\b(was|were|of) (?={_MONEY})", r"\1 about "),
    "level: close to": swapped(rf"\b(was|were|of) (?={_MONEY})", r"\1 close to "),
    "level: in excess of": swapped(rf"\b(was|were|of) (?={_MONEY})", r"\1 in excess of "),
    "plan: is going to": swapped(r"\bwill\b", "is going to"),
    "plan: is on track to": swapped(r"\bwill\b", "is on track to"),
    "plan: is set to": swapped(r"\bwill\b", "is set to"),
    "move: went up": swapped(rf"\brose (?={_PERCENT})", "went up "),
    "move: just under": swapped(rf"\brose (?={_PERCENT})", "rose just under "),
    "move: was up": swapped(rf"\brose ({_PERCENT})", r"was up \1"),
    "move: an increase of": swapped(rf"\brose ({_PERCENT}) to ({_MONEY})", r"reached \2, an increase of \1"),
    "move: saw a rise of": swapped(rf"\b(?:rose|grew|increased) ({_PERCENT})", r"saw a rise of \1"),
    "move: suffered a decline": swapped(rf"\bfell ({_PERCENT})", r"suffered a \1 decline"),
    "move: in brackets": swapped(rf"\brose ({_PERCENT}) to ({_MONEY})", r"was \2 (up \1)"),
    "move: higher at": swapped(rf"\brose ({_PERCENT}) to ({_MONEY})", r"was \1 higher at \2"),
    "period: during": swapped(r"\bin (20\d\d)\b", r"during \1"),
    "period: all of": swapped(r"\bin (20\d\d)\b", r"in all of \1"),
    "period: as a whole": swapped(r"\bin (20\d\d)\b(?! and)", r"in \1 as a whole"),
    "period: course of": swapped(r"\bin (20\d\d)\b", r"in the course of \1"),
    "period: first half-year": swapped(r"\bthe first half of (20\d\d)", r"the first half-year of \1"),
    "period: first six months": swapped(r"\bthe first half of (20\d\d)", r"the first six months of \1"),
    "period: the year before": swapped(r"\ba year earlier\b", "the year before"),
    "base: as opposed to": swapped(rf"\bcompared with (?={_MONEY})", "as opposed to "),
    "sign: per cent": swapped(r"(\d)%", r"\1 per cent"),
    "sign: US$": swapped(r"(?<![A-Z])\$", "US$"),
}


def sentences(text: str) -> list[tuple[int, int]]:
    """The bounds of the sentences of a text that are long enough to be changed."""
    found = ((match.start() + len(match[0]) - len(match[0].lstrip()), match.end()) for match in SENTENCE.finditer(text))
    return [(start, end) for start, end in found if end - start > LEAST]


def outcome(record: Record, text: str, published: date | None, bounds: tuple[int, int], change: Change) -> Outcome | None:
    """The facts of one sentence of an article as it stands and as it is changed, or None where it has none or cannot be changed."""
    start, end = bounds
    before = _told(record, start, end)
    changed = change(text, start, end, record) if before else None
    if changed is None:
        return None
    longer = end + len(changed) - len(text)
    after = _told(extract(Article(text=changed, published=published)), start, longer)
    return Outcome(changed[start:longer], before, after)


def _told(record: Record, start: int, end: int) -> list[Told]:
    return sorted(map(_statement, (f for f in record.facts if start <= f.value_spans[0].start < end)), key=str)


def _statement(fact: Fact) -> Told:
    return (fact.company, fact.metric, str(fact.low), str(fact.high), fact.unit, fact.start_date, fact.end_date, fact.change)
