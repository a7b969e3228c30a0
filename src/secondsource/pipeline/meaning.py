"""Search by meaning beside search by words: an encoder, and the vectors that it made of the record's passages.

The vectors follow the record's order and may lag: a few new passages are encoded when they are next searched, more
only when asked for, because an import must not wait for a network. What fails, for want of the encoder's files or
otherwise, is a gap: the words find alone.
"""

import logging
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from operator import mul

from secondsource.domain.evidence import ANYTHING, Only, Passage, Query
from secondsource.domain.record import Gap
from secondsource.errors import ModelError, StoreError
from secondsource.ports import Encoder, Passages, Vectors
from secondsource.reading.narrowing import fits

_log = logging.getLogger("secondsource")

AT_ONCE = 256
"""Passages that are encoded on the spot when they are first searched."""
BATCH = 64
_WIDER = 8
"""How many more are looked at where most of what lies near is not asked for."""


class Meaning:
    """The encoder of that name with the vectors that it made."""

    def __init__(
        self,
        name: str,
        encoder: Encoder,
        open_vectors: Callable[[str], Vectors],
        note: Callable[[str], None] = _log.info,
    ) -> None:
        self.name = name
        self.encoder = encoder
        self.open_vectors = open_vectors
        """Opens the vectors that an encoder of this mark made."""
        self.gaps: tuple[Gap, ...] = ()
        """Why the words find alone; empty while vectors do too."""
        self._note = note
        self._followed = False
        self._remembered: dict[str, bytes] = {}

    def search(self, record: Passages, query: Query, limit: int, only: Only = ANYTHING) -> Sequence[str]:
        """Ids of what lies nearest, nearest first; none where it cannot be told."""
        if self.gaps or not query.text.strip():
            return ()
        try:
            self._follow(record)
            vector = self._vector(query.text)
            return self._kept(record, vector, query, limit, only)
        except (ModelError, StoreError) as error:
            self.gaps = (Gap(f"encoder: {self.name}", f"{error} Words alone find passages."),)
            return ()

    def nearness(self, text: str, others: Sequence[str]) -> Sequence[float]:
        """The cosine of a text with each of the others; empty where it cannot be told."""
        if self.gaps or not others:
            return ()
        try:
            own = self._vector(text)
            return [_cosine(own, each) for each in self.encoder.encode(others)]
        except ModelError as error:
            self.gaps = (Gap(f"encoder: {self.name}", f"{error} Words alone find passages."),)
            return ()

    @cached_property
    def vectors(self) -> Vectors:
        return self.open_vectors(f"vectors-{self.encoder.mark}")

    def lacking(self, record: Passages) -> int:
        """How many passages have no vector yet."""
        return max(0, record.count() - self.vectors.count())

    def catch_up(self, record: Passages, tell: Callable[[int], None]) -> int:
        """Encodes what is lacking, oldest first, and tells after each batch how many that were; gives how many.

        A stop midway loses one batch at most. Raises ModelError and StoreError.
        """
        return self._encode(record.passages(skip=self.vectors.count()), tell)

    def clear(self) -> None:
        """Forgets every vector; they are made anew from the record. Without the encoder's files there are none."""
        try:
            self.vectors.clear()
        except ModelError as error:
            self._note(str(error))
        self._followed = False

    def close(self) -> None:
        if "vectors" in self.__dict__:
            self.vectors.close()

    def _follow(self, record: Passages) -> None:
        """Encodes the few passages that are new; where they are many, says how to."""
        lacking = self.lacking(record)
        if 0 < lacking <= AT_ONCE:
            self.catch_up(record, lambda _: None)
        elif lacking and not self._followed:
            self._note(f"{lacking} passages are found by words alone; `secondsource archive encode` makes vectors.")
        self._followed = True

    def _encode(self, passages: Iterable[Passage], tell: Callable[[int], None]) -> int:
        done = 0
        for batch in _batches(passages):
            found = self.encoder.encode([_told(passage) for passage in batch])
            self.vectors.add(zip(batch, found, strict=True))
            done += len(batch)
            tell(done)
        return done

    def _vector(self, text: str) -> bytes:
        """Of a question; remembered, because an article asks about the same words more than once."""
        if text not in self._remembered:
            if len(self._remembered) >= AT_ONCE:
                self._remembered.clear()
            (self._remembered[text],) = self.encoder.encode([text])
        return self._remembered[text]

    def _kept(self, record: Passages, vector: bytes, query: Query, limit: int, only: Only) -> Sequence[str]:
        """The nearest of what is asked for; where that is rare, more is looked at, within bounds."""
        found = self.vectors.search(vector, query, limit)
        if only == ANYTHING or len(found) < limit:
            return _fitting(record, found, only)
        return _fitting(record, self.vectors.search(vector, query, limit * _WIDER), only)[:limit]


def _cosine(one: bytes, other: bytes) -> float:
    left, right = memoryview(one).cast("b"), memoryview(other).cast("b")
    lengths = math.hypot(*left) * math.hypot(*right)
    return sum(map(mul, left, right)) / lengths if lengths else 0.0


def _fitting(record: Passages, found: Sequence[str], only: Only) -> Sequence[str]:
    if only == ANYTHING:
        return found
    return [passage.id for passage in record.get(found) if fits(passage, only)]


def _told(passage: Passage) -> str:
    """What a passage says, after the title that says what it is about."""
    return f"{passage.title}. {passage.text}" if passage.title else passage.text


def _batches(passages: Iterable[Passage]) -> Iterator[list[Passage]]:
    source = iter(passages)
    while batch := list(islice(source, BATCH)):
        yield batch
