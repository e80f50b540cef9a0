"""Who is named where in an article: what `references` asks of the text before it decides whom a word stands for.

    before a place          the last mentions, those of the sentence or of one before it, the last list of so many
    over the whole article  the company it is mainly about, what it calls each company: "chipmaker Acme", "Acme, the Oslo lender",
                            and where each is from: "Oslo-based Acme", "Norway's Acme", "Acme of Oslo"
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import itemgetter

from extractor.backers import backers
from extractor.company_nouns import NOUNS
from extractor.groups import owners
from extractor.mentions import Company, Named, Span
from extractor.resolve.reference_words import (
    APPOSITION,
    BY_FIRST_WORD,
    BY_NAME,
    CALLED,
    FROM_BEFORE,
    FROM_BEHIND,
    FUND_BEFORE,
    FUND_BEHIND,
    IN_APPOSITION,
    IN_FRONT,
)

_OPENING, _ADVERBIAL = 24, 32  # characters: the subject of a sentence, and what stands in front of its comma
_LEAD = 600  # characters: title and first paragraphs
_VICINITY = 40  # characters around a name that may say where it is from
_PAIR, _SET_APART = 2, 3  # companies set side by side, mentions of each
_MEMORY = 60  # mentions, or lists, that a reference may reach back
_FORMS = frozenset("inc plc ltd corp co ag sa se nv llc group holdings".split())
_LISTED = frozenset({", ", " and ", ", and ", " & ", " or ", ", or "})
_BREAK = re.compile(r"\n+")


class Naming:
    """The mentions of an article in text order, with its sentences."""

    def __init__(self, text: str, named: Sequence[Named], sentences: Sequence[Span]) -> None:
        self.text = text
        self.named = named
        self.starts = [mention.start for mention in named]
        self.sentences = sentences
        self.sentence_starts = [span.start for span in sentences]

    @cached_property
    def firsts(self) -> list[int]:
        """Which mention is the first one from each sentence on."""
        return [bisect_left(self.starts, start) for start in (*self.sentence_starts, len(self.text) + 1)]

    @cached_property
    def main(self) -> Company | None:
        """The company that the article is mainly about; no fund that it does not begin with."""
        backing = backers(self.text, {mention.company.name: mention.company for mention in self.named}.values())
        apart = backing | (self.funds - {self.named[0].company.name} if self.named else frozenset())
        return _main([mention for mention in self.named if mention.company.name not in apart])

    @cached_property
    def owners(self) -> dict[str, Company]:
        """To whom chains and arms belong, by name."""
        return owners(self.text, list({mention.company.name: mention.company for mention in self.named}.values()))

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each company is named."""
        return Counter(mention.company.name for mention in self.named)

    @cached_property
    def two(self) -> tuple[Company, ...]:
        """The two companies that an article sets side by side: far more is said of each than of any other."""
        ranked = [*self.counts.most_common(3), ("", 0)][:3]
        if len(ranked) < _PAIR + 1 or ranked[1][1] < max(_SET_APART, 2 * ranked[2][1]):
            return ()
        names = {name for name, _ in ranked[:_PAIR]}
        return distinct([mention for mention in self.named if mention.company.name in names])

    @cached_property
    def sides(self) -> tuple[Company, ...]:
        """The two that an article sets side by side, or the only two that it names."""
        return self.two or (distinct(self.named) if len(self.counts) == _PAIR else ())

    def is_often(self, companies: Sequence[Company]) -> bool:
        """Whether each of some companies is named more than in passing."""
        return all(self.counts[company.name] >= _SET_APART for company in companies)

    @cached_property
    def nouns(self) -> dict[str, set[str]]:
        """What the article calls each company, by name."""
        return _nouns(self.text, self.named)

    @cached_property
    def trades(self) -> dict[str, set[str]]:
        """The words that the article describes each company with, by name: "cruise line Acme", "Acme, a maker of tractors"."""
        return _trades(self.text, self.named)

    @cached_property
    def funds(self) -> frozenset[str]:
        """Who invests in others, by name: "hedge fund Acme", "Acme, an activist investor", "Acme. The London hedge fund"."""
        return frozenset(self._fund(mention) for mention in self.named) - {""}

    def _fund(self, mention: Named) -> str:
        """The name of who is a fund where a mention stands: itself, or whom its sentence is about in front of "The fund"."""
        if FUND_BEFORE.search(self.text, max(0, mention.start - _VICINITY), mention.start):
            return mention.company.name
        behind = FUND_BEHIND.match(self.text, mention.end, mention.end + 2 * _VICINITY)
        if behind is None:
            return ""
        return self.in_sentence(mention.end)[0].company.name if ". The " in behind[0] else mention.company.name

    @cached_property
    def places(self) -> dict[str, set[str]]:
        """Where each company is from as the article has it, by name."""
        return _places(self.text, self.named)

    @cached_property
    def lists(self) -> list[tuple[int, tuple[Company, ...]]]:
        """Where each list of companies ends, and which they are."""
        return list(_lists(self.text, self.named))

    def before(self, at: int) -> Sequence[Named]:
        """The last mentions before a place; what stands further back nobody remembers."""
        end = bisect_right(self.starts, at)
        return self.named[max(0, end - _MEMORY) : end]

    def last_list(self, at: int, count: int) -> tuple[int, tuple[Company, ...]] | None:
        """The last list of so many companies before a place."""
        end = bisect_left(self.lists, at, key=itemgetter(0))
        return next((entry for entry in reversed(self.lists[max(0, end - _MEMORY) : end]) if len(entry[1]) == count), None)

    def in_sentence(self, at: int, back: int = 0) -> Sequence[Named]:
        """The mentions before `at` in its sentence, or in a sentence before it in the same paragraph."""
        place = self.sentence_at(at)
        here = place - back
        if here < 0:
            return ()
        first = self.firsts[here]
        if not back:
            return self.named[first : bisect_left(self.starts, min(self.sentences[here].end, at), first)]
        last = self.firsts[here + 1]
        if first == last or "\n" in self.text[self.sentences[here].end : self.sentences[place].start]:
            return ()
        return self.named[first:last]

    def sentence_at(self, at: int) -> int:
        """Which sentence a place stands in, or -1 in front of the first one."""
        return bisect_right(self.sentence_starts, at) - 1

    def sentence_start(self, at: int) -> int:
        return self.sentence_starts[max(0, self.sentence_at(at))]

    def opens(self, at: int, sentence: int) -> bool:
        """Whether a name stands where a sentence's subject does: "Beta's", "Across the gulf, the smaller Beta"."""
        comma = self.text.rfind(", ", sentence, at)
        return at - sentence < _OPENING or (0 < comma - sentence < _ADVERBIAL and at - comma < _OPENING)

    def opens_paragraph(self, sentence: int) -> bool:
        return sentence > 0 and "\n" in self.text[self.sentences[sentence - 1].end : self.sentences[sentence].start]

    def paragraphs(self, start: int, end: int) -> int:
        """How many paragraphs end between two places."""
        return len(_BREAK.findall(self.text, start, end))

    def are_listed(self, one: Named, other: Named) -> bool:
        """Whether two neighbours are named in one breath: "A, B and C"."""
        return self.text[one.end : other.start] in _LISTED


