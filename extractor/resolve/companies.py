"""Candidates → companies: evidence is weighed once per name over the whole article, then every occurrence is marked.

    group     occurrences by their key (no legal form, no case)
    gather    the evidence and the vetoes of all occurrences; what the article as a whole says:
              a person's surname, an everyday word, a short form of another name, one of a list of companies
    decide    the sum of the weights against the threshold
    link      short forms to the full name (`aliases`), so that one company is one record

What a weight is, and how it was measured, stands in `evidence`. References ("the chipmaker", "both companies")
are resolved last, in `references`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.mentions import Company, CompanyCandidate, CompanyMention, Reference, Span
from extractor.resolve.aliases import initials, introduced, letters, link, root
from extractor.resolve.evidence import BIAS, EVIDENCE, RULES, VETOES
from extractor.resolve.references import resolve_references

__all__ = ["RULES", "explain_companies", "resolve_companies"]

_JOINTS = frozenset({", ", " and ", ", and ", " or ", ", or ", " & ", ", as well as ", " as well as ", "; ", "/", " vs ", " versus "})
# These hold wherever they stand once; other vetoes must stand on half of a name's occurrences.
_ONCE = frozenset({"person", "title_before", "denied", "product_noun", "product_list"})
_PERSONS = frozenset({"person", "title_before", "given_name"})
_OTHERS = frozenset({"other_head", "other_part", "no_company", "place"})
_STRONG = frozenset({"legal_suffix", "known_name", "own_list", "ticker"})


@dataclass(slots=True)
class Name:
    """All occurrences of one name while the article is read."""

    key: str
    candidates: list[CompanyCandidate]
    evidence: set[str] = field(default_factory=set)
    vetoes: set[str] = field(default_factory=set)

    @property
    def score(self) -> float:
        return BIAS + sum(EVIDENCE[name] for name in self.evidence) + sum(VETOES[name] for name in self.vetoes)

    @property
    def accepted(self) -> bool:
        return self.score > 0

    @property
    def known(self) -> str | None:
        return self.candidates[0].known


def resolve_companies(text: str, candidates: Sequence[CompanyCandidate], sentences: Sequence[Span]) -> tuple[list[Company], list[Reference]]:
    """The companies of an article in the order of their first mention, and the words that stand for them."""
    names, stated = weigh(text, candidates)
    companies = _companies(text, names, stated)
    return companies, resolve_references(text, companies, sentences)


def explain_companies(
    text: str, candidates: Sequence[CompanyCandidate], sentences: Sequence[Span]
) -> list[tuple[str, str, list[tuple[str, float]], list[tuple[str, float]]]]:
    """Each name with its decision ("company" or "no company"), what spoke for it and what against, heaviest first."""
    del sentences  # part of the stage's signature: decisions do not depend on them
    names, _ = weigh(text, candidates)
    rows = []
    for name in names.values():
        evidence = sorted(((f"company.{e}", EVIDENCE[e]) for e in name.evidence), key=lambda row: (-row[1], row[0]))
        vetoes = sorted(((f"veto.{v}", VETOES[v]) for v in name.vetoes), key=lambda row: (row[1], row[0]))
        rows.append((_most_used(text, name.candidates), "company" if name.accepted else "no company", evidence, vetoes))
    return rows


def weigh(text: str, candidates: Sequence[CompanyCandidate]) -> tuple[dict[str, Name], dict[str, str]]:
    """Every name of the article with its evidence and vetoes, and the short forms that the text introduces."""
    names: dict[str, Name] = {}
    for candidate in candidates:
        found = names.get(candidate.key)
        if found is None:
            names[candidate.key] = Name(candidate.key, [candidate])
        else:
            found.candidates.append(candidate)
    for name in names.values():
        _gather(name)
    _article(text, names)
    stated = introduced(text, candidates)
    for _ in range(2):
        _short_forms(names, stated)
        _coordination(text, names, candidates)
    return names, stated


def _gather(name: Name) -> None:
    """What the occurrences say: any evidence counts, a veto where half of them carry it."""
    if len(name.candidates) == 1:
        name.evidence.update(name.candidates[0].evidence)
        name.vetoes.update(name.candidates[0].vetoes)
        return
    against: Counter[str] = Counter()
    for candidate in name.candidates:
        name.evidence.update(candidate.evidence)
        against.update(candidate.vetoes)
    name.vetoes.update(veto for veto, count in against.items() if veto in _ONCE or 2 * count >= len(name.candidates))


def _article(text: str, names: dict[str, Name]) -> None:
    """What the rest of the article says of single words: a person's surname, an everyday word."""
    persons = {word for name in names.values() if " " in name.key and name.vetoes & _PERSONS and not name.accepted for word in name.key.split(" ")}
    for name in names.values():
        if name.evidence & _STRONG:
            continue
        if name.key in persons:
            name.vetoes.add("surname")
        elif f" {name.key} " in text:
            name.vetoes.add("everyday_word")


