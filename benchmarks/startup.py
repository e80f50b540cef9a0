"""How long the command line takes to answer: wall seconds of whole processes, the median of some runs.

python benchmarks/startup.py [RUNS]      5 runs unless given

The aims: `--help` under 0.3 s, one article from file to record under 2 s, both on a quiet machine.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

CORPUS = Path(__file__).parent.parent / "corpus" / "articles"
COMMANDS = {"extractor --help": ["--help"], "extractor run, one article": ["run", str(CORPUS / "05-uk-results.txt")]}


def seconds(arguments: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "extractor", *arguments], check=True, capture_output=True)
    return time.perf_counter() - started


def main(runs: int) -> None:
    for name, arguments in COMMANDS.items():
        seconds(arguments)  # once for the file cache
        print(f"{name:30}{statistics.median(seconds(arguments) for _ in range(runs)):8.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 5)
