"""The queue in one SQLite file: jobs, what was told of them, and the stages of those that are not done.

What was acknowledged survives a crash and a power cut. Many processes and threads of one machine may put and work at
once; a lease runs by that machine's clock. A job that was begun as often as `attempts` allows, and each time lost its
worker, fails instead of taking another worker with it.
"""

import secrets
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from secondsource.databases.migrations import Step, copy_database, transaction
from secondsource.databases.opening import open_database, plain_errors
from secondsource.domain.ids import digest
from secondsource.domain.job import Event, Job, JobState, KeyedRequest, Limits, Task
from secondsource.errors import QueueFull, StoreError
from secondsource.queues import _askers, _keys
from secondsource.serial import dumps

FILE = "jobs.sqlite3"
APPLICATION = 0x53324A51
"""Marks the file as ours: `S2JQ`."""

_STEPS: tuple[Step, ...] = (
    # An index for each question that is asked of open jobs alone, so that jobs which ended cost nothing.
    """
    CREATE TABLE jobs (
        number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, key TEXT NOT NULL,
        body TEXT NOT NULL, asker TEXT NOT NULL, state TEXT NOT NULL, created REAL NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0, outcome TEXT NOT NULL DEFAULT '', worker TEXT, until REAL, ended REAL
    ) STRICT;
    CREATE UNIQUE INDEX jobs_in_force ON jobs (key) WHERE state IN ('waiting', 'running', 'done');
    CREATE INDEX jobs_waiting ON jobs (number) WHERE state = 'waiting';
    CREATE INDEX jobs_running ON jobs (until) WHERE state = 'running';
    CREATE INDEX jobs_open ON jobs (asker) WHERE state IN ('waiting', 'running');
    CREATE INDEX jobs_by_state ON jobs (state);
    CREATE INDEX jobs_ended ON jobs (ended) WHERE ended IS NOT NULL;
    CREATE TABLE events (
        job INTEGER NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL, digest TEXT NOT NULL,
        PRIMARY KEY (job, number), UNIQUE (job, digest)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE stages (
        number INTEGER PRIMARY KEY, job INTEGER NOT NULL, name TEXT NOT NULL, body BLOB NOT NULL, UNIQUE (job, name)
    ) STRICT
    """,
    _keys.TABLE,
    _askers.TABLE,
    _askers.TICKETS,
)
_BY_ID = "SELECT id, kind, key, body, asker, state, created, attempts, outcome FROM jobs WHERE id = ?"
_IN_FORCE = """
    SELECT number, id, kind, key, body, asker, state, created, attempts, outcome FROM jobs
    WHERE key = ? AND state IN ('waiting', 'running', 'done')
"""
_ENDED = """
    SELECT id, kind, key, body, asker, state, created, attempts, outcome FROM jobs
    WHERE state = ? ORDER BY number DESC LIMIT ?
"""
_OF_ALL = """
    SELECT count(*) FROM
    (SELECT 1 FROM jobs INDEXED BY jobs_open WHERE state IN ('waiting', 'running') LIMIT ?)
"""
_NEXT = """
    SELECT number, id, attempts FROM (
        SELECT * FROM (SELECT number, id, attempts FROM jobs INDEXED BY jobs_waiting WHERE state = 'waiting'
                       ORDER BY number LIMIT 1)
        UNION ALL
        SELECT number, id, attempts FROM jobs INDEXED BY jobs_running WHERE state = 'running' AND until <= ?
        UNION ALL
        SELECT number, id, attempts FROM jobs INDEXED BY jobs_running WHERE state = 'running' AND until > ?
    ) ORDER BY number LIMIT 1
"""
_GIVEN_BACK = "UPDATE jobs SET state = 'waiting', worker = NULL, attempts = attempts - 1 WHERE state = 'running'"
_LONGEST_LEASE = 3600.0
"""Seconds, where no longer lease is asked for: one that has longer to run was given before the clock was put back, and
counts as run out. A worker that lives renews it by the new clock."""
_SLICE = 500
"""Jobs that are forgotten at once, so that nobody waits long for the file."""


@dataclass(frozen=True, slots=True)
class Options:
    """How patient the queue is."""

    attempts: int = 5
    """How often a job is begun before it fails, where each time its worker dies or falls silent; at least 1."""
    keys_hours: int = 24
    """Hours after which a client's `Idempotency-Key` is forgotten; at least 1."""
    keys_each: int = 1000
    """Such keys that are remembered of one asker, the latest; at least 1."""

    def __post_init__(self) -> None:
        for name in ("attempts", "keys_hours", "keys_each"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} is at least 1")