def _short_forms(names: dict[str, Name], stated: dict[str, str]) -> None:
    """A short form of a company speaks for itself; one of a ministry or a person speaks against."""
    accepted = [key for key, name in names.items() if name.accepted]
    firsts = {" ".join(words[:count]) for key in accepted for words in [key.split(" ")] for count in range(1, len(words))}
    capitals = {initials(key) for key in accepted if " " in key}
    others = {initials(key) for key, name in names.items() if name.vetoes & _OTHERS and " " in key and not name.accepted}
    for key, name in names.items():
        target = names.get(stated.get(key, ""))
        if target is not None and target.accepted:
            name.evidence.add("alias")
        elif target is not None and target.vetoes & (_OTHERS | _PERSONS):
            name.vetoes.add("other_alias")
        elif "placed" in name.candidates[0].vetoes and key.rsplit(" ", 1)[0] in accepted:
            name.evidence.add("branch")
        elif (key in firsts and "everyday_word" not in name.vetoes) or (len(letters(key)) > 2 and letters(key) in capitals):
            name.evidence.add("alias")
        elif len(key) > 2 and key in others and "capitals" in name.evidence:
            name.vetoes.add("other_alias")


def _coordination(text: str, names: dict[str, Name], candidates: Sequence[CompanyCandidate]) -> None:
    """Names joined to a company by a comma or "and" share its evidence."""
    pairs = [(a, b) for a, b in zip(candidates, candidates[1:], strict=False) if b.start - a.end < 14 and text[a.end : b.start] in _JOINTS]
    for a, b in (*pairs, *reversed(pairs)):
        first, second = names[a.key], names[b.key]
        if "product_list" in a.vetoes:
            second.vetoes.add("product_list")
        if first.accepted:
            second.evidence.add("coordination")
        if second.accepted:
            first.evidence.add("coordination")


def _companies(text: str, names: dict[str, Name], stated: dict[str, str]) -> list[Company]:
    accepted = {key: name for key, name in names.items() if name.accepted}
    links = link(list(accepted), {key: name.known for key, name in accepted.items()}, stated)
    groups: dict[str, list[Name]] = {}
    for key, name in accepted.items():
        groups.setdefault(root(key, links), []).append(name)
    companies = [_company(text, group) for group in groups.values()]
    return _distinct(sorted(companies, key=lambda company: company.mentions[0].start))


def _company(text: str, group: list[Name]) -> Company:
    members = sorted((c for name in group for c in name.candidates), key=lambda c: c.start)
    rules = {name.key: "+".join(f"company.{e}" for e in sorted(name.evidence, key=lambda e: (-EVIDENCE[e], e)) if EVIDENCE[e] > 0) for name in group}
    name = _most_used(text, members)
    forms = {text[c.start : c.end] for c in members}
    listed = next((c for c in members if c.ticker), None)
    return Company(
        name,
        tuple(sorted(forms - {name})),
        tuple(CompanyMention(c.start, c.end, rules[c.key]) for c in members),
        listed.ticker if listed else None,
        listed.exchange if listed else None,
        rules[members[0].key],
    )


def _most_used(text: str, members: Sequence[CompanyCandidate]) -> str:
    """The form used most, the first one of those used equally often."""
    forms = Counter(text[c.start : c.end] for c in members)
    return max(forms, key=lambda form: forms[form])


def _distinct(companies: list[Company]) -> list[Company]:
    """Companies with names of their own: the same name twice is the same company."""
    by_name: dict[str, Company] = {}
    for company in companies:
        same = by_name.get(company.name)
        if same is not None:
            mentions = tuple(sorted((*same.mentions, *company.mentions), key=lambda m: m.start))
            company = Company(
                same.name, tuple(sorted({*same.aliases, *company.aliases})), mentions, same.ticker or company.ticker, same.exchange or company.exchange, same.rule
            )
        by_name[company.name] = company
    return list(by_name.values())
