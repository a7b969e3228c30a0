"""The house's own articles and the comments of readers in one SQLite file.

Editions, steps, comments and decisions are only ever added; a comment goes where its writer takes it back. No address
of the network is kept: whoever posts is a hash under this house's salt, in a table that nothing leads to from a
comment, and is forgotten after a week.
"""

import sqlite3
import threading
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from secondsource.databases.migrations import Step as Migration
from secondsource.databases.migrations import copy_database, transaction
from secondsource.databases.opening import open_database, plain_errors
from secondsource.domain.publishing import Decision, Edition, HouseArticle, ReaderComment, Stage, Step
from secondsource.serial import dumps, loads

FILE = "newsroom.sqlite3"
APPLICATION = 0x53324E52
"""Marks the file as ours: `S2NR`."""

_STEPS: tuple[Migration, ...] = (
    """
    CREATE TABLE articles (number INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE editions (
        slug TEXT NOT NULL, number INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (slug, number)
    ) STRICT;
    CREATE TABLE steps (number INTEGER PRIMARY KEY, slug TEXT NOT NULL, body TEXT NOT NULL) STRICT;
    CREATE INDEX steps_of ON steps (slug);
    CREATE TABLE comments (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, slug TEXT NOT NULL, held INTEGER NOT NULL,
        body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX comments_under ON comments (slug);
    CREATE INDEX comments_held ON comments (number) WHERE held = 1;
    CREATE TABLE decisions (number INTEGER PRIMARY KEY, comment TEXT NOT NULL, body TEXT NOT NULL) STRICT;
    CREATE INDEX decisions_on ON decisions (comment);
    CREATE TABLE posts (asker TEXT NOT NULL, at REAL NOT NULL) STRICT;
    CREATE INDEX posts_at ON posts (at);
    CREATE INDEX posts_of ON posts (asker, at)
    """,
)


_ANY_PUBLISHED = """
    SELECT EXISTS (SELECT 1 FROM steps WHERE number IN (SELECT max(number) FROM steps GROUP BY slug)
                   AND json_extract(body, '$.stage') = ?)
"""
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Options:
    """The newsroom has no settings of its own; its folder is the archive's."""


_SKEW = 60.0
"""Seconds by which moments of one machine may come in another order."""