class Component:
    def __init__(self, options: Options, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self.options = options
        self.path = folder / FILE
        self._clock = clock
        self._opened: sqlite3.Connection | None = None
        self._lock = threading.RLock()

    def put(self, task: Task, limits: Limits) -> Job:
        with self._writing() as connection:
            _require_room(connection, task, limits)
            if not _in_force(connection, task.key):
                name = f"job-{secrets.token_hex(16)}"
                connection.execute(
                    "INSERT INTO jobs (id, kind, key, body, asker, state, created) "
                    "VALUES (?, ?, ?, ?, ?, 'waiting', ?)",
                    (name, task.kind, task.key, task.body, task.asker, self._clock()),
                )
            number, job = cast("tuple[int, Job]", _in_force(connection, task.key))
            if not job.state.ended:
                _askers.add(connection, number, task)
            return job

    def require_room(self, task: Task, limits: Limits) -> None:
        with self._work() as connection:
            _require_room(connection, task, limits)

    def get(self, job: str) -> Job | None:
        with self._work() as connection:
            found = connection.execute(_BY_ID, (job,)).fetchone()
        return _job(found) if found else None

    def lease(self, worker: str, seconds: float) -> Job | None:
        # A look takes no lock of the file, so that workers with nothing to do disturb nobody.
        with self._work() as connection:
            if not _next(connection, self._clock(), seconds):
                return None
        with self._writing() as connection:
            now = self._clock()
            while found := _next(connection, now, seconds):
                number, name, attempts = found
                if attempts < self.options.attempts:
                    _begin(connection, number, worker, now + seconds)
                    return _job(connection.execute(_BY_ID, (name,)).fetchone())
                _end(connection, number, JobState.FAILED, _given_up(attempts), now)
        return None

    def renew(self, job: str, worker: str, seconds: float) -> bool:
        longer = "UPDATE jobs SET until = ? WHERE number = ?"
        return self._holding(job, worker, lambda each, number: each.execute(longer, (self._clock() + seconds, number)))

    def give_back(self, job: str, worker: str) -> bool:
        return self._holding(job, worker, lambda each, number: each.execute(f"{_GIVEN_BACK} AND number = ?", (number,)))

    def finish(self, job: str, worker: str, state: JobState, outcome: str) -> bool:
        if not state.ended:
            raise ValueError(f"a job does not end by {state}")
        return self._holding(job, worker, lambda each, number: _end(each, number, state, outcome, self._clock()))

    def cancel(self, job: str, ticket: str) -> bool:
        asked = "SELECT number FROM jobs WHERE id = ? AND state IN ('waiting', 'running')"
        with self._writing() as connection:
            found = connection.execute(asked, (job,)).fetchone()
            if not found or not _askers.take_away(connection, found[0], ticket):
                return False
            if not _askers.anybody(connection, found[0]):
                _end(connection, found[0], JobState.CANCELLED, "", self._clock())
            return True

    def tell(self, job: str, worker: str, kind: str, body: str) -> bool:
        return self._holding(job, worker, lambda each, number: _tell(each, number, kind, body))

    def told(self, job: str, after: int = 0) -> Sequence[Event]:
        asked = (
            "SELECT number, kind, body FROM events WHERE job = (SELECT number FROM jobs WHERE id = ?) AND number > ? "
            "ORDER BY number"
        )
        with self._work() as connection:
            return [Event(*row) for row in connection.execute(asked, (job, after))]

    def stage(self, job: str, name: str) -> str | None:
        asked = "SELECT body FROM stages WHERE job = (SELECT number FROM jobs WHERE id = ?) AND name = ?"
        with self._work() as connection:
            found = connection.execute(asked, (job, name)).fetchone()
        return self._unpack(found[0], name) if found else None

    def keep_stage(self, job: str, worker: str, name: str, body: str) -> bool:
        kept = "INSERT OR REPLACE INTO stages (job, name, body) VALUES (?, ?, ?)"
        packed = zlib.compress(body.encode())
        return self._holding(job, worker, lambda each, number: each.execute(kept, (number, name, packed)))

    def counts(self) -> Mapping[JobState, int]:
        with self._work() as connection:
            found = dict(connection.execute("SELECT state, count(*) FROM jobs GROUP BY state").fetchall())
        return {state: found.get(state.value, 0) for state in JobState}

    def ended(self, state: JobState, limit: int) -> Sequence[Job]:
        if not state.ended:
            raise ValueError(f"a job does not end by {state}")
        with self._work() as connection:
            return [_job(row) for row in connection.execute(_ENDED, (state.value, limit))]

    def forget(self, before: datetime) -> int:
        forgotten = 0
        while gone := self._forget_some(before.timestamp()):
            forgotten += gone
        return forgotten

    def begin_request(self, request: KeyedRequest) -> str | None:
        with self._writing() as connection:
            keep = self.options.keys_hours * 3600.0
            return _keys.begin(connection, request, self._clock(), keep, self.options.keys_each)

    def end_request(self, request: KeyedRequest, answer: str | None) -> None:
        with self._writing() as connection:
            _keys.end(connection, request, answer)

    def back_up(self, folder: Path) -> None:
        if self._opened is None and not self.path.is_file():
            return
        with self._work(), plain_errors(folder / FILE):
            copy_database(self.path, folder / FILE, (_GIVEN_BACK,))

    def close(self) -> None:
        with self._lock, plain_errors(self.path):
            if self._opened:
                self._opened.close()
            self._opened = None

    def _forget_some(self, before: float) -> int:
        with self._writing() as connection:
            asked = "SELECT number FROM jobs WHERE ended < ? LIMIT ?"
            numbers = connection.execute(asked, (before, _SLICE)).fetchall()
            connection.executemany("DELETE FROM events WHERE job = ?", numbers)
            connection.executemany("DELETE FROM jobs WHERE number = ?", numbers)
            return len(numbers)

    def _holding(self, job: str, worker: str, act: Callable[[sqlite3.Connection, int], object]) -> bool:
        """Does something with a job that this worker holds; False where it holds it no longer."""
        asked = "SELECT number FROM jobs WHERE id = ? AND worker = ? AND state = 'running'"
        with self._writing() as connection:
            found = connection.execute(asked, (job, worker)).fetchone()
            if found:
                act(connection, found[0])
            return found is not None

    def _unpack(self, body: bytes, name: str) -> str:
        try:
            return zlib.decompress(body).decode()
        except (zlib.error, ValueError) as error:
            raise StoreError(f"The stage {name} in {self.path} is damaged; cancel its job and ask again.") from error

    @contextmanager
    def _work(self) -> Generator[sqlite3.Connection]:
        with self._lock, plain_errors(self.path):
            if self._opened is None:
                self._opened = open_database(self.path, APPLICATION, _STEPS)
            yield self._opened

    @contextmanager
    def _writing(self) -> Generator[sqlite3.Connection]:
        with self._work() as connection, transaction(connection):
            yield connection


def _job(row: tuple[Any, ...]) -> Job:
    name, kind, key, body, asker, state, created, attempts, outcome = row
    at = datetime.fromtimestamp(created, UTC)
    return Job(name, Task(kind, key, body, asker), JobState(state), at, attempts, outcome)


def _in_force(connection: sqlite3.Connection, key: str) -> tuple[int, Job] | None:
    """The job of a key that waits, runs or is done, with its number."""
    found = connection.execute(_IN_FORCE, (key,)).fetchone()
    return (found[0], _job(found[1:])) if found else None


def _require_room(connection: sqlite3.Connection, task: Task, limits: Limits) -> None:
    """Raises QueueFull with the limit that is reached; of both the asker's own, about which something can be done.

    What was done takes no room, nor what this one asks for already; what another asks for takes the asker's own alone.
    """
    held = _in_force(connection, task.key)
    if held and (held[1].state.ended or _askers.asks(connection, held[0], task.asker)):
        return
    _askers.require_room(connection, task.asker, limits)
    if not held and connection.execute(_OF_ALL, (limits.all,)).fetchone()[0] >= limits.all:
        raise QueueFull(f"{limits.all} checks wait or run already, as many as are taken in; try again later.")


def _next(connection: sqlite3.Connection, now: float, seconds: float) -> tuple[int, str, int] | None:
    """Number, id and attempts of the oldest job that waits, or whose lease ran out."""
    return connection.execute(_NEXT, (now, now + max(seconds, _LONGEST_LEASE))).fetchone()


def _begin(connection: sqlite3.Connection, job: int, worker: str, until: float) -> None:
    begun = "UPDATE jobs SET state = 'running', worker = ?, until = ?, attempts = attempts + 1 WHERE number = ?"
    connection.execute(begun, (worker, until, job))


def _tell(connection: sqlite3.Connection, job: int, kind: str, body: str) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO events SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ? FROM events WHERE job = ?",
        (job, kind, body, digest(f"{kind}\0{body}".encode()), job),
    )


def _end(connection: sqlite3.Connection, job: int, state: JobState, outcome: str, now: float) -> None:
    connection.execute(
        "UPDATE jobs SET state = ?, outcome = ?, ended = ?, worker = NULL WHERE number = ?",
        (state.value, outcome, now, job),
    )
    connection.execute("DELETE FROM stages WHERE job = ?", (job,))
    _askers.drop(connection, job)
    _tell(connection, job, state.value, dumps(Outcome(outcome)))


def _given_up(attempts: int) -> str:
    times = "once, and its worker" if attempts == 1 else f"{attempts} times, and each time its worker"
    return f"This was begun {times} stopped before the end; it is not begun again. The service's log may say why."


@dataclass(frozen=True, slots=True)
class Outcome:
    """Body of a job's last event."""

    outcome: str
