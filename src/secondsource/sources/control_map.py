"""Who holds a place according to maps of the war in Ukraine: VIINA's four readings, and DeepState's where you allow it.

Status: documented only.

VIINA (ODbL 1.0, Yuri Zhukov) is a zip of one CSV a year: `geonameid`, `date` (YYYYMMDD), `status_wiki`, `status_boost`,
`status_dsm`, `status_isw` and `status`, each `UA`, `RU` or `CONTESTED`. DeepState is GeoJSON with polygons of what the
map shows as occupied; its keepers state no terms for reuse, so it is read when the operator says that they accept
whatever terms apply. A map lags the ground by a day or more, the grey zone between the lines is not part of an occupied
area, and a map shows *control* as its keepers see it, never presence. No key; each file is fetched at most once a run.
"""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from secondsource.domain.article import Snapshot
from secondsource.domain.evidence import Passage, PassageKind, Query
from secondsource.domain.folding import fold
from secondsource.domain.reference import Place
from secondsource.errors import SourceError
from secondsource.lookup.answers import at, day_of, need_items, read_json
from secondsource.lookup.passages import Said, fetch_answer, to_passages
from secondsource.ports import Desk
from secondsource.reading.outlines import Point, Polygon, distance_to_edge, inside

_READINGS = {
    "status_wiki": "Wikipedia's editors",
    "status_boost": "VIINA's model of news reports",
    "status_dsm": "the DeepState map",
    "status_isw": "the Institute for the Study of War",
}
_WORDS = {"RU": "occupied", "UA": "not occupied", "CONTESTED": "contested"}
_LARGEST = 300_000_000
"""Bytes of the CSV of one year, unpacked as it is read."""
_MOST_CORNERS = 500_000
_LAG = "The map lags the ground; the grey zone is not in this reading."


@dataclass(frozen=True, slots=True)
class Options:
    """Which maps are read, and for which places."""

    viina: str = "https://raw.githubusercontent.com/zhukovyuri/VIINA/main/Data/control_latest_{year}.zip"
    """Address of VIINA's file of a year; empty where it is not read."""
    localities: tuple[str, ...] = (
        "Bakhmut=713174",
        "Chasiv Yar=710915",
        "Kherson=706448",
        "Kramatorsk=704508",
        "Kupiansk=703656",
        "Lyman=704204",
        "Myrnohrad=710035",
        "Pokrovsk=704422",
        "Siversk=694403",
        "Toretsk=709354",
        "Vovchansk=689304",
    )
    """Places in VIINA, each with its GeoNames number."""
    deepstate: str = ""
    """Address of DeepState's polygons of a day, with `{day}` for the day as YYYYMMDD."""
    deepstate_terms_accepted: bool = False
    """Whether the operator accepts the terms of DeepState's map; it is not read before."""


@dataclass
class Component:
    options: Options
    desk: Desk
    _held: dict[str, Snapshot] = field(default_factory=dict[str, Snapshot])

    def search(self, query: Query, limit: int) -> Sequence[Passage]:
        if query.until is None:
            return ()
        told = [*self._viina(query, query.until), *self._deepstate(query, query.until)]
        return tuple(passage for snapshot, said in told for passage in to_passages([said], snapshot, query, limit))[
            : max(limit, 0)
        ]

    def _viina(self, query: Query, until: date) -> Iterator[tuple[Snapshot, Said]]:
        wanted = self._localities(query)
        if not wanted or not self.options.viina:
            return
        address = self.options.viina.replace("{year}", str(until.year))
        snapshot = self._fetch(address)
        for number, row in _latest(snapshot, set(wanted), until).items():
            day = day_of(row["date"])
            if day:
                yield snapshot, Said(
                    address, f"{wanted[number]} in VIINA, {_long(day)}", _sentence(wanted[number], row, day),
                    "VIINA", day, "en", "none", PassageKind.MAP_READING,
                )  # fmt: skip

    def _localities(self, query: Query) -> dict[str, str]:
        """GeoNames number and name of the places that a question names in any spelling."""
        asked = {fold(spelling) for spellings in query.names for spelling in spellings}
        rows = (row.rpartition("=") for row in self.options.localities)
        return {number.strip(): name for name, _, number in rows if fold(name) in asked}

    def _deepstate(self, query: Query, until: date) -> Iterator[tuple[Snapshot, Said]]:
        if not self.options.deepstate or not self.options.deepstate_terms_accepted:
            return
        places = list(dict.fromkeys(place for spellings in query.names for place in self._place(spellings)))
        if not places:
            return
        address = self.options.deepstate.replace("{day}", f"{until:%Y%m%d}")
        snapshot = self._fetch(address)
        areas = _areas(snapshot)
        for place in places[:5]:
            text = _lies(place, areas, until)
            title = f"Centre of {place.name} on the DeepState map, {_long(until)}"
            yield snapshot, Said(address, title, text, "DeepState map", until, "en", "ukraine", PassageKind.MAP_READING)

    def _place(self, spellings: Sequence[str]) -> tuple[Place, ...]:
        found = (self.desk.tables.places.find(each) for each in spellings)
        return tuple(place for places in found for place in places[:1] if place.country == "UA")[:1]

    def _fetch(self, address: str) -> Snapshot:
        if address not in self._held:
            self._held[address] = fetch_answer(self.desk.fetcher, address)
        return self._held[address]


