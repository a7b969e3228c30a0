"""A person's answer beside the machine's: revise a statement, read the log of revisions, write the report again."""

import contextlib
import os
import sys
from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from secondsource.cli import house
from secondsource.cli.output import check_writable, refuse_overwriting, say, write
from secondsource.cli.reports import find_assessment, load_report, refuse_losing_revisions, write_again
from secondsource.domain.report import Report, Revision, Verdict
from secondsource.errors import OutputError
from secondsource.ports import Format
from secondsource.weighing.reviewing import describe_change, name_moment, revise

Given = Annotated[Path, typer.Argument(help="A report in JSON.")]


def review(
    report: Given,
    claim: Annotated[str, typer.Argument(help="A statement's label in the report, such as S4, or its id.")],
    verdict: Annotated[Verdict, typer.Option(help="The verdict that you come to; the same one confirms it.")],
    by: Annotated[str, typer.Option(help="Who signs.", metavar="NAME")],
    why: Annotated[str, typer.Option(help="The reason, for the reader.", metavar="TEXT")],
    at_publication: Annotated[
        Verdict | None, typer.Option(help="The verdict as known when the article appeared, if that changes too.")
    ] = None,
    cites: Annotated[
        list[str] | None,
        typer.Option(help="Evidence (an id that `explain` shows) or an address; may be repeated.", metavar="ID|URL"),
    ] = None,
) -> None:
    """Appends a person's revision to a report; the machine's answer and earlier revisions stay. Pages of the report
    beside it are written again."""
    check_writable(report)
    with _alone_in(report.resolve().parent):
        held = load_report(report)
        item = find_assessment(held, claim)
        revised = revise(
            held, item, verdict, by=by, why=why, at=_now(), at_publication=at_publication, cites=cites or ()
        )
        written = list(write_again(report, revised, _formats()))
    say(_describe(revised, revised.revisions[-1]))
    say(f"Written: {', '.join(map(str, written))}")


def revisions(report: Given) -> None:
    """Prints the log of revisions of a report: what was changed, by whom, when and why."""
    held = load_report(report)
    for each in held.revisions:
        say(_describe(held, each))
    if not held.revisions:
        say("No person has reviewed a statement of this report.")


def render(
    report: Given,
    form: Annotated[
        str | None,
        typer.Option("--format", help="One of `parts formats`; else the ending of -o, else md."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write to this file; else to standard output.")
    ] = None,
) -> None:
    """Writes a report down in another format."""
    held = load_report(report)
    writer = house.checker(offline=True).format(form or house.format_of(output))
    if not output:
        sys.stdout.write(writer.render(held))
        return
    check_writable(output)
    refuse_overwriting(output, str(report), "the report")
    refuse_losing_revisions(output)
    write(output, writer.render(held))
    say(f"Report: {output}")


def _formats() -> dict[str, Format]:
    from secondsource.plugins import part_names  # lazy: help answers under 0.4 s

    checker = house.checker(offline=True)
    return {name: checker.format(name) for name in part_names("formats")}


def _describe(report: Report, each: Revision) -> str:
    label = next(f"S{n}" for n, item in enumerate(report.assessments, start=1) if item.claim.id == each.claim)
    cites = f" It cites {', '.join(each.cites)}." if each.cites else ""
    return f"{label} {describe_change(each)} by {each.by}, {name_moment(each.at)}: {each.why}{cites}"


@contextlib.contextmanager
def _alone_in(folder: Path) -> Generator[None]:
    """Lets one review at a time read and write in a folder: each appends to what the one before it wrote."""
    import fcntl  # lazy: systems other than Unix have none, and all other commands run there

    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise OutputError(f"{folder} cannot be opened: {error.strerror}; move the report elsewhere.") from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _now() -> datetime:
    return datetime.now(UTC)
