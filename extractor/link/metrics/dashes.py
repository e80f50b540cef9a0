"""Past what stands between two dashes.

its combined ratio - claims and costs as a share of premiums - worsened to 97.3%     the metric in front of them
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.link import cues
from extractor.link.metrics.meeting import Meeting, Setting, fits, listed
from extractor.link.nodes import Node

_DASHES = frozenset("- – —".split())


def past_dashes(at: Setting) -> Meeting | None:
    """ "churn – 37% of revenue comes from small firms – ticked up to 1.9%": the value belongs in front of the aside."""
    dashes = [i for i in range(1, at.start) if at.nodes[i].word in _DASHES and _is_spaced(at.nodes, i)]
    if len(dashes) < 2 or not _goes_on(at.nodes[dashes[-1] + 1].word):
        return None
    for i in range(dashes[-2] - 1, -1, -1):
        metric = at.nodes[i].metric
        if metric is not None and fits(metric.value_kind, at.amount, weak=metric.weak):
            return listed(metric, i, "fact.metric_before_value", at.change)
        if at.nodes[i].kind == "value":
            return None
    return None


def _is_spaced(nodes: Sequence[Node], i: int) -> bool:
    return nodes[i - 1].end < nodes[i].start and i + 1 < len(nodes) and nodes[i].end < nodes[i + 1].start


def _goes_on(word: str) -> bool:
    """Whether a clause goes on with its verb: "worsened to", "was"."""
    return word in cues.MOVES or word in cues.LEVEL or word in cues.AUXILIARY
