"""A place named with a region, a district or a country where the table of places holds none of its name.

Read are forms such as "the town of Sloviansk in the Kharkiv region", "Sloviansk, Kharkiv Oblast", "Kharkiv region's
Sloviansk", "Sloviansk in the Izium district", "the German city of Lyon" and "Lyon, Germany". Every place of the name,
in any of its spellings, is looked up:

- Region: none of the name lies in the region that the text gives. For what is called a city or a town, or has more
  than 100,000 people, this refutes the statement: the table holds all of these. A village of the same name may lack in
  the table, so otherwise it is only pointed out, and of small places with a common name nothing is said.
- District: all of the name lie further from the district's seat than a district reaches.
- Country, or a state, province or region of one: none of the name lies there, and a well-known one lies elsewhere
  ("Boston, Maine", "the German city of Lyon", "Calgary, in the Canadian province of Manitoba"). Places which two
  states call theirs are left alone, as is what the table holds in no region.
- Capital: the place lies in the land, and is none of the seats that the table of lands holds for it.
- Side: the place lies at the other end of the land than the text says ("Lviv, in eastern Ukraine"), by the latitudes
  and longitudes of the places that the table holds there.
- Unit: a town is called an oblast although it only lies in one, or one name a city and an oblast at once ("the city of
  Kherson Oblast"); a city of many people is called a village, a country or a continent; a state a country or a county;
  a country or a continent a city.
- Spelling: a "town" or "village" of a region is in no table, but one whose name differs by one letter lies there.

The regions are those of Ukraine, of which the table holds nearly all places. Distances are measured in a straight line.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.evidence import Stance
from secondsource.domain.folding import fold
from secondsource.domain.record import Span
from secondsource.domain.reference import Gazetteer, Land, Place, Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.located import Located, find_located
from secondsource.reading.vocabulary.lands import is_away, land_of, lands_of, lies_in_land
from secondsource.reading.vocabulary.letters import is_one_letter_off
from secondsource.reading.vocabulary.openers import OPENERS
from secondsource.reading.vocabulary.regions import find_region, is_disputed, kilometres, lies_in

_CONTINENTS = frozenset({"Africa", "Asia", "Europe", "Antarctica", "South America", "North America"})
_ALSO_CONTINENTS = frozenset({"Australia", "America"})
"""Lands that are called continents, too."""
_WITH_UNITS = {"state": {"US", "AU", "DE", "IN", "BR"}, "province": {"CA", "CN"}}
"""Where a city of many people is no unit of that sort, whatever its name."""
_ALSO_UNITS = frozenset({
    "Berlin", "Hamburg", "Bremen", "Delhi", "New Delhi", "Chandigarh",
})  # fmt: skip
_TOWNS = frozenset({"city", "town", "port", "capital"})
_TOWN = re.compile(r"\b(?:city|town|port|capital|hub)\b")


@dataclass(frozen=True, slots=True)
class Options:
    """What is known well enough to speak of."""

    district_km: float = 110.0
    """Furthest from the seat of a district that a place of it lies."""
    sure: int = 100_000
    """From so many people on, a Ukrainian place in the wrong region is an error, whatever it is called."""
    likely: int = 10_000
    """From so many people on, its name means this place where no other bears it in the table."""
    rare: int = 2_000
    """The same, where the text calls it a village."""
    known: int = 300_000
    """From so many people on, a name means this place of the world."""
    known_town: int = 100_000
    """The same, where the text calls it a city, a town or a capital."""
    most: int = 200
    """At most so many mentions of one article are looked up."""


@dataclass(frozen=True, slots=True)
class Component:
    """Looks up places with what they are said to lie in."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:  # noqa: ARG002 the port
        if not tables.places.text:
            return ()
        mentions = sorted(find_located(article.text, tables), key=lambda each: each.span)[: self.options.most]
        found: dict[tuple[str, str], Finding] = {}
        for mention in mentions:
            noticed = self._notice(mention, tables)
            if noticed:
                found.setdefault((mention.name, mention.where), _finding(article.text, mention, noticed))
        return tuple(found.values())

    def _notice(self, mention: Located, tables: Tables) -> "_Notice | None":
        places = tables.places
        name, rows = _look_up(mention.name, places)
        if mention.unit == "land":
            return self._land(mention, name, rows, tables)
        ours = [place for place in rows if place.country == "UA"]
        if mention.unit == "region":
            region = find_region(mention.where)
            if region is None:
                return _no_region(mention, places)
            return self._region(mention, name, ours, region, tables) if name else None
        if mention.unit == "district":
            return self._district(mention, name, ours, places)
        return _mixed(mention) if mention.unit == "mixed" else self._called(mention, name, rows, tables)

    def _region(
        self, mention: Located, name: str, rows: Sequence[Place], region: str, tables: Tables
    ) -> "_Notice | None":
        if any(lies_in(place, region) for place in rows):
            return None
        if not rows:
            near = _near(name, region, tables.places) if mention.kind else None
            message = f"The table of places holds no {name} in {region}; it holds {near}." if near else ""
            return _Notice(name, message, f"{name} against {near}: one letter", Flag.IMPRECISE) if near else None
        if mention.bare and find_region(name):
            return None
        most = rows[0].population
        sure = most >= self.options.sure or (_is_town(mention) and most >= self.options.rare)
        if not sure and most < (self.options.rare if mention.kind and len(rows) == 1 else self.options.likely):
            return None
        message = f"{name} does not lie in {region}." if sure else f"The table of places holds no {name} in {region}."
        return _Notice(name, message, _held(name, rows, tables), None if sure else Flag.NEEDS_CONTEXT, refutes=sure)

    def _district(self, mention: Located, name: str, rows: Sequence[Place], places: Gazetteer) -> "_Notice | None":
        seats = [
            seat for seat in _look_up(mention.where, places)[1] if seat.country == "UA" and seat.population >= 1000
        ]
        if not rows or not seats or not self.options.likely <= rows[0].population < self.options.sure:
            return None
        apart, place, seat = min(
            ((kilometres(place, seat), place, seat) for place in rows for seat in seats), key=lambda each: each[0]
        )
        if apart <= self.options.district_km:
            return None
        message = f"No {name} that the table of places holds lies near {seat.name}, the seat of the district."
        sum_ = f"{name} ({place.region}) to {seat.name} ({seat.region}): {apart:,.0f} km"
        return _Notice(name, message, sum_, Flag.NEEDS_CONTEXT)

    def _land(self, mention: Located, name: str, rows: Sequence[Place], tables: Tables) -> "_Notice | None":
        lands = lands_of(mention.where, tables)
        is_longer = any(word.lower() not in OPENERS for word in mention.name.removesuffix(name).split())
        if not rows or is_longer or (lands_of(name, tables) and mention.kind != "capital"):
            return None
        inside = [place for place in rows if any(lies_in_land(place, land) for land in lands)]
        if not inside:
            return self._elsewhere(mention, name, rows[0], lands, tables)
        told = lands[0]
        if mention.kind == "capital" and not any(_is_capital(place, land) for place in inside for land in lands):
            message = f"{name} is not the capital of {told.name}; the table of lands holds {told.capitals[0]}."
            return _Notice(
                name, message, f"{told.name}: {', '.join(told.capitals)} ({told.source})", Flag.NEEDS_CONTEXT
            )
        if mention.side and len(lands) == 1 and _are_away(inside, mention.side, told, tables.places):
            message = f"{name} does not lie in the {mention.side} of {told.name}, as far as the table of places tells."
            return _Notice(name, message, _held(name, inside, tables), Flag.NEEDS_CONTEXT)
        return None

    def _elsewhere(
        self, mention: Located, name: str, most: Place, lands: Sequence[Land], tables: Tables
    ) -> "_Notice | None":
        country = land_of(most, tables)
        within = {land.within for land in lands if land.within}
        known = self.options.known_town if mention.kind in _TOWNS else self.options.known
        is_open = is_disputed(most) or not within <= {country.code if country else ""} or (within and not most.region)
        if most.population < known or country is None or is_open:
            return None
        held = most.region if within else country.name
        message = f"The table of places holds {name} in {held}, none in {lands[0].name}."
        return _Notice(name, message, _held(name, (most,), tables), Flag.NEEDS_CONTEXT)

    def _called(self, mention: Located, name: str, rows: Sequence[Place], tables: Tables) -> "_Notice | None":
        lands = lands_of(mention.name, tables)
        if mention.kind in {"state", "country", "nation", "province", "continent"}:
            return self._as_land(mention, name, rows, tables)
        if mention.kind in {"county", "municipality"}:
            states = [land for land in lands if land.within in _WITH_UNITS["state"]]
            return _no_kind(states[0].name, mention.kind, states[0]) if states and len(states) == len(lands) else None
        if mention.name in _CONTINENTS or (lands and not rows):
            return _no_kind(mention.name, mention.kind, lands[0] if lands else None)
        is_small = mention.kind in {"village", "hamlet"}
        if not is_small or not rows or min(place.population for place in rows) < self.options.known:
            return None
        message = f"{name} is a city, not a {mention.kind}."
        return _Notice(name, message, f"{name}: {rows[0].population:,} people (GeoNames estimate)", Flag.IMPRECISE)

    def _as_land(self, mention: Located, name: str, rows: Sequence[Place], tables: Tables) -> "_Notice | None":
        """A city that is called a country, a state or a continent, a state that is called a country, and so on."""
        kind, named, lands = mention.kind, mention.name, lands_of(mention.name, tables)
        if named in _CONTINENTS:
            return None if kind == "continent" else _no_kind(named, kind, None)
        if lands:
            is_state = kind in {"country", "nation"} and all(land.within == "US" for land in lands)
            if not is_state and (kind != "continent" or named in _ALSO_CONTINENTS):
                return None
            return _no_kind(lands[0].name, kind, lands[0])
        is_city = rows and rows[0].population >= self.options.known and mention.name == name
        is_both = named in _ALSO_UNITS or lands_of(f"{kind} of {named}", tables)
        if not is_city or is_both or rows[0].country not in _WITH_UNITS.get(kind, {rows[0].country}):
            return None
        return _Notice(name, f"{name} is a city, not a {kind}.", _held(name, rows[:1], tables), Flag.IMPRECISE)


