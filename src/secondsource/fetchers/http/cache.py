"""Answers with an ETag, kept so that an unchanged page need not be sent again."""

import sqlite3
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from secondsource.domain.article import Snapshot
from secondsource.errors import FetchError

_MOST = 2000
"""Answers that are kept; the oldest make room."""
_TABLE = (
    "CREATE TABLE IF NOT EXISTS answers (address TEXT PRIMARY KEY, etag TEXT NOT NULL, kept_at REAL NOT NULL, "
    "content_type TEXT NOT NULL, charset TEXT, final_address TEXT, body BLOB NOT NULL)"
)
_PUT = "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?)"
_FORGET = "DELETE FROM answers WHERE address NOT IN (SELECT address FROM answers ORDER BY kept_at DESC LIMIT ?)"


class Cache:
    """A table of answers in a SQLite file, or in memory. Raises FetchError where the file cannot be used."""

    def __init__(self, file: str) -> None:
        self._lock = threading.Lock()
        try:
            self._database = sqlite3.connect(file or ":memory:", check_same_thread=False, isolation_level=None)
            self._database.execute(_TABLE)
        except sqlite3.Error as error:
            raise FetchError(f"The cache {file} cannot be used ({error}); mend `fetchers.http.cache`.") from error

    def etag(self, address: str) -> str | None:
        """The mark of the answer that is kept for an address."""
        row = self._row("SELECT etag FROM answers WHERE address = ?", address)
        return row[0] if row else None

    def get(self, address: str) -> Snapshot | None:
        """The answer kept for an address, as fetched now: the site says that it is still the same."""
        row = self._row("SELECT body, content_type, charset, final_address FROM answers WHERE address = ?", address)
        return Snapshot(address, row[0], datetime.now(UTC), row[1], row[2], (), row[3]) if row else None

    def put(self, snapshot: Snapshot, headers: Mapping[str, str]) -> None:
        """Keeps an answer that carries an ETag; a cache that fails is no cache, and fails nothing else."""
        etag = headers.get("etag", "")
        if not etag or len(etag) > 500 or "no-store" in headers.get("cache-control", ""):
            return
        row = (snapshot.address, etag, datetime.now(UTC).timestamp(), snapshot.content_type, snapshot.charset)
        with self._lock:
            try:
                self._database.execute(_PUT, (*row, snapshot.final_address, snapshot.body))
                self._database.execute(_FORGET, (_MOST,))
            except sqlite3.Error:
                return

    def _row(self, statement: str, address: str) -> tuple[Any, ...] | None:
        with self._lock:
            try:
                return self._database.execute(statement, (address,)).fetchone()
            except sqlite3.Error:
                return None
