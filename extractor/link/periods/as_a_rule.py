"""What somebody does as a rule, told in the present by its count: it holds on the day of publication.

    makes 12,000 barrels of beer                     a verb of making or using, right in front
    supplies parts to 40 carmakers                   any verb of a subject that opens the clause, where no table lists the thing
    buys 60,000 tonnes of apples a year              also one that tells of an event elsewhere, by the year

Left alone: headlines, what has a date, and what is done once ("adds 40 shops").
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.leads import value_start
from extractor.link.metrics.noun_phrases import is_past
from extractor.link.nodes import Node
from extractor.link.periods.tense import is_third_person
from extractor.link.periods.when import Asked

_DOES = frozenset(
    "makes produces builds brews bakes carries handles processes uses burns consumes treats exports imports pumps refines mines generates "
    "prints publishes transports flies stores supplies feeds assembles churns grinds roasts bottles distils recycles ferries".split()
)
_REGULAR = frozenset("buys hires loses spends gets sheds recruits opens closes adds takes wins".split())  # so many a year
_ONCE = frozenset("plans files names wins loses hires seeks faces orders recalls raises cuts joins agrees says bids ends".split())
_SUBJECT = 6  # nodes
_THEY = frozenset("it they".split())
_OTHERS = (cues.AUXILIARY | cues.FORECAST | cues.OPENERS) - _THEY - {"to", "with", "and"}  # another verb or another clause


def does_so(asked: Asked, *, unlisted: bool, by_time: bool) -> bool:
    nodes, i, amount = asked.nodes, asked.i, asked.nodes[asked.i].amount
    verb = value_start(nodes, i) - 1
    if verb < 1 or amount is None or amount.kind != "quantity" or asked.forecast or (asked.comparison and asked.previous is not None):
        return False
    if asked.sentence.text[asked.sentence.end - 1] != "." or any(node.kind == "period" for node in nodes):
        return False
    by_time = by_time or _is_by_time(nodes, i)
    if by_time and (nodes[verb].word in _REGULAR or nodes[verb - 1].word in _REGULAR):
        return True
    done = nodes[verb].word in _DOES or (unlisted and _is_told_so(nodes, i, by_time=by_time))
    return done and asked.meeting.change is None


def _is_told_so(nodes: Sequence[Node], i: int, *, by_time: bool) -> bool:
    """ "The sector provides work for 300,000 families": whether the clause's one verb is in the present, behind a subject that opens it."""
    start = next((j + 1 for j in range(i - 1, -1, -1) if nodes[j].word in (",", ";", ":")), 0)
    verb = next((j for j in range(start + 1, min(start + _SUBJECT, i)) if _is_verb(nodes, j, start)), None)
    if verb is None or (nodes[verb].word in _ONCE | _REGULAR and not by_time):
        return False
    words = [node.word for node in nodes[start:i] if node.kind == "word"]
    return not any(word in _OTHERS or is_past(word) for word in words)


def _is_by_time(nodes: Sequence[Node], i: int) -> bool:
    """ "60,000 tonnes of apples a year"."""
    near = [node.word or node.kind for node in nodes[i + 1 : i + _SUBJECT]]
    told = next((k for k, word in enumerate(near) if word in ("a", "each", "every") and near[k + 1 : k + 2] != []), None)
    return told is not None and near[told + 1] in ("year", "month", "week", "day") and "value" not in near[:told]


def _is_verb(nodes: Sequence[Node], j: int, start: int) -> bool:
    """ "Acme supplies", "The sector provides", "Its new app connects"."""
    if nodes[j].kind != "word" or not (is_third_person(nodes[j].word) or nodes[j].word in _REGULAR):
        return False
    named = nodes[j - 1].kind in ("company", "reference") or nodes[j - 1].word in _THEY
    owned = nodes[start].word in cues.DETERMINERS or nodes[start].kind == "reference"
    return named or (owned and j - start > 1 and nodes[j - 1].kind == "word" and nodes[j - 1].word not in cues.PREPOSITIONS)
