"""Rows of the reference tables: facts an operator can read, correct and extend, each with its public source."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from secondsource.domain.folding import fold


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event; `end` is None while it lasts."""

    id: str
    name: str
    phrases: tuple[str, ...]
    """Lower-case noun phrases an article may use for it, such as `full-scale war`."""
    needs: tuple[str, ...]
    """Folded words of which the article must use one for the phrase to mean this event."""
    kind: str
    start: date
    end: date | None
    place: str | None
    text: str
    source: str
    checked: str
    once: bool = False
    """Nothing else in history goes by its phrases, so that another year told with it is wrong."""


@dataclass(frozen=True, slots=True)
class Role:
    """Who held an office or spoke for whom; dates as ISO text of any precision, None where not known."""

    person: str
    names: tuple[str, ...]
    role: str
    organisation: str
    camp: str | None
    start: str | None
    end: str | None
    text: str
    source: str
    checked: str


STANDINGS = ("state", "official", "independent", "assessor", "agency", "aggregator")
"""What a publisher can be."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who answers for a page."""

    name: str
    domains: tuple[str, ...]
    country: str
    languages: tuple[str, ...]
    camp: str
    standing: str
    """One of `STANDINGS`."""
    owner: str | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A public feed of a publisher."""

    address: str
    publisher: str
    language: str
    camp: str | None
    source: str
    """Where the publisher, or somebody who describes it, says who it is."""


@dataclass(frozen=True, slots=True)
class Camp:
    """One side of a conflict, and the words by which an article names it and those who speak for it."""

    conflict: str
    camp: str
    adjectives: tuple[str, ...]
    names: tuple[str, ...]
    bodies: tuple[str, ...]
    officials_pattern: tuple[str, ...]
    lang: tuple[str, ...]
    evidence: str


@dataclass(frozen=True, slots=True)
class Opposites:
    """Two lists of word forms of which a thing can be only one."""

    a: tuple[str, ...]
    b: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """Words that judge what they name, and neutral ones for the same."""

    forms: tuple[str, ...]
    neutral: str
    against: str
    """The side that the words judge, such as `left`; `none` where they are used of any."""
    why: str = "judges what it names"
    """What the words do, as a report says it after them: `makes aides accomplices in crime`."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Words of war: what they are worth to the side that does them, and how a place is then held."""

    forms: tuple[str, ...]
    """A star ends a word of any ending (`captur*`); a line stands for up to three words (`raised _ flag`)."""
    turn: str | None
    """`gain` or `loss` of the doer; None for neither."""
    state: str | None
    """One of the defined states of holding a place, such as `control`; None for none."""
    language: str
    evidence: str
    """Where the sense of the words can be looked up."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure, and how many of the base unit of what it measures it can be."""

    name: str
    """In the plural, as a report says it."""
    measures: str
    low: float
    high: float
    """Differs from `low` where countries or trades do, as for the gallon and the ton."""
    forms: tuple[str, ...]
    """Every way to write it; a space in one may also be a hyphen."""
    source: str


@dataclass(frozen=True, slots=True)
class Title:
    """A rank, an office or a form of address, as it stands before a name."""

    title: str
    forms: tuple[str, ...]
    """Every way to write it, in small letters and without full stops."""
    sort: str
    source: str


@dataclass(frozen=True, slots=True)
class Pronounced:
    """A name, and how a newsreader in English says it."""

    name: str
    forms: tuple[str, ...]
    """Every way to write it, with its capitals."""
    ipa: str
    """In the International Phonetic Alphabet, for an English voice."""
    kind: str
    """`place`, `person`, `body` or `thing`."""
    source: str
    """A public page about what the name names."""


SCOPES = ("city", "community", "district", "region", "sector")
"""What a unit of place can be, from the smallest to the largest; a sector of a front may be of any size."""


@dataclass(frozen=True, slots=True)
class PlaceUnit:
    """A unit of place, the words for it, and which of `SCOPES` it is."""

    unit: str
    forms: tuple[str, ...]
    """Every way to write it, in small letters; case endings are forms of their own."""
    scope: str
    country: str | None
    """Where it is in use; None where in many states."""
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Land:
    """A country, or a state of a federation, with the words for it; its numbers are estimates."""

    code: str
    """As the table of places has it; of a state, with that of its country before it (`US-OH`)."""
    name: str
    names: tuple[str, ...]
    """Other names and abbreviations."""
    adjectives: tuple[str, ...]
    within: str | None
    """The code of the country that it is a state of."""
    capitals: tuple[str, ...]
    """Its capital first, then every other place that has been its seat in living memory or is called so by some."""
    population: int
    area_km2: int | None
    source: str
    parts: tuple[str, ...] = ()
    """Names of countries within it: a place of theirs lies in it, their people are fewer than its own."""

    @property
    def words(self) -> tuple[str, ...]:
        """Every word for it, or for a part of it."""
        return (*self.nouns, *self.adjectives)

    @property
    def nouns(self) -> tuple[str, ...]:
        """The same without the adjectives."""
        return (self.name, *self.names, *self.parts)


