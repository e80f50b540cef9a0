"""What a sum or a share turns out to be that shareholders get back.

the repurchase covers 3.1% of outstanding shares   the buyback
$62 million to buy back shares                     likewise
a $150 million programme, behind a buyback         likewise
2 million of them at an average price of $31       what a share cost
handed 65% of its free cash flow to shareholders   what is returned to them
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, as_metric, words_of
from extractor.link.metrics.units_of_shares import is_bought_back
from extractor.link.nodes import Node, named_words

_LEFT = frozenset("remaining left available outstanding".split())
_INVESTORS = frozenset("shareholders investors stockholders holders owners".split())
_PAYING = 4  # nodes of "paying an average of"
_NEW = frozenset("fresh new further second another bigger larger".split())


def shares_bought(at: Setting, found: Meeting) -> Meeting | None:
    """ "the repurchase covers as much as 3.1% of outstanding shares"."""
    if found.metric != "shares_outstanding" or at.amount.kind != "percent" or found.place is None or found.place < at.last:
        return None
    for i, node in enumerate(at.nodes[: at.first]):
        if node.word.startswith("repurchas") or (node.metric is not None and node.metric.id == "buyback"):
            span, of = node.span, found.span
            return Meeting("buyback", span, found.rule, "money", "duration", "return", i, of=of, of_metric=found.metric)
    return None


def own_shares(at: Setting, found: Meeting) -> Meeting | None:
    """ "bought back 2% of its shares": no stake."""
    if found.rule != "fact.verb" or at.amount.kind != "percent" or not is_bought_back(at.nodes, at.first):
        return None
    span, place = found.span, found.place
    return Meeting("buyback", span, found.rule, "money", "duration", "return", place, of_metric="shares_outstanding")


def for_buyback(at: Setting, found: Meeting) -> Meeting | None:
    """ "$98 million in dividends and $62 million to buy back shares", "another $5m will go on buying back shares"."""
    start = at.last + 1
    start += 2 if [node.word for node in at.nodes[start : start + 2]] == ["will", "go"] else 0
    behind = named_words(at.nodes[start : start + 3])
    bought = behind[:2] in (["on", "buyback"], ["in", "buyback"], ["to", "repurchase"], ["on", "repurchasing"])
    bought = bought or behind in (["to", "buy", "back"], ["on", "buying", "back"], ["by", "buying", "back"])
    bought = bought or behind[:2] == ["to", "buyback"]
    further = at.nodes[at.last + 1 : at.last + 5]  # "spent $9m in the third quarter repurchasing shares"
    bought = bought or (found.rule == "fact.verb" and _repurchases([node for node in further if node.kind == "word"]))
    if at.amount.kind != "money" or not bought:
        return None
    return replace(as_metric(found, "buyback"), change=None)


def _repurchases(words: Sequence[Node]) -> bool:
    """ "repurchasing", "in the quarter repurchasing", "last year buying back"."""
    plain = [node.word for node in words if node.word not in ("in", "during", "over")]
    return plain[:1] == ["repurchasing"] or plain[:2] == ["buying", "back"]


def spent_on_them(at: Setting, found: Meeting) -> Meeting | None:
    """ "bought back 3.1 million shares in the quarter, spending $88 million": what they cost."""
    told = at.before if at.lead[-1:] in (["spending"], ["paying"]) and at.amount.kind == "money" else None
    return replace(found, metric="buyback", group="return") if told is not None and told.metric == "buyback" else None


def paid_for_each(at: Setting, found: Meeting) -> Meeting | None:
    """ "bought back 2 million shares at an average price of $31 each": what a share cost, as what an average of goods sold is not."""
    told, words = at.before, words_of(at, found)
    if told is None or at.amount.kind != "money" or at.amount.high > cues.HIGHEST_SHARE:
        return None
    paying = any(node.word == "paying" for node in at.nodes[max(0, at.start - _PAYING) : at.start])
    if told.metric == "buyback" and at.amount.per == "share" and paying:
        return replace(found, metric="share_price", value_kind="money-per-share", group="return")  # "paying an average of $31 each"
    if not words.endswith("price"):
        return None
    dealt = told.metric == "buyback" or (told.metric == "shares_offered" and words.startswith("average"))
    return replace(found, metric="share_price", value_kind="money-per-share", group="return") if dealt and at.lead[-1:] == ["of"] else None


def handed_out(at: Setting, found: Meeting) -> Meeting | None:
    """ "handed 65% of its free cash flow to shareholders"."""
    behind = [at.text[node.start : node.end].lower() for node in at.nodes[at.last + 1 : at.last + 10]]
    to_them = any(a == "to" and b in _INVESTORS for a, b in pairwise(behind))
    if at.amount.kind != "percent" or found.of_metric is not None or found.place is None or found.place < at.last or not to_them:
        return None
    span = found.span
    return Meeting("shareholder_returns", span, found.rule, "money", "duration", "return", found.place, of=span, of_metric=found.metric)


def programme(at: Setting, found: Meeting) -> Meeting | None:
    """ "bought back $40 million of stock under a $150 million programme": the buyback as a whole."""
    near, words = at.near, words_of(at, found).split()
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]  # "a fresh programme of up to $8bn"
    named = words[0] in cues.PROGRAMMES | _LEFT or (head in cues.PROGRAMMES and words[0] in _NEW)
    whole = found.rule == "fact.noun_phrase" and named and near is not None and near.metric == "buyback"
    return replace(near, rule=found.rule, span=found.span, place=None, change=None) if whole and near is not None else None
