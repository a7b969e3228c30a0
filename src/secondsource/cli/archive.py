"""The archive: add, import, search, look at it; what cares for it and carries it stands in files of its own."""

import contextlib
import json
import sys
import time
import typing
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from secondsource.cli import analyses, bundles, care, factchecks, house, matches, watch
from secondsource.cli.output import day, say, tell
from secondsource.cli.rows import LINE_LIMIT, Row, answer_rows, read_rows, text_of, write_answers
from secondsource.domain.evidence import Only, Passage, PassageKind
from secondsource.errors import InputError, SerialError
from secondsource.serial import dumps, from_json, to_json

if typing.TYPE_CHECKING:
    from secondsource.checker import Checker

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
    say(f"{added} new passages kept.")


@commands.command("import")
def import_(
    file: Annotated[str, typer.Argument(help="A file, or - for standard input.", metavar="FILE|-")],
    of: Annotated[
        str | None,
        typer.Option(
            "--of", help="passages, analyses, publishers or factchecks; else what it looks like.", metavar="KIND"
        ),
    ] = None,
    acknowledge: Annotated[
        bool, typer.Option("--acknowledge", help="Print, batch by batch, how many passages no crash can take away.")
    ] = False,
    form: Annotated[
        str | None, typer.Option("--from", help="Format of fact checks, such as csv.", metavar="FORMAT")
    ] = None,
    column: Annotated[
        list[str] | None, typer.Option(help="Where a table of fact checks names it otherwise.", metavar="FIELD=NAME")
    ] = None,
    days: Annotated[str, typer.Option(help="How that table writes days, such as %d.%m.%Y.", metavar="PATTERN")] = "",
) -> None:
    """Keeps JSON lines; twice is as once. Passages: {url, title, publisher?, published?, lang?, kind, text, camp?,
    canonical?, source?}; analyses: {claim, verdict, summary, author, made_on, cites?}; publishers: as `archive
    publishers` prints them. Fact checks of others: ClaimReview, CSV, JSON lines {claim, rating, url, publisher?,
    published?, speaker?, said?, language?, title?}, or an address that gives one of these."""
    if of is None:
        of = factchecks.KIND if form or column or factchecks.looks_like(file) else "passages"
    if of == factchecks.KIND:
        factchecks.take_in(file, form, column or (), days)
        return
    if of not in _KINDS:
        raise InputError(f"The archive keeps no {of!r}; it keeps {', '.join((*_KINDS, factchecks.KIND))}.")
    with _open(file) as lines:
        try:
            added = _KINDS[of](house.checker(offline=True), lines, _print_safe if acknowledge else None)
        except SerialError as error:
            raise InputError(
                f"{_name(file)}: {error} Mend it and import again; a line that is kept already changes nothing."
            ) from error
    say(f"{added} new {of} kept.")


Acknowledge = Callable[[int], None]


def _print_safe(number: int) -> None:
    print(f"{number} passages are safe.", flush=True)


_KINDS: dict[str, Callable[["Checker", Iterable[str], Acknowledge | None], int]] = {
    "passages": lambda checker, lines, acknowledge: checker.import_rows(lines, acknowledge),
    "analyses": lambda checker, lines, _: checker.import_analyses(lines),
    "publishers": lambda checker, lines, _: checker.registry.take(lines),
}


