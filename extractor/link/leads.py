"""What stands in front of a value.

    revenue rose by just over $3 billion
            ^^^^^^^ lead     ^ the value; "just over" only qualifies its number, so that it starts there
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms

# Every word that the rules below ask for right in front: most values have none, and one look tells.
_MOVES_UP = cues.MOVES | {"pick", "picks", "picked", "picking"}  # "has picked up to 8%"
_QUALIFIERS = cues.APPROXIMATORS | {"than", "to", "between", "of"}

_COUNTED_SO = ("total", "average")
_SAYING = all_forms("say add note warn estimate report predict expect think believe reckon argue admit confirm show")
_IS = frozenset("is are was were".split())
_CLOSES = frozenset("to will would may could should must and".split())  # "will close another three"


def before_sum(nodes: Sequence[Node], first: int) -> int:
    """The node in front of a value and all that only says how it is counted: "cut by a total of 275 points", "spend an average of £38"."""
    i = first - 1
    while i > 0 and (nodes[i].word in cues.APPROXIMATORS or (nodes[i].word == "of" and nodes[i - 1].word in _COUNTED_SO)):
        i -= 1
    return i


def value_start(nodes: Sequence[Node], first: int) -> int:
    """Where the value at node `first` starts, words that only qualify its number included: "just over", "as much as", "up to"."""
    start = first
    while start > 0 and (word := nodes[start - 1].word) in _QUALIFIERS:
        before = nodes[start - 2].word if start > 1 else ""
        if word == "that" and before in _SAYING:
            break  # "adding that 40% of profit should come from abroad": of nothing that was added
        if (
            (word == "than" and before in ("more", "less", "fewer", "greater"))
            or (word == "to" and before == "up" and not (start > 2 and nodes[start - 3].word in _MOVES_UP))
            or (word == "as" and before in ("much", "many", "little"))
            or (word in ("least", "most") and before == "at")
            or (word == "of" and before in ("upwards", "upward", "north"))
        ):
            start -= 2
        elif (word in ("above", "below") and start == first and before in _IS) or (word == "close" and before in _CLOSES):
            break
        elif (word in cues.APPROXIMATORS and word != "than") or word == "between":  # "wider than the $80m loss" holds one against another
            start -= 1
        else:
            break
    return start


def word_before(nodes: Sequence[Node], first: int) -> Node | None:
    """What stands right in front of the value at node `first`, words that only qualify its number aside."""
    start = value_start(nodes, first)
    return nodes[start - 1] if start > 0 else None


def lead_words(nodes: Sequence[Node], first: int) -> list[str]:
    """The words and marks between the mention before and the value at node `first`."""
    end = value_start(nodes, first)
    begin = end
    while begin > 0 and nodes[begin - 1].kind in ("word", "mark"):
        begin -= 1
    return [node.word for node in nodes[begin:end]]


def uses_up(lead: Sequence[str]) -> bool:
    """Whether the words in front of a value end with a verb of using it up: "labour eats up 34% of revenue"."""
    return len(lead) > 1 and lead[-1] == "up" and lead[-2] in cues.USES_UP


def taken_off(nodes: Sequence[Node], last: int, lead: Sequence[str]) -> bool:
    """ "Tariffs shaved 90 basis points off the gross margin"; but "off it", "off growth" are of what was named before."""
    if not lead or lead[-1] not in cues.TAKES_OFF or last + 1 >= len(nodes) or nodes[last + 1].word not in ("off", "from"):
        return False
    return any(node.metric is not None and node.metric.id != "growth_rate" for node in nodes[last + 2 : last + 5])