def _main(named: Sequence[Named]) -> Company | None:
    """The company named most, if it is named first or at least twice as often as the next one."""
    counts: dict[str, int] = {}
    for mention in named:
        counts[mention.company.name] = counts.get(mention.company.name, 0) + 1
    ranked = sorted(counts, key=lambda name: -counts[name])
    if ranked and counts[ranked[0]] == 1 and named[0].start > _LEAD:
        return None  # nobody whom an article names once, far down
    if ranked and counts[named[0].company.name] == counts[ranked[0]]:
        ranked.insert(0, ranked.pop(ranked.index(named[0].company.name)))
    first = bool(ranked) and named[0].company.name == ranked[0]
    if len(ranked) > 1 and counts[ranked[0]] < (counts[ranked[1]] if first else 2 * counts[ranked[1]]):
        return None
    return next((mention.company for mention in named if mention.company.name == ranked[0]), None) if ranked else None


def _nouns(text: str, named: Sequence[Named]) -> dict[str, set[str]]:
    """What the article calls each company: "chipmaker Acme", "Acme, the Oslo lender"."""
    nouns: dict[str, set[str]] = {}
    for mention in named:
        words = [word for word in text[mention.start : mention.end].lower().split() if word.rstrip(".") not in _FORMS]
        if words and (by_name := BY_NAME.get(words[-1]) or BY_FIRST_WORD.get(words[0])):
            nouns.setdefault(mention.company.name, set()).update(by_name.split())
        before = text[max(0, mention.start - 20) : mention.start].rstrip(" ,").rpartition(" ")[2].lower()
        if before in NOUNS:
            nouns.setdefault(mention.company.name, set()).add(before)
        lead = text[max(0, mention.start - _VICINITY) : mention.start]
        if ", " in lead and (called := CALLED.search(lead)):
            nouns.setdefault(mention.company.name, set()).add(called[1])
        if text.startswith(",", mention.end) and (behind := APPOSITION.match(text, mention.end, mention.end + 60)):
            nouns.setdefault(mention.company.name, set()).add(behind[1])
    return nouns


