"""Wiring of what the service and the commands beside it share: the queue, who works on it, the house's own articles."""

from collections.abc import Callable
from typing import cast

from secondsource.checker import Checker
from secondsource.domain.address import origin_of
from secondsource.domain.report import Report
from secondsource.errors import SettingsError
from secondsource.pipeline.listing import Catalogue
from secondsource.pipeline.own_articles import OwnArticles
from secondsource.pipeline.revising import read_reviewed
from secondsource.pipeline.work import Checks, Worker
from secondsource.plugins import find_part
from secondsource.ports import Queue
from secondsource.ports.publishing import Newsroom
from secondsource.settings import ServeSettings, Settings


def public_address(serve: ServeSettings) -> str:
    """The address under which readers see the service."""
    return (serve.public or f"http://{serve.host}:{serve.port}").rstrip("/")


def open_queue(settings: Settings) -> Queue:
    """The checks that wait in the home folder. Raises SettingsError where nothing would be kept of them."""
    if not settings.archive.keep_checks:
        raise SettingsError("The service keeps what it checks; set archive.keep_checks to true, or use `check` alone.")
    name = settings.serve.queue
    return find_part("queues", name).component(settings.options("queues", name), settings.home)


def make_worker(checker: Checker, queue: Queue, made: Callable[[Report], None] | None = None) -> Worker:
    """Does what waits, one check at a time; `made` hears of every report."""
    # A cached property is a property to everybody but the type checker.
    checks, seconds = cast("Checks", checker), checker.settings.serve.lease_seconds
    return Worker(checks, queue, seconds, made) if made else Worker(checks, queue, seconds)


def open_newsroom(settings: Settings) -> Newsroom:
    """The house's own articles in the home folder."""
    name = settings.serve.newsroom
    return find_part("stores", name).component(settings.options("stores", name), settings.home)


def open_own_articles(
    checker: Checker,
    newsroom: Newsroom | None = None,
    catalogue: Catalogue | None = None,
    read: Callable[[str], Report] | None = None,
) -> OwnArticles:
    """What the house of a Checker publishes itself, with what is open already."""
    serve = checker.settings.serve
    return OwnArticles(
        newsroom=newsroom or open_newsroom(checker.settings),
        catalogue=catalogue or Catalogue(checker.ledger),
        read=read or (lambda name: read_reviewed(checker.ledger, name)),
        public=public_address(serve),
        operator=checker.settings.check.operator,
        sites=frozenset(map(origin_of, serve.podcast_sites)),
    )
