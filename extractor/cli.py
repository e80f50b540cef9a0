"""The command line: each command reads its options, calls one function and prints; the work is done elsewhere.

Data goes to standard output, everything else to standard error. Exit codes: 0 all is well, 1 some articles
failed or a floor was missed, 2 wrong usage. Imports stand inside the commands, so that `--help` answers at once.
"""

from __future__ import annotations

import json
import os
import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli_options import Commands, Companies, Day, Metrics, before_command, day, is_path, stored
from extractor.errors import InputError

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    help="""Business articles to checked numbers: amounts, percentages, quantities, companies, periods and the facts
    that join them, by rules alone.

    \b
    extractor run articles/ -o records.jsonl          a folder of articles, one record a line
    extractor run article.txt --format csv            the facts of one article as a table
    extractor explain "Acme's revenue rose 34% to HK$3 billion in 2024."
    extractor evaluate corpus/gold                    how good it is, against labels made by hand
    """,
)


def main() -> None:
    app()


app.callback()(before_command)


@app.command(
    epilog="""\b
    extractor run news/ -o out/records.jsonl
    extractor run a.txt b.md more.jsonl --format csv -o facts.csv
    extractor run news/ --format csv --table money > money.csv
    extractor run "news/**/2025-*.txt" archive.parquet --format duckdb -o news.duckdb
    extractor run million.jsonl.gz -o out/records.jsonl --workers 8 --resume
    cat article.txt | extractor run - --published 2026-02-25
    """
)
def run(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, or - for standard input.")],
    out: Annotated[str, typer.Option("--out", "-o", metavar="FILE", help="Where to write; - is standard output.")] = "-",
    format_name: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="jsonl, csv, parquet, sqlite, duckdb or xbrl-json.")
    ] = "jsonl",
    table: Annotated[str, typer.Option(metavar="TABLE", help="What a flat format holds: facts, money, percents, … articles.")] = "facts",
    published: Day = None,
    currency: Annotated[str | None, typer.Option(metavar="CODE", help="What a bare $ means where the text does not say, as CAD.")] = None,
    companies: Companies = None,
    metrics: Metrics = None,
    encoding: Annotated[str | None, typer.Option(metavar="NAME", help="Of files without a byte order mark; UTF-8 unless given.")] = None,
    workers: Annotated[int | None, typer.Option(metavar="N", min=1, help="Processes; as many as there are cores unless given.")] = None,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Work on this Dask cluster, as tcp://host:8786; --timeout does not hold there.")
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on where a killed run stopped; needs -o.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first article that fails.")] = False,
    keep_text: Annotated[bool, typer.Option("--keep-text", help="Store each article's text in its record.")] = False,
    max_chars: Annotated[int, typer.Option(metavar="N", min=1, help="Longer articles fail.")] = 2_000_000,
    timeout: Annotated[float, typer.Option(metavar="SECONDS", min=0.001, help="Articles that take longer fail.")] = 60.0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")] = False,
    log_json: Annotated[bool, typer.Option("--log-json", help="Progress, failures and summary as JSON lines.")] = False,
) -> None:
    """Read articles and write their records.

    Reads .txt, .md, .html, .json, .jsonl (one article a line), .parquet and .pdf, each also as .gz. An article that fails is
    one line in failures.jsonl beside the output, never the end of the run.
    """
    from extractor import readers, writers

    writers.check(out, format_name, table)
    if resume and out == "-":
        raise InputError("--resume needs a file: name one with -o")
    sources = readers.find_sources(paths)
    articles = readers.read_articles(sources, published=day(published), encoding=encoding)
    total = None if any(source.format in readers.MANY for source in sources) else len(sources)

    from extractor import batch, cluster
    from extractor.own import own_rules
    from extractor.pool import Options, lines
    from extractor.progress import Progress

    own = own_rules(companies=companies, metrics=metrics)
    options = Options(currency, max_chars, None if scheduler else timeout, keep_text, own)
    processes = min(workers or os.cpu_count() or 1, total or sys.maxsize)
    with Progress(total, quiet=quiet, log=log_json) as progress:
        summary = batch.run(
            articles,
            out,
            format_name=format_name,
            table=table,
            options=options,
            work=partial(cluster.lines, scheduler=scheduler) if scheduler else partial(lines, workers=processes),
            resume=resume,
            strict=strict,
            watch=progress.watch,
        )
    progress.tell(summary, out)
    raise typer.Exit(1 if summary.failures else 0)


