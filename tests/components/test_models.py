"""Every stance model that is found, ours or installed, keeps the contract."""

import pytest

from secondsource.plugins import find_part, part_names
from secondsource.testing.models import ModelSuite


@pytest.mark.parametrize("name", part_names("models"))
class TestEveryModel(ModelSuite):
    @pytest.fixture(autouse=True)
    def _part(self, name: str) -> None:
        self.module = find_part("models", name).module


def test_there_is_a_model_that_needs_no_weights():
    assert "overlap" in part_names("models")
