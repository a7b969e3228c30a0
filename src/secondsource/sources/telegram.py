"""Public Telegram channels, through the previews that Telegram shows to everybody.

Status: documented only.

`https://t.me/s/CHANNEL?q=WORDS` is a page of posts: `data-post` holds channel and number, `tgme_widget_message_text`
the words, `time datetime` the moment. A post is its channel's word. No key and no stated limit; ask slowly, and mind
Telegram's terms of service.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from lxml.html import HtmlElement

from secondsource.domain.article import Snapshot
from secondsource.domain.evidence import Passage, Query
from secondsource.errors import SourceError, SourceUnavailable
from secondsource.lookup.answers import MOST, day_of, plain, read_text
from secondsource.lookup.asking import search_words
from secondsource.lookup.markup import parse_markup
from secondsource.lookup.passages import Said, as_passages, fetch_answer, to_passages
from secondsource.ports import Desk, Fetcher


@dataclass(frozen=True, slots=True)
class Options:
    """Which channels are read."""

    channels: tuple[str, ...] = ()
    """Names of public channels, each as it stands behind `t.me/`; with `=camp` behind it where the side is known."""
    address: str = "https://t.me/s/"
    """Where previews are."""


class Component:
    def __init__(self, options: Options, desk: Desk) -> None:
        self.options = options
        self.fetcher = desk.fetcher

    def search(self, query: Query, limit: int) -> Sequence[Passage]:
        if not self.options.channels:
            raise SourceUnavailable("No Telegram channel is named; set `sources.telegram.channels`.")
        words = search_words(query, 2)
        if not words:
            return ()
        found: list[Passage] = []
        for channel in self.outlets().values():
            snapshot, posts = channel.read(f"?{urlencode({'q': words})}")
            found += to_passages(posts, snapshot, query, limit)
        return tuple({passage.id: passage for passage in found}.values())[: max(limit, 0)]

    def outlets(self) -> Mapping[str, "Channel"]:
        """Each channel by its name."""
        named = (each.partition("=") for each in self.options.channels)
        return {name: Channel(self.options.address + name, name, camp or None, self.fetcher) for name, _, camp in named}


@dataclass(frozen=True, slots=True)
class Channel:
    """One channel, as it is watched."""

    address: str
    name: str
    camp: str | None
    fetcher: Fetcher

    def read(self, query: str = "") -> tuple[Snapshot, Iterator[Said]]:
        """The preview of its last posts, or of those that a query finds. Raises SourceError."""
        snapshot = fetch_answer(self.fetcher, self.address + query)
        return snapshot, _posts(read_text(snapshot), self.name, self.camp)

    def latest(self, limit: int) -> Sequence[Passage]:
        """Its last posts, newest first: a preview has the oldest first."""
        snapshot, posts = self.read()
        return as_passages(list(posts)[::-1], snapshot)[: max(limit, 0)]


def _posts(text: str, channel: str, camp: str | None) -> Iterator[Said]:
    page = parse_markup(text, "Telegram", "a page")
    # A preview has its channel's head even where no post answers; a page without it is another page.
    if not page.xpath("//*[contains(@class, 'tgme_channel_info') or contains(@class, 'tgme_widget_message')]"):
        raise SourceError(f"Telegram shows no preview of {channel[:60]}; the channel may be closed, or gone.")
    for post in page.xpath("//*[@data-post]")[:MOST]:
        yield from _post(post, channel, camp)


def _post(post: HtmlElement, channel: str, camp: str | None) -> Iterator[Said]:
    number = str(post.get("data-post", "")).rpartition("/")[2]
    texts = post.xpath(".//*[contains(@class, 'tgme_widget_message_text')]")
    days = post.xpath(".//time/@datetime")
    if number.isdecimal() and texts:
        for script in texts[-1].xpath(".//script | .//style"):
            script.drop_tree()
        words = plain(texts[-1].text_content())
        day = day_of(days[-1]) if days else None
        yield Said(f"https://t.me/{channel}/{number}", "", words, channel, day, None, camp)
