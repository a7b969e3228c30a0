"""Asks every source about every claim, in parallel and within a time, and keeps the settings' order."""

import math
import queue
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from secondsource.domain.evidence import Passage, Query
from secondsource.domain.record import Gap
from secondsource.errors import SourceUnavailable
from secondsource.pipeline.answers import sound_passages
from secondsource.pipeline.boundary import attempt
from secondsource.ports import Source
from secondsource.reading.ranking import fuse


@dataclass(frozen=True, slots=True)
class Answer:
    """What the sources gave for one query."""

    passages: tuple[Passage, ...]
    """Best first, each once."""
    gaps: tuple[Gap, ...]
    answered: bool
    """Whether any source answered at all; where none did, silence says nothing."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long one run waits for its sources, all questions together; it starts when it is made."""

    seconds: float = math.inf
    local: frozenset[str] = frozenset()
    """Sources on this machine, which are always waited for."""
    start: float = field(default_factory=time.monotonic)

    def left(self, name: str) -> float | None:
        """Seconds left for a source; None where it is waited for."""
        if name in self.local or math.isinf(self.seconds):
            return None
        return max(self.start + self.seconds - time.monotonic(), 0)

    def late(self, name: str) -> Gap:
        why = f"It did not answer within the {self.seconds:g} seconds of the run; `check.seconds` gives it more."
        return Gap(f"source: {name}", why)


Column = Sequence[Sequence[Passage] | Gap]
"""What one source says to each query."""


def ask_sources(
    sources: Mapping[str, Source], queries: Sequence[Query], limit: int, patience: Patience | None = None
) -> tuple[Answer, ...]:
    """An answer for each query, in order. One thread a source; the order in which they finish changes nothing.

    What a source said in time is used, and each question that it left open is a gap.
    """
    if not sources:
        return tuple(Answer((), (Gap("sources", "The settings name no source."),), answered=False) for _ in queries)
    patience = patience or Patience()
    asked = [_Asked(name, source, queries, limit) for name, source in sources.items()]
    columns = [each.collect(patience) for each in asked]
    return tuple(_merge(row) for row in zip(*columns, strict=True))


def join_answers(answers: Sequence[Answer]) -> Answer:
    """The answers to several questions about one claim as one; nothing was answered where nothing was asked."""
    passages = {passage.id: passage for answer in answers for passage in answer.passages}
    gaps = dict.fromkeys(gap for answer in answers for gap in answer.gaps)
    return Answer(tuple(passages.values()), tuple(gaps), any(answer.answered for answer in answers))


@dataclass(frozen=True, slots=True)
class Told:
    """One answer as it is kept: its passages by their places in a list."""

    passages: tuple[int, ...]
    gaps: tuple[Gap, ...]
    answered: bool


@dataclass(frozen=True, slots=True)
class Answers:
    """Several answers as they are kept: a passage that answers many questions stands here once."""

    passages: tuple[Passage, ...]
    told: tuple[Told, ...]

    def all(self) -> Iterator[Answer]:
        """The answers again, in order."""
        for each in self.told:
            yield Answer(tuple(self.passages[at] for at in each.passages), each.gaps, each.answered)


def pack_answers(answers: Sequence[Answer]) -> Answers:
    """Answers as they are kept."""
    kept: list[Passage] = []
    places: dict[str, int] = {}

    def place(passage: Passage) -> int:
        at = places.setdefault(passage.id, len(kept))
        if at == len(kept) or kept[at] != passage:  # two sources may tell one passage in two ways
            at = len(kept)
            kept.append(passage)
        return at

    told = [Told(tuple(map(place, each.passages)), each.gaps, each.answered) for each in answers]
    return Answers(tuple(kept), tuple(told))


class _Asked:
    """One source at work in a thread of its own, which is left behind when it is late: threads cannot be ended."""

    def __init__(self, name: str, source: Source, queries: Sequence[Query], limit: int) -> None:
        self.name = name
        self._count = len(queries)
        self._answers: queue.SimpleQueue[Sequence[Passage] | Gap] = queue.SimpleQueue()
        self._given_up = threading.Event()
        threading.Thread(target=self._work, args=(source, queries, limit), daemon=True).start()

    def collect(self, patience: Patience) -> Column:
        """Its answers in order; a gap for each that is not there in time."""
        given: list[Sequence[Passage] | Gap] = []
        try:
            while len(given) < self._count:
                left = patience.left(self.name)
                given.append(self._answers.get(timeout=left) if left != 0 else self._answers.get_nowait())
        except queue.Empty:
            self._given_up.set()
        return [*given, *(patience.late(self.name) for _ in range(self._count - len(given)))]

    def _work(self, source: Source, queries: Sequence[Query], limit: int) -> None:
        closed: Gap | None = None
        for query in queries:
            if self._given_up.is_set():
                return
            answer, closed = (closed, closed) if closed else _ask_one(self.name, source, query, limit)
            self._answers.put(answer)


def _ask_one(name: str, source: Source, query: Query, limit: int) -> tuple[Sequence[Passage] | Gap, Gap | None]:
    """What a source says; and, where it says that asking it again is useless, the gap that holds for the run."""
    unavailable: list[str] = []

    def search() -> Sequence[Passage]:
        try:
            return sound_passages(source.search(query, limit))
        except SourceUnavailable as error:
            unavailable.append(str(error))
            raise

    answer = attempt(f"source: {name}", search)
    return answer, answer if unavailable and isinstance(answer, Gap) else None


def _merge(row: tuple[Sequence[Passage] | Gap, ...]) -> Answer:
    gaps = tuple(item for item in row if isinstance(item, Gap))
    found = [item for item in row if not isinstance(item, Gap)]
    by_id = {passage.id: passage for passages in found for passage in passages}
    ranked = fuse([[passage.id for passage in passages] for passages in found])
    return Answer(tuple(by_id[each] for each in ranked), gaps, answered=bool(found))
