"""Words that stand for companies without naming them. They are no mentions of the record; they help the linker.

    the company · this firm · the Ohio lender · the chipmaker     one company: by the noun, the sentence, the topic
    the airline                                                   also the one whose name says so: Acme Airways
    it · its                                                      the company the sentence is about, or the one before; not one
                                                                  that is merely held, or named in an aside that is over
    Beta, which it hired, ranks it second                         "it" is not who does something to it
    both companies · the two lenders · these two AI companies     two: the last "A and B", the pair spoken of before
    the former · the latter                                       one of the last "A and B"
    all three companies · the three                               the last list of so many

`the two` and `both` alone count only where the sentence or the one before names exactly two. A noun that the article
gave to a company ("chipmaker Corvella", "Corvella, a lender") finds that company again.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from extractor.mentions import Company, Reference, Span
from extractor.quoted import is_quoted
from extractor.resolve.reference_words import (
    APPOSITION,
    BUYING,
    BY_NAME,
    DONE_TO,
    GENERIC,
    HELD,
    HELD_ENDS,
    LATEST,
    NOUNS,
    NUMBERS,
    PARTAKES,
    PHRASES,
    RELATIVE,
    VALUED,
)

_CLAUSE = 80  # characters of a relative clause in front of a name
_OPENING = 24  # characters: the subject of a sentence
_SOURCES = ("company.dateline", "company.reference", "company.source")
_BREAK = re.compile(r"\n+")
_LEAD = 600  # characters: title and first paragraphs
_FURTHEST = 1  # paragraphs back to a name that the article is not about
_PARAGRAPH = 5  # sentences of one paragraph that a reference may reach back
_MEMORY = 60  # mentions, or lists, that a reference may reach back
_LISTED = frozenset({", ", " and ", ", and ", " & ", " or ", ", or "})


class _Named(NamedTuple):
    """One mention with its company, in text order."""

    start: int
    end: int
    company: Company


def resolve_references(text: str, companies: Sequence[Company], sentences: Sequence[Span]) -> list[Reference]:
    """The references of an article in text order, each with the companies it stands for."""
    if not companies:
        return []
    named = [
        _Named(m.start, m.end, company)
        for company in companies
        for m in company.mentions
        if not m.rule.startswith(_SOURCES) and not is_quoted(text, m)
    ]
    named.sort(key=lambda mention: mention.start)
    return list(_Reader(text, named, sentences).read())


class _Reader:
    """What was said so far, while the article is read from the first reference to the last."""

    def __init__(self, text: str, named: Sequence[_Named], sentences: Sequence[Span]) -> None:
        self.text = text
        self.named = named
        self.starts = [mention.start for mention in named]
        self.sentences = sentences
        self.sentence_starts = [span.start for span in sentences]
        self.subjects: dict[int, tuple[int, tuple[Company, ...]]] = {}  # where each sentence starts → its first reference
        self.pair: tuple[int, tuple[Company, ...]] | None = None  # where two companies were last spoken of, and which

    @cached_property
    def firsts(self) -> list[int]:
        """Which mention is the first one from each sentence on."""
        return [bisect_left(self.starts, start) for start in (*self.sentence_starts, len(self.text) + 1)]

    @cached_property
    def main(self) -> Company | None:
        return _main(self.named)

    @cached_property
    def nouns(self) -> dict[str, set[str]]:
        return _nouns(self.text, self.named)

    @cached_property
    def lists(self) -> list[tuple[int, tuple[Company, ...]]]:
        return list(_lists(self.text, self.named))

    def read(self) -> Iterator[Reference]:
        text, named = self.text, self.named
        first = named[0].end if named else len(text)
        phrases = [found for mark, phrase in PHRASES.items() if mark in text for found in phrase.finditer(text, first)]
        for found in sorted(phrases, key=re.Match.start):
            start, end = found.span()
            start += 1
            place = bisect_left(self.starts, end) - 1
            if place >= 0 and named[place].end > start:
                continue
            companies, rule = self._resolve(found, start)
            if companies:
                self.subjects.setdefault(self._sentence_start(start), (start, companies))
                yield Reference(start, end, companies, rule)

    def _resolve(self, found: re.Match[str], at: int) -> tuple[tuple[Company, ...], str]:
        kind = found.lastgroup
        if kind == "it":
            return self._it(at), "reference.pronoun"
        if kind == "noun":
            return self._by_noun(at, found["noun"].lower()), "reference.noun"
        if kind == "both" or found["several"]:
            count = NUMBERS[found["number"] or "two"]
            return (self._two(at) if count == 2 else self._many(at, count)), "reference.several"
        if kind == "pair" or kind == "both_alone" or (found["number"] == "two" and not found["not_two"]):
            return self._only_two(at), "reference.pair"
        if kind == "which":
            pair = self._two(at)
            return (pair[:1] if found["which"] == "former" else pair[1:]), "reference.former"
        return (), ""

    def _before(self, at: int) -> Sequence[_Named]:
        """The last mentions before a place; what stands further back nobody remembers."""
        end = bisect_right(self.starts, at)
        return self.named[max(0, end - _MEMORY) : end]

    def _last_list(self, at: int, count: int) -> tuple[int, tuple[Company, ...]] | None:
        """The last list of so many companies before a place."""
        end = bisect_left(self.lists, at, key=itemgetter(0))
        return next((entry for entry in reversed(self.lists[max(0, end - _MEMORY) : end]) if len(entry[1]) == count), None)

    def _sentence(self, at: int, back: int = 0) -> Sequence[_Named]:
        """The mentions before `at` in its sentence, or in a sentence before it in the same paragraph."""
        place = bisect_right(self.sentence_starts, at) - 1
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

    def _two(self, at: int) -> tuple[Company, ...]:
        """The pair that "both companies" means: a newer "A and B", the pair spoken of, the last two named."""
        listed = self._last_list(at, 2)
        if self.pair is None or (listed is not None and listed[0] > self.pair[0]):
            last = listed[1] if listed else _last_distinct(self._before(at), 2)
        else:
            last = self.pair[1]
        if len(last) == 2:
            self.pair = (at, last)
            return last
        return ()

    def _many(self, at: int, count: int) -> tuple[Company, ...]:
        listed = self._last_list(at, count)
        return listed[1] if listed else _last_distinct(self._before(at), count)

    def _only_two(self, at: int) -> tuple[Company, ...]:
        for back in (0, 1):
            found = _distinct(self._sentence(at, back))
            if len(found) == 2:
                return found
            if found:
                return ()
        return ()

    def _by_noun(self, at: int, noun: str) -> tuple[Company, ...]:
        if noun not in GENERIC:
            known = [mention.company for mention in self._before(at) if noun in self.nouns.get(mention.company.name, ())]
            if known:
                paragraph = {mention.company.name for back in range(_PARAGRAPH) for mention in self._sentence(at, back)}
                near = [company for company in known if company.name in paragraph]
                return (near[-1],) if near else self._topic(at) if paragraph else (known[-1],)
        if noun in LATEST:
            before = self._before(at)
            return (before[-1].company,) if before else ()
        return self._topic(at)

    def _takers(self, at: int) -> Sequence[_Named]:
        """The mentions before `at` in its sentence that it may stand for."""
        here = [mention for mention in self._sentence(at) if not self._is_aside(mention, at)]
        if here and VALUED.search(self.text, max(0, at - 8), at):
            return [mention for mention in here if not self.text.endswith(PARTAKES, 0, mention.start)]
        return here

    def _is_aside(self, mention: _Named, at: int) -> bool:
        """ "the carrier, in which Acme holds 27%, said it": a name in a relative clause that is over, or one that is merely held."""
        if self._is_held(mention):
            return True
        if self.text.find(",", mention.end, at) < 0:
            return False
        clause = self.text[max(self._sentence_start(at), mention.start - _CLAUSE) : mention.start]
        return RELATIVE.search(clause) is not None

    def _is_held(self, mention: _Named) -> bool:
        start = mention.start
        return self.text[start - 3 : start - 1] in HELD_ENDS and HELD.search(self.text, max(0, start - 16), start) is not None

    def _opens(self, at: int, sentence: int) -> bool:
        """Whether a name stands where a sentence's subject does: "Beta's", "Across the gulf, the smaller Beta"."""
        comma = self.text.rfind(", ", sentence, at)
        return at - sentence < _OPENING or (0 < comma - sentence < _OPENING and at - comma < _OPENING)

    def _opens_paragraph(self, sentence: int) -> bool:
        return sentence > 0 and "\n" in self.text[self.sentences[sentence - 1].end : self.sentences[sentence].start]

    def _it(self, at: int) -> tuple[Company, ...]:
        here = self._takers(at)
        if len(here) > 1 and self.text[here[-2].end : here[-1].start] in _LISTED:
            # "Acme and Bolt are both on its list", "Beta, which counts Acme and Bolt among its customers": somebody else's
            listed = 2
            while listed < len(here) and self.text[here[-listed - 1].end : here[-listed].start] in _LISTED:
                listed += 1
            here = here[:-listed] or self._sentence(at, 1)
            if not here:
                return self._topic(self._sentence_start(at)) or (self._before(at)[-1].company,)
        is_object = self.text[at : at + 3].lower() != "its" and (
            BUYING.search(self.text, max(0, at - 14), at) or DONE_TO.search(self.text, max(0, at - 14), at)
        )
        if here and is_object:
            return self._somebody_else(here, at)
        return (here[-1].company,) if here else self._carried(at)

    def _somebody_else(self, here: Sequence[_Named], at: int) -> tuple[Company, ...]:
        """ "Acme jumped on news that Beta will buy it": whom the buyer buys is not the buyer."""
        doer = here[-1].company.name
        others = [mention.company for mention in (*self._sentence(at, 1), *here) if mention.company.name != doer]
        if others:
            return (others[-1],)
        topic = [*self._topic(self._sentence_start(at)), *([self.main] if self.main else [])]
        return tuple(company for company in topic if company.name != doer)[:1]

    def _sentence_start(self, at: int) -> int:
        return self.sentence_starts[max(0, bisect_right(self.sentence_starts, at) - 1)]

    def _topic(self, at: int) -> tuple[Company, ...]:
        """The subject of this sentence, or what the ones before speak of."""
        here = self._takers(at)
        return (here[0].company,) if here else self._carried(at)

    def _carried(self, at: int) -> tuple[Company, ...]:
        """The subject of the sentences before in the paragraph, the article's main company, the last one named.

        Two sentences back, a company that the article seldom speaks of no longer stands in the way of its main one.
        """
        main = self.main if self.main is not None and self.main.mentions[0].start < at else None
        passing: Company | None = None  # named on the way, where a sentence is about something else
        place = bisect_right(self.sentence_starts, at) - 1
        for back in range(1, _PARAGRAPH):
            if previous := [mention for mention in self._sentence(at, back) if not self._is_held(mention)]:
                first = previous[0].company
                in_list = len(previous) > 1 and self.text[previous[0].end : previous[1].start] in _LISTED
                if self._opens(previous[0].start, self.sentence_starts[place - back]) and not in_list:
                    passes = back > 1 and not self._opens_paragraph(place - back)
                    seldom = passes and main is not None and len(main.mentions) >= 2 * len(first.mentions)
                    named_too = main is not None and any(mention.company.name == main.name for mention in previous)
                    return (main,) if main is not None and (seldom or named_too) else (first,)
                if spoken := self._spoken_of(self.sentence_starts[place - back], previous[0].start):
                    return spoken
                passing = passing or first
        if main is not None:
            return (main,)
        if passing is not None:
            return (passing,)
        before = self._before(at)
        return (before[-1].company,) if before and self._paragraphs(before[-1].end, at) <= _FURTHEST else ()

    def _spoken_of(self, sentence: int, name: int) -> tuple[Company, ...]:
        """ "In January it sold 68,000 cars, more than Beta": whom a sentence is about that opens with a pronoun."""
        at, companies = self.subjects.get(sentence, (name, ()))
        return companies if at < name and len(companies) == 1 and self._opens(at, sentence) else ()

    def _paragraphs(self, start: int, end: int) -> int:
        """How many paragraphs end between two places."""
        return len(_BREAK.findall(self.text, start, end))


