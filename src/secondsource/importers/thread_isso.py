"""Comments of an Isso server: its SQLite file (`comments.db`), or what its interface answers as JSON.

Deleted and waiting comments are left out; a thread is a page's path. An address of a commenter is never read.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from secondsource.domain.thread import Comment, Thread, ThreadPage
from secondsource.errors import InputError
from secondsource.reading.pages.comments import make_thread
from secondsource.reading.threads.rows import MOST, comment_of, refuse_empty

_MAGIC = b"SQLite format 3\0"
_ACCEPTED = 1
_COLUMNS = ("id", "parent", "created", "author", "text")
_ROWS = """
    SELECT t.uri, t.title, c.id, c.parent, c.created, c.author, c.text FROM comments c JOIN threads t ON t.id = c.tid
    WHERE c.mode = ? ORDER BY c.tid, c.id LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Options:
    """Isso's files have no settings."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def fits(self, body: bytes) -> bool:
        return body.startswith(_MAGIC)

    def threads(self, body: bytes) -> Sequence[tuple[ThreadPage, Thread]]:
        if not self.fits(body):
            raise InputError("This is no SQLite file; give Isso's comments.db, or what its interface answers as JSON.")
        stories: dict[tuple[str, str], list[Comment]] = {}
        for uri, title, *fields in _rows(body):
            row: dict[str, Any] = dict(zip(_COLUMNS, fields, strict=True))
            if comment := comment_of(row):
                stories.setdefault((str(uri or ""), str(title or "")), []).append(comment)
        found = [
            (ThreadPage(title=title, address=uri if uri.startswith("http") else ""), make_thread(comments))
            for (uri, title), comments in stories.items()
        ]
        return refuse_empty(found, "Isso file")


def _decode(raw: bytes) -> str:
    return raw.decode(errors="replace")


def _rows(body: bytes) -> Iterator[tuple[Any, ...]]:
    """Read in memory, so that nothing is written beside the file; a strange schema can run nothing."""
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(body)
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA query_only = ON")
            connection.text_factory = _decode
            yield from connection.execute(_ROWS, (_ACCEPTED, MOST))
    except (sqlite3.Error, OverflowError, UnicodeDecodeError) as error:
        raise InputError(f"This SQLite file is none of Isso's, or it is damaged ({error}).") from error
