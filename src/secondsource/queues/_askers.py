"""Who asks for a job that waits or runs, in the queue's database: a job ends early when nobody asks for it any more."""

import sqlite3

from secondsource.domain.job import Limits, Task
from secondsource.errors import AskerFull

TABLE = """
    CREATE TABLE askers (
        job INTEGER NOT NULL, asker TEXT NOT NULL, PRIMARY KEY (job, asker)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX askers_by_name ON askers (asker);
    INSERT INTO askers SELECT number, asker FROM jobs WHERE state IN ('waiting', 'running')
"""
TICKETS = """
    CREATE TABLE tickets (
        job INTEGER NOT NULL, asker TEXT NOT NULL, ticket TEXT NOT NULL, PRIMARY KEY (job, asker, ticket)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX tickets_by_asker ON tickets (asker, job);
    INSERT INTO tickets SELECT job, asker, asker FROM askers;
    DROP TABLE askers
"""
"""Those behind one name are told apart since."""
_TOLD_APART = 100
"""Tickets of one asker for one job; who comes later asks too, and cannot cancel."""


def add(connection: sqlite3.Connection, job: int, task: Task) -> None:
    held = connection.execute("SELECT count(*) FROM tickets WHERE job = ? AND asker = ?", (job, task.asker)).fetchone()
    if held[0] < _TOLD_APART:
        connection.execute("INSERT OR IGNORE INTO tickets VALUES (?, ?, ?)", (job, task.asker, ticket_of(task)))


def ticket_of(task: Task) -> str:
    return task.ticket or task.asker


def asks(connection: sqlite3.Connection, job: int, asker: str) -> bool:
    asked = "SELECT 1 FROM tickets WHERE job = ? AND asker = ? LIMIT 1"
    return bool(connection.execute(asked, (job, asker)).fetchone())


def take_away(connection: sqlite3.Connection, job: int, ticket: str) -> bool:
    """False where nobody asks for it with this ticket."""
    return connection.execute("DELETE FROM tickets WHERE job = ? AND ticket = ?", (job, ticket)).rowcount > 0


def anybody(connection: sqlite3.Connection, job: int) -> bool:
    """Whether somebody asks for it still."""
    return bool(connection.execute("SELECT 1 FROM tickets WHERE job = ? LIMIT 1", (job,)).fetchone())


def drop(connection: sqlite3.Connection, job: int) -> None:
    """Forgets who asked, once the job has ended."""
    connection.execute("DELETE FROM tickets WHERE job = ?", (job,))


def require_room(connection: sqlite3.Connection, asker: str, limits: Limits) -> None:
    """Raises AskerFull where one asker asks for as much as one may."""
    counted = "SELECT count(*) FROM (SELECT DISTINCT job FROM tickets WHERE asker = ? LIMIT ?)"
    if connection.execute(counted, (asker, limits.each)).fetchone()[0] >= limits.each:
        raise AskerFull(f"{limits.each} of your checks wait or run already; wait until one has ended, or cancel one.")
