"""Every keeper of vectors that is found, ours or installed, keeps the contract."""

import inspect
from pathlib import Path

import pytest

from secondsource.plugins import Part, find_part, part_names
from secondsource.testing.parts import PartSuite
from secondsource.testing.vectors import VectorSuite


def _keeps_vectors(part: Part) -> bool:
    return "vector" in inspect.signature(getattr(part.component, "search", lambda: None)).parameters


KEEPERS = [part for part in (find_part("stores", name) for name in part_names("stores")) if _keeps_vectors(part)]


@pytest.mark.parametrize("part", KEEPERS, ids=lambda part: part.name)
class TestEveryKeeper(VectorSuite, PartSuite):
    @pytest.fixture(autouse=True)
    def _part(self, part: Part) -> None:
        self.module = part.module

    def make(self, folder: Path):
        return self.module.Component(self.module.Options(), folder)


def test_ours_is_among_them():
    assert "vectors" in [part.name for part in KEEPERS]
