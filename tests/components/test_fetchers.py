"""Every fetcher that is found, ours or installed, keeps the contract."""

import pytest

from secondsource.plugins import find_part, part_names
from secondsource.testing.fetchers import FetcherSuite


@pytest.mark.parametrize("name", part_names("fetchers"))
class TestEveryFetcher(FetcherSuite):
    @pytest.fixture(autouse=True)
    def _part(self, name: str) -> None:
        self.module = find_part("fetchers", name).module
