"""Requests that bear a key of their sender's, in the queue's database: what is sent twice is done once."""

import sqlite3

from secondsource.domain.ids import digest
from secondsource.domain.job import KeyedRequest
from secondsource.errors import KeyBusy, KeyReused

TABLE = """
    CREATE TABLE keyed (
        key TEXT PRIMARY KEY, asker TEXT NOT NULL, content TEXT NOT NULL, begun REAL NOT NULL, answer TEXT
    ) STRICT;
    CREATE INDEX keyed_by_asker ON keyed (asker, begun);
    CREATE INDEX keyed_by_time ON keyed (begun)
"""
MOST = 100_000
"""Keys of all askers together."""
_HANDLING_SECONDS = 60.0
"""After which a request without an answer counts as lost with its process, and may be sent again."""


def begin(connection: sqlite3.Connection, request: KeyedRequest, now: float, keep: float, each: int) -> str | None:
    """What the first request of this key was answered; None where this is the first, which is noted.

    A key is forgotten `keep` seconds after it came first, or where its asker has sent `each` later ones. Raises
    KeyReused and KeyBusy.
    """
    connection.execute("DELETE FROM keyed WHERE begun <= ?", (now - keep,))
    name = _name(request)
    found = connection.execute("SELECT content, begun, answer FROM keyed WHERE key = ?", (name,)).fetchone()
    if found:
        content, begun, answer = found
        _require_same(content, request)
        if answer is not None:
            return answer
        if abs(now - begun) < _HANDLING_SECONDS:  # the clock may have been put back since
            raise KeyBusy("The request of this Idempotency-Key is being handled; wait a moment and send it again.")
    connection.execute(
        "INSERT OR REPLACE INTO keyed VALUES (?, ?, ?, ?, NULL)", (name, request.asker, request.content, now)
    )
    _drop_oldest(connection, request.asker, each)
    return None


def end(connection: sqlite3.Connection, request: KeyedRequest, answer: str | None) -> None:
    """Keeps what the request was answered; None frees its key, because nothing was done."""
    if answer is None:
        connection.execute("DELETE FROM keyed WHERE key = ?", (_name(request),))
    else:
        connection.execute("UPDATE keyed SET answer = ? WHERE key = ?", (answer, _name(request)))


def _name(request: KeyedRequest) -> str:
    return digest(f"{request.asker}\0{request.key}".encode())


def _require_same(content: str, request: KeyedRequest) -> None:
    if content != request.content:
        raise KeyReused(
            "This Idempotency-Key was sent with another request before; give each request a key of its own."
        )


def _drop_oldest(connection: sqlite3.Connection, asker: str, each: int) -> None:
    connection.execute(
        "DELETE FROM keyed WHERE key IN "
        "(SELECT key FROM keyed WHERE asker = ? ORDER BY begun DESC, rowid DESC LIMIT -1 OFFSET ?)",
        (asker, each),
    )
    connection.execute(
        "DELETE FROM keyed WHERE key IN (SELECT key FROM keyed ORDER BY begun DESC, rowid DESC LIMIT -1 OFFSET ?)",
        (MOST,),
    )
