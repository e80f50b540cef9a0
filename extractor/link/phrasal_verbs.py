"""Verbs with a particle that say what one plain verb says in front of a value.

    clocked in at, amounted to, ran to $5m      was $5m
    went up, shot up, picked up, put on 5%      rose 5%
    moved lower, gave up, knocked off 5%        fell 5%
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.nodes import Node
from extractor.link.verb_forms import forms

_STEPS = "go move climb edge tick inch creep nudge drift trend head slide slip"
_TABLE: tuple[tuple[str, str, str], ...] = (  # particles, verbs, and what they are
    ("in at", "come clock weigh check", "be"),
    ("out at", "come shake average", "be"),
    ("at", "print register land", "be"),
    ("out at", "work", "was"),  # "the price works out at £5m", "the bill will come to £5m" are no levels of now
    ("to", "amount equate come run", "was"),
    ("up to", "add tot", "was"),
    ("up", f"{_STEPS} come rise shoot pick push jump surge spike race power zoom bounce leap firm ramp step speed bump", "rise"),
    ("back up", f"{_STEPS} come", "rise"),
    ("in up", "come", "rise"),
    ("higher", f"{_STEPS} push jump surge race power", "rise"),
    ("on", "put tack pile", "rise"),
    ("down", f"{_STEPS} come fall drop slow calm", "fall"),
    ("back down", f"{_STEPS} come", "fall"),
    ("in down", "come", "fall"),
    ("lower", f"{_STEPS} push drop", "fall"),
    ("off", "fall drop tail cool ease", "fall"),
    ("away", "fall drop melt ebb tail", "fall"),
    ("up", "give", "fall"),
    ("back", "edge ease slip fall drop pull drift slide inch", "fall"),
)
# Each of a plain verb's forms, in the order of `forms`.
_PLAIN = {
    "be": ("is", "is", "was", "been", "being"),
    "was": ("", "", "was", "been", ""),
    "rise": ("rise", "rises", "rose", "risen", "rising"),
    "fall": ("fall", "falls", "fell", "fallen", "falling"),
}
_PAST, _PARTICIPLE = 2, 3  # places in them
_LEVELS = frozenset({"be", "was"})


def _by_tense(base: str) -> list[tuple[str, int]]:
    """The forms of a verb and the place of each tense; a past like the base is the past: "put"."""
    made = forms(base)
    places = [0, 1, _PAST, _PARTICIPLE, 4] if len(made) > 4 else [0, 1, _PAST, 4]
    return list(zip(made, places, strict=True))


_VERBS = {
    (form, *particles.split()): (plain, place)
    for particles, bases, plain in _TABLE
    for base in bases.split()
    for form, place in _by_tense(base)
    if _PLAIN[plain][place]
}
_LAST = frozenset(words[-1] for words in _VERBS)
_LONGEST, _SHORTEST = 3, 2  # words of each
# What may be put on, given up and picked up without being a move: a stake, 40 flights, points of a margin.
_TAKING = frozenset(form for base in "put tack pile give pick".split() for form in forms(base))
_BETWEEN = frozenset("by to from".split())  # a movement and its size
_TO_DO = frozenset("to will would could should can may might must".split())
_HAVING = frozenset("has have had having 've been".split())
_PRONOUNS = frozenset("it they that this".split())  # "it came to £5m" stands for what was told


def in_plain_verbs(plain: list[Node], value: Node, behind: Node | None) -> None:
    """Puts "was", "rose" or "fell" for the verb and its particle that `plain` ends in, in front of a value."""
    at = _behind_verb(plain)
    if at < _SHORTEST or plain[at - 1].word not in _LAST:
        return
    between = plain[at].word if at < len(plain) else ""
    for length in range(min(_LONGEST, at), _SHORTEST - 1, -1):
        told = _VERBS.get(tuple(node.word for node in plain[at - length : at]))
        if told is None:
            continue
        first = at - length
        front = plain[first - 1].word if first else ""
        taken = plain[first].word in _TAKING and between not in _BETWEEN and not _is_size(value, front, behind)
        if taken or _stays(told[0], front, between):
            return
        plain[first:at] = [plain[first]._replace(end=plain[at - 1].end, word=_form(told, front))]
        return


def _behind_verb(plain: Sequence[Node]) -> int:
    """Where the words end that may be a verb and its particle: in front of "by just", "slightly to"."""
    at = len(plain)
    at = _over_adverbs(plain, at)
    if at and plain[at - 1].word in _BETWEEN and _over_adverbs(plain, at - 1) > 1:
        over = _over_adverbs(plain, at - 1)
        at = over if plain[over - 1].word in _LAST - _BETWEEN else at
    return at


def _over_adverbs(plain: Sequence[Node], at: int) -> int:
    while at and ((word := plain[at - 1].word) in cues.APPROXIMATORS or word.endswith("ly")):
        at -= 1
    return at


def _stays(plain: str, front: str, between: str) -> bool:
    """Whether a level stays as it is said: of a pronoun, or with another preposition behind it."""
    return plain in _LEVELS and (front in _PRONOUNS or between in _BETWEEN)


def _is_size(value: Node, front: str, behind: Node | None) -> bool:
    """Whether a value is how far something went: "picked up 5%"; not "and picked up 5%", "picked up 5% of Beta", "put on 40 flights"."""
    apart = behind is None or (behind.word != "of" and behind.word not in cues.UP_NOUNS | cues.DOWN_NOUNS)
    return value.amount is not None and value.amount.unit == "percent" and apart and front != "and"


def _form(told: tuple[str, int], front: str) -> str:
    plain, place = told
    if front in _TO_DO:
        return "be" if plain == "be" else plain
    return _PLAIN[plain][_PARTICIPLE if front in _HAVING and place in (0, _PAST) else place]
