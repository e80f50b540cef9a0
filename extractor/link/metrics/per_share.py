"""Figures per share, and what all the shares make of one.

a net profit of 44 cents a share               the figure per share
a dividend up 6% to 36 cents a share           the change of one
$3.90 a share, or $1.9 billion                 all of them
"""

from __future__ import annotations

from dataclasses import replace

from extractor.link import cues, metric_kinds
from extractor.link.metrics.meeting import Meeting, Setting

_EARNED = frozenset({"net_profit", "net_loss", "adjusted_profit"})
# What all the shares together make of a figure per share.
_OF_ALL = {"eps": "net_profit", "adjusted_eps": "adjusted_profit", "dividend_per_share": "dividend"}
_SMALLEST_SUM = 1_000_000
_FEW, _ON_EACH = 100, frozenset("on per for a an from every each of out".split())


def per_share(at: Setting, found: Meeting) -> Meeting:
    """ "a net profit of 44 cents a share", "$24.6 million, or 15 cents": the figure per share."""
    amount, before = at.amount, at.before
    if _is_of_a_share(at, found):
        return replace(found, metric=metric_kinds.PER_SHARE[found.metric], value_kind="money-per-share")
    if found.metric == "spending" and found.rule == "fact.verb" and amount.per == "share":
        return replace(found, metric="dividend_per_share", value_kind="money-per-share", group="return")  # "distributed 25 cents a share"
    if found.metric in _OF_ALL and found.rule == "fact.same_metric" and amount.kind == "money" and amount.low > _SMALLEST_SUM:
        if at.lead[-1:] == ["and"] and any(node.metric is not None and node.metric.id == "revenue" for node in at.nodes[: at.first]):
            return replace(found, metric="revenue", value_kind="money", group="income")  # "it delivered $1.32 and $4.6bn"
        group = "return" if found.metric == "dividend_per_share" else "income"
        return replace(found, metric=_OF_ALL[found.metric], value_kind="money", group=group)  # "$3.90 a share, or $1.9 billion"
    if found.metric == "dividend_per_share" and found.rule == "fact.same_metric" and found.of_metric is None and _is_of_earnings(at):
        return replace(found, metric="dividend", value_kind="money")  # "$1 a share, or 52% of earnings"
    if amount.kind != "money" or found.metric not in metric_kinds.PER_SHARE:
        return found
    shared = at.lead[-1:] == ["or"] or any(node.amount is not None and node.amount.per == "share" for node in at.nodes[: at.first])
    if amount.per not in (None, "share", "unit", "apiece", "each"):
        return found  # "24% of revenue, or 52 ringgit per passenger"
    per_share = metric_kinds.PER_SHARE[found.metric]
    alike = before is not None and ((shared and before.metric == found.metric) or before.metric == per_share)
    alike = alike or (found.metric == "dividend" and before is None and at.earlier is not None and at.earlier.metric == per_share)
    of_trust = amount.per == "unit" and found.metric == "dividend"  # "declared a distribution of 4.2 cents per unit"
    if amount.per != "share" and not of_trust and not (alike and amount.high < cues.LARGEST_PER_SHARE) and not _is_coins(at, found):
        return found
    if found.metric == "revenue" and amount.per is None and shared:
        per_share = "eps"  # "expected earnings of $1.18 a share on revenue of $4bn; it delivered $1.32"
    return replace(found, metric=per_share, value_kind="money-per-share")


def _is_of_earnings(at: Setting) -> bool:
    """ "52% of earnings"."""
    behind = at.nodes[at.last + 1 : at.last + 4]
    income = any(node.metric is not None and node.metric.group == "income" for node in behind)
    return at.amount.kind == "percent" and behind[:1] != [] and behind[0].word == "of" and income


def _is_coins(at: Setting, found: Meeting) -> bool:
    """ "earnings of 75 cents", "it earned $2.04": no company earns so little; but "made £3 on each pizza"."""
    if found.metric not in _EARNED or not 0 < at.amount.high < _FEW:
        return False
    behind = at.nodes[at.last + 1].word if at.last + 1 < len(at.nodes) else ""
    return at.amount.high < 1 or (at.amount.per is None and behind not in _ON_EACH)


def _is_of_a_share(at: Setting, found: Meeting) -> bool:
    """ "the dividend goes up 5.9% to 36 cents a share", "a dividend of 27 cents a share, 8% more"; but "a payout of 52% of profit"."""
    behind = at.nodes[at.last + 1 : at.last + 3]
    if found.metric != "dividend" or at.amount.kind != "percent" or (behind and behind[0].word == "of"):
        return False
    if at.before is not None and at.before.metric == metric_kinds.PER_SHARE["dividend"]:
        return True
    reached = behind[1].amount if len(behind) > 1 and behind[0].word == "to" else None
    return reached is not None and reached.per == "share"
