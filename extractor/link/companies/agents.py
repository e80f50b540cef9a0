"""Who does what is told in the passive.

    412,000 cars were delivered by Acme                behind the verb
    some $45 million was spent last year by Acme       past when
    the 9 shops opened by parcel carrier Acme          without an auxiliary, past what it is
"""

from __future__ import annotations

from extractor.link import cues, metric_kinds
from extractor.link.companies.whose import Owner, Sought
from extractor.link.names import describes
from extractor.link.nodes import Node
from extractor.link.past_time import past_time
from extractor.link.verb_forms import forms

# Whoever does it has the figure: not who owns, leads, backs or expects it.
_DONE = frozenset(
    forms(base)[-2]  # the participle
    for base in (
        "sell ship deliver supply produce make manufacture build assemble mine pump open close shut cut axe shed create add spend invest "
        "burn pay earn lose generate report post record book declare raise borrow issue sign win carry fly transport handle process "
        "operate run employ hire repurchase return incur register achieve log notch install export import train treat serve".split()
    )
)
_REACH, _DESCRIBED = 9, 5  # nodes from a value to "by", and from there to the name


def of_agent(sought: Sought) -> Owner | None:
    """ "412,000 cars were delivered by Acme", "some $45 million was spent last year by Acme on research"."""
    nodes, last = sought.nodes, sought.run[-1]
    by = next((i for i in range(last + 2, min(last + _REACH, len(nodes) - 1)) if nodes[i].word == "by"), None)
    if by is None or sought.meeting.metric in metric_kinds.HELD | metric_kinds.OF_TARGET | metric_kinds.COVERED:
        return None
    done = next((i for i in range(last + 1, by) if nodes[i].word in _DONE and past_time(nodes, i + 1) == by), None)
    if done is None or not all(_is_plain(node) for node in nodes[last + 1 : done]):
        return None
    name = next((i for i in range(by + 1, min(by + _DESCRIBED, len(nodes))) if not _describes(nodes[i])), by)
    alone = not nodes[name + 1 : name + 2] or nodes[name + 1].word not in cues.POSSESSIVE  # not "by Acme's rival"
    return Owner(nodes[name].companies, "company.subject", name) if nodes[name].companies and alone else None


def _is_plain(node: Node) -> bool:
    """Whether a node may stand between a figure and what is done with it."""
    return node.kind in ("word", "metric", "period") and node.word not in cues.OPENERS


def _describes(node: Node) -> bool:
    return node.kind == "word" and (describes(node.word) or node.word in cues.DETERMINERS)
