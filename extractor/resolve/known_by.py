"""Companies that are known by another one's name: of whom the text speaks is not whose name it says.

    Castelle had a calm year. The Apple supplier made $9m     Castelle
    Apple supplier Castelle … the Apple supplier              who was called so
    shares in the Asda owner, Asda's owner, the Lloyd's insurer    whom the article speaks of

Left alone: nouns for what belongs to whoever is named ("the Unilever unit", "the Lidl chain"), and names that follow ("the Apple
supplier Castelle").
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor import kin
from extractor.mentions import Company, Named
from extractor.resolve.naming import Naming

_TIES = kin.KIN | frozenset("maker manufacturer publisher bottler operator reseller brewer distiller target".split())
_NOUN = "|".join(sorted(_TIES, key=lambda noun: (-len(noun), noun)))
_BEHIND = re.compile(rf"(?: (?!of\b|and\b|to\b|in\b|for\b)[a-z-]+)? (?P<noun>{_NOUN})(?=['’.,;:]| (?!of\b)[a-z])")
_OF_WHOSE = re.compile(
    rf"['’]s? (?:(?:biggest|largest|main|arch|new|former|majority|private[- ]equity|ultimate|American|Japanese|German|French|Chinese) )?"
    rf"(?:{'|'.join(sorted(kin.KIN - {'customer', 'client', 'investor', 'backer', 'tenant'}))})(?=['’.;]| (?!of\b|and\b|to\b)[a-z])"
)
# Whoever writes insurance at Lloyd's is known by that market.
_MARKET = re.compile(
    r"(?: of London)?(?:-listed)? (?P<noun>insurer|reinsurer|underwriter|group|vehicle|syndicate)(?=['’.,;:]| (?!of\b)[a-z])"
)
_THE, _ARTICLE = re.compile(r"\b[Tt]he (?:[a-z-]+ )?$"), 24  # characters
_AND = " and "
_OWNERS = frozenset({"owner", "parent"})


class Tie(NamedTuple):
    """The words that one company is known by, and whose name they say."""

    start: int
    end: int
    named: tuple[Named, ...]


def tie(text: str, mention: Named, before: Named | None) -> Tie | None:
    """The words around a name that make it somebody else's: "the Apple supplier", "the Airbus and Boeing supplier"."""
    owned = _OF_WHOSE.match(text, mention.end)
    if owned is not None and mention.company.name.startswith(text[mention.start : mention.end]):
        return Tie(mention.start, owned.end(), (mention,))
    behind = (_MARKET if text.startswith("Lloyd", mention.start) else _BEHIND).match(text, mention.end)
    if behind is None:
        return None
    if behind["noun"] in _OWNERS and not mention.company.name.startswith(text[mention.start : mention.end]):
        return None  # "The Google parent" is Alphabet, which goes by that name too
    named = (before, mention) if before is not None and text[before.end : mention.start] == _AND else (mention,)
    the = _THE.search(text, max(0, named[0].start - _ARTICLE), named[0].start)
    return Tie(the.start(), behind.end(), named) if the is not None else None


def called_so(naming: Naming, found: Tie) -> Company | None:
    """ "Apple supplier Castelle", "Castelle, an Apple supplier": whom the text in front has called by the same words."""
    words = naming.text[found.named[0].start : found.end]
    apposed = re.compile(rf", (?:an?|the) (?:[a-z-]+ )?{re.escape(words)}\b")
    for mention in reversed(naming.before(found.start)):
        if naming.text.endswith(f"{words} ", 0, mention.start) or apposed.match(naming.text, mention.end):
            return mention.company
    return None
