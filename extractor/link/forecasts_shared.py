"""What shares the forecast of the value before it.

    forecast revenue of $530m and a margin of 57%             one verb for both
    sees income up 5% and expenses rising 2%                  what moves besides
    expects sales of $5m, up from $4m, with a margin of 12%   over a comparison
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from extractor.link import cues
from extractor.link.forecasts import ARTICLES, BASES, MODALS, MOVED, PARTS
from extractor.link.leads import value_start
from extractor.link.metrics.noun_phrases import is_past
from extractor.link.nodes import Node
from extractor.link.plan_lists import is_next_step

_ASIDE = 8  # nodes between two commas
_PAST = MOVED | frozenset("stood came became began paid made kept left held saw went spent ran".split())
# Words that put a figure to the one in front of it.
_GOES_ON = frozenset("and at with on another including generating giving yielding".split())


def goes_on(nodes: Sequence[Node], before: int, first: int) -> bool:
    """ "forecast revenue of $530 million and a margin of 57%", "plans to open 40 stores and to spend $5 million": one verb for both."""
    between = [node.word for node in nodes[before + 1 : value_start(nodes, first)] if node.word]
    if is_next_step(nodes, before, first):
        return True
    if (",", "to") in pairwise(between[:3]):
        return True  # "plans to issue 52 million shares at $9 each, to raise up to $468m"
    words = [word for i, word in enumerate(between) if ("and", "to") not in pairwise(between[max(0, i - 2) : i + 1])]
    modal = next((node.word for node in reversed(nodes[:before]) if node.word in MODALS or node.word in PARTS), "")
    headline = nodes[1].word == "to" and nodes[0].kind in ("company", "reference")  # "Acme to shut 38 bakeries and cut 620 jobs"
    if modal in MODALS or headline:  # "will average 3.7% in the fourth quarter and stand at 3.3% by the end of 2027"
        words = [word for i, word in enumerate(words) if not (i and words[i - 1] == "and" and _is_infinitive(word))]
    plain = [word for word in words if word != "including"]
    if "," in plain and (plain[0] in cues.UP_NOUNS or plain[0] in cues.DOWN_NOUNS):
        plain = plain[1:]  # "forecasts income of $38m, a 6% increase, on revenue of"
    parted = any(word in cues.AUXILIARY or word in cues.LEVEL or word in cues.MOVES or word in PARTS for word in plain)
    listed = between[:1] == [","] and between[1:2] in (["a"], ["an"])  # "would have sales of $9m, a workforce of 300 and"
    listed = listed or ("," in between and between[-1:] == ["of"])  # "expects savings of $9m by 2028, charges of $4m and"
    return not parted and (listed or not _GOES_ON.isdisjoint(words))


def _is_infinitive(word: str) -> bool:
    """Whether a verb of a level or a movement can go on with "will": "stand", not "stood"."""
    return (word in cues.LEVEL or word in cues.MOVES) and word not in _PAST and not is_past(word) and not word.endswith(("s", "ing"))


def is_moving_too(nodes: Sequence[Node], before: int, first: int) -> bool:
    """ "sees income up 5% and expenses rising 2%": what moves besides, seen by the same."""
    words = [node.word for node in nodes[before + 1 : first]]
    return words[:1] == ["and"] and any(word in cues.MOVES and word.endswith("ing") for word in words)


def is_listed_too(nodes: Sequence[Node], before: int, first: int) -> bool:
    """ "expects growth of 5%, up from 3% to 4%, 58 to 62 openings and a profit of": the next thing that the same verb foresees."""
    amount, comma = nodes[first].amount, [node.word for node in nodes[before + 1 : value_start(nodes, first)]] == [","]
    held = takewhile(lambda node: node.word != ",", reversed(nodes[max(0, before - _ASIDE) : before]))
    return comma and amount is not None and amount.kind == "quantity" and any(node.word in BASES for node in held)


def is_passed_over(nodes: Sequence[Node], run: Sequence[int]) -> bool:
    """ "expects sales of $5m, up from $4m in 2025, with a margin of 12%": a comparison that the forecast goes on behind."""
    behind = [node.word for node in nodes[run[-1] + 1 : run[-1] + 6] if node.kind != "period" and node.word != "in"]
    told = behind[:2] == [",", "with"] or (behind[:2] == [",", "and"] and behind[2:3] != [] and behind[2] in ARTICLES)
    return told and not (cues.COMPARISONS | {"from"}).isdisjoint(node.word for node in nodes[max(0, run[0] - 3) : run[0]])
