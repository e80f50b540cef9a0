"""What a second worker brings: the same articles through one process and through several, in turn, best of three.

python benchmarks/scaling.py [ARTICLES] [WORKERS]
"""

from __future__ import annotations

import sys
import time

from articles import made

from extractor.pool import Options, lines


def main(number: int, workers: int) -> None:
    given = list(made(number))
    best: dict[int, float] = {}
    for count in (1, workers) * 3:
        started = time.monotonic()
        assert sum(1 for _ in lines(given, Options(), count)) == number
        best[count] = min(best.get(count, float("inf")), time.monotonic() - started)
    for count, seconds in best.items():
        print(f"{count} worker(s): {number / seconds:7.1f} articles/s")
    print(f"speed-up: {best[1] / best[workers]:.2f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:] + ["600", "2"][len(sys.argv[1:]) :]))
