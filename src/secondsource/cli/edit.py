"""What a check should ask: statements reworded, merged, split, left out or added, and the article checked once more."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from secondsource.cli import house
from secondsource.cli.check import STDOUT
from secondsource.cli.output import check_writable, refuse_overwriting, say, tell, write
from secondsource.cli.reports import find_assessment, load_report, refuse_losing_revisions
from secondsource.cli.rows import file_rows
from secondsource.cli.summary import summarise
from secondsource.domain.editing import Edit, Signature
from secondsource.domain.report import Report
from secondsource.errors import InputError, SecondSourceError, SerialError
from secondsource.serial import from_json
from secondsource.weighing.edits import describe_edited
from secondsource.weighing.reviewing import carry_over


@dataclass(frozen=True, slots=True)
class Asked:
    """One edit, as the command is given it."""

    statements: tuple[str, ...] = ()
    """Labels or ids."""
    text: str = ""
    parts: tuple[str, ...] = ()
    drop: bool = False
    why: str = ""


def edit(
    report: Annotated[Path, typer.Argument(help="A report in JSON, of an article that the archive keeps.")],
    statements: Annotated[
        list[str] | None,
        typer.Argument(
            help="Labels such as S4, or ids: one to reword, split or leave out, two to merge, none to add.",
            metavar="[STATEMENT]...",
        ),
    ] = None,
    by: Annotated[str, typer.Option(help="Who signs.", metavar="NAME")] = "",
    why: Annotated[str, typer.Option(help="The reason, for the reader.", metavar="TEXT")] = "",
    text: Annotated[
        str, typer.Option(help="The statement as it is to be checked: rewords one, or makes two one.", metavar="TEXT")
    ] = "",
    part: Annotated[
        list[str] | None,
        typer.Option(
            help="Words of the article, and behind => the statement that they make, where it is another: a part of "
            "the statement, or one to add; may be repeated.",
            metavar="WORDS[=>TEXT]",
        ),
    ] = None,
    drop: Annotated[bool, typer.Option("--drop", help="Leave the statements out.")] = False,
    edits: Annotated[
        Path | None,
        typer.Option(
            help='Several edits at once, a line of JSON each, such as {"statements": ["S4"], "text": "…"}; with parts, '
            "drop and a why of its own where one has them.",
            metavar="FILE",
        ),
    ] = None,
    form: Annotated[
        str | None, typer.Option("--format", help="One of `parts formats`; else the ending of -o, else md.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write the new report to this file; - is standard output.")
    ] = None,
    offline: Annotated[bool, typer.Option("--offline", help="Touch no network.")] = False,
) -> None:
    """Checks a report's article again with its statements edited; no edit sets a verdict. The report stays as it is,
    and its reviews of statements that are left alone come along."""
    if output == STDOUT:
        output = None
    if output:
        check_writable(output)
        refuse_overwriting(output, str(report), "the report")
        refuse_losing_revisions(output)
    held = load_report(report)
    asked = Asked(tuple(statements or ()), text, tuple(part or ()), drop, why)
    if edits and (statements or text or part or drop):
        raise InputError("Give --edits alone: statements, --text, --part and --drop stand in its lines.")
    signed = Signature(" ".join(by.split()), datetime.now(UTC), "")
    wanted = [each for row in (_read_asked(edits, why) if edits else (asked,)) for each in _edits(held, row, signed)]
    made = _check(held, wanted, offline=offline, form=form, output=output)
    if made:
        sys.stdout.write(made)


def _check(held: Report, edits: Sequence[Edit], *, offline: bool, form: str | None, output: Path | None) -> str:
    """The new report as text; empty where it was written into a file."""
    from secondsource.pipeline.editing import edit_report  # lazy: help answers under 0.4 s
    from secondsource.pipeline.keeping import find_dossier, find_page  # lazy: the same
    from secondsource.pipeline.stages import as_lines  # lazy: the same

    checker = house.checker(offline=offline)
    writer = checker.format(form or house.format_of(output))
    edited = edit_report(held, edits, checker.tables)
    trace = find_dossier(checker.ledger, held.id).trace
    page = find_page(checker.snapshots, trace.snapshot, trace.address)
    made = checker.check_snapshot(page, published=trace.published, edited=edited, observe=as_lines(tell))
    made = carry_over(made, held)
    if not output:
        return writer.render(made)
    write(output, writer.render(made))
    for line in summarise(made):
        say(line)
    say(describe_edited(edited))
    say(f"Report: {output}")
    return ""


def _read_asked(file: Path, why: str) -> list[Asked]:
    """The edits of a file; `why` is the reason of those that give none. Raises InputError."""
    asked: list[Asked] = []
    for number, row in enumerate(file_rows(file), start=1):
        if isinstance(row, SecondSourceError):
            raise InputError(f"{file}: {row}") from row
        try:
            read = from_json(Asked, row, f"Edit {number}")
        except SerialError as error:
            raise InputError(f"{file}: {error}") from error
        asked.append(replace(read, why=read.why.strip() or why))
    return asked


def _edits(held: Report, asked: Asked, unsigned: Signature) -> list[Edit]:
    """What one edit asks for. Raises InputError."""
    from secondsource.reading.statements import editing  # lazy: help answers under 0.4 s

    signed = replace(unsigned, why=" ".join(asked.why.split()))
    claims = [find_assessment(held, each).claim for each in asked.statements]
    pairs = [editing.read_part(each) for each in asked.parts]
    match (len(claims), bool(asked.text.strip()), bool(pairs), asked.drop):
        case (1, True, False, False):
            return [editing.reword(claims[0], asked.text, signed)]
        case (2, True, False, False):
            return [editing.merge(held.article, claims[0], claims[1], asked.text, signed)]
        case (1, False, True, False):
            return [editing.split(held.article, claims[0], pairs, signed)]
        case (0, False, True, False):
            return [editing.add(held.article, words, made, signed) for words, made in pairs]
        case (number, False, False, True) if number:
            return [editing.drop(each, signed) for each in claims]
        case _:
            raise InputError(
                "Give one statement and --text to reword it, two and --text to merge them, one and two --part to "
                "split it, statements and --drop to leave them out, or --part alone to add one."
            )
