"""A page as it was fetched, and the article read out of it."""

from dataclasses import dataclass
from datetime import date, datetime

from secondsource.domain.ids import digest
from secondsource.domain.record import Span


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What one address returned at one moment."""

    address: str
    """The address as asked for; a file name or `-` for input that has none."""
    body: bytes
    fetched_at: datetime
    content_type: str = ""
    charset: str | None = None
    """As the server or the file's mark says; None where nobody says."""
    headers: tuple[tuple[str, str], ...] = ()
    final_address: str | None = None
    """Where redirects led, if they did."""
    request: tuple[tuple[str, str], ...] = ()
    """Headers that we sent; none for a file."""
    tool: str = ""
    """What fetched it, with its version."""

    @property
    def sha256(self) -> str:
        return digest(self.body)


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """One date that the page gives for itself."""

    value: date
    origin: str
    """Where it stands, such as `json-ld datePublished`, `meta article:published_time`, `time element`, `given by
    hand`."""


@dataclass(frozen=True, slots=True)
class Dating:
    """When the article was published: a closed interval with reasons; an open end is None."""

    earliest: date | None
    latest: date | None
    reasons: tuple[str, ...]
    told_on: date | None = None
    """The day by which dated copies told the story, where the page itself gives no date."""

    @property
    def day(self) -> date | None:
        """The one day, where the interval is one day."""
        return self.earliest if self.earliest == self.latest else None


@dataclass(frozen=True, slots=True)
class Article:
    """Title, text and what the page says about itself. All spans point into `text`."""

    title: str
    text: str
    """Canonical body: paragraphs joined by one newline; no title, furniture or comments."""
    paragraphs: tuple[Span, ...]
    address: str
    snapshot: str
    """SHA-256 of the snapshot's bytes."""
    byline: str | None = None
    publisher: str | None = None
    section: str | None = None
    language: str | None = None
    published: date | None = None
    """The day of publication, where the page or the operator gives exactly one; else see `dating`."""
    dates: tuple[DateCandidate, ...] = ()
    """Every date the page gives, also those that disagree."""
    dating: Dating = Dating(None, None, ())
    furniture: tuple[str, ...] = ()
    """Lines of the page that are not the article: buttons, boxes, counters."""
    canonical: str | None = None
    """The address that the page gives as its own (`rel=canonical`), where it is another."""
