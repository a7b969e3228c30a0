"""The archive's import format: one passage as a JSON object a line."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from secondsource.domain.evidence import Passage, PassageKind, passage_id
from secondsource.domain.ids import digest
from secondsource.domain.record import Span
from secondsource.errors import SerialError
from secondsource.serial import from_json

LONGEST_LINE = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the import format; `camp` alone may be left out."""

    url: str
    title: str
    publisher: str | None
    published: date | None
    lang: str | None
    kind: PassageKind
    text: str
    camp: str | None = None


def read_rows(lines: Iterable[str]) -> Iterator[Passage]:
    """The passages of lines in the import format; empty lines are passed over.

    Raises SerialError naming the line and the field that does not fit.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip("\ufeff \t\r\n"):
            yield _to_passage(_read_row(line, f"Line {number}"))


def _read_row(line: str, where: str) -> Row:
    if len(line) > LONGEST_LINE:
        raise SerialError(f"{where} is longer than {LONGEST_LINE:,} characters; give one passage a line.")
    try:
        value = json.loads(line.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise SerialError(f"{where} is not JSON: {error}.") from error
    row = from_json(Row, value, where)
    for field in ("url", "text"):
        if not getattr(row, field).strip():
            raise SerialError(f"{where}.{field} is empty.")
    _refuse_half_characters(row, where)
    return row


def _refuse_half_characters(row: Row, where: str) -> None:
    """JSON can escape half of a character; no file or store can hold it."""
    for field in ("url", "title", "publisher", "lang", "text", "camp"):
        try:
            (getattr(row, field) or "").encode()
        except UnicodeEncodeError as error:
            raise SerialError(f"{where}.{field} holds half a character (a lone surrogate).") from error


def _to_passage(row: Row) -> Passage:
    return Passage(
        id=passage_id(row.url, row.kind, row.text),
        url=row.url,
        title=row.title,
        publisher=row.publisher,
        text=row.text,
        span=Span(0, len(row.text)),
        published_at=row.published,
        fetched_at=None,
        language=row.lang,
        kind=row.kind,
        camp=row.camp,
        snapshot=digest(row.text.encode()),
    )
