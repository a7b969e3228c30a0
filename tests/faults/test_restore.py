"""A restore takes nothing out of view without saying so, and is finished by the next where it was cut off."""

import os
import stat
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from secondsource.domain.job import JobState, Limits, Task
from secondsource.domain.user import Caller, Role
from secondsource.errors import InputError, SignInRefused, StoreError
from secondsource.pipeline.backup import MANIFEST, back_up, restore
from secondsource.pipeline.bundle import digest_of_file
from secondsource.queues import sqlite
from secondsource.stores import ledger, users
from secondsource.testing.accounts import HERE, PASSWORD, Clock, add_everybody, open_users

AT = datetime(2026, 1, 1, tzinfo=UTC)


class Killed(BaseException):
    """No error of ours: nothing is mended on the way out."""


@pytest.fixture
def backup(home: Path, tmp_path: Path) -> Path:
    """Of a ledger with one entry, beside files that it does not hold; the ledger has got another entry since."""
    kept = ledger.Component(ledger.Options(), home)
    kept.append("report", "rpt-1", [], "1")
    back_up([kept], tmp_path / "b.zip", "0", AT)
    kept.append("report", "rpt-2", [], "2")
    for name in ("users.sqlite3", "jobs.sqlite3", "newsroom.sqlite3", "settings.toml", "accounts.salt"):
        (home / name).write_text(name, encoding="utf-8")
    for name in ("index-2", "claims", "tables", "snapshots"):
        (home / name).mkdir()
    kept.close()
    return tmp_path / "b.zip"


def entries(home: Path) -> list[str]:
    """Ids of a ledger's reports."""
    kept = ledger.Component(ledger.Options(), home)
    try:
        return [entry.id for entry in kept.entries("report")]
    finally:
        kept.close()


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


def test_what_the_backup_does_not_hold_stays_where_it_is(backup: Path, home: Path):
    done = restore(backup, home, AT)
    assert done.left == ("jobs.sqlite3", "newsroom.sqlite3", "users.sqlite3")
    assert done.replaced == ("claims", "index-2", "ledger.sqlite3")
    assert done.aside
    assert (entries(home), entries(done.aside)) == (["rpt-1"], ["rpt-1", "rpt-2"])
    assert {*done.left, "settings.toml", "accounts.salt", "tables", "snapshots"} <= names(home)
    assert all((home / name).read_text() == name for name in done.left)


def test_two_restores_within_a_second_keep_what_each_replaced(backup: Path, home: Path):
    first, second = restore(backup, home, AT), restore(backup, home, AT)
    assert first.aside
    assert second.aside
    assert entries(first.aside) == ["rpt-1", "rpt-2"]
    assert entries(second.aside) == ["rpt-1"]


def test_a_restore_that_was_cut_off_anywhere_is_finished_by_the_next(
    backup: Path, home: Path, monkeypatch: pytest.MonkeyPatch
):
    rename, before = Path.rename, names(home)
    for last in range(100):
        moves = iter(range(last))

        def until(path: Path, target: Path, moves: object = moves) -> Path:
            if next(moves, None) is None:
                raise Killed
            return rename(path, target)

        monkeypatch.setattr(Path, "rename", until)
        try:
            done = restore(backup, home, AT)
            break
        except Killed:
            (home / ".restore-unpacked").mkdir()  # a kill leaves it
            with pytest.raises(StoreError, match=r"was cut off; run `secondsource archive restore` again\.$"):
                entries(home)
            with pytest.raises(StoreError, match="was cut off"):
                users.Component(users.Options(), home).users()
    assert last > 3
    assert done.aside
    assert (entries(home), entries(done.aside)) == (["rpt-1"], ["rpt-1", "rpt-2"])
    assert names(home) == before - {"index-2", "claims"} | {done.aside.name}


def test_accounts_and_what_waits_move_to_another_machine(tmp_path: Path):
    people, queue = open_users(tmp_path / "one", Clock()), sqlite.Component(sqlite.Options(), tmp_path / "one")
    edda = add_everybody(people)[Role.EDITOR]
    people.lock(edda.id, Caller("terminal", ""))
    job = queue.put(Task("check", "key", "{}", "somebody"), Limits(9, 9))
    queue.lease("worker", 600.0)
    before = os.umask(0)
    try:
        back_up([queue, people], tmp_path / "b.zip", "0", AT)
        assert stat.S_IMODE((tmp_path / "b.zip").stat().st_mode) == 0o600
        done = restore(tmp_path / "b.zip", tmp_path / "two", AT)
        assert stat.S_IMODE((tmp_path / "two" / "users.sqlite3").stat().st_mode) == 0o600
    finally:
        os.umask(before)
    assert (done.aside, done.left) == (None, ())
    there = open_users(tmp_path / "two", Clock())
    assert there.users() == people.users()
    assert there.sign_in("Rita Reader", PASSWORD, Caller("", HERE), 1).user.name == "Rita Reader"
    with pytest.raises(SignInRefused, match="locked"):
        there.sign_in("Edda Editor", PASSWORD, Caller("", HERE), 1)
    moved = sqlite.Component(sqlite.Options(), tmp_path / "two")
    assert moved.lease("other", 600.0) == replace(job, state=JobState.RUNNING, attempts=1)


@pytest.mark.parametrize("name", ["settings.toml", ".restore-begun", "before-restore-1/ledger.sqlite3"])
def test_a_backup_that_brings_more_than_stores_is_refused(backup: Path, home: Path, tmp_path: Path, name: str):
    (tmp_path / "more").write_text("x", encoding="utf-8")
    with zipfile.ZipFile(backup) as packed:
        listed, held = packed.read(MANIFEST).decode(), packed.read("ledger.sqlite3")
    files = f'"files": [["{name}", "{digest_of_file(tmp_path / "more")}"],'
    with zipfile.ZipFile(tmp_path / "odd.zip", "w") as odd:
        odd.writestr(MANIFEST, listed.replace('"files": [', files))
        odd.writestr("ledger.sqlite3", held)
        odd.writestr(name, "x")
    before = names(home)
    with pytest.raises(InputError, match="odd name"):
        restore(tmp_path / "odd.zip", home, AT)
    assert names(home) == before
