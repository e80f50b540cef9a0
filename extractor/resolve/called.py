"""Whom a noun stands for: "the company", "the chipmaker", "the parent".

    chipmaker Corvella … the chipmaker                    whom the article has called so
    the startup, the unit                                 the one named last
    Parent group Beta … The Spanish utility               the subject of the sentence before, where nobody is known from there
    Fund Acme, which has 5% of Beta, said the company     of whom it is a holder
    the company, the group                                whom the article speaks of
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor import kin
from extractor.company_nouns import ALIKE, CONTEST, FUNDS, GENERIC, LATEST, PLACED, TRADERS, YARDS
from extractor.mentions import Company, Named
from extractor.resolve.naming import Naming, distinct
from extractor.resolve.reference_words import INVESTORS, PARTAKES, PARTICIPLE
from extractor.resolve.rivals import Rivals
from extractor.resolve.topics import PARAGRAPH, Topics

_NEAR = 60  # characters
# "will sell its paints division to Acme for $2bn, or 11 times the unit's profit": a part of whom the sentence is about
_OF_ITS, _OWN_PART = re.compile(r"\b(?:its|their) (?:[\w-]+ ){0,3}(?:division|unit|arm|business|operations)\b[^\n]*$"), 400
_DOES = re.compile(r" (?:(?:has|have|had|would|will|both|also|each|already|then) ){0,3}(?!said|says|say|is|was|are|were|as)[a-z]+ ")
_RIVAL = re.compile(r"\b(?:[Rr]ivals?|[Cc]ompetitors?)(?: [\w’'-]+){0,2} $")
# "Beta, its biggest backer, holds 28%. The company lost $5m": told of as somebody's kin
_KIN_TO_IT = re.compile(rf", (?:its|the (?:company|group|firm)['’]s) (?:[a-z-]+ ){{0,3}}(?:{kin.PATTERN}|shareholder),")
# "Acme Bank, which bought Banco Beta in 2023, made a profit. Shares in the bank": told of in passing
_ASIDE = re.compile(r", which (?:has |had |also )?(?:bought|acquired|owns|owned|sold|took over|absorbed|rescued|controls) [^,.;\n]{0,40}$")
_WHICH = re.compile(r", which (?:[A-Z]\w+['’]s )?")
_BOUGHT = re.compile(r" (?:has )?(?:bought|acquired|owns|took over|purchased|controls)\b")
_OWNED = frozenset({"subsidiary", "unit", "affiliate", "arm"})
# "Owns 5% of Beta", "has a stake in Beta", and goes on to say what Beta should do
_PART_OF = re.compile(r"(?:\d(?:%| ?per ?cent|pc) of|\b(?:stake|holding|interest|position|shareholder|investor) in) (?:[a-z]+ )?$")
_SAYS = re.compile(
    r", (?:which )?(?:has )?(?:says?|said|argue[sd]|believes?|thinks?|reckons?|wants?|urge[sd]|told|wrote|claim(?:s|ed)|called on)\b"
)


class Called:
    """Whom a noun stands for, by what the article calls each company and whom it speaks of."""

    def __init__(self, naming: Naming, topics: Topics, rivals: Rivals) -> None:
        self.text = naming.text
        self.naming = naming
        self.topics = topics
        self.rivals = rivals

    def by_noun(self, at: int, noun: str) -> tuple[Company, ...]:
        if noun in TRADERS:
            return self.rivals.dealings.of_sale(at, noun)
        if noun in PLACED:
            return self._parent(at) if noun == "parent" else ()
        if noun in FUNDS:
            called = [mention.company for mention in self.naming.before(at) if mention.company.name in self.naming.funds]
            return () if self.text.endswith(", ", 0, at) else tuple(called[-1:])  # "Acme, the activist fund": said already
        if noun not in GENERIC:
            known = [mention.company for mention in self.naming.before(at) if noun in self.naming.nouns.get(mention.company.name, ())]
            known = known or self._by_other_noun(at, noun)
            if not known and (role := self.rivals.dealings.by_role(at, noun)):
                return role
            if known:
                paragraph = {mention.company.name for back in range(PARAGRAPH) for mention in self.naming.in_sentence(at, back)}
                aside = {m.company.name for m in self.naming.before(at) if _ASIDE.search(self.text, max(0, m.start - _NEAR), m.start)}
                near = [company for company in known if company.name in paragraph]
                near = [company for company in near if company.name not in aside] or near
                if not near and self._does_it(at):
                    return (known[-1],)
                return (near[-1],) if near else self.topics.topic(at) if paragraph else (known[-1],)
        if noun in _OWNED:  # "Acme bought Beta, its Italian arm, from Castor. The arm": the last one that somebody owns
            parts = [mention.company for mention in self.naming.before(at) if mention.company.name in self.naming.owners]
            if parts or noun == "arm":
                return tuple(parts[-1:])
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

    def placed_anew(self, at: int, words: Sequence[str], noun: str) -> tuple[Company, ...]:
        """ "Parent group Beta owns Acme. The Spanish utility": the subject of the sentence before, where nobody is known from there."""
        if not words or not words[0][:1].isupper() or noun in CONTEST or self.rivals.from_there(at, words):
            return ()
        first = self.topics.named_first(at)
        called = self.naming.nouns.get(first[0].name, set()) - GENERIC - PLACED if first else {""}
        others = [company for company in self.naming.sides if not first or company.name != first[0].name]
        left = bool(others) and all(self.rivals.is_elsewhere(company, words) for company in others)
        return first if first and not self.rivals.nations_of(first[0]) and (not called or noun in called or left) else ()

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
        for one, other in reversed(list(pairwise(self.naming.before(at)))):
            if _WHICH.fullmatch(self.text, one.end, other.start) and _BOUGHT.match(self.text, other.end):
                return (other.company,)  # "Acme, which Beta bought in 2022"
        two = distinct([mention for back in range(PARAGRAPH) for mention in self.naming.in_sentence(at, back)])
        above = tuple(company for company in two if self.naming.nouns.get(company.name, set()).isdisjoint(_OWNED))
        return above if len(two) == 2 and len(above) == 1 else ()

    def _does_it(self, at: int) -> bool:
        """ "Beta and Castor had both courted the airline": whoever does something to somebody is another one."""
        here = self.naming.in_sentence(at)
        return bool(here) and _DOES.fullmatch(self.text, here[-1].end, at) is not None

    def held_by_sayer(self, at: int, noun: str) -> tuple[Company, ...]:
        """ "Fund Acme, which has a 5% stake in Beta, said the company": of whom it is a holder."""
        held = [mention for mention in self.naming.in_sentence(at)[1:] if self._is_part_held(mention)]
        if not held or noun in PLACED or noun in LATEST or _SAYS.search(self.text, held[-1].end, at) is None:
            return ()
        return (held[-1].company,)

    def _is_part_held(self, mention: Named) -> bool:
        """ "a 5% stake in Beta", "owns 5% of Beta"."""
        return _PART_OF.search(self.text, max(0, mention.start - _NEAR), mention.start) is not None

    def is_rival(self, topic: Sequence[Company], at: int) -> bool:
        """ "Rival Beta has cut its prices. The group's revenue was $5m": whom the sentence before only holds it against."""
        last = next((mention for mention in reversed(self.naming.before(at)) if mention.company in topic), None)
        rival = last is not None and _RIVAL.search(self.text, max(0, last.start - _NEAR), last.start) is not None
        return rival or (last is not None and _KIN_TO_IT.match(self.text, last.end) is not None)

    def _only_partakes(self, mention: Named) -> bool:
        """ "a round led by Acme", "existing investors Bolt and Cave": who puts money into others; "Founded by Acme staff, the startup"."""
        start = mention.start
        if PARTICIPLE.match(self.text[self.naming.sentence_start(start) : start]):
            return True
        return self.text.endswith(PARTAKES, 0, start) or INVESTORS.search(self.text, max(0, start - _NEAR), start) is not None
