"""Every ledger that is found, ours or installed, keeps the contract."""

from pathlib import Path

import pytest

from secondsource.plugins import Part, find_part, part_names
from secondsource.testing.ledgers import LedgerSuite
from secondsource.testing.parts import PartSuite

LEDGERS = [
    part for part in (find_part("stores", name) for name in part_names("stores")) if hasattr(part.component, "append")
]


@pytest.mark.parametrize("part", LEDGERS, ids=lambda part: part.name)
class TestEveryLedger(LedgerSuite, PartSuite):
    @pytest.fixture(autouse=True)
    def _part(self, part: Part) -> None:
        self.module = part.module

    def make(self, folder: Path):
        return self.module.Component(self.module.Options(), folder)
