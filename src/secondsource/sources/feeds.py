"""What publishers say in their public feeds now: RSS, Atom and JSON Feed.

Status: recorded.

An item gives title, link, day and a summary in the publisher's own words; the page behind the link is fetched and read,
and where it cannot be fetched the summary itself is the passage. A feed holds some days of news: it says nothing about
older things. Watching asks each feed by itself, and takes its summaries. The starter list (`feeds.jsonl`) names each
publisher's feed with language and camp; an operator adds rows or replaces them. No keys; each feed is fetched once a
run, and the terms are its publisher's.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from secondsource.domain.article import Snapshot
from secondsource.domain.evidence import Passage, Query
from secondsource.domain.reference import Feed
from secondsource.errors import SecondSourceError, SourceError, SourceUnavailable
from secondsource.lookup.asking import nearness
from secondsource.lookup.feeds import Entry, read_feed
from secondsource.lookup.passages import Said, as_passages, fetch_answer, in_window, read_hits, to_passages
from secondsource.ports import Desk, Fetcher


@dataclass(frozen=True, slots=True)
class Options:
    """Which feeds are read, and how much of what they name."""

    languages: tuple[str, ...] = ()
    """Only feeds in these languages; all where none is named."""
    most: int = 100
    """How many feeds are read."""
    pages: int = 2
    """How many of the articles that the feeds name are fetched for one question."""
    at_once: int = 8
    """How many feeds are fetched at the same time, of different sites."""


class Component:
    def __init__(self, options: Options, desk: Desk) -> None:
        self.options = options
        self.desk = desk

    def search(self, query: Query, limit: int) -> Sequence[Passage]:
        found = [item for item in self._items if in_window(item[2].published, query)]
        rated = [(nearness(f"{item[2].title} {item[2].text}", query), *item) for item in found]
        near = sorted(rated, key=lambda item: -item[0])
        chosen = [item[1:] for item in near if item[0] >= 2][: max(limit, 0)]
        links = [entry.link for _, _, entry in chosen]
        try:
            return read_hits(links, self.desk, query, limit, self.options.pages)
        except SourceError:
            told = (to_passages([_said(feed, entry)], snapshot, query, 1) for feed, snapshot, entry in chosen)
            return tuple({passage.id: passage for each in told for passage in each}.values())[: max(limit, 0)]

    def outlets(self) -> Mapping[str, "Outlet"]:
        """Each feed by its address."""
        return {feed.address: Outlet(feed, self.desk.fetcher) for feed in self._feeds()}

    def _feeds(self) -> list[Feed]:
        languages = self.options.languages
        rows = [row for row in self.desk.tables.feeds if not languages or row.language in languages]
        return rows[: self.options.most]

    @cached_property
    def _items(self) -> list[tuple[Feed, Snapshot, Entry]]:
        """Every item of every feed, in the order of the list. Raises SourceUnavailable where no feed can be read."""
        feeds = self._feeds()
        if not feeds:
            raise SourceUnavailable("No feed is named; add rows to `feeds.jsonl` in `tables.folder`.")
        with ThreadPoolExecutor(max_workers=max(self.options.at_once, 1)) as pool:
            answers = list(pool.map(self._read, feeds))
        failures = [answer for answer in answers if isinstance(answer, SecondSourceError)]
        if len(failures) == len(feeds):
            raise SourceUnavailable(f"None of {len(feeds)} feeds could be read: {failures[0]}")
        return [item for answer in answers if isinstance(answer, list) for item in answer]

    def _read(self, feed: Feed) -> list[tuple[Feed, Snapshot, Entry]] | SecondSourceError:
        try:
            snapshot, entries = Outlet(feed, self.desk.fetcher).read()
            return [(feed, snapshot, entry) for entry in entries]
        except SecondSourceError as error:
            return error


class Outlet:
    """One feed, as it is watched."""

    def __init__(self, feed: Feed, fetcher: Fetcher) -> None:
        self.feed = feed
        self.fetcher = fetcher

    def read(self) -> tuple[Snapshot, tuple[Entry, ...]]:
        """What the feed says now. Raises SourceError."""
        snapshot = fetch_answer(self.fetcher, self.feed.address)
        return snapshot, read_feed(snapshot.body, snapshot.content_type)

    def latest(self, limit: int) -> Sequence[Passage]:
        """Title and summary of its newest items; one without an address cannot be cited, and is left out."""
        snapshot, entries = self.read()
        tomorrow = snapshot.fetched_at.date() + timedelta(days=1)
        told = [_said(self.feed, _without_days_to_come(each, tomorrow)) for each in entries if each.link]
        newest = sorted(told, key=lambda each: each.published or date.min, reverse=True)
        return as_passages(newest, snapshot)[: max(limit, 0)]


def _without_days_to_come(entry: Entry, tomorrow: date) -> Entry:
    """A day that has not come yet anywhere on earth is a mistake, and no day is better than a wrong one."""
    return replace(entry, published=None) if entry.published and entry.published > tomorrow else entry


def _said(feed: Feed, entry: Entry) -> Said:
    text = entry.text if entry.text.startswith(entry.title) else f"{entry.title}. {entry.text}".strip(". ") + "."
    return Said(entry.link, entry.title, text, feed.publisher, entry.published, feed.language, feed.camp)