TRAITS = (
    "capital", "regional_centre", "port", "river_port", "rail_junction", "road_junction", "border_crossing", "river",
    "nuclear_plant", "hydro_plant", "naval_base", "refinery",
)  # fmt: skip
"""What a place can be known for."""


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing that a place is known for. That no row tells of it says nothing, except where a row is the only one."""

    place: str
    names: tuple[str, ...]
    """Spellings besides those of the table of places."""
    kind: str
    """One of `TRAITS`."""
    of: tuple[str, ...]
    """Every name of what belongs to it: the land or region that it is the seat of, its sea or river, the neighbour
    behind the crossing, the plant; empty where no name is held."""
    region: str | None
    """Where it lies; None where no region is held."""
    country: str
    """Its code in the table of lands."""
    start: str | None
    """First day as ISO text of any precision; None where it is not held or long past."""
    end: str | None
    """Last day likewise; None while it lasts."""
    text: str
    source: str
    checked: str
    only: bool = False
    """While it lasts no other place is this of what `of` names, so that a statement about another is wrong."""


@dataclass(frozen=True, slots=True)
class Place:
    """A populated place; the population is an estimate of the named unit."""

    name: str
    kind: str
    country: str
    region: str | None
    latitude: float
    longitude: float
    population: int
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Populated places, found by any spelling of their name.

    `text` holds one place a line, tab-separated: name, kind, country, region, latitude, longitude, population, and
    `|`-framed folded spellings (`|kupyansk|kupiansk|`).
    """

    text: str = ""
    index: str = ""
    """What `spelling_index` gives for the text; made at the first look-up where it is not given, which takes longer."""

    def find(self, name: str) -> tuple[Place, ...]:
        """Every place of that name, most people first."""
        return _find(self.text, self.index or spelling_index(self.text), fold(name))


@lru_cache(maxsize=8)
def spelling_index(text: str) -> str:
    """Every spelling of a gazetteer's text with where its places start in it, one a line, in order."""
    starts: dict[str, list[int]] = defaultdict(list)
    at = 0
    for line in text.split("\n"):
        for spelling in filter(None, line.rpartition("\t")[2].split("|")):
            starts[spelling].append(at)
        at += len(line) + 1
    return "".join(f"{spelling}\t{' '.join(map(str, starts[spelling]))}\n" for spelling in sorted(starts))


@lru_cache(maxsize=4096)
def _find(text: str, index: str, folded: str) -> tuple[Place, ...]:
    found = (_place(_line(text, start)) for start in _starts(index, folded))
    return tuple(sorted(found, key=lambda place: -place.population))


def _line(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)]


def _starts(index: str, folded: str) -> list[int]:
    """Where the places of a spelling start, found by halves: a scan of the whole takes a thousand times longer."""
    low, high = 0, len(index)
    while low < high:
        start = index.rfind("\n", low, (low + high) // 2) + 1 or low
        tab = index.index("\t", start)
        end = index.index("\n", tab)
        spelling = index[start:tab]
        if spelling == folded:
            return [int(number) for number in index[tab + 1 : end].split()]
        low, high = (end + 1, high) if spelling < folded else (low, start)
    return []


def _place(line: str) -> Place:
    name, kind, country, region, latitude, longitude, population, variants = line.split("\t")
    spellings = tuple(variants.strip("|").split("|"))
    return Place(name, kind, country, region or None, float(latitude), float(longitude), int(population), spellings)


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that comments speak of, by its words in lower case and the singular."""

    topic: str
    sure: tuple[str, ...]
    """Words of which one is enough."""
    words: tuple[str, ...]
    """Words of which it takes two."""


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """Every reference table, as one argument; equal only to itself, so that it is a quick key of caches."""

    events: tuple[Event, ...] = ()
    roles: tuple[Role, ...] = ()
    publishers: tuple[Publisher, ...] = ()
    camps: tuple[Camp, ...] = ()
    opposites: tuple[Opposites, ...] = ()
    places: Gazetteer = Gazetteer()
    loaded: tuple[Loaded, ...] = ()
    units: tuple[Unit, ...] = ()
    titles: tuple[Title, ...] = ()
    place_units: tuple[PlaceUnit, ...] = ()
    lands: tuple[Land, ...] = ()
    lexicon: tuple[Pronounced, ...] = ()
    topics: tuple[Topic, ...] = ()
    deeds: tuple[Deed, ...] = ()
    feeds: tuple[Feed, ...] = ()
    traits: tuple[Trait, ...] = ()
