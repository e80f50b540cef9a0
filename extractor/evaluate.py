"""Records against gold: how much was found, how much of it is right, what was missed and what was invented.

- A mention counts at level `span` where its offsets are the gold's, and at level `value` where its value is too (for a
  company: where it points to the right one).
- Facts are paired one to one, best first, among those of the same value (low, high, unit; the sign aside). A pair
  counts at level `value`; at level `full` where metric, company, period and change agree too. Those four
  also have an accuracy of their own, over the pairs.
- Gold that is `optional` is neutral: finding it earns nothing, missing it costs nothing.
- What a gold file lists as `unlabelled` ("facts", "periods", "money.value") is not scored: nobody looked for it there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from extractor.corpus import KINDS, Gold, Json, spans
from extractor.errors import GoldError
from extractor.schema import Record

# What must agree for a mention's value to be right.
VALUES = {
    "money": ("low", "high", "currency"),
    "percents": ("low", "high"),
    "quantities": ("low", "high"),
    "periods": ("start_date", "end_date"),
    "facts": ("low", "high", "unit"),
}
SLOTS = ("metric", "company", "period", "change")
# Metrics that a careful reader could use for one another.
INTERCHANGEABLE = tuple(
    frozenset(line.split())
    for line in """
    adjusted_ebita operating_profit
    adjusted_ebitda ebitda
    adjusted_eps eps
    adjusted_profit pretax_profit
    annual_recurring_revenue annualized_revenue
    computing_cost costs training_cost
    cost_per_employee employment_costs salary staff_costs
    customers monthly_active_users subscribers users
    deal_value equity_value
    employees job_cuts
    employees rd_employees
    growth_rate inflation_rate macro_rate
    interest_rate yield
    macro_rate pmi
    macro_rate unemployment_rate
    marketing_expense spending
    sales_volume shipments
    store_closures store_openings stores
    """.strip().splitlines()
)
_TOLERANCE = Decimal("1e-6")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, how many of ours were wrong, how many of the gold's were not found."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """The scores of one article or of many, by `<kind>.<level>`, the fact slots as (right, of), and each error in words."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    slots: dict[str, tuple[int, int]] = field(default_factory=dict)
    errors: tuple[str, ...] = ()

    def __add__(self, other: Score) -> Score:
        tallies = {k: self.tallies.get(k, Tally()) + other.tallies.get(k, Tally()) for k in {**self.tallies, **other.tallies}}
        slots = {k: (self.slots.get(k, (0, 0))[0] + other.slots.get(k, (0, 0))[0],
                     self.slots.get(k, (0, 0))[1] + other.slots.get(k, (0, 0))[1]) for k in SLOTS}  # fmt: skip
        return Score(tallies, slots, self.errors + other.errors)

    def rows(self) -> dict[str, float]:
        """Every figure by its name, from 0 to 100: F1 by `<kind>.<level>`, accuracy by `facts.slot.<slot>`."""
        figures = {name: 100 * tally.f1 for name, tally in self.tallies.items()}
        return figures | {f"facts.slot.{name}": 100 * right / of for name, (right, of) in self.slots.items() if of}


def total(scores: Iterable[Score]) -> Score:
    """All the scores as one, their errors one after another."""
    return sum(scores, Score())


def below(scores: Iterable[Score], floor: float) -> list[str]:
    """Every F1 over all that is below a floor of 100: "money value 84.2"."""
    tallies = total(scores).tallies.items()
    return [f"{name} {100 * tally.f1:.1f}" for name, tally in tallies if 100 * tally.f1 < floor]


def score(gold: Json, found: Json) -> Score:
    """One record against its gold, both as JSON values."""
    mentions = _score_mentions(gold, found)
    return mentions + _score_facts(gold, found) if is_labelled(gold, "facts") else mentions


def is_labelled(gold: Json, name: str) -> bool:
    """Whether somebody labelled a kind (`money`), or a kind's values (`money.value`), in a gold file."""
    return name not in gold.get("unlabelled", ())


# Mentions.


