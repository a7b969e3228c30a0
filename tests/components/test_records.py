"""Every record that is found, ours or installed, keeps the contract; so does the fake."""

from pathlib import Path

import pytest

from secondsource.plugins import Part, find_part, part_names
from secondsource.testing.fakes import MemoryRecord
from secondsource.testing.parts import PartSuite
from secondsource.testing.records import RecordSuite

RECORDS = [
    part for part in (find_part("stores", name) for name in part_names("stores")) if hasattr(part.component, "get")
]


@pytest.mark.parametrize("part", RECORDS, ids=lambda part: part.name)
class TestEveryRecord(RecordSuite, PartSuite):
    @pytest.fixture(autouse=True)
    def _part(self, part: Part) -> None:
        self.module = part.module

    def make(self, folder: Path):
        return self.module.Component(self.module.Options(), folder)


class TestFake(RecordSuite):
    kept: MemoryRecord | None = None

    def make(self, folder: Path):
        self.kept = self.kept or MemoryRecord()
        return self.kept
