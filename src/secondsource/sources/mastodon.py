"""Public posts of a Mastodon server, by hashtag.

Status: recorded.

`/api/v1/timelines/tag/TAG` gives a list of posts with `content` (HTML), `created_at`, `url`, `language`, `account.acct`
and `reblog`, which holds the post when it is repeated. Full-text search wants an account, so names of the question are
asked as hashtags. Servers allow 300 questions in five minutes. A post is its author's word and no more; the terms are
those of the server.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from secondsource.domain.evidence import Passage, Query
from secondsource.errors import SourceUnavailable
from secondsource.lookup.answers import at, day_of, first_web_address, need_items, read_any_json, words_at
from secondsource.lookup.passages import Said, fetch_answer, to_passages
from secondsource.ports import Desk


@dataclass(frozen=True, slots=True)
class Options:
    """Which server is asked."""

    address: str = "https://mastodon.social"
    """Address of the server."""
    tags: int = 1
    """How many names of a question are asked as hashtags."""


class Component:
    def __init__(self, options: Options, desk: Desk) -> None:
        self.options = options
        self.fetcher = desk.fetcher

    def search(self, query: Query, limit: int) -> Sequence[Passage]:
        if not self.options.address:
            raise SourceUnavailable("No Mastodon server is named; set `sources.mastodon.address`.")
        found: dict[str, Passage] = {}
        for tag in _tags(query)[: self.options.tags]:
            address = f"{self.options.address.rstrip('/')}/api/v1/timelines/tag/{quote(tag)}?limit=40"
            snapshot = fetch_answer(self.fetcher, address)
            posts = need_items(snapshot, read_any_json(snapshot))
            told = to_passages((said for post in posts for said in _posts(post)), snapshot, query, limit)
            found |= {passage.id: passage for passage in told}
        return tuple(found.values())[: max(limit, 0)]


def _tags(query: Query) -> list[str]:
    names = (spellings[0] for spellings in query.names if spellings)
    return [tag for name in names if (tag := "".join(c for c in name if c.isalnum())[:60])]


def _posts(post: dict[str, Any]) -> Iterator[Said]:
    own = at(post, "reblog") or post
    author, url = words_at(own, "account", "acct"), first_web_address(at(own, "url"))
    text = words_at(own, "content")
    if author and url and text:
        language = words_at(own, "language") or None
        yield Said(url, "", text, f"@{author}", day_of(at(own, "created_at")), language)
