"""Takes a database from the schema that it has to the one that this version writes, with a copy put aside first."""

import sqlite3
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from stat import S_IMODE

from secondsource.errors import StoreError

Step = str | Callable[[sqlite3.Connection], None]
"""From one schema version to the next: SQL statements parted by semicolons, or a function where SQL does not do."""


def bring_up_to_date(connection: sqlite3.Connection, path: Path, application: int, steps: Sequence[Step]) -> None:
    """Takes every step that the file has not taken yet, all of them or none.

    `steps[n]` leads from schema version n to n + 1; a step that was released is never edited, a new one goes to the
    end. What was there before lies in `backup_path` afterwards. Raises StoreError and sqlite3.Error: then nothing was
    changed.
    """
    version = _read_at_once(connection, path, application)
    if version > len(steps):
        raise StoreError(
            f"{path} was written by a newer Second Source (schema {version}; this one knows {len(steps)}). "
            "Update Second Source, or use another folder."
        )
    if version < len(steps):
        with transaction(connection):
            # Asked again inside: another program may have been quicker.
            version = read_version(connection, path, application)
            if version:
                _put_aside(path, version)
            for step in steps[version:]:
                _take(connection, step)
            connection.execute(f"PRAGMA application_id = {application}")
            connection.execute(f"PRAGMA user_version = {len(steps)}")


def _read_at_once(connection: sqlite3.Connection, path: Path, application: int) -> int:
    """The version, its marks and its tables as of one moment: another program may make the file meanwhile."""
    connection.execute("BEGIN")
    try:
        return read_version(connection, path, application)
    finally:
        if connection.in_transaction:  # a damaged file has ended it already
            connection.execute("COMMIT")


def backup_path(path: Path, version: int) -> Path:
    """Where the file lies as it was at that schema version."""
    return path.with_name(f"{path.name}.schema-{version}")


def copy_database(source: Path, target: Path, changed: Sequence[str] = ()) -> None:
    """A whole copy of the database as last committed, while others may write, with statements that change the copy
    alone; `target` is there whole or not at all, and can be read by those who can read the database.

    Raises sqlite3.Error and OSError.
    """
    scratch = target.with_name(f".{target.name}.part")
    scratch.unlink(missing_ok=True)
    scratch.touch(S_IMODE(source.stat().st_mode))
    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as read,
            closing(sqlite3.connect(scratch, isolation_level=None)) as written,
        ):
            written.execute("PRAGMA synchronous = FULL")
            read.backup(written)
            for statement in changed:
                written.execute(statement)
        scratch.replace(target)
    finally:
        scratch.unlink(missing_ok=True)


def read_version(connection: sqlite3.Connection, path: Path, application: int) -> int:
    """Schema version; 0 for an empty file. Raises StoreError for a database of another program."""
    (found,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if found != application and (found or tables):
        raise StoreError(f"{path} is a database of another program. Move it away, or use another folder.")
    return connection.execute("PRAGMA user_version").fetchone()[0]


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


def _put_aside(path: Path, version: int) -> None:
    try:
        copy_database(path, backup_path(path, version))
    except (sqlite3.Error, OSError) as error:
        raise StoreError(
            f"{path} has to be brought up to date, and no copy of it can be put aside first ({error}). "
            "Make room in its folder and try again; nothing was changed."
        ) from error


def _take(connection: sqlite3.Connection, step: Step) -> None:
    if not isinstance(step, str):
        step(connection)
        return
    for statement in step.split(";"):
        connection.execute(statement)
