"""The reference tables: dated events, office-holders, and populations of places, each row with its public source.

A row that fits the names of the question is answered as one plain sentence. Rows are facts an operator can read and
correct; what a row records, it proves. A population is an estimate of the unit that the row names, and of no other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from urllib.parse import urlsplit

from secondsource.domain.evidence import Passage, PassageKind, Query, passage_id
from secondsource.domain.folding import fold
from secondsource.domain.record import Span
from secondsource.domain.reference import Event, Place, Role
from secondsource.ports import Desk


@dataclass(frozen=True, slots=True)
class Options:
    """The reference tables have no settings of their own; see `tables.folder` for adding rows."""


class Component:
    local = True

    def __init__(self, options: Options, desk: Desk) -> None:
        self.options = options
        self.tables = desk.tables

    def search(self, query: Query, limit: int) -> Sequence[Passage]:
        names = {fold(spelling) for spellings in query.names for spelling in spellings}
        asked = f" {fold(query.text)} "
        return tuple(islice(self._rows(query, names, asked), limit))

    def _rows(self, query: Query, names: set[str], asked: str) -> Iterator[Passage]:
        yield from (_role_passage(role) for folded, role in self._roles if names & folded)
        yield from (_event_passage(row.event) for row in self._events if row.concerns(names, asked))
        yield from (_place_passage(place) for place in self._places(query))

    def _places(self, query: Query) -> Iterator[Place]:
        """For each name of the question the largest place that has it."""
        found = (self._place(spellings) for spellings in query.names)
        yield from dict.fromkeys(place for place in found if place and place.population)

    def _place(self, spellings: Sequence[str]) -> Place | None:
        return next((place for each in spellings for place in self.tables.places.find(each)[:1]), None)

    @cached_property
    def _roles(self) -> list[tuple[set[str], Role]]:
        return [({fold(name) for name in (role.person, *role.names)}, role) for role in self.tables.roles]

    @cached_property
    def _events(self) -> list["_EventRow"]:
        return [_EventRow.of(event) for event in self.tables.events]


@dataclass(frozen=True, slots=True)
class _EventRow:
    """An event, folded once for every question."""

    event: Event
    place: str | None
    phrases: tuple[str, ...]
    needs: tuple[str, ...]

    @classmethod
    def of(cls, event: Event) -> "_EventRow":
        phrases = tuple(f" {fold(phrase)} " for phrase in event.phrases)
        return cls(event, event.place and fold(event.place), phrases, tuple(f" {word}" for word in event.needs))

    def concerns(self, names: set[str], asked: str) -> bool:
        """Whether a question names the event's place, or the event itself in words that can mean no other."""
        if self.place in names:
            return True
        named = any(phrase in asked for phrase in self.phrases)
        return named and (not self.needs or any(word in asked for word in self.needs))


def _event_passage(event: Event) -> Passage:
    return _passage(event.source, event.name, event.text)


def _role_passage(role: Role) -> Passage:
    return _passage(role.source, role.person, role.text)


def _place_passage(place: Place) -> Passage:
    where = f"{place.region}, {place.country}" if place.region else place.country
    # Figures for Ukrainian places are from before February 2022; those for the rest of the world have no common day.
    had = "had a pre-war population" if place.country == "UA" else "has a population"
    estimate = f"{place.population:,} (GeoNames estimate; unit: {place.kind})"
    text = f"{place.name}, a {place.kind} in {where}, {had} of {estimate}."
    return _passage("https://www.geonames.org/", place.name, text)


def _passage(url: str, title: str, text: str) -> Passage:
    return Passage(
        id=passage_id(url, PassageKind.REFERENCE, text),
        url=url,
        title=title,
        publisher=urlsplit(url).hostname,
        text=text,
        span=Span(0, len(text)),
        published_at=None,
        fetched_at=None,
        language="en",
        kind=PassageKind.REFERENCE,
    )
