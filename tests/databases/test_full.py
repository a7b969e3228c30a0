"""A write that the disk does not take: whether for want of room is asked of the disk."""

import shutil
import sqlite3
from pathlib import Path
from types import SimpleNamespace

import pytest

from secondsource.databases.opening import plain_errors
from secondsource.errors import StoreError


@pytest.mark.parametrize("free, says", [(4096, "The disk is full"), (1 << 30, "does not take or give")])
def test_a_failed_write_is_a_full_disk_where_there_is_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, says: str
):
    failed = sqlite3.OperationalError("disk I/O error")
    failed.sqlite_errorcode = sqlite3.SQLITE_IOERR_WRITE
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    with pytest.raises(StoreError, match=says), plain_errors(tmp_path / "a.sqlite3"):
        raise failed
