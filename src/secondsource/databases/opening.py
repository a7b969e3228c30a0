"""Opens an SQLite file, brings its tables up to date, and says in plain words what is wrong with it."""

import shutil
import sqlite3
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from secondsource.databases.migrations import Step, bring_up_to_date
from secondsource.errors import StoreError

WAIT_SECONDS = 10.0
"""How long a write waits for another program that writes."""
_LEAST_ROOM = 64 * 1024
"""Bytes without which a write that failed is taken to have found no room; SQLite's log and its map grow by 32 KiB."""
RESTORING = ".restore-begun"
"""File in a folder into which a backup is being put; where it lies, that was cut off, and nothing there is opened."""

_TROUBLE = {
    sqlite3.SQLITE_FULL: "The disk is full: {path} cannot grow. Make room and try again; nothing kept so far is lost.",
    sqlite3.SQLITE_IOERR: "The disk does not take or give what {path} needs ({error}); nothing kept so far is lost.",
    sqlite3.SQLITE_READONLY: "{path} is read-only. Make its folder writable, or set SECONDSOURCE_HOME to one that is.",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened. Let its folder be read and written, or set SECONDSOURCE_HOME "
    "to one that can.",
    sqlite3.SQLITE_BUSY: "Another program is writing {path}. Try again when it has finished.",
    sqlite3.SQLITE_CORRUPT: "{path} is damaged ({error}). Put a backup in its place, or move it away and import again.",
    sqlite3.SQLITE_NOTADB: "{path} is damaged or no archive ({error}). Put a backup in its place, or move it away.",
}


class Damaged(StoreError):
    """The file is not what SQLite wrote."""


@contextmanager
def plain_errors(path: Path) -> Generator[None]:
    """Turns whatever SQLite or the file system complains about into one StoreError."""
    try:
        yield
    except sqlite3.Error as error:
        code = sqlite3.SQLITE_FULL if _finds_no_room(error, path) else _code(error)
        sentence = _TROUBLE.get(code, "{path} cannot be used: {error}.")
        kind = Damaged if _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) else StoreError
        raise kind(sentence.format(path=path, error=error)) from error
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise StoreError(
            f"{path} cannot be used ({why}); set SECONDSOURCE_HOME to a folder that can be written."
        ) from error


def open_database(path: Path, application: int, steps: Sequence[Step]) -> sqlite3.Connection:
    """A connection to the file, which is made where there is none, with every step of its schema taken.

    Where the folder cannot be written, the file is opened for reading. Raises StoreError.
    """
    _refuse_half_restored(path.parent)
    with plain_errors(path):
        connection = _connect(path)
        try:
            bring_up_to_date(connection, path, application, steps)
        except (sqlite3.Error, StoreError):
            connection.close()
            raise
        return connection


def verify_database(path: Path, ask: Callable[[str], list[tuple[Any, ...]]]) -> Iterator[str]:
    """One sentence for each thing that SQLite finds damaged. Raises StoreError where it cannot even look."""
    for (found,) in ask("PRAGMA integrity_check(20)"):
        if found != "ok":
            yield f"{path} is damaged: {found}. Put a backup in its place."


def _refuse_half_restored(folder: Path) -> None:
    """Raises StoreError where some files are of before a restore and some of after it."""
    if (folder / RESTORING).exists():
        raise StoreError(f"A restore into {folder} was cut off; run `secondsource archive restore` again.")


def _connect(path: Path) -> sqlite3.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _open(path, "mode=rwc", "PRAGMA journal_mode = WAL")
    except (sqlite3.OperationalError, PermissionError) as error:
        if not path.is_file() or _code(error) not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
            raise
        return _open_for_reading(path)


def _open_for_reading(path: Path) -> sqlite3.Connection:
    try:
        return _open(path, "mode=ro", "SELECT 1 FROM sqlite_schema LIMIT 1")
    except sqlite3.OperationalError:
        # A reader in WAL mode makes two small files beside the database, which this folder does not take. Without a
        # log left beside it the file is whole, and nobody can change it under us.
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise
        return _open(path, "mode=ro&immutable=1", "SELECT 1 FROM sqlite_schema LIMIT 1")


def _open(path: Path, how: str, first: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}",
        uri=True,
        timeout=WAIT_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        _patiently(connection, first)
        # FULL: an acknowledged batch survives a power cut too; it costs one fsync a batch, and batches are large.
        connection.execute("PRAGMA synchronous = FULL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _patiently(connection: sqlite3.Connection, statement: str) -> None:
    """Runs it again while another program opens the same new file: SQLite waits for a lock, but not where two want to
    change the journal's mode at once."""
    until = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            connection.execute(statement).fetchall()
        except sqlite3.OperationalError as error:
            if _code(error) != sqlite3.SQLITE_BUSY or time.monotonic() >= until:
                raise
            time.sleep(0.01)
        else:
            return


def _finds_no_room(error: sqlite3.Error, path: Path) -> bool:
    """Whether a full disk is behind it: SQLite tells of some writes only that the disk did not take them."""
    folder = path if path.is_dir() else path.parent
    return _code(error) == sqlite3.SQLITE_IOERR and folder.exists() and shutil.disk_usage(folder).free < _LEAST_ROOM


def _code(error: Exception) -> int:
    """SQLite's primary result code; 0 for an error that has none."""
    if isinstance(error, PermissionError):
        return sqlite3.SQLITE_READONLY
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
