"""The archive keeps what it acknowledged, finds it, and mends its index from its record."""

import subprocess
import sys
import time
import tracemalloc
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.domain.article import Article
from secondsource.domain.evidence import Passage, PassageKind, Query
from secondsource.domain.record import Span
from secondsource.errors import StoreError
from secondsource.pipeline.archive import Archive
from secondsource.stores import sqlite, tantivy
from secondsource.testing.fakes import MemoryIndex, MemoryRecord, make_passage

DATED = [
    make_passage(
        f"The bridge was hit on day {day}.", published_at=date(2025, 12, day), url=f"https://news.example/{day}"
    )
    for day in range(1, 21)
]
UNDATED = make_passage("The bridge has two lanes.", kind=PassageKind.NOTE, publisher=None)


def open_archive(folder: Path, notes: list[str] | None = None) -> Archive:
    record = sqlite.Component(sqlite.Options(), folder)
    index = tantivy.Component(tantivy.Options(), folder)
    return Archive(record, index, (notes if notes is not None else []).append)


@pytest.fixture
def notes() -> list[str]:
    return []


def ids(passages: Sequence[Passage]) -> list[str]:
    return [passage.id for passage in passages]


def test_importing_twice_changes_nothing(tmp_path: Path, notes: list[str]):
    archive = open_archive(tmp_path, notes)
    assert archive.add([*DATED, UNDATED]) == 21
    before = archive.search(Query("bridge day"), 50)
    assert archive.add([UNDATED, *DATED]) == 0
    assert archive.add([*DATED, make_passage("Another thing.")]) == 1
    assert archive.search(Query("bridge day"), 50) == before
    assert archive.index.count() == archive.record.count() == 22
    assert notes == []


def test_nothing_after_the_day_is_found(tmp_path: Path):
    archive = open_archive(tmp_path)
    archive.add([*DATED, UNDATED])
    found = archive.search(Query("bridge", until=date(2025, 12, 5)), 50)
    assert {passage.published_at for passage in found} == {None, *(date(2025, 12, day) for day in range(1, 6))}


def test_names_meet_across_scripts(tmp_path: Path):
    archive = open_archive(tmp_path)
    cyrillic = make_passage("Міст у Куп'янську зруйновано.", language="uk")
    archive.add([cyrillic, *DATED])
    assert archive.search(Query("What happened in Kupyansk?"), 5) == [cyrillic]


def test_the_answer_is_the_same_after_a_rebuild(tmp_path: Path):
    archive = open_archive(tmp_path)
    for passages in (DATED[:1], DATED[1:4], DATED[4:], (UNDATED,)):
        archive.add(passages)
    before = [ids(archive.search(Query("the bridge on day 7"), limit)) for limit in (1, 3, 10, 50)]
    assert archive.rebuild() == 21
    assert [ids(archive.search(Query("the bridge on day 7"), limit)) for limit in (1, 3, 10, 50)] == before


@settings(max_examples=15)
@given(st.permutations(DATED[:8]), st.lists(st.integers(0, 8), max_size=3))
def test_the_order_of_adding_changes_no_answer(tmp_path_factory, order: list[Passage], cuts: list[int]):
    archive = open_archive(tmp_path_factory.mktemp("order"))
    bounds = [0, *sorted(cuts), 8]
    for first, last in pairwise(bounds):
        archive.add(order[first:last])
    assert ids(archive.search(Query("bridge hit on day"), 5)) == sorted(ids(DATED[:8]))[:5]
    archive.close()


def test_an_index_that_is_gone_is_made_anew_and_told(tmp_path: Path, notes: list[str]):
    archive = open_archive(tmp_path)
    archive.add(DATED)
    before = archive.search(Query("bridge"), 5)
    archive.index.clear()
    archive.close()
    again = open_archive(tmp_path, notes)
    assert again.search(Query("bridge"), 5) == before
    assert notes == ["The search index lacks 20 of 20 passages; adding them."]


