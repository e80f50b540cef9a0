"""Candidates → companies: each name is weighed (`weighing`), the accepted ones are linked to one record for each company.

Short forms go with the full name (`aliases`). What stands for a company without its name ("the chipmaker") is found in `references`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from extractor.mentions import Company, CompanyCandidate, CompanyMention
from extractor.resolve.aliases import Told, groups_spoken_of, link, root
from extractor.resolve.evidence import EVIDENCE, VETOES
from extractor.resolve.symbols import with_symbols
from extractor.resolve.weighed_name import Name
from extractor.resolve.weighing import weigh

_CACHE_SIZE = 2_048  # sets of rows, which return in every article
_NEAR = 60  # characters
_PART = r"(?:unit|subsidiary|arm|affiliate|division|offshoot|joint venture)"
_UNIT = re.compile(rf"(?:\b[Ii]ts|\btheir|['’]s?) (?:[A-Z][\w.]* )?(?:[a-z][\w-]* ){{0,3}}{_PART},? $")
_UNIT_OF = re.compile(rf", (?:an?|the|its) (?:[\w.-]+ ){{0,4}}?{_PART}\b")


class Explained(NamedTuple):
    """A name of the article and why it is a company or none: rows and weights in tenths, the heaviest first."""

    name: str
    mentions: int
    accepted: bool
    score: int
    evidence: tuple[tuple[str, int], ...]
    vetoes: tuple[tuple[str, int], ...]


def resolve_companies(text: str, candidates: Sequence[CompanyCandidate]) -> list[Company]:
    """The companies of an article in the order of their first mention."""
    names, stated = weigh(text, candidates)
    return _companies(text, names, stated)


def explain_companies(text: str, candidates: Sequence[CompanyCandidate]) -> list[Explained]:
    """Every name that was looked at, in the order of the text, with what decided over it."""
    names, _ = weigh(text, candidates)
    return [
        Explained(
            _most_used([text[c.start : c.end] for c in name.candidates]),
            len(name.candidates),
            name.accepted,
            name.score,
            tuple(sorted(((row, EVIDENCE[row]) for row in name.evidence), key=lambda row: (-row[1], row[0]))),
            tuple(sorted(((row, VETOES[row]) for row in name.vetoes), key=lambda row: (row[1], row[0]))),
        )
        for name in names.values()
    ]


def _companies(text: str, names: dict[str, Name], stated: dict[str, str]) -> list[Company]:
    """The companies that the accepted names are, the forms of one name joined."""
    accepted = {key: name for key, name in names.items() if name.score > 0}
    if not accepted:
        return []
    headline = text.find("\n")
    told = Told(
        known={key: name.known for key, name in accepted.items()},
        stated=stated,
        branches={key for key, name in accepted.items() if "placed" in name.evidence or _is_unit(text, name)},
        headed={key for key, name in accepted.items() if name.candidates[0].start < headline},
        groups=groups_spoken_of({key: [c.start for c in name.candidates] for key, name in accepted.items()}, headline),
        formed={key for key, name in accepted.items() if "weak_suffix" in name.evidence and _is_always_formed(text, name)},
    )
    links = link(list(accepted), told)
    groups: dict[str, list[Name]] = {}
    for key, name in accepted.items():
        groups.setdefault(root(key, links) if key in links else key, []).append(name)
    companies = [_company(text, group) for group in groups.values()]
    return with_symbols(text, _distinct(sorted(companies, key=lambda company: company.mentions[0].start)))


def _is_unit(text: str, name: Name) -> bool:
    """ "its U.S. unit, Norwell Business Systems Inc.": a name of several words for a part of whoever goes by its first one."""
    if " " not in name.key:
        return False
    return any(_UNIT.search(text, max(0, c.start - _NEAR), c.start) or _UNIT_OF.match(text, c.end) for c in name.candidates)


def _is_always_formed(text: str, name: Name) -> bool:
    """Whether a name of one word never stands without its "Group" or "Holdings": another company than a unit that is called so too."""
    return " " not in name.key and all(text.endswith((" Group", " Holdings"), c.start, c.end) for c in name.candidates)


def _company(text: str, group: list[Name]) -> Company:
    """The company of a group of names, with every mention."""
    if len(group) == 1 and len(group[0].candidates) == 1:  # most are named once
        start, end, *_, ticker, exchange, _ = group[0].candidates[0]
        rule = _rule(group[0].evidence)
        return Company(text[start:end], (), (CompanyMention(start, end, rule),), ticker, exchange if ticker else None, rule)
    members = sorted([c for name in group for c in name.candidates], key=itemgetter(0))
    rules = {name.key: _rule(name.evidence) for name in group}
    forms = [text[c.start : c.end] for c in members]
    name = _most_used(forms)
    listed = next((c for c in members if c.ticker), None)
    return Company(
        name,
        tuple(sorted({*forms} - {name})),
        tuple([CompanyMention(c.start, c.end, rules[c.key]) for c in members]),
        listed.ticker if listed else None,
        listed.exchange if listed else None,
        rules[members[0].key],
    )


@lru_cache(_CACHE_SIZE)
def _rule(evidence: frozenset[str]) -> str:
    """The names of the rows, heaviest first."""
    return "+".join(f"company.{row}" for row in sorted(evidence, key=lambda row: (-EVIDENCE[row], row)))


def _most_used(forms: Sequence[str]) -> str:
    """The form used most, the first one of those used equally often."""
    if len(forms) == 1:
        return forms[0]
    counts = Counter(forms)
    return max(counts, key=counts.__getitem__)


def _distinct(companies: list[Company]) -> list[Company]:
    """Companies with names of their own: the same name twice is the same company."""
    by_name: dict[str, Company] = {}
    for company in companies:
        same = by_name.get(company.name)
        if same is not None:
            mentions = tuple(sorted((*same.mentions, *company.mentions), key=lambda m: m.start))
            company = Company(
                same.name,
                tuple(sorted({*same.aliases, *company.aliases})),
                mentions,
                same.ticker or company.ticker,
                same.exchange or company.exchange,
                same.rule,
            )
        by_name[company.name] = company
    return list(by_name.values())
