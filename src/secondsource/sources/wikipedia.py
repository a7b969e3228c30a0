"""Wikipedia, as its articles stood on the day of the check.

Status: recorded.

`list=search` gives `query.search` with `title`; `prop=revisions` gives the last `revid` and `timestamp` before a day;
`action=parse&oldid=` its text as HTML. Where no day is asked, the REST summary gives `extract`, `timestamp` and
`content_urls`. Text is CC BY-SA 4.0 and carries its address. No key; ask one question at a time and say who asks
(the Wikimedia User-Agent policy; see `fetchers.http.agent`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

from secondsource.domain.article import Snapshot
from secondsource.domain.evidence import Passage, Query
from secondsource.errors import SourceError
from secondsource.lookup.answers import at, day_of, first_web_address, items, need_items, plain, read_json, words_at
from secondsource.lookup.asking import search_words
from secondsource.lookup.markup import parse_markup
from secondsource.lookup.passages import Said, fetch_answer, to_passages
from secondsource.ports import Desk

PARAGRAPHS = 200


@dataclass(frozen=True, slots=True)
class Options:
    """Which Wikipedia is asked, and how much of it."""

    address: str = "https://{language}.wikipedia.org"
    """Address of a Wikipedia; `{language}` stands for the language of the question."""
    languages: tuple[str, ...] = ("en", "uk", "ru")
    """Languages that are asked in their own Wikipedia; the first one answers for all others."""
    articles: int = 1
    """How many articles are read for one question."""


class Component:
    def __init__(self, options: Options, desk: Desk) -> None:
        self.options = options
        self.fetcher = desk.fetcher

    def search(self, query: Query, limit: int) -> Sequence[Passage]:
        words = search_words(query, 6)
        if not words:
            return ()
        language = query.language if query.language in self.options.languages else self.options.languages[0]
        site = self.options.address.replace("{language}", language)
        found: list[Passage] = []
        for title in self._titles(site, words):
            found += self._read(site, title, language, query, limit)
        return tuple({passage.id: passage for passage in found}.values())[: max(limit, 0)]

    def _titles(self, site: str, words: str) -> list[str]:
        snapshot = self._ask(site, list="search", srsearch=words, srlimit=str(self.options.articles))
        hits = need_items(snapshot, read_json(snapshot), "query", "search")
        return [title for hit in hits[: self.options.articles] if (title := words_at(hit, "title"))]

    def _read(self, site: str, title: str, language: str, query: Query, limit: int) -> tuple[Passage, ...]:
        if query.until is None:
            snapshot = fetch_answer(self.fetcher, f"{site}/api/rest_v1/page/summary/{quote(title, safe='')}")
            return to_passages(_summary(snapshot, language), snapshot, query, limit)
        revision, day = self._revision(site, title, query.until)
        if not revision:  # the article is younger than the day
            return ()
        snapshot = self._ask(site, action="parse", oldid=str(revision), prop="text", formatversion="2")
        url = f"{site}/w/index.php?oldid={revision}"
        # An article may be older than what a question speaks of and still tell it.
        return to_passages(_paragraphs(snapshot, url, title, day, language), snapshot, _without_since(query), limit)

    def _revision(self, site: str, title: str, until: date) -> tuple[int | None, date | None]:
        """Id and day of the revision in force at the end of a day."""
        snapshot = self._ask(
            site, prop="revisions", titles=title, rvprop="ids|timestamp", rvlimit="1",
            rvdir="older", rvstart=f"{until.isoformat()}T23:59:59Z", formatversion="2",
        )  # fmt: skip
        pages = need_items(snapshot, read_json(snapshot), "query", "pages")
        revisions = items(pages[0], "revisions") if pages else None
        newest: dict[str, Any] = revisions[0] if revisions else {}
        number, day = newest.get("revid"), day_of(newest.get("timestamp"))
        return (number, day) if isinstance(number, int) and number > 0 and day else (None, None)

    def _ask(self, site: str, **asked: str) -> Snapshot:
        parameters = {"action": "query", "format": "json", "maxlag": "5", **asked}
        return fetch_answer(self.fetcher, f"{site}/w/api.php?{urlencode(parameters)}")


def _summary(snapshot: Snapshot, language: str) -> Iterator[Said]:
    value = read_json(snapshot)
    url = first_web_address(at(value, "content_urls", "desktop", "page"), snapshot.address)
    text = words_at(value, "extract")
    if not text:
        raise SourceError("Wikipedia answers without a summary, which its service promises.")
    yield Said(url, words_at(value, "title"), text, "Wikipedia", day_of(value.get("timestamp")), language)


def _paragraphs(snapshot: Snapshot, url: str, title: str, day: date | None, language: str) -> Iterator[Said]:
    value = read_json(snapshot)
    text = at(value, "parse", "text")
    if not isinstance(text, str):
        raise SourceError("Wikipedia answers without the text of a revision, which its service promises.")
    page = parse_markup(f"<div>{text}</div>", "Wikipedia", "an article")
    for note in page.xpath("//sup[contains(@class, 'reference')] | //style | //script"):
        note.drop_tree()
    for paragraph in page.xpath("//p")[:PARAGRAPHS]:
        yield Said(url, title, plain(paragraph.text_content()), "Wikipedia", day, language)


def _without_since(query: Query) -> Query:
    return Query(query.text, query.names, query.numbers, None, query.until, query.language, query.purpose)
