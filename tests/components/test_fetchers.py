"""Every fetcher that is found, ours or installed, keeps the contract."""

from dataclasses import fields, replace

import pytest

from secondsource.plugins import find_part, part_names
from secondsource.testing.fetchers import FetcherSuite


@pytest.mark.parametrize("name", part_names("fetchers"))
class TestEveryFetcher(FetcherSuite):
    @pytest.fixture(autouse=True)
    def _part(self, name: str) -> None:
        self.module = find_part("fetchers", name).module

    def make(self):
        """Without the pause that sites are owed: these requests go to nobody."""
        options = self.module.Options()
        hasty = {"delay": 0.0} if "delay" in {each.name for each in fields(options)} else {}
        return self.module.Component(replace(options, **hasty))
