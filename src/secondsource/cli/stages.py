"""Every stage alone, JSON lines in and out, so that anyone can measure it.

Given JSON objects, one a line, in a file or on standard input, a stage answers one line for each, and keeps the line's
`id`. Given a page, it answers one line.
"""

import io
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from secondsource.cli import house
from secondsource.cli.check import What
from secondsource.cli.rows import (
    LINE_LIMIT,
    Row,
    answer_rows,
    begins_rows,
    file_rows,
    holds_rows,
    read_head,
    read_rows,
    text_of,
    write_answers,
)
from secondsource.domain.article import Article, Snapshot
from secondsource.errors import SecondSourceError
from secondsource.serial import from_json, to_json

if TYPE_CHECKING:
    from secondsource.checker import Checker

Offline = Annotated[bool, typer.Option("--offline", help="Touch no network.")]


def extract(what: What, offline: Offline = False) -> None:
    """Reads the article and its comment thread out of a page. Lines in: {"html" or "text", "url"?, "id"?}."""
    checker = house.checker(offline=offline)
    _answer(_page_rows(checker, what), lambda row: _extract(checker, row))


def claims(what: What, offline: Offline = False) -> None:
    """Finds the statements of an article and who makes them. Lines in: what `extract` prints, or {"text", "title"?,
    "id"?}."""
    checker = house.checker(offline=offline)
    _answer(_page_rows(checker, what), lambda row: _claims(checker, row))


def stance(
    what: Annotated[str, typer.Argument(help="A file of JSON lines, or - for standard input.", metavar="FILE|-")] = "-",
) -> None:
    """Reads evidence against claims. Lines in: {"claim", "evidence", "id"?}; out: the stance and its three scores."""
    checker = house.checker(offline=True)
    stdin = sys.stdin.buffer
    rows = read_rows(stdin, stdin.readline(LINE_LIMIT)) if what == "-" else file_rows(Path(what))
    _answer(rows, lambda row: _stance(checker, row))


def _page_rows(checker: "Checker", what: str) -> Iterator[Row | SecondSourceError]:
    """JSON lines from standard input or a file, or one row for the page at `what`."""
    if what != "-":
        return file_rows(Path(what)) if holds_rows(Path(what)) else iter((_page(checker, what),))
    stdin = sys.stdin.buffer
    head, number = read_head(stdin)
    if begins_rows(head[-1]):
        return read_rows(stdin, head[-1], number)
    rest = io.BytesIO(b"".join(head) + stdin.read(LINE_LIMIT))
    return iter((_page(checker, "-", rest),))


def _page(checker: "Checker", what: str, stdin: BinaryIO | None = None) -> Row:
    """One page as a row. A page without an article ends the command, rather than becoming a line. Raises InputError."""
    snapshot = checker.snapshot(what, stdin=stdin)
    checker.extract(snapshot)
    return {"snapshot": snapshot}


def snapshot_of(row: Row) -> Snapshot:
    """The page of a row, as if it had been fetched. Raises InputError where it has none."""
    if "snapshot" in row:
        return row["snapshot"]
    from secondsource.reading.pages.extract import is_html  # lazy: help answers under 0.4 s

    text = text_of(row, "html" if "html" in row else "text")
    if "html" in row and not is_html(text):  # a short fragment says too little of itself
        text = f"<!doctype html>\n{text}"
    return Snapshot(str(row.get("url", "-")), text.encode(errors="replace"), datetime.now(UTC), charset="utf-8")


def _extract(checker: "Checker", row: Row) -> Row:
    found = checker.extract(snapshot_of(row))
    return {"article": to_json(found.article), "thread": to_json(found.thread)}


def _claims(checker: "Checker", row: Row) -> Row:
    article = from_json(Article, row["article"]) if "article" in row else _given(checker, row)
    reading = checker.read(article)
    return {
        "claims": to_json(reading.claims),
        "unclaimed": to_json(reading.unclaimed),
        "attributions": to_json(reading.attributions),
    }


def _given(checker: "Checker", row: Row) -> Article:
    if "snapshot" not in row and isinstance(row.get("title"), str):
        row = row | {"text": f"{row['title']}\n\n{text_of(row, 'text')}"}
    return checker.extract(snapshot_of(row)).article


def _stance(checker: "Checker", row: Row) -> Row:
    claim, evidence = text_of(row, "claim"), text_of(row, "evidence")
    (reading,) = checker.stance([(claim, evidence)])
    return {
        "stance": reading.stance.value,
        "supports": reading.supports,
        "refutes": reading.refutes,
        "silent": reading.silent,
        "span": to_json(reading.span),
        "quote": reading.span.of(evidence),
        "why": reading.why,
        "doubt": reading.doubt,
    }


def _answer(rows: Iterator[Row | SecondSourceError], answer: Callable[[Row], Row]) -> None:
    write_answers(answer_rows(rows, answer))
