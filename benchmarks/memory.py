"""Does memory stay flat? Reads 20,000 different articles in one process and shows resident memory on the way.

python benchmarks/memory.py [ARTICLES]
"""

from __future__ import annotations

import sys
import time

import psutil
from articles import made

from extractor import extract_many


def main(number: int) -> None:
    process = psutil.Process()
    started, early = time.monotonic(), 0.0
    print("articles  resident MB  articles/s")
    for count, _ in enumerate(extract_many(made(number)), 1):
        if count == number // 10 or count % max(1, number // 10) == 0:
            resident = process.memory_info().rss / 1e6
            early = early or resident
            print(f"{count:8}  {resident:11.1f}  {count / (time.monotonic() - started):10.0f}", flush=True)
    print(f"from article {number // 10:,} to the end: {100 * (resident / early - 1):+.1f} %")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 20_000)
