"""The bank of templates in one SQLite file: words that several comments of a thread shared, and the days.

It keeps templates, not people: shared words without what stood in their slots, without addresses and without names
called by @; a thread by a hash of its address. Pseudonyms of accounts stand beside a template only where
`thread.keep_accounts_days` asks for them, are forgotten after so many days, and can be erased one by one.
"""

import sqlite3
import threading
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from secondsource.databases.migrations import transaction
from secondsource.databases.opening import open_database, plain_errors
from secondsource.domain.examination import KnownTemplate, TemplatePiece
from secondsource.serial import dumps, loads

FILE = "templates.sqlite3"
APPLICATION = 0x53325442
"""Marks the file as ours: `S2TB`."""
MOST = 20_000
"""Templates that are read at once: those seen last."""

_STEPS = (
    """
    CREATE TABLE templates (id TEXT PRIMARY KEY, bits REAL NOT NULL, pieces TEXT NOT NULL) STRICT;
    CREATE TABLE sightings (
        template TEXT NOT NULL, thread TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL,
        PRIMARY KEY (template, thread)
    ) STRICT;
    CREATE TABLE accounts (
        account TEXT NOT NULL, template TEXT NOT NULL, thread TEXT NOT NULL, last TEXT NOT NULL,
        PRIMARY KEY (account, template, thread)
    ) STRICT
    """,
)


@dataclass(frozen=True, slots=True)
class Options:
    """The bank has no settings of its own; how long it keeps things stands in the table `thread`."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A template's pieces, as one record."""

    pieces: tuple[TemplatePiece, ...]


class Component:
    def __init__(self, options: Options, folder: Path) -> None:
        self.options = options
        self.path = folder / FILE
        self._opened: sqlite3.Connection | None = None
        self._lock = threading.RLock()

    def known(self, but: str) -> Sequence[KnownTemplate]:
        """Templates seen in other threads than `but`, those seen last first. Raises StoreError."""
        statement = """
            SELECT t.id, t.bits, t.pieces, count(*), min(s.first), max(s.last) FROM sightings s
            JOIN templates t ON t.id = s.template WHERE s.thread <> ? GROUP BY t.id ORDER BY max(s.last) DESC, t.id
            LIMIT ?
        """
        if self._opened is None and not self.path.is_file():
            return ()
        with self._work() as connection:
            return [_template(row) for row in connection.execute(statement, (but, MOST))]

    def keep(self, thread: str, templates: Sequence[KnownTemplate], accounts: Mapping[str, Sequence[str]]) -> int:
        if not templates:
            return 0
        with self._work() as connection, transaction(connection):
            before = connection.total_changes
            rows = [(each.id, each.bits, dumps(Pieces(each.pieces))) for each in templates]
            connection.executemany("INSERT OR IGNORE INTO templates VALUES (?, ?, ?)", rows)
            new = connection.total_changes - before
            seen = [(each.id, thread, each.first.isoformat(), each.last.isoformat()) for each in templates]
            connection.executemany(
                "INSERT INTO sightings VALUES (?, ?, ?, ?) "
                "ON CONFLICT DO UPDATE SET first = min(first, excluded.first), last = max(last, excluded.last)",
                seen,
            )
            named = [
                (name, each.id, thread, each.last.isoformat())
                for each in templates
                for name in accounts.get(each.id, ())
            ]
            connection.executemany("INSERT OR REPLACE INTO accounts VALUES (?, ?, ?, ?)", named)
            return new

    def erase(self, account: str) -> int:
        with self._work() as connection, transaction(connection):
            return connection.execute("DELETE FROM accounts WHERE account = ?", (account,)).rowcount

    def forget(self, templates_before: date, accounts_before: date) -> int:
        with self._work() as connection, transaction(connection):
            before = connection.total_changes
            connection.execute("DELETE FROM accounts WHERE last < ?", (accounts_before.isoformat(),))
            connection.execute("DELETE FROM sightings WHERE last < ?", (templates_before.isoformat(),))
            connection.execute("DELETE FROM templates WHERE id NOT IN (SELECT template FROM sightings)")
            return connection.total_changes - before

    def close(self) -> None:
        with self._lock:
            if self._opened is not None:
                self._opened.close()
                self._opened = None

    @contextmanager
    def _work(self) -> Generator[sqlite3.Connection]:
        with self._lock, plain_errors(self.path):
            if self._opened is None:
                self._opened = open_database(self.path, APPLICATION, _STEPS)
            yield self._opened


def _template(row: tuple[str, float, str, int, str, str]) -> KnownTemplate:
    name, rare, pieces, threads, first, last = row
    days = date.fromisoformat(first), date.fromisoformat(last)
    return KnownTemplate(name, loads(Pieces, pieces).pieces, rare, threads, *days)
