"""Every format that is found, ours or installed, keeps the contract."""

import pytest

from secondsource.plugins import find_part, part_names
from secondsource.testing.formats import FormatSuite


@pytest.mark.parametrize("name", part_names("formats"))
class TestEveryFormat(FormatSuite):
    @pytest.fixture(autouse=True)
    def _part(self, name):
        self.module = find_part("formats", name).module


def test_there_are_formats_for_people_and_for_machines():
    assert {"html", "json", "md"} <= set(part_names("formats"))
