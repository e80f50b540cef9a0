"""Short forms that an article itself gives: it says so, or the spelling of a name and its ticker do.

    in brackets behind   Lyne Laboratories, Inc. ("Lyne")      Tidewatch Finance (TidewatchFN)
    abbreviates to       Meadow, which the filing abbreviates to "MDH"
    the spelling         Dorman of R.L. Dorman & Sons, A&V of Albany & Vale Finance, KPL of Kamath Polymers Limited
    the ticker           ACM of Acme (LSE: ACM)

Those that any longer name has are found in `aliases`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.mentions import CompanyCandidate
from extractor.resolve.aliases import initials, letters

_BRACKET = re.compile(
    r"(?:['’]s)?(?:,? [A-Z][\w. ]{0,12})?,? ?\((?:[^()]{0,40}?[,;:] ?)?"
    r"(?:(?:the|together|collectively|or|hereinafter|referred to as|\w+ known as),? ){0,3}[\"“”'‘]?$"
)
_CALLED = re.compile(
    r"\b(?:abbreviat\w+ to|abbreviat\w+ as|known as|known to [\w ]{1,30} as|called|shortened to|trad\w+ as|branded as|d/b/a|dba|renamed|"
    r"goes by)[,:]? [\"“'‘]?$"
)
# "Acme and Bolt sealed their venture, to be called Cord": another one's name.
_ANOTHER = re.compile(
    r"\b(?:venture|company|group|firm|unit|business|bank|lender|entity|brand|product|app|platform)(?:,| to| be| will| would)* called\b"
)
_VENTURE = re.compile(
    r"\b(?:venture|alliance|partnership|company|business|entity|merger|tie-up)\b[^.;\n]*? (?:between|of|by|from|with) [^.;\n]*$"
)
_NEAR = 90  # characters
# "R.L. Dorman", "C. W. Haskell"
_SURNAME = re.compile(r"(?:[A-Z]\. ?){1,3}([A-Z][\w’'-]{2,})")
_CALLERS = (" as", " to", "called", "dba", "d/b/a", " by", "renamed")
# What stands two characters before a name behind one of them: its last letter, or the blank before a quotation mark.
_CALLER_ENDS = frozenset({*(caller[-1] for caller in _CALLERS), *" \"“'‘,"})
_WORDS = re.compile(r"[^\W\d_]+")
_CAPITALS = frozenset({"capitals", "camel_case"})
_INITIALS = 3  # letters, at least, of a name with its legal form


def introduced(text: str, candidates: Sequence[CompanyCandidate]) -> dict[str, str]:
    """Short forms that the text itself introduces: in brackets right behind a name, or "known as"; and those that a spelling allows."""
    found = _by_spelling(text, candidates)
    last: CompanyCandidate | None = None
    for candidate in candidates:
        if last is None or not (candidate.bracketed or text[candidate.start - 2] in _CALLER_ENDS):
            last = last if "place" in candidate.vetoes else candidate
            continue
        if candidate.key != last.key and candidate.start - last.end < 80:
            between = text[last.end : candidate.start]
            if candidate.bracketed and len(between) < 60 and "." not in between[3:] and _BRACKET.fullmatch(between):
                if _fits(candidate, last, text[last.start : last.end], quoted=between[-1] in "\"“”'‘"):
                    found.setdefault(candidate.key, last.key)
                    continue  # the next bracket may hold another short form of the same name
            elif between.rstrip(" \"“'‘,").endswith(_CALLERS) and _calls(between) and not _joins(text, last):
                found.setdefault(candidate.key, last.key)
        if "place" not in candidate.vetoes:
            last = candidate  # "Acme Pumps, the Dutch maker known as Acme"
    return found


def _by_spelling(text: str, candidates: Sequence[CompanyCandidate]) -> dict[str, str]:
    """Short forms that the spelling of a name tells or its ticker is: Dorman of R.L. Dorman & Sons, KPL of Kamath Polymers Limited."""
    keys = {candidate.key: candidate for candidate in candidates}
    keys |= {candidate.key: candidate for candidate in candidates if candidate.ticker}
    capitals = any(not _CAPITALS.isdisjoint(candidate.evidence) for candidate in keys.values())
    found: dict[str, str] = {}
    for key, (start, end, _, _, _, _, ticker, _, _) in keys.items():
        if key.isalpha() and ticker is None and "." not in text[start:end]:
            continue  # most names: one word
        for short in _spelt_short(text[start:end], key, ticker, initialled=capitals):
            if short in keys and short != key:
                found.setdefault(short, key)
    return found


def _spelt_short(name: str, key: str, ticker: str | None, *, initialled: bool) -> list[str]:
    """What a name may be cut down to, as keys are written."""
    short = [ticker.casefold()] if ticker is not None else []
    if name[1:2] == "." and (surname := _SURNAME.match(name)):
        short.append(surname[1].casefold())
    if " and " in key:
        short.append(" and ".join([word[0] for word in key.split(" and ")]))  # A&V of Albany & Vale Finance
    if (site := name.casefold().find(".com")) > 0:
        short.append(name[:site].casefold())
    if initialled and " " in name:  # KPL, BoO: with the legal form or small words, where the initials of the key lack them
        whole = "".join([word[0] for word in _WORDS.findall(name)]).casefold()
        short.extend(whole[:count] for count in range(max(_INITIALS, len(initials(key)) + 1), len(whole) + 1))
    return short


def _calls(between: str) -> bool:
    """Whether what stands between two names gives the first one the second."""
    return "." not in between and _CALLED.search(between) is not None and _ANOTHER.search(between) is None


def _joins(text: str, second: CompanyCandidate) -> bool:
    """Whether the name is the second of two whose venture is called something: "the venture between Acme and Bolt, called Cord"."""
    start = second.start
    return text.endswith(("and ", "& ", "with "), 0, start) and _VENTURE.search(text, max(0, start - _NEAR), start) is not None


def _fits(short: CompanyCandidate, full: CompanyCandidate, name: str, quoted: bool) -> bool:
    """Whether what stands in the brackets can be a short form of the name before them; a ticker is none."""
    if quoted:
        return True
    own, other = letters(short.key).replace(" ", ""), full.key.replace(" ", "")
    if other.startswith(own[:4]) or own.startswith(other[:4]):
        return True
    if own[0] == other[0] and own.endswith(full.key.rpartition(" ")[2]) and len(own) < len(other):
        return True  # Harbourlight Tech (HLTech)
    return own in (initials(full.key), "".join(word[0] for word in _WORDS.findall(name)).casefold())
