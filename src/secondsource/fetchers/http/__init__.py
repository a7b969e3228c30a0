"""Fetches pages of the open web: public addresses alone, within limits of time, size and redirects.

Every address that a name resolves to is vetted, and the connection goes to the very address that was vetted; so again
after each redirect. One request at a time goes to a site, with a pause between two; robots.txt is obeyed, and a site
that asks for time gets it. No proxy, no cookies kept, nothing read from the environment but keys that a setting names.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from secondsource.dialling.guard import Resolve, system_resolve
from secondsource.domain.article import Snapshot

if TYPE_CHECKING:
    from secondsource.dialling.connection import Dial
    from secondsource.fetchers.http.exchange import Means


@dataclass(frozen=True, slots=True)
class Options:
    """Limits of one fetch."""

    seconds: float = 20.0
    """Time for everything: names, redirects and the whole body."""
    megabytes: float = 10.0
    """Largest body, after unpacking."""
    redirects: int = 5
    """How many redirects are followed."""
    agent: str = "secondsource (news fact checker)"
    """How the fetcher introduces itself to sites; its first word is the name that a robots.txt may speak to."""
    robots: bool = True
    """Whether a site's robots.txt is obeyed."""
    services: tuple[str, ...] = (
        "https://api.gdeltproject.org/api/",
        "https://factchecktools.googleapis.com/",
        "https://api.search.brave.com/",
        "https://www.wikidata.org/w/api.php",
        "https://en.wikipedia.org/w/api.php",
        "https://uk.wikipedia.org/w/api.php",
        "https://ru.wikipedia.org/w/api.php",
        "https://en.wikipedia.org/api/",
        "https://uk.wikipedia.org/api/",
        "https://ru.wikipedia.org/api/",
        "https://raw.githubusercontent.com/",
    )
    """Beginnings of addresses that are made for programs: no robots.txt is asked for those."""
    delay: float = 1.0
    """Seconds between two requests to one site; a longer pause that its robots.txt asks for is kept."""
    cache: str = ""
    """SQLite file in which answers with an ETag are kept, so that unchanged ones are not sent again; in memory, for
    the run, where none is named."""
    keys: tuple[str, ...] = (
        "factchecktools.googleapis.com X-Goog-Api-Key SECONDSOURCE_GOOGLE_KEY",
        "api.search.brave.com X-Subscription-Token SECONDSOURCE_BRAVE_KEY",
    )
    """Keys of services, each a host, a header, and the name of the environment variable that holds the key."""
    copies: bool = False
    """Whether the newest copy of a page that is gone is looked up at the Internet Archive (web.archive.org)."""
    copies_at: str = "https://archive.org/wayback/available"
    """Where such copies are looked up."""


class Component:
    """`resolve` and `dial` are seams for tests: no setting reaches them, and what `resolve` gives is always vetted."""

    def __init__(self, options: Options, *, resolve: Resolve = system_resolve, dial: "Dial | None" = None) -> None:
        self.options = options
        self.resolve = resolve
        self.dial = dial

    def fetch(self, address: str) -> Snapshot:
        """What the address returns now. Raises FetchError, RefusedAddress for an address that is never fetched, and
        RefusedByRobots."""
        from secondsource.fetchers.http.exchange import fetch_politely  # lazy: httpx2 takes 0.2 s; a file needs none

        return fetch_politely(address, self._means)

    @cached_property
    def _means(self) -> "Means":
        from secondsource.fetchers.http.exchange import make_means  # lazy: as above

        return make_means(self.options, self.resolve, self.dial)
