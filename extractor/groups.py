"""Which companies of an article belong to which: the group and its chains, arms and subsidiaries.

    Acme, owner of the Bolt and Cord chains          who owns stands in front
    Acme, which runs Bolt · Acme owns Bolt
    Acme's Bolt chain · its Bolt arm                 likewise
    Bolt, its online arm · Bolt, the chain that Acme bought · Bolt, a unit of Acme

Left alone: parts held ("owns 12% of Bolt"), what is sold or bid for, and what backers own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.mentions import Company, Named

_HINTS = ("own", "run", "operat", "parent", "arm", "unit", "subsidiar", "chain", "division", "business", "brand")
_NEAR = 90  # characters around a name that tell whose it is
_PARTS = r"(?:chain|arm|unit|subsidiary|division|business|brand|banner|label|affiliate|stores|shops|supermarkets|restaurants|hotels)"
# Between an owner and the first one owned.
_OWNS = re.compile(
    r"(?:, (?:the )?(?:[\w-]+ )?(?:owner|parent|parent company|operator) of"
    r"|(?:, which|,? and|(?: [a-z][\w-]*,?){2,9} and)?(?: (?:also|now))? (?:owns|runs|operates))"
    r"(?: (?!to\b|of\b|from\b|with\b|in\b)[a-z][\w-]*,?){0,5}? "
)
_HAS = re.compile(r"['’]s (?:[\w-]+ ){0,2}")
_ITS = re.compile(r"\b[Ii]ts (?:[A-Z]\w+ )?(?:[a-z][\w-]* ){0,3}$")
_ITS_PART = re.compile(rf"\b[Ii]ts (?:[A-Z]\w+ )?(?:[a-z][\w-]* ){{0,3}}{_PARTS}, $")  # "its packaging business, Bolt"
_PART_BEHIND = re.compile(rf"(?: [a-z][\w-]*){{0,2}} {_PARTS}\b")
_LISTED = (", ", " and ", ", and ", " & ")
# Behind the one owned.
_OF_ITS = re.compile(rf", its (?:[\w-]+ ){{0,4}}?{_PARTS}\b")
_OF_OWNER = re.compile(
    rf", (?:an?|the) (?:[\w-]+ ){{0,4}}?(?:(?:that|which) $|(?:{_PARTS}|\w+) (?:that |which )?$|{_PARTS} of $)"
    r"|,? (?:which is |is )?(?:owned|run|operated) by (?:the )?$|, $"
)
_TOOK = re.compile(r" (?:(?:has|had) )?(?:bought|owns|acquired|took over|runs|controls)\b")
_HAVE_PART = re.compile(rf"['’]s (?:[a-z][\w-]* ){{0,3}}{_PARTS}\b")


def owners(text: str, companies: Sequence[Company]) -> dict[str, Company]:
    """The name of each company that belongs to another one of the article → its owner; whoever two own belongs to none."""
    if len(companies) < len(("group", "part")) or not any(hint in text for hint in _HINTS):
        return {}
    named = sorted((Named(m.start, m.end, company) for company in companies for m in company.mentions), key=lambda name: name.start)
    found: dict[str, set[str]] = {}
    by_name = {company.name: company for company in companies}
    for owner, owned in _claims(text, named):
        if owner.name != owned.name:
            found.setdefault(owned.name, set()).add(owner.name)
    return {owned: by_name[next(iter(names))] for owned, names in found.items() if len(names) == 1 and owned not in _of_all(found)}


def _of_all(found: dict[str, set[str]]) -> set[str]:
    """Those who own somebody: a group that belongs to another one stands for itself."""
    return {owner for names in found.values() for owner in names}


def _claims(text: str, named: Sequence[Named]) -> Iterator[tuple[Company, Company]]:
    """Each owner with one that it owns, as they are told of one after the other."""
    for i, name in enumerate(named):
        before = named[i - 1] if i else None
        behind = text[name.end : name.end + _NEAR]
        its = _ITS.search(text, max(0, name.start - _NEAR), name.start) and _PART_BEHIND.match(behind)
        its = its or _ITS_PART.search(text, max(0, name.start - _NEAR), name.start)
        if before is not None and name.start - before.end < _NEAR and "\n" not in text[before.end : name.start]:
            between = text[before.end : name.start]
            if _OWNS.fullmatch(between) or (_HAS.fullmatch(between) and _PART_BEHIND.match(behind)):
                yield from ((before.company, owned.company) for owned in _listed(text, named, i))
                continue
            if _OF_OWNER.fullmatch(between) and (
                _TOOK.match(text, name.end) or _HAVE_PART.match(text, name.end) or between.endswith(("of ", "by ", "by the "))
            ):
                yield name.company, before.company
        if its or _OF_ITS.match(behind):
            owner = next((other for other in reversed(named[:i]) if other.company.name != name.company.name), None)
            if owner is not None and "\n" not in text[owner.end : name.start]:
                yield owner.company, name.company


def _listed(text: str, named: Sequence[Named], first: int) -> Sequence[Named]:
    """The names from one on that are told in one breath."""
    last = first
    while last + 1 < len(named) and text[named[last].end : named[last + 1].start] in _LISTED:
        last += 1
    return named[first : last + 1]
