"""Which companies "both companies", "the two lenders", "all three" stand for."""

from __future__ import annotations

from extractor.mentions import Company
from extractor.resolve.naming import Naming, distinct, last_distinct


class Together:
    """The pair that is spoken of, while the article is read on."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming
        self.pair: tuple[int, tuple[Company, ...]] | None = None  # where two companies were last spoken of, and which

    def two(self, at: int) -> tuple[Company, ...]:
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

    def many(self, at: int, count: int) -> tuple[Company, ...]:
        listed = self.naming.last_list(at, count)
        return listed[1] if listed else last_distinct(self.naming.before(at), count)

    def only_two(self, at: int) -> tuple[Company, ...]:
        for back in (0, 1):
            found = distinct(self.naming.in_sentence(at, back))
            if len(found) == 2:
                return found
            if found:
                return ()
        return ()
