"""The search index by meaning: a vector of signed bytes for each passage, in one file that only grows.

A search compares signs first (one bit a number; 13 ms for a million made-up vectors), then the cosines of those that
agree in most. What the first step loses is not measured. Undated passages are always
found, dated ones only inside the asked window. It can be rebuilt at any time from the record and the encoder.
"""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from secondsource.domain.evidence import Passage, Query
from secondsource.stores._rows import RowFile

FILE = "rows-1"
"""The number rises with the shape of a row: a file of another shape is not seen, and made anew."""
UNDATED = 0
_BATCH = 1000
_FAR = 60_000
"""A distance for what lies outside the asked window."""


@dataclass(frozen=True, slots=True)
class Options:
    """How near is near."""

    least: float = 0.3
    """Cosine below which a passage is not found by meaning, from 0 to 1."""
    closely: int = 1000
    """Passages whose signs agree best, and whose cosines are then compared."""


class Component:
    def __init__(self, options: Options, folder: Path) -> None:
        self.options = options
        self.file = RowFile(folder / FILE)
        self._held: _Held | None = None
        self._lock = threading.RLock()

    def add(self, rows: Iterable[tuple[Passage, bytes]]) -> None:
        with self._lock:
            held = self._read()
            fresh = (row for row in rows if held.take(row[0].id, self.file))
            while batch := list(islice(fresh, _BATCH)):
                self.file.append([(one.id, _day(one), vector) for one, vector in batch])
                held.grow(self.file)

    def search(self, vector: bytes, query: Query, limit: int) -> Sequence[str]:
        with self._lock:
            held = self._read()
            held.grow(self.file)
            if limit < 1 or not held.size or held.width != len(vector):
                return ()
            near = held.nearest(vector, query, max(limit, self.options.closely))
            return _best(self.file, near, vector, limit, self.options.least)

    def count(self) -> int:
        """How many passages can be found. Raises StoreError where the file is damaged."""
        with self._lock:
            held = self._read()
            held.grow(self.file)
            return held.size

    def clear(self) -> None:
        with self._lock:
            self.file.remove()
            self._held = None

    def close(self) -> None:
        with self._lock:
            self._held = None

    def _read(self) -> "_Held":
        if self._held is None:
            self._held = _Held()
            self._held.grow(self.file)
        return self._held


class _Held:
    """Signs and days of every row, in memory; 53 bytes a passage."""

    def __init__(self) -> None:
        self.size = 0
        self.width = 0
        self._ids: set[str] | None = None
        self._signs: Any = None
        """By eight bytes of signs, then by row: each step of a search goes over neighbours in memory."""
        self._days: Any = None

    def take(self, name: str, file: RowFile) -> bool:
        """Whether a passage is new; it is no longer new from now on."""
        if self._ids is None:
            self._ids = _names(file.rows())
        new = name not in self._ids
        self._ids.add(name)
        return new

    def grow(self, file: RowFile) -> None:
        """Takes in the rows that were added since, by us or by another program."""
        import numpy as np  # lazy: 0.1 s, only once there is something to find

        rows = file.rows()
        if rows is None or len(rows) == self.size:
            return
        if len(rows) < self.size:
            self.__init__()  # another program made the file anew
        fresh = rows[self.size :]
        self.width = rows["vector"].shape[1]
        signs = np.ascontiguousarray(_signs(fresh["vector"]).T)
        self._signs = signs if self._signs is None else np.concatenate([self._signs, signs], axis=1)
        days = fresh["day"].copy()
        self._days = days if self._days is None else np.concatenate([self._days, days])
        self.size = len(rows)
        if self._ids is not None:
            self._ids |= _names(fresh)

    def nearest(self, vector: bytes, query: Query, count: int) -> Any:
        """Places of the rows whose signs agree best with those of the vector, in the asked window."""
        import numpy as np  # lazy: loaded by now

        asked = _signs(np.frombuffer(vector, np.int8)[None])[0]
        apart = np.zeros(self.size, np.uint16)
        for step, bits in zip(self._signs, asked, strict=True):
            apart += np.bitwise_count(step ^ bits)
        apart[self._outside(query)] = _FAR
        near = np.argpartition(apart, count)[:count] if count < self.size else np.arange(self.size)
        return np.sort(near[apart[near] < _FAR])

    def _outside(self, query: Query) -> Any:
        outside = self._days < 0
        if query.until:
            outside |= self._days > query.until.toordinal()
        if query.since:
            outside |= (self._days < query.since.toordinal()) & (self._days != UNDATED)
        return outside


def _names(rows: Any) -> set[str]:
    return set() if rows is None else {each.decode() for each in rows["id"].tolist()}


def _signs(vectors: Any) -> Any:
    """The signs of vectors in words of 64 bits, filled up with zeros."""
    import numpy as np  # lazy: loaded by now

    packed = np.packbits(vectors > 0, axis=1)
    return np.pad(packed, ((0, 0), (0, -packed.shape[1] % 8))).view(np.uint64)


def _best(file: RowFile, near: Any, vector: bytes, limit: int, least: float) -> Sequence[str]:
    """Nearest first; equal cosines in the order of ids, so that a rebuilt index gives the same answer."""
    rows = file.rows()[near]
    names: list[bytes] = rows["id"].tolist()
    cosines = {name.decode(): cosine for name, cosine in zip(names, _cosines(rows["vector"], vector), strict=True)}
    ranked = sorted((-cosine, name) for name, cosine in cosines.items() if cosine >= least)
    return [name for _, name in ranked[:limit]]


def _cosines(vectors: Any, vector: bytes) -> list[float]:
    import numpy as np  # lazy: loaded by now

    asked = np.frombuffer(vector, np.int8).astype(np.float32)
    exact = vectors.astype(np.float32)
    lengths = np.linalg.norm(exact, axis=1) * np.linalg.norm(asked)
    return [round(float(each), 5) for each in (exact @ asked) / np.maximum(lengths, 1e-9)]


def _day(passage: Passage) -> int:
    return passage.published_at.toordinal() if passage.published_at else UNDATED
