"""The rows of the table of traits by the place that they are about, and whether a text means that place."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from secondsource.domain.folding import fold
from secondsource.domain.reference import Place, Tables, Trait
from secondsource.reading.vocabulary.lands import is_away, land_coded, lands_of
from secondsource.reading.vocabulary.regions import find_region, is_disputed
from secondsource.reading.vocabulary.word_lists import word_set

SEATS = frozenset(("capital", "regional_centre"))
_LARGER = 10.0
"""So many times the people make a place the one that its name means."""
_UNITS = word_set("the region oblast krai province voivodeship governorate republic state county prefecture district")
_SIDE = re.compile(r"((?:north|south|east|west)[a-z-]*) ", re.IGNORECASE)


def rows_of(place: str, tables: Tables) -> tuple[tuple[Trait, ...], ...]:
    """The rows of every place that bears a name, in any spelling; those of one place together."""
    return _by_spelling(tables).get(fold(place), ())


def is_meant(rows: Sequence[Trait], name: str, where: Sequence[str], around: str, tables: Tables) -> bool:
    """Whether a statement means the place of these rows by its name: by the lands and regions that it gives, else as
    the only large place of the name, else by those that the folded text around it names."""
    own = _places_of(rows[0], tables)
    if where:
        return all(_lies_in(rows, own, each, tables) for each in where)
    people = max((place.population for place in own), default=0)
    held = (place for place in tables.places.find(name) if place not in own)
    rivals = [place for place in held if _LARGER * place.population > people]
    return not rivals or _tells_apart(rows, rivals, around, tables)


def _tells_apart(rows: Sequence[Trait], rivals: Sequence[Place], around: str, tables: Tables) -> bool:
    """Whether a folded text names where the rows lie and where none of their namesakes does: lands, or within one land
    the regions."""
    country = rows[0].country
    abroad = {word for place in rivals if place.country != country for word in _land_words(place.country, tables)}
    nearby = {bare(place.region) for place in rivals if place.country == country and place.region}
    at_home = any(place.country == country for place in rivals)
    here = _regions(rows) | (set[str]() if at_home else _land_words(country, tables))
    return _names(around, here) and not _names(around, (abroad | nearby) - here)


def _names(around: str, words: Iterable[str]) -> bool:
    return any(f" {word} " in around for word in words)


def _land_words(code: str, tables: Tables) -> set[str]:
    land = land_coded(code, tables)
    return {fold(word) for word in land.words} if land else set()


def _regions(rows: Sequence[Trait]) -> set[str]:
    """The regions that the place of the rows lies in or is the seat of, without the words for their units."""
    return {bare(each) for row in rows for each in (row.region, *(row.of if row.kind in SEATS else ())) if each}


def _lies_in(rows: Sequence[Trait], own: Sequence[Place], name: str, tables: Tables) -> bool:
    """Whether a land, a side of one or a region that the statement names is where the rows place it."""
    if bare(name) in _regions(rows) or (find_region(name) is not None and find_region(name) == rows[0].region):
        return True
    side = _SIDE.match(name)
    lands = [land for land in lands_of(name[side.end() :] if side else name, tables) if land.code == rows[0].country]
    if not lands or any(map(is_disputed, own)):
        return False
    return not side or all(not is_away(place, side[1], lands[0], tables.places.text) for place in own)


def bare(name: str) -> str:
    """A name without the word for its unit: `the Kharkiv region` and `Kharkiv Oblast` are one."""
    words = [word for word in fold(name).split() if word not in _UNITS]
    return " ".join(words) or fold(name)


@lru_cache(maxsize=4)
def _by_spelling(tables: Tables) -> dict[str, tuple[tuple[Trait, ...], ...]]:
    """The rows of each place under every spelling of its name."""
    by_place: dict[tuple[str, str], list[Trait]] = defaultdict(list)
    for row in tables.traits:
        by_place[row.country, row.place].append(row)
    found: dict[str, list[tuple[Trait, ...]]] = defaultdict(list)
    for rows in by_place.values():
        for spelling in spellings(rows[0], tables).union(*(spellings(row, tables) for row in rows[1:])):
            found[spelling].append(tuple(rows))
    return {spelling: tuple(sites) for spelling, sites in found.items()}


def spellings(row: Trait, tables: Tables) -> set[str]:
    """Every folded spelling of the place of a row."""
    own = {fold(name) for name in (row.place, *row.names)}
    return own.union(*((fold(place.name), *place.variants) for place in _places_of(row, tables)))


def _places_of(row: Trait, tables: Tables) -> tuple[Place, ...]:
    """The place of a row in the table of places, in its land and region: of two of like size the one that bears the
    name today."""
    found = [
        place
        for place in tables.places.find(row.place)
        if place.country == row.country and (place.region is None or row.region in (None, place.region))
    ]
    like = [place for place in found if _LARGER * place.population > found[0].population]
    today = [place for place in like if fold(place.name) == fold(row.place)]
    return tuple((today or found)[:1])
