"""Every tagger that is found, ours or installed, keeps the contract."""

import pytest

from secondsource.plugins import find_part, part_names
from secondsource.testing.taggers import TaggerSuite


@pytest.mark.parametrize("name", part_names("taggers"))
class TestEveryTagger(TaggerSuite):
    @pytest.fixture(autouse=True)
    def _part(self, name: str) -> None:
        self.module = find_part("taggers", name).module


def test_there_is_a_tagger_that_needs_no_weights():
    assert "rules" in part_names("taggers")
