"""What the SQLite record does when its file, its folder or its disk is bad."""

import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.domain.evidence import PassageKind
from secondsource.errors import StoreError
from secondsource.stores.sqlite import FILE, Component, Options
from secondsource.testing.fakes import make_passage

MANY = [make_passage(f"passage number {number}") for number in range(300)]


def record(folder: Path) -> Component:
    return Component(Options(), folder)


def test_a_missing_folder_is_made(tmp_path: Path):
    assert record(tmp_path / "a" / "b").add(MANY) == 300


def test_a_file_of_another_program_is_left_alone(tmp_path: Path):
    with sqlite3.connect(tmp_path / FILE) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(StoreError, match="a database of another program"):
        record(tmp_path).add(MANY)
    assert [row[0] for row in other.execute("SELECT name FROM sqlite_schema")] == ["recipes"]


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path):
    (tmp_path / FILE).write_bytes(b"My novel. " * 1000)
    with pytest.raises(StoreError, match="damaged or no archive"):
        record(tmp_path).count()
    assert (tmp_path / FILE).read_bytes().startswith(b"My novel.")


def test_a_damaged_file_says_so(tmp_path: Path):
    record(tmp_path).add(MANY)
    path = tmp_path / FILE
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))
    with pytest.raises(StoreError, match=r"damaged.*Put a backup in its place"):
        list(record(tmp_path).passages())


def test_a_row_we_never_wrote_says_so(tmp_path: Path):
    record(tmp_path).add(MANY[:1])
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("UPDATE passages SET kind = 'rumour'")
    connection.close()
    with pytest.raises(StoreError, match=r"row of passage psg-\w+ is damaged"):
        record(tmp_path).get([MANY[0].id])


def test_a_newer_schema_is_refused_and_nothing_is_changed(tmp_path: Path):
    record(tmp_path).add(MANY)
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match=r"newer Second Source \(schema 99"):
        record(tmp_path).count()


def test_a_read_only_folder_can_be_read_but_not_written(
    open_folder: Path, nobody: Callable, read_only: Callable[[Path], None]
):
    kept = record(open_folder)
    kept.add(MANY)
    kept.close()
    read_only(open_folder)
    with nobody():
        again = record(open_folder)
        assert list(again.passages()) == MANY
        assert again.add(MANY) == 0
        with pytest.raises(StoreError, match="is read-only"):
            again.add([make_passage("new")])
        again.close()


def test_a_folder_that_cannot_be_made_says_so(open_folder: Path, nobody: Callable, read_only: Callable[[Path], None]):
    read_only(open_folder)
    with nobody(), pytest.raises(StoreError, match=r"SECONDSOURCE_HOME|cannot be used"):
        record(open_folder / "home").count()


def test_a_record_without_rights_to_read_says_so(open_folder: Path, nobody: Callable):
    record(open_folder).add(MANY)
    (open_folder / FILE).chmod(0)
    with nobody(), pytest.raises(StoreError, match=r"cannot be opened|read-only"):
        record(open_folder).count()


FULL_DISK = """
import resource, sys
from pathlib import Path
from secondsource.errors import StoreError
from secondsource.stores.sqlite import Component, Options
from secondsource.testing.fakes import make_passage
record = Component(Options(), Path(sys.argv[1]))
record.add([make_passage("kept before")])
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
try:
    record.add(make_passage(f"{number} " + "x" * 900) for number in range(2000))
except StoreError as error:
    print(error)
print(record.count(), record.get([make_passage("kept before").id])[0].text)
"""


def test_a_full_disk_loses_nothing_and_keeps_no_half_batch(tmp_path: Path):
    told = subprocess.run(
        [sys.executable, "-c", FULL_DISK, tmp_path], capture_output=True, text=True, check=True
    ).stdout
    assert "nothing kept so far is lost" in told
    assert told.endswith("1 kept before\n")
    assert record(tmp_path).count() == 1
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 300_000


def test_two_writers_both_get_through(tmp_path: Path):
    one, other = record(tmp_path), record(tmp_path)
    assert one.add(MANY[:200]) == 200
    assert other.add(MANY[100:]) == 100
    assert one.count() == other.count() == 300


PASSAGES = st.builds(
    make_passage,
    st.text(min_size=1),
    title=st.text(),
    published_at=st.none() | st.dates(),
    kind=st.sampled_from(PassageKind),
    publisher=st.none() | st.text(),
    camp=st.none() | st.text(),
)


@given(PASSAGES)
def test_there_and_back_is_the_same(tmp_path_factory: pytest.TempPathFactory, passage):
    kept = record(tmp_path_factory.getbasetemp() / "there-and-back")
    kept.add([passage])
    assert kept.get([passage.id])[0].text == passage.text
    kept.close()


OLD = """
CREATE TABLE passages (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, url TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT,
    text TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, published_at TEXT, fetched_at TEXT,
    language TEXT, kind TEXT NOT NULL, camp TEXT, snapshot TEXT
) STRICT;
CREATE TABLE analyses (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL) STRICT;
CREATE TABLE publishers (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL) STRICT;
INSERT INTO passages VALUES
    (1, 'psg-1', 'https://news.example/a', 'A', 'News', 'Kept.', 0, 5, '2025-12-25', NULL, 'en', 'page', NULL, NULL);
PRAGMA application_id = 0x53325243;
PRAGMA user_version = 1
"""


def old_archive(folder: Path) -> Path:
    """The file of the first release, with one passage."""
    connection = sqlite3.connect(folder / FILE)
    connection.executescript(OLD)
    connection.close()
    return folder / FILE


def test_an_older_archive_is_brought_up_to_date_and_a_copy_of_it_is_kept(tmp_path: Path):
    path = old_archive(tmp_path)
    kept = record(tmp_path)
    (passage,) = kept.passages()
    assert (passage.text, passage.canonical, passage.declared_source) == ("Kept.", None, None)
    assert kept.add(MANY) == 300
    kept.close()
    copy = sqlite3.connect(path.with_name(f"{FILE}.schema-1"))
    assert copy.execute("PRAGMA user_version").fetchone() == (1,)
    assert copy.execute("SELECT text FROM passages").fetchall() == [("Kept.",)]
    copy.close()
    assert not list(tmp_path.glob("*.part"))


def test_a_new_archive_leaves_no_copy(tmp_path: Path):
    record(tmp_path).add(MANY)
    assert not list(tmp_path.glob(f"{FILE}.schema-*"))


def test_what_a_page_declares_is_kept(tmp_path: Path):
    told = replace(MANY[0], canonical="https://first.example/a", declared_source="World Wire")
    record(tmp_path).add([told])
    assert record(tmp_path).get([told.id]) == [told]
