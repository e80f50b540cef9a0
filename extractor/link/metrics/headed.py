"""A metric that heads a list: in front of a colon, with a company and its value in turn behind it.

    Sales in 2025: Acme Foods Inc. $5 million, Beta plc $4 million
    Both grew their sales: Acme Foods Inc. to $5 million and Beta plc to $4 million

Left alone: a colon behind which anything but companies and their values stands in front of the value, a head that has a value itself.
"""

from __future__ import annotations

from dataclasses import replace

from extractor.link.metrics.meeting import Meeting, Setting, fits, listed
from extractor.link.nodes import Node
from extractor.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "fact.heads_list",
        "a metric in front of the colon behind which companies and their values stand",
        "Sales in 2025: Acme Foods Inc. $5 million, Beta plc $4 million."
        " => Acme Foods Inc. | revenue | 5000000 USD | 2025"
        " ; Beta plc | revenue | 4000000 USD | 2025",
    ),
)

_LINKS = frozenset("to at with".split())
_JOINS = frozenset(", ; and while".split())


def heads_list(at: Setting) -> Meeting | None:
    """The last metric in front of the colon; None where the value is none of such a list."""
    nodes = at.nodes
    colon = next((i for i in range(at.start - 1, 0, -1) if nodes[i].word == ":"), 0)
    owner = at.start - 1 - (nodes[at.start - 1].word in _LINKS)
    if not colon or nodes[colon + 1].kind != "company" or nodes[owner].kind != "company":
        return None
    if not all(_is_listed(node) for node in nodes[colon + 1 : at.start]):
        return None
    place = next((i for i in range(colon - 1, -1, -1) if nodes[i].metric is not None), None)
    metric = nodes[place].metric if place is not None else None
    if place is None or metric is None or any(node.kind == "value" for node in nodes[:colon]):
        return None
    if metric.id == "revenue" and at.amount.kind == "quantity":  # "February sales: Acme 151,900 vehicles"
        return Meeting("shipments", metric.span, "fact.heads_list", "count", "duration", "count", change=at.change, company_place=owner)
    if not fits(metric.value_kind, at.amount):
        return None
    return replace(listed(metric, place, "fact.heads_list", at.change), company_place=owner)


def _is_listed(node: Node) -> bool:
    """Whether such a list holds a node; a number may be read as no value: "Employees: Acme 861 and Beta 1,204"."""
    return node.kind in ("company", "value") or node.word in _LINKS | _JOINS or node.word.replace(",", "").isdigit()
