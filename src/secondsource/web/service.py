"""The service: everything that its routes need, built once."""

import logging
import threading
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from hashlib import blake2b
from typing import cast

from starlette.requests import Request

from secondsource.checker import Checker
from secondsource.domain.report import Report
from secondsource.errors import StoreError
from secondsource.pipeline.listing import Catalogue
from secondsource.pipeline.own_articles import OwnArticles
from secondsource.pipeline.podcast import Episode
from secondsource.pipeline.work import Worker
from secondsource.plugins import find_part
from secondsource.ports import Queue, Users
from secondsource.ports.publishing import Newsroom
from secondsource.serving import make_worker, open_newsroom, open_own_articles, public_address
from secondsource.settings import ServeSettings
from secondsource.web.comment_examining import Examiner
from secondsource.web.embed_answers import EmbedOrders
from secondsource.web.known_threads import KnownThreads
from secondsource.web.large_threads import LargeThreads
from secondsource.web.library import Library
from secondsource.web.metrics import Metrics

_log = logging.getLogger(__name__)
NETWORK = "address:"
"""Begins the name of an asker of whom nothing but the network address is known."""
_HOUR = 3600.0
_SOON = 1.0


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


@dataclass
class Service:
    """What the routes share. Its parts are built when first asked for."""

    checker: Checker
    queue: Queue
    salt: bytes
    """Under which the addresses of askers are hashed."""
    clock: Callable[[], datetime] = now
    metrics: Metrics = field(default_factory=Metrics)
    listeners: int = 0
    """Clients that follow a check now."""
    episodes: Mapping[str, Episode] = field(default_factory=dict[str, Episode])
    """Of the podcast, by report: what was spoken since the start."""

    @property
    def settings(self) -> ServeSettings:
        return self.checker.settings.serve

    @property
    def public(self) -> str:
        """The address under which readers see the service."""
        return public_address(self.settings)

    @property
    def https(self) -> bool:
        return self.public.startswith("https://")

    @cached_property
    def library(self) -> Library:
        return Library(self.checker)

    @cached_property
    def users(self) -> Users:
        """People with accounts."""
        chosen = self.checker.settings
        name = chosen.serve.users
        return find_part("stores", name).component(chosen.options("stores", name), chosen.home)

    @cached_property
    def newsroom(self) -> Newsroom:
        """The house's own articles."""
        return open_newsroom(self.checker.settings)

    @cached_property
    def own(self) -> OwnArticles:
        """What the house publishes itself, with the reports about it."""
        return open_own_articles(self.checker, self.newsroom, self.catalogue, self.library.report)

    @cached_property
    def examiner(self) -> Examiner:
        """Looks at comments under them."""
        return Examiner(self.checker)

    @cached_property
    def known_threads(self) -> KnownThreads:
        """Judges comments of other systems."""
        return KnownThreads(self.examiner, self.catalogue)

    @cached_property
    def large_threads(self) -> LargeThreads:
        """Examines them in a process of their own."""
        return LargeThreads(self.checker.settings)

    @cached_property
    def catalogue(self) -> Catalogue:
        return Catalogue(self.checker.ledger)

    @cached_property
    def embed_orders(self) -> EmbedOrders:
        return EmbedOrders(self.settings.embed_checks_hour)

    @contextmanager
    def working(self) -> Generator[None]:
        """Has its workers at work until the block ends; what they were at then is gone on with at the next start."""
        _ = self.checker.house, self.catalogue.count(), self.users
        stop = threading.Event()
        names = [f"worker-{number}" for number in range(self.settings.workers)]
        workers = [threading.Thread(target=self._work, args=(stop,), name=name) for name in names]
        workers.append(threading.Thread(target=self._tidy, args=(stop,), name="tidy"))
        workers.append(threading.Thread(target=self._catch_up, args=(stop,), name="catch-up"))
        for worker in workers:
            worker.start()
        try:
            yield
        finally:
            stop.set()
            for worker in workers:
                worker.join()

    def _work(self, stop: threading.Event) -> None:
        self.worker().run(stop)

    def _catch_up(self, stop: threading.Event) -> None:
        """Sees what other processes write about reports that are held here."""
        while not stop.wait(_SOON):
            try:
                self.library.catch_up()
            except StoreError as error:
                _log.warning("What others wrote about reports cannot be read now: %s", error)

    def _tidy(self, stop: threading.Event) -> None:
        """Reads what the first comment would wait for, and forgets what ended long ago, at once and every hour."""
        try:
            self.examiner.templates()
        except StoreError as error:
            _log.warning("The bank of templates cannot be read now: %s", error)
        while not stop.is_set():
            try:
                self.forget_jobs()
            except StoreError as error:
                _log.warning("Ended checks cannot be forgotten now: %s", error)
            stop.wait(_HOUR)

    def forget_jobs(self) -> int:
        """Forgets jobs that ended longer ago than is kept, and with them who asked; their reports stay."""
        return self.queue.forget(self.clock() - timedelta(days=self.settings.keep_jobs_days))

    def worker(self) -> Worker:
        """Does what waits, one job at a time."""
        return make_worker(self.checker, self.queue, self._made)

    def _made(self, report: Report) -> None:
        """The page of a report tells from now on where its statements were edited."""
        if report.edited:
            self.library.forget(report.edited.report)
            self.library.forget(report.id)

    def asker(self, request: Request) -> str:
        """Who asks, for the limits of one asker: a user's name, else a hash of the address."""
        visitor = getattr(request.state, "visitor", None)
        if visitor is not None:
            return f"user:{visitor.name}"
        address = request.client.host if request.client else ""
        return NETWORK + blake2b(address.encode(), key=self.salt[:64], digest_size=12).hexdigest()


def service_of(request: Request) -> Service:
    """The service that answers a request; a dependency of routes."""
    return cast("Service", request.app.state.service)
