"""What becomes passages of the archive: lines of the import format (one JSON object a line), and articles."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from secondsource.domain.article import Article
from secondsource.domain.evidence import Passage, PassageKind, passage_id
from secondsource.domain.ids import digest
from secondsource.domain.record import Span
from secondsource.errors import SerialError
from secondsource.reading.passages import CHARACTERS, split_passages
from secondsource.serial import from_json

LONGEST_LINE = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the import format; what is not known may be null or left out."""

    url: str
    title: str
    kind: PassageKind
    text: str
    publisher: str | None = None
    published: date | None = None
    lang: str | None = None
    camp: str | None = None


def read_rows(lines: Iterable[str]) -> Iterator[Passage]:
    """The passages of lines in the import format; empty lines are passed over.

    Raises SerialError naming the line and the field that does not fit.
    """
    for number, line in _numbered(lines):
        if line.strip("\ufeff \t\r\n"):
            yield from _to_passages(_read_row(line, f"Line {number}"))


def _numbered(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    try:
        yield from enumerate(lines, start=1)
    except UnicodeDecodeError as error:
        raise SerialError(f"The lines are not UTF-8 text: {error}.") from error


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


def _to_passages(row: Row) -> Iterator[Passage]:
    """One passage, or several where the text is too long for one."""
    snapshot = digest(row.text.encode())
    whole = (Span(0, len(row.text)),)
    for span in whole if len(row.text) <= CHARACTERS else split_passages(row.text):
        text = span.of(row.text)
        yield Passage(
            id=passage_id(row.url, row.kind, text),
            url=row.url,
            title=row.title,
            publisher=row.publisher,
            text=text,
            span=span,
            published_at=row.published,
            fetched_at=None,
            language=row.lang,
            kind=row.kind,
            camp=row.camp,
            snapshot=snapshot,
        )


def article_passages(article: Article) -> Iterator[Passage]:
    """The passages of an article: a few sentences each, at their place in its text."""
    for span in split_passages(article.text, article.paragraphs):
        text = span.of(article.text)
        yield Passage(
            id=passage_id(article.address, PassageKind.PAGE, text),
            url=article.address,
            title=article.title,
            publisher=article.publisher,
            text=text,
            span=span,
            published_at=article.published or article.dating.day,
            fetched_at=None,
            language=article.language,
            kind=PassageKind.PAGE,
            snapshot=article.snapshot,
        )
