"""Which profit or loss a figure turns out to be beside what its sentence and the value before speak of.

EBITDA of $40m … the margin was 31%            the margin of what was named before
operating profit of $40m … it made $31m        the profit that the text is about
made $54m before tax                           the profit before tax
a loss of $2m behind an operating profit       the loss of the same kind
At the pre-tax level profit dipped to £15m     the profit that the opening of the sentence tells
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from extractor.link import cues, metric_kinds
from extractor.link.deductions import taken_off
from extractor.link.metrics.expected import EXPECTED, FORECASTERS
from extractor.link.metrics.meeting import Meeting, Setting, taken_up, words_of
from extractor.link.nodes import Node

_LOSS_OF = {"operating_profit": "operating_loss", "pretax_profit": "pretax_loss"}
_LOSS_OF_FLOWS = {"ebitda": "operating_loss", "adjusted_ebitda": "operating_loss"}  # "ebitda turned to $6m after a loss of $11m"
_PROFITS = frozenset("operating_profit pretax_profit adjusted_profit ebitda adjusted_ebitda underwriting_profit".split())
_LOSSES = frozenset("operating_loss pretax_loss underwriting_loss".split())
# What is earned and lost before what: the last that is taken off tells.
_BEFORE = {
    "depreciation": {"net_profit": "ebitda"},
    "interest": {"net_profit": "operating_profit", "net_loss": "operating_loss"},
    "tax": {"net_profit": "pretax_profit", "net_loss": "pretax_loss"},
}
# What is said behind or in front of "$2.31 a share" that is not all that was earned.
_STRIPPED = re.compile(
    r"\b(?:excluding|stripping out|before|adjusted for|adjusting for|not counting|leaving out)\s(?:[\w-]+\s){0,3}?"
    r"(?:items?|one-time|one-offs?|special|exceptionals?|restructuring|charges|gains|amorti[sz]ation)\b|\badjusted (?:basis\b|$)"
)
_WITHOUT = frozenset("excluding stripping adjusted adjusting".split())
_LENT = frozenset({"interest_income", "net_interest_income", "net_interest_margin"})
_ON_LOANS = re.compile(r" on (?:its |their |the )?(?:loans|lending|mortgages|advances)\b")
# What opens a sentence and tells which profit: "Before tax, the profit was", "At the operating level", "On a net basis".
_LEVELS = {
    **dict.fromkeys(("tax", "taxes", "pre-tax", "pretax"), ("pretax_profit", "pretax_loss")),
    **dict.fromkeys(("operating", "interest"), ("operating_profit", "operating_loss")),
    "net": ("net_profit", "net_loss"),
}
_LEVEL, _BASE = frozenset("level line".split()), frozenset("basis terms".split())
_ANY_PROFIT = frozenset("profit profits loss losses earnings result surplus deficit".split())
_OPENING = 3  # nodes


def margin_of(at: Setting, found: Meeting) -> Meeting | None:
    """The profit that a bare margin is of: the last one of the sentence, else that of the value before."""
    near = at.near
    if words_of(at, found) not in ("margin", "margins"):
        return None
    if found.place is not None and (_ON_LOANS.match(at.text, found.span.end) or _ON_LOANS.match(at.text, at.amount.end)):
        return replace(found, metric="net_interest_margin")  # "a margin of 2.94% on its loans"
    if near is not None and near.metric in _LENT:
        return replace(found, metric="net_interest_margin")
    for node in reversed(at.nodes[: at.first]):
        if node.metric is not None and node.metric.id in metric_kinds.MARGIN_OF:
            return replace(found, metric=metric_kinds.MARGIN_OF[node.metric.id])
    of = metric_kinds.MARGIN_OF.get(near.metric) if near is not None else None
    return replace(found, metric=of) if of is not None else None


def loss_of(at: Setting, found: Meeting) -> Meeting | None:
    """ "an operating profit of $6m from a loss of $2m": the loss of the same kind; "orders were 6% behind, after a 9% deficit"."""
    if found.metric != "net_loss" or words_of(at, found) not in ("loss", "losses", "deficit"):
        return None
    if at.amount.kind == "percent":
        behind = at.before is not None and at.before.change is not None and at.before.group == "income"
        return taken_up(at.before, "decrease") if behind and at.before is not None and words_of(at, found) == "deficit" else None
    kinds = _LOSS_OF | _LOSS_OF_FLOWS | {loss: loss for loss in _LOSS_OF.values()}  # "a pretax loss of $6m, against a $9m loss"
    named = [node.metric.id for node in at.nodes[: at.first] if node.metric is not None and node.metric.id in kinds]
    named = named or ([at.earlier.metric] if at.earlier is not None and at.earlier.metric in kinds and _is_foreseen(at) else [])
    return replace(found, metric=kinds[named[-1]]) if named else None


def _is_foreseen(at: Setting) -> bool:
    """ "Analysts had forecast a loss": of the kind that was told of before."""
    words = {at.text[node.start : node.end].lower() for node in at.nodes[: at.first]}
    return at.before is None and not words.isdisjoint(FORECASTERS) and not words.isdisjoint(EXPECTED)


def profit_of(at: Setting, found: Meeting) -> Meeting | None:
    """ "an operating loss of $6m from a profit of $2m": the profit of the same kind."""
    told = at.earlier if _is_foreseen(at) else at.before
    if words_of(at, found) not in ("profit", "profits") or told is None:
        return None
    kind = next((profit for profit, loss in _LOSS_OF.items() if told.metric in (loss, profit if told is at.earlier else loss)), None)
    return replace(found, metric=kind) if kind is not None else None


def earned(at: Setting, found: Meeting) -> Meeting | None:
    """ "operating profit will be $310m; last year it made $336m": such a verb means the profit that the text is about."""
    near = at.near
    if found.rule != "fact.verb" or near is None or at.amount.per == "share":
        return None
    if [node.word for node in at.nodes[:2]] in (["after", "tax"], ["before", "tax"]):
        return None  # "After tax the group made £396m"
    if taken_off(at.nodes, at.last + 1):
        return None  # "made £368m before tax", behind an operating profit
    if found.metric == "net_loss" and near.metric in _LOSS_OF and _is_of_part(at):
        return replace(found, metric=_LOSS_OF[near.metric])  # "Operating profit fell 9%. E-mobility lost €7m"
    same = (found.metric == "net_profit" and near.metric in _PROFITS) or (found.metric == "net_loss" and near.metric in _LOSSES)
    return replace(found, metric=near.metric) if same else None


def _is_of_part(at: Setting) -> bool:
    """Whether a part of a business is the subject: no name stands in front of the verb, and nobody that one stands for."""
    return not any(node.companies or node.kind == "reference" or node.word == "it" for node in at.nodes[: at.first])


def before_tax(at: Setting, found: Meeting) -> Meeting | None:
    """ "made $540 million before tax", "lost $5 million before interest and tax"."""
    named = found.place is not None and words_of(at, found).rpartition(" ")[2] in ("earnings", "profit", "loss", "profits", "losses")
    items = taken_off(at.nodes, at.last + 1 if found.rule == "fact.verb" else (found.place or 0) + 1) if named or not found.place else []
    items = items or (taken_off(at.nodes, at.last + 1) if named else [])  # "a profit of €420m before tax"
    before = next((metrics for word, metrics in _BEFORE.items() if any(item.startswith(word) for item in items)), {})
    return replace(found, metric=before[found.metric], group="income") if found.metric in before else None


def stripped(at: Setting, found: Meeting) -> Meeting | None:
    """ "Excluding one-time items, it earned 41 cents a share", "$1.87 adjusted vs. $1.74 expected": an adjusted figure."""
    words = [node.word for node in at.nodes[:_OPENING]]
    without = words[0] in _WITHOUT or (words[0] == "on" and "adjusted" in words)
    of_items = without and not any(node.companies for node in takewhile(lambda node: node.word != ",", at.nodes))
    small = at.amount.kind == "money" and at.amount.high < cues.HIGHEST_SHARE  # "it earned $1.96"
    adjusted = "adjusted_eps" if found.metric == "eps" or small else "adjusted_profit"
    called = [node.word for node in at.nodes[at.last + 1 : at.last + 2]] == ["adjusted"]
    called = called or ((small or found.metric == "eps") and _is_called_adjusted(at, found))
    return replace(found, metric=adjusted) if called or (of_items and at.first > _OPENING) else None


def _is_called_adjusted(at: Setting, found: Meeting) -> bool:
    """ "earned $2.31 a share in the quarter, excluding items", "on an adjusted basis", "before special items", "an adjusted $2.31"."""
    place = found.place if found.place is not None and found.place < at.first else max(0, at.first - _OPENING)
    front, behind = at.nodes[place].start, next((node.start for node in at.nodes[at.last + 1 :] if node.kind == "value"), at.nodes[-1].end)
    return _STRIPPED.search(at.text, at.amount.end, behind) is not None or _STRIPPED.search(at.text, front, at.amount.start) is not None


def of_level(at: Setting, found: Meeting) -> Meeting | None:
    """ "At the pre-tax level, after a £5m charge, profit dipped to £15m", "Before tax it made £500m"."""
    verb = found.rule == "fact.verb" and found.metric in ("net_profit", "net_loss")
    kinds = _opened_level(at.nodes)
    if kinds is None or not (verb or words_of(at, found) in _ANY_PROFIT):
        return None
    metric = kinds[found.metric.endswith("loss")]
    return replace(found, metric=metric) if metric != found.metric else None


def _opened_level(nodes: Sequence[Node]) -> tuple[str, str] | None:
    """The profit and the loss that the first words of a sentence tell."""
    words = [node.word for node in nodes[:4]]
    if words[:1] == ["before"]:
        return _LEVELS.get(words[1])
    told = words[3:4] and ((words[0] == "at" and words[3] in _LEVEL) or (words[0] == "on" and words[3] in _BASE))
    return _LEVELS.get(words[2]) if told else None
