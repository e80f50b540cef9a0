"""What a sentence or a clause speaks of, for the figures that follow it.

Fee income plugged the gap: it climbed 12%               the clause in front of the colon
Research has not been sacrificed. Spending on it rose    the sentence before
It trimmed its losses. They came to €96m                 likewise
How much does it lose on each car it sells?              what a question asks for
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.link import cues, metric_verbs
from extractor.link.metrics.meeting import Meeting, Setting, fits, listed
from extractor.link.nodes import Node

_THINGS = frozenset("it this that them these".split())
_PER_UNIT = {"net_loss": "loss_per_unit"}
_FIGURES = frozenset("income cost cash count return".split())  # no prices: "The shares fell. They fetched 820p in 2024"
_VERB = 4  # nodes of "They then fell"
_SUBJECT = 4  # nodes that a sentence opens with
_REACH = 6  # nodes


def told_again(named: Meeting, change: str | None, company_place: int | None = None) -> Meeting:
    """The metric named before, of a new value: what it was a share of is not said again."""
    return replace(named, rule="fact.anaphora", place=None, change=change, of=None, of_metric=None, company_place=company_place)


def it_goes(at: Setting) -> Meeting | None:
    """ "Non-interest income plugged the gap: it climbed 12%": what the clause in front of the colon is about, no company."""
    nodes, first = at.nodes, at.first
    colon = next((i for i in range(first - 2, 0, -1) if nodes[i].word == ":"), None)
    if at.change is None or at.amount.kind != "percent" or colon is None or first > colon + _REACH:
        return None
    pronoun = at.text[nodes[colon + 1].start : nodes[colon + 1].end].lower()
    place = next((i for i, node in enumerate(nodes[:_SUBJECT]) if node.metric is not None), None)
    metric = nodes[place].metric if place is not None else None
    owned = all(node.kind in ("word", "company") or node.word in cues.GENITIVE for node in nodes[:place])
    if pronoun not in ("it", "they") or metric is None or not owned:
        return None
    return told_again(listed(metric, place or 0, "fact.anaphora", None), at.change) if fits(metric.value_kind, at.amount) else None


def they_are(at: Setting) -> Meeting | None:
    """ "Acme trimmed its losses. They came to €96m", "Costs are under control. They fell 4%": the figures that were spoken of last."""
    nodes, named = at.nodes, at.named
    if named is None or named.group not in _FIGURES or at.before is not None or not 1 < at.first < _REACH:
        return None
    if at.text[nodes[0].start : nodes[0].end] != "They":
        return None
    moves = all(node.kind in ("word", "period") and not node.word.endswith("ing") for node in nodes[1 : at.start])
    moves = moves and any(node.word in cues.LEVEL or node.word in cues.MOVES for node in nodes[1:_VERB])
    plural = at.text[named.span.start : named.span.end].endswith("s")
    return told_again(named, at.change) if moves and plural and fits_or_moves(named, at) else None


def fits_or_moves(named: Meeting, at: Setting) -> bool:
    """Whether a value may be of a metric: one of its kind, or how much it has changed by."""
    return fits(named.value_kind, at.amount) or (at.change is not None and at.amount.kind == "percent")


def about_it(at: Setting) -> Meeting | None:
    """ "Research has not been sacrificed. Spending on it rose 15%"."""
    nodes, first, named = at.nodes, at.first, at.named
    if named is None or named.group not in ("cost", "cash"):
        return None
    for i in range(max(0, first - _REACH), first - 2):
        metric = nodes[i].metric
        pronoun = nodes[i + 2]
        short = pronoun.kind == "reference" and pronoun.end - pronoun.start == len("it")
        if metric is not None and metric.id == "spending" and nodes[i + 1].word == "on" and (short or pronoun.word in _THINGS):
            return told_again(named, at.change)
    return None


def spoken_of(nodes: Sequence[Node]) -> Meeting | None:
    """What a sentence without figures speaks of, for the next one: its only metric, or what a question asks for."""
    named = [i for i, node in enumerate(nodes) if node.metric is not None]
    metrics = [i for i in named if (metric := nodes[i].metric) is not None and not metric.weak] or _earned(nodes, named)
    if len(metrics) == 1 and (metric := nodes[metrics[0]].metric) is not None and metric.rule != "metric.instrument":
        return listed(metric, metrics[0], "fact.anaphora", None)
    return None


def _earned(nodes: Sequence[Node], named: Sequence[int]) -> list[int]:
    """ "trimmed its losses", "Costs were brought under control": what is earned or spent, by words that may mean something else."""
    return [i for i in named if (metric := nodes[i].metric) is not None and metric.group in ("income", "cost")]


def asked_for(nodes: Sequence[Node]) -> Meeting | None:
    """ "How much does it lose on each car it sells?": what the answer will measure."""
    for i, node in enumerate(nodes[:-2]):
        metric = metric_verbs.METRICS.get((node.word, "money"))
        if metric is None or [n.word for n in nodes[:2]] != ["how", "much"]:
            continue
        per_unit = nodes[i + 1].word in ("on", "per", "for") and nodes[i + 2].word in ("each", "every", "a", "one")
        metric = _PER_UNIT.get(metric, metric) if per_unit else metric
        return Meeting(metric, node.span, "fact.anaphora", "money", "duration", "cost")
    return spoken_of(nodes)


def is_of_another_time(nodes: Sequence[Node], first: int, start: int) -> bool:
    """ "It had been €68 in 2024", "It was 8% higher than in 2024": no company is so much."""
    behind = [node.word or node.kind for node in nodes[first + 1 : first + 4]]
    then = nodes[start - 1].word == "been" and (behind[:1] == ["period"] or behind[:2] in (["in", "period"], ["at", "period"]))
    return then or (behind[:1] != [] and behind[0] in cues.COMPARATIVES and "than" in behind)
