"""Names inside the runs of a headline in capitals: "Luxury Maker Bravell Dents Hopes … Bravell fell", "Carter Holt Swings to Profit"."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from extractor.mentions import ENDS_AS_COMPANIES, CompanyCandidate
from extractor.resolve.weighed_name import HARMLESS

# Words that such a headline has capitals for.
_SMALL = re.compile(r"(?<![\w-])[a-z]{5,}")
_LONG = 4  # words of a run that can hardly be all name


def with_names_of_body(text: str, candidates: Sequence[CompanyCandidate], headline: int) -> Sequence[CompanyCandidate]:
    """The candidates, those of the headline cut to the name inside them that the body goes on with."""
    if len(_SMALL.findall(text, 0, max(headline, 0))) > 1:
        return candidates
    unknown = (c for c in candidates if c.end <= headline and c.known is None and ENDS_AS_COMPANIES.isdisjoint(c.evidence))
    runs = [c for c in unknown if _may_hold_more(text[c.start : c.end])]
    if not runs:
        return candidates
    told = {c.key for c in candidates if c.start > headline}
    inner = {run: _names_inside(text, run, told) for run in runs if run.key not in told}
    return sorted([name for c in candidates for name in inner.get(c) or (c,)]) if any(inner.values()) else candidates


def _may_hold_more(name: str) -> bool:
    """Whether a run is long, or its last word could be a verb, as far as the ending goes: Swings, but not Foods or Ross."""
    last = name.rpartition(" ")[2]
    if len(last) == len(name):
        return False
    return (last[-1] == "s" and last[-2:-1] != "s" and last[0].isupper()) or name.count(" ") >= _LONG - 1


def _names_inside(text: str, run: CompanyCandidate, told: Set[str]) -> list[CompanyCandidate]:
    """The names of the body inside a run, the longest first, then those on either side of it: "Acme Outbids Bolt"."""
    words, keys = text[run.start : run.end].split(" "), run.key.split(" ")
    if len(words) != len(keys):
        return []
    for count in range(len(keys), 0, -1):
        for first in range(len(keys) - count + 1):
            key = " ".join(keys[first : first + count])
            if key in told:
                name = _part(run, words, keys, first, first + count)
                before = _names_inside(text, _part(run, words, keys, 0, first), told) if first else []
                behind = _names_inside(text, _part(run, words, keys, first + count, len(keys)), told) if first + count < len(keys) else []
                return [*before, name, *behind]
    return []


def _part(run: CompanyCandidate, words: list[str], keys: list[str], first: int, last: int) -> CompanyCandidate:
    """Some words of a run."""
    start = run.start + len(" ".join(words[:first])) + (first > 0)
    vetoes = tuple(sorted(HARMLESS.intersection(run.vetoes))) if not first else ()
    end = start + len(" ".join(words[first:last]))
    return run._replace(start=start, end=end, key=" ".join(keys[first:last]), evidence=(), vetoes=vetoes)
