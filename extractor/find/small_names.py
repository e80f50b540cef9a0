"""Names that an article writes small throughout: oddsock, kvist.

    oddsock raises $14m                       at the head of a line or a sentence, with what businesses do behind it
    the start-up oddsock, … oddsock says      and again elsewhere in the text

A word that ever follows "the", "its", "net" or the like is a common noun, and so is one that stands once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.find.common_nouns import COMMON_NOUNS
from extractor.find.company_words import DESCRIPTORS
from extractor.find.other_names import FUNCTION_WORDS

_DOES = (
    r"(?:says?|said|raise[sd]?|is|was|has|had|will|plans|wants|runs|sells|sold|makes|made|opens|opened|buys|bought|cuts?|lifts|lifted|files|filed"
    r"|launches|launched|lost|loses|hires|hired|closed|secures|secured|lands|posts|posted|reports|reported|expects|employs|owed|owes|declined)"
)
# At the head of a line or behind a full stop.
_OPENS = re.compile(
    r"(?:\A|\n|[.!?][\"”]? )(?P<name>[a-z][a-z0-9]{2,14}(?:\.(?:com?|io|ai|app))?)"
    rf"(?= {_DOES} |['’]s [a-z]|, (?:an?|the|which|whose|based|founded)\b)"
)
# What never stands before a name that is no common noun.
_OF_NOUNS = frozenset(
    "a an the its his her their our my your this that these those some any no every each more less net total other new all many most "
    "such own".split()
)
_NOUN_ENDS = ("ment", "ers", "tion", "ness", "ity", "cents", "pence")
_TWICE = 2


def small_names(text: str) -> Iterator[re.Match[str]]:
    """The places of names that the text writes small throughout, in order.

    >>> [found[0] for found in small_names("oddsock raises $14m. The vans belong to oddsock, a start-up.")]
    ['oddsock', 'oddsock']
    >>> list(small_names("revenue was $3m. The revenue of Acme was $4m."))
    []
    """
    for name in sorted({found["name"] for found in _OPENS.finditer(text)}):
        places = list(re.finditer(rf"(?<![\w@#./-]){re.escape(name)}(?![\w@/]|\.\w)", text))
        if len(places) >= _TWICE and not _is_word(name) and not any(_is_noun(text, place.start()) for place in places):
            yield from places


def _is_word(name: str) -> bool:
    """Whether a word is known to mean something."""
    forms = (name.capitalize(), f"{name.capitalize()}s", name.capitalize().removesuffix("s"))
    known = COMMON_NOUNS | FUNCTION_WORDS
    return name.endswith(_NOUN_ENDS) or name in DESCRIPTORS or not known.isdisjoint(forms)


def _is_noun(text: str, start: int) -> bool:
    """Whether a word stands where a common noun does."""
    before = text[max(0, start - 12) : start].rstrip()
    return text[start - 1 : start] == " " and before[before.rfind(" ") + 1 :].lower() in _OF_NOUNS
