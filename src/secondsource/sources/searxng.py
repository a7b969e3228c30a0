"""A search machine of your own (SearXNG): the pages it finds are fetched and read, its list itself is no evidence.

Status: documented only.

`/search?format=json` gives `results` with `url`, `title`, `content` and, for news, `publishedDate`. The operator of
an instance must allow the format `json` (`search.formats`); public instances mostly do not. No key; the limits are
those of your instance.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from secondsource.domain.evidence import Passage, Query
from secondsource.errors import SourceUnavailable
from secondsource.lookup.answers import first_web_address, need_items, read_json
from secondsource.lookup.asking import search_words
from secondsource.lookup.passages import fetch_answer, read_hits
from secondsource.ports import Desk


@dataclass(frozen=True, slots=True)
class Options:
    """Which instance is asked."""

    address: str = ""
    """Address of the instance's search, such as `https://search.newsroom.example/search`."""
    pages: int = 3
    """How many of the pages that it finds are fetched for one question."""


class Component:
    def __init__(self, options: Options, desk: Desk) -> None:
        self.options = options
        self.desk = desk

    def search(self, query: Query, limit: int) -> Sequence[Passage]:
        if not self.options.address:
            raise SourceUnavailable("No SearXNG instance is named; set `sources.searxng.address`.")
        words = search_words(query)
        if not words:
            return ()
        asked = {"q": words, "format": "json", "categories": "news,general"}
        snapshot = fetch_answer(self.desk.fetcher, f"{self.options.address}?{urlencode(asked)}")
        found = need_items(snapshot, read_json(snapshot), "results")
        return read_hits(
            [first_web_address(each.get("url")) for each in found], self.desk, query, limit, self.options.pages
        )