def _score_mentions(gold: Json, found: Json) -> Score:
    tallies: dict[str, Tally] = {}
    errors: list[str] = []
    for kind in (kind for kind in KINDS if is_labelled(gold, kind)):
        wanted = {(s["start"], s["end"]): s for k, s in spans(gold) if k == kind}
        ours = {(s["start"], s["end"]): s for k, s in spans(found) if k == kind}
        asked = {place: s for place, s in wanted.items() if not s.get("optional")}
        neutral = [place for place, s in wanted.items() if s.get("optional")]
        hits = [place for place in asked if place in ours]
        right = [place for place in hits if not is_labelled(gold, f"{kind}.value") or same_mention(kind, asked[place], ours[place])]
        missed = [place for place in asked if place not in ours]
        extra = [place for place in ours if place not in wanted and not any(place[0] < end and start < place[1] for start, end in neutral)]
        unlike = len(hits) - len(right)
        tallies[f"{kind}.span"] = Tally(len(hits), len(extra), len(missed))
        if is_labelled(gold, f"{kind}.value"):
            tallies[f"{kind}.value"] = Tally(len(right), len(extra) + unlike, len(missed) + unlike)
        errors += [f"{kind}: missed {asked[place]['text']!r} at {place[0]}" for place in missed]
        errors += [f"{kind}: {asked[place]['text']!r} at {place[0]} is {_value(kind, asked[place])}, got {_value(kind, ours[place])}"
                   for place in hits if place not in right]  # fmt: skip
        errors += [f"{kind}: not a mention {ours[place]['text']!r} at {place[0]} (rule {ours[place].get('rule')})" for place in extra]
    return Score(tallies, {}, tuple(errors))


def same_mention(kind: str, gold: Json, found: Json) -> bool:
    if kind == "companies":
        return found["name"].lower() in {form.lower() for form in (gold["name"], *gold["aliases"])}
    return same(gold, found, VALUES[kind])


def _value(kind: str, mention: Json) -> str:
    if kind == "companies":
        return str(mention["name"])
    values = [mention.get(key) for key in VALUES[kind]]
    return " ".join(str(v) for v in (values[1:] if values[0] == values[1] else values))


def same(gold: Json, found: Json, keys: Sequence[str]) -> bool:
    return all(_near(gold.get(k), found.get(k)) if k in ("low", "high") else gold.get(k) == found.get(k) for k in keys)


def _near(gold: Any, found: Any) -> bool:
    """Equal but for the sign: a loss of 5 and a result of -5 are one figure."""
    if gold is None or found is None:
        return False
    wanted, got = abs(Decimal(str(gold))), abs(Decimal(str(found)))
    return abs(wanted - got) <= wanted * _TOLERANCE


# Facts.


def _score_facts(gold: Json, found: Json) -> Score:
    wanted, ours = gold["facts"], found["facts"]
    paired = pair_facts(gold, found)
    tally, full = Tally(), Tally()
    slots = dict.fromkeys(SLOTS, (0, 0))
    errors: list[str] = []
    for i, fact in enumerate(wanted):
        if fact.get("optional"):
            continue
        if i not in paired:
            tally, full = tally + Tally(missed=1), full + Tally(missed=1)
            errors.append(f"facts: missed {_words(fact)}")
            continue
        _, right = paired[i]
        slots = {name: (slots[name][0] + right[name], slots[name][1] + 1) for name in SLOTS}
        tally += Tally(right=1)
        full += Tally(right=1) if all(right.values()) else Tally(wrong=1, missed=1)
        if not all(right.values()):
            errors.append(f"facts: {_words(fact)}: wrong {', '.join(n for n in SLOTS if not right[n])}, got {_words(ours[paired[i][0]])}")
    used = {j for j, _ in paired.values()}
    for j, fact in enumerate(ours):
        if j not in used and not any(g.get("optional") and same(g, fact, VALUES["facts"]) for g in wanted):
            tally, full = tally + Tally(wrong=1), full + Tally(wrong=1)
            errors.append(f"facts: not a fact {_words(fact)} (rule {fact.get('rule')})")
    return Score({"facts.value": tally, "facts.full": full}, slots, tuple(errors))


