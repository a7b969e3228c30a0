"""How a site is treated: one request at a time, a pause between two, what its robots.txt asks, and time to recover."""

import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import TypeVar

import httpx2
import stamina
from protego import Protego

from secondsource.dialling.connection import Deadline
from secondsource.domain.article import Snapshot
from secondsource.errors import FetchError, RefusedByRobots

T = TypeVar("T")

_ROBOTS_BYTES = 500_000
_ROBOTS_SECONDS = 3600.0
_RECOVERS = frozenset({429, 500, 502, 503, 504})
_TRIES = 3


class BadStatus(FetchError):
    """The site answered, and not with a page."""

    def __init__(self, message: str, status: int, retry_after: float | None) -> None:
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after


@dataclass
class _Site:
    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0
    rules: Protego | None = None
    closed: bool = False
    """Whether its robots.txt cannot be had because the site is in trouble: nothing is fetched then (RFC 9309)."""
    read_at: float | None = None


class Manners:
    """What is known of each site, for all fetches of one fetcher."""

    def __init__(self, agent: str, delay: float) -> None:
        self._agent = agent.partition(" ")[0].partition("/")[0] or "secondsource"
        self._delay = delay
        self._sites: dict[str, _Site] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, address: str, deadline: Deadline) -> Generator[None]:
        """Waits until the site of an address is free and rested. Raises FetchError when that takes too long."""
        site = self._site(address)
        if not site.lock.acquire(timeout=deadline.left()):
            raise deadline.missed()
        try:
            pause = site.free_at - time.monotonic()
            if pause > 0:
                if pause > deadline.left():
                    raise deadline.missed()
                time.sleep(pause)
            yield
        finally:
            site.free_at = time.monotonic() + self._pause(site)
            site.lock.release()

    def obey(self, address: str, fetch: Callable[[str], Snapshot]) -> None:
        """Raises RefusedByRobots where the site asks programs of our name not to fetch the address."""
        site = self._site(address)
        if site.read_at is None or time.monotonic() - site.read_at > _ROBOTS_SECONDS:
            self._read(site, address, fetch)
        if site.closed:
            raise RefusedByRobots("The site's robots.txt cannot be had because the site is in trouble; try later.")
        if site.rules and not site.rules.can_fetch(address, self._agent):
            raise RefusedByRobots(
                "The site's robots.txt asks programs not to fetch this address; save the page by hand."
            )

    def _read(self, site: _Site, address: str, fetch: Callable[[str], Snapshot]) -> None:
        try:
            body = fetch(str(httpx2.URL(address).join("/robots.txt"))).body[:_ROBOTS_BYTES]
            site.rules, site.closed = Protego.parse(body.decode("utf-8", "replace")), False
        except BadStatus as error:
            site.rules, site.closed = None, error.status >= 500
        except FetchError:  # what stands in the way of this stands in the way of the page, which tells it better
            site.rules, site.closed = None, False
            return
        site.read_at = time.monotonic()

    def _pause(self, site: _Site) -> float:
        asked = site.rules.crawl_delay(self._agent) if site.rules else None
        return max(self._delay, float(asked or 0))

    def _site(self, address: str) -> _Site:
        with self._lock:
            return self._sites.setdefault(httpx2.URL(address.strip()).host.lower(), _Site())


def with_patience(fetch: Callable[[], T], deadline: Deadline) -> T:
    """Tries again where a site asks for time or stumbles, as long as the deadline lets it. Raises the last error."""

    def again(error: Exception) -> bool | float:
        if not isinstance(error, BadStatus) or error.status not in _RECOVERS:
            return False
        if error.retry_after is None:
            return deadline.left_or_none() > 0.5
        return error.retry_after if error.retry_after < deadline.left_or_none() else False

    for attempt in stamina.retry_context(
        on=again, attempts=_TRIES, timeout=None, wait_initial=0.2, wait_max=2.0, wait_jitter=0.1
    ):
        with attempt:
            return fetch()
    raise deadline.missed()


def seconds_to_wait(retry_after: str | None) -> float | None:
    """What `Retry-After` asks for, as seconds or as a moment; None where it says nothing that can be read."""
    text = (retry_after or "").strip()
    if text.isascii() and text.isdecimal():
        return float(text[:9])
    try:
        return max(parsedate_to_datetime(text).timestamp() - time.time(), 0.0) if text else None
    except (ValueError, TypeError, OverflowError):
        return None
