"""Passages of what services answer, and of the pages that their hits lead to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from secondsource.domain.address import site_of
from secondsource.domain.article import Article, Snapshot
from secondsource.domain.evidence import Passage, PassageKind, Query, passage_id
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.errors import ExtractionError, FetchError, SourceError
from secondsource.lookup.asking import nearness
from secondsource.ports import Desk, Fetcher
from secondsource.reading.pages.extract import extract
from secondsource.reading.passages import split_passages


@dataclass(frozen=True, slots=True)
class Said:
    """One text of an answer, as its service says it."""

    url: str
    title: str
    text: str
    publisher: str | None = None
    published: date | None = None
    language: str | None = None
    camp: str | None = None
    kind: PassageKind = PassageKind.PAGE


def fetch_answer(fetcher: Fetcher, address: str) -> Snapshot:
    """What a service answers. Raises SourceError with the fetcher's reason."""
    try:
        return fetcher.fetch(address)
    except FetchError as error:
        raise SourceError(str(error)) from error


def to_passages(texts: Iterable[Said], snapshot: Snapshot, query: Query, limit: int) -> tuple[Passage, ...]:
    """A passage for each text that is not empty and not too late, nearest to the question first."""
    fitting = [each for each in texts if each.text and in_window(each.published, query)]
    return best((_passage(each, snapshot) for each in fitting), query, limit)


def as_passages(texts: Iterable[Said], snapshot: Snapshot) -> tuple[Passage, ...]:
    """A passage for each text that is not empty, each once, in the order given."""
    passages = (_passage(each, snapshot) for each in texts if each.text)
    return tuple({passage.id: passage for passage in passages}.values())


def read_hits(addresses: Sequence[str], desk: Desk, query: Query, limit: int, pages: int) -> tuple[Passage, ...]:
    """Passages of the pages at those addresses, the first `pages` of them: a list of hits itself is no evidence.

    Raises SourceError where there are hits, and not one of them could be read.
    """
    found: list[Passage] = []
    failures: list[str] = []
    asked = list(dict.fromkeys(address for address in addresses if address))[:pages]
    for address in asked:
        try:
            snapshot = desk.fetcher.fetch(address)
            found += _of_article(extract(snapshot).article, snapshot, desk.tables)
        except (FetchError, ExtractionError) as error:
            failures.append(str(error))
    if asked and len(failures) == len(asked):
        raise SourceError(f"None of {len(asked)} pages that it names could be read: {failures[0]}")
    return best((each for each in found if in_window(each.published_at, query)), query, limit)


def best(passages: Iterable[Passage], query: Query, limit: int) -> tuple[Passage, ...]:
    """At most `limit` passages, each once, nearest to the question first."""
    unique = list({passage.id: passage for passage in passages}.values())
    near = [(nearness(f"{each.title} {each.text}", query), each) for each in unique]
    ranked = sorted((pair for pair in near if pair[0]), key=lambda pair: -pair[0])
    return tuple(passage for _, passage in ranked)[: max(limit, 0)]


def in_window(day: date | None, query: Query) -> bool:
    """Whether what was published on a day may answer; what has no day may, and its lack of one is weighed later."""
    if day is None:
        return True
    return (query.until is None or day <= query.until) and (query.since is None or day >= query.since)


def _of_article(article: Article, snapshot: Snapshot, tables: Tables) -> Iterator[Passage]:
    site = site_of(snapshot.final_address or snapshot.address)
    row = next((row for row in tables.publishers if site in row.domains), None)
    for span in split_passages(article.text, article.paragraphs):
        text = span.of(article.text)
        yield Passage(
            id=passage_id(snapshot.address, PassageKind.PAGE, text),
            url=snapshot.address,
            title=article.title,
            publisher=row.name if row else article.publisher or site or None,
            text=text,
            span=span,
            published_at=article.published or article.dating.day,
            fetched_at=snapshot.fetched_at,
            language=article.language,
            kind=PassageKind.PAGE,
            camp=row.camp if row else None,
            snapshot=snapshot.sha256,
        )


def _passage(said: Said, snapshot: Snapshot) -> Passage:
    return Passage(
        id=passage_id(said.url, said.kind, said.text),
        url=said.url,
        title=said.title,
        publisher=said.publisher or site_of(said.url) or None,
        text=said.text,
        span=Span(0, len(said.text)),
        published_at=said.published,
        fetched_at=snapshot.fetched_at,
        language=said.language,
        kind=said.kind,
        camp=said.camp,
        snapshot=snapshot.sha256,
    )
