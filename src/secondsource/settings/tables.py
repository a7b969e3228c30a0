"""The tables of the settings file, but for those of parts."""

import re
from dataclasses import dataclass

from secondsource.plugins import part_names

_SITE = re.compile(r"https?://[a-z0-9.:\[\]-]+", re.IGNORECASE)
_LAST_PORT = 65_535


def _require_one(table: object, *names: str) -> None:
    """Raises ValueError for a number without which nothing would ever be done."""
    for name in names:
        if getattr(table, name) < 1:
            raise ValueError(f"{name} is at least 1")


@dataclass(frozen=True, slots=True)
class ArchiveSettings:
    """The house's own archive."""

    record: str = "sqlite"
    """Part that keeps what is true (kind `stores`)."""
    index: str = "tantivy"
    """Part that makes it findable (kind `stores`); rebuilt from the record at any time."""
    snapshots: str = "warc"
    """Part that keeps the bytes of pages (kind `stores`)."""
    ledger: str = "ledger"
    """Part that keeps reports, changes of verdicts and the history of analyses (kind `stores`)."""
    keep_checks: bool = True
    """Whether a check keeps the article's page, every page that it fetches, and its report."""
    encoder: str = ""
    """Part that lets passages be found by meaning too (kind `encoders`), such as `minilm`; empty for words alone."""
    vectors: str = "vectors"
    """Part that keeps what the encoder made (kind `stores`); rebuilt from the record at any time."""
    bundled: bool = True
    """Whether the notes and map readings that come with Second Source are put into the archive."""


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """How an article is checked."""

    fetcher: str = "http"
    """Part that fetches addresses (kind `fetchers`)."""
    sources: tuple[str, ...] = ("archive", "reference")
    """Where evidence is looked for, in this order."""
    checks: tuple[str, ...] = part_names("checks")
    """Deterministic checks to run."""
    model: str = "minilm"
    """Part that reads a passage against a claim (kind `models`); the rules of `overlap` stand in where its files cannot
    be used, and read alone where this is `overlap`."""
    closely: int = 3
    """How many passages of a claim that model reads, at least 1: those nearest to it by a first look at their words,
    without such as may be about something else."""
    translator: str = ""
    """Part that puts evidence into English for that model (kind `models`), such as `llm`; empty for none."""
    writer: str = ""
    """Part that writes more searches (kind `models`), such as `llm`; empty for none."""
    splitter: str = ""
    """Part that takes long statements apart (kind `models`), such as `llm`; empty for none."""
    tagger: str = "minilm"
    """Part that reads the grammar of a sentence (kind `taggers`); `rules` stands in where its files cannot be used."""
    passages: int = 16
    """How many passages of each source are read against a claim, at least 1."""
    seconds: float = 8.0
    """How long one check waits for its sources, all questions together; those on this machine are always waited for."""
    operator: str = ""
    """Name of the publisher that runs this checker; an article of its own then carries the flag `self_check`."""

    def __post_init__(self) -> None:
        _require_one(self, "passages", "closely")


@dataclass(frozen=True, slots=True)
class ListenSettings:
    """How an article is spoken."""

    voice: str = "espeak"
    """Speech engine (kind `voices`)."""
    longest: int = 150_000
    """Characters of the longest article that is spoken, about three hours."""
    cache_megabytes: int = 500
    """Room in the home folder for what was spoken before; 0 keeps nothing."""

    def __post_init__(self) -> None:
        _require_one(self, "longest")


@dataclass(frozen=True, slots=True)
class ThreadSettings:
    """How a comment thread is examined, and what is kept of it."""

    signals: tuple[str, ...] = part_names("signals")
    """Signals to read (kind `signals`)."""
    bank: str = "templates"
    """Part that keeps templates seen before (kind `stores`); empty text asks and keeps none."""
    accounts: str = "pseudonyms"
    """How accounts stand in reports: `pseudonyms` under this house's own salt, or `none`."""
    keep_templates_days: int = 365
    """Days after which a template that was not seen again is forgotten."""
    keep_accounts_days: int = 0
    """Days for which pseudonyms are kept beside a template; 0 keeps none."""

    def __post_init__(self) -> None:
        if self.accounts not in ("pseudonyms", "none"):
            raise ValueError("accounts is pseudonyms or none")


