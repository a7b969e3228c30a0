"""The reference tables: dated events, office-holders, and populations of places, each row with its public source.

A row that fits the names of the question is answered as one plain sentence. Rows are facts an operator can read and
correct; what a row records, it proves. A population is an estimate of the unit that the row names, and of no other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
    def __init__(self, options: Options, desk: Desk) -> None:
        self.options = options
        self.tables = desk.tables

    def search(self, query: Query, limit: int) -> Sequence[Passage]:
        names = {fold(spelling) for spellings in query.names for spelling in spellings}
        asked = f" {fold(query.text)} "
        return tuple(islice(self._rows(query, names, asked), limit))

    def _rows(self, query: Query, names: set[str], asked: str) -> Iterator[Passage]:
        for role in self.tables.roles:
            if names & {fold(name) for name in (role.person, *role.names)}:
                yield _role_passage(role)
        for event in self.tables.events:
            if _concerns(event, names, asked):
                yield _event_passage(event)
        for place in self._places(query):
            yield _place_passage(place)

    def _places(self, query: Query) -> Iterator[Place]:
        seen: set[Place] = set()
        for spellings in query.names:
            found = [place for spelling in spellings for place in self.tables.places.find(spelling)[:1]]
            for place in found[:1]:
                if place.population and place not in seen:
                    seen.add(place)
                    yield place


def _concerns(event: Event, names: set[str], asked: str) -> bool:
    if event.place and fold(event.place) in names:
        return True
    named = any(f" {fold(phrase)} " in asked for phrase in event.phrases)
    return named and (not event.needs or any(f" {word}" in asked for word in event.needs))


def _event_passage(event: Event) -> Passage:
    return _passage(event.source, event.name, event.text)


def _role_passage(role: Role) -> Passage:
    return _passage(role.source, role.person, role.text)


def _place_passage(place: Place) -> Passage:
    where = f"{place.region}, {place.country}" if place.region else place.country
    # The figures for Ukrainian places are from before February 2022; those for the rest of the world have no common day.
    when = "had a pre-war population" if place.country == "UA" else "has a population"
    text = f"{place.name}, a {place.kind} in {where}, {when} of {place.population:,} (GeoNames estimate; unit: {place.kind})."
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