@app.command(
    epilog="""\b
    extractor report out/records.jsonl
    """
)
def report(records: Annotated[list[Path], typer.Argument(metavar="RECORDS", help="Files of records, one a line.")]) -> None:
    """Print the facts of records as a table to read."""
    from extractor import report as reports

    reports.console().print(reports.fact_table(record for path in records for record in stored(path)))


@app.command(
    epilog="""\b
    extractor evaluate corpus/gold
    extractor evaluate corpus/gold/acme-q3.json --errors 50
    extractor evaluate corpus/gold --records out/records.jsonl --min-f1 85
    extractor evaluate corpus/gold --html scores.html
    extractor evaluate corpus/gold --records new.jsonl --baseline old.jsonl --format md
    """
)
def evaluate(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD", help="Gold files, or folders of them.")],
    records: Annotated[Path | None, typer.Option(metavar="FILE", help="Score these records; without it the articles are read now.")] = None,
    min_f1: Annotated[float | None, typer.Option("--min-f1", metavar="X", help="Exit 1 where an F1 over all is below X of 100.")] = None,
    errors: Annotated[int | None, typer.Option(metavar="N", help="Show only the first N misses and extras.", min=0)] = None,
    save: Annotated[Path | None, typer.Option(metavar="FILE", help="Write every F1 to a JSON file.")] = None,
    baseline: Annotated[Path | None, typer.Option(metavar="FILE", help="Records of another run, to say what changed.")] = None,
    html: Annotated[Path | None, typer.Option(metavar="FILE|DIR", help="Write a page: gold beside what was found.")] = None,
    format_name: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text, json or md.")] = "text",
) -> None:
    """Score records against labels made by hand: each kind by span and by value, facts by value and in full.

    A gold file pins its text by sha256. The text is looked for in articles/ beside the gold's folder, in the folder that
    EXTRACTOR_ARTICLES names, and in ../shared/articles.
    """
    from extractor import corpus, report, scorecard
    from extractor import evaluate as scoring
    from extractor.display import counted

    if format_name not in ("text", "json", "md"):
        raise InputError(f"unknown format {format_name!r}: can write text, json, md")
    golds = corpus.load(gold)
    found = scoring.stored(golds, stored(records)) if records else scoring.extracted(golds)
    before = scoring.stored(golds, stored(baseline)) if baseline else None
    scores = {one.id: scoring.score(one.labels, found[one.id]) for one in golds if one.id in found}
    for one in golds:
        if one.id not in found:
            typer.echo(f"{one.id}: left out, {f'no record in {records}' if records else 'its text is not at hand'}", err=True)
    if not scores:
        raise InputError("nothing to score: no gold has its text, or its record, at hand")
    card = scorecard.scorecard({one.id: one.labels for one in golds}, found, before)
    if format_name == "text":
        report.print_scores(card, [f"{name}: {error}" for name, one in scores.items() for error in one.errors], errors)
    else:
        typer.echo(json.dumps(scorecard.as_json(card), indent=1) if format_name == "json" else scorecard.as_markdown(card))
    if html:
        from extractor import evaluate_page

        shown = evaluate_page.write(golds, found, card, html)
        typer.echo(f"{html}: {counted(shown, 'article')}", err=True)
    if save:
        scoring.save(scores, save)
    low = scoring.below(scores.values(), min_f1) if min_f1 is not None else []
    if low:
        typer.echo(f"below {min_f1}: {', '.join(low)}", err=True)
    raise typer.Exit(1 if low else 0)