@commands.command()
def search(
    words: Annotated[list[str], typer.Argument(help="What to look for; - reads JSON lines.", metavar="WORDS|-")],
    limit: Annotated[int, typer.Option(help="At most so many.")] = 10,
    until: Annotated[str | None, typer.Option(help="Nothing published after this day.", metavar="DATE")] = None,
    since: Annotated[str | None, typer.Option(help="Nothing dated before this day.", metavar="DATE")] = None,
    place: Annotated[list[str] | None, typer.Option(help="Only what names it, in any spelling.")] = None,
    language: Annotated[list[str] | None, typer.Option(help="Only in it, such as uk.", metavar="CODE")] = None,
    publisher: Annotated[list[str] | None, typer.Option(help="Only of it.", metavar="NAME")] = None,
    camp: Annotated[list[str] | None, typer.Option(help="Only of this side, such as none.")] = None,
    kind: Annotated[list[PassageKind] | None, typer.Option(help="Only of this kind.")] = None,
) -> None:
    """Prints matching passages, best first, one JSON line each. A filter may be repeated: any of them will do. Lines
    in: {"query", "since"?, "until"?, "limit"?, "id"?, "places"?, "languages"?, "publishers"?, "camps"?, "kinds"?};
    out: {"passages"}."""
    places, languages, names, camps = (tuple(each or ()) for each in (place, language, publisher, camp))
    days = day(since, "--since"), day(until, "--until")
    asked = _Question(" ".join(words), *days, limit, places, languages, names, camps, tuple(kind or ()))
    checker = house.checker(offline=True)
    if words == ["-"]:
        stdin = sys.stdin.buffer
        rows = read_rows(stdin, stdin.readline(LINE_LIMIT))
        write_answers(answer_rows(rows, lambda row: {"passages": to_json(_search(checker, _question(row, asked)))}))
        return
    found = _search(checker, asked)
    for passage in found:
        typer.echo(dumps(passage))
    if not found:
        tell("The archive holds nothing that fits.")


@dataclass(frozen=True, slots=True)
class _Question:
    """What is looked for."""

    query: str
    since: date | None
    until: date | None
    limit: int
    places: tuple[str, ...]
    languages: tuple[str, ...]
    publishers: tuple[str, ...]
    camps: tuple[str, ...]
    kinds: tuple[PassageKind, ...]


def _question(row: Row, default: _Question) -> _Question:
    text_of(row, "query")
    row = to_json(default) | row
    row.pop("id", None)
    return from_json(_Question, row, "The row")


def _search(checker: "Checker", asked: _Question) -> tuple[Passage, ...]:
    from secondsource.reading.queries import make_plain_query, spellings_of  # lazy: help answers under 0.4 s

    if not asked.query.strip():
        raise InputError("There are no words to look for; give some.")
    if not 0 < asked.limit <= _MOST:
        raise InputError(f"The limit is a number from 1 to {_MOST}.")
    places = tuple(spellings_of(place, checker.tables) for place in asked.places)
    only = Only(asked.languages, asked.publishers, asked.camps, asked.kinds, places)
    query = make_plain_query(asked.query, checker.tables, asked.since, asked.until)
    return tuple(checker.archive.search(query, asked.limit, only))


_MOST = 1000
"""Passages given at once."""


@commands.command()
def publishers() -> None:
    """Prints the source registry, one JSON line for each publisher: ours, then those that were imported."""
    for each in house.checker(offline=True).registry.rows():
        typer.echo(dumps(each))


@commands.command()
def stats() -> None:
    """Says what the archive holds."""
    checker = house.checker(offline=True)
    held = checker.archive.stats()
    counted = {"by_kind": dict(held.by_kind), "registry": len(checker.registry.rows())}
    typer.echo(json.dumps(to_json(held) | counted, indent=1, ensure_ascii=False))


@commands.command()
def encode() -> None:
    """Makes the vectors that search by meaning still lacks; a stop midway loses nothing that was made."""
    archive = house.checker(offline=True).archive
    if archive.meaning is None:
        raise InputError('The settings name no encoder; put `encoder = "minilm"` under [archive].')
    started = time.monotonic()
    made = archive.encode(lambda done: tell(f"{done} passages"))
    seconds = max(time.monotonic() - started, 0.001)
    say(f"{made} vectors made, {made / seconds:.0f} a second; the archive holds {archive.record.count()} passages.")


commands.add_typer(analyses.commands, name="analyses")
commands.add_typer(matches.commands, name="matches")
commands.command()(bundles.reports)
commands.command()(watch.history)
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
