"""Weighs each name of an article once, over all of its occurrences: company or none.

    group     occurrences by their key (no legal form, no case)
    gather    the evidence and the vetoes of all occurrences; what the article as a whole says:
              a person's surname, an everyday word, a short form of another name, one of a list of companies
    decide    the sum of the weights against the threshold

What a weight is, and how it was measured, stands in `evidence`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from extractor.mentions import CompanyCandidate
from extractor.resolve.aliases import all_first_words, initials, introduced, letters
from extractor.resolve.evidence import BIAS, EVIDENCE, VETOES

_JOINTS = frozenset({", ", " and ", " or ", " & ", ", as well as ", " as well as ", "/", " vs ", " versus "})
# "Acme climbed 5.1%, Bolt 3.7% and Cord 3.3%"
_CHANGES = re.compile(r"(?: [a-z]+)?(?: up| down| by)? \(?[+−–-]?\d+(?:\.\d+)?(?:%| ?per ?cent| ?pc)\)?(?:,|;)?(?: and| while| but)? ")
# These join names only at the end of a list ("A, B, and C"); else they join sentences.
_LAST_JOINTS = frozenset({", and ", ", or "})
# These hold wherever they stand once; other vetoes must stand on half of a name's occurrences.
_ONCE = frozenset({"person", "title_before", "body", "denied", "product_noun", "product_list", "measure", "mine"})
_PERSONS = frozenset({"person", "title_before", "given_name"})
_OTHERS = frozenset({"other_head", "place_head", "other_part", "no_company", "place"})
_OTHERS_OR_PERSONS = _OTHERS | _PERSONS
_HEADLINE, _LEAD = 200, 600  # characters of a headline and of the first paragraph, at most
_PARAGRAPH = 800  # characters from one division to the next, at most
_OFTEN = 3  # mentions of a short form
_BUSINESS = frozenset({"follower", "dealing", "doing", "moving", "its", "change", "which", "apposition", "tie"})
_ACTS = frozenset({"dealing", "doing", "moving", "which", "apposition"})
_APOSTROPHES = frozenset({"'s", "’s"})
_HARMLESS = frozenset({"sentence_start"})
_TOLD = _BUSINESS | {"auxiliary", "verb", "possession"}
_INTRODUCED = (_TOLD | {"follower", "role_after"}) - {"verb"}
# What is said of a division as well, where its name says that it is a company; and how the text speaks of one.
_HEADED = frozenset({"head_noun", "weak_head", "ampersand"})
_OF_SEGMENTS = _HEADED | {"moving", "change", "doing", "auxiliary", "verb", "figure", "coordination", "its", "recurring", "predicate"}
_OWNED = frozenset({"metric_possession"})
_OF_DIVISION = re.compile(r"\b[Tt]he (?:division|segment|unit)(?:['’]s\b|,| (?:is|was|will|has|had|made|lost|grew|shrank)\b)")
_BY_DIVISION = re.compile(r"^(?:[\w ]+ )?(?:by|of|our) (?:division|segment|business (?:unit|area))s?\n|^(?:Divisions|Segments)\n", re.M)
_SECTION = 1500  # characters behind such a heading
# What opens a sentence in front of its subject.
_OPENING_CLAUSE, _CLAUSE = re.compile(r"(?:^|[.\n] ?)(?:[A-Z][a-z]+ed|Led|Run|Built|Bought|Hit|Hurt|Set|Spun|Sold) [^.\n]*$"), 120
# A name that nothing can save any more, in tenths.
_LOST = -45
_SURE = frozenset({"legal_suffix", "known_name", "own_list", "ticker"})
_NO_SURNAME = _SURE | {"traded"}
_STRONG = _SURE | {"ambiguous_name"}
_CACHE_SIZE = 2_048
# What may hang on a name without being part of it: "Acme AI chips".
_CLOSERS = frozenset({"ai", "ev", "evs", "tv", "pc", "gpu", "cpu", "api", "ipo", "adr", "adrs"})


class Name:
    """All occurrences of one name while the article is read; the score, in tenths, follows what is added."""

    __slots__ = ("asked", "candidates", "evidence", "key", "score", "vetoes")

    def __init__(self, key: str, candidates: list[CompanyCandidate]) -> None:
        self.key = key
        self.candidates = candidates
        self.evidence, self.vetoes, self.score = _gathered(candidates)
        self.asked = False  # whether its small letters were looked for

    @property
    def accepted(self) -> bool:
        return self.score > 0

    @property
    def known(self) -> str | None:
        return self.candidates[0].known

    def support(self, row: str) -> None:
        if row not in self.evidence:
            self.evidence |= {row}
            self.score += EVIDENCE[row]

    def oppose(self, row: str) -> None:
        if row not in self.vetoes:
            self.vetoes |= {row}
            self.score += VETOES[row]


def weigh(text: str, candidates: Sequence[CompanyCandidate]) -> tuple[dict[str, Name], dict[str, str]]:
    """Every name of the article with its evidence and vetoes, and the short forms that the text introduces."""
    by_key = _by_key(candidates)
    if owned := {key[:-2] for key in by_key if key[-2:] == "'s"}:  # what is Brackley's once is so everywhere, unless Brackley is named
        plain = {key for key in owned & by_key.keys() if any(text[c.end : c.end + 2] not in _APOSTROPHES for c in by_key[key])}
        candidates = [_one_spelling(text, candidate, owned, plain) for candidate in candidates]
        by_key = _by_key(candidates)
    names = {key: Name(key, found) for key, found in by_key.items()}
    open_names = [name for name in names.values() if name.score > _LOST]
    _surnames(names, open_names)
    _topics(text, open_names)
    _everyday(text, open_names)
    stated = introduced(text, candidates)
    pairs = _pairs(text, candidates)
    items = [name for name in open_names if "item" in name.evidence and name.vetoes <= _HARMLESS]
    for _ in range(2):
        scores = [name.score for name in open_names]
        _short_forms(names, open_names, stated)
        _round_up(items)
        _everyday(text, open_names)
        if pairs:
            _coordination(names, pairs)
            _everyday(text, open_names)
        if scores == [name.score for name in open_names]:
            break
    _segments(text, open_names)
    _rims(names, text.find("\n", 0, _HEADLINE))
    return names, stated


def _by_key(candidates: Sequence[CompanyCandidate]) -> dict[str, list[CompanyCandidate]]:
    """The candidates that are one name."""
    by_key: dict[str, list[CompanyCandidate]] = {}
    for candidate in candidates:
        by_key.setdefault(candidate.key, []).append(candidate)
    return by_key


def _one_spelling(text: str, candidate: CompanyCandidate, owned: set[str], plain: set[str]) -> CompanyCandidate:
    """A name with the 's that is part of it, or without the one that is not."""
    end, key = candidate.end, candidate.key
    if key[-2:] == "'s" and key[:-2] in plain and text[end - 2 : end] in _APOSTROPHES:
        return candidate._replace(end=end - 2, key=key[:-2])
    if key not in owned or key in plain or text[end : end + 2] not in _APOSTROPHES:
        return candidate
    return candidate._replace(end=end + 2, key=f"{key}'s")


