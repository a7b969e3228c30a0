"""The ledger in one SQLite file: reports, changes of a verdict and editions of analyses, entry after entry.

Nothing in it is ever changed or taken out. What was acknowledged survives a crash and a power cut. Many may read while
one writes.
"""

import sqlite3
import threading
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from secondsource.databases.migrations import Step, copy_database, transaction
from secondsource.databases.opening import open_database, plain_errors, verify_database
from secondsource.errors import StoreError
from secondsource.ports import Entry

FILE = "ledger.sqlite3"
APPLICATION = 0x53324C47
"""Marks the file as ours: `S2LG`."""

_STEPS: tuple[Step, ...] = (
    """
    CREATE TABLE entries (
        number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, body BLOB NOT NULL, UNIQUE (kind, id)
    ) STRICT;
    CREATE TABLE subjects (
        kind TEXT NOT NULL, subject TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (kind, subject, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE bookmarks (name TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT
    """,
)
_SLICE = 100
"""Entries read at once."""


@dataclass(frozen=True, slots=True)
class Options:
    """The ledger has no settings of its own; its folder is the archive's."""


class Component:
    def __init__(self, options: Options, folder: Path) -> None:
        self.options = options
        self.path = folder / FILE
        self._opened: sqlite3.Connection | None = None
        self._lock = threading.RLock()

    def append(self, kind: str, entry: str, subjects: Sequence[str], body: str) -> bool:
        with self._lock, plain_errors(self.path):
            if self._number(kind, entry):
                return False
            packed = zlib.compress(body.encode())
            with transaction(self._connection()):
                kept = self._rows(
                    "INSERT OR IGNORE INTO entries (kind, id, body) VALUES (?, ?, ?) RETURNING number",
                    (kind, entry, packed),
                )
                for (number,) in kept:
                    for subject in dict.fromkeys(subjects):
                        self._rows("INSERT INTO subjects VALUES (?, ?, ?)", (kind, subject, number))
            return bool(kept)

    def read(self, kind: str, entry: str) -> str | None:
        rows = self._rows("SELECT number, id, body FROM entries WHERE kind = ? AND id = ?", (kind, entry))
        return self._entry(rows[0]).body if rows else None

    def entries(self, kind: str, subject: str | None = None, after: int = 0) -> Iterator[Entry]:
        of_all = "SELECT number, id, body FROM entries WHERE kind = ? AND number > ? ORDER BY number LIMIT ?"
        of_one = (
            "SELECT number, id, body FROM entries WHERE number IN "
            "(SELECT number FROM subjects WHERE kind = ? AND subject = ? AND number > ? ORDER BY number LIMIT ?) "
            "ORDER BY number"
        )
        asked = of_all if subject is None else of_one
        about = () if subject is None else (subject,)
        while rows := self._rows(asked, (kind, *about, after, _SLICE)):
            yield from map(self._entry, rows)
            after = rows[-1][0]

    def bookmark(self, name: str) -> int:
        rows = self._rows("SELECT number FROM bookmarks WHERE name = ?", (name,))
        return rows[0][0] if rows else 0

    def set_bookmark(self, name: str, number: int) -> None:
        self._rows("INSERT OR REPLACE INTO bookmarks VALUES (?, ?)", (name, number))

    def verify(self) -> Iterator[str]:
        """What SQLite finds damaged, and entries that cannot be unpacked."""
        yield from verify_database(self.path, self._rows)
        for number, *_ in self._rows("SELECT number FROM entries ORDER BY number"):
            try:
                self._entry(self._rows("SELECT number, id, body FROM entries WHERE number = ?", (number,))[0])
            except StoreError as error:
                yield str(error)

    def back_up(self, folder: Path) -> None:
        with self._lock, plain_errors(folder / FILE):
            self._connection()
            copy_database(self.path, folder / FILE)

    def close(self) -> None:
        with self._lock, plain_errors(self.path):
            if self._opened:
                self._opened.close()
            self._opened = None

    def _number(self, kind: str, entry: str) -> int | None:
        """The place of an entry; asking it writes nothing, and works in a read-only folder."""
        rows = self._rows("SELECT number FROM entries WHERE kind = ? AND id = ?", (kind, entry))
        return rows[0][0] if rows else None

    def _entry(self, row: tuple[Any, ...]) -> Entry:
        number, name, body = row
        try:
            return Entry(number, name, zlib.decompress(body).decode())
        except (zlib.error, ValueError) as error:
            raise StoreError(f"Entry {name} of {self.path} is damaged: {error}. Put a backup in its place.") from error

    def _rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._lock, plain_errors(self.path):
            return self._connection().execute(statement, values).fetchall()

    def _connection(self) -> sqlite3.Connection:
        if self._opened is None:
            self._opened = open_database(self.path, APPLICATION, _STEPS)
        return self._opened
