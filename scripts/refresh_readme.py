"""Run the commands of the README again and write what they print today below them.

    python scripts/refresh_readme.py

The tests hold the README to its outputs; where rules have moved on, this writes the new ones. Commands that print nothing there, and
`make`, are left as they are.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```)", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (?P<command>(?:.*\\\n)*.*)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)
WIDTH = "120"  # columns, as in the tests


def refreshed(readme: str, out: str) -> str:
    """The text of the README with each command's output of today; `out` is the folder that commands call $OUT."""
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "COLUMNS": WIDTH, "OUT": out}

    def again(found: re.Match[str]) -> str:
        if found["command"].startswith("make "):
            return found[0]
        done = subprocess.run(found["command"], shell=True, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        printed = "\n".join(line.rstrip() for line in done.stdout.rstrip().splitlines())
        blank = "\n" if found["output"].endswith("\n\n") else ""
        return f"$ {found['command']}\n{printed}\n{blank}" if found["output"].strip() else found[0]

    return BLOCK.sub(lambda block: COMMAND.sub(again, block[0]), readme)


def main() -> None:
    path = ROOT / "README.md"
    with tempfile.TemporaryDirectory() as out:
        path.write_text(refreshed(path.read_text(encoding="utf-8"), out), encoding="utf-8")


if __name__ == "__main__":
    main()