def _pairs(text: str, candidates: Sequence[CompanyCandidate]) -> list[tuple[CompanyCandidate, CompanyCandidate]]:
    """Neighbours in a list of names."""
    pairs: list[tuple[CompanyCandidate, CompanyCandidate]] = []
    listed = False
    for a, b in pairwise(candidates):
        joint = text[a.end : b.start] if b.start - a.end < 14 else ""
        if joint == ", " and not listed and _OPENING_CLAUSE.search(text, max(0, a.start - _CLAUSE), a.start):
            joint = ""  # "Founded by Jo Bell and Max Orr, Corvella makes pumps": no list
        if joint in _JOINTS or (listed and joint in _LAST_JOINTS) or ("change" in b.evidence and _CHANGES.fullmatch(text, a.end, b.start)):
            pairs.append((a, b))
        listed = joint == ", "
    return pairs


def _gathered(candidates: Sequence[CompanyCandidate]) -> tuple[frozenset[str], frozenset[str], int]:
    """What the occurrences say, and the sum: any evidence counts, a veto where half of them carry it."""
    if len(candidates) == 1:
        return _weighed(candidates[0].evidence, candidates[0].vetoes)
    evidence = tuple([row for candidate in candidates for row in candidate.evidence])
    if not any(candidate.vetoes for candidate in candidates):
        return _weighed(evidence, ())
    often: dict[str, int] = {}
    for candidate in candidates:
        for row in set(candidate.vetoes):
            often[row] = often.get(row, 0) + 1
    return _weighed(evidence, tuple(sorted([row for row, count in often.items() if row in _ONCE or 2 * count >= len(candidates)])))


