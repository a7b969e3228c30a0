"""The main job: check an article, and explain a verdict."""

import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from secondsource.cli import house
from secondsource.cli.output import check_writable, day, refuse_overwriting, tell, write
from secondsource.cli.summary import summarise
from secondsource.errors import InputError

STDOUT = Path("-")
What = Annotated[str, typer.Argument(help="An address, a file, or - for standard input.", metavar="URL|FILE|-")]


def check(
    what: What,
    form: Annotated[
        str | None, typer.Option("--format", help="html, md or json; else the ending of -o, else md.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write the report to this file; - is standard output.")
    ] = None,
    as_of: Annotated[str | None, typer.Option(help="Use nothing later than this day.", metavar="DATE")] = None,
    published: Annotated[str | None, typer.Option(help="The article's day of publication.", metavar="DATE")] = None,
    offline: Annotated[bool, typer.Option("--offline", help="Touch no network.")] = False,
) -> None:
    """Checks an article and writes a report."""
    as_of_day, published_day = day(as_of, "--as-of"), day(published, "--published")
    _refuse_days_to_come(as_of_day, published_day)
    if output == STDOUT:
        output = None
    if output:
        check_writable(output)
        refuse_overwriting(output, what)
    checker = house.checker(offline=offline)
    writer = checker.format(form or _format_of(output))
    report = checker.check(what, as_of=as_of_day, published=published_day, tell=tell)
    text = writer.render(report)
    if not output:
        sys.stdout.write(text)
        return
    write(output, text)
    for line in summarise(report):
        typer.echo(line)
    typer.echo(f"Report: {output}")


def _refuse_days_to_come(as_of: date | None, published: date | None) -> None:
    """Nobody knows them yet; somewhere on earth it is tomorrow already. Raises InputError."""
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    if as_of and as_of > tomorrow:
        raise InputError(f"--as-of {as_of} has not come yet; give a day up to today, or leave it out.")
    if published and published > (as_of or tomorrow):
        until = f"as of {as_of}" if as_of else "today"
        raise InputError(f"An article of {published} cannot be checked {until}, before it appeared.")


def _format_of(output: Path | None) -> str:
    """The format that a file's ending names; `md` without one. Raises InputError."""
    from secondsource.plugins import part_names  # lazy: help answers under 0.4 s

    ending = output.suffix.lower().lstrip(".") if output else ""
    name = _ENDINGS.get(ending, ending) or "md"
    if name not in (known := part_names("formats")):
        raise InputError(f"The ending of {output} names no format; say --format {', '.join(known)}.")
    return name


_ENDINGS = {"htm": "html", "markdown": "md", "txt": "md"}


def explain(
    report: Annotated[Path, typer.Argument(help="A report in JSON.")],
    claim: Annotated[str, typer.Argument(help="A claim's id, or its number in the report, from 1.")],
) -> None:
    """Prints the chain from one verdict to the bytes it rests on."""
    from secondsource.cli import explain as chain  # lazy: only this command needs the rules' methods

    whole = chain.load_report(report)
    for line in chain.explain(whole, chain.find_assessment(whole, claim)):
        typer.echo(line)
