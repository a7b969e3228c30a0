"""Snapshots in WARC files (ISO 28500), which every web archive's tools read; each with request, response and SHA-256.

The files only grow. Beside them lies a list of what stands where; a list that is missing or damaged is made anew from
the files. What a crash cut off is taken away before the next snapshot is written.
"""

import io
import logging
import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from secondsource.databases.migrations import Step, transaction
from secondsource.databases.opening import Damaged, open_database, plain_errors, verify_database
from secondsource.domain.article import Snapshot
from secondsource.errors import StoreError
from secondsource.stores._warc_records import TROUBLE, Label, describe_file, label_of, pack, unpack

FOLDER = "snapshots"
LIST = "places.sqlite3"
APPLICATION = 0x53325753
"""Marks the list as ours: `S2WS`."""

_STEPS: tuple[Step, ...] = (
    """
    CREATE TABLE files (name TEXT PRIMARY KEY, stop INTEGER NOT NULL) STRICT;
    CREATE TABLE places (
        number INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, address TEXT NOT NULL, fetched_at TEXT NOT NULL,
        file TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, UNIQUE (sha256, address)
    ) STRICT
    """,
)
_log = logging.getLogger("secondsource")


@dataclass(frozen=True, slots=True)
class Options:
    """How the files are cut."""

    megabytes: int = 1000
    """Size from which a new file is begun."""


