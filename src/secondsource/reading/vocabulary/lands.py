"""Countries and their states by the words for them, and on which side of one a place lies."""

import re
from dataclasses import dataclass
from functools import lru_cache

from secondsource.domain.folding import fold
from secondsource.domain.reference import Land, Place, Tables
from secondsource.reading.vocabulary.demonyms import name_base

_LIMIT = 0.05
"""Share of a land's places beyond each end of what counts as its extent: islands and outliers."""
_FEWEST = 10
"""Places of a land that show its extent."""
_HALVES = {"north": (0, 1), "south": (0, -1), "east": (1, 1), "west": (1, -1)}
"""Which coordinate a side is about (latitude, longitude), and towards which end."""


REGION = "(?:state|province|canton|republic|country|territory|region)"
"""Words for what a land may be called in front of its name: `the state of New York`."""
AFTER = "(?:[Ss]tate|[Pp]rovince|canton|voivodeship)"
"""And behind it: `Hunan province`; a `region` is also what lies around a city."""
_UNIT = re.compile(rf"^{REGION} of (?=.)|(?<=.) {AFTER}$", re.IGNORECASE)


def land_words(tables: Tables, *, names_only: bool = False) -> str:
    """The words for lands, for use inside a pattern; the longest first, and without adjectives on demand."""
    words = {word for land in tables.lands for word in (land.nouns if names_only else land.words)}
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or "(?!)"


def lands_of(word: str, tables: Tables) -> tuple[Land, ...]:
    """Every land that a word may mean: Georgia is two, the state of Georgia is one."""
    found = _by_word(tables).get(fold(word), ())
    alone = "" if found else _UNIT.sub("", word, count=1)
    return found if alone in {"", word} else tuple(land for land in lands_of(alone, tables) if land.within)


def land_of(place: Place, tables: Tables) -> Land | None:
    """The country of a place."""
    return land_coded(place.country, tables)


def land_coded(code: str, tables: Tables) -> Land | None:
    """The country or state of a code."""
    return _by_code(tables).get(code)


@lru_cache(maxsize=4)
def nations(tables: Tables) -> dict[str, str]:
    """The base of every word for a country, with the base of its name."""
    countries = [land for land in tables.lands if not land.within]
    return {name_base(word): name_base(land.name) for land in countries for word in land.words}


def lies_in_land(place: Place, land: Land) -> bool:
    """Whether a place is in a country, or in a state of one."""
    return place.country == (land.within or land.code) and (not land.within or place.region == land.name)


def is_away(place: Place, side: str, land: Land, places: str) -> bool:
    """Whether a place lies at the other end of its land than a side such as `eastern` or `north-west` says, by the
    extent of the places that the table holds; False where they are too few to tell."""
    extent = _extent(places, land)
    parts = [part for part in _HALVES if part in side.lower()]
    if extent is None:
        return False
    shares = {part: extent.share(place, part) for part in parts}
    return any(share < (1 / 3 if len(parts) == 1 else 1 / 4) for share in shares.values())


@dataclass(frozen=True, slots=True)
class _Extent:
    """The first and last latitude, and longitude, of a land's places."""

    ends: tuple[tuple[float, float], tuple[float, float]]

    def share(self, place: Place, part: str) -> float:
        """How far a place lies towards a side: 1 at that end, 0 at the other."""
        axis, towards = _HALVES[part]
        low, high = self.ends[axis]
        share = ((place.latitude, place.longitude)[axis] - low) / (high - low or 1)
        return share if towards > 0 else 1 - share


@lru_cache(maxsize=64)
def _extent(places: str, land: Land) -> _Extent | None:
    region = re.escape(land.name) if land.within else "[^\t\n]*"
    lines = re.findall(rf"\t{land.within or land.code}\t{region}\t([^\t\n]+)\t([^\t\n]+)\t", places)
    if len(lines) < _FEWEST:
        return None
    cut = int(len(lines) * _LIMIT)
    south_north, west_east = (sorted(float(line[axis]) for line in lines) for axis in (0, 1))
    return _Extent(((south_north[cut], south_north[-1 - cut]), (west_east[cut], west_east[-1 - cut])))


@lru_cache(maxsize=4)
def _by_word(tables: Tables) -> dict[str, tuple[Land, ...]]:
    found: dict[str, tuple[Land, ...]] = {}
    for land in tables.lands:
        for word in dict.fromkeys(map(fold, land.words)):
            found[word] = (*found.get(word, ()), land)
    return found


@lru_cache(maxsize=4)
def _by_code(tables: Tables) -> dict[str, Land]:
    return {land.code: land for land in tables.lands}
