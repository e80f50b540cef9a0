"""Words that stand for companies without naming them. They are no mentions of the record; they help the linker.

    the company · this firm · the Ohio lender · the chipmaker     one company: by the noun, the sentence, the topic
    the airline                                                   also the one whose name says so: Acme Airways
    it · its                                                      the company the sentence is about, or the one before; not one
                                                                  that is merely held, or named in an aside that is over
    Beta, which it hired, ranks it second                         "it" is not who does something to it
    both companies · the two lenders · these two AI companies     two: the last "A and B", the pair spoken of before
    their market values                                           likewise
    their margins were 38% and 29%                                the two that the sentence or the one before names
    its buyer · its owner                                         the other one of the two that a paragraph names
    the former · the latter                                       one of the last "A and B"
    the Leeds firm · the Japanese parent                          whom the article has from there: "Acme of Leeds", "Japan's Beta"
    all three companies · the three                               the last list of so many
    "Prices will stay, the company said." … Acme, as the group    whom an article that begins with a scene names later

`the two` and `both` alone count only where the sentence or the one before names exactly two. A noun that the article
gave to a company ("chipmaker Corvella", "Corvella, a lender") finds that company again. `pronouns`, `called` (nouns), `together` and
`rivals` decide; whom the article speaks of at a place is told by `topics`, who is named where by `naming`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence, Set
from itertools import zip_longest

from extractor import kin
from extractor.company_nouns import CONTEST, GENERIC, LATEST, LEADERS, SPECIFIC, TRADERS
from extractor.mentions import Company, Money, Named, Reference, Span
from extractor.quoted import is_quoted
from extractor.resolve.called import Called
from extractor.resolve.known_by import Tie, called_so, tie
from extractor.resolve.named_later import introductions, named_later
from extractor.resolve.naming import Naming, distinct
from extractor.resolve.pronouns import Pronouns
from extractor.resolve.reference_words import NUMBERS, PHRASES
from extractor.resolve.rivals import Rivals
from extractor.resolve.together import Together
from extractor.resolve.topics import PARAGRAPH, Topics

_BUYERS = frozenset("buyer acquirer purchaser owner parent".split())
_LISTED = 60  # characters of "existing investors Bolt and Cave"
# "hopes for €900m, Handelsblatt reported": who tells it is not spoken of
_TELLS = re.compile(r" reported(?: (?:on \w+day|earlier|last \w+))?[.,]")
_SOURCES = ("company.dateline", "company.reference", "company.source")
_OWN_BUSINESS = ("company.metric_possession", "company.moving", "company.traded", "company.ticker", "company.topic", "company.recurring")
_SURE = TRADERS | frozenset("parent target startup start-up newcomer debutant".split())
# "the Portuguese arm of Spain's Beta": as a unit it goes by the name of whose it is
_ARM_OF = re.compile(r"\b(?:arm|unit|division|subsidiary|business|operations?) (?:of|from) (?:[\w’'-]+ ){0,3}$")
_TIED = re.compile(r"-[a-z]")  # "Acme-rival Beta", "an Acme-backed start-up"
_NAMED = (" ", ", ")  # between "its rival" and the name of it; "Beta, its rival," is one too
_DEALT_IN, _VERB = re.compile(r"\b(?:bought|buys?|acquired?|sold|sells?|built|builds?|opened|opens?|closed?|shut|idled?|owns?) $"), 12
_RELATION = re.compile(rf" (?:[a-z-]+ )?{kin.PATTERN}s? ")


def resolve_references(
    text: str, companies: Sequence[Company], sentences: Sequence[Span], money: Sequence[Money] = ()
) -> list[Reference]:
    """The references in some sentences, from the first on, each with the companies it stands for; `money` tells nations apart."""
    if not companies or not sentences:
        return []
    named = [
        Named(m.start, m.end, company)
        for company in companies
        for m in company.mentions
        if not _is_source(m.rule) and not is_quoted(text, m.start, m.end) and not (_TIED.match(text, m.end) or _TELLS.match(text, m.end))
    ]
    named.sort(key=lambda mention: mention.start)
    ties = [found for before, mention in zip([None, *named], named, strict=False) if (found := tie(text, mention, before)) is not None]
    tied = {mention for found in ties for mention in found.named}
    named = [mention for mention in named if mention not in tied]
    named = [mention for mention, following in zip_longest(named, named[1:]) if not _is_relation_of(text, mention, following)]
    return list(_Reader(Naming(text, named, sentences), money).read(ties))


def _is_relation_of(text: str, mention: Named, following: Named | None) -> bool:
    """ "Acme rival Beta said its": whose rival the other one is, and not who is spoken of."""
    return following is not None and _RELATION.fullmatch(text, mention.end, following.start) is not None


def _is_source(rule: str) -> bool:
    """Whether a name is known as a source alone: "data from Acme", not "Acme's revenue rose, data from Acme show"."""
    return rule.startswith(_SOURCES) and not any(row in rule for row in _OWN_BUSINESS)


class _Reader:
    """What was said so far, while the article is read from the first reference to the last."""

    def __init__(self, naming: Naming, money: Sequence[Money]) -> None:
        self.text = naming.text
        self.naming = naming
        self.topics = Topics(naming)
        self.rivals = Rivals(naming, money)
        self.pronouns = Pronouns(naming, self.topics)
        self.called = Called(naming, self.topics, self.rivals)
        self.together = Together(naming)

    def read(self, ties: Sequence[Tie]) -> Iterator[Reference]:
        text, named, known_by = self.text, self.naming.named, deque(ties)
        yield from self._told_ahead(named_later(self.naming))
        first, last = named[0].end if named else len(text), self.naming.sentences[-1].end
        phrases = [found for mark, phrase in PHRASES.items() if mark in text for found in phrase.finditer(text, first, last)]
        for found in sorted(phrases, key=re.Match.start):
            start, end = found.span()
            start += 1
            while known_by and known_by[0].start <= start:
                yield from self._known_by(known_by.popleft())
            place = bisect_left(self.naming.starts, end) - 1
            if place >= 0 and named[place].end > start:
                continue
            gap = named[place + 1].start - end if place + 1 < len(named) else len(text)
            apposed = text[end : end + gap] in _NAMED or (place >= 0 and text[named[place].end : start] == ", ")
            if found["noun"] and gap == 1 and text.startswith(("the ", "The "), start) and not text.endswith(", ", 0, start):
                continue  # "to the Irish lessor Acme"; but "its biggest customer, the bus maker Acme"
            if found["other_side"] or found["rival"]:
                other = () if apposed else self._other(found, start)
                if other:
                    rule = "reference.rival" if found["rival"] else "reference.noun"
                    self.topics.note(start, other, apart=rule == "reference.rival")
                    yield Reference(start, end, other, rule)
                    continue
                end = start + len("its")
            if found["noun"] and place >= 0 and self._is_dealt_in(found["noun"], named[place], start):
                continue
            companies, rule = self._resolve(found, start, apposed=apposed)
            if companies:
                apart = rule in ("reference.people", "reference.apart")
                self.topics.note(start, companies, apart=apart, called=self._is_sure(found, companies))
                yield Reference(start, end, companies, rule)
        for found_tie in known_by:
            yield from self._known_by(found_tie)

    def _known_by(self, found: Tie) -> Iterator[Reference]:
        """ "Castelle had a calm year. The Apple supplier": whom the article speaks of, who is not Apple."""
        others = {mention.company.name for mention in found.named}
        called = called_so(self.naming, found)
        spoken: Sequence[Company | None] = (called,)
        if called is None and self.naming.before(found.start):
            spoken = self.pronouns.it(found.start)
        sought = next((company for company in (*spoken, self.naming.main) if company is not None and company.name not in others), None)
        if sought is not None:
            self.topics.note(found.start, (sought,), apart=False, called=True)
            yield Reference(found.start, found.end, (sought,), "reference.known_by")

    def _told_ahead(self, ahead: tuple[Company, ...]) -> Iterator[Reference]:
        """What the opening says of the company in front of every name: "a bakery chain", "the chain", "it" behind one of these."""
        naming = self.naming
        if not ahead:
            return
        until = naming.named[0]
        introduced = [(start, end, noun) for start, end, noun in introductions(self.text, until)]
        nouns = {noun for _, _, noun in introduced}
        phrases = (found for phrase in PHRASES.values() for found in phrase.finditer(self.text, 0, until.start))
        spans = {start: end for start, end, _ in introduced}
        spans |= {found.start() + 1: found.end() for found in phrases if self._is_of_later(found, nouns, ahead[0])}
        for start, end in sorted(spans.items()):
            if self.text[start : start + 2].lower() == "it" and not self._was_told(start):
                continue
            self.topics.note(start, ahead, apart=False)
            yield Reference(start, end, ahead, "reference.ahead")

    def _is_of_later(self, found: re.Match[str], nouns: Set[str], later: Company) -> bool:
        """ "the company", "the brewer" behind "a brewer", "it"; "OPEC+ met. The group": not who is named once, further down."""
        if (noun := (found["noun"] or "").lower()) == "":
            return found.lastgroup == "it"
        if noun in nouns or (nouns and noun in SPECIFIC - {"bank", "lender"}):
            return True
        return noun in GENERIC - {"business"} and (noun != "group" or self.naming.counts[later.name] > 1)

    def _was_told(self, at: int) -> bool:
        """Whether the company was called something in the sentence of a place, or in the one before."""
        place = self.naming.sentence_at(at)
        return any(start in self.topics.subjects for start in self.naming.sentence_starts[max(0, place - 1) : place + 1])

    def _is_dealt_in(self, noun: str, last: Named, start: int) -> bool:
        """ "Acme, which bought the refinery from Beta": what its subject deals in, and not itself."""
        here = last.start >= self.naming.sentence_start(start)
        return here and noun.lower() not in GENERIC and _DEALT_IN.search(self.text, max(0, start - _VERB), start) is not None

    def _resolve(self, found: re.Match[str], at: int, *, apposed: bool) -> tuple[tuple[Company, ...], str]:
        kind = found.lastgroup
        if kind in ("it", "other_side", "rival"):
            return self.pronouns.it(at), "reference.pronoun"
        if kind == "people":
            return self.rivals.of_people(found["people"]), "reference.people"
        if kind == "noun":
            return self._noun(found["noun"].lower(), found[0].split(), at, apposed=apposed)
        if kind == "both" or found["several"]:
            count = NUMBERS[found["number"] or "two"]
            return (self.together.two(at) if count == 2 else self.together.many(at, count)), "reference.several"
        if kind == "theirs":
            return self.together.two(at), "reference.several"
        if kind in ("pair", "both_alone", "each_theirs") or (found["number"] == "two" and not found["not_two"]):
            return self.together.only_two(at), "reference.pair"
        if kind == "which":
            pair = self.together.two(at)
            return (pair[:1] if found["which"] == "former" else pair[1:]), "reference.former"
        return (), ""

    def _noun(self, noun: str, words: Sequence[str], at: int, *, apposed: bool) -> tuple[tuple[Company, ...], str]:
        """Whom a noun stands for, by the place or the size in front of it ("the Leeds firm"), the role that it is, or the noun alone."""
        if words[1:2] in (["combined"], ["merged"]):
            return (), ""  # "the combined group": neither of the two
        if not apposed and (placed := self.called.placed_anew(at, words[1:-1], noun)):
            return placed, "reference.noun"
        if apart := self.rivals.from_there(at, words[1:-1]) if apposed else self.rivals.apart(at, words[1:-1], noun):
            return apart, "reference.noun" if apposed else "reference.apart"
        if noun in CONTEST:
            return (() if apposed or len(words) > len(("the", noun)) else self.rivals.of_contest(at, noun)), "reference.apart"
        if noun in LEADERS or noun == "partner":
            return (), ""
        companies = self.called.held_by_sayer(at, noun) or self.called.by_noun(at, noun)
        if noun == "group" and len(companies) == 1:
            companies = (self.naming.owners.get(companies[0].name, companies[0]),)  # "Sales at its Bolt chain fell. The group"
        plain, main = noun in GENERIC | {"startup", "start-up"} and len(words) == len(("the", "group")), self.naming.main
        return ((main,) if plain and main is not None and self.called.is_rival(companies, at) else companies), "reference.noun"

    def _is_sure(self, found: re.Match[str], companies: Sequence[Company]) -> bool:
        """ "The target", "the chain": a word for one company that is not for any other; a mere "unit" may be anybody's."""
        noun = (found["noun"] or "").lower()
        called = any(noun in self.naming.nouns.get(company.name, ()) for company in companies)
        last = self.naming.before(found.start())[-1:] if noun in LATEST else ()
        part = any(_ARM_OF.search(self.text, max(0, mention.start - _LISTED), mention.start) for mention in last)
        return noun in SPECIFIC or noun in _SURE or (noun in LATEST and called) or part

    def _other(self, found: re.Match[str], at: int) -> tuple[Company, ...]:
        """ "Acme was bought by Beta. Its owner": of the two that a paragraph names the one who is not "it"; "its rival": of any two."""
        if found["rival"]:
            return self.rivals.other(at, self.pronouns.it(at), found[0].split()[1:-1])
        if found["other_side"] in _BUYERS and (buyer := self.rivals.dealings.of_sale(at, "buyer")):
            return buyer  # "Acme bought Beta. Its new owner"
        two = distinct([mention for back in range(PARAGRAPH) for mention in self.naming.in_sentence(at, back)])
        spoken = {company.name for company in self.pronouns.it(at)}
        others = tuple(company for company in two if company.name not in spoken)
        return others if len(two) == 2 and len(others) == 1 else ()