@lru_cache(_CACHE_SIZE)
def _weighed(evidence: tuple[str, ...], vetoes: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str], int]:
    """Each row once, and their sum."""
    rows, against = frozenset(evidence), frozenset(vetoes)
    return rows, against, BIAS + sum(EVIDENCE[row] for row in rows) + sum(VETOES[row] for row in against)


def _surnames(names: dict[str, Name], open_names: Sequence[Name]) -> None:
    """A part of a person's name is no company, unless something strong says so."""
    persons = {
        word
        for name in names.values()
        if " " in name.key and not _PERSONS.isdisjoint(name.vetoes) and not name.accepted
        for word in name.key.split(" ")
    }
    for name in open_names:
        if name.key in persons and _NO_SURNAME.isdisjoint(name.evidence):
            name.oppose("surname")


def _topics(text: str, open_names: Sequence[Name]) -> None:
    """A name that the article comes back to, and that does business in it, is what it is about; all the more one of the headline."""
    headline = text.find("\n", 0, _HEADLINE)
    for name in open_names:
        if len(name.candidates) > 2:
            clean = name.vetoes <= _HARMLESS and all(_HARMLESS.issuperset(candidate.vetoes) for candidate in name.candidates)
            headed = name.candidates[0].start < headline
            if headed and not (_TOLD if clean else _BUSINESS).isdisjoint(name.evidence):
                name.support("topic")
            if clean and not _ACTS.isdisjoint(name.evidence):
                name.support("recurring")


def _everyday(text: str, open_names: Sequence[Name]) -> None:
    """A word or a term that also stands in small letters; looked for once a name would be accepted, for it costs a search."""
    for name in open_names:
        if name.score > 0 and not name.asked:
            name.asked = True
            if _STRONG.isdisjoint(name.evidence) and f" {name.key} " in text:
                name.oppose("everyday_word")


def _short_forms(names: dict[str, Name], open_names: Sequence[Name], stated: dict[str, str]) -> None:
    """A short form of a company speaks for itself; one of a ministry or a person speaks against."""
    for key, full in stated.items():
        target = names[full]
        if target.score > 0:
            names[key].support("alias")
            if "no_company" in names[key].vetoes and letters(key) == initials(full):
                names[key].support("introduced")
        elif not target.vetoes.isdisjoint(_OTHERS_OR_PERSONS):
            names[key].oppose("other_alias")
    longer = [name.key for name in open_names if name.score > 0 and " " in name.key]
    for key in all_first_words(longer) & names.keys():
        if "everyday_word" not in names[key].vetoes:
            names[key].support("alias")
    for name in open_names:
        if "placed" in name.evidence and (parent := names.get(name.key.rpartition(" ")[0])) is not None and parent.score > 0:
            name.support("branch")
        if name.score <= 0 and " " in name.key:
            _full_form(names, name)
    _acronyms(names, open_names, longer)


