"""What a statement says that a place is known for: `the town is a rail and road junction in the northern province`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from secondsource.domain.reference import Tables
from secondsource.reading.vocabulary.lands import land_words
from secondsource.reading.vocabulary.place_units import scope_of

_WORD = r"(?!(?:and|but|in|on|of|at|with|where|which|that|is|was)\b)[^\W\d_][\w’'ʼ.-]*"
_NAME = rf"{_WORD}(?: {_WORD}){{0,4}}"
_PRAISE = (
    r"(?:(?:key|crucial|important|major|strategic(?:ally important)?|vital|significant|critical|well-known|busy)"
    r"(?:,? and |, | ))"
)
"""Words that weigh a trait and state no fact of their own; `largest`, `only` or `former` would."""
_WAY = r"(?:rail(?:way|road)?|train|road|highway|motorway|transport(?:ation)?)"
_BY_WAY = {
    "rail": ("rail_junction",),
    "trai": ("rail_junction",),
    "road": ("road_junction",),
    "high": ("road_junction",),
    "moto": ("road_junction",),
    "tran": ("rail_junction", "road_junction"),
}
"""By the first four letters of a way."""
_HEADS = {
    "ways": rf"{_WAY}(?:(?:, and |, | and |/| ){_WAY}){{0,2}} (?:junction|hub|node|crossroads|interchange)",
    "regional_centre": r"(?:regional|provincial|state|oblast|administrative) (?:capital|cent(?:re|er)|seat)",
    "capital": r"capital(?: city)?",
    "river_port": r"river port(?: city| town)?",
    "port": r"(?:sea ?)?port(?: city| town)?|harbou?r (?:city|town)",
    "border_crossing": r"border crossing(?: point)?|border checkpoint",
    "nuclear_plant": r"(?:nuclear|atomic) (?:power )?(?:plant|station)",
    "hydro_plant": r"hydro(?:-?electric)? (?:power )?(?:plant|station)",
    "naval_base": r"naval base",
    "refinery": r"(?:oil )?refinery",
    "town": r"city|town|village|settlement",
}
"""Words for each trait; `ways` are junctions of one sort or several, and a `town` is no trait by itself."""
_WATER = rf"(?:on|at) (?:the )?(?:(?:banks?|shores?|coast) of (?:the )?)?(?P<water>{_NAME}(?: of {_WORD})?)"
_STATEMENT = re.compile(
    rf"(?:the )?(?:(?:(?:sea)?port )?(?:city|town|village|port) of )?(?P<place>{_NAME}) (?:also |now )?"
    r"(?:(?P<now>is (?:the )?home (?:to|of)|is the site of|is (?:located|situated)|is|remains|serves as|acts as|lies"
    r"|stands|sits|hosts|houses|has)"
    r"|was (?:the )?home to|was|served as|acted as|lay|stood|hosted|housed|had)"
    r" (?:also |still |both )?(?P<rest>.+?)(?:,? in (?P<where>(?:the )?[^,]+(?:, [^,]+)?))?",
    re.IGNORECASE,
)
_JOINS = re.compile(r",? and (?:also )?|, ", re.IGNORECASE)
_NO_THE = re.compile(r"^(?:in )?(?:the )?", re.IGNORECASE)
_NO_RIVER = re.compile(r"^(?:the )?(?:river )?| (?:river|coast)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ToldTrait:
    """One thing that a place is said to be known for."""

    kinds: tuple[str, ...]
    """Of `TRAITS`; a row of any of them bears the words out."""
    of: str | None = None
    """The other name that belongs to it, such as the region of a regional centre."""


@dataclass(frozen=True, slots=True)
class ToldPlace:
    """A place, all that a statement says that it is known for, and where the statement places it."""

    place: str
    traits: tuple[ToldTrait, ...]
    where: tuple[str, ...]
    """Lands, their sides and regions, as written."""
    now: bool
    """Whether it is told of the days of the article."""


def find_told_place(statement: str, tables: Tables) -> ToldPlace | None:
    """What a statement says that a place is known for; None where it says anything else besides, for then a row that
    bears the traits out would not bear out the statement."""
    hit = _STATEMENT.fullmatch(statement.strip().rstrip("."))
    items = tuple(_items(hit["rest"], tables)) if hit else ()
    if hit is None or not items or None in items:
        return None
    read = [_read(item, tables) for item in items if item]
    traits = tuple(trait for told, _ in read for trait in told)
    if not traits:
        return None
    where = (*_pieces(hit["where"], tables), *(name for _, names in read for name in names))
    return ToldPlace(hit["place"], traits, where, hit["now"] is not None)


def _items(rest: str, tables: Tables) -> Iterator[re.Match[str] | None]:
    """The things that a list gives one after another; None where one is none that is known here."""
    item, at = _item(tables), 0
    while at < len(rest):
        hit = item.match(rest, at)
        yield hit
        if hit is None:
            return
        join = _JOINS.match(rest, hit.end())
        at = join.end() if join else hit.end()
        if join is None and at < len(rest):
            yield None
            return


@lru_cache(maxsize=4)
def _item(tables: Tables) -> re.Pattern[str]:
    heads = "|".join(f"(?P<{kind}>{words})" for kind, words in _HEADS.items())
    side = r"(?:(?:north|south|east|west|central)[a-z-]* )?"
    sea = r"(?P<sea>(?:black|baltic|red|caspian|north|white|adriatic|aegean|azov) sea|baltic|mediterranean|danube)"
    return re.compile(
        rf"(?:(?:an?|the|its) )?(?:(?P<owner>[^,’']{{2,40}})[’']s )?{_PRAISE}{{0,2}}"
        rf"(?:(?P<land>{side}(?:{land_words(tables)})) )?(?:{sea} )?{_PRAISE}?(?:{heads})"
        rf"(?: (?:of|with|into) (?:the )?(?P<of>{_NAME}(?: of (?:the )?{_NAME})?))?(?: {_WATER})?"
        rf"|{_WATER.replace('<water>', '<alone>')}",
        re.IGNORECASE,
    )


def _read(item: re.Match[str], tables: Tables) -> tuple[tuple[ToldTrait, ...], tuple[str, ...]]:
    """The traits of one item, and the lands or regions that it names."""
    kind = next((kind for kind in _HEADS if item[kind]), "town")
    names = [name for part in ("land", "owner", "of") for name in _pieces(item[part], tables)]
    waters = [_NO_RIVER.sub("", name) for part in ("sea", "water", "alone") if (name := item[part])]
    if kind == "ways":
        ways = re.findall(_WAY, item[kind], re.IGNORECASE)
        return tuple(ToldTrait(_BY_WAY[way[:4].lower()]) for way in ways), tuple(names)
    if kind in ("capital", "regional_centre"):
        kinds = ("capital", "regional_centre") if kind == "capital" else (kind,)
        return (ToldTrait(kinds, names[-1] if names else None), *_by_water(waters)), tuple(names[:-1])
    if kind == "border_crossing":
        return (ToldTrait((kind,), item["of"]),), tuple(_pieces(item["owner"], tables))
    if kind in ("port", "river_port"):
        kinds = ("port", "river_port") if kind == "port" else (kind,)
        return (ToldTrait(kinds, waters[0] if waters else None),), tuple(names)
    return (*(() if kind == "town" else (ToldTrait((kind,)),)), *_by_water(waters)), tuple(names)


def _by_water(waters: list[str]) -> Iterator[ToldTrait]:
    """A place on a water that it is no port of by these words: on a river, or on a sea that it is a port of."""
    return (ToldTrait(("river", "river_port", "port"), water) for water in waters)


def _pieces(names: str | None, tables: Tables) -> Iterator[str]:
    """`the Kharkiv region of eastern Ukraine` and `Ukraine’s Kharkiv region` as their two parts, the closest last."""
    for part in re.split(r"[’']s ", names or ""):
        near, _, far = part.partition(" of ")
        parts = (far, near) if far and scope_of(near.split()[-1], tables) else (part,)
        yield from (_NO_THE.sub("", piece) for each in parts for piece in reversed(each.split(", ")) if piece)