@app.command(
    epilog="""\b
    extractor explain "Acme's revenue rose 34% to HK$3 billion in 2024."
    extractor explain article.txt
    """
)
def explain(
    text: Annotated[str, typer.Argument(metavar='"TEXT"|FILE', help="A sentence, or a file with an article.")],
    published: Day = None,
    currency: Annotated[str | None, typer.Option(metavar="CODE", help="What a bare $ means where the text does not say.")] = None,
    companies: Companies = None,
    metrics: Metrics = None,
) -> None:
    """Show a text with its mentions marked, and the rule behind each mention and each fact."""
    from extractor import readers, report
    from extractor.schema import Article, Failure

    published_on = day(published)
    if is_path(text):
        found = next(readers.read_articles(readers.find_sources([text]), published=published_on))
    else:
        found = Article(text=text, published=published_on)
    if isinstance(found, Failure):
        raise InputError(found.message)

    from extractor.explain import explain as explained
    from extractor.own import own_rules
    from extractor.pipeline import extract

    own = own_rules(companies=companies, metrics=metrics)
    explained(extract(found, currency=currency, own=own), found.text, report.console(), own)


@app.command(
    epilog="""\b
    extractor schema            write schemas/record.schema.json, schemas/article.schema.json and the taxonomy
    extractor schema --check    exit 1 where they are not what the code says
    """
)
def schema(check: Annotated[bool, typer.Option("--check", help="Compare only, write nothing.")] = False) -> None:
    """Write the JSON Schemas of records and articles to schemas/, and the XBRL taxonomy of the metrics."""
    from extractor import schemas

    changed = schemas.stale(Path("schemas"))
    for path, text in changed.items():
        typer.echo(f"{path}: {'not what the code says, run: extractor schema' if check else 'written'}", err=True)
        if not check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    raise typer.Exit(1 if check and changed else 0)


@app.command(
    epilog="""\b
    extractor view out/records.jsonl -o facts.html
    extractor view a.jsonl b.jsonl -o site/ --articles news/
    """
)
def view(
    records: Annotated[list[Path], typer.Argument(metavar="RECORDS…", help="Files of records, one a line.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE|DIR", help="The page; a folder gets an index.html.")],
    articles: Annotated[list[Path] | None, typer.Option(metavar="DIR", help="Where the texts are, if not where they were read.")] = None,
) -> None:
    """Write one HTML page that shows articles with what was found in them, and needs no network to do so.

    A record holds no text. It is looked for where the article was read, then in --articles, then in the folder that
    EXTRACTOR_ARTICLES names, and used only if its sha256 is the record's.
    """
    from extractor import texts
    from extractor import view as page
    from extractor.display import counted
    from extractor.readers import read_records

    total = page.view((record for path in records for record in read_records(path)), texts.finder(articles or ()), out)
    typer.echo(f"{out}: {counted(total, 'article')}", err=True)


@app.command(
    epilog="""\b
    extractor convert out/records.jsonl --to label-studio -o tasks.json
    extractor convert corpus/gold --to brat -o brat/
    extractor convert export.jsonl --from doccano -o mine/
    extractor evaluate mine/gold
    """
)
def convert(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Records or gold; with --from, files of that format.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE|DIR", help="A file; for brat and --from a folder.")],
    to: Annotated[str | None, typer.Option("--to", metavar="FORMAT", help="label-studio, prodigy, doccano, brat, spacy or conll.")] = None,
    origin: Annotated[str | None, typer.Option("--from", metavar="FORMAT", help="The same formats, the other way.")] = None,
    articles: Annotated[list[Path] | None, typer.Option(metavar="DIR", help="Where the texts are, if not where they were read.")] = None,
) -> None:
    """Take mentions to a labelling tool, and labels from one back to articles/ and gold/ to evaluate against.

    Every offset is held against its text on the way in. Facts are not carried: no such format holds them.
    """
    if (to is None) == (origin is None):
        raise InputError("convert needs either --to FORMAT or --from FORMAT")
    from extractor import convert as formats
    from extractor.display import counted

    if to is not None:
        total, absent = formats.export(files, to, out, articles or ())
        for name in absent:
            typer.echo(f"{name}: left out, its text is not at hand", err=True)
        typer.echo(f"{out}: {counted(total, 'article')}", err=True)
        raise typer.Exit(1 if absent else 0)
    documents, labels, bare = formats.collect(files, origin or "", out)
    typer.echo(f"{out}: {counted(documents, 'article')}, {counted(labels, 'label')}", err=True)
    if bare:
        typer.echo(f"{counted(bare, 'label')} without a value: of their kinds only the spans will be scored", err=True)
