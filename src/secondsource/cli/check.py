"""The main job: check an article, and explain a verdict."""

import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from secondsource.cli import house
from secondsource.cli.output import check_writable, day, refuse_overwriting, say, tell, write
from secondsource.cli.reports import find_assessment, load_report, refuse_losing_revisions
from secondsource.cli.summary import summarise
from secondsource.errors import InputError
from secondsource.weighing.reviewing import carry_over

STDOUT = Path("-")
What = Annotated[str, typer.Argument(help="An address, a file, or - for standard input.", metavar="URL|FILE|-")]


def check(
    what: What,
    form: Annotated[
        str | None,
        typer.Option("--format", help="One of `parts formats`; else the ending of -o, else md."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write the report to this file; - is standard output.")
    ] = None,
    as_of: Annotated[str | None, typer.Option(help="Use nothing later than this day.", metavar="DATE")] = None,
    published: Annotated[str | None, typer.Option(help="The article's day of publication.", metavar="DATE")] = None,
    reviews: Annotated[
        Path | None,
        typer.Option(help="An earlier report in JSON; its reviews of the same words come along.", metavar="REPORT"),
    ] = None,
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
        refuse_losing_revisions(output)
    earlier = load_report(reviews) if reviews else None
    checker = house.checker(offline=offline)
    writer = checker.format(form or house.format_of(output))
    report = checker.check(what, as_of=as_of_day, published=published_day, tell=tell)
    if earlier:
        report = carry_over(report, earlier)
    text = writer.render(report)
    if not output:
        sys.stdout.write(text)
        return
    write(output, text)
    for line in summarise(report):
        say(line)
    if earlier:
        say(f"Reviews that came along: {len(report.revisions)} of {len(earlier.revisions)}")
    say(f"Report: {output}")


def _refuse_days_to_come(as_of: date | None, published: date | None) -> None:
    """Nobody knows them yet; somewhere on earth it is tomorrow already. Raises InputError."""
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    if as_of and as_of > tomorrow:
        raise InputError(f"--as-of {as_of} has not come yet; give a day up to today, or leave it out.")
    if published and published > (as_of or tomorrow):
        until = f"as of {as_of}" if as_of else "today"
        raise InputError(f"An article of {published} cannot be checked {until}, before it appeared.")


def explain(
    report: Annotated[Path, typer.Argument(help="A report in JSON.")],
    claim: Annotated[str, typer.Argument(help="A statement's label in the report, such as S4, or its id.")],
) -> None:
    """Prints the chain from one verdict to the bytes it rests on."""
    from secondsource.cli import explain as chain  # lazy: only this command needs the rules' methods

    whole = load_report(report)
    for line in chain.explain(whole, find_assessment(whole, claim)):
        say(line)
