"""What is done year in, year out, told in the plain present: it holds now, whatever the article reports on.

    We spend £40m a year on new labs        so much by the year, with a verb in the present right in front
    is burning through £4m a month
    hands landlords 14% of its revenue      a share that somebody gives, takes or makes

Left alone: the past ("spent £40m a year"), what is to come, a change, and what may be of then too ("they put £4m a year into it").
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.leads import value_start
from extractor.link.metrics.noun_phrases import is_adverb, is_plural
from extractor.link.nodes import Node
from extractor.link.periods.states import REGULARLY, by_time
from extractor.link.periods.when import Asked
from extractor.link.verb_forms import PAST

_WE = frozenset("we they you i who that which".split())
_ARE = frozenset("is are 's ’s 're ’re".split())
_OBJECTS = frozenset("it them us him her me landlords customers users buyers owners sellers shareholders staff workers".split())
_SHARES = frozenset("hands gives devotes spends eats swallows absorbs takes keeps pays ploughs plows puts sends pockets earns".split())
# Verbs that do not change in the past: "they put $5m a year into it" may be both.
_ALIKE = frozenset(base for base, past in PAST.items() if base in past.split())
# What is left of "carries", "uses" without their ending.
_BASES = frozenset(base.removesuffix("e") for base in PAST) | frozenset(
    "carri serv employ operat us process handl ship deliver complet receiv attract generat produc record brew bottl bak pump welcom "
    "transport mov".split()
)
_ON_EACH = [[to, each] for to in ("on", "for") for each in ("each", "every")]
_BEFORE_SUM = frozenset("modest mere a up an average of in out through about some".split())


def is_habit(asked: Asked) -> bool:
    """Whether a figure is told of what is done regularly in the present."""
    if asked.meeting.change is not None or asked.forecast or asked.comparison:
        return False
    nodes, i = asked.nodes, asked.i
    verb = value_start(nodes, i) - 1
    if _is_regular(asked):
        while verb > 0 and (is_adverb(nodes[verb].word) or nodes[verb].word in _BEFORE_SUM):
            verb -= 1
        return verb > 0 and _is_plain_present(nodes, verb)
    amount = nodes[i].amount
    shared = amount is not None and amount.kind == "percent" and [node.word for node in nodes[i + 1 : i + 2]] == ["of"]
    verb -= shared and verb > 1 and nodes[verb].word in _OBJECTS
    return shared and verb > 0 and nodes[verb].word in _SHARES


def _is_regular(asked: Asked) -> bool:
    """ "£40m a year", "200 million travellers a year", "£21 a visit", "£4 on each phone"."""
    amount = asked.nodes[asked.i].amount
    if [node.word for node in asked.nodes[asked.i + 1 : asked.i + 3]] in _ON_EACH:
        return True
    return asked.meeting.metric == "basket_size" or by_time(asked.nodes, asked.i) or (amount is not None and amount.per in REGULARLY)


def _is_plain_present(nodes: Sequence[Node], verb: int) -> bool:
    """ "they spend", "Providers spend", "which carries", "a shop rings up"; but "they put" may be of then."""
    word, subject = nodes[verb].word, nodes[verb - 1]
    if word in _ALIKE or not word.isalpha():
        return False
    if word.endswith("ing") and verb > 1 and (subject.word in _ARE or (is_adverb(subject.word) and nodes[verb - 2].word in _ARE)):
        return True
    buyers = subject.metric is not None and subject.metric.id in cues.BUYERS
    if subject.word in _WE or is_plural(subject) or buyers:
        return word in PAST
    named = subject.kind in ("word", "company", "reference") and len(subject.word) != 1
    return named and word.endswith("s") and word.removesuffix("s").removesuffix("e") in _BASES
