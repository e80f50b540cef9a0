"""A sentence whose subject has a relative clause with figures of its own, as the two sentences that it is.

    Shares in Acme, whose largest holder is Jo Bell with 18%, ended 3% lower
        Shares in Acme ended 3% lower
        Acme's largest holder is Jo Bell with 18%
    Revenue at Acme, which had risen 5%, fell 3%    what rose is the revenue
    Shares in Acme, which hit 120p in May, fell     what they reached is their price

Left whole: clauses without a figure, those behind what is no company, and those that tell what the figures of the rest are of.
"""

from __future__ import annotations

from extractor.link import cues
from extractor.link.asides import is_finite
from extractor.link.nodes import Node, Sentence, is_shares

_RELATIVES = frozenset(("which", "who", "whose"))
_AT = frozenset(("at", "in", "of", "for"))
_MORE = frozenset(("further", "another", "additional"))
_REACHES = frozenset("touched hit reached topped peaked".split())
_LONGEST = 28  # nodes of such a clause


def parted(sentence: Sentence) -> tuple[Sentence, Sentence | None]:
    """The sentence without its relative clause, and the clause as a sentence about its antecedent."""
    nodes = sentence.nodes
    for comma in range(1, len(nodes) - 3):
        if nodes[comma].word != "," or nodes[comma + 1].word not in _RELATIVES or not nodes[comma - 1].companies:
            continue
        commas = (j for j in range(comma + 2, min(len(nodes) - 1, comma + _LONGEST)) if nodes[j].word == ",")
        close = next((j for j in commas if [node.word or node.kind for node in nodes[j + 1 : j + 3]] != ["to", "value"]), 0)
        if not close or not is_finite(nodes[close + 1].word) or nodes[comma + 2].companies:
            continue  # "Beta, which it bought for $9m, had": of the one who does it
        rest, clause = [*nodes[:comma], *nodes[close + 1 :]], [*_antecedent(nodes, comma), *nodes[comma + 2 : close]]
        if any(node.kind == "value" for node in clause) and _stands_alone(rest, clause):
            return _of(sentence, rest), _of(sentence, clause)
    return sentence, None


def _stands_alone(nodes: list[Node], clause: list[Node]) -> bool:
    """Whether what is left says itself what it measures and when.

    "which has 612 shops, plans to open 22" does not, nor "a further 2.5%", nor "whose sales were $9m last year, earned $1m".
    """
    priced = any(is_shares(node) for node in nodes)
    dated = any(node.kind == "period" for node in nodes) or not any(node.kind == "period" for node in clause)
    if not (dated or priced):
        return False
    amounts = [node.amount for node in nodes if node.amount is not None]
    named = any(node.metric is not None for node in nodes) or all(amount.kind == "money" for amount in amounts)
    bare = any(amount.kind == "quantity" and amount.unit is None for amount in amounts)
    return bool(amounts) and named and not bare and _MORE.isdisjoint(node.word for node in nodes)


def _antecedent(nodes: list[Node], comma: int) -> list[Node]:
    """ "Acme, which" is Acme, "Acme, whose" Acme's; "Revenue at Acme, which had risen 5%" is its revenue."""
    relative, at = nodes[comma + 1], comma - 3
    measured = at >= 0 and nodes[at].metric is not None and nodes[at + 1].word in _AT
    if measured and relative.word == "which" and _only_moves(nodes, comma + 2):
        return nodes[at:comma]
    return [nodes[comma - 1], *([relative._replace(kind="mark", word="'s")] if relative.word == "whose" else [])]


def _only_moves(nodes: list[Node], i: int) -> bool:
    """ "had risen 5%", "touched 1,120p": whether a verb of movement and by how many percent, or to what price, stand at a node."""
    while nodes[i].word in cues.AUXILIARY:
        i += 1
    if nodes[i].word in _REACHES:
        i += nodes[i].word == "peaked"
        return (price := nodes[i + 1].amount) is not None and price.kind == "money"
    amount = nodes[i + 1].amount if nodes[i].word in cues.MOVES else None
    return amount is not None and amount.kind == "percent"


def _of(sentence: Sentence, nodes: list[Node]) -> Sentence:
    mentions = {node.kind for node in nodes} - {"word", "mark"}
    return sentence._replace(nodes=nodes, kinds=mentions)
