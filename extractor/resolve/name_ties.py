"""What one name of an article says of another.

    Barlow Quay Ltd … Barlow      a short form of a company, or of a ministry or a person
    BQL                           its initials
    Acme, Bolt and Cord Ltd       a list: where one is a company, all are
    • Acme … • Bolt …             a round-up likewise
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.mentions import CompanyCandidate
from extractor.resolve.aliases import PARTICLES, all_first_words, initials, letters
from extractor.resolve.weighed_name import HARMLESS, PERSONS, TOLD, Name

_JOINTS = frozenset({", ", " and ", " or ", " nor ", " & ", ", as well as ", " as well as ", "/", " vs ", " versus "})
# "Acme climbed 5.1%, Bolt 3.7% and Cord 3.3%", "Acme (840,000) and Bolt (790,000)", "Acme sold 41,000 cars, Bolt 30,000"
_FIGURE = r"\(?[A-Z]{0,3}[$€£¥₹]?[+−–-]?\d[\d.,]*(?:%| ?per ?cent| ?pc|[mb]n?\b| [mb]illion)?"
_AFTER_FIGURE = re.compile(
    rf"(?! (?:in|on(?! \d[\d.]*%)|since|from|out|up|off|over|of|by) )(?: [a-z]+){{0,4}} {_FIGURE}"
    rf"(?: [a-z-]+){{0,6}}?\)?(?:[,;]| and| while| but| with| against|, (?:up|down) {_FIGURE}(?:,| and|, and|;)) "
)
_FIGURE_BEHIND = re.compile(rf"(?: [a-z]+){{0,2}} {_FIGURE}")
# "26 for Acme and 19.5 for Bolt"
_BEFORE_NAME = re.compile(rf",? (?:and|or) {_FIGURE}(?: [a-z]+)? (?:for|at|of) ")
# "Loans at Acme rose 4% and at Bolt 6%": in the same place of the next clause
_SAME_PLACE = re.compile(r"[^.;:\n]{3,50}(?:,| and|, and|, while|;) (at|for|from|by|with) ")
_BRACKETED = re.compile(r" \([^()\n]{2,40}\)(, | and |, and )")
_COUNTRY = re.compile(r"(?:[A-Z][\w-]+ )?[A-Z][\w-]+['’]s? $")
_SHORT, _NATIONAL = 14, 30  # characters between two of a list, the second with its country
_HAVE = ("'s ", "’s ")
_GAP = 60  # characters between two that are told of in one breath
# These join names only at the end of a list ("A, B, and C"); else they join sentences.
_LAST_JOINTS = frozenset({", and ", ", or "})
# What opens a sentence in front of its subject.
_OPENING_CLAUSE, _CLAUSE = re.compile(r"(?:^|[.\n] ?)(?:[A-Z][a-z]+ed|Led|Run|Built|Bought|Hit|Hurt|Set|Spun|Sold) [^.\n]*$"), 120
_GOES_ON = re.compile(r", (?:has|have|is|was|were|had|will|said|says|went|filed)\b")
_LEAD = 600  # characters of the first paragraph, at most
_OTHERS = frozenset({"other_head", "place_head", "other_part", "no_company", "place"})
_OFTEN = 3  # mentions of a short form
# What a short form does that makes it a company by itself.
_DOES, _SURE = frozenset({"dealing", "figure", "predicate", "metric_possession", "itself", "traded"}), 20  # tenths
_INTRODUCED = (TOLD | {"follower", "role_after"}) - {"verb"}


def neighbours(text: str, candidates: Sequence[CompanyCandidate]) -> list[tuple[CompanyCandidate, CompanyCandidate]]:
    """Neighbours in a list of names."""
    pairs: list[tuple[CompanyCandidate, CompanyCandidate]] = []
    listed = False
    for a, b in pairwise(_without_nations(text, candidates)):
        joint = text[a.end : b.start] if b.start - a.end < (_NATIONAL if "national" in b.evidence else _SHORT) else ""
        if joint and "national" in b.evidence:
            joint = _COUNTRY.sub("", joint)  # "Norway's Acme and Denmark's Bolt"
        if joint == ", " and not listed and _OPENING_CLAUSE.search(text, max(0, a.start - _CLAUSE), a.start):
            joint = ""  # "Founded by Jo Bell and Max Orr, Corvella makes pumps": no list
        elif joint == ", " and not listed and text.startswith(", ", b.end) and _GOES_ON.match(text, b.end):
            joint = ""  # "Acme Ltd, Castlebar, has closed": where it is
        joined = joint in _JOINTS or (listed and joint in _LAST_JOINTS)
        if joined or (len(joint) != 2 and (_have_figures(text, a, b) or _in_same_place(text, a, b))):
            pairs.append((a, b))
        listed = joint == ", "
    return pairs + _behind_brackets(text, candidates)


def _behind_brackets(text: str, candidates: Sequence[CompanyCandidate]) -> list[tuple[CompanyCandidate, CompanyCandidate]]:
    """ "Acme (Oslo: ACM) and Bolt", "Acme ($4bn), Bolt ($3bn)": two of a list, the first one with brackets behind it."""
    found = [(a, end) for a in candidates if text[a.end : a.end + 2] == " (" and (end := _BRACKETED.match(text, a.end)) is not None]
    starts = {c.start: c for c in candidates} if found else {}
    return [(a, starts[end.end()]) for a, end in found if end.end() in starts]


def _without_nations(text: str, candidates: Sequence[CompanyCandidate]) -> Sequence[CompanyCandidate]:
    """ "Norway's Acme and Denmark's Bolt": the names without the countries that have them."""
    if not any("national" in candidate.evidence for candidate in candidates):
        return candidates
    behind = [*candidates[1:], candidates[-1]]
    return [a for a, b in zip(candidates, behind, strict=True) if "national" not in b.evidence or text[a.end : b.start] not in _HAVE]


def _have_figures(text: str, a: CompanyCandidate, b: CompanyCandidate) -> bool:
    """Whether each of two names has its figure: "Acme rose 5% and Bolt 3%", "26 for Acme and 19.5 for Bolt"."""
    if not 5 < b.start - a.end < _GAP:
        return False
    if _FIGURE_BEHIND.match(text, b.end):
        return _AFTER_FIGURE.fullmatch(text, a.end, b.start) is not None
    return _BEFORE_NAME.fullmatch(text, a.end, b.start) is not None


def _in_same_place(text: str, a: CompanyCandidate, b: CompanyCandidate) -> bool:
    """Whether two names stand behind the same preposition in two clauses: "at Acme … and at Bolt"."""
    if not 5 < b.start - a.end < _GAP:
        return False
    found = _SAME_PLACE.fullmatch(text, a.end, b.start)
    return found is not None and text.endswith(f" {found[1]} ", 0, a.start)


def short_forms(names: dict[str, Name], open_names: Sequence[Name], stated: dict[str, str], body: int) -> None:
    """A short form of a company speaks for itself; one of a ministry or a person speaks against. `body` is where the headline ends."""
    for key, full in stated.items():
        target = names[full]
        if target.score > 0:
            names[key].support("alias")
            if "no_company" in names[key].vetoes and letters(key) == initials(full):
                names[key].support("introduced")
        elif not target.vetoes.isdisjoint(_OTHERS | PERSONS):
            names[key].oppose("other_alias")
    longer = [name.key for name in open_names if name.score > 0 and " " in name.key]
    for key in all_first_words(longer) & names.keys():
        if "everyday_word" not in names[key].vetoes and not all("title_before" in each.vetoes for each in names[key].candidates):
            names[key].support("alias")  # but "Mr Lim, whose firm, Lim Seng Trading"
    for name in open_names:
        if "placed" in name.evidence and (parent := names.get(name.key.rpartition(" ")[0])) is not None and parent.score > 0:
            name.support("branch")
        if name.score <= 0 and " " in name.key:
            _full_form(names, name, body)
    _acronyms(names, open_names, longer)


def round_up(items: Sequence[Name]) -> None:
    """What opens paragraphs in a round-up is of one kind: where one is a company, all are."""
    if any(name.score > 0 for name in items):
        for name in items:
            name.support("round_up")


def _full_form(names: dict[str, Name], name: Name, body: int) -> None:
    """What a company is called first, before it goes by its first word: "Barlow Quay agreed. Barlow, which runs marinas, …"."""
    first = name.key.partition(" ")[0]
    short = names.get(first)
    often = short is not None and len(short.candidates) > _OFTEN and name.candidates[0].start < _LEAD and len(name.candidates) == 1
    often = often and ("verb" in name.evidence or not PARTICLES.isdisjoint(name.key.split(" ")))  # "jets from Motores do Norte"
    sure = short is not None and short.score >= _SURE and not _DOES.isdisjoint(short.evidence)
    sure = sure and name.candidates[0].start < _LEAD and name.candidates[-1].start > body
    both = name.candidates[0].start < body < name.candidates[-1].start  # headline and body give it
    harmless = HARMLESS | {"locative"} if both and short is not None and short.score >= _SURE else HARMLESS  # "the whistle at Acme Stove"
    if (_INTRODUCED.isdisjoint(name.evidence) and not often and not sure and not both) or not name.vetoes <= harmless:
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


def coordination(names: dict[str, Name], pairs: Sequence[tuple[CompanyCandidate, CompanyCandidate]]) -> None:
    """Names joined to a company by a comma or "and" share its evidence; those joined to a product share its veto."""
    for a, b in (*pairs, *reversed(pairs)):
        first, second = names[a.key], names[b.key]
        if "product_list" in a.vetoes:
            second.oppose("product_list")
        if first.score > 0:
            second.support("coordination")
        if second.score > 0:
            first.support("coordination")