def test_a_damaged_index_is_rebuilt_and_told(tmp_path: Path, notes: list[str]):
    archive = open_archive(tmp_path)
    archive.add(DATED)
    archive.close()
    for file in (tmp_path / tantivy.FOLDER).glob("*.term"):
        file.write_bytes(b"")
    again = open_archive(tmp_path, notes)
    assert again.stats().index.startswith("The search index")
    assert len(again.search(Query("bridge"), 50)) == 20
    assert "damaged" in notes[0]
    assert notes[0].endswith("Rebuilding it from 20 passages.")
    assert again.stats().index == "in step"


def test_an_index_that_lags_catches_up(notes: list[str]):
    archive = Archive(MemoryRecord(), MemoryIndex(), notes.append)
    archive.record.add(DATED)
    archive.index.add(DATED[:15])
    assert len(archive.search(Query("bridge"), 50)) == 20
    assert notes == ["The search index lacks 5 of 20 passages; adding them."]


def test_an_index_with_holes_or_strangers_is_rebuilt(notes: list[str]):
    for held in (DATED[1:15], [*DATED, UNDATED]):
        archive = Archive(MemoryRecord(), MemoryIndex(), notes.append)
        archive.record.add(DATED)
        archive.index.add(held)
        assert len(archive.search(Query("bridge"), 50)) == 20
        assert notes[-1].startswith("The search index is out of step")


def test_an_index_of_another_record_is_found_out(notes: list[str]):
    archive = Archive(MemoryRecord(), MemoryIndex(), notes.append)
    archive.record.add(DATED)
    archive.index.add([UNDATED, *DATED[1:]])
    assert set(ids(archive.search(Query("bridge"), 50))) == set(ids(DATED))
    assert "another record" in notes[-1]


def test_an_add_that_fails_half_way_is_made_good(notes: list[str]):
    class Flaky(MemoryIndex):
        def add(self, passages):
            for number, passage in enumerate(passages):
                if self.broken and number == 5:
                    raise StoreError("The disk is full.")
                super_broken, self.broken = self.broken, False
                super().add([passage])
                self.broken = super_broken

    index = Flaky()
    archive = Archive(MemoryRecord(), index, notes.append)
    archive.search(Query("open it"), 1)
    index.broken = True
    with pytest.raises(StoreError, match="disk is full"):
        archive.add(DATED)
    index.broken = False
    assert len(archive.search(Query("bridge"), 50)) == 20


def test_stats_count_what_is_held(tmp_path: Path):
    archive = open_archive(tmp_path)
    archive.add([*DATED, UNDATED])
    stats = archive.stats()
    assert (stats.passages, stats.undated, stats.publishers) == (21, 1, 1)
    assert (stats.earliest, stats.latest) == (date(2025, 12, 1), date(2025, 12, 20))
    assert dict(stats.by_kind)[PassageKind.NOTE] == 1
    assert stats.index == "in step"


def test_an_article_is_kept_as_passages_at_their_places(tmp_path: Path):
    text = "\n".join(f"Sentence {n} about the bridge. And a second one follows it here." for n in range(6))
    starts = [0, *(at + 1 for at, c in enumerate(text) if c == "\n")]
    spans = tuple(Span(start, text.find("\n", start) % (len(text) + 1)) for start in starts)
    article = Article(
        "Bridge", text, spans, "https://news.example/bridge", "ab" * 32, publisher="News", published=date(2026, 1, 1)
    )
    archive = open_archive(tmp_path)
    assert archive.add_article(article) == len(list(archive.record.passages())) > 0
    assert archive.add_article(article) == 0
    for passage in archive.record.passages():
        assert passage.span.of(text) == passage.text
        assert passage.snapshot == article.snapshot


def test_every_acknowledged_passage_survives_being_killed():
    """The whole drill, 20,000 passages and 50 kills, is `make drill-import`."""
    drill = Path(__file__).resolve().parents[2] / "bench" / "drill.py"
    command = [sys.executable, str(drill), "--kills", "5", "--passages", "4000", "--seed", str(time.time_ns())]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "5 kills, 0 passages lost or doubled" in done.stdout


def test_what_is_held_is_counted_without_holding_it(tmp_path: Path):
    archive = open_archive(tmp_path)
    long = "The bridge was hit, and nobody knew by whom it was done. " * 200
    archive.add([make_passage(f"{number}: {long}", url=f"https://news.example/{number}") for number in range(3000)])
    tracemalloc.start()
    assert archive.stats().passages == 3000
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 3000 * len(long) / 2
