"""A share or a part of what was named before: "of the total", "of that", "of them".

58% of the February total                        of the figure named last, or in front of the comma
sold 1.3 million cars, 7% of them electric       of what was counted
has already earned 51% of that                   of what was told
24 million were shipped. Acme had 19% of them    a share of the market
$60 million of the total is a loan               a part of the sum
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues, metric_verbs
from extractor.link.leads import value_start
from extractor.link.metrics.meeting import Meeting, Setting, fits, listed
from extractor.link.metrics.topics import told_again
from extractor.link.nodes import Node
from extractor.link.verb_forms import all_forms

STANDS_IN = frozenset("answer figure figures total number tally sum amount ratio money proportion percentage".split())
_ACCOUNTS = frozenset("account accounts accounted accounting make makes made".split())
_THEM = frozenset("them these which".split())
_TAKES = all_forms("take hold have claim supply provide") - {"having"}
_CUSTOMERS = ("customer", "customers", "client")
_PROPORTIONS = frozenset("proportion percentage share fraction".split())
_OWN_SHARES = frozenset({"non_performing_loans", "npl_ratio"})
_CLOSES = frozenset(". , ; in by period and so already".split())


def share_of_total(at: Setting, named: Meeting) -> Meeting | None:
    """ "Orders from China, which account for 29% of the total", "Overseas sales, a mere 6% of the total"."""
    if at.amount.kind != "percent" or at.before is not None or not _of_the_total(at.nodes, at.last):
        return None
    if any(node.metric is not None and node.metric.id in _OWN_SHARES for node in at.nodes[: at.first]):
        return None  # "Impaired loans fell to 3.2% of the total"
    accounts = not _ACCOUNTS.isdisjoint(at.lead)
    named = _apposed_to(at) or (just_named(at) if accounts else None) or named
    if accounts and named.group == "income" and _is_customer(at):
        named = replace(named, metric="revenue")  # "Its biggest customer, Beta, accounted for 37% of the total"
    return _share(named, named)


def share_of_them(at: Setting, _: Meeting) -> Meeting | None:
    """ "sold 1.3 million cars, 7% of them electric"."""
    told = at.near if at.near is not None and at.near.value_kind in ("count", "money") else None
    opens = at.start > 0 and at.nodes[at.start - 1].word in (",", "and", "with")
    return _share(told, told) if told is not None and at.amount.kind == "percent" and opens and _of_them(at.nodes, at.last) else None


def share_of_that(at: Setting, _: Meeting) -> Meeting | None:
    """ "It has earned 51% of that", "24 million were shipped worldwide. Acme had 19% of them"."""
    told = at.near
    if at.amount.kind != "percent" or at.before is not None or told is None or not _of_that(at.nodes, at.first, at.last):
        return None
    if told.value_kind == "count" and at.nodes[at.start - 1].word in _TAKES and at.nodes[at.start - 2].kind == "company":
        return _share(replace(told, metric="market_share", value_kind="percent", group="ratio"), told)
    return _share(told, told)


def part_of_total(at: Setting, _: Meeting) -> Meeting | None:
    """ "$60 million of the total is a loan"."""
    told = at.near if at.amount.kind == "money" and at.before is None else None
    return told_again(told, None) if told is not None and _of_the_total(at.nodes, at.last) else None


def _share(told: Meeting, whole: Meeting) -> Meeting:
    return replace(told_again(told, None), of=whole.span, of_metric=whole.metric)


def _is_customer(at: Setting) -> bool:
    """Whether a customer is told of in front of a share."""
    return any(at.text[node.start : node.end].lower().endswith(_CUSTOMERS) for node in at.nodes[: at.first])


def _apposed_to(at: Setting) -> Meeting | None:
    """ "Overseas sales, a mere 6% of the total": the metric in front of the comma."""
    i = at.start - 2
    metric = at.nodes[i].metric if i >= 0 and at.nodes[i + 1].word == "," else None
    return listed(metric, i, "fact.anaphora", None) if metric is not None and fits(metric.value_kind, at.amount) else None


def just_named(at: Setting) -> Meeting | None:
    """The one metric that its own sentence names in front of such a word."""
    inside = range((at.before_place or -1) + 1, at.first)
    places = [i for i in inside if (metric := at.nodes[i].metric) is not None and fits(metric.value_kind, at.amount)]
    metric = at.nodes[places[0]].metric if len(places) == 1 else None
    return listed(metric, places[0], "fact.anaphora", None) if metric is not None else None


def _of_them(nodes: Sequence[Node], last: int) -> bool:
    return [node.word for node in nodes[last + 1 : last + 2]] == ["of"] and any(node.word in _THEM for node in nodes[last + 2 : last + 3])


def _of_that(nodes: Sequence[Node], first: int, last: int) -> bool:
    """ "has already earned 51% of that", "spent 40% of this in the first half", "Acme accounted for 27% of it, Beta took 9% of them"."""
    behind = [node.word or node.kind for node in nodes[last + 1 : last + 4]]
    closed = behind[2:] == [] or behind[2] in _CLOSES
    verb, before = (nodes[max(0, value_start(nodes, first) - i)].word for i in (1, 2))
    if behind[:1] != ["of"] or not closed:
        return False
    if behind[1:2] in (["that"], ["this"], ["them"], ["these"], ["it"]) and (verb in _TAKES or (before, verb) in cues.MAKES_UP):
        return True
    return behind[1:2] in (["that"], ["this"]) and (verb, "money") in metric_verbs.METRICS


def _of_the_total(nodes: Sequence[Node], last: int) -> bool:
    """ "of the total", "of the February total"; not "of the number of shares"."""
    i = last + 1
    if [node.word for node in nodes[i : i + 2]] != ["of", "the"] and [node.word for node in nodes[i : i + 2]] != ["of", "that"]:
        return False
    i += 2
    if i < len(nodes) and nodes[i].kind == "period":
        i += 1
    return i < len(nodes) and nodes[i].word in STANDS_IN and not (i + 1 < len(nodes) and nodes[i + 1].word == "of")


def shares_of(nodes: Sequence[Node]) -> tuple[set[int], dict[int, str]]:
    """Metrics that only say what another is a share of: "fees as a proportion of R&D"; with the metric in front of each."""
    consumed: set[int] = set()
    shares: dict[int, str] = {}
    for i, node in enumerate(nodes):
        if node.metric and i > 2 and nodes[i - 1].word == "of" and nodes[i - 2].word in _PROPORTIONS:
            consumed.add(i)
            in_front = next((j for j in range(i - 3, -1, -1) if nodes[j].metric), None)
            if in_front is not None:
                shares[in_front] = node.metric.id
    return consumed, shares
