"""Every store of snapshots that is found, ours or installed, keeps the contract."""

from pathlib import Path

import pytest

from secondsource.plugins import Part, find_part, part_names
from secondsource.testing.parts import PartSuite
from secondsource.testing.snapshots import SnapshotsSuite

STORES = [
    part
    for part in (find_part("stores", name) for name in part_names("stores"))
    if {"keep", "read"} <= set(dir(part.component))
]


@pytest.mark.parametrize("part", STORES, ids=lambda part: part.name)
class TestEveryStore(SnapshotsSuite, PartSuite):
    @pytest.fixture(autouse=True)
    def _part(self, part: Part) -> None:
        self.module = part.module

    def make(self, folder: Path):
        return self.module.Component(self.module.Options(), folder)