def _main(named: Sequence[_Named]) -> Company | None:
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


def _nouns(text: str, named: Sequence[_Named]) -> dict[str, set[str]]:
    """What the article calls each company: "chipmaker Acme", "Acme, the Oslo lender"."""
    nouns: dict[str, set[str]] = {}
    for mention in named:
        if by_name := BY_NAME.get(text[mention.start : mention.end].rpartition(" ")[2].lower()):
            nouns.setdefault(mention.company.name, set()).update(by_name.split())
        before = text[max(0, mention.start - 20) : mention.start].rstrip(" ,").rpartition(" ")[2].lower()
        if before in NOUNS:
            nouns.setdefault(mention.company.name, set()).add(before)
        if text.startswith(",", mention.end) and (behind := APPOSITION.match(text, mention.end, mention.end + 60)):
            nouns.setdefault(mention.company.name, set()).add(behind[1])
    return nouns


def _lists(text: str, named: Sequence[_Named]) -> Iterator[tuple[int, tuple[Company, ...]]]:
    """Where companies are named in one breath, "A, B and C", and which."""
    run: list[_Named] = []
    for mention in named:
        if run and text[run[-1].end : mention.start] in _LISTED:
            run.append(mention)
            continue
        if len(run) > 1:
            yield run[-1].end, _distinct(run)
        run = [mention]
    if len(run) > 1:
        yield run[-1].end, _distinct(run)


def _distinct(mentions: Sequence[_Named]) -> tuple[Company, ...]:
    """The companies of some mentions, each once; by name, for a company's hash is as long as its list of mentions."""
    return tuple({mention.company.name: mention.company for mention in mentions}.values())


def _last_distinct(mentions: Sequence[_Named], count: int) -> tuple[Company, ...]:
    """The last so many companies named, in the order of the text."""
    found: dict[str, Company] = {}
    for mention in reversed(mentions):
        found.setdefault(mention.company.name, mention.company)
        if len(found) == count:
            return tuple(reversed(found.values()))
    return ()
