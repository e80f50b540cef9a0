"""The divisions of a company, whose names often look like companies' own: Flow Control, Climate Solutions, Thermal.

They are told of one after the other, in a paragraph or below a heading that says so:

    Flow Control, its largest segment, grew 9%. Motion Systems rose 6%, while Thermal slipped 2%
    By division, Flow Control sold $4m worth and Motion Systems $3m worth
    Sales by segment (a heading) … Flow Control …

Left alone: names that anything says of what only companies have or do.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from extractor.mentions import CompanyCandidate
from extractor.resolve.weighed_name import Name

_PARAGRAPH = 800  # characters from one division to the next, at most
_SECTION = 1500  # characters behind a heading
# What is said of a division as well, where its name says that it is a company; and how the text speaks of one.
_HEADED = frozenset({"head_noun", "weak_head", "ampersand"})
_TOLD = frozenset({"moving", "change", "doing", "auxiliary", "verb", "figure", "coordination", "its", "recurring", "predicate"})
_OWNED = frozenset({"metric_possession"})
_LIKE_SEGMENTS = _HEADED | _TOLD | _OWNED
# "The division lost", "by segment", "among its divisions", "its three business units"
_NOUN = re.compile(r"\b(?:divisions?|segments?|unit|business (?:units|areas|lines))\b")
_ONE = frozenset({"division", "segment", "unit"})
_LEAD = re.compile(r"\b(?:[Bb]y|[Aa]mong (?:its|the)|[Aa]cross (?:its|the)|(?:two|three|four|five|six|its|of the)(?: [a-z-]+)?) $")
_LOST = re.compile(r"['’]s\b|,| (?:is|was|will|has|had|made|lost|grew|shrank)\b")
_REACH = 32  # characters of such a lead
_DEALT_WITH = ("for ", "to ", "from ", "with ", "by ")  # "equips mills for Nimbus Cloud"
_NEW_SENTENCE = re.compile(r"[.!?] |\n")
_HEADING = re.compile(r"^(?:[\w ]+ )?(?:by|of|our) (?:division|segment|business (?:unit|area))s?\n|^(?:Divisions|Segments)\n", re.M)


def oppose_segments(text: str, names: Sequence[Name], open_names: Sequence[Name]) -> None:
    """Speaks against the names that divisions go by."""
    alike = [name for name in open_names if name.score > 0 and name.evidence <= _LIKE_SEGMENTS and _is_headed(name)]
    alike = [name for name in alike if not text.endswith(_DEALT_WITH, 0, name.candidates[0].start)]
    single = [name for name in open_names if name.score > 0 and name.evidence <= _TOLD]
    if not alike and not single:
        return
    parts = [c for name in names if "segment" in name.vetoes for c in name.candidates if "segment" in c.vetoes]
    told = sorted([part.start for part in parts] + [found.start() for found in _NOUN.finditer(text) if _is_spoken_of(text, found)])
    heading = _HEADING.search(text)
    for name in alike:
        first = name.candidates[0].start
        if (heading is not None and heading.end() < first < heading.end() + _SECTION) or (told and _is_told_behind(text, told, first)):
            name.oppose("segment")
    _in_one_breath(text, names, single)


def _is_spoken_of(text: str, noun: re.Match[str]) -> bool:
    """Whether a text speaks of divisions at this word: "the division lost", "among its divisions"; but "the unit root"."""
    at, end = noun.span()
    if noun[0] in _ONE and text[max(0, at - 3) : at] == "he ":
        return _LOST.match(text, end) is not None
    return noun[0] != "unit" and not text.startswith(" and ", end) and _LEAD.search(text, max(0, at - _REACH), at) is not None


def _is_headed(name: Name) -> bool:
    """Whether a name says by a word of its own that it is a company, or is two common words: "Climate Solutions", "Flow Control"."""
    return not _HEADED.isdisjoint(name.evidence) or (" " in name.key and name.evidence <= _OWNED | _TOLD)


def _is_told_behind(text: str, told: Sequence[int], first: int) -> bool:
    """Whether a division is spoken of earlier in the paragraph of a name."""
    before = told[bisect_left(told, first) - 1]
    return before < first < before + _PARAGRAPH and "\n" not in text[before:first]


def _in_one_breath(text: str, names: Sequence[Name], single: Sequence[Name]) -> None:
    """ "Motion Systems rose 6%, while Thermal slipped": what a sentence goes on with behind a division is another one."""
    by_key = {name.key: name for name in single}
    divisions = {name.key for name in names if "segment" in name.vetoes}
    if not by_key or not divisions:
        return
    ordered: list[CompanyCandidate] = sorted((c for name in names for c in name.candidates), key=attrgetter("start"))
    for one, other in pairwise(ordered):
        if one.key in divisions and other.key in by_key and _NEW_SENTENCE.search(text, one.end, other.start) is None:
            by_key[other.key].oppose("segment")
            divisions.add(other.key)
