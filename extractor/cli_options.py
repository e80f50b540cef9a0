"""What the commands share: how errors of ours end a call, options that several have, and what the words of an option mean."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from extractor import __version__
from extractor.errors import ExtractorError, InputError

if TYPE_CHECKING:
    from extractor.schema import Record


class Commands(TyperGroup):
    """Every error of ours, and of a file, becomes one line on standard error: exit 2 where the user can mend the call, else 1."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except ExtractorError as error:
            typer.echo(f"extractor: {error}", err=True)
            raise typer.Exit(2 if isinstance(error, InputError) else 1) from None
        except BrokenPipeError:
            raise  # whoever reads our output has seen enough, as `head` has: click ends the call without a word
        except OSError as error:  # what is read has words of its own, so this was to be written
            where = f"{error.filename}: " if error.filename is not None else ""
            typer.echo(f"extractor: {where}cannot be written ({error.strerror}): name another place", err=True)
            raise typer.Exit(2) from None
        except KeyboardInterrupt:
            typer.echo("extractor: interrupted (a run with -o goes on where it stopped with --resume)", err=True)
            raise typer.Exit(1) from None


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"extractor {__version__}")
        raise typer.Exit


def before_command(
    _version: Annotated[bool, typer.Option("--version", is_eager=True, callback=_show_version, help="Print the version and exit.")] = False,
) -> None:
    """The options that stand in front of a command."""


Day = Annotated[str | None, typer.Option("--published", metavar="DATE", help="Publication date (2026-02-25), before what the file says.")]
Companies = Annotated[str | None, typer.Option(metavar="FILE", help="Your companies: CSV or JSONL with name, aliases, ticker, deny.")]
Metrics = Annotated[str | None, typer.Option(metavar="FILE", help="Your metrics: CSV with id and forms parted by |.")]


def day(words: str | None) -> date | None:
    """The date of an option.

    Raises:
        InputError: it is none.
    """
    from extractor.dateline import parse_date

    found = parse_date(words) if words else None
    if words and not found:
        raise InputError(f"--published {words!r} is no date: write it as 2026-02-25")
    return found


def is_path(words: str) -> bool:
    """Whether an argument that may be a text or a file is a file: it is there, or it looks like nothing else."""
    from extractor.readers import READERS

    try:
        return words == "-" or Path(words).is_file() or (" " not in words and Path(words).suffix.lower() in READERS)
    except OSError:  # longer than any file name
        return False


def stored(path: Path) -> list[Record]:
    """The records of a file, one a line."""
    from extractor.readers import read_records

    return list(read_records(path))
