"""The search index on tantivy: BM25 over texts, titles, publishers and names; it can be rebuilt at any time.

BM25 is the ranking of Robertson and Walker (1994). Names meet across spellings and scripts. Undated passages are always
found, dated ones only inside the asked window.
"""

import re
import tempfile
import threading
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

import tantivy

from secondsource.domain.evidence import ANYTHING, Only, Passage, Query
from secondsource.errors import StoreError
from secondsource.stores._fields import make_document, make_schema, prepare
from secondsource.stores._questions import Question, make_question

FOLDER = "index-2"
"""The number rises with the fields: an index of other fields is not seen, and made anew."""
_HEAP = 64_000_000
_TIES = 16
"""More than were asked for: those that follow tell whether one may have been missed."""
_TIE = 0.002
"""Scores that lie nearer may be the same."""
_WIDER = 4
"""How many times as many are looked at where those were too few."""
_MANY = 500
"""Hits that are held against a filter; one that lets few of them through goes into the question instead."""
_DENIED = re.compile(r"PermissionDenied|ReadOnlyFilesystem|Permission denied|Read-only file system")


@dataclass(frozen=True, slots=True)
class Options:
    """How the index is written."""

    wait_seconds: float = 5.0
    """How long to wait for another program that writes the index."""


class _Hit(NamedTuple):
    score: float
    name: str


class Component:
    def __init__(self, options: Options, folder: Path) -> None:
        self.options = options
        self.folder = folder / FOLDER
        self._opened: tantivy.Index | None = None
        self._links: tempfile.TemporaryDirectory[str] | None = None
        self._lock = threading.RLock()

    def add(self, passages: Iterable[Passage]) -> None:
        """Makes them findable in one commit; nothing is locked or written where all of them are there already."""
        with self._lock:
            writer: tantivy.IndexWriter | None = None
            fresh: set[str] = set()
            try:
                for passage in passages:
                    if passage.id in fresh or self._holds(passage.id):
                        continue
                    if writer is None:
                        writer = self._write()
                        if self._holds(passage.id):  # the program that wrote before us may have brought it
                            continue
                    fresh.add(passage.id)
                    with _PlainErrors(self.folder):
                        writer.add_document(make_document(passage))
                if writer:
                    self._commit(writer)
            finally:
                if writer:
                    _let_go(writer)

    def search(self, query: Query, limit: int, only: Only = ANYTHING) -> Sequence[str]:
        index = self._index()
        if index is None or limit < 1:
            return ()
        with _PlainErrors(self.folder):
            index.reload()
            searcher = index.searcher()
            question = make_question(index.schema, searcher, query, only)
            return _best(searcher, question, limit) if question else ()

    def count(self) -> int:
        """How many passages can be found. Raises StoreError where the index is damaged."""
        index = self._index()
        if index is None:
            return 0
        with _PlainErrors(self.folder):
            index.reload()
            return index.searcher().num_docs

    def clear(self) -> None:
        """Empties the index; a damaged one is thrown away."""
        with self._lock:
            try:
                self._empty()
            except _Damaged:
                self.close()
                with _PlainErrors(self.folder):
                    _throw_away(self.folder)

    def close(self) -> None:
        with self._lock:
            self._opened = None
            if self._links:
                self._links.cleanup()
            self._links = None

    def _empty(self) -> None:
        if self._index() is None:
            return
        writer = self._write()
        try:
            with _PlainErrors(self.folder):
                writer.delete_all_documents()
            self._commit(writer)
        finally:
            _let_go(writer)

    def _holds(self, passage_id: str) -> bool:
        index = self._index()
        if index is None:
            return False
        with _PlainErrors(self.folder):
            return index.searcher().doc_freq("id", passage_id) > 0

    def _index(self) -> tantivy.Index | None:
        """The index, opened once; None where there is none yet."""
        with self._lock:
            if self._opened is None and (self.folder / "meta.json").exists():
                self._opened = self._open()
            elif self._opened is None and any(self.folder.glob("*.store")):
                raise _Damaged(f"The search index in {self.folder} is damaged: it has lost its meta.json.")
            return self._opened

    def _open(self) -> tantivy.Index:
        try:
            with _PlainErrors(self.folder):
                return prepare(tantivy.Index.open(str(self.folder)))
        except _Denied:
            with _PlainErrors(self.folder):
                return prepare(tantivy.Index.open(self._linked()))

    def _linked(self) -> str:
        """A folder of links to the index: tantivy locks even to read, and this folder takes no lock."""
        # The index's own threads may still write here while the folder goes; what stays is the system's to clear.
        self._links = tempfile.TemporaryDirectory(prefix="secondsource-index-", ignore_cleanup_errors=True)
        for file in self.folder.iterdir():
            if not file.name.startswith(".tantivy"):
                (Path(self._links.name) / file.name).symlink_to(file.absolute())
        return self._links.name

    def _write(self) -> tantivy.IndexWriter:
        """The one writer; the index is made where there is none."""
        index = self._index()
        if self._links:
            raise _denied(self.folder)
        with _PlainErrors(self.folder):
            if index is None:
                self.folder.mkdir(parents=True, exist_ok=True)
                index = self._opened = prepare(tantivy.Index(make_schema(), str(self.folder)))
        until = time.monotonic() + self.options.wait_seconds
        while True:
            try:
                with _PlainErrors(self.folder):
                    writer = index.writer(_HEAP, 1)
                    index.reload()
                    return writer
            except _Busy:
                if time.monotonic() >= until:
                    raise
                time.sleep(0.02)

    def _commit(self, writer: tantivy.IndexWriter) -> None:
        with _PlainErrors(self.folder):
            writer.commit()
            if self._opened:
                self._opened.reload()


