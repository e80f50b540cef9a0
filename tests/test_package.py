"""The wheel, built from the source distribution, works on its own: no file of the checkout is needed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DATA = ("py.typed", "find/metrics.tsv", "find/currencies.csv", "find/gazetteer.csv", "assets/page.html")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the installed wheel and nothing else; the dependencies are those of this environment."""
    folder = tmp_path_factory.mktemp("package")
    source = folder / "source"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(source)], check=True)
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder / "dist"), str(source)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = (folder / "dist").glob("*.whl")
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", str(folder / "site"), str(wheel)]
    subprocess.run(pip, check=True, capture_output=True)
    return folder / "site"


def run(installed: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    return subprocess.run(
        [sys.executable, *arguments], cwd=installed, env=environment, check=True, capture_output=True, text=True
    ).stdout


def test_it_is_the_installed_package_that_runs(installed: Path) -> None:
    assert Path(run(installed, "-c", "import extractor; print(extractor.__file__)").strip()).is_relative_to(installed)


@pytest.mark.parametrize("name", DATA)
def test_its_data_are_inside(installed: Path, name: str) -> None:
    assert (installed / "extractor" / name).is_file()


def test_the_command_line_reads_an_article(installed: Path, tmp_path: Path) -> None:
    article = tmp_path / "acme.txt"
    article.write_text("Acme Corp. said revenue rose 5% to $3bn in 2024.", encoding="utf-8")
    record = json.loads(run(installed, "-m", "extractor", "run", str(article)))
    assert [fact["low"] for fact in record["facts"]] == ["5", "3000000000"]


def test_the_page_finds_its_parts(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "acme.txt").write_text("Acme Corp. earned $3m in 2024.", encoding="utf-8")
    run(installed, "-m", "extractor", "run", str(tmp_path / "acme.txt"), "-o", str(tmp_path / "records.jsonl"))
    run(installed, "-m", "extractor", "view", str(tmp_path / "records.jsonl"), "-o", str(tmp_path / "page.html"))
    assert "Acme Corp." in (tmp_path / "page.html").read_text(encoding="utf-8")
