"""A move that a noun tells, read as the verb that tells the same.

    revenue saw a rise of 5% to $3bn            revenue rose 5% to $3bn
    shares suffered a 5.2% decline              shares fell 5.2%
    exports registered growth in May of 12%     exports grew in May by 12%
    a rise of 5% in revenue                     left alone: what moved stands behind
    figures showed a rise of 5%                 left alone: who only tells does not move
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues, metric_kinds
from extractor.link.nodes import Node
from extractor.link.past_time import past_time, says_session
from extractor.link.verb_forms import forms

# Verbs that say no more than that something moved: form → which form of the other verb it asks for.
_LIGHT = {
    form: k
    for base in (
        "see record register post report experience enjoy suffer notch achieve deliver show witness manage make endure sustain "
        "log display".split()
    )
    for k, form in reversed(list(enumerate((base, forms(base)[1], forms(base)[2], forms(base)[-2], forms(base)[-1]))))
}  # fmt: skip
_PAST, _PARTICIPLE, _HAVE = 2, 3, frozenset("has have had having been".split())
# Nouns of movement → the verb that tells the same.
_VERBS = {
    noun: verb
    for verb, nouns in {
        "rise": "rise rises uptick upswing upturn uplift climb surge jump leap spike spurt upsurge",
        "gain": "gain gains advance",
        "increase": "increase increases expansion",
        "grow": "growth",
        "fall": "fall drop drops dip slide slump plunge tumble slippage downturn falls",
        "decline": "decline declines",
        "decrease": "decrease decreases reduction",
        "contract": "contraction",
    }.items()
    for noun in nouns.split()
}
_OF_SHARES = frozenset("gain gains advance growth".split())
# Who tells of a move, and does not move.
_TELLERS = frozenset(
    "data figures survey surveys report reports poll results numbers statistics study accounts index filing statement update "
    "projections projection forecasts estimates outlook".split()
)
_OF_WHAT, _FEW = frozenset("in of for among across at".split()), 7  # nodes between the verb and the value


def with_verbs(text: str, nodes: list[Node]) -> list[Node]:
    """The nodes with "rose 5%" for "saw a rise of 5%", "saw a 5% rise"."""
    values = [i for i, node in enumerate(nodes) if node.amount is not None and node.amount.kind == "percent"]
    for i in reversed(values):
        light = next((j for j in range(i - 1, max(0, i - _FEW - 1), -1) if nodes[j].word in _LIGHT), 0)
        if light and _moves_itself(text, nodes, light, i):
            nodes = _moved_of(text, nodes, light, i) or _moved_by(text, nodes, light, i) or nodes
    return nodes


def _moves_itself(text: str, nodes: Sequence[Node], light: int, i: int) -> bool:
    """Whether who is in front of a light verb is what moves: no survey, and nobody who only foresees it.

    "Comparable sales grew 4% at Acme, while Beta posted a 2% decline": what of a company moves is told elsewhere, but for a price.
    """
    subject = light - 1
    while subject > 0 and (nodes[subject].word in cues.AUXILIARY or nodes[subject].kind == "period" or nodes[subject].word == "on"):
        subject -= 1
    foresees = nodes[light].word in ("see", "sees", "reports", "report") and nodes[light - 1].word not in cues.AUXILIARY
    if foresees or nodes[subject].word in _TELLERS or (nodes[subject].kind == "mark" and nodes[subject].word != ","):
        return False
    if any(node.metric is not None or node.word in cues.OF_GOODS for node in nodes[:light]):
        return nodes[subject].kind != "company" or not any(node.amount is not None for node in nodes[:subject])
    gains = any(_word(text, node) in _OF_SHARES for node in nodes[light + 1 : i + 2])
    reaches = any(node.word == "to" for node in nodes[i + 1 : i + 3]) and any(node.amount is not None for node in nodes[i + 2 : i + 5])
    return any(node.companies for node in nodes[:light]) and (gains or reaches)


def _moved_of(text: str, nodes: list[Node], light: int, i: int) -> list[Node] | None:
    """ "saw a rise of 5%", "registered growth in May of 12%"."""
    noun = next((j for j in range(light + 1, i) if _word(text, nodes[j]) in _VERBS), 0)
    if not noun or nodes[i - 1].word != "of" or past_time(nodes, noun + 1) != i - 1 or _tells_what(nodes, i + 1):
        return None
    if nodes[noun - 1].word in metric_kinds.GROWING:
        return None  # "reported deposit growth of 12%"
    if not all(_qualifies(node) for node in nodes[light + 1 : noun]):
        return None
    when = nodes[noun + 1 : i - 1]
    by = [nodes[i - 1]._replace(word="by")] if when else []
    return [*nodes[:light], _verb(text, nodes, light, noun), *when, *by, *nodes[i:]]


def _moved_by(text: str, nodes: list[Node], light: int, i: int) -> list[Node] | None:
    """ "suffered a 5.2% decline"."""
    noun = next((j for j in range(i + 1, min(i + 4, len(nodes))) if _word(text, nodes[j]) in _VERBS), 0)
    plain = bool(noun) and all(_qualifies(node) for node in (*nodes[light + 1 : i], *nodes[i + 1 : noun]))
    if not plain or light + 1 == i or _tells_what(nodes, noun + 1):
        return None
    return [*nodes[:light], _verb(text, nodes, light, noun), nodes[i], *nodes[noun + 1 :]]


def _verb(text: str, nodes: Sequence[Node], light: int, noun: int) -> Node:
    base = _VERBS[_word(text, nodes[noun])]
    made = forms(base)
    asked = _LIGHT[nodes[light].word]
    asked = _PARTICIPLE if asked == _PAST and nodes[light - 1].word in _HAVE else asked
    form = (base, made[1], made[2], made[-2], made[-1])[asked]
    return nodes[light]._replace(end=max(nodes[light].end, min(nodes[noun].end, nodes[light + 1].start - 1)), word=form)


def _tells_what(nodes: Sequence[Node], i: int) -> bool:
    """ "a 5% rise in revenue", "growth of 5% in the number of": what moves stands behind; but "in May", "in early trade"."""
    if i + 1 >= len(nodes) or nodes[i].word not in _OF_WHAT:
        return False
    if nodes[i + 1].kind == "period":
        return past_time(nodes, i) < len(nodes) and _tells_what(nodes, past_time(nodes, i))
    return not says_session(nodes, i)


def _word(text: str, node: Node) -> str:
    if node.kind != "metric":
        return node.word
    when, _, noun = text[node.start : node.end].lower().rpartition(" ")
    return noun if when in ("", "annual", "year-on-year") else ""


def _qualifies(node: Node) -> bool:
    """Whether a word may stand between a light verb, its noun and the value: "a sharp", "another year-on-year"."""
    return node.kind == "word" and not any(node.word in words for words in (cues.PREPOSITIONS, cues.OPENERS, cues.AUXILIARY))
