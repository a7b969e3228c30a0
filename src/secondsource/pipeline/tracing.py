"""Writes down what sources answer during a check, and gives the same answers again."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace

from secondsource import errors
from secondsource.domain.article import Snapshot
from secondsource.domain.dossier import Asked, Dossier, Trace
from secondsource.domain.evidence import Passage, Query
from secondsource.domain.reference import Publisher
from secondsource.domain.report import Report, Run
from secondsource.errors import SecondSourceError, SourceError
from secondsource.pipeline.check import check
from secondsource.pipeline.house import House, Order
from secondsource.pipeline.registry import put_over
from secondsource.pipeline.stages import Journal, Notes, Observer, Stages, mark_of
from secondsource.ports import Search
from secondsource.serial import dumps

ARCHIVE = ""
"""Name under which the archive is asked for copies of the story; no source is called so."""


class Tracer:
    """Stands between a check and what it asks, and notes every answer."""

    def __init__(self) -> None:
        self._asked: dict[tuple[str, str, int], Asked] = {}
        self._passages: dict[str, Passage] = {}
        self._fresh: list[Asked] = []
        self._lock = threading.Lock()

    def watch(self, house: House) -> House:
        """The same house, with every answer noted."""
        sources = {name: _Watched(name, source, self) for name, source in house.sources.items()}
        return replace(house, archive=_Watched(ARCHIVE, house.archive, self), sources=sources)

    def trace(self, snapshot: Snapshot, order: Order, publishers: Sequence[Publisher]) -> Trace:
        """What was noted, in an order that no thread can change."""
        return Trace(
            snapshot.sha256,
            snapshot.address,
            order.as_of,
            order.published,
            tuple(self._asked[key] for key in sorted(self._asked)),
            tuple(self._passages[key] for key in sorted(self._passages)),
            tuple(publishers),
        )

    def note(self, asked: Asked, passages: Sequence[Passage] = ()) -> None:
        with self._lock:
            if self._add(asked, passages):
                self._fresh.append(asked)

    def take(self) -> Notes:
        """What was noted since this was last called."""
        with self._lock:
            fresh, self._fresh = self._fresh, []
            names = dict.fromkeys(name for each in fresh for name in each.passages)
            return Notes(tuple(fresh), tuple(self._passages[name] for name in names))

    def restore(self, notes: Notes) -> None:
        """Notes what was noted when a stage was done before."""
        passages = {passage.id: passage for passage in notes.passages}
        with self._lock:
            for asked in notes.asked:
                self._add(asked, [passages[name] for name in asked.passages])

    def _add(self, asked: Asked, passages: Sequence[Passage]) -> bool:
        """Whether this was not noted before."""
        self._passages.update((passage.id, passage) for passage in passages)
        key = (asked.of, dumps(asked.query), asked.limit)
        return self._asked.setdefault(key, asked) is asked


def check_watched(
    snapshot: Snapshot, house: House, order: Order, run: Run, tell: Observer, journal: Journal | None
) -> tuple[Report, Tracer]:
    """A report, and who noted what was asked for it. With a journal, a check that was cut off goes on."""
    tracer = Tracer()
    stages = Stages(tell, journal, mark_of(snapshot, order, run), tracer)
    return check(snapshot, tracer.watch(house), order, run, stages), tracer


def check_again(dossier: Dossier, snapshot: Snapshot, house: House, run: Run) -> Report:
    """The report of a dossier made again from the snapshot and the answers that it was made from."""
    trace = dossier.trace
    known = {row.name for row in house.tables.publishers}
    more = tuple(row for row in trace.publishers if row.name not in known)
    tables = replace(house.tables, publishers=put_over((*house.tables.publishers, *more), trace.corrected))
    page = replace(snapshot, address=trace.address)
    house = replace(replayed(house, trace), tables=tables)
    order = Order(trace.as_of, trace.published, dossier.report.edited)
    return check(page, house, order, run, Stages())


class _Watched:
    """A source or the archive, with a witness."""

    def __init__(self, name: str, inner: Search, tracer: Tracer) -> None:
        self.name = name
        self.inner = inner
        self.tracer = tracer

    def search(self, query: Query, limit: int) -> Sequence[Passage]:
        try:
            found = self.inner.search(query, limit)
        except SecondSourceError as error:
            self.tracer.note(Asked(self.name, query, limit, error=type(error).__name__, why=str(error)))
            raise
        if _are_passages(found):
            self.tracer.note(Asked(self.name, query, limit, tuple(passage.id for passage in found)), found)
        return found


class Replayed:
    """A source that gives the answers of a trace, errors included."""

    def __init__(self, name: str, trace: Trace) -> None:
        self._asked = {(dumps(each.query), each.limit): each for each in trace.asked if each.of == name}
        self._passages = {passage.id: passage for passage in trace.passages}

    def search(self, query: Query, limit: int) -> Sequence[Passage]:
        """Raises SourceError for a question that was not asked then."""
        asked = self._asked.get((dumps(query), limit))
        if asked is None:
            raise SourceError("This question was not asked when the report was made.")
        if asked.error:
            raise _error(asked)
        return [self._passages[each] for each in asked.passages if each in self._passages]


def replayed(house: House, trace: Trace) -> House:
    """A house whose sources and archive give the answers of a trace, and nothing else."""
    sources: Mapping[str, Replayed] = {name: Replayed(name, trace) for name in house.sources}
    return replace(house, archive=Replayed(ARCHIVE, trace), sources=sources)


def _error(asked: Asked) -> SecondSourceError:
    kind = getattr(errors, asked.error or "", SourceError)
    return kind(asked.why)


def _are_passages(found: object) -> bool:
    """A source may give anything; what is no passage becomes a gap elsewhere, and is not noted."""
    return isinstance(found, list | tuple) and all(isinstance(each, Passage) for each in found)  # pyright: ignore[reportUnknownVariableType]
