"""A worker: takes checks out of a queue, tells how far they are, and keeps their stages, so that another goes on where
it died."""

import base64
import logging
import os
import secrets
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from secondsource.domain.article import Snapshot
from secondsource.domain.editing import Edited
from secondsource.domain.ids import content_id
from secondsource.domain.job import Job, JobState
from secondsource.domain.record import Gap
from secondsource.domain.report import Report
from secondsource.errors import StoreError
from secondsource.pipeline.boundary import UNEXPECTED, attempt
from secondsource.pipeline.events import event_of, fetching
from secondsource.pipeline.keeping import REPORT, find_page
from secondsource.pipeline.listing import write_listing
from secondsource.pipeline.orders import CheckOrder, read_order
from secondsource.pipeline.revising import carry_to_edited, read_reviewed
from secondsource.pipeline.stages import Journal, Observer, Stage
from secondsource.ports import Fetcher, Ledger, Queue, Snapshots
from secondsource.serial import dumps, loads

_LOOK = 0.2
"""Seconds between two looks into an empty queue."""
_REST = 2.0
"""Seconds before the next look where the queue cannot be read or written."""
_log = logging.getLogger("secondsource")


class Checks(Protocol):
    """Who fetches, checks and keeps: a Checker."""

    @property
    def fetcher(self) -> Fetcher: ...
    @property
    def snapshots(self) -> Snapshots: ...
    @property
    def ledger(self) -> Ledger: ...

    def check_snapshot(
        self,
        snapshot: Snapshot,
        *,
        as_of: date | None = None,
        published: date | None = None,
        started: datetime | None = None,
        edited: Edited | None = None,
        observe: Observer = ...,
        journal: Journal | None = None,
    ) -> Report: ...


def _nobody(_: Report) -> None:
    """Nobody wants to hear of it."""


