"""The archive: a record of what is kept, and an index that finds it and can be rebuilt from the record at any time."""

import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from secondsource.domain.article import Article
from secondsource.domain.evidence import ANYTHING, Only, Passage, PassageKind, Query
from secondsource.errors import StoreError
from secondsource.pipeline.meaning import Meaning
from secondsource.pipeline.rows import article_passages
from secondsource.ports import Index, Record
from secondsource.reading.ranking import fuse

BATCH = 1000
"""Passages that are acknowledged together."""

Acknowledge = Callable[[int], None]
"""Told how many of the passages given are safe so far."""
FUSED = 50
"""Passages of each ranking that are fused."""

_log = logging.getLogger("secondsource")


@dataclass(frozen=True, slots=True)
class Stats:
    """What the archive holds."""

    passages: int
    by_kind: tuple[tuple[PassageKind, int], ...]
    publishers: int
    earliest: date | None
    latest: date | None
    undated: int
    analyses: int
    registry: int
    """Publishers that were put into the archive."""
    index: str
    """`in step`, or what is wrong with it."""


class Archive:
    """Joins a record and an index. The record is written first, so the index can only ever lag, and then catches up.

    With a meaning beside the index, what the words find and what the meaning finds are fused.
    """

    def __init__(
        self,
        record: Record,
        index: Index,
        note: Callable[[str], None] = _log.warning,
        meaning: Meaning | None = None,
    ) -> None:
        self.record = record
        self.index = index
        self.note = note
        """Told one line when the index had to be mended."""
        self.meaning = meaning
        self._in_step = False
        self._lock = threading.RLock()

    def add(self, passages: Iterable[Passage], acknowledge: Acknowledge | None = None) -> int:
        """Keeps passages and makes them findable; gives how many were new. Returning acknowledges all of them.

        `acknowledge` is told earlier, batch by batch, how many of them no crash can take away any more; what a crash
        kept out of the index is in it when the archive is opened again.
        """
        with self._lock:
            self._mend()
            self._in_step = False
            new: list[int] = []
            self.index.add(self._keep(passages, acknowledge, new))
            self._in_step = True
            return sum(new)

    def add_article(self, article: Article) -> int:
        """Keeps an article's text as passages; gives how many were new."""
        return self.add(article_passages(article))

    def search(self, query: Query, limit: int, only: Only = ANYTHING) -> Sequence[Passage]:
        """At most `limit` passages of what is asked for, best first, none published after `query.until`."""
        self._mend()
        wide = max(limit, FUSED) if self.meaning and limit > 0 else limit
        found = self.index.search(query, wide, only)
        passages = self.record.get(found)
        if len(passages) < len(found):
            self.note("The search index belongs to another record; rebuilding it.")
            self.rebuild()
            found = self.index.search(query, wide, only)
            passages = self.record.get(found)
        if self.meaning is None or limit < 1:
            return passages
        near = self.meaning.search(self.record, query, wide, only)
        return self.record.get(fuse((found, near))[:limit])

    def encode(self, tell: Callable[[int], None]) -> int:
        """Makes the vectors that are still lacking; gives how many. Raises ModelError and StoreError."""
        return self.meaning.catch_up(self.record, tell) if self.meaning else 0

    def rebuild(self) -> int:
        """Makes the index anew from the record; gives the number of passages in it."""
        with self._lock:
            self._in_step = False
            self.index.clear()
            self.index.add(self.record.passages())
            if self.meaning:
                self.meaning.clear()
            self._in_step = True
            return self.index.count()

    def stats(self) -> Stats:
        kinds: Counter[PassageKind] = Counter()
        days: Counter[date | None] = Counter()
        publishers: set[str] = set()
        for passage in self.record.passages():  # one at a time: they may be millions
            kinds[passage.kind] += 1
            days[passage.published_at] += 1
            publishers.add(passage.publisher or "")
        dated = [day for day in days if day]
        return Stats(
            passages=kinds.total(),
            by_kind=tuple((kind, kinds[kind]) for kind in PassageKind),
            publishers=len(publishers - {""}),
            earliest=min(dated, default=None),
            latest=max(dated, default=None),
            undated=days[None],
            analyses=len(self.record.analyses()),
            registry=len(self.record.publishers()),
            index=self._state(kinds.total()),
        )

    def close(self) -> None:
        self.index.close()
        if self.meaning:
            self.meaning.close()
        self.record.close()

    def _keep(self, passages: Iterable[Passage], acknowledge: Acknowledge | None, new: list[int]) -> Iterator[Passage]:
        """Passes on what the record has acknowledged: the index never knows a passage that could be lost."""
        source, safe = iter(passages), 0
        while batch := list(islice(source, BATCH)):
            new.append(self.record.add(batch))
            safe += len(batch)
            if acknowledge:
                acknowledge(safe)
            if new[-1]:
                yield from batch

    def _mend(self) -> None:
        """Brings the index in step with the record, once."""
        with self._lock:
            if self._in_step:
                return
            try:
                self._catch_up()
            except StoreError as error:
                if not self._usable():
                    raise
                self.note(f"The search index lags behind the record and could not be mended: {error}")
            self._in_step = True

    def _catch_up(self) -> None:
        wanted = self.record.count()
        try:
            held = self.index.count()
        except StoreError as error:
            self.note(f"{error} Rebuilding it from {wanted} passages.")
            self.rebuild()
            return
        if held < wanted:
            self.note(f"The search index lacks {wanted - held} of {wanted} passages; adding them.")
            # The index follows the record's order, so what it lacks are the last ones.
            self.index.add(self.record.passages(skip=held))
        # Asked again, because another program may be adding.
        if self.index.count() < wanted or held > self.record.count():
            self.note(f"The search index is out of step with the record; rebuilding it from {wanted} passages.")
            self.rebuild()

    def _usable(self) -> bool:
        """Whether an index that could not be mended still answers; an empty one makes silence look like an answer."""
        try:
            return self.index.count() > 0
        except StoreError:
            return False

    def _state(self, wanted: int) -> str:
        try:
            held = self.index.count()
        except StoreError as error:
            return str(error)
        return "in step" if held == wanted else f"finds {held} of {wanted} passages; rebuild it"
