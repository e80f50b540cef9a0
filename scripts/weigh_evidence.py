"""Measures every row of the weight table of companies on labelled texts, and fits the weights anew.

    python scripts/weigh_evidence.py LABELLED.jsonl [MORE.jsonl …]

A labelled file holds one JSON object a line: `text` and `expect`, a list of objects with `start` and `end`, the
spans of company names; spans in `ignore_or_negative` that are media or tickers are left out of the count.

Printed for each row: on how many names it stood, what share of these were companies (the measured precision that
`extractor/resolve/evidence.py` states), its weight now, and the weight a logistic regression over all rows gives it
(L2-regularised, names weighed by their occurrences). Weights enter the table by hand, rounded.

Below stands how much of that is learnt by heart. For each file and for all together: the F1 of the marked spans with the
table's weights, with these rounded to halves (what hangs on their fine tuning), with weights fitted on these very texts, and
held out: fitted on every other document and scored on the rest, both ways round. What stands on a name is gathered once, with
the table's weights.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import NamedTuple

import numpy as np

from extractor.find.companies import CompanyFinder
from extractor.resolve.evidence import BIAS, EVIDENCE, VETOES
from extractor.resolve.weighing import weigh

NEUTRAL = ("media", "unmarked_repeat", "other")


class Sample(NamedTuple):
    """One name of one text: what stood on it, the share of its occurrences that are labelled, how many there are."""

    rows: frozenset[str]
    truth: float
    count: int
    name: str


class Document(NamedTuple):
    """The names of one text, and how many labelled spans no candidate has the borders of."""

    samples: list[Sample]
    missed: int


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("labelled", nargs="+", type=Path)
    options.add_argument("--ridge", type=float, default=2.0, help="strength of the regularisation")
    given = options.parse_args()
    files = {
        path.stem: [read(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        for path in given.labelled
    }
    documents = [document for found in files.values() for document in found]
    samples = [sample for document in documents for sample in document.samples]
    fitted, bias = fit(samples, list(TABLE), given.ridge)
    print(f"{'row':20}{'names':>7}{'precision':>11}{'weight':>9}{'fitted':>9}")
    for row, weight in TABLE.items():
        on = [sample for sample in samples if row in sample.rows]
        total = sum(sample.count for sample in on)
        precision = sum(sample.truth * sample.count for sample in on) / total if total else float("nan")
        print(f"{row:20}{len(on):7}{precision:11.2f}{weight:9.1f}{fitted[row]:9.1f}")
    print(f"{'bias':20}{len(samples):7}{'':11}{BIAS / 10:9.1f}{bias:9.1f}")
    print(f"\n{'F1 of spans':24}{'texts':>6}{'table':>9}{'rounded':>9}{'fitted':>9}{'held out':>10}")
    for name, found in {**files, **({"all": documents} if len(files) > 1 else {})}.items():
        print(f"{name[:23]:24}{len(found):6}{''.join(f'{100 * f1:9.1f}' for f1 in compare(found, given.ridge))}")


def compare(documents: list[Document], ridge: float) -> list[float]:
    """F1 with the table's weights, with these rounded, with weights fitted on the same documents, and on the other half."""
    halves = documents[::2], documents[1::2]
    fits = [fit([sample for document in half for sample in document.samples], list(TABLE), ridge) for half in (documents, *halves)]
    tallies = {
        "table": tally(documents, TABLE, BIAS / 10),
        "rounded": tally(documents, {row: round(2 * weight) / 2 for row, weight in TABLE.items()}, round(BIAS / 5) / 2),
        "fitted": tally(documents, *fits[0]),
        "held out": tally(halves[1], *fits[1]) + tally(halves[0], *fits[2]),
    }
    return [float(2 * right / (marked + labelled)) for right, marked, labelled in tallies.values()]


def tally(documents: list[Document], weights: dict[str, float], bias: float) -> np.ndarray:  # type: ignore[type-arg]
    """How many spans are marked rightly, marked at all, and labelled."""
    counts = np.zeros(3)
    for document in documents:
        counts[2] += document.missed
        for sample in document.samples:
            right = sample.truth * sample.count
            counts[2] += right
            if bias + sum(weights[row] for row in sorted(sample.rows)) > 1e-9:
                counts[:2] += right, sample.count
    return counts


def read(case: dict) -> Document:  # type: ignore[type-arg]
    """One labelled text."""
    text = case["text"]
    gold = {trim(text, span["start"], span["end"]) for span in case["expect"]}
    neutral = [(span["start"], span["end"]) for span in case.get("ignore_or_negative", ()) if span["sub"] in NEUTRAL]
    names, _ = weigh(text, FIND(text))
    samples = []
    met = set()
    for name in names.values():
        spans = [trim(text, c.start, c.end) for c in name.candidates]
        met.update(spans)
        hits = [span in gold for span in spans]
        if not any(hits) and all(any(a < e and s < b for s, e in neutral) for a, b in spans):
            continue
        samples.append(Sample(name.evidence | name.vetoes, sum(hits) / len(hits), len(hits), name.key))
    return Document(samples, len(gold - met))


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without a leading "The" and the punctuation at the end, which labellers set as they please."""
    if text[start:end].startswith(("The ", "the ")):
        start += 4
    while end > start and text[end - 1] in ".,;:®™ ":
        end -= 1
    return start, end


def fit(samples: list[Sample], rows: list[str], ridge: float) -> tuple[dict[str, float], float]:
    """Logistic regression by Newton's method; the bias is not regularised."""
    column = {row: i for i, row in enumerate(rows)}
    x = np.zeros((len(samples), len(rows) + 1))
    x[:, -1] = 1
    for i, sample in enumerate(samples):
        for row in sample.rows:
            x[i, column[row]] = 1
    y = np.array([sample.truth for sample in samples])
    w = np.sqrt(np.array([sample.count for sample in samples]))
    penalty = np.full(len(rows) + 1, ridge)
    penalty[-1] = 0
    theta = np.zeros(len(rows) + 1)
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ theta))
        gradient = x.T @ (w * (p - y)) + penalty * theta
        hessian = (x.T * (w * p * (1 - p))) @ x + np.diag(penalty + 1e-9)
        theta -= np.linalg.solve(hessian, gradient)
    return dict(zip(rows, theta[:-1].tolist(), strict=True)), float(theta[-1])


FIND = CompanyFinder()
TABLE = {row: weight / 10 for row, weight in {**EVIDENCE, **VETOES}.items()}

if __name__ == "__main__":
    main()