class Component:
    def __init__(self, options: Options, folder: Path) -> None:
        self.options = options
        self.folder = folder / FOLDER
        self._opened: sqlite3.Connection | None = None
        self._lock = threading.RLock()

    def keep(self, snapshot: Snapshot) -> str:
        label = label_of(snapshot)
        with self._lock, plain_errors(self.folder):
            if not self._holds(label):
                with transaction(self._connection()):  # one writer at a time, other programs included
                    self._catch_up()
                    if not self._holds(label):
                        self._append(label, pack(snapshot))
        return label.sha256

    def read(self, sha256: str) -> Snapshot | None:
        rows = self._rows("SELECT file, start, stop FROM places WHERE sha256 = ? ORDER BY number LIMIT 1", (sha256,))
        return self._read_at(*rows[0]) if rows else None

    def held(self) -> Sequence[str]:
        return [row[0] for row in self._rows("SELECT sha256 FROM places ORDER BY number")]

    def verify(self) -> Iterator[str]:
        """Hashes every snapshot again; one sentence for each that is no longer what it was when kept."""
        yield from verify_database(self.folder / LIST, self._rows)
        for sha256, file, start, stop in self._rows("SELECT sha256, file, start, stop FROM places ORDER BY number"):
            try:
                found = self._read_at(file, start, stop).sha256
            except StoreError as error:
                yield str(error)
                continue
            if found != sha256:
                yield f"Snapshot {sha256} in {self.folder / file} is another one: {found}."

    def back_up(self, folder: Path) -> None:
        target = folder / FOLDER
        with plain_errors(target):
            target.mkdir(parents=True, exist_ok=True)
            # The list is made anew from the files; a tail that is being written now is no part of the copy.
            for file, stop in self._rows("SELECT name, stop FROM files ORDER BY name"):
                _copy(self.folder / file, target / file, stop)

    def close(self) -> None:
        with self._lock, plain_errors(self.folder):
            if self._opened:
                self._opened.close()
            self._opened = None

    def _holds(self, label: Label) -> bool:
        asked = "SELECT 1 FROM places WHERE sha256 = ? AND address = ?"
        return bool(self._rows(asked, (label.sha256, label.address)))

    def _append(self, label: Label, records: bytes) -> None:
        name, start = self._last_file()
        if start > self.options.megabytes * 1024 * 1024:
            name, start = _next_name(name), 0
        if not start:
            records = (opening := describe_file("secondsource")) + records
            start = len(opening)
            stop = len(records)
        else:
            stop = start + len(records)
        _write_behind(self.folder / name, stop - len(records), records)
        self._note(label, name, start, stop)

    def _note(self, label: Label, file: str, start: int, stop: int) -> None:
        row = (label.sha256, label.address, label.fetched_at.isoformat(), file, start, stop)
        self._rows(
            "INSERT OR IGNORE INTO places (sha256, address, fetched_at, file, start, stop) VALUES (?, ?, ?, ?, ?, ?)",
            row,
        )
        self._rows(
            "INSERT INTO files VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET stop = excluded.stop", (file, stop)
        )

    def _last_file(self) -> tuple[str, int]:
        rows = self._rows("SELECT name, stop FROM files ORDER BY name DESC LIMIT 1")
        return rows[0] if rows else (_next_name(None), 0)

    def _catch_up(self) -> None:
        """Lists what stands in the files and not in the list: all of it after the list was lost."""
        known = dict(self._rows("SELECT name, stop FROM files"))
        for path in sorted(self.folder.glob("*.warc.gz")):
            done = known.get(path.name, 0)
            if path.stat().st_size > done:
                self._list_from(path, done)

    def _list_from(self, path: Path, done: int) -> None:
        found = 0
        with path.open("rb") as file, suppress(*TROUBLE):  # what cannot be read is a tail that a crash cut off
            file.seek(done)
            for snapshot, stop in unpack(file):
                self._note(label_of(snapshot), path.name, done, stop)
                done, found = stop, found + 1
        if found:
            _log.info("The list of snapshots lacked %d of those in %s; they are in it again.", found, path)

    def _read_at(self, file: str, start: int, stop: int) -> Snapshot:
        path = self.folder / file
        try:
            with path.open("rb") as held:
                held.seek(start)
                for snapshot, _ in unpack(io.BytesIO(held.read(stop - start))):
                    return snapshot
        except TROUBLE as error:
            raise _damaged(path, start, str(error)) from error
        raise _damaged(path, start, "it is not whole")

    def _rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._lock, plain_errors(self.folder):
            return self._connection().execute(statement, values).fetchall()

    def _connection(self) -> sqlite3.Connection:
        if self._opened is None:
            try:
                self._opened = self._open()
            except Damaged:
                self._put_list_aside()
                self._opened = self._open()
        return self._opened

    def _open(self) -> sqlite3.Connection:
        new = not (self.folder / LIST).exists() and any(self.folder.glob("*.warc.gz"))
        opened = open_database(self.folder / LIST, APPLICATION, _STEPS)
        if new:
            self._opened = opened
            with plain_errors(self.folder), transaction(opened):
                self._catch_up()
        return opened

    def _put_list_aside(self) -> None:
        _log.warning("The list of snapshots in %s is damaged; making it anew from the files.", self.folder)
        for suffix in ("", "-wal", "-shm"):
            path = self.folder / (LIST + suffix)
            with plain_errors(path), suppress(FileNotFoundError):
                path.replace(path.with_name(path.name + ".damaged"))


def _write_behind(path: Path, at: int, records: bytes) -> None:
    """Appends behind the last whole snapshot; returning means that the disk has it. Raises OSError: then it has not."""
    with path.open("r+b" if path.exists() else "x+b") as file:
        file.truncate(at)
        file.seek(at)
        try:
            file.write(records)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            with suppress(OSError):
                file.truncate(at)
            raise


def _copy(source: Path, target: Path, size: int) -> None:
    with source.open("rb") as read, target.open("wb") as written:
        while size > 0 and (piece := read.read(min(size, 1 << 20))):
            written.write(piece)
            size -= len(piece)


def _next_name(last: str | None) -> str:
    number = int(last.split(".")[0].rpartition("-")[2]) + 1 if last else 1
    return f"snapshots-{number:05}.warc.gz"


def _damaged(path: Path, start: int, why: str) -> StoreError:
    return StoreError(f"The snapshot at place {start} of {path} is damaged ({why}). Put a backup in its place.")