def _trades(text: str, named: Sequence[Named]) -> dict[str, set[str]]:
    """The words in front of each name and in apposition to it."""
    trades: dict[str, set[str]] = {}
    for mention in named:
        before = IN_FRONT.search(text, max(0, mention.start - _VICINITY), mention.start)
        behind = IN_APPOSITION.match(text, mention.end, mention.end + 2 * _VICINITY) if text.startswith(", ", mention.end) else None
        words = trades.setdefault(mention.company.name, set())
        for found in (before, behind):
            words.update(word.lower().removesuffix("s") for word in (found[1].split() if found else ()))
    return trades


def _places(text: str, named: Sequence[Named]) -> dict[str, set[str]]:
    """Where each company is from: "Oslo-based Acme", "the Norwegian carmaker Acme", "Acme of Oslo", "Acme, based in Oslo"."""
    places: dict[str, set[str]] = {}
    for mention in named:
        lead = text[max(0, mention.start - _VICINITY) : mention.start]
        before = None if lead.islower() else FROM_BEFORE.search(lead)
        behind = FROM_BEHIND.match(text, mention.end, mention.end + _VICINITY)
        places.setdefault(mention.company.name, set()).update(found[1] for found in (before, behind) if found)
    return places


def _lists(text: str, named: Sequence[Named]) -> Iterator[tuple[int, tuple[Company, ...]]]:
    """Where companies are named in one breath, "A, B and C", and which."""
    run: list[Named] = []
    for mention in named:
        if run and text[run[-1].end : mention.start] in _LISTED:
            run.append(mention)
            continue
        if len(run) > 1:
            yield run[-1].end, distinct(run)
        run = [mention]
    if len(run) > 1:
        yield run[-1].end, distinct(run)


def distinct(mentions: Sequence[Named]) -> tuple[Company, ...]:
    """The companies of some mentions, each once; by name, for a company's hash is as long as its list of mentions."""
    return tuple({mention.company.name: mention.company for mention in mentions}.values())


def last_distinct(mentions: Sequence[Named], count: int) -> tuple[Company, ...]:
    """The last so many companies named, in the order of the text."""
    found: dict[str, Company] = {}
    for mention in reversed(mentions):
        found.setdefault(mention.company.name, mention.company)
        if len(found) == count:
            return tuple(reversed(found.values()))
    return ()
