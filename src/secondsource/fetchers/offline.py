"""Refuses every address: nothing touches the network. `--offline` uses it."""

import re
from dataclasses import dataclass

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
            f"offline: {_shown(address)} was not fetched. Leave out --offline, or save the page and give the file."
        )


def _shown(address: str) -> str:
    """As it can stand in a message: without a password."""
    return re.sub(r"//[^/?#]*@", "//", address)
