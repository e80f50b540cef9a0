"""Whether a period only dates what moved a figure, and not the figure itself.

    helped by the May purchase of Beta          the month as the adjective of a thing
    swollen by the purchase of Beta in May      the month of a thing that is named as a cause
    after its June fire, despite a wet July     likewise
    the top of the range it gave in May         the month of a clause without "which", of what was given or done then
    in line with its May guidance               likewise

Left alone: quarters and halves ("driven by a strong third quarter"), the thing's own price, what is measured by itself ("the 2% rise
in May"), and a month that a figure is of ("the June figure").
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from extractor.link import cues
from extractor.link.metrics.noun_phrases import is_past, is_verb
from extractor.link.nodes import Node

_CAUSES = frozenset("after following despite amid since".split())
_LED = {"to": frozenset("thanks due owing".split()), "of": frozenset("because back result".split())}
_PARTICIPLES = frozenset("hit hurt driven led held cut brought swollen shrunk beaten".split())
_DATED = frozenset("in on during over".split())
_MEASURED = frozenset(
    "figure figures level total reading quarter half year month increase decrease rise fall drop decline low high".split()
)
_VIEWS = frozenset("range guidance forecast forecasts target targets outlook projection projections estimate goal".split())
_GIVEN = frozenset("given set issued made announced promised published provided".split())
_PARTICLES = frozenset("through up out down off over".split())
_NO_THINGS = (
    cues.PREPOSITIONS
    | cues.OPENERS
    | cues.AUXILIARY
    | frozenset("and or but while when as if what than said says time day moment point".split())
)
_LONGEST = 31  # days
_YEAR = len("2025")
_PHRASE, _ADJECTIVES = 14, 2  # nodes


def dates_cause(nodes: Sequence[Node], j: int, first: int = -1) -> bool:
    """Whether the period at a node is that of a cause, which opens behind the first node."""
    period = nodes[j].period
    if j < _ADJECTIVES or period is None or period.start_date is None or period.end_date is None:
        return False
    short = (period.end_date - period.start_date).days <= _LONGEST
    if (short or len(period.timex) == _YEAR) and _is_adjective(nodes, j) and _opens_cause(nodes, j):
        return True
    if not short or first < 0:
        return short and nodes[j - 1].word in _DATED and _in_phrase(nodes, j - 1, first)
    if nodes[j - 1].word in _DATED | {"on"} and (_in_phrase(nodes, j - 1, first) or _in_clause(nodes, j - 2, first)):
        return True
    # "in line with its November guidance", but "from 1.3% in the December projections", which are of the same time
    viewed = j + 1 < len(nodes) and nodes[j + 1].word in _VIEWS and nodes[j - 2].word != "in"
    return viewed and (nodes[j - 1].word in cues.DETERMINERS or nodes[j - 1].kind == "reference")


def _in_clause(nodes: Sequence[Node], end: int, first: int) -> bool:
    """ "the range it gave", "a price rise that Acme pushed through", "the target set": what was done to a thing, without "which"."""
    verb = end - (nodes[end].word in _PARTICLES)
    if verb - 2 <= first or nodes[verb].kind != "word" or nodes[verb].word in cues.AUXILIARY | cues.PREPOSITIONS:
        return False
    if nodes[verb].word in _GIVEN and nodes[verb - 1].word in _VIEWS:
        return True
    who = verb - 1 - (nodes[verb - 1].word == "had")
    thing = who - 1 - (nodes[who - 1].word == "that")
    does = nodes[who].word in cues.PRONOUNS or nodes[who].kind in ("company", "reference")
    return does and thing > first and nodes[thing].kind in ("word", "metric") and _is_thing(nodes, thing, first)


def _is_thing(nodes: Sequence[Node], i: int, first: int) -> bool:
    """Whether a noun stands at a node, with its determiner in front: "the $4m to $5m range", "a price rise"."""
    word = nodes[i].word
    if nodes[i].kind == "word" and (not word.isalpha() or word in _NO_THINGS or is_verb(word) or is_past(word)):
        return False
    front = nodes[max(first + 1, i - _PHRASE // 2) : i]
    return any(node.word in cues.DETERMINERS or node.kind == "reference" for node in front)


def is_to_blame(nodes: Sequence[Node], i: int) -> bool:
    """ "A wet March and dearer flour ate into profits": a month that did something, and not one that is reported on."""
    period = nodes[i].period
    if i < _ADJECTIVES or period is None or period.start_date is None or period.end_date is None:
        return False
    if (period.end_date - period.start_date).days > _LONGEST or nodes[i - 2].word not in cues.DETERMINERS:
        return False
    return nodes[i - 1].kind == "word" and nodes[i - 1].word not in cues.PREPOSITIONS and not any(n.metric for n in nodes[i + 1 : i + 2])


def _is_adjective(nodes: Sequence[Node], j: int) -> bool:
    """ "the May purchase", "its June fire"; but "the May figure", "the 2025 loss"."""
    if j + 1 >= len(nodes):
        return False
    thing = nodes[j + 1]
    if thing.kind == "metric":  # "hit by the April tariffs", but "after the April sales of $5m"
        return all(node.kind != "value" for node in takewhile(lambda node: node.kind != "mark", nodes[j + 1 :]))
    if thing.kind != "word" or not thing.word.isalpha() or thing.word in _MEASURED | cues.PREPOSITIONS | cues.OPENERS | cues.AUXILIARY:
        return False
    return not is_past(thing.word)


def _opens_cause(nodes: Sequence[Node], j: int) -> bool:
    """Whether a determiner stands in front of a period, or of an adjective or two, and what names a cause in front of that."""
    for k in range(j - 1, max(0, j - 2 - _ADJECTIVES), -1):
        if nodes[k].word in cues.DETERMINERS or nodes[k].kind == "reference":
            return _names_cause(nodes, k - 1)
        if nodes[k].kind != "word" or nodes[k].word in cues.PREPOSITIONS:
            return _names_cause(nodes, k) if k == j - 1 else False  # "after May storms"
    return False


def _in_phrase(nodes: Sequence[Node], end: int, first: int) -> bool:
    """Whether a cause opens in front of a node, one phrase up to there: "by the purchase of Beta", "because of a strike in Oslo"."""
    for k in range(end - 1, max(first, end - _PHRASE), -1):
        if nodes[k].kind in ("mark", "metric", "period") or nodes[k].word == "," or is_verb(nodes[k].word):
            return False
        if (nodes[k].word in cues.DETERMINERS or nodes[k].kind == "reference") and _names_cause(nodes, k - 1):
            return k - 1 > first
    return False


def _names_cause(nodes: Sequence[Node], k: int) -> bool:
    """ "after", "thanks to", "because of", "hurt by"."""
    if k < 1:
        return k == 0 and nodes[0].word in _CAUSES
    word, before = nodes[k].word, nodes[k - 1].word
    if word == "by":
        return is_past(before) or before in _PARTICIPLES
    return word in _CAUSES or before in _LED.get(word, ())
