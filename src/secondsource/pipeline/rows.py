"""What the archive takes: passages, analyses and publishers as JSON lines (one object a line), and articles."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from secondsource.domain.analysis import Analysis, Status, analysis_id
from secondsource.domain.article import Article
from secondsource.domain.evidence import Passage, PassageKind, passage_id
from secondsource.domain.ids import digest
from secondsource.domain.record import Span
from secondsource.domain.reference import STANDINGS, Publisher
from secondsource.domain.report import Verdict
from secondsource.errors import SerialError
from secondsource.reading.passages import CHARACTERS, split_passages
from secondsource.serial import Json, from_json, to_json

T = TypeVar("T")

LONGEST_LINE = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One passage in the import format; what is not known may be null or left out."""

    url: str
    title: str
    kind: PassageKind
    text: str
    publisher: str | None = None
    published: date | None = None
    lang: str | None = None
    camp: str | None = None
    canonical: str | None = None
    """The address that the page gives as its own, where it is another."""
    source: str | None = None
    """From whom the page or its feed entry says it has the story."""


@dataclass(frozen=True, slots=True)
class AnalysisRow:
    """One analysis in the import format."""

    claim: str
    verdict: Verdict
    summary: str
    author: str
    made_on: date
    cites: tuple[str, ...] = ()
    status: Status = Status.DRAFT
    evidence: tuple[str, ...] = ()
    expires: date | None = None
    id: str | None = None
    """Worked out anew: a row as it was printed can be put in again."""


def read_rows(lines: Iterable[str]) -> Iterator[Passage]:
    """The passages of lines in the import format; empty lines are passed over.

    Raises SerialError naming the line and the field that does not fit; so do the two below.
    """
    for row, _ in _read(Row, lines, ("url", "text")):
        yield from _to_passages(row)


def read_analyses(lines: Iterable[str]) -> Iterator[Analysis]:
    """The analyses of lines."""
    for row, _ in _read(AnalysisRow, lines, ("claim", "summary", "author")):
        named = analysis_id(row.claim, row.verdict, row.author, row.made_on)
        yield Analysis(
            named, row.claim, row.verdict, row.summary, row.author, row.made_on, row.cites, row.status, row.evidence,
            row.expires,
        )  # fmt: skip


def read_publishers(lines: Iterable[str]) -> Iterator[Publisher]:
    """Rows of the source registry, as `publishers.jsonl` has them."""
    for row, where in _read(Publisher, lines, ("name", "evidence")):
        if row.standing not in STANDINGS:
            raise SerialError(f"{where}.standing cannot be {row.standing[:60]!r}; it is one of {', '.join(STANDINGS)}.")
        if not any(map(str.isalnum, row.name)):
            raise SerialError(f"{where}.name has no letters.")
        yield row


def _read(kind: type[T], lines: Iterable[str], filled: tuple[str, ...]) -> Iterator[tuple[T, str]]:
    """Each line as a record, and where it stands; the fields named must hold words."""
    for number, line in _numbered(lines):
        if line.strip("\ufeff \t\r\n"):
            where = f"Line {number}"
            value = _parse(line, where)
            row = from_json(kind, value, where)
            for field in filled:
                if not getattr(row, field).strip():
                    raise SerialError(f"{where}.{field} is empty.")
            if "\\ud" in line or "\\uD" in line:
                _refuse_half_characters(row, where)
            yield row, where


def _numbered(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    try:
        yield from enumerate(lines, start=1)
    except UnicodeDecodeError as error:
        raise SerialError(f"The lines are not UTF-8 text: {error}.") from error


def _parse(line: str, where: str) -> Json:
    if len(line) > LONGEST_LINE:
        raise SerialError(f"{where} is longer than {LONGEST_LINE:,} characters; give one passage a line.")
    try:
        return json.loads(line.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise SerialError(f"{where} is not JSON: {error}.") from error


def _refuse_half_characters(row: object, where: str) -> None:
    """JSON can escape half of a character; no file or store can hold it."""
    for field, item in to_json(row).items():
        try:
            json.dumps(item, ensure_ascii=False).encode()
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
            canonical=row.canonical,
            declared_source=row.source,
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
            canonical=article.canonical,
        )
