"""The house's own archive: kept passages, analyst's notes and map readings, best match first.

Needs nothing: the archive is on this machine. What it finds was kept earlier, by an import or by a source that fetched
it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.domain.evidence import Passage, Query
from secondsource.ports import Desk


@dataclass(frozen=True, slots=True)
class Options:
    """The archive source has no settings of its own."""


class Component:
    local = True

    def __init__(self, options: Options, desk: Desk) -> None:
        self.options = options
        self.desk = desk

    def search(self, query: Query, limit: int) -> Sequence[Passage]:
        return self.desk.archive.search(query, limit)