class Worker:
    """Does the work of a queue, one job at a time, under a name of its own."""

    def __init__(
        self, checks: Checks, queue: Queue, lease_seconds: float, made: Callable[[Report], None] = _nobody
    ) -> None:
        """`made` hears of every report."""
        self.name = f"{os.getpid()}-{secrets.token_hex(8)}"
        self._checks = checks
        self._queue = queue
        self._seconds = lease_seconds
        self._made = made

    def run(self, stop: threading.Event) -> None:
        """Works until it is told to stop. A job that is not done then is given back, and gone on with later."""
        while not stop.is_set():
            try:
                worked = self.run_once(stop)
            except StoreError as error:
                _log.warning("The queue cannot be used: %s", error)
                stop.wait(_REST)
            else:
                stop.wait(0 if worked else _LOOK)

    def run_once(self, stop: threading.Event | None = None) -> bool:
        """Does one job; False where none waits. Raises StoreError where the queue cannot be used."""
        job = self._queue.lease(self.name, self._seconds)
        if job is None:
            return False
        with self._holding(job) as held:
            made = attempt(f"job {job.id}", lambda: self._work(job, held, stop or threading.Event()))
            if isinstance(made, Gap):
                self._queue.finish(job.id, self.name, JobState.FAILED, _why(made))
            elif made is None:
                self._queue.give_back(job.id, self.name)
            else:
                self._queue.finish(job.id, self.name, JobState.DONE, made)
        return True

    def _work(self, job: Job, held: threading.Event, stop: threading.Event) -> str | None:
        """The id of the report; None where the work was left, because it is no longer this worker's or it must stop."""

        def tell(kind: str, body: str) -> None:
            if stop.is_set() or not held.is_set() or not self._queue.tell(job.id, self.name, kind, body):
                raise _Left

        try:
            return self._check(read_order(job.task), _Kept(self._queue, job.id, self.name), tell)
        except _Left:
            return None
        except StoreError as error:
            # It names files of this machine, which are nobody's business who asks over a network.
            _log.warning("The check %s could not be done: %s", job.id, error)
            raise StoreError("The service cannot read or write what it keeps; its log says why.") from error

    def _check(self, order: CheckOrder, journal: Journal, tell: Callable[[str, str], None]) -> str:
        def observe(stage: Stage) -> None:
            tell(*event_of(stage))

        if not order.snapshot:
            tell(*fetching(order.address))
        report = self._checks.check_snapshot(
            self._page(order, journal),
            as_of=order.as_of,
            published=order.published,
            started=order.started_at,
            edited=order.edited,
            observe=observe,
            journal=journal,
        )
        if self._checks.ledger.read(REPORT, report.id) is None:
            raise StoreError("The report was made, but is not kept: archive.keep_checks is off, or the disk is full.")
        if carry_to_edited(self._checks.ledger, report):
            write_listing(self._checks.ledger, read_reviewed(self._checks.ledger, report.id))
        self._made(report)
        return report.id

    def _page(self, order: CheckOrder, journal: Journal) -> Snapshot:
        """The page to check: the one that is kept, or was fetched before, or is fetched now."""
        if order.snapshot:
            return find_page(self._checks.snapshots, order.snapshot, order.address)
        called = content_id("fetched", order.address)
        before = journal.read(called)
        if before is not None:
            return _unpack(before)
        fetched = self._checks.fetcher.fetch(order.address)
        journal.keep(called, _pack(fetched))
        return fetched

    @contextmanager
    def _holding(self, job: Job) -> Generator[threading.Event]:
        """Renews the lease until the block ends; what it gives is set as long as the job is held."""
        held, over = threading.Event(), threading.Event()
        held.set()
        renewing = threading.Thread(target=self._renew, args=(job, held, over), daemon=True)
        renewing.start()
        try:
            yield held
        finally:
            over.set()
            renewing.join()

    def _renew(self, job: Job, held: threading.Event, over: threading.Event) -> None:
        while not over.wait(max(self._seconds / 3, 0.02)):
            try:
                if not self._queue.renew(job.id, self.name, self._seconds):
                    held.clear()
                    return
            except StoreError as error:
                _log.warning("The lease of %s could not be renewed: %s", job.id, error)


class _Left(Exception):  # no error: it ends the work between two stages
    """The job is no longer this worker's, or the worker must stop."""


class _Kept:
    """The journal of a job: the stages that its queue keeps."""

    def __init__(self, queue: Queue, job: str, worker: str) -> None:
        self._queue = queue
        self._job = job
        self._worker = worker

    def read(self, name: str) -> str | None:
        return self._queue.stage(self._job, name)

    def keep(self, name: str, body: str) -> None:
        """Where the job is lost already, nothing is kept; the next thing told ends the work."""
        self._queue.keep_stage(self._job, self._worker, name, body)


@dataclass(frozen=True, slots=True)
class Packed:
    """A snapshot as a stage keeps it."""

    address: str
    body: str
    """Base64."""
    fetched_at: datetime
    content_type: str
    charset: str | None
    headers: tuple[tuple[str, str], ...]
    final_address: str | None
    request: tuple[tuple[str, str], ...]
    tool: str


def _pack(page: Snapshot) -> str:
    return dumps(
        Packed(
            page.address,
            base64.b64encode(page.body).decode(),
            page.fetched_at,
            page.content_type,
            page.charset,
            page.headers,
            page.final_address,
            page.request,
            page.tool,
        )
    )


def _unpack(text: str) -> Snapshot:
    kept = loads(Packed, text)
    return Snapshot(
        kept.address,
        base64.b64decode(kept.body),
        kept.fetched_at,
        kept.content_type,
        kept.charset,
        kept.headers,
        kept.final_address,
        kept.request,
        kept.tool,
    )


def _why(gap: Gap) -> str:
    """What went wrong, for who asked: our own bugs are told in the log."""
    return "The check failed in a way it should not; the log has the details." if gap.why == UNEXPECTED else gap.why
