"""Every queue that is found, ours or installed, keeps the contract."""

from pathlib import Path

import pytest

from secondsource.plugins import Part, find_part, part_names
from secondsource.testing.parts import PartSuite
from secondsource.testing.queues import QueueSuite

QUEUES = [find_part("queues", name) for name in part_names("queues")]


@pytest.mark.parametrize("part", QUEUES, ids=lambda part: part.name)
class TestEveryQueue(QueueSuite, PartSuite):
    @pytest.fixture(autouse=True)
    def _part(self, part: Part) -> None:
        self.module = part.module

    def make(self, folder: Path):
        return self.module.Component(self.module.Options(), folder)