@dataclass(frozen=True, slots=True)
class _Notice:
    """What the table says against a mention."""

    name: str
    """The words that the table was asked for."""
    message: str
    sum: str
    flag: Flag | None
    refutes: bool = False


def _no_kind(name: str, kind: str, land: Land | None) -> _Notice:
    """A land, or a continent, that is called something else."""
    sort = "a continent" if land is None else "a country"
    if land and land.within:
        sort = "a state" if land.within in _WITH_UNITS["state"] else "a region"
    held = sort if land is None else f"{sort}{f' within {land.within}' if land.within else ''} ({land.source})"
    return _Notice(name, f"{name} is {sort}, not a {kind}.", f"{name}: {held}", Flag.IMPRECISE)


def _mixed(mention: Located) -> _Notice | None:
    """`the city of Kherson Oblast`: a city and the region around it are two units."""
    region = find_region(mention.name)
    if region is None:
        return None
    message = f"A {mention.kind} and a region are two units of place; both words are used of one."
    return _Notice(mention.name, message, f"{mention.name}: a {mention.kind}, and the seat of {region}", Flag.IMPRECISE)


def _is_capital(place: Place, land: Land) -> bool:
    return any(fold(capital) in {fold(place.name), *place.variants} for capital in land.capitals)


def _are_away(inside: Sequence[Place], side: str, land: Land, places: Gazetteer) -> bool:
    return all(is_away(place, side, land, places.text) for place in inside)


