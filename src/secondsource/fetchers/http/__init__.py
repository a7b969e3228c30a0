"""Fetches pages of the open web: public addresses alone, within limits of time, size and redirects.

Every address that a name resolves to is vetted, and the connection goes to the very address that was vetted; so again
after each redirect. No proxy, no cookies kept, nothing read from the environment.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from secondsource.dialling.guard import Resolve, system_resolve
from secondsource.domain.article import Snapshot

if TYPE_CHECKING:
    from secondsource.dialling.connection import Dial


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
    """How the fetcher introduces itself to sites."""


class Component:
    """`resolve` and `dial` are seams for tests: no setting reaches them, and what `resolve` gives is always vetted."""

    def __init__(self, options: Options, *, resolve: Resolve = system_resolve, dial: "Dial | None" = None) -> None:
        self.options = options
        self.resolve = resolve
        self.dial = dial

    def fetch(self, address: str) -> Snapshot:
        """What the address returns now. Raises FetchError, or RefusedAddress for an address that is never fetched."""
        from secondsource.fetchers.http.exchange import fetch_page  # lazy: httpx2 takes 0.2 s, and a file needs none

        return fetch_page(address, self.options, self.resolve, self.dial)
