"""Asks every source about every claim, in parallel, and keeps the settings' order."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from secondsource.domain.evidence import Passage, Query
from secondsource.domain.record import Gap
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


def ask_sources(sources: Mapping[str, Source], queries: Sequence[Query], limit: int) -> tuple[Answer, ...]:
    """An answer for each query, in order. One thread a source; the order in which they finish changes nothing."""
    if not sources:
        return tuple(Answer((), (Gap("sources", "The settings name no source."),), answered=False) for _ in queries)
    with ThreadPoolExecutor(max_workers=len(sources)) as pool:
        asked = [pool.submit(_ask_one, name, source, queries, limit) for name, source in sources.items()]
        columns = [future.result() for future in asked]
    return tuple(_merge(row) for row in zip(*columns, strict=True))


def join_answers(answers: Sequence[Answer]) -> Answer:
    """The answers to several questions about one claim as one; nothing was answered where nothing was asked."""
    passages = {passage.id: passage for answer in answers for passage in answer.passages}
    gaps = dict.fromkeys(gap for answer in answers for gap in answer.gaps)
    return Answer(tuple(passages.values()), tuple(gaps), any(answer.answered for answer in answers))


def _ask_one(name: str, source: Source, queries: Sequence[Query], limit: int) -> list[Sequence[Passage] | Gap]:
    return [
        attempt(f"source: {name}", lambda query=query: sound_passages(source.search(query, limit))) for query in queries
    ]


def _merge(row: tuple[Sequence[Passage] | Gap, ...]) -> Answer:
    gaps = tuple(item for item in row if isinstance(item, Gap))
    found = [item for item in row if not isinstance(item, Gap)]
    by_id = {passage.id: passage for passages in found for passage in passages}
    ranked = fuse([[passage.id for passage in passages] for passages in found])
    return Answer(tuple(by_id[each] for each in ranked), gaps, answered=bool(found))
