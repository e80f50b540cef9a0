"""Weighs each name of an article once, over all of its occurrences: company or none.

    group     occurrences by their key (no legal form, no case)
    gather    the evidence and the vetoes of all occurrences; what the article as a whole says:
              a person's surname, an everyday word, a short form of another name, one of a list of companies
              a division of its company (`segments`), what the next sentence calls a company (`taken_up`)
    decide    the sum of the weights against the threshold

What a weight is, and how it was measured, stands in `evidence`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.mentions import CompanyCandidate
from extractor.resolve.apostrophes import with_apostrophes
from extractor.resolve.joined import with_joined
from extractor.resolve.name_ties import coordination, neighbours, round_up, short_forms
from extractor.resolve.segments import oppose_segments
from extractor.resolve.shapes import relieve_shapes
from extractor.resolve.stated_forms import introduced
from extractor.resolve.taken_up import taken_up
from extractor.resolve.titles import with_names_of_body
from extractor.resolve.told_alone import told_alone
from extractor.resolve.weighed_name import BUSINESS, HARMLESS, PERSONS, TOLD, Name

_HEADLINE = 200  # characters, at most
_OPENING = 60  # characters
_OF_A_COMPANY = re.compile(
    r"\b[Tt]he (?:[\w-]+ ){0,3}?(?:company|group|firm|retailer|chain|lender|bank|maker|airline|miner|carrier|insurer|business|start-?up)\b"
    r"|\b[Ii]ts (?:shares|stock|revenue|sales|profit)\b"
)
_LEDE = re.compile(r"[^\n]{80,}")
_ACTS = frozenset({"dealing", "doing", "moving", "which", "apposition"})
# A name that nothing can save any more, in tenths.
_LOST = -45
_SURE = frozenset({"legal_suffix", "known_name", "own_list", "ticker"})
_NO_SURNAME = _SURE | {"traded", "itself"}
_STRONG = _SURE | {"ambiguous_name"}
# What may hang on a name without being part of it: "Acme AI chips".
_CLOSERS = frozenset({"ai", "ev", "evs", "tv", "pc", "gpu", "cpu", "api", "ipo", "adr", "adrs"})


def weigh(text: str, candidates: Sequence[CompanyCandidate]) -> tuple[dict[str, Name], dict[str, str]]:
    """Every name of the article with its evidence and vetoes, and the short forms that the text introduces."""
    headline = text.find("\n", 0, _HEADLINE)
    candidates = with_joined(text, with_apostrophes(text, _without_symbols(text, candidates)))
    candidates = with_names_of_body(text, candidates, headline)
    by_key = _by_key(candidates)
    names = {key: Name(key, found) for key, found in by_key.items()}
    open_names = [name for name in names.values() if name.score > _LOST]
    relieve_shapes(names, open_names, headline)
    _surnames(names, open_names)
    _topics(text, open_names)
    _everyday(text, open_names)
    stated = introduced(text, candidates)
    pairs = neighbours(text, candidates)
    items = [name for name in open_names if "item" in name.evidence and name.vetoes <= HARMLESS]
    for _ in range(2):
        scores = [name.score for name in open_names]
        short_forms(names, open_names, stated, headline)
        round_up(items)
        _everyday(text, open_names)
        if pairs:
            coordination(names, pairs)
            _everyday(text, open_names)
        if scores == [name.score for name in open_names]:
            break
    central = _central(text, names, open_names)
    if taken_up(text, candidates, names) or told_alone(text, candidates, names) or central:
        short_forms(names, open_names, stated, headline)
    oppose_segments(text, list(names.values()), open_names)
    _rims(names, headline)
    return names, stated


def _without_symbols(text: str, candidates: Sequence[CompanyCandidate]) -> Sequence[CompanyCandidate]:
    """The candidates but for tickers in their brackets, "Acme (LSE: ACM)"; "ACM fell" may stand behind."""
    symbols = {candidate.ticker for candidate in candidates if candidate.ticker}
    if not symbols:
        return candidates
    return [c for c in candidates if text[c.start : c.end] not in symbols or not text.endswith((": ", "(", ":"), 0, c.start)]


def _by_key(candidates: Sequence[CompanyCandidate]) -> dict[str, list[CompanyCandidate]]:
    """The candidates that are one name."""
    by_key: dict[str, list[CompanyCandidate]] = {}
    for candidate in candidates:
        by_key.setdefault(candidate.key, []).append(candidate)
    return by_key


def _surnames(names: dict[str, Name], open_names: Sequence[Name]) -> None:
    """A part of a person's name is no company, unless something strong says so."""
    persons = {
        word
        for name in names.values()
        if " " in name.key and not PERSONS.isdisjoint(name.vetoes) and not name.accepted
        for word in name.key.split(" ")
    }
    for name in open_names:
        if name.key in persons and _NO_SURNAME.isdisjoint(name.evidence):
            name.oppose("surname")


