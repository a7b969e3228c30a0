"""The file of accounts: read and written by this machine's user alone."""

import os
import sqlite3
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from secondsource.databases.migrations import Step, copy_database, transaction
from secondsource.databases.opening import open_database, plain_errors
from secondsource.domain.credentials import clean_label
from secondsource.domain.user import Caller
from secondsource.errors import StoreError
from secondsource.stores._accounts.addresses import Pepper

FILE = "users.sqlite3"
APPLICATION = 0x53325553
"""Marks the file as ours: `S2US`."""
PRIVATE = 0o600
_LONGEST_NOTE = 200

_TABLES = (
    """CREATE TABLE users (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, key TEXT NOT NULL UNIQUE, likeness TEXT NOT NULL UNIQUE,
        role TEXT NOT NULL, password TEXT NOT NULL, created TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE sessions (
        secret TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, user TEXT NOT NULL, created TEXT NOT NULL, seen TEXT NOT NULL,
        expires TEXT NOT NULL, device TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX sessions_by_user ON sessions (user)",
    """CREATE TABLE tokens (
        secret TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, user TEXT NOT NULL, name TEXT NOT NULL, scopes TEXT NOT NULL,
        created TEXT NOT NULL, expires TEXT NOT NULL, used TEXT
    ) STRICT""",
    "CREATE INDEX tokens_by_user ON tokens (user)",
    "CREATE TABLE tries (key TEXT PRIMARY KEY, failures INTEGER NOT NULL, last REAL NOT NULL) STRICT",
    "CREATE INDEX tries_by_time ON tries (last)",
    "CREATE TABLE familiar (key TEXT PRIMARY KEY, last REAL NOT NULL) STRICT",
    """CREATE TABLE audit (
        number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL,
        about TEXT NOT NULL, address TEXT NOT NULL
    ) STRICT""",
    """CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END""",
    """CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END""",
)


def _make_tables(connection: sqlite3.Connection) -> None:
    """One by one: a trigger holds semicolons of its own."""
    for statement in _TABLES:
        connection.execute(statement)


_LOCKS = """ALTER TABLE users ADD COLUMN locked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE users ADD COLUMN signed_in TEXT;
UPDATE users SET signed_in =
    (SELECT max(at) FROM audit WHERE what = 'signed in' AND about = users.name AND at >= users.created)"""
"""Who signed in before stands in the log; a person of the same name may have been removed earlier."""

_STEPS: tuple[Step, ...] = (_make_tables, _LOCKS)


class AccountFile:
    """One connection, used by one thread at a time."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self.path = folder / FILE
        self.pepper = Pepper(folder)
        self.now = now
        self._opened: sqlite3.Connection | None = None
        self._lock = threading.RLock()

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._lock, plain_errors(self.path):
            return self._connection().execute(statement, values).fetchall()

    def change(self, statement: str, values: Sequence[object] = ()) -> int:
        """Runs a statement, and gives how many rows it changed."""
        with self._lock, plain_errors(self.path):
            return self._connection().execute(statement, values).rowcount

    @contextmanager
    def together(self) -> Generator[None]:
        """Everything inside is kept, or nothing."""
        with self._lock, plain_errors(self.path):
            connection = self._connection()
            if connection.in_transaction:
                yield
            else:
                with transaction(connection):
                    yield

    def note(self, what: str, about: str, by: Caller) -> None:
        """Adds a line to the log, inside whatever transaction is under way."""
        address = self.pepper.hide(by.address) if by.address else ""
        words = (clean_label(each, _LONGEST_NOTE) for each in (by.name, what, about))
        self.rows(
            "INSERT INTO audit (at, who, what, about, address) VALUES (?, ?, ?, ?, ?)",
            (moment(self.now()), *words, address),
        )

    def back_up(self, folder: Path) -> None:
        """Without sessions: a copy of the disk opens no browser's. Emptied pages are not left in the file either."""
        if self._opened is None and not self.path.is_file():
            return
        with self._lock, plain_errors(folder / FILE):
            self._connection()
            copy_database(self.path, folder / FILE, ("DELETE FROM sessions", "VACUUM"))
            (folder / FILE).chmod(PRIVATE)

    def close(self) -> None:
        with self._lock, plain_errors(self.path):
            if self._opened:
                self._opened.close()
            self._opened = None

    def _connection(self) -> sqlite3.Connection:
        if self._opened is None:
            _make_private(self.path)
            self._opened = open_database(self.path, APPLICATION, _STEPS)
        return self._opened


def moment(at: datetime) -> str:
    """Text that sorts as time does."""
    return at.isoformat(timespec="milliseconds")


def _make_private(path: Path) -> None:
    """Makes the file before SQLite does, which would let others read it; the files that SQLite puts beside it get the
    same mode from it. One that others could read, such as a restored backup, is closed to them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE))
    except FileExistsError:
        if path.stat().st_mode & 0o077 and os.access(path, os.W_OK):
            path.chmod(PRIVATE)
    if path.is_symlink() and not path.exists():
        raise StoreError(f"{path} leads nowhere; remove this link, or put the file there that it names.")
