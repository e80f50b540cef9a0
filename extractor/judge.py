"""What became of each label and of each finding, one by one: what a page shows and what tells which rule to mend.

    right     found where the gold has it, with the gold's value
    wrong     found where the gold has it, with another value; a fact: with another metric, company, period or change
    missed    in the gold, not found
    extra     found, not in the gold
    optional  the gold leaves it open; found or not, it counts for nothing

The counts are those of `evaluate`, which this only takes apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.corpus import KINDS, Json, spans
from extractor.evaluate import VALUES, is_labelled, pair_facts, same, same_mention

STATES = {"right": "Right", "wrong": "Wrong", "missed": "Missed", "extra": "Extra", "optional": "Optional"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """One mention or fact: `gold` is None for what is extra, `found` for what was missed; `differs` are a fact's wrong slots."""

    kind: str
    state: str
    gold: Json | None
    found: Json | None
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleScore:
    """How often what a rule made was right; a rule that shares in a mention's name shares in its fate."""

    rule: str
    right: int
    wrong: int
    extra: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong + self.extra)


def judge(gold: Json, found: Json) -> list[Judgement]:
    """Every mention in text order, kind by kind, then every fact of the gold, then the facts it does not have."""
    mentions = [one for kind in KINDS if is_labelled(gold, kind) for one in _mentions(kind, gold, found)]
    return [*mentions, *_facts(gold, found)] if is_labelled(gold, "facts") else mentions


def _mentions(kind: str, gold: Json, found: Json) -> list[Judgement]:
    wanted = {(s["start"], s["end"]): s for k, s in spans(gold) if k == kind}
    ours = {(s["start"], s["end"]): s for k, s in spans(found) if k == kind}
    neutral = [place for place, s in wanted.items() if s.get("optional")]

    def state(place: tuple[int, int]) -> str:
        if place in neutral or (place not in wanted and any(place[0] < end and start < place[1] for start, end in neutral)):
            return "optional"
        if place not in wanted:
            return "extra"
        if place not in ours:
            return "missed"
        alike = not is_labelled(gold, f"{kind}.value") or same_mention(kind, wanted[place], ours[place])
        return "right" if alike else "wrong"

    return [Judgement(kind, state(place), wanted.get(place), ours.get(place)) for place in sorted({*wanted, *ours})]


def _facts(gold: Json, found: Json) -> Iterator[Judgement]:
    paired = pair_facts(gold, found)
    for i, wanted in enumerate(gold["facts"]):
        hit, slots = paired.get(i, (None, {}))
        ours = None if hit is None else found["facts"][hit]
        differs = tuple(name for name, right in slots.items() if not right)
        state = "optional" if wanted.get("optional") else "missed" if ours is None else "wrong" if differs else "right"
        yield Judgement("facts", state, wanted, ours, differs)
    used = {j for j, _ in paired.values()}
    for j, ours in enumerate(found["facts"]):
        if j not in used:
            neutral = any(wanted.get("optional") and same(wanted, ours, VALUES["facts"]) for wanted in gold["facts"])
            yield Judgement("facts", "optional" if neutral else "extra", None, ours)


def by_rule(judgements: Iterable[Judgement]) -> list[RuleScore]:
    """Each rule's score, those with most mistakes first.

    >>> right = Judgement("money", "right", {}, {"rule": "money.sign+dollar.default"})
    >>> extra = Judgement("money", "extra", None, {"rule": "money.sign"})
    >>> [(r.rule, r.precision) for r in by_rule([right, extra])]
    [('money.sign', 0.5), ('dollar.default', 1.0)]
    """
    counts: dict[str, dict[str, int]] = {}
    for one in judgements:
        if one.found is not None and one.state != "optional":
            for rule in (one.found.get("rule") or "(none)").split("+"):
                counts.setdefault(rule, {"right": 0, "wrong": 0, "extra": 0})[one.state] += 1
    scores = [RuleScore(rule, **count) for rule, count in counts.items()]
    return sorted(scores, key=lambda s: (-s.wrong - s.extra, -s.right, s.rule))