def _topics(text: str, open_names: Sequence[Name]) -> None:
    """A name that the article comes back to, and that does business in it, is what it is about; all the more one of the headline.

    So is the first of the headline that opens the body too, where the article then speaks of "the company" or "its shares".
    """
    headline = text.find("\n", 0, _HEADLINE)
    for name in open_names:
        if len(name.candidates) > 1 and name.vetoes <= HARMLESS and _opens_both(name, headline) and _OF_A_COMPANY.search(text, headline):
            name.support("headed")
        if len(name.candidates) > 2:
            clean = _is_clean(name)
            headed = name.candidates[0].start < headline
            if headed and not (TOLD if clean else BUSINESS).isdisjoint(name.evidence):
                name.support("topic")
            if clean and not _ACTS.isdisjoint(name.evidence):
                name.support("recurring")


def _is_clean(name: Name) -> bool:
    """Whether nothing is against a name, wherever it stands."""
    return name.vetoes <= HARMLESS and all(HARMLESS.issuperset(candidate.vetoes) for candidate in name.candidates)


def _opens_both(name: Name, headline: int) -> bool:
    """Whether a name opens the headline and stands near the beginning of the body."""
    first, second = name.candidates[0].start, name.candidates[1].start
    return first < min(_OPENING, headline) and headline < second < headline + _OPENING


def _central(text: str, names: dict[str, Name], open_names: Sequence[Name]) -> bool:
    """What an article turns on: it speaks of "the company" or "its shares", and no company that its lede names is told again.

    Whether there is such a name.
    """
    lede = _LEDE.search(text)
    end = lede.end() if lede is not None else len(text)
    near = {name.key: _times(name, names) for name in open_names if name.candidates[0].start < end}
    if any(names[key].accepted for key, times in near.items() if times > 1) or not _OF_A_COMPANY.search(text):
        return False
    told = [name for key, times in near.items() if times > 1 and _is_clean(name := names[key]) and name.evidence]
    if told:
        max(told, key=lambda name: (near[name.key], name.score)).support("central")
    return bool(told)


def _times(name: Name, names: dict[str, Name]) -> int:
    """How often a name stands, by itself or cut to its first word."""
    first = name.key.partition(" ")[0]
    return len(name.candidates) + (len(names[first].candidates) if first != name.key and first in names else 0)


def _everyday(text: str, open_names: Sequence[Name]) -> None:
    """A word or a term that also stands in small letters; looked for once a name would be accepted, for it costs a search."""
    for name in open_names:
        if name.score > 0 and not name.asked:
            name.asked = True
            if _STRONG.isdisjoint(name.evidence) and f" {name.key} " in text:
                name.oppose("everyday_word")


def _in_headline(name: Name, headline: int) -> bool:
    """Whether a name of three words or more stands in the headline alone."""
    return name.key.count(" ") > 1 and name.candidates[-1].end < headline


def _end_of_title(name: Name, names: dict[str, Name]) -> bool:
    """A run of a headline that ends in a company's name gives it that: "Freight Startup Acme Raises $48m"; whether one does."""
    words = name.key.split(" ")
    for cut in range(2, len(words)):
        target = names.get(" ".join(words[cut:]))
        if target is not None and target.score > 0:
            off = len(" ".join(words[:cut])) + 1
            moved = [c._replace(start=c.start + off, key=target.key) for c in name.candidates if c.end - c.start == len(name.key)]
            target.candidates = sorted((*target.candidates, *moved))
            return True
    return False


def _rims(names: dict[str, Name], headline: int) -> None:
    """A word that opens the sentence, or a general one behind, goes off a company's name: "Buy Acme", "Acme AI".

    In a headline of capitals any word behind a full name does: "Acme Foods Rings the Bell".
    """
    for name in list(names.values()):
        if name.score > 0 or " " not in name.key:
            continue
        if name.candidates[-1].end <= headline and _end_of_title(name, names):
            continue
        first, _, rest = name.key.partition(" ")
        body, _, last = name.key.rpartition(" ")
        if (target := names.get(rest)) is not None and target.score > 0:
            moved = [c._replace(start=c.start + len(first) + 1, key=rest) for c in name.candidates if "sentence_start" in c.vetoes]
        elif (target := names.get(body)) is not None and target.score > 0 and (last in _CLOSERS or _in_headline(name, headline)):
            moved = [c._replace(end=c.end - len(last) - 1, key=body) for c in name.candidates]
        else:
            continue
        target.candidates = sorted((*target.candidates, *moved))
