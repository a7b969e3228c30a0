"""The archive: add, import, search, look at it; what cares for it and carries it stands in files of its own."""

import contextlib
import json
import sys
import typing
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from secondsource.cli import analyses, bundles, care, house
from secondsource.cli.output import day, tell
from secondsource.cli.rows import LINE_LIMIT, Row, answer_rows, read_rows, text_of, write_answers
from secondsource.domain.evidence import Passage, Query
from secondsource.errors import InputError, SerialError
from secondsource.serial import dumps, from_json, to_json

if typing.TYPE_CHECKING:
    from secondsource.checker import Checker
    from secondsource.pipeline.archive import Archive

commands = typer.Typer(help="The house's own archive of passages and analyses.", no_args_is_help=True)


@commands.command()
def add(
    what: Annotated[str, typer.Argument(help="A page whose article is kept as passages.", metavar="URL|FILE|-")],
    url: Annotated[str | None, typer.Option(help="The address that the file was saved from.")] = None,
    published: Annotated[str | None, typer.Option(help="Day of publication.", metavar="DATE")] = None,
) -> None:
    """Keeps an article's text as passages."""
    if url is not None and not url.startswith(("https://", "http://")):
        raise InputError(f"--url takes an address that starts with https://, not {url[:80]!r}.")
    if url is None and what == "-":
        raise InputError("Say with --url where the text on standard input was published.")
    added = house.checker().keep(what, url=url, published=day(published, "--published"))
    typer.echo(f"{added} new passages kept.")


@commands.command("import")
def import_(
    file: Annotated[str, typer.Argument(help="JSON lines, or - for standard input.", metavar="FILE|-")],
    of: Annotated[str, typer.Option("--of", help="passages, analyses or publishers.", metavar="KIND")] = "passages",
    acknowledge: Annotated[
        bool, typer.Option("--acknowledge", help="Print, batch by batch, how many passages no crash can take away.")
    ] = False,
) -> None:
    """Keeps JSON lines; twice is as once. Passages: {url, title, publisher?, published?, lang?, kind, text, camp?,
    canonical?, source?}; analyses: {claim, verdict, summary, author, made_on, cites?}; publishers: as `archive
    publishers` prints them."""
    if of not in _KINDS:
        raise InputError(f"The archive keeps no {of!r}; it keeps {', '.join(_KINDS)}.")
    with _open(file) as lines:
        try:
            added = _KINDS[of](house.checker(offline=True), lines, _print_safe if acknowledge else None)
        except SerialError as error:
            raise InputError(
                f"{_name(file)}: {error} Mend it and import again; a line that is kept already changes nothing."
            ) from error
    typer.echo(f"{added} new {of} kept.")


Acknowledge = Callable[[int], None]


def _print_safe(number: int) -> None:
    print(f"{number} passages are safe.", flush=True)


_KINDS: dict[str, Callable[["Checker", Iterable[str], Acknowledge | None], int]] = {
    "passages": lambda checker, lines, acknowledge: checker.import_rows(lines, acknowledge),
    "analyses": lambda checker, lines, _: checker.import_analyses(lines),
    "publishers": lambda checker, lines, _: checker.import_publishers(lines),
}


@commands.command()
def search(
    words: Annotated[list[str], typer.Argument(help="What to look for; - reads JSON lines.", metavar="WORDS|-")],
    limit: Annotated[int, typer.Option(help="At most so many.")] = 10,
    until: Annotated[str | None, typer.Option(help="Nothing published after this day.", metavar="DATE")] = None,
) -> None:
    """Prints matching passages, best first, one JSON line each. Lines in: {"query", "until"?, "limit"?, "id"?}; out:
    {"passages"}."""
    asked = _Question(" ".join(words), day(until, "--until"), limit)
    archive = house.checker(offline=True).archive
    if words == ["-"]:
        stdin = sys.stdin.buffer
        rows = read_rows(stdin, stdin.readline(LINE_LIMIT))
        write_answers(answer_rows(rows, lambda row: {"passages": to_json(_search(archive, _question(row, asked)))}))
        return
    found = _search(archive, asked)
    for passage in found:
        typer.echo(dumps(passage))
    if not found:
        tell("The archive holds nothing that fits.")


@dataclass(frozen=True, slots=True)
class _Question:
    """What is looked for."""

    query: str
    until: date | None
    limit: int


def _question(row: Row, default: _Question) -> _Question:
    text_of(row, "query")
    row = {"until": default.until and default.until.isoformat(), "limit": default.limit} | row
    row.pop("id", None)
    return from_json(_Question, row, "The row")


def _search(archive: "Archive", asked: _Question) -> tuple[Passage, ...]:
    if not asked.query.strip():
        raise InputError("There are no words to look for; give some.")
    if not 0 < asked.limit <= _MOST:
        raise InputError(f"The limit is a number from 1 to {_MOST}.")
    return tuple(archive.search(Query(asked.query, until=asked.until), asked.limit))


_MOST = 1000
"""Passages given at once."""


@commands.command()
def publishers() -> None:
    """Prints the source registry, one JSON line for each publisher: ours, then those that were imported."""
    for each in house.checker(offline=True).publishers:
        typer.echo(dumps(each))


@commands.command()
def stats() -> None:
    """Says what the archive holds."""
    checker = house.checker(offline=True)
    held = checker.archive.stats()
    counted = {"by_kind": dict(held.by_kind), "registry": len(checker.publishers)}
    typer.echo(json.dumps(to_json(held) | counted, indent=1, ensure_ascii=False))


commands.add_typer(analyses.commands, name="analyses")
commands.command()(bundles.reports)
commands.command()(bundles.export)
commands.command()(bundles.replay)
commands.command()(care.verify)
commands.command()(care.rebuild)
commands.command()(care.backup)
commands.command()(care.restore)


def _open(file: str) -> typing.ContextManager[typing.TextIO]:
    if file == "-":
        return contextlib.nullcontext(sys.stdin)
    try:
        return Path(file).open(encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"{file} cannot be read ({(error.strerror or '').lower()}); give a file of JSON lines, or -."
        ) from error


def _name(file: str) -> str:
    return "Standard input" if file == "-" else file
