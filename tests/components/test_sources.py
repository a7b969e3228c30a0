"""Every source that is found, ours or installed, keeps the contract."""

import pytest

from secondsource.plugins import find_part, part_names
from secondsource.testing.sources import SourceSuite


@pytest.mark.parametrize("name", part_names("sources"))
class TestEverySource(SourceSuite):
    @pytest.fixture(autouse=True)
    def _part(self, name: str) -> None:
        self.module = find_part("sources", name).module
