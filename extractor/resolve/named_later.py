"""An article that first tells of a company without its name: whom its opening means.

    A tile maker is to close its works. Staff … The company said … Jo Bell, managing director of Acme Tiles
    Yoghurt will cost more after one of Ireland's biggest dairy processors … The co-operative … chief executive of Acme
    Yet volumes at the country's third-largest brewer fell … the brewer said … Acme, as the group is known, is controlled by

It is the company whose boss is quoted, else the one that a later sentence is about; nobody is named more often.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.company_nouns import GENERIC, SPECIFIC
from extractor.mentions import Company, Named
from extractor.resolve.naming import Naming

_ANY = (GENERIC | SPECIFIC | {"co-operative", "processor"}) - {"giant", "bank", "lender"}
_NOUN = rf"(?P<noun>\w+maker|{'|'.join(sorted(_ANY, key=lambda noun: (-len(noun), noun)))})"
_ELSE = "of|for|at|from|with|by|to|in|on|and|or|as|than|single|whole|different|given|typical|rival|another|bigger|larger|smaller|third"
_DESCRIBED = rf"(?:(?!(?:{_ELSE})\b)[\w’'-]{{1,24}} ){{0,4}}?"
# "A bakery chain with 142 outlets", "a German tile maker that", "a Quebec family business"; not "a company's", "a bank holiday"
_INTRODUCED = re.compile(
    rf"\b(?P<whom>[Aa]n? {_DESCRIBED}{_NOUN})\b"
    r"(?=[,.]| (?:that|which|with|in|is|was|has|had|will|would|said|from|to|behind|backed)\b)"
)
# "one of Ireland's biggest dairy processors", "Queensland's biggest home insurer"
_LARGEST = re.compile(
    r"(?:\b(?:[Oo]ne of )?(?:[A-Z][\w-]{1,24}(?: [A-Z][\w-]{1,24})?|[Tt]he (?:country|city|state|region|world|island))['’]s)"
    r" (?:(?:second|third|fourth|fifth|next)-?)?(?:largest|biggest|oldest|leading|smallest|busiest|best-known)"
    rf" (?P<whom>{_DESCRIBED}{_NOUN}s?)\b"
)
# "said Jo Bell, managing director of Acme", "who was brought in as chief executive to turn round Acme"
_BOSS = re.compile(
    r"\b(?:chief executive|managing director|chairman|chairwoman|president|founder|co-founder|owner|boss|CEO|finance director"
    r"|chief financial officer)(?: (?:and|of|at|to|in|\w+ed|turn|round|run|lead|[A-Z]\w+day|January|February|March|April|May|June|July"
    r"|August|September|October|November|December)){1,6} $"
)
_OPENS = re.compile(r"(?:\A|\n|[.!?][\"”]? )(?:[A-Z][^.\n“\"]{1,110}, )?$")  # where the subject of a sentence stands
_SPOKEN_FOR = re.compile(
    r"\b(?:advis[eo]rs?|brokers?|brokerage|analysts? at|economists? at|lawyers?|bankers? at|auditors?|consultancy|research firm) $"
)
_BEFORE_BOSS, _BEFORE_SUBJECT = 80, 130  # characters


def named_later(naming: Naming) -> tuple[Company, ...]:
    """The company that the opening means, where the text calls one so before it names any."""
    named = naming.named
    if not named:
        return ()
    told = [m for m in named if m.company.name not in naming.funds and not _SPOKEN_FOR.search(naming.text, max(0, m.start - 20), m.start)]
    if not told:
        return ()
    most = max(naming.counts[mention.company.name] for mention in told)
    boss = next((m for m in told if _BOSS.search(naming.text, max(0, m.start - _BEFORE_BOSS), m.start)), None)
    often = [m for m in told if naming.counts[m.company.name] == most]
    subject = next((m for m in often if _OPENS.search(naming.text, max(0, m.start - _BEFORE_SUBJECT), m.start)), None)
    later = boss if boss is not None and (most == 1 or naming.counts[boss.company.name] > 1 or boss in often) else subject
    return (later.company,) if later is not None else ()


def introductions(text: str, first: Named) -> Iterator[tuple[int, int, str]]:
    """Where the opening, in front of the first name, calls a company something, and what: "a bakery chain"."""
    found = [*_INTRODUCED.finditer(text, 0, first.start), *_LARGEST.finditer(text, 0, first.start)]
    for match in sorted(found, key=re.Match.start):
        yield match.start("whom"), match.end("whom"), match["noun"]
