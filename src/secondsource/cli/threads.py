"""Commands about comment threads: examine one, and the bank of templates."""

import io
import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO, cast

import typer

from secondsource.cli import house
from secondsource.cli.check import STDOUT, What
from secondsource.cli.output import check_writable, refuse_overwriting, say, write
from secondsource.cli.reports import refuse_losing_report
from secondsource.cli.rows import (
    LINE_LIMIT,
    Row,
    answer_rows,
    begins_rows,
    file_rows,
    read_head,
    read_rows,
    write_answers,
)
from secondsource.cli.stages import Offline, snapshot_of
from secondsource.domain.examination import ThreadReport
from secondsource.errors import InputError, SecondSourceError
from secondsource.serial import THREAD_SCHEMA, to_json
from secondsource.weighing.wording import count

if TYPE_CHECKING:
    from secondsource.checker import Checker
    from secondsource.domain.thread import Thread, ThreadPage

commands = typer.Typer(
    name="templates", help="The bank of templates that threads were found to be made of.", no_args_is_help=True
)
_PAGES = {"html", "text"}
_EXPORTS = {".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".txt", ".xml", ".db", ".sqlite", ".sqlite3"}
"""Endings of files that may be larger than a page."""
_STRANGE = {"author", "user", "comments", "parent", "created_at", "createdAt", "date", "body", "content", "storyID"}


class Form(StrEnum):
    """How an examined thread is written down."""

    LINES = "lines"
    MD = "md"
    HTML = "html"
    JSON = "json"
    REASONS = "reasons"


def thread(
    what: What,
    form: Annotated[
        Form | None,
        typer.Option("--format", help="lines: JSON, one line a thread; reasons: the statement of reasons, as JSON."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write to this file; its ending names the format.")
    ] = None,
    come: Annotated[
        str | None,
        typer.Option(
            "--from", help="Format that comes in: an importer without its `thread_`, such as disqus.", metavar="FORMAT"
        ),
    ] = None,
    keep: Annotated[bool, typer.Option("--keep", help="Put the templates found into the bank.")] = False,
    offline: Offline = False,
) -> None:
    """Examines the comments under an article: repeated texts, templates, what they have in common.

    Takes a page, an export of WordPress, Disqus, Coral or Isso, JSON, CSV, or comments as lines of text. JSON lines
    with "html" or "text" (and "url"?, "id"?) are pages, and each is answered by one line.
    """
    output = None if output == STDOUT else output
    if output:
        check_writable(output)
        refuse_overwriting(output, what, "the thread")
        refuse_losing_report(output)
    chosen = form or _form_of(output)
    checker = house.checker(offline=offline)
    body = _rows_or_bytes(what) if come is None and chosen is Form.LINES and not output else None
    if isinstance(body, Iterator):
        write_answers(answer_rows(body, lambda row: _line(_examine_row(checker, row))))
        return
    found = list(_examine(checker, what, come, body))
    if keep:
        for each in found:
            checker.keep_templates(each.examination, each.thread, each.page)
    text = _render(checker, found, chosen)
    if output:
        write(output, text)
        for each in found[:20]:
            say(each.examination.sentence)
        say(f"Report: {output}")
    else:
        sys.stdout.write(text)


@commands.command("list")
def show() -> None:
    """Lists the templates of the bank: in how many threads each was seen, and its words."""
    held = _bank().known("")
    for each in held:
        words = " ".join(piece.text or f"<{piece.slot}>" for piece in each.pieces)
        say(f"{each.id}  {count(each.threads, 'thread')}, {each.first} to {each.last}: {words[:200]}")
    if not held:
        say(
            "The bank holds no template yet; `secondsource thread PAGE --keep` puts some into it.",
            err=True,
        )


@commands.command()
def erase(account: Annotated[str, typer.Argument(help="A pseudonym, such as account-3f9a51c07b2e.")]) -> None:
    """Erases a pseudonym everywhere in the bank; templates stay, because they name nobody."""
    say(f"{account}: {count(_bank().erase(account), 'row')} erased.")


def _bank() -> Any:
    bank = house.checker(offline=True).bank
    if bank is None:
        raise InputError("The settings name no bank of templates (thread.bank is empty), so nothing is kept.")
    return bank


def _form_of(output: Path | None) -> Form:
    if output is None:
        return Form.LINES
    endings = {".md": Form.MD, ".html": Form.HTML, ".htm": Form.HTML, ".json": Form.JSON, ".jsonl": Form.LINES}
    if output.suffix.lower() not in endings:
        raise InputError(f"The ending of {output} names no format; say --format {', '.join(Form)}.")
    return endings[output.suffix.lower()]


def _rows_or_bytes(what: str) -> Iterator[Row | SecondSourceError] | bytes | None:
    """JSON lines that hold pages, or what standard input held instead; None for anything else that is named."""
    if what != "-":
        return file_rows(Path(what)) if _holds_pages(Path(what)) else None
    stdin = sys.stdin.buffer
    head, number = read_head(stdin)
    if _is_page_row(head[-1]):
        return read_rows(stdin, head[-1], number)
    return b"".join(head) + stdin.read(LINE_LIMIT)


def _holds_pages(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head, _ = read_head(file)
            return _is_page_row(head[-1])
    except (OSError, ValueError):
        return False


def _is_page_row(line: bytes) -> bool:
    """A row with a page or a text, and with nothing that only comments have."""
    try:
        row = json.loads(line) if begins_rows(line) else None
    except (ValueError, RecursionError, InputError):
        return False
    names = set(cast("dict[str, object]", row)) if isinstance(row, dict) else set[str]()
    return bool(names & _PAGES) and not names & _STRANGE


def _examine(checker: "Checker", what: str, come: str | None, body: bytes | None) -> Iterator[ThreadReport]:
    stream: BinaryIO | None = None if body is None else io.BytesIO(body)
    export = come is not None or Path(what).suffix.lower() in _EXPORTS
    snapshot = checker.snapshot(what, stdin=stream, export=export)
    threads = checker.threads_of(snapshot, come)
    if come is None and not snapshot.body.lstrip().startswith(b"<") and not any(each.comments for _, each in threads):
        say(
            f"{what} was read as an article, and no comments stand under it; where its lines are comments, add "
            "--from text.",
            err=True,
        )
    for page, comments in threads:
        yield _report(checker, page, comments)


def _examine_row(checker: "Checker", row: Row) -> ThreadReport:
    ((page, comments),) = checker.page_threads(snapshot_of(row))
    return _report(checker, page, comments)


def _report(checker: "Checker", page: "ThreadPage", comments: "Thread") -> ThreadReport:
    return ThreadReport(THREAD_SCHEMA, page, *checker.examine(comments, page))


def _line(found: ThreadReport) -> Row:
    page = {"title": found.page.title, "section": found.page.section, "address": found.page.address}
    return {"thread": to_json(found.thread), "examination": to_json(found.examination), "page": page}


def _render(checker: "Checker", found: list[ThreadReport], form: Form) -> str:
    if form is Form.LINES:
        return "".join(json.dumps(_line(each), ensure_ascii=False) + "\n" for each in found)
    if form is Form.REASONS:
        from secondsource.weighing.reasons import state_reasons  # lazy: only this format needs it

        return "".join(json.dumps(state_reasons(each), ensure_ascii=False, indent=1) + "\n" for each in found)
    if form is Form.HTML and len(found) > 1:
        raise InputError(f"The file holds {len(found)} threads, and a page shows one; take --format md, json or lines.")
    writer = checker.format(form.value)
    return "\n".join(writer.render_thread(each) for each in found)  # type: ignore[attr-defined]
