"""Is a value a level or a change, and which way?

    rose 6% / up 6% / by 6% / an increase of 6% / 6% higher / a 6% rise     a change
    rose to $5bn / from $4bn / at 5% / was 5%                               a level

The nearest word of movement on the value's own side of the sentence gives the direction.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.leads import value_start
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms

INCREASE, DECREASE = "increase", "decrease"
_CROSSED = frozenset("below above past beyond under".split())  # "slipped below $70": a level
# "made up 40% of", "ate up $510m", "lined up a loan", "wrote off $3m": verbs that are no movement with their particle.
_WITH_UP = all_forms(
    "make take eat use swallow line put set soak snap scoop pick buy gobble run ring free tie open end wind mop rack chalk notch "
    "write charge pay sell lay spin carve hive sign"
)
_LINES = frozenset("lines line charges charge pay sets".split())  # "with commercial lines up 11%", "base pay up 3%"
_HELD_BACK = (["held", "back"], ["weighed", "down"], ["dragged", "down"], ["set", "back"])  # by a charge of so much
_NEAR = 8  # nodes of "outstripped that of 2024 by"
_OUTDOES = {
    **dict.fromkeys(all_forms("beat outpace outdo") | {"outstripped", "outstripping"}, INCREASE),
    **dict.fromkeys(all_forms("undershoot trail lag") | {"undershot"}, DECREASE),
}
_FOLDS = frozenset("double triple treble quadruple".split())
# "was ahead 5%", "moved higher 2%": where something went, or stands against another time.
_SIDES = {
    **dict.fromkeys("ahead higher upwards upward".split(), INCREASE),
    **dict.fromkeys("lower backwards downwards downward".split(), DECREASE),
}
# Small steps to either side: "edged 0.3% lower".
_STEPS, _DOWN = all_forms("edge tick inch creep nudge"), frozenset("lower down weaker softer".split())
_AGAINST_NOTHING = frozenset("in at over on for during last and so to amid as while but of".split())
# "was up as much as", "expanded a seasonally adjusted": between a movement and its size.
_PASSED = frozenset("as much some year-on-year year on over a an adjusted annualised annualized".split())
_LEVEL_CONNECTORS = frozenset("to from at towards toward than".split())
# "by an average of", "at an annual rate of": between a preposition and its value, they change nothing.
_MEASURED_OUT = frozenset(
    "a an the its average annual annualised annualized total combined mean median rate pace clip compound further".split()
)
_TURNS = all_forms("turn draw vote")
_TO_DO = frozenset("to must will would could should can may might".split())
_SIGNED = {"minus": "decrease", "plus": "increase"}
_WITHIN = frozenset("in for during".split())
SIGNS = {"+": INCREASE, "-": DECREASE, "−": DECREASE, "–": DECREASE}


def direction_of_price(noun: str) -> str | None:
    """The way a price went by a noun behind or in front of the size: "a loss of 0.8%", "a 2.9% advance"."""
    return DECREASE if noun == "loss" else direction(noun)


def told_with(text: str, nodes: Sequence[Node], start: int, last: int) -> tuple[Node, str] | None:
    """ "with a loss of 6%", "with a 6% loss": the noun, and which way a price went by it."""
    return moved_by(text, nodes, start, last) if any(node.word == "with" for node in nodes[max(0, start - _WITH) : start]) else None


def moved_by(text: str, nodes: Sequence[Node], start: int, last: int) -> tuple[Node, str] | None:
    """ "a loss of 6%", "a 6% loss": the noun, and which way something went by it."""
    noun = start - 2 if nodes[start - 1].word == "of" else last + 1
    if noun >= len(nodes):
        return None
    change = direction_of_price(text[nodes[noun].start : nodes[noun].end].lower())
    return (nodes[noun], change) if change is not None else None


def direction(word: str) -> str | None:
    """
    >>> direction("soared"), direction("narrowed"), direction("was")
    ('increase', 'decrease', None)
    """
    if word in cues.UP or word in cues.UP_NOUNS or word == "up":
        return INCREASE
    if word in cues.DOWN or word in cues.DOWN_NOUNS or word in ("down", "off"):
        return DECREASE
    return cues.COMPARATIVES.get(word)


def nearest_direction(words: Sequence[str]) -> str | None:
    """The direction that the last word of movement gives."""
    return next((found for found in map(direction, reversed(words)) if found), None)

_WITH = 5  # nodes of "with a further loss of"


def change_around(nodes: Sequence[Node], first: int, last: int, lead: Sequence[str]) -> str | None:
    """The change that a verb makes of the values `first` to `last`, by the words left of them; "edged 0.3% lower" went down."""
    stepped = not _STEPS.isdisjoint(lead[-1:]) and last + 1 < len(nodes) and nodes[last + 1].word in _DOWN
    return DECREASE if stepped else change_before(nodes, first, lead)


def change_before(nodes: Sequence[Node], first: int, lead: Sequence[str]) -> str | None:
    """The change that the words left of a value make of it, None for a level.

    `lead` are the words between the mention before and the value, approximators at its end removed.
    """
    if not lead or (nodes[first - 1].word in _CROSSED and not _only_limits(nodes, first)):
        return None
    lead = _plain(lead[:-1] if lead[-1] == "between" and len(lead) > 1 else lead)  # "to increase by between 2% and 6%"
    last = lead[-1]
    amount = nodes[first].amount
    if last == "at" and len(lead) > 1 and amount is not None and amount.kind == "percent":
        moves = lead[-2] in cues.UP | cues.DOWN and lead[-2] not in cues.COMPARATIVES  # "was 80 basis points lower at 48.2%"
        return direction(lead[-2]) if moves else None  # "grew at 9% a year", but "closed up at 3.02%"
    if last in _LEVEL_CONNECTORS:
        return None
    if last == "by":
        return _by_so_much(nodes, first, lead)
    if last in _SIGNED and amount is not None and amount.kind == "percent":
        return _SIGNED[last]  # "brought in 2.38 billion (minus 3.1 per cent)"
    if last == "of":
        return _of_change(nodes, value_start(nodes, first))
    return _of_words(nodes, first, lead)


def _by_so_much(nodes: Sequence[Node], first: int, lead: Sequence[str]) -> str | None:
    """ "grew by less than 10%", "beat the year before by 8%"."""
    amount = nodes[first].amount
    if len(lead) > 1 and (_is_agent(nodes, first, lead[-2]) or lead[-3:-1] in _HELD_BACK):
        return None
    told = (_OUTDOES[node.word] for node in reversed(nodes[max(0, first - _NEAR) : first]) if node.word in _OUTDOES)
    if amount is not None and amount.kind == "percent" and (against := next(told, None)) is not None:
        return against
    words = [node.word for node in nodes[max(0, first - 30) : first]]
    return nearest_direction(words[: len(words) - words[::-1].index("by")])


def _of_words(nodes: Sequence[Node], first: int, lead: Sequence[str]) -> str | None:
    """ "rose a further", "fell sharply", "was up"."""
    amount = nodes[first].amount
    for place in range(len(lead) - 1, -1, -1):
        word = lead[place]
        found = direction(word)
        verb = lead[place - 1] if place else ""
        noun = verb in _LINES and place > 1 and lead[place - 2] != "to" and amount is not None and amount.kind == "percent"
        turned = word == "down" and verb in _TURNS  # "turned down a $3bn offer"
        closed = word == "off" and verb in ("ended", "end", "ends")  # "The Dow ended off 101 points"
        if closed:
            return DECREASE
        if word in _FOLDS or turned or (word in ("up", "off") and verb in _WITH_UP and not noun):
            return None  # "double the $205m of last year"
        if (verb, word) in cues.PHRASAL_MOVES:
            return cues.PHRASAL_MOVES[verb, word]
        if found and word in cues.MOVES:
            return found
        if word in _SIDES and place == len(lead) - 1 and verb.isalpha() and _is_percent_alone(nodes, first):
            return _SIDES[word]
        if not (word.endswith("ly") or word in _PASSED):
            return None
    return None


def _only_limits(nodes: Sequence[Node], first: int) -> bool:
    """ "rose under 4%": a rise of less; but "slipped under 4%", "rose above 4%" tell where it went."""
    return nodes[first - 1].word in ("under", "below") and first > 1 and nodes[first - 2].word in cues.UP


def _is_agent(nodes: Sequence[Node], first: int, verb: str) -> bool:
    """ "dented by a €140m write-down", "driven by $4m of …": what moved something, not by how much."""
    if verb in cues.MOVES or verb in cues.LEVEL or not verb.endswith(("ed", "en", "hit", "hurt", "led")):
        return False
    return nodes[first].kind == "value" and first + 1 < len(nodes) and nodes[first + 1].kind in ("metric", "word")


def _plain(lead: Sequence[str]) -> Sequence[str]:
    """
    >>> _plain(["prices", "by", "an", "average", "of"]), _plain(["an", "average", "of"])
    (['prices', 'by'], ['an', 'average', 'of'])
    """
    place = len(lead) - 1
    while place and (lead[place] == "of" or lead[place] in _MEASURED_OUT):
        place -= 1
    return lead[: place + 1] if lead[-1] == "of" and lead[place] in ("by", "at", "to") else lead


def _of_change(nodes: Sequence[Node], first: int) -> str | None:
    """ "an increase of 5%", "a rise in revenue of 5%": the noun before "of", a metric between allowed."""
    seen = 0
    for i in range(first - 1, max(-1, first - 10), -1):
        node = nodes[i]
        if node.kind == "mark" or node.kind == "value":
            return None
        if seen and i and nodes[i - 1].word in _TO_DO and node.word in cues.MOVES:
            return None  # "needs to cut borrowings of £5m"
        if node.word in cues.UP_NOUNS or (node.word == "plus" and seen == 0):
            return INCREASE
        if node.word in cues.DOWN_NOUNS or (node.word == "minus" and seen == 0):
            return DECREASE
        if node.kind == "metric" and node.metric:
            seen += 1
            words = node.word.split()
            if seen > 1 or words:
                return None
        elif node.kind == "word" and (node.word in cues.LEVEL or node.word in cues.AUXILIARY) and node.word not in ("record",):
            return None
    return None


def change_after(nodes: Sequence[Node], last: int) -> tuple[str | None, int]:
    """The change that the words right of a value make of it, and the place behind them: "5% higher", "a 5% rise in"."""
    place = last + 1
    amount = nodes[last].amount
    rated = amount is not None and amount.per is not None and amount.modifier != "up_to"  # "another $9 a share more" is a part
    if rated and place + 2 < len(nodes) and nodes[place].word in ("a", "an", "per") and nodes[place + 2].word in cues.COMPARATIVES:
        place += 2  # "1.12 rand a litre more"
    for steps in range(4):
        if place + steps >= len(nodes):
            return None, place
        node = nodes[place + steps]
        if node.kind not in ("word", "metric"):
            return None, place
        word = node.word
        if steps == 0 and word == "short" and [n.word for n in nodes[place + 1 : place + 3]] == ["of", "what"]:
            return DECREASE, place + 1  # "3% short of what it managed a year ago"
        if steps == 0 and word == "more" and [n.word for n in nodes[place + 1 : place + 3]] in (["than", "half"], ["than", "a"]):
            return None, place  # "of its 1,460 employees more than half write code"
        if steps == 0 and word in cues.COMPARATIVES:
            return cues.COMPARATIVES[word], place + 1
        if steps == 0 and word in ("behind", "adrift") and _stands_alone(nodes, place):
            return DECREASE, place + 1
        if word in cues.UP_NOUNS:
            return INCREASE, place + steps + 1
        if word in cues.DOWN_NOUNS:
            return DECREASE, place + steps + 1
        if node.kind == "word" and (word in cues.PREPOSITIONS or word in cues.OPENERS or word in cues.AUXILIARY or word in cues.LEVEL):
            return None, place
    return None, place


def _is_percent_alone(nodes: Sequence[Node], first: int) -> bool:
    """ "was ahead 5%"; but "came in ahead 14% of the time"."""
    amount = nodes[first].amount
    return amount is not None and amount.kind == "percent" and [node.word for node in nodes[first + 1 : first + 2]] != ["of"]


def _stands_alone(nodes: Sequence[Node], place: int) -> bool:
    """ "4.8% behind in the ten weeks", "4.7 per cent adrift at £203m"; but "behind schedule", "behind its rival"."""
    return place + 1 >= len(nodes) or nodes[place + 1].kind in ("mark", "period") or nodes[place + 1].word in _AGAINST_NOTHING


def change_in_brackets(text: str, nodes: Sequence[Node], first: int) -> str | None:
    """ "capacity of 3.2bn seat-kilometres (+8.6%)", "profit of €3m (minus 4%)": the sign of a percentage behind a figure is a direction."""
    amount, place, start = nodes[first].amount, first - 1, nodes[first].start
    spelled = text.startswith("minus ", start)
    sign = "-" if spelled else text[start]
    if place < 1 or nodes[place].word != "(" or amount is None or amount.kind != "percent":
        return None
    when = nodes[place - 1].kind == "period" and place > 1  # "41,200 units in 2025 (-4%)"
    figure = nodes[place - 1 - when - (when and nodes[place - 2].word in _WITHIN)].amount
    closed = [node.word for node in nodes[first + 1 : first + 2]] in ([")"], [","], [";"], ["on"], ["from"])
    return SIGNS.get(sign) if closed and (spelled or (figure is not None and figure.kind != "percent")) else None


def change_of_both(nodes: Sequence[Node], last: int) -> str | None:
    """ "settled $2.31, or 3.6%, lower", "closed 1.8% or $0.43 lower": what stands behind an alternative is said of both its values."""
    plain = [node.word or node.kind for node in nodes[last + 1 : last + 4]]
    if plain[:2] == ["or", "value"] and len(plain) > 2:
        return cues.COMPARATIVES.get(plain[2])
    for second in (last, last + 3):
        if not 2 < second < len(nodes):
            continue
        values = nodes[second - 3].kind, nodes[second].kind
        words = [node.word for node in nodes[second - 2 : second]]
        if values == ("value", "value") and words == [",", "or"] and [node.word for node in nodes[second + 1 : second + 2]] == [","]:
            if [node.word for node in nodes[second + 3 : second + 4]] == ["from"]:
                return None  # "stands at £1.4bn, or 4,910 homes, down from £1.5bn"
            return cues.COMPARATIVES.get(nodes[second + 2].word) if second + 2 < len(nodes) else None
    return None
