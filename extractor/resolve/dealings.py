"""Who is who in a dealing of two companies, as the article told it last.

    Acme has sold its mill to Beta. The buyer · the seller
    Acme lent Beta $9m. The borrower · the bank            Acme borrowed $9m from Beta. The lender
    Acme rents 40 sites from Beta. The landlord            Acme ordered 60 jets from Beta. The planemaker
    Acme agreed to buy Beta. The smaller company           who is bought, where no word tells which one is larger
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.company_nouns import MAKERS
from extractor.mentions import Company, Named
from extractor.resolve.naming import Naming

# "Acme has sold its mill to Beta", "Beta bought the mill from Acme", "Beta is to buy Acme": between the two names.
_SOLD_TO = re.compile(r",? (?:[a-z]+ ){0,4}?(?:sold|sells?|selling|offload(?:ed|s|ing)?) (?:[\w’'-]+ ){1,8}?to (?:[\w’'-]+ ){0,4}?")
_BOUGHT = re.compile(
    r"(?:, [^.;,]{3,60},|,)? (?:[a-z]+ ){0,4}?(?:(?:buy(?:s|ing)?|bought|acquir(?:e|es|ed|ing)|snapped up) (?:[\w’'-]+ ){0,9}?"
    r"|pa(?:y|ys|id|ying) (?:[^.;,]|[.,]\d){1,40}? for (?:[\w’'-]+ ){0,5}?)"  # "will pay $4m for the whole of Beta"
)
_FROM_WHOM = re.compile(
    r"(?: from|\b(?:arm|unit|division|business|subsidiary|stores|plants?|mills?|mines?|brands?|assets) of) (?:[\w’'-]+ ){0,3}$"
)
_SELLERS = frozenset("seller vendor".split())
_BOUGHT_BY = re.compile(r",? (?:[a-z]+ ){1,4}?(?:bought|acquired|snapped up|taken over) (?:[\w’'-]+ ){0,3}?by (?:[\w’'-]+ ){0,4}?")
_SAID = r",? (?:(?:has|had|have|will|would|also|said|it|is|was|to|agreed|plans|on|\w+day|in|late|about) ){0,6}?"
_SOME = r"(?:[\w’'$€£.,-]+ ){0,8}?"
_TO, _FROM = rf"{_SOME}to (?:[\w’'-]+ ){{0,4}}?", rf"{_SOME}from (?:[\w’'-]+ ){{0,4}}?"
_LENDERS, _BORROWERS = frozenset({"bank", "lender"}), frozenset({"borrower"})
_OWNERS, _TENANTS = frozenset("landlord lessor".split()), frozenset("tenant lessee".split())
_SUPPLIERS = frozenset("supplier manufacturer producer maker contractor".split()) | MAKERS
# Between two names, and what the one in front and the one behind may be called then.
_DEALINGS: tuple[tuple[re.Pattern[str], frozenset[str], frozenset[str]], ...] = (
    (re.compile(rf"{_SAID}(?:lent|lends?|lending) (?:{_SOME}to )?(?:[\w’'-]+ ){{0,3}}?"), _LENDERS, _BORROWERS),
    (re.compile(rf"{_SAID}(?:borrowed|borrows?|borrowing) {_FROM}"), _BORROWERS, _LENDERS),
    (re.compile(rf"{_SAID}(?:rents?|rented|leases?|leased|leasing|renting) {_FROM}"), _TENANTS, _OWNERS),
    (re.compile(rf"{_SAID}(?:rents?|rented|leases?|leased|lets?|leasing|letting) {_TO}"), _OWNERS, _TENANTS),
    (re.compile(rf"{_SAID}(?:orders?|ordered|buys?|bought|ordering|buying) {_FROM}"), frozenset(), _SUPPLIERS),
    (re.compile(rf"{_SAID}(?:suppl(?:y|ies|ied)|delivers?|delivered|sells?|sold) {_TO}"), _SUPPLIERS, frozenset()),
)
_ROLES = frozenset().union(*(one | other for _, one, other in _DEALINGS))


class Dealings:
    """The dealings of two neighbours in an article."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming

    def _pairs(self, at: int) -> Iterator[tuple[Named, Named]]:
        """Neighbours before a place, the last ones first."""
        return reversed(list(pairwise(self.naming.before(at))))

    def of_sale(self, at: int, noun: str) -> tuple[Company, ...]:
        """ "Acme has sold its mill to Beta. The buyer": the seller is told only of what is bought from somebody."""
        for one, other in self._pairs(at):
            if _SOLD_TO.fullmatch(self.naming.text, one.end, other.start):
                return ((one if noun in _SELLERS else other).company,)
            if _BOUGHT_BY.fullmatch(self.naming.text, one.end, other.start):
                return (other.company,) if noun not in _SELLERS else ()  # "Acme was bought by Beta. The buyer"
            if _BOUGHT.fullmatch(self.naming.text, one.end, other.start):
                sold = _FROM_WHOM.search(self.naming.text, one.end, other.start) is not None
                return ((other if noun in _SELLERS else one).company,) if sold or noun not in _SELLERS else ()
        return ()

    def of_buying(self, at: int, size: str) -> tuple[Company, ...]:
        """ "Acme agreed to buy Beta. The smaller company": who is bought is the smaller one."""
        for one, other in self._pairs(at):
            bought = _BOUGHT.fullmatch(self.naming.text, one.end, other.start)
            if _BOUGHT_BY.fullmatch(self.naming.text, one.end, other.start):
                return ((one if size == "smaller" else other).company,)
            if bought and not _FROM_WHOM.search(self.naming.text, one.end, other.start):
                return ((other if size == "smaller" else one).company,)
        return ()

    def by_role(self, at: int, noun: str) -> tuple[Company, ...]:
        """ "Acme rents 40 sites from Beta. The landlord": who goes by what it did."""
        if noun not in _ROLES:
            return ()
        for one, other in self._pairs(at):
            for between, fronts, behinds in _DEALINGS:
                if (noun in fronts or noun in behinds) and between.fullmatch(self.naming.text, one.end, other.start):
                    return ((one if noun in fronts else other).company,)
        return ()
