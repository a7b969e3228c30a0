"""News of the world that GDELT has seen: the articles it names are fetched and read, its list itself is no evidence.

Status: documented only (no whole recorded answer was at hand).

DOC 2.0, mode `ArtList`: `articles` with `url`, `title`, `seendate` (when GDELT saw it, not when it was published),
`domain`, `language`, `sourcecountry`. `{}` is its empty result. GDELT asks for at most one question in five seconds,
and takes questions back about three months. Free to use with credit to the GDELT Project, no key.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from secondsource.domain.evidence import Passage, Query
from secondsource.errors import SourceError
from secondsource.lookup.answers import day_of, first_web_address, items, need_items, read_json
from secondsource.lookup.asking import search_words
from secondsource.lookup.passages import fetch_answer, in_window, read_hits
from secondsource.ports import Desk


@dataclass(frozen=True, slots=True)
class Options:
    """Where GDELT is, and how much of it is read."""

    address: str = "https://api.gdeltproject.org/api/v2/doc/doc"
    """Address of the DOC service."""
    pages: int = 3
    """How many of the articles that it names are fetched for one question."""


class Component:
    def __init__(self, options: Options, desk: Desk) -> None:
        self.options = options
        self.desk = desk

    def search(self, query: Query, limit: int) -> Sequence[Passage]:
        words = search_words(query, 6)
        if not words:
            return ()
        snapshot = fetch_answer(self.desk.fetcher, self._address(words, query, "ArtList", maxrecords="25"))
        value = read_json(snapshot)
        # A day on which it was seen can only be late: what was seen after the window may still belong to it.
        listed = need_items(snapshot, value, "articles") if value else []
        hits = [first_web_address(each.get("url")) for each in listed]
        return read_hits(hits, self.desk, query, limit, self.options.pages)

    def timeline(self, query: Query) -> tuple[tuple[date, float], ...]:
        """Share of all coverage that speaks of the question, day by day, in percent (mode `TimelineVol`).

        Raises SourceError.
        """
        snapshot = fetch_answer(self.desk.fetcher, self._address(search_words(query, 6), query, "TimelineVol"))
        series = need_items(snapshot, read_json(snapshot), "timeline")
        points = [point for each in series[:1] for point in items(each, "data") or []]
        if series and not points:
            raise SourceError("GDELT answers with a timeline without days.")
        return tuple(
            (day, float(value))
            for point in points
            if (day := day_of(point.get("date"))) and in_window(day, query)
            if isinstance(value := point.get("value"), int | float) and 0 <= value <= 100
        )

    def _address(self, words: str, query: Query, mode: str, **more: str) -> str:
        asked = {"query": words, "mode": mode, "format": "json", **more}
        if query.since and query.until:
            asked["startdatetime"] = f"{query.since:%Y%m%d}000000"
        if query.until:
            asked["enddatetime"] = f"{min(query.until, date.max - timedelta(1)) + timedelta(1):%Y%m%d}000000"
        return f"{self.options.address}?{urlencode(asked)}"