def _is_town(mention: Located) -> bool:
    return mention.kind in {"city", "town", "port"} or _TOWN.search(mention.link) is not None


def _look_up(name: str, places: Gazetteer) -> tuple[str, tuple[Place, ...]]:
    """The longest end of the name that the table holds, and what it holds; all of the name where it holds none."""
    words = name.split()
    for at in range(len(words)):
        end = " ".join(words[at:])
        if rows := places.find(end):
            return end, rows
    return name, ()


def _no_region(mention: Located, places: Gazetteer) -> _Notice | None:
    """A town of Ukraine that is called a region."""
    name, rows = _look_up(mention.where, places)
    if not rows or rows[0].country != "UA" or rows[0].population < 1000 or not mention.plain:
        return None
    regions = " or ".join(sorted({place.region or "" for place in rows if place.country == "UA"}))
    return _Notice(name, f"{name} is no region of Ukraine; it lies in one.", f"{name}: {regions}", Flag.IMPRECISE)


def _near(name: str, region: str, places: Gazetteer) -> str | None:
    """The one place of a region whose name is one letter away."""
    folded = fold(name)
    if len(folded) < 6:
        return None
    lines = re.findall(rf"^([^\t]+)\t[^\t]*\tUA\t{re.escape(region)}\t.*\t([^\t]*)$", places.text, re.MULTILINE)
    near = {held for held, spellings in lines if any(is_one_letter_off(folded, each) for each in spellings.split("|"))}
    return near.pop() if len(near) == 1 else None


def _held(name: str, rows: Sequence[Place], tables: Tables) -> str:
    """What the table holds: the places of that name, and others that once bore it only where there are no such."""
    alike = [place for place in rows if fold(place.name)[:3] == fold(name)[:3]] or rows
    places = "; ".join(
        f"{place.name}, {_where(place, tables)}" + (f" ({place.population:,} people)" if place.population else "")
        for place in alike[:5]
    )
    return f"the table holds {places} (GeoNames)"


def _where(place: Place, tables: Tables) -> str:
    """`Ohio`, `Donetsk Oblast`, `Alberta, Canada`, `Sweden`."""
    land = land_of(place, tables)
    country = land.name if land else place.country
    return (
        place.region
        if place.region and place.country in {"UA", "US"}
        else ", ".join(filter(None, (place.region, country)))
    )


def _finding(text: str, mention: Located, notice: _Notice) -> Finding:
    """Its words start with the place, the kind of place or the region, not with what else has a capital before them."""
    words = mention.span.of(text)
    told = (
        f"{mention.kind} of {notice.name}",
        notice.name,
        mention.where.split()[-1] if mention.where else notice.name,
    )
    start = mention.span.start + min(at for part in told if (at := words.find(part)) >= 0)
    span = Span(start, mention.span.end)
    stance = Stance.REFUTES if notice.refutes else None
    return Finding("places", notice.message, notice.sum, span, span.of(text), notice.flag, stance)
