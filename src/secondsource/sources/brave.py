"""Brave Search: the pages it finds are fetched and read, its list itself is no evidence.

Status: documented only.

`/res/v1/web/search` gives `web.results` with `url`, `title`, `description`, `age`, `page_age`. Wants a key (a free plan
allows one question a second); its terms forbid keeping results without a plan that allows it, and we keep the pages,
not the list. Without a key nothing is asked, and that is a gap.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from secondsource.domain.evidence import Passage, Query
from secondsource.lookup.answers import at, first_web_address, need_items, read_json
from secondsource.lookup.asking import search_words
from secondsource.lookup.keys import need_key
from secondsource.lookup.passages import fetch_answer, read_hits
from secondsource.ports import Desk


@dataclass(frozen=True, slots=True)
class Options:
    """Where Brave Search is, and which key opens it."""

    address: str = "https://api.search.brave.com/res/v1/web/search"
    """Address of the service."""
    key: str = "SECONDSOURCE_BRAVE_KEY"
    """Name of the environment variable that holds the key; the fetcher sends it (see `fetchers.http.keys`)."""
    pages: int = 3
    """How many of the pages that it finds are fetched for one question."""


class Component:
    def __init__(self, options: Options, desk: Desk) -> None:
        self.options = options
        self.desk = desk

    def search(self, query: Query, limit: int) -> Sequence[Passage]:
        words = search_words(query)
        if not words:
            return ()
        need_key(self.options.key, "Brave Search")
        asked = {"q": words, "count": "10", "text_decorations": "false"}
        snapshot = fetch_answer(self.desk.fetcher, f"{self.options.address}?{urlencode(asked)}")
        value = read_json(snapshot)
        # A question without web results has `query` and no `web`.
        found = need_items(snapshot, value, "web", "results") if at(value, "web") or not at(value, "query") else []
        return read_hits(
            [first_web_address(each.get("url")) for each in found], self.desk, query, limit, self.options.pages
        )
