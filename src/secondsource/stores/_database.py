"""Opens an SQLite file, brings its tables up to date, and says in plain words what is wrong with it."""

import sqlite3
from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from secondsource.errors import StoreError

WAIT_SECONDS = 10.0
"""How long a write waits for another program that writes."""

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


@contextmanager
def plain_errors(path: Path) -> Generator[None]:
    """Turns whatever SQLite or the file system complains about into one StoreError."""
    try:
        yield
    except sqlite3.Error as error:
        sentence = _TROUBLE.get(_code(error), "{path} cannot be used: {error}.")
        raise StoreError(sentence.format(path=path, error=error)) from error
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise StoreError(
            f"{path} cannot be used ({why}); set SECONDSOURCE_HOME to a folder that can be written."
        ) from error


def open_database(path: Path, application: int, steps: Sequence[str]) -> sqlite3.Connection:
    """A connection to the file, which is made where there is none, with every step of its schema taken.

    `steps[n]` is the SQL from schema version n to n + 1; a step that was released is never edited. An older file is
    kept beside the new one. Where the folder
    cannot be written, the file is opened for reading. Raises StoreError.
    """
    with plain_errors(path):
        connection = _connect(path)
        try:
            _bring_up_to_date(connection, path, application, steps)
        except (sqlite3.Error, StoreError):
            connection.close()
            raise
        return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Generator[None]:
    """All of it is kept, or none: rolled back whatever ends it early."""
    connection.execute("BEGIN IMMEDIATE")
    done = False
    try:
        yield
        connection.execute("COMMIT")
        done = True
    finally:
        # After a full disk SQLite may have rolled back by itself.
        if not done and connection.in_transaction:
            connection.execute("ROLLBACK")


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
        connection.execute(first).fetchall()
        # FULL: an acknowledged batch survives a power cut too; it costs one fsync a batch, and batches are large.
        connection.execute("PRAGMA synchronous = FULL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _bring_up_to_date(connection: sqlite3.Connection, path: Path, application: int, steps: Sequence[str]) -> None:
    version = _version(connection, path, application)
    if version > len(steps):
        raise StoreError(
            f"{path} was written by a newer Second Source (schema {version}; this one knows {len(steps)}). "
            "Update Second Source, or use another folder."
        )
    if version < len(steps):
        if version:
            _back_up(connection, path, version)
        with transaction(connection):
            # Asked again inside: another program may have been quicker.
            for number in range(_version(connection, path, application), len(steps)):
                for statement in steps[number].split(";"):
                    connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {application}")
            connection.execute(f"PRAGMA user_version = {len(steps)}")


def _back_up(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Keeps the file as it is before its tables change: `archive.sqlite3.v1` beside it, whole or not at all.

    A copy that is there already is the older one and stays.
    """
    kept = path.with_name(f"{path.name}.v{version}")
    if kept.exists():
        return
    half = path.with_name(f"{kept.name}.part")
    half.unlink(missing_ok=True)
    with closing(sqlite3.connect(half)) as copy:
        connection.backup(copy)
    half.replace(kept)


def _version(connection: sqlite3.Connection, path: Path, application: int) -> int:
    """Schema version; 0 for an empty file. Raises StoreError for a database of another program."""
    (found,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if found != application and (found or tables):
        raise StoreError(f"{path} is a database of another program. Move it away, or use another folder.")
    return connection.execute("PRAGMA user_version").fetchone()[0]


def _code(error: Exception) -> int:
    """SQLite's primary result code; 0 for an error that has none."""
    if isinstance(error, PermissionError):
        return sqlite3.SQLITE_READONLY
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