@dataclass(frozen=True, slots=True)
class TableSettings:
    """The reference tables."""

    folder: str = ""
    """Folder with rows of your own (`events.jsonl`, `publishers.jsonl`, …) that add to or replace ours."""


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """How kept reports are watched."""

    sources: tuple[str, ...] = ("feeds",)
    """Sources that are asked for their latest (kind `sources`, of those that can be)."""
    minutes: float = 15.0
    """How long a feed is left alone before it is asked again."""
    items: int = 50
    """How many of a feed's newest items are looked at, at least 1."""
    rechecks: int = 20
    """Reports about which `check.sources` are asked again in one round, because the time of a statement is over."""

    def __post_init__(self) -> None:
        _require_one(self, "items")


@dataclass(frozen=True, slots=True)
class ServeSettings:
    """The service."""

    host: str = "127.0.0.1"
    """Address to listen on; behind a reverse proxy it stays this machine's own."""
    port: int = 8000
    """Port to listen on; 0 takes a free one and says which."""
    public: str = ""
    """Address under which readers see the service, such as `https://check.example.org`; empty where it is the above."""
    queue: str = "sqlite"
    """Part that keeps the work that waits (kind `queues`)."""
    workers: int = 1
    """Articles that are checked at once; 0 leaves them to `secondsource work` over this home folder."""
    waiting: int = 200
    """Checks that may wait or run at once, of all askers together."""
    waiting_each: int = 5
    """Checks of one asker that may wait or run at once."""
    lease_seconds: float = 60.0
    """How long a worker may be silent before its work is given to another, at least 1."""
    keep_jobs_days: int = 7
    """Days after which a finished job is forgotten; its report stays."""
    request_megabytes: int = 10
    """Largest body of a request."""
    request_seconds: float = 15.0
    """How long a client may take to send its request."""
    connections: int = 400
    """Connections that are open at once."""
    connections_each: int = 40
    """Connections of one address that are open at once."""
    proxies: tuple[str, ...] = ()
    """Addresses of reverse proxies whose word for the client's address is taken."""
    listen: bool = True
    """Whether articles can be heard: the first listener of a report has it spoken on this machine."""
    users: str = "users"
    """Part that keeps accounts (kind `stores`)."""
    sign_in_hours: int = 12
    """Hours after which a person must sign in again."""
    newsroom: str = "newsroom"
    """Part that keeps the house's own articles and the comments under them (kind `stores`)."""
    coral_key_from: str = "SECONDSOURCE_CORAL_KEY"
    """Environment variable that holds the signing secret of Coral's external moderation phase."""
    embed_sites: tuple[str, ...] = ()
    """Sites whose pages may show the box about their own articles, such as `https://news.example.org`."""
    podcast_sites: tuple[str, ...] = ()
    """Sites of yours whose checked articles the podcast of the archive speaks beside the house's own articles."""
    embed_checks: bool = False
    """Whether a page of theirs that was never checked is checked once somebody opens it."""
    embed_checks_hour: int = 30
    """Articles that their pages may have checked within an hour, all together."""

    def __post_init__(self) -> None:
        _require_one(
            self, "waiting", "waiting_each", "lease_seconds", "keep_jobs_days", "request_megabytes", "request_seconds",
            "connections", "connections_each", "sign_in_hours",
        )  # fmt: skip
        if self.port > _LAST_PORT:
            raise ValueError(f"port is at most {_LAST_PORT}")
        for name in ("embed_sites", "podcast_sites"):
            for site in getattr(self, name):
                if not _SITE.fullmatch(site):
                    raise ValueError(f"{name} holds {site!r}; a site is written like https://news.example.org")
