"""Whom "it" and "its" stand for: the company the sentence is about, or the one before.

    Beta, which it hired, ranks it second                    not who does something to it
    stays with Beta, from which it bought chips              nor whom an aside names
    Beta, which counts Acme and Bolt among its customers     nor those of a list
    Acme jumped on news that Beta will buy it                of a buyer and another the other one
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor import kin
from extractor.mentions import Company, Named
from extractor.resolve.naming import Naming
from extractor.resolve.reference_words import BUYING, COUNTRY, DOING, DONE_TO, EVENT, OBLIQUE, REASON
from extractor.resolve.topics import Topics

_NEAR = 60  # characters
_IN_WHICH = re.compile(r",? (?:from|to|with|for|in|of|on|by|through) (?:which|whom) ")
_APPOSED = re.compile(r", (?:the|an?) (?:[\w'’-]+ ){1,5}(?:(?:that|which) )?")
_HAS_IT = re.compile(r"it (?:(?:has|had|is) )?(?:agreed|plan\w*|want\w*|bought|buying|acquir\w+|owns?|controls?|took|hopes)\b")
_AGREED_THAT = re.compile(
    r"\b(?:contract|deal|order|agreement|licen[cs]e|loan|dispute|partnership|lease|lawsuit) (?:with|from|for|to|by)"
    r" (?:[A-Z][\w&'’.-]*,? (?:& )?){1,5}(?:that|which) [a-z]+[^.;,]*$"
)
_AND_DID = re.compile(r"[^.;]* and \w+ed $")  # "sold its mill to Beta for $5m and suspended its dividend"
_WHEN_IT = re.compile(r"\b(?:bought|acquired|purchased|took) it\b[^.;,]* when $")
_IS = re.compile(r",? (?:which |who )?(?:is|was|are|were|remains?|remained|became|has (?:long )?been)(?: (?:now|still|also|by far))? ")
_ITS_KIN = re.compile(rf"its (?:[\w-]+ ){{0,2}}?(?:{kin.PATTERN}|shareholder|creditor|buyer)\b")
_MAKES_UP = re.compile(
    r",? (?:which |who )?(?:accounts? for|accounted for|makes? up|made up|represents?|represented|buys?|bought)"
    r" [^.;,]{2,24} of "
)
_ITS_SALES = re.compile(r"its (?:[\w-]+ ){0,2}?(?:sales|revenues?|turnover|income|business|orders|output|volumes?|loans|billings)\b")
_HELD_AGAINST = ("that of ", "those of ", "that at ")


class Pronouns:
    """Whom a pronoun stands for, by who is named around it and whom the article speaks of."""

    def __init__(self, naming: Naming, topics: Topics) -> None:
        self.text = naming.text
        self.naming = naming
        self.topics = topics

    def it(self, at: int) -> tuple[Company, ...]:
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
        if len(here) > 1 and self.text.startswith("its ", at) and _AGREED_THAT.search(self.text, max(0, here[-1].start - _NEAR), at):
            here = here[:-1]  # "lost a contract with Beta that made up 14% of its sales"
        if len(here) > 1 and self._does_so(here, at):
            here = here[:1]  # "will buy 10% of Beta from Castor for $9m, lifting its stake": who buys
        if len(here) > 1 and self.naming.are_listed(here[-2], here[-1]):
            here = self._before_list(here) or self.naming.in_sentence(at, 1)
            if not here:
                return self.topics.topic(self.naming.sentence_start(at)) or (self.naming.before(at)[-1].company,)
        if here and self.text.startswith("its own ", at) and self.text.endswith(("and ", "plus ", "or "), 0, at):
            opened = self.topics.subjects.get(self.naming.sentence_start(at), (at, ()))[1]
            opens = self.naming.opens(here[0].start, self.naming.sentence_start(at))
            return (here[0].company,) if opens or not opened else opened  # "with loans from Beta and its own cash"
        if here and self._is_kin_of_other(here[-1], at):
            return self._somebody_else(here, at)  # "Acme is its biggest customer", "Acme accounts for 40% of its sales"
        told = EVENT.search(self.text, max(0, at - _NEAR), at)  # "has lost 9%, which leaves it with": not who does so
        if here and _WHEN_IT.search(self.text, max(here[-1].end, at - _NEAR), at):
            return self._somebody_else(here, at)  # "Its owner, Beta, bought it in 2018 when it had 9 clinics"
        is_object = self.text[at : at + 3].lower() != "its" and not told and self._is_done_to(here, at)
        if here and is_object:
            return self._somebody_else(here, at)
        if here and self._only_served(here[-1], at):
            plain = [mention for mention in here[:-1] if not self.text.endswith(("for ", "to ", "with "), 0, mention.start)]
            opened = self.topics.subjects.get(self.naming.sentence_start(at), (at, ()))[1]
            return (plain[-1].company,) if plain else opened or self.topics.carried(at)
        return (here[-1].company,) if here else self.topics.carried(at)

    def _is_kin_of_other(self, last: Named, at: int) -> bool:
        """Whether what stands right behind a name makes it the customer, the owner or the rival of "it"."""
        between, behind = self.text[last.end : at], self.text[at : at + _NEAR]
        return (_IS.fullmatch(between) is not None and _ITS_KIN.match(behind) is not None) or (
            _MAKES_UP.fullmatch(between) is not None and _ITS_SALES.match(behind) is not None
        )

    def _is_done_to(self, here: Sequence[Named], at: int) -> bool:
        """ "Beta ranks it", "Beta, which it hired": not Beta; but "Acme will bear the cost of trials, which it puts at"."""
        done = DONE_TO.search(self.text, max(0, at - 14), at)
        if done is None or done[0][0] != ",":
            return done is not None or BUYING.search(self.text, max(0, at - 14), at) is not None
        return bool(here) and here[-1].end == done.start()

    def _does_so(self, here: Sequence[Named], at: int) -> bool:
        """Whether "its" is what the subject of a sentence does by what was told of the others in it, or "it" in "as it seeks" is why."""
        owned = self.text[at : at + 3].lower() == "its"
        if not (DOING if owned else REASON).search(self.text, max(0, at - _NEAR), at):
            return False
        oblique = OBLIQUE.search(self.text, max(0, here[-1].start - _NEAR), here[-1].start) is not None
        return oblique and self.naming.opens(here[0].start, self.naming.sentence_start(at))

    def _only_served(self, last: Named, at: int) -> bool:
        """ "won a contract for Beta, and in May it paid $5m": in the next clause "it" is not who the work was for."""
        sold = self.text.endswith("to ", 0, last.start) and _AND_DID.match(self.text, last.end, at)
        if sold and self.text[at : at + 3].lower() == "its":
            return True
        joined = self.text.find(", and ", last.end, at) >= 0
        oblique = OBLIQUE.search(self.text, max(0, last.start - _NEAR), last.start) is not None
        return joined and self.text[at : at + 3].lower() != "its" and oblique

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
