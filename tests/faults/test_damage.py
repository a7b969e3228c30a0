"""A file of ours that something else has spoilt is a gap, or one sentence that names it."""

from pathlib import Path

import pytest

from secondsource.errors import FetchError, StoreError
from secondsource.fetchers.http.cache import Cache
from secondsource.queues import sqlite
from secondsource.stores import ledger
from secondsource.testing.queues import ROOM, task

SPOILT = b"no database at all, but long enough to be read as one" * 200


def test_a_queue_that_is_no_database_is_told_and_left_alone(tmp_path: Path):
    path = tmp_path / "jobs.sqlite3"
    path.write_bytes(SPOILT)
    with pytest.raises(StoreError, match=r"jobs\.sqlite3 is damaged"):
        sqlite.Component(sqlite.Options(), tmp_path).put(task("a"), ROOM)
    assert path.read_bytes() == SPOILT


def test_a_damaged_ledger_is_told(tmp_path: Path):
    kept = ledger.Component(ledger.Options(), tmp_path)
    for number in range(200):
        kept.append("report", f"rpt-{number}", ["rpt"], f"{number}" * 500)
    kept.close()
    body = bytearray(kept.path.read_bytes())
    body[4096:-4096] = b"\xff" * (len(body) - 8192)
    kept.path.write_bytes(body)
    with pytest.raises(StoreError, match=r"ledger\.sqlite3 is damaged"):
        list(kept.entries("report"))
    kept.close()


def test_a_damaged_cache_of_answers_is_one_sentence(tmp_path: Path):
    path = tmp_path / "cache.sqlite3"
    path.write_bytes(SPOILT)
    with pytest.raises(FetchError, match=r"The cache .* cannot be used .*; mend `fetchers.http.cache`\.$"):
        Cache(str(path))
