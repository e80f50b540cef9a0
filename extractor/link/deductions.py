"""What a profit is told before: "made £5m before tax and exceptional items in the half", "before interest, tax, depreciation".

The items name no figure of the sentence, and the period behind them is that of the profit.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from extractor.link import cues
from extractor.link.nodes import Node

TAKEN_OFF = frozenset("tax taxes interest exceptionals".split())
_GOES_ON = frozenset({",", "and", "other"})
_LONGEST = 10  # nodes


def items_as_words(text: str, nodes: list[Node]) -> list[Node]:
    """The nodes, with words for the metrics of such a list: "before tax and one-off items" has none."""
    before = next((i for i, node in enumerate(nodes[:-1]) if node.word == "before" and _name(text, nodes[i + 1]) in TAKEN_OFF), None)
    if before is None:
        return nodes
    end = before + 1
    while end < len(nodes) - 1 and (_is_item(text, nodes, end) or nodes[end].word in _GOES_ON):
        end += 1
    words = [node._replace(kind="word", word=_name(text, node), metric=None) if node.metric else node for node in nodes[before:end]]
    return [*nodes[:before], *words, *items_as_words(text, nodes[end:])]


def taken_off(nodes: Sequence[Node], i: int) -> list[str]:
    """The words of what is taken off behind "before" at a node."""
    if [node.word for node in nodes[i : i + 1]] != ["before"] or not TAKEN_OFF.intersection(node.word for node in nodes[i + 1 : i + 2]):
        return []
    return [node.word for node in takewhile(_is_of_list, nodes[i + 1 : i + 1 + _LONGEST])]


def _is_of_list(node: Node) -> bool:
    return node.word == "," or (node.kind == "word" and node.word not in cues.PREPOSITIONS and node.word not in cues.OPENERS)


def _is_item(text: str, nodes: Sequence[Node], i: int) -> bool:
    """Whether a node names something taken off, and nothing that has a figure of its own."""
    cost = nodes[i].metric is not None and nodes[i].metric.group == "cost" and nodes[i + 1].word not in ("of", "(")  # type: ignore[union-attr]
    return cost or _name(text, nodes[i]) in TAKEN_OFF


def _name(text: str, node: Node) -> str:
    return node.word or text[node.start : node.end].lower()
