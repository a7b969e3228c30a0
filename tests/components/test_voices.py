"""Every voice that is found, ours or installed, keeps the contract."""

import pytest

from secondsource.plugins import find_part, part_names
from secondsource.testing.voices import VoiceSuite


@pytest.mark.parametrize("name", part_names("voices"))
class TestEveryVoice(VoiceSuite):
    @pytest.fixture(autouse=True)
    def _part(self, name: str) -> None:
        self.module = find_part("voices", name).module