class Component:
    def __init__(self, options: Options, folder: Path) -> None:
        self.options = options
        self.path = folder / FILE
        self._opened: sqlite3.Connection | None = None
        self._lock = threading.RLock()

    def add(self, slug: str, edition: Edition) -> bool:
        with self._work() as connection, transaction(connection):
            if not connection.execute("INSERT OR IGNORE INTO articles (slug) VALUES (?)", (slug,)).rowcount:
                return False
            connection.execute("INSERT INTO editions VALUES (?, ?, ?)", (slug, edition.number, dumps(edition)))
            return True

    def revise(self, slug: str, edition: Edition) -> bool:
        statement = "INSERT OR IGNORE INTO editions VALUES (?, ?, ?)"
        with self._work() as connection:
            return connection.execute(statement, (slug, edition.number, dumps(edition))).rowcount == 1

    def take_step(self, slug: str, step: Step) -> None:
        self._rows("INSERT INTO steps (slug, body) VALUES (?, ?)", (slug, dumps(step)))

    def find(self, slug: str) -> HouseArticle | None:
        with self._lock:
            editions = self._rows("SELECT body FROM editions WHERE slug = ? ORDER BY number", (slug,))
            steps = self._rows("SELECT body FROM steps WHERE slug = ? ORDER BY number", (slug,))
        if not editions:
            return None
        kept = tuple(loads(Edition, body) for (body,) in editions)
        return HouseArticle(slug, kept, tuple(loads(Step, body) for (body,) in steps))

    def articles(self) -> Sequence[HouseArticle]:
        with self._lock:
            names = self._rows("SELECT slug FROM articles ORDER BY number")
            editions = _by_slug(Edition, self._rows("SELECT slug, body FROM editions ORDER BY number"))
            steps = _by_slug(Step, self._rows("SELECT slug, body FROM steps ORDER BY number"))
        held = (slug for (slug,) in names if slug in editions)
        return [HouseArticle(slug, tuple(editions[slug]), tuple(steps.get(slug, ()))) for slug in held]

    def any_published(self) -> bool:
        if self._opened is None and not self.path.is_file():
            return False
        return bool(self._rows(_ANY_PUBLISHED, (Stage.PUBLISHED,))[0][0])

    def add_comment(self, comment: ReaderComment) -> None:
        statement = "INSERT INTO comments (id, slug, held, body) VALUES (?, ?, ?, ?)"
        self._rows(statement, (comment.id, comment.slug, int(comment.waits), dumps(comment)))

    def comment(self, name: str) -> ReaderComment | None:
        found = self._comments("SELECT id, body FROM comments WHERE id = ?", (name,))
        return found[0] if found else None

    def comments(self, slug: str) -> Sequence[ReaderComment]:
        return self._comments("SELECT id, body FROM comments WHERE slug = ? ORDER BY number", (slug,))

    def waiting(self, limit: int) -> Sequence[ReaderComment]:
        return self._comments("SELECT id, body FROM comments WHERE held = 1 ORDER BY number LIMIT ?", (limit,))

    def decide(self, comment: str, decision: Decision) -> None:
        with self._work() as connection, transaction(connection):
            connection.execute("INSERT INTO decisions (comment, body) VALUES (?, ?)", (comment, dumps(decision)))
            connection.execute("UPDATE comments SET held = 0 WHERE id = ?", (comment,))

    def erase(self, comment: str) -> bool:
        with self._work() as connection, transaction(connection):
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("DELETE FROM decisions WHERE comment = ?", (comment,))
            return connection.execute("DELETE FROM comments WHERE id = ?", (comment,)).rowcount == 1

    def admit(self, asker: str, at: datetime, limits: Sequence[tuple[float, int]]) -> bool:
        now, longest = at.timestamp(), max(seconds for seconds, _ in limits)
        count = "SELECT count(*) FROM posts WHERE asker = ? AND at > ?"
        with self._work() as connection, transaction(connection):
            # What lies ahead was written before the clock was put back: it keeps nobody out until then.
            connection.execute("DELETE FROM posts WHERE at <= ? OR at > ?", (now - longest, now + _SKEW))
            for seconds, most in limits:
                (number,) = connection.execute(count, (asker, now - seconds)).fetchone()
                if number >= most:
                    return False
            connection.execute("INSERT INTO posts VALUES (?, ?)", (asker, now))
            return True

    def back_up(self, folder: Path) -> None:
        if self._opened is None and not self.path.is_file():
            return
        with self._work(), plain_errors(folder / FILE):
            copy_database(self.path, folder / FILE)

    def close(self) -> None:
        with self._lock, plain_errors(self.path):
            if self._opened is not None:
                self._opened.close()
            self._opened = None

    def _comments(self, statement: str, values: Sequence[object]) -> list[ReaderComment]:
        with self._lock:
            rows = self._rows(statement, values)
            return [replace(loads(ReaderComment, body), decisions=self._decisions(name)) for name, body in rows]

    def _decisions(self, comment: str) -> tuple[Decision, ...]:
        rows = self._rows("SELECT body FROM decisions WHERE comment = ? ORDER BY number", (comment,))
        return tuple(loads(Decision, body) for (body,) in rows)

    def _rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._work() as connection:
            return connection.execute(statement, values).fetchall()

    @contextmanager
    def _work(self) -> Generator[sqlite3.Connection]:
        with self._lock, plain_errors(self.path):
            if self._opened is None:
                self._opened = open_database(self.path, APPLICATION, _STEPS)
            yield self._opened


def _by_slug(kind: type[K], rows: Sequence[tuple[str, str]]) -> dict[str, list[K]]:
    """Records of each article, in the order of their rows."""
    found: dict[str, list[K]] = {}
    for slug, body in rows:
        found.setdefault(slug, []).append(loads(kind, body))
    return found