def _round_up(items: Sequence[Name]) -> None:
    """What opens paragraphs in a round-up is of one kind: where one is a company, all are."""
    if any(name.score > 0 for name in items):
        for name in items:
            name.support("round_up")


def _full_form(names: dict[str, Name], name: Name) -> None:
    """What a company is called first, before it goes by its first word: "Barlow Quay agreed. Barlow, which runs marinas, …"."""
    first = name.key.partition(" ")[0]
    short = names.get(first)
    often = short is not None and len(short.candidates) > _OFTEN and name.candidates[0].start < _LEAD and len(name.candidates) == 1
    if (_INTRODUCED.isdisjoint(name.evidence) and not (often and "verb" in name.evidence)) or not name.vetoes <= _HARMLESS:
        return
    if short is not None and short.score > 0 and short.known is None and name.candidates[0].start < short.candidates[0].start:
        name.support("full_form")


def _acronyms(names: dict[str, Name], open_names: Sequence[Name], longer: Sequence[str]) -> None:
    """Capitals that are the initials of a company of the article, or of an office."""
    short = {letters(name.key): name for name in open_names if "capitals" in name.evidence or " and " in name.key}
    if not short:
        return
    for key in longer:
        found = short.get(initials(key))
        if found is not None and found.key != key and len(letters(found.key)) > 2:
            found.support("alias")
    for name in names.values():
        if name.score <= 0 and " " in name.key and not _OTHERS.isdisjoint(name.vetoes):
            found = short.get(initials(name.key))
            if found is not None and found is not name and len(found.key) > 2 and "alias" not in found.evidence:
                found.oppose("other_alias")


def _coordination(names: dict[str, Name], pairs: Sequence[tuple[CompanyCandidate, CompanyCandidate]]) -> None:
    """Names joined to a company by a comma or "and" share its evidence; those joined to a product share its veto."""
    for a, b in (*pairs, *reversed(pairs)):
        first, second = names[a.key], names[b.key]
        if "product_list" in a.vetoes:
            second.oppose("product_list")
        if first.score > 0:
            second.support("coordination")
        if second.score > 0:
            first.support("coordination")


def _in_headline(name: Name, headline: int) -> bool:
    """Whether a name of three words or more stands in the headline alone."""
    return name.key.count(" ") > 1 and name.candidates[-1].end < headline


def _segments(text: str, open_names: Sequence[Name]) -> None:
    """Divisions are told of one after the other: "Climate Solutions, its largest division, grew 9%. Fire & Security shrank"."""
    alike = [name for name in open_names if name.score > 0 and name.evidence <= _OF_SEGMENTS | _OWNED and _is_headed(name)]
    if not alike:
        return
    parts = [candidate for name in open_names if "segment" in name.vetoes for candidate in name.candidates if "segment" in candidate.vetoes]
    told = sorted([part.start for part in parts] + [found.start() for found in _OF_DIVISION.finditer(text)])
    if heading := _BY_DIVISION.search(text):
        for name in alike:
            if heading.end() < name.candidates[0].start < heading.end() + _SECTION:
                name.oppose("segment")
    if not told:
        return
    for name in alike:
        first = name.candidates[0].start
        before = told[bisect_left(told, first) - 1]
        if before < first < before + _PARAGRAPH and "\n" not in text[before:first]:
            name.oppose("segment")


def _is_headed(name: Name) -> bool:
    """Whether a name says by a word of its own that it is a company, or is two common words: "Climate Solutions", "Flow Control"."""
    return not _HEADED.isdisjoint(name.evidence) or (" " in name.key and name.evidence <= _OWNED | {"weak_head"})


def _rims(names: dict[str, Name], headline: int) -> None:
    """A word that opens the sentence, or a general one behind, goes off a company's name: "Buy Acme", "Acme AI".

    In a headline of capitals any word behind a full name does: "Acme Foods Rings the Bell".
    """
    for name in list(names.values()):
        if name.score > 0 or " " not in name.key:
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
