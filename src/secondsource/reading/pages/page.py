"""What a page says of itself, in the shape that every way of reading it gives."""

from dataclasses import dataclass, field

from secondsource.domain.article import DateCandidate
from secondsource.domain.record import Span
from secondsource.domain.thread import Thread


@dataclass(frozen=True, slots=True)
class Page:
    """A page taken apart, before it becomes an Article and a Thread."""

    title: str
    """Empty where the page has none."""
    paragraphs: tuple[str, ...]
    furniture: tuple[str, ...] = ()
    thread: Thread = field(default_factory=Thread)
    dates: tuple[DateCandidate, ...] = ()
    byline: str | None = None
    publisher: str | None = None
    section: str | None = None
    language: str | None = None
    """As the page declares it."""
    canonical: str | None = None


def join(paragraphs: tuple[str, ...]) -> tuple[str, tuple[Span, ...]]:
    """The canonical text, paragraphs joined by one newline, and where each stands in it."""
    spans: list[Span] = []
    at = 0
    for paragraph in paragraphs:
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 1
    return "\n".join(paragraphs), tuple(spans)
