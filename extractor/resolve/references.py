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

`the two` and `both` alone count only where the sentence or the one before names exactly two. A noun that the article
gave to a company ("chipmaker Corvella", "Corvella, a lender") finds that company again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from extractor.mentions import Company, Money, Reference, Span
from extractor.quoted import is_quoted
from extractor.resolve.naming import Named, Naming, distinct, last_distinct
from extractor.resolve.reference_words import (
    ALIKE,
    BUYING,
    CONTEST,
    COUNTRY,
    DOING,
    DONE_TO,
    EVENT,
    FUNDS,
    GENERIC,
    INVESTORS,
    LATEST,
    LEADERS,
    NUMBERS,
    OBLIQUE,
    PARTAKES,
    PHRASES,
    PLACED,
    REASON,
    SPECIFIC,
    TRADERS,
    YARDS,
)
from extractor.resolve.rivals import Rivals
from extractor.resolve.topics import PARAGRAPH, Topics

_LISTED = 60  # characters of "existing investors Bolt and Cave"
# "hopes for €900m, Handelsblatt reported": who tells it is not spoken of
_TELLS = re.compile(r" reported(?: (?:on \w+day|earlier|last \w+))?[.,]")
_SOURCES = ("company.dateline", "company.reference", "company.source")
_OWN_BUSINESS = ("company.metric_possession", "company.moving", "company.traded", "company.ticker", "company.topic", "company.recurring")
# "will sell its paints division to Acme for $2bn, or 11 times the unit's profit": a part of whom the sentence is about
_OF_ITS, _OWN_PART = re.compile(r"\b(?:its|their) (?:[\w-]+ ){0,3}(?:division|unit|arm|business|operations)\b[^\n]*$"), 400
_IN_WHICH = re.compile(r",? (?:from|to|with|for|in|of|on|by|through) (?:which|whom) ")
_APPOSED = re.compile(r", (?:the|an?) (?:[\w'’-]+ ){1,5}(?:(?:that|which) )?")
_DOES = re.compile(r" (?:(?:has|have|had|would|will|both|also|each|already|then) ){0,3}(?!said|says|say|is|was|are|were|as)[a-z]+ ")
_HAS_IT = re.compile(r"it (?:(?:has|had|is) )?(?:agreed|plan\w*|want\w*|bought|buying|acquir\w+|owns?|controls?|took|hopes)\b")
_AND_DID = re.compile(r"[^.;]* and \w+ed $")  # "sold its mill to Beta for $5m and suspended its dividend"
_RIVAL = re.compile(r"\b(?:[Rr]ivals?|[Cc]ompetitors?)(?: [\w’'-]+){0,2} $")
_SURE = TRADERS | frozenset("parent target startup start-up newcomer debutant".split())
# "the Portuguese arm of Spain's Beta": as a unit it goes by the name of whose it is
_ARM_OF = re.compile(r"\b(?:arm|unit|division|subsidiary|business|operations?) (?:of|from) (?:[\w’'-]+ ){0,3}$")
_TIED = re.compile(r"-[a-z]")  # "Acme-rival Beta", "an Acme-backed start-up"
_NAMED = (" ", ", ")  # between "its rival" and the name of it; "Beta, its rival," is one too
_OWNED = frozenset({"subsidiary", "unit", "affiliate"})
_HELD_AGAINST = ("that of ", "those of ", "that at ")
# "Owns 5% of Beta", "has a stake in Beta", and goes on to say what Beta should do
_PART_OF = re.compile(r"(?:\d(?:%| ?per ?cent|pc) of|\b(?:stake|holding|interest|position|shareholder|investor) in) (?:[a-z]+ )?$")
_DEALT_IN, _VERB = re.compile(r"\b(?:bought|buys?|acquired?|sold|sells?|built|builds?|opened|opens?|closed?|shut|idled?|owns?) $"), 12
_RELATION = re.compile(
    r" (?:[a-z-]+ )?(?:rival|supplier|competitor|partner|customer|owner|backer|investor|lender|landlord|contractor|distributor|dealer"
    r"|franchisee|spin-off)s? "
)
_SAYS = re.compile(
    r", (?:which )?(?:has )?(?:says?|said|argue[sd]|believes?|thinks?|reckons?|wants?|urge[sd]|told|wrote|claim(?:s|ed)|called on)\b"
)


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
        if not _is_source(m.rule) and not is_quoted(text, m) and _TIED.match(text, m.end) is None and _TELLS.match(text, m.end) is None
    ]
    named.sort(key=lambda mention: mention.start)
    named = [mention for mention, following in zip_longest(named, named[1:]) if not _is_relation_of(text, mention, following)]
    return list(_Reader(Naming(text, named, sentences), money).read())


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
        self.pair: tuple[int, tuple[Company, ...]] | None = None  # where two companies were last spoken of, and which

    def read(self) -> Iterator[Reference]:
        text, named = self.text, self.naming.named
        first, last = named[0].end if named else len(text), self.naming.sentences[-1].end
        phrases = [found for mark, phrase in PHRASES.items() if mark in text for found in phrase.finditer(text, first, last)]
        for found in sorted(phrases, key=re.Match.start):
            start, end = found.span()
            start += 1
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

    def _is_dealt_in(self, noun: str, last: Named, start: int) -> bool:
        """ "Acme, which bought the refinery from Beta": what its subject deals in, and not itself."""
        here = last.start >= self.naming.sentence_start(start)
        return here and noun.lower() not in GENERIC and _DEALT_IN.search(self.text, max(0, start - _VERB), start) is not None

    def _resolve(self, found: re.Match[str], at: int, *, apposed: bool) -> tuple[tuple[Company, ...], str]:
        kind = found.lastgroup
        if kind in ("it", "other_side", "rival"):
            return self._it(at), "reference.pronoun"
        if kind == "people":
            return self.rivals.of_people(found["people"]), "reference.people"
        if kind == "noun":
            noun = found["noun"].lower()
            words = found[0].split()
            if not apposed and (placed := self._placed_anew(at, words[1:-1], noun)):
                return placed, "reference.noun"
            if apart := self.rivals.from_there(at, words[1:-1]) if apposed else self.rivals.apart(at, words[1:-1], noun):
                return apart, "reference.noun" if apposed else "reference.apart"
            if noun in CONTEST:
                return (() if apposed or len(words) > len(("the", noun)) else self.rivals.of_contest(at, noun)), "reference.apart"
            if noun in LEADERS or noun == "partner":
                return (), ""
            companies = self._held_by_sayer(at, noun) or self._by_noun(at, noun)
            if noun == "group" and len(companies) == 1:
                companies = (self.naming.owners.get(companies[0].name, companies[0]),)  # "Sales at its Bolt chain fell. The group"
            plain, main = noun in GENERIC and len(words) == len(("the", "group")), self.naming.main
            return ((main,) if plain and main is not None and self._is_rival(companies, at) else companies), "reference.noun"
        if kind == "both" or found["several"]:
            count = NUMBERS[found["number"] or "two"]
            return (self._two(at) if count == 2 else self._many(at, count)), "reference.several"
        if kind == "theirs":
            return self._two(at), "reference.several"
        if kind in ("pair", "both_alone", "each_theirs") or (found["number"] == "two" and not found["not_two"]):
            return self._only_two(at), "reference.pair"
        if kind == "which":
            pair = self._two(at)
            return (pair[:1] if found["which"] == "former" else pair[1:]), "reference.former"
        return (), ""

    def _is_sure(self, found: re.Match[str], companies: Sequence[Company]) -> bool:
        """ "The target", "the chain": a word for one company that is not for any other; a mere "unit" may be anybody's."""
        noun = (found["noun"] or "").lower()
        called = any(noun in self.naming.nouns.get(company.name, ()) for company in companies)
        last = self.naming.before(found.start())[-1:] if noun in LATEST else ()
        part = any(_ARM_OF.search(self.text, max(0, mention.start - _LISTED), mention.start) for mention in last)
        return noun in SPECIFIC or noun in _SURE or (noun in LATEST and called) or part

    def _two(self, at: int) -> tuple[Company, ...]:
        """The pair that "both companies" means: a newer "A and B", the pair spoken of, the last two named."""
        listed = self.naming.last_list(at, 2)
        two = self.naming.two
        if listed is not None and two and not self.naming.is_often(listed[1]):
            listed = None if listed[1] != two else listed  # "Acme counts Beta and Castor among its customers"
            self.pair = self.pair or (at, two)
        if self.pair is None or (listed is not None and listed[0] > self.pair[0]):
            last = listed[1] if listed else last_distinct(self.naming.before(at), 2)
        else:
            last = self.pair[1]
        if len(last) == 2:
            self.pair = (at, last)
            return last
        return ()

    def _many(self, at: int, count: int) -> tuple[Company, ...]:
        listed = self.naming.last_list(at, count)
        return listed[1] if listed else last_distinct(self.naming.before(at), count)

    def _only_two(self, at: int) -> tuple[Company, ...]:
        for back in (0, 1):
            found = distinct(self.naming.in_sentence(at, back))
            if len(found) == 2:
                return found
            if found:
                return ()
        return ()

    def _by_noun(self, at: int, noun: str) -> tuple[Company, ...]:
        if noun in TRADERS:
            return self.rivals.of_sale(at, noun)
        if noun in PLACED:
            return self._parent(at) if noun == "parent" else ()
        if noun in FUNDS:
            called = [mention.company for mention in self.naming.before(at) if mention.company.name in self.naming.funds]
            return () if self.text.endswith(", ", 0, at) else tuple(called[-1:])  # "Acme, the activist fund": said already
        if noun not in GENERIC:
            known = [mention.company for mention in self.naming.before(at) if noun in self.naming.nouns.get(mention.company.name, ())]
            known = known or self._by_other_noun(at, noun)
            if known:
                paragraph = {mention.company.name for back in range(PARAGRAPH) for mention in self.naming.in_sentence(at, back)}
                near = [company for company in known if company.name in paragraph]
                if not near and self._does_it(at):
                    return (known[-1],)
                return (near[-1],) if near else self.topics.topic(at) if paragraph else (known[-1],)
        if noun in LATEST and not (noun == "unit" and _OF_ITS.search(self.text, max(0, at - _OWN_PART), at)):
            before = [mention for mention in self.naming.before(at) if not self._only_partakes(mention)]
            return (before[-1].company,) if before else ()
        topic = self.topics.topic(at)
        return self._put_to_work(topic, at) if noun == "company" else topic

    def _by_other_noun(self, at: int, noun: str) -> list[Company]:
        """ "… for Beta, the low-cost carrier. The airline": whom the sentence before has called by another word for it."""
        others, before = ALIKE.get(noun, frozenset()), self.naming.in_sentence(at, 1)
        if noun in YARDS:
            others, before = YARDS, self.naming.before(at)
        return [m.company for m in before if not others.isdisjoint(self.naming.nouns.get(m.company.name, ()))][-1:]

    def _placed_anew(self, at: int, words: Sequence[str], noun: str) -> tuple[Company, ...]:
        """ "Parent group Beta owns Acme. The Spanish utility": the subject of the sentence before, where nobody is known from there."""
        if not words or not words[0][:1].isupper() or noun in CONTEST or self.rivals.from_there(at, words):
            return ()
        first = self.topics.named_first(at)
        called = self.naming.nouns.get(first[0].name, set()) - GENERIC - PLACED if first else {""}
        return first if first and not self.rivals.nations_of(first[0]) and (not called or noun in called) else ()

    def _put_to_work(self, topic: tuple[Company, ...], at: int) -> tuple[Company, ...]:
        """ "Activist Acme wants more of Beta. The company": no fund, where there is another that it may be."""
        if not topic or topic[0].name not in self.naming.funds:
            return topic
        others = [mention.company for mention in self.naming.before(at) if mention.company.name not in self.naming.funds]
        often = [company for company in others if self.naming.counts[company.name] > 1]
        return (often[-1],) if often else topic

    def _parent(self, at: int) -> tuple[Company, ...]:
        """ "Acme said Beta, its subsidiary, lost $9m. The parent": who owns the last one, or of two the one that is nobody's subsidiary."""
        last = self.naming.before(at)[-1:]
        if last and (owner := self.naming.owners.get(last[0].company.name)) is not None:
            return (owner,)
        two = distinct([mention for back in range(PARAGRAPH) for mention in self.naming.in_sentence(at, back)])
        above = tuple(company for company in two if self.naming.nouns.get(company.name, set()).isdisjoint(_OWNED))
        return above if len(two) == 2 and len(above) == 1 else ()

    def _does_it(self, at: int) -> bool:
        """ "Beta and Castor had both courted the airline": whoever does something to somebody is another one."""
        here = self.naming.in_sentence(at)
        return bool(here) and _DOES.fullmatch(self.text, here[-1].end, at) is not None

    def _other(self, found: re.Match[str], at: int) -> tuple[Company, ...]:
        """ "Acme was bought by Beta. Its owner": of the two that a paragraph names the one who is not "it"; "its rival": of any two."""
        if found["rival"]:
            return self.rivals.other(at, self._it(at), found[0].split()[1:-1])
        two = distinct([mention for back in range(PARAGRAPH) for mention in self.naming.in_sentence(at, back)])
        spoken = {company.name for company in self._it(at)}
        others = tuple(company for company in two if company.name not in spoken)
        return others if len(two) == 2 and len(others) == 1 else ()

    def _held_by_sayer(self, at: int, noun: str) -> tuple[Company, ...]:
        """ "Fund Acme, which has a 5% stake in Beta, said the company": of whom it is a holder."""
        held = [mention for mention in self.naming.in_sentence(at)[1:] if self._is_part_held(mention)]
        if not held or noun in PLACED or noun in LATEST or _SAYS.search(self.text, held[-1].end, at) is None:
            return ()
        return (held[-1].company,)

    def _is_part_held(self, mention: Named) -> bool:
        """ "a 5% stake in Beta", "owns 5% of Beta"."""
        return _PART_OF.search(self.text, max(0, mention.start - _LISTED), mention.start) is not None

    def _is_rival(self, topic: Sequence[Company], at: int) -> bool:
        """ "Rival Beta has cut its prices. The group's revenue was $5m": whom the sentence before only holds it against."""
        last = next((mention for mention in reversed(self.naming.before(at)) if mention.company in topic), None)
        return last is not None and _RIVAL.search(self.text, max(0, last.start - _LISTED), last.start) is not None

    def _only_partakes(self, mention: Named) -> bool:
        """ "a round led by Acme", "existing investors Bolt and Cave": who puts money into others."""
        start = mention.start
        return self.text.endswith(PARTAKES, 0, start) or INVESTORS.search(self.text, max(0, start - _LISTED), start) is not None

    def _it(self, at: int) -> tuple[Company, ...]:
        here = self.topics.takers(at)
        if not here and (apart := self.topics.told_apart(self.naming.sentence_start(at), at)):
            return apart  # "The Danish company has 14%, its rival"
        if here and _IN_WHICH.fullmatch(self.text, here[-1].end, at):
            here = here[:-1]  # "stays with Beta, from which it bought chips": not Beta
        if here and _APPOSED.fullmatch(self.text, here[-1].end, at) and _HAS_IT.match(self.text, at):
            here = here[:-1]  # "leave out Beta, the Ohio lender it agreed to buy": nor here
        if len(here) > 1 and self.text.endswith(_HELD_AGAINST, 0, here[-1].start):
            here = here[:-1]  # "sold twice that of Beta, yet it employs"
        if not here and COUNTRY.match(self.text, self.naming.sentence_start(at), at):
            return ()  # "Britain publishes its GDP on Friday"
        if len(here) > 1 and self._does_so(here, at):
            here = here[:1]  # "will buy 10% of Beta from Castor for $9m, lifting its stake": who buys
        if len(here) > 1 and self.naming.are_listed(here[-2], here[-1]):
            here = self._before_list(here) or self.naming.in_sentence(at, 1)
            if not here:
                return self.topics.topic(self.naming.sentence_start(at)) or (self.naming.before(at)[-1].company,)
        told = EVENT.search(self.text, max(0, at - _LISTED), at)  # "has lost 9%, which leaves it with": not who does so
        is_object = self.text[at : at + 3].lower() != "its" and not told and (
            BUYING.search(self.text, max(0, at - 14), at) or DONE_TO.search(self.text, max(0, at - 14), at)
        )
        if here and is_object:
            return self._somebody_else(here, at)
        if here and self._only_served(here[-1], at):
            plain = [mention for mention in here if not self.text.endswith(("for ", "to "), 0, mention.start)]
            opened = self.topics.subjects.get(self.naming.sentence_start(at), (at, ()))[1]
            return (plain[-1].company,) if plain else opened or self.topics.carried(at)
        return (here[-1].company,) if here else self.topics.carried(at)

    def _does_so(self, here: Sequence[Named], at: int) -> bool:
        """Whether "its" is what the subject of a sentence does by what was told of the others in it, or "it" in "as it seeks" is why."""
        owned = self.text[at : at + 3].lower() == "its"
        if not (DOING if owned else REASON).search(self.text, max(0, at - _LISTED), at):
            return False
        oblique = OBLIQUE.search(self.text, max(0, here[-1].start - _LISTED), here[-1].start) is not None
        return oblique and self.naming.opens(here[0].start, self.naming.sentence_start(at))

    def _only_served(self, last: Named, at: int) -> bool:
        """ "won a contract for Beta, and in May it paid $5m": in the next clause "it" is not who the work was for."""
        sold = self.text.endswith("to ", 0, last.start) and _AND_DID.match(self.text, last.end, at)
        if sold and self.text[at : at + 3].lower() == "its":
            return True
        joined = self.text.find(", and ", last.end, at) >= 0
        return joined and self.text[at : at + 3].lower() != "its" and self.text.endswith("for ", 0, last.start)

    def _before_list(self, here: Sequence[Named]) -> Sequence[Named]:
        """ "Beta, which counts Acme and Bolt among its customers": "it" is somebody else than those of the list."""
        first = len(here) - 1
        while first and self.naming.are_listed(here[first - 1], here[first]):
            first -= 1
        return here[:first]

    def _somebody_else(self, here: Sequence[Named], at: int) -> tuple[Company, ...]:
        """ "Acme jumped on news that Beta will buy it": whom the buyer buys is not the buyer."""
        doer = here[-1].company.name
        others = [mention.company for mention in (*self.naming.in_sentence(at, 1), *here) if mention.company.name != doer]
        if others:
            return (others[-1],)
        main = self.naming.main
        topic = [*self.topics.topic(self.naming.sentence_start(at)), *([main] if main else [])]
        return tuple(company for company in topic if company.name != doer)[:1]
