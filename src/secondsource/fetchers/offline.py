"""Refuses every address: nothing touches the network. `--offline` uses it."""

from dataclasses import dataclass

from secondsource.domain.address import without_password
from secondsource.domain.article import Snapshot
from secondsource.errors import FetchError


@dataclass(frozen=True, slots=True)
class Options:
    """There is nothing to set."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def fetch(self, address: str) -> Snapshot:
        raise FetchError(
            f"offline: {without_password(address)} was not fetched. "
            "Leave out --offline, or save the page and give the file."
        )
