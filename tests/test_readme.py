"""The README keeps its word: every command in a `console` block and every `pycon` snippet is run and must print what it says.

A line of `…` in an expected output stands for any lines. `make` is what runs these tests, so its commands are asked only what they
would do.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def commands() -> list[tuple[str, str]]:
    """(command, expected output) pairs; a command goes on over lines that end in a backslash."""
    pairs = []
    for block in blocks("console"):
        for found in re.finditer(r"^\$ ((?:.*\\\n)*.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
            command, expected = found[1], found[2]
            pairs.append((f"make -n {command.split()[1]}", "…\n") if command.startswith("make ") else (command, expected))
    return pairs


def pattern(expected: str) -> str:
    lines = [".*" if line.strip() == "…" else r"[^\n]*".join(map(re.escape, line.rstrip().split(" …"))) for line in expected.splitlines()]
    return r"\n".join(lines)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the commands call $OUT; what one writes the next ones read, as in the README."""
    return tmp_path_factory.mktemp("out")


@pytest.mark.parametrize(("command", "expected"), commands(), ids=[command.replace("\\\n", "")[:60] for command, _ in commands()])
def test_command_prints_what_the_readme_says(command: str, expected: str, out: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "COLUMNS": "120", "OUT": str(out)}
    done = subprocess.run(command, shell=True, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)
    printed = "\n".join(line.rstrip() for line in done.stdout.splitlines())
    assert re.fullmatch(pattern(expected), printed, re.DOTALL), f"{command}\n{printed}\n{done.stderr}"


@pytest.mark.parametrize("snippet", blocks("pycon"), ids=lambda snippet: snippet.split("\n")[0][4:50])
def test_snippet_prints_what_the_readme_says(snippet: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    case = doctest.DocTestParser().get_doctest(snippet, {}, "README.md", "README.md", 0)
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(case, out=report.append)
    assert not report, "".join(report)


def test_the_functions_for_spark_and_ray_give_records() -> None:
    """Each is handed what the two hand it: an iterator of frames, a batch of columns."""
    import pandas as pd

    from extractor import Article, extract_many

    (block,) = blocks("python")
    spark, ray = ("def records" + source for source in block.split("def records")[1:])
    frame = pd.DataFrame({"id": ["a"], "text": ["Acme Corp. earned $3m in 2024."]})
    made = []
    for source, given in ((spark, [frame]), (ray, dict(frame))):
        names = {"pd": pd, "Article": Article, "extract_many": extract_many}
        exec(source, names)
        made.append(names["records"](given))  # type: ignore[operator]
    for record in (*next(made[0])["record"], *made[1]["record"]):
        assert '"low":"3000000"' in record


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "corpus/README.md", "benchmarks/README.md"])
def test_the_files_that_are_named_exist(document: str) -> None:
    """Paths count from the document, the root or the package; `*` stands for some."""
    places = ((ROOT / document).parent, ROOT, ROOT / "extractor")
    named = re.findall(r"`((?:[\w*-]+/)+[\w*-]+\.(?:py|md|csv|tsv|txt|json|toml))`", (ROOT / document).read_text(encoding="utf-8"))
    assert [path for path in named if not any(any(place.glob(path)) for place in places)] == []
