"""An archive in a folder that nobody may write."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest

from secondsource.domain.evidence import Query
from secondsource.errors import StoreError
from secondsource.pipeline.archive import Archive
from secondsource.stores import sqlite, tantivy
from secondsource.testing.fakes import make_passage

PASSAGES = [
    make_passage("The bridge was hit.", published_at=date(2025, 12, 1)),
    make_passage("The bridge has two lanes."),
]
Nobody = Callable[[], AbstractContextManager[None]]
ReadOnly = Callable[[Path], None]


def open_archive(folder: Path, notes: list[str] | None = None) -> Archive:
    record = sqlite.Component(sqlite.Options(), folder)
    index = tantivy.Component(tantivy.Options(), folder)
    return Archive(record, index, (notes if notes is not None else []).append)


def test_it_answers(open_folder: Path, nobody: Nobody, read_only: ReadOnly):
    archive = open_archive(open_folder)
    archive.add(PASSAGES)
    archive.close()
    read_only(open_folder)
    notes: list[str] = []
    with nobody():
        again = open_archive(open_folder, notes)
        assert len(again.search(Query("bridge"), 50)) == 2
        assert again.add(PASSAGES) == 0
        with pytest.raises(StoreError, match="is read-only"):
            again.add([make_passage("New.")])
        again.close()
    assert notes == []


def test_an_empty_index_that_cannot_be_mended_is_an_error_not_silence(
    open_folder: Path, nobody: Nobody, read_only: ReadOnly
):
    archive = open_archive(open_folder)
    archive.add(PASSAGES)
    archive.index.clear()
    archive.close()
    read_only(open_folder)
    with nobody(), pytest.raises(StoreError, match="cannot be written"):
        open_archive(open_folder).search(Query("bridge"), 5)
