"""The archive: add, import, search, look at it, rebuild its index."""

import contextlib
import sys
import typing
from pathlib import Path
from typing import Annotated

import typer

from secondsource.cli import house
from secondsource.cli.output import day
from secondsource.domain.evidence import Query
from secondsource.errors import InputError
from secondsource.serial import dumps

commands = typer.Typer(help="The house's own archive of passages and analyses.", no_args_is_help=True)


@commands.command()
def add(
    what: Annotated[str, typer.Argument(help="A page whose article is kept as passages.", metavar="URL|FILE|-")],
    url: Annotated[str | None, typer.Option(help="The address that the file was saved from.")] = None,
    published: Annotated[str | None, typer.Option(help="Day of publication.", metavar="DATE")] = None,
) -> None:
    """Keeps an article's text as passages."""
    added = house.checker().keep(what, url=url, published=day(published, "--published"))
    typer.echo(f"{added} new passages kept.")


@commands.command("import")
def import_(
    file: Annotated[str, typer.Argument(help="JSON lines, or - for standard input.", metavar="FILE|-")],
) -> None:
    """Keeps JSON lines {url, title, publisher, published, lang, kind, text, camp?}; importing twice changes nothing."""
    with _open(file) as lines:
        added = house.checker(offline=True).import_rows(lines)
    typer.echo(f"{added} new passages kept.")


@commands.command()
def search(
    words: Annotated[list[str], typer.Argument(help="What to look for.")],
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many.")] = 10,
    until: Annotated[str | None, typer.Option(help="Nothing published after this day.", metavar="DATE")] = None,
) -> None:
    """Prints matching passages, best first, one JSON line each."""
    query = Query(" ".join(words), until=day(until, "--until"))
    for passage in house.checker(offline=True).archive.search(query, limit):
        typer.echo(dumps(passage))


@commands.command()
def stats() -> None:
    """Says what the archive holds."""
    typer.echo(dumps(house.checker(offline=True).archive.stats(), indent=1))


@commands.command()
def rebuild() -> None:
    """Makes the index anew from the record."""
    archive = house.checker(offline=True).archive
    archive.rebuild()
    typer.echo(f"Index rebuilt: {archive.stats().passages} passages.")


def _open(file: str) -> typing.ContextManager[typing.TextIO]:
    if file == "-":
        return contextlib.nullcontext(sys.stdin)
    try:
        return Path(file).open(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}.") from error
