"""Does time grow linearly on the worst texts? Each kind at 1, 2, 4 and 8 times its size; the exponent is the slope in log-log.

python benchmarks/hostile.py [CHARACTERS]      the smallest size, 100,000 unless given
"""

from __future__ import annotations

import math
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from extractor import extract
from tests.hostile import KINDS


def seconds(text: str) -> float:
    started = time.process_time()
    extract(text)
    return time.process_time() - started


def exponent(sizes: list[int], times: list[float]) -> float:
    """The slope of the line that fits log time over log size best."""
    x, y = [math.log(s) for s in sizes], [math.log(max(t, 1e-4)) for t in times]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)) / sum((a - mean_x) ** 2 for a in x)


def main(least: int) -> None:
    extract("Warm up: $1 in 2024.")
    sizes = [least * k for k in (1, 2, 4, 8)]
    print(f"{'':24}" + "".join(f"{size:>11,}" for size in sizes) + "   exponent")
    for name, piece in KINDS.items():
        times = [seconds((piece * (size // len(piece) + 1))[:size]) for size in sizes]
        print(f"{name:24}" + "".join(f"{t:10.2f}s" for t in times) + f"{exponent(sizes, times):11.2f}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 100_000)
