"""Whether the words around a value hold it against another.

    from $4m, than the $4m of 2024, double the $2m of last year     the words in front of it
    lost $9m, after a loss of $14m a year earlier                   what came before
    compares with a loss of $5m                                     a metric of its own
    turned a loss of $9m into a profit of $4m                       what the result came from
    $4,315 an ounce, 29% more than the $3,340 of a year before      what the next value is the change of
    well below the €71m it booked in 2024                           what was done, by whomever, at a time of its own
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from extractor.link import cues
from extractor.link.leads import word_before
from extractor.link.metrics.change_of import change_after, direction
from extractor.link.metrics.meeting import Meeting
from extractor.link.metrics.noun_phrases import is_past, is_verb
from extractor.link.nodes import Node
from extractor.link.past_time import past_time
from extractor.link.verb_forms import PAST, all_forms

_LIKE = 1000  # times: more than a figure changes in a year
FRACTIONS = frozenset("half third quarter fifth sixth tenth thirds quarters".split())
_AFTER = ("after", "following")
_FOLDS = frozenset("double triple treble quadruple twice".split())
_TURNS = all_forms("turn convert swing transform")
_BETTER_ON = ("improvement", "on")
_SHORT_OF = frozenset({("short", "of"), ("shy", "of")})
_HELD_AGAINST = 5  # nodes to the period of a value that another came after
# In front of "the €71m it booked in 2024": what a figure is put beside.
_PUT_BESIDE = cues.COMPARISONS | {"below", "above", "under", "over", "beyond", "from", "half"} | _FOLDS | all_forms(
    "beat top exceed surpass eclipse outstrip dwarf match trail miss equal"
)  # fmt: skip
_PUT_BESIDE_OF = frozenset("ahead short shy half third quarter".split())
_HAD, _DONE = frozenset("had has have was were".split()), frozenset(form for told in PAST.values() for form in told.split())
_MOVED = frozenset("up down improvement advance decline slightly sharply".split())
_THEN = frozenset("of in for during over".split())


def is_held_against(nodes: Sequence[Node], place: int) -> bool:
    """ "at $4,315 an ounce, 29% more than the $3,340 of a year before": what comes next is the change of the price itself."""
    percent = next((i for i in range(place + 1, min(place + 5, len(nodes))) if nodes[i].kind == "value"), None)
    if percent is None or percent + 1 >= len(nodes) or nodes[percent + 1].word not in cues.COMPARATIVES:
        return False
    against = next((node.amount for node in nodes[percent + 1 : percent + 5] if node.amount is not None), None)
    return against is not None and against.kind == "money"


def comes_after(nodes: Sequence[Node], first: int) -> bool:
    """ "lost $9m, after a loss of $14m a year earlier", "fell, after a 0.6% gain in November": what it is held against."""
    before = word_before(nodes, first)
    if before is not None and before.word in _AFTER and any(node.kind == "period" for node in nodes[first + 1 : first + _HELD_AGAINST]):
        return True
    if before is not None and before.word in _AFTER and any(node.kind == "value" for node in nodes[:first]):
        moved = nodes[first + 1].word if first + 1 < len(nodes) else ""
        if moved in cues.UP_NOUNS | cues.DOWN_NOUNS:
            return True  # "rose 3.4%, after a 4% gain"
    words = [node.word for node in nodes[max(0, first - 4) : first]]
    result = nodes[first - 2].metric if first > 3 else None
    return result is not None and result.group == "income" and words[:2] in (["after", "a"], ["after", "an"]) and words[3:] == ["of"]


def base_of(nodes: Sequence[Node], first: int) -> int | None:
    """ "fell 0.7% in May from April, when they jumped 1.2%": the time held against, of which something is told then."""
    when = next((i for i in range(first - 1, max(2, first - _HELD_AGAINST), -1) if nodes[i].word == "when"), None)
    if when is None or any(node.kind == "value" for node in nodes[when:first]):
        return None
    base = when - 1 - (nodes[when - 1].word == ",")
    held = nodes[base].kind == "period" and nodes[base - 1].word in ("from", "than", "with", "against", "after")
    return base if held else None


def then_of(nodes: Sequence[Node], first: int) -> int | None:
    """ "below the €71m it booked in 2024", "ahead of the £31m made a year earlier", "above the 4% of June": the time of such a value.

    But "below the €71m it had forecast in May" and "than the €30m it spent on adverts in 2024" are of something else.
    """
    if first < 3 or nodes[first - 1].word != "the" or first + 2 >= len(nodes):
        return None
    before, front = nodes[first - 2].word, nodes[first - 3].word
    beside = before in _PUT_BESIDE or (before == "of" and front in _PUT_BESIDE_OF) or (before == "on" and front in _MOVED)
    if not beside:
        return None
    at = first + 1 + (nodes[first + 1].word == "that")
    did = at + 1 if at + 1 < len(nodes) and nodes[at].kind in ("reference", "company") else at
    while did + 1 < len(nodes) and nodes[did].word in _HAD:
        did += 1
    if nodes[did].word in _DONE or is_past(nodes[did].word):
        at = did + 1 if nodes[did].word not in cues.FORECAST else len(nodes)
    at += at + 1 < len(nodes) and nodes[at].word in _THEN
    return at if at < len(nodes) and nodes[at].kind == "period" else None


def is_last_time(nodes: Sequence[Node], last: int) -> bool:
    """ "it made £171m last time"."""
    return [node.word for node in nodes[last + 1 : last + 3]] == ["last", "time"]


def is_turned(nodes: Sequence[Node], first: int, last: int) -> bool:
    """ "turning a $9.7 million loss into net income of", "turned a loss of $9m into a profit of": what the result came from."""
    turned = any(node.word in _TURNS for node in nodes[max(0, first - 4) : first])
    behind = [node.word for node in nodes[last + 1 : last + 3]]
    return turned and (behind[:1] == ["into"] or (behind[1:] == ["into"] and nodes[last + 1].metric is not None))


def _goes_on(mark: str, verb: str) -> bool:
    """ "6% fewer than planned, and sold them at": what a second verb tells is held against nothing."""
    return (mark == "," and is_past(verb)) or (mark in ("and", "but") and (is_past(verb) or is_verb(verb)))


def compares(lead: Sequence[str]) -> bool:
    """Whether the words in front of a value hold it against another: "more than doubled to", "with more than it needs, lost" do not."""
    if _BETTER_ON in pairwise(lead):
        return True  # "38% of revenue, an improvement on the 57% of 2022"
    if not lead:
        return False
    if not _SHORT_OF.isdisjoint(pairwise(lead)):
        return True  # "was £11.6m short of the £74.1m banked a year ago"
    if lead[-1] in _FOLDS:
        return True  # "more than double the $205m of last year"
    lead = lead[max((i + 1 for i, word in enumerate(lead[:-1]) if word in FRACTIONS), default=0) :]  # "soared by more than a tenth to"
    lead = lead[max((i + 1 for i, (mark, verb) in enumerate(pairwise(lead)) if _goes_on(mark, verb)), default=0) :]
    following = (*lead[1:], "")
    return any(word in cues.COMPARISONS and not (word == "than" and then in cues.MOVES) for word, then in zip(lead, following, strict=True))


def is_compared(nodes: Sequence[Node], metric: int | None) -> bool:
    """ "compares with a loss of $5m", "from a profit of $4m", "against a year-earlier profit of $4m": what has its own metric."""
    if metric and nodes[metric - 1].kind == "period":
        metric -= 1
    words = [node.word for node in nodes[max(0, metric - 3) : metric]] if metric is not None else []
    held = words[-2:-1] in (["against"], ["from"], ["versus"], ["vs"]) or words[:2] in (["compares", "with"], ["compared", "with"])
    return words[-1:] in (["a"], ["an"]) and held


def moves_behind(nodes: Sequence[Node], last: int) -> bool:
    """ "on sales of $22m, down 4%", "a rise of 8%", "an 8% rise": whether a change of the value at node `last` follows it."""
    comma = past_time(nodes, last + 1)
    place = next((i for i in range(comma + 1, min(comma + 5, len(nodes))) if nodes[i].amount is not None), None)
    amount = nodes[place].amount if place is not None else None
    if place is None or amount is None or amount.kind != "percent" or nodes[comma].word != ",":
        return False
    return any(direction(node.word) for node in nodes[comma + 1 : comma + 3]) or change_after(nodes, place)[0] is not None


def ends_relative(nodes: Sequence[Node], before: int | None, last: int) -> bool:
    """ "subscriptions, which start at $89 a month, brought in 22%": whether a value closes what is only told aside."""
    closed = any(node.word == "," for node in nodes[last + 1 : last + 4])  # behind "a month"
    return before is not None and closed and any(a.word == "," and b.word == "which" for a, b in pairwise(nodes[before:last]))


def is_put_beside(before: Meeting | None, before_place: int | None, meeting: Meeting, run: Sequence[int]) -> bool:
    """ "had $5m in cash, against $2m of bank loans": another level of the same day than the one before."""
    if before is None:
        return False
    levels = before.metric != meeting.metric and before.period_kind == meeting.period_kind == "instant"
    if levels and not meeting.change and meeting.place is not None and meeting.place > run[-1]:
        return True
    other = {before.group, meeting.group} == {"cost", "market"} and meeting.metric != "share_price"
    return other and (before_place or run[0]) < (meeting.place or 0) < run[0]  # "costs rose to $2.41, against a price of $5.52"


def is_bracketed_again(nodes: Sequence[Node], before: int, place: int) -> bool:
    """ "despatches were 388 tonnes (359 tonnes)": the same a year before."""
    around = [node.word for node in nodes[place - 1 : place + 2 : 2]]
    a, b = nodes[before].amount, nodes[place].amount
    if around != ["(", ")"] or before != place - 2 or a is None or b is None:
        return False
    like = max(a.high, b.high) < _LIKE * max(min(a.high, b.high), Decimal(1))  # not "net income of $134 million (43 cents)"
    return (a.kind, a.unit) == (b.kind, b.unit) and b.per in (a.per, None) and like