def _latest(snapshot: Snapshot, numbers: set[str], until: date) -> dict[str, dict[str, str]]:
    """The last row of each place that is not after the day."""
    found: dict[str, dict[str, str]] = {}
    last = f"{until:%Y%m%d}"
    for row in _rows(snapshot):
        number, day = row.get("geonameid") or "", row.get("date") or ""
        if number in numbers and len(day) == 8 and day <= last and day > found.get(number, {}).get("date", ""):
            found[number] = row
    return found


def _rows(snapshot: Snapshot) -> Iterator[dict[str, str]]:
    """Rows of the one CSV in a zip, unpacked as they are read and only so far."""
    try:
        with zipfile.ZipFile(io.BytesIO(snapshot.body)) as packed:
            name = next(each for each in packed.infolist() if each.filename.lower().endswith(".csv"))
            if name.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise SourceError("VIINA's file is packed in another way than its page promises.")
            if name.file_size > _LARGEST:
                raise SourceError("VIINA's file unpacks into more than a year of readings can be.")
            with packed.open(name) as file:
                rows = csv.DictReader(io.TextIOWrapper(file, "utf-8-sig", errors="strict"))
                if not {"geonameid", "date", *_READINGS} <= set(rows.fieldnames or ()):
                    raise SourceError("VIINA's file has other columns than its page promises.")
                yield from rows
    except (zipfile.BadZipFile, StopIteration, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        raise SourceError("VIINA answers with something that is no zip of a CSV.") from error
    except (UnicodeDecodeError, csv.Error, ValueError, zlib.error) as error:
        raise SourceError("VIINA's file cannot be read to its end.") from error


def _sentence(place: str, row: dict[str, str], day: date) -> str:
    """`Kupiansk: not occupied on this map …`, with all four readings, agreeing or not."""
    told = [(who, _WORDS.get((row.get(column) or "").strip().upper())) for column, who in _READINGS.items()]
    known = [(who, word) for who, word in told if word]
    words = {word for _, word in known}
    whole = f"{place} is {words.pop()} on this map" if len(words) == 1 else f"{place} is contested between readings"
    each = "; ".join(f"{word} according to {who}" for who, word in known) or "no reading"
    return f"{whole} (VIINA, {_long(day)}): {each}. {_LAG}"


def _areas(snapshot: Snapshot) -> list[Polygon]:
    """Every polygon of a GeoJSON answer."""
    value = read_json(snapshot)
    features = need_items(snapshot, value, "features")
    areas = [polygon for each in features for polygon in _polygons(at(each, "geometry"))]
    if not areas:
        raise SourceError("DeepState answers with a map without an area.")
    if sum(len(ring) for rings in areas for ring in rings) > _MOST_CORNERS:
        raise SourceError("DeepState answers with a map of more corners than any map has.")
    return areas


def _polygons(geometry: object) -> Iterator[Polygon]:
    kind, rings = at(geometry, "type"), at(geometry, "coordinates")
    several = [rings] if kind == "Polygon" else rings if kind == "MultiPolygon" else []
    for each in cast("list[object]", several) if isinstance(several, list) else []:
        if isinstance(each, list):
            read = [_ring(ring) for ring in cast("list[object]", each)]
            if read and len(read[0]) > 2:
                yield read


def _ring(value: object) -> list[Point]:
    corners = cast("list[object]", value) if isinstance(value, list) else []
    return [point for each in corners if (point := _point(each))]


def _point(value: object) -> Point | None:
    pair = cast("list[object]", value)[:2] if isinstance(value, list) else []
    if len(pair) < 2:
        return None
    x, y = pair
    if isinstance(x, int | float) and isinstance(y, int | float) and abs(x) <= 180 and abs(y) <= 90:
        return float(x), float(y)
    return None


def _lies(place: Place, areas: Sequence[Polygon], day: date) -> str:
    point = (place.longitude, place.latitude)
    held = "occupied on this map" if inside(point, areas) else "not occupied on this map"
    away = distance_to_edge(point, areas)
    edge = f", {away:.1f} km from the edge of the occupied area" if away is not None else ""
    return f"The centre of {place.name} is {held} (DeepState, {_long(day)}){edge}. {_LAG}"


def _long(day: date) -> str:
    return f"{day:%-d %B %Y}"