def _throw_away(folder: Path) -> None:
    # Moved first: the closed index's own threads may still write here, and a folder they write in cannot be removed.
    with tempfile.TemporaryDirectory(prefix="index-damaged-", dir=folder.parent, ignore_cleanup_errors=True) as gone:
        folder.rename(Path(gone) / folder.name)


def _let_go(writer: tantivy.IndexWriter) -> None:
    """Waits for merges and gives up the lock; what was not committed is forgotten."""
    with suppress(ValueError):  # the writer of a full or damaged disk is dead already
        writer.wait_merging_threads()


def _best(searcher: tantivy.Searcher, question: Question, limit: int) -> Sequence[str]:
    """Best first; equal scores in the order of ids, so that a rebuilt index gives the same answer."""
    wanted = limit + _TIES
    while True:
        hits = [
            # The engine adds up in any order: the last digits of equal scores differ.
            _Hit(round(score, 3), str(searcher.doc(place)["id"][0]))
            for score, place in searcher.search(question.terms, wanted, count=False).hits
        ]
        found = _let_through(searcher, question, hits)
        if len(hits) < wanted or (len(found) >= limit and found[limit - 1].score > hits[-1].score + _TIE):
            return [hit.name for hit in sorted(found, key=lambda hit: (-hit.score, hit.name))[:limit]]
        if question.filters and (len(found) * _WIDER < limit or wanted > _MANY):
            return _best(searcher, question.strictly(), limit)
        wanted *= _WIDER


def _let_through(searcher: tantivy.Searcher, question: Question, hits: Sequence[_Hit]) -> Sequence[_Hit]:
    if not question.filters or not hits:
        return hits
    passed = searcher.search(question.among([hit.name for hit in hits]), len(hits), count=False).hits
    names = {str(searcher.doc(place)["id"][0]) for _, place in passed}
    return [hit for hit in hits if hit.name in names]


class _Denied(StoreError):
    """The folder cannot be written."""


def _denied(folder: Path) -> _Denied:
    return _Denied(f"The search index in {folder} cannot be written. Make the archive's folder writable.")


class _Busy(StoreError):
    """Another program writes."""


class _Damaged(StoreError):
    """The files are not what tantivy wrote."""


class _PlainErrors:
    """Turns whatever tantivy or the file system complains about into one StoreError.

    A damaged file can also end in a panic of tantivy's, which is no `Exception`: hence the end of a block, no `except`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> None: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None and (issubclass(kind, ValueError | OSError) or kind.__name__ == "PanicException"):
            raise self._told(str(error)) from error

    def _told(self, what: str) -> StoreError:
        if "LockBusy" in what:
            return _Busy(
                f"Another program is writing the search index in {self.folder}. Try again when it has finished."
            )
        if _DENIED.search(what):
            return _denied(self.folder)
        if "No space left" in what or "StorageFull" in what or "File too large" in what:
            return StoreError(
                f"The disk is full: the search index in {self.folder} cannot grow. Make room and try again."
            )
        return _Damaged(
            f"The search index in {self.folder} is damaged ({what[:120]}). It can be rebuilt from the record."
        )
