"""The noun behind what a price per share is for: "its 310p a share approach", "a $31-per-share cash bid"."""

from __future__ import annotations

from extractor.link.metrics.meeting import Setting
from extractor.link.nodes import Node

_PER = frozenset("a an per a- an- per- -".split())
_KINDS = frozenset("all-cash final hostile revised sweetened unsolicited improved conditional friendly".split())
_NEAR = 8  # nodes


def noun_behind_share(at: Setting) -> Node | None:
    """ "its 310p a share approach", "a $31-per-share bid", "a $37-a-share cash tender offer": what is of so much for a share."""
    behind = at.nodes[at.last + 1 : at.last + _NEAR]
    share = next((i for i, node in enumerate(behind) if node.word == "share" or node.metric is not None), None)
    if share is None:
        return None
    if share == 0 and (offer := behind[0].metric) is not None and offer.group == "deal" and at.amount.per == "share":
        return behind[0]  # "a $37-a-share tender offer"
    if not all(node.word in _PER for node in behind[:share]):
        return None
    return next((node for node in behind[share + 1 :] if node.word not in _KINDS and not _is_cash(node)), None)


def is_tender(at: Setting, noun: Node) -> bool:
    """ "a $37-a-share tender offer", "a mandatory offer": a bid, whatever kind of one; no deal's worth."""
    named = at.text[noun.start : noun.end].lower().split()
    return noun.metric is not None and noun.metric.id == "deal_value" and named[-1] in ("offer", "bid", "takeover")


def _is_cash(node: Node) -> bool:
    return node.metric is not None and node.metric.id == "cash"
