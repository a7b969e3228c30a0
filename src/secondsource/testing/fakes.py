"""Substitutes that keep the contracts of the ports, without disk or network."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from secondsource.domain.analysis import Analysis
from secondsource.domain.article import Article, Snapshot
from secondsource.domain.evidence import ANYTHING, Only, Passage, PassageKind, Query, passage_id
from secondsource.domain.folding import fold
from secondsource.domain.ids import digest
from secondsource.domain.matching import EarlierClaim
from secondsource.domain.record import Span
from secondsource.domain.reference import Publisher, Tables
from secondsource.errors import FetchError, ModelError, StoreError
from secondsource.ports import Desk
from secondsource.reading.narrowing import fits
from secondsource.reading.pages.page import join

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def make_passage(
    text: str,
    *,
    url: str = "https://news.example/a",
    title: str = "",
    publisher: str | None = "News Example",
    published_at: date | None = None,
    kind: PassageKind = PassageKind.PAGE,
    language: str | None = "en",
    camp: str | None = None,
) -> Passage:
    """A passage that keeps every rule: its id is its content, and its text stands at its span."""
    return Passage(
        id=passage_id(url, kind, text),
        url=url,
        title=title,
        publisher=publisher,
        text=text,
        span=Span(0, len(text)),
        published_at=published_at,
        fetched_at=None,
        language=language,
        kind=kind,
        camp=camp,
        snapshot=digest(text.encode()),
    )


def make_article(text: str, title: str = "A title", **changes: Any) -> Article:
    """An article of that text, a paragraph a line; the page says nothing else about itself."""
    _, spans = join(tuple(text.split("\n")))
    paragraphs = tuple(span for span in spans if span.start < span.end)
    return replace(Article(title, text, paragraphs, "-", "0" * 64, language="en"), **changes)


class MemoryRecord:
    """A record that forgets everything at the end; `broken` makes every call fail as a full disk would."""

    def __init__(self) -> None:
        self.broken = False
        self._kept: dict[str, Passage] = {}
        self._analyses: dict[str, Analysis] = {}
        self._publishers: dict[str, Publisher] = {}
        self._earlier: dict[str, EarlierClaim] = {}

    def add(self, passages: Iterable[Passage]) -> int:
        self._check()
        before = len(self._kept)
        for passage in passages:
            self._kept.setdefault(passage.id, passage)
        return len(self._kept) - before

    def get(self, ids: Sequence[str]) -> Sequence[Passage]:
        self._check()
        return [self._kept[each] for each in ids if each in self._kept]

    def passages(self, skip: int = 0) -> Iterator[Passage]:
        self._check()
        yield from list(self._kept.values())[skip:]

    def count(self) -> int:
        self._check()
        return len(self._kept)

    def add_analyses(self, analyses: Iterable[Analysis]) -> int:
        self._check()
        before = len(self._analyses)
        for analysis in analyses:
            self._analyses.setdefault(analysis.id, analysis)
        return len(self._analyses) - before

    def analyses(self) -> Sequence[Analysis]:
        self._check()
        return list(self._analyses.values())

    def add_publishers(self, publishers: Iterable[Publisher]) -> int:
        self._check()
        before = len(self._publishers)
        for publisher in publishers:
            self._publishers.setdefault(publisher.name, publisher)
        return len(self._publishers) - before

    def publishers(self) -> Sequence[Publisher]:
        self._check()
        return list(self._publishers.values())

    def add_earlier(self, claims: Iterable[EarlierClaim]) -> int:
        self._check()
        before = len(self._earlier)
        for claim in claims:
            self._earlier.setdefault(claim.id, claim)
        return len(self._earlier) - before

    def get_earlier(self, ids: Sequence[str]) -> Sequence[EarlierClaim]:
        self._check()
        return [self._earlier[each] for each in ids if each in self._earlier]

    def earlier(self, skip: int = 0) -> Iterator[EarlierClaim]:
        self._check()
        yield from list(self._earlier.values())[skip:]

    def count_earlier(self) -> int:
        self._check()
        return len(self._earlier)

    def verify(self) -> Iterator[str]:
        self._check()
        yield from ()

    def back_up(self, folder: Path) -> None:
        raise StoreError(f"The record forgets everything at the end; nothing can be put into {folder}.")

    def close(self) -> None: ...

    def _check(self) -> None:
        if self.broken:
            raise StoreError("The record is broken, because a test says so.")


class MemoryIndex:
    """An index that counts shared words; `broken` makes every call but `clear` fail as damaged files would."""

    def __init__(self) -> None:
        self.broken = False
        self._found: dict[str, tuple[set[str], Passage]] = {}

    def add(self, passages: Iterable[Passage]) -> None:
        for passage in passages:
            self._check()
            self._found[passage.id] = (_words(f"{passage.title} {passage.text}"), passage)

    def search(self, query: Query, limit: int, only: Only = ANYTHING) -> Sequence[str]:
        self._check()
        asked = _words(" ".join([query.text, *(name for names in query.names for name in names)]))
        shared = {
            each: len(asked & words)
            for each, (words, passage) in self._found.items()
            if _in_window(passage.published_at, query) and fits(passage, only)
        }
        ranked = sorted((each for each in shared if shared[each]), key=lambda each: (-shared[each], each))
        return ranked[: max(limit, 0)]

    def count(self) -> int:
        self._check()
        return len(self._found)

    def clear(self) -> None:
        self.broken = False
        self._found.clear()

    def close(self) -> None: ...

    def _check(self) -> None:
        if self.broken:
            raise StoreError("The search index is broken, because a test says so.")


class WordEncoder:
    """An encoder that counts words in a few slots: texts that share words lie near; `broken` makes every call fail."""

    def __init__(self, mark: str = "words") -> None:
        self.mark = mark
        self.broken = False
        self.encoded = 0

    def encode(self, texts: Sequence[str]) -> Sequence[bytes]:
        if self.broken:
            raise ModelError("The encoder is broken, because a test says so.")
        self.encoded += len(texts)
        return [self._vector(text) for text in texts]

    def _vector(self, text: str) -> bytes:
        counts = [-1] * 64
        for word in _words(text):
            counts[int(digest(word.encode())[:8], 16) % 64] += 30
        return bytes(min(count, 127) & 0xFF for count in counts)


class SavedPages:
    """A fetcher that answers from a dict and remembers what it was asked; anything else is a FetchError."""

    def __init__(self, pages: Mapping[str, bytes | str] | None = None, content_type: str = "text/html") -> None:
        self.pages = dict(pages or {})
        self.content_type = content_type
        self.asked: list[str] = []

    def fetch(self, address: str) -> Snapshot:
        self.asked.append(address)
        if address not in self.pages:
            raise FetchError(f"{address} is not among the saved pages.")
        page = self.pages[address]
        body = page.encode() if isinstance(page, str) else page
        return Snapshot(address=address, body=body, fetched_at=NOON, content_type=self.content_type)


class OneAnswer:
    """A fetcher that gives the same bytes for every address, or fails with the given error."""

    def __init__(self, answer: bytes | Exception, content_type: str = "text/html") -> None:
        self.answer = answer
        self.content_type = content_type
        self.asked: list[str] = []

    def fetch(self, address: str) -> Snapshot:
        self.asked.append(address)
        if isinstance(self.answer, Exception):
            raise self.answer
        return Snapshot(address=address, body=self.answer, fetched_at=NOON, content_type=self.content_type)


class Wire:
    """News that says what a test puts on it, the latest first; all of it stands in snapshots that are kept by `keep`.

    With an `error`, asking fails with it.
    """

    def __init__(self, keep: Callable[[Snapshot], object]) -> None:
        self.keep = keep
        self.error: Exception | None = None
        self.asked = 0
        self._told: list[Passage] = []

    def put(self, text: str, **changes: Any) -> Passage:
        """Puts an item on the wire, made as `make_passage` makes it."""
        passage = make_passage(text, **changes)
        snapshot = Snapshot(passage.url, text.encode(), NOON)
        self._told = [replace(passage, snapshot=snapshot.sha256), *self._told]
        self.keep(snapshot)
        return self._told[0]

    def latest(self, limit: int) -> Sequence[Passage]:
        self.asked += 1
        if self.error:
            raise self.error
        return self._told[: max(limit, 0)]


class MemorySearch:
    """An archive of the given passages, searched by shared words."""

    def __init__(self, passages: Iterable[Passage] = ()) -> None:
        self._record = MemoryRecord()
        self._index = MemoryIndex()
        kept = list(passages)
        self._record.add(kept)
        self._index.add(kept)

    def search(self, query: Query, limit: int) -> Sequence[Passage]:
        return self._record.get(self._index.search(query, limit))


def make_desk(fetcher: SavedPages | OneAnswer, passages: Iterable[Passage] = (), tables: Tables | None = None) -> Desk:
    """What a source is lent, made of fakes."""
    return Desk(fetcher, MemorySearch(passages), tables or Tables())


def _in_window(day: date | None, query: Query) -> bool:
    if day is None:
        return True
    return (query.until is None or day <= query.until) and (query.since is None or day >= query.since)


def _words(text: str) -> set[str]:
    return set("".join(c if c.isalnum() else " " for c in fold(text)).split())
