"""The record in one SQLite file: passages, analyses, the source registry and claims that were judged before.

What was acknowledged survives a crash and a power cut. Many may read while one writes.
"""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from secondsource.databases.migrations import copy_database, transaction
from secondsource.databases.opening import open_database, plain_errors, verify_database
from secondsource.domain.analysis import Analysis
from secondsource.domain.evidence import Passage, PassageKind, passage_id
from secondsource.domain.matching import EarlierClaim
from secondsource.domain.record import Span
from secondsource.domain.reference import Publisher
from secondsource.errors import StoreError
from secondsource.serial import dumps, loads
from secondsource.stores._schema import STEPS

FILE = "archive.sqlite3"
APPLICATION = 0x53325243
"""Marks the file as ours: `S2RC`."""

_COLUMNS = (
    "id, url, title, publisher, text, start, stop, published_at, fetched_at, language, kind, camp, snapshot, canonical,"
    " declared_source"
)
_KEEP = f"INSERT OR IGNORE INTO passages ({_COLUMNS}) VALUES ({', '.join('?' * 15)})"  # noqa: S608 (our own constants)
_BATCH = 500
"""Rows asked for in one statement."""


@dataclass(frozen=True, slots=True)
class Options:
    """The record has no settings of its own; its folder is the archive's."""


class Component:
    def __init__(self, options: Options, folder: Path) -> None:
        self.options = options
        self.path = folder / FILE
        self._opened: sqlite3.Connection | None = None
        self._lock = threading.RLock()

    def add(self, passages: Iterable[Passage]) -> int:
        """Keeps them in one transaction and gives the number that were new. Raises StoreError: then none were kept."""
        rows = [_to_row(passage) for passage in passages]
        with self._lock, plain_errors(self.path):
            known = self._known([row[0] for row in rows])
            fresh = [row for row in rows if row[0] not in known]
            if not fresh:
                return 0
            connection = self._connection()
            with transaction(connection):
                before = connection.total_changes
                connection.executemany(_KEEP, fresh)
                return connection.total_changes - before

    def get(self, ids: Sequence[str]) -> Sequence[Passage]:
        found: dict[str, Passage] = {}
        for some in _slices(ids):
            marks = ", ".join("?" * len(some))
            rows = self._rows(f"SELECT {_COLUMNS} FROM passages WHERE id IN ({marks})", some)  # noqa: S608 (marks only)
            found |= {row[0]: _from_row(row) for row in rows}
        return [found[each] for each in ids if each in found]

    def passages(self, skip: int = 0) -> Iterator[Passage]:
        """Every passage but the first `skip`, in the order of first keeping; read in slices, so that nothing else
        waits."""
        number = skip  # nothing is ever taken out, so that the numbers run from 1 without a hole
        statement = f"SELECT {_COLUMNS}, number FROM passages WHERE number > ? ORDER BY number LIMIT {_BATCH}"  # noqa: S608
        while rows := self._rows(statement, (number,)):
            yield from map(_from_row, rows)
            number = rows[-1][-1]

    def count(self) -> int:
        return self._last("passages")

    def add_analyses(self, analyses: Iterable[Analysis]) -> int:
        """Keeps them and gives the number that were new; an analysis of a known id is left as it is."""
        return self._add_bodies("analyses", [(analysis.id, dumps(analysis)) for analysis in analyses])

    def analyses(self) -> Sequence[Analysis]:
        """Every analysis, in the order of first keeping."""
        return [loads(Analysis, row[0]) for row in self._rows("SELECT body FROM analyses ORDER BY number")]

    def add_publishers(self, publishers: Iterable[Publisher]) -> int:
        """Keeps rows of the source registry and gives the number that were new; a known name is left as it is."""
        return self._add_bodies("publishers", [(publisher.name, dumps(publisher)) for publisher in publishers])

    def publishers(self) -> Sequence[Publisher]:
        """Every row of the source registry, in the order of first keeping."""
        return [loads(Publisher, row[0]) for row in self._rows("SELECT body FROM publishers ORDER BY number")]

    def add_earlier(self, claims: Iterable[EarlierClaim]) -> int:
        """Keeps claims that were judged before and gives the number that were new; a known id is left as it is."""
        return self._add_bodies("earlier_claims", [(claim.id, dumps(claim)) for claim in claims])

    def get_earlier(self, ids: Sequence[str]) -> Sequence[EarlierClaim]:
        found: dict[str, EarlierClaim] = {}
        for some in _slices(ids):
            marks = ", ".join("?" * len(some))
            rows = self._rows(f"SELECT id, body FROM earlier_claims WHERE id IN ({marks})", some)  # noqa: S608 (marks only)
            found |= {name: loads(EarlierClaim, body) for name, body in rows}
        return [found[each] for each in ids if each in found]

    def earlier(self, skip: int = 0) -> Iterator[EarlierClaim]:
        """Every earlier claim but the first `skip`, in the order of first keeping; read in slices."""
        number = skip
        statement = f"SELECT body, number FROM earlier_claims WHERE number > ? ORDER BY number LIMIT {_BATCH}"  # noqa: S608
        while rows := self._rows(statement, (number,)):
            yield from (loads(EarlierClaim, body) for body, _ in rows)
            number = rows[-1][-1]

    def count_earlier(self) -> int:
        return self._last("earlier_claims")

    def verify(self) -> Iterator[str]:
        """What SQLite finds damaged, and rows that we never wrote."""
        yield from verify_database(self.path, self._rows)
        for passage in self.passages():
            if passage.id != passage_id(passage.url, passage.kind, passage.text):
                yield f"The words of passage {passage.id} are not the ones that were kept."

    def back_up(self, folder: Path) -> None:
        with self._lock, plain_errors(folder / FILE):
            self._connection()
            copy_database(self.path, folder / FILE)

    def close(self) -> None:
        with self._lock, plain_errors(self.path):
            if self._opened:
                self._opened.close()
            self._opened = None

    def _known(self, ids: Sequence[str]) -> set[str]:
        """Which of the ids are held: adding what is there already writes nothing, and works in a read-only folder."""
        known: set[str] = set()
        for some in _slices(ids):
            marks = ", ".join("?" * len(some))
            known |= {row[0] for row in self._rows(f"SELECT id FROM passages WHERE id IN ({marks})", some)}  # noqa: S608
        return known

    def _add_bodies(self, table: str, rows: Sequence[tuple[str, str]]) -> int:
        with self._lock, plain_errors(self.path):
            connection = self._connection()
            with transaction(connection):
                before = connection.total_changes
                connection.executemany(f"INSERT OR IGNORE INTO {table} (id, body) VALUES (?, ?)", rows)  # noqa: S608
                return connection.total_changes - before

    def _last(self, table: str) -> int:
        """How many rows a table has: nothing is ever taken out, and counting a million takes 15 ms."""
        return self._rows(f"SELECT max(number) FROM {table}")[0][0] or 0  # noqa: S608  a table of ours

    def _rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._lock, plain_errors(self.path):
            return self._connection().execute(statement, values).fetchall()

    def _connection(self) -> sqlite3.Connection:
        if self._opened is None:
            self._opened = open_database(self.path, APPLICATION, STEPS)
        return self._opened


