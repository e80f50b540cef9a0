"""Candidates → companies: evidence is weighed once per name over the whole article, then every occurrence is marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractor.mentions import Company, CompanyCandidate, CompanyMention, Reference, Span
from extractor.resolve.evidence import THRESHOLD, VETOES, WEIGHTS
from extractor.rules import Rule

RULES: tuple[Rule, ...] = ()
_JOINTS = frozenset({", ", " and ", ", and ", " or ", ", or ", " & ", ", as well as ", " as well as "})


def resolve_companies(text: str, candidates: Sequence[CompanyCandidate], sentences: Sequence[Span]) -> tuple[list[Company], list[Reference]]:
    names: dict[str, list[CompanyCandidate]] = {}
    for c in candidates:
        names.setdefault(c.key, []).append(c)
    scores = {}
    evid = {}
    for key, occ in names.items():
        e = {x for c in occ for x in c.evidence}
        v = {x for c in occ for x in c.vetoes}
        evid[key] = (e, v)
        scores[key] = sum(WEIGHTS[x] for x in e) + sum(VETOES[x] for x in v)
    for _ in range(2):
        for a, b in zip(candidates, candidates[1:], strict=False):
            if text[a.end : b.start] in _JOINTS:
                for x, y in ((a, b), (b, a)):
                    if scores[x.key] >= THRESHOLD and "coordination" not in evid[y.key][0]:
                        evid[y.key][0].add("coordination")
                        scores[y.key] += WEIGHTS["coordination"]
    accepted = {k for k, s in scores.items() if s >= THRESHOLD}
    # aliases
    first = {}
    for k in sorted(accepted, key=len):
        w = k.split(" ")
        if len(w) > 1:
            first.setdefault(w[0], k)
            first.setdefault(" ".join(w[:2]), k)
            first.setdefault("".join(x[0] for x in w if x not in ("and", "of", "the")), k)
    link = {}
    for key in names:
        target = first.get(key)
        if target and target != key:
            if key not in accepted and scores[key] + WEIGHTS["alias"] >= THRESHOLD:
                evid[key][0].add("alias")
                accepted.add(key)
            if key in accepted:
                link[key] = target
    groups: dict[str, list[tuple[CompanyCandidate, str]]] = {}
    for c in candidates:
        if c.key in accepted:
            root = link.get(c.key, c.key)
            groups.setdefault(root, []).append((c, "+".join("company." + x for x in sorted(evid[c.key][0]))))
    companies = []
    for members in groups.values():
        forms = Counter(text[c.start : c.end] for c, _ in members)
        name = max(forms, key=lambda f: (forms[f], -list(forms).index(f)))
        ticker = next((c.ticker for c, _ in members if c.ticker), None)
        exchange = next((c.exchange for c, _ in members if c.exchange), None)
        companies.append(Company(name, tuple(sorted(set(forms) - {name})), tuple(CompanyMention(c.start, c.end, r) for c, r in members), ticker, exchange, members[0][1]))
    seen = set()
    unique = []
    for c in companies:
        if c.name not in seen:
            seen.add(c.name)
            unique.append(c)
    return unique, []
