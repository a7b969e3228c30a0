"""A database of an earlier schema is brought up to date whole, with a copy put aside; or it is left as it was."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from secondsource.databases import migrations
from secondsource.databases.migrations import backup_path, transaction
from secondsource.databases.opening import open_database
from secondsource.errors import StoreError

FIRST = "CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('kept')"
SECOND = "ALTER TABLE notes ADD COLUMN day TEXT"
BROKEN = "ALTER TABLE notes ADD COLUMN more TEXT; ALTER TABLE nowhere ADD COLUMN x TEXT"


def opened(path: Path, *steps: migrations.Step) -> sqlite3.Connection:
    return open_database(path, 7, steps)


def columns(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[1] for row in connection.execute("PRAGMA table_info(notes)")]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of schema version 1."""
    path = tmp_path / "old.sqlite3"
    opened(path, FIRST).close()
    return path


def test_every_missing_step_is_taken_and_what_was_there_stays(old: Path):
    with closing(opened(old, FIRST, SECOND, lambda each: each.execute("UPDATE notes SET day = 'today'"))) as connection:
        assert connection.execute("SELECT text, day FROM notes").fetchall() == [("kept", "today")]
        assert connection.execute("PRAGMA user_version").fetchone() == (3,)


def test_the_file_as_it_was_is_put_aside(old: Path):
    opened(old, FIRST, SECOND).close()
    assert columns(old) == ["text", "day"]
    assert columns(backup_path(old, 1)) == ["text"]
    with closing(opened(backup_path(old, 1), FIRST)) as connection:
        assert connection.execute("SELECT text FROM notes").fetchall() == [("kept",)]


def test_a_new_file_and_one_up_to_date_need_no_copy(old: Path):
    opened(old, FIRST).close()
    assert not list(old.parent.glob("*schema-*"))


def test_a_step_that_fails_changes_nothing(old: Path):
    with pytest.raises(StoreError, match="nowhere"):
        opened(old, FIRST, SECOND, BROKEN)
    assert columns(old) == ["text"]
    with closing(opened(old, FIRST)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)


def test_without_room_for_the_copy_nothing_is_changed(old: Path, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(migrations, "copy_database", full)
    with pytest.raises(StoreError, match=r"no copy of it can be put aside.*nothing was changed"):
        opened(old, FIRST, SECOND)
    assert columns(old) == ["text"]


def test_what_another_program_writes_before_the_step_is_in_the_copy(old: Path):
    other = opened(old, FIRST)
    with transaction(other):
        other.execute("INSERT INTO notes VALUES ('late')")
        late = threading.Thread(target=lambda: opened(old, FIRST, SECOND).close())
        late.start()
    late.join()
    other.close()
    with closing(sqlite3.connect(backup_path(old, 1))) as connection:
        assert connection.execute("SELECT text FROM notes").fetchall() == [("kept",), ("late",)]