def _slices(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[at : at + _BATCH] for at in range(0, len(ids), _BATCH))


def _to_row(passage: Passage) -> tuple[Any, ...]:
    return (
        passage.id,
        passage.url,
        passage.title,
        passage.publisher,
        passage.text,
        passage.span.start,
        passage.span.end,
        passage.published_at and passage.published_at.isoformat(),
        passage.fetched_at and passage.fetched_at.isoformat(),
        passage.language,
        passage.kind.value,
        passage.camp,
        passage.snapshot,
        passage.canonical,
        passage.declared_source,
    )


def _from_row(row: tuple[Any, ...]) -> Passage:
    """The passage of a row. Raises StoreError where the row holds what we never wrote."""
    try:
        return _read_row(row)
    except ValueError as error:
        raise StoreError(
            f"The archive's row of passage {row[0]} is damaged: {error}. Put a backup in its place."
        ) from error


def _read_row(row: tuple[Any, ...]) -> Passage:
    return Passage(
        id=row[0],
        url=row[1],
        title=row[2],
        publisher=row[3],
        text=row[4],
        span=Span(row[5], row[6]),
        published_at=date.fromisoformat(row[7]) if row[7] else None,
        fetched_at=datetime.fromisoformat(row[8]) if row[8] else None,
        language=row[9],
        kind=PassageKind(row[10]),
        camp=row[11],
        snapshot=row[12],
        canonical=row[13],
        declared_source=row[14],
    )
