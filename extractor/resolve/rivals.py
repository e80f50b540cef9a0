"""Who is who of two companies that an article sets side by side, where words tell them apart.

    the Danish company · the Leeds lender     whom the article has from there, or who counts in kroner; of two the one that is left
    the Danes · the Swiss have                likewise, where the other one is from elsewhere
    its rival · its older Danish competitor   the other one
    the larger company · the discounter       by what the article calls each
    the market leader · the challenger        likewise, or the other one
    the winner · the loser                    who took a contract from whom
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, cached_property
from itertools import pairwise

from extractor.company_nouns import GENERIC, LEADERS
from extractor.mentions import Company, Money, Named
from extractor.nations import CITIES, COUNTRIES, PEOPLES
from extractor.resolve.currency_places import PLACES
from extractor.resolve.dealings import Dealings
from extractor.resolve.naming import Naming, distinct
from extractor.resolve.reference_words import PLAIN

_ALL = COUNTRIES | CITIES
_SAME = 4  # letters in which a region and its people agree: Bavaria, Bavarian
_NEAR = 60  # characters around a name that tell its size
_SIZES = {"bigger": "larger", "larger": "larger", "smaller": "smaller", "older": "older", "younger": "younger"}
_BY_DEAL = frozenset({"larger", "smaller"})
_OPPOSITE = {"larger": "smaller", "smaller": "larger", "older": "younger", "younger": "older"}
_SIZE_BEFORE = re.compile(rf"\b({'|'.join(_SIZES)}) (?:[\w’'-]+,? ){{0,2}}$")
_SIZE_BEHIND = re.compile(
    rf"(?:,(?: which| who)?| is| was| remains){{1,2}}(?: by far| still)?(?: the| its)?(?: \w+)? ({'|'.join(_SIZES)})\b"
)
_GIANT = ("giant ", "heavyweight ", "behemoth ")
_IN_EUROS = frozenset(
    "Austria Belgium Croatia Estonia Finland France Germany Greece Ireland Italy Latvia Lithuania Netherlands Portugal Spain".split()
)
# "Acme has lost its biggest contract to Beta", "Beta beat Acme", "Beta won the work from Acme": between the two names.
_LOST_TO = re.compile(r",?(?: ha[ds]| will)? (?:lost|loses?|ceded) (?:[\w’'-]+ ){0,8}?to (?:[\w’'-]+ ){0,4}?")
_WON_FROM = re.compile(
    r",?(?: ha[ds]| will)? (?:beat|beats|outbid|pipped|ousted|displaced|trumped|(?:won|wins|took|takes|wrested) (?:[\w’'-]+ ){1,8}?from)"
    r" (?:[\w’'-]+ ){0,4}?"
)
# "Beta accounted for 60% of it": the larger of two.
_MOST_OF_IT = re.compile(r" (?:account(?:ed|s) for|contributed|brought in) (?:[a-z]+ ){0,2}(?:5[1-9]|[6-9]\d)(?:%| ?per ?cent)")
_CHALLENGERS = frozenset("challenger upstart newcomer entrant rival".split())
_RIVAL = re.compile(r"\b(?:[Rr]ival|[Cc]ompetitor|[Cc]hallenger)\b")


class Rivals:
    """The two that an article sets side by side, and what tells them apart."""

    def __init__(self, naming: Naming, money: Sequence[Money]) -> None:
        self.naming = naming
        self.money = money
        self.dealings = Dealings(naming)

    def from_there(self, at: int, words: Sequence[str]) -> tuple[Company, ...]:
        """ "the Leeds firm", "the Japanese parent": the last one that the article has from there; who counts in its money; who is left."""
        places = [word for word in words if word[:1].isupper() and word.isalpha()]
        if not places:
            return ()
        before, sides = self.naming.before(at), self.naming.sides
        nation = places[-1] in COUNTRIES
        of_sides = [mention for mention in before if mention.company in sides] if nation else []
        for mention in (*reversed(of_sides), *reversed(before)):
            homes = self.naming.places[mention.company.name]
            if self.is_elsewhere(mention.company, places):
                continue  # "China's Acme … Guangzhou-based Acme … The Hefei carmaker"
            by_city = not nation or not sides or mention.company in sides  # "its German rival" is none of those met on the way
            if any(_same_place(place, home) for place in places for home in homes if by_city or home in COUNTRIES):
                return (mention.company,)
        return self._by_nation(places[-1]) if places[-1] in _ALL else ()

    def _by_nation(self, nation: str) -> tuple[Company, ...]:
        """Of the two the one that is not known to be of another nation as the other one is, or whose money is that nation's."""
        sides = self.naming.sides
        left = tuple(company for company in sides if not self.nations_of(company))
        if nation not in COUNTRIES and any(_ALL[nation] in self.nations_of(company) for company in sides):
            return ()  # "the Boston company", where the other one is from Denver
        if len(left) == 1 and len(sides) > 1:
            return left
        paid = tuple(company for company in sides if _is_money_of(nation, self._counts_in.get(company.name, "")))
        return paid if len(paid) == 1 else ()

    def of_people(self, people: str) -> tuple[Company, ...]:
        """ "the Danes": the one of the two that is Danish, where the other one is not."""
        nation = PEOPLES[people]
        theirs = tuple(c for c in self.naming.sides if COUNTRIES[nation] in self.nations_of(c)) or self._by_nation(nation)
        return theirs if len(theirs) == 1 else ()

    def nations_of(self, company: Company) -> set[str]:
        return {_ALL[place] for place in self.naming.places[company.name] if place in _ALL}

    @cached_property
    def _counts_in(self) -> dict[str, str]:
        """The currency that each company is mostly told in, by name."""
        told: dict[str, Counter[str]] = {}
        for amount in self.money:
            named = self.naming.in_sentence(amount.start) if amount.currency and not amount.assumed else ()
            if named and amount.currency:
                told.setdefault(named[-1].company.name, Counter())[amount.currency] += 1
        return {name: codes.most_common(1)[0][0] for name, codes in told.items()}

    def other(self, at: int, spoken: Sequence[Company], words: Sequence[str]) -> tuple[Company, ...]:
        """ "its rival", "its Danish competitor": of the two the one that is not spoken of; one that is called a rival."""
        names = {company.name for company in spoken}
        if there := self.from_there(at, words):
            return there
        others = tuple(company for company in self.naming.sides if company.name not in names)
        if len(others) == 1:
            return others
        rivals = distinct([mention for mention in self.naming.before(at) if mention.company.name not in names and self._is_called(mention)])
        return rivals if len(rivals) == 1 else ()

    def _is_called(self, mention: Named) -> bool:
        """ "its rival Beta", "Beta, its older rival"."""
        text, start, end = self.naming.text, mention.start, mention.end
        before = text[max(0, start - len("competitor ") * 2) : start]
        behind = text[end : end + _NEAR].partition(".")[0] if text.startswith(", ", end) else ""
        return _RIVAL.search(before) is not None or _RIVAL.search(behind) is not None

    def apart(self, at: int, words: Sequence[str], noun: str) -> tuple[Company, ...]:
        """Whom "the", some `words` and a noun tell from the other one."""
        return self.from_there(at, words) or self.of_size(at, words) or self.of_trade(at, words, noun) or self.of_goods(at, words)

    def of_goods(self, at: int, words: Sequence[str]) -> tuple[Company, ...]:
        """ "the cruise operator", "the tractor maker": the only one so far whom the article describes with that word."""
        goods = {word.removesuffix("s") for word in words if word.islower() and len(word) >= _SAME and word not in PLAIN}
        if not goods or len(self.naming.counts) == 1:
            return ()
        called = distinct([m for m in self.naming.before(at) if not goods.isdisjoint(self.naming.trades[m.company.name])])
        return called if len(called) == 1 else ()

    def of_contest(self, at: int, noun: str) -> tuple[Company, ...]:
        """ "Acme has lost its contract to Beta. The winner": as the article told it last."""
        for one, other in reversed(list(pairwise(self.naming.before(at)))):
            lost = _LOST_TO.fullmatch(self.naming.text, one.end, other.start)
            if lost or _WON_FROM.fullmatch(self.naming.text, one.end, other.start):
                return ((one if bool(lost) == (noun == "loser") else other).company,)
        return ()

    def of_trade(self, at: int, words: Sequence[str], noun: str) -> tuple[Company, ...]:
        """ "the discounter", "the market leader": the one of the two so far that is called so; "the challenger" is no leader."""
        nouns, sides = self.naming.nouns, self.naming.sides
        called = tuple(company for company in sides if noun in nouns.get(company.name, ())) if noun not in GENERIC else ()
        if not called and noun in _CHALLENGERS and any(not LEADERS.isdisjoint(nouns.get(company.name, ())) for company in sides):
            called = tuple(company for company in sides if LEADERS.isdisjoint(nouns.get(company.name, ())))
        known = len(called) == 1 and called[0].mentions[0].start < at and not self.is_elsewhere(called[0], words)
        return called if known else ()

    def is_elsewhere(self, company: Company, words: Sequence[str]) -> bool:
        """ "Guangzhou-based Acme … The Hefei carmaker": whether a company is known to be from another city than the words say."""
        cities = [word for word in words if word in _ALL and word not in COUNTRIES]
        homes = self.naming.places[company.name] - set(COUNTRIES)
        return bool(cities and homes) and not any(_same_place(city, home) for city in cities for home in homes)

    def of_size(self, at: int, words: Sequence[str]) -> tuple[Company, ...]:
        """ "the larger company": who is called so; of the two who is not called the opposite."""
        size = next((_SIZES[word] for word in words if word in _SIZES), "")
        if not size:
            return ()
        called = tuple(c for c in self.naming.sides or distinct(self.naming.named) if size in self._sizes.get(c.name, ()))
        others = tuple(company for company in self.naming.sides if _OPPOSITE[size] not in self._sizes.get(company.name, ()))
        known = called or others
        if len(known) != 1 and size in _BY_DEAL:
            return self.dealings.of_buying(at, size)  # "Acme agreed to buy Beta. The smaller company"
        return known if len(known) == 1 else ()

    @cached_property
    def _sizes(self) -> dict[str, set[str]]:
        """ "the larger Beta", "Beta, the smaller of the two", "Beta is larger": what each company is called, by name."""
        sizes: dict[str, set[str]] = {}
        text = self.naming.text
        for mention in self.naming.named:
            before = _SIZE_BEFORE.search(text, max(0, mention.start - _NEAR), mention.start)
            behind = _SIZE_BEHIND.match(text, mention.end, mention.end + _NEAR)
            sizes.setdefault(mention.company.name, set()).update(_SIZES[found[1]] for found in (before, behind) if found)
            if text.endswith(_GIANT, 0, mention.start):
                sizes[mention.company.name].add("larger")
            if _MOST_OF_IT.match(text, mention.end):
                sizes[mention.company.name].add("larger")
        return sizes


def _same_place(one: str, other: str) -> bool:
    """
    >>> _same_place("Norwegian", "Norway"), _same_place("Leeds", "Leeds"), _same_place("Japanese", "Jakarta")
    (True, True, False)
    >>> _same_place("Bavarian", "Bavaria"), _same_place("Austrian", "Australia")
    (True, False)
    >>> _same_place("Japanese", "Osaka"), _same_place("Kyoto", "Osaka")
    (True, False)
    """
    if one in COUNTRIES or other in COUNTRIES:
        return _ALL.get(one, one) == _ALL.get(other, other)
    return one[:_SAME] == other[:_SAME]


@cache
def _is_money_of(nation: str, code: str) -> bool:
    """
    >>> _is_money_of("Danish", "DKK"), _is_money_of("Danish", "SEK")
    (True, False)
    >>> _is_money_of("German", "EUR"), _is_money_of("Swiss", "EUR")
    (True, False)
    """
    if code == "EUR":
        return COUNTRIES.get(nation) in _IN_EUROS  # which many nations share
    return any(nation.startswith(stem.strip()) for stem in PLACES.get(code, ()))
