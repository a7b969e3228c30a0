"""Regions of Ukraine, as the table of places names them and as a text does, and what lies where."""

import math
import re

from secondsource.domain.folding import fold
from secondsource.domain.reference import Place

_REGIONS = {
    "Cherkasy Oblast": "cherkasy cherkassy",
    "Chernihiv Oblast": "chernihiv chernigov",
    "Chernivtsi Oblast": "chernivtsi chernovtsy",
    "Crimea": "crimea",
    "Dnipropetrovsk Oblast": "dnipropetrovsk dnepropetrovsk dnipro",
    "Donetsk Oblast": "donetsk",
    "Ivano-Frankivsk Oblast": "ivano-frankivsk ivano-frankovsk",
    "Kharkiv Oblast": "kharkiv kharkov",
    "Kherson Oblast": "kherson",
    "Khmelnytskyi Oblast": "khmelnytskyi khmelnytsky khmelnitsky khmelnytskyy",
    "Kirovohrad Oblast": "kirovohrad kirovograd kropyvnytskyi",
    "Kyiv Oblast": "kyiv kiev",
    "Luhansk Oblast": "luhansk lugansk",
    "Lviv Oblast": "lviv lvov",
    "Mykolaiv Oblast": "mykolaiv mykolayiv nikolaev nikolayev",
    "Odesa Oblast": "odesa odessa",
    "Poltava Oblast": "poltava",
    "Rivne Oblast": "rivne rovno",
    "Sevastopol": "sevastopol",
    "Sumy Oblast": "sumy",
    "Ternopil Oblast": "ternopil ternopol",
    "Vinnytsia Oblast": "vinnytsia vinnitsa vinnytsya",
    "Volyn Oblast": "volyn volhynia volynia",
    "Zakarpattia Oblast": "zakarpattia transcarpathia zakarpattya transcarpathian",
    "Zaporizhzhia Oblast": "zaporizhzhia zaporizhia zaporizhzhya zaporozhye zaporizhzhe",
    "Zhytomyr Oblast": "zhytomyr zhitomir",
}
_BY_NAME = {name: region for region, names in _REGIONS.items() for name in names.split()}
_ANY_REGION = re.compile(rf"\b(?:{'|'.join(map(re.escape, _BY_NAME))})(?=s?\b)")
_AS_ONE = {"Kyiv": "Kyiv Oblast", "Sevastopol": "Crimea"}
"""A city that is a region of its own, and the region around it."""
_CLAIMED_TWICE = frozenset(
    {"Crimea", "Sevastopol", "Donetsk Oblast", "Luhansk Oblast", "Kherson Oblast", "Zaporizhzhia Oblast"}
)
_CLAIMED_COUNTRIES = frozenset({"TW", "XK", "PS"})
"""Codes under which the table of places holds what another state calls its own."""


def find_region(words: str) -> str | None:
    """The region of Ukraine whose name these words are or end with, as the table names it; None where there is none."""
    return _BY_NAME.get(fold(words)) or _BY_NAME.get(fold(words.split()[-1]) if words.split() else "")


def named_regions(folded: str) -> frozenset[str]:
    """Every region of Ukraine that a folded text names, be it as a region or as the city of the same name."""
    return frozenset(_BY_NAME[hit] for hit in _ANY_REGION.findall(folded))


def lies_in(place: Place, region: str) -> bool:
    """Whether a place is in a region; Kyiv and Sevastopol belong to the region around them."""
    return _AS_ONE.get(place.region or "", place.region) == _AS_ONE.get(region, region)


def is_disputed(place: Place) -> bool:
    """Whether two states call the place theirs."""
    return place.country in _CLAIMED_COUNTRIES or (place.country == "UA" and place.region in _CLAIMED_TWICE)


def kilometres(one: Place, other: Place) -> float:
    """From one place to another in a straight line."""
    east = math.radians(other.longitude - one.longitude)
    south, north = math.radians(one.latitude), math.radians(other.latitude)
    angle = math.sin((north - south) / 2) ** 2 + math.cos(south) * math.cos(north) * math.sin(east / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(angle))
