"""Daily counts of an army's losses, as one party claims them.

Status: recorded.

A JSON list of days, each with `date`, `day`, and a running total under a name (`personnel`, `tank`, `POW`);
`personnel*` says `about`. A count of dead is what a party says of its enemy: each passage names the party that claims
it. The table that is read by default is kept in public by Petro Ivaniuk (MIT) from the daily bulletins of the General
Staff of Ukraine. No key; it changes once a day.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from secondsource.domain.article import Snapshot
from secondsource.domain.evidence import Passage, Query
from secondsource.domain.folding import fold
from secondsource.errors import SourceError
from secondsource.lookup.answers import day_of, need_items, plain, read_any_json
from secondsource.lookup.passages import Said, fetch_answer, to_passages
from secondsource.ports import Desk

_BASE = "https://raw.githubusercontent.com/PetroIvaniuk/2022-Ukraine-Russia-War-Dataset/main/data"
_NO_COUNT = frozenset({"date", "day"})
_MOST_DAYS = 20_000
_WORDS = ("loss", "casualt", "killed", "dead", "destroyed", "tank", "personnel", "troops", "втрат", "потер")


@dataclass(frozen=True, slots=True)
class Options:
    """Which tables are read, and whose word they are."""

    tables: tuple[str, ...] = (f"{_BASE}/russia_losses_personnel.json", f"{_BASE}/russia_losses_equipment.json")
    """Addresses of the tables."""
    party: str = "The General Staff of Ukraine"
    """Who claims the counts."""
    camp: str = "ukraine"
    """The side of that party, as `camps.jsonl` names it."""
    about: str = "Russian forces"
    """Whose losses they are."""


class Component:
    def __init__(self, options: Options, desk: Desk) -> None:
        self.options = options
        self.fetcher = desk.fetcher

    def search(self, query: Query, limit: int) -> Sequence[Passage]:
        asked = fold(query.text[:2000])
        if not any(word in asked for word in _WORDS):
            return ()
        found: list[Passage] = []
        for address in self.options.tables:
            snapshot = fetch_answer(self.fetcher, address)
            rows = _rows(snapshot)
            latest = max((row for row in rows if query.until is None or row[0] <= query.until), default=None, key=_day)
            if latest:
                found += to_passages(self._told(latest, address), snapshot, _of_day(query, latest[0]), limit)
        return tuple(found)[: max(limit, 0)]

    def _told(self, row: tuple[date, dict[str, Any]], address: str) -> Iterator[Said]:
        day, counts = row
        options = self.options
        for name, count in counts.items():
            if name not in _NO_COUNT and type(count) is int and 0 <= count < 10**9:
                what = plain(name)[:60]
                text = (
                    f"{options.party} claims that {options.about} have lost {count:,} ({what}) up to {day:%-d %B %Y}."
                )
                yield Said(address, "Claimed losses", text, options.party, day, "en", options.camp)


def _rows(snapshot: Snapshot) -> list[tuple[date, dict[str, Any]]]:
    listed = need_items(snapshot, read_any_json(snapshot), most=_MOST_DAYS)
    rows = [(day, row) for row in listed if (day := day_of(row.get("date")))]
    if not rows:
        raise SourceError("The table of losses holds no dated row.")
    return rows


def _day(row: tuple[date, dict[str, Any]]) -> date:
    return row[0]


def _of_day(query: Query, day: date) -> Query:
    """A running total answers for all days before it."""
    return Query(query.text, query.names, query.numbers, None, query.until or day, query.language, query.purpose)
