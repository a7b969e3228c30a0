"""Every encoder that is found, ours or installed, keeps the contract; so does the fake."""

import pytest

from secondsource.plugins import find_part, part_names
from secondsource.testing.encoders import EncoderSuite
from secondsource.testing.fakes import WordEncoder


@pytest.mark.parametrize("name", part_names("encoders"))
class TestEveryEncoder(EncoderSuite):
    @pytest.fixture(autouse=True)
    def _part(self, name: str) -> None:
        self.module = find_part("encoders", name).module


def test_the_shipped_encoder_is_there_and_used():
    part = find_part("encoders", "minilm")
    assert len(part.component(part.options()).encode(["A bridge."])[0]) == 384


class TestFake(EncoderSuite):
    test_says_what_it_is = test_has_defaults_for_every_option = test_refuses_unknown_settings = None

    def encoder(self):
        return WordEncoder()