def pair_facts(gold: Json, found: Json) -> dict[int, tuple[int, dict[str, bool]]]:
    """Each gold fact's index to ours and the slots that agree: the pairs with most slots first, gold that counts before optional."""
    names = {form.lower(): company["name"] for company in gold["companies"] for form in (company["name"], *company.get("aliases", ()))}
    pairs = []
    for i, wanted in enumerate(gold["facts"]):
        for j, ours in enumerate(found["facts"]):
            if same(wanted, ours, VALUES["facts"]):
                right = _slots(wanted, ours, names)
                pairs.append((-sum(right.values()), bool(wanted.get("optional")), i, j, right))
    paired: dict[int, tuple[int, dict[str, bool]]] = {}
    used: set[int] = set()
    for _, _, i, j, right in sorted(pairs, key=lambda pair: pair[:4]):
        if i not in paired and j not in used:
            paired[i] = (j, right)
            used.add(j)
    return paired


def _slots(gold: Json, found: Json, names: dict[str, str]) -> dict[str, bool]:
    def company(fact: Json) -> str | None:
        name = fact.get("company")
        return names.get(name.lower(), name.lower()) if name else None

    return {
        "metric": same_metric(gold, found),
        "company": company(gold) == company(found),
        "period": same(gold, found, VALUES["periods"]),
        "change": gold.get("change") == found.get("change"),
    }


def same_metric(gold: Json, found: Json) -> bool:
    """Equal or interchangeable ids; an id that its labeller coined is held against the words, by their last one."""
    wanted, got = gold["metric"], found["metric"]
    if wanted == got or any(wanted in group and got in group for group in INTERCHANGEABLE):
        return True
    return wanted not in settled_metrics() and _head(gold["metric_text"]) == _head(found["metric_text"])


def _head(words: str) -> str:
    found = re.findall(r"[a-z]+", words.lower())
    return found[-1].rstrip("s") if found else ""


@cache
def settled_metrics() -> frozenset[str]:
    """The ids that labellers choose from; outside it each coins his own, so that two may differ and both be right."""
    return frozenset(resources.files("extractor").joinpath("gold_metrics.csv").read_text(encoding="utf-8").split()[1:])


def _words(fact: Json) -> str:
    value = fact["low"] if fact["low"] == fact["high"] else f"{fact['low']}..{fact['high']}"
    days = fact["start_date"] if fact["start_date"] == fact["end_date"] else f"{fact['start_date']}..{fact['end_date']}"
    parts = (fact["company"], fact["metric"], f"{value} {fact['unit'] or ''}".strip(), days, fact.get("change"))
    return " | ".join(str(part or "-") for part in parts)


def extracted(golds: Iterable[Gold]) -> dict[str, Json]:
    """Records by article id, made now, of every gold whose text is at hand."""
    from extractor.pipeline import extract  # scoring what is stored already needs no spaCy

    return {gold.id: extract(gold.article()).model_dump(mode="json") for gold in golds if gold.text is not None}


def stored(golds: Iterable[Gold], records: Iterable[Record]) -> dict[str, Json]:
    """Records by article id, of every gold that has one.

    Raises:
        GoldError: a record of another text than the one that was labelled.
    """
    hashes = {gold.id: gold.labels["article"]["sha256"] for gold in golds}
    found = {record.article.id: record for record in records if record.article.id in hashes}
    for name, record in found.items():
        if record.article.sha256 != hashes[name]:
            raise GoldError(f"{name}: the record is of another text than the gold: extract it again, or label it again")
    return {name: record.model_dump(mode="json") for name, record in found.items()}


def save(scores: dict[str, Score], path: Path) -> None:
    """Write the F1 of every article by kind and level, to two decimals.

    Not the accuracy of the slots: it is taken over the facts found, so that finding more can lower it.
    """
    figures = {article: {name: round(100 * tally.f1, 2) for name, tally in one.tallies.items()} for article, one in scores.items()}
    path.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
