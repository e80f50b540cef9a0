"""Measures every row of the weight table of companies on labelled texts, and fits the weights anew.

    python scripts/weigh_evidence.py LABELLED.jsonl [MORE.jsonl …]

A labelled file holds one JSON object a line: `text` and `expect`, a list of objects with `start` and `end`, the
spans of company names; spans in `ignore_or_negative` that are media or tickers are left out of the count.

Printed for each row: on how many names it stood, what share of these were companies (the measured precision that
`extractor/resolve/evidence.py` states), its weight now, and the weight a logistic regression over all rows gives it
(L2-regularised, names weighed by their occurrences). Weights enter the table by hand, rounded.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import NamedTuple

import numpy as np

from extractor.find.companies import CompanyFinder
from extractor.resolve.companies import weigh
from extractor.resolve.evidence import BIAS, EVIDENCE, VETOES

NEUTRAL = ("media", "unmarked_repeat", "other")


class Sample(NamedTuple):
    """One name of one text: what stood on it, the share of its occurrences that are labelled, how many there are."""

    rows: frozenset[str]
    truth: float
    count: int
    name: str


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("labelled", nargs="+", type=Path)
    options.add_argument("--ridge", type=float, default=2.0, help="strength of the regularisation")
    given = options.parse_args()
    samples = [
        sample
        for path in given.labelled
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
        for sample in read(json.loads(line))
    ]
    table = {**EVIDENCE, **VETOES}
    fitted, bias = fit(samples, list(table), given.ridge)
    print(f"{'row':20}{'names':>7}{'precision':>11}{'weight':>9}{'fitted':>9}")
    for row, weight in table.items():
        on = [sample for sample in samples if row in sample.rows]
        total = sum(sample.count for sample in on)
        precision = sum(sample.truth * sample.count for sample in on) / total if total else float("nan")
        print(f"{row:20}{len(on):7}{precision:11.2f}{weight:9.1f}{fitted[row]:9.1f}")
    print(f"{'bias':20}{len(samples):7}{'':11}{BIAS:9.1f}{bias:9.1f}")


def read(case: dict) -> list[Sample]:  # type: ignore[type-arg]
    """The names of one labelled text."""
    text = case["text"]
    gold = {trim(text, span["start"], span["end"]) for span in case["expect"]}
    neutral = [(span["start"], span["end"]) for span in case.get("ignore_or_negative", ()) if span["sub"] in NEUTRAL]
    names, _ = weigh(text, FIND(text))
    samples = []
    for name in names.values():
        spans = [trim(text, c.start, c.end) for c in name.candidates]
        hits = [span in gold for span in spans]
        if not any(hits) and all(any(a < e and s < b for s, e in neutral) for a, b in spans):
            continue
        samples.append(Sample(frozenset(name.evidence | name.vetoes), sum(hits) / len(hits), len(hits), name.key))
    return samples


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

if __name__ == "__main__":
    main()
