"""The main job: check an article, and explain a verdict."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from secondsource.cli import house
from secondsource.cli.output import check_writable, day, tell, write
from secondsource.cli.summary import summarise

What = Annotated[str, typer.Argument(help="An address, a file, or - for standard input.", metavar="URL|FILE|-")]


def check(
    what: What,
    form: Annotated[
        str | None, typer.Option("--format", help="html, md or json; else the ending of -o, else md.")
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write the report to this file.")] = None,
    as_of: Annotated[str | None, typer.Option(help="Use nothing later than this day.", metavar="DATE")] = None,
    published: Annotated[str | None, typer.Option(help="The article's day of publication.", metavar="DATE")] = None,
    offline: Annotated[bool, typer.Option("--offline", help="Touch no network.")] = False,
) -> None:
    """Checks an article and writes a report."""
    as_of_day, published_day = day(as_of, "--as-of"), day(published, "--published")
    if output:
        check_writable(output)
    checker = house.checker(offline=offline)
    writer = checker.format(form or (output.suffix.lstrip(".") if output and output.suffix else "md"))
    report = checker.check(what, as_of=as_of_day, published=published_day, tell=tell)
    text = writer.render(report)
    if not output:
        sys.stdout.write(text)
        return
    write(output, text)
    for line in summarise(report):
        typer.echo(line)
    typer.echo(f"Report: {output}")


def explain(
    report: Annotated[Path, typer.Argument(help="A report in JSON.")],
    claim: Annotated[str, typer.Argument(help="A claim's id, or its number in the report, from 1.")],
) -> None:
    """Prints the chain from one verdict to the bytes it rests on."""
    from secondsource.cli import explain as chain  # lazy: only this command needs the rules' methods

    whole = chain.load_report(report)
    for line in chain.explain(whole, chain.find_assessment(whole, claim)):
        typer.echo(line)
