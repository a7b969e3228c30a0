"""Every index that is found, ours or installed, keeps the contract; so does the fake."""

import inspect
from pathlib import Path

import pytest

from secondsource.plugins import Part, find_part, part_names
from secondsource.testing.fakes import MemoryIndex
from secondsource.testing.indexes import IndexSuite
from secondsource.testing.parts import PartSuite


def _finds_by_words(part: Part) -> bool:
    return "only" in inspect.signature(getattr(part.component, "search", lambda: None)).parameters


INDEXES = [part for part in (find_part("stores", name) for name in part_names("stores")) if _finds_by_words(part)]


@pytest.mark.parametrize("part", INDEXES, ids=lambda part: part.name)
class TestEveryIndex(IndexSuite, PartSuite):
    @pytest.fixture(autouse=True)
    def _part(self, part: Part) -> None:
        self.module = part.module

    def make(self, folder: Path):
        return self.module.Component(self.module.Options(), folder)


class TestFake(IndexSuite):
    kept: MemoryIndex | None = None

    def make(self, folder: Path):
        self.kept = self.kept or MemoryIndex()
        return self.kept
