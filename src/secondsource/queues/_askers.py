"""Who asks for a job that waits or runs, in the queue's database: a job ends early when nobody asks for it any more."""

import sqlite3

from secondsource.domain.job import Limits
from secondsource.errors import AskerFull

TABLE = """
    CREATE TABLE askers (
        job INTEGER NOT NULL, asker TEXT NOT NULL, PRIMARY KEY (job, asker)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX askers_by_name ON askers (asker);
    INSERT INTO askers SELECT number, asker FROM jobs WHERE state IN ('waiting', 'running')
"""


def add(connection: sqlite3.Connection, job: int, asker: str) -> None:
    connection.execute("INSERT OR IGNORE INTO askers VALUES (?, ?)", (job, asker))


def asks(connection: sqlite3.Connection, job: int, asker: str) -> bool:
    return bool(connection.execute("SELECT 1 FROM askers WHERE job = ? AND asker = ?", (job, asker)).fetchone())


def take_away(connection: sqlite3.Connection, job: int, asker: str) -> bool:
    """False where this one does not ask for it."""
    return connection.execute("DELETE FROM askers WHERE job = ? AND asker = ?", (job, asker)).rowcount > 0


def anybody(connection: sqlite3.Connection, job: int) -> bool:
    """Whether somebody asks for it still."""
    return bool(connection.execute("SELECT 1 FROM askers WHERE job = ? LIMIT 1", (job,)).fetchone())


def drop(connection: sqlite3.Connection, job: int) -> None:
    """Forgets who asked, once the job has ended."""
    connection.execute("DELETE FROM askers WHERE job = ?", (job,))


def require_room(connection: sqlite3.Connection, asker: str, limits: Limits) -> None:
    """Raises AskerFull where one asker asks for as much as one may."""
    counted = "SELECT count(*) FROM (SELECT 1 FROM askers WHERE asker = ? LIMIT ?)"
    if connection.execute(counted, (asker, limits.each)).fetchone()[0] >= limits.each:
        raise AskerFull(f"{limits.each} of your checks wait or run already; wait until one has ended, or cancel one.")
